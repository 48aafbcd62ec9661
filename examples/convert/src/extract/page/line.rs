//! A line of a page, and what is known of it from its elements.

/// A line of a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Line {
    pub(super) text: String,
    /// How many line ends stand above it; two make an empty line.
    pub(super) above: usize,
    /// From 1 to 6 if it is a heading, else 0.
    pub(super) heading: u8,
    pub(super) role: Role,
    pub(super) links: Links,
}

/// What a line is by the elements that it stands in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Role {
    #[default]
    Text,
    Topics,
    /// It says what a picture shows.
    Caption,
    /// It begins with the mark of an item.
    Item,
}

/// Whether all words of a line are links.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Links {
    #[default]
    Some,
    All,
    /// All of them, and they do something with the page or lead to its parts.
    Tools,
}

impl Line {
    pub(super) fn is_link(&self) -> bool {
        self.links != Links::Some
    }

    pub(super) fn has_topics(&self) -> bool {
        self.role == Role::Topics
    }
}
