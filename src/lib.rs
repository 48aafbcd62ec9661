//! Press releases of the city of Düsseldorf, from raw text to typed values.
//!
//! (guide follows)
#![deny(
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

mod decode;
mod diagnostic;
mod document;
mod error;
mod field;
mod language;
mod layout;
mod line;
mod measure;
mod page;
mod paragraph;
mod parser;
mod prose;
mod release;
mod role;
mod running_head;
mod section;
mod source;
mod span;
#[cfg(feature = "stages")]
#[doc(hidden)]
pub mod stages;
mod stitch;

pub use decode::decode;
pub use diagnostic::{Code, Diagnostic, Severity};
pub use document::Document;
pub use error::{Error, ErrorKind};
pub use language::Language;
pub use layout::Layout;
pub use parser::{Parser, parse};
pub use release::{Block, Contact, Credit, Headline, Image, Imprint, Kind, Person, Release, TeamMember};
pub use role::Role;
pub use span::{LineCol, Located, Span};
