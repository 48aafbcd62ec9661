//! The help in German: of each option what it does and what its value is called, and of each of its values what it means.

use std::marker::PhantomData;

use clap::builder::{EnumValueParser, PossibleValue, TypedValueParser};
use clap::{Arg, Command, ValueEnum};

use super::help_find;
use crate::arguments::{FIND, When};
use crate::find::In;
use crate::finding_aid::InstitutionKind;
use crate::format;
use crate::lang;
use crate::message::Form;

const ABOUT: &str = "Macht aus Pressemitteilungen der Stadt Düsseldorf (Texte, PDF-Dateien, gespeicherte Webseiten) Datensätze, \
                     Tabellen, eine Datenbank oder Archivformate.";

const MORE_ABOUT: &str =
    "Was nicht zu lesen ist, wird genannt und ausgelassen; alles andere wird trotzdem umgewandelt.";

/// Below the short help.
const SHORT: &str = "Alle Optionen, mit Beispielen: pressedienst --help
Was eine Meldung bedeutet:     pressedienst --explain CODE";

const EXAMPLES: &str = "Beispiele:
  pressedienst mitteilungen/ -o datensaetze
      ein JSON-Datensatz je Text
  pressedienst mitteilungen/ -o archiv -f sqlite -f csv
      eine durchsuchbare Datenbank, dazu Tabellen der Mitteilungen, Bilder
      und Kontakte
  pressedienst mitteilungen/ -o archiv -f sqlite --resume
      macht weiter, wo ein früherer Lauf endete
  pressedienst mitteilungen/ -o paket --bag -f json -f tei
      ein BagIt-Paket mit den Originalen, etwa für eine Ablieferung
  pressedienst mitteilungen/ -o archiv --verify
      ob Originale und Ausgaben noch sind, wie sie waren
  pressedienst mitteilungen/ --check --report bericht.csv
      liest alles und schreibt nur einen Bericht
  pressedienst a.pdf seite.html -o datensaetze --text
      je ein Datensatz, dazu der gelesene Text
  pressedienst --explain date-impossible
      was eine Meldung bedeutet und was zu tun ist

Wörter in der Datenbank finden (mehr: pressedienst find --help):
  pressedienst find Hafen archiv

Texte werden nie verändert. Dateien, die nicht von pressedienst sind oder
seither bearbeitet wurden, werden nur mit --overwrite ersetzt und dann als
.bak aufgehoben.

Meldungen gehen auf die Standardfehlerausgabe, je Text eine für alle Stellen
mit demselben Befund. Mehr als zwanzig fasst ein Terminal nach Codes zusammen;
--report DATEI.csv nennt die jedes Textes, und 2> DATEI.txt hält alle mit ihren
Stellen fest.

Rückgabewert: 0 alle Texte umgewandelt, 1 einige nicht, oder es gab keinen
(mit --strict auch: einige mit Warnungen oder Fehlern), 2 falscher Aufruf oder
nichts war möglich, 130 mit Strg-C unterbrochen (143 durch ein Signal zum
Beenden, 129 durch das Ende des Terminals).";

/// The headings.
const HEADINGS: [(&str, &str); 9] = [
    ("Needed most", "Das Wichtigste"),
    ("What is read", "Was gelesen wird"),
    ("What is written", "Was geschrieben wird"),
    (
        "What a finding aid says (--format ead)",
        "Was ein Findbuch sagt (--format ead)",
    ),
    ("How a batch is done", "Wie ein Lauf abläuft"),
    ("What is said", "Was gemeldet wird"),
    ("Instead of converting files", "Statt Dateien umzuwandeln"),
    ("What is looked for", "Was gesucht wird"),
    ("How it is shown", "Wie es gezeigt wird"),
];

/// An option: what it is called by the program, what its value is called if it has one, what it does, and what `--help` says
/// behind that.
pub(super) type Row = (&'static str, &'static str, &'static str, &'static str);

