//! The issue: its date, found among the first lines of a text and held against a second one, and its document number.

use std::ops::Range;

use chrono::NaiveDate;

use crate::context::Context;
use crate::copy::lines::Lines;
use crate::field::date::{self, DateLine};
use crate::record::{Code, Located, Role, SharedStr, Span};
use crate::text::endings::{self, Ending};
use crate::text::line::Line;

/// The date stands among so many first lines.
pub(crate) const DATE_LINES: usize = 12;
/// A line that a line end cut out of a date has no more bytes.
const LONGEST_PIECE: usize = 40;
/// A line of more characters that ends with a full stop is of the body.
const SENTENCE: u32 = 60;

/// The lines of a date of issue among the first ones; one that can be read counts before others. The first row that fits
/// decides whether one begins with a line:
///
/// | the line | is the date |
/// | --- | --- |
/// | is a date by itself | alone |
/// | ends with its sentence, as the next one is a date by itself | not |
/// | is one with the next one, out of which a line end cut it: "9." / "Dezember 2019" | with that |
pub(crate) fn find_date(lines: Lines<'_>) -> Option<Range<usize>> {
    let mut unreadable = None;
    let mut next = date::parse_line(lines.text(0));
    for index in 0..lines.len().min(DATE_LINES) {
        let text = lines.text(index);
        let below = index.saturating_add(1);
        let single = std::mem::replace(&mut next, date::parse_line(lines.text(below)));
        let found = match single {
            Some(day) => Some((index..below, day)),
            None if next.is_some() && endings::ending(text) != Ending::Open => None,
            None => {
                let rest = lines.text(below);
                let is_cut = !rest.is_empty() && text.len().max(rest.len()) <= LONGEST_PIECE;
                let day = is_cut.then(|| date::parse_line(&[text, " ", rest].concat())).flatten();
                day.map(|day| (index..below.saturating_add(1), day))
            }
        };
        match found {
            Some((lines, DateLine::Unreadable)) => unreadable = unreadable.or(Some(lines)),
            Some((lines, _)) => return Some(lines),
            None if text.ends_with('.')
                && !endings::is_clipped(text)
                && lines.get(index).is_some_and(|line| line.width() > SENTENCE) =>
            {
                break;
            }
            None => {}
        }
    }
    unreadable
}

/// How many lines at the beginning are dates.
pub(crate) fn count_dates(lines: Lines<'_>) -> usize {
    let is_date = |line: &Line<'_>| !line.is_headline() && date::parse_line(line.text).is_some();
    lines.iter().take_while(is_date).count()
}

/// The date of issue, and the last day if it is a range.
pub(crate) fn read(
    lines: Lines<'_>,
    context: &mut Context<'_>,
) -> (Option<Located<NaiveDate>>, Option<Located<NaiveDate>>) {
    // Nearly all dates stand on one line.
    let (one, many): ([Span; 1], Vec<Span>);
    let spans = match lines.as_slice() {
        [line] => {
            one = [line.span()];
            one.as_slice()
        }
        lines => {
            many = lines.iter().map(|line| line.span()).collect();
            many.as_slice()
        }
    };
    for span in spans {
        context.mark(*span, Role::Date);
    }
    let day = match lines.len() {
        1 => date::parse_line(lines.text(0)),
        _ => date::parse_line(&lines.iter().map(|line| line.text).collect::<Vec<_>>().join(" ")),
    };
    let code = match day {
        Some(DateLine::Valid { start, end }) => {
            let locate = |day: NaiveDate| context.locate(day, spans);
            return (Some(locate(start)), end.map(locate));
        }
        Some(DateLine::Impossible) => Code::DateImpossible,
        Some(DateLine::Unreadable) | None => Code::DateUnreadable,
    };
    if let Some(first) = spans.first() {
        context.report(code, *first);
    }
    (None, None)
}

/// Reports another date, unless it is the first one again.
pub(crate) fn read_second(
    lines: Lines<'_>,
    first: Option<&Located<NaiveDate>>,
    is_range: bool,
    context: &mut Context<'_>,
) {
    for line in lines.iter() {
        context.mark(line.span(), Role::Date);
        match (first, date::parse_line(line.text)) {
            (Some(first), Some(DateLine::Valid { start, end: None })) if **first == start && !is_range => {}
            (Some(first), _) => context.report_against(Code::DateConflict, line.span(), context.place_of(first)),
            (None, _) => context.report(Code::DateConflict, line.span()),
        }
    }
}

/// The first document number counts; another one is reported.
pub(crate) fn read_number(
    first: Option<Located<SharedStr>>,
    lines: Lines<'_>,
    context: &mut Context<'_>,
) -> Option<Located<SharedStr>> {
    let line = lines.first()?;
    context.mark(line.span(), Role::DocumentNumber);
    match first {
        Some(first) => {
            if first.as_str() != line.text {
                context.report_against(Code::DocumentNumberConflict, line.span(), context.place_of(&first));
            }
            Some(first)
        }
        None => Some(context.locate_text(line.text, line.span())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::copy::stitch::Compounds;
    use crate::text::line;

    #[test]
    fn dates_among_the_first_lines() {
        for (text, range) in [
            ("Kultur\nDüsseldorf, 17. September 2019\nBrunnen sprudelt", Some(1..2)),
            ("Kultur\n17. September 2019\nBrunnen sprudelt", Some(1..2)),
            ("Kultur\nDüsseldorf, 31. Agust 2019", Some(1..2)),
            // Out of these a line end cut them.
            ("Düsseldorf,\n17. September 2019", Some(0..2)),
            ("17.\nSeptember 2019", Some(0..2)),
            ("Kultur\n17. September\n2019", Some(1..3)),
            ("15. Juni 2021 -\n21. Juni 2021", Some(0..2)),
            // One that can be read counts before others.
            ("31. Agust 2019\n31. August 2019", Some(1..2)),
            ("Brunnen sprudelt\nKultur", None),
        ] {
            let lines = line::cut(text);
            let compounds = Compounds::of(text);
            assert_eq!(find_date(Lines::new(&lines, &compounds)), range, "{text}");
        }
    }
}
