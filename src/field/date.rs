//! Dates of issue, German and English, single days and ranges.
//!
//! ```text
//! line     = [ place "," blanks ] [ "den" blanks ] range
//! range    = day_month until date        "30.08. bis 01.09. 2019", "30. August - 1. September 2019"
//!          | day until date              "30. bis 31. August 2019"
//!          | date [ until date ]
//! date     = day "." blanks month "." blanks year           "01.09.2019"
//!          | day [ "." ] blanks month_name blanks year      "2. September 2019", "2 September 2019"
//!          | month_name blanks day ordinal [ "," ] blanks year   "September 2nd 2019"
//! until    = "bis" | "to" | "until" | "-" | "–"
//! ```
//! Only ASCII digits count, years are those from 1900 to 2199, and a day that the calendar does not have is told from
//! a line that is no date at all.

use crate::text::endings::{Ending, ending};
use crate::text::words::first_word;
use chrono::NaiveDate;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n, take_while1};
use nom::character::complete::char;
use nom::combinator::{all_consuming, map, map_opt, opt, verify};
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser as _};

use super::{blanks, some_blanks};

/// A line that is printed as a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DateLine {
    /// A day, or a range of days.
    Valid { start: NaiveDate, end: Option<NaiveDate> },
    /// A day that does not exist.
    Impossible,
    /// Printed like a date, with a month or a year that cannot be read.
    Unreadable,
}

/// A date as printed; what is missing stands at the end of the range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Printed {
    pub(crate) day: u32,
    pub(crate) month: Option<u32>,
    pub(crate) year: Option<i32>,
}

impl Printed {
    pub(crate) fn day(self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year?, self.month?, self.day)
    }

    fn or_from(self, other: Self) -> Self {
        Self {
            day: self.day,
            month: self.month.or(other.month),
            year: self.year.or(other.year),
        }
    }
}

/// Reads a whole line as a date of issue.
pub(crate) fn parse_line(line: &str) -> Option<DateLine> {
    // Each form has digits, and a year near its end.
    if line.len() > 80 || !line.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let parsed = all_consuming(alt((dates, preceded(place, dates)))).parse(line);
    match parsed {
        Ok((_, (start, end))) => Some(valid(start, end)),
        Err(_) => all_consuming(date_like).parse(line).ok().map(|_| DateLine::Unreadable),
    }
}

fn valid(start: Printed, end: Option<Printed>) -> DateLine {
    let last = end.unwrap_or(start);
    match (start.or_from(last).day(), end.map(Printed::day)) {
        (Some(start), None) => DateLine::Valid { start, end: None },
        (Some(start), Some(Some(end))) if start <= end => DateLine::Valid { start, end: Some(end) },
        _ => DateLine::Impossible,
    }
}

fn dates(input: &str) -> IResult<&str, (Printed, Option<Printed>)> {
    let (input, _) = opt((tag("den"), some_blanks)).parse(input)?;
    alt((
        map((date, until, date), |(start, _, end)| (start, Some(end))),
        map(date, |start| (start, None)),
        map((alt((day_month, english_day_month)), until, date), |(start, _, end)| {
            (start, Some(end))
        }),
        map((terminated(day, opt(char('.'))), until, date), |(day, _, end)| {
            (
                Printed {
                    day,
                    month: None,
                    year: None,
                },
                Some(end),
            )
        }),
    ))
    .parse(input)
}

fn place(input: &str) -> IResult<&str, &str> {
    terminated(
        take_while1(|c: char| c.is_alphabetic() || matches!(c, ' ' | '-')),
        (char(','), blanks),
    )
    .parse(input)
}

fn until(input: &str) -> IResult<&str, &str> {
    delimited(
        blanks,
        alt((tag("bis"), tag("until"), tag("to"), tag("-"), tag("\u{2013}"))),
        blanks,
    )
    .parse(input)
}

pub(crate) fn date(input: &str) -> IResult<&str, Printed> {
    let with_year = |(day_month, year): (Printed, i32)| Printed {
        year: Some(year),
        ..day_month
    };
    alt((
        map((day_month, preceded(blanks, year)), with_year),
        map(
            (english_day_month, preceded((opt(char(',')), some_blanks), year)),
            with_year,
        ),
    ))
    .parse(input)
}

/// A day with its month: "30.08.", "2. September", "2 September", "2nd September".
pub(crate) fn day_month(input: &str) -> IResult<&str, Printed> {
    let numeric = (
        terminated(day, (char('.'), blanks)),
        terminated(number(1, 2), char('.')),
    );
    let named = (
        terminated(day, (opt(preceded(blanks, alt((tag("."), ordinal)))), blanks)),
        month_name,
    );
    map(alt((numeric, named)), |(day, month)| Printed {
        day,
        month: Some(month),
        year: None,
    })
    .parse(input)
}

/// "September 2nd", "September 2".
pub(crate) fn english_day_month(input: &str) -> IResult<&str, Printed> {
    let parts = (month_name, preceded(some_blanks, terminated(day, opt(ordinal))));
    map(parts, |(month, day)| Printed {
        day,
        month: Some(month),
        year: None,
    })
    .parse(input)
}

fn ordinal(input: &str) -> IResult<&str, &str> {
    alt((tag("st"), tag("nd"), tag("rd"), tag("th"))).parse(input)
}

