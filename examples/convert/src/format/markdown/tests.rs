use std::path::Path;

use super::*;
use crate::format::sample;
use crate::text::Source;

/// What a text becomes: the front matter before the source, and what follows the front matter.
fn markdown(text: &str) -> (String, String) {
    rendered(&pressedienst::parse(text), text)
}

fn rendered(document: &pressedienst::Document, text: &str) -> (String, String) {
    let source = Source::new(
        Some(Path::new("in/a: b.txt")),
        text.as_bytes(),
        "UTF-8",
        document.layout(),
    );
    let text = Text::new(&source, document, text.as_bytes(), false);
    let file = String::from_utf8(Markdown.file(&text).unwrap()).unwrap();
    let (front, body) = file.strip_prefix("---\n").unwrap().split_once("---\n").unwrap();
    let (front, source) = front.split_once("source_path: ").unwrap();
    assert!(source.starts_with("\"in/a: b.txt\"\nsource_size: "), "{source}");
    (front.to_owned(), body.to_owned())
}

#[test]
fn a_release() {
    let (front, body) = markdown(
        "Pressedienst\n\n14. Mai 2021\n\n\"Bad\" eröffnet: *neu*\n\n1. Mai: Das Bad_am_Rhein ist wieder offen.\n\n\
         Zu Ihrer redaktionellen Verwendung stellen wir Ihnen folgendes Bildmaterial zum Download zur Verfügung:\n\n\
         Das Becken, ©Landeshauptstadt Düsseldorf/Ina Roth\n\
         <https://www.duesseldorf.de/fileadmin/Amt13/pressebilder/2105/210514-Bad.jpg>\n\n\
         Kontakt: Lenz, Mara\npresse@duesseldorf.de, Telefon +49.211.89-93131\n",
    );
    let expected = "title: \"\\\"Bad\\\" eröffnet: *neu*\"\ndate: 2021-05-14\ngenre: \"release\"\nlanguage: \"de\"\n";
    assert_eq!(front, expected);
    let expected = "\n# \"Bad\" eröffnet: \\*neu\\*\n\n*2021-05-14 · Pressemitteilung · Form: paged*\n\n1\\. Mai: Das Bad\\_am\\_Rhein ist wieder offen.\n\n## Bilder\n\n\
        - [Das Becken](<https://www.duesseldorf.de/fileadmin/Amt13/pressebilder/2105/210514-Bad.jpg>)\\\n  \
        ©Landeshauptstadt Düsseldorf/Ina Roth\n\n## Kontakt\n\n- Mara Lenz, presse@duesseldorf.de, Telefon +49.211.89-93131\n";
    assert_eq!(body, expected);
}

#[test]
fn nothing_at_all() {
    assert_eq!(
        markdown(""),
        ("title: \"a: b.txt\"\nreleases: 0\n".to_owned(), String::new())
    );
}

#[test]
fn a_page_of_items() {
    let items = (1..=60).map(|index| {
        format!("Kultur\n\n02.05.2023\n\nLesefest Nummer {index} am Rhein\n\nAm Abend war es schön. Mehr\n\n\n\n")
    });
    let text = format!("Pressedienst Archiv\n\n{}", items.collect::<String>());
    let (front, body) = markdown(&text);
    assert_eq!(front, "title: \"a: b.txt\"\nreleases: 60\n");
    assert!(
        body.ends_with(
            "\n## Lesefest Nummer 60 am Rhein\n\n*2023-05-02 · Kultur · Pressemitteilung · Form: web-archive*\n\n\
             Am Abend war es schön.\n"
        ),
        "{body}"
    );
    assert_eq!(body.matches("\n## ").count(), 60);
}

/// A record holds whatever somebody wrote into it.
const HOSTILE: &str = r###"{"layout": null, "page_count": null, "diagnostics": [], "releases": [
    {"kind": "invitation", "topics": ["- x: y", "null"], "date": "2021-05-14", "date_end": "2021-05-16", "time": "17:30 #",
     "place": "a\n---\nb", "appointments": [{"date": "2021-05-15", "time": "17:15", "place": null, "printed": "x", "is_cancelled": true}],
     "kicker": "\u0000\u001b[1m", "headlines": [{"lang": "de", "text": "# A"}, {"lang": "en", "text": "<b>B</b>"}],
     "subheads": [" ", "*c*"],
     "body": [{"type": "crosshead", "lang": "de", "text": "## D"}, {"type": "list", "lang": null, "items": ["- e", "1. f"]},
              {"type": "paragraph", "lang": null, "text": "---"}, {"type": "paragraph", "lang": null, "text": "\u0301g\u202e"}],
     "images": [{"url": "https://a.de/b c.jpg", "url_printed": null, "caption": "[h](javascript:i)", "credit": null},
                {"url": "https://a.de/b_c.jpg", "url_printed": null, "caption": null, "credit": null}],
     "bylines": [{"family": "\"J", "given": null}], "contacts": [], "text_version_url": "javascript:alert(1)",
     "online_url": "https://a.de/", "document_number": "1_2",
     "imprint": {"publisher": "+ k", "address": ["==="], "phone": "- 1", "fax": null, "email": null, "channels": ["| l |"],
                 "team": [{"initials": "m", "family": "N", "given": null, "phone": null}]}}]}"###;

#[test]
fn a_hostile_record() {
    let (front, body) = rendered(&sample::read(HOSTILE), "");
    let expected = r##"title: "# A"
title_en: "<b>B</b>"
date: 2021-05-14
date_end: 2021-05-16
time: "17:30 #"
place: "a\n---\nb"
appointments:
  - 2021-05-15T17:15:00
appointments_cancelled:
  - 2021-05-15T17:15:00
genre: "invitation"
language: "de"
kicker: "\x00\x1B[1m"
topics:
  - "- x: y"
  - "null"
bylines:
  - "\"J"
document_number: "1_2"
online_url: "https://a.de/"
"##;
    assert_eq!(front, expected);
    let expected = "
\u{FFFD}\u{FFFD}\\[1m

# \\# A / \\<b\\>B\\</b\\>

*2021-05-14/2021-05-16 · 17:30 \\# · a --- b · - x: y, null · Einladung an die Medien*

**\\*c\\***

## \\#\\# D

- \\- e
- 1\\. f

\\---

\u{301}g\u{202E}

## Bilder

- \\[h\\](javascript:i)\\
  Adresse wie gedruckt: https\\://a.de/b c.jpg
- [https\\://a.de/b\\_c.jpg](<https://a.de/b_c.jpg>)

## Impressum

\\+ k\\
\\=\\=\\=\\
Telefon - 1\\
\\| l \\|

- N (m)
";
    assert_eq!(body, expected);
}
