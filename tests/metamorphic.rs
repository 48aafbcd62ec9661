//! What must not change the value: line ends, blanks, decomposed letters, and where the pages end.
//!
//! Each relation keeps the releases equal, or the test names the field that may change and when.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::format_push_string,
    unreachable_pub,
    reason = "a test that cannot go on fails"
)]

mod support;

use pressedienst::{Document, Layout, Parser, Role, parse};
use serde_json::Value;
use support::{Fixture, first_difference, fixtures, record, well_formed};

/// Compares the releases of a fixture with those of the same text changed.
fn assert_same(fixture: &Fixture, changed: &str, change: &str) {
    let (before, after) = (record(&parse(fixture.text())), record(&parse(changed)));
    if let Some(difference) = first_difference(&before, &after) {
        panic!("{}, {change}: {difference}", fixture.name);
    }
}

#[test]
fn line_ends_do_not_matter() {
    for fixture in fixtures(None) {
        let Ok(text) = std::str::from_utf8(&fixture.bytes) else {
            continue;
        };
        if !text.contains('\r') {
            for end in ["\r\n", "\r", "\n\r", "\u{2028}", "\u{85}"] {
                assert_same(&fixture, &text.replace('\n', end), &format!("line end {end:?}"));
            }
        }
    }
}

#[test]
fn blanks_do_not_matter() {
    for fixture in well_formed() {
        let text = fixture.text();
        assert_same(&fixture, &format!("\u{FEFF}{text}"), "byte order mark");
        assert_same(&fixture, &text.replace('\n', "  \n"), "blanks at line ends");
        assert_same(&fixture, &text.replace('\n', "\n   "), "blanks at line starts");
        assert_same(&fixture, &text.replace("\n\n", "\n\n\n\n"), "more blank lines");
        assert_same(
            &fixture,
            &text.replace("\n\n\n", "\n\n").replace("\n\n\n", "\n\n"),
            "fewer blank lines",
        );
        assert_same(&fixture, &format!("{text}\n\n\n \n"), "blank lines at the end");
        // Blanks inside addresses damage them, so that doubling starts where none is near.
        let doubled: Vec<_> = text
            .split('\n')
            .map(|line| {
                if line.contains("://") {
                    line.to_owned()
                } else {
                    line.replace(' ', "  ")
                }
            })
            .collect();
        assert_same(&fixture, &doubled.join("\n"), "doubled blanks");
        assert_same(&fixture, &doubled.join("\n").replace("  ", "\u{A0}"), "no-break spaces");
    }
}

#[test]
fn decomposed_letters_do_not_matter() {
    use unicode_normalization::UnicodeNormalization as _;
    for fixture in well_formed() {
        assert_same(&fixture, &fixture.text().nfd().collect::<String>(), "decomposed");
    }
}

/// A page end as the fixture itself prints it, with or without running head.
struct PageEnd {
    head: Option<String>,
    blank_lines: usize,
    is_form_feed: bool,
}

impl PageEnd {
    fn of(document: &Document, blank_lines: usize, is_form_feed: bool) -> Self {
        let release = document.releases().first().expect("a release");
        let has_head = document.lines().any(|(_, role)| role == Role::RunningHead);
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

    fn print(&self) -> String {
        let blank = "\n".repeat(self.blank_lines);
        let feed = if self.is_form_feed { "\x0C" } else { "" };
        let head = self.head.as_deref().map(|head| format!("{head}\n")).unwrap_or_default();
        format!("\n{blank}{feed}{head}{blank}Seite 2\n{blank}")
    }
}

/// A place at which a page can end.
struct Place<'t> {
    /// The line up to the place.
    before: &'t str,
    /// The text behind it.
    after: &'t str,
    at: usize,
    is_display_end: bool,
}

