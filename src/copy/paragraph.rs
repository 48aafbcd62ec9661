//! Lines to paragraphs: whether a line goes on with the sentence of the one before it.
//!
//! Three gaps can stand between two lines. Directly below each other they belong together if the text is wrapped and
//! the next word would not have fitted. Blank lines part. A page end does neither: there the words decide.

use memchr::memchr2_iter;

use crate::field::{address, appointment, date};
use crate::record::Span;
use crate::text::endings::{self, Ending};
use crate::text::line::{Gap, Line, width};
use crate::text::quotations::{self, Quotations};
use crate::text::words::{self, is_digit};

use super::lines::Lines;
use super::measure::{LONGEST_LINE, Measure, WRAPPED};
use super::stitch::Text;
use super::{items, shape};

/// Where a paragraph ends.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct End {
    /// How many lines it has.
    pub(crate) count: usize,
    /// Whether it is an item of a list.
    pub(crate) is_item: bool,
    /// The mark of that.
    pub(crate) mark: Span,
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

impl Bond {
    const fn of(is_joined: bool) -> Self {
        if is_joined { Self::Joined } else { Self::Parted }
    }
}

/// A line of the printed page has more characters; headings and short items rarely do.
const PAGE_LINE: u32 = 55;

impl<'s> Lines<'s> {
    /// Gathers the paragraph that these lines begin with into `text`.
    pub(crate) fn paragraph(self, text: &mut Text<'s>) -> End {
        text.clear();
        let mut end = End::default();
        let Some(first) = self.first() else { return end };
        let mut open = OpenParagraph::default();
        end.count = 1;
        if let Some(item) = self.get(1).filter(|_| items::is_mark_alone(first)) {
            // The mark stands on a line of its own.
            let marker = items::marker(first).unwrap_or(first.text.len());
            (end.count, end.is_item, end.mark) = (2, true, mark(first, marker));
            for words in [first.rest(marker), item].into_iter().filter(|words| !words.is_empty()) {
                text.push(words, self.compounds());
            }
        } else if let Some(marker) = items::marker(first) {
            (end.is_item, end.mark) = (true, mark(first, marker));
            text.push(first.rest(marker), self.compounds());
        } else {
            text.push(first, self.compounds());
        }
        open.is_item = end.is_item;
        while let Some(line) = self.get(end.count) {
            match self.bond(end.count, text, &mut open) {
                Bond::Joined => text.push(line, self.compounds()),
                bond => {
                    end.is_unsure = bond == Bond::Unsure;
                    break;
                }
            }
            end.count = end.count.saturating_add(1);
        }
        end
    }

    /// Whether the paragraph in `text` goes on in line `index`. The first row that fits decides:
    ///
    /// | the line | goes on |
    /// | --- | --- |
    /// | begins with the month of the day above it | yes |
    /// | is the mark of an item, or begins with one | if that is a dash in mid-sentence |
    /// | directly below, in wrapped text | unless the line above ends early, or one of the two is set off |
    /// | directly below, where each line is a paragraph | if it begins small in mid-sentence |
    /// | behind blank lines | if it begins small in mid-sentence, below a line as long as printed ones |
    /// | behind a page end, in wrapped text | unless the line above ends early, or one of the two is set off |
    /// | behind a page end, where each line is a paragraph | if its words say so |
    fn bond(self, index: usize, text: &Text, open: &mut OpenParagraph) -> Bond {
        let (Some(last), Some(next)) = (
            index.checked_sub(1).and_then(|last| self.ahead(last)),
            self.ahead(index),
        ) else {
            return Bond::Parted;
        };
        if next.gap != Gap::Blank && date::is_day(last.text) && date::starts_with_month(next.text) {
            return Bond::Joined;
        }
        if items::is_mark_alone(next) {
            return Bond::Parted;
        }
        if let Some(marker) = items::marker(next) {
            return Bond::of(
                !next.is_item() && self.is_dash(last, next, open, next.text.get(marker..).unwrap_or_default()),
            );
        }
        // A dash in mid-sentence aside, an address begins small too.
        let is_small = || words::starts_lowercase(next.text) && !address::starts_line(next);
        let stands_alone = || shape::stands_alone(text.as_str());
        match (next.gap, self.measure()) {
            (Gap::Next, Some(measure)) => {
                let is_alone =
                    stands_alone() && (!appointment::names_place(text.as_str()) || measure.has_room(last, next.text));
                let is_whole = measure.is_unwrapped(last) || is_alone || measure.parts(last, last.text, next.text);
                Bond::of(!is_whole && !self.is_set_off(index, measure, last.text))
            }
            (Gap::Next, None) => Bond::of(is_small() && !stands_alone() && !endings::is_ended(last.text)),
            (Gap::Blank, _) => {
                // Where a page mark is lost, a page end is but blank lines.
                let is_open = || matches!(endings::ending(last.text), Ending::Plain | Ending::Open);
                Bond::of(last.width() > PAGE_LINE && is_open() && is_small() && !stands_alone())
            }
            (Gap::Page, Some(measure)) if last.width() <= *WRAPPED.end() => {
                let is_whole = measure.ends_early(last, last.text, next.text) || stands_alone();
                Bond::of(!is_whole && !self.is_set_off(index, measure, last.text))
            }
            (Gap::Page, _) => self.bond_over_page_end(index, text, open, next.text),
        }
    }

