//! People: authors, contacts, and the publisher with the editors.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::record::{Located, SharedStr};

/// A person, printed as "Family, Given" or "Given Family"; titles are no part of the name. Displays as "Given Family".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(!default))]
#[serde(default)]
#[non_exhaustive]
pub struct Person {
    /// The family name.
    ///
    /// ```text
    /// Text: Herden, Ingrid
    ///       ^^^^^^
    /// ```
    pub family: Option<Located<SharedStr>>,
    /// The given names, without titles.
    ///
    /// ```text
    /// Text: Herden, Ingrid
    ///               ^^^^^^
    /// ```
    pub given: Option<Located<SharedStr>>,
}

impl Person {
    /// Returns a person of this name.
    ///
    /// ```
    /// use pressedienst::Person;
    ///
    /// assert_eq!(Person::new("Herden", "Ingrid").to_string(), "Ingrid Herden");
    /// ```
    #[must_use]
    pub fn new(family: impl Into<Located<SharedStr>>, given: impl Into<Located<SharedStr>>) -> Self {
        Self {
            family: Some(family.into()),
            given: Some(given.into()),
        }
    }
}

impl fmt::Display for Person {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.given, &self.family) {
            (Some(given), Some(family)) => write!(f, "{given} {family}"),
            (Some(name), None) | (None, Some(name)) => f.write_str(name),
            (None, None) => Ok(()),
        }
    }
}

/// A contact for press enquiries.
///
/// ```text
/// Kontakt: Lenz, Mara
/// presse@duesseldorf.de, Telefon +49.211.89-93131
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(!default))]
#[serde(default)]
#[non_exhaustive]
pub struct Contact {
    /// The family name.
    ///
    /// ```text
    /// Kontakt: Lenz, Mara
    ///          ^^^^
    /// ```
    pub family: Option<Located<SharedStr>>,
    /// The given names, without titles.
    ///
    /// ```text
    /// Kontakt: Lenz, Mara
    ///                ^^^^
    /// ```
    pub given: Option<Located<SharedStr>>,
    /// The e-mail address.
    ///
    /// ```text
    /// presse@duesseldorf.de, Telefon +49.211.89-93131
    /// ^^^^^^^^^^^^^^^^^^^^^
    /// ```
    pub email: Option<Located<SharedStr>>,
    /// The telephone number, as printed.
    ///
    /// ```text
    /// presse@duesseldorf.de, Telefon +49.211.89-93131
    ///                                ^^^^^^^^^^^^^^^^
    /// ```
    pub phone: Option<Located<SharedStr>>,
    /// The number in the form of ITU E.164, `+492118993131`; `None` where the printed one is not complete.
    ///
    /// ```text
    /// presse@duesseldorf.de, Telefon +49.211.89-93131
    ///                                ^^^^^^^^^^^^^^^^
    /// ```
    pub phone_e164: Option<SharedStr>,
}

impl Contact {
    /// Returns a contact with this person, without e-mail address and telephone number.
    #[must_use]
    pub fn new(person: Person) -> Self {
        let Person { family, given } = person;
        Self {
            family,
            given,
            ..Self::default()
        }
    }
}

/// The publisher, with address, numbers, channels and editors.
///
/// ```text
/// Herausgegeben von der
/// Landeshauptstadt Düsseldorf                 publisher
/// Amt für Kommunikation
/// Rathaus - Marktplatz 2                      address
/// 40002 Düsseldorf
/// Telefon: +49.211.89-93131                   phone
/// www.duesseldorf.de                          channels
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(!default))]
#[serde(default)]
#[non_exhaustive]
pub struct Imprint {
    /// The publisher, as printed.
    ///
    /// ```text
    /// Herausgegeben vom
    /// Amt für Kommunikation
    /// ^^^^^^^^^^^^^^^^^^^^^
    /// ```
    pub publisher: Option<Located<SharedStr>>,
    /// The lines of the postal address.
    ///
    /// ```text
    /// Rathaus - Marktplatz 2
    /// ^^^^^^^^^^^^^^^^^^^^^^
    /// 40002 Düsseldorf
    /// ^^^^^^^^^^^^^^^^
    /// ```
    pub address: Vec<Located<SharedStr>>,
    /// The telephone number, as printed.
    ///
    /// ```text
    /// Telefon: +49.211.89-93131
    ///          ^^^^^^^^^^^^^^^^
    /// ```
    pub phone: Option<Located<SharedStr>>,
    /// The fax number, as printed.
    ///
    /// ```text
    /// Fax: +49.211.89-94170
    ///      ^^^^^^^^^^^^^^^^
    /// ```
    pub fax: Option<Located<SharedStr>>,
    /// The e-mail address.
    ///
    /// ```text
    /// presse@duesseldorf.de
    /// ^^^^^^^^^^^^^^^^^^^^^
    /// ```
    pub email: Option<Located<SharedStr>>,
    /// The web addresses and channels (Medienkanäle), as printed.
    ///
    /// ```text
    /// www.twitter.com/duesseldorf
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^
    /// ```
    pub channels: Vec<Located<SharedStr>>,
    /// The editors (Redaktionsteam).
    ///
    /// ```text
    /// Redaktionsteam:
    /// jäk - Ina Roth - 93131
    /// ^^^^^^^^^^^^^^^^^^^^^^
    /// ```
    pub team: Vec<TeamMember>,
}

/// A row of the list of editors.
///
/// ```text
/// jäk - Ina Roth - 93131
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(!default))]
#[serde(default)]
#[non_exhaustive]
pub struct TeamMember {
    /// The initials, by which releases are signed.
    ///
    /// ```text
    /// jäk - Ina Roth - 93131
    /// ^^^
    /// ```
    pub initials: Option<Located<SharedStr>>,
    /// The family name.
    ///
    /// ```text
    /// jäk - Ina Roth - 93131
    ///           ^^^^
    /// ```
    pub family: Option<Located<SharedStr>>,
    /// The given names.
    ///
    /// ```text
    /// jäk - Ina Roth - 93131
    ///       ^^^
    /// ```
    pub given: Option<Located<SharedStr>>,
    /// The telephone extension, as printed.
    ///
    /// ```text
    /// jäk - Ina Roth - 93131
    ///                  ^^^^^
    /// ```
    pub phone: Option<Located<SharedStr>>,
}

impl TeamMember {
    /// Returns an editor with these initials, without a telephone extension.
    #[must_use]
    pub fn new(initials: impl Into<Located<SharedStr>>, person: Person) -> Self {
        let Person { family, given } = person;
        Self {
            initials: Some(initials.into()),
            family,
            given,
            ..Self::default()
        }
    }
}
