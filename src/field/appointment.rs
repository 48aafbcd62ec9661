//! Appointments, to which invitations bid the press.
//!
//! ```text
//! with_place  = appointment [ "," blanks place ]
//! appointment = [ weekday [ "," ] some_blanks [ "den" some_blanks ] ] day [ [ "," ] blanks clock ]
//! day         = date | short_date | day_month                       see `date`
//! short_date  = 1*2digit "." 1*2digit "." 2digit !digit             "5.5.23" is of this century
//! clock       = [ ( "um" | "ab" | "von" | "gegen" ) some_blanks ] time [ [ blanks "Uhr" ] until time ] some_blanks "Uhr"
//! until       = blanks ( "bis" | "-" | "–" ) blanks
//! time        = 1*2digit [ ( "." | ":" ) 2digit ]
//! place       = 1*char, without any "," ":" "." " " at its end
//! heading     = occasion [ ":" ] some_blanks [ "am " ] appointment &( end | ":" | "," | " " | ";" | "-" | "–" )
//! occasion    = "Medientermin" | "Pressetermin" | "Fototermin" | "Presse-Termin" | "Medien-Termin" | "Pressegespräch"
//!             | "Pressekonferenz"
//!
//! set_off     = hours ( *mark end | "," blanks *( place_word blanks ) end )
//! hours       = weekday_word some_blanks *( time_word some_blanks ) "Uhr"
//! time_word   = 1*char      no small first letter, but for "um", "ab", "jeweils" …; no "Uhr" in it
//! place_word  = 1*char      a capital, a digit or a quote first, but for "in", "am" …; no ":" in it, no "und" as the last
//! hour_word   = "Uhr" *","
//! placed      = weekday_word *char "Uhr" *( mark | " " ) char
//! mark        = "," | ":"
//! ```
//! "Freitag, 1. April, 17.15 Uhr", "Medientermin 5.5.23:". Without a year it is in the year of the date of issue, or in
//! the next one, because an appointment lies behind it. An appointment is read for its day and hour; whether a line is set
//! off as one, the rules from `set_off` on tell, which take any words for the day: "Freitag bis Sonntag, jeweils 11 Uhr".

use chrono::{Datelike as _, NaiveDate, Weekday};
use nom::branch::alt;
use nom::bytes::complete::{tag, take_till1, take_until, take_while};
use nom::character::complete::{anychar, char, one_of, satisfy};
use nom::combinator::{all_consuming, consumed, eof, fail, map, not, opt, peek, recognize, value, verify};
use nom::multi::many0_count;
use nom::sequence::{preceded, terminated};
use nom::{IResult, Parser as _};

use super::date::{self, Printed, weekday};
use super::weekday::weekday_word;
use super::{beginning, blanks, hyphened, some_blanks};
use crate::record::place_of;
use crate::text::quotations;
use crate::text::signs;
use crate::text::words::{self, is_link, last_word, starts_lowercase};

/// The longest line that a page end may have cut inside an appointment, in bytes.
const LONGEST_CUT: usize = 100;

/// An appointment, as it stands in its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found<'t> {
    /// All of it, with its place.
    pub(crate) printed: &'t str,
    pub(crate) place: Option<&'t str>,
    weekday: Option<Weekday>,
    day: Printed,
    time: Option<Time>,
}

impl<'t> Found<'t> {
    fn new(printed: &'t str, place: Option<&'t str>, (weekday, day, time): Appointed) -> Self {
        Self {
            printed,
            place,
            weekday,
            day,
            time,
        }
    }
}

type Appointed = (Option<Weekday>, Printed, Option<Time>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Time {
    hour: u32,
    minute: u32,
}

impl Found<'_> {
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

    /// Whether it says the year.
    pub(crate) const fn has_year(&self) -> bool {
        self.day.year.is_some()
    }

    /// Whether it says the time.
    pub(crate) const fn has_time(&self) -> bool {
        self.time.is_some()
    }
}

