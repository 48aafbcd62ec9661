//! On which page a place stands.

use pressedienst::{Layout, Parser, Span, parse};

/// The page of each of these words.
fn pages(text: &str, words: &[&str]) -> Vec<Option<u32>> {
    let document = Parser::new().layout(Layout::Paged).parse(text);
    let place = |word: &&str| {
        let start = text.find(word).unwrap();
        document.page_of(Span::new(start, start + word.len()))
    };
    words.iter().map(place).collect()
}

const HEAD: &str = "Pressedienst\n\n31. August 2019\n\nBienen auf dem Rathausdach\n\n";

#[test]
fn page_numbers_count() {
    let text = format!("{HEAD}Am Abend hat das Fest\n\nSeite 2\n\nmit einer Lesung\n\nSeite 3 von 3\n\nbegonnen.\n");
    let words = ["Pressedienst", "Fest", "Seite 2", "Lesung", "begonnen"];
    assert_eq!(pages(&text, &words), [Some(1), Some(1), Some(2), Some(2), Some(3)]);
}

#[test]
fn a_running_head_belongs_to_its_page() {
    let text =
        format!("{HEAD}Am Abend hat das Fest\n\nBienen auf dem Rathausdach\n\nSeite 2\n\nmit einer Lesung begonnen.\n");
    let document = parse(&text);
    let running_head = text.rfind("Bienen").unwrap();
    assert_eq!(document.page_of(Span::new(running_head, running_head)), Some(2));
    assert_eq!(document.page_of(Span::new(running_head - 3, running_head)), Some(1));
}

#[test]
fn numbers_are_what_is_printed() {
    let lost = format!("{HEAD}Am Abend hat das Fest\n\nSeite 2\n\nmit einer Lesung\n\nSeite 5\n\nbegonnen.\n");
    assert_eq!(pages(&lost, &["Lesung", "begonnen"]), [Some(2), Some(5)]);
    let twice = format!("{HEAD}Am Abend hat das Fest\n\nSeite 2\n\nmit einer Lesung\n\nSeite 2\n\nbegonnen.\n");
    assert_eq!(pages(&twice, &["Lesung", "begonnen"]), [Some(2), Some(2)]);
}

#[test]
fn implausible_numbers_do_not_count() {
    let text = format!("{HEAD}Am Abend hat das Fest\n\nSeite 2\n\nmit einer Lesung\n\nSeite 0\n\nbegonnen.\n");
    assert_eq!(pages(&text, &["Lesung", "Seite 0", "begonnen"]), [Some(2); 3]);
}

#[test]
fn form_feeds_count_where_numbers_are_lost() {
    let text = format!(
        "\x0C{HEAD}Am Abend hat das Fest\n\x0C\nmit einer Lesung begonnen, zu der\n\x0C\nSeite 3\n\nviele in das Rathaus kamen, um\n\x0C\n\
         bis Mitternacht zuzuhören.\n\x0C"
    );
    let words = ["Fest", "Lesung", "viele", "Mitternacht"];
    assert_eq!(pages(&text, &words), [Some(1), Some(2), Some(3), Some(4)]);
    // A form feed and the page number below it begin one page.
    let text = format!("{HEAD}Am Abend hat das Fest\n\x0C\nSeite 2\n\nmit einer Lesung begonnen.\n");
    assert_eq!(
        pages(&text, &["Fest", "Seite 2", "Lesung"]),
        [Some(1), Some(2), Some(2)]
    );
}

#[test]
fn layouts_without_pages_have_none() {
    let document = parse("Ein Brief an einen Freund.\n");
    assert_eq!(document.page_of(Span::new(0, 3)), None);
}
