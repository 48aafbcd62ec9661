//! `changes.html`: which texts are new, changed, moved or gone, beside those that the run before had; and `changes.ndjson`, by
//! which the next run knows what this one had.
//!
//! A run that finds the same texts as the run before leaves both files as they are: so the last differences stay to be
//! looked at, and it makes no difference whether a run was interrupted and gone on with.

use std::collections::{BTreeMap, HashMap};
use std::fs::File;
use std::io::{self, BufRead as _, BufReader, BufWriter, Seek as _, SeekFrom, Write as _};
use std::path::Path;

use maud::{Markup, html};
use serde::{Deserialize, Serialize};
use tempfile::NamedTempFile;

use super::super::frame::link;
use super::super::signs::Shown;
use super::best::ROWS;
use super::compare::{Piece, compared};
use super::part::Origin;
use super::words::Words;

/// Of so many texts that were changed the words are compared.
const COMPARED: usize = 1_000;

/// What became of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Kind {
    New,
    Changed,
    Moved,
    Gone,
}

impl Kind {
    pub(super) const ALL: [Self; 4] = [Self::New, Self::Changed, Self::Moved, Self::Gone];
}

/// A text that is not as it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Change {
    kind: Kind,
    path: String,
    /// What its page is called, without ending; of one that is gone what it was called.
    stem: String,
    headline: String,
    /// The path that it had.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    /// Its words, where they were compared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    words: Option<Vec<Piece>>,
}

/// With what a run is compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum With {
    /// Nothing was there.
    #[default]
    Nothing,
    /// What was there could not be read.
    Unreadable,
    Earlier,
}

/// What is otherwise than before.
#[derive(Clone, Debug, Default)]
pub(super) struct Differences {
    with: With,
    counts: BTreeMap<Kind, usize>,
    /// The first of each kind.
    changes: Vec<Change>,
}

/// A text as a run had it.
#[derive(Debug, Serialize, Deserialize)]
struct Text {
    stem: String,
    path: String,
    sha256: String,
    headline: String,
    words: Option<String>,
}

/// A line of the file: the texts, then the differences that were found, then how many there are.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Line {
    Text(Text),
    Change(Change),
    End { with: With, counts: BTreeMap<Kind, usize> },
}

/// The texts of a run: by the names of their pages their sums, and where their lines begin.
#[derive(Debug, Default)]
pub(super) struct Index(BTreeMap<String, (String, u64)>);

impl Index {
    fn is_same(&self, other: &Self) -> bool {
        let sums = |index: &Self| {
            index
                .0
                .iter()
                .map(|(stem, (sum, _))| (stem.clone(), sum.clone()))
                .collect::<Vec<_>>()
        };
        self.0.len() == other.0.len() && sums(self) == sums(other)
    }
}

/// What the run before has left.
#[derive(Debug)]
pub(super) enum Earlier {
    Nothing,
    Unreadable,
    Read {
        file: BufReader<File>,
        index: Index,
        differences: Differences,
    },
}

impl Earlier {
    /// What stands in the file.
    pub(super) fn read(path: &Path) -> io::Result<Self> {
        let mut file = match File::open(path) {
            Ok(file) => BufReader::new(file),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::Nothing),
            Err(error) => return Err(error),
        };
        let (mut index, mut differences) = (Index::default(), Differences::default());
        let (mut bytes, mut at) = (Vec::new(), 0);
        let mut is_whole = false;
        loop {
            bytes.clear();
            let size = file.read_until(b'\n', &mut bytes)?;
            if size == 0 {
                break;
            }
            match serde_json::from_slice(&bytes) {
                Ok(Line::Text(text)) => {
                    index.0.insert(text.stem, (text.sha256, at));
                }
                Ok(Line::Change(change)) => differences.changes.push(change),
                Ok(Line::End { with, counts }) => {
                    (is_whole, differences.with, differences.counts) = (true, with, counts);
                }
                // Another version wrote it, or somebody has edited it, and it is replaced because that is asked.
                Err(_) => return Ok(Self::Unreadable),
            }
            at += size as u64;
        }
        Ok(if is_whole {
            Self::Read {
                file,
                index,
                differences,
            }
        } else {
            Self::Unreadable
        })
    }
}

