//! The list of those who are named in a text, which its names refer to.

use std::collections::BTreeMap;
use std::io;

use super::element;
use crate::format::xml::{NONE, Xml};
use crate::names::{Kind, Who, of_release};
use crate::text::Text;

/// What an entry of the list is called in its file.
pub(super) fn id(who: &Who<'_>) -> String {
    format!("name-{}", who.uuid())
}

/// Those who are named in a text, each once, by kind and right name.
pub(super) type List = BTreeMap<(Kind, String), Entry>;

/// What the list says of one of them.
pub(super) struct Entry {
    id: String,
    urn: String,
    gnd: Option<String>,
}

pub(super) fn list(text: &Text<'_>) -> List {
    let names: Vec<_> = text.document.releases().iter().flat_map(of_release).collect();
    let all = names.iter().map(|(role, printed)| {
        let who = text.who(printed, *role);
        let entry = Entry {
            id: id(&who),
            urn: who.urn(),
            gnd: who.gnd.map(str::to_owned),
        };
        ((who.kind, who.name.into_owned()), entry)
    });
    all.collect()
}

pub(super) fn write(xml: &mut Xml, list: &List) -> io::Result<()> {
    if list.is_empty() {
        return Ok(());
    }
    xml.open("particDesc", NONE)?;
    for (kind, all, one) in [
        (Kind::Person, "listPerson", "person"),
        (Kind::Organisation, "listOrg", "org"),
    ] {
        let mut of_kind = list.iter().filter(|((of, _), _)| *of == kind).peekable();
        if of_kind.peek().is_none() {
            continue;
        }
        xml.open(all, NONE)?;
        for ((_, name), Entry { id, urn, gnd }) in of_kind {
            xml.open(one, [("xml:id", id)])?;
            xml.leaf(element(kind), NONE, name)?;
            xml.leaf("idno", [("type", "URI")], urn)?;
            if let Some(number) = gnd {
                xml.leaf("idno", [("type", "GND")], number)?;
            }
            xml.close()?;
        }
        xml.close()?;
    }
    xml.close()
}
