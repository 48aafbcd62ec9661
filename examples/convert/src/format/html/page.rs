//! The page of a text: what was printed beside what was read.

use std::io;

use maud::html;

use crate::lang::Lang;
use crate::text::Text;

use super::super::Each;
use super::frame::Frame;
use super::signs::Shown;

#[derive(Debug)]
pub(super) struct Page {
    frame: Frame,
}

impl Page {
    pub(super) fn new(lang: Lang) -> Self {
        Self {
            frame: Frame::new(lang, "", ""),
        }
    }
}

impl Each for Page {
    fn ending(&self) -> &'static str {
        "html"
    }

    fn file(&self, text: &Text<'_>) -> io::Result<Vec<u8>> {
        let title = text.file_name();
        let body = html! { main { h1 { (Shown::new(&title)) } pre { (Shown::new(text.document.source())) } } };
        Ok(self.frame.page(&title, &body))
    }
}
