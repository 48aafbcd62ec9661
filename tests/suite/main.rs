//! All that takes longer than the fast loop (`golden`, `regressions`, `spans`), in one program: `cargo test --test suite damage`
//! runs one part of it.

#[path = "../support/mod.rs"]
mod support;

mod catalogue;
mod corpus;
mod damage;
mod face;
mod hostile;
mod layouts;
mod metamorphic;
mod pages;
mod readme;
mod record;
mod records;
mod rooms;
