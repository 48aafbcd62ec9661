//! A text that is damaged, and what changed beyond the reach of the damage.

use pressedienst::{Document, Layout, Role, parse};
use serde_json::Value;

use super::Fixture;
use super::changes::Changes;
use super::edits::{Edit, Lines};
use super::losses::{is_furniture, losses};
use super::places::Printed;
use super::reach::{Damage, Hit, Reach, reach};
use super::reached::Reached;

/// A text before the damage, with all that is asked of it again and again.
#[derive(Debug)]
pub struct Subject {
    pub text: String,
    pub lines: Lines,
    pub printed: Printed,
    pub layout: Layout,
    /// The layout whose labels the text quotes: by them it is known once its own mark is lost.
    pub quoted: Option<Layout>,
    /// The roles of the parts on each line, without blanks.
    roles: Vec<Vec<Role>>,
    /// The paths of the values on each line.
    values: Vec<Vec<String>>,
    /// Whether paragraphs are printed on several lines each, so that only words and widths tell where they end.
    pub is_wrapped: bool,
}

impl Subject {
    pub fn of(fixture: &Fixture) -> Self {
        let text = fixture.text();
        let quoted = Layout::ALL
            .iter()
            .copied()
            .find(|layout| fixture.name.ends_with(&format!("quotes-{}", layout.as_str())));
        let end = if text.ends_with('\n') { "" } else { "\n" };
        let text = format!("{text}{end}");
        let document = parse(&text);
        let lines = Lines::of(&document);
        let mut roles = vec![Vec::new(); lines.len()];
        for (part, role) in document.parts().filter(|(_, role)| *role != Role::Blank) {
            for line in lines.at(part) {
                if !roles[line].contains(&role) {
                    roles[line].push(role);
                }
            }
        }
        let printed = Printed::of(&document);
        let mut values = vec![Vec::new(); lines.len()];
        for (path, spans) in printed.all() {
            for line in spans.iter().flat_map(|span| lines.at(*span)) {
                if values[line].last().is_none_or(|last| last != path) {
                    values[line].push(path.to_owned());
                }
            }
        }
        // A page end cuts a value in two or three.
        let is_wrapped = printed.blocks().any(|spans| spans.len() > 4);
        Self {
            layout: document.layout().expect("a layout"),
            is_wrapped,
            quoted,
            text,
            lines,
            printed,
            roles,
            values,
        }
    }

    /// The roles on a line.
    pub fn roles(&self, line: usize) -> &[Role] {
        &self.roles[line]
    }

    /// The paths of the values on a line.
    pub fn values(&self, line: usize) -> &[String] {
        &self.values[line]
    }

    /// The lines on which the values at a path, or inside it, are printed.
    pub fn lines_of<'s>(&'s self, path: &'s str) -> impl Iterator<Item = usize> + 's {
        self.printed.printed(path).flat_map(|span| self.lines.at(span))
    }

    /// Whether a line holds no value and opens none.
    pub fn is_furniture(&self, line: usize) -> bool {
        self.roles[line]
            .iter()
            .all(|role| is_furniture(*role) && *role != Role::Label)
    }

    /// The lines that an edit hits.
    pub fn hit(&self, edit: &Edit) -> Vec<usize> {
        edit.hit.iter().flat_map(|span| self.lines.at(*span)).collect()
    }

    /// Whether a value goes on from a line on another one, or a sentence behind it.
    fn is_joined(&self, line: usize) -> bool {
        use Role::{Byline, Crosshead, ListItem, Paragraph};
        let below = self.text[self.lines.span(line).end()..].trim_start();
        let is_text = || {
            self.roles[line]
                .iter()
                .any(|role| matches!(role, Paragraph | ListItem | Crosshead | Byline))
        };
        let is_shared = |path: &String| self.lines_of(path).any(|other| other != line);
        self.values[line].iter().any(is_shared) || below.starts_with(char::is_lowercase) || self.is_wrapped && is_text()
    }

    /// How far an edit reaches.
    fn reach(&self, edit: &Edit, damage: Damage) -> Vec<(usize, Reach)> {
        let mut found = Vec::new();
        for line in self.hit(edit) {
            for role in &self.roles[line] {
                let hit = Hit {
                    damage,
                    layout: self.layout,
                    role: *role,
                    text: self.lines.span(line).of(&self.text).trim(),
                    is_joined: self.is_joined(line),
                };
                found.extend(reach(hit).into_iter().map(|reach| (line, reach)));
            }
        }
        found
    }

    /// What an edit has changed beyond its reach, and what it has lost; empty if all is well.
    pub fn changes_out_of_reach(&self, edit: &Edit, damage: Damage) -> Vec<String> {
        let document = parse(&edit.text(&self.text));
        let reach = self.reach(edit, damage);
        let is_mark = reach.iter().any(|(_, reach)| *reach == Reach::Mark);
        if is_mark && document.layout().is_none_or(|layout| self.quoted == Some(layout)) {
            return losses(&document, &Printed::of(&document));
        }
        let mut reached = Reached::by(self, edit);
        for (line, reach) in reach {
            reached.add(reach, line);
        }
        self.compare(edit, &document, &reached)
    }

    /// What a document has changed that is not reached.
    pub fn compare(&self, edit: &Edit, document: &Document, reached: &Reached<'_>) -> Vec<String> {
        let after = Printed::of(document);
        let mut found = losses(document, &after);
        let changes = Changes::between(&self.printed.record, &after.record);
        for path in changes.lost.iter().filter(|path| !reached.holds_lost(path)) {
            found.push(format!("lost {path}: {}", show(&self.printed.record, path)));
        }
        for path in changes
            .gained
            .iter()
            .filter(|path| !reached.holds_gained(path, &after, edit))
        {
            found.push(format!("gained {path}: {}", show(&after.record, path)));
        }
        found
    }
}

fn show(record: &Value, path: &str) -> String {
    let pointer = format!("/{}", path.replace(['.', '['], "/").replace(']', ""));
    let value = record.pointer(&pointer).map(Value::to_string).unwrap_or_default();
    value.chars().take(90).collect()
}
