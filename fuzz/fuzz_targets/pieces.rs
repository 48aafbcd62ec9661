//! Texts made of the layouts' own pieces: each byte names one.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/support/invariants.rs"]
mod invariants;
#[path = "../../tests/support/pieces.rs"]
mod pieces;
mod relations;

fuzz_target!(|bytes: &[u8]| {
    let (first, rest) = bytes.split_first().unwrap_or((&0, &[]));
    let text: String = rest
        .iter()
        .map(|byte| pieces::PIECES[usize::from(*byte) % pieces::PIECES.len()])
        .collect();
    relations::check(&text, *first);
});
