//! The spellings in which a word may be looked for: Düsseldorf, Dusseldorf, Duesseldorf; Straße, Strasse; Łódź, Lodz.
//!
//! The tokenizer `unicode61 remove_diacritics 2` makes ü and u one, in the index and in what is looked for, but not ü and
//! ue, nor ß and ss. The column `folded` holds the text with ae, oe, ue and ss. What is printed with ae or ss, or half and
//! half, is still to be found by the other spellings; these are made here.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::rc::Rc;

use foldhash::fast::RandomState;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Longer words are machine's, such as addresses, and nobody spells them otherwise.
const LONGEST_WORD: usize = 100;

/// Parts are found of so many words of a text; a long page has some thousand.
const MOST_WORDS: usize = 65_536;

/// In a word with more places for ß than these, all are spelt alike.
const MOST_SHARP: usize = 4;

/// Names that are often printed without their marks; which letter has one, no rule tells. No two have one
/// head.
const WITH_MARKS: [(&str, &str); 20] = [
    ("bialystok", "białystok"),
    ("boleslaw", "bolesław"),
    ("dusseldorf", "düsseldorf"),
    ("jaroslaw", "jarosław"),
    ("koln", "köln"),
    ("lodz", "łódź"),
    ("lukasz", "łukasz"),
    ("miroslaw", "mirosław"),
    ("monchengladbach", "mönchengladbach"),
    ("mulheim", "mülheim"),
    ("munchen", "münchen"),
    ("nurnberg", "nürnberg"),
    ("osnabruck", "osnabrück"),
    ("pawel", "paweł"),
    ("saarbrucken", "saarbrücken"),
    ("stanislaw", "stanisław"),
    ("wladyslaw", "władysław"),
    ("wroclaw", "wrocław"),
    ("zdzislaw", "zdzisław"),
    ("zurich", "zürich"),
];

