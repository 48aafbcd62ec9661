//! Dates of issue, German and English, single days and ranges.
//!
//! ```text
//! line              = [ place ] [ weekday_before ] dates [ weekday_behind ]
//! place             = 1*( letter | " " | "-" ) "," blanks
//! weekday_before    = weekday [ "," ] some_blanks
//! weekday_behind    = [ "," ] some_blanks weekday
//! weekday           = 1*letter                                             a name of `weekday_of`
//! dates             = [ ( "den" | "vom" | "from" ) some_blanks ] range
//! range             = date [ until date ]                                  "29. August 2019 - 4. September 2019"
//!                   | day_month until date                                 "29.08. bis 04.09. 2019"
//!                   | english_day_month until ( date | english_day )       "June 15th - 21st 2021"
//!                   | day_alone until date                                 "30. bis 31. August 2019"
//! until             = blanks ( "bis" | "until" | "through" | "to" | "-" | "–" | "—" | "/" ) blanks [ weekday_before ]
//! date              = dated                                                with a year
//! dated             = day_month [ blanks year ] | english_day_month [ [ "," ] some_blanks year ]
//! day_month         = numeric | named
//! numeric           = day "." blanks 1*2digit "."                          "30.08."
//! named             = day [ blanks ( "." | ordinal ) ] blanks month        "2. September", "2nd September"
//! english_day_month = month some_blanks day [ ordinal ]                    "September 2nd"; mails print "Mai 7" too
//! english_day       = day [ ordinal ] [ "," ] some_blanks year             "21st 2021", the month being that of the first day
//! day_alone         = day [ "." | ordinal ]
//! ordinal           = "st" | "nd" | "rd" | "th"
//! day               = 1*2digit
//! year              = 4digit                                               from 1900 to 2199
//! month             = month_name | month_short [ "." ]
//! month_name        = 1*letter                                             a name of `month_of`
//! month_short       = 1*letter                                             a name of `short_month_of`
//! month_word        = blanks month_name *( neither letter nor blank ) !letter
//! date_like         = [ place ] 1*2digit "." blanks ( 1*2digit "." | 1*12letter [ "." ] ) blanks 1*6digit
//! ```
//! The first form of `range` that fits is read; a slash joins a day and the next one only. Only ASCII digits count, and a day
//! that the calendar does not have is told from a line that is no date at all.

use chrono::{NaiveDate, Weekday};
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while, take_while_m_n, take_while1};
use nom::character::complete::{char, satisfy};
use nom::combinator::{all_consuming, fail, map, map_opt, not, opt, peek, recognize, verify};
use nom::error::Error;
use nom::sequence::{delimited, preceded, separated_pair, terminated};
use nom::{IResult, Parser};

use super::{blanks, some_blanks};
use crate::text::endings::{Ending, ending};
use crate::text::signs;
use crate::text::words::last_word;

/// "1.1.1", which looks like a date at least; lines of a number are none.
const SHORTEST_LINE: usize = 5;
/// The longest line that is a date, in bytes.
const LONGEST_LINE: usize = 80;

/// The longest word that may be a misprinted month, in bytes.
const LONGEST_MONTH: usize = 12;

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
    const fn without_year(day: u32, month: u32) -> Self {
        Self {
            day,
            month: Some(month),
            year: None,
        }
    }

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
pub(crate) fn parse_line(text: &str) -> Option<DateLine> {
    // Each form has digits, and ends with a year or a day of the week.
    let may_be_date = match text.as_bytes().last() {
        _ if !(SHORTEST_LINE..=LONGEST_LINE).contains(&text.len()) => false,
        Some(b'0'..=b'9') => true,
        Some(b'g' | b'h' | b'd' | b'y') => {
            text.bytes().any(|byte| byte.is_ascii_digit()) && weekday_of(last_word(text)).is_some()
        }
        _ => false,
    };
    if !may_be_date {
        return None;
    }
    if let Some(day) = numeric_line(text) {
        return Some(valid(day, None));
    }
    match all_consuming(line).parse(text) {
        Ok((_, (start, end))) => Some(valid(start, end)),
        Err(_) => all_consuming(date_like).parse(text).ok().map(|_| DateLine::Unreadable),
    }
}

