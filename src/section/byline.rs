//! The authors, behind their label.

use crate::context::Context;
use crate::copy::label::{LabelEnd, mark_label};
use crate::copy::paragraph::Copy;
use crate::copy::stitch::Text;
use crate::field::person::{self, Name};
use crate::field::place_of;
use crate::record::{Code, Person, Release, Role};

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
    let people = person::parse_people(text.as_str());
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

fn person(text: &Text, name: Name<'_>, context: &mut Context<'_>) -> Person {
    let mut field = |part: &str| text.field(place_of(text.as_str(), part), Role::Byline, context);
    Person {
        family: field(name.family),
        given: name.given.and_then(field),
    }
}
