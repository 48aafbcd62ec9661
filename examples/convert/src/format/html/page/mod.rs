//! The page of a text: what was printed on one side, what was read on the other.

use std::io;

use maud::html;
use pressedienst::Language;

use crate::lang::Lang;
use crate::text::{Text, code, main_language};

use super::super::Each;
use super::super::web::Addresses;
use super::frame::{Frame, GAP, write_filled};
use super::words::{Words, words};
use pieces::Values;

mod fold;
mod group;
mod head;
mod pieces;
mod printed;
mod record;
mod release;

#[derive(Debug)]
pub(super) struct Page {
    frame: Frame,
}

impl Page {
    pub(super) fn new(lang: Lang) -> Self {
        let (style, script) = (include_str!("page.css"), include_str!("page.js"));
        Self {
            frame: Frame::new(lang, style, script),
        }
    }
}

/// What the parts of a page ask for.
#[derive(Debug)]
struct View<'t> {
    text: &'t Text<'t>,
    lang: Lang,
    words: &'static Words,
    addresses: Addresses,
    values: Values,
    /// In which most of the text is, as far as is known.
    language: Option<Language>,
}

impl<'t> View<'t> {
    fn new(text: &'t Text<'t>, lang: Lang) -> Self {
        let document = text.document;
        Self {
            text,
            lang,
            words: words(lang),
            addresses: Addresses::new(text),
            values: Values::new(document),
            language: document.releases().iter().find_map(main_language),
        }
    }

    /// The attribute of a language that is not the page's.
    fn other(&self, language: Option<Language>) -> Option<&'static str> {
        code(language).filter(|code| *code != self.lang.tag())
    }
}

impl Each for Page {
    fn ending(&self) -> &'static str {
        "html"
    }

    fn write(&self, text: &Text<'_>, to: &mut dyn io::Write) -> io::Result<()> {
        let view = View::new(text, self.frame.lang);
        let words = view.words;
        let body = html! {
            a class="skip" href="#text" { (words.to_text) }
            a class="skip" href="#record" { (words.to_record) }
            (head::head(&view))
            (head::bar(&view))
            main {
                section id="text" tabindex="-1" aria-labelledby="text-title" {
                    h2 id="text-title" { (words.printed_text) }
                    div class="t" lang=[view.other(view.language)] { (GAP) }
                }
                section id="record" tabindex="-1" aria-labelledby="record-title" {
                    h2 id="record-title" { (words.record) }
                    (GAP)
                }
            }
        };
        let page = self.frame.page(&head::title(&view), &body);
        write_filled(&page, to, |gap, to| match gap {
            0 => printed::write(&view, to),
            _ => record::write(&view, to),
        })
    }
}

#[cfg(test)]
mod tests;
