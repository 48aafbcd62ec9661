//! A release in one of its languages, for formats in which an object has one language.
//!
//! A release has a version for each language of a headline or of a paragraph. What is in another language, in one that
//! cannot be told, or has none (kicker, subheads) belongs to the first version.

use pressedienst::{Block, Language, Release};

use crate::unread::Unread;

/// A release in one language.
#[derive(Debug, Default)]
pub(super) struct Version<'r> {
    /// `None` in the only version of a release whose language cannot be told.
    pub(super) language: Option<Language>,
    pub(super) kicker: Option<&'r str>,
    pub(super) headlines: Vec<&'r str>,
    pub(super) subheads: Vec<&'r str>,
    pub(super) body: Vec<&'r Block>,
}

/// The languages of the versions of a release, at least one; `None` where it cannot be told.
pub(crate) fn languages(release: &Release) -> Vec<Option<Language>> {
    let headlines = release.headlines.iter().map(|headline| headline.lang);
    let paragraphs = release
        .body
        .iter()
        .filter(|block| matches!(block, Block::Paragraph { .. }))
        .map(language);
    let mut languages = Vec::new();
    for language in headlines.chain(paragraphs).flatten() {
        if !languages.contains(&Some(language)) {
            languages.push(Some(language));
        }
    }
    if languages.is_empty() {
        languages.push(None);
    }
    languages
}

/// The versions of a release, at least one.
pub(super) fn versions(release: &Release) -> Vec<Version<'_>> {
    let languages = languages(release).into_iter();
    let mut versions: Vec<_> = languages
        .map(|language| Version {
            language,
            ..Version::default()
        })
        .collect();
    for headline in &release.headlines {
        if let Some(version) = version_in(&mut versions, headline.lang) {
            version.headlines.push(headline.text.as_str());
        }
    }
    for block in &release.body {
        if let Some(version) = version_in(&mut versions, language(block)) {
            version.body.push(block);
        }
    }
    if let Some(first) = versions.first_mut() {
        first.kicker = release.kicker.as_ref().map(|kicker| kicker.as_str());
        first.subheads = release.subheads.iter().map(|line| line.as_str()).collect();
    }
    versions
}

/// The version in a language, else the first one.
fn version_in<'v, 'r>(versions: &'v mut [Version<'r>], language: Option<Language>) -> Option<&'v mut Version<'r>> {
    let found = versions
        .iter()
        .position(|version| language.is_some() && version.language == language);
    versions.get_mut(found.unwrap_or(0))
}

const fn language(block: &Block) -> Option<Language> {
    match block {
        Block::Paragraph { lang, .. } | Block::Crosshead { lang, .. } | Block::List { lang, .. } => *lang,
        _ => None,
    }
}

impl Version<'_> {
    /// The body with blank lines between blocks and dashes before the items of lists.
    pub(super) fn plain(&self) -> String {
        let blocks = self.body.iter().map(|block| match block {
            Block::Paragraph { text, .. } | Block::Crosshead { text, .. } => text.to_string(),
            Block::List { items, .. } => items
                .iter()
                .map(|item| format!("- {item}"))
                .collect::<Vec<_>>()
                .join("\n"),
            _ => String::new(),
        });
        blocks.collect::<Vec<_>>().join("\n\n")
    }

    /// The body as a piece of HTML.
    pub(super) fn html(&self) -> String {
        let blocks = self.body.iter().map(|block| match block {
            Block::Paragraph { text, .. } => element("p", text),
            Block::Crosshead { text, .. } => element("h2", text),
            Block::List { items, .. } => format!(
                "<ul>{}</ul>",
                items.iter().map(|item| element("li", item)).collect::<String>()
            ),
            _ => String::new(),
        });
        blocks.collect::<Vec<_>>().join("\n")
    }
}

/// What no field holds as a piece of HTML.
pub(super) fn html(unread: &Unread<'_>) -> String {
    let mut html = String::new();
    for (_, line) in unread.lines() {
        if !html.is_empty() {
            html.push('\n');
        }
        html.push_str(&element("p", line));
    }
    html
}

/// How many words a plain text has; marks that stand alone are none.
pub(super) fn words(plain: &str) -> usize {
    plain
        .split_whitespace()
        .filter(|word| word.contains(char::is_alphanumeric))
        .count()
}

