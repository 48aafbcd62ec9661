//! Quotations: which signs open and close them, and whether one is open. One notion for all who ask.
//!
//! Print mixes the signs: „…“, „…", "…", “…”, »…« and «…». The first row that fits decides what one does:
//!
//! | the sign | where | does |
//! | --- | --- | --- |
//! | „ | | opens |
//! | ” | | closes |
//! | " “ » « | inside a quotation | closes |
//! | " | elsewhere | opens |
//! | “ » « | elsewhere, before a letter or a digit | opens |
//! | | elsewhere | closes one that began before the text |
//! | ‚ | before a letter or a digit | opens an inner one; elsewhere it is a comma |
//! | ‘ ’ ' | inside an inner one | closes it; elsewhere it is an apostrophe |

use std::borrow::Cow;
use std::ops::Range;

use memchr::memchr3;

/// What a sign does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Turn {
    Opens,
    Closes,
}

/// The quotations that are open at a place of a text.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Quotations {
    depth: u32,
    is_inner: bool,
}

/// Whether a quotation can begin with it.
pub(crate) const fn may_open(c: char) -> bool {
    matches!(
        c,
        '"' | '\u{201E}' | '\u{201C}' | '\u{BB}' | '\u{AB}' | '\u{201A}' | '\u{2018}'
    )
}

/// Whether a quotation can end with it.
pub(crate) const fn may_close(c: char) -> bool {
    matches!(
        c,
        '"' | '\u{201C}' | '\u{201D}' | '\u{BB}' | '\u{AB}' | '\u{2018}' | '\u{2019}' | '\'' | '\u{2039}' | '\u{203A}'
    )
}

impl Quotations {
    /// Takes the next character of a text, and what stands behind it.
    pub(crate) fn meet(&mut self, c: char, behind: &str) -> Option<Turn> {
        let is_before_word = || behind.starts_with(char::is_alphanumeric);
        match c {
            '\u{201E}' | '\u{201D}' | '"' | '\u{201C}' | '\u{BB}' | '\u{AB}' => {
                let may_do_both = c != '\u{201E}' && c != '\u{201D}';
                let opens = may_do_both && self.depth == 0 && (c == '"' || is_before_word());
                Some(self.turn(opens || c == '\u{201E}'))
            }
            '\u{201A}' if is_before_word() => {
                self.is_inner = true;
                Some(Turn::Opens)
            }
            '\u{2018}' | '\u{2019}' | '\'' if self.is_inner => {
                self.is_inner = false;
                Some(Turn::Closes)
            }
            _ => None,
        }
    }

    const fn turn(&mut self, opens: bool) -> Turn {
        if opens {
            self.depth = self.depth.saturating_add(1);
            return Turn::Opens;
        }
        self.depth = self.depth.saturating_sub(1);
        self.is_inner = self.is_inner && self.depth > 0;
        Turn::Closes
    }

    /// Takes the first character of a text.
    pub(crate) fn meet_first(&mut self, text: &str) -> Option<Turn> {
        let mut behind = text.chars();
        behind.next().and_then(|c| self.meet(c, behind.as_str()))
    }

    /// Takes a stretch of a text; whether none was open behind one of its signs.
    pub(crate) fn read(&mut self, text: &str) -> bool {
        let (mut from, mut was_closed) = (0, false);
        while let Some((sign, _)) = self.step(text, from) {
            from = sign.end;
            was_closed |= !self.is_open();
        }
        was_closed
    }

    /// Takes the next sign from an offset of a text on: where it stands, and what it does.
    fn step(&mut self, text: &str, from: usize) -> Option<(Range<usize>, Option<Turn>)> {
        let at = from.saturating_add(self.find(text.get(from..)?)?);
        let behind = text.get(at..)?;
        let turn = self.meet_first(behind);
        let length = behind.chars().next().map_or(1, char::len_utf8);
        Some((at..at.saturating_add(length), turn))
    }

    /// Where the next sign may stand, by its first byte. An apostrophe closes inner quotations only.
    fn find(self, text: &str) -> Option<usize> {
        let bytes = text.as_bytes();
        if self.is_inner {
            return bytes.iter().position(|byte| matches!(byte, b'"' | b'\'' | 0xC2 | 0xE2));
        }
        memchr3(b'"', 0xC2, 0xE2, bytes)
    }

