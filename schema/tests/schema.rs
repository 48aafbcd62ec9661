//! Every golden record keeps to the schemas, what is no record does not, and the schemas are those of the types.
//!
//! `UPDATE_GOLDEN=1 cargo test -p pressedienst-schema generated` writes them anew.

#![allow(clippy::expect_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::path::{Path, PathBuf};

use jsonschema::Validator;
use pressedienst::Parser;
use serde_json::{Value, json};

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn validator(name: &str) -> Validator {
    let schema = fs::read_to_string(path(name)).expect("a schema");
    let schema: Value = serde_json::from_str(&schema).expect("a schema is JSON");
    jsonschema::draft202012::options()
        .should_validate_formats(true)
        .build(&schema)
        .expect("a schema of draft 2020-12")
}

/// The texts of all fixtures. None at all is a failure, so that nothing passes by having vanished.
fn fixtures() -> Vec<PathBuf> {
    let entries = |folder: &Path| {
        let entries = fs::read_dir(folder).expect("a folder of fixtures");
        entries.map(|entry| entry.expect("an entry").path()).collect::<Vec<_>>()
    };
    let folders = entries(&path("../fixtures")).into_iter().filter(|path| path.is_dir());
    let mut found: Vec<_> = folders.flat_map(|folder| entries(&folder)).collect();
    found.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    assert!(found.len() > 100, "only {} fixtures", found.len());
    found
}

fn golden() -> impl Iterator<Item = (String, Value)> {
    fixtures().into_iter().map(|text| {
        let record = fs::read_to_string(text.with_extension("json")).expect("a golden file");
        let name = text.file_stem().expect("a name").to_string_lossy().into_owned();
        (name, serde_json::from_str(&record).expect("a record is JSON"))
    })
}

#[test]
fn every_record_keeps_to_the_schema() {
    let schema = validator("record.schema.json");
    for (name, record) in golden() {
        if let Err(error) = schema.validate(&record) {
            panic!("{name}: {error} at {}", error.instance_path());
        }
    }
}

#[test]
fn records_of_convert_keep_to_their_schema() {
    let schema = validator("converted-record.schema.json");
    for fixture in fixtures() {
        let bytes = fs::read(&fixture).expect("a fixture");
        let document = Parser::new().parse_bytes(&bytes).expect("fixtures are text");
        let mut record = serde_json::to_value(&document).expect("a document can be written");
        assert!(
            !schema.is_valid(&record),
            "{}: the source is missing",
            fixture.display()
        );
        record["source"] = json!({
            "path": "a.txt", "size": 3, "sha256": "0a".repeat(32), "encoding": "utf-8", "program": "pressedienst 0.1.0",
            "rules": document.layout().map(|layout| format!("{} {}", layout.as_str(), layout.rules())),
        });
        assert!(schema.is_valid(&record), "{}", fixture.display());
        record["annotations"] = serde_json::to_value(document.annotations().collect::<Vec<_>>()).expect("plain data");
        record["coverage"] = serde_json::to_value(document.coverage()).expect("plain data");
        if let Err(error) = schema.validate(&record) {
            panic!("{}: {error} at {}", fixture.display(), error.instance_path());
        }
        record["source"]["extracted_by"] = json!("pdf");
        record["source"]["text_sha256"] = json!("0b".repeat(32));
        record["text_lines"] = json!([{ "line": 1, "span": [0, 12], "page": 1, "box": [72.0, 700.25, 300.0, 712.0] }]);
        assert!(schema.is_valid(&record), "{}", fixture.display());
        for (key, value) in [("extracted_by", "docx"), ("text_sha256", "0b")] {
            let mut wrong = record.clone();
            wrong["source"][key] = json!(value);
            assert!(!schema.is_valid(&wrong), "{key}");
        }
    }
}

#[test]
fn what_is_no_record_does_not() {
    let schema = validator("record.schema.json");
    let (_, record) = golden()
        .find(|(name, _)| name == "kicker-and-subhead")
        .expect("a fixture");
    assert!(schema.is_valid(&record));
    for (at, value) in [
        ("/layout", json!("paper")),
        ("/page_count", json!(-1)),
        ("/releases", json!(null)),
        ("/releases/0/kind", json!("news")),
        ("/releases/0/date", json!("31.08.2019")),
        ("/releases/0/headlines", json!("Lesefest")),
        ("/releases/0/headlines/0/lang", json!("fr")),
        ("/releases/0/body/0/type", json!("heading")),
        ("/releases/0/body/0", json!({ "type": "paragraph", "lang": "de" })),
        ("/releases/0/images", json!([{ "url": null }])),
        (
            "/diagnostics",
            json!([{ "code": "no-such-code", "severity": "note", "message": "", "span": [0, 1], "line": 1, "column": 1 }]),
        ),
        (
            "/diagnostics",
            json!([{ "code": "empty-text", "severity": "error", "message": "", "span": [0], "line": 1, "column": 1 }]),
        ),
    ] {
        let mut wrong = record.clone();
        *wrong.pointer_mut(at).expect("a place in the record") = value;
        assert!(!schema.is_valid(&wrong), "{at}");
    }
    for key in ["layout", "page_count", "releases", "diagnostics"] {
        let mut wrong = record.clone();
        wrong.as_object_mut().expect("an object").remove(key);
        assert!(!schema.is_valid(&wrong), "without {key}");
    }
    let keys = record["releases"][0].as_object().expect("an object").keys();
    for key in keys {
        let mut wrong = record.clone();
        wrong["releases"][0].as_object_mut().expect("an object").remove(key);
        assert!(!schema.is_valid(&wrong), "a release without {key}");
    }
}

