//! The words of the pages over all texts, in each language.

use serde_json::{Value, json};

use crate::lang::Lang;
use crate::outcome::Outcome;

use super::changes::Kind;

/// What the pages say; a word that a language lacks does not compile. `{0}` stands for what is set in.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) lang: Lang,
    pub(super) skip: &'static str,
    pub(super) pages: &'static str,
    // Titles.
    pub(super) holdings: &'static str,
    pub(super) pictures: &'static str,
    pub(super) messages: &'static str,
    pub(super) changes: &'static str,
    pub(super) releases: &'static str,
    pub(super) files: &'static str,
    pub(super) by_month: &'static str,
    pub(super) by_address: &'static str,
    pub(super) photographers: &'static str,
    pub(super) near_names: &'static str,
    pub(super) to_check: &'static str,
    pub(super) by_code: &'static str,
    pub(super) not_understood: &'static str,
    // Lists.
    pub(super) no_script: &'static str,
    pub(super) search: &'static str,
    pub(super) all: &'static str,
    pub(super) reset: &'static str,
    pub(super) download: &'static str,
    pub(super) leaf: &'static str,
    pub(super) ways: [&'static str; 4],
    shown: &'static str,
    none: &'static str,
    more: &'static str,
    // Columns and filters.
    pub(super) year: &'static str,
    pub(super) month: &'static str,
    pub(super) months: [(&'static str, &'static str); 12],
    pub(super) date: &'static str,
    pub(super) headline: &'static str,
    pub(super) topic: &'static str,
    pub(super) topics: &'static str,
    pub(super) layout: &'static str,
    pub(super) photographer: &'static str,
    pub(super) message: &'static str,
    pub(super) messages_of: &'static str,
    pub(super) outcome: &'static str,
    pub(super) file_name: &'static str,
    pub(super) caption: &'static str,
    pub(super) credit: &'static str,
    pub(super) holder: &'static str,
    pub(super) mark: &'static str,
    pub(super) name: &'static str,
    pub(super) nearly: &'static str,
    pub(super) by_year: &'static str,
    pub(super) severity: &'static str,
    pub(super) code: &'static str,
    pub(super) advice: &'static str,
    pub(super) file: &'static str,
    pub(super) lines: &'static str,
    line: &'static str,
    pub(super) places: &'static str,
    pub(super) texts: &'static str,
    pub(super) share: &'static str,
    pub(super) bytes: &'static str,
    // What is not there.
    pub(super) undated: &'static str,
    pub(super) no_dates: &'static str,
    pub(super) gap: &'static str,
    pub(super) about_gaps: &'static str,
    unknown: &'static str,
    no_message: &'static str,
    pub(super) no_headline: &'static str,
    nobody: &'static str,
    // Marks of pictures.
    no_credit: &'static str,
    no_address: &'static str,
    credits_differ: &'static str,
    no_caption: &'static str,
    // Sentences.
    newest: &'static str,
    newest_pictures: &'static str,
    worst: &'static str,
    first_rows: &'static str,
    pub(super) about_pictures: &'static str,
    pub(super) about_near: &'static str,
    pub(super) none_near: &'static str,
    pub(super) about_photographers: &'static str,
    pub(super) nothing_to_check: &'static str,
    pub(super) passed_over: &'static str,
    // Differences.
    pub(super) nothing_before: &'static str,
    pub(super) unreadable_before: &'static str,
    pub(super) about_changes: &'static str,
    pub(super) none_of_kind: &'static str,
    pub(super) lay_at: &'static str,
    pub(super) all_same: &'static str,
    pub(super) not_compared: &'static str,
    pub(super) more_differs: &'static str,
}

/// The words of a language.
pub(super) const fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::De => &DE,
        Lang::En => &EN,
    }
}

