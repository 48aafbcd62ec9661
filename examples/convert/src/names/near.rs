//! Which names nearly agree, and why. Each pair is a question to somebody who knows the people; no name is made another one.
//!
//! No name is compared with all others: each is put under what it may have in common with one that is near (its letters, its
//! letters but one, its family name with an initial), and compared with those that are put there too.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization as _;

use super::Kind;
use super::letters::{LOST, Letters, has_title, with_bare_vowels, words};
use crate::format::sqlite::spelling::{bare, folded};

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

/// Longer names are none, and share with none a letter that is missing.
const LONGEST: usize = 100;

/// More than so many names are not near each other because of one letter, and acronyms have no more meanings.
const MOST: usize = 200;

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

/// Sets of numbers that hang together, each known by its smallest.
struct Sets(Vec<usize>);

impl Sets {
    fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    fn first(&mut self, of: usize) -> usize {
        let mut at = of;
        while let Some(above) = self.0.get(at).copied().filter(|above| *above != at) {
            // Halves the way for the next one.
            let higher = self.0.get(above).copied().unwrap_or(above);
            if let Some(slot) = self.0.get_mut(at) {
                *slot = higher;
            }
            at = higher;
        }
        at
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.first(one), self.first(other));
        if let Some(slot) = self.0.get_mut(one.max(other)) {
            *slot = one.min(other);
        }
    }

    fn firsts(mut self) -> Vec<usize> {
        (0..self.0.len()).map(|at| self.first(at)).collect()
    }
}

/// How two names of the same letters differ.
fn spelt(one: &str, other: &str) -> Vec<Because> {
    let sorted = |name: &str, of: &dyn Fn(&str) -> String| {
        let mut words: Vec<String> = words(name).iter().map(|word| of(word)).collect();
        words.sort_unstable();
        words.concat()
    };
    let differ = |of: &dyn Fn(&str) -> String| sorted(one, of) != sorted(other, of);
    let signs = |name: &str| {
        let rest = name.chars().filter(|c| !c.is_alphanumeric() && !matches!(c, ',' | ' '));
        (rest.collect::<String>(), words(name).len())
    };
    let in_order = |name: &str| {
        let letters = name.chars().filter(|c| c.is_alphanumeric());
        with_bare_vowels(&bare(&folded(&letters.collect::<String>().to_lowercase())))
    };
    let titles = has_title(one) != has_title(other);
    let because = [
        (Because::Case, differ(&|word| with_bare_vowels(&bare(&folded(word))))),
        (Because::Umlaut, differ(&str::to_lowercase)),
        (Because::Hyphen, !titles && signs(one) != signs(other)),
        (Because::Order, !titles && in_order(one) != in_order(other)),
        (Because::Title, titles),
    ];
    let mut because: Vec<_> = because
        .iter()
        .filter(|(_, is_so)| *is_so)
        .map(|(because, _)| *because)
        .collect();
    if because.is_empty() {
        // Blanks or commas.
        because.push(Because::Hyphen);
    }
    because
}

