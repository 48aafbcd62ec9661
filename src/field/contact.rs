//! Contacts and the numbers of an imprint: names, e-mail addresses and phone numbers in one stitched text.
//!
//! ```text
//! contacts    = *( separators ( address | number | words ) )
//! separators  = *( blank | "," | ";" | "|" | "/" | "-" | "–" )
//! address     = email | disguised
//! email       = local "@" domain
//! local       = 1*( letter | digit | "." | "_" | "%" | "+" | "-" )
//! domain      = 1*( *( "." | "-" ) 1*( letter | digit ) )     with a full stop, but none at its start
//! disguised   = "name(at)host" | "[email protected]"          a pattern finds it; the latter is no address
//! number      = phone::labelled
//! words       = [ "und " ] [ name ]                           see `person`; up to the next address or label, a word with
//!                                                             an "@", or the "und" between two names
//! ```
//! A name behind a number or an e-mail address begins the next contact. Words that are no name are left out.

use std::sync::LazyLock;

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while, take_while1};
use nom::character::complete::anychar;
use nom::combinator::{fail, map, recognize, verify};
use nom::multi::{fold_many0, many1_count};
use nom::sequence::preceded;
use nom::{IResult, Parser as _};
use regex::Regex;

use super::person::Name;
use super::phone::Line;
use super::{person, phone};
use crate::record::{place_of, prefix};
use crate::text::signs;

/// The parts of a contact.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Reach<'t> {
    pub(crate) name: Option<Name<'t>>,
    pub(crate) email: Option<&'t str>,
    pub(crate) phone: Option<&'t str>,
    pub(crate) fax: Option<&'t str>,
    /// Words that name the numbers: "Telefon", "Fax".
    pub(crate) labels: Vec<&'t str>,
}

impl<'t> Reach<'t> {
    pub(crate) fn family(&self) -> Option<&'t str> {
        self.name.map(|name| name.family)
    }

    pub(crate) fn given(&self) -> Option<&'t str> {
        self.name.and_then(|name| name.given)
    }

    /// Whether anybody can be asked.
    pub(crate) fn is_somebody(&self) -> bool {
        self.has_number() || self.given().is_some()
    }

    /// Whether there is anything that a contact of the record can hold.
    pub(crate) const fn is_contact(&self) -> bool {
        self.name.is_some() || self.email.is_some() || self.phone.is_some()
    }

    const fn has_number(&self) -> bool {
        self.email.is_some() || self.phone.is_some() || self.fax.is_some()
    }
}

/// Contacts stand in so many first bytes of their section.
const LONGEST: usize = 4_096;

/// Reads a text as contacts. Words that are no part of one are left out.
pub(crate) fn parse(text: &str) -> Vec<Reach<'_>> {
    let text = whole_words(text);
    contacts(&Addresses::find(text), text)
        .map(|(_, contacts)| contacts.all())
        .unwrap_or_default()
}

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

/// What stands between separators.
#[derive(Clone, Copy)]
enum Item<'t> {
    Email(&'t str),
    /// What a host prints in place of an address.
    Placeholder(&'t str),
    Number(Line, &'t str, &'t str),
    Words(Option<Name<'t>>),
}

/// The contacts that were read, and the one that goes on.
#[derive(Default)]
struct Contacts<'t> {
    closed: Vec<Reach<'t>>,
    open: Reach<'t>,
}

impl<'t> Contacts<'t> {
    fn with(mut self, item: Item<'t>) -> Self {
        let open = &mut self.open;
        match item {
            Item::Email(address) => {
                open.email.get_or_insert(address);
            }
            Item::Placeholder(printed) => open.labels.push(printed),
            Item::Number(line, label, number) => {
                open.labels.push(label);
                let value = match line {
                    Line::Phone => &mut open.phone,
                    Line::Fax => &mut open.fax,
                };
                value.get_or_insert(number);
            }
            Item::Words(Some(name)) => {
                if open.has_number() || open.name.is_some() {
                    self.closed.push(std::mem::take(open));
                }
                self.open.name = Some(name);
            }
            Item::Words(None) => {}
        }
        self
    }

    fn all(mut self) -> Vec<Reach<'t>> {
        if self.open.name.is_some() || self.open.has_number() {
            self.closed.push(self.open);
        }
        self.closed
    }
}

fn contacts<'t>(addresses: &Addresses<'t>, input: &'t str) -> IResult<&'t str, Contacts<'t>> {
    let item = alt((
        |input| address(addresses, input),
        number,
        |input| words(addresses, input),
    ));
    fold_many0(preceded(separators, item), Contacts::default, Contacts::with).parse(input)
}

fn separators(input: &str) -> IResult<&str, &str> {
    take_while(|c: char| c.is_whitespace() || signs::is_dash(c) || matches!(c, ',' | ';' | '|' | '/')).parse(input)
}

fn address<'t>(addresses: &Addresses<'t>, input: &'t str) -> IResult<&'t str, Item<'t>> {
    let Some((_, here)) = addresses.next(input).filter(|(words, _)| words.is_empty()) else {
        return fail().parse(input);
    };
    let item = |printed: &'t str| {
        if printed.starts_with('[') {
            Item::Placeholder(printed)
        } else {
            Item::Email(printed)
        }
    };
    map(tag(here), item).parse(input)
}

/// The e-mail addresses of a text. Where one begins shows only at the sign inside it, so that they are found first, once.
struct Addresses<'t> {
    text: &'t str,
    found: Vec<&'t str>,
}

