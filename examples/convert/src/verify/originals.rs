//! Compares texts with what the journal says of their places.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::files::{self, Found, Wanted};
use super::{State, Verification, unread};
use crate::error::Fatal;
use crate::input::{Input, Unreadable};
use crate::journal::{Entry, Status};
use crate::known::Known;
use crate::lang::{Said, Told as _, said};
use crate::own::Code;
use crate::progress::Progress;

impl Verification<'_> {
    /// Compares the texts that are given; tells how many were not looked at.
    pub(super) fn originals(
        &mut self,
        inputs: &[Result<Input, Unreadable>],
        most: u64,
        threads: usize,
    ) -> Result<usize, Fatal> {
        let known = Known::new(inputs, self.journal, most);
        let files: Vec<_> = inputs.iter().flatten().map(|input| Wanted::at(&input.path)).collect();
        let stop = Arc::clone(&self.stop);
        let mut found = BTreeMap::new();
        self.progress = Progress::comparing(files.len(), self.messages);
        files::read_all(Path::new(""), &files, threads, &stop, |wanted, there| {
            self.progress.advance(false);
            found.insert(wanted.path.clone(), there);
            true
        });
        let mut left = 0;
        for input in inputs {
            let Ok(Input { path, place, .. }) = input else {
                continue;
            };
            let Some(there) = found.remove(path) else {
                left += 1;
                continue;
            };
            let entry = self.journal.text(place);
            let (state, why) = match &there {
                Ok(Some(there)) if there.is_file => self.judge_original(entry, known.from(place), &there.sha256),
                Ok(_) => {
                    let why = said!(
                        "it went while it was compared",
                        "dieser Text verschwand während des Vergleichs"
                    );
                    (State::Missing, why)
                }
                Err(error) => (State::Changed, unread(error)),
            };
            let there = there.ok().flatten();
            self.take_original(path, state, &why, there.as_ref(), entry)?;
        }
        for Unreadable { path, place, why } in inputs.iter().filter_map(|input| input.as_ref().err()) {
            let entry = self.journal.text(place);
            let warum = why.german();
            let why = said!("it cannot be read: {why}", "nicht zu lesen: {warum}");
            self.take_original(path, State::Changed, &why, None, entry)?;
        }
        for entry in known.gone.iter().filter_map(|place| self.journal.text(place)) {
            let path = PathBuf::from(&entry.path);
            let why = said!("it is not there any more", "dieser Text ist nicht mehr da");
            self.take_original(&path, State::Missing, &why, None, Some(entry))?;
        }
        Ok(left)
    }

    /// How a text stands to what is known of its place, and of the one where it lay before.
    fn judge_original(&self, entry: Option<&Entry>, from: Option<&str>, now: &str) -> (State, Said) {
        if let Some(earlier) = from.and_then(|from| self.journal.text(from)) {
            let path = &earlier.path;
            let why = said!(
                "it has the bytes of {path}, which is not there any more; convert it, so that its files follow",
                "dieser Text hat die Bytes von {path}, das nicht mehr da ist; ihn umwandeln, damit seine Dateien folgen"
            );
            return (State::Unknown, why);
        }
        let Some(entry) = entry else {
            let why = said!(
                "it was not converted into this folder",
                "dieser Text wurde nicht in diesen Ordner umgewandelt"
            );
            return (State::Unknown, why);
        };
        match &entry.sha256 {
            Some(known) if known != now => (
                State::Changed,
                said!(
                    "its bytes are not those that were read before: their SHA-256 was {known} and is {now}",
                    "die Bytes dieses Textes sind nicht die früher gelesenen: ihre Prüfsumme (SHA-256) war {known} und ist {now}"
                ),
            ),
            Some(_) if entry.status == Status::Done => (State::Intact, said!("", "")),
            _ => {
                let why = entry.why();
                let Said { english, german } =
                    why.unwrap_or_else(|| said!("it could not be read", "er war nicht zu lesen"));
                // What was converted once and is not any more may be destroyed, and its files stay.
                if entry.has_outputs() {
                    let why = said!(
                        "it could not be converted any more: {english}; its files are those of an earlier run",
                        "dieser Text konnte nicht mehr umgewandelt werden: {german}; seine Dateien sind die eines früheren Laufs"
                    );
                    return (State::Changed, why);
                }
                let why = said!(
                    "it could not be converted: {english}",
                    "dieser Text konnte nicht umgewandelt werden: {german}"
                );
                (State::Unknown, why)
            }
        }
    }

    fn take_original(
        &mut self,
        path: &Path,
        state: State,
        why: &Said,
        there: Option<&Found>,
        entry: Option<&Entry>,
    ) -> Result<(), Fatal> {
        let code = match state {
            State::Intact | State::Accepted => None,
            State::Changed => Some(Code::FileChanged),
            State::Missing => Some(Code::FileMissing),
            State::Unknown => Some(Code::TextUnknown),
        };
        if let Some(code) = code {
            self.say(path, code, why);
        }
        *self.counts.originals.entry(state).or_default() += 1;
        let known = entry.and_then(|entry| entry.sha256.as_deref());
        self.tell(path, state, why, there, known)
    }
}
