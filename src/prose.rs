//! Small questions about printed words: how a line ends, how it begins, what it could be.

use chrono::Weekday;

/// How a line ends, which tells whether the next one can belong to the same sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    /// With the end of a sentence, closing quotes and brackets not counted.
    Sentence,
    /// With up to three digits and a full stop: the end of a sentence, the day of a date, or "zum 105.".
    Ordinal,
    /// With a colon.
    Colon,
    /// In the middle of something: with a comma, a hyphen, a slash, an abbreviation or a word like "und".
    Open,
    /// With any other word.
    Plain,
}

/// Words that no heading, item or sentence ends with: articles, conjunctions, and prepositions that are no parts of
/// verbs.
const LINKS: [&str; 68] = [
    "a", "als", "am", "and", "as", "at", "beim", "bis", "das", "dass", "dem", "den", "der", "deren", "des", "dessen",
    "die", "diese", "diesem", "diesen", "dieser", "eine", "einem", "einen", "einer", "eines", "for", "from", "für",
    "gegen", "her", "his", "ihr", "ihre", "ihrem", "ihren", "ihrer", "im", "in", "ins", "into", "its", "nor", "oder",
    "of", "ohne", "or", "our", "sein", "seine", "seinem", "seinen", "seiner", "sowie", "than", "that", "the", "their",
    "to", "und", "vom", "von", "which", "with", "your", "zum", "zur", "zwischen",
];

/// Prepositions that may be the end of a parted verb, "Die Stadt lädt ein", but rarely stand at the end of a page so.
const PREPOSITIONS: [&str; 16] = [
    "ab", "an", "auf", "aus", "bei", "by", "durch", "ein", "mit", "nach", "on", "um", "unter", "vor", "zu", "über",
];

/// Abbreviations that a sentence goes on after.
const ABBREVIATIONS: [&str; 51] = [
    "Dr.", "Prof.", "Dipl.", "Ing.", "St.", "Nr.", "ca.", "Str.", "bzw.", "z.B.", "B.", "u.a.", "d.h.", "inkl.",
    "Mio.", "Mrd.", "Tel.", "vgl.", "evtl.", "ggf.", "sog.", "v.l.", "V.l.", "V.I.", "l.", "r.", "Abb.", "geb.", "Mr.",
    "Mrs.", "Ms.", "e.g.", "i.e.", "No.", "max.", "min.", "med.", "phil.", "jur.", "rer.", "nat.", "habil.", "h.c.",
    "c.", "oec.", "Jr.", "Sr.", "Hl.", "bspw.", "zzgl.", "s.",
];

const MONTHS: [&str; 24] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Number of the month, 1 to 12, of a German or English name.
pub(crate) fn month(name: &str) -> Option<u32> {
    let index = MONTHS.iter().position(|month| *month == name)?;
    u32::try_from(index % 12).ok()?.checked_add(1)
}

pub(crate) fn first_word(text: &str) -> &str {
    text.split_whitespace().next().unwrap_or_default()
}

/// Whether two texts have the same words, whatever blanks stand between them.
pub(crate) fn has_same_words(text: &str, other: &str) -> bool {
    text == other || text.split_whitespace().eq(other.split(' '))
}

/// Offset behind the words that a text begins with, whatever blanks stand between them; never half a word.
pub(crate) fn words_end(text: &str, words: &str) -> Option<usize> {
    let mut rest = text;
    for (index, word) in words.split(' ').enumerate() {
        let behind = rest.trim_start();
        if index > 0 && behind.len() == rest.len() {
            return None;
        }
        rest = behind.strip_prefix(word)?;
    }
    let is_whole = words.ends_with(':') || !rest.starts_with(char::is_alphanumeric);
    is_whole.then(|| text.len().saturating_sub(rest.len()))
}

fn last_word(text: &str) -> &str {
    text.split_whitespace().next_back().unwrap_or_default()
}

const fn is_closer(c: char) -> bool {
    matches!(
        c,
        '"' | '\u{201C}' | '\u{201D}' | '\u{2019}' | '\'' | '\u{BB}' | '\u{AB}' | ')' | ']' | '\u{2039}'
    )
}

pub(crate) fn ending(text: &str) -> Ending {
    let core = text.trim_end_matches(is_closer);
    match core.chars().next_back() {
        Some('.') => full_stop(core, core.len() < text.len()),
        Some('!' | '?' | '\u{2026}') => Ending::Sentence,
        Some(':') => Ending::Colon,
        Some(
            ',' | ';' | '-' | '\u{2010}' | '\u{AD}' | '\u{2013}' | '\u{2014}' | '/' | '&' | '+' | '(' | '\u{201E}',
        ) => Ending::Open,
        Some(_) if core.len() == text.len() && is_link(last_word(core)) => Ending::Open,
        _ => Ending::Plain,
    }
}

