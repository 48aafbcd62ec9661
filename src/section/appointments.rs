//! The appointments of an invitation: those that its display lines are about, and those of its body.

use chrono::NaiveDate;

use crate::context::Context;
use crate::copy::{shape, stitch};
use crate::field::appointment::{self, Found};
use crate::field::invitation;
use crate::record::{Appointment, Block, Code, Kind, Located, Release, SharedStr, place_of};

/// So many appointments are compared with those that stand behind them.
const COMPARED: usize = 32;

/// The appointments in what was read already, and whether they make the release an invitation. What tells of them:
///
/// | what | if it is |
/// | --- | --- |
/// | the kicker, a headline | that of an invitation by its beginning, which makes one of the release |
/// | a subhead, the first paragraph where no headline is told from it | the same, and names a day |
/// | the paragraphs that are nothing but an appointment | in an invitation |
/// | all prose | in an invitation without such a paragraph |
///
/// One that is printed again is the same appointment. `is_cancelled` tells whether a label cancels all of them.
pub(crate) fn find(release: &Release, is_cancelled: bool, context: &mut Context<'_>) -> (Kind, Vec<Appointment>) {
    let mut found = Appointments::new(release);
    let headlines = release.headlines.iter().map(|headline| &headline.text);
    let displays = || release.kicker.iter().chain(headlines.clone());
    let first = paragraphs(release).next().filter(|_| release.headlines.is_empty());
    let others = release.subheads.iter().chain(first);
    let (mut kind, mut is_cancelled) = (release.kind, is_cancelled);
    for (text, is_display) in displays()
        .map(|text| (text, true))
        .chain(others.map(|text| (text, false)))
    {
        let heading = invitation::parse_heading(text);
        if let Some(heading) = heading.filter(|heading| is_display || !heading.appointments.is_empty()) {
            kind = Kind::Invitation;
            is_cancelled |= heading.is_cancelled;
            found.add_heading(text, heading.appointments, context);
        }
    }
    if kind == Kind::Invitation {
        is_cancelled = is_cancelled || displays().any(|text| invitation::is_cancelled(text));
        found.add_body(release, context);
    }
    (kind, found.read(is_cancelled, context))
}

fn paragraphs(release: &Release) -> impl Iterator<Item = &Located<SharedStr>> {
    release.body.iter().filter_map(|block| match block {
        Block::Paragraph { text, .. } => Some(text),
        _ => None,
    })
}

/// The appointments that a paragraph consists of, the last one with its place behind it.
fn set_off(text: &str) -> Vec<Found<'_>> {
    if shape::stands_alone(text) || appointment::is_alone(text) {
        return appointment::parse(text);
    }
    Vec::new()
}

/// An appointment that was found, once or several times.
struct Entry<'r> {
    found: Found<'r>,
    printed: Located<SharedStr>,
    place: Option<Located<SharedStr>>,
    is_of_heading: bool,
    is_cancelled: bool,
    /// Whether its year is printed elsewhere.
    has_year_of_other: bool,
    /// Where it stands among the others: that of a heading at its index, those of the body before or behind it.
    rank: (usize, bool),
}

impl Entry<'_> {
    /// Takes in the same appointment, printed again. Of the two the fuller one is kept as printed, and of two that are as full
    /// the first one, but for that of a heading.
    fn take_in(&mut self, other: Self) {
        let (old, new) = (self.found.fullness(), other.found.fullness());
        let is_fuller = if self.is_of_heading && !other.is_of_heading {
            new >= old
        } else {
            new > old
        };
        let mut lesser = other;
        if is_fuller {
            std::mem::swap(self, &mut lesser);
            self.rank = lesser.rank;
        }
        self.has_year_of_other |= !self.found.has_year() && lesser.found.has_year();
        self.is_cancelled |= lesser.is_cancelled;
        self.found.fill(&lesser.found);
        self.place = self.place.take().or(lesser.place);
    }
}

/// The appointments of a release, each once.
struct Appointments<'r> {
    issue: Option<NaiveDate>,
    /// The first day that a heading prints with its year.
    heading: Option<NaiveDate>,
    entries: Vec<Entry<'r>>,
    /// The index of the first one behind which the body has named none of a heading yet.
    open: usize,
}

impl<'r> Appointments<'r> {
    fn new(release: &Release) -> Self {
        Self {
            issue: release.date.as_ref().map(|date| **date),
            heading: None,
            entries: Vec::new(),
            open: 0,
        }
    }

