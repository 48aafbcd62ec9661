//! A page of news on the web.
//!
//! ```text
//! [Kultur-News]                               section title
//! Lesefest eröffnet                           headline
//! | Kultur Zu Gast im Rathaus                 topics, behind a bar
//! [Blick in die Halle; Foto: Ina Roth]        captions, each on a line
//! [Sechzig Autoren aus zwölf Ländern]         subhead
//! Mit einer Lesung hat …                      lead
//! [Im Saal, Foto: Ina Roth]                   captions between the paragraphs
//! Am Abend …                                  body
//! [Text: Family, Given]                       byline
//! ```
//! **What marks it:** the bar before the topics, directly below the headline, with text further down and no other bars.
//!
//! **Zones:** captions stand above the first paragraph of several sentences; below them a display line is a subhead. What is
//! not sure is reported. Down in the text a line that ends with a credit is a caption; a credit alone belongs to a picture
//! whose caption is not told, which is reported.
//!
//! | between topics and text | captions | subhead | sure |
//! | --- | --- | --- | --- |
//! | lines with credits, others between them | down to the last credit | a display line below | yes |
//! | … and a sentence above the first credit | the same | the same | no |
//! | … and sentences below the last credit, a display line | down to the last credit | none | no |
//! | several lines of one sentence, a display line | the sentences | the display line | no |
//! | … two display lines | the sentences, the first display line | the second one | no |
//! | one sentence, or very many, a display line | none | none | no |
//! | two display lines | the first one | the second one | no |
//! | a display line | none | the display line | no |
//! | several lines of one sentence, also below the first paragraph | none | none | no |
//! | nothing | none | none | yes |
//!
//! **Not supported:** dates, contacts and addresses of pictures, which the page does not print.

use crate::copy::firsts::Firsts;
use crate::copy::lines::Lines;
use crate::copy::shape;
use crate::field::{item_mark, topic};
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
/// So many lines of one sentence each are no lead.
const SENTENCES: usize = 2;
/// More of them, without a credit, are a text in short paragraphs.
const MOST_SENTENCES: usize = 6;
/// A caption that is a sentence without a credit has no more characters.
const SENTENCE: u32 = 250;
/// A line of more characters that ends no sentence is one that breaks off.
const ROW: u32 = 110;
/// A caption between paragraphs has no more characters with its credit.
const CAPTION: u32 = 400;

#[derive(Debug)]
pub(super) struct WebNews;

