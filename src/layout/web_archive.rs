//! The list of the press service's archive on the web.
//!
//! ```text
//! Pressedienst Archiv                         page title
//! Kultur Wirtschaft                           topics, on one line
//! 03.05.2023                                  date
//! [Einladung]                                 label
//! Medientermin 5.5.23: Lesefest               headline; a date in it is an appointment
//! [Sechzig Autoren aus zwölf Ländern]         subhead
//! Mit einer Lesung beginnt … Mehr             teaser, with the link at its end
//! ```
//! **What marks it:** the page title; dates on lines of their own with links at the ends of lines, below no title two or
//! more.
//!
//! **Zones:** an item begins behind the link of the one before, or, where that is lost, with the topics above its date,
//! or with that date. What stands between the date and the line with the link are display lines, and so is that line where
//! the teaser is missing.
//!
//! **Not supported:** the text behind the link.

use std::ops::Range;

use crate::copy::firsts::{DIGIT, Firsts};
use crate::copy::lines::Lines;
use crate::copy::shape;
use crate::field::{date, topic};
use crate::record::{Code, Role};
use crate::section::zone::{Part, Zones};
use crate::section::{head, issue, masthead};
use crate::text::endings;
use crate::text::line::{Gap, Line};
use crate::text::words::has_same_words;

use super::{Dialect, Galley, HEAD, MOST, TITLE_LINES};

const TITLE: &str = "Pressedienst Archiv";
/// The text of the link behind a teaser.
const MORE: &str = "Mehr";
/// A date in numbers has no more bytes.
const DATE: usize = 12;

#[derive(Debug)]
pub(super) struct WebArchive;

impl Dialect for WebArchive {
    fn evidence(&self, lines: Lines<'_>, firsts: &Firsts<'_>) -> u32 {
        let top = lines.until(TITLE_LINES);
        let head = if top.iter().any(|line| has_same_words(line.text, TITLE)) {
            HEAD
        } else {
            0
        };
        // More of them weigh no more.
        let most = usize::try_from(MOST).unwrap_or(usize::MAX);
        let dates = firsts.begin_with(&[DIGIT]).filter(|(_, line)| is_date(line.text));
        let dates = dates.take(most).count();
        if dates == 0 || (head == 0 && dates < 2) {
            return head;
        }
        let teasers = lines
            .iter()
            .filter(|line| line.text.ends_with(MORE))
            .take(dates)
            .count();
        head.saturating_add(u32::try_from(teasers).unwrap_or(MOST))
    }

    fn galley<'s>(&self, lines: Vec<Line<'s>>) -> Galley<'s> {
        Galley::of(super::cut_links(lines, MORE))
    }

    fn zones<'s>(&self, _: &'s Galley<'_>, lines: Lines<'s>) -> Zones<'s> {
        let mut zones = Zones::of_items(lines.len());
        zones.begin_with_headline();
        let (title, page) = super::split_title(lines, |text| has_same_words(text, TITLE));
        zones.add(Part::Furniture(Role::Masthead), title);
        let dates: Vec<usize> = (0..page.len()).filter(|index| is_date(page.text(*index))).collect();
        for item in items(page, &dates) {
            let date = dates.get(dates.partition_point(|date| *date < item.start));
            let date = date.and_then(|date| date.checked_sub(item.start).filter(|date| *date < item.len()));
            zones.open();
            lay_out_item(page.part(item), date, &mut zones);
        }
        zones
    }
}

/// Whether a line is nothing but a day: "03.05.2023", be it impossible.
fn is_date(text: &str) -> bool {
    let is_numeric = text.len() <= DATE && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    is_numeric && date::parse_line(text).is_some()
}

/// The items: each ends with its link, or, where that is lost, above the topics of the next date; `dates` are the lines of
/// all dates.
fn items(lines: Lines<'_>, dates: &[usize]) -> Vec<Range<usize>> {
    let mut items: Vec<Range<usize>> = Vec::new();
    let (mut start, mut last_date) = (0, None::<usize>);
    let mut dates = dates.iter().peekable();
    for (index, line) in lines.iter().enumerate() {
        let next = index.saturating_add(1);
        if line.text == MORE {
            match items.last_mut().filter(|_| start == index) {
                // A link that is there twice ends one item.
                Some(last) => last.end = next,
                None => items.push(start..next),
            }
            (start, last_date) = (next, None);
        } else if dates.next_if_eq(&&index).is_some() {
            let above = index.saturating_sub(1);
            // A date directly below another one is printed twice.
            if last_date.is_some_and(|last| last < above) {
                let end = if topic::is_topics(lines.text(above)) {
                    above
                } else {
                    index
                };
                items.push(start..end);
                start = end;
            }
            last_date = Some(index);
        }
    }
    if start < lines.len() {
        items.push(start..lines.len());
    }
    items
}

