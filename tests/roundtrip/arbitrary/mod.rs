//! Arbitrary releases: what all layouts print, and the record that must come back.
//!
//! A layout draws what it prints from the strategies here, prints it, and compares the parser's record with
//! [`Release::record`], which knows nothing of the parser.

#![allow(dead_code, unused_imports, reason = "each layout uses a part of it")]

mod prose;
mod values;
mod words;

use chrono::NaiveDate;
use serde_json::{Value, json};

pub use prose::{
    body, caption, crosshead, german_names, headline, headline_of_two, is_told, is_told_by_itself, item, kicker,
    lone_headline, paragraph, rubrics, sentence, subhead, subheads, topic,
};
pub use values::{
    author, authors, byline, contact, copied_person, credit, date, date_line, document_number, english_date,
    labelled_credit, long_date, online_address, person, phone, picture_address, short_date, text_version_address,
};
pub use words::{ENGLISH_MONTHS, MONTHS, filled, one};

/// A language of the press service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    German,
    English,
}

impl Language {
    pub const fn code(self) -> &'static str {
        match self {
            Self::German => "de",
            Self::English => "en",
        }
    }
}

/// A release as the record shows it. What a layout does not print it leaves empty.
#[derive(Clone, Debug, Default)]
pub struct Release {
    pub is_invitation: bool,
    pub topics: Vec<String>,
    pub date: Option<NaiveDate>,
    pub date_end: Option<NaiveDate>,
    pub time: Option<String>,
    pub place: Option<String>,
    pub appointments: Vec<Appointment>,
    pub kicker: Option<String>,
    pub headlines: Vec<(Language, String)>,
    pub subheads: Vec<String>,
    pub body: Vec<Block>,
    pub images: Vec<Image>,
    pub bylines: Vec<Person>,
    pub contacts: Vec<Contact>,
    pub text_version: Option<String>,
    pub online: Option<String>,
    pub document_number: Option<String>,
    pub imprint: Option<Imprint>,
}

/// A block of the body.
#[derive(Clone, Debug)]
pub enum Block {
    Paragraph(Language, String),
    Crosshead(Language, String),
    List(Language, Vec<String>),
}

#[derive(Clone, Debug, Default)]
pub struct Appointment {
    /// The day that is meant, be its year printed or not.
    pub day: NaiveDate,
    pub date: Option<NaiveDate>,
    pub time: Option<String>,
    pub place: Option<String>,
    pub printed: String,
    pub is_cancelled: bool,
}

#[derive(Clone, Debug, Default)]
pub struct Image {
    pub url: Option<String>,
    pub caption: Option<String>,
    pub credit: Option<Credit>,
}

/// A credit, with the signs that its layout prints.
#[derive(Clone, Debug)]
pub struct Credit {
    /// "©", "(c)", "Foto: "
    pub sign: String,
    /// "/", " / "
    pub slash: String,
    pub holder: Option<String>,
    pub photographer: Option<String>,
    /// ")" behind "(Copyright "
    pub end: String,
    /// What closes the bracket that it stands in, with the full stop behind it: ")", "]", ")."
    pub bracket: String,
}

impl Credit {
    /// The credit line as printed.
    pub fn line(&self) -> String {
        let names: Vec<_> = self.holder.iter().chain(&self.photographer).cloned().collect();
        format!("{}{}{}", self.sign, names.join(&self.slash), self.end)
    }

    /// The credit line in its bracket.
    pub fn printed(&self) -> String {
        let open = match self.bracket.chars().next() {
            Some(']') => "[",
            Some(_) => "(",
            None => "",
        };
        format!("{open}{}{}", self.line(), self.bracket)
    }

    /// Length of the bracket, label and mark that stand before the names.
    pub fn names_at(&self) -> usize {
        usize::from(!self.bracket.is_empty()) + self.sign.len()
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// "Dr. ", which is in no field of the record.
    pub title: String,
    pub family: String,
    pub given: String,
}

impl Person {
    /// "Given Family"
    pub fn as_printed(&self) -> String {
        format!("{}{} {}", self.title, self.given, self.family)
    }

