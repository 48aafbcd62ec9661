//! A record is read back as it was written, and any JSON that can be read as a record is written as one.

#![no_main]

use libfuzzer_sys::fuzz_target;
use pressedienst::{Record, parse};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(record) = serde_json::from_slice::<Record>(bytes) {
        same(&record);
    }
    let document = parse(&String::from_utf8_lossy(bytes));
    let written = serde_json::to_string(&document).expect("a document can be written");
    assert_eq!(
        serde_json::to_string(&document.record()).expect("a record can be written"),
        written
    );
    same(&document.record());
});

fn same(record: &Record) {
    let written = serde_json::to_string(record).expect("a record can be written");
    let read: Record = serde_json::from_str(&written).expect("a record can be read");
    assert_eq!(read, *record);
    let value = serde_json::to_value(record).expect("a record can be written");
    assert_eq!(
        serde_json::from_value::<Record>(value).expect("a record can be read"),
        *record
    );
}
