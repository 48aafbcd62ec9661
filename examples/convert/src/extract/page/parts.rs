//! What an element is a part of, by what is in it: of a row of words, of a list, of a table.

use std::ops::Range;

use super::labels;
use super::names::Trait;
use super::tree::{Element, Kind, Tree};

/// A row of topics, and what is said of a picture, have no more letters.
const TOPICS: usize = 160;
const CAPTION: usize = 800;

/// So many nodes of an element are looked at to tell what it is.
const LOOKED_AT: usize = 200;

/// A picture and what is said of it stand in so many elements.
const PICTURE_DEPTH: usize = 5;

/// An item with more paragraphs is a part of the page.
const PARAGRAPHS: usize = 2;

/// The nodes inside an element that are looked at.
fn inside(tree: &Tree, index: usize) -> Range<usize> {
    let first = index.saturating_add(1);
    first..tree.end(index).min(first.saturating_add(LOOKED_AT))
}

fn elements(tree: &Tree, range: Range<usize>) -> impl Iterator<Item = (usize, &Element)> {
    range.filter_map(|index| Some((index, tree.element(index)?)))
}

/// Whether an element holds what is said of one picture, be it with the picture.
pub(super) fn is_caption(tree: &Tree, index: usize, element: &Element) -> bool {
    let is_around_one = || {
        let pictures = elements(tree, inside(tree, index)).filter(|(_, element)| element.name == "img");
        element.is(Trait::AroundPicture) && pictures.count() == 1
    };
    (element.is(Trait::Caption) || is_around_one()) && is_row(tree, index, element, CAPTION)
}

/// Whether an element is a row of topics.
pub(super) fn is_topics(tree: &Tree, index: usize, element: &Element) -> bool {
    element.is(Trait::Topics) && is_row(tree, index, element, TOPICS)
}

/// Whether an element has some words, and nothing that makes it more than a row.
fn is_row(tree: &Tree, index: usize, element: &Element, longest: usize) -> bool {
    let inside = inside(tree, index);
    let is_part = matches!(element.name.as_str(), "html" | "body" | "main" | "article" | "section");
    if is_part || inside.end < tree.end(index) {
        return false;
    }
    let mut letters = 0_usize;
    for index in inside {
        match tree.nodes.get(index).map(|node| &node.kind) {
            Some(Kind::Text(text)) => letters = letters.saturating_add(text.trim().chars().count()),
            Some(Kind::Element(element)) if is_more_than_row(element) => return false,
            _ => {}
        }
    }
    (1..=longest).contains(&letters)
}

fn is_more_than_row(element: &Element) -> bool {
    let name = element.name.as_str();
    matches!(
        name,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "article" | "table" | "time"
    )
}

/// Whether an item is one of a list in a text, and not a part of the page that is set as a list.
pub(super) fn is_plain_item(tree: &Tree, index: usize, has_headings: bool) -> bool {
    let mut paragraphs = 0;
    for (index, element) in elements(tree, inside(tree, index)) {
        match element.name.as_str() {
            "a" if labels::is_more(&tree.words(index)) => return false,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if !has_headings => return false,
            "article" | "section" | "header" | "footer" | "figure" | "img" | "table" | "dl" | "time" => return false,
            "div" | "p" => paragraphs += 1,
            _ => {}
        }
    }
    paragraphs <= PARAGRAPHS
}

/// Whether a cell is one of a row of short ones, and not a column of the page.
pub(super) fn is_in_row_of_table(tree: &Tree, cell: usize) -> bool {
    let is_row = |row: &usize| tree.element(*row).is_some_and(|row| row.name == "tr");
    let Some(row) = tree.parent(cell).filter(is_row) else {
        return false;
    };
    let inside = inside(tree, row);
    let is_flat = |name: &str| {
        matches!(
            name,
            "a" | "abbr"
                | "b"
                | "em"
                | "font"
                | "i"
                | "small"
                | "span"
                | "strong"
                | "sub"
                | "sup"
                | "td"
                | "th"
                | "u"
                | "time"
        )
    };
    inside.end == tree.end(row) && elements(tree, inside).all(|(_, element)| is_flat(&element.name))
}

/// Whether words beside a picture say what it shows.
pub(super) fn is_captioned(tree: &Tree, picture: usize) -> bool {
    let mut above = tree.parent(picture);
    for _ in 0..PICTURE_DEPTH {
        let Some((around, element)) = above.and_then(|above| Some((above, tree.element(above)?))) else {
            return false;
        };
        if matches!(
            element.name.as_str(),
            "article" | "li" | "section" | "main" | "body" | "td"
        ) {
            return false;
        }
        let inside = || elements(tree, inside(tree, around));
        // What is said may be said of another one.
        if inside().filter(|(_, element)| element.name == "img").count() > 1 {
            return false;
        }
        if inside().any(|(index, element)| element.is(Trait::Caption) && !tree.words(index).is_empty()) {
            return true;
        }
        above = tree.parent(around);
    }
    false
}
