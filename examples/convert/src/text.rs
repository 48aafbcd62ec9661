//! A text that was read: where it comes from, what it became, and what several formats ask of both.

use std::cell::OnceCell;
use std::path::{Path, PathBuf};

use pressedienst::{Block, Document, Language, Layout, Located, Release, Role, SharedStr};
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::extract::Extraction;
use crate::lang::Said;
use crate::names::{self, Corrections, Who};
use crate::outcome::{Outcome, Understood};
use crate::own;
use crate::unread::Unread;

/// What the program is called.
pub(crate) const NAME: &str = env!("CARGO_BIN_NAME");

/// The program that made a record, as it is named everywhere.
pub(crate) const PROGRAM: &str = concat!(env!("CARGO_BIN_NAME"), " ", env!("CARGO_PKG_VERSION"));

/// Where a record comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Source {
    /// The path as given; of standard input its name, or `-`; null for a text that came without one.
    pub(crate) path: Option<String>,
    /// Where the file lies, by which it is known; no part of a record, which is the same wherever it is made.
    #[serde(skip)]
    pub(crate) place: Option<String>,
    /// What the file is called in a transfer to an archive, if it is one.
    #[serde(skip)]
    pub(crate) object: Option<String>,
    /// What its outputs are called in their folder, without ending, if it has any there.
    #[serde(skip)]
    pub(crate) stem: Option<String>,
    /// The size of the file in bytes.
    pub(crate) size: u64,
    /// The SHA-256 of the file, in lower-case hexadecimal digits.
    pub(crate) sha256: String,
    /// The encoding in which it was read, by its WHATWG name, `utf-8`, or `ibm437` and `ibm850` for those of DOS; `binary` for a
    /// PDF file, which has none.
    pub(crate) encoding: String,
    /// The program and its version.
    pub(crate) program: &'static str,
    /// The layout and the version of its rules: `paged 2`; null if no layout was recognised.
    pub(crate) rules: Option<String>,
    /// What the text was got out of, if the file is none itself: `pdf`, `html`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) extracted_by: Option<&'static str>,
    /// The SHA-256 of that text in UTF-8.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) text_sha256: Option<String>,
}

impl Source {
    pub(crate) fn new(path: Option<&Path>, bytes: &[u8], encoding: &str, layout: Option<Layout>) -> Self {
        Self::summed(path, bytes, sha256(bytes), encoding, layout)
    }

    /// The same of bytes whose SHA-256 is known.
    pub(crate) fn summed(
        path: Option<&Path>,
        bytes: &[u8],
        sha256: String,
        encoding: &str,
        layout: Option<Layout>,
    ) -> Self {
        Self {
            path: path.map(printed),
            place: path.map(printed),
            object: None,
            stem: None,
            size: bytes.len() as u64,
            sha256,
            encoding: encoding.to_ascii_lowercase(),
            program: PROGRAM,
            rules: layout.map(rules),
            extracted_by: None,
            text_sha256: None,
        }
    }

    /// The same of a file whose text had to be got out of it.
    pub(crate) fn extracted(self, extraction: Option<&Extraction>) -> Self {
        Self {
            extracted_by: extraction.map(|extraction| extraction.by),
            text_sha256: extraction.map(|extraction| extraction.text_sha256.clone()),
            ..self
        }
    }
}

/// A path as text, the same for no two paths: bytes that are no UTF-8 are printed as `\xFF`, and where such a mark stands,
/// backslashes are doubled.
pub(crate) fn printed(path: &Path) -> String {
    if let Some(path) = path.to_str().filter(|path| !path.contains("\\x")) {
        return path.to_owned();
    }
    let mut text = String::new();
    for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        text.push_str(&chunk.valid().replace('\\', "\\\\"));
        text.extend(chunk.invalid().iter().map(|byte| format!("\\x{byte:02X}")));
    }
    text
}

/// The path that is printed so; `None` where this system cannot put it together again.
pub(crate) fn unprinted(text: &str) -> Option<PathBuf> {
    if !text.contains("\\x") {
        return Some(PathBuf::from(text));
    }
    let (mut bytes, mut rest) = (Vec::new(), text);
    while let Some((before, behind)) = rest.split_once('\\') {
        bytes.extend(before.as_bytes());
        if let Some(behind) = behind.strip_prefix('\\') {
            bytes.push(b'\\');
            rest = behind;
        } else {
            let (digits, behind) = behind.strip_prefix('x')?.split_at_checked(2)?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = behind;
        }
    }
    bytes.extend(rest.as_bytes());
    path_of(bytes)
}

