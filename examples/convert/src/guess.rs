//! Which encoding of a byte a letter a German text is in: the one in which its umlauts are umlauts.
//!
//! Windows-1252, Mac OS Roman and the code pages of DOS give every byte some letter, and each has the umlauts elsewhere. In the
//! right one they stand where umlauts do; in a wrong one there are signs and capitals in the middle of words.

use crate::charset::{Charset, IBM437, IBM850, Letters};

/// Those that are told apart; where they are even, the first one is taken.
const CHARSETS: [Charset; 4] = [
    Charset::Known(encoding_rs::WINDOWS_1252),
    Charset::Known(encoding_rs::MACINTOSH),
    Charset::Dos(&IBM850),
    Charset::Dos(&IBM437),
];

/// So many words show what is in doubt.
const SHOWN: usize = 3;

/// The encoding that fits best.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Guess {
    pub(crate) charset: Charset,
    /// Some words as they are read now, where another encoding fits nearly as well and reads them differently.
    pub(crate) doubtful: Vec<String>,
}

/// A byte that is no ASCII, and those beside it.
type Place = [Option<u8>; 3];

/// The best guess for bytes that are neither UTF-8 nor UTF-16; `None` if they are not German in any of the encodings.
pub(crate) fn guess(bytes: &[u8]) -> Option<Guess> {
    let high = bytes.iter().enumerate().filter(|(_, byte)| !byte.is_ascii());
    let beside = |at: usize| bytes.get(at).copied();
    let places: Vec<Place> = high
        .map(|(at, byte)| [at.checked_sub(1).and_then(beside), Some(*byte), beside(at + 1)])
        .collect();
    let weighed = CHARSETS.map(|charset| (charset, weight_of(&places, &charset.letters())));
    // Of even ones `max_by_key` takes the last.
    let (charset, most) = weighed.into_iter().rev().max_by_key(|(_, weight)| *weight)?;
    if most <= 0 {
        return None;
    }
    let letters = charset.letters();
    let rival = CHARSETS.map(Charset::letters).into_iter().find(|other| {
        let differs = |[_, byte, _]: &Place| byte.is_some_and(|byte| differs(&letters, other)(&byte));
        let places: Vec<Place> = places.iter().filter(|place| differs(place)).copied().collect();
        let own = weight_of(&places, &letters);
        let lost = own - weight_of(&places, other);
        !places.is_empty() && (lost <= 1 || lost * NEAR < own)
    });
    let doubtful = rival.map_or_else(Vec::new, |other| words(bytes, &letters, differs(&letters, &other)));
    Some(Guess { charset, doubtful })
}

/// Whether a byte is another letter in another encoding.
fn differs(letters: &Letters, others: &Letters) -> impl Fn(&u8) -> bool {
    move |byte| letters.of(*byte) != others.of(*byte)
}

/// The letters beyond ASCII that German has.
const UMLAUTS: &str = "äöüßÄÖÜ";

/// An encoding is nearly as likely if it has less than one part of so many less of the weight, where it reads other letters.
const NEAR: i64 = 8;

fn weight_of(places: &[Place], letters: &Letters) -> i64 {
    let letter = |byte: Option<u8>| byte.map_or(' ', |byte| letters.of(byte));
    let weights = places.iter().map(|place| {
        let [before, c, after] = place.map(letter);
        weight(before, c, after)
    });
    weights.sum()
}

