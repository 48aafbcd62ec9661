//! The headline printed again: as the title that a host put above the text, and in the address of the online version.
//!
//! ```text
//! Lesefest in der Bücherei - PDF                             title, with words of the host behind it
//! Lesefest in der Bue…                                       … shortened, or in another spelling
//! …/pld/lesefest-buecherei-1.html                            address: without small words, cut, numbered
//! ```

use std::ops::Range;

use crate::copy::lines::Lines;
use crate::copy::shape;
use crate::copy::stitch::Text;
use crate::text::{line, signs};

/// The headline is looked for in so many lines.
const FIRST_LINES: usize = 8;
/// It has no more lines.
const HEADLINE_LINES: usize = 4;
/// A title has no more parts, and no more bytes.
const PARTS: usize = 6;
const LONGEST: usize = 600;
/// What is shortened keeps at least so many letters; where dots show that it is shortened, so many.
const SHORTENED: usize = 16;
const DOTTED: usize = 8;

/// The lines that one of the titles above the text repeats, which so are the headline. The first row that fits one place
/// decides:
///
/// | letters and digits of | are those of |
/// | --- | --- |
/// | a title | some lines |
/// | some of its parts between dashes or bars, more parts first | some lines |
/// | a title, or its first parts, if they are enough | the beginning of a display line |
pub(crate) fn find(titles: &[&str], lines: Lines<'_>) -> Option<Repeated> {
    if titles.is_empty() {
        return None;
    }
    let whole = titles.join(" ");
    let single = titles.iter().copied().filter(|title| *title != whole);
    let titles = single.chain([whole.as_str()]).filter(|title| title.len() <= LONGEST);
    let runs: Vec<Run> = titles.flat_map(runs).collect();
    let windows: Vec<Range<usize>> = windows(&runs, lines).collect();
    let exact = (1..=PARTS).rev().find_map(|parts| {
        let of_parts = || runs.iter().filter(|run| run.parts == parts);
        let repeated = |window: &Range<usize>| {
            let run = of_parts().find(|run| spells(lines, window, &run.letters))?;
            let (lines, letters) = (window.clone(), run.letters.clone());
            Some(Place { lines, letters })
        };
        only(windows.iter().filter_map(repeated))
    });
    let shortened = || only((0..lines.len().min(FIRST_LINES)).filter_map(|start| shortened(&runs, lines, start)));
    let repeated = |is_whole: bool| {
        move |place: Place| Repeated {
            lines: place.lines,
            is_whole,
        }
    };
    exact.map(repeated(true)).or_else(|| shortened().map(repeated(false)))
}

/// The lines that a title repeats.
#[derive(Clone, Debug)]
pub(crate) struct Repeated {
    pub(crate) lines: Range<usize>,
    /// Whether it repeats all of them, so that it shows where the headline ends.
    pub(crate) is_whole: bool,
}

/// Some parts of a title that follow one another.
#[derive(Debug)]
struct Run {
    letters: String,
    /// How many; that of a whole title is the highest.
    parts: usize,
    /// Whether it is the beginning of the title, and enough of a headline that is shortened.
    is_enough: bool,
}

/// All runs of the parts of a title, but for those without letters.
fn runs(title: &str) -> Vec<Run> {
    let bare = title
        .strip_suffix(".pdf")
        .or_else(|| title.strip_suffix(".PDF"))
        .unwrap_or(title);
    let is_dotted = bare.ends_with(['\u{2026}', '.']);
    let parts: Vec<String> = parts(bare).into_iter().map(letters).collect();
    let mut runs = Vec::new();
    for start in 0..parts.len() {
        for end in start.saturating_add(1)..=parts.len() {
            let letters = parts.get(start..end).unwrap_or_default().concat();
            let count = end.saturating_sub(start);
            let least = if is_dotted && end == parts.len() {
                DOTTED
            } else {
                SHORTENED
            };
            runs.push(Run {
                is_enough: start == 0 && letters.len() >= least,
                parts: if count == parts.len() { PARTS } else { count },
                letters,
            });
        }
    }
    runs.retain(|run| !run.letters.is_empty());
    runs
}

