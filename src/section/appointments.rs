//! The appointments of an invitation: those of its body, and the one that a kicker or headline is about.

use chrono::NaiveDate;

use crate::context::Context;
use crate::copy::{shape, stitch};
use crate::field::appointment::{self, Found};
use crate::record::{Appointment, Block, Code, Kind, Located, Release, place_of};

/// The appointments in what was read already: of an invitation its body, of any release its display lines. One that a
/// display line is about makes an invitation.
pub(crate) fn find(release: &Release, context: &mut Context<'_>) -> (Kind, Vec<Appointment>) {
    let issue = release.date.as_ref().map(|date| **date);
    let (mut kind, mut appointments) = (release.kind, Vec::new());
    let headlines = release.headlines.iter().map(|headline| &headline.text);
    for text in release.kicker.iter().chain(headlines) {
        if let Some(found) = appointment::parse_heading(text) {
            kind = Kind::Invitation;
            push(&mut appointments, text, vec![found], issue, context);
        }
    }
    if kind == Kind::Invitation {
        let paragraphs = || {
            release.body.iter().filter_map(|block| match block {
                Block::Paragraph { text, .. } => Some(text),
                _ => None,
            })
        };
        let above = appointments.len();
        for text in paragraphs() {
            push(
                &mut appointments,
                text,
                display(text).into_iter().collect(),
                issue,
                context,
            );
        }
        // Those that are set off are the appointments; only where there is none, prose tells them.
        if appointments.len() == above {
            for text in paragraphs() {
                let found = appointment::find_all(text).into_iter();
                let future = found.filter(|found| !found.is_past(issue));
                push(&mut appointments, text, future.collect(), issue, context);
            }
        }
    }
    (kind, appointments)
}

/// A paragraph that is nothing but an appointment, with its place behind it.
fn display(text: &str) -> Option<Found<'_>> {
    shape::stands_alone(text).then(|| appointment::parse(text))?
}

/// Adds the appointments that were found in a text, in its order.
fn push(
    appointments: &mut Vec<Appointment>,
    text: &Located<String>,
    found: Vec<Found<'_>>,
    issue: Option<NaiveDate>,
    context: &mut Context<'_>,
) {
    if found.is_empty() {
        return;
    }
    let ranges: Vec<_> = found.iter().map(|found| place_of(text, found.printed)).collect();
    let printed = stitch::parts_of(text, &ranges, context);
    for (found, printed) in found.into_iter().zip(printed) {
        let appointment = Appointment {
            date: found.date(issue),
            time: found.time(),
            place: found
                .place
                .and_then(|place| stitch::parts_of(text, &[place_of(text, place)], context).pop()),
            printed,
        };
        let is_impossible = found.has_time() && appointment.time.is_none()
            || appointment.date.is_none() && (issue.is_some() || found.has_year());
        if is_impossible {
            context.report_at(Code::AppointmentImpossible, &appointment.printed);
        }
        appointments.push(appointment);
    }
}
