//! What changed although its print was not touched.

use std::collections::BTreeSet;

use pressedienst::{Document, Span};
use serde_json::Value;

use super::Subject;
use super::changes::Changes;
use super::edits::{Edit, Lines};
use super::printed::Printed;

/// A value that is not what it was, or an entry of a list.
#[derive(Debug)]
struct Change<'v> {
    /// The path without the numbers of items and entries.
    field: String,
    /// The lines on which it was printed, before the damage.
    lines: BTreeSet<usize>,
    value: &'v Value,
    is_printed: bool,
}

impl<'v> Change<'v> {
    fn of(path: &str, printed: &'v Printed, lines: BTreeSet<usize>) -> Self {
        Self {
            field: field(path),
            lines,
            value: printed.value(path),
            is_printed: printed.is_printed(path),
        }
    }

    fn is_at(&self, other: &Self) -> bool {
        self.field == other.field && self.lines == other.lines
    }

    fn is_entry(&self) -> bool {
        self.value.is_object()
    }

    /// Whether this is an entry, and the other one of its values.
    fn holds(&self, other: &Self) -> bool {
        let name = other.field.strip_prefix(self.field.as_str());
        self.is_entry() && name.is_some_and(|name| name.starts_with('.'))
    }

    /// The words of a value that was worked out; what was printed can be read where it stands.
    fn words(&self) -> String {
        match self.value {
            _ if self.is_printed || self.is_entry() => String::new(),
            Value::String(words) => format!(" {words}"),
            value => format!(" {value}"),
        }
    }
}

/// The changes of an edit that are no changes of what it touched, as words.
pub fn surprises(subject: &Subject, edit: &Edit, document: &Document, after: &Printed) -> Vec<String> {
    let before = &subject.printed;
    let lines_of = |spans: &[Span]| {
        spans
            .iter()
            .flat_map(|span| subject.lines.at(*span))
            .collect::<BTreeSet<_>>()
    };
    let origins = |spans: Vec<Span>| spans.into_iter().flat_map(|span| edit.origin(span)).collect::<Vec<_>>();
    let hit = lines_of(&edit.hit);
    let changes = Changes::between(&before.record, &after.record);
    let lost = changes.lost.iter();
    let mut lost: Vec<_> = lost
        .map(|path| Change::of(path, before, lines_of(&before.places(path))))
        .collect();
    let gained = changes.gained.iter();
    let mut gained: Vec<_> = gained
        .map(|path| Change::of(path, after, lines_of(&origins(after.places(path)))))
        .collect();
    // What is the same in another entry has not changed.
    lost.retain(
        |old| match gained.iter().position(|new| old.is_at(new) && old.value == new.value) {
            Some(at) => {
                gained.remove(at);
                false
            }
            None => true,
        },
    );
    let (touched, lost): (Vec<_>, Vec<_>) = lost.into_iter().partition(|old| !old.lines.is_disjoint(&hit));
    // What is left of a value that was touched, and what stands on the damaged lines alone.
    gained.retain(|new| {
        let is_left = |old: &Change<'_>| old.field == new.field && new.lines.is_subset(&old.lines);
        new.lines.is_empty() || !new.lines.is_subset(&hit) && !touched.iter().any(is_left)
    });
    let mut found = words(&subject.lines, lost, gained);
    // That a beginning has fewer pages has no diagnostics.
    if found.iter().any(|words| !words.starts_with("~page_count")) {
        // On the last line of a text that breaks off, diagnostics are no surprise.
        let kept = if edit.is_cut { edit.hit[0].start() } else { usize::MAX };
        found.extend(new_codes(subject, document, kept));
    }
    found
}

/// The codes of the diagnostics of a document up to a place, sorted.
pub fn codes(document: &Document, to: usize) -> Vec<&'static str> {
    let diagnostics = document.diagnostics().iter().filter(|found| found.span().end() <= to);
    let mut codes: Vec<_> = diagnostics.map(|found| found.code().as_str()).collect();
    codes.sort_unstable();
    codes
}

fn new_codes(subject: &Subject, document: &Document, to: usize) -> Vec<String> {
    let mut before = subject.codes.clone();
    let mut codes = codes(document, to);
    codes.retain(|code| match before.iter().position(|old| old == code) {
        Some(at) => {
            before.remove(at);
            false
        }
        None => true,
    });
    codes.dedup();
    codes.into_iter().map(|code| format!("!{code}")).collect()
}

/// What is gained where the same was lost has changed. An entry that is lost or gained stands for the values on its lines; one
/// that has changed is told by its values.
fn words(lines: &Lines, lost: Vec<Change<'_>>, mut gained: Vec<Change<'_>>) -> Vec<String> {
    let mut found: Vec<(char, Change<'_>, String)> = Vec::new();
    for old in lost {
        let new = gained.iter().position(|new| old.is_at(new)).map(|at| gained.remove(at));
        let (sign, words) = match new.map(|new| new.words()) {
            Some(new) if new.is_empty() => ('~', new),
            Some(new) => ('~', format!("{}>{}", old.words(), new.trim_start())),
            None => ('-', old.words()),
        };
        found.push((sign, old, words));
    }
    found.extend(
        gained
            .into_iter()
            .map(|new| ('+', new.words(), new))
            .map(|(sign, words, new)| (sign, new, words)),
    );
    let is_told = |sign: char, change: &Change<'_>| {
        let by_entry = |(other, entry, _): &(char, Change<'_>, String)| {
            *other == sign && sign != '~' && entry.holds(change) && entry.lines == change.lines
        };
        let by_value = |(_, value, _): &(char, Change<'_>, String)| {
            sign == '~' && change.holds(value) && value.lines.is_subset(&change.lines)
        };
        found.iter().any(|other| by_entry(other) || by_value(other))
    };
    let told = found.iter().filter(|(sign, change, _)| !is_told(*sign, change));
    let mut told: Vec<_> = told
        .map(|(sign, change, words)| {
            (
                &change.lines,
                format!("{sign}{}{}{words}", change.field, lines.show(&change.lines)),
            )
        })
        .collect();
    told.sort();
    told.dedup();
    told.into_iter().map(|(_, words)| words).collect()
}

/// The path of a value without numbers, and without the field `releases` in which all are: `images.credit.line`.
fn field(path: &str) -> String {
    let numbers = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];
    let field: String = path
        .split(['[', ']'])
        .filter(|part| !part.starts_with(numbers))
        .collect();
    field.strip_prefix("releases.").map(str::to_owned).unwrap_or(field)
}
