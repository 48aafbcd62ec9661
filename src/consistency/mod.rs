//! Whether what was read fits together. Nothing is changed here: what contradicts is kept as printed and reported.

mod addresses;
mod letters;
mod names;
pub(crate) mod text;
mod weekdays;

use crate::context::Context;
use crate::record::Release;

/// Reports what contradicts in the releases of a text.
pub(crate) fn check(releases: &[Release], context: &mut Context<'_>) {
    weekdays::check(releases, context);
    for release in releases {
        addresses::check(release, context);
    }
    names::check(releases, context);
    letters::compare(context);
}
