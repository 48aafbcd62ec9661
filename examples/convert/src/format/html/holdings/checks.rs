//! `messages.html`, the check list: what was noticed of which file and where, and how much of each was not understood.

use std::collections::BTreeMap;
use std::io;

use maud::{Markup, html};
use pressedienst::Severity;
use serde::Serialize;
use serde_json::Value;

use crate::lang::{Lang, found};
use crate::own;
use crate::summary::FailedText;

use super::super::frame::data;
use super::super::signs::Shown;
use super::best::{Best, ROWS};
use super::list::{List, Names};
use super::part::{About, Left, Message, Origin};
use super::words::Words;

pub(super) const SCRIPT: &str = concat!(include_str!("list.js"), include_str!("messages.js"));

/// The severities, the worst first.
pub(super) const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Note];

/// What is to be looked at.
#[derive(Debug, Default)]
pub(super) struct Checks {
    /// The worst first, then in the order of the texts. What could not be read stands before all texts.
    messages: Best<(usize, usize, usize), Noted>,
    /// How many places and texts each code has.
    codes: BTreeMap<(usize, &'static str), (usize, usize)>,
    /// The largest share first.
    left: Best<(u16, usize), Remnant>,
    failed: usize,
}

/// A message with the text that it is about.
#[derive(Debug)]
struct Noted {
    path: String,
    /// What its page is called, without ending; empty where there is none.
    stem: String,
    message: Message,
}

/// What of a text was not understood.
#[derive(Debug)]
struct Remnant {
    path: String,
    stem: String,
    /// The share in hundredths of a percent.
    parts: u16,
    bytes: usize,
}

#[derive(Serialize)]
struct Data<'d> {
    words: Value,
    severities: [&'static str; 3],
    sentences: Vec<&'d str>,
    rows: Vec<Cells<'d>>,
    shares: Vec<(&'d str, &'d str, u16, usize)>,
}

/// As `messages.js` takes them.
type Cells<'d> = (usize, &'d str, usize, &'d str, &'d str, &'d [usize], usize);

impl Checks {
    /// Adds a text, in their order.
    pub(super) fn add(&mut self, number: usize, origin: &Origin, messages: Vec<Message>, left: Option<Left>) {
        for (at, message) in messages.into_iter().enumerate() {
            self.note(number, at, origin.path.clone(), origin.stem.clone(), message);
        }
        if let Some(Left { share, bytes }) = left {
            let parts = share.rest();
            let remnant = Remnant {
                path: origin.path.clone(),
                stem: origin.stem.clone(),
                parts,
                bytes,
            };
            self.left.add((u16::MAX - parts, number), remnant);
        }
    }

    /// Adds a text that could not be converted.
    pub(super) fn add_failed(&mut self, failed: &FailedText) {
        let code = own::Code::NotConverted;
        let message = Message {
            severity: code.severity(),
            about: About::Own(code, failed.reason.clone()),
            lines: Vec::new(),
            places: 1,
        };
        self.failed += 1;
        self.note(0, self.failed, failed.path.clone(), String::new(), message);
    }

    fn note(&mut self, number: usize, at: usize, path: String, stem: String, message: Message) {
        let rank = SEVERITIES.iter().position(|severity| *severity == message.severity);
        let rank = rank.unwrap_or(SEVERITIES.len() - 1);
        let (places, texts) = self.codes.entry((rank, message.about.id())).or_default();
        (*places, *texts) = (*places + message.places, *texts + 1);
        self.messages.add((rank, number, at), Noted { path, stem, message });
    }

    pub(super) fn page(&self, lang: Lang, words: &Words) -> io::Result<Markup> {
        let messages = List {
            id: "messages",
            title: words.to_check,
            facets: &[("severity", words.severity), ("code", words.code)],
            columns: &[
                ("severity", words.severity),
                ("code", words.message),
                ("path", words.file),
                ("", words.lines),
                ("places", words.places),
            ],
        };
        let shares = List {
            id: "shares",
            title: words.not_understood,
            facets: &[],
            columns: &[("path", words.file), ("share", words.share), ("bytes", words.bytes)],
        };
        Ok(html! {
            @if self.messages.all == 0 { p { (words.nothing_to_check) } }
            (self.table_of_codes(lang, words))
            @if self.messages.is_cut() { p.notice { (words.worst(ROWS, self.messages.all)) } }
            (messages.render(words))
            @if self.left.is_cut() { p.notice { (words.worst(ROWS, self.left.all)) } }
            (shares.render(words))
            (data("data", &self.data(lang, words))?)
        })
    }

    /// The codes, each with how often it is there and what to do: the worst first, then the most frequent.
    fn table_of_codes(&self, lang: Lang, words: &Words) -> Markup {
        let mut codes: Vec<_> = self.codes.iter().collect();
        codes.sort_by_key(|((rank, _), (_, texts))| (*rank, std::cmp::Reverse(*texts)));
        html! {
            section {
                h2 { (words.by_code) }
                table.codes {
                    thead { tr {
                        th scope="col" { (words.severity) } th scope="col" { (words.message) }
                        th.number scope="col" { (words.texts) } th.number scope="col" { (words.places) }
                    } }
                    tbody { @for ((rank, id), (places, texts)) in codes { tr {
                        @let severity = SEVERITIES.get(*rank).copied().unwrap_or(Severity::Note);
                        td { span class=(severity.as_str()) { (words.lang.severity(severity)) } }
                        td {
                            a href={ "#code=" (id) } { code { (id) } }
                            @if let Ok(code) = id.parse() {
                                @let said = found::words(code, lang);
                                small { (Shown::new(said.sentence)) }
                                details { summary { (words.advice) } (Shown::new(said.advice)) }
                            } @else if let Some(code) = own::Code::from_id(id) {
                                small { (Shown::new(code.meaning_in(lang))) }
                            }
                        }
                        td.number { (words.number(*texts)) }
                        td.number { (words.number(*places)) }
                    } } }
                }
            }
        }
    }

    fn data(&self, lang: Lang, words: &Words) -> Data<'_> {
        let mut sentences = Names::default();
        let rows = self.messages.values().map(|Noted { path, stem, message }| {
            let rank = SEVERITIES.iter().position(|severity| *severity == message.severity);
            let sentence = sentences.place(message.about.sentence(lang));
            let rank = rank.unwrap_or(SEVERITIES.len() - 1);
            let lines = message.lines.as_slice();
            (
                rank,
                message.about.id(),
                sentence,
                path.as_str(),
                stem.as_str(),
                lines,
                message.places,
            )
        });
        let rows = rows.collect();
        let shares = self.left.values();
        let shares = shares.map(|left| (left.path.as_str(), left.stem.as_str(), left.parts, left.bytes));
        Data {
            words: words.of_messages(),
            severities: SEVERITIES.map(Severity::as_str),
            sentences: sentences.all,
            rows,
            shares: shares.collect(),
        }
    }
}

impl About {
    fn id(&self) -> &'static str {
        match self {
            Self::Found(code) => code.as_str(),
            Self::Own(code, _) => code.id(),
        }
    }

    fn sentence(&self, lang: Lang) -> &str {
        match self {
            Self::Found(code) => found::words(*code, lang).sentence,
            Self::Own(_, said) => said.of_lang(lang),
        }
    }
}
