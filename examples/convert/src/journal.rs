//! The journal: what an output folder holds, made from which bytes by which version. It is the program's memory between runs.
//! A text is known by the place where it lies, and by its bytes; the path by which it was given is only told.
//!
//! A line is appended before an output gets its name and after its bytes are safe, so that the journal never knows less than
//! the folder holds; an output that has not got its name is made again.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::error::{FileError, FolderError};
use crate::extract::Paper;
use crate::hand::Hand;
use crate::lang::{Said, Told};
use crate::outcome::Understood;
use crate::text::PROGRAM;

/// The name of the journal in the output folder.
pub(crate) const NAME: &str = ".pressedienst-journal.ndjson";

/// The version of its form.
const VERSION: u32 = 2;

/// Whether a line may stand there: the head, and it alone, is the first.
fn is_known(line: &Line, index: usize) -> bool {
    match line {
        Line::Head { journal, .. } => index == 0 && *journal == VERSION,
        _ => index > 0,
    }
}

/// What became of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Status {
    Done,
    Failed,
}

/// A file that was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Output {
    /// Below the output folder, with slashes.
    pub(crate) name: String,
    pub(crate) sha256: String,
    /// Whether it was made of what the text was before, so that it is behind.
    #[serde(rename = "behind", default, skip_serializing_if = "is_false")]
    pub(crate) is_behind: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the form that serde asks for")]
const fn is_false(value: &bool) -> bool {
    !*value
}

/// A file in a bag that is not as this program wrote it, and was taken as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Accepted {
    pub(crate) name: String,
    /// Null if it is gone.
    pub(crate) sha256: Option<String>,
    /// What this program has written there; null if nothing.
    pub(crate) instead_of: Option<String>,
}

/// What is known of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Entry {
    /// The path as given.
    pub(crate) path: String,
    pub(crate) status: Status,
    /// Size and SHA-256 of the file as it was read; null where it was not.
    pub(crate) size: Option<u64>,
    pub(crate) sha256: Option<String>,
    pub(crate) encoding: Option<String>,
    pub(crate) layout: Option<String>,
    /// Which share of its bytes was understood.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) coverage: Option<Understood>,
    /// What its text was got out of, and the pages of paper there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) extracted_by: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) paper: Option<Paper>,
    /// What made its outputs: program, rules, and the options that change them.
    pub(crate) program: String,
    pub(crate) rules: Option<String>,
    pub(crate) options: String,
    /// How many messages it has, by code.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) messages: BTreeMap<String, usize>,
    /// Why it could not be converted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) reason: Option<String>,
    /// The same in German, for pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) reason_de: Option<String>,
    pub(crate) outputs: Vec<Output>,
    /// What its outputs are called, without ending.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) stem: Option<String>,
    /// The files for all texts that it is in.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub(crate) common: BTreeSet<String>,
    /// Those of them that have it with the bytes that it had before.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub(crate) behind: BTreeSet<String>,
}

impl Entry {
    /// What stands for a text that could not be converted.
    pub(crate) fn failed(path: String, why: &dyn Told) -> Self {
        Self {
            path,
            status: Status::Failed,
            size: None,
            sha256: None,
            encoding: None,
            layout: None,
            coverage: None,
            extracted_by: None,
            paper: None,
            program: PROGRAM.to_owned(),
            rules: None,
            options: String::new(),
            messages: BTreeMap::new(),
            reason: Some(why.to_string()),
            reason_de: Some(why.german()),
            outputs: Vec::new(),
            stem: None,
            common: BTreeSet::new(),
            behind: BTreeSet::new(),
        }
    }

    /// Why the text could not be converted, if that is known. Earlier versions knew it in English alone.
    pub(crate) fn why(&self) -> Option<Said> {
        let english = self.reason.clone()?;
        Some(Said {
            german: self.reason_de.clone().unwrap_or_else(|| english.clone()),
            english,
        })
    }

    /// Whether anything was made of the text.
    pub(crate) fn has_outputs(&self) -> bool {
        !self.outputs.is_empty() || !self.common.is_empty()
    }

