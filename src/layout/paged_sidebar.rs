//! The paged layout of early 2016, with a sidebar.
//!
//! ```text
//! [Einladung ins Rathaus - PDF]               title line of whoever kept it
//! 16041416_160                                document number
//! 20. April 2016                              date
//! pld – Pressedienst der                      masthead
//! Landeshauptstadt Düsseldorf
//! [Einladung an die Medien]                   label
//! Herausgegeben vom                           sidebar: publisher, address, numbers, channels
//! Amt für Kommunikation
//! Rathaus - Marktplatz 2
//! [Lesefest eröffnet]                         … with the headline, a kicker or a subhead among its rows
//! Postfach 101120
//! …
//! Redaktionsteam:
//! jäk - Ina Roth - 93131                      team
//! [Sechzig Autoren aus zwölf Ländern]         subhead
//! Mit einer Lesung hat …                      body
//! ...                                         the page ends
//! [Einladung an die Medien]                   label again
//! -2-                                         folio
//! … der Sommer begonnen.                      the body goes on
//! [(jäk)]                                     the author's initials
//! ```
//! **What marks it:** the two-line masthead, the publisher, the team.
//!
//! **Zones:** the sidebar is a second column, whose rows are told by what they hold; what stands between them belongs
//! to the main column. A row of the sidebar between two display lines parts them, unless the first is cut at a hyphen,
//! behind a number or in mid-sentence; the second goes on behind the sidebar. A title line that repeats lines of the main
//! column shows the headline, and a kicker above it. Where nothing leaked, the headline ends with the line on
//! which the next word would still have fitted. Initials inside the last line are a signature if they are those of an
//! editor.
//!
//! **Not supported:** hyphens that were swallowed with their line end; fused words stay as they are.

use std::ops::Range;

use crate::copy::firsts::{Firsts, SMALL};
use crate::copy::lines::Lines;
use crate::copy::measure::Measure;
use crate::copy::shape;
use crate::copy::stitch::Text;
use crate::field::{date, document_number, folio, invitation, team};
use crate::page::{self, LONGEST_FOLIO};
use crate::record::{Code, Role, place_of};
use crate::section::footer;
use crate::section::reprint::{self, Repeated};
use crate::section::sidebar::{self, Sidebar};
use crate::section::story::Story;
use crate::section::zone::{Part, Zones};
use crate::text::endings::{self, Ending};
use crate::text::line::{self, Line};
use crate::text::words::{self, first_word, has_same_words, words_end};

use super::{Dialect, Galley, HEAD, MOST};

/// Number, date and masthead stand among so many first lines.
const TOP_LINES: usize = 12;
/// A row of the sidebar that marks the layout has no more characters.
const ROW: u32 = 60;
/// It begins with one of these: publisher, team, or initials.
const ROWS: [u8; 3] = [b'H', b'R', SMALL];
/// No head has more display lines.
const DISPLAYS: usize = 4;

#[derive(Debug)]
pub(super) struct PagedSidebar;

