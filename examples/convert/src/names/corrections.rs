//! What names are right, as an archivist has written it down: the file of `--names`, which may be an edited `names.csv`.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use csv::StringRecord;
use thiserror::Error;
use unicode_normalization::UnicodeNormalization as _;

use super::{Kind, Role, Who, gnd};
use crate::error::System;
use crate::format::cell::guarded_line;
use crate::text::{printed, sha256};

/// The columns that are read, and those of `names.csv` that are passed over.
const READ: [&str; 5] = ["printed", "role", "name", "kind", "gnd"];
const PASSED_OVER: [&str; 7] = [
    "count",
    "first_year",
    "last_year",
    "near_group",
    "near",
    "because",
    "id",
];

/// What may stand between the cells.
const DELIMITERS: [u8; 3] = [b';', b',', b'\t'];

/// Why a file of names is not taken. Lines are those of the file, from 1.
#[derive(Debug, Error)]
pub(crate) enum NamesError {
    #[error(transparent)]
    System(#[from] System),
    #[error("it is not in UTF-8; save it as \"CSV UTF-8\"")]
    NotUtf8,
    #[error("line 1: there is no column {0}; the first line has the names of the columns, among them printed and name")]
    NoColumn(&'static str),
    #[error("line 1: a column is called {0:?}; columns are printed, role, name, kind and gnd, and those of names.csv")]
    UnknownColumn(String),
    #[error("line 1: two columns are called {0}; take one of them out")]
    ColumnTwice(String),
    #[error(
        "line {line}: there are {found} cells, and the first line has {wanted}; quote cells that hold the separator"
    )]
    Cells { line: u64, found: usize, wanted: usize },
    #[error("line {0}: no printed name is there; write into the column printed what the name is for")]
    NoPrinted(u64),
    #[error(
        "line {line}: there is no role {value:?}; roles are photographer, holder, author, contact, editor, publisher, or empty for all"
    )]
    Role { line: u64, value: String },
    #[error("line {line}: there is no kind {value:?}; kinds are person and organisation")]
    Kind { line: u64, value: String },
    #[error(
        "line {line}: {value:?} is no number of the GND, whose last digit checks the others; copy it from d-nb.info/gnd"
    )]
    Gnd { line: u64, value: String },
    #[error("line {line}: {printed:?} has another name, kind or GND number in line {first}; keep one of both lines")]
    Twice { line: u64, first: u64, printed: String },
    #[error("line {line}: {name:?} has another GND number in line {first}; two persons need two names")]
    TwoNumbers { line: u64, first: u64, name: String },
    #[error(
        "{gnd} is said of two names, in lines {first} and {line}; give both lines one name, or take the number out of one"
    )]
    TwoNames { line: u64, first: u64, gnd: String },
}

/// What is said of a printed name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Said {
    name: Option<String>,
    kind: Option<Kind>,
    gnd: Option<String>,
}

#[derive(Debug)]
struct Correction {
    /// `None` for all roles.
    role: Option<Role>,
    said: Said,
    line: u64,
}

/// The right names of an archive; none if there is no file.
#[derive(Debug, Default)]
pub(crate) struct Corrections {
    by_printed: BTreeMap<String, Vec<Correction>>,
    numbers: BTreeMap<(Kind, String), (String, u64)>,
    /// Whose numbers they are.
    names: BTreeMap<String, (String, u64)>,
    file: Option<File>,
}

/// The file that names are from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct File {
    pub(crate) path: String,
    pub(crate) sha256: String,
}

impl Corrections {
    pub(crate) fn read(path: &Path) -> Result<Self, NamesError> {
        let bytes = fs::read(path).map_err(System)?;
        let text = std::str::from_utf8(&bytes).map_err(|_| NamesError::NotUtf8)?;
        let mut corrections = Self::of(text.strip_prefix('\u{FEFF}').unwrap_or(text))?;
        corrections.file = Some(File {
            path: printed(path),
            sha256: sha256(&bytes),
        });
        Ok(corrections)
    }

    /// The file that they are from, if there is one.
    pub(crate) const fn file(&self) -> Option<&File> {
        self.file.as_ref()
    }

    fn of(text: &str) -> Result<Self, NamesError> {
        let mut reader = csv::ReaderBuilder::new();
        let mut reader = reader
            .delimiter(delimiter(text))
            .flexible(true)
            .from_reader(text.as_bytes());
        let columns = Columns::of(reader.headers().map_err(|_| NamesError::NotUtf8)?)?;
        let mut corrections = Self::default();
        let mut lines = Lines { text, at: 0, line: 1 };
        for row in reader.records() {
            let row = row.map_err(|_| NamesError::NotUtf8)?;
            let line = lines.of(&row);
            if row.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            corrections.add(&columns, &row, line)?;
        }
        Ok(corrections)
    }

