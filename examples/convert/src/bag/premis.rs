//! `metadata/premis.xml`: what was done to which files of a bag, in PREMIS 3.0.
//!
//! An object is a file in `data/`, an event a run that changed any of them, an agent a version of the program. What stood there
//! before stays: events, agents, rights and objects of others as they are, and objects of files that did not change. Archivematica
//! reads the file if every event has an object and an agent.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use chrono::{DateTime, NaiveDate};

use super::earlier::Earlier;
use crate::format::xml::{self, NONE, Xml};
use crate::text::{NAME, PROGRAM};

/// Where it lies in the bag.
pub(crate) const FILE: &str = "metadata/premis.xml";

/// The types of names.
pub(super) const PATH: &str = "path in the bag";
pub(super) const OWN: &str = NAME;

/// The address of the kinds of events.
const EVENT_TYPES: &str = "http://id.loc.gov/vocabulary/preservation/eventType";

/// What an event says that happened on a day that nobody has told, in the extended format for dates and times (EDTF).
const UNKNOWN_DAY: &str = "XXXX-XX-XX";

const ROOT: [(&str, &str); 3] = [
    ("xmlns:premis", "http://www.loc.gov/premis/v3"),
    ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ("version", "3.0"),
];

/// A file in `data/`.
#[derive(Debug)]
pub(super) struct Payload {
    pub(super) name: String,
    pub(super) sha256: String,
    pub(super) bytes: u64,
}

/// What a run knows of itself.
#[derive(Debug)]
pub(super) struct Run<'r> {
    /// In their order.
    pub(super) files: &'r [Payload],
    /// Whether there was no bag before.
    pub(super) is_first: bool,
    /// The day that the archivist has told.
    pub(super) day: Option<&'r str>,
}

/// The day of bagging among the lines for `bag-info.txt`, if it is one.
pub(super) fn day(lines: &[String]) -> Option<&str> {
    let values = lines.iter().filter_map(|line| line.split_once(':'));
    let values = values.filter(|(label, _)| label.eq_ignore_ascii_case("Bagging-Date"));
    let is_day = |day: &&str| day.parse::<NaiveDate>().is_ok() || DateTime::parse_from_rfc3339(day).is_ok();
    values.map(|(_, value)| value.trim()).rfind(is_day)
}

/// The file behind a run.
pub(super) fn written(earlier: &Earlier<'_>, run: &Run<'_>) -> io::Result<Vec<u8>> {
    let known = |file: &Payload| earlier.objects.get(&shown(&file.name));
    let is_as_before = |file: &Payload| known(file).is_some_and(|object| object.sha256 == file.sha256);
    let told = Told {
        new: run.files.iter().filter(|file| known(file).is_none()).count(),
        changed: run
            .files
            .iter()
            .filter(|file| known(file).is_some() && !is_as_before(file))
            .count(),
        gone: gone(earlier, run.files),
        all: run.files.len(),
    };
    let is_told = run.day.is_none_or(|day| earlier.days.contains(day));
    let is_event = earlier.last_event == 0 || !told.is_nothing() || !is_told;
    let number = earlier.last_event + u32::from(is_event);
    let mut linked: BTreeMap<&str, BTreeSet<u32>> = BTreeMap::new();
    for file in run.files {
        let mut events = known(file).map(|object| object.events.clone()).unwrap_or_default();
        if is_event && !is_as_before(file) {
            events.insert(number);
        }
        linked.insert(&file.name, events);
    }
    // What concerns no file alone concerns them all.
    let concerned: BTreeSet<u32> = linked.values().flatten().copied().collect();
    let of_all: Vec<u32> = (1..=number).filter(|number| !concerned.contains(number)).collect();
    let mut xml = Xml::new()?;
    xml.open("premis:premis", ROOT)?;
    for file in run.files {
        let mut events = linked.remove(file.name.as_str()).unwrap_or_default();
        events.extend(&of_all);
        match known(file).filter(|object| is_as_before(file) && object.events == events) {
            Some(object) => kept(&mut xml, object.xml)?,
            None => write_object(&mut xml, file, &events)?,
        }
    }
    for other in &earlier.other_objects {
        kept(&mut xml, other)?;
    }
    for event in &earlier.events {
        kept(&mut xml, event)?;
    }
    if is_event {
        write_event(&mut xml, number, run, &told)?;
    }
    for agent in &earlier.agents {
        kept(&mut xml, agent)?;
    }
    if !earlier.programs.contains(PROGRAM) {
        write_agent(&mut xml)?;
    }
    for rights in &earlier.rights {
        kept(&mut xml, rights)?;
    }
    xml.close()?;
    xml.finish()
}

/// How many files of the earlier bag are not in it any more.
fn gone(earlier: &Earlier<'_>, files: &[Payload]) -> usize {
    let names: BTreeSet<String> = files.iter().map(|file| shown(&file.name)).collect();
    earlier.objects.keys().filter(|name| !names.contains(*name)).count()
}

/// A name as it is read.
fn shown(name: &str) -> String {
    name.chars().map(xml::shown).collect()
}

