//! Web addresses of pictures and of other versions of a release.
//!
//! ```text
//! address   = fraction | bracketed | plain
//! fraction  = [ "$" ] "\frac{" halves [ "$" ]                 what text recognition takes an address above its end for
//! halves    = half [ "}{" again "}" ]
//! half      = *( any character but "}" and hidden ones )
//! again     = *( any character but "}" )
//! bracketed = "<" inside ( ">" | end )
//! inside    = *( any character but "<", ">" and hidden ones )
//! plain     = [ "<" ] ( file | spaced | closed | open )       a bracket that something else closes is none
//! file      = unmarked                                        with the ending of a file
//! spaced    = token 1*4( gap part )                  up to the first ending of a file
//! closed    = unmarked                                        more than blanks behind its token
//! open      = token end                                       goes on in the next line, if that has its rest
//! token     = *( any character but blanks, "<", ">" and hidden ones )
//! unmarked  = token                                           without any "," ";" ")" "." at its end
//! gap       = 1*blank                                         no control characters
//! part      = 1*40( letter | digit | "." | "_" | "-" | "%" | "/" | "," ) &( blank | end )          of ASCII
//!
//! remainder = token [ ">" ]                                   of an address that a line end broke
//! middle    = shown                                           with "/", "_", "-" or ".", and without "<"
//! shown     = *( a character of ASCII that shows )            without "://"
//! begin     = *( "<" | "$" | "\" ) ( "http" *char "://" | "www." | "frac{" | blanks *( no blank ) "@" )
//! web       = [ scheme ] domain [ "/" *char ]                 with scheme, "www." or slash; nothing hidden in it
//! scheme    = "https://" | "http://"
//! domain    = ( letter | digit ) *( any character but ":" and "/" ) "." 2*letter
//! ```
//! Nothing but http and https is an address. Where one begins in prose is found by hand, at its "://": nom begins where it
//! is told, and few lines have any. Whether one is damaged or has an odd host is asked by hand too, each byte once, because
//! that is no form but a judgement. What is hidden, `signs` says.

use memchr::{memchr, memchr_iter, memchr3};
use nom::branch::alt;
use nom::bytes::complete::{tag, take_till, take_until, take_while, take_while_m_n, take_while1};
use nom::character::complete::{anychar, char, satisfy};
use nom::combinator::{all_consuming, consumed, eof, map, not, opt, peek, rest, value, verify};
use nom::error::{Error, ErrorKind};
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser as _};

use super::file_name::{has_ending, has_misread_ending};
use super::{beginning, blanks};
use crate::record::{place_of, prefix};
use crate::text::bytes::{self, STEP};
use crate::text::line::{self, Line};
use crate::text::signs::is_hidden;

/// The longest address that is a value, in characters.
const LONGEST: usize = 2_048;

/// A fraction has no more bytes.
const LONGEST_FRACTION: usize = 4_096;

/// So many parts of an address that has blanks in it are looked at for its ending.
const MOST_PARTS: usize = 4;

/// A part of more characters has its ending elsewhere.
const LONGEST_PART: usize = 40;

/// Whether an address is longer than addresses can be.
pub(crate) fn is_too_long(url: &str) -> bool {
    url.len() > LONGEST && url.chars().nth(LONGEST).is_some()
}

/// An address found in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found<'t> {
    /// All that is printed, with brackets.
    pub(crate) printed: &'t str,
    /// The address alone.
    pub(crate) url: &'t str,
    /// Whether the address has its end here, and does not go on in the next line.
    pub(crate) is_complete: bool,
    /// Whether text recognition took it for a fraction.
    pub(crate) is_fraction: bool,
    /// The second half of the fraction.
    pub(crate) again: Option<&'t str>,
}

impl<'t> Found<'t> {
    const fn new(printed: &'t str, url: &'t str, is_complete: bool) -> Self {
        Self {
            printed,
            url,
            is_complete,
            is_fraction: false,
            again: None,
        }
    }

    const fn whole(url: &'t str) -> Self {
        Self::new(url, url, true)
    }
}

/// Whether an address cannot be right: blanks in it, or an ending that text recognition misread.
pub(crate) fn is_damaged(url: &str) -> bool {
    // Few addresses are looked at again.
    let is_odd = has_odd(url.as_bytes(), |byte| byte <= b' ' || byte == b'\\' || byte >= b'{');
    let is_parted = || memchr3(b' ', b'{', b'\\', url.as_bytes()).is_some();
    (is_odd && (is_parted() || url.contains(|c: char| c.is_whitespace() || c == '}'))) || has_misread_ending(url)
}

