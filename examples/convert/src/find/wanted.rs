//! What is looked for, and where a release has it.

use std::ops::Range;

use super::arguments::{FindArguments, In, Years};
use super::database::{Passage, Photographer, Release};
use super::words::{Term, Words, misplaced};
use crate::lang::{Said, said};

/// What is looked for.
#[derive(Debug)]
pub(super) struct Wanted {
    terms: Vec<Term>,
    columns: Vec<In>,
    pub(super) years: Option<Years>,
    photographer: Option<Term>,
}

/// A passage of a release that has what is looked for, or a picture by who is.
#[derive(Debug)]
pub(super) struct Hit<'r> {
    pub(super) passage: &'r Passage,
    /// Where the words stand, in their order and apart.
    pub(super) places: Vec<Range<usize>>,
}

impl Hit<'_> {
    /// The line of the first of the words, or on which the passage begins.
    pub(super) fn line(&self) -> Option<usize> {
        self.passage.line_of(self.places.first().map_or(0, |place| place.start))
    }
}

impl Wanted {
    /// Refuses what has no word, or signs that would not count.
    pub(super) fn new(words: &[String], arguments: &FindArguments) -> Result<Self, Said> {
        let terms: Vec<_> = words.iter().map(|typed| terms(typed)).collect::<Result<_, _>>()?;
        let terms = terms.concat();
        if terms.is_empty() && !words.is_empty() {
            return Err(said!(
                "there is no word in what is looked for",
                "in dem, was gesucht wird, ist kein Wort"
            ));
        }
        let photographer = arguments.photographer.as_deref().map(photographer).transpose()?;
        let mut columns = arguments.columns.clone();
        columns.sort_unstable();
        columns.dedup();
        Ok(Self {
            terms,
            columns,
            years: arguments.year,
            photographer,
        })
    }

    /// What the index is asked, if anything.
    pub(super) fn asked(&self) -> Option<String> {
        let terms: Vec<_> = self.terms.iter().map(Term::asked).collect();
        let terms = (!terms.is_empty()).then(|| format!("({})", terms.join(" AND ")))?;
        let columns: Vec<_> = self.columns.iter().map(|column| column.column()).collect();
        Some(if columns.is_empty() {
            terms
        } else {
            format!("{{{}}} : {terms}", columns.join(" "))
        })
    }

    /// Whether any photographer will do.
    pub(super) const fn takes_all_photographers(&self) -> bool {
        self.photographer.is_none()
    }

    /// Whether this is who is looked for, by the name that is printed or by the right one.
    pub(super) fn is_by(&self, photographer: &Photographer) -> bool {
        let names = || {
            [Some(&photographer.printed), photographer.name.as_ref()]
                .into_iter()
                .flatten()
        };
        let has = |wanted: &Term| names().any(|name| !Words::of(name).places(wanted).is_empty());
        self.photographer.as_ref().is_none_or(has)
    }

    /// Where a release has what is looked for; `None` if it has not all of it.
    pub(super) fn hits<'r>(&self, release: &'r Release) -> Option<Vec<Hit<'r>>> {
        let is_theirs = |passage: &&Passage| {
            let photographer = passage.photographer.as_ref();
            passage.part != In::Captions.column()
                || photographer.map_or(self.takes_all_photographers(), |photographer| self.is_by(photographer))
        };
        let is_in = |passage: &&Passage| {
            self.columns.is_empty() || self.columns.iter().any(|column| column.column() == passage.part)
        };
        let passages = release.passages.iter().filter(is_theirs);
        if self.terms.is_empty() {
            let pictures = passages.filter(|passage| !self.takes_all_photographers() && passage.photographer.is_some());
            let hits = pictures.map(|passage| Hit {
                passage,
                places: Vec::new(),
            });
            return Some(hits.collect());
        }
        let mut is_found = vec![false; self.terms.len()];
        let mut hits = Vec::new();
        for passage in passages.filter(is_in) {
            let words = Words::of(&passage.text);
            let mut places = Vec::new();
            for (term, is_found) in self.terms.iter().zip(&mut is_found) {
                let before = places.len();
                places.extend(words.places(term));
                *is_found |= places.len() > before;
            }
            places.sort_unstable_by_key(|place| (place.start, place.end));
            places.dedup();
            if !places.is_empty() {
                hits.push(Hit { passage, places });
            }
        }
        // Captions may stand above the text.
        hits.sort_by_key(Hit::line);
        is_found.iter().all(|is_found| *is_found).then_some(hits)
    }

    /// What is said where nothing was found.
    pub(super) fn nothing(&self) -> Said {
        let has_phrase = self.terms.iter().any(|term| term.words.len() > 1);
        let nothing = said!("nothing was found", "nichts gefunden");
        let hint = said!(
            "; words in quotes have to stand in a row, without quotes all of them may stand anywhere",
            "; Wörter in Anführungszeichen müssen hintereinander stehen, ohne sie dürfen alle irgendwo stehen"
        );
        if has_phrase {
            Said::joined(&[nothing, hint], "")
        } else {
            nothing
        }
    }
}