fn day(input: &str) -> IResult<&str, u32> {
    number(1, 2).parse(input)
}

fn year(input: &str) -> IResult<&str, i32> {
    map_opt(number(4, 4), |year| {
        i32::try_from(year).ok().filter(|year| (1900..=2199).contains(year))
    })
    .parse(input)
}

pub(crate) fn number<'i>(
    least: usize,
    most: usize,
) -> impl nom::Parser<&'i str, Output = u32, Error = nom::error::Error<&'i str>> {
    map_opt(
        take_while_m_n(least, most, |c: char| c.is_ascii_digit()),
        |digits: &str| digits.parse().ok(),
    )
}

fn month_name(input: &str) -> IResult<&str, u32> {
    map_opt(take_while1(char::is_alphabetic), month).parse(input)
}

/// A line of the shape of a date whatever its month says: "31. Agust 2019", "1.9.20019".
fn date_like(input: &str) -> IResult<&str, &str> {
    let digits = |most| {
        verify(take_while1(|c: char| c.is_ascii_digit()), move |digits: &str| {
            digits.len() <= most
        })
    };
    let month = alt((
        terminated(take_while_m_n(1, 2, |c: char| c.is_ascii_digit()), char('.')),
        terminated(
            verify(take_while1(char::is_alphabetic), |name: &str| name.len() <= 12),
            opt(char('.')),
        ),
    ));
    let (input, _) = (digits(2), char('.'), blanks, month, blanks).parse(input)?;
    digits(6).parse(input)
}

const MONTHS: [&str; 24] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Number of the month, 1 to 12, of a German or English name.
pub(crate) fn month(name: &str) -> Option<u32> {
    let index = MONTHS.iter().position(|month| *month == name)?;
    u32::try_from(index % 12).ok()?.checked_add(1)
}

/// Whether a text ends with a day: "am Sonntag, 9."
pub(crate) fn is_day(text: &str) -> bool {
    ending(text) == Ending::Ordinal
}

pub(crate) fn starts_with_month(text: &str) -> bool {
    month(first_word(text).trim_end_matches(|c: char| !c.is_alphabetic())).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn valid() {
        let table = [
            ("31. August 2019", day(2019, 8, 31)),
            ("01.09.2019", day(2019, 9, 1)),
            ("1.9.2019", day(2019, 9, 1)),
            ("3. März 2016", day(2016, 3, 3)),
            ("2.September 2019", day(2019, 9, 2)),
            ("2 . September 2019", day(2019, 9, 2)),
            ("September 2nd 2019", day(2019, 9, 2)),
            ("September 2, 2019", day(2019, 9, 2)),
            ("2 September 2019", day(2019, 9, 2)),
            ("1st May 2020", day(2020, 5, 1)),
            ("Düsseldorf, den 10. Oktober 2019", day(2019, 10, 10)),
            ("Düsseldorf, 10.10.2019", day(2019, 10, 10)),
            ("29. Februar 2016", day(2016, 2, 29)),
        ];
        for (line, start) in table {
            assert_eq!(parse_line(line), Some(DateLine::Valid { start, end: None }), "{line}");
        }
    }

    #[test]
    fn ranges() {
        let table = [
            ("30.08. bis 01.09. 2019", day(2019, 8, 30), day(2019, 9, 1)),
            ("August 30th - September 1st 2019", day(2019, 8, 30), day(2019, 9, 1)),
            ("30. August bis 1. September 2019", day(2019, 8, 30), day(2019, 9, 1)),
            ("30. bis 31. August 2019", day(2019, 8, 30), day(2019, 8, 31)),
            (
                "30. Dezember 2019 \u{2013} 2. Januar 2020",
                day(2019, 12, 30),
                day(2020, 1, 2),
            ),
        ];
        for (line, start, end) in table {
            assert_eq!(
                parse_line(line),
                Some(DateLine::Valid { start, end: Some(end) }),
                "{line}"
            );
        }
    }

    #[test]
    fn the_longest_line() {
        let line = |place: usize| format!("{}, 31. August 2019", "A".repeat(place));
        let start = day(2019, 8, 31);
        assert_eq!(line(63).len(), 80);
        assert_eq!(parse_line(&line(63)), Some(DateLine::Valid { start, end: None }));
        assert_eq!(parse_line(&line(64)), None);
    }

    #[test]
    fn impossible() {
        for line in [
            "31. Februar 2019",
            "30.02.2019",
            "29.02.1900",
            "00.00.2000",
            "31. September 2019",
            "99. Mai 2019",
            "2. Mai 2019 bis 1. Mai 2019",
        ] {
            assert_eq!(parse_line(line), Some(DateLine::Impossible), "{line}");
        }
    }

    #[test]
    fn unreadable() {
        for line in [
            "31. Agust 2019",
            "31. Aug. 2019",
            "31. Aug. 2019",
            "1.9.20019",
            "1. Mai 1899",
            "01.09.19",
        ] {
            assert_eq!(parse_line(line), Some(DateLine::Unreadable), "{line}");
        }
    }

    #[test]
    fn invalid() {
        for line in [
            "",
            "August 2019",
            "Am 31. August 2019",
            "31. August 2019 in der Tonhalle",
            "2019",
            "\u{661}. Mai 2019",
            "16041416_160",
            "Kapitel 2, 3",
        ] {
            assert_eq!(parse_line(line), None, "{line}");
        }
    }
}
