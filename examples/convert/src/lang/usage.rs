//! What is wrong with a command, in German. The library that reads commands says it in English alone.

use std::error::Error as _;
use std::fmt::Write as _;

use clap::builder::{StyledStr, Styles};
use clap::error::{ContextKind, ContextValue, ErrorFormatter, ErrorKind};

use super::{errors, help};

/// Says in German what clap's own formatter says in English.
#[derive(Debug)]
pub(crate) struct German;

impl ErrorFormatter for German {
    fn format_error(error: &clap::error::Error<Self>) -> StyledStr {
        let usage = match error.get(ContextKind::Usage) {
            Some(ContextValue::StyledStr(usage)) => usage.ansi().to_string(),
            _ => String::new(),
        };
        refusal(&(sentence(error) + &suggestions(error)), &usage)
    }
}

/// A command that is wrong, with its usage as clap writes it.
pub(crate) fn refusal(why: &str, usage: &str) -> StyledStr {
    let styles = Styles::default();
    let (error, literal) = (styles.get_error(), styles.get_literal());
    let mut said = StyledStr::new();
    let usage = help::german_of_clap(usage.trim_end());
    // Nothing is written anywhere but into memory.
    let _ = write!(said, "{error}Fehler:{error:#} {why}");
    if !usage.is_empty() {
        let _ = write!(said, "\n\n{usage}");
    }
    let _ = writeln!(said, "\n\nMehr dazu zeigt '{literal}--help{literal:#}'.");
    said
}

fn sentence(error: &clap::error::Error<German>) -> String {
    let styles = Styles::default();
    let (valid, invalid) = (styles.get_valid(), styles.get_invalid());
    let of = |kind| match error.get(kind) {
        Some(ContextValue::String(value)) => value.clone(),
        Some(ContextValue::Strings(values)) => values.join("', '"),
        Some(ContextValue::Number(number)) => number.to_string(),
        _ => String::new(),
    };
    let (argument, value) = (of(ContextKind::InvalidArg), of(ContextKind::InvalidValue));
    let (argument, value) = (
        format!("'{valid}{argument}{valid:#}'"),
        format!("'{invalid}{value}{invalid:#}'"),
    );
    match error.kind() {
        ErrorKind::ArgumentConflict => {
            let prior = of(ContextKind::PriorArg);
            if prior == of(ContextKind::InvalidArg) {
                format!("{argument} darf nur einmal vorkommen")
            } else {
                format!("{argument} geht nicht zusammen mit '{invalid}{prior}{invalid:#}'")
            }
        }
        ErrorKind::InvalidValue if of(ContextKind::InvalidValue).is_empty() => {
            format!("{argument} braucht einen Wert{}", possible(error))
        }
        ErrorKind::InvalidValue => format!("{value} ist kein Wert von {argument}{}", possible(error)),
        ErrorKind::ValueValidation => {
            let why = error.source().map_or_else(String::new, errors::unfit);
            format!("{value} ist kein Wert von {argument}: {why}")
        }
        ErrorKind::MissingRequiredArgument => {
            let missing = match error.get(ContextKind::InvalidArg) {
                Some(ContextValue::Strings(missing)) => missing.as_slice(),
                _ => &[],
            };
            let mut said = "es fehlt:".to_owned();
            for name in missing {
                // Nothing is written anywhere but into memory.
                let _ = write!(said, "\n  {valid}{name}{valid:#}");
            }
            said
        }
        ErrorKind::UnknownArgument => {
            format!(
                "die Option '{invalid}{}{invalid:#}' gibt es nicht",
                of(ContextKind::InvalidArg)
            )
        }
        ErrorKind::TooManyValues => format!("{argument} nimmt den Wert {value} nicht"),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("{argument} braucht eine andere Zahl von Werten")
        }
        ErrorKind::InvalidUtf8 => "ein Argument ist kein gültiges UTF-8".to_owned(),
        other => format!("die Angaben passen nicht ({other})"),
    }
}

/// Which values there are.
fn possible(error: &clap::error::Error<German>) -> String {
    match error.get(ContextKind::ValidValue) {
        Some(ContextValue::Strings(values)) if !values.is_empty() => {
            format!("\n  [mögliche Werte: {}]", values.join(", "))
        }
        _ => String::new(),
    }
}

/// What may have been meant.
fn suggestions(error: &clap::error::Error<German>) -> String {
    let styles = Styles::default();
    let valid = styles.get_valid();
    let mut said = String::new();
    let mut suggest = |what: &str| {
        let _ = write!(said, "\n\n  {valid}Tipp:{valid:#} {what}");
    };
    let meant = [ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    for meant in meant.into_iter().filter_map(|kind| error.get(kind)) {
        match meant {
            ContextValue::String(name) => suggest(&format!("gemeint ist vielleicht '{valid}{name}{valid:#}'")),
            ContextValue::Strings(names) if !names.is_empty() => {
                suggest(&format!(
                    "gemeint ist vielleicht '{valid}{}{valid:#}'",
                    names.join("' oder '")
                ));
            }
            _ => {}
        }
    }
    // Clap has more to suggest where what begins with a hyphen may be the name of a file.
    if let (Some(ContextValue::StyledStrs(_)), Some(ContextValue::String(name))) =
        (error.get(ContextKind::Suggested), error.get(ContextKind::InvalidArg))
    {
        suggest(&format!(
            "eine Datei, die so heißt, steht hinter zwei Strichen: '{valid}-- {name}{valid:#}'"
        ));
    }
    said
}
