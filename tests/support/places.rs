//! The record of a document with the place of every value in it, also of those that were worked out and not printed.

use std::collections::BTreeMap;

use pressedienst::{Block, Document, Release, Span};
use serde_json::Value;

/// A shorter block takes the language of the paragraphs around it.
const SHORT: usize = 60;

/// A record, and by the path of each value the places on which it depends.
#[derive(Debug)]
pub struct Printed {
    pub record: Value,
    values: BTreeMap<String, Vec<Span>>,
    derived: BTreeMap<String, Vec<Span>>,
}

impl Printed {
    pub fn of(document: &Document) -> Self {
        let (mut printed, mut derived) = (BTreeMap::new(), BTreeMap::new());
        for (index, release) in document.releases().iter().enumerate() {
            for leaf in release.leaves() {
                printed.insert(format!("releases[{index}].{}", leaf.path()), leaf.spans().to_vec());
            }
            for (path, spans) in worked_out(release) {
                derived.insert(format!("releases[{index}].{path}"), spans);
            }
        }
        let record = serde_json::json!({
            "layout": document.layout(),
            "page_count": document.page_count(),
            "releases": document.releases(),
        });
        Self {
            record,
            values: printed,
            derived,
        }
    }

    /// Where the value at `path` was printed, or all values inside it.
    pub fn printed<'p>(&'p self, path: &'p str) -> impl Iterator<Item = Span> + 'p {
        let below = self
            .values
            .range(path.to_owned()..)
            .take_while(move |(found, _)| found.starts_with(path));
        let inside = below.filter(move |(found, _)| {
            let rest = &found[path.len()..];
            rest.is_empty() || rest.starts_with(['.', '['])
        });
        inside.flat_map(|(_, spans)| spans.iter().copied())
    }

    /// Whether a value was printed at this very path.
    pub fn is_value(&self, path: &str) -> bool {
        self.values.contains_key(path)
    }

    /// From which places the value at `path` was worked out, if it was not printed.
    pub fn derived(&self, path: &str) -> Option<&[Span]> {
        self.derived.get(path).map(Vec::as_slice)
    }

    /// The places of each block of the body.
    pub fn blocks(&self) -> impl Iterator<Item = Vec<Span>> {
        let blocks = self.derived.keys().filter_map(|path| path.strip_suffix(".type"));
        blocks.map(|path| self.printed(path).collect())
    }

    /// The path and the places of each printed value.
    pub fn all(&self) -> impl Iterator<Item = (&str, &[Span])> {
        self.values
            .iter()
            .map(|(path, spans)| (path.as_str(), spans.as_slice()))
    }
}

/// What is worked out from printed values: dates, languages, numbers in another form.
fn worked_out(release: &Release) -> Vec<(String, Vec<Span>)> {
    let mut found = Vec::new();
    let date = release.date.as_ref().map_or(&[][..], |date| date.spans());
    for (index, appointment) in release.appointments.iter().enumerate() {
        let printed = appointment.printed.spans();
        // A year that is not printed is that of the date of issue.
        found.push((format!("appointments[{index}].date"), [printed, date].concat()));
        found.push((format!("appointments[{index}].time"), printed.to_vec()));
    }
    for (index, contact) in release.contacts.iter().enumerate() {
        let phone = contact.phone.iter().flat_map(|phone| phone.spans().to_vec());
        found.push((format!("contacts[{index}].phone_e164"), phone.collect()));
    }
    for (index, image) in release.images.iter().enumerate() {
        let url = image.url.iter().flat_map(|url| url.spans().to_vec());
        found.push((format!("images[{index}].url_printed"), url.collect()));
    }
    let blocks: Vec<_> = release.body.iter().map(spans_of).collect();
    for (index, spans) in blocks.iter().enumerate() {
        found.push((format!("body[{index}].type"), spans.clone()));
        found.push((format!("body[{index}].lang"), around(release, &blocks, index)));
    }
    let first = blocks.first().map(Vec::as_slice);
    let shown = release.headlines.iter().map(|headline| headline.text.spans());
    let mut kind = shown.chain(first).chain([date]).collect::<Vec<_>>().concat();
    if kind.is_empty() {
        kind = release.leaves().flat_map(|leaf| leaf.spans().to_vec()).collect();
    }
    found.push(("kind".to_owned(), kind));
    for (index, headline) in release.headlines.iter().enumerate() {
        // A few words in no certain language take that of the body.
        found.push((
            format!("headlines[{index}].lang"),
            [headline.text.spans(), &blocks.concat()].concat(),
        ));
    }
    found
}

/// On what the language of a block depends: itself and, if it is short or a list, the blocks up to the next long ones.
fn around(release: &Release, blocks: &[Vec<Span>], index: usize) -> Vec<Span> {
    let is_long = |index: &usize| matches!(&release.body[*index], Block::Paragraph { text, .. } if text.len() >= SHORT);
    if is_long(&index) {
        return blocks[index].clone();
    }
    let first = (0..index).rev().find(is_long).unwrap_or(0);
    let last = (index..blocks.len()).find(is_long).unwrap_or(blocks.len() - 1);
    blocks[first..=last].concat()
}

fn spans_of(block: &Block) -> Vec<Span> {
    match block {
        Block::Paragraph { text, .. } | Block::Crosshead { text, .. } => text.spans().to_vec(),
        Block::List { items, .. } => items.iter().flat_map(|item| item.spans().to_vec()).collect(),
        _ => panic!("a kind of block that the walk does not know"),
    }
}
