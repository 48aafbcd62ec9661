//! The layouts in which releases survive, and how a text's layout is recognised.
//!
//! A layout says which lines are page furniture and where sections start; what is inside a section is read by the
//! shared rooms [`section`](crate::section) and [`field`](crate::field). No layout names another one.
//!
//! What is at hand: `head::read` for a head with a date, `Head::open` for display lines up to the body, `Head::of` for
//! display lines whose end is known; `Copy` with a `Measure` for wrapped text (`of` where it may be wrapped, `of_mail`
//! where letters have one width, `of_wrapped` where it is certain) or without one for whole paragraphs; `skip_title`,
//! `cut_links`, `read_date` below.
//!
//! A new layout is one file here, one row of the table below, and one folder of fixtures.

use std::ops::Range;

use crate::context::Context;
use crate::copy::paragraph::Copy;
use crate::field::date::{self, DateLine};
use crate::record::{Code, Release, Role, named};
use crate::section::issue;
use crate::text::line::{Gap, Line};

mod library_archive;
mod news_mail;
mod paged;
mod paged_sidebar;
mod text_version;
mod unknown;
mod web_archive;
mod web_news;
mod web_news_list;
mod web_project;
mod web_release;

/// The one registry of layouts: variant, file, name in the record, version of its rules.
macro_rules! layouts {
    ($($(#[$meaning:meta])+ $layout:ident $file:ident $name:literal $rules:literal;)+) => {
        named! {
            "layout"
            /// In which layout a text was printed.
            #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
            pub enum Layout {
                $($(#[$meaning])+ $layout $name,)+
            }
        }

        impl Layout {
            /// Returns the version of the rules by which it is read. It rises whenever the same text may give another record, so
            /// that who keeps records knows which to make anew.
            #[must_use]
            pub const fn rules(self) -> u32 {
                match self { $(Self::$layout => $rules,)+ }
            }

            pub(crate) const fn dialect(self) -> &'static dyn Dialect {
                match self { $(Self::$layout => &$file::$layout,)+ }
            }
        }
    };
}

layouts! {
    /// Pages of 2016 and 2019 with "Seite 2", pictures with addresses, and contacts at the end.
    Paged paged "paged" 1;
    /// Pages of early 2016 with a sidebar of publisher and editors.
    PagedSidebar paged_sidebar "paged-sidebar" 1;
    /// The same release as plain text, with "Bild:" and "Zur Online-Version:"; often flattened to one line.
    TextVersion text_version "text-version" 1;
    /// One release on its web page, "Pressedienst Einzelansicht".
    WebRelease web_release "web-release" 1;
    /// The list of the archive, "Pressedienst Archiv", with teasers.
    WebArchive web_archive "web-archive" 1;
    /// A news page: headline, "| topics", captions, text.
    WebNews web_news "web-news" 1;
    /// A list of news: topic, caption, teaser, "Mehr".
    WebNewsList web_news_list "web-news-list" 1;
    /// The pages of a project, whose items have datelines.
    WebProject web_project "web-project" 1;
    /// The press archive of the city's libraries.
    LibraryArchive library_archive "library-archive" 1;
    /// Mails of 2008 as blogs reprint them: "++ headline ++", teaser, "Weiter …".
    NewsMail news_mail "news-mail" 1;
}

/// A layout: how it is recognised and how it is read.
pub(crate) trait Dialect: Sync {
    /// Weight of what speaks for this layout: [`HEAD`] for a mark at the top that no other layout has, at most [`MOST`] for
    /// all that a text could also quote. Called for every text, so that lines are told by their first letter.
    fn evidence(&self, lines: &[Line], source: &str) -> u32;

    /// Reads a text of this layout. Whatever it takes for a value or for furniture it marks with a role; what it leaves is
    /// reported as unclassified.
    ///
    /// The order is: take out furniture, find the zones, read the display lines (`Head`), the body, then let the head
    /// tell its lines apart (`Head::finish`, which asks for the languages of the body), the rest, and at last the
    /// appointments.
    fn read(&self, lines: Vec<Line>, context: &mut Context<'_>) -> Reading;
}

/// The title of a page stands among so many first lines.
const TITLE_LINES: usize = 4;
/// The least evidence on which a layout is believed.
pub(crate) const ENOUGH: u32 = 3;
/// Weight of a mark in the head of a text that no other layout has.
const HEAD: u32 = 6;
/// The most that marks count which a text could also quote; less than [`HEAD`].
const MOST: u32 = 5;

/// Whether a text names the city, in whatever spelling.
fn speaks_of_city(source: &str) -> bool {
    source.contains("sseldorf")
}

/// Marks the first lines up to the page title; returns the index of the line behind it, 0 where there is no title.
fn skip_title(copy: &Copy<'_>, to: usize, is_title: impl Fn(&str) -> bool, context: &mut Context<'_>) -> usize {
    let source = context.text();
    let Some(title) = (0..to.min(TITLE_LINES)).find(|index| is_title(copy.text(*index, source))) else {
        return 0;
    };
    // It may be there twice.
    let next = title.saturating_add(1);
    let end = (next..to)
        .find(|index| !is_title(copy.text(*index, source)))
        .unwrap_or(to);
    for line in copy.lines.get(..end).unwrap_or_default() {
        context.mark(line.span, Role::Masthead);
    }
    end
}

/// Reads a stretch of a line as the date of issue.
fn read_date(line: Line, range: Range<usize>, release: &mut Release, context: &mut Context<'_>) {
    let source = context.text();
    let lines = [line.piece(source, range, line.gap)];
    let [printed] = lines;
    let day = date::parse_line(printed.text(source)).unwrap_or(DateLine::Unreadable);
    let copy = Copy {
        lines: &lines,
        measure: None,
    };
    issue::set_date(&copy, 0..1, day, release, context);
}

/// Cuts the link off the lines that end with it, and takes out those that are nothing else; returns the indices of the
/// lines above which it stood, or in which.
fn cut_links(lines: &mut Vec<Line>, link: &str, context: &mut Context<'_>) -> Vec<usize> {
    let source = context.text();
    let (mut found, mut kept, mut gap) = (Vec::new(), Vec::with_capacity(lines.len()), Gap::Next);
    for line in lines.drain(..) {
        let text = line.text(source);
        let words = text
            .strip_suffix(link)
            .filter(|words| words.is_empty() || words.ends_with(char::is_whitespace));
        let mut rest = line;
        if let Some(words) = words {
            context.mark(line.span.part(words.len()..text.len()), Role::Label);
            rest = line.piece(source, 0..words.len(), line.gap);
        }
        if rest.width > 0 {
            rest.gap = rest.gap.max(gap);
            kept.push(rest);
            gap = Gap::Next;
        } else {
            gap = Gap::Blank;
        }
        if words.is_some() {
            found.push(kept.len().saturating_sub(1));
        }
    }
    *lines = kept;
    found
}

/// What a layout makes of a text.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    pub(crate) page_count: Option<u32>,
    pub(crate) releases: Vec<Release>,
}

impl Reading {
    /// What is certain of a text in no known layout.
    pub(crate) fn unknown(lines: &[Line], context: &mut Context<'_>) -> Self {
        unknown::read(lines, context)
    }
}

/// The layout with the most evidence, if it has enough; the first one of the registry wins a tie, which is reported.
pub(crate) fn recognise(lines: &[Line], context: &mut Context<'_>) -> Option<Layout> {
    let source = context.text();
    let (mut best, mut is_tie) = (None, false);
    for &layout in Layout::ALL {
        let weight = layout.dialect().evidence(lines, source);
        let highest = best.map_or(ENOUGH.saturating_sub(1), |(_, highest)| highest);
        if weight > highest {
            (best, is_tie) = (Some((layout, weight)), false);
        } else if weight == highest && best.is_some() {
            is_tie = true;
        }
    }
    if let (true, Some(first)) = (is_tie, lines.first()) {
        context.report(Code::LayoutAmbiguous, first.span);
    }
    best.map(|(layout, _)| layout)
}
