//! What the finding aid says of a release.

use std::collections::HashSet;
use std::io;

use chrono::{Datelike as _, NaiveDate};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use pressedienst::{Block, Release};
use serde::{Deserialize, Serialize};

use crate::format::address::uri;
use crate::format::archivematica::{kind, languages};
use crate::format::xml::{NONE, Xml};
use crate::text::{Text, full_name, language};
use crate::unread::Unread;

/// What a text adds.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Units {
    /// The sum of the text, which its copies share.
    pub(super) sha256: String,
    pub(super) units: Vec<Unit>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Unit {
    /// Its number in the text.
    pub(super) item: usize,
    /// Its day, counted from the beginning of the era.
    day: Option<i32>,
    /// What stands in its element.
    pub(super) xml: String,
}

impl Unit {
    pub(super) fn date(&self) -> Option<NaiveDate> {
        self.day.and_then(NaiveDate::from_num_days_from_ce_opt)
    }
}

/// How deep a unit stands: below root, description, list, holdings, and the classes of year and month or of all others.
pub(super) const fn depth(is_dated: bool) -> usize {
    if is_dated { 6 } else { 5 }
}

/// The releases of a text, and what no field holds if it belongs to none of them.
pub(super) fn of_text(text: &Text<'_>) -> io::Result<Units> {
    let releases = text.document.releases();
    let unread = text.unread();
    let mut units = Vec::new();
    for (index, release) in releases.iter().enumerate() {
        let date = release.date.as_ref().map(|date| **date);
        let mut xml = Xml::inside(depth(date.is_some()) + 1);
        let unread = unread.as_ref().filter(|_| releases.len() == 1);
        of_release(&mut xml, text, index, release, unread)?;
        units.push(unit(index + 1, date, xml)?);
    }
    // A text without releases can be found as well.
    if releases.is_empty() || (releases.len() > 1 && unread.is_some()) {
        let mut xml = Xml::inside(depth(false) + 1);
        of_unread(&mut xml, text, unread.as_ref())?;
        units.push(unit(crate::text::UNREAD_ITEM, None, xml)?);
    }
    Ok(Units {
        sha256: text.source.sha256.clone(),
        units,
    })
}

fn unit(item: usize, date: Option<NaiveDate>, xml: Xml) -> io::Result<Unit> {
    Ok(Unit {
        item,
        day: date.map(|date| date.num_days_from_ce()),
        xml: String::from_utf8(xml.into_fragment()).map_err(io::Error::other)?,
    })
}

fn of_release(
    xml: &mut Xml,
    text: &Text<'_>,
    index: usize,
    release: &Release,
    unread: Option<&Unread<'_>>,
) -> io::Result<()> {
    xml.open("did", NONE)?;
    let id = text.id(index);
    match &release.document_number {
        Some(number) => {
            xml.leaf("unitid", NONE, number)?;
            xml.leaf("unitid", [("type", "Datensatz")], &id)?;
        }
        None => xml.leaf("unitid", NONE, &id)?,
    }
    xml.leaf("unittitle", NONE, &title(text, release))?;
    if let Some(date) = &release.date {
        let end = release.date_end.as_ref().map(|date| **date);
        let (normal, shown) = span(**date, end.filter(|end| end > date));
        xml.leaf("unitdate", [("normal", normal)], &shown)?;
    }
    for (kind, value) in abstracts(release) {
        xml.leaf("abstract", kind.map(|kind| ("type", kind)), value)?;
    }
    extent(xml, text, kind(release.kind), release)?;
    let languages = languages(release);
    if !languages.is_empty() {
        xml.open("langmaterial", NONE)?;
        for code in languages {
            let (code, name) = if code == "en" {
                ("eng", "Englisch")
            } else {
                ("ger", "Deutsch")
            };
            xml.leaf("language", [("langcode", code), ("scriptcode", "Latn")], name)?;
        }
        xml.close()?;
    }
    xml.close()?;
    pictures(xml, release)?;
    lines(xml, unread)?;
    link(xml, text, Some(release))?;
    index_entries(xml, release)
}

