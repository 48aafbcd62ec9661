//! The sections of a release, each read by a room of its own: head, body, pictures, footer.

pub(crate) mod body;
pub(crate) mod footer;
pub(crate) mod head;
pub(crate) mod link;
pub(crate) mod pictures;

use crate::stitch::Copy;

/// Where a label ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LabelEnd {
    /// Index of the line in which it ends.
    pub(crate) line: usize,
    /// Offset behind it in that line.
    pub(crate) offset: usize,
}

/// Whether line `index` begins with the words of `label`; a line or page end may cut them at any blank.
pub(crate) fn label_end(
    copy: &Copy<'_>,
    index: usize,
    label: &str,
    source: &str,
) -> Option<LabelEnd> {
    let (mut line, mut label) = (index, label);
    loop {
        let text = copy.text(line, source);
        if text.starts_with(label) {
            return Some(LabelEnd {
                line,
                offset: label.len(),
            });
        }
        label = label
            .strip_prefix(text)
            .filter(|_| !text.is_empty())?
            .strip_prefix(' ')?;
        line = line.saturating_add(1);
    }
}
