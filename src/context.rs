//! What all steps share: the text that is read, and where findings and roles go.

use crate::record::{Code, Diagnostic, Located, Role, Sink, Span};
use crate::text::source::Source;
use crate::text::tiling::{Part, Roles};

/// What all steps share: the text that is read, and where findings and roles go.
#[derive(Debug)]
pub(crate) struct Context<'s> {
    source: &'s Source<'s>,
    sink: Sink,
    roles: Roles,
}

impl<'s> Context<'s> {
    pub(crate) fn new(source: &'s Source<'s>) -> Self {
        Self {
            source,
            sink: Sink::default(),
            roles: Roles::default(),
        }
    }

    pub(crate) fn text(&self) -> &'s str {
        self.source.text()
    }

    pub(crate) fn report(&mut self, code: Code, span: Span) {
        self.sink.report(code, self.source.given(span), None);
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

    /// From the first to the last byte of a value, in the text that is read.
    pub(crate) fn place_of<T>(&self, value: &Located<T>) -> Span {
        self.source.read(value.span().unwrap_or_default())
    }

    /// The last printed piece of a value, in the text that is read.
    pub(crate) fn end_of<T>(&self, value: &Located<T>) -> Span {
        self.source.read(value.spans().last().copied().unwrap_or_default())
    }

    pub(crate) fn mark(&mut self, span: Span, role: Role) {
        self.roles.mark(self.source.given(span), role);
    }

    /// A value printed at `spans` of the text that is read.
    pub(crate) fn locate<T>(&self, value: T, spans: &[Span]) -> Located<T> {
        match spans {
            [span] => Located::at(value, self.source.given(*span)),
            many if self.source.is_as_given() => Located::new(value, many),
            many => Located::new(value, &self.each(many, Source::given)),
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
    pub(crate) fn printed_with_signs<T>(&self, value: &Located<T>) -> Option<Located<String>> {
        let printed = self.source.printed_with_signs(value.spans())?;
        Some(Located::new(printed, value.spans()))
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
