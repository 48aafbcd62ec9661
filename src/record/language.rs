//! The languages of the press service.

use serde::{Deserialize, Serialize};

/// A language of the press service. Serialises as its ISO 639-1 code, `"de"` or `"en"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Language {
    /// German.
    #[serde(rename = "de")]
    German,
    /// English.
    #[serde(rename = "en")]
    English,
}
