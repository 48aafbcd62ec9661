//! What the items of a list are printed behind.

/// The marks of all kinds, each as that of the first item. The first one is the plain choice.
pub const MARKS: [&str; 29] = [
    "- ",
    "\u{2022} ",
    "\u{2022}",
    "\u{2013} ",
    "* ",
    "\u{2014} ",
    "\u{B7} ",
    "\u{25AA} ",
    "\u{25CF} ",
    "\u{25CB} ",
    "\u{25E6} ",
    "\u{2023} ",
    "\u{25A0} ",
    "\u{27A2} ",
    "\u{2713} ",
    "\u{F0B7} ",
    "\u{F0A7}\t",
    "\u{F0FC} ",
    "1. ",
    "1) ",
    "1.) ",
    "(1) ",
    "a) ",
    "+ ",
    "> ",
    "\u{BB} ",
    "\u{203A} ",
    "\u{2192} ",
    "o ",
];

/// The mark of the item at `index`. A number with a full stop would count the word that all items begin with.
pub fn mark_at(first: &str, index: usize, items: &[String]) -> String {
    let first_letter = |item: &String| item.chars().next();
    let is_alike = items
        .iter()
        .all(|item| first_letter(item) == items.first().and_then(first_letter));
    if is_alike {
        return numbered(&first.replace("1. ", "1) "), index);
    }
    numbered(first, index)
}

fn numbered(first: &str, index: usize) -> String {
    let letter = ["a", "b", "c", "d", "e", "f"][index];
    first.replace('1', &(index + 1).to_string()).replace('a', letter)
}

/// Whether a line begins with a mark.
pub fn is_marked(line: &str) -> bool {
    let mut marks = MARKS.iter().flat_map(|mark| (0..6).map(|index| numbered(mark, index)));
    marks.any(|mark| line.starts_with(mark.trim_end()))
}
