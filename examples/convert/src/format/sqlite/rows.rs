//! The rows that a text becomes. The threads that read make them, and the one that writes binds them.

use pressedienst::{Block, Image, Imprint, Kind, Located, Release, SharedStr};

use super::Shared;
use super::cell::{Cell, IntoCell, Row, fixed, without_nul};
use super::spelling;
use super::words::Spellings;
use crate::related::Facts;
use crate::text::{Text, UNREAD, UNREAD_ITEM, code};
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
    ],
};

/// The tables of a release, in the order of [`ReleaseRows::tables`].
pub(super) const TABLES: [Table; 11] = [
    of_release("headlines", &["lang", "text"]),
    of_release("subheads", &["text"]),
    of_release("topics", &["name"]),
    of_release("appointments", &["date", "time", "place", "printed", "cancelled"]),
    of_release("blocks", &["kind", "list", "lang", "text"]),
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
        ],
    ),
    of_release("bylines", &["family", "given"]),
    of_release("contacts", &["family", "given", "email", "phone", "phone_e164"]),
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
    pub(super) other_spellings: String,
    /// By what it is compared with others.
    pub(super) facts: Option<Facts>,
}

/// What the index `search` has of a release: the same as the view `release_text`, from which SQL is slow to make it.
#[derive(Debug)]
pub(super) struct Indexed {
    pub(super) headline: String,
    pub(super) body: String,
    pub(super) captions: String,
    pub(super) folded: String,
}

impl Indexed {
    fn new(release: &Release) -> Self {
        let headlines = release.headlines.iter().map(|headline| headline.text.as_str());
        let mut headline = headlines.collect::<Vec<_>>().join("\n");
        if let Some(kicker) = &release.kicker {
            headline = format!("{}\n{headline}", kicker.as_str());
        }
        for subhead in &release.subheads {
            headline.extend(["\n", subhead.as_str()]);
        }
        let captions = release.images.iter().map(|image| {
            let caption = image.caption.as_ref().map_or("", |caption| caption.as_str());
            let credit = image.credit.as_ref().map_or("", |credit| credit.line.as_str());
            format!("{caption}\n{credit}")
        });
        let captions = captions.collect::<Vec<_>>().join("\n");
        Self::of([headline, paragraphs(release).join("\n"), captions].map(|text| without_nul(&text)))
    }

    fn of([headline, body, captions]: [String; 3]) -> Self {
        Self {
            folded: spelling::folded(&format!("{headline}\n{body}\n{captions}")),
            headline,
            body,
            captions,
        }
    }
}

impl ReleaseRows {
    fn new(text: &Text<'_>, item: usize, release: &Release, other_spellings: String, facts: Facts) -> Self {
        let kind = match release.kind {
            Kind::Invitation => "invitation",
            _ => "release",
        };
        Self {
            item,
            release: release_row(text, kind, release),
            tables: tables(text, release),
            indexed: Indexed::new(release),
            other_spellings,
            facts: Some(facts),
        }
    }

    /// A release of kind `unread` whose body is one block: it stands among the others, so that what finds them finds it.
    fn unread(text: &Text<'_>, unread: &Unread<'_>, other_spellings: String) -> Self {
        let nothing = Release::default();
        let body = without_nul(&unread.text());
        let mut tables = tables(text, &nothing);
        let [_, _, _, _, blocks, ..] = &mut tables;
        blocks.push(vec![Cell::Fixed(UNREAD), Cell::Null, Cell::Null, body.as_str().into()]);
        Self {
            item: UNREAD_ITEM,
            release: release_row(text, UNREAD, &nothing),
            tables,
            indexed: Indexed::of([String::new(), body, String::new()]),
            other_spellings,
            facts: None,
        }
    }
}

impl TextRows {
    pub(super) fn new(text: &Text<'_>, shared: &Shared) -> Self {
        let (source, document) = (text.source, text.document);
        let mut searched: Vec<Vec<&str>> = document.releases().iter().map(searched).collect();
        let unread = text.unread();
        searched.extend(unread.iter().map(|unread| unread.pieces.clone()));
        let known = shared.known();
        let Spellings { others, words, settled } = Spellings::of(&searched, &known);
        drop(known);
        shared.settle(settled);
        let mut other_spellings = others.into_iter();
        let mut spelt = || other_spellings.next().unwrap_or_default();
        let releases = (1..).zip(document.releases());
        let mut releases: Vec<_> = releases
            .zip(Facts::all(text))
            .map(|((item, release), facts)| ReleaseRows::new(text, item, release, spelt(), facts))
            .collect();
        releases.extend(unread.iter().map(|unread| ReleaseRows::unread(text, unread, spelt())));
        Self {
            text: SourceRow {
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
            },
            releases,
            diagnostics: diagnostics(text),
            words,
        }
    }
}

