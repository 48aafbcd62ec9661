//! How an invitation says that it is one: by a label on a line of its own, or by how its headline begins; and whether its
//! appointments are cancelled.
//!
//! ```text
//! label    = blanks *notice ( words | [ bidding ] event ) [ state ] blanks *":"
//! words    = "Einladung" | "Einladung an die Medien" | …          a label of `LABELS`, any blanks between its words
//! heading  = *notice [ bidding ] event [ state ] [ days ] [ state ]
//! days     = 1*sign [ "am" some_blanks ] listed &day_end          see `appointment`
//! day_end  = end | ":" | "," | " " | ";" | "-" | "–" | ")"
//! topic    = end | ":" | "," | ";" | "!" | "(" | some_blanks ( !letter char | capital | small )
//! small    = "am" | "an" | "auf" | …                              a word of `BEFORE_TOPICS`
//! notice   = *sign ( "neuer" some_blanks "termin" | word ) 1*sign [ ( "des" | "der" ) some_blanks ]      of `NOTICES`
//! bidding  = "Einladung" 1*sign [ ( "zum" | "zur" | "zu" some_blanks "den" ) some_blanks ]
//! event    = [ press "-" blanks ( "und" | "/" | "&" ) blanks ] press [ "-" ] kind
//! press    = "Medien" | "Presse" | "Foto" | "Film" | "Bild"
//! kind     = word                                                 of `APPOINTMENTS` or `OTHERS`
//! state    = *sign *( word some_blanks ) change [ ")" | "]" | "!" ]      words of `HELPERS`
//! change   = ( "fällt" | "fallen" ) some_blanks [ "leider" some_blanks ] "aus"
//!          | ( "findet" | "finden" ) some_blanks "nicht" some_blanks "statt"
//!          | word                                                 of `CHANGES`
//! word     = 1*letter
//! sign     = any but a letter or a digit
//! ```
//! Words may be in capitals: "ABGESAGT: MEDIENTERMIN". The first letter of an event is one always.

use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case, take_while, take_while1};
use nom::character::complete::{one_of, satisfy};
use nom::combinator::{all_consuming, eof, fail, map, not, opt, peek, recognize, value, verify};
use nom::error::Error;
use nom::multi::{many0, many0_count};
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

use super::appointment::{Found, listed};
use super::{blanks, some_blanks};
use crate::record::prefix;
use crate::text::signs;
use crate::text::words::last_word;

/// The labels of an invitation, but for those that name an event.
const LABELS: [&str; 10] = [
    "Einladung",
    "Einladung an die Medien",
    "Einladung an die Presse",
    "Einladung / Invitation",
    "Einladung/Invitation",
    "Invitation",
    "Medieneinladung",
    "Presseeinladung",
    "EINLADUNG",
    "EINLADUNG AN DIE MEDIEN",
];

/// The first words of labels that name no event.
const FIRST_WORDS: [&str; 3] = ["einladung", "invitation", "neuer"];

/// The second parts of the words for an appointment of the press: "Medientermin", "Fototermine".
const APPOINTMENTS: [&str; 5] = ["termin", "termine", "termins", "termines", "terminen"];
/// Those of other events, about which releases are written too.
const OTHERS: [&str; 8] = [
    "gespräch",
    "gespräche",
    "gesprächs",
    "konferenz",
    "konferenzen",
    "rundgang",
    "rundgangs",
    "rundgänge",
];

/// What is said before the event: that it is cancelled, or something else.
const NOTICES: [&str; 17] = [
    "abgesagt",
    "absage",
    "entfällt",
    "achtung",
    "aktualisiert",
    "aktualisierung",
    "erinnerung",
    "eilt",
    "hinweis",
    "korrektur",
    "terminabsage",
    "terminhinweis",
    "terminverschiebung",
    "terminänderung",
    "verlegt",
    "verschiebung",
    "verschoben",
];
/// What becomes of an event.
const CHANGES: [&str; 9] = [
    "abgesagt",
    "absage",
    "absagen",
    "entfällt",
    "entfallen",
    "geändert",
    "verlegt",
    "verschoben",
    "verschiebt",
];
/// The words of both that cancel.
const CANCELLED: [&str; 6] = ["abgesagt", "absage", "absagen", "entfällt", "entfallen", "terminabsage"];
/// What stands between an event and what becomes of it.
const HELPERS: [&str; 11] = [
    "heute",
    "ist",
    "kurzfristig",
    "leider",
    "muss",
    "müssen",
    "sind",
    "werden",
    "wird",
    "wurde",
    "wurden",
];
/// The small words that stand between an event and what it is about.
const BEFORE_TOPICS: [&str; 21] = [
    "am",
    "an",
    "anlässlich",
    "auf",
    "bei",
    "beim",
    "für",
    "im",
    "in",
    "mit",
    "rund",
    "um",
    "und",
    "vom",
    "von",
    "vor",
    "zu",
    "zum",
    "zur",
    "über",
    "ab",
];

