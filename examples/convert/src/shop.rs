//! What a thread does with one text: read, parse, render, and write beside.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard};

use pressedienst::Document;

use crate::archive::ArchivePart;
use crate::batch::Options;
use crate::encoding::Evidence;
use crate::error::{Failure, FileError};
use crate::extract::{self, Kind, Read};
use crate::foreign;
use crate::format::{Formats, Made, Part};
use crate::hand;
use crate::input::{Input, Unreadable};
use crate::journal::{self, Entry, Journal, Line, Output, Status};
use crate::known::Original;
use crate::lang::{Said, said};
use crate::message::Message;
use crate::outcome::Outcome;
use crate::output::{Folder, Staged};
use crate::own::Code;
use crate::plan::{self, Asked, Job, Places};
use crate::queue::{self, Stop};
use crate::report::Became;
use crate::text::{PROGRAM, Source, Text, printed, rules, sha256};

/// What all threads share.
pub(crate) struct Shop<'b> {
    pub(crate) options: &'b Options,
    pub(crate) formats: &'b Formats,
    pub(crate) folder: Option<&'b Folder>,
    /// Whether outputs go to standard output.
    pub(crate) is_printed: bool,
    pub(crate) journal: RwLock<Journal>,
    pub(crate) places: Places,
    /// The options that change outputs.
    pub(crate) told: String,
    /// Whether it is reckoned how much of each text was understood, which the database asks for by itself.
    pub(crate) is_reckoned: bool,
    /// Tells whether somebody wants the run to end.
    pub(crate) stop: Arc<Stop>,
    /// The files for all texts that this run writes.
    pub(crate) common: Vec<String>,
    /// For each format that writes files for all texts, the texts that need not be added, by their marks.
    pub(crate) kept: Vec<HashSet<String>>,
}

/// What a thread has made of a text.
pub(crate) struct Worked {
    pub(crate) place: String,
    pub(crate) became: Became,
    pub(crate) outcome: Outcome,
    /// How its file stands to what was known of it; `None` where it was not read.
    pub(crate) original: Option<Original>,
    /// Where it lay before, if what it has there is its own now.
    pub(crate) from: Option<String>,
    pub(crate) entry: Entry,
    pub(crate) staged: Vec<Staged>,
    /// For standard output.
    pub(crate) lines: Vec<u8>,
    /// For each format that writes files for all texts.
    pub(crate) parts: Vec<Part>,
    /// For what all texts together tell, if a format asks for it.
    pub(crate) archive: Option<Box<ArchivePart>>,
    pub(crate) said: Vec<Message>,
}

impl Worked {
    fn new(place: &str, became: Became, entry: Entry) -> Self {
        Self {
            place: place.to_owned(),
            became,
            outcome: Outcome::of(entry.messages.keys()),
            original: None,
            from: None,
            entry,
            staged: Vec::new(),
            lines: Vec::new(),
            parts: Vec::new(),
            archive: None,
            said: Vec::new(),
        }
    }
}

/// What is written of a text.
#[derive(Default)]
struct Written {
    staged: Vec<Staged>,
    lines: Vec<u8>,
    parts: Vec<Part>,
    archive: Option<Box<ArchivePart>>,
}

