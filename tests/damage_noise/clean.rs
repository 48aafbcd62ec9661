//! No repair changes a clean text: it is read with repairs and without them, and gives the same record.

use std::fs;

use pressedienst::{Parser, parse};

use crate::print::Layout;
use crate::release::releases;
use crate::support::{first_difference, record, well_formed};

/// What repairs change of a text.
fn change(text: &str) -> Option<String> {
    let (repaired, printed) = (parse(text), Parser::new().as_printed().parse(text));
    let layouts = [&repaired, &printed].map(pressedienst::Document::layout);
    if layouts[0] != layouts[1] {
        return Some(format!("{layouts:?}"));
    }
    first_difference(&record(&printed), &record(&repaired))
}

#[test]
fn fixtures_stay_as_they_are() {
    let changed: Vec<_> = well_formed()
        .iter()
        .filter_map(|fixture| {
            Some(format!(
                "{}/{}{}",
                fixture.folder,
                fixture.name,
                change(fixture.text())?
            ))
        })
        .collect();
    assert_eq!(changed, Vec::<String>::new());
}

#[test]
fn printed_releases_stay_as_they_are() {
    for release in releases() {
        for layout in Layout::ALL {
            let text = layout.print(&release);
            assert_eq!(change(&text), None, "{text}");
        }
    }
}

#[test]
#[ignore = "needs the real texts: set PRESSEDIENST_CORPUS"]
fn real_texts_stay_as_they_are() {
    let folder =
        std::env::var_os("PRESSEDIENST_CORPUS").expect("PRESSEDIENST_CORPUS names the folder of the real texts");
    let mut changed = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder of the real texts") {
        let path = entry.expect("a file").path();
        if path.extension().is_some_and(|ending| ending == "txt") {
            let text = fs::read_to_string(&path).expect("UTF-8");
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            changed.extend(change(&text).map(|change| format!("{name}{change}")));
        }
    }
    assert_eq!(changed, Vec::<String>::new());
}
