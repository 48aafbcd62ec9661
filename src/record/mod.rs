//! What users see: releases, places, roles, findings, errors. Imports nothing of the rooms above.

mod diagnostic;
mod error;
mod language;
mod leaf;
mod release;
mod role;
mod span;

pub use diagnostic::{Code, Diagnostic, Severity};
pub use error::{Error, ErrorKind};
pub use language::Language;
pub use leaf::Leaf;
pub use release::{Appointment, Block, Contact, Credit, Headline, Image, Imprint, Kind, Person, Release, TeamMember};
pub use role::Role;
pub use span::{LineCol, Located, Span};

pub(crate) use diagnostic::Sink;
pub(crate) use error::Repr;
pub(crate) use role::Share;
pub(crate) use span::{place_of, prefix};
