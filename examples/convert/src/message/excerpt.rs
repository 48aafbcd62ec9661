//! The words that a diagnostic is about, with the line that they stand on, as a terminal can show them.

use annotate_snippets::{Annotation, AnnotationKind, Element, Origin, Snippet};
use pressedienst::{Code, Diagnostic, Document, Span};

use super::place::Place;
use super::steers;
use super::terminal::first_columns;
use crate::lang::Lang;

/// Of a line of more bytes only what stands around the marked words is shown.
const LONGEST: usize = 32_768;
/// So many characters of it before and behind them.
const AROUND: usize = 60;
/// So many are looked at, so that no address is cut.
const WIDE: usize = 2_100;
/// Beside the marked words, so many columns are for what is cut off before and behind them.
const CUT: usize = 12;

/// The words at their place, and those to compare with where there are any, for a terminal of so many columns.
pub(super) fn elements<'d>(
    file: Place<'_>,
    document: &'d Document,
    diagnostic: &Diagnostic,
    width: usize,
) -> Vec<Element<'d>> {
    let (span, related) = (diagnostic.span(), diagnostic.related());
    let line = |span: Span| document.line_col(span.start()).line;
    let last = related.map_or(0, line).max(line(span));
    // Behind the number of the line and " | ".
    let room = width.saturating_sub(last.to_string().len() + 3 + CUT);
    let mut elements = elements_of(file, document, span, AnnotationKind::Primary, None, room);
    if let Some(related) = related {
        let label = Some(related_words(diagnostic.code(), file.lang));
        elements.extend(elements_of(
            file,
            document,
            related,
            AnnotationKind::Context,
            label,
            room,
        ));
    }
    elements
}

/// What stands at the place to compare with.
const fn related_words(code: Code, lang: Lang) -> &'static str {
    match code {
        Code::DateConflict | Code::DateDiffers | Code::PictureDatedLater => {
            lang.of("the date of issue", "das Ausgabedatum")
        }
        Code::FolioGap | Code::FolioRepeated => lang.of("the page number before it", "die Seitenzahl davor"),
        Code::RunningHeadDiffers => lang.of("the headline", "die Überschrift"),
        Code::NameDiffers => lang.of("the other spelling", "die andere Schreibweise"),
        Code::CharacterLost => lang.of("printed whole here", "hier vollständig gedruckt"),
        _ => lang.of("the first one", "hier zuerst"),
    }
}

fn elements_of<'d>(
    file: Place<'_>,
    document: &'d Document,
    span: Span,
    kind: AnnotationKind,
    label: Option<&'static str>,
    room: usize,
) -> Vec<Element<'d>> {
    let place = document.line_col(span.start());
    let path = file.at(place.line);
    let origin = Origin::path(path.clone()).line(place.line).char_column(place.column);
    // A label stands behind the mark.
    let room = room.saturating_sub(label.map_or(0, |label| label.chars().count() + 1));
    let Some(excerpt) = Excerpt::of(document.source(), span, room) else {
        return vec![origin.into()];
    };
    let annotation: Annotation<'_> = kind.span(excerpt.start..excerpt.end).label(label);
    let snippet = Snippet::source(excerpt.text)
        .line_start(place.line)
        .annotation(annotation);
    if excerpt.is_whole {
        // The line tells the column by itself.
        return vec![snippet.path(path).into()];
    }
    vec![origin.into(), snippet.into()]
}

/// A line, or a stretch of it, with the marked bytes in it. Each character of the line is one here too.
struct Excerpt {
    text: String,
    start: usize,
    end: usize,
    is_whole: bool,
}

impl Excerpt {
    /// `None` where nothing stands on the line. No more columns than `room` are marked; a longer place is marked at its beginning.
    fn of(source: &str, span: Span, room: usize) -> Option<Self> {
        let ends = ['\n', '\r'];
        let (before, rest) = source.split_at_checked(span.start())?;
        // Not a byte more is looked at, however long the line is.
        let (before, rest) = (last(before, LONGEST), first(rest, LONGEST));
        let before = before.rsplit(ends).next().unwrap_or_default();
        let line = rest.split(ends).next().unwrap_or_default();
        let marked = line.get(..span.len().min(line.len()))?;
        if before.is_empty() && line.is_empty() {
            return None;
        }
        let is_whole = before.len() + line.len() <= LONGEST;
        let most = |count| if is_whole { usize::MAX } else { count };
        let marked = first_columns(marked, room);
        let (before, behind) = (last(before, most(WIDE)), first(line.get(marked.len()..)?, most(WIDE)));
        // Each character is one in what is shown too.
        let line = shown(&[before, marked, behind].concat());
        let (before, marked) = (before.chars().count(), marked.chars().count());
        let (before, rest) = line.split_at(first(&line, before).len());
        let (marked, behind) = rest.split_at(first(rest, marked).len());
        let before = last(before, most(AROUND));
        Some(Self {
            text: [before, marked, first(behind, most(AROUND))].concat(),
            start: before.len(),
            end: before.len() + marked.len(),
            is_whole,
        })
    }
}

