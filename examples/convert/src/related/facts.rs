//! What a release has that tells it from others, small enough to keep that of all releases.

use std::num::NonZeroU64;

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
    pub(super) exact: Option<NonZeroU64>,
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
    pub(super) languages: [Option<Language>; 2],
    pub(super) keys: Keys,
    /// The words of its head: a line for each headline, and one for kicker and subheads; of a release without a headline, behind an
    /// empty line, the first words of its text.
    head: Box<str>,
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
        if let ([keys], Some(extraction)) = (&mut *keys, text.extraction) {
            keys.read_page(&extraction.addresses);
        }
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
        let lines: Vec<&str> = own.clone().chain(around.clone()).collect();
        let (runs, numbers) = Sample::of_words(lines.iter().copied().chain(body()));
        let mut head: Vec<String> = own.clone().map(|line| joined(words(line).take(WORDS))).collect();
        if head.is_empty() {
            let first = lines.iter().copied().chain(body()).flat_map(words);
            head.extend([String::new(), joined(first.take(WORDS))]);
        } else {
            head.push(joined(around.flat_map(words)));
        }
        Self {
            item,
            is_invitation: release.kind == Kind::Invitation,
            date: release.date.as_ref().map(|date| date.num_days_from_ce()),
            languages: languages(release),
            keys,
            head: head.join("\n").into(),
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
        code(self.languages[0])
    }

    /// The words of each headline.
    pub(super) fn headlines(&self) -> impl Iterator<Item = &str> {
        let lines = self.head.rsplit_once('\n').map_or("", |(headlines, _)| headlines);
        lines.split('\n').filter(|line| !line.is_empty())
    }

    /// All words of the head.
    pub(super) fn head(&self) -> impl Iterator<Item = &str> {
        self.head.split([' ', '\n']).filter(|word| !word.is_empty())
    }

    /// Whether no language is in both.
    pub(super) fn is_in_other_language(&self, other: &Self) -> bool {
        let own = || self.languages.iter().flatten();
        let others = || other.languages.iter().flatten();
        own().count() > 0 && others().count() > 0 && !own().any(|language| others().any(|other| other == language))
    }
}

fn lines(block: &Block) -> Vec<&str> {
    match block {
        Block::Paragraph { text, .. } | Block::Crosshead { text, .. } => vec![text.as_str()],
        Block::List { items, .. } => items.iter().map(|item| item.as_str()).collect(),
        _ => Vec::new(),
    }
}

fn joined(words: impl Iterator<Item = String>) -> String {
    words.collect::<Vec<_>>().join(" ")
}

/// The languages of its blocks, or of its headlines if they tell none.
fn languages(release: &Release) -> [Option<Language>; 2] {
    let of_headlines = || release.headlines.iter().filter_map(|headline| headline.lang);
    let mut all: Vec<Language> = release.body.iter().filter_map(language).collect();
    if all.is_empty() {
        all.extend(of_headlines());
    }
    let main = main_language(release)
        .filter(|main| all.contains(main))
        .or(all.first().copied());
    [main, all.into_iter().find(|language| Some(*language) != main)]
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
            exact: NonZeroU64::new(mark(&[&name])).filter(|_| !picture_name::is_common(&name)),
            near: mark(&[&picture_name::near(&name)]),
        };
        if !marks.contains(&found) {
            marks.push(found);
        }
    }
    marks.into()
}
