//! The sections of a release, each read by a room of its own: masthead and head, body, pictures, footer, sidebar, and the
//! smaller ones between them.

pub(crate) mod appointments;
pub(crate) mod body;
pub(crate) mod byline;
pub(crate) mod footer;
pub(crate) mod head;
pub(crate) mod headline;
pub(crate) mod issue;
pub(crate) mod link;
pub(crate) mod masthead;
pub(crate) mod pictures;
pub(crate) mod sidebar;
pub(crate) mod subhead;
pub(crate) mod usage_note;