impl Dialect for PagedSidebar {
    fn evidence(&self, lines: Lines<'_>, firsts: &Firsts<'_>) -> u32 {
        let top = lines.until(TOP_LINES);
        // The number stands above the masthead; letters to the press service have none.
        let has_number = top.iter().any(|line| document_number::parse(line.text).is_some());
        let mut rows = 0_u32;
        for (_, line) in firsts.begin_with(&ROWS).filter(|(_, line)| line.width() <= ROW) {
            if rows >= MOST {
                break;
            }
            let text = line.text;
            let weight = match text.as_bytes().first() {
                Some(b'H') if words_end(text, footer::PUBLISHER_OF_SIDEBAR).is_some() => 2,
                Some(b'R') if text.starts_with(sidebar::TEAM) => 2,
                Some(b'a'..=b'z') if text.ends_with(|c: char| c.is_ascii_digit()) && team::parse(text).is_some() => 1,
                _ => 0,
            };
            rows = rows.saturating_add(weight);
        }
        // Beside the text its rows end lines.
        let is_label = |line: &Line<'_>| {
            line.text.ends_with(footer::PUBLISHER_OF_SIDEBAR) && !line.text.starts_with(footer::PUBLISHER_OF_SIDEBAR)
        };
        let is_beside = rows < MOST && top.iter().any(|line| is_label(&line));
        rows = rows.saturating_add(if is_beside { MOST } else { 0 });
        // A masthead founds no release by itself: other prints have it too. Behind the text it stands above the publisher.
        let is_headed = (has_number || rows > 0) && (is_beside || top.iter().any(|line| is_masthead(line.text)));
        let is_headed = is_headed || rows >= MOST && sidebar_has_masthead(lines);
        rows.min(MOST).saturating_add(if is_headed { HEAD } else { 0 })
    }

    fn galley<'s>(&self, mut lines: Vec<Line<'s>>) -> Galley<'s> {
        let is_beside = sidebar::part_columns(&mut lines);
        let mut furniture = page::take_out_dashed(&mut lines, invitation::is_invitation);
        let has_folios = lines.iter().any(|line| is_folio(*line));
        let mut seams = Vec::new();
        let (sidebar, mut beside);
        if is_beside || has_folios || sidebar::is_first(&lines) {
            // It stands before the text or behind it, so that it parts no lines.
            sidebar = sidebar::take_out(&mut lines).map(|(sidebar, _)| sidebar);
            beside = take_out_top(&mut lines);
            // What is of no column after all stands where it is printed.
            lines.sort_by_key(|line| line.span());
        } else {
            beside = take_out_top(&mut lines);
            sidebar = sidebar::take_out(&mut lines).map(|(sidebar, found)| {
                // Far below the head it parts none either, nor where the rows of both columns take turns.
                let is_beside = found.len() > LEAKS || found.first().is_some_and(|first| *first > SEAM);
                seams = if is_beside { Vec::new() } else { found };
                sidebar
            });
        }
        if has_folios {
            furniture = page::take_out(&mut lines);
        }
        let signature = take_out_signature(&mut lines, sidebar.as_ref());
        beside.extend(sidebar.into_iter().flat_map(Sidebar::into_parts));
        beside.extend(signature.map(|signature| (Part::Signature, vec![signature])));
        Galley {
            furniture: Some(furniture),
            beside,
            seams,
            ..Galley::of(lines)
        }
    }

    fn zones<'s>(&self, galley: &'s Galley<'_>, lines: Lines<'s>) -> Zones<'s> {
        let story = Story::of(lines)
            .beside_sidebar()
            .set_in(|copy| Some(Measure::of_wrapped(copy.as_slice())));
        let lines = story.text();
        let mut zones = Zones::default();
        zones.open();
        zones.needs_body();
        // First, so that behind the text stands nothing.
        for (part, lines) in &galley.beside {
            zones.add_pieces(*part, lines.iter().copied());
        }
        let titles: Vec<&str> = titles(&galley.beside).collect();
        let repeated = reprint::find(&titles, lines);
        let kicker = lines.until(repeated.as_ref().map_or(0, |repeated| repeated.lines.start));
        if !kicker.is_empty() {
            zones.add(Part::Display, kicker);
        }
        let (displays, body) = displays(lines, &galley.seams, repeated, &mut zones);
        for (index, display) in displays.into_iter().enumerate() {
            let part = if index == 0 { Part::Headline } else { Part::Display };
            zones.add(part, lines.part(display));
        }
        story.lay_out(body, &mut zones);
        if galley.beside.iter().all(|(part, _)| *part != Part::Date) {
            let beside = galley.beside.iter().filter_map(|(_, lines)| lines.first().copied());
            zones.doubt(
                Code::DateMissing,
                beside.chain(lines.first()).min_by_key(|line| line.span()),
            );
        }
        zones
    }
}

/// A row of the sidebar further down parts no display lines: they have two lines each at most.
const SEAM: usize = DISPLAYS.saturating_mul(2);
/// Into no more places of a sidebar lines of the main column leak.
const LEAKS: usize = 5;
/// Between the two lines of the masthead stand fewer lines.
const STRIP: usize = 3;

fn is_folio(line: Line<'_>) -> bool {
    line.width() <= LONGEST_FOLIO && line.text.starts_with('S') && folio::parse(line.text).is_some()
}

