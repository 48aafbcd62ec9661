//! The sheets and their columns: in the order in which people look at them, with names for people. Keys, kinds and English
//! meanings are those of the tables of the format `csv`.

use super::super::datapackage::{CONTACTS, Field, IMAGES, Kind, RELEASES, field};
use crate::lang::Lang;

/// The same in both languages.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words {
    de: &'static str,
    en: &'static str,
}

impl Words {
    pub(super) const fn of(self, lang: Lang) -> &'static str {
        match lang {
            Lang::De => self.de,
            Lang::En => self.en,
        }
    }
}

const fn words(de: &'static str, en: &'static str) -> Words {
    Words { de, en }
}

/// A sheet.
pub(super) struct Sheet {
    pub(super) name: Words,
    /// The values of a row, in their order.
    pub(super) fields: &'static [Field],
    /// Those values, in the order in which they are shown.
    pub(super) columns: &'static [Column],
}

impl Sheet {
    /// The columns with what is known of their values, and where those stand in a row.
    pub(super) fn shown(&self) -> impl Iterator<Item = (&'static Column, usize, &'static Field)> {
        self.columns.iter().filter_map(|column| {
            let mut fields = self.fields.iter().enumerate();
            let (at, field) = fields.find(|(_, field)| field.name == column.key)?;
            Some((column, at, field))
        })
    }
}

/// A column as it is shown.
pub(super) struct Column {
    pub(super) key: &'static str,
    pub(super) label: Words,
    /// In characters.
    pub(super) width: u8,
    /// Whether long texts go on below; else they show their beginning.
    pub(super) is_wrapped: bool,
    /// What it holds, in German.
    meaning: &'static str,
}

impl Column {
    pub(super) const fn meaning(&self, field: &Field, lang: Lang) -> &'static str {
        match lang {
            Lang::De => self.meaning,
            Lang::En => field.description,
        }
    }
}

const fn column(key: &'static str, label: Words, width: u8, meaning: &'static str) -> Column {
    Column {
        key,
        label,
        width,
        is_wrapped: false,
        meaning,
    }
}

const fn wrapped(key: &'static str, label: Words, width: u8, meaning: &'static str) -> Column {
    let column = column(key, label, width, meaning);
    Column {
        is_wrapped: true,
        ..column
    }
}

/// The sheets, in the order of the parts of a text.
pub(super) const SHEETS: [Sheet; 4] = [
    Sheet {
        name: words("Mitteilungen", "Releases"),
        fields: RELEASES.fields,
        columns: &OF_RELEASES,
    },
    Sheet {
        name: words("Bilder", "Pictures"),
        fields: IMAGES.fields,
        columns: &OF_IMAGES,
    },
    Sheet {
        name: words("Kontakte", "Contacts"),
        fields: CONTACTS.fields,
        columns: &OF_CONTACTS,
    },
    Sheet {
        name: words("Meldungen", "Messages"),
        fields: &MESSAGES,
        columns: &OF_MESSAGES,
    },
];

/// The sheet that says what the columns are: its name and its own columns.
pub(super) const LEGEND: (Words, [Column; 4]) = (
    words("Spalten", "Columns"),
    [
        wrapped("sheet", words("Blatt", "Sheet"), 14, ""),
        wrapped("label", words("Spalte", "Column"), 28, ""),
        wrapped("key", words("Schlüssel", "Key"), 24, ""),
        wrapped("meaning", words("Bedeutung", "Meaning"), 110, ""),
    ],
);

const TEXT_ID: &str = "Die Mitteilung: SHA-256 ihrer Datei, # und ihre Nummer darin. Für jede Kopie einer Datei gleich";
const TEXT_PATH: &str = "Pfad der Datei, wie er angegeben wurde; - für die Standardeingabe";
const NUMBER_FROM_1: &str = "Nummer der Mitteilung in ihrem Text, ab 1";

