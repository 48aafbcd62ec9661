//! What the ids and classes of elements say by their words: "mainNav", "main-nav" and "main_nav" have two.

use super::tree::Element;

/// What stands beside the text of a page.
const BESIDE: &str = "addthis advert backlink blaettern bookmark bookmarks breadcrumb breadcrumbs browsebox comments consent \
                      cookie cookies disqus dsgvo empfehlen gdpr kommentare lightbox login logo marginal marginalie \
                      marginalien marginalspalte menu menue metabar metanav metanavi modal nav navbar navi navigation \
                      newsletter pagebrowse pagebrowser pager pagination paginator paginierung popup randspalte rating \
                      related respond rootline search searchbox searchform servicebar share shariff sharing sidebar skip \
                      skiplink skiplinks social sprunglinks sprungmarken suchbox suche suchfeld toolbar topbar";

/// They stand in longer words too: "hauptnavigation", "cookiebanner".
const BESIDE_PARTS: [&str; 8] = [
    "breadcrumb",
    "brotkr",
    "cookie",
    "navigation",
    "pagination",
    "skiplink",
    "usercentrics",
    "borlabs",
];

/// Behind these a word says what an element has, not what it is: "has-sidebar".
const HAVING: &str = "has have mit no not ohne to with without";

/// Whole ids and classes of the columns of a page, and of what asks for consent.
const COLUMNS: &str = "cc-banner cc-window col-left col-right left-col leftcol linke-spalte linkespalte rechte-spalte rechtespalte right-col \
                       rightcol secondary spalte-links spalte-rechts tertiary";

/// Whole classes of what is left out when a page is printed, which its text never is.
const UNPRINTED: &str = "d-print-none dontprint hidden-print hide-print no-print noprint print-hidden print:hidden";

/// Whole ids and classes of the head of a page, and of its foot.
const HEADS: &str =
    "banner branding header kopf kopfbereich kopfzeile masthead pageheader site-branding site-header siteheader";
const FEET: &str =
    "colophon foot footer fuss fussbereich fusszeile page-footer pagefooter site-footer siteinfo sitefooter";

/// Ids of the element with the text, where no element is said to be the main one.
const MAINS: &str = "content content-main contentmain hauptinhalt inhalt inhaltsbereich main main-content maincontent \
                     mittelspalte page-content primary";

/// Whole classes of what is there for readers of screens, or not at all.
const UNSEEN: &str = "a11y-hidden assistive-text aural d-none display-none element-hidden element-invisible hidden hide \
                      invisible nodisplay off-screen offscreen print-only screen-reader-only screen-reader-text screenreader \
                      show-for-sr sr-only u-hidden unsichtbar versteckt visible-print visually-hidden visuallyhidden";
/// Those of what is hidden where there is room, because it doubles what is shown there.
const UNSEEN_WIDE: &str = "d-lg-none d-md-none d-sm-none d-xl-none hidden-lg hidden-md lg:hidden md:hidden visible-xs";

/// A row of topics.
const TOPICS: &str = "badge badges cat categories category cats kategorie kategorien keywords rubrik rubriken schlagwort \
                      schlagworte stichworte tag tags thema themen topic topics";
/// What stands above a headline, be it in the same heading.
const KICKERS: &str = "dachzeile kicker oberzeile overline roofline spitzmarke topline";
/// What is said of a picture, and what is around both.
const CAPTIONS: &str = "bildtext bildunterschrift bu caption figcaption imagecaption untertitel";
const PICTURES: &str = "bild bilder figure foto fotos image imagewrap img photo picture thumb thumbnail";
/// What stands around things.
const AROUND: &str = "box container wrap wrapper";
/// A day.
const DAYS: &str = "date datum day tag time zeit";

fn is_among(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|known| known == word)
}

/// The id and the classes of an element.
fn tokens(element: &Element) -> impl Iterator<Item = &str> {
    let values = [element.attribute("id"), element.attribute("class")];
    values.into_iter().flatten().flat_map(str::split_ascii_whitespace)
}

