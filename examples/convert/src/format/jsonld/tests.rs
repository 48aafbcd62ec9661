use serde_json::{Value, json};

use super::JsonLd;
use crate::format::Each as _;
use crate::format::sample::{document, full, rendered};
use crate::text::{Source, Text};

/// The nodes of a document.
fn nodes(page_count: Option<u32>, releases: &[Value]) -> Vec<Value> {
    let (file, line) = rendered(&JsonLd, &document(page_count, releases));
    assert_eq!(line.matches('\n').count(), 1);
    let (file, line): (Value, Value) = (
        serde_json::from_str(&file).unwrap(),
        serde_json::from_str(&line).unwrap(),
    );
    assert_eq!(file, line);
    assert_eq!(file["@context"], "https://schema.org");
    file["@graph"].as_array().unwrap().clone()
}

fn name(part: &str) -> String {
    format!("https://a.de/7#item1-{part}-7f83b1657ff1fc53")
}

fn reference(part: &str) -> Value {
    json!({"@id": name(part)})
}

/// Who is called so, as docs/convert.md says.
fn who(name: &str) -> String {
    let namespace = uuid::Uuid::parse_str("184da331-0792-41f8-b153-208e2c99d3df").unwrap();
    uuid::Uuid::new_v5(&namespace, name.as_bytes()).urn().to_string()
}

fn id(name: &str) -> Value {
    json!({"@type": "PropertyValue", "propertyID": "id", "value": who(name)})
}

fn printed(url: &str) -> Value {
    json!({"@type": "PropertyValue", "propertyID": "urlAsPrinted", "value": url})
}

/// What every version of the full release says.
fn common() -> Value {
    json!({
        "@type": "NewsArticle", "genre": "Pressemitteilung", "articleSection": ["Kultur", "Bildung"],
        "datePublished": "2019-08-31", "dateline": "Rathaus", "locationCreated": {"@type": "Place", "name": "Rathaus"},
        "about": [{
            "@type": "Event", "name": "Lesefest", "startDate": "2019-08-31", "description": "11 Uhr",
            "location": {"@type": "Place", "name": "Rathaus"},
        }],
        "author": [{"@id": who("person:Mara Lenz")}, {"@id": who("person:Pohl")}], "image": [reference("picture1"), reference("picture2")],
        "publisher": reference("publisher"),
        "encoding": {"@type": "MediaObject", "contentUrl": "https://a.de/7.txt", "encodingFormat": "text/plain"},
        "url": "https://a.de/7", "pagination": "1-3",
        "identifier": [
            {
                "@type": "PropertyValue", "propertyID": "record",
                "value": "7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069#1",
            },
            {"@type": "PropertyValue", "propertyID": "documentNumber", "value": "29253_240"},
        ],
    })
}

fn with(mut object: Value, more: &Value) -> Value {
    for (key, value) in more.as_object().unwrap() {
        object[key] = value.clone();
    }
    object
}

#[test]
fn articles() {
    let nodes = nodes(Some(3), &[full()]);
    let german = json!({
        "@id": name("de"), "inLanguage": "de", "headline": "Lesefest", "alternativeHeadline": ["Kultursommer"],
        "abstract": ["Sechzig Autoren", "Zwölf Länder"], "wordCount": 7,
        "articleBody": "Es war schön & <b>laut</b>.\n\n- Eins\n- Zwei\n\n2019", "workTranslation": [reference("en")],
    });
    let english = json!({
        "@id": name("en"), "inLanguage": "en", "headline": "Reading fair", "wordCount": 3,
        "articleBody": "It was \"nice\".", "translationOfWork": reference("de"),
    });
    assert_eq!(nodes[0], with(common(), &german));
    assert_eq!(nodes[1], with(common(), &english));
}