impl<'t> Addresses<'t> {
    /// All that are printed as such; else the first disguised one.
    fn find(text: &'t str) -> Self {
        let mut found: Vec<&str> = Vec::new();
        let mut end = 0_usize;
        for (sign, _) in text.match_indices('@') {
            let before = text.get(end..sign).unwrap_or_default();
            let start = end.saturating_add(before.trim_end_matches(is_local).len());
            if let Some(Ok((_, printed))) = text.get(start..).map(email) {
                end = place_of(text, printed).end;
                found.push(printed);
            }
        }
        if found.is_empty() {
            found.extend(disguised(text));
        }
        Self { text, found }
    }

    /// The next address of the rest of the text, and the words before it.
    fn next<'i>(&self, input: &'i str) -> Option<(&'i str, &'t str)> {
        let here = place_of(self.text, input).start;
        let start = |address: &&str| place_of(self.text, address).start;
        let next = self.found.partition_point(|address| start(address) < here);
        let address = self.found.get(next)?;
        Some((input.get(..start(address).saturating_sub(here))?, address))
    }
}

fn email(input: &str) -> IResult<&str, &str> {
    recognize((local, tag("@"), domain)).parse(input)
}

fn local(input: &str) -> IResult<&str, &str> {
    take_while1(is_local).parse(input)
}

const fn is_local(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '%' | '+') || signs::is_hyphen(c)
}

fn domain(input: &str) -> IResult<&str, &str> {
    let sign = take_while(|c| c == '.' || signs::is_hyphen(c));
    let letters = take_while1(|c: char| c.is_ascii_alphanumeric());
    verify(recognize(many1_count((sign, letters))), |domain: &str| {
        domain.contains('.') && !domain.starts_with('.')
    })
    .parse(input)
}

/// What web pages print in place of an e-mail address: "name(at)host", and a host's placeholder without any address. It may
/// stand anywhere, so that it is found by a pattern.
static DISGUISED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"\[email.protected\]|[A-Za-z0-9._-]{1,64} ?[(\[]at[)\]] ?[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}",
    )
    .ok()
});

/// The first disguised e-mail address; the pattern runs only where a bracket shows that there may be one.
fn disguised(text: &str) -> Option<&str> {
    let may_be = text.contains("[email") || text.contains("(at)") || text.contains("[at]");
    may_be
        .then(|| DISGUISED.as_ref()?.find(text))
        .flatten()
        .map(|found| found.as_str())
}

fn number(input: &str) -> IResult<&str, Item<'_>> {
    map(phone::labelled, |((label, line), number)| {
        Item::Number(line, label, number)
    })
    .parse(input)
}

fn words<'t>(addresses: &Addresses<'t>, input: &'t str) -> IResult<&'t str, Item<'t>> {
    // A name may be printed with or without commas, so that its end is what can only follow it.
    let (_, least) = recognize(anychar).parse(input)?;
    let address = addresses
        .next(input)
        .map(|(words, _)| words)
        .or_else(|| before_broken_email(input));
    let end = address.map(str::len).filter(|end| *end > 0).unwrap_or(input.len());
    let end = end.min(phone::next_label(input)).max(least.len());
    let end = second_name(input.get(..end).unwrap_or_default()).unwrap_or(end);
    let (printed, rest) = input.split_at_checked(end).unwrap_or((input, ""));
    let name = person::parse(printed.strip_prefix("und ").unwrap_or(printed));
    Ok((rest, Item::Words(name)))
}

/// Offset of the "und" between two names: "Family, Given und Family, Given".
fn second_name(words: &str) -> Option<usize> {
    let at = words.find(" und ")?;
    let (first, second) = words.split_at_checked(at)?;
    (first.contains(',') && second.contains(',')).then_some(at.saturating_add(1))
}

/// What stands before the word with an "@" in it that is no e-mail address.
fn before_broken_email(text: &str) -> Option<&str> {
    let before = text.get(..text.find('@')?)?;
    let word = before.rsplit(char::is_whitespace).next()?;
    before.strip_suffix(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<[Option<&str>; 5]> {
        parse(text)
            .iter()
            .map(|c| [c.family(), c.given(), c.email, c.phone, c.fax])
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
                    [Some("Roth-Ebel"), Some("Ina"), None, Some("93131"), None],
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
            // Titles are no part of a name, letters that were lost are.
            (
                "Dr. med. Lenz, Mara presse@duesseldorf.de Micha? ?im?ek, M.A., Telefon 93131",
                &[
                    [Some("Lenz"), Some("Mara"), mail, None, None],
                    [Some("?im?ek"), Some("Micha?"), None, Some("93131"), None],
                ],
            ),
            (
                "Lenz\u{2011}Roth, Mara presse\u{2011}stelle@amt\u{2011}bilk.de, Telefon +49.211.89\u{2011}93115",
                &[[
                    Some("Lenz\u{2011}Roth"),
                    Some("Mara"),
                    Some("presse\u{2011}stelle@amt\u{2011}bilk.de"),
                    Some("+49.211.89\u{2011}93115"),
                    None,
                ]],
            ),
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
            // An address that breaks off ends the name before it; a valid one behind it would not.
            (
                "Lenz, Mara presse@rathaus",
                &[[Some("Lenz"), Some("Mara"), None, None, None]],
            ),
            (
                "Lenz, Mara,Telefon: 93131",
                &[[Some("Lenz"), Some("Mara"), None, Some("93131"), None]],
            ),
            (
                "presse@a-b.duesseldorf.de.",
                &[[None, None, Some("presse@a-b.duesseldorf.de"), None, None]],
            ),
            // A no-break space is a blank too.
            (
                "Lenz, Mara\u{A0}presse@rathaus Telefon 93131",
                &[[Some("Lenz"), Some("Mara"), None, Some("93131"), None]],
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
        assert_eq!(
            (&placeholder[0].labels, placeholder[0].email),
            (&vec!["[email protected]"], None)
        );
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
