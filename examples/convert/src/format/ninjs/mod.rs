//! News objects of the IPTC (ninjs 3.1), a line each: one for a release and a language.
//!
//! The versions of a release in two languages name each other as `associations`. `language` is left out where it cannot
//! be told. What ninjs has no key for (a day without a time, the time as printed, further appointments, pages, how many
//! diagnostics the text has) stands in `edNote`; printed addresses that are no links stand in `altIds` as `urlAsPrinted`.

use std::io::{self, Write as _};

use pressedienst::{Appointment, Kind, Release};

use super::version::{self, Version, versions, words};
use super::web::{Addresses, Entry, listed, said};
use super::{Each, Lines, moment};
use crate::text::{Text, UNREAD, code};
use crate::unread::Unread;
pub(super) use objects::{Association, Standard};
use objects::{Body, Dates, EventDetails, Named, News, RoleAndValue};

mod objects;
mod parts;
#[cfg(test)]
mod tests;

pub(crate) struct Ninjs;

impl Each for Ninjs {
    fn ending(&self) -> &'static str {
        "ninjs.ndjson"
    }

    fn write(&self, text: &Text<'_>, to: &mut dyn io::Write) -> io::Result<()> {
        write(text, to)
    }

    fn lines(&self) -> Option<Lines> {
        Some(|text| Self.file(text))
    }
}

fn write(text: &Text<'_>, to: &mut dyn io::Write) -> io::Result<()> {
    // It is written sign by sign.
    let mut to = io::BufWriter::new(to);
    let addresses = Addresses::new(text);
    for entry in Entry::all(text, &addresses) {
        let versions = versions(entry.release);
        for this in 0..versions.len() {
            serde_json::to_writer(&mut to, &news(&entry, &versions, this))?;
            to.write_all(b"\n")?;
        }
    }
    if let Some(words) = text.unread() {
        serde_json::to_writer(&mut to, &unread(text, &addresses, &words))?;
        to.write_all(b"\n")?;
    }
    to.flush()
}

/// What no field holds.
fn unread<'t>(text: &'t Text<'_>, addresses: &Addresses, unread: &Unread<'_>) -> News<'t> {
    let found = text.document.diagnostics().len();
    let what = if unread.is_whole {
        "The layout of the text is not known"
    } else {
        "Words of the text that belong to no field"
    };
    News {
        uri: addresses.unread(),
        bodies: Some(forms(unread.text(), version::html(unread))),
        kind: "text",
        representation_type: if unread.is_whole { "full" } else { "partial" },
        profile: UNREAD,
        alt_ids: vec![RoleAndValue::new("record", text.unread_id())],
        ed_note: Some(format!("{what}\nDiagnostics of the text: {found}")),
        ..News::default()
    }
}

/// One version of a release.
fn news<'r>(entry: &Entry<'r>, versions: &[Version<'r>], this: usize) -> News<'r> {
    let release = entry.release;
    let version = versions.get(this);
    let language = code(version.and_then(|version| version.language));
    let dates = dates(release);
    let pictures = release.images.iter().enumerate();
    let pictures = pictures.map(|(index, image)| parts::picture(entry, index, image));
    let topics = release.topics.iter();
    News {
        standard: Standard::default(),
        uri: entry.identifiers.version(language),
        language,
        title: version.and_then(|version| version.headlines.first().copied()),
        headlines: version.and_then(|version| listed(headlines(version))),
        bodies: version.and_then(bodies),
        kind: if dates.is_some() { "event" } else { "text" },
        representation_type: "full",
        profile: genre(release.kind).1,
        genres: Some([genre(release.kind)].map(|(name, literal)| Named::new(name).literal(literal))),
        content_created: created(release),
        event_details: dates.map(|dates| EventDetails { dates }),
        located: said(release.place.as_ref()),
        places: listed(venues(release)),
        by: parts::by(release),
        subjects: listed(topics.map(|topic| Named::new(topic.as_str()).rel("about"))),
        people: listed(parts::people(release)),
        organisations: listed(release.imprint.as_deref().map(parts::publisher)),
        associations: listed(translations(entry, versions, this).chain(pictures)),
        alt_ids: alternatives(entry),
        ed_note: note(entry),
    }
}

/// The genre by its German name and as an identifier.
const fn genre(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Invitation => ("Einladung an die Medien", "invitation"),
        _ => ("Pressemitteilung", "release"),
    }
}

fn headlines<'r>(version: &Version<'r>) -> impl Iterator<Item = RoleAndValue<'r>> {
    let of_role = |role| move |text: &&'r str| RoleAndValue::new(role, *text);
    let kicker = version.kicker.iter().map(of_role("kicker"));
    let mains = version.headlines.iter().map(of_role("main"));
    kicker.chain(mains).chain(version.subheads.iter().map(of_role("sub")))
}

