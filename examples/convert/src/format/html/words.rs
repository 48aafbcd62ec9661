//! The words of the pages, in each language.

use pressedienst::Code;

use crate::lang::Lang;

/// What the pages say; a word that a language lacks does not compile.
#[derive(Debug)]
pub(super) struct Words {
    /// The name of the page over all texts.
    pub(super) holdings: &'static str,
}

/// The words of a language.
pub(super) const fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::De => &DE,
        Lang::En => &EN,
    }
}

/// What a message of the parser means, and what to do.
#[derive(Clone, Copy, Debug)]
pub(super) struct OfCode {
    pub(super) sentence: &'static str,
    pub(super) advice: &'static str,
}

/// The words about a code of the parser.
pub(super) const fn of_code(_lang: Lang, code: Code) -> OfCode {
    OfCode {
        sentence: code.sentence(),
        advice: code.advice(),
    }
}

const DE: Words = Words { holdings: "Bestand" };

const EN: Words = Words { holdings: "Holdings" };
