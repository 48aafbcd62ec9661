//! One release on the web page of the press service.
//!
//! ```text
//! Pressedienst Einzelansicht                  page title
//! Kultur Zu Gast im Rathaus                   topics, on one line
//! [Einladung / Invitation]                    label
//! [Kultursommer am Rhein]                     kicker
//! Lesefest eröffnet                           headline
//! [Sechzig Autoren/Zwölf Länder]              subhead
//! Erstellt:                                   label; its date is lost in the stored pages
//! [Redaktion: Family, Given]                  byline, also "Text:"
//! Mit einer Lesung hat …                      body
//! [PDF TXT]                                   links to other versions
//! ```
//! With blank lines between the parts, or tight, with single line ends and without the author.
//!
//! **What marks it:** the page title; "Erstellt:".
//!
//! **Zones:** all lines between the topics and "Erstellt:" are display lines. Of three or more the second is the headline. Of two
//! nothing shows whether they are kicker and headline or headline and subhead: the first one is taken, and that is
//! reported.
//!
//! **Not supported:** pictures and contacts, which the page does not print.

use crate::copy::label::{LabelEnd, label_end};
use crate::copy::lines::Lines;
use crate::copy::measure::Measure;
use crate::field::byline::{EDITORS, LABELS};
use crate::field::{date, invitation, person, topic};
use crate::record::Role;
use crate::section::zone::{Part, Zones};
use crate::section::{footer, head};
use crate::text::words::has_same_words;

use super::{Dialect, Galley, HEAD, MOST};

const TITLE: &str = "Pressedienst Einzelansicht";
const CREATED: &str = "Erstellt:";
/// The links at the end of the page.
const LINKS: &str = "PDF TXT";
/// The title stands among so many first lines, "Erstellt:" among so many behind it.
const TOP_LINES: usize = 12;

#[derive(Debug)]
pub(super) struct WebRelease;

impl Dialect for WebRelease {
    fn evidence(&self, lines: Lines<'_>) -> u32 {
        let top = lines.until(TOP_LINES);
        let title = top.iter().position(|line| has_same_words(line.text, TITLE));
        let created = top.iter().any(|line| line.text.starts_with(CREATED));
        let has_links = lines.last().is_some_and(|line| has_same_words(line.text, LINKS));
        let marks = u32::from(created)
            .saturating_mul(3)
            .saturating_add(u32::from(has_links));
        title.map_or(0, |_| HEAD).saturating_add(marks.min(MOST))
    }

    fn zones<'s>(&self, _: &'s Galley<'_>, lines: Lines<'s>) -> Zones<'s> {
        let measure = Measure::of(lines.as_slice());
        let lines = lines.set_in(measure);
        let mut zones = Zones::of(lines);
        zones.set_in(measure);
        zones.open();
        zones.needs_body();
        zones.part_tight_slashes();
        let (above, versions) = lines.split_end(|line| is_link(line.text));
        let (title, page) = super::split_title(above, |text| has_same_words(text, TITLE));
        zones.add(Part::Furniture(Role::Masthead), title);
        let (topics, page) = page.split(usize::from(has_topics(page)));
        zones.add(Part::Topics, topics);
        let is_created = |index: &usize| page.text(*index).starts_with(CREATED) || byline_at(page, *index).is_some();
        let body = match (0..page.len().min(TOP_LINES)).find(is_created) {
            Some(created) => {
                // Of three or more the second one is the headline.
                head::lay_out(page.until(created), |count| (count >= 3).then_some(1), &mut zones);
                lay_out_created(page.from(created), &mut zones)
            }
            None => page.from(head::find_displays(page, false, &mut zones)),
        };
        zones.add(Part::Body, body);
        zones.add(Part::Furniture(Role::Label), versions);
        if versions.is_empty() {
            zones.needs_end();
        }
        zones
    }
}

/// Whether a line is a link to another version.
fn is_link(text: &str) -> bool {
    matches!(text, "PDF" | "TXT") || has_same_words(text, LINKS)
}

/// Whether these lines begin with one of topics.
fn has_topics(lines: Lines<'_>) -> bool {
    let (text, next) = (lines.text(0), lines.text(1));
    // A line directly above "Erstellt:" is the headline, whatever it looks like.
    let is_only = lines.len() < 2 || next.starts_with(CREATED);
    !is_only && !invitation::is_invitation(text) && topic::is_topics(text)
}

/// The label of a byline that begins line `index`, with names behind it; behind "Redaktion:" nothing else can stand.
fn byline_at(lines: Lines<'_>, index: usize) -> Option<LabelEnd> {
    let (label, end) = LABELS
        .iter()
        .find_map(|label| Some((*label, label_end(lines, index, label)?)))?;
    let names = lines.text_ahead(end.line).get(end.offset..)?;
    let names: Vec<&str> = names.split_whitespace().collect();
    (label == EDITORS || !person::parse_people(&names.join(" ")).is_empty()).then_some(end)
}

/// Lays out "Erstellt:" with the date and the authors behind it; returns the lines of the body.
fn lay_out_created<'s>(lines: Lines<'s>, zones: &mut Zones<'s>) -> Lines<'s> {
    // The label may be there twice.
    let is_double = lines.text(0) == CREATED && lines.text(1) == CREATED;
    let (double, mut rest) = lines.split(usize::from(is_double));
    zones.add(Part::Furniture(Role::Label), double);
    if let Some(line) = rest.first().filter(|line| line.text.starts_with(CREATED)) {
        zones.add_line(Part::Furniture(Role::Label), line.piece(0..CREATED.len(), line.gap));
        let date = line.rest(CREATED.len());
        if date::parse_line(date.text).is_some() {
            zones.add_line(Part::Date, date);
        }
        rest = rest.from(1);
    }
    if let Some(label) = byline_at(rest, 0).filter(|_| !rest.is_empty()) {
        footer::add_label(rest, 0, label, zones);
        footer::add_labelled(rest.until(1), Part::Byline, label, zones);
        rest = rest.from(1);
    }
    rest
}
