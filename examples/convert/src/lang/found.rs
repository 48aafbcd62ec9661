//! What the library finds in texts, said in the language of the reader. The library itself says it in English.
//!
//! `UPDATE_GOLDEN=1 cargo test -p pressedienst-convert found` writes `docs/de/diagnostics.md` anew.

use pressedienst::{Code, Diagnostic};

use super::Lang;

/// What is said of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Words {
    /// What a message says.
    pub(crate) sentence: &'static str,
    pub(crate) meaning: &'static str,
    pub(crate) advice: &'static str,
}

pub(crate) fn words(code: Code, lang: Lang) -> Words {
    let english = Words {
        sentence: code.sentence(),
        meaning: code.meaning(),
        advice: code.advice(),
    };
    match lang {
        Lang::De => german(code).unwrap_or(english),
        Lang::En => english,
    }
}

/// The sentence of a finding, with what the words may have been.
pub(crate) fn sentence(found: &Diagnostic, lang: Lang) -> String {
    let readings = found.readings();
    match lang {
        Lang::En => found.to_string(),
        Lang::De if readings.is_empty() => words(found.code(), lang).sentence.to_owned(),
        Lang::De => {
            let sentence = words(found.code(), lang).sentence;
            format!("{sentence}; vielleicht war es {}", readings.join(" oder "))
        }
    }
}

const fn row(sentence: &'static str, meaning: &'static str, advice: &'static str) -> Words {
    Words {
        sentence,
        meaning,
        advice,
    }
}

