//! What stands on the pages over all texts.

use std::collections::BTreeMap;

use serde_json::Value;

use super::super::super::run::{RELEASE, run};
use super::*;

/// What the script of a page is given.
fn data(page: &str) -> Value {
    let (_, data) = page
        .split_once("<script type=\"application/json\" id=\"data\">")
        .unwrap();
    let (data, _) = data.split_once("</script>").unwrap();
    serde_json::from_str(data).unwrap()
}

fn pages(texts: &[(Option<&str>, &str)]) -> BTreeMap<&'static str, String> {
    run(&Holdings::new(Lang::De), texts)
}

#[test]
fn a_picture_is_a_row_an_address() {
    let credit = ", ©Landeshauptstadt Düsseldorf/Ina Roth";
    let other = RELEASE
        .replace("/b/190831-Gr", "/a/190831-Gr")
        .replace("Lesefest", "Nachlese");
    let [without, spaced, differs] = ["", ", © Landeshauptstadt Düsseldorf / Ina Roth", ", ©Mara Lenz"]
        .map(|credit_line| other.replace(credit, credit_line));
    for (second, marks) in [
        (other.as_str(), [&[][..], &[]]),
        // Blanks and signs are no difference.
        (&spaced, [&[], &[]]),
        (&differs, [&["credits-differ"], &[]]),
        (&without, [&["credits-differ"], &[]]),
    ] {
        let files = pages(&[(Some("a.txt"), RELEASE), (Some("b.txt"), second)]);
        let found = data(&files[PICTURES]);
        let rows = found["rows"].as_array().unwrap();
        assert_eq!(rows.len(), 2, "{rows:?}");
        for (row, marks) in rows.iter().zip(marks) {
            assert_eq!(row[7], serde_json::json!(marks), "{row}");
        }
        assert_eq!(rows[0][0], "https://www.duesseldorf.de/a/190831-Gr%C3%BCne%20Halle.jpg");
        assert_eq!(rows[0][1], "190831-Grüne Halle.jpg");
        assert_eq!(rows[0][6].as_array().unwrap().len(), 2, "{rows:?}");
    }
    let alone = data(&pages(&[(Some("b.txt"), &without)])[PICTURES]);
    assert_eq!(alone["rows"][0][7], serde_json::json!(["no-credit"]));
}

#[test]
fn text_of_others_stays_text() {
    let bad = "</script>";
    let text = RELEASE
        .replace("@Blick in die Halle", bad)
        .replace("Lesefest am Rhein", &format!("Fest {bad}"));
    let files = pages(&[(Some("a\u{202E}<b>.txt"), &text)]);
    for page in [INDEX, PICTURES, MESSAGES, CHANGES] {
        let ends = files[page].matches("</script>").count();
        assert_eq!(ends, if page == CHANGES { 1 } else { 2 }, "{page}");
        assert!(!files[page].contains("<b>.txt"), "{page}");
        // What stands in a list is shown by its script; everything else has no sign left that turns others.
        let outside = files[page].replace(&data_of(&files[page]), "");
        assert!(!outside.contains('\u{202E}'), "{page}");
    }
    let index = data(&files[INDEX]);
    assert_eq!(index["rows"][0][3], format!("Fest {bad}"));
    assert_eq!(index["rows"][0][10], "a\u{202E}<b>.txt");
}

fn data_of(page: &str) -> String {
    let start = page.find("<script type=\"application/json\"");
    start.map_or_else(String::new, |start| {
        page[start..].split_once("</script>").unwrap().0.to_owned()
    })
}

#[test]
fn a_text_without_a_release_has_a_row() {
    let files = pages(&[
        (Some("brief.txt"), "\n\nEin Brief an einen Freund.\nMit Grüßen\n"),
        (Some("leer.txt"), "\n"),
    ]);
    let index = data(&files[INDEX]);
    let rows = index["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 2);
    assert_eq!([&rows[0][3], &rows[0][11]], ["Ein Brief an einen Freund.", "unread"]);
    assert_eq!([&rows[1][3], &rows[1][10]], ["", "leer.txt"]);
    // All of it is not understood; what is blank is nothing.
    let messages = data(&files[MESSAGES]);
    assert_eq!(
        messages["shares"],
        serde_json::json!([["brief.txt", "brief", 10_000, 39]])
    );
}

#[test]
fn the_worst_message_stands_first_with_its_lines() {
    let doubtful = RELEASE.replace("31. August", "31. Februar");
    let files = pages(&[(Some("a.txt"), &doubtful), (Some("b.txt"), "Ein Brief.")]);
    let messages = data(&files[MESSAGES]);
    let rows = messages["rows"].as_array().unwrap();
    let of = |code: &str| rows.iter().position(|row| row[1] == code).unwrap();
    assert!(of("unknown-layout") < of("date-impossible"), "{rows:?}");
    let row = &rows[of("date-impossible")];
    assert_eq!(
        [&row[0], &row[3], &row[4], &row[6]],
        [&Value::from(1), &"a.txt".into(), &"a".into(), &1.into()]
    );
    assert_eq!(row[5], serde_json::json!([3]));
}

#[test]
fn gaps_between_the_months() {
    let dated = |day: &str| RELEASE.replace("31. August 2019", day);
    let texts = ["3. Mai 2016", "4. Mai 2016", "5. Juli 2016", "6. Februar 2019"].map(dated);
    let texts: Vec<_> = texts.iter().map(|text| (Some("a.txt"), text.as_str())).collect();
    let page = &pages(&texts)[INDEX];
    let cell = |month: &str, count: usize| format!("<td><a href=\"#month={month}\">{count}</a></td>");
    let gap = "<td class=\"gap\">0</td>";
    let expected = [cell("2016-05", 2), gap.to_owned(), cell("2016-07", 1)].concat();
    assert!(page.contains(&expected), "{page}");
    assert!(
        page.contains("<th scope=\"row\">2017–2018</th><td class=\"gap\" colspan=\"12\">"),
        "{page}"
    );
    // From August to December of 2016, and in January of 2019; what lies outside of the first and the last month is no gap.
    assert_eq!(page.matches(gap).count(), 1 + 5 + 1);
}

#[test]
fn the_newest_release_stands_first() {
    let texts = ["3. Mai 2016", "6. Februar 2019", "31. Februar 2018", "4. Mai 2016"];
    let texts = texts.map(|day| RELEASE.replace("31. August 2019", day));
    let texts: Vec<_> = texts.iter().map(|text| (Some("a.txt"), text.as_str())).collect();
    let index = data(&pages(&texts)[INDEX]);
    let dates: Vec<_> = index["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row[2].as_str().unwrap())
        .collect();
    assert_eq!(dates, ["2019-02-06", "2016-05-04", "2016-05-03", ""]);
}
