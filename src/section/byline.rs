//! The authors, behind their label.
//!
//! ```text
//! byline  = ( "Text" | "Redaktion" ) ":" people
//! ```

use crate::context::Context;
use crate::copy::label::{LabelEnd, mark_label};
use crate::copy::paragraph::Copy;
use crate::copy::stitch::Text;
use crate::field::person::{self, Name};
use crate::record::{Code, Person, Release, Role};

/// The labels of a byline; both mean the author.
pub(crate) const LABELS: [&str; 2] = ["Text:", "Redaktion:"];

/// Reads the names between the label that begins line `index` and line `to`.
pub(crate) fn read(
    copy: &Copy<'_>,
    index: usize,
    label: LabelEnd,
    to: usize,
    release: &mut Release,
    context: &mut Context<'_>,
) {
    let source = context.text();
    mark_label(copy, index, label, context);
    let mut text = Text::default();
    for at in label.line..to {
        let Some(line) = copy.line(at) else { break };
        let names = line.rest(source, if at == label.line { label.offset } else { 0 });
        if names.width > 0 {
            text.push(source, names.span, names.is_untidy());
        }
    }
    let people = person::people(text.as_str());
    if !people.is_empty() {
        // The words between the names are part of the line too.
        for span in text.spans(&(0..text.as_str().len())) {
            context.mark(span, Role::Byline);
        }
    }
    if people.is_empty()
        && let Some(line) = copy.line(index)
    {
        context.report(Code::BylineUnreadable, line.span);
    }
    for name in people {
        let author = person(&text, name, context);
        release.bylines.push(author);
    }
}

fn person(text: &Text, (family, given): Name, context: &mut Context<'_>) -> Person {
    Person {
        family: family.and_then(|range| text.field(range, Role::Byline, context)),
        given: given.and_then(|range| text.field(range, Role::Byline, context)),
    }
}
