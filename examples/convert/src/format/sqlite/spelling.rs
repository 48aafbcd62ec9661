//! The spellings in which a word may be looked for: Düsseldorf, Dusseldorf, Duesseldorf; Straße, Strasse; Łódź, Lodz.
//!
//! The tokenizer `unicode61 remove_diacritics 2` makes ü and u one, in the index and in what is looked for, but not ü and
//! ue, nor ß and ss. The column `folded` holds the text with ae, oe, ue and ss. What is printed with ae or ss, or half and
//! half, is still to be found by the other spellings; these are made here.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Longer words are machine's, such as addresses, and nobody spells them otherwise.
pub(super) const LONGEST_WORD: usize = 100;

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
pub(crate) fn spellings(word: &str) -> BTreeSet<String> {
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
pub(crate) fn is_plain(word: &str) -> bool {
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
pub(crate) fn bare(word: &str) -> String {
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
pub(crate) fn folded(text: &str) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn of(word: &str) -> Vec<String> {
        spellings(word).into_iter().collect()
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
    fn a_hostile_word_has_few_spellings() {
        assert_eq!(spellings(&"ü".repeat(1_000_000)).len(), 1);
        assert!(spellings(&"üßéss".repeat(12)).len() <= 16);
    }
}
