//! Letters that an earlier copy lost, and the words printed whole elsewhere.

use std::cell::{LazyCell, OnceCell};
use std::collections::BTreeMap;

use memchr::{memchr_iter, memmem};

use crate::context::Context;
use crate::record::{Code, Span, place_of, prefix, suffix};
use crate::text::line::Line;
use crate::text::signs;
use crate::text::words;

/// So many bytes before it show whether it is of an address.
const ADDRESS: usize = 200;
/// A word is looked at so far to each side, in characters.
const LONGEST: usize = 60;

/// Names beside it stand in so many bytes.
const NAMES: usize = 80;

/// Words with lost letters, and where the text prints them whole, once that was looked for.
pub(crate) type Lost<'s> = BTreeMap<&'s str, OnceCell<Option<Span>>>;

/// Reports lost letters in the lines of a text.
pub(crate) fn check<'s>(lines: &[Line<'_>], context: &mut Context<'s>) -> Lost<'s> {
    let (mut looked, mut found) = (0, Lost::new());
    for line in lines.iter().filter(|line| line.may_have_lost_letter()) {
        // One sign after the other, because a single one is found many bytes at a time.
        for sign in words::LOST {
            check_line(*line, sign, &mut looked, &mut found, context);
        }
    }
    found
}

fn check_line<'s>(line: Line<'_>, sign: char, looked: &mut usize, found: &mut Lost<'s>, context: &mut Context<'s>) {
    let source = context.text();
    let mut end = 0;
    let mut bytes = [0; 4];
    let sign: &str = sign.encode_utf8(&mut bytes);
    let Some(first) = sign.bytes().next() else { return };
    let is_sign = |at: &usize| line.text.get(*at..).is_some_and(|rest| rest.starts_with(sign));
    for offset in memchr_iter(first, line.text.as_bytes()).filter(is_sign) {
        let at = line.span().start().saturating_add(offset);
        // A second sign in a word says no more.
        if at < end {
            continue;
        }
        let word = word_around(source, at, sign.len());
        end = word.end();
        let whole = if is_lost(source, at, sign, word) {
            OnceCell::new()
        } else if let Some(whole) = (*looked < MOST).then(|| prove(source, word, looked)).flatten() {
            OnceCell::from(Some(whole))
        } else {
            continue;
        };
        if found.len() < MOST {
            found.entry(word.of(source)).or_insert(whole);
        }
        context.report(Code::CharacterLost, word);
    }
}

/// The word that a sign belongs to, as far as letters, hyphens and further signs go.
pub(super) fn word_around(source: &str, at: usize, length: usize) -> Span {
    let is_part = |c: &char| is_of_word(*c);
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
    let next = behind.chars().next();
    let stands_for_letter = if next.is_some_and(char::is_lowercase) {
        is_inside || !before.ends_with(char::is_alphanumeric)
    } else {
        let is_name = || word.of(source).starts_with(char::is_uppercase) && !asks(word.of(source));
        let goes_on = || {
            next.is_some_and(char::is_whitespace) && behind.trim_start().starts_with(char::is_lowercase)
                || next == Some(',')
        };
        is_inside && is_name() && goes_on()
    };
    stands_for_letter && !is_of_address(source, word)
}

/// Where the text prints a word whole that may end a question, which proves that it is a name: "Micha? Brandt", "Michal
/// Brandt". Counts how often the text was looked through.
fn prove(source: &str, word: Span, looked: &mut usize) -> Option<Span> {
    let printed = word.of(source);
    if !words::begins_name(printed) || !printed.ends_with(words::LOST) || asks(printed) {
        return None;
    }
    let [_, Some(_)] = names_beside(source, word) else {
        return None;
    };
    *looked = looked.saturating_add(1);
    find_whole(source, word)
}

/// Whether a word by itself is a question.
fn asks(word: &str) -> bool {
    words::is_capital(word.trim_end_matches('?'), words::QUESTION)
}

/// The query of an address begins with the sign too.
fn is_of_address(source: &str, word: Span) -> bool {
    let before = suffix(source.get(..word.start()).unwrap_or_default(), ADDRESS);
    if before.ends_with(char::is_whitespace) {
        return false;
    }
    let beginning = words::last_word(before);
    // What has no blank in so many bytes is no word.
    let is_endless = beginning.len() == before.len() && before.len() < word.start();
    is_endless || beginning.contains("://") || beginning.contains("www.")
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || signs::is_hyphen(c) || c == '\'' || words::is_lost(c)
}

