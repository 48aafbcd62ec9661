//! How a line ends, which tells whether the next one can belong to the same sentence.

use memchr::memchr3_iter;

use super::quotations;
use super::signs;
use super::words::{self, is_link, last_word};

/// How a line ends, which tells whether the next one can belong to the same sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    /// With the end of a sentence, closing quotes and brackets not counted.
    Sentence,
    /// With up to three digits and a full stop: the end of a sentence, the day of a date, or "zum 105.".
    Ordinal,
    /// With a colon.
    Colon,
    /// In the middle of something: with a comma, a hyphen, a slash, an abbreviation, half an address or a word like "und".
    Open,
    /// With any other word.
    Plain,
}

pub(crate) const fn is_closer(c: char) -> bool {
    quotations::may_close(c) || matches!(c, ')' | ']')
}

/// A text without what closes quotations and brackets at its end.
pub(crate) fn without_closers(text: &str) -> &str {
    match text.as_bytes() {
        [.., b'.' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z'] => text,
        _ => text.trim_end_matches(is_closer),
    }
}

pub(crate) fn ending(text: &str) -> Ending {
    let core = without_closers(text);
    match core.chars().next_back() {
        Some('.') => full_stop(core, core.len() < text.len()),
        Some('!' | '?' | '\u{2026}') => Ending::Sentence,
        Some(':') => Ending::Colon,
        Some(c) if signs::is_any_dash(c) => Ending::Open,
        Some(',' | ';' | signs::SOFT_HYPHEN | '/' | '&' | '+' | '(' | '\u{201E}') => Ending::Open,
        Some(_) if core.len() == text.len() && is_link(last_word(core)) => Ending::Open,
        _ => Ending::Plain,
    }
}

/// What a full stop ends.
fn full_stop(core: &str, is_closed: bool) -> Ending {
    if is_closed || core.strip_suffix('.').is_some_and(ends_with_long_word) {
        return Ending::Sentence;
    }
    let word = last_word(core).trim_start_matches(|c| matches!(c, '(' | '/') || quotations::may_open(c));
    let stem = word.trim_end_matches('.');
    // Nothing but dots.
    if stem.is_empty() {
        return Ending::Sentence;
    }
    // Most words are told by their letters.
    if stem.len() > 3 && words::has_plain_letters(stem) && !words::is_abbreviation(word) {
        return Ending::Sentence;
    }
    if stem.len() <= 3 && stem.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ending::Ordinal;
    }
    let mut letters = stem.chars();
    let is_initial = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
    let last_part = || word.rsplit(signs::is_hyphen).next().unwrap_or(word);
    if is_initial || words::is_abbreviation(last_part()) || is_cut_host(word) {
        Ending::Open
    } else {
        Ending::Sentence
    }
}

/// Whether a text ends with a word of nothing but letters that is longer than abbreviations, as most sentences do.
pub(crate) fn ends_with_long_word(text: &str) -> bool {
    // Of letters beyond ASCII those of German and its neighbours.
    let is_of_letter = |byte: &u8| byte.is_ascii_alphabetic() || matches!(byte, 0x80..=0xBF | 0xC3);
    let length = text.bytes().rev().take_while(is_of_letter).count();
    let before = text.as_bytes().iter().rev().nth(length);
    length > words::LONGEST_ABBREVIATION && matches!(before, None | Some(b' '))
}

/// Whether a word is an address that breaks off inside its host: "www.duesseldorf.", "presse@duesseldorf.".
pub(crate) fn is_cut_host(word: &str) -> bool {
    if !matches!(word.as_bytes(), [b'h' | b'w', ..]) && !word.as_bytes().contains(&b'@') {
        return false;
    }
    let bare = word.strip_prefix("https://").or_else(|| word.strip_prefix("http://"));
    let named = bare.unwrap_or(word).strip_prefix("www.").or(bare);
    let host = named.or_else(|| word.split_once('@').map(|(_, host)| host));
    host.is_some_and(|host| !host.trim_end_matches('.').contains(['.', '/']))
}

pub(crate) fn ends_like_sentence(text: &str) -> bool {
    ends_with_mark(text) && ending(text) == Ending::Sentence
}

/// Whether a text ends with a sentence, or with a colon.
pub(crate) fn is_ended(text: &str) -> bool {
    ends_with_mark(text) && matches!(ending(text), Ending::Sentence | Ending::Colon)
}

/// Whether a text ends with no letter, as most headings and rows do.
fn ends_with_mark(text: &str) -> bool {
    text.as_bytes().last().is_some_and(|last| !last.is_ascii_alphabetic())
}

/// Whether a text ends with the name of a society, whose full stop ends no sentence.
pub(crate) fn is_society(text: &str) -> bool {
    text.ends_with("e.V.")
}

/// Whether a text ends with dots, as one that is shortened.
pub(crate) fn is_clipped(text: &str) -> bool {
    text.ends_with("...") || text.ends_with('\u{2026}')
}

/// Whether a sentence ends inside the text, so that a capital letter follows; with a full stop, if no other mark counts.
fn has_inner_sentence_end(text: &str, is_stop_alone: bool) -> bool {
    memchr3_iter(b'.', b'!', b'?', text.as_bytes()).any(|at| {
        let Some((before, after)) = text.split_at_checked(at.saturating_add(1)) else {
            return false;
        };
        let is_stop = before.ends_with('.');
        if is_stop_alone && !is_stop {
            return false;
        }
        let rest = after.trim_start_matches(is_closer);
        rest.starts_with(char::is_whitespace)
            && rest
                .trim_start()
                .starts_with(|c: char| c.is_uppercase() || quotations::may_open(c))
            && (!is_stop || full_stop(before, rest.len() < after.len()) == Ending::Sentence)
    })
}

/// A headline that is a sentence, or that a question opens, has no more characters.
pub(crate) const LONGEST_HEADLINE: u32 = 160;

/// Whether no sentence ends before the end of the text. In a line that is not long a question may open a headline:
/// "Wer macht mit? Stadt sucht Paten".
pub(crate) fn has_no_sentence(text: &str, width: u32) -> bool {
    let may_ask = width <= LONGEST_HEADLINE && !text.ends_with(['.', '!', '?']);
    !has_inner_sentence_end(text, may_ask)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings() {
        let table = [
            ("unter freiem Himmel.", Ending::Sentence),
            ("\"Das freut mich.\"", Ending::Sentence),
            ("Wer macht mit?", Ending::Sentence),
            ("am Sonntag, 9.", Ending::Ordinal),
            ("seit dem Jahr 2016.", Ending::Sentence),
            ("die Termine:", Ending::Colon),
            ("unter www.duesseldorf.", Ending::Open),
            ("unter https://www.", Ending::Open),
            ("an presse@duesseldorf.", Ending::Open),
            ("unter www.duesseldorf.de.", Ending::Sentence),
            ("unter https://www.duesseldorf.de/presse.", Ending::Sentence),
            ("an presse@duesseldorf.de.", Ending::Sentence),
            ("der Vorsitzende, Dr.", Ending::Open),
            ("eine Idee von J.", Ending::Open),
            ("Musik, Tanz,", Ending::Open),
            ("Bürger-", Ending::Open),
            ("im Rathaus und", Ending::Open),
            ("Die", Ending::Open),
            ("Das neue Programm", Ending::Plain),
            ("Thema ist \"Stadt und Land und\"", Ending::Plain),
        ];
        for (text, expected) in table {
            assert_eq!(ending(text), expected, "{text}");
        }
    }
}
