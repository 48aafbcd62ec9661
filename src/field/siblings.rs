//! What a damaged address was, as the undamaged ones of the same text prove it: pictures of one occasion have names of one
//! shape, and differ in a number.
//!
//! ```text
//! address = folder name
//! folder  = 1*char "/"                         up to the last slash
//! name    = head number tail | plain           the last number before the ending: "190917-Markt_" "4" "_.jpg"
//! ```
//! A damaged name proves itself by its letters and digits: without blanks and rules, and with the ending that was misread,
//! they are those of one of the shapes, with a number of its own. If several shapes fit, nothing is proved. Where no
//! undamaged one has its letters, damaged ones tell together what none tells alone:
//!
//! | in a damaged name | was |
//! | --- | --- |
//! | blanks | nothing, or a rule at each of them |
//! | "_ipg", "_jpg" | ".jpg" or "_.jpg" |
//! | ".ipg", ",jpg", " jpg" and the like | ".jpg" |
//!
//! An address that looks well may be misread too. Beside one sibling's head, its own
//!
//! | has instead of | and the sibling | is |
//! | --- | --- | --- |
//! | a digit a letter that looks like it: "l609/160917-" | is any | that one |
//! | a letter another that looks like it: "Rathaua" | is not the only one of its shape | doubtful |
//!
//! Of all addresses only what stands behind the folder that they have in common is compared.

use std::cell::OnceCell;
use std::ops::Range;

use memchr::memrchr;

use crate::record::place_of;
use crate::text::bytes::Wanted;

/// Names of more bytes are compared with none.
const LONGEST: usize = 400;
/// So many shapes of a text are compared.
const SHAPES: usize = 32;

/// The shapes of names in a text, each in its folder.
#[derive(Debug, Default)]
pub(crate) struct Shapes<'t> {
    found: Vec<Shape<'t>>,
    damaged: Vec<Damaged<'t>>,
}

/// What the names of one occasion have in common.
#[derive(Debug)]
struct Shape<'t> {
    /// The folder, and the name up to its number.
    head: &'t str,
    /// The letters and digits of that.
    letters: String,
    tail: &'t str,
}

/// A damaged address, and what it can have been by itself, which is asked only where no undamaged one proves it.
#[derive(Debug)]
struct Damaged<'t> {
    url: &'t str,
    possible: OnceCell<Possible>,
}

/// What a damaged address can have been.
#[derive(Debug, Default)]
struct Possible {
    readings: Vec<Reading>,
    /// The letters and digits of what stands before the number in the first one.
    letters: String,
}

/// The innermost folder that all addresses stand in; nothing where one of them is compared with none.
pub(crate) fn folder<'t>(urls: &[&'t str]) -> &'t str {
    let mut folder = urls.iter().find(|url| !url.is_empty()).copied().unwrap_or_default();
    while let Some(slash) = memrchr(b'/', folder.as_bytes()) {
        let own = folder.get(..=slash).unwrap_or_default();
        let is_in = |url: &&str| url.is_empty() || url.len() <= LONGEST && url.starts_with(own);
        if urls.iter().all(is_in) {
            return own;
        }
        folder = folder.get(..slash).unwrap_or_default();
    }
    ""
}

/// An address with a rule, or nothing, for its blanks.
fn joined(url: &str, rule: &str) -> String {
    let mut joined = String::with_capacity(url.len());
    // Values have single plain blanks alone.
    for (index, word) in url.split(' ').enumerate() {
        joined.push_str(if index > 0 { rule } else { "" });
        joined.push_str(word);
    }
    joined
}

/// An address with the endings that its own may have been.
fn with_endings(mut url: String) -> [Option<String>; 2] {
    let before = url.len().saturating_sub(".jpg".len());
    let Some(printed) = url.get(before..) else {
        return [None, None];
    };
    let is_ruled = printed.starts_with('_');
    let mut ruled = None;
    if printed.ends_with("ipg") || printed.ends_with("jpq") || !printed.starts_with('.') {
        url.truncate(before);
        ruled = is_ruled.then(|| [url.as_str(), "_.jpg"].concat());
        url.push_str(".jpg");
    }
    [Some(url), ruled]
}

/// An address, and where its number stands.
#[derive(Debug)]
struct Reading {
    url: String,
    number: Range<usize>,
}