    pub(crate) const fn is_open(self) -> bool {
        self.depth > 0 || self.is_inner
    }
}

/// Whether a quotation that is open at an offset of a text ends in it.
pub(crate) fn is_inside(text: &str, offset: usize) -> bool {
    let (mut quotations, mut from) = (Quotations::default(), 0);
    let mut outer = None;
    loop {
        let before = quotations;
        let Some((sign, turn)) = quotations.step(text, from) else {
            return false;
        };
        if sign.end > offset {
            let outer: Quotations = *outer.get_or_insert(before);
            let is_outer = before.depth <= outer.depth && before.is_inner == outer.is_inner;
            if turn == Some(Turn::Closes) && is_outer {
                return true;
            }
        }
        from = sign.end;
    }
}

/// A text without what stands in quotation marks.
pub(crate) fn without(text: &str) -> Cow<'_, str> {
    let mut quotations = Quotations::default();
    if quotations.find(text).is_none() || !text.contains(may_open) {
        return Cow::Borrowed(text);
    }
    let mut outside = String::with_capacity(text.len());
    let (mut from, mut is_open) = (0, false);
    while let Some((sign, turn)) = quotations.step(text, from) {
        let end = if turn.is_none() { sign.end } else { sign.start };
        if !is_open {
            outside.push_str(text.get(from..end).unwrap_or_default());
        }
        (from, is_open) = (sign.end, quotations.is_open());
    }
    if !is_open {
        outside.push_str(text.get(from..).unwrap_or_default());
    }
    Cow::Owned(outside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn insides() {
        for (text, expected) in [
            ("aus „Der |Turm“", true),
            ("aus »|Turm«", true),
            ("aus \"|Turm\"", true),
            ("aus “Der |Turm”", true),
            ("aus „Der ‚|Turm‘ am Rhein“", true),
            ("|Turm“ und mehr", true),
            ("aus „Der |Turm ‚Anger‘ am Rhein“", true),
            ("aus „Turm“ |und „Tor“", false),
            ("aus „Turm |und mehr", false),
            ("|aus »Turm«", false),
            ("Turm", false),
        ] {
            let offset = text.find('|').unwrap_or(0);
            assert_eq!(is_inside(&text.replace('|', ""), offset), expected, "{text}");
        }
    }

    fn is_open(text: &str) -> bool {
        let mut quotations = Quotations::default();
        quotations.read(text);
        quotations.is_open()
    }

    #[test]
    fn closed() {
        for text in [
            "",
            "Der Kahn schwimmt.",
            "„Der Kahn legt gleich ab“, sagte er.",
            "„Der Kahn legt gleich ab\", sagte er.",
            "\"Der Kahn legt gleich ab“, sagte er.",
            "\"Der Kahn\" und \"der Platz\"",
            "“The barge leaves at noon”, he said.",
            "“The barge leaves at noon\", he said.",
            "»Der Markt« und «der Platz»",
            "„Der Verein ‚Flora‘ wächst“",
            "„Der Verein \"Flora\" wächst“",
            "„Der Verein \"Flora\" wächst\"",
            "„Der Verein „Flora“ wächst“",
            "„Hans‘ Haus und Willi's Kiosk, auf'm Platz“",
            "Hans’ Haus und Willi's Kiosk, auf'm Platz",
            "gleich ab“, sagte er",
            "gleich ab», sagte er",
            "im Rathaus\u{201A} Saal",
            "der „Spiegel“-Bericht",
            "der Titel ‚Am Anger'",
        ] {
            assert!(!is_open(text), "{text}");
        }
    }

    #[test]
    fn open() {
        for text in [
            "„Der Kahn legt gleich ab",
            "\"Der Kahn legt gleich ab",
            "“The barge leaves at noon",
            "»Der Kahn legt gleich ab",
            "«Der Kahn legt gleich ab",
            "der Titel ‚Am Anger",
            "„Der Kahn“ und „das Boot",
            "„Der Kahn\" und „das Boot",
            "„Hans’ Haus",
            "„Der Verein ‚Flora‘ wächst",
        ] {
            assert!(is_open(text), "{text}");
        }
    }
}
