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

use crate::copy::lines::Lines;
use crate::copy::shape;
use crate::field::topic;
use crate::record::{Code, Role};
use crate::section::zone::{Part, Zones};
use crate::section::{head, pictures};
use crate::text::endings::{self, Ending};
use crate::text::line::Line;

use super::{Dialect, Galley, HEAD};

/// The topics stand among so many first lines.
const TOP_LINES: usize = 6;
/// Between two captions with credits stand at most so many sentences without.
const BARE_CAPTIONS: usize = 2;

#[derive(Debug)]
pub(super) struct WebNews;

impl Dialect for WebNews {
    fn evidence(&self, lines: Lines<'_>) -> u32 {
        let Some(bar) = find_bar(lines) else { return 0 };
        let is_headline = lines.get(bar.saturating_sub(1)).is_some_and(|line| {
            let text = line.text;
            bar > 0 && line.width <= 200 && !text.starts_with('|') && !text.ends_with('.')
        });
        // A sentence may end with a number: "in der Birkenallee 13."
        let is_text = |line: Line<'_>| matches!(endings::ending(line.text), Ending::Sentence | Ending::Ordinal);
        let has_text = lines.iter().skip(bar).any(is_text);
        let topics = lines.text(bar);
        let is_table = lines
            .iter()
            .map(|line| line.text)
            .any(|text| text.starts_with('|') && text != topics);
        if is_headline && has_text && !is_table { HEAD } else { 0 }
    }

    fn zones<'s>(&self, _: &'s Galley<'_>, lines: Lines<'s>) -> Zones<'s> {
        let mut zones = Zones::of(lines);
        zones.open();
        let bar = find_bar(lines);
        let (titles, page) = lines.split(bar.and_then(|bar| bar.checked_sub(1)).unwrap_or(0));
        zones.add(Part::Furniture(Role::Masthead), titles);
        let (headline, mut page) = page.split(bar.map_or(1, |bar| bar.min(1)));
        head::lay_out(headline, |_| Some(0), &mut zones);
        if bar.is_some() {
            let (topics, double, rest) = {
                let behind = page.behind_doubles(0);
                (page.only(0), page.part(1..behind), page.from(behind))
            };
            zones.add(Part::Topics, topics);
            zones.add(Part::Furniture(Role::Topic), double);
            page = rest;
        }
        let (captions, subheads) = find_captions(page, &mut zones);
        for index in 0..captions {
            zones.add(Part::Caption, page.only(index));
        }
        for index in captions..subheads {
            zones.add(Part::Subhead, page.only(index));
        }
        zones.add(Part::Body, page.from(subheads));
        zones
    }
}

/// The line of topics: a bar, and nothing but topics behind it.
fn find_bar(lines: Lines<'_>) -> Option<usize> {
    lines.iter().take(TOP_LINES).position(|line| {
        let topics = line.text.strip_prefix('|').map(str::trim_start);
        topics.is_some_and(|topics| !topics.contains('|') && topic::is_topics(topics))
    })
}

/// How many of the lines behind the topics are captions, and where the subheads behind them end.
fn find_captions<'s>(lines: Lines<'s>, zones: &mut Zones<'s>) -> (usize, usize) {
    let is_display = |index: usize| {
        let next = index.saturating_add(1) < lines.len();
        next && lines
            .get(index)
            .is_some_and(|line| shape::is_display(line.text, crate::text::line::width(line.text)))
    };
    let (mut captions, mut bare) = (0, 0_usize);
    for (index, line) in lines.iter().enumerate() {
        if pictures::has_credit(line) {
            (captions, bare) = (index.saturating_add(1), 0);
        } else if !is_display(index) {
            bare = bare.saturating_add(1);
        }
        if bare > BARE_CAPTIONS {
            break;
        }
    }
    if captions == 0 && is_display(0) {
        // By the order of the parts the first of two lines is a caption.
        captions = usize::from(is_display(1));
        zones.doubt(Code::CaptionUnmarked, lines.first());
    }
    let subheads = captions.saturating_add(usize::from(is_display(captions)));
    (captions, subheads)
}
