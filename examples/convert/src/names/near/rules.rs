//! When two names are near, word by word.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization as _;

use super::super::letters::LOST;

/// So many letters at the end of a word are a word.
const END: usize = 5;

/// The ends of words, by which "Stadt" and "Hauptstadt" find one another.
pub(super) fn ends(words: &[String]) -> String {
    let end = |word: &String| {
        let mut letters: Vec<char> = word.chars().rev().take(END).collect();
        letters.reverse();
        letters.into_iter().collect::<String>()
    };
    words.iter().map(end).collect::<Vec<_>>().join(" ")
}

/// Whether one word of a name ends with that of the other, and the rest is the same.
pub(super) fn are_ends([one, other]: [&[String]; 2]) -> bool {
    let mut differing = one.iter().zip(other).filter(|(one, other)| one != other);
    let is_end = |(one, other): (&String, &String)| {
        let (short, long) = if one.len() < other.len() {
            (one, other)
        } else {
            (other, one)
        };
        short.chars().count() >= END && long.ends_with(short.as_str())
    };
    one.len() == other.len() && differing.next().is_some_and(is_end) && differing.next().is_none()
}

/// A name in small letters, with one sign for all letters that an encoding could lose.
pub(super) fn with_losses(name: &str) -> String {
    let mut lost = String::with_capacity(name.len());
    for letter in name.to_lowercase().nfc() {
        let letter = if letter.is_ascii() { letter } else { LOST };
        if letter != LOST || !lost.ends_with(LOST) {
            lost.push(letter);
        }
    }
    lost
}

/// A name, and the same without one letter of a word that has others enough.
pub(super) fn shortened(words: &[String]) -> impl Iterator<Item = String> {
    let whole = words.join(" ");
    let starts = words.iter().scan(0, |end, word| {
        let start = *end;
        *end += word.len() + 1;
        Some((start, word))
    });
    let long = starts.filter(|(_, word)| word.chars().count() >= 4);
    let cuts = long.flat_map(|(start, word)| {
        let letters = word.char_indices();
        letters.map(move |(at, letter)| start + at..start + at + letter.len_utf8())
    });
    let cuts: Vec<_> = cuts.collect();
    let cut = cuts.into_iter().filter_map({
        let whole = whole.clone();
        move |range| Some([whole.get(..range.start)?, whole.get(range.end..)?].concat())
    });
    std::iter::once(whole.clone()).chain(cut)
}

/// Whether one word of a name is the other's but for a letter.
///
/// | what differs | it may be a slip if |
/// | --- | --- |
/// | all words but one | never |
/// | a letter that one has lost ("?") | always |
/// | a digit | never: those count something |
/// | a letter more or less, or two swapped | the longer word has four letters; a name of one word, six |
/// | the end of a given name, -a or -e | never: Paul and Paula are two |
/// | another letter | a given name has five, a family name four; a name of one word, six |
/// | another first letter | both are said alike, as C and K |
pub(super) fn is_slip([one, other]: [&[String]; 2]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let mut differing = one
        .iter()
        .zip(other)
        .enumerate()
        .filter(|(_, (one, other))| one != other);
    let Some((at, (word, other))) = differing.next() else {
        return false;
    };
    if differing.next().is_some() || strsim::osa_distance(word, other) != 1 {
        return false;
    }
    let is_family = at + 1 == one.len();
    let (short, long) = if word.chars().count() <= other.chars().count() {
        (word, other)
    } else {
        (other, word)
    };
    let length = long.chars().count();
    let least = if one.len() == 1 { 6 } else { 4 };
    if length > short.chars().count() {
        let is_other_person = !is_family && matches!(long.strip_prefix(short.as_str()), Some("a" | "e"));
        return length >= least && !is_other_person && !long.chars().any(|c| c.is_ascii_digit());
    }
    let [from, to] = differing_letters(short, long);
    if from == Some(LOST) || to == Some(LOST) {
        return true;
    }
    if [from, to].iter().flatten().any(char::is_ascii_digit) || length < least {
        return false;
    }
    let mut letters = [short, long].map(|word| word.chars().collect::<Vec<_>>());
    let has_first = letters
        .iter()
        .filter_map(|letters| letters.first())
        .collect::<BTreeSet<_>>()
        .len()
        == 1;
    for letters in &mut letters {
        letters.sort_unstable();
    }
    let is_swapped = letters[0] == letters[1];
    let is_long_enough = is_swapped || length >= if is_family { least } else { 5 };
    is_long_enough && (has_first || is_said_alike([from, to]))
}

/// The first letters in which two words differ.
fn differing_letters(one: &str, other: &str) -> [Option<char>; 2] {
    let mut pairs = one.chars().zip(other.chars());
    let differing = pairs.find(|(one, other)| one != other);
    differing.map_or([None; 2], |(one, other)| [Some(one), Some(other)])
}

fn is_said_alike(letters: [Option<char>; 2]) -> bool {
    const ALIKE: [[char; 2]; 5] = [['c', 'k'], ['f', 'v'], ['i', 'j'], ['i', 'y'], ['s', 'z']];
    let mut letters = letters.map(Option::unwrap_or_default);
    letters.sort_unstable();
    ALIKE.contains(&letters)
}

/// Whether the words of a short name are letters that those of a long one begin with, or the same, before the same family name.
pub(super) fn are_initials(short: &[String], long: &[String]) -> bool {
    let (Some((family, short)), Some((other, long))) = (short.split_last(), long.split_last()) else {
        return false;
    };
    let is_begun = |(short, long): (&String, &String)| {
        short == long || (short.chars().count() == 1 && long.starts_with(short.as_str()))
    };
    family == other && short.len() <= long.len() && short.iter().zip(long).all(is_begun)
}

/// Whether letters stand for words: the first ones of all words but small ones, in their order, and others only from inside a word.
pub(super) fn abbreviates(letters: &[char], words: &[String]) -> bool {
    let (Some((first, others)), Some((word, more))) = (letters.split_first(), words.split_first()) else {
        return letters.is_empty() && words.iter().all(|word| is_small(word));
    };
    let is_left_out = || is_small(word) && abbreviates(letters, more);
    let begins = || {
        let mut rest = word.chars();
        rest.next() == Some(*first)
            && (0..=others.len()).any(|inside| {
                let (inside, behind) = others.split_at(inside);
                let mut rest = rest.clone();
                inside.iter().all(|letter| rest.any(|c| c == *letter)) && abbreviates(behind, more)
            })
    };
    begins() || is_left_out()
}

/// "für" and "und" have no letter in abbreviations.
fn is_small(word: &str) -> bool {
    word.chars().count() <= 3
}
