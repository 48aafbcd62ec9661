//! The tags of HTML, and how what they enclose is set.

/// How what a tag encloses is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Setting {
    /// Inside a line.
    Inline,
    /// The end of a line.
    LineEnd,
    /// In lines of its own.
    Block,
    /// The same, and line ends in it say nothing.
    Paragraph,
    /// As an item.
    Item,
    /// As a cell of a table.
    Cell,
    /// Not at all.
    Hidden,
}

impl Setting {
    /// That of a tag; `None` if there is no such tag.
    pub(super) fn of(name: &str) -> Option<Self> {
        let (_, setting) = TAGS
            .iter()
            .find(|(names, _)| names.iter().any(|known| known.eq_ignore_ascii_case(name)))?;
        Some(*setting)
    }

    /// Whether line ends in it say nothing.
    pub(super) const fn is_flowing(self) -> bool {
        matches!(self, Self::Paragraph | Self::Item | Self::Cell)
    }
}

/// The tags of each setting.
const TAGS: [(&[&str], Setting); 7] = [
    (
        &[
            "a", "abbr", "b", "body", "button", "caption", "code", "em", "html", "i", "img", "link", "meta", "small",
            "span", "strong", "sub", "sup", "tbody", "tfoot", "thead", "time", "u",
        ],
        Setting::Inline,
    ),
    (&["br"], Setting::LineEnd),
    (
        &[
            "article",
            "aside",
            "blockquote",
            "div",
            "figure",
            "footer",
            "header",
            "hr",
            "main",
            "nav",
            "ol",
            "pre",
            "section",
            "table",
            "tr",
            "ul",
        ],
        Setting::Block,
    ),
    (
        &["figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "p"],
        Setting::Paragraph,
    ),
    (&["li"], Setting::Item),
    (&["td", "th"], Setting::Cell),
    (&["head", "script", "style", "title"], Setting::Hidden),
];
