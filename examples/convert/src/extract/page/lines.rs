//! Elements to lines, as browsers set them: where an element begins a line, where an empty line stands above it, and which blanks
//! are shown.

use pressedienst::Layout;

use super::furniture::{self, Content};
use super::tree::{Element, Kind, Tree};

/// A line of a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Line {
    pub(super) text: String,
    /// How many line ends stand above it; two make an empty line.
    pub(super) above: usize,
    /// From 1 to 6 if it is a heading, else 0.
    pub(super) heading: u8,
    /// Whether all its words are links.
    pub(super) is_link: bool,
    /// Whether it is a row of topics.
    pub(super) has_topics: bool,
}

/// No more than two empty lines stand between two lines.
const MOST_ABOVE: usize = 3;

/// What begins a line and ends one.
const BLOCKS: [&str; 31] = [
    "address",
    "article",
    "aside",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dir",
    "div",
    "dt",
    "fieldset",
    "figcaption",
    "footer",
    "form",
    "header",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "section",
    "summary",
    "tbody",
    "tfoot",
    "thead",
    "tr",
    "td",
    "th",
    "hgroup",
];

/// What has an empty line above and below, too.
const PARAGRAPHS: [&str; 15] = [
    "blockquote",
    "dl",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "ol",
    "p",
    "pre",
    "table",
    "ul",
];

/// Words of the names of an element with topics, which stand in a row.
const TOPICS: [&str; 20] = [
    "badge",
    "badges",
    "cat",
    "categories",
    "category",
    "cats",
    "kategorie",
    "kategorien",
    "keywords",
    "rubrik",
    "rubriken",
    "schlagwort",
    "schlagworte",
    "stichworte",
    "tag",
    "tags",
    "thema",
    "themen",
    "topic",
    "topics",
];

/// Words of the names of what is said of a picture.
const CAPTIONS: [&str; 7] = [
    "bildtext",
    "bildunterschrift",
    "bu",
    "caption",
    "figcaption",
    "imagecaption",
    "untertitel",
];

/// A row of topics, and a caption, have no more letters.
const LONGEST_TOPICS: usize = 160;
const LONGEST_CAPTION: usize = 800;

/// An element around a picture and what is said of it.
const PICTURES: [&str; 14] = [
    "bild",
    "bilder",
    "figure",
    "foto",
    "fotos",
    "image",
    "images",
    "img",
    "imagewrap",
    "photo",
    "picture",
    "thumb",
    "thumbnail",
    "wrap",
];

/// So many nodes of an element are looked at to tell what it is.
const LOOKED_AT: usize = 200;

/// A picture and what is said of it stand in so many elements.
const PICTURE_DEPTH: usize = 5;

/// Sets the text of a page in lines, as the layout prints them that it is in.
pub(super) fn set(tree: &Tree, content: &Content, layout: Option<Layout>) -> Vec<Line> {
    let mut setter = Setter {
        tree,
        layout,
        lines: Vec::new(),
        line: Line::default(),
        above: 0,
        open: Vec::new(),
        counts: [0; KINDS],
        heading: 0,
        lists: Vec::new(),
        mark: String::new(),
        letters: 0,
        linked: 0,
    };
    for part in &content.parts {
        let mut index = part.start;
        while index < part.end {
            setter.close_before(index);
            let Some(node) = tree.nodes.get(index) else { break };
            if content.is_out.get(index).copied().unwrap_or_default() {
                index = node.end.max(index.saturating_add(1));
                continue;
            }
            match &node.kind {
                Kind::Text(text) => setter.text(text),
                Kind::Element(element) => setter.open(index, node.end, element),
            }
            index = index.saturating_add(1);
        }
        setter.close_before(usize::MAX);
        setter.end_line(1);
    }
    setter.lines
}

#[derive(Debug)]
struct Setter<'t> {
    tree: &'t Tree,
    layout: Option<Layout>,
    lines: Vec<Line>,
    line: Line,
    /// The line ends above the line that is being set.
    above: usize,
    open: Vec<Open>,
    /// How many open elements do what.
    counts: [usize; KINDS],
    /// The heading that is open.
    heading: u8,
    /// The numbers of lists that count, `None` for others.
    lists: Vec<Option<i64>>,
    /// The mark of the item that begins.
    mark: String,
    /// How many letters the line has, and how many of them in links.
    letters: usize,
    linked: usize,
}

