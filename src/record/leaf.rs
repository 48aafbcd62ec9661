//! A walk over all printed values of a release.

use std::borrow::Cow;
use std::fmt::Display;

use chrono::NaiveDate;

use crate::record::{
    Appointment, Block, Contact, Credit, Headline, Image, Imprint, Located, Person, Release, SharedStr, Span,
    TeamMember,
};

/// A printed value of a release: where it stands in the record, its words, and where they were printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaf<'r> {
    path: String,
    text: Cow<'r, str>,
    spans: &'r [Span],
    is_inside: bool,
}

impl<'r> Leaf<'r> {
    /// Returns its path in the record of the release: `images[3].credit.photographer`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Returns the field that it is a value of, which is the path without indices: `images.credit.photographer`.
    ///
    /// ```
    /// let document = pressedienst::parse("Pressedienst\n\n31. August 2019\n\nLesefest am Rhein\n\nEs war schön.\n");
    /// let fields: Vec<String> = document.releases()[0].leaves().map(|leaf| leaf.field()).collect();
    /// assert_eq!(fields, ["date", "headlines.text", "body.text"]);
    /// ```
    #[must_use]
    pub fn field(&self) -> String {
        self.path.split(['[', ']']).step_by(2).collect()
    }

    /// Returns the value as the record shows it; a date as `2019-08-31`.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns where it was printed, one range a printed piece.
    #[must_use]
    pub const fn spans(&self) -> &'r [Span] {
        self.spans
    }

    /// Returns whether its bytes are those of other leaves too: a credit line is made of holder and photographer, an appointment
    /// stands in the body or the headline, the last day of a range in its date, a repaired address in the printed one, and
    /// an author who signs with initials in the list of editors.
    #[must_use]
    pub const fn is_inside(&self) -> bool {
        self.is_inside
    }
}

impl Release {
    /// Returns every printed value, in the order of the record, each with its path and its places. Values that are derived
    /// (`phone_e164`, the day and time of an appointment) were printed nowhere.
    ///
    /// ```
    /// let document = pressedienst::parse("Pressedienst\n\n31. August 2019\n\nLesefest am Rhein\n\nEs war schön.\n");
    /// let paths: Vec<String> =
    ///     document.releases()[0].leaves().map(|leaf| format!("{} {}", leaf.path(), leaf.text())).collect();
    /// assert_eq!(paths, ["date 2019-08-31", "headlines[0].text Lesefest am Rhein", "body[0].text Es war schön."]);
    /// ```
    pub fn leaves(&self) -> impl Iterator<Item = Leaf<'_>> {
        let mut found = Vec::new();
        self.each_leaf(|leaf| found.push(leaf));
        found.into_iter()
    }

    /// The same one by one, so that not all of them are there at once.
    pub(crate) fn each_leaf<'r>(&'r self, visit: impl FnMut(Leaf<'r>)) {
        Walk::new(&mut Leaves(visit)).release(self);
    }

    /// Visits the places of every printed value that is not inside others, in the order of the record.
    pub(crate) fn each_place<'r>(&'r self, visit: impl FnMut(&'r [Span])) {
        Walk::new(&mut Places(visit)).release(self);
    }

    /// Where the first of its values was printed.
    pub(crate) fn start(&self) -> Option<usize> {
        start(|walk| walk.release(self))
    }
}

impl Image {
    /// Where the first of its values was printed.
    pub(crate) fn start(&self) -> Option<usize> {
        start(|walk| walk.image(0, self))
    }
}

impl Contact {
    /// Where the first of its values was printed.
    pub(crate) fn start(&self) -> Option<usize> {
        start(|walk| walk.contact(0, self))
    }
}

/// What is done with the values of a walk.
trait Visitor<'r> {
    fn visit<T: Printed>(&mut self, path: impl Display, value: &'r Located<T>, is_inside: bool);
}

struct Leaves<F>(F);

