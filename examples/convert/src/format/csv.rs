//! Tables for spreadsheets and databases: a row each release, picture and contact, what only all texts together tell, and
//! `datapackage.json`, which describes them.

use std::io;

use tempfile::NamedTempFile;

use pressedienst::{
    Appointment, Block, Contact, Headline, Image, Kind, Language, Located, Release, Severity, SharedStr,
};

use super::cell::{Cell, Dialect, PARAGRAPH, SEPARATOR, push_row};
use super::datapackage::{self, CONTACTS, Field, IMAGES, NAMES, PICTURES, RELATED, RELEASES, TABLES, Table};
use super::version::languages;
use super::{Common, Gather, Part, Place, Tables, file_name};
use crate::archive::Archive;
use crate::names::Who;
use crate::text::{Text, UNREAD, UNREAD_ITEM, code, first_printed, full_name};
use crate::unread::Unread;

/// Commas, UTF-8, CRLF, no byte order mark; or what Excel opens rightly.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Csv {
    /// Semicolons, a byte order mark, and telephone numbers as text.
    pub(crate) is_excel: bool,
}

impl Csv {
    const fn dialect(self) -> Dialect {
        if self.is_excel { Dialect::Excel } else { Dialect::Plain }
    }
}

impl Common for Csv {
    fn files(&self) -> &'static [&'static str] {
        &[
            RELEASES.file,
            IMAGES.file,
            CONTACTS.file,
            RELATED.file,
            PICTURES.file,
            NAMES.file,
            datapackage::FILE,
        ]
    }

    fn asks_archive(&self) -> bool {
        true
    }

    fn part(&self, text: &Text<'_>) -> io::Result<Part> {
        let (mut releases, mut images, mut contacts) = (String::new(), String::new(), String::new());
        let findings = Findings::of(text);
        for (index, release) in text.document.releases().iter().enumerate() {
            push_row(
                &mut releases,
                self.dialect(),
                &release_row(text, index, release, &findings),
            );
            for (number, image) in release.images.iter().enumerate() {
                push_row(
                    &mut images,
                    self.dialect(),
                    &image_row(text, index, release, number, image),
                );
            }
            for (number, contact) in release.contacts.iter().enumerate() {
                push_row(
                    &mut contacts,
                    self.dialect(),
                    &contact_row(text, index, number, contact),
                );
            }
        }
        if let Some(unread) = text.unread() {
            push_row(&mut releases, self.dialect(), &unread_row(text, &unread, &findings));
        }
        Ok(Part::Bytes([releases, images, contacts].map(String::into_bytes).into()))
    }

    fn gather(&self, place: &dyn Place) -> io::Result<Box<dyn Gather>> {
        let mut files: Vec<_> = TABLES
            .iter()
            .map(|table| (table.file, head(table, self.dialect())))
            .collect();
        // No text adds to the description.
        files.push((datapackage::FILE, Vec::new()));
        Ok(Box::new(Files {
            tables: Tables::new(place, &files)?,
            dialect: self.dialect(),
        }))
    }
}

/// The files: rows of the texts as they come, and then of what all of them tell.
struct Files {
    tables: Tables,
    dialect: Dialect,
}

