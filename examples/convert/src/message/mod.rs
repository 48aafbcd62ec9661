//! What goes to standard error, in the form that was asked for; no file's name or text makes up a line of it.

use std::io::{self, Write as _};
use std::path::Path;

use annotate_snippets::{Level, Origin, Renderer};
use anstream::{AutoStream, ColorChoice};
use pressedienst::{Diagnostic, Document, Severity};
use serde::Serialize;
use serde_json::{Value, json};

use crate::extract::Extraction;
use crate::lang::{Lang, Told, found};
use crate::own;
use crate::text::NAME;

use finding::Finding;
use place::Place;

mod excerpt;
mod finding;
mod held;
mod place;
mod terminal;

pub(crate) use held::Held;
pub(crate) use terminal::{ELSEWHERE, of_output as columns_of_output};

/// In which form messages are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Form {
    /// The place in the text with the words marked, and what to do; one for all places of a text that have the same
    Full,
    /// One line each: place, severity, code, sentence, further places
    Short,
    /// One JSON object a line, for each place
    Json,
}

/// How something is said on standard error. Nobody is left to tell when that is closed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Messages {
    form: Form,
    color: ColorChoice,
    /// Whether only what could not be converted is said.
    pub(crate) is_quiet: bool,
    /// How wide the terminal is, if there is one.
    terminal: Option<usize>,
    /// What a machine reads is English.
    pub(crate) lang: Lang,
}

/// What a message is about: a file, or words in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Code {
    Own(own::Code),
    Found(pressedienst::Code),
}

impl Code {
    const fn id(self) -> &'static str {
        match self {
            Self::Own(code) => code.id(),
            Self::Found(code) => code.as_str(),
        }
    }

    const fn severity(self) -> Severity {
        match self {
            Self::Own(code) => code.severity(),
            Self::Found(code) => code.severity(),
        }
    }

    /// Whether it tells how a text was read where nobody has to look: then the report has it, and no person is told.
    const fn asks_nothing(self) -> bool {
        use pressedienst::Code::{MojibakeRepaired, ReadAsUtf16, ReadAsWindows1252};
        matches!(
            self,
            Self::Own(own::Code::EncodingRecognised) | Self::Found(MojibakeRepaired | ReadAsUtf16 | ReadAsWindows1252)
        )
    }
}

/// A message, ready to be printed or to be counted with its like.
#[derive(Clone, Debug)]
pub(crate) struct Message {
    code: Code,
    path: String,
    /// Line and column of the first place in a text.
    line: Option<(usize, usize)>,
    /// What is said of this file, where that is more than what the code says.
    sentence: String,
    places: usize,
    printed: String,
}

impl Messages {
    pub(crate) fn new(form: Form, color: ColorChoice, is_quiet: bool, lang: Lang) -> Self {
        Self {
            lang: if form == Form::Json { Lang::En } else { lang },
            form,
            color,
            is_quiet,
            terminal: terminal::of_errors(),
        }
    }

    /// For what goes to standard output instead.
    pub(crate) fn printed(color: ColorChoice, lang: Lang) -> Self {
        Self {
            lang,
            form: Form::Full,
            color,
            is_quiet: false,
            terminal: terminal::of_output(),
        }
    }

    /// For what stands so many columns to the right.
    pub(crate) fn indented(self, columns: usize) -> Self {
        let terminal = self.terminal.map(|width| width.saturating_sub(columns));
        Self { terminal, ..self }
    }

    pub(crate) fn print(self, text: &str) {
        let mut stderr = AutoStream::new(io::stderr(), self.color).lock();
        let _ = stderr.write_all(text.as_bytes());
    }

    /// Says something about a file or folder at once.
    pub(crate) fn say(self, path: &Path, code: own::Code, sentence: &dyn Told) {
        if let Some(message) = self.message(path, code, sentence) {
            self.print(&message.printed);
        }
    }

