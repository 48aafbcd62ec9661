//! The sections of a release in the order of the record.

use std::fmt::Display;
use std::io;

use maud::{Markup, html};
use pressedienst::{
    Appointment, Block, Contact, Image, Imprint, Kind, Located, Person, Release, SharedStr, TeamMember,
};

use super::record::{Writer, spaced};
use crate::text::code;

/// A release on its way to the page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sections<'r> {
    pub(super) writer: Writer<'r>,
    pub(super) release: &'r Release,
}

/// Entries of names and values.
type Entries = Vec<(&'static str, Markup)>;

impl Sections<'_> {
    /// Each section, of a text with so many releases.
    pub(super) fn each(&self, count: usize, mut push: impl FnMut(Markup) -> io::Result<()>) -> io::Result<()> {
        let words = self.writer.view.words;
        let kind = match self.release.kind {
            Kind::Invitation => words.invitation,
            _ => words.release,
        };
        push(html! {
            h3 class="kind" id={ "r" (self.writer.number()) } {
                (kind) @if count > 1 { " " (self.writer.number()) " " (words.of) " " (count) }
            }
            (list(self.head()))
        })?;
        self.body(&mut push)?;
        self.images(&mut push)?;
        if !self.release.contacts.is_empty() {
            let contacts = self.release.contacts.iter().enumerate();
            push(html! {
                h4 { (words.contacts) }
                @for (index, contact) in contacts { (self.contact(index, contact)) }
            })?;
        }
        if let Some(imprint) = &self.release.imprint {
            push(html! { h4 { (words.imprint) } (list(self.imprint(imprint))) })?;
        }
        Ok(())
    }

    fn head(&self) -> Entries {
        let (writer, release, words) = (self.writer, self.release, self.writer.view.words);
        let mut entries = Entries::new();
        let language = code(writer.language).map(|code| writer.derived(code));
        entries.extend(language.map(|language| (words.language, language)));
        entries.extend(many(words.topics, &release.topics, |index, topic| {
            writer.words(format_args!("topics[{index}]"), topic)
        }));
        let date = release.date.as_ref().map(|date| writer.typed("date", date));
        entries.extend(date.map(|date| (words.date, date)));
        let end = release.date_end.as_ref().map(|end| writer.typed("date_end", end));
        entries.extend(end.map(|end| (words.date_end, end)));
        entries.extend(self.one(words.time, "time", release.time.as_ref()));
        entries.extend(self.one(words.place, "place", release.place.as_ref()));
        entries.extend(many(words.appointments, &release.appointments, |index, appointment| {
            self.appointment(index, appointment)
        }));
        let kicker = release.kicker.as_ref().map(|kicker| writer.words("kicker", kicker));
        entries.extend(kicker.map(|kicker| (words.kicker, kicker)));
        entries.extend(many(words.headlines, &release.headlines, |index, headline| {
            let other = headline.lang.filter(|_| headline.lang != writer.language);
            html! {
                (writer.words_in(format_args!("headlines[{index}].text"), &headline.text, headline.lang))
                @if let Some(code) = code(other) { " " (writer.derived(code)) }
            }
        }));
        entries.extend(many(words.subheads, &release.subheads, |index, subhead| {
            writer.words(format_args!("subheads[{index}]"), subhead)
        }));
        entries.extend(many(words.bylines, &release.bylines, |index, person| {
            let Person { given, family, .. } = person;
            self.parts(format_args!("bylines[{index}]"), [("given", given), ("family", family)])
        }));
        entries.extend(self.address(
            words.text_version,
            "text_version_url",
            release.text_version_url.as_ref(),
        ));
        entries.extend(self.address(words.online, "online_url", release.online_url.as_ref()));
        entries.extend(self.one(words.number, "document_number", release.document_number.as_ref()));
        entries
    }

    /// A value without a language.
    fn one(
        &self,
        name: &'static str,
        path: &str,
        value: Option<&Located<SharedStr>>,
    ) -> Option<(&'static str, Markup)> {
        Some((name, self.writer.sign(path, value?)))
    }

    fn address(
        &self,
        name: &'static str,
        path: &str,
        value: Option<&Located<SharedStr>>,
    ) -> Option<(&'static str, Markup)> {
        let value = value?;
        Some((
            name,
            html! { (self.writer.sign(path, value)) (self.writer.link(value)) },
        ))
    }

    /// The parts of a value one behind the other.
    fn parts<const N: usize>(&self, path: impl Display, parts: [(&str, &Option<Located<SharedStr>>); N]) -> Markup {
        spaced(parts.map(|(name, value)| Some(self.writer.sign(format_args!("{path}.{name}"), value.as_ref()?))))
    }

    fn appointment(&self, index: usize, appointment: &Appointment) -> Markup {
        let writer = self.writer;
        let date = appointment.date.map(|date| writer.derived(&date.to_string()));
        let time = appointment.time.as_deref().map(|time| writer.derived(time));
        let place = appointment.place.as_ref();
        let place = place.map(|place| writer.sign(format_args!("appointments[{index}].place"), place));
        let cancelled = appointment
            .is_cancelled
            .then(|| writer.derived(writer.view.words.cancelled));
        let printed = writer.words(format_args!("appointments[{index}].printed"), &appointment.printed);
        spaced([Some(printed), date, time, place, cancelled])
    }

    fn body(&self, mut push: impl FnMut(Markup) -> io::Result<()>) -> io::Result<()> {
        let (writer, body) = (self.writer, &self.release.body);
        if !body.is_empty() {
            push(html! { h4 { (writer.view.words.body) " " span class="count" { (body.len()) } } })?;
        }
        for (index, block) in body.iter().enumerate() {
            let other = block.lang().filter(|_| block.lang() != writer.language);
            let language = html! { @if let Some(code) = code(other) { " " (writer.derived(code)) } };
            let words = |path: std::fmt::Arguments<'_>, text| writer.words_in(path, text, block.lang());
            push(match block {
                Block::Crosshead { text, .. } => {
                    html! { h5 { (words(format_args!("body[{index}].text"), text)) (language) } }
                }
                Block::List { items, .. } => html! {
                    ul {
                        @for (number, item) in items.iter().enumerate() {
                            li { (words(format_args!("body[{index}].items[{number}]"), item)) }
                        }
                    }
                    (language)
                },
                block => html! {
                    @if let Some(text) = block.text() { p { (words(format_args!("body[{index}].text"), text)) (language) } }
                },
            })?;
        }
        Ok(())
    }

    fn images(&self, mut push: impl FnMut(Markup) -> io::Result<()>) -> io::Result<()> {
        let (words, images) = (self.writer.view.words, &self.release.images);
        if !images.is_empty() {
            push(html! { h4 { (words.images) " " span class="count" { (images.len()) } } })?;
        }
        for (index, image) in images.iter().enumerate() {
            push(html! {
                div class="card" id={ "r" (self.writer.number()) "-" (index + 1) } {
                    h5 { (words.image) " " (index + 1) } (list(self.image(index, image)))
                }
            })?;
        }
        Ok(())
    }

    fn image(&self, index: usize, image: &Image) -> Entries {
        let (writer, words) = (self.writer, self.writer.view.words);
        let at = |name: &str| format!("images[{index}].{name}");
        let mut entries = Entries::new();
        let caption = image
            .caption
            .as_ref()
            .map(|caption| writer.words(at("caption"), caption));
        entries.extend(caption.map(|caption| (words.caption, caption)));
        if let Some(credit) = &image.credit {
            entries.push((words.credit, writer.sign(at("credit.line"), &credit.line)));
            entries.extend(self.one(
                words.photographer,
                &at("credit.photographer"),
                credit.photographer.as_ref(),
            ));
            entries.extend(self.one(words.holder, &at("credit.holder"), credit.holder.as_ref()));
        }
        let (url, printed) = (image.url.as_ref(), image.url_printed.as_ref());
        if let (Some(url), Some(_)) = (url, printed) {
            entries.push((
                words.url_repaired,
                html! { (writer.repaired(at("url"), url)) (writer.link(url)) },
            ));
        } else {
            entries.extend(self.address(words.url, &at("url"), url));
        }
        entries.extend(self.one(words.url_printed, &at("url_printed"), printed));
        entries
    }

    fn contact(&self, index: usize, contact: &Contact) -> Markup {
        let (writer, words) = (self.writer, self.writer.view.words);
        let Contact {
            family,
            given,
            email,
            phone,
            phone_e164,
            ..
        } = contact;
        let path = format!("contacts[{index}]");
        let mut entries = Entries::new();
        if family.is_some() || given.is_some() {
            entries.push((words.name, self.parts(&path, [("given", given), ("family", family)])));
        }
        entries.extend(self.one(words.email, &format!("{path}.email"), email.as_ref()));
        entries.extend(self.one(words.phone, &format!("{path}.phone"), phone.as_ref()));
        entries.extend(phone_e164.as_ref().map(|number| (words.e164, writer.derived(number))));
        list(entries)
    }

    fn imprint(&self, imprint: &Imprint) -> Entries {
        let (writer, words) = (self.writer, self.writer.view.words);
        let mut entries = Entries::new();
        let publisher = imprint.publisher.as_ref();
        let publisher = publisher.map(|publisher| writer.words("imprint.publisher", publisher));
        entries.extend(publisher.map(|publisher| (words.publisher, publisher)));
        entries.extend(many(words.postal, &imprint.address, |index, line| {
            writer.sign(format_args!("imprint.address[{index}]"), line)
        }));
        entries.extend(self.one(words.phone, "imprint.phone", imprint.phone.as_ref()));
        entries.extend(self.one(words.fax, "imprint.fax", imprint.fax.as_ref()));
        entries.extend(self.one(words.email, "imprint.email", imprint.email.as_ref()));
        entries.extend(many(words.channels, &imprint.channels, |index, channel| {
            writer.sign(format_args!("imprint.channels[{index}]"), channel)
        }));
        entries.extend(many(words.team, &imprint.team, |index, member| {
            let TeamMember {
                initials,
                family,
                given,
                phone,
                ..
            } = member;
            let parts = [
                ("given", given),
                ("family", family),
                ("initials", initials),
                ("phone", phone),
            ];
            self.parts(format_args!("imprint.team[{index}]"), parts)
        }));
        entries
    }
}

/// A row for several values, if there are any.
fn many<T>(name: &'static str, values: &[T], value: impl Fn(usize, &T) -> Markup) -> Option<(&'static str, Markup)> {
    let mut values = values.iter().enumerate().map(|(index, each)| value(index, each));
    let first = values.next()?;
    let rest: Vec<_> = values.collect();
    Some((name, html! { div { (first) } @for value in rest { div { (value) } } }))
}

fn list(entries: Entries) -> Markup {
    html! {
        @if !entries.is_empty() {
            dl { @for (name, value) in entries { dt { (name) } dd { (value) } } }
        }
    }
}
