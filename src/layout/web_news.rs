//! A page of news on the web.
//!
//! ```text
//! [Kultur-News]                               section title
//! Lesefest eröffnet                           headline
//! | Kultur Zu Gast im Rathaus                 topics, behind a bar
//! [Blick in die Halle; Foto: Ina Roth]        captions, each on a line
//! [Sechzig Autoren aus zwölf Ländern]         subhead
//! Mit einer Lesung hat …                      lead and body
//! [Text: Family, Given]                       byline
//! ```
//! **What marks it:** the bar before the topics, directly below the headline, with text further down and no other bars.
//!
//! **Zones:** captions go down to the last one with a credit, unless more than a few sentences stand above it. Below
//! them a display line is a subhead. Where no caption has a credit, the first of two display lines is taken for a
//! caption and a single one for a subhead; that is reported.
//!
//! **Not supported:** dates, contacts and addresses of pictures, which the page does not print.

use crate::copy::lines::Lines;
use crate::copy::shape;
use crate::field::topic;
use crate::record::{Code, Role};
use crate::section::zone::{Part, Zones};
use crate::section::{authors, head, pictures};
use crate::text::endings::{self, Ending};
use crate::text::line::{self, Line};

use super::{Dialect, Galley, HEAD};

/// The topics stand among so many first lines.
const TOP_LINES: usize = 6;
/// A headline has no more characters.
const HEADLINE: u32 = 200;
/// Between two captions with credits stand at most so many sentences without.
const BARE_CAPTIONS: usize = 2;

#[derive(Debug)]
pub(super) struct WebNews;

