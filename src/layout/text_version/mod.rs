//! The text version: the release as plain text, for those who copy it into an editor.
//!
//! ```text
//! [Lesefest eröffnet]                                 title line of whoever kept it
//! Pressedienst der Landeshauptstadt Düsseldorf        masthead
//! [Kultursommer am Rhein]                             kicker, only where the title or the online version shows it
//! Lesefest eröffnet / Reading fair opened             headline
//! [Sechzig Autoren / Zwölf Länder]                    subheads
//! Mit einer Lesung hat …                              body
//! [__________________                                 rule
//! The fair began with …]                              the body in a second language
//! Text: Family, Given                                 byline, later "Redaktion:"
//! 31.08.2019                                          date
//! Zu Ihrer redaktionellen Verwendung …                usage note, without a colon
//! Bild: https://…jpg caption,(c)Holder/Photographer   pictures
//! Zur Online-Version: https://…                       footer
//! ```
//! Three physical forms: one field a line; wrapped as mail; flattened to one line.
//!
//! **What marks it:** the masthead, pictures whose address stands behind "Bild:", the label of the online version.
//!
//! **Zones:** the byline with a date or one of the labels below it opens the end of the text; without it the usage
//! note, the first picture or the online version does, with the date before it. Labels count only there, so that a body
//! may speak of a "Text:" or a "Bild:". A text that was flattened is cut where it shows it: at the masthead, the rule
//! and the labels, at glued headings, and, behind the rule, at glued sentences. Where its headline ends it does not
//! show: the part before the slash of a headline in two languages is certain, the rest is body.
//!
//! **Not supported:** two releases in one text.

mod tail;
mod unfolded;

use std::ops::Range;
use std::sync::LazyLock;

use memchr::memmem::Finder;

use crate::copy::firsts::Firsts;
use crate::copy::label::label_end;
use crate::copy::lines::Lines;
use crate::copy::measure::{LONGEST_LINE, Measure};
use crate::field::date;
use crate::record::{Code, Role, prefix};
use crate::section::footer::ONLINE;
use crate::section::zone::{Part, Zones};
use crate::section::{authors, footer, head, reprint, usage_note};
use crate::text::line::Line;
use crate::text::words;

use tail::find_tail;
use unfolded::{FOLDED, Unfolded};

use super::{Dialect, Galley, HEAD, MOST};

/// The forms of the masthead.
const MASTHEADS: [&str; 7] = [
    "Pressedienst der Landeshauptstadt Düsseldorf",
    "pld - Pressedienst der Landeshauptstadt Düsseldorf",
    "pld \u{2013} Pressedienst der Landeshauptstadt Düsseldorf",
    "pld \u{2014} Pressedienst der Landeshauptstadt Düsseldorf",
    "PLD - Pressedienst der Landeshauptstadt Düsseldorf",
    "PLD \u{2013} Pressedienst der Landeshauptstadt Düsseldorf",
    "PLD \u{2014} Pressedienst der Landeshauptstadt Düsseldorf",
];
const PICTURE: &str = "Bild:";
/// They look for marks inside long lines.
static INNER_PICTURE: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(" Bild: http"));
static INNER_ONLINE: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(ONLINE));
/// What parts the two languages of a headline, and the parts of a subhead.
const SLASH: &str = " / ";
/// The masthead stands among so many first lines.
const TOP_LINES: usize = 12;

#[derive(Debug)]
pub(super) struct TextVersion;

