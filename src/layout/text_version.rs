//! The text version: the release as plain text, for those who copy it into an editor.
//!
//! ```text
//! Pressedienst der Landeshauptstadt Düsseldorf        masthead
//! Lesefest eröffnet / Reading fair opened             headline
//! [Sechzig Autoren / Zwölf Länder]                    subheads
//! Mit einer Lesung hat …                              body
//! [__________________                                 rule
//! The fair began with …]                              the body in a second language
//! Text: Family, Given                                 byline
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

use std::ops::Range;

use crate::copy::label::label_end;
use crate::copy::lines::Lines;
use crate::copy::measure::Measure;
use crate::field::byline::{self, AUTHOR};
use crate::field::date;
use crate::page::unfold::{self, Glue};
use crate::record::{Code, Role, prefix};
use crate::section::zone::{Part, Zones};
use crate::section::{footer, head, headline, usage_note};
use crate::text::line::{Gap, Line};
use crate::text::{endings, language, line, words};

use super::{Dialect, ENOUGH, Galley, HEAD, MOST};

const MASTHEAD: &str = "Pressedienst der Landeshauptstadt Düsseldorf";
const PICTURE: &str = "Bild:";
const ONLINE: &str = "Zur Online-Version:";
/// What parts the two languages of a headline, and the parts of a subhead.
const SLASH: &str = " / ";
/// The masthead stands among so many first lines.
const TOP_LINES: usize = 12;
/// Names of authors and the date are no longer than this together.
const BYLINE: usize = 200;
/// The names alone are no longer than this.
const LONGEST_NAMES: usize = 120;
/// A line of more characters may be several.
const FOLDED: u32 = 300;
/// Whoever flattens a text makes lines longer than this.
const LONG: u32 = 1_500;

#[derive(Debug)]
pub(super) struct TextVersion;

impl Dialect for TextVersion {
    fn evidence(&self, lines: Lines<'_>) -> u32 {
        let has_masthead = masthead(lines).is_some();
        let (mut marks, mut has_picture, mut has_online) = (0_u32, false, false);
        for line in lines.iter() {
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
            if line.width > LONG && marks < MOST {
                let inner = [" Bild: http", ONLINE]
                    .iter()
                    .filter(|mark| text.contains(**mark))
                    .count();
                marks = marks.saturating_add(u32::try_from(inner).unwrap_or(0).saturating_mul(2));
            }
        }
        // A masthead alone could be that of another print.
        let head = match (has_masthead, marks) {
            (true, 1..) => HEAD,
            (true, 0) => ENOUGH.saturating_add(1),
            // Pictures and the online version are together in no other print.
            (false, _) => u32::from(has_picture && has_online),
        };
        head.saturating_add(marks.min(MOST))
    }

    fn galley<'s>(&self, lines: Vec<Line<'s>>) -> Galley<'s> {
        let Unfolded {
            lines,
            is_flattened,
            tail,
        } = Unfolded::of(&lines);
        Galley {
            is_flattened,
            tail,
            ..Galley::of(lines)
        }
    }

    fn zones<'s>(&self, galley: &'s Galley<'_>, lines: Lines<'s>) -> Zones<'s> {
        let count = lines.len();
        let tail = galley.tail.min(count);
        let footer = (tail..count)
            .find(|index| footer::opens(lines, *index))
            .unwrap_or(count);
        let end = tail.min(footer);
        // Captions are wrapped too, but their addresses are not.
        let measure = Measure::of_mail(lines.until(end).as_slice());
        let lines = lines.set_in(measure);
        let mut zones = Zones::of(lines);
        zones.set_in(measure);
        zones.open();
        let masthead = masthead(lines).unwrap_or(0..0);
        zones.add(Part::Furniture(Role::Masthead), lines.part(masthead.clone()));
        let story = lines.part(masthead.end..end);
        if galley.is_flattened {
            let start = flattened_head(story, &mut zones);
            zones.add(Part::BodyBehindHead, story.from(start));
        } else {
            let start = head::find_displays(story, true, &mut zones);
            zones.add(Part::Body, story.from(start));
        }
        if end == count {
            zones.needs_end();
        }
        let (behind, footer) = lines.from(end).split(footer.saturating_sub(end));
        lay_out_end(behind, &mut zones);
        footer::find(footer, &mut zones);
        zones
    }
}

