//! Contacts and the numbers of an imprint: names, e-mail addresses and phone numbers in one stitched text.
//!
//! ```text
//! contacts  = *( [ name ] *( email | disguised | phone | fax ) )
//! name      = see `person`
//! disguised = local "(at)" domain | "[email protected]"          the latter is no address
//! phone     = ("Telefon" | "Telephone" | "Tel" | "Fon" | "Phone") [ "." ] [ ":" ] number
//! fax       = ("Telefax" | "Fax") [ "." ] [ ":" ] number
//! ```
//! A name behind a number or an e-mail address begins the next contact.

use std::ops::Range;
use std::sync::LazyLock;

use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::one_of;
use nom::combinator::opt;
use nom::{IResult, Parser as _};
use regex::Regex;

use super::person::name;
use super::{blanks, phone};
use crate::record::prefix;

/// Where the parts of a contact stand in the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Reach {
    pub(crate) family: Option<Range<usize>>,
    pub(crate) given: Option<Range<usize>>,
    pub(crate) email: Option<Range<usize>>,
    pub(crate) phone: Option<Range<usize>>,
    pub(crate) fax: Option<Range<usize>>,
    /// Words that name the numbers: "Telefon", "Fax".
    pub(crate) labels: Vec<Range<usize>>,
}

impl Reach {
    /// Whether anybody can be asked.
    pub(crate) const fn is_somebody(&self) -> bool {
        self.has_number() || (self.family.is_some() && self.given.is_some())
    }

    /// Whether there is anything that a contact of the record can hold.
    pub(crate) const fn is_contact(&self) -> bool {
        self.has_name() || self.email.is_some() || self.phone.is_some()
    }

    const fn has_name(&self) -> bool {
        self.family.is_some() || self.given.is_some()
    }

    const fn has_number(&self) -> bool {
        self.email.is_some() || self.phone.is_some() || self.fax.is_some()
    }
}

/// Contacts stand in the first bytes of their section.
const LONGEST: usize = 4_096;

/// The text up to the limit, without a word that the limit would cut.
fn whole_words(text: &str) -> &str {
    let cut = prefix(text, LONGEST);
    if cut.len() == text.len() {
        return text;
    }
    cut.rfind(char::is_whitespace)
        .and_then(|blank| cut.get(..blank))
        .unwrap_or(cut)
}

/// All e-mail addresses of a text, found once; a disguised one only where there is no other.
fn emails(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0_usize;
    while let Some(range) = text.get(at..).and_then(email) {
        found.push(at.saturating_add(range.start)..at.saturating_add(range.end));
        at = at.saturating_add(range.end);
    }
    if found.is_empty() {
        found.extend(disguised(text));
    }
    found
}

/// The first e-mail address of a text: what surrounds an @ as far as addresses go, with a dot in its domain.
fn email(text: &str) -> Option<Range<usize>> {
    let is_local = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-');
    let is_domain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    text.match_indices('@').find_map(|(at, sign)| {
        let behind = at.saturating_add(sign.len());
        let start = text.get(..at)?.trim_end_matches(is_local).len();
        let rest = text.get(behind..)?;
        let run = rest.get(..rest.find(|c| !is_domain(c)).unwrap_or(rest.len()))?;
        let domain = run.trim_end_matches(['.', '-']);
        let is_address = start < at && domain.contains('.') && !domain.starts_with('.');
        is_address.then(|| start..behind.saturating_add(domain.len()))
    })
}

/// What web pages print in place of an e-mail address: "name(at)host", and a host's placeholder without any address.
static DISGUISED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"\[email.protected\]|[A-Za-z0-9._-]{1,64} ?[(\[]at[)\]] ?[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}",
    )
    .ok()
});

/// The first disguised e-mail address; the pattern runs only where a bracket shows that there may be one.
fn disguised(text: &str) -> Option<Range<usize>> {
    let may_be = text.contains("[email") || text.contains("(at)") || text.contains("[at]");
    may_be
        .then(|| DISGUISED.as_ref()?.find(text))
        .flatten()
        .map(|found| found.range())
}

