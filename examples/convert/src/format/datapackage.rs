//! The tables of the format `csv` with their columns, and the Frictionless Data Package (specification 1) that
//! describes them: `datapackage.json`.

use serde_json::{Map, Value, json};

use super::cell::Dialect;
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
    /// The columns that name the release that a row belongs to.
    release_key: &'static [&'static str],
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
    /// A number in each row, from this one.
    From(u8),
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
    release_key: &[],
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
    ],
};

pub(super) const IMAGES: Table = Table {
    name: "images",
    file: "images.csv",
    title: "Pictures",
    description: "A row each picture that a release offers: the inventory for the clearance of rights.",
    primary_key: &["release", "source", "image"],
    release_key: &["release", "source"],
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
    release_key: &["release", "source"],
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

pub(super) const TABLES: [&Table; 3] = [&RELEASES, &IMAGES, &CONTACTS];

/// The name of the description.
pub(super) const FILE: &str = "datapackage.json";

const DESCRIPTION: &str = "Each row is one line. An apostrophe before =, +, - or @ at the beginning of a cell, or behind a comma \
                           or semicolon inside it, is not of the text: it keeps spreadsheets from reading a formula. A line end \
                           or tab inside a value is a blank, any other control character U+FFFD.";

const EXCEL: &str = " Each telephone number has an apostrophe before it.";

/// The description of the three tables.
pub(super) fn describe(dialect: Dialect) -> serde_json::Result<Vec<u8>> {
    let excel = if dialect == Dialect::Excel { EXCEL } else { "" };
    let package = json!({
        "profile": "tabular-data-package",
        "name": "pressedienst",
        "title": "Press releases of the city of Düsseldorf",
        "description": format!("{DESCRIPTION}{excel}"),
        "resources": TABLES.map(|table| resource(table, dialect)),
    });
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
    if !table.release_key.is_empty() {
        let reference = json!({ "resource": RELEASES.name, "fields": RELEASES.primary_key });
        insert(
            &mut schema,
            "foreignKeys",
            json!([{ "fields": table.release_key, "reference": reference }]),
        );
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
        Kind::From(least) => ("integer", Some(json!({ "required": true, "minimum": least }))),
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
            for key in table.primary_key.iter().chain(table.release_key) {
                assert!(table.fields.iter().any(|field| field.name == *key), "{key}");
            }
        }
    }

    #[test]
    fn the_dialect_is_described() {
        for (dialect, delimiter) in [(Dialect::Plain, ","), (Dialect::Excel, ";")] {
            let package: Value = serde_json::from_slice(&describe(dialect).unwrap()).unwrap();
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
