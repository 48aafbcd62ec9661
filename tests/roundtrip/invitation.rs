//! Invitations: a letter to the press with its appointment on a line of its own, and headlines that begin with one.

use chrono::{Datelike as _, Duration, NaiveDate};
use proptest::option;
use proptest::prelude::*;

use crate::arbitrary::{Appointment, Block, Language, Release, long_date, one, paragraph};

/// What stands before the words of a headline: "ABGESAGT: Medientermin 5.5.23: ".
#[derive(Clone, Debug)]
pub struct Announcement {
    notice: String,
    event: String,
    form: Form,
}

/// How a headline prints a day.
#[derive(Clone, Copy, Debug)]
enum Form {
    /// "5.5.23"
    Short,
    /// "05.05.23"
    Padded,
    /// "5.5."
    WithoutYear,
    /// "5. Mai"
    LongWithoutYear,
    /// "5. Mai 2023"
    Long,
}

/// How the sentence goes on behind an appointment on a line of its own, and whether it cancels it.
const BEHIND: [(&str, bool); 6] = [
    ("auf den Platz vor dem Rathaus.", false),
    (
        "ins Rathaus, wo die Stadt erläutert, welche Gebühren 2020 entfallen.",
        false,
    ),
    ("ins Rathaus. Wer nicht kommen kann, möge absagen.", false),
    ("ins Rathaus. Die Stadt zeigt, warum der Markt entfällt.", false),
    ("im Rathaus findet leider nicht statt.", true),
    ("auf dem Platz vor dem Rathaus muss leider ausfallen.", true),
];

pub fn announcement() -> impl Strategy<Value = Announcement> + Clone {
    let notice = prop_oneof![
        3 => Just(String::new()),
        1 => one(&["ABGESAGT: ", "Absage: ", "Abgesagt! ", "(ABGESAGT) ", "VERSCHOBEN: ", "Neuer Termin: "]),
    ];
    let event = one(&[
        "Medientermin ",
        "Medientermin: ",
        "Pressetermin am ",
        "Fototermin ",
        "Presse- und Fototermin ",
    ]);
    let form = prop_oneof![
        2 => Just(Form::Short),
        1 => Just(Form::Padded),
        1 => Just(Form::WithoutYear),
        1 => Just(Form::LongWithoutYear),
        1 => Just(Form::Long),
    ];
    (notice, event, form).prop_map(|(notice, event, form)| Announcement { notice, event, form })
}

impl Announcement {
    pub fn is_cancelled(&self) -> bool {
        self.notice.to_lowercase().contains("absage") || self.notice.to_lowercase().contains("abgesagt")
    }

    pub const fn has_year(&self) -> bool {
        matches!(self.form, Form::Short | Form::Padded | Form::Long)
    }

    /// The day alone.
    fn printed(&self, day: NaiveDate) -> String {
        let (of_month, month, year) = (day.day(), day.month(), day.year());
        match self.form {
            Form::Short => format!("{of_month}.{month}.{:02}", year % 100),
            Form::Padded => format!("{of_month:02}.{month:02}.{:02}", year % 100),
            Form::WithoutYear => format!("{of_month}.{month}."),
            Form::Long => long_date(day),
            Form::LongWithoutYear => long_date(day).rsplit_once(' ').expect("a year").0.to_owned(),
        }
    }

    /// The headline, which announces one day or several.
    pub fn before(&self, days: &[NaiveDate], headline: &str) -> String {
        let event = if days.len() == 1 {
            self.event.clone()
        } else {
            self.event.replace("termin", "termine")
        };
        let days: Vec<_> = days.iter().map(|day| self.printed(*day)).collect();
        format!("{}{event}{}: {headline}", self.notice, days.join(" und "))
    }

    /// What the headline alone tells of a day, if there is a date of issue before it.
    pub fn appointment(&self, day: NaiveDate, is_issued: bool) -> Appointment {
        Appointment {
            day,
            date: (self.has_year() || is_issued).then_some(day),
            printed: self.printed(day),
            is_cancelled: self.is_cancelled(),
            ..Appointment::default()
        }
    }
}

/// What makes a release an invitation.
#[derive(Clone, Debug)]
pub struct Invitation {
    intro: String,
    more: String,
    days: i64,
    time: (u32, Option<u32>),
    place: Option<String>,
    announcement: Option<Announcement>,
    is_said_again: bool,
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
        option::of(announcement()),
        any::<[bool; 3]>(),
    )
        .prop_map(|(intro, more, days, time, place, announcement, flags)| Invitation {
            intro,
            more,
            days,
            time,
            place,
            announcement,
            is_said_again: flags[0],
            has_comma: flags[1],
            has_regards: flags[2],
        })
}

impl Invitation {
    /// Makes a release an invitation, with a body of its own.
    pub fn put_into(self, release: &mut Release) {
        let paragraph = |text: String| Block::Paragraph(Language::German, text);
        release.is_invitation = true;
        let day = release.date.expect("a date") + Duration::days(self.days);
        let (behind, calls_off) = BEHIND[usize::try_from(self.days).expect("a day") % BEHIND.len()];
        let headline = match &self.announcement {
            Some(announcement) => announcement.before(&[day], "Neuer Brunnen"),
            None => "Medien sind eingeladen: Neuer Brunnen am Rhein".to_owned(),
        };
        release.headlines[0] = (Language::German, headline);
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
        let again = format!(" Wir freuen uns auf Sie am {printed}.");
        let again = if self.is_said_again { again } else { String::new() };
        if let Some(place) = &self.place {
            printed.push_str(&format!(", {place}"));
        }
        // The headline and the closing sentence are about the same appointment.
        release.appointments = vec![Appointment {
            day,
            date: Some(day),
            time: Some(format!("{:02}:{:02}", self.time.0, self.time.1.unwrap_or(0))),
            place: self.place,
            printed: printed.clone(),
            is_cancelled: calls_off || self.announcement.as_ref().is_some_and(Announcement::is_cancelled),
        }];
        if self.has_comma {
            printed.push(',');
        }
        release.body = vec![
            paragraph("Liebe Kolleginnen und Kollegen,".to_owned()),
            paragraph(format!("{} Wir laden Sie herzlich ein am", self.intro)),
            paragraph(printed),
            paragraph(format!("{behind}{again} {}", self.more)),
        ];
        if self.has_regards {
            release.body.push(paragraph("Mit freundlichen Grüßen".to_owned()));
            release.body.push(paragraph("Wiebke Roth".to_owned()));
        }
    }
}
