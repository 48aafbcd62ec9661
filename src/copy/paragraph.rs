//! Lines to paragraphs: whether a line goes on with the sentence of the one before it.
//!
//! Three gaps can stand between two lines. Directly below each other they belong together if the text is wrapped and
//! the next word would not have fitted. Blank lines part. A page end does neither: there the words decide.

use crate::copy::lines::Lines;
use crate::copy::measure::{Measure, WRAPPED};
use crate::copy::shape;
use crate::copy::stitch::Text;
use crate::field::{address, appointment, date};
use crate::text::endings::{self, Ending};
use crate::text::line::{Gap, Line};
use crate::text::words;

/// Where a paragraph ends.
#[derive(Clone, Copy, Debug)]
pub(crate) struct End {
    /// How many lines it has.
    pub(crate) count: usize,
    /// Whether it is an item of a list.
    pub(crate) is_item: bool,
    /// Whether a page ends there, so that the end of the paragraph is not proved.
    pub(crate) is_unsure: bool,
}

/// Whether the text before a line goes on in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bond {
    /// It goes on.
    Joined,
    /// Something new begins.
    Parted,
    /// Something new begins, as far as can be seen.
    Unsure,
}

/// A line of the printed page has at least so many characters; headings and short items rarely do.
const PAGE_LINE: usize = 55;

impl Lines<'_> {
    /// Gathers the paragraph that these lines begin with into `text`.
    pub(crate) fn paragraph(self, text: &mut Text) -> End {
        text.clear();
        let end = |count, is_item, is_unsure| End {
            count,
            is_item,
            is_unsure,
        };
        let Some(first) = self.first() else {
            return end(0, false, false);
        };
        let mut open = OpenParagraph::default();
        let mut index = 1;
        if let Some(item) = self.get(1).filter(|_| shape::is_bullet(first.text)) {
            // The bullet stands on a line of its own.
            (open.is_item, index) = (true, 2);
            text.push(item, self.compounds());
        } else if let Some(marker) = shape::list_marker(first.text) {
            open.is_item = true;
            text.push(first.rest(marker), self.compounds());
        } else {
            text.push(first, self.compounds());
        }
        while let Some(line) = self.get(index) {
            match self.bond(index, text, &mut open) {
                Bond::Joined => text.push(line, self.compounds()),
                bond => return end(index, open.is_item, bond == Bond::Unsure),
            }
            index = index.saturating_add(1);
        }
        end(index, open.is_item, false)
    }

    /// Whether the paragraph in `text` goes on in line `index`.
    fn bond(self, index: usize, text: &Text, open: &mut OpenParagraph) -> Bond {
        let (Some(last), Some(next)) = (
            index.checked_sub(1).and_then(|last| self.ahead(last)),
            self.ahead(index),
        ) else {
            return Bond::Parted;
        };
        let (before, after) = (last.text, next.text);
        if next.gap != Gap::Blank && date::is_day(before) && date::starts_with_month(after) {
            return Bond::Joined;
        }
        if shape::is_bullet(after) {
            return Bond::Parted;
        }
        if let Some(marker) = shape::list_marker(after) {
            let is_dash = self.is_dash(last, next, open, before, after.get(marker..).unwrap_or_default());
            return if is_dash { Bond::Joined } else { Bond::Parted };
        }
        match (next.gap, self.measure()) {
            (Gap::Next, Some(measure)) => {
                let is_alone = shape::stands_alone(text.as_str())
                    && (!appointment::names_place(text.as_str()) || measure.has_room(last, after));
                let is_whole = measure.is_unwrapped(last) || is_alone;
                let is_set_off = || self.is_set_off(index, measure, before);
                if is_whole || measure.parts(last, before, after) || is_set_off() {
                    Bond::Parted
                } else {
                    Bond::Joined
                }
            }
            (Gap::Next, None) => {
                let goes_on =
                    words::starts_lowercase(after) && !address::starts(after) && !shape::stands_alone(text.as_str());
                if goes_on && !matches!(endings::ending(before), Ending::Sentence | Ending::Colon) {
                    Bond::Joined
                } else {
                    Bond::Parted
                }
            }
            (Gap::Blank, _) => {
                // Where a page mark is lost, a page end is but blank lines.
                let goes_on = is_page_line(before)
                    && matches!(endings::ending(before), Ending::Plain | Ending::Open)
                    && words::starts_lowercase(after)
                    && !address::starts(after)
                    && !shape::stands_alone(text.as_str());
                if goes_on { Bond::Joined } else { Bond::Parted }
            }
            (Gap::Page, measure) => {
                if let Some(measure) = measure
                    && last.width <= *WRAPPED.end()
                {
                    let is_whole = || shape::stands_alone(text.as_str()) || self.is_set_off(index, measure, before);
                    return if measure.ends_early(last, before, after) || is_whole() {
                        Bond::Parted
                    } else {
                        Bond::Joined
                    };
                }
                self.bond_over_page_end(index, text, open, after)
            }
        }
    }

    /// Whether line `index` of wrapped text is set off from the lines around it: an appointment, a salutation, or a short
    /// one that is a heading between the end of a sentence and the beginning of another.
    fn is_set_off(self, index: usize, measure: Measure, before: &str) -> bool {
        let text = self.text_ahead(index);
        if shape::stands_alone(text) {
            let below = self.text_ahead(index.saturating_add(1));
            let has_room = || self.ahead(index).is_some_and(|line| measure.has_room(line, below));
            return !appointment::names_place(text) || has_room();
        }
        // Where the width is exact, it says by itself where a heading begins.
        let is_below = self.ahead(index).is_some_and(|line| line.gap == Gap::Next);
        if measure.is_exact() && !measure.is_airy() {
            return false;
        }
        let Some(line) = self.ahead(index).filter(|line| measure.is_short(*line)) else {
            return false;
        };
        let next = self
            .ahead(index.saturating_add(1))
            .filter(|next| next.gap <= Gap::Blank);
        // Between blank lines a heading has one above it too; what has one below it only is the end of a paragraph.
        let is_last = measure.is_airy() && is_below && next.is_some_and(|next| next.gap == Gap::Blank);
        next.is_some_and(|next| !words::starts_lowercase(next.text))
            && !is_last
            && before.ends_with('.')
            && endings::ending(before) == Ending::Sentence
            && shape::may_be_crosshead(text, line.width)
    }

    /// Whether a dash at the start of a line stands inside a sentence and begins no item: behind a full line or a page
    /// end, before a small letter, where no list is open and nothing announces one.
    fn is_dash(self, last: Line<'_>, next: Line<'_>, open: &OpenParagraph, before: &str, words: &str) -> bool {
        let is_cut = match (next.gap, self.measure()) {
            (Gap::Page, _) => endings::ending(before) == Ending::Plain,
            (Gap::Next, Some(_)) => {
                // A quoted title may be a question.
                let is_title = || before.ends_with(['"', '\u{201C}']) && !before.contains(['.', ':']);
                WRAPPED.contains(&last.width)
                    && (matches!(endings::ending(before), Ending::Plain | Ending::Open) || is_title())
            }
            _ => false,
        };
        // A number may have a dash too: "+49. 211. 89" / "- 93131".
        let is_number = before.ends_with(is_digit) && words.starts_with(is_digit);
        is_cut && !open.is_item && (words::starts_lowercase(words) || is_number)
    }

    /// The same for text of whole paragraphs, where the width of the line tells nothing.
    #[allow(clippy::match_same_arms, reason = "the order of the arms is the rule")]
    fn bond_over_page_end(self, index: usize, text: &Text, open: &mut OpenParagraph, after: &str) -> Bond {
        let last = index.checked_sub(1).map_or("", |last| self.text_ahead(last));
        if !open.is_item && appointment::is_cut(text.as_str(), after) {
            return Bond::Joined;
        }
        if !open.is_item && (shape::stands_alone(text.as_str()) || shape::stands_alone(after)) {
            return Bond::Parted;
        }
        let goes_on = (words::starts_lowercase(after) && !address::starts(after)) || after.starts_with('/');
        if goes_on || open.is_inside_brackets(text.as_str()) {
            return Bond::Joined;
        }
        match endings::ending(last) {
            Ending::Open => Bond::Joined,
            // Behind a colon no list has come: it is one inside the paragraph, unless this is a heading.
            Ending::Colon if open.is_item || after.starts_with(|c: char| c.is_ascii_digit()) => Bond::Parted,
            Ending::Colon if is_heading(text.as_str()) => Bond::Parted,
            Ending::Colon => Bond::Joined,
            Ending::Sentence | Ending::Ordinal if open.is_item => Bond::Parted,
            Ending::Sentence | Ending::Ordinal => Bond::Unsure,
            Ending::Plain if words::ends_with_preposition(last) => Bond::Joined,
            // What stands directly above the next item is the rest of this one.
            Ending::Plain if open.is_item && self.is_above_item(index) => Bond::Joined,
            // What a page end cuts off has at least a printed line; what is shorter is whole.
            Ending::Plain if !is_page_line(text.as_str()) && open.is_item => Bond::Parted,
            Ending::Plain if !is_page_line(text.as_str()) => Bond::Unsure,
            Ending::Plain if open.is_item => self.bond_of_item(index, last, after),
            Ending::Plain => Bond::Joined,
        }
    }

    fn is_above_item(self, index: usize) -> bool {
        let next = self.ahead(index.saturating_add(1)).filter(|next| next.gap == Gap::Next);
        next.is_some_and(|next| shape::list_marker(next.text).is_some())
    }

    /// Whether a list item that does not end like a sentence goes on after the page end.
    fn bond_of_item(self, index: usize, before: &str, after: &str) -> Bond {
        let next_is_item = shape::list_marker(self.text_ahead(index.saturating_add(1))).is_some();
        let is_tail = endings::ending(after) != Ending::Sentence && crate::text::line::width(after) <= 120;
        let is_cut = words::ends_lowercase(before);
        if is_tail && (next_is_item || is_cut) {
            Bond::Joined
        } else {
            Bond::Parted
        }
    }
}

const fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

fn is_page_line(text: &str) -> bool {
    text.chars().nth(PAGE_LINE).is_some()
}

fn is_heading(text: &str) -> bool {
    text.len() <= 240 && shape::may_be_crosshead(text, crate::text::line::width(text))
}

/// What is known of the paragraph that is being gathered.
#[derive(Debug, Default)]
struct OpenParagraph {
    is_item: bool,
    /// How much of the text is counted.
    counted: usize,
    quotes: i32,
    is_quoted: bool,
    brackets: i32,
}

impl OpenParagraph {
    /// Whether a quotation or a bracket is open at the end of the text. Counts each byte once.
    fn is_inside_brackets(&mut self, text: &str) -> bool {
        for c in text.get(self.counted..).unwrap_or_default().chars() {
            match c {
                '"' => self.is_quoted = !self.is_quoted,
                '\u{201E}' => self.quotes = self.quotes.saturating_add(1),
                '\u{201C}' | '\u{201D}' if self.quotes > 0 => {
                    self.quotes = self.quotes.saturating_sub(1);
                }
                '(' => self.brackets = self.brackets.saturating_add(1),
                ')' if self.brackets > 0 => self.brackets = self.brackets.saturating_sub(1),
                _ => {}
            }
        }
        self.counted = text.len();
        self.is_quoted || self.quotes > 0 || self.brackets > 0
    }
}
