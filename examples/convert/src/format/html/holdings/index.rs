//! `index.html`: what became of the files, when there are releases, and the releases.

use std::collections::BTreeMap;
use std::io;

use maud::{Markup, html};
use serde::Serialize;
use serde_json::Value;

use crate::account::in_words;
use crate::outcome::Outcome;
use crate::summary::Account;

use super::super::frame::data;
use super::best::ROWS;
use super::list::{List, Names};
use super::months::Months;
use super::part::{Origin, Row};
use super::words::Words;

pub(super) const SCRIPT: &str = concat!(include_str!("list.js"), include_str!("index.js"));

/// A release with the text that it is in.
#[derive(Debug)]
pub(super) struct Listed {
    pub(super) origin: Origin,
    pub(super) row: Row,
}

#[derive(Serialize)]
struct Data<'d> {
    words: Value,
    layouts: Vec<&'d str>,
    topics: Vec<&'d str>,
    photographers: Vec<&'d str>,
    codes: Vec<&'d str>,
    severities: BTreeMap<&'d str, String>,
    rows: Vec<Cells<'d>>,
}

/// As `index.js` takes them.
type Cells<'d> = (
    &'d str,
    usize,
    String,
    &'d str,
    String,
    Option<usize>,
    Vec<usize>,
    Vec<usize>,
    Vec<usize>,
    usize,
    &'d str,
    &'d str,
    &'d str,
);

pub(super) fn page(
    words: &Words,
    listed: &[&Listed],
    all: usize,
    months: &Months,
    account: &Account,
) -> io::Result<Markup> {
    let list = List {
        id: "releases",
        title: words.releases,
        facets: &[
            ("year", words.year),
            ("month", words.month),
            ("layout", words.layout),
            ("topic", words.topic),
            ("photographer", words.photographer),
            ("message", words.message),
            ("outcome", words.outcome),
        ],
        columns: &[
            ("date", words.date),
            ("headline", words.headline),
            ("", words.topics),
            ("layout", words.layout),
            ("pictures", words.pictures),
            ("messages", words.messages_of),
        ],
    };
    Ok(html! {
        div.sides {
            section { h2 { (words.files) } (files(words, account)) }
            section { h2 { (words.by_month) } (months.table(words)) }
        }
        @if all > listed.len() {
            p.notice { (words.newest(ROWS, all)) " " code { "--format sqlite" } }
        }
        (list.render(words))
        (data("data", &listed_data(words, listed))?)
    })
}

/// What became of the files: texts by how well they were read, and others by their kinds.
fn files(words: &Words, account: &Account) -> Markup {
    let outcomes = Outcome::ALL.into_iter();
    let outcomes = outcomes.filter_map(|outcome| Some((outcome, *account.summary.outcomes.get(outcome.name())?)));
    let bar = |label: Markup, count: usize| {
        html! {
            div {
                dt { (label) }
                dd.number { (words.number(count)) }
                dd { meter aria-hidden="true" min="0" max=(account.summary.files) value=(count) {} }
            }
        }
    };
    html! {
        p { (words.account(account.summary.files, account.summary.texts)) }
        dl.account {
            @for (outcome, count) in outcomes {
                @let name = words.outcome_of(outcome);
                @if matches!(outcome, Outcome::NotRead | Outcome::NotWritten) {
                    (bar(html! { a href={ (super::MESSAGES) "#code=not-converted" } { (name) } }, count))
                } @else {
                    (bar(html! { a href={ "#outcome=" (outcome.name()) } { (name) } }, count))
                }
            }
            @for (kind, count) in &account.summary.passed_over {
                (bar(html! { (words.passed_over) ": " (super::super::signs::Shown::new(in_words(kind, *count, words.lang))) }, *count))
            }
        }
    }
}

fn listed_data<'d>(words: &Words, listed: &[&'d Listed]) -> Data<'d> {
    let [mut layouts, mut topics, mut people, mut codes] = [(); 4].map(|()| Names::default());
    let rows = listed.iter().map(|Listed { origin, row }| {
        let photographers = row
            .pictures
            .iter()
            .filter_map(|picture| picture.photographer.as_deref());
        (
            origin.stem.as_str(),
            row.item,
            row.date.map_or_else(String::new, |date| date.to_string()),
            row.headline.as_str(),
            row.other.join("\n"),
            origin.layout.map(|layout| layouts.place(layout)),
            topics.places(row.topics.iter().map(String::as_str)),
            people.places(photographers),
            codes.places(row.codes.iter().copied()),
            row.pictures.len(),
            origin.path.as_str(),
            row.kind,
            origin.outcome.name(),
        )
    });
    let rows = rows.collect();
    let severity = |code: &&'d str| {
        let known = code.parse::<pressedienst::Code>().ok()?;
        Some((*code, known.severity().as_str().to_owned()))
    };
    Data {
        words: words.of_releases(),
        severities: codes.all.iter().filter_map(severity).collect(),
        layouts: layouts.all,
        topics: topics.all,
        photographers: people.all,
        codes: codes.all,
        rows,
    }
}
