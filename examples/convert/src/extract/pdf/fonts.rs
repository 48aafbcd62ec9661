//! Fonts that would make their reader count without end are found before it sees them.

use std::collections::HashSet;

use hayro_syntax::object::{Array, Dict, Object, ObjectIdentifier};
use hayro_syntax::page::Page;

/// No font has more letters.
const LETTERS: f64 = 65_535.0;
/// What lies in one another more deeply is drawn by nobody.
const DEPTH: usize = 64;

/// Whether all fonts that a page may use have numbers that can be counted through.
#[derive(Debug, Default)]
pub(super) struct Fonts {
    seen: HashSet<ObjectIdentifier>,
}

impl Fonts {
    pub(super) fn are_countable(&mut self, page: &Page<'_>) -> bool {
        let annotations = page.raw().get::<Array<'_>>(b"Annots");
        let mut drawn = annotations
            .iter()
            .flat_map(Array::iter::<Dict<'_>>)
            .filter_map(|each| each.get::<Dict<'_>>(b"AP"));
        let resources = page.resources();
        [
            &resources.fonts,
            &resources.x_objects,
            &resources.patterns,
            &resources.ext_g_states,
        ]
        .into_iter()
        .all(|group| self.group(group, 0))
            && drawn.all(|states| self.group(&states, 0))
    }

    fn group(&mut self, group: &Dict<'_>, depth: usize) -> bool {
        group
            .keys()
            .collect::<Vec<_>>()
            .into_iter()
            .all(|name| match group.get::<Object<'_>>(name) {
                Some(Object::Dict(member)) => self.member(&member, depth),
                Some(Object::Stream(member)) => self.member(member.dict(), depth),
                _ => true,
            })
    }

    fn member(&mut self, member: &Dict<'_>, depth: usize) -> bool {
        if depth > DEPTH || member.obj_id().is_some_and(|id| !self.seen.insert(id)) {
            return true;
        }
        let fonts = member.get::<Array<'_>>(b"DescendantFonts");
        let mut fonts = fonts.iter().flat_map(Array::iter::<Dict<'_>>);
        let inside = |key: &[u8]| {
            member
                .get::<Dict<'_>>(b"Resources")
                .and_then(|resources| resources.get::<Dict<'_>>(key))
        };
        is_countable(member)
            && fonts.all(|font| is_countable(&font))
            && [&b"Font"[..], b"XObject", b"Pattern", b"ExtGState"]
                .into_iter()
                .all(|key| inside(key).is_none_or(|group| self.group(&group, depth + 1)))
            // The states of a button, and a font that a graphics state sets.
            && member.get::<Array<'_>>(b"Font").is_none_or(|font| font.iter::<Dict<'_>>().all(|font| self.member(&font, depth + 1)))
            && (member.contains_key(b"Resources") || member.contains_key(b"Type") || self.group(member, depth + 1))
    }
}

fn is_countable(font: &Dict<'_>) -> bool {
    let is_small = |key: &[u8]| font.get::<f64>(key).is_none_or(|number| number <= LETTERS);
    let is_list_small = |key: &[u8]| {
        font.get::<Array<'_>>(key).is_none_or(|list| {
            list.raw_iter()
                .zip(list.iter::<Object<'_>>())
                .all(|(_, item)| match item {
                    Object::Number(number) => number.as_f64() <= LETTERS,
                    _ => true,
                })
        })
    };
    is_small(b"FirstChar") && is_small(b"LastChar") && is_list_small(b"W") && is_list_small(b"W2")
}
