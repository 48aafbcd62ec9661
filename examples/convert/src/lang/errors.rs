//! What stands in the way, in German. A new reason does not compile before it is said here, with its values.

use std::io::{self, ErrorKind};
use std::num::IntErrorKind;
use std::path::Path;

use super::{Lang, Said, Told};
use crate::arguments::Unfit;
use crate::encoding::NotText;
use crate::error::{BagError, Error, Failure, Fatal, FileError, FolderError, Odd, ReportError, System, Usage};
use crate::extract::Refused;
use crate::names::NamesError;

impl Told for Error {
    fn german(&self) -> String {
        match self {
            Self::Usage(why) => why.german(),
            Self::Fatal(why) => why.german(),
        }
    }
}

impl Told for Usage {
    fn german(&self) -> String {
        match self {
            Self::VerifyStdin => "--verify vergleicht Dateien, und die Standardeingabe ist keine".to_owned(),
            Self::StdinTwice => "die Standardeingabe ist entweder ein Text oder eine Liste von Dateien".to_owned(),
            Self::List { path, why } => format!("--files-from {}: {}", path.display(), why.german()),
            Self::Glob(why) => format!(
                "--glob: das Muster {:?} ist falsch ({})",
                why.glob().unwrap_or_default(),
                why.kind()
            ),
            Self::OneText(format) => {
                format!("--format {format} gibt nur einen einzigen Text aus; für mehrere --output angeben")
            }
            Self::Common(format) => format!("--format {format} braucht einen Ordner; --output angeben"),
            Self::SeveralFormats => "mehrere Formate brauchen einen Ordner; --output angeben".to_owned(),
            Self::FindingAid(missing) => format!(
                "--format ead braucht {}, denn kein Text sagt das, und nichts davon wird geraten",
                missing.join(", ")
            ),
            Self::Folder { path, why } => format!("--output {}: {}", path.display(), why.german()),
            Self::File(why) => why.german(),
            Self::LeftOut { name, path, more } => format!(
                "{name} enthält Texte, die jetzt nicht angegeben sind: {path}{}; auch sie angeben oder einen anderen Ordner wählen",
                Lang::De.and_more(*more)
            ),
            Self::Gone { name, path, more } => format!(
                "{name} enthält Texte, die nicht mehr da sind: {path}{}; sie zurücklegen oder mit --drop-gone aus allen Dateien \
                 herausnehmen",
                Lang::De.and_more(*more)
            ),
            Self::DroppedInPart { path, name, asked } => format!(
                "--drop-gone: {path} ist nicht mehr da und steht auch in {name}, das dieser Lauf nicht schreibt{}, damit der Text \
                 alle Dateien verlässt",
                asked.map_or_else(String::new, |asked| format!("; auch {asked} angeben"))
            ),
            Self::Emptied(path) => format!(
                "--drop-gone: {} ist leer, und darin lagen Texte; gehört der Ordner zu einem Laufwerk, dieses anschließen, sonst den \
                 Ordner entfernen",
                path.display()
            ),
            Self::Report { path, why } => format!("--report {}: {}", path.display(), why.german()),
            Self::Names { path, why } => format!("--names {}: {}", path.display(), why.german()),
            Self::NamesUnseen => {
                "--names ändert keines der Formate, die geschrieben werden; eines angeben, das richtige Namen zeigt: \
                 --format csv, sqlite, jsonld oder tei"
                    .to_owned()
            }
            Self::UnknownCode { code, like } => format!(
                "keine Meldung hat den Code {code:?}{} --explain ohne Code zeigt alle",
                like.map_or_else(|| ";".to_owned(), |like| format!("; war {like} gemeint?"))
            ),
        }
    }
}

