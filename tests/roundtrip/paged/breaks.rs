//! Where pages may end: at every place at which the words show whether the text goes on.

use crate::copy::{Line, Part, is_inside, seams};

/// A place at which a page can end: before line `line`, or behind `at` bytes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub line: usize,
    pub at: usize,
}

/// So many characters a printed line has at least; what is shorter is whole.
const PAGE_LINE: usize = 55;

/// The places of a copy of whole paragraphs at which a page may end.
pub fn places(copy: &[Line]) -> Vec<Place> {
    let mut places = Vec::new();
    let first = copy
        .iter()
        .position(|line| line.part != Part::Head)
        .unwrap_or(copy.len());
    for (index, line) in copy.iter().enumerate().skip(first) {
        if index > first && is_proved_between(&copy[index - 1], line) {
            places.push(Place { line: index, at: 0 });
        }
        let mut inside = seams(&line.text);
        inside.extend(address_seams(&line.text));
        inside.sort_unstable();
        // What begins like a display line is a shortened running head.
        let is_head = |at: usize| {
            let before = line.text[..at].trim_end();
            copy[..first].iter().any(|display| display.text.starts_with(before))
        };
        let proved = inside
            .into_iter()
            .filter(|at| is_proved_inside(line, *at) && !is_head(*at));
        places.extend(proved.map(|at| Place { line: index, at }));
    }
    places
}

/// Whether the text shows that a page end between two lines parts what they say.
fn is_proved_between(above: &Line, below: &Line) -> bool {
    match (above.part, below.part) {
        // A heading longer than a printed line could go on.
        (Part::Crosshead, _) => above.text.chars().count() <= PAGE_LINE,
        // An item longer than that which ends with a small word could go on in a heading.
        (Part::Item { .. }, Part::Crosshead) => {
            above.text.chars().count() <= PAGE_LINE || above.text.ends_with(['.', '!', '?'])
        }
        // A caption without credit and address has no other end than the blank lines behind it.
        (
            Part::Picture {
                credit, has_address, ..
            },
            Part::Picture { .. },
        ) => {
            let is_credit = matches!(below.part, Part::Picture { credit: Some(0), .. });
            credit.is_some() || has_address || is_credit
        }
        // The number of the document is the foot of its page.
        (_, Part::Last) => false,
        _ => true,
    }
}

/// Whether the text shows that it goes on behind a page end inside a line.
fn is_proved_inside(line: &Line, at: usize) -> bool {
    let (before, after) = (line.text[..at].trim_end(), line.text[at..].trim_start());
    match line.part {
        Part::Head | Part::Row | Part::Last => false,
        Part::Paragraph => is_proved_in_sentence(before, after, before.chars().count() > PAGE_LINE),
        // Behind its hour an appointment may be whole, with or without a place; a sentence may go on below it.
        Part::Appointment if before.contains(" Uhr,") => {
            !before.ends_with(" Uhr,") && (before.ends_with(',') || OPEN.contains(&last_word(before)))
        }
        // In the last item of a list nothing but its words shows that it goes on.
        Part::Item { is_above_item } => {
            // A dash begins the next item.
            let is_dash = after.starts_with("- ");
            // Its own mark stands on the line of its words.
            let is_mark = !before.contains(char::is_alphanumeric);
            !is_dash && !is_mark && is_proved_in_sentence(before, after, is_above_item)
        }
        // A heading cut in two is two headings.
        Part::Crosshead => before.ends_with('-') || after.starts_with(char::is_lowercase) || is_inside(before),
        Part::Appointment | Part::Note | Part::Footer => true,
        // An address goes on until it ends like a file.
        Part::Picture { .. } if before.rsplit(' ').next().is_some_and(|word| word.contains("://")) => true,
        Part::Picture {
            credit: Some(credit),
            names,
            has_address,
            ..
        } if at > credit => at <= names || is_proved_in_credit(&line.text[names..at], after, has_address),
        // Words of the caption go on as long as no credit has come.
        Part::Picture {
            credit,
            has_address,
            is_above_credit,
            ..
        } => credit.is_some() || has_address || is_above_credit,
    }
}

/// Inside a credit: a holder is cut where a slash is still to come, a photographer behind one word; whatever stands
/// directly before an address ends there. Of other names nothing shows that a word is missing.
fn is_proved_in_credit(before: &str, after: &str, has_address: bool) -> bool {
    let (before, after) = (before.trim_end(), after.trim_start());
    let rest = after
        .split(['<', ':'])
        .next()
        .unwrap_or_default()
        .trim_end_matches("https")
        .trim_end_matches("http");
    if before.ends_with(['-', '/', '\u{A9}']) || before.ends_with("(c)") || rest.is_empty() || rest.contains('/') {
        return true;
    }
    let photographer = before.rsplit_once('/').map(|(_, name)| name.split(' ').count());
    has_address || photographer == Some(1)
}

/// Inside a sentence, in the order in which a reader would decide. `is_cut` says whether words without the end of a
/// sentence must go on where they stand.
fn is_proved_in_sentence(before: &str, after: &str, is_cut: bool) -> bool {
    // What begins with an address begins like something new.
    let is_small = after.starts_with(char::is_lowercase) && !after.starts_with("www.");
    if is_small || is_inside(before) {
        return true;
    }
    let word = before
        .rsplit(' ')
        .next()
        .unwrap_or_default()
        .trim_start_matches(['(', '"']);
    if before.ends_with(['-', ',', ';', '/']) || OPEN.contains(&word) {
        return true;
    }
    // "am Sonntag, 9." before the month.
    let is_day = word.trim_end_matches('.').parse::<u32>().is_ok() && word.ends_with('.');
    if is_day && is_month(after) {
        return true;
    }
    // A dash goes on with the sentence that a small letter shows.
    if let Some(words) = after.strip_prefix("- ") {
        return words.starts_with(char::is_lowercase) && !ends_sentence(before);
    }
    // A page may end between two sentences, behind a heading, or behind the words that introduce a list.
    if ends_sentence(before) || before.ends_with(':') {
        return false;
    }
    is_cut
}

fn last_word(before: &str) -> &str {
    before
        .rsplit(' ')
        .next()
        .unwrap_or_default()
        .trim_start_matches(['(', '"'])
}

fn ends_sentence(before: &str) -> bool {
    before.trim_end_matches(['"', ')']).ends_with(['.', '!', '?'])
}

fn is_month(after: &str) -> bool {
    let word: String = after.chars().take_while(|c| c.is_alphabetic()).collect();
    let months = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember";
    months.split(' ').any(|month| month == word)
}

/// Words that want another one: abbreviations, articles, prepositions and conjunctions of the vocabulary.
const OPEN: [&str; 33] = [
    "Dr.", "Prof.", "z.B.", "u.a.", "e.g.", "Mr.", "V.l.", "von", "und", "and", "der", "die", "das", "den", "dem",
    "des", "the", "of", "in", "im", "am", "zum", "mit", "aus", "bei", "an", "auf", "für", "by", "with", "zwischen",
    "bis", "at",
];

/// The places at which a page can cut a picture's address: behind a hyphen, a slash or an underscore of its path.
fn address_seams(text: &str) -> Vec<usize> {
    let Some(start) = text.find("fileadmin") else {
        return Vec::new();
    };
    let end = text[start..].find(['>', ' ']).map_or(text.len(), |end| start + end);
    let marks = text[start..end].match_indices(['-', '/', '_']);
    marks.map(|(at, mark)| start + at + mark.len()).collect()
}
