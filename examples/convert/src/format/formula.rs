//! What spreadsheets take for formulas, and how they are kept from it.
//!
//! A cell that begins as a formula does gets an apostrophe before it, and is text then. Quotes alone do not help, because they are gone when a cell is looked at. What a cell begins with is told
//! behind blanks, apostrophes and whatever cannot be seen, and in all widths: `＝` is `=`.

use std::iter;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// The text with apostrophes where a formula could begin.
pub(super) fn guarded(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    if begins_formula(text) {
        safe.push('\'');
    }
    let mut from = 0;
    for (at, separator) in text.match_indices([',', ';']) {
        let end = at.saturating_add(separator.len());
        safe.push_str(text.get(from..end).unwrap_or_default());
        from = end;
        if splits_off_formula(separator, text.get(end..).unwrap_or_default()) {
            safe.push('\'');
        }
    }
    safe.push_str(text.get(from..).unwrap_or_default());
    safe
}

fn begins_formula(text: &str) -> bool {
    let shown = text.trim_start_matches(|c: char| c == '\'' || c.is_whitespace() || is_invisible(c));
    shown.chars().next().is_some_and(begins_formulas)
}

/// Whether a spreadsheet that separates by another character than the file does would find a formula in `rest`: a
/// German Excel splits a file with commas at semicolons, also at those inside quotes. "10,- Euro" is none.
fn splits_off_formula(separator: &str, rest: &str) -> bool {
    let is_blank = |c: char| c == '"' || c == '\'' || c.is_whitespace() || is_invisible(c);
    rest.trim_start_matches(is_blank).starts_with(['=', '＝'])
        || (separator == ";" && rest.trim_start_matches('"').starts_with(begins_formulas))
}

fn begins_formulas(c: char) -> bool {
    // The minus sign is the one that has no compatibility form.
    c == '\u{2212}'
        || iter::once(c)
            .nfkc()
            .next()
            .is_some_and(|plain| matches!(plain, '=' | '+' | '-' | '@'))
}

/// Characters that show nothing by themselves, and the one that stands for what was none.
fn is_invisible(c: char) -> bool {
    is_combining_mark(c)
        || matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFFD}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Whether a text is a telephone number and nothing else: `+49.211.89-93131`, `0211 / 89-93131`.
pub(super) fn is_phone(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let rest = text.strip_prefix('+').unwrap_or(text);
    (5..=20).contains(&digits)
        && rest.starts_with(|c: char| c.is_ascii_digit() || c == '(')
        && rest
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, ' ' | '\u{A0}' | '.' | '-' | '/' | '(' | ')'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_begins_a_formula() {
        for text in [
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            " =1",
            "\t=1",
            "\u{A0}=1",
            "＝1",
            "＋1",
            "－1",
            "＠x",
            "﹣1",
            "−1",
            "\u{FEFF}=1",
            "\u{200B}=1",
            "'=1",
            "\u{FFFD}=1",
            "\u{202E}@x",
            "\u{301}=1",
        ] {
            assert_eq!(guarded(text), format!("'{text}"));
        }
        for text in [
            "Lesefest",
            "– Lesefest",
            "a = b",
            "'s ist schön",
            "10,- Euro",
            "5 - 3; -5 Grad",
            "a@b.de, +49 211",
            "",
        ] {
            assert_eq!(guarded(text), text);
        }
    }

    #[test]
    fn a_foreign_separator_splits_off_no_formula() {
        assert_eq!(guarded("Fest;=1+1;x"), "Fest;'=1+1;x");
        assert_eq!(guarded("Fest; \"=1+1"), "Fest;' \"=1+1");
        assert_eq!(guarded("Fest,=1;\"@x;-1;+1"), "Fest,'=1;'\"@x;'-1;'+1");
    }

    #[test]
    fn phone_numbers() {
        for number in ["+49.211.89-93131", "0211 / 89-93131", "(0211) 8993131", "899-4066"] {
            assert!(is_phone(number), "{number}");
        }
        for other in [
            "",
            "+",
            "+1",
            "-49 211 8993131",
            "+49211*2",
            "+49=211893131",
            "++492118993131",
            "+49 211 x 8993131",
        ] {
            assert!(!is_phone(other), "{other}");
        }
    }
}
