//! Topics (Rubriken), on a line of their own.

use crate::context::Context;
use crate::copy::lines::Lines;
use crate::field::topic;
use crate::record::{Located, Role, SharedStr};

/// The topics of a line.
pub(crate) fn read(lines: Lines<'_>, context: &mut Context<'_>) -> Vec<Located<SharedStr>> {
    let text = lines.joined();
    topic::split(text.as_str())
        .filter_map(|topic| text.field(topic, Role::Topic, context))
        .collect()
}
