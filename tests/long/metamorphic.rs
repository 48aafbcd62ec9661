//! What must not change the value: line ends, blanks, decomposed letters, where the pages end, and what else is on a page of
//! items.
//!
//! Each relation keeps the releases equal, or the test names the field that may change and when. Line ends, blanks and
//! letters are tried on all layouts. Page ends are tried on the two that have pages; the others are one page each, and a
//! page end in them would be text. Only pages of items can hold two texts; the others are one release each. What the
//! beginning of a text keeps is in `damage/`, for all layouts.

use std::fs;

use crate::support::page_ends::{PageEnd, SIDEBAR_PAGE_ENDS, body_ends, places};
use crate::support::{Fixture, first_difference, fixtures, invariants, lists, record, reflow, root, well_formed};
use pressedienst::{Block, Code, Diagnostic, Document, Kind, Layout, Role, parse};
use serde_json::Value;

/// Compares a fixture with the same text changed: the record, and what was noticed, but for the places.
fn assert_same(fixture: &Fixture, changed: &str, change: &str) {
    let (before, after) = (noticed(&parse(fixture.text())), noticed(&parse(changed)));
    if let Some(difference) = first_difference(&before, &after) {
        panic!("{}, {change}: {difference}", fixture.name);
    }
}

/// The record without the places of its diagnostics, and without the note that signs have one form.
fn noticed(document: &Document) -> Value {
    let mut record = serde_json::to_value(document).expect("plain data");
    if let Some(found) = record["diagnostics"].as_array_mut() {
        for found in found.iter_mut() {
            *found = found["code"].take();
        }
        found.retain(|code| code != Code::SignsNormalised.as_str());
    }
    record
}

#[test]
fn line_ends_do_not_matter() {
    for fixture in fixtures(None) {
        let Ok(text) = std::str::from_utf8(&fixture.bytes) else {
            continue;
        };
        if !text.contains('\r') {
            for end in ["\r\n", "\r", "\n\r", "\u{2028}", "\u{85}"] {
                assert_same(&fixture, &text.replace('\n', end), &format!("line end {end:?}"));
            }
            let mixed = text.split_inclusive('\n').enumerate().map(|(index, line)| {
                let end = ["\n", "\r\n", "\u{2029}"][index % 3];
                line.strip_suffix('\n')
                    .map_or(line.to_owned(), |words| format!("{words}{end}"))
            });
            assert_same(&fixture, &mixed.collect::<String>(), "mixed line ends");
        }
    }
}

#[test]
fn blanks_do_not_matter() {
    for fixture in well_formed() {
        let text = fixture.text();
        assert_same(&fixture, &format!("\u{FEFF}{text}"), "byte order mark");
        assert_same(&fixture, &text.replace('\n', "  \n"), "blanks at line ends");
        assert_same(&fixture, &text.replace('\n', "\n   "), "blanks at line starts");
        assert_same(&fixture, &text.replace("\n\n", "\n\n\n\n"), "more blank lines");
        assert_same(
            &fixture,
            &text.replace("\n\n\n", "\n\n").replace("\n\n\n", "\n\n"),
            "fewer blank lines",
        );
        assert_same(&fixture, &format!("{text}\n\n\n \n"), "blank lines at the end");
        // Blanks inside addresses damage them, so that doubling starts where none is near.
        let doubled: Vec<_> = text
            .split('\n')
            .map(|line| {
                if line.contains("://") {
                    line.to_owned()
                } else {
                    line.replace(' ', "  ")
                }
            })
            .collect();
        assert_same(&fixture, &doubled.join("\n"), "doubled blanks");
        assert_same(&fixture, &doubled.join("\n").replace("  ", "\u{A0}"), "no-break spaces");
        assert_same(&fixture, &doubled.join("\n").replace("  ", "\t"), "tabs");
    }
}