/// So many different words with lost letters are looked for in the text.
const MOST: usize = 64;
/// So many words with the same letters are looked at.
const MOST_LIKE: usize = 200;
/// Fewer letters in a row are those of too many words.
const LEAST_KNOWN: usize = 3;

/// Puts beside each word with lost letters the first place where the text prints it whole.
pub(super) fn compare<'s>(mut found: Lost<'s>, context: &mut Context<'s>) {
    let source = context.text();
    for place in context.places_of_all(Code::CharacterLost) {
        if found.len() < MOST || found.contains_key(place.of(source)) {
            let whole = found.entry(place.of(source)).or_default();
            whole.get_or_init(|| find_whole(source, place));
        }
    }
    if !found.is_empty() {
        context.relate(Code::CharacterLost, |place| *found.get(place.of(source))?.get()?);
    }
}

/// Where the text prints a word with lost letters whole. The first row that fits decides:
///
/// | another word has all letters, accents left out, and one for each that was lost; it | is the word |
/// | --- | --- |
/// | has a letter there that is easily lost: "Straße" for "Stra?e" | yes |
/// | stands beside the same name: "Michal Zak" or "Zak, Michal" for "Micha? ?ák" | yes |
/// | is any other | no |
fn find_whole(source: &str, place: Span) -> Option<Span> {
    let lost = place.of(source);
    let beside = LazyCell::new(|| names_beside(source, place));
    let is_beside = |other: Span| {
        let same = |other: &str| {
            let mut own = beside.iter().flatten();
            own.any(|own| other == *own || is_whole(other, own))
        };
        names_beside(source, other).into_iter().flatten().any(same)
    };
    let is_it = |other: &Span| {
        let printed = other.of(source);
        is_whole(printed, lost) && (is_easily_lost(printed, lost) || is_beside(*other))
    };
    let known = known_letters(lost);
    if known.len() >= LEAST_KNOWN {
        return words_with(source, known).find(is_it);
    }
    // By the names beside it, where little of it is left.
    let names = beside.iter().flatten().map(|name| known_letters(name));
    let mut words = names
        .filter(|known| known.len() >= LEAST_KNOWN)
        .flat_map(|known| words_with(source, known))
        .flat_map(|name| names_beside(source, name))
        .flatten();
    words.find_map(|word| {
        let range = place_of(source, word);
        Some(Span::new(range.start, range.end)).filter(is_it)
    })
}

/// The most letters of a word in a row that nothing changes.
fn known_letters(word: &str) -> &str {
    let rows = word.split(|c: char| !c.is_ascii_alphabetic());
    rows.max_by_key(|row| row.len()).unwrap_or_default()
}

/// The words of a text with these letters in them, the first ones.
fn words_with(source: &str, letters: &str) -> impl Iterator<Item = Span> {
    let found = memmem::find_iter(source.as_bytes(), letters);
    found
        .take(MOST_LIKE)
        .map(move |at| word_around(source, at, letters.len()))
}

/// The names before and behind a word, with nothing but a blank or a comma between them.
fn names_beside(source: &str, place: Span) -> [Option<&str>; 2] {
    let is_name = |name: &&str| words::begins_name(name) && !words::is_capital(name, words::STARTER);
    let is_gap = |gap: &str| matches!(gap.trim(), "" | ",") && gap.ends_with(char::is_whitespace);
    let before = source.get(..place.start()).unwrap_or_default();
    let before = suffix(before, NAMES);
    let behind = prefix(source.get(place.end()..).unwrap_or_default(), NAMES);
    let words = before.trim_end_matches(|c| !is_of_word(c));
    let before = words
        .rsplit(|c| !is_of_word(c))
        .next()
        .filter(|_| is_gap(before.get(words.len()..).unwrap_or_default()));
    let words = behind.trim_start_matches(|c| !is_of_word(c));
    let gap = behind.len().saturating_sub(words.len());
    let behind = words
        .split(|c| !is_of_word(c))
        .next()
        .filter(|_| is_gap(behind.get(..gap).unwrap_or_default()));
    [before.filter(is_name), behind.filter(is_name)]
}

/// Whether a text has lost letters that another one has, and differs in nothing else but accents.
pub(super) fn has_lost(text: &str, whole: &str) -> bool {
    text.contains(words::LOST) && is_whole(whole, text)
}

/// Whether a word is another one, each of whose lost letters it has; accents may be left out.
fn is_whole(printed: &str, lost: &str) -> bool {
    let mut pairs = printed.chars().zip(lost.chars());
    let is_first_capital = !lost.starts_with(words::LOST) || printed.starts_with(char::is_uppercase);
    is_first_capital
        && printed.chars().count() == lost.chars().count()
        && pairs.all(|(own, lost)| {
            if words::is_lost(lost) {
                own.is_alphabetic()
            } else {
                own == lost || signs::without_accent(own) == signs::without_accent(lost)
            }
        })
}

