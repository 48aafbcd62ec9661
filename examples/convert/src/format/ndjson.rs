//! The records of all texts, a line each.

use std::io;

use super::{Common, Gather, Lines, Part, Place, Tables, json};
use crate::text::Text;

pub(crate) const NAME: &str = "records.ndjson";

pub(crate) struct Ndjson;

impl Common for Ndjson {
    fn files(&self) -> &'static [&'static str] {
        &[NAME]
    }

    fn part(&self, text: &Text<'_>) -> io::Result<Part> {
        Ok(Part::Bytes(vec![json::line(text)?]))
    }

    fn gather(&self, place: &dyn Place) -> io::Result<Box<dyn Gather>> {
        Ok(Box::new(Tables::new(place, &[(NAME, Vec::new())])?))
    }

    fn lines(&self) -> Option<Lines> {
        Some(json::line)
    }
}
