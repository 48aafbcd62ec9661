//! A name as it is compared: its words in an order and a spelling of their own.

use unicode_normalization::UnicodeNormalization as _;

use crate::format::sqlite::spelling::{bare, folded};

/// What may stand before a name.
const TITLES: [&str; 8] = ["dr", "prof", "dipl", "ing", "med", "phil", "herr", "frau"];

/// What stands for a letter that was lost.
pub(super) const LOST: char = '?';

/// A name as it is compared.
#[derive(Debug)]
pub(super) struct Letters {
    /// The words, given names first, without marks, in small letters.
    pub(super) words: Vec<String>,
    /// These words one behind the other, and in the order of the alphabet: names that agree in one of both differ in nothing
    /// but spelling, signs or order.
    pub(super) keys: [String; 2],
    /// Whether it is one word in capitals.
    pub(super) is_acronym: bool,
}

impl Letters {
    pub(super) fn of(name: &str) -> Self {
        let words: Vec<String> = words(name).iter().map(|word| key(word)).collect();
        let mut sorted = words.clone();
        sorted.sort_unstable();
        let is_acronym = (2..=6).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_uppercase());
        Self {
            keys: [words.concat(), sorted.concat()],
            words,
            is_acronym,
        }
    }
}

/// The words of a name as printed, without titles, given names first.
pub(super) fn words(name: &str) -> Vec<String> {
    let all = split(&turned(name));
    let titles = all
        .iter()
        .take_while(|word| TITLES.contains(&word.to_lowercase().as_str()))
        .count();
    let mut words = all
        .get(titles..)
        .filter(|rest| !rest.is_empty())
        .unwrap_or(&all)
        .to_vec();
    // "Roth I." is "I. Roth".
    let is_letter = |word: Option<&String>| word.is_some_and(|word| word.chars().count() == 1);
    if is_letter(words.last()) && !is_letter(words.first()) {
        words.rotate_left(1);
    }
    words
}

/// Whether titles stand before the name.
pub(super) fn has_title(name: &str) -> bool {
    let all = split(&turned(name));
    all.len() > 1
        && all
            .first()
            .is_some_and(|word| TITLES.contains(&word.to_lowercase().as_str()))
}

/// "Roth, Ina" as "Ina Roth".
fn turned(name: &str) -> String {
    match name.split_once(',') {
        Some((family, given)) if !given.contains([',', '/']) && !family.contains('/') => format!("{given} {family}"),
        _ => name.to_owned(),
    }
}

fn split(name: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut letters = name.nfc().peekable();
    while let Some(letter) = letters.next() {
        let is_lost = matches!(letter, LOST | '\u{FFFD}')
            && (!word.is_empty() || letters.peek().is_some_and(|next| next.is_alphabetic()));
        match letter {
            '\'' | '’' | '`' => {}
            _ if is_lost => word.push(LOST),
            _ if letter.is_alphanumeric() => word.push(letter),
            _ => words.push(std::mem::take(&mut word)),
        }
    }
    words.push(word);
    words.retain(|word| word.chars().any(char::is_alphanumeric));
    words
}

/// A word in the spelling that all of its spellings have: ä, ae and a are a; ß and ss are ss.
fn key(word: &str) -> String {
    with_bare_vowels(&bare(&folded(&word.to_lowercase())))
}

/// A word in which ae, oe and ue are a, o and u; in "Bauer" there is no ü.
pub(super) fn with_bare_vowels(word: &str) -> String {
    let mut key = String::with_capacity(word.len());
    let mut before = [' '; 2];
    for letter in word.chars() {
        let is_umlaut = matches!(before, [_, 'a' | 'o' | 'A' | 'O']) && letter == 'e'
            || before[1].eq_ignore_ascii_case(&'u')
                && letter == 'e'
                && !matches!(before[0].to_ascii_lowercase(), 'a' | 'e' | 'o' | 'q');
        if !is_umlaut {
            key.push(letter);
        }
        before = [before[1], letter];
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_names() {
        for (name, wanted) in [
            ("Ina Roth", "ina roth"),
            ("Roth, Ina", "ina roth"),
            ("Prof. Dr. Ina Roth", "ina roth"),
            ("Roth I.", "i roth"),
            ("Jan-Philipp Roth", "jan philipp roth"),
            ("Jörg Müßig", "jorg mussig"),
            ("Joerg Muessig", "jorg mussig"),
            ("Uwe Bauer", "uwe bauer"),
            ("J?rg Roth", "j?rg roth"),
            ("J\u{FFFD}rg Roth", "j?rg roth"),
            ("Ina Roth ?", "ina roth"),
            ("O'Neill", "oneill"),
            ("Dr", "dr"),
            ("Stadt, Amt/Ina Roth", "stadt amt ina roth"),
            ("", ""),
            ("?!", ""),
        ] {
            assert_eq!(Letters::of(name).words.join(" "), wanted, "{name}");
        }
    }
}