/// The title lines among what stood above the main column: those of the masthead that are not the strip.
fn titles<'s>(beside: &'s [(Part, Vec<Line<'s>>)]) -> impl Iterator<Item = &'s str> {
    let heads = beside
        .iter()
        .filter(|(part, _)| *part == Part::Furniture(Role::Masthead));
    let texts = heads.flat_map(|(_, lines)| lines).map(|line| line.text);
    texts.take_while(|text| !is_masthead(text) && !is_city(text))
}

/// Takes out what stands above the main column: title line, document number, date, masthead and label. The masthead may stand
/// elsewhere, above a sidebar that is printed behind the text, and number and date above it.
fn take_out_top<'s>(lines: &mut Vec<Line<'s>>) -> Vec<(Part, Vec<Line<'s>>)> {
    let top = Top::of(lines);
    let mut parts = Vec::new();
    let mut index = 0_usize;
    let mut strip = 0..0;
    let issue = top.late_issue(lines);
    lines.retain(|line| {
        if line.text.starts_with(['p', 'P']) && is_masthead(line.text) {
            strip = index..index.saturating_add(STRIP);
        }
        let is_strip = strip.contains(&index) && (strip.start == index || is_city(line.text));
        let elsewhere = || is_strip.then_some(Part::Furniture(Role::Masthead));
        let part = top.part(index, line.text).or_else(elsewhere);
        let part = part.or_else(|| issue.contains(&index).then(|| issue_part(line.text)).flatten());
        index = index.saturating_add(1);
        parts.extend(part.map(|part| (part, vec![*line])));
        part.is_none()
    });
    parts
}

/// Where what stands above the main column is, in indices of lines.
#[derive(Debug)]
struct Top {
    /// Those of the title line.
    title: Range<usize>,
    /// Those of the masthead.
    strip: Range<usize>,
    /// The first date.
    day: Option<usize>,
    /// Behind the last one.
    end: usize,
}

impl Top {
    fn of(lines: &[Line<'_>]) -> Self {
        let top = sidebar::find(lines).unwrap_or(TOP_LINES).min(TOP_LINES);
        let text = |index: usize| lines.get(index).map_or("", |line| line.text);
        let find = |is_wanted: &dyn Fn(&str) -> bool| {
            let mut texts = lines.iter().take(top).map(|line| line.text);
            texts.position(is_wanted)
        };
        let number = find(&|text| document_number::parse(text).is_some());
        let day = find(&|text| date::parse_line(text).is_some());
        let first = find(&is_masthead);
        let strip = first.map_or(0..0, |first| {
            let next = first.saturating_add(1);
            first..next.saturating_add(usize::from(is_city(text(next))))
        });
        Self {
            // It stands above all of them.
            title: 0..number.into_iter().chain(day).chain(first).min().unwrap_or(0),
            day,
            end: top.max(strip.end),
            strip,
        }
    }

    /// The lines of number and date that stand further down, if there is no date above: one above the other.
    fn late_issue(&self, lines: &[Line<'_>]) -> Range<usize> {
        if self.day.is_some() {
            return 0..0;
        }
        let is_part = |at: usize| lines.get(at).and_then(|line| issue_part(line.text));
        let is_number = |at: &usize| is_part(*at) == Some(Part::DocumentNumber);
        let below = |at: &usize| is_part(at.saturating_add(1)) == Some(Part::Date);
        let found = (self.end..lines.len()).filter(is_number).find(below);
        found.map_or(0..0, |number| number..number.saturating_add(2))
    }

    /// What line `index` is; `None` if it belongs to the main column. The first row that fits decides:
    ///
    /// | the line | is |
    /// | --- | --- |
    /// | stands further down than all that is looked for | of the main column |
    /// | stands above number, date and masthead | the title line, which counts as masthead |
    /// | is of the masthead, or looks like one of its lines | masthead |
    /// | is a document number | that |
    /// | is the first date | the date of issue |
    /// | is another date | the second date |
    /// | is the label of an invitation | that |
    /// | is anything else | of the main column |
    fn part(&self, index: usize, text: &str) -> Option<Part> {
        if index >= self.end {
            return None;
        }
        if self.title.contains(&index) || self.strip.contains(&index) || is_masthead(text) || is_city(text) {
            return Some(Part::Furniture(Role::Masthead));
        }
        if document_number::parse(text).is_some() {
            return Some(Part::DocumentNumber);
        }
        if self.day == Some(index) {
            return Some(Part::Date);
        }
        if date::parse_line(text).is_some() {
            return Some(Part::SecondDate);
        }
        invitation::is_invitation(text).then_some(Part::Invitation)
    }
}

/// Whether a line is the document number or the date.
fn issue_part(text: &str) -> Option<Part> {
    if document_number::parse(text).is_some() {
        return Some(Part::DocumentNumber);
    }
    date::parse_line(text).is_some().then_some(Part::Date)
}

/// Whether a line is the second one of the masthead.
fn is_city(text: &str) -> bool {
    has_same_words(text, "Landeshauptstadt Düsseldorf")
}

/// Whether the masthead stands directly above the publisher, wherever that is.
fn sidebar_has_masthead(lines: Lines<'_>) -> bool {
    let label = lines
        .iter()
        .position(|line| words_end(line.text, footer::PUBLISHER_OF_SIDEBAR).is_some());
    label.is_some_and(|label| {
        let above = lines.part(label.saturating_sub(STRIP)..label);
        above.iter().any(|line| is_masthead(line.text))
    })
}

/// Whether a line is the first one of the masthead.
fn is_masthead(text: &str) -> bool {
    first_word(text).eq_ignore_ascii_case("pld") && text.contains("Pressedienst")
}

/// Takes the author's initials off the end of the text, if they are those of editors or stand by themselves.
fn take_out_signature<'s>(lines: &mut Vec<Line<'s>>, sidebar: Option<&Sidebar<'_>>) -> Option<Line<'s>> {
    let last = lines.last_mut()?;
    let initials = team::signature(last.text)?;
    let start = place_of(last.text, initials).start.saturating_sub(1);
    let is_editor = |initials: &str| sidebar.is_some_and(|sidebar| sidebar.has_editor(initials));
    // Inside a line they may be an abbreviation.
    if start > 0 && !initials.split('/').all(is_editor) {
        return None;
    }
    let signature = last.piece(start..last.text.len(), last.gap);
    *last = last.piece(0..start, last.gap);
    if last.is_empty() {
        lines.pop();
    }
    Some(signature)
}

/// The headline and the display lines below it, those between rows of the sidebar and those behind it, and the index of the
/// first line of the body. `repeated` are the lines that the title above the text shows to be the headline.
fn displays<'s>(
    lines: Lines<'s>,
    seams: &[usize],
    repeated: Option<Repeated>,
    zones: &mut Zones<'s>,
) -> (Vec<Range<usize>>, usize) {
    let is_titled = repeated.is_some();
    let row = seams.last().copied().unwrap_or(0);
    let whole = usize::from(repeated.as_ref().is_some_and(|repeated| repeated.is_whole));
    let mut displays: Vec<Range<usize>> = Vec::new();
    let mut start = 0_usize;
    if let Some(Repeated { mut lines, is_whole }) = repeated {
        // A row of the sidebar parts display lines.
        let parted = seams.iter().copied().find(|seam| *seam > lines.start);
        lines.end = parted.filter(|_| !is_whole).unwrap_or(lines.end).min(lines.end);
        start = lines.end;
        displays.push(lines);
    }
    let behind = row.max(start);
    for end in seams.iter().copied() {
        if end > start {
            add(&mut displays, start..end, true, whole, lines);
            start = end;
        }
    }
    let (mut index, mut text) = (behind, Text::default());
    while index < lines.len() && displays.len() < DISPLAYS {
        let end = lines.from(index).paragraph(&mut text);
        let is_display = shape::is_display(text.as_str(), line::width(text.as_str())) && !end.is_item;
        let is_headline = displays.is_empty() && !shape::stands_alone(text.as_str());
        let is_whole = is_display || is_headline && is_cut_headline(lines.text(index));
        if !is_whole || index.saturating_add(end.count) >= lines.len() {
            break;
        }
        let end = index.saturating_add(if is_display { end.count } else { 1 });
        // Letters of the headline are larger, so that a word of it may stand alone.
        let is_long = index
            .checked_sub(1)
            .and_then(|above| lines.get(above))
            .is_some_and(|above| above.width() >= HEADLINE);
        let is_rest = index != row && index > start && is_long && is_word(text.as_str());
        if let Some(last) = displays.last_mut().filter(|last| is_rest && last.end == index) {
            last.end = end;
            index = end;
            continue;
        }
        let count = displays.len();
        add(&mut displays, index..end, index == row, whole, lines);
        if count == 1 && !is_titled && displays.len() == 2 && index != row {
            // No row of the sidebar parts them: it could be the second line of the headline too.
            zones.doubt(Code::HeadlineUnmarked, lines.get(index));
        }
        index = end;
    }
    if displays.is_empty() {
        zones.missing(Code::HeadlineMissing, lines.near(index));
    }
    (displays, index)
}

/// A line of a headline that fills its width has at least so many characters.
const HEADLINE: u32 = 30;

/// Whether a display line has no more than two words.
fn is_word(text: &str) -> bool {
    text.split_whitespace().nth(2).is_none() && text.chars().all(|c| words::is_letter(c) || c == ' ' || c == '-')
}

/// Whether a line that its text seems to go on behind can be a headline by itself.
fn is_cut_headline(text: &str) -> bool {
    shape::is_display(text, line::width(text))
}

/// Adds a group of lines. `whole` displays are known to end where they do. The first row that fits decides:
///
/// | the group | is |
/// | --- | --- |
/// | stands below no other | the headline |
/// | stands below one that is whole | a display of its own |
/// | stands below one that ends open or with a number | the rest of that |
/// | begins small | the rest of the one above |
/// | stands behind a row of the sidebar, below two displays | the rest of the second, which the row cuts |
/// | is any other | a display of its own |
fn add(displays: &mut Vec<Range<usize>>, group: Range<usize>, is_behind_row: bool, whole: usize, lines: Lines<'_>) {
    let is_below_whole = displays.len() <= whole;
    let is_below_two = displays.len() == 2;
    let before = lines.text(group.start.saturating_sub(1));
    let is_cut = || endings::ending(before) == Ending::Open || before.ends_with(|c: char| c.is_ascii_digit());
    let is_rest = || is_cut() || words::starts_lowercase(lines.text(group.start)) || is_behind_row && is_below_two;
    match displays.last_mut() {
        Some(last) if !is_below_whole && is_rest() => last.end = group.end,
        _ => displays.push(group),
    }
}

#[cfg(test)]
mod tests {
    use super::super::asked::{evidence, zones};
    use super::super::{HEAD, MOST};
    use super::{DISPLAYS, PagedSidebar, TOP_LINES};

    #[test]
    fn what_marks_it() {
        for (text, weight) in [
            // The masthead alone could be that of another print.
            ("pld – Pressedienst der\nLandeshauptstadt Düsseldorf\n", 0),
            (
                "PLD – Pressedienst der\nLandeshauptstadt Düsseldorf\nHerausgegeben vom\n",
                HEAD + 2,
            ),
            (
                "16041416_160\npld – Pressedienst der\nLandeshauptstadt Düsseldorf\n",
                HEAD,
            ),
            ("pld Pressedienst\nHerausgegeben vom\n", HEAD + 2),
            (
                "Pressedienst der Landeshauptstadt Düsseldorf - pld\nHerausgegeben vom\n",
                2,
            ),
            ("Herausgegeben vom\n", 2),
            ("Herausgegeben vom Amt für Kommunikation\n", 2),
            ("Herausgegeben von der Landeshauptstadt\n", 0),
            ("Redaktionsteam:\n", 2),
            ("jäk - Ina Roth - 93131\n", 1),
            ("Ina Roth - 93131\n", 0),
            ("Herausgegeben vom\nRedaktionsteam:\n", 2 + 2),
            (
                "Herausgegeben vom\nRedaktionsteam:\njäk - Ina Roth - 93131\nml - Mara Lenz - 93132\n",
                MOST,
            ),
            (
                "pld – Pressedienst der\nHerausgegeben vom\nRedaktionsteam:\njäk - Ina Roth - 93131\n",
                HEAD + MOST,
            ),
        ] {
            assert_eq!(evidence(&PagedSidebar, text), weight, "{text}");
        }
        let below = |lines: usize| {
            format!(
                "{}pld – Pressedienst der\nRedaktionsteam:\n",
                "Guten Tag\n".repeat(lines)
            )
        };
        assert_eq!(evidence(&PagedSidebar, &below(TOP_LINES - 1)), HEAD + 2);
        assert_eq!(evidence(&PagedSidebar, &below(TOP_LINES)), 2);
        let long = |width: usize| format!("Herausgegeben vom {}\n", "x".repeat(width - "Herausgegeben vom ".len()));
        assert_eq!(evidence(&PagedSidebar, &long(60)), 2);
        assert_eq!(evidence(&PagedSidebar, &long(61)), 0);
    }

    #[test]
    fn where_what_stands() {
        let text = "Brunnenfest am Anger - PDF\n16041416_160\n20. April 2016\npld – Pressedienst der\n\
                    Landeshauptstadt Düsseldorf\nEinladung an die Medien\nHerausgegeben vom\nAmt für Kommunikation\n\
                    Rathaus - Marktplatz 2\nBrunnen sprudelt wieder\nPostfach 101120\n40002 Düsseldorf\n\
                    Telefon 0211 89-93131\nwww.x.de\nRedaktionsteam:\njäk - Ina Roth - 93131\nml - Mara Lenz - 93132\n\
                    Zwölf Steine aus vier Brüchen\nDer Brunnen am Anger sprudelt wieder, und\nalle waren froh.\n...\n\
                    Einladung an die Medien\n-2-\nKinder sprangen hinein.\n(jäk)\n";
        assert_eq!(
            zones(&PagedSidebar, text),
            [
                "Furniture(Masthead): Brunnenfest am Anger - PDF",
                "DocumentNumber: 16041416_160",
                "Date: 20. April 2016",
                "Furniture(Masthead): pld – Pressedienst der",
                "Furniture(Masthead): Landeshauptstadt Düsseldorf",
                "Invitation: Einladung an die Medien",
                "Furniture(Label): Herausgegeben vom | Redaktionsteam:",
                "Imprint: Amt für Kommunikation | Rathaus - Marktplatz 2 | Postfach 101120 | 40002 Düsseldorf | \
                 Telefon 0211 89-93131 | www.x.de",
                "Team: jäk - Ina Roth - 93131",
                "Team: ml - Mara Lenz - 93132",
                "Signature: (jäk)",
                "Headline: Brunnen sprudelt wieder",
                "Display: Zwölf Steine aus vier Brüchen",
                "Body: Der Brunnen am Anger sprudelt wieder, und | alle waren froh. | Kinder sprangen hinein.",
            ]
        );
    }

    /// The zones of a text whose sidebar has these rows, and lines of the main column, but for those of the sidebar.
    fn main_column(rows: &str, body: &str) -> Vec<String> {
        let text = format!("20. April 2016\nHerausgegeben vom\n{rows}Redaktionsteam:\njäk - Ina Roth - 93131\n{body}");
        let beside = ["Date", "Furniture", "Imprint", "Team"];
        let is_main = |zone: &&String| {
            !beside
                .iter()
                .any(|part| zone.starts_with(&format!("{part}: ")) || zone.starts_with(&format!("{part}(")))
        };
        zones(&PagedSidebar, &text).iter().filter(is_main).cloned().collect()
    }

    #[test]
    fn rows_of_the_sidebar_part_display_lines() {
        for (rows, expected) in [
            (
                "Brunnen sprudelt\nPostfach 101120\nZwölf Steine\nPostfach 101121\n",
                ["Headline: Brunnen sprudelt", "Display: Zwölf Steine"],
            ),
            // One that is cut, at a hyphen or in mid-sentence, goes on behind the row.
            (
                "Brunnen- und Teich-\nPostfach 101120\nFest beginnt\nPostfach 101121\nZwölf Steine\nPostfach 101122\n",
                ["Headline: Brunnen- und Teich- | Fest beginnt", "Display: Zwölf Steine"],
            ),
            (
                "Brunnen sprudelt\nPostfach 101120\nam Anger\nPostfach 101121\nZwölf Steine\nPostfach 101122\n",
                ["Headline: Brunnen sprudelt | am Anger", "Display: Zwölf Steine"],
            ),
            (
                "Brunnen feiert 100\nPostfach 101120\nJahre am Anger\nPostfach 101121\nZwölf Steine\nPostfach 101122\n",
                ["Headline: Brunnen feiert 100 | Jahre am Anger", "Display: Zwölf Steine"],
            ),
            // So does the second one.
            (
                "Brunnen sprudelt\nPostfach 101120\nZwölf Steine\nPostfach 101121\nVier Brüche\nPostfach 101122\n",
                ["Headline: Brunnen sprudelt", "Display: Zwölf Steine | Vier Brüche"],
            ),
        ] {
            let shown = main_column(rows, "Es war schön.\n");
            assert_eq!(shown, [&expected[..], &["Body: Es war schön."]].concat(), "{rows}");
        }
        // Behind the last row too.
        assert_eq!(
            main_column(
                "Brunnen sprudelt\nPostfach 101120\nZwölf Steine\n",
                "Vier Brüche\nEs war schön.\n"
            ),
            [
                "Headline: Brunnen sprudelt",
                "Display: Zwölf Steine | Vier Brüche",
                "Body: Es war schön."
            ]
        );
    }

    #[test]
    fn display_lines_behind_the_sidebar() {
        // The next word would not have fitted on the first line, but on the second.
        let headline = "Brunnen am Anger sprudelt nach zwölf Jahren nun endlich wieder\nUngewohnt munter\n";
        assert_eq!(
            main_column("", &format!("{headline}Es war schön.\n")),
            [
                "Headline: Brunnen am Anger sprudelt nach zwölf Jahren nun endlich wieder | Ungewohnt munter",
                "Body: Es war schön.",
            ]
        );
        // What only stands above the sidebar is text below it.
        assert_eq!(
            main_column("", "Brunnen sprudelt\nEs war schön.\n31. August 2019\n"),
            ["Headline: Brunnen sprudelt", "Body: Es war schön. | 31. August 2019"]
        );
        // An item of a list is none.
        assert_eq!(
            main_column("", "Brunnen sprudelt\n• Zwölf Steine\nEs war schön.\n"),
            ["Headline: Brunnen sprudelt", "Body: • Zwölf Steine | Es war schön."]
        );
        // No head has more; the others are body.
        let many = "Zwölf Steine\n".repeat(DISPLAYS);
        let shown = main_column("", &format!("Brunnen sprudelt\n{many}Es war schön.\n"));
        assert_eq!(shown[DISPLAYS], "Body: Zwölf Steine | Es war schön.");
        // Two that no row parts could be one.
        assert_eq!(
            main_column("", "Brunnen sprudelt\nZwölf Steine\nEs war schön.\n"),
            [
                "Headline: Brunnen sprudelt",
                "Display: Zwölf Steine",
                "Body: Es war schön.",
                "HeadlineUnmarked",
            ]
        );
    }

    #[test]
    fn where_the_signature_stands() {
        for (body, signature, rest) in [
            ("Es war schön. (jäk)\n", Some("(jäk)"), "Es war schön."),
            ("Es war schön.\n(jäk)\n", Some("(jäk)"), "Es war schön."),
            // By themselves they are those of somebody; inside a line only those of an editor are.
            ("Es war schön.\n(abc)\n", Some("(abc)"), "Es war schön."),
            ("Es kam der Verein (abc)\n", None, "Es kam der Verein (abc)"),
            ("Es war schön. (jäk/abc)\n", None, "Es war schön. (jäk/abc)"),
        ] {
            let shown = main_column("Brunnen sprudelt\nPostfach 101120\n", body);
            let signature = signature.map(|initials| format!("Signature: {initials}"));
            let text = ["Headline: Brunnen sprudelt".to_owned(), format!("Body: {rest}")];
            let expected: Vec<_> = signature.into_iter().chain(text).collect();
            assert_eq!(shown, expected, "{body}");
        }
    }

    #[test]
    fn what_is_missing_or_there_twice() {
        assert_eq!(
            zones(
                &PagedSidebar,
                "pld – Pressedienst der\nBrunnen sprudelt\nEs war schön.\n"
            ),
            [
                "Furniture(Masthead): pld – Pressedienst der",
                "Headline: Brunnen sprudelt",
                "Body: Es war schön.",
                "DateMissing",
            ]
        );
        assert_eq!(
            main_column("", "Es war schön.\n"),
            ["Body: Es war schön.", "HeadlineMissing"]
        );
        let text = "20. April 2016\n20. April 2016\nHerausgegeben vom Amt für Kommunikation\nAmt für Kommunikation\n\
                    Postfach 101120\nRedaktionsteam:\nBrunnen sprudelt\nEs war schön.\n";
        assert_eq!(
            zones(&PagedSidebar, text)[..5],
            [
                "Date: 20. April 2016",
                "SecondDate: 20. April 2016",
                "Furniture(Label): Herausgegeben vom | Redaktionsteam:",
                "Furniture(Imprint): Amt für Kommunikation",
                "Imprint: Amt für Kommunikation | Postfach 101120",
            ]
        );
    }
}