    /// A message of the program about a file or folder, if it is to be said.
    pub(crate) fn message(self, path: &Path, code: own::Code, sentence: &dyn Told) -> Option<Message> {
        let path = escaped(&path.to_string_lossy());
        let sentence = escaped(&sentence.told(self.lang));
        let (id, severity) = (code.id(), code.severity());
        let code = Code::Own(code);
        if (self.is_quiet && severity < Severity::Error) || !self.is_told(code) {
            return None;
        }
        let printed = match self.form {
            Form::Full => {
                // Sums are wider than what a narrow terminal has behind the code.
                let is_wide = self
                    .terminal
                    .is_some_and(|width| terminal::overflows(&sentence, self.head(code), width));
                let (title, rest) = sentence
                    .split_once(": ")
                    .filter(|_| is_wide)
                    .map_or((sentence.as_str(), None), |(title, rest)| (title, Some(rest)));
                let group = self.title(code, title).element(Origin::path(path.as_str()));
                self.render(group.elements(rest.map(|rest| self.note(rest))))
            }
            Form::Short => format!("{path}: {}[{id}] {sentence}\n", self.lang.severity(severity)),
            Form::Json => format!(
                "{}\n",
                json!({ "path": path, "code": id, "severity": severity.as_str(), "message": sentence })
            ),
        };
        Some(Message {
            code,
            path,
            line: None,
            sentence,
            places: 1,
            printed,
        })
    }

    /// Whether somebody is told: a machine always.
    fn is_told(self, code: Code) -> bool {
        self.form == Form::Json || !code.asks_nothing()
    }

    /// What has to be said about the whole run, a line each.
    pub(crate) fn conclude(self, sentence: &dyn Told) {
        self.print(&self.conclusion(&sentence.told(self.lang)));
    }

    /// What ends the run, or keeps it from beginning.
    pub(crate) fn refuse(self, why: &dyn Told) {
        if self.form == Form::Json {
            return self.conclude(why);
        }
        let why = escaped(&why.told(self.lang));
        let name = self.lang.severity(Severity::Error);
        let title = self
            .level(Severity::Error)
            .primary_title(self.wrapped(&why, name.len() + ": ".len()));
        let said = Renderer::styled().render(&[annotate_snippets::Group::with_title(title)]);
        self.print(&format!("{said}\n"));
    }

    fn conclusion(self, sentence: &str) -> String {
        let sentence = escaped(sentence);
        match self.form {
            Form::Json => format!("{}\n", json!({ "conclusion": sentence })),
            _ => format!("{NAME}: {}\n", self.hung(&sentence, NAME.len() + ": ".len())),
        }
    }

    /// The counts at the end of a run.
    pub(crate) fn sum_up(self, summary: &impl Serialize, sentences: &[String]) {
        if self.form == Form::Json {
            self.print(&format!("{}\n", json!({ "summary": summary })));
            return;
        }
        for sentence in sentences {
            self.print(&self.conclusion(sentence));
        }
    }

    /// What the parser found in a text: for a person one message for all places of a kind, for a machine one for each.
    pub(crate) fn findings(self, path: &Path, document: &Document, extraction: Option<&Extraction>) -> Vec<Message> {
        if self.is_quiet {
            return Vec::new();
        }
        let path = &escaped(&path.to_string_lossy());
        let file = Place {
            path,
            extraction,
            lang: self.lang,
        };
        if self.form == Form::Json {
            let each = document.diagnostics().iter().map(|diagnostic| Message {
                code: Code::Found(diagnostic.code()),
                path: path.clone(),
                line: None,
                sentence: String::new(),
                places: 1,
                printed: machine_readable(file, document, diagnostic),
            });
            return each.collect();
        }
        let findings = finding::gathered(document).into_iter();
        let told = findings.filter(|finding| self.is_told(Code::Found(finding.code())));
        told.map(|finding| self.found(file, document, &finding)).collect()
    }

    fn found(self, file: Place<'_>, document: &Document, finding: &Finding<'_>) -> Message {
        let place = document.line_col(finding.first.span().start());
        let (line, column) = (place.line, place.column);
        let path = file.at(line);
        let printed = if self.form == Form::Full {
            self.shown(file, document, finding)
        } else {
            let severity = self.lang.severity(finding.first.severity());
            let (id, sentence) = (finding.code().as_str(), finding.sentence(self.lang));
            let further = finding
                .further(self.lang)
                .map_or_else(String::new, |further| format!(" ({further})"));
            format!("{path}:{line}:{column}: {severity}[{id}] {sentence}{further}\n")
        };
        Message {
            code: Code::Found(finding.code()),
            path,
            line: Some((line, column)),
            sentence: String::new(),
            places: finding.places(),
            printed,
        }
    }

    /// A finding as compilers show them: sentence, place, the words with their marks, the earlier place, further places,
    /// what to do.
    fn shown(self, file: Place<'_>, document: &Document, finding: &Finding<'_>) -> String {
        let code = Code::Found(finding.code());
        let elements = excerpt::elements(file, document, finding.first, self.width());
        let notes = finding.further(self.lang).map(|further| self.note(&further));
        let help = self.help(finding.code());
        let group = self.title(code, &finding.sentence(self.lang)).elements(elements);
        self.render(group.elements(notes).element(help))
    }

