//! The vocabulary: templates with slots, and the words for each slot.
//!
//! A template is filled from a few small numbers, so that proptest shrinks a text towards the first words of each list.
//! `{who}` is a word of the list "who", `{^who}` the same with a capital.

use proptest::array::uniform16;
use proptest::prelude::*;

/// Any of the templates, its slots filled with any words.
pub fn filled(templates: &'static [&'static str]) -> impl Strategy<Value = String> + Clone {
    (0..templates.len(), uniform16(any::<u16>()))
        .prop_map(|(at, choices)| fill(templates[at], &mut Choices::new(&choices)))
}

/// One of a list.
pub fn one(of: &'static [&'static str]) -> impl Strategy<Value = String> + Clone {
    proptest::sample::select(of).prop_map(str::to_owned)
}

/// Numbers that are used in turn, with their place mixed in when they begin again.
struct Choices<'c> {
    numbers: &'c [u16],
    used: usize,
}

impl<'c> Choices<'c> {
    const fn new(numbers: &'c [u16]) -> Self {
        Self { numbers, used: 0 }
    }

    fn below(&mut self, limit: usize) -> usize {
        let round = self.used / self.numbers.len();
        let number = usize::from(self.numbers[self.used % self.numbers.len()]);
        self.used += 1;
        (number / 7_usize.pow(u32::try_from(round).unwrap_or(0))) % limit
    }
}

fn fill(template: &str, choices: &mut Choices<'_>) -> String {
    let mut text = String::new();
    let mut rest = template;
    while let Some((before, behind)) = rest.split_once('{') {
        let (slot, behind) = behind.split_once('}').expect("a slot is closed");
        text.push_str(before);
        let name = slot.trim_start_matches('^');
        let word = value(name, choices);
        if name.len() < slot.len() {
            let mut letters = word.chars();
            text.extend(letters.next().into_iter().flat_map(char::to_uppercase));
            text.push_str(letters.as_str());
        } else {
            text.push_str(&word);
        }
        rest = behind;
    }
    text.push_str(rest);
    text
}

/// A number or a word for a slot.
fn value(slot: &str, choices: &mut Choices<'_>) -> String {
    match slot {
        "day" => (1 + choices.below(28)).to_string(),
        "hour" => (8 + choices.below(14)).to_string(),
        "minute" => format!("{:02}", choices.below(60)),
        "year" => (1950 + choices.below(75)).to_string(),
        "few" => (13 + choices.below(86)).to_string(),
        "thousands" => format!("{}.{:03}", 1 + choices.below(900), choices.below(1_000)),
        "en-thousands" => format!("{},{:03}", 1 + choices.below(900), choices.below(1_000)),
        "millions" => format!("{},{}", 1 + choices.below(90), 1 + choices.below(9)),
        _ => {
            let words = words(slot);
            let template = words[choices.below(words.len())];
            fill(template, choices)
        }
    }
}

fn words(slot: &str) -> &'static [&'static str] {
    let found = WORDS.iter().find(|(name, _)| *name == slot);
    found.unwrap_or_else(|| panic!("no words for {slot:?}")).1
}

/// Given names that stand before any family name.
pub const GIVEN: [&str; 16] = [
    "Ina",
    "Wiebke",
    "Marc-André",
    "Hans-Jürgen",
    "Zoë",
    "Björn",
    "Anna Maria",
    "Élodie",
    "Karl-Heinz",
    "Süreyya",
    "Per",
    "Dörthe",
    "Jean-Luc",
    "Tamás",
    "Bo",
    "Friederike",
];

/// Family names, simple ones, double ones, and those with particles.
pub const FAMILY: [&str; 18] = [
    "Roth",
    "Lindqvist",
    "Haverkamp-Tillmann",
    "von der Heide",
    "Yelmaz",
    "O'Malley",
    "ter Brüggen",
    "Küpperbusch",
    "Mälzer",
    "Moll-Fuchs",
    "de la Rue",
    "Quandt",
    "Straßberger",
    "Ng",
    "Osterloh",
    "D'Arc",
    "zu Salm-Horst",
    "Ebel",
];

pub const MONTHS: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];

