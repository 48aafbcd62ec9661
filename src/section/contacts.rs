//! Whom to ask.

use std::ops::Range;

use crate::context::Context;
use crate::copy::lines::Lines;
use crate::field::{contact, phone};
use crate::record::{Code, Contact, Role, Span};

/// The contacts behind a label that stands at `label`.
pub(crate) fn read(lines: Lines<'_>, label: Span, context: &mut Context<'_>) -> Vec<Contact> {
    let text = lines.joined();
    let found = contact::parse(text.as_str());
    if found.is_empty() {
        context.report(Code::ContactUnreadable, label);
    }
    let mut contacts = Vec::new();
    for reach in found {
        if !reach.is_contact() {
            context.report(Code::ContactUnreadable, label);
            continue;
        }
        let words = |range: Option<Range<usize>>| text.as_str().get(range?);
        let phone = words(reach.phone);
        let mut field = |words: Option<&str>| text.field(words?, Role::Contact, context);
        contacts.push(Contact {
            family: field(words(reach.family)),
            given: field(words(reach.given)),
            email: field(words(reach.email)),
            phone: field(phone),
            phone_e164: phone.and_then(phone::e164),
        });
        for label in reach.labels {
            text.field(words(Some(label)).unwrap_or_default(), Role::Label, context);
        }
    }
    contacts
}
