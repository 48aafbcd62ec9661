//! Wrapped lines without blank lines, as 2016 set them: the foot of page one in mid-sentence, a running head on each page.

use proptest::prelude::*;

use super::breaks::Place;
use super::print::{Furniture, print};
use super::sheet::{Sheet, headline};
use crate::arbitrary::{Language, Release};
use crate::check::{cases, first_difference, same};
use crate::copy::{Line, Part, wrap};
use crate::dice::{Dice, dice};
use crate::width::{leave_room, lines, long_paragraph};
use pressedienst::parse;
use proptest::collection::vec;

/// Where the lines of a copy are cut at a width. Addresses and furniture are not.
fn wraps(copy: &[Line], width: usize) -> Vec<Vec<usize>> {
    let cuts = |line: &Line| match line.part {
        Part::Paragraph | Part::Item { .. } | Part::Crosshead => wrap(&line.text, width),
        _ => Vec::new(),
    };
    copy.iter().map(cuts).collect()
}

fn is_body(line: &Line) -> bool {
    matches!(line.part, Part::Paragraph | Part::Item { .. } | Part::Crosshead)
}

/// Every line end below the first line of the body; where pages end is shown as where paragraphs do.
fn places(copy: &[Line], wraps: &[Vec<usize>]) -> Vec<Place> {
    let first = copy.iter().position(is_body).unwrap_or(copy.len());
    let below = copy.iter().enumerate().skip(first);
    let places = below.flat_map(|(index, _)| {
        let inside = wraps[index].iter().map(move |cut| Place { line: index, at: *cut });
        (index > first)
            .then_some(Place { line: index, at: 0 })
            .into_iter()
            .chain(inside)
    });
    // At the head of a page a dash behind the end of a sentence begins a list.
    let is_dash = |place: &Place| place.at > 0 && copy[place.line].text[place.at..].trim_start().starts_with("- ");
    places.filter(|place| !is_dash(place)).collect()
}

/// What 2016 printed, and with it the release that must come back.
#[derive(Debug)]
struct Printed {
    release: Release,
    pages: u32,
    text: String,
}

fn printed(release: &Release, width: usize, heights: &[usize], marks: &Dice, dice: &Dice) -> Printed {
    let sheet = |release: &Release| {
        let mut dice = marks.clone();
        let mut sheet = Sheet::new(0);
        sheet.head(&format!("Pressedienst {}", "_".repeat(40)), release, &mut dice);
        sheet.body(release, &mut dice);
        sheet.footer(
            &Release {
                document_number: None,
                ..release.clone()
            },
            &mut dice,
        );
        sheet.lines
    };
    let mut release = release.clone();
    // Only the first lines of a head are not taken for wrapped ones.
    release.topics.truncate(usize::from(!release.is_invitation));
    let give_room = |release: &mut Release| {
        let mut body = release.body.clone();
        leave_room(&mut body, |body| {
            let copy = sheet(&Release {
                body: body.to_vec(),
                ..release.clone()
            });
            let from = copy.iter().position(is_body).expect("a body");
            copy[from..].iter().map(|line| lines(&line.text, width)).collect()
        });
        release.body = body;
    };
    give_room(&mut release);
    let copy = sheet(&release);
    let first = heights.first().copied().unwrap_or(usize::MAX);
    let is_paged = places(&copy, &wraps(&copy, width)).len() > first;
    if !is_paged || !has_room(&release.subheads, width) {
        // Nothing but running heads parts the headline from lines of its size, and nothing a full line from the body.
        release.subheads.clear();
        // The dice fall otherwise without them.
        give_room(&mut release);
    }
    let copy = sheet(&release);
    let mut wraps = wraps(&copy, width);
    for (line, cuts) in copy.iter().zip(&mut wraps) {
        let is_subhead = release
            .subheads
            .iter()
            .any(|subhead| line.text.contains(subhead.as_str()));
        if is_subhead && line.part == Part::Head {
            *cuts = wrap(&line.text, width);
        }
    }
    let places = places(&copy, &wraps);
    let (mut ends, mut at) = (Vec::new(), 0);
    for height in heights {
        at += height;
        ends.extend(places.get(at).copied());
    }
    let mut dice = dice.clone();
    if ends.is_empty() {
        // The number stands at the foot of a page.
        release.document_number = None;
    } else if let Some(display) = copy.iter().position(|line| line.text == headline(&release)) {
        // A headline is set in larger letters. Nothing but running heads shows that it has two lines.
        wraps[display] = wrap(&copy[display].text, 55);
    }
    let foot = release
        .document_number
        .as_ref()
        .map(|number| format!(":DÜSSELDORF\n{number}\n"));
    let furniture = Furniture {
        head: Some(headline(&release)),
        has_folio: true,
        has_form_feed: dice.is_rare(4),
        foot,
        most_blank: dice.one(&[0, 0, 4]),
    };
    let text = print(&copy, &wraps, &ends, &furniture, &mut dice);
    Printed {
        release,
        pages: u32::try_from(ends.len() + 1).expect("few pages"),
        text,
    }
}

/// Whether each subhead, and their row, ends with a line that shows that it ends: any word would have fitted.
fn has_room(subheads: &[String], width: usize) -> bool {
    let row = subheads.join(" / ");
    let ends_early = |text: &str| {
        let last = lines(text, width).last().map_or(0, |line| line.chars().count());
        last + LONGEST_WORD <= width * 7 / 10
    };
    subheads
        .iter()
        .map(String::as_str)
        .chain([row.as_str()])
        .all(ends_early)
}

/// No word has more letters.
const LONGEST_WORD: usize = 24;

/// A release as 2016 printed it: no pictures, no kicker.
fn release() -> impl Strategy<Value = Release> + Clone {
    super::release::release().prop_map(|mut release| {
        release.kicker = None;
        release.images.clear();
        release.text_version = None;
        release.imprint = None;
        // Two languages and invitations were set so in no print of 2016.
        release.headlines.truncate(1);
        let language = release.headlines[0].0;
        release.body.retain(|block| block.language() == language);
        release.body.insert(0, long_paragraph());
        if language == Language::English || release.is_invitation {
            release.body.truncate(1);
            release.headlines = vec![(Language::German, "Neues Dach für ein altes Haus".to_owned())];
            release.subheads.clear();
            release.is_invitation = false;
            release.appointments.clear();
        }
        release
    })
}

fn heights() -> impl Strategy<Value = Vec<usize>> + Clone {
    vec(3..60_usize, 0..12)
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn wrapped_lines_come_back(release in release(), width in 58..=90_usize, heights in heights(), dice in dice()) {
        let Printed { release, pages, text } = printed(&release, width, &heights, &dice, &dice);
        same(&parse(&text), &[release], "paged", Some(pages), &text)?;
    }

    #[test]
    fn pages_of_wrapped_lines_may_end_anywhere(
        release in release(),
        width in 58..=90_usize,
        heights in [heights(), heights()],
        dice in [dice(), dice()],
    ) {
        let mut release = release;
        release.document_number = None;
        release.subheads.clear();
        let prints = [0, 1].map(|at| printed(&release, width, &heights[at], &dice[0], &dice[at]).text);
        let whole = printed(&release, width, &[], &dice[0], &dice[0]).text;
        let record = |text: &str| serde_json::to_value(parse(text).releases()).expect("plain data");
        let expected = record(&whole);
        for text in prints {
            if let Some(difference) = first_difference(&expected, &record(&text)) {
                return Err(TestCaseError::fail(format!("{difference}\n{whole}\n=====\n{text}")));
            }
        }
    }
}
