//! How the texts that are given now stand to those that the journal knows: which were moved, and which are gone.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use crate::error::Usage;
use crate::format::Formats;
use crate::input::{Input, Unreadable, emptied, is_gone};
use crate::journal::{Entry, Journal, Status};
use crate::own::Code;
use crate::plan::{self, Places};
use crate::whole::sum_of;

/// What an original is, beside what the journal knew of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Original {
    New,
    Unchanged,
    /// Its bytes are others than those with this sum.
    Changed(String),
    /// It lay at this path.
    Moved(String),
    /// The text of this path has the same bytes.
    Copy(String),
}

impl Original {
    pub(crate) const fn name(&self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Unchanged => "unchanged",
            Self::Changed(_) => "changed",
            Self::Moved(_) => "moved",
            Self::Copy(_) => "copy",
        }
    }

    pub(crate) const fn code(&self) -> Option<Code> {
        match self {
            Self::New | Self::Unchanged => None,
            Self::Changed(_) => Some(Code::TextChanged),
            Self::Moved(_) => Some(Code::TextMoved),
            Self::Copy(_) => Some(Code::TextCopied),
        }
    }

    /// The earlier sum or path, or that of the other text.
    pub(crate) fn earlier(&self) -> Option<&str> {
        match self {
            Self::New | Self::Unchanged => None,
            Self::Changed(earlier) | Self::Moved(earlier) | Self::Copy(earlier) => Some(earlier),
        }
    }
}

/// What became of the places that the journal knows.
#[derive(Debug, Default)]
pub(crate) struct Known {
    /// Where texts lay before, by the places where they lie now.
    moved: HashMap<String, String>,
    /// Places of texts that are not there any more, in their order.
    pub(crate) gone: Vec<String>,
    /// The same of texts that nothing was made of.
    pub(crate) forgotten: Vec<String>,
}

impl Known {
    /// Compares them; files larger than `most` are not read.
    pub(crate) fn new(inputs: &[Result<Input, Unreadable>], journal: &Journal, most: u64) -> Self {
        let given: HashSet<&str> = inputs.iter().map(place).collect();
        let lost = journal.texts();
        let lost = lost.filter(|(place, _)| !given.contains(place) && is_gone(place));
        let (gone, forgotten): (Vec<_>, Vec<_>) = lost.partition(|(_, entry)| entry.has_outputs());
        let moved = moved(inputs, journal, &gone, most);
        let is_moved: HashSet<&str> = moved.values().map(String::as_str).collect();
        let places = |texts: Vec<(&str, &Entry)>| {
            let places = texts.into_iter().map(|(place, _)| place);
            places
                .filter(|place| !is_moved.contains(place))
                .map(str::to_owned)
                .collect()
        };
        Self {
            gone: places(gone),
            forgotten: places(forgotten),
            moved,
        }
    }

    /// Where a text lay before.
    pub(crate) fn from(&self, place: &str) -> Option<&str> {
        self.moved.get(place).map(String::as_str)
    }

    /// Refuses to write files for all texts anew without texts that are in them, and to leave texts out of some files alone.
    pub(crate) fn check(
        &self,
        inputs: &[Result<Input, Unreadable>],
        formats: &Formats,
        places: Places,
        journal: &Journal,
        drops_gone: bool,
    ) -> Result<(), Usage> {
        let renewed = plan::renewed(formats, places);
        let given: HashSet<&str> = inputs.iter().map(place).collect();
        let gone: HashSet<&str> = self.gone.iter().map(String::as_str).collect();
        let now: HashMap<&str, &str> = self
            .moved
            .iter()
            .map(|(to, from)| (from.as_str(), to.as_str()))
            .collect();
        let (mut absent, mut missing, mut told) = (Vec::new(), Vec::new(), HashSet::new());
        let texts = journal.texts().map(|(place, entry)| (place, &entry.common));
        let moved = journal.moves().map(|(_, to, common)| (to, common));
        for (place, common) in texts.chain(moved) {
            let name = renewed.iter().find(|name| common.contains(*name));
            let (Some(name), Some(entry)) = (name, journal.text(place)) else {
                continue;
            };
            let here = now.get(place).copied().unwrap_or(place);
            if given.contains(here) || !told.insert(here) {
                continue;
            }
            if gone.contains(here) {
                missing.push((name, &entry.path));
            } else {
                absent.push((name, &entry.path));
            }
        }
        let more = |texts: &[_]| texts.len().saturating_sub(1);
        if let Some((name, path)) = absent.first().copied() {
            let (name, path, more) = (name.clone(), path.clone(), more(&absent));
            return Err(Usage::LeftOut { name, path, more });
        }
        if let Some((name, path)) = missing.first().copied().filter(|_| !drops_gone) {
            let (name, path, more) = (name.clone(), path.clone(), more(&missing));
            return Err(Usage::Gone { name, path, more });
        }
        if drops_gone {
            self.check_dropped(formats, places, journal)?;
        }
        Ok(())
    }

