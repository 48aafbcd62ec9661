//! The findings of a text, those of a kind together: seven pictures without an address are one thing to look at.

use pressedienst::{Code, Diagnostic, Document};

use crate::error::and_more;

/// So many places are named.
const NAMED: usize = 5;

/// What was found of a kind in a text.
#[derive(Debug)]
pub(super) struct Finding<'d> {
    pub(super) first: &'d Diagnostic,
    /// Line and column of each place.
    places: Vec<(usize, usize)>,
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
            places: Vec::new(),
            lost: None,
        };
        finding.add(first, document);
        finding
    }

    fn add(&mut self, one: &Diagnostic, document: &Document) {
        let place = document.line_col(one.span().start());
        self.places.push((place.line, place.column));
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
        self.places.len()
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

    /// "7 places: lines 46, 48, 50, 52, 54 and 2 more"; "2 places: line 1, columns 46, 1953".
    fn listed(&self) -> String {
        let mut lines: Vec<_> = self.places.iter().map(|(line, _)| *line).collect();
        lines.dedup();
        let (what, numbers) = match lines.as_slice() {
            [line] => {
                let columns = self.places.iter().map(|(_, column)| *column);
                (format!("line {line}, columns"), columns.collect())
            }
            _ => ("lines".to_owned(), lines),
        };
        let named: Vec<_> = numbers.iter().take(NAMED).map(usize::to_string).collect();
        let more = and_more(numbers.len().saturating_sub(NAMED), " and ");
        format!("{} places: {what} {}{more}", self.places(), named.join(", "))
    }
}

/// "1 line", "2 lines".
pub(super) fn counted(count: usize, what: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {what}{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_told_by_line_or_by_column() {
        for (body, told) in [
            ("Stra?e", None),
            (
                "Stra?e am Rhein, Br?cke am Rhein",
                Some("2 places: line 5, columns 1, 18"),
            ),
            ("Stra?e\n\nBr?cke, M?he", Some("3 places: lines 5, 7")),
            (
                "Stra?e\n\nBr?cke\n\nM?he\n\nB?hne\n\nT?ren\n\nK?che",
                Some("6 places: lines 5, 7, 9, 11, 13 and 1 more"),
            ),
        ] {
            let document = pressedienst::parse(&format!("Pressedienst\n\n14. Mai 2021\n\n{body}\n"));
            let findings = gathered(&document);
            let finding = findings.iter().find(|finding| finding.code() == Code::CharacterLost);
            assert_eq!(
                finding.and_then(Finding::further).as_deref(),
                told,
                "{body}: {findings:?}"
            );
        }
    }
}
