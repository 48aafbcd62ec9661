//! What a press release is: data only, owned, without lifetimes.
//!
//! Everything that a reader would point a finger at is a [`Located`] value. Absent is `None` or an empty list. The
//! field names are those of the JSON record. A record of an earlier version may lack some of them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::record::{Block, Contact, Image, Imprint, Language, Located, Person, SharedStr, name, named};

/// A press release (Pressemitteilung) or an invitation to the press (Medientermin).
///
/// ```text
/// Pressedienst
/// 31. August 2019                             date
/// Kultursommer am Rhein                       kicker
/// Lesefest eröffnet / Reading fair opened     headlines
/// Sechzig Autoren aus zwölf Ländern           subheads
/// Mit einer Lesung hat am Abend …             body
/// Zu Ihrer redaktionellen Verwendung …
/// Blick in die Halle, ©Stadt/Ina Roth         images[0].caption, .credit
/// <https://…/190831-Halle.jpg>                images[0].url
/// Textversion: https://…txt                   text_version_url
/// Kontakt: Lenz, Mara …                       contacts
/// Herausgegeben von der …                     imprint
/// 29253_240                                   document_number
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(!default))]
#[serde(default)]
#[non_exhaustive]
pub struct Release {
    /// Whether it is a release or an invitation. A kind that only a later version knows is read from a record as a release.
    ///
    /// ```text
    /// Einladung an die Medien
    /// ^^^^^^^^^^^^^^^^^^^^^^^ an invitation
    /// ```
    #[serde(deserialize_with = "name::known_or_default")]
    pub kind: Kind,
    /// The topics (Rubriken), as printed.
    ///
    /// ```text
    /// | Kultur Sport
    ///   ^^^^^^ ^^^^^
    /// ```
    pub topics: Vec<Located<SharedStr>>,
    /// The date of issue, or the first day of a range. `None` if there is none or if it does not exist in the calendar.
    ///
    /// ```text
    /// 31. August 2019
    /// ^^^^^^^^^^^^^^^
    /// ```
    pub date: Option<Located<NaiveDate>>,
    /// The last day of a range, printed where the first day is.
    ///
    /// ```text
    /// Datum: 3.-5. Mai 2019 | Ort: Tonhalle
    ///        ^^^^^^^^^^^^^^
    /// ```
    pub date_end: Option<Located<NaiveDate>>,
    /// The time, as printed.
    ///
    /// ```text
    /// Datum: 3. Mai 2019 | Uhrzeit: 17.15 Uhr | Ort: Tonhalle
    ///                               ^^^^^^^^^
    /// ```
    pub time: Option<Located<SharedStr>>,
    /// The place.
    ///
    /// ```text
    /// Datum: 3. Mai 2019 | Ort: Tonhalle
    ///                           ^^^^^^^^
    /// ```
    pub place: Option<Located<SharedStr>>,
    /// When and where an invitation bids the press to come.
    ///
    /// ```text
    /// Freitag, 1. April, 17.15 Uhr, Rathaus, Marktplatz 2
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    /// ```
    pub appointments: Vec<Appointment>,
    /// The line above the headline (Dachzeile).
    ///
    /// ```text
    /// Kultursommer am Rhein
    /// ^^^^^^^^^^^^^^^^^^^^^
    /// Lesefest eröffnet
    /// ```
    pub kicker: Option<Located<SharedStr>>,
    /// The headline; two where it was printed in two languages.
    ///
    /// ```text
    /// Lesefest eröffnet / Reading fair opened
    /// ^^^^^^^^^^^^^^^^^   ^^^^^^^^^^^^^^^^^^^
    /// ```
    pub headlines: Vec<Headline>,
    /// The lines under the headline: one entry a line, also if it was wrapped, and one a part between slashes.
    ///
    /// ```text
    /// Lesefest eröffnet
    /// Sechzig Autoren aus zwölf Ländern / Karten an der Abendkasse
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^   ^^^^^^^^^^^^^^^^^^^^^^^^
    /// ```
    pub subheads: Vec<Located<SharedStr>>,
    /// Paragraphs, crossheads and lists, in the order of the text.
    ///
    /// ```text
    /// Mit einer Lesung hat am Abend das Fest begonnen.
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    /// Das Programm am Sonntag
    /// ^^^^^^^^^^^^^^^^^^^^^^^
    /// ```
    pub body: Vec<Block>,
    /// The pictures offered with the release.
    ///
    /// ```text
    /// Blick in die Halle, ©Landeshauptstadt Düsseldorf/Ina Roth
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    /// <https://www.duesseldorf.de/fileadmin/Amt13/pressebilder/1908/190831-Halle.jpg>
    ///  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    /// ```
    pub images: Vec<Image>,
    /// The authors, where the release names them.
    ///
    /// ```text
    /// Text: Herden, Ingrid
    ///       ^^^^^^^^^^^^^^
    /// ```
    pub bylines: Vec<Person>,
    /// The contacts for press enquiries.
    ///
    /// ```text
    /// Kontakt: Lenz, Mara
    ///          ^^^^^^^^^^
    /// ```
    pub contacts: Vec<Contact>,
    /// The address of the same release as plain text.
    ///
    /// ```text
    /// Textversion: https://www.duesseldorf.de/pressedienst/20190831-318_07.txt
    ///              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    /// ```
    pub text_version_url: Option<Located<SharedStr>>,
    /// The address of the same release on the web.
    ///
    /// ```text
    /// Zur Online-Version: https://www.duesseldorf.de/pressedienst/pld/318
    ///                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    /// ```
    pub online_url: Option<Located<SharedStr>>,
    /// The number at the foot of the page.
    ///
    /// ```text
    /// 29253_240
    /// ^^^^^^^^^
    /// ```
    pub document_number: Option<Located<SharedStr>>,
    /// The publisher. In a box, because most releases of a page of items have none.
    ///
    /// ```text
    /// Herausgegeben vom
    /// Amt für Kommunikation
    /// ^^^^^^^^^^^^^^^^^^^^^
    /// ```
    pub imprint: Option<Box<Imprint>>,
}

