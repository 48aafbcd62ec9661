//! The tables of the format `csv` with their columns, and the Frictionless Data Package (specification 1) that
//! describes them: `datapackage.json`.

use serde_json::{Map, Value, json};

use super::cell::Dialect;
use crate::names::File;
use crate::text::UNREAD;

/// A table.
pub(super) struct Table {
    /// The name of the resource.
    pub(super) name: &'static str,
    pub(super) file: &'static str,
    title: &'static str,
    description: &'static str,
    pub(super) fields: &'static [Field],
    primary_key: &'static [&'static str],
    /// The columns that name a release that a row belongs to; several if it belongs to several.
    release_keys: &'static [&'static [&'static str]],
}

/// A column.
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    pub(super) description: &'static str,
}

/// What a column holds, in terms of Table Schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    /// Text in each row.
    Key,
    Date,
    /// A count or page, where there is one.
    Number,
    /// A count that may be 0, where there is one.
    Count,
    /// A number in each row, from this one.
    From(u8),
    /// A share between 0 and 1, where there is one.
    Share,
    Digest,
    /// One of these in each row.
    OneOf(&'static [&'static str]),
}

pub(super) const fn field(name: &'static str, kind: Kind, description: &'static str) -> Field {
    Field {
        name,
        kind,
        description,
    }
}

const ID: &str = "The release: the SHA-256 of its file, # and its number in it. The same for each copy of a file";
const NUMBER: &str = "Number of the release in its text, from 1; 0 for what no field holds";
const SOURCE: &str = "Path of the text as given; - for standard input";
const ISSUED: &str = "Date of issue, or the first day of a range";
const DOCUMENT_NUMBER: &str = "Number at the foot of the page";
const EXTRACTED_BY: &str =
    "What the text was got out of: pdf for a PDF file, html for a web page; empty if the file is a text itself";
const ITEM: &str = "Number of the release in its text, from 1";

pub(super) const RELEASES: Table = Table {
    name: "releases",
    file: "releases.csv",
    title: "Press releases and invitations",
    description: "A row each release, and one of kind unread for what of a text no field holds: all of a text in no layout that \
                  is known, in others words between the fields and values that could not be read. Blank texts have no row.",
    primary_key: &["id", "source"],
    release_keys: &[],
    fields: &[
        field("id", Kind::Key, ID),
        field("source", Kind::Text, SOURCE),
        field("item", Kind::From(0), NUMBER),
        field(
            "layout",
            Kind::Text,
            "Layout in which the text was read; empty if none was recognised",
        ),
        field(
            "kind",
            Kind::OneOf(&["release", "invitation", UNREAD]),
            "Press release, invitation to the press, or text that no field holds",
        ),
        field("date", Kind::Date, ISSUED),
        field("date_end", Kind::Date, "Last day of a range"),
        field("time", Kind::Text, "Time, as printed"),
        field("place", Kind::Text, "Place, as printed"),
        field(
            "appointments",
            Kind::Text,
            "Appointments of an invitation, as printed, joined by ' | '",
        ),
        field("topics", Kind::Text, "Topics, as printed, joined by ' | '"),
        field("kicker", Kind::Text, "The line above the headline"),
        field("headline_de", Kind::Text, "German headline; several joined by ' | '"),
        field("headline_en", Kind::Text, "English headline; several joined by ' | '"),
        field(
            "headline",
            Kind::Text,
            "Headline whose language cannot be told; several joined by ' | '",
        ),
        field("subheads", Kind::Text, "Lines under the headline, joined by ' | '"),
        field("bylines", Kind::Text, "Authors as 'Given Family', joined by ' | '"),
        field(
            "text",
            Kind::Text,
            "The body: paragraphs, crossheads and items of lists (each behind '• '), joined by ' ¶ '; of kind unread the lines, \
             joined in the same way. In the form for Excel a text longer than 32,767 characters is cut and ends in ' […]'",
        ),
        field("image_count", Kind::From(0), "Number of pictures: rows of images.csv"),
        field(
            "contact_count",
            Kind::From(0),
            "Number of contacts: rows of contacts.csv",
        ),
        field("text_version_url", Kind::Text, "Address of the release as plain text"),
        field("online_url", Kind::Text, "Address of the release on the web"),
        field("document_number", Kind::Text, DOCUMENT_NUMBER),
        field("publisher", Kind::Text, "Who publishes, as printed"),
        field(
            "page",
            Kind::Number,
            "Page on which the release begins; empty in layouts without pages",
        ),
        field(
            "page_count",
            Kind::Number,
            "Pages of the whole text; empty in layouts without pages",
        ),
        field("sha256", Kind::Digest, "SHA-256 of the file"),
        field(
            "encoding",
            Kind::Key,
            "Encoding in which the file was read, by its WHATWG name, or ibm437 and ibm850 for those of DOS; binary for a PDF file, \
             which has none",
        ),
        field("notes", Kind::From(0), "Findings of severity note in the whole text"),
        field(
            "warnings",
            Kind::From(0),
            "Findings of severity warning in the whole text",
        ),
        field("errors", Kind::From(0), "Findings of severity error in the whole text"),
        field(
            "appointments_cancelled",
            Kind::Text,
            "Those of the appointments that are cancelled, as printed, joined by ' | '",
        ),
        field("extracted_by", Kind::Text, EXTRACTED_BY),
        field(
            "languages",
            Kind::Text,
            "Languages of headlines and paragraphs, de and en, joined by ' | '",
        ),
    ],
};

