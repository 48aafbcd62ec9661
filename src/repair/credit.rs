//! Credits whose sign was misread or lost, and the slash in them.
//!
//! | in a line above an address | is repaired if |
//! | --- | --- |
//! | behind the last comma stand a sign, or none, and a holder | the text has credits of that holder, or it is the city, and a slash follows |
//! | behind the sign stand a holder and a stroke, "l", "I", "|", before a name | the same |
//! | before the sign stands a full stop | the caption has no other sentence, so that it was the comma |

use std::cell::LazyCell;

use memchr::{memchr, memrchr, memrchr_iter, memrchr3, memrchr3_iter};

use super::likeness::{folded, is_like};
use crate::text::edit::Edit;
use crate::text::endings;
use crate::text::line::{self, Line};

/// A holder of the press service's pictures.
const CITY: &str = "Landeshauptstadt Düsseldorf";
/// A line with a credit has no more characters.
const LINE: u32 = 600;
/// So many lines further down stands the address of a picture.
const ADDRESS_LINES: usize = 3;
/// No text names more holders.
const HOLDERS: usize = 64;

pub(super) fn find(lines: &[Line<'_>], edits: &mut Vec<Edit>) {
    let holders = LazyCell::new(|| holders_of(lines));
    let mut next = 0;
    for (index, _) in lines.iter().enumerate().filter(|(_, line)| line.has_scheme()) {
        let from = index.saturating_sub(ADDRESS_LINES).max(next);
        next = index.saturating_add(1);
        let above = lines.get(from..index).unwrap_or_default().iter();
        for line in above.filter(|line| line.width() <= LINE) {
            let Some(odd) = odd(*line) else { continue };
            repair(*line, odd, &holders, edits);
        }
    }
}

/// The holders that the credits of a text name.
fn holders_of<'s>(lines: &[Line<'s>]) -> Vec<&'s str> {
    let mut holders: Vec<&str> = vec![CITY];
    for line in lines.iter().filter(|line| line.may_have_credit()) {
        let credit = sign_of(*line).and_then(|sign| line.text.get(sign.saturating_add('\u{A9}'.len_utf8())..));
        let holder = credit.and_then(|credit| credit.get(..memrchr(b'/', credit.as_bytes())?));
        if let Some(holder) = holder.map(str::trim)
            && holders.len() < HOLDERS
            && holder.starts_with(char::is_uppercase)
            && !holders.contains(&holder)
            && holder.split_whitespace().count() <= 6
        {
            holders.push(holder);
        }
    }
    holders
}

/// What is odd about a line that may be a credit; of nearly all lines nothing.
#[derive(Clone, Copy, Debug)]
enum Odd {
    /// A full stop stands before its sign, or no slash behind it. The sign is here.
    Credit(usize),
    /// It has a slash, behind what may be a comma, but no sign.
    NoSign,
}

fn odd(line: Line<'_>) -> Option<Odd> {
    let bytes = line.text.as_bytes();
    let Some(sign) = sign_of(line) else {
        let slash = if line.has_slash() {
            memrchr(b'/', bytes)?
        } else {
            return None;
        };
        let before = bytes.get(..slash)?;
        return memrchr3(b',', b'.', b';', before).map(|_| Odd::NoSign);
    };
    let is_stopped = line.text.get(..sign).unwrap_or_default().trim_end().ends_with('.');
    let behind = bytes.get(sign..).unwrap_or_default();
    (is_stopped || memchr(b'/', behind).is_none()).then_some(Odd::Credit(sign))
}

/// Where the last sign of a credit is in a line.
fn sign_of(line: Line<'_>) -> Option<usize> {
    if !line.may_have_credit() {
        return None;
    }
    let bytes = line.text.as_bytes();
    // Its second byte.
    let signs = memrchr_iter(0xA9, bytes).filter_map(|at| at.checked_sub(1));
    signs.into_iter().find(|at| bytes.get(*at) == Some(&0xC2))
}