impl Dialect for WebNews {
    fn evidence(&self, lines: Lines<'_>) -> u32 {
        let Some(bar) = find_bar(lines) else { return 0 };
        let is_headline = lines.get(bar.saturating_sub(1)).is_some_and(|line| {
            let text = line.text;
            line.width <= HEADLINE && !text.starts_with('|') && !text.ends_with('.')
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
        let mut zones = Zones::default();
        zones.open();
        let bar = find_bar(lines);
        let (titles, page) = lines.split(bar.and_then(|bar| bar.checked_sub(1)).unwrap_or(0));
        zones.add(Part::Furniture(Role::Masthead), titles);
        let (headline, mut page) = page.split(bar.map_or(1, |bar| bar.min(1)));
        head::lay_out(headline, |_| Some(0), &mut zones);
        if bar.is_some() {
            let (topics, behind) = page.split(page.behind_doubles(0));
            zones.add(Part::Topics, topics.only(0));
            zones.add(Part::Furniture(Role::Topic), topics.from(1));
            page = behind;
        }
        let (captions, subheads) = find_captions(page, &mut zones);
        for index in 0..captions {
            zones.add(Part::Caption, page.only(index));
        }
        for index in captions..subheads {
            zones.add(Part::Subhead, page.only(index));
        }
        let (body, byline) = authors::split_end(page.from(subheads));
        zones.add(Part::Body, body);
        authors::lay_out(byline, &mut zones);
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
            .is_some_and(|line| shape::is_display(line.text, line::width(line.text)))
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

#[cfg(test)]
mod tests {
    use super::super::HEAD;
    use super::super::asked::{evidence, zones};
    use super::{BARE_CAPTIONS, TOP_LINES, WebNews};

    #[test]
    fn what_marks_it() {
        for (text, weight) in [
            ("Brunnen sprudelt\n| Kultur Zu Gast im Rathaus\nEs war schön.\n", HEAD),
            ("Brunnen sprudelt\n|Kultur\nEs war schön.\n", HEAD),
            // A sentence may end with a number; the topics may be there twice.
            ("Brunnen sprudelt\n| Kultur\nEs war in der Birkenallee 13.\n", HEAD),
            ("Brunnen sprudelt\n| Kultur\n| Kultur\nEs war schön.\n", HEAD),
            // Without a bar, and with one that has no topics behind it.
            ("Brunnen sprudelt\nKultur\nEs war schön.\n", 0),
            ("Brunnen sprudelt\n| es war schön\nEs war schön.\n", 0),
            // Without a headline directly above, and without text below.
            ("| Kultur\nEs war schön.\n", 0),
            ("Der Brunnen sprudelt.\n| Kultur\nEs war schön.\n", 0),
            ("Brunnen sprudelt\n| Kultur\nEs war schön\n", 0),
            // Rows and columns of a table.
            ("Brunnen sprudelt\n| Kultur\n| Sport\nEs war schön.\n", 0),
            ("Brunnen sprudelt\n| Kultur | Sport\nEs war schön.\n", 0),
        ] {
            assert_eq!(evidence(&WebNews, text), weight, "{text}");
        }
    }

    #[test]
    fn what_is_too_far_down_or_too_long() {
        let below = |lines: usize| format!("{}| Kultur\nEs war schön.\n", "Brunnen sprudelt\n".repeat(lines));
        assert_eq!(evidence(&WebNews, &below(TOP_LINES - 1)), HEAD);
        assert_eq!(evidence(&WebNews, &below(TOP_LINES)), 0);
        let long = |width: usize| format!("{}\n| Kultur\nEs war schön.\n", "B".repeat(width));
        assert_eq!(evidence(&WebNews, &long(200)), HEAD);
        assert_eq!(evidence(&WebNews, &long(201)), 0);
    }

    #[test]
    fn where_what_stands() {
        let text = "Kultur-News\nBrunnen sprudelt wieder\n| Kultur Zu Gast im Rathaus\n| Kultur Zu Gast im Rathaus\n\
                    Blick auf den Anger; Foto: Ina Roth\nZwölf Steine aus vier Brüchen\n\
                    Der Brunnen am Anger sprudelt wieder.\n\nAlle kamen.\n";
        assert_eq!(
            zones(&WebNews, text),
            [
                "Furniture(Masthead): Kultur-News",
                "Headline: Brunnen sprudelt wieder",
                "Topics: | Kultur Zu Gast im Rathaus",
                "Furniture(Topic): | Kultur Zu Gast im Rathaus",
                "Caption: Blick auf den Anger; Foto: Ina Roth",
                "Subhead: Zwölf Steine aus vier Brüchen",
                "Body: Der Brunnen am Anger sprudelt wieder. | Alle kamen.",
            ]
        );
        // Whoever asks for this layout may have a text without a bar.
        assert_eq!(
            zones(&WebNews, "Brunnen sprudelt\nEs war schön.\n"),
            ["Headline: Brunnen sprudelt", "Body: Es war schön."]
        );
        assert_eq!(zones(&WebNews, "| Kultur\nEs war schön.\n")[..1], ["Topics: | Kultur"]);
    }

    #[test]
    fn captions_go_down_to_the_last_credit() {
        let bare = |count: usize| {
            let sentences = "Ein Stein liegt dort.\n".repeat(count);
            zones(
                &WebNews,
                &format!("Brunnen sprudelt\n| Kultur\n{sentences}Am Anger; Foto: Ina Roth\nEs war schön.\n"),
            )
        };
        assert_eq!(
            bare(BARE_CAPTIONS)[2..],
            [
                "Caption: Ein Stein liegt dort.",
                "Caption: Ein Stein liegt dort.",
                "Caption: Am Anger; Foto: Ina Roth",
                "Body: Es war schön.",
            ]
        );
        // Display lines are no sentences.
        let displays = "Ein Stein\n".repeat(BARE_CAPTIONS + 1);
        let text = format!("Brunnen sprudelt\n| Kultur\n{displays}Am Anger; Foto: Ina Roth\nEs war schön.\n");
        assert_eq!(
            zones(&WebNews, &text)[2 + BARE_CAPTIONS + 1],
            "Caption: Am Anger; Foto: Ina Roth"
        );
        assert_eq!(
            bare(BARE_CAPTIONS + 1)[2..],
            [
                "Body: Ein Stein liegt dort. | Ein Stein liegt dort. | Ein Stein liegt dort. | Am Anger; Foto: Ina Roth | Es war schön.",
            ]
        );
    }

    #[test]
    fn without_a_credit_display_lines_are_told_by_their_order() {
        let behind_topics =
            |lines: &str| zones(&WebNews, &format!("Brunnen sprudelt\n| Kultur\n{lines}Es war schön.\n"))[2..].to_vec();
        assert_eq!(behind_topics(""), ["Body: Es war schön."]);
        assert_eq!(
            behind_topics("Zwölf Steine\n"),
            ["Subhead: Zwölf Steine", "Body: Es war schön.", "CaptionUnmarked"]
        );
        assert_eq!(
            behind_topics("Blick auf den Anger\nZwölf Steine\n"),
            [
                "Caption: Blick auf den Anger",
                "Subhead: Zwölf Steine",
                "Body: Es war schön.",
                "CaptionUnmarked",
            ]
        );
    }

    #[test]
    fn a_byline_ends_the_page() {
        let end =
            |lines: &str| zones(&WebNews, &format!("Brunnen sprudelt\n| Kultur\nEs war schön.\n{lines}"))[2..].to_vec();
        for (lines, expected) in [
            (
                "Text: Roth, Ina\n",
                vec!["Body: Es war schön.", "Furniture(Label): Text:", "Byline: Roth, Ina"],
            ),
            (
                "Text:\nRoth, Ina\n\nRedaktion:Dr. Mara Lenz\n",
                vec![
                    "Body: Es war schön.",
                    "Furniture(Label): Text:",
                    "Byline: Roth, Ina",
                    "Furniture(Label): Redaktion:",
                    "Byline: Dr. Mara Lenz",
                ],
            ),
            // No names, a sentence, a quotation, and names of a row.
            ("Text: 50 Seiten\n", vec!["Body: Es war schön. | Text: 50 Seiten"]),
            (
                "Text: Ina Roth liest.\n",
                vec!["Body: Es war schön. | Text: Ina Roth liest."],
            ),
            (
                "\"Text: Roth, Ina\"\n",
                vec!["Body: Es war schön. | \"Text: Roth, Ina\""],
            ),
            (
                "Text: Roth, Ina\nAlle kamen.\n",
                vec!["Body: Es war schön. | Text: Roth, Ina | Alle kamen."],
            ),
            (
                "Musik: Mara Lenz\nText: Ina Roth\n",
                vec!["Body: Es war schön. | Musik: Mara Lenz | Text: Ina Roth"],
            ),
        ] {
            assert_eq!(end(lines), expected, "{lines}");
        }
    }
}