fn bodies(version: &Version<'_>) -> Option<[Body; 2]> {
    let plain = Some(version.plain()).filter(|plain| !plain.is_empty())?;
    Some(forms(plain, version.html()))
}

/// One text in both forms.
fn forms(plain: String, html: String) -> [Body; 2] {
    let count = words(&plain);
    [("text/plain", plain), ("text/html", html)].map(|(media, value)| Body::new(media, count, value))
}

/// The moment of issue, where a clock is printed with the day: `17.15 Uhr`. A day alone is none.
fn created(release: &Release) -> Option<String> {
    let printed = release.time.as_ref()?;
    let clock = printed.strip_suffix("Uhr").unwrap_or(printed).trim_end();
    moment::at_clock(**release.date.as_ref()?, &clock.replace('.', ":"))
}

/// The days of a range; else the first appointment that has a day, with its time if that is known; one that is cancelled only
/// where no other has.
fn dates(release: &Release) -> Option<Dates> {
    if let Some(end) = &release.date_end {
        return Some(Dates {
            expected_start_date: release.date.as_ref().map(ToString::to_string),
            expected_end_date: Some(end.to_string()),
            start_date: None,
        });
    }
    let (cancelled, others): (Vec<_>, Vec<_>) = release.appointments.iter().partition(|one| one.is_cancelled);
    let mut appointments = others.into_iter().chain(cancelled);
    let (day, appointment) = appointments.find_map(|appointment| Some((appointment.date?, appointment)))?;
    let start = appointment.time.as_deref().and_then(|time| moment::at_clock(day, time));
    Some(Dates {
        expected_start_date: start.is_none().then(|| day.to_string()),
        start_date: start,
        expected_end_date: None,
    })
}

/// Where the press is asked to come to.
fn venues(release: &Release) -> impl Iterator<Item = Named<'_>> {
    let places = release
        .appointments
        .iter()
        .filter_map(|appointment| appointment.place.as_ref());
    places.map(|place| Named::new(place.as_str()).rel("venue"))
}

/// The other versions, as this one names them.
fn translations<'r>(entry: &Entry<'r>, versions: &[Version<'r>], this: usize) -> impl Iterator<Item = Association<'r>> {
    let others = versions.iter().enumerate().filter(move |(other, _)| *other != this);
    others.map(|(_, version)| {
        let language = code(version.language);
        Association {
            name: format!("translation {}", language.unwrap_or_default()),
            rel: "translation",
            kind: "text",
            representation_type: Some("partial"),
            uri: entry.identifiers.version(language),
            language,
            title: version.headlines.first().copied(),
            ..Association::default()
        }
    })
}

/// The names that the release has besides its `uri`.
fn alternatives<'r>(entry: &Entry<'r>) -> Vec<RoleAndValue<'r>> {
    let (release, addresses) = (entry.release, entry.addresses);
    let mut names = vec![RoleAndValue::new("record", entry.record.clone())];
    for (role, url) in [
        ("textVersion", &release.text_version_url),
        ("online", &release.online_url),
    ] {
        let link = url.as_ref().and_then(|url| addresses.link(url));
        names.extend(link.map(|link| RoleAndValue::new(role, link)));
        names.extend(as_printed(addresses.as_printed(url.as_ref(), None)));
    }
    let number = release.document_number.as_ref();
    names.extend(number.map(|number| RoleAndValue::new("documentNumber", number.as_str())));
    names
}

fn as_printed(urls: Vec<&str>) -> impl Iterator<Item = RoleAndValue<'_>> {
    urls.into_iter().map(|url| RoleAndValue::new("urlAsPrinted", url))
}

/// What is said to the receiving editors only.
fn note(entry: &Entry<'_>) -> Option<String> {
    let (release, document) = (entry.release, entry.text.document);
    let printed = |appointment: &Appointment| {
        let end = if appointment.is_cancelled { " (cancelled)" } else { "" };
        format!("{}{end}", appointment.printed)
    };
    let appointments: Vec<String> = release.appointments.iter().map(printed).collect();
    let found = document.diagnostics().len();
    let lines = [
        release.date.as_ref().map(|date| format!("Date: {date}")),
        release.time.as_ref().map(|time| format!("Time: {time}")),
        (!appointments.is_empty()).then(|| format!("Appointments: {}", appointments.join("; "))),
        document.page_count().map(|count| format!("Pages: {count}")),
        (found > 0).then(|| format!("Diagnostics of the text: {found}")),
    ];
    listed(lines.into_iter().flatten()).map(|lines| lines.join("\n"))
}