/// The signs that set off what becomes of an event from what it is about.
const BEFORE_CHANGES: [char; 9] = ['(', '[', '-', '\u{2010}', '\u{2011}', '\u{2013}', ':', '!', '+'];
/// What becomes of an event has no more words.
const LONGEST_CHANGE: usize = 3;
/// The longest label, in bytes.
const LONGEST_LABEL: usize = 80;
/// Of what stands behind an appointment no more bytes are looked at.
const LONGEST_REST: usize = 300;

/// Whether a text is short enough for a label and its first word is that of one.
pub(crate) fn may_begin(text: &str) -> bool {
    if text.len() > LONGEST_LABEL || !may_be_first(text) {
        return false;
    }
    let mut words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let is_first = |word: &str| press(word).is_ok() || is_one(word, &FIRST_WORDS) || is_one(word, &NOTICES);
    words.next().is_some_and(is_first)
}

/// Whether a text may begin with the first word of a label or a heading, behind signs and digits. By two letters, because
/// nearly no line begins so.
fn may_be_first(text: &str) -> bool {
    let word = text.trim_start_matches(|c: char| !c.is_alphabetic());
    let Some((first, second)) = word.as_bytes().first().zip(word.as_bytes().get(1)) else {
        return false;
    };
    match first.to_ascii_lowercase() {
        b'a' => matches!(second, b'b' | b'B' | b'c' | b'C' | b'k' | b'K'),
        b'e' => matches!(second, b'i' | b'I' | b'n' | b'N' | b'r' | b'R'),
        b'f' => matches!(second, b'i' | b'I' | b'o' | b'O'),
        b'b' | b'h' => matches!(second, b'i' | b'I'),
        b'i' => matches!(second, b'n' | b'N'),
        b'k' => matches!(second, b'o' | b'O'),
        b'm' | b'n' | b't' | b'v' => matches!(second, b'e' | b'E'),
        b'p' => matches!(second, b'r' | b'R'),
        _ => false,
    }
}

/// Whether a line says that the text is an invitation.
pub(crate) fn is_invitation(line: &str) -> bool {
    may_begin(line) && label(line).is_ok()
}

/// Whether a line begins with an event of the press, behind any notices.
pub(crate) fn begins_with_event(line: &str) -> bool {
    may_be_first(line) && (many0_count(notice), event).parse(line).is_ok()
}

/// Whether a label tells more than that: what event it is an invitation to, or what became of it.
pub(crate) fn is_telling(line: &str) -> bool {
    matches!(label(line), Ok((_, true)))
}

/// Gives whether it tells more than the kind of the text.
fn label(input: &str) -> IResult<&str, bool> {
    let (input, notices) = (preceded(blanks, many0_count(notice))).parse(input)?;
    let end = || terminated(opt(state), (blanks, take_while(|c| c == ':'), eof));
    let is_alike = |label: &&str| label.as_bytes().first() == input.as_bytes().first();
    for label in LABELS.into_iter().filter(is_alike) {
        if let Ok((rest, state)) = preceded(words_of(label), end()).parse(input) {
            return Ok((rest, notices > 0 || state.is_some()));
        }
    }
    let bid = value(true, (bidding, event));
    let untold = value(false, verify(event, |event| *event == Event::Appointment));
    let told = |(is_bid, state): (bool, Option<bool>)| is_bid || notices > 0 || state.is_some();
    map((alt((bid, untold)), end()), told).parse(input)
}

