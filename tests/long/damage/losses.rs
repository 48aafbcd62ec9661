//! Words that a document has lost without a word about it.

use pressedienst::{Document, Role, Span};

use super::printed::Printed;
use crate::support::invariants;

/// What is wrong with the parts of a document: they do not tile the text, or one says that it is a value and no value
/// holds it, or nobody reports what has no role.
pub fn losses(document: &Document, printed: &Printed) -> Vec<String> {
    let source = document.source();
    let mut held: Vec<Span> = printed.all().flat_map(|(_, spans)| spans.to_vec()).collect();
    held.sort();
    let meets = |span: &Span, part: Span| span.start() < part.end() && span.end() > part.start();
    // Values lie inside each other at most three deep.
    let is_held = |part: Span| {
        let behind = held.partition_point(|span| span.start() < part.end());
        held[behind.saturating_sub(6)..behind]
            .iter()
            .any(|span| meets(span, part))
    };
    let is_label = |part: Span| {
        let mut parts = document.parts();
        parts.any(|(span, role)| role == Role::Label && meets(&span, part))
    };
    // What is there twice counts once, and initials stand for an editor of the team.
    let is_double = |part: Span| {
        let words = part.of(source).trim_matches(['(', ')']);
        let others = source
            .match_indices(words)
            .map(|(at, _)| Span::new(at, at + words.len()));
        let mut others = others.filter(|other| !meets(other, part));
        words
            .split('/')
            .all(|word| held.iter().any(|span| span.of(source) == word))
            || others.any(|other| is_held(other) || is_label(other))
    };
    let is_reported = |part: Span| {
        let mut reports = document.diagnostics().iter().map(pressedienst::Diagnostic::span);
        reports.any(|span| meets(&span, part))
    };
    let (mut found, mut end) = (Vec::new(), 0);
    for (part, role) in document.parts() {
        if part.start() != end {
            found.push(format!("a gap or an overlap at {end}"));
        }
        end = part.end();
        let is_well = match role {
            Role::Unclassified => is_reported(part),
            Role::Delimiter => invariants::tiling::is_delimiter(part.of(source)),
            role if is_furniture(role) => true,
            _ => is_held(part) || is_reported(part) || is_double(part),
        };
        if !is_well {
            found.push(format!("{role:?} held by no value: {:.60?}", part.of(source)));
        }
    }
    if end != source.len() {
        found.push("the end is missing".to_owned());
    }
    found
}

/// Whether a part of this role is no value.
fn is_furniture(role: Role) -> bool {
    use Role::{Blank, Delimiter, Folio, Label, Masthead, PageBreak, RunningHead, UsageNote};
    matches!(
        role,
        Blank | PageBreak | Folio | RunningHead | Masthead | Label | UsageNote | Delimiter
    )
}
