//! Where what the threads have made is put down, in the order of the texts.

use std::collections::{BTreeMap, HashSet};
use std::io;
use std::path::Path;
use std::sync::PoisonError;

use crate::error::{Failure, Fatal, FileError};
use crate::format::{Formats, Gather};
use crate::journal::{Entry, Journal, Line};
use crate::name::path_of;
use crate::output::{Beside, Folder};
use crate::own::Code;
use crate::plan::{self, Places};
use crate::progress::Progress;
use crate::queue::Queue;
use crate::report::{Became, Report, Summary};
use crate::shop::{Shop, Worked};
use crate::whole::print;

/// So many texts get their names together, because making files safe costs the same for many as for one.
const GROUP: usize = 1_024;

/// The desk of a run.
pub(crate) struct Desk<'s, 'b> {
    shop: &'s Shop<'b>,
    places: Places,
    gathers: Gathers,
    report: Option<Report>,
    progress: Progress,
    pub(crate) summary: Summary,
    /// What waits for those before it.
    early: BTreeMap<usize, Worked>,
    /// What waits for its name.
    group: Vec<Worked>,
    next: usize,
    /// Whether a text ended the run.
    is_over: bool,
}

impl<'s, 'b> Desk<'s, 'b> {
    pub(crate) fn new(
        shop: &'s Shop<'b>,
        places: Places,
        gathers: Gathers,
        report: Option<Report>,
        texts: usize,
    ) -> Self {
        let messages = shop.options.messages;
        Self {
            shop,
            places,
            gathers,
            report,
            progress: Progress::new(texts, messages),
            summary: Summary::default(),
            early: BTreeMap::new(),
            group: Vec::new(),
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
        self.progress.say(&std::mem::take(&mut worked.said));
        let lines = std::mem::take(&mut worked.lines);
        if !lines.is_empty() {
            self.progress
                .aside(|| print(&lines))
                .map_err(|error| unprintable(error, &worked.path))?;
        }
        // A text that failed has no parts.
        if let Some(folder) = self.shop.folder {
            for (gather, part) in self.gathers.iter_mut().zip(std::mem::take(&mut worked.parts)) {
                gather
                    .add(part)
                    .map_err(|error| FileError::unwritten(folder.root(), error))?;
            }
        }
        self.progress.advance();
        self.group.push(worked);
        if self.group.len() >= GROUP {
            self.commit()?;
        }
        Ok(())
    }

    /// Gives the outputs of the texts that wait their names, and counts the texts.
    fn commit(&mut self) -> Result<(), Fatal> {
        let mut group = std::mem::take(&mut self.group);
        if let Some(folder) = self.shop.folder {
            self.give_names(folder, &mut group)?;
        }
        for Worked {
            path, became, entry, ..
        } in group
        {
            self.summary.count(became, &entry);
            if let Some(report) = &mut self.report {
                report.add(&path, became, &entry)?;
            }
        }
        Ok(())
    }

    fn give_names(&mut self, folder: &Folder, group: &mut [Worked]) -> Result<(), Fatal> {
        let mut journal = self.shop.journal.write().unwrap_or_else(PoisonError::into_inner);
        let (mut lines, mut staged) = (Vec::new(), Vec::new());
        for worked in &mut *group {
            if journal.text(&worked.path) != Some(&worked.entry) || !worked.staged.is_empty() {
                lines.push(line(worked));
                staged.append(&mut worked.staged);
            }
        }
        if lines.is_empty() {
            return Ok(());
        }
        let lost = folder.commit(lines, staged, &mut journal)?;
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

    /// A text has failed at last, because an output did not get its name.
    fn lose(&self, worked: &mut Worked, why: &Failure) {
        let (messages, why) = (self.shop.options.messages, why.to_string());
        self.progress
            .say(&messages.message(Path::new(&worked.path), Code::NotConverted, &why));
        worked.entry = Entry {
            outputs: std::mem::take(&mut worked.entry.outputs),
            ..Entry::failed(&why)
        };
        worked.became = Became::Failed;
    }

    /// Ends the run. Files for all texts are written only if all texts have been there.
    pub(crate) fn close(mut self, is_whole: bool) -> Result<Summary, Fatal> {
        self.progress.end();
        if let Some(folder) = self.shop.folder {
            let mut journal = self.shop.journal.write().unwrap_or_else(PoisonError::into_inner);
            if is_whole {
                let renewed = plan::renewed(self.shop.formats, self.places);
                finish(
                    std::mem::take(&mut self.gathers),
                    folder,
                    self.places,
                    &renewed,
                    &mut journal,
                )?;
            }
            folder.close(&mut journal)?;
        }
        if let Some(report) = self.report {
            report.finish(&self.summary)?;
        }
        Ok(self.summary)
    }
}

/// Where the parts of all texts come together, for each format that has files for all texts.
type Gathers = Vec<Box<dyn Gather>>;

/// Begins the files for all texts, and tells which texts each of them keeps, if that is asked.
pub(crate) fn begin(
    folder: &Folder,
    formats: &Formats,
    places: Places,
    asks_kept: bool,
) -> Result<(Gathers, Vec<HashSet<String>>), FileError> {
    let beside = Beside {
        folder,
        outputs: folder.root().join(path_of(places.outputs)),
    };
    let pairs = formats.common.iter().map(|format| {
        let gather = format.gather(&beside)?;
        let kept = if asks_kept { gather.kept()? } else { HashSet::new() };
        Ok((gather, kept))
    });
    let begun: io::Result<_> = pairs.collect();
    begun.map_err(|error| FileError::unwritten(folder.root(), error))
}

/// What the journal says of a text.
fn line(worked: &Worked) -> Line {
    Line::Text {
        path: worked.path.clone(),
        entry: Box::new(worked.entry.clone()),
    }
}

/// Gives the files for all texts their names.
fn finish(
    gathers: Vec<Box<dyn Gather>>,
    folder: &Folder,
    places: Places,
    renewed: &[String],
    journal: &mut Journal,
) -> Result<(), Fatal> {
    let (mut lines, mut staged) = (Vec::new(), Vec::new());
    for gather in gathers {
        for (name, file) in gather
            .finish()
            .map_err(|error| FileError::unwritten(folder.root(), error))?
        {
            let name = format!("{}{name}", places.outputs);
            let holds_earlier = !renewed.contains(&name);
            let file = folder.stage_file(&name, file, holds_earlier, journal)?;
            lines.push(Line::Common { common: file.output() });
            staged.push(file);
        }
    }
    if lines.is_empty() {
        return Ok(());
    }
    let lost = folder.commit(lines, staged, journal)?;
    lost.into_iter().next().map_or(Ok(()), |(_, why)| Err(why.into()))
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
