//! What users see: releases, places, roles, findings, errors. Imports nothing of the rooms above.

mod block;
mod diagnostic;
mod error;
mod image;
mod language;
mod leaf;
mod name;
mod people;
mod release;
mod role;
mod shared;
mod span;

pub use block::Block;
pub use diagnostic::{Code, Diagnostic, Severity};
pub use error::{Error, ErrorKind};
pub use image::{Credit, Image};
pub use language::Language;
pub use leaf::Leaf;
pub use name::{Name, UnknownName};
pub use people::{Contact, Imprint, Person, TeamMember};
pub use release::{Appointment, Headline, Kind, Release};
pub use role::Role;
pub use shared::SharedStr;
pub use span::{LineCol, Located, Span};

pub(crate) use diagnostic::Sink;
pub(crate) use error::Repr;
pub(crate) use name::named;
pub(crate) use role::Share;
pub(crate) use span::{place_of, prefix, suffix};
