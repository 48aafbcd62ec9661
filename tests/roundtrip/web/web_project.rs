//! The pages of a project, with a dateline an item, in German and English.

use chrono::{Datelike as _, Days, NaiveDate};
use pressedienst::Layout;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::extra::{Picture, bare_caption};
use super::page::{Page, Printer, are_told, printer, typographic, typographic_block};
use crate::arbitrary::{
    Block, ENGLISH_MONTHS, Language, Release, body, date, headline_of_two, long_date, one, paragraph, short_date,
    subhead,
};
use crate::marks::MARKS;

/// A day, or some days, as a dateline prints them.
#[derive(Clone, Debug)]
struct When {
    first: NaiveDate,
    last: Option<NaiveDate>,
    printed: String,
}

/// "29.08. bis 04.09. 2019", "June 4th - 9th 2021": what both days share stands once or twice.
fn when(language: Language) -> impl Strategy<Value = When> {
    (date(), option::weighted(0.5, 1..20_u64), 0..6_usize).prop_map(move |(first, days, form)| {
        let last = days.map(|days| first + Days::new(days));
        let printed = match (language, last) {
            (Language::German, None) if form < 3 => short_date(first),
            (Language::German, None) => long_date(first),
            (Language::English, None) => format!("{} {}", english_day(first), first.year()),
            (Language::German, Some(last)) => german_range(first, last, form),
            (Language::English, Some(last)) => english_range(first, last, form),
        };
        When { first, last, printed }
    })
}

fn german_range(first: NaiveDate, last: NaiveDate, form: usize) -> String {
    let (day, end) = (first.day(), long_date(last));
    let is_one_month = (first.year(), first.month()) == (last.year(), last.month());
    match form {
        _ if first.year() != last.year() => format!("{} \u{2013} {end}", long_date(first)),
        0 if is_one_month => format!("{day}. - {end}"),
        1 if is_one_month => format!("{day}. bis {end}"),
        2 if is_one_month => format!("{day}.-{}", short_date(last)),
        3 if is_one_month && day + 1 == last.day() => format!("{day}./{end}"),
        4 => format!("{} bis {end}", long_date(first)),
        _ => format!(
            "{} bis {} {}",
            first.format("%d.%m."),
            last.format("%d.%m."),
            last.year()
        ),
    }
}

fn english_range(first: NaiveDate, last: NaiveDate, form: usize) -> String {
    let (day, end) = (english_day(first), english_day(last));
    let is_one_month = (first.year(), first.month()) == (last.year(), last.month());
    let (_, last_day) = end.split_once(' ').expect("a month and a day");
    match form {
        _ if first.year() != last.year() => format!("{day} {} - {end} {}", first.year(), last.year()),
        0 if is_one_month => format!("{day} - {last_day} {}", last.year()),
        1 if is_one_month => format!("{day}\u{2013}{last_day}, {}", last.year()),
        2 if is_one_month => {
            let (month, _) = day.split_once(' ').expect("a month and a day");
            format!("{month} {} - {}, {}", first.day(), last.day(), last.year())
        }
        3 => format!("{day} to {end}, {}", last.year()),
        _ => format!("{day} - {end} {}", last.year()),
    }
}

/// "September 1st".
fn english_day(day: NaiveDate) -> String {
    let ending = match day.day() {
        1 | 21 | 31 => "st",
        2 | 22 => "nd",
        3 | 23 => "rd",
        _ => "th",
    };
    format!(
        "{} {}{ending}",
        ENGLISH_MONTHS[usize::try_from(day.month0()).expect("a month")],
        day.day()
    )
}

#[derive(Clone, Debug)]
struct Item {
    language: Language,
    headline: Option<String>,
    picture: Option<Picture>,
    when: When,
    time: Option<String>,
    place: String,
    bar: String,
    subhead: Option<String>,
    body: Vec<Block>,
    list_mark: String,
    is_airy: bool,
}

/// The text of an item, any part of which may be missing. A single sentence below the dateline is a subhead if a paragraph of
/// several stands below it; else it is the body.
fn text(language: Language) -> impl Strategy<Value = (Option<String>, Vec<Block>)> {
    let more = match language {
        Language::German => "Der Eintritt ist frei.",
        Language::English => "Admission is free.",
    };
    let alone = paragraph(language, 1..=3).prop_map(move |text| (None, vec![Block::Paragraph(language, text)]));
    let without = (paragraph(language, 1..=4), body(language, 0..=3)).prop_map(move |(first, mut body)| {
        body.insert(0, Block::Paragraph(language, format!("{first} {more}")));
        (None, body)
    });
    let single =
        (vec(paragraph(language, 1..=1), 2), option::of(body(language, 0..=2))).prop_map(move |(single, more)| {
            let single = single.into_iter().map(|text| Block::Paragraph(language, text));
            (None, single.chain(more.into_iter().flatten()).collect())
        });
    let with = (subhead(language), body(language, 0..=4)).prop_map(|(subhead, body)| (Some(subhead), body));
    // Headings spell their words out.
    let lead = paragraph(language, 1..=1).prop_filter("an abbreviation", |text| !text.contains(" s. "));
    let lead = (lead, paragraph(language, 1..=4), body(language, 0..=3));
    let lead = lead.prop_map(move |(lead, first, mut body)| {
        body.insert(0, Block::Paragraph(language, format!("{first} {more}")));
        (Some(lead), body)
    });
    let bare = option::of(subhead(language)).prop_map(|subhead| (subhead, Vec::new()));
    prop_oneof![1 => alone, 1 => single, 2 => without, 2 => with, 2 => lead, 1 => bare]
}