impl<'t> Shapes<'t> {
    /// Adds an address that is not damaged.
    pub(crate) fn add(&mut self, url: &'t str) {
        let Some(Parts { head, tail, .. }) = parts(url).filter(|_| url.len() <= LONGEST && self.found.len() < SHAPES)
        else {
            return;
        };
        if !self.found.iter().any(|shape| shape.head == head && shape.tail == tail) {
            let letters = bare(head);
            self.found.push(Shape { head, letters, tail });
        }
    }

    /// Adds one that is.
    pub(crate) fn add_damaged(&mut self, url: &'t str) {
        let is_known = self.damaged.iter().any(|other| other.url == url);
        if url.len() <= LONGEST && self.damaged.len() < SHAPES && !is_known {
            self.damaged.push(Damaged::of(url));
        }
    }

    /// What a damaged address can have been, each reading once.
    pub(crate) fn readings(&self, damaged: &str) -> Vec<String> {
        if damaged.len() > LONGEST {
            return Vec::new();
        }
        let printed = bare(damaged);
        let mut readings: Vec<String> = Vec::new();
        for shape in &self.found {
            if let Some(reading) = shape.reading(&printed).filter(|reading| !readings.contains(reading)) {
                readings.push(reading);
            }
        }
        if readings.is_empty() {
            self.together(damaged)
        } else {
            readings
        }
    }

    /// What damaged addresses tell together.
    fn together(&self, damaged: &str) -> Vec<String> {
        let lone = Damaged::of(damaged);
        let own = self.damaged.iter().find(|other| other.url == damaged).unwrap_or(&lone);
        let own = own.possible();
        let others = || self.damaged.iter().filter(|other| other.url != damaged);
        let siblings = || {
            let possible = others().map(Damaged::possible);
            possible.filter(|other| other.letters == own.letters)
        };
        // One sibling or several that leave no reading, or more than one, prove nothing.
        if siblings().next().is_none() {
            return Vec::new();
        }
        let is_shared = |own: &&Reading| siblings().all(|other| other.has_shape_of(own));
        let shared = own.readings.iter().filter(is_shared);
        shared.map(|reading| reading.url.clone()).collect()
    }
}

impl Shape<'_> {
    /// The address of this shape that has these letters and digits.
    fn reading(&self, printed: &str) -> Option<String> {
        let number = printed
            .strip_prefix(self.letters.as_str())?
            .strip_suffix(bare(self.tail).as_str())?;
        let is_number = (1..=NUMBER).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| [self.head, number, self.tail].concat())
    }
}

impl<'t> Damaged<'t> {
    const fn of(url: &'t str) -> Self {
        let possible = OnceCell::new();
        Self { url, possible }
    }

    fn possible(&self) -> &Possible {
        self.possible.get_or_init(|| Possible::of(self.url))
    }
}

impl Possible {
    fn of(damaged: &str) -> Self {
        let damaged = damaged.trim_end();
        let closed = joined(damaged, "");
        let ruled = (closed.len() < damaged.len()).then(|| joined(damaged, "_"));
        let mut readings: Vec<Reading> = Vec::new();
        for stem in std::iter::once(closed).chain(ruled) {
            let found = with_endings(stem).into_iter().flatten();
            for found in found.filter_map(Reading::of) {
                if !readings.iter().any(|other| other.url == found.url) {
                    readings.push(found);
                }
            }
        }
        let letters = readings.first().map_or_else(String::new, |first| bare(first.shape().0));
        Self { readings, letters }
    }

    fn has_shape_of(&self, other: &Reading) -> bool {
        let is_same = |own: &&Reading| own.number.start == other.number.start && own.shape() == other.shape();
        self.readings.iter().any(|own| is_same(&own))
    }
}

impl Reading {
    fn of(url: String) -> Option<Self> {
        let number = place_of(&url, parts(&url)?.number);
        Some(Self { url, number })
    }

    /// What stands before the number, and behind it.
    fn shape(&self) -> (&str, &str) {
        let behind = self.url.get(self.number.end..).unwrap_or_default();
        (self.url.get(..self.number.start).unwrap_or_default(), behind)
    }
}

/// What siblings show of an address that looks well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Misread {
    /// A digit was read as a letter: what the address was.
    Digit(String),
    /// A letter may have been read as another one: what the address may have been.
    Letter(String),
}

