//! What reads every fixture some thousand times: `cargo test -p pressedienst-trials --test long damage` runs one part of it.

#[path = "../support/mod.rs"]
mod support;

mod damage;
mod hostile;
mod metamorphic;
