//! The lines of a text cut into pieces, each of which is one thing: a part of these values, or of none, with these messages about it.

use std::collections::HashMap;
use std::iter::Peekable;
use std::vec;

use pressedienst::{Document, Label, Language, Release, Role, Span};

use super::group::Group;
use crate::text::language;

/// A printed value of a text.
#[derive(Clone, Debug)]
pub(super) struct Value {
    pub(super) group: Group,
    pub(super) language: Option<Language>,
    pub(super) spans: Vec<Span>,
}

/// All printed values of a text, in the order of its record; each has its place there for a name on the page.
#[derive(Clone, Debug, Default)]
pub(super) struct Values {
    list: Vec<Value>,
    /// By their paths in the record.
    places: HashMap<String, usize>,
}

impl Values {
    pub(super) fn new(document: &Document) -> Self {
        let mut values = Self::default();
        for (index, release) in document.releases().iter().enumerate() {
            for leaf in release.leaves() {
                values.places.insert(full(index, leaf.path()), values.list.len());
                values.list.push(Value {
                    group: Group::of_path(leaf.path()),
                    language: language_of(release, leaf.path()),
                    spans: leaf.spans().to_vec(),
                });
            }
        }
        values
    }

    pub(super) fn get(&self, place: usize) -> Option<&Value> {
        self.list.get(place)
    }

    /// The place of a value of a release, by its path there.
    pub(super) fn place(&self, release: usize, path: &str) -> Option<usize> {
        self.places.get(&full(release, path)).copied()
    }

    #[cfg(test)]
    pub(super) fn iter(&self) -> impl Iterator<Item = (&String, usize, &Value)> {
        self.places
            .iter()
            .map(|(path, place)| (path, *place, &self.list[*place]))
    }
}

/// The path of a value in the record: `releases[0].images[3].caption`.
fn full(release: usize, path: &str) -> String {
    format!("releases[{release}].{path}")
}

/// What a value is called on the page, by its place.
pub(super) fn anchor(place: usize) -> String {
    format!("v{place}")
}

/// The language of a value, where the record has one for it.
fn language_of(release: &Release, path: &str) -> Option<Language> {
    let (name, rest) = path.split_once('[')?;
    let index: usize = rest.split_once(']')?.0.parse().ok()?;
    match name {
        "headlines" => release.headlines.get(index)?.lang,
        "body" => language(release.body.get(index)?),
        _ => None,
    }
}

/// A stretch of a text inside one line.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) span: Span,
    /// Blanks between values have none.
    pub(super) group: Option<Group>,
    /// The value that it is, by its place in the list of values.
    pub(super) owner: Option<usize>,
    /// The others that it is a part of.
    pub(super) others: Vec<usize>,
    /// The messages about it, from 0.
    pub(super) messages: Vec<usize>,
}

/// Cuts the lines of a text into pieces, one after the other.
#[derive(Debug)]
pub(super) struct Pieces<'v> {
    values: &'v Values,
    /// Where something begins or ends.
    cuts: Peekable<vec::IntoIter<usize>>,
    owners: Layer<Owner>,
    parts: Layer<usize>,
    messages: Layer<usize>,
}

impl<'v> Pieces<'v> {
    pub(super) fn new(document: &Document, values: &'v Values) -> Self {
        let owners = document.annotations().flat_map(|annotation| {
            let owner = match annotation.label() {
                Label::Field(path) => values.places.get(path).copied().map(Owner::Value),
                Label::Role(role) => Some(Owner::None(*role)),
                _ => None,
            };
            let spans = annotation.spans().to_vec();
            spans.into_iter().filter_map(move |span| Some((span, owner?)))
        });
        let owners: Vec<_> = owners.collect();
        let parts = values.list.iter().enumerate();
        let parts = parts.flat_map(|(at, value)| value.spans.iter().map(move |span| (*span, at)));
        let parts: Vec<_> = parts.collect();
        let messages = document.diagnostics().iter().enumerate();
        let messages: Vec<_> = messages.map(|(number, found)| (found.span(), number)).collect();

        let spans = owners
            .iter()
            .map(|(span, _)| span)
            .chain(parts.iter().map(|(span, _)| span));
        let spans = spans.chain(messages.iter().map(|(span, _)| span));
        let mut cuts: Vec<_> = spans.flat_map(|span| [span.start(), span.end()]).collect();
        cuts.sort_unstable();
        cuts.dedup();
        Self {
            values,
            cuts: cuts.into_iter().peekable(),
            owners: Layer::new(owners),
            parts: Layer::new(parts),
            messages: Layer::new(messages),
        }
    }

    /// The pieces of the next line; together they are the line.
    pub(super) fn of_line(&mut self, line: Span) -> Vec<Piece> {
        while self.cuts.next_if(|cut| *cut <= line.start()).is_some() {}
        let (mut pieces, mut start) = (Vec::new(), line.start());
        while start < line.end() {
            let end = self.cuts.next_if(|cut| *cut < line.end()).unwrap_or(line.end());
            pieces.push(self.piece(Span::new(start, end)));
            start = end;
        }
        pieces
    }

