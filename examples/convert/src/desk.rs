//! Where what the threads have made is put down, in the order of the texts.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError};

use crate::account::Rest;
use crate::archive::Archive;
use crate::error::{Failure, Fatal, FileError};
use crate::format::Gather;
use crate::gathers::Gathers;
use crate::journal::{self, Accepted, Entry, Journal, Line, Status};
use crate::known::{Known, Original};
use crate::lang::{Lang, Said, Told, said};
use crate::name::path_of;
use crate::outcome::Outcome;
use crate::output::{Folder, Named};
use crate::own::Code;
use crate::plan::{self, Asked, Places};
use crate::progress::Progress;
use crate::queue::Queue;
use crate::report::{Became, Report};
use crate::shop::{Shop, Worked};
use crate::summary::{Account, FailedText, NamesFile, Summary, UnusedName};
use crate::whole::print;

/// So many texts get their names together, because making files safe costs the same for many as for one.
const GROUP: usize = 1_024;

/// The desk of a run.
pub(crate) struct Desk<'s, 'b> {
    shop: &'s Shop<'b>,
    places: Places,
    known: &'s Known,
    gathers: Gathers,
    archive: Archive,
    report: Option<Report>,
    progress: &'s Progress,
    pub(crate) summary: Summary,
    /// What waits for those before it.
    early: BTreeMap<usize, Worked>,
    /// What waits for its name.
    group: Vec<Worked>,
    /// The paths of the texts that wait, by their sums.
    waiting: HashMap<String, String>,
    /// The paths of texts that could not be read now, and that files for all texts have from before.
    unread: Vec<String>,
    /// What is told of the run at its end.
    account: Account,
    /// Formats that hold texts as they were before, and that this run does not write.
    behind: BTreeSet<Asked>,
    next: usize,
    /// Whether a text ended the run.
    is_over: bool,
}

impl<'s, 'b> Desk<'s, 'b> {
    pub(crate) fn new(
        shop: &'s Shop<'b>,
        places: Places,
        known: &'s Known,
        gathers: Gathers,
        report: Option<Report>,
        progress: &'s Progress,
    ) -> Self {
        Self {
            shop,
            places,
            known,
            gathers,
            archive: Archive::new(Arc::clone(&shop.options.names)),
            report,
            progress,
            summary: Summary::default(),
            early: BTreeMap::new(),
            group: Vec::new(),
            waiting: HashMap::new(),
            unread: Vec::new(),
            account: Account::default(),
            behind: BTreeSet::new(),
            next: 0,
            is_over: false,
        }
    }

    /// How many texts have been put down.
    pub(crate) const fn taken(&self) -> usize {
        self.next
    }

    /// Takes what comes until the last text.
    pub(crate) fn take_all(
        &mut self,
        texts: impl IntoIterator<Item = (usize, Worked)>,
        queue: &Queue,
    ) -> Result<(), Fatal> {
        for (index, worked) in texts {
            self.early.insert(index, worked);
            while !self.is_over
                && let Some(worked) = self.early.remove(&self.next)
            {
                queue.give_back(self.next);
                self.next += 1;
                self.is_over = worked.became == Became::Failed && self.shop.options.fails_fast;
                self.take(worked)?;
            }
            if self.is_over {
                queue.close();
            }
        }
        self.commit()
    }

    fn take(&mut self, mut worked: Worked) -> Result<(), Fatal> {
        self.look_for_twin(&mut worked);
        self.progress.say(std::mem::take(&mut worked.said));
        let lines = std::mem::take(&mut worked.lines);
        if !lines.is_empty() {
            self.progress
                .aside(|| print(&lines))
                .map_err(|error| unprintable(error, &worked.entry.path))?;
        }
        // A text that failed has no parts.
        if let Some(folder) = self.shop.folder {
            if worked.became == Became::Failed {
                self.move_back(folder, &worked)?;
                let renewed = plan::renewed(self.shop.formats, self.places);
                let entry = &worked.entry;
                let is_there = renewed.iter().any(|name| entry.common.contains(name));
                self.unread.extend(is_there.then(|| entry.path.clone()));
            } else {
                self.look_behind(&worked);
            }
            for (gather, part) in self.gathers.iter_mut().zip(std::mem::take(&mut worked.parts)) {
                gather
                    .add(part)
                    .map_err(|error| FileError::unwritten(folder.root(), error))?;
            }
            if let Some(part) = worked.archive.take() {
                self.archive.add(*part);
            }
        }
        self.progress.advance(worked.became == Became::Failed);
        self.group.push(worked);
        if self.group.len() >= GROUP {
            self.commit()?;
        }
        Ok(())
    }

