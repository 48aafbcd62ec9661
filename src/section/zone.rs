//! Zones: where the parts of a text stand, as its layout says, and the one reader that walks them.
//!
//! A layout lays the lines of a text out in zones, in reading order: it may cut lines where a part begins inside them,
//! leave out what belongs to the page, and put a second column behind the first. What is in no zone is unclassified.

use std::ops::Range;

use crate::context::Context;
use crate::copy::lines::Lines;
use crate::copy::stitch::Compounds;
use crate::field::invitation;
use crate::page::Furniture;
use crate::record::{Code, Kind, Language, Release, Role, Span};
use crate::text::endings;
use crate::text::line::Line;

use super::display::{self, Display, Hints};
use super::{appointments, body, byline, contacts, imprint, issue, languages, link, pictures, subhead, topics};

/// An author is compared with so many of those before it.
const BYLINE: usize = 8;

/// What stands in a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// No value, but known: page furniture, labels, what is there twice.
    Furniture(Role),
    /// The label of an invitation.
    Invitation,
    /// Topics, on one line.
    Topics,
    /// The date of issue; none where its words are no date.
    Date,
    /// A date that stands beside the first one.
    SecondDate,
    /// A time, behind its label.
    Time,
    /// A place, behind its label.
    Place,
    /// The document number, or another one behind the first.
    DocumentNumber,
    /// A line above the body; the languages of the body tell whether it is kicker, headline or subhead.
    Display,
    /// The display line that is the headline.
    Headline,
    /// A subhead, behind what parts it from the headline.
    Subhead,
    /// Paragraphs, crossheads, lists.
    Body,
    /// The same, behind a head that nothing parts from its first paragraph.
    BodyBehindHead,
    /// The same up to the first picture, and pictures from there on.
    BodyWithPictures,
    /// One paragraph, which may break off anywhere.
    Teaser,
    /// Captions with credits and addresses.
    Pictures,
    /// One picture, whose address stands above its caption.
    Picture,
    /// A caption with its credit, of a picture without address.
    Caption,
    /// The authors, behind their label.
    Byline,
    /// The author's initials.
    Signature,
    /// The address of the same release as plain text.
    TextVersion,
    /// The address of the same release on the web.
    Online,
    /// Whom to ask.
    Contacts,
    /// The publisher with address and numbers.
    Imprint,
    /// Web addresses of the publisher.
    Channels,
    /// A row of the list of editors.
    Team,
}

/// The order in which zones are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Head,
    /// With the address that may name the headline.
    Body,
    /// What the languages of the body tell.
    Languages,
    Rest,
}

impl Part {
    const fn step(self) -> Step {
        match self {
            Self::Furniture(_)
            | Self::Invitation
            | Self::Topics
            | Self::Date
            | Self::SecondDate
            | Self::Time
            | Self::Place
            | Self::DocumentNumber
            | Self::Team => Step::Head,
            Self::Body | Self::BodyBehindHead | Self::BodyWithPictures | Self::Teaser | Self::Online => Step::Body,
            Self::Display | Self::Headline | Self::Subhead => Step::Languages,
            Self::Pictures
            | Self::Picture
            | Self::Caption
            | Self::Byline
            | Self::Signature
            | Self::TextVersion
            | Self::Contacts
            | Self::Imprint
            | Self::Channels => Step::Rest,
        }
    }
}

/// The lines of a zone.
#[derive(Clone, Debug)]
enum Held<'s> {
    /// As they stand in the text.
    Lines(Lines<'s>),
    /// Some of them cut: those of [`Zones::pieces`].
    Pieces(Range<usize>),
}

/// Lines that are a part of a release.
#[derive(Clone, Debug)]
struct Zone<'s> {
    part: Part,
    held: Held<'s>,
    /// What is pointed at if the zone does not hold what it should.
    place: Span,
}

/// A release: which zones are its own, and what must be there.
#[derive(Clone, Debug, Default)]
struct Sheet {
    zones: Range<usize>,
    /// Whether its layout prints no release without a body.
    needs_body: bool,
    /// The language of its labels.
    language: Option<Language>,
}

/// The lines of a text, laid out.
#[derive(Debug, Default)]
pub(crate) struct Zones<'s> {
    all: Vec<Zone<'s>>,
    /// Lines that the layout cut, and those beside them.
    pieces: Vec<Line<'s>>,
    sheets: Vec<Sheet>,
    doubts: Vec<(Code, Span)>,
    has_tight_slashes: bool,
    is_headline_first: bool,
}