impl Dialect for TextVersion {
    fn evidence(&self, lines: Lines<'_>, firsts: &Firsts<'_>) -> u32 {
        let (mut marks, mut has_picture, mut has_online) = (0_u32, false, false);
        for (_, line) in firsts.begin_with(b"BZ") {
            let text = line.text;
            let weight = match text.as_bytes().first() {
                Some(b'B') if is_picture(text) || text == PICTURE => {
                    has_picture = true;
                    2
                }
                Some(b'Z') if words::words_end(text, ONLINE).is_some() => {
                    has_online = true;
                    2
                }
                _ => 0,
            };
            marks = marks.saturating_add(weight);
        }
        let is_long = |line: &Line<'_>| line.width() > LONGEST_LINE && line.may_have_address();
        for line in lines.iter().filter(is_long) {
            if marks < MOST {
                let is_in = |mark: &&Finder<'_>| mark.find(line.text.as_bytes()).is_some();
                let inner = [&*INNER_PICTURE, &*INNER_ONLINE].into_iter().filter(is_in).count();
                marks = marks.saturating_add(u32::try_from(inner).unwrap_or(0).saturating_mul(2));
            }
        }
        let strip = masthead(lines);
        // No other print has so much text on the line of its masthead.
        let is_long = |index: usize| lines.get(index).is_some_and(|line| line.width() > FOLDED);
        let is_flattened = strip.clone().is_some_and(|strip| is_long(strip.end.saturating_sub(1)));
        marks = marks.saturating_add(u32::from(is_flattened));
        // The line of the authors is a mark too.
        let is_on_one_line = strip.as_ref().is_some_and(|strip| strip.len() == 1);
        if marks == 0 && is_on_one_line && find_tail(lines.as_slice()).is_some() {
            marks = 1;
        }
        let head = match (marks, strip) {
            // A masthead alone founds no release: letters to the press service have it too.
            (0, _) => return 0,
            (_, Some(_)) => HEAD,
            // Pictures and the online version are together in no other print.
            (_, None) => u32::from(has_picture && has_online),
        };
        head.saturating_add(marks.min(MOST))
    }

    fn galley<'s>(&self, lines: Vec<Line<'s>>) -> Galley<'s> {
        let Unfolded {
            lines,
            is_flattened,
            tail,
            ..
        } = Unfolded::of(&lines);
        Galley {
            is_flattened,
            tail,
            ..Galley::of(lines)
        }
    }

    fn zones<'s>(&self, galley: &'s Galley<'_>, lines: Lines<'s>) -> Zones<'s> {
        // Captions are wrapped too, but their addresses are not.
        let measure = Measure::of_mail(lines.until(galley.tail).as_slice());
        let lines = lines.set_in(measure);
        let end = lines.from(galley.tail);
        let (end, footer) = end.split_at_first(|index| footer::opens(end, index));
        // What was flattened has its pictures one after the other, each with its label.
        let mut zones = if galley.is_flattened {
            Zones::of_items(lines.len())
        } else {
            Zones::default()
        };
        zones.open();
        zones.begin_with_headline();
        let masthead = masthead(lines).unwrap_or(0..0);
        let story = lines.part(masthead.end..galley.tail);
        let titles: Vec<&str> = lines.until(masthead.start).iter().map(|line| line.text).collect();
        let headline = reprint::find(&titles, story);
        // A title that repeats nothing is not known.
        let top = if headline.is_some() { 0 } else { masthead.start };
        zones.add(Part::Furniture(Role::Masthead), lines.part(top..masthead.end));
        if galley.is_flattened {
            let start = flattened_head(story, &mut zones);
            zones.add(Part::BodyBehindHead, story.from(start));
        } else {
            let start = head::find_displays(story, headline, &mut zones);
            zones.add(Part::Body, story.from(start));
        }
        lay_out_end(end, &mut zones);
        footer::find(footer, &mut zones);
        zones
    }
}

/// Lays out what stands between the body and the footer: byline, date, usage note and pictures.
fn lay_out_end<'s>(lines: Lines<'s>, zones: &mut Zones<'s>) {
    let picture = |lines: Lines<'s>, index: usize| label_end(lines, index, PICTURE);
    let (above, pictures) = lines.split_at_first(|index| picture(lines, index).is_some());
    let (above, note) = above.split_at_first(|index| usage_note::is_at(above, index));
    let date = above.iter().position(|line| date::parse_line(line.text).is_some());
    authors::lay_out(above.until(date.unwrap_or(above.len())), zones);
    match date {
        Some(date) => zones.add(Part::Date, lines.only(date)),
        None => zones.doubt(Code::DateMissing, lines.near(0)),
    }
    usage_note::find(note, zones);
    footer::find_labelled(pictures, picture, Part::Picture, zones);
}

fn is_picture(text: &str) -> bool {
    text.strip_prefix(PICTURE).is_some_and(|rest| {
        rest.trim_start_matches(|c: char| c.is_whitespace() || c == '<')
            .starts_with("http")
    })
}

