//! What is found by which words, and what the document says about it.

use std::path::Path;

use super::tests::{Folder, release};

/// However it is printed, and however it is looked for.
#[test]
fn all_spellings() {
    let groups: [&[&str]; 8] = [
        &[
            "Düsseldorf",
            "Dusseldorf",
            "Duesseldorf",
            "DÜSSELDORF",
            "DUESSELDORF",
            "düsseldorf",
            "Du\u{308}sseldorf",
        ],
        &["Straße", "Strasse", "STRASSE", "STRAẞE"],
        &["Straßenbahn", "Strassenbahn"],
        &["Łódź", "Lodz", "LODZ", "Łodz"],
        &["Schlossstraße", "Schloßstraße", "Schlossstrasse", "Schloßstrasse"],
        &["Königsstraße", "Koenigsstrasse", "Koenigsstraße", "Königsstrasse"],
        &["Graf-Adolf-Straße", "Graf-Adolf-Strasse"],
        &["Café", "Cafe", "CAFÉ"],
    ];
    for group in groups {
        for printed in group {
            assert_found(ANYWHERE, printed, group);
            for column in ["headline", "body", "captions"] {
                assert_found_in(column, printed, group);
            }
        }
    }
    assert_found(ANYWHERE, "Königsstraße", &["Konigsstrasse", "Konigsstraße"]);
    assert_found(ANYWHERE, "Konigsstrasse", &["Königsstraße", "konigs*"]);
    assert_found(ANYWHERE, "Königsstraße", &["koenigs*", "königs*", "KONIGS*"]);
}

const ANYWHERE: &str = "SELECT rowid FROM search WHERE search MATCH";

/// Finds a text in whose column this is printed by each of these, also without naming the column, and not in another column.
fn assert_found_in(column: &str, printed: &str, wanted: &[&str]) {
    let folder = Folder::new();
    let picture = |caption: &str| {
        format!(
            "Zu Ihrer redaktionellen Verwendung erhalten Sie folgende Bilder:\n\n{caption}, \
        ©Landeshauptstadt Berlin/Ina Roth\n\n<https://www.duesseldorf.de/pressebilder/2105/210514-Fest.jpg>"
        )
    };
    let text = match column {
        "headline" => release(&format!("Das Fest in {printed} beginnt"), "Es beginnt um zehn Uhr."),
        "body" => release("Ein Fest", &format!("Das Fest ({printed}) beginnt um zehn Uhr.")),
        _ => release(
            "Ein Fest",
            &format!(
                "Das Fest beginnt um zehn Uhr.\n\n{}",
                picture(&format!("Das Fest ({printed})"))
            ),
        ),
    };
    folder.add(&[("a.txt", &text)]);
    for wanted in wanted {
        for other in ["headline", "body", "captions"] {
            let found = folder.rows(&format!(
                "SELECT release_id FROM find WHERE words MATCH '{other} : \"{wanted}\"'"
            ));
            assert_eq!(
                found == ["1"],
                other == column,
                "{printed} by {wanted} in {other}: {found:?}"
            );
        }
        let found = folder.rows(&format!("SELECT release_id FROM find WHERE words MATCH '\"{wanted}\"'"));
        assert_eq!(found, ["1"], "{printed} by {wanted}");
    }
}

/// Finds a text in which this is printed by each of these, with the query that ends with what is looked for.
fn assert_found(query: &str, printed: &str, wanted: &[&str]) {
    let folder = Folder::new();
    folder.add(&[(
        "a.txt",
        &release("Ein Fest", &format!("Das Fest ({printed}) beginnt um zehn Uhr.")),
    )]);
    for wanted in wanted {
        let quoted = match wanted.strip_suffix('*') {
            Some(beginning) => format!("\"{beginning}\"*"),
            None => format!("\"{wanted}\""),
        };
        assert_eq!(
            folder.rows(&format!("{query} '{quoted}'")),
            ["1"],
            "{printed} by {wanted}"
        );
    }
}

#[test]
fn parts_of_words_in_all_spellings() {
    let query = "SELECT DISTINCT release_id FROM word_parts WHERE part MATCH";
    let parts = [
        "bürgermeister",
        "BÜRGERMEISTER",
        "buergermeister",
        "burgermeister",
        "Bürger",
        "meister",
        "berbue",
    ];
    for printed in [
        "Oberbürgermeister",
        "Oberbuergermeister",
        "OBERBÜRGERMEISTER",
        "Ober-Bürgermeisterin",
    ] {
        let parts = if printed.contains('-') { &parts[..6] } else { &parts };
        assert_found(query, printed, parts);
    }
    assert_found(query, "Oberburgermeister", &["burgermeister", "Ober", "meister"]);
    assert_found(
        query,
        "Hansaschlossstrasse",
        &["ßstra", "straße", "STRASSE", "schloßs", "schlosss", "saschlo"],
    );
    assert_found(query, "Eßplatz", &["essplatz", "Eßpl", "ESSPL"]);
    for printed in ["Łódź", "Lodz"] {
        assert_found(query, printed, &["Łódź", "lodz", "Łód", "LOD"]);
    }
}

