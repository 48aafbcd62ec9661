//! How much of a release comes back.

use std::collections::HashSet;

use pressedienst::{Document, Release, Severity};
use serde_json::Value;

/// The columns of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Date,
    Headline,
    Subheads,
    Body,
    Pictures,
    Contacts,
    Other,
}

pub const COLUMNS: [&str; 8] = [
    "date",
    "headline",
    "subheads",
    "body",
    "pictures",
    "contacts",
    "addresses",
    "all",
];

/// A value of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    field: Field,
    /// What it is, so that no caption stands for a credit.
    what: &'static str,
    text: String,
    /// Dates, addresses and numbers: one sign more or less makes another one of them.
    is_exact: bool,
}

/// The values of the releases of a record.
fn entries(releases: &Value) -> Vec<Entry> {
    let mut found = Vec::new();
    let releases = releases.as_array().map(Vec::as_slice).unwrap_or_default();
    for release in releases {
        let mut add = |field, what, value: &Value, is_exact| {
            if let Some(text) = value.as_str() {
                let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                found.push(Entry {
                    field,
                    what,
                    text,
                    is_exact,
                });
            }
        };
        let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
        let name = |person: &Value| {
            let [family, given] = ["family", "given"].map(|key| person[key].as_str().unwrap_or_default());
            Value::from(format!("{family}, {given}"))
        };
        add(Field::Date, "date", &release["date"], true);
        for headline in list(&release["headlines"]) {
            add(Field::Headline, "headline", &headline["text"], false);
        }
        for subhead in list(&release["subheads"]) {
            add(Field::Subheads, "subhead", &subhead, false);
        }
        for block in list(&release["body"]) {
            add(Field::Body, "text", &block["text"], false);
            for item in list(&block["items"]) {
                add(Field::Body, "item", &item, false);
            }
        }
        for image in list(&release["images"]) {
            add(Field::Pictures, "url", &image["url"], true);
            add(Field::Pictures, "caption", &image["caption"], false);
            add(Field::Pictures, "holder", &image["credit"]["holder"], false);
            add(Field::Pictures, "photographer", &image["credit"]["photographer"], false);
        }
        for person in list(&release["bylines"]) {
            add(Field::Contacts, "byline", &name(&person), false);
        }
        for contact in list(&release["contacts"]) {
            add(Field::Contacts, "name", &name(&contact), false);
            add(Field::Contacts, "email", &contact["email"], true);
            add(Field::Contacts, "phone", &contact["phone"], true);
        }
        add(Field::Other, "url", &release["text_version_url"], true);
        add(Field::Other, "url", &release["online_url"], true);
        add(Field::Other, "number", &release["document_number"], true);
        let imprint = &release["imprint"];
        add(Field::Other, "publisher", &imprint["publisher"], false);
        for row in list(&imprint["address"]) {
            add(Field::Other, "row", &row, false);
        }
        for key in ["phone", "fax", "email"] {
            add(Field::Other, "reach", &imprint[key], true);
        }
        for channel in list(&imprint["channels"]) {
            add(Field::Other, "channel", &channel, true);
        }
        for member in list(&imprint["team"]) {
            add(Field::Other, "member", &name(&member), false);
            add(Field::Other, "extension", &member["phone"], true);
        }
    }
    found
}

/// The values of a document at whose place something is reported.
fn reported(document: &Document) -> HashSet<String> {
    let places: Vec<_> = document
        .diagnostics()
        .iter()
        .filter(|found| found.severity() != Severity::Note)
        .map(pressedienst::Diagnostic::span)
        .collect();
    let leaves = document.releases().iter().flat_map(Release::leaves);
    let is_reported = |leaf: &pressedienst::Leaf<'_>| {
        let meets = |place: &pressedienst::Span| {
            let mut spans = leaf.spans().iter();
            spans.any(|span| span.start() <= place.end() && span.end() >= place.start())
        };
        places.iter().any(meets)
    };
    leaves.filter(is_reported).map(|leaf| leaf.text().to_owned()).collect()
}

/// How many values were expected, found, and both.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    expected: usize,
    found: usize,
    hits: usize,
}

