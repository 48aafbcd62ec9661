//! Subheads: one entry a part between slashes.

use crate::context::Context;
use crate::copy::stitch::Text;
use crate::record::{Located, Role, SharedStr};
use crate::text::quotations;
use crate::text::signs;
use crate::text::words;

/// A display line of more bytes is no row of parts.
const LONGEST_SUBHEAD: usize = 1_000;

/// One entry a part between slashes, be there blanks around them or, where they may be tight, none.
pub(crate) fn parts(text: &Text, has_tight_slashes: bool, context: &mut Context<'_>) -> Vec<Located<SharedStr>> {
    let is_slash = |c: char| matches!(c, '/' | ' ');
    let mut subheads = Vec::new();
    let whole = text.as_str();
    if !whole.contains('/') {
        subheads.extend(text.field(whole.trim_matches(' '), Role::Subhead, context));
        return subheads;
    }
    for part in whole.split(" / ") {
        let mut rest = part.trim_matches(is_slash);
        if has_tight_slashes {
            let mut start = 0_usize;
            for slash in tight_slashes(rest) {
                let words = rest.get(start..slash).unwrap_or_default();
                subheads.extend(text.field(words, Role::Subhead, context));
                start = slash.saturating_add(1);
            }
            rest = rest.get(start..).unwrap_or_default();
        }
        subheads.extend(text.field(rest, Role::Subhead, context));
    }
    subheads
}

/// Offsets of the slashes that part a text although no blanks stand around them: between parts of several words. Those
/// between single words are inside a part: "Bürgerinnen/Bürger", "2018/2019".
pub(crate) fn tight_slashes(text: &str) -> Vec<usize> {
    let mut slashes = Vec::new();
    if text.len() > LONGEST_SUBHEAD {
        return slashes;
    }
    let mut start = 0_usize;
    for (at, _) in text.match_indices('/') {
        let behind = at.saturating_add(1);
        let before = text.get(start..at).unwrap_or_default();
        let after = text.get(behind..).unwrap_or_default();
        let next = after.split('/').next().unwrap_or_default();
        let is_between_numbers =
            before.ends_with(|c: char| c.is_ascii_digit()) && next.starts_with(|c: char| c.is_ascii_digit());
        let is_parting = !is_between_numbers
            && before.split_whitespace().count() >= 2
            && next.split_whitespace().count() >= 2
            && !before.ends_with(signs::is_hyphen)
            && next.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || quotations::may_open(c))
            && !is_variant(before, next);
        if is_parting {
            slashes.push(at);
            start = behind;
        }
    }
    slashes
}

/// Whether the words around a slash are forms of one: "Schülerinnen/Schüler".
fn is_variant(before: &str, after: &str) -> bool {
    let last = before.split_whitespace().next_back().unwrap_or_default();
    let first = words::first_word(after);
    let shared = last.chars().zip(first.chars()).take_while(|(a, b)| a == b).count();
    shared >= 4
}
