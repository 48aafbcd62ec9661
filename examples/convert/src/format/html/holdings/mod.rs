//! The pages over all texts: holdings, pictures, check list, and what is otherwise than before.

use std::io::{self, Write as _};

use maud::{Markup, html};
use tempfile::NamedTempFile;

use crate::lang::Lang;
use crate::summary::Account;
use crate::text::Text;

use super::super::{Common, Gather, Part, Place};
use super::frame::Frame;
use best::Best;
use changes::{Earlier, State};
use checks::Checks;
use index::Listed;
use months::Months;
use words::{Words, words};

mod addresses;
mod best;
mod changes;
mod checks;
mod compare;
mod index;
mod list;
mod months;
mod part;
mod people;
mod pictures;
#[cfg(test)]
mod tests;
mod words;

pub(crate) use part::TextPart;

/// What the pages are called, and what the last of them compares with.
pub(super) const INDEX: &str = "index.html";
const PICTURES: &str = "pictures.html";
const MESSAGES: &str = "messages.html";
const CHANGES: &str = "changes.html";
const STATE: &str = "changes.ndjson";

const STYLE: &str = include_str!("holdings.css");

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
        &[INDEX, PICTURES, MESSAGES, CHANGES, STATE]
    }

    fn part(&self, text: &Text<'_>) -> io::Result<Part> {
        Ok(Part::Page(Box::new(TextPart::of(text))))
    }

    fn gather(&self, place: &dyn Place) -> io::Result<Box<dyn Gather>> {
        let files = [place.file()?, place.file()?, place.file()?, place.file()?];
        Ok(Box::new(Pages {
            lang: self.lang,
            files,
            texts: 0,
            releases: Best::default(),
            months: Months::default(),
            checks: Checks::default(),
            earlier: Earlier::read(&place.folder().join(STATE))?,
            state: State::new(place.file()?),
            account: Account::default(),
        }))
    }
}

/// What the pages are made of, as it grows.
struct Pages {
    lang: Lang,
    files: [NamedTempFile; 4],
    texts: usize,
    /// The newest first, then in the order of the texts.
    releases: Best<(std::cmp::Reverse<Option<chrono::NaiveDate>>, usize, usize), Listed>,
    months: Months,
    checks: Checks,
    earlier: Earlier,
    state: State,
    account: Account,
}

impl Gather for Pages {
    fn add(&mut self, part: Part) -> io::Result<()> {
        let TextPart {
            origin,
            releases,
            messages,
            left,
            words,
        } = *part.into_page()?;
        self.texts += 1;
        self.checks.add(self.texts, &origin, messages, left);
        let headline = releases.first().map_or("", |row| &row.headline);
        self.state.add(&origin, headline, words)?;
        for (at, row) in releases.into_iter().enumerate() {
            self.months.add(row.date);
            let key = (std::cmp::Reverse(row.date), self.texts, at);
            let origin = origin.clone();
            self.releases.add(key, Listed { origin, row });
        }
        Ok(())
    }

    fn account(&mut self, account: &Account) {
        self.account = account.clone();
    }

    fn finish(mut self: Box<Self>) -> io::Result<Vec<(&'static str, NamedTempFile)>> {
        let (lang, words) = (self.lang, words(self.lang));
        for failed in &self.account.failed {
            self.checks.add_failed(failed);
        }
        let (differences, state) = self.state.finish(&mut self.earlier)?;
        let listed: Vec<&Listed> = self.releases.values().collect();
        let [mut index, mut pictures, mut messages, mut changes] = self.files;
        let frame = |script| Frame::new(lang, STYLE, script);
        index.write_all(&frame(index::SCRIPT).file(
            words.holdings,
            &framed(
                words,
                INDEX,
                &index::page(words, &listed, self.releases.all, &self.months, &self.account)?,
            ),
        ))?;
        pictures.write_all(&frame(pictures::SCRIPT).file(
            words.pictures,
            &framed(
                words,
                PICTURES,
                &pictures::page(words, &listed, self.releases.is_cut())?,
            ),
        ))?;
        messages.write_all(&frame(checks::SCRIPT).file(
            words.messages,
            &framed(words, MESSAGES, &self.checks.page(lang, words)?),
        ))?;
        changes.write_all(&frame("").file(
            words.changes,
            &framed(words, CHANGES, &changes::page(words, &differences)),
        ))?;
        Ok(vec![
            (INDEX, index),
            (PICTURES, pictures),
            (MESSAGES, messages),
            (CHANGES, changes),
            (STATE, state),
        ])
    }
}

/// A page with the links to the others.
fn framed(words: &Words, own: &str, main: &Markup) -> Markup {
    let pages = [
        (INDEX, words.holdings),
        (PICTURES, words.pictures),
        (MESSAGES, words.messages),
        (CHANGES, words.changes),
    ];
    let title = pages
        .iter()
        .find(|(file, _)| *file == own)
        .map_or("", |(_, title)| title);
    html! {
        a.skip href="#main" { (words.skip) }
        header {
            nav aria-label=(words.pages) {
                ul {
                    @for (file, title) in pages {
                        li { a href=(file) aria-current=[(file == own).then_some("page")] { (title) } }
                    }
                }
            }
        }
        main id="main" {
            h1 { (title) }
            (main)
        }
    }
}
