//! Lists whose numbers count a word.

use proptest::prelude::*;

use crate::check::cases;

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