/// A text that was not read, or what belongs to no release of it.
fn of_unread(xml: &mut Xml, text: &Text<'_>, unread: Option<&Unread<'_>>) -> io::Result<()> {
    xml.open("did", NONE)?;
    xml.leaf("unitid", NONE, &text.unread_id())?;
    xml.leaf("unittitle", NONE, &file_title(text))?;
    xml.close()?;
    lines(xml, unread)?;
    link(xml, text, None)
}

/// The headlines of both languages as they are printed beside each other.
fn title(text: &Text<'_>, release: &Release) -> String {
    let headlines: Vec<_> = release
        .headlines
        .iter()
        .map(|headline| headline.text.as_str())
        .collect();
    if headlines.is_empty() {
        file_title(text)
    } else {
        headlines.join(" / ")
    }
}

/// In brackets, as archivists set titles that are not printed.
fn file_title(text: &Text<'_>) -> String {
    format!("[{}]", text.file_name())
}

/// A day or some days, for programs and for people.
pub(super) fn span(from: NaiveDate, to: Option<NaiveDate>) -> (String, String) {
    let shown = |day: NaiveDate| day.format("%d.%m.%Y").to_string();
    match to {
        Some(to) => (format!("{from}/{to}"), format!("{}-{}", shown(from), shown(to))),
        None => (from.to_string(), shown(from)),
    }
}

/// What a release is about: what is printed around its headline, and its first paragraph in each language.
fn abstracts(release: &Release) -> impl Iterator<Item = (Option<&'static str>, &str)> {
    let kicker = release.kicker.iter().map(|kicker| (Some("Dachzeile"), kicker.as_str()));
    let subheads = release.subheads.iter();
    let subheads = subheads.map(|subhead| (Some("Unterzeile"), subhead.as_str()));
    let mut seen = Vec::new();
    let first = release.body.iter().filter_map(move |block| {
        let Block::Paragraph { text, .. } = block else {
            return None;
        };
        // A salutation tells nothing.
        if text.ends_with(',') {
            return None;
        }
        let is_new = !seen.contains(&language(block));
        seen.push(language(block));
        is_new.then_some((None, text.as_str()))
    });
    kicker.chain(subheads).chain(first)
}

/// What it is, and how much. Pages are those of the text, so that items of a page have none.
fn extent(xml: &mut Xml, text: &Text<'_>, kind: &str, release: &Release) -> io::Result<()> {
    let is_alone = text.document.releases().len() == 1;
    let pages = text
        .pages()
        .filter(|_| is_alone)
        .and_then(|pages| usize::try_from(pages).ok());
    let pictures = Some(release.images.len()).filter(|count| *count > 0);
    let counts = [
        pages.map(|count| counted(count, "Seite", "Seiten")),
        pictures.map(|count| counted(count, "Bild", "Bilder")),
    ];
    let counts: Vec<_> = counts.into_iter().flatten().collect();
    xml.open("physdesc", NONE)?;
    xml.leaf("genreform", NONE, kind)?;
    if !counts.is_empty() {
        xml.leaf("extent", NONE, &counts.join(", "))?;
    }
    xml.close()
}

pub(super) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// Captions and credits, which tell what is to be seen. The addresses of pictures are in other outputs: here they would
/// pass for digital copies under the licence of the texts.
fn pictures(xml: &mut Xml, release: &Release) -> io::Result<()> {
    let printed = release.images.iter().map(|image| {
        let caption = image.caption.as_ref().map(|caption| caption.as_str());
        let credit = image.credit.as_ref().map(|credit| credit.line.as_str());
        [caption, credit].into_iter().flatten().collect::<Vec<_>>().join(", ")
    });
    let printed: Vec<_> = printed.filter(|words| !words.is_empty()).collect();
    if printed.is_empty() {
        return Ok(());
    }
    xml.open("odd", NONE)?;
    xml.leaf("head", NONE, "Bilder")?;
    for words in printed {
        xml.leaf("p", NONE, &words)?;
    }
    xml.close()
}