/// Texts that once failed the fuzz target of that name.
#[test]
fn seeds_of_reflowed_texts_are_the_same() {
    let folder = root().join("tests/seeds/reflow");
    let seeds = fs::read_dir(&folder).expect("a folder of seeds");
    let seeds: Vec<_> = seeds.map(|seed| seed.expect("a seed").path()).collect();
    assert!(seeds.len() > 3, "only {} seeds", seeds.len());
    for seed in seeds {
        reflow::check(&fs::read(seed).expect("a seed can be read"));
    }
}

/// A headline that says an appointment of its body again, with the year, makes no second one and changes no day.
#[test]
fn an_appointment_said_by_the_headline_too_is_the_same() {
    let mut count = 0;
    for fixture in well_formed() {
        let (text, document) = (fixture.text(), parse(fixture.text()));
        for (index, release) in document.releases().iter().enumerate() {
            let [headline] = release.headlines.as_slice() else {
                continue;
            };
            // One that is wrapped cannot be said anew so easily.
            let is_whole = text.lines().any(|line| line.trim() == headline.text.as_str());
            let days = release.appointments.iter().filter_map(|appointment| appointment.date);
            for day in days.filter(|_| is_whole && !headline.text.contains("termin")) {
                let announced = format!("Medientermin {}: {}", day.format("%-d.%-m.%y"), *headline.text);
                let changed = parse(&text.replace(headline.text.as_str(), &announced));
                let after = &changed.releases()[index];
                assert_eq!(after.appointments, release.appointments, "{}, {day}", fixture.name);
                assert_eq!(after.kind, Kind::Invitation, "{}", fixture.name);
                count += 1;
            }
        }
    }
    assert!(count >= 6, "{count}");
}

#[test]
fn decomposed_letters_do_not_matter() {
    use unicode_normalization::UnicodeNormalization as _;
    for fixture in well_formed() {
        assert_same(&fixture, &fixture.text().nfd().collect::<String>(), "decomposed");
    }
}

/// Nor do they in what is repaired: text decoded as the wrong encoding, markup, and names of pictures.
#[test]
fn decomposed_letters_of_damage_do_not_matter() {
    use unicode_normalization::UnicodeNormalization as _;
    for fixture in well_formed() {
        let text = fixture.text();
        let misread = text.bytes().map(char::from).collect();
        let marked = format!(
            "# {}\n\n**Für** <b>alle</b> &uuml;ber\n",
            text.replace(".jpg", "_ü.jpg")
        );
        for damaged in [misread, marked] {
            let decomposed: String = damaged.nfd().collect();
            let [one, other] = [&damaged, &decomposed].map(|text| noticed(&parse(text)));
            if let Some(difference) = first_difference(&one, &other) {
                panic!("{}, decomposed: {difference}", fixture.name);
            }
        }
    }
}

/// A text with every word changed that is no address; hidden signs are told of in those, and other hyphens make others.
fn with_words(text: &str, change: impl Fn(&str) -> String) -> String {
    let words = text.split_inclusive(char::is_whitespace);
    let is_address = |word: &str| {
        ["://", "www.", "@", "_", ".jpg", ".html", "de/"]
            .iter()
            .any(|sign| word.contains(sign))
    };
    words
        .map(|word| {
            if is_address(word) {
                word.to_owned()
            } else {
                change(word)
            }
        })
        .collect()
}

/// A word with a sign behind some of its letters, none at its end.
fn with_sign(word: &str, sign: char, every: usize) -> String {
    let mut changed = String::new();
    let mut letters = word.chars().enumerate().peekable();
    while let Some((at, c)) = letters.next() {
        changed.push(c);
        let is_inside = c.is_alphanumeric() && letters.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        if is_inside && at % every == 0 {
            changed.push(sign);
        }
    }
    changed
}

