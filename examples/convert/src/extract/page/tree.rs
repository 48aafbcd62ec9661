//! The elements of a page, in the order in which they begin: an element knows where it ends, so that a walk is a loop.
//!
//! Tags are closed as browsers close them where it changes what is shown: paragraphs before blocks, items before items, cells
//! before cells. What browsers do beyond that (formatting that is opened again, tables that give up their text) does not change
//! lines.

use std::collections::BTreeMap;

use html5gum::{DefaultEmitter, Error, HtmlString, StartTag, State, Token, Tokenizer};

use super::names::{Trait, Traits};

/// A page.
#[derive(Debug, Default)]
pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
    /// Comments, each with the number of the node that begins behind it.
    pub(super) comments: Vec<(usize, String)>,
    /// What the file ends inside of, if it ends too early.
    pub(super) cut: Option<[&'static str; 2]>,
}

/// An element or a piece of text.
#[derive(Debug)]
pub(super) struct Node {
    /// The number of the node that begins behind it.
    pub(super) end: usize,
    /// The number of the element around it, plus one; 0 for none.
    above: usize,
    pub(super) kind: Kind,
}

#[derive(Debug)]
pub(super) enum Kind {
    Element(Element),
    Text(String),
}

#[derive(Debug)]
pub(super) struct Element {
    /// In small letters.
    pub(super) name: String,
    attributes: Vec<(&'static str, String)>,
    traits: Traits,
}

impl Element {
    fn new(name: String, attributes: Vec<(&'static str, String)>) -> Self {
        let value = |wanted: &str| {
            attributes
                .iter()
                .find_map(|(known, value)| (*known == wanted).then_some(value.as_str()))
        };
        let traits = Traits::of(&name, value);
        Self {
            name,
            attributes,
            traits,
        }
    }

    /// Whether it says so of itself.
    pub(super) fn is(&self, one: Trait) -> bool {
        self.traits.has(one)
    }

    /// The value of an attribute; one of [`ATTRIBUTES`].
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        attributes.find_map(|(known, value)| (*known == name).then_some(value.as_str()))
    }
}

/// What is asked for of an element; others can be long and are not kept.
const ATTRIBUTES: [&str; 17] = [
    "alt",
    "aria-hidden",
    "aria-modal",
    "class",
    "content",
    "data-cfemail",
    "datetime",
    "hidden",
    "href",
    "id",
    "property",
    "rel",
    "reversed",
    "role",
    "start",
    "style",
    "value",
];

/// A value has no more bytes; none that is asked for is longer.
const VALUE: usize = 4_096;

/// So many nodes have the words of an element that is a few words.
const LOOKED_AT: usize = 200;

/// What has no content.
const VOID: [&str; 18] = [
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "image", "img", "input", "keygen",
    "link", "meta", "param", "source", "track",
];

/// What ends an open paragraph.
const ENDS_PARAGRAPH: [&str; 36] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "center",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dd",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "ul",
];

/// What stands in the head of a file.
const HEAD: [&str; 12] = [
    "base", "basefont", "bgsound", "head", "link", "meta", "noframes", "noscript", "script", "style", "template",
    "title",
];

/// What an end tag inside does not reach beyond.
const CELLS: [&str; 5] = ["td", "th", "caption", "template", "button"];

/// Reads a page.
pub(super) fn read(text: &str) -> Tree {
    let mut builder = Builder::default();
    let mut tokenizer = Tokenizer::new_with_emitter(text, DefaultEmitter::default());
    while let Some(Ok(token)) = tokenizer.next() {
        match token {
            Token::StartTag(tag) => {
                if let Some(state) = builder.start(tag) {
                    tokenizer.set_state(state);
                }
            }
            Token::EndTag(tag) => builder.end(&lossy(&tag.name)),
            Token::String(text) => builder.text(&lossy(&text.value)),
            Token::Comment(comment) => {
                let behind = builder.tree.nodes.len();
                builder.tree.comments.push((behind, lossy(&comment.value)));
            }
            Token::Error(error) => builder.tree.cut = builder.tree.cut.or(inside(error.value)),
            Token::Doctype(_) => {}
        }
    }
    builder.finish()
}

