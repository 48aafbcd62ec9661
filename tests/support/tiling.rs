//! That the parts of a document are its text.

use pressedienst::{Document, Role};

/// Each byte of the source is in one part, in order, and blanks are blank.
pub fn check(document: &Document) {
    let mut end = 0;
    for (span, role) in document.parts() {
        assert_eq!(span.start(), end, "a gap or an overlap");
        assert!(!span.is_empty(), "an empty part");
        let text = document.source().get(span.range()).expect("a part between characters");
        match role {
            Role::Blank | Role::PageBreak => {
                assert!(!text.contains(char::is_alphanumeric), "{text:?} is not blank");
            }
            Role::Delimiter => assert!(is_delimiter(text), "{text:?} is no delimiter"),
            _ => assert!(!text.trim().is_empty(), "{role:?} of blanks"),
        }
        end = span.end();
    }
    assert_eq!(end, document.source().len(), "the end is missing");
}

/// Signs and blanks, or what counts the items of a list: "2.", "b)", "o", or begins one in markup
/// or in a font without names.
pub fn is_delimiter(text: &str) -> bool {
    let is_mark = |mark: &str| text.trim_start().to_lowercase().starts_with(mark);
    if is_mark("<li") || is_mark("\\item") || is_mark("(cid:") {
        return true;
    }
    let counts = text.trim_matches(|c: char| !c.is_alphanumeric());
    let is_number = counts.len() <= 2 && counts.bytes().all(|byte| byte.is_ascii_digit());
    is_number || counts.len() == 1 && counts.bytes().all(|byte| byte.is_ascii_lowercase())
}