/// What a full stop ends.
fn full_stop(core: &str, is_closed: bool) -> Ending {
    let word = last_word(core).trim_start_matches(['(', '"', '\u{201E}', '/']);
    let stem = word.trim_end_matches('.');
    if is_closed {
        return Ending::Sentence;
    }
    if !stem.is_empty() && stem.len() <= 3 && stem.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ending::Ordinal;
    }
    let is_initial = stem.chars().count() == 1 && stem.chars().all(char::is_uppercase);
    let last_part = word.rsplit('-').next().unwrap_or(word);
    if is_initial || ABBREVIATIONS.contains(&last_part) {
        Ending::Open
    } else {
        Ending::Sentence
    }
}

fn is_link(word: &str) -> bool {
    // The list is sorted, and no word of it is longer than "zwischen".
    if word.len() > "zwischen".len() {
        return false;
    }
    // A capital is that of a sentence's first word.
    LINKS.binary_search(&word).is_ok()
        || (word.len() <= 5
            && word.starts_with(char::is_uppercase)
            && LINKS.binary_search(&word.to_lowercase().as_str()).is_ok())
}

/// Whether the last word is a preposition, so that more must follow on the next page.
pub(crate) fn ends_with_preposition(text: &str) -> bool {
    PREPOSITIONS.contains(&last_word(text))
}

pub(crate) fn ends_like_sentence(text: &str) -> bool {
    ending(text) == Ending::Sentence
}

/// Whether it is a letter; those of German are told without a look into the tables of Unicode.
pub(crate) fn is_letter(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ÿ') || !c.is_ascii() && c.is_alphabetic()
}

pub(crate) fn starts_lowercase(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_lowercase)
}

/// Whether the last word has a small first letter or is a number, as few headings and items end.
pub(crate) fn ends_lowercase(text: &str) -> bool {
    let word = last_word(text);
    starts_lowercase(word) || word.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a text begins with a web or e-mail address.
pub(crate) fn starts_with_address(text: &str) -> bool {
    let text = text.trim_start_matches(['<', '$', '\\']);
    text.starts_with("http") && text.contains("://")
        || text.starts_with("www.")
        || text.starts_with("frac{")
        || first_word(text).contains('@')
}

const BULLETS: [char; 9] = [
    '\u{2022}', '\u{B7}', '\u{25AA}', '\u{25CF}', '\u{25E6}', '\u{25CB}', '\u{2023}', '\u{25A0}', '\u{F0B7}',
];

/// Whether a line is nothing but the mark of a list item.
pub(crate) fn is_bullet(text: &str) -> bool {
    let mut chars = text.chars();
    let is_mark = |mark: char| matches!(mark, '-' | '\u{2013}') || BULLETS.contains(&mark);
    chars.next().is_some_and(is_mark) && chars.next().is_none()
}

/// Length of the dash or bullet that a list item begins with, with the blanks behind it.
pub(crate) fn list_marker(text: &str) -> Option<usize> {
    let mark = text.chars().next()?;
    let is_dash = matches!(mark, '-' | '\u{2013}' | '\u{2014}' | '*');
    if !is_dash && (mark.is_ascii() || !BULLETS.contains(&mark)) {
        return None;
    }
    let rest = text.strip_prefix(mark)?;
    let item = rest.trim_start();
    // A dash without a blank behind it is a hyphen.
    if item.is_empty() || (is_dash && item.len() == rest.len()) {
        return None;
    }
    text.len().checked_sub(item.len())
}

/// Whether a text ends with a day: "am Sonntag, 9."
pub(crate) fn is_day(text: &str) -> bool {
    ending(text) == Ending::Ordinal
}

pub(crate) fn starts_with_month(text: &str) -> bool {
    month(first_word(text).trim_end_matches(|c: char| !c.is_alphabetic())).is_some()
}

/// Whether a sentence ends inside the text with one of `marks`, so that a capital letter follows.
fn has_inner_sentence_end(text: &str, marks: &[char]) -> bool {
    text.match_indices(marks).any(|(at, mark)| {
        let Some((before, after)) = text.split_at_checked(at.saturating_add(mark.len())) else {
            return false;
        };
        let rest = after.trim_start_matches(is_closer);
        rest.starts_with(char::is_whitespace)
            && rest
                .trim_start()
                .starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '\u{201E}'))
            && (mark != "." || full_stop(before, rest.len() < after.len()) == Ending::Sentence)
    })
}

