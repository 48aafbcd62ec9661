//! The text as it was printed, line by line, with the messages at their lines.

use maud::{Markup, html};
use pressedienst::{Diagnostic, Severity, Span};

use super::super::signs::Shown;
use super::super::words::Words;
use super::View;
use super::fold::Folds;
use super::group::Group;
use super::pieces::{Piece, anchor};
use crate::lang::found as said;
use crate::text::code;

/// The lines of a text.
pub(super) fn lines(view: &View<'_>) -> Markup {
    let document = view.text.document;
    let mut folds = Folds::new(document.source().len(), view.words.lines);
    let (mut pieces, mut page) = (view.pieces.as_slice(), None);
    let mut messages = document.diagnostics().iter().enumerate().peekable();
    for (number, line) in (1..).zip(&view.lines) {
        let inside = pieces.partition_point(|piece| piece.span.start() < line.end());
        let (own, rest) = pieces.split_at(inside);
        pieces = rest;
        let is_here = |found: &Diagnostic| document.line_col(found.span().start()).line <= number;
        let mut notes = Vec::new();
        while let Some(message) = messages.next_if(|(_, found)| is_here(found)) {
            notes.push(message);
        }
        let here = view.text.extraction.and_then(|extraction| extraction.page_of(number));
        let turned = here.filter(|_| page != here);
        page = here.or(page);
        let item = html! {
            @if let Some(page) = turned { div class="page" { (view.words.page) " " (page) } }
            (of_line(view, number, own))
            @for (index, found) in notes { (message(view, index, found)) }
        };
        folds.push(number, &item);
    }
    // Behind the last line, or where there is none.
    for (index, found) in messages {
        folds.push(view.lines.len(), &message(view, index, found));
    }
    folds.finish()
}

fn of_line(view: &View<'_>, number: usize, pieces: &[Piece]) -> Markup {
    let mut groups = pieces.iter().filter_map(|piece| piece.group).peekable();
    let is_furniture = groups.peek().is_some() && groups.all(|group| group == Group::Furniture);
    html! {
        p id={ "L" (number) } class=[is_furniture.then_some("f")] {
            @for piece in pieces { (of_piece(view, piece)) }
        }
    }
}

fn of_piece(view: &View<'_>, piece: &Piece) -> Markup {
    let words = piece.span.of(view.text.document.source());
    let value = |place: &usize| view.values.get(*place);
    // Nobody comes to a link that cannot be seen.
    let link = piece.owner.filter(|_| !words.trim().is_empty());
    let of = piece.owner.iter().filter(|_| link.is_none()).chain(&piece.others);
    // A value inside another, such as an appointment in its paragraph, is marked too.
    let inside = of.clone().filter_map(value).map(|value| value.group);
    let inside = inside.filter(|group| Some(*group) != piece.group).take(1);
    let groups: Vec<_> = piece.group.into_iter().chain(inside).map(Group::class).collect();
    let class = Some(groups.join(" ")).filter(|class| !class.is_empty());
    let of = joined(of.map(|place| anchor(*place)));
    let (shown, messages) = (Shown::new(words), joined(piece.messages.iter()));
    match link {
        Some(own) => {
            let language = view.values.get(own).and_then(|value| value.language);
            let language = language.filter(|language| Some(*language) != view.language);
            html! {
                a class=[class] href={ "#" (anchor(own)) } lang=[code(language)] data-v=[of] data-m=[messages] { (shown) }
            }
        }
        None if class.is_some() || of.is_some() || messages.is_some() => {
            html! { span class=[class] data-v=[of] data-m=[messages] { (shown) } }
        }
        None => html! { (shown) },
    }
}

/// With blanks between them, if there are any.
fn joined<T: ToString>(items: impl Iterator<Item = T>) -> Option<String> {
    let items: Vec<_> = items.map(|item| item.to_string()).collect();
    (!items.is_empty()).then(|| items.join(" "))
}

/// A message of the parser.
fn message(view: &View<'_>, index: usize, found: &Diagnostic) -> Markup {
    let (document, words) = (view.text.document, view.words);
    let place = document.line_col(found.span().start());
    let related = found.related().map(|span: Span| document.line_col(span.start()).line);
    html! {
        div class={ "m " (severity_class(found.severity())) } id={ "M" (index) } role="note" tabindex="-1" {
            (severity(words, found.severity())) " "
            (Shown::new(&said::sentence(found, view.lang))) ". "
            span class="place" {
                code { (found.code().as_str()) } ", " (words.line) " " (place.line) ", " (words.column) " " (place.column)
                @if let Some(line) = related { "; " (words.compare) " " a href={ "#L" (line) } { (words.line) " " (line) } }
            }
            span class="do" { b { (words.what_to_do) } " " (said::words(found.code(), view.lang).advice) }
        }
    }
}

/// How bad a message is, in a sign and a word.
pub(super) fn severity(words: &Words, severity: Severity) -> Markup {
    let (sign, word) = match severity {
        Severity::Error => ("✕", words.error),
        Severity::Warning => ("▲", words.warning),
        _ => ("ℹ", words.note),
    };
    html! { b class="s" { (sign) " " (word) } }
}

pub(super) const fn severity_class(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        _ => "note",
    }
}
