//! The marks that stand inside lines.
//!
//! ```text
//! token    = image | link | autolink | href | command | formula | comment | tag | entity | escape
//! image    = "![" alt "](" target ")" [ attributes ]            nothing of it is text
//! link     = "[" words "](" target ")" [ attributes ]           its words are, be they an address or not
//! href     = "\href{" target "}{" words "}"                     its target is
//! command  = "\" styled [ "*" ] "{"                             the words behind it are, up to a bracket
//! styled   = "section" | "subsection" | "title" | "textbf" | …
//! formula  = "$" digits "$" | "\(" digits "\)"                  the number is
//! digits   = 1*( digit | blank | "." | "," | "/" | "\%" | "\frac{" 1*digit "}{" 1*digit "}" )
//! comment  = "<!--" *char "-->"
//! tag      = "<" [ "/" ] name [ blank *char ] [ "/" ] ">"       of the names that HTML has
//! entity   = "&" ( 1*letter | "#" 1*digit | "#x" 1*hex ) ";"
//! escape   = "\" mark                                           the mark is
//! alt      = *( any character but "]" )
//! words    = 1*( any character but "[" and "]" )
//! target   = *( any character but ")" and blanks ) [ blank *( any character but ")" ) ]
//! attributes = "{" *( any character but "}" ) "}"
//! ```
//! No token has a line end in it, but for comments.

use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case, take_till, take_until, take_while, take_while_m_n, take_while1};
use nom::character::complete::{char, digit1, satisfy};
use nom::combinator::{consumed, fail, map, map_opt, opt, peek, recognize, value, verify};
use nom::error::Error;
use nom::multi::many1_count;
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

use super::tag::Setting;
use crate::text::line;

/// What a mark proves that a program wrote the text, and what it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token<'t> {
    /// A picture that was left out.
    Image,
    /// Words with an address behind them.
    Link(&'t str),
    /// An address with its words behind it.
    Href(&'t str),
    /// The beginning of words that are set otherwise, up to their bracket.
    Command,
    /// A number that was taken for mathematics.
    Formula(String),
    Comment(&'t str),
    Tag {
        name: &'t str,
        setting: Setting,
        is_end: bool,
    },
    Entity(char),
    Escape(char),
}

/// What LaTeX sets words in.
const STYLES: [&str; 14] = [
    "section",
    "subsection",
    "subsubsection",
    "paragraph",
    "title",
    "textbf",
    "textit",
    "emph",
    "underline",
    "text",
    "author",
    "date",
    "url",
    "footnotetext",
];

/// Names of the entities that texts in German have.
const ENTITIES: [(&str, char); 34] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{A0}'),
    ("auml", 'ä'),
    ("ouml", 'ö'),
    ("uuml", 'ü'),
    ("Auml", 'Ä'),
    ("Ouml", 'Ö'),
    ("Uuml", 'Ü'),
    ("szlig", 'ß'),
    ("eacute", 'é'),
    ("egrave", 'è'),
    ("agrave", 'à'),
    ("ccedil", 'ç'),
    ("copy", '©'),
    ("reg", '®'),
    ("euro", '€'),
    ("ndash", '\u{2013}'),
    ("mdash", '\u{2014}'),
    ("bdquo", '\u{201E}'),
    ("ldquo", '\u{201C}'),
    ("rdquo", '\u{201D}'),
    ("sbquo", '\u{201A}'),
    ("lsquo", '\u{2018}'),
    ("rsquo", '\u{2019}'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("hellip", '…'),
    ("middot", '·'),
    ("bull", '•'),
    ("shy", '\u{AD}'),
];

/// The token that a text begins with, and its length. The text reaches as far as `Ends` says.
pub(super) fn token(text: &str) -> Option<(Token<'_>, usize)> {
    let (_, (printed, token)) = consumed(any_token).parse(text).ok()?;
    Some((token, printed.len()))
}

fn any_token(input: &str) -> IResult<&str, Token<'_>> {
    match input.as_bytes() {
        [b'!', b'[', ..] => image(input),
        [b'[', ..] => link(input),
        [b'\\', b'a'..=b'z' | b'A'..=b'Z', ..] => alt((href, command)).parse(input),
        [b'\\', b'(', ..] => alt((formula("\\(", "\\)"), escape)).parse(input),
        [b'\\', ..] => escape(input),
        [b'$', ..] => formula("$", "$").parse(input),
        [b'<', b'!', ..] => comment(input),
        [b'<', ..] => html_tag(input),
        [b'&', ..] => entity(input),
        _ => fail().parse(input),
    }
}

fn image(input: &str) -> IResult<&str, Token<'_>> {
    let alt_text = take_till(|c| c == ']' || line::is_end(c));
    value(
        Token::Image,
        (tag("!["), alt_text, tag("]("), target, char(')'), opt(attributes)),
    )
    .parse(input)
}

fn link(input: &str) -> IResult<&str, Token<'_>> {
    let words = take_while1(|c| !matches!(c, '[' | ']') && !line::is_end(c));
    let behind = (tag("]("), target, char(')'), opt(attributes));
    map(delimited(char('['), words, behind), Token::Link).parse(input)
}

fn target(input: &str) -> IResult<&str, &str> {
    take_till(|c| c == ')' || line::is_end(c)).parse(input)
}