#[test]
fn signs_that_show_nothing_do_not_matter() {
    for fixture in well_formed() {
        let text = fixture.text();
        for (index, sign) in invariants::HIDDEN.into_iter().enumerate() {
            for every in [1, 2 + index % 3] {
                let changed = with_words(text, |word| with_sign(word, sign, every));
                assert!(text.len() < changed.len(), "{}: nothing changed", fixture.name);
                assert_same(&fixture, &changed, &format!("{sign:?} in words"));
                invariants::check(&parse(&changed));
            }
            let around = with_words(text, |word| match word.trim_end() {
                "" => word.to_owned(),
                // Behind a letter at a line end a soft hyphen parts a word.
                _ if word.ends_with('\n') => format!("{sign}{word}"),
                core => format!("{sign}{core}{sign} "),
            });
            assert_same(&fixture, &around, &format!("{sign:?} around words"));
        }
    }
}

/// What is noticed but for the repair of addresses, and the record without the printed forms of these.
fn without_printed(document: &Document) -> Value {
    let mut record = noticed(document);
    for release in record["releases"].as_array_mut().into_iter().flatten() {
        for image in release["images"].as_array_mut().into_iter().flatten() {
            image["url_printed"].take();
        }
    }
    if let Some(found) = record["diagnostics"].as_array_mut() {
        found.retain(|code| code != Code::AddressRepaired.as_str());
    }
    record
}

/// An address with such signs is the same one; what was printed stands beside it.
#[test]
fn signs_that_show_nothing_make_no_other_address() {
    let mut repaired = 0;
    for fixture in well_formed() {
        let before = without_printed(&parse(fixture.text()));
        for (index, sign) in invariants::HIDDEN.into_iter().enumerate() {
            let words = fixture.text().split_inclusive(char::is_whitespace);
            let changed: String = words.map(|word| with_sign(word, sign, 1 + index % 3)).collect();
            let document = parse(&changed);
            invariants::check(&document);
            if let Some(difference) = first_difference(&before, &without_printed(&document)) {
                panic!("{}, {sign:?}: {difference}", fixture.name);
            }
            for image in document.releases().iter().flat_map(|release| &release.images) {
                let printed = image.url_printed.as_ref().filter(|printed| printed.contains(sign));
                assert_eq!(image.url.is_some(), printed.is_some(), "{}, {sign:?}", fixture.name);
                repaired += usize::from(printed.is_some());
            }
        }
    }
    assert!(repaired > 100, "only {repaired} addresses were repaired");
}

#[test]
fn ligatures_do_not_matter() {
    let mut tried = 0;
    for fixture in well_formed() {
        let mut changed = fixture.text().to_owned();
        for (letters, sign) in [
            ("ffi", "\u{FB03}"),
            ("ffl", "\u{FB04}"),
            ("ff", "\u{FB00}"),
            ("fi", "\u{FB01}"),
            ("fl", "\u{FB02}"),
            ("st", "\u{FB06}"),
        ] {
            changed = changed.replace(letters, sign);
        }
        let document = parse(&changed);
        invariants::check(&document);
        let difference = first_difference(&without_printed(&parse(fixture.text())), &without_printed(&document));
        assert_eq!(difference, None, "{}", fixture.name);
        tried += usize::from(changed != fixture.text());
    }
    assert!(tried > 50, "only {tried} fixtures have ligatures");
}

/// A record with each of `signs` in its values replaced.
fn with_plain_signs(mut record: Value, signs: &[char], plain: &str) -> Value {
    match &mut record {
        Value::String(text) => *text = text.replace(signs, plain),
        Value::Array(values) => values
            .iter_mut()
            .for_each(|value| *value = with_plain_signs(value.take(), signs, plain)),
        Value::Object(values) => values
            .values_mut()
            .for_each(|value| *value = with_plain_signs(value.take(), signs, plain)),
        _ => {}
    }
    record
}

const HYPHENS: [char; 2] = ['\u{2010}', '\u{2011}'];