/// What a letter says at its place. The first row that fits counts:
///
/// | the letter | where it stands | weight |
/// | --- | --- | ---: |
/// | ä ö ü | between letters, the one behind it a small one | 4 |
/// | … | at the end of a word of small letters, or at the beginning of one as words begin: "über", "öffnen" | 2 |
/// | ß | behind a vowel | 4 |
/// | Ä Ö Ü | among capitals, or at the beginning of a word as words begin: "Übung", "Öffnung" | 4 |
/// | umlauts | at the beginning of another word: "Özdemir" | 1 |
/// | another accented letter | beside no other one: a small one beside a letter, a capital at the beginning of a word | 1 |
/// | quotation marks that can stand there, ©, °, … | not in a word; one that opens says less, as words begin so in DOS | 2, 1 |
/// | dashes, bullets, €, § and the like | not before a letter | 1 |
/// | an apostrophe, a soft hyphen | in a word | 1 |
/// | anything else | | −4 |
fn weight(before: char, c: char, after: char) -> i64 {
    let (is_behind, is_before) = (before.is_alphabetic(), after.is_alphabetic());
    let is_among_capitals = || {
        let mut beside = [before, after].into_iter().filter(|c| c.is_alphabetic());
        (is_behind || is_before) && beside.all(char::is_uppercase)
    };
    let is_alone = || {
        ![before, after]
            .into_iter()
            .any(|c| matches!(c, '\u{C0}'..='\u{17F}') && !UMLAUTS.contains(c))
    };
    let begins_word = !is_behind && after.is_lowercase();
    match c {
        'ä' | 'ö' | 'ü' if is_behind && after.is_lowercase() => 4,
        'ä' | 'ö' | 'ü' if begins_word && is_beginning(c, after) || before.is_lowercase() && !is_before => 2,
        'ß' if "aeiouyäöü".contains(before) => 4,
        'Ä' | 'Ö' | 'Ü' if begins_word && is_beginning(c, after) || is_among_capitals() => 4,
        'ä' | 'ö' | 'ü' | 'Ä' | 'Ö' | 'Ü' if begins_word => 1,
        'ä' | 'ö' | 'ü' | 'ß' | 'Ä' | 'Ö' | 'Ü' => -4,
        '\u{C0}'..='\u{17F}' if !is_alone() => -4,
        '\u{C0}'..='\u{17F}' if c.is_lowercase() && (is_behind && !is_before || after.is_lowercase()) => 1,
        '\u{C0}'..='\u{17F}' if c.is_uppercase() && begins_word => 1,
        '„' | '‚' if !is_behind => 1,
        '”' if is_before => -4,
        '“' | '”' | '‘' | '’' | '«' | '»' | '‹' | '›' | '©' | '…' | '°' if !(is_behind && is_before) => {
            2
        }
        '–' | '—' | '•' | '·' | '®' | '€' | '§' | '²' | '³' | '½' | '´' | '\u{A0}' if !is_before => 1,
        '’' | '´' | '\u{AD}' if is_behind && is_before => 1,
        _ => -4,
    }
}

/// Whether German words begin so.
fn is_beginning(umlaut: char, next: char) -> bool {
    match umlaut {
        'ö' | 'Ö' => "dfklrs".contains(next),
        'ü' | 'Ü' => "bp".contains(next),
        _ => "bcghlmnpqrstux".contains(next),
    }
}

