//! The same text printed otherwise is the same record: any text with other line ends and blanks, recognised and in every
//! layout; the paged fixtures with their pages ended elsewhere, as far as their words show that a page may end there.
//!
//! The first byte tells which of the two; those behind it decide what is printed, and the rest is the text.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use pressedienst::{Code, Diagnostic, Document, Layout, Parser, parse};

use super::page_ends::{PageEnd, SIDEBAR_PAGE_ENDS, body_ends, places};

/// Asserts it for a text behind the bytes that say how it is printed.
pub fn check(bytes: &[u8]) {
    let (first, rest) = bytes.split_first().unwrap_or((&0, &[]));
    if let Some(index) = first.checked_sub(128) {
        pages_end_elsewhere(&PAGED[usize::from(index) % PAGED.len()], &mut Choices::of(rest));
    } else {
        let (choices, text) = rest.split_at(rest.len().min(8));
        lines_end_otherwise(&String::from_utf8_lossy(text), &mut Choices::of(choices));
    }
}

/// Numbers that are used in turn.
struct Choices<'b>(std::iter::Cycle<std::slice::Iter<'b, u8>>);

impl<'b> Choices<'b> {
    fn of(bytes: &'b [u8]) -> Self {
        Self(bytes.iter().cycle())
    }

    /// A number below `limit`.
    fn below(&mut self, limit: usize) -> usize {
        self.0.next().map_or(0, |byte| usize::from(*byte)) % limit
    }
}

/// What ends a line, but for a lone return, which would make one line end with what stands before or behind it.
const ENDS: [&str; 5] = ["\n", "\r\n", "\u{85}", "\u{2028}", "\u{2029}"];

fn lines_end_otherwise(text: &str, choices: &mut Choices<'_>) {
    // Beside a return a line feed is no line end of its own.
    if text.contains('\r') {
        return;
    }
    let mut printed = String::with_capacity(text.len() * 2);
    if choices.below(4) == 1 {
        printed.push('\u{FEFF}');
    }
    let most_blanks = choices.below(3);
    let mut lines = text.split('\n').peekable();
    while let Some(line) = lines.next() {
        printed.push_str(line);
        if lines.peek().is_some() {
            printed.push_str(&" ".repeat(choices.below(most_blanks + 1)));
            printed.push_str(ENDS[choices.below(ENDS.len())]);
        }
    }
    let layouts = Layout::ALL.iter().map(|layout| Parser::new().layout(*layout));
    for parser in layouts.chain([Parser::new()]) {
        same(&parser.parse(text), &parser.parse(&printed));
    }
}

fn same(before: &Document, after: &Document) {
    assert_eq!(before.layout(), after.layout());
    assert_eq!(before.releases(), after.releases(), "{:?}", after.source());
    assert_eq!(before.page_count(), after.page_count(), "{:?}", after.source());
    assert_eq!(codes(before), codes(after), "{:?}", after.source());
}

/// What was noticed, but for the note that signs have one form.
fn codes(document: &Document) -> Vec<Code> {
    let codes = document.diagnostics().iter().map(Diagnostic::code);
    codes.filter(|code| *code != Code::SignsNormalised).collect()
}

/// A paged fixture, and where its pages may end.
struct Paged {
    document: Document,
    ends: Vec<usize>,
    has_sidebar: bool,
}

impl Paged {
    fn of(path: &Path, has_sidebar: bool) -> Self {
        let document = parse(&fs::read_to_string(path).expect("a fixture can be read"));
        let ends = if has_sidebar {
            body_ends(&document)
        } else {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let places = places(&document, name.starts_with("wrapped")).into_iter();
            let decided = places.filter(|place| !place.is_undecidable());
            decided.map(|place| place.at).collect()
        };
        Self {
            document,
            ends,
            has_sidebar,
        }
    }
}

static PAGED: LazyLock<Vec<Paged>> = LazyLock::new(|| {
    let folder = |name: &str| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures").join(name);
        let files = fs::read_dir(folder).expect("the folder of the fixtures");
        let mut paths: Vec<_> = files.map(|file| file.expect("a fixture").path()).collect();
        paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
        paths.sort();
        paths
    };
    let paged = folder("paged").into_iter().map(|path| Paged::of(&path, false));
    let sidebars = folder("paged-sidebar").into_iter();
    paged.chain(sidebars.map(|path| Paged::of(&path, true))).collect()
});

/// A page has some lines at least.
const LEAST: usize = 200;

fn pages_end_elsewhere(paged: &Paged, choices: &mut Choices<'_>) {
    let text = paged.document.source();
    let (mut printed, mut from, mut number) = (String::new(), 0, 2);
    let mut height = LEAST + 8 * choices.below(256);
    for end in &paged.ends {
        if *end < from + height {
            continue;
        }
        printed.push_str(&text[from..*end]);
        if paged.has_sidebar {
            let form = SIDEBAR_PAGE_ENDS[choices.below(SIDEBAR_PAGE_ENDS.len())];
            printed.push_str(&form.replace("-2-", &format!("-{number}-")));
            from = *end;
        } else {
            printed.push_str(&PageEnd::of(&paged.document, choices.below(4), choices.below(2) == 1).print());
            from = end + 1;
        }
        number += 1;
        height = LEAST + 16 * choices.below(256);
    }
    printed.push_str(&text[from..]);
    assert_eq!(paged.document.releases(), parse(&printed).releases(), "{printed}");
}
