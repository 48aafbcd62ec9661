//! The heads of the city's addresses: scheme, host and folder, which are known in advance.
//!
//! A head is read letter by letter beside what it should be: blanks in it do not count, and letters that look alike are
//! taken for each other. What stands behind it is kept as it is printed.

use std::sync::LazyLock;

use memchr::{memchr, memchr_iter, memchr2};

use crate::text::edit::Edit;
use crate::text::line::Line;

/// What addresses of the city begin with, behind their scheme; longer ones first.
const HEADS: [&str; 6] = [
    PICTURES,
    "www.duesseldorf.de/fileadmin/Amt13/pld/txt/",
    "www.duesseldorf.de/fileadmin/",
    "www.duesseldorf.de/medienportal/",
    "www.duesseldorf.de/",
    "www.duesseldorf.de",
];

const HOST: &str = "www.duesseldorf.de";
const PICTURES: &str = "www.duesseldorf.de/fileadmin/Amt13/pressebilder/";

/// What addresses without a scheme begin with.
const CHANNELS: [&str; 5] = [
    "www.duesseldorf.de/medienportal",
    "www.duesseldorf.de",
    "www.facebook.com/duesseldorf",
    "www.twitter.com/duesseldorf",
    "www.instagram.com/duesseldorf",
];

const SCHEMES: [&str; 2] = ["https://", "http://"];

/// The press office, and those who write for it.
const MAIL: &str = "@duesseldorf.de";
const OFFICE: &str = "presse";

/// A line with a channel has no more characters.
const CHANNEL: u32 = 60;
/// Blanks inside a head have together no more bytes.
const BLANKS: usize = 12;

pub(super) fn find(text: &str, lines: &[Line<'_>], edits: &mut Vec<Edit>) {
    for line in lines {
        let start = line.span().start();
        let bytes = line.text.as_bytes();
        if line.has_slash() && !is_known(line.text) {
            let mut at = 0;
            while let Some(slash) = memchr(b'/', bytes.get(at..).unwrap_or_default()) {
                let slash = at.saturating_add(slash);
                let known = known_head(line.text, slash);
                // Two slashes, with a blank between them or none.
                if known == 0 && matches!(bytes.get(slash.saturating_add(1)), Some(b'/' | b' ')) {
                    scheme(text, start.saturating_add(slash), edits);
                }
                at = slash.saturating_add(known.max(1));
            }
        }
        if line.has_at() {
            for sign in memchr_iter(b'@', bytes) {
                mail(text, start.saturating_add(sign), edits);
            }
        }
        // Channels stand at the beginning of a line, behind a gap, or have a folder.
        if line.width() <= CHANNEL && (line.text.starts_with('w') || line.is_untidy() || line.has_slash()) {
            let is_host = |at: &usize| bytes.get(*at..).is_some_and(|rest| rest.starts_with(b"www"));
            for at in memchr_iter(b'w', bytes).filter(is_host) {
                channel(text, start.saturating_add(at), edits);
            }
        }
    }
}

/// Whether a line is nothing but an address of a picture whose head is printed as it should be.
fn is_known(text: &str) -> bool {
    let address = text.strip_prefix('<').unwrap_or(text);
    let rest = address
        .strip_prefix("https://")
        .and_then(|rest| rest.strip_prefix(PICTURES));
    rest.is_some_and(|rest| memchr2(b' ', b':', rest.as_bytes()).is_none())
}

/// Length of the head, from its first slash on, that is printed as it should be; 0 if it is not, or stands inside a word.
fn known_head(text: &str, slash: usize) -> usize {
    let behind = text
        .get(slash..)
        .and_then(|rest| rest.strip_prefix("//"))
        .unwrap_or_default();
    let Some(head) = HEADS.iter().take(2).find(|head| behind.starts_with(*head)) else {
        return 0;
    };
    let before = text.get(..slash).unwrap_or_default();
    let words = ["https:", "http:"]
        .iter()
        .find_map(|scheme| before.strip_suffix(scheme));
    let is_exact = words.is_some_and(|words| !words.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '|'));
    if is_exact { head.len() } else { 0 }
}

