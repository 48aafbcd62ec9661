//! Any bytes are decoded or refused; what was UTF-8 stays itself, and what comes out is read.

#![no_main]

use libfuzzer_sys::fuzz_target;
use pressedienst::{ErrorKind, Parser, decode};

fuzz_target!(|bytes: &[u8]| {
    match decode(bytes) {
        Ok(text) => {
            assert!(text.len() <= bytes.len() * 3, "a byte becomes three at most");
            let is_marked =
                bytes.starts_with(b"\xEF\xBB\xBF") || bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
            if let Ok(given) = std::str::from_utf8(bytes)
                && !is_marked
                && !bytes.contains(&0)
            {
                assert_eq!(text, given);
            }
            let document = Parser::new()
                .parse_bytes(bytes)
                .expect("what can be decoded can be read");
            assert_eq!(document.source(), text);
        }
        Err(error) => {
            assert_eq!(error.kind(), ErrorKind::NotText);
            assert!(!error.to_string().is_empty());
        }
    }
});