/// The blanks and line ends of the copy. Where lines are wrapped, pages end at line ends only.
fn places(document: &Document, is_wrapped: bool) -> Vec<Place<'_>> {
    let text = document.source();
    let mut places = Vec::new();
    let mut last = Role::Blank;
    for (span, role) in document.lines() {
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
    fn is_undecidable(&self) -> bool {
        // An address begins something new as a capital does.
        let capital = !self.after.starts_with(char::is_lowercase) || self.after.starts_with("http");
        let is_item = self.before.starts_with(['-', '\u{2022}']);
        let sentence = self
            .before
            .trim_end_matches(['"', ')', '\u{201C}'])
            .ends_with(['.', '!', '?', ':']);
        // A line of the body that quotes an address ends like no sentence.
        let is_quoted = self.before.contains("://");
        capital && (sentence || is_item || is_quoted || self.is_display_end || self.before.chars().count() <= 56)
    }
}

/// The fields that a page end at an undecidable place may change; no other may. (In the imprint it is the lines of the
/// postal address, which nothing but their ends tells apart.)
const CUT_FIELDS: [&str; 5] = ["body", "subheads", "headlines", "kicker", "imprint"];

fn without_cut_fields(mut record: Value) -> Value {
    for release in record.as_array_mut().into_iter().flatten() {
        for field in CUT_FIELDS {
            release[field] = Value::Null;
        }
    }
    record
}

#[test]
fn pages_may_end_anywhere() {
    let (mut tried, mut changed) = (0, 0);
    for fixture in fixtures(Some("paged")) {
        let text = fixture.text();
        let document = parse(text);
        let before = record(&document);
        let is_wrapped = fixture.name.starts_with("wrapped");
        for (index, place) in places(&document, is_wrapped).iter().enumerate() {
            let end = PageEnd::of(&document, index % 4, index % 3 == 0).print();
            let cut = format!("{}{end}{}", &text[..place.at], &text[place.at + 1..]);
            let after = record(&parse(&cut));
            tried += 1;
            let Some(difference) = first_difference(&before, &after) else {
                continue;
            };
            let around = format!("{}, {:?} | {:.30?}", fixture.name, place.before, place.after);
            assert!(place.is_undecidable(), "{around}: {difference}");
            let (before, after) = (without_cut_fields(before.clone()), without_cut_fields(after));
            assert_eq!(first_difference(&before, &after), None, "{around}");
            changed += 1;
        }
    }
    assert!(tried > 4_000, "only {tried} places");
    assert!(changed * 15 < tried, "{changed} of {tried} places changed the body");
}

#[test]
fn any_page_height_gives_the_same_release() {
    for fixture in fixtures(Some("paged")) {
        let document = parse(fixture.text());
        let before = record(&document);
        let is_wrapped = fixture.name.starts_with("wrapped");
        let places: Vec<_> = places(&document, is_wrapped)
            .into_iter()
            .filter(|place| !place.is_undecidable())
            .collect();
        for height in [24, 36, 55, 80, 120, 180, 270, 400] {
            let mut paged = String::new();
            let mut from = 0;
            for place in places.iter().step_by(height) {
                paged.push_str(&fixture.text()[from..place.at]);
                paged.push_str(&PageEnd::of(&document, 1 + height % 3, height % 2 == 0).print());
                from = place.at + 1;
            }
            paged.push_str(&fixture.text()[from..]);
            let after = record(&parse(&paged));
            let difference = first_difference(&before, &after);
            assert_eq!(difference, None, "{}, a page every {height} words", fixture.name);
        }
    }
}

#[test]
fn any_beginning_of_a_text_loses_only_what_is_behind_it() {
    let mut compared = 0;
    for fixture in fixtures(Some("paged")) {
        // A picture that the text quotes is one of its own as long as the real ones have not come.
        if fixture.name.contains("quotes") {
            continue;
        }
        let text = fixture.text();
        let whole = parse(text);
        let headline = &whole.releases()[0].headlines[0].text;
        let head_end = headline.span().expect("a place").end();
        for (at, _) in text.char_indices().filter(|(at, _)| at % 97 == 0) {
            let document = parse(&text[..at]);
            let parts: String = document.lines().map(|(span, _)| span.of(&text[..at])).collect();
            assert_eq!(parts, text[..at], "{}: {at} bytes", fixture.name);
            let Some(release) = document.releases().first() else {
                continue;
            };
            // Pictures that are whole before the end of the text are read as in the whole text.
            let pictures = release.images.len().saturating_sub(2);
            assert_eq!(
                release.images[..pictures],
                whole.releases()[0].images[..pictures],
                "{}: {at} bytes",
                fixture.name
            );
            // So is all of the body but its end, where a running head has not come to its folio, as soon as the head is whole.
            if at > head_end && release.headlines == whole.releases()[0].headlines {
                let blocks = release.body.len().saturating_sub(4);
                assert_eq!(
                    release.body[..blocks],
                    whole.releases()[0].body[..blocks],
                    "{}: {at} bytes",
                    fixture.name
                );
                assert_eq!(release.date, whole.releases()[0].date, "{}: {at} bytes", fixture.name);
                compared += blocks;
            }
        }
    }
    assert!(compared > 500, "only {compared} blocks");
}

