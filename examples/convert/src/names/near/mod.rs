//! Which names nearly agree, and why. Each pair is a question to somebody who knows the people; no name is made another one.
//!
//! No name is compared with all others: each is put under what it may have in common with one that is near (its letters, its
//! letters but one, its family name with an initial), and compared with those that are put there too.

use std::collections::{BTreeMap, BTreeSet};

use super::Kind;
use super::letters::Letters;
use search::All;
use sets::Sets;
use spelt::spelt;

mod rules;
mod search;
mod sets;
mod spelt;

/// What makes two names near.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Because {
    Case,
    Umlaut,
    Hyphen,
    Order,
    Title,
    Initials,
    Letter,
    Joined,
    Abbreviation,
}

impl Because {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Case => "case",
            Self::Umlaut => "umlaut",
            Self::Hyphen => "hyphen",
            Self::Order => "order",
            Self::Title => "title",
            Self::Initials => "initials",
            Self::Letter => "letter",
            Self::Joined => "joined",
            Self::Abbreviation => "abbreviation",
        }
    }
}

/// A name to be compared; the more frequent of two comes first.
#[derive(Debug)]
pub(crate) struct Name<'n> {
    pub(crate) printed: &'n str,
    pub(crate) kind: Kind,
}

/// Two names that are near, by their numbers, and what makes them so.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Pair {
    pub(crate) names: [usize; 2],
    pub(crate) because: Vec<Because>,
}

/// Pairs of near names. Names that differ in spelling alone are paired with the first of them, which speaks for all where others are near.
pub(crate) fn pairs(names: &[Name<'_>]) -> Vec<Pair> {
    let letters: Vec<Letters> = names.iter().map(|name| Letters::of(name.printed)).collect();
    let heads = heads(&letters);
    let mut found: BTreeMap<[usize; 2], BTreeSet<Because>> = BTreeMap::new();
    for (name, head) in heads.iter().enumerate() {
        if let (true, Some(one), Some(other)) = (name != *head, names.get(*head), names.get(name)) {
            found
                .entry([*head, name])
                .or_default()
                .extend(spelt(one.printed, other.printed));
        }
    }
    let first: Vec<usize> = (0..names.len()).filter(|name| heads.get(*name) == Some(name)).collect();
    let all = All {
        names,
        letters: &letters,
        heads: &heads,
        first: &first,
    };
    for (because, near) in [
        (Because::Letter, all.slips()),
        (Because::Letter, all.lost()),
        (Because::Initials, all.initials()),
        (Because::Joined, all.joined()),
        (Because::Abbreviation, all.abbreviations()),
    ] {
        for [one, other] in near {
            let pair = [one.min(other), one.max(other)];
            if one != other {
                found.entry(pair).or_default().insert(because);
            }
        }
    }
    let pairs = found.into_iter();
    pairs
        .map(|(names, because)| Pair {
            names,
            because: because.into_iter().collect(),
        })
        .collect()
}

/// The number of the first name of each group of names that hang together.
pub(crate) fn groups(count: usize, pairs: &[Pair]) -> Vec<usize> {
    let mut sets = Sets::new(count);
    for Pair {
        names: [one, other], ..
    } in pairs
    {
        sets.join(*one, *other);
    }
    sets.firsts()
}

/// For each name the first one of the same letters.
fn heads(letters: &[Letters]) -> Vec<usize> {
    let mut sets = Sets::new(letters.len());
    for key in 0..2 {
        let mut known: BTreeMap<&str, usize> = BTreeMap::new();
        for (name, letters) in letters.iter().enumerate() {
            let Some(key) = letters.keys.get(key).filter(|key| !key.is_empty()) else {
                continue;
            };
            let first = *known.entry(key).or_insert(name);
            sets.join(first, name);
        }
    }
    sets.firsts()
}
