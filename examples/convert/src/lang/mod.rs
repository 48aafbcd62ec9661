//! The language in which people are told things. Keys, codes, names of files and all data are the same in both: journals,
//! records and reports are English.
//!
//! What is said stands in a table a language: `found` has the codes of the library, `own` those of the program, `errors` what
//! stands in the way, `help` the help, `usage` what is wrong with a command. A sentence that is said in one place alone stands
//! there in both languages ([`said!`]).

use std::ffi::OsString;
use std::fmt;

use clap::ValueEnum;
use pressedienst::Severity;

pub(crate) mod errors;
pub(crate) mod found;
pub(crate) mod help;
mod own;
pub(crate) mod usage;

/// What `--lang` asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Choice {
    /// The language of the system, English if it is neither
    Auto,
    De,
    En,
}

/// A language that everything can be said in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Lang {
    De,
    En,
}

impl Choice {
    pub(crate) fn lang(self) -> Lang {
        match self {
            Self::De => Lang::De,
            Self::En => Lang::En,
            Self::Auto if is_plain(|name| std::env::var(name).ok()) => Lang::En,
            Self::Auto => sys_locale::get_locale().map_or(Lang::En, |locale| Lang::of_locale(&locale)),
        }
    }

    /// What these arguments ask for, before they are read: help and refusals have a language too.
    fn of_arguments(arguments: &[OsString]) -> Self {
        let arguments = arguments.iter().map(|argument| argument.to_str().unwrap_or_default());
        let arguments: Vec<_> = arguments.take_while(|argument| *argument != "--").collect();
        let pairs = arguments.windows(2).filter_map(|pair| match pair {
            ["--lang", value] => Some(*value),
            _ => None,
        });
        let joined = arguments.iter().filter_map(|argument| argument.strip_prefix("--lang="));
        let mut asked = pairs.chain(joined);
        asked
            .find_map(|value| <Self as ValueEnum>::from_str(value, false).ok())
            .unwrap_or(Self::Auto)
    }
}

/// Whether the system is asked to speak as programs do to each other, whatever its users speak.
fn is_plain(variable: impl Fn(&str) -> Option<String>) -> bool {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"];
    let mut set = names.into_iter().filter_map(variable).filter(|value| !value.is_empty());
    let locale = set.next().unwrap_or_default();
    matches!(locale.split('.').next(), Some("C" | "POSIX"))
}

impl Lang {
    /// The language that these arguments ask for.
    pub(crate) fn of_arguments(arguments: &[OsString]) -> Self {
        Choice::of_arguments(arguments).lang()
    }

    /// The language of a locale: `de-DE`, `de_AT.UTF-8`.
    fn of_locale(locale: &str) -> Self {
        let language = locale.split(['-', '_', '.', '@']).next().unwrap_or_default();
        if language.eq_ignore_ascii_case("de") {
            Self::De
        } else {
            Self::En
        }
    }

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
    fn locales() {
        for (locale, lang) in [
            ("de", Lang::De),
            ("de-DE", Lang::De),
            ("de_AT.UTF-8", Lang::De),
            ("DE", Lang::De),
            ("en-US", Lang::En),
            ("den", Lang::En),
            ("C", Lang::En),
            ("", Lang::En),
        ] {
            assert_eq!(Lang::of_locale(locale), lang, "{locale}");
        }
    }

    #[test]
    fn the_first_variable_that_is_set_tells() {
        for (set, plain) in [
            (&[("LC_ALL", "C"), ("LANG", "de_DE.UTF-8")][..], true),
            (&[("LC_ALL", "C.UTF-8")], true),
            (&[("LC_ALL", ""), ("LC_MESSAGES", "POSIX")], true),
            (&[("LC_MESSAGES", "de_DE"), ("LANG", "C")], false),
            (&[("LANG", "de_DE.UTF-8")], false),
            (&[], false),
        ] {
            let variable = |name: &str| {
                let known = set.iter().find(|(known, _)| *known == name);
                known.map(|(_, value)| (*value).to_owned())
            };
            assert_eq!(is_plain(variable), plain, "{set:?}");
        }
    }

    #[test]
    fn the_language_is_known_before_the_arguments_are_read() {
        for (arguments, choice) in [
            (&["pressedienst", "--lang", "de", "--formt"][..], Choice::De),
            (&["pressedienst", "in", "--lang=en"], Choice::En),
            (&["pressedienst", "--lang", "fr"], Choice::Auto),
            (&["pressedienst", "--", "--lang", "de"], Choice::Auto),
            (&["pressedienst", "--lang"], Choice::Auto),
        ] {
            let arguments: Vec<_> = arguments.iter().map(OsString::from).collect();
            assert_eq!(Choice::of_arguments(&arguments), choice, "{arguments:?}");
        }
    }

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
