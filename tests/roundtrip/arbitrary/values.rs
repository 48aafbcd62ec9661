//! Names, credits, addresses, dates and numbers.

use std::ops::RangeInclusive;

use chrono::NaiveDate;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::words::{ENGLISH_MONTHS, FAMILY, GIVEN, MONTHS, one};
use super::{Contact, Credit, Person};
use crate::dice::Dice;

/// A person with a given and a family name.
pub fn person() -> impl Strategy<Value = Person> + Clone {
    (one(&GIVEN), one(&FAMILY)).prop_map(|(given, family)| Person {
        title: String::new(),
        family,
        given,
    })
}

/// The same; a copy may have lost a letter of the name, any one or the first.
pub fn copied_person() -> impl Strategy<Value = Person> + Clone {
    let lost = option::weighted(0.15, (any::<bool>(), any::<prop::sample::Index>()));
    (person(), lost).prop_map(|(mut person, lost)| {
        if let Some((is_given, index)) = lost {
            let name = if is_given {
                &mut person.given
            } else {
                &mut person.family
            };
            *name = without_letter(name, index);
        }
        person
    })
}

/// A name with a "?" for a letter of its last word; a first one is told by the small letter behind it.
fn without_letter(name: &str, index: prop::sample::Index) -> String {
    let letters: Vec<char> = name.chars().collect();
    let last = letters.iter().rposition(|c| *c == ' ').map_or(0, |blank| blank + 1);
    let mut places: Vec<usize> = (last + 1..letters.len())
        .filter(|at| letters[*at].is_alphabetic())
        .collect();
    if letters.get(last + 1).is_some_and(|next| next.is_lowercase()) {
        places.push(last);
    }
    let place = places[index.index(places.len())];
    letters
        .iter()
        .enumerate()
        .map(|(at, c)| if at == place { '?' } else { *c })
        .collect()
}

/// Titles before a name; the record has none.
const TITLES: [&str; 12] = [
    "",
    "",
    "",
    "",
    "",
    "Dr. ",
    "Prof. Dr. ",
    "Dr. med. ",
    "Dr.-Ing. ",
    "Dipl.-Ing. ",
    "Prof. Dr. Dr. h. c. ",
    "PD Dr. ",
];

/// Somebody named by the press office: with or without a title.
pub fn author() -> impl Strategy<Value = Person> + Clone {
    (copied_person(), one(&TITLES)).prop_map(|(person, title)| Person { title, ..person })
}

/// Some of them, each once.
pub fn authors(number: RangeInclusive<usize>) -> impl Strategy<Value = Vec<Person>> + Clone {
    vec(author(), number).prop_map(|mut authors| {
        let names = |author: &Person| (author.family.clone(), author.given.clone());
        authors.dedup_by(|second, first| names(second) == names(first));
        authors
    })
}

/// What names the authors.
const BYLINES: [&str; 13] = [
    "Text",
    "TEXT",
    "REDAKTION",
    "Text und Fotos",
    "Redaktion/Text",
    "Text & Redaktion",
    "Redaktion",
    "Editing",
    "Autorin",
    "Autoren",
    "Autor",
    "Authors",
    "Author",
];

/// A line with these authors behind each label, tight or not, the titles before either name.
pub fn byline(authors: &[Person], dice: &mut Dice) -> String {
    let names: Vec<String> = authors
        .iter()
        .map(|author| match dice.below(3) {
            0 => author.family_first(),
            1 => author.title_first(),
            _ => author.as_printed(),
        })
        .collect();
    let label = dice.one(&BYLINES);
    let colon = dice.one(&[": ", ":", " : "]);
    let joint = dice.one(&[" und ", " sowie ", " and ", " & ", " / ", "; "]);
    format!("{label}{colon}{}", names.join(joint))
}

/// Houses that hold the rights of a picture; none has the form of a person's name.
const HOLDERS: [&str; 9] = [
    "Landeshauptstadt Düsseldorf",
    "LHD",
    "Stadtwerke Lohfeld",
    "Heimatverein Klein-Urdel e.V.",
    "Werkstatt für Holz gGmbH",
    "Stadtmuseum",
    "Messe Oberlohe",
    "Büro Holm + Söhne",
    "Universität St. Anna",
];

