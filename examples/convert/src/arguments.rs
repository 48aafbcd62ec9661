//! The command line.

#![allow(clippy::doc_markdown, reason = "these comments are the help that a terminal shows")]

use std::ffi::OsString;
use std::io::Write as _;
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory as _, FromArgMatches as _, ValueEnum};
use clap_complete::Shell;
use pressedienst::Layout;

use crate::charset::Charset;
use crate::explain::Codes;
use crate::find::{FindArguments, SHOWN};
use crate::finding_aid::FindingAid;
use crate::format;
use crate::lang::{self, Lang, help, usage};
use crate::message::{self, Form};

/// Below the short help.
const SHORT: &str = "All options, with examples: pressedienst --help
What a message means:       pressedienst --explain CODE";

const EXAMPLES: &str = "Examples:
  pressedienst releases/ -o records
      a JSON record for each text
  pressedienst releases/ -o archive -f sqlite -f csv
      a searchable database, and tables of releases, pictures and contacts
  pressedienst releases/ -o archive -f sqlite --resume
      goes on where an earlier run ended
  pressedienst releases/ -o bag --bag -f json -f tei
      a BagIt bag with the originals
  pressedienst releases/ -o archive --verify
      whether originals and outputs are as they were
  pressedienst releases/ --check --report report.csv
      reads everything, writes a report alone
  pressedienst a.pdf page.html -o records --text
      a record of each, and the text that was read
  pressedienst --explain date-impossible
      what a message means, what to do

To find words in the database (more: pressedienst find --help):
  pressedienst find Hafen archive

Texts are never changed. Files that pressedienst did not write, or that were
edited since, are never replaced without --overwrite, which keeps them as .bak.

Messages go to standard error, one for all places of a text that have the same.
On a terminal, more than twenty are told by their codes; --report FILE.csv has
those of each text, and 2> FILE.txt all of them with their places.

Exit code: 0 all texts were converted, 1 some were not, or there was none (or,
with --strict, some had warnings or errors), 2 wrong usage or nothing could be
done, 130 interrupted with Ctrl-C (143 by a termination signal, 129 by the end
of the terminal).";

/// Turn Düsseldorf's city press releases (texts, PDF files, saved web pages) into records, tables, a database, or archive formats.
///
/// Texts that cannot be read are named and left out; the others are converted all the same.
#[derive(Debug, clap::Parser)]
#[command(name = crate::text::NAME, version, after_help = SHORT, after_long_help = EXAMPLES)]
#[command(
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true
)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
#[command(subcommand_help_heading = "Besides converting", subcommand_value_name = "TASK")]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) task: Option<Task>,

    /// Files, folders (searched for *.txt, *.pdf, *.html and *.htm), or - for standard input
    #[arg(value_name = "INPUT", required_unless_present_any = ["files_from", "verify", "filter", "explain", "print_duckdb", "completions", "man"])]
    pub(crate) inputs: Vec<PathBuf>,

    #[command(flatten)]
    pub(crate) reading: Reading,

    #[command(flatten)]
    pub(crate) writing: Writing,

    #[command(flatten)]
    pub(crate) finding_aid: FindingAid,

    #[command(flatten)]
    pub(crate) course: Course,

    #[command(flatten)]
    pub(crate) telling: Telling,

    #[command(flatten)]
    pub(crate) instead: Instead,
}

/// What is done instead of converting.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum Task {
    Find(FindArguments),
}

#[derive(Debug, clap::Args)]
#[command(next_help_heading = "What is read")]
pub(crate) struct Reading {
    /// Which files of a folder are read; may be given several times [default: *.txt, *.pdf, *.html, *.htm]
    ///
    /// A pattern without a slash is compared with the name of the file, one with a slash with its path below the folder. Hidden
    /// files are passed over, and folders behind links are not entered.
    #[arg(long, value_name = "PATTERN")]
    pub(crate) glob: Vec<String>,

    /// Read the names of files and folders from this file, a line each; - for standard input
    #[arg(long, value_name = "LIST")]
    pub(crate) files_from: Option<PathBuf>,

    /// The names in LIST end with a zero byte, as `find -print0` writes them
    #[arg(short = '0', long, requires = "files_from")]
    pub(crate) null: bool,

    /// The name under which standard input is known [default: -; its outputs are called stdin]
    #[arg(long, value_name = "NAME")]
    pub(crate) stdin_name: Option<PathBuf>,

    /// Read every text in this encoding, without looking which it has: utf-8, windows-1252, macintosh, ibm850 …
    #[arg(long, value_name = "NAME", value_parser = encoding)]
    pub(crate) encoding: Option<Charset>,

