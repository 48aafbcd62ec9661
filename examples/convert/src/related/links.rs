//! Finds the pairs. Nothing is compared with everything: releases are put side by side that share a key, and a key that more
//! releases have than one event can explain joins no candidates.

use std::collections::BTreeMap;

use super::Sorted;
use super::facts::Facts;
use super::figures::Figures;
use super::words::mark;

/// Larger groups of equal keys are linked to their first release only, and join no candidates.
const GROUP: usize = 16;

/// So many of the least marks of a text are keys: of two texts that share half of their runs of words, nearly all share one.
const MARKS: usize = 8;

/// Shorter words of headlines are no keys.
const LETTERS: usize = 5;

/// Whether it is proved that two releases are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Proof {
    Same,
    Candidate,
}

impl Proof {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Candidate => "candidate",
        }
    }
}

/// Two releases that belong together, by their numbers among all.
#[derive(Clone, Debug)]
pub(crate) struct Link {
    pub(crate) a: usize,
    pub(crate) b: usize,
    pub(crate) proof: Proof,
    pub(crate) because: Vec<&'static str>,
    pub(crate) figures: Figures,
}

/// Pairs of numbers, the smaller first, with what joins them.
type Found = BTreeMap<(usize, usize), Vec<&'static str>>;

/// All pairs of all releases.
pub(super) fn links(releases: &Sorted<'_>) -> Vec<Link> {
    let same = same(releases);
    let candidates = candidates(releases, &same);
    let mut links: Vec<_> = [(Proof::Same, same), (Proof::Candidate, candidates)]
        .into_iter()
        .flat_map(|(proof, found)| found.into_iter().map(move |pair| (proof, pair)))
        .filter_map(|(proof, ((a, b), because))| {
            let figures = releases.pair(a, b)?.figures;
            Some(Link {
                a,
                b,
                proof,
                because,
                figures,
            })
        })
        .collect();
    links.sort_by_key(|link| (link.a, link.b));
    links
}

/// All that are proved to be one, together.
pub(super) fn groups_of_same(releases: &Sorted<'_>) -> Vec<Vec<usize>> {
    let mut all = Vec::new();
    groups(by_head(&same(releases)), |group| {
        all.push(group.iter().map(|(_, release)| *release).collect());
    });
    all
}

fn same(releases: &Sorted<'_>) -> Found {
    let mut same = Found::new();
    by_bytes(releases, &mut same);
    by_keys(releases, &mut same);
    by_pictures(releases, &mut same);
    by_chain(releases, &mut same);
    same
}

fn add(found: &mut Found, one: usize, other: usize, because: &'static str) {
    let because_of = found.entry((one.min(other), one.max(other))).or_default();
    if !because_of.contains(&because) {
        because_of.push(because);
    }
}

/// Groups of entries with one key, each in its order.
fn groups<K: Ord, V: Copy + Ord>(mut entries: Vec<(K, V)>, mut each: impl FnMut(&[(K, V)])) {
    entries.sort_unstable();
    entries.dedup();
    for group in entries
        .chunk_by(|one, other| one.0 == other.0)
        .filter(|group| group.len() > 1)
    {
        each(group);
    }
}

/// The pairs of a group; of a large one those with its first.
fn pairs<K, V: Copy>(group: &[(K, V)]) -> impl Iterator<Item = (V, V)> + '_ {
    let firsts = if group.len() > GROUP { 1 } else { group.len() };
    let firsts = group.iter().take(firsts).enumerate();
    firsts.flat_map(|(index, (_, one))| group.iter().skip(index + 1).map(|(_, other)| (*one, *other)))
}

/// Texts with the same bytes, got out of a file or not, have the same releases.
fn by_bytes(releases: &Sorted<'_>, found: &mut Found) {
    let mut entries = Vec::new();
    for (index, (_, text)) in releases.texts.iter().enumerate() {
        entries.extend(
            [Some(text.sha256), text.text_sha256]
                .into_iter()
                .flatten()
                .map(|sum| (sum, index)),
        );
    }
    groups(entries, |group| {
        for (one, other) in pairs(group) {
            for (one, other) in releases.of_text(one).zip(releases.of_text(other)) {
                add(found, one, other, "equal-text");
            }
        }
    });
}

