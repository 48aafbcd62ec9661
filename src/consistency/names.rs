//! Persons whose names are printed in more than one spelling.

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;

use crate::context::Context;
use crate::record::{Code, Located, Release, SharedStr, Span};
use crate::text::signs;
use crate::text::slip::distance;

use super::letters::{has_lost, word_around};

/// So many different names of a text are compared with each other.
const MOST: usize = 64;
/// Names of fewer letters differ too easily, longer ones are none.
const LENGTHS: std::ops::RangeInclusive<usize> = 8..=60;
/// From this length on two letters may differ.
const LONG: usize = 12;

/// A name in one spelling, where it was first printed in it.
struct Spelling<'r> {
    printed: Cow<'r, str>,
    /// Where it stands without accents and in small letters, among the other ones.
    folded: Range<usize>,
    place: Span,
}

pub(super) fn check(releases: &[Release], context: &mut Context<'_>) {
    let mut seen: Vec<Spelling<'_>> = Vec::new();
    let mut letters: Vec<u8> = Vec::new();
    for Name { printed, first, last } in releases.iter().flat_map(names) {
        // The last one first, because pictures of one photographer follow each other.
        if seen.len() >= MOST || seen.iter().rev().any(|spelling| spelling.printed == printed) {
            continue;
        }
        let from = letters.len();
        fold(&printed, &mut letters);
        let folded = from..letters.len();
        report_lost_letters(first, context);
        report_lost_letters(last, context);
        if !LENGTHS.contains(&folded.len()) {
            letters.truncate(from);
            continue;
        }
        let place = context.place_of(first).to(context.place_of(last));
        // What differs in lost letters alone is compared word by word.
        let is_lost = |other: &str| has_lost(other, &printed) || has_lost(&printed, other);
        let of = |place: &Range<usize>| letters.get(place.clone()).unwrap_or_default();
        let mut others = seen.iter().filter(|other| is_like(of(&other.folded), of(&folded)));
        if let Some(like) = others.find(|spelling| !is_lost(&spelling.printed)) {
            context.report_against(Code::NameDiffers, place, like.place);
        }
        seen.push(Spelling { printed, folded, place });
    }
}

/// A name as "Given Family", and its parts.
struct Name<'r> {
    printed: Cow<'r, str>,
    first: &'r Located<SharedStr>,
    last: &'r Located<SharedStr>,
}

/// The names of photographers, authors, contacts and editors.
fn names(release: &Release) -> impl Iterator<Item = Name<'_>> {
    let photographers = release.images.iter().filter_map(|image| {
        let name = image.credit.as_ref()?.photographer.as_ref()?;
        Some(Name {
            printed: Cow::Borrowed(name.as_str()),
            first: name,
            last: name,
        })
    });
    let authors = release.bylines.iter().map(|author| (&author.family, &author.given));
    let contacts = release.contacts.iter().map(|contact| (&contact.family, &contact.given));
    let team = release.imprint.iter().flat_map(|imprint| &imprint.team);
    let people = authors
        .chain(contacts)
        .chain(team.map(|member| (&member.family, &member.given)));
    photographers.chain(people.filter_map(|(family, given)| {
        let (family, given) = (family.as_ref()?, given.as_ref()?);
        Some(Name {
            printed: Cow::Owned([given.as_str(), " ", family.as_str()].concat()),
            first: family,
            last: given,
        })
    }))
}

/// Names ask nothing: each sign in them stands for a letter.
fn report_lost_letters(name: &Located<SharedStr>, context: &mut Context<'_>) {
    if !name.contains('?') {
        return;
    }
    let source = context.text();
    let place = context.place_of(name);
    for (offset, sign) in place.of(source).match_indices('?') {
        let at = place.start().saturating_add(offset);
        context.report(Code::CharacterLost, word_around(source, at, sign.len()));
    }
}

/// Adds a name in small letters and without accents; two dots stand for an e: "Müller", "Mueller".
fn fold(name: &str, folded: &mut Vec<u8>) {
    folded.reserve(name.len());
    for c in name.chars() {
        match c {
            c if c.is_ascii() => folded.extend(u8::try_from(c.to_ascii_lowercase())),
            'ß' => folded.extend(b"ss"),
            c => {
                let bare = signs::without_accent(c).to_ascii_lowercase();
                folded.extend(u8::try_from(bare).ok().filter(u8::is_ascii));
                folded.extend(c.nfd().any(|mark| mark == '\u{308}').then_some(b'e'));
            }
        }
    }
}

/// Whether a slip of one letter, or of two in a long name, may have made one of two names of the other.
fn is_like(a: &[u8], b: &[u8]) -> bool {
    let limit = if a.len().min(b.len()) < LONG { 1 } else { 2 };
    // What a slip left begins or ends alike.
    let is_alike = a.first_chunk::<3>() == b.first_chunk::<3>() || a.last_chunk::<3>() == b.last_chunk::<3>();
    is_alike && a.len().abs_diff(b.len()) <= limit && distance(a, b, limit) <= limit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings() {
        for (a, b, expected) in [
            ("Melina Zander", "Melina Zamder", true),
            ("Melina Zander", "Melina Zarnder", true),
            ("Jörg Müller", "Joerg Mueller", true),
            ("Michał Zander", "Micha? Zander", true),
            ("Søren Đukić", "Soren Dukic", true),
            ("Ina Roth", "Ina Rot", true),
            ("Ina Roth", "Jan Berg", false),
            ("Melina Zander", "Martin Zander", false),
        ] {
            let [a, b] = [a, b].map(|name| {
                let mut folded = Vec::new();
                fold(name, &mut folded);
                folded
            });
            assert_eq!(is_like(&a, &b), expected, "{a:?} and {b:?}");
        }
    }
}
