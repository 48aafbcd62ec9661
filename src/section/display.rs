//! The display lines: which of them is the headline, and so which are kicker and subheads.
//!
//! The running heads repeat the headline, or the title that a host put above the text does, or the address of the online
//! version names it. Else the layout prints it at a place of its own, a line in two languages is the headline, or the first
//! line is; where nothing tells, that is reported.

use crate::context::Context;
use crate::copy::lines::Lines;
use crate::copy::stitch::Text;
use crate::record::{Block, Code, Headline, Language, Located, Role, SharedStr};

use super::headline::BodyLanguages;
use super::{reprint, subhead};

/// A display line, in print one line or several.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Display<'s> {
    pub(crate) lines: Lines<'s>,
    /// Whether it is the headline: the running heads or the title above the text repeat it, or the layout prints it there.
    pub(crate) is_headline: bool,
}

/// What else tells which display line is the headline.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hints<'t> {
    /// The language of a headline if the body tells none.
    pub(crate) language: Option<Language>,
    /// The address of the online version.
    pub(crate) online: Option<&'t str>,
    /// Whether the layout prints no kicker, so that the first one is the headline if nothing else tells.
    pub(crate) is_headline_first: bool,
    /// Whether subheads may have no blanks around the slashes that part them.
    pub(crate) has_tight_slashes: bool,
}

/// What the display lines are.
#[derive(Debug, Default)]
pub(crate) struct Told {
    pub(crate) kicker: Option<Located<SharedStr>>,
    pub(crate) headlines: Vec<Headline>,
    pub(crate) subheads: Vec<Located<SharedStr>>,
}

/// Tells kicker, headline and subheads apart. Wants the body, which says what the languages are.
pub(crate) fn tell_apart<'s>(
    displays: &[Display<'s>],
    body: &[Block],
    hints: Hints<'_>,
    context: &mut Context<'_>,
) -> Told {
    let languages = BodyLanguages::of(body);
    let mut told = Told::default();
    let mut text = Text::default();
    let marked = marked(displays, hints, languages);
    let in_two_languages = |display: &Display<'s>| {
        display.lines.join_into(&mut text);
        languages.split(text.as_str()).is_some()
    };
    let headline = marked
        .or_else(|| displays.iter().position(in_two_languages))
        .unwrap_or(0);
    let Some(display) = displays.get(headline) else {
        return told;
    };
    text.clear();
    for above in displays.iter().take(headline) {
        for line in above.lines.iter() {
            text.push(line, above.lines.compounds());
        }
    }
    told.kicker = text.all_as(Role::Kicker, context);
    display.lines.join_into(&mut text);
    told.headlines = languages.headlines(&text, hints.language, context);
    if marked.is_none()
        && displays.len() > 1
        && let Some(first) = told.headlines.first()
    {
        context.report_at(Code::HeadlineUnmarked, &first.text);
    }
    for below in displays.iter().skip(headline.saturating_add(1)) {
        below.lines.join_into(&mut text);
        told.subheads
            .extend(subhead::parts(&text, hints.has_tight_slashes, context));
    }
    told
}

/// The display line that is shown to be the headline. The first row that fits decides:
///
/// | a display line | is the headline |
/// | --- | --- |
/// | is repeated by the running heads | yes |
/// | is repeated by the title that a host put above the text | yes |
/// | is the only one that the address of the online version names | yes |
/// | is the first one, of a layout without kickers | yes |
/// | is the first of two, and the second has parts between tight slashes | yes |
/// | is any other | not shown: one in two languages, or else the first |
fn marked(displays: &[Display<'_>], hints: Hints<'_>, languages: BodyLanguages) -> Option<usize> {
    let repeated = displays.iter().position(|display| display.is_headline);
    let is_first = || hints.is_headline_first || hints.has_tight_slashes && is_above_parts(displays, languages);
    repeated
        .or_else(|| named(displays, hints.online?))
        .or_else(|| is_first().then_some(0))
}

/// The display line that an address names.
fn named(displays: &[Display<'_>], online: &str) -> Option<usize> {
    if displays.len() < 2 {
        return None;
    }
    let texts: Vec<String> = displays
        .iter()
        .map(|display| display.lines.joined().as_str().to_owned())
        .collect();
    reprint::named(online, &texts)
}

/// Of two display lines the first is the headline if the second has parts of one language between slashes, as a subhead
/// has.
fn is_above_parts(displays: &[Display<'_>], languages: BodyLanguages) -> bool {
    let [_, second] = displays else { return false };
    let text = second.lines.joined();
    let has_parts = text.as_str().contains(" / ") || !subhead::tight_slashes(text.as_str()).is_empty();
    has_parts && languages.split(text.as_str()).is_none()
}
