//! The press archive of the city's libraries on the web.
//!
//! ```text
//! [Pressearchiv 2014]                         page title
//! Lesefest in der Zentralbibliothek           headline; the copy may have it twice
//! Mit einer Lesung beginnt …                  body, directly below
//! [Ansprechpartnerin vor Ort:]                label
//! [Ina Roth, Tel. 0211. 89-94108]             contact
//! ```
//! Blank lines stand between the items.
//!
//! **What marks it:** a headline glued to its text at the top, and with it the title, where the city's libraries are
//! spoken of; or a label "Ansprechpartner" on a line of its own with a number of the city below it; or several such
//! headlines, where at least half of them or their texts name a library.
//!
//! **Zones:** an item begins behind a blank line with a display line that has text directly below it, and behind the
//! contact of another, whatever it begins with, unless that has a number to call. The first one may begin with a sentence.
//! What begins otherwise belongs to the item above.
//!
//! **Not supported:** dates, which the page does not print.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use crate::copy::firsts::Firsts;
use crate::copy::label::LabelEnd;
use crate::copy::lines::Lines;
use crate::copy::shape;
use crate::field::{contact, item_mark, phone};
use crate::record::{Code, Role};
use crate::section::zone::{Part, Zones};
use crate::section::{footer, head};
use crate::text::endings;
use crate::text::line::{Gap, Line};

use super::{Dialect, ENOUGH, Galley, HEAD, MOST, TITLE_LINES};

const CONTACT: &str = "Ansprechpartner";
/// What title lines of the page say.
const TITLE: &str = "Pressearchiv";
/// A line of more characters is text.
const TEXT: u32 = 60;
/// A line of more characters is text whatever it ends with.
const LONG_TEXT: u32 = 100;
/// A headline that ends like a sentence has no more characters.
const HEADLINE: u32 = 120;
/// No headline has more characters.
const LONGEST: u32 = 250;
/// A number inside the town hall has so many digits.
const EXTENSION: usize = 5;
/// A label of a contact has no more bytes.
const LABEL: usize = 60;

/// Look for a library, and for those of the city, in the whole text.
static LIBRARIES: LazyLock<[Finder<'static>; 3]> =
    LazyLock::new(|| ["ücherei", "Stadtbüchereien", "Zentralbibliothek"].map(Finder::new));

#[derive(Debug)]
pub(super) struct LibraryArchive;

impl Dialect for LibraryArchive {
    fn evidence(&self, lines: Lines<'_>, firsts: &Firsts<'_>) -> u32 {
        // The first item stands at the top, or below the title of the page.
        if !(0..TITLE_LINES).any(|index| is_start(lines, index)) {
            return 0;
        }
        let contacts = firsts.begin_with(b"A").any(|(index, _)| is_of_city(lines, index));
        let is_text = |line: Line<'_>| line.width() > LONG_TEXT || contacts && endings::ends_like_sentence(line.text);
        let is_glued = |pair: &(Line<'_>, Line<'_>)| {
            let (line, next) = pair;
            next.gap == Gap::Next && (1..=LONGEST).contains(&line.width()) && is_text(*next)
        };
        let glued = || lines.iter().zip(lines.iter().skip(1)).filter(is_glued);
        let top = lines.until(TITLE_LINES);
        if top.iter().any(|line| line.text.contains(TITLE)) && speaks_of_library(lines) {
            return HEAD;
        }
        if contacts {
            // A label on a line of its own, below a headline with its text.
            return if glued().next().is_some() { MOST } else { 0 };
        }
        if !speaks_of_library(lines) {
            return 0;
        }
        // A library in one of many items is one that is spoken of elsewhere too.
        let items = glued().count();
        let named = glued().filter(|(line, next)| names_library(line.text) || names_library(next.text));
        if items > 1 && named.count().saturating_mul(2) >= items {
            ENOUGH
        } else {
            0
        }
    }

    fn zones<'s>(&self, _: &'s Galley<'_>, lines: Lines<'s>) -> Zones<'s> {
        let mut zones = Zones::of_items(lines.len());
        let starts = starts(lines);
        let first = starts.first().map_or(lines.len(), |(first, _)| *first);
        zones.add(Part::Furniture(Role::Masthead), lines.until(first));
        let ends = starts.iter().skip(1).map(|(start, _)| *start).chain([lines.len()]);
        for ((start, has_headline), end) in starts.iter().zip(ends) {
            zones.open();
            lay_out_item(lines.part(*start..end), *has_headline, &mut zones);
        }
        zones
    }
}

