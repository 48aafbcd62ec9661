//! The steps of [`parse`](crate::parse) for the benches: each runs the way of the data from the text up to its own
//! end, so that the difference of two is what a step costs; and the grammars of the fields for the fuzz targets. No part of
//! the public interface.

use std::iter;
use std::ops::Range;

use crate::context::Context;
use crate::copy::lines::Lines;
use crate::copy::stitch::Compounds;
use crate::field::credit::{self, Captioned};
use crate::field::{
    address, appointment, byline, contact, date, date_time, dateline, document_number, folio, invitation, news_item,
    person, phone, team, topic, weekday,
};
use crate::layout::{self, Layout};
use crate::record::place_of;
use crate::repair::{self, Copies, Repairs};
use crate::section::zone;
use crate::text::line::{self, Line};
use crate::text::source::Source;

/// Bytes to text; gives its length, 0 if there is none.
#[must_use]
pub fn decode(bytes: &[u8]) -> usize {
    crate::decode(bytes).map_or(0, |text| text.len())
}

/// Up to the lines of the composed text; gives their number.
#[must_use]
pub fn lines(text: &str) -> usize {
    let mut copy = String::new();
    let normalised = Source::of(text).normalised(line::cut(text), usize::MAX, &mut copy);
    normalised.map_or(0, |(_, lines)| lines.len())
}

/// Up to the lines of the repaired text; gives their number.
#[must_use]
pub fn repair(text: &str) -> usize {
    prepared(text, &mut Copies::default()).1.len()
}

/// The text as it is read, whatever is repaired.
fn prepared<'s>(text: &'s str, copies: &'s mut Copies) -> (Source<'s>, Vec<Line<'s>>, Repairs) {
    let nothing = || (Source::of(""), Vec::new(), Repairs::default());
    repair::prepare(text, true, usize::MAX, copies).unwrap_or_else(|_| nothing())
}

/// The layout with the most evidence.
fn layout_of(lines: Lines<'_>) -> Option<Layout> {
    let candidates = layout::candidates(lines).into_iter();
    candidates.max_by_key(|(_, weight)| *weight).map(|(layout, _)| layout)
}

/// Up to the layout; tells whether it is known.
#[must_use]
pub fn recognise(text: &str) -> bool {
    let mut copies = Copies::default();
    let (source, lines, _) = prepared(text, &mut copies);
    let compounds = Compounds::of(source.text());
    layout_of(Lines::new(&lines, &compounds)).is_some()
}

/// Up to the copy without page furniture; gives the number of its lines.
#[must_use]
pub fn pages(text: &str) -> usize {
    let mut copies = Copies::default();
    let (source, lines, _) = prepared(text, &mut copies);
    let compounds = Compounds::of(source.text());
    let layout = layout_of(Lines::new(&lines, &compounds));
    layout::galley(layout::dialect(layout), lines).lines.len()
}

/// Up to the releases, with all sections and fields read; gives their number. What [`parse`](crate::parse) does beyond
/// is to hold them against themselves, and to order roles and findings.
#[must_use]
pub fn releases(text: &str) -> usize {
    let mut copies = Copies::default();
    let (source, lines, repairs) = prepared(text, &mut copies);
    let compounds = Compounds::of(source.text());
    let layout = layout_of(Lines::new(&lines, &compounds));
    let dialect = layout::dialect(layout);
    let galley = layout::galley(dialect, lines);
    let zones = dialect.zones(&galley, Lines::new(&galley.lines, &compounds));
    zone::read(
        &zones,
        galley.furniture.as_ref(),
        &compounds,
        &mut Context::new(&text.into(), text.len(), &source, &repairs.markup),
    )
    .releases
    .len()
}

/// Reads a text with the grammar of every field. Gives all stretches of it that they found, with the grammar's name.
#[must_use]
pub fn fields(text: &str) -> Vec<(&'static str, Range<usize>)> {
    let mut found = Found(Vec::new());
    let at = |part: &str| place_of(text, part);
    // Values alone, or parts that are read from the left.
    let _ = (
        date::parse_line(text),
        folio::parse(text),
        phone::e164(text),
        address::repair(text, Some(text)),
    );
    found.length("date", text, date::date(text).ok().map(|(rest, _)| rest));
    if let Some((day, hour)) = date_time::parse(text) {
        found.parts("date and time", text, [day, hour]);
    }
    found.length("document number", text, document_number::parse(text).map(|_| ""));
    found.length("phone", text, phone::number(text).ok().map(|(rest, _)| rest));
    found.parts("folio", text, folio::parse_dashed(text).map(|(printed, _)| printed));
    if let Some(address::Found {
        printed, url, again, ..
    }) = address::find(text, 0)
    {
        found.all("address", [printed, url].into_iter().chain(again).map(at));
    }
    found.all("address", address::remainder(text).ok().map(|(_, (part, _))| at(part)));
    let headings = invitation::parse_heading(text).map(|heading| heading.appointments);
    let appointments = appointment::find_all(text)
        .into_iter()
        .chain(headings.unwrap_or_default());
    found.all(
        "appointment",
        appointments
            .chain(appointment::parse(text))
            .flat_map(|found| iter::once(found.printed).chain(found.place).map(at)),
    );
    found.all("weekday", weekday::find_all(text).map(|pair| at(pair.printed)));
    for contact in contact::parse(text) {
        let name = [contact.family(), contact.given()];
        let parts = name
            .into_iter()
            .chain([contact.email, contact.phone, contact.fax])
            .flatten();
        found.parts("contact", text, parts.chain(contact.labels.iter().copied()));
    }
    let Captioned { caption, credit } = credit::parse(text);
    found.all("caption", [at(caption)]);
    if let Some(credit) = credit {
        let parts = [credit.holder, credit.photographer].into_iter().flatten();
        found.all("credit", parts.chain([credit.line]).map(at));
    }
    if let Some(dateline) = dateline::parse(text) {
        let parts = dateline.time.into_iter().chain(dateline.place);
        found.parts("dateline", text, parts.chain([dateline.date]).chain(dateline.labels()));
    }
    for name in person::parse_people(text).into_iter().chain(byline::parse(text)) {
        found.parts("person", text, name.given.into_iter().chain([name.family]));
    }
    let links = [news_item::link(text), news_item::later_link(text)]
        .into_iter()
        .flatten();
    found.parts("news item", text, links.chain([news_item::unmarked(text)]));
    if let Some(row) = team::parse(text) {
        let parts = [row.name.family, row.initials, row.phone];
        found.parts("team", text, row.name.given.into_iter().chain(parts));
    }
    found.parts("team", text, team::signature(text));
    found.parts("topic", text, topic::split(text));
    found.0
}

struct Found(Vec<(&'static str, Range<usize>)>);

impl Found {
    fn all(&mut self, name: &'static str, ranges: impl IntoIterator<Item = Range<usize>>) {
        self.0.extend(ranges.into_iter().map(|range| (name, range)));
    }

    /// Slices that a grammar gave.
    fn parts<'t>(&mut self, name: &'static str, text: &'t str, parts: impl IntoIterator<Item = &'t str>) {
        self.all(name, parts.into_iter().map(|part| place_of(text, part)));
    }

    /// Up to what a grammar left of the text.
    fn length(&mut self, name: &'static str, text: &str, rest: Option<&str>) {
        self.all(name, rest.map(|rest| 0..text.len().saturating_sub(rest.len())));
    }
}
