//! `pressedienst`: press releases in; records, tables, a database or archive formats out. See `pressedienst --help`.

#![forbid(unsafe_code)]
#![warn(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]
#![cfg_attr(test, allow(clippy::string_slice, reason = "tests may panic"))]

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use account::{Own, Rest};
use arguments::{Arguments, Task};
use batch::{Options, Outcome, Target};
use error::{Error, Exit, Fatal, ReportError, Usage};
use format::{Formats, Style};
use input::{Found, Input, Search, Unreadable};
use journal::Journal;
use known::Known;
use lang::{Lang, Said, Told as _, said};
use message::Messages;
use names::Corrections;
use output::Folder;
use plan::{Job, Places};
use report::Report;

mod account;
mod archive;
mod arguments;
mod bag;
mod batch;
mod charset;
mod desk;
mod dry_run;
mod duckdb;
mod encoding;
mod error;
mod explain;
mod extract;
mod filter;
mod find;
mod finding_aid;
mod foreign;
mod format;
mod gathers;
mod guess;
mod hand;
mod input;
mod instead;
mod journal;
mod known;
mod lang;
mod message;
mod name;
mod names;
mod outcome;
mod output;
mod own;
mod plan;
mod progress;
mod queue;
mod related;
mod report;
mod report_file;
#[cfg(test)]
mod shells_tests;
mod shop;
mod summary;
mod text;
mod unread;
mod verify;
mod whole;

fn main() -> ExitCode {
    let given: Vec<_> = std::env::args_os().collect();
    let arguments = arguments::read(&given, Lang::of_arguments(&given));
    if let Some(Task::Find(arguments)) = &arguments.task {
        return find::find(arguments);
    }
    if let Some(said) = instead::instead(&arguments) {
        return said;
    }
    let messages = Messages::new(
        arguments.telling.diagnostics,
        arguments.telling.color.into(),
        arguments.telling.quiet,
        arguments.telling.lang.lang(),
    );
    match convert(&arguments, messages) {
        Ok(code) => code,
        Err(error) => {
            say(&error, messages);
            error.exit().into()
        }
    }
}

/// Says what ended the program before its time. Nobody is left to tell when standard error is closed.
fn say(error: &Error, messages: Messages) {
    match error {
        Error::Usage(why) if why.is_misuse() => {
            arguments::misuse(&message::escaped(&why.told(messages.lang)), messages.lang);
        }
        Error::Fatal(Fatal::BrokenPipe) => {}
        Error::Usage(why) => messages.refuse(why),
        Error::Fatal(why) => messages.refuse(why),
    }
}

/// Converts what is given.
fn convert(arguments: &Arguments, messages: Messages) -> Result<ExitCode, Error> {
    let writing = &arguments.writing;
    if let (true, Some(folder)) = (arguments.course.verify, &writing.output) {
        return verify::verify(
            arguments,
            folder,
            originals(arguments, folder, messages)?.as_deref(),
            messages,
        );
    }
    let mut names = writing.format.clone();
    names.sort_unstable();
    names.dedup();
    if arguments.course.check {
        names.clear();
    }
    if names.contains(&format::Name::Ead) {
        arguments.finding_aid.complete()?;
    }
    let style = style(arguments);
    let formats: Formats = names.iter().map(|name| name.format(&style)).collect();
    let corrections = Arc::new(corrections(arguments)?);
    let given = given(arguments)?;
    let search = Search::new(&arguments.reading.glob, arguments.reading.stdin_name.as_deref())?;
    let mut target = target(arguments, &formats)?;
    let own = match &target {
        Target::Folder(folder, journal, _) => Own::new(folder.root(), journal),
        Target::Stdout | Target::Nowhere => None,
    };
    let Found { texts: inputs, passed } = search.find(&given, own.as_ref(), messages);
    let has_texts = !inputs.is_empty();
    if !has_texts {
        let none = said!("there is no text in what was given", "in dem Angegebenen ist kein Text");
        messages.conclude(&none);
    }
    let known = known(&inputs, &formats, &mut target, arguments)?;
    let (jobs, others) = jobs(inputs, &known, &formats, &target, arguments);
    let rest = Rest {
        others,
        passed,
        folders: folders(&given),
    };
    if matches!(target, Target::Stdout) {
        may_print(&names, &style, jobs.len())?;
    }
    if let (true, Target::Folder(folder, journal, places)) = (arguments.course.dry_run, &target) {
        let dropped = known.gone.iter().filter(|_| writing.drop_gone);
        let dropped: Vec<_> = dropped.filter_map(|place| journal.text(place)).collect();
        let exit = dry_run::list(&jobs, &dropped, &formats, folder, journal, *places, messages.lang);
        return Ok(if has_texts { exit } else { Exit::Failed }.into());
    }
    may_report(arguments, &jobs, &formats, &target)?;
    let report = writing.report.as_deref().map(Report::new).transpose()?;
    let options = options(arguments, messages, corrections);
    if arguments.course.check {
        target = Target::Nowhere;
    }
    let is_small = jobs.len() == 1 && rest.passed.is_empty() && matches!(target, Target::Stdout);
    let outcome = batch::run(&jobs, &rest, &known, &formats, target, report, &options)?;
    let code = conclude(&outcome, arguments, messages, is_small);
    Ok(if has_texts { code } else { Exit::Failed.into() })
}