/// The lines of the masthead, of which the last one may go on with the headline.
fn masthead(lines: Lines<'_>) -> Option<Range<usize>> {
    let at = |index: usize| {
        if !lines.text_ahead(index).starts_with(['P', 'p']) {
            return None;
        }
        let end = MASTHEADS.iter().find_map(|form| label_end(lines, index, form))?;
        Some(index..end.line.saturating_add(1))
    };
    (0..lines.len().min(TOP_LINES)).find_map(at)
}

/// Lays out the head of a flattened text, what stands before the slash of a headline in two languages; returns the index of
/// the line behind it.
fn flattened_head<'s>(lines: Lines<'s>, zones: &mut Zones<'s>) -> usize {
    let Some(line) = lines.first() else { return 0 };
    zones.doubt_beginning(Code::HeadlineUnmarked, line, prefix(line.text, BEGINNING).len());
    if lines.text_ahead(1) != SLASH.trim() {
        return 0;
    }
    head::lay_out(lines.only(0), |_| Some(0), zones);
    2
}

/// So many bytes show where a head begins.
const BEGINNING: usize = 80;

#[cfg(test)]
mod tests {
    use super::super::asked::{evidence, zones};
    use super::super::{HEAD, MOST};
    use super::{FOLDED, LONGEST_LINE, MASTHEADS, TOP_LINES, TextVersion};

    const MASTHEAD: &str = MASTHEADS[0];

    #[test]
    fn what_marks_it() {
        for (text, weight) in [
            // The masthead alone could be that of another print.
            ("Pressedienst der Landeshauptstadt Düsseldorf\n", 0),
            ("Pressedienst der Landeshauptstadt Düsseldorf Brunnen sprudelt\n", 0),
            ("Bild: https://www.x.de/a.jpg\n", 2),
            ("Bild: <https://www.x.de/a.jpg>\n", 2),
            ("Bild:\nhttps://www.x.de/a.jpg\n", 2),
            ("Bild: Der Brunnen\n", 0),
            ("Zur Online-Version: https://www.x.de/a\n", 2),
            ("Zur Online-Version\n", 0),
            ("Bild: https://www.x.de/a.jpg\nBild: https://www.x.de/b.jpg\n", 2 + 2),
            // Pictures and the online version are together in no other print.
            (
                "Bild: https://www.x.de/a.jpg\nZur Online-Version: https://www.x.de/a\n",
                2 + 2 + 1,
            ),
            (
                "Pressedienst der Landeshauptstadt Düsseldorf\nZur Online-Version: https://www.x.de/a\n",
                HEAD + 2,
            ),
            // Line ends may cut it, and the office may stand before it.
            (
                "Pressedienst der\nLandeshauptstadt Düsseldorf\nZur Online-Version: https://www.x.de/a\n",
                HEAD + 2,
            ),
            (
                "pld \u{2013} Pressedienst der Landeshauptstadt Düsseldorf\nZur Online-Version: https://www.x.de/a\n",
                HEAD + 2,
            ),
            (
                "PLD \u{2011} Pressedienst der Landeshauptstadt Düsseldorf\nZur Online-Version: https://www.x.de/a\n",
                HEAD + 2,
            ),
            (
                "Pressedienst der Landeshauptstadt Düsseldorfs\nZur Online-Version: https://www.x.de/a\n",
                2,
            ),
            // The line of the authors, alone or with the date.
            (
                "Pressedienst der Landeshauptstadt Düsseldorf\nBrunnen sprudelt\nText: Roth, Ina\n",
                HEAD + 1,
            ),
            (
                "Pressedienst der Landeshauptstadt Düsseldorf\nBrunnen sprudelt\nText: Roth, Ina 31.08.2019\n",
                HEAD + 1,
            ),
            (
                "Pressedienst der Landeshauptstadt Düsseldorf\nBrunnen sprudelt\nText: 31 Seiten\n",
                0,
            ),
        ] {
            assert_eq!(evidence(&TextVersion, text), weight, "{text}");
        }
        // Who flattens a text puts it on the line of its masthead.
        let flat = |width: u32| {
            let rest = usize::try_from(width).unwrap_or_default() - MASTHEAD.chars().count() - 1;
            format!("{MASTHEAD} {}\n", "x".repeat(rest))
        };
        assert_eq!(evidence(&TextVersion, &flat(FOLDED + 1)), HEAD + 1);
        assert_eq!(evidence(&TextVersion, &flat(FOLDED)), 0);
        let pictures = "Bild: https://www.x.de/a.jpg\n".repeat(9);
        assert_eq!(evidence(&TextVersion, &pictures), MOST);
        assert_eq!(evidence(&TextVersion, &format!("{MASTHEAD}\n{pictures}")), HEAD + MOST);
    }