    /// Read every text in this layout, without looking which it has
    #[arg(long, value_name = "NAME", value_parser = layouts())]
    pub(crate) layout: Option<Layout>,

    /// Take the right names of persons and organisations from this table, which may be an edited names.csv
    ///
    /// A row a printed name, in UTF-8, with the columns `printed` and `name`, and if need be `role`, `kind` (person, organisation)
    /// and `gnd`; a row without name says nothing. What is printed stays in all outputs, and the right name stands beside it.
    #[arg(long, value_name = "FILE", conflicts_with = "filter")]
    pub(crate) names: Option<PathBuf>,

    /// Leave out files that are larger: 500K, 64M, 2G
    #[arg(long, value_name = "SIZE", value_parser = size, default_value = "64M")]
    pub(crate) max_bytes: u64,
}

#[derive(Debug, clap::Args)]
#[command(next_help_heading = "What is written")]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub(crate) struct Writing {
    /// Write into this folder, which is made if need be, instead of to standard output
    #[arg(short, long, value_name = "DIR")]
    pub(crate) output: Option<PathBuf>,

    /// The form of the output; may be given several times
    #[arg(short, long, value_enum, value_name = "FORMAT", default_value = "json")]
    pub(crate) format: Vec<format::Name>,

    /// Add to each record what each byte of its text is, and how much of it was understood
    ///
    /// `annotations` are the fields and page furniture in the order of the text with their byte ranges, `coverage` counts the
    /// bytes of each kind; `text` is the text itself where its bytes are not those of the file, and `text_lines` says where its
    /// lines stand on the pages of a PDF file.
    #[arg(long)]
    pub(crate) annotations: bool,

    /// Write the text of each PDF file and web page beside its record, as it was read
    #[arg(long, requires = "output")]
    pub(crate) text: bool,

    /// Write the tables for Excel: semicolons, a byte order mark, telephone numbers as text
    #[arg(long)]
    pub(crate) excel: bool,

    /// Make the output folder a BagIt 1.0 bag that holds the originals too
    #[arg(long, requires = "output")]
    pub(crate) bag: bool,

    /// A line for bag-info.txt, such as "Contact-Name: Mara Lenz"; may be given several times
    #[arg(long, value_name = "LABEL: VALUE", requires = "bag", value_parser = crate::bag::info)]
    pub(crate) bag_info: Vec<String>,

    /// Write what became of each file, and counts by layout and code, as JSON or CSV by the ending of the name
    #[arg(long, value_name = "FILE")]
    pub(crate) report: Option<PathBuf>,

    /// Replace files that pressedienst did not write, or that were edited since; they are named and kept as .bak
    #[arg(long, requires = "output")]
    pub(crate) overwrite: bool,

    /// Leave texts that are not there any more out of all files; their records are removed, and so are their rows
    #[arg(long, requires = "output")]
    pub(crate) drop_gone: bool,

    /// Take what others changed, added or removed in the data of the bag as it is, now and in later runs
    #[arg(long, requires = "bag")]
    pub(crate) accept: bool,
}

#[derive(Debug, clap::Args)]
#[command(next_help_heading = "How a batch is done")]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub(crate) struct Course {
    /// How many texts are read at the same time, at most 256; 0 for as many as the machine has cores
    #[arg(short, long, value_name = "N", default_value_t = 0)]
    pub(crate) jobs: usize,

    /// Skip texts whose outputs are there already, made by this version from the same bytes
    #[arg(long, requires = "output", conflicts_with = "retry_failed")]
    pub(crate) resume: bool,

    /// Take only the texts that could not be converted the last time
    #[arg(long, requires = "output")]
    pub(crate) retry_failed: bool,

    /// Read everything and write nothing but the --report; the messages and the exit code tell
    #[arg(long, conflicts_with_all = ["output", "dry_run"])]
    pub(crate) check: bool,

    /// List what would be written where, and write nothing
    #[arg(long, requires = "output")]
    pub(crate) dry_run: bool,

    /// Compare the files of --output with its journal, a bag with its sums, and the texts if they are given; write nothing
    ///
    /// Names each file that is missing, was changed, or is not known. --report writes a row for each file.
    #[arg(long, requires = "output", conflicts_with_all = ["format", "annotations", "text", "excel", "bag_info", "overwrite", "drop_gone", "accept", "resume", "retry_failed", "check", "dry_run", "fail_fast", "filter", "stdin_name", "names"])]
    pub(crate) verify: bool,

    /// A text with a warning or an error, or that was changed or is gone, counts as failed in the exit code; it is converted all
    /// the same
    #[arg(long)]
    pub(crate) strict: bool,

    /// End at the first text that cannot be converted
    #[arg(long)]
    pub(crate) fail_fast: bool,
}

