//! The progress bar, on a terminal only, and the messages beside it.

use std::cell::{Cell, RefCell};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

use crate::lang::{Lang, Told, said};
use crate::message::{Held, Message, Messages};

/// How far the run is, and what is said of its texts.
#[derive(Debug)]
pub(crate) struct Progress {
    /// `None` where nobody would see it.
    bar: Option<ProgressBar>,
    messages: Messages,
    held: RefCell<Held>,
    failed: Cell<usize>,
}

impl Progress {
    pub(crate) fn new(texts: usize, messages: Messages) -> Self {
        let progress = Self::silent(texts, messages);
        progress.phase(&said!(
            "looking at what is there already",
            "sieht nach, was schon da ist"
        ));
        progress
    }

    /// Files are compared.
    pub(crate) fn comparing(files: usize, messages: Messages) -> Self {
        let progress = Self::silent(files, messages);
        let style = ProgressStyle::with_template(messages.lang.of(
            "comparing: {pos} of {len} files{msg}, {whole}/s, {eta} left {wide_bar}",
            "vergleicht: {pos} von {len} Dateien{msg}, {whole}/s, noch {eta} {wide_bar}",
        ));
        if let (Some(bar), Ok(style)) = (&progress.bar, style) {
            bar.set_style(style.with_key("whole", whole));
        }
        progress
    }

    fn silent(texts: usize, messages: Messages) -> Self {
        let is_shown = texts > 1 && !messages.is_quiet && messages.has_terminal();
        let shown = || ProgressBar::with_draw_target(Some(texts as u64), ProgressDrawTarget::stderr());
        Self {
            bar: is_shown.then(shown),
            messages,
            held: RefCell::default(),
            failed: Cell::new(0),
        }
    }

    /// Texts are read now.
    pub(crate) fn reading(&self) {
        let Some(bar) = &self.bar else { return };
        let style = ProgressStyle::with_template(self.messages.lang.of(
            "reading: {pos} of {len} texts{msg}, {whole}/s, {eta} left {wide_bar}",
            "liest: {pos} von {len} Texten{msg}, {whole}/s, noch {eta} {wide_bar}",
        ));
        if let Ok(style) = style {
            bar.set_style(style.with_key("whole", whole));
        }
        bar.reset_eta();
    }

    /// Says something above the bar, or keeps it until the end.
    pub(crate) fn say(&self, said: impl IntoIterator<Item = Message>) {
        for message in said {
            if self.messages.are_held() {
                self.held.borrow_mut().add(message);
            } else {
                self.aside(|| self.messages.print(message.printed()));
            }
        }
    }

    /// Lets `write` have the terminal, of which standard output may be a part.
    pub(crate) fn aside<T>(&self, write: impl FnOnce() -> T) -> T {
        match &self.bar {
            Some(bar) => bar.suspend(write),
            None => write(),
        }
    }

    /// A text is done.
    pub(crate) fn advance(&self, has_failed: bool) {
        let Some(bar) = &self.bar else { return };
        if has_failed {
            self.failed.set(self.failed.get() + 1);
            let failed = self.failed.get();
            bar.set_message(said!(", {failed} failed", ", {failed} gescheitert").told(self.messages.lang));
        }
        bar.inc(1);
    }

    /// All texts are read, and files are written that hold all of them.
    pub(crate) fn phase_of(&self, files: &[&str]) {
        let more = files.len().saturating_sub(1);
        let (more, weitere) = (Lang::En.and_more(more), Lang::De.and_more(more));
        let first = files.first().copied().unwrap_or_default();
        self.phase(&said!("writing {first}{more}", "schreibt {first}{weitere}"));
    }

    /// Something else is done than reading.
    pub(crate) fn phase(&self, name: &dyn Told) {
        let Some(bar) = &self.bar else { return };
        if let Ok(style) = ProgressStyle::with_template(self.messages.lang.of(
            "{pos} of {len} texts read{msg}; {prefix}",
            "{pos} von {len} Texten gelesen{msg}; {prefix}",
        )) {
            bar.set_style(style);
        }
        // That draws it; nothing else does until it is over.
        bar.set_prefix(name.told(self.messages.lang));
    }
}

/// What was held back is said however a run ends.
impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
        let said = self.held.take().said(self.messages);
        if !said.is_empty() {
            self.messages.print(&said);
        }
    }
}

/// How many in a second, without a fraction.
fn whole(state: &ProgressState, out: &mut dyn std::fmt::Write) {
    // Nobody is left to tell.
    let _ = write!(out, "{:.0}", state.per_sec());
}
