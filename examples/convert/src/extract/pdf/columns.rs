//! Which runs belong to a column of their own: a gap runs down beside many lines.

use super::runs::Run;

/// A column has so many lines at least.
const LINES: usize = 5;
/// Edges that lie within so many points of each other are one.
const EDGE: f64 = 2.0;
/// Where so many pieces stand on a page, it is no page of columns.
const MOST_RUNS: usize = 10_000;
/// A page has no more columns than this; the rest is read as it comes.
const MOST: usize = 4;

/// A gap from above to below: what begins right of it is one column, and what ends left of it the other.
#[derive(Clone, Copy, Debug)]
struct Gap {
    at: f64,
    above: f64,
    below: f64,
    weight: usize,
}

/// The columns of a page in the order in which they are read.
pub(super) fn columns(mut runs: Vec<Run<'_>>) -> Vec<Vec<Run<'_>>> {
    if runs.len() > MOST_RUNS {
        return vec![runs];
    }
    let mut aside = Vec::new();
    for _ in 1..MOST {
        let Some(gap) = widest(&runs) else { break };
        let is_right = |run: &Run<'_>| gap.spans(run) && run.from >= gap.at;
        let is_left = |run: &Run<'_>| gap.spans(run) && run.from < gap.at;
        let (left, right) = (measure(&runs, is_left), measure(&runs, is_right));
        if left.is_like(&right) {
            // Two of one kind are read one after the other, between what stands above and below both.
            let (right, rest): (Vec<_>, Vec<_>) = runs.into_iter().partition(is_right);
            let (left, rest): (Vec<_>, Vec<_>) = rest.into_iter().partition(is_left);
            let (above, below): (Vec<_>, Vec<_>) = rest.into_iter().partition(|run| run.base > gap.above);
            let mut all: Vec<Vec<Run<'_>>> = [above, left, right, below]
                .into_iter()
                .filter(|runs| !runs.is_empty())
                .collect();
            all.extend(aside.into_iter().rev());
            return all;
        }
        let is_narrow_right = right.is_narrower_than(&left);
        let (narrow, main): (Vec<_>, Vec<_>) = runs
            .into_iter()
            .partition(|run| if is_narrow_right { is_right(run) } else { is_left(run) });
        aside.push(narrow);
        runs = main;
    }
    let mut all = vec![runs];
    all.extend(aside.into_iter().rev());
    all
}

impl Gap {
    fn spans(&self, run: &Run<'_>) -> bool {
        run.base <= self.above && run.base >= self.below
    }

    fn is_crossed_by(&self, run: &Run<'_>) -> bool {
        run.from < self.at - EDGE && run.to > self.at
    }
}

/// What stands on one side of a gap.
#[derive(Debug, Default)]
struct Side {
    width: f64,
    letters: usize,
}

impl Side {
    fn is_as_wide_as(&self, other: &Self) -> bool {
        self.width.min(other.width) > 0.7 * self.width.max(other.width)
    }

    fn is_like(&self, other: &Self) -> bool {
        self.is_as_wide_as(other) && 5 * self.letters.min(other.letters) > 2 * self.letters.max(other.letters)
    }

    /// A page may have but a few lines of its text beside the narrow column.
    fn is_narrower_than(&self, other: &Self) -> bool {
        if self.is_as_wide_as(other) {
            self.letters < other.letters
        } else {
            self.width < other.width
        }
    }
}

fn measure(runs: &[Run<'_>], is_of_it: impl Fn(&Run<'_>) -> bool) -> Side {
    let mut side = Side::default();
    let (mut from, mut to) = (f64::INFINITY, f64::NEG_INFINITY);
    for run in runs.iter().filter(|run| is_of_it(run)) {
        (from, to) = (from.min(run.from), to.max(run.to));
        side.letters += run.letters;
    }
    side.width = (to - from).max(0.0);
    side
}

/// The gap beside which most lines stand.
fn widest(runs: &[Run<'_>]) -> Option<Gap> {
    let mut edges: Vec<&Run<'_>> = runs.iter().collect();
    edges.sort_by(|one, other| one.from.total_cmp(&other.from));
    let mut best: Option<Gap> = None;
    let mut rest = edges.as_slice();
    while let Some(first) = rest.first() {
        let count = rest.iter().take_while(|run| run.from - first.from <= EDGE).count();
        rest = rest.get(count..).unwrap_or_default();
        if count >= LINES
            && let Some(gap) = beside(runs, first.from)
            && best.as_ref().is_none_or(|best| gap.weight > best.weight)
        {
            best = Some(gap);
        }
    }
    best
}

/// The gap left of the runs that begin at an edge, where nothing crosses it.
fn beside(runs: &[Run<'_>], edge: f64) -> Option<Gap> {
    let at = edge - EDGE / 2.0;
    let line = Gap {
        at,
        above: f64::INFINITY,
        below: f64::NEG_INFINITY,
        weight: 0,
    };
    // All runs are in order from the top, so that the longest stretch without one that crosses is found in one walk.
    let (mut stretch, mut longest): (Vec<&Run<'_>>, Vec<&Run<'_>>) = (Vec::new(), Vec::new());
    for run in runs {
        if line.is_crossed_by(run) {
            if stretch.len() > longest.len() {
                longest = std::mem::take(&mut stretch);
            }
            stretch.clear();
        } else if run.from >= edge && run.from <= edge + EDGE {
            stretch.push(run);
        }
    }
    if stretch.len() > longest.len() {
        longest = stretch;
    }
    // Lines beside the first and the last one need not have their baselines.
    let (first, last) = (longest.first()?, longest.last()?);
    let (above, below) = (first.base + 0.5 * first.size, last.base - 0.5 * last.size);
    let gap = Gap { above, below, ..line };
    let side = |is_right: bool| -> Vec<&Run<'_>> {
        runs.iter()
            .filter(|run| gap.spans(run) && (run.from >= at) == is_right)
            .collect()
    };
    let (left, right) = (side(false), side(true));
    if longest.len() < LINES || is_label(&left) || is_table(&left, &right) {
        return None;
    }
    let weight = left.len().min(right.len());
    Some(Gap { weight, ..gap })
}

/// Whether runs are too short to be lines of a column: marks and numbers of lists.
fn is_label(runs: &[&Run<'_>]) -> bool {
    usual_letters(runs) < 4
}

/// Whether both sides are cells of the same rows: each line of the side with fewer stands beside one of the other, and either
/// both are short or the one has labels for the other.
fn is_table(left: &[&Run<'_>], right: &[&Run<'_>]) -> bool {
    let (few, many) = if left.len() < right.len() {
        (left, right)
    } else {
        (right, left)
    };
    let matched = few
        .iter()
        .filter(|run| {
            // Both are in order from the top.
            let place = many.partition_point(|other| other.base > run.base + 0.1 * run.size);
            many.get(place)
                .is_some_and(|other| other.base >= run.base - 0.1 * run.size)
        })
        .count();
    let are_cells = 2 * few.len() > many.len() && usual_letters(few) < 30 && usual_letters(many) < 30;
    let are_labels = 5 * few.len() < 3 * many.len() && usual_letters(few) < usual_letters(many);
    5 * matched > 4 * few.len() && (are_cells || are_labels)
}

fn usual_letters(runs: &[&Run<'_>]) -> usize {
    let mut letters: Vec<usize> = runs.iter().map(|run| run.letters).collect();
    letters.sort_unstable();
    letters.get(letters.len() / 2).copied().unwrap_or(0)
}