/// The most common date, "11.05.2023", by its bytes: a page of items has one on each.
fn numeric_line(text: &str) -> Option<Printed> {
    let (rest, day) = number(1, 2)(text).ok()?;
    let (rest, month) = number(1, 2)(rest.strip_prefix('.')?).ok()?;
    let (rest, year) = year(rest.strip_prefix('.')?).ok()?;
    rest.is_empty().then_some(Printed {
        day,
        month: Some(month),
        year: Some(year),
    })
}

fn valid(start: Printed, end: Option<Printed>) -> DateLine {
    let last = end.unwrap_or(start);
    match (start.or_from(last).day(), end.map(|end| end.or_from(start).day())) {
        (Some(start), None) => DateLine::Valid { start, end: None },
        (Some(start), Some(Some(end))) if start <= end => DateLine::Valid { start, end: Some(end) },
        _ => DateLine::Impossible,
    }
}

type Range = (Printed, Option<Printed>);

fn line(input: &str) -> IResult<&str, Range> {
    if begins_with_digit(input) {
        return terminated(range, opt(weekday_behind)).parse(input);
    }
    delimited((opt(place), opt(weekday_before)), dates, opt(weekday_behind)).parse(input)
}

fn place(input: &str) -> IResult<&str, &str> {
    let name = take_while1(|c: char| c.is_alphabetic() || c == ' ' || signs::is_hyphen(c));
    terminated(name, (char(','), blanks)).parse(input)
}

fn weekday_before(input: &str) -> IResult<&str, Weekday> {
    terminated(weekday, (opt(char(',')), some_blanks)).parse(input)
}

fn weekday_behind(input: &str) -> IResult<&str, Weekday> {
    preceded((opt(char(',')), some_blanks), weekday).parse(input)
}

pub(crate) fn weekday(input: &str) -> IResult<&str, Weekday> {
    // Few words begin so; the others are not read to their ends.
    let begins = peek(satisfy(|c| matches!(c, 'M' | 'T' | 'D' | 'W' | 'F' | 'S')));
    preceded(begins, map_opt(take_while1(char::is_alphabetic), weekday_of)).parse(input)
}

fn begins_with_digit(input: &str) -> bool {
    input.as_bytes().first().is_some_and(u8::is_ascii_digit)
}

fn dates(input: &str) -> IResult<&str, Range> {
    if begins_with_digit(input) {
        return range(input);
    }
    let opener = alt((tag("den"), tag("vom"), tag("from")));
    preceded(opt((opener, some_blanks)), range).parse(input)
}

fn range(input: &str) -> IResult<&str, Range> {
    // By its first byte: nearly no line has a digit or the name of a month there.
    if !input.starts_with(|c: char| matches!(c, '0'..='9' | 'J' | 'F' | 'M' | 'A' | 'S' | 'O' | 'N' | 'D')) {
        return fail().parse(input);
    }
    alt((
        map_opt((date, opt((until, date))), |(start, end)| days(start, end)),
        parted(day_month, date),
        parted(english_day_month, alt((date, english_day))),
        parted(day_alone, date),
    ))
    .parse(input)
}

fn parted<'i>(
    first: impl Parser<&'i str, Output = Printed, Error = Error<&'i str>>,
    last: impl Parser<&'i str, Output = Printed, Error = Error<&'i str>>,
) -> impl Parser<&'i str, Output = Range, Error = Error<&'i str>> {
    map_opt((first, until, last), |(start, until, end)| {
        days(start, Some((until, end)))
    })
}

/// A first and a last day, of which a slash joins none but the next one.
fn days(start: Printed, end: Option<(&str, Printed)>) -> Option<Range> {
    let Some((until, end)) = end else {
        return Some((start, None));
    };
    let is_next = || start.or_from(end).day().and_then(|day| day.succ_opt()) == end.or_from(start).day();
    (until != "/" || is_next()).then_some((start, Some(end)))
}

