use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::Ninjs;
use crate::format::sample::{document, full, rendered};

/// The objects of a document.
fn objects(page_count: Option<u32>, releases: &[Value]) -> Vec<Value> {
    let (file, lines) = rendered(&Ninjs, &document(page_count, releases));
    assert_eq!(file, lines);
    assert!(file.is_empty() || file.ends_with('\n'));
    file.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn one(release: Value) -> Value {
    let [object] = &objects(None, &[release])[..] else {
        panic!("one object")
    };
    object.clone()
}

const NI: &str = "ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk#item1";

#[test]
fn both_versions() {
    let [german, english] = &objects(Some(3), &[full()])[..] else {
        panic!("two objects")
    };
    let (de, en) = (
        "https://a.de/7#item1-de-7f83b1657ff1fc53",
        "https://a.de/7#item1-en-7f83b1657ff1fc53",
    );
    assert_eq!(
        (&german["uri"], &german["language"], &german["title"]),
        (&json!(de), &json!("de"), &json!("Lesefest"))
    );
    assert_eq!((&english["uri"], &english["language"]), (&json!(en), &json!("en")));
    let kicker = json!({"role": "kicker", "value": "Kultursommer"});
    let main = json!({"role": "main", "value": "Lesefest"});
    let subs = [
        json!({"role": "sub", "value": "Sechzig Autoren"}),
        json!({"role": "sub", "value": "Zwölf Länder"}),
    ];
    assert_eq!(german["headlines"], json!([kicker, main, subs[0], subs[1]]));
    assert_eq!(english["headlines"], json!([{"role": "main", "value": "Reading fair"}]));
    let body = |media: &str, value: &str| json!({"role": "main", "contentType": media, "wordCount": 7, "value": value});
    let plain = body("text/plain", "Es war schön & <b>laut</b>.\n\n- Eins\n- Zwei\n\n2019");
    let html = "<p>Es war schön &amp; &lt;b&gt;laut&lt;/b&gt;.</p>\n<ul><li>Eins</li><li>Zwei</li></ul>\n<h2>2019</h2>";
    assert_eq!(german["bodies"], json!([plain, body("text/html", html)]));
    assert_eq!(english["bodies"][1]["value"], "<p>It was &quot;nice&quot;.</p>");
    let other = json!({
        "name": "translation en", "rel": "translation", "type": "text", "representationType": "partial", "uri": en,
        "language": "en", "title": "Reading fair",
    });
    assert_eq!(german["associations"][0], other);
    assert_eq!(english["associations"][0]["uri"], de);
    for key in ["associations", "headlines", "bodies", "uri", "language", "title"] {
        assert_ne!(german[key], english[key], "{key}");
    }
    let keys = |object: &Value| object.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(german), keys(english));
    assert_eq!(german["altIds"], english["altIds"]);
}

#[test]
fn every_field() {
    let german = &objects(Some(3), &[full()])[0];
    let expected = json!({
        "type": "text", "profile": "release", "representationType": "full", "located": "Rathaus", "by": "Mara Lenz, Pohl",
        "edNote": "Date: 2019-08-31\nTime: 11 Uhr\nPages: 3",
        "genres": [{"name": "Pressemitteilung", "literal": "release"}],
        "subjects": [{"name": "Kultur", "rel": "about"}, {"name": "Bildung", "rel": "about"}],
        "people": [
            {"name": "Mara Lenz", "rel": "contact", "contactInfo": [
                {"type": "email", "value": "a@b.de"},
                {"type": "phone", "value": "+492118993131", "name": "+49.211.89-93131"},
            ]},
            {"rel": "contact", "contactInfo": [{"type": "phone", "value": "93131", "name": "93131"}]},
            {"name": "Mara Lenz", "rel": "editor", "literal": "len",
             "contactInfo": [{"type": "phone", "value": "93131"}]},
        ],
        "organisations": [{"name": "Stadt, Amt", "rel": "publisher", "contactInfo": [
            {"type": "address", "address": {"lines": ["Markt 2", "40002 Stadt"]}},
            {"type": "phone", "value": "0211-1"}, {"type": "fax", "value": "0211-2"},
            {"type": "email", "value": "c@d.de"},
            {"type": "web", "value": "www.a.de/x"}, {"type": "web", "value": "@stadt kanal"},
        ]}],
        "altIds": [
            {"role": "record", "value": "7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069#1"},
            {"role": "textVersion", "value": "https://a.de/7.txt"}, {"role": "online", "value": "https://a.de/7"},
            {"role": "documentNumber", "value": "29253_240"},
        ],
    });
    for (key, value) in expected.as_object().unwrap() {
        assert_eq!(&german[key], value, "{key}");
    }
}

