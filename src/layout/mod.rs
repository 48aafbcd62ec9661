//! The layouts in which releases survive, and how a text's layout is recognised.
//!
//! A layout says what marks it, which lines belong to its pages, and what stands where: it lays lines out in
//! [`zones`](crate::section::zone), which one reader reads for all layouts. It reads no value, reports nothing by itself and
//! marks nothing; all that it says follows from the lines that it is given. No layout names another one.
//!
//! What is at hand: `head::find` for a head with a date, `head::find_displays` for display lines up to the body,
//! `head::lay_out` for display lines whose end is known; `Measure` for wrapped text (`of` where it may be wrapped, `of_mail`
//! where letters have one width, `of_wrapped` where it is certain); `usage_note::find`, `footer::find`, and below
//! `split_title` and `cut_links`.
//!
//! A new layout is one file here, one row of the table below, and one folder of fixtures.

use crate::copy::firsts::Firsts;
use crate::copy::items;
use crate::copy::lines::Lines;
use crate::page::Furniture;
use crate::record::named;
use crate::section::zone::{Part, Zones};
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
mod web_portal;
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
            /// that whoever keeps records knows which to make anew.
            #[must_use]
            pub const fn rules(self) -> u32 {
                match self { $(Self::$layout => $rules,)+ }
            }

            const fn dialect(self) -> &'static dyn Dialect {
                match self { $(Self::$layout => &$file::$layout,)+ }
            }
        }
    };
}

layouts! {
    /// Pages of 2016 and 2019 with "Seite 2", pictures with addresses, and contacts at the end.
    Paged paged "paged" 2;
    /// Pages of early 2016 with a sidebar of publisher and editors.
    PagedSidebar paged_sidebar "paged-sidebar" 2;
    /// The same release as plain text, with "Bild:" and "Zur Online-Version:"; often flattened to one line.
    TextVersion text_version "text-version" 2;
    /// One release on its web page, "Pressedienst Einzelansicht".
    WebRelease web_release "web-release" 2;
    /// The list of the archive, "Pressedienst Archiv", with teasers.
    WebArchive web_archive "web-archive" 2;
    /// A news page: headline, "| topics", captions, text.
    WebNews web_news "web-news" 2;
    /// A list of news: topic, caption, teaser, "Mehr".
    WebNewsList web_news_list "web-news-list" 2;
    /// The pages of a project, whose items have datelines.
    WebProject web_project "web-project" 2;
    /// The pages of the city's portal of 2020 to 2022: releases under day and hour, or teasers with "Ganzen Artikel lesen".
    WebPortal web_portal "web-portal" 1;
    /// The press archive of the city's libraries.
    LibraryArchive library_archive "library-archive" 2;
    /// Mails as blogs reprint them: "++ headline ++", teaser, "Weiter …", or bullets, "weiter…".
    NewsMail news_mail "news-mail" 2;
}

/// A layout: how it is recognised, and where it prints what.
pub(crate) trait Dialect: Sync {
    /// Weight of what speaks for this layout: [`HEAD`] for a mark at the top that no other layout has, at most [`MOST`] for
    /// all that a text could also quote. Called for every text, so that lines are told by their first byte.
    fn evidence(&self, lines: Lines<'_>, firsts: &Firsts<'_>) -> u32;

    /// The lines without what belongs to the pages, cut where a part begins inside them.
    fn galley<'s>(&self, lines: Vec<Line<'s>>) -> Galley<'s> {
        Galley::of(lines)
    }

    /// Lays the lines of the galley out. What is in no zone is reported as unclassified.
    fn zones<'s>(&self, galley: &'s Galley<'_>, lines: Lines<'s>) -> Zones<'s>;
}

/// A text without its pages, before it is laid out.
#[derive(Debug, Default)]
pub(crate) struct Galley<'s> {
    pub(crate) lines: Vec<Line<'s>>,
    /// What belongs to the pages; `None` for layouts without pages.
    pub(crate) furniture: Option<Furniture<'s>>,
    /// What stood above or beside the text and was taken out of it.
    beside: Vec<(Part, Vec<Line<'s>>)>,
    /// The lines before which something was taken out, by their index.
    seams: Vec<usize>,
    /// Whether lines were cut because the text had lost its line ends.
    is_flattened: bool,
    /// The line with which the end of the text begins.
    tail: usize,
}