impl<'s> Zones<'s> {
    /// Of a page of items, which has as many zones as lines.
    pub(crate) fn of_items(lines: usize) -> Self {
        Self {
            all: Vec::with_capacity(lines),
            ..Self::default()
        }
    }

    /// Begins a release.
    pub(crate) fn open(&mut self) {
        let zones = self.all.len();
        self.sheets.push(Sheet {
            zones: zones..zones,
            ..Sheet::default()
        });
    }

    /// Adds lines of a part, in the measure in which they are set.
    pub(crate) fn add(&mut self, part: Part, lines: Lines<'s>) {
        let place = lines.first().map(Line::span).unwrap_or_default();
        self.push(part, Held::Lines(lines), place);
    }

    /// Adds a piece of a line.
    pub(crate) fn add_piece(&mut self, part: Part, piece: Line<'s>) {
        self.add_pieces(part, std::iter::once(piece).filter(|piece| !piece.is_empty()));
    }

    /// Adds pieces of lines.
    pub(crate) fn add_pieces(&mut self, part: Part, pieces: impl IntoIterator<Item = Line<'s>>) {
        let held = self.hold(pieces);
        let place = self.pieces.get(held.start).map(|line| line.span()).unwrap_or_default();
        self.push(part, Held::Pieces(held), place);
    }

    /// Adds what stands behind a label, be it nothing; `label` is the line that is pointed at if it is not what it should be.
    pub(crate) fn add_labelled(&mut self, part: Part, label: Line<'s>, pieces: impl IntoIterator<Item = Line<'s>>) {
        let held = self.hold(pieces);
        self.push(part, Held::Pieces(held), label.span());
    }

    fn hold(&mut self, pieces: impl IntoIterator<Item = Line<'s>>) -> Range<usize> {
        let start = self.pieces.len();
        self.pieces.extend(pieces);
        start..self.pieces.len()
    }

    fn push(&mut self, part: Part, held: Held<'s>, place: Span) {
        self.all.push(Zone { part, held, place });
        if let Some(sheet) = self.sheets.last_mut() {
            sheet.zones.end = self.all.len();
        }
    }

    /// Adds the lines behind those that were added last to their part.
    pub(crate) fn extend(&mut self, count: usize) {
        if let Some(Held::Lines(lines)) = self.all.last_mut().map(|zone| &mut zone.held) {
            *lines = lines.and(count);
        }
    }

    /// The lines of a zone.
    fn lines(&'s self, zone: &Zone<'s>, compounds: &'s Compounds<'s>) -> Lines<'s> {
        match &zone.held {
            Held::Lines(lines) => *lines,
            Held::Pieces(range) => Lines::new(&self.pieces, compounds).part(range.clone()),
        }
    }

    /// Whether a rule parts the body of a release, as it does two languages.
    fn has_rule(&'s self, sheet: &Sheet, compounds: &'s Compounds<'s>) -> bool {
        let bodies = self.all.get(sheet.zones.clone()).unwrap_or_default().iter();
        let has_rule = |zone: &Zone<'s>| self.lines(zone, compounds).iter().skip(1).any(Line::is_behind_rule);
        bodies.filter(|zone| zone.part.step() == Step::Body).any(has_rule)
    }

    /// Says that a part which each release has is not there, and where; of a text without lines it is said too.
    pub(crate) fn missing(&mut self, code: Code, line: Option<Line<'_>>) {
        self.doubts.push((code, line.map(Line::span).unwrap_or_default()));
    }

    /// Says that something is not sure, or not there, and where.
    pub(crate) fn doubt(&mut self, code: Code, line: Option<Line<'_>>) {
        self.doubts.extend(line.map(|line| (code, line.span())));
    }

    /// Says the same of the beginning of a line.
    pub(crate) fn doubt_beginning(&mut self, code: Code, line: Line<'_>, length: usize) {
        self.doubts.push((code, line.span().part(0..length)));
    }

    /// The release must have a body.
    pub(crate) fn needs_body(&mut self) {
        if let Some(sheet) = self.sheets.last_mut() {
            sheet.needs_body = true;
        }
    }

    /// The labels of the release are in this language.
    pub(crate) fn speak(&mut self, language: Language) {
        if let Some(sheet) = self.sheets.last_mut() {
            sheet.language = Some(language);
        }
    }

    /// Subheads may have no blanks around the slashes that part them.
    pub(crate) fn part_tight_slashes(&mut self) {
        self.has_tight_slashes = true;
    }

    /// The first display line is the headline unless something else tells.
    pub(crate) fn begin_with_headline(&mut self) {
        self.is_headline_first = true;
    }

    /// Makes the last label of an invitation a display line, if it tells more than the kind of the release; says if it did.
    pub(crate) fn display_label(&mut self) -> bool {
        let own = self.sheets.last().map(|sheet| sheet.zones.clone()).unwrap_or_default();
        let mut zones = self.all.get_mut(own).unwrap_or_default().iter_mut().rev();
        let label = zones.find_map(|zone| match (&zone.held, zone.part) {
            (Held::Lines(lines), Part::Invitation) => Some((*lines, &mut zone.part)),
            _ => None,
        });
        let label = label.filter(|(lines, _)| invitation::is_telling(lines.joined().as_str()));
        label.map(|(_, part)| *part = Part::Display).is_some()
    }

    /// Whether there is anything in the release that was begun last.
    pub(crate) fn is_empty(&self) -> bool {
        self.sheets.last().is_none_or(|sheet| sheet.zones.is_empty())
    }
}

