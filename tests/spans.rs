//! Nothing is lost and everything can be traced: parts tile the source, and values are what their places show.

mod support;

use std::collections::BTreeSet;

use pressedienst::{Document, Layout, Leaf, Located, Parser, Release, Role, SharedStr};
use support::{fixtures, invariants, well_formed};

fn documents() -> impl Iterator<Item = (String, Document)> {
    fixtures(None).into_iter().map(|fixture| {
        let document = Parser::new().parse_bytes(&fixture.bytes).expect("fixtures are text");
        (fixture.name, document)
    })
}

#[test]
fn every_fixture_is_traced() {
    for (_, document) in documents() {
        invariants::check(&document);
    }
}

#[test]
fn well_formed_releases_have_no_unclassified_words() {
    for fixture in well_formed() {
        let document = pressedienst::parse(fixture.text());
        for (span, role) in document.parts() {
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
fn every_value_is_what_its_places_show() {
    for (name, document) in documents() {
        for leaf in document.releases().iter().flat_map(Release::leaves) {
            if is_derived(&leaf) || invariants::is_repaired(&leaf, &document) {
                continue;
            }
            assert!(
                joins(&leaf, document.source())
                    .iter()
                    .any(|joined| *joined == invariants::shown(leaf.text())),
                "{name}: {} is {:?}, its places show {:?}",
                leaf.path(),
                leaf.text(),
                leaf.spans()
                    .iter()
                    .map(|span| span.of(document.source()))
                    .collect::<Vec<_>>(),
            );
        }
    }
}

/// A date is printed in many ways, and a repaired address otherwise.
fn is_derived(leaf: &Leaf<'_>) -> bool {
    leaf.path().starts_with("date") || leaf.is_inside() && leaf.path().ends_with("].url")
}

/// All texts that the documented joins can make of the pieces: with a blank, with nothing, or without the hyphen at
/// the end of the piece. Texts that cannot become the value are left out on the way.
fn joins(leaf: &Leaf<'_>, source: &str) -> Vec<String> {
    let value = invariants::shown(leaf.text());
    let mut texts: Vec<String> = Vec::new();
    for span in leaf.spans() {
        let piece = invariants::shown(span.of(source));
        let piece = piece.split_whitespace().collect::<Vec<_>>().join(" ");
        if texts.is_empty() {
            texts.push(piece);
            continue;
        }
        let joined = texts.iter().flat_map(|text| {
            let unhyphenated = text
                .strip_suffix(['-', '\u{2010}', '\u{2011}'])
                .map(|text| format!("{text}{piece}"));
            [
                Some(format!("{text} {piece}")),
                Some(format!("{text}{piece}")),
                unhyphenated,
            ]
        });
        let is_begun = |text: &String| {
            value.starts_with(text.as_str())
                || text
                    .strip_suffix(['-', '\u{2010}', '\u{2011}'])
                    .is_some_and(|text| value.starts_with(text))
        };
        texts = joined.flatten().filter(is_begun).collect();
    }
    texts
}

/// Whether the release has its date from the same place as the one before it: the day of a news mail is that of all items.
fn shares_its_date(document: &Document, index: usize) -> bool {
    let place = |index: usize| document.releases().get(index)?.date.as_ref().map(Located::spans);
    let before = index.checked_sub(1).and_then(place);
    document.layout() == Some(Layout::NewsMail) && before.is_some() && before == place(index)
}

/// The annotations are complete whatever happens; here every value that is not inside another has one of its own, but for the
/// day that several items share.
#[test]
fn no_byte_belongs_to_two_fields() {
    for (name, document) in documents() {
        let annotated: BTreeSet<_> = document.annotations().map(|found| found.label().to_string()).collect();
        for (index, release) in document.releases().iter().enumerate() {
            for leaf in release.leaves().filter(|leaf| !leaf.is_inside()) {
                let path = format!("releases[{index}].{}", leaf.path());
                if leaf.path() == "date" && shares_its_date(&document, index) {
                    assert!(!annotated.contains(&path), "{name}: {path} has an annotation too");
                    continue;
                }
                assert!(annotated.contains(&path), "{name}: {path} has no annotation");
            }
        }
    }
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

#[test]
fn signs_that_show_nothing_stay_in_the_places() {
    let text = "Presse\u{AD}dienst\n\n31. August 2019\n\nWei\u{AD}herfest in Angermund\n\nEin of\u{FB01}zieller Satz von Jo\u{200B}rid.\n";
    let document = pressedienst::parse(text);
    invariants::check(&document);
    let release = &document.releases()[0];
    let places = |value: &Located<SharedStr>| value.span().map(|span| span.of(text).to_owned());
    let headline = &release.headlines[0].text;
    assert_eq!(**headline, "Weiherfest in Angermund");
    assert_eq!(places(headline).as_deref(), Some("Wei\u{AD}herfest in Angermund"));
    let paragraph = release.body[0].text().expect("a paragraph");
    assert_eq!(**paragraph, "Ein offizieller Satz von Jorid.");
    assert_eq!(
        places(paragraph).as_deref(),
        Some("Ein of\u{FB01}zieller Satz von Jo\u{200B}rid.")
    );
}
