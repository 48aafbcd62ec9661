//! The units of all texts, in the order of their days.
//!
//! What is said of them lies in a temporary file until all are known; of each its day and its place are in memory.

use std::collections::HashMap;
use std::io::{self, Read as _, Seek as _, Write as _};

use chrono::{Datelike as _, NaiveDate};
use tempfile::NamedTempFile;

use super::unit::{counted, depth, span};
use super::{NAME, head, unit};
use crate::finding_aid::FindingAid;
use crate::format::xml::{NONE, Xml};
use crate::format::{Gather, Part, Place};

pub(super) struct Units {
    aid: FindingAid,
    rows: Vec<Row>,
    /// How many texts of each sum there were.
    copies: HashMap<String, usize>,
    waiting: io::BufWriter<NamedTempFile>,
    waiting_bytes: u64,
    file: NamedTempFile,
}

/// A unit that waits.
struct Row {
    date: Option<NaiveDate>,
    at: u64,
    len: usize,
}

type Out = Xml<io::BufWriter<NamedTempFile>>;

impl Units {
    pub(super) fn new(aid: FindingAid, place: &dyn Place) -> io::Result<Self> {
        Ok(Self {
            aid,
            rows: Vec::new(),
            copies: HashMap::new(),
            waiting: io::BufWriter::new(place.file()?),
            waiting_bytes: 0,
            file: place.file()?,
        })
    }
}

impl Gather for Units {
    fn add(&mut self, part: Part) -> io::Result<()> {
        for bytes in part.into_bytes()? {
            let unit::Units { sha256, units } = serde_json::from_slice(&bytes)?;
            let copy = self.copies.entry(sha256.clone()).or_default();
            *copy += 1;
            for unit in units {
                let date = unit.date();
                let mut xml = Xml::inside(depth(date.is_some()));
                // The same name wherever the text lies; copies have it with their number behind it.
                let number = if *copy > 1 {
                    format!("-copy{copy}")
                } else {
                    String::new()
                };
                let id = format!("r{sha256}-{}{number}", unit.item);
                xml.open("c", [("level", "file"), ("id", &id)])?;
                xml.fragment(unit.xml.as_bytes())?;
                xml.close()?;
                let bytes = xml.into_fragment();
                self.waiting.write_all(&bytes)?;
                self.rows.push(Row {
                    date,
                    at: self.waiting_bytes,
                    len: bytes.len(),
                });
                self.waiting_bytes += bytes.len() as u64;
            }
        }
        Ok(())
    }

    fn finish(self: Box<Self>) -> io::Result<Vec<(&'static str, NamedTempFile)>> {
        let Self {
            aid,
            mut rows,
            waiting,
            file,
            ..
        } = *self;
        // Those of one day stay in the order of their texts.
        rows.sort_by_key(|row| (row.date.is_none(), row.date));
        let waiting = waiting.into_inner().map_err(io::IntoInnerError::into_error)?;
        let mut outline = Outline {
            xml: Xml::to(io::BufWriter::new(file))?,
            id: head::id(&aid),
            waiting,
        };
        head::open(&mut outline.xml, &aid)?;
        outline.holdings(&aid, &rows)?;
        for _ in ["dsc", "archdesc", "ead"] {
            outline.xml.close()?;
        }
        let writer = outline.xml.finish()?;
        Ok(vec![(
            NAME,
            writer.into_inner().map_err(io::IntoInnerError::into_error)?,
        )])
    }
}

struct Outline {
    xml: Out,
    /// The name of the finding aid, with which those of its classes begin.
    id: String,
    waiting: NamedTempFile,
}

impl Outline {
    /// All units below the description of what they make up.
    fn holdings(&mut self, aid: &FindingAid, units: &[Row]) -> io::Result<()> {
        let (dated, undated) = units.split_at(units.partition_point(|unit| unit.date.is_some()));
        let day = |unit: Option<&Row>| unit.and_then(|unit| unit.date);
        let days = day(dated.first()).zip(day(dated.last()));
        self.xml.open("c", [("level", "collection"), ("id", &self.id)])?;
        self.xml.open("did", NONE)?;
        self.xml.leaf("unitid", NONE, head::said(aid.holdings.as_ref()))?;
        self.xml
            .leaf("unittitle", NONE, head::said(aid.holdings_title.as_ref()))?;
        if let Some((first, last)) = days {
            let (normal, shown) = span(first, Some(last).filter(|last| *last > first));
            self.xml.leaf("unitdate", [("normal", normal)], &shown)?;
        }
        self.extent(units.len())?;
        self.xml.close()?;
        for year in dated.chunk_by(|one, other| year(one) == year(other)) {
            self.year(year)?;
        }
        if !undated.is_empty() {
            self.class("undatiert", "Ohne Datum", None, undated.len())?;
            self.all(undated)?;
            self.xml.close()?;
        }
        self.xml.close()
    }

    fn year(&mut self, units: &[Row]) -> io::Result<()> {
        let Some(first) = units.first().and_then(|unit| unit.date) else {
            return Ok(());
        };
        let year = first.format("%Y").to_string();
        self.class(&year, &year, Some(&year), units.len())?;
        for month in units.chunk_by(|one, other| month(one) == month(other)) {
            let Some(first) = month.first().and_then(|unit| unit.date) else {
                continue;
            };
            let normal = first.format("%Y-%m").to_string();
            let title = format!("{} {year}", month_name(first));
            self.class(&normal, &title, Some(&normal), month.len())?;
            self.all(month)?;
            self.xml.close()?;
        }
        self.xml.close()
    }

    /// Begins a class.
    fn class(&mut self, name: &str, title: &str, normal: Option<&str>, count: usize) -> io::Result<()> {
        let id = format!("{}__{name}", self.id);
        self.xml.open("c", [("level", "class"), ("id", &id)])?;
        self.xml.open("did", NONE)?;
        self.xml.leaf("unittitle", NONE, title)?;
        if let Some(normal) = normal {
            self.xml.leaf("unitdate", [("normal", normal)], title)?;
        }
        self.extent(count)?;
        self.xml.close()
    }

    fn extent(&mut self, count: usize) -> io::Result<()> {
        self.xml.open("physdesc", NONE)?;
        self.xml.leaf(
            "extent",
            NONE,
            &counted(count, "Verzeichnungseinheit", "Verzeichnungseinheiten"),
        )?;
        self.xml.close()
    }

    fn all(&mut self, units: &[Row]) -> io::Result<()> {
        let mut bytes = Vec::new();
        for unit in units {
            self.waiting.as_file_mut().seek(io::SeekFrom::Start(unit.at))?;
            bytes.resize(unit.len, 0);
            self.waiting.as_file_mut().read_exact(&mut bytes)?;
            self.xml.fragment(&bytes)?;
        }
        Ok(())
    }
}

fn year(unit: &Row) -> Option<i32> {
    unit.date.map(|date| date.year())
}

fn month(unit: &Row) -> Option<u32> {
    unit.date.map(|date| date.month())
}

fn month_name(date: NaiveDate) -> &'static str {
    match date.month() {
        1 => "Januar",
        2 => "Februar",
        3 => "März",
        4 => "April",
        5 => "Mai",
        6 => "Juni",
        7 => "Juli",
        8 => "August",
        9 => "September",
        10 => "Oktober",
        11 => "November",
        _ => "Dezember",
    }
}
