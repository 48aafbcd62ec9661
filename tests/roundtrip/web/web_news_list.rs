//! A list of news, without dates and headlines.

use pressedienst::Layout;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::extra::{
    Picture, bare_caption, bare_credit, captioned, credit_without_colon, credited, web_topic, worded_credit,
};
use super::page::{Page, Printer, printer};
use crate::arbitrary::{Block, Language, Release, one, paragraph};

#[derive(Clone, Debug)]
struct Item {
    topic: String,
    picture: Option<Picture>,
    /// Not all have one; below a picture without a credit it shows that that is none.
    teaser: Option<String>,
}

fn item() -> impl Strategy<Value = Item> {
    let credit = || prop_oneof![2 => worded_credit(), 1 => credit_without_colon()];
    let picture = option::weighted(
        0.7,
        prop_oneof![3 => credited(credit()), 1 => bare_credit(credit()), 1 => bare_caption(Language::German)],
    );
    let teaser = paragraph(Language::German, 1..=3);
    let of_teaser = option::weighted(0.2, worded_credit());
    let has_teaser = prop::bool::weighted(0.85);
    (web_topic(), picture, of_teaser, teaser, has_teaser).prop_map(|(topic, picture, of_teaser, teaser, has_teaser)| {
        // The caption may be the first sentence of the teaser.
        let repeated = of_teaser.map(|(_, credit)| captioned(&teaser, " ", credit));
        let teaser = match &repeated {
            Some(_) => format!("{teaser} Der Eintritt ist frei."),
            None => teaser,
        };
        let picture = repeated.or(picture);
        let may_be_prose = picture.as_ref().is_some_and(Picture::may_be_prose);
        let is_credited = picture.as_ref().is_none_or(|picture| picture.image.credit.is_some());
        Item {
            topic,
            picture,
            teaser: Some(teaser).filter(|_| has_teaser || !is_credited || may_be_prose),
        }
    })
}

impl Item {
    fn print(self, print: &mut Printer) -> Release {
        print.line(&self.topic);
        if let Some(picture) = &self.picture {
            print.line(&picture.printed);
        }
        if let Some(teaser) = &self.teaser {
            print.blank().line(teaser);
        }
        print.perhaps_blank().line("Mehr").blank();
        Release {
            topics: vec![self.topic],
            body: self
                .teaser
                .map(|teaser| Block::Paragraph(Language::German, teaser))
                .into_iter()
                .collect(),
            images: self.picture.map(|picture| picture.image).into_iter().collect(),
            ..Release::default()
        }
    }
}

/// A page; without title and filter it has two items at least, because one alone could be of anywhere.
fn page() -> impl Strategy<Value = Page> {
    let title = option::of(one(&["Aktuelle News", "Kultur-News"]));
    let page = (title, any::<bool>(), vec(item(), 1..=12), item(), printer());
    page.prop_map(|(title, has_filter, mut items, second, mut printer)| {
        for line in title
            .iter()
            .map(String::as_str)
            .chain(has_filter.then_some("News filtern:"))
        {
            printer.line(line).blank();
        }
        let title = printer.take();
        if title.is_empty() && items.len() == 1 {
            items.push(second);
        }
        let releases = items.into_iter().map(|item| item.print(&mut printer)).collect();
        Page {
            layout: Layout::WebNewsList,
            title,
            items: printer.take(),
            releases,
        }
    })
}

properties_of_items!(page());
