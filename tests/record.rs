//! The record as JSON: what is written can be read back, by this version and by others.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    unreachable_pub,
    reason = "a test that cannot go on fails"
)]

mod support;

use std::fs;
use std::path::Path;

use pressedienst::chrono::NaiveDate;
use pressedienst::{
    Annotation, Block, Code, Contact, Coverage, Document, Finding, Headline, Image, Kind, Label, Language, Layout,
    LineCol, Name, Parser, Person, Record, Release, Role, Severity, Span,
};
use serde_json::{Value, json};
use support::fixtures;

fn documents() -> impl Iterator<Item = (String, Document)> {
    fixtures(None).into_iter().map(|fixture| {
        let document = Parser::new().parse_bytes(&fixture.bytes).expect("fixtures are text");
        (fixture.name, document)
    })
}

#[test]
fn records_are_read_as_they_were_written() {
    for (name, document) in documents() {
        let json = serde_json::to_string(&document).expect("a document can be written");
        let record: Record = serde_json::from_str(&json).expect("a record can be read");
        assert_eq!(record, document.record(), "{name}");
        assert_eq!(serde_json::to_string(&record).expect("again"), json, "{name}");
        assert_eq!(record.releases, document.releases(), "{name}");
        // Also by way of a value, which lends no strings.
        let value = serde_json::to_value(&document).expect("a document can be written");
        assert_eq!(serde_json::from_value::<Record>(value).expect("a record"), record);
        for release in document.releases() {
            let json = serde_json::to_string(release).expect("a release can be written");
            assert_eq!(serde_json::from_str::<Release>(&json).expect("a release"), *release);
        }
        assert_eq!(Record::from(&document), record);
    }
}

#[test]
fn annotations_are_read_as_they_were_written() {
    for (name, document) in documents() {
        let annotations: Vec<_> = document.annotations().collect();
        let json = serde_json::to_string(&annotations).expect("annotations can be written");
        let read: Vec<Annotation> = serde_json::from_str(&json).expect("annotations can be read");
        assert_eq!(read, annotations, "{name}");
        let coverage = serde_json::to_value(document.coverage()).expect("plain data");
        assert_eq!(
            serde_json::from_value::<Coverage>(coverage).expect("coverage"),
            document.coverage()
        );
    }
}

/// Records of `tests/records`, as earlier versions wrote them, with annotations. They are never written anew.
#[test]
fn records_of_earlier_versions_are_read() {
    #[derive(serde::Deserialize)]
    struct Converted {
        annotations: Vec<Annotation>,
        coverage: Coverage,
    }

    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/records");
    let mut count = 0;
    for version in fs::read_dir(root).expect("a folder of versions") {
        for path in fs::read_dir(version.expect("an entry").path()).expect("a folder of records") {
            let path = path.expect("an entry").path();
            let json = fs::read_to_string(&path).expect("a record");
            let written: Value = serde_json::from_str(&json).expect("JSON");
            let record: Record =
                serde_json::from_str(&json).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let again = serde_json::to_value(&record).expect("a record");
            // A later version may say more of a value, and never less.
            assert_holds(&again, &written, &["source", "annotations", "coverage"], &path);
            let read: Converted = serde_json::from_str(&json).expect("annotations");
            let (labels, field) = (&written["annotations"], &written["coverage"]["field"]);
            assert_eq!(serde_json::to_value(&read.annotations).expect("annotations"), *labels);
            assert_eq!(json!(read.coverage.field), *field);
            count += 1;
        }
    }
    assert!(count > 5, "only {count} records");
}

/// Every value of `written`, but for some keys, is in `again`.
fn assert_holds(again: &Value, written: &Value, but: &[&str], path: &Path) {
    match (again, written) {
        (Value::Object(again), Value::Object(written)) => {
            for (key, value) in written.iter().filter(|(key, _)| !but.contains(&key.as_str())) {
                let held = again
                    .get(key)
                    .unwrap_or_else(|| panic!("{}: {key} is lost", path.display()));
                assert_holds(held, value, &[], path);
            }
        }
        (Value::Array(again), Value::Array(written)) => {
            assert_eq!(again.len(), written.len(), "{}", path.display());
            for (again, written) in again.iter().zip(written) {
                assert_holds(again, written, &[], path);
            }
        }
        _ => assert_eq!(again, written, "{}", path.display()),
    }
}