fn lossy(bytes: &HtmlString) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// What a file ends inside of, in English and in German.
fn inside(error: Error) -> Option<[&'static str; 2]> {
    match error {
        Error::EofInTag | Error::EofBeforeTagName => Some(["a tag", "einem Tag"]),
        Error::EofInComment => Some(["a comment", "einem Kommentar"]),
        Error::EofInDoctype => Some(["the line that says what it is", "der Zeile, die sagt, was sie ist"]),
        _ => None,
    }
}

#[derive(Debug, Default)]
struct Builder {
    tree: Tree,
    /// The numbers of the elements that are open.
    open: Vec<usize>,
    /// Where in `open` the elements of a name stand.
    places: BTreeMap<String, Vec<usize>>,
    /// In how many drawings and formulas the next tag is.
    foreign: usize,
    /// Whether the head of the file began.
    has_head: bool,
}

impl Builder {
    /// Where the last element of one of some names stands among the open ones, counted from 1; 0 if none is open.
    fn last(&self, names: &[&str]) -> usize {
        let places = names.iter().filter_map(|name| self.places.get(*name)?.last());
        places.max().map_or(0, |place| place.saturating_add(1))
    }

    fn add(&mut self, kind: Kind) -> usize {
        let index = self.tree.nodes.len();
        let above = self.open.last().map_or(0, |above| above.saturating_add(1));
        let end = index.saturating_add(1);
        self.tree.nodes.push(Node { end, above, kind });
        index
    }

    /// Opens an element; returns how what follows is to be read.
    fn start(&mut self, tag: StartTag<()>) -> Option<State> {
        let name = lossy(&tag.name);
        if name == "head" {
            if self.has_head {
                return None;
            }
            self.has_head = true;
        }
        self.has_head |= !HEAD.contains(&name.as_str()) && name != "html";
        if self.foreign == 0 {
            self.close_before(&name);
        }
        let attributes = tag.attributes.into_iter().filter_map(|(name, value)| {
            let name = ATTRIBUTES
                .into_iter()
                .find(|known| known.as_bytes() == name.as_slice())?;
            let value = value.value.get(..VALUE).unwrap_or(&value.value);
            Some((name, String::from_utf8_lossy(value).into_owned()))
        });
        let element = Element::new(name.clone(), attributes.collect());
        let index = self.add(Kind::Element(element));
        if VOID.contains(&name.as_str()) || name == "wbr" || self.foreign > 0 && tag.self_closing {
            return None;
        }
        let is_foreign = self.foreign > 0;
        self.foreign = self
            .foreign
            .saturating_add(usize::from(matches!(name.as_str(), "svg" | "math")));
        self.places.entry(name.clone()).or_default().push(self.open.len());
        self.open.push(index);
        match name.as_str() {
            _ if is_foreign => None,
            "script" => Some(State::ScriptData),
            "style" | "iframe" | "xmp" | "noembed" | "noframes" => Some(State::RawText),
            "textarea" | "title" => Some(State::RcData),
            "plaintext" => Some(State::PlainText),
            _ => None,
        }
    }

    /// Closes what a start tag ends.
    fn close_before(&mut self, name: &str) {
        if ENDS_PARAGRAPH.contains(&name) {
            self.close_above("p", &CELLS);
        }
        match name {
            "li" => self.close_above("li", &["ul", "ol", "menu", "td", "th"]),
            "dt" | "dd" => {
                self.close_above("dt", &["dl", "td", "th"]);
                self.close_above("dd", &["dl", "td", "th"]);
            }
            "option" => self.close_above("option", &["select"]),
            "td" | "th" => {
                self.close_above("td", &["table"]);
                self.close_above("th", &["table"]);
            }
            "tr" => self.close_above("tr", &["table"]),
            "tbody" | "thead" | "tfoot" => {
                for part in ["tbody", "thead", "tfoot"] {
                    self.close_above(part, &["table"]);
                }
            }
            _ => {}
        }
        // What is no part of the head of a file ends it.
        if !HEAD.contains(&name) {
            self.close_above("head", &[]);
        }
    }