named! {
    "kind of release"
    /// Whether a text tells news or invites the press.
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[derive(Default)]
    pub enum Kind {
        /// A press release (Pressemitteilung).
        #[default]
        Release "release",
        /// An invitation to the press (Einladung an die Medien).
        Invitation "invitation",
    }
}

/// An appointment of an invitation (Medientermin).
///
/// ```text
/// Freitag, 1. April, 17.15 Uhr, Rathaus, Marktplatz 2
/// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(!default))]
#[serde(default)]
#[non_exhaustive]
pub struct Appointment {
    /// The day. A year that is not printed is that of the same appointment printed elsewhere, as in the headline; else that
    /// of the date of issue, or the next one, because an appointment comes after it; `None` if there is neither, or if the
    /// calendar has no such day.
    ///
    /// ```text
    /// Freitag, 1. April, 17.15 Uhr, Rathaus, Marktplatz 2
    ///          ^^^^^^^^
    /// ```
    pub date: Option<NaiveDate>,
    /// The beginning as `17:15`; `None` if none is printed or if no clock shows it.
    ///
    /// ```text
    /// Freitag, 1. April, 17.15 Uhr, Rathaus, Marktplatz 2
    ///                    ^^^^^^^^^
    /// ```
    pub time: Option<SharedStr>,
    /// The place, where it is printed behind the time.
    ///
    /// ```text
    /// Freitag, 1. April, 17.15 Uhr, Rathaus, Marktplatz 2
    ///                               ^^^^^^^^^^^^^^^^^^^^^
    /// ```
    pub place: Option<Located<SharedStr>>,
    /// The appointment as printed. It stands inside the body or the headline, which hold its words too. Of one that is
    /// printed in both, this is what the body prints.
    ///
    /// ```text
    /// Freitag, 1. April, 17.15 Uhr, Rathaus, Marktplatz 2
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    /// ```
    pub printed: Located<SharedStr>,
    /// Whether the invitation takes it back.
    ///
    /// ```text
    /// ABGESAGT: Medientermin 1.4.16: Richtfest am Hafen
    /// ^^^^^^^^
    /// ```
    pub is_cancelled: bool,
}

impl Appointment {
    /// Returns an appointment printed in these words, without day, time and place.
    #[must_use]
    pub fn new(printed: impl Into<Located<SharedStr>>) -> Self {
        let printed = printed.into();
        Self {
            printed,
            ..Self::default()
        }
    }
}

/// A headline in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(!default))]
#[serde(default)]
#[non_exhaustive]
pub struct Headline {
    /// The language; `None` where it cannot be told, or where a record names one that only a later version knows.
    #[serde(deserialize_with = "name::known")]
    pub lang: Option<Language>,
    /// The words.
    ///
    /// ```text
    /// Lesefest eröffnet / Reading fair opened
    /// ^^^^^^^^^^^^^^^^^
    /// ```
    pub text: Located<SharedStr>,
}

impl Headline {
    /// Returns a headline of these words.
    #[must_use]
    pub fn new(lang: impl Into<Option<Language>>, text: impl Into<Located<SharedStr>>) -> Self {
        Self {
            lang: lang.into(),
            text: text.into(),
        }
    }
}
