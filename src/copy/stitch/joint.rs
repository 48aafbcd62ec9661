//! How the end of one printed piece is joined to the beginning of the next one.

use std::cell::OnceCell;

use memchr::memchr2_iter;

use crate::field::address;
use crate::field::file_name::has_ending;
use crate::text::endings;
use crate::text::signs::{self, is_hyphen};
use crate::text::words::{self, first_word, last_word, starts_lowercase};

/// How two printed pieces become one text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joint {
    /// With a blank.
    Blank,
    /// With nothing between.
    Glue,
    /// With nothing between, and without the hyphen that stood at the line end.
    Dehyphenate,
}

/// What joins the end of one printed piece to the beginning of the next one. The first row that fits decides:
///
/// | the piece ends | the next one | joined |
/// | --- | --- | --- |
/// | with a soft hyphen | | without it |
/// | inside an address | begins with its rest; see [`address_goes_on`] | with nothing |
/// | with a hyphen behind a small letter | begins with a word by itself: "Nord- und", "Nord- zum Südpark" | with a blank |
/// | | begins small: "Bürger-", "meister" | without the hyphen |
/// | with a hyphen behind another letter or a digit | begins with a letter or a digit: "Marc-", "André" | with nothing |
/// | with the slash of an address | begins with a word such as "und" | with a blank |
/// | with a slash that has no blank before it | | with nothing |
/// | | begins with a slash that has no blank behind it, or with a mark that has one | with nothing |
/// | otherwise | | with a blank |
pub(super) fn joint(before: &str, after: &str) -> Joint {
    // Most pieces end and begin with a plain letter.
    let last = before.as_bytes().last();
    if last.is_some_and(u8::is_ascii_alphanumeric) && after.as_bytes().first().is_some_and(u8::is_ascii_alphanumeric) {
        return Joint::Blank;
    }
    let mut backwards = before.chars().rev();
    let (last, previous) = (backwards.next(), backwards.next());
    match (last, previous) {
        (Some(signs::SOFT_HYPHEN), _) => Joint::Dehyphenate,
        (Some(last), _) if address_goes_on(before, last, after) => Joint::Glue,
        (Some(hyphen), Some(letter)) if is_hyphen(hyphen) && letter.is_lowercase() && starts_lowercase(after) => {
            if words::is(first_word(after).trim_end_matches(','), words::HYPHEN) {
                Joint::Blank
            } else {
                Joint::Dehyphenate
            }
        }
        (Some(hyphen), Some(sign))
            if is_hyphen(hyphen) && !sign.is_whitespace() && after.starts_with(char::is_alphanumeric) =>
        {
            Joint::Glue
        }
        (Some('/'), Some(_)) if words::is_link(first_word(after)) && is_address(last_word(before)) => Joint::Blank,
        (Some('/'), Some(sign)) if !sign.is_whitespace() => Joint::Glue,
        _ => {
            let mut forwards = after.chars();
            match (forwards.next(), forwards.next()) {
                (Some('/'), Some(next)) if !next.is_whitespace() => Joint::Glue,
                (Some(',' | '.' | ';' | ')' | '!' | '?'), None) => Joint::Glue,
                (Some(',' | '.' | ';' | ')' | '!' | '?'), Some(next)) if next.is_whitespace() => Joint::Glue,
                _ => Joint::Blank,
            }
        }
    }
}

