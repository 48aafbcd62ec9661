use std::path::Path;

use pressedienst::Parser;

use super::*;
use crate::text::Source;

fn page(text: &str, lang: Lang) -> String {
    let document = Parser::new().parse(text);
    let mut source = Source::new(
        Some(Path::new("2019/a.txt")),
        text.as_bytes(),
        "UTF-8",
        document.layout(),
    );
    source.stem = Some("2019/a".to_owned());
    let text = Text::new(&source, &document, text.as_bytes(), false);
    String::from_utf8(Page::new(lang).file(&text).unwrap()).unwrap()
}

const TEXT: &str = "Pressedienst\n\n31. Februar 2019\n\nLesefest am Rhein\n\nAm Abend hat das Fest be-\n\nSeite 2\n\ngonnen.\n\n\
    Zu Ihrer redaktionellen Verwendung stellen wir Ihnen folgendes Material zum Download zur Verfügung:\n\n\
    Im Park, ©Landeshauptstadt Düsseldorf/Ina Roth\n\
    <https://www.duesseldorf.de/fileadmin/Amt13/pressebilder/1908/190831-Park.jpg>\n\n\
    Kontakt: Lenz, Mara\npresse@duesseldorf.de, Telefon +49.211.89-94410\n";

/// The texts of all fixtures.
fn fixtures() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures");
    let files = walkdir::WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .map(Result::unwrap);
    let files = files.filter(|file| file.path().extension().is_some_and(|ending| ending == "txt"));
    let texts: Vec<_> = files
        .map(|file| String::from_utf8_lossy(&std::fs::read(file.path()).unwrap()).into_owned())
        .collect();
    assert!(texts.len() > 200);
    texts
}

#[test]
fn every_value_stands_in_the_record() {
    for text in fixtures() {
        let page = page(&text, Lang::De);
        for (path, place, _) in Values::new(&pressedienst::parse(&text)).iter() {
            let anchor = format!(" id=\"{}\"", pieces::anchor(place));
            assert_eq!(page.matches(&anchor).count(), 1, "{path} in {text}");
        }
    }
}

#[test]
fn a_value_and_the_signs_around_it_have_one_colour() {
    for text in fixtures() {
        let document = pressedienst::parse(&text);
        for (path, _, value) in Values::new(&document).iter() {
            let Some(first) = value.spans.first() else { continue };
            let (_, role) = document
                .parts()
                .find(|(part, _)| part.start() <= first.start() && first.start() < part.end())
                .unwrap();
            let group = group::Group::of_role(role);
            // An appointment stands in text or headline, a photographer of 2008 in the text, an address as printed in its marks.
            let is_inside = path.contains(".appointments[") || role == pressedienst::Role::Paragraph;
            let is_around = group == Some(group::Group::Furniture) && path.ends_with(".url_printed");
            assert!(
                is_inside || is_around || group == Some(value.group),
                "{path} is {role} in {text}"
            );
        }
    }
}

#[test]
fn a_page_says_what_is_to_be_done() {
    let page = page(TEXT, Lang::De);
    for expected in [
        "<html lang=\"de\">",
        "<a href=\"../index.html\">‹ Bestand</a>",
        "<title>Lesefest am Rhein</title>",
        "<p id=\"L3\"><span class=\"d\" data-m=\"0\">31. Februar 2019</span></p>",
        "<p id=\"L9\" class=\"f\"><span class=\"f\">Seite 2</span></p>",
        "<a class=\"p\" href=\"#v1\">gonnen.</a>",
        "<a class=\"n\" href=\"#v6\" data-v=\"v4\">Ina Roth</a>",
        "▲ Warnung</b>",
        "<code>date-impossible</code>, Zeile 3, Spalte 1",
        "⇒ +4921189",
        "<a class=\"out\" href=\"https://www.duesseldorf.de/fileadmin/Amt13/pressebilder/1908/190831-Park.jpg\" rel=\"noreferrer\">",
    ] {
        assert!(page.contains(expected), "{expected} in {page}");
    }
}

