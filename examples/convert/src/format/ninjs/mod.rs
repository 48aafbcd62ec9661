//! News objects of the IPTC (ninjs 3.1), a line each: one for a release and a language.
//!
//! The versions of a release in two languages name each other as `associations`. `language` is left out where it cannot
//! be told. What ninjs has no key for (the time as printed, further appointments, pages, how many diagnostics the text
//! has) stands in `edNote`; printed addresses that are no links stand in `altIds` as `urlAsPrinted`.

use std::io;

use pressedienst::{Kind, Release};

use super::object::{Item, Object, each, said};
use super::version::{Version, versions, words};
use super::web::{Addresses, Entry};
use super::{Each, Lines, moment};
use crate::text::{Text, code};

mod parts;
#[cfg(test)]
mod tests;

pub(crate) struct Ninjs;

impl Each for Ninjs {
    fn ending(&self) -> &'static str {
        "ninjs.ndjson"
    }

    fn file(&self, text: &Text<'_>) -> io::Result<Vec<u8>> {
        lines(text)
    }

    fn lines(&self) -> Option<Lines> {
        Some(lines)
    }
}

fn lines(text: &Text<'_>) -> io::Result<Vec<u8>> {
    let addresses = Addresses::new(text);
    let mut out = Vec::new();
    for entry in Entry::all(text, &addresses) {
        let versions = versions(entry.release);
        for this in 0..versions.len() {
            serde_json::to_writer(&mut out, &object(&entry, &versions, this))?;
            out.push(b'\n');
        }
    }
    Ok(out)
}

/// One version of a release.
fn object<'r>(entry: &'r Entry<'r>, versions: &'r [Version<'r>], this: usize) -> Object<'r> {
    let release = entry.release;
    let dates = dates(release);
    let kind = if dates.is_some() { "event" } else { "text" };
    let object = Object::new().with("standard", standard());
    let object = match versions.get(this) {
        Some(version) => told(entry, version, object),
        None => object,
    };
    object
        .with("type", kind)
        .with("representationType", "full")
        .with("profile", genre(release.kind).1)
        .with("genres", genres(release.kind))
        .with(
            "contentCreated",
            release.date.as_ref().map(|date| moment::midnight(**date)),
        )
        .with("eventDetails", dates.map(|dates| Object::new().with("dates", dates)))
        .with("located", said(release.place.as_ref()))
        .with("places", venues(release))
        .with("by", parts::by(release))
        .with("subjects", subjects(release))
        .with("people", parts::people(release))
        .with("organisations", parts::publisher(release))
        .with(
            "associations",
            translations(entry, versions, this).and(parts::pictures(entry)),
        )
        .with("altIds", alternatives(entry))
        .with("edNote", note(entry))
}

/// What differs between versions.
fn told<'r>(entry: &Entry<'_>, version: &'r Version<'r>, object: Object<'r>) -> Object<'r> {
    object
        .with("uri", entry.identifiers.version(code(version.language)))
        .with("language", code(version.language))
        .with("title", version.headlines.first().copied())
        .with("headlines", headlines(version))
        .with("bodies", bodies(version))
}

fn standard<'r>() -> Object<'r> {
    Object::new()
        .with("name", "ninjs")
        .with("version", "3.1")
        .with("schema", "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#")
}

/// The genre by its German name and as an identifier.
const fn genre(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Invitation => ("Einladung an die Medien", "invitation"),
        _ => ("Pressemitteilung", "release"),
    }
}

fn genres<'r>(kind: Kind) -> Vec<Object<'r>> {
    let (name, literal) = genre(kind);
    vec![Object::new().with("name", name).with("literal", literal)]
}

fn headlines<'r>(version: &'r Version<'r>) -> Item<'r> {
    let kicker: Vec<_> = version
        .kicker
        .map(|text| role_and_value("kicker", text))
        .into_iter()
        .collect();
    let mains = each(&version.headlines, |_, text| role_and_value("main", *text));
    Item::from(kicker)
        .and(mains)
        .and(each(&version.subheads, |_, text| role_and_value("sub", *text)))
}