/// Whether a text speaks of the city's libraries; many towns have a "Bücherei".
fn speaks_of_library(lines: Lines<'_>) -> bool {
    let [library, of_city, central] = &*LIBRARIES;
    let has = |word: &Finder<'_>| word.find(lines.whole_text().as_bytes()).is_some();
    has(library) && (has(of_city) || super::speaks_of_city(lines)) || has(central)
}

/// Whether words name a library.
fn names_library(text: &str) -> bool {
    text.contains("ücherei") || text.contains("ibliothek")
}

/// Where the items begin, and whether with a headline. One that lost its headline or its text begins behind the contact of
/// the one above, or at the top. The first row that fits decides:
///
/// | the line | begins an item |
/// | --- | --- |
/// | is a headline with its text directly below | with that headline |
/// | is a headline between blank lines, above the next item, and not the first one | with that headline |
/// | stands behind a contact and blank lines, and has no number to call | with a headline if it has the shape of one |
/// | is the first of all that ends like a sentence | without a headline |
/// | is any other | no |
fn starts(lines: Lines<'_>) -> Vec<(usize, bool)> {
    let mut starts = Vec::new();
    // Where the contact of the item stands.
    let mut contact: Option<usize> = None;
    for (index, line) in lines.iter().enumerate() {
        let text = line.text;
        let has_phone = || contact::parse(text).first().is_some_and(|reach| reach.phone.is_some());
        let is_behind = contact.is_some_and(|contact| contact < index) && line.gap != Gap::Next;
        if is_start(lines, index) || !starts.is_empty() && is_headline_only(lines, index) {
            starts.push((index, true));
            contact = None;
        } else if is_behind && !has_phone() {
            starts.push((index, shape::is_display(text, line.width())));
            contact = None;
        } else if starts.is_empty() && endings::ends_like_sentence(text) {
            starts.push((index, false));
        }
        if let Some(label) = contact_at(lines, index) {
            let is_alone = lines.text_ahead(label.line).len() == label.offset;
            contact = Some(label.line.saturating_add(usize::from(is_alone)));
        }
    }
    starts
}

/// Whether line `index` is an item of its own, whose text is missing: a headline between blank lines, above the next item. A
/// few such items may follow one another.
fn is_headline_only(lines: Lines<'_>, index: usize) -> bool {
    let is_headline = |line: &Line<'_>| line.gap != Gap::Next && shape::is_display(line.text, line.width());
    let mut next = index;
    for _ in 0..HEADLINES {
        if contact_at(lines, next).is_some() || !lines.get(next).is_some_and(|line| is_headline(&line)) {
            return false;
        }
        next = lines.behind_doubles(next);
        if is_start(lines, next) {
            return lines.get(next).is_some_and(|line| line.gap != Gap::Next);
        }
    }
    false
}

/// No more items without a text follow one another.
const HEADLINES: usize = 4;

/// Whether an item begins with line `index` and its headline, be that there twice. The first row that fits decides:
///
/// | the line | begins one |
/// | --- | --- |
/// | stands directly below another, or nothing stands directly below it | no |
/// | stands above what is no text: short, no sentence, no label of a contact | no |
/// | begins with the label of a contact, or with a bullet | no |
/// | has the shape of a display line | yes |
/// | is one sentence ("… & Co."), not too long for a headline, and shorter than its text | yes |
/// | is any other | no |
fn is_start(lines: Lines<'_>, index: usize) -> bool {
    let (Some(line), Some(next)) = (lines.ahead(index), lines.ahead(lines.behind_doubles(index))) else {
        return false;
    };
    if index > 0 && line.gap == Gap::Next || next.gap != Gap::Next {
        return false;
    }
    let is_text = next.width() > TEXT || endings::ends_like_sentence(next.text) || next.text.starts_with(CONTACT);
    if !is_text || line.text.starts_with(CONTACT) || item_mark::length(line.text).is_some() {
        return false;
    }
    let is_short = line.width() < next.width() && line.width() <= HEADLINE;
    shape::is_display(line.text, line.width()) || is_short && endings::has_no_sentence(line.text, line.width())
}