/// What a run did to the files.
struct Told {
    new: usize,
    changed: usize,
    gone: usize,
    all: usize,
}

impl Told {
    const fn is_nothing(&self) -> bool {
        self.new == 0 && self.changed == 0 && self.gone == 0
    }
}

/// An element as it stood there.
fn kept(xml: &mut Xml, element: &str) -> io::Result<()> {
    xml.start_line()?;
    xml.fragment(element.as_bytes())
}

fn write_object(xml: &mut Xml, file: &Payload, events: &BTreeSet<u32>) -> io::Result<()> {
    xml.open("premis:object", [("xsi:type", "premis:file")])?;
    xml.open("premis:objectIdentifier", NONE)?;
    xml.leaf("premis:objectIdentifierType", NONE, PATH)?;
    xml.leaf("premis:objectIdentifierValue", NONE, &file.name)?;
    xml.close()?;
    xml.open("premis:objectCharacteristics", NONE)?;
    xml.open("premis:fixity", NONE)?;
    xml.leaf("premis:messageDigestAlgorithm", NONE, "SHA-256")?;
    xml.leaf("premis:messageDigest", NONE, &file.sha256)?;
    xml.leaf("premis:messageDigestOriginator", NONE, NAME)?;
    xml.close()?;
    xml.leaf("premis:size", NONE, &file.bytes.to_string())?;
    xml.open("premis:format", NONE)?;
    xml.open("premis:formatDesignation", NONE)?;
    xml.leaf("premis:formatName", NONE, media_type(&file.name))?;
    xml.close()?;
    xml.close()?;
    xml.close()?;
    xml.leaf("premis:originalName", NONE, &file.name)?;
    for event in events {
        xml.open("premis:linkingEventIdentifier", NONE)?;
        xml.leaf("premis:linkingEventIdentifierType", NONE, OWN)?;
        xml.leaf("premis:linkingEventIdentifierValue", NONE, &event.to_string())?;
        xml.close()?;
    }
    xml.close()
}

fn write_event(xml: &mut Xml, number: u32, run: &Run<'_>, told: &Told) -> io::Result<()> {
    let (code, kind) = if run.is_first {
        ("ipc", "information package creation")
    } else {
        ("mod", "modification")
    };
    let uri = format!("{EVENT_TYPES}/{code}");
    let authority = [
        ("authority", "eventType"),
        ("authorityURI", EVENT_TYPES),
        ("valueURI", &uri),
    ];
    xml.open("premis:event", NONE)?;
    xml.open("premis:eventIdentifier", NONE)?;
    xml.leaf("premis:eventIdentifierType", NONE, OWN)?;
    xml.leaf("premis:eventIdentifierValue", NONE, &number.to_string())?;
    xml.close()?;
    xml.leaf("premis:eventType", authority, kind)?;
    xml.leaf("premis:eventDateTime", NONE, run.day.unwrap_or(UNKNOWN_DAY))?;
    xml.open("premis:eventDetailInformation", NONE)?;
    let detail = "Texts of press releases were taken into the bag as they are, read, and turned into records and tables; \
                  sums were made of all files.";
    xml.leaf("premis:eventDetail", NONE, detail)?;
    xml.close()?;
    xml.open("premis:eventOutcomeInformation", NONE)?;
    xml.leaf("premis:eventOutcome", NONE, "success")?;
    xml.open("premis:eventOutcomeDetail", NONE)?;
    let Told {
        new,
        changed,
        gone,
        all,
    } = told;
    let note = format!("{all} files in data/: {new} new, {changed} changed; {gone} gone");
    xml.leaf("premis:eventOutcomeDetailNote", NONE, &note)?;
    xml.close()?;
    xml.close()?;
    xml.open("premis:linkingAgentIdentifier", NONE)?;
    xml.leaf("premis:linkingAgentIdentifierType", NONE, OWN)?;
    xml.leaf("premis:linkingAgentIdentifierValue", NONE, PROGRAM)?;
    xml.leaf("premis:linkingAgentRole", NONE, "executing program")?;
    xml.close()?;
    xml.close()
}

fn write_agent(xml: &mut Xml) -> io::Result<()> {
    xml.open("premis:agent", NONE)?;
    xml.open("premis:agentIdentifier", NONE)?;
    xml.leaf("premis:agentIdentifierType", NONE, OWN)?;
    xml.leaf("premis:agentIdentifierValue", NONE, PROGRAM)?;
    xml.close()?;
    xml.leaf("premis:agentName", NONE, NAME)?;
    xml.leaf("premis:agentType", NONE, "software")?;
    xml.leaf("premis:agentVersion", NONE, env!("CARGO_PKG_VERSION"))?;
    xml.close()
}

