//! Where the credit of a caption begins, which shows only from the right:
//!
//! | there is | and | it begins |
//! | --- | --- | --- |
//! | "(Copyright …)" at the end | no mark or label further behind | with its bracket |
//! | a mark | a label with names further behind | with that label; directly behind the mark with the mark |
//! | | a label directly before it | with that label |
//! | | otherwise | with the mark |
//! | a label, no mark | names up to the end, and no sentence or title that it is a word of | with the label |
//!
//! ```text
//! bracketed = mark blanks ( capital | "/" | word end )
//! ```
//! It tells a mark from a sign that counts things.

use memchr::{memchr, memchr_iter, memchr2, memrchr_iter, memrchr3};
use nom::branch::alt;
use nom::bytes::complete::take_till;
use nom::character::complete::one_of;
use nom::combinator::{all_consuming, eof, opt, rest, value, verify};
use nom::sequence::preceded;
use nom::{IResult, Parser as _};

use super::label::{WRITTEN, behind_mark, kind_of, label, label_words, mark, may_be_label, names_behind, plain};
use super::names::{LONGEST_NAMES, is_names};
use crate::field::blanks;
use crate::text::endings::{self, Ending};
use crate::text::line::Line;
use crate::text::quotations::{self, Quotations};
use crate::text::signs;
use crate::text::words;

/// A word alone behind "(c)" is a name if it has no more bytes.
const LONGEST_WORD: usize = 12;

/// The words of a label have no more bytes.
const LONGEST_LABEL: usize = 48;

/// Labels that need no colon before a mark, because they name nothing that a caption ends with.
const UNANNOUNCED: [&str; 5] = ["Foto", "Fotos", "Bildrechte", "Bildnachweis", "Copyright"];

/// A text parted before its last credit sign.
pub(crate) fn find_sign(text: &str) -> Option<(&str, &str)> {
    // Its second byte is found many bytes at a time.
    let signs = memrchr_iter(0xA9, text.as_bytes()).filter_map(|at| at.checked_sub(1));
    let copyright = signs.into_iter().find(|at| text.as_bytes().get(*at) == Some(&0xC2));
    let from = copyright.map_or(0, |at| at.saturating_add('\u{A9}'.len_utf8()));
    let bracketed = text.get(from..).and_then(last_bracketed);
    text.split_at_checked(bracketed.map(|at| from.saturating_add(at)).or(copyright)?)
}

/// Offset of the last "(c)" that a credit can begin with: not one inside a quotation, which is part of a title, and
/// not one that counts things, which a small letter follows.
fn last_bracketed(text: &str) -> Option<usize> {
    let is_sign = |at: &usize| text.get(*at..).is_some_and(|behind| bracketed(behind).is_ok());
    let (mut last, mut quoted, mut quotations, mut from) = (None, None, Quotations::default(), 0);
    for sign in memchr_iter(b'(', text.as_bytes()).filter(is_sign) {
        if quotations.read(text.get(from..sign)?) {
            quoted = None;
        }
        *if quotations.is_open() { &mut quoted } else { &mut last } = Some(sign);
        from = sign;
    }
    // A quotation that is never closed began before the text.
    let is_never_closed = |_: &usize| text.get(from..).is_some_and(|rest| !quotations.read(rest));
    quoted.filter(is_never_closed).or(last)
}

/// Whether a line may have a credit: a mark, or what a label has.
pub(crate) fn may_be_in(line: Line<'_>) -> bool {
    line.may_have_credit() || line.may_have_label() || memchr(b'F', line.text.as_bytes()).is_some()
}

/// A text parted before its credit.
pub(crate) fn find(text: &str) -> Option<(&str, &str)> {
    let sign = find_sign(text).map(|(before, signed)| (before, behind_mark(signed)));
    let from = sign.map_or(0, |(_, behind)| text.len().saturating_sub(behind.len()));
    let behind = text.get(from..)?;
    // Most credits have neither a label nor a bracket behind their mark, which is seen in one look.
    let label = if memrchr3(b':', b'F', b')', behind.as_bytes()).is_some() {
        let label = find_label(behind);
        label.max(find_plain(behind, label)).max(find_written(behind))
    } else {
        None
    };
    let begin = match (sign, label) {
        (Some((before, _)), None | Some(0)) => sign_begin(before),
        (_, label) => from.saturating_add(label?),
    };
    text.split_at_checked(begin)
}

/// The same, but not by "Foto" without a colon and a mark: a text that may be no caption speaks of photos too.
pub(crate) fn find_marked(text: &str) -> Option<(&str, &str)> {
    find(text).filter(|(_, credit)| {
        // Most begin with their mark.
        mark(credit).is_ok() || plain(credit).map_or(true, |(names, _)| mark(names).is_ok() || label(credit).is_ok())
    })
}

