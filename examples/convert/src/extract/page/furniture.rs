//! What of a page is no text of it: menus, heads and feet, forms, banners, and what browsers do not show.
//!
//! Elements and roles say it; older pages say it by the words of their ids and classes, which are believed where the element does
//! not hold most of the text.

use std::ops::Range;

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

/// Classes of what is there for readers of screens, or not at all.
const UNSEEN: [&str; 25] = [
    "a11y-hidden",
    "assistive-text",
    "aural",
    "d-none",
    "display-none",
    "element-hidden",
    "element-invisible",
    "hidden",
    "hide",
    "invisible",
    "nodisplay",
    "offscreen",
    "off-screen",
    "offset",
    "print-only",
    "screen-reader-only",
    "screen-reader-text",
    "screenreader",
    "show-for-sr",
    "sr-only",
    "u-hidden",
    "unsichtbar",
    "versteckt",
    "visible-print",
    "visually-hidden",
];

/// Classes of what is left out when a page is printed, which its text never is.
const UNPRINTED: [&str; 8] = [
    "d-print-none",
    "dontprint",
    "hidden-print",
    "hide-print",
    "no-print",
    "noprint",
    "print-hidden",
    "print:hidden",
];

/// Words of ids and classes of what stands beside the text.
const WORDS: [&str; 67] = [
    "addthis",
    "advert",
    "backlink",
    "blaettern",
    "bookmark",
    "bookmarks",
    "breadcrumb",
    "breadcrumbs",
    "browsebox",
    "comments",
    "consent",
    "cookie",
    "cookies",
    "disqus",
    "dsgvo",
    "empfehlen",
    "gdpr",
    "kommentare",
    "lightbox",
    "login",
    "logo",
    "marginal",
    "marginalie",
    "marginalien",
    "marginalspalte",
    "menu",
    "menue",
    "metabar",
    "metanav",
    "metanavi",
    "modal",
    "nav",
    "navbar",
    "navi",
    "navigation",
    "newsletter",
    "pagebrowse",
    "pagebrowser",
    "pager",
    "pagination",
    "paginator",
    "paginierung",
    "popup",
    "randspalte",
    "rating",
    "related",
    "respond",
    "rootline",
    "search",
    "searchbox",
    "searchform",
    "servicebar",
    "share",
    "shariff",
    "sharing",
    "sidebar",
    "skip",
    "skiplink",
    "skiplinks",
    "social",
    "sprunglinks",
    "sprungmarken",
    "suchbox",
    "suche",
    "suchfeld",
    "toolbar",
    "topbar",
];

/// They stand in longer words too: "hauptnavigation", "breadcrumbnav", "cookiebanner", "rechtespalte".
const PARTS_OF_WORDS: [&str; 9] = [
    "breadcrumb",
    "brotkr",
    "cookie",
    "navigation",
    "pagination",
    "rechtespalte",
    "linkespalte",
    "skiplink",
    "usercentrics",
];

/// Behind these a word says what an element has, not what it is: "has-sidebar".
const HAVING: [&str; 9] = ["has", "have", "mit", "no", "not", "ohne", "to", "with", "without"];

/// Whole ids and classes of the head and the foot of a page, and of its columns.
const HEADS: [&str; 11] = [
    "banner",
    "branding",
    "header",
    "kopf",
    "kopfbereich",
    "kopfzeile",
    "masthead",
    "pageheader",
    "site-branding",
    "site-header",
    "siteheader",
];
const FEET: [&str; 11] = [
    "colophon",
    "foot",
    "footer",
    "fuss",
    "fussbereich",
    "fusszeile",
    "page-footer",
    "pagefooter",
    "site-footer",
    "siteinfo",
    "sitefooter",
];
const COLUMNS: [&str; 14] = [
    "col-left",
    "col-right",
    "left-col",
    "leftcol",
    "linke-spalte",
    "linkespalte",
    "rechte-spalte",
    "rechtespalte",
    "right-col",
    "rightcol",
    "secondary",
    "spalte-links",
    "spalte-rechts",
    "tertiary",
];

/// Ids of the element with the text, where no element is said to be the main one.
const MAINS: [&str; 12] = [
    "content",
    "content-main",
    "contentmain",
    "hauptinhalt",
    "inhalt",
    "inhaltsbereich",
    "main",
    "main-content",
    "maincontent",
    "mittelspalte",
    "page-content",
    "primary",
];

/// The classes and the id of an element, in small letters, each with its words.
fn tokens(element: &Element) -> impl Iterator<Item = (String, Vec<String>)> {
    let values = [element.attribute("id"), element.attribute("class")];
    let tokens = values.into_iter().flatten().flat_map(str::split_ascii_whitespace);
    tokens.map(|token| (token.to_lowercase(), words(token)))
}

