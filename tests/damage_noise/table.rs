//! The table of the figures, and what it was.

use std::fmt::Write as _;
use std::fs;

use pressedienst::{Parser, parse};

use crate::addresses;
use crate::arbitrary::Release;
use crate::draw::Draw;
use crate::forms::Form;
use crate::noise::Noise;
use crate::print::Layout;
use crate::release::releases;
use crate::score::{COLUMNS, Score};
use crate::support::root;

/// Rates of damage, in thousandths of the letters, blanks or lines.
const RATES: [usize; 4] = [3, 10, 30, 100];

/// A figure may fall by so much.
const TOLERANCE: f64 = 0.005;

const HEAD: &str = "\
# What damage costs

Texts pass through scanners, extractors and recognisers before they are parsed. Here releases whose fields are known are
printed, damaged, and read; each figure is the share of the values that come back (F1 over all values of the releases).
Words count as back if no more letters differ than the damage may have changed; dates, addresses and numbers only as they
were, or if a warning stands at their place. What is measured is the damage and its repair together: no repair brings back a
line that is lost. The last column is that of a parser that reads texts as they are printed.

`cargo test -p pressedienst-trials --test damage_noise` compares with this file and fails if a figure falls by more than
0.005; with `UPDATE_GOLDEN=1` it writes the file anew.
";

/// A row: what it is of, and its figures.
pub type Row = (String, Vec<f64>);

/// What comes back with repairs, and without them.
#[derive(Default)]
struct Scores {
    repaired: Score,
    printed: Score,
}

impl Scores {
    fn add_all(&mut self, other: &Self) {
        self.repaired.add_all(&other.repaired);
        self.printed.add_all(&other.printed);
    }

    fn figures(&self) -> Vec<f64> {
        let mut figures = self.repaired.figures();
        figures.extend(self.printed.figures().last());
        figures
    }
}

fn score(layout: Layout, releases: &[Release], per_mille: usize, print: impl Fn(usize, &Release) -> String) -> Scores {
    let mut scores = Scores::default();
    for (index, release) in releases.iter().enumerate() {
        let truth = layout.fit(release).record();
        let text = print(index, release);
        scores.repaired.add(&truth, &parse(&text), per_mille);
        scores
            .printed
            .add(&truth, &Parser::new().as_printed().parse(&text), per_mille);
    }
    scores
}

fn clean(releases: &[Release]) -> Vec<Row> {
    let rows = Layout::ALL.iter().map(|layout| {
        let score = score(*layout, releases, 0, |_, release| layout.print(release));
        (layout.name().to_owned(), score.figures())
    });
    rows.collect()
}

fn forms(releases: &[Release]) -> Vec<Row> {
    let rows = Form::ALL.iter().map(|form| {
        let score = score(form.layout(), releases, 0, |_, release| form.print(release));
        (form.name().to_owned(), score.figures())
    });
    rows.collect()
}

fn noise(releases: &[Release]) -> Vec<Row> {
    let mut rows = Vec::new();
    for noise in Noise::ALL {
        for per_mille in RATES {
            let mut all = Scores::default();
            for layout in Layout::ALL {
                let damaged = score(layout, releases, per_mille, |index, release| {
                    let seed = format!("{} {per_mille} {} {index}", noise.name(), layout.name());
                    noise.damage(&layout.print(release), per_mille, &mut Draw::of(&seed))
                });
                all.add_all(&damaged);
            }
            rows.push((format!("{}, {}", noise.name(), rate(per_mille)), all.figures()));
        }
    }
    rows
}

fn rate(per_mille: usize) -> String {
    match (per_mille / 10, per_mille % 10) {
        (percent, 0) => format!("{percent} %"),
        (percent, rest) => format!("{percent}.{rest} %"),
    }
}

fn print(title: &str, what: &str, columns: &[&str], rows: &[Row], to: &mut String) {
    writeln!(to, "\n## {title}\n\n| {what} | {} |", columns.join(" | ")).expect("memory");
    writeln!(to, "| --- |{}", " ---: |".repeat(columns.len())).expect("memory");
    for (name, figures) in rows {
        let figures: Vec<_> = figures.iter().map(|figure| format!("{figure:.3}")).collect();
        writeln!(to, "| {name} | {} |", figures.join(" | ")).expect("memory");
    }
}

/// The rows of a file.
fn rows(file: &str) -> Vec<Row> {
    let rows = file.lines().filter_map(|line| {
        let mut cells = line.strip_prefix("| ")?.trim_end_matches(" |").split(" | ");
        let name = cells.next()?.to_owned();
        let figures: Option<Vec<f64>> = cells.map(|cell| cell.parse().ok()).collect();
        Some((name, figures?))
    });
    rows.collect()
}

#[test]
fn no_figure_falls() {
    let releases = releases();
    let (clean, forms, noise) = std::thread::scope(|scope| {
        let noise = scope.spawn(|| noise(&releases));
        let (clean, forms) = (clean(&releases), forms(&releases));
        (clean, forms, noise.join().expect("the noise"))
    });
    let columns = [&COLUMNS[..], &["all, as printed"]].concat();
    let mut now = HEAD.to_owned();
    print("Without damage", "layout", &columns, &clean, &mut now);
    print("Text recognition and extractors", "damage", &columns, &noise, &mut now);
    print(
        "Recognisers that write markup, and columns",
        "form",
        &columns,
        &forms,
        &mut now,
    );
    print(
        "Addresses of pictures",
        "damage",
        &addresses::COLUMNS,
        &addresses::rows(),
        &mut now,
    );
    let path = root().join("docs/damage.md");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, &now).expect("the table can be written");
    }
    let before = fs::read_to_string(&path).expect("docs/damage.md; UPDATE_GOLDEN=1 writes it");
    let (before, now) = (rows(&before), rows(&now));
    let names = |rows: &[Row]| rows.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    assert_eq!(
        names(&before),
        names(&now),
        "UPDATE_GOLDEN=1 writes docs/damage.md anew"
    );
    let mut fallen = Vec::new();
    for ((name, before), (_, now)) in before.iter().zip(&now) {
        assert_eq!(
            before.len(),
            now.len(),
            "{name}: UPDATE_GOLDEN=1 writes docs/damage.md anew"
        );
        let figures = before
            .iter()
            .zip(now)
            .filter(|(before, now)| *now + TOLERANCE < **before);
        fallen.extend(figures.map(|(before, now)| format!("{name}: {before:.3} fell to {now:.3}")));
    }
    assert!(fallen.is_empty(), "{fallen:#?}");
}
