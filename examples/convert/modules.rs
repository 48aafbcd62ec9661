//! The modules of `convert` without its beginning, so that `cargo test` runs the tests that stand in them.

#![allow(dead_code, reason = "what only the beginning calls is called by nobody here")]

mod arguments;
mod bag;
mod batch;
mod desk;
mod dry_run;
mod duckdb;
mod encoding;
mod excerpt;
mod explain;
mod filter;
mod format;
mod input;
mod instead;
mod journal;
mod message;
mod name;
mod output;
mod plan;
mod progress;
mod queue;
mod report;
mod shop;
mod text;
mod whole;

#[test]
fn all_modules_are_here() {
    let modules = |file: &'static str| file.lines().filter(|line| line.starts_with("mod ")).collect::<Vec<_>>();
    assert_eq!(modules(include_str!("modules.rs")), modules(include_str!("main.rs")));
}