/// Where the credit begins whose mark stands behind `before`: with its label, if that stands there.
fn sign_begin(before: &str) -> usize {
    let words = before.trim_end();
    let label = match words.as_bytes().last() {
        Some(b':') => label_begin(words.strip_suffix(':').unwrap_or(words)),
        Some(b'e' | b'o' | b's' | b't') => UNANNOUNCED.iter().find_map(|label| {
            let caption = words.strip_suffix(label)?;
            stands_alone(caption).then_some(caption.len())
        }),
        _ => None,
    };
    label.unwrap_or(before.len())
}

/// Where the last label with a colon begins that only names stand behind.
fn find_label(text: &str) -> Option<usize> {
    let least = text.len().saturating_sub(LONGEST_NAMES);
    let (label, colon) = memrchr_iter(b':', text.as_bytes())
        .take_while(|colon| *colon >= least)
        .find_map(|colon| Some((label_begin(text.get(..colon)?)?, colon)))?;
    let is_credit = is_names(text.get(colon.saturating_add(1)..)?, true) && !is_of_title(text, label);
    is_credit.then_some(label)
}

/// Where the label begins whose colon stands behind `before`.
fn label_begin(before: &str) -> Option<usize> {
    let words = before.trim_end();
    if !words.ends_with(|c: char| words::is_letter(c) || c == ')') {
        return None;
    }
    // Before most colons stands no kind, which the last capital begins.
    let from_last_capital = || words.get(words.bytes().rposition(|byte| byte.is_ascii_uppercase())?..);
    if !words.ends_with(')') && from_last_capital().and_then(kind_of).is_none() {
        return None;
    }
    let least = words.len().saturating_sub(LONGEST_LABEL);
    let capitals = (least..words.len()).filter(|at| words.as_bytes().get(*at).is_some_and(u8::is_ascii_uppercase));
    let is_label = |at: &usize| {
        words.split_at_checked(*at).is_some_and(|(caption, label)| {
            may_be_label(label) && all_consuming(label_words).parse(label).is_ok() && stands_alone(caption)
        })
    };
    capitals.into_iter().find(is_label)
}

/// Where the last "Foto" without a colon begins that only names stand behind, if it stands behind the label.
fn find_plain(text: &str, label: Option<usize>) -> Option<usize> {
    let least = text.len().saturating_sub(LONGEST_NAMES.saturating_add("Fotos ".len()));
    memrchr_iter(b'F', text.as_bytes())
        .take_while(|at| *at >= least && label.is_none_or(|label| *at > label))
        .find(|at| {
            let (caption, credit) = text.split_at_checked(*at).unwrap_or_default();
            plain(credit).is_ok_and(|(names, _)| is_names(names, false))
                && stands_alone(caption)
                && !is_of_title(text, *at)
        })
}

fn find_written(text: &str) -> Option<usize> {
    text.trim_end().strip_suffix(')').and_then(|open| open.rfind(WRITTEN))
}

/// Whether a label may stand behind these words: not inside a word, and not as the last word of a sentence, "auf dem Foto:",
/// "auf dem linken Foto:".
fn stands_alone(before: &str) -> bool {
    !before.ends_with(|c: char| c.is_alphanumeric() || signs::is_hyphen(c))
        && !words::is_link(words::last_word(before))
        && !words::ends_with_adjective(before)
}

/// Whether a label is a word of a title: »Das Foto: Neue Bilder«.
fn is_of_title(text: &str, label: usize) -> bool {
    quotations::is_inside(text, label)
}

/// Whether a credit stands at the end of a line that may be no caption: a name in a few words, no sentence.
pub(crate) fn is_name(credit: &str) -> bool {
    let behind = names_behind(credit);
    // Behind a label alone nothing but names stands.
    if behind.contains("://") || mark(credit).is_err() && begins(credit) {
        return true;
    }
    // A full stop behind a bracket is that of the caption.
    let closed = behind.strip_suffix('.').unwrap_or(behind);
    let name = closed.trim_end_matches([')', ']']);
    let behind = if name.len() < closed.len() { name } else { behind };
    let is_name = behind.len() <= LONGEST_NAMES && (words::begins_name(behind) || behind.starts_with('/'));
    // A letter at the end may have been lost.
    let is_open = || endings::ending(behind) != Ending::Sentence || behind.ends_with(words::is_lost);
    is_name && (is_open() || endings::is_society(behind))
}

/// Where the names of a credit are announced that a text has, by its mark or label, be the names on the next page.
pub(crate) fn find_begin(text: &str) -> Option<usize> {
    // Without a mark there is a label, or a bracket.
    let may_be_label = || memchr2(b':', b'(', text.as_bytes()).is_some();
    let sign = find_sign(text)
        .or_else(|| may_be_label().then(|| find_marked(text)).flatten())
        .map(|(caption, _)| caption.len());
    let cut = || label_begin(text.trim_end().strip_suffix(':')?).filter(|caption| *caption > 0);
    sign.or_else(cut)
}