    /// Whether what another entry tells of was made in the same way of the same text, but for what only some formats show: right
    /// names, and the language of what is for people.
    pub(crate) fn is_made_like(&self, other: &Self) -> bool {
        fn made(entry: &Entry) -> ([Option<&str>; 5], Vec<&str>) {
            let Entry { path, program, .. } = entry;
            let known = [&entry.sha256, &entry.encoding, &entry.rules].map(Option::as_deref);
            let [sum, encoding, rules] = known;
            let options = entry.options.split(' ');
            let options =
                options.filter(|option| !option.starts_with(NAMES) && !option.starts_with(LANG) && !option.is_empty());
            ([Some(path), sum, encoding, rules, Some(program)], options.collect())
        }
        made(self) == made(other)
    }

    /// Whether the right names were those of the same file, or both had none.
    pub(crate) fn has_names_of(&self, other: &Self) -> bool {
        fn names(entry: &Entry) -> Option<&str> {
            entry.options.split(' ').find(|option| option.starts_with(NAMES))
        }
        names(self) == names(other)
    }
}

/// What the options of right names and of the language begin with.
pub(crate) const NAMES: &str = "names=";
pub(crate) const LANG: &str = "lang=";

/// A line of the journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum Line {
    /// The first one.
    Head {
        journal: u32,
        bag: bool,
    },
    /// A text.
    Text {
        place: String,
        #[serde(flatten)]
        entry: Box<Entry>,
    },
    /// A text that lies elsewhere now; its files go, but for those that have the same names there.
    Moved {
        moved: String,
        to: String,
    },
    /// The files for all texts that have a text from where it lay before.
    Behind {
        behind: String,
        to: String,
        common: BTreeSet<String>,
    },
    /// A text that is not there any more; its files go.
    Gone {
        gone: String,
    },
    /// A file for all texts.
    Common {
        common: Output,
    },
    Accepted {
        accepted: Accepted,
    },
    /// A heavy text is taken in hand, for the so-manieth time if it was never laid down before.
    InHand {
        in_hand: String,
        sha256: String,
        times: u32,
    },
    /// A text is not in hand any more.
    LaidDown {
        laid_down: String,
    },
}

/// What the lines say; later ones count.
#[derive(Debug, Default)]
pub(crate) struct Journal {
    path: PathBuf,
    file: Option<File>,
    pub(crate) is_bag: bool,
    /// By their places.
    texts: BTreeMap<String, Entry>,
    hand: Hand,
    common: BTreeMap<String, String>,
    accepted: BTreeMap<String, Accepted>,
    /// Where texts lie now and where they lay before, with the files for all texts that have them from before.
    moves: BTreeMap<(String, String), BTreeSet<String>>,
    /// Outputs that no text has any more, and that are still there; with the place that their text moved to.
    doomed: BTreeMap<String, Option<String>>,
    /// Places of texts, behind the beginnings of their sums.
    by_sum: BTreeSet<(u64, String)>,
    /// Whose each output is.
    owners: HashMap<String, String>,
    /// Every sum that an output may have: where a run was cut off, the file may be that of an earlier line.
    sums: HashMap<String, Vec<String>>,
}

