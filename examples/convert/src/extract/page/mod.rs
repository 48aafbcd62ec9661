//! Saved web pages: the lines that a browser shows of their text, without what stands beside it.

mod beside;
mod day;
mod encoding;
mod furniture;
mod labels;
mod line;
mod lines;
mod link;
mod names;
mod parts;
#[cfg(test)]
mod tests;
mod titles;
mod tools;
mod tree;

use pressedienst::{Layout, Parser};

use super::{Extracted, Refused};
use crate::charset::Charset;
use crate::lang::said;
use crate::own::Code;

use furniture::Content;
use line::Line;
use link::Base;
use titles::Titles;
use tree::Tree;

/// So many bytes tell whether a file is a page.
const HEAD: usize = 8_192;

/// Reads the text of a page; `forced` is the encoding that was given.
pub(super) fn read(bytes: &[u8], forced: Option<Charset>) -> Result<Extracted, Refused> {
    if is_archive(bytes) {
        return Err(Refused::WebArchive);
    }
    let decoded = encoding::read(bytes, forced);
    let mut tree = tree::read(&decoded.text);
    let mut text = text_of(&tree);
    // What shows the source of a page: a copy of that.
    if is_page(&text) {
        tree = tree::read(&text);
        text = text_of(&tree);
    }
    if !text.contains(char::is_alphanumeric) {
        let has_frames = tree.elements().any(|(_, element)| element.name == "frame");
        return Err(if has_frames { Refused::Frames } else { Refused::NoText });
    }
    let cut = tree.cut.map(|[inside, mitten_in]| {
        let told = said!(
            "the page ends inside of {inside}; what stood behind that is lost",
            "die Seite endet mitten in {mitten_in}; was dahinter stand, fehlt"
        );
        (Code::PageCut, told)
    });
    let lost = decoded.text.matches(char::REPLACEMENT_CHARACTER).count();
    let lost = (lost > 0).then(|| {
        let told = match lost {
            1 => said!(
                "1 letter of the page cannot be read in its encoding",
                "1 Buchstabe der Seite ist in ihrer Kodierung nicht zu lesen"
            ),
            lost => said!(
                "{lost} letters of the page cannot be read in its encoding",
                "{lost} Buchstaben der Seite sind in ihrer Kodierung nicht zu lesen"
            ),
        };
        (Code::LettersLost, told)
    });
    Ok(Extracted {
        text,
        encoding: Some(decoded.charset),
        places: Vec::new(),
        pages: 0,
        blank_pages: 0,
        addresses: link::addresses(&tree),
        notes: decoded.note.into_iter().chain(lost).chain(cut).collect(),
    })
}

/// Whether a file begins as web pages do, behind comments and the like. Markdown with a few tags does not.
pub(crate) fn is_page(head: &str) -> bool {
    let mut rest = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    loop {
        let end = if rest.starts_with("<!--") {
            "-->"
        } else if rest.starts_with("<?") {
            "?>"
        } else {
            break;
        };
        let Some((_, behind)) = rest.split_once(end) else {
            return false;
        };
        rest = behind.trim_start();
    }
    let begins = |with: &str| {
        let beginning = rest.get(..with.len());
        let behind = rest.get(with.len()..).and_then(|rest| rest.chars().next());
        beginning.is_some_and(|beginning| beginning.eq_ignore_ascii_case(with))
            && behind.is_none_or(|next| next == '>' || next.is_whitespace())
    };
    ["<!doctype html", "<html", "<head", "<body"].into_iter().any(begins)
}

/// Whether a file is a page as browsers save it with all that belongs to it in one file.
pub(super) fn is_archive(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(bytes.get(..HEAD).unwrap_or(bytes)).to_ascii_lowercase();
    let head = head.split("\n\n").next().unwrap_or_default();
    let head = head.split("\r\n\r\n").next().unwrap_or_default();
    head.contains("mime-version:") && head.contains("multipart/related")
}

/// Layouts that only lines set as they print them show.
const SHOWN_BY_LINES: [Layout; 4] = [
    Layout::LibraryArchive,
    Layout::WebPortal,
    Layout::WebProject,
    Layout::WebRelease,
];

/// No page of the press service has a text of more bytes.
const LARGE: usize = 256 * 1024;

/// The text of a page, set as the layout prints it.
fn text_of(tree: &Tree) -> String {
    let page = Page::of(tree);
    let plain = page.set(None);
    let parser = Parser::new();
    if let Some(layout) = parser.parse(&plain).layout() {
        return page.set(Some(layout));
    }
    if plain.len() > LARGE {
        return plain;
    }
    let mut set = SHOWN_BY_LINES
        .into_iter()
        .map(|layout| (layout, page.set(Some(layout))));
    let shown = set.find(|(layout, text)| parser.parse(text).layout() == Some(*layout));
    shown.map_or(plain, |(_, text)| text)
}

/// What of a page its lines are set from.
#[derive(Debug)]
struct Page<'t> {
    tree: &'t Tree,
    content: Content,
    base: Base,
    titles: Titles,
}

impl<'t> Page<'t> {
    fn of(tree: &'t Tree) -> Self {
        let base = Base::of(tree);
        let mut content = furniture::find(tree, true);
        if lines::set(tree, &content, &base, None).is_empty() {
            content = furniture::find(tree, false);
        }
        let named = |name: &'static str| tree.elements().filter(move |(_, element)| element.name == name);
        let words = |(index, _)| tree.words(index);
        let headings = named("h1")
            .filter(|(index, _)| !furniture::is_link(tree, *index))
            .take(MOST_TITLES);
        let titles = Titles {
            file: named("title").next().map(words).unwrap_or_default(),
            headings: headings.map(words).filter(|words| !words.is_empty()).collect(),
        };
        Self {
            tree,
            content,
            base,
            titles,
        }
    }

    fn set(&self, layout: Option<Layout>) -> String {
        let mut lines = lines::set(self.tree, &self.content, &self.base, layout);
        labels::set(&mut lines, layout);
        beside::take_away(&mut lines, &self.titles);
        joined(&lines)
    }
}

/// A page has no more titles.
const MOST_TITLES: usize = 8;

fn joined(lines: &[Line]) -> String {
    let mut text = String::new();
    for line in lines {
        if !text.is_empty() {
            text.push_str(&"\n".repeat(line.above.max(1)));
        }
        text.push_str(&line.text);
    }
    if !text.is_empty() {
        text.push('\n');
    }
    text
}
