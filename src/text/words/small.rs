//! The one table of small words, which the grammars ask by class.

use super::{is_letter, last_word, starts_lowercase};

/// What a small word does in a text; most do several things.
type Classes = u16;

/// No heading, item or sentence ends with it: articles, conjunctions, and prepositions that are no parts of verbs.
const LINK: Classes = 1;
/// May be the end of a parted verb, "Die Stadt lädt ein", but rarely stands at the end of a page so.
const PREPOSITION: Classes = 1 << 1;
/// Belongs to a family name and begins small: "von", "ter".
pub(crate) const PARTICLE: Classes = 1 << 2;
/// Stands between the names behind the sign of a credit.
pub(crate) const CREDIT: Classes = 1 << 3;
/// Stands inside the name of a holder of rights.
pub(crate) const HOLDER: Classes = 1 << 4;
/// Stands inside a topic.
pub(crate) const TOPIC: Classes = 1 << 5;
/// Stands between rubrics.
pub(crate) const RUBRIC: Classes = 1 << 6;
/// Stands among the hours of an appointment.
pub(crate) const TIME: Classes = 1 << 7;
/// Stands inside the place of an appointment.
pub(crate) const PLACE: Classes = 1 << 8;
/// Stands between "bis" and the day of a deadline.
pub(crate) const DEADLINE: Classes = 1 << 9;
/// Joins several days.
pub(crate) const DAYS: Classes = 1 << 10;
/// Leaves the hyphen before it where it is, and is no rest of a word: "Nord- und".
pub(crate) const HYPHEN: Classes = 1 << 11;
/// Begins a topic if it has a capital, and needs another word behind it.
pub(crate) const OPENER: Classes = 1 << 12;
/// Begins sentences if it has a capital.
pub(crate) const STARTER: Classes = 1 << 13;
/// Is a question by itself if it has a capital.
pub(crate) const QUESTION: Classes = 1 << 14;
/// Stands before a noun, and before what describes that: an article, or one with a preposition in it.
const ARTICLE: Classes = 1 << 15;

