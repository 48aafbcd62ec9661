//! Bags, which vouch for no damage.

use std::fs;

use crate::program::{Place, release};

#[test]
fn a_bag_holds_the_originals_and_sums_of_everything() {
    use sha2::Digest as _;
    let place = Place::new();
    place.put("in/ä.txt", release("Im Beutel"));
    place.put("in/bild.txt", "%PDF-1.4");
    place.put("in/tief/c.txt", release("Auch"));
    let arguments = [
        "in",
        "--output",
        "out",
        "--bag",
        "--bag-info",
        "Contact-Name: Mara Lenz",
        "--format",
        "json",
        "--format",
        "ndjson",
    ];
    let run = place.run(arguments);
    assert_eq!(run.code, Some(1));
    let names = place.names("out");
    assert_eq!(
        names,
        [
            "bag-info.txt",
            "bagit.txt",
            "data/originals/bild.txt",
            "data/originals/tief/c.txt",
            "data/originals/ä.txt",
            "data/records/records.ndjson",
            "data/records/tief/c.json",
            "data/records/ä.json",
            "manifest-sha512.txt",
            "metadata/premis.xml",
            "tagmanifest-sha512.txt"
        ]
    );
    assert_eq!(place.read("out/data/originals/ä.txt"), release("Im Beutel"));
    let mut expected = String::new();
    for name in names.iter().filter(|name| name.starts_with("data/")) {
        let sum = sha2::Sha512::digest(fs::read(place.path("out").join(name)).unwrap());
        expected.extend([format!("{sum:x}"), format!("  {name}\n")]);
    }
    assert_eq!(place.read("out/manifest-sha512.txt"), expected);
    assert!(place.read("out/bag-info.txt").contains("\nContact-Name: Mara Lenz\n"));
    let before = place.below("out");
    assert_eq!(place.run(arguments.into_iter().chain(["--resume"])).code, Some(1));
    assert_eq!(place.below("out"), before);
    let run = place.run(["in", "--output", "out"]);
    assert_eq!((run.code, run.err.contains("is a bag")), (Some(2), true), "{}", run.err);
    place.put("voll/datei", "da");
    assert_eq!(place.run(["in", "--output", "voll", "--bag"]).code, Some(2));
}

#[test]
fn a_bag_vouches_for_no_damage() {
    let place = Place::new();
    place.put("in/a.txt", release("Heil"));
    let bag = ["in", "--output", "out", "--bag", "--format", "sqlite"];
    place
        .run(bag.into_iter().chain(["--bag-info", "Contact-Name: Mara Lenz"]))
        .assert_ok();
    let manifest = place.read("out/manifest-sha512.txt");
    place.put(
        "out/bag-info.txt",
        place.read("out/bag-info.txt") + "Source-Organization: Stadtarchiv\n",
    );
    place.put("in/b.txt", release("Dazu"));
    place.run(bag).assert_ok();
    let info = place.read("out/bag-info.txt");
    assert!(
        info.contains("Contact-Name: Mara Lenz\nSource-Organization: Stadtarchiv\n"),
        "{info}"
    );
    assert_eq!(info.matches("Payload-Oxum").count(), 1);
    assert!(place.read("out/manifest-sha512.txt").lines().count() == 4 && manifest.lines().count() == 3);
    // What was changed, is gone, or was put there by others gets no sum.
    let manifest = place.read("out/manifest-sha512.txt");
    place.put("in/c.txt", release("Noch eins"));
    let original = "out/data/originals/a.txt";
    for (name, bytes, told) in [
        (
            original,
            Some("X"),
            "data/originals/a.txt was changed since pressedienst wrote it",
        ),
        (original, None, "data/originals/a.txt is gone"),
        (
            "out/data/fremd.txt",
            Some("X"),
            "data/fremd.txt was not written by pressedienst",
        ),
    ] {
        let before = fs::read(place.path(name)).ok();
        match bytes {
            Some(bytes) => place.put(name, bytes),
            None => fs::remove_file(place.path(name)).unwrap(),
        }
        let run = place.run(["in/c.txt", "--output", "out", "--bag", "--format", "sqlite"]);
        assert_eq!(run.code, Some(2), "{}", run.err);
        assert!(run.err.contains(told), "{}", run.err);
        assert_eq!(place.read("out/manifest-sha512.txt"), manifest);
        match before {
            Some(before) => place.put(name, before),
            None => fs::remove_file(place.path(name)).unwrap(),
        }
    }
    place.run(bag).assert_ok();
    assert_eq!(place.read("out/manifest-sha512.txt").lines().count(), 5);
    assert_eq!(
        place
            .run(bag.into_iter().chain(["--bag-info", "Payload-Oxum: 1.1"]))
            .code,
        Some(2)
    );
}