impl Told for NamesError {
    fn german(&self) -> String {
        match self {
            Self::System(why) => why.german(),
            Self::NotUtf8 => "die Datei ist nicht in UTF-8; als \"CSV UTF-8\" speichern".to_owned(),
            Self::NoColumn(name) => format!(
                "Zeile 1: es gibt keine Spalte {name}; die erste Zeile nennt die Spalten, darunter printed und name"
            ),
            Self::UnknownColumn(name) => format!(
                "Zeile 1: eine Spalte heißt {name:?}; Spalten sind printed, role, name, kind und gnd und die von names.csv"
            ),
            Self::ColumnTwice(name) => format!("Zeile 1: zwei Spalten heißen {name}; eine davon entfernen"),
            Self::Cells { line, found, wanted } => format!(
                "Zeile {line}: hier stehen {found} Zellen, in der ersten Zeile {wanted}; Zellen mit dem Trennzeichen in \
                 Anführungszeichen setzen"
            ),
            Self::NoPrinted(line) => {
                format!("Zeile {line}: der gedruckte Name fehlt; in die Spalte printed schreiben, wofür der Name steht")
            }
            Self::Role { line, value } => format!(
                "Zeile {line}: die Rolle {value:?} gibt es nicht; Rollen sind photographer, holder, author, contact, editor, \
                 publisher, oder leer für alle"
            ),
            Self::Kind { line, value } => {
                format!("Zeile {line}: die Art {value:?} gibt es nicht; Arten sind person und organisation")
            }
            Self::Gnd { line, value } => format!(
                "Zeile {line}: {value:?} ist keine Nummer der GND, deren letzte Ziffer die anderen prüft; sie von d-nb.info/gnd \
                 übernehmen"
            ),
            Self::Twice { line, first, printed } => format!(
                "Zeile {line}: {printed:?} hat in Zeile {first} einen anderen Namen, eine andere Art oder GND-Nummer; nur eine der \
                 beiden Zeilen behalten"
            ),
            Self::TwoNumbers { line, first, name } => format!(
                "Zeile {line}: {name:?} hat in Zeile {first} eine andere GND-Nummer; zwei Personen brauchen zwei Namen"
            ),
            Self::TwoNames { line, first, gnd } => format!(
                "{gnd} gilt zwei Namen, in den Zeilen {first} und {line}; beiden Zeilen einen Namen geben oder die Nummer aus einer \
                 entfernen"
            ),
        }
    }
}

impl Told for FolderError {
    fn german(&self) -> String {
        match self {
            Self::Unseen(why) => why.german(),
            Self::Unknown => {
                "in diesen Ordner hat pressedienst nichts geschrieben, und er ist kein BagIt-Paket; über seine Dateien ist nichts bekannt"
                    .to_owned()
            }
            Self::InTheWay => "hier steht etwas, das kein Ordner ist; einen anderen Namen wählen".to_owned(),
            Self::Unmade(why) => format!("dieser Ordner ist nicht anzulegen: {}", why.german()),
            Self::NoBag => "ein früherer Lauf schrieb ohne --bag in diesen Ordner; einen anderen wählen".to_owned(),
            Self::IsBag => {
                "dieser Ordner ist ein BagIt-Paket; --bag angeben, um es zu ergänzen, oder einen anderen Ordner wählen".to_owned()
            }
            Self::NotEmpty => "dieser Ordner ist nicht leer; ein BagIt-Paket beginnt mit einem leeren oder neuen".to_owned(),
            Self::EarlierVersion => {
                "eine frühere Version von pressedienst schrieb in diesen Ordner und kannte Texte nur unter ihren Pfaden, wie sie \
                 eingetippt wurden; einen neuen Ordner wählen und alle Texte noch einmal umwandeln"
                    .to_owned()
            }
            Self::Locked => {
                "ein anderer Lauf von pressedienst schreibt in diesen Ordner oder prüft ihn; warten, bis er zu Ende ist, oder einen \
                 anderen Ordner wählen"
                    .to_owned()
            }
            Self::Journal { path, line } => format!(
                "{}, Zeile {line}: das ist keine Zeile eines Journals; das Journal und die Datenbank wegräumen und alle Texte noch einmal \
                 umwandeln",
                path.display()
            ),
            Self::File(why) => why.german(),
        }
    }
}

impl Told for FileError {
    fn german(&self) -> String {
        let not =
            |path: &Path, what: &str, why: &System| format!("{} ist nicht zu {what}: {}", path.display(), why.german());
        match self {
            Self::Unwritten { path, why } => not(path, "schreiben", why),
            Self::Unread { path, why } => not(path, "lesen", why),
            Self::Unmended { path, why } => not(path, "reparieren", why),
            Self::Unremoved { path, why } => not(path, "entfernen", why),
            Self::NoFile(path) => format!("{} ist keine Datei; wegräumen", path.display()),
            Self::IsFolder(path) => format!("{} ist ein Ordner; zuerst wegräumen", path.display()),
            Self::IsText(path) => format!(
                "{} ist selbst ein Text; mit --output einen anderen Ordner wählen",
                path.display()
            ),
            Self::Foreign(path) => format!(
                "{} ist schon da und nicht von pressedienst, oder wurde seither geändert; wegräumen, oder --overwrite angeben, das die \
                 Datei als .bak aufhebt",
                path.display()
            ),
            Self::Meanwhile(path) => format!(
                "{} kam hinzu oder wurde geändert, während pressedienst lief, und bleibt, wie es ist; ansehen und noch einmal umwandeln",
                path.display()
            ),
        }
    }
}

