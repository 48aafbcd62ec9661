//! The rows that a text becomes. The threads that read make them, and the one that writes binds them.

use pressedienst::{Block, Image, Imprint, Kind, Located, Release, SharedStr};

use super::Shared;
use super::cell::{Cell, IntoCell, Row, fixed, without_nul};
use super::lines::{self, Lines};
use super::spelling;
use super::words::Spellings;
use crate::related::Facts;
use crate::text::{Text, UNREAD, UNREAD_ITEM, code, first_printed};
use crate::unread::Unread;

/// A table whose rows hang on a row of another one: its name, that of the column that says on which, and its columns
/// behind that one and `position`.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) name: &'static str,
    pub(super) parent: &'static str,
    pub(super) columns: &'static [&'static str],
}

const fn of_release(name: &'static str, columns: &'static [&'static str]) -> Table {
    Table {
        name,
        parent: "release_id",
        columns,
    }
}

pub(super) const DIAGNOSTICS: Table = Table {
    name: "diagnostics",
    parent: "text_id",
    columns: &[
        "code",
        "severity",
        "line",
        "\"column\"",
        "byte_start",
        "byte_end",
        "message",
        "excerpt",
    ],
};

/// The tables of a release, in the order of [`ReleaseRows::tables`].
pub(super) const TABLES: [Table; 11] = [
    of_release("headlines", &["lang", "text", "line", "breaks"]),
    of_release("subheads", &["text", "line", "breaks"]),
    of_release("topics", &["name", "line"]),
    of_release(
        "appointments",
        &["date", "time", "place", "printed", "cancelled", "line"],
    ),
    of_release("blocks", &["kind", "list", "lang", "text", "page", "line", "breaks"]),
    of_release(
        "images",
        &[
            "url",
            "url_printed",
            "file_name",
            "caption",
            "credit_line",
            "holder",
            "photographer",
            "page",
            "line",
            "breaks",
            "url_line",
        ],
    ),
    of_release("bylines", &["family", "given", "line"]),
    of_release("contacts", &["family", "given", "email", "phone", "phone_e164", "line"]),
    of_release("imprint_addresses", &["line"]),
    of_release("imprint_channels", &["channel"]),
    of_release("team_members", &["initials", "family", "given", "phone"]),
];

/// What a text becomes.
#[derive(Debug)]
pub(crate) struct TextRows {
    /// Its row of `texts`, whose first values name it.
    pub(super) text: SourceRow,
    pub(super) releases: Vec<ReleaseRows>,
    pub(super) diagnostics: Vec<Row>,
    /// The words of its releases that the database may not have yet, a line each, with their spellings behind it if there are several.
    pub(super) words: String,
}

/// A row of `texts`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct SourceRow {
    /// By this it is known; one that lies nowhere, by its bytes.
    pub(super) place: String,
    pub(super) path: Option<String>,
    pub(super) sha256: String,
    /// The other values, by which it is told whether the text was read in the same way: size, encoding, program, rules,
    /// layout, page count, outcome, coverage, what it was got out of, sum of what was got out.
    pub(super) rest: Row,
}

/// What a release becomes, or what no field holds.
#[derive(Debug)]
pub(super) struct ReleaseRows {
    pub(super) item: usize,
    pub(super) release: Row,
    pub(super) tables: [Vec<Row>; TABLES.len()],
    pub(super) indexed: Indexed,
    /// For each column of the index.
    pub(super) other_spellings: [String; 4],
    /// By what it is compared with others.
    pub(super) facts: Option<Facts>,
}

/// What the index `search` has of a release: the same as the view `release_text`, from which SQL is slow to make it.
#[derive(Debug)]
pub(super) struct Indexed {
    pub(super) headline: String,
    pub(super) body: String,
    pub(super) captions: String,
    pub(super) details: String,
}

/// Before spellings that are not the printed ones.
const OTHERWISE: &str = "\n≈ ";

impl Indexed {
    /// What was printed in each column, and the other spellings of its words.
    fn new(printed: &[Vec<&str>; 4], other_spellings: &[String; 4]) -> Self {
        let [headline, body, captions, details] = printed;
        let [of_headline, of_body, of_captions, of_details] = other_spellings;
        Self {
            headline: column(headline, of_headline),
            body: column(body, of_body),
            captions: column(captions, of_captions),
            details: column(details, of_details),
        }
    }
}

