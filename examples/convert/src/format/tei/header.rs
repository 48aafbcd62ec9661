//! The header: what the text is and where it comes from.

use std::collections::BTreeSet;
use std::io;

use pressedienst::{Kind, Language, Release, SharedStr};

use super::{lang, names, person};
use crate::format::address::uri;
use crate::format::xml::{NONE, Xml};
use crate::names::{Corrections, Role};
use crate::text::{NAME, Text, language, main_language};

/// The header of a text that is one release, or of a text of none or several.
pub(super) fn whole(xml: &mut Xml, text: &Text<'_>, release: Option<&Release>) -> io::Result<()> {
    xml.open("teiHeader", NONE)?;
    xml.open("fileDesc", NONE)?;
    title(xml, text, release)?;
    publication(xml, &text.id(0), release, text)?;
    notes(xml, text, release)?;
    source(xml, text)?;
    xml.close()?;
    encoding(xml, text)?;
    let named = names::list(text);
    match release {
        Some(release) => profile(xml, &named, std::slice::from_ref(release), Some(release))?,
        None => profile(xml, &named, text.document.releases(), None)?,
    }
    xml.close()
}

/// The header of one item of a page.
pub(super) fn item(xml: &mut Xml, text: &Text<'_>, index: usize, release: &Release) -> io::Result<()> {
    xml.open("teiHeader", NONE)?;
    xml.open("fileDesc", NONE)?;
    title(xml, text, Some(release))?;
    publication(xml, &text.id(index), Some(release), text)?;
    printed_addresses(xml, release, false)?;
    xml.open("sourceDesc", NONE)?;
    xml.leaf(
        "p",
        [("xml:lang", "en")],
        &format!("Item {} of the text that the corpus header describes.", index + 1),
    )?;
    xml.close()?;
    xml.close()?;
    // Its names are in the list of the whole text.
    profile(xml, &names::List::new(), std::slice::from_ref(release), Some(release))?;
    xml.close()
}

/// The header of what no field holds, beside the items of a page.
pub(super) fn unread(xml: &mut Xml, text: &Text<'_>) -> io::Result<()> {
    xml.open("teiHeader", NONE)?;
    xml.open("fileDesc", NONE)?;
    title(xml, text, None)?;
    xml.open("publicationStmt", NONE)?;
    xml.leaf("publisher", NONE, "")?;
    xml.leaf("idno", [("type", "id")], &text.unread_id())?;
    xml.close()?;
    xml.open("sourceDesc", NONE)?;
    let what = "What belongs to no item of the text that the corpus header describes.";
    xml.leaf("p", [("xml:lang", "en")], what)?;
    xml.close()?;
    xml.close()?;
    xml.close()
}

fn title(xml: &mut Xml, text: &Text<'_>, release: Option<&Release>) -> io::Result<()> {
    xml.open("titleStmt", NONE)?;
    let headlines = release.map_or(&[][..], |release| &release.headlines);
    for headline in headlines {
        xml.leaf(
            "title",
            [("type", "main")].into_iter().chain(lang(headline.lang)),
            &headline.text,
        )?;
    }
    if headlines.is_empty() {
        xml.leaf("title", [("type", "fileName")], &text.file_name())?;
    }
    for byline in release.map_or(&[][..], |release| &release.bylines) {
        xml.mixed("author", NONE, |xml| {
            let names = [byline.given.as_ref(), byline.family.as_ref()];
            person(xml, text, Role::Author, None, names)
        })?;
    }
    xml.close()
}

fn publication(xml: &mut Xml, id: &str, release: Option<&Release>, text: &Text<'_>) -> io::Result<()> {
    xml.open("publicationStmt", NONE)?;
    // The standard wants a publisher even where none is printed.
    let publisher = release.and_then(|release| release.imprint.as_ref()?.publisher.as_deref());
    xml.leaf("publisher", NONE, publisher.map_or("", SharedStr::as_str))?;
    if let Some(release) = release {
        match (&release.date, &release.date_end) {
            (Some(from), Some(to)) => {
                let (from, to) = (from.to_string(), to.to_string());
                xml.leaf("date", [("from", from.as_str()), ("to", &to)], &format!("{from}/{to}"))?;
            }
            (Some(date), None) => xml.leaf("date", [("when", date.to_string())], &date.to_string())?,
            (None, _) => {}
        }
    }
    match release {
        Some(_) => xml.leaf("idno", [("type", "id")], id)?,
        None => xml.leaf("idno", [("type", "sha256")], &text.source.sha256)?,
    }
    let Some(release) = release else { return xml.close() };
    if let Some(number) = &release.document_number {
        xml.leaf("idno", [("type", "documentNumber")], number)?;
    }
    for (kind, address) in addresses(release) {
        if let Some(uri) = uri(address) {
            xml.leaf("ptr", [("type", kind), ("target", &uri)], "")?;
        }
    }
    xml.close()
}

/// The addresses of the release itself.
fn addresses(release: &Release) -> impl Iterator<Item = (&'static str, &str)> {
    let both = [
        ("textVersion", &release.text_version_url),
        ("online", &release.online_url),
    ];
    both.into_iter()
        .filter_map(|(kind, address)| Some((kind, address.as_ref()?.as_str())))
}