    /// A new text may have the bytes of one that is known.
    fn look_for_twin(&mut self, worked: &mut Worked) {
        let Some(sum) = &worked.entry.sha256 else {
            return;
        };
        if worked.original == Some(Original::New) && worked.became != Became::Failed {
            let journal = self.shop.journal.read().unwrap_or_else(PoisonError::into_inner);
            let known = || journal.twin(&worked.place, sum).map(|entry| entry.path.clone());
            if let Some(path) = self.waiting.get(sum).cloned().or_else(known) {
                let note = said!(
                    "it has the bytes of {path}; both are converted",
                    "dieser Text hat die Bytes von {path}; beide werden umgewandelt"
                );
                let (messages, own) = (self.shop.options.messages, Path::new(&worked.entry.path));
                let message = messages.message(own, Code::TextCopied, &note);
                worked.said.splice(0..0, message);
                worked.original = Some(Original::Copy(path));
            }
        }
        self.waiting.insert(sum.clone(), worked.entry.path.clone());
    }

    /// The rows of a text that was moved stay where it was if it failed.
    fn move_back(&mut self, folder: &Folder, worked: &Worked) -> Result<(), Fatal> {
        let Some(from) = self.known.from(&worked.place) else {
            return Ok(());
        };
        let journal = self.shop.journal.read().unwrap_or_else(PoisonError::into_inner);
        let path = journal.text(from).map_or("", |entry| &entry.path);
        for gather in &mut self.gathers {
            gather
                .rename(&[(&worked.place, from, path)])
                .map_err(|error| FileError::unwritten(folder.root(), error))?;
        }
        Ok(())
    }

    /// Which formats hold a text as it was before, because this run does not write them.
    fn look_behind(&mut self, worked: &Worked) {
        let entry = &worked.entry;
        let journal = self.shop.journal.read().unwrap_or_else(PoisonError::into_inner);
        let is_other = matches!(worked.original, Some(Original::Changed(_) | Original::Moved(_)));
        let earlier = journal.text(&worked.place);
        let has_other_names = earlier.is_some_and(|earlier| !entry.has_names_of(earlier));
        if is_other || has_other_names {
            let before = worked.from.iter().filter_map(|from| journal.text(from));
            let common = before.chain([entry]).flat_map(|entry| &entry.common);
            let common = common.filter(|name| !self.shop.common.contains(name));
            let own = entry.outputs.iter().filter(|output| output.is_behind);
            let names = common.chain(own.map(|output| &output.name));
            let asked = names.filter_map(|name| plan::asked_by(name, self.places));
            self.behind.extend(asked.filter(|asked| is_other || asked.has_names()));
        }
    }

    /// Gives the outputs of the texts that wait their names, and counts the texts.
    fn commit(&mut self) -> Result<(), Fatal> {
        let mut group = std::mem::take(&mut self.group);
        if let Some(folder) = self.shop.folder {
            // From now on the journal knows them.
            self.waiting.clear();
            self.give_names(folder, &mut group)?;
        }
        for Worked {
            place,
            became,
            outcome,
            original,
            entry,
            ..
        } in group
        {
            // Without an output folder nothing is known of earlier runs.
            let is_told = |original: &Original| self.shop.folder.is_some() || matches!(original, Original::Copy(_));
            let original = original.filter(is_told);
            self.summary.count(became, outcome, original.as_ref(), &entry);
            if became == Became::Failed {
                self.account.failed.push(FailedText::new(&place, &entry));
            }
            if let Some(report) = &mut self.report {
                report.add(became, Some(outcome), original.as_ref(), &entry)?;
            }
        }
        Ok(())
    }

