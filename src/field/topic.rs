//! Topics (Rubriken): several on one line, with nothing but a blank between them.
//!
//! ```text
//! topics  = [ "|" ] topic *( ( blank | "," | "|" | "/" ) topic )
//! topic   = word *( blank word )          "Kultur", "Zu Gast im Rathaus", "Amt 13 News", "Planen und Bauen"
//! ```
//! A topic of several words is told by its words: what begins small, "&", "-" and numbers hold both neighbours, and a
//! word such as "Zu", "Amt" or "Bad" and an adjective hold the next one.

use std::ops::Range;

/// Capitalised words that need another one behind them.
const OPENERS: [&str; 19] = [
    "Zu", "Zur", "Zum", "Im", "In", "Am", "An", "Auf", "Aus", "Rund", "Amt", "Bad", "Sankt", "St.", "New", "Neue",
    "Neuer", "Junge", "Alte",
];

/// A line of more bytes is none of topics.
const LONGEST: usize = 240;

/// Words that hold the one before and the one behind them.
fn is_binder(word: &str) -> bool {
    word.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit()) || word == "&" || word == "-"
}

/// Whether a word needs another one behind it.
fn is_opener(word: &str) -> bool {
    let is_adjective = || {
        ["liche", "licher", "ische", "ischer", "isches"]
            .iter()
            .any(|ending| word.ends_with(ending))
    };
    OPENERS.contains(&word) || is_adjective()
}

/// Where the topics of a line stand in it.
pub(crate) fn split(line: &str) -> Vec<Range<usize>> {
    let mut topics: Vec<Range<usize>> = Vec::new();
    let (mut at, mut holds_next) = (0_usize, false);
    for word in line.split(|c: char| c.is_whitespace() || matches!(c, ',' | '|' | '/')) {
        let end = at.saturating_add(word.len());
        if !word.is_empty() {
            match topics.last_mut() {
                Some(last) if (holds_next || is_binder(word)) && !line.get(last.end..at).is_some_and(has_separator) => {
                    last.end = end;
                }
                _ => topics.push(at..end),
            }
            holds_next = is_binder(word) || is_opener(word);
        }
        let separator = line
            .get(end..)
            .and_then(|rest| rest.chars().next())
            .map_or(0, char::len_utf8);
        at = end.saturating_add(separator);
    }
    topics
}

fn has_separator(gap: &str) -> bool {
    gap.contains([',', '|', '/'])
}

/// Whether a line can be one of topics: few words, most of them nouns, no sentence.
pub(crate) fn is_topics(line: &str) -> bool {
    let is_gap = |c: char| c.is_whitespace() || matches!(c, ',' | '|' | '/');
    let words = || line.split(is_gap).filter(|word| !word.is_empty());
    let is_plain = |word: &str| {
        word == "&"
            || word
                .chars()
                .all(|c| c.is_alphanumeric() || matches!(c, '-' | '.' | '\u{2019}' | '\''))
    };
    let is_link = |word: &str| {
        matches!(
            word,
            "und"
                | "im"
                | "in"
                | "am"
                | "an"
                | "der"
                | "des"
                | "die"
                | "für"
                | "zu"
                | "zur"
                | "zum"
                | "auf"
                | "mit"
                | "von"
                | "rund"
                | "um"
        )
    };
    let starts_well = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) || word == "&";
    line.len() <= LONGEST
        && words()
            .next()
            .is_some_and(|first| first.starts_with(char::is_uppercase))
        && words().all(|word| is_plain(word) && (starts_well(word) || is_link(word)))
        && !line.ends_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn topics(line: &str) -> Vec<&str> {
        split(line).into_iter().map(|range| &line[range]).collect()
    }

    #[test]
    fn lines_of_topics() {
        let table: [(&str, &[&str]); 12] = [
            ("Kultur", &["Kultur"]),
            ("Kultur Wirtschaft", &["Kultur", "Wirtschaft"]),
            ("| Kultur Zu Gast im Rathaus", &["Kultur", "Zu Gast im Rathaus"]),
            ("Amt 13 News Amt 54 News", &["Amt 13 News", "Amt 54 News"]),
            ("Kultur News", &["Kultur", "News"]),
            ("Planen und Bauen Verkehr", &["Planen und Bauen", "Verkehr"]),
            ("Kultur, Sport", &["Kultur", "Sport"]),
            ("Kultur, 13 News", &["Kultur", "13 News"]),
            ("Kinder & Jugend Sport", &["Kinder & Jugend", "Sport"]),
            ("Bilk - Rath Sport", &["Bilk - Rath", "Sport"]),
            ("Palermo Bad Honnef Chemnitz", &["Palermo", "Bad Honnef", "Chemnitz"]),
            ("Öffentliche Sicherheit Umwelt", &["Öffentliche Sicherheit", "Umwelt"]),
        ];
        for (line, expected) in table {
            assert_eq!(topics(line), expected, "{line}");
        }
    }

    #[test]
    fn lines_that_are_none() {
        for line in [
            "Lesefest am Rhein eröffnet",
            "Es war schön.",
            "\"Musik\"",
            "Musik! Tanz",
            "",
            "am Rhein",
        ] {
            assert!(!is_topics(line), "{line}");
        }
        for line in [
            "Kultur",
            "Zu Gast im Rathaus Kultur",
            "Amt 13 News",
            "Planen und Bauen",
            "Kinder & Jugend",
        ] {
            assert!(is_topics(line), "{line}");
        }
        assert!(is_topics(&"K".repeat(LONGEST)) && !is_topics(&"K".repeat(LONGEST + 1)));
    }
}