/// What siblings show of each of some addresses that look well.
pub(crate) fn misread(urls: &[&str]) -> Vec<Option<Misread>> {
    let compared = urls.iter().take(SHAPES).filter(|url| url.len() <= LONGEST);
    let compared = compared.filter_map(|url| parts(url));
    // Nearly all heads are the same, or look like no other one.
    let mut heads: Vec<&str> = Vec::new();
    for head in compared.clone().map(|parts| parts.head) {
        if heads.last() != Some(&head) {
            heads.push(head);
        }
    }
    if heads.len() < 2 {
        return Vec::new();
    }
    let looks: Vec<u64> = heads.iter().map(|head| look(head)).collect();
    let is_alike = |(index, head): (usize, &&str)| {
        let mut others = heads.iter().zip(&looks).skip(index.saturating_add(1));
        // If no next one differs, none does.
        let next = others.find(|(_, look)| Some(*look) == looks.get(index));
        next.is_some_and(|(other, _)| other != head)
    };
    if !heads.iter().enumerate().any(is_alike) {
        return Vec::new();
    }
    let all: Vec<Parts<'_>> = compared.collect();
    urls.iter().map(|url| all_but(parts(url)?, &all)).collect()
}

/// What the others show of one of them.
fn all_but(own: Parts<'_>, all: &[Parts<'_>]) -> Option<Misread> {
    // Its own shape is printed twice.
    if all
        .iter()
        .any(|other| other.head == own.head && other.number != own.number)
    {
        return None;
    }
    let mut found: Option<(Parts<'_>, bool)> = None;
    for other in all
        .iter()
        .filter(|other| other.head != own.head && other.tail == own.tail)
    {
        let Some(is_digit) = is_misread(own.head, other.head) else {
            continue;
        };
        // Two siblings that it may be of prove nothing.
        if found.is_some_and(|(first, _)| first.head != other.head) {
            return None;
        }
        found = Some((*other, is_digit));
    }
    let (sibling, is_digit) = found?;
    let count = all.iter().filter(|other| other.head == sibling.head).count();
    let read = [sibling.head, own.number, own.tail].concat();
    match (is_digit, count) {
        (true, _) => Some(Misread::Digit(read)),
        (false, 2..) => Some(Misread::Letter(read)),
        (false, _) => None,
    }
}

/// Whether one head is another one with letters that were misread, and whether all of them were digits.
fn is_misread(printed: &str, head: &str) -> Option<bool> {
    let (mut read, mut meant) = (printed.chars(), head.chars());
    let mut all_digits = true;
    loop {
        match (read.next(), meant.next()) {
            (None, None) => return Some(all_digits),
            (Some(a), Some(b)) if a == b => {}
            (Some(a), Some(b)) if looks_like(a, b) => all_digits &= b.is_ascii_digit() && a.is_alphabetic(),
            _ => return None,
        }
    }
}

/// Letters that look alike; one may be in several rows.
const ALIKE: [&str; 11] = [
    "lIi1t", "oO0öQ", "ceo", "nuüh", "hb6", "aäo", "sS5a", "B8ß", "ftr", "gq9", "D0O",
];

/// Whether text recognition takes the one for the other.
fn looks_like(a: char, b: char) -> bool {
    ALIKE.iter().any(|alike| alike.contains(a) && alike.contains(b))
}

/// A number that heads have in common which look alike letter by letter, and hardly any others.
fn look(head: &str) -> u64 {
    const START: u64 = 0xCBF2_9CE4_8422_2325;
    // Each letter counts by its place: FNV-1a.
    let add = |sum: u64, c: u32| (sum ^ u64::from(c)).wrapping_mul(0x0100_0000_01B3);
    if head.is_ascii() {
        let seen = |byte: u8| SEEN.get(usize::from(byte)).copied().unwrap_or(byte);
        return head.bytes().fold(START, |sum, byte| add(sum, u32::from(seen(byte))));
    }
    head.chars().fold(START, |sum, c| add(sum, u32::from(seen(c))))
}

/// The letter that stands for all which look like one.
const fn seen(c: char) -> char {
    match c {
        'l' | 'I' | 'i' | '1' | 't' | 'f' | 'r' => 'l',
        'o' | 'O' | '0' | 'ö' | 'Q' | 'c' | 'e' | 'a' | 'ä' | 's' | 'S' | '5' | 'D' => 'o',
        'n' | 'u' | 'ü' | 'h' | 'b' | '6' => 'n',
        'B' | '8' | 'ß' => 'B',
        'g' | 'q' | '9' => 'g',
        c => c,
    }
}

/// The same for bytes of ASCII.
const SEEN: [u8; 128] = {
    let mut table = [0; 128];
    let mut byte = 0_u8;
    while byte < 128 {
        #[allow(
            clippy::indexing_slicing,
            reason = "a byte of ASCII indexes 128 entries, at compile time"
        )]
        {
            table[byte as usize] = seen(byte as char) as u8;
        }
        byte = byte.wrapping_add(1);
    }
    table
};

