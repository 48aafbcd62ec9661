//! `related.xml`: the prints as a bibliography, by the `idno` that their own files have, and a link for each release.

use std::io;

use super::Work;
use crate::format::xml::{NONE, Xml};

pub(super) fn file(works: &[Work]) -> io::Result<Vec<u8>> {
    let mut xml = Xml::new()?;
    xml.open("TEI", [("xmlns", "http://www.tei-c.org/ns/1.0")])?;
    xml.open("teiHeader", NONE)?;
    xml.open("fileDesc", NONE)?;
    for (element, inner, words) in [
        ("titleStmt", "title", "Releases of which there are several prints"),
        (
            "publicationStmt",
            "p",
            "Made by pressedienst of the texts that it was given",
        ),
        (
            "sourceDesc",
            "p",
            "The texts named here by their SHA-256 and the number of the release",
        ),
    ] {
        xml.open(element, NONE)?;
        xml.leaf(inner, NONE, words)?;
        xml.close()?;
    }
    xml.close()?;
    xml.close()?;
    xml.open("standOff", NONE)?;
    if works.is_empty() {
        xml.leaf("note", NONE, "There are none.")?;
    } else {
        bibliography(&mut xml, works)?;
        links(&mut xml, works)?;
    }
    xml.close()?;
    xml.close()?;
    xml.finish()
}

fn bibliography(xml: &mut Xml, works: &[Work]) -> io::Result<()> {
    xml.open("listBibl", NONE)?;
    for (number, print) in (1_usize..).zip(works.iter().flat_map(|work| &work.prints)) {
        xml.open("bibl", [("xml:id", format!("print{number}"))])?;
        xml.leaf("idno", [("type", "id")], &print.id)?;
        for language in &print.versions {
            let name = print.identifiers.version(crate::text::code(*language));
            xml.leaf("idno", [("type", "URI")], &name)?;
        }
        xml.close()?;
    }
    xml.close()
}

fn links(xml: &mut Xml, works: &[Work]) -> io::Result<()> {
    xml.open("linkGrp", [("type", "same")])?;
    let mut first = 1;
    for work in works {
        let end = first + work.prints.len();
        let targets: Vec<_> = (first..end).map(|number| format!("#print{number}")).collect();
        xml.leaf("link", [("target", targets.join(" "))], "")?;
        first = end;
    }
    xml.close()
}
