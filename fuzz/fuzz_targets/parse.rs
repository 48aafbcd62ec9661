//! Any text, in the layout that it seems to have and in one that its first byte names: what holds for every document, and
//! that neither line ends nor the form of letters matter.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/support/invariants.rs"]
mod invariants;
mod relations;

fuzz_target!(|bytes: &[u8]| {
    let (first, rest) = bytes.split_first().unwrap_or((&0, &[]));
    relations::check(&String::from_utf8_lossy(rest), *first);
});
