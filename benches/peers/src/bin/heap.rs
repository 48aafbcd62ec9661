//! What each reader takes of the heap: a row with reader, group, bytes, peak and allocations for every text.

use std::hint::black_box;

use pressedienst_benches::{Counting, heap_of};
use pressedienst_peers::{READERS, groups};

#[global_allocator]
static COUNTING: Counting = Counting;

fn main() {
    for (group, texts) in groups() {
        for text in texts {
            for (name, read) in READERS {
                let heap = heap_of(|| read(black_box(&text.text)));
                println!(
                    "{name}\t{group}\t{}\t{}\t{}",
                    text.text.len(),
                    heap.peak,
                    heap.allocations
                );
            }
        }
    }
}
