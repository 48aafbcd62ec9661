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
use support::well_formed;

/// Damages every printed line of every fixture, and gathers what changed beyond its reach.
fn damage_every_line(damage: Damage) {
    let (mut tried, mut found) = (0, Vec::new());
    for fixture in well_formed() {
        let subject = Subject::of(&fixture);
        let lines: Vec<_> = subject.lines.printed(&subject.text).collect();
        let length = subject.text.len();
        for (index, line) in lines.iter().enumerate() {
            let next = lines.get(index + 1);
            let edits = match damage {
                Damage::Lost => vec![Edit::lose(*line, length)],
                Damage::Doubled => vec![
                    Edit::double(*line, length),
                    Edit::double_apart(*line, next.map_or(length, |next| next.start()), length),
                ],
                Damage::Swapped => next.map(|next| Edit::swap(*line, *next, length)).into_iter().collect(),
            };
            for edit in edits {
                tried += 1;
                let changes = subject.changes_out_of_reach(&edit, damage);
                if !changes.is_empty() {
                    let number = subject.lines.at(*line).start + 1;
                    let roles: Vec<_> = subject.hit(&edit).into_iter().map(|line| subject.roles(line)).collect();
                    found.push(format!(
                        "{}/{}:{number} {roles:?} {:.60?}\n    {}",
                        fixture.folder,
                        fixture.name,
                        line.of(&subject.text),
                        changes.join("\n    ")
                    ));
                }
            }
        }
    }
    assert!(tried > 2_500, "only {tried} lines");
    assert!(
        found.is_empty(),
        "{} of {tried} lines {damage:?}:\n{}",
        found.len(),
        found.join("\n")
    );
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

/// Cuts every fixture at the places that `is_place` takes, and gathers what changed beyond the reach of the cut.
fn cut_everywhere(least: usize, is_place: impl Fn(&str, usize) -> bool) {
    let (mut tried, mut found) = (0, Vec::new());
    for fixture in well_formed() {
        let subject = Subject::of(&fixture);
        let text = subject.text.as_str();
        let parser = Parser::new().layout(subject.layout);
        let mut pages = None;
        for (at, _) in text.char_indices().filter(|(at, _)| is_place(text, *at)) {
            let (edit, reached) = cut(&subject, at);
            let document = parser.parse(&text[..at]);
            tried += 1;
            let mut changes = subject.compare(&edit, &document, &reached);
            if document.page_count() < pages {
                changes.push(format!("{:?} pages after {pages:?}", document.page_count()));
            }
            pages = document.page_count();
            let recognised = parse(&text[..at]).layout();
            // The beginning of a masthead is that of another one.
            let is_masthead = text[..at].trim() == "Pressedienst";
            if !is_masthead
                && recognised.is_some_and(|layout| layout != subject.layout && Some(layout) != subject.quoted)
            {
                changes.push(format!("recognised as {recognised:?}"));
            }
            if !changes.is_empty() {
                let line = subject.lines.at(Span::new(at, at + 1)).start;
                found.push(format!(
                    "{}/{}:{} cut behind {:?}\n    {}",
                    fixture.folder,
                    fixture.name,
                    line + 1,
                    &text[text[..at].trim_end().rfind('\n').unwrap_or(0)..at],
                    changes.join("\n    ")
                ));
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