fn lines(xml: &mut Xml, unread: Option<&Unread<'_>>) -> io::Result<()> {
    let Some(unread) = unread else { return Ok(()) };
    xml.open("odd", NONE)?;
    xml.leaf("head", NONE, "Nicht erkannter Text")?;
    let mut lines = unread.lines().peekable();
    while let Some((_, first)) = lines.next() {
        xml.mixed("p", NONE, |xml| {
            xml.text(first)?;
            while let Some((_, line)) = lines.next_if(|(begins, _)| !begins) {
                xml.inline("lb", NONE, "")?;
                xml.text(line)?;
            }
            Ok(())
        })?;
    }
    xml.close()
}

/// The original, and where it stood on the web.
fn link(xml: &mut Xml, text: &Text<'_>, release: Option<&Release>) -> io::Result<()> {
    let printed = release.map(|release| [&release.online_url, &release.text_version_url]);
    let printed = printed.into_iter().flatten().flatten();
    let addresses = printed.filter_map(|address| uri(address));
    let addresses: Vec<_> = original(text).into_iter().chain(addresses).collect();
    if addresses.is_empty() {
        return Ok(());
    }
    xml.open("daogrp", NONE)?;
    xml.open("daodesc", NONE)?;
    xml.open("list", NONE)?;
    xml.open("item", NONE)?;
    xml.leaf("name", NONE, &text.file_name())?;
    xml.leaf("genreform", NONE, "TEXT")?;
    for _ in 0..3 {
        xml.close()?;
    }
    for address in addresses {
        let attributes = [("xlink:role", "externer_viewer"), ("xlink:href", &address)];
        xml.leaf("daoloc", attributes, "")?;
    }
    xml.close()
}

/// What a path may not hold where an address stands.
const NO_PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// The way to the file: in a bag from the finding aid, else as it was given. Standard input is none.
fn original(text: &Text<'_>) -> Option<String> {
    let object = text.source.object.as_deref()?;
    let in_bag = object.strip_prefix("data/").map(|path| format!("../{path}"));
    let path = in_bag.or_else(|| text.source.path.clone())?;
    let encoded = utf8_percent_encode(&path, NO_PATH).to_string();
    // A colon in the first name would end a scheme.
    let first = encoded.split('/').next().unwrap_or_default();
    Some(if first.contains(':') {
        format!("./{encoded}")
    } else {
        encoded
    })
}

/// Who and what can be looked up, each once.
fn index_entries(xml: &mut Xml, release: &Release) -> io::Result<()> {
    let credits = release.images.iter().filter_map(|image| image.credit.as_ref());
    let photographers = credits.clone().filter_map(|credit| credit.photographer.as_ref());
    let holders = credits.filter_map(|credit| credit.holder.as_ref());
    let publisher = release.imprint.iter().filter_map(|imprint| imprint.publisher.as_ref());
    let authors = release.bylines.iter();
    let authors = authors.filter_map(|by| full_name(by.given.as_ref(), by.family.as_ref()));
    let contacts = release.contacts.iter();
    let contacts = contacts.filter_map(|contact| full_name(contact.given.as_ref(), contact.family.as_ref()));
    let mut entries: Vec<(&str, &str, String)> = Vec::new();
    entries.extend(release.place.iter().map(|place| ("geogname", "Ort", place.to_string())));
    entries.extend(
        release
            .topics
            .iter()
            .map(|topic| ("subject", "Rubrik", topic.to_string())),
    );
    entries.extend(authors.map(|name| ("persname", "Autor", name)));
    entries.extend(photographers.map(|name| ("persname", "Fotograf", name.to_string())));
    entries.extend(contacts.map(|name| ("persname", "Kontakt", name)));
    entries.extend(publisher.map(|name| ("corpname", "Herausgeber", name.to_string())));
    entries.extend(holders.map(|name| ("corpname", "Rechteinhaber", name.to_string())));
    let mut seen = HashSet::new();
    entries.retain(|entry| seen.insert(entry.clone()));
    if entries.is_empty() {
        return Ok(());
    }
    xml.open("index", NONE)?;
    for (name, role, value) in entries {
        xml.open("indexentry", NONE)?;
        xml.leaf(name, [("role", role)], &value)?;
        xml.close()?;
    }
    xml.close()
}
