//! Prints a release with so many times the pages: `grow TIMES`.

use std::error::Error;
use std::io::Write as _;

fn main() -> Result<(), Box<dyn Error>> {
    let times = std::env::args().nth(1).ok_or("usage: grow TIMES")?.parse()?;
    std::io::stdout().write_all(pressedienst_benches::grown(times).as_bytes())?;
    Ok(())
}
