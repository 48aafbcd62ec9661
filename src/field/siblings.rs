//! What a damaged address was, as the undamaged ones of the same text prove it: pictures of one occasion have names of one
//! shape, and differ in a number.
//!
//! ```text
//! address = folder name
//! folder  = 1*char "/"                         up to the last slash
//! name    = head number tail | plain           the last number before the ending: "190917-Markt_" "4" "_.jpg"
//! ```
//! A damaged name proves itself by its letters and digits: without blanks and rules, and with the ending that was misread,
//! they are those of one of the shapes, with a number of its own. If several shapes fit, nothing is proved. Where no
//! undamaged one has its letters, damaged ones tell together what none tells alone:
//!
//! | in a damaged name | was |
//! | --- | --- |
//! | blanks | nothing, or a rule at each of them |
//! | "_ipg", "_jpg" | ".jpg" or "_.jpg" |
//! | ".ipg", ",jpg", " jpg" and the like | ".jpg" |

/// Names of more bytes are compared with none.
const LONGEST: usize = 400;
/// So many shapes of a text are compared.
const SHAPES: usize = 32;

/// The shapes of names in a text, each in its folder.
#[derive(Debug, Default)]
pub(crate) struct Shapes<'t> {
    found: Vec<Shape>,
    damaged: Vec<&'t str>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Shape {
    folder: String,
    head: String,
    tail: String,
}

impl<'t> Shapes<'t> {
    /// Adds an address that is not damaged.
    pub(crate) fn add(&mut self, url: &str) {
        if let Some((shape, _)) = shape(url).filter(|_| url.len() <= LONGEST && self.found.len() < SHAPES)
            && !self.found.contains(&shape)
        {
            self.found.push(shape);
        }
    }

    /// Adds one that is.
    pub(crate) fn add_damaged(&mut self, url: &'t str) {
        if url.len() <= LONGEST && self.damaged.len() < SHAPES && !self.damaged.contains(&url) {
            self.damaged.push(url);
        }
    }

    /// What a damaged address can have been, each reading once.
    pub(crate) fn readings(&self, damaged: &str) -> Vec<String> {
        if damaged.len() > LONGEST {
            return Vec::new();
        }
        let printed = bare(damaged);
        let mut readings: Vec<String> = Vec::new();
        for shape in &self.found {
            if let Some(reading) = shape.reading(&printed).filter(|reading| !readings.contains(reading)) {
                readings.push(reading);
            }
        }
        if readings.is_empty() {
            self.together(damaged)
        } else {
            readings
        }
    }

    /// What damaged addresses tell together.
    fn together(&self, damaged: &str) -> Vec<String> {
        let mut own = possible(damaged);
        let Some((shape, _)) = own.first() else {
            return Vec::new();
        };
        let head = shape.bare_head();
        let is_sibling = |(other, _): &(Shape, String)| other.bare_head() == head;
        let mut siblings = 0_usize;
        for other in self.damaged.iter().filter(|other| **other != damaged) {
            let others = possible(other);
            if others.first().is_some_and(is_sibling) {
                siblings = siblings.saturating_add(1);
                own.retain(|(shape, _)| others.iter().any(|(other, _)| other == shape));
            }
        }
        // One sibling or several that leave no reading, or more than one, prove nothing.
        if siblings == 0 {
            return Vec::new();
        }
        own.into_iter().map(|(shape, number)| shape.with(&number)).collect()
    }
}

impl Shape {
    /// The address of this shape that has these letters and digits.
    fn reading(&self, printed: &str) -> Option<String> {
        let tail = bare(&self.tail);
        let number = printed
            .strip_prefix(self.bare_head().as_str())?
            .strip_suffix(tail.as_str())?;
        let is_number = (1..=NUMBER).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| self.with(number))
    }

    fn with(&self, number: &str) -> String {
        [&self.folder, &self.head, number, &self.tail].concat()
    }

    fn bare_head(&self) -> String {
        bare(&[self.folder.as_str(), &self.head].concat())
    }
}

/// The shapes that a damaged address can have had, each with its number.
fn possible(damaged: &str) -> Vec<(Shape, String)> {
    let without_blanks: String = damaged.split_whitespace().collect();
    let ruled = damaged.split_whitespace().collect::<Vec<_>>().join("_");
    let mut shapes: Vec<(Shape, String)> = Vec::new();
    for stem in [without_blanks, ruled] {
        let ending = stem.len().saturating_sub(".jpg".len());
        let (Some(before), Some(printed)) = (stem.get(..ending), stem.get(ending..)) else {
            continue;
        };
        let is_misread = printed.ends_with("ipg") || printed.ends_with("jpq") || !printed.starts_with('.');
        let endings: &[&str] = match (is_misread, printed.starts_with('_')) {
            (false, _) => &[printed],
            (true, true) => &[".jpg", "_.jpg"],
            (true, false) => &[".jpg"],
        };
        let found = endings.iter().filter_map(|ending| shape(&[before, ending].concat()));
        for found in found {
            if !shapes.contains(&found) {
                shapes.push(found);
            }
        }
    }
    shapes
}

