//! Appointments, to which invitations bid the press.
//!
//! ```text
//! appointment = [ weekday [ "," ] [ "den" ] ] date [ [ "," ] [ "um" | "ab" | "von" | "gegen" ] time [ ( "bis" | "-" ) time ] "Uhr" ]
//! date        = day "." month [ year ]       the month as number or name; "5.5.23" is of this century
//! time        = hour [ ( "." | ":" ) minute ]
//! heading     = ( "Medientermin" | "Pressetermin" | … ) [ ":" ] [ "am" ] appointment ( ":" | "," | ";" | "-" | blank | end )
//! ```
//! "Freitag, 1. April, 17.15 Uhr", "Medientermin 5.5.23:". Without a year it is in the year of the date of issue, or in
//! the next one, because an appointment lies behind it.

use super::weekday::{self, starts_with_weekday};
use crate::text::words::{is_link, last_word, starts_lowercase};
use std::ops::Range;

use chrono::{Datelike as _, NaiveDate, Weekday};
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while1};
use nom::character::complete::{char, one_of};
use nom::combinator::{map, map_opt, not, opt};
use nom::sequence::{preceded, terminated};
use nom::{IResult, Parser as _};

use super::date::{self, Printed};
use super::{blanks, some_blanks};

/// An appointment, and where it stands in its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) printed: Range<usize>,
    weekday: Option<Weekday>,
    day: Printed,
    time: Option<Time>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Time {
    hour: u32,
    minute: u32,
}

impl Found {
    /// The day, if the calendar has it and its year is known.
    pub(crate) fn date(&self, issue: Option<NaiveDate>) -> Option<NaiveDate> {
        if self.day.year.is_some() {
            return self.day.day();
        }
        let issue = issue?;
        let in_year = |year| {
            let day = Printed {
                year: Some(year),
                ..self.day
            };
            day.day()
        };
        // The weekday tells if the next year is meant.
        let fits = |day: &NaiveDate| self.weekday.is_none_or(|weekday| day.weekday() == weekday);
        let same = in_year(issue.year());
        same.filter(|day| *day >= issue)
            .or_else(|| in_year(issue.year().saturating_add(1)).filter(fits))
    }

    /// Whether it lay before the date of issue, as its weekday shows.
    pub(crate) fn is_past(&self, issue: Option<NaiveDate>) -> bool {
        self.day.year.is_none() && issue.is_some() && self.weekday.is_some() && self.date(issue).is_none()
    }

    /// The beginning as a clock shows it.
    pub(crate) fn time(&self) -> Option<String> {
        let time = self.time.filter(|time| time.hour < 24 && time.minute < 60)?;
        Some(format!("{:02}:{:02}", time.hour, time.minute))
    }

    /// The same appointment, printed with what stands around it.
    pub(crate) fn printed_at(self, printed: Range<usize>) -> Self {
        Self { printed, ..self }
    }

    /// Whether it says the year.
    pub(crate) const fn has_year(&self) -> bool {
        self.day.year.is_some()
    }

    /// Whether it says the time.
    pub(crate) const fn has_time(&self) -> bool {
        self.time.is_some()
    }
}

/// The appointment that a text begins with.
pub(crate) fn parse(text: &str) -> Option<Found> {
    let (rest, (weekday, day, time)) = appointment(text).ok()?;
    Some(Found {
        printed: 0..text.len().saturating_sub(rest.len()),
        weekday,
        day,
        time,
    })
}

/// The appointments inside prose: those that say day and time.
pub(crate) fn find_all(text: &str) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    if !text.contains("Uhr") {
        return found;
    }
    let starts = text.char_indices().zip(std::iter::once(' ').chain(text.chars()));
    let mut end = 0_usize;
    for ((at, first), before) in starts {
        let may_begin = matches!(first, 'M' | 'D' | 'F' | 'S') || first.is_ascii_digit();
        if !may_begin || at < end || before.is_alphanumeric() || matches!(before, '.' | ',' | ':') {
            continue;
        }
        let Some(here) = text.get(at..).and_then(parse).filter(Found::has_time) else {
            continue;
        };
        end = at.saturating_add(here.printed.end);
        if !is_deadline(text.get(..at).unwrap_or_default()) {
            found.push(here.printed_at(at..end));
        }
    }
    found
}

/// Whether words end so that a day behind them is a deadline: "bis Montag", "bis spätestens Montag", "bis zum 5. Mai".
fn is_deadline(before: &str) -> bool {
    let mut words = before.split_whitespace().rev().take(2);
    let is_filler = |word: &str| matches!(word, "spätestens" | "zum" | "einschließlich");
    match words.next() {
        Some("bis") => true,
        Some(word) if is_filler(word) => words.next() == Some("bis"),
        _ => false,
    }
}

