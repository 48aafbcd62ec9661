//! Whatever comes in: no panic, on a small stack, and the parts are the text.

use std::fs;
use std::thread;

use crate::support::{Fixture, fixtures, invariants, pieces, root};
use pressedienst::{Document, Layout, Parser, parse};

/// What holds for every text, in whatever layout it is read.
fn check(text: &str) -> Document {
    let _shown = Shown(text);
    for &layout in Layout::ALL {
        invariants::check(&Parser::new().layout(layout).parse(text));
    }
    let document = parse(text);
    assert_eq!(document.source(), text);
    invariants::check(&document);
    document
}

/// Shows the beginning of the text in whose test something failed.
struct Shown<'t>(&'t str);

impl Drop for Shown<'_> {
    #[expect(clippy::print_stderr, reason = "messages of failed tests go there")]
    fn drop(&mut self) {
        if thread::panicking() {
            eprintln!("the text: {:?}", self.0.chars().take(400).collect::<String>());
        }
    }
}

/// Runs on a stack of 512 KiB, which recursion over the text would not survive.
fn on_a_small_stack(test: impl FnOnce() + Send + 'static) {
    thread::Builder::new()
        .stack_size(512 * 1024)
        .spawn(test)
        .expect("a thread")
        .join()
        .expect("the test");
}

/// Numbers that look random and are the same in every run (xorshift).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(limit.max(1)).expect("a small limit")).expect("a small number")
    }
}

#[test]
fn any_row_of_pieces_is_read() {
    on_a_small_stack(|| {
        let pieces = pieces();
        let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15);
        for _ in 0..8_000 {
            let count = numbers.below(40);
            let text: String = (0..count)
                .map(|_| pieces[numbers.below(pieces.len())].as_str())
                .collect();
            check(&text);
        }
    });
}

#[test]
fn mutilated_fixtures_are_read() {
    on_a_small_stack(|| {
        let fixtures: Vec<_> = fixtures(None)
            .into_iter()
            .filter(|fixture| fixture.bytes.len() < 9_000)
            .collect();
        let pieces = pieces();
        let mut numbers = Numbers(0x2545_F491_4F6C_DD1D);
        for _ in 0..3_000 {
            let mut bytes = fixtures[numbers.below(fixtures.len())].bytes.clone();
            for _ in 0..=numbers.below(6) {
                let at = numbers.below(bytes.len());
                let to = (at + numbers.below(200)).min(bytes.len());
                match numbers.below(5) {
                    0 => bytes.truncate(at),
                    1 => drop(bytes.drain(at..to)),
                    2 => {
                        let doubled = bytes[at..to].to_vec();
                        bytes.splice(at..at, doubled);
                    }
                    3 => {
                        let piece = &pieces[numbers.below(pieces.len())];
                        bytes.splice(at..at, piece.bytes());
                    }
                    _ => bytes
                        .iter_mut()
                        .skip(at)
                        .take(1)
                        .for_each(|byte| *byte = byte.wrapping_add(1)),
                }
            }
            if let Ok(document) = Parser::new().parse_bytes(&bytes) {
                check(document.source());
            }
        }
    });
}

/// The seeds of the fuzz targets, among them what once failed there.
#[test]
fn seeds_of_the_fuzz_targets_are_read() {
    on_a_small_stack(|| {
        for target in ["parse", "fields", "json", "decode"] {
            let folder = root().join("tests/seeds").join(target);
            let mut count = 0;
            for seed in fs::read_dir(&folder).expect("a folder of seeds") {
                let bytes = fs::read(seed.expect("a seed").path()).expect("a seed can be read");
                check(&String::from_utf8_lossy(&bytes));
                count += 1;
            }
            assert!(count > 5, "only {count} seeds of {target}");
        }
    });
}

