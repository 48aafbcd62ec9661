//! `related.jsonld`: a work for each release, and its prints as examples of it.
//!
//! A print is based on those of the same language that stand nearer to the pages that the press was given; nothing tells which of
//! two prints of one layout was first. What is printed in German elsewhere is the original of what is printed in English.

use std::io;

use pressedienst::Language;
use serde::Serialize;
use serde_with::skip_serializing_none;

use super::super::jsonld::{Reference, safe};
use super::super::web::listed;
use super::{Print, Work, rank};
use crate::text::code;

#[derive(Serialize)]
struct Linked {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    graph: Vec<Node>,
}

#[skip_serializing_none]
#[derive(Serialize)]
#[serde(tag = "@type", rename_all_fields = "camelCase")]
enum Node {
    CreativeWork {
        #[serde(rename = "@id")]
        id: String,
        work_example: Vec<Reference>,
    },
    NewsArticle {
        #[serde(rename = "@id")]
        id: String,
        in_language: Option<&'static str>,
        example_of_work: Reference,
        is_based_on: Option<Vec<Reference>>,
        work_translation: Option<Vec<Reference>>,
        translation_of_work: Option<Reference>,
    },
}

pub(super) fn file(works: &[Work]) -> io::Result<Vec<u8>> {
    let graph = works.iter().flat_map(nodes).collect();
    let linked = Linked {
        context: "https://schema.org",
        graph,
    };
    safe(&serde_json::to_string_pretty(&linked)?)
}

fn nodes(work: &Work) -> Vec<Node> {
    let references = work.versions().map(|(_, _, name)| Reference::to(name));
    let mut nodes = vec![Node::CreativeWork {
        id: work.name(),
        work_example: references.collect(),
    }];
    nodes.extend(work.versions().map(|(print, language, id)| {
        let (translations, original) = translations(work, print, language);
        Node::NewsArticle {
            id,
            in_language: code(language),
            example_of_work: Reference::to(work.name()),
            is_based_on: listed(based_on(work, print, language)),
            work_translation: listed(translations),
            translation_of_work: original,
        }
    }));
    nodes
}

fn based_on(work: &Work, print: &Print, language: Option<Language>) -> impl Iterator<Item = Reference> {
    let nearer = work
        .versions()
        .filter(move |(other, of_other, _)| *of_other == language && rank(other.layout) < rank(print.layout));
    nearer.map(|(_, _, name)| Reference::to(name))
}

/// The translations of a version, or its original. A print in both languages says itself which is which.
fn translations(work: &Work, print: &Print, language: Option<Language>) -> (Vec<Reference>, Option<Reference>) {
    let in_other = |wanted: Language| {
        let others = work.versions().filter(move |(other, of_other, _)| {
            *of_other == Some(wanted) && other.versions.len() == 1 && other.id != print.id
        });
        others.map(|(_, _, name)| Reference::to(name))
    };
    if print.versions.len() > 1 {
        return (Vec::new(), None);
    }
    // The first German print is the original of all that are English only.
    let original = work
        .versions()
        .find(|(other, of_other, _)| *of_other == Some(Language::German) && other.versions.len() == 1);
    match (language, original) {
        (Some(Language::German), Some((first, _, _))) if first.id == print.id => {
            (in_other(Language::English).collect(), None)
        }
        (Some(Language::English), Some((_, _, name))) => (Vec::new(), Some(Reference::to(name))),
        _ => (Vec::new(), None),
    }
}
