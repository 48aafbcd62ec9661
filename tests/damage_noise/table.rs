//! The table of the figures, and what it was.

use std::fmt::Write as _;
use std::fs;

use pressedienst::parse;

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
line that is lost.

`cargo test -p pressedienst-trials --test damage_noise` compares with this file and fails if a figure falls by more than
0.005; with `UPDATE_GOLDEN=1` it writes the file anew.
";

/// A row: what it is of, and its figures.
pub type Row = (String, Vec<f64>);

fn score(layout: Layout, releases: &[Release], per_mille: usize, print: impl Fn(usize, &Release) -> String) -> Score {
    let mut score = Score::default();
    for (index, release) in releases.iter().enumerate() {
        let truth = layout.fit(release).record();
        score.add(&truth, &parse(&print(index, release)), per_mille);
    }
    score
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
            let mut all = Score::default();
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
#[ignore = "shows"]
fn show() {
    let releases = releases();
    let what = std::env::var("SHOW").unwrap();
    for noise in Noise::ALL {
        for per_mille in RATES {
            if what == format!("{}, {}", noise.name(), rate(per_mille)) {
                for layout in Layout::ALL {
                    println!("==== {}", layout.name());
                    score(layout, &releases, per_mille, |index, release| {
                        let seed = format!("{} {per_mille} {} {index}", noise.name(), layout.name());
                        let text = noise.damage(&layout.print(release), per_mille, &mut Draw::of(&seed));
                        std::fs::write(
                            format!("/tmp/show/{}-{index}.txt", layout.name().replace(' ', "-")),
                            &text,
                        )
                        .unwrap();
                        println!("---- {index}");
                        text
                    });
                }
            }
        }
    }
    for form in Form::ALL {
        if what == form.name() {
            score(form.layout(), &releases, 0, |index, release| {
                let text = form.print(release);
                std::fs::write(format!("/tmp/show/{}-{index}.txt", form.name()), &text).unwrap();
                println!("---- {index}");
                text
            });
        }
    }
}

#[test]
fn no_figure_falls() {
    let releases = releases();
    let (clean, forms, noise) = std::thread::scope(|scope| {
        let noise = scope.spawn(|| noise(&releases));
        let (clean, forms) = (clean(&releases), forms(&releases));
        (clean, forms, noise.join().expect("the noise"))
    });
    let mut now = HEAD.to_owned();
    print("Without damage", "layout", &COLUMNS, &clean, &mut now);
    print("Text recognition and extractors", "damage", &COLUMNS, &noise, &mut now);
    print(
        "Recognisers that write markup, and columns",
        "form",
        &COLUMNS,
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
    println!("{now}");
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
