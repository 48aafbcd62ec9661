//! Text of others on a page: it stays text, and what cannot be seen in it is shown.

use std::fmt::Write as _;
use std::io;

use maud::{Escaper, Render};

use crate::message::steers;

/// So many bytes of a text are written at once.
const STRETCH: usize = 1 << 14;

/// Text as a page shows it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shown<'t> {
    text: &'t str,
    /// Whether signs are marked up, which titles and attributes have no room for.
    is_marked: bool,
}

impl<'t> Shown<'t> {
    pub(super) const fn new(text: &'t str) -> Self {
        Self { text, is_marked: true }
    }

    /// For titles and attributes.
    pub(super) const fn plain(text: &'t str) -> Self {
        Self { text, is_marked: false }
    }

    /// Writes it one stretch after the other, because the names of signs take many times as much as they do.
    pub(super) fn write(self, to: &mut dyn io::Write) -> io::Result<()> {
        let mut rest = self.text;
        while !rest.is_empty() {
            let (text, behind) = rest.split_at(rest.floor_char_boundary(STRETCH));
            to.write_all(Self { text, ..self }.render().0.as_bytes())?;
            rest = behind;
        }
        Ok(())
    }
}

impl Render for Shown<'_> {
    fn render_to(&self, page: &mut String) {
        let mut rest = self.text;
        while let Some(at) = rest.find(is_hidden) {
            let (before, sign) = rest.split_at(at);
            let _ = Escaper::new(page).write_str(before);
            let mut chars = sign.chars();
            if let Some(c) = chars.next() {
                show(page, c, self.is_marked);
            }
            rest = chars.as_str();
        }
        let _ = Escaper::new(page).write_str(rest);
    }
}

/// Whether a character shows nothing, or turns what stands beside it. A browser breaks no line at the end of one here.
fn is_hidden(c: char) -> bool {
    steers(c) && !matches!(c, '\t' | '\n' | '\u{FE0E}' | '\u{FE0F}')
}

/// A name in place of a character; the script and the proofs get it back by its number.
fn show(page: &mut String, c: char, is_marked: bool) {
    let code = u32::from(c);
    let _ = match (is_marked, name(c)) {
        (true, Some(name)) => write!(page, "<b class=\"c\" data-c=\"{code:x}\">{name}</b>"),
        (true, None) => write!(page, "<b class=\"c\" data-c=\"{code:x}\">U+{code:04X}</b>"),
        (false, Some(name)) => write!(page, "[{name}]"),
        (false, None) => write!(page, "[U+{code:04X}]"),
    };
}

/// What those are called that are met in texts.
const fn name(c: char) -> Option<&'static str> {
    Some(match c {
        '\0' => "NUL",
        '\u{7}' => "BEL",
        '\u{8}' => "BS",
        '\u{B}' => "VT",
        '\u{C}' => "FF",
        '\r' => "CR",
        '\u{1B}' => "ESC",
        '\u{7F}' => "DEL",
        '\u{85}' => "NEL",
        '\u{AD}' => "SHY",
        '\u{61C}' => "ALM",
        '\u{200B}' => "ZWSP",
        '\u{200C}' => "ZWNJ",
        '\u{200D}' => "ZWJ",
        '\u{200E}' => "LRM",
        '\u{200F}' => "RLM",
        '\u{2028}' => "LS",
        '\u{2029}' => "PS",
        '\u{202A}' => "LRE",
        '\u{202B}' => "RLE",
        '\u{202C}' => "PDF",
        '\u{202D}' => "LRO",
        '\u{202E}' => "RLO",
        '\u{2060}' => "WJ",
        '\u{2066}' => "LRI",
        '\u{2067}' => "RLI",
        '\u{2068}' => "FSI",
        '\u{2069}' => "PDI",
        '\u{FEFF}' => "BOM",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        Shown::new(text).render().into_string()
    }

    #[test]
    fn text_stays_text() {
        assert_eq!(shown("<script>\"&'\u{E9}\t🙂"), "&lt;script&gt;&quot;&amp;'\u{E9}\t🙂");
    }

    #[test]
    fn what_cannot_be_seen_is_shown() {
        assert_eq!(
            shown("a\0b\u{202E}c\u{E0041}"),
            "a<b class=\"c\" data-c=\"0\">NUL</b>b<b class=\"c\" data-c=\"202e\">RLO</b>c<b class=\"c\" data-c=\"e0041\">U+E0041</b>"
        );
        assert_eq!(Shown::plain("a\u{202E}<").render().into_string(), "a[RLO]&lt;");
    }

    #[test]
    fn what_is_written_in_stretches_is_the_same() {
        let text = "ü<\u{202E}\u{200B}🙂".repeat(STRETCH / 5);
        let mut written = Vec::new();
        Shown::new(&text).write(&mut written).unwrap();
        assert_eq!(String::from_utf8(written).unwrap(), shown(&text));
    }

    #[test]
    fn nothing_that_steers_is_left() {
        for code in 0..=0x10_FFFF {
            let Some(c) = char::from_u32(code) else { continue };
            let left = shown(&c.to_string()).chars().find(|c| is_hidden(*c));
            assert_eq!(left, None, "U+{code:04X}");
        }
    }
}