/// The words of one label.
fn words_of<'i>(label: &str) -> impl Parser<&'i str, Output = &'i str, Error = Error<&'i str>> {
    move |input| {
        let mut words = label.split(' ');
        let first = tag(words.next().unwrap_or_default());
        let others = |mut input| {
            for word in words.clone() {
                (input, _) = preceded(some_blanks, tag(word)).parse(input)?;
            }
            Ok((input, ()))
        };
        recognize((first, others)).parse(input)
    }
}

/// The beginning of the headline of an invitation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Heading<'t> {
    /// One, several, or none whose day can be read.
    pub(crate) appointments: Vec<Found<'t>>,
    pub(crate) is_cancelled: bool,
}

/// The beginning of a headline, if it is that of an invitation. The first row that fits decides:
///
/// | the headline, behind notices and a bidding | is that of an invitation |
/// | --- | --- |
/// | does not begin with an event of the press | no |
/// | has said a notice or a bidding, or says now what becomes of the event | yes |
/// | names the day of the event | yes |
/// | names an appointment, "Medientermin", and what it is about | yes |
/// | is any other: "Pressekonferenz zur Kirmes" | no |
pub(crate) fn parse_heading(text: &str) -> Option<Heading<'_>> {
    may_be_first(text)
        .then(|| heading(text).ok())
        .flatten()
        .map(|(_, heading)| heading)
}

fn heading(input: &str) -> IResult<&str, Heading<'_>> {
    let (input, (notices, bidding)) = (many0(notice), opt(bidding)).parse(input)?;
    let (input, (event, change)) = (event, opt(state)).parse(input)?;
    let is_told = !notices.is_empty() || bidding.is_some() || change.is_some();
    let is_enough = is_told || event == Event::Appointment && topic(input).is_ok();
    let (input, days) = verify(opt(days), |days| is_enough || days.is_some()).parse(input)?;
    let (input, later) = opt(state).parse(input)?;
    let cancels = notices.iter().any(|notice| notice.cancels);
    let heading = Heading {
        appointments: days.unwrap_or_default(),
        is_cancelled: cancels || change == Some(true) || later == Some(true),
    };
    Ok((input, heading))
}

fn days(input: &str) -> IResult<&str, Vec<Found<'_>>> {
    let end = alt((
        eof,
        recognize(satisfy(|c| {
            signs::is_dash(c) || matches!(c, ':' | ',' | ' ' | ';' | ')')
        })),
    ));
    let day = opt((tag("am"), some_blanks));
    preceded((take_while1(is_sign), day), terminated(listed, peek(end))).parse(input)
}

fn topic(input: &str) -> IResult<&str, ()> {
    let mark = value((), one_of(":,;!("));
    let other = value((), satisfy(|c| !c.is_alphabetic() || c.is_uppercase()));
    let words = preceded(some_blanks, alt((other, value((), word(&BEFORE_TOPICS)))));
    alt((value((), eof), mark, words)).parse(input)
}

/// Something said before the event.
#[derive(Clone, Copy, Debug)]
struct Notice {
    cancels: bool,
    /// Whether a sign or an article parts it from what it is said of.
    is_parted: bool,
}

fn notice(input: &str) -> IResult<&str, Notice> {
    let new = map((tag_no_case("neuer"), some_blanks, tag_no_case("termin")), |_| false);
    let words = alt((new, map(word(&NOTICES), |word| is_one(word, &CANCELLED))));
    let article = opt((alt((tag("des"), tag("der"))), some_blanks));
    let notice = |(cancels, signs, article): (bool, &str, Option<_>)| Notice {
        cancels,
        is_parted: article.is_some() || signs.contains(|c: char| !c.is_whitespace()),
    };
    let parts = (words, take_while1(is_sign), article);
    preceded(take_while(is_sign), map(parts, notice)).parse(input)
}

fn bidding(input: &str) -> IResult<&str, ()> {
    let to_several = recognize((tag("zu"), some_blanks, tag("den")));
    let to = (alt((tag("zum"), tag("zur"), to_several)), some_blanks);
    value((), (tag_no_case("Einladung"), take_while1(is_sign), opt(to))).parse(input)
}

