//! Lines that stand beside the text of a page: above its title, links that do something, pages to turn, lists of other texts.

use super::line::{Line, Links};
use super::titles::{self, Titles};

/// The words of pages to turn.
const TURNING: [&str; 19] = [
    "…",
    "...",
    "«",
    "»",
    "‹",
    "›",
    "<",
    ">",
    "<<",
    ">>",
    "|",
    "erste",
    "letzte",
    "nächste",
    "seite",
    "von",
    "vor",
    "vorherige",
    "weiter",
];

/// A list of other texts has so many.
const OTHERS: usize = 2;

/// Takes away what stands beside the text.
pub(super) fn take_away(lines: &mut Vec<Line>, titles: &Titles) {
    lines.retain(|line| !(line.links == Links::Tools || is_turning(&line.text)));
    titles::take_away_above(lines, titles);
    take_away_others(lines);
}

/// Whether a line is one of pages to turn: "1 2 3 … weiter".
fn is_turning(words: &str) -> bool {
    let (mut numbers, mut others) = (0_usize, 0_usize);
    for word in words.split_whitespace() {
        if word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_digit()) {
            numbers = numbers.saturating_add(1);
        } else if TURNING.contains(&word.to_lowercase().as_str()) || word.eq_ignore_ascii_case("zurück") {
            others = others.saturating_add(1);
        } else {
            return false;
        }
    }
    numbers >= 2 && (others > 0 || numbers > 2)
}

/// Takes away lists of other texts below the text, each under a heading of its own.
fn take_away_others(lines: &mut Vec<Line>) {
    loop {
        let count = lines
            .iter()
            .rev()
            .take_while(|line| line.is_link() && !is_address(&line.text))
            .count();
        let first = lines.len().saturating_sub(count);
        let above = first.checked_sub(1).and_then(|above| lines.get(above));
        let is_list = first > 1 && count >= OTHERS && above.is_some_and(|line| line.heading > 1);
        if !is_list {
            return;
        }
        lines.truncate(first.saturating_sub(1));
    }
}

fn is_address(words: &str) -> bool {
    ["www.", "http", "@"].iter().any(|sign| words.contains(sign))
}
