//! The record of a document with the place of every value in it.

use std::collections::BTreeMap;

use pressedienst::{Document, Span};
use serde_json::Value;

/// A record, and by the path of each printed value its places.
#[derive(Debug)]
pub struct Printed {
    pub record: Value,
    values: BTreeMap<String, Vec<Span>>,
}

impl Printed {
    pub fn of(document: &Document) -> Self {
        let mut values = BTreeMap::new();
        for (index, release) in document.releases().iter().enumerate() {
            for leaf in release.leaves() {
                values.insert(format!("releases[{index}].{}", leaf.path()), leaf.spans().to_vec());
            }
        }
        let record = serde_json::json!({
            "page_count": document.page_count(),
            "releases": document.releases(),
        });
        Self { record, values }
    }

    /// The path and the places of each printed value.
    pub fn all(&self) -> impl Iterator<Item = (&str, &[Span])> {
        self.values
            .iter()
            .map(|(path, spans)| (path.as_str(), spans.as_slice()))
    }

    /// Where the value at `path` was printed, or all values inside it. One that was worked out stands where it was worked out
    /// from: the language of a paragraph with the paragraph.
    pub fn places(&self, path: &str) -> Vec<Span> {
        let printed = self.inside(path);
        if !printed.is_empty() {
            return printed;
        }
        let (parent, name) = path.rsplit_once('.').unwrap_or_default();
        match name {
            "phone_e164" => self.inside(&format!("{parent}.phone")),
            "url_printed" => self.inside(&format!("{parent}.url")),
            // What a release has once, its kind, stands nowhere.
            _ if !parent.contains('.') => Vec::new(),
            _ => self.inside(parent),
        }
    }

    fn inside(&self, path: &str) -> Vec<Span> {
        let below = self
            .values
            .range(path.to_owned()..)
            .take_while(|(found, _)| found.starts_with(path));
        let inside = below.filter(|(found, _)| {
            let rest = &found[path.len()..];
            rest.is_empty() || rest.starts_with(['.', '['])
        });
        inside.flat_map(|(_, spans)| spans.iter().copied()).collect()
    }

    /// Whether a value was printed itself.
    pub fn is_printed(&self, path: &str) -> bool {
        self.values.contains_key(path)
    }

    /// The value at `path`.
    pub fn value(&self, path: &str) -> &Value {
        let pointer = format!("/{}", path.replace(['.', '['], "/").replace(']', ""));
        self.record.pointer(&pointer).unwrap_or(&Value::Null)
    }
}