/// Gives each row of a table to the function.
type Rows = fn(&Archive, &mut dyn FnMut(&[Cell<'_>]) -> io::Result<()>) -> io::Result<()>;

/// The tables of what only all texts tell.
const OF_ALL: [(&Table, Rows); 3] = [(&RELATED, related_rows), (&PICTURES, picture_rows), (&NAMES, name_rows)];

impl Gather for Files {
    fn add(&mut self, part: Part) -> io::Result<()> {
        self.tables.add(part)
    }

    fn archive(&mut self, archive: &Archive) -> io::Result<()> {
        for (table, rows) in OF_ALL {
            let mut bytes = String::new();
            rows(archive, &mut |row| {
                bytes.clear();
                push_row(&mut bytes, self.dialect, row);
                self.tables.append(table.file, bytes.as_bytes())
            })?;
        }
        let description = datapackage::describe(self.dialect, archive.names.corrections().file())?;
        self.tables.append(datapackage::FILE, &description)
    }

    fn finish(self: Box<Self>) -> io::Result<Vec<(&'static str, NamedTempFile)>> {
        Box::new(self.tables).finish()
    }
}

fn related_rows(archive: &Archive, each: &mut dyn FnMut(&[Cell<'_>]) -> io::Result<()>) -> io::Result<()> {
    let releases = archive.releases.sorted();
    for link in releases.links() {
        let (Some(a), Some(b)) = (releases.called(link.a), releases.called(link.b)) else {
            continue;
        };
        let optional = |value: Option<&'_ str>| value.map_or(Cell::Empty, |value| Cell::from(value.to_owned()));
        let figures = link.figures;
        each(&[
            Cell::from(a.id),
            optional(a.source),
            Cell::from(b.id),
            optional(b.source),
            Cell::from(link.proof.as_str()),
            Cell::list(&link.because, SEPARATOR),
            optional(a.language),
            optional(b.language),
            number(figures.days_between),
            share(figures.headline),
            share(figures.words),
            share(figures.numbers),
            Cell::number(figures.pictures),
        ])?;
    }
    Ok(())
}

fn picture_rows(archive: &Archive, each: &mut dyn FnMut(&[Cell<'_>]) -> io::Result<()>) -> io::Result<()> {
    let prints = archive.releases.sorted().prints();
    for picture in archive.pictures.rows() {
        let day = |day: Option<&str>| day.map_or(Cell::Empty, |day| Cell::Bare(day.to_owned()));
        each(&[
            Cell::from(picture.url),
            file_name::of(picture.url).map_or(Cell::Empty, Cell::from),
            Cell::list(&picture.captions, SEPARATOR),
            Cell::list(&picture.holders, SEPARATOR),
            Cell::list(&picture.photographers, SEPARATOR),
            Cell::list(&picture.credit_lines, SEPARATOR),
            day(picture.first_date),
            day(picture.last_date),
            Cell::number(prints.count(&picture.releases)),
            Cell::number(picture.releases.len()),
            Cell::list(&picture.releases, SEPARATOR),
            Cell::list(picture.candidates.iter().map(|(url, _)| url), SEPARATOR),
            Cell::list(picture.candidates.iter().map(|(_, because)| because), SEPARATOR),
        ])?;
    }
    Ok(())
}

fn name_rows(archive: &Archive, each: &mut dyn FnMut(&[Cell<'_>]) -> io::Result<()>) -> io::Result<()> {
    let sorted = archive.names.sorted();
    let near = sorted.near_by_name();
    for row in &sorted.rows {
        let Who {
            kind,
            name,
            is_corrected,
            gnd,
        } = &row.who;
        let near = near.get(row.printed).map_or(&[][..], Vec::as_slice);
        let because = near.iter().map(|(_, because)| because.join(", "));
        let [first, last] = row.counts.years.map_or([Cell::Empty, Cell::Empty], |years| {
            years.map(|year| Cell::Bare(year.to_string()))
        });
        each(&[
            Cell::from(row.printed),
            Cell::from(row.role.name()),
            Cell::from(if *is_corrected { name } else { "" }),
            Cell::from(kind.name()),
            Cell::from(gnd.unwrap_or_default()),
            Cell::number(row.counts.count),
            first,
            last,
            Cell::from(row.group),
            Cell::list(near.iter().map(|(name, _)| *name), SEPARATOR),
            Cell::list(because, SEPARATOR),
            Cell::from(row.who.urn()),
        ])?;
    }
    Ok(())
}

fn share<'c>(share: Option<f32>) -> Cell<'c> {
    share.map_or(Cell::Empty, |share| Cell::Bare(format!("{share:.2}")))
}

/// The beginning of a file: the names of its columns.
fn head(table: &Table, dialect: Dialect) -> Vec<u8> {
    let mut head = dialect.mark().to_owned();
    let names: Vec<_> = table.fields.iter().map(|field| Cell::from(field.name)).collect();
    push_row(&mut head, dialect, &names);
    head.into_bytes()
}

/// How many findings a text has of each severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Findings {
    notes: usize,
    warnings: usize,
    errors: usize,
}

impl Findings {
    pub(super) fn of(text: &Text<'_>) -> Self {
        let count = |severity| {
            text.document
                .diagnostics()
                .iter()
                .filter(|found| found.severity() == severity)
                .count()
        };
        Self {
            notes: count(Severity::Note),
            warnings: count(Severity::Warning),
            errors: count(Severity::Error),
        }
    }
}

/// Which release of which text: what names it everywhere, its text, and its number there.
fn release_key<'t>(text: &Text<'t>, index: usize) -> [Cell<'t>; 3] {
    let source = text.source.path.as_deref().map_or(Cell::Empty, Cell::from);
    [Cell::from(text.id(index)), source, Cell::number(index + 1)]
}

pub(super) fn release_row<'t>(
    text: &Text<'t>,
    index: usize,
    release: &'t Release,
    findings: &Findings,
) -> Vec<Cell<'t>> {
    let mut row = Vec::with_capacity(RELEASES.fields.len());
    row.extend(release_key(text, index));
    row.extend([
        layout(text),
        Cell::from(kind(release.kind)),
        date(release.date.as_ref()),
        date(release.date_end.as_ref()),
        Cell::value(release.time.as_ref()),
        Cell::value(release.place.as_ref()),
        appointments(release, |_| true),
        list(&release.topics),
        Cell::value(release.kicker.as_ref()),
        headlines(release, Some("de")),
        headlines(release, Some("en")),
        headlines(release, None),
        list(&release.subheads),
        Cell::list(
            release
                .bylines
                .iter()
                .filter_map(|by| full_name(by.given.as_ref(), by.family.as_ref())),
            SEPARATOR,
        ),
        Cell::list(paragraphs(&release.body), PARAGRAPH),
        Cell::number(release.images.len()),
        Cell::number(release.contacts.len()),
        Cell::value(release.text_version_url.as_ref()),
        Cell::value(release.online_url.as_ref()),
        Cell::value(release.document_number.as_ref()),
        Cell::value(release.imprint.as_ref().and_then(|imprint| imprint.publisher.as_ref())),
        number(first_printed(release).and_then(|first| text.page_of(first))),
        number(text.document.page_count()),
        Cell::from(text.source.sha256.as_str()),
        Cell::from(text.source.encoding.as_str()),
        Cell::number(findings.notes),
        Cell::number(findings.warnings),
        Cell::number(findings.errors),
        appointments(release, |appointment| appointment.is_cancelled),
        extracted_by(text),
        Cell::list(languages(release).into_iter().filter_map(code), SEPARATOR),
    ]);
    row
}

/// What no field holds: a row of its text and of what is known of its file.
pub(super) fn unread_row<'t>(text: &Text<'t>, unread: &Unread<'t>, findings: &Findings) -> Vec<Cell<'t>> {
    let source = text.source;
    let value = |field: &Field| match field.name {
        "id" => Cell::from(text.unread_id()),
        "source" => source.path.as_deref().map_or(Cell::Empty, Cell::from),
        "item" => Cell::number(UNREAD_ITEM),
        "layout" => layout(text),
        "kind" => Cell::from(UNREAD),
        "text" => Cell::list(unread.lines().map(|(_, line)| line), PARAGRAPH),
        "image_count" | "contact_count" => Cell::number(0),
        "page_count" => number(text.document.page_count()),
        "sha256" => Cell::from(source.sha256.as_str()),
        "encoding" => Cell::from(source.encoding.as_str()),
        "notes" => Cell::number(findings.notes),
        "warnings" => Cell::number(findings.warnings),
        "errors" => Cell::number(findings.errors),
        "extracted_by" => extracted_by(text),
        _ => Cell::Empty,
    };
    RELEASES.fields.iter().map(value).collect()
}

fn layout<'c>(text: &Text<'_>) -> Cell<'c> {
    let layout = text.document.layout();
    layout.map_or(Cell::Empty, |layout| Cell::from(layout.as_str()))
}

fn extracted_by<'c>(text: &Text<'_>) -> Cell<'c> {
    text.source.extracted_by.map_or(Cell::Empty, Cell::from)
}

/// The appointments, as printed, that are asked for.
fn appointments(release: &Release, is_wanted: impl Fn(&Appointment) -> bool) -> Cell<'_> {
    let wanted = release.appointments.iter().filter(|appointment| is_wanted(appointment));
    Cell::list(wanted.map(|appointment| appointment.printed.as_str()), SEPARATOR)
}

