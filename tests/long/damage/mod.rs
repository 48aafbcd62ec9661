//! What damage to a text changes: each line of each fixture lost, doubled or swapped with the next one, and its end cut off.
//!
//! `tests/damage/LAYOUT.snap` lists the surprises: values that change although their print was not touched.
//! `UPDATE_GOLDEN=1 cargo test -p pressedienst-trials damage` writes the files anew; read the difference before you commit it.

mod changes;
mod edits;
mod losses;
mod printed;
mod surprises;

use std::fmt::Write as _;
use std::fs;

use pressedienst::{Layout, Parser, parse};

use self::edits::{Edit, Lines};
use self::losses::losses;
use self::printed::Printed;
use self::surprises::surprises;
use crate::support::{fixtures, root};

const HEAD: &str = "\
What changes where nothing was touched, when one line of a fixture is lost, doubled (directly, or 'apart', behind the blank lines
that follow it) or swapped with the next one, or when the text is cut at LINE:COLUMN. Values printed on the damaged line, and what
is left of them, are expected to change and have no entry; nor has a line whose damage changes nothing else. Lines are those of the
fixture (a text of one line is counted by its labels). A field is followed by the lines on which it was printed, and by its value
if it was printed nowhere; an entry of a list (`images`) stands for all its values on those lines.
  ~ changed where it was     - is not there any more     + is there now     ! a diagnostic more (of a cut: above its line)
";

/// A text before the damage.
#[derive(Debug)]
struct Subject {
    text: String,
    lines: Lines,
    printed: Printed,
    layout: Layout,
    codes: Vec<&'static str>,
}

impl Subject {
    fn of(text: &str) -> Self {
        let end = if text.ends_with('\n') { "" } else { "\n" };
        let text = format!("{text}{end}");
        let document = parse(&text);
        Self {
            lines: Lines::of(&document),
            printed: Printed::of(&document),
            layout: document.layout().expect("a layout"),
            codes: surprises::codes(&document, usize::MAX),
            text,
        }
    }

    /// Line and column of a place.
    fn place(&self, at: usize) -> String {
        let line = self.lines.number(at);
        let start = self.lines.span(line).start();
        format!("{}:{}", line + 1, self.text[start..at].chars().count() + 1)
    }
}

/// What damage of one kind does, by the place where it is done; places that follow each other and show the same are one row.
#[derive(Debug, Default)]
struct Rows {
    rows: Vec<(String, String, String)>,
    is_open: bool,
}

impl Rows {
    fn add(&mut self, place: String, shown: String) {
        let is_open = std::mem::replace(&mut self.is_open, !shown.is_empty());
        match self.rows.last_mut() {
            Some((_, last, before)) if is_open && *before == shown => *last = place,
            _ if shown.is_empty() => {}
            _ => self.rows.push((place.clone(), place, shown)),
        }
    }

    fn print(&self, kind: &str, to: &mut String) {
        for (first, last, shown) in &self.rows {
            let place = if first == last {
                first.clone()
            } else {
                format!("{first}..{last}")
            };
            writeln!(to, "{kind} {place}  {shown}").expect("memory");
        }
    }
}

/// What an edit changes, and whether all words are still somewhere.
fn shown(subject: &Subject, edit: &Edit, name: &str) -> String {
    let text = edit.text(&subject.text);
    let mut document = parse(&text);
    let recognised = document.layout();
    // The beginning of a text may lack the mark of its layout; what it says is asked nevertheless.
    if edit.is_cut && recognised != Some(subject.layout) {
        document = Parser::new().layout(subject.layout).parse(&text);
    }
    let after = Printed::of(&document);
    let lost = losses(&document, &after);
    assert!(lost.is_empty(), "{name}, {:?}: {lost:?}", edit.hit);
    let mut found = Vec::new();
    if recognised != Some(subject.layout) {
        let now = recognised.map_or("none", Layout::as_str);
        found.push(format!("~layout {}>{now}", subject.layout.as_str()));
    }
    if document.layout() == Some(subject.layout) {
        found.extend(surprises(subject, edit, &document, &after));
    }
    found.join(" ")
}

