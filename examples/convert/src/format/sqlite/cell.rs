//! The values of a row.

use pressedienst::{Located, SharedStr};
use rusqlite::ToSql;
use rusqlite::types::{ToSqlOutput, Value, ValueRef};

use crate::outcome::Understood;

/// A value of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    Null,
    Integer(i64),
    Share(Understood),
    Text(String),
    /// A word of this program.
    Fixed(&'static str),
}

impl ToSql for Cell {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Null => ToSqlOutput::Owned(Value::Null),
            Self::Integer(number) => ToSqlOutput::Owned(Value::Integer(*number)),
            Self::Share(understood) => ToSqlOutput::Owned(Value::Real(understood.share())),
            Self::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            Self::Fixed(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
        })
    }
}

impl From<&str> for Cell {
    /// `SQLite` takes NUL for the end of a text in some places.
    fn from(text: &str) -> Self {
        Self::Text(without_nul(text))
    }
}

/// What is kept of a text that has NUL in it.
pub(super) fn without_nul(text: &str) -> String {
    if text.as_bytes().contains(&0) {
        text.replace('\0', "\u{fffd}")
    } else {
        text.to_owned()
    }
}

impl From<&Located<SharedStr>> for Cell {
    fn from(value: &Located<SharedStr>) -> Self {
        value.as_str().into()
    }
}

impl From<usize> for Cell {
    fn from(number: usize) -> Self {
        i64::try_from(number).map_or(Self::Null, Self::Integer)
    }
}

impl From<u32> for Cell {
    fn from(number: u32) -> Self {
        Self::Integer(number.into())
    }
}

impl<T: Into<Self>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// A word of this program, if there is one.
pub(super) fn fixed(text: Option<&'static str>) -> Cell {
    text.map_or(Cell::Null, Cell::Fixed)
}

pub(super) type Row = Vec<Cell>;

/// Values that may be missing.
pub(super) trait IntoCell {
    fn into_cell(self) -> Cell;
}

impl IntoCell for &Option<Located<SharedStr>> {
    fn into_cell(self) -> Cell {
        self.as_ref().into()
    }
}
