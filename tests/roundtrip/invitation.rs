//! Invitations: a letter to the press with its appointment on a line of its own.

use chrono::{Datelike as _, Duration};
use proptest::option;
use proptest::prelude::*;

use crate::arbitrary::{Appointment, Block, Language, Release, long_date, one, paragraph};

/// What makes a release an invitation.
#[derive(Clone, Debug)]
pub struct Invitation {
    intro: String,
    more: String,
    days: i64,
    time: (u32, Option<u32>),
    place: Option<String>,
    has_comma: bool,
    has_regards: bool,
}

pub fn invitation() -> impl Strategy<Value = Invitation> + Clone {
    let place = one(&[
        "Rathaus, Marktplatz 2",
        "Foyer der Tonhalle",
        "Am Alten Hafen",
        "Haus der Jugend in Lohfeld",
    ]);
    let german = || paragraph(Language::German, 1..=2);
    let minute = option::of(prop_oneof![Just(0), Just(15), Just(30), Just(45)]);
    (
        german(),
        german(),
        1..60_i64,
        (8..21_u32, minute),
        option::of(place),
        any::<bool>(),
        any::<bool>(),
    )
        .prop_map(|(intro, more, days, time, place, has_comma, has_regards)| Invitation {
            intro,
            more,
            days,
            time,
            place,
            has_comma,
            has_regards,
        })
}

impl Invitation {
    /// Makes a release an invitation, with a body of its own.
    pub fn put_into(self, release: &mut Release) {
        let paragraph = |text: String| Block::Paragraph(Language::German, text);
        release.is_invitation = true;
        release.headlines[0] = (
            Language::German,
            "Medien sind eingeladen: Neuer Brunnen am Rhein".to_owned(),
        );
        let day = release.date.expect("a date") + Duration::days(self.days);
        let weekdays = [
            "Montag",
            "Dienstag",
            "Mittwoch",
            "Donnerstag",
            "Freitag",
            "Samstag",
            "Sonntag",
        ];
        let weekday = weekdays[usize::try_from(day.weekday().num_days_from_monday()).expect("a day")];
        let month = long_date(day);
        let month = month.rsplit_once(' ').expect("a year").0;
        let clock = match self.time {
            (hour, Some(minute)) => format!("{hour}.{minute:02}"),
            (hour, None) => hour.to_string(),
        };
        let mut printed = format!("{weekday}, {month}, {clock} Uhr");
        if let Some(place) = &self.place {
            printed.push_str(&format!(", {place}"));
        }
        release.appointments = vec![Appointment {
            date: Some(day),
            time: Some(format!("{:02}:{:02}", self.time.0, self.time.1.unwrap_or(0))),
            place: self.place,
            printed: printed.clone(),
        }];
        if self.has_comma {
            printed.push(',');
        }
        release.body = vec![
            paragraph("Liebe Kolleginnen und Kollegen,".to_owned()),
            paragraph(format!("{} Wir laden Sie herzlich ein am", self.intro)),
            paragraph(printed),
            paragraph(format!("auf den Platz vor dem Rathaus. {}", self.more)),
        ];
        if self.has_regards {
            release.body.push(paragraph("Mit freundlichen Grüßen".to_owned()));
            release.body.push(paragraph("Wiebke Roth".to_owned()));
        }
    }
}