/// A headline whose language can be told.
const fn headline_by_itself(language: Language) -> &'static str {
    match language {
        Language::German => "Brunnen sprudelt nach einer langen Pause wieder für alle",
        Language::English => "The council and the neighbours have opened a new garden",
    }
}

fn item() -> impl Strategy<Value = Item> {
    prop_oneof![3 => Just(Language::German), 2 => Just(Language::English)].prop_flat_map(|language| {
        let places = [
            "Rathaus Düsseldorf, Plenarsaal",
            "Haifa",
            "Alte Mühle & Pier 4",
            "Bürgerhaus \"Nord\" in Bilk",
        ];
        let place = proptest::sample::select(places.to_vec()).prop_map(str::to_owned);
        let time = option::of(one(&["09:00 am - 05:30 pm", "06:15 - 07:45 pm", "11:00", "10 a.m."]));
        let bar = one(&[" | ", " |", "| ", "|"]);
        let head = (
            option::weighted(0.9, headline_of_two(language)),
            option::of(bare_caption(language)),
        );
        let set = (one(&MARKS), any::<bool>());
        (head, when(language), (time, place, bar), text(language), set).prop_map(
            move |((headline, picture), when, (time, place, bar), (subhead, body), (list_mark, is_airy))| {
                let is_german = language == Language::German;
                Item {
                    language,
                    // Only German pages print the text of a picture, between the two printings of the headline.
                    picture: picture.filter(|_| is_german && headline.is_some()),
                    headline,
                    when,
                    time: time.filter(|_| !is_german),
                    place,
                    bar,
                    subhead,
                    body,
                    list_mark,
                    // German pages print no blank lines.
                    is_airy: is_airy && !is_german,
                }
            },
        )
    })
}

impl Item {
    /// With quotation marks as printers set them.
    fn typographic(self) -> Self {
        Self {
            headline: self.headline.map(|headline| typographic(&headline)),
            picture: self.picture.map(Picture::typographic),
            place: typographic(&self.place),
            subhead: self.subhead.map(|subhead| typographic(&subhead)),
            body: self.body.into_iter().map(typographic_block).collect(),
            ..self
        }
    }

    fn dateline(&self) -> String {
        let labels = match self.language {
            Language::German => ["Datum: ", "Uhrzeit: ", "Ort: "],
            Language::English => ["Date: ", "Time: ", "Location: "],
        };
        let time = self.time.iter().map(|time| format!("{}{time}", labels[1]));
        let mut parts = vec![format!("{}{}", labels[0], self.when.printed)];
        parts.extend(time);
        parts.push(format!("{}{}", labels[2], self.place));
        parts.join(&self.bar)
    }

    fn print(self, print: &mut Printer) -> Release {
        let airy = self.is_airy;
        if let Some(headline) = &self.headline {
            if self.language == Language::German {
                print.line(headline);
                if let Some(picture) = &self.picture {
                    print.line(&picture.printed);
                }
            }
            print.line(headline).blank_if(airy);
        }
        print.line(self.dateline()).blank_if(airy);
        if let Some(subhead) = &self.subhead {
            print.line(subhead).blank_if(airy);
        }
        print
            .body(&self.body, &format!("  {}", self.list_mark), airy, airy)
            .blank_if(airy);
        Release {
            date: Some(self.when.first),
            date_end: self.when.last,
            time: self.time,
            place: Some(self.place),
            headlines: self
                .headline
                .map(|headline| (self.language, headline))
                .into_iter()
                .collect(),
            subheads: self.subhead.into_iter().collect(),
            body: self.body,
            images: self.picture.map(|picture| picture.image).into_iter().collect(),
            ..Release::default()
        }
    }
}

fn page() -> impl Strategy<Value = Page> {
    let item = (item(), any::<bool>()).prop_map(|(item, turns)| if turns { item.typographic() } else { item });
    let item = item.prop_filter("language of a paragraph", |item| are_told(&item.body));
    (vec(item, 1..=5), printer()).prop_map(|(mut items, mut printer)| {
        // Below an item without a text its subhead would be the headline that is lost.
        let mut is_bare = true;
        for item in &mut items {
            if is_bare && item.headline.is_none() {
                item.headline = Some(headline_by_itself(item.language).to_owned());
            }
            is_bare = item.body.is_empty();
        }
        let releases = items.into_iter().map(|item| item.print(&mut printer)).collect();
        Page {
            layout: Layout::WebProject,
            title: String::new(),
            items: printer.take(),
            releases,
        }
    })
}

properties_of_items!(page());