const OF_RELEASES: [Column; 34] = [
    column(
        "date",
        words("Datum", "Date"),
        11,
        "Datum der Mitteilung, oder der erste Tag eines Zeitraums",
    ),
    column(
        "kind",
        words("Art", "Kind"),
        11,
        "release: Pressemitteilung; invitation: Einladung an die Medien; unread: Text, den kein Feld fasst",
    ),
    wrapped(
        "headline_de",
        words("Überschrift deutsch", "Headline (German)"),
        50,
        "Deutsche Überschrift; mehrere durch ' | ' getrennt",
    ),
    wrapped(
        "headline_en",
        words("Überschrift englisch", "Headline (English)"),
        40,
        "Englische Überschrift; mehrere durch ' | ' getrennt",
    ),
    wrapped(
        "headline",
        words("Überschrift, Sprache unklar", "Headline, language unknown"),
        30,
        "Überschrift, deren Sprache nicht zu erkennen ist; mehrere durch ' | ' getrennt",
    ),
    wrapped(
        "kicker",
        words("Dachzeile", "Kicker"),
        24,
        "Die Zeile über der Überschrift",
    ),
    wrapped(
        "subheads",
        words("Unterzeilen", "Subheads"),
        40,
        "Zeilen unter der Überschrift, durch ' | ' getrennt",
    ),
    wrapped(
        "topics",
        words("Rubriken", "Topics"),
        20,
        "Rubriken, wie gedruckt, durch ' | ' getrennt",
    ),
    column(
        "text",
        words("Text", "Text"),
        60,
        "Der Text: Absätze, Zwischentitel und Punkte von Listen (jeder hinter '• '), durch ' ¶ ' getrennt; bei der Art unread ebenso die Zeilen. Eine Zelle fasst 32.767 Zeichen; wo mehr war, ist sie gekürzt und gefärbt, und an ihrem Ende steht, wie viel fehlt",
    ),
    column(
        "image_count",
        words("Bilder", "Pictures"),
        8,
        "Zahl der Bilder: Zeilen im Blatt Bilder",
    ),
    column(
        "contact_count",
        words("Kontakte", "Contacts"),
        9,
        "Zahl der Kontakte: Zeilen im Blatt Kontakte",
    ),
    wrapped(
        "appointments",
        words("Termine", "Appointments"),
        30,
        "Termine einer Einladung, wie gedruckt, durch ' | ' getrennt",
    ),
    wrapped(
        "appointments_cancelled",
        words("Abgesagte Termine", "Cancelled appointments"),
        24,
        "Diejenigen der Termine, die abgesagt sind, wie gedruckt, durch ' | ' getrennt",
    ),
    column(
        "date_end",
        words("Letzter Tag", "Last day"),
        11,
        "Letzter Tag eines Zeitraums",
    ),
    wrapped("time", words("Uhrzeit", "Time"), 12, "Uhrzeit, wie gedruckt"),
    wrapped("place", words("Ort", "Place"), 20, "Ort, wie gedruckt"),
    wrapped(
        "bylines",
        words("Verfasserzeile", "Bylines"),
        20,
        "Verfasserinnen und Verfasser als 'Vorname Name', durch ' | ' getrennt",
    ),
    column(
        "online_url",
        words("Adresse im Netz", "Address online"),
        30,
        "Adresse der Mitteilung im Netz. Auf einem Blatt können 65.530 Adressen angeklickt werden, und nur, was eine gültige Adresse ist; die übrigen stehen als Text da",
    ),
    column(
        "text_version_url",
        words("Adresse der Textfassung", "Address of the text version"),
        30,
        "Adresse der Mitteilung als reiner Text",
    ),
    column(
        "document_number",
        words("Nummer", "Number"),
        14,
        "Nummer am Fuß der Seite",
    ),
    wrapped(
        "publisher",
        words("Herausgeber", "Publisher"),
        30,
        "Wer die Mitteilung herausgibt, wie gedruckt",
    ),
    column(
        "page",
        words("Seite", "Page"),
        7,
        "Seite, auf der die Mitteilung beginnt; leer bei Formen ohne Seiten",
    ),
    column(
        "page_count",
        words("Seiten", "Pages"),
        7,
        "Seiten des ganzen Textes; leer bei Formen ohne Seiten",
    ),
    column(
        "errors",
        words("Fehler", "Errors"),
        8,
        "Meldungen der Schwere Fehler im ganzen Text",
    ),
    column(
        "warnings",
        words("Warnungen", "Warnings"),
        11,
        "Meldungen der Schwere Warnung im ganzen Text",
    ),
    column(
        "notes",
        words("Anmerkungen", "Notes"),
        13,
        "Meldungen der Schwere Hinweis im ganzen Text",
    ),
    column("source", words("Datei", "File"), 40, TEXT_PATH),
    column(
        "item",
        words("Nr. im Text", "No. in text"),
        11,
        "Nummer der Mitteilung in ihrem Text, ab 1; 0 für das, was kein Feld fasst",
    ),
    column(
        "layout",
        words("Form", "Layout"),
        16,
        "Form, in der der Text gelesen wurde; leer, wenn keine erkannt wurde",
    ),
    column(
        "encoding",
        words("Zeichencodierung", "Encoding"),
        17,
        "Zeichencodierung, in der die Datei gelesen wurde, mit ihrem Namen der WHATWG, oder ibm437 und ibm850 für die von DOS; binary für eine PDF-Datei, die keine hat",
    ),
    column(
        "extracted_by",
        words("Gewonnen aus", "Got out of"),
        13,
        "Woraus der Text gewonnen wurde: pdf aus einer PDF-Datei, html aus einer Webseite; leer, wenn die Datei selbst ein Text ist",
    ),
    column(
        "languages",
        words("Sprachen", "Languages"),
        10,
        "Sprachen von Überschriften und Absätzen, de und en, durch ' | ' getrennt",
    ),
    column(
        "sha256",
        words("Prüfsumme (SHA-256)", "SHA-256"),
        20,
        "SHA-256 der Datei",
    ),
    column("id", words("Mitteilung", "Release"), 20, TEXT_ID),
];