/// The appointment that a headline is about.
pub(crate) fn parse_heading(text: &str) -> Option<Found> {
    let words = [
        "Medientermin",
        "Pressetermin",
        "Fototermin",
        "Presse-Termin",
        "Medien-Termin",
        "Pressegespräch",
        "Pressekonferenz",
    ];
    let rest = words.iter().find_map(|word| text.strip_prefix(word))?;
    let rest = rest.strip_prefix(':').unwrap_or(rest);
    let words = rest.trim_start();
    if words.len() == rest.len() {
        return None;
    }
    let words = words.strip_prefix("am ").unwrap_or(words);
    let start = text.len().saturating_sub(words.len());
    let found = parse(words)?;
    let is_whole = words
        .get(found.printed.end..)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with([':', ',', ' ', ';', '-', '\u{2013}']));
    is_whole.then(|| Found {
        printed: start..start.saturating_add(found.printed.end),
        ..found
    })
}

fn appointment(input: &str) -> IResult<&str, (Option<Weekday>, Printed, Option<Time>)> {
    let (input, weekday) = opt(terminated(
        weekday,
        (opt(char(',')), some_blanks, opt((tag("den"), some_blanks))),
    ))
    .parse(input)?;
    let (input, day) = alt((date::date, short_date, date::day_month)).parse(input)?;
    let (input, time) = opt(preceded((opt(char(',')), blanks), clock)).parse(input)?;
    Ok((input, (weekday, day, time)))
}

fn weekday(input: &str) -> IResult<&str, Weekday> {
    map_opt(take_while1(char::is_alphabetic), weekday::weekday).parse(input)
}

/// A day with a year of two digits: "5.5.23".
fn short_date(input: &str) -> IResult<&str, Printed> {
    let parts = (
        terminated(date::number(1, 2), char('.')),
        terminated(date::number(1, 2), char('.')),
        terminated(date::number(2, 2), not(one_of("0123456789"))),
    );
    map(parts, |(day, month, year)| Printed {
        day,
        month: Some(month),
        year: i32::try_from(year).ok().map(|year| year.saturating_add(2000)),
    })
    .parse(input)
}

/// "17.15 Uhr", "um 11 Uhr", "10 bis 12 Uhr".
fn clock(input: &str) -> IResult<&str, Time> {
    let (input, _) = opt(terminated(
        alt((tag("um"), tag("ab"), tag("von"), tag("gegen"))),
        some_blanks,
    ))
    .parse(input)?;
    let (input, start) = time(input)?;
    let until = (blanks, alt((tag("bis"), tag("-"), tag("\u{2013}"))), blanks);
    let (input, _) = opt(preceded((opt((blanks, tag("Uhr"))), until), time)).parse(input)?;
    let (input, _) = (some_blanks, tag("Uhr")).parse(input)?;
    Ok((input, start))
}

fn time(input: &str) -> IResult<&str, Time> {
    let (input, hour) = date::number(1, 2).parse(input)?;
    let (input, minute) = opt(preceded(one_of(".:"), date::number(2, 2))).parse(input)?;
    Ok((
        input,
        Time {
            hour,
            minute: minute.unwrap_or(0),
        },
    ))
}

/// Whether a short line is about an appointment: "Freitag, 1. April, 17.15 Uhr".
pub(crate) fn is_about(text: &str) -> bool {
    let has_digit = text.bytes().any(|byte| byte.is_ascii_digit());
    has_digit && (starts_with_weekday(text) || text.split_whitespace().any(|word| word.trim_end_matches(',') == "Uhr"))
}

/// Whether a text that stands alone is an appointment with its place, as a line of prose can look too.
pub(crate) fn names_place(text: &str) -> bool {
    let behind = text.split_once("Uhr").map_or("", |(_, behind)| behind);
    starts_with_weekday(text) && !behind.trim_matches([',', ':', ' ']).is_empty()
}

/// Whether a page end has cut an appointment in two, before the hour or in the place.
pub(crate) fn is_cut(before: &str, after: &str) -> bool {
    let is_open = || !before.contains("Uhr") || before.ends_with(',') && !before.ends_with("Uhr,");
    before.len() <= 100
        && starts_with_weekday(before)
        && is_open()
        && after.len() <= 100
        && is_display(&format!("{before} {after}"))
}