/// Whether a line can stand above the body: no sentence, no salutation, not too long.
pub(crate) fn is_display(text: &str, width: u32) -> bool {
    let is_other = list_marker(text).is_some() || starts_with_address(text) || stands_alone(text);
    if width > 250 || is_other || ending(text) == Ending::Open {
        return false;
    }
    let core = text.trim_end_matches(is_closer);
    let ends_well = match core.chars().next_back() {
        Some('.') => core.ends_with("e.V.") || core.ends_with("..."),
        Some(',' | ';' | ':') => false,
        _ => true,
    };
    ends_well && has_no_sentence(text, width)
}

/// Whether no sentence ends before the end of the text. In a line that is not long a question may open a headline:
/// "Wer macht mit? Stadt sucht Paten".
pub(crate) fn has_no_sentence(text: &str, width: u32) -> bool {
    let marks: &[char] = if width <= 160 && !text.ends_with(['.', '!', '?']) {
        &['.']
    } else {
        &['.', '!', '?']
    };
    !has_inner_sentence_end(text, marks)
}

/// Whether a text begins with the number of an item: "1. Musik", "2) Tanz".
fn is_numbered(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < text.len() && rest.starts_with(['.', ')'])
}

const WEEKDAYS: [&str; 14] = [
    "Montag",
    "Dienstag",
    "Mittwoch",
    "Donnerstag",
    "Freitag",
    "Samstag",
    "Sonntag",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

/// The day of the week that a German or English word names.
pub(crate) fn weekday(word: &str) -> Option<Weekday> {
    let word = if word == "Sonnabend" { "Samstag" } else { word };
    let index = WEEKDAYS.iter().position(|weekday| *weekday == word)?;
    u8::try_from(index % 7)
        .ok()
        .and_then(|index| Weekday::try_from(index).ok())
}

fn starts_with_weekday(text: &str) -> bool {
    weekday(first_word(text).trim_end_matches(',')).is_some()
}

/// Whether a short line is about an appointment: "Freitag, 1. April, 17.15 Uhr".
fn is_about_appointment(text: &str) -> bool {
    let has_digit = text.bytes().any(|byte| byte.is_ascii_digit());
    has_digit && (starts_with_weekday(text) || text.split_whitespace().any(|word| word.trim_end_matches(',') == "Uhr"))
}

/// Whether a text is a part of a letter that stands by itself: salutation, appointment, closing formula.
pub(crate) fn stands_alone(text: &str) -> bool {
    if text.len() > 100 {
        return false;
    }
    let salutations = ["Liebe ", "Lieber ", "Sehr geehrte", "Guten Tag", "Dear "];
    let is_salutation = text.ends_with([',', '!']) && salutations.iter().any(|begin| text.starts_with(begin));
    is_salutation || is_display_appointment(text) || is_closing(text)
}

/// Whether a text that stands alone is an appointment with its place, as a line of prose can look too.
pub(crate) fn names_place(text: &str) -> bool {
    let behind = text.split_once("Uhr").map_or("", |(_, behind)| behind);
    starts_with_weekday(text) && !behind.trim_matches([',', ':', ' ']).is_empty()
}

/// Whether a page end has cut an appointment in two, before the hour or in the place.
pub(crate) fn is_cut_appointment(before: &str, after: &str) -> bool {
    let is_open = || !before.contains("Uhr") || before.ends_with(',') && !before.ends_with("Uhr,");
    before.len() <= 100
        && starts_with_weekday(before)
        && is_open()
        && after.len() <= 100
        && is_display_appointment(&format!("{before} {after}"))
}

/// Whether a text is nothing but an appointment, with or without its place: "Freitag, 1. April, 17.15 Uhr, Rathaus".
fn is_display_appointment(text: &str) -> bool {
    if !starts_with_weekday(text) {
        return false;
    }
    let Some((time, place)) = text.split_once("Uhr") else {
        return false;
    };
    let of_time = [
        "um", "ab", "von", "bis", "gegen", "den", "der", "und", "jeweils", "ca.", "zwischen", "sowie", "oder",
    ];
    let is_of_time = |word: &str| !starts_lowercase(word) || of_time.contains(&word);
    if !time.ends_with(char::is_whitespace) || !time.split_whitespace().all(is_of_time) {
        return false;
    }
    let is_of_place = |word: &str| {
        let links = [
            "in", "im", "am", "an", "auf", "der", "des", "dem", "vor", "zum", "zur", "beim", "bei", "und",
        ];
        word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '"') || links.contains(&word)
    };
    let is_place = |place: &str| {
        let is_whole = !place.contains(':') && !is_link(last_word(place));
        is_whole && place.split_whitespace().all(is_of_place)
    };
    place.trim_end_matches([',', ':']).is_empty() || place.strip_prefix(',').is_some_and(is_place)
}

