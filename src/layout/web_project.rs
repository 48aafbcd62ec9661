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
//! [Text: Family, Given]                       byline
//! ```
//! German pages print no blank lines and the headline twice, English ones blank lines and the headline once.
//!
//! **What marks it:** datelines with their bars, the first one near the top; where the city is not spoken of, they
//! count less.
//!
//! **Zones:** an item begins with the line above its dateline, or, if that is printed again a few lines above, there.
//! A line below the dateline that ends no sentence is a subhead; so is one sentence above a paragraph of several. A line
//! above the dateline that belongs to the sentence of the item before is none of this item, which has lost its headline then.
//!
//! **Not supported:** items that lost their dateline; they run on in the item above them.

use crate::copy::firsts::Firsts;
use crate::copy::lines::Lines;
use crate::copy::shape;
use crate::copy::stitch::Text;
use crate::field::date;
use crate::field::dateline::{self, Dateline};
use crate::record::{Language, Role, place_of};
use crate::section::zone::{Part, Zones};
use crate::section::{authors, head};
use crate::text::endings::{self, Ending};
use crate::text::line::{self, Line};
use crate::text::words;

use super::{Dialect, Galley, HEAD, MOST};

/// The first dateline stands among so many first lines.
const TOP_LINES: usize = 8;
/// So many lines at most stand between the two printings of a headline.
const PICTURE_LINES: usize = 3;
/// A sentence of more characters is no subhead.
const SUBHEAD: u32 = 300;
/// A line of more characters that is all there is is a text that breaks off.
const SUBHEAD_ALONE: u32 = 120;

#[derive(Debug)]
pub(super) struct WebProject;

impl Dialect for WebProject {
    fn evidence(&self, lines: Lines<'_>, firsts: &Firsts<'_>) -> u32 {
        let is_dateline = |line: &Line<'_>| {
            let text = line.text;
            text.starts_with("Dat") && text.contains('|') && dateline_at(text).is_some()
        };
        let mut datelines = firsts.begin_with(b"D").filter(|(_, line)| is_dateline(line));
        let Some((first, _)) = datelines.next() else {
            return 0;
        };
        // Each weighs two, and more of them no more.
        let most = usize::try_from(MOST.div_ceil(2)).unwrap_or(usize::MAX);
        let others = datelines.take(most).count();
        let number = others.saturating_add(1);
        let weight = |number: usize| u32::try_from(number).unwrap_or(MOST).saturating_mul(2).min(MOST);
        // Behind running text the line is one that is quoted.
        let top = lines.until(first);
        let is_head = first < TOP_LINES && top.iter().all(|line| line.width() <= SUBHEAD);
        // What marks the head counts once.
        let others = weight(others);
        // Other programmes have such lines too: where the city is not spoken of, they count less, and in German, which prints
        // its headlines twice, only where one is.
        let is_twice = || {
            let is_own = |at: usize| {
                let text = lines.text(at);
                let is_day = || dateline_at(text).is_some_and(|line| date::parse_line(line.date).is_some());
                first_printing(lines, at.saturating_sub(1), 0).is_some() || text.starts_with("Date:") && is_day()
            };
            (1..lines.len()).any(|at| lines.get(at).as_ref().is_some_and(is_dateline) && is_own(at))
        };
        match (is_head, super::speaks_of_city(lines)) {
            (true, true) => others.saturating_add(HEAD),
            (true, false) if is_twice() => weight(number).saturating_add(2),
            (false, true) => weight(number),
            (_, false) => 0,
        }
    }

    fn zones<'s>(&self, _: &'s Galley<'_>, lines: Lines<'s>) -> Zones<'s> {
        let mut zones = Zones::of_items(lines.len());
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
    (dateline.labels().nth(1).is_some() || date::parse_line(dateline.date).is_some()).then_some(dateline)
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
            let is_german = line.text.starts_with("Datum");
            zones.speak(if is_german { Language::German } else { Language::English });
            self.lay_out_dateline(line, zones);
        }
        let story = lines.from(self.line.saturating_add(1));
        let (subhead, body) = story.split(subhead_length(story));
        zones.add(Part::Subhead, subhead);
        authors::lay_out_body(body, zones);
    }

    fn lay_out_dateline(&self, line: Line<'s>, zones: &mut Zones<'s>) {
        let Dateline { date, time, place, .. } = &self.dateline;
        for label in self.dateline.labels() {
            zones.add_piece(
                Part::Furniture(Role::Label),
                line.piece(place_of(line.text, label), line.gap),
            );
        }
        zones.add_labelled(Part::Date, line, [line.piece(place_of(line.text, date), line.gap)]);
        for (part, words) in [(Part::Time, time), (Part::Place, place)] {
            if let Some(words) = words {
                zones.add_piece(part, line.piece(place_of(line.text, words), line.gap));
            }
        }
    }
}

