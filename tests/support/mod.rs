//! What the tests share: the fixtures, and a walk over all values of a release.

#![allow(dead_code, reason = "each test file uses a part of it")]

pub mod changes;
pub mod cuts;
pub mod edits;
pub mod losses;
pub mod places;
pub mod reach;
pub mod reached;
pub mod subject;

use std::fs;
use std::path::{Path, PathBuf};

use pressedienst::{Block, Document, Layout, Located, Release, Span};

/// A fixture: a text that somebody wrote for a reason, which its name says.
#[derive(Debug)]
pub struct Fixture {
    pub folder: String,
    pub name: String,
    pub path: PathBuf,
    pub bytes: Vec<u8>,
}

impl Fixture {
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.bytes).expect("fixtures in the tests of texts are UTF-8")
    }

    pub fn beside(&self, ending: &str) -> PathBuf {
        self.path.with_extension(ending)
    }
}

/// All fixtures, or those of one folder. No fixture at all is a failure, so that nothing passes by having vanished.
pub fn fixtures(folder: Option<&str>) -> Vec<Fixture> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut found = Vec::new();
    for entry in fs::read_dir(&root).expect("the folder of fixtures") {
        let entry = entry.expect("an entry of the folder of fixtures").path();
        let name = entry.file_name().expect("a name").to_string_lossy().into_owned();
        if !entry.is_dir() || folder.is_some_and(|folder| folder != name) {
            continue;
        }
        for path in fs::read_dir(&entry).expect("a folder of fixtures") {
            let path = path.expect("a fixture").path();
            if path.extension().is_some_and(|ending| ending == "txt") {
                let bytes = fs::read(&path).expect("a fixture can be read");
                let stem = path.file_stem().expect("a name").to_string_lossy().into_owned();
                found.push(Fixture {
                    folder: name.clone(),
                    name: stem,
                    path,
                    bytes,
                });
            }
        }
    }
    assert!(!found.is_empty(), "no fixtures in {} ({folder:?})", root.display());
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

/// The layouts that hold many items.
pub const LISTS: [Layout; 5] = [
    Layout::WebArchive,
    Layout::WebNewsList,
    Layout::WebProject,
    Layout::LibraryArchive,
    Layout::NewsMail,
];

/// A leaf of a release: its path as in the record, its words, and where they were printed.
#[derive(Debug)]
pub struct Leaf<'d> {
    pub path: String,
    pub value: &'d str,
    pub spans: &'d [Span],
}

/// The fixtures of all layouts, without the malformed ones.
pub fn well_formed() -> Vec<Fixture> {
    let mut found = fixtures(None);
    found.retain(|fixture| fixture.folder != "malformed" && fixture.folder != "foreign");
    assert!(!found.is_empty(), "no fixture of a layout");
    found
}

