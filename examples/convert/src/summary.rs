//! The counts at the end of a run.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::account::{self, Kinds, Passed};
use crate::journal::Entry;
use crate::known::Original;
use crate::lang::{Lang, Said};
use crate::outcome::Outcome;
use crate::own::Code;
use crate::report::{Became, messages, repairs};

/// The counts of a run. The outcomes and what was left add up to the texts, and the texts and what was passed over to the files.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Summary {
    /// How many there are: texts, and what was passed over.
    pub(crate) files: usize,
    pub(crate) texts: usize,
    pub(crate) converted: usize,
    pub(crate) unchanged: usize,
    pub(crate) failed: usize,
    /// How many texts were not looked at.
    pub(crate) left: usize,
    /// How many texts were read how well.
    pub(crate) outcomes: BTreeMap<&'static str, usize>,
    /// How many texts were got out of files that are none, by what those are.
    pub(crate) extracted: BTreeMap<String, usize>,
    /// How many pages of paper there are, and how many of them show no text.
    pub(crate) pages: usize,
    pub(crate) blank_pages: usize,
    /// How many files that are no texts were passed over, by kind.
    pub(crate) passed_over: Kinds,
    /// How many texts have each layout; `unknown` where none was recognised.
    pub(crate) layouts: BTreeMap<String, usize>,
    /// How many originals are new, unchanged, changed, moved or copies, and how many are gone or were left out.
    pub(crate) originals: BTreeMap<&'static str, usize>,
    /// How often each message was given.
    pub(crate) messages: BTreeMap<String, usize>,
    /// How often what was repaired, by its message.
    pub(crate) repairs: BTreeMap<String, usize>,
    /// The file of right names, if one was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) names: Option<NamesFile>,
}

/// A file of right names, and what of it fits no name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct NamesFile {
    pub(crate) path: String,
    pub(crate) sha256: String,
    /// `None` where not all texts were read, so that nobody knows.
    pub(crate) unused: Option<Vec<UnusedName>>,
}

/// A line of that file, and the name that it is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct UnusedName {
    pub(crate) line: u64,
    pub(crate) printed: String,
}

/// What a run came to, for files that tell of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Account {
    pub(crate) summary: Summary,
    /// The texts that could not be converted, in their order.
    pub(crate) failed: Vec<FailedText>,
    /// Those of earlier runs that this one has not seen.
    pub(crate) failed_before: Vec<FailedText>,
    pub(crate) passed: Vec<Passed>,
    /// Where the folders lie that the run went through.
    pub(crate) folders: Vec<String>,
}

/// A text that could not be converted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FailedText {
    pub(crate) place: String,
    pub(crate) path: String,
    pub(crate) size: Option<u64>,
    pub(crate) reason: Said,
}

impl FailedText {
    pub(crate) fn new(place: &str, entry: &Entry) -> Self {
        Self {
            place: place.to_owned(),
            path: entry.path.clone(),
            size: entry.size,
            reason: entry.why().unwrap_or_else(|| Said::same("")),
        }
    }
}

impl Summary {
    pub(crate) fn count(&mut self, became: Became, outcome: Outcome, original: Option<&Original>, entry: &Entry) {
        self.files += 1;
        self.texts += 1;
        *self.outcomes.entry(outcome.name()).or_default() += 1;
        if let Some(original) = original {
            *self.originals.entry(original.name()).or_default() += 1;
        }
        if let Some(paper) = entry.paper {
            self.pages += paper.pages;
            self.blank_pages += paper.blank;
        }
        if let Some(by) = &entry.extracted_by {
            *self.extracted.entry(by.clone()).or_default() += 1;
        }
        if became == Became::Failed {
            self.failed += 1;
            return;
        }
        if became == Became::Unchanged {
            self.unchanged += 1;
        } else {
            self.converted += 1;
        }
        let layout = entry.layout.as_deref().unwrap_or("unknown");
        *self.layouts.entry(layout.to_owned()).or_default() += 1;
        for (code, count) in &messages(original, entry) {
            *self.messages.entry(code.clone()).or_default() += count;
        }
        for (code, count) in repairs(&entry.messages) {
            *self.repairs.entry(code.clone()).or_default() += count;
        }
    }

    /// The lines of the file of right names that fit no printed name.
    pub(crate) fn unused_names(&self) -> Option<Said> {
        let NamesFile { path, unused, .. } = self.names.as_ref()?;
        let unused = unused.as_ref()?;
        let UnusedName { line, printed } = unused.first()?;
        let [and, und] = [Lang::En, Lang::De].map(|lang| lang.and_more(unused.len() - 1));
        Some(Said {
            english: format!(
                "{path}: nothing is printed so: {printed:?} in line {line}{and}; write it as names.csv has it"
            ),
            german: format!(
                "{path}: so ist nichts gedruckt: {printed:?} in Zeile {line}{und}; schreiben, wie es in names.csv steht"
            ),
        })
    }

    /// Counts a text that is not there any more, and that is none of this run.
    pub(crate) fn count_gone(&mut self, became: Became) {
        *self.originals.entry(became.name()).or_default() += 1;
    }