#[test]
fn hyphens_of_any_kind_are_hyphens() {
    for fixture in well_formed() {
        let before = with_plain_signs(noticed(&parse(fixture.text())), &HYPHENS, "-");
        for sign in HYPHENS {
            let changed = with_words(fixture.text(), |word| word.replace('-', &sign.to_string()));
            let document = parse(&changed);
            invariants::check(&document);
            let after = with_plain_signs(noticed(&document), &HYPHENS, "-");
            let difference = first_difference(&before, &after);
            assert_eq!(difference, None, "{}, {sign:?}", fixture.name);
        }
    }
}

/// The quotation marks of print, opening and closing.
const QUOTES: [(&str, &str); 5] = [
    ("\u{201E}", "\u{201C}"),
    ("\u{201E}", "\""),
    ("\u{201C}", "\u{201D}"),
    ("\"", "\u{201C}"),
    ("\u{BB}", "\u{AB}"),
];

/// A text with all double quotes printed otherwise. One between a blank and a word opens; between a full stop and a word
/// it does what none has done.
fn requoted(text: &str, (opening, closing): (&str, &str)) -> String {
    let mut printed = String::new();
    let (mut is_open, mut last) = (false, ' ');
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        if QUOTE_SIGNS.contains(&c) {
            let is_before_word = letters.peek().is_some_and(|next| next.is_alphanumeric());
            let is_glued = matches!(last, '.' | '!' | '?');
            is_open = is_before_word && !last.is_alphanumeric() && !(is_glued && is_open);
            printed.push_str(if is_open { opening } else { closing });
        } else {
            printed.push(c);
        }
        last = c;
    }
    printed
}

const QUOTE_SIGNS: [char; 6] = ['"', '\u{201E}', '\u{201C}', '\u{201D}', '\u{BB}', '\u{AB}'];

#[test]
fn quotation_marks_of_any_kind_quote() {
    for fixture in well_formed() {
        let before = with_plain_signs(noticed(&parse(fixture.text())), &QUOTE_SIGNS, "\"");
        for quotes in QUOTES {
            let document = parse(&requoted(fixture.text(), quotes));
            let after = with_plain_signs(noticed(&document), &QUOTE_SIGNS, "\"");
            let difference = first_difference(&before, &after);
            assert_eq!(difference, None, "{}, {quotes:?}", fixture.name);
        }
    }
}

/// The fields that a page end at an undecidable place may change; no other may. (In the imprint it is the lines of the
/// postal address, which nothing but their ends tells apart.)
const CUT_FIELDS: [&str; 5] = ["body", "subheads", "headlines", "kicker", "imprint"];

fn without_cut_fields(mut record: Value) -> Value {
    for release in record.as_array_mut().into_iter().flatten() {
        for field in CUT_FIELDS {
            release[field] = Value::Null;
        }
    }
    record
}

#[test]
fn pages_may_end_anywhere() {
    let (mut tried, mut changed) = (0, 0);
    for fixture in fixtures(Some("paged")) {
        let text = fixture.text();
        let document = parse(text);
        let before = record(&document);
        let is_wrapped = fixture.name.starts_with("wrapped");
        for (index, place) in places(&document, is_wrapped).iter().enumerate() {
            let end = PageEnd::of(&document, index % 4, index % 3 == 0).print();
            let cut = format!("{}{end}{}", &text[..place.at], &text[place.at + 1..]);
            let after = record(&parse(&cut));
            tried += 1;
            let Some(difference) = first_difference(&before, &after) else {
                continue;
            };
            let around = format!("{}, {:?} | {:.30?}", fixture.name, place.before, place.after);
            assert!(place.is_undecidable(), "{around}: {difference}");
            let (before, after) = (without_cut_fields(before.clone()), without_cut_fields(after));
            assert_eq!(first_difference(&before, &after), None, "{around}");
            changed += 1;
        }
    }
    assert!(tried > 4_000, "only {tried} places");
    assert!(changed * 15 < tried, "{changed} of {tried} places changed the body");
}

