//! A record is read back as the document that it is of, and any JSON that can be read as a record is written as one.

#![no_main]

use libfuzzer_sys::fuzz_target;
use pressedienst::{Document, Release, parse};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(document) = serde_json::from_slice::<Document>(bytes) {
        same(&document);
    }
    same(&parse(&String::from_utf8_lossy(bytes)));
});

fn same(document: &Document) {
    let record = serde_json::to_string(document).expect("a document can be written");
    let read: Document = serde_json::from_str(&record).expect("a record can be read");
    assert_eq!(read, *document);
    assert_eq!(serde_json::to_string(&read).expect("a document can be written"), record);
    for release in document.releases() {
        let record = serde_json::to_value(release).expect("a release can be written");
        assert_eq!(
            serde_json::from_value::<Release>(record).expect("a release can be read"),
            *release
        );
    }
}