#[test]
fn other_nodes() {
    let publisher = json!({
        "@type": "GovernmentOrganization", "@id": name("publisher"), "name": "Stadt, Amt",
        "address": "Markt 2, 40002 Stadt", "telephone": "0211-1", "faxNumber": "0211-2", "email": "c@d.de",
        "sameAs": ["https://www.a.de/x"],
        "identifier": [printed("@stadt kanal"), id("organisation:Stadt, Amt")],
        "contactPoint": [
            {
                "@type": "ContactPoint", "contactType": "press", "name": "Mara Lenz", "email": "a@b.de",
                "telephone": "+492118993131", "identifier": id("person:Mara Lenz"),
            },
            {"@type": "ContactPoint", "contactType": "press", "telephone": "93131"},
        ],
        "employee": [{
            "@type": "Person", "@id": who("person:Mara Lenz"), "name": "Mara Lenz", "givenName": "Mara", "familyName": "Lenz", "alternateName": "len",
            "telephone": "93131",
        }],
    });
    let mara = json!({"@type": "Person", "name": "Mara Lenz", "givenName": "Mara", "familyName": "Lenz"});
    let first = with(mara, &json!({"@id": who("person:Mara Lenz")}));
    let second = json!({"@type": "Person", "@id": who("person:Pohl"), "name": "Pohl", "familyName": "Pohl"});
    let whole = json!({
        "@type": "ImageObject", "@id": name("picture1"), "contentUrl": "https://a.de/K%C3%BCche.jpg", "caption": "Küche",
        "creditText": "©Stadt/Ina Roth", "copyrightNotice": "©Stadt/Ina Roth",
        "copyrightHolder": {"@type": "Organization", "@id": who("organisation:Stadt"), "name": "Stadt"},
        "creator": {"@type": "Person", "@id": who("person:Ina Roth"), "name": "Ina Roth"},
        "identifier": [printed("$\\frac{https://a.de/Kü che.jpg}{}$"), printed("https://a.de/Küche.jpg")],
    });
    let broken = json!({
        "@type": "ImageObject", "@id": name("picture2"), "identifier": [printed("https://a.de/Kommunique 1 .jpg")],
    });
    assert_eq!(nodes(None, &[full()])[2..], [publisher, first, second, whole, broken]);
}

#[test]
fn nothing_said() {
    let record = "7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069#1";
    let bare = json!({
        "@type": "NewsArticle", "@id": "ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk#item1",
        "genre": "Pressemitteilung",
        "identifier": [{"@type": "PropertyValue", "propertyID": "record", "value": record}],
    });
    assert_eq!(nodes(None, &[json!({})]), [bare]);
    assert!(nodes(None, &[]).is_empty());
}

#[test]
fn ranges_and_invitations() {
    let [article] = &nodes(None, &[json!({"date": "2019-03-30", "date_end": "2019-04-01"})])[..] else {
        panic!("one")
    };
    assert_eq!(article["temporalCoverage"], "2019-03-30/2019-04-01");
    assert_eq!(
        article["about"],
        json!([{"@type": "Event", "startDate": "2019-03-30", "endDate": "2019-04-01"}])
    );
    assert_eq!(
        nodes(None, &[json!({"date_end": "2019-04-01"})])[0]["temporalCoverage"],
        "../2019-04-01"
    );
    let appointments = json!([
        {"date": "2023-05-10", "time": "11:30", "place": "Saal", "printed": "Mittwoch"},
        {"date": "2023-05-11", "time": "24:00", "place": null, "printed": "Donnerstag"},
        {"date": null, "time": "11:30", "place": null, "printed": "Freitag", "is_cancelled": true},
    ]);
    let [article] = &nodes(None, &[json!({"kind": "invitation", "appointments": appointments})])[..] else {
        panic!("one")
    };
    assert_eq!(article["genre"], "Einladung an die Medien");
    let place = json!({"@type": "Place", "name": "Saal"});
    let first =
        json!({"@type": "Event", "name": "Mittwoch", "startDate": "2023-05-10T11:30:00+02:00", "location": place});
    let second = json!({"@type": "Event", "name": "Donnerstag", "startDate": "2023-05-11"});
    let third = json!({"@type": "Event", "name": "Freitag", "eventStatus": "https://schema.org/EventCancelled"});
    assert_eq!(article["about"], json!([first, second, third]));
}

