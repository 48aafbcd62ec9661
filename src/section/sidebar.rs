//! The sidebar: publisher and editors in a second column, with lines of the main column among its rows.
//!
//! ```text
//! Herausgegeben vom                           label
//! Amt für Kommunikation                       imprint: publisher, address, numbers, web addresses
//! Rathaus - Marktplatz 2
//! …
//! Redaktionsteam:                             label
//! jäk - Ina Roth - 93131                      team
//! ```
//! An extractor prints both columns row by row, so that each row is told by what it holds.

use std::ops::Range;

use memchr::memrchr_iter;

use crate::copy::stitch::Text;
use crate::field::{date, document_number, postal, team};
use crate::record::{Role, place_of};
use crate::text::line::{Gap, Line};
use crate::text::quotations;
use crate::text::words::{has_same_words, last_word, words_end};

use super::footer::PUBLISHER_OF_SIDEBAR;
use super::zone::Part;

/// What stands above the editors.
pub(crate) const TEAM: &str = "Redaktionsteam";
/// The sidebar has at most so many rows, lines of the main column among them.
const ROWS: usize = 60;

/// The rows of a sidebar.
#[derive(Debug, Default)]
pub(crate) struct Sidebar<'s> {
    /// "Herausgegeben vom", "Redaktionsteam:".
    labels: Vec<Line<'s>>,
    /// Publisher, address, numbers, channels.
    imprint: Vec<Line<'s>>,
    /// Those that are there twice.
    doubles: Vec<Line<'s>>,
    team: Vec<Line<'s>>,
}

/// What a row of the sidebar holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Row {
    /// "Herausgegeben vom".
    Label,
    /// "Redaktionsteam:".
    TeamLabel,
    /// Publisher, address, numbers, channels.
    Imprint,
    Team,
    /// A row of the team that was cut off; it holds no value.
    Damaged,
}

/// Takes the rows of the sidebar out of `lines`, so that the main column remains. Returns with them the lines of the main
/// column that a row stands before, by their index; the last one is the first behind the sidebar.
pub(crate) fn take_out<'s>(lines: &mut Vec<Line<'s>>) -> Option<(Sidebar<'s>, Vec<usize>)> {
    let start = find(lines)?;
    let last = lines.len().min(start.saturating_add(ROWS));
    let mut rows: Vec<Option<Row>> = Vec::with_capacity(last.saturating_sub(start));
    let mut above = Above::default();
    for line in lines.get(start..last).unwrap_or_default() {
        let row = row(line.text, &above);
        above.add(row);
        rows.push(row);
    }
    let (mut sidebar, mut seams) = (Sidebar::default(), Vec::new());
    let mut is_behind = false;
    let (mut index, mut kept) = (0_usize, 0_usize);
    lines.retain_mut(|line| {
        let row = index.checked_sub(start).and_then(|at| rows.get(at).copied()).flatten();
        index = index.saturating_add(1);
        match row {
            Some(row) => sidebar.add(row, *line),
            None if is_behind => {
                seams.push(kept);
                line.gap = Gap::Next;
            }
            None => {}
        }
        is_behind = row.is_some();
        kept = kept.saturating_add(usize::from(row.is_none()));
        row.is_none()
    });
    if is_behind {
        seams.push(kept);
    }
    Some((sidebar, seams))
}

impl<'s> Sidebar<'s> {
    fn add(&mut self, row: Row, line: Line<'s>) {
        match row {
            Row::Label | Row::TeamLabel => {
                let end = label_length(line.text);
                self.labels.push(line.piece(0..end, line.gap));
                self.imprint
                    .extend(Some(line.rest(end)).filter(|rest| !rest.is_empty()));
            }
            Row::Imprint
                if self
                    .imprint
                    .last()
                    .is_some_and(|last| has_same_words(last.text, line.text)) =>
            {
                self.doubles.push(line);
            }
            Row::Imprint => self.imprint.push(line),
            Row::Damaged => {}
            Row::Team => self.team.push(line),
        }
    }

