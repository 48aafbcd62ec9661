//! Links that do something with a page, or lead to its parts and to what every page leads to.

/// What links say that do something with the page, or lead to its parts.
const TOOLS: [&str; 62] = [
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

/// Whether a link with these words is none to a text.
pub(super) fn is_tool(words: &str) -> bool {
    let words = words
        .trim_matches(|letter: char| !letter.is_alphanumeric())
        .to_lowercase();
    TOOLS.contains(&words.as_str()) || words == "zurück" || LEADING.iter().any(|with| words.starts_with(with))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_that_are_none_to_a_text() {
        for words in [
            "Seite drucken",
            "» Nach oben",
            "Zurück zur Übersicht",
            "FACEBOOK",
            "Impressum",
        ] {
            assert!(is_tool(words), "{words}");
        }
        for words in [
            "",
            "Mehr",
            "PDF",
            "Lesefest eröffnet",
            "Kontakte zwischen Städten",
            "Kultur",
        ] {
            assert!(!is_tool(words), "{words}");
        }
    }
}