/// All names, as they are looked at for those that are near.
struct All<'a> {
    names: &'a [Name<'a>],
    letters: &'a [Letters],
    heads: &'a [usize],
    /// Those that speak for all of the same letters.
    first: &'a [usize],
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
    fn slips(&self) -> Vec<[usize; 2]> {
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
    fn initials(&self) -> Vec<[usize; 2]> {
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
    fn joined(&self) -> Vec<[usize; 2]> {
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
    fn lost(&self) -> Vec<[usize; 2]> {
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
    fn abbreviations(&self) -> Vec<[usize; 2]> {
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

/// So many letters at the end of a word are a word.
const END: usize = 5;

/// The ends of words, by which "Stadt" and "Hauptstadt" find one another.
fn ends(words: &[String]) -> String {
    let end = |word: &String| {
        let mut letters: Vec<char> = word.chars().rev().take(END).collect();
        letters.reverse();
        letters.into_iter().collect::<String>()
    };
    words.iter().map(end).collect::<Vec<_>>().join(" ")
}

/// Whether one word of a name ends with that of the other, and the rest is the same.
fn are_ends([one, other]: [&[String]; 2]) -> bool {
    let mut differing = one.iter().zip(other).filter(|(one, other)| one != other);
    let is_end = |(one, other): (&String, &String)| {
        let (short, long) = if one.len() < other.len() {
            (one, other)
        } else {
            (other, one)
        };
        short.chars().count() >= END && long.ends_with(short.as_str())
    };
    one.len() == other.len() && differing.next().is_some_and(is_end) && differing.next().is_none()
}

/// A name in small letters, with one sign for all letters that an encoding could lose.
fn with_losses(name: &str) -> String {
    let mut lost = String::with_capacity(name.len());
    for letter in name.to_lowercase().nfc() {
        let letter = if letter.is_ascii() { letter } else { LOST };
        if letter != LOST || !lost.ends_with(LOST) {
            lost.push(letter);
        }
    }
    lost
}

/// A name, and the same without one letter of a word that has others enough.
fn shortened(words: &[String]) -> impl Iterator<Item = String> {
    let whole = words.join(" ");
    let starts = words.iter().scan(0, |end, word| {
        let start = *end;
        *end += word.len() + 1;
        Some((start, word))
    });
    let long = starts.filter(|(_, word)| word.chars().count() >= 4);
    let cuts = long.flat_map(|(start, word)| {
        let letters = word.char_indices();
        letters.map(move |(at, letter)| start + at..start + at + letter.len_utf8())
    });
    let cuts: Vec<_> = cuts.collect();
    let cut = cuts.into_iter().filter_map({
        let whole = whole.clone();
        move |range| Some([whole.get(..range.start)?, whole.get(range.end..)?].concat())
    });
    std::iter::once(whole.clone()).chain(cut)
}

/// Whether one word of a name is the other's but for a letter.
///
/// | what differs | it may be a slip if |
/// | --- | --- |
/// | all words but one | never |
/// | a letter that one has lost ("?") | always |
/// | a digit | never: those count something |
/// | a letter more or less, or two swapped | the longer word has four letters; a name of one word, six |
/// | the end of a given name, -a or -e | never: Paul and Paula are two |
/// | another letter | a given name has five, a family name four; a name of one word, six |
/// | another first letter | both are said alike, as C and K |
fn is_slip([one, other]: [&[String]; 2]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let mut differing = one
        .iter()
        .zip(other)
        .enumerate()
        .filter(|(_, (one, other))| one != other);
    let Some((at, (word, other))) = differing.next() else {
        return false;
    };
    if differing.next().is_some() || strsim::osa_distance(word, other) != 1 {
        return false;
    }
    let is_family = at + 1 == one.len();
    let (short, long) = if word.chars().count() <= other.chars().count() {
        (word, other)
    } else {
        (other, word)
    };
    let length = long.chars().count();
    let least = if one.len() == 1 { 6 } else { 4 };
    if length > short.chars().count() {
        let is_other_person = !is_family && matches!(long.strip_prefix(short.as_str()), Some("a" | "e"));
        return length >= least && !is_other_person && !long.chars().any(|c| c.is_ascii_digit());
    }
    let [from, to] = differing_letters(short, long);
    if from == Some(LOST) || to == Some(LOST) {
        return true;
    }
    if [from, to].iter().flatten().any(char::is_ascii_digit) || length < least {
        return false;
    }
    let mut letters = [short, long].map(|word| word.chars().collect::<Vec<_>>());
    let has_first = letters
        .iter()
        .filter_map(|letters| letters.first())
        .collect::<BTreeSet<_>>()
        .len()
        == 1;
    letters.iter_mut().for_each(|letters| letters.sort_unstable());
    let is_swapped = letters[0] == letters[1];
    let is_long_enough = is_swapped || length >= if is_family { least } else { 5 };
    is_long_enough && (has_first || is_said_alike([from, to]))
}

/// The first letters in which two words differ.
fn differing_letters(one: &str, other: &str) -> [Option<char>; 2] {
    let mut pairs = one.chars().zip(other.chars());
    let differing = pairs.find(|(one, other)| one != other);
    differing.map_or([None; 2], |(one, other)| [Some(one), Some(other)])
}

fn is_said_alike(letters: [Option<char>; 2]) -> bool {
    const ALIKE: [[char; 2]; 5] = [['c', 'k'], ['f', 'v'], ['i', 'j'], ['i', 'y'], ['s', 'z']];
    let mut letters = letters.map(Option::unwrap_or_default);
    letters.sort_unstable();
    ALIKE.contains(&letters)
}

/// Whether the words of a short name are letters that those of a long one begin with, or the same, before the same family name.
fn are_initials(short: &[String], long: &[String]) -> bool {
    let (Some((family, short)), Some((other, long))) = (short.split_last(), long.split_last()) else {
        return false;
    };
    let is_begun = |(short, long): (&String, &String)| {
        short == long || (short.chars().count() == 1 && long.starts_with(short.as_str()))
    };
    family == other && short.len() <= long.len() && short.iter().zip(long).all(is_begun)
}

/// Whether letters stand for words: the first ones of all words but small ones, in their order, and others only from inside a word.
fn abbreviates(letters: &[char], words: &[String]) -> bool {
    let (Some((first, others)), Some((word, more))) = (letters.split_first(), words.split_first()) else {
        return letters.is_empty() && words.iter().all(is_small);
    };
    let is_left_out = || is_small(word) && abbreviates(letters, more);
    let begins = || {
        let mut rest = word.chars();
        rest.next() == Some(*first)
            && (0..=others.len()).any(|inside| {
                let (inside, behind) = others.split_at(inside);
                let mut rest = rest.clone();
                inside.iter().all(|letter| rest.any(|c| c == *letter)) && abbreviates(behind, more)
            })
    };
    begins() || is_left_out()
}

/// "für" and "und" have no letter in abbreviations.
fn is_small(word: &String) -> bool {
    word.chars().count() <= 3
}
