//! Subheads: one entry a part between slashes.

use crate::context::Context;
use crate::copy::stitch::Text;
use crate::record::{Release, Role};
use crate::text::words;

/// A display line of more bytes is no row of parts.
const LONGEST_SUBHEAD: usize = 1_000;

/// One entry a part between slashes.
pub(crate) fn push(text: &Text, has_tight_slashes: bool, release: &mut Release, context: &mut Context<'_>) {
    let mut at = 0_usize;
    for part in text.as_str().split(" / ") {
        let behind = at.saturating_add(part.len());
        let words = part.trim_start_matches(['/', ' ']);
        let mut start = behind.saturating_sub(words.len());
        let end = start.saturating_add(words.trim_end_matches(['/', ' ']).len());
        if has_tight_slashes {
            let base = start;
            for slash in tight_slashes(text.as_str().get(base..end).unwrap_or_default()) {
                let slash = base.saturating_add(slash);
                release
                    .subheads
                    .extend(text.field(start..slash, Role::Subhead, context));
                start = slash.saturating_add(1);
            }
        }
        release.subheads.extend(text.field(start..end, Role::Subhead, context));
        at = behind.saturating_add(3);
    }
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
            && !before.ends_with('-')
            && next.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '"' | '\u{201E}'))
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