/// Every printed leaf of a release that is a text.
pub fn leaves(release: &Release) -> Vec<Leaf<'_>> {
    let mut leaves = Walk::default();
    leaves.many("topics", &release.topics);
    leaves.one("time", release.time.as_ref());
    leaves.one("place", release.place.as_ref());
    leaves.one("kicker", release.kicker.as_ref());
    for (index, headline) in release.headlines.iter().enumerate() {
        leaves.one(&format!("headlines[{index}].text"), Some(&headline.text));
    }
    leaves.many("subheads", &release.subheads);
    for (index, block) in release.body.iter().enumerate() {
        match block {
            Block::Paragraph { text, .. } | Block::Crosshead { text, .. } => {
                leaves.one(&format!("body[{index}].text"), Some(text));
            }
            Block::List { items, .. } => leaves.many(&format!("body[{index}].items"), items),
            _ => panic!("a kind of block that the walk does not know"),
        }
    }
    for (index, image) in release.images.iter().enumerate() {
        let at = |name: &str| format!("images[{index}].{name}");
        leaves.one(&at("caption"), image.caption.as_ref());
        if let Some(credit) = &image.credit {
            leaves.one(&at("credit.line"), Some(&credit.line));
            leaves.one(&at("credit.holder"), credit.holder.as_ref());
            leaves.one(&at("credit.photographer"), credit.photographer.as_ref());
        }
        // A repaired address is not what was printed; the printed form is.
        let printed = image.url_printed.as_ref().or(image.url.as_ref());
        leaves.one(&at("url"), printed);
    }
    for (index, contact) in release.contacts.iter().enumerate() {
        let at = |name: &str| format!("contacts[{index}].{name}");
        leaves.one(&at("family"), contact.family.as_ref());
        leaves.one(&at("given"), contact.given.as_ref());
        leaves.one(&at("email"), contact.email.as_ref());
        leaves.one(&at("phone"), contact.phone.as_ref());
    }
    for (index, byline) in release.bylines.iter().enumerate() {
        leaves.one(&format!("bylines[{index}].family"), byline.family.as_ref());
        leaves.one(&format!("bylines[{index}].given"), byline.given.as_ref());
    }
    for (index, appointment) in release.appointments.iter().enumerate() {
        leaves.one(&format!("appointments[{index}].place"), appointment.place.as_ref());
        leaves.one(&format!("appointments[{index}].printed"), Some(&appointment.printed));
    }
    leaves.one("text_version_url", release.text_version_url.as_ref());
    leaves.one("online_url", release.online_url.as_ref());
    leaves.one("document_number", release.document_number.as_ref());
    if let Some(imprint) = &release.imprint {
        leaves.one("imprint.publisher", imprint.publisher.as_ref());
        leaves.many("imprint.address", &imprint.address);
        leaves.one("imprint.phone", imprint.phone.as_ref());
        leaves.one("imprint.fax", imprint.fax.as_ref());
        leaves.one("imprint.email", imprint.email.as_ref());
        leaves.many("imprint.channels", &imprint.channels);
        for (index, member) in imprint.team.iter().enumerate() {
            let at = |name: &str| format!("imprint.team[{index}].{name}");
            leaves.one(&at("initials"), member.initials.as_ref());
            leaves.one(&at("given"), member.given.as_ref());
            leaves.one(&at("family"), member.family.as_ref());
            leaves.one(&at("phone"), member.phone.as_ref());
        }
    }
    leaves.found
}

#[derive(Default)]
struct Walk<'d> {
    found: Vec<Leaf<'d>>,
}

impl<'d> Walk<'d> {
    fn one(&mut self, path: &str, value: Option<&'d Located<String>>) {
        if let Some(value) = value {
            self.found.push(Leaf {
                path: path.to_owned(),
                value,
                spans: value.spans(),
            });
        }
    }

    fn many(&mut self, path: &str, values: &'d [Located<String>]) {
        for (index, value) in values.iter().enumerate() {
            self.one(&format!("{path}[{index}]"), Some(value));
        }
    }
}

/// The releases of a document as the record shows them.
pub fn record(document: &Document) -> serde_json::Value {
    serde_json::to_value(document.releases()).expect("releases are plain data")
}

/// The first place where two records differ, for messages.
pub fn first_difference(left: &serde_json::Value, right: &serde_json::Value) -> Option<String> {
    use serde_json::Value::{Array, Object};
    match (left, right) {
        (Object(left), Object(right)) => left
            .iter()
            .find_map(|(key, value)| Some(format!(".{key}{}", first_difference(value, right.get(key)?)?))),
        (Array(left), Array(right)) => {
            let inside = left.iter().zip(right).enumerate();
            let difference = inside
                .into_iter()
                .find_map(|(at, (left, right))| Some(format!("[{at}]{}", first_difference(left, right)?)));
            difference.or_else(|| {
                (left.len() != right.len()).then(|| format!(": {} entries and {}", left.len(), right.len()))
            })
        }
        (left, right) => (left != right).then(|| format!(": {left} and {right}")),
    }
}