fn words(token: &str) -> Vec<String> {
    let mut words: Vec<String> = vec![String::new()];
    let mut was_small = false;
    for letter in token.chars() {
        let begins = letter.is_uppercase() && was_small;
        was_small = letter.is_lowercase();
        if begins || !letter.is_alphabetic() {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| letter.is_alphabetic()) {
            word.extend(letter.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Whether a name of an element is one of a list as a whole.
fn is_named(element: &Element, list: &str) -> bool {
    tokens(element).any(|token| is_among(list, &token.to_lowercase()))
}

/// Whether a word of a name of an element is one of a list.
fn has_word(element: &Element, list: &str) -> bool {
    tokens(element).flat_map(words).any(|word| is_among(list, &word))
}

/// Whether an element is said to stand beside the text.
pub(super) fn is_beside(element: &Element) -> bool {
    let is_word = |word: &String| is_among(BESIDE, word) || BESIDE_PARTS.iter().any(|part| word.contains(part));
    is_named(element, COLUMNS)
        || is_named(element, UNPRINTED)
        || tokens(element).any(|token| {
            let words = words(token);
            words.iter().any(is_word) && !words.iter().any(|word| is_among(HAVING, word))
        })
}

pub(super) fn is_head(element: &Element) -> bool {
    is_named(element, HEADS)
}

pub(super) fn is_foot(element: &Element) -> bool {
    is_named(element, FEET)
}

pub(super) fn is_main(element: &Element) -> bool {
    is_among(MAINS, &element.attribute("id").unwrap_or_default().to_lowercase())
}

/// Whether browsers show nothing of an element, as far as it says so itself.
pub(super) fn is_unseen(element: &Element) -> bool {
    let style = element.attribute("style").unwrap_or_default().to_lowercase();
    let style: String = style.split_whitespace().collect();
    let classes = || element.attribute("class").unwrap_or_default().split_ascii_whitespace();
    // "d-none d-md-block", "hidden md:flex".
    let is_shown_wide = |class: &str| {
        let shown = [
            "-block", "-flex", "-inline", "-grid", ":block", ":flex", ":inline", ":grid",
        ];
        let is_wide = class.contains(':') || class.starts_with("d-") && class.matches('-').count() > 1;
        is_wide && !class.contains("print") && shown.iter().any(|shown| class.ends_with(shown))
    };
    element.attribute("hidden").is_some()
        || style.contains("display:none")
        || style.contains("visibility:hidden")
        || classes().any(|class| is_among(UNSEEN, class) || is_among(UNSEEN_WIDE, class))
            && !classes().any(is_shown_wide)
}

pub(super) fn is_topics(element: &Element) -> bool {
    has_word(element, TOPICS)
}

pub(super) fn is_kicker(element: &Element) -> bool {
    has_word(element, KICKERS)
}

pub(super) fn is_day(element: &Element) -> bool {
    element.name == "time" || has_word(element, DAYS)
}

pub(super) fn is_caption(element: &Element) -> bool {
    element.name == "figcaption" || has_word(element, CAPTIONS)
}

/// Whether an element is around a picture and what is said of it: "news-image", "img-wrap".
pub(super) fn is_around_picture(element: &Element) -> bool {
    element.name == "figure"
        || tokens(element).any(|token| {
            let mut words = words(token);
            if words.iter().any(|word| is_among(HAVING, word)) {
                return false;
            }
            words.pop_if(|word| is_among(AROUND, word));
            words.last().is_some_and(|word| is_among(PICTURES, word))
        })
}

#[cfg(test)]
mod tests {
    use super::super::tree;
    use super::*;

    fn is(tag: &str, told: fn(&Element) -> bool) -> bool {
        let tree = tree::read(&format!("<{tag}>x"));
        told(tree.element(0).unwrap())
    }

    #[test]
    fn names_say_what_stands_beside() {
        for tag in [
            "div id=mainNav",
            "ul class='nav navbar-nav'",
            "div class=breadcrumb-trail",
            "div id=Hauptnavigation",
            "div class=\"news pagination--small\"",
            "div id=CybotCookiebotDialog",
            "td class=rechteSpalte",
            "p class='tools d-print-none'",
        ] {
            assert!(is(tag, is_beside), "{tag}");
        }
        for tag in [
            "div class=has-sidebar",
            "div class='col no-menu'",
            "div class=navel",
            "div class=newsSingle",
            "div class=teaser",
            "div",
        ] {
            assert!(!is(tag, is_beside), "{tag}");
        }
    }

    #[test]
    fn what_is_not_seen_says_so() {
        for tag in [
            "p hidden",
            "p style='color: red; DISPLAY : none'",
            "p style=visibility:hidden",
            "p class='x sr-only'",
            "p class='d-block d-md-none'",
            "p class='d-none d-print-block'",
        ] {
            assert!(is(tag, is_unseen), "{tag}");
        }
        for tag in [
            "p",
            "p style='display: block'",
            "p class='d-none d-md-block'",
            "p class='hidden lg:flex'",
            "p class='hidden-xs'",
        ] {
            assert!(!is(tag, is_unseen), "{tag}");
        }
    }

    #[test]
    fn names_say_what_is_around_a_picture() {
        for tag in [
            "figure",
            "div class=news-image",
            "div class=imgWrap",
            "p class='left bild'",
        ] {
            assert!(is(tag, is_around_picture), "{tag}");
        }
        for tag in [
            "div class=teaser-with-image",
            "div class=image-text",
            "div class=content-wrap",
            "div",
        ] {
            assert!(!is(tag, is_around_picture), "{tag}");
        }
    }
}
