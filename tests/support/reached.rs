//! The lines that damage reaches, and whether a changed value lies on them.

use pressedienst::{Role, Span};

use super::edits::Edit;
use super::places::Printed;
use super::reach::Reach;
use super::subject::Subject;

/// The lines of a text that damage reaches.
#[derive(Debug)]
pub struct Reached<'s> {
    subject: &'s Subject,
    lines: Vec<bool>,
    /// Lines that may become headings, or be none any more.
    ranks: Vec<bool>,
    /// Values that may change wherever they stand.
    values: Vec<&'static str>,
}

impl<'s> Reached<'s> {
    /// The lines that an edit hits, with the other lines of the values printed there.
    pub fn by(subject: &'s Subject, edit: &Edit) -> Self {
        let count = subject.lines.len();
        let mut reached = Self {
            subject,
            lines: vec![false; count],
            ranks: vec![false; count],
            values: Vec::new(),
        };
        for line in subject.hit(edit) {
            reached.lines[line] = true;
            reached.add_values_on(line, |path| path);
            // A label, a note or a masthead may go on on the lines around it.
            let is_same = |other: &usize| subject.roles(*other) == subject.roles(line) && subject.is_furniture(*other);
            let above = (0..line).rev().take_while(is_same);
            let below = (line + 1..count).take_while(is_same);
            above.chain(below).for_each(|line| reached.lines[line] = true);
        }
        reached
    }

    pub fn add(&mut self, reach: Reach, line: usize) {
        match reach {
            Reach::Beside => self.add_beside(line, line),
            Reach::PageEnd => {
                let (first, last) = self.furniture(line);
                self.lines[first..=last].fill(true);
                self.add_beside(first, last);
            }
            Reach::PageEnds => {
                let is_mark = |role: &Role| matches!(role, Role::RunningHead | Role::Folio | Role::PageBreak);
                for line in 0..self.lines.len() {
                    if self.subject.roles(line).iter().any(is_mark) {
                        self.add(Reach::PageEnd, line);
                    }
                }
            }
            Reach::Head => {
                let heads = ["kicker", "headlines", "subheads", "topics"];
                self.add_paths(|path| heads.iter().any(|head| field(path).starts_with(head)));
                let is_masthead = |line: &usize| self.subject.roles(*line).contains(&Role::Masthead);
                (0..self.lines.len())
                    .filter(is_masthead)
                    .for_each(|line| self.lines[line] = true);
            }
            Reach::Items => {
                let own = self.above(line + 1).or_else(|| self.below(line));
                let before = own.and_then(|own| self.above(self.item_of(own)?.0));
                for line in [before, own, self.below(line)].into_iter().flatten() {
                    self.add_item_of(line);
                }
            }
            Reach::Addresses => {
                let first = self.subject.text.find("://").unwrap_or(0);
                let first = self.subject.lines.at(Span::new(first, first + 1)).start;
                self.lines[first..].fill(true);
            }
            Reach::Rank => {
                for line in [self.above(line), self.below(line)].into_iter().flatten() {
                    self.ranks[line] = true;
                }
            }
            Reach::Value(value) => self.values.push(value),
            Reach::Mark => {}
        }
    }

    /// Adds the last few lines with values above a line, and what stands between them.
    pub fn add_last(&mut self, count: usize, line: usize) {
        let mut line = line;
        for _ in 0..count {
            let Some(above) = self.above(line) else { return };
            self.add_values_on(above, entry);
            self.lines[above..line].fill(true);
            line = above;
        }
        self.add_headings(line);
    }

    /// Lets the headings directly above a line be none: a heading is what text follows.
    pub fn add_headings(&mut self, line: usize) {
        let mut line = line;
        while let Some(above) = self
            .above(line)
            .filter(|above| self.subject.roles(*above).contains(&Role::Crosshead))
        {
            self.ranks[above] = true;
            line = above;
        }
    }

    /// Adds the values of a field.
    pub fn add_field(&mut self, name: &str) {
        self.add_paths(|path| field(path).starts_with(name));
    }

    /// The first and the last line of what holds no value around a line.
    fn furniture(&self, line: usize) -> (usize, usize) {
        let is_part = |line: &usize| self.subject.is_furniture(*line);
        let first = (0..line).rev().take_while(is_part).last().unwrap_or(line);
        let last = (line + 1..self.lines.len()).take_while(is_part).last().unwrap_or(line);
        (first, last)
    }

    /// The nearest line above that holds values.
    fn above(&self, line: usize) -> Option<usize> {
        (0..line).rev().find(|line| !self.subject.values(*line).is_empty())
    }

