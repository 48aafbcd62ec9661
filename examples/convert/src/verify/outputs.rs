//! Compares the files of an output folder with what journal and manifests say of them.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;
use std::sync::Arc;

use walkdir::{DirEntry, WalkDir};

use super::files::{self, Found, Wanted};
use super::{State, Verification, rows, unread};
use crate::error::Fatal;
use crate::input;
use crate::lang::{Lang, Said, said};
use crate::name::{name_below, path_of};
use crate::output::Folder;
use crate::own::Code;
use crate::plan;
use crate::progress::Progress;

impl Verification<'_> {
    /// Compares all files of the folder; tells how many were not looked at.
    pub(super) fn files(&mut self, threads: usize) -> Result<usize, Fatal> {
        let odd = self.bag.as_mut().map(|bag| std::mem::take(&mut bag.odd));
        for (name, why) in odd.into_iter().flatten() {
            self.say(&self.folder.join(path_of(&name)), Code::BagInvalid, &why);
        }
        for manifest in self.bag.iter().flat_map(|bag| &bag.uncompared) {
            let note = said!(
                "the sums of {manifest} are not compared, because only SHA-256 and SHA-512 can be",
                "die Prüfsummen in {manifest} werden nicht verglichen; möglich ist das nur mit SHA-256 und SHA-512"
            );
            self.messages.conclude(&note);
        }
        let wanted = self.wanted();
        self.progress = Progress::comparing(wanted.len(), self.messages);
        let stop = Arc::clone(&self.stop);
        let (folder, mut result, mut seen) = (self.folder, Ok(()), 0);
        files::read_all(folder, &wanted, threads, &stop, |wanted, found| {
            seen += 1;
            result = self.take(wanted, &found);
            result.is_ok()
        });
        result?;
        let left = wanted.len().saturating_sub(seen);
        if left == 0 {
            let known: BTreeSet<&str> = wanted.iter().map(|wanted| wanted.name.as_str()).collect();
            self.others(&known)?;
            self.say_behind();
        }
        Ok(left)
    }

    /// All files that the journal or a manifest names.
    fn wanted(&self) -> Vec<Wanted> {
        let mut all: BTreeMap<&str, Wanted> = BTreeMap::new();
        for (name, sum) in self.journal.outputs() {
            all.insert(name, Wanted::new(name, Some(sum)));
        }
        for name in self.journal.taken() {
            all.entry(name).or_insert_with(|| Wanted::new(name, None)).is_taken = true;
        }
        for sum in self.bag.iter().flat_map(|bag| &bag.sums) {
            let wanted = all.entry(&sum.name).or_insert_with(|| Wanted::new(&sum.name, None));
            wanted.sums.push(sum.clone());
        }
        all.into_values().collect()
    }

    /// Compares a file with what was written and with its sums.
    fn take(&mut self, wanted: &Wanted, found: &io::Result<Option<Found>>) -> Result<(), Fatal> {
        let path = self.folder.join(&wanted.path);
        let Judgement { state, code, why } = self.judge(wanted, found, &path);
        let there = found.as_ref().ok().and_then(Option::as_ref);
        if there.is_some_and(|found| found.is_file) {
            self.look_behind(wanted, &path, state);
        }
        if let Some(code) = code {
            self.say(&path, code, &why);
        }
        self.progress.advance(code.is_some());
        *self.counts.files.entry(state).or_default() += 1;
        self.tell(&path, state, &why, there, wanted.written.as_deref())
    }

    fn judge(&self, wanted: &Wanted, found: &io::Result<Option<Found>>, path: &Path) -> Judgement {
        let written = wanted.written.as_deref();
        let found = match found {
            Ok(Some(found)) if found.is_file => found,
            Ok(Some(_)) => return Judgement::changed(said!("it is no file", "keine Datei")),
            Ok(None) if !wanted.sums.is_empty() => {
                let manifests: Vec<_> = wanted.sums.iter().map(|line| line.manifest.as_str()).collect();
                let manifests = manifests.join(", ");
                return Judgement::missing(said!(
                    "it is not there, and is named in {manifests}",
                    "die Datei fehlt und steht in {manifests}"
                ));
            }
            Ok(None) if self.journal.accepts(&wanted.name, None, written) => return Judgement::right(State::Accepted),
            Ok(None) => return Judgement::missing(said!("it is not there", "die Datei fehlt")),
            Err(error) => return Judgement::changed(unread(error)),
        };
        let sum = Some(found.sha256.as_str());
        let is_accepted = self.journal.accepts(&wanted.name, sum, written);
        // Some are named by a manifest alone.
        let is_as_known = written == sum || is_accepted || (written.is_none() && !wanted.is_taken);
        let judgement = if is_as_known {
            Judgement::right(if is_accepted { State::Accepted } else { State::Intact })
        } else {
            self.changed(wanted, found, path)
        };
        let others = found.differing.iter();
        let others: Vec<_> = others
            .map(|manifest| {
                said!(
                    "its sum is not the one in {manifest}",
                    "ihre Prüfsumme ist nicht die in {manifest}"
                )
            })
            .collect();
        if others.is_empty() {
            return judgement;
        }
        let own = Some(judgement.why).filter(|why| !why.is_empty());
        let all: Vec<_> = own.into_iter().chain(others).collect();
        Judgement::changed(Said::joined(&all, "; "))
    }

    /// What is wrong with a file that is not as it was written.
    fn changed(&self, wanted: &Wanted, found: &Found, path: &Path) -> Judgement {
        let now = &found.sha256;
        if self.journal.knows(&wanted.name, now) {
            return Judgement::changed(said!(
                "it is of an earlier run, and a later one was cut off; run that again with --resume",
                "die Datei ist von einem früheren Lauf, und ein späterer brach ab; diesen mit --resume noch einmal laufen lassen"
            ));
        }
        if rows::is_database(&wanted.name) {
            return match rows::why_damaged(path) {
                Some(why) => {
                    let changed = said!(
                        "it was changed since pressedienst wrote it: ",
                        "die Datei wurde geändert, seit pressedienst sie schrieb: "
                    );
                    Judgement::changed(Said::joined(&[changed, why], ""))
                }
                None => Judgement {
                    code: Some(Code::DatabaseChanged),
                    ..Judgement::changed(said!(
                        "it was changed since pressedienst wrote it, and is whole",
                        "die Datei wurde geändert, seit pressedienst sie schrieb, und ist unbeschädigt"
                    ))
                },
            };
        }
        Judgement::changed(match &wanted.written {
            Some(written) => {
                said!(
                    "it was changed since pressedienst wrote it: its SHA-256 was {written} and is {now}",
                    "die Datei wurde geändert, seit pressedienst sie schrieb: ihre Prüfsumme (SHA-256) war {written} und ist {now}"
                )
            }
            None => said!(
                "it was changed since it was accepted; its SHA-256 is {now}",
                "die Datei wurde geändert, seit sie anerkannt wurde; ihre Prüfsumme (SHA-256) ist {now}"
            ),
        })
    }

    /// Which texts a file holds as they were before.
    fn look_behind(&mut self, wanted: &Wanted, path: &Path, state: State) {
        let Some(asked) = plan::asked_by(&wanted.name, self.places) else {
            return;
        };
        if state == State::Intact || rows::is_database(&wanted.name) {
            let behind = rows::behind(&wanted.name, path, self.journal);
            if !behind.is_empty() {
                self.behind.entry(asked).or_default().extend(behind);
            }
        }
    }

    /// Says which formats hold texts as they were before, or from where they lay before.
    fn say_behind(&mut self) {
        let own = self.journal.texts().flat_map(|(_, entry)| {
            let own = entry.outputs.iter().filter(|output| output.is_behind);
            let behind = own.map(|output| &output.name).chain(&entry.behind);
            behind.map(move |name| (name.as_str(), entry))
        });
        let moved = self.journal.moves().flat_map(|(_, to, common)| {
            let entry = self.journal.text(to);
            common.iter().filter_map(move |name| Some((name.as_str(), entry?)))
        });
        for (name, entry) in own.chain(moved) {
            if let Some(asked) = plan::asked_by(name, self.places) {
                self.behind.entry(asked).or_default().insert(entry.path.clone());
            }
        }
        for (asked, texts) in std::mem::take(&mut self.behind) {
            let first = texts.first().map(String::as_str).unwrap_or_default();
            let more = texts.len().saturating_sub(1);
            let (more, weitere) = (Lang::En.and_more(more), Lang::De.and_more(more));
            let note = said!(
                "its files of {asked} hold texts as they were before: {first}{more}; give that in the next run",
                "die Dateien von {asked} in diesem Ordner enthalten den früheren Stand von Texten: {first}{weitere}; {asked} im nächsten Lauf angeben"
            );
            self.say(self.folder, Code::FormatsBehind, &note);
        }
    }

    /// Names the files that are in neither journal nor manifest.
    fn others(&mut self, known: &BTreeSet<&str>) -> Result<(), Fatal> {
        let folder = self.folder;
        let texts: BTreeSet<&str> = self.journal.texts().map(|(place, _)| place).collect();
        let mut places = input::Places::default();
        // Another output folder below has a journal of its own.
        let is_others = |entry: &DirEntry| entry.depth() > 0 && Folder::is_one(entry.path());
        let entries = WalkDir::new(folder).sort_by_file_name().into_iter();
        for entry in entries.filter_entry(|entry| !is_others(entry)) {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    let path = error.path().unwrap_or(folder).to_owned();
                    let why = error.into_io_error().unwrap_or_else(|| io::ErrorKind::Other.into());
                    self.say(&path, Code::FileChanged, &unread(&why));
                    continue;
                }
            };
            let path = entry.path();
            if entry.file_type().is_dir() || entry.path_is_symlink() && path.is_dir() {
                continue;
            }
            let name = name_below(folder, path);
            let is_in_bag = self.bag.is_some() && name.starts_with("data/");
            let has_sums = !is_in_bag || self.bag.as_ref().is_some_and(|bag| bag.has_sums(&name));
            if !has_sums {
                let why = said!(
                    "it has no sum in the manifest, so that the bag is not complete",
                    "diese Datei hat keine Prüfsumme im Manifest; das BagIt-Paket ist unvollständig"
                );
                self.say(path, Code::BagInvalid, &why);
            }
            let is_own = Folder::is_own(&entry) || self.bag.as_ref().is_some_and(|bag| bag.is_tag(&name));
            let is_known = known.contains(name.as_str()) || is_own || texts.contains(places.of(path).as_str());
            if is_known {
                continue;
            }
            let why = said!(
                "neither the journal nor a manifest knows it",
                "weder das Journal noch ein Manifest kennt diese Datei"
            );
            if has_sums {
                self.say(path, Code::FileUnknown, &why);
            }
            *self.counts.files.entry(State::Unknown).or_default() += 1;
            self.tell(path, State::Unknown, &why, None, None)?;
        }
        Ok(())
    }
}

/// What was found of a file, and what is said of it.
struct Judgement {
    state: State,
    code: Option<Code>,
    why: Said,
}

impl Judgement {
    fn right(state: State) -> Self {
        Self {
            state,
            code: None,
            why: said!("", ""),
        }
    }

    const fn changed(why: Said) -> Self {
        Self {
            state: State::Changed,
            code: Some(Code::FileChanged),
            why,
        }
    }

    const fn missing(why: Said) -> Self {
        Self {
            state: State::Missing,
            code: Some(Code::FileMissing),
            why,
        }
    }
}