/// Whether the address that a piece ends with, `last` its last character, goes on in the next piece:
///
/// | the piece ends | the next one | goes on |
/// | --- | --- | --- |
/// | with the hyphen of an address, "_", "=", "&" or "@" | begins with a letter or a digit | yes |
/// | with a hyphen | begins with the rest of an e-mail address: "presse-", "stelle@duesseldorf.de" | yes |
/// | with a full stop in an address that is not whole | begins small: "www.duesseldorf.", "de" | yes |
/// | with a full stop in an address | begins with the ending of a file | yes |
/// | with a letter or a digit of an address | begins with a hyphen, a full stop or "_", and no blank behind it | yes |
/// | otherwise | | no |
fn address_goes_on(before: &str, last: char, after: &str) -> bool {
    let mut forwards = after.chars();
    let (Some(first), next) = (forwards.next(), forwards.next()) else {
        return false;
    };
    let word = || last_word(before);
    match last {
        '_' | '=' | '&' | '@' => first.is_alphanumeric() && is_address(word()),
        '.' if first.is_lowercase() => {
            let rest = first_word(after).trim_end_matches(|c: char| !c.is_alphanumeric());
            let is_file = || is_address(word()) && has_ending(&format!(".{rest}"));
            endings::is_cut_host(word()) || is_file()
        }
        last if is_hyphen(last) => {
            let is_user = |user: &str| !user.is_empty() && user.bytes().all(|byte| byte.is_ascii_graphic());
            let is_rest = |word: &str| word.split_once('@').is_some_and(|(user, _)| is_user(user));
            first.is_alphanumeric() && (is_address(word()) || is_rest(first_word(after)))
        }
        last => {
            let is_sign = is_hyphen(first) || matches!(first, '.' | '_');
            let is_bound = is_sign && next.is_some_and(char::is_alphanumeric);
            is_bound && last.is_alphanumeric() && is_address(word())
        }
    }
}

/// Whether a word is a web or e-mail address, or the beginning of one.
fn is_address(word: &str) -> bool {
    let bare = || word.trim_start_matches(|c: char| !c.is_alphanumeric());
    words::has_address(word) || word.contains('/') && address::is_web(bare())
}

/// The words of a text that are printed with a hyphen between small letters: "Start-ups". They tell whether the hyphen at a
/// line end belongs to the word. They are looked for once, when the first such line end asks.
#[derive(Debug)]
pub(crate) struct Compounds<'t> {
    text: &'t str,
    /// Where the part before the hyphen begins, and where the hyphen stands; in the order of the parts before it.
    found: OnceCell<Vec<(usize, usize)>>,
}

/// A part of a word is not longer, in bytes.
const LONGEST_PART: usize = 40;

/// The part of a word that a text ends with, hyphens inside it included.
fn last_part(text: &str) -> &str {
    let before = text.trim_end_matches(|c: char| c.is_alphanumeric() || is_hyphen(c));
    text.get(before.len()..).unwrap_or_default()
}

impl<'t> Compounds<'t> {
    pub(crate) const fn of(text: &'t str) -> Self {
        Self {
            text,
            found: OnceCell::new(),
        }
    }