/// The line a few lines above `headline` that prints the same words.
fn first_printing(lines: Lines<'_>, headline: usize, from: usize) -> Option<usize> {
    let wanted = lines.text(headline);
    let first = headline.saturating_sub(PICTURE_LINES.saturating_add(1)).max(from);
    // By its first byte, because hardly any line is the same.
    let begins_alike = |text: &str| text.as_bytes().first() == wanted.as_bytes().first();
    let has_same_words = |text: &str| text == wanted || words::split(text).eq(words::split(wanted));
    let is_same = |text: &str| begins_alike(text) && has_same_words(text);
    (first..headline).find(|index| is_same(lines.text(*index)))
}

/// How many lines the subhead below a dateline has. The first row that fits decides:
///
/// | the paragraph below the dateline | is a subhead |
/// | --- | --- |
/// | is an item, stands alone, announces something, or is too long | no |
/// | has several sentences | no |
/// | ends no sentence, and text stands below it | yes |
/// | ends no sentence, and is all there is | if it can be a display line, and is not too long |
/// | is a sentence with a small abbreviation inside, which headings spell out | no |
/// | is any other sentence, above a paragraph of several | yes |
/// | is any other sentence | no |
///
/// A question and a call are headings as often as sentences, and count as none.
fn subhead_length(lines: Lines<'_>) -> usize {
    let mut text = Text::default();
    let paragraph = lines.paragraph(&mut text);
    let text = text.as_str();
    let width = line::width(text);
    let is_of_body = paragraph.is_item
        || width > SUBHEAD
        || text.ends_with(':')
        || shape::stands_alone(text)
        || !endings::has_no_sentence(text, width);
    if is_of_body {
        return 0;
    }
    let below = lines.from(paragraph.count);
    let core = text.trim_end_matches(endings::is_closer);
    let is_sentence = endings::ends_like_sentence(text) && !core.ends_with(['?', '!']);
    let is_subhead = if is_sentence {
        !has_small_abbreviation(text) && is_running_text(below)
    } else {
        !below.is_empty() || width <= SUBHEAD_ALONE && shape::is_display(text, width)
    };
    if is_subhead { paragraph.count } else { 0 }
}

/// Whether a text has an abbreviation that is no title: "u.a.", "bzw."
fn has_small_abbreviation(text: &str) -> bool {
    let is_small = |word: &str| words::is_abbreviation(word) && words::starts_lowercase(word);
    words::split(text).any(is_small)
}

/// Whether the first paragraph has several sentences, or breaks off or is wrapped before its first one ends.
fn is_running_text(lines: Lines<'_>) -> bool {
    let mut text = Text::default();
    lines.paragraph(&mut text);
    let text = text.as_str();
    !endings::has_no_sentence(text, line::width(text)) || endings::ending(text) == Ending::Open
}

#[cfg(test)]
mod tests {
    use super::super::asked::{evidence, zones};
    use super::super::{HEAD, MOST};
    use super::{PICTURE_LINES, SUBHEAD, TOP_LINES, WebProject};

    const DATELINE: &str = "Datum: 31. August 2019 | Ort: Anger";

