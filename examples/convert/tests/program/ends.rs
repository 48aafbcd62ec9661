//! Ends before the end: signals, kills, limits.

use std::fs;
use std::path::Path;
use std::process::{Child, Command};
use std::time::{Duration, Instant};

use crate::pages::page;
use crate::pdf::pdf;
use crate::program::{JOURNAL, Place, Run, assert_indexed, fed, in_english, release, waiting};

fn signal(child: &Child, name: &str) {
    let status = Command::new("kill")
        .args([&format!("-{name}"), &child.id().to_string()])
        .status();
    assert!(status.unwrap().success());
}

#[test]
fn an_interrupted_run_ends_what_it_has_in_hand_and_can_go_on() {
    let place = Place::new();
    for at in 0..40 {
        place.put(format!("in/{at}.txt"), release(&format!("Meldung {at}")));
    }
    for (name, code) in [("INT", 130), ("TERM", 143)] {
        let child = waiting(
            &place,
            &[
                "in", "--output", "out", "--jobs", "1", "--format", "json", "--format", "ndjson",
            ],
        );
        signal(&child, name);
        std::thread::sleep(Duration::from_millis(50));
        let run = fed(child, &release("In der Hand"));
        assert_eq!(run.code, Some(code));
        // What was typed so far may be half of it.
        assert!(run.message("-").contains("may not be whole"), "{}", run.err);
        assert!(
            run.message("pressedienst")
                .contains("interrupted; texts not looked at: 40"),
            "{}",
            run.err
        );
        assert!(place.names("out").is_empty(), "files for all texts wait");
    }
    place.run(["in", "--output", "out", "--resume"]).assert_ok();
    assert_eq!(place.names("out").len(), 40);
}

#[test]
fn a_workbook_that_has_no_room_is_told_and_leaves_nothing() {
    let place = Place::new();
    let many = (0..400).map(|at| format!("Meldung {at} {}", "sagt dies und das ".repeat(20)));
    place.put("in/a.txt", many.collect::<Vec<_>>().join("\n\n"));
    let script = format!(
        "ulimit -f 8; exec {} --diagnostics=short in --output out --format xlsx",
        env!("CARGO_BIN_EXE_pressedienst")
    );
    let mut command = Command::new("sh");
    command.args(["-c", &script]).current_dir(place.path("."));
    let run = Run::of(command.output().unwrap());
    assert_eq!(run.code, Some(2), "{}", run.err);
    assert!(run.err.contains("temporary files cannot be written"), "{}", run.err);
    assert!(!run.err.contains("panicked"), "{}", run.err);
    assert!(place.names("out").is_empty());
}