/// The first column of metadata.csv.
fn files_of(place: &Place, table: &str) -> Vec<String> {
    let table = place.read(table);
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let rows = reader.records().map(|row| row.expect("a row")[0].to_owned());
    rows.collect()
}

#[test]
fn archivematica_finds_the_texts_where_they_lie() {
    let place = Place::new();
    for name in ["in/-b.txt", "in/2019/a.txt", "in/2020/a.txt", "in/2020/c:d.txt"] {
        place.put(name, release(name));
    }
    let absolute = place.path("in").display().to_string();
    let format = ["--format", "archivematica", "--output"];
    for (number, path) in ["in", "./in/", "in/../in", absolute.as_str()].into_iter().enumerate() {
        let out = format!("out{number}");
        let run = place.run([path].into_iter().chain(format).chain([out.as_str()]));
        assert_eq!(run.code, Some(0), "{}", run.err);
        let files = files_of(&place, &format!("{out}/metadata.csv"));
        let expected = [
            "objects/-b.txt",
            "objects/2019/a.txt",
            "objects/2020/a.txt",
            "objects/2020/c:d.txt",
        ];
        assert_eq!(files, expected, "{path}");
        for file in files {
            let name = file.strip_prefix("objects/").unwrap();
            assert!(place.path("in").join(name).is_file(), "{file}");
        }
        // In a bag an original may be called otherwise than its text.
        let bag = format!("bag{number}");
        let run = place.run([path, "--bag"].into_iter().chain(format).chain([bag.as_str()]));
        assert_eq!(run.code, Some(0), "{}", run.err);
        let files = files_of(&place, &format!("{bag}/data/records/metadata.csv"));
        assert_eq!(files.len(), 4);
        for (file, name) in files.iter().zip(["-b.txt", "2019/a.txt", "2020/a.txt", "2020/c:d.txt"]) {
            assert!(file.starts_with("data/originals/"), "{file}");
            assert_eq!(
                place.read(format!("{bag}/{file}")),
                release(&format!("in/{name}")),
                "{file}"
            );
        }
    }
    // Two folders with a text of one name each.
    let run = place.run(
        ["in/2019", "in/2020", "--bag"]
            .into_iter()
            .chain(format)
            .chain(["zwei"]),
    );
    assert_eq!(run.code, Some(0), "{}", run.err);
    let files = files_of(&place, "zwei/data/records/metadata.csv");
    for (file, name) in files.iter().zip(["2019/a.txt", "2020/a.txt", "2020/c:d.txt"]) {
        assert_eq!(
            place.read(format!("zwei/{file}")),
            release(&format!("in/{name}")),
            "{file}"
        );
    }
}

#[test]
fn a_bag_tells_what_was_done_to_it() {
    let place = Place::new();
    place.put("in/a.txt", release("Eins"));
    let bag = ["in", "--output", "out", "--bag", "--format", "json"];
    let day = |day: &str| format!("--bag-info=Bagging-Date: {day}");
    let events = |premis: &str| premis.matches("<premis:event>").count();
    place.run(bag.iter().copied().chain([&*day("2026-11-30")])).assert_ok();
    let first = place.read("out/metadata/premis.xml");
    assert!(first.contains("<premis:eventDateTime>2026-11-30<"), "{first}");
    assert!(first.contains("<premis:originalName>data/originals/a.txt<"), "{first}");
    place.run(bag).assert_ok();
    assert_eq!(place.read("out/metadata/premis.xml"), first);
    place.put("in/b.txt", release("Zwei"));
    place.run(bag.iter().copied().chain([&*day("2026-12-24")])).assert_ok();
    let second = place.read("out/metadata/premis.xml");
    assert_eq!(events(&second), 2);
    assert!(second.contains("<premis:eventDateTime>2026-11-30<"), "{second}");
    assert!(second.contains("<premis:eventDateTime>2026-12-24<"), "{second}");
    let run = place.run(["in", "--output", "out", "--verify"]);
    assert!(
        run.code == Some(0) && run.err.contains("8 files: 8 intact\n"),
        "{}",
        run.err
    );
    let run = place.run(["out", "--check"]);
    assert!(!run.err.contains(".xml"), "no text is missed in it: {}", run.err);
    // Nothing is added to what is not understood.
    place.put(
        "out/metadata/premis.xml",
        "<premis xmlns=\"http://www.loc.gov/premis/v3\"/>",
    );
    let run = place.run(["in", "--output", "out", "--verify"]);
    assert_eq!(run.code, Some(1), "{}", run.err);
    let run = place.run(bag);
    assert_eq!(run.code, Some(2), "{}", run.err);
    assert!(
        run.err.contains("is in another form than pressedienst writes"),
        "{}",
        run.err
    );
}
