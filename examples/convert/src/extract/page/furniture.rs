//! What of a page is no text of it: menus, heads and feet, forms, banners, and what browsers do not show.
//!
//! Elements and roles say it; older pages say it by the words of their ids and classes, which are believed where the element does
//! not hold most of the text.

use std::ops::Range;

use super::names::Trait;
use super::tree::{Element, Kind, Tree};

/// The parts of a page that are its text.
#[derive(Debug)]
pub(super) struct Content {
    /// In the order of the page.
    pub(super) parts: Vec<Range<usize>>,
    /// By the number of a node: whether it is left out, with all that is in it.
    pub(super) is_out: Vec<bool>,
}

/// What has no text that is shown, whatever is in it.
const NEVER_SHOWN: [&str; 33] = [
    "applet", "area", "audio", "base", "button", "canvas", "datalist", "dialog", "embed", "head", "iframe", "input",
    "link", "map", "math", "meta", "meter", "nav", "noembed", "noframes", "noscript", "object", "option", "output",
    "progress", "script", "select", "style", "svg", "template", "textarea", "title", "video",
];

/// Roles of what stands beside the text.
const ROLES: [&str; 13] = [
    "alert",
    "alertdialog",
    "button",
    "complementary",
    "dialog",
    "menu",
    "menubar",
    "navigation",
    "search",
    "status",
    "tablist",
    "toolbar",
    "tooltip",
];

/// Numbers of letters: of all shown nodes before a node, and those outside of links.
#[derive(Debug)]
struct Weights(Vec<usize>);

impl Weights {
    fn of(tree: &Tree) -> Self {
        let (mut sums, mut sum) = (vec![0_usize], 0_usize);
        let (mut unseen, mut link) = (0, 0);
        for (index, node) in tree.nodes.iter().enumerate() {
            match &node.kind {
                Kind::Element(element) if is_never_shown(element) || element.is(Trait::Unseen) => {
                    unseen = unseen.max(node.end);
                }
                Kind::Element(element) if element.name == "a" => link = link.max(node.end),
                Kind::Text(text) if index >= unseen && index >= link => {
                    sum = sum.saturating_add(text.chars().filter(|letter| letter.is_alphanumeric()).count());
                }
                Kind::Element(_) | Kind::Text(_) => {}
            }
            sums.push(sum);
        }
        Self(sums)
    }

    fn before(&self, index: usize) -> usize {
        self.0.get(index).or(self.0.last()).copied().unwrap_or(0)
    }

    fn of_range(&self, range: &Range<usize>) -> usize {
        self.before(range.end).saturating_sub(self.before(range.start))
    }
}

fn is_never_shown(element: &Element) -> bool {
    NEVER_SHOWN.contains(&element.name.as_str())
}

/// Finds the text of a page. `is_strict` leaves out what names say, too.
pub(super) fn find(tree: &Tree, is_strict: bool) -> Content {
    let weights = Weights::of(tree);
    let whole = 0..tree.nodes.len();
    let parts = if is_strict { narrowed(tree, &weights) } else { None };
    let is_narrowed = parts.is_some();
    let parts = parts.unwrap_or_else(|| vec![whole]);
    let all: usize = parts.iter().map(|part| weights.of_range(part)).sum();
    let mut is_out = vec![false; tree.nodes.len()];
    let mut behind = 0;
    for index in parts.iter().cloned().flatten() {
        let Some(element) = tree.element(index).filter(|_| index >= behind) else {
            continue;
        };
        let range = index..tree.end(index);
        let is_heavy = weights.of_range(&range).saturating_mul(2) > all;
        let is_out_here = is_never_shown(element)
            || element.is(Trait::Unseen)
            || !matches!(element.name.as_str(), "html" | "body")
                && (is_beside_by_element(tree, index, element, is_narrowed) && !is_heavy
                    || is_strict
                        && !is_heavy
                        && (element.is(Trait::Beside)
                            || !is_narrowed && is_head_or_foot(tree, index, element, &weights)));
        if is_out_here {
            if let Some(out) = is_out.get_mut(index) {
                *out = true;
            }
            behind = range.end;
        }
    }
    Content { parts, is_out }
}

