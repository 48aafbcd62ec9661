//! The README's text gives the README's record, and its table and the guide's name the layouts that there are.

use pressedienst::{Layout, parse};

const README: &str = include_str!("../../README.md");

/// The first block of this kind.
fn block(kind: &str) -> &'static str {
    let (_, rest) = README.split_once(&format!("```{kind}\n")).expect("the block");
    rest.split_once("\n```").expect("its end").0
}

#[test]
fn the_text_gives_the_record() {
    let record: serde_json::Value = serde_json::from_str(block("json")).expect("JSON");
    let read = serde_json::to_value(parse(block("text"))).expect("documents are plain data");
    assert_eq!(read, record);
}

#[test]
fn the_tables_name_every_layout_and_no_other() {
    let (_, section) = README.split_once("## Layouts read\n").expect("the section");
    let (table, _) = section.split_once("\n##").expect("its end");
    let named: Vec<&str> = table
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split('`').next())
        .collect();
    let layouts: Vec<&str> = Layout::ALL.iter().map(AsRef::as_ref).collect();
    assert_eq!(named, layouts);

    let guide = include_str!("../../src/lib.rs");
    let rows = guide.lines().filter_map(|line| line.strip_prefix("//! | [`Layout::"));
    let guided: Vec<&str> = rows.filter_map(|row| row.split('`').nth(2)).collect();
    assert_eq!(guided, layouts);
}
