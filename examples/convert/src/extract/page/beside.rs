//! Lines that stand beside the text of a page: above its title, links that do something, pages to turn, lists of other texts.

use super::lines::Line;
use super::titles::{self, Titles};

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

/// Takes away what stands beside the text.
pub(super) fn take_away(lines: &mut Vec<Line>, titles: &Titles) {
    lines.retain(|line| !(line.is_link && is_doing(&line.text) || is_turning(&line.text)));
    titles::take_away_above(lines, titles);
    take_away_others(lines);
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