    /// Whether one of the editors signs with these initials.
    pub(crate) fn has_editor(&self, initials: &str) -> bool {
        let is_own = |line: &Line<'_>| {
            let text = Text::of(*line);
            team::parse(text.as_str()).is_some_and(|row| row.initials == initials)
        };
        self.team.iter().any(is_own)
    }

    /// What its rows are, as they are printed: those beside the text were moved behind it, where others may stand.
    pub(crate) fn into_parts(mut self) -> Vec<(Part, Vec<Line<'s>>)> {
        self.imprint.sort_by_key(|line| line.span());
        let mut parts = vec![
            (Part::Furniture(Role::Label), self.labels),
            (Part::Furniture(Role::Imprint), self.doubles),
            (Part::Imprint, self.imprint),
        ];
        parts.extend(self.team.into_iter().map(|row| (Part::Team, vec![row])));
        parts
    }
}

/// Parts lines beside which rows of the sidebar stand: an extractor may print both columns in one line, with blanks between.
/// The rows come to stand behind the text, those of the masthead before it. Tells whether there were any. The first row that
/// fits decides:
///
/// | a line between the masthead and the last editor | is parted |
/// | --- | --- |
/// | is a row as a whole, and stands below the first one | no: it belongs to the sidebar, if any line is parted |
/// | has rows between gaps of three blanks or more | there, and behind a row that the text is glued to |
/// | ends with a row behind one blank, and that is a line elsewhere | no |
/// | … and that is an editor's | before that |
/// | … and a row stands in the line above or below | before that |
/// | is any other | no |
pub(crate) fn part_columns(lines: &mut Vec<Line<'_>>) -> bool {
    let is_label = |line: &Line<'_>| line.text.contains(PUBLISHER_OF_SIDEBAR);
    let Some(label) = lines.iter().position(is_label).filter(|_| !stands_alone(lines)) else {
        return false;
    };
    let rows = pieces(lines, label);
    if rows.iter().all(Vec::is_empty) {
        return false;
    }
    let (mut head, mut main, mut column) = (Vec::new(), Vec::with_capacity(lines.len()), Vec::new());
    for (line, pieces) in lines.iter().zip(&rows) {
        if pieces.is_empty() {
            main.push(*line);
        }
        for piece in pieces {
            let words = line.piece(piece.place.clone(), line.gap);
            match piece.is_row {
                _ if words.is_empty() => {}
                true if is_head(words.text) => head.push(words),
                true => column.push(words),
                false => main.push(words),
            }
        }
    }
    *lines = head;
    lines.append(&mut main);
    lines.append(&mut column);
    true
}

/// A part of a line: a row of the sidebar, or of the main column.
#[derive(Clone, Debug)]
struct Piece {
    place: Range<usize>,
    is_row: bool,
}

impl Piece {
    const fn row(place: Range<usize>) -> Self {
        Self { place, is_row: true }
    }

    const fn text(place: Range<usize>) -> Self {
        Self { place, is_row: false }
    }
}

/// What rows of a sidebar begin with, in their order.
const STARTS: [&str; 7] = [
    PUBLISHER_OF_SIDEBAR,
    "Amt",
    "Rathaus",
    "Postfach",
    "Telefon",
    "Fax",
    TEAM,
];

/// Whether the rows of a sidebar are lines of their own, and no line ends with one.
fn stands_alone(lines: &[Line<'_>]) -> bool {
    let mut starts = STARTS.into_iter().peekable();
    for line in lines {
        starts.next_if(|start| line.text.starts_with(start));
    }
    let ends_with_row = |line: &Line<'_>| {
        // The full stop of a sentence makes no address.
        let mut last = line.text.bytes().rev().skip(1).take_while(|byte| *byte != b' ');
        let may_be_reach = line.has_at() || last.any(|byte| byte == b'.');
        may_be_reach && ends_with_reach(line.text) || is_glued_editor(line.text)
    };
    starts.peek().is_none() && !lines.iter().take(MOST).any(ends_with_row)
}

/// Whether the last of several words is an e-mail address or one of the web.
fn ends_with_reach(text: &str) -> bool {
    let last = last_word(text);
    last.len() < text.len() && (last.contains('@') || last.contains("www.")) && postal::is_row(last)
}

