//! The languages of items that say too little to tell theirs.
//!
//! | the item | is in |
//! | --- | --- |
//! | has its headline in two languages, or a rule that parts two | the languages that its parts have by themselves |
//! | has labels in a language, "Datum:", "Date:", and no long paragraph that is in it, or proves another one | that language |
//! | has a long paragraph | the languages that its parts have by themselves |
//! | has, with its headline, some words that are no names | the language that these tell |
//! | is any other | the one language of the long paragraphs of the page |

use crate::record::{Block, Headline, Language, Located, Release, SharedStr};
use crate::text::language;

/// Gives headlines and blocks of items without a long paragraph the language of the item, or of the page; `labels` are the
/// languages of their labels, and `has_rule` says in which one a rule parts two languages.
pub(crate) fn settle(releases: &mut [Release], labels: &[Option<Language>], has_rule: impl Fn(usize) -> bool) {
    let are_told = |(release, label): (&Release, &Option<Language>)| is_told(release, *label);
    if releases.iter().zip(labels).all(are_told) {
        return;
    }
    let page = of_page(releases);
    let labelled = releases.iter_mut().zip(labels).enumerate();
    for (index, (release, label)) in labelled.filter(|(_, (release, label))| !is_told(release, **label)) {
        if has_rule(index) || label.is_none() && languages(release).all(|language| page.is_some() && language == page) {
            continue;
        }
        let Some(language) = label.or_else(|| language::of_some_words(&words(release))).or(page) else {
            continue;
        };
        for headline in &mut release.headlines {
            headline.lang = Some(language);
        }
        for block in &mut release.body {
            match block {
                Block::Paragraph { lang, .. } | Block::Crosshead { lang, .. } | Block::List { lang, .. } => {
                    *lang = Some(language);
                }
            }
        }
    }
}

/// Whether the parts of a release tell its languages: against its label a long paragraph has to prove its own.
fn is_told(release: &Release, label: Option<Language>) -> bool {
    let tells = |(language, text): (Language, &str)| {
        label.is_none_or(|label| label == language) || language::is_proved(text, language)
    };
    release.headlines.len() > 1 || long_paragraphs(release).any(tells)
}

/// The long paragraphs, with their languages.
fn long_paragraphs(release: &Release) -> impl Iterator<Item = (Language, &str)> {
    release.body.iter().filter_map(|block| match block {
        Block::Paragraph { lang, text } if text.len() >= language::TRUSTED => lang.map(|lang| (lang, text.as_str())),
        _ => None,
    })
}

/// The only language that long paragraphs of a page have.
fn of_page(releases: &[Release]) -> Option<Language> {
    let mut languages = releases.iter().flat_map(long_paragraphs).map(|(language, _)| language);
    let first = languages.next()?;
    languages.all(|language| language == first).then_some(first)
}

/// The languages that headlines and blocks have by themselves.
fn languages(release: &Release) -> impl Iterator<Item = Option<Language>> {
    let headlines = release.headlines.iter().map(|headline: &Headline| headline.lang);
    let blocks = release.body.iter().map(|block| match block {
        Block::Paragraph { lang, .. } | Block::Crosshead { lang, .. } | Block::List { lang, .. } => *lang,
    });
    headlines.chain(blocks)
}

/// The texts of the item.
fn words(release: &Release) -> Vec<&str> {
    let headlines = release.headlines.iter().map(|headline| &headline.text);
    let blocks = release.body.iter().flat_map(|block| match block {
        Block::Paragraph { text, .. } | Block::Crosshead { text, .. } => std::slice::from_ref(text),
        Block::List { items, .. } => items,
    });
    let texts = headlines.chain(&release.subheads).chain(blocks);
    texts.map(|text: &Located<SharedStr>| text.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const GERMAN: &str =
        "Am Samstag hat die Stadt den neuen Park am alten Hafenbecken mit einem Fest für alle eröffnet.";
    const ENGLISH: &str =
        "On Saturday the city opened the new park at the old harbour with a celebration for everyone.";

    fn item(headline: &str, lang: Option<Language>, body: &str) -> Release {
        Release {
            headlines: vec![Headline {
                lang,
                text: headline.to_owned().into(),
            }],
            body: vec![Block::paragraph(lang, body.to_owned())],
            ..Release::default()
        }
    }

    #[test]
    fn names_make_no_language_against_the_label() {
        let (de, en) = (Some(Language::German), Some(Language::English));
        let names = "Mayor Tondern, Gartenamtsleiterin Ost and Zimmermeister Lindner opened the Bürgersteg; they played a march.";
        for (body, label, lang) in [
            (names, en, en),
            (names, None, de),
            // What the small words tell counts more than the label.
            (GERMAN, en, de),
        ] {
            let mut releases = [item("Bürgersteg at Südpark", de, body)];
            settle(&mut releases, &[label], |_| false);
            assert_eq!(languages(&releases[0]).collect::<Vec<_>>(), [lang; 2], "{body}");
        }
    }

    #[test]
    fn short_items() {
        let (de, en) = (Some(Language::German), Some(Language::English));
        let german = || item("Park eröffnet", de, GERMAN);
        let english = || item("Park opened", en, ENGLISH);
        for (short, others, lang) in [
            // The page tells, or words that are no names.
            (item("Open Clock Lab", en, "Smart Time"), vec![german()], de),
            (item("Uhren in Bilk", None, "Führung"), vec![german(), german()], de),
            (
                item("Visitors are welcome to come", en, "The doors are open until nine"),
                vec![german()],
                en,
            ),
            // Of a page in two languages only words do; what says too little keeps what it has.
            (item("Open Clock Lab", en, "Smart Time"), vec![german(), english()], en),
            (
                item("Uhren gehen nach", en, "wer hilft beim Stellen"),
                vec![english(), german()],
                de,
            ),
            (item("Open Clock Lab", None, "Smart Time"), vec![], None),
            // What is long tells its own.
            (english(), vec![german()], en),
        ] {
            let mut releases = others;
            releases.insert(0, short);
            let labels = vec![None; releases.len()];
            settle(&mut releases, &labels, |_| false);
            let of_item = languages(&releases[0]).collect::<Vec<_>>();
            assert_eq!(of_item, [lang; 2], "{}", *releases[0].headlines[0].text);
        }
    }
}
