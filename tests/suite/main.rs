//! What is no part of the fast loop (`golden`, `regressions`, `spans`) and yet quick, in one program: `cargo test --test suite records`
//! runs one part of it.

#[path = "../support/mod.rs"]
mod support;

mod cases;
mod catalogue;
mod corpus;
mod face;
mod layouts;
mod limits;
mod pages;
mod readme;
mod record;
mod records;
mod rooms;