/// A number of pictures has no more digits.
const NUMBER: usize = 4;

/// Shape and number of an address whose name has a number behind its letters.
fn shape(url: &str) -> Option<(Shape, String)> {
    let slash = url.rfind('/')?;
    let (folder, name) = url.split_at_checked(slash.saturating_add(1))?;
    let stem = name.rfind('.')?;
    let end = name.get(..stem)?.rfind(|c: char| c.is_ascii_digit())?.saturating_add(1);
    let start = name.get(..end)?.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let (head, number, tail) = (name.get(..start)?, name.get(start..end)?, name.get(end..)?);
    // A number in front of the name is a day.
    let is_number = head.contains(char::is_alphabetic) && number.len() <= NUMBER;
    let shape = Shape {
        folder: folder.to_owned(),
        head: head.to_owned(),
        tail: tail.to_owned(),
    };
    is_number.then(|| (shape, number.to_owned()))
}

/// The letters and digits of an address, with the ending that text recognition misread.
fn bare(url: &str) -> String {
    let mut bare: String = url
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '_' | '.' | ',' | ':'))
        .collect();
    for misread in ["ipg", "jpq", "ipq", "JPG", "IPG"] {
        if let Some(stem) = bare.strip_suffix(misread) {
            bare = [stem, "jpg"].concat();
            break;
        }
    }
    bare
}

#[cfg(test)]
mod tests {
    use super::Shapes;

    const FOLDER: &str = "https://www.x.de/1909/";

    fn readings(damaged: &str, siblings: &[&str]) -> Vec<String> {
        let urls: Vec<String> = siblings.iter().map(|name| format!("{FOLDER}{name}")).collect();
        let mut shapes = Shapes::default();
        let damaged = format!("{FOLDER}{damaged}");
        for url in &urls {
            if url.contains(' ') || url.ends_with("ipg") {
                shapes.add_damaged(url);
            } else {
                shapes.add(url);
            }
        }
        shapes.add_damaged(&damaged);
        let readings = shapes.readings(&damaged);
        readings
            .iter()
            .map(|reading| reading[FOLDER.len()..].to_owned())
            .collect()
    }

    #[test]
    fn what_is_proved() {
        for (damaged, siblings, expected) in [
            (
                "190917-Markt_4_ipg",
                &["190917-Markt_1_.jpg"][..],
                &["190917-Markt_4_.jpg"][..],
            ),
            (
                "190917-Markt 4 .jpg",
                &["190917-Markt_1_.jpg"],
                &["190917-Markt_4_.jpg"],
            ),
            ("190917-Mar kt6.jpg", &["190917-Markt5.jpg"], &["190917-Markt6.jpg"]),
            (
                "190917-Markt_12_,jpg",
                &["190917-Markt_1_.jpg"],
                &["190917-Markt_12_.jpg"],
            ),
            (
                "190917-Markt 4 .jpg",
                &["190917-Markt_1_.jpg", "190917-Markt_7_.jpg"],
                &["190917-Markt_4_.jpg"],
            ),
            // Two shapes.
            (
                "190917-Markt 4 .jpg",
                &["190917-Markt_1_.jpg", "190917-Markt__3_.jpg"],
                &["190917-Markt_4_.jpg", "190917-Markt__4_.jpg"],
            ),
            // Damaged ones together, and one alone.
            ("190917-Markt_4_ipg", &["190917-Markt 1 .jpg"], &["190917-Markt_4_.jpg"]),
            (
                "190917-Markt 1 .jpg",
                &["190917-Markt_4_ipg", "190917-Markt_7_ipg"],
                &["190917-Markt_1_.jpg"],
            ),
            (
                "190917-Markt_4_ipg",
                &["190917-Markt_7_ipg"],
                &["190917-Markt_4.jpg", "190917-Markt_4_.jpg"],
            ),
            ("190917-Markt_4_ipg", &[], &[]),
            // No shape, another one, or another folder.
            ("190917-Markt_4_ipg", &["190917_plan.png"], &[]),
            ("190917-Markt_4_ipg", &["190917-Park_1_.jpg"], &[]),
            ("190917-Mark_4_ipg", &["190917-Markt_1_.jpg"], &[]),
            ("190917-Markt_ipg", &["190917-Markt_1_.jpg"], &[]),
        ] {
            assert_eq!(readings(damaged, siblings), expected, "{damaged} {siblings:?}");
        }
        let mut shapes = Shapes::default();
        shapes.add("https://www.x.de/1908/190917-Markt_1_.jpg");
        assert!(shapes.readings("https://www.x.de/1909/190917-Markt_4_ipg").is_empty());
    }
}
