//! What a file is: a text, a PDF file or a saved web page.

use std::ffi::OsStr;
use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use super::page;
use crate::hand;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Pdf,
    /// A web page.
    Html,
}

/// So many bytes of a file are looked at.
const HEAD: usize = 8_192;

/// A PDF file begins so; other bytes may stand before it.
const PDF: &[u8] = b"%PDF-";
const MOST_BEFORE: usize = 1_024;

/// The endings of the names of files that are read by themselves; in letters of any size.
const ENDINGS: [(&str, Kind); 4] = [
    ("txt", Kind::Text),
    ("pdf", Kind::Pdf),
    ("html", Kind::Html),
    ("htm", Kind::Html),
];

impl Kind {
    /// By the bytes of a file; where they do not say it, by its name.
    pub(crate) fn of(bytes: &[u8], path: Option<&Path>) -> Self {
        if is_pdf(bytes) {
            return Self::Pdf;
        }
        if is_page(bytes) {
            return Self::Html;
        }
        path.and_then(Self::of_name).unwrap_or(Self::Text)
    }

    /// The same of a file that is not read yet.
    pub(crate) fn of_file(path: &Path) -> Self {
        let mut head = Vec::new();
        let read = File::open(path).and_then(|file| file.take(HEAD as u64).read_to_end(&mut head));
        // What cannot be read is named when it is to be read.
        let head = if read.is_ok() { head } else { Vec::new() };
        Self::of(&head, Some(path))
    }

    /// By the name of a file; `None` for one that is not read by itself.
    pub(crate) fn of_name(path: &Path) -> Option<Self> {
        Self::of_ending(path.extension()?)
    }

    pub(crate) fn of_ending(ending: &OsStr) -> Option<Self> {
        let known = ENDINGS.iter().find(|(known, _)| ending.eq_ignore_ascii_case(known));
        known.map(|(_, kind)| *kind)
    }

    /// Whether this program reads it: not every one was built to read PDF files.
    pub(crate) const fn is_read(self) -> bool {
        cfg!(feature = "pdf") || !matches!(self, Self::Pdf)
    }

    /// What reading it weighs: the bytes of a text in running lines that needs as much memory.
    pub(crate) fn weight(self, bytes: &[u8]) -> u64 {
        match self {
            Self::Text | Self::Html => hand::weight(bytes),
            #[cfg(feature = "pdf")]
            Self::Pdf => super::pdf::unpacked(bytes).saturating_mul(LETTER),
            #[cfg(not(feature = "pdf"))]
            Self::Pdf => bytes.len() as u64,
        }
    }
}

/// A byte of a PDF file may be a letter that is drawn, which takes so many times the memory of one that is only read.
#[cfg(feature = "pdf")]
const LETTER: u64 = 4;

/// Whether bytes have the beginning of a PDF file; behind other bytes only where it stands alone with its version, because a text
/// may speak of it.
fn is_pdf(bytes: &[u8]) -> bool {
    let head = bytes
        .get(..bytes.len().min(MOST_BEFORE + PDF.len()))
        .unwrap_or_default();
    let Some(at) = head.windows(PDF.len()).position(|window| window == PDF) else {
        return false;
    };
    let behind = bytes.get(at + PDF.len()..).unwrap_or_default();
    let is_bare =
        matches!(behind, [major, b'.', minor, b'\r' | b'\n', ..] if major.is_ascii_digit() && minor.is_ascii_digit());
    at == 0 || is_bare
}

/// Marks of encodings, which stand before a page.
const MARKS: [&[u8]; 3] = [b"\xEF\xBB\xBF", b"\xFF\xFE", b"\xFE\xFF"];

/// Whether bytes begin as web pages do, behind comments and the like. Markdown with a few tags does not.
fn is_page(bytes: &[u8]) -> bool {
    let bytes = MARKS.iter().find_map(|mark| bytes.strip_prefix(*mark)).unwrap_or(bytes);
    // Of UTF-16 there is a zero byte beside each of these letters; others stand in comments alone.
    let letters = bytes.iter().take(HEAD).filter(|byte| **byte != 0);
    let mut letters = letters
        .map(|byte| char::from(*byte))
        .skip_while(|letter| letter.is_whitespace());
    // Of most files the first letter tells.
    letters.next() == Some('<') && page::is_page(&std::iter::once('<').chain(letters).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(bytes: &[u8], name: &str) -> Kind {
        Kind::of(bytes, Some(Path::new(name)))
    }

    #[test]
    fn pages_are_told_by_their_beginning() {
        for text in [
            "<!DOCTYPE html>\n<html lang=\"de\">",
            " \n<HTML\tlang=\"de\"><head>",
            "<!doctype HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\">",
            "<?xml version=\"1.0\"?>\n<!-- gespeichert – heute -->\n<html>",
            "<!DOCTYPE html",
        ] {
            let units = text.encode_utf16();
            let le: Vec<u8> = units.clone().flat_map(u16::to_le_bytes).collect();
            let be: Vec<u8> = [0xFE, 0xFF]
                .into_iter()
                .chain(units.flat_map(u16::to_be_bytes))
                .collect();
            let marked = ["\u{FEFF}", text].concat();
            for bytes in [text.as_bytes(), marked.as_bytes(), &le, &be] {
                assert_eq!(of(bytes, "a.txt"), Kind::Html, "{text}");
                assert_eq!(of(bytes, "a.pdf"), Kind::Html, "{text}");
            }
        }
        for text in [
            "<!-- image -->\n\n## Bad eröffnet\n\n<table><tr><td>1</td></tr></table>",
            "<!-- page 1\n<html>",
            "<h1>Pressedienst Einzelansicht</h1>\n\n<p>Umwelt</p>",
            "# Pressedienst\n\n**14. Mai 2021**<br>\n\n<html>",
            "<htmlx>",
            "<!DOCTYPE htmlish>",
            "<",
            "",
        ] {
            assert_eq!(of(text.as_bytes(), "a.txt"), Kind::Text, "{text}");
            assert_eq!(of(text.as_bytes(), "a.HTM"), Kind::Html, "{text}");
            assert_eq!(of(text.as_bytes(), "a.Pdf"), Kind::Pdf, "{text}");
        }
    }

    #[test]
    fn pdf_files_are_told_by_their_beginning_wherever_it_stands() {
        let junk = |count| [vec![b'x'; count], b"%PDF-1.4\n".to_vec()].concat();
        for bytes in [
            b"%PDF-1.7\r\n".to_vec(),
            b"%PDF-".to_vec(),
            b"HTTP/1.1 200 OK\r\n\r\n%PDF-1.4\r1 0 obj".to_vec(),
            junk(1),
            junk(1_024),
        ] {
            assert_eq!(of(&bytes, "a.txt"), Kind::Pdf);
        }
        for bytes in [
            b"Pressedienst\n\nEine Datei beginnt mit %PDF-1.4 oder mehr.\n".to_vec(),
            junk(1_025),
            b"%PDF".to_vec(),
        ] {
            assert_eq!(of(&bytes, "a.txt"), Kind::Text);
        }
    }
}
