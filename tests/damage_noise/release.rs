//! The releases that are printed, damaged and asked for.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::arbitrary::{
    Block, Credit, Image, Imprint, Language, Member, Release, body, caption, credit, date, document_number, headline,
    person, subheads, text_version_address,
};

/// So many releases of each layout are printed.
pub const NUMBER: usize = 24;

/// A release with pictures of one occasion, with somebody to ask, and with an imprint.
pub fn releases() -> Vec<Release> {
    let config = Config {
        max_local_rejects: u32::MAX,
        ..Config::default()
    };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let strategy = release();
    let draws = (0..NUMBER).map(|_| strategy.new_tree(&mut runner).expect("a release").current());
    draws.collect()
}

/// What pictures of one occasion are named, with the number of each in it.
const NAMES: [&str; 6] = [
    "Kesselhaus_#_.jpg",
    "Lesefest-am-Rhein#.jpg",
    "Brunnen_Modell_#.jpg",
    "Altes_Rathaus__#_.jpg",
    "OB-Besuch-Foto#.jpg",
    "Sommerfest_#_.png",
];

/// The addresses of pictures of one occasion.
fn pictures() -> impl Strategy<Value = Vec<String>> + Clone {
    (0..NAMES.len(), 15..20_u32, 1..13_u32, 1..29_u32, 2..5_usize).prop_map(|(name, year, month, day, number)| {
        let addresses = (1..=number).map(|index| {
            let name = NAMES[name].replace('#', &index.to_string());
            let folder = "https://www.duesseldorf.de/fileadmin/Amt13/pressebilder";
            format!("{folder}/{year}{month:02}/{year}{month:02}{day:02}-{name}")
        });
        addresses.collect()
    })
}

fn images() -> impl Strategy<Value = Vec<Image>> + Clone {
    (pictures(), vec((caption(Language::German), credit()), 4)).prop_map(|(addresses, words)| {
        let images = addresses.into_iter().zip(words).map(|(url, (caption, credit))| Image {
            url: Some(url),
            caption: Some(caption),
            credit: Some(Credit {
                // A photographer alone has no slash that could be lost.
                holder: credit.holder.or_else(|| Some("Landeshauptstadt Düsseldorf".to_owned())),
                ..credit
            }),
        });
        images.collect()
    })
}

fn imprint() -> impl Strategy<Value = Imprint> + Clone {
    let team = vec((person(), 92_000..99_999_u32), 7);
    (92_000..99_999_u32, 92_000..99_999_u32, team).prop_map(|(phone, fax, team)| {
        let initials = ["jäk", "bu", "mä", "tö", "sw", "kü", "pi"];
        let member = |((person, phone), initials): ((_, u32), &str)| Member {
            initials: initials.to_owned(),
            person,
            phone: phone.to_string(),
        };
        Imprint {
            publisher: Some("Landeshauptstadt Düsseldorf Amt für Kommunikation".to_owned()),
            phone: Some(format!("+49.211.89-{phone}")),
            fax: Some(format!("+49.211.89-{fax}")),
            email: Some("presse@duesseldorf.de".to_owned()),
            channels: vec![
                "www.duesseldorf.de/medienportal".to_owned(),
                "www.facebook.com/duesseldorf".to_owned(),
            ],
            team: team.into_iter().zip(initials).map(member).collect(),
            ..Imprint::default()
        }
    })
}

/// Sentences with what recognisers take for mathematics.
const NUMBERS: &str = "Die Gebühr sinkt um 3,5 Prozent, und die Stadt trägt 1/4 der Kosten für Müll & Abfall.";

fn release() -> impl Strategy<Value = Release> + Clone {
    let is_short = |headline: &String| headline.chars().count() <= 56;
    let display = (
        headline(Language::German).prop_filter("length of a headline", is_short),
        subheads(Language::German),
        body(Language::German, 1..=4),
        date(),
    );
    let contact = (person(), 92_000..99_999_u32);
    let end = (images(), text_version_address(), contact, imprint(), document_number());
    (display, end).prop_map(
        |((headline, mut subheads, mut body, date), (images, text_version, contact, imprint, number))| {
            subheads.truncate(1);
            if let Some(Block::Paragraph(_, text)) = body.first_mut() {
                text.push(' ');
                text.push_str(NUMBERS);
            }
            let (person, phone) = contact;
            let contact = crate::arbitrary::Contact {
                person,
                email: Some("ina.roth@duesseldorf.de".to_owned()),
                phone: Some(format!("+49.211.89-{phone}")),
                phone_e164: Some(format!("+4921189{phone}")),
            };
            Release {
                date: Some(date),
                headlines: vec![(Language::German, headline)],
                subheads,
                body,
                images,
                text_version: Some(text_version),
                contacts: vec![contact],
                imprint: Some(imprint),
                document_number: Some(number),
                ..Release::default()
            }
        },
    )
}