impl Told for ReportError {
    fn german(&self) -> String {
        match self {
            Self::Ending => "der Name endet auf .json oder .csv".to_owned(),
            Self::Foreign => "diese Datei ist schon da und kein Bericht; einen anderen Namen wählen".to_owned(),
            Self::IsText => "dort steht ein Text oder eine Liste von Texten; einen anderen Namen wählen".to_owned(),
            Self::IsOutput => "dort steht eine Ausgabe; einen anderen Namen wählen".to_owned(),
            Self::Inside => {
                "der Bericht läge im geprüften Ordner, in den nichts geschrieben wird; einen anderen Ort wählen"
                    .to_owned()
            }
            Self::System(why) => why.german(),
        }
    }
}

impl Told for Fatal {
    fn german(&self) -> String {
        match self {
            Self::BrokenPipe => "die Standardausgabe ist geschlossen".to_owned(),
            Self::Stdout { path, why } => format!(
                "die Standardausgabe ist nicht zu schreiben: {}; der Datensatz von {path} und alle weiteren fehlen",
                why.german()
            ),
            Self::File(why) => why.german(),
            Self::Report { path, why } => format!("--report {}: {}", path.display(), why.german()),
            Self::Bag { root, why } => format!("das BagIt-Paket {} ist nicht fertig: {}", root.display(), why.german()),
            Self::Filter(why) => format!("der Filter kommt nicht weiter: {}", why.german()),
        }
    }
}

impl Told for BagError {
    fn german(&self) -> String {
        match self {
            Self::Odd { first, more } => format!(
                "{}{}; in Ordnung bringen, oder mit --accept anerkennen; die Prüfsummen sind die des früheren Laufs",
                first.german(),
                match more {
                    0 => String::new(),
                    more => format!(", dazu {more} weitere"),
                }
            ),
            Self::Premis(path) => format!(
                "{} hat eine andere Form, als pressedienst schreibt, und wird nicht ergänzt; die Datei wegbewegen",
                path.display()
            ),
            Self::File(why) => why.german(),
            Self::System(why) => why.german(),
        }
    }
}

impl Told for Odd {
    fn german(&self) -> String {
        match self {
            Self::NoFile(name) => format!("{name} ist keine Datei"),
            Self::Changed(what) => format!("{} wurde geändert, seit pressedienst es schrieb", what.name),
            Self::Foreign(what) => format!("{} ist nicht von pressedienst", what.name),
            Self::Gone(what) => format!("{} ist nicht mehr da", what.name),
        }
    }
}

impl Told for Failure {
    fn german(&self) -> String {
        match self {
            Self::NoName => "dieser Pfad hat keinen Dateinamen".to_owned(),
            Self::NoFile => {
                "weder Datei noch Ordner; es wird nicht geöffnet, kann pressedienst aber als Standardeingabe (-) gegeben werden"
                    .to_owned()
            }
            Self::DeadLink => "diese Verknüpfung führt ins Leere; berichtigen oder entfernen".to_owned(),
            Self::TooLarge(most) => {
                format!("die Datei ist größer als {most} Bytes; --max-bytes angeben, um sie trotzdem zu lesen")
            }
            Self::Unsteady => "die Bytes änderten sich, während das Programm lief; noch einmal umwandeln".to_owned(),
            Self::Killed => {
                "ein Lauf wurde gewaltsam beendet, während dieser Text in Arbeit war, vielleicht weil der Speicher ausging; er wird \
                 übergangen, und --retry-failed versucht ihn noch einmal"
                    .to_owned()
            }
            Self::Interrupted => "die Eingabe wurde unterbrochen und ist vielleicht nicht vollständig".to_owned(),
            Self::Fault => "dieser Text zeigt einen Fehler im Programm; bitte melden".to_owned(),
            Self::Refused(why) => why.german(),
            Self::File(why) => why.german(),
            Self::System(why) => why.german(),
        }
    }
}

