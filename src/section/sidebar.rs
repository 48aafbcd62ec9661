//! The sidebar: publisher and editors in a second column, with lines of the main column among its rows.
//!
//! ```text
//! sidebar   = "Herausgegeben vom" publisher *address_row *number_row *web_address "Redaktionsteam:" *team_row
//! ```
//! An extractor prints both columns row by row, so that each row is told by what it holds.

use crate::context::Context;
use crate::copy::stitch::Text;
use crate::field::{place_of, postal, team};
use crate::record::{Imprint, Person, Role, TeamMember};
use crate::text::line::{Gap, Line};
use crate::text::words;

use super::footer;

/// How the sidebar begins.
pub(crate) const PUBLISHER: &str = "Herausgegeben vom";
/// What stands above the editors.
pub(crate) const TEAM: &str = "Redaktionsteam";
/// The sidebar has at most so many rows, lines of the main column among them.
const ROWS: usize = 60;

/// What a sidebar held, and where it stood.
#[derive(Debug, Default)]
pub(crate) struct Sidebar {
    pub(crate) imprint: Option<Imprint>,
    /// The lines of the main column that a row of the sidebar stands before, by their index; the last one is the first
    /// behind the sidebar.
    pub(crate) seams: Vec<usize>,
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

impl Sidebar {
    /// Takes the rows of the sidebar out of `lines`, so that the main column remains.
    pub(crate) fn take_out(lines: &mut Vec<Line>, context: &mut Context<'_>) -> Self {
        let source = context.text();
        let Some(start) = find(lines, source) else {
            return Self::default();
        };
        let last = lines.len().min(start.saturating_add(ROWS));
        let mut rows: Vec<Option<Row>> = Vec::with_capacity(last.saturating_sub(start));
        for line in lines.get(start..last).unwrap_or_default() {
            let row = row(line.text(source), &rows);
            rows.push(row);
        }
        let mut sidebar = Self::default();
        let mut imprint = Imprint::default();
        let mut printed = Vec::new();
        let mut is_behind = false;
        let (mut index, mut kept) = (0_usize, 0_usize);
        lines.retain_mut(|line| {
            let row = index.checked_sub(start).and_then(|at| rows.get(at).copied()).flatten();
            index = index.saturating_add(1);
            let Some(row) = row else {
                if is_behind {
                    sidebar.seams.push(kept);
                    line.gap = Gap::Next;
                    is_behind = false;
                }
                kept = kept.saturating_add(1);
                return true;
            };
            is_behind = true;
            match row {
                Row::Label | Row::TeamLabel => printed.extend(read_label(*line, context)),
                // A row that is there twice counts once.
                Row::Imprint
                    if printed
                        .last()
                        .is_some_and(|last: &Line| words::has_same_words(last.text(source), line.text(source))) =>
                {
                    context.mark(line.span, Role::Imprint);
                }
                Row::Imprint => printed.push(*line),
                Row::Damaged => {}
                Row::Team => imprint.team.extend(read_member(*line, context)),
            }
            false
        });
        if is_behind {
            sidebar.seams.push(kept);
        }
        footer::read_imprint(&printed, &mut imprint, context);
        sidebar.imprint = Some(imprint);
        sidebar
    }

    /// The editor who signs with these initials.
    pub(crate) fn editor(&self, initials: &str) -> Option<Person> {
        let team = &self.imprint.as_ref()?.team;
        let member = team
            .iter()
            .find(|member| member.initials.as_ref().is_some_and(|own| own.as_str() == initials))?;
        Some(Person {
            family: member.family.clone(),
            given: member.given.clone(),
        })
    }
}

/// The line with which the sidebar begins: its label, or, where that is lost, the first of several rows.
pub(crate) fn find(lines: &[Line], source: &str) -> Option<usize> {
    let is_label = |line: &Line| words::words_end(line.text(source), PUBLISHER).is_some();
    lines.iter().position(is_label).or_else(|| {
        let is_row = |line: &&Line| {
            let text = line.text(source);
            postal::is_row(text) || postal::is_publisher(text) || team::parse(text).is_some()
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
    if !is_team_open && words::words_end(text, PUBLISHER).is_some() {
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

/// Marks the label of a row; gives what stands behind it on the same line.
fn read_label(line: Line, context: &mut Context<'_>) -> Option<Line> {
    let source = context.text();
    let text = line.text(source);
    let label = words::words_end(text, PUBLISHER).unwrap_or(TEAM.len());
    let rest = text.get(label..).unwrap_or_default();
    let end = text.len().saturating_sub(rest.trim_start_matches(':').len());
    context.mark(line.span.part(0..end), Role::Label);
    let rest = line.piece(source, end..text.len(), line.gap);
    (rest.width > 0).then_some(rest)
}

fn read_member(line: Line, context: &mut Context<'_>) -> Option<TeamMember> {
    let source = context.text();
    let mut text = Text::default();
    text.push(source, line.span, line.is_untidy());
    let row = team::parse(text.as_str())?;
    let mut field = |part: &str| text.field(place_of(text.as_str(), part), Role::Imprint, context);
    Some(TeamMember {
        initials: field(row.initials),
        family: field(row.name.family),
        given: row.name.given.and_then(&mut field),
        phone: field(row.phone),
    })
}
