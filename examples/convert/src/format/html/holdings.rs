//! The page over all texts: `index.html`.

use std::io::{self, Write as _};

use maud::{PreEscaped, html};
use tempfile::NamedTempFile;

use crate::lang::Lang;
use crate::text::Text;

use super::super::{Common, Gather, Part, Place};
use super::frame::{Frame, link};
use super::signs::Shown;
use super::words::words;

/// What the page is called.
pub(super) const FILE: &str = "index.html";

#[derive(Debug)]
pub(super) struct Holdings {
    lang: Lang,
}

impl Holdings {
    pub(super) const fn new(lang: Lang) -> Self {
        Self { lang }
    }
}

impl Common for Holdings {
    fn files(&self) -> &'static [&'static str] {
        &[FILE]
    }

    fn part(&self, text: &Text<'_>) -> io::Result<Part> {
        let name = text.source.path.as_deref().unwrap_or_default();
        let item = html! {
            li {
                @match text.page() {
                    Some(page) => a href=(link(FILE, &page)) { (Shown::new(name)) },
                    None => (Shown::new(name)),
                }
            }
        };
        Ok(Part::Bytes(vec![item.into_string().into_bytes()]))
    }

    fn gather(&self, place: &dyn Place) -> io::Result<Box<dyn Gather>> {
        Ok(Box::new(List {
            lang: self.lang,
            file: place.file()?,
            items: String::new(),
        }))
    }
}

/// The page as it grows.
struct List {
    lang: Lang,
    file: NamedTempFile,
    items: String,
}

impl Gather for List {
    fn add(&mut self, part: Part) -> io::Result<()> {
        for bytes in part.into_bytes()? {
            self.items
                .push_str(&String::from_utf8(bytes).map_err(io::Error::other)?);
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> io::Result<Vec<(&'static str, NamedTempFile)>> {
        let frame = Frame::new(self.lang, "", "");
        let title = words(self.lang).holdings;
        let body = html! { main { h1 { (title) } ul { (PreEscaped(&self.items)) } } };
        self.file.write_all(&frame.page(title, &body))?;
        Ok(vec![(FILE, self.file)])
    }
}