fn element(name: &str, text: &str) -> String {
    let mut out = format!("<{name}>");
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c if is_foreign(c) => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
    out.push_str("</");
    out.push_str(name);
    out.push('>');
    out
}

/// Characters that HTML has no place for: control characters that are no blanks, and code points that are no
/// characters.
fn is_foreign(c: char) -> bool {
    let code = c as u32;
    (c.is_control() && !matches!(c, '\t' | '\n')) || matches!(c, '\u{FDD0}'..='\u{FDEF}') || code & 0xFFFE == 0xFFFE
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A release as its record tells it; blocks are `type`, `lang` and words.
    fn release(headlines: &[(Option<&str>, &str)], blocks: &[(&str, Option<&str>, &str)]) -> Release {
        let document = pressedienst::parse("Pressedienst\n\n31. August 2019\n\nLesefest am Rhein\n\nEs war schön.\n");
        let mut record = serde_json::to_value(&document.releases()[0]).unwrap();
        record["kicker"] = "Kultursommer".into();
        record["subheads"] = serde_json::json!(["Sechzig Autoren"]);
        record["headlines"] = headlines
            .iter()
            .map(|(lang, text)| serde_json::json!({"lang": lang, "text": text}))
            .collect();
        record["body"] = blocks
            .iter()
            .map(|(kind, lang, text)| serde_json::json!({"type": kind, "lang": lang, "text": text, "items": [text]}))
            .collect();
        serde_json::from_value(record).unwrap()
    }

    #[test]
    fn one_language() {
        let release = release(
            &[(Some("de"), "Fest")],
            &[
                ("paragraph", Some("de"), "Eins."),
                ("list", Some("en"), "Jazz"),
                ("paragraph", None, "1"),
            ],
        );
        let versions = versions(&release);
        assert_eq!(versions.len(), 1);
        assert_eq!(versions[0].plain(), "Eins.\n\n- Jazz\n\n1");
        assert_eq!(versions[0].html(), "<p>Eins.</p>\n<ul><li>Jazz</li></ul>\n<p>1</p>");
        assert_eq!(
            (versions[0].kicker, &versions[0].subheads[..]),
            (Some("Kultursommer"), &["Sechzig Autoren"][..])
        );
    }

    #[test]
    fn two_languages() {
        let release = release(
            &[(None, "Jazz"), (Some("de"), "Fest"), (Some("en"), "Fair")],
            &[
                ("paragraph", Some("en"), "One."),
                ("crosshead", None, "2019"),
                ("crosshead", Some("en"), "Two"),
            ],
        );
        let versions = versions(&release);
        let seen: Vec<_> = versions
            .iter()
            .map(|version| (crate::text::code(version.language), version.plain()))
            .collect();
        assert_eq!(
            seen,
            [(Some("de"), "2019".to_owned()), (Some("en"), "One.\n\nTwo".to_owned())]
        );
        assert_eq!(versions[0].headlines, ["Jazz", "Fest"]);
        assert_eq!(versions[1].headlines, ["Fair"]);
        assert_eq!((versions[1].kicker, versions[1].subheads.len()), (None, 0));
    }

    #[test]
    fn no_language() {
        let release = release(&[(None, "2019")], &[("crosshead", Some("en"), "One")]);
        let versions = versions(&release);
        assert_eq!(
            (versions.len(), versions[0].language, versions[0].plain().as_str()),
            (1, None, "One")
        );
        assert_eq!(super::versions(&Release::default()).len(), 1);
    }

    #[test]
    fn hostile_words() {
        let words = "</p><script>alert(\"x\")</script> & 'y'\0\u{7}\u{FFFE}\u{1FFFF}\u{FDD0}\u{202E}\u{301}";
        let release = release(&[], &[("paragraph", None, words), ("list", None, words)]);
        let escaped = "&lt;/p&gt;&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;y&#39;\
                       \u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{202E}\u{301}";
        assert_eq!(
            versions(&release)[0].html(),
            format!("<p>{escaped}</p>\n<ul><li>{escaped}</li></ul>")
        );
    }

    #[test]
    fn counting_words() {
        assert_eq!(words("- Eins – zwei\n\n(drei)  4,5 \u{A0}..."), 4);
        assert_eq!(words(""), 0);
    }
}
