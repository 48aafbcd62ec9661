//! The findings of a text, those of a kind together: seven pictures without an address are one thing to look at.

use pressedienst::{Code, Diagnostic, Document};

/// So many lines are named.
const NAMED: usize = 5;

/// What was found of a kind in a text.
#[derive(Debug)]
pub(super) struct Finding<'d> {
    pub(super) first: &'d Diagnostic,
    /// The line of each place.
    lines: Vec<usize>,
    /// How many lines and bytes belong to nothing, where that is what was found.
    lost: Option<(usize, usize)>,
}

/// What was found in a text by kind, each where its first place is.
pub(super) fn gathered(document: &Document) -> Vec<Finding<'_>> {
    let found = document.diagnostics();
    // Of a text that nobody knows how to read, that is all there is to say.
    let is_unknown = found.iter().any(|one| one.code() == Code::UnknownLayout);
    let mut findings: Vec<Finding<'_>> = Vec::new();
    for one in found {
        if is_unknown && one.code() == Code::UnclassifiedText {
            continue;
        }
        let known = findings.iter_mut().find(|finding| finding.code() == one.code());
        match known {
            Some(finding) => finding.add(one, document),
            None => findings.push(Finding::new(one, document)),
        }
    }
    findings
}

impl<'d> Finding<'d> {
    fn new(first: &'d Diagnostic, document: &Document) -> Self {
        let mut finding = Self {
            first,
            lines: Vec::new(),
            lost: None,
        };
        finding.add(first, document);
        finding
    }

    fn add(&mut self, one: &Diagnostic, document: &Document) {
        self.lines.push(document.line_col(one.span().start()).line);
        if one.code() == Code::UnclassifiedText {
            let words = one.span().of(document.source());
            let printed = words.lines().filter(|line| !line.trim().is_empty()).count();
            let (lines, bytes) = self.lost.unwrap_or_default();
            self.lost = Some((lines + printed, bytes + words.len()));
        }
    }

    pub(super) const fn code(&self) -> Code {
        self.first.code()
    }

    pub(super) const fn places(&self) -> usize {
        self.lines.len()
    }

    /// What is said of one place, or of all.
    pub(super) fn sentence(&self) -> String {
        if self.places() == 1 {
            // With what the words may have been.
            self.first.to_string()
        } else {
            self.code().sentence().to_owned()
        }
    }

    /// How much it is, and where else.
    pub(super) fn further(&self) -> Option<String> {
        let lost = self
            .lost
            .map(|(lines, bytes)| format!("{}, {}", counted(lines, "line"), counted(bytes, "byte")));
        let places = (self.places() > 1).then(|| self.listed());
        let parts: Vec<_> = lost.into_iter().chain(places).collect();
        (!parts.is_empty()).then(|| parts.join(", in "))
    }

    /// "7 places: lines 46, 48, 50, 52, 54 and 2 more".
    fn listed(&self) -> String {
        let mut lines = self.lines.clone();
        lines.dedup();
        let named: Vec<_> = lines.iter().take(NAMED).map(usize::to_string).collect();
        let more = match lines.len().saturating_sub(NAMED) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        let what = if lines.len() == 1 { "line" } else { "lines" };
        format!("{} places: {what} {}{more}", self.places(), named.join(", "))
    }
}

/// "1 line", "2 lines".
pub(super) fn counted(count: usize, what: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {what}{ending}")
}