#[test]
fn a_finding_says_what_the_diagnostic_says() {
    let text = "Pressedienst\n\n31. Februar 2019\n\nLesefest am Rhein\n\nEs war schön.\n";
    let document = pressedienst::parse(text);
    let [finding] = &document.record().diagnostics[..] else {
        panic!("one finding")
    };
    assert_eq!(finding.code, Code::DateImpossible);
    assert_eq!(finding.severity, Severity::Warning);
    assert_eq!(finding.message, document.diagnostics()[0].to_string());
    assert_eq!(finding.span.of(text), "31. Februar 2019");
    assert_eq!((finding.line, finding.column), (3, 1));
    let place: LineCol = document.line_col(finding.span.start());
    assert_eq!(*finding, Finding::new(Code::DateImpossible, finding.span, place));
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
        r#"{"layout":"paged","page_count":null,"diagnostics":[]}"#,
        r#"{"layout":7,"releases":[]}"#,
        r#"{"releases":[{"date":"31.08.2019"}]}"#,
        r#"{"releases":[{"headlines":["Lesefest"]}]}"#,
        r#"{"releases":[],"diagnostics":[{"code":"empty-text","span":[0]}]}"#,
    ] {
        assert!(serde_json::from_str::<Record>(json).is_err(), "{json}");
    }
}

/// Takes keys away, one a record, wherever they stand but for `releases`; calls `read` with each.
fn without_each_key(record: &mut Value, at: &str, read: &mut impl FnMut(&str, &Value)) {
    let keys: Vec<String> = match record.pointer(at) {
        Some(Value::Object(object)) => object.keys().cloned().collect(),
        Some(Value::Array(items)) => (0..items.len()).map(|index| index.to_string()).collect(),
        _ => return,
    };
    for key in keys {
        let place = format!("{at}/{key}");
        without_each_key(record, &place, read);
        if let Some(Value::Object(object)) = record.pointer_mut(at)
            && place != "/releases"
        {
            let value = object.remove(&key).expect("a key");
            read(&place, record);
            let Some(Value::Object(object)) = record.pointer_mut(at) else {
                panic!("an object")
            };
            object.insert(key, value);
        }
    }
}

#[test]
fn a_record_of_an_earlier_version_may_lack_any_key() {
    let (_, document) = documents()
        .find(|(name, _)| name == "kicker-and-subhead")
        .expect("a fixture");
    let mut record = serde_json::to_value(&document).expect("a record");
    let mut count = 0;
    without_each_key(&mut record, "", &mut |place, record| {
        let read: Record = serde_json::from_value(record.clone()).unwrap_or_else(|error| panic!("{place}: {error}"));
        assert_eq!(read.releases.len(), 1, "{place}");
        count += 1;
    });
    assert!(count > 30, "only {count} keys");
}

