//! Words and letters: small questions about them.

mod small;

use memchr::memchr3;

use super::signs;

pub(crate) use small::{
    CREDIT, DAYS, DEADLINE, HOLDER, HYPHEN, OPENER, PARTICLE, PLACE, QUESTION, RUBRIC, STARTER, TIME, TOPIC,
    ends_with_adjective, ends_with_preposition, is, is_capital, is_link,
};

/// Abbreviations that a sentence goes on after.
const ABBREVIATIONS: [&str; 51] = [
    "Dr.", "Prof.", "Dipl.", "Ing.", "St.", "Nr.", "ca.", "Str.", "bzw.", "z.B.", "B.", "u.a.", "d.h.", "inkl.",
    "Mio.", "Mrd.", "Tel.", "vgl.", "evtl.", "ggf.", "sog.", "v.l.", "V.l.", "V.I.", "l.", "r.", "Abb.", "geb.", "Mr.",
    "Mrs.", "Ms.", "e.g.", "i.e.", "No.", "max.", "min.", "med.", "phil.", "jur.", "rer.", "nat.", "habil.", "h.c.",
    "c.", "oec.", "Jr.", "Sr.", "Hl.", "bspw.", "zzgl.", "s.",
];

/// An abbreviation has no more bytes.
pub(crate) const LONGEST_ABBREVIATION: usize = 6;

/// Whether a word is an abbreviation. By its length first, because most words that a full stop ends are longer.
pub(crate) fn is_abbreviation(word: &str) -> bool {
    let is_it = |known: &&str| known.as_bytes().first() == word.as_bytes().first() && *known == word;
    word.len() <= LONGEST_ABBREVIATION && word.ends_with('.') && ABBREVIATIONS.iter().any(is_it)
}

/// A text without blanks at its ends. Most have none there, as their bytes tell.
pub(crate) fn without_blanks(text: &str) -> &str {
    match text.as_bytes() {
        // A credit begins with its sign.
        [b'!'..=b'~', .., b'!'..=b'~'] | [0xC2, 0xA9, .., b'!'..=b'~'] => text,
        _ => text.trim(),
    }
}

/// Whether a byte is no blank and none of a blank: those beyond ASCII begin with others.
const fn is_of_word(byte: u8) -> bool {
    matches!(byte, b'!'..=0xDF) && byte != 0xC2
}

pub(crate) fn first_word(text: &str) -> &str {
    // Plain words are told by their bytes.
    let mut end = 0_usize;
    while let Some(byte) = text.as_bytes().get(end) {
        if !is_of_word(*byte) {
            return match text.get(..end) {
                Some(word) if *byte == b' ' && end > 0 => word,
                _ => text.split_whitespace().next().unwrap_or_default(),
            };
        }
        end = end.saturating_add(1);
    }
    text
}

/// The words of a text, whatever blanks stand between them.
pub(crate) fn split(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        // Most stand behind one blank.
        let words = match rest.as_bytes() {
            [b' ', first, ..] if is_of_word(*first) => rest.get(1..).unwrap_or_default(),
            _ => rest.trim_start(),
        };
        let word = first_word(words);
        rest = words.get(word.len()..).unwrap_or_default();
        (!word.is_empty()).then_some(word)
    })
}

pub(crate) fn last_word(text: &str) -> &str {
    // Plain words are told by their bytes.
    let before = text.bytes().rposition(|byte| !is_of_word(byte));
    match before {
        None => text,
        Some(at) if text.as_bytes().get(at) == Some(&b' ') && at.saturating_add(1) < text.len() => {
            text.get(at.saturating_add(1)..).unwrap_or_default()
        }
        _ => text.split_whitespace().next_back().unwrap_or_default(),
    }
}

pub(crate) const fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// Whether a text has what addresses of the web and of mail have, or the beginning of one.
pub(crate) fn has_address(text: &str) -> bool {
    memchr3(b':', b'.', b'@', text.as_bytes()).is_some()
        && (text.contains("://") || text.contains("www.") || text.contains('@'))
}

/// Whether two texts have the same words, whatever blanks stand between them.
pub(crate) fn has_same_words(text: &str, other: &str) -> bool {
    may_begin_with(text, other) && (text == other || split(text).eq(other.split(' ')))
}

