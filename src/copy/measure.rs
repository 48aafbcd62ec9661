//! How wide the lines of a text were set, which shows where its paragraphs end.
//!
//! Where text is wrapped and no blank lines stand between paragraphs, a paragraph ends with the line on which the next
//! word would still have fitted. Set in a typewriter's letters that is exact; in print, lines of one width differ in
//! characters, and only a line that is clearly shorter ends anything.
//!
//! ```text
//! Am Rheinufer stehen seit dem Montag dieser Woche zwanzig neue Bän-
//! ke aus heimischem Holz. Gestiftet hat sie der große Verein der|zahlreichen
//! zahlreichen Freunde der Wiesen.|Im
//! Im Herbst folgen weitere.
//! |--------------------------- reached ----------------------------|
//! |----------------------------- full ---------------------------------|
//! |------------------------------- most ----------------------------------|
//! ```
//! `reached` is the width of the widest line. `full` is the width that is believed; where few lines tell, a usual one. Were it
//! more than `most`, the second line would have taken its next word, "zahlreichen". The third line has room for its next word,
//! "Im": it ends early, and its paragraph with it.

use crate::field::address;
use crate::text::endings::{self, Ending};
use crate::text::line::{self, Gap, Line};
use crate::text::signs;
use crate::text::words;

use super::{items, shape};

/// How the lines of a text were set.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Measure {
    /// The width of a full line, in characters.
    full: u16,
    /// The width that is certain: no line is wider.
    reached: u16,
    /// What is wider is more than one line.
    most: u16,
    /// Whether every line is filled up to that width.
    is_exact: bool,
    /// Whether blank lines stand between paragraphs.
    is_airy: bool,
}

/// Lines of running text are about this wide where lines are wrapped.
pub(crate) const WRAPPED: std::ops::RangeInclusive<u32> = 50..=130;

/// No line of wrapped text has more characters; what has more is a whole paragraph.
pub(crate) const LONGEST_LINE: u32 = 140;

/// A line of no more characters is the last one of a paragraph in any measure.
const LAST_LINE: u32 = 20;

/// A line of no more of its full width is much shorter than the others, in percent.
const SHORT: u32 = 60;

/// Masthead, date and headline have about so many lines; they tell nothing about the width of the text.
const HEAD_LINES: usize = 4;

/// So many characters a line falls short of its width in the mean.
const FILL: u32 = 8;

/// The width of wrapped text where nothing else tells.
const USUAL: u32 = 70;

/// From so many lines on the widths are believed to the character.
const SURE: u32 = 3;

/// Of so many lines one may be damaged, and the others still tell the width.
const MANY: u32 = 8;

/// What is counted of a text.
#[derive(Debug)]
struct Count {
    /// How many lines of each width go on on the next one.
    widths: [u32; 131],
    /// Lines that go on on the next one, and those among them whose sentence does.
    wrapped: u32,
    certain: u32,
    /// Lines that are whole paragraphs.
    whole: u32,
    /// The least widths that lines whose sentence goes on would have had with the next word, ascending.
    least: [u32; 4],
}