/// The small words, and the signs that stand for some, in the order of their bytes. A word that a rule of one grammar
/// spells out stands in that rule.
const WORDS: [(&str, Classes); 242] = [
    ("&", RUBRIC | CREDIT | HOLDER),
    ("+", HOLDER),
    ("-", DAYS),
    ("/", DAYS | HOLDER),
    ("a", ARTICLE | LINK | STARTER),
    ("ab", PREPOSITION | TIME | STARTER),
    ("aber", HYPHEN),
    ("after", STARTER),
    ("al", PARTICLE),
    ("all", STARTER),
    ("alle", STARTER),
    ("allen", STARTER),
    ("als", LINK | HYPHEN | STARTER),
    ("alte", OPENER),
    ("am", ARTICLE | LINK | TOPIC | OPENER | PLACE | CREDIT | STARTER),
    ("amt", OPENER),
    ("an", PREPOSITION | TOPIC | OPENER | PLACE | STARTER),
    ("and", LINK | DAYS | HYPHEN),
    ("andere", STARTER),
    ("anfang", STARTER),
    ("are", STARTER),
    ("as", LINK | STARTER),
    ("at", LINK | STARTER),
    ("auch", STARTER),
    ("auf", PREPOSITION | TOPIC | OPENER | PLACE | STARTER),
    ("aus", PREPOSITION | OPENER | STARTER),
    ("außerdem", STARTER),
    ("bad", OPENER),
    ("bei", PREPOSITION | PLACE | STARTER),
    ("beim", ARTICLE | LINK | PLACE | STARTER),
    ("bereits", STARTER),
    ("bin", PARTICLE),
    ("bis", LINK | TIME | DAYS | HYPHEN | STARTER),
    ("bislang", STARTER),
    ("both", STARTER),
    ("by", PREPOSITION | STARTER),
    ("bzw.", HYPHEN),
    ("ca.", TIME),
    ("can", STARTER),
    ("da", PARTICLE),
    ("dabei", STARTER),
    ("dafür", STARTER),
    ("damit", STARTER),
    ("das", ARTICLE | LINK | STARTER),
    ("dass", LINK),
    ("dazu", STARTER),
    ("de", PARTICLE),
    ("del", PARTICLE),
    ("della", PARTICLE),
    ("dem", ARTICLE | LINK | PARTICLE | PLACE | STARTER),
    ("den", ARTICLE | LINK | PARTICLE | TIME | STARTER),
    ("denn", STARTER),
    ("der", ARTICLE | LINK | PARTICLE | TOPIC | TIME | PLACE | STARTER),
    ("deren", ARTICLE | LINK | STARTER),
    ("derzeit", STARTER),
    ("des", ARTICLE | LINK | TOPIC | PLACE | CREDIT),
    ("dessen", ARTICLE | LINK | STARTER),
    ("di", PARTICLE),
    ("die", ARTICLE | LINK | TOPIC | STARTER),
    ("diese", ARTICLE | LINK | STARTER),
    ("diesem", ARTICLE | LINK | STARTER),
    ("diesen", ARTICLE | LINK | STARTER),
    ("dieser", ARTICLE | LINK | STARTER),
    ("dieses", ARTICLE | STARTER),
    ("dort", STARTER),
    ("dos", PARTICLE),
    ("drei", STARTER),
    ("durch", PREPOSITION | STARTER),
    ("during", STARTER),
    ("e.V.", CREDIT),
    ("each", STARTER),
    ("ein", ARTICLE | PREPOSITION | STARTER),
    ("eine", ARTICLE | LINK | STARTER),
    ("einem", ARTICLE | LINK),
    ("einen", ARTICLE | LINK | STARTER),
    ("einer", ARTICLE | LINK | STARTER),
    ("eines", ARTICLE | LINK | STARTER),
    ("einige", STARTER),
    ("einschließlich", DEADLINE),
    ("el", PARTICLE),
    ("ende", STARTER),
    ("er", STARTER),
    ("erst", STARTER),
    ("erstmals", STARTER),
    ("es", STARTER),
    ("etwa", STARTER),
    ("every", STARTER),
    ("five", STARTER),
    ("for", LINK | STARTER),
    ("four", STARTER),
    ("from", LINK | STARTER),
    ("fünf", STARTER),
    ("für", LINK | TOPIC | CREDIT | HOLDER | STARTER),
    ("ganz", STARTER),
    ("gegen", LINK | TIME | STARTER),
    ("gleich", STARTER),
    ("he", STARTER),
    ("her", ARTICLE | LINK | STARTER),
    ("here", STARTER),
    ("heute", STARTER),
    ("hier", STARTER),
    ("his", ARTICLE | LINK | STARTER),
    ("how", STARTER | QUESTION),
    ("ich", STARTER),
    ("if", STARTER),
    ("ihr", ARTICLE | LINK | STARTER),
    ("ihre", ARTICLE | LINK | STARTER),
    ("ihrem", ARTICLE | LINK),
    ("ihren", ARTICLE | LINK | STARTER),
    ("ihrer", ARTICLE | LINK | STARTER),
    (
        "im",
        ARTICLE | LINK | TOPIC | OPENER | PLACE | CREDIT | HYPHEN | STARTER,
    ),
    ("in", LINK | TOPIC | OPENER | PLACE | STARTER),
    ("ins", ARTICLE | LINK),
    ("insgesamt", STARTER),
    ("into", LINK),
    ("is", STARTER),
    ("it", STARTER),
    ("its", ARTICLE | LINK | STARTER),
    ("jede", ARTICLE | STARTER),
    ("jeder", ARTICLE | STARTER),
    ("jedes", ARTICLE | STARTER),
    ("jetzt", STARTER),
    ("jeweils", TIME),
    ("junge", OPENER),
    ("keine", ARTICLE | STARTER),
    ("la", PARTICLE),
    ("le", PARTICLE),
    ("man", STARTER),
    ("many", STARTER),
    ("mehr", STARTER),
    ("mit", PREPOSITION | TOPIC | STARTER),
    ("mitte", STARTER),
    ("more", STARTER),
    ("most", STARTER),
    ("nach", PREPOSITION | STARTER),
    ("neben", STARTER),
    ("neue", OPENER),
    ("neuer", OPENER),
    ("new", OPENER | STARTER),
    ("no", STARTER),
    ("noch", HYPHEN | STARTER),
    ("nor", LINK),
    ("not", STARTER),
    ("nun", STARTER),
    ("nur", STARTER),
    ("ob", STARTER),
    ("oder", LINK | TIME | DAYS | HYPHEN),
    ("of", LINK | HOLDER),
    ("ohne", LINK),
    ("on", PREPOSITION | STARTER),
    ("once", STARTER),
    ("op", PARTICLE),
    ("or", LINK | DAYS | HYPHEN),
    ("our", ARTICLE | LINK | STARTER),
    ("over", STARTER),
    ("rund", TOPIC | OPENER | STARTER),
    ("sankt", OPENER),
    ("schon", STARTER),
    ("sein", ARTICLE | LINK | STARTER),
    ("seine", ARTICLE | LINK | STARTER),
    ("seinem", ARTICLE | LINK),
    ("seinen", ARTICLE | LINK),
    ("seiner", ARTICLE | LINK | STARTER),
    ("seit", STARTER),
    ("several", STARTER),
    ("she", STARTER),
    ("sie", STARTER),
    ("since", STARTER),
    ("so", STARTER),
    ("some", STARTER),
    ("sowie", LINK | TIME | DAYS | HYPHEN),
    ("sowohl", STARTER),
    ("spätestens", DEADLINE),
    ("st.", OPENER),
    ("statt", HYPHEN),
    ("ten", PARTICLE),
    ("ter", PARTICLE),
    ("than", LINK),
    ("that", LINK | STARTER),
    ("the", ARTICLE | LINK | STARTER),
    ("their", ARTICLE | LINK | STARTER),
    ("there", STARTER),
    ("these", STARTER),
    ("they", STARTER),
    ("this", STARTER),
    ("those", STARTER),
    ("three", STARTER),
    ("to", LINK | DAYS | HYPHEN | STARTER),
    ("trotz", STARTER),
    ("two", STARTER),
    ("um", PREPOSITION | TOPIC | TIME | STARTER),
    (
        "und",
        LINK | TOPIC | RUBRIC | TIME | PLACE | DAYS | CREDIT | HOLDER | HYPHEN | STARTER,
    ),
    ("under", STARTER),
    ("unter", PREPOSITION | STARTER),
    ("until", STARTER),
    ("van", PARTICLE),
    ("viele", STARTER),
    ("vier", STARTER),
    ("vom", ARTICLE | LINK | PARTICLE | HYPHEN | STARTER),
    ("von", LINK | PARTICLE | TOPIC | TIME | HYPHEN | STARTER),
    ("vor", PREPOSITION | PLACE | STARTER),
    ("wann", STARTER | QUESTION),
    ("warum", STARTER | QUESTION),
    ("was", STARTER | QUESTION),
    ("we", STARTER),
    ("wegen", STARTER),
    ("weil", STARTER),
    ("weitere", STARTER),
    ("welche", STARTER | QUESTION),
    ("wem", QUESTION),
    ("wen", QUESTION),
    ("wenn", STARTER),
    ("wer", STARTER | QUESTION),
    ("what", STARTER | QUESTION),
    ("when", STARTER | QUESTION),
    ("where", STARTER | QUESTION),
    ("which", LINK | QUESTION),
    ("while", STARTER),
    ("who", STARTER | QUESTION),
    ("why", STARTER | QUESTION),
    ("wie", HYPHEN | STARTER | QUESTION),
    ("will", STARTER),
    ("wir", STARTER),
    ("with", LINK | STARTER),
    ("wo", STARTER | QUESTION),
    ("woher", QUESTION),
    ("wohin", QUESTION),
    ("wozu", QUESTION),
    ("you", STARTER),
    ("your", ARTICLE | LINK | STARTER),
    ("zu", PREPOSITION | PARTICLE | TOPIC | OPENER | STARTER),
    ("zudem", STARTER),
    ("zuletzt", STARTER),
    (
        "zum",
        ARTICLE | LINK | PARTICLE | TOPIC | OPENER | PLACE | DEADLINE | HYPHEN | STARTER,
    ),
    ("zunächst", STARTER),
    (
        "zur",
        ARTICLE | LINK | PARTICLE | TOPIC | OPENER | PLACE | HYPHEN | STARTER,
    ),
    ("zwei", STARTER),
    ("zwischen", LINK | TIME | STARTER),
    ("über", PREPOSITION | STARTER),
    ("\u{2010}", DAYS),
    ("\u{2011}", DAYS),
    ("\u{2013}", DAYS),
];