fn until(input: &str) -> IResult<&str, &str> {
    if input.is_empty() {
        return fail().parse(input);
    }
    let words = alt((tag("bis"), tag("until"), tag("through"), tag("to")));
    let signs = alt((recognize(satisfy(signs::is_any_dash)), tag("/")));
    delimited(blanks, alt((words, signs)), (blanks, opt(weekday_before))).parse(input)
}

pub(crate) fn date(input: &str) -> IResult<&str, Printed> {
    verify(dated, |printed| printed.year.is_some()).parse(input)
}

pub(crate) fn dated(input: &str) -> IResult<&str, Printed> {
    let with_year = |(day_month, year)| Printed { year, ..day_month };
    let english_year = preceded((opt(char(',')), some_blanks), year);
    alt((
        map((day_month, opt(preceded(blanks, year))), with_year),
        map((english_day_month, opt(english_year)), with_year),
    ))
    .parse(input)
}

pub(crate) fn day_month(input: &str) -> IResult<&str, Printed> {
    alt((numeric, named)).parse(input)
}

fn numeric(input: &str) -> IResult<&str, Printed> {
    let month = terminated(number(1, 2), char('.'));
    map(separated_pair(day, (char('.'), blanks), month), |(day, month)| {
        Printed::without_year(day, month)
    })
    .parse(input)
}

fn named(input: &str) -> IResult<&str, Printed> {
    let mark = opt(preceded(blanks, alt((tag("."), ordinal))));
    map(separated_pair(day, (mark, blanks), month), |(day, month)| {
        Printed::without_year(day, month)
    })
    .parse(input)
}

fn english_day_month(input: &str) -> IResult<&str, Printed> {
    let day = terminated(day, opt(ordinal));
    map(separated_pair(month, some_blanks, day), |(month, day)| {
        Printed::without_year(day, month)
    })
    .parse(input)
}

fn english_day(input: &str) -> IResult<&str, Printed> {
    let day = terminated(day, (opt(ordinal), opt(char(','))));
    map(separated_pair(day, some_blanks, year), |(day, year)| Printed {
        day,
        month: None,
        year: Some(year),
    })
    .parse(input)
}

fn day_alone(input: &str) -> IResult<&str, Printed> {
    let mark = opt(alt((tag("."), ordinal)));
    map(terminated(day, mark), |day| Printed {
        day,
        month: None,
        year: None,
    })
    .parse(input)
}

fn ordinal(input: &str) -> IResult<&str, &str> {
    alt((tag("st"), tag("nd"), tag("rd"), tag("th"))).parse(input)
}

fn day(input: &str) -> IResult<&str, u32> {
    number(1, 2)(input)
}

fn year(input: &str) -> IResult<&str, i32> {
    map_opt(number(4, 4), |year| {
        i32::try_from(year).ok().filter(|year| (1900..=2199).contains(year))
    })
    .parse(input)
}

fn month(input: &str) -> IResult<&str, u32> {
    alt((month_name, terminated(month_short, opt(char('.'))))).parse(input)
}

fn month_name(input: &str) -> IResult<&str, u32> {
    map_opt(take_while1(char::is_alphabetic), month_of).parse(input)
}

fn month_short(input: &str) -> IResult<&str, u32> {
    map_opt(take_while1(char::is_alphabetic), short_month_of).parse(input)
}

fn month_word(input: &str) -> IResult<&str, u32> {
    let sign = |c: char| !c.is_alphabetic() && !c.is_whitespace();
    let end = (take_while(sign), not(satisfy(char::is_alphabetic)));
    delimited(blanks, month_name, end).parse(input)
}

/// A line of the shape of a date whatever its month says: "31. Agust 2019", "1.9.20019".
fn date_like(input: &str) -> IResult<&str, &str> {
    let digits = |most| take_while_m_n(1, most, |c: char| c.is_ascii_digit());
    let name = verify(take_while1(char::is_alphabetic), |name: &str| {
        name.len() <= LONGEST_MONTH
    });
    let month = alt((terminated(digits(2), char('.')), terminated(name, opt(char('.')))));
    preceded((opt(place), digits(2), char('.'), blanks, month, blanks), digits(6)).parse(input)
}

