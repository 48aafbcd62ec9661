//! Addresses of links: what they are relative to, and those that pages hide.

use super::tree::Tree;

/// What the addresses of a page are relative to.
#[derive(Debug, Default)]
pub(super) struct Base(Option<String>);

impl Base {
    /// By what the page says of it itself, and what browsers write into pages that they save.
    pub(super) fn of(tree: &Tree) -> Self {
        Self(of_element(tree, "base", "href", |_| true).or_else(|| own(tree)))
    }

    /// The whole address of a link, if it is known.
    pub(super) fn resolve(&self, target: &str) -> Option<String> {
        let target = target.trim();
        if is_web(target) {
            return Some(target.to_owned());
        }
        // Another scheme, or a place in the page.
        let scheme = target.split(['/', '?']).next().unwrap_or_default();
        if target.is_empty() || target.starts_with('#') || scheme.contains(':') {
            return None;
        }
        let base = self.0.as_deref()?.split(['?', '#']).next()?;
        let (scheme, rest) = base.split_once("//")?;
        if target.starts_with("//") {
            return Some(format!("{scheme}{target}"));
        }
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        let mut folders: Vec<&str> = if target.starts_with('/') {
            Vec::new()
        } else {
            path.split('/').collect()
        };
        folders.pop();
        for part in target.trim_start_matches('/').split('/') {
            match part {
                "." => {}
                ".." => {
                    folders.pop();
                }
                part => folders.push(part),
            }
        }
        Some(format!("{scheme}//{host}/{}", folders.join("/")))
    }
}

/// The address that a page says it has, or that a browser wrote into it when it saved it.
fn own(tree: &Tree) -> Option<String> {
    let saved = || {
        let mut comments = tree.comments.iter();
        comments.find_map(|(_, comment)| {
            let behind = comment.trim().strip_prefix("saved from url=(")?;
            let (_, address) = behind.split_once(')')?;
            is_web(address).then(|| address.trim().to_owned())
        })
    };
    of_element(tree, "link", "href", |kind| kind == Some("canonical"))
        .or_else(|| of_element(tree, "meta", "content", |kind| kind == Some("og:url")))
        .or_else(saved)
}

/// The first address in such an attribute of such elements.
fn of_element(tree: &Tree, name: &str, attribute: &str, is_wanted: fn(Option<&str>) -> bool) -> Option<String> {
    let mut elements = tree.elements().filter(|(_, element)| element.name == name);
    elements.find_map(|(_, element)| {
        let address = element.attribute(attribute)?;
        let kind = element.attribute("rel").or(element.attribute("property"));
        (is_wanted(kind) && is_web(address)).then(|| address.to_owned())
    })
}

/// The address that a page says it has, and those of texts that it leads to, each once.
pub(super) fn addresses(tree: &Tree) -> Vec<String> {
    let base = Base::of(tree);
    let links = tree.elements().filter(|(_, element)| element.name == "a");
    let texts = links.filter_map(|(_, element)| base.resolve(element.attribute("href")?));
    let is_text = |address: &String| address.to_ascii_lowercase().ends_with(".txt");
    let mut addresses: Vec<String> = own(tree).into_iter().collect();
    for text in texts.filter(is_text) {
        if !addresses.contains(&text) && addresses.len() < MOST {
            addresses.push(text);
        }
    }
    addresses
}

/// A page that leads to more texts is that of many releases.
const MOST: usize = 16;

fn is_web(address: &str) -> bool {
    let address = address.trim_start();
    ["http://", "https://"].iter().any(|scheme| {
        let beginning = address.get(..scheme.len());
        beginning.is_some_and(|beginning| beginning.eq_ignore_ascii_case(scheme))
    })
}

/// The address of a mail that a page hides from robots: bytes in hexadecimal, each but the first one masked with that.
pub(super) fn hidden_mail(hidden: &str) -> Option<String> {
    let bytes = hex::decode(hidden).ok()?;
    let (mask, masked) = bytes.split_first()?;
    let address = String::from_utf8(masked.iter().map(|byte| byte ^ mask).collect()).ok()?;
    address.contains('@').then_some(address)
}

#[cfg(test)]
mod tests {
    use super::super::tree;
    use super::*;

    #[test]
    fn addresses_are_relative_to_what_the_page_says() {
        for (page, target, expected) in [
            (
                "<base href=http://a.example/b/c>",
                "d.pdf",
                Some("http://a.example/b/d.pdf"),
            ),
            (
                "<base href='http://a.example/b/?x'>",
                "../d.pdf",
                Some("http://a.example/d.pdf"),
            ),
            (
                "<link rel=canonical href=https://a.example>",
                "/d",
                Some("https://a.example/d"),
            ),
            ("<link rel=stylesheet href=https://a.example>", "/d", None),
            (
                "<meta property=og:url content=http://a.example/b>",
                "//c.example/d",
                Some("http://c.example/d"),
            ),
            (
                "<!-- saved from url=(0020)http://a.example/b/ -->",
                "./d/../e",
                Some("http://a.example/b/e"),
            ),
            ("", "HTTP://a.example/d", Some("HTTP://a.example/d")),
            ("<base href=http://a.example/>", "#top", None),
            ("<base href=http://a.example/>", "mailto:a@b.example", None),
            ("<base href=http://a.example/>", "", None),
            ("", "d.pdf", None),
        ] {
            let base = Base::of(&tree::read(page));
            assert_eq!(base.resolve(target).as_deref(), expected, "{page} {target}");
        }
    }

    #[test]
    fn hidden_addresses_of_mails() {
        let mask = 0x5a_u8;
        let hidden: Vec<u8> = [mask]
            .into_iter()
            .chain(b"presse@a.example".iter().map(|byte| byte ^ mask))
            .collect();
        assert_eq!(hidden_mail(&hex::encode(hidden)).as_deref(), Some("presse@a.example"));
        for hidden in ["", "5a", "5", "xx", "5a00"] {
            assert_eq!(hidden_mail(hidden), None, "{hidden}");
        }
    }
}