#[cfg(test)]
impl Zones<'_> {
    /// The zones as tests show them: part and words, "---" where a release begins, and behind them what is missing or not sure.
    pub(crate) fn shown(&self) -> Vec<String> {
        let mut shown = Vec::new();
        for (index, zone) in self.all.iter().enumerate() {
            if index > 0 && self.sheets.iter().any(|sheet| sheet.zones.start == index) {
                shown.push("---".to_owned());
            }
            let words: Vec<&str> = match &zone.held {
                Held::Lines(lines) => lines.iter().map(|line| line.text).collect(),
                Held::Pieces(range) => self.pieces[range.clone()].iter().map(|line| line.text).collect(),
            };
            if !words.is_empty() {
                shown.push(format!("{:?}: {}", zone.part, words.join(" | ")));
            } else if !zone.place.is_empty() {
                // What stands behind a label is looked for, be it nothing.
                shown.push(format!("{:?}:", zone.part));
            }
        }
        shown.extend(self.doubts.iter().map(|(code, _)| format!("{code:?}")));
        shown
    }

    /// What the first release must have, and how subheads may be parted.
    pub(crate) fn demands(&self) -> Vec<&'static str> {
        let first = self.sheets.first();
        let all = [
            (first.is_some_and(|sheet| sheet.needs_body), "body"),
            (self.has_tight_slashes, "tight slashes"),
            (self.is_headline_first, "headline first"),
        ];
        all.into_iter()
            .filter_map(|(is_set, what)| is_set.then_some(what))
            .collect()
    }
}

/// What a text holds.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    pub(crate) page_count: Option<u32>,
    pub(crate) releases: Vec<Release>,
}

/// Reads the zones of a text, and the furniture of its pages if it has any.
pub(crate) fn read(
    zones: &Zones<'_>,
    furniture: Option<&Furniture<'_>>,
    compounds: &Compounds<'_>,
    context: &mut Context<'_>,
) -> Reading {
    for (code, place) in &zones.doubts {
        context.report(*code, *place);
    }
    for zone in &zones.all {
        if let Part::Furniture(role) = zone.part {
            mark(zones.lines(zone, compounds), role, context);
        }
    }
    let pages = furniture.map(|furniture| furniture.read(context));
    let page_count = pages.as_ref().map(|pages| pages.count);
    let closing = pages.as_ref().and_then(|pages| pages.closing_number);
    let mut releases = Vec::with_capacity(zones.sheets.len());
    for (index, sheet) in zones.sheets.iter().enumerate() {
        let is_last_item = !sheet.needs_body && index.saturating_add(1) == zones.sheets.len();
        let end = End { closing, is_last_item };
        releases.push(read_release(zones, sheet, end, compounds, context));
    }
    let labels: Vec<_> = zones.sheets.iter().map(|sheet| sheet.language).collect();
    let has_rule = |index: usize| {
        zones
            .sheets
            .get(index)
            .is_some_and(|sheet| zones.has_rule(sheet, compounds))
    };
    languages::settle(&mut releases, &labels, has_rule);
    if let (Some(release), Some(number)) = (releases.first_mut(), pages.and_then(|pages| pages.document_number)) {
        release.document_number.get_or_insert(number);
    }
    Reading { page_count, releases }
}

