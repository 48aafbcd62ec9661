//! Days of the week beside their dates, inside prose.
//!
//! ```text
//! pair     = weekday "," blanks [ "den" | "dem" | "the" blanks ] ( date | day_month )      see `date`
//! ```
//! "Samstag, 31. August 2019", "Freitag, 1. April", "Saturday, August 31". Behind a slash or a word that joins several
//! days ("Samstag und Sonntag, 7. und 8. September") the date may be that of another one, so that it is no pair.

use std::ops::Range;

use chrono::{Datelike as _, NaiveDate, Weekday};
use nom::Parser as _;
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::combinator::opt;
use nom::sequence::{preceded, terminated};

use super::date::{self, Printed};
use super::{blanks, some_blanks};
use crate::text::words::first_word;

/// A day of the week with the date beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pair {
    /// Where both stand in the text.
    pub(crate) printed: Range<usize>,
    weekday: Weekday,
    day: Printed,
}

impl Pair {
    /// Whether the date does not fall on the day. Without a year it does not if it does neither the last nor the next time
    /// that there is such a date, seen from the date of issue; of an invitation, which is about what comes, the next time.
    pub(crate) fn differs(&self, issue: Option<NaiveDate>, is_to_come: bool) -> bool {
        let falls_on = |day: NaiveDate| day.weekday() == self.weekday;
        if self.day.year.is_some() {
            return self.day.day().is_some_and(|day| !falls_on(day));
        }
        let (Some(issue), Some(month)) = (issue, self.day.month) else {
            return false;
        };
        let years = [-1, 0, 1].map(|shift| issue.year().saturating_add(shift));
        let from = if is_to_come { 0 } else { -366 };
        let near = |day: &NaiveDate| (from..=366).contains(&day.signed_duration_since(issue).num_days());
        let days = years.map(|year| NaiveDate::from_ymd_opt(year, month, self.day.day).filter(near));
        let mut days = days.into_iter().flatten().peekable();
        days.peek().is_some() && !days.any(falls_on)
    }
}

/// The pairs of a text.
pub(crate) fn find_all(text: &str) -> impl Iterator<Item = Pair> {
    text.match_indices(',').filter_map(|(comma, _)| pair_at(text, comma))
}

/// The pair with this comma.
fn pair_at(text: &str, comma: usize) -> Option<Pair> {
    let day_of_week = text.get(..comma)?;
    // So the names of days end; most words before a comma are not looked at again.
    if !matches!(day_of_week.as_bytes().last()?, b'g' | b'h' | b'd' | b'y') {
        return None;
    }
    let start = day_of_week.trim_end_matches(char::is_alphabetic).len();
    let weekday = weekday(day_of_week.get(start..)?)?;
    if is_joined(day_of_week.get(..start)?) {
        return None;
    }
    let rest = text.get(comma..)?;
    let article = terminated(alt((tag("den"), tag("dem"), tag("the"))), some_blanks);
    let dates = alt((date::date, date::day_month, date::english_day_month));
    let (behind, day) = preceded((tag(","), blanks, opt(article)), dates).parse(rest).ok()?;
    Some(Pair {
        printed: start..text.len().saturating_sub(behind.len()),
        weekday,
        day,
    })
}

/// Whether words end with another day of the week and what joins it to the next one.
fn is_joined(before: &str) -> bool {
    let before = before.trim_end();
    let joins = ["und", "oder", "bis", "sowie", "and", "or", "to", "/", "-", "\u{2013}"];
    let Some(before) = joins.iter().find_map(|join| before.strip_suffix(join)) else {
        return false;
    };
    let before = before.trim_end().trim_end_matches(',');
    let last = before.trim_end_matches(char::is_alphabetic).len();
    before.get(last..).and_then(weekday).is_some()
}

const WEEKDAYS: [&str; 14] = [
    "Montag",
    "Dienstag",
    "Mittwoch",
    "Donnerstag",
    "Freitag",
    "Samstag",
    "Sonntag",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

/// The day of the week that a German or English word names.
pub(crate) fn weekday(word: &str) -> Option<Weekday> {
    let word = if word == "Sonnabend" { "Samstag" } else { word };
    let index = WEEKDAYS.iter().position(|weekday| *weekday == word)?;
    u8::try_from(index % 7)
        .ok()
        .and_then(|index| Weekday::try_from(index).ok())
}

pub(crate) fn starts_with_weekday(text: &str) -> bool {
    weekday(first_word(text).trim_end_matches(',')).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn differs(text: &str) -> Vec<(&str, bool)> {
        let issue = NaiveDate::from_ymd_opt(2016, 12, 20);
        find_all(text)
            .map(|pair| (&text[pair.printed.clone()], pair.differs(issue, false)))
            .collect()
    }

    #[test]
    fn valid() {
        for (text, expected) in [
            (
                "am Samstag, 31. August 2019, um 11 Uhr",
                ("Samstag, 31. August 2019", false),
            ),
            ("am Freitag, 31. August 2019", ("Freitag, 31. August 2019", true)),
            ("Freitag, 6. Januar", ("Freitag, 6. Januar", false)),
            ("Mittwoch, 6. Januar", ("Mittwoch, 6. Januar", false)),
            ("Donnerstag, 6. Januar", ("Donnerstag, 6. Januar", true)),
            ("Montag, den 12.12.", ("Montag, den 12.12.", false)),
            ("on Saturday, August 31st, 2019", ("Saturday, August 31st, 2019", false)),
            ("Mittwoch, 30. Februar 2019", ("Mittwoch, 30. Februar 2019", false)),
            (
                "bis Sonnabend, 15. September 2019",
                ("Sonnabend, 15. September 2019", true),
            ),
            (
                "14. Mai 2019, bis Montag, 15. September 2019",
                ("Montag, 15. September 2019", true),
            ),
        ] {
            assert_eq!(differs(text), [expected], "{text}");
        }
        assert!(find_all("Donnerstag, 6. Januar").all(|pair| !pair.differs(None, false)));
    }

    #[test]
    fn what_is_to_come_is_not_past() {
        // The first of April was a Wednesday in 2015 and a Friday in 2016.
        let issue = NaiveDate::from_ymd_opt(2016, 3, 29);
        let differs = |is_to_come| find_all("Mittwoch, 1. April").any(|pair| pair.differs(issue, is_to_come));
        assert!(differs(true) && !differs(false));
    }

    #[test]
    fn invalid() {
        for text in [
            "Samstag und Sonntag, 7. September 2019",
            "Samstag/Sonntag, 7. September 2019",
            "am Vortag, 3. Mai 2019",
            "Freitag, 1., und Samstag",
            "Freitag 1. April",
            "Freitag,",
            "",
        ] {
            assert_eq!(differs(text), [], "{text}");
        }
    }
}