/// Whether one of the letters that were lost has more than the letters of ASCII.
fn is_easily_lost(printed: &str, lost: &str) -> bool {
    let mut pairs = printed.chars().zip(lost.chars());
    pairs.any(|(own, lost)| words::is_lost(lost) && !own.is_ascii())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lost(text: &str) -> Vec<&str> {
        let found = text.match_indices(words::LOST);
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

    #[test]
    fn words_without_blanks_are_addresses_only_if_they_are_long() {
        let long = |dots: usize| format!("{}?b", "a.".repeat(dots));
        assert_eq!(lost(&long(ADDRESS / 2)), ["?b"]);
        assert_eq!(lost(&format!(".{}", long(ADDRESS / 2))), [""; 0]);
        assert_eq!(lost(&format!("Am {}", long(ADDRESS / 2 - 1))), ["?b"]);
        assert_eq!(lost(&format!("Am {}", long(ADDRESS / 2))), [""; 0]);
        assert_eq!(lost("Unter www.a.de ?b"), ["?b"]);
    }

    #[test]
    fn names_are_proved_by_others() {
        for (text, expected) in [
            ("Es kam Micha? Brandt. Am Kahn: Michal Brandt", true),
            ("Es kam Micha? Brandt. Text: Brandt, Michał", true),
            ("Es kam Micha? ?ák. Am Kahn: Michal Zak", true),
            ("Es kam Micha? Brandt. Ina Brandt kam.", false),
            ("Kam Micha? Die Brandung blieb. Michal blieb.", false),
            ("Wann? Brandt kam. Wanne Brandt.", false),
        ] {
            let at = text.find('?').unwrap();
            let proved = prove(text, word_around(text, at, 1), &mut 0).is_some();
            assert_eq!(proved, expected, "{text}");
        }
    }

    #[test]
    fn words_printed_whole() {
        for (whole, lost, expected) in [
            ("Michal", "Micha?", true),
            ("Michał", "Micha?", true),
            ("Zak", "?ák", true),
            ("Žák", "?\u{E1}k", true),
            ("Dvorak", "Dvo?ák", true),
            ("Straße", "Stra\u{FFFD}e", true),
            ("Michael", "Micha?", false),
            ("zak", "?ák", false),
            ("Zek", "?ák", false),
            ("Micha-", "Micha?", false),
            ("Mueller", "M?ller", false),
        ] {
            assert_eq!(is_whole(whole, lost), expected, "{whole} for {lost}");
        }
    }

    #[test]
    fn where_words_are_printed_whole() {
        for (text, lost, expected) in [
            ("Die Stra?e war voll. Zur Straße geht es.", "Stra?e", Some("Straße")),
            ("Die Stra?e war voll. Die Strafe auch.", "Stra?e", None),
            ("Es kam Micha? ?ák. Text: Zak, Michal", "Micha?", Some("Michal")),
            ("Es kam Micha? ?ák. Text: Zak, Michal", "?ák", Some("Zak")),
            ("Es kam ?ák. Text: Zak, Michal", "?ák", None),
            ("Es kam Micha? ?ák. Es kam Micha? ?ák.", "Micha?", None),
            (
                "Es kam Jana Vo?í?ková. Jana Voříšková ging.",
                "Vo?í?ková",
                Some("Voříšková"),
            ),
            ("Es kam Antonín Dvo?ák. Antonin Dvorak ging.", "Dvo?ák", Some("Dvorak")),
        ] {
            let at = text.find(lost).unwrap();
            let found = find_whole(text, Span::new(at, at + lost.len()));
            assert_eq!(found.map(|place| place.of(text)), expected, "{lost}: {text}");
        }
    }

    #[test]
    fn names_stand_beside_words() {
        for (text, word, expected) in [
            ("Es kam Micha? ?ák, Prag", "?ák", [Some("Micha?"), Some("Prag")]),
            ("?ák, Micha?", "?ák", [None, Some("Micha?")]),
            ("Die Stra?e war voll", "Stra?e", [None, None]),
            ("(Jan Vo? und Ina)", "Vo?", [Some("Jan"), None]),
            ("Jan/Vo?. Ina", "Vo?", [None, None]),
            ("Vo?", "Vo?", [None, None]),
        ] {
            let at = text.find(word).unwrap();
            assert_eq!(names_beside(text, Span::new(at, at + word.len())), expected, "{text}");
        }
    }
}
