//! The list of the archive, with a date and a teaser an item.

use chrono::{Days, NaiveDate};
use pressedienst::Layout;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::extra::{appointment, topics};
use super::page::{Page, Printer, printer};
use crate::arbitrary::{
    Appointment, Block, Language, Release, date, headline, lone_headline, one, paragraph, short_date, subhead,
};
use crate::invitation::{Announcement, announcement};

#[derive(Clone, Debug)]
struct Item {
    label: Option<String>,
    /// What stands before a headline that is about one or several appointments, and their days.
    announcement: Option<(Announcement, Vec<NaiveDate>)>,
    headline: String,
    subhead: Option<String>,
    /// Not all have one.
    teaser: Option<String>,
    /// The appointment in the teaser's last sentence.
    in_teaser: Option<Appointment>,
    /// Whether another sentence says it again.
    is_said_again: bool,
    topics: Vec<String>,
    date: NaiveDate,
}

fn item() -> impl Strategy<Value = Item> {
    date().prop_flat_map(|issue| {
        let label = option::weighted(0.3, one(&["Einladung", "Einladung / Invitation"]));
        let days = vec(0..300_u64, 1..=2).prop_map(move |mut days| {
            days.sort_unstable();
            days.dedup();
            days.into_iter().map(|days| issue + Days::new(days)).collect()
        });
        let announcement = option::weighted(0.3, (announcement(), days));
        let headline = (headline(Language::German), lone_headline());
        let lines = (headline, option::of(subhead(Language::German)));
        let teaser = (
            option::weighted(0.9, paragraph(Language::German, 1..=3)),
            option::weighted(0.3, appointment(Some(issue))),
        );
        (label, announcement, lines, teaser, topics(1..=3), any::<[bool; 2]>()).prop_map(
            move |(label, announcement, ((headline, lone), subhead), (teaser, in_teaser), topics, flags)| Item {
                label,
                // Often it is the appointment of the teaser.
                announcement: match (announcement, in_teaser.as_ref().filter(|_| teaser.is_some())) {
                    (Some((announcement, _)), Some(appointment)) if flags[0] => {
                        Some((announcement, vec![appointment.day]))
                    }
                    (announcement, _) => announcement,
                },
                headline: if teaser.is_some() { headline } else { lone },
                subhead,
                in_teaser: in_teaser.filter(|_| teaser.is_some()),
                teaser,
                is_said_again: flags[1],
                topics,
                date: issue,
            },
        )
    })
}

impl Item {
    fn print(self, print: &mut Printer) -> Release {
        let headline = match &self.announcement {
            Some((announcement, days)) => announcement.before(days, &self.headline),
            None => self.headline,
        };
        let teaser = self.teaser.map(|teaser| match &self.in_teaser {
            Some(Appointment { printed, .. }) if self.is_said_again => {
                format!("{teaser} Der Termin ist am {printed}. Wir freuen uns auf Sie am {printed}.")
            }
            Some(Appointment { printed, .. }) => format!("{teaser} Der Termin ist am {printed}."),
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
        let is_invitation = self.label.is_some() || self.announcement.is_some();
        let mut appointments = Vec::new();
        let mut is_cancelled = false;
        if let Some((announcement, days)) = &self.announcement {
            is_cancelled = announcement.is_cancelled();
            appointments.extend(days.iter().map(|day| announcement.appointment(*day, true)));
        }
        // Prose tells the appointments of an invitation, where the body sets none off; one of the headline is the same.
        for told in self.in_teaser.into_iter().filter(|_| is_invitation) {
            let told = Appointment { is_cancelled, ..told };
            match appointments
                .iter_mut()
                .find(|one: &&mut Appointment| one.day == told.day)
            {
                Some(one) => *one = told,
                None => appointments.push(told),
            }
        }
        Release {
            is_invitation,
            topics: self.topics,
            date: Some(self.date),
            appointments,
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