/// Where in the table the words with each first byte begin, and where the last ones end.
const FIRST: [usize; 257] = {
    let mut table = [0; 257];
    let (mut byte, mut row) = (0, 0);
    #[allow(clippy::indexing_slicing, reason = "at compile time")]
    while byte < 257 {
        while row < WORDS.len() && (WORDS[row].0.as_bytes()[0] as usize) < byte {
            row = row.wrapping_add(1);
        }
        table[byte] = row;
        byte = byte.wrapping_add(1);
    }
    table
};

/// All words of the table are shorter, in bytes.
const LONGEST: usize = 15;

/// How long the words with each first byte are: a bit for each length.
const LENGTHS: [u16; 256] = {
    let mut table = [0; 256];
    let mut row = 0;
    #[allow(clippy::indexing_slicing, reason = "at compile time")]
    while row < WORDS.len() {
        let word = WORDS[row].0.as_bytes();
        table[word[0] as usize] |= 1 << word.len();
        row = row.wrapping_add(1);
    }
    table
};

/// The words of the table with this first byte.
fn words_with(first: Option<u8>) -> &'static [(&'static str, Classes)] {
    let Some(first) = first.map(usize::from) else {
        return &[];
    };
    let end = |byte: usize| FIRST.get(byte).copied().unwrap_or(0);
    WORDS.get(end(first)..end(first.saturating_add(1))).unwrap_or_default()
}