/// So many ASCII digits as a number, read byte by byte.
pub(crate) fn number<'t>(least: usize, most: usize) -> impl Fn(&'t str) -> IResult<&'t str, u32> {
    move |input| {
        let (mut number, mut length) = (0_u32, 0_usize);
        for digit in input.bytes().take(most).take_while(u8::is_ascii_digit) {
            number = number
                .saturating_mul(10)
                .saturating_add(u32::from(digit.saturating_sub(b'0')));
            length = length.saturating_add(1);
        }
        match input.get(length..) {
            Some(behind) if length >= least => Ok((behind, number)),
            _ => fail().parse(input),
        }
    }
}

/// The months in German.
pub(crate) const MONTHS: [&str; 12] = [
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
];

/// Number of the month, 1 to 12, that a German or English name means.
fn month_of(name: &str) -> Option<u32> {
    Some(match name {
        "Januar" | "January" => 1,
        "Februar" | "February" => 2,
        "März" | "March" => 3,
        "April" => 4,
        "Mai" | "May" => 5,
        "Juni" | "June" => 6,
        "Juli" | "July" => 7,
        "August" => 8,
        "September" => 9,
        "Oktober" | "October" => 10,
        "November" => 11,
        "Dezember" | "December" => 12,
        _ => return None,
    })
}

/// The same of a name that is cut short.
fn short_month_of(name: &str) -> Option<u32> {
    Some(match name {
        "Jan" => 1,
        "Feb" => 2,
        "Mar" | "Mär" | "Mrz" => 3,
        "Apr" => 4,
        "Jun" => 6,
        "Jul" => 7,
        "Aug" => 8,
        "Sep" | "Sept" => 9,
        "Okt" | "Oct" => 10,
        "Nov" => 11,
        "Dez" | "Dec" => 12,
        _ => return None,
    })
}

/// The day of the week that a German or English word names.
pub(crate) fn weekday_of(word: &str) -> Option<Weekday> {
    Some(match word {
        "Montag" | "Monday" => Weekday::Mon,
        "Dienstag" | "Tuesday" => Weekday::Tue,
        "Mittwoch" | "Wednesday" => Weekday::Wed,
        "Donnerstag" | "Thursday" => Weekday::Thu,
        "Freitag" | "Friday" => Weekday::Fri,
        "Samstag" | "Sonnabend" | "Saturday" => Weekday::Sat,
        "Sonntag" | "Sunday" => Weekday::Sun,
        _ => return None,
    })
}

/// Whether the first word of a text is the name of a day or a month.
pub(crate) fn begins_with_name(text: &str) -> bool {
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let is_name = |word| weekday_of(word).is_some() || month_of(word).is_some() || short_month_of(word).is_some();
    text.get(..end).is_some_and(is_name)
}

/// Whether a text begins with the word of a month.
pub(crate) fn starts_with_month(text: &str) -> bool {
    month_word(text).is_ok()
}

