//! Where the signs stand that end a mark, so that a mark without an end costs no search of its own.

use memchr::memmem;

use super::token::LONGEST;

/// The next place of some signs, which is looked for once however many ask: who asks never asks about an earlier place.
#[derive(Debug)]
struct Next {
    signs: &'static str,
    /// `None` if they were not looked for yet, `usize::MAX` if there are no more.
    found: Option<usize>,
}

impl Next {
    const fn of(signs: &'static str) -> Self {
        Self { signs, found: None }
    }

    fn behind(&mut self, text: &str, from: usize) -> usize {
        match self.found {
            Some(found) if found >= from => found,
            _ => {
                let rest = text.as_bytes().get(from..).unwrap_or_default();
                let found = memmem::find(rest, self.signs.as_bytes());
                *self
                    .found
                    .insert(found.map_or(usize::MAX, |at| from.saturating_add(at)))
            }
        }
    }
}

/// The ends of what may stretch far.
#[derive(Debug)]
pub(super) struct Ends {
    comment: Next,
    tag: Next,
    words: Next,
    target: Next,
}

impl Default for Ends {
    fn default() -> Self {
        Self {
            comment: Next::of("-->"),
            tag: Next::of(">"),
            words: Next::of("]"),
            target: Next::of(")"),
        }
    }
}

/// Longer than the signs and the name with which a mark begins.
const OPENING: usize = 32;

impl Ends {
    /// Whether what begins at a place may be a mark: none if it does not begin like one that needs an end far away; pictures and
    /// links end on their line.
    pub(super) fn are_there(&mut self, text: &str, at: usize, line_end: usize) -> bool {
        let is_near = |end: usize| end <= at.saturating_add(LONGEST).saturating_add(OPENING);
        match text.as_bytes().get(at..).unwrap_or_default() {
            [b'<', b'!', ..] => is_near(self.comment.behind(text, at)),
            [b'<', ..] => is_near(self.tag.behind(text, at)),
            [b'!', b'[', ..] | [b'[', ..] => {
                let words = self.words.behind(text, at);
                let is_link = words < line_end && text.as_bytes().get(words.saturating_add(1)) == Some(&b'(');
                is_link && self.target.behind(text, words) < line_end
            }
            _ => true,
        }
    }
}

/// Where emphasis of each kind has no end: up to these places.
#[derive(Debug, Default)]
pub(super) struct Unclosed([[usize; 3]; 2]);

impl Unclosed {
    /// The place for a sign that stands so many times.
    pub(super) fn up_to(&mut self, sign: char, count: usize) -> Option<&mut usize> {
        let kinds = self.0.get_mut(usize::from(sign == '_'))?;
        kinds.get_mut(count.checked_sub(1)?)
    }
}

#[cfg(test)]
mod tests {
    use super::{Ends, LONGEST, OPENING};

    #[test]
    fn what_needs_an_end_has_one_on_its_line_or_near() {
        let far = "x".repeat(LONGEST + OPENING);
        let unended = format!("<!-- {far}-->");
        for (text, are_there) in [
            ("<!-- a -->", true),
            ("<!-- a ->", false),
            (unended.as_str(), false),
            ("<br>", true),
            ("<br", false),
            ("[a](b)", true),
            ("![a](b)", true),
            ("[a] (b)", false),
            ("[a](b\n)", false),
            ("![a\n](b)", false),
            ("&amp;", true),
        ] {
            let line_end = text.find('\n').unwrap_or(text.len());
            assert_eq!(Ends::default().are_there(text, 0, line_end), are_there, "{text}");
        }
    }

    #[test]
    fn later_marks_have_later_ends() {
        let text = "[a](b) [c] [d](e) [f](";
        let mut ends = Ends::default();
        let found = [0, 7, 11, 18].map(|at| ends.are_there(text, at, text.len()));
        assert_eq!(found, [true, false, true, false]);
    }
}
