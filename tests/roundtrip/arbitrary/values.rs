//! Names, credits, addresses, dates and numbers.

use chrono::NaiveDate;
use proptest::option;
use proptest::prelude::*;

use super::words::{ENGLISH_MONTHS, FAMILY, GIVEN, MONTHS, one};
use super::{Contact, Credit, Person};

/// A person with a given and a family name.
pub fn person() -> impl Strategy<Value = Person> + Clone {
    (one(&GIVEN), one(&FAMILY)).prop_map(|(given, family)| Person { family, given })
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
    let photographer = person().prop_map(|person| person.as_printed());
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
    (person(), option::weighted(0.9, email), option::weighted(0.8, phone())).prop_map(|(person, email, phone)| {
        let (phone, phone_e164) = phone.map_or((None, None), |(printed, e164)| (Some(printed), e164));
        Contact {
            family: person.family,
            given: person.given,
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
