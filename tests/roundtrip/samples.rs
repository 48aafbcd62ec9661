//! What the strategies draw is what they say.

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::arbitrary::{Block, Language, body, caption, headline, item, kicker, paragraph, person, subhead};
use crate::check::cases;

/// Whether a text has slips that no printer makes.
fn is_clean(text: &str) -> bool {
    let slips = ["  ", " ,", " .", ",,", ",.", "..", "{", "}"];
    !text.is_empty() && text.trim() == text && !slips.iter().any(|slip| text.contains(slip))
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn texts_are_clean(
        body in body(Language::German, 0..=3),
        english in paragraph(Language::English, 1..=4),
        lines in (headline(Language::German), subhead(Language::German), item(Language::German), caption(Language::German), kicker()),
        person in person(),
    ) {
        let blocks = body.iter().flat_map(|block| match block {
            Block::Paragraph(_, text) | Block::Crosshead(_, text) => vec![text.clone()],
            Block::List(_, items) => items.clone(),
        });
        let (headline, subhead, item, caption, kicker) = lines;
        for text in blocks.chain([english, headline, subhead, item, caption, kicker, person.as_printed()]) {
            prop_assert!(is_clean(&text), "{}", text);
        }
    }
}

/// A strategy that is mostly filtered out would prove little.
#[test]
fn the_language_of_most_paragraphs_can_be_told() {
    let config = Config {
        max_local_rejects: 20,
        ..Config::default()
    };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let draws = (paragraph(Language::German, 1..=1), paragraph(Language::English, 1..=1));
    for _ in 0..1_000 {
        draws.new_tree(&mut runner).expect("hardly any is filtered out");
    }
}