impl<'r, F: FnMut(Leaf<'r>)> Visitor<'r> for Leaves<F> {
    fn visit<T: Printed>(&mut self, path: impl Display, value: &'r Located<T>, is_inside: bool) {
        (self.0)(Leaf {
            path: path.to_string(),
            text: value.value().words(),
            spans: value.spans(),
            is_inside,
        });
    }
}

/// Asks for the places alone, which takes no memory.
struct Places<F>(F);

impl<'r, F: FnMut(&'r [Span])> Visitor<'r> for Places<F> {
    fn visit<T: Printed>(&mut self, _path: impl Display, value: &'r Located<T>, is_inside: bool) {
        if !is_inside {
            (self.0)(value.spans());
        }
    }
}

/// The first of the places of all values.
#[derive(Default)]
struct First(Option<usize>);

impl<'r> Visitor<'r> for First {
    fn visit<T: Printed>(&mut self, _path: impl Display, value: &'r Located<T>, _is_inside: bool) {
        let starts = value.spans().iter().map(|span| span.start());
        self.0 = self.0.into_iter().chain(starts).min();
    }
}

/// Where the first of the values was printed that a walk comes by.
fn start(walk: impl FnOnce(&mut Walk<'_, First>)) -> Option<usize> {
    let mut first = First::default();
    walk(&mut Walk::new(&mut first));
    first.0
}

/// A value that can be a leaf.
trait Printed {
    fn words(&self) -> Cow<'_, str>;
}

impl Printed for SharedStr {
    fn words(&self) -> Cow<'_, str> {
        Cow::Borrowed(self)
    }
}

impl Printed for NaiveDate {
    fn words(&self) -> Cow<'_, str> {
        Cow::Owned(self.to_string())
    }
}

fn is_of_team(author: &Person, imprint: Option<&Imprint>) -> bool {
    let place = |name: &Option<Located<SharedStr>>| name.as_ref().and_then(Located::span);
    let family = place(&author.family);
    family.is_some() && imprint.is_some_and(|imprint| imprint.team.iter().any(|member| place(&member.family) == family))
}

/// Each structure is taken apart by name, so that a new field cannot be forgotten here.
struct Walk<'v, V> {
    visitor: &'v mut V,
    is_inside: bool,
}

impl<'v, V> Walk<'v, V> {
    const fn new(visitor: &'v mut V) -> Self {
        Self {
            visitor,
            is_inside: false,
        }
    }
}

