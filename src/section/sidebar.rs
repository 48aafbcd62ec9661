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

use crate::copy::stitch::Text;
use crate::field::{date, document_number, postal, team};
use crate::record::Role;
use crate::text::line::{Gap, Line};
use crate::text::words::{has_same_words, words_end};

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
    for line in lines.get(start..last).unwrap_or_default() {
        let row = row(line.text, &rows);
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

    /// What its rows are.
    pub(crate) fn into_parts(self) -> Vec<(Part, Vec<Line<'s>>)> {
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
/// The rows come to stand behind the text, those of the masthead before it. Tells whether there were any.
///
/// | a line of a text whose sidebar has no line of its own to begin with | is parted |
/// | --- | --- |
/// | has a row behind three blanks or more | before that |
/// | ends with a row behind one blank, and so does a line beside it | before that |
/// | is a row as a whole, below one that was parted | belongs to the sidebar |
/// | is any other | no |
pub(crate) fn part_columns(lines: &mut Vec<Line<'_>>) -> bool {
    let is_whole = |line: &Line<'_>| words_end(line.text, PUBLISHER_OF_SIDEBAR).is_some();
    if !lines.iter().any(|line| line.text.contains(PUBLISHER_OF_SIDEBAR)) || lines.iter().any(is_whole) {
        return false;
    }
    let columns: Vec<Option<Column>> = lines.iter().map(|line| column(line.text)).collect();
    let is_parted = |index: usize| columns.get(index).is_some_and(Option::is_some);
    let (mut head, mut main, mut column) = (Vec::new(), Vec::with_capacity(lines.len()), Vec::new());
    for (index, line) in lines.iter().enumerate() {
        let beside = index.checked_sub(1).is_some_and(is_parted) || is_parted(index.saturating_add(1));
        match columns.get(index).copied().flatten() {
            Some(Column { at, is_wide }) if is_wide || beside => {
                let left = line.piece(0..at, line.gap);
                main.extend(Some(left).filter(|left| !left.is_empty()));
                let row = line.rest(at);
                if is_head(row.text) {
                    head.push(row);
                } else {
                    column.push(row);
                }
            }
            _ if !column.is_empty() && is_row(line.text) => column.push(*line),
            _ => main.push(*line),
        }
    }
    let is_any = !column.is_empty();
    *lines = head;
    lines.append(&mut main);
    lines.append(&mut column);
    is_any
}

/// Where a row of the sidebar begins in a line of the main column.
#[derive(Clone, Copy, Debug)]
struct Column {
    at: usize,
    /// Whether several blanks stand before it.
    is_wide: bool,
}

/// So many blanks part columns.
const GAP: &str = "   ";
/// A row has no more words.
const WORDS: usize = 8;

fn column(text: &str) -> Option<Column> {
    if let Some(gap) = text.rfind(GAP) {
        let at = gap.saturating_add(GAP.len());
        let row = text.get(at..)?.trim_start();
        let at = text.len().saturating_sub(row.len());
        return (is_row(row) || is_head(row)).then_some(Column { at, is_wide: true });
    }
    let blanks = text.rmatch_indices(' ').take(WORDS);
    let starts = blanks.map(|(blank, _)| blank.saturating_add(1));
    // The longest one that is a row.
    let is_whole = |at: &usize| text.get(*at..).is_some_and(|row| is_own_row(row) || is_head(row));
    let at = starts.filter(is_whole).last()?;
    Some(Column { at, is_wide: false })
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
    let is_numbered = postal::is_row(text) && !postal::is_web(text) && !text.contains('@');
    is_label || is_numbered || postal::is_publisher(text) || team::parse(text).is_some()
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

/// What a line holds if it is a row of the sidebar; `rows` are those above it.
fn row(text: &str, rows: &[Option<Row>]) -> Option<Row> {
    let is_team_open = rows.contains(&Some(Row::TeamLabel)) || rows.contains(&Some(Row::Team));
    if !is_team_open && words_end(text, PUBLISHER_OF_SIDEBAR).is_some() {
        return Some(Row::Label);
    }
    // It may be there twice.
    if text.starts_with(TEAM) && (!is_team_open || rows.last() == Some(&Some(Row::TeamLabel))) {
        return Some(Row::TeamLabel);
    }
    if team::parse(text).is_some() {
        return Some(Row::Team);
    }
    if is_team_open {
        return team::is_begun(text).then_some(Row::Damaged);
    }
    // Further down a line that begins like an office is a headline: "Amt für Soziales berät am Samstag".
    let above = rows.iter().filter(|row| **row == Some(Row::Imprint)).count();
    (postal::is_row(text) || above < PUBLISHER_ROWS && postal::is_publisher(text)).then_some(Row::Imprint)
}

/// The publisher is the first row; it may be there twice.
const PUBLISHER_ROWS: usize = 2;

/// Length of the label that a row begins with.
fn label_length(text: &str) -> usize {
    let label = words_end(text, PUBLISHER_OF_SIDEBAR).unwrap_or(TEAM.len());
    let rest = text.get(label..).unwrap_or_default();
    text.len().saturating_sub(rest.trim_start_matches(':').len())
}