impl<'s> Galley<'s> {
    /// The lines as they are.
    fn of(lines: Vec<Line<'s>>) -> Self {
        Self {
            lines,
            ..Self::default()
        }
    }
}

/// The title of a page stands among so many first lines, and where the page's navigation stands above it among so many.
const TITLE_LINES: usize = 4;
const PAGE_LINES: usize = 12;
/// The least evidence on which a layout is believed.
pub(crate) const ENOUGH: u32 = 3;
/// Weight of a mark in the head of a text that no other layout has.
const HEAD: u32 = 6;
/// The most that marks count which a text could also quote; less than [`HEAD`].
const MOST: u32 = 5;

/// Whether a text names the city, in whatever spelling.
fn speaks_of_city(lines: Lines<'_>) -> bool {
    lines.whole_text().contains("sseldorf")
}

/// The first lines up to the page title, be it there twice, and the others; all are others where there is no title.
fn split_title(lines: Lines<'_>, is_title: impl Fn(&str) -> bool) -> (Lines<'_>, Lines<'_>) {
    let title = lines.iter().take(PAGE_LINES).position(|line| is_title(line.text));
    let count = title.map_or(0, |title| {
        let titles = lines.from(title).iter().take_while(|line| is_title(line.text)).count();
        title.saturating_add(titles)
    });
    lines.split(count)
}

/// Cuts the link off the lines that end with it, so that it is a line of its own.
fn cut_links<'s>(lines: Vec<Line<'s>>, link: &str) -> Vec<Line<'s>> {
    let (mut cut, mut gap) = (Vec::with_capacity(lines.len()), Gap::Next);
    for mut line in lines {
        line.gap = line.gap.max(gap);
        gap = Gap::Next;
        let words = line
            .text
            .strip_suffix(link)
            .filter(|words| words.is_empty() || words.ends_with(char::is_whitespace));
        let Some(words) = words else {
            cut.push(line);
            continue;
        };
        if words.is_empty() {
            // A link on a line of its own parts what is above it from what is below.
            gap = Gap::Blank;
            cut.push(line);
        } else {
            cut.push(line.piece(0..words.len(), line.gap));
            cut.push(line.rest(words.len()));
        }
    }
    cut
}

/// How a text is read: in its layout, or, in none, with no more than what is certain.
pub(crate) const fn dialect(layout: Option<Layout>) -> &'static dyn Dialect {
    match layout {
        Some(layout) => layout.dialect(),
        None => &unknown::Unknown,
    }
}

/// The galley of a text, whose lines know which items they begin.
pub(crate) fn galley<'s>(dialect: &dyn Dialect, lines: Vec<Line<'s>>) -> Galley<'s> {
    let mut galley = dialect.galley(lines);
    // They are kept while all values are read.
    galley.lines.shrink_to_fit();
    items::find(&mut galley.lines);
    galley
}

/// The layouts that a text may be in, each with the weight of its evidence: that with the most, if it has enough, and its
/// rivals, in the order of the registry. What quotes another layout is none: a rival's evidence is less than [`MOST`] below
/// the highest.
pub(crate) fn candidates(lines: Lines<'_>) -> Vec<(Layout, u32)> {
    let firsts = Firsts::of(lines);
    let weighed = Layout::ALL
        .iter()
        .map(|layout| (*layout, layout.dialect().evidence(lines, &firsts)));
    let mut found: Vec<_> = weighed.filter(|(_, weight)| *weight >= ENOUGH).collect();
    let highest = found.iter().map(|(_, weight)| *weight).max().unwrap_or(0);
    found.retain(|(_, weight)| weight.saturating_add(MOST) > highest);
    found
}

