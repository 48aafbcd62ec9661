//! Sentences, paragraphs, and all the lines that stand above, between and below them.

use proptest::collection::vec;
use proptest::prelude::*;

use super::words::{filled, one};
use super::{Block, Language};

/// Sentences that say what they are about in the first words, so that the language can be told.
const OPENINGS: [&str; 10] = [
    "{^who} hat {when} {what} {where} {done}.",
    "{^when} beginnt {where} {thing}, {reason}.",
    "Wie schon im vergangenen Jahr gibt es {where} wieder {what}, {aside}.",
    "\"{quote}\", {says} {person}, als {who} {when} {what} zeigte.",
    "Mit einem Fest für {whom} hat {who} {what} {done}.",
    "Rund {thousands} Gäste kamen {when} und sahen, wie {who} {what} vorstellte ({aside}).",
    "Nach einer langen Suche in der ganzen Stadt haben {person} und {person} {where} {what} gefunden.",
    "Was {who} {when} {where} plant, hat auch {whom} überzeugt: Es geht um {list}.",
    "Auch für {whom} ist {thing} - und nicht nur {where} - ein guter Grund zu kommen.",
    "Im Haus \"{title}\" {where} zeigt {who} {when}, was aus {list} werden kann.",
];

/// Sentences that follow them.
const SENTENCES: [&str; 19] = [
    "{^who} will {what} noch in diesem Jahr zeigen.",
    "\"{quote}\", {says} {person}.",
    "\"{quote}. {quote}\", {says} {person} {when}.",
    "{person} ist sicher: \"{quote}.\"",
    "Die Kosten liegen bei {millions} Millionen Euro, von denen {who} {thousands} Euro trägt.",
    "Beteiligt sind u.a. {who}, {who} und {person}.",
    "Das Angebot reicht von {list} bis zu {list}, z.B. {where}.",
    "Geöffnet ist täglich von {hour} bis 22 Uhr, {when} auch länger.",
    "Mehr dazu steht unter www.duesseldorf.de/{slug} im Internet.",
    "Fragen beantwortet die Stadt unter bau-und-park@duesseldorf.de auch {when}.",
    "Ein Teil - {aside} - bleibt {where}.",
    "Der Eintritt kostet {few},50 Euro (ermäßigt: {few} Euro).",
    "Und wer hat das alles bezahlt?",
    "So etwas gab es hier noch nie!",
    "Seit {year} gehört {thing} dazu; {reason}.",
    "Zum {few}. Mal ist {person} mit dabei.",
    "Anmelden kann man sich bis {day}. {month} bei Dr. {family} unter der Nummer 0211-89{thousands}.",
    "Das Stück \"{title}\" (Regie: {person}) läuft {when}.",
    "Hintergrund: {^who} prüft {what}, {reason}.",
];

const ENGLISH_OPENINGS: [&str; 6] = [
    "{^en-who} has {en-done} {en-what} {en-where} {en-when} {en-reason}.",
    "Visitors who come to the city {en-when} will find {en-what} {en-where}.",
    "\"{en-quote},\" {en-says} {person} when {en-who} showed {en-what} {en-where}.",
    "More than {en-thousands} people came {en-when} and saw how {en-who} opened {en-what}.",
    "After more than a year and a long search, {en-what} has been found {en-where} by {person} and {person}.",
    "What {en-who} is planning {en-where} is about more than {en-list} ({en-when}).",
];

const ENGLISH_SENTENCES: [&str; 9] = [
    "The costs of {few} million euros are shared by {en-who} and {en-who}.",
    "\"{en-quote},\" {en-says} {person}.",
    "\"{en-quote}. {en-quote},\" {en-says} {person} {en-when}.",
    "It was {person} who said: \"{en-quote}.\"",
    "The offer ranges from {en-list} to {en-list}, e.g. {en-where}.",
    "There is more about it at www.duesseldorf.de/{slug} on the web.",
    "Who would have thought so?",
    "Everybody is welcome - and not only {en-where} - to have a look.",
    "Mr. {family} and Dr. {family} will be there {en-when}, too.",
];

const HEADLINES: [&str; 8] = [
    "{head-what} {head-done}",
    "{head-what} {head-done}: {^who} hat {what} {done}",
    "{^who} hat {when} {what} {done}",
    "{head-what} in {town} {head-done}",
    "{person} stellt {what} {where} vor",
    "Wer kennt {town}? {head-what} {head-done}",
    "\"{title}\": {head-what} {head-done}",
    "{head-what} und {head-what} {head-done}",
];

const ENGLISH_HEADLINES: [&str; 4] = [
    "{en-head-what} {en-head-done}",
    "{person} has {en-done} {en-what} {en-where}",
    "{en-head-what} in {town} {en-head-done}",
    "The council and the neighbours have {en-done} {en-what}",
];

const SUBHEADS: [&str; 6] = [
    "{thousands} Gäste aus {few} Ländern",
    "{^what} für {whom}",
    "{person} dankt der Nachbarschaft in {town}",
    "Auch {whom} sind mit dabei",
    "{^when} beginnt {where} {thing}",
    "Programm mit Musik- und Tanzgruppen bis in die Nacht",
];