/// What the press is asked to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Event {
    /// What nobody but the press comes to.
    Appointment,
    /// What releases are written about too.
    Other,
}

fn event(input: &str) -> IResult<&str, Event> {
    let joined = (
        press,
        satisfy(signs::is_hyphen),
        blanks,
        alt((tag("und"), tag("/"), tag("&"))),
        blanks,
    );
    let kind = alt((
        value(Event::Appointment, word(&APPOINTMENTS)),
        value(Event::Other, word(&OTHERS)),
    ));
    preceded((opt(joined), press, opt(satisfy(signs::is_hyphen))), kind).parse(input)
}

fn press(input: &str) -> IResult<&str, &str> {
    // Their first letters tell them apart.
    match input.as_bytes().first() {
        Some(b'M') => tag_no_case("Medien").parse(input),
        Some(b'P') => tag_no_case("Presse").parse(input),
        Some(b'F') => alt((tag_no_case("Foto"), tag_no_case("Film"))).parse(input),
        Some(b'B') => tag_no_case("Bild").parse(input),
        _ => fail().parse(input),
    }
}

/// Gives whether it cancels.
fn state(input: &str) -> IResult<&str, bool> {
    let helpers = many0_count((word(&HELPERS), some_blanks));
    let end = opt(one_of(")]!"));
    delimited((take_while(is_sign), helpers), change, end).parse(input)
}

fn change(input: &str) -> IResult<&str, bool> {
    let falls = alt((tag_no_case("fällt"), tag_no_case("fallen")));
    let out = (
        falls,
        some_blanks,
        opt((tag("leider"), some_blanks)),
        tag_no_case("aus"),
        whole(),
    );
    let takes = alt((tag("findet"), tag("finden")));
    let place = (takes, some_blanks, tag("nicht"), some_blanks, tag("statt"), whole());
    let word = map(word(&CHANGES), |word| is_one(word, &CANCELLED));
    alt((value(true, out), value(true, place), word)).parse(input)
}

/// A whole word of a list.
fn word<'i>(list: &'static [&'static str]) -> impl Parser<&'i str, Output = &'i str, Error = Error<&'i str>> {
    verify(take_while1(char::is_alphabetic), move |word: &str| is_one(word, list))
}

/// The end of a word.
fn whole<'i>() -> impl Parser<&'i str, Output = (), Error = Error<&'i str>> {
    not(satisfy(char::is_alphabetic))
}

/// Whether a word is one of a list, be it in capitals or not.
fn is_one(word: &str, list: &[&str]) -> bool {
    let is_same = |known: &str| {
        known.len() == word.len()
            && (known.eq_ignore_ascii_case(word)
                || !word.is_ascii() && word.chars().flat_map(char::to_lowercase).eq(known.chars()))
    };
    list.iter().any(|known| is_same(known))
}

fn is_sign(c: char) -> bool {
    !c.is_alphanumeric()
}

/// Whether a headline or a label of an invitation says that it is cancelled. The first row that fits decides:
///
/// | it | does |
/// | --- | --- |
/// | begins with a notice that cancels, parted from the rest or before an event | yes |
/// | begins with an event, and up to its first colon ends with a word that cancels | yes |
/// | ends with such a word, and has no colon, or a sign before that word | yes |
/// | is any other: "Medientermin 5.5.23: Konzert abgesagt" | no |
pub(crate) fn is_cancelled(text: &str) -> bool {
    let Ok((rest, notices)) = many0(notice).parse(text) else {
        return false;
    };
    let is_event = (opt(bidding), event).parse(rest).is_ok();
    if notices
        .iter()
        .any(|notice| notice.cancels && (notice.is_parted || is_event))
    {
        return true;
    }
    let head = rest.split_once(": ").map(|(head, _)| head);
    let is_alone = |before: &str| head.is_none() || before.trim_end().ends_with(BEFORE_CHANGES);
    head.filter(|_| is_event).is_some_and(|head| before_end(head).is_some()) || before_end(rest).is_some_and(is_alone)
}