/// How the formats are written.
fn style(arguments: &Arguments) -> Style {
    Style {
        is_excel: arguments.writing.excel,
        lang: arguments.telling.lang.lang(),
        finding_aid: arguments.finding_aid.clone(),
    }
}

/// The texts that are given to be compared, if any are.
fn originals(
    arguments: &Arguments,
    folder: &Path,
    messages: Messages,
) -> Result<Option<Vec<Result<Input, Unreadable>>>, Usage> {
    let given = given(arguments)?;
    if given.is_empty() {
        return Ok(None);
    }
    if given.iter().any(|path| path.as_os_str() == "-") {
        return Err(Usage::VerifyStdin);
    }
    let search = Search::new(&arguments.reading.glob, None)?;
    // Nothing in the output folder is an original, whoever wrote it.
    let journal = Journal::empty(folder, folder.join("bagit.txt").is_file());
    let own = Own::new(folder, &journal);
    Ok(Some(search.find(&given, own.as_ref(), messages).texts))
}

/// What names are right.
fn corrections(arguments: &Arguments) -> Result<Corrections, Usage> {
    let Some(path) = &arguments.reading.names else {
        return Ok(Corrections::default());
    };
    let is_seen = arguments.writing.format.iter().any(|name| name.shows_right_names());
    // What writes nothing may check the file all the same.
    if !is_seen && !arguments.course.check {
        return Err(Usage::NamesUnseen);
    }
    Corrections::read(path).map_err(|why| Usage::Names {
        path: path.clone(),
        why,
    })
}

/// The paths that are given as arguments and in a list.
fn given(arguments: &Arguments) -> Result<Vec<PathBuf>, Usage> {
    let mut given = arguments.inputs.clone();
    if let Some(list) = &arguments.reading.files_from {
        if given.iter().any(|path| path.as_os_str() == "-") && list.as_os_str() == "-" {
            return Err(Usage::StdinTwice);
        }
        given.extend(input::listed(list, arguments.reading.null)?);
    }
    Ok(given)
}

/// Where those of them lie that are folders.
fn folders(given: &[PathBuf]) -> Vec<String> {
    let places = given.iter().filter_map(|path| std::fs::canonicalize(path).ok());
    let folders = places.filter(|place| place.is_dir());
    folders.map(|folder| text::printed(&folder)).collect()
}

/// Compares the texts that are given with those that the output folder knows, and keeps them from being replaced.
fn known(
    inputs: &[Result<Input, Unreadable>],
    formats: &Formats,
    target: &mut Target,
    arguments: &Arguments,
) -> Result<Known, Usage> {
    let Target::Folder(folder, journal, places) = target else {
        return Ok(Known::default());
    };
    let texts: Vec<_> = inputs.iter().flatten().map(|input| input.path.as_path()).collect();
    folder.protect(&texts);
    let known = Known::new(inputs, journal, arguments.reading.max_bytes);
    known.check(inputs, formats, *places, journal, arguments.writing.drop_gone)?;
    Ok(known)
}

fn target(arguments: &Arguments, formats: &Formats) -> Result<Target, Usage> {
    let writing = &arguments.writing;
    let Some(root) = &writing.output else {
        return Ok(Target::Stdout);
    };
    let places = Places::new(writing.bag);
    let failed = |why| Usage::Folder {
        path: root.clone(),
        why,
    };
    if arguments.course.dry_run {
        // Nothing is made, not even the folder.
        let (folder, journal) = Folder::imagined(root, writing.bag, writing.overwrite).map_err(failed)?;
        return Ok(Target::Folder(folder, Box::new(journal), places));
    }
    let (folder, journal) = Folder::open(root, writing.bag, writing.overwrite).map_err(failed)?;
    for name in plan::replaced(formats, places) {
        folder.may_replace_common(&name, &journal)?;
    }
    Ok(Target::Folder(folder, Box::new(journal), places))
}

/// What is to be done, and the texts that are left out of it.
fn jobs(
    inputs: Vec<Result<Input, Unreadable>>,
    known: &Known,
    formats: &Formats,
    target: &Target,
    arguments: &Arguments,
) -> (Vec<Result<Job, Unreadable>>, Vec<PathBuf>) {
    let empty = Journal::default();
    let (journal, places) = match target {
        Target::Folder(_, journal, places) => (&**journal, *places),
        Target::Stdout | Target::Nowhere => (&empty, Places::new(false)),
    };
    // Files for all texts are made of all.
    let is_partial = arguments.course.retry_failed && plan::common(formats, places).is_empty();
    let [inputs, others] = if is_partial {
        plan::only_failed(inputs, journal)
    } else {
        [inputs, Vec::new()]
    };
    let others = others.into_iter().map(|input| match input {
        Ok(input) => input.path,
        Err(unreadable) => unreadable.path,
    });
    let jobs = match target {
        Target::Folder(..) => plan::jobs(inputs, formats, arguments.writing.text, places, journal, known),
        // Nothing is called after a text that has no outputs.
        Target::Stdout | Target::Nowhere => inputs
            .into_iter()
            .map(|input| input.map(Job::without_outputs))
            .collect(),
    };
    (jobs, others.collect())
}

