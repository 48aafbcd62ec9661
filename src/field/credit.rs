//! Captions with their credit lines.
//!
//! ```text
//! captioned     = caption [ joint ] ( credit | bracket credit *bracket ) [ "." ]
//! joint         = "," | ";" | "|" | "/" | blank dash
//! credit        = signed | labelled | written
//! signed        = mark blanks [ label ] names_of
//! labelled      = ( label | plain ) [ mark blanks ] names_of
//! written       = "(Copyright " blanks [ by ] names [ ")" ]
//! mark          = "©" | "(c)" | "(C)"
//! label         = label_words ":" blanks
//! label_words   = [ "Text" tie ] kind *( tie kind ) [ blanks "(" 1*digit ")" ] blanks     "Foto/Video", "Fotos (2)"
//! kind          = "Foto" | "Bildrechte" | "Grafik" | …             see `kind_of`
//! tie           = blanks ( "/" | "&" | "und" ) blanks
//! plain         = ( "Fotos" | "Foto" ) some_blanks [ by ] | kind blanks &mark
//! by            = "von " &capital                     behind a colon it belongs to the name
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
//! bracketed     = mark blanks ( capital | "/" | word end )
//! named         = *gap 1*( ( link | name ) *gap )     up to four names; behind a colon twelve
//! lone          = *gap 1*char *gap                    behind a colon alone: "privat"
//! link          = "und" | "für" | "+" | "&" | "des" | "am" | "im" | particle
//! name          = *( "(" | quote | "©" ) [ a word that begins with a capital or a digit, or has a capital in it ]
//! gap           = blank | "/"
//! quote         = a sign that may open a quotation; see `quotations`
//! ```
//! A capital may have been lost: "?ukasz Roth".
//! A text is parted by hand, at the last sign in it, because captions contain commas, colons and quotations, and nom reads
//! from the left; `bracketed`, `named` and `lone` tell what stands behind a sign that may be none. What ends the caption
//! and the names is taken away by hand too, from the right. From its sign on the credit is read by its grammar.
//!
//! Where the credit begins:
//!
//! | there is | and | it begins |
//! | --- | --- | --- |
//! | "(Copyright …)" at the end | no mark or label further behind | with its bracket |
//! | a mark | a label with names further behind | with that label; directly behind the mark with the mark |
//! | | a label directly before it | with that label |
//! | | otherwise | with the mark |
//! | a label, no mark | names up to the end, and no sentence or title that it is a word of | with the label |

use memchr::{memchr, memchr_iter, memchr2, memrchr_iter, memrchr3};
use nom::branch::alt;
use nom::bytes::complete::{tag, take_till, take_till1, take_while, take_while1};
use nom::character::complete::{char, digit1, one_of};
use nom::combinator::{all_consuming, consumed, eof, fail, map, map_opt, opt, peek, rest, value, verify};
use nom::error::{Error, ErrorKind};
use nom::multi::{fold_many1, many0_count};
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

use super::organisation::{has_form_of_person, is_abbreviation, is_organisation, is_person};
use super::{beginning, blanks, person, some_blanks};
use crate::text::endings::{self, Ending};
use crate::text::line::Line;
use crate::text::quotations::{self, Quotations};
use crate::text::signs;
use crate::text::words;

/// A word alone behind "(c)" is a name if it has no more bytes.
const LONGEST_WORD: usize = 12;

/// Behind words without a colon stand no more names.
const MOST_NAMES: usize = 4;

/// Behind words with a colon stand no more names.
const MOST_ANNOUNCED: usize = 12;

/// The names behind the sign of a credit have no more bytes.
pub(crate) const LONGEST_NAMES: usize = 120;

/// The words of a label have no more bytes.
const LONGEST_LABEL: usize = 48;

/// The parts of a captioned text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Captioned<'t> {
    /// Without the comma before the credit.
    pub(crate) caption: &'t str,
    pub(crate) credit: Option<CreditLine<'t>>,
}

