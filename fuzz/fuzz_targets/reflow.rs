//! The same text printed otherwise is the same record (`tests/support/reflow.rs`).

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/support/page_ends.rs"]
mod page_ends;
#[path = "../../tests/support/reflow.rs"]
mod reflow;

fuzz_target!(|bytes: &[u8]| reflow::check(bytes));
