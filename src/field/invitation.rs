//! How an invitation says that it is one: by a label on a line of its own, or by how its headline begins; and whether its
//! appointments are cancelled.
//!
//! ```text
//! label    = blanks *notice ( words | bidding event | asked ) [ state ] blanks *":"
//! words    = "Einladung" | "Einladung an die Medien" | …          a label of `LABELS`, any blanks between its words
//! asked    = event                                                none of `OTHERS`
//! heading  = *notice [ bidding ] event [ state ] ( days | topic | told ) [ state ]       see `parse_heading`
//! days     = 1*sign [ "am" some_blanks ] listed &day_end          see `appointment`
//! day_end  = end | ":" | "," | " " | ";" | "-" | "–" | ")"
//! topic    = &( end | blanks ( ":" | "," | ";" | "!" | "(" ) | some_blanks dash | some_blanks [ day_word ] digit )
//! dash     = "-" | "–" | "—"
//! day_word = ( "am" | "vom" ) some_blanks
//! told     = nothing                                              behind a notice, a bidding or a state
//! notice   = *sign ( "neuer" some_blanks "termin" | said ) 1*sign [ ( "des" | "der" ) some_blanks ]
//! bidding  = "Einladung" 1*sign [ ( "zum" | "zur" | "zu" some_blanks "den" ) some_blanks ]
//! event    = [ press "-" blanks ( "und" | "/" | "&" ) blanks ] press [ "-" ] kind
//! press    = "Medien" | "Presse" | "Foto" | "Film" | "Bild"
//! kind     = word                                                 of `APPOINTMENTS`; of `OTHERS` behind "Medien" and "Presse"
//! state    = *sign *( word some_blanks ) change [ ")" | "]" | "!" ]      words of `HELPERS`
//! change   = ( "fällt" | "fallen" ) some_blanks [ "leider" some_blanks ] "aus" !letter
//!          | "nicht" some_blanks ( "stattfinden" | "statt" ) !letter
//!          | said [ some_blanks ( "werden" | "worden" ) ]
//! said     = word                                                 of `SAID`
//! word     = 1*letter
//! sign     = any but a letter or a digit
//! ```
//! Words may be in capitals: "ABGESAGT: MEDIENTERMIN". The first letter of a label or an event is one always.

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while, take_while1};
use nom::character::complete::{one_of, satisfy};
use nom::combinator::{all_consuming, eof, fail, map, map_opt, not, opt, peek, recognize, value, verify};
use nom::error::Error;
use nom::multi::{fold_many0, many0, many0_count};
use nom::sequence::{preceded, terminated};
use nom::{IResult, Parser};

use super::appointment::{Found, listed};
use super::{beginning, blanks, some_blanks};
use crate::record::prefix;
use crate::text::signs;
use crate::text::words::{first_word, last_word};

/// The labels of an invitation, but for those that name an event.
const LABELS: [&str; 8] = [
    "Einladung",
    "Einladung an die Medien",
    "Einladung an die Presse",
    "Einladung / Invitation",
    "Einladung/Invitation",
    "Invitation",
    "Medieneinladung",
    "Presseeinladung",
];

/// What words of labels begin with, but for those of an event, of `SAID` and of `HELPERS`.
const INNER_WORDS: [&str; 23] = [
    "an",
    "aus",
    "den",
    "der",
    "des",
    "die",
    "einladung",
    "fallen",
    "fällt",
    "invitation",
    "leider",
    "medien",
    "neuer",
    "nicht",
    "presse",
    "statt",
    "termin",
    "und",
    "werden",
    "worden",
    "zu",
    "zum",
    "zur",
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

/// Where something is said of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// "ABGESAGT: Medientermin"
    Before,
    /// "Medientermin verschiebt"
    Behind,
    Both,
}

/// What becomes of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Change {
    Cancelled,
    /// Cancelled by an infinitive, which by itself is what others are asked to do: "Bitte zu- oder absagen".
    MustCancel,
    Other,
}

