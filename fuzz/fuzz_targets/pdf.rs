//! Any bytes are read as a PDF file, a saved page or a text, or refused: no panic, no endless work, and the text has the lines
//! whose places are told.

#![no_main]
#![allow(
    dead_code,
    unused_imports,
    reason = "the program has no library; these rooms of it are all that is asked for"
)]

use libfuzzer_sys::fuzz_target;
use pressedienst::Parser;

#[path = "../../examples/convert/src/charset.rs"]
mod charset;
#[path = "../../examples/convert/src/encoding.rs"]
mod encoding;
#[path = "../../examples/convert/src/extract/mod.rs"]
mod extract;
#[path = "../../examples/convert/src/guess.rs"]
mod guess;
#[path = "../../examples/convert/src/hand.rs"]
mod hand;
#[path = "../../examples/convert/src/lang/said.rs"]
mod lang;
#[path = "../../examples/convert/src/own.rs"]
mod own;

/// What the rooms need of others, without those.
mod text {
    pub(crate) fn sha256(bytes: &[u8]) -> String {
        bytes.len().to_string()
    }
}

/// As much text as the program takes by default.
const MOST: u64 = 64 << 20;

fuzz_target!(|bytes: &[u8]| {
    match extract::read(&Parser::new(), bytes, None, None, MOST) {
        Ok(read) => drop(read.document.record()),
        Err(refused) => assert!(!refused.to_string().is_empty()),
    }
});
