//! The command line of `pressedienst find`.

#![allow(clippy::doc_markdown, reason = "these comments are the help that a terminal shows")]

use clap::ValueEnum;

use crate::arguments::{Unfit, When};
use crate::lang;

/// Find releases by their words, in an output folder that has a database (-f sqlite)
///
/// All of the words have to be there; several in one pair of quotes stand in a row, and one that ends in * is the beginning of a
/// word. Straße and Strasse, Düsseldorf, Dusseldorf and Duesseldorf find one another.
#[derive(Debug, clap::Args)]
#[command(disable_help_flag = true, override_usage = USAGE, after_long_help = EXAMPLES)]
#[command(next_help_heading = "What is looked for")]
pub(crate) struct FindArguments {
    /// What is looked for, and last the output folder, or its pressedienst.sqlite
    #[arg(value_name = "WORDS… ARCHIVE", required = true, num_args = 1.., display_order = 0)]
    pub(crate) given: Vec<String>,

    /// Look only there; may be given several times
    #[arg(long = "in", value_enum, value_name = "WHERE")]
    pub(crate) columns: Vec<In>,

    /// Only releases of this year, or from one year to another: 2019, 2015-2019
    #[arg(long, value_name = "YEAR", value_parser = years)]
    pub(crate) year: Option<Years>,

    /// Only releases with a picture by this person, by the name that is printed or the right one of --names; a part of it is
    /// enough, with umlauts spelt either way. Captions of other pictures do not count
    #[arg(long, value_name = "NAME")]
    pub(crate) photographer: Option<String>,

    /// Show so many releases at most, the best; 0 for all [default: 20 on a terminal, else all]
    #[arg(long, value_name = "N", help_heading = SHOWN)]
    pub(crate) limit: Option<usize>,

    /// Print a JSON object a line for each release
    #[arg(long, help_heading = SHOWN)]
    pub(crate) json: bool,

    /// The language of messages and help
    #[arg(long, value_enum, value_name = "LANG", default_value_t = lang::Choice::Auto, help_heading = SHOWN)]
    pub(crate) lang: lang::Choice,

    /// When words are set in bold; else they stand in [ ]
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = When::Auto, help_heading = SHOWN)]
    pub(crate) color: When,
}

/// The heading of what has to do with the output.
pub(crate) const SHOWN: &str = "How it is shown";

const USAGE: &str = "pressedienst find [OPTIONS] [WORDS]... <ARCHIVE>";

const EXAMPLES: &str = "Examples:
  pressedienst find Strassenbahn archive
      releases with the word, also as Straßenbahn, the best first
  pressedienst find \"Stadt Duesseldorf\" Hafen archive --year 2015-2019
      two words in a row, and another one anywhere
  pressedienst find \"Bruecke*\" archive --in captions --photographer Roth
      words below the pictures of a photographer

Each place is printed as FILE:LINE, with the words marked. Exit code: 0 if
anything was found, 1 if not, 2 wrong usage or no such archive. To convert a
file that is called find: pressedienst ./find";

/// Where words are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub(crate) enum In {
    /// Headlines, with the lines above and below
    Headline,
    /// The text, with what no field holds
    Body,
    /// Captions and credit lines
    Captions,
    /// Topics, document number, place, authors, contacts, names of picture files
    Details,
}

impl In {
    /// The column of the index, which is the part of a release.
    pub(crate) const fn column(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Body => "body",
            Self::Captions => "captions",
            Self::Details => "details",
        }
    }
}

/// A year, or from one to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Years {
    pub(crate) first: u16,
    pub(crate) last: u16,
}

fn years(given: &str) -> Result<Years, Unfit> {
    let year = |digits: &str| {
        let is_year = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
        let year = is_year.then(|| digits.parse::<u16>().ok());
        year.flatten().ok_or(Unfit::Years)
    };
    let (first, last) = given.split_once(['-', '–']).unwrap_or((given, given));
    let (first, last) = (year(first.trim())?, year(last.trim())?);
    if first > last {
        return Err(Unfit::YearsBackwards);
    }
    Ok(Years { first, last })
}

impl FindArguments {
    /// Whether anything is looked for.
    pub(super) fn has_any(&self, words: &[String]) -> bool {
        !words.is_empty() || self.photographer.is_some() || self.year.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_one_or_from_one_to_another() {
        for (given, expected) in [
            ("2019", Some((2019, 2019))),
            ("2015-2019", Some((2015, 2019))),
            ("2015 – 2019", Some((2015, 2019))),
            ("2019-2019", Some((2019, 2019))),
            ("2019-2015", None),
            ("19", None),
            ("2015-", None),
            ("", None),
            ("+201", None),
        ] {
            let found = years(given).ok().map(|years| (years.first, years.last));
            assert_eq!(found, expected, "{given}");
        }
    }
}