    fn add(&mut self, columns: &Columns, row: &StringRecord, line: u64) -> Result<(), NamesError> {
        if row.len() != columns.count {
            return Err(NamesError::Cells {
                line,
                found: row.len(),
                wanted: columns.count,
            });
        }
        let cell = |column| columns.of_row(column, row);
        let printed = cell("printed").ok_or(NamesError::NoPrinted(line))?;
        let role = cell("role").map(|value| Role::of_name(&value).ok_or(NamesError::Role { line, value }));
        let kind = cell("kind").map(|value| Kind::of_name(&value).ok_or(NamesError::Kind { line, value }));
        let gnd = cell("gnd").map(|value| gnd::number(&value).ok_or(NamesError::Gnd { line, value }));
        let (role, kind, gnd) = (role.transpose()?, kind.transpose()?, gnd.transpose()?);
        let name = cell("name").map(unguarded);
        self.know(
            line,
            role.map(Role::kind),
            kind,
            name.as_deref().unwrap_or(&unguarded(printed.clone())),
            gnd.as_deref(),
        )?;
        let said = Said { name, kind, gnd };
        let known = self.by_printed.entry(printed.clone()).or_default();
        match known.iter().find(|other| other.role == role) {
            Some(other) if other.said == said => Ok(()),
            Some(Correction { line: first, .. }) => Err(NamesError::Twice {
                line,
                first: *first,
                printed,
            }),
            None => {
                known.push(Correction { role, said, line });
                Ok(())
            }
        }
    }

    /// Remembers the number of a name: nobody has two, and no number is of two.
    fn know(
        &mut self,
        line: u64,
        of_role: Option<Kind>,
        kind: Option<Kind>,
        name: &str,
        gnd: Option<&str>,
    ) -> Result<(), NamesError> {
        let Some(gnd) = gnd else {
            return Ok(());
        };
        let (known, first) = self
            .names
            .entry(gnd.to_owned())
            .or_insert_with(|| (name.to_owned(), line));
        if known != name {
            return Err(NamesError::TwoNames {
                line,
                first: *first,
                gnd: gnd.to_owned(),
            });
        }
        // Which of both it is depends on where it is printed, if nobody says it.
        let kinds = kind
            .or(of_role)
            .map_or(vec![Kind::Person, Kind::Organisation], |kind| vec![kind]);
        for kind in kinds {
            let (number, first) = self
                .numbers
                .entry((kind, name.to_owned()))
                .or_insert((gnd.to_owned(), line));
            if number != gnd {
                return Err(NamesError::TwoNumbers {
                    line,
                    first: *first,
                    name: name.to_owned(),
                });
            }
        }
        Ok(())
    }

    /// Who is meant by a name that is printed in a role.
    pub(crate) fn who<'n>(&'n self, printed: &'n str, role: Role) -> Who<'n> {
        let said = self.said(printed, role).map(|row| &row.said);
        let kind = said.and_then(|said| said.kind).unwrap_or(role.kind());
        let name = said.and_then(|said| said.name.as_deref());
        let name = name.filter(|name| *name != printed);
        let number = (!self.numbers.is_empty()).then(|| self.numbers.get(&(kind, name.unwrap_or(printed).to_owned())));
        Who {
            kind,
            name: Cow::Borrowed(name.unwrap_or(printed)),
            is_corrected: name.is_some(),
            gnd: number.flatten().map(|(number, _)| number.as_str()),
        }
    }

    /// What is said of a name that is printed in a role.
    fn said(&self, printed: &str, role: Role) -> Option<&Correction> {
        let rows = self.rows(printed);
        let of_role = |wanted| rows.iter().find(|row| row.role == wanted);
        of_role(Some(role)).or_else(|| of_role(None))
    }

    /// All rows for a name that is printed.
    fn rows(&self, printed: &str) -> &[Correction] {
        if self.by_printed.is_empty() {
            return &[];
        }
        let of = |printed: &str| self.by_printed.get(printed);
        // Tables show some names with an apostrophe.
        let rows = of(printed).or_else(|| of(&guarded_line(printed)));
        rows.map(Vec::as_slice).unwrap_or_default()
    }

