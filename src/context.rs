//! What all steps share: the text that is read, and where findings and roles go.

use unicode_normalization::UnicodeNormalization;

use crate::record::{Code, Diagnostic, Located, Role, SharedStr, Sink, Span, place_of};
use crate::text::line::trimmed;
use crate::text::near::Near;
use crate::text::signs;
use crate::text::source::Source;
use crate::text::tiling::{Part, Roles};

/// What all steps share: the text that is read, and where findings and roles go.
#[derive(Debug)]
pub(crate) struct Context<'s> {
    given: &'s SharedStr,
    /// What stands behind it in the given text is not read.
    pub(crate) end: usize,
    source: &'s Source<'s>,
    /// What of the given text is no part of any value, in its order.
    markup: &'s [Span],
    near: Near,
    sink: Sink,
    roles: Roles,
}

impl<'s> Context<'s> {
    pub(crate) fn new(given: &'s SharedStr, end: usize, source: &'s Source<'s>, markup: &'s [Span]) -> Self {
        Self {
            given,
            end,
            source,
            markup,
            near: Near::default(),
            sink: Sink::default(),
            roles: Roles::of(given.len()),
        }
    }

    pub(crate) fn text(&self) -> &'s str {
        self.source.text()
    }

    /// What stands at a place in the given text.
    pub(crate) fn given(&self, span: Span) -> &'s str {
        span.of(self.given)
    }

    pub(crate) fn report(&mut self, code: Code, span: Span) {
        self.sink.report(code, self.source.given(span), None);
    }

    /// Reports about a place in the given text.
    pub(crate) fn report_printed(&mut self, code: Code, span: Span) {
        self.sink.report(code, span, None);
    }

    /// Reports what is at odds with an earlier place.
    pub(crate) fn report_against(&mut self, code: Code, span: Span, earlier: Span) {
        let earlier = self.source.given(earlier);
        self.sink.report(code, self.source.given(span), Some(earlier));
    }

    /// The places of the findings of a kind, in the text that is read.
    pub(crate) fn places_of_all(&self, code: Code) -> Vec<Span> {
        let found = self.sink.all_of(code);
        found.map(|diagnostic| self.source.read(diagnostic.span())).collect()
    }

    /// Puts beside each finding of a kind the place to compare with that `place` knows, both in the text that is read.
    pub(crate) fn relate(&mut self, code: Code, place: impl Fn(Span) -> Option<Span>) {
        let source = self.source;
        let related = |span| place(source.read(span)).map(|place| source.given(place));
        self.sink.relate(code, related);
    }

    /// Reports about a value.
    pub(crate) fn report_at<T>(&mut self, code: Code, value: &Located<T>) {
        self.report(code, self.place_of(value));
    }

    /// Reports about a value that has several readings, or none.
    pub(crate) fn report_readings<T>(&mut self, code: Code, value: &Located<T>, readings: &[String]) {
        self.sink
            .report_readings(code, value.span().unwrap_or_default(), readings);
    }

    /// From the first to the last byte of a value, in the text that is read.
    pub(crate) fn place_of<T>(&self, value: &Located<T>) -> Span {
        self.source.read(value.span().unwrap_or_default())
    }

    /// The last printed piece of a value, in the text that is read.
    pub(crate) fn end_of<T>(&self, value: &Located<T>) -> Span {
        self.source.read(value.spans().last().copied().unwrap_or_default())
    }

    pub(crate) fn mark(&mut self, span: Span, role: Role) {
        if span.is_empty() {
            return;
        }
        let place = self.source.given(span);
        if self.markup.is_empty() {
            self.roles.mark(place, role);
            return;
        }
        for piece in self.without_markup(place) {
            self.roles.mark(piece, role);
        }
    }

    /// The pieces of a place in the given text between its markup.
    fn without_markup(&self, place: Span) -> impl Iterator<Item = Span> + use<'s> {
        let (given, markup) = (self.given, self.markup);
        let first = self.near.partition_point(markup, |mark| mark.end() <= place.start());
        let marks = markup
            .iter()
            .skip(first)
            .take_while(move |mark| mark.start() < place.end());
        let end = Span::new(place.end(), place.end());
        let mut start = place.start();
        marks.copied().chain([end]).filter_map(move |mark| {
            let printed = Span::new(start, mark.start().max(start)).of(given);
            start = mark.end().max(start);
            let piece = place_of(given, trimmed(printed));
            (!piece.is_empty()).then(|| Span::new(piece.start, piece.end))
        })
    }

    /// Marks a place in the given text, without the blanks around it.
    pub(crate) fn mark_printed(&mut self, span: Span, role: Role) {
        let place = place_of(self.given, trimmed(span.of(self.given)));
        if !place.is_empty() {
            self.roles.mark(Span::new(place.start, place.end), role);
        }
    }

    /// Whether places need no way back, and nothing of the given text is left out of values.
    pub(crate) const fn is_as_given(&self) -> bool {
        self.markup.is_empty() && self.source.is_as_given()
    }

    /// A value printed at `spans` of the text that is read.
    pub(crate) fn locate<T>(&self, value: T, spans: &[Span]) -> Located<T> {
        let without_markup = |span: &Span| self.without_markup(self.source.given(*span));
        match spans {
            many if !self.markup.is_empty() => Located::of_pieces(value, many.iter().flat_map(without_markup)),
            [span] => Located::at(value, self.source.given(*span)),
            many if self.source.is_as_given() => Located::new(value, many),
            // A mark that was given to an item has no place of its own.
            many => Located::of_pieces(
                value,
                self.each(many, Source::given).into_iter().filter(|at| !at.is_empty()),
            ),
        }
    }

    /// A part of the given text, if its place needs no way back.
    pub(crate) fn printed(&self, part: &str) -> Option<Located<SharedStr>> {
        if !self.is_as_given() {
            return None;
        }
        let place = place_of(self.text(), part);
        let shared = self.given.share(part)?;
        Some(Located::at(shared, Span::new(place.start, place.end)))
    }

    /// A text printed in one piece of the text that is read. Where that is printed alike, it is a part of the given text.
    pub(crate) fn locate_text(&self, text: &str, place: Span) -> Located<SharedStr> {
        self.printed(text).unwrap_or_else(|| self.locate_copy(text, place))
    }

    /// The same of a text that is no part of the given one.
    pub(crate) fn locate_copy(&self, text: &str, place: Span) -> Located<SharedStr> {
        let printed = self.locate((), &[place]);
        let shared = match printed.spans() {
            [place] if self.given(*place) == text => self.given.share(self.given(*place)),
            _ => None,
        };
        printed.map(|()| shared.unwrap_or_else(|| text.into()))
    }

    /// A text printed in several pieces of the text that is read.
    pub(crate) fn locate_pieces(&self, text: &str, spans: Vec<Span>) -> Located<SharedStr> {
        if self.is_as_given() {
            Located::in_pieces(text.into(), spans)
        } else {
            self.locate(text.into(), &spans)
        }
    }

    /// The printed pieces of a value, in the text that is read.
    pub(crate) fn pieces_of<T>(&self, value: &Located<T>) -> Vec<Span> {
        self.each(value.spans(), Source::read)
    }

    fn each(&self, spans: &[Span], mapped: impl Fn(&Source<'s>, Span) -> Span) -> Vec<Span> {
        spans.iter().map(|span| mapped(self.source, *span)).collect()
    }

    /// What is printed of a value, where it has signs that show nothing.
    pub(crate) fn printed_with_signs<T>(&self, value: &Located<T>) -> Option<Located<SharedStr>> {
        if self.source.is_as_given() {
            return None;
        }
        let pieces = || value.spans().iter().map(|place| self.given(*place));
        let has_signs = pieces().any(|piece| piece.contains(signs::shows_nothing));
        let composed = || pieces().flat_map(UnicodeNormalization::nfc).collect::<String>();
        has_signs.then(|| Located::new(composed().into(), value.spans()))
    }

    /// What is printed of a value in one piece, where that are other letters: the form of a letter makes it no other.
    pub(crate) fn printed_otherwise(&self, value: &Located<SharedStr>) -> Option<Located<SharedStr>> {
        if self.is_as_given() {
            return None;
        }
        let [place] = value.spans() else { return None };
        let printed = self.given(*place);
        if printed == value.as_str() {
            return None;
        }
        let composed: String = printed.nfc().collect();
        (composed != value.as_str()).then(|| Located::at(composed.into(), *place))
    }

    /// What of the given text was not read, because a limit was reached.
    pub(crate) fn left_out(&self) -> Span {
        let rest = Span::new(self.end, self.given.len());
        rest.part(place_of(rest.of(self.given), trimmed(rest.of(self.given))))
    }

    /// Marks the places of a value.
    pub(crate) fn mark_located<T>(&mut self, value: &Located<T>, role: Role) {
        for span in value.spans() {
            self.roles.mark(*span, role);
        }
    }

    /// The findings, in the order of the text, and the parts that tile `given`.
    pub(crate) fn finish(mut self, given: &str) -> (Vec<Diagnostic>, Vec<Part>) {
        let parts = self.roles.into_parts(given, &mut self.sink);
        (self.sink.into_sorted(), parts)
    }
}