impl Journal {
    /// The journal of a folder; `None` if it has none yet. What is torn of it is cut off if it may be `mended`.
    pub(crate) fn open(folder: &Path, mended: bool) -> Result<Option<Self>, FolderError> {
        let path = folder.join(NAME);
        if fs::symlink_metadata(&path).is_ok_and(|kind| !kind.is_file()) {
            return Err(FileError::NoFile(path).into());
        }
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => {
                let why = error.into();
                return Err(FileError::Unread { path, why }.into());
            }
        };
        let mut journal = Self {
            path,
            ..Self::default()
        };
        // A line without an end was being written when the machine stopped.
        let whole = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
        let lines = bytes.get(..whole).unwrap_or_default().split(|byte| *byte == b'\n');
        for (index, line) in lines.enumerate().filter(|(_, line)| !line.is_empty()) {
            let line: Option<Line> = serde_json::from_slice(line).ok();
            if matches!(line, Some(Line::Head { journal, .. }) if journal < VERSION) {
                return Err(FolderError::EarlierVersion);
            }
            let line = line.filter(|line| is_known(line, index));
            let line = line.ok_or_else(|| FolderError::Journal {
                path: journal.path.clone(),
                line: index + 1,
            })?;
            journal.take(line);
        }
        journal.hand.end();
        if mended && whole < bytes.len() {
            let cut = fs::OpenOptions::new().write(true).open(&journal.path);
            let cut = cut.and_then(|file| file.set_len(whole as u64).and_then(|()| file.sync_data()));
            cut.map_err(|error| FileError::Unmended {
                path: journal.path.clone(),
                why: error.into(),
            })?;
        }
        Ok(Some(journal))
    }

    /// An empty journal for a folder, which is not written yet.
    pub(crate) fn empty(folder: &Path, is_bag: bool) -> Self {
        Self {
            path: folder.join(NAME),
            is_bag,
            ..Self::default()
        }
    }

    fn take(&mut self, line: Line) {
        match line {
            Line::Head { bag, .. } => self.is_bag = bag,
            Line::Text { place, entry } => self.take_text(place, *entry),
            Line::Moved { moved, to } => {
                self.hand.lay_down(&moved);
                self.take_move(moved, to);
            }
            Line::InHand { in_hand, sha256, times } => self.hand.take_up(in_hand, sha256, times),
            Line::LaidDown { laid_down } => self.hand.lay_down(&laid_down),
            Line::Behind { behind, to, common } => self.set_behind(behind, to, common),
            Line::Gone { gone } => {
                self.hand.lay_down(&gone);
                if let Some(entry) = self.texts.remove(&gone) {
                    self.doom(&gone, entry.outputs, None);
                }
            }
            Line::Accepted { accepted } => {
                self.accepted.insert(accepted.name.clone(), accepted);
            }
            Line::Common { common } => {
                let owner = self.owners.remove(&common.name);
                if let Some(entry) = owner.and_then(|owner| self.texts.get_mut(&owner)) {
                    entry.outputs.retain(|output| output.name != common.name);
                }
                for entry in self.texts.values_mut() {
                    entry.behind.remove(&common.name);
                }
                self.sums
                    .entry(common.name.clone())
                    .or_default()
                    .push(common.sha256.clone());
                self.common.insert(common.name, common.sha256);
            }
        }
    }

    fn take_text(&mut self, place: String, mut entry: Entry) {
        if let Some(earlier) = self.texts.get(&place) {
            let is_changed = earlier.sha256 != entry.sha256;
            let behind = if is_changed { &earlier.common } else { &earlier.behind };
            entry.behind.extend(behind.intersection(&entry.common).cloned());
        }
        for output in &entry.outputs {
            self.doomed.remove(&output.name);
            let owner = self.owners.insert(output.name.clone(), place.clone());
            // A text that was moved has taken its outputs along.
            if let Some(other) = owner
                .filter(|owner| *owner != place)
                .and_then(|owner| self.texts.get_mut(&owner))
            {
                other.outputs.retain(|earlier| earlier.name != output.name);
            }
            self.sums
                .entry(output.name.clone())
                .or_default()
                .push(output.sha256.clone());
        }
        if let Some(sum) = &entry.sha256 {
            self.by_sum.insert((beginning(sum), place.clone()));
        }
        self.texts.insert(place, entry);
    }

    fn take_move(&mut self, from: String, to: String) {
        let Some(entry) = self.texts.remove(&from) else {
            return;
        };
        self.doom(&from, entry.outputs, Some(&to));
        // What was behind by an earlier move is so by both.
        let first = (from.clone(), String::new());
        let earlier = self.moves.range(first..).take_while(|((here, _), _)| *here == from);
        let earlier: Vec<_> = earlier.map(|(key, _)| key.clone()).collect();
        for key in earlier {
            let common = self.moves.remove(&key).unwrap_or_default();
            self.set_behind(key.1, to.clone(), common);
        }
        self.set_behind(from, to, entry.common);
    }

    fn set_behind(&mut self, from: String, to: String, common: BTreeSet<String>) {
        if common.is_empty() || from == to {
            self.moves.remove(&(to, from));
        } else {
            self.moves.insert((to, from), common);
        }
    }

    /// Outputs of a text that it has no more.
    fn doom(&mut self, place: &str, outputs: Vec<Output>, to: Option<&String>) {
        for Output { name, sha256, .. } in outputs {
            let is_kept = |kept: &Accepted| kept.sha256.as_ref() == Some(&sha256);
            if self.owners.get(&name).is_some_and(|owner| owner == place) {
                self.owners.remove(&name);
                if !self.accepted.get(&name).is_some_and(is_kept) {
                    self.doomed.insert(name, to.cloned());
                }
            }
        }
    }

    /// The outputs that no text has any more, which are given up by this, with the text that was moved from them.
    pub(crate) fn give_up(&mut self) -> Vec<(String, Option<&Entry>)> {
        let doomed = std::mem::take(&mut self.doomed).into_iter();
        doomed
            .map(|(name, to)| (name, to.and_then(|to| self.texts.get(&to))))
            .collect()
    }

    /// Where texts lay before and where they lie now, with the files for all texts that have them from before.
    pub(crate) fn moves(&self) -> impl Iterator<Item = (&str, &str, &BTreeSet<String>)> {
        let moves = self.moves.iter();
        moves.map(|((to, from), common)| (from.as_str(), to.as_str(), common))
    }

    /// A text of another place with the same bytes.
    pub(crate) fn twin(&self, place: &str, sum: &str) -> Option<&Entry> {
        let first = beginning(sum);
        let twins = self.by_sum.range((first, String::new())..);
        let mut twins = twins.take_while(|(other, _)| *other == first);
        twins.find_map(|(_, other)| {
            let entry = self.texts.get(other).filter(|_| other != place)?;
            (entry.sha256.as_deref() == Some(sum)).then_some(entry)
        })
    }

    /// Whether a file was taken as it is instead of the one that has this sum.
    pub(crate) fn accepts(&self, name: &str, there: Option<&str>, instead_of: Option<&str>) -> bool {
        let accepted = self.accepted.get(name);
        accepted.is_some_and(|it| it.sha256.as_deref() == there && it.instead_of.as_deref() == instead_of)
    }

    /// Files that were taken as they are.
    pub(crate) fn taken(&self) -> impl Iterator<Item = &str> {
        let accepted = self.accepted.values();
        accepted.filter(|it| it.sha256.is_some()).map(|it| it.name.as_str())
    }

    pub(crate) fn text(&self, place: &str) -> Option<&Entry> {
        self.texts.get(place)
    }

    /// All texts with their places.
    pub(crate) fn texts(&self) -> impl Iterator<Item = (&str, &Entry)> {
        self.texts.iter().map(|(place, entry)| (place.as_str(), entry))
    }

    /// The files for all texts.
    pub(crate) fn common(&self) -> impl Iterator<Item = &str> {
        self.common.keys().map(String::as_str)
    }

    /// All files that were written, with their sums.
    pub(crate) fn outputs(&self) -> BTreeMap<&str, &str> {
        let texts = self.texts.values().flat_map(|entry| &entry.outputs);
        let texts = texts.map(|output| (output.name.as_str(), output.sha256.as_str()));
        texts
            .chain(self.common.iter().map(|(name, sum)| (name.as_str(), sum.as_str())))
            .collect()
    }

    /// Whether a file of that name is a text's alone.
    pub(crate) fn is_of_text(&self, name: &str) -> bool {
        self.owners.contains_key(name)
    }

    /// Whether this program has written a file of that name with that sum.
    pub(crate) fn knows(&self, name: &str, sum: &str) -> bool {
        self.sums
            .get(name)
            .is_some_and(|sums| sums.iter().any(|known| known == sum))
    }

    /// Adds lines, and does not come back before they are safe.
    pub(crate) fn append(&mut self, lines: Vec<Line>) -> io::Result<()> {
        self.write(&lines)?.sync_data()?;
        for line in lines {
            self.take(line);
        }
        Ok(())
    }

    /// Adds what text is in hand. It need not be safe on the disk: it tells of the end of this program, not of the machine's.
    pub(crate) fn mark(&mut self, line: Line) -> io::Result<()> {
        self.write(std::slice::from_ref(&line))?;
        self.take(line);
        Ok(())
    }

    fn write(&mut self, lines: &[Line]) -> io::Result<&mut File> {
        let mut bytes = Vec::new();
        for line in lines {
            serde_json::to_writer(&mut bytes, line)?;
            bytes.push(b'\n');
        }
        let file = match &mut self.file {
            Some(file) => file,
            none => none.insert(fs::OpenOptions::new().append(true).open(&self.path)?),
        };
        file.write_all(&bytes)?;
        Ok(file)
    }

    /// The line of a text that is taken in hand.
    pub(crate) fn take_up(&self, place: &str, sum: &str) -> Line {
        Line::InHand {
            in_hand: place.to_owned(),
            sha256: sum.to_owned(),
            times: self.hand.times(place, sum).saturating_add(1),
        }
    }

    /// Whether an earlier run was killed while a text was in hand.
    pub(crate) fn was_in_hand(&self, place: &str) -> bool {
        self.hand.was_there(place)
    }

    /// Whether an earlier run was killed by a text with these bytes, as far as can be told.
    pub(crate) fn was_killed_by(&self, place: &str, sum: &str) -> bool {
        self.hand.has_killed(place, sum)
    }

    /// The journal with nothing in it that does not count any more, in the order of the places.
    pub(crate) fn write_to(&self, file: &mut dyn io::Write) -> io::Result<()> {
        let mut line = |line: &Line| -> io::Result<()> {
            serde_json::to_writer(&mut *file, line)?;
            file.write_all(b"\n")
        };
        line(&Line::Head {
            journal: VERSION,
            bag: self.is_bag,
        })?;
        // They would end what texts are behind.
        for (name, sha256) in &self.common {
            line(&Line::Common {
                common: Output {
                    name: name.clone(),
                    sha256: sha256.clone(),
                    is_behind: false,
                },
            })?;
        }
        for (place, entry) in &self.texts {
            line(&Line::Text {
                place: place.clone(),
                entry: Box::new(entry.clone()),
            })?;
        }
        for ((to, from), common) in &self.moves {
            line(&Line::Behind {
                behind: from.clone(),
                to: to.clone(),
                common: common.clone(),
            })?;
        }
        for accepted in self.accepted.values() {
            line(&Line::Accepted {
                accepted: accepted.clone(),
            })?;
        }
        for (place, sum, times) in self.hand.held() {
            line(&Line::InHand {
                in_hand: place.to_owned(),
                sha256: sum.to_owned(),
                times,
            })?;
        }
        Ok(())
    }

    /// Closes the file; what is added later opens it anew.
    pub(crate) fn let_go(&mut self) {
        self.file = None;
    }

    /// After the journal was replaced what was known of earlier files counts no more.
    pub(crate) fn replaced(&mut self) {
        self.doomed.clear();
        self.sums.clear();
        let texts = self
            .texts
            .values()
            .flat_map(|entry| entry.outputs.iter().map(|output| (&output.name, &output.sha256)));
        for (name, sum) in texts.chain(&self.common) {
            self.sums.entry(name.clone()).or_default().push(sum.clone());
        }
    }
}

/// The beginning of a sum, as a number.
fn beginning(sum: &str) -> u64 {
    sum.get(..16)
        .and_then(|digits| u64::from_str_radix(digits, 16).ok())
        .unwrap_or_default()
}
