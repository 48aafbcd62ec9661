//! A printed page with the releases on it, and the relations that hold for a page of any layout.

use std::fmt;

use pressedienst::{Layout, parse};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use unicode_normalization::UnicodeNormalization as _;

use crate::arbitrary::{Block, Release, is_told};
use crate::check;
use crate::marks::mark_at;

/// A page as printed, and the releases that it says.
#[derive(Clone)]
pub struct Page {
    pub layout: Layout,
    /// What stands once, above the items.
    pub title: String,
    pub items: String,
    pub releases: Vec<Release>,
}

impl fmt::Debug for Page {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\n{}", self.text())
    }
}

impl Page {
    pub fn text(&self) -> String {
        format!("{}{}", self.title, self.items)
    }

    /// The items of another page below those of this one.
    pub fn with_items_of(mut self, other: Self) -> Self {
        self.items.push_str(&other.items);
        self.releases.extend(other.releases);
        self
    }

    /// The page says its releases.
    pub fn check(&self) -> Result<(), TestCaseError> {
        self.check_text(&self.text())
    }

    /// So does its text with other line ends, and with letters in two parts.
    pub fn check_characters(&self) -> Result<(), TestCaseError> {
        let text = self.text();
        for end in ["\r\n", "\r"] {
            self.check_text(&text.replace('\n', end))?;
        }
        self.check_text(&text.nfd().collect::<String>())
    }

    fn check_text(&self, text: &str) -> Result<(), TestCaseError> {
        check::same(&parse(text), &self.releases, self.layout.as_str(), None, text)
    }
}

/// Lines, with as many blank lines as were drawn where there are any.
#[derive(Clone, Debug)]
pub struct Printer {
    blanks: Vec<usize>,
    used: usize,
    text: String,
}

impl Printer {
    pub fn line(&mut self, text: impl AsRef<str>) -> &mut Self {
        self.text.push_str(text.as_ref());
        self.text.push('\n');
        self
    }

    pub fn lines<T: AsRef<str>>(&mut self, lines: &[T]) -> &mut Self {
        lines.iter().fold(self, |printer, line| printer.line(line))
    }

    /// One blank line or more.
    pub fn blank(&mut self) -> &mut Self {
        self.line("").perhaps_blank()
    }

    /// Any number of blank lines.
    pub fn perhaps_blank(&mut self) -> &mut Self {
        let number = self.blanks[self.used % self.blanks.len()];
        self.used += 1;
        (0..number).fold(self, |printer, _| printer.line(""))
    }

    /// Blank lines where the print has any.
    pub fn blank_if(&mut self, is_airy: bool) -> &mut Self {
        if is_airy { self.blank() } else { self }
    }

    /// A body, with blank lines between its blocks or without, and behind its headings or without.
    pub fn body(&mut self, body: &[Block], list_mark: &str, is_airy: bool, has_airy_headings: bool) -> &mut Self {
        let mut is_first = true;
        let mut is_heading = false;
        for block in body {
            if !is_first {
                self.blank_if(if is_heading { has_airy_headings } else { is_airy });
            }
            (is_first, is_heading) = (false, matches!(block, Block::Crosshead(..)));
            match block {
                Block::Paragraph(_, text) | Block::Crosshead(_, text) => self.line(text),
                Block::List(_, items) => items.iter().enumerate().fold(&mut *self, |print, (index, item)| {
                    print.line(format!("{}{item}", mark_at(list_mark, index, items)))
                }),
            };
        }
        self
    }

    /// What was printed since the last time.
    pub fn take(&mut self) -> String {
        std::mem::take(&mut self.text)
    }
}

/// A printer with any numbers of blank lines.
pub fn printer() -> impl Strategy<Value = Printer> + Clone {
    vec(0..4_usize, 5).prop_map(|blanks| Printer {
        blanks,
        used: 0,
        text: String::new(),
    })
}

/// Quotation marks as printers set them, „…“, which some pages have.
pub fn typographic(text: &str) -> String {
    let mut is_open = false;
    let turn = |c: char| match c {
        '"' => {
            is_open = !is_open;
            if is_open { '\u{201E}' } else { '\u{201C}' }
        }
        c => c,
    };
    text.chars().map(turn).collect()
}

/// The same of a block of the body.
pub fn typographic_block(block: Block) -> Block {
    match block {
        Block::Paragraph(language, text) => Block::Paragraph(language, typographic(&text)),
        Block::Crosshead(language, text) => Block::Crosshead(language, typographic(&text)),
        Block::List(language, items) => Block::List(language, items.iter().map(|item| typographic(item)).collect()),
    }
}

/// Whether the identifier sees the language of every paragraph that it is asked about. What a page adds to a paragraph can
/// mislead it: quotation marks as printers set them, a subhead run in, an appointment as long as a sentence.
pub fn are_told(body: &[Block]) -> bool {
    body.iter().all(|block| match block {
        Block::Paragraph(language, text) => text.len() < ASKED || is_told(text, *language),
        _ => true,
    })
}

/// Of shorter paragraphs those around them tell the language.
const ASKED: usize = 60;

/// Words wrapped at a width.
pub fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
