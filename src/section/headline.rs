//! The headline: one, or two where it was printed in two languages with a slash between.

use crate::context::Context;
use crate::copy::stitch::Text;
use crate::record::{Block, Headline, Language, Role};
use crate::text::{language, words};

/// A headline is split at one of its first slashes or not at all.
const SLASHES: usize = 8;

/// From so many bytes on a side of a headline is believed by itself.
const LONG: usize = 16;

/// So many bytes of words that begin small tell a language.
const SOME: usize = 24;

/// Which languages the paragraphs of a body are in; a headline is in no other.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct BodyLanguages {
    first: Option<Language>,
    has_german: bool,
    has_english: bool,
}

impl BodyLanguages {
    pub(crate) fn of(body: &[Block]) -> Self {
        let mut languages = Self::default();
        for block in body {
            if let Block::Paragraph { lang: Some(lang), .. } = block {
                languages.first = languages.first.or(Some(*lang));
                match lang {
                    Language::German => languages.has_german = true,
                    Language::English => languages.has_english = true,
                }
            }
        }
        languages
    }

    const fn is_bilingual(self) -> bool {
        self.has_german && self.has_english
    }

    /// Where a headline in two languages is split: offset of " / ", and the language before it.
    ///
    /// Names are the same in both languages and mislead the identifier, so that words which both sides have are left
    /// out. In a release in two languages one slash parts the languages, unless both sides are plainly in one.
    pub(crate) fn split(self, text: &str) -> Option<(usize, Language)> {
        if !text.contains('/') {
            return None;
        }
        let mut slashes = text.match_indices(" / ").map(|(at, _)| at).take(SLASHES);
        if self.is_bilingual() && text.matches(" / ").nth(1).is_none() {
            let at = slashes.next()?;
            let (left, right) = sides(text, at)?;
            let (left, right) = (own_words(left, right), own_words(right, left));
            if let (Some(first), Some(second)) = (language::of_ours(&left), language::of_ours(&right))
                && first != second
            {
                return Some((at, first));
            }
            return match (language::detect_short(&left), language::detect_short(&right)) {
                (Some(first), Some(second)) if first != second => Some((at, first)),
                (Some(_), Some(_)) if is_one_language(&left, &right, self.first) => None,
                _ => self.first.map(|first| (at, first)),
            };
        }
        // Else both sides must leave no doubt.
        slashes.find_map(|at| {
            let (left, right) = sides(text, at)?;
            if left.len().min(right.len()) < LONG {
                return None;
            }
            let first = language::detect_short(left)?;
            if !self.is_shown(left, first) || !self.is_shown(right, first.other()) {
                return None;
            }
            let is_sure = language::detect_short(right) == Some(first.other())
                && language::detect(left) == Some(first)
                && language::detect(right) == Some(first.other())
                && fits(left, first)
                && fits(right, first.other());
            let is_plain = || small_words(left) == Some(first) && small_words(right) == Some(first.other());
            (is_sure || is_plain()).then_some((at, first))
        })
    }

    /// Whether a side is in a language by its own small words, or has none of the other one and the body is in it: by a few
    /// nouns ("Team sucht Talente") the identifier cannot tell.
    fn is_shown(self, side: &str, language: Language) -> bool {
        let is_in_body = match language {
            Language::German => self.has_german,
            Language::English => self.has_english,
        };
        language::of_ours(side).map_or(is_in_body, |ours| ours == language)
    }

    /// The headline, or two of them; `other` is its language if the body tells none.
    pub(crate) fn headlines(self, text: &Text, other: Option<Language>, context: &mut Context<'_>) -> Vec<Headline> {
        let whole = text.as_str();
        let mut headline = |words: &str, lang| {
            text.field(words, Role::Headline, context)
                .map(|text| Headline { lang, text })
        };
        if let Some((at, first)) = self.split(whole)
            && let Some((before, behind)) = sides(whole, at)
        {
            let both = [headline(before, Some(first)), headline(behind, Some(first.other()))];
            return both.into_iter().flatten().collect();
        }
        let lang = if self.is_bilingual() {
            language::detect_short(whole).or(self.first)
        } else {
            self.first.or(other).or_else(|| language::detect_short(whole))
        };
        headline(whole, lang).into_iter().collect()
    }
}

fn sides(text: &str, at: usize) -> Option<(&str, &str)> {
    Some((text.get(..at)?, text.get(at.saturating_add(" / ".len())..)?))
}

/// Whether both sides are plainly in one language: they are long enough, and without names and nouns the right one is not in
/// the other language of the body, as its words show if they are some.
fn is_one_language(left: &str, right: &str, first: Option<Language>) -> bool {
    let second = first.map(Language::other);
    let differ = || {
        let ours = small_words(left);
        small_words(right) == second && (ours == first || ours != second && language::small_words(right).len() >= SOME)
    };
    left.len().min(right.len()) >= LONG && !differ()
}

/// Whether the small words of a side, if there are some, are in no other language: names make it look like another one.
pub(crate) fn fits(side: &str, language: Language) -> bool {
    let count = side
        .split_whitespace()
        .filter(|word| word.starts_with(char::is_lowercase))
        .count();
    count < 2 || language::of_ours(side) == Some(language) || small_words(side).is_none_or(|small| small == language)
}

/// The language of the words that are no names.
fn small_words(side: &str) -> Option<Language> {
    language::detect_short(&language::small_words(side))
}

/// The words that only one side has.
fn own_words(side: &str, other: &str) -> String {
    let shared: Vec<&str> = words::split(other).collect();
    let mut own = String::with_capacity(side.len());
    for word in words::split(side).filter(|word| !shared.contains(word)) {
        if !own.is_empty() {
            own.push(' ');
        }
        own.push_str(word);
    }
    own
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headlines_in_two_languages() {
        let both = BodyLanguages {
            first: Some(Language::German),
            has_german: true,
            has_english: true,
        };
        let german = BodyLanguages {
            has_english: false,
            ..both
        };
        for text in [
            "Vertrag mit Gävle unterzeichnet / Agreement with Gävle signed",
            "Gipfel in Düsseldorf / Summit in Düsseldorf",
            "Vertrag mit Palermo unterzeichnet / Agreement with Gävle signed",
            "Bienen auf dem Rathausdach / Bees on the roof of the town hall",
        ] {
            assert_eq!(
                both.split(text),
                text.find(" / ").map(|at| (at, Language::German)),
                "{text}"
            );
        }
        for text in [
            "Musik / Tanz / Theater",
            "Straßenfest in Bilk lockt Tausende / Polizei zieht gute Bilanz",
        ] {
            assert_eq!(both.split(text), None, "{text}");
            assert_eq!(german.split(text), None, "{text}");
        }
        // The identifier takes the second half for English.
        for text in [
            "Nähen für Familien an fünf Abenden / Anmeldung bis 20. September",
            "Ausflug mit der Straßenbahn / Tickets am Automat",
            "Werkstatt mit der Malerin / Team sucht Talente",
            "Frühling in der Stadt / Open Air und Festival",
        ] {
            assert_eq!(german.split(text), None, "{text}");
        }
        let english = "Bienen auf dem Rathausdach / Bees on the roof of the town hall";
        assert_eq!(german.split(english), Some((26, Language::German)));
    }
}