/// The parts of a title between dashes and bars with blanks around them.
fn parts(title: &str) -> Vec<&str> {
    let (mut parts, mut start) = (Vec::new(), 0_usize);
    for (at, dash) in title.match_indices(|c| signs::is_any_dash(c) || c == '|') {
        let (before, behind) = (title.get(start..at), title.get(at.saturating_add(dash.len())..));
        let is_parted = before.is_some_and(|before| before.ends_with(char::is_whitespace))
            && behind.is_some_and(|behind| behind.starts_with(char::is_whitespace));
        if is_parted && parts.len().saturating_add(1) < PARTS {
            parts.extend(before);
            start = at.saturating_add(dash.len());
        }
    }
    parts.extend(title.get(start..));
    parts
}

/// Some lines that could be the headline, and their letters.
#[derive(Debug)]
struct Place {
    lines: Range<usize>,
    letters: String,
}

/// All lines that could be the headline together: those that begin with the letter of a run.
fn windows(runs: &[Run], lines: Lines<'_>) -> impl Iterator<Item = Range<usize>> {
    let begins = move |start: &usize| {
        let first = letters_of(lines.text(*start)).next();
        first.is_none() || runs.iter().any(|run| run.letters.chars().next() == first)
    };
    let starts = (0..lines.len().min(FIRST_LINES)).filter(begins);
    starts.flat_map(move |start| {
        let last = lines.len().min(start.saturating_add(HEADLINE_LINES));
        let is_short = move |index: &usize| lines.text(*index).len() <= LONGEST;
        let ends = (start..last).take_while(is_short);
        ends.map(move |index| start..index.saturating_add(1))
    })
}

/// Whether the lines of a window have exactly these letters.
fn spells(lines: Lines<'_>, window: &Range<usize>, letters: &str) -> bool {
    let mut printed = lines.part(window.clone()).iter();
    printed.try_fold(letters, |rest, line| without_letters(rest, line.text)) == Some("")
}

/// The display line that begins with line `start`, if it begins as one of the titles does.
fn shortened(runs: &[Run], lines: Lines<'_>, start: usize) -> Option<Place> {
    let line = lines.get(start)?;
    // Without its mark an item may begin with another letter.
    let first = letters_of(line.text).next().filter(|_| !line.is_item());
    let may_begin = |run: &&Run| run.is_enough && (first.is_none() || run.letters.chars().next() == first);
    runs.iter().find(may_begin)?;
    let mut text = Text::default();
    let count = lines.from(start).paragraph(&mut text).count;
    let text = text.as_str();
    if text.len() > LONGEST || !shape::is_display(text, line::width(text)) {
        return None;
    }
    let letters = letters(text);
    let is_begun = runs
        .iter()
        .any(|run| run.is_enough && letters.starts_with(&run.letters));
    is_begun.then(|| Place {
        lines: start..start.saturating_add(count),
        letters,
    })
}

/// The one of several places, if there is but one; the first of those that have the same letters.
fn only(mut places: impl Iterator<Item = Place>) -> Option<Place> {
    let first = places.next()?;
    places.all(|place| place.letters == first.letters).then_some(first)
}

/// The only one of some display lines that the address of the online version names.
pub(crate) fn named(url: &str, displays: &[String]) -> Option<usize> {
    let slug = slug(url)?;
    let names: Vec<Option<Name>> = displays.iter().map(|display| name(&slug, display)).collect();
    // A whole name counts for more than one that is cut.
    [Name::Whole, Name::Cut].into_iter().find_map(|wanted| {
        let mut found = (0..).zip(&names).filter(|(_, name)| **name == Some(wanted));
        let first = found.next();
        first.filter(|_| found.next().is_none()).map(|(index, _)| index)
    })
}

