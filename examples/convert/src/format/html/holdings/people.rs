//! The photographers: how many pictures each year has of each, and which names nearly agree. Nothing is merged.

use std::collections::{BTreeMap, BTreeSet};

use crate::names::Kind;
use crate::names::near::{self, Name};

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
        let compared: Vec<_> = names
            .iter()
            .map(|(printed, _)| Name {
                printed,
                kind: Kind::Person,
            })
            .collect();
        let pairs = near::pairs(&compared).into_iter();
        pairs
            .filter_map(|pair| {
                let [one, other] = pair.names;
                Some([*names.get(one)?, *names.get(other)?])
            })
            .collect()
    }
}
