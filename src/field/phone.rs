//! Phone and fax numbers.
//!
//! ```text
//! number  = [ "+" | "(" ] DIGIT *( DIGIT | blank | "." | "/" | "-" | "–" | "(" | ")" )      ends with a digit
//! ```
//! Printed as "+49.211.89-93131", "+49. 211/ 89-93131", "0211. 89-94108", "0211–8922606", or as an extension only.

use nom::IResult;
use nom::Parser as _;
use nom::bytes::complete::take_while1;
use nom::combinator::verify;

const fn is_number(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '+' | ' ' | '.' | '/' | '-' | '\u{2013}' | '(' | ')' | '\u{A0}')
}

/// Reads a number at the start of a text; what follows is left.
pub(crate) fn number(input: &str) -> IResult<&str, &str> {
    let begins = |text: &str| text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '('));
    let (_, run) = verify(take_while1(is_number), begins).parse(input)?;
    let printed = run.trim_end_matches(|c: char| !c.is_ascii_digit());
    let digits = printed.bytes().filter(u8::is_ascii_digit).count();
    if !(3..=20).contains(&digits) {
        return Err(nom::Err::Error(nom::error::Error::new(
            input,
            nom::error::ErrorKind::Digit,
        )));
    }
    let (printed, rest) = input.split_at_checked(printed.len()).unwrap_or((input, ""));
    Ok((rest, printed))
}

/// The number as ITU E.164 writes it, `+492118993131`; `None` where country or area code is not printed.
pub(crate) fn e164(printed: &str) -> Option<String> {
    let digits: String = printed
        .replace("(0)", "")
        .chars()
        .filter(char::is_ascii_digit)
        .collect();
    let international = if printed.trim_start_matches('(').starts_with('+') {
        digits
    } else if let Some(rest) = digits.strip_prefix("00") {
        rest.to_owned()
    } else {
        format!("49{}", digits.strip_prefix('0')?)
    };
    let is_complete = (8..=15).contains(&international.len()) && !international.starts_with('0');
    is_complete.then(|| format!("+{international}"))
}

/// Whether a line names a phone number, as no heading does.
pub(crate) fn closes(text: &str) -> bool {
    text.contains("Tel") && text.ends_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn valid() {
        let table = [
            ("+49.211.89-93131", Some("+492118993131")),
            ("+49. 211. 89 - 93131", Some("+492118993131")),
            ("+49. 211/ 89-93131", Some("+492118993131")),
            ("+492118993131", Some("+492118993131")),
            ("+49 (0)211 89-93131", Some("+492118993131")),
            ("0049 211 8993131", Some("+492118993131")),
            ("0211-8995571", Some("+492118995571")),
            ("0211. 89-94108", Some("+492118994108")),
            ("0211. 89- 94108", Some("+492118994108")),
            ("0211/ 89-96205", Some("+492118996205")),
            ("0211\u{2013}8922606", Some("+492118922606")),
            ("899-4000", None),
            ("93131", None),
            // Eight to fifteen digits, none of them a zero at the beginning.
            ("+49 211 893", Some("+49211893")),
            ("+49 211 89", None),
            ("+49 211 8993131 123", Some("+492118993131123")),
            ("+49 211 8993131 1234", None),
            ("+0 211 8993131", None),
        ];
        for (printed, expected) in table {
            assert_eq!(number(printed), Ok(("", printed)));
            assert_eq!(e164(printed).as_deref(), expected, "{printed}");
        }
    }

    #[test]
    fn ends_with_its_last_digit() {
        assert_eq!(number("+49.211.89-93131, Fax"), Ok((", Fax", "+49.211.89-93131")));
    }

    #[test]
    fn invalid() {
        for text in [
            "",
            "Telefon",
            "-93131",
            "12",
            "1234567890 1234567890 1234567890",
            "\u{664}\u{665}\u{666}",
        ] {
            assert!(number(text).is_err(), "{text}");
        }
    }
}
