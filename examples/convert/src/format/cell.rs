//! Rows of separated values (RFC 4180), in which no cell begins a formula.
//!
//! Text is always quoted, and numbers, dates and empty cells never, so that the row is written here: the writer of the
//! crate `csv` has one rule for a whole file.

use std::borrow::Cow;

use super::formula::{guarded, is_phone};
use pressedienst::{Located, SharedStr};

/// Which program the rows are for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Dialect {
    /// Commas, without a byte order mark.
    #[default]
    Plain,
    /// Semicolons behind a byte order mark: what Excel opens rightly where the comma is a decimal sign.
    Excel,
}

impl Dialect {
    pub(crate) const fn delimiter(self) -> char {
        match self {
            Self::Plain => ',',
            Self::Excel => ';',
        }
    }

    /// What a file begins with.
    pub(crate) const fn mark(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Excel => "\u{FEFF}",
        }
    }
}

/// What stands between the values of one cell.
pub(crate) const SEPARATOR: &str = " | ";

/// What stands between the paragraphs of one cell, so that a row remains one line.
pub(crate) const PARAGRAPH: &str = " ¶ ";

/// The UTF-16 units that a cell of Excel holds; it puts the rest into the next row.
const EXCEL_LIMIT: usize = 32_767;

/// The end of a cell that was cut to that limit.
const CUT: &str = " […]";

/// A cell of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Cell<'c> {
    Empty,
    /// A number or a date, which this program wrote.
    Bare(String),
    Text(Cow<'c, str>),
    Phone(&'c str),
}

impl<'c> Cell<'c> {
    pub(crate) fn number(number: usize) -> Self {
        Self::Bare(number.to_string())
    }

    pub(crate) fn value(value: Option<&'c Located<SharedStr>>) -> Self {
        value.map_or(Self::Empty, |value| Self::from(value.as_str()))
    }

    /// Several values.
    pub(crate) fn list<V: AsRef<str>>(values: impl IntoIterator<Item = V>, separator: &str) -> Self {
        let mut joined = String::new();
        for value in values {
            if !joined.is_empty() {
                joined.push_str(separator);
            }
            joined.push_str(value.as_ref());
        }
        Self::from(joined)
    }

    fn write(&self, dialect: Dialect, row: &mut String) {
        match self {
            Self::Empty => {}
            Self::Bare(value) => row.push_str(value),
            Self::Text(text) => quote(&guarded(&fitted(cleaned(text), dialect)), row),
            Self::Phone(number) => {
                let number = cleaned(number);
                match (dialect, is_phone(&number)) {
                    (Dialect::Plain, true) => quote(&number, row),
                    (Dialect::Plain, false) => quote(&guarded(&number), row),
                    // "0211…" would lose its zero and "+49-211" become a sum.
                    (Dialect::Excel, _) => quote(&format!("'{number}"), row),
                }
            }
        }
    }
}

impl From<String> for Cell<'_> {
    fn from(text: String) -> Self {
        if text.is_empty() {
            Self::Empty
        } else {
            Self::Text(text.into())
        }
    }
}

impl<'c> From<&'c str> for Cell<'c> {
    fn from(text: &'c str) -> Self {
        if text.is_empty() {
            Self::Empty
        } else {
            Self::Text(text.into())
        }
    }
}

/// Adds a row with its CRLF.
pub(crate) fn push_row(rows: &mut String, dialect: Dialect, cells: &[Cell<'_>]) {
    for (index, cell) in cells.iter().enumerate() {
        if index > 0 {
            rows.push(dialect.delimiter());
        }
        cell.write(dialect, rows);
    }
    rows.push_str("\r\n");
}

fn quote(text: &str, row: &mut String) {
    row.push('"');
    row.push_str(&text.replace('"', "\"\""));
    row.push('"');
}

/// The text on one line: a line end or tab becomes a blank, and what no text has U+FFFD.
pub(crate) fn cleaned(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\t'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => clean.push(' '),
            _ if c.is_control() || is_noncharacter(c) => clean.push(char::REPLACEMENT_CHARACTER),
            _ => clean.push(c),
        }
    }
    clean
}

/// A text as it stands in a cell of a table.
pub(crate) fn guarded_line(text: &str) -> String {
    guarded(&cleaned(text))
}

fn is_noncharacter(c: char) -> bool {
    matches!(c, '\u{FDD0}'..='\u{FDEF}') || u32::from(c) & 0xFFFE == 0xFFFE
}

