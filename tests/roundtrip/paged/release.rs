//! What a paged release can hold.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use crate::arbitrary::{
    Image, Imprint, Language, Release, body, caption, contact, credit, date, document_number, headline,
    headline_of_two, kicker, labelled_credit, one, phone, picture_address, rubrics, subheads, text_version_address,
};
use crate::invitation::invitation;

/// The languages of a release: one, or German and then English.
fn languages() -> impl Strategy<Value = Vec<Language>> + Clone {
    prop_oneof![
        6 => Just(vec![Language::German]),
        1 => Just(vec![Language::English]),
        2 => Just(vec![Language::German, Language::English]),
    ]
}

/// Display lines and body.
fn text(languages: Vec<Language>) -> BoxedStrategy<Release> {
    let first = languages[0];
    let headlines: Vec<_> = match languages.as_slice() {
        [language] => vec![headline(*language).boxed()],
        many => many.iter().map(|language| headline_of_two(*language).boxed()).collect(),
    };
    let bodies: Vec<_> = languages
        .iter()
        .map(|language| body(*language, 0..=4).boxed())
        .collect();
    let subheads = subheads(first);
    (headlines, bodies, subheads)
        .prop_map(move |(headlines, bodies, subheads)| Release {
            headlines: languages.iter().copied().zip(headlines).collect(),
            subheads,
            body: bodies.into_iter().flatten().collect(),
            ..Release::default()
        })
        .boxed()
}

pub fn image() -> impl Strategy<Value = Image> + Clone {
    let sign = one(&["\u{A9}", "\u{A9} ", "(c)", "(c) "]);
    let credit = (credit(), sign, any::<bool>()).prop_map(|(mut credit, sign, has_slash)| {
        credit.sign = sign;
        if credit.holder.is_none() && has_slash {
            credit.sign = format!("{}/", credit.sign.trim_end());
        }
        credit
    });
    let credit = prop_oneof![3 => credit, 1 => labelled_credit()];
    (
        caption(Language::German),
        option::weighted(0.9, credit),
        option::weighted(0.9, picture_address()),
    )
        .prop_map(|(caption, credit, url)| Image {
            url,
            caption: Some(caption),
            credit,
        })
}

fn imprint() -> impl Strategy<Value = Imprint> + Clone {
    let address = prop_oneof![
        Just(Vec::new()),
        Just(vec!["Marktplatz 2".to_owned(), "40213 Düsseldorf".to_owned()]),
    ];
    let channels = vec(
        one(&[
            "www.duesseldorf.de/medienportal",
            "www.facebook.com/duesseldorf",
            "www.youtube.com/stadt",
        ]),
        1..=5,
    );
    (address, phone(), phone(), channels).prop_map(|(address, phone, fax, channels)| Imprint {
        publisher: Some("Landeshauptstadt Düsseldorf Amt für Kommunikation".to_owned()),
        address,
        phone: Some(phone.0),
        fax: Some(fax.0),
        email: Some("presse@duesseldorf.de".to_owned()),
        channels,
        ..Imprint::default()
    })
}

/// A release with all that its pages can hold.
pub fn release() -> impl Strategy<Value = Release> + Clone {
    let end = (
        vec(image(), 0..=6),
        option::weighted(0.8, text_version_address()),
        vec(contact(), 0..=2),
        option::weighted(0.4, imprint()),
        option::weighted(0.4, document_number()),
    );
    let topics = option::weighted(0.3, rubrics());
    let display = (
        languages().prop_flat_map(text),
        date(),
        option::weighted(0.3, kicker()),
        topics,
    );
    (display, end, option::weighted(0.15, invitation())).prop_map(|((text, date, kicker, topics), end, invitation)| {
        let (images, text_version, contacts, imprint, document_number) = end;
        let mut release = Release {
            date: Some(date),
            topics: topics.unwrap_or_default(),
            kicker,
            images,
            text_version,
            contacts,
            imprint,
            document_number,
            ..text
        };
        if let Some(invitation) = invitation.filter(|_| release.headlines.len() == 1) {
            invitation.put_into(&mut release);
        }
        // A caption with the words of the headline is a running head that lost its page number.
        let headlines = &release.headlines;
        release.images.retain(|image| {
            let is_headline = |(_, headline): &(Language, String)| image.caption.as_ref() == Some(headline);
            !headlines.iter().any(is_headline)
        });
        release
    })
}