    fn piece(&mut self, span: Span) -> Piece {
        let (owner, group) = match self.owners.at(span.start()).next() {
            Some(Owner::Value(own)) => (Some(own), self.values.get(own).map(|value| value.group)),
            Some(Owner::None(role)) => (None, Group::of_role(role)),
            None => (None, None),
        };
        let others = self.parts.at(span.start()).filter(|value| Some(*value) != owner);
        Piece {
            span,
            group,
            owner,
            others: others.collect(),
            messages: self.messages.at(span.start()).collect(),
        }
    }
}

/// Whose bytes they are.
#[derive(Clone, Copy, Debug)]
enum Owner {
    Value(usize),
    None(Role),
}

/// What stretches of a text have, asked for one place after the other.
#[derive(Debug)]
struct Layer<T> {
    coming: Peekable<vec::IntoIter<(Span, T)>>,
    here: Vec<(Span, T)>,
}

impl<T: Copy> Layer<T> {
    fn new(mut spans: Vec<(Span, T)>) -> Self {
        spans.sort_by_key(|(span, _)| *span);
        Self {
            coming: spans.into_iter().peekable(),
            here: Vec::new(),
        }
    }

    /// What the byte there has.
    fn at(&mut self, place: usize) -> impl Iterator<Item = T> {
        while let Some(found) = self.coming.next_if(|(span, _)| span.start() <= place) {
            self.here.push(found);
        }
        self.here.retain(|(span, _)| span.end() > place);
        self.here.iter().map(|(_, what)| *what)
    }
}

/// The lines of a text as its places are counted, without their ends.
pub(super) fn lines(source: &str) -> impl Iterator<Item = Span> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = source.get(start..).filter(|rest| !rest.is_empty())?;
        let length = rest.find(['\n', '\r']).unwrap_or(rest.len());
        let line = Span::new(start, start + length);
        let is_pair = rest.get(length..).is_some_and(|end| end.starts_with("\r\n"));
        start = line.end() + if is_pair { 2 } else { 1 };
        Some(line)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_those_that_places_count() {
        for text in ["", "a", "a\n", "a\n\nb", "a\r\nb\rc\n", "\r\r\n\n", "a\u{C}b\n"] {
            let document = pressedienst::parse(text);
            let lines = lines(text);
            for (number, line) in (1..).zip(lines) {
                assert_eq!(document.line_col(line.start()).line, number, "{text:?}");
                assert!(!line.of(text).contains(['\n', '\r']), "{text:?}");
            }
        }
    }

    const TEXT: &str = "Pressedienst\n\n31. August 2019\n\nLesefest am Rhein\n\nAm Abend hat das Fest be-\n\nSeite 2\n\ngonnen.\n\n\
        Zu Ihrer redaktionellen Verwendung stellen wir Ihnen folgendes Material zum Download zur Verfügung:\n\n\
        Im Park, ©Landeshauptstadt Düsseldorf/Ina Roth\n\
        <https://www.duesseldorf.de/fileadmin/Amt13/pressebilder/1908/190831-Park.jpg>\n";

    /// The pieces of a text, and those of each of its lines.
    fn pieces(document: &Document, values: &Values) -> (Vec<Piece>, Vec<(Span, Vec<Piece>)>) {
        let mut pieces = Pieces::new(document, values);
        let lines: Vec<_> = lines(document.source())
            .map(|line| (line, pieces.of_line(line)))
            .collect();
        let all = lines.iter().flat_map(|(_, pieces)| pieces.clone()).collect();
        (all, lines)
    }

    #[test]
    fn every_byte_of_a_value_is_in_a_piece_of_it() {
        let document = pressedienst::parse(TEXT);
        let values = Values::new(&document);
        let (pieces, lines) = pieces(&document, &values);
        for (path, at, value) in values.iter() {
            let of_value = pieces
                .iter()
                .filter(|piece| piece.owner.iter().chain(&piece.others).any(|value| *value == at));
            let found: String = of_value.map(|piece| piece.span.of(TEXT)).collect();
            let printed: String = value.spans.iter().map(|span| span.of(TEXT)).collect();
            assert_eq!(found, printed, "{path}");
        }
        for (line, pieces) in lines {
            let found: String = pieces.iter().map(|piece| piece.span.of(TEXT)).collect();
            assert_eq!(found, line.of(TEXT));
        }
    }

    #[test]
    fn a_piece_is_of_the_innermost_value_first() {
        let document = pressedienst::parse(TEXT);
        let values = Values::new(&document);
        let (pieces, _) = pieces(&document, &values);
        let of = |text: &str| {
            let piece = pieces.iter().find(|piece| piece.span.of(TEXT) == text).unwrap();
            let id = |value: &usize| values.iter().find(|(_, place, _)| place == value).unwrap().0.as_str();
            let others: Vec<_> = piece.others.iter().map(id).collect();
            (piece.group, piece.owner.as_ref().map(id), others)
        };
        let (own, line) = (
            "releases[0].images[0].credit.photographer",
            "releases[0].images[0].credit.line",
        );
        assert_eq!(of("Ina Roth"), (Some(Group::Credit), Some(own), vec![line]));
        assert_eq!(of("©"), (Some(Group::Credit), None, vec![line]));
        assert_eq!(
            of("gonnen."),
            (Some(Group::Text), Some("releases[0].body[0].text"), vec![])
        );
        assert_eq!(of("Seite 2"), (Some(Group::Furniture), None, vec![]));
    }
}
