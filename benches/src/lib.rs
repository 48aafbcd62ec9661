//! The texts that the benches read.

use std::fmt::Write as _;
use std::iter::repeat_n;

/// A release of one page.
pub const SHORT: &str = include_str!("../../fixtures/paged/no-running-head-no-folio.txt");
/// A release of fifteen pages with thirty-five pictures.
pub const LONG: &str = include_str!("../../fixtures/paged/running-head-bilingual-thirty-five-pictures.txt");
/// A release whose lines are wrapped, so that paragraphs must be joined.
pub const WRAPPED: &str = include_str!("../../fixtures/paged/wrapped-no-blank-lines.txt");

/// The fixtures with the names to show them by.
pub const FIXTURES: [(&str, &str); 3] = [("short", SHORT), ("long", LONG), ("wrapped", WRAPPED)];

/// How many times the pages the growth is measured at.
pub const GROWTH: [usize; 4] = [1, 10, 100, 1_000];

/// Pages of a release that has not grown; a thousand times as many are still folios that the parser believes.
const PAGES: usize = 9;

/// A release of `times` nine pages, with running head and folio on each: a third of them is text, the others are
/// pictures, so that the bytes are of the same kinds however many they are.
#[must_use]
pub fn grown(times: usize) -> String {
    let times = times.max(1);
    // Of the long release: the first page, one of text, the one with the usage note, pictures, and the footer.
    let printed: Vec<&str> = LONG
        .split("\nSeite ")
        .map(|page| page.trim_start_matches(|c: char| c.is_ascii_digit()))
        .collect();
    let [first, text, note, pictures @ .., last] = printed.as_slice() else {
        unreachable!("the long fixture has fifteen pages");
    };
    let texts = 3 * times - 2;
    // Behind the fifth of them no caption is cut.
    let pictures = pictures.iter().take(5).cycle();
    let pages = [first]
        .into_iter()
        .chain(repeat_n(text, texts))
        .chain([note])
        .chain(pictures.take(PAGES * times - 3 - texts))
        .chain([last]);
    let mut grown = String::new();
    for (page, folio) in pages.zip(1..) {
        if folio > 1 {
            let _ = write!(grown, "\nSeite {folio}");
        }
        // No two addresses are the same, or remembering them would look cheap.
        grown.push_str(&page.replace("/1906/", &format!("/1906/{folio}-")));
    }
    grown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grown_releases_are_read_like_printed_ones() {
        for times in [1, 10, 100] {
            let document = pressedienst::parse(&grown(times));
            let pages = document.page_count().map(|count| count as usize);
            assert_eq!(pages, Some(PAGES * times));
            let [release] = document.releases() else {
                panic!("{} releases", document.releases().len());
            };
            assert!(release.images.len() > 10 * times, "{times}");
            assert!(release.body.len() > 5 * times, "{times}");
            assert!(document.diagnostics().is_empty(), "{:?}", document.diagnostics());
        }
    }
}