/// All that damage does to a text.
fn report(subject: &Subject, name: &str) -> String {
    let mut report = format!("\n# {name}\n");
    let lines: Vec<_> = subject.lines.printed().collect();
    let length = subject.text.len();
    let mut kinds = [
        ("lost", Rows::default()),
        ("doubled", Rows::default()),
        ("apart", Rows::default()),
        ("swapped", Rows::default()),
    ];
    let mut marks = 0;
    for (index, line) in lines.iter().enumerate() {
        let next = lines.get(index + 1);
        let behind = next.map_or(length, |next| next.start());
        let edits = [
            Some(Edit::lose(*line, length)),
            Some(Edit::double(*line, length)),
            (behind > line.end()).then(|| Edit::double_apart(*line, behind, length)),
            next.map(|next| Edit::swap(*line, *next, length)),
        ];
        for ((kind, rows), edit) in kinds.iter_mut().zip(edits) {
            let Some(edit) = edit else { continue };
            let shown = shown(subject, &edit, name);
            marks += usize::from(*kind == "lost" && shown.starts_with("~layout"));
            rows.add((subject.lines.number(line.start()) + 1).to_string(), shown);
        }
    }
    assert!(marks <= 2, "{name} owes its layout to {marks} lines");
    let mut cuts = Rows::default();
    for (at, _) in subject.text.char_indices().filter(|(at, _)| is_cut(&subject.text, *at)) {
        let line = subject.lines.number(at);
        let edit = Edit::cut(at, subject.lines.span(line).start(), length);
        cuts.add(subject.place(at), shown(subject, &edit, name));
    }
    for (kind, rows) in &kinds {
        rows.print(kind, &mut report);
    }
    cuts.print("cut", &mut report);
    report
}

/// Behind each line, behind its first letter, where a word is cut shortest, and here and there inside.
fn is_cut(text: &str, at: usize) -> bool {
    text[..at].chars().rev().take(2).any(|c| c == '\n') || at.is_multiple_of(61)
}

/// Damages all fixtures of a layout, and holds what happens against the file of the layout: the first difference.
fn damage(layout: Layout) -> Option<String> {
    let mut now = HEAD.to_owned();
    for fixture in fixtures(Some(layout.as_str())) {
        now.push_str(&report(&Subject::of(fixture.text()), &fixture.name));
    }
    let path = root().join(format!("tests/damage/{}.snap", layout.as_str()));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder can be made");
        fs::write(&path, &now).expect("the snapshot can be written");
    }
    let Ok(before) = fs::read_to_string(&path) else {
        return Some(format!("{} is missing", path.display()));
    };
    if before == now {
        return None;
    }
    let same = before
        .lines()
        .zip(now.lines())
        .take_while(|(before, now)| before == now);
    let at = same.count();
    let [before, now] = [&before, &now].map(|text| text.lines().nth(at).unwrap_or("(the end)"));
    let path = path.display();
    Some(format!("{path}:{}\n  before: {before}\n  now:    {now}", at + 1))
}

#[test]
fn damage_changes_what_its_snapshot_says() {
    let differences: Vec<_> = std::thread::scope(|scope| {
        let layouts: Vec<_> = Layout::ALL
            .iter()
            .copied()
            .map(|layout| scope.spawn(move || damage(layout)))
            .collect();
        let damaged = layouts
            .into_iter()
            .map(|layout| layout.join().expect("the damage to a layout"));
        damaged.flatten().collect()
    });
    assert!(
        differences.is_empty(),
        "damage reaches otherwise; UPDATE_GOLDEN=1 writes all anew, to be read:\n{}",
        differences.join("\n")
    );
}
