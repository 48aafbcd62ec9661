//! What is to be done with each text, before any is read: which outputs it gets and what they are called.

use std::fmt;
use std::path::{Path, PathBuf};

use clap::ValueEnum as _;

use crate::extract::Kind;
use crate::finding_aid::FindingAid;
use crate::format::{self, Common, Formats};
use crate::input::{Input, Unreadable};
use crate::journal::{Journal, Status};
use crate::known::Known;
use crate::lang::{Lang, Said};
use crate::name::{Name, Names};

/// Where things lie below the output folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Places {
    /// Before the names of outputs.
    pub(crate) outputs: &'static str,
    /// Before the names of the originals, where they are kept too.
    pub(crate) originals: Option<&'static str>,
}

impl Places {
    pub(crate) const fn new(is_bag: bool) -> Self {
        if is_bag {
            Self {
                outputs: "data/records/",
                originals: Some("data/originals/"),
            }
        } else {
            Self {
                outputs: "",
                originals: None,
            }
        }
    }
}

/// A text with the names of its outputs.
#[derive(Debug)]
pub(crate) struct Job {
    pub(crate) input: Input,
    /// Where it lay before, if it was moved.
    pub(crate) from: Option<String>,
    /// What its outputs are called, without ending.
    pub(crate) stem: String,
    /// One for each format that writes a file a text.
    pub(crate) outputs: Vec<String>,
    /// That of the text itself, if it is asked for; it is written if it had to be got out of its file.
    pub(crate) text: Option<String>,
    pub(crate) original: Option<String>,
    /// Where the text lies in a transfer to an archive.
    pub(crate) object: Option<String>,
    /// Why the outputs are not called after the text.
    pub(crate) note: Option<Said>,
}

impl Job {
    /// A text that is printed or only read.
    pub(crate) const fn without_outputs(input: Input) -> Self {
        Self {
            input,
            from: None,
            stem: String::new(),
            outputs: Vec::new(),
            text: None,
            original: None,
            object: None,
            note: None,
        }
    }
}

/// The names of all outputs for all texts together.
pub(crate) fn common(formats: &Formats, places: Places) -> Vec<String> {
    let formats = formats.common.iter();
    formats.flat_map(|format| names(&**format, places)).collect()
}

/// The names of those that are written anew each time, and do not keep what earlier runs put there.
pub(crate) fn renewed(formats: &Formats, places: Places) -> Vec<String> {
    let formats = formats.common.iter().filter(|format| !format.keeps_earlier());
    formats.flat_map(|format| names(&**format, places)).collect()
}

/// The names of those that do not keep what stands in their places: that has to be of this program.
pub(crate) fn replaced(formats: &Formats, places: Places) -> Vec<String> {
    let files = formats.common.iter().flat_map(|format| {
        let keeps = format.keeps_earlier();
        if keeps { format.without_texts() } else { format.files() }
    });
    named(files, places).collect()
}

/// The names of a format's files for all texts.
fn names(format: &dyn Common, places: Places) -> impl Iterator<Item = String> {
    named(format.files().iter(), places)
}

fn named<'n>(names: impl Iterator<Item = &'n &'n str>, places: Places) -> impl Iterator<Item = String> {
    names.map(move |name| format!("{}{name}", places.outputs))
}

/// What the name of a text that is written beside its record ends in; no other run takes it for an original.
const TEXT: &str = ".text";

/// The option that asks for a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Asked {
    Format(format::Name),
    Text,
}

impl Asked {
    /// Whether such files show right names.
    pub(crate) const fn has_names(self) -> bool {
        matches!(self, Self::Format(format) if format.shows_right_names())
    }
}

impl fmt::Display for Asked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Format(format) => write!(f, "--format {format}"),
            Self::Text => f.write_str("--text"),
        }
    }
}

/// The option that asks for a file of this name.
pub(crate) fn asked_by(name: &str, places: Places) -> Option<Asked> {
    let file = name.strip_prefix(places.outputs)?;
    if file.ends_with(TEXT) {
        return Some(Asked::Text);
    }
    let mut formats = format::Name::value_variants().iter();
    // What they are called is the same in all styles.
    let style = format::Style {
        is_excel: false,
        lang: Lang::En,
        finding_aid: FindingAid::default(),
    };
    let writes = |format: &&format::Name| {
        let format = format.format(&style);
        let is_of_text = |ending| file.strip_suffix(ending).is_some_and(|stem| stem.ends_with('.'));
        format.common().is_some_and(|common| common.files().contains(&file))
            || format.each().is_some_and(|each| is_of_text(each.ending()))
    };
    // Two names for all texts end like those for one.
    formats.rfind(writes).copied().map(Asked::Format)
}

