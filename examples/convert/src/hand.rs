//! Heavy texts in hand: what a run was doing when it was killed, as the journal knows it.
//!
//! Where there is no memory for a text, the program ends at once. A text that may need much is therefore written down while
//! it is in hand. What is still in hand when the next run begins was so when the last one was killed:
//!
//! | in hand were | `--resume` |
//! | --- | --- |
//! | one text | passes it over, and names it |
//! | several | tries each of them again, if it can without another heavy one beside it |
//! | one of these, for the second time | passes it over, and names it |
//!
//! A light text is not written down: it needs some 15 MB, and to suspect whatever is in hand would blame texts that
//! were only there when somebody killed the run. Nor is one while it is written, when what took the memory is gone.
//!
//! A text with other bytes is another one. Whatever is tried again and ends is laid down, and nothing is known against it.

use std::collections::BTreeMap;

/// A text is heavy if it weighs so much: many times as much as any that was printed.
pub(crate) const HEAVY: u64 = 1 << 20;

/// A line takes as much memory as so many bytes of running text, up to the number of lines that the parser reads.
const LINE: u64 = 60;
const MOST_LINES: u64 = 1 << 15;

/// What a text weighs: the bytes of a text in running lines that needs as much memory.
pub(crate) fn weight(bytes: &[u8]) -> u64 {
    // The usual line ends, and NEL in any encoding.
    let is_end = |byte: &u8| matches!(byte, 0x0A..=0x0D | 0x85);
    // So many fit into the count of a byte each, which processors add up side by side.
    let pieces = bytes.chunks(usize::from(u8::MAX));
    let counts = pieces.map(|piece| piece.iter().map(|byte| u8::from(is_end(byte))).sum::<u8>());
    let lines: u64 = counts.map(u64::from).sum();
    let size = bytes.len() as u64;
    let most = size.saturating_add(MOST_LINES * LINE);
    lines.saturating_mul(LINE).min(most).max(size)
}

/// A text in hand.
#[derive(Clone, Debug)]
struct Held {
    sha256: String,
    /// How many times it was taken up since it was last laid down.
    times: u32,
}

/// The heavy texts that are in hand now, and those that were when an earlier run was killed, by their places.
#[derive(Debug, Default)]
pub(crate) struct Hand {
    now: BTreeMap<String, Held>,
    earlier: BTreeMap<String, Held>,
}

impl Hand {
    pub(crate) fn take_up(&mut self, place: String, sha256: String, times: u32) {
        self.now.insert(place, Held { sha256, times });
    }

    pub(crate) fn lay_down(&mut self, place: &str) {
        self.now.remove(place);
        self.earlier.remove(place);
    }

    /// What is in hand at the end of a journal was so when its run was killed. One that was alone there is as if it had been
    /// there twice.
    pub(crate) fn end(&mut self) {
        self.earlier = std::mem::take(&mut self.now);
        if self.earlier.len() == 1 {
            let alone = self.earlier.values_mut();
            alone.for_each(|held| held.times = held.times.max(2));
        }
    }

    pub(crate) fn was_there(&self, place: &str) -> bool {
        self.earlier.contains_key(place)
    }

    /// How many times a text with these bytes was taken up before.
    pub(crate) fn times(&self, place: &str, sum: &str) -> u32 {
        let earlier = self.earlier.get(place).filter(|held| held.sha256 == sum);
        earlier.map_or(0, |held| held.times)
    }

    pub(crate) fn has_killed(&self, place: &str, sum: &str) -> bool {
        self.times(place, sum) > 1
    }

    /// What a later run has to know: places, sums, and times.
    pub(crate) fn held(&self) -> impl Iterator<Item = (&str, &str, u32)> {
        let held: BTreeMap<_, _> = self.earlier.iter().chain(&self.now).collect();
        held.into_iter()
            .map(|(place, held)| (place.as_str(), held.sha256.as_str(), held.times))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_lines_weigh_more() {
        assert_eq!(weight(&[b'a'; 1000]), 1000);
        let running = "Ein Satz, so lang wie andere Zeilen auch, die man druckt, und noch etwas mehr.\n".repeat(100);
        assert_eq!(weight(running.as_bytes()), running.len() as u64);
        assert_eq!(weight("a\n".repeat(1000).as_bytes()), 60_000);
        let many = "a\n".repeat(4 << 20);
        assert_eq!(weight(many.as_bytes()), (8 << 20) + (60 << 15));
    }

    fn hand(lines: &[(&str, u32)]) -> Hand {
        let mut hand = Hand::default();
        for (place, times) in lines {
            hand.take_up((*place).to_owned(), "1".to_owned(), *times);
        }
        hand.end();
        hand
    }

    #[test]
    fn what_killed_a_run_was_alone_or_there_twice() {
        let hand_of_two = hand(&[("a", 1), ("b", 2)]);
        let killed = |hand: &Hand, place| hand.has_killed(place, "1");
        assert!(!killed(&hand_of_two, "a") && killed(&hand_of_two, "b"));
        let alone = hand(&[("a", 1)]);
        assert!(killed(&alone, "a") && !alone.has_killed("a", "2"));
        let mut tried = hand(&[("a", 1)]);
        tried.lay_down("a");
        assert!(!tried.was_there("a") && tried.held().next().is_none());
    }

    #[test]
    fn a_text_that_was_alone_stays_passed_over() {
        let mut later = hand(&[("a", 1)]);
        later.take_up("b".to_owned(), "1".to_owned(), 1);
        let mut next = Hand::default();
        for (place, sum, times) in later.held() {
            next.take_up(place.to_owned(), sum.to_owned(), times);
        }
        next.end();
        assert!(next.has_killed("a", "1") && !next.has_killed("b", "1"));
    }
}
