//! Lines whose parts pages set in other lines, by the labels before them: what the press service prints in one line, or in several.

use pressedienst::Layout;

use super::line::{Line, Role};
use super::titles;

/// The labels of a dateline: before its day, and before its other parts.
const DATES: [&str; 2] = ["Datum:", "Date:"];
const PLACES: [&str; 6] = ["Ort:", "Location:", "Place:", "Uhrzeit:", "Zeit:", "Time:"];
/// Those of a release: before its day, and before its authors.
const CREATED: [&str; 2] = ["Erstellt:", "Created:"];
const AUTHORS: [&str; 3] = ["Redaktion:", "Text:", "Editing:"];
/// What stands above the contacts of the libraries.
const CONTACT: &str = "Ansprechpartner";

/// A topic has no more letters.
const TOPIC: usize = 40;

/// The text of the links behind teasers.
const MORE: [&str; 2] = ["Mehr", "Ganzen Artikel lesen"];

/// The links to other versions of a release.
pub(super) const VERSIONS: &str = "PDF TXT";

/// Sets lines as the press service prints them.
pub(super) fn set(lines: &mut Vec<Line>, layout: Option<Layout>) {
    for line in lines.iter_mut() {
        take_arrows(line);
        if line.has_topics() {
            line.text = unmarked(&line.text).to_owned();
        }
    }
    join(lines, |line, next| {
        let is_link = line.is_link() && next.is_link();
        (is_link && unmarked(&line.text) == "PDF" && unmarked(&next.text) == "TXT").then(|| VERSIONS.to_owned())
    });
    join(lines, |line, next| {
        let is_row = line.has_topics() && next.has_topics() && next.above < 2;
        is_row.then(|| format!("{} {}", line.text, next.text))
    });
    join_topics(lines);
    part_day(lines);
    match layout {
        Some(Layout::WebProject) => join_dateline(lines),
        Some(Layout::WebPortal) => join(lines, |line, next| {
            (is_day(&line.text) && is_hour(&next.text)).then(|| format!("{}  {}", line.text, next.text))
        }),
        Some(Layout::WebRelease) => {
            join(lines, |line, next| {
                let (label, value) = (unmarked(&line.text), unmarked(&next.text));
                let is_value =
                    CREATED.contains(&label) && is_short(value) && value.starts_with(|c: char| c.is_ascii_digit())
                        || AUTHORS.contains(&label) && is_short(value) && value.contains(',');
                is_value.then(|| format!("{label} {value}"))
            });
            split_author(lines);
        }
        Some(Layout::WebArchive) => lift_topics(lines, |above| is_day(&above.text)),
        Some(Layout::WebNewsList) => lift_topics(lines, |above| above.role == Role::Caption),
        Some(Layout::LibraryArchive) => {
            let mut is_label = false;
            for line in lines.iter_mut() {
                line.above = if is_label { 1 } else { line.above };
                is_label = line.text.starts_with(CONTACT) && line.text.ends_with(':');
            }
        }
        _ => {}
    }
}

/// Sets topics above what stands above them.
fn lift_topics(lines: &mut [Line], is_below: impl Fn(&Line) -> bool) {
    for index in 1..lines.len() {
        if let Some([above, line]) = lines.get_mut(index.saturating_sub(1)..=index)
            && is_below(above)
            && line.has_topics()
        {
            std::mem::swap(above, line);
            (above.above, line.above) = (2, 1);
        }
    }
}

/// Joins a dateline that stands in several lines.
fn join_dateline(lines: &mut Vec<Line>) {
    let labels = || DATES.iter().chain(&PLACES);
    // The cells of a row.
    let is_dateline =
        |line: &&mut Line| line.text.len() <= LONGEST && DATES.iter().any(|label| line.text.starts_with(label));
    for line in lines.iter_mut().filter(is_dateline) {
        for label in PLACES {
            line.text = line.text.replace(&format!("  {label}"), &format!(" | {label}"));
        }
    }
    join(lines, |line, next| {
        let (label, value) = (unmarked(&line.text), unmarked(&next.text));
        let is_value = is_short(value) && !labels().any(|label| value.starts_with(label));
        (labels().any(|known| *known == label) && is_value).then(|| format!("{label} {value}"))
    });
    join(lines, |line, next| {
        let (day, part) = (unmarked(&line.text), unmarked(&next.text));
        let is_dateline = DATES.iter().any(|label| day.starts_with(label));
        let is_part = PLACES.iter().any(|label| part.starts_with(label));
        (is_dateline && is_part).then(|| format!("{} | {part}", day.trim_end_matches([' ', '|', ','])))
    });
}