    fn give_names(&mut self, folder: &Folder, group: &mut [Worked]) -> Result<(), Fatal> {
        let mut journal = self.shop.journal.write().unwrap_or_else(PoisonError::into_inner);
        let (mut lines, mut staged) = (Vec::new(), Vec::new());
        for worked in &mut *group {
            if journal.text(&worked.place) != Some(&worked.entry) || !worked.staged.is_empty() {
                lines.push(line(worked));
                lines.extend(worked.from.iter().map(|from| Line::Moved {
                    moved: from.clone(),
                    to: worked.place.clone(),
                }));
                staged.append(&mut worked.staged);
            }
        }
        if lines.is_empty() {
            return Ok(());
        }
        let Named { lost, kept } = folder.commit(lines, staged, &mut journal)?;
        self.tell_kept(&kept);
        for (name, why) in lost {
            if !self.gathers.is_empty() {
                // The files for all texts hold it already.
                return Err(why.into());
            }
            let has_lost = |worked: &&mut Worked| worked.entry.outputs.iter().any(|output| output.name == name);
            let Some(worked) = group.iter_mut().find(has_lost) else {
                continue;
            };
            self.lose(worked, &why.into());
            journal
                .append(vec![line(worked)])
                .map_err(|error| FileError::unwritten(folder.root(), error))?;
        }
        Ok(())
    }

    /// Says which files gave way to outputs.
    fn tell_kept(&self, kept: &[(PathBuf, PathBuf)]) {
        for (path, kept) in kept {
            let kept = kept.display();
            let note = said!(
                "it gave way, and is kept as {kept}",
                "die Datei wich einer anderen und liegt jetzt unter {kept}"
            );
            self.say(path, Code::FileKept, &note);
        }
    }

    fn say(&self, path: &Path, code: Code, sentence: &dyn Told) {
        self.progress
            .say(self.shop.options.messages.message(path, code, sentence));
    }

    /// A text has failed at last, because an output did not get its name.
    fn lose(&self, worked: &mut Worked, why: &Failure) {
        self.say(Path::new(&worked.entry.path), Code::NotConverted, why);
        let entry = std::mem::replace(&mut worked.entry, Entry::failed(String::new(), why));
        worked.entry = Entry {
            size: entry.size,
            sha256: entry.sha256,
            outputs: entry.outputs,
            stem: entry.stem,
            common: entry.common,
            ..Entry::failed(entry.path, why)
        };
        (worked.became, worked.outcome) = (Became::Failed, Outcome::NotWritten);
    }

    /// Accounts for what is not read: texts that were not looked at, by their paths, and files that are passed over.
    pub(crate) fn account(&mut self, left: &[&Path], rest: &Rest) -> Result<(), Fatal> {
        self.summary.count_left(left.len());
        self.summary.count_passed(&rest.passed);
        if let Some(report) = &mut self.report {
            report.add_left(left)?;
            report.add_passed(&rest.passed)?;
        }
        self.account.passed.clone_from(&rest.passed);
        self.account.folders.clone_from(&rest.folders);
        Ok(())
    }

    /// Ends the run. Files for all texts are written only if all texts have been there, and only then anything is left out.
    pub(crate) fn close(mut self, is_whole: bool) -> Result<Summary, Fatal> {
        if let Some(folder) = self.shop.folder {
            let mut journal = self.shop.journal.write().unwrap_or_else(PoisonError::into_inner);
            let renewed = plan::renewed(self.shop.formats, self.places);
            let left = self.left(folder, &renewed);
            let is_dropped = is_whole && left.is_empty() && self.shop.options.drops_gone;
            self.tell_gone(is_dropped, &journal)?;
            self.tell_behind(folder);
            if is_whole {
                if is_dropped {
                    self.drop_rows(folder)?;
                }
                let account = self.told(is_dropped, &journal);
                for gather in &mut self.gathers {
                    gather.account(&account);
                    gather
                        .archive(&self.archive)
                        .map_err(|error| FileError::unwritten(folder.root(), error))?;
                }
                let gathers = std::mem::take(&mut self.gathers);
                let told = gathers
                    .into_iter()
                    .zip(&self.shop.formats.common)
                    .map(|(gather, format)| {
                        self.progress.phase_of(format.files());
                        gather
                    });
                let kept = finish(told, folder, self.places, &left, &mut journal)?;
                self.tell_kept(&kept);
                self.settle(folder, is_dropped, &mut journal)?;
            }
            for path in folder.remove_given_up(&mut journal)? {
                let note = said!(
                    "its text was moved or left out; it is not as pressedienst wrote it, or nothing was written for it \
                     elsewhere, and stays",
                    "ihr Text wurde verschoben oder herausgenommen; die Datei ist nicht, wie pressedienst sie schrieb, oder \
                     anderswo wurde nichts für sie geschrieben; sie bleibt"
                );
                self.say(&path, Code::FileLeft, &note);
            }
            folder.close(&mut journal)?;
        }
        self.summary.names = self.names_file(is_whole);
        if let Some(report) = self.report {
            report.finish(&self.summary)?;
        }
        Ok(self.summary)
    }

