//! A text that is damaged, and whether what changed lies within the reach of the damage.

use pressedienst::{Document, Layout, Role, Span, parse};
use serde_json::Value;

use super::changes::Changes;
use super::edits::{Edit, Lines};
use super::places::Printed;
use super::reach::{Damage, Hit, Reach, reach};

/// A text before the damage, with all that is asked of it again and again.
#[derive(Debug)]
pub struct Subject {
    pub text: String,
    pub lines: Lines,
    pub document: Document,
    printed: Printed,
    /// The roles of the parts on each line, without blanks.
    roles: Vec<Vec<Role>>,
}

impl Subject {
    pub fn of(text: &str) -> Self {
        let text = if text.ends_with('\n') { text.to_owned() } else { format!("{text}\n") };
        let document = parse(&text);
        let lines = Lines::of(&text);
        let mut roles = vec![Vec::new(); lines.len()];
        for (part, role) in document.lines().filter(|(_, role)| *role != Role::Blank) {
            for line in lines.at(part) {
                if !roles[line].contains(&role) {
                    roles[line].push(role);
                }
            }
        }
        Self { printed: Printed::of(&document), lines, document, text, roles }
    }

    pub fn layout(&self) -> Layout {
        self.document.layout().expect("a layout")
    }

    /// The roles of the lines that an edit hits.
    pub fn roles_on(&self, edit: &Edit) -> Vec<&[Role]> {
        let lines = edit.hit.iter().flat_map(|span| self.lines.at(*span));
        lines.map(|line| self.roles[line].as_slice()).collect()
    }

    /// Whether a value goes on from a line on another one, or a sentence behind it.
    fn is_joined(&self, line: usize) -> bool {
        let on = |spans: &[Span]| spans.iter().flat_map(|span| self.lines.at(*span)).collect::<Vec<_>>();
        let is_shared = |lines: &[usize]| lines.contains(&line) && lines.iter().any(|other| *other != line);
        let below = self.text[self.lines.span(line).end()..].trim_start();
        self.printed.all().any(|(_, spans)| is_shared(&on(spans))) || below.starts_with(char::is_lowercase)
    }

    /// What an edit has changed beyond its reach; empty if all is well.
    pub fn changes_out_of_reach(&self, edit: &Edit, damage: Damage) -> Vec<String> {
        let mut reached = Reached::on(self, edit);
        let hit: Vec<usize> = edit.hit.iter().flat_map(|span| self.lines.at(*span)).collect();
        let mut all = Vec::new();
        for line in hit {
            let text = self.lines.span(line).of(&self.text).trim();
            let is_joined = self.is_joined(line);
            for role in &self.roles[line] {
                let hit = Hit { damage, layout: self.layout(), role: *role, text, is_joined };
                for reach in reach(hit) {
                    reached.add(reach, line);
                    all.push(reach);
                }
            }
        }
        let document = parse(&edit.text(&self.text));
        let mut found = losses(&document);
        let after = Printed::of(&document);
        if all.contains(&Reach::Mark) && document.layout().is_none() {
            return found;
        }
        let changes = Changes::between(&self.printed.record, &after.record);
        let values: Vec<&str> = all.iter().filter_map(|reach| if let Reach::Value(value) = reach { Some(*value) } else { None }).collect();
        for path in &changes.lost {
            if !reached.holds_lost(path, &values) {
                found.push(format!("lost {path}: {}", show(&self.printed.record, path)));
            }
        }
        for path in &changes.gained {
            if !reached.holds_gained(path, &values, &after, edit) {
                found.push(format!("gained {path}: {}", show(&after.record, path)));
            }
        }
        found
    }
}

/// The lines that damage reaches.
struct Reached<'s> {
    subject: &'s Subject,
    lines: Vec<bool>,
}

impl<'s> Reached<'s> {
    /// The lines that are hit, with the other lines of the values printed there.
    fn on(subject: &'s Subject, edit: &Edit) -> Self {
        let mut lines = vec![false; subject.lines.len()];
        for line in edit.hit.iter().flat_map(|span| subject.lines.at(*span)) {
            lines[line] = true;
        }
        let hit = lines.clone();
        for (_, spans) in subject.printed.all() {
            let on = || spans.iter().flat_map(|span| subject.lines.at(*span));
            if on().any(|line| hit[line]) {
                on().for_each(|line| lines[line] = true);
            }
        }
        Self { subject, lines }
    }

    fn add(&mut self, reach: Reach, line: usize) {
        match reach {
            Reach::Beside => self.add_beside(line, line),
            Reach::PageEnd => {
                let (first, last) = self.page_end(line);
                self.lines[first..=last].fill(true);
                self.add_beside(first, last);
            }
            Reach::PageEnds => {
                for line in 0..self.lines.len() {
                    if self.is_page_end(line) {
                        self.add(Reach::PageEnd, line);
                    }
                }
            }
            Reach::Head => self.add_paths(&|path| ["kicker", "headlines", "subheads", "topics"].iter().any(|head| path.split('.').nth(1).is_some_and(|field| field.starts_with(head)))),
            Reach::Section => {
                let mut end = line + 1;
                while end < self.lines.len() && !self.subject.roles[end].iter().any(|role| matches!(role, Role::Label | Role::Folio)) {
                    end += 1;
                }
                for at in line..end {
                    self.lines[at] = true;
                    self.add_entries_on(at);
                }
            }
            Reach::Items => {
                let above = self.field_above(line + 1);
                let below = self.field_below(line);
                for at in [above, below].into_iter().flatten() {
                    if let Some(item) = self.entries_on(at).first().and_then(|path| path.split('.').next().map(str::to_owned)) {
                        self.add_paths(&|path| path.split('.').next() == Some(item.as_str()));
                    }
                }
            }
            Reach::Value(_) | Reach::Mark => {}
        }
    }

