//! Texts so that readers of YAML and of Markdown give them back as they are.

/// A double-quoted scalar of YAML 1.1 and 1.2 on one line. What does not show, or turns the direction of writing, is
/// written as a number.
pub(super) fn quoted(text: &str) -> String {
    let mut scalar = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => scalar.extend(['\\', c]),
            '\t' => scalar.push_str("\\t"),
            '\n' => scalar.push_str("\\n"),
            '\r' => scalar.push_str("\\r"),
            _ if is_hidden(c) => scalar.push_str(&number(c)),
            _ => scalar.push(c),
        }
    }
    scalar.push('"');
    scalar
}

/// A character as YAML writes it in hexadecimal digits.
fn number(c: char) -> String {
    match u32::from(c) {
        number @ ..0x100 => format!("\\x{number:02X}"),
        number @ ..0x1_0000 => format!("\\u{number:04X}"),
        number => format!("\\U{number:08X}"),
    }
}

/// Controls, format characters, line separators, private use and non-characters.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{AD}' | '\u{600}'..='\u{605}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{E000}'..='\u{F8FF}' | '\u{FDD0}'..='\u{FDEF}' | '\u{FEFF}'
            | '\u{FFF0}'..='\u{FFFB}' | '\u{FFFE}' | '\u{FFFF}' | '\u{E0000}'..='\u{10FFFF}')
        || u32::from(c) & 0xFFFE == 0xFFFE
}

/// A text at the beginning of a line.
pub(super) fn line(text: &str) -> String {
    let text = plain(text);
    let mark = mark(&text);
    let mut line = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        if mark == Some(at) || is_special(&text, at, c) {
            line.push('\\');
        }
        line.push(c);
    }
    line
}

/// A text that follows others in its line.
pub(super) fn inline(text: &str) -> String {
    // What makes a block at the beginning of a line is a sign like any other behind a letter.
    let line = line(&format!("x {text}"));
    line.strip_prefix("x ").unwrap_or_default().to_owned()
}

/// One line, without controls: what ends lines anywhere is a blank, the others are U+FFFD.
fn plain(text: &str) -> String {
    let is_blank = |c| {
        matches!(
            c,
            ' ' | '\t' | '\n' | '\u{B}' | '\u{C}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}'
        )
    };
    let words = text.split(is_blank).filter(|word| !word.is_empty());
    let line = words.collect::<Vec<_>>().join(" ");
    line.trim()
        .chars()
        .map(|c| if c.is_control() { '\u{FFFD}' } else { c })
        .collect()
}

/// Where the sign stands that makes a list, a heading, a rule or a definition of what begins a line.
fn mark(text: &str) -> Option<usize> {
    let is_end = |rest: &str| rest.is_empty() || rest.starts_with(char::is_whitespace);
    if let Some(rest) = text.strip_prefix(['-', '+']) {
        return (is_end(rest) || rest.starts_with('-')).then_some(0);
    }
    if text.starts_with(['=', ':']) {
        return Some(0);
    }
    // Items are numbered with digits, and in some dialects with letters: `1.`, `1)`, `(a)`, `iv.`
    let inner = text.strip_prefix('(').unwrap_or(text);
    let rest = inner.trim_start_matches(|c: char| c.is_ascii_alphanumeric());
    let number = inner.get(..inner.len().checked_sub(rest.len())?)?;
    let is_number = match number.as_bytes() {
        [] => false,
        [_] => true,
        bytes => {
            bytes.iter().all(u8::is_ascii_digit) || bytes.iter().all(|c| b"ivxlcdm".contains(&c.to_ascii_lowercase()))
        }
    };
    (is_number && is_end(rest.strip_prefix(['.', ')'])?)).then(|| text.len().saturating_sub(rest.len()))
}

/// Whether the character means something at this place to `CommonMark` or GFM, to Hugo, Obsidian or pandoc.
fn is_special(text: &str, at: usize, c: char) -> bool {
    let (before, behind) = (
        text.get(..at).unwrap_or_default(),
        text.get(at.saturating_add(c.len_utf8())..).unwrap_or_default(),
    );
    match c {
        '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '{' | '}' | '|' | '~' | '^' | '$' | '#' => true,
        '&' => behind.starts_with(|next: char| next.is_ascii_alphanumeric() || next == '#'),
        '=' | '%' => before.ends_with(c) || behind.starts_with(c),
        '@' => !before.ends_with(char::is_alphanumeric),
        // Addresses would become links by themselves, and the signs in them would not be read as escaped.
        '.' => ends_with(before, "www"),
        '/' => behind.starts_with('/') && !behind.starts_with("/ ") && !before.ends_with(':'),
        ':' => {
            behind.starts_with("//")
                || ends_with(before, "mailto")
                || ends_with(before, "xmpp")
                || is_emoji(before, behind)
        }
        _ => false,
    }
}

