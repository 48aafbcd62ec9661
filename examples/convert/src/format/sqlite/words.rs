//! The words of texts with the spellings in which they may be looked for. Most of them come in text after text: what the
//! database has of them is remembered, and not handed over again.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::rc::Rc;

use foldhash::fast::RandomState;
use unicode_normalization::char::is_combining_mark;

use super::spelling::{LONGEST_WORD, bare, folded, is_plain, spellings};

/// Parts are found of so many words of a text; a long page has some thousand.
const MOST_WORDS: usize = 65_536;

/// The spellings of a text.
#[derive(Debug)]
pub(super) struct Spellings {
    /// For each release, what its words may be looked for by and neither its text nor its folded copy has, word behind word.
    pub(super) others: Vec<String>,
    /// The words that may be new, a line each, with their spellings behind it if there are several.
    pub(super) words: String,
    /// What was found to be settled.
    pub(super) settled: Vec<Piece>,
}

impl Spellings {
    /// The spellings of what is searched of each release.
    pub(super) fn of(releases: &[Vec<&str>], known: &Known) -> Self {
        let texts = releases.concat();
        let (quick, has_room) = Words::of(&texts, known, true).spell(releases);
        if has_room {
            return quick;
        }
        // Where room is short, it matters which words come first.
        Words::of(&texts, known, false).spell(releases).0
    }
}

/// A set of words that are asked for once a word of a text.
pub(super) type WordSet = HashSet<String, RandomState>;

/// What need not be handed over again.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// Words that the database has; not all of them.
    pub(super) words: WordSet,
    /// What stands between blanks and has no words but these.
    settled: HashMap<Box<str>, Option<Box<Settled>>, RandomState>,
    /// How many bytes that takes.
    size: usize,
}

impl Known {
    /// What of that is kept in memory.
    const ROOM: usize = 1 << 23;

    pub(super) fn settle(&mut self, pieces: Vec<Piece>) {
        for (piece, settled) in pieces {
            let size = PIECE + piece.len() + settled.as_ref().map_or(0, |settled| settled.size());
            if self.size + size > Self::ROOM {
                return;
            }
            if self.settled.insert(piece, settled).is_none() {
                self.size += size;
            }
        }
    }
}

/// What stands between blanks and has no words but known ones; `None` if it has one spelling.
pub(super) type Piece = (Box<str>, Option<Box<Settled>>);

/// What it takes beside its letters and its other spellings.
const PIECE: usize = size_of::<Piece>() + size_of::<Settled>();

/// How such a piece is spelt.
#[derive(Debug)]
pub(super) struct Settled {
    /// So many bytes its spellings take.
    whole: usize,
    /// So many those of its words.
    words: usize,
    /// Its other spellings.
    others: Vec<String>,
}

/// The words of a text's releases that have parts to be found by, in lower case and each once.
#[derive(Debug)]
struct Words<'k> {
    /// `None` for a long text, of which so many words are taken whether they are known or not.
    known: Option<&'k Known>,
    /// Whether what is settled is not looked at again.
    is_quick: bool,
    taken: WordSet,
    budget: Budget,
    /// How much room what is settled takes at most.
    beside: usize,
    /// Whether there was room for what is settled in each release.
    has_room: bool,
    /// What was found to be settled.
    settled: Vec<Piece>,
}

impl<'k> Words<'k> {
    /// The words of these texts, of which none is there yet.
    fn of(texts: &[&str], known: &'k Known, is_quick: bool) -> Self {
        let budget = Budget::of(texts);
        // A word has three bytes or more.
        let is_long = budget.left / 6 > MOST_WORDS;
        Self {
            known: (!is_long).then_some(known),
            is_quick,
            taken: WordSet::default(),
            budget,
            beside: 0,
            has_room: true,
            settled: Vec::new(),
        }
    }

    /// The spellings, and whether there was room for all of them.
    fn spell(mut self, releases: &[Vec<&str>]) -> (Spellings, bool) {
        let others = releases.iter().map(|texts| self.other_spellings(texts)).collect();
        let words = self.lines();
        let has_room = self.has_room && self.budget.has_room(self.beside);
        let settled = self.settled;
        (Spellings { others, words, settled }, has_room)
    }

    /// The other spellings of a release. Its words go to those of the text too.
    fn other_spellings(&mut self, texts: &[&str]) -> String {
        let (mut budget, mut beside) = (Budget::of(texts), 0);
        let (mut seen, mut spelt, mut others) = (HashSet::<_, RandomState>::default(), Vec::new(), Vec::new());
        let known = self.known.filter(|_| self.is_quick);
        for piece in texts.iter().flat_map(|text| text.split_ascii_whitespace()) {
            if let Some(settled) = known.and_then(|known| known.settled.get(piece)) {
                if let Some(settled) = settled {
                    beside += settled.whole;
                    self.beside += settled.words;
                    others.extend(settled.others.iter().map(String::as_str));
                }
                continue;
            }
            for printed in piece.split_whitespace() {
                // "Graf-Adolf-Straße" is looked for as one.
                let whole = printed.trim_matches(|c: char| !c.is_alphanumeric());
                if let Some(size) = self.add(printed).filter(|_| printed.len() <= LONGEST_WORD) {
                    self.settled.push((printed.into(), Settled::of(whole, size)));
                }
                if !is_plain(whole) && seen.insert(whole) {
                    spelt.extend(budget.spell(&lower(whole)));
                }
            }
        }
        self.has_room &= budget.has_room(beside);
        others.extend(spelt.iter().flat_map(|spelt| &spelt.others).map(String::as_str));
        let others: BTreeSet<&str> = others.into_iter().collect();
        others.into_iter().collect::<Vec<_>>().join(" ")
    }