    fn check_dropped(&self, formats: &Formats, places: Places, journal: &Journal) -> Result<(), Usage> {
        if let Some(folder) = self.gone.iter().find_map(|place| emptied(place)) {
            return Err(Usage::Emptied(folder));
        }
        let common = plan::common(formats, places);
        for (place, entry) in self.gone.iter().filter_map(|place| Some((place, journal.text(place)?))) {
            let before = journal.moves().filter(|(_, to, _)| to == place);
            let mut names = before.flat_map(|(_, _, common)| common).chain(&entry.common);
            if let Some(name) = names.find(|name| !common.contains(name)) {
                let (path, name) = (entry.path.clone(), name.clone());
                let asked = plan::asked_by(&name, places);
                return Err(Usage::DroppedInPart { path, name, asked });
            }
        }
        Ok(())
    }
}

fn place(input: &Result<Input, Unreadable>) -> &str {
    match input {
        Ok(input) => &input.place,
        Err(unreadable) => &unreadable.place,
    }
}

/// Finds the texts that are gone among those that are new, by their bytes. Only files of their sizes are read.
fn moved(
    inputs: &[Result<Input, Unreadable>],
    journal: &Journal,
    gone: &[(&str, &Entry)],
    most: u64,
) -> HashMap<String, String> {
    let sizes: HashSet<u64> = gone.iter().filter_map(|(_, entry)| entry.size).collect();
    let is_new = |input: &&Input| {
        let entry = journal.text(&input.place);
        entry.is_none_or(|entry| entry.status == Status::Failed && !entry.has_outputs())
    };
    let new = inputs
        .iter()
        .flatten()
        .filter(|input| !input.is_stdin && input.size <= most);
    let new = new.filter(|input| sizes.contains(&input.size)).filter(is_new);
    let mut new: Vec<_> = new
        .filter_map(|input| Some((input, sum_of(&input.path).ok()?)))
        .collect();
    let mut moved = HashMap::new();
    let mut left: Vec<_> = gone.iter().rev().collect();
    // Of several with the same bytes, one is rather the one that has the same name in the same folder than another.
    for parts in (0..=MOST_PARTS).rev() {
        let mut by_sum: HashMap<String, Vec<&str>> = HashMap::new();
        for (place, entry) in &left {
            if let Some(sum) = &entry.sha256 {
                by_sum.entry(alike(sum, place, parts)).or_default().push(place);
            }
        }
        let mut found = HashSet::new();
        new.retain(|(input, sum)| {
            let places = by_sum.get_mut(&alike(sum, &input.place, parts));
            let Some(place) = places.and_then(Vec::pop) else {
                return true;
            };
            found.insert(place);
            moved.insert(input.place.clone(), place.to_owned());
            false
        });
        left.retain(|(place, _)| !found.contains(place));
    }
    moved
}

/// So many parts of two paths are compared.
const MOST_PARTS: usize = 3;

/// What texts have in common that have the same bytes and the same last parts of their paths.
fn alike(sum: &str, place: &str, parts: usize) -> String {
    let ends = Path::new(place).components().rev().take(parts);
    let ends = ends.map(|part| part.as_os_str().to_string_lossy());
    ends.fold(sum.to_owned(), |all, part| all + "/" + &part)
}
