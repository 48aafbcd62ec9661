//! Words and letters: the lists that more than one room asks, and small questions about them.

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
pub(crate) const ABBREVIATIONS: [&str; 51] = [
    "Dr.", "Prof.", "Dipl.", "Ing.", "St.", "Nr.", "ca.", "Str.", "bzw.", "z.B.", "B.", "u.a.", "d.h.", "inkl.",
    "Mio.", "Mrd.", "Tel.", "vgl.", "evtl.", "ggf.", "sog.", "v.l.", "V.l.", "V.I.", "l.", "r.", "Abb.", "geb.", "Mr.",
    "Mrs.", "Ms.", "e.g.", "i.e.", "No.", "max.", "min.", "med.", "phil.", "jur.", "rer.", "nat.", "habil.", "h.c.",
    "c.", "oec.", "Jr.", "Sr.", "Hl.", "bspw.", "zzgl.", "s.",
];

pub(crate) fn first_word(text: &str) -> &str {
    text.split_whitespace().next().unwrap_or_default()
}

pub(crate) fn last_word(text: &str) -> &str {
    text.split_whitespace().next_back().unwrap_or_default()
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

pub(crate) fn is_link(word: &str) -> bool {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_links_are_sorted() {
        assert!(LINKS.is_sorted());
    }
}
