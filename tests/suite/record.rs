//! The record as JSON: what is written can be read back.

use crate::support::fixtures;
use pressedienst::{Document, Parser, Release};

#[test]
fn documents_are_read_from_their_records() {
    for fixture in fixtures(None) {
        let document = Parser::new().parse_bytes(&fixture.bytes).expect("fixtures are text");
        let record = serde_json::to_string(&document).expect("a document can be written");
        let read: Document = serde_json::from_str(&record).expect("a record can be read");
        assert_eq!(read, document, "{}", fixture.name);
        assert_eq!(serde_json::to_string(&read).expect("again"), record, "{}", fixture.name);
        // Also by way of a value, which lends no strings.
        let value = serde_json::to_value(&document).expect("a document can be written");
        assert_eq!(serde_json::from_value::<Document>(value).expect("a record"), document);
        for release in document.releases() {
            let record = serde_json::to_string(release).expect("a release can be written");
            assert_eq!(serde_json::from_str::<Release>(&record).expect("a release"), *release);
        }
    }
}

#[test]
fn documents_that_differ_are_not_equal() {
    let text = "Pressedienst\n\n31. August 2019\n\nLesefest am Rhein\n\nEs war schön.\n";
    let document = pressedienst::parse(text);
    for changed in [
        text.replace("31. August", "30. August"),
        text.replace("Lesefest", "Literaturfest"),
        text.replace("Es war", "Sehr"),
        text.replace("31. August", "31. Februar"),
        text.replace("Pressedienst\n", "Pressedienst der Landeshauptstadt Düsseldorf\n"),
    ] {
        assert_ne!(pressedienst::parse(&changed), document, "{changed}");
    }
    // What is no part of the record does not count.
    assert_eq!(pressedienst::parse(&text.replace("\n\n", "\n\n\n")), document);
}

#[test]
fn no_record_is_read_from_something_else() {
    for json in [
        "{}",
        "[]",
        "null",
        r#"{"layout":"paper","page_count":null,"releases":[],"diagnostics":[]}"#,
        r#"{"layout":null,"page_count":null,"releases":[{}],"diagnostics":[]}"#,
        r#"{"layout":null,"page_count":null,"releases":[],"diagnostics":[{"code":"no-such-code","severity":"note","message":"","span":[0,1],"line":1,"column":1}]}"#,
    ] {
        assert!(serde_json::from_str::<Document>(json).is_err(), "{json}");
    }
}