pub const ENGLISH_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const WORDS: [(&str, &[&str]); 38] = [
    ("given", &GIVEN),
    ("family", &FAMILY),
    (
        "person",
        &[
            "{given} {family}",
            "{given} {family}",
            "Dr. {given} {family}",
            "Prof. Dr. {given} {family}",
        ],
    ),
    ("month", &MONTHS),
    ("en-month", &ENGLISH_MONTHS),
    (
        "weekday",
        &[
            "Montag",
            "Dienstag",
            "Mittwoch",
            "Donnerstag",
            "Freitag",
            "Samstag",
            "Sonntag",
        ],
    ),
    (
        "en-weekday",
        &[
            "Monday",
            "Tuesday",
            "Wednesday",
            "Thursday",
            "Friday",
            "Saturday",
            "Sunday",
        ],
    ),
    (
        "town",
        &[
            "Bilkerath",
            "Oberlohe",
            "Klein-Urdel",
            "Lohfeld",
            "Angerstedt",
            "Nieder-Itter",
            "Heerdorf",
            "Stockheim-Nord",
        ],
    ),
    (
        "street",
        &[
            "an der Birkenallee",
            "in der St.-Anna-Straße",
            "am Prinz-Georg-Platz",
            "am Alten Hafen",
            "auf der Lindenhöhe",
            "in der Hans-Ebel-Straße {few}",
        ],
    ),
    (
        "slug",
        &[
            "brunnen",
            "lesefest",
            "klima-und-energie",
            "rad/wege",
            "bau/alte-uhren.html",
            "a-bis-z",
            "Stadtplan",
        ],
    ),
    (
        "title",
        &[
            "Nachts am Fluss",
            "Die Stadt und das Meer",
            "Wer zählt die Bäume?",
            "Kunst trifft Kies",
            "Heim-Spiel",
            "Auf und davon!",
            "Drei Jahre, ein Haus",
        ],
    ),
    (
        "who",
        &[
            "die Stadt",
            "das Gartenamt",
            "der Heimatverein Lohfeld e.V.",
            "die Kinder- und Jugendhilfe",
            "das Kultur- und Sportamt",
            "der Umweltausschuss",
            "die Leiterin des Hauses, {person},",
            "der Arbeitskreis \"{title}\"",
            "die Werkstatt für Holz",
            "Stadtdirektorin {person}",
            "das Team um {person}",
            "der Chor der St.-Anna-Kirche",
            "die Feuer- und Rettungswache {few}",
        ],
    ),
    (
        "whom",
        &[
            "die Nachbarschaft",
            "alle Familien aus {town}",
            "Schülerinnen und Schüler",
            "die Eltern",
            "den Heimatverein",
            "Bürgerinnen und Bürger",
            "viele Ehrenamtliche",
            "das Kultur- und Sportamt",
        ],
    ),
    (
        "what",
        &[
            "den neuen Brunnen",
            "die Pläne für das alte Kesselhaus",
            "{few} neue Bänke aus Holz",
            "das Programm \"{title}\"",
            "eine Werkstatt für Fahr- und Lastenräder",
            "den Rad- und Fußweg",
            "ein Haus mit {few} Zimmern",
            "die Brücke in {town}",
            "rund {thousands} Bücher",
            "den {few}-köpfigen Beirat",
            "die Ausstellung \"{title}\"",
            "das Konzept \"{year} - und dann?\"",
        ],
    ),
    (
        "thing",
        &[
            "der neue Brunnen",
            "die Sanierung der Brücke",
            "das Sommerfest",
            "ein Abend für Familien",
            "die Ausstellung \"{title}\"",
            "der Wochen- und Blumenmarkt",
            "das Straßenfest",
            "die Lesung mit {person}",
        ],
    ),
    (
        "when",
        &[
            "am Montag",
            "im Mai",
            "nach zwei Jahren Bauzeit",
            "am {weekday}, {day}. {month},",
            "seit dem {day}. {month} {year}",
            "zum ersten Mal",
            "in diesem Sommer",
            "am frühen Morgen",
            "im kommenden Jahr",
            "kurz vor 17 Uhr",
            "zum {few}. Mal",
            "von {hour}.30 bis 23 Uhr",
        ],
    ),
    (
        "where",
        &[
            "im Park",
            "am Rhein",
            "{street}",
            "in {town}",
            "auf dem Platz vor der Tonhalle",
            "im Haus der Jugend",
            "zwischen {town} und {town}",
            "unter freiem Himmel",
            "in der Aula der Schule",
        ],
    ),
    (
        "done",
        &[
            "vorgestellt",
            "freigegeben",
            "eröffnet",
            "gemeinsam mit {person} gefeiert",
            "dem Rat gezeigt",
            "am Ende doch gefunden",
            "auf den Weg gebracht",
        ],
    ),
    (
        "quote",
        &[
            "Das haben wir uns lange gewünscht",
            "Ein Haus ist erst fertig, wenn jemand darin lacht",
            "Ohne {whom} ginge hier nichts",
            "Wir fangen klein an, aber wir hören nicht auf",
            "Auf'm Platz ist's am schönsten",
            "Wer {when} kommt, bekommt einen Stuhl",
            "Am Ende zählt, was in {town} davon bleibt",
        ],
    ),
    ("says", &["sagte", "erklärte", "betonte", "so", "meint", "berichtete"]),
    (
        "list",
        &[
            "Musik, Tanz und Theater",
            "Bücher, Filme und Karten",
            "Sand, Kies und Lehm",
            "Äpfel, Birnen und Quitten",
        ],
    ),
    (
        "aside",
        &[
            "so die Planung",
            "bei jedem Wetter",
            "wie schon {year}",
            "auch in {town}",
            "insgesamt {thousands} Plätze",
            "s. Plan",
        ],
    ),
    (
        "reason",
        &[
            "weil der Weg zur Schule dann kürzer ist",
            "damit auch {whom} etwas davon haben",
            "obwohl das Geld knapp ist",
            "um den Lärm zu senken, der nachts stört",
            "so dass am Abend noch Licht brennt",
        ],
    ),
    (
        "head-what",
        &[
            "Neuer Brunnen",
            "Straßenfest",
            "Rad- und Fußweg",
            "Kesselhaus",
            "Lesefest",
            "Markt am Ufer",
            "Klein-Urdeler Park",
            "\"{title}\"",
            "{few} Bänke",
            "Werkstatt für Lastenräder",
        ],
    ),
    (
        "head-done",
        &[
            "eröffnet",
            "lädt in den Park ein",
            "zieht um",
            "wird gebaut",
            "geht ans Netz",
            "hilft der Nachbarschaft",
            "feiert Jubiläum",
            "für {town}",
            "am Rhein",
        ],
    ),
    (
        "en-who",
        &[
            "the city",
            "the parks department",
            "the youth council",
            "the director of the house, {person},",
            "a team led by {person}",
            "the working group \"{title}\"",
            "the choir of St. Anne's Church",
            "the fire and rescue service",
            "Lord Mayor {person}",
        ],
    ),
    (
        "en-what",
        &[
            "the new fountain",
            "its plans for the old boiler house",
            "{few} new benches",
            "a workshop for cargo bikes",
            "the foot- and cycle path",
            "the exhibition \"{title}\"",
            "more than {en-thousands} books",
            "a house with {few} rooms",
        ],
    ),
    (
        "en-when",
        &[
            "on Monday",
            "in May",
            "after two years of work",
            "on {en-weekday}, {en-month} {day}th,",
            "since {year}",
            "for the first time",
            "this summer",
            "early in the morning",
            "just before 5 p.m., as planned,",
        ],
    ),
    (
        "en-where",
        &[
            "in the park",
            "on the banks of the Rhine",
            "in {town}",
            "between {town} and {town}",
            "in the old town hall",
            "under the open sky",
        ],
    ),
    (
        "en-done",
        &[
            "presented",
            "opened",
            "shown to the council",
            "celebrated together with {person}",
            "brought on its way",
        ],
    ),
    (
        "en-quote",
        &[
            "We have waited for this for a long time",
            "A house is only finished when somebody laughs in it",
            "Nobody would do this alone",
            "It's small, but it's ours",
            "What counts in the end is what stays in {town}",
        ],
    ),
    ("en-says", &["said", "explained", "added"]),
    (
        "en-list",
        &[
            "music, dance and theatre",
            "books, films and maps",
            "sand, gravel and clay",
        ],
    ),
    (
        "en-reason",
        &[
            "because the way to school will be shorter",
            "so that the neighbours can sleep at night",
            "although the money is short",
            "in order to help those who live there",
        ],
    ),
    (
        "en-head-what",
        &[
            "New fountain",
            "Street festival",
            "Market by the river",
            "Foot- and cycle path",
            "\"{title}\"",
            "{few} benches",
        ],
    ),
    (
        "en-head-done",
        &[
            "opens in the old harbour",
            "brings the neighbours together",
            "will be built at last",
            "for the children of {town}",
            "helps those who need it",
        ],
    ),
    (
        "role",
        &[
            "Oberbürgermeisterin",
            "Gartenamtsleiter",
            "Architektin",
            "Schülerin",
            "Kapitän",
            "Bezirksvorsteher",
        ],
    ),
    ("en-role", &["mayor", "gardener", "architect", "captain", "chairwoman"]),
];
