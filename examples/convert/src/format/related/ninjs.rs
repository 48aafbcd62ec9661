//! `related.ninjs.ndjson`: a composite for each release, with its prints as associations.

use std::io;

use super::super::ninjs::{Association, Standard};
use super::Work;
use crate::text::code;
use serde::Serialize;

#[derive(Serialize)]
struct Composite {
    standard: Standard,
    uri: String,
    #[serde(rename = "type")]
    kind: &'static str,
    profile: &'static str,
    associations: Vec<Association<'static>>,
}

pub(super) fn file(works: &[Work]) -> io::Result<Vec<u8>> {
    let mut lines = Vec::new();
    for work in works {
        let associations = (1..)
            .zip(work.versions())
            .map(|(number, (_, language, uri))| Association {
                name: format!("version {number}"),
                rel: "version",
                kind: "text",
                uri,
                language: code(language),
                ..Association::default()
            });
        let composite = Composite {
            standard: Standard::default(),
            uri: work.name(),
            kind: "composite",
            profile: "related",
            associations: associations.collect(),
        };
        serde_json::to_writer(&mut lines, &composite)?;
        lines.push(b'\n');
    }
    Ok(lines)
}
