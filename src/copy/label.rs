//! Labels: words that name what follows, which line and page ends may cut.

use crate::context::Context;
use crate::copy::paragraph::Copy;
use crate::record::Role;

/// Where a label ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LabelEnd {
    /// Index of the line in which it ends.
    pub(crate) line: usize,
    /// Offset behind it in that line.
    pub(crate) offset: usize,
}

/// Marks the words of a label that begins line `index`.
pub(crate) fn mark_label(copy: &Copy<'_>, index: usize, end: LabelEnd, context: &mut Context<'_>) {
    for at in index..=end.line {
        let Some(line) = copy.line(at) else { continue };
        let length = if at == end.line { end.offset } else { line.span.len() };
        context.mark(line.span.part(0..length), Role::Label);
    }
}

/// Whether line `index` begins with the words of `label`; a line or page end may cut them at any blank. Never half a word:
/// only behind a colon anything may follow, "Textversion:https://…".
pub(crate) fn label_end(copy: &Copy<'_>, index: usize, label: &str, source: &str) -> Option<LabelEnd> {
    let mut line = index;
    let mut rest = copy.text(line, source);
    let mut words = label.split(' ').peekable();
    while let Some(word) = words.next() {
        let behind = rest.strip_prefix(word)?;
        if words.peek().is_none() {
            if !label.ends_with(':') && behind.starts_with(char::is_alphanumeric) {
                return None;
            }
            let offset = copy.text(line, source).len().saturating_sub(behind.len());
            // A label on a line of its own may be there twice.
            let below = line.saturating_add(1);
            let is_double = behind.is_empty() && copy.text(below, source) == copy.text(line, source);
            let line = if is_double { below } else { line };
            return Some(LabelEnd { line, offset });
        }
        rest = behind.trim_start();
        if rest.is_empty() {
            line = line.saturating_add(1);
            rest = copy.text(line, source);
        } else if rest.len() == behind.len() {
            return None;
        }
    }
    None
}