pub(super) fn image_row<'t>(
    text: &Text<'t>,
    index: usize,
    release: &'t Release,
    number_in_release: usize,
    image: &'t Image,
) -> Vec<Cell<'t>> {
    let credit = image.credit.as_ref();
    let printed = image
        .url
        .as_ref()
        .or(image.caption.as_ref())
        .or(credit.map(|credit| &credit.line));
    let [id, source, item] = release_key(text, index);
    vec![
        source,
        item,
        Cell::number(number_in_release + 1),
        date(release.date.as_ref()),
        Cell::value(release.headlines.first().map(|headline| &headline.text)),
        Cell::value(release.document_number.as_ref()),
        number(printed.and_then(|value| text.page_of(value))),
        Cell::value(image.url.as_ref()),
        Cell::value(image.url_printed.as_ref()),
        image
            .url
            .as_ref()
            .and_then(|url| file_name::of(url))
            .map_or(Cell::Empty, Cell::from),
        Cell::value(image.caption.as_ref()),
        Cell::value(credit.and_then(|credit| credit.holder.as_ref())),
        Cell::value(credit.and_then(|credit| credit.photographer.as_ref())),
        Cell::value(credit.map(|credit| &credit.line)),
        extracted_by(text),
        id,
    ]
}

pub(super) fn contact_row<'t>(
    text: &Text<'t>,
    index: usize,
    number_in_release: usize,
    contact: &'t Contact,
) -> Vec<Cell<'t>> {
    let phone = |number: Option<&'t str>| number.map_or(Cell::Empty, Cell::Phone);
    let mut row = Vec::with_capacity(CONTACTS.fields.len());
    row.extend(release_key(text, index));
    row.extend([
        Cell::number(number_in_release + 1),
        Cell::value(contact.family.as_ref()),
        Cell::value(contact.given.as_ref()),
        Cell::value(contact.email.as_ref()),
        phone(contact.phone.as_ref().map(|phone| phone.as_str())),
        phone(contact.phone_e164.as_deref()),
    ]);
    row
}

