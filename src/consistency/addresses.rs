//! Days in addresses against the date of issue, and pictures with one address.
//!
//! The file name of a text version begins with the date of issue (`20190831-318_08.txt`), that of a picture with the day on
//! which it was taken (`190831-Park.jpg`).

use chrono::NaiveDate;

use crate::context::Context;
use crate::record::{Code, Located, Release};

pub(super) fn check(release: &Release, context: &mut Context<'_>) {
    if let Some(date) = &release.date {
        check_days(release, date, context);
    }
    let mut urls: Vec<_> = release.images.iter().filter_map(|image| image.url.as_ref()).collect();
    // Sorting keeps the order of equal ones; most have the same beginning and other lengths.
    urls.sort_by_key(|url| (url.len(), url.as_str()));
    for pair in urls.windows(2) {
        if let [first, second] = pair
            && first == second
        {
            context.report_against(Code::AddressRepeated, context.place_of(second), context.place_of(first));
        }
    }
}

fn check_days(release: &Release, date: &Located<NaiveDate>, context: &mut Context<'_>) {
    let last = release.date_end.as_ref().map_or(**date, |end| **end);
    if let Some(url) = &release.text_version_url
        && day(url, 8).is_some_and(|day| !matches!(day, Named::Day(day) if (**date..=last).contains(&day)))
    {
        context.report_against(Code::DateDiffers, context.place_of(url), context.place_of(date));
    }
    for url in release.images.iter().filter_map(|image| image.url.as_ref()) {
        if matches!(day(url, 6), Some(Named::Day(day)) if day > last) {
            context.report_against(Code::PictureDatedLater, context.place_of(url), context.place_of(date));
        }
    }
}

/// What digits name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Named {
    Day(NaiveDate),
    /// A day that the calendar does not have.
    NoDay,
}

/// The day that so many digits name with which the file name of an address begins. Of a year of two digits the century is
/// that in which there were digital pictures, or the one before.
fn day(url: &str, digits: usize) -> Option<Named> {
    let bytes = url.as_bytes();
    let name = bytes.iter().rposition(|byte| *byte == b'/')?.saturating_add(1);
    let (printed, behind) = bytes.get(name..)?.split_at_checked(digits)?;
    if !matches!(behind.first(), Some(b'-' | b'_')) || !printed.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let number = printed.iter().fold(0_u32, |number, digit| {
        number
            .saturating_mul(10)
            .saturating_add(u32::from(digit.saturating_sub(b'0')))
    });
    let year = i32::try_from(number / 10_000).ok()?;
    let century = match (digits, year) {
        (6, 70..) => 1900,
        (6, _) => 2000,
        _ => 0,
    };
    let year = year.saturating_add(century);
    let day = NaiveDate::from_ymd_opt(year, number / 100 % 100, number % 100);
    Some(day.map_or(Named::NoDay, Named::Day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days() {
        let at = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).map(Named::Day);
        assert_eq!(day("https://a.de/20190831-318_08.txt", 8), at(2019, 8, 31));
        assert_eq!(day("https://a.de/1908/190831-Park_1.jpg", 6), at(2019, 8, 31));
        assert_eq!(day("https://a.de/9906/990612-Park_1.jpg", 6), at(1999, 6, 12));
        assert_eq!(day("https://a.de/20190231-318_08.txt", 8), Some(Named::NoDay));
        for (url, digits) in [
            ("https://a.de/2019083-318_08.txt", 8),
            ("https://a.de/201908311.txt", 8),
            ("https://a.de/Park-190831.jpg", 6),
            ("190831-Park.jpg", 6),
            ("https://a.de/1908ä1-Park.jpg", 6),
        ] {
            assert_eq!(day(url, digits), None, "{url}");
        }
    }
}