/// A number of pictures has no more digits.
const NUMBER: usize = 4;

/// An address with the number of its picture.
#[derive(Clone, Copy, Debug)]
struct Parts<'u> {
    /// The folder, and the name up to its number.
    head: &'u str,
    number: &'u str,
    tail: &'u str,
}

/// Where the last such byte is behind the folder of an address.
fn last_in_name(url: &[u8], is_wanted: impl Fn(u8) -> bool) -> Option<usize> {
    let last = url.iter().rposition(|byte| is_wanted(*byte) || *byte == b'/')?;
    url.get(last).filter(|byte| is_wanted(**byte)).map(|_| last)
}

/// The parts of an address whose name has a number behind its letters.
fn parts(url: &str) -> Option<Parts<'_>> {
    let bytes = url.as_bytes();
    let stem = bytes.get(..last_in_name(bytes, |byte| byte == b'.')?)?;
    let end = last_in_name(stem, |byte| byte.is_ascii_digit())?.saturating_add(1);
    let before = stem.get(..end)?.iter().rposition(|byte| !byte.is_ascii_digit());
    let start = before.map_or(0, |before| before.saturating_add(1));
    let parts = Parts {
        head: url.get(..start)?,
        number: url.get(start..end)?,
        tail: url.get(end..)?,
    };
    // A number in front of the name is a day.
    let is_letter = |byte: &u8| byte.is_ascii_alphabetic() || !byte.is_ascii();
    let mut name = stem.get(..start)?.iter().rev().take_while(|byte| **byte != b'/');
    let is_number = parts.number.len() <= NUMBER && name.any(is_letter);
    is_number.then_some(parts)
}

/// The first bytes of blanks, and of the signs that stand for them.
const BLANKS: Wanted = Wanted::of(b"_.,: \xC2\xE1\xE2\xE3").and_controls();

/// The letters and digits of an address, with the ending that text recognition misread.
fn bare(url: &str) -> String {
    let mut bare = String::with_capacity(url.len());
    let mut rest = url;
    while let Some((row, behind)) = BLANKS.first(rest.as_bytes()).and_then(|at| rest.split_at_checked(at)) {
        bare.push_str(row);
        let mut behind = behind.chars();
        let is_left_out = |c: &char| matches!(c, '_' | '.' | ',' | ':') || c.is_whitespace();
        bare.extend(behind.next().filter(|c| !is_left_out(c)));
        rest = behind.as_str();
    }
    bare.push_str(rest);
    let mut misread = ["ipg", "jpq", "ipq", "JPG", "IPG"].iter();
    if misread.any(|misread| bare.ends_with(misread)) {
        bare.truncate(bare.len().saturating_sub("jpg".len()));
        bare.push_str("jpg");
    }
    bare
}

#[cfg(test)]
mod tests {
    use super::{Misread, Shapes, misread};

