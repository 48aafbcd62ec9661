//! Arbitrary pages of the web and of a mail are printed in their layout, and parsing gives the same values back.
//!
//! What a print may vary is drawn too: blank lines, wraps, titles, the order of what has none. What the text does not
//! prove, a layout leaves out in one named function.

/// What holds for arbitrary pages.
macro_rules! properties_of_pages {
    ($cases:expr, $page:expr) => {
        proptest! {
            #![proptest_config(crate::check::cases($cases))]

            #[test]
            fn a_page_says_its_releases(page in $page) {
                page.check()?;
            }

            #[test]
            fn line_ends_and_decomposed_letters_change_nothing(page in $page) {
                page.check_characters()?;
            }
        }
    };
}

/// What holds for arbitrary pages of items.
macro_rules! properties_of_items {
    ($page:expr) => {
        properties_of_pages!(800, $page);

        proptest! {
            #![proptest_config(crate::check::cases(300))]

            #[test]
            fn the_items_of_two_pages_are_those_of_both(first in $page, second in $page) {
                first.with_items_of(second).check()?;
            }
        }
    };
}

mod extra;
mod library_archive;
mod news_mail;
mod page;
mod web_archive;
mod web_news;
mod web_news_list;
mod web_portal;
mod web_project;
mod web_release;
