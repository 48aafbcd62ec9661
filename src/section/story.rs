//! The main text of a page: head and body, and below them the pictures and the footer.
//!
//! ```text
//! story = text [ usage_note ] pictures [ page_end text ] footer
//! ```
//! The usage note opens the pictures; without it the first credit or picture address does. A label opens the footer only
//! behind the note and the last picture, and if what it announces stands behind it.
//!
//! Beside a sidebar the text may go on behind the pictures: what stands on a new page below the last picture, has neither credit
//! nor address, and ends a sentence is no caption.

use crate::copy::lines::Lines;
use crate::copy::measure::Measure;
use crate::text::endings;
use crate::text::line::{Gap, Line};

use super::zone::{Part, Zones};
use super::{body, footer, usage_note};

/// The parts of a main text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Story<'s> {
    /// All but the footer.
    copy: Lines<'s>,
    note: Option<usize>,
    has_picture: bool,
    /// Whether a sidebar stands beside it: then text may stand behind the pictures.
    has_sidebar: bool,
    footer: Lines<'s>,
}

impl<'s> Story<'s> {
    pub(crate) fn of(lines: Lines<'s>) -> Self {
        let note = (0..lines.len()).find(|index| usage_note::is_at(lines, *index));
        let picture = lines.as_slice().iter().rposition(|line| body::has_picture(*line));
        let from = note.max(picture).map_or(0, |last| last.saturating_add(1));
        let (copy, footer) = lines.split_at_first(|index| index >= from && footer::opens(lines, index));
        Self {
            copy,
            note,
            has_picture: picture.is_some(),
            has_sidebar: false,
            footer,
        }
    }

    /// The same, set in the measure that the copy has: lines of numbers and addresses may be longer than the text is wide.
    pub(crate) fn set_in(self, measure: impl FnOnce(Lines<'s>) -> Option<Measure>) -> Self {
        let measure = measure(self.copy);
        let copy = self.copy.set_in(measure);
        Self { copy, ..self }
    }

    /// The same, beside a sidebar.
    pub(crate) const fn beside_sidebar(self) -> Self {
        Self {
            has_sidebar: true,
            ..self
        }
    }

    /// Head and body.
    pub(crate) fn text(&self) -> Lines<'s> {
        self.copy.until(self.note.unwrap_or(self.copy.len()))
    }

    /// Lays out the body, which begins with line `body` of the text, and what stands behind it.
    pub(crate) fn lay_out(self, body: usize, zones: &mut Zones<'s>) {
        let body = self.text().from(body);
        match self.note {
            Some(note) => {
                // The pictures stand behind the note; an address before it is quoted.
                zones.add(Part::Body, body);
                let (behind, pictures) = usage_note::find(self.copy.from(note), zones);
                let (pictures, text) = pictures.split(self.pictures_end(pictures));
                match behind {
                    Some(behind) => zones.add_pieces(Part::Pictures, std::iter::once(behind).chain(pictures.iter())),
                    None => zones.add(Part::Pictures, pictures),
                }
                if !text.is_empty() {
                    zones.add(Part::Body, text);
                }
            }
            None if self.has_picture || !self.has_sidebar => zones.add(Part::BodyWithPictures, body),
            None => zones.add(Part::Body, body),
        }
        footer::find(self.footer, zones);
    }

    /// How many of these lines are pictures.
    fn pictures_end(&self, lines: Lines<'_>) -> usize {
        let is_end = |line: &Line<'_>| endings::ends_like_sentence(line.text);
        if !self.has_sidebar || !lines.last().is_some_and(|line| is_end(&line)) {
            return lines.len();
        }
        let has_picture = |line: &Line<'_>| body::has_picture(*line) || line.has_scheme();
        let behind = lines
            .as_slice()
            .iter()
            .rposition(has_picture)
            .map_or(0, |last| last.saturating_add(1));
        let mut below = lines.from(behind).iter();
        let page = below.position(|line| line.gap == Gap::Page);
        page.map_or(lines.len(), |page| behind.saturating_add(page))
    }
}