impl Words {
    /// A number with its digits in groups of three.
    pub(super) fn number(&self, number: usize) -> String {
        let separator = match self.lang {
            Lang::De => '.',
            Lang::En => ',',
        };
        let digits = number.to_string();
        let mut grouped = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                grouped.push(separator);
            }
            grouped.push(digit);
        }
        grouped
    }

    fn set(&self, sentence: &str, numbers: &[usize]) -> String {
        let numbers = numbers.iter().enumerate();
        numbers.fold(sentence.to_owned(), |sentence, (at, number)| {
            sentence.replace(&format!("{{{at}}}"), &self.number(*number))
        })
    }

    pub(super) fn newest(&self, rows: usize, all: usize) -> String {
        self.set(self.newest, &[rows, all])
    }

    pub(super) fn newest_pictures(&self, rows: usize) -> String {
        self.set(self.newest_pictures, &[rows])
    }

    pub(super) fn worst(&self, rows: usize, all: usize) -> String {
        self.set(self.worst, &[rows, all])
    }

    pub(super) fn first_rows(&self, rows: usize) -> String {
        self.set(self.first_rows, &[rows])
    }

    /// "345 files: 300 texts, 45 passed over".
    pub(super) fn account(&self, files: usize, texts: usize) -> String {
        let passed = files.saturating_sub(texts);
        let counted = |count: usize, one: &str, many: &str| {
            format!("{} {}", self.number(count), if count == 1 { one } else { many })
        };
        match self.lang {
            Lang::De => format!(
                "{}: {}, {}",
                counted(files, "Datei", "Dateien"),
                counted(texts, "Text", "Texte"),
                counted(passed, "übergangen", "übergangen")
            ),
            Lang::En => format!(
                "{}: {}, {}",
                counted(files, "file", "files"),
                counted(texts, "text", "texts"),
                counted(passed, "passed over", "passed over")
            ),
        }
    }

    /// How well texts were read, as the summary says it.
    pub(super) fn outcome_of(&self, outcome: Outcome) -> String {
        outcome.in_words(self.lang)
    }

    pub(super) const fn kind_of_change(&self, kind: Kind) -> &'static str {
        match (self.lang, kind) {
            (Lang::De, Kind::New) => "Neu",
            (Lang::De, Kind::Changed) => "Geändert",
            (Lang::De, Kind::Moved) => "Verschoben",
            (Lang::De, Kind::Gone) => "Nicht mehr da",
            (Lang::En, Kind::New) => "New",
            (Lang::En, Kind::Changed) => "Changed",
            (Lang::En, Kind::Moved) => "Moved",
            (Lang::En, Kind::Gone) => "Gone",
        }
    }

    /// For the script of a list, with the words that the list has beside those of all.
    fn of_list(&self, key: &str, own: &Value) -> Value {
        json!({
            (key): own,
            "shown": self.shown,
            "none": self.none,
            "more": self.more,
            "undated": self.undated,
            "unknown": self.unknown,
            "no_message": self.no_message,
            "no_headline": self.no_headline,
            "nobody": self.nobody,
            "line": self.line,
            // What a spreadsheet of the language takes apart by itself.
            "separator": match self.lang { Lang::De => ";", Lang::En => "," },
        })
    }

    pub(super) fn of_releases(&self) -> Value {
        let names = Outcome::ALL.map(|outcome| (outcome.name().to_owned(), Value::from(self.outcome_of(outcome))));
        self.of_list("outcomes", &names.into_iter().collect())
    }

    pub(super) fn of_pictures(&self) -> Value {
        let marks = json!({
            "no-credit": self.no_credit,
            "no-address": self.no_address,
            "credits-differ": self.credits_differ,
            "no-caption": self.no_caption,
        });
        self.of_list("marks", &marks)
    }

    pub(super) fn of_messages(&self) -> Value {
        let severities = super::checks::SEVERITIES.map(|severity| self.lang.severity(severity));
        self.of_list("severities", &json!(severities))
    }
}

