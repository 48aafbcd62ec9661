//! The nodes that articles refer to: publisher, authors, pictures, events.

use pressedienst::{Appointment, Contact, Image, Imprint, Located, Person, Release, TeamMember};

use super::super::address::uri;
use super::super::moment;
use super::super::object::{Item, Object, each, said};
use super::super::web::Entry;
use super::{as_printed, named, property, typed};
use crate::text::full_name;

/// What lasts some days or begins at a time, and what the press is asked to.
pub(super) fn events(release: &Release) -> Item<'_> {
    let is_event = release.date_end.is_some() || release.time.is_some();
    let event = typed("Event")
        .with("name", release.headlines.first().map(|headline| headline.text.as_str()))
        .with("startDate", release.date.as_ref().map(ToString::to_string))
        .with("endDate", release.date_end.as_ref().map(ToString::to_string))
        .with("description", said(release.time.as_ref()))
        .with("location", named("Place", said(release.place.as_ref())));
    let event: Vec<_> = is_event.then_some(event).into_iter().collect();
    Item::from(event).and(each(&release.appointments, |_, printed| appointment(printed)))
}

fn appointment(appointment: &Appointment) -> Object<'_> {
    let moment = |day| appointment.time.as_deref().and_then(|time| moment::at_clock(day, time));
    typed("Event")
        .with("name", appointment.printed.as_str())
        .with(
            "startDate",
            appointment
                .date
                .map(|day| moment(day).unwrap_or_else(|| day.to_string())),
        )
        .with("location", named("Place", said(appointment.place.as_ref())))
}

/// Whether anybody is named who publishes or answers.
pub(super) const fn has_publisher(release: &Release) -> bool {
    release.imprint.is_some() || !release.contacts.is_empty()
}

pub(super) fn publisher<'r>(entry: &'r Entry<'r>) -> Object<'r> {
    let node = typed("GovernmentOrganization")
        .with("@id", entry.identifiers.part("publisher"))
        .with(
            "contactPoint",
            each(&entry.release.contacts, |_, person| contact(person)),
        );
    match entry.release.imprint.as_deref() {
        Some(imprint) => with_imprint(node, imprint),
        None => node,
    }
}

fn with_imprint<'r>(node: Object<'r>, imprint: &'r Imprint) -> Object<'r> {
    let links: Vec<String> = imprint
        .channels
        .iter()
        .filter_map(|channel| channel_link(channel))
        .collect();
    let others = imprint
        .channels
        .iter()
        .filter(|channel| channel_link(channel).is_none());
    let others: Vec<_> = others.map(|channel| property("urlAsPrinted", channel)).collect();
    let address: Vec<&str> = imprint.address.iter().map(|line| line.as_str()).collect();
    node.with("name", said(imprint.publisher.as_ref()))
        .with("address", address.join(", "))
        .with("telephone", said(imprint.phone.as_ref()))
        .with("faxNumber", said(imprint.fax.as_ref()))
        .with("email", said(imprint.email.as_ref()))
        .with("sameAs", links)
        .with("identifier", others)
        .with("employee", each(&imprint.team, |_, member| editor(member)))
}

/// Channels are printed without a scheme: `www.duesseldorf.de/medienportal`.
fn channel_link(printed: &str) -> Option<String> {
    uri(printed).or_else(|| uri(&format!("https://{printed}")))
}

fn contact(contact: &Contact) -> Object<'_> {
    typed("ContactPoint")
        .with("contactType", "press")
        .with("name", full_name(contact.given.as_ref(), contact.family.as_ref()))
        .with("email", said(contact.email.as_ref()))
        .with(
            "telephone",
            contact.phone_e164.as_deref().or(said(contact.phone.as_ref())),
        )
}

fn editor(member: &TeamMember) -> Object<'_> {
    person(member.given.as_ref(), member.family.as_ref())
        .with("alternateName", said(member.initials.as_ref()))
        .with("telephone", said(member.phone.as_ref()))
}

fn person<'r>(given: Option<&'r Located<String>>, family: Option<&'r Located<String>>) -> Object<'r> {
    let named = typed("Person").with("name", full_name(given, family));
    named.with("givenName", said(given)).with("familyName", said(family))
}

pub(super) fn author<'r>(entry: &Entry<'_>, index: usize, author: &'r Person) -> Object<'r> {
    let person = person(author.given.as_ref(), author.family.as_ref());
    person.with("@id", entry.identifiers.numbered("author", index))
}

pub(super) fn picture<'r>(entry: &Entry<'_>, index: usize, image: &'r Image) -> Object<'r> {
    let printed = entry
        .addresses
        .as_printed(image.url.as_ref(), image.url_printed.as_ref());
    let credit = image.credit.as_ref();
    let holder = credit.and_then(|credit| said(credit.holder.as_ref()));
    let photographer = credit.and_then(|credit| said(credit.photographer.as_ref()));
    let line = credit.map(|credit| credit.line.as_str());
    typed("ImageObject")
        .with("@id", entry.identifiers.numbered("picture", index))
        .with(
            "contentUrl",
            image.url.as_ref().and_then(|url| entry.addresses.link(url)),
        )
        .with("caption", said(image.caption.as_ref()))
        .with("creditText", line)
        .with("copyrightNotice", line)
        .with("copyrightHolder", named("Organization", holder))
        .with("creator", named("Person", photographer))
        .with("identifier", as_printed(printed))
}
