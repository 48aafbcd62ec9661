//! What all pages have around what they show: title, style, script, and the policy that lets nothing else in.

use std::io;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::lang::Lang;

use super::signs::Shown;

/// The style that all pages share.
const STYLE: &str = include_str!("style.css");

/// The same of all pages of a kind.
#[derive(Debug)]
pub(super) struct Frame {
    pub(super) lang: Lang,
    style: String,
    script: &'static str,
    policy: String,
}

impl Frame {
    /// Pages with this style behind the shared one, and with this script.
    pub(super) fn new(lang: Lang, style: &str, script: &'static str) -> Self {
        let style = [STYLE, style].concat();
        // Beside a page on the disk nothing is its own, so that its style and script are told by their sums.
        let policy = format!(
            "default-src 'none'; style-src '{}'; script-src '{}'; base-uri 'none'; form-action 'none'",
            sum(&style),
            sum(script)
        );
        Self {
            lang,
            style,
            script,
            policy,
        }
    }

    /// A page as a file.
    pub(super) fn file(&self, title: &str, body: &Markup) -> Vec<u8> {
        self.page(title, body).into_string().into_bytes()
    }

    /// A page.
    pub(super) fn page(&self, title: &str, body: &Markup) -> Markup {
        html! {
            (DOCTYPE)
            html lang=(self.lang.tag()) {
                head {
                    meta charset="utf-8";
                    meta http-equiv="Content-Security-Policy" content=(self.policy);
                    meta name="viewport" content="width=device-width";
                    meta name="referrer" content="no-referrer";
                    meta name="generator" content=(crate::text::PROGRAM);
                    title { (Shown::plain(title)) }
                    style { (PreEscaped(&self.style)) }
                }
                body {
                    (body)
                    script { (PreEscaped(self.script)) }
                }
            }
            "\n"
        }
    }
}

/// Stands on a page for what is too much to be in memory beside it; no text of others has that sign there.
pub(super) const GAP: PreEscaped<&str> = PreEscaped("\0");

/// Writes a page with something in each of its gaps.
pub(super) fn write_filled(
    page: &Markup,
    to: &mut dyn io::Write,
    mut fill: impl FnMut(usize, &mut dyn io::Write) -> io::Result<()>,
) -> io::Result<()> {
    for (number, part) in page.0.split(GAP.0).enumerate() {
        if let Some(gap) = number.checked_sub(1) {
            fill(gap, to)?;
        }
        to.write_all(part.as_bytes())?;
    }
    Ok(())
}

/// As policies name what may stand on a page.
fn sum(text: &str) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(text)))
}

/// Data for the script of a page, in an element that is not run.
pub(super) fn data(id: &str, data: &impl Serialize) -> io::Result<Markup> {
    // No text in it ends the element.
    let json = serde_json::to_string(data)?.replace('<', "\\u003c");
    Ok(html! { script type="application/json" id=(id) { (PreEscaped(json)) } })
}

/// What a path has that leads to a file: all but these is escaped.
const PATH: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'.')
    .remove(b'-')
    .remove(b'_')
    .remove(b'~');

/// The link from one page to another, by their names in the output folder.
pub(super) fn link(from: &str, to: &str) -> String {
    let depth = from.matches('/').count();
    format!("{}{}", "../".repeat(depth), utf8_percent_encode(to, PATH))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links() {
        assert_eq!(link("a.html", "index.html"), "index.html");
        assert_eq!(link("2019/a.html", "index.html"), "../index.html");
        assert_eq!(link("index.html", "2019/a b#?ü.html"), "2019/a%20b%23%3F%C3%BC.html");
    }

    #[test]
    fn data_ends_no_element() {
        let data = data("d", &["</script><script>alert(1)", "<!--<script>"])
            .unwrap()
            .into_string();
        let start = "<script type=\"application/json\" id=\"d\">";
        let inner = data.strip_prefix(start).unwrap().strip_suffix("</script>").unwrap();
        assert!(!inner.contains('<'));
        let read: Vec<String> = serde_json::from_str(inner).unwrap();
        assert_eq!(read, ["</script><script>alert(1)", "<!--<script>"]);
    }
}
