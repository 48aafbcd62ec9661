//! The main text of a page: head and body, and below them the pictures and the footer.
//!
//! ```text
//! story = text [ usage_note ] pictures footer
//! ```
//! The usage note opens the pictures; without it the first credit or picture address does. A label opens the footer only
//! behind the note and the last picture, and if what it announces stands behind it.

use crate::copy::lines::Lines;
use crate::copy::measure::Measure;

use super::zone::{Part, Zones};
use super::{body, footer, usage_note};

/// The parts of a main text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Story<'s> {
    /// All but the footer.
    copy: Lines<'s>,
    note: Option<usize>,
    has_picture: bool,
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
            footer,
        }
    }

    /// The same, set in the measure that the copy has: lines of numbers and addresses may be longer than the text is wide.
    pub(crate) fn set_in(self, measure: impl FnOnce(Lines<'s>) -> Option<Measure>) -> Self {
        let measure = measure(self.copy);
        let copy = self.copy.set_in(measure);
        Self { copy, ..self }
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
                match behind {
                    Some(behind) => zones.add_pieces(Part::Pictures, std::iter::once(behind).chain(pictures.iter())),
                    None => zones.add(Part::Pictures, pictures),
                }
            }
            None if self.has_picture => zones.add(Part::BodyWithPictures, body),
            None => zones.add(Part::Body, body),
        }
        footer::find(self.footer, zones);
    }
}
