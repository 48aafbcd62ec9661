//! How far a cut reaches back: what the text before it cannot show yet.

use pressedienst::{Layout, Role, Span};

use super::edits::Edit;
use super::reach::Reach;
use super::reached::Reached;
use super::subject::Subject;

/// What has not come yet when a text ends early, and what is open so long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Missing {
    /// The line that goes on behind the last one, or shows that it is a heading, a caption or whole; the folio that makes a
    /// running head of the lines above.
    Next,
    /// The lines that show how wide wrapped text was set.
    Width,
    /// In wrapped text, the second line of a paragraph, which makes a heading of a short line above the first.
    Second,
    /// In a flattened text, the word that shows a heading glued to it, which ends the paragraph above.
    Glue,
    /// The date behind its label; until then an item holds nothing.
    Date,
    /// The folio that counts the pages.
    Folio,
    /// The running head, which tells the headline from kicker and subheads.
    RunningHead,
    /// The end of the display lines, or the credit of the last caption among them.
    Body,
    /// The note that opens the pictures; without it the text's own ones cannot be told from those it quotes.
    UsageNote,
    /// The initials that name an editor of the team.
    Byline,
    /// Date, second headline, dateline, teaser: what shows which lines an item begins with.
    Item,
}

/// So many lines tell the width of wrapped text, though the last of them is cut.
const WIDTH_LINES: usize = 12;

/// An item shows itself in so many lines.
const ITEM_LINES: usize = 3;

/// The cut of a text at `at`, and what may change by it.
pub fn cut(subject: &Subject, at: usize) -> (Edit, Reached<'_>) {
    let line = subject.lines.at(Span::new(at, at + 1)).start;
    let edit = Edit::cut(at, subject.lines.span(line).start(), subject.text.len());
    let mut reached = Reached::by(subject, &edit);
    for missing in missing(subject, line) {
        match missing {
            Missing::Next => {
                reached.add(Reach::PageEnd, line);
                reached.add_headings(line);
            }
            Missing::Width => reached.add_last(WIDTH_LINES, line),
            Missing::Second => reached.add_last(1, line),
            Missing::Glue => reached.add_last(2, line),
            Missing::Date => reached.add(Reach::Value("releases"), line),
            Missing::Folio => reached.add(Reach::Value("page_count"), line),
            Missing::RunningHead => reached.add(Reach::Head, line),
            Missing::Body => {
                reached.add(Reach::Head, line);
                reached.add(Reach::Value("kind"), line);
                reached.add_field("images");
            }
            Missing::UsageNote => reached.add(Reach::Addresses, line),
            Missing::Byline => reached.add(Reach::Value("bylines"), line),
            Missing::Item => reached.add_last(ITEM_LINES, line),
        }
    }
    (edit, reached)
}

/// What a text that is cut on a line does not show yet.
fn missing(subject: &Subject, line: usize) -> Vec<Missing> {
    let has =
        |role: Role, lines: std::ops::Range<usize>| lines.into_iter().any(|line| subject.roles(line).contains(&role));
    let (before, behind) = (0..line, line..subject.lines.len());
    let is_list = super::LISTS.contains(&subject.layout);
    let mut found = vec![Missing::Next];
    if has(Role::Folio, behind.clone()) {
        found.push(Missing::Folio);
    }
    let is_whole = |from: usize| has(Role::Folio, from..line);
    let first_head = before
        .clone()
        .find(|line| subject.roles(*line).contains(&Role::RunningHead));
    if has(Role::RunningHead, 0..subject.lines.len()) && !first_head.is_some_and(is_whole) {
        found.push(Missing::RunningHead);
    }
    let body = before
        .clone()
        .filter(|line| subject.roles(*line).contains(&Role::Paragraph))
        .count();
    if subject.is_wrapped && body < WIDTH_LINES {
        found.push(Missing::Width);
    }
    if subject.is_wrapped {
        found.push(Missing::Second);
    }
    if subject.lines.is_flattened() {
        found.push(Missing::Glue);
    }
    if body == 0 && !is_list {
        found.push(Missing::Body);
    }
    if has(Role::UsageNote, behind.clone()) {
        found.push(Missing::UsageNote);
    }
    if subject.layout == Layout::PagedSidebar && has(Role::Byline, behind) {
        found.push(Missing::Byline);
    }
    if is_list {
        found.push(Missing::Item);
    }
    if is_list && subject.roles(line).contains(&Role::Date) {
        found.push(Missing::Date);
    }
    found
}
