//! What stands above text and record: which text it is, how it was read, what the colours mean, and how to get about.

use maud::{Markup, html};
use pressedienst::{Kind, Label, Release};

use super::super::frame::link;
use super::super::holdings::INDEX as HOLDINGS;
use super::super::signs::Shown;
use super::super::words::{OfCode, of_own};
use super::View;
use super::group::Group;
use super::printed::{severity, severity_class};
use crate::own;

/// The first headline, or the name of the file.
pub(super) fn title(view: &View<'_>) -> String {
    let mut headlines = view.text.document.releases().iter().filter_map(headline);
    match (headlines.next(), headlines.next()) {
        (Some(headline), None) => headline.to_owned(),
        _ => view.text.file_name(),
    }
}

fn headline(release: &Release) -> Option<&str> {
    release.headlines.first().map(|headline| headline.text.as_str())
}

pub(super) fn head(view: &View<'_>) -> Markup {
    let words = view.words;
    html! {
        header {
            @if let Some(page) = view.text.page() {
                nav aria-label=(words.pages) { a href=(link(&page, HOLDINGS)) { "‹ " (words.holdings) } }
            }
            h1 lang=[view.other(view.language)] { (Shown::new(&title(view))) }
            dl class="about" { (about(view)) }
            p class="cite" {
                b { (words.citation) } " "
                span id="cite" { (Shown::new(&citation(view))) } " "
                button type="button" id="copy" hidden data-done=(words.copied) { (words.copy) }
            }
            (own_messages(view))
            (legend(view))
        }
    }
}

/// Where the text comes from, and how it was read.
fn about(view: &View<'_>) -> Markup {
    let (words, source) = (view.words, view.text.source);
    let understood = view.text.coverage().map(|share| words.percent(share.share()));
    let layout = source.rules.as_deref().unwrap_or(words.no_layout);
    let row = |name: &str, value: &str| html! { div { dt { (name) } dd { (Shown::new(value)) } } };
    html! {
        (row(words.layout, layout))
        @if let Some(understood) = understood { (row(words.understood, &understood)) }
        (row(words.source, source.path.as_deref().unwrap_or("-")))
        (row(words.encoding, &format!("{}, {} {}", source.encoding, words.grouped(source.size), words.bytes)))
        (row(words.program, source.program))
        (row("SHA-256", &source.sha256))
        @if let (Some(by), Some(sum)) = (source.extracted_by, &source.text_sha256) {
            (row(words.extracted, &by.to_uppercase()))
            (row(words.text_sha256, sum))
        }
    }
}

/// How the text is cited, from what is printed in it and what it is by its bytes.
fn citation(view: &View<'_>) -> String {
    let (words, source) = (view.words, view.text.source);
    let releases = view.text.document.releases();
    let what = match releases {
        [release] => {
            let kind = match release.kind {
                Kind::Invitation => words.invitation,
                _ => words.release,
            };
            let date = release.date.as_ref().map(|date| words.day(**date));
            let title = headline(release).map(|headline| words.quoted(headline));
            let kind = [Some(kind.to_owned()), date]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(", ");
            title.into_iter().chain([kind]).collect::<Vec<_>>().join(". ")
        }
        _ => view.text.file_name(),
    };
    let path = source.path.as_deref().unwrap_or("-");
    let rules = source
        .rules
        .as_ref()
        .map(|rules| format!(" ({rules})"))
        .unwrap_or_default();
    format!("{what}. {path}, SHA-256 {}; {}{rules}.", source.sha256, source.program)
}

/// What the program itself says of the file; what it is called is another matter.
fn own_messages(view: &View<'_>) -> Markup {
    let notes = view
        .text
        .notes
        .iter()
        .filter(|(code, _)| *code != own::Code::NameChanged);
    html! {
        @for (code, said) in notes {
            @let OfCode { sentence, advice } = of_own(view.lang, *code, said.of_lang(view.lang));
            div class={ "m " (severity_class(code.severity())) } role="note" {
                (severity(view.words, code.severity())) " " (Shown::new(sentence)) ". "
                span class="place" { code { (code.id()) } }
                span class="do" { (advice) }
            }
        }
    }
}

/// The groups of values with their colours, lines and signs, and how many there are of each.
fn legend(view: &View<'_>) -> Markup {
    let words = view.words;
    let mut counts = [0_usize; Group::ALL.len()];
    for annotation in view.text.document.annotations() {
        let group = match annotation.label() {
            Label::Field(path) => path.split_once("].").map(|(_, path)| Group::of_path(path)),
            // The signs around a value are no value.
            Label::Role(role) => {
                Group::of_role(*role).filter(|group| matches!(group, Group::Furniture | Group::Unread))
            }
            _ => None,
        };
        let count = Group::ALL
            .iter()
            .zip(&mut counts)
            .find(|(known, _)| Some(**known) == group);
        if let Some((_, count)) = count {
            *count += 1;
        }
    }
    html! {
        ul class="legend" aria-label=(words.legend) {
            @for (group, count) in Group::ALL.into_iter().zip(counts) {
                li { span class=(group.class()) { (group.sign()) " " (words.group(group.class())) } " " (count) }
            }
            li { span class="z" { "⇒ " (words.derived) } }
        }
    }
}

/// How to get about: shown where the script runs.
pub(super) fn bar(view: &View<'_>) -> Markup {
    let words = view.words;
    let count = view.text.document.diagnostics().len();
    html! {
        div class="bar" id="bar" hidden role="region" aria-label=(words.tools) data-of=(words.of) {
            button type="button" id="prev" disabled[count == 0] aria-label=(words.previous) title=(words.previous) { "‹" }
            span id="at" role="status" data-count=(count) { (words.messages) ": " (count) }
            button type="button" id="next" disabled[count == 0] aria-label=(words.next) title=(words.next) { "›" }
            button type="button" id="hide" aria-pressed="false" { (words.hide_furniture) }
            a href="#text" { (words.printed_text) }
            a href="#record" { (words.record) }
            details {
                summary { (words.keys) }
                dl class="keys" {
                    div { dt { kbd { "n" } " " kbd { "j" } } dd { (words.next) } }
                    div { dt { kbd { "p" } " " kbd { "k" } } dd { (words.previous) } }
                    div { dt { kbd { "f" } } dd { (words.hide_furniture) } }
                    div { dt { kbd { "Esc" } } dd { (words.clear) } }
                    div { dt { kbd { "Tab" } " " kbd { "Enter" } } dd { (words.follow) } }
                }
            }
        }
    }
}