/// The appointment that a text begins with, with the place behind it.
pub(crate) fn parse(text: &str) -> Option<Found<'_>> {
    let (_, (printed, (appointed, place))) = consumed(with_place).parse(text).ok()?;
    Some(Found::new(printed, place, appointed))
}

/// The appointments inside prose: those that say day and time. Found by hand, because hardly any word begins one.
pub(crate) fn find_all(text: &str) -> Vec<Found<'_>> {
    let mut found: Vec<Found<'_>> = Vec::new();
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
        let Some((before, from)) = text.split_at_checked(at) else {
            continue;
        };
        if let Ok((_, (printed, appointed @ (_, _, Some(_))))) = consumed(appointment).parse(from) {
            end = place_of(text, printed).end;
            if !is_deadline(before) {
                found.push(Found::new(printed, None, appointed));
            }
        }
    }
    found
}

/// Whether words end so that a day behind them is a deadline: "bis Montag", "bis spätestens Montag", "bis zum 5. Mai".
fn is_deadline(before: &str) -> bool {
    let mut last = before.split_whitespace().rev().take(2);
    match last.next() {
        Some("bis") => true,
        Some(word) if words::is(word, words::DEADLINE) => last.next() == Some("bis"),
        _ => false,
    }
}

/// The appointment that a headline is about.
pub(crate) fn parse_heading(text: &str) -> Option<Found<'_>> {
    let (_, (printed, appointed)) = heading(text).ok()?;
    Some(Found::new(printed, None, appointed))
}

fn with_place(input: &str) -> IResult<&str, (Appointed, Option<&str>)> {
    (appointment, opt(preceded((char(','), blanks), place))).parse(input)
}

fn appointment(input: &str) -> IResult<&str, Appointed> {
    let article = (opt(char(',')), some_blanks, opt((tag("den"), some_blanks)));
    let of_clock = (opt(char(',')), blanks);
    (opt(terminated(weekday, article)), day, opt(preceded(of_clock, clock))).parse(input)
}

fn day(input: &str) -> IResult<&str, Printed> {
    alt((date::date, short_date, date::day_month)).parse(input)
}

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

/// "17.15 Uhr", "um 11 Uhr", "10 bis 12 Uhr": gives the beginning.
fn clock(input: &str) -> IResult<&str, Time> {
    let word = terminated(alt((tag("um"), tag("ab"), tag("von"), tag("gegen"))), some_blanks);
    let end = (opt((blanks, tag("Uhr"))), until, time);
    preceded(opt(word), terminated(time, (opt(end), some_blanks, tag("Uhr")))).parse(input)
}

fn until(input: &str) -> IResult<&str, ()> {
    value(
        (),
        (blanks, alt((tag("bis"), recognize(satisfy(signs::is_dash)))), blanks),
    )
    .parse(input)
}

fn time(input: &str) -> IResult<&str, Time> {
    let minute = opt(preceded(one_of(".:"), date::number(2, 2)));
    map((date::number(1, 2), minute), |(hour, minute)| Time {
        hour,
        minute: minute.unwrap_or(0),
    })
    .parse(input)
}

fn place(input: &str) -> IResult<&str, &str> {
    let place = input.trim_end_matches([',', ':', '.', ' ']);
    verify(|input| beginning(input, place), |place: &str| !place.is_empty()).parse(input)
}

fn heading(input: &str) -> IResult<&str, (&str, Appointed)> {
    let end = peek(alt((
        eof,
        recognize(satisfy(|c| signs::is_dash(c) || matches!(c, ':' | ',' | ' ' | ';'))),
    )));
    preceded(
        (occasion, opt(char(':')), some_blanks, opt(tag("am "))),
        terminated(consumed(appointment), end),
    )
    .parse(input)
}