    /// The file of right names. What of it fits nothing is known only where all texts were read.
    fn names_file(&self, is_whole: bool) -> Option<NamesFile> {
        let names = &self.archive.names;
        let is_known = is_whole && self.summary.unchanged == 0 && self.shop.folder.is_some();
        let unused = |(line, printed): (u64, &str)| UnusedName {
            line,
            printed: printed.to_owned(),
        };
        names.corrections().file().map(|file| NamesFile {
            path: file.path.clone(),
            sha256: file.sha256.clone(),
            unused: is_known.then(|| names.unused().into_iter().map(unused).collect()),
        })
    }

    /// What is told of the run to files for all texts.
    fn told(&mut self, is_dropped: bool, journal: &Journal) -> Account {
        let mut account = std::mem::take(&mut self.account);
        account.summary = self.summary.clone();
        let told: HashSet<&str> = account.failed.iter().map(|failed| failed.place.as_str()).collect();
        let gone = self.known.gone.iter().filter(|_| is_dropped);
        let gone: HashSet<&str> = gone.chain(&self.known.forgotten).map(String::as_str).collect();
        let before = journal
            .texts()
            .filter(|(place, entry)| entry.status == Status::Failed && !told.contains(place) && !gone.contains(place));
        account.failed_before = before.map(|(place, entry)| FailedText::new(place, entry)).collect();
        account
    }

    /// Files for all texts that would lose rows, because texts that they have could not be read.
    fn left(&self, folder: &Folder, renewed: &[String]) -> Vec<String> {
        let Some(path) = self.unread.first() else {
            return Vec::new();
        };
        let is_there = |name: &&String| folder.root().join(path_of(name)).exists();
        let left: Vec<_> = renewed.iter().filter(is_there).cloned().collect();
        if !left.is_empty() {
            let more = self.unread.len().saturating_sub(1);
            let (more, weitere) = (Lang::En.and_more(more), Lang::De.and_more(more));
            let names = left.join(", ");
            let note = said!(
                "{names} hold rows of a text that this run could not convert, and are left as they were: {path}{more}; do what \
                 its own message says; only if the text itself is lost, take it away and give --drop-gone",
                "in {names} stehen Zeilen eines Textes, den dieser Lauf nicht umwandeln konnte; alles blieb, wie es war: \
                 {path}{weitere}; tun, was die Meldung zu ihm sagt; nur wenn der Text selbst verloren ist, ihn entfernen und \
                 --drop-gone angeben"
            );
            self.say(folder.root(), Code::TablesLeft, &note);
        }
        left
    }

    /// Names the texts that are not there any more.
    fn tell_gone(&mut self, is_dropped: bool, journal: &Journal) -> Result<(), Fatal> {
        let became = if is_dropped { Became::Dropped } else { Became::Gone };
        for entry in self.known.gone.iter().filter_map(|place| journal.text(place)) {
            let outputs = entry.outputs.iter().map(|output| output.name.as_str());
            let names = outputs.chain(entry.common.iter().map(String::as_str));
            let (originals, names): (Vec<_>, Vec<_>) = names.partition(|name| self.is_original(name));
            let (code, note) = if is_dropped {
                let stays = if originals.is_empty() {
                    said!("", "")
                } else {
                    said!(
                        "; its original stays in the bag",
                        "; sein Original bleibt im BagIt-Paket"
                    )
                };
                let names = names.join(", ");
                let dropped = said!(
                    "it is not there any more, and was left out of {names}",
                    "dieser Text ist nicht mehr da und wurde herausgenommen aus {names}"
                );
                (Code::TextDropped, Said::joined(&[dropped, stays], ""))
            } else {
                let names = [names, originals].concat().join(", ");
                let gone = said!(
                    "it is not there any more, and stays in {names}; --drop-gone leaves it out",
                    "dieser Text ist nicht mehr da und bleibt in {names}; --drop-gone nimmt ihn heraus"
                );
                (Code::TextGone, gone)
            };
            self.say(Path::new(&entry.path), code, &note);
            self.summary.count_gone(became);
            if let Some(report) = &mut self.report {
                report.add(became, None, None, entry)?;
            }
        }
        Ok(())
    }

