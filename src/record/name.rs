//! Enums whose values have names: one idiom for all of them, and names that this version does not know.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Declares an enum with a name for each value: `ALL`, `as_str`, `Display`, `AsRef<str>`, `FromStr`, and serde.
macro_rules! named {
    (
        $what:literal
        $(#[$meta:meta])*
        pub enum $type:ident { $($(#[$meaning:meta])+ $variant:ident $name:literal,)+ }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
        #[non_exhaustive]
        pub enum $type {
            $($(#[$meaning])+ #[serde(rename = $name)] $variant,)+
        }

        impl $type {
            #[doc = concat!("Every ", $what, " that this version knows.")]
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Returns the name, which is the same in records, in messages, and for [`FromStr`](std::str::FromStr).
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl AsRef<str> for $type {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl std::str::FromStr for $type {
            type Err = $crate::record::UnknownName;

            fn from_str(name: &str) -> Result<Self, Self::Err> {
                match name {
                    $($name => Ok(Self::$variant),)+
                    _ => Err($crate::record::UnknownName::new($what, name)),
                }
            }
        }
    };
}

pub(crate) use named;

/// The error of a string that names no value of an enum.
///
/// ```
/// let error = "paper".parse::<pressedienst::Layout>().unwrap_err();
/// assert_eq!(error.to_string(), r#"no layout has the name "paper""#);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no {what} has the name {name:?}")]
pub struct UnknownName {
    what: &'static str,
    name: String,
}

impl UnknownName {
    pub(crate) fn new(what: &'static str, name: &str) -> Self {
        let name = name.to_owned();
        Self { what, name }
    }

    /// Returns the string that is no name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }
}

/// A layout, code or severity as a [`Record`](crate::Record) names it.
///
/// A record may have been written by a later version of this crate, which has names that this one does not know. They are
/// kept, and written again as they were.
///
/// ```
/// use pressedienst::{Layout, Name, Record};
///
/// let record: Record = serde_json::from_str(r#"{"layout": "web-podcast", "releases": []}"#).unwrap();
/// let layout = record.layout.unwrap();
/// assert_eq!((layout.known(), layout.as_str()), (None, "web-podcast"));
/// assert_eq!(Name::from(Layout::Paged), Layout::Paged);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[allow(clippy::exhaustive_enums, reason = "a name is known or it is not")]
pub enum Name<T> {
    /// A name that this version knows.
    Known(T),
    /// Any other.
    Unknown(String),
}

impl<T: Copy> Name<T> {
    /// Returns what the name stands for; `None` if this version does not know it.
    #[must_use]
    pub const fn known(&self) -> Option<T> {
        match self {
            Self::Known(value) => Some(*value),
            Self::Unknown(_) => None,
        }
    }
}

impl<T: AsRef<str>> Name<T> {
    /// Returns the name as it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Known(value) => value.as_ref(),
            Self::Unknown(name) => name,
        }
    }
}

/// No name at all is the empty one, which is unknown.
impl<T> Default for Name<T> {
    fn default() -> Self {
        Self::Unknown(String::new())
    }
}

impl<T> From<T> for Name<T> {
    fn from(value: T) -> Self {
        Self::Known(value)
    }
}

impl<T: PartialEq> PartialEq<T> for Name<T> {
    fn eq(&self, other: &T) -> bool {
        matches!(self, Self::Known(value) if value == other)
    }
}

impl<T: AsRef<str>> fmt::Display for Name<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl<T: AsRef<str>> AsRef<str> for Name<T> {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl<T: AsRef<str>> Serialize for Name<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de, T: FromStr> Deserialize<'de> for Name<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        Ok(name.parse().map_or(Self::Unknown(name), Self::Known))
    }
}

/// Reads a name that may be absent; one that this version does not know is absent too.
pub(crate) fn known<'de, T: FromStr, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    let name: Option<Name<T>> = Option::deserialize(deserializer)?;
    Ok(name.and_then(|name| match name {
        Name::Known(value) => Some(value),
        Name::Unknown(_) => None,
    }))
}

/// Reads a name; one that this version does not know is the default.
pub(crate) fn known_or_default<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: FromStr + Default,
    D: Deserializer<'de>,
{
    Ok(known(deserializer)?.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Code, ErrorKind, Kind, Language, Role, Severity};

    /// Each name leads back to its value, no two values share one, and nothing else is a name.
    fn check<T>(all: &[T])
    where
        T: Copy + fmt::Debug + PartialEq + fmt::Display + AsRef<str> + FromStr<Err = UnknownName>,
    {
        assert!(all.len() > 1);
        for value in all {
            let name = value.to_string();
            assert_eq!(name.parse().as_ref(), Ok(value));
            assert_eq!(value.as_ref(), name);
            let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
            assert!(name.bytes().all(is_plain), "{name}");
            assert!(name.to_uppercase().parse::<T>().is_err());
        }
        assert_eq!("".parse::<T>().unwrap_err().name(), "");
    }

    #[test]
    fn names_lead_back_to_their_values() {
        check(Code::ALL);
        check(ErrorKind::ALL);
        check(Kind::ALL);
        check(Language::ALL);
        check(Role::ALL);
        check(Severity::ALL);
    }

    #[test]
    fn unknown_names_are_equal_to_nothing_known() {
        let later = Name::<Severity>::Unknown("hint".to_owned());
        assert!(Severity::ALL.iter().all(|severity| later != *severity));
        assert_eq!(later.to_string(), "hint");
        assert_eq!(Name::from(Severity::Note), Severity::Note);
    }
}
