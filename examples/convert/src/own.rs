//! The messages of the program itself, which are about files; those about texts are the library's.
//!
//! `UPDATE_GOLDEN=1 cargo test -p pressedienst-convert own` writes their lists in `docs/convert.md` and `docs/de/convert.md` anew.

use clap::ValueEnum as _;
use pressedienst::Severity;

/// A message of the program itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Code {
    NotConverted,
    NoTexts,
    OutputFolder,
    EMail,
    PageCut,
    LettersLost,
    EncodingRecognised,
    EncodingGuessed,
    EncodingDoubtful,
    PdfDamaged,
    PagesBlank,
    LettersUnknown,
    NameChanged,
    TextChanged,
    TextMoved,
    TextCopied,
    TextGone,
    TextDropped,
    FormatsBehind,
    TablesLeft,
    FileKept,
    FileLeft,
    Accepted,
    FileMissing,
    FileChanged,
    FileUnknown,
    DatabaseChanged,
    BagInvalid,
    TextUnknown,
}

/// What is known of a message: its name, its severity, what it means and what to do.
struct Row(&'static str, Severity, &'static str);

impl Code {
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        Self::value_variants().iter().copied()
    }

    #[allow(clippy::too_many_lines, reason = "it is a table")]
    const fn row(self) -> Row {
        match self {
            Self::NotConverted => Row(
                "not-converted",
                Severity::Error,
                "A file could not be read, is no text, or its record could not be written. The message says which; the \
                 others were converted, and the exit code is 1.",
            ),
            Self::NoTexts => Row(
                "no-texts",
                Severity::Warning,
                "There is no file that ends in .txt, .pdf, .html or .htm, or that fits the patterns of --glob, in a folder that was \
                 given. Hidden files and folders behind links are not looked at. The message counts what is there. Where nothing \
                 that was given has a text, the exit code is 1.",
            ),
            Self::OutputFolder => Row(
                "output-folder",
                Severity::Warning,
                "There are texts in the output folder, which lies in a folder that was given. They are not read, because \
                 they may be of an earlier run.",
            ),
            Self::EMail => Row(
                "e-mail",
                Severity::Warning,
                "A file is an e-mail that begins with its headers (From, Received, MIME-Version; Von, Betreff). It is converted \
                 as it is: headers are read as if they were text, and parts in quoted-printable or base64 are not decoded. Save \
                 the message as text in a mail program, without the headers, and convert that.",
            ),
            Self::PageCut => Row(
                "page-cut",
                Severity::Warning,
                "A saved web page ends in the middle of a tag, a comment or a script, so that what stood behind it is lost. Save the \
                 page again, or look for another copy.",
            ),
            Self::LettersLost => Row(
                "letters-lost",
                Severity::Warning,
                "Some bytes of a saved web page are no letters in the encoding that it says it has. Each stands as the replacement \
                 character in the text. --encoding reads the page in the encoding that you name.",
            ),
            Self::EncodingRecognised => Row(
                "encoding-recognised",
                Severity::Note,
                "The bytes of a file are neither UTF-8 nor UTF-16, and its umlauts stand where umlauts do in one encoding alone, \
                 which the record and the report name. Nothing needs to be done.",
            ),
            Self::EncodingGuessed => Row(
                "encoding-guessed",
                Severity::Note,
                "The bytes of a file are neither UTF-8 nor UTF-16, its text is hardly German, and its letters fit another encoding \
                 better than Windows-1252. Look whether they are right; --encoding reads it in the encoding that you name.",
            ),
            Self::EncodingDoubtful => Row(
                "encoding-doubtful",
                Severity::Warning,
                "The bytes of a file are neither UTF-8 nor UTF-16, and two encodings of a byte a letter fit them alike. The \
                 message shows some words as they were read. If they are wrong, --encoding reads the file in the encoding that \
                 you name: windows-1252, macintosh, ibm850, ibm437.",
            ),
            Self::PdfDamaged => Row(
                "pdf-damaged",
                Severity::Warning,
                "A PDF file is not as it was written: parts of it are missing or were changed. It was read as far as possible; \
                 text may be missing or wrong. The message says what shows it. Look for another copy.",
            ),
            Self::PagesBlank => Row(
                "pages-blank",
                Severity::Warning,
                "Pages of a PDF file show no text. They are empty, or pictures of text; if they are scans, run text recognition \
                 (OCR) over the file, and convert what that writes.",
            ),
            Self::LettersUnknown => Row(
                "letters-unknown",
                Severity::Warning,
                "A PDF file does not say what some of its letters mean, and so few that it is read all the same. Each is a \
                 replacement character (U+FFFD) in the text and the record. Compare them with the page.",
            ),
            Self::NameChanged => Row(
                "name-changed",
                Severity::Note,
                "The outputs of a text could not be called like the text, because another text's have the name already, or \
                 because not every system and program takes it. The message and the report say what they are called.",
            ),
            Self::TextChanged => Row(
                "text-changed",
                Severity::Warning,
                "A text that was converted before has other bytes now. The message has both sums. If nobody was to change it, \
                 look for the earlier bytes in a backup; the outputs are those of the bytes that are there now.",
            ),
            Self::TextMoved => Row(
                "text-moved",
                Severity::Note,
                "A text that was converted before is not where it was, and the same bytes lie elsewhere. Its outputs are \
                 called after its new path, and the database has its rows under that.",
            ),
            Self::TextCopied => Row(
                "text-copied",
                Severity::Note,
                "A new text has the same bytes as one that is known. Both are converted, and have outputs and rows of their own; \
                 take one away if the copy is not meant.",
            ),
            Self::TextGone => Row(
                "text-gone",
                Severity::Warning,
                "A text that was converted before is not there any more, nor are its bytes among the texts that are given. Its \
                 outputs stay, until --drop-gone leaves it out of all of them.",
            ),
            Self::TextDropped => Row(
                "text-dropped",
                Severity::Note,
                "A text that is not there any more was left out, as --drop-gone asks: its outputs were removed, and so were its \
                 rows in tables and database. The original in a bag stays.",
            ),
            Self::FormatsBehind => Row(
                "formats-behind",
                Severity::Warning,
                "Texts were changed or moved, and the output folder has files of other formats, which this run did not write. \
                 They hold what was before, until a run writes them too.",
            ),
            Self::TablesLeft => Row(
                "tables-left",
                Severity::Warning,
                "A text that was converted before could not be converted now, because it cannot be read, or because its output must \
                 not be replaced. Tables of all texts would lose its rows. They were left as they were, and nothing was left out. Do \
                 what the text's own message says; only if the text itself is lost, take it away and give --drop-gone.",
            ),
            Self::FileKept => Row(
                "file-kept",
                Severity::Note,
                "A file that pressedienst did not write, or that was changed since, gave way to an output, as --overwrite asks; or \
                 the original in a bag gave way, because the text was changed. It is kept under the name in the message.",
            ),
            Self::FileLeft => Row(
                "file-left",
                Severity::Warning,
                "The output of a text that was moved or left out was changed since pressedienst wrote it, so that it stays where \
                 it is. It is no longer looked after; move it away, or remove it.",
            ),
            Self::Accepted => Row(
                "accepted",
                Severity::Note,
                "A file in the bag is not as pressedienst wrote it, and was taken as it is, as --accept asks. Later runs take it so \
                 too, as long as it does not change again.",
            ),
            Self::FileMissing => Row(
                "file-missing",
                Severity::Error,
                "--verify: a file that the journal or a manifest names is not there, or an original is not where it was. Put it \
                 back from a backup; an output is made again if its text is converted again.",
            ),
            Self::FileChanged => Row(
                "file-changed",
                Severity::Error,
                "--verify: a file has not the bytes that the journal or a manifest says, or cannot be read; or a text that was \
                 converted once cannot be any more. Compare it with a backup. If it is meant to be so, a bag takes it with --accept; an output is made again if it is moved away and \
                 its text is converted again.",
            ),
            Self::FileUnknown => Row(
                "file-unknown",
                Severity::Warning,
                "--verify: a file in the output folder is in neither journal nor manifest. pressedienst did not write it, or kept \
                 it as .bak, or no longer looks after it. It stays, and nothing vouches for it.",
            ),
            Self::DatabaseChanged => Row(
                "database-changed",
                Severity::Error,
                "--verify: others wrote to the database since pressedienst did, or a disk changed bytes in it. SQLite finds it \
                 whole, but what was changed is not known. If it is meant to be so, the next run that writes the database takes \
                 it as it is; else put it back from a backup.",
            ),
            Self::BagInvalid => Row(
                "bag-invalid",
                Severity::Error,
                "--verify: the files that make a folder a bag are not as RFC 8493 wants them, or a file in data/ has no sum. Run \
                 pressedienst to its end, with --accept if files of others are meant to be there.",
            ),
            Self::TextUnknown => Row(
                "text-unknown",
                Severity::Warning,
                "--verify: a text that was given was not converted into this folder, or could not be, or was moved since. Convert \
                 it.",
            ),
        }
    }

    pub(crate) fn from_id(id: &str) -> Option<Self> {
        Self::all().find(|code| code.id() == id)
    }

    pub(crate) const fn id(self) -> &'static str {
        self.row().0
    }

    pub(crate) const fn severity(self) -> Severity {
        self.row().1
    }

    pub(crate) const fn meaning(self) -> &'static str {
        self.row().2
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;
    use std::fs;

    use super::*;
    use crate::lang::Lang;

    const PAGES: [(Lang, &str, &str); 2] = [
        (Lang::En, "docs/convert.md", "| code | severity | meaning |"),
        (Lang::De, "docs/de/convert.md", "| Code | Schwere | Bedeutung |"),
    ];

    #[test]
    fn no_message_has_the_name_of_another() {
        for code in Code::all() {
            assert_eq!(Code::from_id(code.id()), Some(code));
            assert!(code.id().parse::<pressedienst::Code>().is_err());
        }
    }

    #[test]
    fn the_lists_of_the_documents_are_current() {
        for (lang, name, head) in PAGES {
            let path = format!("{}/../../{name}", env!("CARGO_MANIFEST_DIR"));
            let head = format!("{head}\n| --- | --- | --- |\n");
            let page = fs::read_to_string(&path).unwrap();
            let (before, rest) = page.split_once(&head).unwrap();
            // The next heading stands below the table.
            let end = rest.find("\n#").unwrap();
            let mut wanted = format!("{before}{head}");
            for code in Code::all() {
                let severity = lang.severity(code.severity());
                writeln!(wanted, "| `{}` | {severity} | {} |", code.id(), code.meaning_in(lang)).unwrap();
            }
            wanted.push_str(&rest[end..]);
            if std::env::var_os("UPDATE_GOLDEN").is_some() {
                fs::write(&path, &wanted).unwrap();
            }
            let now = fs::read_to_string(&path).unwrap();
            assert!(now == wanted, "{name} is not current; UPDATE_GOLDEN=1 writes it");
        }
    }
}