/// The words of the last part of an address, without its ending and its number.
fn slug(url: &str) -> Option<Vec<String>> {
    let path = url.split(['?', '#']).next()?.trim_end_matches('/');
    let (_, path) = path.split_once("://")?;
    let (_, last) = path.rsplit_once('/')?;
    let last = ENDINGS
        .iter()
        .find_map(|ending| last.strip_suffix(ending))
        .unwrap_or(last);
    let mut words: Vec<String> = last.split(['-', '_']).map(letters).collect();
    words.retain(|word| !word.is_empty());
    // What was published twice is numbered.
    if words
        .last()
        .is_some_and(|word| word.len() == 1 && word.starts_with(|c: char| c.is_ascii_digit()))
    {
        words.pop();
    }
    (words.len() >= 2).then_some(words)
}

const ENDINGS: [&str; 3] = [".html", ".htm", ".php"];

/// How an address has the words of a display line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Name {
    /// All of them, but for small ones.
    Whole,
    /// Those at its beginning.
    Cut,
}

/// How the words of an address are those of a display line; small words may be left out, and the address cut anywhere:
///
/// | the next word of the line | the next of the address | then |
/// | --- | --- | --- |
/// | is the same | | both are passed over |
/// | begins with it | is the last one | the same, and the name is cut |
/// | is small | | the word of the line is passed over |
/// | is any other | is there | the line is not named |
/// | is any other | is not there | the name is cut |
fn name(slug: &[String], display: &str) -> Option<Name> {
    if without_letters(&slug.concat(), display) == Some("") {
        return Some(Name::Whole);
    }
    let (mut rest, mut kind) = (slug, Name::Whole);
    for word in words(display) {
        match rest.split_first() {
            Some((next, behind)) if word.is(next) => rest = behind,
            Some((next, [])) if word.begins_with(next) => (rest, kind) = (&[], Name::Cut),
            _ if word.is_small() => {}
            Some(_) => return None,
            None => {
                kind = Name::Cut;
                break;
            }
        }
    }
    let is_enough = kind == Name::Whole || slug.len() >= CUT_WORDS;
    (rest.is_empty() && is_enough).then_some(kind)
}

/// An address that is cut keeps at least so many words.
const CUT_WORDS: usize = 3;

/// A word in the letters of addresses.
#[derive(Debug)]
struct Word {
    /// With "ae" for "ä".
    spelt: String,
    /// With "a" for it, if it is another word.
    bare: Option<String>,
}

impl Word {
    fn of(printed: &str) -> Self {
        let bare = || printed.chars().flat_map(|c| spelt(c).take(1)).collect();
        Self {
            spelt: letters(printed),
            bare: (!printed.is_ascii()).then(bare),
        }
    }

    fn forms(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.spelt.as_str()).chain(self.bare.as_deref())
    }

    fn is(&self, other: &str) -> bool {
        self.forms().any(|form| form == other)
    }

    fn begins_with(&self, other: &str) -> bool {
        self.forms().any(|form| form.starts_with(other))
    }

    /// Whether addresses leave it out: "der", "eine", "and".
    fn is_small(&self) -> bool {
        let bare = self.bare.as_ref().unwrap_or(&self.spelt);
        bare.len() <= SMALL && bare.bytes().all(|byte| byte.is_ascii_lowercase())
    }
}

/// What addresses leave out has no more letters.
const SMALL: usize = 5;

fn words(text: &str) -> impl Iterator<Item = Word> {
    let parts = text.split(|c: char| !c.is_alphanumeric() && !is_apostrophe(c));
    parts.map(Word::of).filter(|word| !word.spelt.is_empty())
}

/// The letters and digits of a text, in the letters of addresses.
fn letters(text: &str) -> String {
    let mut letters = String::with_capacity(text.len());
    for c in text.chars() {
        if !c.is_ascii() {
            letters.extend(spelt(c));
        } else if c.is_ascii_alphanumeric() {
            letters.push(c.to_ascii_lowercase());
        }
    }
    letters
}