/// A channel that begins at `start`, a word of its own.
fn channel(text: &str, start: usize, edits: &mut Vec<Edit>) {
    let (before, printed) = text.split_at_checked(start).unwrap_or_default();
    if before.ends_with(|c: char| !c.is_whitespace()) {
        return;
    }
    let printed = printed.split(|c: char| c.is_whitespace()).next().unwrap_or_default();
    if CHANNELS.contains(&printed) {
        return;
    }
    let known = CHANNELS
        .iter()
        .find_map(|channel| Some((*channel, beside(printed, channel)?)));
    let Some((words, length)) = known else { return };
    let goes_on = printed
        .get(length..)
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '_')));
    let end = start.saturating_add(length);
    if !goes_on && !printed.get(..length).unwrap_or_default().eq_ignore_ascii_case(words) {
        edits.push(Edit::new(start, end, words));
    }
}

/// The head whose scheme has its first slash at `slash`.
fn scheme(text: &str, slash: usize, edits: &mut Vec<Edit>) {
    let behind = text.get(slash.saturating_add(1)..).unwrap_or_default();
    let Some(rest) = behind.trim_start_matches(' ').strip_prefix('/') else {
        return;
    };
    let host = rest.trim_start_matches(' ');
    let host_at = text.len().saturating_sub(host.len());
    // What is printed before it: up to five letters, a colon, blanks.
    let before = text.get(..slash).unwrap_or_default();
    let words = before.trim_end_matches(' ');
    let letters = words
        .strip_suffix([':', ';', '.'])
        .unwrap_or(words)
        .trim_end_matches(' ');
    let name = letters
        .rsplit(|c: char| !c.is_ascii_alphanumeric() && c != '|')
        .next()
        .unwrap_or_default();
    let Some(scheme) = SCHEMES.iter().find(|scheme| is_scheme(name, scheme)) else {
        return;
    };
    let start = letters.len().saturating_sub(name.len());
    let printed = text.get(start..host_at).unwrap_or_default();
    let head = HEADS.iter().find_map(|head| Some((*head, beside(host, head)?)));
    let (words, end) = match head {
        Some((head, _)) if printed == *scheme && host.starts_with(head) => return,
        Some((head, length)) => ([*scheme, head].concat(), host_at.saturating_add(length)),
        // Of another host nothing but the scheme is known.
        None if host.starts_with(|c: char| c.is_ascii_alphanumeric()) && printed.contains('/') => {
            ((*scheme).to_owned(), host_at)
        }
        None => return,
    };
    if text.get(start..end) != Some(words.as_str())
        && !text.get(start..end).unwrap_or_default().eq_ignore_ascii_case(&words)
    {
        edits.push(Edit::new(start, end, words));
    }
}

/// Whether letters are those of a scheme, with at most one misread.
fn is_scheme(name: &str, scheme: &str) -> bool {
    let scheme = scheme.strip_suffix("://").unwrap_or(scheme);
    if name.len() != scheme.len() {
        return false;
    }
    let letters = name.chars().map(|c| c.to_ascii_lowercase());
    let differ = letters.zip(scheme.chars()).filter(|(a, b)| a != b);
    differ.clone().count() <= 2 && differ.into_iter().all(|(a, b)| looks_like(a, b))
}

/// Letters that are read as two others.
const PAIRS: [(&str, char); 9] = [
    ("rn", 'm'),
    ("nn", 'm'),
    ("in", 'm'),
    ("cl", 'd'),
    ("vv", 'w'),
    ("ii", 'u'),
    ("li", 'h'),
    ("ri", 'n'),
    ("lc", 'k'),
];

/// A host is told from others by what is left of it, if no more than so many letters are others.
const MISREAD: usize = 2;

/// Length of the words that a head was printed as; `None` if they are others.
fn beside(printed: &str, head: &str) -> Option<usize> {
    // Most heads are printed as they should be, or are others from the first folder on.
    let host = if printed.starts_with(HOST) && head.starts_with(HOST) {
        HOST.len()
    } else {
        0
    };
    let behind = printed.bytes().zip(head.bytes()).skip(host);
    let same = behind.take_while(|(a, b)| a == b).count().saturating_add(host);
    let (mut rest, mut wanted) = (printed.get(same..)?, head.get(same..)?);
    let (mut blanks, mut misread) = (0_usize, 0_usize);
    while let Some(letter) = wanted.chars().next() {
        let words = rest.trim_start_matches(' ');
        blanks = blanks.saturating_add(rest.len().saturating_sub(words.len()));
        let c = words.chars().next()?;
        let pair = || {
            PAIRS
                .iter()
                .find(|(pair, one)| *one == letter && words.starts_with(pair))
        };
        let one = || PAIRS.iter().find(|(pair, one)| *one == c && wanted.starts_with(pair));
        let (read, meant) = if c == letter {
            (c.len_utf8(), letter.len_utf8())
        } else if let Some((pair, _)) = pair() {
            // "cle" is the end of no host.
            (pair.len(), letter.len_utf8())
        } else if is_top(head, wanted) {
            return None;
        } else if let Some((pair, _)) = one() {
            (c.len_utf8(), pair.len())
        } else if looks_like(c, letter) {
            (c.len_utf8(), letter.len_utf8())
        } else {
            return None;
        };
        misread = misread.saturating_add(usize::from(c != letter));
        rest = words.get(read..)?;
        wanted = wanted.get(meant..)?;
    }
    let most = MISREAD.max(head.len() / 8);
    (blanks <= BLANKS && misread <= most).then_some(printed.len().saturating_sub(rest.len()))
}