    /// Counts texts that were not looked at.
    pub(crate) const fn count_left(&mut self, left: usize) {
        self.files += left;
        self.texts += left;
        self.left += left;
    }

    /// Counts files that were passed over.
    pub(crate) fn count_passed(&mut self, passed: &[Passed]) {
        self.files += passed.len();
        self.passed_over = account::count(passed);
    }

    /// How many texts have warnings or errors, are not as they were, or are not there any more.
    pub(crate) fn doubtful(&self) -> usize {
        let outcomes = [Outcome::WithWarnings, Outcome::WithErrors].map(|outcome| self.outcomes.get(outcome.name()));
        let changed = Original::Changed(String::new()).name();
        let originals = [changed, Became::Gone.name()].map(|name| self.originals.get(name));
        outcomes.iter().chain(&originals).flatten().copied().sum()
    }

    /// As a person reads it.
    pub(crate) fn sentences(&self, lang: Lang) -> Vec<String> {
        let mut sentences: Vec<_> = self.account(lang).into_iter().collect();
        let some = |count: usize, english, german| {
            if count > 0 {
                format!("{count} {}, ", lang.of(english, german))
            } else {
                String::new()
            }
        };
        sentences.push(format!(
            "{}: {} {}, {}{}{} {}",
            lang.counted(self.texts, ["text", "texts"], ["Text", "Texte"]),
            self.converted,
            lang.of("converted", "umgewandelt"),
            some(self.unchanged, "unchanged", "unverändert"),
            some(self.left, "not looked at", "nicht bearbeitet"),
            self.failed,
            lang.of("failed", "gescheitert"),
        ));
        let outcomes = Outcome::ALL.iter().filter_map(|outcome| {
            let count = self.outcomes.get(outcome.name())?;
            Some(format!("{count} {}", outcome.in_words(lang)))
        });
        let originals = ORIGINALS.iter().filter_map(|(name, english, german)| {
            let count = *self.originals.get(name)?;
            Some(lang.counted(count, *english, *german))
        });
        let (outcomes, originals): (Vec<_>, Vec<_>) = (outcomes.collect(), originals.collect());
        let numbered = |counts: &BTreeMap<String, usize>| -> Vec<_> {
            counts.iter().map(|(name, count)| format!("{name} {count}")).collect()
        };
        let lists = [
            (lang.of("outcomes", "Ergebnisse"), outcomes),
            (lang.of("originals", "Originale"), originals),
            (lang.of("layouts", "Layouts"), numbered(&self.layouts)),
            (lang.of("messages", "Meldungen"), numbered(&self.messages)),
            (lang.of("repairs", "Reparaturen"), numbered(&self.repairs)),
        ];
        let lists = lists.iter().filter(|(_, list)| !list.is_empty());
        sentences.extend(lists.map(|(what, list)| format!("{what}: {}", list.join(", "))));
        sentences
    }

    /// What files there are, where not all are texts of the press service by their names and their beginnings.
    fn account(&self, lang: Lang) -> Option<String> {
        let passed: usize = self.passed_over.values().sum();
        let foreign = [
            (
                self.extracted.get("pdf"),
                ["PDF file", "PDF files"],
                ["PDF-Datei", "PDF-Dateien"],
            ),
            (
                self.extracted.get("html"),
                ["web page", "web pages"],
                ["Webseite", "Webseiten"],
            ),
            (
                self.messages.get(Code::EMail.id()),
                ["e-mail", "e-mails"],
                ["E-Mail", "E-Mails"],
            ),
        ];
        let foreign = foreign
            .iter()
            .filter_map(|(count, english, german)| Some(lang.counted(*(*count)?, *english, *german)));
        let foreign: Vec<_> = foreign.collect();
        if passed == 0 && foreign.is_empty() {
            return None;
        }
        let among = if foreign.is_empty() {
            String::new()
        } else {
            format!(" ({} {})", lang.of("among them", "darunter"), lang.and_joined(&foreign))
        };
        let kinds = if passed == 0 {
            String::new()
        } else {
            let over = lang.of("passed over", "übergangen");
            format!(", {passed} {over} ({})", account::listed(&self.passed_over, lang))
        };
        let (files, texts) = (
            lang.counted(self.files, ["file", "files"], ["Datei", "Dateien"]),
            lang.counted(self.texts, ["text", "texts"], ["Text", "Texte"]),
        );
        Some(format!("{files}: {texts}{among}{kinds}"))
    }
}

/// What originals may be, in the order of the summary: as one and as several are called.
const ORIGINALS: [(&str, [&str; 2], [&str; 2]); 7] = [
    ("new", ["new", "new"], ["neu", "neu"]),
    ("unchanged", ["unchanged", "unchanged"], ["unverändert", "unverändert"]),
    ("changed", ["changed", "changed"], ["geändert", "geändert"]),
    ("moved", ["moved", "moved"], ["verschoben", "verschoben"]),
    ("copy", ["copy", "copies"], ["Kopie", "Kopien"]),
    ("gone", ["gone", "gone"], ["nicht mehr da", "nicht mehr da"]),
    (
        "dropped",
        ["left out", "left out"],
        ["herausgenommen", "herausgenommen"],
    ),
];