/// Whether one of some bytes is odd.
fn has_odd(bytes: &[u8], is_odd: impl Fn(u8) -> bool) -> bool {
    // Without an early end, so that the compiler looks at many at a time.
    let any = |bytes: &[u8]| bytes.iter().fold(0, |odd, byte| odd | u8::from(is_odd(*byte))) != 0;
    match bytes.last_chunk::<STEP>() {
        // The last ones overlap with those before, so that none is looked at alone.
        Some(last) => any(last) || bytes.as_chunks::<STEP>().0.iter().any(|step| any(step)),
        None => any(bytes),
    }
}

/// Whether the name of a file in an address can have an ending.
pub(crate) fn has_full_stop(url: &str) -> bool {
    url.bytes()
        .rev()
        .take_while(|byte| *byte != b'/')
        .any(|byte| byte == b'.')
}

const FRACTION: &str = "\\frac{";

/// Finds the first address of a text from offset `from` on.
pub(crate) fn find(text: &str, from: usize) -> Option<Found<'_>> {
    let behind = text.get(from..)?;
    let colons = memchr_iter(b':', behind.as_bytes()).map(|at| from.saturating_add(at));
    let mut schemes = colons.filter(|colon| text.get(*colon..).is_some_and(|rest| rest.starts_with("://")));
    let start = match line::behind_scheme(behind) {
        Some(host) if host.starts_with(char::is_alphanumeric) => {
            from.saturating_add(usize::from(behind.starts_with('<')))
        }
        _ => schemes.find_map(|colon| scheme_start(text, colon, from))?,
    };
    let opened = opening(text.get(..start)?).len();
    address(text.get(opened..)?).ok().map(|(_, found)| found)
}

/// Where the scheme before `colon` begins, if it is http or https.
fn scheme_start(text: &str, colon: usize, from: usize) -> Option<usize> {
    let before = text.get(from..colon)?;
    let length = ["https", "http"]
        .iter()
        .find(|scheme| ends_with_scheme(before, scheme))?
        .len();
    let start = colon.checked_sub(length)?;
    let is_alone = !text.get(from..start)?.ends_with(char::is_alphanumeric);
    let has_host = text.get(colon.saturating_add(3)..)?.starts_with(char::is_alphanumeric);
    (is_alone && has_host).then_some(start)
}

fn ends_with_scheme(text: &str, scheme: &str) -> bool {
    let at = text.len().checked_sub(scheme.len());
    at.and_then(|at| text.as_bytes().get(at..))
        .is_some_and(|end| end == scheme.as_bytes() || end.eq_ignore_ascii_case(scheme.as_bytes()))
}

/// What stands before an address, without what opens it.
fn opening(before: &str) -> &str {
    if let Some(before) = before.strip_suffix(FRACTION) {
        return before.strip_suffix('$').unwrap_or(before);
    }
    before.strip_suffix('<').unwrap_or(before)
}

fn address(input: &str) -> IResult<&str, Found<'_>> {
    // By its first byte: nearly all are plain.
    match input.as_bytes().first() {
        Some(b'$' | b'\\' | b'<') => alt((fraction, bracketed, plain)).parse(input),
        _ => plain(input),
    }
}

fn fraction(input: &str) -> IResult<&str, Found<'_>> {
    let dollar = || opt(char('$'));
    map(
        consumed(delimited((dollar(), tag(FRACTION)), halves, dollar())),
        |(printed, (url, again))| Found {
            is_fraction: true,
            again: again.filter(|again| !again.is_empty()),
            ..Found::new(printed, url, true)
        },
    )
    .parse(input)
}

fn halves(input: &str) -> IResult<&str, (&str, Option<&str>)> {
    let second = delimited(tag("}{"), again, char('}'));
    let (_, (printed, halves)) = consumed((half, opt(second))).parse(prefix(input, LONGEST_FRACTION))?;
    beginning(input, printed).map(|(behind, _)| (behind, halves))
}

fn half(input: &str) -> IResult<&str, &str> {
    take_till(|c| c == '}' || is_hidden(c)).parse(input)
}

fn again(input: &str) -> IResult<&str, &str> {
    take_till(|c| c == '}').parse(input)
}

fn bracketed(input: &str) -> IResult<&str, Found<'_>> {
    let closed = terminated(inside, alt((tag(">"), eof)));
    map(consumed(preceded(char('<'), closed)), |(printed, url)| {
        Found::new(printed, url, printed.ends_with('>'))
    })
    .parse(input)
}

