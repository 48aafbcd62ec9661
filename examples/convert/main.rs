//! `convert`: press releases in, records out.
//!
//! Reads files, folders or standard input and writes one JSON record a text. See `convert --help`.

use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue};
use clap::{CommandFactory as _, Parser as _};

mod batch;
mod input;
mod message;
mod output;

/// Turn the raw text of Düsseldorf's city press releases into records.
///
/// Texts that cannot be read are named and left out; the others are converted all the same.
#[derive(Debug, clap::Parser)]
#[command(
    name = "convert",
    version,
    after_help = "Examples:
  convert releases/ --output records/     one record a text: releases/2019/a.txt becomes records/2019/a.json
  convert a.txt b.txt                     one record a line on standard output
  pdftotext a.pdf - | convert -           a text from another program (with --output: stdin.json)
  convert -- -a.txt                       a name that begins with a dash

Diagnostics go to standard error as file:line:column: severity[code] sentence.
Exit code: 0 every text was converted, 1 some could not be read or written, 2 wrong usage."
)]
struct Arguments {
    /// Files, folders (searched for *.txt), or - for standard input
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<std::path::PathBuf>,

    /// Write the records into this folder, which is made if need be, instead of to standard output
    ///
    /// Records of an earlier run are replaced; any other file is left alone and its text named.
    #[arg(short, long, value_name = "DIR")]
    output: Option<std::path::PathBuf>,

    /// The form of the records
    #[arg(short, long, value_enum, default_value_t = Format::Json)]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// JSON: pretty in files, one record a line on standard output
    Json,
}

fn main() -> ExitCode {
    let arguments = Arguments::try_parse().unwrap_or_else(|error| refuse(error));
    let Format::Json = arguments.format;
    match batch::run(&arguments.inputs, arguments.output.as_deref()) {
        Ok(batch::Outcome { failed: 0, .. }) | Err(batch::Fatal::BrokenPipe) => ExitCode::SUCCESS,
        Ok(batch::Outcome { failed, converted }) => {
            message::say(&format!(
                "convert: {converted} converted, {failed} not; see the messages above"
            ));
            ExitCode::from(1)
        }
        Err(batch::Fatal::Usage(why)) => Arguments::command()
            .error(clap::error::ErrorKind::ValueValidation, message::escaped(&why))
            .exit(),
        Err(batch::Fatal::Output(why)) => {
            message::say(&format!("convert: {why}"));
            ExitCode::from(1)
        }
    }
}

/// Ends as clap does, with the arguments that it names escaped.
fn refuse(mut error: clap::Error) -> ! {
    let forged: Vec<_> = error
        .context()
        .filter_map(|(kind, value)| match value {
            ContextValue::String(given) => Some((kind, given, message::escaped(given))),
            _ => None,
        })
        .filter(|(_, given, escaped)| *given != escaped)
        .map(|(kind, _, escaped)| (kind, ContextValue::String(escaped)))
        .collect();
    if !forged.is_empty() {
        // What clap suggests repeats the argument as it was given.
        error.insert(ContextKind::Suggested, ContextValue::None);
    }
    for (kind, escaped) in forged {
        error.insert(kind, escaped);
    }
    error.exit()
}
