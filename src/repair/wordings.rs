//! Wordings that are known in advance, found by their outline before any letter is compared: nearly no line has one.

use super::likeness::{self, LETTERS_AT_END, LETTERS_AT_START, folded, slips};

/// No wording is printed with more bytes.
const LONGEST: usize = 80;
/// So many bytes more may be printed, for blanks in it and letters read as two.
const MORE: usize = 6;
/// Of more letters both ends are looked at.
const LONG: usize = 20;
/// So many letters that another one was read as count twice.
const PAIRED: usize = 2;

/// Known words with their folded letters.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) words: &'static str,
    pub(super) letters: Vec<u8>,
    /// The letters that it has, a bit for each.
    has: u32,
}

/// Up to 32 of them. The sets have a bit for each.
#[derive(Debug)]
pub(super) struct Wordings {
    known: Vec<Known>,
    /// Those that a text may be which begins with a byte of ASCII, or ends with it.
    first: [u32; 128],
    last: [u32; 128],
    /// Those that a text of so many bytes may be.
    length: [u32; LONGEST],
    /// Those of which one end is enough.
    short: u32,
}

impl Wordings {
    pub(super) fn of(words: impl IntoIterator<Item = &'static str>) -> Self {
        let known = |words| {
            let letters = folded(words);
            let has = likeness::bits(words);
            Known { words, letters, has }
        };
        let known: Vec<Known> = words.into_iter().map(known).collect();
        let (mut begun, mut ended) = ([0; 256], [0; 256]);
        for (index, known) in known.iter().enumerate() {
            add(&mut begun, known.letters.first(), bit(index));
            add(&mut ended, known.letters.last(), bit(index));
        }
        let all = begun.iter().fold(0, |all, set| all | set);
        let set_of = |letters: Option<[u8; 2]>, sets: &[u32; 256]| {
            let set = |letter: u8| sets.get(usize::from(letter)).copied().unwrap_or(0);
            letters.map_or(all, |[one, other]| set(one) | set(other))
        };
        let (mut first, mut last, mut length, mut short) = ([0; 128], [0; 128], [0; LONGEST], 0);
        for (first, letters) in first.iter_mut().zip(LETTERS_AT_START) {
            *first = set_of(letters, &begun);
        }
        for (last, letters) in last.iter_mut().zip(LETTERS_AT_END) {
            *last = set_of(letters, &ended);
        }
        for (index, known) in known.iter().enumerate() {
            let letters = known.letters.len();
            let fewest = letters.saturating_sub(slips(letters));
            let most = known.words.len().saturating_add(slips(letters)).saturating_add(MORE);
            if letters <= LONG {
                short |= bit(index);
            }
            let all = length
                .iter_mut()
                .skip(fewest)
                .take(most.saturating_sub(fewest).saturating_add(1));
            all.for_each(|set| *set |= bit(index));
        }
        Self {
            known,
            first,
            last,
            length,
            short,
        }
    }

    /// Those that a text may be by its length, by one of its ends and by the letters that it has, with their indices.
    pub(super) fn near(&self, printed: &str) -> impl Iterator<Item = (usize, &Known)> + Clone {
        self.near_or_proved(printed, false)
    }

    /// Those that a text may be by its length and its letters, where something else proves that it is one.
    pub(super) fn proved(&self, printed: &str) -> impl Iterator<Item = (usize, &Known)> + Clone {
        self.near_or_proved(printed, true)
    }

    /// The one, or, if something else proves that the text is one of them, the other.
    pub(super) fn near_or_proved(
        &self,
        printed: &str,
        is_proved: bool,
    ) -> impl Iterator<Item = (usize, &Known)> + Clone {
        let ends = if is_proved { u32::MAX } else { self.by_ends(printed) };
        self.those(printed, self.as_long(printed) & ends)
    }

    fn by_ends(&self, printed: &str) -> u32 {
        let of = |sets: &[u32; 128], byte: Option<&u8>| {
            // Of an umlaut nothing is known by its bytes.
            byte.map_or(0, |byte| sets.get(usize::from(*byte)).copied().unwrap_or(u32::MAX))
        };
        let first = of(&self.first, printed.as_bytes().first());
        let last = of(&self.last, printed.as_bytes().last());
        first & last | (first | last) & self.short
    }

    fn as_long(&self, printed: &str) -> u32 {
        self.length.get(printed.len()).copied().unwrap_or(0)
    }

    fn those(&self, printed: &str, set: u32) -> impl Iterator<Item = (usize, &Known)> + Clone {
        // Of nearly all texts no bit is set.
        let has = if set == 0 { 0 } else { likeness::bits(printed) };
        let mut left = set;
        let all = std::iter::from_fn(move || {
            let index = usize::try_from(left.trailing_zeros()).ok()?;
            left &= left.wrapping_sub(1);
            Some((index, self.known.get(index)?))
        });
        all.filter(move |(_, known)| {
            let others = usize::try_from((known.has ^ has).count_ones()).unwrap_or(usize::MAX);
            others <= slips(known.letters.len()).saturating_mul(2).saturating_add(PAIRED)
        })
    }
}

/// Adds wordings to those of a letter.
fn add(sets: &mut [u32; 256], letter: Option<&u8>, wordings: u32) {
    if let Some(set) = letter.and_then(|letter| sets.get_mut(usize::from(*letter))) {
        *set |= wordings;
    }
}

fn bit(index: usize) -> u32 {
    u32::try_from(index)
        .ok()
        .and_then(|index| 1_u32.checked_shl(index))
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::Wordings;

    #[test]
    fn what_is_compared_letter_by_letter() {
        let wordings = Wordings::of(["Pressedienst", "Herausgegeben vom", "Medienkanäle"]);
        for (printed, expected) in [
            ("Pressedlenst", &["Pressedienst"][..]),
            ("P ressedienst", &["Pressedienst"]),
            ("Herausgegeben vorn", &["Herausgegeben vom"]),
            ("Medienkanale", &["Medienkanäle"]),
            // By its last letter.
            ("Hressedienst", &["Pressedienst"]),
            // By its length and one end alone.
            ("Am Rhein geht", &[]),
            ("Patronen", &[]),
            ("Wochenmarkt zieht", &[]),
            ("Presse", &[]),
            ("Pressedienst der Landeshauptstadt", &[]),
            ("", &[]),
        ] {
            let near: Vec<_> = wordings.near(printed).map(|(_, known)| known.words).collect();
            assert_eq!(near, expected, "{printed}");
        }
        assert_eq!(wordings.near("Hressedienss").count(), 0);
        assert_eq!(wordings.proved("Hressedienss").count(), 1);
    }
}