/// The parts of a credit line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CreditLine<'t> {
    pub(crate) line: &'t str,
    pub(crate) holder: Option<&'t str>,
    pub(crate) photographer: Option<&'t str>,
}

/// What a label says of the names behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// They are photographers, parted by slashes if they are several.
    Photo,
    /// The same of moving pictures.
    Film,
    /// They have the rights: a house, somebody, or both.
    Rights,
    /// What their form says, of a picture that is drawn.
    Drawing,
    /// The same of what prose names too: where its numbers are from, who has illustrated a book.
    Source,
}

/// What a word of a label says.
fn kind_of(word: &str) -> Option<Kind> {
    let kind = match word {
        "Foto" | "Fotos" | "Fotograf" | "Fotografin" | "Fotografen" | "Fotografie" | "Photo" | "Photos" => Kind::Photo,
        "Video" | "Videos" => Kind::Film,
        "Bild" | "Bilder" | "Bildrechte" | "Bildnachweis" | "Bildnachweise" | "Bildquelle" | "Bildquellen"
        | "Fotorechte" | "Fotonachweis" | "Fotoquelle" | "Copyright" => Kind::Rights,
        "Grafik" | "Grafiken" | "Zeichnung" | "Zeichnungen" | "Visualisierung" | "Visualisierungen" => Kind::Drawing,
        "Illustration" | "Illustrationen" | "Quelle" | "Quellen" => Kind::Source,
        _ => return None,
    };
    Some(kind)
}

/// Whether a word says what was made: "Foto", "Grafik".
pub(crate) fn is_kind(word: &str) -> bool {
    kind_of(word).is_some()
}

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
    let is_sign = |at: usize| text.get(at..).is_some_and(|behind| bracketed(behind).is_ok());
    if !memchr_iter(b'(', text.as_bytes()).any(is_sign) {
        return None;
    }
    let (mut last, mut quoted, mut quotations) = (None, None, Quotations::default());
    for (at, byte) in text.bytes().enumerate() {
        // The first bytes of the sign and of quotes.
        if !matches!(byte, b'(' | b'"' | b'\'' | 0xC2 | 0xE2) {
            continue;
        }
        let behind = text.get(at..).unwrap_or_default();
        if byte != b'(' {
            quotations.meet_first(behind);
            if !quotations.is_open() {
                quoted = None;
            }
        } else if bracketed(behind).is_ok() {
            *if quotations.is_open() { &mut quoted } else { &mut last } = Some(at);
        }
    }
    // A quotation that is never closed began before the text.
    quoted.or(last)
}

const WRITTEN: &str = "(Copyright ";

/// Labels that need no colon before a mark, because they name nothing that a caption ends with.
const UNANNOUNCED: [&str; 5] = ["Foto", "Fotos", "Bildrechte", "Bildnachweis", "Copyright"];

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
        find_label(behind).max(find_plain(behind)).max(find_written(behind))
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

fn behind_mark(signed: &str) -> &str {
    mark(signed).map_or(signed, |(behind, _)| behind.trim_start())
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
    let capitals = words
        .char_indices()
        .rev()
        .take_while(|(at, _)| *at >= least)
        .filter(|(_, c)| c.is_ascii_uppercase());
    let is_label = |at: &usize| {
        let label = words.split_at_checked(*at);
        label.is_some_and(|(caption, label)| all_consuming(label_words).parse(label).is_ok() && stands_alone(caption))
    };
    capitals.map(|(at, _)| at).filter(is_label).last()
}