    #[test]
    fn what_is_too_far_down_or_too_short() {
        let below = |lines: usize| format!("{}{MASTHEAD}\nText: Roth, Ina\n", "Guten Tag\n".repeat(lines));
        assert_eq!(evidence(&TextVersion, &below(TOP_LINES - 1)), HEAD + 1);
        assert_eq!(evidence(&TextVersion, &below(TOP_LINES)), 0);
        // Inside a line the labels count only where it is a whole text.
        let inner = |width: u32| {
            let labels = " Bild: https://www.x.de/a.jpg Zur Online-Version: https://www.x.de/a";
            let rest = usize::try_from(width).unwrap_or_default() - labels.len();
            format!("{}{labels}\n", "x".repeat(rest))
        };
        assert_eq!(evidence(&TextVersion, &inner(LONGEST_LINE + 1)), 2 + 2);
        assert_eq!(evidence(&TextVersion, &inner(LONGEST_LINE)), 0);
    }

    /// The end of a text, one field a line.
    const END: &str = "Text: Roth, Ina\n31.08.2019\nZu Ihrer redaktionellen Verwendung stehen Bilder zur Verfügung\n\
                       Bild: https://www.x.de/a.jpg Der Brunnen,(c)Stadt/Ina Roth\nZur Online-Version: https://www.x.de/a\n";

    /// The zones of that.
    const END_ZONES: [&str; 8] = [
        "Furniture(Label): Text:",
        "Byline: Roth, Ina",
        "Date: 31.08.2019",
        "Furniture(UsageNote): Zu Ihrer redaktionellen Verwendung stehen Bilder zur Verfügung",
        "Furniture(Label): Bild:",
        "Picture: https://www.x.de/a.jpg Der Brunnen,(c)Stadt/Ina Roth",
        "Furniture(Label): Zur Online-Version:",
        "Online: https://www.x.de/a",
    ];

    #[test]
    fn one_field_a_line() {
        let text = format!(
            "{MASTHEAD}\nBrunnen sprudelt wieder / Fountain runs again\n\nZwölf Steine / Vier Brüche\n\n\
             Der Brunnen am Anger sprudelt wieder.\n\n__________________\n\nThe fountain runs again.\n\n{END}"
        );
        let story = [
            "Furniture(Masthead): Pressedienst der Landeshauptstadt Düsseldorf",
            "Display: Brunnen sprudelt wieder / Fountain runs again",
            "Display: Zwölf Steine / Vier Brüche",
            "Body: Der Brunnen am Anger sprudelt wieder. | The fountain runs again.",
        ];
        assert_eq!(zones(&TextVersion, &text), [&story[..], &END_ZONES].concat());
    }

    #[test]
    fn wrapped_as_mail() {
        let text = "Pressedienst der\nLandeshauptstadt Düsseldorf\n\n\
                    Brunnen am Anger sprudelt nach zwölf langen Jahren des Wartens nun\nendlich wieder\n\n\
                    Der Brunnen am Anger sprudelt seit dem Montag dieser Woche wieder, und\nalle waren froh.\n\n\
                    Text: Roth,\nIna\n31.08.2019\nZu Ihrer redaktionellen\nVerwendung stehen Bilder zur Verfügung\n\
                    Bild:\nhttps://www.x.de/a.jpg\nDer Brunnen,(c)Stadt\nZur\nOnline-Version:\nhttps://www.x.de/a\n";
        assert_eq!(
            zones(&TextVersion, text),
            [
                "Furniture(Masthead): Pressedienst der | Landeshauptstadt Düsseldorf",
                "Display: Brunnen am Anger sprudelt nach zwölf langen Jahren des Wartens nun | endlich wieder",
                "Body: Der Brunnen am Anger sprudelt seit dem Montag dieser Woche wieder, und | alle waren froh.",
                "Furniture(Label): Text:",
                "Byline: Roth, | Ina",
                "Date: 31.08.2019",
                "Furniture(UsageNote): Zu Ihrer redaktionellen | Verwendung stehen Bilder zur Verfügung",
                "Furniture(Label): Bild:",
                "Picture: https://www.x.de/a.jpg | Der Brunnen,(c)Stadt",
                "Furniture(Label): Zur | Online-Version:",
                "Online: https://www.x.de/a",
            ]
        );
    }