pub(super) const IMAGES: Table = Table {
    name: "images",
    file: "images.csv",
    title: "Pictures",
    description: "A row each picture that a release offers: the inventory for the clearance of rights.",
    primary_key: &["release", "source", "image"],
    release_keys: &[&["release", "source"]],
    fields: &[
        field("source", Kind::Text, SOURCE),
        field("item", Kind::From(1), ITEM),
        field("image", Kind::From(1), "Number of the picture in its release, from 1"),
        field("date", Kind::Date, ISSUED),
        field("headline", Kind::Text, "First headline of the release"),
        field("document_number", Kind::Text, DOCUMENT_NUMBER),
        field(
            "page",
            Kind::Number,
            "Page on which the picture is printed; empty in layouts without pages",
        ),
        field(
            "url",
            Kind::Text,
            "Address; repaired where the text itself proves how, else as printed",
        ),
        field(
            "url_printed",
            Kind::Text,
            "Address as printed, where it differs from url",
        ),
        field(
            "file_name",
            Kind::Text,
            "Name that a browser saves the picture under, made safe. Two addresses may have the same",
        ),
        field("caption", Kind::Text, "Caption, without the credit"),
        field("holder", Kind::Text, "Who holds the rights"),
        field("photographer", Kind::Text, "Who took the picture"),
        field("credit_line", Kind::Text, "Credit line, as printed"),
        field("extracted_by", Kind::Text, EXTRACTED_BY),
        field("release", Kind::Key, ID),
    ],
};

pub(super) const CONTACTS: Table = Table {
    name: "contacts",
    file: "contacts.csv",
    title: "Contacts",
    description: "A row each contact that a release names.",
    primary_key: &["release", "source", "contact"],
    release_keys: &[&["release", "source"]],
    fields: &[
        field("release", Kind::Key, ID),
        field("source", Kind::Text, SOURCE),
        field("item", Kind::From(1), ITEM),
        field("contact", Kind::From(1), "Number of the contact in its release, from 1"),
        field("family", Kind::Text, "Family name"),
        field("given", Kind::Text, "Given names, without titles"),
        field("email", Kind::Text, "E-mail address"),
        field("phone", Kind::Text, "Telephone number, as printed"),
        field(
            "phone_e164",
            Kind::Text,
            "The number in the form of ITU-T E.164, where the printed one is complete",
        ),
    ],
};

pub(super) const RELATED: Table = Table {
    name: "related",
    file: "related.csv",
    title: "Releases that belong together",
    description: "A row each pair of releases that are the same release in two prints (same: proved by what both print), or that \
                  may be (candidate: the figures speak for it). No release is changed by it. Each pair stands here once, a \
                  before b in the order of the texts.",
    primary_key: &["a", "a_source", "b", "b_source"],
    release_keys: &[&["a", "a_source"], &["b", "b_source"]],
    fields: &[
        field("a", Kind::Key, ID),
        field("a_source", Kind::Text, SOURCE),
        field("b", Kind::Key, "The other release, named as the first"),
        field(
            "b_source",
            Kind::Text,
            "Path of its text as given; - for standard input",
        ),
        field(
            "proof",
            Kind::OneOf(&["same", "candidate"]),
            "Whether it is proved or only likely",
        ),
        field("because", Kind::Key, "What proves it or speaks for it, joined by ' | '"),
        field("a_lang", Kind::Text, "Language of the first release, if it can be told"),
        field("b_lang", Kind::Text, "Language of the other, if it can be told"),
        field(
            "days_between",
            Kind::Count,
            "Days between the dates of issue; empty if one has none",
        ),
        field(
            "headline_similarity",
            Kind::Share,
            "Share of the words of the headlines that both have; empty if one has no headline",
        ),
        field(
            "words_similarity",
            Kind::Share,
            "Share of the shorter text that the other has too, estimated from a sample of its runs of three words",
        ),
        field(
            "numbers_similarity",
            Kind::Share,
            "Share of the numbers in the texts that both have; empty if neither has any",
        ),
        field(
            "shared_pictures",
            Kind::From(0),
            "Number of names of pictures that both have",
        ),
    ],
};

