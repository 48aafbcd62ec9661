//! Words of a text as marks that can be compared: runs of them, and the numbers among them.

use serde::{Deserialize, Serialize};

/// So many marks of a text are kept of its runs of words.
pub(super) const RUNS: usize = 48;

/// So many are kept of its numbers.
pub(super) const NUMBERS: usize = 16;

/// So many words make a run: more would lose too many to a misread letter, fewer are shared by all texts.
const RUN: usize = 3;

/// A share that rests on fewer marks says nothing.
const FEWEST: usize = 4;

/// What is no part of a word. What text versions print as "?" ends a word, and so do the letters that become one there: what
/// lies beyond Latin-1.
fn is_sign(c: char) -> bool {
    !(c.is_alphanumeric() && u32::from(c) <= 0xFF)
}

/// Words in small letters.
pub(super) fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(is_sign)
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}

pub(super) fn is_number(word: &str) -> bool {
    word.bytes().any(|byte| byte.is_ascii_digit())
}

/// FNV-1a, and a last stir, so that the least marks of many are a fair sample. Databases keep marks, so it never changes.
pub(super) fn mark(parts: &[&str]) -> u64 {
    mark_of(parts.iter().flat_map(|part| part.chars().chain(['\0'])))
}

fn mark_of(signs: impl Iterator<Item = char>) -> u64 {
    let marked = |mark: u64, sign: char| (mark ^ u64::from(sign)).wrapping_mul(0x0100_0000_01B3);
    stirred(signs.fold(0xCBF2_9CE4_8422_2325, marked))
}

const fn stirred(mark: u64) -> u64 {
    let mark = (mark ^ (mark >> 33)).wrapping_mul(0xFF51_AFD7_ED55_8CCD);
    let mark = (mark ^ (mark >> 33)).wrapping_mul(0xC4CE_B9FE_1A85_EC53);
    mark ^ (mark >> 33)
}

/// Half of a mark.
fn short(mark: u64) -> u32 {
    u32::try_from(mark >> 32).unwrap_or(u32::MAX)
}

/// The least marks of a set, in their order; of a small set all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Sample {
    marks: Box<[u32]>,
    is_whole: bool,
}

impl Sample {
    fn of(mut marks: Vec<u32>, room: usize) -> Self {
        marks.sort_unstable();
        marks.dedup();
        let is_whole = marks.len() <= room;
        marks.truncate(room);
        Self {
            marks: marks.into(),
            is_whole,
        }
    }

    /// Of the runs of words of a text, and of its numbers.
    pub(super) fn of_words<'t, L: IntoIterator<Item = &'t str>>(lines: L) -> (Self, Self) {
        let (mut words, mut numbers) = (Vec::new(), Vec::new());
        for line in lines {
            for word in line.split(is_sign).filter(|word| !word.is_empty()) {
                let mark = mark_of(word.chars().flat_map(char::to_lowercase));
                words.push(mark);
                if is_number(word) {
                    numbers.push(short(mark));
                }
            }
        }
        let runs = words.windows(RUN).map(|run| {
            let all = run.iter().fold(0_u64, |all, word| all.rotate_left(21) ^ word);
            short(stirred(all))
        });
        (Self::of(runs.collect(), RUNS), Self::of(numbers, NUMBERS))
    }

    pub(super) fn least(&self, count: usize) -> &[u32] {
        self.marks.get(..count).unwrap_or(&self.marks)
    }

    /// Up to where nothing of the set is left out.
    fn end(&self) -> u32 {
        if self.is_whole {
            u32::MAX
        } else {
            self.marks.last().copied().unwrap_or(u32::MAX)
        }
    }

    /// The share of the smaller set that the other has too, as far as both samples reach; `None` if that is too little to say.
    pub(super) fn shared(&self, other: &Self, fewest: usize) -> Option<f32> {
        let end = self.end().min(other.end());
        let within = |sample: &Self| sample.marks.partition_point(|mark| *mark <= end);
        let (own, others) = (self.least(within(self)), other.least(within(other)));
        let smaller = own.len().min(others.len());
        let both = own.iter().filter(|mark| others.binary_search(mark).is_ok()).count();
        (smaller >= fewest).then(|| share(both, smaller))
    }

    /// The same of runs of words.
    pub(super) fn runs_shared(&self, other: &Self) -> Option<f32> {
        self.shared(other, FEWEST)
    }
}

/// A share of small counts.
pub(super) fn share(part: usize, whole: usize) -> f32 {
    let float = |count: usize| f32::from(u16::try_from(count).unwrap_or(u16::MAX));
    if whole == 0 { 0.0 } else { float(part) / float(whole) }
}

/// Whether two words may be one: by a letter that was misread or doubled, by two if they are long. Numbers are what they are.
pub(super) fn are_near(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    let longer = one.chars().count().min(other.chars().count());
    let slips = match longer {
        0..=4 => 0,
        5..=8 => 1,
        _ => 2,
    };
    slips > 0 && !is_number(one) && !is_number(other) && strsim::levenshtein(one, other) <= slips
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_that_was_lost_ends_a_word() {
        let list = |text| words(text).collect::<Vec<_>>();
        assert_eq!(list("Łódź, Grüße aus „Straße“ 17"), list("?ód?, Grüße aus ?Straße? 17"));
        assert_eq!(list("Marc-André"), ["marc", "andré"]);
    }

    #[test]
    fn shares() {
        let long: Vec<String> = (0..400).map(|n| format!("wort{n}")).collect();
        let (all, half) = (long.join(" "), long[..200].join(" "));
        let of = |text: &str| Sample::of_words([text]).0;
        assert_eq!(of(&all).runs_shared(&of(&all)), Some(1.0));
        assert_eq!(of(&all).runs_shared(&of(&half)), Some(1.0));
        let other = all.replace("wort", "Satz");
        assert_eq!(of(&all).runs_shared(&of(&other)), Some(0.0));
        assert_eq!(of(&all).runs_shared(&of("drei Worte nur")), None);
        let changed = all.replace("wort1", "bord1");
        let found = of(&all).runs_shared(&of(&changed)).unwrap();
        // A hundred and eleven words of four hundred, and the runs at their edges.
        assert!((0.55..0.85).contains(&found), "{found}");
    }

    #[test]
    fn words_that_may_be_one() {
        for (one, other) in [
            ("stadtrregierung", "stadtregierung"),
            ("brücke", "brücke"),
            ("garath", "garatn"),
        ] {
            assert!(are_near(one, other), "{one}");
        }
        for (one, other) in [
            ("oberbilk", "unterbilk"),
            ("süd", "nord"),
            ("2018", "2019"),
            ("mai", "mal"),
        ] {
            assert!(!are_near(one, other), "{one}");
        }
    }
}
