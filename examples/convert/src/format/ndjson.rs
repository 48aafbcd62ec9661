//! The records of all texts, a line each.

use std::io;

use super::{Files, Format, Gather, Place, Tables, json};
use crate::text::Text;

const NAME: &str = "records.ndjson";

pub(crate) struct Ndjson;

impl Format for Ndjson {
    fn files(&self) -> Files {
        Files::Common(&[NAME])
    }

    fn prints_lines(&self) -> bool {
        true
    }

    fn render(&self, text: &Text<'_>) -> io::Result<Vec<Vec<u8>>> {
        Ok(vec![json::line(text)?])
    }

    fn lines(&self, text: &Text<'_>) -> io::Result<Option<Vec<u8>>> {
        json::line(text).map(Some)
    }

    fn gather(&self, place: &dyn Place) -> io::Result<Box<dyn Gather>> {
        Ok(Box::new(Tables::new(place, &[(NAME, Vec::new())])?))
    }
}