/// What of a release is searched, piece by piece.
fn searched(release: &Release) -> Vec<&str> {
    let mut texts: Vec<&Located<SharedStr>> = release.kicker.iter().collect();
    texts.extend(release.headlines.iter().map(|headline| &headline.text));
    texts.extend(&release.subheads);
    let mut texts: Vec<&str> = texts.into_iter().map(|text| text.as_str()).collect();
    texts.extend(paragraphs(release));
    for image in &release.images {
        texts.extend(image.caption.iter().map(|caption| caption.as_str()));
        texts.extend(image.credit.iter().map(|credit| credit.line.as_str()));
    }
    texts
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
    let first = release
        .kicker
        .as_ref()
        .or(release.headlines.first().map(|headline| &headline.text));
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
    ]
}

/// The rows of each table, in the order of [`TABLES`].
fn tables(text: &Text<'_>, release: &Release) -> [Vec<Row>; TABLES.len()] {
    let imprint = release.imprint.as_deref();
    let one = |value: &Located<SharedStr>| vec![value.into()];
    let headlines = release.headlines.iter();
    let people = release.contacts.iter().map(|contact| {
        let phone = (&contact.phone).into_cell();
        vec![
            (&contact.family).into_cell(),
            (&contact.given).into_cell(),
            (&contact.email).into_cell(),
            phone,
            contact.phone_e164.as_deref().into(),
        ]
    });
    [
        headlines
            .map(|headline| vec![fixed(code(headline.lang)), (&headline.text).into()])
            .collect(),
        release.subheads.iter().map(one).collect(),
        release.topics.iter().map(one).collect(),
        appointments(release),
        blocks(release),
        release.images.iter().map(|image| image_row(text, image)).collect(),
        release
            .bylines
            .iter()
            .map(|person| vec![(&person.family).into_cell(), (&person.given).into_cell()])
            .collect(),
        people.collect(),
        imprint
            .map(|imprint| imprint.address.iter().map(one).collect())
            .unwrap_or_default(),
        imprint
            .map(|imprint| imprint.channels.iter().map(one).collect())
            .unwrap_or_default(),
        imprint.map(team).unwrap_or_default(),
    ]
}

fn appointments(release: &Release) -> Vec<Row> {
    let row = |appointment: &pressedienst::Appointment| {
        vec![
            appointment.date.as_ref().map(ToString::to_string).as_deref().into(),
            appointment.time.as_deref().into(),
            (&appointment.place).into_cell(),
            (&appointment.printed).into(),
            u32::from(appointment.is_cancelled).into(),
        ]
    };
    release.appointments.iter().map(row).collect()
}

fn blocks(release: &Release) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut lists = 0_usize;
    for block in &release.body {
        match block {
            Block::Paragraph { lang, text, .. } => {
                rows.push(vec![
                    Cell::Fixed("paragraph"),
                    Cell::Null,
                    fixed(code(*lang)),
                    text.into(),
                ]);
            }
            Block::Crosshead { lang, text, .. } => {
                rows.push(vec![
                    Cell::Fixed("crosshead"),
                    Cell::Null,
                    fixed(code(*lang)),
                    text.into(),
                ]);
            }
            Block::List { lang, items, .. } => {
                lists += 1;
                rows.extend(
                    items
                        .iter()
                        .map(|item| vec![Cell::Fixed("item"), lists.into(), fixed(code(*lang)), item.into()]),
                );
            }
            _ => {}
        }
    }
    rows
}

fn image_row(text: &Text<'_>, image: &Image) -> Row {
    let credit = image.credit.as_ref();
    let first = image
        .caption
        .as_ref()
        .or(credit.map(|credit| &credit.line))
        .or(image.url.as_ref());
    vec![
        (&image.url).into_cell(),
        (&image.url_printed).into_cell(),
        image.url.as_ref().and_then(|url| file_name(url.as_str())).into(),
        (&image.caption).into_cell(),
        credit.map(|credit| &credit.line).into(),
        credit.and_then(|credit| credit.holder.as_ref()).into(),
        credit.and_then(|credit| credit.photographer.as_ref()).into(),
        first.and_then(|first| text.page_of(first)).into(),
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
        ]
    };
    text.document.diagnostics().iter().map(row).collect()
}
