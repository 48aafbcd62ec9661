//! Lines and columns of a text.

use memchr::memchr2_iter;

use crate::record::{LineCol, Span, prefix};

/// The places of some bytes of a text, so that no place is counted from far away.
#[derive(Clone, Debug)]
pub(super) struct LineIndex(Vec<Post>);

/// A byte whose place is known.
#[derive(Clone, Copy, Debug)]
struct Post {
    offset: usize,
    place: LineCol,
}

/// The place of the first byte.
const START: Post = Post {
    offset: 0,
    place: LineCol { line: 1, column: 1 },
};

/// There is a post every so many bytes: one a line would take twelve times as much as a text of empty lines.
const POST_DISTANCE: usize = 256;

impl Post {
    /// A byte behind it. Lines begin as editors count them: behind LF, and behind CR without LF.
    fn go_to(self, source: &str, offset: usize) -> Self {
        let (mut place, mut start) = (self.place, self.offset);
        let between = Span::new(self.offset, offset).of(source).as_bytes();
        for end in memchr2_iter(b'\n', b'\r', between) {
            let end = self.offset.saturating_add(end);
            let next = end.saturating_add(1);
            if source.as_bytes().get(end..=next) == Some(b"\r\n") {
                continue;
            }
            start = next;
            place = LineCol {
                line: place.line.saturating_add(1),
                column: 1,
            };
        }
        let before = Span::new(start, offset).of(source).chars().count();
        place.column = place.column.saturating_add(before);
        Self { offset, place }
    }
}

impl LineIndex {
    pub(super) fn new(source: &str) -> Self {
        let (mut posts, mut last) = (vec![START], START);
        while source.len().saturating_sub(last.offset) > POST_DISTANCE {
            let next = prefix(source, last.offset.saturating_add(POST_DISTANCE)).len();
            last = last.go_to(source, next);
            posts.push(last);
        }
        Self(posts)
    }

    pub(super) fn line_col(&self, source: &str, offset: usize) -> LineCol {
        let behind = self.0.partition_point(|post| post.offset <= offset);
        let post = behind.checked_sub(1).and_then(|index| self.0.get(index));
        let post = post.copied().unwrap_or(START);
        post.go_to(source, prefix(source, offset).len()).place
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_that_are_counted_from_the_beginning() {
        let rows = ["a\n", "ü\r\n", "\r", "\r\n", "\n\n", "ab\u{85}c\r", "wörter ohne ende "];
        for row in rows {
            let source = row.repeat(3 * POST_DISTANCE / row.len()) + "Ende";
            let index = LineIndex::new(&source);
            assert!(index.0.len() > 2);
            let (mut line, mut column, mut rest) = (1, 1, source.char_indices().peekable());
            while let Some((at, c)) = rest.next() {
                assert_eq!(index.line_col(&source, at), LineCol { line, column }, "{row:?} at {at}");
                let is_end = c == '\n' || c == '\r' && rest.peek().is_none_or(|(_, next)| *next != '\n');
                (line, column) = if is_end { (line + 1, 1) } else { (line, column + 1) };
            }
            assert_eq!(index.line_col(&source, usize::MAX), LineCol { line, column }, "{row:?}");
        }
    }
}
