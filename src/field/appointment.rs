//! Appointments, to which invitations bid the press.
//!
//! ```text
//! with_place  = listed [ "," blanks place ]
//! listed      = group *( joint [ "am" some_blanks ] group )          "5. und 6. Mai", "22.10. und 24.10."
//! group       = *( early joint ) appointment
//! early       = [ day_of_week article ] 1*2digit "."                 its month is that of the next one
//! joint       = blanks [ "," ] blanks [ "und" | "sowie" | "/" | "&" ] blanks      not all of it missing
//! appointment = [ day_of_week article ] day [ [ "," ] blanks clock ]
//! day_of_week = weekday | short                                      see `weekday`
//! short       = ( "Mo" | "Di" | "Mi" | "Do" | "Fr" | "Sa" | "So" ) ( "." | &"," )
//! article     = [ "," ] some_blanks [ ( "den" | "dem" ) some_blanks ]
//! day         = date | short_date | day_month                        see `date`
//! short_date  = 1*2digit "." 1*2digit "." 2digit !digit              "5.5.23" is of this century
//! clock       = [ "jeweils" some_blanks ] [ ( "um" | "ab" | "von" | "gegen" ) some_blanks ] time
//!               [ [ blanks "Uhr" ] until time ] some_blanks "Uhr"
//! until       = blanks ( "bis" | "-" | "–" ) blanks
//! time        = 1*2digit [ ( "." | ":" ) 2digit ]
//! place       = 1*char, without any "," ":" "." " " at its end
//!
//! set_off     = hours tail
//! alone       = listed tail                                          with a time
//! tail        = *mark end | "," blanks *( place_word blanks ) end
//! hours       = ( weekday_word | short_word ) some_blanks *( time_word some_blanks ) "Uhr"
//! short_word  = blanks short *"," &blank
//! time_word   = 1*char      no small first letter, but for "um", "ab", "jeweils" …; no "Uhr" in it
//! place_word  = 1*char      a capital, a digit or a quote first, but for "in", "am" …; no ":" in it, no "und" as the last
//! hour_word   = "Uhr" *","
//! placed      = weekday_word *char "Uhr" *( mark | " " ) char
//! mark        = "," | ":"
//! ```
//! "Freitag, 1. April, 17.15 Uhr", "5.5.23". Without a year it is in the year of the date of issue, or in
//! the next one, because an appointment lies behind it. An appointment is read for its day and hour; whether a line is set
//! off as one, the rules from `set_off` on tell, which take any words for the day: "Freitag bis Sonntag, jeweils 11 Uhr".

use chrono::{Datelike as _, NaiveDate, Weekday};
use nom::branch::alt;
use nom::bytes::complete::{tag, take_till1, take_until, take_while};
use nom::character::complete::{anychar, char, one_of, satisfy};
use nom::combinator::{all_consuming, consumed, eof, map, not, opt, peek, recognize, value, verify};
use nom::multi::{many0, many0_count};
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser as _};

use super::date::{self, Printed, weekday};
use super::weekday::weekday_word;
use super::{beginning, blanks, some_blanks};
use crate::record::place_of;
use crate::text::bytes::Wanted;
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

type Appointed = (Option<Weekday>, Printed, Option<Clock>);

/// The hours of an appointment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Clock {
    /// The beginning.
    time: Time,
    /// Whether it is that of the days before too: "jeweils 11 Uhr".
    is_each: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Time {
    hour: u32,
    minute: u32,
}

impl<'t> Found<'t> {
    fn new(printed: &'t str, (weekday, day, clock): Appointed) -> Self {
        Self {
            printed,
            place: None,
            weekday,
            day,
            time: clock.map(|clock| clock.time),
        }
    }

    /// The day, if the calendar has it and its year is known.
    pub(crate) fn date(&self, issue: Option<NaiveDate>) -> Option<NaiveDate> {
        if self.day.year.is_some() {
            return self.day.day();
        }
        let issue = issue?;
        let same = self.in_year(issue.year()).filter(|day| *day >= issue);
        same.or_else(|| self.in_next_year(issue))
    }

