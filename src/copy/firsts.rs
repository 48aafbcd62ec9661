//! The lines of a text by the byte that they begin with, found in one walk for all layouts: each asks those that may be its marks.

use crate::text::line::Line;

use super::lines::Lines;

/// What stands for all digits, all small letters of ASCII, and all beyond ASCII.
pub(crate) const DIGIT: u8 = b'0';
pub(crate) const SMALL: u8 = b'a';
pub(crate) const BEYOND_ASCII: u8 = 0x80;

#[derive(Debug)]
pub(crate) struct Firsts<'s> {
    lines: Lines<'s>,
    /// For each byte, the first line that begins with it, counted from 1; 0 if none does.
    first: [usize; BEYOND_ASCII as usize + 1],
    /// For each line, the next one that begins alike, counted in the same way.
    next: Vec<usize>,
}

impl<'s> Firsts<'s> {
    pub(crate) fn of(lines: Lines<'s>) -> Self {
        let mut first = [0; BEYOND_ASCII as usize + 1];
        let mut next = vec![0; lines.len()];
        for (index, (line, next)) in lines.as_slice().iter().zip(&mut next).enumerate().rev() {
            let byte = match line.text.as_bytes().first() {
                Some(b'0'..=b'9') => DIGIT,
                Some(b'a'..=b'z') => SMALL,
                Some(byte) => (*byte).min(BEYOND_ASCII),
                None => 0,
            };
            if let Some(first) = first.get_mut(usize::from(byte)) {
                *next = std::mem::replace(first, index.saturating_add(1));
            }
        }
        Self { lines, first, next }
    }

    /// The lines that begin with one of these bytes, and their indices; those with the same byte in order.
    pub(crate) fn begin_with(&self, bytes: &[u8]) -> impl Iterator<Item = (usize, Line<'s>)> {
        let mut bytes = bytes.iter();
        let mut number = 0_usize;
        std::iter::from_fn(move || {
            while number == 0 {
                number = *self.first.get(usize::from(*bytes.next()?))?;
            }
            let index = number.checked_sub(1)?;
            number = *self.next.get(index)?;
            Some((index, self.lines.get(index)?))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::copy::stitch::Compounds;
    use crate::text::line;

    #[test]
    fn lines_are_found_by_their_first_byte() {
        let text = "Ort: Rath\n8 Uhr\nÜber\n\nOst\n\u{201E}Ja\u{201C}\n12 Uhr\n";
        let (lines, compounds) = (line::cut(text), Compounds::of(text));
        let firsts = Firsts::of(Lines::new(&lines, &compounds));
        for (bytes, found) in [
            (&b"O"[..], &[0, 3][..]),
            (&[DIGIT], &[1, 5]),
            (&[DIGIT, b'O'], &[1, 5, 0, 3]),
            (&[BEYOND_ASCII], &[2, 4]),
            (b"X", &[]),
        ] {
            let indices: Vec<usize> = firsts.begin_with(bytes).map(|(index, _)| index).collect();
            assert_eq!(indices, found, "{bytes:?}");
        }
    }
}
