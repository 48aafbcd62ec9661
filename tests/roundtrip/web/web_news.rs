//! A page of news, with captions in every form of their credits.

use pressedienst::Layout;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::extra::{Picture, bare_caption, bare_credit, credited, labelled, sentence_caption, topics, worded_credit};
use super::page::{Page, Printer, are_told, printer, typographic, typographic_block};
use crate::arbitrary::{
    Block, Image, Language, Person, Release, authors, body, byline, headline, one, paragraph, subhead,
};
use crate::dice::{Dice, dice};
use crate::marks::MARKS;

/// Captions, and the subhead below them.
type Display = (Vec<Picture>, Option<String>);

/// Captions up to one with a credit; a caption without a credit stands above one that has it, or above a subhead: alone it
/// could be one. Sentences without credit stand above a credit or a subhead, above that several of them.
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
        1 => (vec(sentence_caption(), 2..=6), subhead()).prop_map(|(captions, subhead)| (captions, Some(subhead))),
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
    /// Of several sentences, so that none of them is taken for a caption.
    lead: Block,
    /// Captions below the lead, or credits alone.
    inside: Vec<Picture>,
    body: Vec<Block>,
    list_mark: String,
    has_airy_headings: bool,
    bylines: Vec<Person>,
    dice: Dice,
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
            lead: typographic_block(self.lead),
            inside: self.inside.into_iter().map(Picture::typographic).collect(),
            body: self.body.into_iter().map(typographic_block).collect(),
            ..self
        }
    }
}

fn parts() -> impl Strategy<Value = Parts> {
    let title = option::of(one(&["Kultur-News", "Aktuelles aus dem Rathaus", "Aktuelle News"]));
    let body = (body(Language::German, 0..=4), one(&MARKS), any::<bool>());
    let lead = paragraph(Language::German, 2..=5).prop_map(|text| Block::Paragraph(Language::German, text));
    // A source with a sentence, or alone, is prose.
    let of_picture = prop_oneof![
        4 => credited(labelled()).prop_filter("prose with a source", |picture| !picture.may_be_prose()),
        1 => bare_credit(labelled()).prop_filter("a source alone", |picture| !picture.names_source()),
    ];
    let inside = prop_oneof![2 => Just(Vec::new()), 1 => vec(of_picture, 1..=2)];
    let text = (lead, inside, body);
    let end = (authors(0..=2), dice());
    (title, headline(Language::German), topics(1..=4), display(), text, end).prop_map(
        |(title, headline, topics, display, (lead, inside, (body, list_mark, has_airy_headings)), (bylines, dice))| {
            Parts {
                title,
                headline,
                topics,
                display,
                lead,
                inside,
                body,
                list_mark,
                has_airy_headings,
                bylines,
                dice,
            }
        },
    )
}

fn print(mut parts: Parts, print: &mut Printer) -> Page {
    if let Some(title) = &parts.title {
        print.line(title).blank();
    }
    print.line(&parts.headline).blank();
    print.line(format!("| {}", parts.topics.join(" "))).blank();
    let (captions, subhead) = parts.display;
    for line in captions.iter().map(|picture| &picture.printed).chain(&subhead) {
        print.line(line).blank();
    }
    let lead = vec![parts.lead];
    print
        .body(&lead, &parts.list_mark, true, parts.has_airy_headings)
        .blank();
    for picture in &parts.inside {
        print.line(&picture.printed).blank();
    }
    print.body(&parts.body, &parts.list_mark, true, parts.has_airy_headings);
    if !parts.bylines.is_empty() {
        print.blank().line(byline(&parts.bylines, &mut parts.dice));
    }
    let release = Release {
        topics: parts.topics,
        headlines: vec![(Language::German, parts.headline)],
        subheads: subhead.into_iter().collect(),
        body: lead.into_iter().chain(parts.body).collect(),
        bylines: parts.bylines,
        images: captions
            .into_iter()
            .chain(parts.inside)
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
    let parts = parts.prop_filter("language of a paragraph", |parts| {
        are_told(&parts.body) && are_told(std::slice::from_ref(&parts.lead))
    });
    (parts, printer()).prop_map(|(parts, mut printer)| print(parts, &mut printer))
}

properties_of_pages!(2_000, page());
