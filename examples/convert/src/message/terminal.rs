//! How wide a terminal is, and what fits.

use std::io::{self, IsTerminal as _};

use terminal_size::{Height, Width, terminal_size_of};
use unicode_width::UnicodeWidthChar as _;

/// So many columns have lines that go elsewhere, and so many a terminal that does not tell.
pub(crate) const ELSEWHERE: usize = 140;
const UNTOLD: usize = 80;
/// In fewer columns nothing can be shown.
const LEAST: usize = 40;

/// How many columns the terminal has that is standard error, if it is one.
pub(super) fn of_errors() -> Option<usize> {
    let stderr = io::stderr();
    stderr.is_terminal().then(|| columns_told(terminal_size_of(&stderr)))
}

/// How many columns the terminal has that is standard output, if it is one.
pub(crate) fn of_output() -> Option<usize> {
    let stdout = io::stdout();
    stdout.is_terminal().then(|| columns_told(terminal_size_of(&stdout)))
}

fn columns_told(told: Option<(Width, Height)>) -> usize {
    told.map_or(UNTOLD, |(Width(width), _)| width.into()).max(LEAST)
}

/// A text broken between words, so that each line fits behind so many columns.
pub(super) fn wrapped(text: &str, behind: usize, width: usize) -> String {
    let room = width.saturating_sub(behind).max(LEAST / 2);
    let options = textwrap::Options::new(room).break_words(false);
    let options = options.word_splitter(textwrap::WordSplitter::NoHyphenation);
    textwrap::wrap(text, options).join("\n")
}

/// Whether a word does not fit behind so many columns.
pub(super) fn overflows(text: &str, behind: usize, width: usize) -> bool {
    let room = width.saturating_sub(behind);
    text.split(' ').any(|word| textwrap::core::display_width(word) > room)
}

/// The first characters of a text that take no more columns than `most`.
pub(super) fn first_columns(text: &str, most: usize) -> &str {
    let mut used = 0;
    let end = text.char_indices().find(|(_, c)| {
        used += c.width().unwrap_or(1);
        used > most
    });
    text.get(..end.map_or(text.len(), |(at, _)| at)).unwrap_or_default()
}