    fn is_known(&self, word: &str) -> bool {
        self.known.is_some_and(|known| known.words.contains(word))
    }

    /// Adds the words of what is printed; if all are known, tells how many bytes their spellings take.
    fn add(&mut self, printed: &str) -> Option<usize> {
        // A long text may have one word a million times, and asks nothing of what is known.
        let mut size = self.known.map(|_| 0);
        for part in printed.split(|c| !is_of_word(c)).filter(|part| is_searchable(part)) {
            let word = lower(part);
            let is_known = self.is_known(&word);
            if is_known && is_plain(&word) {
                continue;
            }
            size = size.filter(|_| is_known).map(|size| size + spelt(&word).size);
            if self.taken.len() < MOST_WORDS && !self.taken.contains(&*word) {
                self.taken.insert(word.into_owned());
            }
        }
        size
    }

    /// A line for each, with its spellings behind it if there are several.
    fn lines(&mut self) -> String {
        let mut words: Vec<_> = std::mem::take(&mut self.taken).into_iter().collect();
        words.sort_unstable();
        let mut lines = String::new();
        for word in words {
            // Known ones take room for their spellings too.
            let spelt = self.budget.spell(&word);
            if spelt.is_some() && self.is_known(&word) {
                continue;
            }
            lines.push_str(&word);
            if let Some(spelt) = spelt {
                lines.push(' ');
                lines.push_str(&spelt.all);
            }
            lines.push('\n');
        }
        lines
    }
}

impl Settled {
    /// How something is spelt whose words' spellings take so many bytes.
    fn of(whole: &str, words: usize) -> Option<Box<Self>> {
        let spelt = (!is_plain(whole)).then(|| spelt(&lower(whole)));
        let settled = Self {
            whole: spelt.as_ref().map_or(0, |spelt| spelt.size),
            words,
            others: spelt.map_or(Vec::new(), |spelt| spelt.others.clone()),
        };
        (settled.whole + settled.words > 0).then(|| Box::new(settled))
    }

    /// How many bytes its other spellings take.
    fn size(&self) -> usize {
        let sizes = self.others.iter().map(|other| size_of::<String>() + other.len());
        sizes.sum()
    }
}

/// A word of several spellings.
#[derive(Debug)]
struct Spelt {
    /// All of them, the word among them, one behind the other.
    all: String,
    /// How many bytes they have, without what stands between them.
    size: usize,
    /// Those that are looked for in vain in the word and its folded copy.
    others: Vec<String>,
}

impl Spelt {
    fn new(word: &str) -> Self {
        let all = spellings(word);
        let (bare_word, folded_word) = (bare(word), bare(&folded(word)));
        let others = all.iter().map(|spelling| bare(spelling));
        Self {
            size: all.iter().map(String::len).sum(),
            others: others
                .filter(|spelling| *spelling != bare_word && *spelling != folded_word)
                .collect(),
            all: all.into_iter().collect::<Vec<_>>().join(" "),
        }
    }
}

/// Words that were spelt already, because the same ones come in text after text.
#[derive(Debug, Default)]
struct Memory {
    words: HashMap<String, Rc<Spelt>, RandomState>,
    bytes: usize,
}

impl Memory {
    /// What of spellings is kept in memory.
    const ROOM: usize = 1 << 20;

    fn spell(&mut self, word: &str) -> Rc<Spelt> {
        if let Some(spelt) = self.words.get(word) {
            return Rc::clone(spelt);
        }
        let spelt = Rc::new(Spelt::new(word));
        if word.len() > LONGEST_WORD {
            return spelt;
        }
        if self.bytes > Self::ROOM {
            *self = Self::default();
        }
        self.bytes += word.len() + spelt.size;
        self.words.insert(word.to_owned(), Rc::clone(&spelt));
        spelt
    }
}

thread_local! {
    static MEMORY: RefCell<Memory> = RefCell::default();
}

/// A word that has several spellings.
fn spelt(word: &str) -> Rc<Spelt> {
    MEMORY.with_borrow_mut(|memory| memory.spell(word))
}

/// How many bytes the spellings of a text may take; a text made to have many shall not fill the memory.
#[derive(Clone, Copy, Debug)]
struct Budget {
    left: usize,
}

