//! What a person sees: the program on a real terminal, of which only the width is made up.

use std::fs::File;
use std::io::Read as _;
use std::process::Stdio;

use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Winsize, tcsetwinsize};
use unicode_width::UnicodeWidthStr as _;

use crate::program::{Place, doubtful, release};

/// What comes to a terminal of so many columns: lines, and what was drawn over in them.
fn seen(place: &Place, columns: u16, arguments: &[&str]) -> String {
    let terminal = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).expect("a pseudo-terminal");
    grantpt(&terminal).expect("its other end");
    unlockpt(&terminal).expect("its other end");
    let size = Winsize {
        ws_row: 40,
        ws_col: columns,
        ws_xpixel: 0,
        ws_ypixel: 0,
    };
    tcsetwinsize(&terminal, size).expect("a width");
    let name = ptsname(&terminal, Vec::new()).expect("its name");
    let name = name.into_string().expect("its name");
    let end = File::options()
        .read(true)
        .write(true)
        .open(name)
        .expect("its other end");
    let mut child = {
        // The end that the parent has is closed with the command.
        let mut command = place.bare();
        command.env("TERM", "xterm").env_remove("NO_COLOR").args(arguments);
        command
            .stdout(Stdio::null())
            .stderr(end)
            .spawn()
            .expect("the program runs")
    };
    let (mut bytes, mut piece) = (Vec::new(), [0; 4_096]);
    let mut terminal = File::from(terminal);
    // On some systems the end is an error.
    while let Ok(read @ 1..) = terminal.read(&mut piece) {
        bytes.extend_from_slice(&piece[..read]);
    }
    child.wait().expect("it ends");
    let text = String::from_utf8(bytes).expect("messages are UTF-8");
    anstream::adapter::strip_str(&text).to_string().replace("\r\n", "\n")
}

/// A release with trouble at the end of a long line, in an address longer than most terminals, and at two places that
/// are to be compared.
fn wide() -> String {
    let long = "Die Bühne am 東京 Platz bleibt für Gäste geöffnet. ".repeat(6);
    let address = "https://www.duesseldorf.de/fileadmin/Amt13/pressebilder/1907/190702-Aufnahme-von-der-Einweihung-der-neuen-\
                   Halle-am-alten-Hafen-mit-vielen-Gaesten-und-Musik.jpg";
    format!(
        "Pressedienst\n\n14. Juni 2019\n\nLesefest am Rhein\n\n{long}Die Stra?e bleibt gesperrt. {long}\n\n\
         Zu Ihrer redaktionellen Verwendung stellen wir Ihnen folgendes Material zum Download zur Verfügung:\n\n\
         Im Park, ©Stadt/Ina Roth\n<{address}>\n\nIm Hof, ©Stadt/Ina Roth\n<{address}>\n"
    )
}

#[test]
fn excerpts_and_their_marks_fit_the_width() {
    let place = Place::new();
    place.put("a.txt", wide());
    for (columns, lang) in [60, 80, 120]
        .into_iter()
        .flat_map(|columns| [(columns, "en"), (columns, "de")])
    {
        let seen = seen(&place, columns, &["a.txt", "--lang", lang]);
        for code in ["character-lost", "picture-dated-later", "address-repeated"] {
            assert!(seen.contains(code), "{code} is not in:\n{seen}");
        }
        for line in seen.lines() {
            assert!(
                line.width() <= columns.into(),
                "{} columns: {line}\n{seen}",
                line.width()
            );
        }
        let mut marked = Vec::new();
        for (line, marks) in seen.lines().zip(seen.lines().skip(1)) {
            let is_mark = |c: char| matches!(c, '^' | '-');
            let Some((_, marks)) = marks
                .split_once("| ")
                .filter(|(_, marks)| marks.trim_start().starts_with(is_mark))
            else {
                continue;
            };
            let (_, line) = line.split_once(" | ").expect("a line of the text");
            let start = marks.find(is_mark).expect("a mark");
            let count = marks[start..].chars().take_while(|c| is_mark(*c)).count();
            // Of letters that take two columns the first one counts.
            let place_of = |wanted: usize| {
                line.char_indices()
                    .map(|(at, _)| at)
                    .find(|at| line[..*at].width() >= wanted)
            };
            let end = place_of(start + count).unwrap_or(line.len());
            marked.push(line[place_of(start).expect("a letter")..end].to_owned());
        }
        assert_eq!(marked.len(), 5, "{seen}");
        assert!(marked.contains(&"Stra?e".to_owned()), "{marked:?}");
        assert!(marked.contains(&"14. Juni 2019".to_owned()), "{marked:?}");
        let addresses = marked.iter().filter(|marked| marked.starts_with("https://www.dues"));
        assert_eq!(addresses.count(), 3, "{marked:?}");
    }
}