fn occasion(input: &str) -> IResult<&str, &str> {
    // Few headlines begin so.
    if !input.starts_with(['M', 'P', 'F']) {
        return fail().parse(input);
    }
    alt((
        tag("Medientermin"),
        tag("Pressetermin"),
        tag("Fototermin"),
        hyphened("Presse-Termin"),
        hyphened("Medien-Termin"),
        tag("Pressegespräch"),
        tag("Pressekonferenz"),
    ))
    .parse(input)
}

/// Whether a text is nothing but an appointment, with or without its place: "Freitag, 1. April, 17.15 Uhr, Rathaus".
pub(crate) fn is_display(text: &str) -> bool {
    set_off(text).is_ok()
}

fn set_off(input: &str) -> IResult<&str, ()> {
    let words = verify(recognize(many0_count((place_word, blanks))), |words: &str| {
        !is_link(last_word(words))
    });
    let place = value((), (char(','), blanks, words, eof));
    preceded(hours, alt((value((), (take_while(is_mark), eof)), place))).parse(input)
}

fn hours(input: &str) -> IResult<&str, ()> {
    let words = many0_count((time_word, some_blanks));
    value((), (weekday_word, some_blanks, words, tag("Uhr"))).parse(input)
}

fn time_word(input: &str) -> IResult<&str, &str> {
    verify(take_till1(char::is_whitespace), |word: &str| {
        (!starts_lowercase(word) || words::is(word, words::TIME)) && !word.contains("Uhr")
    })
    .parse(input)
}

fn place_word(input: &str) -> IResult<&str, &str> {
    verify(take_till1(char::is_whitespace), |word: &str| {
        let begins = word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || quotations::may_open(c));
        (begins || words::is(word, words::PLACE)) && !word.contains(':')
    })
    .parse(input)
}

/// Whether a short line is about an appointment: "Freitag, 1. April, 17.15 Uhr". Its words are looked at one by one.
pub(crate) fn is_about(text: &str) -> bool {
    let has_digit = text.bytes().any(|byte| byte.is_ascii_digit());
    let mut words = text.split_whitespace();
    has_digit && (weekday_word(text).is_ok() || words.any(|word| all_consuming(hour_word).parse(word).is_ok()))
}

fn hour_word(input: &str) -> IResult<&str, &str> {
    terminated(tag("Uhr"), take_while(|c| c == ',')).parse(input)
}

/// Whether a text that stands alone is an appointment with its place, as a line of prose can look too.
pub(crate) fn names_place(text: &str) -> bool {
    placed(text).is_ok()
}

fn placed(input: &str) -> IResult<&str, ()> {
    let marks = take_while(|c| is_mark(c) || c == ' ');
    value((), (weekday_word, take_until("Uhr"), tag("Uhr"), marks, anychar)).parse(input)
}

const fn is_mark(c: char) -> bool {
    matches!(c, ',' | ':')
}

