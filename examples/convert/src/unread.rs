//! Text that no field holds, so that every output has it: all of a text in no layout that is known; in others the words
//! between the fields, and what was printed of values that were dropped.

use pressedienst::{Diagnostic, Document, Release, Role, Severity, Span};

/// Text that no field holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Unread<'t> {
    /// What stands apart in the text, and from which byte on.
    pub(crate) pieces: Vec<(usize, &'t str)>,
    /// Whether it is the whole text, because no layout was recognised.
    pub(crate) is_whole: bool,
}

impl<'t> Unread<'t> {
    /// `None` where there is none; blanks are no text.
    pub(crate) fn of(document: &'t Document) -> Option<Self> {
        let (source, is_whole) = (document.source(), document.layout().is_none());
        let pieces = if is_whole {
            vec![(0, source)]
        } else {
            left(document).map(|span| (span.start(), span.of(source))).collect()
        };
        let pieces = pieces.into_iter().map(|(start, piece)| {
            let rest = piece.trim_start_matches(is_blank);
            (start + piece.len() - rest.len(), rest.trim_end_matches(is_blank))
        });
        let pieces: Vec<_> = pieces.filter(|(_, piece)| !piece.is_empty()).collect();
        (!pieces.is_empty()).then_some(Self { pieces, is_whole })
    }

    /// Between the pieces.
    pub(crate) const BETWEEN: &'static str = "\n\n";

    pub(crate) fn pieces(&self) -> Vec<&'t str> {
        self.pieces.iter().map(|(_, piece)| *piece).collect()
    }

    /// As printed, with a blank line between the pieces.
    pub(crate) fn text(&self) -> String {
        self.pieces().join(Self::BETWEEN)
    }

    /// The lines that are not blank, without the blanks around them, and whether each is the first behind a blank line.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (bool, &'t str)> + '_ {
        self.pieces.iter().flat_map(|(_, piece)| {
            let mut is_first = true;
            let lines = piece.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line));
            let lines = lines.flat_map(|line| line.split(is_line_end));
            lines.filter_map(move |line| {
                let line = line.trim_matches(is_blank);
                let was_first = std::mem::replace(&mut is_first, line.is_empty());
                (!line.is_empty()).then_some((was_first, line))
            })
        })
    }
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{FEFF}'
}

/// What ends a line besides a line feed.
const fn is_line_end(c: char) -> bool {
    matches!(c, '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The parts of a text in a known layout that no field holds: those between the fields, and fields of which a warning says
/// that they were not read, and no value shows otherwise.
fn left(document: &Document) -> impl Iterator<Item = Span> {
    let warned = document.diagnostics().iter();
    let warned = warned.filter(|found| found.severity() >= Severity::Warning);
    let warned = merged(warned.map(Diagnostic::span).collect());
    let values = if warned.is_empty() {
        Vec::new()
    } else {
        let leaves = document.releases().iter().flat_map(Release::leaves);
        merged(leaves.flat_map(|leaf| leaf.spans().to_vec()).collect())
    };
    let is_dropped = move |span: Span| touches(&warned, span) && !touches(&values, span);
    document.parts().filter_map(move |(span, role)| {
        let is_left = role == Role::Unclassified || is_field(role) && is_dropped(span);
        is_left.then_some(span)
    })
}

/// Places in their order, those that overlap as one.
fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut merged = Vec::<Span>::new();
    for span in spans {
        match merged.last_mut() {
            Some(last) if span.start() <= last.end() => *last = Span::new(last.start(), last.end().max(span.end())),
            _ => merged.push(span),
        }
    }
    merged
}

/// Whether one of these places, which are in order and apart, has a byte of this one.
fn touches(places: &[Span], place: Span) -> bool {
    let behind = places.partition_point(|other| other.end() <= place.start());
    places.get(behind).is_some_and(|other| other.start() < place.end())
}

/// Whether a part is printed for a value, and does not belong to the page or name what follows.
const fn is_field(role: Role) -> bool {
    !matches!(
        role,
        Role::Blank
            | Role::PageBreak
            | Role::Folio
            | Role::RunningHead
            | Role::Masthead
            | Role::Label
            | Role::UsageNote
            | Role::Delimiter
            | Role::Markup
            | Role::Unclassified
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unread(text: &str) -> Option<(String, bool)> {
        let document = pressedienst::parse(text);
        Unread::of(&document).map(|unread| (unread.text(), unread.is_whole))
    }

    const RELEASE: &str = "Pressedienst\n\n31. August 2019\n\nLesefest am Rhein\n\nAm Abend hat das Fest begonnen.\n";

    #[test]
    fn a_text_in_no_layout_is_unread_as_a_whole() {
        assert_eq!(
            unread("\n \tLiebe Ina,\r\n\r\n  es war schön.\n\n"),
            Some(("Liebe Ina,\r\n\r\n  es war schön.".to_owned(), true))
        );
        // Also what a picture is known of.
        let text = "Der Brunnen\nhttps://www.duesseldorf.de/fileadmin/Amt13/pressebilder/1908/190831-Brunnen.jpg";
        assert_eq!(pressedienst::parse(text).releases().len(), 1);
        assert_eq!(unread(text), Some((text.to_owned(), true)));
    }

    #[test]
    fn what_is_blank_is_no_text() {
        for text in ["", "\n\n", " \t\u{A0}\u{2028}\u{C}\r\n", "\u{FEFF}", RELEASE] {
            assert_eq!(unread(text), None, "{text:?}");
        }
    }

    #[test]
    fn what_no_field_holds_is_unread() {
        let link = "\nTextversion:\nhttps://www.duesseldorf.de/pressedienst/20190831-318_07.txt\n";
        let text = format!("{RELEASE}{link}\nKontakt: siehe oben 12\n{link}\nKontakt: siehe unten 13\n");
        assert_eq!(
            unread(&text),
            Some(("siehe oben 12\n\nsiehe unten 13".to_owned(), false))
        );
        // A day that cannot be, and the other of two numbers.
        let impossible = RELEASE.replace("31. August", "31. Februar");
        assert_eq!(unread(&impossible), Some(("31. Februar 2019".to_owned(), false)));
        let contact = "\nKontakt: Lenz, Mara\npresse@duesseldorf.de\n";
        let numbers = format!("{RELEASE}\n29253_240\n{contact}\n29254_240\n");
        assert_eq!(unread(&numbers), Some(("29254_240".to_owned(), false)));
        // The same number twice is in its field.
        assert_eq!(unread(&numbers.replace("29254", "29253")), None);
    }

    #[test]
    fn lines() {
        let document = pressedienst::parse("  a\r\nb \n\u{FEFF}\n \nc\u{C}d\re\u{2028}\u{2028}f\n");
        let unread = Unread::of(&document).unwrap();
        let lines: Vec<_> = unread.lines().collect();
        let expected = [
            (true, "a"),
            (false, "b"),
            (true, "c"),
            (false, "d"),
            (false, "e"),
            (true, "f"),
        ];
        assert_eq!(lines, expected);
    }
}
