//! The record: the values of each release with their places, and what no field holds.

use std::fmt::Display;
use std::io;

use maud::{Markup, PreEscaped, html};
use pressedienst::{Label, Language, Located, Role, SharedStr, Span};
use unicode_normalization::UnicodeNormalization as _;

use super::super::frame::{GAP, write_filled};
use super::super::signs::Shown;
use super::View;
use super::fold::{Folds, is_long};
use super::group::Group;
use super::pieces::anchor;
use super::release::Sections;
use crate::text::main_language;

/// Writes the releases of a text one behind the other.
pub(super) fn write(view: &View<'_>, to: &mut dyn io::Write) -> io::Result<()> {
    let document = view.text.document;
    let is_long = is_long(document.source().len());
    if is_long {
        let hint = html! { p class="hint" { (view.words.folded) } };
        to.write_all(hint.0.as_bytes())?;
    }
    let mut folds = Folds::new(to, document.source().len(), view.words.release);
    let count = document.releases().len();
    for (index, release) in document.releases().iter().enumerate() {
        let writer = Writer {
            view,
            index,
            language: main_language(release),
        };
        Sections { writer, release }.each(count, |section| folds.push(index + 1, &section))?;
    }
    folds.finish()?;
    write_unread(view, to)
}

/// Writes the words that no field holds.
fn write_unread(view: &View<'_>, to: &mut dyn io::Write) -> io::Result<()> {
    let (document, words) = (view.text.document, view.words);
    if document.layout().is_none() {
        let whole = html! { h3 { (words.unread) } p { (words.no_layout) "." } };
        return to.write_all(whole.0.as_bytes());
    }
    let left = document
        .annotations()
        .filter(|found| *found.label() == Label::Role(Role::Unclassified));
    let left: Vec<Span> = left.flat_map(|found| found.spans().to_vec()).collect();
    if left.is_empty() {
        return Ok(());
    }
    let source = document.source();
    let list = html! {
        h3 { (words.unread) " " span class="count" { (left.len()) } }
        // A list for each block, if there are any.
        @if is_long(source.len()) { (GAP) } @else { ul { (GAP) } }
    };
    write_filled(&list, to, |_, to| {
        let mut folds = Folds::new(to, source.len(), words.lines);
        for span in &left {
            let line = document.line_col(span.start()).line;
            folds.item(line, span.len(), |to, _| {
                let item = html! { li { span class="x" { (GAP) } " " (lines(view, &[*span])) } };
                write_filled(&item, to, |_, to| Shown::new(span.of(source)).write(to))
            })?;
        }
        folds.finish()
    })
}

/// Puts the values of a release on the page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Writer<'v> {
    pub(super) view: &'v View<'v>,
    index: usize,
    /// That of most of the release.
    pub(super) language: Option<Language>,
}

impl Writer<'_> {
    /// The number of the release, from 1.
    pub(super) const fn number(&self) -> usize {
        self.index.saturating_add(1)
    }

    /// A value that is its words, in the language of the release.
    pub(super) fn words(&self, path: impl Display, value: &Located<SharedStr>) -> Markup {
        self.words_in(path, value, self.language)
    }

    pub(super) fn words_in(
        &self,
        path: impl Display,
        value: &Located<SharedStr>,
        language: Option<Language>,
    ) -> Markup {
        let source = self.view.text.document.source();
        let pieces: Vec<_> = value.spans().iter().map(|span| span.of(source)).collect();
        let printed = is_other(value, &pieces).then_some(pieces);
        self.value(path, value, value.as_str(), language, printed)
    }

    /// A value that is no language: a name, a number, an address.
    pub(super) fn sign(&self, path: impl Display, value: &Located<SharedStr>) -> Markup {
        self.words_in(path, value, None)
    }

    /// A value that stands otherwise in the record than it was printed.
    pub(super) fn typed<T: Display>(&self, path: impl Display, value: &Located<T>) -> Markup {
        let source = self.view.text.document.source();
        let pieces = value.spans().iter().map(|span| span.of(source)).collect();
        self.value(path, value, &value.to_string(), None, Some(pieces))
    }

    /// A repaired value whose printed form is a value of its own.
    pub(super) fn repaired(&self, path: impl Display, value: &Located<SharedStr>) -> Markup {
        self.value(path, value, value, None, None)
    }

    fn value<T>(
        &self,
        path: impl Display,
        value: &Located<T>,
        words: &str,
        language: Option<Language>,
        printed: Option<Vec<&str>>,
    ) -> Markup {
        let path = path.to_string();
        let group = Group::of_path(&path).class();
        html! {
            span class={ "v " (group) } id=[self.view.values.place(self.index, &path).map(anchor)] lang=[self.view.other(language)] { (Shown::new(words)) }
            " " (lines(self.view, value.spans()))
            @if let Some(printed) = printed.filter(|printed| !printed.is_empty()) {
                " " span class="q" { (self.view.words.printed) " " q { (Shown::new(&printed.join(" "))) } }
            }
        }
    }

    /// The link to an address, if it may be followed.
    pub(super) fn link(&self, address: &Located<SharedStr>) -> Markup {
        html! {
            @if let Some(link) = self.view.addresses.link(address) {
                " " a class="out" href=(link) rel="noreferrer" { (self.view.words.open) " ↗" }
            }
        }
    }

    /// What is derived, and printed nowhere.
    pub(super) fn derived(&self, words: &str) -> Markup {
        html! { span class="z" title=(self.view.words.derived) { "⇒ " (Shown::new(words)) } }
    }
}

/// Whether a value is otherwise than its printed pieces are without the ends of lines.
fn is_other(value: &str, pieces: &[&str]) -> bool {
    let letters = |c: &char| !c.is_whitespace() && *c != '-';
    let printed = pieces.iter().flat_map(|piece| piece.nfc()).filter(letters);
    !pieces.is_empty() && !printed.eq(value.chars().filter(letters))
}

/// Stretches of lines are one where no more than this is blank between them.
const BLANK: usize = 1;
/// So many stretches are named of a value.
const MOST: usize = 6;

/// Links to the lines on which something stands.
fn lines(view: &View<'_>, spans: &[Span]) -> Markup {
    let document = view.text.document;
    let line = |at: usize| document.line_col(at).line;
    let mut stretches: Vec<(usize, usize)> = Vec::new();
    for span in spans {
        let (first, last) = (line(span.start()), line(span.end().saturating_sub(1).max(span.start())));
        match stretches.last_mut() {
            Some((_, end)) if first <= *end + 1 + BLANK => *end = last.max(*end),
            _ => stretches.push((first, last)),
        }
    }
    let more = stretches.len() > MOST;
    stretches.truncate(MOST);
    html! {
        @for (first, last) in stretches {
            a class="g" href={ "#L" (first) } { (first) @if last > first { "–" (last) } } " "
        }
        @if more { "…" }
    }
}

/// The parts that there are, with a blank between them.
pub(super) fn spaced(parts: impl IntoIterator<Item = Option<Markup>>) -> Markup {
    let parts: Vec<_> = parts.into_iter().flatten().map(|part| part.0).collect();
    PreEscaped(parts.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_printed_is_shown_where_it_is_another() {
        for (value, pieces, is_expected) in [
            ("begonnen", &["be-", "gonnen"][..], false),
            ("ein Fest", &["ein", "Fest"], false),
            ("über", &["u\u{308}ber"], false),
            ("eröffnet", &["erÃ¶ffnet"], true),
            ("Park.jpg", &["Park_ipg"], true),
            ("ohne Ort", &[], false),
        ] {
            assert_eq!(is_other(value, pieces), is_expected, "{value}");
        }
    }
}
