//! Invented releases: each is put together from a form that others of its kind have too and from sentences of its own.

use chrono::{Datelike as _, Days, NaiveDate};

/// Chance that is the same in each run (an LCG, whose upper bits are taken).
pub(super) struct Chance(u64);

impl Chance {
    pub(super) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(super) fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    pub(super) fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }

    pub(super) fn is(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
}

#[derive(Clone, Debug)]
pub(super) struct Invented {
    pub(super) is_invitation: bool,
    pub(super) date: NaiveDate,
    pub(super) kicker: Option<String>,
    pub(super) headline: String,
    pub(super) subhead: Option<String>,
    pub(super) body: Vec<String>,
    /// Headline and body in English.
    pub(super) english: Option<(String, Vec<String>)>,
    /// Names and captions.
    pub(super) pictures: Vec<(String, String)>,
    pub(super) record: usize,
    pub(super) desk: usize,
    pub(super) hour: usize,
}

pub(super) const DISTRICTS: [&str; 12] = [
    "Ahornfeld",
    "Birkenau",
    "Dornbach",
    "Eschental",
    "Fährhaus",
    "Ginsterweg",
    "Haselgrund",
    "Krummbach",
    "Lindenhof",
    "Mühlenort",
    "Nesselbruch",
    "Weidenau",
];
const PERSONS: [&str; 10] = [
    "Elif Brink",
    "Łukasz Wiśniewski",
    "Mara Lenz",
    "Ştefan Aydoğan",
    "Konrad Süß",
    "Ina Roth",
    "Dörte Kühn",
    "Miloš Šimek",
    "Bodo Haack",
    "Selma Örs",
];
const THINGS: [&str; 14] = [
    "Spielplatz",
    "Brunnen",
    "Radweg",
    "Bücherbus",
    "Kindergarten",
    "Wochenmarkt",
    "Stadtpark",
    "Glockenturm",
    "Hallenbad",
    "Jugendhaus",
    "Museumshof",
    "Fußgängersteg",
    "Schulgarten",
    "Probenraum",
];
const ACTS: [&str; 10] = [
    "saniert",
    "eröffnet",
    "erweitert",
    "begrünt",
    "gesperrt",
    "umgebaut",
    "beleuchtet",
    "eingeweiht",
    "vermessen",
    "geräumt",
];
const OWN: [&str; 16] = [
    "Die Arbeiten haben {n} Wochen gedauert und {m} Euro gekostet.",
    "{person} hat die Pläne vor {n} Jahren im Ausschuss vorgestellt.",
    "Wer mitmachen will, meldet sich bis zum {n}. bei {person} im Haus am Markt.",
    "In {district} wohnen {m} Menschen, von denen viele den Weg täglich gehen.",
    "„Darauf haben wir lange gewartet“, sagte {person} am Rande der kleinen Feier.",
    "Der {thing} bekommt außerdem {n} neue Bänke aus Eichenholz.",
    "Ein Verein aus {district} pflegt die Beete und schließt abends das Tor.",
    "Am Vormittag spielte die Kapelle, am Nachmittag lasen {n} Kinder Gedichte vor.",
    "Der alte {thing} wird erst {act}, wenn das Geld dafür da ist.",
    "{person} und {person} haben die Schlüssel übergeben.",
    "Die Umleitung führt über {district} und ist mit gelben Schildern ausgewiesen.",
    "Im nächsten Jahr soll auch der {thing} in {district} an die Reihe kommen.",
    "Von {n} Entwürfen wählte die Jury den schlichtesten.",
    "Das Dach trägt {n} Bienenstöcke, die {person} betreut.",
    "Für Rollstühle gibt es an der Nordseite eine Rampe von {n} Metern.",
    "Der Ablauf ist mit der Schule, dem Hort und {m} Anliegern besprochen worden.",
];
const ENGLISH: [&str; 6] = [
    "The work took {n} weeks and cost {m} euros.",
    "{person} had shown the plans to the committee {n} years ago.",
    "A club from {district} looks after the flower beds and locks the gate at night.",
    "In the morning the band played, in the afternoon {n} children read poems.",
    "The roof carries {n} hives, which {person} looks after.",
    "There is a ramp of {n} metres for wheelchairs on the north side.",
];

