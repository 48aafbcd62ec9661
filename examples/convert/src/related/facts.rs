//! What a release has that tells it from others, small enough to keep that of all releases.

use chrono::Datelike as _;
use pressedienst::{Block, Kind, Language, Release};
use serde::{Deserialize, Serialize};

use super::keys::Keys;
use super::picture_name;
use super::words::{Sample, mark, words};
use crate::text::{Text, code, language, main_language};

/// So many words of a headline, and of the beginning of a text without one, are kept.
const WORDS: usize = 40;

/// So many names of pictures are kept; galleries have some dozen.
const PICTURES: usize = 64;

/// The name of a picture as it is printed, and what the printings of one name have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct PictureMark {
    /// `None` for a name that any picture may have.
    pub(super) exact: Option<u64>,
    pub(super) near: u64,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Facts {
    /// Its number in its text, from 0.
    pub(super) item: u32,
    pub(super) is_invitation: bool,
    /// The date of issue as a count of days.
    pub(super) date: Option<i32>,
    /// Its languages, the main one first; without any, none can be told.
    pub(super) languages: Box<[Language]>,
    pub(super) keys: Keys,
    /// Each headline's words.
    pub(super) headlines: Box<[Box<str>]>,
    /// The words of kicker, headlines and subheads; where there are none, the first words of the text.
    pub(super) display: Box<str>,
    pub(super) runs: Sample,
    pub(super) numbers: Sample,
    pub(super) pictures: Box<[PictureMark]>,
}

impl Facts {
    /// Of all releases of a text.
    pub(crate) fn all(text: &Text<'_>) -> Vec<Self> {
        let releases = text.document.releases();
        let path = text.source.path.as_deref().filter(|_| releases.len() == 1);
        let layout = text.document.layout();
        let mut keys: Vec<_> = releases.iter().map(|release| Keys::of(release, layout, path)).collect();
        Keys::forget_shared(&mut keys);
        (0..)
            .zip(releases)
            .zip(keys)
            .map(|((item, release), keys)| Self::of(item, release, keys))
            .collect()
    }

    fn of(item: u32, release: &Release, keys: Keys) -> Self {
        let own = release.headlines.iter().map(|headline| headline.text.as_str());
        let around = release.kicker.iter().chain(&release.subheads).map(|line| line.as_str());
        let body = || release.body.iter().flat_map(lines);
        let lines: Vec<&str> = own.clone().chain(around).collect();
        let (runs, numbers) = Sample::of_words(lines.iter().copied().chain(body()));
        let display = if own.clone().next().is_some() {
            joined(lines.iter().flat_map(|line| words(line)))
        } else {
            joined(lines.iter().copied().chain(body()).flat_map(words).take(WORDS))
        };
        Self {
            item,
            is_invitation: release.kind == Kind::Invitation,
            date: release.date.as_ref().map(|date| date.num_days_from_ce()),
            languages: languages(release),
            keys,
            headlines: own.map(|line| joined(words(line).take(WORDS))).collect(),
            display,
            runs,
            numbers,
            pictures: pictures(release),
        }
    }

    pub(crate) fn to_bytes(&self) -> postcard::Result<Vec<u8>> {
        postcard::to_allocvec(self)
    }

    pub(crate) fn from_bytes(bytes: &[u8]) -> postcard::Result<Self> {
        postcard::from_bytes(bytes)
    }

    pub(super) fn main_language(&self) -> Option<&'static str> {
        code(self.languages.first().copied())
    }

    /// Whether no language is in both.
    pub(super) fn is_in_other_language(&self, other: &Self) -> bool {
        !self.languages.is_empty()
            && !other.languages.is_empty()
            && !self.languages.iter().any(|language| other.languages.contains(language))
    }
}

fn lines(block: &Block) -> Vec<&str> {
    match block {
        Block::Paragraph { text, .. } | Block::Crosshead { text, .. } => vec![text.as_str()],
        Block::List { items, .. } => items.iter().map(|item| item.as_str()).collect(),
        _ => Vec::new(),
    }
}

fn joined(words: impl Iterator<Item = String>) -> Box<str> {
    words.collect::<Vec<_>>().join(" ").into()
}

/// The languages of its blocks, or of its headlines if they tell none.
fn languages(release: &Release) -> Box<[Language]> {
    let of_headlines = || release.headlines.iter().filter_map(|headline| headline.lang);
    let mut all: Vec<Language> = release.body.iter().filter_map(language).collect();
    if all.is_empty() {
        all.extend(of_headlines());
    }
    let main = main_language(release).filter(|main| all.contains(main));
    let mut found: Vec<Language> = main.into_iter().collect();
    for language in all {
        if !found.contains(&language) {
            found.push(language);
        }
    }
    found.into()
}

fn pictures(release: &Release) -> Box<[PictureMark]> {
    let mut marks: Vec<PictureMark> = Vec::new();
    for url in release
        .images
        .iter()
        .filter_map(|image| image.url.as_ref())
        .take(PICTURES)
    {
        let Some(name) = picture_name::of(url) else { continue };
        let found = PictureMark {
            exact: (!picture_name::is_common(&name)).then(|| mark(&[&name])),
            near: mark(&[&picture_name::near(&name)]),
        };
        if !marks.contains(&found) {
            marks.push(found);
        }
    }
    marks.into()
}
