//! The language in which people are told things. Keys, codes and names of files are the same in all.

use clap::ValueEnum;

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
            Self::Auto => sys_locale::get_locale().map_or(Lang::En, |locale| Lang::of_locale(&locale)),
        }
    }
}

impl Lang {
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
}
