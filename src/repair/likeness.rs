//! How far a printed word may be from one that is known in advance, so that text recognition made it of that.
//!
//! | the printed words | are the known ones |
//! | --- | --- |
//! | are shorter than five letters, or the known ones are | only as they are |
//! | have the same letters, but for those that look alike | yes |
//! | differ in one letter of each eight, and no more | yes |
//! | are any other | no |
//!
//! Blanks and hyphens do not count, nor do capitals: "T elefon", "KONTAKT".

use crate::text::slip;

/// Words of fewer letters are told from others by too little.
const SHORTEST: usize = 5;
/// One letter in so many may be another one.
const LETTERS: usize = 8;

/// The letters of a text, each as the one that all which look like it stand for.
pub(super) fn folded(text: &str) -> Vec<u8> {
    let mut letters: Vec<u8> = Vec::with_capacity(text.len());
    let mut before = ' ';
    for c in text.chars() {
        let letter = LATIN.get(c as usize).copied().unwrap_or_else(|| letter_or_nothing(c));
        if letter == NOTHING {
            continue;
        }
        match pair(before, c) {
            Some(letter) => replace_last(&mut letters, letter),
            None => letters.push(letter),
        }
        before = c;
    }
    letters
}

/// The letters with which the folded ones of a text can begin that begins with a byte of ASCII; any where that counts nothing.
pub(super) const LETTERS_AT_START: [Option<[u8; 2]>; 128] =
    letters_at_end([(b'r', b'm'), (b'v', b'w'), (b'c', b'd'), (b'l', b'k')]);

/// The same for its end.
pub(super) const LETTERS_AT_END: [Option<[u8; 2]>; 128] =
    letters_at_end([(b'n', b'm'), (b'v', b'w'), (b'l', b'd'), (b'c', b'k')]);

/// For each byte of ASCII its letter, and the one that it and another one may be read as.
const fn letters_at_end(pairs: [(u8, u8); 4]) -> [Option<[u8; 2]>; 128] {
    let mut letters = [None; 128];
    let mut byte = 0_u8;
    while byte < 128 {
        let mut other = letter(byte as char);
        let mut at = 0;
        #[allow(clippy::indexing_slicing, reason = "within both, at compile time")]
        {
            while at < pairs.len() {
                if pairs[at].0 == byte {
                    other = pairs[at].1;
                }
                at = at.wrapping_add(1);
            }
            if counts(byte as char) {
                letters[byte as usize] = Some([letter(byte as char), other]);
            }
        }
        byte = byte.wrapping_add(1);
    }
    letters
}

/// A bit for a folded letter.
const fn bit(letter: u8) -> u32 {
    match letter {
        b'a'..=b'z' => 1_u32.wrapping_shl(letter.wrapping_sub(b'a') as u32),
        _ => 1 << 31,
    }
}

/// The bits of bytes: those of ASCII are letters, those behind 0xC3 umlauts, and no others are looked at.
const BITS: [u32; 256] = {
    let mut bits = [0; 256];
    let mut byte = 0_u8;
    loop {
        let folded = match byte {
            b' ' | b'\t' | b'-' | 0xC0.. => None,
            0x80.. => Some(letter(byte.wrapping_add(0x40) as char)),
            _ => Some(letter(byte as char)),
        };
        if let Some(folded) = folded {
            #[allow(clippy::indexing_slicing, reason = "a byte indexes 256 entries, at compile time")]
            {
                bits[byte as usize] = bit(folded);
            }
        }
        if byte == u8::MAX {
            break bits;
        }
        byte = byte.wrapping_add(1);
    }
};

/// The letters that a text has, a bit for each; enough to tell most texts from others.
pub(super) fn bits(text: &str) -> u32 {
    let of_byte = |byte: u8| BITS.get(usize::from(byte)).copied().unwrap_or(0);
    text.bytes().fold(0, |bits, byte| bits | of_byte(byte))
}

/// The letters of the first 256 characters.
const LATIN: [u8; 256] = {
    let mut letters = [NOTHING; 256];
    let mut byte = 0_u8;
    loop {
        #[allow(clippy::indexing_slicing, reason = "a byte indexes 256 entries, at compile time")]
        {
            letters[byte as usize] = letter_or_nothing(byte as char);
        }
        if byte == u8::MAX {
            break letters;
        }
        byte = byte.wrapping_add(1);
    }
};

/// What counts nothing.
const NOTHING: u8 = 0;

const fn letter_or_nothing(c: char) -> u8 {
    if counts(c) { letter(c) } else { NOTHING }
}

const fn counts(c: char) -> bool {
    !c.is_whitespace() && !matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{AD}')
}

