//! Texts made of the layouts' own pieces: each byte names one.

#![no_main]

use std::path::Path;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/support/invariants.rs"]
mod invariants;
#[path = "../../tests/support/pieces.rs"]
mod pieces;
mod relations;

static PIECES: LazyLock<Vec<String>> =
    LazyLock::new(|| pieces::pieces(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures")));

fuzz_target!(|bytes: &[u8]| {
    let (first, rest) = bytes.split_first().unwrap_or((&0, &[]));
    let text: String = rest
        .iter()
        .map(|byte| PIECES[usize::from(*byte) % PIECES.len()].as_str())
        .collect();
    relations::check(&text, *first);
});
