//! The language of headlines and blocks.
//!
//! The identifier is right on paragraphs and often wrong on a few words, so that it is asked about texts long enough
//! for it, and short blocks take the language of the paragraphs around them.

use std::borrow::Cow;

use whichlang::Lang;

use crate::record::{Language, prefix};

use super::quotations::{self, Quotations};

/// How much of a text is looked at, in bytes; on paragraphs more changes nothing and costs time.
const SAMPLE: usize = 96;

/// Texts of so many bytes are believed by themselves.
const TRUSTED: usize = 60;

/// A few words of so many bytes, by which a language can be told if need be.
const SOME_WORDS: usize = 20;

/// A text of fewer bytes is doubled, which makes the identifier surer.
const SHORT: usize = 30;

/// What is left without quoted titles is too little if it has fewer bytes.
const LITTLE: usize = 12;

/// The language of a text as the identifier sees it; `None` for any other than German and English.
pub(crate) fn detect(text: &str) -> Option<Language> {
    let sample = prefix(text, SAMPLE);
    if !sample.contains(char::is_alphabetic) {
        return None;
    }
    match whichlang::detect_language(sample) {
        Lang::Deu => Some(Language::German),
        Lang::Eng => Some(Language::English),
        _ => None,
    }
}

/// The language in which a text ends.
pub(crate) fn detect_end(text: &str) -> Option<Language> {
    let from = text.len().saturating_sub(SAMPLE.saturating_mul(2));
    let start = text.char_indices().map(|(at, _)| at).find(|at| *at >= from)?;
    text.get(start..).and_then(detect)
}

/// The language of a few words: quoted titles are left out, and very short texts are doubled, both of which make the
/// identifier surer.
pub(crate) fn detect_short(text: &str) -> Option<Language> {
    let unquoted = without_quotations(text);
    let words = unquoted.trim();
    if words.len() < LITTLE && words.len() < text.len() {
        return detect(text);
    }
    if words.len() < SHORT {
        detect(&format!("{words} {words}"))
    } else {
        detect(words)
    }
}

/// A text without what stands in quotation marks.
pub(crate) fn without_quotations(text: &str) -> Cow<'_, str> {
    if !text.contains(quotations::may_open) {
        return Cow::Borrowed(text);
    }
    let mut quotations = Quotations::default();
    let mut rest = text.chars();
    let mut outside = String::with_capacity(text.len());
    while let Some(c) = rest.next() {
        if quotations.meet(c, rest.as_str()).is_none() && !quotations.is_open() {
            outside.push(c);
        }
    }
    Cow::Owned(outside)
}

/// Which neighbour a block takes its language from if its own words are too few.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Neighbour {
    /// A list is in the language of the paragraph that introduces it, however long it is.
    Before,
    /// A heading is in the language of what it stands above.
    Behind,
    Either,
}

/// The languages of the blocks of a body, in order. Short ones follow the nearest long ones.
pub(crate) fn of_blocks(blocks: &[(&str, Neighbour)]) -> Vec<Option<Language>> {
    let own = |(text, neighbour): &(&str, Neighbour)| {
        let is_trusted = text.len() >= TRUSTED && *neighbour != Neighbour::Before;
        if is_trusted { detect(text) } else { None }
    };
    let mut languages: Vec<Option<Language>> = blocks.iter().map(own).collect();
    // What stands before a short block and what follows it.
    let mut before = Vec::with_capacity(blocks.len());
    let mut last = None;
    for language in &languages {
        before.push(last);
        last = language.or(last);
    }
    let mut next = None;
    for ((language, (text, neighbour)), before) in languages.iter_mut().zip(blocks).zip(before).rev() {
        if language.is_some() {
            next = *language;
            continue;
        }
        *language = match (neighbour, before, next) {
            (Neighbour::Before, Some(before), _) => Some(before),
            (Neighbour::Behind, _, Some(next)) => Some(next),
            (_, Some(before), Some(next)) if before != next => detect_short(text).or(Some(next)),
            (_, before, next) => before.or(next).or_else(|| detect_short(text)),
        };
    }
    settle_end(&mut languages, blocks);
    languages
}

/// What stands behind the last long block has a neighbour on one side only. In a body of two languages that is too
/// little: a few words are asked then, and fewer follow the block before them.
fn settle_end(languages: &mut [Option<Language>], blocks: &[(&str, Neighbour)]) {
    let has = |language| languages.contains(&Some(language));
    if !has(Language::German) || !has(Language::English) {
        return;
    }
    let is_long = |(text, neighbour): &(&str, Neighbour)| text.len() >= TRUSTED && *neighbour != Neighbour::Before;
    let end = blocks
        .iter()
        .rposition(is_long)
        .map_or(0, |last| last.saturating_add(1));
    let mut last = end
        .checked_sub(1)
        .and_then(|last| languages.get(last).copied())
        .flatten();
    for (language, (text, neighbour)) in languages.iter_mut().zip(blocks).skip(end) {
        if *neighbour == Neighbour::Either {
            *language = Some(text)
                .filter(|text| text.len() >= SOME_WORDS)
                .and_then(|text| detect_short(text))
                .or(last);
        }
        last = language.or(last);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GERMAN: &str =
        "Am Samstag hat die Stadt den neuen Park am alten Hafenbecken mit einem Fest für alle eröffnet.";
    const ENGLISH: &str =
        "On Saturday the city opened the new park at the old harbour basin with a celebration for everyone.";

    #[test]
    fn paragraphs_are_told_apart() {
        assert_eq!(detect(GERMAN), Some(Language::German));
        assert_eq!(detect(ENGLISH), Some(Language::English));
        assert_eq!(detect("2019 / 2020"), None);
        assert_eq!(detect(""), None);
    }

    #[test]
    fn short_blocks_follow_their_neighbours() {
        let either = |texts: [&'static str; 4]| of_blocks(&texts.map(|text| (text, Neighbour::Either)));
        assert_eq!(
            either([GERMAN, "Smart City", GERMAN, "Wiebke Roth"]),
            [Some(Language::German); 4]
        );
        let blocks = [
            ("Ja", Neighbour::Either),
            (GERMAN, Neighbour::Either),
            ("Workshop, Talk, City Walk", Neighbour::Before),
            ("Info", Neighbour::Behind),
            (ENGLISH, Neighbour::Either),
        ];
        let (de, en) = (Some(Language::German), Some(Language::English));
        assert_eq!(of_blocks(&blocks), [de, de, de, en, en]);
    }
}