/// What is said of an event.
const SAID: [(&str, Place, Change); 22] = [
    ("abgesagt", Place::Both, Change::Cancelled),
    ("absage", Place::Both, Change::Cancelled),
    ("absagen", Place::Behind, Change::MustCancel),
    ("achtung", Place::Before, Change::Other),
    ("aktualisiert", Place::Before, Change::Other),
    ("aktualisierung", Place::Before, Change::Other),
    ("ausfallen", Place::Behind, Change::MustCancel),
    ("eilt", Place::Before, Change::Other),
    ("entfallen", Place::Behind, Change::Cancelled),
    ("entfällt", Place::Both, Change::Cancelled),
    ("erinnerung", Place::Before, Change::Other),
    ("geändert", Place::Behind, Change::Other),
    ("hinweis", Place::Before, Change::Other),
    ("korrektur", Place::Before, Change::Other),
    ("terminabsage", Place::Before, Change::Cancelled),
    ("terminhinweis", Place::Before, Change::Other),
    ("terminverschiebung", Place::Before, Change::Other),
    ("terminänderung", Place::Before, Change::Other),
    ("verlegt", Place::Both, Change::Other),
    ("verschiebt", Place::Behind, Change::Other),
    ("verschiebung", Place::Before, Change::Other),
    ("verschoben", Place::Both, Change::Other),
];
/// What stands between an event and what becomes of it.
const HELPERS: [&str; 15] = [
    "finden",
    "findet",
    "heute",
    "ist",
    "kann",
    "kurzfristig",
    "können",
    "leider",
    "muss",
    "müssen",
    "sind",
    "werden",
    "wird",
    "wurde",
    "wurden",
];
/// What else than a word of `SAID` ends what becomes of an event.
const LAST_WORDS: [&str; 5] = ["aus", "stattfinden", "statt", "werden", "worden"];
/// Those without which an infinitive cancels nothing.
const FORCES: [&str; 4] = ["muss", "müssen", "werden", "wird"];
/// What begins a condition or a question: what is cancelled there is not cancelled, or is something else.
const CONDITIONS: [&str; 16] = [
    "Bei", "Falls", "Ob", "Sofern", "Sollte", "Sollten", "Wann", "Warum", "Was", "Welche", "Welcher", "Welches",
    "Wenn", "Wer", "Weshalb", "Wie",
];
/// What begins a time or a place.
const BEFORE_PLACES: [&str; 13] = [
    "ab", "am", "an", "auf", "bei", "beim", "gegen", "im", "in", "um", "vor", "zum", "zur",
];
/// Those of them that begin no clause either, as "in der …" does.
const CONTRACTED: [&str; 6] = ["ab", "am", "beim", "im", "zum", "zur"];
/// So many words has a place before the verb.
const LONGEST_PLACE: usize = 3;
/// What parts the clauses of a sentence.
const SEPARATORS: [char; 3] = [',', ';', ':'];

/// What becomes of an event has no more words.
const LONGEST_CHANGE: usize = 3;
/// The longest label, in bytes.
const LONGEST_LABEL: usize = 80;
/// Of what stands behind an appointment no more bytes are looked at.
const LONGEST_REST: usize = 300;

/// Whether a text is short enough for a label, says no day, and its first word is that of one.
pub(crate) fn may_begin(text: &str) -> bool {
    if text.len() > LONGEST_LABEL || !may_be_first(text) || has_digit(text) {
        return false;
    }
    let mut words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let is_first =
        |word: &str| press(word).is_ok() || is_one(word, &FIRST_WORDS) || said(Place::Before).parse(word).is_ok();
    words.next().is_some_and(is_first)
}

/// Whether what may begin so may have these words in it too, behind a blank.
pub(crate) fn may_go_on(begun: &str, words: &str) -> bool {
    begun.len().saturating_add(words.len()) < LONGEST_LABEL && !has_digit(words) && may_be_inside(words)
}

/// Whether the first word of a text is one of labels, or it has none.
fn may_be_inside(text: &str) -> bool {
    let Some(word) = text.split(|c: char| !c.is_alphabetic()).find(|word| !word.is_empty()) else {
        return true;
    };
    let begins_with = |known: &&str| is_same(prefix(word, known.len()), known);
    press(word).is_ok()
        || is_one(word, &HELPERS)
        || INNER_WORDS.iter().any(begins_with)
        || SAID.iter().any(|(said, ..)| is_same(word, said))
}