/// A credit with holder, photographer, or both. Sign and slash are those of the first layouts; others set their own.
pub fn credit() -> impl Strategy<Value = Credit> + Clone {
    let photographer = copied_person().prop_map(|person| person.as_printed());
    let both = (one(&HOLDERS).prop_map(Some), photographer.clone().prop_map(Some));
    let holder = (one(&HOLDERS).prop_map(Some), Just(None));
    let photographer = (Just(None), photographer.prop_map(Some));
    prop_oneof![4 => both, 1 => holder, 1 => photographer].prop_map(|(holder, photographer)| Credit {
        sign: "©".to_owned(),
        slash: "/".to_owned(),
        holder,
        photographer,
        end: String::new(),
        bracket: String::new(),
    })
}

/// Labels of photographers, of rights, and of other works.
const LABELS: [&[&str]; 3] = [
    &[
        "Foto",
        "Fotos",
        "Fotograf",
        "Fotografin",
        "Foto/Video",
        "Fotos (2)",
        "Fotos und Grafik",
        "Text und Foto",
        "Photo",
    ],
    &["Bildrechte", "Bildnachweis", "Bild", "Bildquelle", "Copyright"],
    &["Grafik", "Grafiken", "Illustration", "Quelle", "Visualisierung"],
];

/// A credit behind a label, with a mark or without, in brackets or without.
pub fn labelled_credit() -> impl Strategy<Value = Credit> + Clone {
    let label = prop_oneof![one(LABELS[0]), one(LABELS[1]), one(LABELS[2])];
    let form = one(&[
        "{}: ", "{}:", "{} : ", "{}: © ", "{}: ©", "{}: (c)", "© {}: ", "(c){}: ",
    ]);
    let sign = (label, form).prop_map(|(label, form)| form.replace("{}", &label));
    let bracket = prop_oneof![3 => Just(String::new()), 2 => one(&[")", "]", ")."])];
    let slash = one(&["/", " / "]);
    let full = (credit(), sign, bracket.clone(), slash).prop_map(|(credit, sign, bracket, slash)| Credit {
        sign,
        slash,
        bracket,
        ..credit
    });
    // A family name alone is a photographer's; behind labels of works the other credits of the text tell whose it is.
    let of_person = prop_oneof![one(LABELS[0]), one(LABELS[1])];
    let family = (of_person, person(), bracket).prop_map(|(label, person, bracket)| Credit {
        sign: format!("{label}: "),
        slash: String::new(),
        holder: None,
        photographer: Some(person.family),
        end: String::new(),
        bracket,
    });
    prop_oneof![4 => full, 1 => family]
}

/// The address of a picture on the city's pages.
pub fn picture_address() -> impl Strategy<Value = String> + Clone {
    let name = one(&[
        "Brunnen",
        "Lesefest-am-Rhein",
        "Kesselhaus_Modell",
        "B%C3%A4nke",
        "OB-Roth-Klein-Urdel",
        "IMG",
    ]);
    let tail = one(&["", "_01", "__1_1_", "_2", "-Foto3", "_%5B1%5D"]);
    let ending = one(&[".jpg", ".JPG", ".png", ".pdf", ".jpeg"]);
    (secure(), 15..20_u32, 1..13_u32, 1..29_u32, name, tail, ending).prop_map(
        |(scheme, year, month, day, name, tail, ending)| {
            format!(
                "{scheme}://www.duesseldorf.de/fileadmin/Amt13/pressebilder/{year}{month:02}/{year}{month:02}{day:02}-{name}{tail}{ending}"
            )
        },
    )
}

/// The address of a text version.
pub fn text_version_address() -> impl Strategy<Value = String> + Clone {
    (secure(), date(), 100..400_u32, 7..19_u32).prop_map(|(scheme, date, desk, hour)| {
        let day = date.format("%Y%m%d");
        format!("{scheme}://www.duesseldorf.de/fileadmin/Amt13/pld/txt/{day}-{desk}_{hour:02}.txt")
    })
}

