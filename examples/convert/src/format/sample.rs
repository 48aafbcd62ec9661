//! Documents for the tests of formats.

use pressedienst::{Document, Record};
use serde_json::{Value, json};

use super::Each;
use crate::text::{Source, Text};

/// A document of these releases: each with what is said of it here, null or empty otherwise.
pub(super) fn document(page_count: Option<u32>, releases: &[Value]) -> Document {
    let releases: Vec<Value> = releases.iter().map(release).collect();
    let record = json!({"layout": null, "page_count": page_count, "releases": releases, "diagnostics": []});
    read(&record.to_string())
}

/// A document of the releases of a record.
pub(super) fn read(record: &str) -> Document {
    let record: Record = serde_json::from_str(record).unwrap();
    Document::without_text(None, record.page_count, record.releases)
}

fn release(said: &Value) -> Value {
    let mut release = json!({
        "kind": "release", "topics": [], "date": null, "date_end": null, "time": null, "place": null, "appointments": [],
        "kicker": null, "headlines": [], "subheads": [], "body": [], "images": [], "bylines": [], "contacts": [],
        "text_version_url": null, "online_url": null, "document_number": null, "imprint": null,
    });
    for (key, value) in said.as_object().unwrap() {
        release[key] = value.clone();
    }
    release
}

/// What a format makes of a document whose file holds "Hello World!" (the example of RFC 6920): a file, and lines.
pub(super) fn rendered(format: &dyn Each, document: &Document) -> (String, String) {
    let bytes = b"Hello World!";
    let source = Source::new(None, bytes, "UTF-8", document.layout());
    let text = Text::new(&source, document, bytes, false);
    let lines = format.lines().unwrap();
    let [file, lines] = [format.file(&text), lines(&text)].map(|bytes| String::from_utf8(bytes.unwrap()).unwrap());
    (file, lines)
}

/// A release in two languages with a value in every field.
pub(super) fn full() -> Value {
    json!({
        "topics": ["Kultur", "Bildung"], "date": "2019-08-31", "place": "Rathaus", "time": "11 Uhr",
        "kicker": "Kultursommer", "subheads": ["Sechzig Autoren", "Zwölf Länder"],
        "headlines": [{"lang": "de", "text": "Lesefest"}, {"lang": "en", "text": "Reading fair"}],
        "body": [
            {"type": "paragraph", "lang": "de", "text": "Es war schön & <b>laut</b>."},
            {"type": "list", "lang": "de", "items": ["Eins", "Zwei"]},
            {"type": "crosshead", "lang": null, "text": "2019"},
            {"type": "paragraph", "lang": "en", "text": "It was \"nice\"."},
        ],
        "images": [
            {
                "url": "https://a.de/Küche.jpg", "url_printed": "$\\frac{https://a.de/Kü che.jpg}{}$", "caption": "Küche",
                "credit": {"line": "©Stadt/Ina Roth", "holder": "Stadt", "photographer": "Ina Roth"},
            },
            {"url": "https://a.de/Kommunique 1 .jpg", "url_printed": null, "caption": null, "credit": null},
        ],
        "bylines": [{"family": "Lenz", "given": "Mara"}, {"family": "Pohl", "given": null}],
        "contacts": [
            {"family": "Lenz", "given": "Mara", "email": "a@b.de", "phone": "+49.211.89-93131",
             "phone_e164": "+492118993131"},
            {"family": null, "given": null, "email": null, "phone": "93131", "phone_e164": null},
        ],
        "text_version_url": "https://a.de/7.txt", "online_url": "https://a.de/7", "document_number": "29253_240",
        "imprint": {
            "publisher": "Stadt, Amt", "address": ["Markt 2", "40002 Stadt"], "phone": "0211-1", "fax": "0211-2",
            "email": "c@d.de", "channels": ["www.a.de/x", "@stadt kanal"],
            "team": [{"initials": "len", "family": "Lenz", "given": "Mara", "phone": "93131"}],
        },
    })
}