fn column(printed: &[&str], other_spellings: &str) -> String {
    let mut column = without_nul(&printed.join("\n"));
    let folded = spelling::folded(&column);
    if folded != column {
        column.extend([OTHERWISE, &folded]);
    }
    if !other_spellings.is_empty() {
        column.extend([OTHERWISE, other_spellings]);
    }
    column
}

impl ReleaseRows {
    fn new(
        text: &Text<'_>,
        item: usize,
        release: &Release,
        printed: &[Vec<&str>; 4],
        other_spellings: [String; 4],
        facts: Facts,
    ) -> Self {
        let kind = match release.kind {
            Kind::Invitation => "invitation",
            _ => "release",
        };
        Self {
            item,
            release: release_row(text, kind, release),
            tables: tables(text, release),
            indexed: Indexed::new(printed, &other_spellings),
            other_spellings,
            facts: Some(facts),
        }
    }

    /// A release of kind `unread` whose body is one block: it stands among the others, so that what finds them finds it.
    fn unread(text: &Text<'_>, unread: &Unread<'_>, other_spellings: [String; 4]) -> Self {
        let nothing = Release::default();
        let body = unread.text();
        let mut tables = tables(text, &nothing);
        let [_, _, _, _, blocks, ..] = &mut tables;
        let [line, breaks] = Lines::of_unread(text.document, unread).cells();
        blocks.push(vec![
            Cell::Fixed(UNREAD),
            Cell::Null,
            Cell::Null,
            body.as_str().into(),
            Cell::Null,
            line.clone(),
            breaks,
        ]);
        let mut release = release_row(text, UNREAD, &nothing);
        // It has no headline to stand at.
        if let Some(last) = release.last_mut() {
            *last = line;
        }
        Self {
            item: UNREAD_ITEM,
            release,
            tables,
            indexed: Indexed::new(&[Vec::new(), vec![&body], Vec::new(), Vec::new()], &other_spellings),
            other_spellings,
            facts: None,
        }
    }
}

impl TextRows {
    pub(super) fn new(text: &Text<'_>, shared: &Shared) -> Self {
        let document = text.document;
        let mut searched: Vec<[Vec<&str>; 4]> = document.releases().iter().map(searched).collect();
        let unread = text.unread();
        searched.extend(
            unread
                .iter()
                .map(|unread| [Vec::new(), unread.pieces(), Vec::new(), Vec::new()]),
        );
        let known = shared.known();
        let Spellings { others, words, settled } = Spellings::of(searched.as_flattened(), &known);
        drop(known);
        shared.settle(settled);
        let mut others = others.into_iter();
        let mut spelt = || [(); 4].map(|()| others.next().unwrap_or_default());
        let releases = (1..).zip(document.releases()).zip(&searched);
        let mut releases: Vec<_> = releases
            .zip(Facts::all(text))
            .map(|(((item, release), printed), facts)| ReleaseRows::new(text, item, release, printed, spelt(), facts))
            .collect();
        releases.extend(unread.iter().map(|unread| ReleaseRows::unread(text, unread, spelt())));
        Self {
            text: source_row(text),
            releases,
            diagnostics: diagnostics(text),
            words,
        }
    }
}

fn source_row(text: &Text<'_>) -> SourceRow {
    let (source, document) = (text.source, text.document);
    SourceRow {
        place: without_nul(source.place.as_ref().unwrap_or(&source.sha256)),
        path: source.path.as_deref().map(without_nul),
        sha256: source.sha256.clone(),
        rest: vec![
            i64::try_from(source.size).map_or(Cell::Null, Cell::Integer),
            source.encoding.as_str().into(),
            Cell::Fixed(source.program),
            source.rules.as_deref().into(),
            fixed(document.layout().map(pressedienst::Layout::as_str)),
            document.page_count().into(),
            Cell::Fixed(text.outcome.name()),
            text.coverage().map_or(Cell::Null, Cell::Share),
            fixed(source.extracted_by),
            source.text_sha256.as_deref().into(),
        ],
    }
}

/// What of a release is searched in each column, piece by piece.
fn searched(release: &Release) -> [Vec<&str>; 4] {
    let mut headline: Vec<&Located<SharedStr>> = release.kicker.iter().collect();
    headline.extend(release.headlines.iter().map(|headline| &headline.text));
    headline.extend(&release.subheads);
    let captions = release.images.iter().flat_map(|image| {
        let credit = image.credit.as_ref().map_or("", |credit| credit.line.as_str());
        [image.caption.as_ref().map_or("", |caption| caption.as_str()), credit]
    });
    let headline = headline.into_iter().map(|text| text.as_str()).collect();
    [headline, paragraphs(release), captions.collect(), details(release)]
}

