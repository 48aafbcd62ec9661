//! `pressedienst find`: releases by their words, in a database that an earlier run wrote.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anstream::{AutoStream, ColorChoice};

use crate::arguments::misuse_of_find;
use crate::error::{Exit, System};
use crate::format::sqlite;
use crate::lang::{Said, said};
use crate::message::{Form, Messages};
use crate::plan::Places;
use database::Archive;
use show::{Look, Shown};
use wanted::Wanted;

pub(crate) use arguments::{FindArguments, In, SHOWN};

mod arguments;
mod database;
mod show;
mod wanted;
mod words;

/// So many releases a terminal shows unless more are asked for.
const ON_TERMINAL: usize = 20;

/// Finds what is asked for and prints it; 0 if anything was found, 1 if not, 2 if it could not be looked for.
pub(crate) fn find(arguments: &FindArguments) -> ExitCode {
    let lang = arguments.lang.lang();
    let color: ColorChoice = arguments.color.into();
    let messages = Messages::new(Form::Full, color, false, lang);
    let Some((archive, words)) = arguments
        .given
        .split_last()
        .filter(|(_, words)| arguments.has_any(words))
    else {
        let missing = said!(
            "say what is looked for, and where: words or --photographer or --year, and the output folder of pressedienst",
            "es fehlt, was gesucht wird und wo: Wörter oder --photographer oder --year, und der Ausgabeordner von pressedienst"
        );
        misuse_of_find(missing.of_lang(lang), lang);
        return Exit::Fatal.into();
    };
    let wanted = match Wanted::new(words, arguments) {
        Ok(wanted) => wanted,
        Err(why) => {
            misuse_of_find(why.of_lang(lang), lang);
            return Exit::Fatal.into();
        }
    };
    match search(&database_of(Path::new(archive)), &wanted, arguments, messages) {
        Ok(exit) => exit.into(),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Done.into(),
        Err(error) => {
            messages.refuse(&Said::of(&System(error)));
            Exit::Fatal.into()
        }
    }
}

/// The database of an output folder, of a bag, or the file itself.
fn database_of(archive: &Path) -> PathBuf {
    let inside = [false, true].map(|is_bag| archive.join(Places::new(is_bag).outputs).join(sqlite::NAME));
    match inside.into_iter().find(|path| path.is_file()) {
        Some(path) => path,
        None if archive.is_dir() => archive.join(sqlite::NAME),
        None => archive.to_owned(),
    }
}

fn search(path: &Path, wanted: &Wanted, arguments: &FindArguments, messages: Messages) -> io::Result<Exit> {
    let archive = Archive::open(path)?;
    let look = Look::new(arguments, messages);
    let most = match arguments.limit {
        Some(0) => usize::MAX,
        Some(most) => most,
        None if look.has_terminal() && !arguments.json => ON_TERMINAL,
        None => usize::MAX,
    };
    let mut stdout = io::BufWriter::new(AutoStream::new(io::stdout().lock(), look.color()));
    let mut shown = 0;
    let mut has_more = false;
    archive.each(wanted, &mut |release| {
        let Some(hits) = wanted.hits(&release) else {
            return Ok(true);
        };
        has_more = shown == most;
        if !has_more {
            shown += 1;
            let printed = Shown {
                release: &release,
                hits,
            };
            stdout.write_all(look.shown(&printed, arguments.json)?.as_bytes())?;
        }
        Ok(!has_more)
    })?;
    stdout.flush()?;
    if has_more {
        messages.conclude(&said!(
            "there are more than {shown}; --limit 0 shows all",
            "es gibt mehr als {shown}; --limit 0 zeigt alle"
        ));
    }
    if shown == 0 {
        messages.conclude(&wanted.nothing());
    }
    Ok(if shown == 0 { Exit::Failed } else { Exit::Done })
}