/// What is known of the end of a text.
#[derive(Clone, Copy, Debug)]
struct End {
    /// The document number that closes it.
    closing: Option<Span>,
    /// Whether the release is the last item of a page.
    is_last_item: bool,
}

fn read_release(
    zones: &Zones<'_>,
    sheet: &Sheet,
    end: End,
    compounds: &Compounds<'_>,
    context: &mut Context<'_>,
) -> Release {
    let own = zones.all.get(sheet.zones.clone()).unwrap_or_default();
    let mut reader = Reader::default();
    let pictures = own.iter().filter(|zone| zone.part == Part::Picture).count();
    reader.release.images.reserve_exact(pictures);
    for step in [Step::Head, Step::Body, Step::Languages, Step::Rest] {
        for zone in own.iter().filter(|zone| zone.part.step() == step) {
            reader.read(zone.part, zones.lines(zone, compounds), zone.place, context);
        }
        if step == Step::Languages {
            let language = sheet.language.filter(|_| !zones.has_rule(sheet, compounds));
            reader.tell_displays_apart(zones, language, context);
        }
    }
    reader.report_lost_end(own, end, context);
    let Reader {
        mut release,
        is_cancelled,
        ..
    } = reader;
    pictures::settle_lone_names(&mut release.images);
    pictures::settle_addresses(&mut release.images, context);
    let is_note = |zone: &&Zone<'_>| zone.part == Part::Furniture(Role::UsageNote);
    if let (true, Some(note)) = (release.images.is_empty(), own.iter().find(is_note)) {
        context.report(Code::PicturesMissing, note.place);
    }
    if let (true, true, Some(headline)) = (sheet.needs_body, release.body.is_empty(), release.headlines.last()) {
        context.report_at(Code::BodyMissing, &headline.text);
    }
    (release.kind, release.appointments) = appointments::find(&release, is_cancelled, context);
    release
}

/// The release that is being read.
#[derive(Debug, Default)]
struct Reader<'s> {
    release: Release,
    displays: Vec<Display<'s>>,
    subheads: Vec<Lines<'s>>,
    /// Whether pictures stand in the zone of the body, behind it.
    has_pictures_behind: bool,
    /// Whether the label of the invitation takes it back.
    is_cancelled: bool,
    /// The caption of the last picture with a label, for its room.
    caption: pictures::Caption<'s>,
}

impl<'s> Reader<'s> {
    fn read(&mut self, part: Part, lines: Lines<'s>, place: Span, context: &mut Context<'_>) {
        let release = &mut self.release;
        match part {
            Part::Furniture(_) => {}
            Part::Invitation => {
                release.kind = Kind::Invitation;
                self.is_cancelled |= invitation::is_cancelled(lines.joined().as_str());
                mark(lines, Role::Label, context);
            }
            Part::Topics => add(&mut release.topics, topics::read(lines, context)),
            Part::Date => (release.date, release.date_end) = issue::read(lines, context),
            Part::SecondDate => issue::read_second(lines, release.date.as_ref(), release.date_end.is_some(), context),
            Part::Time => release.time = lines.joined().all_as(Role::Time, context),
            Part::Place => release.place = lines.joined().all_as(Role::Place, context),
            Part::DocumentNumber => {
                let first = release.document_number.take();
                release.document_number = issue::read_number(first, lines, context);
            }
            Part::Display | Part::Headline => self.displays.push(Display {
                lines,
                is_headline: part == Part::Headline,
            }),
            Part::Subhead => self.subheads.push(lines),
            Part::Body => add(&mut release.body, body::read(lines, context)),
            Part::BodyBehindHead => release.body = body::read_behind_head(lines, context),
            Part::BodyWithPictures => {
                let (blocks, rest) = body::read_up_to_pictures(lines, context);
                release.body = blocks;
                self.has_pictures_behind = !rest.is_empty();
                add(&mut self.release.images, pictures::read(rest, context));
            }
            Part::Teaser => release.body = body::read_teaser(lines, context),
            Part::Pictures => add(&mut release.images, pictures::read(lines, context)),
            Part::Picture => release
                .images
                .extend(pictures::read_labelled(lines, &mut self.caption, context)),
            Part::Caption => {
                if release.images.is_empty() {
                    // Most items of a page have one.
                    release.images.reserve_exact(1);
                }
                release.images.push(pictures::read_caption(lines, context));
            }
            Part::Byline => {
                for author in byline::read(lines, place, context) {
                    // What a copy printed twice counts once.
                    if !release.bylines.iter().rev().take(BYLINE).any(|other| *other == author) {
                        release.bylines.push(author);
                    }
                }
            }
            Part::Signature => {
                let team = release.imprint.as_ref().map_or(&[][..], |imprint| &imprint.team);
                let authors = byline::read_signature(lines, team, context);
                release.bylines.extend(authors);
            }
            Part::TextVersion => {
                let first = release.text_version_url.take();
                release.text_version_url = link::read_labelled(first, lines, place, context);
            }
            Part::Online => {
                let first = release.online_url.take();
                release.online_url = link::read_labelled(first, lines, place, context);
            }
            Part::Contacts => release.contacts.extend(contacts::read(lines, place, context)),
            Part::Imprint => imprint::read(lines, release.imprint.get_or_insert_default(), context),
            Part::Channels => {
                let imprint = release.imprint.get_or_insert_default();
                imprint.channels.extend(imprint::read_channels(lines, context));
            }
            Part::Team => {
                let imprint = release.imprint.get_or_insert_default();
                imprint.team.extend(imprint::read_member(lines, context));
            }
        }
    }

