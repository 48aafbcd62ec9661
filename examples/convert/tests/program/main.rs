//! The program as a process: what its help promises, what it takes in on whole folders and leaves behind, and what attackers
//! and accidents do to it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

mod account;
mod again;
mod bags;
mod course;
#[cfg(unix)]
mod ends;
#[cfg(feature = "pdf")]
mod extracted;
mod find;
mod finding_aid;
mod german;
mod holdings;
#[cfg(target_os = "linux")]
mod memory;
mod messages;
mod names;
mod outcomes;
mod outputs;
mod pages;
mod pdf;
mod program;
mod records;
mod right_names;
mod saved;
mod seeds;
#[cfg(unix)]
mod terminal;
mod texts;
#[cfg(unix)]
mod unix_files;
mod unread;
mod verify;
mod who;