const OF_IMAGES: [Column; 16] = [
    column(
        "file_name",
        words("Dateiname", "File name"),
        34,
        "Name, unter dem ein Browser das Bild speichert, ohne Zeichen, die nicht jedes System fasst. Zwei Adressen können denselben haben",
    ),
    wrapped(
        "caption",
        words("Bildunterschrift", "Caption"),
        60,
        "Bildunterschrift, ohne den Bildnachweis",
    ),
    wrapped(
        "credit_line",
        words("Bildnachweis", "Credit line"),
        34,
        "Bildnachweis, wie gedruckt",
    ),
    wrapped(
        "photographer",
        words("Fotografin, Fotograf", "Photographer"),
        22,
        "Wer das Bild gemacht hat",
    ),
    wrapped("holder", words("Rechteinhaber", "Holder"), 28, "Wer die Rechte hat"),
    column(
        "url",
        words("Adresse des Bildes", "Address of the picture"),
        40,
        "Adresse; berichtigt, wo der Text selbst zeigt wie, sonst wie gedruckt. Auf einem Blatt können 65.530 Adressen angeklickt werden, und nur, was eine gültige Adresse ist; die übrigen stehen als Text da",
    ),
    column(
        "url_printed",
        words("Adresse wie gedruckt", "Address as printed"),
        24,
        "Adresse, wie gedruckt, wo sie anders lautet als url",
    ),
    column(
        "page",
        words("Seite", "Page"),
        7,
        "Seite, auf der das Bild steht; leer bei Formen ohne Seiten",
    ),
    column(
        "date",
        words("Datum", "Date"),
        11,
        "Tag der Mitteilung, oder der erste eines Zeitraums",
    ),
    wrapped(
        "headline",
        words("Überschrift", "Headline"),
        40,
        "Erste Überschrift der Mitteilung",
    ),
    column(
        "document_number",
        words("Nummer", "Number"),
        14,
        "Nummer am Fuß der Seite",
    ),
    column("source", words("Datei", "File"), 40, TEXT_PATH),
    column("item", words("Nr. im Text", "No. in text"), 11, NUMBER_FROM_1),
    column(
        "image",
        words("Nr. des Bildes", "No. of picture"),
        14,
        "Nummer des Bildes in seiner Mitteilung, ab 1",
    ),
    column(
        "extracted_by",
        words("Gewonnen aus", "Got out of"),
        13,
        "Woraus der Text gewonnen wurde: pdf aus einer PDF-Datei, html aus einer Webseite; leer, wenn die Datei selbst ein Text ist",
    ),
    column("release", words("Mitteilung", "Release"), 20, TEXT_ID),
];

