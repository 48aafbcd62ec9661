//! The appointments of an invitation: those of its body, and the one that a headline is about.

use crate::diagnostic::Code;
use crate::field::appointment::{self, Found};
use crate::parser::Context;
use crate::prose;
use crate::release::{Appointment, Block, Kind, Release};
use crate::span::Located;

/// Reads the appointments out of what was read already: of an invitation its body, of any release its headline.
pub(crate) fn read(release: &mut Release, context: &mut Context<'_>) {
    let issue = release.date.as_ref().map(|date| **date);
    let mut appointments = Vec::new();
    let headlines = release.headlines.iter().map(|headline| &headline.text);
    for text in release.kicker.iter().chain(headlines) {
        let Some(found) = appointment::parse_heading(text) else {
            continue;
        };
        release.kind = Kind::Invitation;
        appointments.push(appointment(text, &found, None, issue, context));
    }
    if release.kind == Kind::Invitation {
        let paragraphs = || {
            release.body.iter().filter_map(|block| match block {
                Block::Paragraph { text, .. } => Some(text),
                _ => None,
            })
        };
        let above = appointments.len();
        for text in paragraphs() {
            if let Some((found, place)) = display(text) {
                appointments.push(appointment(text, &found, place, issue, context));
            }
        }
        // Those that are set off are the appointments; only where there is none, prose tells them.
        if appointments.len() == above {
            for text in paragraphs() {
                for found in appointment::find_all(text) {
                    appointments.push(appointment(text, &found, None, issue, context));
                }
            }
        }
    }
    release.appointments = appointments;
}

/// A paragraph that is nothing but an appointment, with its place behind it.
fn display(text: &str) -> Option<(Found, Option<std::ops::Range<usize>>)> {
    if !prose::stands_alone(text) {
        return None;
    }
    let found = appointment::parse(text)?;
    let behind = text.get(found.printed.end..)?;
    let place = behind.strip_prefix(',').map(str::trim_start).unwrap_or_default();
    let start = text.len().saturating_sub(place.len());
    let place = start..start.saturating_add(place.trim_end_matches([',', ':', '.', ' ']).len());
    if place.is_empty() {
        return Some((found, None));
    }
    let printed = found.printed.start..place.end;
    Some((found.printed_at(printed), Some(place)))
}

fn appointment(
    text: &Located<String>,
    found: &Found,
    place: Option<std::ops::Range<usize>>,
    issue: Option<chrono::NaiveDate>,
    context: &mut Context<'_>,
) -> Appointment {
    let appointment = Appointment {
        date: found.date(issue),
        time: found.time(),
        place: place.and_then(|place| context.part_of(text, place)),
        printed: context.part_of(text, found.printed.clone()).unwrap_or_default(),
    };
    let is_impossible = found.has_time() && appointment.time.is_none()
        || appointment.date.is_none() && (issue.is_some() || found.has_year());
    if is_impossible {
        context.report_at(Code::AppointmentImpossible, &appointment.printed);
    }
    appointment
}
