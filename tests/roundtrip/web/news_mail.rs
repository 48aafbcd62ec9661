//! The news mail, in its first and its later form.

use pressedienst::Layout;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::page::{Page, Printer, printer, wrapped};
use crate::arbitrary::{Block, Language, Release, headline, is_told, one, paragraph, subhead};
use crate::check::cases;

#[derive(Clone, Debug)]
struct Item {
    headline: String,
    teaser: String,
    /// Words of the link, and its address.
    link: Option<(String, String)>,
    is_address_below: bool,
}

/// A teaser with its subhead run into it, cut behind some word.
fn teaser() -> impl Strategy<Value = String> {
    let subhead = subhead(Language::German);
    let text = (
        option::of(subhead),
        paragraph(Language::German, 1..=4),
        any::<prop::sample::Index>(),
    );
    let teaser = text.prop_map(|(subhead, text, at)| {
        let words: Vec<_> = text.split(' ').collect();
        let kept = words.len() - at.index(words.len() / 3);
        let text = words[..kept].join(" ");
        subhead.into_iter().chain([text]).collect::<Vec<_>>().join(" ")
    });
    teaser.prop_filter("language of a teaser", |text| is_told(text, Language::German))
}

/// The address of a release, with its document number.
fn address() -> impl Strategy<Value = String> {
    (1..29_u32, 10..19_u32, 100..200_u32).prop_map(|(day, hour, desk)| {
        format!("http://www.duesseldorf.de/presse/pld/d2008/05/{day:02}/0805{day:02}{hour}_{desk}.pdf")
    })
}

fn item(words: &'static [&'static str]) -> impl Strategy<Value = Item> {
    let link = option::weighted(0.9, (one(words), address()));
    (headline(Language::German), teaser(), link, any::<bool>()).prop_map(
        |(headline, teaser, link, is_address_below)| Item {
            headline,
            teaser,
            link,
            is_address_below,
        },
    )
}

/// How a mail is set.
#[derive(Clone, Copy, Debug)]
struct Form {
    /// Its width; `None` where lines are whole paragraphs.
    width: Option<usize>,
    /// Whether headlines stand behind bullets.
    is_later: bool,
}

impl Item {
    fn print(self, form: Form, print: &mut Printer) -> Release {
        let lines = |text: &str| {
            form.width
                .map_or_else(|| vec![text.to_owned()], |width| wrapped(text, width))
        };
        if form.is_later {
            print.line(format!("\u{2022} {}", self.headline));
        } else {
            print.lines(&lines(&format!("++ {} ++", self.headline)));
        }
        print.perhaps_blank().lines(&lines(&self.teaser)).perhaps_blank();
        match &self.link {
            Some((words, _)) if form.is_later => print.line(words),
            Some((words, address)) if self.is_address_below => print.line(words).line(address),
            Some((words, address)) => print.line(format!("{words} {address}")),
            None => print,
        };
        print.blank();
        Release {
            headlines: vec![(Language::German, self.headline)],
            body: vec![Block::Paragraph(Language::German, self.teaser)],
            online: self.link.map(|(_, address)| address).filter(|_| !form.is_later),
            ..Release::default()
        }
    }
}

/// The items of a mail, some of which lost their link. What shows that it is one of the city stays: a link with its address,
/// or, in the later form, two links without and the city's name.
fn items(words: &'static [&'static str], is_later: bool) -> impl Strategy<Value = Vec<Item>> {
    let link = move || (one(words), address());
    let first = (item(words), link(), item(words), link()).prop_map(move |(first, link, second, second_link)| {
        let mut first = Item {
            link: Some(link),
            ..first
        };
        if is_later {
            first.teaser = format!("Das gibt es in Düsseldorf noch nicht lange. {}", first.teaser);
        }
        let second = is_later.then_some(Item {
            link: Some(second_link),
            ..second
        });
        std::iter::once(first).chain(second)
    });
    (first, vec(item(words), 0..=8)).prop_map(|(first, more)| first.chain(more).collect())
}

fn pages(words: &'static [&'static str], is_later: bool) -> impl Strategy<Value = Page> {
    let width = option::of(50..80_usize);
    (width, items(words, is_later), printer()).prop_map(move |(width, items, mut printer)| {
        let form = Form { width, is_later };
        let releases = items.into_iter().map(|item| item.print(form, &mut printer)).collect();
        Page {
            layout: Layout::NewsMail,
            title: String::new(),
            items: printer.take(),
            releases,
        }
    })
}

fn page() -> impl Strategy<Value = Page> {
    pages(&["Weiter …", "Weiter ..."], false)
}

fn later_page() -> impl Strategy<Value = Page> {
    pages(&["weiter..", "weiter…"], true)
}

properties_of_items!(page());

proptest! {
    #![proptest_config(cases(800))]

    #[test]
    fn a_page_of_the_later_form_says_its_releases(page in later_page()) {
        page.check()?;
    }
}