fn role_and_value<'r>(role: &'r str, value: impl Into<Item<'r>>) -> Object<'r> {
    Object::new().with("role", role).with("value", value)
}

fn bodies<'r>(version: &Version<'_>) -> Vec<Object<'r>> {
    let plain = version.plain();
    if plain.is_empty() {
        return Vec::new();
    }
    let count = words(&plain);
    let body = |media, value: String| {
        let body = Object::new().with("role", "main").with("contentType", media);
        body.with("wordCount", count).with("value", value)
    };
    vec![body("text/plain", plain), body("text/html", version.html())]
}

/// The days of a range; else the first appointment that has a day, with its time if that is known.
fn dates(release: &Release) -> Option<Object<'_>> {
    if let Some(end) = &release.date_end {
        let start = release.date.as_ref().map(|start| moment::midnight(**start));
        return Some(
            Object::new()
                .with("startDate", start)
                .with("endDate", moment::last_second(**end)),
        );
    }
    let first = release
        .appointments
        .iter()
        .find(|appointment| appointment.date.is_some())?;
    let day = first.date?;
    Some(
        match first.time.as_deref().and_then(|time| moment::at_clock(day, time)) {
            Some(moment) => Object::new().with("startDate", moment),
            None => Object::new().with("expectedStartDate", day.to_string()),
        },
    )
}

/// Where the press is asked to come to.
fn venues(release: &Release) -> Vec<Object<'_>> {
    let places = release
        .appointments
        .iter()
        .filter_map(|appointment| appointment.place.as_ref());
    places
        .map(|place| Object::new().with("name", place.as_str()).with("rel", "venue"))
        .collect()
}

fn subjects(release: &Release) -> Item<'_> {
    each(&release.topics, |_, topic| {
        Object::new().with("name", topic.as_str()).with("rel", "about")
    })
}

/// The other versions, as this one names them.
fn translations<'r>(entry: &Entry<'_>, versions: &'r [Version<'r>], this: usize) -> Item<'r> {
    let others = versions.iter().enumerate().filter(|(other, _)| *other != this);
    let translation = |(_, version): (usize, &'r Version<'r>)| {
        let language = code(version.language);
        Object::new()
            .with("name", format!("translation {}", language.unwrap_or_default()))
            .with("rel", "translation")
            .with("type", "text")
            .with("representationType", "partial")
            .with("uri", entry.identifiers.version(language))
            .with("language", language)
            .with("title", version.headlines.first().copied())
    };
    others.map(translation).collect::<Vec<_>>().into()
}

/// The names that the release has besides its `uri`.
fn alternatives<'r>(entry: &'r Entry<'r>) -> Vec<Object<'r>> {
    let (release, addresses) = (entry.release, entry.addresses);
    let mut names = vec![role_and_value("record", entry.record.as_str())];
    for (role, url) in [
        ("textVersion", &release.text_version_url),
        ("online", &release.online_url),
    ] {
        let link = url.as_ref().and_then(|url| addresses.link(url));
        names.extend(link.map(|link| role_and_value(role, link)));
        names.extend(as_printed(addresses.as_printed(url.as_ref(), None)));
    }
    names.extend(
        release
            .document_number
            .as_ref()
            .map(|number| role_and_value("documentNumber", number.as_str())),
    );
    names
}

fn as_printed(urls: Vec<&str>) -> Vec<Object<'_>> {
    urls.into_iter()
        .map(|url| role_and_value("urlAsPrinted", url))
        .collect()
}

/// What is said to the receiving editors only.
fn note(entry: &Entry<'_>) -> String {
    let (release, document) = (entry.release, entry.text.document);
    let appointments: Vec<&str> = release
        .appointments
        .iter()
        .map(|appointment| appointment.printed.as_str())
        .collect();
    let found = document.diagnostics().len();
    let lines = [
        release.time.as_ref().map(|time| format!("Time: {time}")),
        (!appointments.is_empty()).then(|| format!("Appointments: {}", appointments.join("; "))),
        document.page_count().map(|count| format!("Pages: {count}")),
        (found > 0).then(|| format!("Diagnostics of the text: {found}")),
    ];
    lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
}
