//! How well a text was read, in the words of summary, report and database.

use pressedienst::{Coverage, Document, Severity};
use serde::{Deserialize, Serialize, Serializer};

use crate::lang::Lang;
use crate::own;

/// What a text came to, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    /// Nothing had to be repaired, and nothing is in doubt.
    Whole,
    /// Something was repaired, and the text shows how.
    WithRepairs,
    WithWarnings,
    /// A part that each release has could not be read; the record has what could.
    WithErrors,
    /// It was read, and something stands in the way of its record.
    NotWritten,
    NotRead,
}

impl Outcome {
    pub(crate) const ALL: [Self; 6] = [
        Self::Whole,
        Self::WithRepairs,
        Self::WithWarnings,
        Self::WithErrors,
        Self::NotWritten,
        Self::NotRead,
    ];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::WithRepairs => "with-repairs",
            Self::WithWarnings => "with-warnings",
            Self::WithErrors => "with-errors",
            Self::NotWritten => "not-written",
            Self::NotRead => "not-read",
        }
    }

    /// That of a text with messages of these codes.
    pub(crate) fn of<T: AsRef<str>>(ids: impl IntoIterator<Item = T>) -> Self {
        let outcomes = ids.into_iter().filter_map(|id| {
            let id = id.as_ref();
            let own = || own::Code::from_id(id).map(Self::from);
            id.parse::<pressedienst::Code>().ok().map(Self::from).or_else(own)
        });
        outcomes.max().unwrap_or(Self::Whole)
    }

    /// That of a text with what the parser found alone.
    pub(crate) fn of_document(document: &Document) -> Self {
        let codes = document.diagnostics().iter().map(pressedienst::Diagnostic::code);
        codes.map(Self::from).max().unwrap_or(Self::Whole)
    }

    const fn of_severity(severity: Severity) -> Self {
        match severity {
            Severity::Error => Self::WithErrors,
            Severity::Warning => Self::WithWarnings,
            _ => Self::Whole,
        }
    }
}

impl From<pressedienst::Code> for Outcome {
    fn from(code: pressedienst::Code) -> Self {
        let repaired = if code.is_repair() {
            Self::WithRepairs
        } else {
            Self::Whole
        };
        repaired.max(Self::of_severity(code.severity()))
    }
}

impl From<own::Code> for Outcome {
    fn from(code: own::Code) -> Self {
        Self::of_severity(code.severity())
    }
}

impl Outcome {
    pub(crate) fn in_words(self, lang: Lang) -> String {
        if lang == Lang::En {
            return self.name().replace('-', " ");
        }
        let german = match self {
            Self::Whole => "einwandfrei",
            Self::WithRepairs => "mit Reparaturen",
            Self::WithWarnings => "mit Warnungen",
            Self::WithErrors => "mit Fehlern",
            Self::NotWritten => "nicht geschrieben",
            Self::NotRead => "nicht gelesen",
        };
        german.to_owned()
    }
}

impl Serialize for Outcome {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// The share of a text that was understood, in parts of [`WHOLE`]. It is not rounded up, so that the whole is the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Understood(u16);

const WHOLE: u16 = 10_000;

impl Understood {
    /// The bytes in fields and furniture among those that are not blank; `None` if all are.
    pub(crate) fn of(coverage: Coverage) -> Option<Self> {
        let Coverage {
            field,
            furniture,
            unclassified,
            ..
        } = coverage;
        let understood = field.saturating_add(furniture);
        let parts = understood
            .saturating_mul(WHOLE.into())
            .checked_div(understood.saturating_add(unclassified))?;
        u16::try_from(parts).ok().map(Self)
    }

    /// The share that was not understood, in hundredths of a percent.
    pub(crate) const fn rest(self) -> u16 {
        WHOLE.saturating_sub(self.0)
    }

    /// From 0 to 1.
    pub(crate) fn share(self) -> f64 {
        f64::from(self.0) / f64::from(WHOLE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_message_decides() {
        for (ids, outcome) in [
            (&[][..], Outcome::Whole),
            (&["name-changed", "headline-unmarked"], Outcome::Whole),
            (&["name-changed", "address-repaired"], Outcome::WithRepairs),
            (&["address-repaired", "date-impossible"], Outcome::WithWarnings),
            (&["encoding-doubtful"], Outcome::WithWarnings),
            (
                &["date-impossible", "unknown-layout", "address-repaired"],
                Outcome::WithErrors,
            ),
            (&["of-another-version"], Outcome::Whole),
        ] {
            assert_eq!(Outcome::of(ids), outcome, "{ids:?}");
        }
        assert!(Outcome::ALL.is_sorted());
    }

    #[test]
    fn the_share_is_not_rounded_up() {
        let share = |text: &str| Understood::of(pressedienst::parse(text).coverage()).map(Understood::share);
        assert_eq!(share(" \n"), None);
        let whole = "Pressedienst\n\n14. Mai 2021\n\nBad eröffnet\n\nDas Bad ist wieder offen.\n";
        assert_eq!(share(whole), Some(1.0));
        assert_eq!(share("Ein Brief an einen Freund.\n"), Some(0.0));
        let long = format!("{whole}\n{}\n", "Das Bad ist wieder offen. ".repeat(4_000));
        let mut coverage = pressedienst::parse(&long).coverage();
        coverage.unclassified = 1;
        assert_eq!(Understood::of(coverage).map(Understood::share), Some(0.9999));
    }
}