    /// Adds those that a display line is about.
    fn add_heading(&mut self, text: &'r Located<SharedStr>, found: Vec<Found<'r>>, context: &Context<'_>) {
        let day = found.iter().find_map(|found| found.date(None));
        self.heading = self.heading.or(day);
        let found = found.into_iter().map(|found| (found, false)).collect();
        self.add(text, found, true, context);
        self.open = self.entries.len();
    }

    /// Adds those of the body. Those that are set off are the appointments; only where there is none, prose tells them.
    fn add_body(&mut self, release: &'r Release, context: &Context<'_>) {
        let mut is_set_off = false;
        let mut texts = paragraphs(release).peekable();
        while let Some(text) = texts.next() {
            let found = set_off(text);
            if !found.is_empty() {
                is_set_off = true;
                let is_cancelled = texts.peek().is_some_and(|behind| invitation::is_called_off(behind));
                let found = found.into_iter().map(|found| (found, is_cancelled)).collect();
                self.add(text, found, false, context);
            }
        }
        if is_set_off {
            return;
        }
        for text in paragraphs(release) {
            let mut found = appointment::find_all(text);
            found.retain(|found| !found.is_past(self.issue) || self.again(found).is_some());
            let is_cancelled = |found: &Found<'_>| {
                let behind = text.get(place_of(text, found.printed).end..).unwrap_or_default();
                invitation::is_called_off(behind)
            };
            let found = found.into_iter().map(|found| (is_cancelled(&found), found));
            let found = found.map(|(is_cancelled, found)| (found, is_cancelled)).collect();
            self.add(text, found, false, context);
        }
    }

    /// The index of the same appointment.
    fn again(&self, found: &Found<'_>) -> Option<usize> {
        let mut entries = self.entries.iter().take(COMPARED);
        entries.position(|entry| entry.found.is_again(found))
    }

    /// Adds those that were found in a text, in its order, each with whether it is cancelled there.
    fn add(
        &mut self,
        text: &'r Located<SharedStr>,
        found: Vec<(Found<'r>, bool)>,
        is_of_heading: bool,
        context: &Context<'_>,
    ) {
        let part = |part: &str| place_of(text, part);
        let ranges: Vec<_> = found.iter().map(|(found, _)| part(found.printed)).collect();
        let printed = stitch::parts_of(text, &ranges, context);
        for ((found, is_cancelled), printed) in found.into_iter().zip(printed) {
            let place = found.place.map(part);
            let entry = Entry {
                place: place.and_then(|place| stitch::parts_of(text, &[place], context).pop()),
                printed,
                is_of_heading,
                is_cancelled,
                has_year_of_other: false,
                rank: if is_of_heading {
                    (self.entries.len(), true)
                } else {
                    (usize::MAX, false)
                },
                found,
            };
            let Some(index) = self.again(&entry.found) else {
                self.entries.push(entry);
                continue;
            };
            if let Some(first) = self.entries.get_mut(index) {
                first.take_in(entry);
                self.stand_before(index);
            }
        }
    }

    /// What the body names above an appointment of a heading stands before it.
    fn stand_before(&mut self, index: usize) {
        let rank = self.entries.get(index).map(|entry| entry.rank);
        if let Some((rank, true)) = rank {
            for entry in self.entries.iter_mut().skip(self.open) {
                entry.rank.0 = rank;
            }
            self.open = self.entries.len();
        }
    }

    /// The appointments as the record has them. Without a date of issue their year is that of the heading.
    fn read(mut self, are_cancelled: bool, context: &mut Context<'_>) -> Vec<Appointment> {
        self.entries.sort_by_key(|entry| entry.rank);
        let mut read = Vec::with_capacity(self.entries.len());
        for entry in self.entries {
            let Entry {
                found, printed, place, ..
            } = entry;
            let beside = self.heading.filter(|_| self.issue.is_none());
            let date = found.date(self.issue).or_else(|| found.date_beside(beside?));
            let time = found.time().map(Into::into);
            let is_impossible =
                found.has_time() && time.is_none() || date.is_none() && (self.issue.is_some() || found.has_year());
            if is_impossible {
                context.report_at(Code::AppointmentImpossible, &printed);
            }
            // With a date of issue all weekdays are looked at.
            if self.issue.is_none() && entry.has_year_of_other && found.contradicts_its_weekday() {
                context.report_at(Code::WeekdayDiffers, &printed);
            }
            read.push(Appointment {
                date,
                time,
                place,
                printed,
                is_cancelled: are_cancelled || entry.is_cancelled,
            });
        }
        read
    }
}