/// Whether a text ends with a day: "am Sonntag, 9." By hand, because nom reads from the left.
pub(crate) fn is_day(text: &str) -> bool {
    matches!(text.as_bytes(), [.., b'0'..=b'9' | b'.', b'.']) && ending(text) == Ending::Ordinal
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
            ("Mai 7, 2019", day(2019, 5, 7)),
            ("März 12, 2023", day(2023, 3, 12)),
            ("2 September 2019", day(2019, 9, 2)),
            ("1st May 2020", day(2020, 5, 1)),
            ("Düsseldorf, den 10. Oktober 2019", day(2019, 10, 10)),
            ("Düsseldorf, 10.10.2019", day(2019, 10, 10)),
            ("29. Februar 2016", day(2016, 2, 29)),
            ("Düsseldorf, 17. September 2019", day(2019, 9, 17)),
            ("Bad Honnef, Dienstag, 17. September 2019", day(2019, 9, 17)),
            ("Dienstag, den 17. September 2019", day(2019, 9, 17)),
            ("Tuesday September 17th, 2019", day(2019, 9, 17)),
            ("17. September 2019, Dienstag", day(2019, 9, 17)),
            ("17.09.2019 Dienstag", day(2019, 9, 17)),
            ("31. Aug. 2019", day(2019, 8, 31)),
            ("Dec 30th 2019", day(2019, 12, 30)),
            ("Sept. 2, 2019", day(2019, 9, 2)),
        ];
        for (line, start) in table {
            assert_eq!(parse_line(line), Some(DateLine::Valid { start, end: None }), "{line}");
        }
    }

    #[test]
    fn ranges() {
        let table = [
            ("29.08. bis 04.09. 2019", day(2019, 8, 29), day(2019, 9, 4)),
            ("August 30th - September 1st 2019", day(2019, 8, 30), day(2019, 9, 1)),
            ("29. August bis 4. September 2019", day(2019, 8, 29), day(2019, 9, 4)),
            ("30. bis 31. August 2019", day(2019, 8, 30), day(2019, 8, 31)),
            ("June 15th - 21st 2021", day(2021, 6, 15), day(2021, 6, 21)),
            ("June 15 - 21, 2021", day(2021, 6, 15), day(2021, 6, 21)),
            ("June 15th\u{2013}21st, 2021", day(2021, 6, 15), day(2021, 6, 21)),
            (
                "June 15th to Monday, June 21st 2021",
                day(2021, 6, 15),
                day(2021, 6, 21),
            ),
            (
                "from June 15th until 21st June 2021",
                day(2021, 6, 15),
                day(2021, 6, 21),
            ),
            ("15th - 21st June 2021", day(2021, 6, 15), day(2021, 6, 21)),
            ("15. - 21. Juni 2021", day(2021, 6, 15), day(2021, 6, 21)),
            ("vom 15. bis 21. Juni 2021", day(2021, 6, 15), day(2021, 6, 21)),
            ("15.-21.06.2021", day(2021, 6, 15), day(2021, 6, 21)),
            ("15.06.\u{2014}21.06.2021", day(2021, 6, 15), day(2021, 6, 21)),
            (
                "Haifa, 15. Juni \u{2013} 21. Juni 2021",
                day(2021, 6, 15),
                day(2021, 6, 21),
            ),
            ("15./16. Juni 2021", day(2021, 6, 15), day(2021, 6, 16)),
            ("30. April/1. Mai 2021", day(2021, 4, 30), day(2021, 5, 1)),
            ("June 15/16, 2021", day(2021, 6, 15), day(2021, 6, 16)),
            ("Dec 30th 2019 - Jan 2nd 2020", day(2019, 12, 30), day(2020, 1, 2)),
            ("30.12.2019 bis 02.01.2020", day(2019, 12, 30), day(2020, 1, 2)),
            ("30.\u{2011}31. August 2019", day(2019, 8, 30), day(2019, 8, 31)),
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
            "June 21st - 15th 2021",
            "30. Dezember bis 2. Januar 2020",
            "February 27th - 30th 2021",
        ] {
            assert_eq!(parse_line(line), Some(DateLine::Impossible), "{line}");
        }
    }

    #[test]
    fn unreadable() {
        for line in [
            "31. Agust 2019",
            "31. Augst. 2019",
            "31. Augst. 2019",
            "Düsseldorf, 31. Agust 2019",
            "1.9.20019",
            "1. Mai 1899",
            "01.09.19",
        ] {
            assert_eq!(parse_line(line), Some(DateLine::Unreadable), "{line}");
        }
    }

    #[test]
    fn words_of_months() {
        for text in ["März", "Mai, um", " Mai 2019", "August.)", "May2019"] {
            assert!(starts_with_month(text), "{text}");
        }
        for text in ["", "Maie", "Mai-Fest", "Mai(en", "5. Mai", "mai"] {
            assert!(!starts_with_month(text), "{text}");
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
            "15./22. Juni 2021",
            "June 15th - 21st",
            "15th 2021",
            "31. August 2019 Tonhalle",
        ] {
            assert_eq!(parse_line(line), None, "{line}");
        }
    }
}
