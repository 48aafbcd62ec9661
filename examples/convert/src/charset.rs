//! Encodings by their names: those of the WHATWG, and the code pages of DOS, which no browser knows.

use std::borrow::Cow;

use encoding_rs::Encoding;
use oem_cp::code_table::{DECODING_TABLE_CP437, DECODING_TABLE_CP850};

/// An encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Charset {
    Known(&'static Encoding),
    Dos(&'static CodePage),
}

/// A code page of DOS.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct CodePage {
    name: &'static str,
    /// Other names that are in use.
    others: [&'static str; 2],
    /// What the bytes from 0x80 on are; those before are ASCII.
    high: &'static [char; 128],
}

/// The one that most systems had in Germany.
pub(crate) static IBM850: CodePage = CodePage {
    name: "ibm850",
    others: ["cp850", "850"],
    high: &DECODING_TABLE_CP850,
};

pub(crate) static IBM437: CodePage = CodePage {
    name: "ibm437",
    others: ["cp437", "437"],
    high: &DECODING_TABLE_CP437,
};

impl Charset {
    /// The encoding that is called so.
    pub(crate) fn of_name(name: &str) -> Option<Self> {
        let is_called = |page: &&CodePage| {
            let mut names = std::iter::once(&page.name).chain(&page.others);
            names.any(|known| known.eq_ignore_ascii_case(name.trim()))
        };
        let page = [&IBM850, &IBM437].into_iter().find(is_called).map(Self::Dos);
        page.or_else(|| Encoding::for_label_no_replacement(name.as_bytes()).map(Self::Known))
    }

    /// Its name, in small letters.
    pub(crate) fn name(self) -> Cow<'static, str> {
        match self {
            Self::Known(encoding) => Cow::Owned(encoding.name().to_ascii_lowercase()),
            Self::Dos(page) => Cow::Borrowed(page.name),
        }
    }

    /// The text that bytes are in it; `None` if they are none. A byte order mark is no part of it.
    pub(crate) fn decode(self, bytes: &[u8]) -> Option<Cow<'_, str>> {
        match self {
            Self::Known(encoding) => {
                let (text, has_errors) = encoding.decode_with_bom_removal(bytes);
                (!has_errors).then_some(text)
            }
            Self::Dos(_) => {
                let letters = self.letters();
                Some(bytes.iter().map(|byte| letters.of(*byte)).collect::<String>().into())
            }
        }
    }

    /// What each byte is, in an encoding of a byte a letter.
    pub(crate) fn letters(self) -> Letters {
        Letters(std::array::from_fn(|byte| {
            let byte = u8::try_from(byte).unwrap_or_default();
            let letter = match self {
                Self::Known(encoding) => {
                    let (text, ..) = encoding.decode_without_bom_handling(std::slice::from_ref(&byte));
                    text.chars().next()
                }
                Self::Dos(_) if byte.is_ascii() => Some(char::from(byte)),
                Self::Dos(page) => page.high.get(usize::from(byte) - 0x80).copied(),
            };
            letter.unwrap_or(char::REPLACEMENT_CHARACTER)
        }))
    }
}

/// What each byte is, in an encoding of a byte a letter.
#[derive(Clone, Debug)]
pub(crate) struct Letters([char; 256]);

impl Letters {
    pub(crate) fn of(&self, byte: u8) -> char {
        let letter = self.0.get(usize::from(byte));
        letter.copied().unwrap_or(char::REPLACEMENT_CHARACTER)
    }

    /// The byte that a letter has, if it has one.
    #[cfg(test)]
    pub(crate) fn byte(&self, letter: char) -> Option<u8> {
        (0..=u8::MAX).find(|byte| self.of(*byte) == letter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_have_names() {
        for (name, known) in [
            ("latin1", "windows-1252"),
            ("Macintosh", "macintosh"),
            ("CP850", "ibm850"),
            (" ibm437 ", "ibm437"),
            ("utf-16le", "utf-16le"),
        ] {
            assert_eq!(Charset::of_name(name).expect(name).name(), known);
        }
        for name in ["klingon", "", "utf-7", "8 50"] {
            assert_eq!(Charset::of_name(name), None, "{name}");
        }
    }

    #[test]
    fn bytes_are_letters() {
        for (charset, bytes) in [
            (Charset::Dos(&IBM850), &b"Gr\x94\xE1e \x9Aber D\x81sseldorf"[..]),
            (Charset::Dos(&IBM437), b"Gr\x94\xE1e \x9Aber D\x81sseldorf"),
            (
                Charset::Known(encoding_rs::MACINTOSH),
                b"Gr\x9A\xA7e \x86ber D\x9Fsseldorf",
            ),
        ] {
            assert_eq!(charset.decode(bytes).as_deref(), Some("Größe Über Düsseldorf"));
        }
    }
}