/// Lays out an item, `date` the line of its date.
fn lay_out_item<'s>(lines: Lines<'s>, date: Option<usize>, zones: &mut Zones<'s>) {
    let (item, link) = lines.split_end(|line| line.text == MORE);
    // Topics stand above the date; where that is lost they are the first line.
    let topics = date.unwrap_or_else(|| usize::from(topic::is_topics(item.text(0)) && item.len() > 2));
    for index in 0..topics {
        zones.add(Part::Topics, item.only(index));
    }
    let mut rest = item.from(topics);
    if date.is_some() {
        zones.add(Part::Date, rest.only(0));
        rest = rest.from(1);
        let doubles = issue::count_dates(rest);
        zones.add(Part::SecondDate, rest.until(doubles));
        rest = rest.from(doubles);
    } else {
        zones.doubt(Code::DateMissing, lines.first());
    }
    let body = if link.is_empty() {
        rest.from(head::find_displays(rest, None, zones))
    } else {
        let teaser = usize::from(has_teaser(rest, link));
        let (displays, teaser) = rest.split(rest.len().saturating_sub(teaser));
        head::lay_out(displays, |_| Some(0), zones);
        teaser
    };
    zones.add(Part::Body, body);
    zones.add(Part::Furniture(Role::Label), link);
}

/// Whether the last line above the link is the teaser, in which the link stands:
///
/// | the line | is the teaser |
/// | --- | --- |
/// | is longer than a headline, or ends like a sentence | yes |
/// | is the only one, but for the label of an invitation | no, the headline |
/// | stands above the link with blank lines between | no |
/// | is any other | yes |
fn has_teaser(item: Lines<'_>, link: Lines<'_>) -> bool {
    let Some(last) = item.last() else { return false };
    let above = item.until(item.len().saturating_sub(1));
    let is_display = last.width() <= endings::LONGEST_HEADLINE && shape::is_display(last.text, last.width());
    let is_only = || masthead::invitation(above, 0).map_or(above.is_empty(), |label| label == above.len());
    let is_parted = || link.first().is_some_and(|link| link.gap == Gap::Blank);
    !is_display || !is_only() && !is_parted()
}

#[cfg(test)]
mod tests {
    use super::super::asked::{evidence, zones};
    use super::super::{ENOUGH, HEAD, MOST, TITLE_LINES};
    use super::WebArchive;

    const ITEM: &str = "03.05.2023\nBrunnen sprudelt\nEs war schön. Mehr\n";

    #[test]
    fn what_marks_it() {
        for (text, weight) in [
            ("Pressedienst Archiv\n", HEAD),
            ("Pressedienst  Archiv\n", HEAD),
            ("Pressedienst Archivbestand\n", 0),
            // Dates and links, as many as there are of both; below the title one is enough.
            ("Pressedienst Archiv\n03.05.2023\nEs war schön. Mehr\n", HEAD + 1),
            ("Pressedienst Archiv\n03.05.2023\nEs war schön.\n", HEAD),
            ("03.05.2023\nEs war schön. Mehr\n", 0),
            ("03.05.2023\nEs war schön. Mehr\n04.05.2023\nMehr\n", 2),
            ("03.05.2023\n04.05.2023\n05.05.2023\nEs war schön. Mehr\n", 1),
            ("03.05.2023\n04.05.2023\nEs war schön.\n", 0),
            // An impossible day is a date too; a date with words in its line, and one with the month's name, are none.
            ("31.02.2023\nMehr\n31.02.2023\nMehr\n", 2),
            ("am 03.05.2023\nMehr\nam 04.05.2023\nMehr\n", 0),
            ("3. Mai 2023\nMehr\n4. Mai 2023\nMehr\n", 0),
        ] {
            assert_eq!(evidence(&WebArchive, text), weight, "{text}");
        }
        assert_eq!(evidence(&WebArchive, &ITEM.repeat(3)), ENOUGH);
        assert_eq!(evidence(&WebArchive, &ITEM.repeat(9)), MOST);
        let below = |lines: usize| format!("{}Pressedienst Archiv\n", "Es war schön.\n".repeat(lines));
        assert_eq!(evidence(&WebArchive, &below(TITLE_LINES - 1)), HEAD);
        assert_eq!(evidence(&WebArchive, &below(TITLE_LINES)), 0);
    }

