//! One release on its page, airy or tight.

use pressedienst::Layout;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::extra::{letter, topics};
use super::page::{Page, Printer, printer};
use crate::arbitrary::{
    Appointment, Block, Language, Person, Release, authors, body, byline, crosshead, date, headline, headline_of_two,
    kicker, one, subhead,
};
use crate::dice::{Dice, dice};
use crate::invitation::{Announcement, announcement};
use crate::marks::MARKS;

/// The lines between topics and "Erstellt:" or "Created:", and what they say.
#[derive(Clone, Debug)]
struct Head {
    lines: Vec<String>,
    kicker: Option<String>,
    headlines: Vec<(Language, String)>,
    subheads: Vec<String>,
}

/// Kicker, headline and subhead; not a kicker without a subhead, unless the headline is in two languages: of two lines
/// nothing shows which is the headline.
fn head(is_bilingual: bool) -> impl Strategy<Value = Head> {
    let in_language = |language| {
        if is_bilingual {
            headline_of_two(language).boxed()
        } else {
            headline(language).boxed()
        }
    };
    let (german, english) = (in_language(Language::German), in_language(Language::English));
    let parts = (subheads(), one(&["/", " / "]));
    (option::of(kicker()), german, english, option::of(parts)).prop_map(move |(kicker, german, english, parts)| {
        let kicker = kicker.filter(|_| parts.is_some() || is_bilingual);
        let mut headlines = vec![(Language::German, german)];
        if is_bilingual {
            headlines.push((Language::English, english));
        }
        let words: Vec<_> = headlines.iter().map(|(_, words)| words.clone()).collect();
        let mut lines: Vec<_> = kicker.iter().cloned().collect();
        lines.push(words.join(" / "));
        let mut subheads = Vec::new();
        if let Some((parts, slash)) = parts {
            lines.push(parts.join(&slash));
            subheads = parts;
        }
        Head {
            lines,
            kicker,
            headlines,
            subheads,
        }
    })
}

/// The parts of a subhead; not two of them that meet with forms of one word, as "Schülerinnen/Schüler" does.
fn subheads() -> impl Strategy<Value = Vec<String>> {
    vec(subhead(Language::German), 1..=3).prop_filter("forms of one word around the slash", |parts| {
        parts.windows(2).all(|pair| {
            let last = pair[0].rsplit(' ').next().unwrap_or_default();
            let first = pair[1].split(' ').next().unwrap_or_default();
            !last.chars().zip(first.chars()).take(4).all(|(a, b)| a == b)
        })
    })
}

/// German text, or German and English; an invitation may be a letter.
fn text(is_invitation: bool, is_bilingual: bool) -> BoxedStrategy<(Vec<Block>, Vec<Appointment>)> {
    // Below "Erstellt:" a heading is none of the display lines.
    let heading = option::weighted(0.2, crosshead(Language::German));
    let german = (heading, body(Language::German, 0..=4)).prop_map(|(heading, body)| {
        let heading = heading.map(|text| Block::Crosshead(Language::German, text));
        (heading.into_iter().chain(body).collect(), Vec::new())
    });
    let german = if is_invitation {
        prop_oneof![german, letter(!is_bilingual)].boxed()
    } else {
        german.boxed()
    };
    if !is_bilingual {
        return german;
    }
    (german, body(Language::English, 0..=3))
        .prop_map(|((mut german, appointments), english)| {
            german.extend(english);
            (german, appointments)
        })
        .boxed()
}

/// Puts the first appointment of the letter before the headline, or this day where there is no letter. The page has no date of
/// issue, so that the years of the body are those of the headline.
fn announce(announcement: &Announcement, day: chrono::NaiveDate, head: &mut Head, appointments: &mut Vec<Appointment>) {
    let day = appointments.first().map_or(day, |first| first.day);
    let words = announcement.before(&[day], &head.headlines[0].1);
    let line = head
        .lines
        .iter_mut()
        .find(|line| **line == head.headlines[0].1)
        .expect("the headline");
    line.clone_from(&words);
    head.headlines[0].1 = words;
    if appointments.is_empty() {
        appointments.push(announcement.appointment(day, false));
    }
    for appointment in appointments {
        appointment.is_cancelled = announcement.is_cancelled();
        if announcement.has_year() {
            appointment.date = Some(appointment.day);
        }
    }
}

#[derive(Clone, Debug)]
struct Parts {
    is_airy: bool,
    topics: Vec<String>,
    label: Option<String>,
    is_invitation: bool,
    head: Head,
    frame: String,
    bylines: Vec<Person>,
    dice: Dice,
    body: Vec<Block>,
    appointments: Vec<Appointment>,
    list_mark: String,
    has_links: bool,
}

fn parts() -> impl Strategy<Value = Parts> {
    let label = option::weighted(
        0.3,
        one(&[
            "Einladung",
            "Einladung / Invitation",
            "Einladung an die Medien",
            "EINLADUNG AN DIE PRESSE",
            "MEDIENEINLADUNG",
        ]),
    );
    let byline = (one(&["Erstellt:", "Created:"]), authors(0..=2), dice());
    let rest = (topics(1..=5), byline, one(&MARKS), any::<bool>());
    let announcement = option::weighted(0.3, (announcement(), date()));
    let kind = (any::<bool>(), label, announcement, prop::bool::weighted(0.25));
    kind.prop_flat_map(move |(is_airy, label, announcement, is_bilingual)| {
        let announcement = announcement.filter(|_| !is_bilingual);
        let text = text(label.is_some() || announcement.is_some(), is_bilingual);
        (head(is_bilingual), text, rest.clone()).prop_map(move |(mut head, (body, mut appointments), rest)| {
            if let Some((announcement, day)) = &announcement {
                announce(announcement, *day, &mut head, &mut appointments);
            }
            let (topics, (frame, mut bylines, dice), list_mark, has_links) = rest;
            // The tight form has lost its author.
            bylines.truncate(if is_airy { 2 } else { 0 });
            Parts {
                is_airy,
                topics,
                label: label.clone(),
                is_invitation: label.is_some() || announcement.is_some(),
                head,
                frame,
                bylines,
                dice,
                body,
                appointments,
                list_mark,
                has_links,
            }
        })
    })
}

fn print(mut parts: Parts, print: &mut Printer) -> Page {
    let airy = parts.is_airy;
    print.line("Pressedienst Einzelansicht").blank_if(airy);
    print.line(parts.topics.join(" ")).blank_if(airy);
    for line in parts.label.iter().chain(&parts.head.lines) {
        print.line(line).blank_if(airy);
    }
    print.line(&parts.frame);
    if !parts.bylines.is_empty() {
        print.line(byline(&parts.bylines, &mut parts.dice));
    }
    print.blank_if(airy).body(&parts.body, &parts.list_mark, airy, false);
    if parts.has_links {
        print.blank_if(airy).line("PDF TXT");
    }
    let release = Release {
        is_invitation: parts.is_invitation,
        topics: parts.topics,
        kicker: parts.head.kicker,
        headlines: parts.head.headlines,
        subheads: parts.head.subheads,
        bylines: parts.bylines,
        body: parts.body,
        appointments: parts.appointments,
        ..Release::default()
    };
    Page {
        layout: Layout::WebRelease,
        title: String::new(),
        items: print.take(),
        releases: vec![release],
    }
}

fn page() -> impl Strategy<Value = Page> {
    (parts(), printer()).prop_map(|(parts, mut printer)| print(parts, &mut printer))
}

properties_of_pages!(2_000, page());