    /// The first line or lines of a message.
    fn title(self, code: Code, sentence: &str) -> annotate_snippets::Group<'static> {
        let (id, severity) = (code.id(), code.severity());
        let sentence = self.wrapped(sentence, self.head(code));
        annotate_snippets::Group::with_title(self.level(severity).primary_title(sentence).id(id))
    }

    /// A line or lines below the excerpt.
    fn note(self, text: &str) -> annotate_snippets::Message<'static> {
        self.below(self.level(Severity::Note), self.lang.severity(Severity::Note), text)
    }

    /// What to do.
    fn help(self, code: pressedienst::Code) -> annotate_snippets::Message<'static> {
        let name = self.lang.of("help", "Rat");
        self.below(Level::HELP.with_name(name), name, found::words(code, self.lang).advice)
    }

    fn below(self, level: Level<'static>, name: &str, text: &str) -> annotate_snippets::Message<'static> {
        // Behind the numbers of lines, of which few have more digits.
        level.message(self.wrapped(text, "1234 = : ".len() + name.len()))
    }

    fn level(self, severity: Severity) -> Level<'static> {
        let level = match severity {
            Severity::Error => Level::ERROR,
            Severity::Note => Level::NOTE,
            _ => Level::WARNING,
        };
        level.with_name(self.lang.severity(severity))
    }

    /// How many columns stand before the sentence of a message.
    const fn head(self, code: Code) -> usize {
        self.lang.severity(code.severity()).len() + "[]: ".len() + code.id().len()
    }

    fn render(self, group: annotate_snippets::Group<'_>) -> String {
        let renderer = Renderer::styled().term_width(self.width());
        format!("{}\n\n", renderer.render(&[group]))
    }

    /// Broken between words so that it fits a terminal behind so many columns; elsewhere lines are as long as they are.
    fn wrapped(self, text: &str, behind: usize) -> String {
        self.terminal
            .map_or_else(|| text.to_owned(), |width| terminal::wrapped(text, behind, width))
    }

    /// The same, with each line so far to the right.
    pub(crate) fn hung(self, text: &str, behind: usize) -> String {
        let indent = ["\n", &" ".repeat(behind)].concat();
        self.wrapped(text, behind).replace('\n', &indent)
    }

    fn width(self) -> usize {
        self.terminal.unwrap_or(ELSEWHERE)
    }

    pub(crate) const fn has_terminal(self) -> bool {
        self.terminal.is_some()
    }

    /// Whether messages are held back until all are known: a person does not read hundreds of them.
    pub(crate) fn are_held(self) -> bool {
        self.has_terminal() && self.form != Form::Json
    }
}

impl Message {
    pub(crate) fn printed(&self) -> &str {
        &self.printed
    }
}

/// The first finding of a kind in a text, as `--explain` shows it.
pub(crate) fn example(path: &str, document: &Document, code: pressedienst::Code, messages: Messages) -> Option<String> {
    let mut findings = finding::gathered(document).into_iter();
    let finding = findings.find(|finding| finding.code() == code)?;
    Some(messages.shown(Place::of(path, messages.lang), document, &finding))
}

fn machine_readable(file: Place<'_>, document: &Document, diagnostic: &Diagnostic) -> String {
    let place = document.line_col(diagnostic.span().start());
    let paged = |mut object: Value, line| {
        if let (Some(page), Some(members)) = (file.page(line), object.as_object_mut()) {
            members.insert("page".to_owned(), page.into());
        }
        object
    };
    let related = diagnostic.related().map(|span| {
        let place = document.line_col(span.start());
        let object = json!({ "span": span, "line": place.line, "column": place.column });
        paged(object, place.line)
    });
    let object = json!({
        "path": file.path,
        "code": diagnostic.code().as_str(),
        "severity": diagnostic.severity().as_str(),
        "message": diagnostic.to_string(),
        "line": place.line,
        "column": place.column,
        "span": diagnostic.span(),
        "related": related,
        "advice": diagnostic.code().advice(),
    });
    let mut object = paged(object, place.line);
    if let (Some(extraction), Some(members)) = (file.extraction, object.as_object_mut()) {
        members.insert("extracted_by".to_owned(), extraction.by.into());
    }
    format!("{object}\n")
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