    fn below(&self, line: usize) -> Option<usize> {
        (line + 1..self.lines.len()).find(|line| !self.subject.values(*line).is_empty())
    }

    fn add_beside(&mut self, first: usize, last: usize) {
        for line in [self.above(first), self.below(last)].into_iter().flatten() {
            self.add_values_on(line, entry);
        }
    }

    /// Adds the lines of all values on a line, or of what they are part of.
    fn add_values_on(&mut self, line: usize, whole: impl Fn(&str) -> &str) {
        let subject = self.subject;
        for path in subject.values(line) {
            subject.lines_of(whole(path)).for_each(|line| self.lines[line] = true);
        }
    }

    /// The first and the last line of the item with a value on a line, with what holds no value around it.
    fn item_of(&self, line: usize) -> Option<(usize, usize)> {
        let path = item(self.subject.values(line).first()?);
        let first = self.subject.lines_of(path).min()?;
        let last = self.subject.lines_of(path).max()?;
        Some((self.furniture(first).0, self.furniture(last).1))
    }

    fn add_item_of(&mut self, line: usize) {
        if let Some((first, last)) = self.item_of(line) {
            self.lines[first..=last].fill(true);
        }
    }

    fn add_paths(&mut self, is_in: impl Fn(&str) -> bool) {
        let subject = self.subject;
        let spans = subject
            .printed
            .all()
            .filter(|(path, _)| is_in(path))
            .flat_map(|(_, spans)| spans);
        for line in spans.flat_map(|span| subject.lines.at(*span)) {
            self.lines[line] = true;
        }
    }

    fn is_on(&self, span: Span, lines: &[bool]) -> bool {
        self.subject.lines.at(span).any(|line| lines[line])
    }

    /// Whether a place is reached, or belongs to an entry that is: damage may part a list in two.
    fn is_near(&self, span: Span) -> bool {
        let is_in_entry = || {
            let lines = self.subject.lines.at(span);
            let mut entries = lines.flat_map(|line| self.subject.values(line)).map(|path| entry(path));
            entries.any(|entry| self.subject.lines_of(entry).any(|line| self.lines[line]))
        };
        self.is_on(span, &self.lines) || is_in_entry()
    }

    fn is_named(&self, path: &str) -> bool {
        self.values.iter().any(|value| field(path).starts_with(value))
    }

    /// Whether a value of the text before may be lost.
    pub fn holds_lost(&self, path: &str) -> bool {
        let mut printed = self.subject.printed.printed(path);
        self.is_named(path)
            || self.holds_derived(path, &self.subject.printed, |span| vec![span])
            || printed.any(|span| self.is_on(span, &self.lines))
    }

    /// Whether a value of the text behind may be new: all its words come from lines that are reached. An entry of a list may
    /// hold others too.
    pub fn holds_gained(&self, path: &str, after: &Printed, edit: &Edit) -> bool {
        if self.is_named(path) || self.holds_derived(path, after, |span| edit.origin(span)) {
            return true;
        }
        let mut printed = after.printed(path).flat_map(|span| edit.origin(span)).peekable();
        if path.ends_with(']') && !after.is_value(path) {
            return printed.any(|span| self.is_near(span));
        }
        printed.peek().is_some() && printed.all(|span| self.subject.lines.at(span).all(|line| self.lines[line]))
    }

    /// Whether what was worked out for a value, or for the block at a path, depends on what is reached.
    fn holds_derived(&self, path: &str, document: &Printed, origin: impl Fn(Span) -> Vec<Span>) -> bool {
        // A heading has the language of what follows.
        let is_rank = |path: &str| matches!(path.rsplit('.').next(), Some("type" | "lang"));
        let is_derived = |path: &str| {
            let mut spans = document
                .derived(path)
                .unwrap_or_default()
                .iter()
                .flat_map(|span| origin(*span));
            spans.any(|span| self.is_near(span) || is_rank(path) && self.is_on(span, &self.ranks))
        };
        is_derived(path) || is_derived(&format!("{path}.lang")) || is_derived(&format!("{path}.type"))
    }
}

/// The path without its item.
fn field(path: &str) -> &str {
    path.split_once("].").map_or(path, |(_, field)| field)
}

/// The entry to which a value belongs: `releases[0].images[2]` of `releases[0].images[2].credit.line`.
fn entry(path: &str) -> &str {
    let start = path.len() - field(path).len();
    let end = path[start..].find('.').map_or(path.len(), |at| start + at);
    &path[..end]
}

/// The item to which a value belongs: `releases[0]`.
fn item(path: &str) -> &str {
    path.split('.').next().unwrap_or_default()
}