/// Where the last "Foto" without a colon begins that only names stand behind.
fn find_plain(text: &str) -> Option<usize> {
    let least = text.len().saturating_sub(LONGEST_NAMES.saturating_add("Fotos ".len()));
    memrchr_iter(b'F', text.as_bytes())
        .take_while(|at| *at >= least)
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

/// Whether nothing but names stands behind the sign of a credit; behind a colon one word such as "privat" too.
fn is_names(text: &str, has_colon: bool) -> bool {
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

/// The names of a credit, behind its label and its mark.
pub(crate) fn names_behind(credit: &str) -> &str {
    let behind = behind_mark(credit);
    let words = alt((value((), label), value((), plain), value((), (tag(WRITTEN), blanks))));
    let labelled = terminated(words, opt((mark, blanks))).parse(behind);
    labelled.map_or(behind, |(names, ())| names)
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
    let is_open = endings::ending(behind) != Ending::Sentence || behind.ends_with(words::is_lost);
    is_name && (is_open || endings::is_society(behind))
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

/// Whether a credit has a mark, before or behind its label.
pub(crate) fn has_mark(credit: &str) -> bool {
    let labelled = preceded(alt((label, plain)), mark);
    credit.starts_with(WRITTEN) || alt((mark, labelled)).parse(credit).is_ok()
}

/// Whether a credit is that of a picture, by its mark or its label: prose ends with sources too.
pub(crate) fn is_of_picture(credit: &str) -> bool {
    has_mark(credit) || label(credit).is_ok_and(|(_, kind)| matches!(kind, Kind::Photo | Kind::Rights | Kind::Drawing))
}

/// Reads a text as caption and credit. Any text is a caption, with or without a credit.
pub(crate) fn parse(text: &str) -> Captioned<'_> {
    let Some((before, credited)) = find(text) else {
        let caption = text.trim_end().trim_end_matches(',').trim_end();
        return Captioned { caption, credit: None };
    };
    let before = before.trim_end();
    // Of a credit in brackets, "(©…)", both of them are no part; those of "(Copyright …)" are its sign.
    let opened = before.strip_suffix(['(', '[']);
    let bracket = opened.and_then(|_| closing(before, credited));
    let caption = without_joint(opened.filter(|_| bracket.is_some()).unwrap_or(before).trim_end());
    let credit = consumed(credit(bracket)).parse(credited).ok();
    Captioned {
        caption,
        credit: credit.map(|(_, (line, (holder, photographer)))| CreditLine {
            line,
            holder,
            photographer,
        }),
    }
}

/// The bracket that closes a credit, if the one that the caption ends with is closed there.
fn closing(before: &str, credited: &str) -> Option<char> {
    let bracket = if before.ends_with('[') { ']' } else { ')' };
    let credit = credited.trim_end();
    credit
        .strip_suffix('.')
        .unwrap_or(credit)
        .ends_with(bracket)
        .then_some(bracket)
}

/// A caption without what parts it from its credit.
fn without_joint(caption: &str) -> &str {
    let dashed = caption
        .strip_suffix(signs::is_any_dash)
        .filter(|words| words.ends_with(char::is_whitespace));
    let joined = || caption.strip_suffix([',', ';', '|', '/']);
    dashed.or_else(joined).unwrap_or(caption).trim_end()
}

/// Holder and photographer.
type Names<'t> = (Option<&'t str>, Option<&'t str>);

type Failure<'t> = Error<&'t str>;

fn credit<'t>(bracket: Option<char>) -> impl Parser<&'t str, Output = Names<'t>, Error = Failure<'t>> {
    alt((signed(bracket), labelled(bracket), written(bracket)))
}

fn signed<'t>(bracket: Option<char>) -> impl Parser<&'t str, Output = Names<'t>, Error = Failure<'t>> {
    move |input: &'t str| {
        let (names, kind) = preceded((mark, blanks), opt(label)).parse(input)?;
        whole(bracket).and_then(names_of(kind, true)).parse(names)
    }
}

fn labelled<'t>(bracket: Option<char>) -> impl Parser<&'t str, Output = Names<'t>, Error = Failure<'t>> {
    move |input: &'t str| {
        let (names, (kind, mark)) = (alt((label, plain)), opt((mark, blanks))).parse(input)?;
        whole(bracket)
            .and_then(names_of(Some(kind), mark.is_some()))
            .parse(names)
    }
}