mod generated {
    use pressedienst::{Annotation, Coverage, Document};
    use schemars::JsonSchema;
    use schemars::generate::SchemaSettings;

    /// What `pressedienst` writes of a text.
    #[derive(serde::Serialize, JsonSchema)]
    struct ConvertedRecord {
        source: Source,
        #[serde(flatten)]
        document: Document,
        /// What each byte of the text is: values of the record, and page furniture, in the order of the text. Where it was
        /// asked for with `--annotations`.
        #[serde(skip_serializing_if = "Option::is_none")]
        annotations: Option<Vec<Annotation>>,
        /// How many bytes of the text are what. Where it was asked for.
        #[serde(skip_serializing_if = "Option::is_none")]
        coverage: Option<Coverage>,
        /// The text in UTF-8, where its bytes are not those of the file.
        #[serde(skip_serializing_if = "Option::is_none")]
        text: Option<String>,
        /// Where the lines of the text stand on the pages of a PDF file, but for those that are empty. Where it was asked for.
        #[serde(skip_serializing_if = "Option::is_none")]
        text_lines: Option<Vec<TextLine>>,
    }

    /// Where a line of a text stands on paper.
    #[derive(serde::Serialize, JsonSchema)]
    #[schemars(deny_unknown_fields)]
    struct TextLine {
        /// The number of the line, from 1.
        #[schemars(range(min = 1))]
        line: usize,
        /// Its bytes in the text: the first, and the one behind its last.
        span: [usize; 2],
        /// The page of the file, from 1.
        #[schemars(range(min = 1))]
        page: u32,
        /// Left, bottom, right and top edge in points of 1/72 inch from the corner that the page has its origin in.
        r#box: [f64; 4],
    }

    /// What a text was got out of.
    #[derive(serde::Serialize, JsonSchema)]
    #[serde(rename_all = "lowercase")]
    #[expect(dead_code, reason = "it is described, not made")]
    enum ExtractedBy {
        Pdf,
        Html,
    }

    /// Where a record comes from.
    #[derive(serde::Serialize, JsonSchema)]
    #[schemars(deny_unknown_fields)]
    struct Source {
        /// The path as given; of standard input its name, or `-`; null for a text that came without one.
        path: Option<String>,
        /// The size of the file in bytes.
        size: u64,
        /// The SHA-256 of the file in lower-case hexadecimal digits.
        #[schemars(regex(pattern = "^[0-9a-f]{64}$"))]
        sha256: String,
        /// The encoding in which it was read, by its WHATWG name in small letters, or `ibm437` and `ibm850` for those of DOS;
        /// `binary` for a PDF file, which has none.
        encoding: String,
        /// The program and its version.
        program: String,
        /// The layout and the version of its rules; null if none was recognised.
        rules: Option<String>,
        /// What the text was got out of, where the file is no text itself.
        #[serde(skip_serializing_if = "Option::is_none")]
        extracted_by: Option<ExtractedBy>,
        /// The SHA-256 of that text in UTF-8, in lower-case hexadecimal digits.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[schemars(regex(pattern = "^[0-9a-f]{64}$"))]
        text_sha256: Option<String>,
    }

    fn schema<T: JsonSchema>() -> String {
        let schema = SchemaSettings::draft2020_12()
            .for_serialize()
            .into_generator()
            .into_root_schema_for::<T>();
        serde_json::to_string_pretty(&schema).expect("a schema is JSON") + "\n"
    }

    #[test]
    fn the_schemas_are_those_of_the_types() {
        let is_update = std::env::var_os("UPDATE_GOLDEN").is_some();
        for (name, now) in [
            ("record.schema.json", schema::<Document>()),
            ("converted-record.schema.json", schema::<ConvertedRecord>()),
        ] {
            let path = super::path(name);
            if is_update {
                std::fs::write(&path, &now).expect("the schema can be written");
            }
            let committed = std::fs::read_to_string(&path).unwrap_or_default();
            assert!(committed == now, "{name} is not current; UPDATE_GOLDEN=1 writes it");
        }
    }
}
