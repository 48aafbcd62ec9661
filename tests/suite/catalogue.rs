//! The catalogue of diagnostics: its examples have what they stand for, and its page is current.
//!
//! `UPDATE_GOLDEN=1 cargo test --test suite catalogue` writes `docs/diagnostics.md` anew.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use pressedienst::{Code, Document, Limits, Parser};

/// The example of a code as it would lie in a file.
fn parsed(code: Code) -> Document {
    let bytes = match code {
        Code::ReadAsUtf16 => code.example().encode_utf16().flat_map(u16::to_le_bytes).collect(),
        // Of the letters of the example, Latin-1 and Windows-1252 have the same bytes.
        Code::ReadAsWindows1252 => code
            .example()
            .chars()
            .map(|c| u8::try_from(u32::from(c)).expect("a letter of Latin-1"))
            .collect(),
        Code::InvalidUtf8 => {
            let (before, behind) = code.example().rsplit_once('ü').expect("a letter to break");
            [before.as_bytes(), b"\xFC", behind.as_bytes()].concat()
        }
        _ => code.example().as_bytes().to_vec(),
    };
    let parser = match code {
        Code::LimitReached => Parser::new().limits(Limits::of(bytes.len()).lines(4)),
        _ => Parser::new(),
    };
    parser.parse_bytes(&bytes).expect("examples are text")
}

#[test]
fn every_example_has_its_diagnostic() {
    for code in Code::ALL {
        let document = parsed(*code);
        let found: Vec<_> = document
            .diagnostics()
            .iter()
            .map(|found| found.code().as_str())
            .collect();
        assert!(found.contains(&code.as_str()), "{}: {found:?}", code.as_str());
    }
}

#[test]
fn examples_have_little_else() {
    // What cannot be there without the other.
    let beside = [
        "headline-missing",
        "body-missing",
        "text-breaks-off",
        "unclassified-text",
        "date-missing",
    ];
    for code in Code::ALL {
        let document = parsed(*code);
        let other = document.diagnostics().iter().map(pressedienst::Diagnostic::code);
        let others: Vec<_> = other
            .filter(|other| other != code && !beside.contains(&other.as_str()))
            .collect();
        assert!(others.len() <= 1, "{}: {others:?}", code.as_str());
    }
}

#[test]
fn every_row_is_complete() {
    for code in Code::ALL {
        assert_eq!(code.as_str().parse().as_ref(), Ok(code));
        let is_kebab = code
            .as_str()
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        assert!(is_kebab, "{}", code.as_str());
        assert!(
            code.meaning().ends_with('.') && code.advice().ends_with('.'),
            "{}",
            code.as_str()
        );
        assert!(
            !code.sentence().ends_with('.') && !code.sentence().is_empty(),
            "{}",
            code.as_str()
        );
    }
    let mut ids: Vec<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), Code::ALL.len(), "two codes have one name");
    assert!("no-such-code".parse::<Code>().is_err());
}

#[test]
fn the_page_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/diagnostics.md");
    let page = page();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder can be made");
        fs::write(&path, &page).expect("the page can be written");
    }
    let now = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        now == page,
        "docs/diagnostics.md is not current; UPDATE_GOLDEN=1 writes it"
    );
}

fn page() -> String {
    let mut page = String::from(
        "# Diagnostics\n\nWhat the parser has to say about a text, one code each. `pressedienst --explain CODE` prints the same. A *note* means that\n\
         something was decided or repaired and nothing is lost; a *warning*, that a value was dropped, that a line's role is\n\
         unsure, or that two prints contradict each other; an *error*, that a part which each release has could not be read.\n\n\
         The program has messages of its own about files, which [convert.md](convert.md#messages) lists; it explains them too.\n\n\
         The trade's words: a *folio* is a page number (\"Seite 2\"), a *running head* the headline printed again at the head of a\n\
         page, a *form feed* the invisible character that ends a page, a *byline* the line with the author.\n\n\
         | code | severity | sentence |\n| --- | --- | --- |\n",
    );
    for code in Code::ALL {
        let (id, severity) = (code.as_str(), code.severity());
        writeln!(page, "| [`{id}`](#{id}) | {severity} | {} |", code.sentence()).expect("memory");
    }
    for code in Code::ALL {
        let (id, severity) = (code.as_str(), code.severity());
        write!(
            page,
            "\n## {id}\n\n{severity}: {}.\n\n{}\n\n**What to do:** {}\n\n```text\n{}```\n",
            code.sentence(),
            code.meaning(),
            code.advice(),
            printable(code.example())
        )
        .expect("memory");
    }
    page
}

/// An example as a page can show it: control characters by name, and long lines cut.
fn printable(example: &str) -> String {
    let mut shown = String::new();
    for line in example.trim_end_matches('\n').split('\n') {
        let length = line.chars().count();
        let cut: String = line.chars().take(200).collect();
        for c in cut.chars() {
            match c {
                c if c.is_control() => shown.extend(c.escape_default()),
                c => shown.push(c),
            }
        }
        if length > 200 {
            write!(shown, " … ({} more characters)", length - 200).expect("memory");
        }
        shown.push('\n');
    }
    shown
}
