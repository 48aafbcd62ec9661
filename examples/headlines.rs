//! Date and headlines of each text named: `cargo run --example headlines -- fixtures/paged/*.txt`.

use std::io::Write as _;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::stdout().lock();
    for path in std::env::args().skip(1) {
        let document = pressedienst::Parser::new().parse_bytes(&std::fs::read(&path)?)?;
        for release in document.releases() {
            let date = release
                .date
                .as_ref()
                .map_or_else(|| "no date   ".to_owned(), ToString::to_string);
            let headlines: Vec<&str> = release
                .headlines
                .iter()
                .map(|headline| headline.text.as_str())
                .collect();
            writeln!(out, "{date}  {}", headlines.join(" / "))?;
        }
    }
    Ok(())
}