/// The layouts that hold many items.
const LISTS: [Layout; 5] = [
    Layout::WebArchive,
    Layout::WebNewsList,
    Layout::WebProject,
    Layout::LibraryArchive,
    Layout::NewsMail,
];

fn lists() -> Vec<Fixture> {
    LISTS.iter().flat_map(|layout| fixtures(Some(layout.name()))).collect()
}

#[test]
fn a_page_of_items_twice_is_each_item_twice() {
    for fixture in lists() {
        let text = fixture.text();
        let document = parse(text);
        // The title of the page stands once.
        let title = document
            .lines()
            .take_while(|(_, role)| matches!(role, Role::Masthead | Role::Blank))
            .filter(|(_, role)| *role == Role::Masthead)
            .last();
        let items = text[title.map_or(0, |(span, _)| span.end())..].trim_start();
        let doubled = parse(&format!("{}\n\n\n\n{items}", text.trim_end()));
        let mut expected = document.releases().to_vec();
        expected.extend_from_slice(document.releases());
        let (left, right) = (serde_json::to_value(&expected).expect("plain data"), record(&doubled));
        assert_eq!(first_difference(&left, &right), None, "{}", fixture.path.display());
    }
}

#[test]
fn any_beginning_of_a_page_of_items_has_the_items_before_its_end() {
    let mut compared = 0;
    for fixture in lists() {
        let text = fixture.text();
        let whole = parse(text);
        for (at, _) in text.char_indices().filter(|(at, _)| at % 61 == 0) {
            let document = parser(&whole).parse(&text[..at]);
            // Of the last item the end is missing; of the one before, what tells where it ends may be.
            let count = document.releases().len().saturating_sub(2);
            assert_eq!(
                document.releases()[..count],
                whole.releases()[..count],
                "{}: {at} bytes",
                fixture.path.display()
            );
            compared += count;
        }
    }
    assert!(compared > 1_000, "only {compared} items");
}

/// A parser for the layout of a document, because the beginning of a text may not show it yet.
fn parser(document: &Document) -> Parser {
    Parser::new().layout(document.layout().expect("a layout"))
}

#[test]
fn pages_with_a_sidebar_may_end_at_any_line() {
    let (mut tried, mut changed) = (0, Vec::new());
    for fixture in fixtures(Some("paged-sidebar")) {
        let text = fixture.text();
        let document = parse(text);
        let before = record(&document);
        let is_text = |role| matches!(role, Role::Paragraph | Role::ListItem);
        let ends = document
            .lines()
            .filter(|(_, role)| is_text(*role))
            .map(|(span, _)| span.end());
        for at in ends.filter(|at| text[*at..].starts_with('\n') && !text[*at..].trim().is_empty()) {
            let cut = format!("{}\n...\n-2-{}", &text[..at], &text[at..]);
            tried += 1;
            let difference = first_difference(&before, &record(&parse(&cut)));
            if difference.is_some() {
                let line = text[..at].rsplit('\n').next().unwrap_or_default();
                let next = text[at..].trim_start().lines().next().unwrap_or_default();
                changed.push(format!("{}: {line:?} | {next:?}: {difference:?}", fixture.name));
            }
        }
    }
    assert!(tried > 200, "only {tried} places");
    assert!(changed.is_empty(), "of {tried} places:\n{}", changed.join("\n"));
}