impl Dialect for WebNews {
    fn evidence(&self, lines: Lines<'_>, firsts: &Firsts<'_>) -> u32 {
        let Some(bar) = find_bar(lines) else { return 0 };
        let is_headline = lines.get(bar.saturating_sub(1)).is_some_and(|line| {
            let text = line.text;
            line.width() <= HEADLINE && !text.starts_with('|') && !text.ends_with('.')
        });
        let has_text = lines.iter().skip(bar).any(is_or_was_sentence);
        let topics = lines.text(bar);
        let is_table = firsts.begin_with(b"|").any(|(_, line)| line.text != topics);
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
        let (text, byline) = authors::split_end(page.from(subheads));
        let is_caption = |index: &usize| is_caption_in_text(text, *index);
        let inside: Vec<usize> = (0..text.len()).filter(is_caption).collect();
        if inside.is_empty() {
            zones.add(Part::Body, text);
        } else {
            let prose = (0..text.len()).filter(|index| inside.binary_search(index).is_err());
            zones.add_pieces(Part::Body, prose.filter_map(|index| text.get(index)));
            for index in inside {
                if is_credit(text, index) {
                    zones.doubt(Code::CreditWithoutCaption, text.get(index));
                }
                zones.add(Part::Caption, text.only(index));
            }
        }
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
    let captions = count_credited(lines, is_display);
    if captions > 0 {
        // Above the first credit and behind the last one a sentence may be a lead.
        let below = lines.from(captions);
        let sentences = count_sentences(below);
        if count_sentences(lines) > 0 && !lines.first().is_some_and(pictures::has_credit) {
            zones.doubt(Code::CaptionUnmarked, lines.first());
        } else if sentences > 0 && is_display(captions.saturating_add(sentences)) {
            zones.doubt(Code::CaptionUnmarked, below.first());
        }
        return (captions, captions.saturating_add(usize::from(is_display(captions))));
    }
    let mut sentences = if is_display(0) { 0 } else { count_sentences(lines) };
    // Above the text the last one may be a subhead with a mark: "Ein Fest am Wasser!"
    if let Some(last) = sentences.checked_sub(1)
        && is_display(last)
        && !is_display(sentences)
    {
        sentences = last;
    }
    if !is_display(sentences) {
        let lead = usize::from(lines.first().is_some_and(is_text));
        if count_sentences(lines.from(lead)) >= SENTENCES {
            zones.doubt(Code::CaptionUnmarked, lines.get(lead));
        }
        return (0, 0);
    }
    zones.doubt(Code::CaptionUnmarked, lines.first());
    // By the order of the parts the first of two lines is a caption.
    let subhead = sentences.saturating_add(usize::from(is_display(sentences.saturating_add(1))));
    let behind = subhead.saturating_add(1);
    // The lead below it may be one sentence too.
    let has_text = || lines.part(behind..behind.saturating_add(2)).iter().any(is_text);
    if sentences == 0 || (SENTENCES..=MOST_SENTENCES).contains(&sentences) && has_text() {
        (subhead, behind)
    } else {
        (0, 0)
    }
}

/// How many lines there are down to the last one with a credit; a text, or many sentences without credits, end them.
fn count_credited(lines: Lines<'_>, is_display: impl Fn(usize) -> bool) -> usize {
    let (mut captions, mut bare) = (0, 0_usize);
    for (index, line) in lines.iter().enumerate() {
        if pictures::has_credit(line) {
            (captions, bare) = (index.saturating_add(1), 0);
        } else if is_text(line) {
            break;
        } else if !is_display(index) {
            bare = bare.saturating_add(1);
        }
        if bare > MOST_SENTENCES {
            break;
        }
    }
    captions
}

/// How many lines of one sentence each stand at the top.
fn count_sentences(lines: Lines<'_>) -> usize {
    lines.iter().take_while(|line| is_sentence(*line)).count()
}

/// Whether a line is one sentence, which a caption without a credit may be.
fn is_sentence(line: Line<'_>) -> bool {
    line.width() <= SENTENCE
        && ends_sentence(line)
        && endings::has_no_sentence(line.text, line.width())
        && item_mark::length(line.text).is_none()
        && !shape::stands_alone(line.text)
}

/// Whether a line is a paragraph of several sentences.
fn is_text(line: Line<'_>) -> bool {
    ends_sentence(line) && !endings::has_no_sentence(line.text, line.width())
}

/// Whether a line ends with a sentence, which a number may end too: "in der Birkenallee 13."
fn ends_sentence(line: Line<'_>) -> bool {
    matches!(endings::ending(line.text), Ending::Sentence | Ending::Ordinal)
}

/// Whether a line is a sentence or was one before the text broke off: another one ends inside it, or it is too long for a
/// row.
fn is_or_was_sentence(line: Line<'_>) -> bool {
    ends_sentence(line) || line.width() > ROW || !endings::has_no_sentence(line.text, line.width())
}

/// Whether line `index` between paragraphs is of a picture: a caption with the credit behind it, or a credit alone.
fn is_caption_in_text(text: Lines<'_>, index: usize) -> bool {
    let is_captioned = |line: Line<'_>| line.width() <= CAPTION && pictures::is_captioned_in_text(line);
    text.get(index).is_some_and(is_captioned) || is_credit(text, index)
}

/// Whether line `index` is the credit of a picture, and none of a row of makers: "Musik: …", "Fotos: …".
fn is_credit(text: Lines<'_>, index: usize) -> bool {
    let is_of_row = |index: usize| text.get(index).is_some_and(|line| authors::is_labelled_name(line.text));
    let is_among = || index.checked_sub(1).is_some_and(is_of_row) || is_of_row(index.saturating_add(1));
    let is_credit = |line: Line<'_>| line.width() <= CAPTION && pictures::is_credit_in_text(line);
    text.get(index).is_some_and(is_credit) && !is_among()
}

#[cfg(test)]
mod tests {
    use super::super::HEAD;
    use super::super::asked::{evidence, zones};
    use super::{MOST_SENTENCES, TOP_LINES, WebNews};