const fn letter(c: char) -> u8 {
    match c {
        'l' | 'L' | 'I' | 'i' | '1' | '|' | '!' | 'ı' | 'í' | 'ì' | 'î' | 'j' | 'J' | 't' | 'T' | 'f' | 'F' => b'l',
        '0' | 'O' | 'o' | 'ö' | 'Ö' | 'ó' | 'ò' | 'ô' | 'Q' => b'o',
        'ß' | 'B' | 'b' | '8' | '6' | 'h' | 'H' => b'b',
        'ü' | 'Ü' | 'u' | 'U' | 'ú' | 'ù' | 'û' | 'n' | 'N' => b'u',
        'ä' | 'Ä' | 'a' | 'A' | 'á' | 'à' | 'â' | 'å' | 'ã' => b'a',
        'e' | 'E' | 'é' | 'è' | 'ê' | 'ë' | 'c' | 'C' | 'ç' => b'e',
        's' | 'S' | '5' | '$' => b's',
        'g' | 'G' | '9' | 'q' => b'g',
        c if c.is_ascii() => c.to_ascii_lowercase() as u8,
        _ => b'?',
    }
}

/// The letter that two are read as.
const fn pair(before: char, c: char) -> Option<u8> {
    Some(match (before, c) {
        ('r', 'n') => b'm',
        ('v', 'v') => b'w',
        ('c', 'l') => b'd',
        ('l', 'c') => b'k',
        _ => return None,
    })
}

fn replace_last(letters: &mut [u8], letter: u8) {
    if let Some(last) = letters.last_mut() {
        *last = letter;
    }
}

/// How many letters of known ones may be others.
pub(super) const fn slips(length: usize) -> usize {
    length / LETTERS
}

/// Whether folded letters are those of known words. What has more behind them is another form of the words.
pub(super) fn is_like(printed: &[u8], known: &[u8]) -> bool {
    let most = slips(known.len());
    let is_longer = printed.len() > known.len() && printed.starts_with(known);
    known.len() >= SHORTEST
        && !is_longer
        && printed.len().abs_diff(known.len()) <= most
        && (printed.first() == known.first() || printed.last() == known.last())
        && others(printed, known) <= most
        && slip::distance(printed, known, most) <= most
}

/// How many printed letters known words have not, wherever they stand; no distance is shorter.
fn others(printed: &[u8], known: &[u8]) -> usize {
    let mut left = [0_u8; 128];
    for letter in known {
        if let Some(count) = left.get_mut(usize::from(*letter)) {
            *count = count.saturating_add(1);
        }
    }
    let is_other = |letter: &&u8| match left.get_mut(usize::from(**letter)) {
        Some(count) if *count > 0 => {
            *count = count.saturating_sub(1);
            false
        }
        _ => true,
    };
    printed.iter().filter(is_other).count()
}

/// Whether folded letters are nearly those of known words, where what stands behind them proves that they are some: as many
/// letters, one of them another.
pub(super) fn is_nearly(printed: &[u8], known: &[u8]) -> bool {
    known.len() > SHORTEST
        && printed.len() == known.len()
        && printed.iter().zip(known).filter(|(a, b)| a != b).count() <= 1
}

#[cfg(test)]
mod tests {
    use super::{folded, is_like, is_nearly};

    #[test]
    fn what_is_nearly_known_words() {
        for (printed, known, expected) in [
            ("Rontakt", "Kontakt", true),
            ("Tolefou", "Telefon", true),
            ("Kontrakt", "Kontakt", false),
            ("Kontext", "Kontakt", false),
            ("Saite", "Seite", false),
        ] {
            assert_eq!(is_nearly(&folded(printed), &folded(known)), expected, "{printed}");
        }
    }

    #[test]
    fn what_is_taken_for_known_words() {
        for (printed, known, expected) in [
            ("Texlversion", "Textversion", true),
            ("T extversion", "Textversion", true),
            ("TEXTVERSION", "Textversion", true),
            ("Textverslon", "Textversion", true),
            ("Textvexsion", "Textversion", true),
            ("Te1efon", "Telefon", true),
            ("Konlakt", "Kontakt", true),
            ("Selte", "Seite", true),
            ("Seife", "Seite", true),
            ("Medienkanale", "Medienkanäle", true),
            ("Pressedlenst", "Pressedienst", true),
            ("Pressediensl", "Pressedienst", true),
            ("Septernber", "September", true),
            ("0ktober", "Oktober", true),
            ("Landeshauptstadt Dusseidorf", "Landeshauptstadt Düsseldorf", true),
            ("Lancleshauptstadt Diisseldorf", "Landeshauptstadt Düsseldorf", true),
            ("Redaktiousteem", "Redaktionsteam", true),
            ("Redalctionsteam", "Redaktionsteam", true),
            // Other words.
            ("Textversionen", "Textversion", false),
            ("Kontakte", "Kontakt", false),
            ("Kontrakt", "Kontakt", false),
            ("Kontext", "Kontakt", false),
            ("Seiten", "Seite", false),
            ("Saite", "Seite", false),
            ("Telefone", "Telefon", false),
            ("Mal", "Mai", false),
            ("Bi1d", "Bild", false),
            ("Landeshauptstadt Dresden", "Landeshauptstadt Düsseldorf", false),
        ] {
            assert_eq!(is_like(&folded(printed), &folded(known)), expected, "{printed}");
        }
    }
}
