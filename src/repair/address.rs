//! The heads of the city's addresses: scheme, host and folder, which are known in advance.
//!
//! A head is read letter by letter beside what it should be: blanks in it do not count, and letters that look alike are
//! taken for each other. What stands behind it is kept as it is printed.

use memchr::memchr_iter;

use crate::text::edit::Edit;

/// What addresses of the city begin with, behind their scheme; longer ones first.
const HEADS: [&str; 6] = [
    "www.duesseldorf.de/fileadmin/Amt13/pressebilder/",
    "www.duesseldorf.de/fileadmin/Amt13/pld/txt/",
    "www.duesseldorf.de/fileadmin/",
    "www.duesseldorf.de/medienportal/",
    "www.duesseldorf.de/",
    "www.duesseldorf.de",
];

const SCHEMES: [&str; 2] = ["https://", "http://"];

/// The press office, and those who write for it.
const MAIL: &str = "@duesseldorf.de";

/// Blanks inside a head have together no more bytes.
const BLANKS: usize = 12;

pub(super) fn find(text: &str, edits: &mut Vec<Edit>) {
    for slash in memchr_iter(b'/', text.as_bytes()) {
        scheme(text, slash, edits);
    }
    for sign in memchr_iter(b'@', text.as_bytes()) {
        mail(text, sign, edits);
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
    let scheme = scheme.trim_end_matches("://");
    let name = name.to_ascii_lowercase();
    if name == scheme {
        return true;
    }
    if name.len() != scheme.len() {
        return false;
    }
    let differ = name.bytes().zip(scheme.bytes()).filter(|(a, b)| a != b);
    differ.clone().count() <= 2 && differ.into_iter().all(|(a, b)| looks_like(a, b))
}

/// Length of the words that a head was printed as; `None` if they are others.
fn beside(printed: &str, head: &str) -> Option<usize> {
    let mut chars = printed.char_indices().peekable();
    let mut blanks = 0_usize;
    let mut misread = 0_usize;
    let mut end = 0;
    // Two letters are too few to be told from others.
    let top = head
        .find(".de")
        .map_or(head.len()..head.len(), |at| at.saturating_add(1)..at.saturating_add(3));
    let mut wanted = head.bytes().enumerate().peekable();
    while let Some((index, letter)) = wanted.next() {
        while chars.next_if(|(_, c)| *c == ' ').is_some() {
            blanks = blanks.saturating_add(1);
        }
        let (at, c) = chars.next()?;
        let byte = u8::try_from(c).ok()?;
        end = at.saturating_add(1);
        if byte == letter {
            continue;
        }
        // "rn" is read for "m".
        if byte == b'm' && letter == b'r' && wanted.peek().is_some_and(|(_, next)| *next == b'n')
            || letter == b'm' && byte == b'r' && chars.peek().is_some_and(|(_, c)| *c == 'n')
        {
            if letter == b'm' {
                chars.next();
                end = end.saturating_add(1);
            } else {
                wanted.next();
            }
        } else if top.contains(&index) || !looks_like(byte, letter) {
            return None;
        }
        misread = misread.saturating_add(1);
    }
    (blanks <= BLANKS && misread <= head.len() / 8).then_some(end)
}

/// Whether text recognition takes the one for the other.
fn looks_like(a: u8, b: u8) -> bool {
    const ALIKE: [&[u8]; 12] = [
        b"lIi1|!jt",
        b"0Oo",
        b"cCeo",
        b"ftl",
        b"s5S",
        b"gq9",
        b"uvn",
        b"hbn",
        b"dcl",
        b"w",
        b",.",
        b"ae",
    ];
    a.eq_ignore_ascii_case(&b) || ALIKE.iter().any(|alike| alike.contains(&a) && alike.contains(&b))
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
    let Some(length) = beside(host, MAIL) else { return };
    let end = sign.saturating_add(length);
    let word = local.rsplit(|c: char| !is_local(c)).next().unwrap_or_default();
    // A word with a capital before a blank is a name: "Bertram @duesseldorf.de".
    if local.len() < before.len() && word.starts_with(char::is_uppercase) {
        return;
    }
    if text.get(local.len()..end) != Some(MAIL) {
        edits.push(Edit::new(local.len(), end, MAIL));
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::repaired;

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
        ] {
            assert_eq!(repaired(&format!("<{printed}>")), format!("<{URL}>"), "{printed}");
        }
        for (text, expected) in [
            ("presse @duesseldorf.de, Telefon", "presse@duesseldorf.de, Telefon"),
            ("presse@ duesseldorf. de", "presse@duesseldorf.de"),
            ("presse@duesseidorf.de", "presse@duesseldorf.de"),
        ] {
            assert_eq!(repaired(text), expected, "{text}");
        }
    }

    #[test]
    fn what_stays() {
        for text in [
            "<https://www.duesseldorf.de/fileadmin/Amt13/pressebilder/1909/190917-Markt_1_.jpg>",
            "https://www.duesseldorf.com/fileadmin/a.jpg",
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
