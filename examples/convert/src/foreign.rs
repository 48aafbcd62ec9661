//! Files that are named like texts and are e-mails with their headers. They are converted all the same.

use crate::lang::{Said, said};
use crate::own::Code;

/// So many letters are looked at.
const HEAD: usize = 8_192;

/// What a text is said to be, if it is not the text of a release alone, and what to do.
pub(crate) fn note(text: &str) -> Option<(Code, Said)> {
    let end = (0..=HEAD.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
    let head = end.and_then(|end| text.get(..end)).unwrap_or_default();
    let head = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    if is_mail(head) {
        let note = said!(
            "this is an e-mail with its headers, which are read as if they were text; save the message as text, without headers, \
             and convert that",
            "das ist eine E-Mail mit ihren Kopfzeilen, die wie Text gelesen werden; die Nachricht als Text ohne Kopfzeilen speichern \
             und diesen umwandeln"
        );
        Some((Code::EMail, note))
    } else {
        None
    }
}

/// The names of headers of RFC 5322, and those that mail programs print in their place.
const HEADERS: [&str; 28] = [
    "from",
    "to",
    "cc",
    "bcc",
    "date",
    "subject",
    "reply-to",
    "sender",
    "message-id",
    "received",
    "return-path",
    "delivered-to",
    "envelope-to",
    "mime-version",
    "content-type",
    "content-transfer-encoding",
    "in-reply-to",
    "references",
    "dkim-signature",
    "x-mozilla-status",
    "sent",
    "von",
    "an",
    "kopie",
    "datum",
    "gesendet",
    "betreff",
    "antwort an",
];

/// What only e-mails have among their headers.
const SENDERS: [&str; 6] = ["from", "von", "received", "return-path", "delivered-to", "mime-version"];

/// So many headers are no chance.
const ENOUGH: usize = 3;

/// Whether a text begins with the headers of an e-mail, each at the beginning of a line, up to the first blank line.
fn is_mail(head: &str) -> bool {
    let mut lines = head.lines();
    // The line between two messages in a file of many.
    if head.starts_with("From ") {
        lines.next();
    }
    let (mut known, mut is_sent) = (0_usize, false);
    for (index, line) in lines.enumerate() {
        // A header goes on behind a blank.
        if line.starts_with([' ', '\t']) && index > 0 && !line.trim().is_empty() {
            continue;
        }
        let Some((name, _)) = line.split_once(':') else {
            break;
        };
        let name = name.trim_end().to_ascii_lowercase();
        let is_known = HEADERS.contains(&name.as_str());
        if !is_known && (index == 0 || !is_header(&name)) {
            break;
        }
        known += usize::from(is_known);
        is_sent |= SENDERS.contains(&name.as_str());
    }
    is_sent && known >= ENOUGH
}

/// Whether other headers could be called so.
fn is_header(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_graphic())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Option<Code> {
        note(text).map(|(code, _)| code)
    }

    #[test]
    fn e_mails_are_told_by_their_headers() {
        for text in [
            "From: a@b.example\nTo: c@d.example\nSubject: Bad\n\nPressedienst\n",
            "Received: from x\n\tby y; Mo\r\nX-Spam: no\r\nMIME-Version: 1.0\r\nSubject: Bad\r\n\r\nText",
            "From a@b.example Mon Sep  2 09:14:00 2019\nReturn-Path: <a@b.example>\nDate: x\nSubject: y\n\nz",
            "Von:\tJutta Kessler\nGesendet:\tMontag\nAn:\tRedaktion\nBetreff:\tBild\n\nHallo",
            "Betreff: Bild\nDatum: Mo, 2. September 2019\nVon: Jutta\nAn: Redaktion\n\nHallo",
            "MIME-Version: 1.0\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\nUHJlc3Nl",
        ] {
            assert_eq!(code(text), Some(Code::EMail), "{text}");
        }
        for text in [
            "Datum: 14. Mai 2021 | Ort: Rathaus\nBetreff: Bad\n\nText",
            "Von: Rathaus\nAn: Hafen\n\nDie Linie 7 fährt anders.",
            "Pressedienst\nFrom: a@b.example\nTo: c@d.example\nSubject: Bad\n",
            "Datum: x\nAn: y\nBetreff: z\n",
            "From the town hall to the harbour\n\nTo: a\nSubject: b\nDate: c\n",
            "Von: a\nEin Satz. Noch einer: An: b\nBetreff: c\nDatum: d\n",
        ] {
            assert_eq!(code(text), None, "{text}");
        }
    }

    #[test]
    fn a_long_text_is_cut_between_letters() {
        assert_eq!(code(&"ä".repeat(HEAD)), None);
        assert_eq!(
            code(&format!("From: a\nTo: b\nSubject: {}\n", "ü".repeat(HEAD))),
            Some(Code::EMail)
        );
    }
}