#[test]
fn any_page_height_gives_the_same_release() {
    let printed = |fixture: Fixture| {
        let quoted = QUOTES.map(|quotes| requoted(fixture.text(), quotes));
        let texts = [fixture.text().to_owned()].into_iter().chain(quoted);
        texts.map(|text| (fixture.name.clone(), text)).collect::<Vec<_>>()
    };
    for (name, text) in fixtures(Some("paged")).into_iter().flat_map(printed) {
        let document = parse(&text);
        let before = record(&document);
        let is_wrapped = name.starts_with("wrapped");
        let places: Vec<_> = places(&document, is_wrapped)
            .into_iter()
            .filter(|place| !place.is_undecidable())
            .collect();
        for height in [24, 36, 55, 80, 120, 180, 270, 400] {
            let mut paged = String::new();
            let mut from = 0;
            for place in places.iter().step_by(height) {
                paged.push_str(&text[from..place.at]);
                paged.push_str(&PageEnd::of(&document, 1 + height % 3, height % 2 == 0).print());
                from = place.at + 1;
            }
            paged.push_str(&text[from..]);
            let after = record(&parse(&paged));
            let difference = first_difference(&before, &after);
            assert_eq!(difference, None, "{name}, a page every {height} words");
        }
    }
}

/// A page of items without its title, which stands once.
fn items(text: &str, document: &Document) -> String {
    let title = document
        .parts()
        .take_while(|(_, role)| matches!(role, Role::Masthead | Role::Blank))
        .filter(|(_, role)| *role == Role::Masthead)
        .last();
    text[title.map_or(0, |(span, _)| span.end())..].trim().to_owned()
}

/// Of which form of its layout a page is: those of the news mail and of the portal are not mixed. Where plus signs mark
/// headlines a bullet marks none, and only the later mail has a title, whose day and whose bullet are those of all items.
fn form(text: &str) -> Vec<bool> {
    let marks = ["++ ", "News aus dem Rathaus", "Ganzen Artikel lesen"];
    let bullet = text.contains("\n- ") && text.contains("News aus dem Rathaus");
    marks
        .map(|mark| text.contains(mark))
        .into_iter()
        .chain([bullet])
        .collect()
}

fn has(document: &Document, code: Code) -> bool {
    let mut codes = document.diagnostics().iter().map(Diagnostic::code);
    codes.any(|found| found == code)
}

#[test]
fn two_pages_of_items_are_the_items_of_both() {
    let mut tried = 0;
    for pages in lists().map(|layout| fixtures(Some(layout.as_str()))) {
        for (first, second) in pages
            .iter()
            .flat_map(|first| pages.iter().map(move |second| (first, second)))
        {
            let (above, below) = (parse(first.text()), parse(second.text()));
            // What was cut goes on below, and what lost its beginning above; each page of the portal has its dates.
            let is_cut = has(&above, Code::TextBreaksOff)
                || below.layout() == Some(Layout::WebPortal) && has(&below, Code::DateMissing);
            if is_cut || form(first.text()) != form(second.text()) {
                continue;
            }
            let items = items(second.text(), &below);
            let both = parse(&format!("{}\n\n\n\n{items}\n", first.text().trim_end()));
            let expected = [above.releases(), below.releases()].concat();
            let expected = serde_json::to_value(&expected).expect("plain data");
            let difference = first_difference(&expected, &record(&both));
            assert_eq!(difference, None, "{} and {}", first.path.display(), second.name);
            tried += 1;
        }
    }
    assert!(tried > 75, "only {tried} pairs");
}