#[test]
fn pictures() {
    let german = &objects(None, &[full()])[0];
    let printed = |url: &str| json!({"role": "urlAsPrinted", "value": url});
    let whole = json!({
        "name": "picture 1", "rel": "picture", "type": "picture", "uri": "https://a.de/K%C3%BCche.jpg",
        "renditions": [{"name": "original", "href": "https://a.de/K%C3%BCche.jpg"}],
        "descriptions": [{"role": "caption", "value": "Küche"}], "by": "Ina Roth", "copyrightHolder": "Stadt",
        "copyrightNotice": "©Stadt/Ina Roth",
        "altIds": [printed("$\\frac{https://a.de/Kü che.jpg}{}$"), printed("https://a.de/Küche.jpg")],
    });
    let broken = json!({
        "name": "picture 2", "rel": "picture", "type": "picture",
        "uri": "https://a.de/7#item1-picture2-7f83b1657ff1fc53", "altIds": [printed("https://a.de/Kommunique 1 .jpg")],
    });
    assert_eq!(german["associations"].as_array().unwrap()[1..], [whole, broken]);
}

#[test]
fn nothing_said() {
    let bare = json!({
        "standard": {"name": "ninjs", "version": "3.1", "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"},
        "uri": NI, "type": "text", "representationType": "full", "profile": "release",
        "genres": [{"name": "Pressemitteilung", "literal": "release"}],
        "altIds": [{"role": "record", "value": "7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069#1"}],
    });
    assert_eq!(one(json!({})), bare);
    assert!(objects(None, &[]).is_empty());
}

#[test]
fn a_day_without_a_clock_is_no_moment() {
    for (date, time, created) in [
        ("2019-08-31", json!("17.15 Uhr"), json!("2019-08-31T17:15:00+02:00")),
        ("2019-01-31", json!("09:05"), json!("2019-01-31T09:05:00+01:00")),
        ("2019-08-31", json!("11 Uhr"), Value::Null),
        ("2019-08-31", json!("09:00 am - 05:30 pm"), Value::Null),
        ("2019-08-31", json!("25.00 Uhr"), Value::Null),
        ("2019-08-31", Value::Null, Value::Null),
    ] {
        let object = one(json!({"date": date, "time": time}));
        assert_eq!(object["contentCreated"], created, "{time}");
        let note = object["edNote"].as_str().unwrap();
        assert!(note.starts_with(&format!("Date: {date}")), "{note}");
    }
    assert_eq!(one(json!({"time": "17.15 Uhr"}))["contentCreated"], Value::Null);
}

