//! The display lines: which of them is the headline, and so which are kicker and subheads.
//!
//! The running heads repeat the headline, or the layout prints it at a place of its own. Else a line in two languages is the
//! headline, and else the first line; that is reported.

use crate::context::Context;
use crate::copy::lines::Lines;
use crate::copy::stitch::Text;
use crate::record::{Block, Code, Headline, Located, Role};

use super::headline::BodyLanguages;
use super::subhead;

/// A display line, in print one line or several.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Display<'s> {
    pub(crate) lines: Lines<'s>,
    pub(crate) is_headline: bool,
}

/// What the display lines are.
#[derive(Debug, Default)]
pub(crate) struct Told {
    pub(crate) kicker: Option<Located<String>>,
    pub(crate) headlines: Vec<Headline>,
    pub(crate) subheads: Vec<Located<String>>,
}

/// Tells kicker, headline and subheads apart. Wants the body, which says what the languages are.
pub(crate) fn tell_apart(
    displays: &[Display<'_>],
    body: &[Block],
    has_tight_slashes: bool,
    context: &mut Context<'_>,
) -> Told {
    let languages = BodyLanguages::of(body);
    let mut told = Told::default();
    let mut text = Text::default();
    let marked = marked(displays, has_tight_slashes, languages);
    let in_two_languages = |display: &Display<'_>| {
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
    told.headlines = languages.headlines(&text, context);
    if marked.is_none()
        && displays.len() > 1
        && let Some(first) = told.headlines.first()
    {
        context.report_at(Code::HeadlineUnmarked, &first.text);
    }
    for below in displays.iter().skip(headline.saturating_add(1)) {
        below.lines.join_into(&mut text);
        told.subheads.extend(subhead::parts(&text, has_tight_slashes, context));
    }
    told
}

/// The display line that running heads, its place, or the line below it show to be the headline.
fn marked(displays: &[Display<'_>], has_tight_slashes: bool, languages: BodyLanguages) -> Option<usize> {
    let repeated = displays.iter().position(|display| display.is_headline);
    let is_above_parts = || has_tight_slashes && is_above_parts(displays, languages);
    repeated.or_else(|| is_above_parts().then_some(0))
}

/// Of two display lines the first is the headline if the second has parts of one language between slashes, as a subhead
/// has.
fn is_above_parts(displays: &[Display<'_>], languages: BodyLanguages) -> bool {
    let [_, second] = displays else { return false };
    let text = second.lines.joined();
    let has_parts = text.as_str().contains(" / ") || !subhead::tight_slashes(text.as_str()).is_empty();
    has_parts && languages.split(text.as_str()).is_none()
}
