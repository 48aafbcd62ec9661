//! What only pages of the web print: their topics, their credits in words, appointments, letters to the press.

use chrono::{Datelike as _, Days, NaiveDate};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::page::{are_told, typographic};
use crate::arbitrary::{
    Appointment, Block, Credit, Image, Language, MONTHS, caption, copied_person, credit, date, labelled_credit, one,
    paragraph, person, topic,
};

/// A line of topics, by one blank parted.
pub fn topics(number: std::ops::RangeInclusive<usize>) -> impl Strategy<Value = Vec<String>> + Clone {
    vec(web_topic(), number)
}

/// A topic: one of those of the press service, an office, a town.
pub fn web_topic() -> impl Strategy<Value = String> + Clone {
    prop_oneof![
        2 => topic(),
        1 => (1..100_u32).prop_map(|number| format!("Amt {number} News")),
        2 => one(&["News", "Palermo", "Moskau", "Bad Lohfeld", "Öffentliche Sicherheit", "Kinder- und Jugendkultur", "Museum"]),
    ]
}

/// A credit as web pages print it, with what parts it from its caption.
pub fn worded_credit() -> impl Strategy<Value = (String, Credit)> + Clone {
    let one_of = |signs: &'static [&'static str]| (one(signs), copied_person());
    let of = |sign: String, holder: Option<&str>, slash: &str, photographer: Option<String>, end: &str| Credit {
        sign,
        slash: slash.to_owned(),
        holder: holder.map(str::to_owned),
        photographer,
        end: end.to_owned(),
        bracket: String::new(),
    };
    let full = one_of(&["Foto: ", "Fotos: ", "Grafik: "])
        .prop_map(move |(sign, person)| of(sign, None, "", Some(person.as_printed()), ""));
    let family =
        one_of(&["Foto: ", "Fotos: "]).prop_map(move |(sign, person)| of(sign, None, "", Some(person.family), ""));
    let of_house = one(&["Grafik: ", "Foto: "]).prop_map(move |sign| of(sign, Some("Stadtmuseum"), "", None, ""));
    let abbreviated = one_of(&[",", ", "])
        .prop_map(move |(comma, person)| of("(c)".to_owned(), Some("LHD"), &comma, Some(person.family), ""));
    let copyright =
        copied_person().prop_map(move |person| of("(Copyright ".to_owned(), None, "", Some(person.as_printed()), ")"));
    let signed = (one(&["© ", "©", "(c)"]), credit()).prop_map(|(sign, credit)| Credit { sign, ..credit });
    let joint = |joints| one(joints);
    prop_oneof![
        3 => (joint(&[". ", "; ", ", ", " "]), full),
        2 => (joint(&[". ", "; ", ", ", " "]), family),
        1 => (joint(&[". ", "; ", ", ", " "]), of_house),
        2 => (joint(&[" ", ", ", ","]), abbreviated),
        1 => (joint(&[" ", ". "]), copyright),
        2 => (joint(&[" ", ", ", " , "]), signed),
        4 => labelled(),
    ]
}

/// A credit behind any label, with what parts it from its caption.
pub fn labelled() -> impl Strategy<Value = (String, Credit)> + Clone {
    let joint = one(&[". ", "; ", ", ", " ", " , ", " \u{2013} ", " | "]);
    (joint, labelled_credit())
}

/// "Foto Ina Roth", which only lists print. With a lost letter at its end the line can be a question too.
pub fn credit_without_colon() -> impl Strategy<Value = (String, Credit)> + Clone {
    let person = copied_person().prop_filter("a question", |person| !person.as_printed().ends_with('?'));
    person.prop_map(|person| {
        let credit = Credit {
            sign: "Foto ".to_owned(),
            slash: String::new(),
            holder: None,
            photographer: Some(person.as_printed()),
            end: String::new(),
            bracket: String::new(),
        };
        (" ".to_owned(), credit)
    })
}

/// A picture on the web, without address, as printed and as it is read.
#[derive(Clone, Debug)]
pub struct Picture {
    pub printed: String,
    pub image: Image,
}

impl Picture {
    pub fn typographic(mut self) -> Self {
        self.printed = typographic(&self.printed);
        self.image.caption = self.image.caption.map(|caption| typographic(&caption));
        self
    }

    /// Whether it can be prose too: a sentence with the label of a source, not of pictures.
    pub fn may_be_prose(&self) -> bool {
        self.names_source() && self.printed.contains(['.', '!', '?'])
    }

    /// Whether its credit has a label that prose has too, and no mark.
    pub fn names_source(&self) -> bool {
        self.image.credit.as_ref().is_some_and(|credit| {
            let sign = &credit.sign;
            (sign.contains("Illustration") || sign.contains("Quelle")) && !sign.contains('©') && !sign.contains("(c)")
        })
    }
}

/// A caption with its credit.
pub fn credited(credit: impl Strategy<Value = (String, Credit)> + Clone) -> impl Strategy<Value = Picture> + Clone {
    (caption(Language::German), credit).prop_map(|(caption, (joint, credit))| {
        // A full stop before the credit ends the caption's sentence.
        let is_open = joint.starts_with('.') && !caption.ends_with(['.', '!', '?']);
        let caption = if is_open { caption + "." } else { caption };
        captioned(&caption, joint.trim_start_matches('.'), credit)
    })
}

pub fn captioned(caption: &str, joint: &str, credit: Credit) -> Picture {
    Picture {
        printed: format!("{caption}{joint}{}", credit.printed()),
        image: Image {
            url: None,
            caption: Some(caption.to_owned()),
            credit: Some(credit),
        },
    }
}

