//! Finds the dearest texts of the library's own literals: `slopes FOLDER NUMBER SMALL LARGE` parses each at two sizes and
//! writes the NUMBER dearest a byte, and as many whose cost grows most, to FOLDER as `N-SMALL.txt` and `N-LARGE.txt`.
//! Time only chooses; who judges counts instructions.

#![allow(clippy::print_stdout, reason = "it is a program")]

use std::error::Error;
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::thread;
use std::time::Instant;

use pressedienst_benches::{Slope, literals, slopes};

/// Seconds that the faster of two parses takes.
fn seconds(text: &str) -> f64 {
    let times = [(); 2].map(|()| {
        let start = Instant::now();
        drop(black_box(pressedienst::parse(black_box(text))));
        start.elapsed().as_secs_f64()
    });
    times[0].min(times[1])
}

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [folder, number, small, large] = args.as_slice() else {
        return Err("usage: slopes FOLDER NUMBER SMALL LARGE".into());
    };
    let (number, small, large): (usize, usize, usize) = (number.parse()?, small.parse()?, large.parse()?);
    let literals = literals(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../src"))?;
    let slopes = slopes(&literals);
    let measured = |part: &[Slope]| -> Vec<(f64, f64)> {
        part.iter()
            .map(|slope| (seconds(&slope.text(small)), seconds(&slope.text(large))))
            .collect()
    };
    let threads = thread::available_parallelism()?.get();
    let times: Vec<(f64, f64)> = thread::scope(|scope| {
        let parts = slopes.chunks(slopes.len().div_ceil(threads));
        let running: Vec<_> = parts.map(|part| scope.spawn(move || measured(part))).collect();
        running
            .into_iter()
            .flat_map(|part| part.join().unwrap_or_default())
            .collect()
    });
    if times.len() != slopes.len() {
        return Err("a parse has panicked".into());
    }
    let dearest = |cost: fn(&(f64, f64)) -> f64| {
        let mut order: Vec<usize> = (0..times.len()).collect();
        order.sort_by(|a, b| cost(&times[*b]).total_cmp(&cost(&times[*a])));
        order.truncate(number);
        order
    };
    let mut chosen = [dearest(|times| times.1), dearest(|times| times.1 / times.0)].concat();
    chosen.sort_unstable();
    chosen.dedup();
    for index in &chosen {
        for bytes in [small, large] {
            fs::write(
                Path::new(folder).join(format!("{index}-{bytes}.txt")),
                slopes[*index].text(bytes),
            )?;
        }
    }
    println!(
        "{} literals, {} texts, {} chosen",
        literals.len(),
        slopes.len(),
        chosen.len()
    );
    Ok(())
}
