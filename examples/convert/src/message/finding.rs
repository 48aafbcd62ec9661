//! The findings of a text, those of a kind together: seven pictures without an address are one thing to look at.

use pressedienst::{Code, Diagnostic, Document};

use crate::lang::{Lang, found};

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
    pub(super) fn sentence(&self, lang: Lang) -> String {
        if self.places() == 1 {
            // With what the words may have been.
            found::sentence(self.first, lang)
        } else {
            found::words(self.code(), lang).sentence.to_owned()
        }
    }

    /// How much it is, and where else.
    pub(super) fn further(&self, lang: Lang) -> Option<String> {
        let lost = self
            .lost
            .map(|(lines, bytes)| format!("{}, {}", line_count(lines, lang), byte_count(bytes, lang)));
        let places = (self.places() > 1).then(|| self.listed(lang));
        let parts: Vec<_> = lost.into_iter().chain(places).collect();
        (!parts.is_empty()).then(|| parts.join(lang.of(", in ", ", an ")))
    }

    /// "7 places: lines 46, 48, 50, 52, 54 and 2 more"; "2 places: line 1, columns 46, 1953".
    fn listed(&self, lang: Lang) -> String {
        let mut lines: Vec<_> = self.places.iter().map(|(line, _)| *line).collect();
        lines.dedup();
        let (what, numbers) = match lines.as_slice() {
            [line] => {
                let columns = self.places.iter().map(|(_, column)| *column);
                (
                    format!("{} {line}, {}", lang.of("line", "Zeile"), lang.of("columns", "Spalten")),
                    columns.collect(),
                )
            }
            _ => (lang.of("lines", "Zeilen").to_owned(), lines),
        };
        let named: Vec<_> = numbers.iter().take(NAMED).map(usize::to_string).collect();
        let more = lang.and_more(numbers.len().saturating_sub(NAMED));
        let (places, named) = (place_count(self.places(), lang), named.join(", "));
        format!("{places}: {what} {named}{more}")
    }
}

fn line_count(lines: usize, lang: Lang) -> String {
    lang.counted(lines, ["line", "lines"], ["Zeile", "Zeilen"])
}

fn byte_count(bytes: usize, lang: Lang) -> String {
    lang.counted(bytes, ["byte", "bytes"], ["Byte", "Bytes"])
}

pub(super) fn place_count(places: usize, lang: Lang) -> String {
    lang.counted(places, ["place", "places"], ["Stelle", "Stellen"])
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
                finding.and_then(|finding| finding.further(Lang::En)).as_deref(),
                told,
                "{body}: {findings:?}"
            );
        }
    }
}
