//! What is asked for instead of converting files: explanations, completions, the manual, a filter for pipes.

use std::io::{self, Write as _};
use std::process::ExitCode;

use pressedienst::Parser;

use crate::arguments::{Arguments, FIND, command};
use crate::error::{Error, Exit, Fatal};
use crate::filter::Filter;
use crate::lang::{Lang, help};
use crate::message::{self, Messages};
use crate::text::NAME;
use crate::{duckdb, explain};

/// What is asked for instead of converting files.
pub(crate) fn instead(arguments: &Arguments) -> Option<ExitCode> {
    let asked = &arguments.instead;
    let (color, lang) = (arguments.telling.color.into(), arguments.telling.lang.lang());
    let mut text = Vec::new();
    if let Some(code) = &asked.explain {
        match explain::explain(code.as_deref(), Messages::printed(color, lang)) {
            Ok(explained) => text = explained.into_bytes(),
            Err(why) => {
                Messages::new(message::Form::Full, color, false, lang).refuse(&why);
                return Some(Exit::Fatal.into());
            }
        }
    } else if let Some(shell) = asked.completions {
        clap_complete::generate(shell, &mut command(lang), NAME, &mut text);
    } else if asked.man {
        text = manual(lang);
    } else if asked.print_duckdb {
        text = duckdb::STATEMENT.as_bytes().to_vec();
    } else if asked.filter {
        return Some(filter(arguments));
    } else {
        return None;
    }
    let mut stdout = anstream::AutoStream::new(io::stdout(), color);
    // Whoever closed standard output has read enough.
    let _ = stdout.write_all(&text);
    Some(Exit::Done.into())
}

/// The manual, with a page of its own for finding words.
pub(crate) fn manual(lang: Lang) -> Vec<u8> {
    let command = command(lang);
    let find = command.find_subcommand(FIND).cloned();
    let find = find.map(|find| find.name("pressedienst-find"));
    let mut text = Vec::new();
    for page in [Some(command), find].into_iter().flatten() {
        // Nothing is written anywhere but into memory.
        let _ = clap_mangen::Man::new(page).render(&mut text);
    }
    match lang {
        Lang::De => help::german_manual(&String::from_utf8_lossy(&text)).into_bytes(),
        Lang::En => text,
    }
}

fn filter(arguments: &Arguments) -> ExitCode {
    let reading = &arguments.reading;
    let filter = Filter {
        parser: reading
            .layout
            .map_or_else(Parser::new, |layout| Parser::new().layout(layout)),
        encoding: reading.encoding,
        is_annotated: arguments.writing.annotations,
        max_bytes: reading.max_bytes,
        is_ascii: arguments.instead.ascii,
    };
    let mut output = io::BufWriter::new(io::stdout().lock());
    match filter.run(&mut io::BufReader::new(io::stdin().lock()), &mut output) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            let telling = &arguments.telling;
            let messages = Messages::new(message::Form::Short, telling.color.into(), false, telling.lang.lang());
            let error = Error::from(Fatal::Filter(error.into()));
            messages.conclude(&error);
            error.exit().into()
        }
        _ => Exit::Done.into(),
    }
}