/// The first words in which a letter differs, as they are read.
fn words(bytes: &[u8], letters: &Letters, differs: impl Fn(&u8) -> bool) -> Vec<String> {
    let words = bytes.split(u8::is_ascii_whitespace);
    let mut shown: Vec<String> = Vec::new();
    for word in words.filter(|word| word.iter().any(&differs)) {
        let word: String = word.iter().map(|byte| letters.of(*byte)).collect();
        if !shown.contains(&word) {
            shown.push(word);
        }
        if shown.len() == SHOWN {
            break;
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encoded(text: &str, charset: Charset) -> Vec<u8> {
        let letters = charset.letters();
        text.chars()
            .map(|c| letters.byte(c).expect("a letter that it has"))
            .collect()
    }

    #[test]
    fn umlauts_tell_the_encoding() {
        for text in [
            "Düsseldorf",
            "Die Straße am Südpark",
            "Größere Bühne für Käthe",
            "ÖFFNUNG DER GRÜNEN WACHE",
            "Am Äußeren Ring – für alle",
            "Der Fluß",
            "Frühstück im Café Müller",
        ] {
            for charset in CHARSETS {
                let is_written = text.chars().all(|c| charset.letters().byte(c).is_some());
                if !is_written {
                    continue;
                }
                let bytes = encoded(text, charset);
                let guess = guess(&bytes).unwrap_or_else(|| panic!("{text} in {}", charset.name()));
                let read = guess.charset.decode(&bytes).expect("a text");
                assert_eq!(read, text, "{}", charset.name());
                assert_eq!(guess.doubtful, [""; 0], "{text} in {}", charset.name());
            }
        }
    }

    #[test]
    fn what_stays_doubtful_is_shown() {
        // "öl" or "Ül".
        let guess = guess(b"Das \x9Al.").expect("a guess");
        assert_eq!(guess.charset, CHARSETS[1]);
        assert_eq!(guess.doubtful, ["öl."]);
    }

    #[test]
    fn what_is_not_german_is_not_guessed() {
        let (bytes, ..) = encoding_rs::WINDOWS_1251.encode("Выставка художников открывается в субботу");
        assert_eq!(guess(&bytes), None);
        assert_eq!(guess(b"x\xF7x"), None);
    }

    #[test]
    fn signs_and_names_stay_those_of_windows() {
        for text in [
            "©Landeshauptstadt",
            "„die“ Bühne",
            "so – und nicht anders",
            "Andrés Gálvez",
            "„ich“",
            "5 €",
            "René",
        ] {
            let bytes = encoded(text, CHARSETS[0]);
            let guess = guess(&bytes).expect(text);
            assert_eq!(guess.charset, CHARSETS[0], "{text}");
        }
    }

    /// What a writer of the time would have typed where the encoding lacks a sign; `None` for texts in other letters.
    fn typed(text: &str, letters: &Letters) -> Option<String> {
        let mut typed = String::new();
        for c in text.chars() {
            match c {
                c if letters.byte(c).is_some() => typed.push(c),
                '„' | '“' | '”' => typed.push('"'),
                '‚' | '‘' | '’' => typed.push('\''),
                '–' | '—' | '•' => typed.push('-'),
                '…' => typed.push_str("..."),
                '©' => typed.push_str("(c)"),
                '€' => typed.push_str("Euro"),
                '\u{A0}' => typed.push(' '),
                _ => return None,
            }
        }
        (!typed.is_ascii()).then_some(typed)
    }

    fn fixtures() -> Vec<String> {
        // What is no release, or was decoded wrongly before, proves nothing.
        let is_release = |entry: &walkdir::DirEntry| entry.file_name() != "malformed" && entry.file_name() != "foreign";
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures");
        let entries = walkdir::WalkDir::new(root).into_iter().filter_entry(is_release);
        let files = entries.map(|entry| entry.expect("a file").into_path());
        let texts = files.filter(|path| path.extension().is_some_and(|ending| ending == "txt"));
        texts.filter_map(|path| std::fs::read_to_string(path).ok()).collect()
    }

    /// How many of the texts are read otherwise than they were written, of how many.
    fn misread(texts: &[&str], charset: Charset) -> (usize, usize) {
        let letters = charset.letters();
        let (mut wrong, mut all) = (0, 0);
        for text in texts.iter().filter_map(|text| typed(text, &letters)) {
            let bytes = encoded(&text, charset);
            let read = guess(&bytes).map(|guess| guess.charset.decode(&bytes).expect("a text").into_owned());
            wrong += usize::from(read.as_ref() != Some(&text));
            all += 1;
        }
        (wrong, all)
    }

    #[test]
    fn every_fixture_is_read_in_its_encoding() {
        let texts = fixtures();
        for charset in CHARSETS {
            let (wrong, all) = misread(&texts.iter().map(String::as_str).collect::<Vec<_>>(), charset);
            assert!(all > 100, "{all} texts in {}", charset.name());
            assert_eq!(wrong, 0, "of {all} texts in {}", charset.name());
            let letters = charset.letters();
            for text in texts.iter().filter_map(|text| typed(text, &letters)) {
                let guess = guess(&encoded(&text, charset)).expect("a guess");
                assert_eq!(guess.doubtful, [""; 0], "{text} in {}", charset.name());
            }
        }
    }

    /// A line alone has a letter or two to be told by.
    #[test]
    fn nearly_every_line_is_read_in_its_encoding() {
        let texts = fixtures();
        for charset in CHARSETS {
            let (wrong, all) = misread(&texts.iter().flat_map(|text| text.lines()).collect::<Vec<_>>(), charset);
            assert!(
                all > 1000 && wrong * 200 <= all,
                "{wrong} of {all} lines in {}",
                charset.name()
            );
        }
    }
}
