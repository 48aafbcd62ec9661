//! The batch: texts are read and rendered side by side ([`shop`](crate::shop)), and put down one after the other in their
//! order ([`desk`](crate::desk)). No text's trouble is another's.

use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock, mpsc};
use std::thread;

use pressedienst::{Layout, Parser};

use crate::account::Rest;
use crate::bag;
use crate::charset::Charset;
use crate::desk::Desk;
use crate::error::Fatal;
use crate::format::Formats;
use crate::gathers;
use crate::input::Unreadable;
use crate::journal::{self, Journal};
use crate::known::Known;
use crate::lang::Lang;
use crate::message::Messages;
use crate::names::Corrections;
use crate::output::Folder;
use crate::plan::{self, Job, Places};
use crate::progress::Progress;
use crate::queue::{Queue, Stop};
use crate::report::Report;
use crate::shop::Shop;
use crate::summary::Summary;

/// What the whole batch is done with.
#[derive(Clone, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub(crate) struct Options {
    pub(crate) messages: Messages,
    /// Whether records have annotations.
    pub(crate) is_annotated: bool,
    /// The language of the outputs, if any of them has one.
    pub(crate) lang: Option<Lang>,
    /// The layout in which every text is read, where it is not to be recognised.
    pub(crate) layout: Option<Layout>,
    pub(crate) encoding: Option<Charset>,
    /// What names are right.
    pub(crate) names: Arc<Corrections>,
    /// Larger files are left out.
    pub(crate) max_bytes: u64,
    /// How many threads there are; 0 for as many as cores.
    pub(crate) jobs: usize,
    /// Whether texts are skipped whose outputs are there already.
    pub(crate) is_resumed: bool,
    /// Whether texts are tried again that were in hand when a run was killed.
    pub(crate) tries_again: bool,
    /// Whether the first text that cannot be converted is the last one.
    pub(crate) fails_fast: bool,
    /// Whether texts that are not there any more are left out of all files.
    pub(crate) drops_gone: bool,
    /// Whether a bag takes what is not as this program wrote it.
    pub(crate) accepts: bool,
    /// Lines for bag-info.txt.
    pub(crate) bag_info: Vec<String>,
}

impl Options {
    pub(crate) fn parser(&self) -> Parser {
        self.layout
            .map_or_else(Parser::new, |layout| Parser::new().layout(layout))
    }

    /// What changes outputs beside the text and the version of the program.
    pub(crate) fn told(&self) -> String {
        let layout = self.layout.map(|layout| format!("layout={}", layout.as_str()));
        let encoding = self.encoding.map(|encoding| format!("encoding={}", encoding.name()));
        let annotations = self.is_annotated.then(|| "annotations".to_owned());
        let lang = self.lang.map(|lang| format!("{}{}", journal::LANG, lang.tag()));
        let names = self
            .names
            .file()
            .map(|file| format!("{}{}", journal::NAMES, file.sha256));
        [annotations, layout, encoding, lang, names]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ")
    }
}

/// Where the outputs go.
#[derive(Debug)]
pub(crate) enum Target {
    /// Nowhere: the texts are only read.
    Nowhere,
    Stdout,
    Folder(Folder, Box<Journal>, Places),
}

/// How a batch ended.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) summary: Summary,
    /// The signal that ended it early.
    pub(crate) signal: Option<u8>,
    /// How many texts were not looked at.
    pub(crate) left: usize,
}

