//! The sections of a release, each read by a file of its own: lines in, values out. `zone` says what stands where, and reads it.

pub(crate) mod appointments;
pub(crate) mod authors;
pub(crate) mod body;
pub(crate) mod byline;
pub(crate) mod contacts;
pub(crate) mod display;
pub(crate) mod footer;
pub(crate) mod head;
pub(crate) mod headline;
pub(crate) mod imprint;
pub(crate) mod issue;
pub(crate) mod languages;
pub(crate) mod link;
pub(crate) mod masthead;
pub(crate) mod pictures;
pub(crate) mod reprint;
pub(crate) mod sidebar;
pub(crate) mod story;
pub(crate) mod subhead;
pub(crate) mod topics;
pub(crate) mod usage_note;
pub(crate) mod zone;