impl Shop<'_> {
    /// Does all that can be done with a text by itself.
    ///
    /// `weigh` is told what it weighs, and comes back once there is room for it.
    pub(crate) fn work(&self, job: &Result<Job, Unreadable>, weigh: &dyn Fn(u64)) -> Worked {
        let job = match job {
            Ok(job) => job,
            Err(Unreadable { path, place, why }) => return self.failed(path, place, why, None, Vec::new()),
        };
        let Input { path, place, .. } = &job.input;
        let read = job.input.read(self.options.max_bytes).and_then(|bytes| {
            let is_torn = job.input.is_stdin && self.stop.signal().is_some();
            if is_torn { Err(Failure::Interrupted) } else { Ok(bytes) }
        });
        let bytes = match read {
            Ok(bytes) => bytes,
            Err(why) => return self.failed(path, place, &why, None, Vec::new()),
        };
        let sum = sha256(&bytes);
        let original = match self.original(job, &sum) {
            Ok(original) => original,
            Err(why) => return self.failed(path, place, &why, None, Vec::new()),
        };
        let weight = Kind::of(&bytes, Some(path)).weight(&bytes);
        // One that was in hand when a run was killed is rather alone.
        let is_suspect = self.journal().was_in_hand(place);
        weigh(if is_suspect { weight.max(queue::ROOM) } else { weight });
        let mut worked = self.work_on(job, &bytes, sum, weight);
        if let Some((code, sentence)) = note(&original, &worked) {
            let message = self.options.messages.message(path, code, &sentence);
            worked.said.splice(0..0, message);
        }
        worked.original = Some(original);
        worked.from = job.from.clone().filter(|_| worked.became != Became::Failed);
        worked
    }

    /// How a file stands to what was known of it.
    fn original(&self, job: &Job, sum: &str) -> Result<Original, Failure> {
        let journal = self.journal();
        if let Some(from) = &job.from {
            let entry = journal.text(from).filter(|entry| entry.sha256.as_deref() == Some(sum));
            return entry
                .map(|entry| Original::Moved(entry.path.clone()))
                .ok_or(Failure::Unsteady);
        }
        let earlier = journal.text(&job.input.place);
        let known = earlier.and_then(|entry| entry.sha256.as_deref());
        let is_made = earlier.is_some_and(|entry| entry.status == Status::Done || entry.has_outputs());
        Ok(match known {
            Some(known) if known == sum => Original::Unchanged,
            Some(known) if is_made => Original::Changed(known.to_owned()),
            _ => Original::New,
        })
    }

    fn work_on(&self, job: &Job, bytes: &[u8], sum: String, weight: u64) -> Worked {
        let Input { path, place, .. } = &job.input;
        let earlier = self.options.is_resumed.then(|| self.earlier(job, &sum)).flatten();
        if let Some(entry) = &earlier
            && (entry.coverage.is_some() || !self.is_reckoned)
            && self.keeps(place, entry)
        {
            let mut entry = entry.clone();
            entry.common.extend(self.common.iter().cloned());
            return Worked::new(place, Became::Unchanged, entry);
        }
        // A text without files of its own is in those for all texts, which are made anew.
        let earlier = earlier.filter(|earlier| own_files(job, earlier.extracted_by.is_some()).next().is_some());
        let mut original = Vec::new();
        if let (Some(folder), Some(name)) = (self.folder, &job.original) {
            match folder.stage_original(name, bytes, &self.journal()) {
                Ok(staged) => original.push(staged),
                Err(why) => return self.failed(path, place, &why.into(), Some((bytes, sum)), original),
            }
        }
        // A text that the program cannot cope with must not take the others with it.
        let made = self.in_hand(place, &sum, weight, || {
            panic::catch_unwind(AssertUnwindSafe(|| self.make(job, bytes, &sum, earlier)))
                .unwrap_or(Err(Failure::Fault))
        });
        let renamed = |worked: &mut Worked, original: &mut Vec<Staged>| -> Result<(), Failure> {
            worked.staged.append(original);
            if worked.became == Became::Converted {
                worked.staged.extend(self.renamed(job, &worked.staged)?);
                worked.entry.outputs = self.outputs(job, worked);
            }
            Ok(())
        };
        match made {
            Ok(mut worked) => match renamed(&mut worked, &mut original) {
                Ok(()) => worked,
                Err(why) => self.failed(path, place, &why, Some((bytes, sum)), Vec::new()),
            },
            Err(why) => {
                // The original of one that was moved is kept where it was.
                original.retain(|_| job.from.is_none());
                self.failed(path, place, &why, Some((bytes, sum)), original)
            }
        }
    }

    /// Does what may be more than the machine can do: the journal knows meanwhile that a heavy text is in hand.
    fn in_hand<T>(
        &self,
        place: &str,
        sum: &str,
        weight: u64,
        work: impl FnOnce() -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        if self.folder.is_none() || weight < hand::HEAVY {
            return work();
        }
        if !self.options.tries_again && self.journal().was_killed_by(place, sum) {
            return Err(Failure::Killed);
        }
        let mark = |line| {
            let mut journal = self.journal.write().unwrap_or_else(PoisonError::into_inner);
            journal
                .mark(line)
                .map_err(|error| Failure::from(FileError::unwritten(journal::NAME, error)))
        };
        let line = self.journal().take_up(place, sum);
        mark(line)?;
        let made = work();
        mark(Line::LaidDown {
            laid_down: place.to_owned(),
        })?;
        made
    }

    /// Parses and renders.
    fn make(&self, job: &Job, bytes: &[u8], sum: &str, earlier: Option<Entry>) -> Result<Worked, Failure> {
        let path = &job.input.path;
        let options = self.options;
        let read = extract::read(
            &options.parser(),
            bytes,
            Some(path),
            options.encoding,
            options.max_bytes,
        )?;
        let (document, extraction) = (&read.document, read.extraction.as_ref());
        let source = Source::summed(Some(path), bytes, sum.to_owned(), &read.encoding, document.layout());
        let source = Source {
            place: Some(job.input.place.clone()),
            object: job.object.clone(),
            stem: self.folder.map(|_| job.stem.clone()),
            ..source.extracted(extraction)
        };
        let own = own_notes(job, &read);
        let mut text = Text::new(&source, document, bytes, options.is_annotated);
        text.extraction = extraction;
        text.names = Some(&*options.names);
        text.note(&own);
        let written = self.write(job, &text, earlier.is_some())?;
        let coverage = if self.is_reckoned {
            text.coverage()
        } else {
            text.known_coverage()
        };
        let (path, place) = (printed(path), &job.input.place);
        let (parts, archive) = (written.parts, written.archive);
        if let Some(mut entry) = earlier {
            entry.common.extend(self.common.iter().cloned());
            entry.coverage = coverage.or(entry.coverage);
            return Ok(Worked {
                parts,
                archive,
                ..Worked::new(place, Became::Unchanged, entry)
            });
        }
        let stem = own_files(job, extraction.is_some()).next().map(|_| job.stem.clone());
        let entry = Entry {
            path,
            status: Status::Done,
            size: Some(source.size),
            layout: document.layout().map(|layout| layout.as_str().to_owned()),
            coverage,
            extracted_by: source.extracted_by.map(str::to_owned),
            paper: extraction.and_then(|extraction| extraction.paper),
            program: PROGRAM.to_owned(),
            options: self.told.clone(),
            messages: counted(document, &own),
            reason: None,
            reason_de: None,
            outputs: Vec::new(),
            stem: stem.or_else(|| self.of_earlier(place, |earlier| earlier.stem.clone())),
            common: self.common.iter().cloned().chain(self.other_common(place)).collect(),
            behind: BTreeSet::new(),
            sha256: Some(source.sha256),
            encoding: Some(source.encoding),
            rules: source.rules,
        };
        let worked = Worked::new(place, Became::Converted, entry);
        Ok(Worked {
            staged: written.staged,
            lines: written.lines,
            parts,
            archive,
            said: self.said(&job.input.path, &read, &own),
            ..worked
        })
    }

    /// What is said of a text: by the program, then by the parser.
    fn said(&self, path: &Path, read: &Read, own: &[(Code, Said)]) -> Vec<Message> {
        let messages = self.options.messages;
        let own = own
            .iter()
            .filter_map(|(code, sentence)| messages.message(path, *code, sentence));
        own.chain(messages.findings(path, &read.document, read.extraction.as_ref()))
            .collect()
    }

    /// Renders a text in every format; `is_there` are the files that it has for itself.
    fn write(&self, job: &Job, text: &Text<'_>, is_there: bool) -> Result<Written, Failure> {
        let mut written = Written::default();
        let Formats { each, common } = self.formats;
        if self.is_printed {
            for format in each {
                let lines = format.lines().map_or_else(|| format.file(text), |lines| lines(text));
                written.lines.extend(lines?);
            }
            for lines in common.iter().filter_map(|format| format.lines()) {
                written.lines.extend(lines(text)?);
            }
            return Ok(written);
        }
        if let Some(folder) = self.folder.filter(|_| !is_there) {
            for (format, name) in each.iter().zip(&job.outputs) {
                let draft = folder.draft(name, |to| format.write(text, to))?;
                written.staged.push(folder.stage_draft(draft, &self.journal())?);
            }
        }
        if let (Some(folder), Some(name), Some(_)) = (self.folder.filter(|_| !is_there), &job.text, text.extraction) {
            let file = text.document.source().as_bytes();
            written.staged.push(folder.stage(name, file, &self.journal())?);
        }
        // Behind the files that are put down at once, so that both are not in memory together.
        for format in common {
            written.parts.push(format.part(text)?);
        }
        let asks = common.iter().any(|format| format.asks_archive()) || self.options.names.file().is_some();
        written.archive = asks.then(|| Box::new(ArchivePart::of(text)));
        Ok(written)
    }

    /// What is known of a text whose outputs are all there, made by this version in this way.
    fn earlier(&self, job: &Job, sum: &str) -> Option<Entry> {
        let journal = self.journal();
        let entry = journal.text(&job.input.place).filter(|_| job.from.is_none())?;
        let layout = |name: &str| name.parse().ok();
        let is_made_so = entry.status == Status::Done
            && entry.path == printed(&job.input.path)
            && entry.sha256.as_deref() == Some(sum)
            && entry.program == PROGRAM
            && entry.rules == entry.layout.as_deref().and_then(layout).map(rules)
            && entry.options == self.told;
        let is_there = |name: &String| {
            let output = entry.outputs.iter().find(|output| output.name == *name);
            output.is_some_and(|output| self.folder.is_some_and(|folder| folder.has(output, &journal)))
        };
        let mut wanted = own_files(job, entry.extracted_by.is_some());
        (is_made_so && wanted.all(is_there)).then(|| entry.clone())
    }

    /// Whether all files for all texts keep what they have of a text.
    fn keeps(&self, place: &str, entry: &Entry) -> bool {
        let made = Made {
            place,
            path: &entry.path,
            sha256: entry.sha256.as_deref().unwrap_or_default(),
            encoding: entry.encoding.as_deref().unwrap_or_default(),
            program: &entry.program,
            rules: entry.rules.as_deref(),
        };
        let mark = made.mark();
        self.kept.iter().all(|kept| kept.contains(&mark))
    }

    /// The files of other formats that a text had where it lay before, under names after its new path.
    fn renamed(&self, job: &Job, staged: &[Staged]) -> Result<Vec<Staged>, Failure> {
        let journal = self.journal();
        let before = job.from.as_ref().and_then(|from| journal.text(from));
        let stem = before.and_then(|before| before.stem.as_deref());
        let (Some(folder), Some(before), Some(stem)) = (self.folder, before, stem) else {
            return Ok(Vec::new());
        };
        let mut renamed = Vec::new();
        for output in &before.outputs {
            let ending = output.name.strip_prefix(self.places.outputs);
            let Some(ending) = ending.and_then(|name| name.strip_prefix(stem)) else {
                continue;
            };
            let name = format!("{}{}{ending}", self.places.outputs, job.stem);
            if staged.iter().all(|staged| staged.name != name) {
                renamed.extend(folder.stage_renamed(output, &name, &journal)?);
            }
        }
        Ok(renamed)
    }

    /// The outputs that a text has now: those of this run, and those of earlier runs in other formats.
    fn outputs(&self, job: &Job, worked: &Worked) -> Vec<Output> {
        let mut outputs: Vec<_> = worked.staged.iter().map(Staged::output).collect();
        let journal = self.journal();
        let earlier = journal.text(&job.input.place);
        let others = earlier.iter().flat_map(|earlier| {
            let is_alike = worked.entry.is_made_like(earlier);
            let has_names = worked.entry.has_names_of(earlier);
            let shows_names = |name| plan::asked_by(name, self.places).is_some_and(Asked::has_names);
            let others = earlier.outputs.iter();
            others.map(move |output| Output {
                is_behind: output.is_behind || !is_alike || !has_names && shows_names(&output.name),
                ..output.clone()
            })
        });
        outputs.extend(others.filter(|output| worked.staged.iter().all(|staged| staged.name != output.name)));
        outputs.sort_unstable_by(|one, other| one.name.cmp(&other.name));
        outputs
    }

    /// The files for all texts that a text is in and that this run does not write.
    fn other_common(&self, place: &str) -> BTreeSet<String> {
        let earlier = self
            .of_earlier(place, |entry| Some(entry.common.clone()))
            .unwrap_or_default();
        earlier.into_iter().filter(|name| !self.common.contains(name)).collect()
    }

    fn of_earlier<T>(&self, place: &str, asked: impl FnOnce(&Entry) -> Option<T>) -> Option<T> {
        self.journal().text(place).and_then(asked)
    }

    fn journal(&self) -> RwLockReadGuard<'_, Journal> {
        self.journal.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// What stands for a text that could not be converted. Of the original, what could be read of it is kept.
    fn failed(
        &self,
        path: &Path,
        place: &str,
        why: &Failure,
        read: Option<(&[u8], String)>,
        staged: Vec<Staged>,
    ) -> Worked {
        let is_read = read.is_some();
        let said = self.options.messages.message(path, Code::NotConverted, why);
        let said = said.into_iter().collect();
        let mut entry = Entry::failed(printed(path), why);
        let mut others = Vec::new();
        if let Failure::Refused(why) = why {
            entry.paper = why.paper();
        }
        if let Some(earlier) = self.journal().text(place) {
            (entry.size, entry.sha256) = (earlier.size, earlier.sha256.clone());
            entry.stem.clone_from(&earlier.stem);
            others.clone_from(&earlier.outputs);
            entry.common.clone_from(&earlier.common);
        }
        if let Some((bytes, sum)) = read {
            (entry.size, entry.sha256) = (Some(bytes.len() as u64), Some(sum));
        }
        others.retain(|output| staged.iter().all(|staged| staged.name != output.name));
        entry.outputs = staged.iter().map(Staged::output).chain(others).collect();
        entry.outputs.sort_unstable_by(|one, other| one.name.cmp(&other.name));
        let outcome = match why {
            Failure::File(_) => Outcome::NotWritten,
            Failure::System(_) if is_read => Outcome::NotWritten,
            _ => Outcome::NotRead,
        };
        Worked {
            outcome,
            staged,
            said,
            ..Worked::new(place, Became::Failed, entry)
        }
    }
}

