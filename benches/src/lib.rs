//! The texts that the benches read.

mod counting;
mod literals;

use std::fmt::Write as _;
#[cfg(feature = "stages")]
use std::hint::black_box;
use std::iter::repeat_n;

#[cfg(feature = "stages")]
use pressedienst::__stages as stages;

pub use counting::{Counting, Heap, heap_of};
pub use literals::{Slope, literals, slopes};

/// A release of one page.
pub const SHORT: &str = include_str!("../../fixtures/paged/no-running-head-no-folio.txt");
/// A release of fifteen pages with thirty-five pictures.
pub const LONG: &str = include_str!("../../fixtures/paged/running-head-bilingual-thirty-five-pictures.txt");
/// A release whose lines are wrapped, so that paragraphs must be joined.
pub const WRAPPED: &str = include_str!("../../fixtures/paged/wrapped-no-blank-lines.txt");

/// The fixtures with the names to show them by.
pub const FIXTURES: [(&str, &str); 3] = [("short", SHORT), ("long", LONG), ("wrapped", WRAPPED)];

/// Reads a text and drops what it read.
pub type Reader = fn(&str);

/// The steps of `parse`. Each runs everything from the text up to its own end, but for decoding, which stands alone.
#[cfg(feature = "stages")]
pub const STAGES: [(&str, Reader); 6] = [
    ("decode", |text| {
        black_box(stages::decode(text.as_bytes()));
    }),
    ("lines", |text| {
        black_box(stages::lines(text));
    }),
    ("repair", |text| {
        black_box(stages::repair(text));
    }),
    ("recognise", |text| {
        black_box(stages::recognise(text));
    }),
    ("pages", |text| {
        black_box(stages::pages(text));
    }),
    ("releases", |text| {
        black_box(stages::releases(text));
    }),
];

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

/// What begins a text that is known by its head.
const HEAD: &str = "Pressedienst\n\n31. August 2019\n\nLesefest am Rhein eröffnet\n\n";

/// Texts that nobody prints, of one piece over and over: the dearest that are known. Their names, what stands above the
/// pieces, and the piece.
pub const SHAPES: [(&str, &str, &str); 13] = [
    ("next-lines", "", "a\u{85}"),
    ("next-lines-below-head", HEAD, "ab\u{85}"),
    ("short-lines-below-head", HEAD, "ab\n"),
    ("items", "", "- a\n"),
    ("items-below-head", HEAD, "- a\n"),
    ("contacts", "", "Kontakt:\n"),
    ("contacts-below-head", HEAD, "Kontakt:\n"),
    ("credits-below-head", HEAD, "©a\n"),
    ("dates-below-head", HEAD, "Montag, 4. Mai, 10 Uhr\n"),
    ("decomposed-words", "", "a\u{308}o\u{308}u\u{308} "),
    (
        "decomposed-lines",
        "",
        "Du\u{308}sseldorf o\u{308}ffnet Bru\u{308}cken\n",
    ),
    ("glued-sentences", "", "eins.Zwei.Drei."),
    ("glued-sentences-below-head", HEAD, "Eins.Zwei.Drei.\n\n"),
];

/// The text of [`SHAPES`] of this name, of so many bytes or a few more.
#[must_use]
pub fn shape(name: &str, bytes: usize) -> Option<String> {
    let (_, head, piece) = SHAPES.into_iter().find(|(known, ..)| *known == name)?;
    let times = bytes.saturating_sub(head.len()).div_ceil(piece.len());
    Some(format!("{head}{}", piece.repeat(times)))
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
