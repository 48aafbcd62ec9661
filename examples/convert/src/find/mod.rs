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
    let path = match database_of(Path::new(archive), words) {
        Ok(path) => path,
        Err(why) => {
            messages.refuse(&why);
            return Exit::Fatal.into();
        }
    };
    match search(&path, &wanted, arguments, messages) {
        Ok(exit) => exit.into(),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Done.into(),
        Err(error) => {
            messages.refuse(&Said::of(&System(error)));
            Exit::Fatal.into()
        }
    }
}

/// The database of an output folder, of a bag, or the file itself.
fn database_of(archive: &Path, words: &[String]) -> Result<PathBuf, Said> {
    let inside = [false, true].map(|is_bag| archive.join(Places::new(is_bag).outputs).join(sqlite::NAME));
    if let Some(path) = inside.into_iter().find(|path| path.is_file()) {
        return Ok(path);
    }
    let (shown, database) = (archive.display(), sqlite::NAME);
    if archive.is_dir() {
        return Err(said!(
            "{shown} has no {database}; make one with --format sqlite",
            "{shown} hat keine {database}; sie mit --format sqlite anlegen"
        ));
    }
    // What is there and cannot be read is told when it is opened.
    if !archive.try_exists().is_ok_and(|is_there| !is_there) {
        return Ok(archive.to_owned());
    }
    Err(match words.iter().find(|word| Path::new(word).exists()) {
        Some(other) => said!(
            "{shown}: there is no such folder, but {other} is there; the archive stands last, behind the words",
            "{shown}: es gibt keinen solchen Ordner, aber {other} ist da; das Archiv steht zuletzt, hinter den Wörtern"
        ),
        None => said!(
            "{shown}: there is no such folder; check the name",
            "{shown}: es gibt keinen solchen Ordner; den Namen prüfen"
        ),
    })
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