/// The files that a text has for itself, by whether it had to be got out of its file.
fn own_files(job: &Job, is_extracted: bool) -> impl Iterator<Item = &String> {
    let text = job.text.iter().filter(move |_| is_extracted);
    job.outputs.iter().chain(text).chain(&job.original)
}

/// What is said of a file that is not as it was, or not where it was.
fn note(original: &Original, worked: &Worked) -> Option<(Code, Said)> {
    match original {
        Original::Changed(earlier) => {
            let now = worked.entry.sha256.as_deref().unwrap_or_default();
            let note = said!(
                "its bytes are not those that were converted before: their SHA-256 was {earlier} and is {now}",
                "die Bytes dieses Textes sind nicht die früher umgewandelten: ihre Prüfsumme (SHA-256) war {earlier} und ist {now}"
            );
            Some((Code::TextChanged, note))
        }
        Original::Moved(earlier) if worked.became != Became::Failed => {
            let note = said!(
                "it lay at {earlier} before; its outputs are called after its new path",
                "dieser Text lag vorher unter {earlier}; seine Ausgaben heißen nach dem neuen Pfad"
            );
            Some((Code::TextMoved, note))
        }
        _ => None,
    }
}

/// What the program notes of a text that it converts.
fn own_notes(job: &Job, read: &Read) -> Vec<(Code, Said)> {
    let renamed = job.note.clone().map(|note| (Code::NameChanged, note));
    let foreign = foreign::note(read.document.source());
    let extracted = read.extraction.iter().flat_map(|extraction| extraction.notes.clone());
    let name = &read.encoding;
    let told = match &read.evidence {
        Evidence::Certain => None,
        Evidence::Umlauts => Some((
            Code::EncodingRecognised,
            said!(
                "the bytes are not UTF-8; they were read as {name}, as the umlauts tell",
                "die Bytes sind kein UTF-8; sie wurden als {name} gelesen, wie die Umlaute zeigen"
            ),
        )),
        Evidence::Letters => Some((
            Code::EncodingGuessed,
            said!(
                "the bytes are not UTF-8; they were read as {name}, which fits the letters best",
                "die Bytes sind kein UTF-8; sie wurden als {name} gelesen, das am besten zu den Buchstaben passt"
            ),
        )),
        Evidence::Doubtful(words) => {
            let words: Vec<_> = words.iter().map(|word| format!("\"{word}\"")).collect();
            let words = words.join(", ");
            let note = said!(
                "the bytes are not UTF-8; {name} fits hardly better than another encoding and reads {words}",
                "die Bytes sind kein UTF-8; {name} passt kaum besser als eine andere Kodierung und liest {words}"
            );
            Some((Code::EncodingDoubtful, note))
        }
    };
    renamed
        .into_iter()
        .chain(extracted)
        .chain(foreign)
        .chain(told)
        .collect()
}

/// How many messages a text has, by code.
fn counted(document: &Document, own: &[(Code, Said)]) -> BTreeMap<String, usize> {
    let found = document.diagnostics().iter().map(|found| found.code().as_str());
    let mut counts = BTreeMap::new();
    for id in found.chain(own.iter().map(|(code, _)| code.id())) {
        *counts.entry(id.to_owned()).or_insert(0) += 1;
    }
    counts
}