const ENGLISH_SUBHEADS: [&str; 3] = [
    "{en-thousands} guests from {few} countries",
    "{^en-what} for everyone who lives in {town}",
    "{person} thanks the neighbours in {town}",
];

const CROSSHEADS: [&str; 8] = [
    "Hintergrund",
    "Zahlen und Fakten",
    "Was sich ändert",
    "{^list} für {whom}",
    "Programm in {town}",
    "Wie geht es weiter?",
    "Die Rad- und Fußwege",
    "Zur Person: {person}",
];

const ENGLISH_CROSSHEADS: [&str; 4] = [
    "Background",
    "Facts and figures",
    "How it all began",
    "What the neighbours think",
];

const ITEMS: [&str; 8] = [
    "{^list}",
    "{few} Meter neue Rohre",
    "{weekday}, {day}. {month}: Führung mit {person}",
    "{^what} für {whom}, {reason}",
    "der Spielplatz {where} und die Wiesen rund um den Park",
    "Vortrag von {person}, {hour}.30 Uhr",
    "\"{title}\", Lesung {where}",
    "Anfragen an Dr. {family}",
];

const ENGLISH_ITEMS: [&str; 4] = [
    "{^en-list}",
    "{few} metres of new pipes",
    "a talk by {person} {en-where}",
    "{^en-what} for everyone who comes {en-when}",
];

const CAPTIONS: [&str; 9] = [
    "{^thing} {where}",
    "{^who} hat {what} {done}",
    "V.l.: {person}, {role} {person} und {person} {where}",
    "{role} {person} (r.) zeigt {whom} {what}",
    "{role} {person} mit dem Buch \"{title}\" {where}",
    "Blick auf {what}: {^who} hat {when} {what} {done}",
    "{head-what} {head-done}",
    "{person}, {role} in {town}, {few} Jahre nach dem Bau",
    "{^list}. {^who} plant {what} {where}",
];

const ENGLISH_CAPTIONS: [&str; 3] = [
    "{^en-who} has {en-done} {en-what}",
    "From left: {person}, {en-role} {person} and {person} {en-where}",
    "{^en-role} {person} with the book \"{title}\"",
];

/// A sentence that can stand anywhere in a paragraph but at its beginning.
pub fn sentence(language: Language) -> BoxedStrategy<String> {
    match language {
        Language::German => filled(&SENTENCES).boxed(),
        Language::English => filled(&ENGLISH_SENTENCES).boxed(),
    }
}

/// A paragraph of as many sentences, long enough that its language can be told.
pub fn paragraph(
    language: Language,
    sentences: std::ops::RangeInclusive<usize>,
) -> impl Strategy<Value = String> + Clone {
    let opening = match language {
        Language::German => filled(&OPENINGS).boxed(),
        Language::English => filled(&ENGLISH_OPENINGS).boxed(),
    };
    let more = sentences.start() - 1..=sentences.end() - 1;
    let text = (opening, vec(sentence(language), more)).prop_map(|(mut text, more)| {
        for sentence in more {
            text.push(' ');
            text.push_str(&sentence);
        }
        without_double_marks(&text)
    });
    text.prop_filter("language of a paragraph", move |text| is_told(text, language))
}

/// Whether the identifier of languages sees the language of a paragraph: how often it errs is measured, not proved here.
pub fn is_told(text: &str, language: Language) -> bool {
    let end = (0..=96.min(text.len()))
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0);
    text.len() >= 60 && whichlang::detect_language(&text[..end]) == seen(language)
}

/// The same for one side of a headline in two languages, whose quoted titles could be in either.
pub fn is_told_by_itself(text: &str, language: Language) -> bool {
    let outside: String = text.split('"').step_by(2).collect();
    let words = outside.split(' ').filter(|word| !word.starts_with(char::is_uppercase));
    let words: Vec<_> = words.collect();
    let (outside, words) = (outside.trim(), words.join(" "));
    // Very short texts are doubled.
    let doubled = format!("{outside} {outside}");
    [outside, &doubled, &words]
        .iter()
        .all(|text| whichlang::detect_language(text) == seen(language))
}

const fn seen(language: Language) -> whichlang::Lang {
    match language {
        Language::German => whichlang::Lang::Deu,
        Language::English => whichlang::Lang::Eng,
    }
}

/// A German headline that stands without a text, so that it tells its language by itself.
pub fn lone_headline() -> impl Strategy<Value = String> + Clone {
    one(&[
        "Brunnen sprudelt nach einer langen Pause wieder für alle",
        "Wie aus einem alten Speicher ein Haus für die Nachbarschaft wird",
        "Stadt sucht Menschen, die im Sommer die jungen Bäume gießen",
    ])
}

/// One side of a headline in two languages.
pub fn headline_of_two(language: Language) -> impl Strategy<Value = String> + Clone {
    headline(language).prop_filter("language of a headline", move |text| {
        text.chars().count() <= 75 && is_told_by_itself(text, language)
    })
}