    /// The day, if its year is that of another appointment, or the next one.
    pub(crate) fn date_beside(&self, other: NaiveDate) -> Option<NaiveDate> {
        let same = self.in_year(other.year()).filter(|day| self.falls_on(*day));
        same.or_else(|| self.in_next_year(other).filter(|_| self.weekday.is_some()))
    }

    fn in_next_year(&self, day: NaiveDate) -> Option<NaiveDate> {
        // The weekday tells if the next year is meant.
        let next = self.in_year(day.year().saturating_add(1));
        next.filter(|day| self.falls_on(*day))
    }

    fn in_year(&self, year: i32) -> Option<NaiveDate> {
        let year = Some(year);
        Printed { year, ..self.day }.day()
    }

    /// Whether a day is the day of the week that is printed, if any is.
    fn falls_on(&self, day: NaiveDate) -> bool {
        self.weekday.is_none_or(|weekday| day.weekday() == weekday)
    }

    /// Whether its day is another day of the week than the one that is printed.
    pub(crate) fn contradicts_its_weekday(&self) -> bool {
        self.day.day().is_some_and(|day| !self.falls_on(day))
    }

    /// Whether two are one appointment that is printed twice: no part of one contradicts the other, though it may be missing.
    pub(crate) fn is_again(&self, other: &Self) -> bool {
        (self.day.day, self.day.month) == (other.day.day, other.day.month)
            && agree(self.day.year, other.day.year, |year, other| year == other)
            && agree(self.time, other.time, |time, other| time == other)
            && agree(self.place, other.place, |place, other| {
                place.contains(other) || other.contains(place)
            })
    }

    /// Takes from the same appointment, printed elsewhere, what is not printed here.
    pub(crate) fn fill(&mut self, other: &Self) {
        self.day.year = self.day.year.or(other.day.year);
        self.weekday = self.weekday.or(other.weekday);
        self.time = self.time.or(other.time);
        self.place = self.place.or(other.place);
    }

    /// Takes what it leaves out from the one that is printed behind it.
    fn precede(&mut self, later: &Self, is_each: bool) {
        self.day.month = self.day.month.or(later.day.month);
        if self.day.year.is_none() {
            let is_before = (self.day.month, self.day.day) <= (later.day.month, later.day.day);
            let back = i32::from(!is_before);
            self.day.year = later.day.year.map(|year| year.saturating_sub(back));
        }
        if is_each {
            self.time = self.time.or(later.time);
        }
    }

    /// How much it says, so that two can be compared.
    pub(crate) const fn fullness(&self) -> (bool, bool) {
        (self.time.is_some(), self.place.is_some())
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

/// Whether two parts are not both there, or go together.
fn agree<T>(part: Option<T>, other: Option<T>, go_together: impl FnOnce(T, T) -> bool) -> bool {
    part.zip(other).is_none_or(|(part, other)| go_together(part, other))
}

/// The appointments that a text begins with, the last one with the place behind it.
pub(crate) fn parse(text: &str) -> Vec<Found<'_>> {
    with_place(text).map_or_else(|_| Vec::new(), |(_, found)| found)
}

/// The appointments inside prose: those that say day and time. Found by hand, because hardly any word begins one.
pub(crate) fn find_all(text: &str) -> Vec<Found<'_>> {
    let mut found: Vec<Found<'_>> = Vec::new();
    if !text.contains("Uhr") {
        return found;
    }
    let mut start = 0_usize;
    let next = |start: usize| {
        BEGINNINGS
            .first(text.as_bytes().get(start..)?)
            .map(|at| start.saturating_add(at))
    };
    while let Some((before, from)) = next(start).and_then(|at| text.split_at_checked(at)) {
        start = before.len().saturating_add(1);
        if !may_begin(before, from) {
            continue;
        }
        if let Ok((behind, several)) = listed(from)
            && several.iter().any(Found::has_time)
        {
            start = text.len().saturating_sub(behind.len());
            if !is_deadline(before) {
                found.extend(several.into_iter().filter(Found::has_time));
            }
        }
    }
    found
}

