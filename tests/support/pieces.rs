//! What hostile texts are made of.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use pressedienst::{Layout, Role, parse};

/// Pieces of all layouts: those below, and the labels and mastheads of the fixtures, so that nobody has to add those of a new layout.
pub fn pieces(fixtures: &Path) -> Vec<String> {
    let mut found = BTreeSet::new();
    for layout in Layout::ALL {
        // A layout without a folder has no labels here.
        for entry in fs::read_dir(fixtures.join(layout.as_str()))
            .into_iter()
            .flatten()
            .flatten()
        {
            let path = entry.path();
            if path.extension().is_some_and(|ending| ending == "txt") {
                found.extend(labels(&fs::read_to_string(path).expect("a fixture can be read")));
            }
        }
    }
    let is_new = |label: &String| !PIECES.iter().any(|piece| piece.contains(label.trim_end()));
    let labels = found.into_iter().filter(is_new);
    PIECES.iter().copied().map(str::to_owned).chain(labels).collect()
}

/// The labels and mastheads of a text, with the line end behind them.
fn labels(text: &str) -> Vec<String> {
    let document = parse(text);
    let parts = document
        .parts()
        .filter(|(_, role)| matches!(role, Role::Label | Role::Masthead));
    parts
        .map(|(span, _)| {
            let end = if text[span.end()..].starts_with('\n') {
                "\n"
            } else {
                " "
            };
            format!("{}{end}", span.of(text))
        })
        .collect()
}

/// Pieces of the layouts, and what does not belong there.
const PIECES: &[&str] = &[
    "Pressedienst\n",
    "31. August 2019\n",
    "31. Februar 2019\n",
    "Seite 2\n",
    "Seite 0\n",
    "Seite 99999999999\n",
    "Lesefest am Rhein eröffnet\n",
    "- Musik\n",
    "\u{2022} Tanz\n",
    "\u{2022}\n",
    "-\n",
    "\n",
    "\n\n\n",
    "\x0C",
    "\r",
    "\t",
    "Es war schön.\n",
    "Bürger-\n",
    "meister",
    " und ",
    "\"",
    "\u{201E}",
    "(",
    ")",
    "/",
    " / ",
    ",",
    ":",
    "\u{A9}",
    "(c)",
    "Landeshauptstadt Düsseldorf/Ina Roth",
    "https://www.duesseldorf.de/fileadmin/a.jpg",
    "<https://a.de/b-\n",
    ">",
    "http://a.de/b 1 .jpg",
    "$\\frac{http://a.de/b c.jpg}{c.jpg}$",
    "://",
    "\\frac{",
    "Textversion:",
    "Kontakt:",
    "Zu Ihrer redaktionellen Verwendung",
    "zur Verfügung:\n",
    "Herausgegeben von der\n",
    "Herausgegeben vom\u{A0}",
    "Herausgegeben vo",
    "Medienkanäle\n",
    "www.duesseldorf.de ",
    "javascript:a.b/c ",
    "Telefon +49.211.89-93131 ",
    "Telefax ",
    "presse@duesseldorf.de ",
    "@",
    "29253_240\n",
    ":DÜSSELDORF\n",
    "\u{308}",
    "\u{202E}",
    "\u{200B}",
    "\0",
    "\u{1B}[1m",
    "\u{AD}\n",
    "\u{2028}",
    "\u{85}",
    "\u{FEFF}",
    "ﬁ",
    "İ",
    "٣",
    "99",
    "Einladung an die Medien\n",
    "Pressedienst der Landeshauptstadt Düsseldorf ",
    "Text: Lenz, Mara ",
    "Bild: https://a.de/b.jpg ",
    "Zur Online-Version: https://a.de/b ",
    "_______",
    "HintergrundDie ",
    "kommt.Und \u{201C}",
    "pld \u{2013} Pressedienst der\n",
    "Redaktionsteam:\n",
    "jäk - Ina Roth - 93131\n",
    "(jäk)\n",
    "...\n",
    "-2-\n",
    "Freitag, 1. April, 17.15 Uhr, ",
    "Pressedienst Einzelansicht\n",
    "Erstellt:\n",
    "Redaktion: Lenz, Mara und Roth, Ina\n",
    "PDF TXT\n",
    "Pressedienst Archiv\n",
    "03.05.2023\n",
    "Medientermin 5.5.23: ",
    "ABGESAGT: Medientermine 5. und 6. Mai: ",
    " Mehr\n",
    "| Kultur Zu Gast im Rathaus\n",
    "; Foto: Ina Roth\n",
    "(Copyright Ina Roth)\n",
    "Aktuelle News\n",
    "Datum: 3. Mai 2019 | Ort: Rathaus\n",
    "Datum: | Ort:\n",
    "Ansprechpartnerin vor Ort:\n",
    "++ Lesefest am Rhein ++\n",
    "++",
    "Weiter \u{2026} ",
    "weiter..\n",
];
