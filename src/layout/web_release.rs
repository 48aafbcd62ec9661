//! One release on the web page of the press service.
//!
//! ```text
//! [Lesefest eröffnet]                         title line of whoever kept it
//! Pressedienst Einzelansicht                  page title
//! Kultur Zu Gast im Rathaus                   topics, on one line
//! [Einladung / Invitation]                    label
//! [Kultursommer am Rhein]                     kicker
//! Lesefest eröffnet                           headline
//! [Sechzig Autoren/Zwölf Länder]              subhead
//! Erstellt: [03.05.2023]                      label, also "Created:"; its date is lost in the stored pages
//! [Redaktion: Family, Given]                  byline, also "Text:", "Editing:"
//! Mit einer Lesung hat …                      body
//! [Text: Family, Given]                       byline, where it ends the text
//! [PDF TXT]                                   links to other versions
//! ```
//! The frame of the page is German or English. With blank lines between the parts, or tight, with single line ends and without
//! the author.
//!
//! **What marks it:** the page title; "Erstellt:" with the byline below it or the links as the last line.
//!
//! **Zones:** all lines between the topics and "Erstellt:" are display lines. Of three or more the second is the
//! headline, if no title line shows another one; where blank lines part some of them, those that nothing parts count as one.
//! Of two nothing shows whether they are kicker and headline or headline and subhead: the first one is taken, and that is
//! reported. Where "Erstellt:" is lost, the byline ends them, or else the first line of the body.
//!
//! **Not supported:** pictures and contacts, which the page does not print.

use crate::copy::firsts::Firsts;
use crate::copy::lines::Lines;
use crate::copy::measure::Measure;
use crate::field::{date, invitation, topic};
use crate::record::Role;
use crate::section::zone::{Part, Zones};
use crate::section::{authors, head, reprint};
use crate::text::line::{Gap, Line};
use crate::text::words::has_same_words;

use super::{Dialect, Galley, HEAD, MOST};

const TITLE: &str = "Pressedienst Einzelansicht";
/// What stands before the date, in a German and in an English frame.
const CREATED: [&str; 2] = ["Erstellt:", "Created:"];
/// The links at the end of the page.
const LINKS: &str = "PDF TXT";
/// The title stands among so many first lines, "Erstellt:" among so many behind it.
const TOP_LINES: usize = 12;

#[derive(Debug)]
pub(super) struct WebRelease;

impl Dialect for WebRelease {
    fn evidence(&self, lines: Lines<'_>, _: &Firsts<'_>) -> u32 {
        let top = lines.until(TOP_LINES);
        let title = top.iter().position(|line| has_same_words(line.text, TITLE));
        let created = (0..top.len()).find(|index| is_created(top.text(*index)));
        let byline = created.filter(|created| authors::begins(lines.from(created.saturating_add(1))));
        let has_links = lines.last().is_some_and(|line| has_same_words(line.text, LINKS));
        // Minutes and letters say when they were created too.
        let marks = u32::from(created.is_some())
            .saturating_mul(2)
            .saturating_add(u32::from(byline.is_some()))
            .saturating_add(u32::from(has_links));
        title.map_or(0, |_| HEAD).saturating_add(marks.min(MOST))
    }

    fn zones<'s>(&self, _: &'s Galley<'_>, lines: Lines<'s>) -> Zones<'s> {
        let measure = Measure::of(lines.as_slice());
        let lines = lines.set_in(measure);
        let mut zones = Zones::default();
        zones.open();
        zones.needs_body();
        zones.part_tight_slashes();
        let (above, versions) = lines.split_end(|line| is_link(line.text));
        let (title, page) = super::split_title(above, |text| has_same_words(text, TITLE));
        zones.add(Part::Furniture(Role::Masthead), title);
        let (topics, page) = page.split(usize::from(has_topics(page)));
        zones.add(Part::Topics, topics);
        let titles: Vec<&str> = title
            .iter()
            .map(|line| line.text)
            .take_while(|text| !has_same_words(text, TITLE))
            .collect();
        let headline = reprint::find(&titles, page);
        let is_created = |index: &usize| created(page.text(*index)).is_some() || authors::begins(page.from(*index));
        let body = match (0..page.len().min(TOP_LINES)).find(is_created) {
            Some(created) => {
                let place = headline
                    .and_then(|headline| page.get(headline.lines.start))
                    .map(Line::span);
                let is_titled = |display: &Lines<'_>| display.first().map(Line::span) == place;
                let headline = |displays: &[Lines<'_>]| {
                    let shown = place.and_then(|_| displays.iter().position(is_titled));
                    shown.or_else(|| second_of_three(displays))
                };
                head::lay_out(page.until(created), headline, &mut zones);
                lay_out_created(page.from(created), &mut zones)
            }
            None => page.from(head::find_displays(page, headline, &mut zones)),
        };
        authors::lay_out_body(body, &mut zones);
        zones.add(Part::Furniture(Role::Label), versions);
        zones
    }
}