/// Lays out what stands between the body and the footer: byline, date, usage note and pictures.
fn lay_out_end<'s>(lines: Lines<'s>, zones: &mut Zones<'s>) {
    let pictures = (0..lines.len()).find(|index| label_end(lines, *index, PICTURE).is_some());
    let (above, pictures) = lines.split(pictures.unwrap_or(lines.len()));
    let note = (0..above.len()).find(|index| usage_note::is_at(above, *index));
    let (above, note) = above.split(note.unwrap_or(above.len()));
    let date = above.iter().position(|line| date::parse_line(line.text).is_some());
    if let Some(label) = label_end(lines, 0, AUTHOR) {
        footer::add_label(lines, 0, label, zones);
        footer::add_labelled(lines.until(date.unwrap_or(above.len())), Part::Byline, label, zones);
    }
    match date {
        Some(date) => zones.add(Part::Date, lines.only(date)),
        None => zones.doubt(Code::DateMissing, lines.near(0)),
    }
    if !note.is_empty() {
        usage_note::find(note, zones);
    }
    footer::find_labelled(pictures, PICTURE, Part::Picture, zones);
}

fn is_picture(text: &str) -> bool {
    text.strip_prefix(PICTURE).is_some_and(|rest| {
        rest.trim_start_matches(|c: char| c.is_whitespace() || c == '<')
            .starts_with("http")
    })
}

/// The lines of the masthead, of which the last one may go on with the headline.
fn masthead(lines: Lines<'_>) -> Option<Range<usize>> {
    (0..lines.len().min(TOP_LINES))
        .find_map(|index| Some(index..label_end(lines, index, MASTHEAD)?.line.saturating_add(1)))
}

/// The lines of a text, cut where it shows that lines ended.
struct Unfolded<'s> {
    lines: Vec<Line<'s>>,
    is_flattened: bool,
    /// Index of the line with which the end of the text begins.
    tail: usize,
}