pub(super) const PICTURES: Table = Table {
    name: "pictures",
    file: "pictures.csv",
    title: "Addresses of pictures",
    description: "A row each address of a picture, with all that is printed about it in all releases.",
    primary_key: &["url"],
    release_keys: &[],
    fields: &[
        field("url", Kind::Key, "Address, as in images.csv"),
        field(
            "file_name",
            Kind::Text,
            "Name that a browser saves the picture under, made safe",
        ),
        field("captions", Kind::Text, "All captions, joined by ' | '"),
        field(
            "holders",
            Kind::Text,
            "All who hold the rights as printed, joined by ' | '",
        ),
        field(
            "photographers",
            Kind::Text,
            "All who took it as printed, joined by ' | '",
        ),
        field(
            "credit_lines",
            Kind::Text,
            "All credit lines as printed, joined by ' | '",
        ),
        field("first_date", Kind::Date, "Date of the first release that offers it"),
        field("last_date", Kind::Date, "Date of the last release that offers it"),
        field(
            "release_count",
            Kind::From(1),
            "Number of the releases that offer it; prints of one release, as proved in related.csv, count once",
        ),
        field("print_count", Kind::From(1), "Number of all their prints that offer it"),
        field("releases", Kind::Key, "These prints by their ids, joined by ' | '"),
        field(
            "candidates",
            Kind::Text,
            "Addresses that may be those of the same picture, joined by ' | '",
        ),
        field(
            "because",
            Kind::Text,
            "In what these differ, in their order: signs (blanks, underscores, brackets, percent signs) or doubled-letters, joined \
             by ' | '",
        ),
    ],
};

pub(super) const NAMES: Table = Table {
    name: "names",
    file: "names.csv",
    title: "Names of persons and organisations",
    description: "A row each printed name and role. Names that nearly agree stand below each other: that is a question, and nothing \
                  was made one. An edited copy, with the right names in the column name, can be given to --names.",
    primary_key: &["printed", "role"],
    release_keys: &[],
    fields: &[
        field(
            "printed",
            Kind::Key,
            "Name as printed; of authors, contacts and editors given names first",
        ),
        field(
            "role",
            Kind::OneOf(&["photographer", "holder", "author", "contact", "editor", "publisher"]),
            "What it is the name of: a photographer, a holder of rights, an author, a contact, a member of the team or the publisher \
             in the imprint",
        ),
        field(
            "name",
            Kind::Text,
            "Right name, if the file of --names has another; empty if the printed one is right or nobody knows",
        ),
        field(
            "kind",
            Kind::OneOf(&["person", "organisation"]),
            "What it is the name of, as the role says, or the file of --names",
        ),
        field("gnd", Kind::Text, "Number of the GND, if the file of --names has one"),
        field("count", Kind::From(1), "In how many places it is printed in this role"),
        field(
            "first_year",
            Kind::Number,
            "First year of issue in which it is printed; empty if none is known",
        ),
        field(
            "last_year",
            Kind::Number,
            "Last year of issue in which it is printed; empty if none is known",
        ),
        field(
            "near_group",
            Kind::Key,
            "Most frequent name of those that hang together; its own if none is near",
        ),
        field("near", Kind::Text, "Names that nearly agree, joined by ' | '"),
        field(
            "because",
            Kind::Text,
            "What makes them near, in their order, joined by ' | ': case, umlaut (spelling of ä, ö, ü, ß or marks), hyphen (hyphens, blanks, \
             stops), order, title, initials, letter (one letter), joined (behind a holder), abbreviation; several joined by ', '",
        ),
        field(
            "id",
            Kind::Key,
            "Address that this name and kind have everywhere: a UUID of the right name, as JSON-LD and TEI have it",
        ),
    ],
};