#[test]
fn a_page_is_the_same_each_time_and_lets_nothing_in() {
    let text = TEXT.replace("Lesefest", "</title><script>alert(1)</script>\u{202E}");
    let (first, second) = (page(&text, Lang::En), page(&text, Lang::En));
    assert_eq!(first, second);
    assert!(first.contains("content=\"default-src 'none'; style-src 'sha256-"));
    assert_eq!(first.matches("<script").count(), 1);
    assert!(!first.contains('\u{202E}') && first.contains("<b class=\"c\" data-c=\"202e\">RLO</b>"));
    assert!(first.contains("<html lang=\"en\">") && first.contains("▲ Warning"));
}

#[test]
fn a_page_is_not_much_larger_than_its_text() {
    // Signs that are shown by their names take more.
    let texts = fixtures()
        .into_iter()
        .filter(|text| !text.contains(['\0', '\u{AD}', '\u{200B}']));
    for text in texts {
        let size = page(&text, Lang::De).len();
        // Style and script, and for each byte of text its place in the record, what it is, and where.
        let most = 20_500 + text.len() * 8 + text.lines().count() * 40;
        assert!(size < most, "{size} of {}: {text}", text.len());
    }
}

#[test]
fn an_empty_text_has_a_page() {
    let page = page("", Lang::De);
    assert!(
        page.contains("✕ Fehler") && page.contains("<code>empty-text</code>"),
        "{page}"
    );
}

/// The lines of a folded page, as its script makes them when all blocks are opened: without marks, and with their numbers.
fn unfolded(page: &str) -> Vec<(usize, String)> {
    let mut lines = Vec::new();
    for block in page.split("<details class=\"fold\" data-l=\"").skip(1) {
        let (first, block) = block.split_once('"').unwrap();
        let mut number: usize = first.parse().unwrap();
        let (_, block) = block.split_once("<script type=\"text/plain\">").unwrap();
        let (block, _) = block.split_once("</script>").unwrap();
        let mut head = None;
        for line in block.strip_suffix('\n').unwrap().split('\n') {
            let shown = match line.chars().next() {
                Some('#') => {
                    head = line.get(1..);
                    continue;
                }
                Some('=') => format!("{}{}", head.unwrap(), &line[1..]),
                Some('<') if !line.starts_with("<p") => continue,
                _ => line.to_owned(),
            };
            let words: Vec<_> = shown
                .split('<')
                .map(|part| part.split_once('>').unwrap_or(("", part)).1)
                .collect();
            let words = words.concat().replace("&lt;", "<").replace("&gt;", ">");
            lines.push((number, words.replace("&quot;", "\"").replace("&amp;", "&")));
            number += 1;
        }
    }
    lines
}

#[test]
fn a_folded_page_has_every_line_of_its_text() {
    // Lines that are alike and others, with values, messages, markup, in no field, blank; and one longer than a block.
    let rows = [
        TEXT,
        "a\n",
        "\n",
        " \n",
        "<p>&lt;\"#=\n",
        "=a\n",
        "#a\n",
        "Kontakt:\n",
        "Seite 2\n\n",
        "31. Februar 2019\n",
    ];
    let mut text: String = rows.iter().map(|row| row.repeat(2_000 / row.len() + 3)).collect();
    text += &"langes ".repeat(20_000);
    text = text.repeat(14);
    assert!(text.len() > 2 << 20);
    let page = page(&text, Lang::De);
    let lines = unfolded(&page);
    assert!(lines.len() > 10_000);
    for ((number, (found, words)), line) in (1..).zip(&lines).zip(text.lines()) {
        assert_eq!((*found, words.as_str()), (number, line));
    }
    assert_eq!(lines.len(), text.lines().count());
}

#[test]
fn lines_that_are_alike_take_hardly_more_than_their_words() {
    let text = format!("{TEXT}{}", "a\n".repeat(1_200_000));
    let size = page(&text, Lang::De).len();
    // Twice the words: in the text, with two signs more a line, and in the record.
    assert!(size < text.len() * 7 / 2, "{size} of {}", text.len());
}
