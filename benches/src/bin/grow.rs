//! Prints a long text: `grow TIMES` a release with so many times the pages, `grow SHAPE BYTES` one piece over and over,
//! `grow` the names of the shapes.

#![allow(clippy::print_stdout, reason = "it is a program")]

use std::error::Error;
use std::io::Write as _;

use pressedienst_benches::{SHAPES, grown, shape};

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let text = match args.as_slice() {
        [] => SHAPES.map(|(name, ..)| format!("{name}\n")).concat(),
        [times] => grown(times.parse()?),
        [name, bytes] => shape(name, bytes.parse()?).ok_or("no shape has this name")?,
        _ => return Err("usage: grow [TIMES | SHAPE BYTES]".into()),
    };
    std::io::stdout().write_all(text.as_bytes())?;
    Ok(())
}