    /// The lines that say something of none of these names, with the name that they are for. A row for all roles fits a name
    /// also where one for its role goes before it.
    pub(crate) fn unused(&self, printed: impl Iterator<Item = (impl AsRef<str>, Role)>) -> Vec<(u64, &str)> {
        let mut used = BTreeSet::new();
        for (printed, role) in printed {
            let rows = self.rows(printed.as_ref()).iter();
            let fitting = rows.filter(|row| row.role.is_none_or(|wanted| wanted == role));
            used.extend(fitting.map(|row| row.line));
        }
        let rows = self
            .by_printed
            .iter()
            .flat_map(|(printed, rows)| rows.iter().map(move |row| (row, printed)));
        let says = |row: &Correction| row.said.name.is_some() || row.said.gnd.is_some();
        let unused = rows.filter(|(row, _)| says(row) && !used.contains(&row.line));
        let mut unused: Vec<_> = unused.map(|(row, printed)| (row.line, printed.as_str())).collect();
        unused.sort_unstable();
        unused
    }
}

/// Counts the lines on which rows begin; the reader has the empty ones before a row as part of it.
struct Lines<'t> {
    text: &'t str,
    at: usize,
    line: u64,
}

impl Lines<'_> {
    fn of(&mut self, row: &StringRecord) -> u64 {
        let start = row
            .position()
            .and_then(|place| usize::try_from(place.byte()).ok())
            .unwrap_or_default();
        let rest = self.text.get(start..).unwrap_or_default();
        let start = start + rest.len() - rest.trim_start_matches(['\r', '\n']).len();
        let passed = self.text.get(self.at..start).unwrap_or_default();
        self.line += passed.bytes().map(|byte| u64::from(byte == b'\n')).sum::<u64>();
        self.at = start;
        self.line
    }
}

/// Where the columns stand.
struct Columns {
    places: BTreeMap<&'static str, usize>,
    count: usize,
}

impl Columns {
    fn of(header: &StringRecord) -> Result<Self, NamesError> {
        let mut places = BTreeMap::new();
        for (at, name) in header.iter().enumerate() {
            let name = name.trim();
            let known = READ.iter().chain(&PASSED_OVER).find(|known| **known == name);
            let known = known.ok_or_else(|| NamesError::UnknownColumn(name.to_owned()))?;
            if places.insert(*known, at).is_some() {
                return Err(NamesError::ColumnTwice(name.to_owned()));
            }
        }
        for needed in ["printed", "name"] {
            if !places.contains_key(needed) {
                return Err(NamesError::NoColumn(needed));
            }
        }
        Ok(Self {
            places,
            count: header.len(),
        })
    }

    /// The cell of a row, composed and with one blank between words, if anything is in it.
    fn of_row(&self, column: &str, row: &StringRecord) -> Option<String> {
        let words: Vec<&str> = row.get(*self.places.get(column)?)?.split_whitespace().collect();
        let cell: String = words.join(" ").nfc().collect();
        (!cell.is_empty()).then_some(cell)
    }
}

/// What separates the cells of the first line.
fn delimiter(text: &str) -> u8 {
    let head = text.lines().next().unwrap_or_default();
    let found = DELIMITERS
        .into_iter()
        .max_by_key(|delimiter| head.bytes().filter(|byte| byte == delimiter).count());
    found.unwrap_or(b',')
}