/// What all releases of a kind have in common: headline, and the first sentences.
const FORMS: [(&str, &[&str]); 5] = [
    (
        "{thing} in {district} wird {act}",
        &[
            "Die Stadt Düsseldorf hat den Beschluss der Bezirksvertretung umgesetzt und die Anlieger mit einem Schreiben \
             unterrichtet.",
            "Während der Arbeiten kann es zu Behinderungen kommen, für die um Verständnis gebeten wird.",
        ],
    ),
    (
        "Baustellen der Woche: {n} Sperrungen",
        &[
            "Das Amt für Verkehrsmanagement gibt wie in jeder Woche eine Übersicht über die wichtigsten Baustellen im Stadtgebiet.",
            "Alle Angaben gelten vorbehaltlich kurzfristiger Änderungen, die im Internet abrufbar sind.",
            "Verkehrsteilnehmer werden gebeten, mehr Zeit einzuplanen und die Umleitungen zu beachten.",
        ],
    ),
    (
        "Sprechstunde in {district}",
        &[
            "Die Bürgerinnen und Bürger können ohne Anmeldung mit ihren Fragen und Anregungen kommen.",
            "Die Sprechstunde findet an jedem ersten Dienstag im Monat statt und dauert zwei Stunden.",
        ],
    ),
    (
        "{person} besucht {thing} in {district}",
        &["Bei einem Rundgang ließ sich der Gast den Stand der Dinge zeigen und sprach mit den Beschäftigten."],
    ),
    (
        "Zahl der Anträge steigt auf {m}",
        &[
            "Das Amt für Statistik legt regelmäßig Zahlen vor, die sich mit denen der Vorwoche vergleichen lassen.",
            "Die Entwicklung der vergangenen Tage entspricht den Erwartungen der Fachleute im Haus.",
        ],
    ),
];

pub(super) fn filled(chance: &mut Chance, form: &str) -> String {
    let mut text = form.to_owned();
    while let Some(start) = text.find('{') {
        let end = start + text[start..].find('}').unwrap();
        let value = match &text[start + 1..end] {
            "n" => (2 + chance.below(97)).to_string(),
            "m" => (1_000 + chance.below(90_000)).to_string(),
            "person" => chance.of(&PERSONS).to_owned(),
            "district" => chance.of(&DISTRICTS).to_owned(),
            "thing" => chance.of(&THINGS).to_owned(),
            _ => chance.of(&ACTS).to_owned(),
        };
        text.replace_range(start..=end, &value);
    }
    text
}

fn sentences(chance: &mut Chance, forms: &[&str], count: usize) -> Vec<String> {
    let first = chance.below(forms.len());
    let forms = forms.iter().cycle().skip(first).take(count.min(forms.len()));
    forms.map(|form| filled(chance, form)).collect()
}

/// The release of that number among all; no two have a number, or a picture, in common.
pub(super) fn release(chance: &mut Chance, number: usize) -> Invented {
    let date = NaiveDate::from_ymd_opt(2017, 1, 2).unwrap() + Days::new(u64::try_from(number / 3).unwrap());
    let (headline, form) = FORMS[chance.below(FORMS.len())];
    let mut body: Vec<String> = form.iter().map(|sentence| (*sentence).to_owned()).collect();
    for pair in sentences(chance, &OWN, 8).chunks(2) {
        body.push(pair.join(" "));
    }
    let headline = filled(chance, headline);
    let english = chance.is(15).then(|| {
        let body = sentences(chance, &ENGLISH, 5);
        (
            filled(chance, "News from {district} about the {n} new benches of the year"),
            body,
        )
    });
    let day = date.format("%y%m%d");
    let thing = chance.of(&THINGS);
    let pictures = (1..=chance.below(5)).map(|index| {
        let name = format!("{day}-{thing} {number} ({index}).jpg");
        (name, filled(chance, "{person} vor dem {thing} in {district}"))
    });
    let pictures = pictures.collect();
    Invented {
        is_invitation: false,
        date,
        kicker: chance
            .is(30)
            .then(|| filled(chance, "Stadtbezirk {n}: Neues aus {district}")),
        subhead: chance.is(40).then(|| filled(chance, "{person} dankt den {n} Helfern")),
        headline,
        body,
        english,
        pictures,
        record: 20_000 + number,
        desk: 100 + number % 90,
        hour: 8 + number % 11,
    }
}

impl Invented {
    pub(super) fn text_version(&self) -> String {
        format!("{}-{}_{:02}.txt", self.date.format("%Y%m%d"), self.desk, self.hour)
    }

    /// Another release of the same kind, on that day.
    pub(super) fn like(&self, other: &Self, date: NaiveDate) -> Self {
        Self {
            date,
            record: other.record,
            desk: other.desk,
            hour: other.hour,
            pictures: other.pictures.clone(),
            ..self.clone()
        }
    }
}

pub(super) fn german(date: NaiveDate) -> String {
    const MONTHS: [&str; 12] = [
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
    format!(
        "{}. {} {}",
        date.day(),
        MONTHS[usize::try_from(date.month0()).unwrap()],
        date.year()
    )
}
