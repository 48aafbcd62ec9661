//! Bytes of a few kinds among many others.

/// A set of bytes that are looked for.
#[derive(Debug)]
pub(crate) struct Wanted([bool; 256]);

impl Wanted {
    pub(crate) const fn of(bytes: &[u8]) -> Self {
        let mut set = [false; 256];
        let mut index = 0;
        #[allow(clippy::indexing_slicing, reason = "at compile time")]
        while index < bytes.len() {
            set[bytes[index] as usize] = true;
            index = index.wrapping_add(1);
        }
        Self(set)
    }

    /// The same, and the control characters before the blank.
    pub(crate) const fn and_controls(mut self) -> Self {
        let mut byte = 0;
        #[allow(clippy::indexing_slicing, reason = "at compile time")]
        while byte < 0x20 {
            self.0[byte] = true;
            byte = byte.wrapping_add(1);
        }
        self
    }

    pub(crate) fn has(&self, byte: u8) -> bool {
        self.0.get(usize::from(byte)) == Some(&true)
    }

    /// Where the first of them is.
    pub(crate) fn first(&self, bytes: &[u8]) -> Option<usize> {
        // Eight at a time as long as none is among them.
        let has_none = |chunk: &&[u8; 8]| !chunk.iter().fold(false, |found, byte| found | self.has(*byte));
        let before = bytes
            .as_chunks()
            .0
            .iter()
            .take_while(has_none)
            .count()
            .saturating_mul(8);
        let place = bytes.get(before..)?.iter().position(|byte| self.has(*byte))?;
        Some(before.saturating_add(place))
    }
}

#[cfg(test)]
mod tests {
    use super::Wanted;

    #[test]
    fn control_characters() {
        const SET: Wanted = Wanted::of(b"x").and_controls();
        for byte in 0..=u8::MAX {
            assert_eq!(SET.has(byte), byte < 0x20 || byte == b'x');
        }
    }

    #[test]
    fn the_first_one_is_found_wherever_it_is() {
        const SIGNS: Wanted = Wanted::of(b"<\xC2");
        for length in 0..40 {
            let mut bytes = vec![b'a'; length];
            assert_eq!(SIGNS.first(&bytes), None);
            for place in (0..length).rev() {
                bytes[place] = if place % 2 == 0 { b'<' } else { 0xC2 };
                assert_eq!(SIGNS.first(&bytes), Some(place));
            }
        }
    }
}
