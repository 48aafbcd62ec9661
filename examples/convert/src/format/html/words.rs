//! The words of the pages, in each language.

use chrono::NaiveDate;

use crate::lang::Lang;

/// What the page of a text says; a word that a language lacks does not compile.
#[derive(Debug)]
pub(super) struct Words {
    lang: Lang,
    /// The page over all texts.
    pub(super) holdings: &'static str,
    pub(super) pages: &'static str,
    pub(super) to_text: &'static str,
    pub(super) to_record: &'static str,
    pub(super) printed_text: &'static str,
    pub(super) record: &'static str,
    /// Before the numbers of folded lines.
    pub(super) lines: &'static str,
    pub(super) line: &'static str,
    pub(super) column: &'static str,
    /// Before the number of a page of paper.
    pub(super) page: &'static str,
    pub(super) compare: &'static str,
    pub(super) what_to_do: &'static str,
    pub(super) error: &'static str,
    pub(super) warning: &'static str,
    pub(super) note: &'static str,
    pub(super) messages: &'static str,
    pub(super) previous: &'static str,
    pub(super) next: &'static str,
    /// Between a number and how many there are.
    pub(super) of: &'static str,
    pub(super) hide_furniture: &'static str,
    pub(super) tools: &'static str,
    pub(super) keys: &'static str,
    pub(super) clear: &'static str,
    pub(super) follow: &'static str,
    pub(super) legend: &'static str,
    pub(super) derived: &'static str,
    /// Before the printed form of a value.
    pub(super) printed: &'static str,
    pub(super) open: &'static str,
    pub(super) layout: &'static str,
    pub(super) no_layout: &'static str,
    pub(super) understood: &'static str,
    pub(super) source: &'static str,
    pub(super) encoding: &'static str,
    pub(super) bytes: &'static str,
    pub(super) program: &'static str,
    pub(super) extracted: &'static str,
    pub(super) text_sha256: &'static str,
    pub(super) citation: &'static str,
    pub(super) copy: &'static str,
    pub(super) copied: &'static str,
    pub(super) folded: &'static str,
    pub(super) unread: &'static str,
    pub(super) release: &'static str,
    pub(super) invitation: &'static str,
    pub(super) language: &'static str,
    pub(super) topics: &'static str,
    pub(super) date: &'static str,
    pub(super) date_end: &'static str,
    pub(super) time: &'static str,
    pub(super) place: &'static str,
    pub(super) appointments: &'static str,
    pub(super) cancelled: &'static str,
    pub(super) kicker: &'static str,
    pub(super) headlines: &'static str,
    pub(super) subheads: &'static str,
    pub(super) bylines: &'static str,
    pub(super) text_version: &'static str,
    pub(super) online: &'static str,
    pub(super) number: &'static str,
    pub(super) body: &'static str,
    pub(super) images: &'static str,
    pub(super) image: &'static str,
    pub(super) caption: &'static str,
    pub(super) credit: &'static str,
    pub(super) photographer: &'static str,
    pub(super) holder: &'static str,
    pub(super) url: &'static str,
    pub(super) url_repaired: &'static str,
    pub(super) url_printed: &'static str,
    pub(super) contacts: &'static str,
    pub(super) imprint: &'static str,
    pub(super) name: &'static str,
    pub(super) email: &'static str,
    pub(super) phone: &'static str,
    pub(super) e164: &'static str,
    pub(super) fax: &'static str,
    pub(super) publisher: &'static str,
    pub(super) postal: &'static str,
    pub(super) channels: &'static str,
    pub(super) team: &'static str,
    pub(super) group_h: &'static str,
    pub(super) group_d: &'static str,
    pub(super) group_b: &'static str,
    pub(super) group_n: &'static str,
    pub(super) group_u: &'static str,
    pub(super) group_k: &'static str,
    pub(super) group_p: &'static str,
    pub(super) group_f: &'static str,
    pub(super) group_x: &'static str,
}

/// The words of a language.
pub(super) const fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::De => &DE,
        Lang::En => &EN,
    }
}

