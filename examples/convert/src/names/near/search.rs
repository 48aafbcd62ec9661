//! Where near names are looked for.

use std::collections::{BTreeMap, BTreeSet};

use super::super::Kind;
use super::super::letters::{LOST, Letters};
use super::Name;
use super::rules::{abbreviates, are_ends, are_initials, ends, is_slip, shortened, with_losses};

/// Longer names are none, and share with none a letter that is missing.
const LONGEST: usize = 100;

/// More than so many names are not near each other because of one letter, and acronyms have no more meanings.
const MOST: usize = 200;

/// All names, as they are looked at for those that are near.
pub(super) struct All<'a> {
    pub(super) names: &'a [Name<'a>],
    pub(super) letters: &'a [Letters],
    pub(super) heads: &'a [usize],
    /// Those that speak for all of the same letters.
    pub(super) first: &'a [usize],
}

impl All<'_> {
    fn each(&self) -> impl Iterator<Item = (usize, &Letters)> {
        self.first
            .iter()
            .filter_map(|name| Some((*name, self.letters.get(*name)?)))
    }

    fn kind(&self, name: usize) -> Option<Kind> {
        Some(self.names.get(name)?.kind)
    }

    /// Names that differ in one letter of one word.
    pub(super) fn slips(&self) -> Vec<[usize; 2]> {
        let mut keys: Vec<(String, usize)> = Vec::new();
        for (name, letters) in self
            .each()
            .filter(|(_, letters)| letters.keys.iter().all(|key| key.len() <= LONGEST))
        {
            keys.extend(shortened(&letters.words).map(|key| (key, name)));
        }
        keys.sort_unstable();
        keys.dedup();
        let mut near = BTreeSet::new();
        for alike in keys.chunk_by(|(one, _), (other, _)| one == other) {
            let alike = alike.get(..MOST).unwrap_or(alike);
            for (at, (_, one)) in alike.iter().enumerate() {
                for (_, other) in alike.iter().skip(at + 1) {
                    let pair = [*one.min(other), *one.max(other)];
                    if !near.contains(&pair) && self.is_slip(pair) {
                        near.insert(pair);
                    }
                }
            }
        }
        near.into_iter().collect()
    }

    fn is_slip(&self, [one, other]: [usize; 2]) -> bool {
        let words = [one, other].map(|name| self.letters.get(name).map_or(&[][..], |letters| &letters.words));
        is_slip(words)
    }

    /// Names whose given names are printed as letters, and names that these letters begin.
    pub(super) fn initials(&self) -> Vec<[usize; 2]> {
        let mut by_family: BTreeMap<(&str, char), Vec<usize>> = BTreeMap::new();
        let family = |letters: &Letters| {
            let (family, given) = letters.words.split_last()?;
            Some((family.as_str().to_owned(), given.first()?.chars().next()?))
        };
        for (name, letters) in self.each() {
            if let [given, .., family] = letters.words.as_slice()
                && let Some(initial) = given.chars().next()
            {
                by_family.entry((family, initial)).or_default().push(name);
            }
        }
        let mut near = Vec::new();
        for (name, letters) in self
            .each()
            .filter(|(_, letters)| letters.words.iter().any(|word| word.chars().count() == 1))
        {
            let Some((family, initial)) = family(letters) else {
                continue;
            };
            let others = by_family.get(&(family.as_str(), initial)).into_iter().flatten();
            let others = others.filter(|other| {
                let other = self.letters.get(**other);
                other.is_some_and(|other| are_initials(&letters.words, &other.words))
            });
            near.extend(others.map(|other| [name, *other]));
        }
        near
    }

    /// Names behind a holder, "Stadt/Ina Roth", and the same alone or behind another one.
    pub(super) fn joined(&self) -> Vec<[usize; 2]> {
        let mut known: BTreeMap<&str, usize> = BTreeMap::new();
        for (name, letters) in self.letters.iter().enumerate() {
            let head = self.heads.get(name).copied().unwrap_or(name);
            for key in &letters.keys {
                known.entry(key).or_insert(head);
            }
        }
        let mut tails: BTreeMap<String, usize> = BTreeMap::new();
        let mut near = Vec::new();
        for name in self.first {
            let printed = self.names.get(*name).map_or("", |name| name.printed);
            let Some((_, tail)) = printed.rsplit_once('/') else {
                continue;
            };
            let tail = Letters::of(tail);
            // What is one word may be anything, and what stands alone as a holder stands behind many.
            if tail.words.len() < 2 {
                continue;
            }
            let [key, _] = tail.keys;
            match known.get(key.as_str()) {
                Some(alone) if self.kind(*alone) == Some(Kind::Person) => near.push([*alone, *name]),
                Some(_) => {}
                None => near.push([*tails.entry(key).or_insert(*name), *name]),
            }
        }
        near
    }

    /// Names whose marked letters were lost, all at once as an encoding loses them: "J?rg M?ller".
    pub(super) fn lost(&self) -> Vec<[usize; 2]> {
        let all = || {
            self.names
                .iter()
                .zip(self.heads)
                .map(|(name, head)| (name.printed, *head))
        };
        let is_torn = |printed: &str| printed.contains([LOST, '\u{FFFD}']);
        let mut whole: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for (printed, head) in all().filter(|(printed, _)| !printed.is_ascii() && !is_torn(printed)) {
            whole.entry(with_losses(printed)).or_default().insert(head);
        }
        let torn = all().filter(|(printed, _)| is_torn(printed));
        let near = torn.flat_map(|(printed, head)| {
            let others = whole.get(&with_losses(printed)).into_iter().flatten();
            others.map(move |other| [*other, head])
        });
        near.collect()
    }

    /// Organisations, and what is short for them: a word of capitals, or the end of a word.
    pub(super) fn abbreviations(&self) -> Vec<[usize; 2]> {
        let organisations = || {
            self.each()
                .filter(|(name, _)| self.kind(*name) == Some(Kind::Organisation))
        };
        let acronyms: Vec<_> = organisations()
            .filter(|(_, letters)| letters.is_acronym)
            .take(MOST)
            .collect();
        let mut near = Vec::new();
        let mut by_ends: BTreeMap<String, Vec<(usize, &Letters)>> = BTreeMap::new();
        for (long, letters) in organisations().filter(|(_, letters)| letters.words.len() > 1) {
            let stands_for = |acronym: &Letters| {
                let word = acronym.words.first();
                word.is_some_and(|word| abbreviates(&word.chars().collect::<Vec<_>>(), &letters.words))
            };
            near.extend(
                acronyms
                    .iter()
                    .filter(|(_, acronym)| stands_for(acronym))
                    .map(|(short, _)| [*short, long]),
            );
            let alike = by_ends.entry(ends(&letters.words)).or_default();
            let short = alike
                .iter()
                .filter(|(_, other)| are_ends([&letters.words, &other.words]));
            near.extend(short.map(|(other, _)| [*other, long]));
            if alike.len() < MOST {
                alike.push((long, letters));
            }
        }
        near
    }
}