#[test]
fn phrases_are_found_as_printed_and_with_two_letters() {
    let folder = Folder::new();
    folder.add(&[(
        "a.txt",
        &release(
            "Ein Fest",
            "Es feiert die schöne Stadt Düsseldorf an der Großen Straße.",
        ),
    )]);
    for phrase in [
        "schöne Stadt Düsseldorf",
        "schone Stadt Dusseldorf",
        "schoene Stadt Duesseldorf",
        "Grossen Strasse",
        "feiert die schoene",
        "Duesseldorf an der Grossen Strasse",
        "an der Großen Straße",
    ] {
        assert_eq!(
            folder.rows(&format!("SELECT rowid FROM search('\"{phrase}\"')")),
            ["1"],
            "{phrase}"
        );
    }
    assert_eq!(folder.rows("SELECT rowid FROM search('\"Stadt schöne\"')"), [""; 0]);
    assert_eq!(
        folder.rows("SELECT rowid FROM search('\"schone Stadt\" \"Strasse\" NOT \"Stadt der\"')"),
        ["1"]
    );
    assert_eq!(folder.rows("SELECT rowid FROM search('body : \"Dusseldorf\"')"), ["1"]);
    for (query, count) in [
        ("body : \"Grossen Strasse\"", "1"),
        ("body : \"Duess\"*", "1"),
        ("headline : \"Dusseldorf\"", "0"),
        ("{headline captions} : \"Strasse\"", "0"),
        ("body : \"Strasse\" NOT body : \"Stadt\"", "0"),
        ("body : \"Strasse\" NOT headline : \"Stadt\"", "1"),
    ] {
        assert_eq!(
            folder.rows(&format!("SELECT count(*) FROM search('{query}')")),
            [count],
            "{query}"
        );
    }
}

/// A hit that was printed is shown as printed, and one in another spelling behind ≈.
#[test]
fn snippets() {
    let folder = Folder::new();
    folder.add(&[(
        "a.txt",
        &release("Neue Brücke", "Am Hafen steht die Strasse nach Süden offen."),
    )]);
    for (query, shown) in [
        ("\"Brücke\"", "Neue [Brücke]\n≈ Neue Bruecke"),
        ("\"Bruecke\"", "Neue Brücke\n≈ Neue [Bruecke]"),
        ("\"Straße\"", "…nach Sueden offen.\n≈ [straße]"),
    ] {
        let place = format!("SELECT snippet(search, -1, '[', ']', '…', 4) FROM search('{query}')");
        assert_eq!(folder.rows(&place), [shown], "{query}");
    }
}

#[test]
fn a_headline_comes_before_the_text() {
    let folder = Folder::new();
    let long = "Das Fest am Hafen beginnt, und der Hafen ist schön. ".repeat(3);
    folder.add(&[
        ("a.txt", &release("Ein Fest", &long)),
        ("b.txt", &release("Der Hafen", "Es wird gebaut.")),
    ]);
    assert_eq!(
        folder.rows("SELECT rowid FROM search('hafen') ORDER BY rank"),
        ["2", "1"]
    );
}

/// The blocks of the document in that language.
fn blocks_of<'t>(document: &'t str, language: &str) -> Vec<&'t str> {
    let parts = document.split("```").skip(1).step_by(2);
    parts
        .filter_map(|block| block.strip_prefix(language)?.strip_prefix('\n'))
        .collect()
}

#[test]
fn the_queries_of_the_document_print_what_it_says() {
    let document = include_str!("../../../../../docs/sqlite.md");
    let (queries, printed) = (blocks_of(document, "sql"), blocks_of(document, "text"));
    let [paths, answers @ ..] = printed.as_slice() else {
        panic!("a list of texts")
    };
    assert_eq!((queries.len(), answers.len()), (6, 6));
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
    let texts: Vec<_> = paths
        .lines()
        .map(|path| (path, std::fs::read_to_string(root.join(path)).unwrap()))
        .collect();
    let folder = Folder::new();
    folder.add(
        &texts
            .iter()
            .map(|(path, text)| (*path, text.as_str()))
            .collect::<Vec<_>>(),
    );
    for (query, answer) in queries.iter().zip(answers) {
        assert!(!answer.is_empty());
        assert_eq!(folder.rows(query), answer.lines().collect::<Vec<_>>(), "{query}");
    }
}

#[test]
fn every_column_is_in_the_document() {
    let document = include_str!("../../../../../docs/sqlite.md");
    let folder = Folder::new();
    folder.add(&[]);
    let columns = "SELECT c.name FROM sqlite_schema AS t, pragma_table_info(t.name) AS c
        WHERE t.type = 'table' AND t.sql LIKE '%STRICT%' AND t.name NOT IN ('words', 'other_spellings', 'release_facts')
        UNION SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'search%'
        AND name NOT LIKE 'sqlite%'";
    for name in folder.rows(columns) {
        assert!(document.contains(&format!("`{name}`")), "{name}");
    }
}
