//! The photographers: how many pictures each year has of each, and which names nearly agree. Nothing is merged.

use std::collections::{BTreeMap, BTreeSet};

use crate::format::sqlite::spelling::{bare, folded};

/// So many names are compared with each other, those of the most pictures.
pub(super) const COMPARED: usize = 1_000;

/// How many pictures are by whom.
#[derive(Debug, Default)]
pub(super) struct People<'r> {
    pub(super) by_name: BTreeMap<&'r str, Counts>,
}

#[derive(Debug, Default)]
pub(super) struct Counts {
    pub(super) all: usize,
    /// A picture counts in each year that prints it; `None` where no day is printed.
    pub(super) years: BTreeMap<Option<i32>, usize>,
}

impl<'r> People<'r> {
    /// Adds a picture, printed in these years.
    pub(super) fn add(&mut self, name: &'r str, years: &BTreeSet<Option<i32>>) {
        let counts = self.by_name.entry(name).or_default();
        counts.all += 1;
        for year in years {
            *counts.years.entry(*year).or_default() += 1;
        }
    }

    /// The names with their counts, the most first.
    pub(super) fn sorted(&self) -> Vec<(&'r str, usize)> {
        let mut sorted: Vec<_> = self.by_name.iter().map(|(name, counts)| (*name, counts.all)).collect();
        sorted.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        sorted
    }

    /// Pairs of names that nearly agree, the more frequent first.
    pub(super) fn near(&self) -> Vec<[(&'r str, usize); 2]> {
        let names = self.sorted();
        let names: Vec<_> = names
            .into_iter()
            .take(COMPARED)
            .map(|(name, count)| (name, count, Letters::of(name)))
            .collect();
        let mut pairs = Vec::new();
        for (at, (name, count, letters)) in names.iter().enumerate() {
            let others = names.iter().skip(at + 1).filter(|(_, _, other)| letters.is_near(other));
            pairs.extend(others.map(|(other, others, _)| [(*name, *count), (*other, *others)]));
        }
        pairs
    }
}

/// A name as it is compared.
#[derive(Debug)]
struct Letters {
    /// Its words without marks, in small letters.
    words: Vec<String>,
    /// The same in the order of the alphabet, as one.
    sorted: String,
    /// As they are printed.
    printed: String,
}

impl Letters {
    fn of(name: &str) -> Self {
        let plain = bare(&folded(&name.to_lowercase()));
        let words = plain
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty());
        let words: Vec<String> = words.map(str::to_owned).collect();
        let mut sorted = words.clone();
        sorted.sort_unstable();
        Self {
            printed: words.concat(),
            sorted: sorted.concat(),
            words,
        }
    }

    /// The same words in another order or spelling, a slip or two in a long name, or an initial for a given name.
    fn is_near(&self, other: &Self) -> bool {
        if self.sorted == other.sorted {
            return true;
        }
        let (short, long) = (
            self.printed.len().min(other.printed.len()),
            self.printed.len().max(other.printed.len()),
        );
        let slips = match short {
            0..5 => 0,
            5..10 => 1,
            _ => 2,
        };
        let is_slip = long - short <= slips && strsim::osa_distance(&self.printed, &other.printed) <= slips;
        is_slip || self.is_initial_of(other) || other.is_initial_of(self)
    }

    fn is_initial_of(&self, other: &Self) -> bool {
        match (self.words.as_slice(), other.words.as_slice()) {
            ([initial, family], [given, .., name]) => {
                family == name && initial.chars().count() == 1 && given.starts_with(initial.as_str())
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_nearly_agree() {
        for (one, other, is_near) in [
            ("Jörg Müller", "Joerg Mueller", true),
            ("Jörg Müller", "Jorg Muller", true),
            ("Mara Lenz", "Lenz, Mara", true),
            ("Mara Lenz", "Mara Lens", true),
            ("Mara Lenz", "M. Lenz", true),
            ("Mara Lenz", "Mara  LENZ", true),
            ("Jan-Philipp Roth", "Jan Philipp Roht", true),
            ("Mara Lenz", "Karl Lenz", false),
            ("Mara Lenz", "K. Lenz", false),
            ("Roth", "Both", false),
            ("", "Roth", false),
            ("Mara Lenz", "Mara Brink", false),
        ] {
            let near = [
                Letters::of(one).is_near(&Letters::of(other)),
                Letters::of(other).is_near(&Letters::of(one)),
            ];
            assert_eq!(near, [is_near; 2], "{one}, {other}");
        }
    }
}
