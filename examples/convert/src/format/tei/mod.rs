//! TEI P5: a text as `TEI`, a page of items as `teiCorpus` with a `TEI` for each.

use std::io;

use pressedienst::{Language, Located, SharedStr};

use super::Each;
use super::xml::{self, Xml};
use crate::names::{Kind, Role, Who};
use crate::text::{Text, UNREAD_ITEM, code, full_name};
use pages::Pages;

mod back;
mod body;
mod header;
mod names;
mod pages;

const NAMESPACE: (&str, &str) = ("xmlns", "http://www.tei-c.org/ns/1.0");

pub(crate) struct Tei;

impl Each for Tei {
    fn ending(&self) -> &'static str {
        "xml"
    }

    fn write(&self, text: &Text<'_>, to: &mut dyn io::Write) -> io::Result<()> {
        let mut xml = Xml::new()?;
        let mut pages = Pages::new(text);
        match text.document.releases() {
            [] => {
                xml.open("TEI", [NAMESPACE])?;
                header::whole(&mut xml, text, None)?;
                body::unread(&mut xml, &mut pages, text.unread().as_ref())?;
            }
            [release] => {
                xml.open("TEI", [NAMESPACE])?;
                header::whole(&mut xml, text, Some(release))?;
                body::write(&mut xml, &mut pages, text, release)?;
            }
            releases => {
                xml.open("teiCorpus", [NAMESPACE])?;
                header::whole(&mut xml, text, None)?;
                for (index, release) in releases.iter().enumerate() {
                    xml.open("TEI", [("n", (index + 1).to_string())])?;
                    header::item(&mut xml, text, index, release)?;
                    body::write(&mut xml, &mut pages, text, release)?;
                    xml.close()?;
                }
                if let Some(unread) = text.unread() {
                    xml.open("TEI", [("n", UNREAD_ITEM.to_string())])?;
                    header::unread(&mut xml, text)?;
                    body::unread(&mut xml, &mut pages, Some(&unread))?;
                    xml.close()?;
                }
            }
        }
        xml.close()?;
        to.write_all(&xml.finish()?)
    }
}

/// The attribute of a language, where it is known.
fn lang(language: Option<Language>) -> Option<(&'static str, &'static str)> {
    code(language).map(|code| ("xml:lang", code))
}

/// A person inside mixed content, whose names are printed apart.
fn person(
    xml: &mut Xml,
    text: &Text<'_>,
    role: Role,
    initials: Option<&Located<SharedStr>>,
    [given, family]: [Option<&Located<SharedStr>>; 2],
) -> io::Result<()> {
    let printed = full_name(given, family);
    let who = printed.as_deref().map(|printed| text.who(printed, role));
    let element = who.as_ref().map_or("persName", |who| element(who.kind));
    xml.around(element, who.as_ref().map(reference), |xml| {
        let mut is_first = true;
        let names = [("forename", given), ("surname", family)];
        if let Some(initials) = initials {
            is_first = false;
            xml.inline("addName", [("type", "initials")], initials)?;
        }
        for (name, value) in names.into_iter().filter_map(|(name, value)| Some((name, value?))) {
            if !is_first {
                xml.text(" ")?;
            }
            is_first = false;
            xml.inline(name, xml::NONE, value)?;
        }
        Ok(())
    })
}

/// Whoever is meant by a name that is printed in one piece, inside mixed content.
fn agent(xml: &mut Xml, text: &Text<'_>, role: Role, printed: &str) -> io::Result<()> {
    let who = text.who(printed, role);
    let (key, place) = reference(&who);
    xml.inline(element(who.kind), [("role", role.name()), (key, &place)], printed)
}

const fn element(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "persName",
        Kind::Organisation => "orgName",
    }
}

/// The attribute that leads to the list of names in the header.
fn reference(who: &Who<'_>) -> (&'static str, String) {
    ("ref", format!("#{}", names::id(who)))
}

#[cfg(test)]
mod tests;
