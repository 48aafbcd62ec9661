//! What German clocks show as moments with their offset.
//!
//! Summer time counts from 1980 on. That of 1916 to 1918 and of 1940 to 1949, which went by decree, is left out. For years to
//! come the rule of today goes on.

use chrono::{Datelike as _, NaiveDate, NaiveDateTime, NaiveTime};
use jiff::civil::DateTime;
use jiff::tz::{AmbiguousOffset, TimeZone};

static GERMANY: TimeZone = jiff::tz::get!("Europe/Berlin");

/// The moment at which a clock of that day shows `17:15`; `None` if none does.
pub(super) fn at_clock(day: NaiveDate, clock: &str) -> Option<String> {
    let (hour, minute) = clock.split_once(':')?;
    let time = NaiveTime::from_hms_opt(hour.parse().ok()?, minute.parse().ok()?, 0)?;
    Some(moment(day.and_time(time)))
}

fn moment(clock: NaiveDateTime) -> String {
    let shown = clock.format("%Y-%m-%dT%H:%M:%S").to_string();
    let is_summer = clock.year() >= 1980 && shown.parse().is_ok_and(is_summer);
    let offset = if is_summer { "+02:00" } else { "+01:00" };
    shown + offset
}

/// Whether German clocks are an hour ahead. Of the hour that is there twice in autumn the first one counts.
fn is_summer(clock: DateTime) -> bool {
    let offset = match GERMANY.to_ambiguous_timestamp(clock).offset() {
        AmbiguousOffset::Unambiguous { offset } => offset,
        AmbiguousOffset::Gap { after, .. } => after,
        AmbiguousOffset::Fold { before, .. } => before,
    };
    offset == jiff::tz::offset(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn midnight(day: NaiveDate) -> String {
        at_clock(day, "00:00").unwrap()
    }

    #[test]
    fn winter_and_summer() {
        for (date, expected) in [
            (day(2019, 1, 31), "2019-01-31T00:00:00+01:00"),
            (day(2019, 8, 31), "2019-08-31T00:00:00+02:00"),
            // Clocks are changed behind the midnight of these Sundays.
            (day(2019, 3, 31), "2019-03-31T00:00:00+01:00"),
            (day(2019, 4, 1), "2019-04-01T00:00:00+02:00"),
            (day(2019, 10, 27), "2019-10-27T00:00:00+02:00"),
            (day(2019, 10, 28), "2019-10-28T00:00:00+01:00"),
            // A March and an October that end with a Sunday.
            (day(2002, 3, 31), "2002-03-31T00:00:00+01:00"),
            (day(2010, 10, 31), "2010-10-31T00:00:00+02:00"),
        ] {
            assert_eq!(midnight(date), expected);
        }
    }

    #[test]
    fn years_with_other_rules() {
        for (date, expected) in [
            (day(1900, 7, 1), "1900-07-01T00:00:00+01:00"),
            (day(1945, 6, 1), "1945-06-01T00:00:00+01:00"),
            (day(1979, 7, 1), "1979-07-01T00:00:00+01:00"),
            (day(1980, 4, 1), "1980-04-01T00:00:00+01:00"),
            (day(1980, 4, 7), "1980-04-07T00:00:00+02:00"),
            (day(1980, 9, 29), "1980-09-29T00:00:00+01:00"),
            (day(1981, 3, 30), "1981-03-30T00:00:00+02:00"),
            (day(1995, 9, 24), "1995-09-24T00:00:00+02:00"),
            (day(1995, 9, 25), "1995-09-25T00:00:00+01:00"),
            (day(1996, 10, 27), "1996-10-27T00:00:00+02:00"),
            (day(1996, 10, 28), "1996-10-28T00:00:00+01:00"),
            (day(2199, 7, 1), "2199-07-01T00:00:00+02:00"),
            (day(2199, 12, 31), "2199-12-31T00:00:00+01:00"),
        ] {
            assert_eq!(midnight(date), expected);
        }
    }

    #[test]
    fn clocks() {
        let at = |clock| at_clock(day(2023, 5, 10), clock);
        assert_eq!(at("11:30").as_deref(), Some("2023-05-10T11:30:00+02:00"));
        for clock in ["24:00", "25:61", "", "11", "ab:cd", "-1:00"] {
            assert_eq!(at(clock), None, "{clock}");
        }
        let spring = |clock| at_clock(day(2019, 3, 31), clock);
        assert_eq!(spring("01:59").as_deref(), Some("2019-03-31T01:59:00+01:00"));
        assert_eq!(spring("03:00").as_deref(), Some("2019-03-31T03:00:00+02:00"));
        let autumn = |clock| at_clock(day(2019, 10, 27), clock);
        assert_eq!(autumn("02:30").as_deref(), Some("2019-10-27T02:30:00+02:00"));
        assert_eq!(autumn("03:00").as_deref(), Some("2019-10-27T03:00:00+01:00"));
    }
}