#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "other systems cannot")]
fn path_of(bytes: Vec<u8>) -> Option<PathBuf> {
    use std::os::unix::ffi::OsStringExt as _;
    Some(std::ffi::OsString::from_vec(bytes).into())
}

#[cfg(not(unix))]
fn path_of(bytes: Vec<u8>) -> Option<PathBuf> {
    String::from_utf8(bytes).ok().map(PathBuf::from)
}

/// A layout with the version of its rules.
pub(crate) fn rules(layout: Layout) -> String {
    format!("{} {}", layout.as_str(), layout.rules())
}

/// The SHA-256 in hexadecimal digits.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

/// The number of what no field holds among the releases of its text, which have theirs from 1.
pub(crate) const UNREAD_ITEM: usize = 0;

/// What the kind is called of what no field holds.
pub(crate) const UNREAD: &str = "unread";

/// A text that was read.
#[derive(Debug)]
pub(crate) struct Text<'t> {
    pub(crate) source: &'t Source,
    pub(crate) document: &'t Document,
    /// The file as it is.
    pub(crate) bytes: &'t [u8],
    /// How the text came out of it, if it is none itself.
    pub(crate) extraction: Option<&'t Extraction>,
    /// What names are right, if anybody has said it.
    pub(crate) names: Option<&'t Corrections>,
    /// Whether records tell what every byte is.
    pub(crate) is_annotated: bool,
    /// In the order of the text.
    pub(crate) folios: Vec<Folio<'t>>,
    /// How well it was read.
    pub(crate) outcome: Outcome,
    /// What the program itself says of it.
    pub(crate) notes: &'t [(own::Code, Said)],
    coverage: OnceCell<Option<Understood>>,
}

/// A page number at the top of its page.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Folio<'t> {
    pub(crate) at: usize,
    pub(crate) number: u32,
    pub(crate) printed: &'t str,
}

impl<'t> Folio<'t> {
    fn read(at: usize, printed: &'t str) -> Option<Self> {
        let digits = printed.trim_start_matches(|c: char| !c.is_ascii_digit());
        let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
        let number = digits.get(..end)?.parse().ok()?;
        Some(Self { at, number, printed })
    }
}

impl<'t> Text<'t> {
    pub(crate) fn new(source: &'t Source, document: &'t Document, bytes: &'t [u8], is_annotated: bool) -> Self {
        // A number that is no page's does not count.
        let folios = document.page_count().map(|count| {
            let folios = document.parts().filter(|(_, role)| *role == Role::Folio);
            let folios = folios.filter_map(|(span, _)| Folio::read(span.start(), span.of(document.source()).trim()));
            folios.filter(|folio| folio.number <= count).collect()
        });
        Self {
            source,
            document,
            bytes,
            extraction: None,
            names: None,
            is_annotated,
            folios: folios.unwrap_or_default(),
            outcome: Outcome::of_document(document),
            notes: &[],
            coverage: OnceCell::new(),
        }
    }

    /// Who is meant by a name that is printed in a role.
    pub(crate) fn who<'n>(&'n self, printed: &'n str, role: names::Role) -> Who<'n> {
        self.names
            .map_or_else(|| Who::as_printed(printed, role), |names| names.who(printed, role))
    }

    /// Takes what the program notes of it, which counts for its outcome.
    pub(crate) fn note(&mut self, notes: &'t [(own::Code, Said)]) {
        let outcomes = notes.iter().map(|(code, _)| Outcome::from(*code));
        self.outcome = outcomes.fold(self.outcome, Outcome::max);
        self.notes = notes;
    }

    /// Which share of its bytes was understood, reckoned once; `None` if all are blank.
    pub(crate) fn coverage(&self) -> Option<Understood> {
        *self.coverage.get_or_init(|| Understood::of(self.document.coverage()))
    }

    /// The same if somebody has asked for it.
    pub(crate) fn known_coverage(&self) -> Option<Understood> {
        self.coverage.get().copied().flatten()
    }

