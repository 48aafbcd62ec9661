//! What the tools before the parser cost: clean texts of known releases are damaged, and the fields that come back are
//! counted. `docs/damage.md` has the figures; `UPDATE_GOLDEN=1 cargo test -p pressedienst-trials --test damage_noise` writes
//! it anew.

#[path = "../roundtrip/arbitrary/mod.rs"]
mod arbitrary;
#[allow(dead_code, reason = "the round trip uses all of it")]
#[path = "../roundtrip/copy.rs"]
mod copy;
#[allow(dead_code, reason = "the round trip uses all of it")]
#[path = "../roundtrip/dice.rs"]
mod dice;
#[allow(dead_code, reason = "the round trip uses all of it")]
#[path = "../roundtrip/marks.rs"]
mod marks;
#[path = "../support/mod.rs"]
mod support;
#[path = "../roundtrip/width.rs"]
mod width;

mod addresses;
mod clean;
mod draw;
mod forms;
mod noise;
mod print;
mod release;
mod score;
mod table;
