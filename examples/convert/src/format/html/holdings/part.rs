//! What a text adds to the pages over all texts.

use chrono::NaiveDate;
use pressedienst::{Document, Image, Kind, Located, Release, Severity};

use crate::format::file_name;
use crate::lang::Said;
use crate::outcome::{Outcome, Understood};
use crate::own;
use crate::text::{Text, UNREAD, UNREAD_ITEM, full_name};

/// So many lines of a text are named for a message; it says how many more there are.
const LINES: usize = 12;

/// Of longer texts no words are kept that a later run could compare with its own.
const LONGEST: usize = 1 << 20;

/// What a text adds.
#[derive(Debug)]
pub(crate) struct TextPart {
    pub(super) origin: Origin,
    pub(super) releases: Vec<Row>,
    pub(super) messages: Vec<Message>,
    pub(super) left: Option<Left>,
    /// The text, for a later run to compare with its own.
    pub(super) words: Option<String>,
}

/// Which text it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Origin {
    /// The path as given.
    pub(super) path: String,
    /// What its page is called, without ending.
    pub(super) stem: String,
    pub(super) sha256: String,
    pub(super) layout: Option<&'static str>,
    pub(super) outcome: Outcome,
}

/// A release, or a text in which there is none.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// Its number in the text, from 1; 0 is a text in which there is none.
    pub(super) item: usize,
    /// Where it begins.
    pub(super) line: usize,
    pub(super) date: Option<NaiveDate>,
    pub(super) kind: &'static str,
    pub(super) headline: String,
    /// What else it is found by.
    pub(super) other: Vec<String>,
    pub(super) topics: Vec<String>,
    pub(super) codes: Vec<&'static str>,
    pub(super) pictures: Vec<Picture>,
}

/// A picture as it is printed in a release.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Picture {
    pub(super) line: usize,
    pub(super) url: Option<String>,
    pub(super) file_name: Option<String>,
    pub(super) caption: Option<String>,
    pub(super) credit: Option<String>,
    pub(super) holder: Option<String>,
    pub(super) photographer: Option<String>,
}

/// A message about a text: all its places.
#[derive(Clone, Debug)]
pub(super) struct Message {
    pub(super) severity: Severity,
    pub(super) about: About,
    /// The first lines that it is about.
    pub(super) lines: Vec<usize>,
    pub(super) places: usize,
}

/// What a message says.
#[derive(Clone, Debug)]
pub(super) enum About {
    /// What the parser says.
    Found(pressedienst::Code),
    /// What the program says of a file.
    Own(own::Code, Said),
}

/// What of a text was not understood.
#[derive(Clone, Copy, Debug)]
pub(super) struct Left {
    pub(super) share: Understood,
    pub(super) bytes: usize,
}

impl TextPart {
    pub(super) fn of(text: &Text<'_>) -> Self {
        let document = text.document;
        let origin = Origin {
            path: text.source.path.clone().unwrap_or_default(),
            stem: text.source.stem.clone().unwrap_or_default(),
            sha256: text.source.sha256.clone(),
            layout: document.layout().map(pressedienst::Layout::as_str),
            outcome: text.outcome,
        };
        let mut releases: Vec<_> = document
            .releases()
            .iter()
            .enumerate()
            .map(|(at, release)| row(text, at, release))
            .collect();
        if releases.is_empty() {
            releases.push(unread(text));
        }
        give_codes(document, &mut releases);
        let coverage = document.coverage();
        let share = text.coverage().filter(|_| coverage.unclassified > 0);
        Self {
            origin,
            releases,
            messages: messages(text),
            left: share.map(|share| Left {
                share,
                bytes: coverage.unclassified,
            }),
            words: (document.source().len() <= LONGEST).then(|| document.source().to_owned()),
        }
    }
}