fn inside(input: &str) -> IResult<&str, &str> {
    taken(input, |c| !matches!(c, '<' | '>') && !is_hidden(c))
}

fn plain(input: &str) -> IResult<&str, Found<'_>> {
    preceded(opt(char('<')), alt((file, spaced, closed, open))).parse(input)
}

fn file(input: &str) -> IResult<&str, Found<'_>> {
    map(verify(unmarked, has_ending), Found::whole).parse(input)
}

fn spaced(input: &str) -> IResult<&str, Found<'_>> {
    let (mut behind, _) = token(input)?;
    for _ in 0..MOST_PARTS {
        (behind, _) = preceded(gap, part).parse(behind)?;
        let url = input.get(..place_of(input, behind).start).unwrap_or(input);
        if has_ending(url) {
            return Ok((behind, Found::whole(url)));
        }
    }
    Err(nom::Err::Error(Error::new(input, ErrorKind::Many1)))
}

fn closed(input: &str) -> IResult<&str, Found<'_>> {
    preceded(peek((token, blanks, anychar)), map(unmarked, Found::whole)).parse(input)
}

fn open(input: &str) -> IResult<&str, Found<'_>> {
    map(token, |url| Found::new(url, url, false)).parse(input)
}

fn token(input: &str) -> IResult<&str, &str> {
    taken(input, |c| {
        !matches!(c, '<' | '>') && !is_hidden(c) && !c.is_whitespace()
    })
}

/// Takes the bytes that every address can have, and what else may be in this one.
fn taken(input: &str, goes_on: impl Fn(char) -> bool) -> IResult<&str, &str> {
    let mut end = 0;
    while let Some(rest) = input.get(end..) {
        end = end.saturating_add(usual_length(rest.as_bytes()));
        let next = input.get(end..).and_then(|rest| rest.chars().next());
        let Some(c) = next.filter(|c| goes_on(*c)) else { break };
        end = end.saturating_add(c.len_utf8());
    }
    beginning(input, input.get(..end).unwrap_or(input))
}

/// Length of the bytes up to one that may be none of an address.
fn usual_length(text: &[u8]) -> usize {
    let is_odd = |byte: u8| !byte.is_ascii_graphic() || matches!(byte, b'<' | b'>');
    bytes::position(text, is_odd).unwrap_or(text.len())
}

/// A token without the marks at its end, which belong to the sentence around it.
fn unmarked(input: &str) -> IResult<&str, &str> {
    let (_, token) = token(input)?;
    beginning(input, token.trim_end_matches([',', ';', ')', '.']))
}

/// Blanks that text recognition puts there.
fn gap(input: &str) -> IResult<&str, &str> {
    take_while1(|c: char| c.is_whitespace() && !c.is_control()).parse(input)
}

fn part(input: &str) -> IResult<&str, &str> {
    let sign = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '%' | '/' | ',');
    terminated(
        take_while_m_n(1, LONGEST_PART, sign),
        not(satisfy(|c| !c.is_whitespace())),
    )
    .parse(input)
}

/// What a damaged address must have been, where its second half proves it: the same end without blanks.
pub(crate) fn repair(url: &str, again: Option<&str>) -> Option<String> {
    let again = again.filter(|again| has_ending(again) && !is_damaged(again))?;
    let closed: String = url.split_whitespace().collect();
    (is_damaged(url) && !is_damaged(&closed) && closed.ends_with(again)).then_some(closed)
}

/// The part of a line that is the rest of an address if any is, and the bracket that closes it.
pub(crate) fn remainder(input: &str) -> IResult<&str, (&str, Option<char>)> {
    (token, opt(char('>'))).parse(input)
}

/// Whether a line can be the rest of an address that its end broke off, be it in its ending: ".jp" / "g".
pub(crate) fn is_rest(line: &str, begun: &str, is_bracketed: bool) -> bool {
    remainder(line).is_ok_and(|(_, (part, bracket))| {
        let ends = || has_ending(part) || part.len() < LONGEST_REST && has_ending(&[begun, part].concat());
        all_consuming(shown).parse(part).is_ok() && (bracket.is_some() || !is_bracketed && ends())
    })
}

/// The rest of an ending has fewer bytes: "jpeg" but for its first letter.
const LONGEST_REST: usize = 4;

