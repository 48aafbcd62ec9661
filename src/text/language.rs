//! The language of headlines and blocks.
//!
//! The identifier is right on paragraphs and often wrong on a few words, so that it is asked about texts long enough
//! for it, and short blocks take the language of the paragraphs around them.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::ops::Range;

use whichlang::Lang;

use crate::record::{Language, prefix};

use super::quotations;
use super::words;

/// How much of a text is looked at, in bytes; on paragraphs more changes nothing and costs time.
const SAMPLE: usize = 96;

/// Texts of so many bytes are believed by themselves.
pub(crate) const TRUSTED: usize = 60;

/// A few words of so many bytes, by which a language can be told if need be.
const SOME_WORDS: usize = 20;

/// A text of fewer bytes is doubled, which makes the identifier surer.
const SHORT: usize = 30;

/// What is left without quoted titles is too little if it has fewer bytes.
const LITTLE: usize = 12;

/// In so much of a text, in bytes, the words that begin small are looked for.
const SMALL_SAMPLE: usize = 384;

/// So many small words tell the language that they have in common without the identifier, which costs ten times as much.
const SURE_WORDS: usize = 2;

/// The language of a text by its small words, or else as the identifier sees it; `None` for any other than German and English.
pub(crate) fn detect(text: &str) -> Option<Language> {
    by_words(text).or_else(|| identify(text))
}

