//! Letters that an earlier copy lost.

use crate::context::Context;
use crate::record::{Code, Span};
use crate::text::line::Line;
use crate::text::signs;
use crate::text::words;

/// The question mark or replacement character for which a letter may have been lost.
const SIGNS: [char; 2] = ['?', '\u{FFFD}'];
/// So many characters before it show whether it is of an address.
const ADDRESS: usize = 200;
/// A word is looked at so far to each side, in characters.
const LONGEST: usize = 60;

/// Reports lost letters in the lines of a text.
pub(crate) fn check(lines: &[Line<'_>], context: &mut Context<'_>) {
    for line in lines.iter().filter(|line| line.may_have_lost_letter()) {
        // One sign after the other, because a single one is found many bytes at a time.
        for sign in SIGNS {
            check_line(*line, sign, context);
        }
    }
}

fn check_line(line: Line<'_>, sign: char, context: &mut Context<'_>) {
    let source = context.text();
    let mut end = 0;
    for (offset, sign) in line.text.match_indices(sign) {
        let at = line.span().start().saturating_add(offset);
        // A second sign in a word says no more.
        if at < end {
            continue;
        }
        let word = word_around(source, at, sign.len());
        end = word.end();
        if is_lost(source, at, sign, word) {
            context.report(Code::CharacterLost, word);
        }
    }
}

/// The word that a sign belongs to, as far as letters, hyphens and further signs go.
pub(super) fn word_around(source: &str, at: usize, length: usize) -> Span {
    let is_part = |c: &char| c.is_alphanumeric() || signs::is_hyphen(*c) || *c == '\'' || SIGNS.contains(c);
    let size = |c: char| c.len_utf8();
    let before = source.get(..at).unwrap_or_default().chars().rev();
    let before: usize = before.take(LONGEST).take_while(is_part).map(size).sum();
    let end = at.saturating_add(length);
    let after = source.get(end..).unwrap_or_default().chars();
    let after: usize = after.take(LONGEST).take_while(is_part).map(size).sum();
    Span::new(at.saturating_sub(before), end.saturating_add(after))
}

/// Whether a sign stands for a letter: it is no punctuation where a small letter or a comma follows it. Two of them stand
/// for a letter of two bytes.
fn is_lost(source: &str, at: usize, sign: &str, word: Span) -> bool {
    if sign != "?" {
        return true;
    }
    // Past the other signs of the word, and no further.
    let before = Span::new(word.start(), at).of(source).trim_end_matches('?').len();
    let before = source.get(..word.start().saturating_add(before)).unwrap_or_default();
    let behind = Span::new(at, word.end()).of(source).trim_start_matches('?').len();
    let behind = source.get(word.end().saturating_sub(behind)..).unwrap_or_default();
    let is_inside = before.ends_with(char::is_alphabetic);
    if is_of_address(source, word) {
        return false;
    }
    let next = behind.chars().next();
    if next.is_some_and(char::is_lowercase) {
        return is_inside || !before.ends_with(char::is_alphanumeric);
    }
    let is_name = word.of(source).starts_with(char::is_uppercase) && !asks(word.of(source));
    let goes_on = || {
        next.is_some_and(char::is_whitespace) && behind.trim_start().starts_with(char::is_lowercase)
            || next == Some(',')
    };
    is_inside && is_name && goes_on()
}

/// Whether a word by itself is a question.
fn asks(word: &str) -> bool {
    words::is_capital(word.trim_end_matches('?'), words::QUESTION)
}

/// The query of an address begins with the sign too.
fn is_of_address(source: &str, word: Span) -> bool {
    let before = source.get(..word.start()).unwrap_or_default();
    let mut beginning: String = before
        .chars()
        .rev()
        .take(ADDRESS)
        .take_while(|c| !c.is_whitespace())
        .collect();
    beginning = beginning.chars().rev().collect();
    beginning.contains("://") || beginning.contains("www.") || beginning.chars().count() >= ADDRESS
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lost(text: &str) -> Vec<&str> {
        let found = text.match_indices(SIGNS);
        let words = found.map(|(at, sign)| (at, sign, word_around(text, at, sign.len())));
        words
            .filter(|(at, sign, word)| is_lost(text, *at, sign, *word))
            .map(|(.., word)| word.of(text))
            .collect()
    }

    #[test]
    fn valid() {
        for (text, word) in [
            ("das Stra?enfest", "Stra?enfest"),
            ("Gr??en", "Gr??en"),
            ("Mit M??ller", "M??ller"),
            ("Micha? und Ina", "Micha?"),
            ("Micha?, Ina", "Micha?"),
            ("Stra\u{FFFD}e", "Stra\u{FFFD}e"),
            ("Bürgermeister ?apek", "?apek"),
            ("\u{A9}Stadt/?ukasz Brandt", "?ukasz"),
        ] {
            let mut found = lost(text);
            found.dedup();
            assert_eq!(found, [word], "{text}");
        }
    }

    #[test]
    fn invalid() {
        for text in [
            "Was nun? Niemand weiß es.",
            "Summit?At the end",
            "\"Wohin?\", fragt er",
            "wirklich? und wenn",
            "Wer? wie? was?",
            "https://a.de/b?id=3&c",
            "https://www.a.de/?id=3",
            "Was?? Wann??",
            "(?)",
            "?",
        ] {
            assert_eq!(lost(text), Vec::<&str>::new(), "{text}");
        }
    }
}