/// Formats that cannot stand behind each other on standard output may print one text alone.
fn may_print(names: &[format::Name], style: &Style, texts: usize) -> Result<(), Usage> {
    for name in names {
        let format = name.format(style);
        match (format.each(), format.common()) {
            (Some(each), _) if each.lines().is_none() && texts > 1 => return Err(Usage::OneText(*name)),
            (None, Some(common)) if common.lines().is_none() => return Err(Usage::Common(*name)),
            _ => {}
        }
    }
    if names.len() > 1 {
        return Err(Usage::SeveralFormats);
    }
    Ok(())
}

/// The report stands in the way of no text, list or output.
fn may_report(
    arguments: &Arguments,
    jobs: &[Result<Job, Unreadable>],
    formats: &Formats,
    target: &Target,
) -> Result<(), Usage> {
    let Some(report) = &arguments.writing.report else {
        return Ok(());
    };
    let report_place = place(report);
    let texts = jobs.iter().flatten().map(|job| job.input.path.as_path());
    let is_text = texts
        .chain(arguments.reading.files_from.as_deref())
        .any(|path| place(path) == report_place);
    let is_output = if let Target::Folder(folder, journal, places) = target {
        let common = plan::common(formats, *places);
        let own = jobs
            .iter()
            .flatten()
            .flat_map(|job| job.outputs.iter().chain(&job.text).chain(&job.original));
        let names = own
            .map(String::as_str)
            .chain(common.iter().map(String::as_str))
            .chain(journal.outputs().into_keys());
        let mut places = names
            .chain([journal::NAME])
            .map(|name| place(&folder.root().join(name::path_of(name))));
        places.any(|place| place == report_place)
    } else {
        false
    };
    let why = match (is_text, is_output) {
        (true, _) => ReportError::IsText,
        (_, true) => ReportError::IsOutput,
        _ => return Ok(()),
    };
    Err(Usage::Report {
        path: report.clone(),
        why,
    })
}

/// Where a file is or would be, whichever way its path leads there.
fn place(path: &Path) -> PathBuf {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let folder = std::fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
    std::fs::canonicalize(path).unwrap_or_else(|_| path.file_name().map_or(folder.clone(), |name| folder.join(name)))
}

fn options(arguments: &Arguments, messages: Messages, names: Arc<Corrections>) -> Options {
    let Arguments {
        reading,
        writing,
        course,
        telling,
        ..
    } = arguments;
    let has_language = writing.format.iter().any(|name| name.has_language());
    Options {
        messages,
        is_annotated: writing.annotations,
        lang: has_language.then_some(telling.lang.lang()),
        layout: reading.layout,
        encoding: reading.encoding,
        names,
        max_bytes: reading.max_bytes,
        jobs: course.jobs,
        is_resumed: course.resume || course.retry_failed,
        tries_again: !course.resume,
        fails_fast: course.fail_fast,
        drops_gone: writing.drop_gone,
        accepts: writing.accept,
        bag_info: writing.bag_info.clone(),
    }
}

/// Says how it went, and gives the exit code.
fn conclude(outcome: &Outcome, arguments: &Arguments, messages: Messages, is_small: bool) -> ExitCode {
    let Outcome { summary, signal, left } = outcome;
    let is_told = summary.failed > 0 || !is_small;
    if is_told && !messages.is_quiet {
        messages.sum_up(summary, &summary.sentences(messages.lang));
    }
    if let Some(unused) = summary.unused_names() {
        messages.conclude(&unused);
    }
    if *left > 0 {
        let why = if signal.is_some() {
            said!("interrupted", "unterbrochen")
        } else {
            said!("ended at the first failure", "beim ersten Fehlschlag beendet")
        };
        let rest = if arguments.writing.output.is_some() {
            said!(
                "; --resume goes on from here, and files for all texts wait until then",
                "; --resume macht hier weiter, und Dateien für alle Texte warten bis dahin"
            )
        } else {
            said!("", "")
        };
        let left = said!("; texts not looked at: {left}", "; nicht bearbeitete Texte: {left}");
        messages.conclude(&Said::joined(&[why, left, rest], ""));
    }
    let is_bad = summary.failed > 0 || (arguments.course.strict && summary.doubtful() > 0);
    match signal {
        Some(signal) => ExitCode::from(128 + signal),
        None if is_bad => Exit::Failed.into(),
        None => Exit::Done.into(),
    }
}
