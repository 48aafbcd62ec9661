//! Whether words that are looked for stand in a text, in any spelling, and where.

use std::collections::BTreeSet;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::format::sqlite::spelling::{bare, folded, is_plain, spellings};

/// A word or several in a row, as they are looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Term {
    /// In lower case.
    pub(super) words: Vec<String>,
    /// Whether the last one is the beginning of a word.
    pub(super) is_prefix: bool,
}

/// A phrase is looked for in no more spellings than these.
const MOST_PHRASES: usize = 64;

impl Term {
    /// `None` where there is no word; a star counts behind the last one, see [`misplaced`].
    pub(super) fn of(typed: &str) -> Option<Self> {
        let typed = without_soft_hyphens(typed);
        let words: Vec<_> = words(&typed)
            .filter_map(|place| Some(typed.get(place)?.to_lowercase()))
            .collect();
        let is_prefix = typed.trim_end().ends_with('*');
        (!words.is_empty()).then_some(Self { words, is_prefix })
    }

    /// As the index is asked. It has a word in each spelling, and phrases in two: as printed, and with ae, oe, ue and ss.
    pub(super) fn asked(&self) -> String {
        let mut phrases = vec![self.words.clone()];
        if let [_, _, ..] = &*self.words {
            for (index, word) in self.words.iter().enumerate() {
                for spelling in spellings(word).into_iter().filter(|spelling| spelling != word) {
                    let otherwise = |phrase: &Vec<String>| {
                        let mut phrase = phrase.clone();
                        if let Some(word) = phrase.get_mut(index) {
                            word.clone_from(&spelling);
                        }
                        phrase
                    };
                    let same = phrases.iter().filter(|phrase| phrase.get(index) == Some(word));
                    let more: Vec<_> = same.map(otherwise).collect();
                    phrases.extend(more);
                    phrases.truncate(MOST_PHRASES);
                }
            }
        }
        let star = if self.is_prefix { "*" } else { "" };
        let phrases = phrases.iter().map(|words| format!("\"{}\"{star}", words.join(" ")));
        format!("({})", phrases.collect::<Vec<_>>().join(" OR "))
    }
}

/// A sign for other letters that stands where it can be none: a star that does not end the last word, or a question mark
/// before letters.
pub(super) fn misplaced(typed: &str) -> Option<char> {
    let typed = without_soft_hyphens(typed);
    let typed = typed.trim_end();
    typed.char_indices().find_map(|(at, c)| {
        let before = typed.get(..at)?.chars().next_back();
        let after = typed.get(at + c.len_utf8()..)?.chars().next();
        let is_wrong = match c {
            '*' => after.is_some() || !before.is_some_and(is_of_word),
            '?' => after.is_some_and(is_of_word),
            _ => false,
        };
        is_wrong.then_some(c)
    })
}

/// What is typed, composed and as records have it: soft hyphens are not part of words, wherever it was copied from.
fn without_soft_hyphens(typed: &str) -> String {
    typed.chars().filter(|c| *c != '\u{AD}').nfc().collect()
}

/// The words of a text, as the index has them.
#[derive(Debug)]
pub(super) struct Words(Vec<(Range<usize>, BTreeSet<String>)>);

impl Words {
    pub(super) fn of(text: &str) -> Self {
        let word = |place: Range<usize>| Some((place.clone(), forms(text.get(place)?)));
        Self(words(text).filter_map(word).collect())
    }

    /// Where the term stands.
    pub(super) fn places(&self, term: &Term) -> Vec<Range<usize>> {
        let wanted: Vec<_> = term.words.iter().map(|word| bare(word)).collect();
        let last = wanted.len().saturating_sub(1);
        let found = self.0.windows(wanted.len().max(1)).filter(|row| {
            wanted
                .iter()
                .zip(*row)
                .enumerate()
                .all(|(index, (wanted, (_, forms)))| {
                    if term.is_prefix && index == last {
                        forms.iter().any(|form| form.starts_with(wanted.as_str()))
                    } else {
                        forms.contains(wanted)
                    }
                })
        });
        found
            .flat_map(|row| row.iter().map(|(place, _)| place.clone()))
            .collect()
    }
}

