//! Lines and columns of a text.

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
        let mut posts = vec![START];
        let mut last = START;
        let mut place = last.place;
        let mut chars = source.char_indices().peekable();
        while let Some((_, c)) = chars.next() {
            let Some(&(next, following)) = chars.peek() else { break };
            let is_end = c == '\n' || (c == '\r' && following != '\n');
            if is_end {
                place = LineCol {
                    line: place.line.saturating_add(1),
                    column: 1,
                };
            } else {
                place.column = place.column.saturating_add(1);
            }
            if is_end || next.saturating_sub(last.offset) >= POST_DISTANCE {
                last = Post { offset: next, place };
                posts.push(last);
            }
        }
        if source.ends_with(['\n', '\r']) {
            let line = place.line.saturating_add(1);
            posts.push(Post {
                offset: source.len(),
                place: LineCol { line, column: 1 },
            });
        }
        Self(posts)
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
