//! What articles refer to, as the release says it: publisher, authors, pictures, events.

use pressedienst::{Appointment, Image, Imprint, Located, Person, Release, SharedStr, TeamMember};

use super::super::address::uri;
use super::super::moment;
use super::super::web::{Addresses, Entry, listed, said};
use super::as_printed;
use super::nodes::{Author, Contact, Editor, Event, MediaObject, Named, Names, Picture, Property, Publisher, Work};
use crate::text::{Text, full_name};
use crate::unread::Unread;

/// What no field holds, of which nothing is known but that somebody wrote it.
pub(super) fn unread<'t>(text: &Text<'t>, addresses: &Addresses, unread: &Unread<'_>) -> Work<'t> {
    Work {
        id: addresses.unread(),
        name: Some(text.file_name()).filter(|name| !name.is_empty()),
        text: unread.text(),
        identifier: [Property::new("record", text.unread_id())],
    }
}

/// What lasts some days or begins at a time, and what the press is asked to.
pub(super) fn events(release: &Release) -> impl Iterator<Item = Event<'_>> {
    let is_event = release.date_end.is_some() || release.time.is_some();
    let event = is_event.then(|| Event {
        name: release.headlines.first().map(|headline| headline.text.as_str()),
        start_date: release.date.as_ref().map(ToString::to_string),
        end_date: release.date_end.as_ref().map(ToString::to_string),
        description: said(release.time.as_ref()),
        location: said(release.place.as_ref()).map(Named::place),
        event_status: None,
    });
    event.into_iter().chain(release.appointments.iter().map(appointment))
}

fn appointment(appointment: &Appointment) -> Event<'_> {
    let moment = |day| appointment.time.as_deref().and_then(|time| moment::at_clock(day, time));
    let day = appointment.date;
    Event {
        name: Some(&appointment.printed),
        start_date: day.map(|day| moment(day).unwrap_or_else(|| day.to_string())),
        end_date: None,
        description: None,
        location: said(appointment.place.as_ref()).map(Named::place),
        event_status: appointment.is_cancelled.then_some("https://schema.org/EventCancelled"),
    }
}

/// Whether anybody is named who publishes or answers.
pub(super) const fn has_publisher(release: &Release) -> bool {
    release.imprint.is_some() || !release.contacts.is_empty()
}

impl<'r> Publisher<'r> {
    /// Who publishes a release, where anybody is named.
    pub(super) fn of(entry: &Entry<'r>) -> Option<Self> {
        let release = entry.release;
        let publisher = Self {
            id: entry.identifiers.part("publisher"),
            contact_point: listed(release.contacts.iter().map(contact)),
            ..release.imprint.as_deref().map(Self::from).unwrap_or_default()
        };
        has_publisher(release).then_some(publisher)
    }
}

impl<'r> From<&'r Imprint> for Publisher<'r> {
    fn from(imprint: &'r Imprint) -> Self {
        let channels = imprint.channels.iter();
        let (links, others): (Vec<_>, Vec<_>) = channels
            .map(|channel| channel_link(channel).ok_or(channel))
            .partition(Result::is_ok);
        let address: Vec<&str> = imprint.address.iter().map(|line| line.as_str()).collect();
        let others = others.into_iter().filter_map(Result::err);
        Self {
            name: said(imprint.publisher.as_ref()),
            address: Some(address.join(", ")).filter(|address| !address.is_empty()),
            telephone: said(imprint.phone.as_ref()),
            fax_number: said(imprint.fax.as_ref()),
            email: said(imprint.email.as_ref()),
            same_as: listed(links.into_iter().flatten()),
            identifier: listed(others.map(|channel| Property::new("urlAsPrinted", channel.as_str()))),
            employee: listed(imprint.team.iter().map(editor)),
            ..Self::default()
        }
    }
}

/// Channels are printed without a scheme: `www.duesseldorf.de/medienportal`.
fn channel_link(printed: &str) -> Option<String> {
    uri(printed).or_else(|| uri(&format!("https://{printed}")))
}

fn contact(contact: &pressedienst::Contact) -> Contact<'_> {
    Contact {
        contact_type: "press",
        name: full_name(contact.given.as_ref(), contact.family.as_ref()),
        email: said(contact.email.as_ref()),
        telephone: contact.phone_e164.as_deref().or(said(contact.phone.as_ref())),
    }
}

fn editor(member: &TeamMember) -> Editor<'_> {
    Editor {
        names: names(member.given.as_ref(), member.family.as_ref()),
        alternate_name: said(member.initials.as_ref()),
        telephone: said(member.phone.as_ref()),
    }
}

fn names<'r>(given: Option<&'r Located<SharedStr>>, family: Option<&'r Located<SharedStr>>) -> Names<'r> {
    Names {
        name: full_name(given, family),
        given_name: said(given),
        family_name: said(family),
    }
}

impl<'r> Author<'r> {
    pub(super) fn new(entry: &Entry<'r>, index: usize, author: &'r Person) -> Self {
        Self {
            names: names(author.given.as_ref(), author.family.as_ref()),
            id: entry.identifiers.numbered("author", index),
        }
    }
}

impl<'r> Picture<'r> {
    pub(super) fn new(entry: &Entry<'r>, index: usize, image: &'r Image) -> Self {
        let (url, credit) = (image.url.as_ref(), image.credit.as_ref());
        let line = credit.map(|credit| credit.line.as_str());
        let holder = credit.and_then(|credit| said(credit.holder.as_ref()));
        let photographer = credit.and_then(|credit| said(credit.photographer.as_ref()));
        Self {
            id: entry.identifiers.numbered("picture", index),
            content_url: url.and_then(|url| entry.addresses.link(url)),
            caption: said(image.caption.as_ref()),
            credit_text: line,
            copyright_notice: line,
            copyright_holder: holder.map(|name| Named::Organization { name }),
            creator: photographer.map(|name| Named::Person { name }),
            identifier: listed(as_printed(entry, url, image.url_printed.as_ref())),
        }
    }
}

impl<'r> MediaObject<'r> {
    pub(super) fn plain_text(entry: &Entry<'r>, url: &'r Located<SharedStr>) -> Self {
        Self {
            encoding_format: "text/plain",
            content_url: entry.addresses.link(url),
            identifier: listed(as_printed(entry, Some(url), None)),
        }
    }
}