    #[test]
    fn flattened_to_one_line() {
        let german = "Auf dem Dach des Rathauses leben nun zwölf Völker. HintergrundDie ersten kamen im Mai.Sie blieben. \
                      Nun wird geerntet, und wer will, kann den Honig im Rathaus kosten und auch kaufen";
        let head = "Bienen auf dem Rathausdach / Bees on the roof of the town hall";
        let text = format!(
            "{MASTHEAD} {head} {german}. ________ Twelve hives now stand on the roof.The first came in May. {}",
            END.replace('\n', " ")
        );
        assert_eq!(
            zones(&TextVersion, &text),
            [
                &[
                    "Furniture(Masthead): Pressedienst der Landeshauptstadt Düsseldorf",
                    "Headline: Bienen auf dem Rathausdach",
                    "BodyBehindHead: Bees on the roof of the town hall Auf dem Dach des Rathauses leben nun zwölf Völker. | \
                     Hintergrund | Die ersten kamen im Mai.Sie blieben. Nun wird geerntet, und wer will, kann den Honig im \
                     Rathaus kosten und auch kaufen. | Twelve hives now stand on the roof. | The first came in May.",
                ],
                &END_ZONES[..],
                &["HeadlineUnmarked"],
            ]
            .concat()
        );
        // Behind a sentence a slash parts no headline.
        assert_eq!(
            zones(
                &TextVersion,
                &format!(
                    "{MASTHEAD} Bienen leben auf dem Dach. Sie sind fleißig / Bees on the roof of the town hall\n"
                )
            )[1],
            "BodyBehindHead: Bienen leben auf dem Dach. Sie sind fleißig / Bees on the roof of the town hall"
        );
        // In one language nothing shows where the headline ends.
        assert_eq!(
            zones(
                &TextVersion,
                &format!("{MASTHEAD} Brunnen sprudelt Es war schön. Text: Roth, Ina 31.08.2019\n")
            ),
            [
                "Furniture(Masthead): Pressedienst der Landeshauptstadt Düsseldorf",
                "BodyBehindHead: Brunnen sprudelt Es war schön.",
                "Furniture(Label): Text:",
                "Byline: Roth, Ina",
                "Date: 31.08.2019",
                "HeadlineUnmarked",
            ]
        );
    }

    #[test]
    fn a_rule_inside_a_line_parts_only_where_lines_were_folded() {
        let body = |width: u32| {
            let rest = usize::try_from(width).unwrap_or_default() - "Es ist _____ ".len();
            let words = "x".repeat(rest);
            let shown = zones(
                &TextVersion,
                &format!("{MASTHEAD}\nBrunnen sprudelt\n\nEs ist _____ {words}\n"),
            );
            let body = shown.iter().find(|zone| zone.starts_with("Body"));
            body.map(|body| body.replace(&words, "x")).unwrap_or_default()
        };
        assert_eq!(body(FOLDED), "Body: Es ist _____ x");
        assert_eq!(body(FOLDED + 1), "BodyBehindHead: Brunnen sprudelt | Es ist | x");
    }

    #[test]
    fn labels_count_only_at_the_end() {
        let head = format!("{MASTHEAD}\nBrunnen sprudelt\n\n");
        let above = [
            "Furniture(Masthead): Pressedienst der Landeshauptstadt Düsseldorf",
            "Display: Brunnen sprudelt",
        ];
        for (lines, expected) in [
            (
                "Text: so hieß der Abend, den hier alle gern am Anger feiern.\nBild: auch das war sein Wort.\n",
                vec![
                    "Body: Es war schön. | Text: so hieß der Abend, den hier alle gern am Anger feiern. | Bild: auch das war sein Wort.",
                ],
            ),
            (
                "Zur Online-Version: kein Wort.\n",
                vec!["Body: Es war schön. | Zur Online-Version: kein Wort."],
            ),
        ] {
            let shown = zones(&TextVersion, &format!("{head}Es war schön.\n{lines}{END}"));
            assert_eq!(shown, [&above[..], &expected, &END_ZONES].concat(), "{lines}");
        }
    }