/// What is known of a release beside its text.
fn details(release: &Release) -> Vec<&str> {
    let mut details: Vec<&Located<SharedStr>> = release.topics.iter().collect();
    details.extend(release.document_number.iter().chain(&release.place));
    for author in &release.bylines {
        details.extend(author.given.iter().chain(&author.family));
    }
    for contact in &release.contacts {
        details.extend(contact.given.iter().chain(&contact.family).chain(&contact.phone));
    }
    let urls = release.images.iter().filter_map(|image| image.url.as_ref());
    let files = urls.filter_map(|url| file_name(url.as_str()));
    details.into_iter().map(|value| value.as_str()).chain(files).collect()
}

/// The texts of the body.
fn paragraphs(release: &Release) -> Vec<&str> {
    let mut texts: Vec<&str> = Vec::new();
    for block in &release.body {
        match block {
            Block::Paragraph { text, .. } | Block::Crosshead { text, .. } => texts.push(text),
            Block::List { items, .. } => texts.extend(items.iter().map(|item| item.as_str())),
            _ => {}
        }
    }
    texts
}

fn release_row(text: &Text<'_>, kind: &'static str, release: &Release) -> Row {
    let imprint = release.imprint.as_deref();
    let first = first_printed(release);
    vec![
        Cell::Fixed(kind),
        release.date.as_ref().map(ToString::to_string).as_deref().into(),
        release.date_end.as_ref().map(ToString::to_string).as_deref().into(),
        release.time.as_ref().into(),
        release.place.as_ref().into(),
        release.kicker.as_ref().into(),
        release.text_version_url.as_ref().into(),
        release.online_url.as_ref().into(),
        release.document_number.as_ref().into(),
        imprint.and_then(|imprint| imprint.publisher.as_ref()).into(),
        imprint.and_then(|imprint| imprint.phone.as_ref()).into(),
        imprint.and_then(|imprint| imprint.fax.as_ref()).into(),
        imprint.and_then(|imprint| imprint.email.as_ref()).into(),
        first.and_then(|first| text.page_of(first)).into(),
        lines::line(text.document, first),
    ]
}

/// The rows of each table, in the order of [`TABLES`].
fn tables(text: &Text<'_>, release: &Release) -> [Vec<Row>; TABLES.len()] {
    let imprint = release.imprint.as_deref();
    let one = |value: &Located<SharedStr>| vec![value.into()];
    let document = text.document;
    let headlines = release.headlines.iter().map(|headline| {
        let [line, breaks] = Lines::of(document, &headline.text).cells();
        vec![fixed(code(headline.lang)), (&headline.text).into(), line, breaks]
    });
    let subheads = release.subheads.iter().map(|subhead| {
        let [line, breaks] = Lines::of(document, subhead).cells();
        vec![subhead.into(), line, breaks]
    });
    let topics = release.topics.iter();
    [
        headlines.collect(),
        subheads.collect(),
        topics
            .map(|topic| vec![topic.into(), lines::line(document, Some(topic))])
            .collect(),
        appointments(text, release),
        blocks(text, release),
        release.images.iter().map(|image| image_row(text, image)).collect(),
        bylines(text, release),
        contacts(text, release),
        imprint
            .map(|imprint| imprint.address.iter().map(one).collect())
            .unwrap_or_default(),
        imprint
            .map(|imprint| imprint.channels.iter().map(one).collect())
            .unwrap_or_default(),
        imprint.map(team).unwrap_or_default(),
    ]
}

fn bylines(text: &Text<'_>, release: &Release) -> Vec<Row> {
    let row = |person: &pressedienst::Person| {
        vec![
            (&person.family).into_cell(),
            (&person.given).into_cell(),
            lines::line_of_first(text.document, &[&person.given, &person.family]),
        ]
    };
    release.bylines.iter().map(row).collect()
}

fn contacts(text: &Text<'_>, release: &Release) -> Vec<Row> {
    let row = |contact: &pressedienst::Contact| {
        let first = [&contact.family, &contact.given, &contact.email, &contact.phone];
        vec![
            (&contact.family).into_cell(),
            (&contact.given).into_cell(),
            (&contact.email).into_cell(),
            (&contact.phone).into_cell(),
            contact.phone_e164.as_deref().into(),
            lines::line_of_first(text.document, &first),
        ]
    };
    release.contacts.iter().map(row).collect()
}