#[rustfmt::skip]
const ROWS: &[Row] = &[
    ("inputs", "EINGABE", "Dateien, Ordner (darin *.txt, *.pdf, *.html und *.htm) oder - für die Standardeingabe", ""),
    ("glob", "MUSTER",
        "Welche Dateien eines Ordners gelesen werden; mehrmals möglich [Vorgabe: *.txt, *.pdf, *.html, *.htm]",
        "Ein Muster ohne Schrägstrich wird mit dem Namen der Datei verglichen, eines mit Schrägstrich mit ihrem Pfad unter dem \
         Ordner. Versteckte Dateien werden übergangen, Ordner hinter Verknüpfungen nicht betreten."),
    ("files_from", "LISTE", "Die Namen der Dateien und Ordner aus dieser Datei lesen, je Zeile einen; - für die Standardeingabe", ""),
    ("null", "", "Die Namen in LISTE enden mit einem Null-Byte, wie `find -print0` sie schreibt", ""),
    ("stdin_name", "NAME", "Der Name, unter dem die Standardeingabe geführt wird [Vorgabe: -; ihre Ausgaben heißen stdin]", ""),
    ("encoding", "NAME",
        "Jeden Text in dieser Kodierung lesen, ohne nachzusehen, welche er hat: utf-8, windows-1252, macintosh, ibm850 …", ""),
    ("layout", "NAME", "Jeden Text in diesem Layout lesen, ohne nachzusehen, welches er hat", ""),
    ("names", "DATEI",
        "Die richtigen Namen von Personen und Einrichtungen aus dieser Tabelle nehmen; es darf eine bearbeitete names.csv sein",
        "Je gedrucktem Namen eine Zeile, in UTF-8, mit den Spalten `printed` und `name`, bei Bedarf `role`, `kind` (person, \
         organisation) und `gnd`; eine Zeile ohne Namen sagt nichts. Gedrucktes bleibt in allen Ausgaben, der richtige Name steht \
         daneben."),
    ("max_bytes", "GRÖSSE", "Größere Dateien auslassen: 500K, 64M, 2G", ""),
    ("output", "ORDNER", "In diesen Ordner schreiben statt auf die Standardausgabe; er wird angelegt, wenn er fehlt", ""),
    ("format", "FORMAT", "Die Form der Ausgabe; mehrmals möglich", ""),
    ("annotations", "", "Jedem Datensatz anfügen, was jedes Byte des Textes ist und wie viel davon verstanden wurde",
        "`annotations` sind die Felder und die Seitenelemente in der Reihenfolge des Textes mit ihren Bytes, `coverage` zählt die \
         Bytes jeder Art. `text` ist der Text selbst, wo seine Bytes nicht die der Datei sind, und `text_lines` nennt, wo seine \
         Zeilen auf den Seiten einer PDF-Datei stehen."),
    ("text", "", "Den Text jeder PDF-Datei und Webseite neben ihren Datensatz schreiben, wie er gelesen wurde", ""),
    ("excel", "", "Die Tabellen für Excel schreiben: Semikolon, Kennung für UTF-8 (BOM), Telefonnummern als Text", ""),
    ("bag", "", "Aus dem Ausgabeordner ein BagIt-Paket (1.0) machen, das auch die Originale enthält", ""),
    ("bag_info", "ANGABE: WERT", "Eine Zeile für bag-info.txt, etwa \"Contact-Name: Mara Lenz\"; mehrmals möglich", ""),
    ("report", "DATEI",
        "Aufschreiben, was aus jeder Datei wurde, mit Zahlen je Layout und Code: JSON oder CSV, je nach Endung", ""),
    ("overwrite", "",
        "Auch Dateien ersetzen, die nicht von pressedienst sind oder seither bearbeitet wurden; sie werden genannt und als .bak \
         aufgehoben", ""),
    ("drop_gone", "", "Texte, die nicht mehr da sind, aus allen Dateien herausnehmen: ihre Datensätze und ihre Zeilen", ""),
    ("accept", "", "Was andere an den Daten des BagIt-Pakets geändert, ergänzt oder entfernt haben, anerkennen, jetzt und in späteren Läufen", ""),
    ("institution", "NAME", "Die Einrichtung, die die Texte verwahrt, mit ihrem Namen", ""),
    ("institution_kind", "SPARTE", "Zu welcher Archivsparte sie gehört", ""),
    ("isil", "ISIL", "Ihr ISIL, etwa DE-2613", ""),
    ("institution_url", "ADRESSE", "Ihre Seite im Web, auf die das Findbuch führt; kann fehlen", ""),
    ("holdings", "SIGNATUR", "Die Signatur des Bestands, den die Texte bilden", ""),
    ("holdings_title", "TITEL", "Der Titel dieses Bestands", ""),
    ("made_on", "TAG", "Der Tag, an dem das Findbuch entsteht, etwa 2026-11-30", ""),
    ("rights", "ADRESSE", "Die Lizenz der Texte, auf die das Findbuch führt, als Adresse; kann fehlen", ""),
    ("jobs", "ZAHL", "Wie viele Texte gleichzeitig gelesen werden, höchstens 256; 0: so viele, wie der Rechner Kerne hat", ""),
    ("resume", "", "Texte übergehen, deren Ausgaben schon da sind, von dieser Version aus denselben Bytes gemacht", ""),
    ("retry_failed", "", "Nur die Texte nehmen, die beim letzten Mal nicht umgewandelt werden konnten", ""),
    ("check", "", "Alles lesen und nichts schreiben außer dem --report; Meldungen und Rückgabewert sagen, wie es steht", ""),
    ("dry_run", "", "Zeigen, was wohin geschrieben würde, und nichts schreiben", ""),
    ("verify", "",
        "Die Dateien in --output mit ihrem Journal vergleichen, ein BagIt-Paket mit seinen Prüfsummen, dazu die Texte, wenn sie \
         angegeben sind; nichts schreiben",
        "Nennt jede Datei, die fehlt, geändert wurde oder unbekannt ist. --report schreibt eine Zeile je Datei."),
    ("strict", "",
        "Ein Text mit einer Warnung oder einem Fehler, oder der geändert wurde oder fehlt, zählt im Rückgabewert als gescheitert; \
         umgewandelt wird er trotzdem", ""),
    ("fail_fast", "", "Beim ersten Text enden, der nicht umgewandelt werden kann", ""),
    ("diagnostics", "FORM", "Die Form der Meldungen", ""),
    ("lang", "SPRACHE", "Die Sprache der Meldungen, der Hilfe und der Seiten; Schlüssel, Codes und Spaltennamen sind immer englisch", ""),
    ("color", "WANN", "Wann Meldungen farbig sind", ""),
    ("quiet", "", "Nur sagen, was nicht umgewandelt werden konnte; kein Fortschritt, keine Zusammenfassung", ""),
    ("filter", "",
        "Von der Standardeingabe je Zeile ein JSON-Objekt lesen, {\"id\", \"text\"} oder {\"id\", \"bytes_b64\"}, und je Zeile einen \
         Datensatz schreiben",
        "Für Systeme, die ein Programm über Pipes betreiben. Andere Schlüssel werden durchgereicht. Eine Zeile, die nicht \
         umgewandelt werden kann, ergibt an ihrer Stelle {\"id\", \"error\": {\"code\", \"message\"}}, und der Rückgabewert ist \
         trotzdem 0."),
    ("ascii", "", "Nur ASCII schreiben, alles andere als \\u…; für --filter", ""),
    ("explain", "CODE",
        "Den Code einer Meldung erklären, mit Beispiel und Rat, und enden; ohne CODE alle Codes zeigen", ""),
    ("print_duckdb", "", "Die Anweisung ausgeben, mit der DuckDB aus records.ndjson eine Parquet-Datei macht, und enden", ""),
    ("completions", "SHELL", "Die Vervollständigungen für eine Shell ausgeben und enden", ""),
    ("man", "", "Die Handbuchseite ausgeben und enden", ""),
    ("help", "", "Die Hilfe zeigen (mehr mit '--help')", "Die Hilfe zeigen (kürzer mit '-h')"),
    ("version", "", "Die Version zeigen", ""),
];