fn attributes(input: &str) -> IResult<&str, &str> {
    let inside = take_till(|c| c == '}' || line::is_end(c));
    delimited(char('{'), inside, char('}')).parse(input)
}

fn href(input: &str) -> IResult<&str, Token<'_>> {
    let inside = || take_till(|c| matches!(c, '{' | '}') || line::is_end(c));
    let target = delimited(tag("\\href{"), inside(), tag("}{"));
    map(terminated(target, (inside(), char('}'))), Token::Href).parse(input)
}

fn command(input: &str) -> IResult<&str, Token<'_>> {
    let name = verify(take_while1(|c: char| c.is_ascii_alphabetic()), |name: &str| {
        STYLES.contains(&name)
    });
    value(Token::Command, (char('\\'), name, opt(char('*')), char('{'))).parse(input)
}

fn formula<'i>(
    opening: &'static str,
    closing: &'static str,
) -> impl Parser<&'i str, Output = Token<'i>, Error = Error<&'i str>> {
    let mathematics = delimited(tag(opening), digits, tag(closing));
    map(map_opt(mathematics, number), Token::Formula)
}

fn digits(input: &str) -> IResult<&str, &str> {
    let fraction = recognize((tag("\\frac{"), digit1, tag("}{"), digit1, char('}')));
    let sign = recognize(satisfy(|c| {
        c.is_ascii_digit() || matches!(c, ' ' | '.' | ',' | '/' | '-' | '+' | '~')
    }));
    let percent = tag("\\%");
    let space = alt((tag("\\,"), tag("\\ "), tag("{,}"), tag("\\mathrm{~}")));
    recognize(many1_count(alt((sign, fraction, percent, space)))).parse(input)
}

/// The number that mathematics stands for, as it is printed: with a comma before its decimals, and the word for its sign.
fn number(mathematics: &str) -> Option<String> {
    let mut number = String::new();
    let plain = mathematics
        .replace("\\frac{", "")
        .replace("}{", "/")
        .replace("{,}", ",")
        .replace("\\mathrm{~}", "")
        .replace("\\%", "%")
        .replace(['}', '~'], "")
        .replace("\\,", "")
        .replace('\\', "");
    for c in plain.chars().filter(|c| !c.is_whitespace()) {
        match c {
            '%' => number.push_str(" Prozent"),
            c => number.push(c),
        }
    }
    // Three digits behind it are thousands.
    if let Some((whole, decimals)) = number.split_once('.') {
        let count = decimals.bytes().take_while(u8::is_ascii_digit).count();
        if count < 3 && count > 0 {
            number = [whole, ",", decimals].concat();
        }
    }
    number.contains(|c: char| c.is_ascii_digit()).then_some(number)
}

fn comment(input: &str) -> IResult<&str, Token<'_>> {
    map(delimited(tag("<!--"), take_until("-->"), tag("-->")), Token::Comment).parse(input)
}

fn html_tag(input: &str) -> IResult<&str, Token<'_>> {
    let name = take_while1(|c: char| c.is_ascii_alphanumeric());
    let name = map_opt(name, |name| Some((name, Setting::of(name)?)));
    let is_behind_name = |c| matches!(c, '>' | ' ' | '/') || line::is_end(c);
    let inside = preceded(peek(satisfy(is_behind_name)), take_till(|c| c == '>'));
    let (input, (is_end, (name, setting))) =
        preceded(char('<'), (map(opt(char('/')), |slash| slash.is_some()), name)).parse(input)?;
    value(Token::Tag { name, setting, is_end }, (inside, char('>'))).parse(input)
}

fn entity(input: &str) -> IResult<&str, Token<'_>> {
    let named = map_opt(take_while1(|c: char| c.is_ascii_alphabetic()), |name: &str| {
        let (_, sign) = ENTITIES.iter().find(|(known, _)| *known == name)?;
        Some(*sign)
    });
    let decimal = map_opt(digit1, |digits: &str| char::from_u32(digits.parse().ok()?));
    let hex = map_opt(take_while_m_n(1, 6, |c: char| c.is_ascii_hexdigit()), |digits| {
        char::from_u32(u32::from_str_radix(digits, 16).ok()?)
    });
    let numbered = preceded(char('#'), alt((preceded(tag_no_case("x"), hex), decimal)));
    let sign = verify(alt((numbered, named)), |sign: &char| !sign.is_control());
    map(delimited(char('&'), sign, char(';')), Token::Entity).parse(input)
}

fn escape(input: &str) -> IResult<&str, Token<'_>> {
    let mark = satisfy(|c| c.is_ascii_punctuation());
    map(preceded(char('\\'), mark), Token::Escape).parse(input)
}

/// The braces, with attributes in them, that a heading ends with.
pub(super) fn without_attributes(heading: &str) -> &str {
    let is_attributes = |inside: &str| inside.starts_with(['#', '.']) && !inside.contains('{');
    match heading.strip_suffix('}').and_then(|rest| rest.rsplit_once('{')) {
        Some((before, inside)) if is_attributes(inside) => before.trim_end(),
        _ => heading,
    }
}

/// A rule with which a recogniser ends a page: "{1}------".
pub(super) fn numbered_rule(input: &str) -> IResult<&str, &str> {
    let number = delimited(char('{'), digit1, char('}'));
    terminated(number, verify(take_while(|c| c == '-'), |rule: &str| rule.len() >= 3)).parse(input)
}
