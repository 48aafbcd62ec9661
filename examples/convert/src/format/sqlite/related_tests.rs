//! What all texts of a database tell is what tables of the same texts tell, however the texts came into it.

use super::super::csv::Csv;
use super::super::run::{cells, run};
use super::tests::Folder;

const PICTURES: &str = "https://www.duesseldorf.de/fileadmin/Amt13/pressebilder/1908";

fn paged(picture: &str, photographer: &str) -> String {
    format!(
        "Pressedienst\n\n31. August 2019\n\nLesefest am Rhein: Zuzana Šimková liest\n\nMit einer Lesung hat am Abend das Fest am \
         Rhein begonnen, zu dem 60 Autoren kamen.\n\n\
         Zu Ihrer redaktionellen Verwendung stellen wir Ihnen folgendes Material zum Download zur Verfügung:\n\n\
         Zuzana Šimková liest, ©Landeshauptstadt Düsseldorf/{photographer}\n\n<{PICTURES}/{picture}>\n\n\
         Textversion:\n\nhttps://www.duesseldorf.de/fileadmin/Amt13/pld/txt/20190831-318_08.txt\n\n\
         Kontakt: Lenz, Mara\npresse@duesseldorf.de, Telefon +49.211.89-93131\n"
    )
}

fn text_version(picture: &str) -> String {
    format!(
        "Pressedienst der Landeshauptstadt Düsseldorf\n\nLesefest am Rhein: Zuzana ?imková liest\n\nMit einer Lesung hat am Abend \
         das Fest am Rhein begonnen, zu dem 60 Autoren kamen.\n\nText: Lenz, Mara\n\n01.09.2019\n\n\
         Zu Ihrer redaktionellen Verwendung stellen wir Ihnen folgendes Material zum Download zur Verfügung\n\n\
         Bild: {PICTURES}/{picture} Zuzana ?imková liest,(c)Landeshauptstadt Düsseldorf/Ina Roth\n\n\
         Zur Online-Version: https://www.duesseldorf.de/index.php?id=700021293&tx_pld_frontpage%5Bnews%5D=28570\n"
    )
}

/// Texts by their paths, of which three are one release and two are like it.
fn texts() -> Vec<(&'static str, String)> {
    let other = paged("190831-Chor.jpg", "Ina Roth")
        .replace("318_08", "318_09")
        .replace("60 Autoren", "75 Autoren");
    vec![
        ("a/20190831-318_08.txt", text_version("190831-LT__10_.jpg")),
        ("a/page.txt", paged("190831-LT__1_0_.jpg", "Ina Rot")),
        ("b/copy.txt", paged("190831-LT__1_0_.jpg", "Ina Rot")),
        ("c/other.txt", other),
        ("d/letter.txt", "Ein Brief ohne alles.\n".into()),
    ]
}