const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Invitation => "invitation",
        _ => "release",
    }
}

fn date<'c>(date: Option<&Located<chrono::NaiveDate>>) -> Cell<'c> {
    date.map_or(Cell::Empty, |date| Cell::Bare(date.to_string()))
}

fn number<'c>(number: Option<u32>) -> Cell<'c> {
    number.map_or(Cell::Empty, |number| Cell::Bare(number.to_string()))
}

fn list<'c>(values: &[Located<SharedStr>]) -> Cell<'c> {
    Cell::list(values.iter().map(|value| value.as_str()), SEPARATOR)
}

fn headlines<'c>(release: &Release, language: Option<&str>) -> Cell<'c> {
    let of_language = |headline: &&Headline| code(headline.lang) == language;
    Cell::list(
        release
            .headlines
            .iter()
            .filter(of_language)
            .map(|headline| headline.text.as_str()),
        SEPARATOR,
    )
}

/// The paragraphs of the body, crossheads and items among them.
fn paragraphs(body: &[Block]) -> Vec<String> {
    let of_block = |block: &Block| match block {
        Block::Paragraph { text, .. } | Block::Crosshead { text, .. } => vec![text.to_string()],
        Block::List { items, .. } => items.iter().map(|item| format!("• {item}")).collect(),
        _ => Vec::new(),
    };
    body.iter().flat_map(of_block).collect()
}