/// Of three display lines or more the second one, which is the headline: airy or tight, the page prints
/// kicker, headline and subhead in this order, and several subheads on one line. Where blank lines stand above the first and
/// between some, what stands directly below another one is no line of its own: it has subheads.
fn second_of_three(displays: &[Lines<'_>]) -> Option<usize> {
    let is_parted = |display: &Lines<'_>| display.first().is_some_and(|line| line.gap != Gap::Next);
    let is_airy = displays.first().is_some_and(is_parted);
    let mut parted = displays
        .iter()
        .enumerate()
        .skip(1)
        .filter(|(_, display)| is_parted(display));
    match (parted.next(), parted.next()) {
        (Some((second, _)), third) if is_airy => third.map(|_| second),
        _ => (displays.len() >= 3).then_some(1),
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
    let is_only = lines.len() < 2 || created(next).is_some();
    !is_only && !invitation::is_invitation(text) && topic::is_topics(text)
}

/// The label of the date that a text begins with.
fn created(text: &str) -> Option<&'static str> {
    CREATED.into_iter().find(|label| text.starts_with(label))
}

/// Whether a line is such a label with nothing but a date behind it.
fn is_created(text: &str) -> bool {
    let behind = created(text).and_then(|label| text.get(label.len()..));
    behind
        .map(str::trim)
        .is_some_and(|date| date.is_empty() || date::parse_line(date).is_some())
}

/// Lays out "Erstellt:" with the date and the authors behind it; returns the lines of the body.
fn lay_out_created<'s>(lines: Lines<'s>, zones: &mut Zones<'s>) -> Lines<'s> {
    let is_doubled = CREATED.contains(&lines.text(0)) && lines.is_doubled(0);
    let (double, mut rest) = lines.split(usize::from(is_doubled));
    zones.add(Part::Furniture(Role::Label), double);
    if let Some((line, label)) = rest.first().and_then(|line| Some((line, created(line.text)?))) {
        zones.add_piece(Part::Furniture(Role::Label), line.piece(0..label.len(), line.gap));
        let date = line.rest(label.len());
        if date::parse_line(date.text).is_some() {
            zones.add_piece(Part::Date, date);
        }
        rest = rest.from(1);
    }
    let (byline, body) = authors::split_beginning(rest);
    authors::lay_out(byline, zones);
    body
}

#[cfg(test)]
mod tests {
    use super::super::asked::{evidence, zones};
    use super::super::{ENOUGH, HEAD};
    use super::{TOP_LINES, WebRelease};

    #[test]
    fn what_marks_it() {
        for (text, weight) in [
            ("Pressedienst Einzelansicht\n", HEAD),
            ("Pressedienst \u{A0}Einzelansicht\n", HEAD),
            ("Pressedienst Einzelansichten\n", 0),
            // Minutes say when they were created too: a byline below it or the links have to be there.
            ("Brunnen sprudelt\nErstellt:\nEs war schön.\n", 2),
            ("Brunnen sprudelt\nErstellt: 03.05.2023\nEs war schön.\n", 2),
            ("Brunnen sprudelt\nErstellt: Ina Roth\nEs war schön.\nPDF TXT\n", 1),
            (
                "Brunnen sprudelt\nErstellt:\nRedaktion: Roth, Ina\nEs war schön.\n",
                ENOUGH,
            ),
            (
                "Brunnen sprudelt\nCreated:\nEditing: Roth, Ina\nEs war schön.\n",
                ENOUGH,
            ),
            ("Brunnen sprudelt\nErstellt:\nEs war schön.\nPDF TXT\n", ENOUGH),
            ("Es war erstellt:\n", 0),
            // The links alone, which stand at the end.
            ("Es war schön.\nPDF TXT\n", 1),
            ("PDF TXT\nEs war schön.\n", 0),
            ("Es war schön.\nPDF\n", 0),
            (
                "Pressedienst Einzelansicht\nBrunnen sprudelt\nErstellt:\nEs war schön.\nPDF TXT\n",
                HEAD + ENOUGH,
            ),
        ] {
            assert_eq!(evidence(&WebRelease, text), weight, "{text}");
        }
        for (mark, weight) in [("Pressedienst Einzelansicht", HEAD), ("Erstellt:", 2), ("Created:", 2)] {
            let below = |lines: usize| format!("{}{mark}\n", "Brunnen sprudelt\n".repeat(lines));
            assert_eq!(evidence(&WebRelease, &below(TOP_LINES - 1)), weight, "{mark}");
            assert_eq!(evidence(&WebRelease, &below(TOP_LINES)), 0, "{mark}");
        }
    }

    #[test]
    fn where_what_stands() {
        let text = "Pressedienst Einzelansicht\n\nKultur Zu Gast im Rathaus\n\nEinladung / Invitation\n\nMarkt der Ideen\n\n\
                    Brunnen sprudelt wieder\n\nZwölf Steine/Vier Brüche\n\nErstellt:\n\nRedaktion: Roth, Ina\n\n\
                    Der Brunnen am Anger sprudelt wieder.\n\nAlle kamen.\n\nPDF TXT\n";
        let expected = [
            "Furniture(Masthead): Pressedienst Einzelansicht",
            "Topics: Kultur Zu Gast im Rathaus",
            "Invitation: Einladung / Invitation",
            "Display: Markt der Ideen",
            "Headline: Brunnen sprudelt wieder",
            "Display: Zwölf Steine/Vier Brüche",
            "Furniture(Label): Erstellt:",
            "Furniture(Label): Redaktion:",
            "Byline: Roth, Ina",
            "Body: Der Brunnen am Anger sprudelt wieder. | Alle kamen.",
            "Furniture(Label): PDF TXT",
        ];
        assert_eq!(zones(&WebRelease, text), expected);
        // Tight, the same.
        assert_eq!(zones(&WebRelease, &text.replace("\n\n", "\n")), expected);
    }

    /// What stands between the title and a body of one sentence.
    fn head(lines: &str) -> Vec<String> {
        let shown = zones(
            &WebRelease,
            &format!("Pressedienst Einzelansicht\n{lines}Es war schön.\n"),
        );
        let is_head = |zone: &&String| !zone.starts_with("Furniture(Masthead)") && *zone != "Body: Es war schön.";
        shown.iter().filter(is_head).cloned().collect()
    }

    #[test]
    fn display_lines_stand_between_topics_and_label() {
        for (lines, expected) in [
            // Of two, nothing shows which is the headline.
            (
                "Kultur\nBrunnen sprudelt wieder\nZwölf Steine\nErstellt:\n",
                vec![
                    "Topics: Kultur",
                    "Display: Brunnen sprudelt wieder",
                    "Display: Zwölf Steine",
                    "Furniture(Label): Erstellt:",
                ],
            ),
            // The line above the label is the headline, even if it looks like topics.
            (
                "Kultur\nErstellt:\n",
                vec!["Display: Kultur", "Furniture(Label): Erstellt:"],
            ),
            (
                "Einladung\nBrunnen sprudelt wieder\nErstellt:\n",
                vec![
                    "Invitation: Einladung",
                    "Display: Brunnen sprudelt wieder",
                    "Furniture(Label): Erstellt:",
                ],
            ),
            ("Erstellt:\n", vec!["Furniture(Label): Erstellt:", "HeadlineMissing"]),
            // A label that tells what became of an event is the headline, if there is no other.
            (
                "Einladung\nMedientermin abgesagt\nErstellt:\n",
                vec![
                    "Invitation: Einladung",
                    "Display: Medientermin abgesagt",
                    "Furniture(Label): Erstellt:",
                ],
            ),
            (
                "Einladung\nABGESAGT\nBrunnen sprudelt wieder\nErstellt:\n",
                vec![
                    "Invitation: Einladung | ABGESAGT",
                    "Display: Brunnen sprudelt wieder",
                    "Furniture(Label): Erstellt:",
                ],
            ),
            (
                "Einladung\nErstellt:\n",
                vec![
                    "Invitation: Einladung",
                    "Furniture(Label): Erstellt:",
                    "HeadlineMissing",
                ],
            ),
        ] {
            assert_eq!(head(lines), expected, "{lines}");
        }
    }

    #[test]
    fn what_blank_lines_do_not_part_is_no_line_of_its_own() {
        for (lines, expected) in [
            (
                "\nBrunnen sprudelt\n\nZwölf Steine\nVier Brüche\n\n",
                "Display: Brunnen sprudelt",
            ),
            (
                "\nMarkt\n\nBrunnen sprudelt\n\nZwölf Steine\nVier Brüche\n\n",
                "Headline: Brunnen sprudelt",
            ),
            // A blank line alone makes no airy print.
            (
                "Markt\n\nBrunnen sprudelt\nZwölf Steine\n",
                "Headline: Brunnen sprudelt",
            ),
        ] {
            let shown = head(&format!("Kultur\n{lines}Erstellt:\n"));
            assert!(shown.iter().any(|zone| zone == expected), "{lines}: {shown:?}");
        }
    }

    #[test]
    fn the_label_and_what_stands_behind_it() {
        for (label, expected) in [
            (
                "Erstellt: 03.05.2023\n",
                vec!["Furniture(Label): Erstellt:", "Date: 03.05.2023"],
            ),
            (
                "Erstellt:\nErstellt:\n",
                vec!["Furniture(Label): Erstellt:", "Furniture(Label): Erstellt:"],
            ),
            (
                "Erstellt:\nText: Ina Roth\n",
                vec![
                    "Furniture(Label): Erstellt:",
                    "Furniture(Label): Text:",
                    "Byline: Ina Roth",
                ],
            ),
            (
                "Created: 03.05.2023\nEditing: Roth, Ina and Lenz, Mara\n",
                vec![
                    "Furniture(Label): Created:",
                    "Date: 03.05.2023",
                    "Furniture(Label): Editing:",
                    "Byline: Roth, Ina and Lenz, Mara",
                ],
            ),
            (
                "Created:\nText : ?im?ek, Dr. Ina\nRedaktion:Lenz, Mara\n",
                vec![
                    "Furniture(Label): Created:",
                    "Furniture(Label): Text :",
                    "Byline: ?im?ek, Dr. Ina",
                    "Furniture(Label): Redaktion:",
                    "Byline: Lenz, Mara",
                ],
            ),
            // On the line below only what begins with the family name is no heading.
            (
                "Erstellt:\nText:\nRoth, Ina\n",
                vec![
                    "Furniture(Label): Erstellt:",
                    "Furniture(Label): Text:",
                    "Byline: Roth, Ina",
                ],
            ),
            (
                "Erstellt:\nText:\nDie Stadt\n",
                vec!["Furniture(Label): Erstellt:", "Body: Text: | Die Stadt | Es war schön."],
            ),
            (
                "Erstellt:\nText: 50 Seiten\n",
                vec!["Furniture(Label): Erstellt:", "Body: Text: 50 Seiten | Es war schön."],
            ),
            // Behind the labels of the page frame nothing but authors can stand.
            (
                "Erstellt:\nRedaktion: Amt 13\n",
                vec![
                    "Furniture(Label): Erstellt:",
                    "Furniture(Label): Redaktion:",
                    "Byline: Amt 13",
                ],
            ),
            // Behind the others a few words that begin as names do.
            (
                "Erstellt:\nText: Amt 13\n",
                vec![
                    "Furniture(Label): Erstellt:",
                    "Furniture(Label): Text:",
                    "Byline: Amt 13",
                ],
            ),
            (
                "Erstellt:\nText: Neue Bäume am Rhein. Sie blühen im Mai.\n",
                vec![
                    "Furniture(Label): Erstellt:",
                    "Body: Text: Neue Bäume am Rhein. Sie blühen im Mai. | Es war schön.",
                ],
            ),
            (
                "Erstellt:\nText: Roth, Ina (pld)\n",
                vec![
                    "Furniture(Label): Erstellt:",
                    "Furniture(Label): Text:",
                    "Byline: Roth, Ina (pld)",
                ],
            ),
            (
                "Erstellt:\nText und Redaktion: Roth, Ina\nREDAKTION: Lenz, Mara\n",
                vec![
                    "Furniture(Label): Erstellt:",
                    "Furniture(Label): Text und Redaktion:",
                    "Byline: Roth, Ina",
                    "Furniture(Label): REDAKTION:",
                    "Byline: Lenz, Mara",
                ],
            ),
            // Where it is lost, the authors show where the body begins.
            ("Text: Ina Roth\n", vec!["Furniture(Label): Text:", "Byline: Ina Roth"]),
            ("", vec![]),
        ] {
            let shown = head(&format!("Kultur\nBrunnen sprudelt wieder, und alle sehen zu\n{label}"));
            let displays = ["Topics: Kultur", "Display: Brunnen sprudelt wieder, und alle sehen zu"];
            assert_eq!(shown, [&displays[..], &expected].concat(), "{label}");
        }
    }

    #[test]
    fn links_end_the_page() {
        let text = "Pressedienst Einzelansicht\nKultur\nBrunnen sprudelt\nErstellt:\nEs war schön.\nPDF\nTXT\n";
        assert_eq!(
            zones(&WebRelease, text)[4..],
            ["Body: Es war schön.", "Furniture(Label): PDF | TXT"]
        );
    }

    #[test]
    fn a_byline_may_end_the_text() {
        let text = "Pressedienst Einzelansicht\nKultur\nBrunnen sprudelt\nErstellt:\nEs war schön.\nText: Roth, Ina\nPDF TXT\n";
        assert_eq!(
            zones(&WebRelease, text)[4..],
            [
                "Body: Es war schön.",
                "Furniture(Label): Text:",
                "Byline: Roth, Ina",
                "Furniture(Label): PDF TXT"
            ]
        );
    }
}
