//! The objects of ninjs that are written, with their keys in the order in which they come out.

#![allow(clippy::struct_field_names, reason = "keys are called as the target calls them")]

use std::borrow::Cow;

use serde::Serialize;
use serde_with::skip_serializing_none;

#[skip_serializing_none]
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct News<'r> {
    pub(super) standard: Standard,
    pub(super) uri: String,
    pub(super) language: Option<&'static str>,
    pub(super) title: Option<&'r str>,
    pub(super) headlines: Option<Vec<RoleAndValue<'r>>>,
    pub(super) bodies: Option<[Body; 2]>,
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
    pub(super) representation_type: &'static str,
    pub(super) profile: &'static str,
    pub(super) genres: Option<[Named<'r>; 1]>,
    pub(super) content_created: Option<String>,
    pub(super) event_details: Option<EventDetails>,
    pub(super) located: Option<&'r str>,
    pub(super) places: Option<Vec<Named<'r>>>,
    pub(super) by: Option<String>,
    pub(super) subjects: Option<Vec<Named<'r>>>,
    pub(super) people: Option<Vec<Named<'r>>>,
    pub(super) organisations: Option<Vec<Named<'r>>>,
    pub(super) associations: Option<Vec<Association<'r>>>,
    pub(super) alt_ids: Vec<RoleAndValue<'r>>,
    pub(super) ed_note: Option<String>,
}

#[derive(Serialize)]
pub(in crate::format) struct Standard {
    name: &'static str,
    version: &'static str,
    schema: &'static str,
}

impl Default for Standard {
    fn default() -> Self {
        Self {
            name: "ninjs",
            version: "3.1",
            schema: "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
        }
    }
}

#[derive(Serialize)]
pub(in crate::format) struct RoleAndValue<'r> {
    role: &'static str,
    value: Cow<'r, str>,
}

impl<'r> RoleAndValue<'r> {
    pub(super) fn new(role: &'static str, value: impl Into<Cow<'r, str>>) -> Self {
        let value = value.into();
        Self { role, value }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Body {
    role: &'static str,
    content_type: &'static str,
    word_count: usize,
    value: String,
}

impl Body {
    pub(super) const fn new(content_type: &'static str, word_count: usize, value: String) -> Self {
        Self {
            role: "main",
            content_type,
            word_count,
            value,
        }
    }
}

#[derive(Serialize)]
pub(super) struct EventDetails {
    pub(super) dates: Dates,
}

#[skip_serializing_none]
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Dates {
    pub(super) start_date: Option<String>,
    pub(super) expected_start_date: Option<String>,
    pub(super) expected_end_date: Option<String>,
}

/// A genre, subject, place, person or organisation.
#[skip_serializing_none]
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Named<'r> {
    pub(super) name: Option<Cow<'r, str>>,
    pub(super) rel: Option<&'static str>,
    pub(super) literal: Option<&'r str>,
    pub(super) contact_info: Option<Vec<ContactInfo<'r>>>,
}

impl<'r> Named<'r> {
    pub(super) fn new(name: &'r str) -> Self {
        Self {
            name: Some(name.into()),
            ..Self::default()
        }
    }

    pub(super) fn rel(self, rel: &'static str) -> Self {
        Self { rel: Some(rel), ..self }
    }

    pub(super) fn literal(self, literal: &'r str) -> Self {
        Self {
            literal: Some(literal),
            ..self
        }
    }
}

#[skip_serializing_none]
#[derive(Serialize)]
pub(super) struct ContactInfo<'r> {
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
    pub(super) value: Option<&'r str>,
    pub(super) name: Option<&'r str>,
    pub(super) address: Option<Address<'r>>,
}

#[derive(Serialize)]
pub(super) struct Address<'r> {
    pub(super) lines: Vec<&'r str>,
}

/// A translation or a picture.
#[skip_serializing_none]
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::format) struct Association<'r> {
    pub(in crate::format) name: String,
    pub(in crate::format) rel: &'static str,
    #[serde(rename = "type")]
    pub(in crate::format) kind: &'static str,
    pub(in crate::format) representation_type: Option<&'static str>,
    pub(in crate::format) renditions: Option<[Rendition; 1]>,
    pub(in crate::format) uri: String,
    pub(in crate::format) language: Option<&'static str>,
    pub(in crate::format) title: Option<&'r str>,
    pub(in crate::format) descriptions: Option<[RoleAndValue<'r>; 1]>,
    pub(in crate::format) copyright_holder: Option<&'r str>,
    pub(in crate::format) by: Option<&'r str>,
    pub(in crate::format) copyright_notice: Option<&'r str>,
    pub(in crate::format) alt_ids: Option<Vec<RoleAndValue<'r>>>,
}

#[derive(Serialize)]
pub(in crate::format) struct Rendition {
    pub(super) name: &'static str,
    pub(super) href: String,
}
