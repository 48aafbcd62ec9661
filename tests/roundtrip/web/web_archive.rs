//! The list of the archive, with a date and a teaser an item.

use chrono::Datelike as _;
use pressedienst::Layout;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::extra::{appointment, topics};
use super::page::{Page, Printer, printer};
use crate::arbitrary::{
    Appointment, Block, Language, Release, date, headline, lone_headline, one, paragraph, short_date, subhead,
};

#[derive(Clone, Debug)]
struct Item {
    label: Option<String>,
    /// "Medientermin" before a headline that is about an appointment, and the appointment.
    media_date: Option<(String, Appointment)>,
    headline: String,
    subhead: Option<String>,
    /// Not all have one.
    teaser: Option<String>,
    /// The appointment in the teaser's last sentence.
    in_teaser: Option<Appointment>,
    topics: Vec<String>,
    date: chrono::NaiveDate,
}

fn item() -> impl Strategy<Value = Item> {
    date().prop_flat_map(|issue| {
        let label = option::weighted(0.3, one(&["Einladung", "Einladung / Invitation"]));
        let media_date = (one(&["Medientermin ", "Medientermin: "]), date(), any::<bool>());
        let media_date = media_date.prop_map(|(word, day, is_padded)| {
            let (of_day, month, year) = (day.day(), day.month(), day.year() % 100);
            let printed = if is_padded {
                format!("{of_day:02}.{month:02}.{year:02}")
            } else {
                format!("{of_day}.{month}.{year:02}")
            };
            let appointment = Appointment {
                date: Some(day),
                time: None,
                place: None,
                printed,
            };
            (word, appointment)
        });
        let headline = (headline(Language::German), lone_headline());
        let lines = (headline, option::of(subhead(Language::German)));
        let teaser = (
            option::weighted(0.9, paragraph(Language::German, 1..=3)),
            option::weighted(0.3, appointment(Some(issue))),
        );
        (label, option::weighted(0.2, media_date), lines, teaser, topics(1..=3)).prop_map(
            move |(label, media_date, ((headline, lone), subhead), (teaser, in_teaser), topics)| Item {
                label,
                media_date,
                headline: if teaser.is_some() { headline } else { lone },
                subhead,
                in_teaser: in_teaser.filter(|_| teaser.is_some()),
                teaser,
                topics,
                date: issue,
            },
        )
    })
}

impl Item {
    fn print(self, print: &mut Printer) -> Release {
        let headline = match &self.media_date {
            Some((word, appointment)) => format!("{word}{}: {}", appointment.printed, self.headline),
            None => self.headline,
        };
        let teaser = self.teaser.map(|teaser| match &self.in_teaser {
            Some(appointment) => format!("{teaser} Der Termin ist am {}.", appointment.printed),
            None => teaser,
        });
        print.line(self.topics.join(" ")).blank();
        print.line(short_date(self.date)).blank();
        for line in self.label.iter().chain([&headline]).chain(&self.subhead) {
            print.line(line).blank();
        }
        match &teaser {
            Some(teaser) => print.line(format!("{teaser} Mehr")).blank(),
            None => print.line("Mehr").blank(),
        };
        let is_invitation = self.label.is_some() || self.media_date.is_some();
        // Prose tells the appointments of an invitation, where the body sets none off.
        let in_teaser = self.in_teaser.filter(|_| is_invitation);
        let appointments = self
            .media_date
            .map(|(_, appointment)| appointment)
            .into_iter()
            .chain(in_teaser);
        Release {
            is_invitation,
            topics: self.topics,
            date: Some(self.date),
            appointments: appointments.collect(),
            headlines: vec![(Language::German, headline)],
            subheads: self.subhead.into_iter().collect(),
            body: teaser
                .map(|teaser| Block::Paragraph(Language::German, teaser))
                .into_iter()
                .collect(),
            ..Release::default()
        }
    }
}

fn page() -> impl Strategy<Value = Page> {
    (vec(item(), 1..=12), printer()).prop_map(|(items, mut printer)| {
        let title = printer.line("Pressedienst Archiv").blank().take();
        let releases = items.into_iter().map(|item| item.print(&mut printer)).collect();
        Page {
            layout: Layout::WebArchive,
            title,
            items: printer.take(),
            releases,
        }
    })
}

properties_of_items!(page());