/// What the values of options mean; those that speak for themselves are not here.
#[rustfmt::skip]
const VALUES: &[(&str, &str, &str)] = &[
    ("format", "json", "Der Datensatz, je Text eine lesbare Datei; auf der Standardausgabe je eine Zeile"),
    ("format", "ndjson", "Die Datensätze, je eine Zeile: records.ndjson"),
    ("format", "markdown", "Markdown hinter einem YAML-Kopf, je Text eine Datei"),
    ("format", "csv", "Tabellen der Mitteilungen, Bilder und Kontakte mit ihrer datapackage.json"),
    ("format", "xlsx", "Eine Arbeitsmappe für Excel und LibreOffice mit Mitteilungen, Bildern, Kontakten und Meldungen: pressedienst.xlsx"),
    ("format", "sqlite", "Eine Datenbank für SQLite mit Volltextsuche: pressedienst.sqlite; dazu metadata.json, nach der Datasette sie zeigt"),
    ("format", "html", "Seiten zum Ansehen im Browser, je Text eine, und index.html über alle"),
    ("format", "exiftool", "Was exiftool -csv= in die heruntergeladenen Bilder schreibt: images-exiftool.csv"),
    ("format", "ninjs", "Nachrichtenobjekte der IPTC, ninjs 3.1: eine Zeile je Mitteilung und Sprache"),
    ("format", "jsonld", "Verknüpfte Daten nach schema.org: ein Graph je Text"),
    ("format", "tei", "TEI P5, eine XML-Datei je Text"),
    ("format", "archivematica", "Dublin Core zu jedem Text für Archivematica: metadata.csv"),
    (
        "format",
        "related",
        "Welche Mitteilungen Fassungen voneinander sind, als verknüpfte Daten: related.jsonld, related.ninjs.ndjson und related.xml",
    ),
    ("format", "ead", "Ein Findbuch für Archivportale, EAD(DDB) 1.2: ead.xml; braucht --institution, --holdings und so weiter"),
    ("institution_kind", "state", "Staatliche Archive"),
    ("institution_kind", "municipal", "Kommunale Archive"),
    ("institution_kind", "church", "Kirchliche Archive"),
    ("institution_kind", "family", "Herrschafts- und Familienarchive"),
    ("institution_kind", "business", "Wirtschaftsarchive"),
    ("institution_kind", "political", "Archive der Parlamente, politischen Parteien, Stiftungen und Verbände"),
    ("institution_kind", "media", "Medienarchive"),
    ("institution_kind", "university", "Archive der Hochschulen sowie wissenschaftlicher Institutionen"),
    ("institution_kind", "other", "Sonstige"),
    ("diagnostics", "full", "Die Stelle im Text, die Wörter hervorgehoben, und was zu tun ist; eine Meldung für alle Stellen eines Textes mit demselben Befund"),
    ("diagnostics", "short", "Je eine Zeile: Stelle, Schwere, Code, Satz, weitere Stellen"),
    ("diagnostics", "json", "Je Stelle ein JSON-Objekt, auf Englisch"),
    ("lang", "auto", "Die Sprache des Systems; Englisch, wenn es keine von beiden ist"),
    ("columns", "headline", "Überschriften, mit den Zeilen darüber und darunter"),
    ("columns", "body", "Der Text, auch der, den kein Feld fasst"),
    ("columns", "captions", "Bildunterschriften und Bildnachweise"),
    ("columns", "details", "Rubriken, Nummer, Ort, Verfasser, Kontakte, Namen der Bilddateien"),
    ("color", "auto", "In einem Terminal, außer wenn die Variable `NO_COLOR` gesetzt ist"),
];