/// The language as the identifier sees it.
fn identify(text: &str) -> Option<Language> {
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

/// The language that alone has all the small words of a text, if these are several.
fn by_words(text: &str) -> Option<Language> {
    match small_words_of(text) {
        (SURE_WORDS.., small::GERMAN) => Some(Language::German),
        (SURE_WORDS.., small::ENGLISH) => Some(Language::English),
        _ => None,
    }
}

/// The one of our languages that has all the small words of a text, and the other one not: enough where it is one of the two.
pub(crate) fn of_ours(text: &str) -> Option<Language> {
    let (count, common) = small_words_of(text);
    match common & (small::GERMAN | small::ENGLISH) {
        small::GERMAN if count > 0 => Some(Language::German),
        small::ENGLISH if count > 0 => Some(Language::English),
        _ => None,
    }
}

/// How many small words follow one another in a text, and which languages have all of them.
fn small_words_of(text: &str) -> (usize, u8) {
    let (mut count, mut common) = (0_usize, u8::MAX);
    // "Mit" is a word of Danish, but no two of them are.
    let mut last: &[u8] = &[];
    let mut rest = whole_words(text).as_bytes();
    while !rest.is_empty() {
        let end = word_length(rest);
        let word = rest.get(..end).unwrap_or_default();
        rest = rest.get(end.saturating_add(1)..).unwrap_or_default();
        let having = languages_with(word);
        if having == 0 {
            continue;
        }
        if word != last {
            count = count.saturating_add(1);
        }
        (common, last) = (common & having, word);
    }
    (count, common)
}

/// The words of the sample of a text, without one that the sample cuts: "ist" would be "is".
fn whole_words(text: &str) -> &str {
    let sample = prefix(text, SAMPLE);
    match text.as_bytes().get(sample.len()) {
        Some(next) if *next != b' ' => sample.rfind(' ').and_then(|end| sample.get(..end)).unwrap_or_default(),
        _ => sample,
    }
}

/// How long the word is that a text begins with, eight bytes looked at at a time: a blank is where their difference borrows.
fn word_length(text: &[u8]) -> usize {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    let (eights, rest) = text.as_chunks::<8>();
    let mut length = 0_usize;
    for eight in eights {
        let difference = u64::from_le_bytes(*eight) ^ u64::from_ne_bytes([b' '; 8]);
        let blanks = difference.wrapping_sub(ONES) & !difference & u64::from_ne_bytes([0x80; 8]);
        if blanks != 0 {
            let before = blanks.trailing_zeros() / u8::BITS;
            return length.saturating_add(usize::try_from(before).unwrap_or_default());
        }
        length = length.saturating_add(eight.len());
    }
    length.saturating_add(rest.iter().position(|byte| *byte == b' ').unwrap_or(rest.len()))
}

/// The languages of small words: ours, and those that are printed beside them.
mod small {
    pub(super) const GERMAN: u8 = 1;
    pub(super) const ENGLISH: u8 = 2;
    pub(super) const DUTCH: u8 = 4;
    pub(super) const NORDIC: u8 = 8;
    pub(super) const ROMANCE: u8 = 16;
}

/// The languages that have a small word; none for all others.
const fn languages_with(word: &[u8]) -> u8 {
    use small::{DUTCH, ENGLISH, GERMAN, NORDIC, ROMANCE};

    match word {
        b"im" | b"zu" | b"Im" | b"Am" | b"und" | b"ist" | b"vom" | b"von" | b"zum" | b"zur" | b"auf" | b"aus"
        | b"bei" | b"sich" | b"wird" | b"auch" | b"eine" | b"dass" | b"nach" | b"oder" | b"sind" | b"wurde"
        | b"nicht" | b"einen" | b"einer" | b"eines" | b"einem" | b"haben" | b"durch" | b"werden" | b"wurden"
        | b"zwischen" | b"sie" | b"Sie" | b"ihre" | b"wir" | b"wer" | b"Wer" | b"vor" | b"beim" | b"gibt" | b"nur"
        | b"geht" | b"Seit" | b"seit" | b"Wenn" | b"wenn" | b"Nach" | b"Zum" | b"Zur" | b"Auf" | b"drei" | b"zwei"
        | b"erste" | b"ersten" | b"neuen" | b"diese" | b"diesem" | b"diesen" | b"dieser" | b"jedem"
        | b"jeden" | b"kann" | b"unter" | b"wieder" | b"sehr" | b"mehr" | b"nichts" | b"statt"
        // "für", "über"
        | [b'f', 0xC3, 0xBC, b'r']
        | [0xC3, 0xBC, b'b', b'e', b'r'] => GERMAN,
        b"am" => GERMAN | ENGLISH,
        b"er" | b"Ein" | b"der" | b"Der" | b"den" => GERMAN | DUTCH | NORDIC,
        b"die" | b"Die" | b"noch" | b"als" | b"wie" => GERMAN | DUTCH,
        b"das" | b"Das" | b"es" | b"bis" | b"um" => GERMAN | ROMANCE,
        b"dem" | b"ein" | b"mit" => GERMAN | NORDIC,
        b"des" => GERMAN | DUTCH | ROMANCE,
        b"the" | b"The" | b"and" | b"with" | b"from" | b"that" | b"this" | b"their" | b"which" | b"were" | b"into"
        | b"about" | b"are" | b"our" | b"its" | b"who" | b"how" | b"these" | b"more" | b"after" | b"it" => ENGLISH,
        b"of" | b"been" => ENGLISH | DUTCH,
        b"is" | b"at" => ENGLISH | DUTCH | NORDIC,
        b"on" | b"On" | b"has" => ENGLISH | ROMANCE,
        b"for" | b"by" | b"to" | b"have" => ENGLISH | NORDIC,
        _ => 0,
    }
}

/// What a text ends with: enough to tell the language.
pub(crate) fn end(text: &str) -> &str {
    let from = text.len().saturating_sub(SAMPLE.saturating_mul(2));
    (from..text.len()).find_map(|start| text.get(start..)).unwrap_or(text)
}

/// The language of a few words: quoted titles are left out, and very short texts are doubled, both of which make the
/// identifier surer.
pub(crate) fn detect_short(text: &str) -> Option<Language> {
    detect(&sample_of(text))
}

/// What is looked at of a few words.
fn sample_of(text: &str) -> Cow<'_, str> {
    let unquoted = quotations::without(text);
    let words = unquoted.trim();
    if words.len() < LITTLE && words.len() < text.len() {
        return Cow::Borrowed(text);
    }
    if words.len() < SHORT {
        return Cow::Owned([words, words].join(" "));
    }
    match unquoted {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
        Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
    }
}