/// Reads a text as contacts. Words that are no part of one are left out; the caller sees them by their absence.
pub(crate) fn parse(text: &str) -> Vec<Reach> {
    let text = whole_words(text);
    let emails = emails(text);
    let mut contacts = Vec::new();
    let (mut open, mut at) = (Reach::default(), 0_usize);
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let skipped = rest
            .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '|' | '/' | '-' | '\u{2013}'));
        at = text.len().saturating_sub(skipped.len());
        let here = |length: usize| at..at.saturating_add(length);
        let next = emails.partition_point(|email| email.start < at);
        let found_email = emails
            .get(next)
            .map(|email| email.start.saturating_sub(at)..email.end.saturating_sub(at));
        if let Some(range) = found_email.clone().filter(|range| range.start == 0) {
            let range = here(range.end);
            at = range.end;
            if skipped.starts_with('[') {
                // The placeholder is no address.
                open.labels.push(range);
            } else {
                open.email.get_or_insert(range);
            }
        } else if let Ok((behind, (is_fax, printed))) = labelled_number(skipped) {
            let end = text.len().saturating_sub(behind.len());
            let range = end.saturating_sub(printed.len())..end;
            open.labels.push(at..range.start);
            at = end;
            if is_fax { &mut open.fax } else { &mut open.phone }.get_or_insert(range);
        } else {
            let least = skipped.chars().next().map_or(1, char::len_utf8);
            let address = found_email
                .map(|range| range.start)
                .or_else(|| broken_email(skipped))
                .filter(|at| *at > 0);
            let end = address.unwrap_or(skipped.len()).min(next_label(skipped)).max(least);
            let end = second_name(skipped.get(..end).unwrap_or_default()).unwrap_or(end);
            let words = skipped.get(..end).unwrap_or_default();
            let words = words.strip_prefix("und ").unwrap_or(words);
            let at_words = at.saturating_add(end.saturating_sub(words.len()));
            if let Some((family, given)) = name(words) {
                if open.has_number() || open.has_name() {
                    contacts.push(std::mem::take(&mut open));
                }
                let shift =
                    |range: Range<usize>| at_words.saturating_add(range.start)..at_words.saturating_add(range.end);
                open.family = family.map(shift);
                open.given = given.map(shift);
            }
            at = at.saturating_add(end);
        }
    }
    if open.has_name() || open.has_number() {
        contacts.push(open);
    }
    contacts
}

/// A phone (`false`) or fax (`true`) number with its label.
fn labelled_number(input: &str) -> IResult<&str, (bool, &str)> {
    let fax = alt((tag("Telefax"), tag("Fax")));
    let phone = alt((
        tag("Telefon"),
        tag("Telephone"),
        tag("Tel"),
        tag("Fon"),
        tag("Phone"),
        tag("Mobil"),
    ));
    let (input, is_fax) = alt((fax.map(|_| true), phone.map(|_| false))).parse(input)?;
    let (input, _) = (opt(one_of(".:")), opt(one_of(":")), blanks).parse(input)?;
    let (input, number) = phone::number(input)?;
    Ok((input, (is_fax, number)))
}

/// Offset of the "und" between two names: "Family, Given und Family, Given".
fn second_name(words: &str) -> Option<usize> {
    let at = words.find(" und ")?;
    let (first, second) = words.split_at_checked(at)?;
    (first.contains(',') && second.contains(',')).then_some(at.saturating_add(1))
}

/// Offset of the word with an @ in it that is no e-mail address.
fn broken_email(text: &str) -> Option<usize> {
    let before = text.get(..text.find('@')?)?;
    Some(
        before
            .rfind(char::is_whitespace)
            .map_or(0, |blank| blank.saturating_add(1)),
    )
}