fn borrowed<'t>(texts: &'t [(&'t str, String)]) -> Vec<(&'t str, &'t str)> {
    texts.iter().map(|(path, text)| (*path, text.as_str())).collect()
}

const RELATED: &str =
    "SELECT one.identifier, one.path, other.identifier, other.path, proof, because, coalesce(a_lang, ''),
    coalesce(b_lang, ''), coalesce(days_between, ''), coalesce(format('%.2f', headline_similarity), ''),
    coalesce(format('%.2f', words_similarity), ''),
    CASE WHEN numbers_similarity IS NULL THEN '' ELSE format('%.2f', numbers_similarity) END, shared_pictures
    FROM related JOIN release_overview AS one ON one.release_id = a
    JOIN release_overview AS other ON other.release_id = b ORDER BY one.path, one.item, other.path, other.item";

const ALL_PICTURES: &str =
    "SELECT url, file_name, captions, holders, photographers, credit_lines, first_date, last_date,
    release_count, print_count, releases, candidates, because FROM pictures ORDER BY url";

/// The rows of the two tables of a database and of a run of the format `csv`.
fn assert_equal(folder: &Folder, texts: &[(&str, &str)]) {
    let given: Vec<_> = texts.iter().map(|(path, text)| (Some(*path), *text)).collect();
    let files = run(&Csv::default(), &given);
    for (file, sql) in [("related.csv", RELATED), ("pictures.csv", ALL_PICTURES)] {
        let rows = cells(&files[file], b',');
        let wanted: Vec<_> = rows.iter().skip(1).map(|row| row.join("|")).collect();
        assert!(!wanted.is_empty(), "{file}");
        assert_eq!(folder.rows(sql), wanted, "{file}");
    }
}

#[test]
fn a_database_tells_what_tables_tell() {
    let (folder, texts) = (Folder::new(), texts());
    let texts = borrowed(&texts);
    folder.add(&texts);
    assert_equal(&folder, &texts);
    // In another order, over several runs, and with one that was another text before.
    let folder = Folder::new();
    folder.add(&[(texts[3].0, texts[4].1), texts[4]]);
    for text in texts.iter().rev() {
        folder.add(&[*text]);
    }
    assert_equal(&folder, &texts);
}

#[test]
fn where_prints_of_a_release_disagree() {
    let (folder, texts) = (Folder::new(), texts());
    folder.add(&borrowed(&texts[..2]));
    let differences =
        "SELECT what, a_value, b_value, coalesce(letters_lost_in, '') FROM version_differences ORDER BY what";
    assert_eq!(
        folder.rows(differences),
        [
            "date|2019-09-01|2019-08-31|",
            "headline|Lesefest am Rhein: Zuzana ?imková liest|Lesefest am Rhein: Zuzana Šimková liest|a",
        ]
    );
    // Captions and credits are those of pictures with one name.
    let folder = Folder::new();
    folder.add(&[
        ("20190831-318_08.txt", &text_version("190831-Lesung.jpg")),
        ("page.txt", &paged("190831-Lesung.jpg", "Ina Rot")),
    ]);
    // Prints of one release count once.
    assert_eq!(
        folder.rows("SELECT DISTINCT release_count, print_count FROM pictures"),
        ["1|2"]
    );
    let of_pictures = "SELECT what, file_name, a_value, b_value, coalesce(letters_lost_in, '') FROM version_differences
        WHERE file_name IS NOT NULL ORDER BY what";
    assert_eq!(
        folder.rows(of_pictures),
        [
            "caption|190831-Lesung.jpg|Zuzana ?imková liest|Zuzana Šimková liest|a",
            "credit|190831-Lesung.jpg|(c)Landeshauptstadt Düsseldorf/Ina Roth|©Landeshauptstadt Düsseldorf/Ina Rot|",
            "photographer|190831-Lesung.jpg|Ina Roth|Ina Rot|",
        ]
    );
}

#[test]
fn what_leaves_the_database_leaves_its_pairs() {
    let (folder, texts) = (Folder::new(), texts());
    folder.add(&borrowed(&texts));
    folder
        .open()
        .execute("DELETE FROM texts WHERE path = 'b/copy.txt'", [])
        .unwrap();
    assert_eq!(
        folder.rows("SELECT count(*) FROM related JOIN releases ON releases.id = b"),
        ["1"]
    );
    assert_eq!(folder.rows("PRAGMA foreign_key_check"), [""; 0]);
}

#[test]
fn a_run_without_news_makes_nothing_anew() {
    let (folder, texts) = (Folder::new(), texts());
    folder.add(&borrowed(&texts));
    folder
        .open()
        .execute("UPDATE related SET because = 'by hand'", [])
        .unwrap();
    folder.add(&borrowed(&texts));
    assert_eq!(folder.rows("SELECT DISTINCT because FROM related"), ["by hand"]);
    folder.add(&[("e.txt", "Noch ein Brief.\n")]);
    assert_ne!(folder.rows("SELECT DISTINCT because FROM related"), ["by hand"]);
}