    /// "Family, Given", with the title before the given name.
    pub fn family_first(&self) -> String {
        format!("{}, {}{}", self.family, self.title, self.given)
    }

    /// The same, with the title before the family name.
    pub fn title_first(&self) -> String {
        format!("{}{}, {}", self.title, self.family, self.given)
    }
}

#[derive(Clone, Debug)]
pub struct Contact {
    pub person: Person,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub phone_e164: Option<String>,
}

#[derive(Clone, Debug, Default)]
pub struct Imprint {
    pub publisher: Option<String>,
    pub address: Vec<String>,
    pub phone: Option<String>,
    pub fax: Option<String>,
    pub email: Option<String>,
    pub channels: Vec<String>,
    pub team: Vec<Member>,
}

/// A row of the sidebar's team.
#[derive(Clone, Debug)]
pub struct Member {
    pub initials: String,
    pub person: Person,
    pub phone: String,
}

impl Release {
    /// What `serde_json` makes of the parser's release, if it is right.
    pub fn record(&self) -> Value {
        let headline = |(language, text): &(Language, String)| json!({"lang": language.code(), "text": text});
        let contact = |contact: &Contact| {
            json!({
                "family": contact.person.family,
                "given": contact.person.given,
                "email": contact.email,
                "phone": contact.phone,
                "phone_e164": contact.phone_e164,
            })
        };
        json!({
            "kind": if self.is_invitation { "invitation" } else { "release" },
            "topics": self.topics,
            "date": self.date,
            "date_end": self.date_end,
            "time": self.time,
            "place": self.place,
            "appointments": self.appointments.iter().map(Appointment::record).collect::<Vec<_>>(),
            "kicker": self.kicker,
            "headlines": self.headlines.iter().map(headline).collect::<Vec<_>>(),
            "subheads": self.subheads,
            "body": self.body.iter().map(Block::record).collect::<Vec<_>>(),
            "images": self.images.iter().map(Image::record).collect::<Vec<_>>(),
            "bylines": self.bylines.iter().map(Person::record).collect::<Vec<_>>(),
            "contacts": self.contacts.iter().map(contact).collect::<Vec<_>>(),
            "text_version_url": self.text_version,
            "online_url": self.online,
            "document_number": self.document_number,
            "imprint": self.imprint.as_ref().map(Imprint::record),
        })
    }
}

impl Block {
    pub const fn language(&self) -> Language {
        match self {
            Self::Paragraph(language, _) | Self::Crosshead(language, _) | Self::List(language, _) => *language,
        }
    }

    fn record(&self) -> Value {
        match self {
            Self::Paragraph(language, text) => json!({"type": "paragraph", "lang": language.code(), "text": text}),
            Self::Crosshead(language, text) => json!({"type": "crosshead", "lang": language.code(), "text": text}),
            Self::List(language, items) => json!({"type": "list", "lang": language.code(), "items": items}),
        }
    }
}

impl Appointment {
    fn record(&self) -> Value {
        json!({
            "date": self.date,
            "time": self.time,
            "place": self.place,
            "printed": self.printed,
            "is_cancelled": self.is_cancelled,
        })
    }
}

impl Image {
    fn record(&self) -> Value {
        let credit = |credit: &Credit| json!({"line": credit.line(), "holder": credit.holder, "photographer": credit.photographer});
        json!({
            "url": self.url,
            "url_printed": null,
            "caption": self.caption,
            "credit": self.credit.as_ref().map(credit),
        })
    }
}

impl Person {
    fn record(&self) -> Value {
        json!({"family": self.family, "given": self.given})
    }
}

impl Imprint {
    fn record(&self) -> Value {
        let member = |member: &Member| {
            json!({
                "initials": member.initials,
                "family": member.person.family,
                "given": member.person.given,
                "phone": member.phone,
            })
        };
        json!({
            "publisher": self.publisher,
            "address": self.address,
            "phone": self.phone,
            "fax": self.fax,
            "email": self.email,
            "channels": self.channels,
            "team": self.team.iter().map(member).collect::<Vec<_>>(),
        })
    }
}
