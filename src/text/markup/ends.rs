//! Where the signs stand that end a mark, so that a mark without an end costs no search of its own.

use memchr::memmem;

/// The next place of some signs, which is looked for once however many ask; nobody asks about an earlier place.
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
    blank: Next,
    attributes: Next,
}

impl Default for Ends {
    fn default() -> Self {
        Self {
            comment: Next::of("-->"),
            tag: Next::of(">"),
            words: Next::of("]"),
            target: Next::of(")"),
            blank: Next::of(" "),
            attributes: Next::of("}"),
        }
    }
}

/// No comment, no tag, no alternative text and no target with blanks in it has more bytes: what is longer are words of the text
/// between two signs. A target without blanks may be a whole picture.
const LONGEST: usize = 4_096;
/// Longer than the signs and the name with which a mark begins.
const OPENING: usize = 32;

impl Ends {
    /// How far what begins at a place may reach: `None` if no end makes it a mark. Pictures and links end on their line.
    pub(super) fn reach(&mut self, text: &str, at: usize, line_end: usize) -> Option<usize> {
        let is_near = |end: &usize| *end <= at.saturating_add(LONGEST).saturating_add(OPENING);
        match text.as_bytes().get(at..)? {
            [b'<', b'!', ..] => Some(self.comment.behind(text, at)).filter(is_near)?.checked_add(3),
            [b'<', ..] => Some(self.tag.behind(text, at)).filter(is_near)?.checked_add(1),
            [b'!', b'[', ..] => self.link(text, at, line_end, is_near),
            [b'[', ..] => self.link(text, at, line_end, |_| true),
            _ => Some(text.len()),
        }
    }

    fn link(&mut self, text: &str, at: usize, line_end: usize, are_words: impl Fn(&usize) -> bool) -> Option<usize> {
        let is_on_line = |end: &usize| *end < line_end;
        let words = Some(self.words.behind(text, at)).filter(is_on_line).filter(are_words)?;
        let opening = words
            .checked_add(1)
            .filter(|next| text.as_bytes().get(*next) == Some(&b'('))?;
        let target = Some(self.target.behind(text, opening)).filter(is_on_line)?;
        if target.saturating_sub(opening) > LONGEST && self.blank.behind(text, opening) < target {
            return None;
        }
        let end = target.checked_add(1)?;
        let has_attributes = text.as_bytes().get(end) == Some(&b'{');
        let attributes = has_attributes
            .then(|| self.attributes.behind(text, end))
            .filter(is_on_line);
        attributes.map_or(Some(end), |attributes| attributes.checked_add(1))
    }
}

#[cfg(test)]
mod tests {
    use super::{Ends, LONGEST, OPENING};

    fn is_mark(text: &str) -> bool {
        let line_end = text.find('\n').unwrap_or(text.len());
        Ends::default().reach(text, 0, line_end).is_some()
    }

    #[test]
    fn what_needs_an_end_has_one_on_its_line_or_near() {
        for (text, expected) in [
            ("<!-- a -->", true),
            ("<!-- a ->", false),
            ("<br>", true),
            ("<br", false),
            ("[a](b)", true),
            ("![a](b)", true),
            ("[a] (b)", false),
            ("[a](b\n)", false),
            ("![a\n](b)", false),
            ("&amp;", true),
        ] {
            assert_eq!(is_mark(text), expected, "{text}");
        }
    }

    #[test]
    fn words_are_no_mark_that_stretches_far_and_a_picture_is() {
        let (far, words) = ("x".repeat(LONGEST + OPENING), "x ".repeat(LONGEST));
        assert!(!is_mark(&format!("<!-- {far}-->")));
        assert!(!is_mark(&format!("![{far}](b)")));
        assert!(!is_mark(&format!("![a]({words})")));
        assert!(is_mark(&format!("![a](data:image/png;base64,{far})")));
    }

    #[test]
    fn attributes_belong_to_a_mark_if_they_end_on_its_line() {
        let reach = |text: &str| Ends::default().reach(text, 0, text.find('\n').unwrap_or(text.len()));
        assert_eq!(reach("[a](b){.c} d}"), Some(10));
        assert_eq!(reach("[a](b){.c\n}"), Some(6));
        let long = format!("[a](b){{{}}}", ".c ".repeat(LONGEST));
        assert_eq!(reach(&long), Some(long.len()));
    }

    #[test]
    fn later_marks_have_later_ends() {
        let text = "[a](b) [c] [d](e) [f](";
        let mut ends = Ends::default();
        let found = [0, 7, 11, 18].map(|at| ends.reach(text, at, text.len()).is_some());
        assert_eq!(found, [true, false, true, false]);
    }
}
