//! The press archive of the city's libraries.

use pressedienst::Layout;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::page::{Page, Printer, printer};
use crate::arbitrary::{Block, Contact, Language, Release, author, headline, lone_headline, one, paragraph, phone};

#[derive(Clone, Debug)]
struct Item {
    headline: String,
    paragraphs: Vec<String>,
    label: String,
    /// Whether label and contact stand on one line.
    is_on_one_line: bool,
    contact: Option<(Contact, String)>,
}

/// A number of the city, also in the forms that only libraries print.
fn number() -> impl Strategy<Value = (String, Option<String>)> {
    let extension = (92_000..100_000_u32).prop_map(|number| (number.to_string(), None));
    let spaced =
        (92_000..100_000_u32).prop_map(|number| (format!("0211. 89- {number}"), Some(format!("+4921189{number}"))));
    prop_oneof![6 => phone(), 1 => extension, 1 => spaced]
}

/// The item of a library: its headline or its text says so.
fn item() -> impl Strategy<Value = Item> {
    let label = one(&["Ansprechpartner:", "Ansprechpartnerin vor Ort:", "Ansprechpartnerin:"]);
    let words = one(&["Tel. ", "Telefon ", "Tel.: ", "Telefon: "]);
    let contact = (author(), number(), words).prop_map(|(person, (phone, phone_e164), label)| {
        let contact = Contact {
            person,
            email: None,
            phone: Some(phone),
            phone_e164,
        };
        (contact, label)
    });
    let text = (
        headline(Language::German),
        vec(paragraph(Language::German, 1..=4), 1..=3),
    );
    let library = one(&["Zentralbibliothek", "Stadtbüchereien"]);
    (text, library, label, any::<bool>(), option::of(contact)).prop_map(
        |((headline, mut paragraphs), library, label, is_on_one_line, contact)| {
            paragraphs[0] = format!("{} Mehr sagt die Auskunft der {library}.", paragraphs[0]);
            Item {
                headline,
                paragraphs,
                label,
                is_on_one_line,
                contact,
            }
        },
    )
}

impl Item {
    fn print(self, print: &mut Printer) -> Release {
        print.line(&self.headline).lines(&self.paragraphs);
        if let Some((contact, number)) = &self.contact {
            let phone = contact.phone.as_deref().unwrap_or_default();
            let names = format!("{}, {number}{phone}", contact.person.as_printed());
            if self.is_on_one_line {
                print.line(format!("{} {names}", self.label));
            } else {
                print.line(&self.label).line(names);
            }
        }
        print.blank();
        let paragraph = |text| Block::Paragraph(Language::German, text);
        Release {
            headlines: vec![(Language::German, self.headline)],
            body: self.paragraphs.into_iter().map(paragraph).collect(),
            contacts: self.contact.map(|(contact, _)| contact).into_iter().collect(),
            ..Release::default()
        }
    }
}

/// A page; without title and contact it has two items at least, because one alone could be of anywhere.
fn page() -> impl Strategy<Value = Page> {
    let title = option::of(one(&["Pressearchiv 2014", "Pressearchiv der Stadtbüchereien"]));
    let bare = vec(option::weighted(0.15, lone_headline()), 8);
    (title, vec(item(), 1..=8), bare, item(), printer()).prop_map(|(title, mut items, bare, second, mut printer)| {
        if let Some(title) = &title {
            printer.line(title).blank();
        }
        let head = printer.take();
        if title.is_none() && items.len() == 1 {
            items.push(second);
        }
        let mut releases = Vec::new();
        for (index, (item, bare)) in items.into_iter().zip(bare).enumerate() {
            // An item that has lost its text stands between others.
            if let Some(headline) = bare.filter(|_| index > 0) {
                printer.line(&headline).blank();
                releases.push(Release {
                    headlines: vec![(Language::German, headline)],
                    ..Release::default()
                });
            }
            releases.push(item.print(&mut printer));
        }
        Page {
            layout: Layout::LibraryArchive,
            title: head,
            items: printer.take(),
            releases,
        }
    })
}

properties_of_items!(page());