    /// The text.
    pub(crate) const fn text(&self) -> &'t str {
        self.text
    }

    /// Whether the text prints the word uncut and with its hyphen, whose parts end `before` and begin `after`.
    pub(super) fn has(&self, before: &str, after: &str) -> bool {
        let first = last_part(before.trim_end_matches(is_hyphen));
        let second = first_word(after).trim_end_matches(|c: char| !c.is_alphanumeric());
        if first.is_empty() || second.is_empty() || first.len().max(second.len()) > LONGEST_PART {
            return false;
        }
        let found = self.found.get_or_init(|| self.find());
        let from = found.partition_point(|(start, hyphen)| self.part(*start, *hyphen) < first);
        let same = found
            .iter()
            .skip(from)
            .take_while(|(start, hyphen)| self.part(*start, *hyphen) == first);
        let behind = |hyphen: usize| {
            self.text
                .get(hyphen..)
                .unwrap_or_default()
                .trim_start_matches(is_hyphen)
        };
        same.into_iter().any(|(_, hyphen)| behind(*hyphen).starts_with(second))
    }

    fn part(&self, start: usize, end: usize) -> &'t str {
        self.text.get(start..end).unwrap_or_default()
    }

    fn find(&self) -> Vec<(usize, usize)> {
        let bytes = self.text.as_bytes();
        // The first byte of a typographic hyphen is that of quotation marks too.
        let mut found: Vec<_> = memchr2_iter(b'-', 0xE2, bytes)
            .filter_map(|at| self.compound_at(at))
            .collect();
        found.sort_unstable_by_key(|(start, hyphen)| self.part(*start, *hyphen));
        found
    }

    /// The compound whose hyphen may stand at `at`.
    fn compound_at(&self, at: usize) -> Option<(usize, usize)> {
        let bytes = self.text.as_bytes();
        // Most hyphens stand in addresses, beside digits and capitals.
        let is_small = |byte: &u8| byte.is_ascii_lowercase() || !byte.is_ascii();
        if !bytes.get(at.checked_sub(1)?).is_some_and(is_small) {
            return None;
        }
        let (before, rest) = self.text.split_at_checked(at)?;
        let behind = rest.strip_prefix(is_hyphen)?;
        if !before.ends_with(char::is_lowercase) || !starts_lowercase(behind) {
            return None;
        }
        // No further than a part can go, so that a row of hyphens costs no more than others.
        let mut from = at.saturating_sub(LONGEST_PART.saturating_add(1));
        while !self.text.is_char_boundary(from) {
            from = from.saturating_add(1);
        }
        let part = last_part(before.get(from..).unwrap_or_default());
        Some((at.saturating_sub(part.len()), at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joints() {
        let table = [
            ("Bürger-", "meister", Joint::Dehyphenate),
            ("Nord-", "zum Südpark", Joint::Blank),
            ("NRW-", "weit", Joint::Glue),
            ("18-", "köpfig", Joint::Glue),
            ("Marc-", "André", Joint::Glue),
            ("89-", "93131", Joint::Glue),
            ("Kultur-", "und Sportamt", Joint::Blank),
            ("das Haus -", "ein Neubau", Joint::Blank),
            ("Jungen", "Schauspiel/Haus", Joint::Blank),
            ("Schauspiel/", "Haus", Joint::Glue),
            ("Musik /", "Music", Joint::Blank),
            ("Düsseldorf", "/David Young", Joint::Glue),
            ("im Rathaus", ", sagte er", Joint::Glue),
            ("im Rathaus", "(Foyer)", Joint::Blank),
            ("im Rathaus", ", ", Joint::Glue),
            ("im Rathaus", ",", Joint::Glue),
            ("im Rathaus", ",,sagte er", Joint::Blank),
            ("Bürger\u{AD}", "meister", Joint::Dehyphenate),
            ("Musik", "/ Music", Joint::Blank),
            ("Amsel\u{2011}", "Brand", Joint::Glue),
            ("Bürger\u{2011}", "meister", Joint::Dehyphenate),
            ("unter www.duesseldorf.de/uhren/alte-", "uhren und im", Joint::Glue),
            ("(www.duesseldorf.de/alte-", "und-neue-uhren)", Joint::Glue),
            ("https://www.duesseldorf.de/lange-", "nacht.html", Joint::Glue),
            ("duesseldorf.de/lange-", "nacht", Joint::Glue),
            ("an presse-", "stelle@duesseldorf.de", Joint::Glue),
            ("an presse@stadt-", "duesseldorf.de", Joint::Glue),
            ("an presse@", "duesseldorf.de", Joint::Glue),
            ("www.duesseldorf.", "de/presse", Joint::Glue),
            ("www.duesseldorf", ".de/presse", Joint::Glue),
            ("www.duesseldorf.de/", "presse", Joint::Glue),
            ("www.duesseldorf.de", "/presse", Joint::Glue),
            ("www.duesseldorf.de/alte_", "uhren", Joint::Glue),
            ("www.duesseldorf.de/uhren.", "html zu", Joint::Glue),
            ("www.duesseldorf.de/", "und im Katalog", Joint::Blank),
            ("www.duesseldorf.de/uhren", "und im Katalog", Joint::Blank),
            ("www.duesseldorf.de/uhren.", "Der Eintritt", Joint::Blank),
            ("presse@duesseldorf.de.", "sagte er", Joint::Blank),
            ("www.duesseldorf.de an-", "gemeldet", Joint::Dehyphenate),
            ("im Rathaus.", "de Vries", Joint::Blank),
            ("an presse", "@duesseldorf.de", Joint::Blank),
            ("das Haus", "-Nord", Joint::Blank),
        ];
        for (before, after, expected) in table {
            assert_eq!(joint(before, after), expected, "{before} | {after}");
        }
    }
}
