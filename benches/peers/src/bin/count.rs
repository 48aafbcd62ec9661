//! Lets one reader read every text inside `counted`, for callgrind to count: `count READER` prints the texts in their order.

use std::error::Error;
use std::hint::black_box;

use pressedienst_peers::{READERS, Reader, STAGES, groups};

/// What callgrind counts, by this name.
#[inline(never)]
fn counted(read: Reader, text: &str) {
    read(black_box(text));
}

fn main() -> Result<(), Box<dyn Error>> {
    let name = std::env::args().nth(1).ok_or("usage: count READER")?;
    let mut readers = READERS.iter().chain(&STAGES);
    let &(_, read) = readers
        .find(|(known, _)| *known == name)
        .ok_or("no reader has this name")?;
    for (group, texts) in groups() {
        for text in texts {
            // The first time sets up what is set up once.
            read(&text.text);
            counted(read, &text.text);
            println!("{group}\t{}\t{}", text.text.len(), text.path.display());
        }
    }
    Ok(())
}
