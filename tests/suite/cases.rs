//! Small texts that somebody saw read wrongly, each with the part of the record that it must give. They are not part of the
//! project: their folder stands in the variable `PRESSEDIENST_CASES`, and this test runs only when asked for:
//! `PRESSEDIENST_CASES=… cargo test --test suite cases -- --include-ignored`.
//!
//! Beside `NAME.txt` stands `NAME.expected.json`, with `layout`, `page_count` and `releases` as the record has them (of objects
//! only the keys that matter, lists whole), `diagnostics_has` and `diagnostics_has_not`.

use std::fs;
use std::path::Path;

use pressedienst::parse;
use serde_json::Value;
use unicode_normalization::UnicodeNormalization as _;

/// Text as it is compared: composed, with single blanks.
fn plain(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").nfc().collect()
}

/// What differs, with the path of the value.
fn differences(want: &Value, have: &Value, at: &str, found: &mut Vec<String>) {
    match (want, have) {
        (Value::Object(want), Value::Object(have)) => {
            for (key, want) in want {
                differences(
                    want,
                    have.get(key).unwrap_or(&Value::Null),
                    &format!("{at}.{key}"),
                    found,
                );
            }
        }
        (Value::Array(want), Value::Array(have)) if want.len() == have.len() => {
            for (index, (want, have)) in want.iter().zip(have).enumerate() {
                differences(want, have, &format!("{at}[{index}]"), found);
            }
        }
        (Value::String(want), Value::String(have)) if plain(want) == plain(have) => {}
        _ if want == have => {}
        _ => found.push(format!("{at}: {have}, wanted {want}")),
    }
}

/// What is wrong about the record of a text.
fn faults(text: &Path) -> Vec<String> {
    let read = |path: &Path| fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let expected: Value = serde_json::from_str(&read(&text.with_extension("expected.json"))).expect("JSON");
    let record = serde_json::to_value(parse(&read(text))).expect("plain data");
    let mut found = Vec::new();
    for key in ["layout", "page_count", "releases"] {
        if let Some(want) = expected.get(key) {
            differences(want, &record[key], key, &mut found);
        }
    }
    let has = |code: &Value| {
        let diagnostics = record["diagnostics"].as_array().into_iter().flatten();
        diagnostics.into_iter().any(|diagnostic| diagnostic["code"] == *code)
    };
    let codes = |key: &str| expected[key].as_array().cloned().unwrap_or_default().into_iter();
    let missing = codes("diagnostics_has").filter(|code| !has(code));
    found.extend(missing.map(|code| format!("{code} is not reported")));
    let wrong = codes("diagnostics_has_not").filter(has);
    found.extend(wrong.map(|code| format!("{code} is reported")));
    found
}

#[test]
#[ignore = "needs the folder of the cases: set PRESSEDIENST_CASES"]
fn every_text_gives_what_it_must() {
    let folder = std::env::var_os("PRESSEDIENST_CASES").expect("PRESSEDIENST_CASES names the folder of the cases");
    let mut texts: Vec<_> = fs::read_dir(folder)
        .expect("the folder of the cases")
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    texts.sort();
    let name = |path: &Path| path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    assert!(!texts.is_empty(), "no case is asked");
    let mut failed = Vec::new();
    for path in &texts {
        failed.extend(faults(path).into_iter().map(|fault| format!("{}: {fault}", name(path))));
    }
    assert!(failed.is_empty(), "of {} texts:\n{}", texts.len(), failed.join("\n"));
}

#[test]
fn what_differs_is_found() {
    let record = |text: &str| serde_json::from_str::<Value>(text).expect("JSON");
    let have = record(r#"{"date": "2019-08-31", "topics": ["Kultur", "Sport"], "place": null, "kicker": "Am  Rhein"}"#);
    for (want, count) in [
        (r#"{"date": "2019-08-31", "kicker": "Am Rhein"}"#, 0),
        (r#"{"topics": ["Kultur", "Sport"], "place": null}"#, 0),
        (r#"{"topics": ["Kultur"]}"#, 1),
        (r#"{"topics": ["Kultur", "Umwelt"], "date": null}"#, 2),
        (r#"{"place": "Anger"}"#, 1),
        (r#"{"headlines": []}"#, 1),
    ] {
        let mut found = Vec::new();
        differences(&record(want), &have, "", &mut found);
        assert_eq!(found.len(), count, "{want}: {found:?}");
    }
}
