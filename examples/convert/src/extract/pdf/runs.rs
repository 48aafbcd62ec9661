//! Letters to runs: what stands on one baseline without a gap that parts columns.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::glyphs::{Glyph, Sheet};

/// A gap of so many sizes of the font parts two runs; blanks between words are narrower.
const GAP: f64 = 0.7;

/// A glyph where the baseline lies level: `from` and `to` along it, `base` across it, upwards.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark<'s> {
    pub(super) glyph: &'s Glyph,
    pub(super) from: f64,
    pub(super) to: f64,
    pub(super) base: f64,
}

#[derive(Debug)]
pub(super) struct Run<'s> {
    pub(super) marks: Vec<Mark<'s>>,
    pub(super) from: f64,
    pub(super) to: f64,
    pub(super) base: f64,
    pub(super) size: f64,
    /// How many letters there are besides blanks.
    pub(super) letters: usize,
}

impl<'s> Run<'s> {
    fn new(mark: Mark<'s>) -> Self {
        Self {
            marks: vec![mark],
            from: mark.from,
            to: mark.to,
            base: mark.base,
            size: mark.glyph.size,
            letters: 1,
        }
    }

    fn join(&mut self, other: Self) {
        self.from = self.from.min(other.from);
        self.to = self.to.max(other.to);
        if other.letters > self.letters {
            (self.base, self.size) = (other.base, other.size);
        }
        self.letters += other.letters;
        self.marks.extend(other.marks);
    }
}

/// How a text lies on its page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Turn {
    sin: f64,
    cos: f64,
}

impl Turn {
    fn new(degrees: i16) -> Self {
        let (sin, cos) = match degrees.rem_euclid(360) {
            0 => (0.0, 1.0),
            90 => (1.0, 0.0),
            180 => (0.0, -1.0),
            270 => (-1.0, 0.0),
            other => f64::from(other).to_radians().sin_cos(),
        };
        Self { sin, cos }
    }

    fn level(self, glyph: &Glyph) -> Mark<'_> {
        let from = glyph.at.x * self.cos + glyph.at.y * self.sin;
        let base = glyph.at.y * self.cos - glyph.at.x * self.sin;
        let to = from + glyph.width;
        Mark { glyph, from, to, base }
    }

    /// The box around a level one, in the coordinates of the page.
    pub(super) fn back(self, [left, bottom, right, top]: [f64; 4]) -> [f64; 4] {
        let point = |from: f64, base: f64| (from * self.cos - base * self.sin, from * self.sin + base * self.cos);
        let corners = [
            point(left, bottom),
            point(right, bottom),
            point(left, top),
            point(right, top),
        ];
        let least = |of: fn(&(f64, f64)) -> f64| corners.iter().map(of).fold(f64::INFINITY, f64::min);
        let most = |of: fn(&(f64, f64)) -> f64| corners.iter().map(of).fold(f64::NEG_INFINITY, f64::max);
        [
            least(|point| point.0),
            least(|point| point.1),
            most(|point| point.0),
            most(|point| point.1),
        ]
    }
}

/// The runs of a page, apart for each direction in which text goes; that of most letters first.
pub(super) fn runs(sheet: &Sheet) -> Vec<(Turn, Vec<Run<'_>>)> {
    let mut directions: BTreeMap<i16, Vec<&Glyph>> = BTreeMap::new();
    for glyph in &sheet.glyphs {
        directions.entry(direction(glyph)).or_default().push(glyph);
    }
    let mut directions: Vec<_> = directions.into_iter().collect();
    directions.sort_by_key(|(_, glyphs)| std::cmp::Reverse(glyphs.len()));
    directions
        .into_iter()
        .map(|(degrees, glyphs)| level(Turn::new(degrees), &glyphs))
        .collect()
}

/// In degrees; text that is nearly level counts as level, as that of a page that was laid askew into a scanner.
fn direction(glyph: &Glyph) -> i16 {
    let degrees = glyph.along.y.atan2(glyph.along.x).to_degrees();
    let right = (degrees / 90.0).round() * 90.0;
    let degrees = if (degrees - right).abs() < 5.0 {
        right
    } else {
        degrees.round()
    };
    #[allow(clippy::cast_possible_truncation, reason = "at most 180")]
    let degrees = degrees as i16;
    degrees.rem_euclid(360)
}

fn level<'s>(turn: Turn, glyphs: &[&'s Glyph]) -> (Turn, Vec<Run<'s>>) {
    (turn, joined(drawn(turn, glyphs)))
}

/// The runs as they were drawn: a writer draws a line at once, or its words.
fn drawn<'s>(turn: Turn, glyphs: &[&'s Glyph]) -> Vec<Run<'s>> {
    let mut runs: Vec<Run<'s>> = Vec::new();
    // Those behind which no letter was drawn yet: a run has them among its marks, but is no longer for them.
    let mut blanks: Vec<Mark<'s>> = Vec::new();
    for glyph in glyphs {
        let mark = turn.level(glyph);
        let goes_on = runs.last_mut().filter(|run| {
            let gap = mark.from - run.to;
            (mark.base - run.base).abs() <= 0.1 * run.size
                && -0.5 * run.size < gap
                && gap < GAP * run.size
                && (glyph.size / run.size - 1.0).abs() < 0.1
        });
        if glyph.is_blank {
            blanks.push(mark);
            continue;
        }
        match goes_on {
            Some(run) => run.join(Run::new(mark)),
            None => runs.push(Run::new(mark)),
        }
        let is_before = |blank: &Mark<'_>| {
            (mark.base - blank.base).abs() <= 0.1 * glyph.size && (mark.from - blank.to).abs() < GAP * glyph.size
        };
        if let Some(run) = runs.last_mut() {
            run.marks.extend(blanks.drain(..).filter(is_before));
        }
    }
    runs
}

/// Neighbours on one baseline joined, from the top of the page to its foot.
fn joined(mut runs: Vec<Run<'_>>) -> Vec<Run<'_>> {
    runs.sort_by(|one, other| descending(one.base, other.base));
    let mut rest = runs.into_iter().peekable();
    let mut all = Vec::new();
    while let Some(first) = rest.next() {
        let (base, size) = (first.base, first.size);
        let mut row = vec![first];
        while let Some(next) = rest.next_if(|next| base - next.base <= 0.15 * size.min(next.size)) {
            row.push(next);
        }
        row.sort_by(|one, other| one.from.total_cmp(&other.from));
        let mut open: Option<Run<'_>> = None;
        for run in row {
            match &mut open {
                Some(last) if run.from - last.to < GAP * last.size.max(run.size) => last.join(run),
                _ => all.extend(open.replace(run)),
            }
        }
        all.extend(open);
    }
    all
}

pub(super) fn descending(one: f64, other: f64) -> Ordering {
    other.total_cmp(&one)
}