/// A piece of a word.
#[derive(Clone, Copy, Debug)]
enum Piece {
    /// There is one spelling.
    Plain(char),
    /// ä, ö or ü, by the letter below the dots, and whether it was printed with an e behind it.
    Umlaut { vowel: char, is_printed_with_e: bool },
    /// ß or ss, and whether it was printed ss.
    Sharp { is_printed_ss: bool },
    /// A letter with a mark or a stroke, and how it is typed where there is no key for it.
    Marked(char, &'static str),
}

/// How the umlauts of a word are spelt.
#[derive(Clone, Copy, Debug)]
enum Umlauts {
    AsPrinted,
    Dots,
    WithE,
    Bare,
}

/// The word as it is and in all other spellings, in lower case.
pub(super) fn spellings(word: &str) -> BTreeSet<String> {
    let word = word.to_lowercase();
    let mut all = BTreeSet::new();
    if word.len() <= LONGEST_WORD {
        spell(&word, &mut all);
        for (plain, marked) in names(&word) {
            spell(&word.replace(plain, marked), &mut all);
        }
    }
    all.insert(word);
    all
}

/// The heads of these names, which rise as the names do; a word with another head begins with none of them.
#[allow(clippy::indexing_slicing, reason = "at compile time")]
const HEADS: [u32; WITH_MARKS.len()] = {
    let mut heads = [0; WITH_MARKS.len()];
    let mut at = 0;
    while at < heads.len() {
        heads[at] = head(WITH_MARKS[at].0.as_bytes());
        at += 1;
    }
    heads
};

/// The first four letters of a word, whatever their size, as a number; zero for a shorter word.
const fn head(word: &[u8]) -> u32 {
    match word {
        [a, b, c, d, ..] => u32::from_be_bytes([*a, *b, *c, *d]) | 0x2020_2020,
        _ => 0,
    }
}

/// The names with marks that the word begins with, or a part of it behind a hyphen, in letters of any size.
fn names(word: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    word.as_bytes().split(|byte| *byte == b'-').filter_map(|part| {
        let at = HEADS.binary_search(&head(part)).ok()?;
        let (plain, marked) = *WITH_MARKS.get(at)?;
        let begins = part.get(..plain.len())?.eq_ignore_ascii_case(plain.as_bytes());
        begins.then_some((plain, marked))
    })
}

/// Whether a word surely has one spelling, as most have, be it printed in small letters or capitals.
fn is_plain(word: &str) -> bool {
    let mut before = b' ';
    let mut has_pair = |byte: &u8| {
        let pair = (before, byte.to_ascii_lowercase());
        before = pair.1;
        matches!(pair, (b's', b's') | (b'a' | b'o' | b'u', b'e'))
    };
    word.is_ascii() && !word.as_bytes().iter().any(&mut has_pair) && names(word).next().is_none()
}

fn spell(word: &str, all: &mut BTreeSet<String>) {
    let pieces = pieces(word);
    let count = |is: fn(&Piece) -> bool| pieces.iter().filter(|piece| is(piece)).count();
    let sharp = count(|piece| matches!(piece, Piece::Sharp { .. }));
    let choices = if sharp > MOST_SHARP {
        vec![0, u32::MAX]
    } else {
        (0..1_u32 << sharp).collect()
    };
    let with_e = |wanted: bool| {
        let is_so =
            |piece: &Piece| matches!(piece, Piece::Umlaut { is_printed_with_e, .. } if *is_printed_with_e == wanted);
        pieces.iter().any(is_so)
    };
    let umlauts: &[Umlauts] = match (with_e(true), with_e(false)) {
        (false, false) => &[Umlauts::AsPrinted],
        (true, true) => &[Umlauts::AsPrinted, Umlauts::Dots, Umlauts::WithE, Umlauts::Bare],
        // The other two, one of which is as printed.
        _ => &[Umlauts::Dots, Umlauts::WithE, Umlauts::Bare],
    };
    let marked: &[bool] = match count(|piece| matches!(piece, Piece::Marked(..))) {
        0 => &[true],
        _ => &[true, false],
    };
    for umlauts in umlauts {
        for are_marked in marked {
            all.extend(
                choices
                    .iter()
                    .map(|&choice| written(&pieces, *umlauts, *are_marked, choice)),
            );
        }
    }
}

/// The word in one spelling; the bits of `swapped` say which ß and ss are spelt as the other.
fn written(pieces: &[Piece], umlauts: Umlauts, are_marked: bool, swapped: u32) -> String {
    let mut word = String::with_capacity(2 * pieces.len());
    let mut swaps = swapped;
    for piece in pieces {
        match *piece {
            Piece::Plain(c) => word.push(c),
            Piece::Umlaut {
                vowel,
                is_printed_with_e,
            } => match umlauts {
                Umlauts::AsPrinted if is_printed_with_e => word.extend([vowel, 'e']),
                Umlauts::AsPrinted | Umlauts::Dots => word.push(dotted(vowel)),
                Umlauts::WithE => word.extend([vowel, 'e']),
                Umlauts::Bare => word.push(vowel),
            },
            Piece::Sharp { is_printed_ss } => {
                word.push_str(if is_printed_ss == (swaps & 1 == 0) { "ss" } else { "ß" });
                // All ones stay all ones.
                swaps = if swaps == u32::MAX { swaps } else { swaps >> 1 };
            }
            Piece::Marked(c, _) if are_marked => word.push(c),
            Piece::Marked(_, typed) if !typed.is_empty() => word.push_str(typed),
            Piece::Marked(c, _) => word.extend(c.nfd().filter(|c| !is_combining_mark(*c))),
        }
    }
    word
}

fn pieces(word: &str) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(word.len());
    let mut before = ' ';
    let mut chars = word.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        let piece = match (c, next) {
            ('s', Some('s')) => Piece::Sharp { is_printed_ss: true },
            // In "neue", "Bauer" and "Quelle" there is no ü.
            ('u', Some('e')) if matches!(before, 'a' | 'e' | 'o' | 'q') => Piece::Plain(c),
            ('a' | 'o' | 'u', Some('e')) => Piece::Umlaut {
                vowel: c,
                is_printed_with_e: true,
            },
            ('ä', _) => Piece::Umlaut {
                vowel: 'a',
                is_printed_with_e: false,
            },
            ('ö', _) => Piece::Umlaut {
                vowel: 'o',
                is_printed_with_e: false,
            },
            ('ü', _) => Piece::Umlaut {
                vowel: 'u',
                is_printed_with_e: false,
            },
            ('ß', _) => Piece::Sharp { is_printed_ss: false },
            _ => single(c),
        };
        if matches!(
            piece,
            Piece::Sharp { is_printed_ss: true }
                | Piece::Umlaut {
                    is_printed_with_e: true,
                    ..
                }
        ) {
            chars.next();
        }
        before = c;
        pieces.push(piece);
    }
    pieces
}

