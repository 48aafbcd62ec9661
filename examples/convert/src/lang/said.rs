//! What is said in two languages.

use std::fmt;

use pressedienst::Severity;

/// A language that everything can be said in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Lang {
    De,
    En,
}

impl Lang {
    /// As documents name it: `de`.
    pub(crate) const fn tag(self) -> &'static str {
        match self {
            Self::De => "de",
            Self::En => "en",
        }
    }

    /// The one of two that is in this language.
    pub(crate) const fn of<'w>(self, english: &'w str, german: &'w str) -> &'w str {
        match self {
            Self::De => german,
            Self::En => english,
        }
    }

    pub(crate) const fn severity(self, severity: Severity) -> &'static str {
        match (self, severity) {
            (Self::De, Severity::Note) => "Hinweis",
            (Self::De, Severity::Error) => "Fehler",
            (Self::De, _) => "Warnung",
            (Self::En, severity) => severity.as_str(),
        }
    }

    /// "1 file", "2 files".
    pub(crate) fn counted(self, count: usize, english: [&str; 2], german: [&str; 2]) -> String {
        let words = match self {
            Self::De => german,
            Self::En => english,
        };
        let [one, many] = words;
        format!("{count} {}", if count == 1 { one } else { many })
    }

    /// How many there are besides those that are named: " and 2 more".
    pub(crate) fn and_more(self, more: usize) -> String {
        match (self, more) {
            (_, 0) => String::new(),
            (Self::De, more) => format!(" und {more} weitere"),
            (Self::En, more) => format!(" and {more} more"),
        }
    }

    /// "a, b and c".
    pub(crate) fn and_joined(self, parts: &[String]) -> String {
        match parts {
            [before @ .., last] if !before.is_empty() => {
                format!("{} {} {last}", before.join(", "), self.of("and", "und"))
            }
            parts => parts.concat(),
        }
    }
}

/// What people are told. As it is displayed, it is English, which is what data has too.
pub(crate) trait Told: fmt::Display {
    fn german(&self) -> String;

    fn told(&self, lang: Lang) -> String {
        match lang {
            Lang::De => self.german(),
            Lang::En => self.to_string(),
        }
    }
}

/// A sentence in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Said {
    pub(crate) english: String,
    pub(crate) german: String,
}

/// A sentence in English and in German, each as `format!` takes it.
macro_rules! said {
    ($english:literal, $german:literal $(,)?) => {
        $crate::lang::Said {
            english: format!($english),
            german: format!($german),
        }
    };
}
pub(crate) use said;

impl Said {
    /// What is the same in both: the words of the system, or of a file.
    pub(crate) fn same(words: impl Into<String>) -> Self {
        let english = words.into();
        Self {
            german: english.clone(),
            english,
        }
    }

    /// What something says in both.
    pub(crate) fn of(told: &dyn Told) -> Self {
        Self {
            english: told.to_string(),
            german: told.german(),
        }
    }

    /// The sentence in this language.
    pub(crate) fn of_lang(&self, lang: Lang) -> &str {
        lang.of(&self.english, &self.german)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.english.is_empty()
    }

    pub(crate) fn joined(parts: &[Self], between: &str) -> Self {
        let of = |part: fn(&Self) -> &str| parts.iter().map(part).collect::<Vec<_>>().join(between);
        Self {
            english: of(|part| &part.english),
            german: of(|part| &part.german),
        }
    }
}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.english)
    }
}

impl std::error::Error for Said {}

impl Told for Said {
    fn german(&self) -> String {
        self.german.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_are_joined() {
        let parts = |count| {
            ["a", "b", "c"]
                .map(str::to_owned)
                .into_iter()
                .take(count)
                .collect::<Vec<_>>()
        };
        assert_eq!(Lang::En.and_joined(&parts(3)), "a, b and c");
        assert_eq!(Lang::De.and_joined(&parts(2)), "a und b");
        assert_eq!(Lang::De.and_joined(&parts(1)), "a");
    }
}
