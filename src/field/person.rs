//! Names of persons.
//!
//! ```text
//! people  = name *( ( "und" | "and" | "&" | ";" | "/" ) name )
//! name    = family "," given | given family | family
//! ```
//! A letter that was lost to "?" belongs to its name. A particle such as "von" begins the family name: "Anna von der Heide".

use crate::text::words;
use std::ops::Range;

/// Where family and given name stand in a text.
pub(crate) type Name = (Option<Range<usize>>, Option<Range<usize>>);

const PARTICLES: [&str; 23] = [
    "von", "vom", "van", "zu", "zum", "zur", "de", "del", "della", "der", "den", "dem", "di", "da", "dos", "la", "le",
    "ten", "ter", "op", "el", "al", "bin",
];

/// Whether a word is a part of a family name that begins small: "von", "ter".
pub(crate) fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&word)
}

/// Family and given name: "Family, Given" or "Given Family"; `None` if the words are no name.
pub(crate) fn name(words: &str) -> Option<Name> {
    let words = words.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '|'));
    let count = words.split_whitespace().count();
    let is_name =
        |c: char| words::is_letter(c) || c.is_whitespace() || matches!(c, ',' | '-' | '.' | '\'' | '\u{2019}' | '?');
    if count == 0
        || count > 7
        || words.len() > 100
        || !words.starts_with(char::is_alphabetic)
        || !words.chars().all(is_name)
    {
        return None;
    }
    // A label without its number.
    if matches!(
        words.trim_end_matches('.'),
        "Tel" | "Telefon" | "Telefax" | "Fax" | "Fon" | "Mobil"
    ) {
        return None;
    }
    if let Some((family, given)) = words.split_once(',') {
        let start = words.len().saturating_sub(given.trim_start().len());
        let given = start..words.len();
        return Some((Some(0..family.trim_end().len()), (!given.is_empty()).then_some(given)));
    }
    let Some(family) = family_start(words) else {
        return Some((Some(0..words.len()), None));
    };
    let given = words.get(..family).unwrap_or_default().trim_end().len();
    Some((Some(family..words.len()), Some(0..given)))
}

/// Where the family name begins behind a given one: with its particles, or with the last word.
fn family_start(words: &str) -> Option<usize> {
    let blanks = || {
        words
            .match_indices(char::is_whitespace)
            .map(|(at, blank)| at.saturating_add(blank.len()))
    };
    let begins_with_particle = |at: &usize| words.get(*at..).map(words::first_word).is_some_and(is_particle);
    blanks().find(begins_with_particle).or_else(|| blanks().next_back())
}

/// Names of more bytes are none.
const LONGEST: usize = 400;

/// The names of several persons; none at all if anything else stands between them.
pub(crate) fn people(text: &str) -> Vec<Name> {
    if text.len() > LONGEST {
        return Vec::new();
    }
    let mut names = Vec::new();
    let mut at = 0_usize;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.trim().is_empty()) {
        let (length, separator) = [" und ", " and ", " & ", ";", "/"]
            .iter()
            .filter_map(|separator| Some((rest.find(separator)?, separator.len())))
            .min()
            .unwrap_or((rest.len(), 0));
        let words = rest.get(..length).unwrap_or_default();
        let from = at.saturating_add(words.len().saturating_sub(words.trim_start().len()));
        let Some((family, given)) = name(words.trim()).filter(|_| is_printed_as_name(words.trim())) else {
            return Vec::new();
        };
        let shift = |range: Range<usize>| from.saturating_add(range.start)..from.saturating_add(range.end);
        names.push((family.map(shift), given.map(shift)));
        at = at.saturating_add(length).saturating_add(separator);
    }
    names
}

/// Whether the words look like a name: few, with capitals but for particles, and no sentence.
fn is_printed_as_name(words: &str) -> bool {
    let is_capital =
        |word: &str| word.starts_with(char::is_uppercase) || is_particle(word.trim_end_matches(',')) || word == "?";
    // Particles are counted with the word behind them: "von der Heide, Prof. Dr. Anna Maria".
    let count = words.split_whitespace().filter(|word| !is_particle(word)).count();
    count <= 6 && words.matches(',').count() <= 1 && words.split_whitespace().all(is_capital)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(Option<&str>, Option<&str>)> {
        let at = |range: Option<Range<usize>>| range.map(|range| &text[range]);
        people(text)
            .into_iter()
            .map(|(family, given)| (at(family), at(given)))
            .collect()
    }

    #[test]
    fn valid() {
        assert_eq!(read("Lenz, Mara"), [(Some("Lenz"), Some("Mara"))]);
        assert_eq!(read("Mara Lenz"), [(Some("Lenz"), Some("Mara"))]);
        assert_eq!(read("Anna von der Heide"), [(Some("von der Heide"), Some("Anna"))]);
        assert_eq!(
            read("Lenz, Mara und Roth-Ebel, Dr. Ina"),
            [(Some("Lenz"), Some("Mara")), (Some("Roth-Ebel"), Some("Dr. Ina"))]
        );
        assert_eq!(
            read("von der Heide, Prof. Dr. Anna Maria"),
            [(Some("von der Heide"), Some("Prof. Dr. Anna Maria"))]
        );
        assert_eq!(
            read("Lenz, Prof. Dr. Anna Maria Ina"),
            [(Some("Lenz"), Some("Prof. Dr. Anna Maria Ina"))]
        );
        assert_eq!(read("Lenz"), [(Some("Lenz"), None)]);
    }

    #[test]
    fn invalid() {
        for text in [
            "",
            "es war schön",
            "Lenz, Mara 93131",
            "Mara Lenz liest vor",
            "Lenz, Mara, Roth, Ina",
            "? Lenz",
            "Lenz, Prof. Dr. Anna Maria Ina Eva",
            "von der Heide, Prof. Dr. Anna Maria Ina",
        ] {
            assert!(read(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn the_longest_names() {
        let name = "L".repeat(100);
        assert_eq!(read(&name), [(Some(name.as_str()), None)]);
        assert!(read(&"L".repeat(101)).is_empty());
        let names = "Lenz;".repeat(80);
        assert_eq!(names.len(), LONGEST);
        assert_eq!(read(&names).len(), 80);
        assert!(read(&format!("{names} ")).is_empty());
    }
}