#[derive(Debug, clap::Args)]
#[command(next_help_heading = "What is said")]
pub(crate) struct Telling {
    /// The form of the messages
    #[arg(long, value_enum, value_name = "FORM", default_value_t = Form::Full)]
    pub(crate) diagnostics: Form,

    /// The language of messages, help and pages; keys, codes and names of columns are English in all
    #[arg(long, value_enum, value_name = "LANG", default_value_t = lang::Choice::Auto)]
    pub(crate) lang: lang::Choice,

    /// When messages are coloured
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = When::Auto)]
    pub(crate) color: When,

    /// Say nothing but what could not be converted; no progress bar, no summary
    #[arg(short, long)]
    pub(crate) quiet: bool,
}

#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Instead of converting files")]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub(crate) struct Instead {
    /// Read one JSON object a line from standard input, {"id", "text"} or {"id", "bytes_b64"}, and write one record a line
    ///
    /// For engines that drive a program through pipes. Other keys are passed through; a line that cannot be converted gives
    /// {"id", "error": {"code", "message"}} in its place, and the exit code is 0 all the same.
    #[arg(long, conflicts_with_all = ["inputs", "files_from", "output", "format", "report", "check", "bag"])]
    pub(crate) filter: bool,

    /// Write ASCII only, with \u escapes; for --filter
    #[arg(long, requires = "filter")]
    pub(crate) ascii: bool,

    /// Explain a message's code, with an example and what to do, and end; without CODE, list all codes
    #[arg(long, value_name = "CODE", value_parser = Codes, hide_possible_values = true, conflicts_with_all = ["inputs", "output", "annotations"])]
    #[allow(
        clippy::option_option,
        reason = "clap's form of an option whose value may be left out"
    )]
    pub(crate) explain: Option<Option<String>>,

    /// Print the statement by which DuckDB makes a Parquet file of records.ndjson, and end
    #[arg(long, conflicts_with_all = ["inputs", "output"])]
    pub(crate) print_duckdb: bool,

    /// Print the completions for a shell, and end
    #[arg(long, value_enum, value_name = "SHELL", conflicts_with_all = ["inputs", "output"])]
    pub(crate) completions: Option<Shell>,

    /// Print the manual page, and end
    #[arg(long, conflicts_with_all = ["inputs", "output"])]
    pub(crate) man: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum When {
    /// On a terminal, unless the variable `NO_COLOR` is set
    Auto,
    Always,
    Never,
}

impl From<When> for anstream::ColorChoice {
    fn from(when: When) -> Self {
        match when {
            When::Auto => Self::Auto,
            When::Always => Self::Always,
            When::Never => Self::Never,
        }
    }
}

/// Why a value does not fit its option.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Unfit {
    #[error(
        "encodings have the names of the WHATWG: utf-8, windows-1252, iso-8859-15, macintosh, utf-16le …; those of DOS are ibm437 and ibm850"
    )]
    Encoding,
    #[error("a size is a number of bytes such as 500000, 500K, 64M or 2G")]
    Size,
    #[error("{0} is written by pressedienst itself")]
    OwnLabel(String),
    #[error("an ISIL of Germany is DE- and up to eleven letters, digits, colons, slashes and hyphens: DE-2613")]
    Isil,
    #[error("a day is year, month and day: 2026-11-30")]
    Day,
    #[error("an address begins with http:// or https:// and has no blanks")]
    Address,
    #[error("this is blank, or has signs that nobody sees")]
    Blank,
    #[error("a line is a label without blanks, a colon and a value: \"Contact-Name: Mara Lenz\"")]
    BagInfo,
    #[error("a year has four digits: 2019, 2015-2019")]
    Years,
    #[error("the first year is later than the last; write the earlier one first: 2015-2019")]
    YearsBackwards,
}

/// Reads the name of a layout.
fn layouts() -> impl TypedValueParser<Value = Layout> {
    let names = Layout::ALL.iter().map(|layout| layout.as_str());
    PossibleValuesParser::new(names).try_map(|name| name.parse::<Layout>())
}

/// The encoding of that name.
fn encoding(name: &str) -> Result<Charset, Unfit> {
    Charset::of_name(name).ok_or(Unfit::Encoding)
}