/// What the appointments of prose begin with: digits, and the first letters of days and of months.
const BEGINNINGS: Wanted = Wanted::of(b"0123456789MDFS");

/// Whether one may begin between two parts of a text: with a number, the name of a day or that of a month.
fn may_begin(before: &str, from: &str) -> bool {
    let is_inside = |c: char| c.is_alphanumeric() || matches!(c, '.' | ',' | ':');
    let is_number = from.starts_with(|c: char| c.is_ascii_digit());
    !before.ends_with(is_inside) && (is_number || short(from).is_ok() || date::begins_with_name(from))
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

fn with_place(input: &str) -> IResult<&str, Vec<Found<'_>>> {
    let (behind, (mut found, place)) = (listed, opt(preceded((char(','), blanks), place))).parse(input)?;
    if let (Some(last), Some(place)) = (found.last_mut(), place) {
        let whole = place_of(input, last.printed).start..place_of(input, place).end;
        last.printed = input.get(whole).unwrap_or_default();
        last.place = Some(place);
    }
    Ok((behind, found))
}

/// Appointments one behind the other; what an earlier one leaves out is that of the next one.
pub(crate) fn listed(input: &str) -> IResult<&str, Vec<Found<'_>>> {
    let (mut behind, (mut found, mut is_each)) = group(input)?;
    let day = opt((tag("am"), some_blanks));
    let mut next = preceded((joint, day), group);
    while let Ok((rest, (several, each))) = next.parse(behind) {
        (behind, is_each) = (rest, each);
        found.extend(several);
    }
    let mut later: Option<Found<'_>> = None;
    for found in found.iter_mut().rev() {
        if let Some(later) = &later {
            found.precede(later, is_each);
        }
        later = Some(found.clone());
    }
    Ok((behind, found))
}

/// Gives whether the hour of the last one is that of all.
fn group(input: &str) -> IResult<&str, (Vec<Found<'_>>, bool)> {
    let (input, earlier) = many0(terminated(consumed(early), joint)).parse(input)?;
    let (input, (printed, last)) = consumed(appointment).parse(input)?;
    let (_, _, clock) = last;
    let all = earlier.into_iter().chain([(printed, last)]);
    let all = all.map(|(printed, appointed)| Found::new(printed, appointed)).collect();
    Ok((input, (all, clock.is_some_and(|clock| clock.is_each))))
}

fn early(input: &str) -> IResult<&str, Appointed> {
    let number = terminated(date::number(1, 2), char('.'));
    map((opt(terminated(day_of_week, article)), number), |(weekday, day)| {
        let (month, year) = (None, None);
        (weekday, Printed { day, month, year }, None)
    })
    .parse(input)
}

fn joint(input: &str) -> IResult<&str, ()> {
    let word = alt((tag("und"), tag("sowie"), tag("/"), tag("&")));
    let parts = (blanks, opt(char(',')), blanks, opt(word), blanks);
    value(
        (),
        verify(parts, |(_, comma, _, word, _)| comma.is_some() || word.is_some()),
    )
    .parse(input)
}

fn appointment(input: &str) -> IResult<&str, Appointed> {
    let of_clock = (opt(char(',')), blanks);
    (
        opt(terminated(day_of_week, article)),
        day,
        opt(preceded(of_clock, clock)),
    )
        .parse(input)
}

fn day_of_week(input: &str) -> IResult<&str, Weekday> {
    alt((weekday, short)).parse(input)
}