/// Whether a release is in English alone, as far as its blocks tell, or its headlines if they do not.
pub(super) fn is_english(release: &Release) -> bool {
    let language = |block: &Block| match block {
        Block::Paragraph { lang, .. } | Block::Crosshead { lang, .. } | Block::List { lang, .. } => *lang,
        _ => None,
    };
    let blocks: Vec<_> = release.body.iter().filter_map(language).collect();
    let headlines: Vec<_> = release.headlines.iter().filter_map(|headline| headline.lang).collect();
    let known = if blocks.is_empty() { headlines } else { blocks };
    !known.is_empty() && known.iter().all(|language| *language == Language::English)
}

#[cfg(test)]
mod tests {
    use super::super::run::{RELEASE, cell, cells, run};
    use super::*;

    #[test]
    fn appointments_that_are_cancelled() {
        let page = "Pressedienst Einzelansicht\n\nKultur\n\nABGESAGT: Medientermine 5. und 6. Mai: Neue Bäume\n\nErstellt:\n\n\
                    Am Rhein werden neue Bäume gepflanzt.\n\nPDF TXT\n";
        for (text, cancelled) in [(page.to_owned(), "5. | 6. Mai"), (page.replace("ABGESAGT: ", ""), "")] {
            let files = run(&Csv::default(), &[(Some("a.txt"), &text)]);
            let releases = cells(&files["releases.csv"], b',');
            assert_eq!(cell(&releases, 1, "appointments"), "5. | 6. Mai");
            assert_eq!(cell(&releases, 1, "appointments_cancelled"), cancelled);
        }
    }

    #[test]
    fn the_tables_of_a_release() {
        let files = run(&Csv::default(), &[(Some("a/b;c.txt"), RELEASE)]);
        let releases = cells(&files["releases.csv"], b',');
        assert_eq!(releases.len(), 2);
        let digest = crate::text::sha256(RELEASE.as_bytes());
        for (column, expected) in [
            ("id", format!("{digest}#1").as_str()),
            ("source", "a/b;c.txt"),
            ("item", "1"),
            ("layout", "paged"),
            ("kind", "release"),
            ("date", "2019-08-31"),
            ("date_end", ""),
            ("headline_de", "Lesefest am Rhein"),
            ("headline_en", ""),
            (
                "text",
                "'=HYPERLINK(\"x\") steht; \"in\" der Zeitung, und das Fest ist eröffnet worden. ¶ Es kamen sechzig Autoren aus \
                 zwölf Ländern an den Rhein.",
            ),
            ("image_count", "2"),
            ("contact_count", "1"),
            ("page", "1"),
            ("page_count", "1"),
            ("sha256", digest.as_str()),
            ("encoding", "utf-8"),
            ("errors", "0"),
        ] {
            assert_eq!(cell(&releases, 1, column), expected, "{column}");
        }
        let images = cells(&files["images.csv"], b',');
        assert_eq!(images.len(), 3);
        assert_eq!(images[0].last().unwrap(), "release", "sums stand last");
        for (column, expected) in [
            ("release", format!("{digest}#1").as_str()),
            ("image", "1"),
            ("date", "2019-08-31"),
            ("headline", "Lesefest am Rhein"),
            ("document_number", ""),
            ("extracted_by", ""),
            ("page", "1"),
            ("url", "https://www.duesseldorf.de/a/190831-Gr%C3%BCne%20Halle.jpg"),
            ("url_printed", ""),
            ("file_name", "190831-Grüne Halle.jpg"),
            ("caption", "'@Blick in die Halle"),
            ("holder", "Landeshauptstadt Düsseldorf"),
            ("photographer", "Ina Roth"),
            ("credit_line", "©Landeshauptstadt Düsseldorf/Ina Roth"),
        ] {
            assert_eq!(cell(&images, 1, column), expected, "{column}");
        }
        let contacts = cells(&files["contacts.csv"], b',');
        let expected = [
            digest.as_str(),
            "a/b;c.txt",
            "Lenz",
            "Mara",
            "presse@duesseldorf.de",
            "+49.211.89-94410",
            "+492118994410",
        ];
        let found = ["release", "source", "family", "given", "email", "phone", "phone_e164"]
            .map(|name| cell(&contacts, 1, name));
        assert_eq!(found[0], format!("{digest}#1"));
        assert_eq!(found[1..], expected[1..]);
    }

