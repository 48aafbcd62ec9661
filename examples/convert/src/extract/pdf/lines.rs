//! Runs to lines: what a reader sees as one line is one line of text.

use super::glyphs::Sheet;
use super::runs::{Mark, Run, Turn, descending};

/// A gap of so many sizes of the font is a blank, beyond what all letters of the line are set apart.
const BLANK: f64 = 0.17;
/// The same where blanks are drawn, so that gaps need not mean any.
const BLANK_BESIDES: f64 = 0.3;

/// A printed line.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) text: String,
    /// Its baseline and size, where it lies level.
    pub(super) base: f64,
    pub(super) size: f64,
    /// Left, bottom, right, top on the page.
    pub(super) area: [f64; 4],
}

/// The lines of runs that make one column, from top to foot.
pub(super) fn lines(sheet: &Sheet, turn: Turn, mut runs: Vec<Run<'_>>) -> Vec<Line> {
    runs.sort_by(|one, other| descending(one.base, other.base));
    let mut rows: Vec<Row<'_>> = Vec::new();
    for run in runs {
        match rows.last_mut().filter(|row| row.holds(&run)) {
            Some(row) => row.push(run),
            None => rows.push(Row {
                base: run.base,
                size: run.size,
                runs: vec![run],
            }),
        }
    }
    rows.into_iter().filter_map(|row| line(sheet, turn, row.runs)).collect()
}

/// Runs that stand in one line, with the baseline and size of the largest.
struct Row<'s> {
    base: f64,
    size: f64,
    runs: Vec<Run<'s>>,
}

impl<'s> Row<'s> {
    /// Whether a run stands in the line of the others: raised and lowered letters do.
    fn holds(&self, run: &Run<'_>) -> bool {
        let (foot, head) = (
            |base: f64, size: f64| base - 0.2 * size,
            |base: f64, size: f64| base + 0.75 * size,
        );
        let overlap = head(self.base, self.size).min(head(run.base, run.size))
            - foot(self.base, self.size).max(foot(run.base, run.size));
        let less = self.size.min(run.size);
        overlap >= 0.57 * less && (self.base - run.base).abs() <= 0.75 * less
    }

    fn push(&mut self, run: Run<'s>) {
        if run.size >= self.size {
            (self.base, self.size) = (run.base, run.size);
        }
        self.runs.push(run);
    }
}

fn line(sheet: &Sheet, turn: Turn, row: Vec<Run<'_>>) -> Option<Line> {
    let most = row.iter().max_by_key(|run| run.letters)?;
    let (base, size) = (most.base, most.size);
    let mut area = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
    for run in &row {
        area = [
            area[0].min(run.from),
            area[1].min(run.base - 0.2 * run.size),
            area[2].max(run.to),
            area[3].max(run.base + 0.75 * run.size),
        ];
    }
    let mut marks: Vec<Mark<'_>> = row.into_iter().flat_map(|run| run.marks).collect();
    // A stable order: a letter and its accent may begin at one place.
    marks.sort_by(|one, other| one.from.total_cmp(&other.from));
    let text = words(sheet, &marks);
    (!text.is_empty()).then(|| Line {
        text,
        base,
        size,
        area: turn.back(area),
    })
}

/// The text of a line whose letters are sorted.
fn words(sheet: &Sheet, marks: &[Mark<'_>]) -> String {
    let apart = spacing(marks);
    let is_blank_drawn = marks.iter().any(|mark| mark.glyph.is_blank);
    let enough = apart + if is_blank_drawn { BLANK_BESIDES } else { BLANK };
    let mut text = String::new();
    let mut last: Option<&Mark<'_>> = None;
    let (mut end, mut is_blank) = (f64::NEG_INFINITY, false);
    for mark in marks {
        if mark.glyph.is_blank {
            is_blank = true;
            continue;
        }
        let letters = sheet.text(mark.glyph);
        if last.is_some_and(|last| is_same(last, mark) && sheet.text(last.glyph) == letters) {
            continue;
        }
        let gap = (mark.from - end) / mark.glyph.size;
        if last.is_some() && ((is_blank && gap > -0.1) || gap > enough) {
            text.push(' ');
        }
        text.push_str(letters);
        (last, end, is_blank) = (Some(mark), end.max(mark.to), false);
    }
    text
}

/// Whether a letter is drawn where it stands already, as some writers do for boldness.
fn is_same(one: &Mark<'_>, other: &Mark<'_>) -> bool {
    let near = 0.3 * one.glyph.width.max(0.1 * one.glyph.size);
    (one.from - other.from).abs() < near && (one.base - other.base).abs() < 0.2 * one.glyph.size
}

/// How far all letters are set apart, in sizes of the font: the gap that is in the middle of all.
fn spacing(marks: &[Mark<'_>]) -> f64 {
    let letters: Vec<&Mark<'_>> = marks.iter().filter(|mark| !mark.glyph.is_blank).collect();
    let mut gaps: Vec<f64> = letters
        .windows(2)
        .filter_map(|pair| match pair {
            [one, other] => Some((other.from - one.to) / other.glyph.size),
            _ => None,
        })
        .collect();
    let middle = gaps.len() / 2;
    if gaps.len() < 4 {
        return 0.0;
    }
    let (_, median, _) = gaps.select_nth_unstable_by(middle, f64::total_cmp);
    median.max(0.0)
}