impl Count {
    fn f1(self) -> f64 {
        if self.expected + self.found == 0 {
            return 1.0;
        }
        #[allow(clippy::cast_precision_loss, reason = "some thousands")]
        let [hits, all] = [2 * self.hits, self.expected + self.found].map(|number| number as f64);
        hits / all
    }
}

/// What was found of some releases, by column.
#[derive(Clone, Debug, Default)]
pub struct Score {
    counts: [Count; COLUMNS.len()],
}

impl Score {
    /// Adds what a document has of the release that was printed, at a rate of damage in thousandths.
    pub fn add(&mut self, truth: &Value, document: &Document, per_mille: usize) {
        let record = serde_json::to_value(document.releases()).expect("plain data");
        let reported = reported(document);
        let expected = entries(&Value::from(vec![truth.clone()]));
        let mut found: Vec<Option<Entry>> = entries(&record).into_iter().map(Some).collect();
        for entry in found.iter().flatten() {
            self.count(entry, |count| count.found += 1);
        }
        // What comes back unchanged is no other value's.
        let mut left = Vec::new();
        for entry in expected {
            self.count(&entry, |count| count.expected += 1);
            match found.iter_mut().find(|found| found.as_ref() == Some(&entry)) {
                Some(found) => {
                    *found = None;
                    self.count(&entry, |count| count.hits += 1);
                }
                None => left.push(entry),
            }
        }
        for entry in left {
            let is_same = |found: &&mut Option<Entry>| {
                let Some(found) = found else { return false };
                found.field == entry.field
                    && found.what == entry.what
                    && (!entry.is_exact || reported.contains(&found.text))
                    && is_near(&entry.text, &found.text, per_mille)
            };
            if let Some(found) = found.iter_mut().find(is_same) {
                *found = None;
                self.count(&entry, |count| count.hits += 1);
            }
        }
    }

    fn count(&mut self, entry: &Entry, add: impl Fn(&mut Count)) {
        let [columns @ .., addresses, all] = &mut self.counts;
        if let Some(column) = columns.get_mut(entry.field as usize) {
            add(column);
        }
        if entry.what == "url" {
            add(addresses);
        }
        add(all);
    }

    pub fn add_all(&mut self, other: &Self) {
        for (count, more) in self.counts.iter_mut().zip(other.counts) {
            count.expected += more.expected;
            count.found += more.found;
            count.hits += more.hits;
        }
    }

    /// F1 by column.
    pub fn figures(&self) -> Vec<f64> {
        self.counts.iter().map(|count| count.f1()).collect()
    }
}

/// Whether damage at this rate can have made one text of the other.
fn is_near(a: &str, b: &str, per_mille: usize) -> bool {
    if per_mille == 0 {
        return a == b;
    }
    let longest = a.chars().count().max(b.chars().count());
    // One letter is read as up to two others, and some texts have more of them than most.
    let limit = 1 + (3 * longest * per_mille).div_ceil(1_000);
    a.chars().count().abs_diff(b.chars().count()) <= limit && distance(a, b, limit) <= limit
}

/// Edit distance, or more than `limit` as soon as it is known to be that.
pub fn distance(a: &str, b: &str, limit: usize) -> usize {
    let [a, b] = [a, b].map(|text| text.chars().collect::<Vec<_>>());
    let same = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[same..], &b[same..]);
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (index, from) in a.iter().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], index + 1);
        for (at, to) in b.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = (diagonal + usize::from(from != to)).min(above + 1).min(row[at] + 1);
            diagonal = above;
        }
        if row.iter().all(|cell| *cell > limit) {
            return limit + 1;
        }
    }
    row[b.len()]
}

#[test]
fn texts_are_near_by_the_rate() {
    let pairs = [
        ("Das Haus am Fluss", "Das Haus am Fluss", 0, true),
        ("Das Haus am Fluss", "Das Hans am Fluss", 0, false),
        ("Das Haus am Fluss", "Das Hans am Fluss", 3, true),
        ("Das Haus am Fluss", "Das Hans am Rhein", 30, false),
    ];
    for (a, b, per_mille, expected) in pairs {
        assert_eq!(is_near(a, b, per_mille), expected, "{a:?}, {b:?}");
    }
}