/// What a file is, by the ending of its name.
fn media_type(name: &str) -> &'static str {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    match ending.as_deref() {
        Some("txt" | "text") => "text/plain",
        Some("pdf") => "application/pdf",
        Some("html" | "htm") => "text/html",
        Some("json") => "application/json",
        Some("ndjson") => "application/x-ndjson",
        Some("jsonld") => "application/ld+json",
        Some("md") => "text/markdown",
        Some("csv") => "text/csv",
        Some("xml") => "application/xml",
        Some("xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Some("sqlite") => "application/vnd.sqlite3",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(names: &[(&str, &str)]) -> Vec<Payload> {
        let files = names.iter().map(|(name, content)| Payload {
            name: (*name).to_owned(),
            sha256: crate::text::sha256(content.as_bytes()),
            bytes: content.len() as u64,
        });
        files.collect()
    }

    fn after(earlier: &str, names: &[(&str, &str)], day: Option<&str>) -> String {
        let run = Run {
            files: &files(names),
            is_first: earlier.is_empty(),
            day,
        };
        let earlier = Earlier::read(earlier).unwrap();
        String::from_utf8(written(&earlier, &run).unwrap()).unwrap()
    }

    /// The events that a file has, in the order in which it is asked.
    fn events(xml: &str, name: &str) -> Vec<u32> {
        let earlier = Earlier::read(xml).unwrap();
        earlier.objects[name].events.iter().copied().collect()
    }

    const HOSTILE: &str = "data/originals/a&<b> \u{1F}'\".txt";

    #[test]
    fn runs_add_events_and_lose_none() {
        let first = after("", &[("data/a.txt", "a"), (HOSTILE, "b")], Some("2026-11-30"));
        for said in [
            "information package creation</premis:eventType>",
            "<premis:eventDateTime>2026-11-30<",
            "2 files in data/: 2 new, 0 changed; 0 gone",
            "<premis:agentVersion>",
        ] {
            assert_eq!(first.matches(said).count(), 1, "{said}: {first}");
        }
        // The same again, with and without the day.
        for day in [None, Some("2026-11-30")] {
            assert_eq!(after(&first, &[("data/a.txt", "a"), (HOSTILE, "b")], day), first);
        }
        let second = after(
            &first,
            &[("data/a.txt", "A"), ("data/c.txt", "c"), (HOSTILE, "b")],
            None,
        );
        assert!(
            second.contains("3 files in data/: 1 new, 1 changed; 0 gone") && second.contains(">modification<"),
            "{second}"
        );
        assert!(second.contains(UNKNOWN_DAY), "{second}");
        assert_eq!(events(&second, "data/a.txt"), [1, 2]);
        assert_eq!(events(&second, "data/c.txt"), [2]);
        let hostile = HOSTILE.replace('\u{1F}', "\u{FFFD}");
        assert_eq!(events(&second, &hostile), [1]);
        // A run that only leaves a file out, and the loss of all files of a run, leave no event without an object.
        let third = after(&second, &[("data/a.txt", "A"), (HOSTILE, "b")], None);
        assert!(third.contains("2 files in data/: 0 new, 0 changed; 1 gone"), "{third}");
        assert_eq!(events(&third, "data/a.txt"), [1, 2, 3]);
        let fourth = after(&third, &[("data/z.txt", "z")], None);
        assert_eq!(events(&fourth, "data/z.txt"), [1, 2, 3, 4]);
        assert_eq!(fourth.matches("<premis:event>").count(), 4);
        assert_eq!(fourth.matches("<premis:agent>").count(), 1);
        // Another day is another event.
        let fifth = after(&fourth, &[("data/z.txt", "z")], Some("2026-12-01"));
        assert_eq!(events(&fifth, "data/z.txt"), [1, 2, 3, 4, 5]);
    }

    #[test]
    fn what_others_added_stays() {
        let first = after("", &[("data/a.txt", "a")], None);
        let event = "<premis:event>\n<premis:eventIdentifier><premis:eventIdentifierType>UUID</premis:eventIdentifierType>\
                     <premis:eventIdentifierValue>7</premis:eventIdentifierValue></premis:eventIdentifier>\
                     <premis:eventType>virus check</premis:eventType><premis:eventDateTime>2026-12-01</premis:eventDateTime>\
                     </premis:event>";
        let level = "<premis:preservationLevel><premis:preservationLevelValue>full</premis:preservationLevelValue>\
                     </premis:preservationLevel>";
        let edited = first
            .replacen("<premis:event>", &format!("{event}\n<premis:event>"), 1)
            .replacen(
                "</premis:objectIdentifier>",
                &format!("</premis:objectIdentifier>{level}"),
                1,
            );
        let second = after(&edited, &[("data/a.txt", "a"), ("data/b.txt", "b")], None);
        assert!(second.contains(event) && second.contains(level), "{second}");
        assert_eq!(second.matches("<premis:event>").count(), 3);
        assert_eq!(events(&second, "data/b.txt"), [2]);
    }

    #[test]
    fn days() {
        let of = |lines: &[&str]| {
            let lines: Vec<_> = lines.iter().map(|line| (*line).to_owned()).collect();
            day(&lines).map(str::to_owned)
        };
        assert_eq!(of(&["Bagging-Date: 2026-11-30"]).as_deref(), Some("2026-11-30"));
        let moment = "2026-11-30T12:00:00+01:00";
        assert_eq!(of(&[&format!("bagging-date: {moment}")]).as_deref(), Some(moment));
        assert_eq!(of(&["Bagging-Date: gestern", "Contact-Name: 2026-11-30"]), None);
    }
}
