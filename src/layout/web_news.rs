//! A page of news on the web.
//!
//! ```text
//! [Kultur-News]                               section title
//! Lesefest eröffnet                           headline
//! | Kultur Zu Gast im Rathaus                 topics, behind a bar
//! [Blick in die Halle; Foto: Ina Roth]        captions, each on a line
//! [Sechzig Autoren aus zwölf Ländern]         subhead
//! Mit einer Lesung hat …                      lead and body
//! ```
//! **What marks it:** the bar before the topics, directly below the headline.
//!
//! **Zones:** captions go down to the last one with a credit. Below them a display line is a subhead. Where no caption has
//! a credit, the first of two display lines is taken for a caption and a single one for a subhead; that is reported.
//!
//! **Not supported:** dates, contacts and addresses of pictures, which the page does not print.

use crate::context::Context;
use crate::copy::paragraph::Copy;
use crate::copy::shape;
use crate::copy::stitch::Text;
use crate::field::topic;
use crate::record::{Code, Release, Role};
use crate::section::head::{self, Head};
use crate::section::{appointments, body, pictures, subhead};
use crate::text::endings::{self, Ending};
use crate::text::line::Line;

use super::{Dialect, HEAD, Reading};

/// The topics stand among so many first lines.
const TOP_LINES: usize = 6;
/// Between two captions with credits stand at most so many sentences without.
const BARE_CAPTIONS: usize = 2;

#[derive(Debug)]
pub(super) struct WebNews;

impl Dialect for WebNews {
    fn evidence(&self, lines: &[Line], source: &str) -> u32 {
        let Some(bar) = find_bar(lines, source) else { return 0 };
        let is_headline = lines.get(bar.saturating_sub(1)).is_some_and(|line| {
            let text = line.text(source);
            bar > 0 && line.width <= 200 && !text.starts_with('|') && !text.ends_with('.')
        });
        // A sentence may end with a number: "in der Birkenallee 13."
        let is_text = |line: &Line| matches!(endings::ending(line.text(source)), Ending::Sentence | Ending::Ordinal);
        let has_text = lines.iter().skip(bar).any(is_text);
        let topics = lines.get(bar).map_or("", |line| line.text(source));
        let is_table = lines
            .iter()
            .map(|line| line.text(source))
            .any(|text| text.starts_with('|') && text != topics);
        if is_headline && has_text && !is_table { HEAD } else { 0 }
    }

    fn read(&self, lines: Vec<Line>, context: &mut Context<'_>) -> Reading {
        let source = context.text();
        let copy = Copy {
            lines: &lines,
            measure: None,
        };
        let mut release = Release::default();
        let bar = find_bar(&lines, source);
        let headline = bar.and_then(|bar| bar.checked_sub(1)).unwrap_or(0);
        for title in lines.get(..headline).unwrap_or_default() {
            context.mark(title.span, Role::Masthead);
        }
        let below = headline.saturating_add(1).min(lines.len());
        let mut head = Head::of(&copy, headline..below, &mut release, context);
        head.mark_headline(0);
        if let Some(bar) = bar {
            head::push_topics(&copy, bar, &mut release, context);
        }
        let mut from = bar.map_or(below, |bar| bar.saturating_add(1));
        if let Some(double) = copy
            .line(from)
            .filter(|line| bar.is_some_and(|bar| line.text(source) == copy.text(bar, source)))
        {
            // The topics may be there twice.
            context.mark(double.span, Role::Topic);
            from = from.saturating_add(1);
        }
        let (captions, subheads) = find_captions(&copy, from, context);
        for index in from..captions {
            pictures::read_caption(&copy, index, &mut release, context);
        }
        pictures::settle_lone_names(&mut release.images);
        body::read(&copy, subheads, lines.len(), &mut release, context);
        head.finish(&copy, &mut release, context);
        for index in captions..subheads {
            let mut text = Text::default();
            copy.gather(index..index.saturating_add(1), source, &mut text);
            subhead::push(&text, false, &mut release, context);
        }
        appointments::read(&mut release, context);
        Reading {
            page_count: None,
            releases: vec![release],
        }
    }
}

/// The line of topics: a bar, and nothing but topics behind it.
fn find_bar(lines: &[Line], source: &str) -> Option<usize> {
    lines.iter().take(TOP_LINES).position(|line| {
        let topics = line.text(source).strip_prefix('|').map(str::trim_start);
        topics.is_some_and(|topics| !topics.contains('|') && topic::is_topics(topics))
    })
}

/// Where the captions end, and where the subheads behind them do.
fn find_captions(copy: &Copy<'_>, from: usize, context: &mut Context<'_>) -> (usize, usize) {
    let source = context.text();
    let is_display = |index: usize| {
        let text = copy.text(index, source);
        let next = index.saturating_add(1) < copy.lines.len();
        next && shape::is_display(text, crate::text::line::width(text))
    };
    let (mut captions, mut bare) = (from, 0_usize);
    for index in from..copy.lines.len() {
        if pictures::has_credit(copy, index, source) {
            (captions, bare) = (index.saturating_add(1), 0);
        } else if !is_display(index) {
            bare = bare.saturating_add(1);
        }
        if bare > BARE_CAPTIONS {
            break;
        }
    }
    if captions == from && is_display(from) {
        // By the order of the parts the first of two lines is a caption.
        if is_display(from.saturating_add(1)) {
            captions = from.saturating_add(1);
        }
        if let Some(line) = copy.line(from) {
            context.report(Code::CaptionUnmarked, line.span);
        }
    }
    let subheads = if is_display(captions) {
        captions.saturating_add(1)
    } else {
        captions
    };
    (captions, subheads)
}