#[test]
fn a_mark_of_the_portal_that_is_quoted_changes_no_layout() {
    let mut tried = 0;
    for fixture in well_formed() {
        let layout = parse(fixture.text()).layout();
        if layout == Some(Layout::WebPortal) {
            continue;
        }
        // Below the head, which shows most layouts.
        let ends: Vec<_> = fixture.text().match_indices('\n').map(|(at, _)| at).collect();
        let ends = &ends[ends.len() / 2..];
        for quoted in [
            "Ganzen Artikel lesen",
            "08.06.2020  14:25 Uhr\n\nEs geht los\n\nAlle kamen zum Fest nach Düsseldorf.",
            "Aktuelles",
        ] {
            for at in ends.iter().step_by(ends.len() / 12 + 1) {
                let (above, below) = fixture.text().split_at(*at);
                let text = format!("{above}\n\n{quoted}\n{below}");
                assert_eq!(parse(&text).layout(), layout, "{} at {at}: {quoted}", fixture.name);
                tried += 1;
            }
        }
    }
    assert!(tried > 1500, "only {tried} places");
}

#[test]
fn pages_with_a_sidebar_may_end_at_any_line() {
    let (mut tried, mut changed) = (0, Vec::new());
    for fixture in fixtures(Some("paged-sidebar")) {
        let text = fixture.text();
        let document = parse(text);
        let before = record(&document);
        for at in body_ends(&document) {
            for end in SIDEBAR_PAGE_ENDS {
                let cut = format!("{}{end}{}", &text[..at], &text[at..]);
                tried += 1;
                if let Some(difference) = first_difference(&before, &record(&parse(&cut))) {
                    let line = text[..at].rsplit('\n').next().unwrap_or_default();
                    let next = text[at..].trim_start().lines().next().unwrap_or_default();
                    changed.push(format!("{}: {line:?} {end:?} {next:?}: {difference}", fixture.name));
                }
            }
        }
    }
    assert!(tried > 1_500, "only {tried} places");
    assert!(
        changed.is_empty(),
        "{} of {tried} places:\n{}",
        changed.len(),
        changed.join("\n")
    );
}

#[test]
fn any_page_height_gives_the_same_release_beside_a_sidebar() {
    for fixture in fixtures(Some("paged-sidebar")) {
        let text = fixture.text();
        let document = parse(text);
        // One line a page shows no width.
        for height in 2..40 {
            let (mut paged, mut from, mut number) = (String::new(), 0, 1);
            for at in body_ends(&document).into_iter().skip(height).step_by(height) {
                number += 1;
                paged.push_str(&format!("{}\n...\n-{number}-", &text[from..at]));
                from = at;
            }
            paged.push_str(&text[from..]);
            let difference = first_difference(&record(&document), &record(&parse(&paged)));
            assert_eq!(difference, None, "{}, a page every {height} lines", fixture.name);
        }
    }
}

/// A word that is printed with its hyphen elsewhere keeps it where a line or a page ends behind it, any other loses it: however
/// many words were cut before.
#[test]
fn other_cut_words_before_change_nothing() {
    let ends = ["\n", "\n\nSeite 2\n\n", "\n\x0C\nSeite 2\n\n"];
    for (cut, whole) in [("Meet-{}up", "Meet-up"), ("Bür-{}ger", "Bürger")] {
        for (end, other_end) in ends.iter().flat_map(|end| ends.iter().map(move |other| (end, other))) {
            let cut = cut.replace("{}", end);
            for count in 0..20 {
                let others = format!("Am Rhein steht eine neue Sitz-{other_end}bank und ").repeat(count);
                let text = format!(
                    "Pressedienst\n\n3. Mai 2022\n\nNeue Bänke am Rhein\n\n\
                     {others}hier ist das {cut} aller Viertel.\n\nEin Meet-up für alle, die gerne sitzen, gibt es bald.\n"
                );
                let document = parse(&text);
                let [release] = document.releases() else {
                    panic!("{} releases of {text}", document.releases().len())
                };
                let Some(Block::Paragraph { text: read, .. }) = release.body.first() else {
                    panic!("no paragraph: {text}")
                };
                let others = "Am Rhein steht eine neue Sitzbank und ".repeat(count);
                let expected = format!("{others}hier ist das {whole} aller Viertel.");
                assert_eq!(**read, expected, "{count} cut words before, {end:?}, {other_end:?}");
            }
        }
    }
}

