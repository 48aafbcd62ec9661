//! The language in which people are told things. Keys, codes, names of files and all data are the same in both: records and
//! reports are English, and the journal has reasons in both.
//!
//! What is said stands in a table a language: `found` has the codes of the library, `own` those of the program, `errors` what
//! stands in the way, `help` the help, `usage` what is wrong with a command. A sentence that is said in one place alone stands
//! there in both languages ([`said!`]).

use std::ffi::OsString;

use clap::ValueEnum;

pub(crate) mod errors;
pub(crate) mod found;
pub(crate) mod help;
mod help_find;
mod own;
mod said;
pub(crate) mod usage;

pub(crate) use said::{Lang, Said, Told, said};

/// What `--lang` asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Choice {
    /// The language of the system, English if it is neither
    Auto,
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
}
