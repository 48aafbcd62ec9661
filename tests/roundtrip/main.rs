//! Arbitrary releases are printed in a layout, and parsing gives the same values back.
//!
//! The printers print what formats allow: any page height, any width, any number of blank lines, a page end at any place
//! that the words show to be inside. What the text does not prove, a printer leaves out in one named function.

mod arbitrary;
mod check;
mod copy;
mod dice;
mod invitation;
mod marks;
mod numbers;
mod paged;
mod paged_sidebar;
mod reprint;
mod samples;
mod text_version;
mod web;
mod width;
