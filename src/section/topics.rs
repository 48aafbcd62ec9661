//! Topics (Rubriken), on a line of their own.

use crate::context::Context;
use crate::copy::lines::Lines;
use crate::field::topic;
use crate::record::{Located, Role, SharedStr};

/// The topics of a line.
pub(crate) fn read(lines: Lines<'_>, context: &mut Context<'_>) -> Vec<Located<SharedStr>> {
    let text = lines.joined();
    if topic::is_plain_word(text.as_str()) {
        return Vec::from_iter(text.all_as(Role::Topic, context));
    }
    topic::split(text.as_str())
        .filter_map(|topic| text.field(topic, Role::Topic, context))
        .collect()
}
