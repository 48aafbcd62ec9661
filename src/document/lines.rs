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

/// In a line longer than this there is a post every so many bytes.
const POST_DISTANCE: usize = 4_096;

impl LineIndex {
    /// The beginnings of lines as editors count them (behind LF, and behind CR without LF), and posts inside long lines.
    pub(super) fn new(source: &str) -> Self {
        let bytes = source.as_bytes();
        let mut lines = Self(vec![START]);
        let mut line = START.place.line;
        for end in memchr2_iter(b'\n', b'\r', bytes) {
            let next = end.saturating_add(1);
            if bytes.get(end..=next) == Some(b"\r\n") {
                continue;
            }
            lines.go_to(source, end);
            line = line.saturating_add(1);
            lines.0.push(Post {
                offset: next,
                place: LineCol { line, column: 1 },
            });
        }
        lines.go_to(source, source.len());
        lines
    }

    /// Sets the posts of a line up to there.
    fn go_to(&mut self, source: &str, end: usize) {
        while let Some(Post { offset, place }) = self.0.last().copied()
            && end.saturating_sub(offset) > POST_DISTANCE
        {
            let next = prefix(source, offset.saturating_add(POST_DISTANCE)).len();
            let between = Span::new(offset, next).of(source);
            let column = place.column.saturating_add(between.chars().count());
            self.0.push(Post {
                offset: next,
                place: LineCol { column, ..place },
            });
        }
    }

    pub(super) fn line_col(&self, source: &str, offset: usize) -> LineCol {
        let behind = self.0.partition_point(|post| post.offset <= offset);
        let post = behind.checked_sub(1).and_then(|index| self.0.get(index));
        let post = post.copied().unwrap_or(START);
        let between = Span::new(post.offset, prefix(source, offset).len()).of(source);
        LineCol {
            line: post.place.line,
            column: post.place.column.saturating_add(between.chars().count()),
        }
    }
}