#[test]
fn a_limit_on_the_size_of_files_leaves_nothing_torn() {
    let place = Place::new();
    place.put("in/a.txt", release("Klein"));
    place.put(
        "in/b.txt",
        release("Lang") + &"Noch ein Satz steht hier.\n".repeat(4_000),
    );
    let script = format!(
        "ulimit -f 8; exec {} --diagnostics=short in --output out",
        env!("CARGO_BIN_EXE_pressedienst")
    );
    let mut command = Command::new("sh");
    in_english(&mut command)
        .args(["-c", &script])
        .current_dir(place.path("."));
    let run = Run::of(command.output().unwrap());
    assert_eq!(run.code, Some(1), "{}", run.err);
    assert!(
        run.message("in/b.txt").contains("out/b.json cannot be written"),
        "{}",
        run.err
    );
    assert_eq!(place.names("out"), ["a.json"]);
    let own: Vec<_> = fs::read_dir(place.path("out"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert!(
        own.iter().all(|name| !name.to_string_lossy().ends_with(".part")),
        "{own:?}"
    );
    place.run(["in", "--output", "out", "--resume"]).assert_ok();
    assert_eq!(place.names("out"), ["a.json", "b.json"]);
}

/// All files that outputs are, with their bytes; what is not whole counts as nothing.
fn assert_whole(place: &Place, undisturbed: &std::collections::BTreeMap<std::path::PathBuf, Option<Vec<u8>>>) {
    for (path, bytes) in place.below("out") {
        let Some(bytes) = bytes else { continue };
        let whole = undisturbed
            .get(&path)
            .unwrap_or_else(|| panic!("{} should not be there", path.display()));
        assert!(whole.as_ref() == Some(&bytes), "{} is torn", path.display());
    }
}

/// A text on pages of paper.
fn on_paper(text: &str) -> Vec<u8> {
    let lines: Vec<_> = text.lines().collect();
    let pages: Vec<_> = lines.chunks(50).map(|page| page.join("\n")).collect();
    pdf(&pages.iter().map(String::as_str).collect::<Vec<_>>())
}

#[test]
fn a_hundred_kills_tear_and_lose_nothing() {
    let place = Place::new();
    for at in 0..150 {
        let text = release(&format!("Meldung {at}")) + &"Noch ein Satz steht hier.\n".repeat(at % 90);
        // What the folder holds is text, paper and a page of the web in turn.
        let (ending, bytes) = match at % 5 {
            0 => ("pdf", on_paper(&text)),
            1 => ("html", page(&format!("Meldung {at}")).into_bytes()),
            _ => ("txt", text.into_bytes()),
        };
        place.put(format!("in/{}/{at}.{ending}", at % 3), bytes);
    }
    let arguments = |out: &'static str, more: &'static [&'static str]| {
        [
            "in", "--output", out, "--format", "json", "--format", "ndjson", "--quiet",
        ]
        .into_iter()
        .chain(more.iter().copied())
    };
    let begin = Instant::now();
    place.run(arguments("ganz", &[])).assert_ok();
    let whole = begin.elapsed();
    let undisturbed = place.below("ganz");
    assert_eq!(
        undisturbed.values().flatten().count(),
        151,
        "a record each, and those of all"
    );
    let mut kills = 0;
    place.folder("out");
    for round in 0_u32..100 {
        let mut child = place
            .command(arguments("out", if round % 2 == 0 { &["--resume"] } else { &[] }))
            .spawn()
            .unwrap();
        // The moments are spread over the time that a whole run takes.
        std::thread::sleep(whole * (round * 37 % 100) / 100);
        kills += u32::from(child.try_wait().unwrap().is_none());
        let _ = child.kill();
        child.wait().unwrap();
        assert_whole(&place, &undisturbed);
        if round % 25 == 24 {
            place.run(arguments("out", &["--resume"])).assert_ok();
            assert_eq!(place.below("out"), undisturbed);
            assert_eq!(
                place.read(Path::new("out").join(JOURNAL)),
                place.read(Path::new("ganz").join(JOURNAL))
            );
            fs::remove_dir_all(place.path("out")).unwrap();
            place.folder("out");
        }
    }
    assert!(kills > 20, "only {kills} runs were killed before their end");
}

#[test]
fn a_killed_run_leaves_no_half_of_a_database() {
    let place = Place::new();
    for at in 0..150 {
        place.put(format!("in/{at}.txt"), release(&format!("Meldung {at}")));
    }
    let arguments = |out: &'static str| {
        [
            "in", "--output", out, "--format", "json", "--format", "sqlite", "--quiet",
        ]
    };
    let begin = Instant::now();
    place.run(arguments("ganz")).assert_ok();
    let whole = begin.elapsed();
    let undisturbed = place.below("ganz");
    let mut kills = 0;
    for round in 0_u32..12 {
        place.folder("out");
        let mut child = place.command(arguments("out")).spawn().unwrap();
        std::thread::sleep(whole * round / 12);
        kills += u32::from(child.try_wait().unwrap().is_none());
        let _ = child.kill();
        child.wait().unwrap();
        assert_whole(&place, &undisturbed);
        place.run(arguments("out").into_iter().chain(["--resume"])).assert_ok();
        assert!(place.below("out") == undisturbed, "round {round}");
        assert_indexed(&rusqlite::Connection::open(place.path("out/pressedienst.sqlite")).unwrap());
        fs::remove_dir_all(place.path("out")).unwrap();
    }
    assert!(kills > 3, "only {kills} runs were killed before their end");
}

#[test]
fn moves_and_gone_texts_outlive_kills() {
    let place = Place::new();
    for at in 0..90 {
        let text = release(&format!("Meldung {at}")) + &"Noch ein Satz steht hier.\n".repeat(at % 40);
        place.put(format!("in/{}/{at}.txt", at % 3), text);
    }
    let formats = ["--format", "json", "--format", "csv", "--format", "sqlite", "--quiet"];
    let arguments = |out: &'static str, more: &'static [&'static str]| {
        let given = ["in", "--output", out].into_iter().chain(formats);
        given.chain(more.iter().copied()).collect::<Vec<_>>()
    };
    place.run(arguments("vorher", &[])).assert_ok();
    fs::rename(place.path("in/0"), place.path("in/neu")).unwrap();
    fs::rename(place.path("in/1/1.txt"), place.path("in/1/eins.txt")).unwrap();
    for gone in ["in/2/2.txt", "in/2/5.txt"] {
        fs::remove_file(place.path(gone)).unwrap();
    }
    let copy = |to: &str| {
        let _ = fs::remove_dir_all(place.path(to));
        let copied = Command::new("cp")
            .args(["-r", "vorher", to])
            .current_dir(place.path("."))
            .status();
        assert!(copied.unwrap().success());
    };
    copy("ganz");
    let begin = Instant::now();
    place.run(arguments("ganz", &["--drop-gone"])).assert_ok();
    let whole = begin.elapsed();
    let undisturbed = place.below("ganz");
    assert!(!undisturbed.contains_key(Path::new("0")) && undisturbed.contains_key(Path::new("neu/0.json")));
    let mut kills = 0;
    for round in 0_u32..10 {
        copy("out");
        for part in 0..3 {
            let mut child = place
                .command(arguments("out", &["--drop-gone", "--resume"]))
                .spawn()
                .unwrap();
            std::thread::sleep(whole * (round * 3 + part) / 30);
            kills += u32::from(child.try_wait().unwrap().is_none());
            let _ = child.kill();
            child.wait().unwrap();
        }
        place.run(arguments("out", &["--drop-gone", "--resume"])).assert_ok();
        let found = place.below("out");
        let mut differing: Vec<_> = found
            .iter()
            .filter(|(path, bytes)| undisturbed.get(*path) != Some(bytes))
            .collect();
        differing.extend(undisturbed.iter().filter(|(path, _)| !found.contains_key(*path)));
        let differing: Vec<_> = differing.iter().map(|(path, _)| path).collect();
        assert!(differing.is_empty(), "round {round}: {differing:?}");
        assert_eq!(
            place.read(Path::new("out").join(JOURNAL)),
            place.read(Path::new("ganz").join(JOURNAL))
        );
    }
    assert!(kills > 5, "only {kills} runs were killed before their end");
}
