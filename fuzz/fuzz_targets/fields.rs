//! The grammar of every field on any one line: what it finds are stretches of the line, between characters.

#![no_main]

use libfuzzer_sys::fuzz_target;
use pressedienst::__stages as stages;

fuzz_target!(|text: &str| {
    for (name, range) in stages::fields(text) {
        assert!(text.get(range.clone()).is_some(), "{name} at {range:?}");
    }
});
