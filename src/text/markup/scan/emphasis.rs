//! Words that are set bold or slanted.

use super::Scan;
use crate::text::markup::proof::Proof;

/// How deep emphasis stands in emphasis: there are six kinds.
const DEEPEST: usize = 6;
/// So many signs are a rule, whatever their number; one, two and three divide it.
const RULE: usize = 12;

/// What is known of the ends of emphasis of each kind.
#[derive(Debug, Default)]
pub(super) struct Unclosed([[usize; 3]; 2]);

impl Unclosed {
    /// Up to where those have no end that begin from here on, for a sign that stands so many times.
    fn up_to(&mut self, sign: char, count: usize) -> Option<&mut usize> {
        let kinds = self.0.get_mut(usize::from(sign == '_'))?;
        kinds.get_mut(count.checked_sub(1)?)
    }
}

impl Scan<'_> {
    /// Reads words that are set bold or slanted, of which `words` begins with the marks. The first row that fits decides:
    ///
    /// | the marks | are markup |
    /// | --- | --- |
    /// | stand inside a word, or before a blank | no |
    /// | are more than three, as in a rule | no |
    /// | are there again behind the words, on this line | yes; two of them prove it |
    /// | are not | no |
    pub(super) fn emphasis(&mut self, words: &str) {
        let sign = words.chars().next().unwrap_or('*');
        let count = words.chars().take_while(|c| *c == sign).count();
        let is_inside = || {
            let before = self.text.get(..self.at).unwrap_or_default();
            before.ends_with(|c: char| c.is_alphanumeric() || c == '/')
        };
        let behind = words.get(count..).unwrap_or_default();
        if count > 3 || is_inside() || behind.is_empty() || behind.starts_with(char::is_whitespace) {
            self.at = self.at.saturating_add(count);
            return;
        }
        let marks = words.get(..count).unwrap_or_default();
        let is_closing = |(at, _): &(usize, &str)| {
            let after = behind.get(at.saturating_add(count)..).unwrap_or_default();
            let before = behind.get(..*at).unwrap_or_default();
            !before.is_empty()
                && !before.ends_with(char::is_whitespace)
                && !after.starts_with(|c: char| c.is_alphanumeric() || c == sign)
        };
        let end = self.at.saturating_add(words.len());
        let Some(unclosed) = self.unclosed.up_to(sign, count).filter(|_| self.depth < DEEPEST) else {
            self.at = self.at.saturating_add(count);
            return;
        };
        let closing = if *unclosed < end {
            behind.match_indices(marks).find(is_closing)
        } else {
            // Only what stands behind an end can make one of its marks: those of this stretch are the last ones.
            let last = behind.chars().rev().take(RULE).take_while(|c| *c == sign).count();
            let at = behind.len().saturating_sub(count);
            Some((at, marks)).filter(|mark| last >= count && last.checked_rem(count) == Some(0) && is_closing(mark))
        };
        let from = self.at.saturating_add(count);
        let Some((closing, _)) = closing else {
            *unclosed = end.max(*unclosed);
            self.at = from;
            return;
        };
        let end = from.saturating_add(closing);
        *unclosed = end.max(*unclosed);
        if count > 1 {
            self.proofs.add(Proof::Strong);
        }
        self.edit(count, "");
        self.depth = self.depth.saturating_add(1);
        self.signs(end);
        self.depth = self.depth.saturating_sub(1);
        // They may be part of a mark that is gone, as in the target of a link.
        if self.at == end {
            self.edit(count, "");
        }
    }
}