/// A text whose line begins here.
fn text_at(file: &mut BufReader<File>, at: u64) -> io::Result<Text> {
    let mut bytes = Vec::new();
    file.seek(SeekFrom::Start(at))?;
    file.read_until(b'\n', &mut bytes)?;
    match serde_json::from_slice(&bytes)? {
        Line::Text(text) => Ok(text),
        _ => Err(io::Error::other("this line is no text")),
    }
}

/// The file of this run as it grows.
#[derive(Debug)]
pub(super) struct State {
    file: BufWriter<NamedTempFile>,
    index: Index,
    at: u64,
}

impl State {
    pub(super) fn new(file: NamedTempFile) -> Self {
        Self {
            file: BufWriter::new(file),
            index: Index::default(),
            at: 0,
        }
    }

    pub(super) fn add(&mut self, origin: &Origin, headline: &str, words: Option<String>) -> io::Result<()> {
        let Origin { path, stem, sha256, .. } = origin.clone();
        self.index.0.insert(stem.clone(), (sha256.clone(), self.at));
        let headline = headline.to_owned();
        self.write(&Line::Text(Text {
            stem,
            path,
            sha256,
            headline,
            words,
        }))
    }

    fn write(&mut self, line: &Line) -> io::Result<()> {
        let mut bytes = serde_json::to_vec(line)?;
        bytes.push(b'\n');
        self.at += bytes.len() as u64;
        self.file.write_all(&bytes)
    }

    /// The differences, and the file with them.
    pub(super) fn finish(mut self, earlier: &mut Earlier) -> io::Result<(Differences, NamedTempFile)> {
        self.file.flush()?;
        let differences = match earlier {
            Earlier::Nothing => Differences::default(),
            Earlier::Unreadable => Differences {
                with: With::Unreadable,
                ..Differences::default()
            },
            Earlier::Read { index, differences, .. } if index.is_same(&self.index) => differences.clone(),
            Earlier::Read { file, index, .. } => {
                let mut now = BufReader::new(self.file.get_ref().reopen()?);
                Differences::between(file, index, &mut now, &self.index)?
            }
        };
        for change in &differences.changes {
            self.write(&Line::Change(change.clone()))?;
        }
        let Differences { with, counts, .. } = differences.clone();
        self.write(&Line::End { with, counts })?;
        let file = self.file.into_inner().map_err(io::IntoInnerError::into_error)?;
        Ok((differences, file))
    }
}

impl Differences {
    fn between(
        before: &mut BufReader<File>,
        known: &Index,
        now: &mut BufReader<File>,
        given: &Index,
    ) -> io::Result<Self> {
        let mut found = Self {
            with: With::Earlier,
            ..Self::default()
        };
        // What is gone may lie elsewhere, with the same bytes.
        let gone = known.0.iter().filter(|(stem, _)| !given.0.contains_key(*stem));
        let mut by_sum: HashMap<&str, Vec<u64>> = HashMap::new();
        for (_, (sum, at)) in gone.clone().rev() {
            by_sum.entry(sum).or_default().push(*at);
        }
        for (stem, (sum, at)) in &given.0 {
            match known.0.get(stem) {
                Some((earlier, _)) if earlier == sum => {}
                Some((_, was)) => found.changed(before, *was, now, *at)?,
                None => {
                    let from = by_sum.get_mut(sum.as_str()).and_then(Vec::pop);
                    let kind = if from.is_some() { Kind::Moved } else { Kind::New };
                    if let Some(change) = found.add(kind, now, *at)? {
                        change.from = from
                            .map(|from| text_at(before, from))
                            .transpose()?
                            .map(|text| text.path);
                    }
                }
            }
        }
        let mut left: Vec<u64> = by_sum.into_values().flatten().collect();
        left.sort_unstable();
        for at in left {
            found.add(Kind::Gone, before, at)?;
        }
        Ok(found)
    }