/// What the library for commands says by itself. Words that a line end may part stand for themselves.
const OF_CLAP: [(&str, &str); 6] = [
    ("Usage:", "Aufruf:"),
    ("[OPTIONS]", "[OPTIONEN]"),
    ("Possible values:", "Mögliche Werte:"),
    ("[default:", "[Vorgabe:"),
    ("[possible", "[mögliche"),
    ("values:", "Werte:"),
];

/// The same of the library for manuals.
const OF_MANUAL: [(&str, &str); 5] = [
    (".SH SYNOPSIS\n", ".SH ÜBERSICHT\n"),
    (".SH DESCRIPTION\n", ".SH BESCHREIBUNG\n"),
    (".SH OPTIONS\n", ".SH OPTIONEN\n"),
    (".SH EXTRA\n", ".SH WEITERES\n"),
    ("[\\fIOPTIONS\\fR]", "[\\fIOPTIONEN\\fR]"),
];

/// The same command with its help in German.
pub(crate) fn german(command: Command) -> Command {
    command
        .about(ABOUT)
        .long_about(format!("{ABOUT}\n\n{MORE_ABOUT}"))
        .after_help(SHORT)
        .after_long_help(EXAMPLES)
        .subcommand_help_heading("Außer umzuwandeln")
        .subcommand_value_name("AUFGABE")
        .mut_args(|arg| german_argument(arg, ROWS))
        .mut_subcommand(FIND, help_find::german)
}

