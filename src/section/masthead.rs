//! What stands above the display lines: the name strip, and the label of an invitation.

use crate::copy::label::label_end;
use crate::copy::lines::Lines;
use crate::field::{document_number, invitation};
use crate::text::words;
/// How many lines from `index` on are the label of an invitation; a page end may have cut it.
pub(crate) fn invitation(lines: Lines<'_>, index: usize) -> Option<usize> {
    if !invitation::may_begin(lines.text(index)) {
        return None;
    }
    let whole = |label: &&str| {
        let end = label_end(lines, index, label)?;
        let rest = lines.text_ahead(end.line).get(end.offset..)?;
        let is_whole = rest.trim_matches([':', ' ']).is_empty();
        is_whole.then(|| end.line.saturating_add(1).saturating_sub(index))
    };
    invitation::LABELS.iter().filter_map(whole).max()
}

/// Whether a line belongs to the name strip: its words, a rule, or the noise that text recognition made of it.
pub(crate) fn is_masthead(text: &str) -> bool {
    text.starts_with("Pressedienst")
        || text.starts_with("pld ")
        || matches!(
            text,
            "Landeshauptstadt Düsseldorf" | "Landeshauptstadt" | "Düsseldorf" | "Presse"
        )
        || is_noise(text)
}

/// Letters of other scripts, tabs, and no word: what text recognition makes of a logo.
fn is_noise(text: &str) -> bool {
    if document_number::parse(text).is_some() {
        return false;
    }
    let is_foreign = |c: char| c > '\u{24F}' && c.is_alphabetic();
    let has_word = text
        .split_whitespace()
        .any(|word| word.chars().filter(|c| words::is_letter(*c)).count() >= 4 && word.chars().all(|c| !is_foreign(c)));
    !has_word
        && (text.contains(['\t', '_', '\u{2022}'])
            || text.contains(is_foreign)
            || !text.contains(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mastheads() {
        for text in [
            "Pressedienst",
            "Pressedienst ________",
            "\u{3BD}\tr\u{3A9}\tCC\ted",
            "\u{2022}",
            "IC\t33\tCU",
            "pld \u{2013} Pressedienst der",
        ] {
            assert!(is_masthead(text), "{text}");
        }
        for text in ["Kultur", "Lesefest am Rhein", "31. August 2019", "Neues vom Rat"] {
            assert!(!is_masthead(text), "{text}");
        }
    }
}
