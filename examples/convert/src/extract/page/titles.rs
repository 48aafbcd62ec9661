//! The title of a page, which its text begins with, and which of several lines below it is the headline.

use super::labels::VERSIONS;
use super::line::Line;

/// Titles of pages with texts of the press service.
const TITLES: [&str; 8] = [
    "Pressedienst Einzelansicht",
    "Pressedienst Archiv",
    "Aktuelle News",
    "Kultur-News",
    "Aktuelles",
    "Meldungen",
    "News aus dem Rathaus der Stadt Düsseldorf",
    "Pressearchiv",
];
/// Those that no text has on a line of its own.
const CERTAIN: usize = 2;
/// The page of one release.
const RELEASE: &str = "Pressedienst Einzelansicht";
/// The title that has a year behind it.
const ARCHIVE: &str = "Pressearchiv";

/// What a page says that it is called.
#[derive(Debug, Default)]
pub(super) struct Titles {
    /// In its file.
    pub(super) file: String,
    /// In its largest headings, also outside of its text.
    pub(super) headings: Vec<String>,
}

/// The title of the page that words are.
fn title_of(words: &str) -> Option<usize> {
    let is_archive = || {
        let year = words.strip_prefix(ARCHIVE).map(str::trim);
        year.is_some_and(|year| year.chars().all(|letter| letter.is_ascii_digit()))
    };
    let title = TITLES.iter().position(|title| same_words(title, words));
    title.or_else(|| is_archive().then_some(TITLES.len().saturating_sub(1)))
}

/// Whether words are the title of a page.
pub(super) fn is_title(words: &str) -> bool {
    title_of(words).is_some()
}

fn same_words(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}

/// Takes away what stands above the title of the page, and puts the title there where only the file has it.
pub(super) fn take_away_above(lines: &mut Vec<Line>, titles: &Titles) {
    let is_title = |line: &Line| {
        let known = title_of(&line.text);
        known.is_some_and(|known| line.heading > 0 || known < CERTAIN && !line.is_link())
    };
    if let Some(first) = lines.iter().position(is_title) {
        lines.drain(..first);
    } else {
        if let Some(first) = lines.iter().position(|line| line.heading == 1 && !line.is_link()) {
            let mut index = 0;
            lines.retain(|line| {
                index += 1;
                index > first || line.has_topics() || !is_path(line)
            });
        }
        // A head that stands outside of the text has its headline.
        if let [headline] = &*titles.headings
            && title_of(headline).is_none()
            && lines.iter().all(|line| line.heading == 0)
        {
            lines.insert(0, heading(headline));
        }
        let of_heading = titles.headings.iter().find_map(|heading| title_of(heading));
        let mut parts = parts(&titles.file).enumerate();
        let of_file = parts.find_map(|(index, part)| title_of(part).filter(|known| index == 0 || *known < CERTAIN));
        if let Some(title) = of_heading.or(of_file).and_then(|known| TITLES.get(known)) {
            lines.insert(0, heading(title));
        }
    }
    if lines.first().is_some_and(|line| same_words(&line.text, RELEASE)) {
        mark_headline(lines, titles);
    }
}

/// Sets the headline of a release above the title of its page, where it shows which of several display lines it is: by the title
/// of the file, else because it is the largest heading. What stands below the links to other versions is taken away.
fn mark_headline(lines: &mut Vec<Line>, titles: &Titles) {
    if let Some(last) = lines.iter().position(|line| line.text == VERSIONS) {
        lines.truncate(last.saturating_add(1));
    }
    let is_end = |line: &&Line| {
        !["Erstellt:", "Created:"]
            .iter()
            .any(|label| line.text.starts_with(label))
    };
    let displays = || lines.iter().skip(1).take(DISPLAYS).take_while(is_end);
    let is_long = |line: &&Line| line.text.chars().count() > INVITATION;
    let mut named = displays()
        .filter(is_long)
        .filter(|line| parts(&titles.file).any(|part| same_words(part, &line.text)));
    let largest = displays().map(|line| line.heading).filter(|heading| *heading > 0).min();
    let mut large = displays().filter(|line| Some(line.heading) == largest);
    let headline = match (named.next(), named.next(), large.next(), large.next()) {
        (Some(named), None, ..) => named,
        (None, None, Some(large), None) => large,
        _ => return,
    };
    let headline = heading(&headline.text);
    lines.insert(0, headline);
}

/// The words of a kind, "Einladung / Invitation", have so many letters; headlines have more.
const INVITATION: usize = 22;

/// The headline is looked for in so many lines below the title.
const DISPLAYS: usize = 8;

fn heading(words: &str) -> Line {
    Line {
        text: words.to_owned(),
        above: 2,
        heading: 1,
        ..Line::default()
    }
}

/// The parts of the title of a file: "Lesefest - Pressedienst Einzelansicht | Stadt".
fn parts(title: &str) -> impl Iterator<Item = &str> {
    let signs = [" - ", " – ", " — ", " | ", " :: ", " » ", " · "];
    let mut ends: Vec<(usize, usize)> = signs
        .iter()
        .flat_map(|sign| title.match_indices(sign))
        .map(|(at, sign)| (at, sign.len()))
        .collect();
    ends.sort_unstable();
    let mut parts = vec![title];
    let mut start = 0;
    for (at, length) in ends {
        parts.extend(title.get(start..at));
        start = at.saturating_add(length);
    }
    parts.extend(title.get(start..).filter(|_| start > 0));
    parts.into_iter().map(str::trim)
}

/// Whether a line above the first heading leads to other pages, or says where this one is.
fn is_path(line: &Line) -> bool {
    let signs = [" > ", " › ", " » ", " / ", " → "];
    line.is_link() || line.text.starts_with("Sie sind hier") || signs.iter().any(|sign| line.text.contains(sign))
}