    #[test]
    fn what_marks_it() {
        for (text, weight) in [
            ("Brunnen sprudelt\n| Kultur Zu Gast im Rathaus\nEs war schön.\n", HEAD),
            ("Brunnen sprudelt\n|Kultur\nEs war schön.\n", HEAD),
            // A sentence may end with a number; the topics may be there twice.
            ("Brunnen sprudelt\n| Kultur\nEs war in der Birkenallee 13.\n", HEAD),
            ("Brunnen sprudelt\n| Kultur\n| Kultur\nEs war schön.\n", HEAD),
            // The text may break off in its first paragraph.
            ("Brunnen sprudelt\n| Kultur\nEs war schön. Und alle ka\n", HEAD),
            (&format!("Brunnen sprudelt\n| Kultur\nEs {}\n", "war ".repeat(28)), HEAD),
            (&format!("Brunnen sprudelt\n| Kultur\nEs {}\n", "war ".repeat(26)), 0),
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

    fn behind_topics(lines: &str) -> Vec<String> {
        zones(&WebNews, &format!("Brunnen sprudelt\n| Kultur\n{lines}"))[2..].to_vec()
    }

    #[test]
    fn captions_go_down_to_the_last_credit() {
        let bare = |count: usize| {
            let sentences = "Ein Stein liegt dort.\n".repeat(count);
            behind_topics(&format!("{sentences}Am Anger; Foto: Ina Roth\nEs war schön.\n"))
        };
        assert_eq!(
            bare(2),
            [
                "Caption: Ein Stein liegt dort.",
                "Caption: Ein Stein liegt dort.",
                "Caption: Am Anger; Foto: Ina Roth",
                "Body: Es war schön.",
                "CaptionUnmarked",
            ]
        );
        assert_eq!(
            bare(MOST_SENTENCES)[MOST_SENTENCES],
            "Caption: Am Anger; Foto: Ina Roth"
        );
        // Many sentences are text, and the credit shows a caption in it.
        let stones = ["Ein Stein liegt dort."; MOST_SENTENCES + 1].join(" | ");
        assert_eq!(
            bare(MOST_SENTENCES + 1),
            [
                format!("Body: {stones} | Es war schön."),
                "Caption: Am Anger; Foto: Ina Roth".to_owned(),
                "CaptionUnmarked".to_owned(),
            ]
        );
        // Display lines are no sentences.
        let displays = "Ein Stein\n".repeat(MOST_SENTENCES + 1);
        let text = format!("{displays}Am Anger; Foto: Ina Roth\nEs war schön.\n");
        assert_eq!(
            behind_topics(&text)[MOST_SENTENCES + 1],
            "Caption: Am Anger; Foto: Ina Roth"
        );
    }

    #[test]
    fn a_credit_shows_a_caption_in_the_text() {
        let (stone, lead) = ("Am Anger; Foto: Ina Roth", "Es war schön. Alle kamen.");
        for (lines, expected) in [
            (
                format!("{lead}\n{stone}\n{lead}\n"),
                vec![format!("Body: {lead} | {lead}"), format!("Caption: {stone}")],
            ),
            (
                format!("{stone}\nZwölf Steine\n{lead}\nNacht (\u{A9} LHD/Roth)\n{lead}\n"),
                vec![
                    format!("Caption: {stone}"),
                    "Subhead: Zwölf Steine".to_owned(),
                    format!("Body: {lead} | {lead}"),
                    "Caption: Nacht (\u{A9} LHD/Roth)".to_owned(),
                ],
            ),
            // A credit alone is that of a picture without a caption.
            (
                format!("{lead}\n\u{A9} LHD/Ina Roth\n{lead}\nFotos: Stadtarchiv\n(Bild: Jan Lenz)\n"),
                vec![
                    format!("Body: {lead} | {lead}"),
                    "Caption: \u{A9} LHD/Ina Roth".to_owned(),
                    "Caption: Fotos: Stadtarchiv".to_owned(),
                    "Caption: (Bild: Jan Lenz)".to_owned(),
                    "CreditWithoutCaption".to_owned(),
                    "CreditWithoutCaption".to_owned(),
                    "CreditWithoutCaption".to_owned(),
                ],
            ),
            // But not in a row of makers.
            (
                format!("{lead}\nMusik: Mara Lenz\nFotos: Ina Roth\n"),
                vec![format!("Body: {lead} | Musik: Mara Lenz | Fotos: Ina Roth")],
            ),
            // Another label than those of pictures shows a caption only where no sentence is.
            (
                format!(
                    "{lead}\nDer Rhein um 1900, Quelle: Stadtarchiv\n{lead}\nDie Zahl steigt. Quelle: Stadtarchiv\n"
                ),
                vec![
                    format!("Body: {lead} | {lead} | Die Zahl steigt. Quelle: Stadtarchiv"),
                    "Caption: Der Rhein um 1900, Quelle: Stadtarchiv".to_owned(),
                ],
            ),
            (
                format!(
                    "{lead}\nMehr Gäste (Quelle: Stadtarchiv).\nRegie: Ina Roth, Musik: Jan Lenz, Video: Eva Voss\n"
                ),
                vec![format!(
                    "Body: {lead} | Mehr Gäste (Quelle: Stadtarchiv). | Regie: Ina Roth, Musik: Jan Lenz, Video: Eva Voss"
                )],
            ),
            // Words without a colon, a source alone, and a credit in a long paragraph show nothing.
            (
                format!("{lead}\nDer Laden Foto Koch\n{lead}\n"),
                vec![format!("Body: {lead} | Der Laden Foto Koch | {lead}")],
            ),
            (
                format!("{lead}\nQuelle: Stadtarchiv\n"),
                vec![format!("Body: {lead} | Quelle: Stadtarchiv")],
            ),
            (
                format!("{lead}\n{}Foto: Ina Roth\n", "Es war schön. ".repeat(30)),
                vec![format!("Body: {lead} | {}Foto: Ina Roth", "Es war schön. ".repeat(30))],
            ),
        ] {
            assert_eq!(behind_topics(&lines), expected, "{lines}");
        }
    }

    #[test]
    fn sentences_above_a_display_line_are_captions() {
        let (stone, lead, subhead) = ("Ein Stein liegt dort.", "Es war schön. Alle kamen.", "Zwölf Steine");
        let stones = |count: usize| format!("{stone}\n").repeat(count);
        let captions = |count: usize| vec![format!("Caption: {stone}"); count];
        for count in [2, MOST_SENTENCES] {
            let below = [
                format!("Subhead: {subhead}"),
                format!("Body: {lead}"),
                "CaptionUnmarked".to_owned(),
            ];
            assert_eq!(
                behind_topics(&format!("{}{subhead}\n{lead}\n", stones(count))),
                [captions(count), below.to_vec()].concat()
            );
        }
        // The lead may be one sentence; the first of two display lines is a caption.
        let text = format!("{}{subhead}\nEs war schön.\n{lead}\n", stones(2));
        assert_eq!(
            behind_topics(&text)[..3],
            [captions(2), vec![format!("Subhead: {subhead}")]].concat()
        );
        let text = format!("{}Am Anger\n{subhead}\n{lead}\n", stones(2));
        assert_eq!(
            behind_topics(&text)[2..4],
            ["Caption: Am Anger".to_owned(), format!("Subhead: {subhead}")]
        );
        // A subhead may end with a mark.
        let text = format!("{}Zwölf Steine!\n{lead}\n", stones(2));
        assert_eq!(behind_topics(&text)[2], "Subhead: Zwölf Steine!");
        assert_eq!(
            behind_topics(&format!("Zwölf Steine?\n{lead}\n"))[0],
            "Subhead: Zwölf Steine?"
        );
        // One sentence, very many, and those of a text in short paragraphs are left in the text.
        for text in [
            format!("{}{subhead}\n{lead}\n", stones(1)),
            format!("{}{subhead}\n{lead}\n", stones(MOST_SENTENCES + 1)),
            format!("{}{subhead}\n{}", stones(2), stones(3)),
            format!("{}{lead}\n", stones(2)),
            format!("{lead}\n{}{lead}\n", stones(2)),
        ] {
            let all = text.trim_end().replace('\n', " | ");
            assert_eq!(
                behind_topics(&text),
                [format!("Body: {all}"), "CaptionUnmarked".to_owned()],
                "{text}"
            );
        }
        // A lead of one sentence is no sign of a caption.
        assert_eq!(
            behind_topics(&format!("{stone}\n{lead}\n")),
            [format!("Body: {stone} | {lead}")]
        );
        // Below a caption with a credit a sentence may be a lead.
        assert_eq!(
            behind_topics(&format!("Am Anger; Foto: Ina Roth\n{stone}\n{subhead}\n{lead}\n")),
            [
                "Caption: Am Anger; Foto: Ina Roth".to_owned(),
                format!("Body: {stone} | {subhead} | {lead}"),
                "CaptionUnmarked".to_owned(),
            ]
        );
    }

    #[test]
    fn without_a_credit_display_lines_are_told_by_their_order() {
        let behind_topics = |lines: &str| behind_topics(&format!("{lines}Es war schön.\n"));
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
                vec!["Body: Es war schön. | Text: Ina Roth liest.", "CaptionUnmarked"],
            ),
            (
                "\"Text: Roth, Ina\"\n",
                vec!["Body: Es war schön. | \"Text: Roth, Ina\""],
            ),
            (
                "Text: Roth, Ina\nAlle kamen.\n",
                vec!["Body: Es war schön. | Text: Roth, Ina | Alle kamen.", "CaptionUnmarked"],
            ),
            (
                "Musik: Mara Lenz\nText: Ina Roth\n",
                vec![
                    "Body: Es war schön. | Musik: Mara Lenz | Text: Ina Roth",
                    "CaptionUnmarked",
                ],
            ),
        ] {
            assert_eq!(end(lines), expected, "{lines}");
        }
    }
}