/// The label of a contact that begins line `index`.
fn contact_at(lines: Lines<'_>, index: usize) -> Option<LabelEnd> {
    let text = lines.text_ahead(index);
    let rest = text.strip_prefix(CONTACT)?;
    let colon = rest.find(':').filter(|colon| *colon <= LABEL)?;
    let offset = CONTACT.len().saturating_add(colon).saturating_add(1);
    // In a sentence the words behind the colon are no name.
    let names = text.get(offset..)?.trim();
    let is_somebody = contact::parse(names).first().is_some_and(contact::Reach::is_somebody);
    let is_doubled = names.is_empty() && lines.is_doubled(index);
    let line = index.saturating_add(usize::from(is_doubled));
    (names.is_empty() || is_somebody).then_some(LabelEnd { line, offset })
}

/// Whether a label on a line of its own has a number of the city below it.
fn is_of_city(lines: Lines<'_>, index: usize) -> bool {
    let names = lines.text_ahead(index.saturating_add(1));
    // Extensions and numbers of the town hall are printed without the area.
    let is_inner = |number: &str| {
        number.starts_with("89") || number.len() == EXTENSION && number.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_city = |number: &str| phone::e164(number).map_or(is_inner(number), |number| number.starts_with("+49211"));
    lines.text_ahead(index).ends_with(':')
        && contact_at(lines, index).is_some()
        && contact::parse(names)
            .into_iter()
            .filter_map(|reach| reach.phone)
            .any(is_city)
}

fn lay_out_item<'s>(lines: Lines<'s>, has_headline: bool, zones: &mut Zones<'s>) {
    let mut body = 0;
    if has_headline {
        head::lay_out(lines.only(0), |_| Some(0), zones);
        body = lines.behind_doubles(0);
        zones.add(Part::Furniture(Role::RunningHead), lines.part(1..body));
    } else {
        zones.missing(Code::HeadlineMissing, lines.first());
    }
    let contact = (body..lines.len()).find_map(|index| Some((index, contact_at(lines, index)?)));
    zones.add(
        Part::Body,
        lines.part(body..contact.map_or(lines.len(), |(first, _)| first)),
    );
    if let Some((first, label)) = contact {
        footer::add_label(lines, first, label, zones);
        let below = label.line.saturating_add(1)..lines.len();
        let end = below
            .clone()
            .find(|index| footer::label(lines, *index).is_some())
            .unwrap_or(below.end);
        footer::add_labelled(lines.until(end), Part::Contacts, label, zones);
    }
}

#[cfg(test)]
mod tests {
    use super::super::asked::{evidence, zones};
    use super::super::{ENOUGH, HEAD, MOST, TITLE_LINES};
    use super::LibraryArchive;

