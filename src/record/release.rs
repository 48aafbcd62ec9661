//! What a press release is: data only, owned, without lifetimes.
//!
//! Everything that a reader would point a finger at is a [`Located`] value. Absent is `None` or an empty list. The
//! field names are those of the JSON record.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::record::{Language, Located};

/// One press release (Pressemitteilung) or invitation to the press (Medientermin).
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Release {
    /// Release or invitation.
    pub kind: Kind,
    /// Topics (Rubriken), as printed.
    pub topics: Vec<Located<String>>,
    /// Date of issue, or the first day of a range. `None` if there is none or if it does not exist in the calendar.
    pub date: Option<Located<NaiveDate>>,
    /// Last day of a range.
    pub date_end: Option<Located<NaiveDate>>,
    /// Time, as printed.
    pub time: Option<Located<String>>,
    /// Place ("Ort:", "Location:").
    pub place: Option<Located<String>>,
    /// When and where an invitation bids the press to come.
    pub appointments: Vec<Appointment>,
    /// The line above the headline (Dachzeile).
    pub kicker: Option<Located<String>>,
    /// The headline; two where it was printed as "German / English".
    pub headlines: Vec<Headline>,
    /// Lines under the headline: one entry a line, also if it was wrapped, and one a part between slashes.
    pub subheads: Vec<Located<String>>,
    /// Paragraphs, crossheads and lists, in the order of the text.
    pub body: Vec<Block>,
    /// Pictures offered with the release.
    pub images: Vec<Image>,
    /// The authors, where the release names them.
    pub bylines: Vec<Person>,
    /// Whom to ask.
    pub contacts: Vec<Contact>,
    /// Address of the same release as plain text ("Textversion:").
    pub text_version_url: Option<Located<String>>,
    /// Address of the same release on the web ("Zur Online-Version:").
    pub online_url: Option<Located<String>>,
    /// The number at the foot of the page, such as `29253_240`.
    pub document_number: Option<Located<String>>,
    /// Who publishes ("Herausgegeben von …"). In a box of its own, because most releases of a page of items have none.
    pub imprint: Option<Box<Imprint>>,
}

/// Whether a text tells news or invites the press.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Kind {
    /// A press release (Pressemitteilung).
    #[default]
    Release,
    /// An invitation to the press (Einladung an die Medien).
    Invitation,
}

/// An appointment of an invitation (Medientermin): `Freitag, 1. April, 17.15 Uhr`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Appointment {
    /// The day. A year that is not printed is that of the date of issue, or the next one, because an appointment lies
    /// behind it; `None` if there is no date of issue to take it from, or if the calendar has no such day.
    pub date: Option<NaiveDate>,
    /// The beginning, `17:15`; `None` if none is printed or if no clock shows it.
    pub time: Option<String>,
    /// The place, where it is printed behind the time.
    pub place: Option<Located<String>>,
    /// The appointment as printed. It stands inside the body or the headline, which hold its words too.
    pub printed: Located<String>,
}

/// A headline in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Headline {
    /// Its language, `None` where it cannot be told.
    pub lang: Option<Language>,
    /// The words.
    pub text: Located<String>,
}

/// A part of the body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "lowercase")]
#[non_exhaustive]
pub enum Block {
    /// Running text.
    #[non_exhaustive]
    Paragraph {
        /// Its language, `None` where it cannot be told.
        lang: Option<Language>,
        /// The words, without line and page breaks.
        text: Located<String>,
    },
    /// A heading inside the body (Zwischentitel).
    #[non_exhaustive]
    Crosshead {
        /// Its language, `None` where it cannot be told.
        lang: Option<Language>,
        /// The words.
        text: Located<String>,
    },
    /// A list with dashes or bullets.
    #[non_exhaustive]
    List {
        /// Its language, `None` where it cannot be told.
        lang: Option<Language>,
        /// The items, without their dashes.
        items: Vec<Located<String>>,
    },
}

/// A picture (Pressebild) with what is printed about it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Image {
    /// Its address; repaired where the text itself proves how, else as printed.
    pub url: Option<Located<String>>,
    /// The address as printed, where it differs from `url`.
    pub url_printed: Option<Located<String>>,
    /// The caption (Bildunterschrift), without the credit and the comma before it.
    pub caption: Option<Located<String>>,
    /// The credit line.
    pub credit: Option<Credit>,
}

/// A credit line (Bildnachweis): `©Landeshauptstadt Düsseldorf/David Young`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Credit {
    /// The whole line as printed, with its © or (c).
    pub line: Located<String>,
    /// Who holds the rights.
    pub holder: Option<Located<String>>,
    /// Who took the picture.
    pub photographer: Option<Located<String>>,
}

/// A person, printed as "Family, Given" or "Given Family".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Person {
    /// Family name.
    pub family: Option<Located<String>>,
    /// Given names, with titles.
    pub given: Option<Located<String>>,
}

/// Whom to ask ("Kontakt:").
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Contact {
    /// Family name.
    pub family: Option<Located<String>>,
    /// Given names, with titles.
    pub given: Option<Located<String>>,
    /// E-mail address.
    pub email: Option<Located<String>>,
    /// Telephone number, as printed.
    pub phone: Option<Located<String>>,
    /// The number in the form of ITU E.164 (`+492118993131`); `None` where the printed one is not complete.
    pub phone_e164: Option<String>,
}

/// Who publishes ("Herausgegeben von …").
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Imprint {
    /// The publisher, as printed.
    pub publisher: Option<Located<String>>,
    /// Lines of the postal address.
    pub address: Vec<Located<String>>,
    /// Telephone number, as printed.
    pub phone: Option<Located<String>>,
    /// Fax number, as printed.
    pub fax: Option<Located<String>>,
    /// E-mail address.
    pub email: Option<Located<String>>,
    /// Web addresses and channels (Medienkanäle), as printed.
    pub channels: Vec<Located<String>>,
    /// The editors (Redaktionsteam).
    pub team: Vec<TeamMember>,
}

/// A row of the editors' list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TeamMember {
    /// Initials, by which releases are signed.
    pub initials: Option<Located<String>>,
    /// Family name.
    pub family: Option<Located<String>>,
    /// Given names.
    pub given: Option<Located<String>>,
    /// Telephone extension, as printed.
    pub phone: Option<Located<String>>,
}
