//! Who took which picture: `cargo run --example credits -- fixtures/paged/*.txt`.

use std::collections::BTreeMap;
use std::io::Write as _;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::stdout().lock();
    let mut pictures: BTreeMap<String, usize> = BTreeMap::new();
    for path in std::env::args().skip(1) {
        let document = pressedienst::Parser::new().parse_bytes(&std::fs::read(&path)?)?;
        for image in document.releases().iter().flat_map(|release| &release.images) {
            let photographer = image.credit.as_ref().and_then(|credit| credit.photographer.as_ref());
            let name = photographer.map_or("(not named)", |name| name.as_str());
            *pictures.entry(name.to_owned()).or_default() += 1;
        }
    }
    for (name, count) in pictures {
        writeln!(out, "{count:4}  {name}")?;
    }
    Ok(())
}