/// The words that begin small, which are no names, no titles and, in German, no nouns: names are the same in all languages
/// and mislead the identifier.
pub(crate) fn small_words(text: &str) -> String {
    let unquoted = quotations::without(text);
    let words = words::split(&unquoted)
        .filter(|word| word.starts_with(char::is_lowercase) && !words::is(word, words::PARTICLE));
    let mut small = String::with_capacity(unquoted.len());
    for word in words {
        if !small.is_empty() {
            small.push(' ');
        }
        small.push_str(word);
    }
    small
}

/// The language that the small words of a text tell, and how many bytes of them do.
fn tell_small(text: &str) -> Option<(Language, usize)> {
    let small = small_words(prefix(text, SMALL_SAMPLE));
    detect_short(&small).map(|language| (language, small.len()))
}

/// Whether a text is in `language` although what stands around it is not: it has some small words, which tell so.
pub(crate) fn is_proved(text: &str, language: Language) -> bool {
    let small = small_words(prefix(text, SMALL_SAMPLE));
    small.len() >= SOME_WORDS && detect_short(&small) == Some(language)
}

/// The language that so many small words of some texts tell that the identifier is to be believed.
pub(crate) fn of_some_words(texts: &[&str]) -> Option<Language> {
    let mut small = String::new();
    for text in texts {
        if small.len() >= SAMPLE {
            break;
        }
        small.push_str(&small_words(prefix(text, SMALL_SAMPLE)));
        small.push(' ');
    }
    if small.trim().len() < SOME_WORDS {
        return None;
    }
    detect_short(&small)
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

/// What of a block tells its language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sample<'t> {
    pub(crate) text: &'t str,
    pub(crate) neighbour: Neighbour,
    /// Whether a rule before it parts two languages.
    pub(crate) is_behind_rule: bool,
}

impl Sample<'_> {
    /// Whether it is believed by itself.
    fn is_trusted(&self) -> bool {
        self.text.len() >= TRUSTED && self.neighbour != Neighbour::Before
    }
}

