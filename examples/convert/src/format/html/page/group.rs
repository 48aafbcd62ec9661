//! What a reader's eye tells apart on the page of a text: a colour, a line and a sign for each kind of value.

use pressedienst::Role;

/// A kind of values, or what no value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    Headline,
    Date,
    Caption,
    Credit,
    Address,
    Contact,
    Text,
    Furniture,
    Unread,
}

impl Group {
    pub(super) const ALL: [Self; 9] = [
        Self::Headline,
        Self::Date,
        Self::Caption,
        Self::Credit,
        Self::Address,
        Self::Contact,
        Self::Text,
        Self::Furniture,
        Self::Unread,
    ];

    /// The class by which the style knows it.
    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::Headline => "h",
            Self::Date => "d",
            Self::Caption => "b",
            Self::Credit => "n",
            Self::Address => "u",
            Self::Contact => "k",
            Self::Text => "p",
            Self::Furniture => "f",
            Self::Unread => "x",
        }
    }

    pub(super) const fn sign(self) -> &'static str {
        match self {
            Self::Headline => "H",
            Self::Date => "D",
            Self::Caption => "B",
            Self::Credit => "©",
            Self::Address => "↗",
            Self::Contact => "☎",
            Self::Text => "¶",
            Self::Furniture => "·",
            Self::Unread => "?",
        }
    }

    /// That of a value, by its path in the record of its release.
    pub(super) fn of_path(path: &str) -> Self {
        let name = path.split(['.', '[']).next().unwrap_or_default();
        match name {
            "topics" | "kicker" | "headlines" | "subheads" => Self::Headline,
            "date" | "date_end" | "time" | "place" | "appointments" => Self::Date,
            "body" => Self::Text,
            "images" if path.contains(".credit.") => Self::Credit,
            "images" if path.ends_with(".caption") => Self::Caption,
            "images" | "text_version_url" | "online_url" => Self::Address,
            _ => Self::Contact,
        }
    }

    /// That of what no value owns; blanks have none.
    pub(super) const fn of_role(role: Role) -> Option<Self> {
        Some(match role {
            Role::Blank | Role::PageBreak => return None,
            Role::Topic | Role::Kicker | Role::Headline | Role::Subhead => Self::Headline,
            Role::Date | Role::Time | Role::Place => Self::Date,
            Role::Caption => Self::Caption,
            Role::Credit => Self::Credit,
            Role::Address => Self::Address,
            Role::Paragraph | Role::Crosshead | Role::ListItem => Self::Text,
            Role::Unclassified => Self::Unread,
            Role::Byline | Role::Contact | Role::Imprint | Role::DocumentNumber => Self::Contact,
            _ => Self::Furniture,
        })
    }
}
