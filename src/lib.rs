//! Press releases of the city of Düsseldorf ("Pressedienst der Landeshauptstadt Düsseldorf"), from raw text to typed
//! values.
//!
//! Raw text is what a PDF extractor, a browser or a mail program left of them: page numbers and running heads in
//! mid-sentence, captions cut by page ends, a second column between the lines of the first, whole releases flattened to one
//! line, pages of many items. [`parse`] recognises the [`Layout`] and makes a [`Document`], with the [`Release`]s in it:
//!
//! ```
//! let text = "Pressedienst\n\n31. August 2019\n\nLesefest am Rhein eröffnet\n\nAm Abend hat das Fest be-\n\n\
//!             Seite 2\n\ngonnen.\n\nKontakt: Lenz, Mara\npresse@duesseldorf.de, Telefon +49.211.89-93131\n";
//! let document = pressedienst::parse(text);
//! let release = &document.releases()[0];
//!
//! assert_eq!(*release.headlines[0].text, "Lesefest am Rhein eröffnet");
//! assert_eq!(release.date.as_ref().unwrap().to_string(), "2019-08-31");
//! assert_eq!(release.contacts[0].phone_e164.as_deref(), Some("+492118993131"));
//! let pressedienst::Block::Paragraph { text: paragraph, .. } = &release.body[0] else { unreachable!() };
//! assert_eq!(**paragraph, "Am Abend hat das Fest begonnen.");
//! ```
//!
//! # Values and where they were printed
//!
//! Everything that a reader would point a finger at is a [`Located`] value: it behaves as the value and knows its
//! [`Span`]s, byte ranges in [`Document::source`]. The paragraph above has two, because a page end cut it:
//!
//! ```
//! # let text = "Pressedienst\n\n31. August 2019\n\nLesefest am Rhein eröffnet\n\nAm Abend hat das Fest be-\n\n\
//! #             Seite 2\n\ngonnen.\n";
//! # let document = pressedienst::parse(text);
//! # let pressedienst::Block::Paragraph { text: paragraph, .. } = &document.releases()[0].body[0] else { unreachable!() };
//! let pieces: Vec<&str> = paragraph.spans().iter().map(|span| span.of(text)).collect();
//! assert_eq!(pieces, ["Am Abend hat das Fest be-", "gonnen."]);
//! ```
//!
//! Values are in Unicode's composed form (NFC), with one blank between words and none at the ends. What a line or page
//! end cut is joined with a blank; with nothing behind a hyphen before a capital or digit (`Marc-` + `André`), behind a
//! slash and before a comma; and without the hyphen before a small letter (`be-` + `gonnen`), unless a word like "und"
//! follows (`Kultur-` + `und Sportamt`).
//!
//! # What each byte is
//!
//! [`Document::lines`] gives the whole source as parts, each with its [`Role`]: a field of the record, page furniture,
//! a label, or, with a diagnostic, nothing that is known. No byte is left out and none is there twice.
//! [`Document::annotations`] goes down to the values: each [`Annotation`] has the path of a value in the record, such as
//! `releases[0].images[3].credit.photographer`, or a role, and its bytes. [`Document::coverage`] counts them.
//!
//! # What is odd
//!
//! Reading never fails. What the parser decided, dropped or could not read is in [`Document::diagnostics`], each with
//! a [`Code`], a [`Severity`], a place and, where two prints contradict each other, the earlier one. Each code tells what
//! it means and what to do, and has an example. Callers who want no doubtful values use [`Document::strict`].
//!
//! # JSON
//!
//! A [`Document`] serialises as the record that programs share: `layout`, `page_count`, `releases`, `diagnostics`, with
//! the names of the Rust fields. All keys are always there, `null` or `[]` where the text has nothing. A document equal to
//! the first is deserialised from its record, without source and places. The feature `schema` implements schemars'
//! `JsonSchema`.

#![deny(
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::unreachable,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::arithmetic_side_effects
)]
#![cfg_attr(
    test,
    allow(clippy::arithmetic_side_effects, clippy::string_slice, reason = "tests may panic")
)]

mod annotation;
mod consistency;
mod decode;
mod diagnostic;
mod document;
mod error;
mod field;
mod language;
mod layout;
mod leaf;
mod line;
mod measure;
mod page;
mod paragraph;
mod parser;
mod prose;
mod release;
mod role;
mod running_head;
#[cfg(feature = "schema")]
mod schema;
mod section;
mod slip;
mod source;
mod span;
#[cfg(feature = "stages")]
#[doc(hidden)]
pub mod stages;
mod stitch;
mod unfold;

pub use annotation::{Annotation, Coverage, Label};
pub use decode::decode;
pub use diagnostic::{Code, Diagnostic, Severity};
pub use document::Document;
pub use error::{Error, ErrorKind};
pub use language::Language;
pub use layout::Layout;
pub use leaf::Leaf;
pub use parser::{Parser, parse};
pub use release::{Appointment, Block, Contact, Credit, Headline, Image, Imprint, Kind, Person, Release, TeamMember};
pub use role::Role;
pub use span::{LineCol, Located, Span};

/// The examples of the README are tests too.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
