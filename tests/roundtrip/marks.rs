//! What the items of a list are printed behind.

use proptest::prelude::*;

use crate::check::cases;

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

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn numbers_that_count_a_word_come_back(
        word in proptest::sample::select(&["Preis", "Platz", "Bauabschnitt", "Obergeschoss", "Advent", "Vorsitzende"][..]),
        signs in proptest::collection::vec(proptest::sample::select(&["", ":", ",", " für", " mit"][..]), 2..=6),
        shared in 0..6_usize,
    ) {
        let names = ["Ina Roth", "Jan Lenz", "Eva Voss", "Tom Berg", "Mara Kniep", "Ole Pütz"];
        let mut number = 0;
        let items: Vec<_> = signs.iter().zip(names).enumerate().map(|(index, (sign, name))| {
            // Two may share one, but two alone are no list.
            if index < 2 || index != shared {
                number += 1;
            }
            format!("{number}. {word}{sign} {name}")
        }).collect();
        let text = format!(
            "Pressedienst\n\n3. Mai 2022\n\nNeue Bänke am Rhein\n\nDie Stadt gibt es bekannt:\n{}\nAlle kommen am Abend zum Fest.\n\n\
             Kontakt: Lenz, Mara\npresse@duesseldorf.de\n",
            items.join("\n")
        );
        let document = pressedienst::parse(&text);
        let lists: Vec<Vec<String>> = document.releases()[0].body.iter().filter_map(|block| match block {
            pressedienst::Block::List { items, .. } => Some(items.iter().map(ToString::to_string).collect()),
            _ => None,
        }).collect();
        prop_assert_eq!(lists, [items]);
    }
}
