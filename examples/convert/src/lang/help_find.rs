//! The help of `pressedienst find` in German.

use clap::Command;

use super::help::{Row, german_argument};

const ABOUT: &str = "Findet Mitteilungen nach Wörtern, in einem Ausgabeordner mit Datenbank (-f sqlite)";

const MORE_ABOUT: &str = "Alle Wörter müssen vorkommen. Mehrere in einem Paar Anführungszeichen stehen hintereinander, und eines, das auf * \
                          endet, ist der Anfang eines Wortes. Straße und Strasse, Düsseldorf, Dusseldorf und Duesseldorf finden \
                          einander.";

const USAGE: &str = "pressedienst find [OPTIONEN] [WÖRTER]... <ARCHIV>";

const EXAMPLES: &str = "Beispiele:
  pressedienst find Strassenbahn archiv
      Mitteilungen mit dem Wort, auch als Straßenbahn, die besten zuerst
  pressedienst find \"Stadt Duesseldorf\" Hafen archiv --year 2015-2019
      zwei Wörter hintereinander, dazu eines irgendwo
  pressedienst find \"Bruecke*\" archiv --in captions --photographer Roth
      Wörter unter den Bildern einer Fotografin

Jede Stelle steht als DATEI:ZEILE da, mit den Wörtern hervorgehoben.
Rückgabewert: 0 etwas gefunden, 1 nichts, 2 falscher Aufruf oder kein solches
Archiv. Eine Datei, die find heißt, wandelt pressedienst ./find um.";

#[rustfmt::skip]
pub(super) const ROWS: &[Row] = &[
    ("given", "WÖRTER… ARCHIV", "Was gesucht wird, und zuletzt der Ausgabeordner oder seine pressedienst.sqlite", ""),
    ("columns", "WO", "Nur dort suchen; mehrmals möglich", ""),
    ("year", "JAHR", "Nur Mitteilungen dieses Jahres, oder von einem Jahr bis zum anderen: 2019, 2015-2019", ""),
    ("photographer", "NAME",
        "Nur Mitteilungen mit einem Bild von dieser Person, mit dem gedruckten Namen oder dem richtigen aus --names; ein Teil genügt, \
         Umlaute in jeder Schreibung. Unterschriften anderer Bilder zählen nicht", ""),
    ("limit", "ZAHL", "Höchstens so viele Mitteilungen zeigen, die besten; 0 für alle [Vorgabe: 20 in einem Terminal, sonst alle]", ""),
    ("json", "", "Je Mitteilung eine Zeile mit einem JSON-Objekt ausgeben", ""),
    ("lang", "SPRACHE", "Die Sprache der Meldungen und der Hilfe", ""),
    ("color", "WANN", "Wann Wörter fett stehen; sonst stehen sie in [ ]", ""),
    ("help", "", "Die Hilfe zeigen (mehr mit '--help')", "Die Hilfe zeigen (kürzer mit '-h')"),
];

/// The same command with its help in German.
pub(super) fn german(command: Command) -> Command {
    command
        .about(ABOUT)
        .long_about(format!("{ABOUT}\n\n{MORE_ABOUT}"))
        .override_usage(USAGE)
        .after_long_help(EXAMPLES)
        .mut_args(|arg| german_argument(arg, ROWS))
}