    fn is_page_end(&self, line: usize) -> bool {
        self.subject.roles[line].iter().any(|role| matches!(role, Role::RunningHead | Role::Folio | Role::PageBreak))
    }

    fn is_furniture(&self, line: usize) -> bool {
        let roles = &self.subject.roles[line];
        roles.is_empty() || roles.iter().all(|role| matches!(role, Role::RunningHead | Role::Folio | Role::PageBreak | Role::Delimiter))
    }

    /// The first and the last line of the page end at a line.
    fn page_end(&self, line: usize) -> (usize, usize) {
        let first = (0..line).rev().take_while(|line| self.is_furniture(*line)).last().unwrap_or(line);
        let last = (line + 1..self.lines.len()).take_while(|line| self.is_furniture(*line)).last().unwrap_or(line);
        (first, last)
    }

    fn field_above(&self, line: usize) -> Option<usize> {
        (0..line).rev().find(|line| !self.entries_on(*line).is_empty())
    }

    fn field_below(&self, line: usize) -> Option<usize> {
        (line + 1..self.lines.len()).find(|line| !self.entries_on(*line).is_empty())
    }

    fn add_beside(&mut self, first: usize, last: usize) {
        for line in [self.field_above(first), self.field_below(last)].into_iter().flatten() {
            self.add_entries_on(line);
        }
    }

    /// The entries with values on a line.
    fn entries_on(&self, line: usize) -> Vec<String> {
        let span = self.subject.lines.span(line);
        let is_on = |spans: &[Span]| spans.iter().any(|other| other.start() < span.end() && other.end() > span.start());
        let all = self.subject.printed.all().filter(|(_, spans)| is_on(spans));
        all.map(|(path, _)| entry(path).to_owned()).collect()
    }

    fn add_entries_on(&mut self, line: usize) {
        for entry in self.entries_on(line) {
            let spans: Vec<Span> = self.subject.printed.printed(&entry).collect();
            self.add_spans(&spans);
        }
    }

    fn add_paths(&mut self, is_in: &dyn Fn(&str) -> bool) {
        let spans: Vec<Span> = self.subject.printed.all().filter(|(path, _)| is_in(path)).flat_map(|(_, spans)| spans.to_vec()).collect();
        self.add_spans(&spans);
    }

    fn add_spans(&mut self, spans: &[Span]) {
        for line in spans.iter().flat_map(|span| self.subject.lines.at(*span)) {
            self.lines[line] = true;
        }
    }

    fn is_reached(&self, span: Span) -> bool {
        self.subject.lines.at(span).any(|line| self.lines[line])
    }

    /// Whether a list of the body is reached, of which the place is a part: damage may part it in two.
    fn is_in_reached_list(&self, span: Span) -> bool {
        let mut lists = self.subject.printed.blocks();
        lists.any(|spans| spans.contains(&span) && spans.iter().any(|span| self.is_reached(*span)))
    }

    fn holds_lost(&self, path: &str, values: &[&str]) -> bool {
        let printed = &self.subject.printed;
        is_named(path, values)
            || printed.printed(path).any(|span| self.is_reached(span))
            || printed.derived(path).is_some_and(|spans| spans.iter().any(|span| self.is_reached(*span) || self.is_in_reached_list(*span)))
    }

    fn holds_gained(&self, path: &str, values: &[&str], after: &Printed, edit: &Edit) -> bool {
        let origins: Vec<Span> = after.printed(path).flat_map(|span| edit.origin(span)).collect();
        let is_near = |span: &Span| self.is_reached(*span) || self.is_in_reached_list(*span);
        if is_named(path, values) {
            return true;
        }
        if let Some(derived) = after.derived(path) {
            return derived.iter().flat_map(|span| edit.origin(*span)).any(|span| is_near(&span));
        }
        if path.ends_with(']') && origins.len() > 1 {
            return origins.iter().any(is_near);
        }
        !origins.is_empty() && origins.iter().all(|span| self.subject.lines.at(*span).all(|line| self.lines[line]))
    }
}

fn is_named(path: &str, values: &[&str]) -> bool {
    let field = path.split_once("].").map_or(path, |(_, field)| field);
    values.iter().any(|value| field.starts_with(value))
}

/// The entry to which a value belongs: `releases[0].images[2]` of `releases[0].images[2].credit.line`.
fn entry(path: &str) -> &str {
    let start = path.find("].").map_or(0, |at| at + 2);
    let end = path[start..].find('.').map_or(path.len(), |at| start + at);
    &path[..end]
}

/// Words that were lost silently: parts that do not tile the text, or that no value holds and nothing reports.
pub fn losses(document: &Document) -> Vec<String> {
    Vec::new()
}

fn show(record: &Value, path: &str) -> String {
    let pointer = format!("/{}", path.replace(['.', '['], "/").replace(']', ""));
    let value = record.pointer(&pointer).map(Value::to_string).unwrap_or_default();
    value.chars().take(90).collect()
}