/// Offset of the next word that labels a number.
fn next_label(text: &str) -> usize {
    let labels = [
        " Telef", " Tele", " Tel.", " Tel:", " Tel ", " Fax", " Fon", " Phone", ",Telef", " Mobil",
    ];
    labels
        .iter()
        .filter_map(|label| text.find(label))
        .min()
        .map_or(text.len(), |at| at.saturating_add(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<[Option<&str>; 5]> {
        let at = |range: &Option<Range<usize>>| range.clone().map(|range| &text[range]);
        parse(text)
            .iter()
            .map(|c| [at(&c.family), at(&c.given), at(&c.email), at(&c.phone), at(&c.fax)])
            .collect()
    }

    #[test]
    fn valid() {
        let mail = Some("presse@duesseldorf.de");
        let table: &[(&str, &[[Option<&str>; 5]])] = &[
            (
                "Lenz, Mara presse@duesseldorf.de, Telefon +49.211.89-93115",
                &[[Some("Lenz"), Some("Mara"), mail, Some("+49.211.89-93115"), None]],
            ),
            (
                "Lenz, Mara presse@duesseldorf.de, Telefon 0211. 89- 94108 Roth-Ebel, Dr. Ina Telefon: 93131",
                &[
                    [Some("Lenz"), Some("Mara"), mail, Some("0211. 89- 94108"), None],
                    [Some("Roth-Ebel"), Some("Dr. Ina"), None, Some("93131"), None],
                ],
            ),
            (
                "Telefon +49. 211. 89 - 93115 Telefax +49. 211. 89 - 94152 presse@duesseldorf.de",
                &[[
                    None,
                    None,
                    mail,
                    Some("+49. 211. 89 - 93115"),
                    Some("+49. 211. 89 - 94152"),
                ]],
            ),
            (
                "Mara Lenz, Tel. 899-4000",
                &[[Some("Lenz"), Some("Mara"), None, Some("899-4000"), None]],
            ),
            (
                "Lenz, Mara und Roth, Ina",
                &[
                    [Some("Lenz"), Some("Mara"), None, None, None],
                    [Some("Roth"), Some("Ina"), None, None, None],
                ],
            ),
            ("Lenz, Mara", &[[Some("Lenz"), Some("Mara"), None, None, None]]),
            (
                "presse@duesseldorf.de Lenz, Mara",
                &[
                    [None, None, mail, None, None],
                    [Some("Lenz"), Some("Mara"), None, None, None],
                ],
            ),
            (
                "Telefax 0211. 89-94152 Lenz, Mara",
                &[
                    [None, None, None, None, Some("0211. 89-94152")],
                    [Some("Lenz"), Some("Mara"), None, None, None],
                ],
            ),
            (
                "Lenz, Mara lenz(at)a.de",
                &[[Some("Lenz"), Some("Mara"), Some("lenz(at)a.de"), None, None]],
            ),
            (
                "Lenz, Mara lenz[at]a.de",
                &[[Some("Lenz"), Some("Mara"), Some("lenz[at]a.de"), None, None]],
            ),
            ("", &[]),
        ];
        for (text, expected) in table {
            assert_eq!(read(text), *expected, "{text}");
        }
    }

    #[test]
    fn what_a_contact_needs() {
        for (text, is_somebody, is_contact) in [
            ("Lenz, Mara", true, true),
            ("Lenz", false, true),
            ("Telefon 0211. 89-94108", true, true),
            ("Telefax 0211. 89-94152", true, false),
            ("presse@duesseldorf.de", true, true),
        ] {
            let contacts = parse(text);
            let [contact] = contacts.as_slice() else {
                panic!("{text}: {contacts:?}");
            };
            let found = (contact.is_somebody(), contact.is_contact());
            assert_eq!(found, (is_somebody, is_contact), "{text}");
        }
        let placeholder = parse("Lenz, Mara [email protected]");
        assert_eq!((placeholder[0].labels.len(), &placeholder[0].email), (1, &None));
    }

    #[test]
    fn invalid() {
        for text in [
            "@duesseldorf.de",
            "1234",
            "https://www.duesseldorf.de",
            "Ein Satz, der von etwas ganz anderem erzählt und länger ist als ein Name.",
        ] {
            assert_eq!(read(text), Vec::<[Option<&str>; 5]>::new(), "{text}");
        }
    }
}