impl Budget {
    fn of(texts: &[&str]) -> Self {
        let length: usize = texts.iter().map(|text| text.len()).sum();
        Self {
            left: length.saturating_mul(2).saturating_add(8_192),
        }
    }

    /// The spellings of a word, if it has several and there is still room for them.
    fn spell(&mut self, word: &str) -> Option<Rc<Spelt>> {
        if is_plain(word) || self.left == 0 {
            return None;
        }
        let spelt = spelt(word);
        self.left = self.left.saturating_sub(spelt.size);
        (self.left > 0).then_some(spelt)
    }

    /// Whether there would have been room for so many bytes more.
    const fn has_room(self, more: usize) -> bool {
        self.left > more
    }
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || (!c.is_ascii() && is_combining_mark(c))
}

/// The word in lower case; most are so already, or but for an ASCII letter.
fn lower(word: &str) -> Cow<'_, str> {
    let is_small = |c| matches!(c, 'a'..='z' | 'ä' | 'ö' | 'ü' | 'ß');
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) || word.chars().all(is_small) {
        Cow::Borrowed(word)
    } else if word.chars().all(|c| c.is_ascii() || is_small(c)) {
        Cow::Owned(word.to_ascii_lowercase())
    } else {
        Cow::Owned(word.to_lowercase())
    }
}

/// Whether a part of the word can be looked for: parts have three characters or more.
fn is_searchable(word: &str) -> bool {
    word.len() > 2
        && word.len() <= LONGEST_WORD
        && word.chars().nth(2).is_some()
        && word.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn other_spellings(text: &str) -> String {
        Spellings::of(&[vec![text]], &Known::default()).others.concat()
    }

    fn knowing(words: &[&str]) -> Known {
        Known {
            words: words.iter().map(|&word| word.to_owned()).collect(),
            ..Known::default()
        }
    }

    fn words(text: &str, known: &[&str]) -> String {
        Spellings::of(&[vec![text]], &knowing(known)).words
    }

    #[test]
    fn what_is_settled_is_spelt_as_before() {
        let many: Vec<_> = (0..400).map(|number| format!("üßéß{number}")).collect();
        let dense = "Straße-Fuß-Gruß ".repeat(9) + &many.join(" ");
        for text in [
            "Die \"Graf-Adolf-Strasse\" in Duesseldorf, die Brücke und ein Haus",
            &dense,
        ] {
            let releases = [vec![text], vec!["Die Brücke", text]];
            let first = Spellings::of(&releases, &Known::default());
            let words: Vec<_> = first.words.lines().filter_map(|line| line.split(' ').next()).collect();
            let mut known = knowing(&words);
            let second = Spellings::of(&releases, &known);
            assert!(second.settled.len() > first.settled.len());
            known.settle(second.settled);
            let third = Spellings::of(&releases, &known);
            assert_eq!((&first.others, &first.others), (&second.others, &third.others));
            // What is new is spelt as if nothing were known.
            let (new, alone) = ([vec![text, "Fußgänger"]], knowing(&words));
            let (knowing_all, knowing_words) = (Spellings::of(&new, &known), Spellings::of(&new, &alone));
            assert_eq!(knowing_all.words, knowing_words.words);
            assert_eq!(knowing_all.others, knowing_words.others);
        }
    }

    #[test]
    fn nothing_is_added_for_what_the_folded_copy_has() {
        assert_eq!(other_spellings("Die Brücke an der Straße, Haus 4."), "");
        assert_eq!(other_spellings("Duesseldorf"), "dueßeldorf dusseldorf dußeldorf");
        assert_eq!(other_spellings("\"Graf-Adolf-Strasse\""), "graf-adolf-straße");
        let half = "schluesselstraße schlueßelstrasse schlueßelstraße schlusselstrasse schlußelstrasse schlußelstraße";
        assert_eq!(other_spellings("Schlüsselstraße"), half);
    }

    #[test]
    fn words_have_letters_and_a_part() {
        let found = words("An der Kö-Brücke 2019, z.B. U79!", &["der"]);
        assert_eq!(found, "brücke brucke bruecke brücke\nu79\n");
    }

    #[test]
    fn a_hostile_text_has_few_spellings_and_words() {
        assert_eq!(other_spellings("\u{301}\u{301} \u{fffe} \u{0}"), "");
        let word = |number| format!("üßeßessüößüöäßéss{number}s ");
        let text: String = (0..20_000).map(word).collect();
        assert!(other_spellings(&text).len() <= 2 * text.len() + 8_192);
        let found = words(&text, &[]);
        assert!(found.len() <= 5 * text.len(), "{} of {}", found.len(), text.len());
        assert_eq!(found.lines().count(), 20_000);
        assert!(found.lines().last().is_some_and(|line| !line.contains(' ')));
        let word = |number| format!("a{number}b ");
        let many: String = (0..70_000).map(word).collect();
        assert_eq!(words(&many, &[]).lines().count(), 65_536);
    }
}