/// An argument of a command whose rows these are.
pub(super) fn german_argument(arg: Arg, rows: &[Row]) -> Arg {
    let heading = arg.get_help_heading();
    let heading = HEADINGS.iter().find(|(english, _)| heading == Some(english));
    let heading = heading.map(|(_, german)| *german);
    let arg = match heading {
        Some(heading) => arg.help_heading(heading),
        None => arg,
    };
    let Some((_, value, help, more)) = rows.iter().find(|(id, ..)| arg.get_id() == id) else {
        return arg;
    };
    let arg = match *value {
        "" => arg,
        value => arg.value_name(value),
    };
    let arg = match arg.get_id().as_str() {
        "format" => arg.value_parser(Values::<format::Name>::of("format")),
        "diagnostics" => arg.value_parser(Values::<Form>::of("diagnostics")),
        "lang" => arg.value_parser(Values::<lang::Choice>::of("lang")),
        "institution_kind" => arg.value_parser(Values::<InstitutionKind>::of("institution_kind")),
        "color" => arg.value_parser(Values::<When>::of("color")),
        "columns" => arg.value_parser(Values::<In>::of("columns")),
        _ => arg,
    };
    let arg = arg.help(*help);
    match *more {
        "" => arg.long_help(None::<&str>),
        // Of the help itself the two forms say different things.
        more if arg.get_id() == "help" => arg.long_help(more),
        more => arg.long_help(format!("{help}\n\n{more}")),
    }
}

/// The values of an option, with what they mean in German.
#[derive(Clone, Debug)]
struct Values<E> {
    id: &'static str,
    kind: PhantomData<E>,
}

impl<E> Values<E> {
    const fn of(id: &'static str) -> Self {
        Self { id, kind: PhantomData }
    }
}

impl<E: ValueEnum + Clone + Send + Sync + 'static> TypedValueParser for Values<E> {
    type Value = E;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &std::ffi::OsStr) -> Result<E, clap::Error> {
        EnumValueParser::<E>::new().parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let values = E::value_variants().iter().filter_map(E::to_possible_value);
        Some(Box::new(values.map(|value| match help_of(self.id, value.get_name()) {
            Some(help) => value.help(help),
            None => value,
        })))
    }
}

fn help_of(id: &str, name: &str) -> Option<&'static str> {
    let row = VALUES.iter().find(|(of, value, _)| (*of, *value) == (id, name));
    row.map(|(.., help)| *help)
}

/// What clap has written, with its own words in German.
pub(crate) fn german_of_clap(written: &str) -> String {
    replaced(written, &OF_CLAP)
}

/// A manual page, with the words of its library in German.
pub(crate) fn german_manual(page: &str) -> String {
    replaced(&replaced(page, &OF_MANUAL), &OF_CLAP)
}