fn has_digit(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether a text may begin with the first word of a label or a heading, behind signs. By two letters, because
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
    may_begin(line) && is_label(line)
}

/// The same of a line of which it is known that it may begin so.
pub(crate) fn is_label(line: &str) -> bool {
    // Most are printed as they are known.
    LABELS.contains(&line) || label(line).is_ok()
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
    let untold = value(false, verify(event, |event| *event != Event::Other));
    let told = |(is_bid, state): (bool, Option<bool>)| is_bid || notices > 0 || state.is_some();
    map((alt((bid, untold)), end()), told).parse(input)
}

/// The words of one label, whose first letter was compared.
fn words_of<'i>(label: &str) -> impl Parser<&'i str, Output = &'i str, Error = Error<&'i str>> {
    move |input| {
        let mut words = label.split(' ');
        let first = cased(words.next().unwrap_or_default());
        let others = |mut input| {
            for word in words.clone() {
                (input, _) = preceded(some_blanks, cased(word)).parse(input)?;
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
/// | names an appointment, "Medientermin", and nothing else, or sets off what it is about | yes |
/// | is any other: "Pressekonferenz zur Kirmes", "Medientermin am Rhein gut besucht" | no |
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
    let day = opt((cased("am"), some_blanks));
    preceded((take_while1(is_sign), day), terminated(listed, peek(end))).parse(input)
}

/// What shows that nothing but the topic follows: a sign, or a day that cannot be read.
fn topic(input: &str) -> IResult<&str, ()> {
    let mark = (blanks, one_of(":,;!("));
    let dash = (some_blanks, satisfy(signs::is_any_dash));
    let before_days = opt((alt((cased("am"), cased("vom"))), some_blanks));
    let day = (some_blanks, before_days, satisfy(|c| c.is_ascii_digit()));
    let shows = alt((value((), eof), value((), mark), value((), dash), value((), day)));
    peek(shows).parse(input)
}

/// Something said before the event.
#[derive(Clone, Copy, Debug)]
struct Notice {
    cancels: bool,
    /// Whether a sign or an article parts it from what it is said of.
    is_parted: bool,
}

fn notice(input: &str) -> IResult<&str, Notice> {
    let new = map((cased("neuer"), some_blanks, cased("termin")), |_| false);
    let words = alt((new, map(said(Place::Before), |change| change == Change::Cancelled)));
    let article = opt((alt((cased("des"), cased("der"))), some_blanks));
    let notice = |(cancels, signs, article): (bool, &str, Option<_>)| Notice {
        cancels,
        is_parted: article.is_some() || signs.contains(|c: char| !c.is_whitespace()),
    };
    let parts = (words, take_while1(is_sign), article);
    preceded(take_while(is_sign), map(parts, notice)).parse(input)
}

fn bidding(input: &str) -> IResult<&str, ()> {
    let to_several = recognize((cased("zu"), some_blanks, cased("den")));
    let to = (alt((cased("zum"), cased("zur"), to_several)), some_blanks);
    value((), (cased("Einladung"), take_while1(is_sign), opt(to))).parse(input)
}

/// What the press is asked to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Event {
    /// What nobody but the press comes to.
    Appointment,
    /// The same, or what others come to: "Fototermine mit dem Nikolaus".
    PhotoCall,
    /// What releases are written about too.
    Other,
}

fn event(input: &str) -> IResult<&str, Event> {
    let joined = (
        satisfy(signs::is_hyphen),
        blanks,
        alt((cased("und"), tag("/"), tag("&"))),
        blanks,
    );
    let (input, first) = opt(terminated(press, joined)).parse(input)?;
    let (input, last) = terminated(press, opt(satisfy(signs::is_hyphen))).parse(input)?;
    let is_of_press = |word: &str| word.starts_with(['M', 'P']);
    let kind = if is_of_press(last) || first.is_some_and(is_of_press) {
        Event::Appointment
    } else {
        Event::PhotoCall
    };
    let other = verify(word(&OTHERS), |_: &str| is_of_press(last));
    alt((value(kind, word(&APPOINTMENTS)), value(Event::Other, other))).parse(input)
}

fn press(input: &str) -> IResult<&str, &str> {
    // Their first letters tell them apart.
    match input.as_bytes().first() {
        Some(b'M') => cased("Medien").parse(input),
        Some(b'P') => cased("Presse").parse(input),
        Some(b'F') => alt((cased("Foto"), cased("Film"))).parse(input),
        Some(b'B') => cased("Bild").parse(input),
        _ => fail().parse(input),
    }
}

/// Gives whether it cancels.
fn state(input: &str) -> IResult<&str, bool> {
    let helper = terminated(word(&HELPERS), some_blanks);
    let is_forced = |is_forced: bool, helper: &str| is_forced || is_one(helper, &FORCES);
    let helpers = fold_many0(helper, || false, is_forced);
    let (input, is_forced) = preceded(take_while(is_sign), helpers).parse(input)?;
    let change = verify(change, |change| is_forced || *change != Change::MustCancel);
    let cancels = change.map(|change| change != Change::Other);
    terminated(cancels, opt(one_of(")]!"))).parse(input)
}

fn change(input: &str) -> IResult<&str, Change> {
    let falls = alt((cased("fällt"), cased("fallen")));
    let sorry = opt((cased("leider"), some_blanks));
    let out = (falls, some_blanks, sorry, cased("aus"), word_end());
    let place = alt((cased("stattfinden"), cased("statt")));
    let no_place = (cased("nicht"), some_blanks, place, word_end());
    let cancelled = alt((value((), out), value((), no_place)));
    let passive = opt((some_blanks, word(&["werden", "worden"])));
    let said = terminated(said(Place::Behind), passive);
    alt((value(Change::Cancelled, cancelled), said)).parse(input)
}

/// A whole word of `SAID` that can stand at a place.
fn said<'i>(place: Place) -> impl Parser<&'i str, Output = Change, Error = Error<&'i str>> {
    map_opt(take_while1(char::is_alphabetic), move |word: &str| {
        let mut here = SAID.iter().filter(|(_, own, _)| *own == place || *own == Place::Both);
        here.find(|(said, ..)| is_same(word, said)).map(|(.., change)| *change)
    })
}

/// A whole word of a list.
fn word<'i>(list: &'static [&'static str]) -> impl Parser<&'i str, Output = &'i str, Error = Error<&'i str>> {
    verify(take_while1(char::is_alphabetic), move |word: &str| is_one(word, list))
}

/// Letters in any case; by their bytes, because nom looks each of them up in the tables of Unicode.
fn cased<'i>(letters: &str) -> impl Parser<&'i str, Output = &'i str, Error = Error<&'i str>> {
    move |input: &'i str| {
        let printed = prefix(input, letters.len());
        if is_same(printed, letters) {
            beginning(input, printed)
        } else {
            fail().parse(input)
        }
    }
}

fn word_end<'i>() -> impl Parser<&'i str, Output = (), Error = Error<&'i str>> {
    not(satisfy(char::is_alphabetic))
}