/// What stands behind the letters and digits of a text where others begin with them.
fn without_letters<'l>(others: &'l str, text: &str) -> Option<&'l str> {
    let mut rest = others;
    for c in text.chars() {
        rest = if !c.is_ascii() {
            spelt(c).try_fold(rest, str::strip_prefix)?
        } else if c.is_ascii_alphanumeric() {
            rest.strip_prefix(c.to_ascii_lowercase())?
        } else {
            rest
        };
    }
    Some(rest)
}

fn letters_of(text: &str) -> impl Iterator<Item = char> {
    text.chars().flat_map(spelt)
}

/// A letter or digit in small letters, as addresses have it.
fn spelt(c: char) -> impl Iterator<Item = char> {
    let small = c.to_lowercase().filter(|c| c.is_alphanumeric());
    small.flat_map(|c| {
        let (first, second) = match c {
            'æ' => ('a', Some('e')),
            'œ' => ('o', Some('e')),
            'ß' => ('s', Some('s')),
            c => (signs::without_accent(c), matches!(c, 'ä' | 'ö' | 'ü').then_some('e')),
        };
        std::iter::once(first).chain(second)
    })
}

/// Inside a word it parts nothing: "auf'm".
const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::copy::stitch::Compounds;

    #[test]
    fn titles() {
        let text = "Uhrenmuseum\nFührungen für Mädchen: \"Alles tickt\"\nin der Waage\nEintritt ist frei\n";
        let lines = line::cut(text);
        let compounds = Compounds::of(text);
        let lines = Lines::new(&lines, &compounds);
        for (titles, expected) in [
            (&["Eintritt ist frei"][..], Some((3..4, true))),
            (&["EINTRITT IST FREI - PDF"], Some((3..4, true))),
            (
                &["Startseite", "Eintritt ist frei | Landeshauptstadt Düsseldorf"],
                Some((3..4, true)),
            ),
            (&["eintritt_ist_frei.pdf"], Some((3..4, true))),
            (
                &["Fuehrungen fuer Maedchen: Alles tickt in der Waage"],
                Some((1..3, true)),
            ),
            (
                &["Führungen für Mädchen:", "„Alles tickt“ in der Waage"],
                Some((1..3, true)),
            ),
            (&["Führungen für Mä\u{2026}"], Some((1..3, false))),
            (&["Führungen für Mädchen"], Some((1..3, false))),
            // Too little of it, of two lines, or of none.
            (&["Führungen"], None),
            (&["Uhrenmuseum - Eintritt ist frei"], None),
            (&["Einladung ins Rathaus - PDF"], None),
            (&[], None),
        ] {
            let found = find(titles, lines).map(|found| (found.lines, found.is_whole));
            assert_eq!(found, expected, "{titles:?}");
        }
    }

    #[test]
    fn addresses() {
        let displays = [
            "Kultur im Herbst",
            "Führungen für Mädchen in der Waage",
            "Führungen an zwölf Tagen",
            "Die Segler von der Wisła in Gdańsk",
            "Zwölf Schulen packen's in der Aue an",
        ]
        .map(str::to_owned);
        for (slug, expected) in [
            ("fuehrungen-fuer-maedchen-in-der-waage.html", Some(1)),
            ("fuehrungen-maedchen-waage-1.html", Some(1)),
            ("fuhrungen-fur-madchen-in-der-waage/", Some(1)),
            ("fuehrungen-fuer-maed?no_cache=1", Some(1)),
            ("kultur-im-herbst", Some(0)),
            ("die-segler-von-der-wisla-in-gdansk.html", Some(3)),
            // An apostrophe parts no words.
            ("zwoelf-schulen-packens-aue.html", Some(4)),
            // Too few words, words of two lines, and other ones.
            ("fuehrungen.html", None),
            ("fuehrungen-fuer.html", None),
            ("kultur-im-herbst-fuehrungen-fuer-maedchen.html", None),
            ("index.php?id=700000000", None),
        ] {
            let url = format!("https://www.duesseldorf.de/pld/{slug}");
            assert_eq!(named(&url, &displays), expected, "{slug}");
        }
    }
}