/// The jobs, in the order of the texts.
pub(crate) fn jobs(
    inputs: Vec<Result<Input, Unreadable>>,
    formats: &Formats,
    has_texts: bool,
    places: Places,
    journal: &Journal,
    known: &Known,
) -> Vec<Result<Job, Unreadable>> {
    let outputs = |stem: &str| {
        let endings = formats.each.iter().map(|format| format.ending());
        endings
            .map(|ending| format!("{}{stem}.{ending}", places.outputs))
            .collect::<Vec<_>>()
    };
    let text = |stem: &str| has_texts.then(|| format!("{}{stem}{TEXT}", places.outputs));
    let found: Vec<&Input> = inputs.iter().flatten().collect();
    let root = root(&found);
    let mut names = Names::new(journal, &common(formats, places), places.outputs, &found);
    let mut job = |input: Input| {
        let from = known.from(&input.place);
        let Name { stem, original, note } = names.give(&input, from, |stem, original| {
            let original = places.originals.map(|folder| format!("{folder}{original}"));
            outputs(stem).into_iter().chain(text(stem)).chain(original).collect()
        });
        let original = places.originals.map(|folder| format!("{folder}{original}"));
        let object = original.clone().or_else(|| object(&input, &root));
        Job {
            object,
            outputs: outputs(&stem),
            text: text(&stem),
            from: from.map(str::to_owned),
            stem,
            original,
            note,
            input,
        }
    };
    // What a text is called does not depend on the files of other kinds beside it.
    let is_text = |(_, input): &(usize, Result<Input, Unreadable>)| {
        let kind = input.as_ref().map(|input| Kind::of_name(&input.below));
        !matches!(kind, Ok(Some(Kind::Pdf | Kind::Html)))
    };
    let (texts, others): (Vec<_>, Vec<_>) = inputs.into_iter().enumerate().partition(is_text);
    let jobs = texts.into_iter().chain(others);
    let mut jobs: Vec<_> = jobs.map(|(index, input)| (index, input.map(&mut job))).collect();
    jobs.sort_unstable_by_key(|(index, _)| *index);
    jobs.into_iter().map(|(_, job)| job).collect()
}

/// The deepest folder that holds all that was given: one folder is it itself.
fn root(inputs: &[&Input]) -> PathBuf {
    let folders = inputs.iter().filter(|input| !input.is_stdin);
    let folders = folders.map(|input| {
        let place = Path::new(&input.place);
        let depth = input.below.components().count();
        place.ancestors().nth(depth).unwrap_or(place)
    });
    let common = folders.reduce(|root, folder| {
        let mut ancestors = root.ancestors();
        ancestors.find(|root| folder.starts_with(root)).unwrap_or(root)
    });
    common.map(Path::to_owned).unwrap_or_default()
}

/// Where a text lies in a transfer whose folder `objects` is the root, or lies in it; standard input is no file.
fn object(input: &Input, root: &Path) -> Option<String> {
    let below = Path::new(&input.place).strip_prefix(root).ok()?;
    let names: Vec<_> = below.iter().map(|name| name.to_string_lossy()).collect();
    match names.as_slice() {
        _ if input.is_stdin => None,
        [] => None,
        [first, _, ..] if first == "objects" => Some(names.join("/")),
        _ => Some(format!("objects/{}", names.join("/"))),
    }
}

/// Those that failed the last time, and the others.
pub(crate) fn only_failed(
    inputs: Vec<Result<Input, Unreadable>>,
    journal: &Journal,
) -> [Vec<Result<Input, Unreadable>>; 2] {
    let has_failed = |input: &Result<Input, Unreadable>| {
        let place = match input {
            Ok(input) => &input.place,
            Err(unreadable) => &unreadable.place,
        };
        let entry = journal.text(place);
        entry.is_some_and(|entry| entry.status == Status::Failed) || journal.was_in_hand(place)
    };
    let (failed, others) = inputs.into_iter().partition(has_failed);
    [failed, others]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_a_transfer() {
        for (given, expected) in [
            (
                &[("/t/in/2019/a.txt", "2019/a.txt"), ("/t/in/b.txt", "b.txt")][..],
                &["objects/2019/a.txt", "objects/b.txt"][..],
            ),
            // Two folders with files of one name, and files one by one.
            (
                &[("/t/in/2019/a.txt", "a.txt"), ("/t/in/2020/a.txt", "a.txt")],
                &["objects/2019/a.txt", "objects/2020/a.txt"],
            ),
            (&[("/t/in/2019/a.txt", "a.txt")], &["objects/a.txt"]),
            (
                &[("/a.txt", "a.txt"), ("/t/b.txt", "b.txt")],
                &["objects/a.txt", "objects/t/b.txt"],
            ),
            // The folder around the objects is the transfer itself.
            (
                &[("/t/objects/2019/a.txt", "objects/2019/a.txt")],
                &["objects/2019/a.txt"],
            ),
            (&[("/t/objects/a.txt", "a.txt")], &["objects/a.txt"]),
            (&[("/t/objects", "objects")], &["objects/objects"]),
        ] {
            let inputs = given
                .iter()
                .map(|(place, below)| Input::file(PathBuf::new(), (*place).into(), (*below).into(), 1));
            let inputs: Vec<_> = inputs.collect();
            let root = root(&inputs.iter().collect::<Vec<_>>());
            let found: Vec<_> = inputs.iter().filter_map(|input| object(input, &root)).collect();
            assert_eq!(found, expected);
        }
        let stdin = Input {
            is_stdin: true,
            ..Input::file(PathBuf::new(), "-".into(), "stdin".into(), 1)
        };
        assert_eq!(object(&stdin, &root(&[&stdin])), None);
    }
}