/// Whether a line can be a middle part of an address that is longer than a line.
pub(crate) fn is_middle(line: &str) -> bool {
    all_consuming(middle).parse(line).is_ok()
}

fn middle(input: &str) -> IResult<&str, &str> {
    verify(shown, |part: &str| {
        !part.contains('<') && part.contains(['/', '_', '-', '.'])
    })
    .parse(input)
}

fn shown(input: &str) -> IResult<&str, &str> {
    verify(take_while(|c: char| c.is_ascii_graphic()), |part: &str| {
        !part.contains("://")
    })
    .parse(input)
}

/// Whether a text begins with a web or e-mail address.
pub(crate) fn starts(text: &str) -> bool {
    (may_be_web(text) || memchr(b'@', text.as_bytes()).is_some()) && begin(text).is_ok()
}

/// The same of a line, which knows its signs.
pub(crate) fn starts_line(line: Line<'_>) -> bool {
    (may_be_web(line.text) || line.has_at()) && begin(line.text).is_ok()
}

/// Whether a text may begin with a web address: by its first byte, because few do.
const fn may_be_web(text: &str) -> bool {
    matches!(text.as_bytes(), [b'h' | b'w' | b'f' | b'<' | b'$' | b'\\', ..])
}

fn begin(input: &str) -> IResult<&str, ()> {
    let (input, _) = take_while(|c| matches!(c, '<' | '$' | '\\')).parse(input)?;
    let http = value((), (tag("http"), take_until("://")));
    let known = value((), alt((tag("www."), tag("frac{"))));
    let user = take_till(|c: char| c == '@' || c.is_whitespace());
    let mut user = value((), (blanks, user, char('@')));
    match input.as_bytes().first() {
        Some(b'h' | b'w' | b'f') => alt((http, known, user)).parse(input),
        _ => user.parse(input),
    }
}

/// Whether a word is a web address: with http or https, with "www.", or a host with a path and no other scheme.
pub(crate) fn is_web(word: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_graphic();
    all_consuming(web).parse(word).is_ok() && (word.bytes().all(is_plain) || !word.contains(is_hidden))
}

fn web(input: &str) -> IResult<&str, &str> {
    let (input, scheme) = opt(scheme).parse(input)?;
    let (input, domain) = domain(input)?;
    let is_marked = |path: &str| scheme.is_some() || !path.is_empty() || domain.starts_with("www.");
    verify(rest, is_marked).parse(input)
}

fn scheme(input: &str) -> IResult<&str, &str> {
    alt((tag("https://"), tag("http://"))).parse(input)
}

fn domain(input: &str) -> IResult<&str, &str> {
    verify(take_till(|c| c == '/'), |host: &str| {
        let top = host.rsplit_once('.').map_or("", |(_, top)| top);
        top.len() >= 2
            && top.bytes().all(|byte| byte.is_ascii_alphabetic())
            && !host.contains(':')
            && host.starts_with(|c: char| c.is_ascii_alphanumeric())
    })
    .parse(input)
}

/// What the host of an address is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Host {
    Plain,
    /// A user stands before it.
    WithUser,
    /// It has signs that hosts are not printed with: letters of other scripts that look like Latin ones, a percent sign.
    Odd,
}

/// Nearly all addresses are of the city.
const CITY: &[u8] = b"www.duesseldorf.de/";

