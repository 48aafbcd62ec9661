//! What is too long to be shown at once, in blocks that are opened one by one.

use std::io;

use maud::{Markup, html};

use super::super::frame::{GAP, write_filled};

/// Texts of more bytes are folded.
const LONG: usize = 2 << 20;
/// A block is ended behind so many bytes of the page, or so many items.
const BLOCK: usize = 1 << 16;
const ITEMS: usize = 2_048;

/// Whether the page of a text of so many bytes is folded.
pub(super) const fn is_long(bytes: usize) -> bool {
    bytes > LONG
}

/// Writes parts of a page in their order. Of a long text each block waits, as text that is no part of the page yet, to be
/// opened.
pub(super) struct Folds<'w> {
    to: &'w mut dyn io::Write,
    is_long: bool,
    /// Whether the items are the lines of the text, which the script of the page makes elements of: see [`Folds::of_lines`].
    has_lines: bool,
    block: Vec<u8>,
    items: usize,
    /// The numbers of the first and the last item of the block, as its title names them.
    numbers: Option<(usize, usize)>,
    title: &'static str,
}

impl<'w> Folds<'w> {
    /// For a text of so many bytes; the title of a block has its numbers behind it.
    pub(super) const fn new(to: &'w mut dyn io::Write, bytes: usize, title: &'static str) -> Self {
        Self {
            to,
            is_long: is_long(bytes),
            has_lines: false,
            block: Vec::new(),
            items: 0,
            numbers: None,
            title,
        }
    }

    /// The same where each item is a line of the text with what is said of it. Numbers are given to lines when a block is
    /// opened, and most lines of such a text are alike, so that the lines of a block are
    ///
    /// | line | what it is |
    /// | --- | --- |
    /// | `<` … | an element |
    /// | `#` … | what those after it begin with: `#<p><span class="x">` |
    /// | `=` … | the words of a line that is one piece |
    /// | | an empty line |
    pub(super) fn of_lines(to: &'w mut dyn io::Write, bytes: usize, title: &'static str) -> Self {
        Self {
            has_lines: true,
            ..Self::new(to, bytes, title)
        }
    }

    /// Adds an item of that number and of about so many bytes; `write` is told whether it is the first of its block.
    pub(super) fn item(
        &mut self,
        number: usize,
        bytes: usize,
        write: impl FnOnce(&mut dyn io::Write, bool) -> io::Result<()>,
    ) -> io::Result<()> {
        if !self.is_long {
            return write(self.to, false);
        }
        if bytes.max(self.block.len()) > BLOCK || self.items == ITEMS {
            self.end_block()?;
        }
        if bytes > BLOCK {
            return self.write_block((number, number), |to| write(to, true));
        }
        let first = self.numbers.map_or(number, |(first, _)| first);
        self.numbers = Some((first, number));
        self.items += 1;
        write(&mut self.block, self.items == 1)
    }

    pub(super) fn push(&mut self, number: usize, item: &Markup) -> io::Result<()> {
        self.item(number, item.0.len(), |to, _| to.write_all(item.0.as_bytes()))
    }

    fn end_block(&mut self) -> io::Result<()> {
        let Some(numbers) = self.numbers.take() else {
            return Ok(());
        };
        let block = std::mem::take(&mut self.block);
        self.write_block(numbers, |to| to.write_all(&block))?;
        self.block = block;
        self.block.clear();
        self.items = 0;
        Ok(())
    }

    fn write_block(
        &mut self,
        (first, last): (usize, usize),
        write: impl FnOnce(&mut dyn io::Write) -> io::Result<()>,
    ) -> io::Result<()> {
        // Text of others is escaped in it, so that nothing ends the element or begins a comment.
        let block = html! {
            details class="fold" data-l=[self.has_lines.then_some(first)] {
                summary {
                    (self.title) " " (first)
                    @if last > first { "–" (last) }
                }
                script type="text/plain" { (GAP) }
            }
        };
        let mut write = Some(write);
        write_filled(&block, self.to, |_, to| write.take().map_or(Ok(()), |write| write(to)))
    }

    pub(super) fn finish(mut self) -> io::Result<()> {
        self.end_block()
    }
}

#[cfg(test)]
mod tests {
    use maud::PreEscaped;

    use super::*;

    fn folded(bytes: usize, size: usize, count: usize) -> String {
        let mut page = Vec::new();
        let mut folds = Folds::new(&mut page, bytes, "Zeilen");
        for number in 1..=count {
            let item = html! { p { (number) (PreEscaped("x".repeat(size))) } };
            folds.push(number, &item).unwrap();
        }
        folds.finish().unwrap();
        String::from_utf8(page).unwrap()
    }

    #[test]
    fn only_long_texts_are_folded() {
        assert!(!folded(LONG, 40_000, 3).contains("<details"));
        let long = folded(LONG + 1, 40_000, 3);
        assert_eq!(long.matches("<details").count(), 2);
        assert!(long.contains("<summary>Zeilen 1–2</summary>") && long.contains("<summary>Zeilen 3</summary>"));
    }

    #[test]
    fn a_block_is_neither_large_nor_of_many_elements() {
        let large = folded(LONG + 1, BLOCK, 3);
        assert_eq!(large.matches("<details").count(), 3);
        assert!(large.contains("<summary>Zeilen 2</summary>"));
        let many = folded(LONG + 1, 0, 2 * ITEMS);
        assert_eq!(many.matches("<details").count(), 2);
        assert_eq!(many.matches("<p>").count(), 2 * ITEMS);
    }
}
