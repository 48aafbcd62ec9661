//! Datelines of the project pages.
//!
//! ```text
//! dateline = day_part *( "|" part )
//! day_part = day value
//! part     = blanks [ label ] value
//! label    = day | time | place
//! day      = "Datum:" | "Date:"                    behind it a date of issue, or a range of days
//! time     = "Uhrzeit:" | "Zeit:" | "Time:"
//! place    = "Ort:" | "Location:" | "Place:"
//! value    = *( any character but "|" )
//! ```
//! A part without a label, or with one whose value is there already, goes on with the place: "Halle 1 | Foyer".

use memchr::memchr;
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::char;
use nom::combinator::{all_consuming, consumed, fail, map, map_opt, opt};
use nom::error::Error;
use nom::multi::many0_count;
use nom::sequence::preceded;
use nom::{IResult, Parser};

use super::{beginning, blanks};
use crate::record::{place_of, prefix};

/// The values of a dateline, without blanks at their ends.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Dateline<'t> {
    pub(crate) date: &'t str,
    pub(crate) time: Option<&'t str>,
    pub(crate) place: Option<&'t str>,
    /// The words that name the values: most datelines have one of each kind at most.
    labels: [&'t str; KINDS],
    other_labels: Vec<&'t str>,
}

/// Day, time and place.
const KINDS: usize = 3;

/// What stands between two bars.
struct Part<'t> {
    label: Option<(Label, &'t str)>,
    value: &'t str,
    printed: &'t str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Label {
    Day,
    Time,
    Place,
}

/// Reads a whole line as a dateline.
pub(crate) fn parse(line: &str) -> Option<Dateline<'_>> {
    let (_, dateline) = all_consuming(dateline).parse(line).ok()?;
    Some(dateline)
}

impl<'t> Dateline<'t> {
    /// Takes the next part of `line`; `None` if it belongs to nothing.
    fn push(&mut self, line: &'t str, part: &Part<'t>) -> Option<()> {
        let value = Some(part.value).filter(|value| !value.is_empty());
        match part.label {
            Some((Label::Day, _)) if self.date.is_empty() => self.date = part.value,
            Some((Label::Time, _)) if self.time.is_none() => self.time = value,
            Some((Label::Place, _)) if self.place.is_none() => self.place = value,
            _ => {
                let start = place_of(line, self.place?).start;
                self.place = line.get(start..place_of(line, part.printed).end);
                return Some(());
            }
        }
        if let Some((_, label)) = part.label {
            match self.labels.iter_mut().find(|free| free.is_empty()) {
                Some(free) => *free = label,
                None => self.other_labels.push(label),
            }
        }
        Some(())
    }

    /// The words that name the values, in their order.
    pub(crate) fn labels(&self) -> impl Iterator<Item = &'t str> {
        let labels = self.labels.iter().take_while(|label| !label.is_empty());
        labels.chain(&self.other_labels).copied()
    }
}

fn dateline(line: &str) -> IResult<&str, Dateline<'_>> {
    let mut dateline = Dateline::default();
    let (rest, ()) = map_opt(day_part, |part| dateline.push(line, &part)).parse(line)?;
    let next = map_opt(preceded(char('|'), part), |part| dateline.push(line, &part));
    let (rest, _) = many0_count(next).parse(rest)?;
    Ok((rest, dateline))
}

fn day_part(input: &str) -> IResult<&str, Part<'_>> {
    labelled(map(day, |label| Some((Label::Day, label)))).parse(input)
}

fn part(input: &str) -> IResult<&str, Part<'_>> {
    preceded(blanks, labelled(opt(label))).parse(input)
}

/// A value behind its label.
fn labelled<'i>(
    label: impl Parser<&'i str, Output = Option<(Label, &'i str)>, Error = Error<&'i str>>,
) -> impl Parser<&'i str, Output = Part<'i>, Error = Error<&'i str>> {
    map(consumed((label, value)), |(printed, (label, value))| Part {
        label,
        value: value.trim(),
        printed: printed.trim_end(),
    })
}

fn label(input: &str) -> IResult<&str, (Label, &str)> {
    // Their first letters tell them apart.
    match input.as_bytes().first() {
        Some(b'D') => map(day, |label| (Label::Day, label)).parse(input),
        Some(b'U' | b'Z' | b'T') => map(time, |label| (Label::Time, label)).parse(input),
        Some(b'O' | b'L' | b'P') => map(place, |label| (Label::Place, label)).parse(input),
        _ => fail().parse(input),
    }
}

fn day(input: &str) -> IResult<&str, &str> {
    alt((tag("Datum:"), tag("Date:"))).parse(input)
}

fn time(input: &str) -> IResult<&str, &str> {
    alt((tag("Uhrzeit:"), tag("Zeit:"), tag("Time:"))).parse(input)
}

fn place(input: &str) -> IResult<&str, &str> {
    alt((tag("Ort:"), tag("Location:"), tag("Place:"))).parse(input)
}

fn value(input: &str) -> IResult<&str, &str> {
    let end = memchr(b'|', input.as_bytes()).unwrap_or(input.len());
    beginning(input, prefix(input, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn valid() {
        for (line, date, time, place) in [
            (
                "Date: March 3rd 2020 | Time: 06:15 - 07:45 pm | Location: Old Mill",
                "March 3rd 2020",
                Some("06:15 - 07:45 pm"),
                Some("Old Mill"),
            ),
            (
                "Datum: 3. Mai 2019 |Ort: Halle 1 | Foyer",
                "3. Mai 2019",
                None,
                Some("Halle 1 | Foyer"),
            ),
            ("Datum: 3. Mai 2019", "3. Mai 2019", None, None),
            ("Datum:|Ort:|Zeit:", "", None, None),
            // A label that is there twice.
            ("Datum: | Datum: 3. Mai", "3. Mai", None, None),
            (
                "Datum: 3. Mai | Ort: Rath | Ort: Bilk |",
                "3. Mai",
                None,
                Some("Rath | Ort: Bilk |"),
            ),
            (
                "Datum: 3. Mai | Ort: Rath | Zeit: 9 | Foyer",
                "3. Mai",
                Some("9"),
                Some("Rath | Zeit: 9 | Foyer"),
            ),
        ] {
            let dateline = parse(line).expect(line);
            assert_eq!(
                (dateline.date, dateline.time, dateline.place),
                (date, time, place),
                "{line}"
            );
        }
        let dateline = parse("Datum: 3. Mai | Ort: Halle 1 | Foyer").expect("a dateline");
        assert_eq!(dateline.labels().collect::<Vec<_>>(), ["Datum:", "Ort:"]);
        let dateline = parse("Datum: | Zeit: | Datum: | Ort: Halle 1 | Zeit: 9").expect("a dateline");
        let labels = ["Datum:", "Zeit:", "Datum:", "Ort:", "Zeit:"];
        assert_eq!(dateline.labels().collect::<Vec<_>>(), labels);
    }

    #[test]
    fn invalid() {
        for line in [
            "Ort: Rathaus | Datum: 3. Mai 2019",
            " Datum: 3. Mai",
            "Datum 3. Mai",
            "Datum: 3. Mai | Eintritt: frei",
            "Datum: 3. Mai | Datum: 4. Mai",
            "Datum: 3. Mai | Ort: | Foyer",
            "",
        ] {
            assert_eq!(parse(line), None, "{line}");
        }
    }
}
