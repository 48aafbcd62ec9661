//! Arbitrary pages of the web and of a mail are printed in their layout, and parsing gives the same values back.
//!
//! What a print may vary is drawn too: blank lines, wraps, titles, the order of what has none. What the text does not
//! prove, a layout leaves out in one named function.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::format_push_string,
    unreachable_pub,
    reason = "a test that cannot go on fails"
)]

#[path = "../roundtrip/arbitrary/mod.rs"]
mod arbitrary;
#[path = "../roundtrip/check.rs"]
mod check;
mod extra;
mod library_archive;
mod news_mail;
mod page;
mod web_archive;
mod web_news;
mod web_news_list;
mod web_project;
mod web_release;