const DE: Words = Words {
    lang: Lang::De,
    skip: "Zum Inhalt",
    pages: "Seiten",
    holdings: "Bestand",
    pictures: "Bilder",
    messages: "Prüfliste",
    changes: "Unterschiede",
    releases: "Mitteilungen",
    files: "Was aus den Dateien wurde",
    by_month: "Mitteilungen nach Monaten",
    by_address: "Bilder nach Adressen",
    photographers: "Fotografinnen und Fotografen",
    near_names: "Namen, die sich fast gleichen",
    to_check: "Meldungen",
    by_code: "Meldungen nach Art",
    not_understood: "Nicht verstandene Teile der Texte",
    no_script: "Diese Liste braucht JavaScript, das in diesem Browser abgeschaltet ist.",
    search: "Suche",
    all: "alle",
    reset: "Filter aufheben",
    download: "Auswahl als CSV speichern",
    leaf: "blättern",
    ways: ["Anfang", "Zurück", "Weiter", "Ende"],
    shown: "{0} bis {1} von {2} Zeilen, insgesamt {3}",
    none: "Keine Zeile passt dazu.",
    more: "{0} weitere",
    year: "Jahr",
    month: "Monat",
    months: [
        ("Jan", "Januar"),
        ("Feb", "Februar"),
        ("Mrz", "März"),
        ("Apr", "April"),
        ("Mai", "Mai"),
        ("Jun", "Juni"),
        ("Jul", "Juli"),
        ("Aug", "August"),
        ("Sep", "September"),
        ("Okt", "Oktober"),
        ("Nov", "November"),
        ("Dez", "Dezember"),
    ],
    date: "Datum",
    headline: "Überschrift",
    topic: "Thema",
    topics: "Themen",
    layout: "Layout",
    photographer: "Fotograf/in",
    message: "Meldung",
    messages_of: "Meldungen",
    outcome: "Gelesen",
    file_name: "Dateiname",
    caption: "Bildunterschrift",
    credit: "Bildnachweis, wie gedruckt",
    holder: "Rechteinhaber",
    mark: "Zu klären",
    name: "Name",
    nearly: "gleicht fast",
    by_year: "Bilder nach Jahren",
    severity: "Schwere",
    code: "Art",
    advice: "Was zu tun ist",
    file: "Datei",
    lines: "Stellen",
    line: "Zeile {0}",
    places: "Anzahl",
    texts: "Texte",
    share: "Nicht verstanden",
    bytes: "Bytes",
    undated: "ohne Datum",
    no_dates: "Keine Mitteilung hat ein Datum.",
    gap: "keine Mitteilungen",
    about_gaps: "Schraffiert: Monate ohne Mitteilung zwischen der ersten und der letzten.",
    unknown: "unbekannt",
    no_message: "ohne Meldung",
    no_headline: "(ohne Überschrift)",
    nobody: "nicht genannt",
    no_credit: "ohne Bildnachweis",
    no_address: "ohne Adresse",
    credits_differ: "Bildnachweise weichen ab",
    no_caption: "ohne Bildunterschrift",
    newest: "Diese Seite zeigt die neuesten {0} von {1} Mitteilungen; die Zahlen nach Monaten gelten für alle. Alle Mitteilungen \
             durchsucht die Datenbank:",
    newest_pictures: "Diese Seite zeigt nur Bilder der neuesten Mitteilungen, höchstens {0}. Alle Bilder sind in der Datenbank:",
    worst: "Diese Liste zeigt die schwersten {0} von {1}; die Zahlen darüber gelten für alle.",
    first_rows: "Hier stehen nur die ersten {0}.",
    about_pictures: "Eine Zeile je Adresse, mit allem, was zu ihr gedruckt ist. Kein Bild wird geladen.",
    about_near: "Vielleicht dieselbe Person, vielleicht nicht: Die Namen werden nur nebeneinandergestellt und nirgends vereinheitlicht.",
    none_near: "Keine zwei Namen gleichen sich fast.",
    about_photographers: "Ein Bild zählt in jedem Jahr, in dem eine Mitteilung es nennt.",
    nothing_to_check: "Zu keinem Text gibt es eine Meldung.",
    passed_over: "übergangen",
    nothing_before: "Noch gibt es nichts zu vergleichen: Dies ist der erste Lauf in diesen Ordner, oder seitdem kamen dieselben Texte. \
                     Der nächste Lauf mit anderen Texten zeigt hier, was neu, geändert, verschoben oder nicht mehr da ist.",
    unreadable_before: "Was der vorige Lauf für den Vergleich hinterlassen hat, ist nicht lesbar. Der nächste Lauf vergleicht wieder.",
    about_changes: "Was der letzte Lauf, der Unterschiede fand, gegenüber dem Lauf davor gefunden hat. Ein Lauf mit denselben Texten \
                    lässt diese Seite, wie sie ist.",
    none_of_kind: "Keine.",
    lay_at: "lag vorher hier:",
    all_same: "Alle Wörter sind gleich; nur Leerraum, Zeilenenden, Zeichensatz oder das Gerüst der Datei sind anders.",
    not_compared: "Die Wörter wurden nicht verglichen, weil der Text zu lang ist oder zu viele Texte geändert sind.",
    more_differs: "(weitere Unterschiede sind ausgelassen)",
};