fn ends_with(text: &str, word: &str) -> bool {
    let start = text.len().checked_sub(word.len());
    start
        .and_then(|start| text.get(start..))
        .is_some_and(|end| end.eq_ignore_ascii_case(word))
}

/// Whether a colon begins something like `:smile:`, and is not that of a time.
fn is_emoji(before: &str, behind: &str) -> bool {
    let is_time = before.ends_with(|c: char| c.is_ascii_digit()) && behind.starts_with(|c: char| c.is_ascii_digit());
    let rest = behind.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || "_+-".contains(c));
    !is_time && rest.len() < behind.len() && rest.starts_with(':')
}

/// A link, if the address is one; its text is escaped already.
pub(super) fn link(text: &str, uri: &str) -> String {
    // In a target too `&copy;` would be a sign.
    format!("[{text}](<{}>)", uri.replace('&', "&amp;"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yaml() {
        let hostile = "a\"\\\0\u{1B}\u{85}\u{2028}\u{202E}\u{FEFF}\u{FFFE}\u{E0001}\u{1FFFF}\n---\r\t: #'ä\u{301}😀";
        let expected = r#""a\"\\\x00\x1B\x85\u2028\u202E\uFEFF\uFFFE\U000E0001\U0001FFFF\n---\r\t: #'ä"#.to_owned()
            + "\u{301}😀\"";
        assert_eq!(quoted(hostile), expected);
    }

    #[test]
    fn words_stay_readable() {
        for text in [
            "Am Abend (um 19:30 Uhr) sagte sie: \"Es war schön!\" - und mehr + anderes, 5 % von 3 = 15.",
            "Ost & West, Nr. 5, z. B. presse@duesseldorf.de",
            "Kolleg:innen, die um 10:30:15 Uhr kamen, usw. usf.",
            "\"Gut!\", sagte er",
            "1.000 Euro",
            "+49.211.89-93131",
            "-5 Grad",
            "Dr. Lenz",
            "(Mai) 2019",
            "Ende",
        ] {
            assert_eq!(line(text), text);
        }
    }

    #[test]
    fn beginnings_of_lines() {
        for (text, expected) in [
            ("1. Platz", "1\\. Platz"),
            ("31. August", "31\\. August"),
            ("12) Zimmer", "12\\) Zimmer"),
            ("(a) erstens", "(a\\) erstens"),
            ("iv. viertens", "iv\\. viertens"),
            ("- Strich", "\\- Strich"),
            ("+ Kreuz", "\\+ Kreuz"),
            ("---", "\\---"),
            ("===", "\\=\\=\\="),
            ("# Kopf", "\\# Kopf"),
            ("> Zitat", "\\> Zitat"),
            ("    Abstand", "Abstand"),
            (": Wort", "\\: Wort"),
            ("\u{1B}[1m", "\u{FFFD}\\[1m"),
        ] {
            assert_eq!(line(text), expected);
        }
        assert_eq!(inline("1. Platz"), "1. Platz");
    }

    #[test]
    fn signs_inside_lines() {
        for (text, expected) in [
            (
                "<b>*x* _y_ `z` ~~a~~</b>",
                "\\<b\\>\\*x\\* \\_y\\_ \\`z\\` \\~\\~a\\~\\~\\</b\\>",
            ),
            ("![x](javascript:alert(1))", "!\\[x\\](javascript:alert(1))"),
            ("&amp; &#0; & ", "\\&amp; \\&\\#0; &"),
            ("x {{< y >}} {% z %}", "x \\{\\{\\< y \\>\\}\\} \\{% z %\\}"),
            ("a https://b.de/c_d www.e.de", "a https\\://b.de/c\\_d www\\.e.de"),
            ("a //b.de/c, / d // e", "a \\//b.de/c, / d // e"),
            ("a\nb\r\n\n# c\u{2028}- d", "a b \\# c - d"),
            (
                "a ==b== %%c%% :smile: @key [^1]",
                "a \\=\\=b\\=\\= \\%\\%c\\%\\% \\:smile: \\@key \\[\\^1\\]",
            ),
        ] {
            assert_eq!(line(text), expected);
        }
    }

    #[test]
    fn links() {
        assert_eq!(
            link("Halle", "https://a.de/?b=1&copy;=2"),
            "[Halle](<https://a.de/?b=1&amp;copy;=2>)"
        );
    }
}