    fn changed(
        &mut self,
        before: &mut BufReader<File>,
        was: u64,
        now: &mut BufReader<File>,
        at: u64,
    ) -> io::Result<()> {
        let is_compared = self.counts.get(&Kind::Changed).is_none_or(|count| *count < COMPARED);
        let Some(change) = self.add(Kind::Changed, now, at)? else {
            return Ok(());
        };
        if is_compared {
            let [before, now] = [text_at(before, was)?.words, text_at(now, at)?.words];
            change.words = before.zip(now).map(|(before, now)| compared(&before, &now));
        }
        Ok(())
    }

    /// Counts a text, and tells it among the first of its kind.
    fn add(&mut self, kind: Kind, file: &mut BufReader<File>, at: u64) -> io::Result<Option<&mut Change>> {
        let count = self.counts.entry(kind).or_default();
        *count += 1;
        if *count > ROWS {
            return Ok(None);
        }
        let Text {
            stem, path, headline, ..
        } = text_at(file, at)?;
        let (from, words) = (None, None);
        self.changes.push(Change {
            kind,
            path,
            stem,
            headline,
            from,
            words,
        });
        Ok(self.changes.last_mut())
    }
}

pub(super) fn page(words: &Words, differences: &Differences) -> Markup {
    let Differences { with, counts, changes } = differences;
    html! {
        @match with {
            With::Nothing => { p.notice { (words.nothing_before) } }
            With::Unreadable => { p.notice { (words.unreadable_before) } }
            With::Earlier => { p { (words.about_changes) } }
        }
        @if *with == With::Earlier {
            ul {
                @for kind in Kind::ALL {
                    @let count = counts.get(&kind).copied().unwrap_or_default();
                    li { a href={ "#" (kind.id()) } { (words.kind_of_change(kind)) } ": " (words.number(count)) }
                }
            }
            @for kind in Kind::ALL {
                @let count = counts.get(&kind).copied().unwrap_or_default();
                section id=(kind.id()) {
                    h2 { (words.kind_of_change(kind)) " (" (words.number(count)) ")" }
                    @if count > ROWS { p.notice { (words.first_rows(ROWS)) } }
                    @if count == 0 { p { (words.none_of_kind) } } @else {
                        ul.changes {
                            @for change in changes.iter().filter(|change| change.kind == kind) { (change.item(words)) }
                        }
                    }
                }
            }
        }
    }
}

impl Kind {
    const fn id(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Changed => "changed",
            Self::Moved => "moved",
            Self::Gone => "gone",
        }
    }
}

impl Change {
    fn item(&self, words: &Words) -> Markup {
        let headline = if self.headline.is_empty() {
            words.no_headline
        } else {
            &self.headline
        };
        let href = link(super::CHANGES, &format!("{}.html", self.stem));
        html! {
            li {
                @if self.kind == Kind::Gone { (Shown::new(headline)) } @else { a href=(href) { (Shown::new(headline)) } }
                small { (Shown::new(&self.path)) }
                @if let Some(from) = &self.from { small { (words.lay_at) " " (Shown::new(from)) } }
                @match (&self.words, self.kind) {
                    (Some(pieces), _) if pieces.is_empty() => { p { (words.all_same) } }
                    (Some(pieces), _) => { p.words { @for piece in pieces { (piece.render(words)) " " } } }
                    (None, Kind::Changed) => { p { (words.not_compared) } }
                    _ => {}
                }
            }
        }
    }
}

impl Piece {
    fn render(&self, words: &Words) -> Markup {
        html! {
            @match self {
                Self::Same(text) => (Shown::new(text)),
                Self::Gone(text) => del { (Shown::new(text)) },
                Self::New(text) => ins { (Shown::new(text)) },
                Self::Left => "…",
                Self::Cut => em { (words.more_differs) },
            }
        }
    }
}
