//! The records of all texts, a line each.

use std::io;

use super::{Common, Gather, Lines, Place, Tables, json};
use crate::text::Text;

const NAME: &str = "records.ndjson";

pub(crate) struct Ndjson;

impl Common for Ndjson {
    fn files(&self) -> &'static [&'static str] {
        &[NAME]
    }

    fn parts(&self, text: &Text<'_>) -> io::Result<Vec<Vec<u8>>> {
        Ok(vec![json::line(text)?])
    }

    fn gather(&self, place: &dyn Place) -> io::Result<Box<dyn Gather>> {
        Ok(Box::new(Tables::new(place, &[(NAME, Vec::new())])?))
    }

    fn lines(&self) -> Option<Lines> {
        Some(json::line)
    }
}
