//! Linked data in the words of schema.org: a graph a text, with a `NewsArticle` for each release and language.
//!
//! The first version of a release names the others as `workTranslation`, they name it as `translationOfWork`; pictures,
//! authors and publisher are nodes of their own. People put such a graph into a `script` element of a page, so that
//! nothing in it can end that element.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io;

use pressedienst::{Kind, Located, Release, SharedStr};
use serde::ser::{SerializeSeq as _, Serializer};

use super::version::{Version, versions, words};
use super::web::{Addresses, Entry, listed, said};
use super::{Each, Lines};
use crate::text::{Text, code};
pub(super) use nodes::Reference;
use nodes::{Article, MediaObject, Named, Picture, Property, Publisher};

mod nodes;
mod parts;
#[cfg(test)]
mod tests;

pub(crate) struct JsonLd;

impl Each for JsonLd {
    fn ending(&self) -> &'static str {
        "jsonld"
    }

    fn write(&self, text: &Text<'_>, to: &mut dyn io::Write) -> io::Result<()> {
        to.write_all(&safe(&serde_json::to_string_pretty(&Linked::new(text))?)?)
    }

    fn lines(&self) -> Option<Lines> {
        Some(|text| safe(&serde_json::to_string(&Linked::new(text))?))
    }
}

/// JSON that holds nothing which ends a `script` element or, in old browsers, a line of one. These characters stand
/// inside of strings only.
pub(super) fn safe(json: &str) -> io::Result<Vec<u8>> {
    let mut out = String::with_capacity(json.len() + 1);
    for c in json.chars() {
        if matches!(c, '<' | '>' | '&' | '\u{2028}' | '\u{2029}') {
            write!(out, "\\u{:04x}", u32::from(c)).map_err(io::Error::other)?;
        } else {
            out.push(c);
        }
    }
    out.push('\n');
    Ok(out.into_bytes())
}

/// A document of linked data.
#[derive(serde::Serialize)]
struct Linked<'t> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph", serialize_with = "graph")]
    text: &'t Text<'t>,
}

impl<'t> Linked<'t> {
    const fn new(text: &'t Text<'t>) -> Self {
        Self {
            context: "https://schema.org",
            text,
        }
    }
}

/// The nodes of a text: of each release its versions, then what they refer to. Each is made when it is written.
fn graph<S: Serializer>(text: &Text<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    let addresses = Addresses::new(text);
    let mut nodes = serializer.serialize_seq(None)?;
    let mut authors = BTreeSet::new();
    for entry in Entry::all(text, &addresses) {
        let versions = versions(entry.release);
        let names: Vec<String> = versions
            .iter()
            .map(|version| entry.identifiers.version(code(version.language)))
            .collect();
        for (index, version) in versions.iter().enumerate() {
            nodes.serialize_element(&article(&entry, version, &names, index))?;
        }
        if let Some(publisher) = Publisher::of(&entry) {
            nodes.serialize_element(&publisher)?;
        }
        for author in parts::authors(&entry) {
            // Who wrote several releases of a text is one node.
            if authors.insert(author.id.clone()) {
                nodes.serialize_element(&author)?;
            }
        }
        for (index, image) in entry.release.images.iter().enumerate() {
            nodes.serialize_element(&Picture::new(&entry, index, image))?;
        }
    }
    if let Some(unread) = text.unread() {
        nodes.serialize_element(&parts::unread(text, &addresses, &unread))?;
    }
    nodes.end()
}

/// One version of a release; `names` are those of all of them.
fn article<'r>(entry: &Entry<'r>, version: &Version<'r>, names: &[String], index: usize) -> Article<'r> {
    let (release, identifiers) = (entry.release, &entry.identifiers);
    let plain = Some(version.plain()).filter(|plain| !plain.is_empty());
    let further = version.headlines.iter().skip(1);
    let translations = names.iter().skip(1).filter(|_| index == 0);
    let original = names.first().filter(|_| index > 0);
    let place = said(release.place.as_ref());
    let text_version = release.text_version_url.as_ref();
    Article {
        id: names.get(index).cloned(),
        in_language: code(version.language),
        headline: version.headlines.first().copied(),
        alternative_headline: listed(version.kicker.iter().chain(further).copied()),
        description: listed(version.subheads.iter().copied()),
        word_count: plain.as_deref().map(words),
        article_body: plain,
        work_translation: listed(translations.cloned().map(Reference::to)),
        translation_of_work: original.cloned().map(Reference::to),
        genre: genre(release.kind),
        article_section: listed(release.topics.iter().map(|topic| topic.as_str())),
        date_published: release.date.as_ref().map(ToString::to_string),
        temporal_coverage: coverage(release),
        dateline: place,
        location_created: place.map(Named::place),
        about: listed(parts::events(release)),
        author: listed(parts::authors(entry).filter_map(|author| author.id).map(Reference::to)),
        image: listed((0..release.images.len()).map(|index| Reference::to(identifiers.numbered("picture", index)))),
        publisher: parts::has_publisher(release).then(|| Reference::to(identifiers.part("publisher"))),
        encoding: text_version.map(|url| MediaObject::plain_text(entry, url)),
        url: release.online_url.as_ref().and_then(|url| entry.addresses.link(url)),
        identifier: identifier(entry),
        pagination: entry.text.document.page_count().map(|count| format!("1-{count}")),
    }
}

const fn genre(kind: Kind) -> &'static str {
    match kind {
        Kind::Invitation => "Einladung an die Medien",
        _ => "Pressemitteilung",
    }
}

/// A range of days as ISO 8601 writes it; `..` where its beginning is not known.
fn coverage(release: &Release) -> Option<String> {
    let end = release.date_end.as_ref()?;
    Some(
        release
            .date
            .as_ref()
            .map_or_else(|| format!("../{end}"), |start| format!("{start}/{end}")),
    )
}

/// The names that the release has besides its `@id`.
fn identifier<'r>(entry: &Entry<'r>) -> Vec<Property<'r>> {
    let number = entry.release.document_number.as_ref();
    let number = number.map(|number| Property::new("documentNumber", number.as_str()));
    let printed = as_printed(entry, entry.release.online_url.as_ref(), None);
    let record = Property::new("record", entry.record.clone());
    std::iter::once(record).chain(number).chain(printed).collect()
}

fn as_printed<'r>(
    entry: &Entry<'r>,
    url: Option<&'r Located<SharedStr>>,
    url_printed: Option<&'r Located<SharedStr>>,
) -> impl Iterator<Item = Property<'r>> {
    let urls = entry.addresses.as_printed(url, url_printed);
    urls.into_iter().map(|url| Property::new("urlAsPrinted", url))
}
