//! The copy: the lines of a text without page furniture, how wide they were set, and what belongs together.

pub(crate) mod firsts;
pub(crate) mod items;
pub(crate) mod label;
pub(crate) mod lines;
pub(crate) mod measure;
pub(crate) mod paragraph;
pub(crate) mod shape;
pub(crate) mod stitch;
