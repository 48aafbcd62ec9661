//! Linked data in the words of schema.org: a graph a text, with a `NewsArticle` for each release and language.
//!
//! The first version of a release names the others as `workTranslation`, they name it as `translationOfWork`; pictures,
//! authors and publisher are nodes of their own. People put such a graph into a `script` element of a page, so that
//! nothing in it can end that element.

use std::fmt::Write as _;
use std::io;

use pressedienst::{Kind, Located, Release};
use serde::ser::{Serialize, SerializeSeq as _, Serializer};

use super::object::{Object, all_said, each, said};
use super::version::{Version, versions, words};
use super::web::{Addresses, Entry};
use super::{Each, Lines};
use crate::text::{Text, code};

mod parts;
#[cfg(test)]
mod tests;

pub(crate) struct JsonLd;

impl Each for JsonLd {
    fn ending(&self) -> &'static str {
        "jsonld"
    }

    fn file(&self, text: &Text<'_>) -> io::Result<Vec<u8>> {
        safe(&serde_json::to_string_pretty(&Linked::new(text))?)
    }

    fn lines(&self) -> Option<Lines> {
        Some(|text| safe(&serde_json::to_string(&Linked::new(text))?))
    }
}

/// JSON that holds nothing which ends a `script` element or, in old browsers, a line of one. These characters stand
/// inside of strings only.
fn safe(json: &str) -> io::Result<Vec<u8>> {
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
    #[serde(rename = "@graph")]
    graph: Graph<'t>,
}

impl<'t> Linked<'t> {
    const fn new(text: &'t Text<'t>) -> Self {
        Self {
            context: "https://schema.org",
            graph: Graph(text),
        }
    }
}

/// The nodes of a text: of each release its versions, then what they refer to. Each is made when it is written.
struct Graph<'t>(&'t Text<'t>);

impl Serialize for Graph<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let addresses = Addresses::new(self.0);
        let mut nodes = serializer.serialize_seq(None)?;
        for entry in Entry::all(self.0, &addresses) {
            let versions = versions(entry.release);
            let names: Vec<String> = versions
                .iter()
                .map(|version| entry.identifiers.version(code(version.language)))
                .collect();
            for (index, version) in versions.iter().enumerate() {
                nodes.serialize_element(&article(&entry, version, &names, index))?;
            }
            if parts::has_publisher(entry.release) {
                nodes.serialize_element(&parts::publisher(&entry))?;
            }
            for (index, person) in entry.release.bylines.iter().enumerate() {
                nodes.serialize_element(&parts::author(&entry, index, person))?;
            }
            for (index, image) in entry.release.images.iter().enumerate() {
                nodes.serialize_element(&parts::picture(&entry, index, image))?;
            }
        }
        nodes.end()
    }
}

/// An object of a type.
fn typed(name: &str) -> Object<'_> {
    Object::new().with("@type", name)
}

fn reference<'r>(identifier: String) -> Object<'r> {
    Object::new().with("@id", identifier)
}

/// An object with a name, if there is one.
fn named<'r>(kind: &'r str, name: Option<&'r str>) -> Option<Object<'r>> {
    name.map(|name| typed(kind).with("name", name))
}

fn property<'r>(id: &'r str, value: &'r str) -> Object<'r> {
    typed("PropertyValue").with("propertyID", id).with("value", value)
}

fn as_printed(urls: Vec<&str>) -> Vec<Object<'_>> {
    urls.into_iter().map(|url| property("urlAsPrinted", url)).collect()
}

/// One version of a release; `names` are those of all of them.
fn article<'r>(entry: &'r Entry<'r>, version: &'r Version<'r>, names: &'r [String], index: usize) -> Object<'r> {
    let plain = version.plain();
    let further = version.headlines.iter().skip(1);
    let translations = names.iter().skip(1).filter(|_| index == 0).cloned().map(reference);
    let original = names.first().filter(|_| index > 0).cloned().map(reference);
    let article = typed("NewsArticle")
        .with("@id", names.get(index).map(String::as_str))
        .with("inLanguage", code(version.language))
        .with("headline", version.headlines.first().copied())
        .with(
            "alternativeHeadline",
            version.kicker.iter().chain(further).copied().collect::<Vec<_>>(),
        )
        .with("abstract", each(&version.subheads, |_, line| *line))
        .with("wordCount", (!plain.is_empty()).then(|| words(&plain)))
        .with("articleBody", plain)
        .with("workTranslation", translations.collect::<Vec<_>>())
        .with("translationOfWork", original);
    shared(article, entry)
}

/// With what all versions say.
fn shared<'r>(article: Object<'r>, entry: &'r Entry<'r>) -> Object<'r> {
    let (release, identifiers) = (entry.release, &entry.identifiers);
    let place = said(release.place.as_ref());
    let publisher = parts::has_publisher(release).then(|| reference(identifiers.part("publisher")));
    article
        .with("genre", genre(release.kind))
        .with("articleSection", all_said(&release.topics))
        .with("datePublished", release.date.as_ref().map(ToString::to_string))
        .with("temporalCoverage", coverage(release))
        .with("dateline", place)
        .with("locationCreated", named("Place", place))
        .with("about", parts::events(release))
        .with(
            "author",
            each(&release.bylines, |index, _| {
                reference(identifiers.numbered("author", index))
            }),
        )
        .with(
            "image",
            each(&release.images, |index, _| {
                reference(identifiers.numbered("picture", index))
            }),
        )
        .with("publisher", publisher)
        .with(
            "encoding",
            release.text_version_url.as_ref().map(|url| text_version(entry, url)),
        )
        .with(
            "url",
            release.online_url.as_ref().and_then(|url| entry.addresses.link(url)),
        )
        .with("identifier", identifier(entry))
        .with(
            "pagination",
            entry.text.document.page_count().map(|count| format!("1-{count}")),
        )
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

fn text_version<'r>(entry: &Entry<'_>, url: &'r Located<String>) -> Object<'r> {
    typed("MediaObject")
        .with("encodingFormat", "text/plain")
        .with("contentUrl", entry.addresses.link(url))
        .with("identifier", as_printed(entry.addresses.as_printed(Some(url), None)))
}

/// The names that the release has besides its `@id`.
fn identifier<'r>(entry: &'r Entry<'r>) -> Vec<Object<'r>> {
    let mut names = vec![property("record", &entry.record)];
    names.extend(
        entry
            .release
            .document_number
            .as_ref()
            .map(|number| property("documentNumber", number)),
    );
    names.extend(as_printed(
        entry.addresses.as_printed(entry.release.online_url.as_ref(), None),
    ));
    names
}