/// Whether the last two letters of a host come next, which are too few to be told from others where no folder is behind them.
fn is_top(head: &str, wanted: &str) -> bool {
    let has_folder = || memchr_iter(b'/', head.as_bytes()).nth(1).is_some();
    let is_last = |top: &str| {
        wanted
            .strip_prefix(top)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    ["de", "e"].into_iter().any(is_last) && !has_folder()
}

/// Letters that text recognition takes for each other.
const ALIKE: [&str; 13] = [
    "lIi1|!jtríìî",
    "0OoQöóò",
    "cCeo",
    "ftlr",
    "s5S8a",
    "gq9",
    "uvnhüúù",
    "hbn6",
    "dclDO0",
    "kKRh",
    "B8ß3",
    ",.;:",
    "aeoäáà",
];

/// In which of them a letter is, a bit for each; all are Latin.
static ALIKE_WITH: LazyLock<[u16; 256]> = LazyLock::new(|| {
    let mut sets = [0; 256];
    let mut bit = 1_u16;
    for letters in ALIKE {
        for set in letters.chars().filter_map(latin) {
            sets.get_mut(set).into_iter().for_each(|set: &mut u16| *set |= bit);
        }
        bit = bit.wrapping_shl(1);
    }
    sets
});

fn latin(c: char) -> Option<usize> {
    u8::try_from(c).ok().map(usize::from)
}

/// Whether text recognition takes the one for the other.
fn looks_like(a: char, b: char) -> bool {
    let alike = |c: char| latin(c).and_then(|at| ALIKE_WITH.get(at)).copied().unwrap_or(0);
    a.eq_ignore_ascii_case(&b) || alike(a) & alike(b) != 0
}

/// Whether a word is that before the sign of the press office's address, with one letter misread.
fn is_office(word: &str) -> bool {
    let mut others = word
        .chars()
        .zip(OFFICE.chars())
        .filter(|(a, b)| !a.eq_ignore_ascii_case(b));
    word.len() == OFFICE.len() && others.next().is_some_and(|(a, b)| looks_like(a, b)) && others.next().is_none()
}

/// Blanks around the sign of an e-mail address of the city, and in its host.
fn mail(text: &str, sign: usize, edits: &mut Vec<Edit>) {
    let before = text.get(..sign).unwrap_or_default();
    let local = before.trim_end_matches(' ');
    let is_local = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    if !local.ends_with(is_local) || before.len().saturating_sub(local.len()) > 2 {
        return;
    }
    let host = text.get(sign..).unwrap_or_default();
    let word = local.rsplit(|c: char| !is_local(c)).next().unwrap_or_default();
    // Nearly all are printed as they should be.
    if host.starts_with(MAIL) && local.len() == before.len() && !is_office(word) {
        return;
    }
    let Some(length) = beside(host, MAIL) else { return };
    let end = sign.saturating_add(length);
    // A word with a capital before a blank is a name: "Bertram @duesseldorf.de".
    if local.len() < before.len() && word.starts_with(char::is_uppercase) {
        return;
    }
    // The press office has an address of its own.
    if is_office(word) {
        let start = local.len().saturating_sub(word.len());
        edits.push(Edit::new(start, end, [OFFICE, MAIL].concat()));
    } else if text.get(local.len()..end) != Some(MAIL) {
        edits.push(Edit::new(local.len(), end, MAIL));
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::repaired;
    use super::{ALIKE, looks_like};

    #[test]
    fn letters_that_look_alike() {
        let all = || ('\0'..='\u{FF}').chain(['\u{201E}', '\u{2022}']);
        for (a, b) in all().flat_map(|a| all().map(move |b| (a, b))) {
            let stand_together = ALIKE.iter().any(|alike| alike.contains(a) && alike.contains(b));
            let expected = stand_together || a.eq_ignore_ascii_case(&b);
            assert_eq!(looks_like(a, b), expected, "{a:?} {b:?}");
        }
    }

    #[test]
    fn what_is_repaired() {
        const URL: &str = "https://www.duesseldorf.de/fileadmin/Amt13/pressebilder/1909/190917-Markt_1_.jpg";
        for printed in [
            "https:/ /www.duesseldorf.de/fileadmin/Amt13/pressebilder/1909/190917-Markt_1_.jpg",
            "hltps://www.duesseldorf.de/fileadmin/Amt13/pressebilder/1909/190917-Markt_1_.jpg",
            "https: //www. duesseldorf. de/fileadmin/Amt13/pressebilder/1909/190917-Markt_1_.jpg",
            "https://www.duesse1dorf.de/fileadrnin/Amt13/pressebilder/1909/190917-Markt_1_.jpg",
            "https//www.duesseldorf.de/fileadmin/Amt13/pressebilder/1909/190917-Markt_1_.jpg",
            "https://www.duesseldorf.de/fileadmin/ Amt13/ pressebilder/1909/190917-Markt_1_.jpg",
            "https://www,duesseldorf.de/fileadmin/Amt13/pressebilder/1909/190917-Markt_1_.jpg",
            "https://www.duesseldorf.de/fileädmin/Amt13/presse6ilder/1909/190917-Markt_1_.jpg",
            "https://vvww.duesseldorf.de/fileaclmin/Amtl3/pressebilder/1909/190917-Markt_1_.jpg",
            "htrps://www.duesseldorf.do/fileadmin/Amt13/pressebilder/1909/190917-Markt_1_.jpg",
            "https://www.diiesseldorf.de/fileadmin/Amt13/pressebilder/1909/190917-Markt_1_.jpg",
        ] {
            assert_eq!(repaired(&format!("<{printed}>")), format!("<{URL}>"), "{printed}");
        }
        for (text, expected) in [
            ("presse @duesseldorf.de, Telefon", "presse@duesseldorf.de, Telefon"),
            ("presse@ duesseldorf. de", "presse@duesseldorf.de"),
            ("presse@duesseidorf.de", "presse@duesseldorf.de"),
            ("www.facehook.com/duesseldorf", "www.facebook.com/duesseldorf"),
            (
                "Unter www.duesse1dorf.de/medienp0rtal steht",
                "Unter www.duesseldorf.de/medienportal steht",
            ),
            ("www.duesscldorf.de/bau.", "www.duesseldorf.de/bau."),
            ("presse@duesseldorf.cle", "presse@duesseldorf.de"),
            ("ptesse@duesseldorf.de, Prcsse", "presse@duesseldorf.de, Prcsse"),
            ("pre5se@duesse1dorf.de", "presse@duesseldorf.de"),
            ("presse@dues5eldort.de", "presse@duesseldorf.de"),
            ("presse@diiesseldorf.de", "presse@duesseldorf.de"),
        ] {
            assert_eq!(repaired(text), expected, "{text}");
        }
    }

    #[test]
    fn what_stays() {
        for text in [
            "<https://www.duesseldorf.de/fileadmin/Amt13/pressebilder/1909/190917-Markt_1_.jpg>",
            "https://www.duesseldorf.com/fileadmin/a.jpg",
            "https://www.duesseldorf.do",
            "www.duesseldorf.do",
            "www.duesseldorf.dev",
            "www.facebook.com/duesseldorfer",
            "www.facebook.com/duesseldort-sued",
            "www.facebook.com/dusseldorf",
            "www.duesseldorf.de/medienportale",
            "presse@duesseldorf.do",
            "presse@stadt.duesseldorf.de",
            "messe@duesseldorf.de",
            "tresor@duesseldorf.de",
            "Presse@duesseldorf.de",
            "https://www.dusseldorf.de/fileadmin/a.jpg",
            "https://www.neuss.de/a.jpg",
            "und/oder // Ende",
            "Bertram @duesseldorf.de",
            "presse@duesseldorf.de",
            "HTTPS://WWW.DUESSELDORF.DE/a.jpg",
        ] {
            assert_eq!(repaired(text), text);
        }
    }
}
