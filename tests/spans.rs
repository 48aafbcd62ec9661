//! Nothing is lost and everything can be traced: parts tile the source, and values are what their places show.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::format_push_string,
    unreachable_pub,
    reason = "a test that cannot go on fails"
)]

mod support;

use pressedienst::{Document, Parser, Role, Span};
use support::{Leaf, fixtures, leaves, well_formed};

fn documents() -> impl Iterator<Item = (String, Document)> {
    fixtures(None).into_iter().map(|fixture| {
        let document = Parser::new().parse_bytes(&fixture.bytes).expect("fixtures are text");
        (fixture.name, document)
    })
}

#[test]
fn parts_tile_the_source() {
    for (name, document) in documents() {
        let mut end = 0;
        for (span, _) in document.lines() {
            assert_eq!(span.start(), end, "{name}: a gap or an overlap");
            assert!(span.end() > end, "{name}: an empty part");
            assert!(
                document.source().is_char_boundary(span.end()),
                "{name}: {span:?} cuts a character"
            );
            end = span.end();
        }
        assert_eq!(end, document.source().len(), "{name}: the end is missing");
    }
}

#[test]
fn only_blanks_are_blank_and_no_words_are_delimiters() {
    for (name, document) in documents() {
        for (span, role) in document.lines() {
            let text = span.of(document.source());
            match role {
                Role::Blank | Role::PageBreak => assert!(text.trim().is_empty(), "{name}: {text:?} is not blank"),
                Role::Delimiter => assert!(
                    !text.contains(char::is_alphanumeric),
                    "{name}: {text:?} is no delimiter"
                ),
                _ => assert!(!text.trim().is_empty(), "{name}: {role:?} of blanks"),
            }
        }
    }
}

#[test]
fn well_formed_releases_have_no_unclassified_words() {
    for fixture in well_formed() {
        let document = pressedienst::parse(fixture.text());
        for (span, role) in document.lines() {
            assert_ne!(
                role,
                Role::Unclassified,
                "{}: {:?}",
                fixture.name,
                span.of(document.source())
            );
        }
    }
}

#[test]
fn spans_are_in_bounds_ascending_and_on_character_boundaries() {
    for (name, document) in documents() {
        for leaf in document.releases().iter().flat_map(leaves) {
            assert!(!leaf.spans.is_empty(), "{name}: {} has no place", leaf.path);
            let mut end = 0;
            for span in leaf.spans {
                assert!(
                    span.start() >= end && !span.is_empty(),
                    "{name}: {} at {span:?}",
                    leaf.path
                );
                assert!(
                    document.source().get(span.range()).is_some(),
                    "{name}: {} at {span:?}",
                    leaf.path
                );
                end = span.end();
            }
        }
    }
}

#[test]
fn every_value_is_what_its_places_show() {
    for (name, document) in documents() {
        for leaf in document.releases().iter().flat_map(leaves) {
            assert!(
                joins(&leaf, document.source())
                    .iter()
                    .any(|joined| joined == leaf.value),
                "{name}: {} is {:?}, its places show {:?}",
                leaf.path,
                leaf.value,
                leaf.spans
                    .iter()
                    .map(|span| span.of(document.source()))
                    .collect::<Vec<_>>(),
            );
        }
    }
}

/// All texts that the documented joins can make of the pieces: with a blank, with nothing, or without the hyphen at
/// the end of the piece. Texts that cannot become the value are left out on the way.
fn joins(leaf: &Leaf<'_>, source: &str) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    for span in leaf.spans {
        let piece = span.of(source).split_whitespace().collect::<Vec<_>>().join(" ");
        if texts.is_empty() {
            texts.push(piece);
            continue;
        }
        let joined = texts.iter().flat_map(|text| {
            let unhyphenated = text.strip_suffix(['-', '\u{AD}']).map(|text| format!("{text}{piece}"));
            [
                Some(format!("{text} {piece}")),
                Some(format!("{text}{piece}")),
                unhyphenated,
            ]
        });
        let is_begun = |text: &String| {
            leaf.value.starts_with(text.as_str())
                || text.strip_suffix('-').is_some_and(|text| leaf.value.starts_with(text))
        };
        texts = joined.flatten().filter(is_begun).collect();
    }
    texts
}

#[test]
fn no_byte_belongs_to_two_fields() {
    for (name, document) in documents() {
        let mut owned: Vec<(Span, String)> = Vec::new();
        for leaf in document.releases().iter().flat_map(leaves) {
            if !is_part_of_another(&leaf.path, &document) {
                owned.extend(leaf.spans.iter().map(|span| (*span, leaf.path.clone())));
            }
        }
        owned.sort();
        for pair in owned.windows(2) {
            assert!(
                pair[0].0.end() <= pair[1].0.start(),
                "{name}: {} and {} overlap",
                pair[0].1,
                pair[1].1
            );
        }
    }
}

/// Holder and photographer are parts of the credit line, appointments of the body or the headline; an author who signs
/// with initials is one of the team.
fn is_part_of_another(path: &str, document: &Document) -> bool {
    let is_signed = || {
        let releases = document.releases().iter();
        releases
            .flat_map(|release| &release.imprint)
            .any(|imprint| !imprint.team.is_empty())
    };
    path.contains("credit.holder")
        || path.contains("credit.photographer")
        || path.contains("appointments")
        || path.contains("bylines") && is_signed()
}

#[test]
fn decomposed_letters_are_traced_to_their_line() {
    let text = "Pressedienst\n\n31. August 2019\n\nDu\u{308}sseldorf feiert\n\nEin Satz u\u{308}ber die Feier.\n";
    let document = pressedienst::parse(text);
    let headline = &document.releases()[0].headlines[0].text;
    assert_eq!(**headline, "Düsseldorf feiert");
    assert_eq!(
        headline.span().map(|span| span.of(text)),
        Some("Du\u{308}sseldorf feiert")
    );
}