/// Looks at the host of an address: up to the first slash behind its scheme every byte is asked, once.
pub(crate) fn host(url: &str) -> Host {
    let bytes = url.as_bytes();
    let colon = bytes.iter().position(|byte| *byte == b':').unwrap_or(bytes.len());
    let behind = bytes.get(colon.saturating_add("://".len())..).unwrap_or_default();
    if behind.starts_with(CITY) {
        return Host::Plain;
    }
    let end = memchr3(b'/', b'?', b'#', behind).unwrap_or(behind.len());
    let host = behind.get(..end).unwrap_or_default();
    let is_odd = |byte: u8| !byte.is_ascii_alphanumeric() && !matches!(byte, b'.' | b'-' | b'_' | b':' | b'[' | b']');
    match has_odd(host, is_odd) {
        true if host.contains(&b'@') => Host::WithUser,
        true => Host::Odd,
        false => Host::Plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<(&str, &str, bool)> {
        find(text, 0).map(|found| (found.printed, found.url, found.is_complete))
    }

    #[test]
    fn valid() {
        let table = [
            ("https://a.de/b.jpg", "https://a.de/b.jpg", "https://a.de/b.jpg", true),
            (
                "<https://a.de/b.JPG>",
                "<https://a.de/b.JPG>",
                "https://a.de/b.JPG",
                true,
            ),
            (
                "Bild http://a.de/b.jpg Mehr",
                "http://a.de/b.jpg",
                "http://a.de/b.jpg",
                true,
            ),
            (
                "http://a.de/b_7_ipg",
                "http://a.de/b_7_ipg",
                "http://a.de/b_7_ipg",
                true,
            ),
            (
                "http://a.de/b 1 .jpg",
                "http://a.de/b 1 .jpg",
                "http://a.de/b 1 .jpg",
                true,
            ),
            (
                "<http://a.de/b\u{A0}c.jpg>",
                "<http://a.de/b\u{A0}c.jpg>",
                "http://a.de/b\u{A0}c.jpg",
                true,
            ),
            (
                "http://a.de/b.jpg\u{A0}c",
                "http://a.de/b.jpg",
                "http://a.de/b.jpg",
                true,
            ),
            ("http://a.de/b (und) .jpg", "http://a.de/b", "http://a.de/b", true),
            (
                "https://a.de/190831-",
                "https://a.de/190831-",
                "https://a.de/190831-",
                false,
            ),
            (
                "<https://a.de/190831-",
                "<https://a.de/190831-",
                "https://a.de/190831-",
                false,
            ),
            (
                "https://a.de/presse und mehr",
                "https://a.de/presse",
                "https://a.de/presse",
                true,
            ),
            (
                "$\\frac{http://a.de/b c.jpg}{c.jpg}$",
                "$\\frac{http://a.de/b c.jpg}{c.jpg}$",
                "http://a.de/b c.jpg",
                true,
            ),
            (
                "$\\frac{http://a.de/b c.jpg}{}$",
                "$\\frac{http://a.de/b c.jpg}{}$",
                "http://a.de/b c.jpg",
                true,
            ),
        ];
        for (text, printed, url, is_complete) in table {
            assert_eq!(found(text), Some((printed, url, is_complete)), "{text}");
        }
    }

    #[test]
    fn halves_of_fractions() {
        for (text, url, again) in [
            (
                "$\\frac{http://a.de/b c.jpg}{c.jpg}$",
                "http://a.de/b c.jpg",
                Some("c.jpg"),
            ),
            ("\\frac{http://a.de/b}{}", "http://a.de/b", None),
            ("\\frac{http://a.de/b}", "http://a.de/b", None),
            ("\\frac{http://a.de/b\tc}{c}", "http://a.de/b", None),
        ] {
            let found = find(text, 0).expect(text);
            assert!(found.is_fraction && found.is_complete, "{text}");
            assert_eq!((found.url, found.again), (url, again), "{text}");
        }
        let fraction = |length: usize| format!("\\frac{{http://{}}}{{c}}$", "a".repeat(length));
        let longest = LONGEST_FRACTION - "http://}{c}".len();
        for (length, printed) in [(longest, r"{c}$"), (longest + 1, "a")] {
            let text = fraction(length);
            assert!(
                find(&text, 0).expect("a fraction").printed.ends_with(printed),
                "{length}"
            );
        }
    }

    #[test]
    fn over_blanks() {
        let part = |length: usize| format!("http://a.de/b {}.jpg", "c".repeat(length));
        for text in ["http://a.de/b 1 2 3 .jpg", "http://a.de/b\u{A0}c jpg", &part(36)] {
            assert_eq!(found(text), Some((text, text, true)));
        }
        for text in [
            "http://a.de/b 1 2 3 4 .jpg",
            "http://a.de/b\tc.jpg",
            "http://a.de/b \u{200B}.jpg",
            &part(37),
        ] {
            assert_eq!(found(text).map(|(_, url, _)| url), Some("http://a.de/b"), "{text:?}");
        }
    }

    #[test]
    fn beginnings() {
        for text in [
            "<https://a.de",
            "$\\frac{http",
            "www.a.de",
            "http, siehe ftp://",
            "post@a.de",
            " post@a.de",
        ] {
            assert!(starts(text), "{text}");
        }
        for text in ["", "http", "ftp://a.de", "siehe www.a.de", "die post@a.de"] {
            assert!(!starts(text), "{text}");
        }
    }

    #[test]
    fn invalid() {
        for text in [
            "",
            "www.duesseldorf.de",
            "javascript://x",
            "ftp://a.de/b.jpg",
            "xhttp://a.de",
            "Ort: hier",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn hidden_characters_end_an_address() {
        for text in [
            "http://a.de/b\u{1}c",
            "http://a.de/b\u{202E}c",
            "<http://a.de/b\tc>",
            "http://a.de/b\u{200B}c",
        ] {
            let found = find(text, 0).map(|found| found.url);
            assert_eq!(found, Some("http://a.de/b"), "{text:?}");
        }
    }

    #[test]
    fn web_addresses() {
        for word in [
            "www.duesseldorf.de",
            "https://a.de",
            "facebook.com/duesseldorf",
            "http://a.de/b?c",
        ] {
            assert!(is_web(word), "{word}");
        }
        for word in [
            "javascript:alert.x/a",
            "data:text/html.x/y",
            "file:///etc/passwd.x",
            "Dr.",
            "und/oder",
            "http:x",
            "f./x:",
            "duesseldorf.de",
        ] {
            assert!(!is_web(word), "{word}");
        }
        for url in [
            "https://www.du\u{435}sseldorf.de/b",
            "https://a.de%40b.de/c",
            "https://a\u{3002}de",
        ] {
            assert_eq!(host(url), Host::Odd, "{url}");
        }
        for url in [
            "https://www.a-b.de:8080/ä%20b",
            "https://a.de?b%20c",
            "https://a_b.de#%",
            "https://a.de/b@2x.jpg",
        ] {
            assert_eq!(host(url), Host::Plain, "{url}");
        }
        for url in ["https://user:secret@a.de/b.jpg", "https://us%er@a.de"] {
            assert_eq!(host(url), Host::WithUser, "{url}");
        }
    }

    #[test]
    fn repairs_only_what_is_proved() {
        assert_eq!(
            repair("http://a.de/Start Ups.jpg", Some("tUps.jpg")),
            Some("http://a.de/StartUps.jpg".to_owned())
        );
        assert_eq!(repair("http://a.de/Start Ups.jpg", Some("Other.jpg")), None);
        assert_eq!(repair("http://a.de/Start Ups.jpg", None), None);
        assert_eq!(repair("http://a.de/b.jpg", Some("b.jpg")), None);
        assert_eq!(repair("http://a.de/Start Ups", Some("tUps")), None);
        assert_eq!(repair("http://a.de/Start Ups.jpg", Some("")), None);
        assert_eq!(repair("http://a.de/Start Ups_ipg", Some("Ups_ipg")), None);
    }

    #[test]
    fn damage() {
        for url in [
            "http://a.de/b c.jpg",
            "http://a.de/b\\c.jpg",
            "http://a.de/{b}.jpg",
            "http://a.de/b_ipg",
            "http://a.de/b_JPG",
            "http://a.de/b.ipg",
            "http://a.de/b.jpq",
            "http://a.de/b,jpg",
            "http://a.de/b jpg",
            // By itself, so that no other sign makes it odd.
            " ",
            "\\",
            "{",
        ] {
            assert!(is_damaged(url), "{url}");
        }
        for url in [
            "http://a.de/ä~b.jpg",
            "http://a.de/b",
            "http://a.de/b_jpeg",
            "http://a.de/b,png",
        ] {
            assert!(!is_damaged(url), "{url}");
        }
    }

    #[test]
    fn the_longest_address() {
        assert!(!is_too_long(&"a".repeat(2_048)));
        assert!(!is_too_long(&"ä".repeat(2_048)));
        assert!(is_too_long(&"a".repeat(2_049)));
    }

    #[test]
    fn rests() {
        assert!(is_rest("Tonhalle2.JPG", "", false));
        assert!(is_rest("Tonhalle2.JPG>", "", true));
        assert!(!is_rest("Tonhalle", "", false));
        assert!(!is_rest("Die Tonhalle", "", false));
        assert!(is_rest("g", "https://www.x.de/a.jp", false));
        assert!(!is_rest("Gut", "https://www.x.de/a.jp", false));
        assert!(!is_rest("g", "https://www.x.de/a", false));
        assert!(!is_rest("Ton<halle2.JPG", "", false));
        assert!(!is_rest("Tönhalle2.JPG", "", false));
        assert!(!is_rest("http://a.de/b.jpg", "", false));
        for line in ["fileadmin/Amt13", "190831_Halle", "Amt-13", "b.c"] {
            assert!(is_middle(line), "{line}");
        }
        for line in ["Tonhalle", "http://a.de", "a/b c", "a<b/c", "ä/b"] {
            assert!(!is_middle(line), "{line}");
        }
    }
}