fn row(text: &Text<'_>, at: usize, release: &Release) -> Row {
    let document = text.document;
    let starts = release
        .leaves()
        .filter_map(|leaf| leaf.spans().first().map(|span| span.start()));
    let mut headlines = release.headlines.iter().map(|headline| headline.text.to_string());
    let headline = headlines.next().unwrap_or_default();
    let values = [&release.kicker, &release.place, &release.document_number];
    let values = values.into_iter().flatten().map(ToString::to_string);
    let authors = release.bylines.iter();
    let authors = authors.filter_map(|by| full_name(by.given.as_ref(), by.family.as_ref()));
    let subheads = release.subheads.iter().map(ToString::to_string);
    Row {
        item: at + 1,
        line: starts.min().map_or(1, |start| document.line_col(start).line),
        date: release.date.as_deref().copied(),
        kind: match release.kind {
            Kind::Invitation => "invitation",
            _ => "release",
        },
        headline,
        other: headlines.chain(values).chain(subheads).chain(authors).collect(),
        topics: release.topics.iter().map(ToString::to_string).collect(),
        codes: Vec::new(),
        pictures: release.images.iter().map(|image| picture(document, image)).collect(),
    }
}

/// A text in which there is no release, by its first words.
fn unread(text: &Text<'_>) -> Row {
    let unread = text.unread();
    let first = unread.as_ref().and_then(|unread| unread.lines().next());
    let first = first.map_or("", |(_, line)| line);
    let end = first.char_indices().nth(200).map_or(first.len(), |(end, _)| end);
    Row {
        item: UNREAD_ITEM,
        line: 1,
        date: None,
        kind: UNREAD,
        headline: first.get(..end).unwrap_or_default().to_owned(),
        other: Vec::new(),
        topics: Vec::new(),
        codes: Vec::new(),
        pictures: Vec::new(),
    }
}

fn picture(document: &Document, image: &Image) -> Picture {
    let credit = image.credit.as_ref();
    let printed = [
        image.url.as_ref(),
        image.caption.as_ref(),
        credit.map(|credit| &credit.line),
    ];
    let place = printed.into_iter().flatten().find_map(Located::span);
    Picture {
        line: place.map_or(1, |span| document.line_col(span.start()).line),
        url: image.url.as_ref().map(ToString::to_string),
        file_name: image.url.as_ref().and_then(|url| file_name::of(url)),
        caption: image.caption.as_ref().map(ToString::to_string),
        credit: credit.map(|credit| credit.line.to_string()),
        holder: credit
            .and_then(|credit| credit.holder.as_ref())
            .map(ToString::to_string),
        photographer: credit
            .and_then(|credit| credit.photographer.as_ref())
            .map(ToString::to_string),
    }
}

/// Gives each release the codes of what was found in its lines; what stands above the first one is the first one's.
fn give_codes(document: &Document, releases: &mut [Row]) {
    let mut by_line: Vec<usize> = (0..releases.len()).collect();
    by_line.sort_by_key(|at| releases.get(*at).map(|row| row.line));
    for found in document.diagnostics() {
        let line = document.line_col(found.span().start()).line;
        let begun = by_line.partition_point(|at| releases.get(*at).is_some_and(|row| row.line <= line));
        let at = by_line.get(begun.saturating_sub(1));
        let code = found.code().as_str();
        if let Some(row) = at
            .and_then(|at| releases.get_mut(*at))
            .filter(|row| !row.codes.contains(&code))
        {
            row.codes.push(code);
        }
    }
}

/// The messages about a text: what the program says of its file, then what was found in it, each code once.
fn messages(text: &Text<'_>) -> Vec<Message> {
    let own = text.notes.iter().map(|(code, sentence)| Message {
        severity: code.severity(),
        about: About::Own(*code, sentence.clone()),
        lines: Vec::new(),
        places: 1,
    });
    let mut messages: Vec<_> = own.collect();
    let own = messages.len();
    for found in text.document.diagnostics() {
        let code = found.code();
        let line = text.document.line_col(found.span().start()).line;
        let known = messages.iter_mut().skip(own);
        let mut known = known.filter(|message| matches!(message.about, About::Found(other) if other == code));
        if let Some(message) = known.next() {
            message.places += 1;
            if message.lines.len() < LINES && message.lines.last() != Some(&line) {
                message.lines.push(line);
            }
        } else {
            messages.push(Message {
                severity: found.severity(),
                about: About::Found(code),
                lines: vec![line],
                places: 1,
            });
        }
    }
    messages
}