fn written<'t>(bracket: Option<char>) -> impl Parser<&'t str, Output = Names<'t>, Error = Failure<'t>> {
    let inside = terminated(unclosed.and_then(names), opt(char(')')));
    preceded((tag(WRITTEN), blanks, opt(by)), whole(bracket).and_then(inside))
}

/// The credit sign that a text begins with.
pub(crate) fn mark(input: &str) -> IResult<&str, &str> {
    // By its first bytes: nearly no line begins so.
    match input.as_bytes() {
        [0xC2, 0xA9, ..] => beginning(input, "\u{A9}"),
        [b'(', b'c' | b'C', b')', ..] => beginning(input, "(c)"),
        _ => fail().parse(input),
    }
}

fn label(input: &str) -> IResult<&str, Kind> {
    if !may_be_label(input) {
        return fail().parse(input);
    }
    terminated(label_words, (char(':'), blanks)).parse(input)
}

/// By its first byte: nearly no word is one.
fn may_be_label(input: &str) -> bool {
    let is_first = |byte: &u8| {
        matches!(
            byte,
            b'B' | b'C' | b'F' | b'G' | b'I' | b'P' | b'Q' | b'T' | b'V' | b'Z'
        )
    };
    input.as_bytes().first().is_some_and(is_first)
}

fn label_words(input: &str) -> IResult<&str, Kind> {
    let kinds = terminated(kind, many0_count(preceded(tie, kind)));
    let count = (blanks, char('('), digit1, char(')'));
    delimited(opt((tag("Text"), tie)), kinds, (opt(count), blanks)).parse(input)
}

fn kind(input: &str) -> IResult<&str, Kind> {
    map_opt(take_while1(words::is_letter), kind_of).parse(input)
}

/// What joins the words of a label.
pub(crate) fn tie(input: &str) -> IResult<&str, &str> {
    delimited(blanks, alt((tag("/"), tag("&"), tag("und"))), blanks).parse(input)
}

fn plain(input: &str) -> IResult<&str, Kind> {
    if !may_be_label(input) {
        return fail().parse(input);
    }
    let photo = value(Kind::Photo, (tag("Foto"), opt(char('s')), some_blanks, opt(by)));
    alt((photo, terminated(kind, (blanks, peek(mark))))).parse(input)
}

fn by(input: &str) -> IResult<&str, &str> {
    terminated(tag("von "), peek(verify(rest, words::begins_name))).parse(input)
}

fn names_of<'t>(kind: Option<Kind>, has_mark: bool) -> impl Parser<&'t str, Output = Names<'t>, Error = Failure<'t>> {
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

fn names(input: &str) -> IResult<&str, Names<'_>> {
    alt((slashed, housed, photographer, holder)).parse(input)
}

fn slashed(input: &str) -> IResult<&str, Names<'_>> {
    map((before_last('/'), rest), |(holder, photographer)| {
        (present(holder), present(photographer))
    })
    .parse(input)
}

