//! The names of a database are those of the tables, however often it was added to.

use super::tests::Folder;
use super::*;
use crate::format::csv::Csv;
use crate::format::run::{RELEASE, cells, run};
use crate::names::{self, Corrections};

/// Three texts with names that nearly agree.
fn texts() -> [(&'static str, String); 3] {
    let other = |path, photographer: &str, year: &str, contact: &str| {
        let text = RELEASE.replace("2019", year).replace("Ina Roth", photographer);
        (path, text.replace("Lenz, Mara", contact))
    };
    [
        ("a.txt", RELEASE.to_owned()),
        ("b.txt", other("b.txt", "I. Roth", "2021", "Lens, Mara").1),
        other("c.txt", "Uwe Bauer", "2015", "Bauer, Uwe"),
    ]
}

/// The rows of `names.csv`, but for lists of what is near.
fn of_tables(texts: &[(&str, &str)]) -> Vec<String> {
    let texts: Vec<_> = texts.iter().map(|(path, text)| (Some(*path), *text)).collect();
    let files = run(&Csv::default(), &texts);
    let rows = cells(&files["names.csv"], b',');
    let without = |row: &Vec<String>| [&row[..9], &row[11..]].concat().join("|");
    let mut rows: Vec<_> = rows[1..].iter().map(without).collect();
    rows.sort();
    rows
}

fn of_database(folder: &Folder) -> Vec<String> {
    let mut rows =
        folder.rows("SELECT printed, role, name, kind, gnd, count, first_year, last_year, near_group, id FROM names");
    rows.sort();
    rows
}

fn corrections() -> Corrections {
    names::sample("printed,name,gnd\nI. Roth,Ina Roth,118540238\n")
}

#[test]
fn names_are_those_of_the_tables() {
    let texts = texts();
    let texts = texts.each_ref().map(|(path, text)| (*path, text.as_str()));
    let (at_once, one_by_one) = (Folder::new(), Folder::new());
    at_once.add(&texts);
    for text in texts {
        one_by_one.add(&[text]);
    }
    let wanted = of_tables(&texts);
    assert_eq!(wanted.len(), 8, "{wanted:#?}");
    assert_eq!(of_database(&at_once), wanted);
    assert_eq!(of_database(&one_by_one), wanted);
    assert_eq!(
        at_once.rows("SELECT printed, near, because FROM near_names ORDER BY printed"),
        [
            "I. Roth|Ina Roth|initials",
            "Ina Roth|I. Roth|initials",
            "Mara Lens|Mara Lenz|letter",
            "Mara Lenz|Mara Lens|letter",
        ]
    );
    // What is taken out has no names any more.
    let mut gather = Sqlite::default().gather(&one_by_one).unwrap();
    gather.forget("c.txt").unwrap();
    gather.archive(&Archive::default()).unwrap();
    let [(_, file), _] = <[_; 2]>::try_from(gather.finish().unwrap()).unwrap();
    file.persist(one_by_one.folder().join(NAME)).unwrap();
    assert_eq!(of_database(&one_by_one), of_tables(&texts[..2]));
}

#[test]
fn right_names_come_and_go_with_their_file() {
    let texts = texts();
    let texts = texts.each_ref().map(|(path, text)| (*path, text.as_str()));
    let folder = Folder::new();
    folder.add(&texts);
    let people = "SELECT name, printed, gnd, date FROM people WHERE role = 'photographer' ORDER BY date, position";
    let plain = folder.rows(people);
    assert_eq!(plain[4], "I. Roth|I. Roth||2021-08-31");
    // No text is read again for it.
    folder.add_named(&[], corrections());
    assert_eq!(
        folder.rows(people)[2..],
        [
            "Ina Roth|Ina Roth|118540238|2019-08-31",
            "Ina Roth|Ina Roth|118540238|2019-08-31",
            "Ina Roth|I. Roth|118540238|2021-08-31",
            "Ina Roth|I. Roth|118540238|2021-08-31",
        ]
    );
    assert_eq!(
        folder.rows("SELECT sha256 FROM names_file"),
        [corrections().file().unwrap().sha256.as_str()]
    );
    let ids = "SELECT count(DISTINCT id) FROM people WHERE role = 'photographer'";
    assert_eq!(folder.rows(ids), ["2"]);
    folder.add(&[]);
    assert_eq!(folder.rows(people), plain);
    assert_eq!(folder.rows("SELECT count(*) FROM names_file"), ["0"]);
}

#[test]
fn a_database_of_an_earlier_program_gets_the_names() {
    let folder = Folder::new();
    folder.add(&[("a.txt", RELEASE)]);
    let wanted = of_database(&folder);
    let drop =
        "DROP VIEW people; DROP VIEW printed_names; DROP TABLE names; DROP TABLE near_names; DROP TABLE names_file";
    folder.open().execute_batch(drop).unwrap();
    folder.add(&[]);
    assert_eq!(of_database(&folder), wanted);
}
