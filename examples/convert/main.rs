//! `convert`: press releases in, records out.
//!
//! Reads files, folders or standard input and writes one JSON record a text. See `convert --help`.

use std::io::Write as _;
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue};
use clap::{CommandFactory as _, Parser as _};
use message::{Form, Messages};
use pressedienst::Layout;

mod batch;
mod excerpt;
mod explain;
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
  convert --explain date-impossible       what a message means, and what to do

Messages go to standard error, with colour on a terminal; of one text at most 200 are shown in full.
Exit code: 0 every text was converted, 1 some could not be read or written, 2 wrong usage."
)]
struct Arguments {
    /// Files, folders (searched for *.txt), or - for standard input
    #[arg(required_unless_present = "explain", value_name = "INPUT")]
    inputs: Vec<std::path::PathBuf>,

    /// Write the records into this folder, which is made if need be, instead of to standard output
    ///
    /// Records of an earlier run are replaced; any other file is left alone and its text named.
    #[arg(short, long, value_name = "DIR")]
    output: Option<std::path::PathBuf>,

    /// The form of the records
    #[arg(short, long, value_enum, default_value_t = Format::Json)]
    format: Format,

    /// Add to each record what each byte of its text is, and how much of it was understood
    ///
    /// `annotations` are the fields and page furniture in the order of the text with their byte ranges, `coverage` counts the
    /// bytes of each kind; `text` is the text itself where its bytes are not those of the file.
    #[arg(long)]
    annotations: bool,

    /// Read every text in this layout, without looking which it has
    #[arg(long, value_name = "NAME", value_parser = layout)]
    layout: Option<Layout>,

    /// The form of the messages
    #[arg(long, value_enum, value_name = "FORM", default_value_t = Form::Full)]
    diagnostics: Form,

    /// When messages are coloured
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = Color::Auto)]
    color: Color,

    /// Explain a message's code, with an example and what to do, and end
    #[arg(long, value_name = "CODE", conflicts_with_all = ["inputs", "output", "annotations"])]
    explain: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Color {
    /// On a terminal, unless the variable `NO_COLOR` is set
    Auto,
    Always,
    Never,
}

impl From<Color> for anstream::ColorChoice {
    fn from(color: Color) -> Self {
        match color {
            Color::Auto => Self::Auto,
            Color::Always => Self::Always,
            Color::Never => Self::Never,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// JSON: pretty in files, one record a line on standard output
    Json,
}

fn main() -> ExitCode {
    let arguments = Arguments::try_parse().unwrap_or_else(|error| refuse(error));
    let Format::Json = arguments.format;
    if let Some(code) = &arguments.explain {
        return print_explanation(code, arguments.color.into());
    }
    let messages = Messages::new(arguments.diagnostics, arguments.color.into());
    let options = batch::Options {
        messages,
        is_annotated: arguments.annotations,
        layout: arguments.layout,
    };
    match batch::run(&arguments.inputs, arguments.output.as_deref(), options) {
        Ok(batch::Outcome { failed: 0, .. }) | Err(batch::Fatal::BrokenPipe) => ExitCode::SUCCESS,
        Ok(batch::Outcome { failed, converted }) => {
            messages.conclude(&format!("{converted} converted, {failed} not; see the messages above"));
            ExitCode::from(1)
        }
        Err(batch::Fatal::Usage(why)) => Arguments::command()
            .error(clap::error::ErrorKind::ValueValidation, message::escaped(&why))
            .exit(),
        Err(batch::Fatal::Output(why)) => {
            messages.conclude(&why);
            ExitCode::from(1)
        }
    }
}

/// The layout of that name.
fn layout(name: &str) -> Result<Layout, String> {
    let names: Vec<_> = Layout::all().map(Layout::name).collect();
    let found = Layout::all().find(|layout| layout.name() == name);
    found.ok_or_else(|| format!("the layouts are {}", names.join(", ")))
}

fn print_explanation(code: &str, color: anstream::ColorChoice) -> ExitCode {
    match explain::explain(code) {
        Ok(text) => {
            let mut stdout = anstream::AutoStream::new(std::io::stdout(), color);
            // Whoever closed standard output has read enough.
            let _ = stdout.write_all(text.as_bytes());
            ExitCode::SUCCESS
        }
        Err(why) => Arguments::command()
            .error(clap::error::ErrorKind::InvalidValue, why)
            .exit(),
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