/// Whether a text is the closing formula of a letter; the signer follows.
pub(crate) fn is_closing(text: &str) -> bool {
    let formulas = [
        "Mit freundlich",
        "Mit besten Gr",
        "Freundliche Gr",
        "Herzliche Gr",
        "Viele Gr",
        "Beste Gr",
        "Kind regards",
        "Best regards",
        "Yours ",
    ];
    text.len() <= 60 && formulas.iter().any(|formula| text.starts_with(formula))
}

/// Whether a line names a phone number, as no heading does.
fn has_phone(text: &str) -> bool {
    text.contains("Tel") && text.ends_with(|c: char| c.is_ascii_digit())
}

/// Whether a paragraph by itself could be a heading inside the body; what follows decides.
pub(crate) fn may_be_crosshead(text: &str, width: u32) -> bool {
    let ends_well = match ending(text) {
        Ending::Plain | Ending::Colon => true,
        Ending::Sentence => text.ends_with('?') && width <= 80,
        Ending::Open | Ending::Ordinal => false,
    };
    width <= 110
        && ends_well
        && has_no_sentence(text, width)
        && !starts_lowercase(text)
        && !is_numbered(text)
        && !is_about_appointment(text)
        && !has_phone(text)
        && !text.contains("://")
        && !text.contains("www.")
        && !text.contains('@')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_links_are_sorted() {
        assert!(LINKS.is_sorted());
    }

    #[test]
    fn endings() {
        let table = [
            ("unter freiem Himmel.", Ending::Sentence),
            ("\"Das freut mich.\"", Ending::Sentence),
            ("Wer macht mit?", Ending::Sentence),
            ("am Sonntag, 9.", Ending::Ordinal),
            ("seit dem Jahr 2016.", Ending::Sentence),
            ("die Termine:", Ending::Colon),
            ("der Vorsitzende, Dr.", Ending::Open),
            ("eine Idee von J.", Ending::Open),
            ("Musik, Tanz,", Ending::Open),
            ("Bürger-", Ending::Open),
            ("im Rathaus und", Ending::Open),
            ("Die", Ending::Open),
            ("Das neue Programm", Ending::Plain),
            ("Thema ist \"Stadt und Land und\"", Ending::Plain),
        ];
        for (text, expected) in table {
            assert_eq!(ending(text), expected, "{text}");
        }
    }

    #[test]
    fn list_markers() {
        for (text, marker) in [
            ("- Musik", 2),
            ("\u{2022} Tanz", 4),
            ("\u{2022}Tanz", 3),
            ("\u{2013}  Film", 5),
        ] {
            assert_eq!(list_marker(text), Some(marker), "{text}");
        }
        for text in ["-2-", "-Musik", "Musik - Tanz", "-", "- ", "*"] {
            assert_eq!(list_marker(text), None, "{text}");
        }
    }

    #[test]
    fn display_lines() {
        for text in [
            "Kultursommer am Rhein",
            "Wer wird Stadtmeister?",
            "Wer macht mit? Stadt sucht Paten",
            "Ehrung für Dr. Meier",
            "Am 2. September geht es los",
        ] {
            assert!(is_display(text, 40), "{text}");
        }
        for text in [
            "Die Stadt lädt ein.",
            "Liebe Kolleginnen und Kollegen,",
            "- Musik",
            "Es geht los. Alle kommen",
            "Im Programm:",
        ] {
            assert!(!is_display(text, 40), "{text}");
        }
    }

    #[test]
    fn crossheads() {
        for text in [
            "Hintergrund",
            "Inhalt der Vereinbarung:",
            "Was ändert sich?",
            "Zahlen 2019 - 2020",
        ] {
            assert!(may_be_crosshead(text, 30), "{text}");
        }
        for text in [
            "Freitag, 1. April, 17.15 Uhr",
            "Mit der Bahn.",
            "wir laden ein",
            "Es lädt ein zum",
            "Mehr: www.duesseldorf.de",
        ] {
            assert!(!may_be_crosshead(text, 30), "{text}");
        }
    }
}
