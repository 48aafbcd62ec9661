//! `--explain`: what a code means, what to do, and a text that has it; or which codes there are.

use std::fmt::Write as _;

use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use pressedienst::{Code, Limits, Parser, Severity};

use crate::error::Usage;
use crate::lang::{Lang, found};
use crate::message::{self, Messages, escaped};
use crate::own;

/// Names that are less alike than this, of 1, are not what was meant.
const ALIKE: f64 = 0.8;

/// The explanation of a code; without one all codes, a line each.
pub(crate) fn explain(id: Option<&str>, messages: Messages) -> Result<String, Usage> {
    let lang = messages.lang;
    let Some(id) = id else {
        return Ok(list(messages));
    };
    if let Some(code) = own::Code::from_id(id) {
        return Ok(format!(
            "{} ({}): {}\n\n{}\n",
            code.id(),
            lang.severity(code.severity()),
            lang.of(
                "a message of pressedienst itself",
                "eine Meldung von pressedienst selbst"
            ),
            messages.hung(code.meaning_in(lang), 0)
        ));
    }
    let Ok(code) = id.parse::<Code>() else {
        return Err(Usage::UnknownCode {
            code: id.to_owned(),
            like: like(id),
        });
    };
    // No text that reaches a limit by itself is small.
    let (parser, has_it) = match code {
        Code::LimitReached => {
            let parser = Parser::new().limits(Limits::of(0).lines(4));
            let few = lang.of(
                "A text that has it where no more than four lines are read:",
                "Ein Text, der sie auslöst, wenn nicht mehr als vier Zeilen gelesen werden:",
            );
            (parser, few)
        }
        _ => (
            Parser::new(),
            lang.of("A text that has it:", "Ein Text, der sie auslöst:"),
        ),
    };
    let words = found::words(code, lang);
    let paragraphs = [
        format!("{id} ({}): {}", lang.severity(code.severity()), words.sentence),
        words.meaning.to_owned(),
        format!("{}: {}", lang.of("What to do", "Was zu tun ist"), words.advice),
        has_it.to_owned(),
    ];
    let mut text: String = paragraphs
        .iter()
        .flat_map(|paragraph| [messages.hung(paragraph, 0), "\n\n".to_owned()])
        .collect();
    for line in code.example().lines() {
        let shown: String = line.chars().take(160).collect();
        let more = if shown.len() < line.len() { " …" } else { "" };
        let shown = messages.hung(&[&escaped(&shown), more].concat(), 4);
        text.push_str(["    ", &shown].concat().trim_end());
        text.push('\n');
    }
    let document = parser.parse(code.example());
    if let Some(said) = message::example(
        lang.of("example.txt", "beispiel.txt"),
        &document,
        code,
        messages.indented(4),
    ) {
        text.push_str(lang.of("\nAnd what is said of it:\n\n", "\nUnd was dazu gemeldet wird:\n\n"));
        for line in said.trim_end().lines() {
            text.extend(["    ", line, "\n"]);
        }
    }
    Ok(text)
}

/// All codes: name, severity, and what is said.
fn all(lang: Lang) -> impl Iterator<Item = (&'static str, Severity, &'static str)> {
    let found = Code::ALL
        .iter()
        .map(move |code| (code.as_str(), code.severity(), found::words(*code, lang).sentence));
    let own = own::Code::all().map(move |code| {
        let meaning = code.meaning_in(lang);
        (code.id(), code.severity(), first_sentence(meaning))
    });
    found.chain(own)
}

fn first_sentence(text: &str) -> &str {
    text.split_once(". ")
        .map_or(text, |(first, _)| first)
        .trim_end_matches('.')
}

fn list(messages: Messages) -> String {
    let lang = messages.lang;
    let longest = all(lang).map(|(id, ..)| id.len()).max().unwrap_or_default();
    let head = lang.of(
        "What is said of texts, and of files:\n\n",
        "Was zu Texten gemeldet wird, und zu Dateien:\n\n",
    );
    let mut list = head.to_owned();
    for (id, severity, sentence) in all(lang) {
        // Nothing is written anywhere but into memory.
        let _ = writeln!(
            list,
            "{id:longest$}  {:7}  {}",
            lang.severity(severity),
            messages.hung(sentence, longest + 11)
        );
    }
    list
}

/// The code that is nearly called so.
fn like(id: &str) -> Option<&'static str> {
    let likeness = |other: &str| strsim::jaro_winkler(id, other);
    let all = all(Lang::En).map(|(other, ..)| (other, likeness(other)));
    let best = all.max_by(|(_, one), (_, other)| one.total_cmp(other));
    best.filter(|(_, likeness)| *likeness >= ALIKE).map(|(other, _)| other)
}

/// Any word is read; the codes are what a shell completes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Codes;

impl TypedValueParser for Codes {
    type Value = String;

    fn parse_ref(
        &self,
        command: &clap::Command,
        argument: Option<&clap::Arg>,
        value: &std::ffi::OsStr,
    ) -> Result<Self::Value, clap::Error> {
        StringValueParser::new().parse_ref(command, argument, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(all(Lang::En).map(|(id, ..)| PossibleValue::new(id))))
    }
}
