//! Whether what was read fits together. Nothing is changed here: what contradicts is kept as printed and reported.

mod addresses;
mod letters;
mod names;
pub(crate) mod text;
mod weekdays;

use crate::context::Context;
use crate::record::Release;

use letters::Lost;

/// Reports what contradicts in the releases of a text, whose words with lost letters are known.
pub(crate) fn check<'s>(releases: &[Release], lost: Lost<'s>, context: &mut Context<'s>) {
    weekdays::check(releases, context);
    for release in releases {
        addresses::check(release, context);
    }
    names::check(releases, context);
    letters::compare(lost, context);
}