impl Measure {
    /// The measure of a text; `None` where lines are not wrapped but whole paragraphs.
    pub(crate) fn of(lines: &[Line<'_>]) -> Option<Self> {
        let count = Count::of(lines.get(HEAD_LINES..).unwrap_or_default());
        if count.certain == 0 || count.wrapped <= count.whole.saturating_mul(3) {
            return None;
        }
        let (full, is_exact) = count.full(count.least() > count.longest());
        Some(Self::new(&count, full, full, is_exact && count.certain >= SURE).among(lines))
    }

    /// The measure of a mail: set in letters of one width, so that few lines tell it.
    pub(crate) fn of_mail(lines: &[Line<'_>]) -> Option<Self> {
        let count = Count::of(lines);
        let is_wrapped = count.certain > 0 && count.least() > count.longest() && count.whole == 0;
        if !is_wrapped {
            return Self::of(lines);
        }
        let full = count.longest();
        Some(Self::new(&count, full, full, true).among(lines))
    }

    /// The measure of a text that is known to be wrapped and to have no blank lines, however short it is.
    pub(crate) fn of_wrapped(lines: &[Line<'_>]) -> Self {
        let count = Count::of(lines);
        let longest = count.longest();
        let (full, is_exact) = count.full(count.certain > 0 && count.least() > longest);
        // No line may have happened to fill its width; one that is shorter than usual and could not take another word shows
        // that it was set narrower.
        let [shown, ..] = count.least;
        let is_usual = count.wrapped == 0 || is_exact && (longest..shown).contains(&USUAL);
        let reached = if count.wrapped == 0 { USUAL } else { full };
        Self::new(&count, if is_usual { USUAL } else { full }, reached, is_exact)
    }

    fn new(count: &Count, full: u32, reached: u32, is_exact: bool) -> Self {
        let short = |width: u32| u16::try_from(width).unwrap_or(u16::MAX);
        Self {
            full: short(full),
            reached: short(reached),
            most: short(count.most(full, is_exact)),
            is_exact,
            is_airy: false,
        }
    }

    /// The same measure, with what blank lines mean in these lines.
    fn among(self, lines: &[Line<'_>]) -> Self {
        let is_airy = self.is_parted_by_blanks(lines);
        Self { is_airy, ..self }
    }

    /// Whether at least as many paragraphs end with blank lines as with a line that ends early.
    fn is_parted_by_blanks(self, lines: &[Line<'_>]) -> bool {
        let (mut blanks, mut early) = (0_u32, 0_u32);
        for (line, next) in pairs(lines) {
            if !WRAPPED.contains(&line.width()) && line.width() > LAST_LINE {
                continue;
            }
            if !endings::ends_like_sentence(line.text) || items::marker(*next).is_some() {
                continue;
            }
            match next.gap {
                Gap::Blank => blanks = blanks.saturating_add(1),
                Gap::Next if self.ends_early(*line, line.text, next.text) => {
                    early = early.saturating_add(1);
                }
                _ => {}
            }
        }
        blanks > 0 && blanks >= early
    }

    /// Whether `line` ends its paragraph because the next word would still have fitted: with that word it is no wider than
    /// the row says. Few paragraphs end without the end of a sentence, so that more is asked of those:
    ///
    /// | the line ends | the width is exact | it is not |
    /// | --- | --- | --- |
    /// | open | never | never |
    /// | a sentence, or with a number or a colon | `full` | 92 % of `full` |
    /// | otherwise, and the next word begins small | never | never |
    /// | otherwise, and the line is two that were fused | never | never |
    /// | otherwise, and the next word ends a sentence by itself | never | never |
    /// | otherwise, and a sentence has ended in the line, so that it is no heading | 75 % of `full` | 75 % of `full` |
    /// | otherwise | `reached` | 75 % of `full` |
    pub(crate) fn ends_early(self, line: Line<'_>, text: &str, after: &str) -> bool {
        let fused = self.fused(line);
        let fits = |most: u32| fits(line, after, most.saturating_add(fused));
        // Nearly all lines are full.
        if !fits(u32::from(self.full.max(self.reached))) {
            return false;
        }
        let percent = |share: u32| u32::from(self.full).saturating_mul(share) / 100;
        let most = match (endings::ending(text), self.is_exact) {
            (Ending::Open, _) => return false,
            (Ending::Sentence | Ending::Ordinal | Ending::Colon, true) => u32::from(self.full),
            (Ending::Sentence | Ending::Ordinal | Ending::Colon, false) => percent(92),
            (Ending::Plain, _) if words::starts_lowercase(after) || fused > 0 => return false,
            (Ending::Plain, _) if is_rest(words::first_word(after)) => return false,
            (Ending::Plain, true) if is_prose(line, text) => percent(75),
            (Ending::Plain, true) => u32::from(self.reached),
            (Ending::Plain, false) => percent(75),
        };
        fits(most)
    }

    /// Whether a line is no wrapped one but a whole paragraph.
    pub(crate) fn is_unwrapped(self, line: Line<'_>) -> bool {
        line.width() > LONGEST_LINE && line.width() > u32::from(self.full).saturating_mul(2)
    }

    /// The width of the first of two lines that are one, because the hyphen and the line end between them were swallowed;
    /// 0 for a single line.
    fn fused(self, line: Line<'_>) -> u32 {
        let is_fused = line.width() > u32::from(self.most) && !self.is_unwrapped(line);
        // The first of two lines does not fill its width to the last letter.
        if is_fused {
            u32::from(self.full).saturating_sub(FILL)
        } else {
            0
        }
    }

    /// Whether the width is known to the character.
    pub(crate) const fn is_exact(self) -> bool {
        self.is_exact
    }

    /// Whether blank lines stand between paragraphs.
    pub(crate) const fn is_airy(self) -> bool {
        self.is_airy
    }

    /// Whether the next word would still have fitted.
    pub(crate) fn has_room(self, line: Line<'_>, after: &str) -> bool {
        fits(line, after, u32::from(self.full))
    }

    /// Whether a line is much shorter than the others.
    pub(crate) fn is_short(self, line: Line<'_>) -> bool {
        line.width() <= u32::from(self.full).saturating_mul(SHORT) / 100
    }

    /// Whether a line of larger letters ends although the next word would have fitted, were its letters as large as any.
    pub(crate) fn ends_large(self, line: Line<'_>, after: &str) -> bool {
        fits(line, after, u32::from(self.full).saturating_mul(SHORT) / 100)
    }

    /// Whether `line` ends its paragraph although the next one follows without a blank line.
    pub(crate) fn parts(self, line: Line<'_>, text: &str, after: &str) -> bool {
        // Between paragraphs with blank lines only a heading stands directly above another line.
        self.ends_early(line, text, after) && (!self.is_airy || self.ends_large(line, after))
    }
}

/// Takes the blank lines between the lines of a double-spaced text for no gap: where no line follows another directly,
/// single blank lines part lines and only several part paragraphs.
pub(crate) fn close_up(lines: &mut [Line<'_>]) {
    let of_gap = |gap: Gap| lines.iter().skip(1).filter(|line| line.gap == gap).count();
    let single = lines.iter().filter(|line| line.is_behind_single_blank()).count();
    if of_gap(Gap::Next).saturating_mul(20) > lines.len() || single < 2 || single == of_gap(Gap::Blank) {
        return;
    }
    // Most texts have whole paragraphs, and so are known at once not to be wrapped.
    if lines.iter().any(|line| is_whole(*line)) {
        return;
    }
    let mut closed: Vec<Line<'_>> = lines.to_vec();
    for line in closed.iter_mut().filter(|line| line.is_behind_single_blank()) {
        line.gap = Gap::Next;
    }
    let count = Count::of(&closed);
    if count.certain >= 2 {
        lines.copy_from_slice(&closed);
    }
}

impl Count {
    fn of(lines: &[Line<'_>]) -> Self {
        let mut count = Self {
            widths: [0; 131],
            wrapped: 0,
            certain: 0,
            whole: 0,
            least: [u32::MAX; 4],
        };
        // Whether the line above stands alone, if it was asked.
        let mut above = None;
        for (line, next) in pairs(lines) {
            let is_alone = above.take();
            let text = line.text;
            // A headline is set in larger letters, and so is narrower.
            if line.is_headline() {
                continue;
            }
            if is_whole(*line) {
                count.whole = count.whole.saturating_add(1);
            } else if next.gap == Gap::Next
                && WRAPPED.contains(&line.width())
                && !line.has_scheme()
                && items::marker(*next).is_none()
                && !address::starts_line(*next)
            {
                let is_next_alone = shape::stands_alone(next.text);
                above = Some(is_next_alone);
                if !is_next_alone && !is_alone.unwrap_or_else(|| shape::stands_alone(text)) {
                    count.add(*line, text, *next);
                }
            }
        }
        count
    }

    fn add(&mut self, line: Line<'_>, text: &str, next: Line<'_>) {
        let after = next.text;
        self.wrapped = self.wrapped.saturating_add(1);
        if let Some(count) = usize::try_from(line.width())
            .ok()
            .and_then(|width| self.widths.get_mut(width))
        {
            *count = count.saturating_add(1);
        }
        let goes_on = if words::starts_lowercase(after) {
            !endings::is_ended(text)
        } else {
            // A comma may end a salutation or an appointment.
            !text.ends_with(',') && endings::ending(text) == Ending::Open
        };
        if goes_on {
            self.certain = self.certain.saturating_add(1);
            if !text.ends_with(signs::is_hyphen) {
                let mut width = with_next_word(line, after);
                for least in &mut self.least {
                    (width, *least) = (width.max(*least), width.min(*least));
                }
            }
        }
    }

    /// The least width that no line had, but for a few of many lines, which may be damaged.
    fn least(&self) -> u32 {
        let damaged = usize::try_from(self.certain / MANY)
            .unwrap_or(0)
            .min(self.least.len().saturating_sub(1));
        self.least.get(damaged).copied().unwrap_or(u32::MAX)
    }

    /// The width of the longest line, but for one of many, which may be damaged.
    fn longest(&self) -> u32 {
        self.widest(if self.certain < MANY { 1 } else { 2 })
    }

    /// The width of a full line, and whether it is known to the letter.
    fn full(&self, is_exact: bool) -> (u32, bool) {
        // A few lines are longer than the others: recognition has joined a hyphenated word.
        let full = if is_exact {
            self.longest()
        } else {
            self.widest((self.wrapped / 12).max(1))
        };
        (full, is_exact)
    }

    /// The width that a single line can have at most: the words of no sentence would have left room for more.
    fn most(&self, full: u32, is_exact: bool) -> u32 {
        let least = self.least();
        if is_exact && least < u32::MAX {
            least.saturating_sub(1)
        } else {
            full.saturating_mul(4) / 3
        }
    }

    /// The width that at least `number` lines reach.
    fn widest(&self, number: u32) -> u32 {
        let mut reached = 0_u32;
        for (width, count) in self.widths.iter().enumerate().rev() {
            reached = reached.saturating_add(*count);
            if reached >= number {
                return u32::try_from(width).unwrap_or(0);
            }
        }
        0
    }
}

/// Whether a line is longer than any wrapped one; what has an address is as long as that.
fn is_whole(line: Line<'_>) -> bool {
    line.width() > LONGEST_LINE && !line.is_headline() && !line.has_scheme()
}

fn pairs<'l, 's>(lines: &'l [Line<'s>]) -> impl Iterator<Item = (&'l Line<'s>, &'l Line<'s>)> {
    lines.iter().zip(lines.iter().skip(1))
}

/// Whether a word ends a sentence that began above it: no paragraph begins with a sentence of one word.
fn is_rest(word: &str) -> bool {
    let core = word.strip_suffix('.').unwrap_or_default();
    core.chars().count() >= LONGEST_SHORT && core.chars().all(words::is_letter) && endings::ends_like_sentence(word)
}

/// A word of fewer letters may be a shortened one: "Dipl."
const LONGEST_SHORT: usize = 5;

/// Whether a sentence has ended in a line, and the next one goes on with words. The mark of an item ends none.
fn is_prose(line: Line<'_>, text: &str) -> bool {
    let text = items::marker(line).and_then(|mark| text.get(mark..)).unwrap_or(text);
    let is_word = words::last_word(text).chars().all(words::is_letter);
    is_word && !endings::has_no_sentence(text, line::width(text))
}

/// Whether a line with the first word of the text behind it is no wider than `most`. No more of that word is looked at than
/// could fit.
fn fits(line: Line<'_>, after: &str, most: u32) -> bool {
    // The blank before it takes room, too.
    let room = most.saturating_sub(line.width());
    let mut letters = after.chars();
    (0..room).any(|_| letters.next().is_none_or(char::is_whitespace))
}

/// How wide a line were with the first word of the text behind it.
pub(crate) fn with_next_word(line: Line<'_>, after: &str) -> u32 {
    line.width()
        .saturating_add(1)
        .saturating_add(line::width(words::first_word(after)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measure(source: &str) -> Option<Measure> {
        Measure::of(&line::cut(source))
    }

    const WRAPPED_TEXT: &str = "Pressedienst\n7. Juni 2019\nNeue Bänke\nam Rhein\n\
        Am Rheinufer stehen seit dem Montag dieser Woche zwanzig neue Bänke aus\n\
        heimischem Holz. Gestiftet hat sie der Verein der Freundinnen und der\n\
        Freunde der Rheinwiesen in Oberkassel.\n\
        Im Herbst folgen weitere Bänke in Garath, in Hellerhof und in Urdenbach.\n";

    #[test]
    fn whole_paragraphs_have_no_measure() {
        assert!(measure("Ein Satz.\nNoch ein Satz.\n").is_none());
        assert!(measure(&WRAPPED_TEXT.replace('\n', " ").repeat(3)).is_none());
    }

    #[test]
    fn a_line_ends_early_if_the_next_word_would_have_fitted() {
        let measure = measure(WRAPPED_TEXT).expect("wrapped text");
        let lines = line::cut(WRAPPED_TEXT);
        let ends = |index: usize| {
            let (line, next) = (lines[index], lines[index + 1]);
            measure.parts(line, line.text, next.text)
        };
        assert_eq!([ends(4), ends(5), ends(6)], [false, false, true]);
    }

    #[test]
    fn blank_lines_part_paragraphs_where_there_are_any() {
        let airy = WRAPPED_TEXT.replace("Oberkassel.\n", "Oberkassel am Rhein, und zwar alle zwanzig.\n\n");
        assert!(measure(&airy).expect("wrapped text").is_airy);
        assert!(!measure(WRAPPED_TEXT).expect("wrapped text").is_airy);
    }
}
