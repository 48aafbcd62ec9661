//! The headline: one, or two where it was printed in two languages with a slash between.

use std::ops::Range;

use crate::language::{self, Language};
use crate::parser::Context;
use crate::release::{Block, Headline};
use crate::role::Role;
use crate::stitch::Text;

/// A headline is split at one of its first slashes or not at all.
const SLASHES: usize = 8;

/// Which languages the paragraphs of a body are in; a headline is in no other.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct BodyLanguages {
    first: Option<Language>,
    has_german: bool,
    has_english: bool,
}

impl BodyLanguages {
    pub(crate) fn of(body: &[Block]) -> Self {
        let mut languages = Self::default();
        for block in body {
            if let Block::Paragraph { lang: Some(lang), .. } = block {
                languages.first = languages.first.or(Some(*lang));
                match lang {
                    Language::German => languages.has_german = true,
                    Language::English => languages.has_english = true,
                }
            }
        }
        languages
    }

    const fn is_bilingual(self) -> bool {
        self.has_german && self.has_english
    }

    /// Where a headline in two languages is split: offset of " / ", and the language before it.
    pub(crate) fn split(self, text: &str) -> Option<(usize, Language)> {
        text.match_indices(" / ").take(SLASHES).find_map(|(at, slash)| {
            let (left, right) = (text.get(..at)?, text.get(at.saturating_add(slash.len())..)?);
            let first = match (language::detect_short(left), language::detect_short(right)) {
                (Some(left), Some(right)) => (left != right).then_some(left),
                (Some(left), None) if self.is_bilingual() => Some(left),
                (None, Some(right)) if self.is_bilingual() => Some(other(right)),
                _ => None,
            }?;
            // With a body in one language both sides must leave no doubt.
            let is_sure = self.is_bilingual()
                || (language::detect(left) == Some(first) && language::detect(right) == Some(other(first)));
            let is_long = self.is_bilingual() || left.len().min(right.len()) >= 20;
            (is_sure && is_long).then_some((at, first))
        })
    }

    pub(crate) fn headlines(self, text: &Text, context: &mut Context<'_>) -> Vec<Headline> {
        let whole = text.as_str();
        let mut headline = |range: Range<usize>, lang| {
            text.field(range, Role::Headline, context)
                .map(|text| Headline { lang, text })
        };
        if let Some((at, first)) = self.split(whole) {
            let behind = at.saturating_add(3);
            let both = [
                headline(0..at, Some(first)),
                headline(behind..whole.len(), Some(other(first))),
            ];
            return both.into_iter().flatten().collect();
        }
        let lang = if self.is_bilingual() || self.first.is_none() {
            language::detect_short(whole).or(self.first)
        } else {
            self.first
        };
        headline(0..whole.len(), lang).into_iter().collect()
    }
}

const fn other(language: Language) -> Language {
    match language {
        Language::German => Language::English,
        Language::English => Language::German,
    }
}
