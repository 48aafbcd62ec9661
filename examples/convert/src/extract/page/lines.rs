//! Elements to lines, as browsers set them: where an element begins a line, where an empty line stands above it, and which blanks
//! are shown. What layouts print otherwise stands in a table above [`set`].

use pressedienst::Layout;

use super::furniture::Content;
use super::line::{Line, Links, Role};
use super::link::Base;
use super::names::Trait;
use super::tree::{Element, Kind, Tree};
use super::{day, link, parts, titles, tools};

/// No more than two empty lines stand between two lines.
const MOST_ABOVE: usize = 3;

/// What begins a line and ends one.
const BLOCKS: &str = "address article aside body caption center dd details dir div dt fieldset figcaption footer form header \
                      hgroup html legend li main menu nav section summary tbody td tfoot th thead tr";

/// What has an empty line above and below, too.
const PARAGRAPHS: &str = "blockquote dl figure h1 h2 h3 h4 h5 h6 hr listing ol p plaintext pre table ul xmp";

/// Sets the text of a page in lines, as a layout prints them:
///
/// | in | stands |
/// | --- | --- |
/// | the libraries' archive | a heading directly above its text |
/// | lists of news | a picture, or what is said of it, directly below its topics, and all else below an empty line |
/// | lists of news, project pages | what a picture shows where nothing is said of it |
/// | lists of news, the archive | topics and days on lines of their own |
/// | the portal | the hour behind the day |
/// | the news mail | the address behind "Weiter", and a headline behind the mark of an item |
pub(super) fn set(tree: &Tree, content: &Content, base: &Base, layout: Option<Layout>) -> Vec<Line> {
    let mut setter = Setter {
        tree,
        base,
        layout,
        lines: Vec::new(),
        line: Line::default(),
        above: 0,
        is_glued: false,
        is_behind_link: false,
        open: Vec::new(),
        counts: [0; KINDS],
        heading: 0,
        lists: Vec::new(),
        mark: String::new(),
        letters: 0,
        linked: 0,
        tools: 0,
    };
    for part in &content.parts {
        let mut index = part.start;
        while index < part.end {
            setter.close_before(index);
            let Some(node) = tree.nodes.get(index) else { break };
            let next = index.saturating_add(1);
            if content.is_out.get(index).copied().unwrap_or_default() {
                index = node.end.max(next);
                continue;
            }
            index = match &node.kind {
                Kind::Text(text) => {
                    setter.text(text);
                    next
                }
                Kind::Element(element) if setter.is_shown_otherwise(index, element) => node.end.max(next),
                Kind::Element(element) => {
                    setter.open(index, node.end, element);
                    next
                }
            };
        }
        setter.close_before(usize::MAX);
        setter.end_line(1);
    }
    setter.lines
}

#[derive(Debug)]
struct Setter<'t> {
    tree: &'t Tree,
    base: &'t Base,
    layout: Option<Layout>,
    lines: Vec<Line>,
    line: Line,
    /// The line ends above the line that is being set.
    above: usize,
    /// Whether the next line stands directly below, whatever it is.
    is_glued: bool,
    /// Whether a link ended and nothing stands behind it yet.
    is_behind_link: bool,
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
    /// How many of these in links that do something.
    tools: usize,
}

/// An element that is open and means something.
#[derive(Clone, Copy, Debug)]
struct Open {
    index: usize,
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
    Kicker,
    Quote,
}

const KINDS: usize = 10;

