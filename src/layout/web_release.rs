//! One release on the web page of the press service.
//!
//! ```text
//! Pressedienst Einzelansicht                  page title
//! Kultur Zu Gast im Rathaus                   topics, on one line
//! [Einladung / Invitation]                    label
//! [Kultursommer am Rhein]                     kicker
//! Lesefest eröffnet                           headline
//! [Sechzig Autoren/Zwölf Länder]              subhead
//! Erstellt: [03.05.2023]                      label; its date is lost in the stored pages
//! [Redaktion: Family, Given]                  byline, also "Text:"
//! Mit einer Lesung hat …                      body
//! [PDF TXT]                                   links to other versions
//! ```
//! With blank lines between the parts, or tight, with single line ends and without the author.
//!
//! **What marks it:** the page title; "Erstellt:"; the links, if they are the last line.
//!
//! **Zones:** all lines between the topics and "Erstellt:" are display lines. Of three or more the second is the
//! headline. Of two nothing shows whether they are kicker and headline or headline and subhead: the first one is taken,
//! and that is reported. Where "Erstellt:" is lost, the byline ends them, or else the first line of the body.
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
        let mut zones = Zones::default();
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
    let is_doubled = lines.text(0) == CREATED && lines.is_doubled(0);
    let (double, mut rest) = lines.split(usize::from(is_doubled));
    zones.add(Part::Furniture(Role::Label), double);
    if let Some(line) = rest.first().filter(|line| line.text.starts_with(CREATED)) {
        zones.add_piece(Part::Furniture(Role::Label), line.piece(0..CREATED.len(), line.gap));
        let date = line.rest(CREATED.len());
        if date::parse_line(date.text).is_some() {
            zones.add_piece(Part::Date, date);
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
            ("Brunnen sprudelt\nErstellt:\nEs war schön.\n", ENOUGH),
            ("Brunnen sprudelt\nErstellt: 03.05.2023\nEs war schön.\n", ENOUGH),
            ("Es war erstellt:\n", 0),
            // The links alone, which stand at the end.
            ("Es war schön.\nPDF TXT\n", 1),
            ("PDF TXT\nEs war schön.\n", 0),
            ("Es war schön.\nPDF\n", 0),
            (
                "Pressedienst Einzelansicht\nBrunnen sprudelt\nErstellt:\nEs war schön.\nPDF TXT\n",
                HEAD + ENOUGH + 1,
            ),
        ] {
            assert_eq!(evidence(&WebRelease, text), weight, "{text}");
        }
        for (mark, weight) in [("Pressedienst Einzelansicht", HEAD), ("Erstellt:", ENOUGH)] {
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
            // Behind "Redaktion:" nothing but authors can stand.
            (
                "Erstellt:\nRedaktion: Amt 13\n",
                vec![
                    "Furniture(Label): Erstellt:",
                    "Furniture(Label): Redaktion:",
                    "Byline: Amt 13",
                ],
            ),
            (
                "Erstellt:\nText: Amt 13\n",
                vec!["Furniture(Label): Erstellt:", "Body: Text: Amt 13 | Es war schön."],
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
}
