//! Items of lists: which lines begin one, whether by a mark that says so itself or by one among others of its form.

use crate::field::date;
use crate::field::item_mark::{self, Counted, Kind};
use crate::text::endings;
use crate::text::line::{Gap, Line};
use crate::text::words::{self, first_word, last_word};

/// So many lines stand at most between the beginnings of two items.
const NEAR: usize = 12;
/// So many marks of a form prove items: where they begin with the first number, and where a page or a text begins inside.
const PROOF: (usize, usize) = (2, 3);

/// Length of the mark of the item that a line begins, with the blanks behind it; `None` if it begins none.
pub(crate) fn marker(line: Line<'_>) -> Option<usize> {
    if !line.is_item() {
        return item_mark::length(line.text);
    }
    if line.keeps_number() {
        return Some(0);
    }
    let words = item_mark::parse_counted(line.text)?.words;
    line.text.len().checked_sub(words.len())
}

/// Whether a line is nothing but the mark of the item below it.
pub(crate) fn is_mark_alone(line: Line<'_>) -> bool {
    let is_number = || item_mark::parse_counted(line.text).is_some_and(|counted| counted.words.is_empty());
    item_mark::is_alone(line.text) || line.is_item() && is_number()
}

/// Marks of one form, one after the other.
#[derive(Debug)]
struct Run<'s> {
    first: Counted<'s>,
    /// The number of the last one.
    number: u32,
    /// How many there are, those of one number counted once.
    count: usize,
    /// The lines that they stand on.
    lines: Vec<usize>,
    /// Whether they count the first word behind them, which is the same in all items.
    counts_word: bool,
}

/// Tells the lines that they begin an item which only others prove. The first row that fits decides:
///
/// | the line begins with | begins an item |
/// | --- | --- |
/// | what is no number and no sign of lists, or a day and its month | not by this |
/// | a number or sign, below a line that ends with "und", "der" and the like | no |
/// | the number behind that of an item, that number again, or its sign, some lines below, a blank line only above itself | with that one |
/// | a number with a full stop, in a sentence that goes on small | no |
/// | "1", "a", or a sign | if another one follows |
/// | any other number | if two others follow |
///
/// The number stays where it counts a word, the same in all of them: "1. Preis: …", "2. Preis für …".
pub(crate) fn find(lines: &mut [Line<'_>]) {
    let mut runs: Vec<Run<'_>> = Vec::new();
    for index in 0..lines.len() {
        let Some((counted, is_small)) = counted_at(lines, index) else {
            continue;
        };
        let run = runs.iter().position(|run| run.first.form == counted.form);
        let open = run
            .and_then(|run| runs.get_mut(run))
            .filter(|run| run.goes_on(lines, index, counted));
        match open {
            Some(run) => run.add(index, counted),
            // What begins a list stands in no sentence.
            None if is_small => {}
            None => {
                if let Some(run) = run {
                    runs.swap_remove(run).close(lines);
                }
                runs.push(Run::new(index, counted));
            }
        }
    }
    for run in runs {
        run.close(lines);
    }
}

/// The mark that line `index` begins with, unless its sentence goes on from the line above, and whether it begins small where
/// no sentence has ended.
fn counted_at<'s>(lines: &[Line<'s>], index: usize) -> Option<(Counted<'s>, bool)> {
    let line = lines.get(index)?;
    let mut counted = item_mark::parse_counted(line.text)?;
    if counted.words.is_empty() {
        let below = lines
            .get(index.saturating_add(1))
            .filter(|below| below.gap != Gap::Blank)?;
        if date::starts_with_month(below.text) || item_mark::parse_counted(below.text).is_some() {
            return None;
        }
        counted.words = below.text;
    }
    let above = index
        .checked_sub(1)
        .and_then(|above| lines.get(above))
        .filter(|_| line.gap != Gap::Blank);
    let Some(above) = above else {
        return Some((counted, false));
    };
    let word = last_word(above.text);
    // What "sein" ends may be whole: it is a verb too.
    if word != "sein" && words::is_link(word) {
        return None;
    }
    // Behind the number of a day or a house no other one goes on.
    let is_numbered = above.text.trim_end_matches('.').ends_with(|c: char| c.is_ascii_digit());
    let is_ended =
        endings::is_ended(above.text) || above.text.ends_with([',', ';']) || above.text.ends_with('.') && is_numbered;
    // Other numbers than those with a full stop count nothing in a sentence.
    let is_small = counted.form == ("", Kind::Digits, ".") && words::starts_lowercase(counted.words) && !is_ended;
    Some((counted, is_small))
}

