//! The types of schema.org that are written, with their keys in the order in which they come out.

#![allow(clippy::struct_field_names, reason = "keys are called as the target calls them")]

use std::borrow::Cow;

use serde::Serialize;
use serde_with::skip_serializing_none;

#[skip_serializing_none]
#[derive(Serialize)]
#[serde(tag = "@type", rename = "NewsArticle", rename_all = "camelCase")]
pub(super) struct Article<'r> {
    #[serde(rename = "@id")]
    pub(super) id: Option<String>,
    pub(super) in_language: Option<&'static str>,
    pub(super) headline: Option<&'r str>,
    pub(super) alternative_headline: Option<Vec<&'r str>>,
    #[serde(rename = "abstract")]
    pub(super) description: Option<Vec<&'r str>>,
    pub(super) word_count: Option<usize>,
    pub(super) article_body: Option<String>,
    pub(super) work_translation: Option<Vec<Reference>>,
    pub(super) translation_of_work: Option<Reference>,
    pub(super) genre: &'static str,
    pub(super) article_section: Option<Vec<&'r str>>,
    pub(super) date_published: Option<String>,
    pub(super) temporal_coverage: Option<String>,
    pub(super) dateline: Option<&'r str>,
    pub(super) location_created: Option<Named<'r>>,
    pub(super) about: Option<Vec<Event<'r>>>,
    pub(super) author: Option<Vec<Reference>>,
    pub(super) image: Option<Vec<Reference>>,
    pub(super) publisher: Option<Reference>,
    pub(super) encoding: Option<MediaObject<'r>>,
    pub(super) url: Option<String>,
    pub(super) identifier: Vec<Property<'r>>,
    pub(super) pagination: Option<String>,
}

#[skip_serializing_none]
#[derive(Serialize)]
#[serde(tag = "@type", rename = "CreativeWork")]
pub(super) struct Work<'r> {
    #[serde(rename = "@id")]
    pub(super) id: String,
    pub(super) name: Option<String>,
    pub(super) text: String,
    pub(super) identifier: [Property<'r>; 1],
}

#[derive(Serialize)]
pub(in crate::format) struct Reference {
    #[serde(rename = "@id")]
    id: String,
}

impl Reference {
    pub(in crate::format) const fn to(id: String) -> Self {
        Self { id }
    }
}

/// A place of which the name is known alone.
#[derive(Serialize)]
#[serde(tag = "@type")]
pub(super) enum Named<'r> {
    Place { name: &'r str },
}

impl<'r> Named<'r> {
    pub(super) const fn place(name: &'r str) -> Self {
        Self::Place { name }
    }
}

/// A person or an organisation, under the name that whoever is called so has everywhere.
#[skip_serializing_none]
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Agent<'r> {
    #[serde(rename = "@type")]
    pub(super) kind: &'static str,
    #[serde(rename = "@id")]
    pub(super) id: Option<String>,
    pub(super) name: Option<String>,
    pub(super) given_name: Option<&'r str>,
    pub(super) family_name: Option<&'r str>,
    pub(super) alternate_name: Option<OneOrMore>,
    pub(super) telephone: Option<&'r str>,
    pub(super) same_as: Option<String>,
}

/// One name, or several.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum OneOrMore {
    One(String),
    More(Vec<String>),
}

impl OneOrMore {
    pub(super) fn of(names: impl IntoIterator<Item = String>) -> Option<Self> {
        let mut names: Vec<String> = names.into_iter().collect();
        if names.len() > 1 {
            return Some(Self::More(names));
        }
        names.pop().map(Self::One)
    }
}

#[derive(Serialize)]
#[serde(tag = "@type", rename = "PropertyValue")]
pub(super) struct Property<'r> {
    #[serde(rename = "propertyID")]
    id: &'static str,
    value: Cow<'r, str>,
}

impl<'r> Property<'r> {
    pub(super) fn new(id: &'static str, value: impl Into<Cow<'r, str>>) -> Self {
        let value = value.into();
        Self { id, value }
    }
}

#[skip_serializing_none]
#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub(super) struct MediaObject<'r> {
    pub(super) encoding_format: &'static str,
    pub(super) content_url: Option<String>,
    pub(super) identifier: Option<Vec<Property<'r>>>,
}

#[skip_serializing_none]
#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub(super) struct Event<'r> {
    pub(super) name: Option<&'r str>,
    pub(super) start_date: Option<String>,
    pub(super) end_date: Option<String>,
    pub(super) description: Option<&'r str>,
    pub(super) location: Option<Named<'r>>,
    pub(super) event_status: Option<&'static str>,
}

#[skip_serializing_none]
#[derive(Default, Serialize)]
#[serde(tag = "@type", rename = "GovernmentOrganization", rename_all = "camelCase")]
pub(super) struct Publisher<'r> {
    #[serde(rename = "@id")]
    pub(super) id: String,
    pub(super) contact_point: Option<Vec<Contact<'r>>>,
    pub(super) name: Option<String>,
    pub(super) alternate_name: Option<String>,
    pub(super) address: Option<String>,
    pub(super) telephone: Option<&'r str>,
    pub(super) fax_number: Option<&'r str>,
    pub(super) email: Option<&'r str>,
    pub(super) same_as: Option<Vec<String>>,
    pub(super) identifier: Option<Vec<Property<'r>>>,
    pub(super) employee: Option<Vec<Agent<'r>>>,
}

#[skip_serializing_none]
#[derive(Serialize)]
#[serde(tag = "@type", rename = "ContactPoint", rename_all = "camelCase")]
pub(super) struct Contact<'r> {
    pub(super) contact_type: &'static str,
    pub(super) name: Option<String>,
    pub(super) alternate_name: Option<String>,
    pub(super) email: Option<&'r str>,
    pub(super) telephone: Option<&'r str>,
    pub(super) identifier: Option<Property<'r>>,
    pub(super) same_as: Option<String>,
}

#[skip_serializing_none]
#[derive(Serialize)]
#[serde(tag = "@type", rename = "ImageObject", rename_all = "camelCase")]
pub(super) struct Picture<'r> {
    #[serde(rename = "@id")]
    pub(super) id: String,
    pub(super) content_url: Option<String>,
    pub(super) caption: Option<&'r str>,
    pub(super) credit_text: Option<&'r str>,
    pub(super) copyright_notice: Option<&'r str>,
    pub(super) copyright_holder: Option<Agent<'r>>,
    pub(super) creator: Option<Agent<'r>>,
    pub(super) identifier: Option<Vec<Property<'r>>>,
}