/// An element that is open and means something.
#[derive(Clone, Copy, Debug)]
struct Open {
    end: usize,
    does: Does,
    /// How many line ends its end asks for.
    below: usize,
}

/// What an element does to what is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Does {
    Break,
    Heading,
    Link,
    Pre,
    List,
    /// An item of a list: its lines hold together.
    Item,
    /// All in one line.
    Row,
    Topics,
    Quote,
}

const KINDS: usize = 9;

impl Setter<'_> {
    fn is_in(&self, does: Does) -> bool {
        self.counts.get(does as usize).is_some_and(|count| *count > 0)
    }

    fn count(&mut self, does: Does, change: impl Fn(usize) -> usize) {
        if let Some(count) = self.counts.get_mut(does as usize) {
            *count = change(*count);
        }
    }

    fn push(&mut self, end: usize, does: Does, below: usize) {
        self.count(does, |count| count.saturating_add(1));
        self.open.push(Open { end, does, below });
    }

    /// Closes the elements that end before a node.
    fn close_before(&mut self, index: usize) {
        while let Some(open) = self.open.pop_if(|open| open.end <= index) {
            if open.does == Does::Quote {
                self.word("\"");
            }
            if matches!(open.does, Does::Row | Does::Topics) {
                self.count(open.does, |count| count.saturating_sub(1));
                self.break_line(open.below);
            } else {
                self.break_line(open.below);
                self.count(open.does, |count| count.saturating_sub(1));
            }
            match open.does {
                Does::List => {
                    self.lists.pop();
                }
                Does::Item => self.mark.clear(),
                Does::Heading => self.heading = 0,
                _ => {}
            }
        }
    }

    fn open(&mut self, index: usize, end: usize, element: &Element) {
        let name = element.name.as_str();
        match name {
            "br" => return self.end_row(),
            "img" | "image" => return self.picture(index, element),
            "td" | "th" if self.is_row_of_table(index) => return self.cell(),
            _ => {}
        }
        let above = if PARAGRAPHS.contains(&name) {
            2
        } else {
            usize::from(BLOCKS.contains(&name))
        };
        if self.is_caption(index, element) {
            self.break_above_picture(2);
            return self.push(end, Does::Row, 2);
        }
        if self.is_topics(index, element) {
            self.break_line(above);
            return self.push(end, Does::Topics, above);
        }
        if name == "figure" {
            self.break_above_picture(2);
        } else {
            self.break_line(above);
        }
        match name {
            "a" => self.push(end, Does::Link, 0),
            "q" => {
                self.word("\"");
                self.push(end, Does::Quote, 0);
            }
            "pre" | "xmp" | "plaintext" | "listing" => self.push(end, Does::Pre, 2),
            "ul" | "ol" => {
                self.lists
                    .push((name == "ol").then(|| number_of(element, "start").unwrap_or(1)));
                self.push(end, Does::List, 2);
            }
            "li" => self.item(index, end, element),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.heading = name.as_bytes().get(1).map_or(1, |level| level.saturating_sub(b'0'));
                // The libraries print a headline directly above its text.
                let is_glued = self.layout == Some(Layout::LibraryArchive);
                self.push(end, Does::Heading, if is_glued { 0 } else { 2 });
            }
            _ if above > 0 => self.push(end, Does::Break, above),
            _ => {}
        }
    }

    /// Whether an element holds what is said of one picture.
    fn is_caption(&self, index: usize, element: &Element) -> bool {
        let is_around = || {
            let is_picture = |inside: &usize| self.tree.element(*inside).is_some_and(|inside| inside.name == "img");
            furniture::ends_with_word(element, &PICTURES) && self.inside(index).filter(is_picture).count() == 1
        };
        (is_caption(element) || is_around()) && self.is_short(index, element, LONGEST_CAPTION)
    }

    fn is_topics(&self, index: usize, element: &Element) -> bool {
        furniture::has_word(element, &TOPICS) && self.is_short(index, element, LONGEST_TOPICS)
    }

    /// The nodes inside an element that are looked at.
    fn inside(&self, index: usize) -> std::ops::Range<usize> {
        let first = index.saturating_add(1);
        first..self.tree.end(index).min(first.saturating_add(LOOKED_AT))
    }

    /// Whether an element has some words and nothing that makes it more than a row.
    fn is_short(&self, index: usize, element: &Element, longest: usize) -> bool {
        let is_part = ["html", "body", "main", "article", "section"].contains(&element.name.as_str());
        if is_part || self.is_in(Does::Row) || self.is_in(Does::Topics) {
            return false;
        }
        let inside = self.inside(index);
        if inside.end < self.tree.end(index) {
            return false;
        }
        let mut letters = 0_usize;
        let parts = ["h1", "h2", "h3", "h4", "h5", "h6", "article", "table", "time"];
        for inside in inside {
            match self.tree.nodes.get(inside).map(|node| &node.kind) {
                Some(Kind::Text(text)) => letters = letters.saturating_add(text.trim().chars().count()),
                Some(Kind::Element(element)) if parts.contains(&element.name.as_str()) => return false,
                _ => {}
            }
        }
        (1..=longest).contains(&letters)
    }

    /// Begins an item of a list, with its mark if it is one that is shown with it.
    fn item(&mut self, index: usize, end: usize, element: &Element) {
        let is_plain = self.is_plain_item(index);
        if let Some(list) = self.lists.last_mut() {
            let number = list.map(|next| number_of(element, "value").unwrap_or(next));
            *list = number.map(|number| number.saturating_add(1));
            if is_plain {
                self.mark = number.map_or_else(|| "• ".to_owned(), |number| format!("{number}. "));
            }
        }
        self.push(end, if is_plain { Does::Item } else { Does::Break }, 1);
    }

    /// Whether an item is one of a list in a text, and not a part of the page that is set as a list.
    fn is_plain_item(&self, index: usize) -> bool {
        let is_mail = self.layout == Some(Layout::NewsMail);
        let mut paragraphs = 0;
        for element in self.inside(index).filter_map(|inside| self.tree.element(inside)) {
            match element.name.as_str() {
                "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if !is_mail => return false,
                "article" | "section" | "header" | "footer" | "figure" | "img" | "table" | "dl" | "time" => {
                    return false;
                }
                "div" | "p" => paragraphs += 1,
                _ => {}
            }
        }
        paragraphs <= 2 && !self.is_in(Does::Row) && !self.is_in(Does::Topics)
    }

    /// Whether a cell is one of a row of short ones, and not a column of the page.
    fn is_row_of_table(&self, cell: usize) -> bool {
        let is_row = |row: &usize| self.tree.element(*row).is_some_and(|row| row.name == "tr");
        let Some(row) = self.tree.parent(cell).filter(is_row) else {
            return false;
        };
        let inside = self.inside(row);
        inside.end == self.tree.end(row)
            && !inside.filter_map(|index| self.tree.element(index)).any(|element| {
                let name = element.name.as_str();
                let is_block = PARAGRAPHS.contains(&name) || BLOCKS.contains(&name);
                is_block && name != "td" && name != "th" || matches!(name, "br" | "img")
            })
    }

    /// Begins a cell beside others.
    fn cell(&mut self) {
        if !self.line.text.is_empty() {
            self.blank();
            self.line.text.push(' ');
        }
    }

    fn picture(&mut self, index: usize, element: &Element) {
        let is_shown = matches!(self.layout, Some(Layout::WebProject | Layout::WebNewsList));
        let words = element.attribute("alt").unwrap_or_default();
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let is_doubled = self.lines.last().is_some_and(|line| line.text == words);
        if !is_shown || is_doubled || !words.contains(char::is_alphabetic) || self.is_captioned(index) {
            return;
        }
        self.break_above_picture(1);
        self.line.text.push_str(&words);
        self.break_line(1);
    }

    /// Whether words beside a picture say what it shows.
    fn is_captioned(&self, index: usize) -> bool {
        if self.is_in(Does::Row) {
            return true;
        }
        let mut above = self.tree.parent(index);
        for _ in 0..PICTURE_DEPTH {
            let Some((around, element)) = above.and_then(|above| Some((above, self.tree.element(above)?))) else {
                return false;
            };
            if matches!(
                element.name.as_str(),
                "article" | "li" | "section" | "main" | "body" | "td"
            ) {
                return false;
            }
            let is_words = |inside: &usize| {
                self.tree.element(*inside).is_some_and(is_caption) && !self.tree.words(*inside).is_empty()
            };
            if self.inside(around).any(|inside| is_words(&inside)) {
                return true;
            }
            above = self.tree.parent(around);
        }
        false
    }

    fn text(&mut self, text: &str) {
        if self.is_in(Does::Pre) {
            return self.preformatted(text);
        }
        let is_link = self.is_in(Does::Link);
        for letter in text.chars() {
            if letter.is_ascii_whitespace() {
                self.blank();
                continue;
            }
            // What fonts draw as icons.
            if matches!(letter, '\u{E000}'..='\u{F8FF}') {
                continue;
            }
            self.begin();
            self.line.text.push(letter);
            if letter.is_alphanumeric() {
                self.letters = self.letters.saturating_add(1);
                self.linked = self.linked.saturating_add(usize::from(is_link));
            }
        }
    }

    fn preformatted(&mut self, text: &str) {
        for (index, row) in text.split('\n').enumerate() {
            if index > 0 {
                self.end_row();
            }
            self.line.text.push_str(row.trim_end_matches('\r'));
        }
    }

    /// Begins a line with what stands before it.
    fn begin(&mut self) {
        if self.line.text.is_empty() {
            self.line.text = std::mem::take(&mut self.mark);
            self.line.heading = self.heading;
            self.line.has_topics = self.is_in(Does::Topics);
        }
    }

    fn word(&mut self, word: &str) {
        self.begin();
        self.line.text.push_str(word);
    }

    fn blank(&mut self) {
        if !self.line.text.is_empty() && !self.line.text.ends_with(' ') {
            self.line.text.push(' ');
        }
    }

    /// Ends the line, unless all is to stand in one, and has at least so many line ends stand above the next one.
    fn break_line(&mut self, above: usize) {
        if above == 0 {
            return;
        }
        if self.is_in(Does::Row) || self.is_in(Does::Topics) {
            return self.blank();
        }
        self.end_line(match self.layout {
            _ if self.is_in(Does::Item) => 1,
            // Only what is said of a picture stands directly below the topics.
            Some(Layout::WebNewsList) => 2,
            _ => above,
        });
    }

    fn break_above_picture(&mut self, above: usize) {
        self.break_line(above);
        if self.layout == Some(Layout::WebNewsList) {
            self.above = 1;
        }
    }

    /// Ends the line where the page says so, or leaves an empty one.
    fn end_row(&mut self) {
        if self.is_in(Does::Row) || self.is_in(Does::Topics) {
            self.blank();
        } else if self.line.text.trim().is_empty() {
            self.above = self.above.saturating_add(1).min(MOST_ABOVE);
        } else {
            self.end_line(1);
        }
    }

    fn end_line(&mut self, above: usize) {
        let mut line = std::mem::take(&mut self.line);
        line.text.truncate(line.text.trim_end().len());
        if !line.text.is_empty() {
            line.above = self.above;
            line.is_link = self.letters > 0 && self.linked == self.letters;
            self.lines.push(line);
            self.above = 0;
        }
        (self.letters, self.linked) = (0, 0);
        self.above = self.above.max(above).min(MOST_ABOVE);
    }
}

fn is_caption(element: &Element) -> bool {
    element.name == "figcaption" || furniture::has_word(element, &CAPTIONS)
}

fn number_of(element: &Element, name: &str) -> Option<i64> {
    element.attribute(name)?.trim().parse().ok()
}
