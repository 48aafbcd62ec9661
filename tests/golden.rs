//! Every fixture against the record and the diagnostics that were read by eye and committed beside it.
//!
//! `UPDATE_GOLDEN=1 cargo test --test golden` writes them anew; read the difference before you commit it.

mod support;

use std::fs;

use pressedienst::{Code, Document, Layout, Parser};
use support::fixtures;

#[test]
fn every_fixture_gives_its_record_and_its_diagnostics() {
    let is_update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let mut wrong = Vec::new();
    for fixture in fixtures(None) {
        let document = Parser::new().parse_bytes(&fixture.bytes).expect("fixtures are text");
        let record = serde_json::to_string_pretty(&document).expect("documents are plain data") + "\n";
        for (ending, now) in [("json", record), ("diag", diagnostics(&document))] {
            let path = fixture.beside(ending);
            if is_update {
                fs::write(&path, &now).expect("the golden file can be written");
            } else if fs::read_to_string(&path).ok().as_deref() != Some(&now) {
                wrong.push(path.display().to_string());
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "these differ; UPDATE_GOLDEN=1 shows how:\n{}",
        wrong.join("\n")
    );
}

/// The diagnostics as people read them: place, what, and the line it is about.
fn diagnostics(document: &Document) -> String {
    let mut shown = String::new();
    for diagnostic in document.diagnostics() {
        let place = document.line_col(diagnostic.span().start());
        let (severity, code) = (diagnostic.severity(), diagnostic.code().as_str());
        let about: String = diagnostic
            .span()
            .of(document.source())
            .chars()
            .take(60)
            .flat_map(char::escape_debug)
            .collect();
        shown.push_str(&format!(
            "{}:{}: {severity}[{code}] {about}\n",
            place.line, place.column
        ));
    }
    shown
}

#[test]
fn no_golden_file_is_left_without_its_text() {
    let texts: Vec<_> = fixtures(None).into_iter().map(|fixture| fixture.path).collect();
    for folder in texts
        .iter()
        .filter_map(|path| path.parent())
        .collect::<std::collections::BTreeSet<_>>()
    {
        for entry in fs::read_dir(folder).expect("a folder of fixtures") {
            let path = entry.expect("a file").path();
            assert!(
                texts.contains(&path.with_extension("txt")),
                "{} has no text",
                path.display()
            );
        }
    }
}

#[test]
fn every_diagnostic_is_that_of_some_fixture() {
    let shown: String = fixtures(None)
        .iter()
        .filter_map(|fixture| fs::read_to_string(fixture.beside("diag")).ok())
        .collect();
    // What reaches a limit is too large for a fixture; `suite/limits.rs` has texts with limits of their own.
    let missing: Vec<_> = Code::ALL
        .iter()
        .filter(|code| **code != Code::LimitReached)
        .map(|code| code.as_str())
        .filter(|id| !shown.contains(&format!("[{id}]")))
        .collect();
    assert!(missing.is_empty(), "no fixture has {missing:?}");
}

#[test]
fn texts_of_others_have_no_layout_and_no_release() {
    for fixture in fixtures(Some("foreign")) {
        let document = Parser::new().parse_bytes(&fixture.bytes).expect("fixtures are text");
        assert_eq!(document.layout(), None, "{}", fixture.path.display());
        assert!(document.releases().is_empty(), "{}", fixture.path.display());
        let codes: Vec<_> = document
            .diagnostics()
            .iter()
            .map(pressedienst::Diagnostic::code)
            .collect();
        assert!(codes.contains(&Code::UnknownLayout), "{}", fixture.path.display());
    }
}

#[test]
fn every_layout_has_fixtures_and_recognises_them() {
    for &layout in Layout::ALL {
        for fixture in fixtures(Some(layout.as_str())) {
            let document = Parser::new().parse_bytes(&fixture.bytes).expect("fixtures are text");
            assert_eq!(document.layout(), Some(layout), "{}", fixture.path.display());
        }
    }
}