    #[test]
    fn what_marks_it() {
        for (text, weight) in [
            // The title, where the libraries are spoken of; many towns have a "Bücherei".
            (
                "Pressearchiv 2014\n\nLesung in der Zentralbibliothek\nEs war schön.\n",
                HEAD,
            ),
            ("Pressearchiv 2014\n\nLesung der Stadtbüchereien\nEs war schön.\n", HEAD),
            ("Pressearchiv 2014\n\nLesung in der Bücherei\nDüsseldorf las.\n", HEAD),
            ("Pressearchiv 2014\n\nLesung in der Bücherei\nEs war schön.\n", 0),
            // A headline glued to its text must stand at the top.
            (
                "Pressearchiv 2014\n\nLesung in der Zentralbibliothek\n\nEs war schön.\n",
                0,
            ),
            // A number of the city, also without the area, below the label.
            (
                "Lesung am Anger\nEs war schön.\n\nAnsprechpartnerin vor Ort:\nIna Roth, Tel. 0211. 89-94108\n",
                MOST,
            ),
            (
                "Lesung am Anger\nEs war schön.\n\nAnsprechpartner:\nIna Roth, Tel. 89-94108\n",
                MOST,
            ),
            (
                "Lesung am Anger\nEs war schön.\n\nAnsprechpartner:\nIna Roth, Tel. 0221. 89-94108\n",
                0,
            ),
            (
                "Lesung am Anger\nEs war schön.\n\nAnsprechpartner: Ina Roth, Tel. 0211. 89-94108\n",
                0,
            ),
            (
                "Lesung am Anger\nEs war schön.\n\nAnsprechpartner: Ina Roth\nTel. 0211. 89-94108\n",
                0,
            ),
            (
                "Lesung am Anger\nEs war schön.\n\nAnmeldung:\nIna Roth, Tel. 0211. 89-94108\n",
                0,
            ),
            // Nothing but the label is glued to the headline.
            ("Lesung am Anger\nAnsprechpartner:\nIna Roth, Tel. 0211. 89-94108\n", 0),
            // A bullet stands before no headline.
            (
                "• Lesung am Anger.\nEs war ein langer Abend.\n\nAnsprechpartner:\nIna Roth, Tel. 0211. 89-94108\n",
                0,
            ),
            // Small headlines above short text say nothing.
            (
                "Lesung in der Zentralbibliothek\nEs war schön.\n\nLesung am Anger\nEs war schön.\n",
                0,
            ),
        ] {
            assert_eq!(evidence(&LibraryArchive, text), weight, "{text}");
        }
    }

    #[test]
    fn several_headlines_stand_above_long_text() {
        let items = |number: usize, width: usize, place: &str| {
            evidence(
                &LibraryArchive,
                &format!("Lesung {place}\n{}\n\n", "x".repeat(width)).repeat(number),
            )
        };
        assert_eq!(items(2, 101, "in der Zentralbibliothek"), ENOUGH);
        assert_eq!(items(9, 101, "in der Zentralbibliothek"), ENOUGH);
        assert_eq!(items(2, 100, "in der Zentralbibliothek"), 0);
        assert_eq!(items(1, 101, "in der Zentralbibliothek"), 0);
        assert_eq!(items(2, 101, "am Anger"), 0);
        // In one of many it is one of many things.
        let among = |others: usize| {
            let item = |place: &str| format!("Lesung {place}\n{}\n\n", "x".repeat(101));
            let text = item("in der Zentralbibliothek") + &item("am Anger").repeat(others);
            evidence(&LibraryArchive, &text)
        };
        assert_eq!(among(1), ENOUGH);
        assert_eq!(among(2), 0);
    }

    #[test]
    fn the_first_item_stands_at_the_top() {
        let below = |lines: usize| {
            let above = "Pressearchiv\n\n".repeat(lines);
            evidence(
                &LibraryArchive,
                &format!("{above}Lesung in der Zentralbibliothek\nEs war schön.\n"),
            )
        };
        assert_eq!(below(TITLE_LINES - 1), HEAD);
        assert_eq!(below(TITLE_LINES), 0);
    }

    #[test]
    fn where_what_stands() {
        let text = "Pressearchiv 2014\n\nLesung in der Zentralbibliothek\nEs war schön.\n\nNoch ein Absatz.\n\n\
                    Ansprechpartnerin vor Ort:\nIna Roth, Tel. 0211. 89-94108\n\n\
                    Lauf um den Anger\nLauf um den Anger\nViele liefen mit.\n\nAnsprechpartner: Mara Lenz, Tel. 0211. 89-94109\n";
        assert_eq!(
            zones(&LibraryArchive, text),
            [
                "Furniture(Masthead): Pressearchiv 2014",
                "---",
                "Headline: Lesung in der Zentralbibliothek",
                "Body: Es war schön. | Noch ein Absatz.",
                "Furniture(Label): Ansprechpartnerin vor Ort:",
                "Contacts: Ina Roth, Tel. 0211. 89-94108",
                "---",
                "Headline: Lauf um den Anger",
                "Furniture(RunningHead): Lauf um den Anger",
                "Body: Viele liefen mit.",
                "Furniture(Label): Ansprechpartner:",
                "Contacts: Mara Lenz, Tel. 0211. 89-94109",
            ]
        );
    }

