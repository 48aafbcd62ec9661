//! What differs between names of the same letters.

use super::super::letters::{has_title, with_bare_vowels, words};
use super::Because;
use crate::format::sqlite::spelling::{bare, folded};

/// How two names of the same letters differ.
pub(super) fn spelt(one: &str, other: &str) -> Vec<Because> {
    let sorted = |name: &str, of: &dyn Fn(&str) -> String| {
        let mut words: Vec<String> = words(name).iter().map(|word| of(word)).collect();
        words.sort_unstable();
        words.concat()
    };
    let differ = |of: &dyn Fn(&str) -> String| sorted(one, of) != sorted(other, of);
    let signs = |name: &str| {
        let rest = name.chars().filter(|c| !c.is_alphanumeric() && !matches!(c, ',' | ' '));
        (rest.collect::<String>(), words(name).len())
    };
    let in_order = |name: &str| {
        let letters = name.chars().filter(|c| c.is_alphanumeric());
        with_bare_vowels(&bare(&folded(&letters.collect::<String>().to_lowercase())))
    };
    let titles = has_title(one) != has_title(other);
    let because = [
        (Because::Case, differ(&|word| with_bare_vowels(&bare(&folded(word))))),
        (Because::Umlaut, differ(&str::to_lowercase)),
        (Because::Hyphen, !titles && signs(one) != signs(other)),
        (Because::Order, !titles && in_order(one) != in_order(other)),
        (Because::Title, titles),
    ];
    let mut because: Vec<_> = because
        .iter()
        .filter(|(_, is_so)| *is_so)
        .map(|(because, _)| *because)
        .collect();
    if because.is_empty() {
        // Blanks or commas.
        because.push(Because::Hyphen);
    }
    because
}