/// Whether an element stands beside the text by its name or its role.
fn is_beside_by_element(tree: &Tree, index: usize, element: &Element, is_narrowed: bool) -> bool {
    let role = element.attribute("role").unwrap_or_default();
    if ROLES.contains(&role) || element.attribute("aria-modal") == Some("true") {
        return true;
    }
    match element.name.as_str() {
        "aside" | "form" | "menu" => true,
        "header" | "footer" => {
            !is_narrowed && !is_inside(tree, index, &["article", "main", "section", "blockquote", "figure"])
        }
        _ => matches!(role, "banner" | "contentinfo"),
    }
}

fn is_inside(tree: &Tree, index: usize, names: &[&str]) -> bool {
    let mut above = tree.parent(index);
    // Nobody nests what means something deeper.
    for _ in 0..DEEPEST {
        let Some(element) = above.and_then(|above| tree.element(above)) else {
            return false;
        };
        if names.contains(&element.name.as_str()) || element.attribute("role") == Some("main") {
            return true;
        }
        above = above.and_then(|index| tree.parent(index));
    }
    false
}

/// So many elements around one are looked at.
const DEEPEST: usize = 64;

/// The head of a page, and its foot, have no more nodes.
const LARGEST: usize = 2_000;

/// Whether an element is the head or the foot of the page by its id or its class. Parts of a text have such names too: a head
/// with a headline in it, and a foot with text behind it.
fn is_head_or_foot(tree: &Tree, index: usize, element: &Element, weights: &Weights) -> bool {
    let range = index..tree.end(index);
    if range.len() > LARGEST {
        return false;
    }
    if element.is(Trait::Head) {
        return !range
            .filter_map(|index| Some((index, tree.element(index)?)))
            .any(|(index, inside)| matches!(inside.name.as_str(), "h1" | "h2" | "h3" | "h4") && !is_link(tree, index))
            && weights.before(index).saturating_mul(10) <= weights.before(usize::MAX);
    }
    let behind = weights.of_range(&(range.end..tree.nodes.len()));
    element.is(Trait::Foot) && behind.saturating_mul(20) <= weights.before(usize::MAX)
}

/// Whether all words of an element are in links.
pub(super) fn is_link(tree: &Tree, index: usize) -> bool {
    let mut link = 0;
    let mut is_link = false;
    for inside in index..tree.end(index) {
        match tree.nodes.get(inside).map(|node| &node.kind) {
            Some(Kind::Element(element)) if element.name == "a" => link = tree.end(inside),
            Some(Kind::Text(text)) if inside >= link && text.contains(char::is_alphanumeric) => return false,
            Some(Kind::Text(text)) => is_link |= text.contains(char::is_alphanumeric),
            _ => {}
        }
    }
    is_link
}

/// The element, or the elements, that are said to hold the text.
fn narrowed(tree: &Tree, weights: &Weights) -> Option<Vec<Range<usize>>> {
    let range = |index: usize| index..tree.end(index);
    // Of several inside one another the innermost that still has most of it.
    let heaviest = |is_wanted: &dyn Fn(&Element) -> bool| {
        let wanted = || {
            let elements = tree.elements();
            elements.filter(|(_, element)| is_wanted(element) && !element.is(Trait::Unseen))
        };
        let weight = |index: usize| weights.of_range(&range(index));
        let most = wanted()
            .map(|(index, _)| weight(index))
            .max()
            .filter(|most| *most > 0)?;
        let has_most = |index: &usize| weight(*index).saturating_mul(5) >= most.saturating_mul(4);
        wanted().map(|(index, _)| index).filter(has_most).last().map(range)
    };
    let is_main = |element: &Element| element.name == "main" || element.attribute("role") == Some("main");
    if let Some(main) = heaviest(&is_main) {
        return Some(vec![main]);
    }
    let searched = searched(tree);
    if searched.iter().any(|part| weights.of_range(part) > 0) {
        return Some(searched);
    }
    heaviest(&|element| element.is(Trait::Main)).map(|content| vec![content])
}

/// What TYPO3 marks as that which is to be found by a search, the text of the page.
fn searched(tree: &Tree) -> Vec<Range<usize>> {
    let (mut parts, mut begun) = (Vec::new(), None);
    for (index, comment) in &tree.comments {
        match comment.trim() {
            "TYPO3SEARCH_begin" => begun = begun.or(Some(*index)),
            "TYPO3SEARCH_end" => parts.extend(begun.take().map(|begun| begun..*index)),
            _ => {}
        }
    }
    parts.extend(begun.map(|begun| begun..tree.nodes.len()));
    parts
}
