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
//! assert_eq!(release.headlines[0].text, "Lesefest am Rhein eröffnet");
//! assert_eq!(release.date.as_ref().unwrap().to_string(), "2019-08-31");
//! assert_eq!(release.contacts[0].phone_e164.as_deref(), Some("+492118993131"));
//! let paragraph = release.body[0].text().unwrap();
//! assert_eq!(*paragraph, "Am Abend hat das Fest begonnen.");
//!
//! // Where was it printed? In two pieces, because a page end cut it.
//! let pieces: Vec<&str> = paragraph.spans().iter().map(|span| span.of(text)).collect();
//! assert_eq!(pieces, ["Am Abend hat das Fest be-", "gonnen."]);
//! ```
//!
//! # Layouts
//!
//! | layout | name | what marks it |
//! | --- | --- | --- |
//! | [`Layout::Paged`] | `paged` | pages with "Seite 2", pictures with addresses, contacts and imprint at the end |
//! | [`Layout::PagedSidebar`] | `paged-sidebar` | pages with the publisher and the editors in a second column, "-2-" |
//! | [`Layout::TextVersion`] | `text-version` | plain text with "Bild:" and "Zur Online-Version:", also flattened to one line |
//! | [`Layout::WebRelease`] | `web-release` | one release on the web, "Pressedienst Einzelansicht" |
//! | [`Layout::WebArchive`] | `web-archive` | the list of the archive, "Pressedienst Archiv", with teasers |
//! | [`Layout::WebNews`] | `web-news` | a page of news: headline, "\| topics", captions, text |
//! | [`Layout::WebNewsList`] | `web-news-list` | a list of news without dates and headlines, "Mehr" |
//! | [`Layout::WebProject`] | `web-project` | the pages of a project, "Datum: … \| Ort: …", German and English |
//! | [`Layout::WebPortal`] | `web-portal` | the city's portal: releases under "08.06.2020  14:25 Uhr", or teasers with "Ganzen Artikel lesen" |
//! | [`Layout::LibraryArchive`] | `library-archive` | the press archive of the city's libraries, "Ansprechpartner:" |
//! | [`Layout::NewsMail`] | `news-mail` | mails as blogs reprint them, "++ headline ++", "Weiter …", or bullets, "weiter…" |
//!
//! The layout is recognised by what marks it; [`Parser::layout`] forces one. A page with many items gives a release for
//! each. Of a text in any other layout only pictures and contacts that are certain are read, and
//! [`Code::UnknownLayout`] is reported.
//!
//! # Values and where they were printed
//!
//! Everything that a reader would point a finger at is a [`Located`] value: it behaves as the value and knows its
//! [`Span`]s, byte ranges in [`Document::source`]. [`Document::line_col`] and [`Document::page_of`] say where that is on
//! paper; [`Release::leaves`] walks over all values.
//!
//! Values are in Unicode's composed form (NFC), with one blank between words and none at the ends. Ligatures are read as
//! their letters, and soft hyphens and signs without width are left out, but for those in addresses, at line ends, and
//! between letters of other scripts; the spans show them. Hyphens stay as they are printed, and each kind is a hyphen.
//!
//! What a line or page end cut is joined with a blank. Nothing is put between a hyphen and a capital or digit (`Marc-` +
//! `André`), behind a slash, or before a comma. A hyphen before a small letter is dropped (`be-` + `gonnen`), unless a
//! word like "und" follows (`Kultur-` + `und Sportamt`), the text prints the word uncut with it, or it stands in an
//! address (`www.duesseldorf.de/alte-` + `uhren`).
//!
//! # What each byte is
//!
//! [`Document::parts`] returns the whole source as parts, each with its [`Role`]: a field of the record, page furniture,
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
//! A [`Document`] serialises as its [`Record`], which programs share: `layout`, `page_count`, `releases`, `diagnostics`,
//! with the names of the Rust fields. All keys are always there, `null` or `[]` where the text has nothing. Records are
//! read back, also those of earlier and later versions of this crate.
//!
//! # Features
//!
//! | feature | default | what it adds |
//! | --- | --- | --- |
//! | `schema` | no | `JsonSchema` of schemars for [`Record`], [`Document`] and all that is in them |
//!
//! # Limits
//!
//! The library has no cap on the size of a text. Time grows with it and no faster. Memory is a small multiple of it for
//! releases, and bounded for whatever else: a text with many times as many lines, pictures or findings as any that was
//! printed is read up to its [`Limits`], and [`Code::LimitReached`] tells where that is. The rest is in the source, and in
//! no value. [`Parser::limits`] sets others.
//!
//! What is larger than anything that was ever printed is not believed:
//!
//! | what | limit |
//! | --- | --- |
//! | a page number | 9,999 |
//! | a year | 1900 to 2199 |
//! | an address | 2,048 characters |
//! | the contacts of a release | 4,096 bytes |
//! | the names of a byline | 400 bytes |
//! | a line of topics | 240 bytes |
//! | the head of a paged text | twelve lines before the date, eight display lines |
//! | spellings of names that are compared | 64 |
//! | words with lost letters that are looked for | 64 |
//! | appointments of a release that are compared | 32 |
//! | lines between two numbered items of a list | 12 |
//!
//! # Rust version
//!
//! Rust 1.88 or newer.

#![forbid(unsafe_code)]
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

#[cfg(feature = "stages")]
#[doc(hidden)]
pub mod __stages;
mod annotation;
mod consistency;
mod context;
mod copy;
mod document;
mod field;
mod layout;
mod limits;
mod page;
mod parser;
mod record;
mod repair;
#[cfg(feature = "schema")]
mod schema;
mod section;
mod text;

/// The crate of [`Release::date`], whose version is that of the values here.
pub use chrono;

pub use annotation::{Annotation, Coverage, Label};
pub use document::{Document, Finding, Record};
pub use layout::Layout;
pub use limits::Limits;
pub use parser::{Parser, parse};
pub use record::{
    Appointment, Block, Code, Contact, Credit, Diagnostic, Error, ErrorKind, Headline, Image, Imprint, Kind, Language,
    Leaf, LineCol, Located, Name, Person, Release, Role, Severity, SharedStr, Span, TeamMember, UnknownName,
};
pub use text::decode::decode;

/// The examples of the README are tests too.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
