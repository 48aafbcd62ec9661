//! The marks of an item of the news mail: around its headline, and before its link.
//!
//! ```text
//! headline  = mark some_blanks words mark end            "++ Lesefest eröffnet ++"; with a letter in its words
//! mark      = "++"
//! piece     = *mark words *mark                          a line of a headline that a mail wrapped
//! words     = *( any character )                         up to the last marks
//! more      = "Weiter" 1*sign [ target ]                 "Weiter … http://…/08052810_162.pdf"; or "Weiter" alone
//! sign      = blank | "." | "…" | ">" | "»" | ":"
//! target    = ( "http" | "<" ) *( any character )
//! later     = ( "weiter" | "Weiter" ) dots               in the later form: "weiter..", "weiter…"
//! dots      = 1*( blank | "." | "…" )                    of two bytes at least, ".." or "…"
//! ```
//! A link stands at the start of its line, or at its end behind the teaser.

use memchr::memrchr_iter;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while1};
use nom::combinator::{all_consuming, map, map_opt, opt, recognize, rest, verify};
use nom::multi::many0_count;
use nom::sequence::preceded;
use nom::{IResult, Parser as _};

use super::some_blanks;

/// What stands before and behind a headline.
pub(crate) const MARK: &str = "++";

/// What the words of a link begin with.
const MORE: &str = "Weiter";

/// The same in the later form.
const LATER: &str = "weiter";

/// Whether a line is a headline between marks.
pub(crate) fn is_headline(line: &str) -> bool {
    headline(line).is_ok()
}

/// The words of a line of a headline, without its marks.
pub(crate) fn unmarked(line: &str) -> &str {
    piece(line).map(|(_, words)| words).unwrap_or_default()
}

/// The link of a line, from its words on.
pub(crate) fn link(line: &str) -> Option<&str> {
    if line == MORE {
        return Some(line);
    }
    // The teaser before it may have the word too, so that it is found from the right; few lines have its letter.
    let mut capitals = memrchr_iter(b'W', line.as_bytes());
    let start = capitals.find(|at| line.get(*at..).is_some_and(|rest| rest.starts_with(MORE)))?;
    let (before, printed) = line.split_at_checked(start)?;
    let (_, printed) = all_consuming(more).parse(printed).ok()?;
    (before.is_empty() || before.ends_with(char::is_whitespace)).then_some(printed)
}

/// The link of a line in the later form.
pub(crate) fn later_link(line: &str) -> Option<&str> {
    // It has no address, so that it stands at the end.
    let words = line.trim_end_matches(is_dot);
    if words.len() == line.len() {
        return None;
    }
    let (before, printed) = line.split_at_checked(words.len().checked_sub(LATER.len())?)?;
    let (_, printed) = all_consuming(later).parse(printed).ok()?;
    (before.is_empty() || before.ends_with(is_dot)).then_some(printed)
}

fn headline(input: &str) -> IResult<&str, &str> {
    let words = map_opt(rest, |words: &str| words.strip_suffix(MARK));
    let printed = verify(words, |words: &str| words.contains(char::is_alphabetic));
    preceded((mark, some_blanks), printed).parse(input)
}

fn mark(input: &str) -> IResult<&str, &str> {
    tag(MARK).parse(input)
}

fn piece(input: &str) -> IResult<&str, &str> {
    preceded(many0_count(mark), map(rest, without_marks_behind)).parse(input)
}

fn without_marks_behind(mut words: &str) -> &str {
    while let Some(before) = words.strip_suffix(MARK) {
        words = before;
    }
    words
}

fn more(input: &str) -> IResult<&str, &str> {
    recognize((tag(MORE), take_while1(is_sign), opt(target))).parse(input)
}

fn is_sign(c: char) -> bool {
    is_dot(c) || matches!(c, '>' | '\u{BB}' | ':')
}

fn target(input: &str) -> IResult<&str, &str> {
    recognize((alt((tag("http"), tag("<"))), rest)).parse(input)
}

fn later(input: &str) -> IResult<&str, &str> {
    recognize((alt((tag(LATER), tag(MORE))), dots)).parse(input)
}

fn dots(input: &str) -> IResult<&str, &str> {
    verify(take_while1(is_dot), |dots: &str| dots.len() >= "..".len()).parse(input)
}

fn is_dot(c: char) -> bool {
    c.is_whitespace() || matches!(c, '.' | '\u{2026}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headlines() {
        for (line, is_it, words) in [
            ("++ Lesefest eröffnet ++", true, " Lesefest eröffnet "),
            ("++ Bilk ++ Rath ++", true, " Bilk ++ Rath "),
            ("++\u{A0}Lesefest++", true, "\u{A0}Lesefest"),
            ("++ Ein langes", false, " Ein langes"),
            ("Lesefest ++", false, "Lesefest "),
            ("++Lesefest++", false, "Lesefest"),
            ("++ 2008 ++", false, " 2008 "),
            ("++ ++", false, " "),
            ("++++", false, ""),
            ("+++", false, "+"),
            ("", false, ""),
        ] {
            assert_eq!((is_headline(line), unmarked(line)), (is_it, words), "{line}");
        }
    }

    #[test]
    fn links() {
        for (line, expected) in [
            (
                "Weiter \u{2026} http://www.a.de/08052810_162.pdf",
                Some("Weiter \u{2026} http://www.a.de/08052810_162.pdf"),
            ),
            (
                "Lesung am Weiter \u{BB} <http://a.de>",
                Some("Weiter \u{BB} <http://a.de>"),
            ),
            ("Weiter...", Some("Weiter...")),
            ("Weiter", Some("Weiter")),
            ("Weiter so", None),
            ("Weiterhttp://a.de", None),
            ("am Weiter", None),
            ("xWeiter ...", None),
            ("weiter ...", None),
            ("", None),
        ] {
            assert_eq!(link(line), expected, "{line}");
        }
    }

    #[test]
    fn links_of_the_later_form() {
        for (line, expected) in [
            ("weiter..", Some("weiter..")),
            ("Mit einer Lesung weiter\u{2026}", Some("weiter\u{2026}")),
            ("Mit einer Lesung\u{2026}Weiter ..", Some("Weiter ..")),
            ("weiter.", None),
            ("weiter", None),
            ("heiter..", None),
            ("soweiter..", None),
            ("weiter.. heute", None),
            ("..", None),
            ("", None),
        ] {
            assert_eq!(later_link(line), expected, "{line}");
        }
    }
}
