//! Pictures, with what is printed about them.

use serde::{Deserialize, Serialize};

use crate::record::{Located, SharedStr};

/// A picture (Pressebild) with what is printed about it.
///
/// ```text
/// Blick in die Halle, ©Landeshauptstadt Düsseldorf/Ina Roth                            caption, credit
/// <https://www.duesseldorf.de/fileadmin/Amt13/pressebilder/1908/190831-Halle.jpg>      url
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(!default))]
#[serde(default)]
#[non_exhaustive]
pub struct Image {
    /// The address; repaired where the text itself proves how, else as printed.
    ///
    /// ```text
    /// <https://www.duesseldorf.de/fileadmin/Amt13/pressebilder/1908/190831-Halle.jpg>
    ///  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    /// ```
    pub url: Option<Located<SharedStr>>,
    /// The address as printed, where it differs from `url`.
    ///
    /// ```text
    /// $\frac{https://www.duesseldorf.de/fileadmin/Amt13/pressebilder/1908/190831-Park Ufer.jpg}{Ufer.jpg}$
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    /// ```
    pub url_printed: Option<Located<SharedStr>>,
    /// The caption (Bildunterschrift), without the credit and the comma before it.
    ///
    /// ```text
    /// Blick in die Halle, ©Landeshauptstadt Düsseldorf/Ina Roth
    /// ^^^^^^^^^^^^^^^^^^
    /// ```
    pub caption: Option<Located<SharedStr>>,
    /// The credit line.
    ///
    /// ```text
    /// Blick in die Halle, ©Landeshauptstadt Düsseldorf/Ina Roth
    ///                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    /// ```
    pub credit: Option<Credit>,
}

impl Image {
    /// Returns a picture at this address, without caption and credit.
    #[must_use]
    pub fn new(url: impl Into<Located<SharedStr>>) -> Self {
        let url = Some(url.into());
        Self { url, ..Self::default() }
    }
}

/// A credit line (Bildnachweis).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(!default))]
#[serde(default)]
#[non_exhaustive]
pub struct Credit {
    /// The whole line as printed, with its © or (c).
    ///
    /// ```text
    /// Blick in die Halle, ©Landeshauptstadt Düsseldorf/Ina Roth
    ///                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    /// ```
    pub line: Located<SharedStr>,
    /// The holder of the rights.
    ///
    /// ```text
    /// Blick in die Halle, ©Landeshauptstadt Düsseldorf/Ina Roth
    ///                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^
    /// ```
    pub holder: Option<Located<SharedStr>>,
    /// The photographer.
    ///
    /// ```text
    /// Blick in die Halle, ©Landeshauptstadt Düsseldorf/Ina Roth
    ///                                                  ^^^^^^^^
    /// ```
    pub photographer: Option<Located<SharedStr>>,
}

impl Credit {
    /// Returns a credit line of which neither holder nor photographer is known.
    #[must_use]
    pub fn new(line: impl Into<Located<SharedStr>>) -> Self {
        let line = line.into();
        Self {
            line,
            ..Self::default()
        }
    }
}
