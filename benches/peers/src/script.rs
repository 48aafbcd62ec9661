//! What an archivist would write to get at the fields of a release: regular expressions over lines. `script.py` is the same in
//! Python; both read `patterns.tsv`, and `tally` shows that they find the same.

use std::collections::HashSet;
use std::mem;
use std::ops::RangeInclusive;
use std::sync::LazyLock;

use regex::{Captures, Regex, RegexSet};

static PATTERNS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let rows = include_str!("../patterns.tsv").lines();
    rows.filter_map(|row| Some(row.split_once('\t')?.1)).collect()
});
static SET: LazyLock<RegexSet> = LazyLock::new(|| RegexSet::new(PATTERNS.iter()).expect("they are valid"));
static EACH: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    PATTERNS
        .iter()
        .map(|pattern| Regex::new(pattern).expect("they are valid"))
        .collect()
});

/// The months that the pattern of dates has, in their order.
static MONTHS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let words = PATTERNS[DATE].split(['(', ')', '|']);
    words.filter(|word| word.starts_with(char::is_uppercase)).collect()
});

// The rows of the patterns.
const PAGE: usize = 0;
const DATE: usize = 1;
const DAY: usize = 2;
const CREDIT: usize = 3;
const ADDRESS: usize = 4;
const MAIL: usize = 5;
const PHONE: usize = 6;
const CONTACT: usize = 7;
const HEADING: usize = 8;

/// How many bytes a heading has.
const HEADINGS: RangeInclusive<usize> = 12..=140;

/// A picture with its credit.
#[derive(Debug, Default)]
pub struct Picture {
    /// What stands before the credit.
    pub caption: String,
    /// Whose it is.
    pub holder: String,
    /// Who took it.
    pub photographer: Option<String>,
    /// Where it is.
    pub address: Option<String>,
}

/// The fields of a release.
#[derive(Debug, Default)]
pub struct Fields {
    /// Page marks.
    pub pages: Vec<u32>,
    /// Days, as in "2019-06-14".
    pub dates: Vec<String>,
    /// Lines by themselves without a stop, each once.
    pub headings: Vec<String>,
    /// Pictures.
    pub pictures: Vec<Picture>,
    /// Other addresses.
    pub addresses: Vec<String>,
    /// E-mail addresses.
    pub mails: Vec<String>,
    /// Phone numbers.
    pub phones: Vec<String>,
    /// Family names and given names.
    pub contacts: Vec<(String, String)>,
    /// Running text.
    pub paragraphs: Vec<String>,
}

/// Reads a release.
#[must_use]
pub fn read(text: &str) -> Fields {
    let mut fields = Fields::default();
    let mut seen = HashSet::new();
    let mut paragraph = String::new();
    let mut is_behind_blank = true;
    for line in text.split('\n') {
        let line = line.trim();
        if line.is_empty() {
            end_of_paragraph(&mut paragraph, &mut fields);
            is_behind_blank = true;
            continue;
        }
        read_line(
            line,
            mem::take(&mut is_behind_blank),
            &mut paragraph,
            &mut seen,
            &mut fields,
        );
    }
    end_of_paragraph(&mut paragraph, &mut fields);
    fields
}

fn read_line<'t>(
    line: &'t str,
    is_behind_blank: bool,
    paragraph: &mut String,
    seen: &mut HashSet<&'t str>,
    fields: &mut Fields,
) {
    let matching = SET.matches(line);
    let only_if = |row| if matching.matched(row) { usize::MAX } else { 0 };
    let captures = |row: usize| EACH[row].captures_iter(line).take(only_if(row));
    let finds = |row: usize| EACH[row].find_iter(line).take(only_if(row)).map(|found| found.as_str());
    let group = |found: &Captures<'_>, group: usize| found.get(group).map_or("", |found| found.as_str()).to_owned();
    if let Some(found) = captures(PAGE).next() {
        let folio = found.get(1).or(found.get(2)).map_or("", |folio| folio.as_str());
        fields.pages.extend(folio.parse::<u32>());
        return;
    }
    for found in captures(DATE) {
        let month = MONTHS
            .iter()
            .position(|month| *month == &found[2])
            .map_or(0, |month| month + 1);
        fields.dates.push(format!("{}-{month:02}-{:0>2}", &found[3], &found[1]));
    }
    for found in captures(DAY) {
        fields
            .dates
            .push(format!("{}-{:0>2}-{:0>2}", &found[3], &found[2], &found[1]));
    }
    let mut is_field = false;
    if let Some(found) = captures(CREDIT).next() {
        let mut caption = mem::take(paragraph);
        join(
            &mut caption,
            line[..found.get_match().start()].trim_end_matches([' ', ',', '.']),
        );
        let photographer = found.get(2).map(|name| name.as_str().to_owned());
        fields.pictures.push(Picture {
            caption,
            holder: group(&found, 1),
            photographer,
            address: None,
        });
        is_field = true;
    }
    for found in finds(ADDRESS) {
        match fields.pictures.last_mut() {
            Some(picture) if picture.address.is_none() => picture.address = Some(found.to_owned()),
            _ => fields.addresses.push(found.to_owned()),
        }
        is_field = true;
    }
    for found in finds(MAIL) {
        fields.mails.push(found.to_owned());
        is_field = true;
    }
    for found in finds(PHONE) {
        fields.phones.push(found.to_owned());
        is_field = true;
    }
    if let Some(found) = captures(CONTACT).next() {
        fields.contacts.push((group(&found, 1), group(&found, 2)));
        is_field = true;
    }
    if is_field {
        return;
    }
    if is_behind_blank && HEADINGS.contains(&line.len()) && matching.matched(HEADING) {
        if seen.insert(line) {
            fields.headings.push(line.to_owned());
        }
    } else {
        join(paragraph, line);
    }
}

fn join(paragraph: &mut String, line: &str) {
    if paragraph.ends_with('-') {
        paragraph.pop();
    } else if !paragraph.is_empty() {
        paragraph.push(' ');
    }
    paragraph.push_str(line);
}

fn end_of_paragraph(paragraph: &mut String, fields: &mut Fields) {
    if !paragraph.is_empty() {
        fields.paragraphs.push(mem::take(paragraph));
    }
}