/// Whether a text begins with a credit: a mark, or a label with names behind it.
pub(crate) fn begins(text: &str) -> bool {
    let label = preceded(
        opt(one_of("([")),
        preceded(label, verify(rest, |names: &str| is_names(names, true))),
    );
    alt((value((), mark), value((), label))).parse(text).is_ok() && !is_of_title(text, 0)
}

fn bracketed(input: &str) -> IResult<&str, ()> {
    // A small letter counts things, unless it begins the only word: "(c)privat", "(c)dpa".
    let word = verify(take_till(char::is_whitespace), |word: &str| word.len() <= LONGEST_WORD);
    let begins = value(
        (),
        verify(rest, |names: &str| words::begins_name(names) || names.starts_with('/')),
    );
    preceded((mark, blanks), alt((begins, value((), (word, blanks, eof))))).parse(input)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::credit::parse;

    #[test]
    fn labels_in_the_words_of_a_caption() {
        for text in [
            "Auf dem Foto: Ina Roth",
            "Im Bild: Ina Roth und Jan Berg",
            "Auf dem linken Bild: Ina Roth und Jan Berg",
            "Ina Roth mit ihrem neuen Bild: Rheinblick",
            "Ein neues Bild: Rheinblick",
            "Die Preise für das beste Video: Ina Roth und Jan Berg",
            "Aus der bekannten Quelle: Ina Roth",
            "Auf dem linken Foto Ina Roth",
            "Ina Roth liest aus »Das Foto: Neue Bilder«",
            "Ina Roth liest aus »Foto: Neue Bilder«",
            "Ina Roth liest aus \u{201C}Das Foto: Neue Bilder\u{201D}",
            "Vor der Quelle: Ina Roth",
            "Der Stand von Foto Koch",
            "Blick in die Schau \"Fotos: Rhein und Ruhr\"",
            "Blick in die Schau \u{201E}Bilder: Rhein\u{201C}",
            "Fotos: der Rhein und die Ruhr",
            "Foto: v.l. Ina Roth",
            "Im Park, Quelle: https://www.example.org",
            "Foto:",
            "Im Park, Foto:",
        ] {
            let read = parse(text);
            assert_eq!((read.caption, read.credit), (text, None));
        }
    }

    #[test]
    fn labels_behind_words_that_describe_nothing() {
        for caption in [
            "Der Rhein von oben",
            "Musik für alle",
            "Die Kinder, ganz in blau",
            "Das ist geschafft!",
            // A quotation that nothing closes, or that is closed before, is no title around the label.
            "Szene aus \u{201E}Der Turm",
            "Szene aus »Der Turm«",
        ] {
            let text = format!("{caption} Foto: Ina Roth");
            let read = parse(&text);
            let line = read.credit.map(|credit| credit.line);
            assert_eq!((read.caption, line), (caption, Some("Foto: Ina Roth")), "{text}");
        }
    }

    #[test]
    fn where_a_credit_is_announced() {
        for (text, begin) in [
            ("Im Park, Foto: Ina Roth", Some(9)),
            ("Im Park, \u{A9}", Some(9)),
            // The names stand behind a page end.
            ("Im Park, Foto:", Some(9)),
            ("Im Park, Foto: \u{A9}", Some(15)),
            ("Im Park, Fotos (2): Ina Roth", Some(9)),
            ("Im Park: Ina Roth", None),
            ("Auf dem Foto:", None),
            ("Bild:", None),
            ("Der Laden Foto Koch", None),
        ] {
            assert_eq!(find_begin(text), begin, "{text}");
        }
        for (text, expected) in [
            ("Foto: Ina Roth", true),
            ("(Bildrechte: Ina Roth)", true),
            ("(c) LHD", true),
            ("\u{A9} Foto: Ina Roth", true),
            ("Foto: \u{A9} LHD", true),
            ("Foto Koch", false),
            ("Bild:", false),
            ("Foto: Hof mit Fahrrad. Der Blitz war zu hell.", false),
            ("(Ina Roth)", false),
        ] {
            assert_eq!(begins(text), expected, "{text}");
        }
        for (credit, names) in [
            ("Foto/Video: Ina Roth", "Ina Roth"),
            ("(c)LHD", "LHD"),
            ("Foto: \u{A9} LHD", "LHD"),
            ("\u{A9} Foto: LHD", "LHD"),
            ("Foto:", ""),
        ] {
            assert_eq!(names_behind(credit), names, "{credit}");
        }
    }
}