impl Told for Refused {
    fn german(&self) -> String {
        match self {
            Self::NotText(why) => why.german(),
            Self::Warc => {
                "das ist ein Webarchiv (WARC), aus dem keine Seite gelesen wird; zuerst die Seiten herausholen".to_owned()
            }
            Self::TooLarge(most) => {
                format!("der Text darin ist größer als {most} Bytes; --max-bytes angeben, um ihn trotzdem zu lesen")
            }
            #[cfg(not(feature = "pdf"))]
            Self::NoPdf => {
                "das ist eine PDF-Datei, und dieses pressedienst wurde ohne den Teil pdf gebaut, der sie liest".to_owned()
            }
            Self::NoText => {
                "die Seite zeigt keinen Text; wenn Skripte ihn nachladen, die Seite im Browser öffnen und speichern, wie sie dort \
                 erscheint"
                    .to_owned()
            }
            Self::Frames => "die Seite besteht aus Rahmen (Frames), und jeder ist eine eigene Datei; diese umwandeln".to_owned(),
            Self::WebArchive => {
                "das ist eine Webseite mit allem Zubehör in einer Datei (MHTML); im Browser öffnen und als Webseite speichern"
                    .to_owned()
            }
            #[cfg(feature = "pdf")]
            Self::Password => {
                "diese PDF-Datei öffnet sich nur mit einem Kennwort; ohne Kennwort speichern und diese Datei umwandeln".to_owned()
            }
            #[cfg(feature = "pdf")]
            Self::Encryption => {
                "diese PDF-Datei ist auf eine Art verschlüsselt, die nicht gelesen wird; in einem anderen Programm öffnen, neu \
                 speichern und diese Datei umwandeln"
                    .to_owned()
            }
            #[cfg(feature = "pdf")]
            Self::Broken => {
                "diese PDF-Datei ist beschädigt: keine ihrer Seiten ist zu lesen; eine andere Kopie suchen".to_owned()
            }
            #[cfg(feature = "pdf")]
            Self::TooMuch => {
                "diese PDF-Datei hat mehr Seiten oder Buchstaben als jede Pressemitteilung und wird nicht gelesen".to_owned()
            }
            #[cfg(feature = "pdf")]
            Self::Scan(pages) => {
                let blank = match pages {
                    1 => "1 Seite und darauf keinen Text".to_owned(),
                    pages => format!("{pages} Seiten und auf keiner Text"),
                };
                format!(
                    "diese PDF-Datei hat {blank}: Sie ist ein Scan; eine Texterkennung (OCR) darüber laufen lassen und deren Ergebnis \
                     umwandeln"
                )
            }
            #[cfg(feature = "pdf")]
            Self::NoMeaning { unknown, letters } => format!(
                "diese PDF-Datei sagt von {unknown} ihrer {letters} Buchstaben nicht, welche es sind; ihr Text wäre falsch. Eine \
                 Texterkennung (OCR) darüber laufen lassen und deren Ergebnis umwandeln"
            ),
        }
    }
}

impl Told for NotText {
    fn german(&self) -> String {
        match self {
            Self::Undecodable(why) => undecodable(&why.to_string()),
            Self::OtherEncoding(name) => {
                format!("die Bytes sind in {name} kein Text; --encoding weglassen oder eine andere Kodierung angeben")
            }
        }
    }
}

/// What the library takes for no text; of what it names otherwise, its own words stay.
fn undecodable(english: &str) -> String {
    const KINDS: [(&str, &str); 8] = [
        ("a PDF file", "eine PDF-Datei"),
        (
            "a ZIP archive or an office document",
            "ein ZIP-Archiv oder ein Office-Dokument",
        ),
        ("a gzip file", "eine gzip-Datei"),
        ("an old office document", "ein altes Office-Dokument"),
        ("an RTF document", "ein RTF-Dokument"),
        ("binary data", "eine Binärdatei"),
        ("UTF-32", "UTF-32"),
        ("UTF-7", "UTF-7"),
    ];
    let kind = KINDS.iter().find(|(kind, _)| english.contains(kind));
    match kind {
        Some((_, kind)) => format!("das ist kein Text, sondern {kind}; zuerst den Text herausholen"),
        None if english.contains("UTF-16") => {
            "der UTF-16-Text ist beschädigt: ein Zeichen ist zerschnitten oder unvollständig".to_owned()
        }
        None => format!("das ist kein Text ({english})"),
    }
}

impl Told for System {
    fn german(&self) -> String {
        in_words(&self.0)
    }
}

/// An error of the system, in words that say what to do where that is known.
pub(crate) fn in_words(error: &io::Error) -> String {
    let own = error.get_ref().and_then(|why| why.downcast_ref::<Said>());
    match (error.kind(), own) {
        (_, Some(said)) => said.german(),
        (ErrorKind::NotFound, _) => "es gibt keine solche Datei und keinen solchen Ordner; den Namen prüfen".to_owned(),
        (ErrorKind::PermissionDenied, _) => {
            "der Zugriff ist verweigert; den Eigentümer um das Recht dazu bitten".to_owned()
        }
        (ErrorKind::StorageFull, _) => "kein Platz mehr; Platz schaffen und noch einmal umwandeln".to_owned(),
        _ => format!("das System meldet „{}“", crate::error::in_words(error)),
    }
}

