//! Parsing alone, of short texts, so that many run in a second: no panic, and the parts are the text. Where the first byte
//! is that of a layout, this is forced; the deeper questions are those of the other targets.

#![no_main]

use libfuzzer_sys::fuzz_target;
use pressedienst::{Layout, Parser};

#[path = "../../tests/support/tiling.rs"]
mod tiling;

fuzz_target!(|bytes: &[u8]| {
    let (first, rest) = bytes.split_first().unwrap_or((&0, &[]));
    let parser = Layout::ALL
        .get(usize::from(*first))
        .map_or_else(Parser::new, |layout| Parser::new().layout(*layout));
    tiling::check(&parser.parse(&String::from_utf8_lossy(rest)));
});