const EN: Words = Words {
    lang: Lang::En,
    skip: "Skip to content",
    pages: "Pages",
    holdings: "Holdings",
    pictures: "Pictures",
    messages: "Check list",
    changes: "Differences",
    releases: "Releases",
    files: "What became of the files",
    by_month: "Releases by month",
    by_address: "Pictures by address",
    photographers: "Photographers",
    near_names: "Names that nearly agree",
    to_check: "Messages",
    by_code: "Messages by code",
    not_understood: "What of texts was not understood",
    no_script: "This list needs JavaScript, which is switched off in this browser.",
    search: "Search",
    all: "all",
    reset: "Clear filters",
    download: "Save selection as CSV",
    leaf: "browse",
    ways: ["First", "Back", "Next", "Last"],
    shown: "{0} to {1} of {2} rows, {3} in all",
    none: "No row fits.",
    more: "{0} more",
    year: "Year",
    month: "Month",
    months: [
        ("Jan", "January"),
        ("Feb", "February"),
        ("Mar", "March"),
        ("Apr", "April"),
        ("May", "May"),
        ("Jun", "June"),
        ("Jul", "July"),
        ("Aug", "August"),
        ("Sep", "September"),
        ("Oct", "October"),
        ("Nov", "November"),
        ("Dec", "December"),
    ],
    date: "Date",
    headline: "Headline",
    topic: "Topic",
    topics: "Topics",
    layout: "Layout",
    photographer: "Photographer",
    message: "Message",
    messages_of: "Messages",
    outcome: "Read",
    file_name: "File name",
    caption: "Caption",
    credit: "Credit as printed",
    holder: "Rights holder",
    mark: "To be cleared",
    name: "Name",
    nearly: "nearly agrees with",
    by_year: "Pictures by year",
    severity: "Severity",
    code: "Code",
    advice: "What to do",
    file: "File",
    lines: "Places",
    line: "line {0}",
    places: "Number",
    texts: "Texts",
    share: "Not understood",
    bytes: "Bytes",
    undated: "without date",
    no_dates: "No release has a date.",
    gap: "no releases",
    about_gaps: "Hatched: months without a release between the first and the last one.",
    unknown: "unknown",
    no_message: "without message",
    no_headline: "(without headline)",
    nobody: "not named",
    no_credit: "without credit",
    no_address: "without address",
    credits_differ: "credits differ",
    no_caption: "without caption",
    newest: "This page shows the newest {0} of {1} releases; the counts by month are those of all. The database searches all of \
             them:",
    newest_pictures: "This page shows pictures of the newest releases only, at most {0}. All pictures are in the database:",
    worst: "This list shows the worst {0} of {1}; the counts above are those of all.",
    first_rows: "Only the first {0} are here.",
    about_pictures: "A row an address, with all that is printed of it. No picture is loaded.",
    about_near: "The same person, or not: the names are only set side by side, and nowhere made one.",
    none_near: "No two names nearly agree.",
    about_photographers: "A picture counts in each year in which a release names it.",
    nothing_to_check: "There is no message about any text.",
    passed_over: "passed over",
    nothing_before: "There is nothing to compare with yet: this is the first run into this folder, or it was given the same texts \
                     since. The next run with other texts shows here what is new, changed, moved or gone.",
    unreadable_before: "What the run before left to compare with cannot be read. The next run compares again.",
    about_changes: "What the last run that found differences found, beside the run before it. A run with the same texts leaves \
                    this page as it is.",
    none_of_kind: "None.",
    lay_at: "lay here before:",
    all_same: "All words are the same; only blanks, line ends, encoding or the frame of the file are others.",
    not_compared: "The words were not compared, because the text is too long, or too many texts were changed.",
    more_differs: "(further differences are left out)",
};
