//! Records outlive versions: those that an earlier one wrote, the library and the program, are read as they stand.
//!
//! `tests/records/VERSION/` is never written anew; a later version gets a folder of its own.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use pressedienst::{Annotation, Coverage, Record};
use serde_json::{Value, json};

/// A record read by the present types and written again.
fn read_and_written(record: &str) -> Result<Value, serde_json::Error> {
    let read: Record = serde_json::from_str(record)?;
    serde_json::to_value(&read)
}

/// What a record has beside, if it was asked for.
#[derive(serde::Deserialize)]
struct Annotated {
    annotations: Vec<Annotation>,
    coverage: Coverage,
}

/// What the program adds to a record.
const OF_CONVERT: [&str; 4] = ["source", "annotations", "coverage", "text"];

/// The first value of a record that another one has not. What the other one has besides has to be empty: an older version
/// could not know it.
fn missing(old: &Value, new: &Value) -> Option<String> {
    match (old, new) {
        (Value::Object(olds), Value::Object(news)) => {
            let is_filled = |value: &Value| {
                !value.is_null() && *value != false && value.as_array().is_none_or(|entries| !entries.is_empty())
            };
            let mut invented = news
                .iter()
                .filter(|(key, value)| !olds.contains_key(*key) && is_filled(value));
            if let Some((key, value)) = invented.next() {
                return Some(format!(".{key}: nothing became {value}"));
            }
            let mut values = olds.iter();
            values.find_map(|(key, old)| {
                Some(format!(
                    ".{key}{}",
                    missing(old, news.get(key).unwrap_or(&Value::Null))?
                ))
            })
        }
        (Value::Array(olds), Value::Array(news)) if olds.len() == news.len() => {
            let mut entries = olds.iter().zip(news).enumerate();
            entries.find_map(|(index, (old, new))| Some(format!("[{index}]{}", missing(old, new)?)))
        }
        (old, new) => (old != new).then(|| format!(": {old} became {new}")),
    }
}

#[test]
fn records_of_earlier_versions_are_read() {
    let versions = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/records");
    let (mut layouts, mut codes, mut count, mut annotated) = (BTreeSet::new(), BTreeSet::new(), 0, 0);
    for version in fs::read_dir(&versions).expect("the folder of records") {
        for file in fs::read_dir(version.expect("a version").path()).expect("the folder of a version") {
            let path = file.expect("a file").path();
            let text = fs::read_to_string(&path).expect("a file of records");
            let is_lines = path.extension().is_some_and(|ending| ending == "ndjson");
            let records: Vec<&str> = if is_lines { text.lines().collect() } else { vec![&text] };
            for record in records {
                let mut written: Value = serde_json::from_str(record).expect("a record is JSON");
                let fields = written.as_object_mut().expect("a record is an object");
                fields.retain(|key, _| !OF_CONVERT.contains(&key.as_str()));
                let now = read_and_written(record).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
                assert_eq!(missing(&written, &now), None, "{}", path.display());
                if let Ok(Annotated { annotations, coverage }) = serde_json::from_str::<Annotated>(record) {
                    let given: Value = serde_json::from_str(record).expect("a record is JSON");
                    assert_eq!(json!(annotations), given["annotations"], "{}", path.display());
                    assert_eq!(json!(coverage), given["coverage"], "{}", path.display());
                    annotated += 1;
                }
                layouts.extend(written["layout"].as_str().map(str::to_owned));
                let found = written["diagnostics"].as_array().into_iter().flatten();
                codes.extend(found.map(|found| found["code"].to_string()));
                count += 1;
            }
        }
    }
    // Nothing passes by having vanished.
    assert!(annotated > 5, "{annotated}");
    let counted = (layouts.len(), codes.len(), count);
    assert!(counted.0 >= 10 && counted.1 >= 45 && counted.2 >= 49, "{counted:?}");
}

#[test]
fn what_an_older_version_could_not_know_is_empty() {
    let differ = |old: Value, new: Value| missing(&old, &new).is_some();
    assert!(!differ(json!({"a": [1]}), json!({"a": [1], "b": null, "c": []})));
    assert!(differ(json!({"a": [1]}), json!({"a": [1], "b": 2})));
    assert!(differ(json!({"a": [1, 2]}), json!({"a": [1]})));
    assert!(differ(json!({"a": 1}), json!({})));
}