const OF_CONTACTS: [Column; 9] = [
    column("family", words("Name", "Family name"), 22, "Familienname"),
    column("given", words("Vorname", "Given names"), 22, "Vornamen, ohne Titel"),
    column("email", words("E-Mail", "E-mail"), 34, "E-Mail-Adresse"),
    column("phone", words("Telefon", "Phone"), 22, "Telefonnummer, wie gedruckt"),
    column(
        "phone_e164",
        words("Telefon (E.164)", "Phone (E.164)"),
        18,
        "Die Nummer in der Form von ITU-T E.164, wo die gedruckte vollständig ist",
    ),
    column("source", words("Datei", "File"), 40, TEXT_PATH),
    column("item", words("Nr. im Text", "No. in text"), 11, NUMBER_FROM_1),
    column(
        "contact",
        words("Nr. des Kontakts", "No. of contact"),
        16,
        "Nummer des Kontakts in seiner Mitteilung, ab 1",
    ),
    column("release", words("Mitteilung", "Release"), 20, TEXT_ID),
];

const OF_MESSAGES: [Column; 8] = [
    column(
        "severity",
        words("Schwere", "Severity"),
        10,
        "Hinweis: nichts ging verloren; Warnung: etwas ist unsicher oder fiel weg; Fehler: ein Teil war nicht zu lesen",
    ),
    column(
        "code",
        words("Code", "Code"),
        26,
        "Code der Meldung; pressedienst --explain CODE sagt mehr",
    ),
    column("source", words("Datei", "File"), 40, TEXT_PATH),
    column(
        "page",
        words("Seite", "Page"),
        7,
        "Seite der PDF-Datei; leer, wenn die Datei keine ist",
    ),
    column(
        "line",
        words("Zeile", "Line"),
        8,
        "Zeile des Textes, ab 1; bei PDF-Dateien und Webseiten des Textes, der aus ihnen gewonnen wurde",
    ),
    column("column", words("Spalte", "Column"), 8, "Zeichen in der Zeile, ab 1"),
    wrapped(
        "message",
        words("Was auffiel", "What was noticed"),
        60,
        "Was an dieser Stelle auffiel",
    ),
    wrapped("advice", words("Was zu tun ist", "What to do"), 70, "Was zu tun ist"),
];

const MESSAGES: [Field; 8] = [
    field(
        "severity",
        Kind::Key,
        "note: nothing is lost; warning: something is in doubt or was dropped; error: a part could not be read",
    ),
    field(
        "code",
        Kind::Key,
        "Code of the message; pressedienst --explain CODE says more",
    ),
    field("source", Kind::Text, "Path of the text as given; - for standard input"),
    field("page", Kind::Number, "Page of the PDF file; empty if the file is none"),
    field(
        "line",
        Kind::From(1),
        "Line of the text, from 1; of PDF files and web pages, of the text that was got out of them",
    ),
    field("column", Kind::From(1), "Character in the line, from 1"),
    field("message", Kind::Key, "What was noticed at this place"),
    field("advice", Kind::Key, "What to do"),
];