/// The person of `--photographer`.
fn photographer(typed: &str) -> Result<Term, Said> {
    let option = Said::same("--photographer: ");
    let said = |why| Said::joined(&[option.clone(), why], "");
    term(typed)
        .map_err(said)?
        .ok_or_else(|| said(said!("there is no name", "das ist kein Name")))
}

/// The term of words in a row; `None` where there is no word.
fn term(typed: &str) -> Result<Option<Term>, Said> {
    match misplaced(typed) {
        None => Ok(Term::of(typed)),
        Some('*') => Err(said!(
            "a * in {typed:?} does not count where it stands; it stands for more letters at the end of a word, in quotes of the \
             last one (\"Bruecke*\"), and parts of words are found by SQL, in the table word_parts (docs/sqlite.md)",
            "ein * in {typed:?} gilt nicht, wo es steht; es steht am Ende eines Wortes für weitere Buchstaben, in \
             Anführungszeichen am Ende des letzten (\"Bruecke*\"), und Teile von Wörtern findet SQL, in der Tabelle word_parts \
             (docs/sqlite.md)"
        )),
        Some(sign) => Err(said!(
            "a {sign} in {typed:?} stands for no letter; leave it out, or end a word with a *, which stands for more letters \
             (\"Bruecke*\"); parts of words are found by SQL, in the table word_parts (docs/sqlite.md)",
            "ein {sign} in {typed:?} steht für keinen Buchstaben; es weglassen oder ein Wort mit * enden lassen, das für weitere \
             Buchstaben steht (\"Bruecke*\"); Teile von Wörtern findet SQL, in der Tabelle word_parts (docs/sqlite.md)"
        )),
    }
}

/// The terms of an argument: all of it in a row, unless quotes in it say what is.
fn terms(typed: &str) -> Result<Vec<Term>, Said> {
    if !typed.contains('"') {
        return Ok(term(typed)?.into_iter().collect());
    }
    let pieces = typed.split('"').enumerate();
    let terms = pieces.flat_map(|(index, piece)| {
        let is_quoted = index % 2 == 1;
        let whole = is_quoted.then_some(piece);
        let words = (!is_quoted).then(|| piece.split_whitespace());
        whole.into_iter().chain(words.into_iter().flatten())
    });
    terms.filter_map(|typed| term(typed).transpose()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_phrases_of_an_argument() {
        for (typed, expected) in [
            ("Brücke", &["brücke"][..]),
            ("Stadt Düsseldorf", &["stadt düsseldorf"]),
            ("\"Stadt Düsseldorf\"", &["stadt düsseldorf"]),
            (
                "Brücke \"Stadt Düsseldorf\" Haf*",
                &["brücke", "stadt düsseldorf", "haf*"],
            ),
            ("\"Stadt", &["stadt"]),
            ("\"\" ! -", &[]),
        ] {
            let said = |term: Term| term.words.join(" ") + if term.is_prefix { "*" } else { "" };
            let found: Vec<_> = terms(typed).unwrap().into_iter().map(said).collect();
            assert_eq!(found, expected, "{typed}");
        }
    }
}