fn housed(input: &str) -> IResult<&str, Names<'_>> {
    // Behind the name of a house stands its town: "Stadtarchiv, Haifa".
    let parted = verify((before_last(','), rest), |(house, name): &(&str, &str)| {
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
    Some(part.trim()).filter(|part| !part.is_empty())
}

/// All names, without the bracket that closes the credit or the full stop of its sentence.
fn whole<'t>(bracket: Option<char>) -> impl Parser<&'t str, Output = &'t str, Error = Failure<'t>> {
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

/// All but the bracket at the end.
fn unclosed(input: &str) -> IResult<&str, &str> {
    beginning(input, input.strip_suffix(')').unwrap_or(input))
}

/// What stands before the last `sign`, which is taken too.
fn before_last<'t>(sign: char) -> impl Parser<&'t str, Output = &'t str, Error = Failure<'t>> {
    move |input: &'t str| {
        let parted = input.rsplit_once(sign).map(|(before, behind)| (behind, before));
        parted.ok_or(nom::Err::Error(Error::new(input, ErrorKind::Char)))
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (&str, Option<&str>, Option<&str>, Option<&str>) {
        let Captioned { caption, credit } = parse(text);
        let credit = credit.as_ref();
        (
            caption,
            credit.map(|credit| credit.line),
            credit.and_then(|credit| credit.holder),
            credit.and_then(|credit| credit.photographer),
        )
    }

    #[test]
    fn valid() {
        let stadt = "Landeshauptstadt Düsseldorf";
        let table = [
            (
                "Im Park, ©Landeshauptstadt Düsseldorf/Ina Roth",
                "Im Park",
                "©Landeshauptstadt Düsseldorf/Ina Roth",
                Some(stadt),
                Some("Ina Roth"),
            ),
            (
                "Im Park , © Landeshauptstadt Düsseldorf / Ina Roth",
                "Im Park",
                "© Landeshauptstadt Düsseldorf / Ina Roth",
                Some(stadt),
                Some("Ina Roth"),
            ),
            (
                "Im Park,(c)Landeshauptstadt Düsseldorf/Ina Roth",
                "Im Park",
                "(c)Landeshauptstadt Düsseldorf/Ina Roth",
                Some(stadt),
                Some("Ina Roth"),
            ),
            (
                "Buch \"© heute\", Band 2, ©LHD",
                "Buch \"© heute\", Band 2",
                "©LHD",
                Some("LHD"),
                None,
            ),
            (
                "V.l.: A, B und C, ©Landeshauptstadt Düsseldorf",
                "V.l.: A, B und C",
                "©Landeshauptstadt Düsseldorf",
                Some(stadt),
                None,
            ),
            ("Im Park, ©Ina Roth", "Im Park", "©Ina Roth", None, Some("Ina Roth")),
            ("Im Park, ©/Ina Roth", "Im Park", "©/Ina Roth", None, Some("Ina Roth")),
            (
                "Im Park, ©Stadtmuseum",
                "Im Park",
                "©Stadtmuseum",
                Some("Stadtmuseum"),
                None,
            ),
            (
                "©Landeshauptstadt Düsseldorf/Ina Roth",
                "",
                "©Landeshauptstadt Düsseldorf/Ina Roth",
                Some(stadt),
                Some("Ina Roth"),
            ),
            ("Im Park, ©", "Im Park", "©", None, None),
            (
                "Im Park, ©Stadtmuseum (Haifa)",
                "Im Park",
                "©Stadtmuseum (Haifa)",
                Some("Stadtmuseum (Haifa)"),
                None,
            ),
            // An initial is no shouted word.
            (
                "Im Park, ©Ina M Roth",
                "Im Park",
                "©Ina M Roth",
                None,
                Some("Ina M Roth"),
            ),
            ("Im Park, ©INA ROTH", "Im Park", "©INA ROTH", Some("INA ROTH"), None),
            (
                "Im Park, ©Neue Messe",
                "Im Park",
                "©Neue Messe",
                Some("Neue Messe"),
                None,
            ),
            (
                "Im Park, ©Kunst-Post Haifa",
                "Im Park",
                "©Kunst-Post Haifa",
                Some("Kunst-Post Haifa"),
                None,
            ),
            (
                "Im Park, ©Gartenamt Haifa",
                "Im Park",
                "©Gartenamt Haifa",
                Some("Gartenamt Haifa"),
                None,
            ),
            ("Im Park, ©Amt Haifa", "Im Park", "©Amt Haifa", Some("Amt Haifa"), None),
        ];
        for (text, caption, line, holder, photographer) in table {
            assert_eq!(parts(text), (caption, Some(line), holder, photographer), "{text}");
        }
    }

    fn assert_worded(text: &str, caption: &str, line: &str, holder: Option<&str>, photographer: Option<&str>) {
        let read = parse(text);
        let credit = read.credit.expect(text);
        assert_eq!((read.caption, credit.line), (caption, line), "{text}");
        assert_eq!((credit.holder, credit.photographer), (holder, photographer), "{text}");
    }

    #[test]
    fn letters_that_were_lost_belong_to_names() {
        for (text, line, photographer) in [
            ("Im Park, (c)?ukasz Dvo?ák", "(c)?ukasz Dvo?ák", "?ukasz Dvo?ák"),
            ("Im Park, ©Micha? Roth", "©Micha? Roth", "Micha? Roth"),
            ("Im Park; Foto: ?ukasz Roth", "Foto: ?ukasz Roth", "?ukasz Roth"),
            ("Im Park. Foto von ?ukasz Roth", "Foto von ?ukasz Roth", "?ukasz Roth"),
            (
                "Im Park (Copyright ?ukasz Roth)",
                "(Copyright ?ukasz Roth)",
                "?ukasz Roth",
            ),
        ] {
            let credit = parse(text).credit.expect("a credit");
            assert_eq!((credit.line, credit.photographer), (line, Some(photographer)), "{text}");
        }
        // Behind a sign that counts things stands no name.
        assert_eq!(parse("Gut (c) ? oder nicht").credit, None);
    }

    #[test]
    fn worded() {
        let (roth, museum) = (Some("Ina Roth"), Some("Stadtmuseum"));
        assert_worded(
            "Im Park; Foto: Ina Neuhaus",
            "Im Park",
            "Foto: Ina Neuhaus",
            None,
            Some("Ina Neuhaus"),
        );
        assert_worded("Im Park. Fotos: Roth", "Im Park.", "Fotos: Roth", None, Some("Roth"));
        assert_worded("Im Park Foto Ina Roth", "Im Park", "Foto Ina Roth", None, roth);
        assert_worded("Grafik: Stadtmuseum", "", "Grafik: Stadtmuseum", museum, None);
        assert_worded(
            "Im Park (c)LHD,Roth",
            "Im Park",
            "(c)LHD,Roth",
            Some("LHD"),
            Some("Roth"),
        );
        assert_worded(
            "Im Park, (c)LHD, Roth",
            "Im Park",
            "(c)LHD, Roth",
            Some("LHD"),
            Some("Roth"),
        );
        assert_worded(
            "Im Park (Copyright Ina Roth)",
            "Im Park",
            "(Copyright Ina Roth)",
            None,
            roth,
        );
        assert_worded(
            "Im Park \u{A9} Stadtmuseum/Ina Roth",
            "Im Park",
            "\u{A9} Stadtmuseum/Ina Roth",
            museum,
            roth,
        );
        assert_worded("Im Park (Foto: Ina Roth)", "Im Park", "Foto: Ina Roth", None, roth);
        for text in [
            "Das Foto zeigt den Park",
            "Foto: er kam, sah und ging nach Hause",
            "Im Park, Presse-Foto: Ina Roth",
            "Im Park",
        ] {
            assert!(parse(text).credit.is_none(), "{text}");
        }
    }

    #[test]
    fn names_behind_words() {
        let (ernst, both) = ("Dr. Ernst-Uwe von der Heide", "Ina Roth/Jan Berg");
        assert_worded(
            "Im Park. Foto: privat",
            "Im Park.",
            "Foto: privat",
            Some("privat"),
            None,
        );
        assert_worded(
            &format!("Im Park Foto {ernst}"),
            "Im Park",
            &format!("Foto {ernst}"),
            None,
            Some(ernst),
        );
        assert_worded(
            &format!("Im Park Fotos: {both}"),
            "Im Park",
            &format!("Fotos: {both}"),
            None,
            Some(both),
        );
        assert_worded(
            "Im Park Foto von Ina Roth",
            "Im Park",
            "Foto von Ina Roth",
            None,
            Some("Ina Roth"),
        );
        for (text, line, name) in [
            ("Im Park Foto: von Heide", "Foto: von Heide", "von Heide"),
            ("Im Park Foto von der Heide", "Foto von der Heide", "von der Heide"),
        ] {
            assert_worded(text, "Im Park", line, None, Some(name));
        }
        assert_worded(
            "Im Park,(c)Stadtarchiv, Haifa",
            "Im Park",
            "(c)Stadtarchiv, Haifa",
            Some("Stadtarchiv, Haifa"),
            None,
        );
        assert_worded("Im Park,(c)privat", "Im Park", "(c)privat", Some("privat"), None);
    }

    /// Every label, with what a family name alone behind it is.
    const LABELS: [(&str, Option<&str>, Option<&str>); 31] = [
        ("Foto", None, Some("Roth")),
        ("Fotos", None, Some("Roth")),
        ("Fotograf", None, Some("Roth")),
        ("Fotografin", None, Some("Roth")),
        ("Fotografen", None, Some("Roth")),
        ("Fotografie", None, Some("Roth")),
        ("Photo", None, Some("Roth")),
        ("Photos", None, Some("Roth")),
        ("Video", None, Some("Roth")),
        ("Videos", None, Some("Roth")),
        ("Foto/Video", None, Some("Roth")),
        ("Fotos und Videos", None, Some("Roth")),
        ("Fotos (2)", None, Some("Roth")),
        ("Text und Fotos", None, Some("Roth")),
        ("Bild", None, Some("Roth")),
        ("Bilder", None, Some("Roth")),
        ("Bildrechte", None, Some("Roth")),
        ("Bildnachweis", None, Some("Roth")),
        ("Bildnachweise", None, Some("Roth")),
        ("Bildquelle", None, Some("Roth")),
        ("Bildquellen", None, Some("Roth")),
        ("Fotorechte", None, Some("Roth")),
        ("Fotonachweis", None, Some("Roth")),
        ("Fotoquelle", None, Some("Roth")),
        ("Copyright", None, Some("Roth")),
        ("Grafik", Some("Roth"), None),
        ("Grafiken", Some("Roth"), None),
        ("Illustration", Some("Roth"), None),
        ("Zeichnungen", Some("Roth"), None),
        ("Visualisierung", Some("Roth"), None),
        ("Quelle", Some("Roth"), None),
    ];

    #[test]
    fn every_label_with_every_mark_and_bracket() {
        let (museum, roth) = (Some("Stadtmuseum"), Some("Ina Roth"));
        for (label, holder, photographer) in LABELS {
            for sign in [
                "{}: ",
                "{}:",
                "{} : ",
                "{}: \u{A9} ",
                "{}: \u{A9}",
                "{}: (c) ",
                "\u{A9} {}: ",
                "(c){}: ",
            ] {
                let sign = sign.replace("{}", label);
                for (open, close) in [
                    (" ", ""),
                    (", ", ""),
                    ("; ", ""),
                    (" \u{2013} ", ""),
                    (" (", ")"),
                    (" [", "]"),
                    (" (", ")."),
                ] {
                    for (names, holder, photographer) in [
                        ("Roth", holder, photographer),
                        ("Ina Roth", None, roth),
                        ("Stadtmuseum", museum, None),
                        ("Stadtmuseum/Ina Roth", museum, roth),
                        ("Stadtmuseum / Ina Roth", museum, roth),
                    ] {
                        let line = format!("{sign}{names}");
                        assert_worded(
                            &format!("Im Park{open}{line}{close}"),
                            "Im Park",
                            &line,
                            holder,
                            photographer,
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn two_names_behind_a_slash() {
        // Behind "Foto:" both are photographers; behind a mark or other labels the first one has the rights.
        let both = "Ina Roth/Jan Berg";
        for (sign, holder, photographer) in [
            ("Foto: ", None, Some(both)),
            ("Foto: \u{A9} ", Some("Ina Roth"), Some("Jan Berg")),
            ("\u{A9} Foto: ", Some("Ina Roth"), Some("Jan Berg")),
            ("Bildrechte: ", Some("Ina Roth"), Some("Jan Berg")),
            ("Grafik: ", Some("Ina Roth"), Some("Jan Berg")),
        ] {
            let line = format!("{sign}{both}");
            assert_worded(&format!("Im Park, {line}"), "Im Park", &line, holder, photographer);
        }
    }

    #[test]
    fn labels_without_a_colon() {
        for (line, holder, photographer) in [
            ("Foto \u{A9} LHD/Roth", Some("LHD"), Some("Roth")),
            ("Bildrechte \u{A9} Ina Roth", None, Some("Ina Roth")),
            ("Copyright \u{A9} LHD", Some("LHD"), None),
            ("Fotos von Ina Roth", None, Some("Ina Roth")),
        ] {
            assert_worded(&format!("Im Park, {line}"), "Im Park", line, holder, photographer);
            assert_worded(&format!("Im Park ({line})"), "Im Park", line, holder, photographer);
        }
        assert_eq!(parts("Die Quelle \u{A9}LHD").0, "Die Quelle");
        assert_eq!(parts("Das Foto \u{A9}LHD").0, "Das Foto");
    }

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
            assert_worded(
                &format!("{caption} Foto: Ina Roth"),
                caption,
                "Foto: Ina Roth",
                None,
                Some("Ina Roth"),
            );
        }
    }

    #[test]
    fn credits_of_pictures() {
        for (credit, expected) in [
            ("Foto: Ina Roth", true),
            ("Text und Fotos: Ina Roth", true),
            ("Foto/Video: Ina Roth", true),
            ("Bildquelle: Ina Roth", true),
            ("Copyright: Ina Roth", true),
            ("Grafik: Ina Roth", true),
            ("(Copyright Ina Roth)", true),
            ("\u{A9} Grafik: Ina Roth", true),
            ("Quelle: \u{A9} Ina Roth", true),
            ("Bildrechte \u{A9} Ina Roth", true),
            ("Video: Ina Roth", false),
            ("Quelle: Ina Roth", false),
            ("Illustrationen: Ina Roth", false),
        ] {
            assert_eq!(is_of_picture(credit), expected, "{credit}");
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

    #[test]
    fn brackets_and_full_stops_around_a_credit_are_no_part_of_it() {
        let stadt = Some("LHD");
        for text in ["Blick (©LHD/Ewa Noll)", "Blick, ©LHD/Ewa Noll.", "Blick, ©LHD/Ewa Noll"] {
            assert_eq!(
                parts(text),
                ("Blick", Some("©LHD/Ewa Noll"), stadt, Some("Ewa Noll")),
                "{text}"
            );
        }
        assert_eq!(parts("Blick, ©Verein e.V.").1, Some("©Verein e.V."));
        assert_eq!(parts("Blick (©Stadtmuseum (Haifa))").2, Some("Stadtmuseum (Haifa)"));
    }

    #[test]
    fn signs() {
        for text in ["\u{A9}LHD", "(c)LHD", "(C) LHD"] {
            assert!(mark(text).is_ok(), "{text}");
        }
        for text in ["", "Im Park \u{A9}LHD", "(d)LHD", "c)LHD", "(c LHD"] {
            assert!(mark(text).is_err(), "{text}");
        }
    }

    #[test]
    fn invalid() {
        for (text, caption) in [
            ("Im Park", "Im Park"),
            ("Im Park,", "Im Park"),
            ("Werk \"Schatten (c) Buche\"", "Werk \"Schatten (c) Buche\""),
            ("Werk „Schatten (c) Buche\"", "Werk „Schatten (c) Buche\""),
            ("Punkt (a), (b), (c) und mehr", "Punkt (a), (b), (c) und mehr"),
        ] {
            assert_eq!(parts(text), (caption, None, None, None), "{text}");
        }
    }
}
