//! Parses a file as often as it is told to, for callgrind to count: `instructions FILE TIMES`.

use std::error::Error;
use std::hint::black_box;

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args_os().skip(1);
    let (Some(path), Some(times), None) = (args.next(), args.next(), args.next()) else {
        return Err("usage: instructions FILE TIMES".into());
    };
    let times: u32 = times.to_str().unwrap_or_default().parse()?;
    let text = std::fs::read_to_string(path)?;
    for _ in 0..times {
        black_box(pressedienst::parse(black_box(&text)));
    }
    Ok(())
}