/// A credit alone.
pub fn bare_credit(credit: impl Strategy<Value = (String, Credit)> + Clone) -> impl Strategy<Value = Picture> + Clone {
    credit.prop_map(|(_, credit)| Picture {
        printed: credit.printed(),
        image: Image {
            url: None,
            caption: None,
            credit: Some(credit),
        },
    })
}

/// A caption alone: the text of a picture.
pub fn bare_caption(language: Language) -> impl Strategy<Value = Picture> + Clone {
    caption(language).prop_map(|caption| Picture {
        printed: caption.clone(),
        image: Image {
            url: None,
            caption: Some(caption),
            credit: None,
        },
    })
}

/// A caption that is one sentence, without a credit.
pub fn sentence_caption() -> impl Strategy<Value = Picture> + Clone {
    let is_one = |picture: &Picture| !picture.printed.contains(". ") && !picture.printed.ends_with('.');
    bare_caption(Language::German)
        .prop_filter("one sentence", is_one)
        .prop_map(|mut picture| {
            picture.printed.push('.');
            picture.image.caption = Some(picture.printed.clone());
            picture
        })
}

const WEEKDAYS: [&str; 7] = [
    "Montag",
    "Dienstag",
    "Mittwoch",
    "Donnerstag",
    "Freitag",
    "Samstag",
    "Sonntag",
];

/// An appointment some days behind a date of issue, printed with its weekday: "Freitag, 1. April, 17.15 Uhr".
///
/// Without a year it is in that of the date of issue or in the next one, so that it lies less than a year behind it.
pub fn appointment(issue: Option<NaiveDate>) -> impl Strategy<Value = Appointment> + Clone {
    let day = match issue {
        Some(issue) => (0..300_u64).prop_map(move |days| issue + Days::new(days)).boxed(),
        None => date().boxed(),
    };
    day.prop_flat_map(move |day| appointment_on(day, issue.is_some()))
}

/// The same on a certain day. Its year is known if it is printed or if there is a date of issue.
fn appointment_on(day: NaiveDate, is_issued: bool) -> impl Strategy<Value = Appointment> + Clone {
    let time = (
        0..24_u32,
        option::of(0..60_u32),
        one(&[".", ":"]),
        one(&["", "um ", "ab "]),
        one(&["", " bis 23"]),
    );
    (any::<bool>(), one(&["", "den "]), time).prop_map(move |(has_year, article, (hour, minute, stop, word, until))| {
        let month = MONTHS[usize::try_from(day.month0()).expect("a month")];
        let year = if has_year {
            format!(" {}", day.year())
        } else {
            String::new()
        };
        let weekday = WEEKDAYS[usize::try_from(day.weekday().num_days_from_monday()).expect("a weekday")];
        let minutes = minute.map_or_else(String::new, |minute| format!("{stop}{minute:02}"));
        let of_month = day.day();
        Appointment {
            day,
            date: (has_year || is_issued).then_some(day),
            time: Some(format!("{hour:02}:{:02}", minute.unwrap_or(0))),
            place: None,
            is_cancelled: false,
            printed: format!("{weekday}, {article}{of_month}. {month}{year}, {word}{hour}{minutes}{until} Uhr"),
        }
    })
}

/// The body of an invitation in the form of a letter, and the appointments that are set off in it. Its short last lines
/// have no language of their own, so that no text in another one stands below them.
pub fn letter(is_last: bool) -> impl Strategy<Value = (Vec<Block>, Vec<Appointment>)> + Clone {
    let salutation = option::of(one(&[
        "Liebe Kolleginnen und Kollegen,",
        "Sehr geehrte Damen und Herren,",
        "Guten Tag,",
    ]));
    let place = option::of(one(&[
        "Rathaus",
        "Altes Kesselhaus, Lindenallee 3",
        "Foyer der Tonhalle",
    ]));
    let text = || paragraph(Language::German, 1..=3);
    // The second one is on a later day of the next months, or at another hour of the same day.
    let appointments = (date(), 0..200_u64).prop_flat_map(move |(day, gap)| {
        let on = |day| (text(), appointment_on(day, false), place.clone(), text());
        let second = option::of(on(day + Days::new(gap)));
        (on(day), second).prop_map(|(first, second)| std::iter::once(first).chain(second).collect::<Vec<_>>())
    });
    let appointments = appointments.prop_filter("hours of one day", |all| {
        all.windows(2)
            .all(|pair| pair[0].1.day != pair[1].1.day || pair[0].1.time != pair[1].1.time)
    });
    let closing = option::of((one(&["Mit freundlichen Grüßen", "Viele Grüße"]), person()));
    let letter =
        (salutation, text(), appointments, closing).prop_map(move |(salutation, opening, appointments, closing)| {
            let german = |text: String| Block::Paragraph(Language::German, text);
            let mut body = Vec::new();
            let mut found = Vec::new();
            match salutation {
                Some(salutation) => {
                    body.push(german(salutation));
                    body.push(german(format!("wir möchten Ihnen gerne etwas zeigen. {opening}")));
                }
                None => body.push(german(opening)),
            }
            for (before, mut appointment, place, behind) in appointments {
                body.push(german(format!("{before} Dazu laden wir Sie herzlich ein am")));
                if let Some(place) = place {
                    appointment.printed = format!("{}, {place}", appointment.printed);
                    appointment.place = Some(place);
                }
                body.push(german(appointment.printed.clone()));
                body.push(german(format!("und bitten um eine kurze Nachricht. {behind}")));
                found.push(appointment);
            }
            if let Some((formula, signer)) = closing.filter(|_| is_last) {
                body.push(german(formula));
                body.push(german(signer.as_printed()));
            }
            (body, found)
        });
    letter.prop_filter("language of a paragraph", |(body, _)| are_told(body))
}