/// The address of a release on the web.
pub fn online_address() -> impl Strategy<Value = String> + Clone {
    (secure(), 700_000_000..700_100_000_u32, 9_000..50_000_u32).prop_map(|(scheme, page, record)| {
        format!("{scheme}://www.duesseldorf.de/index.php?id={page}&tx_pld_frontpage%5Bnews%5D={record}")
    })
}

fn secure() -> impl Strategy<Value = String> + Clone {
    one(&["https", "http"])
}

/// A day of issue.
pub fn date() -> impl Strategy<Value = NaiveDate> + Clone {
    (2008..2025_i32, 1..366_u32).prop_map(|(year, day)| NaiveDate::from_yo_opt(year, day).expect("a day of the year"))
}

/// "31. August 2019".
pub fn long_date(date: NaiveDate) -> String {
    use chrono::Datelike as _;
    let month = usize::try_from(date.month0()).expect("a month");
    format!("{}. {} {}", date.day(), MONTHS[month], date.year())
}

/// "August 31st 2019".
pub fn english_date(date: NaiveDate) -> String {
    use chrono::Datelike as _;
    let ending = match date.day() {
        1 | 21 | 31 => "st",
        2 | 22 => "nd",
        3 | 23 => "rd",
        _ => "th",
    };
    let month = ENGLISH_MONTHS[usize::try_from(date.month0()).expect("a month")];
    format!("{month} {}{ending} {}", date.day(), date.year())
}

/// A day of issue as a line of its own: with a place, with the day of the week.
pub fn date_line(date: NaiveDate, dice: &mut Dice) -> String {
    use chrono::Datelike as _;
    let day = date.weekday().num_days_from_monday();
    let weekday = WEEKDAYS[usize::try_from(day).expect("a day of the week")];
    let long = long_date(date);
    match dice.below(8) {
        0..=2 => long,
        3 => format!("Düsseldorf, {long}"),
        4 => format!("Düsseldorf, den {long}"),
        5 => format!("Düsseldorf, {}", short_date(date)),
        6 => format!("{weekday}, {long}"),
        _ => format!("{long}, {weekday}"),
    }
}

const WEEKDAYS: [&str; 7] = [
    "Montag",
    "Dienstag",
    "Mittwoch",
    "Donnerstag",
    "Freitag",
    "Samstag",
    "Sonntag",
];

/// "31.08.2019".
pub fn short_date(date: NaiveDate) -> String {
    date.format("%d.%m.%Y").to_string()
}

/// A phone number of the town hall, as printed, and as E.164 writes it.
pub fn phone() -> impl Strategy<Value = (String, Option<String>)> + Clone {
    (0..8_usize, 92_000..100_000_u32).prop_map(|(form, number)| {
        let printed = match form {
            0 => format!("+49.211.89-{number}"),
            1 => format!("+49. 211. 89 - {number}"),
            2 => format!("+49. 211/ 89-{number}"),
            3 => format!("0211-89{number}"),
            4 => format!("0211. 89-{number}"),
            5 => format!("0211/ 89-{number}"),
            6 => format!("0211\u{2013}89{number}"),
            _ => format!("899-{}", number % 10_000 + 1_000),
        };
        (printed, (form < 7).then(|| format!("+4921189{number}")))
    })
}

/// Whom the press asks.
pub fn contact() -> impl Strategy<Value = Contact> + Clone {
    let email = one(&[
        "presse@duesseldorf.de",
        "ina.roth@duesseldorf.de",
        "kultur-und-sport@stadt.duesseldorf.de",
    ]);
    (author(), option::weighted(0.9, email), option::weighted(0.8, phone())).prop_map(|(person, email, phone)| {
        let (phone, phone_e164) = phone.map_or((None, None), |(printed, e164)| (Some(printed), e164));
        Contact {
            person,
            email,
            phone,
            phone_e164,
        }
    })
}

/// `29253_240`, `16041416_160`.
pub fn document_number() -> impl Strategy<Value = String> + Clone {
    let record = prop_oneof![100..100_000_u32, 8_010_110..24_123_119_u32];
    (record, 100..1_000_u32).prop_map(|(record, desk)| format!("{record}_{desk}"))
}
