//! The messages of the program itself, in German.

use super::Lang;
use crate::own::Code;

impl Code {
    /// What it means and what to do.
    pub(crate) const fn meaning_in(self, lang: Lang) -> &'static str {
        match lang {
            Lang::De => german(self),
            Lang::En => self.meaning(),
        }
    }
}

#[allow(clippy::too_many_lines, reason = "it is a table")]
const fn german(code: Code) -> &'static str {
    match code {
        Code::NotConverted => {
            "Eine Datei war nicht zu lesen, ist kein Text, oder ihr Datensatz war nicht zu schreiben. Die Meldung nennt den Grund. \
             Die übrigen wurden umgewandelt, und der Rückgabewert ist 1."
        }
        Code::NoTexts => {
            "In einem angegebenen Ordner endet keine Datei auf .txt, .pdf, .html oder .htm, oder keine passt zu den Mustern von \
             --glob. Versteckte Dateien und Ordner hinter Verknüpfungen werden nicht angesehen. Die Meldung zählt, was da ist. Hat \
             nichts von dem Angegebenen einen Text, so ist der Rückgabewert 1."
        }
        Code::OutputFolder => {
            "Im Ausgabeordner, der in einem angegebenen Ordner liegt, stehen Texte. Sie werden nicht gelesen, weil sie von einem \
             früheren Lauf sein können."
        }
        Code::EMail => {
            "Eine Datei ist eine E-Mail, die mit ihren Kopfzeilen beginnt (From, Received, MIME-Version; Von, Betreff). Sie wird \
             umgewandelt, wie sie ist: Kopfzeilen werden wie Text gelesen, und Teile in Quoted-Printable oder Base64 bleiben \
             kodiert. Die Nachricht im Mailprogramm als Text ohne Kopfzeilen speichern und diesen umwandeln."
        }
        Code::PageCut => {
            "Eine gespeicherte Webseite endet mitten in einem Tag, einem Kommentar oder einem Skript; was dahinter stand, fehlt. Die \
             Seite noch einmal speichern oder eine andere Kopie suchen."
        }
        Code::LettersLost => {
            "Einige Bytes einer gespeicherten Webseite sind in der Kodierung, die sie nennt, keine Buchstaben. An ihrer Stelle steht \
             im Text das Ersatzzeichen. Mit --encoding wird die Seite in der Kodierung gelesen, die Sie nennen."
        }
        Code::EncodingRecognised => {
            "Die Bytes einer Datei sind weder UTF-8 noch UTF-16, und nur in einer Kodierung stehen die Umlaute dort, wo Umlaute \
             hingehören. Datensatz und Bericht nennen sie. Nichts zu tun."
        }
        Code::EncodingGuessed => {
            "Die Bytes einer Datei sind weder UTF-8 noch UTF-16, ihr Text ist kaum Deutsch, und ihre Buchstaben passen besser zu einer \
             anderen Kodierung als zu Windows-1252. Prüfen, ob sie stimmen. Mit --encoding wird die Datei in der Kodierung gelesen, \
             die Sie nennen."
        }
        Code::EncodingDoubtful => {
            "Die Bytes einer Datei sind weder UTF-8 noch UTF-16, und zwei Kodierungen passen gleich gut. Die Meldung zeigt einige \
             Wörter, wie sie gelesen wurden. Sind sie falsch, so wird die Datei mit --encoding in der Kodierung gelesen, die Sie \
             nennen: windows-1252, macintosh, ibm850, ibm437."
        }
        Code::PdfDamaged => {
            "Eine PDF-Datei ist nicht, wie sie geschrieben wurde: Teile fehlen oder wurden verändert. Sie wurde so weit wie möglich \
             gelesen; Text kann fehlen oder falsch sein. Die Meldung nennt, woran man das sieht. Eine andere Kopie suchen."
        }
        Code::PagesBlank => {
            "Seiten einer PDF-Datei zeigen keinen Text. Sie sind leer oder Bilder von Text. Sind es Scans, eine Texterkennung (OCR) \
             über die Datei laufen lassen und deren Ergebnis umwandeln."
        }
        Code::LettersUnknown => {
            "Eine PDF-Datei sagt von einigen ihrer Buchstaben nicht, welche es sind; es sind so wenige, dass sie trotzdem gelesen \
             wird. In Text und Datensatz steht dafür das Ersatzzeichen (U+FFFD). Die Stellen mit der Seite vergleichen."
        }
        Code::NameChanged => {
            "Die Ausgaben eines Textes konnten nicht heißen wie er, weil die eines anderen schon so heißen, oder weil nicht jedes \
             System und Programm den Namen annimmt. Meldung und Bericht nennen, wie sie heißen."
        }
        Code::TextChanged => {
            "Ein Text, der früher umgewandelt wurde, hat jetzt andere Bytes. Die Meldung nennt beide Prüfsummen. Sollte ihn niemand \
             ändern, die früheren Bytes in einer Sicherung suchen; die Ausgaben gehören zu den jetzigen."
        }
        Code::TextMoved => {
            "Ein Text, der früher umgewandelt wurde, liegt nicht mehr an seinem Ort, und dieselben Bytes liegen anderswo. Seine \
             Ausgaben heißen nach dem neuen Pfad, und die Datenbank führt seine Zeilen darunter."
        }
        Code::TextCopied => {
            "Ein neuer Text hat dieselben Bytes wie ein bekannter. Beide werden umgewandelt und haben eigene Ausgaben und Zeilen. \
             Ist die Kopie nicht gewollt, eine von beiden entfernen."
        }
        Code::TextGone => {
            "Ein Text, der früher umgewandelt wurde, ist nicht mehr da, und seine Bytes sind auch nicht unter den angegebenen Texten. \
             Seine Ausgaben bleiben, bis --drop-gone ihn aus allen herausnimmt."
        }
        Code::TextDropped => {
            "Ein Text, der nicht mehr da ist, wurde herausgenommen, wie --drop-gone es verlangt: Seine Ausgaben wurden entfernt, \
             ebenso seine Zeilen in Tabellen und Datenbank. Das Original in einem BagIt-Paket bleibt."
        }
        Code::FormatsBehind => {
            "Texte wurden geändert oder verschoben, und im Ausgabeordner liegen Dateien anderer Formate, die dieser Lauf nicht \
             geschrieben hat. Sie enthalten den früheren Stand, bis ein Lauf auch sie schreibt."
        }
        Code::TablesLeft => {
            "Ein Text, der früher umgewandelt wurde, ließ sich nun nicht umwandeln, weil er nicht zu lesen ist oder weil seine \
             Ausgabe nicht ersetzt werden darf; Tabellen aller Texte würden seine Zeilen verlieren. Sie blieben deshalb, wie sie \
             waren, und nichts wurde herausgenommen. Tun, was die Meldung zu diesem Text sagt; nur wenn der Text selbst verloren \
             ist, ihn entfernen und --drop-gone angeben."
        }
        Code::FileKept => {
            "Eine Datei, die nicht von pressedienst ist oder seither geändert wurde, wich einer Ausgabe, wie --overwrite es \
             verlangt; oder das Original in einem BagIt-Paket wich, weil der Text geändert wurde. Sie liegt unter dem Namen, \
             den die Meldung nennt."
        }
        Code::FileLeft => {
            "Die Ausgabe eines Textes, der verschoben oder herausgenommen wurde, ist seit dem Schreiben geändert worden und bleibt \
             deshalb liegen. Sie wird nicht weiter gepflegt: wegräumen oder löschen."
        }
        Code::Accepted => {
            "Eine Datei im BagIt-Paket ist nicht, wie pressedienst sie schrieb, und wurde anerkannt, weil --accept es \
             verlangt. Spätere Läufe tun das auch, solange sie sich nicht wieder ändert."
        }
        Code::FileMissing => {
            "--verify: Eine Datei, die das Journal oder ein Manifest nennt, ist nicht da, oder ein Original liegt nicht, wo es lag. Sie \
             aus einer Sicherung zurücklegen. Eine Ausgabe entsteht neu, wenn ihr Text noch einmal umgewandelt wird."
        }
        Code::FileChanged => {
            "--verify: Eine Datei hat nicht die Bytes, die Journal oder Manifest nennen, oder sie ist nicht zu lesen; oder ein \
             Text, der einmal umgewandelt wurde, lässt sich nicht mehr umwandeln. Mit einer Sicherung vergleichen. Ist die Änderung gewollt, so wird sie in einem BagIt-Paket mit --accept anerkannt; eine Ausgabe entsteht neu, \
             wenn sie weggeräumt und ihr Text noch einmal umgewandelt wird."
        }
        Code::FileUnknown => {
            "--verify: Eine Datei im Ausgabeordner steht weder im Journal noch in einem Manifest. Sie ist nicht von pressedienst, oder \
             wurde als .bak aufgehoben, oder wird nicht mehr gepflegt. Sie bleibt, und nichts bürgt für sie."
        }
        Code::DatabaseChanged => {
            "--verify: Andere haben seit pressedienst in die Datenbank geschrieben, oder ein Datenträger hat Bytes in ihr verändert. \
             SQLite findet sie unbeschädigt, aber was sich geändert hat, ist nicht bekannt. Ist die Änderung gewollt, so nimmt der nächste \
             Lauf, der die Datenbank schreibt, sie wie sie ist. Sonst aus einer Sicherung zurücklegen."
        }
        Code::BagInvalid => {
            "--verify: Die Dateien, die einen Ordner zum BagIt-Paket machen, sind nicht, wie RFC 8493 sie verlangt, oder einer Datei in \
             data/ fehlt die Prüfsumme. pressedienst bis zum Ende laufen lassen, mit --accept, wenn fremde Dateien darin gewollt sind."
        }
        Code::TextUnknown => {
            "--verify: Ein angegebener Text wurde nicht in diesen Ordner umgewandelt, oder es ging nicht, oder er wurde seither \
             verschoben. Ihn umwandeln."
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_code_says_in_german_what_it_says_in_english() {
        for code in Code::all() {
            let (german, english) = (code.meaning_in(Lang::De), code.meaning_in(Lang::En));
            assert!(german != english && german.ends_with('.'), "{}", code.id());
            assert_eq!(
                german.starts_with("--verify: "),
                english.starts_with("--verify: "),
                "{}",
                code.id()
            );
        }
    }
}
