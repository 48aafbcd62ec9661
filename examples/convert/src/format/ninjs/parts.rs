//! The people, organisations and pictures of a news object, as the release says them.

use pressedienst::{Contact, Image, Imprint, Release, TeamMember};

use super::super::web::{Entry, listed, said};
use super::as_printed;
use super::objects::{Address, Association, ContactInfo, Named, Rendition, RoleAndValue};
use crate::text::full_name;

pub(super) fn by(release: &Release) -> Option<String> {
    let bylines = release.bylines.iter();
    let names = bylines.filter_map(|person| full_name(person.given.as_ref(), person.family.as_ref()));
    listed(names).map(|names| names.join(", "))
}

/// Whom to ask, and the editors of the imprint.
pub(super) fn people(release: &Release) -> impl Iterator<Item = Named<'_>> {
    let team = release.imprint.as_deref().map_or(&[][..], |imprint| &imprint.team);
    release.contacts.iter().map(contact).chain(team.iter().map(editor))
}

fn contact(contact: &Contact) -> Named<'_> {
    let printed = said(contact.phone.as_ref());
    let phone = printed.map(|printed| ContactInfo {
        name: Some(printed),
        ..reached_by("phone", contact.phone_e164.as_deref().unwrap_or(printed))
    });
    let email = said(contact.email.as_ref()).map(|email| reached_by("email", email));
    Named {
        name: full_name(contact.given.as_ref(), contact.family.as_ref()).map(Into::into),
        rel: Some("contact"),
        literal: None,
        contact_info: listed(email.into_iter().chain(phone)),
    }
}

fn editor(member: &TeamMember) -> Named<'_> {
    let phone = said(member.phone.as_ref());
    Named {
        name: full_name(member.given.as_ref(), member.family.as_ref()).map(Into::into),
        rel: Some("editor"),
        literal: said(member.initials.as_ref()),
        contact_info: listed(phone.map(|phone| reached_by("phone", phone))),
    }
}

const fn reached_by<'r>(way: &'static str, value: &'r str) -> ContactInfo<'r> {
    ContactInfo {
        kind: way,
        value: Some(value),
        name: None,
        address: None,
    }
}

pub(super) fn publisher(imprint: &Imprint) -> Named<'_> {
    let lines = listed(imprint.address.iter().map(|line| line.as_str()));
    let address = lines.map(|lines| ContactInfo {
        kind: "address",
        value: None,
        name: None,
        address: Some(Address { lines }),
    });
    let ways = [
        ("phone", &imprint.phone),
        ("fax", &imprint.fax),
        ("email", &imprint.email),
    ];
    let ways = ways
        .into_iter()
        .filter_map(|(way, value)| Some(reached_by(way, value.as_ref()?)));
    let channels = imprint.channels.iter().map(|channel| reached_by("web", channel));
    Named {
        name: said(imprint.publisher.as_ref()).map(Into::into),
        rel: Some("publisher"),
        literal: None,
        contact_info: listed(address.into_iter().chain(ways).chain(channels)),
    }
}

pub(super) fn picture<'r>(entry: &Entry<'r>, index: usize, image: &'r Image) -> Association<'r> {
    let (url, credit) = (image.url.as_ref(), image.credit.as_ref());
    let link = url.and_then(|url| entry.addresses.link(url));
    let rendition = |href: &String| {
        let (name, href) = ("original", href.clone());
        [Rendition { name, href }]
    };
    Association {
        name: format!("picture {}", index + 1),
        rel: "picture",
        kind: "picture",
        renditions: link.as_ref().map(rendition),
        uri: link.unwrap_or_else(|| entry.identifiers.numbered("picture", index)),
        descriptions: said(image.caption.as_ref()).map(|caption| [RoleAndValue::new("caption", caption)]),
        copyright_holder: credit.and_then(|credit| said(credit.holder.as_ref())),
        by: credit.and_then(|credit| said(credit.photographer.as_ref())),
        copyright_notice: credit.map(|credit| credit.line.as_str()),
        alt_ids: listed(as_printed(entry.addresses.as_printed(url, image.url_printed.as_ref()))),
        ..Association::default()
    }
}