impl Words {
    /// What a group of values is called, by its class.
    pub(super) fn group(&self, class: &str) -> &'static str {
        match class {
            "h" => self.group_h,
            "d" => self.group_d,
            "b" => self.group_b,
            "n" => self.group_n,
            "u" => self.group_u,
            "k" => self.group_k,
            "p" => self.group_p,
            "f" => self.group_f,
            _ => self.group_x,
        }
    }

    /// A day.
    pub(super) fn day(&self, day: NaiveDate) -> String {
        let form = match self.lang {
            Lang::De => "%d.%m.%Y",
            Lang::En => "%-d %B %Y",
        };
        day.format(form).to_string()
    }

    /// A share from 0 to 1, which is not rounded up.
    pub(super) fn percent(&self, share: f64) -> String {
        let percent = format!("{:.2}", share * 100.0);
        match self.lang {
            Lang::De => format!("{} %", percent.replace('.', ",")),
            Lang::En => format!("{percent}%"),
        }
    }

    /// A number, its digits by threes.
    pub(super) fn grouped(&self, number: u64) -> String {
        let mark = match self.lang {
            Lang::De => '.',
            Lang::En => ',',
        };
        let digits = number.to_string();
        let mut grouped = String::new();
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                grouped.push(mark);
            }
            grouped.push(digit);
        }
        grouped
    }

    /// A title in quotation marks.
    pub(super) fn quoted(&self, title: &str) -> String {
        match self.lang {
            Lang::De => format!("„{title}“"),
            Lang::En => format!("“{title}”"),
        }
    }
}

const DE: Words = Words {
    lang: Lang::De,
    holdings: "Bestand",
    pages: "Seiten",
    to_text: "Zum gedruckten Text",
    to_record: "Zum Datensatz",
    printed_text: "Gedruckter Text",
    record: "Datensatz",
    lines: "Zeilen",
    line: "Zeile",
    column: "Spalte",
    page: "Seite",
    compare: "vergleiche",
    what_to_do: "Was tun:",
    error: "Fehler",
    warning: "Warnung",
    note: "Hinweis",
    messages: "Meldungen",
    previous: "Vorige Meldung",
    next: "Nächste Meldung",
    of: "von",
    hide_furniture: "Seitenelemente ausblenden",
    tools: "Werkzeuge",
    keys: "Tasten",
    clear: "Hervorhebung aufheben",
    follow: "vom Text zum Wert, vom Wert zur Zeile",
    legend: "Was die Farben, Linien und Zeichen bedeuten",
    derived: "abgeleitet, steht nirgends gedruckt",
    printed: "gedruckt:",
    open: "öffnen",
    layout: "Layout und Regeln",
    no_layout: "kein Layout erkannt",
    understood: "Verstanden",
    source: "Quelle",
    encoding: "Kodierung",
    bytes: "Bytes",
    program: "Programm",
    extracted: "Text entnommen aus",
    text_sha256: "SHA-256 des Textes",
    citation: "Zitat:",
    copy: "Kopieren",
    copied: "Kopiert",
    folded: "Dieser Text ist lang. Seine Teile werden einzeln aufgeklappt; dazu muss der Browser Skripte ausführen, und gedruckt wird, was aufgeklappt ist.",
    unread: "Nicht erkannter Text",
    release: "Pressemitteilung",
    invitation: "Einladung",
    language: "Sprache",
    topics: "Rubrik",
    date: "Datum",
    date_end: "bis",
    time: "Uhrzeit",
    place: "Ort",
    appointments: "Termine",
    cancelled: "abgesagt",
    kicker: "Dachzeile",
    headlines: "Überschrift",
    subheads: "Unterzeile",
    bylines: "Verfasserzeile",
    text_version: "Textversion",
    online: "Online-Fassung",
    number: "Dokumentnummer",
    body: "Text",
    images: "Bilder",
    image: "Bild",
    caption: "Bildunterschrift",
    credit: "Bildnachweis",
    photographer: "Fotograf/in",
    holder: "Rechte",
    url: "Adresse",
    url_repaired: "Adresse, repariert",
    url_printed: "Adresse, wie gedruckt",
    contacts: "Kontakt",
    imprint: "Impressum",
    name: "Name",
    email: "E-Mail",
    phone: "Telefon",
    e164: "Telefon (E.164)",
    fax: "Fax",
    publisher: "Herausgeber",
    postal: "Anschrift",
    channels: "Kanäle",
    team: "Redaktion",
    group_h: "Überschrift, Rubrik",
    group_d: "Datum, Ort, Termin",
    group_b: "Bildunterschrift",
    group_n: "Bildnachweis",
    group_u: "Adresse",
    group_k: "Kontakt, Impressum",
    group_p: "Text",
    group_f: "Seitenelemente",
    group_x: "nicht verstanden",
};

