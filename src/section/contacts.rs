//! Whom to ask.

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
        // A title is of the contact, but no value.
        if let Some(printed) = reach.name.and_then(|name| name.titled) {
            text.field(printed, Role::Contact, context);
        }
        let mut field = |part: Option<&str>| text.field(part?, Role::Contact, context);
        contacts.push(Contact {
            family: field(reach.family()),
            given: field(reach.given()),
            email: field(reach.email),
            phone: field(reach.phone),
            phone_e164: reach.phone.and_then(phone::e164).map(Into::into),
        });
        for label in reach.labels {
            text.field(label, Role::Label, context);
        }
    }
    contacts
}
