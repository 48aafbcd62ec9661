//! Rows of an imprint: who publishes, where, and how to reach them.
//!
//! ```text
//! row       = numbered | web
//! numbered  = house | post_box | town | numbers | mail
//! house     = "Rathaus" *any dash *any digit                 of at most 5 words: "Rathaus - Marktplatz 2"
//! dash      = "-" | "–"
//! post_box  = "Postfach" *( digit | blank ) end              "Postfach 101120"
//! town      = 5digit !digit *sign some_blanks word end       "40002 Düsseldorf"
//! word      = 1*sign                                         a sign is any character but a blank
//! numbers   = ( phone::row_label | "E-Mail" ) *any           with a digit or "@" in it
//! mail      = ( "[email" | *any "@" ) *any                   of at most 2 words
//! web       = blanks 1*( web_word blanks )
//! web_word  = a word that is a web address, see `address`
//!
//! publisher = blanks office !( letter | digit ) *any         of at most 6 words
//! office    = "Amt" some_blanks "für" | "Presseamt"
//! ```
//! In the sidebar rows stand among lines of the main column, so that each has to show what it is. Behind the imprint's label
//! nothing else stands, and less tells them: the label of a number or an "@" anywhere, and, in an address, any digit.

use nom::branch::alt;
use nom::bytes::complete::{tag, take_till, take_while, take_while_m_n};
use nom::character::complete::satisfy;
use nom::combinator::{all_consuming, eof, not, recognize, rest, verify};
use nom::multi::many1_count;
use nom::sequence::{preceded, terminated};
use nom::{IResult, Parser as _};

use crate::text::bytes::Wanted;
use crate::text::signs;
use crate::text::words::is_digit;

use super::{address, blanks, hyphened, phone, some_blanks, word};

/// A row of the house has no more words.
const HOUSE_WORDS: usize = 5;
/// A row with an e-mail address has no more words.
const MAIL_WORDS: usize = 2;
/// A row of the publisher has no more words.
const PUBLISHER_WORDS: usize = 6;
/// The name of the publisher behind its label has no more bytes.
pub(crate) const LONGEST_PUBLISHER: usize = 120;
/// Every other row has one of these: a digit, or what addresses have.
const POST_BOX: &str = "Postfach";
const NUMBERS: Wanted = Wanted::of(b"0123456789@.[");
/// What stands in place of an e-mail address that the page hides.
const HIDDEN_MAIL: &str = "[email";

/// Whether a line among others is a row of an imprint.
pub(crate) fn is_row(line: &str) -> bool {
    // Most lines have no number, no address and no box.
    let may_be = NUMBERS.first(line.as_bytes()).is_some() || line.starts_with(POST_BOX);
    may_be && all_consuming(row).parse(line).is_ok()
}

/// The same of a row that is no address of the web or of mail.
pub(crate) fn is_numbered(line: &str) -> bool {
    // Most lines have no number.
    let has_digit = || line.bytes().any(|byte| byte.is_ascii_digit());
    (line.starts_with(POST_BOX) || line.starts_with(HIDDEN_MAIL) || has_digit())
        && all_consuming(numbered).parse(line).is_ok()
        && !line.contains('@')
        && !is_web(line)
}

/// Whether a line is the publisher's.
pub(crate) fn is_publisher(line: &str) -> bool {
    all_consuming(publisher).parse(line).is_ok()
}

/// Whether a line of an imprint has numbers or e-mail addresses.
pub(crate) fn has_numbers(line: &str) -> bool {
    phone::is_labelled_in(line) || line.contains('@') || line.starts_with(HIDDEN_MAIL)
}

/// Whether a line of an imprint has nothing but web addresses.
pub(crate) fn is_web(line: &str) -> bool {
    all_consuming(web).parse(line).is_ok()
}

/// Whether a line of an imprint is one of its address, which has a number: of the house, the box or the town.
pub(crate) fn is_address(line: &str) -> bool {
    line.bytes().any(|byte| byte.is_ascii_digit())
}

fn row(input: &str) -> IResult<&str, &str> {
    alt((numbered, web)).parse(input)
}

fn numbered(input: &str) -> IResult<&str, &str> {
    alt((house, post_box, town, numbers, mail)).parse(input)
}

fn house(input: &str) -> IResult<&str, &str> {
    let number = verify(rest, |words: &str| words.ends_with(|c: char| c.is_ascii_digit()));
    let printed = recognize((tag("Rathaus"), take_till(is_dash), dash, number));
    verify(printed, |row: &str| has_words(row, HOUSE_WORDS)).parse(input)
}

/// Whether a row has no more words than `most`.
fn has_words(row: &str, most: usize) -> bool {
    row.split_whitespace().count() <= most
}