/// Whether a word, as it is printed, is one of a class.
pub(crate) fn is(word: &str, class: Classes) -> bool {
    let lengths = word.bytes().next().and_then(|first| LENGTHS.get(usize::from(first)));
    if lengths.is_none_or(|lengths| lengths >> word.len().min(LONGEST) & 1 == 0) {
        return false;
    }
    words_with(word.bytes().next())
        .iter()
        .any(|(small, classes)| classes & class != 0 && *small == word)
}

/// Whether a word with a capital is one of a class of those that have one.
pub(crate) fn is_capital(word: &str, class: Classes) -> bool {
    let mut letters = word.chars();
    let small = match letters.next() {
        Some(first @ 'A'..='Z') => first.to_ascii_lowercase(),
        Some('Ü') => 'ü',
        _ => return false,
    };
    words_with(small.encode_utf8(&mut [0; 4]).bytes().next())
        .iter()
        .any(|(word, classes)| classes & class != 0 && word.strip_prefix(small) == Some(letters.as_str()))
}

/// A link with a capital has no more bytes.
const LONGEST_CAPITAL: usize = 5;

pub(crate) fn is_link(word: &str) -> bool {
    // A capital is that of a sentence's first word.
    is(word, LINK)
        || word.len() <= LONGEST_CAPITAL && word.starts_with(char::is_uppercase) && is_in_capitals(word, LINK)
}

/// Whether a word that begins with a capital, or has nothing else, is one of a class.
fn is_in_capitals(word: &str, class: Classes) -> bool {
    if !word.is_ascii() {
        return is(&word.to_lowercase(), class);
    }
    words_with(word.bytes().next().map(|first| first.to_ascii_lowercase()))
        .iter()
        .any(|(small, classes)| classes & class != 0 && small.eq_ignore_ascii_case(word))
}

/// Whether the last word only describes a noun that must follow: "auf dem linken".
pub(crate) fn ends_with_adjective(text: &str) -> bool {
    let word = last_word(text);
    let article = || text.trim_end().strip_suffix(word).map_or("", last_word);
    let is_described = starts_lowercase(word) && word.ends_with(is_letter);
    is_described && (is(article(), ARTICLE) || is_capital(article(), ARTICLE))
}

/// Whether the last word is a preposition, so that more must follow on the next page.
pub(crate) fn ends_with_preposition(text: &str) -> bool {
    is(last_word(text), PREPOSITION)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_sorted() {
        assert!(WORDS.is_sorted_by(|(word, _), (next, _)| word < next));
    }

    #[test]
    fn classes() {
        for (word, class, expected) in [
            ("und", LINK, true),
            ("und", DAYS, true),
            ("und", PARTICLE, false),
            ("Und", DAYS, false),
            ("unds", LINK, false),
            ("&", HOLDER, true),
            ("\u{2013}", DAYS, true),
            ("über", PREPOSITION, true),
            ("", LINK, false),
        ] {
            assert_eq!(is(word, class), expected, "{word}");
        }
        for (word, class, expected) in [
            ("Die", STARTER, true),
            ("die", STARTER, false),
            ("DIE", STARTER, false),
            ("Über", STARTER, true),
            ("Wer", QUESTION, true),
            ("Der", QUESTION, false),
            ("", STARTER, false),
        ] {
            assert_eq!(is_capital(word, class), expected, "{word}");
        }
        assert!(is_link("zwischen") && is_link("DER") && is_link("F\u{DC}R") && !is_link("Zwischen"));
    }
}