const EN: Words = Words {
    lang: Lang::En,
    holdings: "Holdings",
    pages: "Pages",
    to_text: "To the printed text",
    to_record: "To the record",
    printed_text: "Printed text",
    record: "Record",
    lines: "Lines",
    line: "line",
    column: "column",
    page: "Page",
    compare: "compare",
    what_to_do: "What to do:",
    error: "Error",
    warning: "Warning",
    note: "Note",
    messages: "Messages",
    previous: "Previous message",
    next: "Next message",
    of: "of",
    hide_furniture: "Hide page furniture",
    tools: "Tools",
    keys: "Keys",
    clear: "Remove the highlight",
    follow: "from the text to its value, from a value to its line",
    legend: "What colours, lines and signs mean",
    derived: "derived, printed nowhere",
    printed: "printed:",
    open: "open",
    layout: "Layout and rules",
    no_layout: "no layout recognised",
    understood: "Understood",
    source: "Source",
    encoding: "Encoding",
    bytes: "bytes",
    program: "Program",
    extracted: "Text taken from",
    text_sha256: "SHA-256 of the text",
    citation: "Citation:",
    copy: "Copy",
    copied: "Copied",
    folded: "This text is long. Its parts are unfolded one by one; for that the browser has to run scripts, and what is unfolded gets printed.",
    unread: "Text not understood",
    release: "Press release",
    invitation: "Invitation",
    language: "Language",
    topics: "Topic",
    date: "Date",
    date_end: "until",
    time: "Time",
    place: "Place",
    appointments: "Appointments",
    cancelled: "cancelled",
    kicker: "Kicker",
    headlines: "Headline",
    subheads: "Subhead",
    bylines: "Byline",
    text_version: "Text version",
    online: "Online version",
    number: "Document number",
    body: "Text",
    images: "Pictures",
    image: "Picture",
    caption: "Caption",
    credit: "Credit",
    photographer: "Photographer",
    holder: "Rights holder",
    url: "Address",
    url_repaired: "Address, repaired",
    url_printed: "Address as printed",
    contacts: "Contact",
    imprint: "Imprint",
    name: "Name",
    email: "E-mail",
    phone: "Telephone",
    e164: "Telephone (E.164)",
    fax: "Fax",
    publisher: "Publisher",
    postal: "Postal address",
    channels: "Channels",
    team: "Editors",
    group_h: "Headline, topic",
    group_d: "Date, place, appointment",
    group_b: "Caption",
    group_n: "Credit",
    group_u: "Address",
    group_k: "Contact, imprint",
    group_p: "Text",
    group_f: "Page furniture",
    group_x: "not understood",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_days() {
        let day = NaiveDate::from_ymd_opt(2019, 8, 3).unwrap();
        for (words, day_of, share, size, title) in [
            (&DE, "03.08.2019", "99,99 %", "1.234.567", "„Fest“"),
            (&EN, "3 August 2019", "99.99%", "1,234,567", "“Fest”"),
        ] {
            assert_eq!(words.day(day), day_of);
            assert_eq!(words.percent(0.9999), share);
            assert_eq!(
                (words.grouped(1_234_567), words.quoted("Fest")),
                (size.to_owned(), title.to_owned())
            );
        }
        assert_eq!([0, 999, 1_000].map(|number| EN.grouped(number)), ["0", "999", "1,000"]);
    }
}