fn dash(input: &str) -> IResult<&str, char> {
    satisfy(is_dash).parse(input)
}

const fn is_dash(c: char) -> bool {
    signs::is_dash(c)
}

fn post_box(input: &str) -> IResult<&str, &str> {
    let number = take_while(|c: char| c.is_ascii_digit() || c.is_whitespace());
    recognize((tag(POST_BOX), number, eof)).parse(input)
}

fn town(input: &str) -> IResult<&str, &str> {
    let code = terminated(take_while_m_n(5, 5, is_digit), not(satisfy(is_digit)));
    recognize((code, take_till(char::is_whitespace), some_blanks, word, eof)).parse(input)
}

fn numbers(input: &str) -> IResult<&str, &str> {
    let has_number = |words: &str| words.bytes().any(|byte| byte.is_ascii_digit() || byte == b'@');
    preceded(alt((phone::row_label, hyphened("E-Mail"))), verify(rest, has_number)).parse(input)
}

fn mail(input: &str) -> IResult<&str, &str> {
    let is_mail = |row: &str| row.starts_with(HIDDEN_MAIL) || row.contains('@');
    verify(rest, |row: &str| is_mail(row) && has_words(row, MAIL_WORDS)).parse(input)
}

fn web(input: &str) -> IResult<&str, &str> {
    recognize((blanks, many1_count(terminated(web_word, blanks)))).parse(input)
}

fn web_word(input: &str) -> IResult<&str, &str> {
    verify(word, address::is_web).parse(input)
}

fn publisher(input: &str) -> IResult<&str, &str> {
    let printed = recognize((blanks, office, not(satisfy(char::is_alphanumeric)), rest));
    verify(printed, |row: &str| has_words(row, PUBLISHER_WORDS)).parse(input)
}

fn office(input: &str) -> IResult<&str, &str> {
    alt((recognize((tag("Amt"), some_blanks, tag("für"))), tag("Presseamt"))).parse(input)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn valid() {
        for line in [
            "Rathaus - Marktplatz 2",
            "Rathaus \u{2013} am Marktplatz 2",
            "Rathaus \u{2011} Marktplatz 2",
            "Postfach 101120",
            "Postfach 10 11 20",
            "Postfach",
            "40002 Düsseldorf",
            "40002, Düsseldorf",
            "Telefon 0211. 89-93131",
            "Tel. 0211. 89-93131",
            "Fax: 0211. 89-94152",
            "E-Mail presse@duesseldorf.de",
            "presse@duesseldorf.de",
            "E-Mail: presse@duesseldorf.de",
            "Postfach: presse@duesseldorf.de",
            "[email protected]",
            "www.duesseldorf.de/presse",
            "www.duesseldorf.de https://twitter.com/duesseldorf",
        ] {
            assert!(is_row(line), "{line}");
        }
    }

    #[test]
    fn invalid() {
        for line in [
            "Rathaus",
            "Rathaus Marktplatz 2",
            "Rathaus - Marktplatz",
            "Rathaus - am alten Marktplatz 2",
            "Postfach 101120 in Düsseldorf",
            "4002 Düsseldorf",
            "400022 Düsseldorf",
            "40002 Düsseldorf am Rhein",
            "40002",
            "Telefon",
            "Tel: 0211. 89-93131",
            "Fon 0211. 89-93131",
            "an presse@duesseldorf.de schreiben",
            "Amt für Kommunikation",
            "Mehr: www.duesseldorf.de",
            "Düsseldorf",
            "",
        ] {
            assert!(!is_row(line), "{line}");
        }
    }

    #[test]
    fn publishers() {
        for line in [
            "Amt für Kommunikation",
            "Amt  für Kultur, Sport und Kunst",
            "Presseamt",
            "Presseamt der Stadt",
        ] {
            assert!(is_publisher(line), "{line}");
        }
        for line in [
            "Amt fürs Leben",
            "Amtfür Kultur",
            "Presseamtes",
            "Amt für Kultur, Sport, Kunst und Musik",
            "",
        ] {
            assert!(!is_publisher(line), "{line}");
        }
    }

    #[test]
    fn behind_the_label_less_is_enough() {
        for (line, is_it) in [
            ("zentral: Telefon 93131", [true, false, true]),
            ("Tel: 93131", [true, false, true]),
            ("Tel 93131", [false, false, true]),
            ("schreiben an a@b.de", [true, false, false]),
            ("[email protected]", [true, false, false]),
            ("Marktplatz 2", [false, false, true]),
            ("www.duesseldorf.de", [false, true, false]),
            ("Landeshauptstadt Düsseldorf", [false, false, false]),
        ] {
            assert_eq!([has_numbers(line), is_web(line), is_address(line)], is_it, "{line}");
        }
    }
}
