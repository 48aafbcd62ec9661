//! A list of news on the web, without dates and headlines.
//!
//! ```text
//! [Aktuelle News]                             page title, also "Kultur-News"
//! [News filtern:]                             label
//! Kultur                                      topics
//! [Blick in die Halle, Foto: Ina Roth]        caption, directly below; also a credit or a picture's text alone
//!
//! Mit einer Lesung beginnt …                  teaser
//! Mehr                                        link, on a line of its own
//! ```
//! **What marks it:** the title or the filter; links on lines of their own below items that begin with topics.
//!
//! **Zones:** an item ends with its link. Its first line is its topics if it looks like them. What stands directly below
//! the topics is the caption; what stands behind a blank line is the teaser.
//!
//! **Not supported:** the text behind the link.

use crate::context::Context;
use crate::copy::paragraph::Copy;
use crate::field::topic;
use crate::record::{Release, Role};
use crate::section::{body, head, pictures};
use crate::text::line::{Gap, Line};
use crate::text::words;

use super::{Dialect, HEAD, MOST, Reading, TITLE_LINES};

const MORE: &str = "Mehr";
const FILTER: &str = "News filtern:";
/// Without a title, so many items must be there.
const ITEMS: usize = 2;

#[derive(Debug)]
pub(super) struct WebNewsList;

impl Dialect for WebNewsList {
    fn evidence(&self, lines: &[Line], source: &str) -> u32 {
        let is_link = |line: &Line| line.width == 4 && line.text(source) == MORE;
        let items = lines.iter().filter(|line| is_link(line)).count();
        if items == 0 {
            return 0;
        }
        let top = lines.get(..lines.len().min(TITLE_LINES)).unwrap_or_default();
        let head = if top.iter().any(|line| is_furniture(line.text(source))) {
            HEAD
        } else {
            0
        };
        let firsts = lines.iter().zip(lines.iter().skip(1)).filter(|(line, _)| is_link(line));
        let is_topic = |line: &&Line| topic::is_topics(line.text(source)) && line.width <= 40;
        let firsts: Vec<&Line> = lines.first().into_iter().chain(firsts.map(|(_, next)| next)).collect();
        let topics = firsts.iter().copied().filter(is_topic).count();
        let marks = if items < ITEMS || topics.saturating_mul(10) < firsts.len().saturating_mul(6) {
            0
        } else {
            u32::try_from(items).unwrap_or(MOST).saturating_add(1).min(MOST)
        };
        head.saturating_add(marks)
    }

    fn read(&self, mut lines: Vec<Line>, context: &mut Context<'_>) -> Reading {
        let source = context.text();
        let titles = lines.iter().take_while(|line| is_furniture(line.text(source))).count();
        for title in lines.drain(..titles) {
            context.mark(title.span, Role::Masthead);
        }
        let teasers = super::cut_links(&mut lines, MORE, context);
        let copy = Copy {
            lines: &lines,
            measure: None,
        };
        let mut start = 0_usize;
        let mut releases = Vec::with_capacity(teasers.len().saturating_add(1));
        for end in teasers
            .into_iter()
            .map(|teaser| teaser.saturating_add(1))
            .chain([lines.len()])
        {
            if start < end {
                releases.push(read_item(&copy, start, end, context));
            }
            start = end;
        }
        Reading {
            page_count: None,
            releases,
        }
    }
}

/// Whether a line is the title of the page or its filter.
fn is_furniture(text: &str) -> bool {
    let is_title = words::has_same_words(text, "Aktuelle News")
        || (text.ends_with("-News") && !text.contains(char::is_whitespace));
    is_title || words::words_end(text, FILTER).is_some()
}

fn read_item(copy: &Copy<'_>, start: usize, end: usize, context: &mut Context<'_>) -> Release {
    let source = context.text();
    let mut release = Release::default();
    let mut index = start;
    let is_topics = topic::is_topics(copy.text(start, source)) && !pictures::has_credit(copy, start, source);
    if is_topics && start.saturating_add(1) < end {
        head::push_topics(copy, start, &mut release, context);
        index = start.saturating_add(1);
    }
    let is_below = |index: usize| copy.line(index).is_some_and(|line| line.gap == Gap::Next);
    // Without topics above it only a credit shows a caption.
    while index.saturating_add(1) < end
        && (index > start && is_below(index) || pictures::has_credit(copy, index, source))
    {
        pictures::read_caption(copy, index, &mut release, context);
        index = index.saturating_add(1);
    }
    body::read(copy, index, end, &mut release, context);
    release
}
