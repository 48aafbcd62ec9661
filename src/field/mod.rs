//! One file a kind of value: its grammar, how it is printed, its tests. Shared by all layouts.
//!
//! Every grammar reads one line or one stitched text, is anchored at its start, and never sees a line end. It gives slices
//! of what it read; [`place_of`](crate::record::place_of) tells where they stand. What stands as EBNF in the head of a
//! file is the code below it, rule by rule; `&` and `!` look ahead: what follows, and what must not. A "-" there is any
//! hyphen, but in addresses; see `signs`.

pub(crate) mod address;
pub(crate) mod appointment;
pub(crate) mod byline;
pub(crate) mod contact;
pub(crate) mod credit;
pub(crate) mod date;
pub(crate) mod date_time;
pub(crate) mod dateline;
pub(crate) mod document_number;
pub(crate) mod file_name;
pub(crate) mod folio;
pub(crate) mod invitation;
pub(crate) mod item_mark;
pub(crate) mod news_item;
pub(crate) mod organisation;
pub(crate) mod person;
pub(crate) mod phone;
pub(crate) mod postal;
pub(crate) mod siblings;
pub(crate) mod team;
pub(crate) mod topic;
pub(crate) mod weekday;

use nom::bytes::complete::{take_while, take_while1};
use nom::combinator::fail;
use nom::error::{Error, ErrorKind};
use nom::{IResult, Parser};

use crate::record::prefix;
use crate::text::words::{first_word, strip_word};

/// Takes what stands at the beginning of the input and was cut out of it before; no byte of it is read again.
fn beginning<'t>(input: &'t str, part: &str) -> IResult<&'t str, &'t str> {
    let taken = input.split_at_checked(part.len());
    let failure = || nom::Err::Error(Error::new(input, ErrorKind::Eof));
    taken.map(|(part, behind)| (behind, part)).ok_or_else(failure)
}

/// Takes what stands before the rest of the input that was not read yet.
fn before<'t>(input: &'t str, rest: &str) -> IResult<&'t str, &'t str> {
    beginning(input, prefix(input, input.len().saturating_sub(rest.len())))
}

/// A word with a hyphen in it, printed with any hyphen.
fn hyphened<'t>(word: &'static str) -> impl Parser<&'t str, Output = &'t str, Error = Error<&'t str>> {
    move |input: &'t str| {
        let behind = strip_word(input, word).ok_or(nom::Err::Error(Error::new(input, ErrorKind::Tag)))?;
        before(input, behind)
    }
}

/// Blanks of any kind, or none; extractors print no-break spaces too.
pub(crate) fn blanks(input: &str) -> IResult<&str, &str> {
    if begins_plain(input) {
        return beginning(input, "");
    }
    one_blank(input).or_else(|_| take_while(char::is_whitespace).parse(input))
}

/// At least one blank of any kind.
pub(crate) fn some_blanks(input: &str) -> IResult<&str, &str> {
    if begins_plain(input) {
        return fail().parse(input);
    }
    one_blank(input).or_else(|_| take_while1(char::is_whitespace).parse(input))
}

/// A single plain blank, as nearly all are.
fn one_blank(input: &str) -> IResult<&str, &str> {
    match input.as_bytes() {
        [b' ', next, ..] if next.is_ascii_graphic() => beginning(input, " "),
        _ => fail().parse(input),
    }
}

/// What stands before the next blank of any kind.
pub(crate) fn word(input: &str) -> IResult<&str, &str> {
    if input.is_empty() || input.starts_with(char::is_whitespace) {
        return fail().parse(input);
    }
    beginning(input, first_word(input))
}

/// Whether the first byte tells that the input begins with no blank.
fn begins_plain(input: &str) -> bool {
    input.as_bytes().first().is_none_or(u8::is_ascii_graphic)
}