    /// Closes the last element of a name, unless one of others was opened in it.
    fn close_above(&mut self, name: &str, limits: &[&str]) {
        let place = self.last(&[name]);
        if place > self.last(limits) {
            self.close_to(place);
        }
    }

    /// Closes all open elements from one on, that is counted from 1.
    fn close_to(&mut self, place: usize) {
        let end = self.tree.nodes.len();
        while self.open.len() >= place.max(1) {
            let Some(node) = self.open.pop().and_then(|index| self.tree.nodes.get_mut(index)) else {
                break;
            };
            node.end = end;
            if let Kind::Element(element) = &node.kind {
                if let Some(places) = self.places.get_mut(&element.name) {
                    places.pop();
                }
                let is_foreign = matches!(element.name.as_str(), "svg" | "math");
                self.foreign = self.foreign.saturating_sub(usize::from(is_foreign));
            }
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "br" => {
                self.add(Kind::Element(Element::new(name.to_owned(), Vec::new())));
            }
            // What stands behind them is part of the page all the same.
            "body" | "html" => {}
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let place = self.last(&["h1", "h2", "h3", "h4", "h5", "h6"]);
                if place > self.last(&CELLS) {
                    self.close_to(place);
                }
            }
            "table" | "td" | "th" | "tr" | "tbody" | "thead" | "tfoot" | "caption" => {
                self.close_above(name, if name == "table" { &[] } else { &["table"] });
            }
            name if CELLS.contains(&name) => self.close_above(name, &[]),
            name => self.close_above(name, &CELLS),
        }
    }

    fn text(&mut self, text: &str) {
        let is_in_head = self
            .open
            .last()
            .and_then(|index| self.tree.element(*index))
            .is_some_and(|last| last.name == "head");
        if is_in_head && !text.trim().is_empty() {
            self.close_above("head", &[]);
        }
        self.add(Kind::Text(text.to_owned()));
    }

    fn finish(mut self) -> Tree {
        // Browsers show nothing of what such an element is not ended before.
        let swallowing = self.open.iter().filter_map(|index| self.tree.element(*index));
        let swallowing = swallowing
            .map(|element| element.name.as_str())
            .find_map(|name| match name {
                "script" => Some(["a script", "einem Skript"]),
                "style" => Some(["a style sheet", "einer Formatvorlage"]),
                "title" => Some(["its title", "ihrem Titel"]),
                "textarea" | "iframe" | "noframes" | "noembed" => Some([
                    "an element whose text is not shown",
                    "einem Element, dessen Text nicht gezeigt wird",
                ]),
                _ => None,
            });
        self.tree.cut = self.tree.cut.or(swallowing);
        self.close_to(1);
        self.tree
    }
}

impl Tree {
    pub(super) fn element(&self, index: usize) -> Option<&Element> {
        match &self.nodes.get(index)?.kind {
            Kind::Element(element) => Some(element),
            Kind::Text(_) => None,
        }
    }

    /// All elements with their numbers.
    pub(super) fn elements(&self) -> impl Iterator<Item = (usize, &Element)> {
        (0..self.nodes.len()).filter_map(|index| Some((index, self.element(index)?)))
    }

    pub(super) fn end(&self, index: usize) -> usize {
        self.nodes.get(index).map_or(index, |node| node.end)
    }

    /// The element around a node.
    pub(super) fn parent(&self, index: usize) -> Option<usize> {
        self.nodes.get(index)?.above.checked_sub(1)
    }

    /// The words inside an element that is a few words, with single blanks.
    pub(super) fn words(&self, index: usize) -> String {
        let end = self.end(index).min(index.saturating_add(LOOKED_AT));
        let inside = self.nodes.get(index..end).unwrap_or_default();
        let mut words = String::new();
        for node in inside {
            match &node.kind {
                Kind::Text(text) => words.push_str(text),
                Kind::Element(element) if matches!(element.name.as_str(), "br" | "p" | "div" | "li" | "td") => {
                    words.push(' ');
                }
                Kind::Element(_) => {}
            }
        }
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}
