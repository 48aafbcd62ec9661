//! The pages of the city's portal: releases below day and hour, or teasers above a link.

use chrono::NaiveDate;
use pressedienst::Layout;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::page::{Page, Printer, printer};
use crate::arbitrary::{
    Block, Language, Person, Release, authors, body, byline, date, headline, is_told, is_told_by_itself, one,
    paragraph, sentence, short_date, subhead,
};
use crate::check::cases;
use crate::dice::{Dice, dice};

/// What shows that a page is one of the city.
const CITY: &str = "Das gibt es in Düsseldorf noch nicht lange.";

/// A headline that stands for others.
const PLAIN: &str = "Der neue Brunnen im Park ist eröffnet";

/// A release, with its day and hour.
#[derive(Clone, Debug)]
struct Dated {
    date: NaiveDate,
    hour: String,
    /// What stands between them.
    gap: String,
    headline: String,
    body: Vec<Block>,
    bylines: Vec<Person>,
    dice: Dice,
    is_doubled: bool,
}

/// An hour of issue, as printed.
fn hour() -> impl Strategy<Value = String> {
    (6..22_u32, 0..60_u32).prop_map(|(hour, minute)| format!("{hour:02}:{minute:02} Uhr"))
}

/// What could be taken for the beginning of a release: a sentence with day and hour, a paragraph that begins with them, and
/// both alone on their line, above a sentence.
fn trap() -> impl Strategy<Value = Vec<String>> {
    (0..3_u32, date(), hour(), sentence(Language::German)).prop_map(|(form, date, hour, sentence)| {
        let date = short_date(date);
        match form {
            0 => vec![format!("Das war am {date}, {hour}, noch anders. {sentence}")],
            1 => vec![format!("{date} {hour} ist der Beginn. {sentence}")],
            _ => vec![format!("{date} {hour}"), format!("Dann geht es los. {sentence}")],
        }
    })
}

fn dated() -> impl Strategy<Value = Dated> {
    let text = (body(Language::German, 0..=3), option::weighted(0.4, trap()));
    let body = text.prop_map(|(mut body, trap)| {
        let trap = trap
            .into_iter()
            .flatten()
            .map(|text| Block::Paragraph(Language::German, text));
        // Behind the first paragraph, which shows that the headline has text.
        body.splice(1..1, trap);
        body
    });
    let gap = one(&["  ", " ", ", ", "\u{A0}"]);
    (
        date(),
        hour(),
        gap,
        headline(Language::German),
        body,
        (option::weighted(0.2, authors(1..=2)), dice()),
        prop::bool::weighted(0.1),
    )
        .prop_map(|(date, hour, gap, headline, body, (bylines, dice), is_doubled)| Dated {
            date,
            hour,
            gap,
            headline,
            body,
            bylines: bylines.unwrap_or_default(),
            dice,
            is_doubled,
        })
}

impl Dated {
    fn print(mut self, print: &mut Printer) -> Release {
        let line = format!("{}{}{}", short_date(self.date), self.gap, self.hour);
        print.line(&line).perhaps_blank();
        if self.is_doubled {
            print.line(&line).perhaps_blank();
        }
        print.line(&self.headline).blank();
        print.body(&self.body, "- ", true, true).blank();
        if !self.bylines.is_empty() {
            print.line(byline(&self.bylines, &mut self.dice)).blank();
        }
        Release {
            date: Some(self.date),
            time: Some(self.hour),
            headlines: vec![(Language::German, self.headline)],
            body: self.body,
            bylines: self.bylines,
            ..Release::default()
        }
    }
}

/// An item of the list.
#[derive(Clone, Debug)]
struct Item {
    headline: Option<String>,
    subhead: Option<String>,
    teaser: Option<String>,
    is_link_behind: bool,
    is_doubled: bool,
}

/// A teaser, whole, clipped, or above what it announces.
fn teaser() -> impl Strategy<Value = String> {
    let text = (paragraph(Language::German, 2..=3), 0..3_u32);
    let teaser = text.prop_map(|(text, form)| match form {
        0 => text,
        1 => format!("{} …", text.trim_end_matches(['.', '!', '?'])),
        _ => format!("{text} Und zwar so:"),
    });
    teaser.prop_filter("language of a teaser", |text| is_told(text, Language::German))
}

fn item() -> impl Strategy<Value = Item> {
    let head = (
        option::weighted(0.9, headline(Language::German)),
        option::weighted(0.3, subhead(Language::German)),
    );
    let flags = (any::<bool>(), prop::bool::weighted(0.2));
    (head, option::weighted(0.8, teaser()), flags).prop_map(
        |((headline, subhead), teaser, (is_link_behind, is_doubled))| Item {
            // What has neither headline nor teaser is no item; without a teaser the headline tells its language.
            headline: headline
                .filter(|words| teaser.is_some() || is_told_by_itself(words, Language::German))
                .or_else(|| teaser.is_none().then(|| PLAIN.to_owned())),
            subhead,
            teaser,
            is_link_behind,
            is_doubled,
        },
    )
}