    #[test]
    fn what_marks_it() {
        for (text, weight) in [
            (
                "Brunnen in Düsseldorf\nDatum: 31. August 2019 | Ort: Anger\nEs war schön.\n",
                HEAD,
            ),
            (
                "Fountain in Duesseldorf\nDate: August 31st 2019 | Location: Old Mill\nIt was nice.\n",
                HEAD,
            ),
            // Where the city is not spoken of, they count less, and only where a headline is printed twice.
            (
                "Brunnen am Anger\nDatum: 31. August 2019 | Ort: Anger\nEs war schön.\n",
                0,
            ),
            (
                "Brunnen am Anger\nBrunnen am Anger\nDatum: 31. August 2019 | Ort: Anger\nEs war schön.\n",
                4,
            ),
            // An item may have no text.
            ("Brunnen in Düsseldorf\nDatum: 31. August 2019 | Ort: Anger\n", HEAD),
            ("Brunnen am Anger\nDatum: 31. August 2019 | Ort: Anger\n", 0),
            // Without a bar, a date, or with a label of another kind, they are none.
            ("Brunnen in Düsseldorf\nDatum: 31. August 2019\nEs war schön.\n", 0),
            (
                "Brunnen in Düsseldorf\nOrt: Anger | Datum: 31. August 2019\nEs war schön.\n",
                0,
            ),
            (
                "Brunnen in Düsseldorf\nDatum: 31. August 2019 | Eintritt: frei\nEs war schön.\n",
                0,
            ),
        ] {
            assert_eq!(evidence(&WebProject, text), weight, "{text}");
        }
        for (number, weight) in [(2, HEAD + 2), (3, HEAD + 4), (4, HEAD + MOST)] {
            let items = format!("Brunnen in Düsseldorf\n{DATELINE}\nEs war schön.\n").repeat(number);
            assert_eq!(evidence(&WebProject, &items), weight, "{number}");
        }
    }

    #[test]
    fn what_is_too_far_down_or_quoted() {
        let below = |lines: usize| format!("{}{DATELINE}\nEs war schön.\n", "Brunnen in Düsseldorf\n".repeat(lines));
        assert_eq!(evidence(&WebProject, &below(TOP_LINES - 1)), HEAD);
        assert_eq!(evidence(&WebProject, &below(TOP_LINES)), 2);
        let text = |width: u32| {
            let rest = "x".repeat(usize::try_from(width).unwrap_or_default() - "Düsseldorf ".chars().count());
            format!("Düsseldorf {rest}\n{DATELINE}\nEs war schön.\n")
        };
        assert_eq!(evidence(&WebProject, &text(SUBHEAD)), HEAD);
        assert_eq!(evidence(&WebProject, &text(SUBHEAD + 1)), 2);
    }

    #[test]
    fn where_what_stands() {
        let german = "Brunnen sprudelt wieder\nBlick auf den Anger.\nBrunnen sprudelt wieder\n\
                      Datum: 31. August 2019 | Ort: Halle 1 | Foyer\nZwölf Steine aus vier Brüchen tragen ihn.\n\
                      Der Brunnen sprudelt. Alle kamen.\n• Eine Rede\n";
        assert_eq!(
            zones(&WebProject, german),
            [
                "Furniture(RunningHead): Brunnen sprudelt wieder",
                "Caption: Blick auf den Anger.",
                "Headline: Brunnen sprudelt wieder",
                "Furniture(Label): Datum:",
                "Furniture(Label): Ort:",
                "Date: 31. August 2019",
                "Place: Halle 1 | Foyer",
                "Subhead: Zwölf Steine aus vier Brüchen tragen ihn.",
                "Body: Der Brunnen sprudelt. Alle kamen. | • Eine Rede",
            ]
        );
        let english = "Fountain runs again\n\nDate: March 3rd 2020 | Time: 06:15 pm | Location: Old Mill\n\n\
                       The fountain runs. All came.\n\nRun around the green\n\nDate: soon | Time: early\n\nMany ran.\n";
        assert_eq!(
            zones(&WebProject, english),
            [
                "Headline: Fountain runs again",
                "Furniture(Label): Date:",
                "Furniture(Label): Time:",
                "Furniture(Label): Location:",
                "Date: March 3rd 2020",
                "Time: 06:15 pm",
                "Place: Old Mill",
                "Body: The fountain runs. All came.",
                "---",
                "Headline: Run around the green",
                "Furniture(Label): Date:",
                "Furniture(Label): Time:",
                "Date: soon",
                "Time: early",
                "Body: Many ran.",
            ]
        );
    }

    #[test]
    fn an_item_begins_where_its_headline_is_printed_first() {
        let item = |pictures: usize| {
            let text = format!(
                "Brunnen sprudelt\n{}Brunnen  sprudelt\n{DATELINE}\nEs war schön.\n",
                "Am Anger.\n".repeat(pictures)
            );
            zones(&WebProject, &text)
        };
        assert_eq!(
            item(0)[..2],
            [
                "Furniture(RunningHead): Brunnen sprudelt",
                "Headline: Brunnen  sprudelt"
            ]
        );
        let pictures = item(PICTURE_LINES);
        assert_eq!(
            pictures[..2],
            ["Furniture(RunningHead): Brunnen sprudelt", "Caption: Am Anger."]
        );
        assert_eq!(item(PICTURE_LINES + 1)[0], "Headline: Brunnen  sprudelt");
    }

