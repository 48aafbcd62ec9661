//! A page of news, with captions in every form of their credits.

use pressedienst::Layout;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::extra::{Picture, bare_caption, credited, topics, worded_credit};
use super::page::{Page, Printer, are_told, printer, typographic, typographic_block};
use crate::arbitrary::{Block, Image, Language, Release, body, headline, one, subhead};
use crate::marks::MARKS;

/// Captions, and the subhead below them.
type Display = (Vec<Picture>, Option<String>);

/// Captions up to one with a credit; a caption without a credit stands above one that has it, or above a subhead: alone it
/// could be one. Sentences without credit are at most two in a row.
fn display() -> impl Strategy<Value = Display> {
    let bare = || vec(bare_caption(Language::German), 0..=2);
    let captions = vec((bare(), credited(worded_credit())), 1..=4).prop_map(|groups| {
        let group = |(mut bare, last): (Vec<Picture>, Picture)| {
            bare.push(last);
            bare
        };
        groups.into_iter().flat_map(group).collect::<Vec<_>>()
    });
    let subhead = || subhead(Language::German);
    // Of a caption that is no display line but a sentence nothing shows that it is none of the body.
    let is_line = |picture: &Picture| !picture.printed.ends_with('.') && !picture.printed.contains(". ");
    let above_subhead = bare_caption(Language::German).prop_filter("a display line", is_line);
    prop_oneof![
        4 => (captions, option::of(subhead())),
        1 => (above_subhead, subhead()).prop_map(|(bare, subhead)| (vec![bare], Some(subhead))),
        1 => option::of(subhead()).prop_map(|subhead| (Vec::new(), subhead)),
    ]
}

#[derive(Clone, Debug)]
struct Parts {
    title: Option<String>,
    headline: String,
    topics: Vec<String>,
    display: Display,
    body: Vec<Block>,
    list_mark: String,
    has_airy_headings: bool,
}

impl Parts {
    /// With quotation marks as printers set them.
    fn typographic(self) -> Self {
        let (captions, subhead) = self.display;
        Self {
            headline: typographic(&self.headline),
            display: (
                captions.into_iter().map(Picture::typographic).collect(),
                subhead.map(|subhead| typographic(&subhead)),
            ),
            body: self.body.into_iter().map(typographic_block).collect(),
            ..self
        }
    }
}

fn parts() -> impl Strategy<Value = Parts> {
    let title = option::of(one(&["Kultur-News", "Aktuelles aus dem Rathaus", "Aktuelle News"]));
    let body = (body(Language::German, 0..=4), one(&MARKS), any::<bool>());
    (title, headline(Language::German), topics(1..=4), display(), body).prop_map(
        |(title, headline, topics, display, (body, list_mark, has_airy_headings))| Parts {
            title,
            headline,
            topics,
            display,
            body,
            list_mark,
            has_airy_headings,
        },
    )
}

fn print(parts: Parts, print: &mut Printer) -> Page {
    if let Some(title) = &parts.title {
        print.line(title).blank();
    }
    print.line(&parts.headline).blank();
    print.line(format!("| {}", parts.topics.join(" "))).blank();
    let (captions, subhead) = parts.display;
    for line in captions.iter().map(|picture| &picture.printed).chain(&subhead) {
        print.line(line).blank();
    }
    print.body(&parts.body, &parts.list_mark, true, parts.has_airy_headings);
    let release = Release {
        topics: parts.topics,
        headlines: vec![(Language::German, parts.headline)],
        subheads: subhead.into_iter().collect(),
        body: parts.body,
        images: captions
            .into_iter()
            .map(|picture| picture.image)
            .collect::<Vec<Image>>(),
        ..Release::default()
    };
    Page {
        layout: Layout::WebNews,
        title: String::new(),
        items: print.take(),
        releases: vec![release],
    }
}

fn page() -> impl Strategy<Value = Page> {
    let parts = (parts(), any::<bool>()).prop_map(|(parts, turns)| if turns { parts.typographic() } else { parts });
    let parts = parts.prop_filter("language of a paragraph", |parts| are_told(&parts.body));
    (parts, printer()).prop_map(|(parts, mut printer)| print(parts, &mut printer))
}

properties_of_pages!(2_000, page());