fn is_glued_editor(text: &str) -> bool {
    ends_with_editor(text) && team::parse(text).is_none()
}

/// The pieces of each line that is parted; none of the others, and of none at all if no row stands beside the text; `label` is
/// the line with the label of the publisher.
fn pieces(lines: &[Line<'_>], label: usize) -> Vec<Vec<Piece>> {
    let mut all = vec![Vec::new(); lines.len()];
    let first = label.saturating_sub(HEAD_LINES);
    let end = lines.len().min(label.saturating_add(MOST));
    let window = lines.get(first..end).unwrap_or_default();
    // The editors are the last rows.
    let last = window.iter().rposition(|line| has_editor(line.text));
    let window = window.get(..=last.unwrap_or(ROWS)).unwrap_or(window);
    let is_whole = |line: &Line<'_>| is_row(line.text) && !line.text.contains("://");
    let columns: Vec<Option<Column>> = window.iter().map(|line| column(line.text)).collect();
    let is_set_wide = columns.iter().any(|column| matches!(column, Some(Column::Wide)));
    let is_edge = |at: usize| {
        let is_own = |line: &Line<'_>| is_whole(line) || is_head(line.text);
        columns.get(at).is_some_and(Option::is_some) || window.get(at).is_some_and(is_own)
    };
    let mut is_parted = false;
    for (at, (line, column)) in window.iter().zip(&columns).enumerate() {
        let index = first.saturating_add(at);
        let is_beside = || at.checked_sub(1).is_some_and(is_edge) || is_edge(at.saturating_add(1));
        let length = line.text.len();
        let is_parted_row = || is_set_wide && (line.text.contains(GAP) || glued_end(line.text).is_some());
        let is_below = index >= label && is_whole(line) && !is_parted_row();
        let pieces = match *column {
            _ if is_below => vec![Piece::row(0..length)],
            Some(Column::Narrow(at)) => {
                let row = line.text.get(at..).unwrap_or_default();
                let is_elsewhere = window.iter().any(|line| has_same_words(line.text, row));
                if !is_elsewhere && (team::parse(row).is_some() || is_beside()) {
                    vec![Piece::text(0..at), Piece::row(at..length)]
                } else {
                    Vec::new()
                }
            }
            _ if is_set_wide => cells(line.text),
            _ => Vec::new(),
        };
        is_parted |= pieces.len() > 1;
        if let Some(place) = all.get_mut(index) {
            *place = pieces;
        }
    }
    if is_parted { all } else { vec![Vec::new(); lines.len()] }
}

/// What stands between wide gaps of a line; nothing if no row does. A row may have the text glued to it.
fn cells(text: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for cell in text.split(GAP).map(str::trim).filter(|cell| !cell.is_empty()) {
        let place = place_of(text, cell);
        if is_row(cell) && glued_end(cell).is_none() || is_head(cell) {
            pieces.push(Piece::row(place));
            continue;
        }
        let mut rest = place.clone();
        if let Some(end) = glued_end(cell) {
            rest.start = place.start.saturating_add(end);
            pieces.push(Piece::row(place.start..rest.start));
        }
        match pieces.last_mut().filter(|last| !last.is_row) {
            Some(last) => last.place.end = rest.end,
            None => pieces.push(Piece::text(rest)),
        }
    }
    if pieces.iter().any(|piece| piece.is_row) {
        pieces
    } else {
        Vec::new()
    }
}

/// Where a row ends that the text is glued to, without a blank: behind its number, its colon, or the end of its address.
fn glued_end(text: &str) -> Option<usize> {
    // A row of one word has nothing behind it.
    text.split_whitespace().nth(1)?;
    let mut last = ' ';
    for (at, c) in text.char_indices().take(LONGEST_ROW) {
        let is_glued = (c.is_alphabetic() || quotations::may_open(c)) && !last.is_whitespace();
        let row = text.get(..at).unwrap_or_default();
        let is_end = last.is_ascii_digit() || last == ':' || ENDS.iter().any(|end| row.ends_with(end));
        if is_glued && is_end && is_row(row) {
            return Some(at);
        }
        last = c;
    }
    None
}

/// The words with which rows without a number end.
const ENDS: [&str; 4] = ["Düsseldorf", "duesseldorf", ".de", "/presse"];
/// A row has no more characters.
const LONGEST_ROW: usize = 60;

/// Whether a line is or ends with a row of the editors.
fn has_editor(text: &str) -> bool {
    ends_with_number(text) && (ends_with_editor(text) || team::parse(text).is_some())
}

fn ends_with_number(text: &str) -> bool {
    text.ends_with(|c: char| c.is_ascii_digit())
}

/// Whether behind one of its last blanks a line ends with a row of the editors.
fn ends_with_editor(text: &str) -> bool {
    let is_row = |blank: usize| {
        text.get(blank.saturating_add(1)..)
            .is_some_and(|row| team::parse(row).is_some())
    };
    ends_with_number(text) && memrchr_iter(b' ', text.as_bytes()).take(WORDS).any(is_row)
}

/// How a row of the sidebar stands in a line of the main column.
#[derive(Clone, Copy, Debug)]
enum Column {
    /// Several blanks part it.
    Wide,
    /// A single blank does, behind which it begins.
    Narrow(usize),
}

/// So many blanks part columns.
const GAP: &str = "   ";
/// A row has no more words.
const WORDS: usize = 8;
/// Beside the text, the rows and the lines between them are at most so many.
const MOST: usize = 120;

fn column(text: &str) -> Option<Column> {
    if text.contains(GAP) {
        return (!cells(text).is_empty()).then_some(Column::Wide);
    }
    let blanks = text.rmatch_indices(' ').take(WORDS);
    let starts = blanks.map(|(blank, _)| blank.saturating_add(1));
    // The longest one that is a row; of addresses the last one.
    let is_whole = |at: &usize| text.get(*at..).is_some_and(|row| is_own_row(row) || is_head(row));
    let is_address = |at: &usize| {
        text.get(*at..)
            .is_some_and(|row| postal::is_row(row) && !row.contains("://"))
    };
    let own = starts.clone().filter(is_whole).last();
    own.or_else(|| starts.take(1).find(is_address)).map(Column::Narrow)
}

/// Whether words are a line of the masthead that stands above the sidebar.
fn is_head(text: &str) -> bool {
    has_same_words(text, "Landeshauptstadt Düsseldorf") || text.starts_with("pld ") && text.contains("Pressedienst")
}

/// Whether words are a row of the sidebar, whatever stands above it.
fn is_row(text: &str) -> bool {
    is_own_row(text) || postal::is_row(text)
}

/// Whether they are one that stands in no text.
fn is_own_row(text: &str) -> bool {
    let is_label = words_end(text, PUBLISHER_OF_SIDEBAR) == Some(text.len()) || text.trim_end_matches(':') == TEAM;
    is_label || postal::is_numbered(text) || postal::is_publisher(text) || team::parse(text).is_some()
}

/// Whether the sidebar stands above number and date, and not beside the text.
pub(crate) fn is_first(lines: &[Line<'_>]) -> bool {
    let above = find(lines).filter(|first| *first <= HEAD_LINES);
    above.is_some_and(|first| {
        let mut head = lines.iter().take(first).map(|line| line.text);
        !head.any(|text| document_number::parse(text).is_some() || date::parse_line(text).is_some())
    })
}

/// Above a sidebar that stands first are at most so many lines: title and masthead.
const HEAD_LINES: usize = 4;

/// The line with which the sidebar begins: its label, or, where that is lost, the first of several rows.
pub(crate) fn find(lines: &[Line<'_>]) -> Option<usize> {
    let is_label = |line: &Line<'_>| words_end(line.text, PUBLISHER_OF_SIDEBAR).is_some();
    lines.iter().position(is_label).or_else(|| {
        let is_row = |line: &&Line<'_>| {
            postal::is_row(line.text) || postal::is_publisher(line.text) || team::parse(line.text).is_some()
        };
        let top = lines.get(..lines.len().min(ROWS)).unwrap_or_default();
        let few = |index: usize| {
            top.iter()
                .skip(index)
                .take(FEW.saturating_add(2))
                .filter(is_row)
                .count()
        };
        (0..top.len()).find(|index| top.get(*index).is_some_and(|line| is_row(&line)) && few(*index) >= FEW)
    })
}

/// So many rows make a sidebar without its label.
const FEW: usize = 3;

/// What stands above a line of the sidebar.
#[derive(Debug, Default)]
struct Above {
    /// The line directly above it.
    last: Option<Row>,
    /// Whether the editors have begun.
    is_team_open: bool,
    /// How many rows of the imprint.
    imprint: usize,
}

impl Above {
    fn add(&mut self, row: Option<Row>) {
        self.last = row;
        self.is_team_open |= matches!(row, Some(Row::TeamLabel | Row::Team));
        self.imprint = self.imprint.saturating_add(usize::from(row == Some(Row::Imprint)));
    }
}

/// What a line holds if it is a row of the sidebar.
fn row(text: &str, above: &Above) -> Option<Row> {
    if !above.is_team_open && words_end(text, PUBLISHER_OF_SIDEBAR).is_some() {
        return Some(Row::Label);
    }
    // It may be there twice.
    if text.starts_with(TEAM) && (!above.is_team_open || above.last == Some(Row::TeamLabel)) {
        return Some(Row::TeamLabel);
    }
    if team::parse(text).is_some() {
        return Some(Row::Team);
    }
    if above.is_team_open {
        return team::is_begun(text).then_some(Row::Damaged);
    }
    // Further down a line that begins like an office is a headline: "Amt für Soziales berät am Samstag".
    (postal::is_row(text) || above.imprint < PUBLISHER_ROWS && postal::is_publisher(text)).then_some(Row::Imprint)
}

/// The publisher is the first row; it may be there twice.
const PUBLISHER_ROWS: usize = 2;

/// Length of the label that a row begins with.
fn label_length(text: &str) -> usize {
    let label = words_end(text, PUBLISHER_OF_SIDEBAR).unwrap_or(TEAM.len());
    let rest = text.get(label..).unwrap_or_default();
    text.len().saturating_sub(rest.trim_start_matches(':').len())
}

#[cfg(test)]
mod tests {
    use super::part_columns;
    use crate::text::line;

    #[test]
    fn columns_in_one_line() {
        for (text, expected) in [
            // Nothing stands beside the text.
            ("Herausgegeben vom\nAmt für Kommunikation\nBrunnen sprudelt", None),
            ("Brunnen am Amt für Kommunikation\nRathaus - Marktplatz 2", None),
            (
                "Herausgegeben vom\nAmt für Kommunikation\nNeues vom Amt für Kommunikation\nPostfach 101120",
                None,
            ),
            // Some rows have lines of their own.
            (
                "Herausgegeben vom\nBrunnen sprudelt Amt für Kommunikation\nPostfach 101120\nWasser jk - Ina Roth - 93131\nEs war schön.",
                Some(
                    "Brunnen sprudelt|Wasser|Es war schön.|Herausgegeben vom|Amt für Kommunikation|Postfach 101120|jk - Ina Roth - 93131",
                ),
            ),
            // Rows between wide gaps, and glued to the text.
            (
                "Brunnen    Herausgegeben vom\nsprudelt    Amt für Kommunikation      Postfach 101120\n40002 Düsseldorfmunter am Anger.",
                Some(
                    "Brunnen|sprudelt|munter am Anger.|Herausgegeben vom|Amt für Kommunikation|Postfach 101120|40002 Düsseldorf",
                ),
            ),
            (
                "Brunnen    Herausgegeben vom\nFax: +49. 211/ 89-94179\"Es war schön\"      www.x.de/presseUnd mehr",
                Some("Brunnen|\"Es war schön\"|Und mehr|Herausgegeben vom|Fax: +49. 211/ 89-94179|www.x.de/presse"),
            ),
        ] {
            let mut lines = line::cut(text);
            let is_parted = part_columns(&mut lines);
            let shown: Vec<&str> = lines.iter().map(|line| line.text.trim()).collect();
            assert_eq!(is_parted, expected.is_some(), "{text}");
            assert_eq!(shown.join("|"), expected.map_or(text.replace('\n', "|"), str::to_owned));
        }
    }
}
