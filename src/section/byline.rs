//! The authors: by name behind their label, or by the initials with which a text is signed.

use crate::context::Context;
use crate::copy::lines::Lines;
use crate::field::person;
use crate::record::{Code, Person, Role, Span, TeamMember};

/// The names behind a label that stands at `label`.
pub(crate) fn read(lines: Lines<'_>, label: Span, context: &mut Context<'_>) -> Vec<Person> {
    let text = lines.joined();
    let people = person::parse_people(text.as_str());
    if people.is_empty() {
        context.report(Code::BylineUnreadable, label);
        return Vec::new();
    }
    // The words between the names are part of the line too.
    for span in text.spans(&(0..text.as_str().len())) {
        context.mark(span, Role::Byline);
    }
    let mut field = |part: &str| text.field(part, Role::Byline, context);
    let people = people.into_iter().map(|name| Person {
        family: field(name.family),
        given: name.given.and_then(&mut field),
    });
    people.collect()
}

/// The editors who sign with initials: "(ko/zi)".
pub(crate) fn read_signature(lines: Lines<'_>, team: &[TeamMember], context: &mut Context<'_>) -> Vec<Person> {
    let Some(line) = lines.first() else { return Vec::new() };
    context.mark(line.span(), Role::Byline);
    let editor = |initials: &str| {
        let is_own = |member: &&TeamMember| member.initials.as_ref().is_some_and(|own| own.as_str() == initials);
        let member = team.iter().find(is_own)?;
        Some(Person {
            family: member.family.clone(),
            given: member.given.clone(),
        })
    };
    let initials = line.text.trim_start_matches('(').trim_end_matches(')').split('/');
    let editors: Option<Vec<_>> = initials.map(editor).collect();
    if editors.is_none() {
        context.report(Code::InitialsUnknown, line.span());
    }
    editors.unwrap_or_default()
}
