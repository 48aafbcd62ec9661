//! Days of the week beside their dates, inside prose.
//!
//! ```text
//! pair         = weekday "," blanks [ ( "den" | "dem" | "the" ) some_blanks ] dated
//! weekday      = 1*letter                                      see `date`
//! dated        = day_month [ year ] | …                        see `date`
//! weekday_word = blanks weekday *"," &( blank | end )
//! ```
//! "Samstag, 31. August 2019", "Freitag, 1. April", "Saturday, August 31". Behind a slash or a word that joins several
//! days ("Samstag und Sonntag, 7. und 8. September") the date may be that of another one, so that it is no pair.

use chrono::{Datelike as _, NaiveDate, Weekday};
use memchr::memchr_iter;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while};
use nom::character::complete::{char, satisfy};
use nom::combinator::{consumed, not, opt};
use nom::sequence::{delimited, separated_pair, terminated};
use nom::{IResult, Parser as _};

use super::date::{Printed, dated, weekday, weekday_of};
use super::{blanks, some_blanks};
use crate::text::words;

/// A day of the week with the date beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pair<'t> {
    /// Both, as they stand in the text.
    pub(crate) printed: &'t str,
    weekday: Weekday,
    day: Printed,
}

impl Pair<'_> {
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

    /// Whether it is this day, whose year is known.
    pub(crate) fn is(&self, day: NaiveDate) -> bool {
        (Some(day.month()), day.day(), day.weekday()) == (self.day.month, self.day.day, self.weekday)
    }
}

/// The pairs of a text. Found by hand at their commas, because most words are no weekdays.
pub(crate) fn find_all(text: &str) -> impl Iterator<Item = Pair<'_>> {
    memchr_iter(b',', text.as_bytes()).filter_map(|comma| pair_at(text, comma))
}

/// The pair with this comma.
fn pair_at(text: &str, comma: usize) -> Option<Pair<'_>> {
    let before = text.get(..comma)?;
    // So the names of days end; most words before a comma are not looked at again.
    let [.., first, second, last] = before.as_bytes() else {
        return None;
    };
    let is_end = match last {
        b'g' => (first, second) == (&b't', &b'a'),
        b'h' => (first, second) == (&b'o', &b'c'),
        b'd' => (first, second) == (&b'e', &b'n'),
        b'y' => (first, second) == (&b'd', &b'a'),
        _ => false,
    };
    if !is_end {
        return None;
    }
    let (before, from) = text.split_at_checked(before.trim_end_matches(char::is_alphabetic).len())?;
    let (_, (printed, (weekday, day))) = consumed(pair).parse(from).ok()?;
    (!is_joined(before)).then_some(Pair { printed, weekday, day })
}

fn pair(input: &str) -> IResult<&str, (Weekday, Printed)> {
    let article = terminated(alt((tag("den"), tag("dem"), tag("the"))), some_blanks);
    separated_pair(weekday, (char(','), blanks, opt(article)), dated).parse(input)
}

pub(crate) fn weekday_word(input: &str) -> IResult<&str, Weekday> {
    let end = (take_while(|c| c == ','), not(satisfy(|c| !c.is_whitespace())));
    delimited(blanks, weekday, end).parse(input)
}

/// What joins days has no more bytes.
const LONGEST_JOIN: usize = 5;

/// Whether words end with another day of the week and what joins it to the next one. By hand, because nom reads from the
/// left.
fn is_joined(before: &str) -> bool {
    let before = before.trim_end();
    // None of them ends with another.
    let mut ends = (1..=LONGEST_JOIN).filter_map(|length| before.split_at_checked(before.len().checked_sub(length)?));
    let Some((before, _)) = ends.find(|(_, end)| words::is(end, words::DAYS)) else {
        return false;
    };
    let before = before.trim_end().trim_end_matches(',');
    let last = before.trim_end_matches(char::is_alphabetic).len();
    before.get(last..).and_then(weekday_of).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn differs(text: &str) -> Vec<(&str, bool)> {
        let issue = NaiveDate::from_ymd_opt(2016, 12, 20);
        find_all(text)
            .map(|pair| (pair.printed, pair.differs(issue, false)))
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
    fn days_that_are_known() {
        let is = |text| find_all(text).all(|pair| pair.is(NaiveDate::from_ymd_opt(2016, 4, 1).expect("a day")));
        assert!(is("Freitag, 1. April"));
        assert!(!is("Mittwoch, 1. April") && !is("Freitag, 8. April") && !is("Freitag, 1. Juli"));
    }

    #[test]
    fn words_of_weekdays() {
        for text in ["Montag", "Montag, 5. Mai", " Friday,, at", "Sonnabend"] {
            assert!(weekday_word(text).is_ok(), "{text}");
        }
        for text in ["", "Montags", "Montag.", "Montag,5. Mai", "am Montag", "montag"] {
            assert!(weekday_word(text).is_err(), "{text}");
        }
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
