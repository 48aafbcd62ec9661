//! What elements say of themselves by their names, ids and classes, and by the words of these: `mainNav` and `main-nav`
//! have two.

/// What stands beside the text of a page.
const BESIDE: &str = "addthis advert backlink blaettern bookmark bookmarks breadcrumb breadcrumbs browsebox comments consent \
                      cookie cookies crumbs disqus dsgvo empfehlen gdpr kommentare lightbox login logo marginal marginalie \
                      marginalien marginalspalte menu menue metabar metanav metanavi modal nav navbar navi navigation \
                      newsletter pagebrowse pagebrowser pager pagination paginator paginierung popup randspalte rating \
                      related respond rootline search searchbox searchform servicebar share shariff sharing sidebar skip \
                      skiplink skiplinks social submitted sprunglinks sprungmarken suchbox suche suchfeld toolbar topbar";

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

/// Beside these a word says what an element has, or comes from, not what it is: "has-sidebar", "search-result".
const HAVING: &str = "ergebnis ergebnisse has have mit no not ohne result results to treffer with without";

/// Whole ids and classes of the columns of a page, of what asks for consent, and of what blogs and the Wayback Machine print
/// beside a text.
const COLUMNS: &str = "aside cc-banner cc-window col-left col-right entry-footer left-col leftcol linke-spalte linkespalte page-aside rechte-spalte rechtespalte right-col \
                       rightcol secondary spalte-links spalte-rechts tertiary wm-ipp-base wm-ipp-print";

/// Whole classes of what is left out when a page is printed, which its text never is.
const UNPRINTED: &str = "d-print-none dontprint hidden-print hide-print no-print noprint print-hidden print:hidden";

/// Whole ids and classes of the head of a page, and of its foot.
const HEADS: &str = "banner branding header kopf kopfbereich kopfzeile masthead page-header pageheader site-branding site-header siteheader";
const FEET: &str =
    "colophon foot footer fuss fussbereich fusszeile page-footer pagefooter site-footer siteinfo sitefooter";

/// Classes, and ids, of the element with the text, where no element is said to be the main one.
const MAIN_CLASSES: &str = "content-main hauptinhalt main-content maincontent page-content";
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

/// No element has more names.
const MOST: usize = 64;

/// What an element says that it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trait {
    /// It stands beside the text.
    Beside,
    /// The head of the page, or its foot.
    Head,
    Foot,
    /// It has the text.
    Main,
    /// Browsers show nothing of it.
    Unseen,
    Topics,
    Kicker,
    Day,
    Caption,
    AroundPicture,
}

/// All that an element says, a bit each.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Traits(u16);

impl Traits {
    pub(super) const fn has(self, one: Trait) -> bool {
        self.0 & (1 << one as u16) != 0
    }

    fn add(&mut self, one: Trait, is_so: bool) {
        self.0 |= u16::from(is_so) << one as u16;
    }

    /// What an element says by its name and the values of its attributes.
    pub(super) fn of<'v>(name: &str, value: impl Fn(&str) -> Option<&'v str>) -> Self {
        let (id, class) = (value("id").unwrap_or_default(), value("class").unwrap_or_default());
        let style: String = value("style").unwrap_or_default().split_whitespace().collect();
        let style = style.to_lowercase();
        let mut traits = Self::default();
        let is_hidden =
            value("hidden").is_some() || style.contains("display:none") || style.contains("visibility:hidden");
        traits.add(Trait::Unseen, is_hidden || is_unseen(class));
        traits.add(Trait::Main, is_among(MAINS, &id.to_lowercase()));
        traits.add(Trait::Day, name == "time");
        traits.add(Trait::Caption, name == "figcaption");
        traits.add(Trait::AroundPicture, name == "figure");
        for token in id
            .split_ascii_whitespace()
            .chain(class.split_ascii_whitespace())
            .take(MOST)
        {
            traits.add_token(token);
        }
        traits
    }

    fn add_token(&mut self, token: &str) {
        let mut words = words(token);
        let whole = token.to_lowercase();
        // "page__footer" is "page-footer".
        let joined = words.join("-");
        self.add(Trait::Beside, is_among(COLUMNS, &joined) || is_among(UNPRINTED, &whole));
        self.add(Trait::Main, is_among(MAIN_CLASSES, &joined));
        self.add(Trait::Head, is_among(HEADS, &joined));
        self.add(Trait::Foot, is_among(FEET, &joined));
        let is_having = words.iter().any(|word| is_among(HAVING, word));
        for word in &words {
            let is_beside = is_among(BESIDE, word) || BESIDE_PARTS.iter().any(|part| word.contains(part));
            self.add(Trait::Beside, is_beside && !is_having);
            self.add(Trait::Topics, is_among(TOPICS, word));
            self.add(Trait::Kicker, is_among(KICKERS, word));
            self.add(Trait::Day, is_among(DAYS, word));
            self.add(Trait::Caption, is_among(CAPTIONS, word));
        }
        // "news-image", "img-wrap".
        words.pop_if(|word| is_among(AROUND, word));
        let is_picture = words.last().is_some_and(|word| is_among(PICTURES, word));
        self.add(Trait::AroundPicture, is_picture && !is_having);
    }
}

fn is_among(list: &str, word: &str) -> bool {
    list.split(' ').any(|known| known == word)
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

/// Whether browsers show nothing of what has these classes.
fn is_unseen(classes: &str) -> bool {
    let classes = || classes.split_ascii_whitespace();
    // "d-none d-md-block", "hidden md:flex".
    let is_shown_wide = |class: &str| {
        let shown = [
            "-block", "-flex", "-inline", "-grid", ":block", ":flex", ":inline", ":grid",
        ];
        let is_wide = class.contains(':') || class.starts_with("d-") && class.matches('-').count() > 1;
        is_wide && !class.contains("print") && shown.iter().any(|shown| class.ends_with(shown))
    };
    classes().any(|class| is_among(UNSEEN, class) || is_among(UNSEEN_WIDE, class)) && !classes().any(is_shown_wide)
}

#[cfg(test)]
mod tests {
    use super::super::tree;
    use super::*;

    fn is(tag: &str, one: Trait) -> bool {
        let tree = tree::read(&format!("<{tag}>x"));
        tree.element(0).unwrap().is(one)
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
            assert!(is(tag, Trait::Beside), "{tag}");
        }
        for tag in [
            "div class=has-sidebar",
            "div class='col no-menu'",
            "div class=navel",
            "div class=newsSingle",
            "div class=teaser",
            "div",
        ] {
            assert!(!is(tag, Trait::Beside), "{tag}");
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
            assert!(is(tag, Trait::Unseen), "{tag}");
        }
        for tag in [
            "p",
            "p style='display: block'",
            "p class='d-none d-md-block'",
            "p class='hidden lg:flex'",
            "p class='hidden-xs'",
        ] {
            assert!(!is(tag, Trait::Unseen), "{tag}");
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
            assert!(is(tag, Trait::AroundPicture), "{tag}");
        }
        for tag in [
            "div class=teaser-with-image",
            "div class=image-text",
            "div class=content-wrap",
            "div",
        ] {
            assert!(!is(tag, Trait::AroundPicture), "{tag}");
        }
    }
}
