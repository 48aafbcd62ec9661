//! The people, organisations and pictures of a news object.

use pressedienst::{Contact, Image, Imprint, Located, Release, TeamMember};

use super::super::object::{Item, Object, all_said, each, said};
use super::super::web::Entry;
use super::{as_printed, role_and_value};
use crate::text::full_name;

pub(super) fn by(release: &Release) -> String {
    let names = release
        .bylines
        .iter()
        .filter_map(|person| full_name(person.given.as_ref(), person.family.as_ref()));
    names.collect::<Vec<_>>().join(", ")
}

/// Whom to ask, and the editors of the imprint.
pub(super) fn people(release: &Release) -> Item<'_> {
    let team = release.imprint.as_deref().map_or(&[][..], |imprint| &imprint.team);
    each(&release.contacts, |_, person| contact(person)).and(each(team, |_, member| editor(member)))
}

fn contact(contact: &Contact) -> Object<'_> {
    let printed = said(contact.phone.as_ref());
    let phone = printed.map(|printed| {
        let value = contact.phone_e164.as_deref().unwrap_or(printed);
        Object::new()
            .with("type", "phone")
            .with("value", value)
            .with("name", printed)
    });
    let email = contact.email.as_ref().map(|email| reached_by("email", email));
    Object::new()
        .with("name", full_name(contact.given.as_ref(), contact.family.as_ref()))
        .with("rel", "contact")
        .with("contactInfo", email.into_iter().chain(phone).collect::<Vec<_>>())
}

fn editor(member: &TeamMember) -> Object<'_> {
    let phone = member.phone.as_ref().map(|phone| reached_by("phone", phone));
    Object::new()
        .with("name", full_name(member.given.as_ref(), member.family.as_ref()))
        .with("rel", "editor")
        .with("literal", said(member.initials.as_ref()))
        .with("contactInfo", Vec::from_iter(phone))
}

fn reached_by<'r>(way: &'r str, value: &'r Located<String>) -> Object<'r> {
    Object::new().with("type", way).with("value", value.as_str())
}

pub(super) fn publisher(release: &Release) -> Vec<Object<'_>> {
    release.imprint.as_deref().map(organisation).into_iter().collect()
}

fn organisation(imprint: &Imprint) -> Object<'_> {
    let lines = Object::new().with("lines", all_said(&imprint.address));
    let address = Object::new().with("type", "address").with("address", lines);
    let address = (!imprint.address.is_empty()).then_some(address);
    let ways = [
        ("phone", &imprint.phone),
        ("fax", &imprint.fax),
        ("email", &imprint.email),
    ];
    let ways = ways
        .into_iter()
        .filter_map(|(way, value)| Some(reached_by(way, value.as_ref()?)));
    let info: Vec<_> = address.into_iter().chain(ways).collect();
    let channels = each(&imprint.channels, |_, channel| reached_by("web", channel));
    Object::new()
        .with("name", said(imprint.publisher.as_ref()))
        .with("rel", "publisher")
        .with("contactInfo", Item::from(info).and(channels))
}

pub(super) fn pictures<'r>(entry: &'r Entry<'r>) -> Item<'r> {
    each(&entry.release.images, |index, image| picture(entry, index, image))
}

fn picture<'r>(entry: &Entry<'_>, index: usize, image: &'r Image) -> Object<'r> {
    let link = image.url.as_ref().and_then(|url| entry.addresses.link(url));
    let rendition = |href: &String| Object::new().with("name", "original").with("href", href.clone());
    let caption = said(image.caption.as_ref()).map(|caption| role_and_value("caption", caption));
    let credit = image.credit.as_ref();
    let printed = entry
        .addresses
        .as_printed(image.url.as_ref(), image.url_printed.as_ref());
    Object::new()
        .with("name", format!("picture {}", index + 1))
        .with("rel", "picture")
        .with("type", "picture")
        .with("renditions", link.iter().map(rendition).collect::<Vec<_>>())
        .with(
            "uri",
            link.unwrap_or_else(|| entry.identifiers.numbered("picture", index)),
        )
        .with("descriptions", Vec::from_iter(caption))
        .with(
            "copyrightHolder",
            credit.and_then(|credit| said(credit.holder.as_ref())),
        )
        .with("by", credit.and_then(|credit| said(credit.photographer.as_ref())))
        .with("copyrightNotice", credit.map(|credit| credit.line.as_str()))
        .with("altIds", as_printed(printed))
}