/// Names with an apposition end with a comma, which other marks do not want.
fn without_double_marks(text: &str) -> String {
    [",,", ",.", ",;", ",:", ",)"]
        .iter()
        .fold(text.to_owned(), |text, marks| text.replace(marks, &marks[1..]))
}

/// Display lines, items and captions have at most so many characters.
const LINE: usize = 115;

macro_rules! lines {
    ($($(#[$meaning:meta])+ $name:ident $german:ident $english:ident;)+) => {
        $($(#[$meaning])+
        pub fn $name(language: Language) -> impl Strategy<Value = String> + Clone {
            match language {
                Language::German => filled(&$german).boxed(),
                Language::English => filled(&$english).boxed(),
            }
            .prop_map(|text| without_double_marks(&text).trim_end_matches(',').to_owned())
            .prop_filter("length of a line", |text| text.chars().count() <= LINE)
        })+
    };
}

lines! {
    /// A headline in one language; no slash in it.
    headline HEADLINES ENGLISH_HEADLINES;
    /// A line below the headline.
    subhead SUBHEADS ENGLISH_SUBHEADS;
    /// A heading inside the body.
    crosshead CROSSHEADS ENGLISH_CROSSHEADS;
    /// An item of a list, without its mark.
    item ITEMS ENGLISH_ITEMS;
    /// What a picture shows, without the credit.
    caption CAPTIONS ENGLISH_CAPTIONS;
}

/// Lines below the headline, none of them twice: a line that is printed again is one of the page.
pub fn subheads(language: Language) -> impl Strategy<Value = Vec<String>> + Clone {
    vec(subhead(language), 0..=3).prop_map(|mut subheads| {
        let mut seen = std::collections::HashSet::new();
        subheads.retain(|subhead| seen.insert(subhead.clone()));
        subheads
    })
}

/// A line above the headline.
pub fn kicker() -> impl Strategy<Value = String> + Clone {
    one(&[
        "Kultursommer am Rhein",
        "Zweite Woche der offenen Gärten",
        "Jahr des Wassers: Stadt und Fluss",
        "Aus dem Rat der Nachbarschaften",
    ])
}

/// A rubric of the press service.
pub fn topic() -> impl Strategy<Value = String> + Clone {
    one(&[
        "Kultur",
        "Umwelt",
        "Verkehr",
        "Wirtschaft",
        "Planen und Bauen",
        "Zu Gast im Rathaus",
        "Amt 13 News",
    ])
}

/// Topics of the press service that no other line reads like, none of them twice.
pub fn rubrics() -> impl Strategy<Value = Vec<String>> + Clone {
    let rubric = one(&[
        "Kultur",
        "Sicherheit",
        "Stadtentwicklung",
        "Rathaus",
        "Rat",
        "Digitales",
        "Sport",
        "Stadtgrün",
        "Internationales",
        "Planen und Bauen",
        "Kinder & Jugend",
        "Zu Gast im Rathaus",
    ]);
    vec(rubric, 1..=3).prop_map(|mut rubrics| {
        let mut seen = std::collections::HashSet::new();
        rubrics.retain(|rubric| seen.insert(rubric.clone()));
        rubrics
    })
}

/// An English sentence full of German names, which mislead whoever tells languages.
pub fn german_names() -> impl Strategy<Value = String> + Clone {
    let name = one(&[
        "Wübke Gräfenhöh",
        "Jörg Öhlschläger",
        "Götz Mühlenbrück",
        "Änne Süßkind",
        "Günther Höllmüller",
    ]);
    vec(name, 4..=6).prop_map(|names| {
        let (last, first) = names.split_last().expect("some names");
        format!("Among the many guests were {} and {last}.", first.join(", "))
    })
}

/// A body: paragraphs, some of them below a heading, some with a list below them. The first and the last block are
/// paragraphs. No heading stands there twice: a line that is printed again is one of the page.
pub fn body(
    language: Language,
    paragraphs: std::ops::RangeInclusive<usize>,
) -> impl Strategy<Value = Vec<Block>> + Clone {
    let crosshead = proptest::option::weighted(0.25, crosshead(language));
    let list = proptest::option::weighted(0.2, vec(item(language), 2..=5));
    let part = (paragraph(language, 1..=5), list, crosshead).prop_map(move |(text, items, heading)| {
        let list = items.map(|items| Block::List(language, items));
        let heading = heading.map(|text| Block::Crosshead(language, text));
        let first = Block::Paragraph(language, text);
        [Some(first), list, heading].into_iter().flatten().collect::<Vec<_>>()
    });
    (vec(part, paragraphs), paragraph(language, 1..=5)).prop_map(move |(parts, last)| {
        let mut body: Vec<_> = parts.into_iter().flatten().collect();
        body.push(Block::Paragraph(language, last));
        let mut headings = std::collections::HashSet::new();
        body.retain(|block| match block {
            Block::Crosshead(_, text) => headings.insert(text.clone()),
            _ => true,
        });
        body
    })
}