/// Whether a page end has cut an appointment in two, before the hour or in the place.
pub(crate) fn is_cut(before: &str, after: &str) -> bool {
    let is_open = || !before.contains("Uhr") || before.ends_with(',') && !before.ends_with("Uhr,");
    before.len() <= LONGEST_CUT
        && weekday_word(before).is_ok()
        && is_open()
        && after.len() <= LONGEST_CUT
        && is_display(&format!("{before} {after}"))
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
            assert_eq!(found.printed, text);
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
        let found: Vec<_> = find_all(text).into_iter().map(|found| found.printed).collect();
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
    fn places() {
        for (text, printed, place) in [
            ("5. Mai, 11 Uhr, Rathaus.", "5. Mai, 11 Uhr, Rathaus", Some("Rathaus")),
            (
                "5. Mai, 11 Uhr,Rathaus, Saal 1: ",
                "5. Mai, 11 Uhr,Rathaus, Saal 1",
                Some("Rathaus, Saal 1"),
            ),
            ("5. Mai, Rathaus", "5. Mai, Rathaus", Some("Rathaus")),
            ("5. Mai, 11 Uhr, :", "5. Mai, 11 Uhr", None),
            ("5. Mai, 11 Uhr im Rathaus", "5. Mai, 11 Uhr", None),
        ] {
            let found = parse(text).expect(text);
            assert_eq!((found.printed, found.place), (printed, place), "{text}");
        }
    }

    #[test]
    fn displays() {
        for text in [
            "Freitag, 1. April, 17.15 Uhr",
            "Freitag, 1. April, 17.15 Uhr,",
            "Freitag, 1. April, 17.15 Uhr:",
            "Freitag, 17 Uhr, Rathaus",
            "Freitag, 17 Uhr, Treffpunkt am \"Alten Hafen\"",
            "Freitag bis Sonntag, jeweils 11 und 15 Uhr, Saal 1",
            "Freitag Uhr",
            "Friday, 5 Uhr, ",
        ] {
            assert!(is_display(text), "{text}");
        }
        for text in [
            "",
            "Freitag, 1. April",
            "1. April, 17.15 Uhr",
            "Freitag, 17Uhr",
            "Freitag, 17 Uhren",
            "Freitag, 17 Uhr Rathaus",
            "Freitag, 17 Uhr, im Rathaus und",
            "Freitag, 17 Uhr, Thema: Bäume",
            "Freitag, 17 Uhr, Saal: ",
            "Freitag, 17 Uhr, wir kommen",
            "Freitag öffnet um 17 Uhr",
            "Freitag, MESZ-Uhrzeit, 17 Uhr",
        ] {
            assert!(!is_display(text), "{text}");
        }
    }

    #[test]
    fn lines_about_appointments() {
        for text in ["Freitag, 1. April", "ab 17 Uhr, Rathaus", "17 Uhr,,"] {
            assert!(is_about(text), "{text}");
        }
        for text in ["Freitag im Park", "17 Uhren", "17Uhr", "1. April", "17 Uhr."] {
            assert!(!is_about(text), "{text}");
        }
        for text in [
            "Freitag, 17 Uhr, Rathaus",
            "Freitag, 17 Uhr im Rathaus",
            "Freitag, 17 Uhren",
        ] {
            assert!(names_place(text), "{text}");
        }
        for text in [
            "Freitag, 17 Uhr",
            "Freitag, 17 Uhr,: ",
            "Freitag, Rathaus",
            "17 Uhr, Rathaus",
        ] {
            assert!(!names_place(text), "{text}");
        }
    }

    #[test]
    fn cuts() {
        for (before, after) in [
            ("Freitag, 1. April,", "17.15 Uhr, Rathaus"),
            ("Freitag, 17 Uhr, Rathaus,", "Saal 1"),
        ] {
            assert!(is_cut(before, after), "{before}");
        }
        for (before, after) in [
            ("Freitag, 17 Uhr,", "Rathaus"),
            ("Freitag, 17 Uhr, Rathaus", "Saal 1"),
            ("Freitag, 1. April,", "Rathaus"),
            ("1. April,", "17.15 Uhr"),
        ] {
            assert!(!is_cut(before, after), "{before}");
        }
        let cut = |place: usize| is_cut("Freitag,", &format!("17 Uhr, {}", "R".repeat(place)));
        assert!(cut(92) && !cut(93));
    }

    #[test]
    fn headings() {
        for (text, printed) in [
            ("Medientermin 5.5.23: Neue Bäume", "5.5.23"),
            ("Medientermin: 5.5.23: Neue Bäume", "5.5.23"),
            ("Pressetermin am 5. Mai 2023, 11 Uhr", "5. Mai 2023, 11 Uhr"),
            ("Fototermin 5. Mai 2023 - Neue Bäume", "5. Mai 2023"),
        ] {
            assert_eq!(parse_heading(text).map(|found| found.printed), Some(printed));
        }
        for text in [
            "Medientermine 5.5.23",
            "Medientermin:5.5.23",
            "Medientermin 5.5.23. Bäume",
            "Neue Bäume am 5.5.23",
            "Medientermin: Bäume",
        ] {
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
