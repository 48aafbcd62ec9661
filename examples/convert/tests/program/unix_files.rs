//! Pipes, links, rights, and streams that end: what Unix systems have beside files.

use std::ffi::OsStr;
use std::fs;
use std::io::{Read as _, Write as _};
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::program::{Place, Run, release};

impl Place {
    fn pipe(&self, name: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let made = Command::new("mkfifo").arg(path).status().expect("mkfifo is there");
        assert!(made.success());
    }

    fn has(&self, name: impl AsRef<Path>) -> bool {
        fs::symlink_metadata(self.path(name)).is_ok()
    }

    fn link(&self, to: &str, name: &str) {
        symlink(to, self.path(name)).unwrap();
    }

    /// A folder in which no file can be made, whoever runs the tests.
    fn closed_folder(&self) -> PathBuf {
        self.folder("zu");
        let folder = self.path("zu");
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o555)).unwrap();
        if fs::write(folder.join("probe"), "").is_ok() {
            // Nothing is closed to the superuser but what the kernel itself writes.
            return PathBuf::from("/proc");
        }
        folder
    }
}

#[test]
fn line_breaks_and_escape_sequences_in_names_are_escaped_in_every_message() {
    let place = Place::new();
    let name = "Zeile\nb.txt:1:1: note[gut] alles\x1B[2J";
    place.put(format!("in/{name}.txt"), "");
    place.put(format!("in/{name} 2.txt"), "%PDF-1.4");
    place.put(format!("in/{name} 3.txt"), release("Drei"));
    place.link("nirgends", &format!("in/{name} 4.txt"));
    place.folder(&format!("in/{name}.d/leer"));
    for arguments in [&["in"][..], &["in", "--output", "out"]] {
        let run = place.run(arguments);
        assert_eq!(run.code, Some(1));
        assert!(run.err.contains(r"Zeile\nb.txt"), "{}", run.err);
        assert!(!run.err.contains("\nb.txt"), "{}", run.err);
        assert!(!run.err.contains('\x1B'), "{:?}", run.err);
    }
    let plain = "Zeile_b.txt_1_1_ note[gut] alles_[2J";
    assert!(place.has(format!("out/{plain}.json")) && place.has(format!("out/{plain} 3.json")));
    let folder = place.path(format!("in/{name}.d"));
    let run = place.run([folder.as_os_str()]);
    assert!(
        run.err.contains(r"Zeile\nb.txt") && !run.err.contains('\x1B'),
        "{:?}",
        run.err
    );
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_are_no_text_are_converted_and_told_apart() {
    use std::os::unix::ffi::OsStrExt as _;
    let place = Place::new();
    for byte in [b'\xFE', b'\xFF'] {
        place.put(
            Path::new("in").join(OsStr::from_bytes(&[byte, b'.', b't', b'x', b't'])),
            release("Eins"),
        );
    }
    let run = place.run(["in", "--output", "out"]);
    assert_eq!(
        (run.code, run.err.matches("note[name-changed]").count()),
        (Some(0), 2),
        "{}",
        run.err
    );
    assert_eq!(place.below("out").len(), 2);
    let paths = place
        .names("out")
        .into_iter()
        .map(|name| place.record(Path::new("out").join(name))["source"]["path"].clone());
    let paths: Vec<_> = paths.map(|path| path.to_string()).collect();
    assert!(
        paths.contains(&r#""in/\\xFE.txt""#.to_owned()) && paths.contains(&r#""in/\\xFF.txt""#.to_owned()),
        "{paths:?}"
    );
}

#[cfg(target_os = "linux")]
#[test]
fn texts_in_folders_whose_names_are_no_text_are_moved_and_gone_too() {
    use std::os::unix::ffi::OsStrExt as _;
    let place = Place::new();
    let folder = |byte: u8| Path::new("in").join(OsStr::from_bytes(&[b'\\', b'x', byte]));
    for name in ["a.txt", "b.txt"] {
        place.put(folder(0xFE).join(name), release(name));
    }
    let run = place.run(["in", "--output", "out"]);
    assert!(run.summary.contains("originals: 2 new"), "{}", run.summary);
    fs::rename(place.path(folder(0xFE)), place.path(folder(0xFF))).unwrap();
    fs::remove_file(place.path(folder(0xFF).join("b.txt"))).unwrap();
    let run = place.run(["in", "--output", "out", "--drop-gone"]);
    assert!(
        run.summary.contains("originals: 1 moved, 1 left out"),
        "{}",
        run.summary
    );
    assert_eq!(place.names("out").len(), 1);
    let run = place.run(["in", "--output", "out"]);
    assert!(run.summary.contains("originals: 1 unchanged"), "{}", run.summary);
}

#[test]
fn pipes_and_devices_are_named_and_never_opened() {
    let place = Place::new();
    place.put("in/a.txt", release("Gewöhnlich"));
    place.pipe("in/rohr.txt");
    place.link("/dev/zero", "in/nullen.txt");
    let run = place.run(["in", "in/rohr.txt", "/dev/zero"]);
    assert_eq!(run.code, Some(1));
    assert_eq!(run.headlines(), ["Gewöhnlich"]);
    for name in ["in/rohr.txt", "in/nullen.txt", "/dev/zero"] {
        assert!(run.message(name).contains("not opened"), "{}", run.err);
    }
}

#[test]
fn a_pipe_at_the_place_of_a_record_is_not_opened() {
    let place = Place::new();
    place.put("a.txt", release("Eins"));
    place.pipe("out/a.json");
    let run = place.run(["a.txt", "--output", "out"]);
    assert_eq!(run.code, Some(1));
    assert!(run.message("a.txt").contains("is there already"), "{}", run.err);
    assert!(place.names("out").is_empty());
}

#[test]
fn links_to_folders_are_not_followed_and_loops_end() {
    let place = Place::new();
    place.put("in/a.txt", release("Einmal"));
    place.put("fern/b.txt", release("Draußen"));
    place.link(".", "in/schleife");
    place.link("../in", "in/schleife.txt");
    place.link("../fern", "in/fern");
    place.link("im-kreis.txt", "in/im-kreis.txt");
    let run = place.run(["in", "--output", "out"]);
    assert_eq!(run.code, Some(1));
    run.message("in/im-kreis.txt");
    assert_eq!(run.err.lines().count(), 1, "{}", run.err);
    assert_eq!(place.names("out"), ["a.json"]);
}

#[test]
fn links_to_texts_are_read_and_dangling_links_named() {
    let place = Place::new();
    place.put("fern/b", release("Hinter dem Link"));
    place.folder("in");
    place.link("../fern/b", "in/a.txt");
    place.link("nirgends", "in/c.txt");
    let run = place.run(["in", "in/c.txt"]);
    assert_eq!(run.code, Some(1));
    assert_eq!(run.headlines(), ["Hinter dem Link"]);
    assert_eq!(
        run.err
            .matches("in/c.txt: error[not-converted] this link leads nowhere")
            .count(),
        2
    );
}

#[test]
fn a_link_at_the_place_of_a_record_is_not_written_through() {
    let place = Place::new();
    place.put("a.txt", release("Eins"));
    place.put("ziel.json", "bleibt");
    place.folder("out");
    for to in ["../ziel.json", "../nirgends.json"] {
        place.link(to, "out/a.json");
        let run = place.run(["a.txt", "--output", "out"]);
        assert_eq!(run.code, Some(1), "{to}");
        assert!(run.message("a.txt").contains("is there already"), "{}", run.err);
        assert_eq!(fs::read_link(place.path("out/a.json")).unwrap(), Path::new(to));
        fs::remove_file(place.path("out/a.json")).unwrap();
    }
    assert_eq!(place.read("ziel.json"), "bleibt");
    assert!(!place.has("nirgends.json"));
}

#[test]
fn an_unreadable_file_at_the_place_of_a_record_is_not_overwritten() {
    let place = Place::new();
    place.put("a.txt", release("Eins"));
    place.put("out/a.json", "bleibt");
    fs::set_permissions(place.path("out/a.json"), fs::Permissions::from_mode(0o000)).unwrap();
    assert_eq!(place.run(["a.txt", "--output", "out"]).code, Some(1));
    fs::set_permissions(place.path("out/a.json"), fs::Permissions::from_mode(0o600)).unwrap();
    assert_eq!(place.read("out/a.json"), "bleibt");
}

#[test]
fn what_may_not_be_read_is_named_and_the_others_are_converted() {
    let place = Place::new();
    place.put("in/a.txt", release("Offen"));
    place.put("in/zu.txt", release("Verschlossen"));
    place.put("in/ordner/b.txt", release("Auch verschlossen"));
    for name in ["in/zu.txt", "in/ordner"] {
        fs::set_permissions(place.path(name), fs::Permissions::from_mode(0o000)).unwrap();
    }
    // Nothing is closed to the superuser; they read what others are told that they may not.
    let superuser = fs::read(place.path("in/zu.txt")).is_ok();
    let run = place.run(["in"]);
    fs::set_permissions(place.path("in/ordner"), fs::Permissions::from_mode(0o700)).unwrap();
    if superuser {
        assert_eq!(run.headlines(), ["Offen", "Auch verschlossen", "Verschlossen"]);
        return;
    }
    assert_eq!(run.code, Some(1));
    assert_eq!(run.headlines(), ["Offen"]);
    for name in ["in/zu.txt", "in/ordner"] {
        assert!(run.message(name).contains("permission denied"), "{}", run.err);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_that_fails_in_reading_is_named_and_the_others_are_converted() {
    let place = Place::new();
    place.put("in/a.txt", release("Davor"));
    place.link("/proc/self/mem", "in/b.txt");
    place.put("in/c.txt", release("Danach"));
    let run = place.run(["in"]);
    assert_eq!(run.code, Some(1));
    assert_eq!(run.headlines(), ["Davor", "Danach"]);
    run.message("in/b.txt");
}

#[test]
fn an_output_folder_that_takes_no_files_is_wrong_usage() {
    let place = Place::new();
    place.put("a.txt", release("Eins"));
    place.put("b.txt", release("Zwei"));
    let folder = place.closed_folder();
    let arguments = ["a.txt", "b.txt", "--output"]
        .map(OsStr::new)
        .into_iter()
        .chain([folder.as_os_str()]);
    let run = place.run(arguments.clone());
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    let message = format!("--output {}: ", folder.display());
    assert!(
        run.err.contains(&message) && run.err.contains("cannot be written"),
        "{}",
        run.err
    );
    assert_eq!(place.run(arguments), run, "messages name no temporary file");
}

#[test]
fn records_have_the_rights_of_any_new_file() {
    let place = Place::new();
    place.put("a.txt", release("Eins"));
    place.run(["a.txt", "--output", "."]).assert_ok();
    let mode = |name: &str| fs::metadata(place.path(name)).unwrap().permissions().mode();
    assert_eq!(mode("a.json"), mode("a.txt"));
}

#[test]
fn a_reader_that_has_read_enough_ends_it_quietly() {
    let place = Place::new();
    // Far more than any pipe holds.
    for at in 0..40 {
        place.put(
            format!("in/{at}.txt"),
            release("Genug") + &"Noch ein Satz steht hier.\n".repeat(2_000),
        );
    }
    for bytes in [0, 1] {
        let mut child = place.command(["in"]).spawn().unwrap();
        let mut out = child.stdout.take().unwrap();
        out.read_exact(&mut vec![0; bytes]).unwrap();
        drop(out);
        Run::of(child.wait_with_output().unwrap()).assert_ok();
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_standard_output_is_an_error_with_a_message() {
    let place = Place::new();
    place.put("a.txt", release("Eins"));
    let mut command = place.command(["a.txt"]);
    command.stdout(fs::File::create("/dev/full").unwrap());
    let run = Run::of(command.output().unwrap());
    assert_eq!(run.code, Some(2));
    let message = run.message("error");
    assert!(message.contains("standard output cannot be written"), "{message}");
    assert!(message.contains("a.txt"), "{message}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_standard_error_does_not_keep_texts_from_being_converted() {
    let place = Place::new();
    place.put("a.txt", "");
    place.put("b.txt", release("Zwei"));
    let mut command = place.command(["a.txt", "b.txt", "--output", "out"]);
    command.stderr(fs::File::create("/dev/full").unwrap());
    assert_eq!(Run::of(command.output().unwrap()).code, Some(0));
    assert_eq!(place.names("out"), ["a.json", "b.json"]);
}

#[test]
fn standard_input_may_come_in_drops() {
    let place = Place::new();
    let mut child = place.command(["-"]).stdin(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    for byte in release("Tropfen für Tropfen").bytes() {
        input.write_all(&[byte]).unwrap();
    }
    drop(input);
    let run = Run::of(child.wait_with_output().unwrap());
    run.assert_ok();
    assert_eq!(run.headlines(), ["Tropfen für Tropfen"]);
}

/// A stack that no machine has room for keeps every thread from being started.
#[test]
fn where_no_thread_can_be_started_one_after_the_other_is_converted() {
    let place = Place::new();
    for name in ["a", "b", "c"] {
        place.put(format!("in/{name}.txt"), release(name));
    }
    let arguments = [
        "in", "--jobs", "4", "-f", "json", "-f", "csv", "-f", "sqlite", "--output",
    ];
    let mut command = place.command(arguments.into_iter().chain(["allein"]));
    command.env("RUST_MIN_STACK", (1_u64 << 60).to_string());
    let run = Run::of(command.output().expect("the program runs"));
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    place.run(arguments.into_iter().chain(["zu viert"])).assert_ok();
    let tables = |name: &str| {
        let mut files = place.below(name);
        files.remove(Path::new("pressedienst.sqlite")).expect("a database");
        files
    };
    assert_eq!(tables("allein"), tables("zu viert"));
}
