//! Where each caption was printed, piece by piece: `cargo run --example trace -- fixtures/paged/captions-cut-everywhere.txt`.

use std::io::Write as _;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::stdout().lock();
    for path in std::env::args().skip(1) {
        let document = pressedienst::Parser::new().parse_bytes(&std::fs::read(&path)?)?;
        for image in document.releases().iter().flat_map(|release| &release.images) {
            let Some(caption) = &image.caption else { continue };
            writeln!(out, "{caption}")?;
            for span in caption.spans() {
                let place = document.line_col(span.start());
                writeln!(
                    out,
                    "    line {}, column {}: {}",
                    place.line,
                    place.column,
                    span.of(document.source())
                )?;
            }
        }
    }
    Ok(())
}
