//! How long a parse takes where nothing disturbs it: `fastest TIMES FILE…` prints for each the nanoseconds of the fastest of so
//! many parses, one after the other on one thread.

#![allow(clippy::print_stdout, reason = "it is a program")]

use std::error::Error;
use std::hint::black_box;
use std::time::Instant;

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let times: u32 = args.next().ok_or("usage: fastest TIMES FILE…")?.parse()?;
    for path in args {
        let text = std::fs::read_to_string(path)?;
        let parses = (0..times).map(|_| {
            let start = Instant::now();
            drop(black_box(pressedienst::parse(black_box(&text))));
            start.elapsed().as_nanos()
        });
        println!("{}", parses.min().unwrap_or_default());
    }
    Ok(())
}
