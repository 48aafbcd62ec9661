//! The linked forms of a release that is there in three prints.

use serde_json::{Value, json};

use super::super::run::run;
use super::*;

const PAGED: &str = "Pressedienst\n\n31. August 2019\n\nLesefest am Rhein\n\nMit einer Lesung hat am Abend das Fest begonnen.\n\n\
    Textversion:\n\nhttps://www.duesseldorf.de/fileadmin/Amt13/pld/txt/20190831-318_08.txt\n\n\
    Kontakt: Lenz, Mara\npresse@duesseldorf.de, Telefon +49.211.89-93131\n\n\
    Herausgegeben von der\n\nLandeshauptstadt Düsseldorf Amt für Kommunikation\n\n28566_318\n";

const TEXT: &str = "Pressedienst der Landeshauptstadt Düsseldorf Lesefest am Rhein Mit einer Lesung hat am Abend das Fest \
    begonnen. Text: Lenz, Mara 31.08.2019 Zu Ihrer redaktionellen Verwendung erhalten Sie folgende \
    Bilder: Bild: https://www.duesseldorf.de/a/190831-Fest.jpg Das Fest,(c)Landeshauptstadt Düsseldorf/Ina Roth \
    Zur Online-Version: https://www.duesseldorf.de/index.php?id=700021293&tx_pld_frontpage%5Bnews%5D=28566";

#[test]
fn prints_of_one_release() {
    let files = run(
        &Related,
        &[(Some("a.txt"), PAGED), (Some("b.txt"), TEXT), (Some("c.txt"), PAGED)],
    );
    let linked: Value = serde_json::from_str(&files[JSON_LD]).unwrap();
    let graph = linked["@graph"].as_array().unwrap();
    // The copy is the same print.
    assert_eq!(graph.len(), 3);
    let [work, paged, text] = [0, 1, 2].map(|index| &graph[index]);
    let reference = |node: &Value| json!({ "@id": node["@id"] });
    assert_eq!(work["@type"], "CreativeWork");
    assert_eq!(work["workExample"], json!([reference(paged), reference(text)]));
    assert_eq!(text["isBasedOn"], json!([reference(paged)]));
    assert_eq!(paged.get("isBasedOn"), None);
    assert_eq!(paged["exampleOfWork"], reference(work));
    let composite: Value = serde_json::from_str(&files[NINJS]).unwrap();
    assert_eq!(composite["uri"], work["@id"]);
    let uris: Vec<_> = composite["associations"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["uri"])
        .collect();
    assert_eq!(uris, [&paged["@id"], &text["@id"]]);
    assert!(
        files[TEI].contains("<link target=\"#print1 #print2\"/>"),
        "{}",
        files[TEI]
    );
    let sum = crate::text::sha256(TEXT.as_bytes());
    assert!(files[TEI].contains(&format!("<idno type=\"id\">{sum}#1</idno>")));
}

#[test]
fn an_original_and_its_translation() {
    let english = "Pressedienst\n\n31. August 2019\n\nReading fair on the Rhine\n\nThe fair has begun in the evening with a reading \
        of sixty authors from twelve countries.\n\nHerausgegeben von der\n\nLandeshauptstadt Düsseldorf Amt für Kommunikation\n\n\
        28566_318\n";
    let files = run(&Related, &[(Some("a.txt"), PAGED), (Some("b.txt"), english)]);
    let linked: Value = serde_json::from_str(&files[JSON_LD]).unwrap();
    let [german, english] = [1, 2].map(|index| &linked["@graph"][index]);
    assert_eq!(german["workTranslation"], json!([{ "@id": english["@id"] }]));
    assert_eq!(english["translationOfWork"], json!({ "@id": german["@id"] }));
    assert_eq!(english.get("isBasedOn"), None);
}

#[test]
fn nothing_to_link() {
    let files = run(&Related, &[(Some("a.txt"), PAGED), (Some("b.txt"), "Ein Brief.\n")]);
    assert!(files[JSON_LD].contains("\"@graph\": []"));
    assert_eq!(files[NINJS], "");
    assert!(files[TEI].contains("There are none."));
}
