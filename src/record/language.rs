//! The languages of the press service.

use crate::record::named;

named! {
    "language"
    /// A language of the press service. Its name is its ISO 639-1 code, `de` or `en`.
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    pub enum Language {
        /// German.
        German "de",
        /// English.
        English "en",
    }
}

impl Language {
    /// The other one.
    pub(crate) const fn other(self) -> Self {
        match self {
            Self::German => Self::English,
            Self::English => Self::German,
        }
    }
}