/// A number of bytes, with K, M or G for the multiples by 1024; `MiB` and the like are read too.
fn size(printed: &str) -> Result<u64, Unfit> {
    let end = printed.find(|c: char| !c.is_ascii_digit()).unwrap_or(printed.len());
    let (digits, unit) = printed.split_at(end);
    let factor: Option<u64> = match unit.trim().to_ascii_lowercase().as_str() {
        "" | "b" => Some(1),
        "k" | "kb" | "kib" => Some(1 << 10),
        "m" | "mb" | "mib" => Some(1 << 20),
        "g" | "gb" | "gib" => Some(1 << 30),
        _ => None,
    };
    let bytes = factor.and_then(|factor| digits.parse::<u64>().ok()?.checked_mul(factor));
    bytes.filter(|bytes| *bytes > 0).ok_or(Unfit::Size)
}

/// The task of finding words.
pub(crate) const FIND: &str = "find";

/// What most need, in the order of the help, which has it first; the short help has nothing else.
const FIRST: [&str; 6] = ["inputs", "output", "format", "report", "resume", "check"];

/// The command as its help tells it in this language.
pub(crate) fn command(lang: Lang) -> Command {
    let help = Arg::new("help")
        .short('h')
        .long("help")
        .action(ArgAction::Help)
        .help("Print help (see more with '--help')")
        .long_help("Print help (see a summary with '-h')");
    let version = Arg::new("version")
        .short('V')
        .long("version")
        .action(ArgAction::Version)
        .help("Print version");
    let helps = [help.clone(), version].map(|arg| arg.help_heading("Instead of converting files"));
    let command = Arguments::command()
        .args(helps)
        .mut_subcommand(FIND, |find| find.arg(help.help_heading(SHOWN)));
    let command = command.mut_args(|arg| match FIRST.iter().position(|id| arg.get_id() == id) {
        Some(at) => arg.help_heading("Needed most").display_order(at),
        None => arg.hide_short_help(true),
    });
    match lang {
        Lang::De => help::german(command),
        Lang::En => command,
    }
}

/// The arguments; what is wrong with them, and help, is told in this language, and ends the program.
pub(crate) fn read(arguments: &[OsString], lang: Lang) -> Arguments {
    let matches = command(lang).try_get_matches_from(arguments);
    let read = matches.and_then(|mut matches| {
        let read = Arguments::from_arg_matches_mut(&mut matches);
        read.map_err(|error| error.format(&mut command(lang)))
    });
    read.unwrap_or_else(|error| refuse(error, lang))
}

/// Ends as clap does, with the arguments that it names escaped.
fn refuse(mut error: clap::Error, lang: Lang) -> ! {
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
    match (lang, error.kind()) {
        (Lang::De, ErrorKind::DisplayHelp) => {
            let help = help::german_of_clap(&error.render().ansi().to_string());
            let mut stdout = anstream::stdout();
            // Whoever closed standard output has read enough.
            let _ = stdout.write_all(help.as_bytes());
            std::process::exit(error.exit_code())
        }
        (Lang::De, _) => error.apply::<usage::German>().exit(),
        (Lang::En, _) => error.exit(),
    }
}

/// Says that the command is wrong in itself, and how it is right.
pub(crate) fn misuse(why: &str, lang: Lang) {
    say_misuse(command(lang), why, lang);
}

/// The same of the task of finding words.
pub(crate) fn misuse_of_find(why: &str, lang: Lang) {
    let command = command(lang);
    if let Some(find) = command.find_subcommand(FIND) {
        say_misuse(find.clone(), why, lang);
    }
}

fn say_misuse(mut command: Command, why: &str, lang: Lang) {
    match lang {
        Lang::De => {
            let usage = command.render_usage().ansi().to_string();
            let mut stderr = anstream::stderr();
            // Nobody is left to tell.
            let _ = write!(stderr, "{}", usage::refusal(why, &usage).ansi());
        }
        Lang::En => {
            let _ = command.error(ErrorKind::ValueValidation, why).print();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes() {
        for (printed, bytes) in [
            ("1", 1),
            ("500K", 512_000),
            ("64MiB", 67_108_864),
            ("2g", 2_147_483_648),
            ("10 kb", 10_240),
        ] {
            assert_eq!(size(printed).unwrap(), bytes, "{printed}");
        }
        for printed in [
            "",
            "0",
            "-1",
            "64X",
            "M",
            "1.5M",
            "99999999999999999999",
            "99999999999G",
        ] {
            assert!(size(printed).is_err(), "{printed}");
        }
    }

    #[test]
    fn arguments_are_consistent() {
        for lang in [Lang::De, Lang::En] {
            command(lang).debug_assert();
        }
    }
}
