//! Paged releases: with running heads and folios, with folios only, with form feeds only; whole paragraphs or wrapped lines.

mod breaks;
mod print;
mod release;
mod sheet;
mod wrapped;

use pressedienst::parse;
use proptest::collection::vec;
use proptest::prelude::*;

use crate::arbitrary::Release;
use crate::check::{cases, first_difference, same};
use crate::copy::{Line, Part};
use crate::dice::{Dice, dice};
use crate::reprint::title;
use breaks::{Place, places};
use print::{Furniture, print};
use sheet::{Sheet, headline};

/// How the pages of a text are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// 2019, with the headline at the head of each page.
    RunningHeads,
    /// 2019, with page numbers only.
    Folios,
    /// As an extractor prints pages without any mark.
    FormFeeds,
}

fn kind() -> impl Strategy<Value = Kind> + Clone {
    prop_oneof![3 => Just(Kind::RunningHeads), 2 => Just(Kind::Folios), 1 => Just(Kind::FormFeeds)]
}

/// How high each page is, from the first one on, in bytes of copy; the last one has the rest.
fn heights() -> impl Strategy<Value = Vec<usize>> + Clone {
    vec(0..3_000_usize, 0..24)
}

/// A page has some lines at least.
const LEAST: usize = 200;

/// Some of the places, as far apart as the pages are high.
fn ends(copy: &[Line], places: &[Place], heights: &[usize]) -> Vec<Place> {
    let starts: Vec<usize> = copy
        .iter()
        .scan(0, |end, line| {
            let start = *end;
            *end += line.text.len();
            Some(start)
        })
        .collect();
    let mut heights = heights.iter();
    let (mut ends, mut from, mut height) = (Vec::new(), 0, heights.next());
    for place in places {
        let at = starts[place.line] + place.at;
        if height.is_some_and(|height| at >= from + height + LEAST) {
            ends.push(*place);
            (from, height) = (at, heights.next());
        }
    }
    ends
}

/// The masthead: as words, with a rule, and as noise of text recognition.
const MASTHEADS: [&str; 4] = [
    "Pressedienst",
    "Pressedienst ______________________",
    "\t\t\t\u{2022}\t\t",
    "\u{3BD}\tr\u{3A9}\tCC\ted\n\t\u{426}\t8C\t\u{39B}\t\u{131}",
];

/// Fits a release to the kind and its pages: what they cannot show is not there.
fn fit(release: &Release, kind: Kind, pages: usize, has_title: bool) -> Release {
    let mut release = release.clone();
    // Without running heads and title nothing shows that a line above the headline is none.
    if !has_title && (kind != Kind::RunningHeads || pages < 2) {
        release.kicker = None;
    }
    release
}

/// The release as it is printed on these pages, and the print.
fn printed(release: &Release, kind: Kind, heights: &[usize], dice: &Dice) -> (Release, u32, String) {
    let title = {
        let mut dice = dice.clone();
        dice.is_rare(4).then(|| title(&headline(release), &mut dice))
    };
    let sheet = |release: &Release| {
        let mut dice = dice.clone();
        let mut sheet = Sheet::new(1 + dice.below(4));
        if let Some(title) = &title {
            sheet.push(title, Part::Head, 0);
        }
        // Noise marks less than a name that can be read, so that pictures must speak for the layout too.
        let mastheads = if release.images.is_empty() || title.is_some() {
            &MASTHEADS[..2]
        } else {
            &MASTHEADS
        };
        sheet.head(dice.one(mastheads), release, &mut dice);
        sheet.body(release, &mut dice);
        sheet.pictures(&release.images, &mut dice);
        sheet.footer(release, &mut dice);
        sheet.lines
    };
    let copy = sheet(release);
    let pages = 1 + ends(&copy, &places(&copy), heights).len();
    let release = fit(release, kind, pages, title.is_some());
    let copy = sheet(&release);
    let ends = ends(&copy, &places(&copy), heights);
    let mut dice = dice.clone();
    let furniture = Furniture {
        head: (kind == Kind::RunningHeads).then(|| headline(&release)),
        has_folio: kind != Kind::FormFeeds,
        has_form_feed: kind == Kind::FormFeeds || dice.is_rare(3),
        foot: None,
        most_blank: 5,
    };
    let text = print(&copy, &[], &ends, &furniture, &mut dice);
    let pages = u32::try_from(ends.len() + 1).expect("few pages");
    (release, if furniture.has_folio { pages } else { 1 }, text)
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn whole_paragraphs_come_back(release in release::release(), kind in kind(), heights in heights(), dice in dice()) {
        let (expected, pages, text) = printed(&release, kind, &heights, &dice);
        same(&parse(&text), &[expected], "paged", Some(pages), &text)?;
    }

    #[test]
    fn pages_may_end_anywhere(
        release in release::release(),
        kind in kind(),
        heights in [heights(), heights()],
        dice in [dice(), dice()],
    ) {
        let mut release = release;
        release.kicker = None;
        let [first, second] = [0, 1].map(|at| printed(&release, kind, &heights[at], &dice[at]).2);
        let whole = printed(&release, Kind::Folios, &[], &dice[0]).2;
        let records = [&first, &second, &whole].map(|text| serde_json::to_value(parse(text).releases()).expect("plain data"));
        for (record, text) in records.iter().zip([&first, &second]) {
            if let Some(difference) = first_difference(&records[2], record) {
                return Err(TestCaseError::fail(format!("{difference}\n{whole}\n=====\n{text}")));
            }
        }
    }
}