#[test]
fn a_record_of_a_later_version_keeps_its_names() {
    let later = json!({
        "layout": "web-podcast",
        "page_count": null,
        "releases": [{
            "kind": "correction",
            "headlines": [{ "lang": "tr", "text": "Kitap", "weight": 2 }],
            "body": [
                { "type": "quote", "lang": "de", "text": "Schön war es.", "speaker": "Lenz" },
                { "type": "table", "lang": null, "items": ["Lesung", "Konzert"] },
                { "type": "rule" }
            ],
            "recordings": [{ "url": "https://a.de/1.mp3" }]
        }],
        "diagnostics": [{
            "code": "recording-missing", "severity": "hint", "message": "a recording is announced here",
            "span": [3, 9], "line": 1, "column": 4, "advice": "Look it up."
        }],
        "source": { "path": "a.txt" }
    });
    let record: Record = serde_json::from_value(later).expect("a record");

    assert_eq!(record.layout, Some(Name::Unknown("web-podcast".to_owned())));
    let finding = &record.diagnostics[0];
    assert_eq!((finding.code.known(), finding.severity.known()), (None, None));
    assert_eq!(finding.code.as_str(), "recording-missing");
    let written = serde_json::to_value(&record).expect("a record");
    for (at, name) in [
        ("/layout", "web-podcast"),
        ("/diagnostics/0/code", "recording-missing"),
        ("/diagnostics/0/severity", "hint"),
        ("/diagnostics/0/message", "a recording is announced here"),
    ] {
        assert_eq!(written.pointer(at).and_then(Value::as_str), Some(name), "{at}");
    }

    // Values of the release are plain types: what they cannot say falls back as their fields' documentation tells.
    let release = &record.releases[0];
    assert_eq!(release.kind, Kind::Release);
    assert_eq!(release.headlines[..], [Headline::new(None, "Kitap")]);
    let body = [
        Block::paragraph(Language::German, "Schön war es."),
        Block::list(None, ["Lesung", "Konzert"]),
        Block::paragraph(None, ""),
    ];
    assert_eq!(release.body[..], body);
}

#[test]
fn annotations_of_a_later_version_keep_their_labels() {
    let later = r#"[{"label":"releases[0].quotes[1].text","spans":[[0,4]]},{"label":"pull-quote","spans":[[5,9]]},{"label":"folio","spans":[[10,17]]}]"#;
    let read: Vec<Annotation> = serde_json::from_str(later).expect("annotations");
    let labels: Vec<&Label> = read.iter().map(Annotation::label).collect();
    assert_eq!(
        labels,
        [
            &Label::Field("releases[0].quotes[1].text".to_owned()),
            &Label::Unknown("pull-quote".to_owned()),
            &Label::Role(Role::Folio)
        ]
    );
    assert_eq!(read[2].spans(), [Span::new(10, 17)]);
    assert_eq!(serde_json::to_string(&read).expect("annotations"), later);
}

/// What this version makes of a release, a test of another program makes by hand.
#[test]
fn releases_can_be_made_by_hand() {
    let text = "Pressedienst\n\n31. August 2019\n\nLesefest am Rhein\n\nEs war schön, und alle kamen wieder.\n\n\
                Zu Ihrer redaktionellen Verwendung stellen wir Ihnen folgendes Material zum Download zur Verfügung:\n\n\
                <https://www.duesseldorf.de/fileadmin/Amt13/pressebilder/1908/190831-Park.jpg>\n\n\
                Kontakt: Lenz, Mara\npresse@duesseldorf.de\n";
    let mut release = Release::default();
    release.date = NaiveDate::from_ymd_opt(2019, 8, 31).map(Into::into);
    release
        .headlines
        .push(Headline::new(Language::German, "Lesefest am Rhein"));
    release.body.push(Block::paragraph(
        Language::German,
        "Es war schön, und alle kamen wieder.",
    ));
    let url = "https://www.duesseldorf.de/fileadmin/Amt13/pressebilder/1908/190831-Park.jpg";
    release.images.push(Image::new(url));
    let mut contact = Contact::new(Person::new("Lenz", "Mara"));
    contact.email = Some("presse@duesseldorf.de".into());
    release.contacts.push(contact);
    assert_eq!(pressedienst::parse(text).into_releases(), [release]);
}

#[test]
fn a_strict_caller_gets_the_finding() {
    let document = pressedienst::parse("Pressedienst\n\n31. Februar 2019\n\nLesefest am Rhein\n\nEs war schön.\n");
    assert_eq!(document.strict(Severity::Error).expect("no error"), document.releases());
    let error = document.strict(Severity::Warning).expect_err("a warning");
    assert_eq!(error.diagnostic(), document.diagnostics().first());
    assert_eq!(
        error.to_string(),
        format!("rejected: warning[date-impossible] {}", document.diagnostics()[0])
    );
    let error = Parser::new()
        .layout(Layout::Paged)
        .parse_bytes(b"%PDF-1.7\n")
        .expect_err("no text");
    assert_eq!(error.diagnostic(), None);
}
