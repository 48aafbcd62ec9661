//! `--dry-run`: what would be written where.

use std::io::{self, Write as _};
use std::path::Path;
use std::process::ExitCode;

use crate::input::Unreadable;
use crate::journal::Journal;
use crate::message::escaped;
use crate::name::path_of;
use crate::output::Folder;
use crate::plan::Job;

/// Lists it, and gives the exit code.
pub(crate) fn list(jobs: &[Result<Job, Unreadable>], folder: &Folder, journal: &Journal) -> ExitCode {
    let mut is_refused = false;
    let mut stdout = io::stdout().lock();
    for job in jobs {
        let job = match job {
            Ok(job) => job,
            Err(Unreadable { path, why }) => {
                is_refused = true;
                let _ = writeln!(stdout, "{}: cannot be read: {}", shown(path), escaped(why));
                continue;
            }
        };
        for name in job.outputs.iter().chain(&job.original) {
            let path = folder.root().join(path_of(name));
            let line = match folder.may_replace(name, None, journal) {
                Ok(_) if path.exists() => format!("{} -> {} (replaced)", shown(&job.input.path), shown(&path)),
                Ok(_) => format!("{} -> {}", shown(&job.input.path), shown(&path)),
                Err(why) => {
                    is_refused = true;
                    format!("{}: refused: {}", shown(&job.input.path), escaped(&why))
                }
            };
            let _ = writeln!(stdout, "{line}");
        }
    }
    ExitCode::from(u8::from(is_refused))
}

fn shown(path: &Path) -> String {
    escaped(&path.to_string_lossy())
}
