//! Where pages may end in a text that shows its paragraphs, and what is printed there.

use pressedienst::{Document, Role};

/// A page end as the fixture itself prints it, with or without running head.
pub struct PageEnd {
    head: Option<String>,
    blank_lines: usize,
    is_form_feed: bool,
}

impl PageEnd {
    /// In the form of the document.
    pub fn of(document: &Document, blank_lines: usize, is_form_feed: bool) -> Self {
        let release = document.releases().first().expect("a release");
        let has_head = document.parts().any(|(_, role)| role == Role::RunningHead);
        let headlines: Vec<_> = release
            .headlines
            .iter()
            .map(|headline| headline.text.to_string())
            .collect();
        Self {
            head: has_head.then(|| headlines.join(" / ")),
            blank_lines,
            is_form_feed,
        }
    }

    /// What stands between two pages.
    pub fn print(&self) -> String {
        let blank = "\n".repeat(self.blank_lines);
        let feed = if self.is_form_feed { "\x0C" } else { "" };
        let head = self.head.as_deref().map(|head| format!("{head}\n")).unwrap_or_default();
        format!("\n{blank}{feed}{head}{blank}Seite 2\n{blank}")
    }
}

/// A place at which a page can end.
pub struct Place<'t> {
    /// The line up to the place.
    pub before: &'t str,
    /// The text behind it.
    pub after: &'t str,
    pub at: usize,
    is_display_end: bool,
}

/// The blanks and line ends of the copy. Where lines are wrapped, pages end at line ends only.
pub fn places(document: &Document, is_wrapped: bool) -> Vec<Place<'_>> {
    let text = document.source();
    let mut places = Vec::new();
    let mut last = Role::Blank;
    for (span, role) in document.parts() {
        let is_furniture = matches!(
            role,
            Role::RunningHead | Role::Folio | Role::Masthead | Role::DocumentNumber | Role::PageBreak
        );
        // The blanks inside a running head belong to it.
        let is_inside_head = last == Role::RunningHead;
        let before_role = last;
        last = role;
        if is_furniture || is_inside_head {
            continue;
        }
        for (offset, blank) in span.of(text).match_indices([' ', '\n']) {
            let at = span.start() + offset;
            let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
            let before = text[start..at].trim();
            let is_inside = blank == " " && !before.trim_matches(['-', '\u{2022}', '\u{2013}', ' ']).is_empty();
            // A caption without credit and address shows no end but the blank lines behind it.
            let is_bare_caption = role == Role::Blank && before_role == Role::Caption && blank == "\n";
            if is_bare_caption && !before.contains('\u{A9}') && text[at..].trim_start().starts_with(char::is_uppercase)
            {
                continue;
            }
            // A blank behind a hyphen or a slash ("89- 94108") is lost with the line: nothing shows that it was there.
            if blank == " " && before.ends_with(['-', '/']) {
                continue;
            }
            let is_display = matches!(before_role, Role::Headline | Role::Subhead | Role::Crosshead);
            if (blank == "\n" && !before.is_empty()) || (is_inside && !is_wrapped) {
                places.push(Place {
                    before,
                    after: text[at..].trim_start(),
                    at,
                    is_display_end: blank == "\n" && is_display,
                });
            }
        }
    }
    places
}

impl Place<'_> {
    /// Whether nothing in the text shows if the paragraph goes on before a capital: behind the end of a sentence, behind
    /// words that are fewer than a printed line, behind a whole display line or item.
    pub fn is_undecidable(&self) -> bool {
        // An address begins something new as a capital does.
        let capital = !self.after.starts_with(char::is_lowercase) || self.after.starts_with("http");
        let is_item = self.before.starts_with(['-', '\u{2022}']);
        let sentence = self
            .before
            .trim_end_matches(['"', ')', '\u{201C}', '\u{201D}', '\u{AB}'])
            .ends_with(['.', '!', '?', ':']);
        // A line of the body that quotes an address ends like no sentence.
        let is_quoted = self.before.contains("://");
        capital && (sentence || is_item || is_quoted || self.is_display_end || self.before.chars().count() <= 56)
    }
}

/// Ends of the lines of the body, below a sidebar.
pub fn body_ends(document: &Document) -> Vec<usize> {
    let text = document.source();
    let is_text = |role| matches!(role, Role::Paragraph | Role::ListItem | Role::Crosshead);
    let parts = document.parts().filter(|(_, role)| is_text(*role));
    let ends = parts.map(|(span, _)| span.end());
    ends.filter(|at| text[*at..].starts_with('\n') && !text[*at..].trim().is_empty())
        .collect()
}

/// The page ends of early 2016: dots, the label of an invitation, the number.
pub const SIDEBAR_PAGE_ENDS: [&str; 5] = [
    "\n...\n-2-",
    "\n...\n\x0C-2-",
    "\n-2-",
    "\n...\n\nEinladung an die Medien\n-2-\n",
    "\n...\n\x0C\nEinladung an die Medien\n\n-2-\n",
];
