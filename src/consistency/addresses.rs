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
    let mut urls = Vec::with_capacity(release.images.len());
    urls.extend(release.images.iter().filter_map(|image| image.url.as_ref()));
    // Sorting keeps the order of equal ones; most have the same beginning and other ends.
    let end = |url: &str| url.as_bytes().last_chunk().copied().map(u64::from_le_bytes);
    urls.sort_by_key(|url| (url.len(), end(url), url.as_str()));
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
        && file_name::day_of_text_version(url)
            .is_some_and(|day| !matches!(day, Named::Day(day) if (**date..=last).contains(&day)))
    {
        context.report_against(Code::DateDiffers, context.place_of(url), context.place_of(date));
    }
    for url in release.images.iter().filter_map(|image| image.url.as_ref()) {
        if matches!(file_name::day_of_picture(url), Some(Named::Day(day)) if day > last) {
            context.report_against(Code::PictureDatedLater, context.place_of(url), context.place_of(date));
        }
    }
}
