//! Saved pages of the web, as content management systems of cities print them and browsers save them, come back as what their
//! releases say. They are in `tests/saved`, invented, each with its truth beside it: only what is printed, and no key without value.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::program::Place;

/// Of all values of all fields, at least so many are right: micro F1.
const FLOOR: f64 = 0.98;
const PAGES: usize = 28;

/// How often a page says a value of a field.
type Values = BTreeMap<(String, String), u32>;

#[test]
fn saved_pages_say_what_their_releases_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/saved");
    let place = Place::new();
    let run = place.run([folder.as_os_str(), "--format=ndjson".as_ref()]);
    let records: BTreeMap<PathBuf, Value> = run.out.lines().map(named).collect();
    let (mut hits, mut faults) = (0, Vec::new());
    let mut pages = 0;
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "html") {
            continue;
        }
        pages += 1;
        let truth: Value = serde_json::from_slice(&fs::read(path.with_extension("json")).unwrap()).unwrap();
        let wanted = values(&truth);
        let found = records
            .get(&path)
            .map(|record| values(&printed(record)))
            .unwrap_or_default();
        let name = path.file_stem().unwrap().to_string_lossy();
        for (value, count) in &wanted {
            let right = found.get(value).copied().unwrap_or(0).min(*count);
            hits += right;
            faults.extend((right..*count).map(|_| format!("{name}: missing {value:?}")));
        }
        for (value, count) in &found {
            let right = wanted.get(value).copied().unwrap_or(0).min(*count);
            faults.extend((right..*count).map(|_| format!("{name}: not there {value:?}")));
        }
    }
    assert_eq!(pages, PAGES);
    let (hits, wrong) = (f64::from(hits), f64::from(u32::try_from(faults.len()).unwrap()));
    let score = 2.0 * hits / (2.0 * hits + wrong);
    faults.sort();
    assert!(score >= FLOOR, "{score:.4}\n{}\n{}", faults.join("\n"), run.err);
}

fn named(line: &str) -> (PathBuf, Value) {
    let record: Value = serde_json::from_str(line).unwrap();
    (record["source"]["path"].as_str().unwrap().into(), record)
}

/// A record in the form of the truth: what the parser adds to what is printed, as languages, is no part of it.
fn printed(record: &Value) -> Value {
    let each =
        |list: &Value, form: &dyn Fn(&Value) -> Value| -> Value { list.as_array().unwrap().iter().map(form).collect() };
    let release = |release: &Value| {
        let mut release = release.clone();
        release["headlines"] = each(&release["headlines"], &|headline| headline["text"].clone());
        release["body"] = each(&release["body"], &|block| {
            let kind = [&block["type"]].into_iter();
            let words = block["items"]
                .as_array()
                .map_or_else(|| vec![&block["text"]], |items| items.iter().collect());
            kind.chain(words).cloned().collect()
        });
        release["images"] = each(&release["images"], &|image| {
            json!([
                image["caption"],
                image["credit"]["holder"],
                image["credit"]["photographer"]
            ])
        });
        let name = |person: &Value| {
            format!(
                "{}, {}",
                person["family"].as_str().unwrap(),
                person["given"].as_str().unwrap()
            )
        };
        release["bylines"] = each(&release["bylines"], &|person| name(person).into());
        release["contacts"] = each(&release["contacts"], &|contact| {
            json!([contact["family"], contact["given"], contact["phone"]])
        });
        release["appointments"] = each(&release["appointments"], &|day| {
            json!([day["date"], day["time"], day["place"]])
        });
        release
    };
    json!({"layout": record["layout"], "releases": each(&record["releases"], &release)})
}

/// All values with their fields. A block is one value, and so is all else that is no list of values.
fn values(page: &Value) -> Values {
    let mut values = Values::new();
    let mut add = |field: &str, value: &Value| {
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        if !value.is_null() {
            *values.entry((field.to_owned(), text)).or_default() += 1;
        }
    };
    add("layout", &page["layout"]);
    for release in page["releases"].as_array().unwrap() {
        for (field, value) in release.as_object().unwrap() {
            match (field.as_str(), value) {
                ("body", Value::Array(blocks)) => blocks.iter().for_each(|block| add(field, block)),
                (_, Value::Array(list)) => {
                    for (at, part) in list.iter().flat_map(|entry| {
                        entry
                            .as_array()
                            .map_or_else(|| vec![(0, entry)], |parts| parts.iter().enumerate().collect())
                    }) {
                        add(&format!("{field}.{at}"), part);
                    }
                }
                _ => add(field, value),
            }
        }
    }
    values
}