impl<'s> Run<'s> {
    fn new(index: usize, first: Counted<'s>) -> Self {
        Self {
            first,
            number: first.number,
            count: 1,
            lines: vec![index],
            counts_word: may_count_word(first),
        }
    }

    fn goes_on(&self, lines: &[Line<'_>], index: usize, counted: Counted<'_>) -> bool {
        let next = self.number.saturating_add(u32::from(counted.form.1 != Kind::Sign));
        // Two may have the second prize.
        let is_again = counted.number == self.number && counted.form.1 == Kind::Digits;
        let last = self.lines.last().copied().unwrap_or(index);
        let between = lines.get(last.saturating_add(1)..index).unwrap_or_default();
        (counted.number == next || is_again)
            && between.len() <= NEAR
            && between.iter().all(|line| line.gap != Gap::Blank)
    }

    fn add(&mut self, index: usize, counted: Counted<'_>) {
        self.counts_word = self.counts_word && is_same(word(counted), word(self.first));
        let is_sign = counted.form.1 == Kind::Sign;
        self.count = self
            .count
            .saturating_add(usize::from(is_sign || counted.number != self.number));
        self.number = counted.number;
        self.lines.push(index);
    }

    fn close(&self, lines: &mut [Line<'_>]) {
        let proof = if self.first.number <= 1 { PROOF.0 } else { PROOF.1 };
        if self.count < proof {
            return;
        }
        for index in &self.lines {
            if let Some(line) = lines.get_mut(*index) {
                line.begin_item(self.counts_word);
            }
        }
    }
}

/// The first word of an item, without the signs at its end.
fn word(item: Counted<'_>) -> &str {
    first_word(item.words).trim_end_matches(|c: char| !c.is_alphanumeric())
}

/// Whether the number of an item can count its first word: a label, or, with a full stop, what is printed as a noun.
fn may_count_word(item: Counted<'_>) -> bool {
    let word = word(item);
    let is_noun =
        || word.starts_with(char::is_uppercase) && !words::is_link(word) && !words::is_capital(word, words::STARTER);
    let is_label = first_word(item.words).ends_with(':');
    item.form.1 == Kind::Digits && (is_label || item.form.2 == "." && is_noun())
}

/// So many letters more has a word for a woman, or for one among others.
const WORD_ENDING: usize = 2;

/// Whether two words are one, but for an ending: "Bürgermeisterin", "Bürgermeister".
fn is_same(word: &str, other: &str) -> bool {
    let is_ending = |rest: &str| rest.len() <= WORD_ENDING && rest.bytes().all(|byte| byte.is_ascii_lowercase());
    let rest = word.strip_prefix(other).or_else(|| other.strip_prefix(word));
    rest.is_some_and(is_ending)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::line;

    /// The words of the items that lines begin, as far as their first line has them.
    fn found(source: &str) -> Vec<&str> {
        let mut lines = line::cut(source);
        find(&mut lines);
        let items = lines.iter().filter(|line| line.is_item());
        items.map(|line| line.rest(marker(*line).unwrap()).text).collect()
    }

    #[test]
    fn items_prove_each_other() {
        for (source, items) in [
            ("Es gibt:\n1. Musik\n2. Tanz\n3. Film\n", &["Musik", "Tanz", "Film"][..]),
            // Items of several lines, behind a page end, and behind blank lines.
            (
                "1. Musik\nam Rhein\n2. Tanz\n\n3. Film\n\x0C4. Bild\n",
                &["Musik", "Tanz", "Film", "Bild"],
            ),
            ("1) Musik\n2) Tanz\n", &["Musik", "Tanz"]),
            ("a) Musik\nb) Tanz\n", &["Musik", "Tanz"]),
            ("+ Musik\n+ Tanz\n", &["Musik", "Tanz"]),
            ("1.\nMusik\n2.\nTanz\n", &["", ""]),
            ("1. Musik\n2.\n\x0CTanz\n", &["Musik", ""]),
            ("1.\nPreis: Turm\n2.\nPreis: Tor\n", &["1.", "2."]),
            // Lists inside each other.
            (
                "1. Musik\na) laut\nb) leise\n2. Tanz\n",
                &["Musik", "laut", "leise", "Tanz"],
            ),
            // Small letters begin items where nothing goes on.
            ("Es gibt:\n1. eine Lesung\n2. ein Fest\n", &["eine Lesung", "ein Fest"]),
            (
                "Am Rhein 13.\n1. eine Lesung\n2. ein Fest\n",
                &["eine Lesung", "ein Fest"],
            ),
            // A page may begin inside, if enough follows.
            ("3. Film\n4. Bild\n5. Ton\n", &["Film", "Bild", "Ton"]),
            ("1. Leise sein\n2. Zuhören\n", &["Leise sein", "Zuhören"]),
            // The number counts the label.
            (
                "1. Preis: Turm\n2. Preis: Garten\n",
                &["1. Preis: Turm", "2. Preis: Garten"],
            ),
            ("1. Preis: Turm\n2. Lob: Garten\n", &["Preis: Turm", "Lob: Garten"]),
            // Or another word, whatever stands behind it.
            (
                "1. Preis für Ina Roth\n2. Preis für Jan Lenz\n",
                &["1. Preis für Ina Roth", "2. Preis für Jan Lenz"],
            ),
            (
                "1. Platz Ina Roth\n2. Platz: Jan Lenz\n3. Platz, Eva Voss\n",
                &["1. Platz Ina Roth", "2. Platz: Jan Lenz", "3. Platz, Eva Voss"],
            ),
            (
                "1. Bürgermeisterin Ina Roth\n2. Bürgermeister Jan Lenz\n",
                &["1. Bürgermeisterin Ina Roth", "2. Bürgermeister Jan Lenz"],
            ),
            (
                "1. Advent, 1. Dezember: Musik\n2. Advent, 8. Dezember: Tanz\n",
                &["1. Advent, 1. Dezember: Musik", "2. Advent, 8. Dezember: Tanz"],
            ),
            // Articles, what begins a sentence, verbs, and words that only begin alike are not counted, nor do signs count.
            ("1. Das Museum\n2. Das Theater\n", &["Das Museum", "Das Theater"]),
            (
                "1. Es gibt Musik\n2. Es gibt Tanz\n",
                &["Es gibt Musik", "Es gibt Tanz"],
            ),
            (
                "1. spielen am Rhein\n2. spielen im Hof\n",
                &["spielen am Rhein", "spielen im Hof"],
            ),
            ("1. Stadtmuseum\n2. Stadtarchiv\n", &["Stadtmuseum", "Stadtarchiv"]),
            (
                "1) Musik am Rhein\n2) Musik im Hof\n",
                &["Musik am Rhein", "Musik im Hof"],
            ),
            ("a) Musik: laut\nb) Musik: leise\n", &["Musik: laut", "Musik: leise"]),
            ("+ Musik: laut\n+ Musik: leise\n", &["Musik: laut", "Musik: leise"]),
            // Two second prizes.
            (
                "1. Preis: Turm\n2. Preis: Garten\n2. Preis: Hof\n3. Preis: Tor\n",
                &["1. Preis: Turm", "2. Preis: Garten", "2. Preis: Hof", "3. Preis: Tor"],
            ),
            ("1. Turm\n1. Garten\n2. Hof\n", &["Turm", "Garten", "Hof"]),
        ] {
            assert_eq!(found(source), items, "{source}");
        }
    }

    #[test]
    fn no_items() {
        for source in [
            "1. Musik\n",
            "1. Musik\nam Rhein\n",
            "1. Musik\n3. Tanz\n",
            "1. Musik\n2) Tanz\n",
            "3. Stock\n4. Stock\n",
            "1. Mai\n2. Mai\n",
            "1.\nMai\n2.\nMai\n",
            "1. und 2. Oktober: Musik\n2. und 3. November: Tanz\n",
            "1. bis 3. Mai: Lesefest\n2. bis 4. Mai: Tanz\n",
            // One number proves nothing.
            "1. FC Anger\n1. FC Rhein\n",
            "3. Stock\n4. Stock\n4. Stock\n",
            "+ Musik\n> Tanz\n",
            // In sentences that go on.
            "Es kam der\n1. Bürgermeister mit dem\n2. Bürgermeister\n",
            "Sie wurde\n1. deutsche Meisterin und\n2. beste Frau\n",
            // Sections, whose text stands behind blank lines.
            "1. Lage\n\nEs ist schön.\n\n2. Ziel\n\nEs wird schöner.\n",
        ] {
            assert_eq!(found(source), [""; 0], "{source}");
        }
        let far = "Es regnet.\n".repeat(NEAR + 1);
        assert_eq!(found(&format!("1. Musik\n{far}2. Tanz\n")), [""; 0]);
        assert_eq!(found(&format!("1. Musik\n{}2. Tanz\n", &far[11..])).len(), 2);
    }
}
