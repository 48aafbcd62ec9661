//! The signs that show nothing, and those that look like others: one table for all who ask.

use unicode_normalization::UnicodeNormalization as _;

/// Parts a word only where a line ends.
pub(crate) const SOFT_HYPHEN: char = '\u{AD}';

/// Stands before the text of a file, and, where files were joined, between two lines.
pub(crate) const BYTE_ORDER_MARK: char = '\u{FEFF}';

/// Signs between letters that take no room, so that a blank is all that one sees where they stand alone.
pub(crate) const fn has_no_width(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200D}' | '\u{2060}' | BYTE_ORDER_MARK)
}

/// Signs that show nothing where they stand between letters.
pub(crate) const fn shows_nothing(c: char) -> bool {
    c == SOFT_HYPHEN || has_no_width(c)
}

/// The hyphen of keyboards and the two of Unicode, one of which no line ends behind.
pub(crate) const fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// A hyphen, or the en dash, which is printed for it and it for the dash.
pub(crate) const fn is_dash(c: char) -> bool {
    is_hyphen(c) || c == '\u{2013}'
}

/// A dash, or the em dash, which is printed for it where nothing but words can stand around it.
pub(crate) const fn is_any_dash(c: char) -> bool {
    is_dash(c) || c == '\u{2014}'
}

/// The letters of a sign that joins some of them.
pub(crate) const fn ligature(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{FB00}' => "ff",
        '\u{FB01}' => "fi",
        '\u{FB02}' => "fl",
        '\u{FB03}' => "ffi",
        '\u{FB04}' => "ffl",
        '\u{FB05}' | '\u{FB06}' => "st",
        _ => return None,
    })
}

/// A letter without its accents. The stroke of some is no mark that Unicode parts from them.
pub(crate) fn without_accent(c: char) -> char {
    match c {
        c if c.is_ascii() => c,
        'ł' => 'l',
        'Ł' => 'L',
        'ø' => 'o',
        'Ø' => 'O',
        'đ' => 'd',
        'Đ' => 'D',
        'ı' => 'i',
        c => std::iter::once(c).nfd().next().unwrap_or(c),
    }
}

/// Whether a sign is read as nothing or as other letters, where it stands in a word.
pub(crate) const fn is_read_otherwise(c: char) -> bool {
    shows_nothing(c) || ligature(c).is_some()
}

/// Letters and signs of Latin print, between which a sign without width says nothing. Of a letter with marks the letter
/// alone is asked.
pub(crate) const fn is_latin(c: char) -> bool {
    matches!(c, '\0'..='\u{24F}' | '\u{2010}'..='\u{205E}' | '\u{20AC}' | '\u{FB00}'..='\u{FB06}')
}

/// Signs that turn the direction of the text, so that it reads otherwise than it is.
const fn turns_direction(c: char) -> bool {
    matches!(
        c,
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
    )
}

/// Signs that say how their neighbours are shaped, counted or tagged: the vowel separator of Mongolian, operators that are
/// not written, old format marks, tags.
const fn shapes_others(c: char) -> bool {
    matches!(
        c,
        '\u{180E}' | '\u{2061}'..='\u{2065}' | '\u{206A}'..='\u{206F}' | '\u{E0000}'..='\u{E007F}'
    )
}

/// All signs that show nothing and are no blanks, control characters among them: no address has them.
pub(crate) fn is_hidden(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_control();
    }
    shows_nothing(c) || turns_direction(c) || shapes_others(c) || c.is_control()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_has_one_class() {
        let classes: [fn(char) -> bool; 5] = [
            |c| c == SOFT_HYPHEN,
            has_no_width,
            turns_direction,
            shapes_others,
            char::is_control,
        ];
        for c in '\0'..=char::MAX {
            let count = classes.iter().filter(|class| class(c)).count();
            assert_eq!(count, usize::from(is_hidden(c)), "{c:?}");
        }
    }

    #[test]
    fn ligatures_are_those_of_unicode() {
        for c in ('\0'..=char::MAX).filter(|c| ligature(*c).is_some()) {
            assert_eq!(c.nfkc().collect::<String>(), ligature(c).unwrap_or_default(), "{c:?}");
        }
    }

    #[test]
    fn accents() {
        for (letters, bare) in [
            ("äöüÄÖÜ", "aouAOU"),
            ("čéîñåŠ", "ceinaS"),
            ("łŁøØđĐı", "lLoOdDi"),
            ("aZ1ßæ?", "aZ1ßæ?"),
        ] {
            assert_eq!(letters.chars().map(without_accent).collect::<String>(), bare);
        }
    }

    #[test]
    fn hidden() {
        for c in [
            '\0',
            '\t',
            '\u{7F}',
            '\u{85}',
            '\u{AD}',
            '\u{200B}',
            '\u{202E}',
            '\u{2066}',
            '\u{FEFF}',
            '\u{E0041}',
        ] {
            assert!(is_hidden(c), "{c:?}");
        }
        for c in [
            ' ',
            'a',
            'ä',
            '\u{A0}',
            '\u{2010}',
            '\u{2028}',
            '\u{202F}',
            '\u{FFFD}',
            '\u{E0080}',
        ] {
            assert!(!is_hidden(c), "{c:?}");
        }
    }

    #[test]
    fn without_width() {
        for c in ['\u{200B}', '\u{200D}', '\u{2060}', '\u{FEFF}'] {
            assert!(has_no_width(c), "{c:?}");
        }
        for c in ['\u{AD}', '\u{200A}', '\u{200E}', '\u{2061}', ' '] {
            assert!(!has_no_width(c), "{c:?}");
        }
    }
}
