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

    /// Where the first of them is. The set may be any; where a comparison tells it, [`position`] is cheaper.
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

/// So many bytes are looked at together.
pub(crate) const STEP: usize = 16;

/// Which of the bytes that a step of flags was made of is the first one: each is 0 or 1.
pub(crate) const fn first_flag(flags: u128) -> usize {
    flags.trailing_zeros().wrapping_div(u8::BITS) as usize
}

/// Where the first byte is that a comparison or two tell to be wanted, among many others.
pub(crate) fn position(bytes: &[u8], is_wanted: impl Fn(u8) -> bool) -> Option<usize> {
    // All of them, so that the compiler looks at many at a time.
    let flags = |step: &[u8; STEP]| u128::from_le_bytes(step.map(|byte| u8::from(is_wanted(byte))));
    let (steps, rest) = bytes.as_chunks::<STEP>();
    let mut from = 0_usize;
    for found in steps.iter().map(flags) {
        if found != 0 {
            return Some(from.saturating_add(first_flag(found)));
        }
        from = from.saturating_add(STEP);
    }
    // The last ones together with some of those before, which are none.
    let place = match bytes.last_chunk().map(flags) {
        Some(0) => return None,
        Some(found) => bytes.len().saturating_sub(STEP).saturating_add(first_flag(found)),
        None => rest.iter().position(|byte| is_wanted(*byte))?,
    };
    Some(place)
}

#[cfg(test)]
mod tests {
    use super::{Wanted, position};

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
            assert_eq!(position(&bytes, |byte| byte != b'a'), None);
            for place in (0..length).rev() {
                bytes[place] = if place % 2 == 0 { b'<' } else { 0xC2 };
                assert_eq!(SIGNS.first(&bytes), Some(place));
                assert_eq!(position(&bytes, |byte| byte != b'a'), Some(place));
            }
        }
    }
}