    /// What of it no field holds.
    pub(crate) fn unread(&self) -> Option<Unread<'t>> {
        Unread::of(self.document)
    }

    /// The name of a release (0 is the first) that is the same wherever its file lies: `sha-256#1`.
    pub(crate) fn id(&self, release: usize) -> String {
        self.item_id(release + 1)
    }

    /// The name of what no field holds, which comes behind all releases.
    pub(crate) fn unread_id(&self) -> String {
        self.item_id(UNREAD_ITEM)
    }

    fn item_id(&self, item: usize) -> String {
        format!("{}#{item}", self.source.sha256)
    }

    /// The name of its page, if it has one.
    pub(crate) fn page(&self) -> Option<String> {
        Some(format!("{}.html", self.source.stem.as_ref()?))
    }

    /// The name of the file, for a text that has no other; empty if it came without one.
    pub(crate) fn file_name(&self) -> String {
        let path = self.source.path.as_deref().unwrap_or_default();
        Path::new(path)
            .file_name()
            .map_or(path.into(), |name| name.to_string_lossy())
            .into_owned()
    }

    /// How many pages it has: those of its file, else those that it shows.
    pub(crate) fn pages(&self) -> Option<u32> {
        let paper = self.extraction.and_then(|extraction| extraction.paper);
        let pages = paper.and_then(|paper| u32::try_from(paper.pages).ok());
        pages.or_else(|| self.document.page_count())
    }

    /// The page on which a value begins; `None` in layouts without pages.
    pub(crate) fn page_of<T>(&self, value: &Located<T>) -> Option<u32> {
        let (start, _) = (value.span()?.start(), self.document.page_count()?);
        let before = self.folios.partition_point(|folio| folio.at <= start);
        // Page numbers stand at the top, and the first page has none.
        let last = before.checked_sub(1).and_then(|last| self.folios.get(last));
        Some(last.map_or(1, |folio| folio.number))
    }
}

/// The code of ISO 639-1; `None` where the language cannot be told.
pub(crate) const fn code(language: Option<Language>) -> Option<&'static str> {
    match language {
        Some(Language::German) => Some("de"),
        Some(Language::English) => Some("en"),
        _ => None,
    }
}

/// The language of a part of the body.
pub(crate) const fn language(block: &Block) -> Option<Language> {
    match block {
        Block::Paragraph { lang, .. } | Block::Crosshead { lang, .. } | Block::List { lang, .. } => *lang,
        _ => None,
    }
}

/// The language of a release: that of its first headline or part of the body.
pub(crate) fn main_language(release: &Release) -> Option<Language> {
    let headlines = release.headlines.iter().map(|headline| headline.lang);
    headlines.chain(release.body.iter().map(language)).flatten().next()
}

/// What of a release is printed first: what stands above its headline, that, or the first words of its body.
pub(crate) fn first_printed(release: &Release) -> Option<&Located<SharedStr>> {
    let headline = release.headlines.first().map(|headline| &headline.text);
    let block = release.body.first().and_then(|block| match block {
        Block::Paragraph { text, .. } | Block::Crosshead { text, .. } => Some(text),
        Block::List { items, .. } => items.first(),
        _ => None,
    });
    release.kicker.as_ref().or(headline).or(block)
}

/// "Given Family" of whatever parts there are.
pub(crate) fn full_name(given: Option<&Located<SharedStr>>, family: Option<&Located<SharedStr>>) -> Option<String> {
    let parts: Vec<&str> = [given, family]
        .into_iter()
        .flatten()
        .map(|part| part.as_str())
        .collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn paths_are_printed_and_back() {
        use std::os::unix::ffi::OsStrExt as _;
        for bytes in [
            &b"a/b.txt"[..],
            b"a\\b",
            b"\\x41",
            b"\\\\x\xFF\xE4.txt",
            "ä\\x".as_bytes(),
        ] {
            let path = Path::new(std::ffi::OsStr::from_bytes(bytes));
            assert_eq!(unprinted(&printed(path)).as_deref(), Some(path));
        }
        assert_eq!(unprinted("\\xA"), None);
    }

    #[test]
    fn pages() {
        let text = "Pressedienst\n\n14. Mai 2021\n\nBad eröffnet\n\nDas Bad ist wieder offen.\n\nBad eröffnet\n\nSeite 2\n\n\
                    Kontakt: Lenz, Mara\npresse@duesseldorf.de, Telefon +49.211.89-93131\n";
        let document = pressedienst::parse(text);
        let source = Source::new(Some(Path::new("a.txt")), text.as_bytes(), "UTF-8", document.layout());
        let text = Text::new(&source, &document, text.as_bytes(), false);
        let release = &document.releases()[0];
        assert_eq!(text.page_of(&release.headlines[0].text), Some(1));
        assert_eq!(text.page_of(release.contacts[0].family.as_ref().unwrap()), Some(2));
        assert_eq!(source.rules.as_deref(), Some("paged 2"));
        assert_eq!(text.id(0), format!("{}#1", source.sha256));
    }
}
