//! Datelines of the project pages.
//!
//! ```text
//! dateline  = date_part *( [ blanks ] "|" [ blanks ] ( time_part | place_part ) )
//! date_part = ("Datum" | "Date") ":" date of issue, or a range of days
//! time_part = ("Uhrzeit" | "Zeit" | "Time") ":" text
//! place_part = ("Ort" | "Location" | "Place") ":" text
//! ```

use std::ops::Range;

/// Where the parts of a dateline stand in its line, without blanks at their ends.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Dateline {
    pub(crate) date: Range<usize>,
    pub(crate) time: Option<Range<usize>>,
    pub(crate) place: Option<Range<usize>>,
    /// The words that name the parts.
    pub(crate) labels: Vec<Range<usize>>,
}

const DATES: [&str; 2] = ["Datum:", "Date:"];
const TIMES: [&str; 3] = ["Uhrzeit:", "Zeit:", "Time:"];
const PLACES: [&str; 3] = ["Ort:", "Location:", "Place:"];

/// Reads a whole line as a dateline.
pub(crate) fn parse(line: &str) -> Option<Dateline> {
    let begins = |part: &str, labels: &[&str]| labels.iter().find(|label| part.starts_with(**label)).map(|l| l.len());
    begins(line, &DATES)?;
    let mut dateline = Dateline::default();
    let mut start = 0_usize;
    for part in line.split('|') {
        let words = part.trim();
        let at = start.saturating_add(part.len().saturating_sub(part.trim_start().len()));
        start = start.saturating_add(part.len()).saturating_add(1);
        let value = |length: usize| {
            let rest = words.get(length..).unwrap_or_default();
            let from = at
                .saturating_add(length)
                .saturating_add(rest.len().saturating_sub(rest.trim_start().len()));
            from..from.saturating_add(rest.trim().len())
        };
        let length = if let Some(length) = begins(words, &DATES).filter(|_| dateline.date.is_empty()) {
            dateline.date = value(length);
            length
        } else if let Some(length) = begins(words, &TIMES).filter(|_| dateline.time.is_none()) {
            dateline.time = Some(value(length)).filter(|range| !range.is_empty());
            length
        } else if let Some(length) = begins(words, &PLACES).filter(|_| dateline.place.is_none()) {
            dateline.place = Some(value(length)).filter(|range| !range.is_empty());
            length
        } else if let Some(place) = &mut dateline.place {
            // A bar inside the name of the place.
            place.end = at.saturating_add(words.len());
            continue;
        } else {
            return None;
        };
        dateline.labels.push(at..at.saturating_add(length));
    }
    Some(dateline)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn valid() {
        let line = "Date: March 3rd 2020 | Time: 06:15 - 07:45 pm | Location: Old Mill";
        let dateline = parse(line).expect("a dateline");
        assert_eq!(&line[dateline.date], "March 3rd 2020");
        assert_eq!(dateline.time.map(|range| &line[range]), Some("06:15 - 07:45 pm"));
        assert_eq!(dateline.place.map(|range| &line[range]), Some("Old Mill"));
        let line = "Datum: 3. Mai 2019 |Ort: Halle 1 | Foyer";
        let dateline = parse(line).expect("a dateline");
        assert_eq!(dateline.place.map(|range| &line[range]), Some("Halle 1 | Foyer"));
        assert_eq!(parse("Datum: 3. Mai 2019").map(|dateline| dateline.place), Some(None));
    }

    #[test]
    fn invalid() {
        for line in [
            "Ort: Rathaus | Datum: 3. Mai 2019",
            "Datum 3. Mai",
            "Datum: 3. Mai | Eintritt: frei",
            "",
        ] {
            assert_eq!(parse(line), None, "{line}");
        }
    }
}