impl Told for Unfit {
    fn german(&self) -> String {
        match self {
            Self::Encoding => {
                "Kodierungen heißen wie bei der WHATWG: utf-8, windows-1252, iso-8859-15, macintosh, utf-16le …; die von DOS heißen \
                 ibm437 und ibm850"
                    .to_owned()
            }
            Self::Size => "eine Größe ist eine Zahl von Bytes wie 500000, 500K, 64M oder 2G".to_owned(),
            Self::Years => "ein Jahr hat vier Ziffern: 2019, 2015-2019".to_owned(),
            Self::YearsBackwards => {
                "das erste Jahr liegt nach dem letzten; das frühere zuerst schreiben: 2015-2019".to_owned()
            }
            Self::Isil => {
                "ein deutsches ISIL ist DE- und bis zu elf Buchstaben, Ziffern, Doppelpunkte, Schrägstriche und Bindestriche: DE-2613"
                    .to_owned()
            }
            Self::Day => "ein Tag ist Jahr, Monat und Tag: 2026-11-30".to_owned(),
            Self::Address => "eine Adresse beginnt mit http:// oder https:// und hat keine Leerzeichen".to_owned(),
            Self::Blank => "das ist leer oder hat Zeichen, die niemand sieht".to_owned(),
            Self::OwnLabel(label) => format!("{label} schreibt pressedienst selbst"),
            Self::BagInfo => {
                "eine Zeile ist eine Bezeichnung ohne Leerzeichen, ein Doppelpunkt und ein Wert: \"Contact-Name: Mara Lenz\""
                    .to_owned()
            }
        }
    }
}

/// Why a value does not fit its option, as far as it is known.
pub(super) fn unfit(why: &(dyn std::error::Error + 'static)) -> String {
    if let Some(why) = why.downcast_ref::<Unfit>() {
        return why.german();
    }
    match why
        .downcast_ref::<std::num::ParseIntError>()
        .map(std::num::ParseIntError::kind)
    {
        Some(IntErrorKind::PosOverflow) => "diese Zahl ist zu groß".to_owned(),
        Some(_) => "eine ganze Zahl ist verlangt".to_owned(),
        None => why.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_in_both() {
        let left_out = Usage::LeftOut {
            name: "releases.csv".into(),
            path: "a.txt".into(),
            more: 2,
        };
        let said: [(&dyn Told, &[&str]); 3] = [
            (&left_out, &["releases.csv", "a.txt", "2"]),
            (&Failure::TooLarge(500), &["500", "--max-bytes"]),
            (&Unfit::OwnLabel("Payload-Oxum".into()), &["Payload-Oxum"]),
        ];
        for (said, values) in said {
            let (english, german) = (said.to_string(), said.german());
            assert_ne!(english, german);
            for value in values {
                assert!(english.contains(value) && german.contains(value), "{value}: {german}");
            }
        }
    }

    #[cfg(feature = "pdf")]
    #[test]
    fn a_scan_has_a_page_or_several() {
        for (pages, told) in [
            (1, "1 Seite und darauf keinen Text"),
            (12, "12 Seiten und auf keiner Text"),
        ] {
            let said = Refused::Scan(pages).german();
            assert!(said.contains(told) && said.contains("(OCR)"), "{said}");
        }
    }

    #[test]
    fn what_the_library_takes_for_no_text_is_said_in_german() {
        for bytes in [
            &b"%PDF-1.4"[..],
            b"PK\x03\x04",
            b"\x1F\x8B",
            b"\xD0\xCF\x11\xE0",
            b"{\\rtf",
            b"\xFF\xFE\x00\x00",
            b"\xFF\xFEa",
            b"\0\x01\x02\x03\x04\x05\x06",
            b"G+AOQ-ste",
        ] {
            let english = pressedienst::decode(bytes).unwrap_err().to_string();
            let german = undecodable(&english);
            assert!(!german.contains(&english), "{german}");
        }
    }

    #[test]
    fn errors_of_the_system_are_said_in_german() {
        let own = io::Error::other(Said {
            english: "a".into(),
            german: "b".into(),
        });
        assert_eq!((own.to_string(), in_words(&own)), ("a".into(), "b".into()));
        let missing = io::Error::from(ErrorKind::NotFound);
        assert!(in_words(&missing).starts_with("es gibt"));
        let other = io::Error::from(ErrorKind::AddrInUse);
        assert!(in_words(&other).contains(&other.to_string()), "{}", in_words(&other));
    }
}
