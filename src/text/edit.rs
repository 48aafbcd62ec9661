//! What of a text is read as something else, and the way back from what is read.

use crate::record::Span;

use super::near::Near;

/// A stretch of a text that is read as other words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Edit {
    /// Where it begins and ends, in bytes.
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// What is read instead.
    pub(crate) words: String,
}

impl Edit {
    pub(crate) fn new(start: usize, end: usize, words: impl Into<String>) -> Self {
        let words = words.into();
        Self { start, end, words }
    }

    pub(crate) const fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }
}

/// A stretch that a copy changed. From its end to the next one the two texts are the same.
#[derive(Clone, Copy, Debug)]
pub(super) struct Change {
    pub(super) read: Span,
    pub(super) given: Span,
}

impl Change {
    const fn backwards(self) -> Self {
        Self {
            read: self.given,
            given: self.read,
        }
    }
}

/// The way between a text and a copy of it: where they differ, ascending.
#[derive(Debug, Default)]
pub(super) struct Way {
    changes: Vec<Change>,
    near: Near,
}

impl Way {
    pub(super) fn with(changes: Vec<Change>) -> Self {
        let near = Near::default();
        Self { changes, near }
    }

    /// The changes of what is read, in the order of the text.
    pub(super) fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// Writes a copy with the edits, which are in the order of the text.
    pub(super) fn of(given: &str, edits: &[Edit], copy: &mut String) -> Self {
        let (mut changes, mut end) = (Vec::with_capacity(edits.len()), 0);
        copy.reserve(given.len());
        for edit in edits {
            copy.push_str(Span::new(end, edit.start).of(given));
            let start = copy.len();
            copy.push_str(&edit.words);
            changes.push(Change {
                read: Span::new(start, copy.len()),
                given: Span::new(edit.start, edit.end),
            });
            end = edit.end;
        }
        copy.push_str(Span::new(end, given.len()).of(given));
        Self::with(changes)
    }

    /// The place in the given text of a place in the copy.
    pub(super) fn given(&self, span: Span) -> Span {
        self.mapped(span, |change| change)
    }

    /// The place in the copy of a place in the given text.
    pub(super) fn read(&self, span: Span) -> Span {
        self.mapped(span, Change::backwards)
    }

    fn mapped(&self, span: Span, direction: impl Fn(Change) -> Change) -> Span {
        let at = |offset: usize, is_end: bool| {
            let is_before = |change: &Change| {
                let start = direction(*change).read.start();
                if is_end { start < offset } else { start <= offset }
            };
            let last = self.near.partition_point(&self.changes, is_before).checked_sub(1);
            let Some(change) = last.and_then(|last| self.changes.get(last)).copied().map(&direction) else {
                return offset;
            };
            match offset.checked_sub(change.read.end()) {
                Some(behind) => change.given.end().saturating_add(behind),
                None if is_end => change.given.end(),
                None => change.given.start(),
            }
        };
        let start = at(span.start(), false);
        Span::new(start, if span.is_empty() { start } else { at(span.end(), true) })
    }
}

#[cfg(test)]
mod tests {
    use super::{Edit, Span, Way};

    #[test]
    fn there_and_back() {
        let given = "# Ein **neuer** Brunnen &amp; Bank";
        let mut copy = String::new();
        let edits = [(0, 2, ""), (6, 8, ""), (13, 15, ""), (24, 29, "&")];
        let edits = edits.map(|(start, end, words)| Edit::new(start, end, words));
        let way = Way::of(given, &edits, &mut copy);
        assert_eq!(copy, "Ein neuer Brunnen & Bank");
        for (words, printed) in [
            ("Ein", "Ein"),
            ("neuer", "neuer"),
            ("Ein neuer", "Ein **neuer"),
            ("neuer Brunnen", "neuer** Brunnen"),
            ("Brunnen & Bank", "Brunnen &amp; Bank"),
            ("&", "&amp;"),
        ] {
            let start = copy.find(words).unwrap();
            let span = Span::new(start, start + words.len());
            assert_eq!(way.given(span).of(given), printed, "{words}");
            assert_eq!(way.read(way.given(span)), span, "{words}");
        }
    }
}
