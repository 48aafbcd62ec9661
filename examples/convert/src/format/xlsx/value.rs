//! The values of a sheet.

use chrono::{Datelike as _, NaiveDate};

use super::super::cell::{Cell, cleaned};
use super::super::datapackage::Kind;
use crate::lang::Lang;

/// A value of a sheet.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Empty,
    Number(f64),
    /// A day that sheets can reckon with.
    Date(NaiveDate),
    Text(String),
    /// A text of which a cell holds but the beginning, with a note of that behind it.
    Cut(String),
    Link {
        shown: String,
        target: String,
    },
}

/// The UTF-16 units that a cell holds.
const LIMIT: usize = 32_767;

/// So many characters has the longest address that can be followed.
const LONGEST_LINK: usize = 2_079;

/// Sheets know no day before this year.
const FIRST_YEAR: i32 = 1900;

impl Value {
    pub(super) fn new(kind: Kind, cell: &Cell<'_>, link: Option<String>, lang: Lang) -> Self {
        match cell {
            Cell::Empty => Self::Empty,
            Cell::Bare(bare) if kind == Kind::Date => date(bare),
            Cell::Bare(bare) => number(bare),
            Cell::Text(text) => Self::text(cleaned(text), link, lang),
            Cell::Phone(number) => Self::text(cleaned(number), link, lang),
        }
    }

    fn text(text: String, link: Option<String>, lang: Lang) -> Self {
        if let Some(cut) = cut(&text, lang) {
            return Self::Cut(cut);
        }
        match link.filter(|link| link.len() <= LONGEST_LINK) {
            Some(target) => Self::Link { shown: text, target },
            None => Self::Text(text),
        }
    }
}

fn date(bare: &str) -> Value {
    let day = bare.parse().ok().filter(|day: &NaiveDate| day.year() >= FIRST_YEAR);
    day.map_or_else(|| Value::Text(bare.to_owned()), Value::Date)
}

fn number(bare: &str) -> Value {
    let number = bare.parse::<u32>();
    number.map_or_else(|_| Value::Text(bare.to_owned()), |number| Value::Number(number.into()))
}

/// What of a text that is too long a cell can hold, with a note of how much it has not.
fn cut(text: &str, lang: Lang) -> Option<String> {
    // No character has more units than bytes.
    if text.len() <= LIMIT || text.encode_utf16().count() <= LIMIT {
        return None;
    }
    let all = text.chars().count();
    // The note is longest where all is missing.
    let room = LIMIT.saturating_sub(note(all, lang).encode_utf16().count());
    let (mut units, mut end, mut kept) = (0, 0, 0);
    for (at, c) in text.char_indices() {
        units += c.len_utf16();
        if units > room {
            break;
        }
        (end, kept) = (at + c.len_utf8(), kept + 1);
    }
    Some(format!(
        "{}{}",
        text.get(..end).unwrap_or_default(),
        note(all - kept, lang)
    ))
}

fn note(missing: usize, lang: Lang) -> String {
    match lang {
        Lang::De => format!(
            " […] (gekürzt: eine Zelle fasst 32.767 Zeichen, hier fehlen {missing}; ganz steht der Text in json, csv und sqlite)"
        ),
        Lang::En => format!(
            " […] (cut: a cell holds 32,767 characters, {missing} are missing here; json, csv and sqlite have the whole text)"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_what_it_is() {
        let value = |kind, cell: Cell<'_>| Value::new(kind, &cell, None, Lang::De);
        let day = NaiveDate::from_ymd_opt(2019, 8, 31).unwrap();
        assert_eq!(value(Kind::Date, Cell::Bare("2019-08-31".into())), Value::Date(day));
        assert_eq!(
            value(Kind::Date, Cell::Bare("1899-12-31".into())),
            Value::Text("1899-12-31".into())
        );
        assert_eq!(value(Kind::Number, Cell::number(7)), Value::Number(7.0));
        assert_eq!(value(Kind::Text, Cell::Empty), Value::Empty);
        // No apostrophe keeps a text from being what it looks like.
        for text in ["=1+1", "-1", "@x", "'=1", "007", "2019-08-31", "_x0041_"] {
            assert_eq!(value(Kind::Text, Cell::from(text)), Value::Text(text.into()));
        }
        assert_eq!(
            value(Kind::Text, Cell::Phone("+49.211.89")),
            Value::Text("+49.211.89".into())
        );
        assert_eq!(
            value(Kind::Text, Cell::from("a\0\u{1b}b\r\nc\u{fffe}")),
            Value::Text("a\u{fffd}\u{fffd}b c\u{fffd}".into())
        );
    }

    #[test]
    fn what_no_cell_holds_is_cut_and_said() {
        for lang in [Lang::De, Lang::En] {
            for letter in ["a", "ä", "𝔞", "€"] {
                let units = letter.encode_utf16().count();
                let fits = letter.repeat(LIMIT / units);
                assert_eq!(cut(&fits, lang), None);
                let long = format!("{fits}{letter}");
                let kept = cut(&long, lang).unwrap();
                let (text, said) = kept.split_once(" […] ").unwrap();
                let missing = said
                    .split_once("fehlen ")
                    .or(said.split_once("characters, "))
                    .unwrap()
                    .1;
                let digits = missing.find(|c: char| !c.is_ascii_digit()).unwrap();
                let missing: usize = missing[..digits].parse().unwrap();
                assert!(long.starts_with(text));
                assert_eq!(text.chars().count() + missing, long.chars().count());
                let used = kept.encode_utf16().count();
                assert!((LIMIT - 8..=LIMIT).contains(&used), "{used}");
            }
        }
    }

    #[test]
    fn an_address_that_is_too_long_is_no_link() {
        for (length, is_link) in [(LONGEST_LINK, true), (LONGEST_LINK + 1, false)] {
            let address = format!("https://a.de/{}", "a".repeat(length - 13));
            let value = Value::new(Kind::Text, &Cell::from(&*address), Some(address.clone()), Lang::En);
            assert_eq!(matches!(value, Value::Link { .. }), is_link);
        }
    }
}
