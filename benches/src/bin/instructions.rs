//! Parses a file as often as it is told to, for callgrind to count what `counted` costs: `instructions FILE TIMES`.

use std::error::Error;
use std::hint::black_box;

/// What callgrind counts, by this name.
#[inline(never)]
fn counted(text: &str) {
    drop(black_box(pressedienst::parse(black_box(text))));
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args_os().skip(1);
    let (Some(path), Some(times), None) = (args.next(), args.next(), args.next()) else {
        return Err("usage: instructions FILE TIMES".into());
    };
    let times: u32 = times.to_str().unwrap_or_default().parse()?;
    let text = std::fs::read_to_string(path)?;
    for _ in 0..times {
        counted(&text);
    }
    Ok(())
}
