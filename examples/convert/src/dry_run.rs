//! `--dry-run`: what would be written where.

use std::io::{self, Write as _};
use std::path::Path;

use crate::error::Exit;
use crate::extract::Kind;
use crate::format::Formats;
use crate::input::Unreadable;
use crate::journal::{Entry, Journal};
use crate::lang::{Lang, Told as _};
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
    lang: Lang,
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
            Err(why) => {
                let refused = lang.of("refused", "abgelehnt");
                writeln!(stdout, "{text}: {refused}: {}", escaped(&why.told(lang)))
            }
            Ok(true) => {
                let kept = lang.of("replaced, and kept as .bak", "ersetzt, und als .bak aufgehoben");
                writeln!(stdout, "{text} -> {} ({kept})", shown(&path))
            }
            Ok(false) if !path.exists() => writeln!(stdout, "{text} -> {}", shown(&path)),
            Ok(false) if holds_earlier => {
                let added = lang.of("added to", "ergänzt");
                writeln!(stdout, "{text} -> {} ({added})", shown(&path))
            }
            Ok(false) => writeln!(
                stdout,
                "{text} -> {} ({})",
                shown(&path),
                lang.of("replaced", "ersetzt")
            ),
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
        list(lang.of("all texts", "alle Texte"), name, !replaced.contains(name));
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
            let _ = writeln!(
                stdout,
                "{text} -> {} ({})",
                shown(&path),
                lang.of("removed", "entfernt")
            );
        }
    }
    for Unreadable { path, why, .. } in jobs.iter().filter_map(|job| job.as_ref().err()) {
        is_refused = true;
        let unread = lang.of("cannot be read", "nicht zu lesen");
        let _ = writeln!(stdout, "{}: {unread}: {}", shown(path), escaped(&why.told(lang)));
    }
    if is_refused { Exit::Failed } else { Exit::Done }
}

fn shown(path: &Path) -> String {
    escaped(&path.to_string_lossy())
}