/// The words of a name: "mainNav", "main-nav" and "main_nav" have two.
fn words(token: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut was_small = false;
    for letter in token.chars() {
        let begins = letter.is_uppercase() && was_small;
        was_small = letter.is_lowercase();
        if !letter.is_alphabetic() {
            words.push(String::new());
            continue;
        }
        match words.last_mut().filter(|_| !begins) {
            Some(word) => word.extend(letter.to_lowercase()),
            None => words.push(letter.to_lowercase().collect()),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Whether an element is of a kind by one of the words of its names.
pub(super) fn has_word(element: &Element, known: &[&str]) -> bool {
    tokens(element).any(|(_, words)| words.iter().any(|word| known.contains(&word.as_str())))
}

/// Whether the last word of one of its names says what an element is.
pub(super) fn ends_with_word(element: &Element, known: &[&str]) -> bool {
    let is_having = |words: &[String]| words.iter().any(|word| HAVING.contains(&word.as_str()));
    let ends = |words: &[String]| words.last().is_some_and(|word| known.contains(&word.as_str()));
    tokens(element).any(|(_, words)| ends(&words) && !is_having(&words))
}

/// Whether browsers show nothing of an element, as far as it says so itself.
fn is_unseen(element: &Element) -> bool {
    let style: String = element.attribute("style").unwrap_or_default().to_lowercase();
    let style: String = style.split_whitespace().collect();
    if element.attribute("hidden").is_some() || style.contains("display:none") || style.contains("visibility:hidden") {
        return true;
    }
    let classes: Vec<&str> = element
        .attribute("class")
        .unwrap_or_default()
        .split_ascii_whitespace()
        .collect();
    // "d-none d-md-block", "hidden md:flex": seen where there is room.
    let is_shown_wide = |class: &&str| {
        let shown = ["block", "flex", "inline", "grid", "inline-block", "table"];
        let end = class.rsplit(['-', ':']).next().unwrap_or_default();
        let is_wide = class.contains(':') || class.starts_with("d-") && !class.starts_with("d-print");
        is_wide && class.matches(['-', ':']).count() > 0 && shown.contains(&end) && **class != *"d-block"
    };
    // "d-block d-md-none" is seen where there is none, and doubles what is seen elsewhere.
    let is_hidden_wide = |class: &&str| {
        [
            "d-sm-none",
            "d-md-none",
            "d-lg-none",
            "d-xl-none",
            "md:hidden",
            "lg:hidden",
            "hidden-md",
            "hidden-lg",
        ]
        .contains(class)
    };
    classes.iter().any(is_hidden_wide) && !classes.iter().any(is_shown_wide)
        || classes.iter().any(|class| UNSEEN.contains(class)) && !classes.iter().any(is_shown_wide)
}

/// Whether an element is said to stand beside the text by the words of its names.
fn is_beside(element: &Element) -> bool {
    tokens(element).any(|(token, words)| {
        let is_having = words.iter().any(|word| HAVING.contains(&word.as_str()));
        let is_word =
            |word: &String| WORDS.contains(&word.as_str()) || PARTS_OF_WORDS.iter().any(|part| word.contains(part));
        COLUMNS.contains(&token.as_str())
            || UNPRINTED.contains(&token.as_str())
            || !is_having && words.iter().any(is_word)
    })
}

fn is_named(element: &Element, known: &[&str]) -> bool {
    tokens(element).any(|(token, _)| known.contains(&token.as_str()))
}

/// Numbers of letters: of all shown nodes before a node, and those outside of links.
#[derive(Debug)]
struct Weights(Vec<usize>);

impl Weights {
    fn of(tree: &Tree) -> Self {
        let (mut sums, mut sum) = (vec![0_usize], 0_usize);
        let (mut unseen, mut link) = (0, 0);
        for (index, node) in tree.nodes.iter().enumerate() {
            match &node.kind {
                Kind::Element(element) if is_never_shown(element) || is_unseen(element) => {
                    unseen = unseen.max(node.end)
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
            || is_unseen(element)
            || !matches!(element.name.as_str(), "html" | "body")
                && (is_beside_by_element(tree, index, element) && !is_heavy
                    || is_strict
                        && !is_heavy
                        && (is_beside(element) || !is_narrowed && is_head_or_foot(tree, index, element, &weights)));
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
fn is_beside_by_element(tree: &Tree, index: usize, element: &Element) -> bool {
    let role = element.attribute("role").unwrap_or_default();
    if ROLES.contains(&role) || element.attribute("aria-modal") == Some("true") {
        return true;
    }
    match element.name.as_str() {
        "aside" | "form" | "menu" => true,
        "header" | "footer" => !is_inside(tree, index, &["article", "main", "section", "blockquote", "figure"]),
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
    if is_named(element, &HEADS) {
        return !range
            .filter_map(|index| Some((index, tree.element(index)?)))
            .any(|(index, inside)| matches!(inside.name.as_str(), "h1" | "h2" | "h3" | "h4") && !is_link(tree, index))
            && weights.before(index).saturating_mul(10) <= weights.before(usize::MAX);
    }
    let behind = weights.of_range(&(range.end..tree.nodes.len()));
    is_named(element, &FEET) && behind.saturating_mul(20) <= weights.before(usize::MAX)
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
    let heaviest = |is_wanted: &dyn Fn(&Element) -> bool| {
        let wanted = tree
            .elements()
            .filter(|(_, element)| is_wanted(element) && !is_unseen(element));
        let ranges = wanted.map(|(index, _)| range(index));
        ranges
            .max_by_key(|range| weights.of_range(range))
            .filter(|range| weights.of_range(range) > 0)
    };
    let is_main = |element: &Element| element.name == "main" || element.attribute("role") == Some("main");
    if let Some(main) = heaviest(&is_main) {
        return Some(vec![main]);
    }
    let searched = searched(tree);
    if searched.iter().any(|part| weights.of_range(part) > 0) {
        return Some(searched);
    }
    let is_content = |element: &Element| {
        let id = element.attribute("id").unwrap_or_default().to_lowercase();
        MAINS.contains(&id.as_str()) && element.name != "a"
    };
    heaviest(&is_content).map(|content| vec![content])
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