    #[test]
    fn what_is_missing() {
        let head = format!("{MASTHEAD}\nBrunnen sprudelt\n\nEs war schön.\n");
        for (end, expected) in [
            ("", vec!["DateMissing"]),
            (
                "Text: Roth, Ina\n31.08.2019\n",
                vec!["Furniture(Label): Text:", "Byline: Roth, Ina", "Date: 31.08.2019"],
            ),
            // Without a byline the date above what follows opens the end, and a label above that.
            (
                "31.08.2019\nBild: https://www.x.de/a.jpg\n",
                vec![
                    "Date: 31.08.2019",
                    "Furniture(Label): Bild:",
                    "Picture: https://www.x.de/a.jpg",
                ],
            ),
            (
                "Text:\n31.08.2019\nZur Online-Version: https://www.x.de/a\n",
                vec![
                    "Furniture(Label): Text:",
                    "Byline:",
                    "Date: 31.08.2019",
                    "Furniture(Label): Zur Online-Version:",
                    "Online: https://www.x.de/a",
                ],
            ),
            (
                "Bild: https://www.x.de/a.jpg\n",
                vec![
                    "Furniture(Label): Bild:",
                    "Picture: https://www.x.de/a.jpg",
                    "DateMissing",
                ],
            ),
        ] {
            let shown = zones(&TextVersion, &format!("{head}{end}"));
            assert_eq!(shown[2], "Body: Es war schön.", "{end}");
            assert_eq!(shown[3..], expected, "{end}");
        }
        assert_eq!(
            zones(&TextVersion, &format!("Es war schön. Alle kamen.\n{END}")),
            [
                &["Body: Es war schön. Alle kamen."],
                &END_ZONES[..],
                &["HeadlineMissing"]
            ]
            .concat()
        );
    }

    /// What stands behind a sentence, on one line or on several.
    fn ends(end: &str) -> [Vec<String>; 2] {
        let behind = |text: &str| {
            let shown = zones(&TextVersion, &format!("{MASTHEAD}{text}"));
            let is_end = |zone: &&String| {
                zone.starts_with("Furniture(Label)") || zone.starts_with("Byline") || zone.starts_with("Date")
            };
            shown.iter().filter(is_end).cloned().collect::<Vec<_>>()
        };
        let sentence = "Brunnen sprudelt\n\nEs war schön.";
        let lines = format!("\n\n{sentence}\n{end}\n");
        [behind(&lines), behind(&lines.replace('\n', " "))]
    }

    #[test]
    fn the_byline_opens_the_end() {
        for (end, expected) in [
            (
                "Redaktion: Roth, Ina\n14.05.2021",
                vec!["Furniture(Label): Redaktion:", "Byline: Roth, Ina", "Date: 14.05.2021"],
            ),
            (
                "Text :Dr. Roth, Ina / ?im?ek, Micha?\n14.05.2021",
                vec![
                    "Furniture(Label): Text :",
                    "Byline: Dr. Roth, Ina / ?im?ek, Micha?",
                    "Date: 14.05.2021",
                ],
            ),
            (
                "Text: Roth, Ina\nRedaktion: Lenz, Mara\n14.05.2021",
                vec![
                    "Furniture(Label): Text:",
                    "Byline: Roth, Ina",
                    "Furniture(Label): Redaktion:",
                    "Byline: Lenz, Mara",
                    "Date: 14.05.2021",
                ],
            ),
            // What is no name is said to be none.
            (
                "Redaktion: Amt 13\n14.05.2021\nZur Online-Version: https://www.x.de/a",
                vec![
                    "Furniture(Label): Redaktion:",
                    "Byline: Amt 13",
                    "Date: 14.05.2021",
                    "Furniture(Label): Zur Online-Version:",
                ],
            ),
            // Labels above it are words of the body.
            (
                "Text: 50 Seiten und \"Redaktion: Lenz, Mara\".\nEditing: Roth, Ina\n14.05.2021",
                vec!["Furniture(Label): Editing:", "Byline: Roth, Ina", "Date: 14.05.2021"],
            ),
            ("Text: 50 Seiten.\nRedaktion: keine.", vec!["DateMissing"]),
        ] {
            for shown in ends(end) {
                assert_eq!(shown, expected, "{end}");
            }
        }
    }
}