/// So many texts with a warning each, of two kinds.
fn troubled(place: &Place, texts: usize) {
    for number in 0..texts {
        let text = if number % 2 == 0 {
            doubtful().replace("Vereine", &format!("Vereine {number}"))
        } else {
            release(&format!("Radweg {number}")).replace("Südpark", "S?dpark")
        };
        place.put(format!("in/{number:02}.txt"), text);
    }
}

#[test]
fn more_messages_than_twenty_are_told_by_their_codes() {
    let place = Place::new();
    troubled(&place, 20);
    let few = seen(&place, 80, &["in", "--check"]);
    assert_eq!(few.matches("warning[").count(), 20, "{few}");
    assert!(!few.contains("--report"), "{few}");
    troubled(&place, 24);
    place.put("in/zip.txt", "PK\u{3}\u{4}");
    let many = seen(&place, 80, &["in", "--check"]);
    assert_eq!(many.matches("warning[").count(), 2, "{many}");
    assert!(many.contains("warning[date-impossible]: this date"), "{many}");
    assert!(
        many.contains("--> in/00.txt:3:1\n::: in/02.txt:3:1\n::: in/04.txt:3:1\n = note: 3 of 12 texts\n"),
        "{many}"
    );
    let failed = many.find("error[not-converted]").expect("the failure");
    assert!(
        many.rfind("warning[").expect("a warning") < failed,
        "the worst stands last: {many}"
    );
    for way in ["25 messages", "--report FILE.csv", "2> FILE.txt", "--explain CODE"] {
        assert!(many.contains(way), "{way}: {many}");
    }
    let german = seen(&place, 80, &["in", "--check", "--lang=de"]);
    for way in ["25 Meldungen", "--report DATEI.csv", "= Hinweis: 3 von 12 Texten\n"] {
        assert!(german.contains(way), "{way}: {german}");
    }
    for line in many.lines().chain(german.lines()) {
        assert!(line.split('\r').all(|drawn| drawn.width() <= 80), "{line}");
    }
    // What is no terminal gets all, and a machine too.
    let all = place.run(["in", "--check"]);
    assert_eq!(all.err.lines().count(), 25, "{}", all.err);
    let machine = seen(&place, 80, &["in", "--check", "--diagnostics=json"]);
    assert_eq!(machine.matches("\"code\":").count(), 25, "{machine}");
}

#[test]
fn progress_tells_phase_and_failures_in_whole_numbers() {
    let place = Place::new();
    troubled(&place, 2);
    place.put("in/00.txt", "PK\u{3}\u{4}");
    let english = ["in", "-o", "out", "-f", "sqlite", "-f", "csv", "--bag"];
    let german = seen(&place, 80, &["in", "-o", "out3", "-f", "sqlite", "--lang=de"]);
    let seen = seen(&place, 80, &english);
    for drawn in [
        "0 of 2 texts read; looking at what is there already",
        "reading: 1 of 2 texts, 1 failed, ",
        "2 of 2 texts read, 1 failed; writing releases.csv and 5 more",
        "2 of 2 texts read, 1 failed; writing pressedienst.sqlite",
        "2 of 2 texts read, 1 failed; summing the bag up",
    ] {
        assert!(seen.contains(drawn), "{drawn} is not in:\n{seen}");
    }
    for drawn in [
        "0 von 2 Texten gelesen; sieht nach, was schon da ist",
        "liest: 1 von 2 Texten, 1 gescheitert, ",
        "2 von 2 Texten gelesen, 1 gescheitert; schreibt pressedienst.sqlite",
    ] {
        assert!(german.contains(drawn), "{drawn} is not in:\n{german}");
    }
    let speeds = seen.split("/s, ").filter_map(|before| before.rsplit_once(' '));
    let speeds: Vec<_> = speeds.map(|(_, speed)| speed.to_owned()).collect();
    assert!(speeds.len() > 1, "{seen}");
    for speed in speeds.iter().take(speeds.len() - 1) {
        assert!(speed.bytes().all(|byte| byte.is_ascii_digit()), "{speed}");
    }
    let quiet = place.run(["in", "-o", "out2", "-f", "csv"]);
    assert!(
        !quiet.err.contains("reading") && !quiet.err.contains("writing"),
        "{}",
        quiet.err
    );
}

#[test]
fn the_sums_of_a_changed_text_fit_too() {
    let place = Place::new();
    place.put("in/a.txt", release("Radweg"));
    place.run(["in", "-o", "out"]).assert_ok();
    for (lang, headline, told) in [
        ("en", "Brücke", "warning[text-changed]: its bytes are not"),
        ("de", "Tunnel", "Warnung[text-changed]: die Bytes dieses"),
    ] {
        place.put("in/a.txt", release(headline));
        let seen = seen(&place, 80, &["in", "-o", "out", "--lang", lang]);
        assert!(seen.contains(told), "{seen}");
        let sums = seen.split_whitespace().filter(|word| word.len() == 64);
        assert_eq!(sums.count(), 2, "{seen}");
        for line in seen.lines() {
            assert!(line.width() <= 80, "{line}");
        }
    }
}