    /// Reports a release whose end may be lost. The first row that fits decides:
    ///
    /// | the release | is reported |
    /// | --- | --- |
    /// | has no body, is the last item of a page, and ends with its headline or its topics | yes |
    /// | has no body | no |
    /// | ends with a picture behind a label, whose caption is no sentence and has no credit | yes: nothing closes the text |
    /// | has something else behind its body: a link, names, initials, pictures | no: what stands there proves the end |
    /// | has the document number behind its body that closes the text | no |
    /// | is any other | if its last words break off |
    fn report_lost_end(&self, own: &[Zone<'_>], end: End, context: &mut Context<'_>) {
        let printed = own.iter().filter(|zone| !zone.place.is_empty());
        let last = printed.max_by_key(|zone| zone.place.start());
        let is_picture = last.is_some_and(|zone| zone.part == Part::Picture);
        let caption = self
            .release
            .images
            .last()
            .filter(|image| is_picture && image.credit.is_none());
        let caption = caption.and_then(|image| image.caption.as_ref());
        if let Some(caption) = caption.filter(|caption| !endings::ends_like_sentence(caption)) {
            body::report_end(caption, context);
            return;
        }
        let Some(body) = body::last_text(&self.release.body).map(|text| context.end_of(text)) else {
            let is_open = |zone: &&Zone<'_>| matches!(zone.part, Part::Display | Part::Headline | Part::Topics);
            if let Some(last) = last.filter(is_open).filter(|_| end.is_last_item) {
                context.report(Code::TextBreaksOff, last.place);
            }
            return;
        };
        let is_behind = |place: Span| place.start() >= body.end();
        let is_closed = self.has_pictures_behind
            || last.is_some_and(|zone| is_behind(zone.place))
            || end.closing.is_some_and(is_behind);
        if !is_closed {
            body::report_break_off(&self.release.body, context);
        }
    }

    /// Kicker, headlines and subheads; `language` is that of the labels.
    fn tell_displays_apart(&mut self, zones: &Zones<'_>, language: Option<Language>, context: &mut Context<'_>) {
        let hints = Hints {
            language,
            online: self.release.online_url.as_ref().map(|url| url.as_str()),
            is_headline_first: zones.is_headline_first,
            has_tight_slashes: zones.has_tight_slashes,
        };
        let told = display::tell_apart(&self.displays, &self.release.body, hints, context);
        let release = &mut self.release;
        (release.kicker, release.headlines, release.subheads) = (told.kicker, told.headlines, told.subheads);
        for lines in &self.subheads {
            release.subheads.extend(subhead::parts(&lines.joined(), false, context));
        }
    }
}

/// Adds what was found to what is there: nothing in most releases, which have their body and their pictures in one place.
fn add<T>(there: &mut Vec<T>, found: Vec<T>) {
    if there.is_empty() {
        *there = found;
    } else {
        there.extend(found);
    }
}

fn mark(lines: Lines<'_>, role: Role, context: &mut Context<'_>) {
    for line in lines.iter() {
        context.mark(line.span(), role);
    }
}
