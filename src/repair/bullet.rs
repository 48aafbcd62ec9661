//! Lists whose marks an extractor printed first, one below the other, and their items behind them.

use crate::field::{credit, item_mark};
use crate::text::edit::Edit;
use crate::text::line::Line;
use crate::text::signs;

/// An item has no more characters, and one above its mark no more than these.
const ITEM: u32 = 200;
const SHORT_ITEM: u32 = 90;
/// A mark has no more characters, the number of a sign counted as one: "(cid:1234)".
const MARK: u32 = 10;
/// So many lines above the marks are looked at for their items.
const ABOVE: usize = 100;
/// How an extractor names a sign that its font names so: "(cid:127)".
const NAMED: &str = "(cid:";

/// The marks and their items. The first row that fits decides:
///
/// | the marks | become |
/// | --- | --- |
/// | stand before words, and are the number that the font has for them | bullets |
/// | stand alone, one below the other, as many lines below them that are items | theirs |
/// | … as many short lines above them, behind a colon | theirs: an extractor printed the marks behind the page |
/// | … bullets, and no line that is an item below them | nothing |
/// | are any other | what they are |
pub(super) fn find(lines: &[Line<'_>], edits: &mut Vec<Edit>) {
    let mut index = 0;
    while let Some(line) = lines.get(index) {
        // Nearly all lines are longer than a mark.
        let is_mark = line.width() <= MARK && is_alone(line.text);
        if !is_mark && !line.text.starts_with(['(', '\u{7F}']) {
            index = index.saturating_add(1);
            continue;
        }
        let marks = lines.iter().skip(index).take_while(|line| is_alone(line.text)).count();
        let from = index.saturating_add(marks.max(1));
        let alone = lines.get(index..from).unwrap_or_default();
        match items(lines, index, marks) {
            // One alone may stand above its item; the number of a sign is none.
            _ if marks == 1 && alone.iter().all(|line| named_length(line.text).is_some()) => {
                edits.extend(alone.iter().map(erased));
            }
            _ if marks < 2 => edits.extend(alone.iter().filter_map(|line| named(*line))),
            Items::At(first) => {
                edits.extend(alone.iter().map(erased));
                for (item, mark) in lines.iter().skip(first).zip(alone) {
                    let start = item.span().start();
                    edits.push(Edit::new(start, start, [sign(mark.text), " "].concat()));
                }
            }
            Items::None => edits.extend(alone.iter().filter(|line| !is_dash(line.text)).map(erased)),
            Items::Unsure => {}
        }
        index = from;
    }
}

/// Where the items of marks stand that stand alone.
enum Items {
    At(usize),
    None,
    Unsure,
}

fn items(lines: &[Line<'_>], index: usize, marks: usize) -> Items {
    let behind = index.saturating_add(marks);
    let below = lines
        .get(behind..lines.len().min(behind.saturating_add(marks)))
        .unwrap_or_default();
    if below.len() == marks && below.iter().all(|line| is_item(*line)) {
        return Items::At(behind);
    }
    let text_at = |at: usize| lines.get(at).map_or("", |line| line.text);
    let is_short = |line: &Line<'_>| line.width() <= SHORT_ITEM && is_item(*line) && !line.text.ends_with(['.', ':']);
    let are_items = |first: usize| {
        let end = first.saturating_add(marks);
        let are_short = |items: &[Line<'_>]| items.iter().all(is_short);
        end <= index && lines.get(first..end).is_some_and(are_short) && is_text(text_at(end))
    };
    let above = (index.saturating_sub(ABOVE)..index).rev();
    let mut begins = above
        .filter(|at| text_at(*at).ends_with(':'))
        .map(|at| at.saturating_add(1));
    match begins.find(|first| are_items(*first)) {
        Some(first) => Items::At(first),
        None if below.iter().all(|line| !is_item(*line)) || below.iter().any(|line| !is_text(line.text)) => Items::None,
        None => Items::Unsure,
    }
}

fn is_item(line: Line<'_>) -> bool {
    line.width() <= ITEM && is_text(line.text) && !is_alone(line.text) && item_mark::length(line.text).is_none()
}

/// Whether words are of the text, and of no picture.
fn is_text(words: &str) -> bool {
    !words.contains("://") && !words.contains('\u{A9}') && !begins_credit(words)
}

/// Whether no word stands before a credit.
fn begins_credit(words: &str) -> bool {
    credit::find_marked(words).is_some_and(|(before, _)| !before.contains(char::is_alphanumeric))
}

fn is_alone(text: &str) -> bool {
    item_mark::is_alone(text) || named_length(text) == Some(text.len())
}

fn is_dash(text: &str) -> bool {
    text.starts_with(signs::is_dash)
}

fn sign(mark: &str) -> &str {
    if named_length(mark).is_some() { "\u{2022}" } else { mark }
}

fn erased(line: &Line<'_>) -> Edit {
    Edit::new(line.span().start(), line.span().end(), "")
}

/// What a line begins with instead of the bullet.
fn named(line: Line<'_>) -> Option<Edit> {
    let length = named_length(line.text)?;
    let start = line.span().start();
    (length < line.text.len()).then(|| Edit::new(start, start.saturating_add(length), "\u{2022} "))
}

/// Length of the number, or of the sign that shows nothing, with which a text begins instead of a bullet.
fn named_length(text: &str) -> Option<usize> {
    if text.starts_with('\u{7F}') {
        return Some(1);
    }
    let rest = text.strip_prefix(NAMED)?;
    let number = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let behind = number.strip_prefix(')').filter(|_| number.len() < rest.len())?;
    (behind.is_empty() || behind.starts_with(' ')).then(|| text.len().saturating_sub(behind.len()))
}

#[cfg(test)]
mod tests {
    use super::super::tests::repaired;

    #[test]
    fn marks_go_to_their_items() {
        for (text, expected) in [
            (
                "•\n\n•\n\nObst\nKäse\n\nEs war schön.",
                "\n\n\n\n• Obst\n• Käse\n\nEs war schön.",
            ),
            ("•\nObst\n•\nKäse", "•\nObst\n•\nKäse"),
            ("•\n•\nObst", "•\n•\nObst"),
            ("-\n-\n- Obst\n- Käse", "-\n-\n- Obst\n- Käse"),
            (
                "Es gibt:\nObst\nKäse\nEs war schön.\n•\n•\nAm Rhein, ©Stadt/Roth\nhttps://x.de/a.jpg",
                "Es gibt:\n• Obst\n• Käse\nEs war schön.\n\n\nAm Rhein, ©Stadt/Roth\nhttps://x.de/a.jpg",
            ),
            (
                "Es war schön.\n•\n•\nAm Rhein, ©Stadt/Roth\nhttps://x.de/a.jpg",
                "Es war schön.\n\n\nAm Rhein, ©Stadt/Roth\nhttps://x.de/a.jpg",
            ),
            (
                "Es war schön.\n-\n-\nFoto: Ina Roth\nObst",
                "Es war schön.\n-\n-\nFoto: Ina Roth\nObst",
            ),
            ("(cid:127) Obst\n(cid:127) Käse", "•  Obst\n•  Käse"),
            ("(cid:127)\n(cid:127)\nObst\nKäse", "\n\n• Obst\n• Käse"),
            ("\u{7F} Obst", "•  Obst"),
            ("(cid:) Obst", "(cid:) Obst"),
            ("(cid:127)Obst", "(cid:127)Obst"),
        ] {
            assert_eq!(repaired(text), expected);
        }
    }
}
