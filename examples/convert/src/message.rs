//! What goes to standard error, in the form that was asked for; no file's name or text makes up a line of it.

use std::collections::BTreeMap;
use std::io::{self, Write as _};
use std::path::Path;

use annotate_snippets::{Level, Renderer};
use anstream::{AutoStream, ColorChoice};
use pressedienst::{Diagnostic, Document, Severity};
use serde::Serialize;
use serde_json::json;

use crate::excerpt;
use crate::own::Code;
use crate::text::NAME;

/// So many messages about one text are shown in full.
const MOST: usize = 200;

/// In which form messages are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Form {
    /// The place in the text with the words marked, and what to do
    Full,
    /// One line each: place, severity, code, sentence
    Short,
    /// One JSON object a line
    Json,
}

/// How something is said on standard error. Nobody is left to tell when that is closed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Messages {
    form: Form,
    color: ColorChoice,
    /// Whether only what could not be converted is said.
    pub(crate) is_quiet: bool,
}

impl Messages {
    pub(crate) const fn new(form: Form, color: ColorChoice, is_quiet: bool) -> Self {
        Self { form, color, is_quiet }
    }

    pub(crate) fn print(self, text: &str) {
        let mut stderr = AutoStream::new(io::stderr(), self.color).lock();
        let _ = stderr.write_all(text.as_bytes());
    }

    /// Says something about a file or folder at once.
    pub(crate) fn say(self, path: &Path, code: Code, sentence: &str) {
        self.print(&self.message(path, code, sentence));
    }

    /// A message of the program about a file or folder.
    pub(crate) fn message(self, path: &Path, code: Code, sentence: &str) -> String {
        if self.is_quiet && code.severity() < Severity::Error {
            return String::new();
        }
        let path = escaped(&path.to_string_lossy());
        let sentence = escaped(sentence);
        let (id, severity) = (code.id(), code.severity());
        match self.form {
            Form::Full => {
                let title = level(severity).primary_title(sentence.as_str()).id(id);
                let group = title.element(annotate_snippets::Origin::path(path.as_str()));
                format!("{}\n\n", Renderer::styled().render(&[group]))
            }
            Form::Short => format!("{path}: {severity}[{id}] {sentence}\n"),
            Form::Json => format!(
                "{}\n",
                json!({ "path": path, "code": id, "severity": severity.as_str(), "message": sentence })
            ),
        }
    }

    /// What has to be said about the whole run, a line each.
    pub(crate) fn conclude(self, sentence: &str) {
        self.print(&match self.form {
            Form::Json => format!("{}\n", json!({ "conclusion": escaped(sentence) })),
            _ => format!("{NAME}: {}\n", escaped(sentence)),
        });
    }

    /// The counts at the end of a run.
    pub(crate) fn sum_up(self, summary: &impl Serialize, sentences: &[String]) {
        if self.form == Form::Json {
            self.print(&format!("{}\n", json!({ "summary": summary })));
            return;
        }
        for sentence in sentences {
            self.conclude(sentence);
        }
    }

    /// What the parser found in a text.
    pub(crate) fn findings(self, path: &Path, document: &Document) -> String {
        if self.is_quiet {
            return String::new();
        }
        let path = escaped(&path.to_string_lossy());
        let mut said = String::new();
        let most = if self.form == Form::Full { MOST } else { usize::MAX };
        for diagnostic in document.diagnostics().iter().take(most) {
            let message = match self.form {
                Form::Full => shown(&path, document, diagnostic) + "\n\n",
                Form::Short => short(&path, document, diagnostic),
                Form::Json => machine_readable(&path, document, diagnostic),
            };
            said.push_str(&message);
        }
        if document.diagnostics().len() > most {
            said.push_str(&rest(&path, document, most));
        }
        said
    }
}

/// What is not shown of a text full of trouble, by code.
fn rest(path: &str, document: &Document, most: usize) -> String {
    let mut counts = BTreeMap::new();
    for diagnostic in document.diagnostics().iter().skip(most) {
        *counts.entry(diagnostic.code()).or_insert(0_usize) += 1;
    }
    let listed: Vec<_> = counts.iter().map(|(code, count)| format!("{count} {code}")).collect();
    let more: usize = counts.values().sum();
    let listed = listed.join(", ");
    format!("{path}: {more} more messages ({listed}); the record has them, and --diagnostics short prints them all\n\n")
}

fn short(path: &str, document: &Document, diagnostic: &Diagnostic) -> String {
    let place = document.line_col(diagnostic.span().start());
    let (severity, code) = (diagnostic.severity(), diagnostic.code().as_str());
    format!(
        "{path}:{}:{}: {severity}[{code}] {diagnostic}\n",
        place.line, place.column
    )
}

fn machine_readable(path: &str, document: &Document, diagnostic: &Diagnostic) -> String {
    let place = document.line_col(diagnostic.span().start());
    let related = diagnostic.related().map(|span| {
        let place = document.line_col(span.start());
        json!({ "span": span, "line": place.line, "column": place.column })
    });
    let object = json!({
        "path": path,
        "code": diagnostic.code().as_str(),
        "severity": diagnostic.severity().as_str(),
        "message": diagnostic.to_string(),
        "line": place.line,
        "column": place.column,
        "span": diagnostic.span(),
        "related": related,
        "advice": diagnostic.code().advice(),
    });
    format!("{object}\n")
}

/// A diagnostic as compilers show them: sentence, place, the words with their marks, the earlier place, what to do.
pub(crate) fn shown(path: &str, document: &Document, diagnostic: &Diagnostic) -> String {
    let title = level(diagnostic.severity())
        .primary_title(diagnostic.code().sentence())
        .id(diagnostic.code().as_str());
    let group = excerpt::elements(path, document, diagnostic).into_iter().fold(
        annotate_snippets::Group::with_title(title),
        annotate_snippets::Group::element,
    );
    let group = group.element(Level::HELP.message(diagnostic.code().advice()));
    Renderer::styled().render(&[group])
}

const fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Note => Level::NOTE,
        _ => Level::WARNING,
    }
}

/// Whether a character steers a terminal, breaks a line, turns its direction, or shows nothing.
pub(crate) fn steers(c: char) -> bool {
    let is_invisible = matches!(
        c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}'
            | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{1BCA0}'..='\u{1BCA3}'
            | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}'
    );
    c.is_control() || is_invisible
}

/// With the characters escaped that steer.
pub(crate) fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        if steers(c) {
            escaped.extend(c.escape_default());
        } else {
            escaped.push(c);
        }
    }
    escaped
}
