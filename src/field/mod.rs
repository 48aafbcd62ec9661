//! One file a kind of value: its grammar, how it is printed, its tests. Shared by all layouts.
//!
//! Every grammar reads one line or one stitched text, is anchored at its start, and never sees a line end.

pub(crate) mod address;
pub(crate) mod contact;
pub(crate) mod credit;
pub(crate) mod date;
pub(crate) mod document_number;
pub(crate) mod folio;
pub(crate) mod phone;