/// `None` for a code that the library got since; a test asks for all.
#[allow(clippy::too_many_lines, reason = "it is a table")]
fn german(code: Code) -> Option<Words> {
    Some(match code {
        Code::EmptyText => row(
            "der Text ist leer; es war nichts zu lesen",
            "Im Text stehen nur Leerzeichen.",
            "Prüfen, ob die Datei abgeschnitten wurde oder ihr Text nie herausgeholt wurde; ein Scan braucht zuerst eine Texterkennung.",
        ),
        Code::UnknownLayout => row(
            "kein Layout des Pressedienstes erkannt; gelesen wurde nur, was sicher ist",
            "Es fehlen die Merkmale eines bekannten Layouts; deshalb ist über die Zeilen wenig oder nichts bekannt. Bilder unter einer Adresse der Stadt und Kontakte der Pressestelle werden trotzdem gelesen.",
            "Wenn es eine Pressemitteilung ist, deren Kopf fehlt: das Layout mit --layout vorgeben. Sonst gehört der Text nicht hierher.",
        ),
        Code::LayoutAmbiguous => row(
            "zwei Layouts passen gleich gut; wenn der Datensatz falsch ist, den Text mit dem anderen lesen",
            "Zwei Layouts erklären den Text gleich gut, und ihre Merkmale wiegen gleich viel. Genommen wurde das erste.",
            "Den Datensatz mit dem Text vergleichen. Wenn er falsch ist: den Titel entfernen, der nicht dorthin gehört, oder das andere Layout mit --layout vorgeben.",
        ),
        Code::MarkupRemoved => row(
            "in diesem Text stehen Auszeichnungen einer Dokumenterkennung; er wurde ohne sie gelesen",
            "Der Text enthielt Markdown, HTML oder LaTeX, wie es Programme zur Dokumenterkennung schreiben. Zwei Arten solcher Zeichen oder drei von einer Art beweisen das; einzelne gelten als Text.",
            "Nichts zu tun. Die Stellenangaben zeigen weiter in den Text, wie er ist.",
        ),
        Code::MojibakeRepaired => row(
            "Zeichensalat: Buchstaben waren in falscher Kodierung gelesen worden; sie wurden zurückgewandelt",
            "Der Text war UTF-8 und wurde früher als Windows-1252 gelesen. Er lässt sich vollständig zurückwandeln.",
            "Nichts zu tun. Wer den Text aufbewahrt, kann ihn neu speichern.",
        ),
        Code::SignsNormalised => row(
            "in Wörtern stehen unsichtbare Zeichen oder Ligaturen; die Werte haben sie nicht",
            "Weiche Trennstriche und Zeichen ohne Breite fallen weg, Ligaturen werden als ihre Buchstaben gelesen.",
            "Nichts zu tun. Die Stellenangaben zeigen, was gedruckt ist.",
        ),
        Code::WordingRepaired => row(
            "diese Wörter sind verlesen; sie gelten als die feste Wendung, der sie fast gleichen",
            "Eine Beschriftung, eine Seitenzahl, ein Datum, der Anfang einer Adresse oder das Zeichen eines Bildnachweises ist im Voraus bekannt und hat Buchstaben, die eine Texterkennung verwechselt.",
            "Mit dem Original vergleichen, wenn der Datensatz falsch ist.",
        ),
        Code::MarksMoved => row(
            "die Aufzählungszeichen standen über den Punkten der Liste; jeder Punkt hat jetzt eines",
            "Programme, die Text aus Dateien holen, setzen die Aufzählungszeichen in eine eigene Spalte über die Liste.",
            "Die Liste mit dem Original vergleichen, wenn der Datensatz falsch ist.",
        ),
        Code::ReadAsUtf16 => row(
            "die Bytes sind kein UTF-8; sie wurden als UTF-16 gelesen",
            "Die Bytes waren UTF-16; das zeigten die Marke am Anfang (BOM) oder die Null-Bytes.",
            "Nichts zu tun. Stellen werden im Text nach der Umwandlung in UTF-8 gezählt.",
        ),
        Code::InvalidUtf8 => row(
            "hier steht ein Byte, das kein UTF-8 ist; es wurde als Windows-1252 gelesen",
            "Der Text ist UTF-8, nur diese Stelle nicht: Die Datei wurde mitten in einem Buchstaben abgeschnitten oder aus Texten zweier Kodierungen zusammengesetzt.",
            "Den Buchstaben mit dem Original vergleichen und die Datei neu speichern.",
        ),
        Code::ReadAsWindows1252 => row(
            "die Bytes sind kein UTF-8; sie wurden als Windows-1252 gelesen",
            "Die Bytes waren weder UTF-8 noch UTF-16. Windows-1252 gibt jedem Byte einen Buchstaben, ob er stimmt oder nicht.",
            "Die Umlaute im Datensatz prüfen. Sind sie falsch, die Datei aus ihrer wirklichen Kodierung in UTF-8 umwandeln.",
        ),
        Code::Mojibake => row(
            "Zeichensalat: Buchstaben sehen aus, als wären sie früher in falscher Kodierung gelesen worden; sie blieben stehen",
            "UTF-8 wurde früher als Windows-1252 gelesen: `DÃ¼sseldorf`. Andere Buchstaben des Textes sind richtig, deshalb lässt er sich nicht ganz zurückwandeln; er bleibt, wie er ist.",
            "Den Text noch einmal aus seiner Quelle holen. Für Techniker: als Windows-1252 kodieren und die Bytes als UTF-8 lesen.",
        ),
        Code::ControlCharacter => row(
            "im Text steht ein Steuerzeichen; es blieb stehen",
            "Ein unsichtbares Zeichen, das nicht in einen Text gehört, etwa NUL oder ESC, oder eines von U+0080 bis U+009F; dieses zeigt, dass die Bytes eine andere Kodierung hatten.",
            "Im Original nachsehen, was an der Stelle stand, und den Text noch einmal aus seiner Quelle holen.",
        ),
        Code::CharacterLost => row(
            "hier ging ein Zeichen verloren („?“ oder Ersatzzeichen); das Wort bleibt, wie es ist",
            "Beim früheren Kopieren des Textes wurde ein Buchstabe durch „?“ ersetzt, wie in „Stra?e“, oder durch das Ersatzzeichen. Ein Fragezeichen gilt als solcher Buchstabe in einem Wort, in einem Namen, vor einem kleinen Buchstaben, und wo der Text denselben Namen vollständig druckt. Steht das Wort anderswo vollständig, auch ohne Akzente, so wird diese Stelle mit gezeigt.",
            "Mit dem vollständigen Wort vergleichen, wenn eines gezeigt wird, oder in einer anderen Fassung der Mitteilung nachsehen, etwa in der PDF-Datei oder auf der Webseite.",
        ),
        Code::DateMissing => row(
            "kein Ausgabedatum gefunden; der Datensatz hat keines",
            "Keine Zeile im Kopf der Mitteilung war als Datum zu lesen.",
            "Den Kopf des Textes prüfen. Oft nennt die Adresse der Textversion den Tag.",
        ),
        Code::DateImpossible => row(
            "dieses Datum gibt es im Kalender nicht; der Datensatz hat keines",
            "Ein Datum wie der 31. Februar, oder ein Zeitraum, der vor seinem Anfang endet.",
            "Das Datum im Original nachsehen. Texterkennungen verwechseln Ziffern.",
        ),
        Code::DateUnreadable => row(
            "das sieht aus wie ein Datum, ist aber nicht als solches zu lesen; der Datensatz hat keines",
            "Die Zeile hat die Form eines Datums, aber Monat oder Jahr sind nicht zu lesen.",
            "Das Datum im Original nachsehen und den Text berichtigen.",
        ),
        Code::DateConflict => row(
            "im Kopf steht ein zweites Datum; es gilt das erste",
            "Unter dem ersten Datum steht eine zweite Datumszeile mit einem anderen Tag.",
            "Prüfen, welches der beiden im Original steht, und das andere entfernen.",
        ),
        Code::DateDiffers => row(
            "diese Adresse nennt einen anderen Ausgabetag als der Kopf; es gilt das Datum im Kopf",
            "Die Adresse der Textversion beginnt mit dem Ausgabetag, und das ist nicht das Datum im Kopf.",
            "Prüfen, was stimmt: Der Kopf kann verlesen sein, oder die Adresse gehört zu einer anderen Mitteilung.",
        ),
        Code::PictureDatedLater => row(
            "diese Adresse nennt einen späteren Tag als das Ausgabedatum",
            "Der Dateiname eines Bildes beginnt mit einem Tag, meist dem der Aufnahme, und die Mitteilung erschien vor diesem Tag.",
            "Prüfen, ob das Ausgabedatum stimmt und ob das Bild zu dieser Mitteilung gehört.",
        ),
        Code::WeekdayDiffers => row(
            "der Wochentag passt nicht zum Datum; beide bleiben, wie sie gedruckt sind",
            "Neben einem Datum steht ein Wochentag, auf den es nicht fällt. Steht kein Jahr dabei, so werden das Jahr vor und das nach dem Ausgabedatum mit geprüft, bei einer Einladung nur das danach; in keinem fällt das Datum auf diesen Tag.",
            "Den Tag im Original nachsehen. Eines von beiden ist ein Versehen; vielleicht wurde den Leuten der falsche Tag genannt.",
        ),
        Code::HeadlineMissing => row(
            "keine Überschrift gefunden",
            "Die Mitteilung hat keine Überschrift.",
            "Den Kopf des Textes prüfen. Seine Zeilen können fehlen oder wie etwas anderes aussehen.",
        ),
        Code::BodyMissing => row(
            "auf die Überschrift folgt kein Text; der Rest der Mitteilung kann fehlen",
            "Es gibt einen Kopf, aber keinen Fließtext.",
            "Prüfen, ob die Datei abgeschnitten wurde, und den Text noch einmal aus seiner Quelle holen.",
        ),
        Code::HeadlineUnmarked => row(
            "nichts im Text zeigt, welche dieser Wörter die Überschrift sind; die Wahl kann falsch sein",
            "Es gibt zwei oder mehr Titelzeilen und keinen Kolumnentitel, der die Überschrift nennt, oder der Kopf ist in den Text geflossen.",
            "Dachzeile, Überschrift und Unterzeilen des Datensatzes mit dem Original vergleichen.",
        ),
        Code::CaptionUnmarked => row(
            "nichts zeigt, ob diese Zeile und die darunter Bildunterschriften, eine Unterzeile oder Text sind; die Wahl kann falsch sein",
            "Eine Zeile unter den Rubriken kann eine Bildunterschrift, eine Unterzeile oder Text sein.",
            "Bildunterschriften, Unterzeilen und die ersten Absätze des Datensatzes mit der Seite vergleichen.",
        ),
        Code::BylineUnreadable => row(
            "hier ist ein Verfasser angekündigt, aber kein Name zu lesen",
            "Hinter „Text:“ oder „Redaktion:“ steht kein Name: Die Verfasserzeile ist nicht zu lesen.",
            "Den Verfasser im Original nachsehen.",
        ),
        Code::InitialsUnknown => row(
            "niemand in der Redaktionsliste hat dieses Kürzel; die Mitteilung hat keinen Verfasser",
            "Unter dem Text steht ein Kürzel wie „(xy)“, und keine Zeile der Redaktionsliste hat es.",
            "Prüfen, ob eine Zeile der Liste oder ein Buchstabe des Kürzels verloren ging.",
        ),
        Code::AppointmentImpossible => row(
            "diesen Tag oder diese Uhrzeit gibt es nicht; vom Termin blieb nur, was gedruckt ist",
            "Ein Termin liegt auf einem Tag, den der Kalender nicht hat, oder auf einer Zeit, die keine Uhr zeigt.",
            "Den Termin im Original nachsehen.",
        ),
        Code::FolioGap => row(
            "vor dieser Seitenzahl fehlen welche; eine Seite oder ihre Seitenzahl kann verloren sein",
            "Auf eine Seitenzahl folgt eine, die um mehr als eins höher ist.",
            "Prüfen, ob die Seiten dazwischen im Text stehen. Wenn nicht, den Text noch einmal aus seiner Quelle holen.",
        ),
        Code::FolioRepeated => row(
            "diese Seitenzahl ist nicht höher als die vorige; eine Seite kann doppelt sein oder am falschen Platz",
            "Eine Seitenzahl ist gleich der vorigen oder niedriger.",
            "Prüfen, ob eine Seite doppelt ist oder an falscher Stelle steht.",
        ),
        Code::FolioImplausible => row(
            "diese Seitenzahl kann nicht stimmen; sie zählt nicht",
            "Eine Seitenzahl ist 0 oder höher als 9999.",
            "Die Seitenzahl im Original nachsehen.",
        ),
        Code::PageCountDiffers => row(
            "die Seitenenden (Seitenvorschübe) ergeben eine andere Zahl von Seiten als die Seitenzahlen; es gelten die Seitenzahlen",
            "Programme, die Text aus Dateien holen, setzen an jedes Seitenende einen Seitenvorschub. Diese teilen den Text in mehr oder weniger Seiten, als die höchste Seitenzahl sagt.",
            "Prüfen, ob am Ende Seiten fehlen oder ob zwei Texte in einer Datei stehen.",
        ),
        Code::RunningHeadDiffers => row(
            "dieser Kolumnentitel weicht von der Überschrift ab; er gilt als verschrieben",
            "Der Kolumnentitel einer Seite hat andere Buchstaben als die Überschrift oder die Kolumnentitel der übrigen Seiten.",
            "Prüfen, was stimmt. Der Fehler kann auch in der Überschrift stecken.",
        ),
        Code::ParagraphEndUnsure => row(
            "hier endet eine Seite, und nichts zeigt, ob auch der Absatz endet; es gilt als sein Ende",
            "Eine Seite endet mit einem Satz oder mit wenigen Wörtern, und die nächste beginnt groß.",
            "Nichts zu tun, wenn es auf Absätze nicht ankommt. Sonst im Original nachsehen.",
        ),
        Code::PicturesMissing => row(
            "hier sind Bilder angekündigt, es folgt aber keines; sie können verloren sein",
            "Der Hinweis zur redaktionellen Verwendung kündigt Bilder an, und keines ist da.",
            "Prüfen, ob der Text hinter dem Hinweis abgeschnitten wurde.",
        ),
        Code::CreditWithoutCaption => row(
            "zu diesem Bildnachweis gibt es keine Bildunterschrift",
            "Ein Bildnachweis steht allein.",
            "Prüfen, ob die Bildunterschrift an einem Seitenende verloren ging.",
        ),
        Code::ImageWithoutAddress => row(
            "dieses Bild hat keine Adresse",
            "Wo Bilder Adressen haben, fehlt sie einem.",
            "Prüfen, ob die Adresse verloren ging oder zum Bild darüber gehört.",
        ),
        Code::AddressWithoutCaption => row(
            "diese Bildadresse hat weder Bildunterschrift noch Bildnachweis",
            "Die Adresse eines Bildes steht allein.",
            "Prüfen, ob Bildunterschrift und Bildnachweis verloren gingen oder beim Bild darüber stehen.",
        ),
        Code::AddressDamaged => row(
            "diese Adresse ist beschädigt, und der Text zeigt nicht, wie sie lauten muss; sie bleibt, wie sie gedruckt ist",
            "In einer Adresse stehen Leerzeichen, oder sie endet auf `_ipg`, und nichts zeigt, wie sie war.",
            "Die Adresse ohne die Leerzeichen versuchen, oder mit `.jpg` statt `_ipg`.",
        ),
        Code::AddressRepaired => row(
            "diese Adresse wurde nach dem Text berichtigt; die gedruckte Form steht daneben",
            "Ein Zeilen- oder Seitenende hatte die Adresse zerschnitten, oder eine Texterkennung hatte Leerzeichen oder Zeichen hineingesetzt, und der Text selbst zeigt, wie sie war; oder sie war mit Zeichen gedruckt, die nichts zeigen.",
            "Nichts zu tun: `url` ist die berichtigte Adresse, `url_printed` die gedruckte.",
        ),
        Code::AddressMissing => row(
            "hier ist eine Adresse angekündigt, es folgt aber keine; sie kann verloren sein",
            "Hinter „Textversion:“ oder einer anderen Beschriftung steht keine Adresse.",
            "Die Adresse im Original nachsehen.",
        ),
        Code::AddressTooLong => row(
            "diese Adresse ist länger als 2048 Zeichen; im Datensatz fehlt sie",
            "So lang ist keine Adresse.",
            "Prüfen, ob Text an der Adresse klebt.",
        ),
        Code::AddressConflict => row(
            "diese Adresse weicht von einer früheren derselben Art ab; es gilt die erste",
            "Für die Textversion oder die Online-Version gibt es eine zweite, andere Adresse.",
            "Prüfen, ob zwei Mitteilungen in einer Datei stehen.",
        ),
        Code::AddressRepeated => row(
            "ein früheres Bild dieser Mitteilung hat dieselbe Adresse",
            "Zwei Bilder einer Mitteilung haben eine Adresse; eine der Bildunterschriften hat also wohl die falsche.",
            "Die Adressen im Original nachsehen.",
        ),
        Code::AddressWithUser => row(
            "diese Adresse nennt vor dem Rechner einen Benutzer; sie bleibt, wie sie gedruckt ist, und sollte nicht ungesehen geöffnet werden",
            "Eine Adresse wie `https://user@host/` führt nicht dorthin, wohin sie zu führen scheint.",
            "Erst öffnen, wenn klar ist, wohin sie führt.",
        ),
        Code::AddressOddHost => row(
            "der Rechnername dieser Adresse hat Buchstaben oder Zeichen, die dort nicht üblich sind; sie führt vielleicht nicht dorthin, wohin sie zu führen scheint",
            "Ein Rechnername wie `duesseldorf.de` mit einem Buchstaben einer anderen Schrift, der aussieht wie ein lateinischer, oder mit einem Prozentzeichen.",
            "Erst öffnen, wenn klar ist, wohin sie führt. Ist es die der Stadt, sie neu eintippen.",
        ),
        Code::ContactUnreadable => row(
            "in diesem Kontakt war weder Name noch E-Mail-Adresse noch Telefonnummer zu lesen",
            "Hinter „Kontakt:“ steht nichts, an das man schreiben oder das man anrufen könnte.",
            "Den Kontakt im Original nachsehen.",
        ),
        Code::NameDiffers => row(
            "dieser Name weicht um einen oder zwei Buchstaben von einem anderen in diesem Text ab; einer kann verschrieben sein",
            "Zwei Namen von Fotografen, Verfassern, Kontakten oder Redaktionsmitgliedern sind fast gleich, durch eine Texterkennung oder ein Versehen; oder zwei Personen heißen ähnlich. Namen in Bildunterschriften und im Fließtext werden nicht verglichen.",
            "Beide mit anderen Mitteilungen der Zeit vergleichen. Sind es zwei Personen, ist nichts zu tun.",
        ),
        Code::DocumentNumberConflict => row(
            "diese Dokumentnummer weicht von einer früheren ab; es gilt die erste",
            "Es gibt zwei verschiedene Dokumentnummern.",
            "Prüfen, ob zwei Mitteilungen in einer Datei stehen.",
        ),
        Code::TextBreaksOff => row(
            "der Text bricht mitten im Satz ab; sein Ende kann fehlen",
            "Der letzte Absatz endet ohne Satzende.",
            "Prüfen, ob die Datei abgeschnitten wurde, und den Text noch einmal aus seiner Quelle holen.",
        ),
        Code::UnclassifiedText => row(
            "diese Wörter gehören zu keinem Feld",
            "Wörter stehen, wo kein Feld ist: zwischen zwei Teilen oder hinter dem Ende einer Mitteilung.",
            "Prüfen, was sie sind. Gehören sie zur Mitteilung, so endete das Feld darüber vielleicht zu früh.",
        ),
        Code::LimitReached => row(
            "hier wurde eine Grenze erreicht; der Text ab hier wurde nicht gelesen",
            "Der Text hat mehr Zeilen, Mitteilungen, Bilder oder Meldungen, als von einem Text dieser Größe behalten werden; so bleibt der Speicher begrenzt. Texte des Pressedienstes haben einen Bruchteil davon.",
            "Nachsehen, was die Datei ist: eine beschädigte, oder viele Texte in einer, die besser einzeln gelesen werden. Andere Programme setzen andere Grenzen mit `Parser::limits`.",
        ),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;
    use std::fs;

    use super::*;

    const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/de/diagnostics.md");

    /// What stands above the list.
    const HEAD: &str = "# Meldungen zu Texten

[English](../diagnostics.md)

Was beim Lesen eines Textes auffällt. Jede Meldung hat einen Code, eine Schwere und eine Stelle im Text. `pressedienst --explain CODE`
erklärt einen Code und zeigt einen Text, der ihn auslöst.

| Schwere | was sie heißt |
| --- | --- |
| Hinweis | etwas wurde berichtigt oder entschieden, und nichts ging verloren |
| Warnung | ein Wert fiel weg, die Rolle einer Zeile ist unsicher, oder zwei Stellen widersprechen sich |
| Fehler | eine Mitteilung oder ein Teil, den jede hat, war nicht zu lesen |

Die Meldungen des Programms zu Dateien stehen in [convert.md](convert.md#meldungen).
";

    #[test]
    fn every_code_is_said_in_german_in_words_of_its_own() {
        let mut sentences = std::collections::HashSet::new();
        for code in Code::ALL {
            let Some(words) = german(*code) else {
                panic!("{code} has no German");
            };
            let english = super::words(*code, Lang::En);
            for (german, english) in [
                (words.sentence, english.sentence),
                (words.meaning, english.meaning),
                (words.advice, english.advice),
            ] {
                assert!(!german.is_empty() && german != english, "{code}: {german}");
                assert!(!english.is_empty(), "{code}");
            }
            // A sentence goes on behind a colon; meaning and advice are whole.
            assert!(!words.sentence.ends_with('.'), "{code}");
            assert!(words.meaning.ends_with('.') && words.advice.ends_with('.'), "{code}");
            assert!(sentences.insert(words.sentence), "{code} says what another one says");
        }
    }

    #[test]
    fn the_german_page_is_current() {
        let mut wanted = HEAD.to_owned();
        for code in Code::ALL {
            let Words {
                sentence,
                meaning,
                advice,
            } = words(*code, Lang::De);
            let severity = Lang::De.severity(code.severity());
            write!(
                wanted,
                "\n## {code}\n\n{severity}: {sentence}.\n\n{meaning}\n\n**Was zu tun ist:** {advice}\n"
            )
            .unwrap();
        }
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(PAGE, &wanted).unwrap();
        }
        let now = fs::read_to_string(PAGE).unwrap();
        assert!(now == wanted, "{PAGE} is not current; UPDATE_GOLDEN=1 writes it");
    }

    #[test]
    fn several_readings_are_told() {
        let text = "Pressedienst\n\n14. Mai 2021\n\nNeues Bad\n\nDas Bad ist offen.\n\nZu Ihrer redaktionellen Verwendung stellen wir Ihnen \
                    folgendes Material zum Download zur Verfügung:\n\nIm Bad, ©Landeshauptstadt Düsseldorf/Ina Roth\n\
                    <https://www.duesseldorf.de/fileadmin/Amt13/pressebilder/2105/210514-Bad_ipg>\n";
        let document = pressedienst::parse(text);
        for found in document.diagnostics() {
            let said = sentence(found, Lang::De);
            assert_eq!(sentence(found, Lang::En), found.to_string());
            assert!(found.readings().iter().all(|reading| said.contains(reading)), "{said}");
        }
        assert!(!document.diagnostics().is_empty());
    }
}