/// Whether a word is one of a list, be it in capitals or not.
fn is_one(word: &str, list: &[&str]) -> bool {
    list.iter().any(|known| is_same(word, known))
}

/// By their lengths and first letters, because most differ there.
#[inline]
fn is_same(word: &str, known: &str) -> bool {
    let firsts = || word.as_bytes().first().zip(known.as_bytes().first());
    known.len() == word.len()
        && firsts().is_some_and(|(first, known)| first.eq_ignore_ascii_case(known))
        && has_same_letters(word, known)
}

fn has_same_letters(word: &str, known: &str) -> bool {
    known.eq_ignore_ascii_case(word) || !word.is_ascii() && word.chars().flat_map(char::to_lowercase).eq(known.chars())
}

fn is_sign(c: char) -> bool {
    !c.is_alphanumeric()
}

/// Whether a headline or a label of an invitation says that it is cancelled. The first row that fits decides:
///
/// | it | does |
/// | --- | --- |
/// | begins with a notice that cancels, parted from the rest or before an event | yes |
/// | begins with an event, and up to its first colon is a clause that cancels | yes |
/// | ends with a word that cancels and a sign before it: "Medientermin 5.5.23: Neue Bäume (abgesagt)" | yes |
/// | has no colon, and is a clause that cancels | yes |
/// | is any other: "Medientermin 5.5.23: Konzert abgesagt", "Stadt erklärt, warum die Kirmes entfällt" | no |
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
    let cancels = |text: &str| before_end(text).is_some_and(is_one_clause);
    head.filter(|_| is_event).is_some_and(cancels)
        || before_end(rest).is_some_and(|before| is_set_off(before) || head.is_none() && is_one_clause(before))
}

