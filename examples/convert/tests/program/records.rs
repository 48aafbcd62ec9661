//! What becomes of a text: its encoding, its record.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;

use crate::program::{CONTRADICTION, Place, Run, headline, lines, release};

#[test]
fn each_text_of_a_folder_becomes_a_pretty_record_at_the_same_place() {
    let place = Place::new();
    place.put("in/a/b.txt", release("Neue Bänke am Rhein"));
    place.put("in/c.TXT", release("Sprechstunde im Rathaus"));
    place.put("in/v1.2.txt", release("Zwei Punkte im Namen"));
    place.put("in/notiz.md", release("Kein Text des Archivs"));
    let run = place.run(["in", "--output", "neu/out"]);
    run.assert_ok();
    assert_eq!(run.out, "");
    assert_eq!(place.names("neu/out"), ["a/b.json", "c.json", "v1.2.json"]);
    assert_eq!(headline(&place.record("neu/out/a/b.json")), "Neue Bänke am Rhein");
    assert_eq!(place.record("neu/out/a/b.json")["releases"][0]["date"], "2021-05-14");
    let text = place.read("neu/out/a/b.json");
    assert!(text.starts_with("{\n  \"") && text.ends_with("\n}\n"), "{text}");
}

#[test]
fn without_a_folder_each_text_is_one_line_of_standard_output_in_order() {
    let place = Place::new();
    for (name, headline) in [("in/b.txt", "Bäder"), ("in/a.txt", "Ampeln"), ("in/c/d.txt", "Chöre")] {
        place.put(name, release(headline));
    }
    place.put("zuerst.txt", release("Zuerst"));
    let run = place.run(["zuerst.txt", "in"]);
    run.assert_ok();
    assert_eq!(run.headlines(), ["Zuerst", "Ampeln", "Bäder", "Chöre"]);
    assert!(run.out.ends_with('\n'));
    assert_eq!(place.names("."), ["in/a.txt", "in/b.txt", "in/c/d.txt", "zuerst.txt"]);
}

#[test]
fn json_is_the_default_format() {
    let place = Place::new();
    place.put("a.txt", release("Wochenmarkt zieht um"));
    assert_eq!(place.run(["a.txt", "--format", "json"]), place.run(["a.txt"]));
}

#[test]
fn a_record_knows_where_it_comes_from() {
    let place = Place::new();
    place.put("in/a.txt", "abc");
    let record = &lines(&place.run(["in"]).out)[0];
    assert_eq!(
        record["source"],
        serde_json::json!({
            "path": Path::new("in").join("a.txt").display().to_string(),
            "size": 3,
            "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            "encoding": "utf-8",
            "program": concat!("pressedienst ", env!("CARGO_PKG_VERSION")),
            "rules": null,
        })
    );
    place.put("b.txt", release("Mit Regeln"));
    let rules = lines(&place.run(["b.txt"]).out)[0]["source"]["rules"]
        .as_str()
        .unwrap()
        .to_owned();
    assert_eq!(rules, format!("paged {}", pressedienst::Layout::Paged.rules()));
}

#[test]
fn every_encoding_is_found_and_told() {
    let place = Place::new();
    let text = release("Größere Bühne für Künstler");
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let utf16be: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let (windows, _, _) = encoding_rs::WINDOWS_1252.encode(&text);
    let (mac, _, _) = encoding_rs::MACINTOSH.encode(&text);
    place.put("in/a.txt", &text);
    place.put("in/b.txt", [b"\xEF\xBB\xBF", text.as_bytes()].concat());
    place.put("in/c.txt", &utf16);
    place.put("in/d.txt", [&b"\xFE\xFF"[..], &utf16be].concat());
    place.put("in/e.txt", &windows);
    let run = place.run(["in"]);
    assert_eq!(run.code, Some(0));
    let records = lines(&run.out);
    let told: Vec<_> = records
        .iter()
        .map(|record| record["source"]["encoding"].as_str().unwrap())
        .collect();
    assert_eq!(told, ["utf-8", "utf-8", "utf-16le", "utf-16be", "windows-1252"]);
    for record in &records {
        assert_eq!(headline(record), "Größere Bühne für Künstler");
    }
    place.put("mac.txt", &mac);
    let forced = place.run(["mac.txt", "--encoding", "macintosh"]);
    assert_eq!(headline(&lines(&forced.out)[0]), "Größere Bühne für Künstler");
    assert_eq!(lines(&forced.out)[0]["source"]["encoding"], "macintosh");
    let wrong = place.run(["mac.txt", "--encoding", "utf-8"]);
    assert_eq!((wrong.code, wrong.out.as_str()), (Some(1), ""));
    assert!(wrong.message("mac.txt").contains("not text in utf-8"), "{}", wrong.err);
    place.put("doppelt.txt", text.replace('ö', "Ã¶").replace('ü', "Ã¼"));
    assert!(place.run(["doppelt.txt"]).err.contains("[mojibake]"));
    assert_eq!(place.run(["mac.txt", "--encoding", "klingon"]).code, Some(2));
}