/// What was odd about the text, and addresses that are none.
fn notes(xml: &mut Xml, text: &Text<'_>, release: Option<&Release>) -> io::Result<()> {
    let diagnostics = text.document.diagnostics();
    if diagnostics.is_empty() {
        return release.map_or(Ok(()), |release| printed_addresses(xml, release, false));
    }
    xml.open("notesStmt", NONE)?;
    if let Some(release) = release {
        printed_addresses(xml, release, true)?;
    }
    for diagnostic in diagnostics {
        let place = text.document.line_col(diagnostic.span().start());
        let (code, severity) = (diagnostic.code().as_str(), diagnostic.severity().as_str());
        let attributes = [
            ("type", "diagnostic"),
            ("subtype", severity),
            ("n", code),
            ("xml:lang", "en"),
        ];
        xml.leaf(
            "note",
            attributes,
            &format!("line {}, column {}: {diagnostic}", place.line, place.column),
        )?;
    }
    xml.close()
}

fn printed_addresses(xml: &mut Xml, release: &Release, is_open: bool) -> io::Result<()> {
    let broken: Vec<_> = addresses(release)
        .filter(|(_, address)| uri(address).is_none())
        .collect();
    if broken.is_empty() {
        return Ok(());
    }
    if !is_open {
        xml.open("notesStmt", NONE)?;
    }
    for (kind, address) in broken {
        xml.leaf("note", [("type", "urlAsPrinted"), ("subtype", kind)], address)?;
    }
    if is_open { Ok(()) } else { xml.close() }
}

fn source(xml: &mut Xml, text: &Text<'_>) -> io::Result<()> {
    let source = text.source;
    xml.open("sourceDesc", NONE)?;
    xml.mixed("bibl", [("type", "file")], |xml| {
        if let Some(path) = &source.path {
            xml.inline("idno", [("type", "path")], path)?;
        }
        xml.inline("idno", [("type", "sha256")], &source.sha256)?;
        xml.around("extent", NONE, |xml| {
            let pages = text.document.page_count().map(|pages| ("page", u64::from(pages)));
            for (unit, quantity) in pages.into_iter().chain([("byte", source.size)]) {
                let quantity = quantity.to_string();
                xml.inline("measure", [("unit", unit), ("quantity", &quantity)], &quantity)?;
            }
            Ok(())
        })?;
        xml.inline("note", [("type", "encoding")], &source.encoding)?;
        if let (Some(by), Some(sum)) = (source.extracted_by, &source.text_sha256) {
            xml.inline("note", [("type", "extractedBy")], by)?;
            xml.inline("idno", [("type", "textSha256")], sum)?;
        }
        Ok(())
    })?;
    xml.close()
}

fn encoding(xml: &mut Xml, text: &Text<'_>) -> io::Result<()> {
    // A name of the standard's own has no place for what may follow the three numbers.
    const VERSION: &str = concat!(
        env!("CARGO_PKG_VERSION_MAJOR"),
        ".",
        env!("CARGO_PKG_VERSION_MINOR"),
        ".",
        env!("CARGO_PKG_VERSION_PATCH")
    );
    xml.open("encodingDesc", NONE)?;
    xml.open("appInfo", NONE)?;
    xml.open("application", [("ident", NAME), ("version", VERSION)])?;
    xml.leaf("label", NONE, text.source.program)?;
    if let Some(rules) = &text.source.rules {
        xml.leaf("desc", [("xml:lang", "en")], &format!("rules: {rules}"))?;
    }
    xml.close()?;
    xml.close()?;
    if let Some(file) = text.names.and_then(Corrections::file) {
        let what = format!("Right names are from the file with the SHA-256 {}.", file.sha256);
        xml.leaf("p", [("xml:lang", "en")], &what)?;
    }
    xml.close()
}

/// Languages, those who are named in a text, kind and topics.
fn profile(xml: &mut Xml, named: &names::List, releases: &[Release], described: Option<&Release>) -> io::Result<()> {
    let blocks = |release| {
        main_language(release)
            .into_iter()
            .chain(release.body.iter().filter_map(language))
    };
    let headlines = releases
        .iter()
        .flat_map(|release| release.headlines.iter().filter_map(|headline| headline.lang));
    let languages = headlines.chain(releases.iter().flat_map(blocks));
    let codes = languages.filter_map(|language| match language {
        Language::German => Some(("de", "German")),
        Language::English => Some(("en", "English")),
        _ => None,
    });
    let codes: BTreeSet<_> = codes.collect();
    if codes.is_empty() && named.is_empty() && described.is_none() {
        return Ok(());
    }
    xml.open("profileDesc", NONE)?;
    if !codes.is_empty() {
        xml.open("langUsage", NONE)?;
        for (code, name) in codes {
            xml.leaf("language", [("ident", code), ("xml:lang", "en")], name)?;
        }
        xml.close()?;
    }
    names::write(xml, named)?;
    if let Some(release) = described {
        class(xml, release)?;
    }
    xml.close()
}

fn class(xml: &mut Xml, release: &Release) -> io::Result<()> {
    xml.open("textClass", NONE)?;
    xml.open("keywords", NONE)?;
    let (key, name) = match release.kind {
        Kind::Invitation => ("invitation", "Einladung an die Medien"),
        _ => ("release", "Pressemitteilung"),
    };
    xml.leaf("term", [("type", "kind"), ("key", key), ("xml:lang", "de")], name)?;
    for topic in &release.topics {
        xml.leaf("term", [("type", "topic")], topic)?;
    }
    xml.close()?;
    xml.close()
}
