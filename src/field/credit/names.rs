//! The names of a credit: who has the rights, and who took the picture.
//!
//! ```text
//! names_of      = photo_names                         behind a label of photographers alone
//!               | rights_names                        behind one with a mark, or a label of rights
//!               | names                               behind any other, or a mark alone
//! photo_names   = photographers | rights_names
//! rights_names  = slashed | housed | pictured | holder
//! names         = slashed | housed | photographer | holder
//! slashed       = [ holder ] "/" [ photographer ]     at the last slash, whatever they are
//! housed        = abbreviation "," *char              at the last comma
//!               | organisation "," photographer
//! photographer  = person                              no organisation in it; see `organisation`
//! photographers = person *( "/" person )              no organisation in it
//! pictured      = ( capital | particle ) *char        no organisation in it
//! holder        = *char
//!
//! named         = *gap 1*( ( link | name ) *gap )     up to four names; behind a colon twelve
//! lone          = *gap 1*char *gap                    behind a colon alone: "privat"
//! link          = "und" | "für" | "+" | "&" | "des" | "am" | "im" | particle
//! name          = *( "(" | quote | "©" ) [ a word that begins with a capital or a digit, or has a capital in it ]
//! gap           = blank | "/"
//! quote         = a sign that may open a quotation; see `quotations`
//! ```
//! A capital may have been lost: "?ukasz Roth". `named` and `lone` tell whether what stands behind a label are names.

use memchr::memrchr;
use nom::branch::alt;
use nom::bytes::complete::{take_till1, take_while};
use nom::combinator::{all_consuming, map, rest, value, verify};
use nom::error::{Error, ErrorKind};
use nom::multi::fold_many1;
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

use super::label::Kind;
use crate::field::organisation::{has_form_of_person, is_abbreviation, is_organisation, is_person};
use crate::field::{beginning, person};
use crate::text::{quotations, words};

/// Behind words without a colon stand no more names.
const MOST_NAMES: usize = 4;

/// Behind words with a colon stand no more names.
const MOST_ANNOUNCED: usize = 12;

/// The names behind the sign of a credit have no more bytes.
pub(super) const LONGEST_NAMES: usize = 120;

/// Holder and photographer.
pub(super) type Names<'t> = (Option<&'t str>, Option<&'t str>);

pub(super) type Failure<'t> = Error<&'t str>;

/// Whether nothing but names stands behind the sign of a credit; behind a colon one word such as "privat" too.
pub(super) fn is_names(text: &str, has_colon: bool) -> bool {
    let most = if has_colon { MOST_ANNOUNCED } else { MOST_NAMES };
    let is_named = || {
        all_consuming(named)
            .parse(text)
            .is_ok_and(|(_, count)| (1..=most).contains(&count))
    };
    text.len() <= LONGEST_NAMES
        && (has_colon && all_consuming(lone).parse(text).is_ok() || is_named())
        && !text.contains("://")
}

pub(super) fn names_of<'t>(
    kind: Option<Kind>,
    has_mark: bool,
) -> impl Parser<&'t str, Output = Names<'t>, Error = Failure<'t>> {
    match (kind, has_mark) {
        (Some(Kind::Photo | Kind::Film), false) => photo_names,
        (Some(Kind::Photo | Kind::Film | Kind::Rights), _) => rights_names,
        (Some(Kind::Drawing | Kind::Source) | None, _) => names,
    }
}

fn photo_names(input: &str) -> IResult<&str, Names<'_>> {
    alt((photographers, rights_names)).parse(input)
}

fn rights_names(input: &str) -> IResult<&str, Names<'_>> {
    alt((slashed, housed, pictured, holder)).parse(input)
}

pub(super) fn names(input: &str) -> IResult<&str, Names<'_>> {
    alt((slashed, housed, photographer, holder)).parse(input)
}

fn slashed(input: &str) -> IResult<&str, Names<'_>> {
    map((before_last(b'/'), rest), |(holder, photographer)| {
        (present(holder), present(photographer))
    })
    .parse(input)
}

fn housed(input: &str) -> IResult<&str, Names<'_>> {
    // Behind the name of a house stands its town: "Stadtarchiv, Haifa".
    let parted = verify((before_last(b','), rest), |(house, name): &(&str, &str)| {
        is_abbreviation(house) || is_organisation(house) && is_person(name)
    });
    map(parted, |(house, name)| (present(house), present(name))).parse(input)
}