/// The first characters of a text.
fn first(text: &str, most: usize) -> &str {
    let end = text.char_indices().nth(most).map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or_default()
}

/// The last characters of a text.
fn last(text: &str, most: usize) -> &str {
    let start = most.checked_sub(1).and_then(|most| text.char_indices().rev().nth(most));
    text.get(start.map_or(0, |(at, _)| at)..).unwrap_or_default()
}

/// As a terminal can show it: a picture for each character that steers it, and signs in place of the users of addresses,
/// whose passwords are nobody's business.
fn shown(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("://") {
        let (before, address) = rest.split_at(at + "://".len());
        let host = address.split(['/', '?', '#', '>']).next().unwrap_or_default();
        // A line end may have cut it behind the password.
        let is_open = host.len() == address.len() && is_password(host);
        let user = host
            .rfind(['@', '\u{FF20}'])
            .unwrap_or(if is_open { host.len() } else { 0 });
        let (user, behind) = address.split_at(user);
        shown.extend(before.chars().map(picture));
        shown.extend(user.chars().map(|_| '*'));
        rest = behind;
    }
    shown.extend(rest.chars().map(picture));
    shown
}

/// Whether something other than the number of a port stands behind the colon of a host.
fn is_password(host: &str) -> bool {
    let behind = host.split_once(':').map(|(_, behind)| behind);
    behind.is_some_and(|behind| !behind.trim_end().bytes().all(|byte| byte.is_ascii_digit()))
}

fn picture(c: char) -> char {
    match c {
        '\t' => ' ',
        '\0'..'\x20' => char::from_u32(0x2400 + u32::from(c)).unwrap_or(char::REPLACEMENT_CHARACTER),
        '\x7F' => '\u{2421}',
        c if steers(c) => char::REPLACEMENT_CHARACTER,
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(source: &str, start: usize, end: usize) -> (String, String) {
        let excerpt = Excerpt::of(source, Span::new(start, end), 100).expect("an excerpt");
        let marked = excerpt
            .text
            .get(excerpt.start..excerpt.end)
            .expect("marks are between letters")
            .to_owned();
        (excerpt.text, marked)
    }

    #[test]
    fn excerpts() {
        assert_eq!(marked("a\nbc d\n", 3, 4), ("bc d".into(), "c".into()));
        assert_eq!(marked("a\rb\u{1b}c\rd", 2, 5), ("b␛c".into(), "b␛c".into()));
        let long = "x".repeat(40_000);
        let (text, mark) = marked(&format!("{long}yz{long}"), 40_000, 40_002);
        assert_eq!((text.chars().count(), mark.as_str()), (122, "yz"));
        let (text, mark) = marked("see http://me:secret@a.de/b c", 4, 27);
        assert_eq!(
            (text.as_str(), mark.as_str()),
            ("see http://*********@a.de/b c", "http://*********@a.de/b")
        );
        let user = "u".repeat(200);
        assert_eq!(
            marked(&format!("http://{user}@a.de/b"), 0, 300).1,
            format!("http://{}", "*".repeat(93))
        );
        for (given, printed) in [
            ("http://me: secret@a.de/b", "http://**********@a.de/b"),
            ("http://me:\"secret\"@a.de", "http://***********@a.de"),
            ("http://me:secret\u{FF20}a.de/b", "http://*********\u{FF20}a.de/b"),
            ("http://me:secret-", "http://**********"),
            ("http://a.de:8080", "http://a.de:8080"),
            ("http://a.de/b@c", "http://a.de/b@c"),
        ] {
            assert_eq!(shown(given), printed, "{given}");
        }
        assert!(Excerpt::of("", Span::new(0, 0), 100).is_none());
    }
}