/// What the tests of a layout ask it.
#[cfg(test)]
mod asked {
    use super::{Dialect, Firsts, Layout};
    use crate::copy::lines::Lines;
    use crate::copy::stitch::Compounds;
    use crate::field::byline;
    use crate::record::Role;
    use crate::text::line;

    /// The evidence in a text.
    pub(super) fn evidence(dialect: &dyn Dialect, text: &str) -> u32 {
        let (lines, compounds) = (line::cut(text), Compounds::of(text));
        let lines = Lines::new(&lines, &compounds);
        dialect.evidence(lines, &Firsts::of(lines))
    }

    /// The zones of a text, shown.
    pub(super) fn zones(dialect: &dyn Dialect, text: &str) -> Vec<String> {
        let compounds = Compounds::of(text);
        let galley = super::galley(dialect, line::cut(text));
        dialect.zones(&galley, Lines::new(&galley.lines, &compounds)).shown()
    }
    /// What the layout demands of a release, besides what its zones show.
    fn demands(dialect: &dyn Dialect, text: &str) -> Vec<&'static str> {
        let compounds = Compounds::of(text);
        let galley = super::galley(dialect, line::cut(text));
        dialect.zones(&galley, Lines::new(&galley.lines, &compounds)).demands()
    }

    /// Every layout that prints a byline, with "BYLINE" where it does.
    const WITH_BYLINE: [&str; 4] = [
        "Pressedienst der Landeshauptstadt Düsseldorf\n\nLesefest\n\nEs war schön.\n\nBYLINE\n\n14.05.2021\n",
        "Pressedienst der Landeshauptstadt Düsseldorf Lesefest Es war schön. BYLINE 14.05.2021\n",
        "Pressedienst Einzelansicht\n\nKultur\n\nLesefest\n\nCreated:\nBYLINE\n\nEs war schön.\n",
        "Lesefest\n\n| Kultur\n\nEs war schön.\n\nBYLINE\n",
    ];

    #[test]
    fn all_layouts_read_all_labels_of_bylines() {
        for text in WITH_BYLINE {
            for word in byline::WORDS {
                for colon in [": ", ":", " : "] {
                    let text = text.replace("BYLINE", &format!("{word}{colon}Roth, Dr. Ina / ?im?ek, Mara"));
                    let document = crate::parse(&text);
                    let authors: Vec<_> = document.releases()[0].bylines.iter().map(ToString::to_string).collect();
                    assert_eq!(authors, ["Ina Roth", "Mara ?im?ek"], "{text}");
                    assert!(!document.parts().any(|(_, role)| role == Role::Unclassified), "{text}");
                }
            }
        }
    }

    #[test]
    fn what_is_demanded() {
        const PAGED: &str = "Pressedienst\n\n31. August 2019\n\nLesefest eröffnet\n\nEs war schön.\n";
        const WEB: &str =
            "Pressedienst Einzelansicht\n\nKultur\n\nLesefest eröffnet\n\nErstellt:\n\n31.08.2019\n\nEs war schön.\n";
        let paged = format!("{PAGED}\nKontakt: Roth, Ina\npresse@duesseldorf.de\n");
        let web = format!("{WEB}\nPDF TXT\n");
        for (layout, text, demanded) in [
            (Layout::Paged, PAGED, &["body"][..]),
            (Layout::Paged, &paged, &["body"]),
            (Layout::WebRelease, WEB, &["body", "tight slashes"]),
            (Layout::WebRelease, &web, &["body", "tight slashes"]),
            (
                Layout::PagedSidebar,
                "pld \u{2013} Pressedienst der\n\nLesefest\n\nEs war schön.\n",
                &["body"],
            ),
            (Layout::TextVersion, "Lesefest\n\nEs war schön.\n", &["headline first"]),
            (
                Layout::TextVersion,
                "Lesefest\n\nEs war schön.\n\nText: Roth, Ina\n",
                &["headline first"],
            ),
            (Layout::WebNews, "Lesefest\n\n| Kultur\n\nEs war schön.\n", &[]),
        ] {
            assert_eq!(demands(layout.dialect(), text), demanded, "{layout}: {text}");
        }
    }
}
