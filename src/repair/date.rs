//! The date of issue, and the masthead glued to it.
//!
//! | among the first lines one | is repaired if |
//! | --- | --- |
//! | is a date but for letters in its numbers, "l7.", and for letters of its month | it is a date of the calendar then |
//! | is a date in digits, here or further down | the same |
//! | is the masthead with a date glued to it | the date is one of the calendar |

use super::likeness::{folded, is_like, is_nearly};
use crate::field::date::{self, DateLine, MONTHS};
use crate::text::edit::Edit;
use crate::text::line::Line;

/// The date stands among so many first lines.
const TOP_LINES: usize = 16;
/// A date has no more bytes.
const DATE: usize = 60;
/// A date in digits has so many: "02.04.2022".
const SHORT: usize = 10;
/// A month of fewer letters is read as it is printed: "Mai".
const SHORTEST: usize = 4;
/// What may stand before it.
const MASTHEAD: &str = "Pressedienst";

pub(super) fn find(lines: &[Line<'_>], edits: &mut Vec<Edit>) {
    head(lines, edits);
    // What has nothing but digits and full stops was not misread.
    let has_letter = |text: &str| text.bytes().any(|byte| !matches!(byte, b'0'..=b'9' | b'.'));
    let is_short = |line: &&Line<'_>| line.text.len() == SHORT && has_letter(line.text);
    for line in lines.iter().skip(TOP_LINES).filter(is_short) {
        if !line.text.contains(' ')
            && !is_date(line.text)
            && let Some(words) = misread(line.text).filter(|words| is_date(words))
        {
            edits.push(Edit::new(line.span().start(), line.span().end(), words));
        }
    }
}

/// The date of issue, in the head of the text.
fn head(lines: &[Line<'_>], edits: &mut Vec<Edit>) {
    let top = lines.iter().take(TOP_LINES);
    for line in top.filter(|line| line.text.len() <= DATE && line.has_digit()) {
        let text = line.text;
        let start = line.span().start();
        let glued = text.strip_prefix(MASTHEAD).filter(|rest| is_date(rest));
        if glued.is_some() {
            let end = start.saturating_add(MASTHEAD.len());
            edits.push(Edit::new(start, end, [MASTHEAD, "\n"].concat()));
            return;
        }
        if is_date(text) {
            return;
        }
        if let Some(words) = misread(text).filter(|words| is_date(words)) {
            edits.push(Edit::new(start, start.saturating_add(text.len()), words));
            return;
        }
    }
}

fn is_date(text: &str) -> bool {
    !text.starts_with(' ') && matches!(date::parse_line(text), Some(DateLine::Valid { .. }))
}

/// The words of a date with the digits and the month that were misread.
fn misread(text: &str) -> Option<String> {
    // A day is printed first, a year last.
    if !text.starts_with(is_digit) || !text.ends_with(is_digit) {
        return None;
    }
    let is_in_digits = text.len() == SHORT && !text.contains(' ');
    let in_digits = is_in_digits.then(|| text.replace(',', "."));
    let text = in_digits.as_deref().unwrap_or(text);
    let words: Option<Vec<String>> = text
        .split_whitespace()
        .enumerate()
        .map(|(index, word)| number(index, word).or_else(|| if index > 0 { month(word) } else { None }))
        .collect();
    let words = words?;
    (words.len() >= 2 || text.matches('.').count() == 2).then(|| words.join(" "))
}

/// A digit, or a letter that one is read as.
const fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, 'l' | 'I' | '|' | '!' | 'O' | 'o' | 'S' | 'B' | 'Z' | 'z')
}

/// A number of which some digits are letters.
fn number(index: usize, word: &str) -> Option<String> {
    // Behind a year stands no mark: "1. Januar 1950." ends a sentence.
    let (digits, mark) = match word.strip_suffix(['.', ',']).filter(|_| index == 0) {
        Some(digits) => (digits, "."),
        None => (word, ""),
    };
    let has_digit = digits.contains(|c: char| c.is_ascii_digit());
    let is_number = |c: char| is_digit(c) || c == '.';
    let is_year = index > 0 && digits.ends_with('.');
    if digits.is_empty()
        || is_year
        || digits.len() > 10
        || !digits.chars().all(is_number)
        || !has_digit && digits.len() != 1
    {
        return None;
    }
    let read = digits.chars().map(|c| match c {
        'l' | 'I' | '|' | '!' => '1',
        'O' | 'o' => '0',
        'S' => '5',
        'B' => '8',
        'Z' | 'z' => '2',
        c => c,
    });
    Some(read.collect::<String>() + mark)
}

fn month(word: &str) -> Option<String> {
    let bare = word.trim_end_matches(['.', ',']);
    // A time of day: "15:20".
    if !bare.contains(char::is_alphabetic) {
        return None;
    }
    if bare.chars().count() < SHORTEST {
        return MONTHS.contains(&bare).then(|| bare.to_owned());
    }
    let letters = folded(bare);
    let is_meant = |month: &&&str| {
        let known = folded(month);
        **month == bare || letters == known || is_like(&letters, &known) || is_nearly(&letters, &known)
    };
    let mut known = MONTHS.iter().filter(is_meant);
    // Two months, "Juni" and "Juli", prove none.
    match (known.next(), known.next()) {
        (Some(month), None) => Some((*month).to_owned()),
        _ => MONTHS.contains(&bare).then(|| bare.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::repaired;

    #[test]
    fn what_is_repaired() {
        for (text, expected) in [
            ("l7. September 20l9", "17. September 2019"),
            ("17, September 2019", "17. September 2019"),
            ("I7. Septernber 2O19", "17. September 2019"),
            ("3. 0ktober 2019", "3. Oktober 2019"),
            ("31.O8.2019", "31.08.2019"),
            ("31,08.2019", "31.08.2019"),
            ("28. Aprii 2012", "28. April 2012"),
            ("18. Oktoher 2021", "18. Oktober 2021"),
            ("4. Ju1i 2021", "4. Juli 2021"),
            ("4. Jnni 2021", "4. Juni 2021"),
            ("2. Marz 2021", "2. März 2021"),
            ("Pressedienst17. September 2019", "Pressedienst\n17. September 2019"),
        ] {
            assert_eq!(repaired(text), expected, "{text}");
        }
    }

    #[test]
    fn what_stays() {
        for text in [
            "17. September 2019",
            "l7 Bäume 2019",
            "31. Februar 2019",
            "Im Jahr 2019",
            "I. Mai",
            "17. Mal 2019",
            "17. Ma1 2019",
            "1. Januar 1950.",
            "1. Januar 1950,",
            "am 1. Januar 1950",
            "4. Jahr 2019",
            "12. Etage 2019",
        ] {
            assert_eq!(repaired(text), text);
        }
    }
}