fn single(c: char) -> Piece {
    match c {
        _ if c.is_ascii() => Piece::Plain(c),
        'ł' => Piece::Marked(c, "l"),
        'ø' => Piece::Marked(c, "o"),
        'æ' => Piece::Marked(c, "ae"),
        'œ' => Piece::Marked(c, "oe"),
        'đ' => Piece::Marked(c, "d"),
        _ if c.nfd().nth(1).is_some_and(is_combining_mark) => Piece::Marked(c, ""),
        _ => Piece::Plain(c),
    }
}

const fn dotted(vowel: char) -> char {
    match vowel {
        'a' => 'ä',
        'o' => 'ö',
        _ => 'ü',
    }
}

/// A word as the tokenizer leaves it, without marks.
fn bare(word: &str) -> String {
    let mut bare = String::with_capacity(word.len());
    for c in word.chars() {
        match c {
            _ if c.is_ascii() => bare.push(c),
            'ä' => bare.push('a'),
            'ö' => bare.push('o'),
            'ü' => bare.push('u'),
            _ => bare.extend(c.nfd().filter(|c| !is_combining_mark(*c))),
        }
    }
    bare
}

/// A text as it stands in the column `folded`; the view `release_text` says the same in SQL.
pub(super) fn folded(text: &str) -> String {
    let mut copy = String::with_capacity(text.len());
    // Each piece ends with a letter that may be another one there.
    for piece in text.split_inclusive(|c: char| !c.is_ascii()) {
        let mut letters = piece.chars();
        match letters.next_back().and_then(typed) {
            Some(typed) => copy.extend([letters.as_str(), typed]),
            None => copy.push_str(piece),
        }
    }
    copy
}

/// How a letter is typed where there is no key for it.
const fn typed(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ä' | 'æ' => "ae",
        'ö' | 'œ' => "oe",
        'ü' => "ue",
        'ß' => "ss",
        'Ä' | 'Æ' => "Ae",
        'Ö' | 'Œ' => "Oe",
        'Ü' => "Ue",
        'ẞ' => "SS",
        'ł' => "l",
        'Ł' => "L",
        'ø' => "o",
        'Ø' => "O",
        'đ' => "d",
        'Đ' => "D",
        _ => return None,
    })
}

/// What the words of a release may be looked for by and neither its text nor its folded copy has, word behind word. The
/// words go to those of the text too.
pub(super) fn other_spellings(texts: &[&str], words: &mut Words<'_>) -> String {
    let mut budget = Budget::of(texts);
    let (mut seen, mut spelt) = (HashSet::<_, RandomState>::default(), Vec::new());
    let pieces = texts.iter().flat_map(|text| text.split_ascii_whitespace());
    let known = words.known;
    let unsettled = pieces.filter(|piece| !known.is_some_and(|known| known.settled.contains(*piece)));
    for printed in unsettled.flat_map(str::split_whitespace) {
        let has_news = words.add(printed);
        // "Graf-Adolf-Straße" is looked for as one.
        let whole = printed.trim_matches(|c: char| !c.is_alphanumeric());
        if is_plain(whole) {
            // A long text may have one word a million times, and asks nothing of what is known.
            if !has_news && known.is_some() && printed.len() <= LONGEST_WORD {
                words.settled.push(printed.to_owned());
            }
        } else if seen.insert(whole) {
            spelt.extend(budget.spell(&lower(whole)));
        }
    }
    let others = spelt.iter().flat_map(|spelt| &spelt.others);
    let others: BTreeSet<&str> = others.map(String::as_str).collect();
    others.into_iter().collect::<Vec<_>>().join(" ")
}

/// A set of words that are asked for once a word of a text.
pub(super) type WordSet = HashSet<String, RandomState>;

/// What need not be handed over again.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// Words that the database has; not all of them.
    pub(super) words: WordSet,
    /// What stands between blanks and has one spelling, and parts that the database has.
    pub(super) settled: WordSet,
}

/// The words of a text's releases that have parts to be found by, in lower case and each once.
#[derive(Debug)]
pub(super) struct Words<'k> {
    /// `None` for a long text, of which so many words are taken whether they are known or not.
    known: Option<&'k Known>,
    taken: WordSet,
    budget: Budget,
    /// What was found to be settled.
    settled: Vec<String>,
}

