//! The seeds of the fuzz target that reads PDF files, among them what once failed there.

use std::fs;
use std::path::Path;

use crate::program::Place;

#[test]
fn seeds_of_pdf_files_are_read_or_refused() {
    let place = Place::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/seeds/pdf");
    let mut names = Vec::new();
    for seed in fs::read_dir(folder).unwrap() {
        let path = seed.unwrap().path();
        let name = format!("{}.pdf", path.file_name().unwrap().to_string_lossy());
        place.put(format!("in/{name}"), fs::read(&path).unwrap());
        names.push(name);
    }
    assert!(names.len() > 5, "only {names:?}");
    let run = place.run(["in", "--format", "ndjson"]);
    assert!(matches!(run.code, Some(0 | 1)), "{:?}: {}", run.code, run.err);
    for name in names {
        let is_read = run.out.contains(&name);
        assert!(
            is_read || run.err.contains(&name),
            "nothing is said of {name}: {}",
            run.err
        );
    }
}