/// All that a word is found by.
fn forms(word: &str) -> BTreeSet<String> {
    let word = word.to_lowercase();
    if is_plain(&word) {
        return BTreeSet::from([word]);
    }
    let mut forms: BTreeSet<_> = spellings(&word).iter().map(|spelling| bare(spelling)).collect();
    forms.insert(bare(&folded(&word)));
    forms
}

/// The places of the words, as the tokenizer of the index finds them.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    runs(text, is_of_word)
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || (!c.is_ascii() && is_combining_mark(c))
}

/// Where letters of a kind stand together.
pub(super) fn runs(text: &str, is_one: impl Fn(char) -> bool) -> impl Iterator<Item = Range<usize>> {
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = chars.find(|(_, c)| is_one(*c))?;
        let mut end = start + first.len_utf8();
        while let Some((at, c)) = chars.next_if(|(_, c)| is_one(*c)) {
            end = at + c.len_utf8();
        }
        Some(start..end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, typed: &str) -> Vec<String> {
        let places = Words::of(text).places(&Term::of(typed).unwrap());
        places.into_iter().map(|place| text[place].to_owned()).collect()
    }

    #[test]
    fn words_are_found_in_any_spelling() {
        let text = "An der Großen Strasse in Düsseldorf hält die Straßenbahn, die Graf-Adolf-Straße in Lodz nicht.";
        for (typed, expected) in [
            ("Straße", &["Strasse", "Straße"][..]),
            ("DUESSELDORF", &["Düsseldorf"]),
            ("Du\u{308}sseldorf", &["Düsseldorf"]),
            ("dusseldorf", &["Düsseldorf"]),
            ("Łódź", &["Lodz"]),
            ("Strassen*", &["Straßenbahn"]),
            ("grossen straße", &["Großen", "Strasse"]),
            ("Graf Adolf Strasse", &["Graf", "Adolf", "Straße"]),
            ("Graf-Adolf-Str*", &["Graf", "Adolf", "Straße"]),
            ("Stra\u{AD}ßen\u{AD}bahn", &["Straßenbahn"]),
            ("Stra\u{AD}ßen\u{AD}*", &["Straßenbahn"]),
            ("Du\u{AD}\u{308}sseldorf", &["Düsseldorf"]),
            ("Straßen", &[]),
            ("Strasse Düsseldorf", &[]),
        ] {
            assert_eq!(found(text, typed), expected, "{typed}");
        }
        assert_eq!(Term::of(" – \u{AD}! "), None);
    }

    #[test]
    fn a_star_ends_the_last_word() {
        for (typed, wanted) in [
            ("Haf*", None),
            ("Graf-Adolf-Str* ", None),
            ("Wer kommt?", None),
            ("Haf*\u{AD}", None),
            ("Haf\u{AD}*", None),
            ("bru\u{308}*", None),
            ("*bahn", Some('*')),
            ("Gl*eise", Some('*')),
            ("Haf* Brücke", Some('*')),
            ("Haf**", Some('*')),
            ("Haf *", Some('*')),
            ("*", Some('*')),
            ("Gl?ise", Some('?')),
            ("?leise", Some('?')),
        ] {
            assert_eq!(misplaced(typed), wanted, "{typed}");
        }
    }

    #[test]
    fn a_phrase_is_asked_in_all_spellings_and_a_word_in_one() {
        assert_eq!(Term::of("Straße").unwrap().asked(), "(\"straße\")");
        assert_eq!(Term::of("Brü\u{AD}ck*").unwrap().asked(), "(\"brück\"*)");
        assert_eq!(
            Term::of("Fuß Spaß").unwrap().asked(),
            "(\"fuß spaß\" OR \"fuss spaß\" OR \"fuß spass\" OR \"fuss spass\")"
        );
        let long = Term::of(&"Fußgrößenmaß ".repeat(20)).unwrap().asked();
        assert_eq!(long.matches(" OR ").count(), MOST_PHRASES - 1);
    }
}
