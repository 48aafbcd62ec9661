//! Memory that is not there: what a text takes is bounded, and what ends a run is named by the next one.

use std::fs;
use std::os::unix::process::ExitStatusExt as _;
use std::process::{Command, Output, Stdio};

use crate::program::{JOURNAL, Place, Run, in_english, release};

/// A text of short lines that needs many times as much memory as others of its size.
fn heavy() -> String {
    release("Kurz") + &"Ab\n\n".repeat(500_000)
}

/// Runs the program with so many KiB of address space.
fn limited(place: &Place, kib: u32, more: &str) -> Output {
    let script = format!(
        "ulimit -c 0; ulimit -v {kib}; exec {} --diagnostics=short in --output out --annotations {more}",
        env!("CARGO_BIN_EXE_pressedienst")
    );
    let mut command = Command::new("sh");
    in_english(&mut command)
        .args(["-c", &script])
        .current_dir(place.path("."))
        .stdin(Stdio::null());
    command.output().unwrap()
}

fn journal(place: &Place, out: &str) -> String {
    place.read(std::path::Path::new(out).join(JOURNAL))
}

#[test]
fn a_text_for_which_there_is_no_memory_is_named_and_takes_no_other_along() {
    let place = Place::new();
    place.put("in/a.txt", release("Davor"));
    place.put("in/b.txt", heavy());
    place.put("in/c.txt", release("Danach"));
    let whole = ["in", "--output", "ganz", "--annotations", "--quiet"];
    assert_eq!(place.run(whole).code, Some(0));
    let undisturbed = place.below("ganz");
    let (mut killed, mut done) = (0, 0);
    for kib in [90, 100, 110, 120, 130, 140, 160, 200, 300, 400].map(|mib| mib << 10) {
        let _ = fs::remove_dir_all(place.path("out"));
        let first = limited(&place, kib, "--jobs 1");
        let assert_whole = || {
            for (path, bytes) in place.below("out") {
                assert!(
                    bytes.is_none() || undisturbed.get(&path) == Some(&bytes),
                    "{}",
                    path.display()
                );
            }
        };
        assert_whole();
        if first.status.signal().is_none() {
            assert_eq!(first.status.code(), Some(0), "{first:?}");
            done += 1;
            continue;
        }
        killed += 1;
        let resumed = Run::of(limited(&place, kib, "--jobs 1 --resume"));
        assert_eq!(resumed.code, Some(1), "{kib}: {}", resumed.err);
        assert!(resumed.message("in/b.txt").contains("killed"), "{}", resumed.err);
        assert_whole();
        assert_eq!(place.names("out"), ["a.json", "c.json"]);
        // It stays passed over, however often the run goes on, until that is asked.
        assert!(
            place
                .run(["in", "--output", "out", "--annotations", "--resume"])
                .message("in/b.txt")
                .contains("killed")
        );
        place
            .run(["in", "--output", "out", "--annotations", "--retry-failed", "--quiet"])
            .assert_ok();
        assert_eq!(place.below("out"), undisturbed);
        place
            .run(["in", "--output", "out", "--annotations", "--resume", "--quiet"])
            .assert_ok();
        assert_eq!(journal(&place, "out"), journal(&place, "ganz"));
    }
    assert!(killed > 0 && done > 0, "{killed} killed, {done} done");
}

/// The journal of a run that was killed while these texts were in hand.
fn killed_with(place: &Place, texts: &[(&str, u32)]) {
    let mut lines = place.read(std::path::Path::new("out").join(JOURNAL));
    for (name, times) in texts {
        let known = lines
            .lines()
            .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
        let mut known = known.rev().filter(|line| line["path"] == *name);
        let entry = known.next().unwrap();
        let (place, sum) = (&entry["place"], &entry["sha256"]);
        lines += &format!(
            "{}\n",
            serde_json::json!({ "in_hand": place, "sha256": sum, "times": times })
        );
    }
    place.put(std::path::Path::new("out").join(JOURNAL), lines);
}

#[test]
fn of_several_in_hand_only_one_that_was_there_before_is_passed_over() {
    let place = Place::new();
    for name in ["a", "b"] {
        place.put(format!("in/{name}.txt"), release(name) + &"Ab\n\n".repeat(20_000));
    }
    let run = |more: &[&str]| place.run(["in", "--output", "out", "--quiet"].iter().chain(more));
    run(&[]).assert_ok();
    let begin_anew = || {
        fs::remove_file(place.path("out/a.json")).unwrap();
        fs::remove_file(place.path("out/b.json")).unwrap();
    };
    begin_anew();
    killed_with(&place, &[("in/a.txt", 1), ("in/b.txt", 1)]);
    run(&["--resume"]).assert_ok();
    begin_anew();
    killed_with(&place, &[("in/a.txt", 1), ("in/b.txt", 2)]);
    let resumed = run(&["--resume"]);
    assert_eq!((resumed.code, place.names("out")), (Some(1), vec!["a.json".to_owned()]));
    assert!(resumed.message("in/b.txt").contains("killed"), "{}", resumed.err);
    // Another text at its place is another one.
    place.put("in/b.txt", release("b") + &"Ab.\n\n".repeat(20_000));
    run(&["--resume"]).assert_ok();
    // Whatever was done anew is not passed over.
    begin_anew();
    killed_with(&place, &[("in/b.txt", 1)]);
    run(&[]).assert_ok();
    begin_anew();
    run(&["--resume"]).assert_ok();
}

#[test]
fn a_text_that_reaches_a_limit_says_so_and_keeps_its_text() {
    let place = Place::new();
    place.put("in/a.txt", heavy());
    let run = place.run(["in", "--output", "out", "--annotations"]);
    assert_eq!(run.code, Some(0));
    assert!(run.err.contains("error[limit-reached]"), "{}", run.err);
    let text = heavy();
    let written = place.read("out/a.json");
    assert!(written.len() < 8 * text.len(), "{} bytes", written.len());
    let record = place.record("out/a.json");
    let coverage = record["coverage"].as_object().unwrap();
    let bytes: u64 = coverage.values().map(|bytes| bytes.as_u64().unwrap()).sum();
    assert_eq!(bytes, text.len() as u64);
}

#[test]
fn annotations_of_short_lines_take_eight_times_the_text_at_most() {
    let place = Place::new();
    let text = release("Kurz") + &"Am Anger\n\n".repeat(10_000);
    place.put("in/a.txt", &text);
    place.run(["in", "--output", "ohne", "--quiet"]);
    place.run(["in", "--output", "mit", "--quiet", "--annotations"]);
    let (without, with) = (place.read("ohne/a.json").len(), place.read("mit/a.json").len());
    assert!(with - without < 8 * text.len(), "{}", with - without);
}