/// A name without the apostrophe that tables put before what begins as a formula.
fn unguarded(name: String) -> String {
    let plain = name.strip_prefix('\'').filter(|rest| guarded_line(rest) == name);
    plain.map(str::to_owned).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Corrections {
        Corrections::of(text).unwrap()
    }

    #[test]
    fn a_name_and_its_number() {
        for text in [
            "printed,role,name,kind,gnd\r\nI. Roth,photographer,Ina Roth,,118540238\r\nIna Roth,,,,\r\n",
            "printed;name;gnd;role\n\"I.  Roth\"; Ina  Roth ;https://d-nb.info/gnd/118540238;photographer\n;;;\n",
            "gnd\trole\tname\tprinted\n118540238\tphotographer\tIna Roth\tI. Roth\n",
        ] {
            let names = read(text);
            let who = names.who("I. Roth", Role::Photographer);
            let wanted = Who {
                kind: Kind::Person,
                name: "Ina Roth".into(),
                is_corrected: true,
                gnd: Some("118540238"),
            };
            assert_eq!(who, wanted, "{text}");
            // Whoever is called so has the number, however it is printed.
            let right = names.who("Ina Roth", Role::Photographer);
            assert_eq!((right.is_corrected, right.gnd), (false, Some("118540238")));
            assert_eq!(right.urn(), who.urn());
            assert_eq!(
                names.who("I. Roth", Role::Contact),
                Who::as_printed("I. Roth", Role::Contact)
            );
        }
    }

    #[test]
    fn a_line_for_a_role_counts_before_one_for_all() {
        let names = read("printed,role,name,kind\nRoth,,Ina Roth,\nRoth,holder,Roth GmbH,\nBauer,holder,,person\n");
        for (printed, role, kind, name) in [
            ("Roth", Role::Photographer, Kind::Person, "Ina Roth"),
            ("Roth", Role::Holder, Kind::Organisation, "Roth GmbH"),
            ("Bauer", Role::Holder, Kind::Person, "Bauer"),
            ("Lenz", Role::Holder, Kind::Organisation, "Lenz"),
        ] {
            let who = names.who(printed, role);
            assert_eq!((who.kind, &*who.name), (kind, name), "{printed}");
        }
    }

    #[test]
    fn names_that_look_like_formulas() {
        let names = read("printed,name\n'=Roth,'@Roth\n-Lenz,Mara Lenz\n");
        assert_eq!(names.who("=Roth", Role::Author).name, "@Roth");
        assert_eq!(names.who("-Lenz", Role::Author).name, "Mara Lenz");
        let names = read("printed,name,gnd\n'=Roth,,118540238\n");
        assert_eq!(names.who("=Roth", Role::Author).gnd, Some("118540238"));
    }

    #[test]
    fn what_is_wrong_is_said_with_its_line() {
        let head = "printed,role,name,kind,gnd\n";
        for (text, wanted) in [
            ("", "line 1: there is no column printed"),
            ("printed\nRoth\n", "line 1: there is no column name"),
            ("printed;name;nmae\n", "line 1: a column is called \"nmae\""),
            ("printed,name,printed\n", "line 1: two columns are called printed"),
            (
                "printed,name\n\nRoth,Ina,Roth\n",
                "line 3: there are 3 cells, and the first line has 2",
            ),
            (&format!("{head},,Ina Roth,,\n"), "line 2: no printed name"),
            (
                &format!("{head}Roth,painter,,,\n"),
                "line 2: there is no role \"painter\"",
            ),
            (&format!("{head}Roth,,,dog,\n"), "line 2: there is no kind \"dog\""),
            (
                &format!("{head}Roth,,,,118540239\n"),
                "line 2: \"118540239\" is no number of the GND",
            ),
            (
                &format!("{head}Roth,,Ina Roth,,\n\"Lenz\nMara\",,,,\nRoth,,Ida Roth,,\n"),
                "line 5: \"Roth\" has another name, kind or GND number in line 2",
            ),
            (
                &format!("{head}I. Roth,author,Ina Roth,,118540238\nRoth,author,Ina Roth,,2001630-X\n"),
                "line 3: \"Ina Roth\" has another GND number in line 2",
            ),
            (
                &format!("{head}I. Roth,,Ina Roth,,118540238\nLenz,,,,\nI. Rot,author,Ina Rot,,118540238\n"),
                "118540238 is said of two names, in lines 2 and 4",
            ),
            (
                &format!("{head}Roth,,,person,118540238\nRoth GmbH,,,organisation,118540238\n"),
                "118540238 is said of two names, in lines 2 and 3",
            ),
        ] {
            let error = Corrections::of(text).unwrap_err();
            assert!(error.to_string().starts_with(wanted), "{error}");
        }
        // Twice the same is no contradiction, nor are two roles, nor two printed names of one right one.
        read(&format!(
            "{head}Roth,,Ina Roth,,\nRoth,,Ina Roth,,\nRoth,author,Ida Roth,,\n"
        ));
        read(&format!(
            "{head}I. Roth,,Ina Roth,,118540238\nIna Roth,,,,118540238\n'=Roth,,,,2001630-X\nRot,holder,'=Roth,,2001630-X\n"
        ));
    }

    #[test]
    fn lines_that_fit_no_name() {
        let names = read("printed,role,name\nRoth,,Ina Roth\nLens,,Mara Lenz\nPohl,author,Uwe Pohl\nBeck,,\n");
        let printed = [("Roth", Role::Author), ("Pohl", Role::Contact)];
        assert_eq!(names.unused(printed.into_iter()), [(3, "Lens"), (4, "Pohl")]);
        // A row for all roles fits also where another one goes before it.
        let names = read("printed,role,name\nRoth,,Ina Roth\nRoth,author,Ida Roth\nRoth,holder,Roth GmbH\n");
        assert_eq!(names.unused([("Roth", Role::Author)].into_iter()), [(4, "Roth")]);
        assert_eq!(names.unused([("Lenz", Role::Author)].into_iter()).len(), 3);
    }
}
