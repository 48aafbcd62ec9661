//! Lines that stand beside the text of a page: above its title, links that do something, pages to turn, lists of other texts.

use super::lines::Line;

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

/// What links say that do something with the page, or lead to its parts.
const DOING: [&str; 62] = [
    "aktuelle seite drucken",
    "als e-mail versenden",
    "anmelden",
    "artikel drucken",
    "barrierefreiheit",
    "datenschutz",
    "datenschutzerklärung",
    "deutsch",
    "direkt zum inhalt",
    "drucken",
    "druckansicht",
    "druckversion",
    "e-mail senden",
    "empfehlen",
    "english",
    "facebook",
    "feedback",
    "gebärdensprache",
    "home",
    "impressum",
    "instagram",
    "kontakt",
    "leichte sprache",
    "linkedin",
    "login",
    "mastodon",
    "merken",
    "nach oben",
    "newsletter",
    "per e-mail senden",
    "per mail versenden",
    "print",
    "rss",
    "rss-feed",
    "schließen",
    "seite drucken",
    "seite empfehlen",
    "seite teilen",
    "seite vorlesen",
    "seitenanfang",
    "share",
    "sitemap",
    "skip to content",
    "startseite",
    "suche",
    "teilen",
    "tweet",
    "twitter",
    "twittern",
    "vorlesen",
    "weiterempfehlen",
    "whatsapp",
    "x",
    "xing",
    "youtube",
    "zum anfang",
    "zum hauptinhalt",
    "zum inhalt",
    "zum seitenanfang",
    "zur hauptnavigation",
    "zur navigation",
    "zur übersicht",
];
/// What such links begin with.
const LEADING: [&str; 8] = [
    "back to ",
    "skip to ",
    "springe zu",
    "zurück zu",
    "zum inhalt spring",
    "zur startseite",
    "zum hauptinhalt spring",
    "zur suche",
];

/// The words of pages to turn.
const TURNING: [&str; 19] = [
    "…",
    "...",
    "«",
    "»",
    "‹",
    "›",
    "<",
    ">",
    "<<",
    ">>",
    "|",
    "erste",
    "letzte",
    "nächste",
    "seite",
    "von",
    "vor",
    "vorherige",
    "weiter",
];

/// A list of other texts has so many.
const OTHERS: usize = 2;

/// Takes away what stands beside the text; `title` is that of the file.
pub(super) fn take_away(lines: &mut Vec<Line>, title: &str) {
    lines.retain(|line| !(line.is_link && is_doing(&line.text) || is_turning(&line.text)));
    join_versions(lines);
    take_away_above(lines, title);
    take_away_others(lines);
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

fn same_words(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}

/// Takes away what stands above the title of the page, and puts the title there where only the file has it.
fn take_away_above(lines: &mut Vec<Line>, title: &str) {
    let is_title = |line: &Line| {
        let known = title_of(&line.text);
        known.is_some_and(|known| line.heading > 0 || known < CERTAIN && !line.is_link)
    };
    if let Some(first) = lines.iter().position(is_title) {
        lines.drain(..first);
    } else {
        if let Some(first) = lines.iter().position(|line| line.heading == 1 && !line.is_link) {
            let mut index = 0;
            lines.retain(|line| {
                index += 1;
                index > first || line.has_topics || !is_path(line)
            });
        }
        let mut parts = parts(title).enumerate();
        let known = parts.find_map(|(index, part)| title_of(part).filter(|known| index == 0 || *known < CERTAIN));
        if let Some(known) = known.and_then(|known| TITLES.get(known)) {
            lines.insert(0, heading(known));
        }
    }
    if !lines.first().is_some_and(|line| same_words(&line.text, RELEASE)) {
        return;
    }
    if let Some(last) = lines.iter().position(|line| line.text == VERSIONS) {
        lines.truncate(last.saturating_add(1));
    }
    // The title of the file tells which of several display lines is the headline.
    let displays = || lines.iter().skip(1).take(DISPLAYS);
    let is_named = |line: &&Line| parts(title).any(|part| same_words(part, &line.text));
    if let Some(headline) = displays().find(is_named).cloned() {
        lines.insert(0, heading(&headline.text));
    }
}

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
    line.is_link || line.text.starts_with("Sie sind hier") || signs.iter().any(|sign| line.text.contains(sign))
}

fn is_doing(words: &str) -> bool {
    let mut parts = words.split(['|', '•', '·']).map(|part| {
        part.trim_matches(|letter: char| !letter.is_alphanumeric())
            .to_lowercase()
    });
    let is_known = |part: &String| {
        DOING.contains(&part.as_str()) || part == "zurück" || LEADING.iter().any(|with| part.starts_with(with))
    };
    parts.all(|part| part.is_empty() || is_known(&part))
}

/// Whether a line is one of pages to turn: "1 2 3 … weiter".
fn is_turning(words: &str) -> bool {
    let (mut numbers, mut others) = (0_usize, 0_usize);
    for word in words.split_whitespace() {
        if word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_digit()) {
            numbers = numbers.saturating_add(1);
        } else if TURNING.contains(&word.to_lowercase().as_str()) || word.eq_ignore_ascii_case("zurück") {
            others = others.saturating_add(1);
        } else {
            return false;
        }
    }
    numbers >= 2 && (others > 0 || numbers > 2)
}

/// The links to other versions of a release.
const VERSIONS: &str = "PDF TXT";

/// Prints the links to other versions in one line.
fn join_versions(lines: &mut Vec<Line>) {
    let is_version = |line: &Line, version: &str| line.is_link && line.text.trim_start_matches("• ") == version;
    let is_first = |pair: &[Line]| matches!(pair, [pdf, txt] if is_version(pdf, "PDF") && is_version(txt, "TXT"));
    if let Some(first) = lines.windows(2).position(is_first) {
        lines.remove(first.saturating_add(1));
        if let Some(line) = lines.get_mut(first) {
            VERSIONS.clone_into(&mut line.text);
        }
    }
}

/// Takes away lists of other texts below the text, each under a heading of its own.
fn take_away_others(lines: &mut Vec<Line>) {
    loop {
        let links = lines
            .iter()
            .rev()
            .take_while(|line| line.is_link && !is_address(&line.text))
            .count();
        let first = lines.len().saturating_sub(links);
        let above = first.checked_sub(1).and_then(|above| lines.get(above));
        let is_list = first > 1 && links >= OTHERS && above.is_some_and(|line| line.heading > 1);
        if !is_list {
            return;
        }
        lines.truncate(first.saturating_sub(1));
    }
}

fn is_address(words: &str) -> bool {
    ["www.", "http", "@"].iter().any(|sign| words.contains(sign))
}