pub(super) const TABLES: [&Table; 6] = [&RELEASES, &IMAGES, &CONTACTS, &RELATED, &PICTURES, &NAMES];

/// The name of the description.
pub(super) const FILE: &str = "datapackage.json";

const DESCRIPTION: &str = "Each row is one line. An apostrophe before =, +, - or @ at the beginning of a cell, or behind a comma \
                           or semicolon inside it, is not of the text: it keeps spreadsheets from reading a formula. A line end \
                           or tab inside a value is a blank, any other control character U+FFFD.";

const EXCEL: &str = " Each telephone number has an apostrophe before it.";

/// The description of the tables, for which right names may be from a file.
pub(super) fn describe(dialect: Dialect, names: Option<&File>) -> serde_json::Result<Vec<u8>> {
    let excel = if dialect == Dialect::Excel { EXCEL } else { "" };
    let mut package = json!({
        "profile": "tabular-data-package",
        "name": "pressedienst",
        "title": "Press releases of the city of Düsseldorf",
        "description": format!("{DESCRIPTION}{excel}"),
        "resources": TABLES.map(|table| resource(table, dialect)),
    });
    if let Some(File { sha256, .. }) = names {
        let title = format!("Right names, from the file with the SHA-256 {sha256}");
        insert(&mut package, "sources", json!([{ "title": title }]));
    }
    let mut bytes = serde_json::to_vec_pretty(&package)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn resource(table: &Table, dialect: Dialect) -> Value {
    let mut schema = json!({
        "fields": table.fields.iter().map(column).collect::<Vec<_>>(),
        "primaryKey": table.primary_key,
        "missingValues": [""],
    });
    if !table.release_keys.is_empty() {
        let reference = json!({ "resource": RELEASES.name, "fields": RELEASES.primary_key });
        let keys = table.release_keys.iter();
        let keys: Vec<_> = keys
            .map(|fields| json!({ "fields": fields, "reference": reference }))
            .collect();
        insert(&mut schema, "foreignKeys", json!(keys));
    }
    json!({
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": table.file,
        "title": table.title,
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {
            "csvddfVersion": 1.2,
            "delimiter": dialect.delimiter(),
            "lineTerminator": "\r\n",
            "quoteChar": "\"",
            "doubleQuote": true,
            "skipInitialSpace": false,
            "header": true,
        },
        "schema": schema,
    })
}

fn column(field: &Field) -> Value {
    let (kind, constraints) = match field.kind {
        Kind::Text => ("string", None),
        Kind::Key => ("string", Some(json!({ "required": true }))),
        Kind::Date => ("date", None),
        Kind::Number => ("integer", Some(json!({ "minimum": 1 }))),
        Kind::Count => ("integer", Some(json!({ "minimum": 0 }))),
        Kind::From(least) => ("integer", Some(json!({ "required": true, "minimum": least }))),
        Kind::Share => ("number", Some(json!({ "minimum": 0, "maximum": 1 }))),
        Kind::Digest => ("string", Some(json!({ "required": true, "pattern": "[0-9a-f]{64}" }))),
        Kind::OneOf(values) => ("string", Some(json!({ "required": true, "enum": values }))),
    };
    let mut column = json!({ "name": field.name, "type": kind, "description": format!("{}.", field.description) });
    if let Some(constraints) = constraints {
        insert(&mut column, "constraints", constraints);
    }
    column
}

fn insert(object: &mut Value, key: &str, value: Value) {
    object
        .as_object_mut()
        .map(|members: &mut Map<_, _>| members.insert(key.into(), value));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_columns() {
        for table in TABLES {
            for key in table
                .primary_key
                .iter()
                .chain(table.release_keys.iter().copied().flatten())
            {
                assert!(table.fields.iter().any(|field| field.name == *key), "{key}");
            }
        }
    }

    #[test]
    fn the_dialect_is_described() {
        for (dialect, delimiter) in [(Dialect::Plain, ","), (Dialect::Excel, ";")] {
            let package: Value = serde_json::from_slice(&describe(dialect, None).unwrap()).unwrap();
            assert_eq!(package["profile"], "tabular-data-package");
            for resource in package["resources"].as_array().unwrap() {
                assert_eq!(resource["dialect"]["delimiter"], delimiter);
            }
            let keys = &package["resources"][1]["schema"]["foreignKeys"][0];
            assert_eq!(keys["fields"], json!(["release", "source"]));
            assert_eq!(
                keys["reference"],
                json!({ "resource": "releases", "fields": ["id", "source"] })
            );
        }
    }
}