/// Beginnings of the layouts that none of these heads is of: so many lines of the shortest fixture that it is recognised.
fn other_heads(heads: &[&str]) -> Vec<String> {
    let known: Vec<_> = heads.iter().filter_map(|head| parse(head).layout()).collect();
    let others = Layout::ALL.iter().filter(|layout| !known.contains(layout));
    let head = |layout: &Layout| {
        let fixtures = fixtures(Some(layout.as_str()));
        let shortest = fixtures.iter().map(Fixture::text).min_by_key(|text| text.len());
        let text = shortest.expect("a fixture");
        let ends = text.match_indices('\n').map(|(at, end)| at + end.len());
        let mut heads = ends.map(|end| &text[..end]);
        let head = heads.find(|head| parse(head).layout() == Some(*layout));
        head.unwrap_or(text).to_owned()
    };
    others.map(head).collect()
}

/// The dictionary of the fuzz targets has the pieces below its own words.
#[test]
fn the_dictionary_has_all_pieces() {
    let path = root().join("tests/seeds/dictionary");
    let dictionary = fs::read_to_string(&path).expect("the dictionary");
    let (words, _) = dictionary.split_once("# The pieces").expect("where the pieces begin");
    let head = dictionary[words.len()..].lines().next().expect("a line");
    let mut now = format!("{words}{head}\n");
    for piece in pieces() {
        let escape = |byte: u8| match byte {
            b' '..=b'~' if !matches!(byte, b'"' | b'\\') => char::from(byte).to_string(),
            _ => format!("\\x{byte:02X}"),
        };
        now.push_str(&format!("\"{}\"\n", piece.bytes().map(escape).collect::<String>()));
    }
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, &now).expect("the dictionary can be written");
    } else {
        assert!(
            dictionary == now,
            "{} is not current; UPDATE_GOLDEN=1 writes it",
            path.display()
        );
    }
}

#[test]
fn one_piece_over_and_over_is_read() {
    on_a_small_stack(|| {
        let heads = [
            "",
            "Pressedienst\n\n31. August 2019\n\nLesefest am Rhein eröffnet\n\nEs war schön.\n\n",
            "Pressedienst der Landeshauptstadt Düsseldorf Lesefest am Rhein. ",
            "Pressedienst Einzelansicht\n\nKultur\n\nEinladung\n\nLesefest am Rhein\n\nErstellt:\n\n",
            "pld \u{2013} Pressedienst der\nEinladung an die Medien\nHerausgegeben vom\n",
            "++ Lesefest in Düsseldorf ++\n",
        ];
        let pieces = pieces();
        for head in heads.into_iter().map(str::to_owned).chain(other_heads(&heads)) {
            for piece in &pieces {
                let text = |length: usize| format!("{head}{}", piece.repeat(length / piece.len()));
                // A layout that a head is not of reads it like that of another one, so that a short text shows as much.
                if head.is_empty() {
                    check(&text(20_000));
                } else {
                    check(&text(2_000));
                    invariants::check(&parse(&text(8_000)));
                }
            }
        }
    });
}

/// So much of it would take minutes if each mark were looked through to the end of the text.
#[test]
fn marks_without_an_end_are_read() {
    on_a_small_stack(|| {
        let marks = [
            "<!--",
            "<p",
            "<p\n",
            "<script>",
            "<title></title>",
            "![",
            "![a](b ",
            "[a](b",
            "[a](b){c",
            "*a ",
            "**a ",
            "_a ",
            "\\href{",
            "\\textbf{",
            "$1",
            "&amp",
            "| a |\n",
            "---\na: b\n",
        ];
        for mark in marks {
            for end in ["", "-->](b)}>", "****************************************"] {
                let text = format!(
                    "# Brunnen\n\n<b>Es</b> war **schön**.\n\n{}{end}",
                    mark.repeat(500_000 / mark.len())
                );
                invariants::check(&parse(&text));
            }
        }
    });
}

#[test]
fn a_line_of_a_megabyte_is_read() {
    for piece in ["a", " ", "_", "9", "Wort ", "\u{A9}Stadt ", "<http://a.de ", "Seite 2 "] {
        let line = piece.repeat(1_000_000 / piece.len());
        let document = check(&format!("Pressedienst\n\n31. August 2019\n\n{line}"));
        assert_eq!(document.releases().len(), 1, "{piece:?}");
    }
}
