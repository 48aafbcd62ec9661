//! The news mail, in its first and its later form.

use chrono::NaiveDate;
use pressedienst::Layout;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::page::{Page, Printer, printer, wrapped};
use crate::arbitrary::{Block, Language, Release, date, headline, is_told, long_date, one, paragraph, subhead};
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
#[derive(Clone, Debug)]
struct Form {
    /// Its width; `None` where lines are whole paragraphs.
    width: Option<usize>,
    /// The bullet before its headlines, in the later form.
    bullet: Option<String>,
    /// How far its lines are indented.
    indent: usize,
    /// The day of all items.
    day: Option<NaiveDate>,
}

impl Form {
    fn lines(&self, text: &str) -> Vec<String> {
        self.width
            .map_or_else(|| vec![text.to_owned()], |width| wrapped(text, width))
    }

    /// Whether the text proves where a headline on these lines ends, above these lines of a teaser. There are two at most, and
    /// the last one has room for the next word, in any measure that the teaser may show; a sentence or a line that ends open
    /// hides it.
    fn is_proved(&self, headline: &[String], teaser: &[String]) -> bool {
        let Some(first) = teaser.first().filter(|_| self.width.is_some()) else {
            return false;
        };
        let count = |text: &str| text.chars().count();
        let word = first.split(' ').next().unwrap_or_default();
        let has_room = |line: &String| count(line) + 1 + count(word) <= NARROWEST.min(count(first));
        let is_plain = |line: &String| line.ends_with(|c: char| c.is_lowercase() && c.is_alphabetic());
        headline.len() <= 2 && headline.last().is_some_and(has_room) && headline.iter().all(is_plain)
    }
}

/// The narrowest line that shows a measure.
const NARROWEST: usize = 50;

impl Item {
    fn print(self, form: &Form, print: &mut Printer) -> Release {
        let teaser = form.lines(&self.teaser);
        if let Some(bullet) = &form.bullet {
            let (outer, inner) = (" ".repeat(form.indent), " ".repeat(2 * form.indent));
            let wrapped = form.lines(&self.headline);
            let is_proved = form.is_proved(&wrapped, &teaser);
            let headline = if is_proved {
                wrapped
            } else {
                vec![self.headline.clone()]
            };
            for (index, line) in headline.iter().enumerate() {
                let before = if index == 0 {
                    format!("{outer}{bullet} ")
                } else {
                    inner.clone()
                };
                print.line(format!("{before}{line}"));
            }
            if !is_proved && form.width.is_some() {
                print.blank();
            } else if !is_proved {
                print.perhaps_blank();
            }
            let mut teaser: Vec<_> = teaser.iter().map(|line| format!("{inner}{line}")).collect();
            if let (true, Some((words, _)), Some(last)) = (self.is_address_below, &self.link, teaser.last_mut()) {
                // Where no address stands below, the link may stand behind the teaser.
                *last = format!("{last} {words}");
            }
            print.lines(&teaser).perhaps_blank();
            if let Some((words, _)) = self.link.as_ref().filter(|_| !self.is_address_below) {
                print.line(format!("{inner}{words}"));
            }
        } else {
            print.lines(&form.lines(&format!("++ {} ++", self.headline)));
            print.perhaps_blank().lines(&teaser).perhaps_blank();
            match &self.link {
                Some((words, address)) if self.is_address_below => print.line(words).line(address),
                Some((words, address)) => print.line(format!("{words} {address}")),
                None => print,
            };
        }
        print.blank();
        Release {
            date: form.day,
            headlines: vec![(Language::German, self.headline)],
            body: vec![Block::Paragraph(Language::German, self.teaser)],
            online: self.link.map(|(_, address)| address).filter(|_| form.bullet.is_none()),
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

fn page() -> impl Strategy<Value = Page> {
    let items = items(&["Weiter …", "Weiter ..."], false);
    (option::of(50..80_usize), items, printer()).prop_map(|(width, items, mut printer)| {
        let form = Form {
            width,
            bullet: None,
            indent: 0,
            day: None,
        };
        page_of(&form, items, &mut printer)
    })
}

/// A mail of the later form, with title and day or without them.
fn later_page(bullet: String, width: Option<usize>, is_titled: bool) -> impl Strategy<Value = Page> {
    let items = items(&["weiter..", "weiter…"], true);
    (0..4_usize, date(), items, printer()).prop_map(move |(indent, day, items, mut printer)| {
        let form = Form {
            width,
            bullet: Some(bullet.clone()),
            indent,
            day: is_titled.then_some(day),
        };
        if is_titled {
            printer
                .line("News aus dem Rathaus der Stadt Düsseldorf")
                .perhaps_blank();
            printer.line(american_date(day)).perhaps_blank();
        }
        page_of(&form, items, &mut printer)
    })
}

fn page_of(form: &Form, items: Vec<Item>, printer: &mut Printer) -> Page {
    let releases = items.into_iter().map(|item| item.print(form, printer)).collect();
    Page {
        layout: Layout::NewsMail,
        title: String::new(),
        items: printer.take(),
        releases,
    }
}

/// "August 31, 2019".
fn american_date(date: NaiveDate) -> String {
    let printed = long_date(date);
    let words: Vec<_> = printed.split(' ').collect();
    format!("{} {}, {}", words[1], words[0].trim_end_matches('.'), words[2])
}

/// Two mails of the later form, each with its title and its day, set alike. Dashes stand at the beginning of wrapped lines too.
fn two_mails() -> impl Strategy<Value = (Page, Page)> {
    let bullet = one(&["•", "▪", "·", "►", "*", "o"]);
    (bullet, option::of(NARROWEST..80_usize))
        .prop_flat_map(|(bullet, width)| (later_page(bullet.clone(), width, true), later_page(bullet, width, true)))
}

properties_of_items!(page());

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn a_page_of_the_later_form_says_its_releases(
        page in option::of(NARROWEST..80_usize).prop_flat_map(|width| later_page("•".to_owned(), width, false)),
    ) {
        page.check()?;
    }

    #[test]
    fn a_mail_gives_its_day_to_all_its_items((first, second) in two_mails()) {
        first.check()?;
        first.with_items_of(second).check()?;
    }
}
