//! Where the pages of the print begin.

use std::io;

use pressedienst::{Located, SharedStr};

use crate::format::xml::{Attributes, Xml};
use crate::text::{Folio, Text};

/// The page numbers that are not written yet.
pub(super) struct Pages<'t> {
    source: &'t str,
    folios: std::iter::Peekable<std::vec::IntoIter<Folio<'t>>>,
}

impl<'t> Pages<'t> {
    pub(super) fn new(text: &Text<'t>) -> Self {
        let source = text.document.source();
        let mut folios = text.folios.clone();
        // Page one has no number as a rule.
        if text.document.page_count().is_some() && folios.first().is_none_or(|first| first.number != 1) {
            let first = Folio {
                at: 0,
                number: 1,
                printed: "",
            };
            folios.insert(0, first);
        }
        Self {
            source,
            folios: folios.into_iter().peekable(),
        }
    }

    /// The pages that begin before this value, each on a line of its own.
    pub(super) fn before<T>(&mut self, xml: &mut Xml, value: &Located<T>) -> io::Result<()> {
        match value.span() {
            Some(span) => self.until_offset(xml, span.start()),
            None => Ok(()),
        }
    }

    /// An element whose text may run over pages: their beginnings stand inside it, if the text shows where.
    pub(super) fn running(
        &mut self,
        xml: &mut Xml,
        name: &'static str,
        attributes: impl Attributes,
        value: &Located<SharedStr>,
    ) -> io::Result<()> {
        self.before(xml, value)?;
        let cuts = self.cuts(value);
        if let (None, Some(last)) = (&cuts, value.spans().last()) {
            self.until_offset(xml, last.start())?;
        }
        xml.mixed(name, attributes, |xml| {
            let mut rest = value.as_str();
            for (length, offset) in cuts.into_iter().flatten() {
                let Some((piece, behind)) = rest.split_at_checked(length) else {
                    continue;
                };
                xml.text(piece)?;
                self.inside(xml, offset, piece)?;
                rest = behind;
            }
            xml.text(rest)
        })
    }

    /// Where in the value its printed pieces begin: lengths from one to the next, with the offset in the source. `None` if
    /// the value is not its pieces one behind the other.
    fn cuts(&self, value: &Located<SharedStr>) -> Option<Vec<(usize, usize)>> {
        let mut starts = Vec::new();
        let mut before = value.as_str();
        for span in value.spans().iter().skip(1).rev() {
            let piece = span.of(self.source).split_whitespace().collect::<Vec<_>>().join(" ");
            let unspaced = before.trim_end().strip_suffix(piece.as_str())?;
            starts.push((unspaced.len(), span.start()));
            before = unspaced;
        }
        starts.reverse();
        let mut end = 0;
        let cuts = starts.into_iter().map(|(start, offset)| {
            let length = start.saturating_sub(end);
            end = start;
            (length, offset)
        });
        Some(cuts.collect())
    }

    /// The pages that begin up to this byte, each on a line of its own.
    pub(super) fn until_offset(&mut self, xml: &mut Xml, offset: usize) -> io::Result<()> {
        while let Some(folio) = self.folios.next_if(|folio| folio.at <= offset) {
            xml.start_line()?;
            folio.write(xml, None)?;
        }
        Ok(())
    }

    /// The pages that begin in running text behind this piece.
    fn inside(&mut self, xml: &mut Xml, offset: usize, piece: &str) -> io::Result<()> {
        // The end of a page may cut a word.
        let cut = (!piece.ends_with(char::is_whitespace)).then_some(("break", "no"));
        while let Some(folio) = self.folios.next_if(|folio| folio.at <= offset) {
            folio.write(xml, cut)?;
        }
        Ok(())
    }
}

impl Folio<'_> {
    fn write(&self, xml: &mut Xml, cut: Option<(&'static str, &str)>) -> io::Result<()> {
        let number = self.number.to_string();
        xml.inline("pb", [("n", number.as_str())].into_iter().chain(cut), "")?;
        if self.printed.is_empty() {
            Ok(())
        } else {
            xml.inline("fw", [("type", "pageNum")], self.printed)
        }
    }
}
