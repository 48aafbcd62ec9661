//! Which releases belong together: by what both of them print (`same`), or by figures that speak for it (`candidate`).
//! No release is changed by it.
//!
//! `facts` is what is kept of a release, `keys` what names it alone, `figures` compares two, and `links` finds the pairs;
//! `pictures` does the like for addresses of pictures.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use pressedienst::{Language, Layout};

use crate::format::version::languages;
use crate::format::web::Addresses;
use crate::text::Text;
pub(crate) use facts::Facts;
use figures::Pair;
pub(crate) use links::Link;
pub(crate) use pictures::{Offer, Pictures, offers};

mod facts;
pub(crate) mod figures;
mod keys;
mod links;
mod picture_name;
mod pictures;
#[cfg(test)]
mod tests;
mod words;

/// What a text has that tells its releases from others.
#[derive(Debug)]
pub(crate) struct FactsOfText {
    pub(crate) path: Option<String>,
    pub(crate) sha256: [u8; 32],
    pub(crate) text_sha256: Option<[u8; 32]>,
    pub(crate) facts: Vec<Facts>,
    /// What linked data calls the releases by.
    pub(crate) layout: Option<Layout>,
    pub(crate) names: Vec<NamesOfRelease>,
}

/// What a release is called by in linked data.
#[derive(Debug)]
pub(crate) struct NamesOfRelease {
    /// Its address online, if that is a link.
    link: Option<Box<str>>,
    /// The languages of its versions.
    versions: [Option<Language>; 2],
}

impl FactsOfText {
    pub(crate) fn of(text: &Text<'_>) -> Self {
        Self {
            path: text.source.path.clone(),
            sha256: sum(&text.source.sha256),
            text_sha256: text.source.text_sha256.as_deref().map(sum),
            facts: Facts::all(text),
            layout: text.document.layout(),
            names: names(text),
        }
    }
}

fn names(text: &Text<'_>) -> Vec<NamesOfRelease> {
    let addresses = Addresses::new(text);
    let releases = text.document.releases().iter();
    let names = releases.map(|release| NamesOfRelease {
        link: addresses.online(release).map(String::into_boxed_str),
        versions: {
            let all = languages(release);
            [0, 1].map(|index| all.get(index).copied().flatten())
        },
    });
    names.collect()
}

/// The bytes of a sum in hexadecimal digits.
pub(crate) fn sum(digits: &str) -> [u8; 32] {
    let mut bytes = [0; 32];
    // Sums are this program's own.
    let _ = hex::decode_to_slice(digits, &mut bytes);
    bytes
}

/// The releases of all texts.
#[derive(Debug, Default)]
pub(crate) struct Releases(Vec<FactsOfText>);

impl Releases {
    pub(crate) fn add(&mut self, text: FactsOfText) {
        self.0.push(text);
    }

    /// By the paths of their texts: so pairs are the same in whatever order texts come.
    pub(crate) fn sorted(&self) -> Sorted<'_> {
        let mut texts: Vec<_> = self.0.iter().enumerate().collect();
        texts.sort_by(|(_, one), (_, other)| (&one.path, one.sha256).cmp(&(&other.path, other.sha256)));
        let facts = (0..).zip(&texts);
        let facts = facts.flat_map(|(text, (_, of_text))| of_text.facts.iter().map(move |facts| (text, facts)));
        Sorted {
            facts: facts.collect(),
            texts,
        }
    }
}

/// The releases of all texts in their order.
#[derive(Debug)]
pub(crate) struct Sorted<'r> {
    /// Each with its number among those that were added.
    texts: Vec<(usize, &'r FactsOfText)>,
    /// Each release with the number of its text.
    facts: Vec<(usize, &'r Facts)>,
}

/// What a release is called in tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Called<'r> {
    pub(crate) id: String,
    pub(crate) source: Option<&'r str>,
    pub(crate) language: Option<&'r str>,
}

/// What linked data calls a release by.
#[derive(Debug)]
pub(crate) struct Named<'r> {
    pub(crate) item: usize,
    pub(crate) link: Option<&'r str>,
    /// At least one, which is `None` where it cannot be told.
    pub(crate) versions: Vec<Option<Language>>,
    pub(crate) layout: Option<Layout>,
}

/// The ids of prints that others are proved to be prints of, each with that of the first of them.
#[derive(Debug, Default)]
pub(crate) struct Prints(HashMap<String, String>);

impl Prints {
    /// How many releases these are, of which prints of one count once.
    pub(crate) fn count(&self, ids: &[&str]) -> usize {
        let first = |id: &'_ str| self.0.get(id).map_or(id.to_owned(), Clone::clone);
        ids.iter().map(|id| first(id)).collect::<HashSet<_>>().len()
    }
}

impl<'r> Sorted<'r> {
    /// Releases that are proved to be one, each group in its order.
    pub(crate) fn groups(&self) -> Vec<Vec<usize>> {
        links::groups_of_same(self)
    }

    pub(crate) fn named(&self, release: usize) -> Option<Named<'r>> {
        let (text, item) = self
            .facts
            .get(release)
            .zip(self.added(release))
            .map(|((text, _), (_, item))| (text, item))?;
        let (_, text) = self.texts.get(*text)?;
        let names = text.names.get(item)?;
        Some(Named {
            item,
            link: names.link.as_deref(),
            versions: match names.versions {
                [first, None] => vec![first],
                both => both.to_vec(),
            },
            layout: text.layout,
        })
    }

    /// Which of them are prints of one release.
    pub(crate) fn prints(&self) -> Prints {
        let mut firsts = HashMap::new();
        for group in self.groups() {
            let ids = || group.iter().filter_map(|release| self.called(*release));
            if let Some(first) = ids().next() {
                firsts.extend(ids().map(|called| (called.id, first.id.clone())));
            }
        }
        Prints(firsts)
    }

    /// All pairs that belong together, in the order of the releases.
    pub(crate) fn links(&self) -> Vec<Link> {
        links::links(self)
    }

    pub(crate) fn called(&self, release: usize) -> Option<Called<'r>> {
        let (text, facts) = self.facts.get(release)?;
        let (_, text) = self.texts.get(*text)?;
        Some(Called {
            id: format!("{}#{}", hex::encode(text.sha256), facts.item + 1),
            source: text.path.as_deref(),
            language: facts.main_language(),
        })
    }

    /// Which text it was added with, and which of its releases it is.
    pub(crate) fn added(&self, release: usize) -> Option<(usize, usize)> {
        let (text, _) = self.facts.get(release)?;
        let (added, _) = self.texts.get(*text)?;
        Some((*added, release - self.of_text(*text).start))
    }

    fn all(&self) -> impl Iterator<Item = (usize, &'r Facts)> + '_ {
        self.facts.iter().map(|(_, facts)| *facts).enumerate()
    }

    /// Two releases of different texts, compared. The items of one text are different ones.
    fn pair(&self, one: usize, other: usize) -> Option<Pair<'r>> {
        let ((text, one), (other_text, other)) = (self.facts.get(one)?, self.facts.get(other)?);
        (text != other_text).then(|| Pair::of(one, other))
    }

    /// The releases of a text.
    fn of_text(&self, text: usize) -> Range<usize> {
        let before = |text: usize| self.facts.partition_point(|(of, _)| *of < text);
        before(text)..before(text + 1)
    }
}
