//! The name under which a picture is saved that was downloaded from an address.
//!
//! Browsers and wget (in a UTF-8 locale) take what stands behind the last slash and decode its `%` escapes; browsers
//! and `curl -O` leave the query out. `curl -O` decodes nothing. The name here is that of a browser: decoded if it is
//! UTF-8 then, without query and fragment, with `_` for what a name cannot have on one of the usual systems.

use percent_encoding::percent_decode_str;

/// The bytes of a name, as many as are left where a system allows 255 and a copy gets a suffix.
const LIMIT: usize = 200;

/// Names of devices on Windows, with any ending.
const DEVICES: [&str; 7] = ["con", "prn", "aux", "nul", "conin$", "conout$", "clock$"];

/// The name; `None` if the address has none, as that of a folder.
pub(super) fn of(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("://")?;
    let path = rest.split(['?', '#']).next()?;
    // Without a slash there is a host alone.
    let (_, last) = path.rsplit_once(['/', '\\'])?;
    let name = percent_decode_str(last).decode_utf8().unwrap_or(last.into());
    let name: String = name.chars().map(|c| if is_allowed(c) { c } else { '_' }).collect();
    // A blank or dot at the end is lost on Windows.
    let name = name.trim().trim_end_matches(['.', ' ']);
    if name.chars().all(|c| c == '.') {
        return None;
    }
    Some(shortened(&harmless(name)))
}

/// The same name with a number: `a_2.jpg`.
pub(super) fn numbered(name: &str, number: usize) -> String {
    let (stem, ending) = parts(name);
    format!("{stem}_{number}{ending}")
}

fn is_allowed(c: char) -> bool {
    let is_reserved = matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|');
    let is_invisible = matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFF}'
        | '\u{E0000}'..='\u{E0FFF}');
    !is_reserved && !is_invisible && !c.is_control()
}

/// The name with `_` for or before a beginning that means something to a system.
fn harmless(name: &str) -> String {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let is_port = stem
        .strip_prefix("com")
        .or_else(|| stem.strip_prefix("lpt"))
        .is_some_and(|port| {
            let mut digits = port.chars();
            digits
                .next()
                .is_some_and(|digit| digit.is_ascii_digit() || "¹²³".contains(digit))
                && digits.next().is_none()
        });
    match name.strip_prefix(['-', '.', '~']) {
        Some(rest) => format!("_{rest}"),
        // exiftool, a Perl program, takes a name that is 0 for none.
        None if is_port || name == "0" || DEVICES.contains(&stem.as_str()) => format!("_{name}"),
        None => name.to_owned(),
    }
}

fn shortened(name: &str) -> String {
    let (stem, ending) = parts(name);
    let mut end = LIMIT.saturating_sub(ending.len()).min(stem.len());
    while !stem.is_char_boundary(end) {
        end = end.saturating_sub(1);
    }
    format!("{}{ending}", stem.get(..end).unwrap_or_default().trim_end())
}

/// The stem and the ending with its dot, if it is one of a few letters.
fn parts(name: &str) -> (&str, &str) {
    match name.rfind('.') {
        Some(dot) if dot > 0 && name.len().saturating_sub(dot) <= 8 => name.split_at(dot),
        _ => (name, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_name(address: &str, expected: Option<&str>) {
        assert_eq!(of(address).as_deref(), expected, "{address}");
    }

    #[test]
    fn names_of_browsers() {
        assert_name(
            "https://www.duesseldorf.de/x/190831-Halle.jpg",
            Some("190831-Halle.jpg"),
        );
        assert_name("https://a.de/x/Gr%C3%BCn%20%c3%84.jpg?w=3/4.png#x", Some("Grün Ä.jpg"));
        assert_name("https://a.de/Grün.jpg", Some("Grün.jpg"));
        assert_name("https://a.de/50%.jpg", Some("50%.jpg"));
        assert_name("https://a.de/%FC.jpg", Some("%FC.jpg"));
        assert_name("https://a.de/a+b.jpg", Some("a+b.jpg"));
        assert_name("https://a.de/x/", None);
        assert_name("https://a.de", None);
        assert_name("Halle.jpg", None);
    }

    #[test]
    fn no_name_leads_elsewhere() {
        assert_name("https://a.de/..", None);
        assert_name("https://a.de/%2e%2e", None);
        assert_name("https://a.de/x/%2e%2e%2fetc%2fpasswd", Some("_._etc_passwd"));
        assert_name("https://a.de/..%5C..%5Cx.jpg", Some("_._.._x.jpg"));
        assert_name("https://a.de/x\\y.jpg", Some("y.jpg"));
        assert_name("https://a.de/C%3A%5Cx.jpg", Some("C__x.jpg"));
        assert_name("https://a.de/%2Fetc", Some("_etc"));
        assert_name("https://a.de/-x.jpg", Some("_x.jpg"));
        assert_name("https://a.de/.htaccess", Some("_htaccess"));
        assert_name("https://a.de/*", Some("_"));
        assert_name("https://a.de/0", Some("_0"));
        assert_name("https://a.de/00", Some("00"));
        assert_name("https://a.de/a%00b%0A%1B.jpg", Some("a_b__.jpg"));
        assert_name("https://a.de/gpj%E2%80%AE.exe", Some("gpj_.exe"));
        assert_name("https://a.de/x.jpg.%20.", Some("x.jpg"));
    }

    #[test]
    fn no_name_is_a_device() {
        assert_name("https://a.de/con", Some("_con"));
        assert_name("https://a.de/NUL.jpg", Some("_NUL.jpg"));
        assert_name("https://a.de/COM1.x.jpg", Some("_COM1.x.jpg"));
        assert_name("https://a.de/lpt%C2%B2", Some("_lpt²"));
        assert_name("https://a.de/com12.jpg", Some("com12.jpg"));
        assert_name("https://a.de/control.jpg", Some("control.jpg"));
    }

    #[test]
    fn long_names_keep_their_ending() {
        let name = of(&format!("https://a.de/{}.jpg", "ä".repeat(300))).unwrap();
        assert_eq!(name, format!("{}.jpg", "ä".repeat(98)));
        assert_eq!(numbered("a.b.jpg", 2), "a.b_2.jpg");
        assert_eq!(numbered("a", 3), "a_3");
    }
}