#[test]
fn nothing_ends_a_script_element() {
    let hostile = "</script><!--<script>alert('&quot;')//--> \u{2028}\u{2029}\0\u{202E}\u{FFFE}\u{301}\"}]}";
    let release = json!({"place": hostile, "topics": [hostile], "online_url": "javascript:alert(1)//</script>",
        "body": [{"type": "list", "lang": null, "items": [hostile]}]});
    let document = document(None, &[release]);
    let (file, line) = rendered(&JsonLd, &document);
    for written in [&file, &line] {
        assert!(
            !written.contains(['<', '>', '&', '\u{2028}', '\u{2029}', '\0']),
            "{written}"
        );
        assert!(written.contains(r"\u003c/script\u003e\u003c!--"), "{written}");
        let read: Value = serde_json::from_str(written).unwrap();
        let article = &read["@graph"][0];
        assert_eq!(
            (&article["dateline"], &article["articleSection"][0]),
            (&json!(hostile), &json!(hostile))
        );
        assert_eq!(article["articleBody"], format!("- {hostile}"));
        assert_eq!(article["url"], Value::Null);
        assert_eq!(article["identifier"][1], printed("javascript:alert(1)//</script>"));
    }
}

#[test]
fn a_page_of_items() {
    let nodes = nodes(None, &vec![full(); 60]);
    let names: std::collections::BTreeSet<&str> = nodes.iter().map(|node| node["@id"].as_str().unwrap()).collect();
    // Two articles, a publisher and two pictures each, and two authors of all of them.
    assert_eq!((nodes.len(), names.len()), (302, 302));
}

#[test]
fn right_names_stand_beside_printed_ones() {
    let corrections = crate::names::sample(
        "printed,role,name,kind,gnd\nIna Roth,,Ina Roth-Pohl,,118540238\nMara Lenz,,Mara Lens,,\nStadt,,,,4013255-9\n\
         \"Stadt, Amt\",,Stadtamt,,2001630-X\nPohl,,dpa,organisation,\n",
    );
    let document = document(None, &[full()]);
    let source = Source::new(None, b"Hello World!", "UTF-8", None);
    let mut text = Text::new(&source, &document, b"Hello World!", false);
    text.names = Some(&corrections);
    let file: Value = serde_json::from_slice(&JsonLd.file(&text).unwrap()).unwrap();
    let nodes = file["@graph"].as_array().unwrap();
    let mara =
        json!({"@type": "Person", "@id": who("person:Mara Lens"), "name": "Mara Lens", "alternateName": "Mara Lenz"});
    let pohl = json!({
        "@type": "Organization", "@id": who("organisation:dpa"), "name": "dpa", "alternateName": "Pohl",
    });
    assert_eq!(nodes[3..5], [mara.clone(), pohl]);
    let publisher = &nodes[2];
    for (key, value) in [
        ("name", json!("Stadtamt")),
        ("alternateName", json!("Stadt, Amt")),
        (
            "sameAs",
            json!(["https://www.a.de/x", "https://d-nb.info/gnd/2001630-X"]),
        ),
        (
            "employee",
            json!([with(
                mara,
                &json!({"alternateName": ["len", "Mara Lenz"], "telephone": "93131"})
            )]),
        ),
    ] {
        assert_eq!(publisher[key], value);
    }
    let contact = &publisher["contactPoint"][0];
    assert_eq!(
        (&contact["name"], &contact["alternateName"]),
        (&json!("Mara Lens"), &json!("Mara Lenz"))
    );
    assert_eq!(contact["identifier"], id("person:Mara Lens"));
    let picture = &nodes[5];
    let creator = json!({
        "@type": "Person", "@id": who("person:Ina Roth-Pohl"), "name": "Ina Roth-Pohl", "alternateName": "Ina Roth",
        "sameAs": "https://d-nb.info/gnd/118540238",
    });
    assert_eq!(picture["creator"], creator);
    let holder = json!({
        "@type": "Organization", "@id": who("organisation:Stadt"), "name": "Stadt",
        "sameAs": "https://d-nb.info/gnd/4013255-9",
    });
    assert_eq!(picture["copyrightHolder"], holder);
}