/// Whether what stands behind an appointment cancels it: the rest of its sentence, or the next paragraph. The first row that
/// fits decides:
///
/// | it | does |
/// | --- | --- |
/// | begins with words that cancel, and goes on with the appointment's sentence or ends there | yes |
/// | is a sentence of its own about something else | no |
/// | is a clause that cancels, or ends with such a word behind a sign | yes |
/// | is any other: "stellt Ina Roth vor, welche Gebühren entfallen" | no |
pub(crate) fn is_called_off(behind: &str) -> bool {
    let behind = prefix(behind, LONGEST_REST);
    let sentence = behind.split_once(". ").map_or(behind, |(sentence, _)| sentence);
    let is_own = sentence.starts_with(char::is_uppercase);
    if let Ok((rest, true)) = state(sentence) {
        let is_whole = rest.is_empty() || rest.starts_with(|c: char| is_sign(c) && !c.is_whitespace());
        if !is_own || is_whole {
            return true;
        }
    }
    let about = |before: &&str| !is_own || is_about_appointment(before);
    let before = before_end(sentence).filter(about);
    before.is_some_and(|before| is_set_off(before) || is_one_clause(before))
}

/// Whether a sign sets off the words that cancel from these.
fn is_set_off(before: &str) -> bool {
    before
        .trim_end()
        .ends_with(|c| signs::is_any_dash(c) || matches!(c, '(' | '[' | ':' | '!' | '+'))
}

/// Whether the words of a sentence before those that cancel name an appointment, or those who invite, or nothing at all.
fn is_about_appointment(before: &str) -> bool {
    let words = || before.split(is_sign).filter(|word| !word.is_empty());
    let is_event = |word: &str| {
        let word = word.to_lowercase();
        let mut kinds = APPOINTMENTS.iter().chain(&OTHERS);
        word == "veranstaltung" || kinds.any(|kind| word.ends_with(kind))
    };
    let names_nothing = || !words().skip(1).any(|word| word.starts_with(char::is_uppercase));
    words().any(|word| is_one(word, &["wir"]) || is_event(word)) || names_nothing()
}

/// Whether the words that cancel say so in the same clause as these before them: no condition, and between commas nothing but
/// times, places and the verb.
fn is_one_clause(before: &str) -> bool {
    let (closed, last) = before.rsplit_once(SEPARATORS).unwrap_or((before, ""));
    let mut parts = closed.split(SEPARATORS);
    let first = parts.next().unwrap_or_default().trim_start();
    !CONDITIONS.contains(&first_word(first))
        && parts.all(|part| is_of_clause(part.trim_start(), true))
        && is_of_clause(last.trim_start(), false)
}

/// Whether what stands behind a comma is a time, a place, or goes on with the verb of the sentence. What no other comma closes
/// has the verb too, or few words: "im Rathaus entfällt".
fn is_of_clause(part: &str, is_closed: bool) -> bool {
    let (word, behind) = part.split_once(char::is_whitespace).unwrap_or((part, ""));
    let begins_large = |text: &str| text.starts_with(char::is_uppercase);
    let has_verb = || part.split_whitespace().any(|word| is_one(word, &HELPERS));
    let is_short = || is_closed || part.split_whitespace().count() <= LONGEST_PLACE || has_verb();
    part.is_empty()
        || is_one(word, &HELPERS)
        || part.starts_with(|c: char| c.is_ascii_digit()) && is_short()
        || CONTRACTED.contains(&word) && is_short()
        || BEFORE_PLACES.contains(&word) && (is_closed || begins_large(behind) && is_short())
        || begins_large(word) && is_closed
}