    #[test]
    fn what_looks_well_is_compared() {
        let of = |url: &str| format!("{FOLDER}{url}");
        for (printed, siblings, expected) in [
            (
                "I90917-Markt_4_.jpg",
                &["190917-Markt_1_.jpg"][..],
                Some((true, "190917-Markt_4_.jpg")),
            ),
            (
                "19o917-Markt2.jpg",
                &["190917-Markt1.jpg"],
                Some((true, "190917-Markt2.jpg")),
            ),
            (
                "190917-Morkt2.jpg",
                &["190917-Markt1.jpg", "190917-Markt3.jpg"],
                Some((false, "190917-Markt2.jpg")),
            ),
            // The only one of its shape, one that is there twice, and two that it may be of.
            ("190917-Morkt2.jpg", &["190917-Markt1.jpg"], None),
            (
                "190917-Morkt2.jpg",
                &["190917-Markt1.jpg", "190917-Markt3.jpg", "190917-Morkt4.jpg"],
                None,
            ),
            ("l90917-Markt2.jpg", &["190917-Markt1.jpg", "I90917-Markt3.jpg"], None),
            // Others.
            ("190918-Markt2.jpg", &["190917-Markt1.jpg", "190917-Markt3.jpg"], None),
            ("190917-Park2.jpg", &["190917-Markt1.jpg", "190917-Markt3.jpg"], None),
            ("190917-Markt2.png", &["190917-Markt1.jpg", "190917-Markt3.jpg"], None),
            ("190917-Markt2.jpg", &["190917-Markt1.jpg"], None),
        ] {
            let all: Vec<String> = siblings.iter().chain(&[printed]).map(|name| of(name)).collect();
            let all: Vec<&str> = all.iter().map(String::as_str).collect();
            let expected = expected.map(|(is_digit, name)| {
                if is_digit {
                    Misread::Digit(of(name))
                } else {
                    Misread::Letter(of(name))
                }
            });
            let found = misread(&all).pop().flatten();
            assert_eq!(found, expected, "{printed}");
        }
    }

    const FOLDER: &str = "https://www.x.de/1909/";

    fn readings(damaged: &str, siblings: &[&str]) -> Vec<String> {
        let urls: Vec<String> = siblings.iter().map(|name| format!("{FOLDER}{name}")).collect();
        let mut shapes = Shapes::default();
        let damaged = format!("{FOLDER}{damaged}");
        for url in &urls {
            if url.contains(' ') || url.ends_with("ipg") {
                shapes.add_damaged(url);
            } else {
                shapes.add(url);
            }
        }
        shapes.add_damaged(&damaged);
        let readings = shapes.readings(&damaged);
        readings
            .iter()
            .map(|reading| reading[FOLDER.len()..].to_owned())
            .collect()
    }

    #[test]
    fn what_is_proved() {
        for (damaged, siblings, expected) in [
            (
                "190917-Markt_4_ipg",
                &["190917-Markt_1_.jpg"][..],
                &["190917-Markt_4_.jpg"][..],
            ),
            (
                "190917-Markt 4 .jpg",
                &["190917-Markt_1_.jpg"],
                &["190917-Markt_4_.jpg"],
            ),
            ("190917-Mar kt6.jpg", &["190917-Markt5.jpg"], &["190917-Markt6.jpg"]),
            (
                "190917-Markt_12_,jpg",
                &["190917-Markt_1_.jpg"],
                &["190917-Markt_12_.jpg"],
            ),
            (
                "190917-Markt 4 .jpg",
                &["190917-Markt_1_.jpg", "190917-Markt_7_.jpg"],
                &["190917-Markt_4_.jpg"],
            ),
            // Two shapes.
            (
                "190917-Markt 4 .jpg",
                &["190917-Markt_1_.jpg", "190917-Markt__3_.jpg"],
                &["190917-Markt_4_.jpg", "190917-Markt__4_.jpg"],
            ),
            // Damaged ones together, and one alone.
            ("190917-Markt_4_ipg", &["190917-Markt 1 .jpg"], &["190917-Markt_4_.jpg"]),
            (
                "190917-Markt 1 .jpg",
                &["190917-Markt_4_ipg", "190917-Markt_7_ipg"],
                &["190917-Markt_1_.jpg"],
            ),
            (
                "190917-Markt_4_ipg",
                &["190917-Markt_7_ipg"],
                &["190917-Markt_4.jpg", "190917-Markt_4_.jpg"],
            ),
            ("190917-Markt_4_ipg", &[], &[]),
            // No shape, another one, or another folder.
            ("190917-Markt_4_ipg", &["190917_plan.png"], &[]),
            ("190917-Markt_4_ipg", &["190917-Park_1_.jpg"], &[]),
            ("190917-Mark_4_ipg", &["190917-Markt_1_.jpg"], &[]),
            ("190917-Markt_ipg", &["190917-Markt_1_.jpg"], &[]),
        ] {
            assert_eq!(readings(damaged, siblings), expected, "{damaged} {siblings:?}");
        }
        let mut shapes = Shapes::default();
        shapes.add("https://www.x.de/1908/190917-Markt_1_.jpg");
        assert!(shapes.readings("https://www.x.de/1909/190917-Markt_4_ipg").is_empty());
    }
}
