//! What is too long to be shown at once, in blocks that are opened one by one.

use maud::{Markup, PreEscaped, html};

/// Texts of more bytes are folded.
const LONG: usize = 2 << 20;
/// A block is ended behind so many bytes of the page.
const BLOCK: usize = 1 << 16;

/// Parts of a page in their order. Of a long text each block waits, as text that is no part of the page yet, to be opened.
#[derive(Debug)]
pub(super) struct Folds {
    is_long: bool,
    page: String,
    block: String,
    /// The numbers of the first and the last item of the block, as its title names them.
    numbers: Option<(usize, usize)>,
    title: &'static str,
}

impl Folds {
    /// For a text of so many bytes; the title of a block has its numbers behind it.
    pub(super) const fn new(bytes: usize, title: &'static str) -> Self {
        Self {
            is_long: bytes > LONG,
            page: String::new(),
            block: String::new(),
            numbers: None,
            title,
        }
    }

    /// Adds an item of that number.
    pub(super) fn push(&mut self, number: usize, item: &Markup) {
        if !self.is_long {
            self.page.push_str(&item.0);
            return;
        }
        if self.block.len() > BLOCK {
            self.end_block();
        }
        self.block.push_str(&item.0);
        let first = self.numbers.map_or(number, |(first, _)| first);
        self.numbers = Some((first, number));
    }

    fn end_block(&mut self) {
        let Some((first, last)) = self.numbers.take() else {
            return;
        };
        // Text of others is escaped in it, so that nothing ends the element or begins a comment.
        let block = html! {
            details class="fold" {
                summary {
                    (self.title) " " (first)
                    @if last > first { "–" (last) }
                }
                script type="text/plain" { (PreEscaped(&self.block)) }
            }
        };
        self.page.push_str(&block.0);
        self.block.clear();
    }

    pub(super) const fn is_long(&self) -> bool {
        self.is_long
    }

    pub(super) fn finish(mut self) -> Markup {
        self.end_block();
        PreEscaped(self.page)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(bytes: usize) -> String {
        let mut folds = Folds::new(bytes, "Zeilen");
        for number in 1..=3 {
            folds.push(number, &html! { p { (number) (PreEscaped("x".repeat(40_000))) } });
        }
        folds.finish().0
    }

    #[test]
    fn only_long_texts_are_folded() {
        assert!(!folded(LONG).contains("<details"));
        let long = folded(LONG + 1);
        assert_eq!(long.matches("<details").count(), 2);
        assert!(long.contains("<summary>Zeilen 1–2</summary>") && long.contains("<summary>Zeilen 3</summary>"));
    }
}