    #[test]
    fn a_line_of_the_item_above_is_no_headline() {
        let text = format!("Brunnen sprudelt\n{DATELINE}\nEs war schön\nAlle kamen.\n{DATELINE}\nViele liefen.\n");
        let shown = zones(&WebProject, &text);
        assert_eq!(
            shown[5..],
            [
                "Subhead: Es war schön",
                "Body: Alle kamen.",
                "---",
                "Furniture(Label): Datum:",
                "Furniture(Label): Ort:",
                "Date: 31. August 2019",
                "Place: Anger",
                "Body: Viele liefen.",
                "HeadlineMissing",
            ]
        );
        assert!(zones(&WebProject, "Brunnen sprudelt\nEs war schön.\n").is_empty());
    }

    #[test]
    fn what_is_a_subhead() {
        let long = |width: u32| "x".repeat(usize::try_from(width).unwrap_or_default());
        // Above several sentences, above one, above the next item, and at the end.
        for (line, expected) in [
            ("Es war schön.".to_owned(), [true, false, false, false]),
            ("Es kamen u.a. Kinder.".to_owned(), [false; 4]),
            ("Es kam Dr. Roth.".to_owned(), [true, false, false, false]),
            ("Zwölf Steine".to_owned(), [true; 4]),
            ("Wer macht mit?".to_owned(), [true; 4]),
            ("Heute beginnt \"Wer macht mit?\"".to_owned(), [true; 4]),
            ("Es war schön. Alle kamen.".to_owned(), [false; 4]),
            ("Es kamen:".to_owned(), [false; 4]),
            ("• Eine Rede".to_owned(), [false; 4]),
            ("Freitag, 1. April, 17.15 Uhr".to_owned(), [false; 4]),
            ("Es kamen die Kinder und".to_owned(), [true, true, false, false]),
            (long(SUBHEAD), [true, true, false, false]),
            (long(SUBHEAD + 1), [false; 4]),
        ] {
            let below = [
                "Noch ein Satz. Und einer.\n".to_owned(),
                "Noch ein Satz.\n".to_owned(),
                format!("Fest am Anger\nFest am Anger\n{DATELINE}\n"),
                String::new(),
            ];
            for (below, is_subhead) in below.iter().zip(expected) {
                let text = format!("Brunnen sprudelt\n{DATELINE}\n{line}\n{below}");
                let shown = zones(&WebProject, &text);
                assert_eq!(shown.contains(&format!("Subhead: {line}")), is_subhead, "{text}");
            }
        }
    }

    #[test]
    fn an_item_may_lack_any_part() {
        let text = format!(
            "Brunnen sprudelt\nBrunnen sprudelt\n{DATELINE}\nFest am Anger\nFest am Anger\n{DATELINE}\n{DATELINE}\n"
        );
        let dateline = [
            "Furniture(Label): Datum:",
            "Furniture(Label): Ort:",
            "Date: 31. August 2019",
            "Place: Anger",
        ];
        let expected = [
            &["Furniture(RunningHead): Brunnen sprudelt", "Headline: Brunnen sprudelt"],
            &dateline[..],
            &[
                "---",
                "Furniture(RunningHead): Fest am Anger",
                "Headline: Fest am Anger",
            ],
            &dateline,
            &["---"],
            &dateline,
            &["HeadlineMissing"],
        ];
        assert_eq!(zones(&WebProject, &text), expected.concat());
    }

    #[test]
    fn a_byline_may_end_an_item() {
        let item =
            "Brunnen sprudelt\nBrunnen sprudelt\nDatum: 31. August 2019 | Ort: Anger\nEs war schön. Alle kamen.\n";
        let shown = zones(&WebProject, &format!("{item}Text: Roth, Ina\n{item}"));
        let end = shown.iter().position(|zone| zone == "Byline: Roth, Ina");
        let end = end.expect("a byline");
        assert_eq!(
            shown[end - 2..end],
            ["Body: Es war schön. Alle kamen.", "Furniture(Label): Text:"]
        );
        assert_eq!(shown[end + 1], "---");
    }
}