/// Reads all texts and writes what is to be written.
pub(crate) fn run(
    jobs: &[Result<Job, Unreadable>],
    rest: &Rest,
    known: &Known,
    formats: &Formats,
    target: Target,
    report: Option<Report>,
    options: &Options,
) -> Result<Outcome, Fatal> {
    let signals = Stop::listen();
    let (folder, journal, places, is_printed) = match target {
        Target::Folder(folder, journal, places) => (Some(folder), *journal, places, false),
        Target::Stdout => (None, Journal::default(), Places::new(false), true),
        Target::Nowhere => (None, Journal::default(), Places::new(false), false),
    };
    let progress = Progress::new(jobs.len(), options.messages);
    let (gathers, kept) = match &folder {
        Some(folder) => gathers::begin(folder, formats, places, &journal, jobs, options.is_resumed)?,
        None => Default::default(),
    };
    let shop = Shop {
        options,
        formats,
        folder: folder.as_ref(),
        is_printed,
        journal: RwLock::new(journal),
        places,
        told: options.told(),
        is_reckoned: report.is_some(),
        common: plan::common(formats, places),
        kept,
        stop: Arc::clone(&signals),
    };
    let sizes = jobs.iter().map(|job| job.as_ref().map_or(0, |job| job.input.size));
    let queue = Queue::new(sizes, Arc::clone(&signals));
    progress.reading();
    let mut desk = Desk::new(&shop, places, known, gathers, report, &progress);
    side_by_side(jobs, &shop, &queue, &mut desk)?;
    let left = jobs.get(desk.taken()..).unwrap_or_default();
    let paths = left.iter().map(|job| match job {
        Ok(job) => job.input.path.as_path(),
        Err(unreadable) => unreadable.path.as_path(),
    });
    let paths: Vec<_> = paths.chain(rest.others.iter().map(PathBuf::as_path)).collect();
    desk.account(&paths, rest)?;
    let left = left.len();
    let summary = desk.close(left == 0)?;
    if let (Some(folder), Some(_), 0) = (&folder, places.originals, left) {
        let mut journal = shop.journal.write().unwrap_or_else(PoisonError::into_inner);
        bag::finish(folder, &mut journal, options, &progress)?;
    }
    Ok(Outcome {
        summary,
        signal: signals.signal(),
        left,
    })
}

/// Works on the texts on several threads while the desk takes what comes of them. A single text needs no thread but this one,
/// and where no other can be started there is none.
fn side_by_side(
    jobs: &[Result<Job, Unreadable>],
    shop: &Shop<'_>,
    queue: &Queue,
    desk: &mut Desk<'_, '_>,
) -> Result<(), Fatal> {
    let next = || {
        let index = queue.take()?;
        Some((index, shop.work(jobs.get(index)?, &|weight| queue.weigh(index, weight))))
    };
    thread::scope(|scope| {
        // Whoever waits for a text must not wait when this thread has ended, however it ends.
        let _closing = Closing(queue);
        let (sender, receiver) = mpsc::channel();
        let wanted = if jobs.len() < 2 {
            0
        } else {
            threads(shop).min(jobs.len())
        };
        let start = |_: &usize| {
            let sender = sender.clone();
            let work = move || {
                let mut texts = std::iter::from_fn(next);
                texts.all(|worked| sender.send(worked).is_ok())
            };
            thread::Builder::new().spawn_scoped(scope, work).is_ok()
        };
        let started = (0..wanted).take_while(start).count();
        drop(sender);
        if started == 0 {
            return desk.take_all(std::iter::from_fn(next), queue);
        }
        desk.take_all(receiver, queue)
    })
}

/// Closes the queue when it goes.
struct Closing<'q>(&'q Queue);

impl Drop for Closing<'_> {
    fn drop(&mut self) {
        self.0.close();
    }
}

/// More threads than this only wait for each other.
const MOST: usize = 256;

/// How many threads there are for so many jobs; 0 for as many as the machine has cores.
pub(crate) fn threads_for(jobs: usize) -> usize {
    match jobs {
        0 => thread::available_parallelism().map_or(1, usize::from),
        jobs => jobs.min(MOST),
    }
}

/// How many threads read. Where the desk has as much to do as one of them, it counts as one: more threads than cores would
/// only take it away from its work.
fn threads(shop: &Shop<'_>) -> usize {
    let is_desk_busy = shop.folder.is_some() && shop.formats.common.iter().any(|format| format.is_dear());
    let threads = threads_for(shop.options.jobs);
    threads.saturating_sub(usize::from(is_desk_busy)).max(1)
}
