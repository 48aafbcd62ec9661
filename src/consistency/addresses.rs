//! Days in addresses against the date of issue, and pictures with one address.
//!
//! The file name of a text version begins with the date of issue (`20190831-318_08.txt`), that of a picture with the day on
//! which it was taken (`190831-Park.jpg`).

use chrono::NaiveDate;

use crate::context::Context;
use crate::field::file_name::{self, Named};
use crate::record::{Code, Located, Release};

pub(super) fn check(release: &Release, context: &mut Context<'_>) {
    if let Some(date) = &release.date {
        check_days(release, date, context);
    }
    // One by itself repeats none.
    if release.images.len() < 2 {
        return;
    }
    let mut urls = Vec::with_capacity(release.images.len());
    // Most have the same beginning and other ends.
    let end = |url: &str| url.as_bytes().last_chunk().copied().map_or(0, u64::from_le_bytes);
    let of_images = release.images.iter().filter_map(|image| image.url.as_ref());
    urls.extend(of_images.map(|url| (end(url), url)));
    // Sorting keeps the order of equal ones.
    urls.sort_by(|(end, url), (other_end, other)| end.cmp(other_end).then_with(|| url.as_str().cmp(other)));
    for pair in urls.windows(2) {
        if let [(end, first), (other_end, second)] = pair
            && end == other_end
            && first == second
        {
            context.report_against(Code::AddressRepeated, context.place_of(second), context.place_of(first));
        }
    }
}

fn check_days(release: &Release, date: &Located<NaiveDate>, context: &mut Context<'_>) {
    let last = release.date_end.as_ref().map_or(**date, |end| **end);
    if let Some(url) = &release.text_version_url
        && file_name::day_of_text_version(url)
            .is_some_and(|day| !matches!(day, Named::Day(day) if (**date..=last).contains(&day)))
    {
        context.report_against(Code::DateDiffers, context.place_of(url), context.place_of(date));
    }
    // Pictures of one day follow each other.
    let mut seen = ("", false);
    for url in release.images.iter().filter_map(|image| image.url.as_ref()) {
        let digits = file_name::digits_of_picture(url);
        if digits != seen.0 {
            seen = (
                digits,
                matches!(file_name::day_of_picture(url), Some(Named::Day(day)) if day > last),
            );
        }
        if seen.1 {
            context.report_against(Code::PictureDatedLater, context.place_of(url), context.place_of(date));
        }
    }
}
