//! The pages of a project: many items, each with a dateline.
//!
//! ```text
//! Lesefest eröffnet                           headline
//! [Blick in die Halle.]                       text of a picture
//! [Lesefest eröffnet]                         the headline again
//! Datum: 31. August 2019 | Ort: Rathaus       dateline, also "Date: … | Time: … | Location: …"
//! [Sechzig Autoren aus zwölf Ländern]         subhead, also a sentence
//! Mit einer Lesung hat …                      body
//! [• Eine Lesung]                             list
//! ```
//! German pages print no blank lines and the headline twice, English ones blank lines and the headline once.
//!
//! **What marks it:** datelines with their bars.
//!
//! **Zones:** an item begins with the line above its dateline, or, if that is printed again a few lines above, there. One
//! sentence directly below the dateline, with more text behind it, is a subhead. A line above the dateline that belongs
//! to the sentence of the item before is none of this item, which has lost its headline then.
//!
//! **Not supported:** items that lost their dateline; they run on in the item above them.

use crate::copy::lines::Lines;
use crate::copy::shape;
use crate::copy::stitch::Text;
use crate::field::date;
use crate::field::dateline::{self, Dateline};
use crate::record::{Role, place_of};
use crate::section::head;
use crate::section::zone::{Part, Zones};
use crate::text::endings;
use crate::text::line::{self, Line};

use super::{Dialect, Galley, HEAD, MOST};

/// The first dateline stands among so many first lines.
const TOP_LINES: usize = 8;
/// So many lines at most stand between the two printings of a headline.
const PICTURE_LINES: usize = 3;
/// A sentence of more characters is no subhead.
const SUBHEAD: u32 = 300;

#[derive(Debug)]
pub(super) struct WebProject;

impl Dialect for WebProject {
    fn evidence(&self, lines: Lines<'_>) -> u32 {
        let is_dateline = |line: &Line<'_>| {
            let text = line.text;
            text.starts_with("Dat") && text.contains('|') && dateline_at(text).is_some()
        };
        let Some(first) = lines.iter().position(|line| is_dateline(&line)) else {
            return 0;
        };
        let number = lines.iter().filter(is_dateline).count();
        let weight = |number: usize| u32::try_from(number).unwrap_or(MOST).saturating_mul(2).min(MOST);
        // Behind running text the line is one that is quoted.
        let top = lines.until(first);
        let is_head = first < TOP_LINES && top.iter().all(|line| line.width <= SUBHEAD);
        // What marks the head counts once.
        let others = weight(number.saturating_sub(1));
        let below = lines.get(first.saturating_add(1)).is_some_and(|line| line.width > 0);
        // Other programmes have such lines too: where the city is not spoken of, they count less.
        match (is_head && below, super::speaks_of_city(lines)) {
            (true, true) => others.saturating_add(HEAD),
            (true, false) => weight(number).saturating_add(2),
            (false, true) => weight(number),
            (false, false) => 0,
        }
    }

    fn zones<'s>(&self, _: &'s Galley<'_>, lines: Lines<'s>) -> Zones<'s> {
        let mut zones = Zones::of(lines);
        let mut items: Vec<Item<'s>> = Vec::new();
        for (index, line) in lines.iter().enumerate() {
            if let Some(dateline) = dateline_at(line.text) {
                let from = items.last().map_or(0, |last| last.line.saturating_add(1));
                items.push(Item::at(lines, index, dateline, from));
            }
        }
        let ends = items.iter().skip(1).map(|item| item.start).chain([lines.len()]);
        for (item, end) in items.iter().zip(ends) {
            zones.open();
            item.lay_out(lines.until(end), &mut zones);
        }
        zones
    }
}

/// The dateline that a line is, with a date behind its label.
fn dateline_at(text: &str) -> Option<Dateline<'_>> {
    if !text.starts_with("Dat") {
        return None;
    }
    let dateline = dateline::parse(text)?;
    (dateline.labels.len() > 1 || date::parse_line(dateline.date).is_some()).then_some(dateline)
}

/// Where an item stands, in indices of lines.
#[derive(Debug)]
struct Item<'s> {
    start: usize,
    headline: Option<usize>,
    line: usize,
    dateline: Dateline<'s>,
}

impl<'s> Item<'s> {
    /// The item whose dateline is line `index`; nothing of it stands before line `from`.
    fn at(lines: Lines<'_>, index: usize, dateline: Dateline<'s>, from: usize) -> Self {
        let above = index.checked_sub(1).filter(|above| *above >= from);
        let is_headline = |at: &usize| {
            let text = lines.text(*at);
            shape::is_display(text, line::width(text)) || first_printing(lines, *at, from).is_some()
        };
        let headline = above.filter(is_headline);
        let first = headline.and_then(|headline| first_printing(lines, headline, from));
        Self {
            start: first.or(headline).unwrap_or(index),
            headline,
            line: index,
            dateline,
        }
    }

    /// Lays the item out; it ends with the last of the lines.
    fn lay_out(&self, lines: Lines<'s>, zones: &mut Zones<'s>) {
        let headline = self.headline.unwrap_or(self.line);
        if self.start < headline {
            zones.add(Part::Furniture(Role::RunningHead), lines.only(self.start));
            // What stands between the two printings is the text of a picture.
            for picture in self.start.saturating_add(1)..headline {
                zones.add(Part::Caption, lines.only(picture));
            }
        }
        head::lay_out(lines.part(headline..self.line), |_| Some(0), zones);
        if let Some(line) = lines.get(self.line) {
            self.lay_out_dateline(line, zones);
        }
        let story = lines.from(self.line.saturating_add(1));
        let (subhead, body) = story.split(subhead_length(story));
        if !subhead.is_empty() {
            zones.add(Part::Subhead, subhead);
        }
        zones.add(Part::Body, body);
    }

    fn lay_out_dateline(&self, line: Line<'s>, zones: &mut Zones<'s>) {
        let Dateline {
            date,
            time,
            place,
            labels,
        } = &self.dateline;
        for label in labels {
            zones.add_line(
                Part::Furniture(Role::Label),
                line.piece(place_of(line.text, label), line.gap),
            );
        }
        zones.add_labelled(Part::Date, line, [line.piece(place_of(line.text, date), line.gap)]);
        for (part, words) in [(Part::Time, time), (Part::Place, place)] {
            if let Some(words) = words {
                zones.add_line(part, line.piece(place_of(line.text, words), line.gap));
            }
        }
    }
}

/// The line a few lines above `headline` that prints the same words.
fn first_printing(lines: Lines<'_>, headline: usize, from: usize) -> Option<usize> {
    let words = |index: usize| lines.text(index).split_whitespace();
    let first = headline.saturating_sub(PICTURE_LINES.saturating_add(1)).max(from);
    (first..headline).find(|index| words(*index).eq(words(headline)))
}

/// How many lines the sentence below a dateline has that is a subhead, because more text follows.
fn subhead_length(lines: Lines<'_>) -> usize {
    let mut text = Text::default();
    let paragraph = lines.paragraph(&mut text);
    let width = line::width(text.as_str());
    let is_subhead = paragraph.count < lines.len()
        && !paragraph.is_item
        && width <= SUBHEAD
        && !text.as_str().ends_with(':')
        && !shape::stands_alone(text.as_str())
        && endings::has_no_sentence(text.as_str(), width);
    if is_subhead { paragraph.count } else { 0 }
}
