//! Lines whose parts pages set in other lines, by the labels before them: what the press service prints in one line, or in several.

use pressedienst::Layout;

use super::lines::Line;

/// Labels with their values in the same line.
const DAYS: [&str; 4] = ["Datum:", "Date:", "Erstellt:", "Created:"];
const PLACES: [&str; 6] = ["Ort:", "Location:", "Place:", "Uhrzeit:", "Zeit:", "Time:"];
const AUTHORS: [&str; 3] = ["Redaktion:", "Text:", "Editing:"];
/// Those of a dateline, and those with an author below.
const DATELINE: usize = 2;

/// The text of the links behind teasers.
const MORE: [&str; 2] = ["Mehr", "Ganzen Artikel lesen"];

/// The links to other versions of a release.
pub(super) const VERSIONS: &str = "PDF TXT";

/// Sets lines as the press service prints them.
pub(super) fn set(lines: &mut Vec<Line>, layout: Option<Layout>) {
    for line in lines.iter_mut() {
        take_arrows(line);
    }
    join(lines, |line, next| {
        let (line, is_link) = (line.text.as_str(), line.is_link && next.is_link);
        (is_link && unmarked(line) == "PDF" && unmarked(&next.text) == "TXT").then(|| VERSIONS.to_owned())
    });
    join(lines, |line, next| value(&line.text, &next.text));
    join(lines, |line, next| {
        let is_dateline = DAYS.iter().take(DATELINE).any(|label| line.text.starts_with(label));
        let is_part = PLACES.iter().any(|label| next.text.starts_with(label));
        (is_dateline && is_part).then(|| format!("{} | {}", line.text.trim_end_matches([' ', '|', ',']), next.text))
    });
    if layout == Some(Layout::WebPortal) {
        join(lines, |line, next| {
            (is_day(&line.text) && is_hour(&next.text)).then(|| format!("{}  {}", line.text, next.text))
        });
    }
    split_authors(lines);
    match layout {
        Some(Layout::WebArchive) => {
            for index in 1..lines.len() {
                if let Some([above, line]) = lines.get_mut(index.saturating_sub(1)..=index)
                    && is_day(&above.text)
                    && line.has_topics
                {
                    std::mem::swap(above, line);
                }
            }
        }
        Some(Layout::WebNews) => part_day(lines),
        _ => {}
    }
}

/// Joins lines with those below them.
fn join(lines: &mut Vec<Line>, joined: impl Fn(&Line, &Line) -> Option<String>) {
    let mut all: Vec<Line> = Vec::with_capacity(lines.len());
    for line in lines.drain(..) {
        match all.last_mut().and_then(|last| Some((joined(last, &line)?, last))) {
            Some((text, last)) => last.text = text,
            None => all.push(line),
        }
    }
    *lines = all;
}

fn unmarked(words: &str) -> &str {
    words.trim_start_matches(['•', ' '])
}

/// A label on a line of its own with its value.
fn value(label: &str, value: &str) -> Option<String> {
    let is_short = value.len() <= LONGEST && !value.ends_with(['.', ':']);
    let begins_with_digit = value.starts_with(|first: char| first.is_ascii_digit());
    let is_value = if DAYS.contains(&label) {
        begins_with_digit
    } else if AUTHORS.contains(&label) {
        value.contains(',')
    } else {
        PLACES.contains(&label)
    };
    (is_value && is_short).then(|| format!("{label} {value}"))
}

/// A value has no more bytes.
const LONGEST: usize = 120;

/// Takes the arrows from the end of a line with a link to the text of a teaser.
fn take_arrows(line: &mut Line) {
    let is_arrow = |letter: char| letter.is_whitespace() || "»›→▶►>…\u{203A}".contains(letter);
    let bare = line.text.trim_end_matches(is_arrow);
    let bare = if line.is_link {
        bare.trim_start_matches(is_arrow)
    } else {
        bare
    };
    let is_more = MORE.iter().any(|more| {
        let before = bare.strip_suffix(more);
        before.is_some_and(|before| before.is_empty() || before.ends_with(' '))
    });
    if is_more && bare.len() < line.text.len() {
        line.text = bare.to_owned();
    }
}

/// Begins a line with the author that stands behind the day.
fn split_authors(lines: &mut Vec<Line>) {
    let of_day = |line: &Line| DAYS.iter().skip(DATELINE).any(|label| line.text.starts_with(label));
    let Some((index, line)) = lines.iter_mut().enumerate().find(|(_, line)| of_day(line)) else {
        return;
    };
    let author = AUTHORS.iter().find_map(|label| line.text.find(label));
    if let Some(author) = author {
        let text = line.text.split_off(author);
        let day = line
            .text
            .trim_end_matches(|last: char| last.is_whitespace() || "|,·/-–".contains(last));
        line.text.truncate(day.len());
        let author = Line {
            text,
            above: 1,
            ..Line::default()
        };
        lines.insert(index.saturating_add(1), author);
    }
}

/// Sets the day before the bar of topics above the headline, because nothing stands before the bar.
fn part_day(lines: &mut Vec<Line>) {
    let day_of = |line: &Line| {
        let (day, topics) = line.text.split_once('|')?;
        let day = day.trim();
        is_day(day).then(|| (day.to_owned(), format!("| {}", topics.trim())))
    };
    let below = |index: &usize| {
        index
            .checked_sub(1)
            .and_then(|above| lines.get(above))
            .is_some_and(|above| above.heading > 0)
    };
    let found = lines
        .iter()
        .enumerate()
        .filter(|(index, _)| below(index))
        .find_map(|(index, line)| Some((index, day_of(line)?)));
    if let Some((index, (text, topics))) = found {
        if let Some(line) = lines.get_mut(index) {
            line.text = topics;
        }
        let day = Line {
            text,
            above: 2,
            ..Line::default()
        };
        lines.insert(index.saturating_sub(1), day);
    }
}

/// Whether words are a day in digits.
fn is_day(words: &str) -> bool {
    let is_digits = words.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    is_digits && (6..=10).contains(&words.len()) && words.matches('.').count() == 2
}

/// Whether words are an hour: "14:25 Uhr".
fn is_hour(words: &str) -> bool {
    let hour = words.strip_suffix("Uhr").map(str::trim);
    hour.is_some_and(|hour| {
        hour.len() <= 5 && hour.contains(':') && hour.bytes().all(|byte| byte.is_ascii_digit() || byte == b':')
    })
}