    #[test]
    fn an_item_begins_with_a_headline_or_behind_a_contact() {
        let contact = "Ansprechpartnerin:\nIna Roth, Tel. 0211. 89-94108\n";
        let behind = |words: &str| {
            zones(
                &LibraryArchive,
                &format!("Lesung am Anger\nEs war schön.\n\n{contact}{words}"),
            )[3..]
                .to_vec()
        };
        let label = "Furniture(Label): Ansprechpartnerin:";
        for (words, expected) in [
            // What lost its headline, and what lost its text.
            (
                "\nAlle kamen.\n",
                vec![
                    "Contacts: Ina Roth, Tel. 0211. 89-94108",
                    "---",
                    "Body: Alle kamen.",
                    "HeadlineMissing",
                ],
            ),
            (
                "\nLauf um den Anger\n",
                vec![
                    "Contacts: Ina Roth, Tel. 0211. 89-94108",
                    "---",
                    "Headline: Lauf um den Anger",
                ],
            ),
            // Directly below the contact, and with a number of its own, it is part of it.
            (
                "Zimmer 3\n\nMara Lenz, Tel. 0211. 89-94109\n",
                vec!["Contacts: Ina Roth, Tel. 0211. 89-94108 | Zimmer 3 | Mara Lenz, Tel. 0211. 89-94109"],
            ),
        ] {
            assert_eq!(behind(words), [&[label], &expected[..]].concat(), "{words}");
        }
    }

    #[test]
    fn no_item_begins_with_the_contact_of_another() {
        for (names, expected) in [
            ("\nIna Roth", "Contacts: Ina Roth"),
            (
                "Ina Roth, Haus am Anger, Zimmer 3 im ersten Stock, Tel. 0211. 89-94109",
                "Contacts: Ina Roth, Haus am Anger, Zimmer 3 im ersten Stock, Tel. 0211. 89-94109",
            ),
        ] {
            let text = format!("Lesung am Anger\nEs war schön.\n\nAnsprechpartner vor Ort:\n{names}\n");
            assert_eq!(
                zones(&LibraryArchive, &text)[3..],
                ["Furniture(Label): Ansprechpartner vor Ort:", expected],
                "{names}"
            );
        }
    }

    #[test]
    fn what_is_missing() {
        // A sentence at the top has lost its headline; what stands above it is the title.
        assert_eq!(
            zones(&LibraryArchive, "Pressearchiv\n\nEs war schön.\n\nAlle kamen.\n"),
            [
                "Furniture(Masthead): Pressearchiv",
                "---",
                "Body: Es war schön. | Alle kamen.",
                "HeadlineMissing",
            ]
        );
        assert_eq!(
            zones(&LibraryArchive, "Pressearchiv\n"),
            ["Furniture(Masthead): Pressearchiv"]
        );
    }

    #[test]
    fn an_item_may_lack_its_text() {
        let text = |between: &str| {
            format!(
                "Lesung am Anger\nEs war schön.\n\n{between}\n\nLauf um den Anger\nAlle kamen in die Zentralbibliothek.\n"
            )
        };
        let first = ["---", "Headline: Lesung am Anger", "Body: Es war schön."];
        let last = [
            "---",
            "Headline: Lauf um den Anger",
            "Body: Alle kamen in die Zentralbibliothek.",
        ];
        let shown = zones(&LibraryArchive, &text("Tanz in Benrath"));
        assert_eq!(
            shown,
            [&first[..], &["---", "Headline: Tanz in Benrath"], &last].concat()
        );
        let shown = zones(&LibraryArchive, &text("Tanz in Benrath\n\nMusik in Bilk"));
        let between = ["---", "Headline: Tanz in Benrath", "---", "Headline: Musik in Bilk"];
        assert_eq!(shown, [&first[..], &between, &last].concat());
        // A sentence is text of the item above.
        let shown = zones(&LibraryArchive, &text("Der Eintritt ist frei."));
        assert_eq!(shown[2], "Body: Es war schön. | Der Eintritt ist frei.");
        // What stands above the first item is the title.
        let shown = zones(
            &LibraryArchive,
            "Tanz in Benrath\n\nLauf um den Anger\nAlle kamen in die Zentralbibliothek.\n",
        );
        assert_eq!(shown[0], "Furniture(Masthead): Tanz in Benrath");
    }
}