/// The places inside the paragraphs of the body at which a text cannot end: inside a word, behind a comma or a hyphen.
/// Addresses, names behind a label and the places of appointments show no end.
fn cuts(document: &Document) -> Vec<usize> {
    let text = document.source();
    let is_open = |at: usize| {
        let (before, after) = (&text[..at], &text[at..]);
        let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
        let is_word = before.ends_with(char::is_alphabetic) && after.starts_with(char::is_lowercase);
        let is_address = |word: &str| word.contains("://") || word.contains("www.") || word.contains('@');
        // An address goes on at the beginning of a line.
        let mut lines = before.lines().rev().filter(|line| !line.trim().is_empty());
        let goes_on = lines.next().is_some_and(|line| line == word)
            && lines
                .next()
                .is_some_and(|line| line.split(' ').next_back().is_some_and(is_address));
        let has_end = is_address(word) || goes_on;
        // These are words by themselves.
        let is_whole = ["Uhr", "Mehr"].contains(&word);
        let line = before.lines().last().unwrap_or_default();
        let is_labelled = line.split_once(": ").is_some_and(|(label, _)| !label.contains(' '));
        !is_labelled
            && !line.contains(" Uhr, ")
            && !has_end
            && !is_whole
            && (is_word || before.ends_with([',', '-', '\u{2013}']))
    };
    let parts = document.parts().filter(|(_, role)| *role == Role::Paragraph);
    let places = parts.flat_map(|(span, _)| span.start() + 1..span.end());
    places.filter(|at| text.is_char_boundary(*at) && is_open(*at)).collect()
}

/// Whether the last words of a text are a name below a closing formula.
fn is_signed(text: &str) -> bool {
    let mut lines = text
        .lines()
        .rev()
        .filter(|line| !line.trim().is_empty())
        .skip(1)
        .take(2);
    lines.any(|line| line.starts_with("Mit freundlichen"))
}

#[test]
fn a_text_that_is_cut_off_says_so() {
    let (mut tried, mut unknown, mut others, mut silent) = (0, 0, 0, Vec::new());
    for fixture in well_formed() {
        let text = fixture.text();
        let whole = parse(text);
        let says = |document: &Document, codes: &[Code]| {
            let mut found = document.diagnostics().iter().map(Diagnostic::code);
            found.any(|code| codes.contains(&code))
        };
        assert!(
            !says(&whole, &[Code::TextBreaksOff]),
            "{} is whole",
            fixture.path.display()
        );
        for at in cuts(&whole).into_iter().step_by(3) {
            let cut = parse(&text[..at]);
            tried += 1;
            // What is left may be too little for its layout, or, behind a picture that the text quotes, a caption.
            let last = cut.parts().filter(|(_, role)| *role != Role::Blank).last();
            if says(&cut, &[Code::UnknownLayout]) {
                unknown += 1;
            } else if cut.layout() != whole.layout() || last.is_none_or(|(_, role)| role != Role::Paragraph) {
                others += 1;
            } else if !says(&cut, &[Code::TextBreaksOff, Code::BodyMissing]) && !is_signed(&text[..at]) {
                let line = text[..at].lines().last().unwrap_or_default();
                silent.push(format!("{}/{}: {line:?}", fixture.folder, fixture.name));
            }
        }
    }
    assert!(silent.is_empty(), "{} of {tried}:\n{}", silent.len(), silent.join("\n"));
    assert!(
        tried > 40_000 && unknown * 5 < tried && others * 20 < tried,
        "{unknown} of {tried} are of no layout, {others} are no paragraphs"
    );
}
