//! What stands above the display lines: the name strip, topics, and the label of an invitation.

use crate::copy::label::label_end;
use crate::copy::lines::Lines;
use crate::field::document_number;
use crate::text::words;
const INVITATIONS: [&str; 14] = [
    "Einladung",
    "Einladung an die Medien",
    "Einladung an die Presse",
    "Einladung / Invitation",
    "Einladung/Invitation",
    "Invitation",
    "Medientermin",
    "Pressetermin",
    "Medieneinladung",
    "Presseeinladung",
    "Einladung zum Pressetermin",
    "Einladung zum Medientermin",
    "EINLADUNG",
    "EINLADUNG AN DIE MEDIEN",
];

/// Names of rubrics (Rubriken) as newspapers and the press service have them; a display line of nothing else is a line of
/// topics, because a kicker says something.
const RUBRICS: [&str; 31] = [
    "Kultur",
    "Wirtschaft",
    "Sport",
    "Soziales",
    "Umwelt",
    "Verkehr",
    "Bildung",
    "Politik",
    "Verwaltung",
    "Gesundheit",
    "Jugend",
    "Schule",
    "Schulen",
    "Internationales",
    "Integration",
    "Familie",
    "Freizeit",
    "Tourismus",
    "Wissenschaft",
    "Digitalisierung",
    "Mobilität",
    "Feuerwehr",
    "Gesellschaft",
    "Bauen",
    "Wohnen",
    "Natur",
    "Klima",
    "Veranstaltungen",
    "Märkte",
    "Senioren",
    "Kinder",
];

/// Whether a line says that the text is an invitation.
pub(crate) fn is_invitation(text: &str) -> bool {
    let text = text.trim_end_matches(':').trim_end();
    INVITATIONS.iter().any(|label| words::has_same_words(text, label))
}

/// How many lines from `index` on are the label of an invitation; a page end may have cut it.
pub(crate) fn invitation(lines: Lines<'_>, index: usize) -> Option<usize> {
    if !lines.text(index).starts_with(['E', 'I', 'M', 'P']) {
        return None;
    }
    let whole = |label: &&str| {
        let end = label_end(lines, index, label)?;
        let rest = lines.text_ahead(end.line).get(end.offset..)?;
        let is_whole = rest.trim_matches([':', ' ']).is_empty();
        is_whole.then(|| end.line.saturating_add(1).saturating_sub(index))
    };
    INVITATIONS.iter().filter_map(whole).max()
}

/// Whether a line belongs to the name strip: its words, a rule, or the noise that text recognition made of it.
pub(crate) fn is_masthead(text: &str) -> bool {
    text.starts_with("Pressedienst")
        || text.starts_with("pld ")
        || matches!(
            text,
            "Landeshauptstadt Düsseldorf" | "Landeshauptstadt" | "Düsseldorf" | "Presse"
        )
        || is_noise(text)
}

/// Letters of other scripts, tabs, and no word: what text recognition makes of a logo.
fn is_noise(text: &str) -> bool {
    if document_number::parse(text).is_some() {
        return false;
    }
    let is_foreign = |c: char| c > '\u{24F}' && c.is_alphabetic();
    let has_word = text
        .split_whitespace()
        .any(|word| word.chars().filter(|c| words::is_letter(*c)).count() >= 4 && word.chars().all(|c| !is_foreign(c)));
    !has_word
        && (text.contains(['\t', '_', '\u{2022}'])
            || text.contains(is_foreign)
            || !text.contains(|c: char| c.is_ascii_digit()))
}

/// Whether a line is one of the press service's topics of several words; no kicker reads like that.
pub(crate) fn is_topic(text: &str) -> bool {
    let is_office = |text: &str| {
        let number = text.strip_prefix("Amt ").and_then(|rest| rest.strip_suffix(" News"));
        number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
    };
    matches!(text, "News" | "Zu Gast im Rathaus") || is_office(text)
}

pub(crate) fn is_rubric(text: &str) -> bool {
    let mut words = text
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '|' | '/'))
        .filter(|word| !word.is_empty());
    !text.is_empty() && words.all(|word| RUBRICS.contains(&word) || matches!(word, "und" | "&"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mastheads() {
        for text in [
            "Pressedienst",
            "Pressedienst ________",
            "\u{3BD}\tr\u{3A9}\tCC\ted",
            "\u{2022}",
            "IC\t33\tCU",
            "pld \u{2013} Pressedienst der",
        ] {
            assert!(is_masthead(text), "{text}");
        }
        for text in ["Kultur", "Lesefest am Rhein", "31. August 2019", "Neues vom Rat"] {
            assert!(!is_masthead(text), "{text}");
        }
    }

    #[test]
    fn topics() {
        assert!(is_topic("Amt 13 News") && is_topic("Zu Gast im Rathaus") && is_topic("News"));
        assert!(!is_topic("Amt  News") && !is_topic("Neues vom Amt 13"));
    }

    #[test]
    fn rubrics() {
        assert!(is_rubric("Kultur"));
        assert!(is_rubric("Kultur, Sport"));
        assert!(!is_rubric("Kultursommer"));
    }
}