/// Whether a text is nothing but an appointment, with or without its place: "Freitag, 1. April, 17.15 Uhr, Rathaus".
pub(crate) fn is_display(text: &str) -> bool {
    if !starts_with_weekday(text) {
        return false;
    }
    let Some((time, place)) = text.split_once("Uhr") else {
        return false;
    };
    let of_time = [
        "um", "ab", "von", "bis", "gegen", "den", "der", "und", "jeweils", "ca.", "zwischen", "sowie", "oder",
    ];
    let is_of_time = |word: &str| !starts_lowercase(word) || of_time.contains(&word);
    if !time.ends_with(char::is_whitespace) || !time.split_whitespace().all(is_of_time) {
        return false;
    }
    let is_of_place = |word: &str| {
        let links = [
            "in", "im", "am", "an", "auf", "der", "des", "dem", "vor", "zum", "zur", "beim", "bei", "und",
        ];
        word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '"') || links.contains(&word)
    };
    let is_place = |place: &str| {
        let is_whole = !place.contains(':') && !is_link(last_word(place));
        is_whole && place.split_whitespace().all(is_of_place)
    };
    place.trim_end_matches([',', ':']).is_empty() || place.strip_prefix(',').is_some_and(is_place)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, month, day)
    }

    #[test]
    fn valid() {
        let issue = day(2016, 3, 29);
        let table = [
            ("Freitag, 1. April, 17.15 Uhr", day(2016, 4, 1), Some("17:15")),
            ("Freitag, den 1. April, um 9 Uhr", day(2016, 4, 1), Some("09:00")),
            ("Freitag, 1. April 2016, 17:15 Uhr", day(2016, 4, 1), Some("17:15")),
            ("10. Januar, 10 bis 12.30 Uhr", day(2017, 1, 10), Some("10:00")),
            ("5.5.23", day(2023, 5, 5), None),
            ("05.05.2023, 11 Uhr", day(2023, 5, 5), Some("11:00")),
            ("30. Februar, 25.61 Uhr", None, None),
            ("1. April, 23.59 Uhr", day(2016, 4, 1), Some("23:59")),
            ("1. April, 24.00 Uhr", day(2016, 4, 1), None),
            ("1. April, 9.60 Uhr", day(2016, 4, 1), None),
        ];
        for (text, date, time) in table {
            let found = parse(text).expect(text);
            assert_eq!((found.date(issue), found.time().as_deref()), (date, time), "{text}");
            assert_eq!(&text[found.printed], text);
        }
        assert_eq!(parse("1. April, 9 Uhr").and_then(|found| found.date(None)), None);
    }

    #[test]
    fn a_weekday_tells_what_is_past() {
        let issue = day(2016, 3, 29);
        let is_past = |text: &str| parse(text).expect(text).is_past(issue);
        // The first of March 2016 was a Tuesday, that of 2017 a Wednesday.
        assert!(is_past("Dienstag, 1. März, 9 Uhr"));
        assert!(!is_past("Mittwoch, 1. März, 9 Uhr"));
        assert!(!is_past("1. März, 9 Uhr"));
        assert!(!is_past("Dienstag, 1. März 2016, 9 Uhr"));
        assert!(!parse("Dienstag, 1. März, 9 Uhr").expect("an appointment").is_past(None));
    }

    #[test]
    fn inside_prose() {
        let text = "Wir laden ein am Montag, 5. Mai, 11 Uhr, und am 6. Mai um 12.30 Uhr. Am 7. Mai ist frei, 800 Uhren. \
                    Anmeldung bis spätestens Freitag, 2. Mai, 12 Uhr, bitte.";
        let found: Vec<_> = find_all(text).into_iter().map(|found| &text[found.printed]).collect();
        assert_eq!(found, ["Montag, 5. Mai, 11 Uhr", "6. Mai um 12.30 Uhr"]);
        for (text, count) in [
            ("5. Mai, 11 Uhr", 1),
            ("Band 12.5. Mai, 11 Uhr", 0),
            ("Anmeldung bis Montag, 5. Mai, 11 Uhr", 0),
            ("Anmeldung bis zum 5. Mai, 11 Uhr", 0),
            ("Fahrt bis Rath: 5. Mai, 11 Uhr", 1),
        ] {
            assert_eq!(find_all(text).len(), count, "{text}");
        }
    }

    #[test]
    fn headings() {
        for (text, printed) in [
            ("Medientermin 5.5.23: Neue Bäume", "5.5.23"),
            ("Medientermin: 5.5.23: Neue Bäume", "5.5.23"),
            ("Pressetermin am 5. Mai 2023, 11 Uhr", "5. Mai 2023, 11 Uhr"),
        ] {
            assert_eq!(parse_heading(text).map(|found| &text[found.printed]), Some(printed));
        }
        for text in ["Medientermine 5.5.23", "Neue Bäume am 5.5.23", "Medientermin: Bäume"] {
            assert_eq!(parse_heading(text), None, "{text}");
        }
    }

    #[test]
    fn invalid() {
        for text in ["April 17", "Freitag", "17.15 Uhr", "", "Mai, 11 Uhr"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
