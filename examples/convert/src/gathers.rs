//! The files for all texts of a run, as they are begun: with the texts that earlier runs have put there, where those lie now.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::io;

use crate::error::FileError;
use crate::format::{Formats, Gather};
use crate::input::Unreadable;
use crate::journal::Journal;
use crate::name::path_of;
use crate::output::{Beside, Folder};
use crate::plan::{Job, Places};
use crate::text::printed;

/// Where the parts of all texts come together, for each format that has files for all texts.
pub(crate) type Gathers = Vec<Box<dyn Gather>>;

/// Begins the files for all texts, with the moves that they have not seen, and tells which texts each of them keeps, if that
/// is asked.
pub(crate) fn begin(
    folder: &Folder,
    formats: &Formats,
    places: Places,
    journal: &Journal,
    jobs: &[Result<Job, Unreadable>],
    asks_kept: bool,
) -> Result<(Gathers, Vec<HashSet<String>>), FileError> {
    let beside = Beside {
        folder,
        outputs: folder.root().join(path_of(places.outputs)),
    };
    let moved = jobs.iter().flatten();
    let moved = moved.filter_map(|job| Some((job.from.as_deref()?, &job.input)));
    let now = moved.map(|(from, input)| (from, (input.place.as_str(), printed(&input.path))));
    let now: HashMap<_, _> = now.collect();
    let pairs = formats.common.iter().map(|format| {
        let mut gather = format.gather(&beside)?;
        gather.rename(&moves(format.files(), journal, &now, places))?;
        let kept = if asks_kept { gather.kept()? } else { HashSet::new() };
        Ok((gather, kept))
    });
    let begun: io::Result<_> = pairs.collect();
    begun.map_err(|error| FileError::unwritten(folder.root(), error))
}

/// The moves that files for all texts have not seen: those of this run, and of earlier ones that did not write them.
fn moves<'m>(
    files: &[&str],
    journal: &'m Journal,
    now: &'m HashMap<&str, (&str, String)>,
    places: Places,
) -> Vec<(&'m str, &'m str, &'m str)> {
    let has_any = |common: &BTreeSet<String>| {
        let mut names = files.iter().map(|file| format!("{}{file}", places.outputs));
        names.any(|name| common.contains(&name))
    };
    let earlier = journal.moves().filter(|(_, _, common)| has_any(common));
    let earlier = earlier.filter_map(|(from, to, _)| match now.get(to) {
        Some((to, path)) => Some((from, *to, path.as_str())),
        None => Some((from, to, journal.text(to)?.path.as_str())),
    });
    let now = now.iter().map(|(from, (to, path))| (*from, *to, path.as_str()));
    let mut moves: Vec<_> = earlier.chain(now).collect();
    // A run that goes on moves the same rows in the same order.
    moves.sort_unstable();
    moves
}