    #[test]
    fn where_what_stands() {
        let text = "Pressedienst Archiv\nPressedienst Archiv\nKultur Wirtschaft\n03.05.2023\nEinladung\n\
                    Medientermin 5.5.23: Brunnen sprudelt\nZwölf Steine aus vier Brüchen\n\
                    Der Brunnen am Anger sprudelt … Mehr\n\nSport\n04.05.2023\nLauf um den Anger\nViele liefen mit. Mehr\n";
        assert_eq!(
            zones(&WebArchive, text),
            [
                "Furniture(Masthead): Pressedienst Archiv | Pressedienst Archiv",
                "---",
                "Topics: Kultur Wirtschaft",
                "Date: 03.05.2023",
                "Invitation: Einladung",
                "Headline: Medientermin 5.5.23: Brunnen sprudelt",
                "Display: Zwölf Steine aus vier Brüchen",
                "Body: Der Brunnen am Anger sprudelt …",
                "Furniture(Label): Mehr",
                "---",
                "Topics: Sport",
                "Date: 04.05.2023",
                "Headline: Lauf um den Anger",
                "Body: Viele liefen mit.",
                "Furniture(Label): Mehr",
            ]
        );
    }

    #[test]
    fn what_is_there_twice() {
        let text = "Kultur\n03.05.2023\n03.05.2023\nBrunnen sprudelt\nEs war schön. Mehr\nMehr\n";
        assert_eq!(
            zones(&WebArchive, text),
            [
                "---",
                "Topics: Kultur",
                "Date: 03.05.2023",
                "SecondDate: 03.05.2023",
                "Headline: Brunnen sprudelt",
                "Body: Es war schön.",
                "Furniture(Label): Mehr | Mehr",
            ]
        );
    }

    #[test]
    fn where_a_link_is_lost() {
        // The next item begins with the topics above its date, or with that date.
        for (topics, next) in [("", "Date: 04.05.2023"), ("Sport\n", "Topics: Sport")] {
            let text = format!(
                "03.05.2023\nBrunnen sprudelt\nEs war schön.\n{topics}04.05.2023\nLauf um den Anger\nViele liefen mit. Mehr\n"
            );
            let shown = zones(&WebArchive, &text);
            assert_eq!(
                shown[..6],
                [
                    "---",
                    "Date: 03.05.2023",
                    "Display: Brunnen sprudelt",
                    "Body: Es war schön.",
                    "---",
                    next,
                ],
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_missing() {
        assert_eq!(
            zones(&WebArchive, "Kultur\nBrunnen sprudelt\nEs war schön. Mehr\n"),
            [
                "---",
                "Topics: Kultur",
                "Headline: Brunnen sprudelt",
                "Body: Es war schön.",
                "Furniture(Label): Mehr",
                "DateMissing",
            ]
        );
        assert_eq!(
            zones(&WebArchive, "03.05.2023\nEs war schön. Mehr\n"),
            [
                "---",
                "Date: 03.05.2023",
                "Body: Es war schön.",
                "Furniture(Label): Mehr",
                "HeadlineMissing",
            ]
        );
    }

    #[test]
    fn an_item_may_lack_its_teaser() {
        for (item, expected) in [
            ("Brunnen sprudelt Mehr", &["Headline: Brunnen sprudelt"][..]),
            ("Brunnen sprudelt\nMehr", &["Headline: Brunnen sprudelt"]),
            (
                "Einladung\nBrunnen sprudelt Mehr",
                &["Invitation: Einladung", "Headline: Brunnen sprudelt"],
            ),
            (
                "Brunnen sprudelt\nZwölf Steine\n\nMehr",
                &["Headline: Brunnen sprudelt", "Display: Zwölf Steine"],
            ),
            // A teaser may be clipped.
            (
                "Brunnen sprudelt\nSeit Montag sprudelt Mehr",
                &["Headline: Brunnen sprudelt", "Body: Seit Montag sprudelt"],
            ),
        ] {
            let text = format!("03.05.2023\n{item}\n04.05.2023\nLauf\nEs war schön. Mehr\n");
            let shown = zones(&WebArchive, &text);
            let end = expected.len() + 2;
            assert_eq!(shown[2..end], *expected, "{item}");
            assert_eq!(shown[end..end + 2], ["Furniture(Label): Mehr", "---"], "{item}");
        }
    }
}