    /// Says which formats hold texts as they were before.
    fn tell_behind(&self, folder: &Folder) {
        let formats: Vec<_> = self.behind.iter().map(Asked::to_string).collect();
        if !formats.is_empty() {
            let formats = formats.join(" ");
            let note = said!(
                "its files of other formats hold texts as they were before; give {formats} too",
                "Dateien anderer Formate in diesem Ordner enthalten den früheren Stand von Texten; auch {formats} angeben"
            );
            self.say(folder.root(), Code::FormatsBehind, &note);
        }
    }

    fn is_original(&self, name: &str) -> bool {
        self.places.originals.is_some_and(|folder| name.starts_with(folder))
    }

    fn drop_rows(&mut self, folder: &Folder) -> Result<(), Fatal> {
        for place in &self.known.gone {
            for gather in &mut self.gathers {
                gather
                    .forget(place)
                    .map_err(|error| FileError::unwritten(folder.root(), error))?;
            }
        }
        Ok(())
    }

    /// Once the files for all texts have their names, the journal forgets what was moved and left out.
    fn settle(&self, folder: &Folder, is_dropped: bool, journal: &mut Journal) -> Result<(), Fatal> {
        let written: BTreeSet<String> = self.shop.common.iter().cloned().collect();
        let behind = journal.moves().map(|(from, to, common)| Line::Behind {
            behind: from.to_owned(),
            to: to.to_owned(),
            common: common.difference(&written).cloned().collect(),
        });
        let mut lines: Vec<_> = behind.collect();
        for place in self.known.gone.iter().filter(|_| is_dropped) {
            let Some(entry) = journal.text(place) else { continue };
            let originals = entry.outputs.iter().filter(|output| self.is_original(&output.name));
            // It may be the last copy of the text.
            lines.extend(originals.map(|output| Line::Accepted {
                accepted: Accepted {
                    name: output.name.clone(),
                    sha256: Some(output.sha256.clone()),
                    instead_of: None,
                },
            }));
            lines.push(Line::Gone { gone: place.clone() });
        }
        let forgotten = self.known.forgotten.iter().cloned();
        lines.extend(forgotten.map(|gone| Line::Gone { gone }));
        if lines.is_empty() {
            return Ok(());
        }
        let unwritten = |error| FileError::unwritten(folder.root().join(journal::NAME), error);
        Ok(journal.append(lines).map_err(unwritten)?)
    }
}

/// What the journal says of a text.
fn line(worked: &Worked) -> Line {
    Line::Text {
        place: worked.place.clone(),
        entry: Box::new(worked.entry.clone()),
    }
}

/// Gives the files for all texts their names, but for those that are left as they were; tells which gave way, and under which names they are kept.
fn finish(
    gathers: impl Iterator<Item = Box<dyn Gather>>,
    folder: &Folder,
    places: Places,
    left: &[String],
    journal: &mut Journal,
) -> Result<Vec<(PathBuf, PathBuf)>, Fatal> {
    let (mut lines, mut staged) = (Vec::new(), Vec::new());
    for gather in gathers {
        let earlier = gather.earlier();
        for (name, file) in gather
            .finish()
            .map_err(|error| FileError::unwritten(folder.root(), error))?
        {
            let read = earlier.clone().filter(|(file, _)| *file == name).map(|(_, seen)| seen);
            let name = format!("{}{name}", places.outputs);
            if left.contains(&name) {
                continue;
            }
            let file = folder.stage_file(&name, file, read, journal)?;
            lines.push(Line::Common { common: file.output() });
            staged.push(file);
        }
    }
    if lines.is_empty() {
        return Ok(Vec::new());
    }
    let Named { lost, kept } = folder.commit(lines, staged, journal)?;
    lost.into_iter().next().map_or(Ok(kept), |(_, why)| Err(why.into()))
}

fn unprintable(error: io::Error, path: &str) -> Fatal {
    if error.kind() == io::ErrorKind::BrokenPipe {
        return Fatal::BrokenPipe;
    }
    Fatal::Stdout {
        path: path.to_owned(),
        why: error.into(),
    }
}