/// The text as far as a cell can hold it.
fn fitted(text: String, dialect: Dialect) -> String {
    // Guards may follow, one at most for each two characters; a shorter text needs no count.
    if dialect == Dialect::Plain
        || text.len() <= EXCEL_LIMIT / 2
        || guarded(&text).encode_utf16().count() <= EXCEL_LIMIT
    {
        return text;
    }
    let mut units = CUT.encode_utf16().count();
    let mut end = 0;
    for (at, c) in text.char_indices() {
        // An apostrophe may come behind each separator, and one before the text.
        units = units
            .saturating_add(c.len_utf16())
            .saturating_add(usize::from(matches!(c, ',' | ';')));
        if units >= EXCEL_LIMIT {
            break;
        }
        end = at.saturating_add(c.len_utf8());
    }
    format!("{}{CUT}", text.get(..end).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(dialect: Dialect, cells: &[Cell<'_>]) -> String {
        let mut rows = String::new();
        push_row(&mut rows, dialect, cells);
        rows
    }

    #[test]
    fn text_is_quoted_and_numbers_are_not() {
        let cells = || {
            vec![
                Cell::number(3),
                Cell::Empty,
                Cell::from("Bad, \"neu\"; x"),
                Cell::Bare("2019-08-31".into()),
            ]
        };
        assert_eq!(
            row(Dialect::Plain, &cells()),
            "3,,\"Bad, \"\"neu\"\"; x\",2019-08-31\r\n"
        );
        assert_eq!(
            row(Dialect::Excel, &cells()),
            "3;;\"Bad, \"\"neu\"\"; x\";2019-08-31\r\n"
        );
    }

    #[test]
    fn a_formula_is_text() {
        for (text, expected) in [
            ("=1", "'=1"),
            ("\0=1", "'\u{FFFD}=1"),
            ("\t=1", "' =1"),
            ("\r\n=1", "' =1"),
            ("\n\n@", "'  @"),
        ] {
            assert_eq!(row(Dialect::Plain, &[Cell::from(text)]), format!("\"{expected}\"\r\n"));
        }
    }

    #[test]
    fn phone_numbers_remain_themselves_but_for_excel() {
        for number in ["+49.211.89-93131", "0211 / 89-93131", "(0211) 8993131", "+492118993131"] {
            assert_eq!(row(Dialect::Plain, &[Cell::Phone(number)]), format!("\"{number}\"\r\n"));
            assert_eq!(
                row(Dialect::Excel, &[Cell::Phone(number)]),
                format!("\"'{number}\"\r\n")
            );
        }
        for other in [
            "+49211*cmd|'/c calc'!A1",
            "-49 211 8993131",
            "+1",
            "=0211",
            "+49=211893131",
            "@0211893131",
        ] {
            assert_eq!(
                row(Dialect::Plain, &[Cell::Phone(other)]),
                format!("\"'{other}\"\r\n"),
                "{other}"
            );
        }
    }

    #[test]
    fn one_line_a_row_and_no_control_characters() {
        assert_eq!(cleaned("a\r\nb\nc\rd\te\u{2028}f\u{85}g\u{B}h"), "a b c d e f g h");
        assert_eq!(
            cleaned("a\0b\u{1B}[31mc\u{FFFE}d\u{9F}e\u{1FFFF}"),
            "a\u{FFFD}b\u{FFFD}[31mc\u{FFFD}d\u{FFFD}e\u{FFFD}"
        );
        assert_eq!(cleaned("\u{301}a\u{202E}b"), "\u{301}a\u{202E}b");
    }

    #[test]
    fn no_cell_is_longer_than_excel_allows() {
        let fits = "ä".repeat(EXCEL_LIMIT);
        assert_eq!(fitted(fits.clone(), Dialect::Excel), fits);
        for (piece, least) in [
            ("ä", EXCEL_LIMIT - 1),
            ("=", EXCEL_LIMIT - 1),
            ("𝄞;=", EXCEL_LIMIT - 5),
            ("\"a,", 24_000),
        ] {
            let cut = guarded(&fitted(piece.repeat(EXCEL_LIMIT + 1), Dialect::Excel));
            assert!(cut.ends_with(CUT));
            let units = cut.encode_utf16().count();
            assert!((least..=EXCEL_LIMIT).contains(&units), "{piece}: {units}");
        }
        let long = "ä".repeat(EXCEL_LIMIT + 1);
        assert_eq!(fitted(long.clone(), Dialect::Plain), long);
    }

    #[test]
    fn a_reader_gets_the_values_back() {
        let values = ["a,b;c", "\"", "\"\"", "a\"b", " x ", "'", "ß €"];
        for (dialect, delimiter) in [(Dialect::Plain, b','), (Dialect::Excel, b';')] {
            let bytes = row(dialect, &values.map(Cell::from));
            let mut reader = ::csv::ReaderBuilder::new()
                .has_headers(false)
                .delimiter(delimiter)
                .from_reader(bytes.as_bytes());
            let record = reader.records().next().unwrap().unwrap();
            assert_eq!(record.iter().collect::<Vec<_>>(), values);
        }
    }
}