fn appointments(text: &Text<'_>, release: &Release) -> Vec<Row> {
    let row = |appointment: &pressedienst::Appointment| {
        vec![
            appointment.date.as_ref().map(ToString::to_string).as_deref().into(),
            appointment.time.as_deref().into(),
            (&appointment.place).into_cell(),
            (&appointment.printed).into(),
            u32::from(appointment.is_cancelled).into(),
            lines::line(text.document, Some(&appointment.printed)),
        ]
    };
    release.appointments.iter().map(row).collect()
}

fn blocks(text: &Text<'_>, release: &Release) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut lists = 0_usize;
    let row = |kind, list, lang, value: &Located<SharedStr>| {
        let [line, breaks] = Lines::of(text.document, value).cells();
        let page = text.page_of(value).into();
        vec![
            Cell::Fixed(kind),
            list,
            fixed(code(lang)),
            value.into(),
            page,
            line,
            breaks,
        ]
    };
    for block in &release.body {
        match block {
            Block::Paragraph { lang, text, .. } => rows.push(row("paragraph", Cell::Null, *lang, text)),
            Block::Crosshead { lang, text, .. } => rows.push(row("crosshead", Cell::Null, *lang, text)),
            Block::List { lang, items, .. } => {
                lists += 1;
                rows.extend(items.iter().map(|item| row("item", lists.into(), *lang, item)));
            }
            _ => {}
        }
    }
    rows
}

fn image_row(text: &Text<'_>, image: &Image) -> Row {
    let credit = image.credit.as_ref();
    let (caption, credit_line) = (image.caption.as_ref(), credit.map(|credit| &credit.line));
    let first = caption.or(credit_line).or(image.url.as_ref());
    let mut lines = Lines::default();
    let mut before = 0;
    for value in caption.into_iter().chain(credit_line) {
        lines.add(text.document, value, before);
        before += value.chars().count() + 1;
    }
    let [line, breaks] = match caption.or(credit_line) {
        Some(_) => lines.cells(),
        None => [lines::line(text.document, first), Cell::Null],
    };
    vec![
        (&image.url).into_cell(),
        (&image.url_printed).into_cell(),
        image.url.as_ref().and_then(|url| file_name(url.as_str())).into(),
        (&image.caption).into_cell(),
        credit.map(|credit| &credit.line).into(),
        credit.and_then(|credit| credit.holder.as_ref()).into(),
        credit.and_then(|credit| credit.photographer.as_ref()).into(),
        first.and_then(|first| text.page_of(first)).into(),
        line,
        breaks,
        lines::line(text.document, image.url.as_ref()),
    ]
}

/// The last part of an address's path.
pub(super) fn file_name(url: &str) -> Option<&str> {
    let end = url.find(['?', '#']).unwrap_or(url.len());
    let (_, rest) = url.get(..end)?.split_once("://")?;
    let (_, name) = rest.rsplit_once('/')?;
    (!name.is_empty()).then_some(name)
}

fn team(imprint: &Imprint) -> Vec<Row> {
    let row = |member: &pressedienst::TeamMember| {
        [&member.initials, &member.family, &member.given, &member.phone]
            .map(IntoCell::into_cell)
            .into()
    };
    imprint.team.iter().map(row).collect()
}

fn diagnostics(text: &Text<'_>) -> Vec<Row> {
    let row = |diagnostic: &pressedienst::Diagnostic| {
        let (code, span) = (diagnostic.code(), diagnostic.span());
        let place = text.document.line_col(span.start());
        vec![
            Cell::Fixed(code.as_str()),
            Cell::Fixed(diagnostic.severity().as_str()),
            place.line.into(),
            place.column.into(),
            span.start().into(),
            span.end().into(),
            Cell::Fixed(code.sentence()),
            excerpt(span.of(text.document.source())).as_str().into(),
        ]
    };
    text.document.diagnostics().iter().map(row).collect()
}

/// So many characters of the words that a message points at are kept.
const LONGEST_EXCERPT: usize = 120;

/// The words on one line, and no more of them than say which they are.
fn excerpt(words: &str) -> String {
    let mut left = LONGEST_EXCERPT;
    let mut excerpt = String::new();
    for word in words.split_whitespace() {
        if !excerpt.is_empty() {
            excerpt.push(' ');
        }
        for c in word.chars() {
            if left == 0 {
                excerpt.push('…');
                return excerpt;
            }
            left -= 1;
            excerpt.push(c);
        }
    }
    excerpt
}