impl<'r, V: Visitor<'r>> Walk<'_, V> {
    fn leaf<T: Printed>(&mut self, path: impl Display, value: &'r Located<T>) {
        self.visitor.visit(path, value, self.is_inside);
    }

    fn one<T: Printed>(&mut self, path: impl Display, value: Option<&'r Located<T>>) {
        if let Some(value) = value {
            self.leaf(path, value);
        }
    }

    fn many<T: Printed>(&mut self, path: impl Display, values: &'r [Located<T>]) {
        for (index, value) in values.iter().enumerate() {
            self.leaf(format_args!("{path}[{index}]"), value);
        }
    }

    fn inside(&mut self, is_inside: bool, walk: impl FnOnce(&mut Self)) {
        self.is_inside = is_inside;
        walk(self);
        self.is_inside = false;
    }

    fn release(&mut self, release: &'r Release) {
        let Release {
            kind: _,
            topics,
            date,
            date_end,
            time,
            place,
            appointments,
            kicker,
            headlines,
            subheads,
            body,
            images,
            bylines,
            contacts,
            text_version_url,
            online_url,
            document_number,
            imprint,
        } = release;
        self.many("topics", topics);
        self.one("date", date.as_ref());
        self.inside(true, |walk| walk.one("date_end", date_end.as_ref()));
        self.one("time", time.as_ref());
        self.one("place", place.as_ref());
        for (index, appointment) in appointments.iter().enumerate() {
            self.inside(true, |walk| walk.appointment(index, appointment));
        }
        self.one("kicker", kicker.as_ref());
        for (index, Headline { lang: _, text }) in headlines.iter().enumerate() {
            self.leaf(format_args!("headlines[{index}].text"), text);
        }
        self.many("subheads", subheads);
        for (index, block) in body.iter().enumerate() {
            match block {
                Block::Paragraph { lang: _, text } | Block::Crosshead { lang: _, text } => {
                    self.leaf(format_args!("body[{index}].text"), text);
                }
                Block::List { lang: _, items } => self.many(format_args!("body[{index}].items"), items),
            }
        }
        for (index, image) in images.iter().enumerate() {
            self.image(index, image);
        }
        for (index, byline) in bylines.iter().enumerate() {
            let Person { family, given } = byline;
            self.inside(is_of_team(byline, imprint.as_deref()), |walk| {
                walk.one(format_args!("bylines[{index}].family"), family.as_ref());
                walk.one(format_args!("bylines[{index}].given"), given.as_ref());
            });
        }
        for (index, contact) in contacts.iter().enumerate() {
            self.contact(index, contact);
        }
        self.one("text_version_url", text_version_url.as_ref());
        self.one("online_url", online_url.as_ref());
        self.one("document_number", document_number.as_ref());
        if let Some(imprint) = imprint {
            self.imprint(imprint);
        }
    }

    fn appointment(&mut self, index: usize, appointment: &'r Appointment) {
        let Appointment {
            date: _,
            time: _,
            place,
            printed,
            is_cancelled: _,
        } = appointment;
        self.one(format_args!("appointments[{index}].place"), place.as_ref());
        self.leaf(format_args!("appointments[{index}].printed"), printed);
    }

    fn image(&mut self, index: usize, image: &'r Image) {
        let Image {
            url,
            url_printed,
            caption,
            credit,
        } = image;
        self.inside(url_printed.is_some(), |walk| {
            walk.one(format_args!("images[{index}].url"), url.as_ref());
        });
        self.one(format_args!("images[{index}].url_printed"), url_printed.as_ref());
        self.one(format_args!("images[{index}].caption"), caption.as_ref());
        if let Some(Credit {
            line,
            holder,
            photographer,
        }) = credit
        {
            self.inside(holder.is_some() || photographer.is_some(), |walk| {
                walk.leaf(format_args!("images[{index}].credit.line"), line);
            });
            self.one(format_args!("images[{index}].credit.holder"), holder.as_ref());
            self.one(
                format_args!("images[{index}].credit.photographer"),
                photographer.as_ref(),
            );
        }
    }

    fn contact(&mut self, index: usize, contact: &'r Contact) {
        let Contact {
            family,
            given,
            email,
            phone,
            phone_e164: _,
        } = contact;
        self.one(format_args!("contacts[{index}].family"), family.as_ref());
        self.one(format_args!("contacts[{index}].given"), given.as_ref());
        self.one(format_args!("contacts[{index}].email"), email.as_ref());
        self.one(format_args!("contacts[{index}].phone"), phone.as_ref());
    }

    fn imprint(&mut self, imprint: &'r Imprint) {
        let Imprint {
            publisher,
            address,
            phone,
            fax,
            email,
            channels,
            team,
        } = imprint;
        self.one("imprint.publisher", publisher.as_ref());
        self.many("imprint.address", address);
        self.one("imprint.phone", phone.as_ref());
        self.one("imprint.fax", fax.as_ref());
        self.one("imprint.email", email.as_ref());
        self.many("imprint.channels", channels);
        for (index, member) in team.iter().enumerate() {
            let TeamMember {
                initials,
                family,
                given,
                phone,
            } = member;
            self.one(format_args!("imprint.team[{index}].initials"), initials.as_ref());
            self.one(format_args!("imprint.team[{index}].family"), family.as_ref());
            self.one(format_args!("imprint.team[{index}].given"), given.as_ref());
            self.one(format_args!("imprint.team[{index}].phone"), phone.as_ref());
        }
    }
}