fn repair<'s, F: FnOnce() -> Vec<&'s str>>(
    line: Line<'_>,
    odd: Odd,
    holders: &LazyCell<Vec<&'s str>, F>,
    edits: &mut Vec<Edit>,
) {
    let text = line.text;
    let start = line.span().start();
    if let Odd::Credit(sign) = odd {
        let credit = sign.saturating_add('\u{A9}'.len_utf8());
        let printed = text.get(credit..).unwrap_or_default();
        let caption = text.get(..sign).unwrap_or_default().trim_end();
        if caption.ends_with('.')
            && endings::ends_like_sentence(caption)
            && endings::has_no_sentence(caption, line::width(caption))
            && holders.iter().any(|holder| printed.starts_with(holder))
        {
            let stop = start.saturating_add(caption.len());
            edits.push(Edit::new(stop.saturating_sub(1), stop, ","));
        }
        if !printed.contains('/')
            && let Some(slash) = misread_slash(printed, holders)
        {
            let at = start.saturating_add(credit).saturating_add(slash);
            edits.push(Edit::new(at, at.saturating_add(1), "/"));
        }
        return;
    }
    if line.may_have_credit() && (text.contains("(c)") || text.contains("(C)")) {
        return;
    }
    // A full stop inside "e.V." ends nothing.
    let is_end = |at: &usize| {
        let behind = text.get(*at..).unwrap_or_default();
        !behind.starts_with('.') || behind.starts_with(". ")
    };
    let Some(comma) = memrchr3_iter(b',', b'.', b';', text.as_bytes()).find(is_end) else {
        return;
    };
    let behind = text.get(comma.saturating_add(1)..).unwrap_or_default();
    let printed = behind.trim_start();
    let names = without_sign(printed);
    let Some((first, _)) = names.split_once('/') else {
        return;
    };
    let is_held = holders
        .iter()
        .any(|holder| names.strip_prefix(holder).is_some_and(|rest| rest.starts_with('/')));
    let is_nearly = || is_like(&folded(first), &folded(CITY));
    if is_held || is_nearly() {
        let from = text.len().saturating_sub(printed.len());
        let to = text.len().saturating_sub(names.len());
        edits.push(Edit::new(
            start.saturating_add(from),
            start.saturating_add(to),
            "\u{A9}",
        ));
    }
}

/// The names behind what may have been the sign: a letter or two, in brackets or alone, directly before a capital.
fn without_sign(printed: &str) -> &str {
    for sign in [
        "(e)", "(o)", "(0)", "(O)", "(G)", "(©)", "(c", "c)", "e)", "(e", "@", "®", "O", "0", "o", "e", "Q", "G", "C",
        "c", "\u{20AC}",
    ] {
        if let Some(names) = printed.strip_prefix(sign) {
            let names = names.trim_start();
            if names.starts_with(char::is_uppercase) {
                return names;
            }
        }
    }
    printed
}

/// Where a stroke stands between a holder and a name.
fn misread_slash(printed: &str, holders: &[&str]) -> Option<usize> {
    holders.iter().find_map(|holder| {
        let rest = printed.strip_prefix(holder)?;
        let name = rest.strip_prefix(['l', 'I', '|', '1', '\\'])?;
        name.starts_with(char::is_uppercase).then_some(holder.len())
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::repaired;

    fn line(words: &str) -> String {
        let text = repaired(&format!(
            "{words}\n<https://www.x.de/a.jpg>\n\nIm Park, \u{A9}Stadt Haifa/Ina Roth\n<https://www.x.de/b.jpg>"
        ));
        text.lines().next().unwrap_or_default().to_owned()
    }

    #[test]
    fn what_is_repaired() {
        for sign in ["@", "O", "0", "\u{AE}", "e", "(e)", "(o)", "", "(c", "\u{20AC}"] {
            for holder in ["Landeshauptstadt Düsseldorf", "Stadt Haifa"] {
                let printed = format!("Das Pflaster, {sign}{holder}/Mara Lenz");
                assert_eq!(line(&printed), format!("Das Pflaster, \u{A9}{holder}/Mara Lenz"));
            }
        }
        assert_eq!(
            line("Das Pflaster, \u{A9}Landeshauptstadt DüsseldorflMara Lenz"),
            "Das Pflaster, \u{A9}Landeshauptstadt Düsseldorf/Mara Lenz"
        );
        assert_eq!(
            line("Das Pflaster. \u{A9}Landeshauptstadt Düsseldorf/Mara Lenz"),
            "Das Pflaster, \u{A9}Landeshauptstadt Düsseldorf/Mara Lenz"
        );
    }

    #[test]
    fn what_stays() {
        let nobody =
            "Im Park, \u{A9}/Ina Roth\nhttps://x.de/a.jpg\n\nIm Haus, Foto: Verein e.V./Ina Roth\nhttps://x.de/b.jpg";
        assert_eq!(repaired(nobody), nobody);
        for words in [
            "Das Pflaster, \u{A9}Landeshauptstadt Düsseldorf/Mara Lenz",
            "Das Pflaster, (c)Landeshauptstadt Düsseldorf/Mara Lenz",
            "Das Pflaster, Landeshauptstadt Düsseldorf",
            "Es regnet. Das Pflaster. \u{A9}Landeshauptstadt Düsseldorf/Mara Lenz",
            "Das Pflaster am 5. \u{A9}Landeshauptstadt Düsseldorf/Mara Lenz",
            "Das Pflaster, Stadt Gent/Mara Lenz",
            "Das Pflaster,Foto: Heimatverein e.V./Ina Roth",
            "Heimatverein e.V./Ina Roth",
            "Das Pflaster, \u{A9}Landeshauptstadt Düsseldorf",
        ] {
            assert_eq!(line(words), words);
        }
    }
}
