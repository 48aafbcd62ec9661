//! The text as it was printed, line by line, with the messages at their lines.

use std::io;

use maud::{Markup, html};
use pressedienst::{Diagnostic, Severity, Span};

use super::super::frame::{GAP, write_filled};
use super::super::signs::Shown;
use super::super::words::Words;
use super::View;
use super::fold::{Folds, is_long};
use super::group::Group;
use super::pieces::{self, Piece, Pieces, anchor};
use crate::lang::found as said;
use crate::text::code;

/// Writes the lines of a text.
pub(super) fn write(view: &View<'_>, to: &mut dyn io::Write) -> io::Result<()> {
    let document = view.text.document;
    let source = document.source();
    let is_long = is_long(source.len());
    let mut folds = Folds::of_lines(to, source.len(), view.words.lines);
    let mut head = String::new();
    let (mut pieces, mut page, mut last) = (Pieces::new(document, &view.values), None, 0);
    let messages = document.diagnostics().iter().enumerate();
    let messages = messages.map(|(index, found)| (document.line_col(found.span().start()).line, index, found));
    let mut messages = messages.peekable();
    for (number, line) in (1..).zip(pieces::lines(source)) {
        let here = view.text.extraction.and_then(|extraction| extraction.page_of(number));
        let turned = here.filter(|_| page != here);
        page = here.or(page);
        last = number;
        folds.item(number, line.len(), |to, is_first| {
            if is_first {
                head.clear();
            }
            if let Some(page) = turned {
                let turned = html! { div class="page" { (view.words.page) " " (page) } };
                put(&turned, is_long, to)?;
            }
            let own = pieces.of_line(line);
            if is_long {
                of_long(view, &own, &mut head, to)?;
            } else {
                of_line(view, Some(number), &own, to)?;
            }
            while let Some((_, index, found)) = messages.next_if(|(line, ..)| *line <= number) {
                put(&message(view, index, found), is_long, to)?;
            }
            Ok(())
        })?;
    }
    // Behind the last line, or where there is none.
    for (_, index, found) in messages {
        folds.item(last, 0, |to, _| put(&message(view, index, found), is_long, to))?;
    }
    folds.finish()
}

/// Writes an element, in a long text on a line of its own.
fn put(item: &Markup, is_long: bool, to: &mut dyn io::Write) -> io::Result<()> {
    if !is_long {
        return to.write_all(item.0.as_bytes());
    }
    to.write_all(item.0.replace('\n', "&#10;").as_bytes())?;
    to.write_all(b"\n")
}

/// Writes a line of a long text as [`Folds::of_lines`] says; `head` is what the lines before began with.
fn of_long(view: &View<'_>, pieces: &[Piece], head: &mut String, to: &mut dyn io::Write) -> io::Result<()> {
    match pieces {
        [] => {}
        [piece] => {
            let line = html! { p class=[furniture(pieces)] { (element(view, piece)) } }.0;
            let own = line.split(GAP.0).next().unwrap_or_default();
            if own != head {
                own.clone_into(head);
                writeln!(to, "#{head}")?;
            }
            to.write_all(b"=")?;
            words(view, piece).write(to)?;
        }
        pieces => of_line(view, None, pieces, to)?,
    }
    to.write_all(b"\n")
}

fn of_line(view: &View<'_>, number: Option<usize>, pieces: &[Piece], to: &mut dyn io::Write) -> io::Result<()> {
    let id = number.map(|number| format!("L{number}"));
    let line = html! { p id=[id] class=[furniture(pieces)] { (GAP) } };
    write_filled(&line, to, |_, to| {
        let mut pieces = pieces.iter();
        pieces.try_for_each(|piece| write_filled(&element(view, piece), to, |_, to| words(view, piece).write(to)))
    })
}

/// The class of a line that is nothing but furniture.
fn furniture(pieces: &[Piece]) -> Option<&'static str> {
    let mut groups = pieces.iter().filter_map(|piece| piece.group).peekable();
    let is_furniture = groups.peek().is_some() && groups.all(|group| group == Group::Furniture);
    is_furniture.then_some(Group::Furniture.class())
}

fn words<'t>(view: &View<'t>, piece: &Piece) -> Shown<'t> {
    Shown::new(piece.span.of(view.text.document.source()))
}

/// The element of a piece with a gap for its words, or the gap alone.
fn element(view: &View<'_>, piece: &Piece) -> Markup {
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
    let messages = joined(piece.messages.iter());
    match link {
        Some(own) => {
            let language = view.values.get(own).and_then(|value| value.language);
            let language = language.filter(|language| Some(*language) != view.language);
            html! {
                a class=[class] href={ "#" (anchor(own)) } lang=[code(language)] data-v=[of] data-m=[messages] { (GAP) }
            }
        }
        None if class.is_some() || of.is_some() || messages.is_some() => {
            html! { span class=[class] data-v=[of] data-m=[messages] { (GAP) } }
        }
        None => html! { (GAP) },
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