impl<'s> Unfolded<'s> {
    fn of(lines: &[Line<'s>]) -> Self {
        let tail = find_tail(lines);
        let mut unfolded = Self {
            lines: Vec::with_capacity(lines.len()),
            is_flattened: false,
            tail: usize::MAX,
        };
        let mut is_behind_rule = false;
        for (index, line) in lines.iter().enumerate() {
            let text = line.text;
            let from = match tail {
                Some((at, offset)) if index == at => offset,
                Some((at, _)) if index > at => 0,
                _ => text.len(),
            };
            let (mut cuts, mut start) = (Vec::new(), 0_usize);
            if index < TOP_LINES
                && let Some(end) = words::words_end(text, MASTHEAD)
                && let Some(rest) = text.get(end..from).filter(|rest| rest.starts_with(char::is_whitespace))
            {
                start = end;
                cuts.push(start);
                unfolded.is_flattened = true;
                if let Some(slash) = certain_headline(rest) {
                    let slash = start.saturating_add(slash);
                    cuts.extend([slash, slash.saturating_add(SLASH.len())]);
                    start = slash.saturating_add(SLASH.len());
                }
            }
            unfolded.is_flattened |= from > 0 && from < text.len();
            is_behind_rule |= unfold::is_rule(text);
            // In a line that is no longer than others a rule is part of the story.
            while let Some(rule) = text
                .get(start..from)
                .filter(|_| line.width > FOLDED)
                .and_then(unfold::find_rule)
            {
                let is_inside = rule.start > 0;
                unfolded.glue(text, start..start.saturating_add(rule.start), is_behind_rule, &mut cuts);
                cuts.extend([start.saturating_add(rule.start), start.saturating_add(rule.end)]);
                start = start.saturating_add(rule.end);
                unfolded.is_flattened |= is_inside;
                is_behind_rule = true;
            }
            unfolded.glue(text, start..from, is_behind_rule, &mut cuts);
            if from < text.len() {
                cuts.push(from);
                cut_tail(text, from, &mut cuts);
            }
            let end_of_body = unfolded.lines.len();
            unfold::cut(*line, &cuts, &mut unfolded.lines);
            if tail.is_some_and(|(at, _)| at == index) {
                let place = line.span().part(from..text.len()).start();
                let pieces = unfolded.lines.get(end_of_body..).unwrap_or_default();
                unfolded.tail =
                    end_of_body.saturating_add(pieces.partition_point(|piece| piece.span().start() < place));
            }
        }
        unfolded.leave_out_rules();
        unfolded
    }

    /// Leaves out the rule between two languages.
    fn leave_out_rules(&mut self) {
        let (mut is_behind, mut index, tail) = (false, 0_usize, self.tail);
        self.lines.retain_mut(|line| {
            index = index.saturating_add(1);
            if unfold::is_rule(line.text) {
                is_behind = true;
                if index <= tail {
                    self.tail = self.tail.saturating_sub(1);
                }
                return false;
            }
            if is_behind {
                line.gap = line.gap.max(Gap::Blank);
                is_behind = false;
            }
            true
        });
    }

    /// Cuts what the flattening glued together.
    fn glue(&self, text: &str, range: Range<usize>, is_behind_rule: bool, cuts: &mut Vec<usize>) {
        if !self.is_flattened {
            return;
        }
        let glue = if is_behind_rule {
            Glue::Sentences
        } else {
            Glue::Headings
        };
        let seams = unfold::seams(text.get(range.clone()).unwrap_or_default(), glue);
        cuts.extend(seams.into_iter().map(|seam| range.start.saturating_add(seam)));
    }
}

/// Where the end of the text begins: line and offset of the byline, else of the usage note, else of the first picture.
fn find_tail(lines: &[Line<'_>]) -> Option<(usize, usize)> {
    let find_last = |find: &dyn Fn(usize, &str) -> Option<usize>| {
        let mut numbered = lines.iter().enumerate().rev();
        numbered.find_map(|(index, line)| Some((index, find(index, line.text)?)))
    };
    let byline = find_last(&|index, text| {
        let mut labels = occurrences(text, AUTHOR).into_iter().rev();
        labels.find(|at| is_byline(lines, index, *at))
    });
    let note = || find_last(&|_, text| occurrences(text, usage_note::OPENING).pop());
    let picture = || {
        let mut numbered = lines.iter().enumerate();
        numbered.find_map(|(index, line)| {
            let text = line.text;
            let mut labels = occurrences(text, PICTURE).into_iter();
            Some((index, labels.find(|at| text.get(*at..).is_some_and(is_picture))?))
        })
    };
    let online = || find_last(&|_, text| occurrences(text, ONLINE).pop());
    byline.or_else(|| {
        let (line, offset) = note().or_else(picture).or_else(online)?;
        let (line, offset) = date_before(lines, line, offset).unwrap_or((line, offset));
        // A label above the date is one of a byline, even if no name can be read behind it.
        let above = line.checked_sub(1).filter(|_| offset == 0);
        let label = above.filter(|above| lines.get(*above).is_some_and(|line| line.text.starts_with(AUTHOR)));
        Some(label.map_or((line, offset), |label| (label, 0)))
    })
}

/// A date directly before a place: at the end of the line's words, or on the line above.
fn date_before(lines: &[Line<'_>], line: usize, offset: usize) -> Option<(usize, usize)> {
    let (line, end) = if offset > 0 {
        (line, offset)
    } else {
        let above = line.checked_sub(1)?;
        (above, lines.get(above)?.text.len())
    };
    let before = lines.get(line)?.text.get(..end)?.trim_end();
    let date = before.rsplit(char::is_whitespace).next()?;
    let is_date = date.starts_with(|c: char| c.is_ascii_digit()) && date::parse_line(date).is_some();
    is_date.then(|| (line, before.len().saturating_sub(date.len())))
}

/// Where a label stands in a text: at its start or behind a blank.
fn occurrences(text: &str, label: &str) -> Vec<usize> {
    let is_label = |at: &usize| {
        let before = text.get(..*at).unwrap_or_default();
        let is_alone = before.is_empty() || before.ends_with(char::is_whitespace);
        is_alone
            && text
                .get(*at..)
                .is_some_and(|rest| words::words_end(rest, label).is_some())
    };
    let places = text.match_indices(words::first_word(label));
    places.map(|(at, _)| at).filter(is_label).collect()
}

/// Whether names stand behind the label at `at`, and behind them what follows a byline.
fn is_byline(lines: &[Line<'_>], index: usize, at: usize) -> bool {
    let mut text = String::new();
    let first = lines.get(index).and_then(|line| line.text.get(at..));
    let below = lines.get(index.saturating_add(1)..).unwrap_or_default();
    let all = first.into_iter().chain(below.iter().map(|line| line.text));
    for part in all {
        for word in prefix(part, BYLINE).split_whitespace() {
            text.push_str(word);
            text.push(' ');
        }
        if text.len() > BYLINE {
            break;
        }
    }
    let words = text.get(AUTHOR.len()..).unwrap_or_default();
    let end = end_of_names(words);
    let names = text.get(..AUTHOR.len().saturating_add(end)).unwrap_or_default();
    let is_followed = end < words.len() || below.is_empty() && words.len() < BYLINE;
    is_followed && end <= LONGEST_NAMES && !byline::parse(names).is_empty()
}

/// Where names end: before a date or a label.
fn end_of_names(words: &str) -> usize {
    let labels = [usage_note::OPENING, PICTURE, ONLINE];
    let label = labels
        .iter()
        .filter_map(|label| occurrences(words, label).into_iter().next())
        .min();
    let date = words.find(|c: char| c.is_ascii_digit());
    label.into_iter().chain(date).min().unwrap_or(words.len())
}

/// Cuts the end of a text at its labels, and around the date behind the byline.
fn cut_tail(text: &str, from: usize, cuts: &mut Vec<usize>) {
    let mut places: Vec<usize> = Vec::new();
    for label in [usage_note::OPENING, ONLINE] {
        places.extend(occurrences(text, label));
    }
    let is_label = |at: &usize| {
        let rest = text.get(at.saturating_add(PICTURE.len())..).unwrap_or_default();
        rest.trim().is_empty() || text.get(*at..).is_some_and(is_picture)
    };
    places.extend(occurrences(text, PICTURE).into_iter().filter(is_label));
    if let Some(date) = text.get(from..).and_then(date_behind_byline) {
        places.extend([from.saturating_add(date.start), from.saturating_add(date.end)]);
    }
    places.retain(|place| *place > from);
    places.sort_unstable();
    cuts.extend(places);
}

/// The date behind the names of a byline on one line, "Text: Lenz, Mara 31.08.2019", or without a byline.
fn date_behind_byline(text: &str) -> Option<Range<usize>> {
    let start = text.strip_prefix(AUTHOR).map_or(0, |words| {
        AUTHOR.len().saturating_add(end_of_names(prefix(words, BYLINE)))
    });
    let rest = text.get(start..)?;
    let date = rest.split(char::is_whitespace).next()?;
    date::parse_line(date)?;
    Some(start..start.saturating_add(date.len()))
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

/// Length of a headline in two languages up to its slash: nothing ends before it, and behind it begins the other one.
fn certain_headline(text: &str) -> Option<usize> {
    let top = prefix(text, 400);
    let at = top.find(SLASH)?;
    let before = top.get(..at)?;
    let after = top.get(at.saturating_add(SLASH.len())..)?;
    let words = after
        .split_inclusive(' ')
        .take(8)
        .map(str::len)
        .fold(0, usize::saturating_add);
    let first = language::detect_short(before)?;
    let after = after.get(..words)?;
    let second = language::detect_short(after)?;
    let is_display = endings::has_no_sentence(before, line::width(before)) && at <= 250;
    (is_display && first != second && headline::fits(before, first) && headline::fits(after, second)).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::super::asked::{evidence, zones};
    use super::super::{ENOUGH, HEAD, MOST};
    use super::{FOLDED, LONG, MASTHEAD, TOP_LINES, TextVersion};

    #[test]
    fn what_marks_it() {
        for (text, weight) in [
            // The masthead alone could be that of another print; line ends may cut it.
            ("Pressedienst der Landeshauptstadt Düsseldorf\n", ENOUGH + 1),
            ("Pressedienst der\nLandeshauptstadt Düsseldorf\n", ENOUGH + 1),
            (
                "Pressedienst der Landeshauptstadt Düsseldorf Brunnen sprudelt\n",
                ENOUGH + 1,
            ),
            ("Pressedienst der Landeshauptstadt Düsseldorfs\n", 0),
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
        ] {
            assert_eq!(evidence(&TextVersion, text), weight, "{text}");
        }
        let pictures = "Bild: https://www.x.de/a.jpg\n".repeat(9);
        assert_eq!(evidence(&TextVersion, &pictures), MOST);
        assert_eq!(evidence(&TextVersion, &format!("{MASTHEAD}\n{pictures}")), HEAD + MOST);
    }

    #[test]
    fn what_is_too_far_down_or_too_short() {
        let below = |lines: usize| format!("{}{MASTHEAD}\n", "Guten Tag\n".repeat(lines));
        assert_eq!(evidence(&TextVersion, &below(TOP_LINES - 1)), ENOUGH + 1);
        assert_eq!(evidence(&TextVersion, &below(TOP_LINES)), 0);
        // Inside a line the labels count only where it is a whole text.
        let inner = |width: u32| {
            let labels = " Bild: https://www.x.de/a.jpg Zur Online-Version: https://www.x.de/a";
            let rest = usize::try_from(width).unwrap_or_default() - labels.len();
            format!("{}{labels}\n", "x".repeat(rest))
        };
        assert_eq!(evidence(&TextVersion, &inner(LONG + 1)), 2 + 2);
        assert_eq!(evidence(&TextVersion, &inner(LONG)), 0);
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
            "Headline: Brunnen sprudelt wieder / Fountain runs again",
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
                "Headline: Brunnen am Anger sprudelt nach zwölf langen Jahren des Wartens nun | endlich wieder",
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
            "Headline: Brunnen sprudelt",
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
}