fn photographer(input: &str) -> IResult<&str, Names<'_>> {
    map(verify(rest, is_person), |name| (None, present(name))).parse(input)
}

fn photographers(input: &str) -> IResult<&str, Names<'_>> {
    let are_persons = |names: &str| names.split('/').all(has_form_of_person) && !is_organisation(names);
    map(verify(rest, are_persons), |names| (None, present(names))).parse(input)
}

fn pictured(input: &str) -> IResult<&str, Names<'_>> {
    // "privat" and "dpa" are nobody.
    let is_somebody = |name: &str| {
        let begins = words::begins_name(name) || person::is_particle(words::first_word(name));
        begins && !is_organisation(name)
    };
    map(verify(rest, is_somebody), |name| (None, present(name))).parse(input)
}

fn holder(input: &str) -> IResult<&str, Names<'_>> {
    map(rest, |name| (present(name), None)).parse(input)
}

fn present(part: &str) -> Option<&str> {
    Some(words::without_blanks(part)).filter(|part| !part.is_empty())
}

/// All names, without the bracket that closes the credit or the full stop of its sentence.
pub(super) fn whole<'t>(bracket: Option<char>) -> impl Parser<&'t str, Output = &'t str, Error = Failure<'t>> {
    move |input: &'t str| {
        let names = input.trim_end();
        let names = match bracket {
            Some(bracket) => without_bracket(names.strip_suffix('.').unwrap_or(names), bracket),
            None => without_full_stop(names),
        };
        beginning(input, names)
    }
}

/// Names without the brackets at their end that close none of them.
fn without_bracket(names: &str, bracket: char) -> &str {
    let opening = if bracket == ']' { '[' } else { '(' };
    let surplus = names
        .matches(bracket)
        .count()
        .saturating_sub(names.matches(opening).count());
    let closed = (0..surplus).try_fold(names, |names, _| names.strip_suffix(bracket).ok_or(names));
    closed.unwrap_or_else(|names| names).trim_end()
}

/// Names without the full stop of a sentence; that of "e.V." or of an initial belongs to them.
fn without_full_stop(names: &str) -> &str {
    let Some(stripped) = names.strip_suffix('.') else {
        return names;
    };
    let last = stripped.rsplit([' ', '/', '.']).next().unwrap_or_default();
    if last.chars().count() <= 2 { names } else { stripped }
}

/// What stands before the last `sign`, which is taken too.
fn before_last<'t>(sign: u8) -> impl Parser<&'t str, Output = &'t str, Error = Failure<'t>> {
    move |input: &'t str| {
        let parted = memrchr(sign, input.as_bytes()).and_then(|at| input.split_at_checked(at));
        let parted = parted.and_then(|(before, behind)| Some((behind.get(1..)?, before)));
        parted.ok_or(nom::Err::Error(Error::new(input, ErrorKind::Char)))
    }
}

/// Gives the number of names.
fn named(input: &str) -> IResult<&str, usize> {
    let word = alt((value(0, link), value(1, name)));
    preceded(gaps, fold_many1(terminated(word, gaps), || 0, usize::saturating_add)).parse(input)
}

fn lone(input: &str) -> IResult<&str, &str> {
    delimited(gaps, take_till1(is_gap), gaps).parse(input)
}

fn link(input: &str) -> IResult<&str, &str> {
    verify(take_till1(is_gap), |word: &str| {
        words::is(word, words::CREDIT | words::HOLDER | words::PARTICLE)
    })
    .parse(input)
}

fn name(input: &str) -> IResult<&str, &str> {
    verify(take_till1(is_gap), |word: &str| {
        let bare = word.trim_start_matches(|c| matches!(c, '(' | '\u{A9}') || quotations::may_open(c));
        let begins = words::begins_name(bare) || bare.starts_with(|c: char| c.is_ascii_digit());
        bare.is_empty() || begins || bare.contains(char::is_uppercase)
    })
    .parse(input)
}

fn gaps(input: &str) -> IResult<&str, &str> {
    take_while(is_gap).parse(input)
}

fn is_gap(c: char) -> bool {
    c.is_whitespace() || c == '/'
}
