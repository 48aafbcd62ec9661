//! Which releases are one, in the words of linked data: `related.jsonld`, `related.ninjs.ndjson` and `related.xml` (TEI). They
//! name releases as the files of the formats `jsonld`, `ninjs` and `tei` do.
//!
//! Only what is proved stands here: a consumer of linked data takes what it reads for a fact. Candidates are in the tables.

use std::collections::BTreeMap;
use std::io;

use pressedienst::{Language, Layout};
use tempfile::NamedTempFile;

use super::web::Identifiers;
use super::{Common, Gather, Part, Place, Tables};
use crate::archive::Archive;
use crate::related::{Named, Sorted};
use crate::text::Text;

mod jsonld;
mod ninjs;
mod tei;
#[cfg(test)]
mod tests;

const JSON_LD: &str = "related.jsonld";
const NINJS: &str = "related.ninjs.ndjson";
const TEI: &str = "related.xml";

pub(crate) struct Related;

impl Common for Related {
    fn files(&self) -> &'static [&'static str] {
        &[JSON_LD, NINJS, TEI]
    }

    fn asks_archive(&self) -> bool {
        true
    }

    fn part(&self, _text: &Text<'_>) -> io::Result<Part> {
        Ok(Part::Bytes(Vec::new()))
    }

    fn gather(&self, place: &dyn Place) -> io::Result<Box<dyn Gather>> {
        let files = self.files().iter().map(|name| (*name, Vec::new()));
        Ok(Box::new(Files(Tables::new(place, &files.collect::<Vec<_>>())?)))
    }
}

struct Files(Tables);

impl Gather for Files {
    fn add(&mut self, part: Part) -> io::Result<()> {
        self.0.add(part)
    }

    fn archive(&mut self, archive: &Archive) -> io::Result<()> {
        let works = works(&archive.releases.sorted());
        self.0.append(JSON_LD, &jsonld::file(&works)?)?;
        self.0.append(NINJS, &ninjs::file(&works)?)?;
        self.0.append(TEI, &tei::file(&works)?)
    }

    fn finish(self: Box<Self>) -> io::Result<Vec<(&'static str, NamedTempFile)>> {
        Box::new(self.0).finish()
    }
}

/// A release with all prints that are proved to be it.
struct Work {
    prints: Vec<Print>,
}

/// One print of a release.
struct Print {
    /// As tables call it.
    id: String,
    identifiers: Identifiers,
    versions: Vec<Option<Language>>,
    layout: Option<Layout>,
}

impl Work {
    /// What all prints are prints of is called after the first of them.
    fn name(&self) -> String {
        let first = self.prints.first();
        first.map(|first| first.identifiers.part("work")).unwrap_or_default()
    }

    /// The versions of all prints, each with its name.
    fn versions(&self) -> impl Iterator<Item = (&Print, Option<Language>, String)> {
        self.prints.iter().flat_map(|print| {
            let versions = print.versions.iter();
            versions.map(move |language| {
                (
                    print,
                    *language,
                    print.identifiers.version(crate::text::code(*language)),
                )
            })
        })
    }
}

/// What the press was given first, the pages, stands before the text version, and that before the web.
const fn rank(layout: Option<Layout>) -> u8 {
    match layout {
        Some(Layout::Paged | Layout::PagedSidebar) => 0,
        Some(Layout::TextVersion) => 1,
        _ => 2,
    }
}

/// All releases of which there are several prints. Copies of one file are one print.
fn works(releases: &Sorted<'_>) -> Vec<Work> {
    let mut works: BTreeMap<usize, Vec<Print>> = BTreeMap::new();
    for group in releases.groups() {
        let Some(first) = group.first().copied() else { continue };
        let mut prints: Vec<Print> = Vec::new();
        for release in group {
            let (
                Some(called),
                Some(Named {
                    link,
                    versions,
                    layout,
                    item,
                }),
            ) = (releases.called(release), releases.named(release))
            else {
                continue;
            };
            let sha256 = called.id.split('#').next().unwrap_or_default();
            let identifiers = Identifiers::of(sha256, item, link);
            if prints.iter().all(|print| print.id != called.id) {
                prints.push(Print {
                    id: called.id,
                    identifiers,
                    versions,
                    layout,
                });
            }
        }
        if prints.len() > 1 {
            works.insert(first, prints);
        }
    }
    works.into_values().map(|prints| Work { prints }).collect()
}
