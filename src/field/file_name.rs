//! File names at the end of addresses: the days with which they begin, and the endings that tell files.
//!
//! ```text
//! text_version = year month day mark              "20190831-318_08.txt": the date of issue
//! picture      = short_year month day mark        "190831-Park.jpg": the day on which it was taken
//! mark         = "-" | "_"
//! year         = 4digit
//! short_year   = 2digit                           of the century that had digital pictures, or of the one before
//! month        = 2digit
//! day          = 2digit
//! ```
//! Where the name begins and what its ending is, is read by hand, because nom reads from the left.

use chrono::NaiveDate;
use memchr::memrchr;
use nom::character::complete::one_of;
use nom::combinator::{map, map_opt};
use nom::sequence::terminated;
use nom::{IResult, Parser as _};

use super::date::number;

/// From these two digits on a year is of the last century.
const LAST_CENTURY: i32 = 70;

/// The day of a picture has so many bytes with its mark.
const PICTURE: usize = "190831-".len();

/// What digits name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Named {
    Day(NaiveDate),
    /// A day that the calendar does not have.
    NoDay,
}

/// The day in the address of a text version.
pub(crate) fn day_of_text_version(url: &str) -> Option<Named> {
    text_version(name(url)?).ok().map(|(_, day)| day)
}

/// The day in the address of a picture.
pub(crate) fn day_of_picture(url: &str) -> Option<Named> {
    picture(name(url)?).ok().map(|(_, day)| day)
}

/// Where the day is in the name of a picture, with the mark behind it; nothing if the name is shorter.
pub(crate) fn digits_of_picture(url: &str) -> &str {
    name(url).and_then(|name| name.get(..PICTURE)).unwrap_or_default()
}

fn name(url: &str) -> Option<&str> {
    let slash = memrchr(b'/', url.as_bytes())?;
    url.get(slash.saturating_add(1)..)
}

fn text_version(input: &str) -> IResult<&str, Named> {
    map(terminated((year, month, day), mark), named).parse(input)
}

fn picture(input: &str) -> IResult<&str, Named> {
    map(terminated((short_year, month, day), mark), named).parse(input)
}

fn mark(input: &str) -> IResult<&str, char> {
    one_of("-_").parse(input)
}

fn year(input: &str) -> IResult<&str, i32> {
    map_opt(number(4, 4), |year| year.try_into().ok()).parse(input)
}

fn short_year(input: &str) -> IResult<&str, i32> {
    let century = |year| if year < LAST_CENTURY { 2000_i32 } else { 1900 };
    map_opt(number(2, 2), move |year| {
        let year = i32::try_from(year).ok()?;
        Some(century(year).saturating_add(year))
    })
    .parse(input)
}

fn month(input: &str) -> IResult<&str, u32> {
    number(2, 2)(input)
}

fn day(input: &str) -> IResult<&str, u32> {
    number(2, 2)(input)
}

fn named((year, month, day): (i32, u32, u32)) -> Named {
    NaiveDate::from_ymd_opt(year, month, day).map_or(Named::NoDay, Named::Day)
}

const IMAGES: [&str; 9] = ["jpg", "jpeg", "png", "gif", "tif", "tiff", "webp", "svg", "eps"];

const OTHERS: [&str; 9] = ["pdf", "txt", "html", "htm", "php", "mp4", "mp3", "mov", "zip"];

/// Whether an address ends like a file.
pub(crate) fn has_ending(url: &str) -> bool {
    is_image(url) || has_ending_of(url, &OTHERS)
}

/// Whether an address ends like a picture.
pub(crate) fn is_image(url: &str) -> bool {
    has_ending_of(url, &IMAGES) || has_misread_ending(url)
}

fn has_ending_of(url: &str, endings: &[&str]) -> bool {
    let bytes = url.as_bytes();
    // Endings have three to five letters with their full stop before them.
    let Some(stop) = (4..=5).find(|back| bytes.len().checked_sub(*back).and_then(|at| bytes.get(at)) == Some(&b'.'))
    else {
        return false;
    };
    let ending = bytes
        .len()
        .checked_sub(stop.saturating_sub(1))
        .and_then(|at| bytes.get(at..))
        .unwrap_or_default();
    endings
        .iter()
        .any(|known| ending.eq_ignore_ascii_case(known.as_bytes()))
}

/// `_ipg` and the like, which text recognition makes of `.jpg`.
pub(crate) fn has_misread_ending(url: &str) -> bool {
    let Some([mark, letters @ ..]) = url.as_bytes().last_chunk::<4>() else {
        return false;
    };
    match mark {
        b'_' => letters.eq_ignore_ascii_case(b"jpg") || letters.eq_ignore_ascii_case(b"ipg"),
        b'.' => letters.eq_ignore_ascii_case(b"ipg") || letters.eq_ignore_ascii_case(b"jpq"),
        b',' | b' ' => letters.eq_ignore_ascii_case(b"jpg"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days() {
        let at = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).map(Named::Day);
        assert_eq!(day_of_text_version("https://a.de/20190831-318_08.txt"), at(2019, 8, 31));
        assert_eq!(day_of_picture("https://a.de/1908/190831-Park_1.jpg"), at(2019, 8, 31));
        assert_eq!(day_of_picture("https://a.de/9906/990612-Park_1.jpg"), at(1999, 6, 12));
        assert_eq!(day_of_picture("https://a.de/700101_Park.jpg"), at(1970, 1, 1));
        assert_eq!(day_of_picture("https://a.de/691231_Park.jpg"), at(2069, 12, 31));
        assert_eq!(
            day_of_text_version("https://a.de/20190231-318_08.txt"),
            Some(Named::NoDay)
        );
        for url in [
            "https://a.de/2019083-318_08.txt",
            "https://a.de/201908311.txt",
            "20190831-318_08.txt",
        ] {
            assert_eq!(day_of_text_version(url), None, "{url}");
        }
        for url in [
            "https://a.de/Park-190831.jpg",
            "https://a.de/20190831-Park.jpg",
            "https://a.de/190831.jpg",
            "190831-Park.jpg",
            "https://a.de/1908ä1-Park.jpg",
        ] {
            assert_eq!(day_of_picture(url), None, "{url}");
        }
    }

    #[test]
    fn endings() {
        for url in ["a.jpg", "a.JPEG", "a.eps", "a_ipg", "a.jpq", "a,jpg", "a jpg"] {
            assert!(is_image(url) && has_ending(url), "{url}");
        }
        for url in ["a.pdf", "a.html", "a.php"] {
            assert!(!is_image(url) && has_ending(url), "{url}");
        }
        for url in ["", "jpg", "a.jp", "a.jpegs", "a.jpg/", "a;jpg", "a.jpg."] {
            assert!(!has_ending(url), "{url}");
        }
    }
}
