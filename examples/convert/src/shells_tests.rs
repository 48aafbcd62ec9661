//! What the pages and the help tell to type is the same in sh, in cmd with the rules of `CommandLineToArgvW`, and in PowerShell.

use crate::arguments::{FIND, command};
use crate::lang::Lang;

/// The arguments that sh makes of a line; `None` where it would do more than part it.
fn of_sh(line: &str) -> Option<Vec<String>> {
    let (mut words, mut word, mut quote) = (Vec::new(), None::<String>, None);
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        match (quote, c) {
            (Some('"'), '$' | '`' | '!') => return None,
            (Some('"'), '\\') => word.get_or_insert_default().push(chars.next()?),
            (Some(open), c) if c == open => quote = None,
            (None, '"' | '\'') => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (None, ' ') => words.extend(word.take()),
            (None, c) if "\\$`!&|;<>()*?[]{}#~\n".contains(c) => return None,
            (_, c) => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    quote.is_none().then_some(words)
}

/// The arguments that a program gets that cmd starts.
fn of_cmd(line: &str) -> Option<Vec<String>> {
    let (mut words, mut word, mut is_quoted) = (Vec::new(), None::<String>, false);
    let mut backslashes = 0;
    for c in line.chars() {
        match c {
            '%' | '\n' => return None,
            '\\' => {
                backslashes += 1;
                continue;
            }
            '"' => {
                // Half of the backslashes stand for themselves, and one left over makes a letter of the quote; cmd ends its own
                // quotes there all the same.
                let text = word.get_or_insert_default();
                text.push_str(&"\\".repeat(backslashes / 2));
                if backslashes % 2 == 1 {
                    return None;
                }
                is_quoted = !is_quoted;
            }
            c => {
                if backslashes > 0 {
                    word.get_or_insert_default().push_str(&"\\".repeat(backslashes));
                }
                match c {
                    ' ' if !is_quoted => words.extend(word.take()),
                    c if !is_quoted && "&|<>^()@".contains(c) => return None,
                    c => word.get_or_insert_default().push(c),
                }
            }
        }
        backslashes = 0;
    }
    words.extend(word);
    (!is_quoted && backslashes == 0).then_some(words)
}

/// The arguments that a program gets that PowerShell starts, also an old one, which loses quotes inside of them.
fn of_powershell(line: &str) -> Option<Vec<String>> {
    let (mut words, mut word, mut quote) = (Vec::new(), None::<String>, None);
    for c in line.chars() {
        match (quote, c) {
            (Some('"'), '$' | '`') => return None,
            (Some(open), c) if c == open => quote = None,
            // Old ones do not escape it.
            (Some(_), '"') => return None,
            (None, '"' | '\'') => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (None, ' ') => words.extend(word.take()),
            (None, c) if "`$&|;<>(){},@#\n".contains(c) => return None,
            // "-a=b.c" is parted before the full stop.
            (None, '.') if word.as_ref().is_some_and(|word| word.starts_with('-')) => return None,
            (_, c) => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    quote.is_none().then_some(words)
}

/// What all three make of a line, if it is the same.
fn typed(line: &str) -> Option<Vec<String>> {
    let words = of_sh(line)?;
    (of_cmd(line)? == words && of_powershell(line)? == words).then_some(words)
}

#[test]
fn lines_that_shells_read_differently() {
    for (line, is_same) in [
        ("sqlite3 a \"SELECT 'b' FROM c\"", true),
        ("pressedienst find \"Stadt Duesseldorf\" archive", true),
        ("pressedienst find \"Bruecke*\" archive --in captions", true),
        ("pressedienst find Bruecke* archive", false),
        ("sqlite3 a 'SELECT b'", false),
        ("sqlite3 a \"SELECT '\\\"b\\\"'\"", false),
        ("sqlite3 a \"SELECT $b\"", false),
        ("sqlite3 a \"LIKE '%b%'\"", false),
        ("cd a && b", false),
        ("sqlite3 a \"SELECT\n b\"", false),
        ("exiftool -csv=a.csv .", false),
        ("exiftool \"-csv=a.csv\" .", true),
    ] {
        assert_eq!(typed(line).is_some(), is_same, "{line}");
    }
}

/// The lines of the blocks that are for a shell.
fn of_page(page: &str) -> impl Iterator<Item = &str> {
    let blocks = page.split("```sh\n").skip(1);
    blocks.flat_map(|block| block.split("```").next().unwrap_or_default().lines())
}

#[test]
fn what_is_to_be_typed_is_typed_the_same_in_all_three() {
    let mut lines = Vec::new();
    for name in [
        "README.md",
        "docs/convert.md",
        "docs/sqlite.md",
        "docs/de/README.md",
        "docs/de/convert.md",
    ] {
        let path = format!("{}/../../{name}", env!("CARGO_MANIFEST_DIR"));
        let page = std::fs::read_to_string(&path).unwrap();
        lines.extend(of_page(&page).map(str::to_owned));
    }
    for lang in [Lang::De, Lang::En] {
        let command = command(lang);
        for command in [&command, command.find_subcommand(FIND).unwrap()] {
            let help = command.get_after_long_help().unwrap().to_string();
            let examples = help.lines().filter_map(|line| line.strip_prefix("  "));
            lines.extend(
                examples
                    .filter(|line| line.starts_with("pressedienst "))
                    .map(str::to_owned),
            );
        }
    }
    assert!(lines.len() > 40, "{lines:?}");
    for line in &lines {
        for command in line.split(" | ") {
            assert!(typed(command).is_some(), "{command}");
        }
    }
}
