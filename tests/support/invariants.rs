//! What holds for every document, whatever the text was.

use pressedienst::{Code, Coverage, Diagnostic, Document, Label, Leaf, Release, Role, Span};
use unicode_normalization::UnicodeNormalization as _;

#[path = "tiling.rs"]
pub mod tiling;

/// Parts tile the source, places are places of it, values are what their places show, and annotations are complete.
pub fn check(document: &Document) {
    tiling::check(document);
    for leaf in document.releases().iter().flat_map(Release::leaves) {
        places_are_in_order(&leaf, document.source());
        assert!(
            is_shown(&leaf, document) || is_repaired(&leaf, document),
            "{leaf:?} is not what its places show"
        );
        assert!(
            leaf.text().len() <= document.source().len().saturating_mul(8).max(16),
            "{} has grown",
            leaf.path()
        );
        if leaf.path().ends_with("url") {
            let scheme = leaf.text().get(.."http".len()).unwrap_or_default();
            let is_web = scheme.eq_ignore_ascii_case("http") || scheme == "www.";
            let is_plain = !leaf.text().contains(|c: char| c.is_control() || c == '\u{202E}');
            assert!(is_web && is_plain, "{} is {:?}", leaf.path(), leaf.text());
        }
    }
    annotations_are_complete(document);
    for diagnostic in document.diagnostics() {
        let span = diagnostic.span();
        assert!(
            document.source().get(span.range()).is_some(),
            "{diagnostic:?} is nowhere"
        );
    }
}

fn places_are_in_order(leaf: &Leaf<'_>, source: &str) {
    assert!(!leaf.spans().is_empty(), "{} has no place", leaf.path());
    let mut end = 0;
    for span in leaf.spans() {
        let is_in_order = span.start() >= end && source.get(span.range()).is_some_and(|piece| !piece.is_empty());
        assert!(is_in_order, "{} at {span:?}", leaf.path());
        end = span.end();
    }
}

/// What a reader sees of a text: letters in Unicode's composed form, ligatures as letters, no sign that shows nothing.
pub fn shown(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let mut seen = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !HIDDEN.contains(c)) {
        match c {
            '\u{FB00}'..='\u{FB06}' => seen.extend(c.nfkc()),
            c => seen.push(c),
        }
    }
    seen.nfc().collect()
}

/// The signs between letters that show nothing and that values do not have.
pub const HIDDEN: [char; 6] = ['\u{AD}', '\u{200B}', '\u{200C}', '\u{200D}', '\u{2060}', '\u{FEFF}'];

/// Whether a value has the letters of its places in their order, as a reader sees them: blanks come and go, and a hyphen at
/// the end of a piece may be left out. A date is shown by its numbers, a repaired address by the printed one.
pub fn is_shown(leaf: &Leaf<'_>, document: &Document) -> bool {
    let source = document.source();
    if leaf.path().contains("date") || (leaf.is_inside() && leaf.path().ends_with("url")) {
        return true;
    }
    let value = shown(leaf.text());
    let mut value = value.chars().filter(|c| !c.is_whitespace()).peekable();
    for span in leaf.spans() {
        let piece = shown(span.of(source));
        let mut printed = piece.chars().filter(|c| !c.is_whitespace()).peekable();
        while let Some(c) = printed.next() {
            let is_hyphen_at_end = matches!(c, '-' | '\u{2010}' | '\u{2011}') && printed.peek().is_none();
            if value.next_if_eq(&c).is_none() && !is_hyphen_at_end {
                return false;
            }
        }
    }
    value.next().is_none()
}

/// What is noted once a text, wherever it was repaired.
const NOTED_ONCE: [Code; 4] = [
    Code::MarkupRemoved,
    Code::MojibakeRepaired,
    Code::SignsNormalised,
    Code::MarksMoved,
];

/// Whether a value was read from what was repaired: a note stands at one of its places, or one is for the whole text. Even then each of its common letters and numbers is printed there, in this order.
pub fn is_repaired(leaf: &Leaf<'_>, document: &Document) -> bool {
    let codes = |wanted: &'static [Code]| {
        let found = document.diagnostics().iter();
        found.filter(|found| wanted.contains(&found.code()))
    };
    let mut notes = codes(&[Code::WordingRepaired]).map(Diagnostic::span);
    let touches = |note: Span| {
        let mut places = leaf.spans().iter();
        places.any(|place| place.start() < note.end() && note.start() < place.end())
    };
    if notes.any(touches) {
        return true;
    }
    if codes(&NOTED_ONCE).next().is_none() {
        return false;
    }
    let places = leaf.spans().iter().map(|place| shown(place.of(document.source())));
    let printed: String = places.collect();
    let mut printed = printed.chars();
    let mut value = leaf.text().chars().filter(char::is_ascii_alphanumeric);
    value.all(|c| printed.any(|other| other == c))
}

/// Every byte that is no blank is in exactly one annotation, and those of fields show their value.
fn annotations_are_complete(document: &Document) {
    let source = document.source();
    let annotations: Vec<_> = document.annotations().collect();
    let firsts: Vec<_> = annotations.iter().map(|found| found.spans()[0]).collect();
    assert!(firsts.is_sorted(), "annotations are out of order");
    let mut spans: Vec<_> = annotations
        .iter()
        .flat_map(pressedienst::Annotation::spans)
        .copied()
        .collect();
    spans.sort_unstable();
    let mut end = 0;
    for span in &spans {
        assert!(span.start() >= end, "two annotations have {:?}", span.of(source));
        let between = source.get(end..span.start()).expect("between characters");
        assert!(between.trim().is_empty(), "no annotation has {between:?}");
        end = span.end();
    }
    let rest = source.get(end..).expect("between characters");
    assert!(rest.trim().is_empty(), "no annotation has {rest:?}");
    let mut reported = document
        .diagnostics()
        .iter()
        .filter(|found| found.code().as_str() == "unclassified-text");
    for annotation in &annotations {
        if *annotation.label() == Label::Role(Role::Unclassified) {
            let is_reported = reported
                .next()
                .is_some_and(|found| found.span() == annotation.spans()[0]);
            assert!(is_reported, "{annotation:?} is not reported");
        }
    }
    let Coverage {
        field,
        furniture,
        blank,
        unclassified,
        ..
    } = document.coverage();
    assert_eq!(field + furniture + blank + unclassified, source.len());
    let length = |is_counted: &dyn Fn(&Label) -> bool| -> usize {
        let counted = annotations.iter().filter(|found| is_counted(found.label()));
        counted
            .flat_map(pressedienst::Annotation::spans)
            .map(|span| span.len())
            .sum()
    };
    // Signs without width are shown where they stand alone, and count as blank.
    let is_blank = |label: &Label| matches!(label, Label::Role(Role::Blank | Role::PageBreak));
    assert_eq!(field + furniture + unclassified, length(&|label| !is_blank(label)));
    assert_eq!(unclassified, length(&|label| *label == Label::Role(Role::Unclassified)));
    assert!(field >= length(&|label| matches!(label, Label::Field(_))));
}
