//! Rows of the editors' list (Redaktionsteam).
//!
//! ```text
//! row       = initials dash given family dash extension      "jäk - Ina Roth - 93131"
//! initials  = 1*4 small letter
//! dash      = blank ( "-" | "–" | "—" ) blank
//! signature = "(" initials *( "/" initials ) ")"
//! ```

use std::ops::Range;

use super::{person, phone};

/// Where the parts of a row stand in its line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) initials: Range<usize>,
    pub(crate) family: Option<Range<usize>>,
    pub(crate) given: Option<Range<usize>>,
    pub(crate) phone: Range<usize>,
}

fn is_initials(text: &str) -> bool {
    (1..=4).contains(&text.chars().count()) && text.chars().all(char::is_lowercase)
}

/// Reads a whole line as a row.
pub(crate) fn parse(line: &str) -> Option<Row> {
    let dash = |c: char| matches!(c, '-' | '\u{2013}' | '\u{2014}');
    let is_set_off = |(at, mark): &(usize, &str)| {
        let behind = line.get(at.saturating_add(mark.len())..).unwrap_or_default();
        line.get(..*at)
            .is_some_and(|before| before.ends_with(char::is_whitespace))
            && behind.starts_with(char::is_whitespace)
    };
    let (first, mark) = line.match_indices(dash).find(is_set_off)?;
    let (last, last_mark) = line.rmatch_indices(dash).find(is_set_off)?;
    let initials = line.get(..first)?.trim_end();
    let rest = line.get(last.saturating_add(last_mark.len())..)?;
    let number = rest.trim();
    let (behind, _) = phone::number(number).ok()?;
    let start = first.saturating_add(mark.len());
    let words = line.get(start..last)?;
    let at = start.saturating_add(words.len().saturating_sub(words.trim_start().len()));
    let (family, given) = person::name(words.trim())?;
    let shift = |range: Range<usize>| at.saturating_add(range.start)..at.saturating_add(range.end);
    let phone = line.len().saturating_sub(rest.trim_start().len());
    (is_initials(initials) && behind.is_empty()).then(|| Row {
        initials: 0..initials.len(),
        family: family.map(shift),
        given: given.map(shift),
        phone: phone..phone.saturating_add(number.len()),
    })
}

/// Whether a line begins like a row and breaks off.
pub(crate) fn is_begun(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let begins =
        words.next().is_some_and(is_initials) && words.next().is_some_and(|dash| matches!(dash, "-" | "\u{2013}"));
    begins && line.chars().count() <= 40
}

/// The initials with which a text is signed at its end, with where they stand: "(jäk)".
pub(crate) fn signature(text: &str) -> Option<Range<usize>> {
    let open = text.rfind('(')?;
    let initials = text.get(open.saturating_add(1)..)?.strip_suffix(')')?;
    let is_alone = text.get(..open)?.chars().next_back().is_none_or(char::is_whitespace);
    (is_alone && initials.split('/').all(is_initials)).then(|| open.saturating_add(1)..text.len().saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn valid() {
        for (line, expected) in [
            ("jäk - Ina Roth - 93131", ["jäk", "Roth", "Ina", "93131"]),
            (
                "mb \u{2013} Marc-André von der Heide - 9 31 31",
                ["mb", "von der Heide", "Marc-André", "9 31 31"],
            ),
        ] {
            let row = parse(line).expect(line);
            let at = |range: Option<Range<usize>>| range.map(|range| &line[range]).unwrap_or_default();
            let read = [&line[row.initials], at(row.family), at(row.given), &line[row.phone]];
            assert_eq!(read, expected);
        }
        assert_eq!(signature("(tü)"), Some(1.."(tü".len()));
        assert_eq!(signature("(ko/zi)"), Some(1..6));
        assert_eq!(signature("Der Eintritt ist frei. (mb)"), Some(24..26));
    }

    #[test]
    fn invalid() {
        for line in [
            "Rathaus - Marktplatz 2",
            "sw - Dör",
            "MB - Ina Roth - 93131",
            "mb - 93131",
            "mb-Ina-93131",
            "mb- Ina Roth - 93131",
            "mb - Ina Roth -93131",
            "",
        ] {
            assert_eq!(parse(line), None, "{line}");
        }
        for text in ["(MB)", "im Park(mb)", "(mehrere)", "mb", "(mb) x"] {
            assert_eq!(signature(text), None, "{text}");
        }
    }
}
