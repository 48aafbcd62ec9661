//! Labels: words that name what follows, which line and page ends may cut.

use crate::text::words::{ends_whole, strip_word};

use super::lines::Lines;

/// Where a label ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LabelEnd {
    /// Index of the line in which it ends.
    pub(crate) line: usize,
    /// Offset behind it in that line.
    pub(crate) offset: usize,
}

impl LabelEnd {
    /// Behind the label in front of `behind`, the rest of a line. A label on a line of its own may be there twice.
    pub(crate) fn before(behind: &str, lines: Lines<'_>, line: usize) -> Self {
        let offset = lines.text_ahead(line).len().saturating_sub(behind.len());
        let is_doubled = behind.is_empty() && lines.is_doubled(line);
        Self {
            line: line.saturating_add(usize::from(is_doubled)),
            offset,
        }
    }
}

/// Whether line `index` begins with the words of `label`; a line or page end may cut them at any blank. Never half a word.
pub(crate) fn label_end(lines: Lines<'_>, index: usize, label: &str) -> Option<LabelEnd> {
    let mut line = index;
    let mut rest = lines.text_ahead(line);
    // Nearly no line begins so; no label has a blank or a hyphen there.
    if rest.as_bytes().get(..2) != label.as_bytes().get(..2) {
        return None;
    }
    if let Some(behind) = rest.strip_prefix(label) {
        return ends_whole(label, behind).then(|| LabelEnd::before(behind, lines, line));
    }
    // Cut, or with other blanks or hyphens.
    let mut words = label.split(' ').peekable();
    while let Some(word) = words.next() {
        let behind = strip_word(rest, word)?;
        if words.peek().is_none() {
            if !ends_whole(label, behind) {
                return None;
            }
            return Some(LabelEnd::before(behind, lines, line));
        }
        rest = behind.trim_start();
        if rest.is_empty() {
            line = line.saturating_add(1);
            rest = lines.text_ahead(line);
        } else if rest.len() == behind.len() {
            return None;
        }
    }
    None
}
