//! What holds for every text, shared by the targets that parse.

use pressedienst::{Document, Layout, Parser};
use unicode_normalization::UnicodeNormalization as _;

use crate::invariants;

/// Checks a text as it is recognised, and in the layout that a number names.
pub fn check(text: &str, layout: u8) {
    let layouts = Layout::ALL;
    let forced = layouts[usize::from(layout) % layouts.len()];
    for parser in [Parser::new(), Parser::new().layout(forced)] {
        let document = parser.parse(text);
        assert_eq!(document.source(), text);
        invariants::check(&document);
        let composed: String = text.nfc().collect();
        if composed != text {
            same(&document, &parser.parse(&composed), "composed letters");
        }
        if !text.contains('\r') {
            same(&document, &parser.parse(&text.replace('\n', "\r\n")), "line ends");
        }
    }
}

fn same(document: &Document, other: &Document, change: &str) {
    assert_eq!(document.releases(), other.releases(), "{change} matter");
    assert_eq!(document.page_count(), other.page_count(), "{change} matter");
}
