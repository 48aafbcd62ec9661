//! `--dry-run`: what would be written where.

use std::io::{self, Write as _};
use std::path::Path;

use crate::error::Exit;
use crate::extract::Kind;
use crate::format::Formats;
use crate::input::Unreadable;
use crate::journal::{Entry, Journal};
use crate::message::escaped;
use crate::name::path_of;
use crate::output::Folder;
use crate::plan::{self, Job, Places};

/// Lists it, and gives the exit code.
pub(crate) fn list(
    jobs: &[Result<Job, Unreadable>],
    dropped: &[&Entry],
    formats: &Formats,
    folder: &Folder,
    journal: &Journal,
    places: Places,
) -> Exit {
    let mut is_refused = false;
    let mut stdout = io::stdout().lock();
    let common = plan::common(formats, places);
    let mut list = |text: &str, name: &str, holds_earlier: bool| {
        let path = folder.root().join(path_of(name));
        let way = if holds_earlier {
            Ok(false)
        } else if common.iter().any(|common| common == name) {
            folder.may_replace_common(name, journal)
        } else {
            folder.may_replace(name, journal)
        };
        is_refused |= way.is_err();
        // Nobody is left to tell when standard output is closed.
        let _ = match way {
            Err(why) => writeln!(stdout, "{text}: refused: {}", escaped(&why.to_string())),
            Ok(true) => writeln!(stdout, "{text} -> {} (replaced, and kept as .bak)", shown(&path)),
            Ok(false) if !path.exists() => writeln!(stdout, "{text} -> {}", shown(&path)),
            Ok(false) if holds_earlier => writeln!(stdout, "{text} -> {} (added to)", shown(&path)),
            Ok(false) => writeln!(stdout, "{text} -> {} (replaced)", shown(&path)),
        };
    };
    for job in jobs.iter().flatten() {
        let is_extracted = job.text.is_some() && Kind::of_file(&job.input.path) != Kind::Text;
        let text = job.text.iter().filter(|_| is_extracted);
        for name in job.outputs.iter().chain(text).chain(&job.original) {
            list(&shown(&job.input.path), name, false);
        }
    }
    let replaced = plan::replaced(formats, places);
    for name in &common {
        list("all texts", name, !replaced.contains(name));
    }
    for entry in dropped {
        let text = escaped(&entry.path);
        // An original in a bag stays.
        let names = entry
            .outputs
            .iter()
            .filter(|output| output.name.starts_with(places.outputs));
        for output in names {
            let path = folder.root().join(path_of(&output.name));
            let _ = writeln!(stdout, "{text} -> {} (removed)", shown(&path));
        }
    }
    for Unreadable { path, why, .. } in jobs.iter().filter_map(|job| job.as_ref().err()) {
        is_refused = true;
        let _ = writeln!(stdout, "{}: cannot be read: {}", shown(path), escaped(&why.to_string()));
    }
    if is_refused { Exit::Failed } else { Exit::Done }
}

fn shown(path: &Path) -> String {
    escaped(&path.to_string_lossy())
}
