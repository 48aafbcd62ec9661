//! What a finding aid says of its institution and its holdings, which no text says: options of the command line.

#![allow(clippy::doc_markdown, reason = "these comments are the help that a terminal shows")]

use chrono::{Datelike as _, NaiveDate};

use crate::arguments::Unfit;
use crate::error::Usage;
use crate::format::uri;

/// What `--format ead` is told.
#[derive(Clone, Debug, Default, clap::Args)]
#[command(next_help_heading = "What a finding aid says (--format ead)")]
pub(crate) struct FindingAid {
    /// The institution that keeps the texts, by its name
    #[arg(long, value_name = "NAME", value_parser = words)]
    pub(crate) institution: Option<String>,

    /// Which kind of archive it is
    #[arg(long, value_enum, value_name = "KIND")]
    pub(crate) institution_kind: Option<InstitutionKind>,

    /// Its ISIL, such as DE-2613
    #[arg(long, value_name = "ISIL", value_parser = isil)]
    pub(crate) isil: Option<String>,

    /// Its page on the web, to which the finding aid leads; may be left out
    #[arg(long, value_name = "URL", value_parser = uri_of)]
    pub(crate) institution_url: Option<String>,

    /// The number of the holdings that the texts make up
    #[arg(long, value_name = "NUMBER", value_parser = words)]
    pub(crate) holdings: Option<String>,

    /// The title of these holdings
    #[arg(long, value_name = "TITLE", value_parser = words)]
    pub(crate) holdings_title: Option<String>,

    /// The day on which the finding aid is made, such as 2026-11-30
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) made_on: Option<NaiveDate>,

    /// The licence of the texts that the finding aid leads to, by its address; may be left out
    #[arg(long, value_name = "URL", value_parser = uri_of)]
    pub(crate) rights: Option<String>,
}

/// The kinds of archives in Germany.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum InstitutionKind {
    /// Archives of the states and of the federation
    State,
    /// Archives of towns and districts
    Municipal,
    /// Archives of churches
    Church,
    /// Archives of estates and families
    Family,
    /// Archives of firms and of trade
    Business,
    /// Archives of parliaments, parties, foundations and associations
    Political,
    /// Archives of media
    Media,
    /// Archives of universities and of science
    University,
    /// All others
    Other,
}

impl InstitutionKind {
    /// As EAD(DDB) calls it.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::State => "Staatliche Archive",
            Self::Municipal => "Kommunale Archive",
            Self::Church => "Kirchliche Archive",
            Self::Family => "Herrschafts- und Familienarchive",
            Self::Business => "Wirtschaftsarchive",
            Self::Political => "Archive der Parlamente, politischen Parteien, Stiftungen und Verbände",
            Self::Media => "Medienarchive",
            Self::University => "Archive der Hochschulen sowie wissenschaftlicher Institutionen",
            Self::Other => "Sonstige",
        }
    }
}

impl FindingAid {
    /// Whether everything is said that a finding aid must have.
    pub(crate) fn complete(&self) -> Result<(), Usage> {
        let needed = [
            ("--institution", self.institution.is_some()),
            ("--institution-kind", self.institution_kind.is_some()),
            ("--isil", self.isil.is_some()),
            ("--holdings", self.holdings.is_some()),
            ("--holdings-title", self.holdings_title.is_some()),
            ("--made-on", self.made_on.is_some()),
        ];
        let missing = needed.into_iter().filter(|(_, is_said)| !is_said);
        let missing: Vec<_> = missing.map(|(option, _)| option).collect();
        if missing.is_empty() {
            Ok(())
        } else {
            Err(Usage::FindingAid(missing))
        }
    }
}

fn words(given: &str) -> Result<String, Unfit> {
    if given.trim().is_empty() || given.contains(char::is_control) {
        return Err(Unfit::Blank);
    }
    Ok(given.trim().to_owned())
}

/// The portal's archives are those of Germany. See ISO 15511 for what may follow the country.
fn isil(given: &str) -> Result<String, Unfit> {
    let is_sign = |c: char| c.is_ascii_alphanumeric() || matches!(c, ':' | '/' | '-');
    let unit = given.strip_prefix("DE-").unwrap_or_default();
    if (1..=11).contains(&unit.len()) && unit.chars().all(is_sign) {
        Ok(given.to_owned())
    } else {
        Err(Unfit::Isil)
    }
}

fn day(given: &str) -> Result<NaiveDate, Unfit> {
    let day = NaiveDate::parse_from_str(given, "%Y-%m-%d").ok();
    // One in another form has another length.
    day.filter(|day| day.to_string() == given && (0..3000).contains(&day.year()))
        .ok_or(Unfit::Day)
}

fn uri_of(given: &str) -> Result<String, Unfit> {
    uri(given).ok_or(Unfit::Address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values() {
        for good in ["DE-1", "DE-2613", "DE-Due8:a/b-c"] {
            assert_eq!(isil(good).unwrap(), good);
        }
        for bad in [
            "",
            "DE-",
            "2613",
            "de-2613",
            "AT-OeStA",
            "DE-123456789012",
            "DE-ä",
            "DE-1 ",
        ] {
            assert!(isil(bad).is_err(), "{bad}");
        }
        assert_eq!(day("2026-11-30").unwrap().to_string(), "2026-11-30");
        for bad in ["", "2026-11-31", "30.11.2026", "2026-1-3", "+12026-11-30"] {
            assert!(day(bad).is_err(), "{bad}");
        }
        assert_eq!(words(" 0-1-7 ").unwrap(), "0-1-7");
        for bad in ["", " ", "a\nb", "a\u{1b}[2J"] {
            assert!(words(bad).is_err(), "{bad:?}");
        }
        assert!(uri_of("CC0").is_err() && uri_of("https://creativecommons.org/publicdomain/zero/1.0/").is_ok());
    }

    #[test]
    fn what_is_missing_is_named() {
        let mut aid = FindingAid {
            institution: Some("Stadtarchiv".into()),
            institution_kind: Some(InstitutionKind::Municipal),
            isil: Some("DE-2613".into()),
            holdings: Some("0-1-7".into()),
            holdings_title: Some("Presseamt".into()),
            made_on: day("2026-11-30").ok(),
            ..FindingAid::default()
        };
        assert!(aid.complete().is_ok());
        (aid.isil, aid.made_on) = (None, None);
        let why = aid.complete().unwrap_err().to_string();
        assert!(
            why.starts_with("--format ead needs --isil, --made-on, because"),
            "{why}"
        );
    }
}