fn short(input: &str) -> IResult<&str, Weekday> {
    let days = alt((
        value(Weekday::Mon, tag("Mo")),
        value(Weekday::Tue, tag("Di")),
        value(Weekday::Wed, tag("Mi")),
        value(Weekday::Thu, tag("Do")),
        value(Weekday::Fri, tag("Fr")),
        value(Weekday::Sat, tag("Sa")),
        value(Weekday::Sun, tag("So")),
    ));
    terminated(days, alt((char('.'), peek(char(','))))).parse(input)
}

fn article(input: &str) -> IResult<&str, ()> {
    let word = terminated(alt((tag("den"), tag("dem"))), some_blanks);
    value((), (opt(char(',')), some_blanks, opt(word))).parse(input)
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

/// "17.15 Uhr", "um 11 Uhr", "10 bis 12 Uhr".
fn clock(input: &str) -> IResult<&str, Clock> {
    let each = opt((tag("jeweils"), some_blanks));
    let word = terminated(alt((tag("um"), tag("ab"), tag("von"), tag("gegen"))), some_blanks);
    let end = (opt((blanks, tag("Uhr"))), until, time);
    let hours = preceded(opt(word), terminated(time, (opt(end), some_blanks, tag("Uhr"))));
    let clock = |(each, time): (Option<_>, Time)| Clock {
        time,
        is_each: each.is_some(),
    };
    map((each, hours), clock).parse(input)
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

/// Whether a text is nothing but an appointment, with or without its place: "Freitag, 1. April, 17.15 Uhr, Rathaus".
pub(crate) fn is_display(text: &str) -> bool {
    may_begin_with_weekday(text) && set_off(text).is_ok()
}

/// By its first bytes: nearly no line begins so.
fn may_begin_with_weekday(text: &str) -> bool {
    match text.as_bytes() {
        [b'M', b'o', b'n', ..]
        | [b'M', b'i', b't', b't', ..]
        | [b'D', b'i', b'e', b'n', ..]
        | [b'D', b'o', b'n', b'n', ..]
        | [b'F', b'r', b'e' | b'i', ..]
        | [b'S', b'a', b'm' | b't', ..]
        | [b'S', b'o' | b'u', b'n', ..]
        | [b'T', b'u', b'e', ..]
        | [b'T', b'h', b'u', ..]
        | [b'W', b'e', b'd', ..]
        | [b'M' | b'D' | b'F' | b'S', _, b'.' | b',', ..] => true,
        [first, ..] => !first.is_ascii_graphic(),
        [] => false,
    }
}

fn set_off(input: &str) -> IResult<&str, ()> {
    preceded(hours, tail).parse(input)
}

/// The same of a whole paragraph, which needs no weekday: "8. Oktober 2019, 10 Uhr, Rathaus".
pub(crate) fn is_alone(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit()) && alone(text).is_ok()
}

fn alone(input: &str) -> IResult<&str, ()> {
    let timed = verify(listed, |found: &Vec<_>| found.iter().all(Found::has_time));
    preceded(timed, tail).parse(input)
}

fn tail(input: &str) -> IResult<&str, ()> {
    let words = verify(recognize(many0_count((place_word, blanks))), |words: &str| {
        !is_link(last_word(words))
    });
    let place = value((), (char(','), blanks, words, eof));
    alt((value((), (take_while(is_mark), eof)), place)).parse(input)
}

fn hours(input: &str) -> IResult<&str, ()> {
    let words = many0_count((time_word, some_blanks));
    value((), (alt((weekday_word, short_word)), some_blanks, words, tag("Uhr"))).parse(input)
}

fn short_word(input: &str) -> IResult<&str, Weekday> {
    delimited(blanks, short, (take_while(|c| c == ','), peek(some_blanks))).parse(input)
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
    let mut has_hour = || text.contains("Uhr") && words.any(|word| all_consuming(hour_word).parse(word).is_ok());
    has_digit && (may_begin_with_weekday(text) && weekday_word(text).is_ok() || has_hour())
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

    fn only(text: &str) -> Found<'_> {
        let found = parse(text);
        assert_eq!(found.len(), 1, "{text}");
        found[0].clone()
    }

    #[test]
    fn valid() {
        let issue = day(2016, 3, 29);
        let table = [
            ("Freitag, 1. April, 17.15 Uhr", day(2016, 4, 1), Some("17:15")),
            ("Freitag, den 1. April, um 9 Uhr", day(2016, 4, 1), Some("09:00")),
            ("Freitag, 1. April 2016, 17:15 Uhr", day(2016, 4, 1), Some("17:15")),
            ("Dienstag, dem 5. April, 9 Uhr", day(2016, 4, 5), Some("09:00")),
            ("Di., 5. April, 9 Uhr", day(2016, 4, 5), Some("09:00")),
            ("Di, 5.4., 9 Uhr", day(2016, 4, 5), Some("09:00")),
            ("Fr. 1. April, jeweils um 9 Uhr", day(2016, 4, 1), Some("09:00")),
            ("10. Januar, 10 bis 12.30 Uhr", day(2017, 1, 10), Some("10:00")),
            ("5.5.23", day(2023, 5, 5), None),
            ("05.05.2023, 11 Uhr", day(2023, 5, 5), Some("11:00")),
            ("30. Februar, 25.61 Uhr", None, None),
            ("1. April, 23.59 Uhr", day(2016, 4, 1), Some("23:59")),
            ("1. April, 24.00 Uhr", day(2016, 4, 1), None),
            ("1. April, 9.60 Uhr", day(2016, 4, 1), None),
        ];
        for (text, date, time) in table {
            let found = only(text);
            assert_eq!((found.date(issue), found.time().as_deref()), (date, time), "{text}");
            assert_eq!(found.printed, text);
        }
        assert_eq!(only("1. April, 9 Uhr").date(None), None);
    }

    #[test]
    fn a_weekday_tells_what_is_past() {
        let issue = day(2016, 3, 29);
        let is_past = |text: &str| only(text).is_past(issue);
        // The first of March 2016 was a Tuesday, that of 2017 a Wednesday.
        assert!(is_past("Dienstag, 1. März, 9 Uhr"));
        assert!(!is_past("Mittwoch, 1. März, 9 Uhr"));
        assert!(!is_past("1. März, 9 Uhr"));
        assert!(!is_past("Dienstag, 1. März 2016, 9 Uhr"));
        assert!(!only("Dienstag, 1. März, 9 Uhr").is_past(None));
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
            ("am Di., 5. Mai, 11 Uhr", 1),
            ("am 5. und 6. Mai, jeweils 11 Uhr", 2),
            ("am 5. und 6. Mai, 11 Uhr", 1),
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
            let found = only(text);
            assert_eq!((found.printed, found.place), (printed, place), "{text}");
        }
    }

    #[test]
    fn several() {
        let issue = day(2016, 3, 29);
        let read = |text| -> Vec<_> {
            let found = parse(text).into_iter();
            found
                .map(|found| (found.printed, found.date(issue), found.time()))
                .collect()
        };
        let (at_nine, at_ten) = (Some("09:00".to_owned()), Some("10:00".to_owned()));
        assert_eq!(
            read("5., 6. und 8. Mai"),
            [
                ("5.", day(2016, 5, 5), None),
                ("6.", day(2016, 5, 6), None),
                ("8. Mai", day(2016, 5, 8), None)
            ]
        );
        assert_eq!(
            read("30.12. und am 2.1.17, 9 Uhr"),
            [
                ("30.12.", day(2016, 12, 30), None),
                ("2.1.17, 9 Uhr", day(2017, 1, 2), at_nine.clone())
            ]
        );
        assert_eq!(
            read("Freitag, 6., und Samstag, 7. Mai, jeweils 9 Uhr, Rathaus"),
            [
                ("Freitag, 6.", day(2016, 5, 6), at_nine.clone()),
                (
                    "Samstag, 7. Mai, jeweils 9 Uhr, Rathaus",
                    day(2016, 5, 7),
                    at_nine.clone()
                )
            ]
        );
        assert_eq!(
            read("6. Mai, 9 Uhr / 7. Mai, 10 Uhr"),
            [
                ("6. Mai, 9 Uhr", day(2016, 5, 6), at_nine),
                ("7. Mai, 10 Uhr", day(2016, 5, 7), at_ten)
            ]
        );
        for text in [
            "6. Mai, 3. Stock",
            "6. Mai und Musik",
            "6. Mai 7. Mai",
            "6. Mai bis 7. Mai",
        ] {
            assert_eq!(read(text).len(), 1, "{text}");
        }
    }

    #[test]
    fn printed_again() {
        let is_again = |text, other| only(text).is_again(&only(other)) && only(other).is_again(&only(text));
        for (text, other) in [
            ("8.10.19", "Dienstag, 8. Oktober, 10 Uhr"),
            ("8.10.", "8. Oktober"),
            ("8. Oktober, 10 Uhr", "8. Oktober, 10.00 Uhr, Rathaus"),
            ("8. Oktober, 10 Uhr, Rathaus", "8. Oktober, 10 Uhr, Rathaus, Saal 1"),
            // The weekday is looked at elsewhere.
            ("Montag, 8. Oktober", "Dienstag, 8. Oktober"),
        ] {
            assert!(is_again(text, other), "{text}");
        }
        for (text, other) in [
            ("8.10.19", "9. Oktober"),
            ("8.10.19", "8. November"),
            ("8.10.19", "8. Oktober 2020"),
            ("8. Oktober, 10 Uhr", "8. Oktober, 12 Uhr"),
            ("8. Oktober, 10 Uhr, Rathaus", "8. Oktober, 10 Uhr, Museum"),
        ] {
            assert!(!is_again(text, other), "{text}");
        }
        let mut found = only("Mittwoch, 8. Oktober, 10 Uhr");
        found.fill(&only("8.10.19"));
        assert_eq!(
            (found.date(None), found.contradicts_its_weekday()),
            (day(2019, 10, 8), true)
        );
    }

    #[test]
    fn years_beside_another_appointment() {
        // The ninth of October 2019 was a Wednesday, the second of January 2020 a Thursday.
        let beside = |text| only(text).date_beside(NaiveDate::from_ymd_opt(2019, 10, 8).expect("a day"));
        assert_eq!(beside("Mittwoch, 9. Oktober, 10 Uhr"), day(2019, 10, 9));
        assert_eq!(beside("Freitag, 4. Oktober, 10 Uhr"), day(2019, 10, 4));
        assert_eq!(beside("Donnerstag, 2. Januar, 10 Uhr"), day(2020, 1, 2));
        assert_eq!(beside("Freitag, 9. Oktober, 10 Uhr"), day(2020, 10, 9));
        assert_eq!(beside("Montag, 9. Oktober, 10 Uhr"), None);
        assert_eq!(beside("29. Februar, 10 Uhr"), None);
    }

    #[test]
    fn paragraphs_of_nothing_else() {
        for text in [
            "8. Oktober 2019, 10 Uhr",
            "8.10.2019, 10 Uhr:",
            "8.10., 10 Uhr, im Rathaus",
        ] {
            assert!(is_alone(text), "{text}");
        }
        for text in [
            "8. Oktober 2019",
            "8.10., 10 Uhr, wir kommen",
            "8.10., 10 Uhr beginnt es",
            "am 8.10., 10 Uhr",
        ] {
            assert!(!is_alone(text), "{text}");
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
            "Di., 5. Mai, 17 Uhr",
            "Di, 5. Mai, 17 Uhr, Rathaus",
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
    fn invalid() {
        for text in ["April 17", "Freitag", "17.15 Uhr", "", "Mai, 11 Uhr"] {
            assert_eq!(parse(text), [], "{text}");
        }
    }
}