/// Joins topics that are set as a list: below the title of the page or the link of another text, or above a day.
fn join_topics(lines: &mut Vec<Line>) {
    let is_topic = |line: &Line| line.role == Role::Item && is_short(&line.text) && line.text.chars().count() <= TOPIC;
    let is_above = |line: &Line| titles::is_title(&line.text) || ends_with_more(&line.text).is_some();
    let mut rows: Vec<std::ops::Range<usize>> = Vec::new();
    let mut index = 0;
    while index < lines.len() {
        let topics = lines.iter().skip(index).take_while(|line| is_topic(line)).count();
        let end = index.saturating_add(topics);
        let above = index.checked_sub(1).and_then(|above| lines.get(above));
        if topics > 0 && (above.is_some_and(is_above) || lines.get(end).is_some_and(|below| is_day(&below.text))) {
            rows.push(index..end);
        }
        index = end.max(index.saturating_add(1));
    }
    let mut rows = rows.into_iter().peekable();
    let mut all: Vec<Line> = Vec::with_capacity(lines.len());
    for (index, mut line) in lines.drain(..).enumerate() {
        while rows.next_if(|row| row.end <= index).is_some() {}
        let row = rows.peek().filter(|row| row.contains(&index));
        match (row, all.last_mut()) {
            (Some(row), Some(last)) if row.start < index => {
                last.text.push(' ');
                last.text.push_str(unmarked(&line.text));
                continue;
            }
            (Some(_), _) => {
                let words = unmarked(&line.text).to_owned();
                line.text = words;
                line.role = Role::Topics;
            }
            _ => {}
        }
        all.push(line);
    }
    *lines = all;
}

/// A line of more bytes is not joined with another one.
const LONGEST_ROW: usize = 600;

/// Joins lines with those below them.
fn join(lines: &mut Vec<Line>, joined: impl Fn(&Line, &Line) -> Option<String>) {
    let mut all: Vec<Line> = Vec::with_capacity(lines.len());
    for line in lines.drain(..) {
        let last = all.last_mut().filter(|last| last.text.len() <= LONGEST_ROW);
        match last.and_then(|last| Some((joined(last, &line)?, last))) {
            Some((text, last)) => last.text = text,
            None => all.push(line),
        }
    }
    *lines = all;
}

fn unmarked(words: &str) -> &str {
    words.trim_start_matches(['•', ' '])
}

/// Whether words are a value, and no sentence.
fn is_short(value: &str) -> bool {
    value.len() <= LONGEST && !value.ends_with(['.', ':', ';'])
}

/// A value has no more bytes.
const LONGEST: usize = 120;

/// Whether words are those of a link to the text of a teaser.
pub(super) fn is_more(words: &str) -> bool {
    ends_with_more(words).is_some_and(str::is_empty)
}

fn is_arrow(letter: char) -> bool {
    letter.is_whitespace() || "»›→▶►>…".contains(letter)
}

/// What stands before such a link at the end of a line.
fn ends_with_more(words: &str) -> Option<&str> {
    let bare = words.trim_end_matches(is_arrow);
    let before = MORE.iter().find_map(|more| bare.strip_suffix(more))?;
    (before.is_empty() || before.ends_with(char::is_whitespace)).then_some(before)
}

/// Takes the arrows from a link to the text of a teaser.
fn take_arrows(line: &mut Line) {
    if ends_with_more(&line.text).is_some() {
        line.text.truncate(line.text.trim_end_matches(is_arrow).len());
    }
    let bare = line.text.trim_start_matches(is_arrow);
    if line.is_link() && is_more(bare) {
        line.text = bare.to_owned();
    }
}

/// Begins a line with the author that stands behind the day.
fn split_author(lines: &mut Vec<Line>) {
    let of_day = |line: &Line| CREATED.iter().any(|label| line.text.starts_with(label));
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