/// Releases with one exact key.
fn by_keys(releases: &Sorted<'_>, found: &mut Found) {
    fn join<K: Ord>(
        releases: &Sorted<'_>,
        found: &mut Found,
        because: &'static str,
        key: impl Fn(&Facts) -> Option<K>,
    ) {
        let all = releases.all();
        let entries = all.filter_map(|(index, facts)| Some((key(facts)?, index))).collect();
        groups(entries, |group| {
            for (one, other) in pairs(group) {
                if releases.pair(one, other).is_some_and(|pair| pair.may_be_same()) {
                    add(found, one, other, because);
                }
            }
        });
    }
    join(releases, found, "text-version", |facts| facts.keys.text_version);
    join(releases, found, "record-number", |facts| facts.keys.record);
    join(releases, found, "document-number", |facts| facts.keys.number);
    join(releases, found, "online-address", |facts| facts.keys.page);
}

/// Releases of one day with two names of pictures in common.
fn by_pictures(releases: &Sorted<'_>, found: &mut Found) {
    let mut entries = Vec::new();
    for (index, facts) in releases.all() {
        let marks = facts.pictures.iter().filter_map(|picture| picture.exact);
        entries.extend(
            facts
                .date
                .into_iter()
                .flat_map(|date| marks.clone().map(move |mark| ((date, mark), index))),
        );
    }
    groups(entries, |group| {
        // What so many releases of one day show is a stock picture.
        if group.len() <= GROUP {
            for (one, other) in pairs(group) {
                if releases.pair(one, other).is_some_and(|pair| pair.is_same_by_pictures()) {
                    add(found, one, other, "pictures-and-date");
                }
            }
        }
    });
}

/// What is the same as one third release is the same, unless the two contradict each other.
fn by_chain(releases: &Sorted<'_>, found: &mut Found) {
    groups(by_head(found), |group| {
        if group.len() > GROUP {
            return;
        }
        for (one, other) in pairs(group) {
            let is_new = !found.contains_key(&(one, other));
            if is_new && releases.pair(one, other).is_some_and(|pair| pair.may_be_same()) {
                add(found, one, other, "chain");
            }
        }
    });
}

/// Each release with the first of those that belong together.
fn by_head(found: &Found) -> Vec<(usize, usize)> {
    let mut heads: BTreeMap<usize, usize> = BTreeMap::new();
    for (one, other) in found.keys() {
        for release in [*one, *other] {
            heads.entry(release).or_insert(release);
        }
        let (one, other) = (head(&heads, *one), head(&heads, *other));
        heads.insert(one.max(other), one.min(other));
    }
    heads.keys().map(|release| (head(&heads, *release), *release)).collect()
}

/// The first release of those that belong together.
fn head(heads: &BTreeMap<usize, usize>, mut release: usize) -> usize {
    while let Some(next) = heads.get(&release).filter(|next| **next != release) {
        release = *next;
    }
    release
}

fn candidates(releases: &Sorted<'_>, same: &Found) -> Found {
    let mut found = Found::new();
    for family in [marks_of_day, words_of_day, pictures_of_day, marks, headlines] {
        let all = releases.all();
        let entries = all.flat_map(|(index, facts)| family(facts).into_iter().map(move |key| (key, index)));
        groups(entries.collect(), |group| {
            if group.len() > GROUP {
                return;
            }
            for (one, other) in pairs(group) {
                let pair = (one.min(other), one.max(other));
                if same.contains_key(&pair) || found.contains_key(&pair) {
                    continue;
                }
                if let Some(because) = releases.pair(one, other).and_then(|pair| pair.speaks_for()) {
                    found.insert(pair, because);
                }
            }
        });
    }
    found
}

fn of_day(facts: &Facts, parts: impl Iterator<Item = u64>) -> Vec<u64> {
    let Some(date) = facts.date else { return Vec::new() };
    let date = date.to_string();
    parts.map(|part| mark(&[&date, &part.to_string()])).collect()
}

fn marks_of_day(facts: &Facts) -> Vec<u64> {
    of_day(facts, facts.runs.least(MARKS).iter().map(|mark| u64::from(*mark)))
}

fn words_of_day(facts: &Facts) -> Vec<u64> {
    let words = facts.head().filter(|word| word.chars().count() >= LETTERS);
    of_day(facts, words.map(|word| mark(&[word])))
}

fn pictures_of_day(facts: &Facts) -> Vec<u64> {
    of_day(facts, facts.pictures.iter().map(|picture| picture.near))
}

/// For releases without a date.
fn marks(facts: &Facts) -> Vec<u64> {
    facts.runs.least(MARKS).iter().map(|mark| u64::from(*mark)).collect()
}

fn headlines(facts: &Facts) -> Vec<u64> {
    facts
        .headlines()
        .map(|headline| mark(&["headline", headline]))
        .collect()
}