#[test]
fn letters_of_another_encoding_are_a_guess_that_is_said() {
    let place = Place::new();
    let (bytes, _, _) =
        encoding_rs::WINDOWS_1251.encode("Пресс-релиз города Дюссельдорфа: выставка художников из Москвы.\n");
    place.put("a.txt", bytes);
    let run = place.run(["a.txt"]);
    assert!(run.message("a.txt").contains("note[encoding-guessed]"), "{}", run.err);
    assert_eq!(lines(&run.out)[0]["source"]["encoding"], "windows-1251");
}

#[test]
fn utf_16_and_windows_1252_are_read_and_noted_in_report_and_record() {
    let place = Place::new();
    let text = release("Grünflächen für Düsseldorf");
    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
    place.put("a.txt", units.flat_map(u16::to_le_bytes).collect::<Vec<_>>());
    let bytes = text.chars().map(|c| u8::try_from(c).expect("a character of Latin-1"));
    place.put("b.txt", bytes.collect::<Vec<_>>());
    // Nobody has to do anything.
    let run = place.run(["a.txt", "b.txt", "--report", "report.json"]);
    run.assert_ok();
    assert_eq!(run.headlines(), ["Grünflächen für Düsseldorf"; 2]);
    let report: Value = serde_json::from_str(&place.read("report.json")).unwrap();
    let codes = ["read-as-utf-16", "read-as-windows-1252"];
    for (index, (code, record)) in codes.iter().zip(lines(&run.out)).enumerate() {
        assert_eq!(report["texts"][index]["messages"][code], 1, "{report}");
        assert_eq!(record["diagnostics"][0]["code"], *code);
    }
    let machine = place.run_bare(&["--diagnostics=json", "a.txt", "b.txt"]);
    assert!(codes.iter().all(|code| machine.err.contains(code)), "{}", machine.err);
}

#[test]
fn damaged_utf_16_is_named() {
    let place = Place::new();
    place.put("a.txt", b"\xFF\xFEP\0r");
    let run = place.run(["a.txt"]);
    assert_eq!((run.code, run.out.as_str()), (Some(1), ""));
    assert!(run.message("a.txt").contains("UTF-16"), "{}", run.err);
}

#[test]
fn an_empty_file_becomes_an_empty_record_with_a_finding() {
    let place = Place::new();
    place.put("leer.txt", "");
    let run = place.run(["leer.txt", "--output", "out"]);
    assert_eq!(run.code, Some(0));
    assert!(
        run.message("leer.txt:1:1").starts_with("error[empty-text]"),
        "{}",
        run.err
    );
    assert_eq!(place.record("out/leer.json")["releases"], Value::Array(Vec::new()));
}

#[test]
fn a_line_of_a_megabyte_is_read() {
    let place = Place::new();
    place.put("worte.txt", release(&"Wort und ".repeat(120_000)));
    place.put("zeichen.txt", "x".repeat(1_000_000));
    place.put("adressen.txt", release(&"amt@example.de ".repeat(70_000)));
    let run = place.run(["worte.txt", "zeichen.txt", "adressen.txt"]);
    assert_eq!((run.code, run.out.lines().count()), (Some(0), 3));
}

#[test]
fn a_text_of_twenty_megabytes_is_read_whole() {
    let place = Place::new();
    let sentence = "Der Wasserspielplatz im Südpark ist wieder geöffnet.\n\n";
    let count = 20_000_000 / sentence.len();
    place.put("a.txt", release("Viel") + "\n" + &sentence.repeat(count));
    let run = place.run(["a.txt"]);
    assert_eq!(run.code, Some(0));
    assert_eq!(run.out.matches("Wasserspielplatz").count(), count + 1);
}