/// Whether what stands behind an appointment, up to the end of the sentence, cancels it.
pub(crate) fn is_called_off(behind: &str) -> bool {
    let behind = prefix(behind, LONGEST_REST);
    let sentence = behind.split_once(". ").map_or(behind, |(sentence, _)| sentence);
    matches!(state(sentence), Ok((_, true))) || before_end(sentence).is_some()
}

/// What stands before the words that cancel, at the end of a text. By hand, because nom reads from the left.
fn before_end(text: &str) -> Option<&str> {
    let text = text.trim_end_matches(is_sign);
    let mut before = text;
    for _ in 0..LONGEST_CHANGE {
        before = before.trim_end();
        before = before.get(..before.len().checked_sub(last_word(before).len())?)?;
        let tail = text.get(before.len()..)?.trim_start_matches(is_sign);
        if matches!(all_consuming(change).parse(tail), Ok((_, true))) {
            let before = text.strip_suffix(tail)?;
            return (last_word(before) != "nicht").then_some(before);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels() {
        for line in [
            "Einladung",
            "Einladung:",
            "Einladung :",
            "Einladung  an die\u{A0}Medien",
            "EINLADUNG AN DIE MEDIEN",
            "Einladung/Invitation::",
            "Einladung zum Pressetermin",
            "Einladung zur Pressekonferenz",
            "Einladung zu den Medienterminen",
            "Medientermine",
            "PRESSETERMIN",
            "Presse- und Fototermin",
            "Presse-/Fototermin:",
            "Foto-Termin",
            "ABGESAGT: Medientermin",
            "Abgesagt - Einladung an die Medien",
            "(abgesagt) Einladung",
            "Einladung (ABGESAGT)",
            "Absage des Pressetermins",
            "Medientermin entfällt",
            "Neuer Termin: Einladung",
        ] {
            assert!(is_invitation(line), "{line}");
        }
        assert!(LABELS.iter().all(|label| is_invitation(label) && !is_telling(label)));
        for line in [
            "Medientermin abgesagt",
            "ABGESAGT: Einladung",
            "Einladung zum Pressegespräch",
        ] {
            assert!(is_telling(line), "{line}");
        }
        assert!(!is_telling("Presse- und Fototermin"));
    }

    #[test]
    fn no_labels() {
        for line in [
            "Einladungen",
            "Einladung an",
            "Einladungan die Medien",
            "Einladung an die Medien heute",
            "Einladung: heute",
            "Einladung : :",
            "einladung",
            "medientermin",
            "Medienterminkalender",
            "Medientermin am Rhein",
            "Pressekonferenz",
            "ABGESAGT",
            "Absage",
            "Termin",
            ":",
            "",
        ] {
            assert!(!is_invitation(line), "{line}");
        }
        let long = |blanks: usize| format!("Einladung{}an die Medien", " ".repeat(blanks));
        assert!(is_invitation(&long(58)) && !is_invitation(&long(59)));
    }

    #[test]
    fn headings() {
        for (text, printed) in [
            ("Medientermin 5.5.23: Neue Bäume", &["5.5.23"][..]),
            ("Medientermin: 5.5.23: Neue Bäume", &["5.5.23"]),
            ("Medientermin:5.5.23", &["5.5.23"]),
            ("Medientermin (5.5.23): Neue Bäume", &["5.5.23"]),
            ("Medientermin 22.10.: Neue Bäume", &["22.10."]),
            ("Pressetermin am 5. Mai 2023, 11 Uhr", &["5. Mai 2023, 11 Uhr"]),
            ("Fototermin 5. Mai 2023 - Neue Bäume", &["5. Mai 2023"]),
            (
                "Presse- und Fototermin am Di., 5. Mai, 11 Uhr",
                &["Di., 5. Mai, 11 Uhr"],
            ),
            ("Medientermine 5. und 6. Mai: Neue Bäume", &["5.", "6. Mai"]),
            ("Medientermine 22.10. und 24.10.: Neue Bäume", &["22.10.", "24.10."]),
            ("Medientermine 5.5., 6.5. und 8.5.23", &["5.5.", "6.5.", "8.5.23"]),
            ("Einladung zum Medientermin 5.5.23", &["5.5.23"]),
            ("Pressekonferenz am 5. Mai: Stadt zieht Bilanz", &["5. Mai"]),
            ("ABGESAGT: Medientermin 5.5.23: Neue Bäume", &["5.5.23"]),
            ("+++ Abgesagt +++ Medientermin am 5. Mai", &["5. Mai"]),
            ("Absage: Pressetermin am 5. Mai", &["5. Mai"]),
            ("Absage des Medientermins am 5. Mai", &["5. Mai"]),
            ("VERSCHOBEN: Medientermin 5.5.23", &["5.5.23"]),
            ("Neuer Termin: Pressegespräch 5.5.23", &["5.5.23"]),
            ("Medientermin abgesagt: 5.5.23, Neue Bäume", &["5.5.23"]),
            // Without a day that can be read.
            ("Medientermin", &[]),
            ("Medientermin: Neue Bäume", &[]),
            ("Medientermin Neue Bäume", &[]),
            ("Medientermin zum Richtfest", &[]),
            ("Medientermin 5.5.23. Bäume", &[]),
            ("Medientermin vom 5. auf den 8. Mai verschoben", &[]),
            ("ABGESAGT: Pressekonferenz zur Kirmes", &[]),
            ("Pressekonferenz entfällt", &[]),
        ] {
            let found = parse_heading(text).expect(text);
            let found: Vec<_> = found.appointments.iter().map(|found| found.printed).collect();
            assert_eq!(found, printed, "{text}");
        }
        for text in [
            "Stadt lädt nach Medientermin zum Gespräch",
            "Neue Bäume am 5.5.23",
            "Medientermine der Woche",
            "Medienterminkalender 5.5.23",
            "Medientermin-Kalender für Mai",
            "Fototermin gelungen",
            "Pressekonferenz zur Kirmes: Stadt zieht Bilanz",
            "Presse 5.5.23",
            "ABGESAGT: Kirmes am 5.5.23",
            "Termin 5.5.23",
            "",
        ] {
            assert_eq!(parse_heading(text), None, "{text}");
        }
    }

    #[test]
    fn cancelled() {
        for text in [
            "ABGESAGT: Medientermin 5.5.23: Neue Bäume",
            "Abgesagt: Neue Bäume am Rhein",
            "ABGESAGT! Einladung: Medientermin",
            "(ABGESAGT) Medientermin 5.5.23",
            "Achtung, Absage: Medientermin 5.5.23",
            "Absage Medientermin 5.5.23",
            "Absage des Medientermins am 5. Mai",
            "Medientermin abgesagt",
            "Medientermin 5.5.23 abgesagt: Neue Bäume",
            "Pressetermin am 5. Mai entfällt",
            "Pressetermin am 5. Mai fällt leider aus: Neue Bäume",
            "Medientermin findet nicht statt",
            "Medientermin 5.5.23: Neue Bäume (abgesagt)",
            "Medientermin 5.5.23: Neue Bäume \u{2013} ENTFÄLLT!",
            "Richtfest am Deich abgesagt",
            "Einladung - ABGESAGT",
        ] {
            assert!(is_cancelled(text), "{text}");
        }
        for text in [
            "Medientermin 5.5.23: Konzert abgesagt",
            "Medientermin 5.5.23: Neue Bäume",
            "VERSCHOBEN: Medientermin 5.5.23",
            "Medientermin wird nicht abgesagt",
            "Absage an Hass und Gewalt",
            "Abgesagte Konzerte werden nachgeholt",
            "",
        ] {
            assert!(!is_cancelled(text), "{text}");
        }
    }

    #[test]
    fn called_off() {
        for text in [
            ", entfällt. Neuer Termin ist am Montag",
            " ist leider abgesagt",
            " im Rathaus wird abgesagt. Wir bitten um Verständnis",
            " fällt aus",
            " müssen wir leider absagen.",
        ] {
            assert!(is_called_off(text), "{text}");
        }
        for text in [
            ". Entfällt er, sagen wir Bescheid",
            " wird auf Montag verschoben",
            " im Rathaus. Das Konzert ist abgesagt.",
            "",
        ] {
            assert!(!is_called_off(text), "{text}");
        }
        let long = |length: usize| format!(" {}, abgesagt", "a".repeat(length));
        assert!(is_called_off(&long(289)) && !is_called_off(&long(290)));
    }
}