    #[test]
    fn names_of_all_texts() {
        let other = RELEASE
            .replace(
                "/Ina Roth\n\n<https://www.duesseldorf.de/b",
                "/I. Roth\n\n<https://www.duesseldorf.de/b",
            )
            .replace("2019", "2021")
            .replace("Lenz, Mara", "Lens, Mara");
        let files = run(&Csv::default(), &[(Some("a.txt"), RELEASE), (Some("b.txt"), &other)]);
        let names = cells(&files["names.csv"], b',');
        let rows: Vec<_> = names.iter().map(|row| row[..11].join(";")).collect();
        assert_eq!(
            rows,
            [
                "printed;role;name;kind;gnd;count;first_year;last_year;near_group;near;because",
                "Ina Roth;photographer;;person;;3;2019;2021;Ina Roth;I. Roth;initials",
                "I. Roth;photographer;;person;;1;2021;2021;Ina Roth;Ina Roth;initials",
                "Landeshauptstadt Düsseldorf;holder;;organisation;;4;2019;2021;Landeshauptstadt Düsseldorf;;",
                "Landeshauptstadt Düsseldorf;publisher;;organisation;;2;2019;2021;Landeshauptstadt Düsseldorf;;",
                "Mara Lens;contact;;person;;1;2021;2021;Mara Lens;Mara Lenz;letter",
                "Mara Lenz;contact;;person;;1;2019;2019;Mara Lens;Mara Lens;letter",
            ]
        );
    }

    #[test]
    fn excel() {
        let files = run(&Csv { is_excel: true }, &[(Some("a.txt"), RELEASE)]);
        assert_eq!(
            files.keys().copied().collect::<Vec<_>>(),
            [
                "contacts.csv",
                "datapackage.json",
                "images.csv",
                "names.csv",
                "pictures.csv",
                "related.csv",
                "releases.csv"
            ]
        );
        for (name, head) in [
            ("releases.csv", "\"id\";\"source\""),
            ("images.csv", "\"source\";\"item\""),
            ("contacts.csv", "\"release\";\"source\""),
        ] {
            let rows = files[name].strip_prefix('\u{FEFF}').unwrap();
            assert!(rows.starts_with(head), "{name}");
            assert!(
                rows.split_inclusive("\r\n")
                    .all(|row| row.ends_with("\r\n") && row.matches('\n').count() == 1)
            );
        }
        let contacts = cells(&files["contacts.csv"], b';');
        assert_eq!(cell(&contacts, 1, "phone"), "'+49.211.89-94410");
        assert_eq!(cell(&contacts, 1, "phone_e164"), "'+492118994410");
        assert!(files["datapackage.json"].starts_with('{'));
    }

    #[test]
    fn texts_without_anything() {
        for text in ["", "\0", "Irgendein Brief ohne alles.\n", "Pressedienst\n"] {
            let files = run(&Csv::default(), &[(None, text)]);
            for table in TABLES {
                let rows = cells(&files[table.file], b',');
                assert!(rows.iter().all(|row| row.len() == table.fields.len()), "{text:?}");
            }
        }
        assert_eq!(run(&Csv::default(), &[(None, "")])["releases.csv"].lines().count(), 1);
    }

    #[test]
    fn each_row_has_all_columns() {
        let files = run(&Csv::default(), &[(None, RELEASE), (Some("x"), RELEASE)]);
        for (table, rows) in [&RELEASES, &IMAGES, &CONTACTS].into_iter().zip([3, 5, 3]) {
            let found = cells(&files[table.file], b',');
            assert_eq!(found.len(), rows);
            assert!(found.iter().all(|row| row.len() == table.fields.len()));
        }
    }
}
