//! Finding aids, which say of their institution what the command says.

use crate::program::{Place, release};

/// What no text says.
const SAID: [&str; 12] = [
    "--institution",
    "Stadtarchiv Musterstadt",
    "--institution-kind",
    "municipal",
    "--isil",
    "DE-2613",
    "--holdings",
    "0-1-7",
    "--holdings-title",
    "Presseamt",
    "--made-on",
    "2026-11-30",
];

#[test]
fn what_no_text_says_has_to_be_said() {
    let place = Place::new();
    place.put("in/a.txt", release("Im Findbuch"));
    let ead = ["in", "--output", "out", "--format", "ead"];
    for (lang, needs) in [("en", "--format ead needs"), ("de", "--format ead braucht")] {
        for without in 0..SAID.len() / 2 {
            let (before, behind) = (&SAID[..without * 2], &SAID[without * 2 + 2..]);
            let run = place.run(ead.iter().chain(&["--lang", lang]).chain(before).chain(behind));
            let told = format!("{needs} {},", SAID[without * 2]);
            assert_eq!(
                (run.code, run.err.contains(&told)),
                (Some(2), true),
                "{told}: {}",
                run.err
            );
        }
    }
    assert!(!place.path("out").exists());
    let run = place.run(ead.iter().chain(&SAID).chain(&["--isil", "2613", "--lang", "de"]));
    assert_eq!(run.code, Some(2), "{}", run.err);
    place.run(ead.iter().chain(&SAID)).assert_ok();
    let file = place.read("out/ead.xml");
    assert!(file.contains("<unittitle>Im Findbuch</unittitle>"), "{file}");
    let before = place.below("out");
    place.run(ead.iter().chain(&SAID).chain(&["--resume"])).assert_ok();
    assert_eq!(place.below("out"), before);
    let run = place.run(["in", "--output", "out", "--verify"]);
    assert!(
        run.code == Some(0) && run.err.contains("1 files: 1 intact\n"),
        "{}",
        run.err
    );
}

#[test]
fn in_a_bag_it_leads_to_the_originals() {
    let place = Place::new();
    place.put("in/tief/ä 1.txt", release("Im Beutel"));
    let bag = ["in", "--output", "out", "--bag", "--format", "ead"];
    place.run(bag.iter().chain(&SAID)).assert_ok();
    let file = place.read("out/data/records/ead.xml");
    let link = "../originals/tief/%C3%A4%201.txt";
    assert!(file.contains(&format!("xlink:href=\"{link}\"")), "{file}");
    assert!(place.path("out/data/records/../originals/tief/ä 1.txt").exists());
}
