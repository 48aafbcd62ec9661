//! What `metadata/premis.xml` says before a run.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::Event;

use super::premis::{OWN, PATH};

/// The elements, those of others as they are.
#[derive(Debug, Default)]
pub(super) struct Earlier<'x> {
    /// Of the files in the bag, by their names.
    pub(super) objects: BTreeMap<String, Object<'x>>,
    pub(super) other_objects: Vec<&'x str>,
    pub(super) events: Vec<&'x str>,
    pub(super) agents: Vec<&'x str>,
    pub(super) rights: Vec<&'x str>,
    /// The number of the last event of this program; 0 if there is none.
    pub(super) last_event: u32,
    /// The days on which there were such.
    pub(super) days: BTreeSet<String>,
    /// The versions of this program that are there.
    pub(super) programs: BTreeSet<String>,
}

#[derive(Debug)]
pub(super) struct Object<'x> {
    pub(super) xml: &'x str,
    pub(super) sha256: String,
    /// The events of this program.
    pub(super) events: BTreeSet<u32>,
}

impl<'x> Earlier<'x> {
    /// Reads the file, or nothing where there is none; `None` if it is in another form than this program writes.
    pub(super) fn read(file: &'x str) -> Option<Self> {
        let mut earlier = Self::default();
        if file.is_empty() {
            return Some(earlier);
        }
        for (name, xml) in elements(file)? {
            let leaves = leaves(xml)?;
            match name.as_str() {
                "premis:object" => earlier.take_object(xml, &leaves),
                "premis:event" => {
                    if let Some(number) = named(&leaves, "event", OWN)
                        .next()
                        .and_then(|number| number.parse().ok())
                    {
                        earlier.last_event = earlier.last_event.max(number);
                        let days = leaves.iter().filter(|(name, _)| name == "premis:eventDateTime");
                        earlier.days.extend(days.map(|(_, day)| day.clone()));
                    }
                    earlier.events.push(xml);
                }
                "premis:agent" => {
                    let programs = named(&leaves, "agent", OWN);
                    earlier.programs.extend(programs.map(str::to_owned));
                    earlier.agents.push(xml);
                }
                "premis:rights" => earlier.rights.push(xml),
                _ => return None,
            }
        }
        Some(earlier)
    }

    fn take_object(&mut self, xml: &'x str, leaves: &[Leaf]) {
        let name = named(leaves, "object", PATH).next();
        let sum = leaves.iter().find(|(name, _)| name == "premis:messageDigest");
        let (Some(name), Some((_, sha256))) = (name, sum) else {
            self.other_objects.push(xml);
            return;
        };
        let events = named(leaves, "linkingEvent", OWN).filter_map(|number| number.parse().ok());
        let object = Object {
            xml,
            sha256: sha256.clone(),
            events: events.collect(),
        };
        self.objects.insert(name.to_owned(), object);
    }
}

/// An element that holds text alone.
type Leaf = (String, String);

/// The names of one type that an element has.
fn named<'l>(leaves: &'l [Leaf], of: &str, kind: &str) -> impl Iterator<Item = &'l str> {
    let (type_name, value_name) = (
        format!("premis:{of}IdentifierType"),
        format!("premis:{of}IdentifierValue"),
    );
    leaves.windows(2).filter_map(move |pair| match pair {
        [(one, found), (other, value)] if *one == type_name && found == kind && *other == value_name => {
            Some(value.as_str())
        }
        _ => None,
    })
}

/// The elements below the root, each with its name.
fn elements(file: &str) -> Option<Vec<(String, &str)>> {
    let mut reader = Reader::from_str(file);
    let (mut found, mut is_inside) = (Vec::new(), false);
    loop {
        let start = usize::try_from(reader.buffer_position()).ok()?;
        match reader.read_event().ok()? {
            Event::Start(tag) if is_inside => {
                let name = String::from_utf8(tag.name().as_ref().to_vec()).ok()?;
                reader.read_to_end(tag.name()).ok()?;
                let end = usize::try_from(reader.buffer_position()).ok()?;
                found.push((name, file.get(start..end)?));
            }
            Event::Start(tag) if tag.name().as_ref() == b"premis:premis" => is_inside = true,
            Event::Start(_) | Event::Empty(_) | Event::DocType(_) => return None,
            Event::Eof => return is_inside.then_some(found),
            _ => {}
        }
    }
}

/// The elements of an element that hold text alone, in their order.
fn leaves(xml: &str) -> Option<Vec<Leaf>> {
    let mut reader = Reader::from_str(xml);
    let (mut leaves, mut text) = (Vec::new(), String::new());
    let mut is_leaf = false;
    loop {
        match reader.read_event().ok()? {
            Event::Start(_) => {
                text.clear();
                is_leaf = true;
            }
            Event::Text(part) => text.push_str(&part.decode().ok()?),
            Event::GeneralRef(sign) => match sign.resolve_char_ref().ok()? {
                Some(sign) => text.push(sign),
                None => text.push_str(resolve_predefined_entity(&sign.decode().ok()?)?),
            },
            Event::End(tag) if std::mem::take(&mut is_leaf) => {
                let name = String::from_utf8(tag.name().as_ref().to_vec()).ok()?;
                leaves.push((name, std::mem::take(&mut text)));
            }
            Event::Eof => return Some(leaves),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_another_form_is_no_earlier_file() {
        for file in [
            "x",
            "<premis/>",
            "<premis:premis",
            "<premis:premis><other/></premis:premis>",
            "<premis:premis><other></other></premis:premis>",
            "<!DOCTYPE a [<!ENTITY b \"c\">]><premis:premis></premis:premis>",
        ] {
            assert!(Earlier::read(file).is_none(), "{file}");
        }
        assert!(Earlier::read("<premis:premis></premis:premis>").is_some());
    }
}
