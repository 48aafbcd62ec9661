//! Counts what `parse` takes of the heap: `heap FILE…` prints for each the bytes of the text, the most bytes that lived at
//! once beside the text that was passed, the bytes that the document keeps, and the number of allocations.

#![allow(clippy::print_stdout, reason = "it is a program")]

use std::error::Error;
use std::hint::black_box;

use pressedienst_benches::{Counting, heap_of};

#[global_allocator]
static COUNTING: Counting = Counting;

fn main() -> Result<(), Box<dyn Error>> {
    if std::env::args_os().len() < 2 {
        return Err("usage: heap FILE…".into());
    }
    for path in std::env::args_os().skip(1) {
        let text = std::fs::read_to_string(path)?;
        let heap = heap_of(|| pressedienst::parse(black_box(&text)));
        println!("{} {} {} {}", text.len(), heap.peak, heap.kept, heap.allocations);
    }
    Ok(())
}