/// Whether the first byte of a text is that of some words, or may be one of a blank.
fn may_begin_with(text: &str, words: &str) -> bool {
    match text.as_bytes().first() {
        Some(first @ b'!'..=b'~') => Some(first) == words.as_bytes().first(),
        _ => true,
    }
}

/// Offset behind the words that a text begins with, whatever blanks stand between them; never half a word.
pub(crate) fn words_end(text: &str, words: &str) -> Option<usize> {
    if !may_begin_with(text, words) {
        return None;
    }
    if let Some(behind) = text.strip_prefix(words) {
        return ends_whole(words, behind).then_some(words.len());
    }
    let mut rest = text;
    for (index, word) in words.split(' ').enumerate() {
        let behind = rest.trim_start();
        if index > 0 && behind.len() == rest.len() {
            return None;
        }
        rest = strip_word(behind, word)?;
    }
    ends_whole(words, rest).then(|| text.len().saturating_sub(rest.len()))
}

/// What stands behind a word that a text begins with; a hyphen in it may be printed as any other one.
pub(crate) fn strip_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let first = word.as_bytes().first();
    if text.as_bytes().first() != first && !matches!(first, None | Some(b'-')) {
        return None;
    }
    text.strip_prefix(word).or_else(|| {
        let mut bytes = text.bytes().zip(word.bytes());
        let (same, behind) = word.split_at_checked(bytes.position(|(printed, byte)| printed != byte)?)?;
        let rest = text.get(same.len()..)?.strip_prefix(signs::is_hyphen)?;
        strip_word(rest, behind.strip_prefix('-')?)
    })
}

/// Whether what stands behind words leaves their last one whole: only behind a colon anything may follow,
/// "Textversion:https://…".
pub(crate) fn ends_whole(words: &str, behind: &str) -> bool {
    words.ends_with(':') || !behind.starts_with(char::is_alphanumeric)
}

/// Whether it is a letter; those of German are told without a look into the tables of Unicode.
pub(crate) fn is_letter(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ÿ') || !c.is_ascii() && c.is_alphabetic()
}

/// Whether a word has Latin letters and nothing else, as its bytes tell.
pub(crate) fn has_plain_letters(word: &str) -> bool {
    word.bytes()
        .all(|byte| matches!(byte, b'a'..=b'z' | b'A'..=b'Z' | 0x80..=0xBF | 0xC3))
}

/// What stands where an earlier copy lost a letter.
pub(crate) const LOST: [char; 2] = ['?', '\u{FFFD}'];

/// Whether it may stand for a letter that an earlier copy lost.
pub(crate) const fn is_lost(c: char) -> bool {
    matches!(c, '?' | '\u{FFFD}')
}

/// Whether a word begins with a capital, be it one that was lost before a small letter: "?ukasz".
pub(crate) fn begins_name(word: &str) -> bool {
    match word.chars().next() {
        Some(first) if is_lost(first) => starts_lowercase(word.trim_start_matches(LOST)),
        Some(first) => first.is_uppercase(),
        None => false,
    }
}

pub(crate) fn starts_lowercase(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_lowercase)
}

/// Whether the last word has a small first letter or is a number, as few headings and items end.
pub(crate) fn ends_lowercase(text: &str) -> bool {
    let word = last_word(text);
    starts_lowercase(word) || word.starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_are_found() {
        assert_eq!(ABBREVIATIONS.into_iter().find(|word| !is_abbreviation(word)), None);
        assert!(!is_abbreviation("Dr") && !is_abbreviation("Haus.") && !is_abbreviation(""));
    }

    #[test]
    fn words_between_any_blanks() {
        for text in [
            "",
            " ",
            "a",
            " ab  c\u{A0}d ",
            "\u{2003}ä – b\t\u{3000}c\u{FEFF}",
            "„a“ b…\u{85}c",
        ] {
            assert!(split(text).eq(text.split_whitespace()), "{text:?}");
        }
    }

    #[test]
    fn words_with_any_blanks_and_hyphens() {
        for (text, words, end) in [
            ("Zur Online-Version: a", "Zur Online-Version:", Some(19)),
            ("Zur  Online\u{2011}Version:a", "Zur Online-Version:", Some(22)),
            ("Zur OnlineVersion:", "Zur Online-Version:", None),
            ("Zur Online-", "Zur Online-Version:", None),
            ("Ortstermin", "Ort", None),
        ] {
            assert_eq!(words_end(text, words), end, "{text}");
        }
    }
}
