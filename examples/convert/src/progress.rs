//! The progress bar, on a terminal only.

use std::io::IsTerminal as _;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::message::Messages;

/// How far the run is.
#[derive(Debug)]
pub(crate) struct Progress {
    bar: ProgressBar,
    messages: Messages,
}

impl Progress {
    pub(crate) fn new(texts: usize, messages: Messages) -> Self {
        let is_shown = texts > 1 && !messages.is_quiet && std::io::stderr().is_terminal();
        let bar = if is_shown {
            ProgressBar::new(texts as u64)
        } else {
            ProgressBar::hidden()
        };
        if is_shown {
            bar.set_draw_target(ProgressDrawTarget::stderr());
            let style =
                ProgressStyle::with_template("{wide_bar} {human_pos} of {human_len} texts, {per_sec}, {eta} left");
            if let Ok(style) = style {
                bar.set_style(style);
            }
        }
        Self { bar, messages }
    }

    /// Says something above the bar.
    pub(crate) fn say(&self, said: &str) {
        if !said.is_empty() {
            self.bar.suspend(|| self.messages.print(said));
        }
    }

    /// Lets `write` have the terminal, of which standard output may be a part.
    pub(crate) fn aside<T>(&self, write: impl FnOnce() -> T) -> T {
        self.bar.suspend(write)
    }

    pub(crate) fn advance(&self) {
        self.bar.inc(1);
    }

    pub(crate) fn end(&self) {
        self.bar.finish_and_clear();
    }
}