impl Setter<'_> {
    fn is_in(&self, does: Does) -> bool {
        self.counts.get(does as usize).is_some_and(|count| *count > 0)
    }

    fn is_in_row(&self) -> bool {
        self.is_in(Does::Row) || self.is_in(Does::Topics)
    }

    fn is(&self, layout: Layout) -> bool {
        self.layout == Some(layout)
    }

    fn push(&mut self, index: usize, end: usize, does: Does, below: usize) {
        if let Some(count) = self.counts.get_mut(does as usize) {
            *count = count.saturating_add(1);
        }
        self.open.push(Open {
            index,
            end,
            does,
            below,
        });
    }

    /// Closes the elements that end before a node.
    fn close_before(&mut self, index: usize) {
        while let Some(open) = self.open.pop_if(|open| open.end <= index) {
            match open.does {
                Does::Quote => self.word("\""),
                Does::Link => self.end_link(open.index),
                // Its lines hold together up to its end.
                Does::Item => self.break_line(open.below),
                _ => {}
            }
            if let Some(count) = self.counts.get_mut(open.does as usize) {
                *count = count.saturating_sub(1);
            }
            self.break_line(open.below);
            match open.does {
                Does::List => {
                    self.lists.pop();
                }
                Does::Item => self.mark.clear(),
                Does::Heading => {
                    self.heading = 0;
                    let is_title = self.lines.last().is_some_and(|line| titles::is_title(&line.text));
                    self.is_glued = self.is(Layout::LibraryArchive) && !is_title;
                }
                _ => {}
            }
        }
    }

    /// Sets what stands in a page otherwise than it is shown: hidden addresses of mails, and days that scripts print.
    fn is_shown_otherwise(&mut self, index: usize, element: &Element) -> bool {
        if let Some(address) = element.attribute("data-cfemail").and_then(link::hidden_mail) {
            self.word(&address);
            return true;
        }
        if element.name != "time" || day::is_absolute(&self.tree.words(index)) {
            return false;
        }
        let has_hour = self.is(Layout::WebPortal);
        let printed = element
            .attribute("datetime")
            .and_then(|datetime| day::printed(datetime, has_hour));
        let Some(printed) = printed else { return false };
        let is_own = self.is(Layout::WebArchive) || self.is(Layout::WebPortal);
        self.break_line(usize::from(is_own));
        self.word(&printed);
        self.break_line(usize::from(is_own));
        true
    }

    fn open(&mut self, index: usize, end: usize, element: &Element) {
        let name = element.name.as_str();
        match name {
            "br" => return self.end_row(),
            "img" | "image" => return self.picture(index, element),
            "td" | "th" if parts::is_in_row_of_table(self.tree, index) => return self.cell(),
            _ => {}
        }
        // What stands in a row without blanks is set apart by its style.
        if self.is_in(Does::Topics) || name == "a" && self.is_behind_link {
            self.blank();
        }
        let is_of = |list: &str| list.split_ascii_whitespace().any(|known| known == name);
        let mut above = if is_of(PARAGRAPHS) {
            2
        } else {
            usize::from(is_of(BLOCKS))
        };
        if !self.is_in_row() {
            if parts::is_caption(self.tree, index, element) {
                self.break_above_picture(2);
                return self.push(index, end, Does::Row, 2);
            }
            let is_list = self.is(Layout::WebArchive) || self.is(Layout::WebNewsList);
            let is_topic = self.is(Layout::WebNewsList) && element.is(Trait::Kicker);
            if is_topic || parts::is_topics(self.tree, index, element) {
                above = above.max(usize::from(is_list));
                self.break_line(above);
                return self.push(index, end, Does::Topics, above);
            }
            if self.is(Layout::WebArchive) && element.is(Trait::Day) {
                above = above.max(1);
            }
        }
        if element.is(Trait::Kicker) {
            above = above.max(1);
            self.break_line(above);
            return self.push(index, end, Does::Kicker, above);
        }
        if name == "figure" {
            self.break_above_picture(2);
        } else {
            self.break_line(above);
        }
        match name {
            "a" => self.push(index, end, Does::Link, 0),
            "q" => {
                self.word("\"");
                self.push(index, end, Does::Quote, 0);
            }
            "pre" | "xmp" | "plaintext" | "listing" => self.push(index, end, Does::Pre, 2),
            "ul" | "ol" => {
                self.lists
                    .push((name == "ol").then(|| number_of(element, "start").unwrap_or(1)));
                self.push(index, end, Does::List, 2);
            }
            "li" => self.item(index, end, element),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.heading = name.as_bytes().get(1).map_or(1, |level| level.saturating_sub(b'0'));
                self.push(index, end, Does::Heading, 2);
            }
            _ if above > 0 => self.push(index, end, Does::Break, above),
            _ => {}
        }
    }

    /// Begins an item of a list, with its mark if it is one that is shown with it.
    fn item(&mut self, index: usize, end: usize, element: &Element) {
        let is_plain = !self.is_in_row() && parts::is_plain_item(self.tree, index, self.is(Layout::NewsMail));
        if let Some(list) = self.lists.last_mut() {
            let number = list.map(|next| number_of(element, "value").unwrap_or(next));
            *list = number.map(|number| number.saturating_add(1));
            if is_plain {
                self.mark = number.map_or_else(|| "• ".to_owned(), |number| format!("{number}. "));
            }
        }
        self.push(index, end, if is_plain { Does::Item } else { Does::Break }, 1);
    }

    /// Prints the address behind a link to a release, and counts what does something with the page.
    fn end_link(&mut self, index: usize) {
        self.is_behind_link = true;
        let words = self.tree.words(index);
        if tools::is_tool(&words) {
            let letters = words.chars().filter(|letter| letter.is_alphanumeric()).count();
            self.tools = self.tools.saturating_add(letters);
        }
        let is_release = self.is(Layout::NewsMail) && words.starts_with("Weiter");
        let target = self.tree.element(index).and_then(|link| link.attribute("href"));
        if let Some(address) = target
            .filter(|_| is_release)
            .and_then(|target| self.base.resolve(target))
        {
            self.blank();
            self.word(&address);
        }
    }

    /// Begins a cell beside others.
    fn cell(&mut self) {
        if !self.line.text.is_empty() {
            self.blank();
            self.line.text.push(' ');
        }
    }

    fn picture(&mut self, index: usize, element: &Element) {
        let is_shown = self.is(Layout::WebProject) || self.is(Layout::WebNewsList);
        let words = element.attribute("alt").unwrap_or_default();
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let is_doubled = self.lines.last().is_some_and(|line| line.text == words);
        let is_said = is_doubled || self.is_in(Does::Row) || parts::is_captioned(self.tree, index);
        if !is_shown || is_said || !words.contains(char::is_alphabetic) {
            return;
        }
        self.break_above_picture(1);
        self.line.text.push_str(&words);
        self.line.role = Role::Caption;
        self.break_line(1);
    }

    fn text(&mut self, text: &str) {
        if self.is_in(Does::Pre) {
            return self.preformatted(text);
        }
        let is_link = self.is_in(Does::Link);
        self.is_behind_link = false;
        for letter in text.chars() {
            if letter.is_ascii_whitespace() {
                self.blank();
                continue;
            }
            // Where a word may be parted, and what fonts draw as icons.
            if matches!(letter, '\u{AD}' | '\u{200B}' | '\u{E000}'..='\u{F8FF}') {
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
            self.line.heading = if self.is_in(Does::Kicker) { 0 } else { self.heading };
            self.line.role = if self.is_in(Does::Topics) {
                Role::Topics
            } else if self.is_in(Does::Row) {
                Role::Caption
            } else if self.line.text.is_empty() {
                Role::Text
            } else {
                Role::Item
            };
        }
    }

    fn word(&mut self, word: &str) {
        self.begin();
        self.line.text.push_str(word);
        self.letters = self.letters.saturating_add(1);
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
        if self.is_in_row() {
            return self.blank();
        }
        self.end_line(match self.layout {
            _ if self.is_in(Does::Item) => 1,
            Some(Layout::WebNewsList) => 2,
            _ => above,
        });
    }

    fn break_above_picture(&mut self, above: usize) {
        self.break_line(above);
        self.is_glued |= self.is(Layout::WebNewsList);
    }

    /// Ends the line where the page says so, or leaves an empty one.
    fn end_row(&mut self) {
        if self.is_in_row() {
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
            line.above = if self.is_glued && line.heading == 0 {
                1
            } else {
                self.above
            };
            line.links = match self.linked {
                0 => Links::Some,
                linked if linked < self.letters => Links::Some,
                linked if linked == self.tools => Links::Tools,
                _ => Links::All,
            };
            self.lines.push(line);
            (self.above, self.is_glued) = (0, false);
        }
        (self.letters, self.linked, self.tools) = (0, 0, 0);
        self.above = self.above.max(above).min(MOST_ABOVE);
    }
}

fn number_of(element: &Element, name: &str) -> Option<i64> {
    element.attribute(name)?.trim().parse().ok()
}
