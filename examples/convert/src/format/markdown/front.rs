//! The front matter: what is known of a text, in YAML. What is not known is left out.
//!
//! Keys are flat, because Obsidian shows no others. Hugo and Jekyll give `kind`, `lang`, `path` and `layout` a meaning of their
//! own, so that these have other names here: `genre`, `language`, `source_path`, `source_layout`.

use pressedienst::{Appointment, Kind, Release, SharedStr};

use super::escape::quoted;
use crate::format::address::uri;
use crate::text::{Text, UNREAD, code, full_name, main_language};

#[derive(Default)]
struct Front(String);

impl Front {
    /// A value that YAML reads as it stands: a number, a day.
    fn bare(&mut self, key: &str, value: &str) {
        self.0.extend([key, ": ", value, "\n"]);
    }

    fn text(&mut self, key: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.bare(key, &quoted(value));
        }
    }

    fn list(&mut self, key: &str, values: impl IntoIterator<Item = String>) {
        let mut values = values.into_iter().peekable();
        if values.peek().is_some() {
            self.0.extend([key, ":\n"]);
        }
        for value in values {
            self.0.extend(["  - ", &value, "\n"]);
        }
    }
}

/// The front matter with its rules, for a text that is this release, or for one of none or several.
pub(super) fn matter(text: &Text<'_>, release: Option<&Release>) -> String {
    let mut front = Front::default();
    front.0.push_str("---\n");
    if let Some(release) = release {
        title(&mut front, text, release);
        described(&mut front, release);
    } else {
        front.text("title", Some(&text.file_name()));
        let releases = text.document.releases();
        front.bare("releases", &releases.len().to_string());
        if releases.is_empty() && text.unread().is_some() {
            front.text("genre", Some(UNREAD));
        }
    }
    source(&mut front, text);
    front.0.push_str("---\n");
    front.0
}

fn title(front: &mut Front, text: &Text<'_>, release: &Release) {
    let Some((first, others)) = release.headlines.split_first() else {
        return front.text("title", Some(&text.file_name()));
    };
    front.text("title", Some(&first.text));
    for (index, headline) in others.iter().enumerate() {
        let key = match code(headline.lang) {
            Some(code) if headline.lang != first.lang && index == 0 => format!("title_{code}"),
            _ => format!("title_{}", index + 2),
        };
        front.text(&key, Some(&headline.text));
    }
}

fn described(front: &mut Front, release: &Release) {
    for (key, date) in [("date", &release.date), ("date_end", &release.date_end)] {
        if let Some(date) = date {
            front.bare(key, &date.to_string());
        }
    }
    front.text("time", release.time.as_deref().map(SharedStr::as_str));
    front.text("place", release.place.as_deref().map(SharedStr::as_str));
    let moment = |appointment: &Appointment| {
        let time = appointment
            .time
            .as_ref()
            .map(|time| format!("T{time}:00"))
            .unwrap_or_default();
        Some(format!("{}{time}", appointment.date?))
    };
    front.list("appointments", release.appointments.iter().filter_map(moment));
    let cancelled = release
        .appointments
        .iter()
        .filter(|appointment| appointment.is_cancelled);
    front.list("appointments_cancelled", cancelled.filter_map(moment));
    front.text("genre", Some(genre(release.kind)));
    front.text("language", code(main_language(release)));
    front.text("kicker", release.kicker.as_deref().map(SharedStr::as_str));
    front.list("topics", release.topics.iter().map(|topic| quoted(topic)));
    let names = release
        .bylines
        .iter()
        .filter_map(|byline| full_name(byline.given.as_ref(), byline.family.as_ref()));
    front.list("bylines", names.map(|name| quoted(&name)));
    front.text(
        "document_number",
        release.document_number.as_deref().map(SharedStr::as_str),
    );
    for (key, address) in [
        ("text_version_url", &release.text_version_url),
        ("online_url", &release.online_url),
    ] {
        // What a theme links must be an address.
        front.text(
            key,
            address
                .as_deref()
                .filter(|address| uri(address).is_some())
                .map(SharedStr::as_str),
        );
    }
}

const fn genre(kind: Kind) -> &'static str {
    match kind {
        Kind::Invitation => "invitation",
        _ => "release",
    }
}

fn source(front: &mut Front, text: &Text<'_>) {
    let source = text.source;
    front.text("source_path", source.path.as_deref());
    front.bare("source_size", &source.size.to_string());
    front.text("source_sha256", Some(&source.sha256));
    front.text("source_encoding", Some(&source.encoding));
    front.text("source_extracted_by", source.extracted_by);
    front.text("source_text_sha256", source.text_sha256.as_deref());
    front.text(
        "source_layout",
        text.document.layout().map(pressedienst::Layout::as_str),
    );
    if let Some(pages) = text.document.page_count() {
        front.bare("source_pages", &pages.to_string());
    }
    front.text("converted_by", Some(source.program));
    front.text("rules", source.rules.as_deref());
    front.bare("diagnostics", &text.document.diagnostics().len().to_string());
}
