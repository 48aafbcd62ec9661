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

use crate::context::Context;
use crate::copy::paragraph::Copy;
use crate::copy::shape;
use crate::copy::stitch::Text;
use crate::field::date;
use crate::field::dateline::{self, Dateline};
use crate::field::place_of;
use crate::record::{Release, Role};
use crate::section::head::Head;
use crate::section::{appointments, body, pictures, subhead};
use crate::text::endings;
use crate::text::line::Line;

use super::{Dialect, HEAD, MOST, Reading};

/// The first dateline stands among so many first lines.
const TOP_LINES: usize = 8;
/// So many lines at most stand between the two printings of a headline.
const PICTURE_LINES: usize = 3;
/// A sentence of more characters is no subhead.
const SUBHEAD: u32 = 300;

#[derive(Debug)]
pub(super) struct WebProject;

impl Dialect for WebProject {
    fn evidence(&self, lines: &[Line], source: &str) -> u32 {
        let is_dateline = |line: &Line| {
            let text = line.text(source);
            text.starts_with("Dat") && text.contains('|') && dateline_at(text).is_some()
        };
        let Some(first) = lines.iter().position(is_dateline) else {
            return 0;
        };
        let number = lines.iter().filter(|line| is_dateline(line)).count();
        let weight = |number: usize| u32::try_from(number).unwrap_or(MOST).saturating_mul(2).min(MOST);
        // Behind running text the line is one that is quoted.
        let top = lines.get(..first).unwrap_or_default();
        let is_head = first < TOP_LINES && top.iter().all(|line| line.width <= SUBHEAD);
        // What marks the head counts once.
        let others = weight(number.saturating_sub(1));
        let below = lines.get(first.saturating_add(1)).is_some_and(|line| line.width > 0);
        // Other programmes have such lines too: where the city is not spoken of, they count less.
        match (is_head && below, super::speaks_of_city(source)) {
            (true, true) => others.saturating_add(HEAD),
            (true, false) => weight(number).saturating_add(2),
            (false, true) => weight(number),
            (false, false) => 0,
        }
    }

    fn read(&self, lines: Vec<Line>, context: &mut Context<'_>) -> Reading {
        let source = context.text();
        let copy = Copy {
            lines: &lines,
            measure: None,
        };
        let mut items: Vec<Item> = Vec::new();
        for (index, line) in lines.iter().enumerate() {
            if let Some(dateline) = dateline_at(line.text(source)) {
                let from = items.last().map_or(0, |last: &Item| last.line.saturating_add(1));
                items.push(Item::at(&copy, index, dateline, from, source));
            }
        }
        let ends: Vec<usize> = items
            .iter()
            .skip(1)
            .map(|item| item.start)
            .chain([lines.len()])
            .collect();
        let releases = items
            .into_iter()
            .zip(ends)
            .map(|(item, end)| item.read(&copy, end, context))
            .collect();
        Reading {
            page_count: None,
            releases,
        }
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
struct Item<'t> {
    start: usize,
    headline: Option<usize>,
    line: usize,
    dateline: Dateline<'t>,
}

impl<'t> Item<'t> {
    /// The item whose dateline is line `index`; nothing of it stands before line `from`.
    fn at(copy: &Copy<'_>, index: usize, dateline: Dateline<'t>, from: usize, source: &str) -> Self {
        let above = index.checked_sub(1).filter(|above| *above >= from);
        let is_headline = |at: &usize| {
            let text = copy.text(*at, source);
            shape::is_display(text, crate::text::line::width(text)) || first_printing(copy, *at, from, source).is_some()
        };
        let headline = above.filter(is_headline);
        let first = headline.and_then(|headline| first_printing(copy, headline, from, source));
        Self {
            start: first.or(headline).unwrap_or(index),
            headline,
            line: index,
            dateline,
        }
    }

    fn read(self, copy: &Copy<'_>, end: usize, context: &mut Context<'_>) -> Release {
        let mut release = Release::default();
        let headline = self.headline.unwrap_or(self.line);
        if self.start < headline {
            if let Some(line) = copy.line(self.start) {
                context.mark(line.span, Role::RunningHead);
            }
            // What stands between the two printings is the text of a picture.
            for picture in self.start.saturating_add(1)..headline {
                pictures::read_caption(copy, picture, &mut release, context);
            }
        }
        self.read_dateline(copy, &mut release, context);
        let mut head = Head::of(copy, headline..self.line, &mut release, context);
        head.mark_headline(0);
        let from = read_subhead(copy, self.line.saturating_add(1), end, &mut release, context);
        body::read(copy, from, end, &mut release, context);
        head.finish(copy, &mut release, context);
        appointments::read(&mut release, context);
        release
    }

    fn read_dateline(&self, copy: &Copy<'_>, release: &mut Release, context: &mut Context<'_>) {
        let source = context.text();
        let Some(line) = copy.line(self.line) else { return };
        let place = |part: &str| place_of(line.text(source), part);
        for label in &self.dateline.labels {
            context.mark(line.span.part(place(label)), Role::Label);
        }
        super::read_date(line, place(self.dateline.date), release, context);
        let mut field = |part: Option<&str>, role| {
            let printed = line.piece(source, place(part?), line.gap);
            let mut text = Text::default();
            text.push(source, printed.span, printed.is_untidy());
            text.field(0..text.as_str().len(), role, context)
        };
        release.time = field(self.dateline.time, Role::Time);
        release.place = field(self.dateline.place, Role::Place);
    }
}

/// The line a few lines above `headline` that prints the same words.
fn first_printing(copy: &Copy<'_>, headline: usize, from: usize, source: &str) -> Option<usize> {
    let words = |index: usize| copy.text(index, source).split_whitespace();
    let first = headline.saturating_sub(PICTURE_LINES.saturating_add(1)).max(from);
    (first..headline).find(|index| words(*index).eq(words(headline)))
}

/// Reads the sentence below a dateline as subhead, if more text follows; returns the index of the line behind it.
fn read_subhead(copy: &Copy<'_>, from: usize, end: usize, release: &mut Release, context: &mut Context<'_>) -> usize {
    let source = context.text();
    let mut text = Text::default();
    let paragraph = copy.paragraph(from, end, source, &mut text);
    let width = crate::text::line::width(text.as_str());
    let is_subhead = paragraph.next < end
        && !paragraph.is_item
        && width <= SUBHEAD
        && !text.as_str().ends_with(':')
        && !shape::stands_alone(text.as_str())
        && endings::has_no_sentence(text.as_str(), width);
    if !is_subhead {
        return from;
    }
    subhead::push(&text, false, release, context);
    paragraph.next
}