fn without_helpers(text: &str) -> &str {
    let mut words = text.trim_end();
    while is_one(last_word(words), &HELPERS) {
        let end = words.len().saturating_sub(last_word(words).len());
        words = words.get(..end).unwrap_or_default().trim_end();
    }
    words
}

/// Whether the last word of a text is one that what becomes of an event may end with: nearly none is.
fn ends_change(text: &str) -> bool {
    let word = text.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    is_one(word, &LAST_WORDS) || SAID.iter().any(|(said, ..)| is_same(word, said))
}

/// What stands before the words that cancel, at the end of a text. By hand, because nom reads from the left.
fn before_end(text: &str) -> Option<&str> {
    let text = text.trim_end_matches(is_sign);
    if !ends_change(text) {
        return None;
    }
    let (mut before, mut found) = (text, None);
    for _ in 0..LONGEST_CHANGE {
        before = before.trim_end();
        let Some(shorter) = before.len().checked_sub(last_word(before).len()) else {
            break;
        };
        before = before.get(..shorter)?;
        let tail = text.get(before.len()..)?.trim_start_matches(is_sign);
        if let Ok((_, change)) = all_consuming(change).parse(tail) {
            found = Some((text.strip_suffix(tail)?, change));
        }
    }
    let (before, change) = found.filter(|(_, change)| *change != Change::Other)?;
    let is_forced = || before.split(is_sign).any(|word| is_one(word, &FORCES));
    let is_denied = is_one(last_word(before), &["nicht", "oder"]);
    let cancels = !is_denied && (change != Change::MustCancel || is_forced());
    cancels.then(|| without_helpers(before))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_becomes_of_an_event_ends_as_such() {
        let said = SAID.iter().filter(|(_, place, _)| *place != Place::Before);
        let said = said.flat_map(|(said, ..)| ["", " werden", " worden"].map(|passive| format!("{said}{passive}")));
        let others = ["fällt aus", "fallen leider aus", "nicht stattfinden", "nicht statt"];
        for words in said.chain(others.map(str::to_owned)) {
            assert!(all_consuming(change).parse(words.as_str()).is_ok(), "{words}");
            for printed in [words.to_uppercase(), words] {
                assert!(ends_change(&format!("Der Termin {printed}")), "{printed}");
            }
        }
        assert!(!ends_change("Der Termin beginnt um elf Uhr"));
    }

    #[test]
    fn labels() {
        for line in [
            "Einladung",
            "Einladung:",
            "Einladung :",
            "Einladung  an die\u{A0}Medien",
            "EINLADUNG AN DIE MEDIEN",
            "Einladung/Invitation::",
            "EINLADUNG AN DIE PRESSE",
            "MEDIENEINLADUNG",
            "EINLADUNG / INVITATION",
            "EINLADUNG ZUM PRESSETERMIN",
            "PRESSE- UND FOTOTERMIN",
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
            "Medientermin FÄLLT leider aus",
            "Pressetermin kann nicht stattfinden",
            "Einladung an die Medien (muss kurzfristig entfallen)",
        ] {
            assert!(is_invitation(line), "{line}");
            // Wherever the end of a line cuts it.
            let mut cuts = line.match_indices(' ').map(|(at, _)| line.split_at(at));
            assert!(cuts.all(|(begun, words)| may_go_on(begun, words.trim())), "{line}");
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
            "einladung an die Medien",
            "eINLADUNG",
            "Filmgespräch",
            "Einladung zum Fotorundgang",
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
            ("Medientermin \u{2014} Neue Bäume", &[]),
            ("Medientermin 5.5.23. Bäume", &[]),
            ("Medientermin am 5.l0.: Neue Bäume", &[]),
            ("Einladung zum Fototermin am Rhein", &[]),
            ("MEDIENTERMIN AM 5.5.2023", &["5.5.2023"]),
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
            // What nobody but the press comes to is told by its day, or set off; what others come to by its day.
            "Medientermin Neue Bäume",
            "Medientermin zum Richtfest lockt Hunderte",
            "Medientermin am Rhein gestern gut besucht",
            "Fototermin: Nikolaus im Rathaus",
            "Filmgespräch am 5. Oktober im Filmmuseum",
            "Filmtermine im Open-Air-Kino",
            "Fotorundgang 5. Oktober: Neue Bäume",
            "Bildgespräch am 5. Oktober",
            "Bildtermine mit dem Prinzenpaar begehrt",
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
            "Medientermin 5.5.23: Neue Bäume \u{2014} ENTFÄLLT!",
            "Medientermin am Freitag, 5. Mai, 10 Uhr, im Rathaus entfällt",
            "Pressetermin am 5. Mai muss leider ausfallen",
            "Pressetermin am 5. Mai findet leider nicht statt: Neue Bäume",
            "Richtfest am Deich abgesagt",
            "Richtfest am Deich muss abgesagt werden",
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
            "Oberbürgermeister erläutert, warum die Kirmes entfällt",
            "Wie es weitergeht, wenn Konzerte ausfallen",
            "Warum die Kirmes entfällt",
            "Bei Regen muss das Richtfest ausfallen",
            "Wer kommt und wer nicht: bis Mittwoch absagen",
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
            ", müssen wir leider absagen.",
            " findet leider nicht statt.",
            " kann nicht stattfinden.",
            " wird nicht stattfinden",
            " muss leider ausfallen",
            " muss leider abgesagt werden.",
            ", im Rathaus, Marktplatz 2, ist abgesagt.",
            ", in der Tonhalle, ist abgesagt.",
            ", im Rathaus wird wegen einer Krankheit abgesagt.",
            ", findet der Medientermin nicht statt.",
            " \u{2013} findet nicht statt",
            ", im Rathaus \u{2014} ENTFÄLLT!",
            // The next paragraph.
            "ABGESAGT!",
            "Entfällt!",
            "Der Medientermin muss leider entfallen.",
            "Wir müssen die Veranstaltung leider absagen.",
            "Aus Gründen des Wetters müssen wir absagen. Wir melden uns.",
            "im Rathaus fällt leider aus. Neuer Termin ist am Montag.",
        ] {
            assert!(is_called_off(text), "{text}");
        }
        for text in [
            ". Entfällt er, sagen wir Bescheid",
            " wird auf Montag verschoben",
            " im Rathaus. Das Konzert ist abgesagt.",
            ", 10 Uhr, stellt Ina Roth im Rathaus vor, welche Gebühren 2020 entfallen.",
            ", 10 Uhr, welche Gebühren im Jahr 2020 entfallen.",
            " erläutert Ina Roth, in Bilk und Rath müsse die Kirmes entfallen.",
            " erläutert Ina Roth die Pläne: Parkgebühren entfallen",
            ". Bitte bis Mittwoch zu- oder absagen.",
            // The next paragraph.
            "Bitte bis Mittwoch zu- oder absagen.",
            "Alle müssen bis Mittwoch zu- oder absagen.",
            "Wer nicht kommen kann, möge absagen.",
            "Wer nicht kommen kann, muss absagen.",
            "Absage oder Zusage bitte bis Mittwoch.",
            "Entfällt er, sagen wir Bescheid.",
            "Bei Regen muss der Termin entfallen.",
            "Die Gebühren für Kitas entfallen.",
            "Stadtdirektorin Ina Roth erläutert, warum der Weihnachtsmarkt entfällt.",
            "",
        ] {
            assert!(!is_called_off(text), "{text}");
        }
        let long = |length: usize| format!(" {}, abgesagt", "a".repeat(length));
        assert!(is_called_off(&long(289)) && !is_called_off(&long(290)));
    }
}