impl Item {
    /// Prints the item; one that is not whole breaks off in its teaser.
    fn print(self, is_whole: bool, print: &mut Printer) -> Release {
        const LINK: &str = "Ganzen Artikel lesen";
        let subhead = self.subhead.filter(|_| self.headline.is_some());
        for line in self.headline.iter().chain(&subhead) {
            print.line(line).perhaps_blank();
        }
        match &self.teaser {
            Some(teaser) if is_whole && self.is_link_behind => {
                print.line(format!("{teaser} {LINK}")).perhaps_blank();
            }
            teaser => {
                if let Some(teaser) = teaser {
                    print.line(teaser).perhaps_blank();
                }
                if is_whole {
                    print.line(LINK).blank();
                }
            }
        }
        if is_whole && self.is_doubled {
            print.line(LINK).perhaps_blank();
        }
        let teaser = self.teaser.map(|teaser| Block::Paragraph(Language::German, teaser));
        Release {
            headlines: self
                .headline
                .map(|words| (Language::German, words))
                .into_iter()
                .collect(),
            subheads: subhead.into_iter().collect(),
            body: teaser.into_iter().collect(),
            ..Release::default()
        }
    }
}

/// The lines above the items.
fn title() -> impl Strategy<Value = Vec<String>> {
    (any::<bool>(), one(&["Aktuelles", "Meldungen"])).prop_map(|(has_link, title)| {
        let link = has_link.then(|| "Zum Hauptinhalt".to_owned());
        link.into_iter().chain([title]).collect()
    })
}

fn page_of(title: &[String], releases: Vec<Release>, mut printer: Printer) -> Page {
    let items = printer.take();
    for line in title {
        printer.line(line).perhaps_blank();
    }
    Page {
        layout: Layout::WebPortal,
        title: printer.take(),
        items,
        releases,
    }
}

/// Releases below each other; without a title several, the newest one first.
fn releases(is_titled: bool) -> impl Strategy<Value = Page> {
    let least = if is_titled { 1 } else { 2 };
    (title(), vec(dated(), least..=6), printer()).prop_map(move |(title, mut all, mut printer)| {
        if !is_titled {
            all.sort_by_key(|release| std::cmp::Reverse(release.date));
        }
        if let Some(Block::Paragraph(_, text)) = all[0].body.first_mut() {
            *text = format!("{CITY} {text}");
        }
        let releases = all.into_iter().map(|release| release.print(&mut printer)).collect();
        page_of(if is_titled { &title } else { &[] }, releases, printer)
    })
}

/// A list of items, of which the last one may be cut.
fn list(is_titled: bool, is_cut: bool) -> impl Strategy<Value = Page> {
    let least = if is_titled { 1 } else { 2 };
    (title(), vec(item(), least..=8), (item(), teaser()), printer()).prop_map(
        move |(title, mut all, (mut last, teaser), mut printer)| {
            let of_city = all[0].teaser.take().unwrap_or_default();
            all[0].teaser = Some(format!("{CITY} {of_city}").trim_end().to_owned());
            // Above the first link of a page without title there is a headline with its teaser.
            all[0].headline.get_or_insert_with(|| PLAIN.to_owned());
            all[0].subhead = all[0].subhead.take().filter(|_| is_titled);
            let mut releases: Vec<_> = all.into_iter().map(|item| item.print(true, &mut printer)).collect();
            if is_cut {
                let letters = teaser.trim_end_matches(|c: char| !c.is_alphabetic()).chars().count();
                last.teaser = Some(teaser.chars().take(letters - 1).collect());
                // What stands below the headline of an item that was cut is its teaser.
                last.subhead = None;
                releases.push(last.print(false, &mut printer));
            }
            page_of(if is_titled { &title } else { &[] }, releases, printer)
        },
    )
}

fn page() -> impl Strategy<Value = Page> {
    releases(true)
}

properties_of_items!(page());

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn a_list_says_its_items(page in list(true, false)) {
        page.check()?;
        page.check_characters()?;
    }

    #[test]
    fn the_items_of_two_lists_are_those_of_both(first in list(true, false), second in list(true, true)) {
        first.with_items_of(second).check()?;
    }

    #[test]
    fn a_page_without_title_says_its_releases(page in releases(false), list in list(false, true)) {
        page.check()?;
        list.check()?;
    }
}