#[test]
fn annotations_tell_what_every_byte_is() {
    let place = Place::new();
    let utf16: Vec<u8> = CONTRADICTION.encode_utf16().flat_map(u16::to_le_bytes).collect();
    place.put("a.txt", CONTRADICTION);
    place.put("b.txt", utf16);
    place.put("c.txt", format!("\u{FEFF}{CONTRADICTION}"));
    let run = place.run(["--annotations", "a.txt", "b.txt", "c.txt"]);
    let records: Vec<Value> = run
        .out
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    assert_eq!(records.len(), 3);
    for (index, record) in records.iter().enumerate() {
        let mut labels = BTreeMap::new();
        let mut owners = vec![0; CONTRADICTION.len()];
        for annotation in record["annotations"].as_array().expect("a list") {
            let mut pieces = Vec::new();
            for span in annotation["spans"].as_array().expect("a list") {
                let at = |index: usize| usize::try_from(span[index].as_u64().expect("a number")).expect("an offset");
                pieces.push(CONTRADICTION.get(at(0)..at(1)).expect("a place in the text"));
                owners[at(0)..at(1)].iter_mut().for_each(|count| *count += 1);
            }
            labels.insert(annotation["label"].as_str().expect("a label"), pieces);
        }
        assert_eq!(labels["releases[0].date"], ["31. August 2019"]);
        assert_eq!(labels["releases[0].headlines[0].text"], ["Lesefest am Rhein"]);
        assert_eq!(labels["masthead"], ["Pressedienst"]);
        for (byte, owners) in CONTRADICTION.bytes().zip(owners) {
            assert!(
                owners == 1 || (owners == 0 && byte.is_ascii_whitespace()),
                "{byte} has {owners}"
            );
        }
        let coverage = record["coverage"].as_object().expect("an object");
        let sum: u64 = coverage.values().map(|bytes| bytes.as_u64().expect("a number")).sum();
        assert_eq!(sum, CONTRADICTION.len() as u64);
        // The text is there where it is not the bytes of the file.
        assert_eq!(
            record.get("text").and_then(Value::as_str),
            (index > 0).then_some(CONTRADICTION)
        );
    }
    let plain: Value = serde_json::from_str(&place.run(["a.txt"]).out).expect("a record");
    assert!(plain.get("annotations").is_none() && plain.get("coverage").is_none());
}

#[test]
fn a_layout_can_be_forced() {
    let place = Place::new();
    place.put("a.txt", "Ein Brief an einen Freund.\n");
    let record = |run: Run| serde_json::from_str::<Value>(&run.out).expect("JSON");
    assert_eq!(record(place.run(["a.txt"]))["layout"], Value::Null);
    assert_eq!(record(place.run(["--layout", "paged", "a.txt"]))["layout"], "paged");
    let wrong = place.run(["--layout", "paper", "a.txt"]);
    assert_eq!(wrong.code, Some(2));
    assert!(wrong.err.contains("text-version, web-release"), "{}", wrong.err);
}

#[test]
fn output_is_the_same_bytes_in_every_run_and_locale_and_so_are_messages_of_a_language() {
    let write = |place: &Place, names: &[&str]| {
        for name in names {
            place.put(format!("in/{name}.txt"), release(&format!("Über {name}")));
        }
        place.put("in/leer.txt", "");
        place.put("in/bild.txt", "%PDF-1.7\n");
    };
    let (one, other) = (Place::new(), Place::new());
    write(&one, &["ä", "B", "a", "z", "Z"]);
    write(&other, &["Z", "z", "a", "B", "ä"]);
    let in_locale = |place: &Place, locale: &str, zone: &str, arguments: &[&str]| {
        let mut command = place.command(arguments);
        command.envs([("LC_ALL", locale), ("LANG", locale), ("LANGUAGE", locale), ("TZ", zone)]);
        Run::of(command.output().unwrap())
    };
    for arguments in [
        &["in", "fehlt.txt"][..],
        &["in", "fehlt.txt", "--output", "out"],
        &["--falsch"],
    ] {
        let first = in_locale(&one, "C", "UTC", arguments);
        assert_eq!(first, in_locale(&other, "fr_FR.UTF-8", "Asia/Tokyo", arguments));
        let mut again = in_locale(&one, "tr_TR.UTF-8", "America/New_York", arguments);
        again.summary = again.summary.replace("7 unchanged", "7 new");
        assert_eq!(first, again);
    }
    let english = one.below("out");
    assert_eq!(english, other.below("out"));
    let plain = in_locale(&one, "C", "UTC", &["in"]);
    let german = in_locale(&one, "de_DE.UTF-8", "UTC", &["in"]);
    assert!(
        german.err.contains("Fehler[") && plain.out == german.out,
        "{}",
        german.err
    );
    in_locale(&one, "de_DE.UTF-8", "UTC", &["in", "fehlt.txt", "--output", "out"]);
    assert_eq!(english, one.below("out"));
}
