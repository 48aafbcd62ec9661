//! Which words of a text came and which went.

use imara_diff::{Algorithm, Diff, InternedInput};
use serde::{Deserialize, Serialize};

/// So many words stand around those that differ.
const AROUND: usize = 8;

/// So many pieces are shown of a text.
const PIECES: usize = 400;

/// A piece of longer words is cut off here.
const LONGEST: usize = 2_000;

/// A piece of a text beside the one that it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Piece {
    Same(String),
    Gone(String),
    New(String),
    /// Words that are the same are left out.
    Left,
    /// What follows is left out.
    Cut,
}

/// What became of the words; nothing if all are the same.
pub(super) fn compared(before: &str, after: &str) -> Vec<Piece> {
    let mut input = InternedInput::default();
    input.update_before(before.split_whitespace());
    input.update_after(after.split_whitespace());
    let diff = Diff::compute(Algorithm::Histogram, &input);
    let hunks: Vec<_> = diff.hunks().collect();
    let words = |tokens: Option<&[imara_diff::Token]>| {
        let words = tokens.unwrap_or_default().iter().map(|token| input.interner[*token]);
        shortened(words.collect::<Vec<_>>().join(" "))
    };
    let mut pieces = Vec::new();
    let mut from = 0;
    for (at, hunk) in hunks.iter().enumerate() {
        let (start, end) = (hunk.after.start as usize, hunk.after.end as usize);
        same(
            &mut pieces,
            input.after.get(from..start).unwrap_or_default(),
            at == 0,
            false,
            &words,
        );
        from = end;
        let gone = words(input.before.get(hunk.before.start as usize..hunk.before.end as usize));
        let new = words(input.after.get(start..end));
        pieces.extend((!gone.is_empty()).then_some(Piece::Gone(gone)));
        pieces.extend((!new.is_empty()).then_some(Piece::New(new)));
        if pieces.len() >= PIECES {
            pieces.push(Piece::Cut);
            return pieces;
        }
    }
    if !hunks.is_empty() {
        same(
            &mut pieces,
            input.after.get(from..).unwrap_or_default(),
            false,
            true,
            &words,
        );
    }
    pieces
}

/// Words that are the same, but for those that are far from all others.
fn same(
    pieces: &mut Vec<Piece>,
    tokens: &[imara_diff::Token],
    is_first: bool,
    is_last: bool,
    words: &dyn Fn(Option<&[imara_diff::Token]>) -> String,
) {
    let (head, tail) = (if is_first { 0 } else { AROUND }, if is_last { 0 } else { AROUND });
    if tokens.len() <= head + tail {
        pieces.extend((!tokens.is_empty()).then(|| Piece::Same(words(Some(tokens)))));
        return;
    }
    pieces.extend((head > 0).then(|| Piece::Same(words(tokens.get(..head)))));
    pieces.push(Piece::Left);
    pieces.extend((tail > 0).then(|| Piece::Same(words(tokens.get(tokens.len() - tail..)))));
}

fn shortened(mut words: String) -> String {
    if words.len() > LONGEST {
        let end = (0..=LONGEST)
            .rev()
            .find(|end| words.is_char_boundary(*end))
            .unwrap_or_default();
        words.truncate(end);
        words.push('…');
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_came_and_went() {
        let same = |words: &str| Piece::Same(words.to_owned());
        let gone = |words: &str| Piece::Gone(words.to_owned());
        let new = |words: &str| Piece::New(words.to_owned());
        for (before, after, pieces) in [
            ("Das Fest beginnt", "Das\n Fest  beginnt\r\n", vec![]),
            ("", "", vec![]),
            (
                "Das Fest beginnt um 10 Uhr am Rhein",
                "Das Fest beginnt um 11 Uhr am Rhein",
                vec![same("Das Fest beginnt um"), gone("10"), new("11"), same("Uhr am Rhein")],
            ),
            (
                "Das Fest",
                "Das schöne Fest",
                vec![same("Das"), new("schöne"), same("Fest")],
            ),
            (
                "Das schöne Fest",
                "Das Fest",
                vec![same("Das"), gone("schöne"), same("Fest")],
            ),
            ("", "Fest", vec![new("Fest")]),
            ("Fest", "", vec![gone("Fest")]),
            (
                "0 1 2 3 4 5 6 7 8 9 x 0 1 2 3 4 5 6 7 8 9",
                "0 1 2 3 4 5 6 7 8 9 y 0 1 2 3 4 5 6 7 8 9",
                vec![
                    Piece::Left,
                    same("2 3 4 5 6 7 8 9"),
                    gone("x"),
                    new("y"),
                    same("0 1 2 3 4 5 6 7"),
                    Piece::Left,
                ],
            ),
        ] {
            assert_eq!(compared(before, after), pieces, "{before} / {after}");
        }
    }

    #[test]
    fn much_that_differs_is_cut_off_in_time() {
        let words = |step: usize| {
            let words = (0..100_000).map(|at| format!("w{}", at * step % 7_919));
            words.collect::<Vec<_>>().join(" ")
        };
        let pieces = compared(&words(3), &words(5));
        assert!(pieces.len() <= PIECES + 4, "{}", pieces.len());
        let size: usize = serde_json::to_string(&pieces).unwrap().len();
        assert!(size <= PIECES * LONGEST * 2, "{size}");
    }
}