fn replaced(text: &str, words: &[(&str, &str)]) -> String {
    let text = text.to_owned();
    words
        .iter()
        .fold(text, |text, (english, german)| text.replace(english, german))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arguments::command;
    use crate::lang::Lang;

    fn said(styled: Option<&clap::builder::StyledStr>) -> String {
        styled.map(ToString::to_string).unwrap_or_default()
    }

    #[test]
    fn every_option_and_value_is_explained_in_german() {
        let (english, german) = (command(Lang::En), command(Lang::De));
        is_in_german(&english, &german, ROWS.len());
        let [english, german] = [&english, &german].map(|command| command.find_subcommand(FIND).unwrap());
        is_in_german(english, german, help_find::ROWS.len());
        for of in [
            Command::get_about,
            Command::get_long_about,
            Command::get_after_long_help,
        ] {
            assert_ne!(said(of(english)), said(of(german)));
        }
    }

    fn is_in_german(english: &Command, german: &Command, count: usize) {
        for (one, other) in english.get_arguments().zip(german.get_arguments()) {
            let id = one.get_id();
            assert_eq!(id, other.get_id());
            let helps = [one, other].map(|arg| [said(arg.get_help()), said(arg.get_long_help())]);
            let [[short, long], [kurz, mehr]] = helps;
            assert!(!kurz.is_empty() && kurz != short, "{id}: {kurz}");
            assert!(
                long.is_empty() == mehr.is_empty() && (long.is_empty() || long != mehr),
                "{id}"
            );
            let headings = (one.get_help_heading(), other.get_help_heading());
            assert!(headings.1.is_some() && headings.0 != headings.1, "{id}: {headings:?}");
            for (value, wert) in one.get_possible_values().iter().zip(other.get_possible_values()) {
                assert_eq!(value.get_name(), wert.get_name());
                let helps = (said(value.get_help()), said(wert.get_help()));
                assert_eq!(helps.0.is_empty(), helps.1.is_empty(), "{id} {}", value.get_name());
                assert!(helps.0.is_empty() || helps.0 != helps.1, "{id} {}", value.get_name());
            }
        }
        assert_eq!(english.get_arguments().count(), count);
    }

    /// The short and the long help, and those of finding words.
    fn shown(lang: Lang, width: usize) -> [clap::builder::StyledStr; 4] {
        let mut all = command(lang).term_width(width);
        let (first, second) = (all.render_help(), all.render_long_help());
        let find = all.find_subcommand_mut(FIND).unwrap();
        [first, second, find.render_help(), find.render_long_help()]
    }

    #[test]
    fn no_english_word_is_left_at_any_width() {
        let words = [
            " the ",
            " of ",
            " and ",
            " is ",
            " with ",
            " for ",
            "default",
            "[possible",
            "Possible",
            "alues",
            "Usage",
            "OPTIONS",
            "Arguments",
            "Options",
            "Print ",
            "Commands",
            "COMMAND",
        ];
        for width in [40, 60, 80, 100, 140] {
            for help in shown(Lang::De, width) {
                let help = german_of_clap(&help.to_string());
                for word in words {
                    assert!(!help.contains(word), "{word:?} at {width}:\n{help}");
                }
            }
        }
        let manual = String::from_utf8(crate::instead::manual(Lang::De)).unwrap();
        for word in words.into_iter().chain(["SYNOPSIS", "DESCRIPTION", "EXTRA"]) {
            assert!(!manual.contains(word), "{word:?}:\n{manual}");
        }
    }

    fn page(name: &str) -> String {
        let path = format!("{}/../../{name}", env!("CARGO_MANIFEST_DIR"));
        std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    #[test]
    fn the_pages_name_every_option_format_and_layout() {
        for (page_of, readme) in [
            ("docs/convert.md", "README.md"),
            ("docs/de/convert.md", "docs/de/README.md"),
        ] {
            let told = page(page_of);
            let command = command(Lang::En);
            let find = command.find_subcommand(FIND).unwrap();
            for arg in command.get_arguments().chain(find.get_arguments()) {
                let name = arg.get_long().map(|long| format!("--{long}"));
                let is_told = name.as_ref().is_none_or(|name| told.contains(name));
                assert!(is_told, "{page_of}: {name:?}");
            }
            for format in format::Name::value_variants() {
                assert!(told.contains(&format!("| `{format}` |")), "{page_of}: {format}");
            }
            for layout in pressedienst::Layout::ALL {
                let row = format!("| `{}` |", layout.as_str());
                assert!(page(readme).contains(&row), "{readme}: {row}");
            }
        }
    }

    #[test]
    fn links_of_the_german_pages_lead_somewhere() {
        for name in ["README.md", "convert.md", "diagnostics.md"] {
            let text = page(&format!("docs/de/{name}"));
            let links = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
            let mut seen = 0;
            for link in links.filter(|link| !link.starts_with("https://")) {
                let (file, heading) = link.split_once('#').unwrap_or((link, ""));
                let target = if file.is_empty() { name } else { file };
                let place = format!("{}/../../docs/de/{target}", env!("CARGO_MANIFEST_DIR"));
                assert!(std::path::Path::new(&place).exists(), "{name}: {link}");
                if heading.is_empty() {
                    seen += 1;
                    continue;
                }
                let target = page(&format!("docs/de/{target}"));
                let anchor = |line: &str| line.trim_start_matches('#').trim().to_lowercase().replace(' ', "-");
                let mut headings = target.lines().filter(|line| line.starts_with('#'));
                assert!(
                    heading.is_empty() || headings.any(|line| anchor(line) == heading),
                    "{name}: {link}"
                );
                seen += 1;
            }
            assert!(seen > 0, "{name}");
        }
    }

    #[test]
    fn the_help_fits_a_terminal_of_80_columns() {
        for lang in [Lang::De, Lang::En] {
            for help in shown(lang, 80) {
                let help = german_of_clap(&help.to_string());
                for line in help.lines() {
                    assert!(textwrap::core::display_width(line) <= 80, "{line}");
                }
            }
        }
    }
}