impl<'k> Words<'k> {
    /// The words of these texts, of which none is there yet.
    pub(super) fn of(texts: &[&str], known: &'k Known) -> Self {
        let budget = Budget::of(texts);
        // A word has three bytes or more.
        let is_long = budget.left / 6 > MOST_WORDS;
        Self {
            known: (!is_long).then_some(known),
            taken: WordSet::default(),
            budget,
            settled: Vec::new(),
        }
    }

    fn is_known(&self, word: &str) -> bool {
        self.known.is_some_and(|known| known.words.contains(word))
    }

    /// Adds the words of what is printed; tells whether there are any but known ones that have one spelling.
    fn add(&mut self, printed: &str) -> bool {
        let mut has_news = false;
        for part in printed.split(|c| !is_of_word(c)).filter(|part| is_searchable(part)) {
            let word = lower(part);
            if is_plain(&word) && self.is_known(&word) {
                continue;
            }
            has_news = true;
            if self.taken.len() < MOST_WORDS && !self.taken.contains(&*word) {
                self.taken.insert(word.into_owned());
            }
        }
        has_news
    }

    /// A line for each, with its spellings behind it if there are several, and what was found to be settled.
    pub(super) fn into_lines(mut self) -> (String, Vec<String>) {
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
        (lines, self.settled)
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
        let spelt = MEMORY.with_borrow_mut(|memory| memory.spell(word));
        self.left = self.left.saturating_sub(spelt.size);
        (self.left > 0).then_some(spelt)
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

    fn of(word: &str) -> Vec<String> {
        spellings(word).into_iter().collect()
    }

    fn other_spellings(text: &str) -> String {
        super::other_spellings(&[text], &mut Words::of(&[text], &Known::default()))
    }

    fn words(text: &str, known: &[&str]) -> String {
        let known = Known {
            words: known.iter().map(|&word| word.to_owned()).collect(),
            ..Known::default()
        };
        let mut words = Words::of(&[text], &known);
        super::other_spellings(&[text], &mut words);
        words.into_lines().0
    }

    #[test]
    fn a_word_in_all_its_spellings() {
        assert_eq!(of("Brücke"), ["brucke", "bruecke", "brücke"]);
        assert_eq!(of("bruecke"), of("Brücke"));
        assert_eq!(of("Straße"), ["strasse", "straße"]);
        assert_eq!(of("STRASSE"), ["strasse", "straße"]);
        assert_eq!(of("Haus"), ["haus"]);
        assert_eq!(of("Café"), ["cafe", "café"]);
        assert_eq!(of("neue"), ["neue"]);
        assert_eq!(of("Lodz"), ["lodz", "łódź"]);
        assert_eq!(of("Łódź"), ["lodz", "łódź"]);
        assert_eq!(of("Neu-Koln"), ["neu-koeln", "neu-koln", "neu-köln"]);
        assert_eq!(of("Koln"), ["koeln", "koln", "köln"]);
    }

    #[test]
    fn each_sharp_s_of_a_word_is_spelt_for_itself() {
        assert_eq!(
            of("Schlossstraße"),
            ["schlossstrasse", "schlossstraße", "schloßstrasse", "schloßstraße"]
        );
        let many = of("Messeschlossgassenflussstrasse");
        assert_eq!(many.len(), 2, "{many:?}");
        assert!(of("Mississippi").contains(&"mißissippi".to_owned()));
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
    fn a_name_is_found_behind_hyphens() {
        for (at, (plain, marked)) in WITH_MARKS.into_iter().enumerate() {
            assert_eq!(HEADS.binary_search(&head(plain.as_bytes())), Ok(at));
            for word in [plain.to_uppercase(), format!("{plain}er"), format!("neu-{plain}z-x")] {
                assert_eq!(names(&word).collect::<Vec<_>>(), [(plain, marked)], "{word}");
            }
        }
        assert_eq!(names("neukoln").chain(names("kol")).chain(names("-")).count(), 0);
    }

    #[test]
    fn words_have_letters_and_a_part() {
        let found = words("An der Kö-Brücke 2019, z.B. U79!", &["der"]);
        assert_eq!(found, "brücke brucke bruecke brücke\nu79\n");
    }

    #[test]
    fn a_hostile_word_has_few_spellings() {
        assert_eq!(spellings(&"ü".repeat(1_000_000)).len(), 1);
        assert!(spellings(&"üßéss".repeat(12)).len() <= 16);
        assert_eq!(other_spellings("\u{301}\u{301} \u{fffe} \u{0}"), "");
    }

    #[test]
    fn a_hostile_text_has_few_spellings_and_words() {
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
