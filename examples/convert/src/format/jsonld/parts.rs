//! What articles refer to, as the release says it: publisher, authors, pictures, events.

use pressedienst::{Appointment, Image, Imprint, Located, Release, SharedStr, TeamMember};

use super::super::address::uri;
use super::super::moment;
use super::super::web::{Addresses, Entry, listed, said};
use super::as_printed;
use super::nodes::{Agent, Contact, Event, MediaObject, Named, OneOrMore, Picture, Property, Publisher, Work};
use crate::names::{Kind, Role, Who, gnd};
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
            contact_point: listed(release.contacts.iter().map(|one| contact(entry.text, one))),
            ..release
                .imprint
                .as_deref()
                .map(|imprint| Self::of_imprint(entry.text, imprint))
                .unwrap_or_default()
        };
        has_publisher(release).then_some(publisher)
    }

    fn of_imprint(text: &Text<'_>, imprint: &'r Imprint) -> Self {
        let channels = imprint.channels.iter();
        let (links, others): (Vec<_>, Vec<_>) = channels
            .map(|channel| channel_link(channel).ok_or(channel))
            .partition(Result::is_ok);
        let address: Vec<&str> = imprint.address.iter().map(|line| line.as_str()).collect();
        let others = others.into_iter().filter_map(Result::err);
        let others = others.map(|channel| Property::new("urlAsPrinted", channel.as_str()));
        let printed = said(imprint.publisher.as_ref());
        let who = printed.map(|printed| text.who(printed, Role::Publisher));
        let id = who.as_ref().map(|who| Property::new("id", who.urn()));
        let number = who.as_ref().and_then(|who| who.gnd).map(gnd::address);
        Self {
            alternate_name: printed
                .filter(|_| who.as_ref().is_some_and(|who| who.is_corrected))
                .map(str::to_owned),
            name: who.map(|who| who.name.into_owned()),
            address: Some(address.join(", ")).filter(|address| !address.is_empty()),
            telephone: said(imprint.phone.as_ref()),
            fax_number: said(imprint.fax.as_ref()),
            email: said(imprint.email.as_ref()),
            same_as: listed(links.into_iter().flatten().chain(number)),
            identifier: listed(others.chain(id)),
            employee: listed(imprint.team.iter().map(|member| editor(text, member))),
            ..Self::default()
        }
    }
}

/// Channels are printed without a scheme: `www.duesseldorf.de/medienportal`.
fn channel_link(printed: &str) -> Option<String> {
    uri(printed).or_else(|| uri(&format!("https://{printed}")))
}

fn contact<'r>(text: &Text<'_>, contact: &'r pressedienst::Contact) -> Contact<'r> {
    let printed = full_name(contact.given.as_ref(), contact.family.as_ref());
    let who = printed.as_deref().map(|printed| text.who(printed, Role::Contact));
    let is_corrected = who.as_ref().is_some_and(|who| who.is_corrected);
    Contact {
        contact_type: "press",
        name: who.as_ref().map(|who| who.name.to_string()),
        alternate_name: printed.clone().filter(|_| is_corrected),
        email: said(contact.email.as_ref()),
        telephone: contact.phone_e164.as_deref().or(said(contact.phone.as_ref())),
        identifier: who.as_ref().map(|who| Property::new("id", who.urn())),
        same_as: who.as_ref().and_then(|who| who.gnd).map(gnd::address),
    }
}

fn editor<'r>(text: &Text<'_>, member: &'r TeamMember) -> Agent<'r> {
    let initials = said(member.initials.as_ref()).map(str::to_owned);
    let names = (member.given.as_ref(), member.family.as_ref());
    Agent {
        telephone: said(member.phone.as_ref()),
        ..person(text, Role::Editor, names, initials).unwrap_or_default()
    }
}

/// A person whose names are printed apart; they stay so only where the right name is no other.
fn person<'r>(
    text: &Text<'_>,
    role: Role,
    (given, family): (Option<&'r Located<SharedStr>>, Option<&'r Located<SharedStr>>),
    initials: Option<String>,
) -> Option<Agent<'r>> {
    let Some(printed) = full_name(given, family) else {
        return Some(Agent {
            kind: "Person",
            alternate_name: Some(OneOrMore::One(initials?)),
            ..Agent::default()
        });
    };
    let who = text.who(&printed, role);
    let apart = |value| said(value).filter(|_| !who.is_corrected);
    Some(Agent {
        given_name: apart(given),
        family_name: apart(family),
        alternate_name: OneOrMore::of(initials.into_iter().chain(other_name(&printed, &who))),
        ..agent(&printed, &who)
    })
}

/// Whoever is meant by a printed name.
fn agent<'r>(printed: &str, who: &Who<'_>) -> Agent<'r> {
    Agent {
        kind: match who.kind {
            Kind::Person => "Person",
            Kind::Organisation => "Organization",
        },
        id: Some(who.urn()),
        name: Some(who.name.to_string()),
        alternate_name: OneOrMore::of(other_name(printed, who)),
        same_as: who.gnd.map(gnd::address),
        ..Agent::default()
    }
}

/// The printed name, where the right one is another.
fn other_name(printed: &str, who: &Who<'_>) -> Option<String> {
    who.is_corrected.then(|| printed.to_owned())
}

/// The authors that a release names.
pub(super) fn authors<'r>(entry: &Entry<'r>) -> impl Iterator<Item = Agent<'r>> {
    let authors = entry.release.bylines.iter();
    authors.filter_map(|author| {
        person(
            entry.text,
            Role::Author,
            (author.given.as_ref(), author.family.as_ref()),
            None,
        )
    })
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
            copyright_holder: holder.map(|name| agent(name, &entry.text.who(name, Role::Holder))),
            creator: photographer.map(|name| agent(name, &entry.text.who(name, Role::Photographer))),
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