    /// Whether line `index` of wrapped text is set off from the line above it, `before`:
    ///
    /// | the line | set off |
    /// | --- | --- |
    /// | a salutation, a closing formula, an appointment | yes |
    /// | an appointment with its place, which prose can look like | if the next word would have fitted |
    /// | any other, where the width is exact and no blank lines part | no: the width says where a heading begins |
    /// | much shorter than the others, and a heading by its words | between the end of a sentence and the beginning of another |
    /// | … with a blank line below it and none above | no: it is the end of a paragraph |
    fn is_set_off(self, index: usize, measure: Measure, before: &str) -> bool {
        let Some(line) = self.ahead(index) else { return false };
        let next = self.ahead(index.saturating_add(1));
        if shape::stands_alone(line.text) {
            let below = next.map_or("", |next| next.text);
            return !appointment::names_place(line.text) || measure.has_room(line, below);
        }
        if measure.is_exact() && !measure.is_airy() || !measure.is_short(line) {
            return false;
        }
        let Some(next) = next.filter(|next| next.gap <= Gap::Blank) else {
            return false;
        };
        let is_end = measure.is_airy() && line.gap == Gap::Next && next.gap == Gap::Blank;
        !is_end
            && !words::starts_lowercase(next.text)
            && before.ends_with('.')
            && endings::ending(before) == Ending::Sentence
            && shape::may_be_crosshead(line.text, line.width())
    }

    /// Whether a dash at the start of a line stands inside a sentence and begins no item: behind a full line or a page
    /// end, before a small letter, where no list is open and nothing announces one.
    fn is_dash(self, last: Line<'_>, next: Line<'_>, open: &OpenParagraph, words: &str) -> bool {
        let before = last.text;
        // A number may have a dash too: "+49. 211. 89" / "- 93131".
        let is_number = || before.ends_with(is_digit) && words.starts_with(is_digit);
        if open.is_item || !words::starts_lowercase(words) && !is_number() {
            return false;
        }
        match (next.gap, self.measure()) {
            (Gap::Page, _) => endings::ending(before) == Ending::Plain,
            (Gap::Next, Some(_)) => {
                // A quoted title may be a question.
                let is_title = || before.ends_with(quotations::may_close) && !before.contains(['.', ':']);
                WRAPPED.contains(&last.width())
                    && (matches!(endings::ending(before), Ending::Plain | Ending::Open) || is_title())
            }
            _ => false,
        }
    }

    /// The same behind a page end, for text of whole paragraphs, where the width of the line tells nothing; see DESIGN.md,
    /// "Rules that decide". The first row that fits decides:
    ///
    /// | the text | the line | goes on |
    /// | --- | --- | --- |
    /// | an appointment that breaks off | is its rest | yes |
    /// | stands alone | or it does | no |
    /// | | begins small, or with a slash | yes |
    /// | is inside a quotation or brackets | | yes |
    /// | ends open | | yes |
    /// | an item, or a heading, that ends with a colon | | no; below other text yes |
    /// | ends a sentence | | no; unsure, but for items |
    /// | ends with a preposition | | yes |
    /// | an item | stands directly above the next one | yes |
    /// | shorter than a printed line | | no; unsure, but for items |
    /// | an item | is short and no sentence, above an item or behind a small word | yes, else no |
    /// | anything else | | yes |
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
            Ending::Colon if shape::may_be_heading(text.as_str()) => Bond::Parted,
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
        next.is_some_and(|next| items::marker(next).is_some())
    }

    /// Whether a list item that does not end like a sentence goes on after the page end.
    fn bond_of_item(self, index: usize, before: &str, after: &str) -> Bond {
        let next_is_item = self.ahead(index.saturating_add(1)).and_then(items::marker).is_some();
        let is_tail = !endings::ends_like_sentence(after) && width(after) <= LONGEST_LINE;
        let is_cut = words::ends_lowercase(before);
        if is_tail && (next_is_item || is_cut) {
            Bond::Joined
        } else {
            Bond::Parted
        }
    }
}

/// Where the mark of an item stands, without the blanks behind it.
fn mark(line: Line<'_>, length: usize) -> Span {
    let mark = line.text.get(..length).unwrap_or_default().trim_end();
    line.span().part(0..mark.len())
}

fn is_page_line(text: &str) -> bool {
    width(text) > PAGE_LINE
}

/// What is known of the paragraph that is being gathered.
#[derive(Debug, Default)]
struct OpenParagraph {
    is_item: bool,
    /// How much of the text is counted.
    counted: usize,
    quotations: Quotations,
    brackets: i32,
}

impl OpenParagraph {
    /// Whether a quotation or a bracket is open at the end of the text. Counts each byte once.
    fn is_inside_brackets(&mut self, text: &str) -> bool {
        let added = text.get(self.counted..).unwrap_or_default();
        self.quotations.read(added);
        for at in memchr2_iter(b'(', b')', added.as_bytes()) {
            match added.as_bytes().get(at) {
                Some(b'(') => self.brackets = self.brackets.saturating_add(1),
                _ if self.brackets > 0 => self.brackets = self.brackets.saturating_sub(1),
                _ => {}
            }
        }
        self.counted = text.len();
        self.quotations.is_open() || self.brackets > 0
    }
}
