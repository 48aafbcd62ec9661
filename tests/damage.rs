//! Damage stays where it is: a line that is lost, doubled or swapped, and an end that is cut off, change the values
//! printed there and what `support/reach.rs` names, and nothing else. Nothing is lost silently.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::format_push_string,
    unreachable_pub,
    reason = "a test that cannot go on fails"
)]

mod support;

use pressedienst::{Parser, Span, parse};
use support::cuts::cut;
use support::edits::Edit;
use support::reach::Damage;
use support::subject::Subject;
use support::{Fixture, well_formed};

/// The damage to each printed line of a text.
fn edits(subject: &Subject, damage: Damage) -> Vec<(Span, Edit)> {
    let length = subject.text.len();
    let lines: Vec<_> = subject.lines.printed(&subject.text).collect();
    let mut edits = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let next = lines.get(index + 1);
        match damage {
            Damage::Lost => edits.push((*line, Edit::lose(*line, length))),
            Damage::Doubled => {
                let behind = next.map_or(length, |next| next.start());
                edits.push((*line, Edit::double(*line, length)));
                edits.push((*line, Edit::double_apart(*line, behind, length)));
            }
            Damage::Swapped => edits.extend(next.map(|next| (*line, Edit::swap(*line, *next, length)))),
        }
    }
    edits
}

/// Damages every printed line of every fixture, and gathers what changed beyond its reach.
fn damage_every_line(damage: Damage) {
    let (mut tried, mut found) = (0, Vec::new());
    for fixture in well_formed() {
        let subject = Subject::of(&fixture);
        for (line, edit) in edits(&subject, damage) {
            tried += 1;
            let changes = subject.changes_out_of_reach(&edit, damage);
            if !changes.is_empty() {
                let roles: Vec<_> = subject.hit(&edit).into_iter().map(|line| subject.roles(line)).collect();
                let words = format!("{roles:?} {:.60?}", line.of(&subject.text));
                found.push(message(&fixture, &subject, line.start(), &words, &changes));
            }
        }
    }
    assert!(tried > 2_500, "only {tried} lines");
    let report = found.join("\n");
    assert!(
        found.is_empty(),
        "{} of {tried} lines {damage:?}:\n{report}",
        found.len()
    );
}

fn message(fixture: &Fixture, subject: &Subject, at: usize, words: &str, changes: &[String]) -> String {
    let line = subject.lines.at(Span::new(at, at + 1)).start + 1;
    let changes = changes.join("\n    ");
    format!("{}/{}:{line} {words}\n    {changes}", fixture.folder, fixture.name)
}

#[test]
fn a_lost_line_changes_only_what_it_reaches() {
    damage_every_line(Damage::Lost);
}

#[test]
fn a_doubled_line_changes_only_what_it_reaches() {
    damage_every_line(Damage::Doubled);
}

#[test]
fn swapped_lines_change_only_what_they_reach() {
    damage_every_line(Damage::Swapped);
}

#[test]
fn no_text_owes_its_layout_to_more_than_two_lines() {
    for fixture in well_formed() {
        let subject = Subject::of(&fixture);
        let edits = edits(&subject, Damage::Lost).into_iter();
        let marks = edits.filter(|(_, edit)| parse(&edit.text(&subject.text)).layout() != Some(subject.layout));
        let marks: Vec<_> = marks.map(|(line, _)| line.of(&subject.text)).collect();
        assert!(marks.len() <= 2, "{}: {marks:?}", fixture.path.display());
    }
}

/// Cuts every fixture at the places that `is_place` takes, and gathers what changed beyond the reach of the cut.
fn cut_everywhere(least: usize, is_place: impl Fn(&str, usize) -> bool) {
    let (mut tried, mut found) = (0, Vec::new());
    for fixture in well_formed() {
        let subject = Subject::of(&fixture);
        let text = subject.text.as_str();
        let mut pages = None;
        for (at, _) in text.char_indices().filter(|(at, _)| is_place(text, *at)) {
            tried += 1;
            let changes = changes_by_cut(&subject, at, &mut pages);
            if !changes.is_empty() {
                let start = text[..at].trim_end().rfind('\n').unwrap_or(0);
                let words = format!("cut behind {:?}", &text[start..at]);
                found.push(message(&fixture, &subject, at, &words, &changes));
            }
        }
    }
    assert!(tried > least, "only {tried} cuts");
    assert!(
        found.is_empty(),
        "{} of {tried} cuts:\n{}",
        found.len(),
        found.join("\n")
    );
}

/// What is wrong with the beginning of a text up to `at`; `pages` are those of a shorter beginning.
fn changes_by_cut(subject: &Subject, at: usize, pages: &mut Option<u32>) -> Vec<String> {
    let (edit, reached) = cut(subject, at);
    let beginning = &subject.text[..at];
    let document = Parser::new().layout(subject.layout).parse(beginning);
    let mut changes = subject.compare(&edit, &document, &reached);
    if document.page_count() < *pages {
        changes.push(format!("{:?} pages after {pages:?}", document.page_count()));
    }
    *pages = document.page_count();
    // The beginning of a masthead is that of another one.
    let recognised = parse(beginning).layout().filter(|_| beginning.trim() != "Pressedienst");
    if recognised.is_some_and(|layout| layout != subject.layout && subject.quoted != Some(layout)) {
        changes.push(format!("recognised as {recognised:?}"));
    }
    changes
}

#[test]
fn a_cut_off_end_changes_only_what_it_reaches() {
    // Behind each line, behind its first letter, where a word is cut shortest, and here and there inside.
    let is_first = |text: &str, at: usize| text[..at].chars().rev().take(2).any(|c| c == '\n');
    cut_everywhere(10_000, |text, at| is_first(text, at) || at % 61 == 0);
}

#[test]
#[ignore = "takes minutes"]
fn a_cut_at_any_letter_changes_only_what_it_reaches() {
    cut_everywhere(200_000, |_, _| true);
}