/// The languages of the blocks of a body, in order, of a list that of its first item at least. The first row that fits decides:
///
/// | the block | is in |
/// | --- | --- |
/// | stands before or behind a rule | the language of its section, unless it proves another one |
/// | is long, all others around it are in the other language, and it does not prove its own | that of the others |
/// | is long | what the identifier says |
/// | is short | the language of the nearest long ones |
pub(crate) fn of_blocks(blocks: &[Sample<'_>]) -> Vec<Option<Language>> {
    let own = |block: &Sample<'_>| block.is_trusted().then(|| by_words(block.text)).flatten();
    let mut languages: Vec<Option<Language>> = blocks.iter().map(own).collect();
    let only = only(&languages, blocks);
    for (language, block) in languages.iter_mut().zip(blocks) {
        if language.is_none() && block.is_trusted() {
            // Quoted titles may be in the other language.
            let by_own_words = || match quotations::without(prefix(block.text, SMALL_SAMPLE)) {
                Cow::Owned(own) => by_words(&own),
                Cow::Borrowed(_) => None,
            };
            *language = only.or_else(by_own_words).or_else(|| identify(block.text));
        }
    }
    settle(&mut languages, blocks);
    languages
}

/// Gives blocks their languages, each long one having that which it has by itself.
fn settle(languages: &mut [Option<Language>], blocks: &[Sample<'_>]) {
    if has_rule(blocks) {
        settle_sections(languages, blocks);
        return;
    }
    settle_lone(languages, blocks);
    if languages.iter().all(Option::is_some) {
        return;
    }
    // What stands before a short block and what follows it.
    let mut before = Vec::with_capacity(blocks.len());
    let mut last = None;
    for language in languages.iter() {
        before.push(last);
        last = language.or(last);
    }
    let mut next = None;
    let is_list = |block: &Sample<'_>| block.neighbour == Neighbour::Before;
    let has_rows_at_end = blocks
        .iter()
        .rev()
        .take_while(|block| !block.is_trusted())
        .any(|block| block.neighbour == Neighbour::Either);
    // Short blocks are alike, rows of a table above all.
    let mut told = BTreeMap::new();
    let mut by_itself = |text| *told.entry(text).or_insert_with(|| detect_short(text));
    for (index, ((language, block), before)) in languages.iter_mut().zip(blocks).zip(before).enumerate().rev() {
        if language.is_some() {
            next = *language;
            continue;
        }
        // A list is in the language of its first item; the others only count where the end of the body is settled.
        let above = index.checked_sub(1).and_then(|above| blocks.get(above));
        if !has_rows_at_end && is_list(block) && above.is_some_and(is_list) {
            continue;
        }
        *language = match (block.neighbour, before, next) {
            (Neighbour::Before, Some(before), _) => Some(before),
            (Neighbour::Behind, _, Some(next)) => Some(next),
            (_, Some(before), Some(next)) if before != next => by_itself(block.text).or(Some(next)),
            (_, before, next) => before.or(next).or_else(|| by_itself(block.text)),
        };
    }
    settle_end(languages, blocks);
}

/// Whether a rule parts two sections.
fn has_rule(blocks: &[Sample<'_>]) -> bool {
    blocks.iter().skip(1).any(|block| block.is_behind_rule)
}

/// The one language that all long blocks come to have, as small words tell: [`settle_lone`] overrules the identifier on one
/// that they do not tell, if it stands between others that they do, and its own small words prove nothing else.
fn only(languages: &[Option<Language>], blocks: &[Sample<'_>]) -> Option<Language> {
    let only = agreed(languages).filter(|_| !has_rule(blocks))?;
    let long = languages.iter().zip(blocks).filter(|(_, block)| block.is_trusted());
    let mut long = long.peekable();
    let (mut is_first, mut was_told) = (true, true);
    while let Some((language, block)) = long.next() {
        let is_last = long.peek().is_none();
        let is_overruled = || {
            let small = small_words(prefix(block.text, SMALL_SAMPLE));
            let is_little = !is_first && !is_last && small.len() < SOME_WORDS;
            is_little || by_words(&sample_of(&small)) == Some(only)
        };
        if language.is_none() && !(was_told && is_overruled()) {
            return None;
        }
        (is_first, was_told) = (false, language.is_some());
    }
    Some(only)
}

fn is_bilingual(languages: &[Option<Language>]) -> bool {
    let has = |language| languages.contains(&Some(language));
    has(Language::German) && has(Language::English)
}

/// Names mislead the identifier: a long block that is alone in its language has to prove it if it stands between two of the
/// other one, and at an end of the body its small words must not be in the other one.
fn settle_lone(languages: &mut [Option<Language>], blocks: &[Sample<'_>]) {
    if !is_bilingual(languages) {
        return;
    }
    let told = languages
        .iter()
        .enumerate()
        .filter_map(|(at, language)| language.map(|language| (at, language)));
    let told: Vec<(usize, Language)> = told.collect();
    let mut before: Option<Language> = None;
    for (index, (at, own)) in told.iter().enumerate() {
        let after = told.get(index.saturating_add(1)).map(|(_, language)| *language);
        let text = blocks.get(*at).map_or("", |block| block.text);
        let is_wrong = match (before, after) {
            (Some(before), Some(after)) => before != *own && after != *own && !is_proved(text, *own),
            (Some(other), None) | (None, Some(other)) => {
                other != *own && tell_small(text).is_some_and(|(told, _)| told == other)
            }
            (None, None) => false,
        };
        let language = if is_wrong { own.other() } else { *own };
        if let Some(settled) = languages.get_mut(*at).filter(|_| is_wrong) {
            *settled = Some(language);
        }
        before = Some(language);
    }
}

/// A rule parts two languages, so that all long blocks of a section together tell its language.
fn settle_sections(languages: &mut [Option<Language>], blocks: &[Sample<'_>]) {
    let mut starts: Vec<usize> = vec![0];
    starts.extend((1..blocks.len()).filter(|at| blocks.get(*at).is_some_and(|block| block.is_behind_rule)));
    let ends = starts.iter().skip(1).copied().chain([blocks.len()]);
    let sections: Vec<Range<usize>> = starts
        .iter()
        .copied()
        .zip(ends)
        .map(|(start, end)| start..end)
        .collect();
    let of = |section: &Range<usize>| blocks.get(section.clone()).unwrap_or_default();
    let mut told: Vec<Option<Language>> = sections
        .iter()
        .map(|section| agreed(languages.get(section.clone()).unwrap_or_default()).or_else(|| weighed(of(section))))
        .collect();
    // No rule parts two sections of one language: names may have misled the identifier.
    if told
        .windows(2)
        .any(|pair| matches!(pair, [first, second] if first == second))
    {
        for (language, section) in told.iter_mut().zip(&sections) {
            *language = weighed(of(section)).or(*language);
        }
    }
    for index in 0..told.len() {
        let beside = [index.checked_sub(1), index.checked_add(1)];
        let beside = || {
            beside
                .into_iter()
                .flatten()
                .find_map(|at| told.get(at).copied().flatten())
        };
        let language = told
            .get(index)
            .copied()
            .flatten()
            .or_else(|| beside().map(Language::other));
        if let Some(told) = told.get_mut(index) {
            *told = language;
        }
    }
    for (section, told) in sections.iter().zip(told) {
        let own = languages.get_mut(section.clone()).unwrap_or_default();
        for (language, block) in own.iter_mut().zip(of(section)) {
            let is_kept = |own: &Language| Some(*own) == told || is_proved(block.text, *own);
            *language = language.filter(is_kept).or(told);
        }
    }
}

/// The only language of some blocks.
fn agreed(languages: &[Option<Language>]) -> Option<Language> {
    let first = languages.iter().flatten().next().copied();
    first.filter(|_| !is_bilingual(languages))
}

/// The language in which most of the small words of some blocks are, short ones too.
fn weighed(blocks: &[Sample<'_>]) -> Option<Language> {
    let (mut german, mut english) = (0_usize, 0_usize);
    for (language, bytes) in blocks.iter().filter_map(|block| tell_small(block.text)) {
        let sum = match language {
            Language::German => &mut german,
            Language::English => &mut english,
        };
        *sum = sum.saturating_add(bytes);
    }
    match german.cmp(&english) {
        Ordering::Greater => Some(Language::German),
        Ordering::Less => Some(Language::English),
        Ordering::Equal => None,
    }
}

/// What stands behind the last long block has a neighbour on one side only. In a body of two languages that is too
/// little: a few words are asked then, and fewer follow the block before them.
fn settle_end(languages: &mut [Option<Language>], blocks: &[Sample<'_>]) {
    if !is_bilingual(languages) {
        return;
    }
    let end = blocks
        .iter()
        .rposition(Sample::is_trusted)
        .map_or(0, |last| last.saturating_add(1));
    let mut last = end
        .checked_sub(1)
        .and_then(|last| languages.get(last).copied())
        .flatten();
    for (language, block) in languages.iter_mut().zip(blocks).skip(end) {
        if block.neighbour == Neighbour::Either {
            *language = Some(block.text)
                .filter(|text| text.len() >= SOME_WORDS)
                .and_then(detect_short)
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

    /// German, but for its names.
    const GERMAN_NAMES: &str =
        "The Night Owls, Whispering Trees, The Black Shoes und Heavy Weather treten am Rhein auf.";
    const ENGLISH_NAMES: &str = "Guests included Wibke Gräfe, Götz Kühnöhl, Änne Lüttge and Jürgen Süßmilch.";

    #[test]
    fn quoted_titles_do_not_tell_the_language_of_a_block() {
        for (text, language) in [
            (
                "Im Programm: \"The Night of the Long Songs\", \"Blue Moon over the River\" und \"Walking Home\".",
                Language::German,
            ),
            (
                "On stage: \"Der Mond ist aufgegangen\", \"Wanderers Nachtlied\" and \"Die Gedanken sind frei\".",
                Language::English,
            ),
        ] {
            let block = Sample {
                text,
                neighbour: Neighbour::Either,
                is_behind_rule: false,
            };
            assert_eq!(of_blocks(&[block]), [Some(language)], "{text}");
        }
    }

    #[test]
    fn whom_the_identifier_is_not_asked_about() {
        const NAMES: &str =
            "Smart Time, Open Clock Lab, The Whispering Trees, Heavy Weather, Black Shoes, Night Owls Ltd.";
        const FRENCH: &str =
            "Les enfants jouaient hier soir devant la vieille fontaine; ils chantaient une chanson douce.";
        let either = [
            GERMAN,
            ENGLISH,
            GERMAN_NAMES,
            ENGLISH_NAMES,
            NAMES,
            FRENCH,
            "Park offen",
        ];
        let samples = either.map(|text| Sample {
            text,
            neighbour: Neighbour::Either,
            is_behind_rule: false,
        });
        let behind = Sample {
            neighbour: Neighbour::Behind,
            ..samples[4]
        };
        let kinds = samples.into_iter().chain([behind]).collect::<Vec<_>>();
        let count = kinds.len();
        // One in seven of all bodies of five blocks.
        for number in (0..count.pow(5)).step_by(7) {
            let blocks: Vec<_> = (0..5).map(|at| kinds[number / count.pow(at) % count]).collect();
            for blocks in [&blocks[..], &blocks[..4], &blocks[..2]] {
                let own = |block: &Sample<'_>| block.is_trusted().then(|| detect(block.text)).flatten();
                let mut asked: Vec<_> = blocks.iter().map(own).collect();
                settle(&mut asked, blocks);
                let texts: Vec<_> = blocks.iter().map(|block| block.text).collect();
                assert_eq!(of_blocks(blocks), asked, "{texts:?}");
            }
        }
    }

    fn of(blocks: &[(&str, Neighbour)]) -> Vec<Option<Language>> {
        let samples = blocks.iter().map(|(text, neighbour)| Sample {
            text: text.trim_start_matches('_'),
            neighbour: *neighbour,
            is_behind_rule: text.starts_with('_'),
        });
        of_blocks(&samples.collect::<Vec<_>>())
    }

    #[test]
    fn other_languages_are_neither() {
        for text in [
            "De tentoonstelling over de haven is tot en met zondag te zien in het museum aan de rivier.",
            "Zaterdag opent de stad het nieuwe park, en wie wil kan er gratis met de boot naartoe.",
            "Samedi, la ville a ouvert le nouveau parc au bord du vieux port avec une grande fête pour tous.",
            "Les élèves des deux écoles ont planté des arbres dans la cour, et des fleurs sous les fenêtres.",
            "Sabato la città ha inaugurato il nuovo parco accanto al vecchio porto con una festa per tutti.",
            "El sábado la ciudad inauguró el nuevo parque junto al antiguo puerto con una fiesta para todos.",
            "Lørdag åbnede byen den nye park ved den gamle havn med en fest, og mit barn fik mit hjul med.",
            "I lördags öppnade staden den nya parken vid den gamla hamnen med en fest för alla som ville.",
            // With small words that German or English has too.
            "De kunstenaar die de brug ontwierp is blij, en de bewoners van der Heide wonen er al dertig jaar.",
            "Den der kommer for sent, må vente; dem der har billet, kan gå ind ad den anden dør for at se det.",
            "Is på gaden om vinteren er dejligt at se for et barn, der kommer ud fra skolen.",
            "Wie ziek is of niet en at van de taart, blijft thuis; de anderen gaan naar het museum.",
            "On a planté des arbres et des fleurs, et des enfants des écoles ont chanté sur la place.",
            "Cumartesi günü şehir, eski limanın yanındaki yeni parkı herkes için bir şenlikle açtı.",
        ] {
            assert_eq!(detect(text), None, "{text}");
        }
    }

    #[test]
    fn paragraphs_are_told_apart() {
        assert_eq!(detect(GERMAN), Some(Language::German));
        assert_eq!(detect(ENGLISH), Some(Language::English));
        assert_eq!(detect("2019 / 2020"), None);
        assert_eq!(detect(""), None);
    }

    #[test]
    fn half_a_word_at_the_end_of_the_sample_is_none() {
        const TOLD: &str = " wird nicht";
        for length in 0..=SAMPLE - TOLD.len() {
            // Half of "ist" is a word of English.
            let text = format!("{}{TOLD} vor Mai gebaut und ist dann frei", "x".repeat(length));
            assert_eq!(by_words(&text), Some(Language::German), "{text}");
        }
    }

    #[test]
    fn short_blocks_follow_their_neighbours() {
        let either = |texts: [&'static str; 4]| of(&texts.map(|text| (text, Neighbour::Either)));
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
        assert_eq!(of(&blocks), [de, de, de, en, en]);
    }

    #[test]
    fn names_mislead() {
        let (de, en) = (Some(Language::German), Some(Language::English));
        let either =
            |texts: &[&'static str]| of(&texts.iter().map(|text| (*text, Neighbour::Either)).collect::<Vec<_>>());
        // So the identifier sees them.
        assert_eq!((detect(GERMAN_NAMES), detect(ENGLISH_NAMES)), (en, de));
        assert_eq!(small_words(ENGLISH_NAMES), "included and");
        assert_eq!(either(&[GERMAN, GERMAN_NAMES, GERMAN]), [de; 3]);
        assert_eq!(either(&[ENGLISH, ENGLISH_NAMES, ENGLISH]), [en; 3]);
        assert_eq!(either(&[ENGLISH_NAMES, ENGLISH]), [en; 2]);
        assert_eq!(either(&[GERMAN, GERMAN, GERMAN_NAMES]), [de; 3]);
        // What proves its language keeps it.
        assert_eq!(either(&[GERMAN, ENGLISH, GERMAN]), [de, en, de]);
        assert_eq!(either(&[ENGLISH, GERMAN]), [en, de]);
    }

    #[test]
    fn a_rule_parts_two_languages() {
        let (de, en) = (Some(Language::German), Some(Language::English));
        let behind = |text: &str| -> &'static str { Box::leak(format!("_{text}").into_boxed_str()) };
        let either =
            |texts: &[&'static str]| of(&texts.iter().map(|text| (*text, Neighbour::Either)).collect::<Vec<_>>());
        assert_eq!(either(&[GERMAN, behind(ENGLISH_NAMES), ENGLISH]), [de, en, en]);
        assert_eq!(
            either(&[GERMAN, behind(ENGLISH_NAMES), ENGLISH, ENGLISH_NAMES, "Info"]),
            [de, en, en, en, en]
        );
        // Nothing but names, and nothing but a few words.
        assert_eq!(either(&[GERMAN, behind(ENGLISH_NAMES)]), [de, en]);
        assert_eq!(either(&[GERMAN, GERMAN_NAMES, behind("Guests: 40")]), [de, de, en]);
        assert_eq!(either(&[ENGLISH, behind(GERMAN_NAMES), "Ende"]), [en, de, de]);
        // A section may quote the other language, and two may be in one.
        assert_eq!(
            either(&[GERMAN, behind(ENGLISH), GERMAN, ENGLISH, ENGLISH]),
            [de, en, de, en, en]
        );
        assert_eq!(either(&[GERMAN, "Info", behind(GERMAN), GERMAN]), [de; 4]);
        assert_eq!(either(&[GERMAN, behind(ENGLISH), behind(GERMAN)]), [de, en, de]);
    }

    #[test]
    fn a_few_words_tell_if_they_are_some() {
        let headline = "Alte Uhren ticken wieder: Open Clock Lab zieht in den Turm am Anger";
        assert_eq!(
            of_some_words(&[headline, "Führung beginnt um 9 Uhr"]),
            Some(Language::German)
        );
        assert_eq!(of_some_words(&["Open Clock Lab", "Uhr"]), None);
        assert_eq!(of_some_words(&[]), None);
    }
}
