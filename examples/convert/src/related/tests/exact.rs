//! What proves that two releases are one, and what does not.

use super::{Proof, pairs, releases};

const PICTURES: [&str; 2] = ["190831-Halle.jpg", "190831-Chor_2.jpg"];

/// A paged release with these words, pictures and last lines.
fn paged(date: &str, headline: &str, body: &str, pictures: &[&str], end: &str) -> String {
    let pictures = pictures.iter().map(|name| {
        format!(
            "Blick in die Halle, ©Landeshauptstadt Düsseldorf/Ina Roth\n\n\
             <https://www.duesseldorf.de/fileadmin/Amt13/pressebilder/1908/{name}>\n\n"
        )
    });
    let pictures: String = pictures.collect();
    format!(
        "Pressedienst\n\n{date}\n\n{headline}\n\n{body}\n\n\
         Zu Ihrer redaktionellen Verwendung stellen wir Ihnen folgendes Material zum Download zur Verfügung:\n\n{pictures}{end}\
         Kontakt: Lenz, Mara\npresse@duesseldorf.de, Telefon +49.211.89-93131\n"
    )
}

const BODY: &str = "Mit einer Lesung hat am Abend das Fest am Rhein begonnen, zu dem sechzig Autoren aus zwölf Ländern \
    gekommen sind, und 900 Gäste hörten zu.";
const OTHER: &str = "Die neue Halle am Markt steht nach zwei Jahren Bauzeit, und schon am ersten Tag sang ein Chor aus Neuss \
    vor 450 Leuten im Regen.";

/// The pairs of two texts, by what joins them.
fn joined(one: &str, other: &str) -> Vec<(Proof, Vec<&'static str>)> {
    let found = pairs(&releases([("a.txt", one), ("b.txt", other)]));
    found
        .into_iter()
        .map(|(_, _, link)| (link.proof, link.because))
        .collect()
}

fn same(because: &'static str) -> Vec<(Proof, Vec<&'static str>)> {
    vec![(Proof::Same, vec![because])]
}

#[test]
fn two_pictures_of_a_day() {
    let day = "31. August 2019";
    let one = paged(day, "Lesefest am Rhein", BODY, &PICTURES, "");
    let longer = format!("{BODY} Am Sonntag geht es weiter.");
    let again =
        |date: &str, headline: &str, pictures: &[&str]| joined(&one, &paged(date, headline, &longer, pictures, ""));
    assert_eq!(again(day, "Lesefest am Rhein", &PICTURES), same("pictures-and-date"));
    // One picture, another day, names that any picture has.
    let is_proved = |found: Vec<(Proof, Vec<&str>)>| found.iter().any(|(proof, _)| *proof == Proof::Same);
    assert!(!is_proved(again(day, "Lesefest am Rhein", &PICTURES[..1])));
    assert!(!is_proved(again("1. September 2019", "Lesefest am Rhein", &PICTURES)));
    let common = ["bild1.jpg", "logo.png"];
    let plain = paged(day, "Lesefest am Rhein", BODY, &common, "");
    assert!(!is_proved(joined(
        &plain,
        &paged(day, "Lesefest am Rhein", &longer, &common, "")
    )));
    // Another release of the same event.
    assert_eq!(
        joined(&one, &paged(day, "Neue Halle am Markt", OTHER, &PICTURES, "")),
        []
    );
    let invitation = format!("Einladung an die Medien\n\n{BODY}");
    let invitation = paged(
        day,
        "Medientermin 31.8.19: Lesefest am Rhein",
        &invitation,
        &PICTURES,
        "",
    );
    assert!(!is_proved(joined(&one, &invitation)));
}

const PATH: &str = "Textversion:\n\nhttps://www.duesseldorf.de/fileadmin/Amt13/pld/txt/20190831-318_08.txt\n\n";

#[test]
fn one_text_version() {
    let (day, headline) = ("31. August 2019", "Lesefest am Rhein");
    let one = paged(day, headline, BODY, &[], PATH);
    // The date was misread, and the words are there.
    let misread = paged(
        "31. August 2018",
        headline,
        &BODY.replace("900", "901"),
        &[],
        &PATH.replace("https", "http"),
    );
    assert_eq!(joined(&one, &misread), same("text-version"));
    // The address stands in a release of another day that has nothing in common with it.
    let other = paged("2. September 2019", "Neue Halle am Markt", OTHER, &[], PATH);
    assert_eq!(joined(&one, &other), []);
}

#[test]
fn one_release_and_a_third_that_both_are() {
    let (day, headline) = ("31. August 2019", "Lesefest am Rhein");
    let by_path = paged(day, headline, BODY, &[], PATH);
    let both = paged(day, headline, BODY, &PICTURES, PATH);
    let by_pictures = paged(
        day,
        headline,
        &format!("{BODY} Am Sonntag geht es weiter."),
        &PICTURES,
        "",
    );
    let releases = releases([("a.txt", by_path.as_str()), ("b.txt", &both), ("c.txt", &by_pictures)]);
    let found: Vec<_> = pairs(&releases)
        .into_iter()
        .map(|(a, b, link)| (a, b, link.because))
        .collect();
    let [ab, ac, bc] = found.as_slice() else {
        panic!("{found:?}")
    };
    assert_eq!(*ab, ("a.txt".into(), "b.txt".into(), vec!["text-version"]));
    assert_eq!(*ac, ("a.txt".into(), "c.txt".into(), vec!["chain"]));
    assert_eq!(*bc, ("b.txt".into(), "c.txt".into(), vec!["pictures-and-date"]));
}

#[test]
fn many_copies_are_linked_to_the_first() {
    let text = paged("31. August 2019", "Lesefest am Rhein", BODY, &PICTURES, PATH);
    let paths: Vec<_> = (0..40).map(|number| format!("{number:02}.txt")).collect();
    let releases = releases(paths.iter().map(|path| (path.as_str(), text.as_str())));
    let found = pairs(&releases);
    assert_eq!(found.len(), 39);
    assert!(
        found
            .iter()
            .all(|(a, _, link)| a == "00.txt" && link.because == ["equal-text", "text-version"])
    );
}

#[test]
fn the_order_of_texts_changes_nothing() {
    let archive = super::archive(3);
    let mut texts: Vec<_> = archive
        .texts
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    let there = format!("{:?}", pairs(&releases(texts.iter().copied())));
    texts.reverse();
    assert_eq!(format!("{:?}", pairs(&releases(texts))), there);
}

#[test]
fn the_items_of_one_text_are_different_ones() {
    let item = "Kultur\n\n16.05.2023\n\nLesefest am Rhein\n\nMit einer Lesung hat am Abend das Fest am Rhein begonnen, zu dem \
        sechzig Autoren kamen. Mehr\n\n\n\n";
    let text = format!("Pressedienst Archiv\n\n{item}{item}");
    assert_eq!(pressedienst::parse(&text).releases().len(), 2);
    assert_eq!(pairs(&releases([("a.txt", text.as_str())])).len(), 0);
    // Two lists of the archive have the same items.
    let found = joined(
        &format!("Pressedienst Archiv\n\n{item}"),
        &format!("Pressedienst Archiv\n\n\n{item}"),
    );
    assert_eq!(found, [(Proof::Candidate, vec!["date", "headline", "words"])]);
}
