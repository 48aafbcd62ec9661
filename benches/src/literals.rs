//! Texts of the library's own words: whatever it looks for stands as a literal in its source.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::Lit;

use crate::HEAD;

/// Longer ones are messages.
const LONGEST: usize = 60;

/// The literals of the library's source, but for those of its tests and its documentation, in one order.
///
/// # Errors
///
/// If a file cannot be read, or is no Rust.
pub fn literals(folder: &Path) -> io::Result<Vec<String>> {
    let mut found = BTreeSet::new();
    gather(folder, &mut found)?;
    Ok(found.into_iter().collect())
}

fn gather(folder: &Path, found: &mut BTreeSet<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            gather(&path, found)?;
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let tokens = fs::read_to_string(&path)?.parse::<TokenStream>();
            walk(tokens.map_err(|error| io::Error::other(error.to_string()))?, found);
        }
    }
    Ok(())
}

fn walk(tokens: TokenStream, found: &mut BTreeSet<String>) {
    let mut tokens = tokens.into_iter();
    let mut is_attribute = false;
    while let Some(token) = tokens.next() {
        match token {
            // Documentation is an attribute too.
            TokenTree::Group(group) if is_attribute && group.delimiter() == Delimiter::Bracket => {
                let is_for_tests = group.stream().to_string().replace(' ', "") == "cfg(test)";
                // Up to the end of what is there for tests only.
                let _ = is_for_tests.then(|| tokens.find(ends_an_item));
            }
            TokenTree::Group(group) => walk(group.stream(), found),
            TokenTree::Literal(literal) => {
                let text = match Lit::new(literal) {
                    Lit::Str(text) => Some(text.value()),
                    Lit::Char(letter) => Some(letter.value().to_string()),
                    Lit::Byte(byte) => Some(char::from(byte.value()).to_string()),
                    Lit::ByteStr(bytes) => String::from_utf8(bytes.value()).ok(),
                    _ => None,
                };
                found.extend(text.filter(|text| (1..=LONGEST).contains(&text.len())));
            }
            TokenTree::Punct(sign) if matches!(sign.as_char(), '#' | '!') => {
                is_attribute = sign.as_char() == '#' || is_attribute;
                continue;
            }
            _ => {}
        }
        is_attribute = false;
    }
}

/// Whether an item of Rust ends with it.
fn ends_an_item(token: &TokenTree) -> bool {
    match token {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        TokenTree::Punct(sign) => sign.as_char() == ';',
        _ => false,
    }
}

/// What stands above the pieces: nothing, the head of a page, the one of a text on one line.
const HEADS: [&str; 3] = ["", HEAD, "Pressedienst der Landeshauptstadt Düsseldorf "];

/// What stands between them.
const GAPS: [&str; 3] = ["\n", " ", ""];

/// A text of literals over and over.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Slope {
    head: &'static str,
    piece: String,
}

impl Slope {
    /// The text, of so many bytes or a few more.
    #[must_use]
    pub fn text(&self, bytes: usize) -> String {
        let times = bytes.saturating_sub(self.head.len()).div_ceil(self.piece.len());
        format!("{}{}", self.head, self.piece.repeat(times))
    }
}

/// Each literal by itself and with another one, below each head and with each gap. All pairs would be a million: each literal
/// is once the first and once the second of a pair for each head and gap, and the partner is another one each time.
#[must_use]
pub fn slopes(literals: &[String]) -> Vec<Slope> {
    let kinds = || HEADS.into_iter().flat_map(|head| GAPS.map(|gap| (head, gap)));
    let mut slopes = Vec::new();
    for (index, literal) in literals.iter().enumerate() {
        for (kind, (head, gap)) in kinds().enumerate() {
            let mut others = literals.iter().cycle().skip(index + 1 + kind * literals.len() / 10);
            let pair = others.next().map(|other| format!("{literal}{gap}{other}{gap}"));
            let pieces = [Some(format!("{literal}{gap}")), pair];
            slopes.extend(pieces.into_iter().flatten().map(|piece| Slope { head, piece }));
        }
    }
    slopes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_labels_and_marks_are_found_and_those_of_tests_are_not() {
        let tokens = r#"
            /// "documented"
            const A: &[&str] = &["Kontakt:", "v.l."];
            const B: char = '\u{A9}';
            fn c(text: &[u8]) -> bool { matches!(text, [b'|', ..]) && text.starts_with(b"Seite") && many!["Uhr"] }
            #[cfg(test)]
            mod tests { const D: &str = "tested"; }
            const E: &str = "Bild";
        "#;
        let mut found = BTreeSet::new();
        walk(tokens.parse().expect("Rust"), &mut found);
        let found: Vec<_> = found.iter().map(String::as_str).collect();
        assert_eq!(found, ["Bild", "Kontakt:", "Seite", "Uhr", "v.l.", "|", "\u{A9}"]);
    }

    #[test]
    fn each_literal_is_first_and_second_with_each_head_and_gap() {
        let literals = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"].map(str::to_owned);
        let slopes = slopes(&literals);
        assert_eq!(slopes.len(), literals.len() * 18);
        for literal in &literals {
            let glued = |end: &str| {
                slopes
                    .iter()
                    .filter(|slope| slope.piece.len() == 2 && slope.piece.ends_with(end))
                    .count()
            };
            assert_eq!(glued(literal), HEADS.len(), "{literal}");
        }
        assert_eq!(slopes[0].text(10), "a\n".repeat(5));
    }
}