#[test]
fn ranges_and_invitations() {
    let dates = |release: Value| {
        let object = one(release);
        (object["type"].clone(), object["eventDetails"]["dates"].clone())
    };
    let range = json!({"date": "2019-03-30", "date_end": "2019-03-31"});
    let lasting = json!({"expectedStartDate": "2019-03-30", "expectedEndDate": "2019-03-31"});
    assert_eq!(dates(range), (json!("event"), lasting));
    let end = json!({"expectedEndDate": "2019-03-30"});
    assert_eq!(dates(json!({"date_end": "2019-03-30"})), (json!("event"), end));
    let come = |date: Value, time: Value| {
        let appointment = json!({"date": date, "time": time, "place": "Saal", "printed": "Mittwoch"});
        json!({"kind": "invitation", "appointments": [appointment]})
    };
    let moment = json!({"startDate": "2023-05-10T11:30:00+02:00"});
    assert_eq!(
        dates(come(json!("2023-05-10"), json!("11:30"))),
        (json!("event"), moment)
    );
    let day = json!({"expectedStartDate": "2023-05-10"});
    assert_eq!(
        dates(come(json!("2023-05-10"), Value::Null)),
        (json!("event"), day.clone())
    );
    assert_eq!(dates(come(json!("2023-05-10"), json!("24:00"))), (json!("event"), day));
    assert_eq!(dates(come(Value::Null, json!("11:30"))), (json!("text"), Value::Null));
    let object = one(come(json!("2023-05-10"), Value::Null));
    assert_eq!(
        object["genres"],
        json!([{"name": "Einladung an die Medien", "literal": "invitation"}])
    );
    assert_eq!(object["places"], json!([{"name": "Saal", "rel": "venue"}]));
    assert_eq!(object["edNote"], "Appointments: Mittwoch");
    // One that is cancelled says so, and is no day to come to if there is another.
    let both = json!([
        {"date": "2023-05-10", "time": null, "place": null, "printed": "Mittwoch", "is_cancelled": true},
        {"date": "2023-05-12", "time": null, "place": null, "printed": "Freitag"},
    ]);
    let object = one(json!({"kind": "invitation", "appointments": both}));
    assert_eq!(object["edNote"], "Appointments: Mittwoch (cancelled); Freitag");
    assert_eq!(
        object["eventDetails"]["dates"],
        json!({"expectedStartDate": "2023-05-12"})
    );
}

#[test]
fn addresses_that_are_warned_of() {
    let text = "Pressedienst\n\n31. August 2019\n\nLesefest am Rhein\n\n\
                Am Abend hat das Fest mit einer Lesung begonnen.\n\n\
                Zu Ihrer redaktionellen Verwendung stellen wir Ihnen folgendes Material zum Download zur Verfügung:\n\n\
                Im Park, ©Stadt/Ina Roth\n<https://stadt@www.duesseldorf.de/a.jpg>\n\n\
                Im Bad, ©Stadt/Ina Roth\n<https://www.duesseldorf.de/190831-Park_ipg>\n\n\
                Im Zoo, ©Stadt/Ina Roth\n<https://www.duesseldorf.de/190831-Zoo.jpg>\n";
    let (file, _) = rendered(&Ninjs, &pressedienst::parse(text));
    let object: Value = serde_json::from_str(&file).unwrap();
    let hrefs: Vec<&Value> = object["associations"]
        .as_array()
        .unwrap()
        .iter()
        .map(|picture| &picture["renditions"][0]["href"])
        .collect();
    assert_eq!(
        hrefs,
        [
            &Value::Null,
            &Value::Null,
            &json!("https://www.duesseldorf.de/190831-Zoo.jpg")
        ]
    );
    let printed = |index: usize| &object["associations"][index]["altIds"][0]["value"];
    assert_eq!(printed(0), "https://stadt@www.duesseldorf.de/a.jpg");
    assert_eq!(printed(1), "https://www.duesseldorf.de/190831-Park_ipg");
    assert_eq!(
        object["edNote"],
        "Date: 2019-08-31\nPages: 1\nDiagnostics of the text: 2"
    );
}

#[test]
fn hostile_values_stay_values() {
    let hostile = "\"}\n{'uri':1}\r\n\0\u{7}\u{1b}[31m\u{202E}\u{FFFE}\u{301}\u{2028}=cmd|' /C calc'!A0</script>";
    let object = one(json!({
        "place": hostile, "kicker": hostile, "topics": [hostile], "document_number": hostile,
        "online_url": hostile, "text_version_url": "javascript:alert(1)",
    }));
    for value in [
        &object["located"],
        &object["headlines"][0]["value"],
        &object["subjects"][0]["name"],
    ] {
        assert_eq!(value, hostile);
    }
    let roles: Vec<&str> = object["altIds"]
        .as_array()
        .unwrap()
        .iter()
        .map(|name| name["role"].as_str().unwrap())
        .collect();
    assert_eq!(roles, ["record", "urlAsPrinted", "urlAsPrinted", "documentNumber"]);
    assert_eq!(object["uri"], NI);
}

#[test]
fn a_page_of_items() {
    let objects = objects(None, &vec![full(); 60]);
    let names: BTreeSet<&str> = objects.iter().map(|object| object["uri"].as_str().unwrap()).collect();
    assert_eq!((objects.len(), names.len()), (120, 120));
}
