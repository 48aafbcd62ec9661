//! The README's text gives the README's record. Its table of layouts is asked in `layouts.rs`.

use pressedienst::parse;

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
