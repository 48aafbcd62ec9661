//! What stands behind the text: pictures, contacts and imprint, in the order of the print.

use std::io;

use pressedienst::{Contact, Credit, Image, Imprint, Located, Release, SharedStr};

use super::pages::Pages;
use super::{agent, body, person};
use crate::format::address::uri;
use crate::format::xml::{NONE, Xml};
use crate::names::Role;
use crate::text::{Text, UNREAD};
use crate::unread::Unread;

enum Part<'r> {
    Images(&'r [Image]),
    Contacts(&'r [Contact]),
    Imprint(&'r Imprint),
}

pub(super) fn write(
    xml: &mut Xml,
    pages: &mut Pages<'_>,
    text: &Text<'_>,
    release: &Release,
    unread: Option<&Unread<'_>>,
) -> io::Result<()> {
    let images = release
        .images
        .first()
        .map(|first| (image_start(first), Part::Images(&release.images)));
    let contacts = release
        .contacts
        .first()
        .map(|first| (contact_start(first), Part::Contacts(&release.contacts)));
    let imprint = release.imprint.as_deref();
    let imprint = imprint.map(|imprint| (start(imprint.publisher.as_ref()), Part::Imprint(imprint)));
    let mut parts: Vec<_> = [images, contacts, imprint].into_iter().flatten().collect();
    if parts.is_empty() && unread.is_none() {
        return Ok(());
    }
    parts.sort_by_key(|(start, _)| *start);
    xml.open("back", NONE)?;
    for (start, part) in parts {
        if let Some(start) = start {
            pages.until_offset(xml, start)?;
        }
        match part {
            Part::Images(images) => write_images(xml, pages, text, images)?,
            Part::Contacts(contacts) => write_contacts(xml, pages, text, contacts)?,
            Part::Imprint(imprint) => write_imprint(xml, text, imprint)?,
        }
    }
    if let Some(unread) = unread {
        xml.open("div", [("type", UNREAD)])?;
        body::lines(xml, unread)?;
        xml.close()?;
    }
    xml.close()
}

fn start(value: Option<&Located<SharedStr>>) -> Option<usize> {
    Some(value?.span()?.start())
}

fn image_start(image: &Image) -> Option<usize> {
    let credit = image
        .credit
        .as_ref()
        .and_then(|credit| Some(credit.line.span()?.start()));
    [start(image.caption.as_ref()), start(image.url.as_ref()), credit]
        .into_iter()
        .flatten()
        .min()
}

fn contact_start(contact: &Contact) -> Option<usize> {
    let values = [&contact.family, &contact.given, &contact.email, &contact.phone];
    values.into_iter().filter_map(|value| start(value.as_ref())).min()
}

fn write_images(xml: &mut Xml, pages: &mut Pages<'_>, text: &Text<'_>, images: &[Image]) -> io::Result<()> {
    xml.open("div", [("type", "images")])?;
    for image in images {
        if let Some(start) = image_start(image) {
            pages.until_offset(xml, start)?;
        }
        xml.open("figure", NONE)?;
        let uri = image.url.as_deref().and_then(|url| uri(url));
        if let Some(uri) = &uri {
            xml.leaf("graphic", [("url", uri.as_str())], "")?;
        }
        if let Some(caption) = &image.caption {
            xml.leaf("figDesc", NONE, caption)?;
        }
        if let Some(credit) = &image.credit {
            write_credit(xml, text, credit)?;
        }
        let broken = image.url.as_ref().filter(|_| uri.is_none());
        for printed in broken.into_iter().chain(&image.url_printed) {
            xml.leaf("note", [("type", "urlAsPrinted")], printed)?;
        }
        xml.close()?;
    }
    xml.close()
}

/// The line as printed, in which holder and photographer are marked; in a line of their own if it does not name them so.
fn write_credit(xml: &mut Xml, text: &Text<'_>, credit: &Credit) -> io::Result<()> {
    let line = credit.line.as_str();
    let names = [
        (Role::Holder, &credit.holder),
        (Role::Photographer, &credit.photographer),
    ];
    let names: Vec<_> = names
        .into_iter()
        .filter_map(|(role, value)| Some((role, value.as_ref()?)))
        .collect();
    let mut other = Vec::new();
    xml.mixed("p", NONE, |xml| {
        let mut rest = line;
        for (role, value) in names {
            let Some((before, behind)) = rest.split_once(value.as_str()).filter(|_| !value.is_empty()) else {
                other.push((role, value));
                continue;
            };
            xml.text(before)?;
            agent(xml, text, role, value)?;
            rest = behind;
        }
        xml.text(rest)
    })?;
    for (role, value) in other {
        xml.mixed("p", NONE, |xml| agent(xml, text, role, value))?;
    }
    Ok(())
}

fn write_contacts(xml: &mut Xml, pages: &mut Pages<'_>, text: &Text<'_>, contacts: &[Contact]) -> io::Result<()> {
    xml.open("div", [("type", "contact")])?;
    for contact in contacts {
        if let Some(start) = contact_start(contact) {
            pages.until_offset(xml, start)?;
        }
        xml.mixed("p", NONE, |xml| write_contact(xml, text, contact))?;
    }
    xml.close()
}

fn write_contact(xml: &mut Xml, text: &Text<'_>, contact: &Contact) -> io::Result<()> {
    let mut separator = "";
    if contact.family.is_some() || contact.given.is_some() {
        let names = [contact.given.as_ref(), contact.family.as_ref()];
        person(xml, text, Role::Contact, None, names)?;
        separator = ", ";
    }
    if let Some(email) = &contact.email {
        xml.text(separator)?;
        xml.inline("email", NONE, email)?;
        separator = ", ";
    }
    if let Some(phone) = &contact.phone {
        xml.text(separator)?;
        xml.inline("num", [("type", "phone")], phone)?;
    }
    if let Some(number) = &contact.phone_e164 {
        xml.inline("ptr", [("type", "phone"), ("target", &format!("tel:{number}"))], "")?;
    }
    Ok(())
}

fn write_imprint(xml: &mut Xml, text: &Text<'_>, imprint: &Imprint) -> io::Result<()> {
    xml.open("div", [("type", "imprint")])?;
    if let Some(publisher) = &imprint.publisher {
        xml.mixed("p", NONE, |xml| agent(xml, text, Role::Publisher, publisher))?;
    }
    if !imprint.address.is_empty() {
        xml.mixed("p", NONE, |xml| {
            xml.around("address", NONE, |xml| {
                imprint
                    .address
                    .iter()
                    .try_for_each(|line| xml.inline("addrLine", NONE, line))
            })
        })?;
    }
    for (kind, number) in [("phone", &imprint.phone), ("fax", &imprint.fax)] {
        if let Some(number) = number {
            xml.mixed("p", NONE, |xml| xml.inline("num", [("type", kind)], number))?;
        }
    }
    if let Some(email) = &imprint.email {
        xml.mixed("p", NONE, |xml| xml.inline("email", NONE, email))?;
    }
    if !imprint.channels.is_empty() {
        xml.open("list", [("type", "channels")])?;
        for channel in &imprint.channels {
            xml.leaf("item", NONE, channel)?;
        }
        xml.close()?;
    }
    if !imprint.team.is_empty() {
        xml.open("list", [("type", "team")])?;
        for member in &imprint.team {
            xml.mixed("item", NONE, |xml| {
                let names = [member.given.as_ref(), member.family.as_ref()];
                person(xml, text, Role::Editor, member.initials.as_ref(), names)?;
                let Some(phone) = &member.phone else { return Ok(()) };
                xml.text(", ")?;
                xml.inline("num", [("type", "phone")], phone)
            })?;
        }
        xml.close()?;
    }
    xml.close()
}
