//! The head of a release: masthead, topics, label, date, and the display lines above the body.
//!
//! ```text
//! head      = *( masthead | invitation | topics | headline | display ) date *date displays      above the date
//!           | *( masthead | invitation ) displays                                               without a date
//! displays  = *( invitation | headline | topics | display )                                     up to the body
//! ```

use std::ops::Range;

use crate::copy::lines::Lines;
use crate::copy::shape;
use crate::copy::stitch::Text;
use crate::field::topic;
use crate::record::{Code, Role};
use crate::text::endings::{self, Ending};
use crate::text::line::{self, Gap, Line};
use crate::text::words;

use super::reprint::{self, Repeated};
use super::zone::{Part, Zones};
use super::{issue, masthead};

/// No head has more display lines.
const DISPLAYS: usize = 8;
/// A title that a host put above the masthead has fewer lines.
const TITLE_LINES: usize = 4;
/// A line of topics above the date has no more characters and words.
const TOPICS: (u32, usize) = (40, 5);

/// Lays out everything above the body; returns the index of the first line of the body.
pub(crate) fn find<'s>(lines: Lines<'s>, zones: &mut Zones<'s>) -> usize {
    let mut head = Head::new(lines, zones, true);
    let date = issue::find_date(lines);
    head.title(date.as_ref().map_or(0, |date| date.end));
    if let Some(date) = date {
        head.above_date(date.start);
        head.zones.add(Part::Date, lines.part(date.clone()));
        let below = lines.from(date.end);
        let doubles = issue::count_dates(below);
        if doubles > 0 {
            head.zones.add(Part::SecondDate, below.until(doubles));
        }
        head.index = date.end.saturating_add(doubles);
    } else {
        head.masthead();
        head.zones.doubt(Code::DateMissing, lines.near(head.index));
    }
    head.displays();
    head.end()
}

/// Lays out the display lines that these lines begin with, each whole; returns the index of the first line of the body.
/// `headline` are the lines that the title above the text repeats.
pub(crate) fn find_displays<'s>(lines: Lines<'s>, headline: Option<Repeated>, zones: &mut Zones<'s>) -> usize {
    let mut head = Head::new(lines, zones, false);
    head.titled = headline.map(|headline| headline.lines);
    head.displays();
    head.end()
}

/// Lays these lines out as display lines, labels of an invitation among them; `headline` says which one of them is the
/// headline.
pub(crate) fn lay_out<'s>(lines: Lines<'s>, headline: impl Fn(&[Lines<'s>]) -> Option<usize>, zones: &mut Zones<'s>) {
    let mut displays = Vec::new();
    let (mut rest, mut text) = (lines, Text::default());
    while !rest.is_empty() {
        let label = masthead::invitation(rest, 0);
        // What stands alone need not be joined to be counted.
        let count = label.unwrap_or_else(|| {
            if rest.len() == 1 {
                1
            } else {
                first_entry(rest, &mut text)
            }
        });
        let (display, behind) = rest.split(count);
        if label.is_some() {
            zones.add(Part::Invitation, display);
        } else {
            displays.push(display);
        }
        rest = behind;
    }
    if displays.is_empty() && !zones.display_label() {
        zones.missing(Code::HeadlineMissing, lines.near(lines.len()));
    }
    let headline = headline(&displays);
    for (index, display) in displays.into_iter().enumerate() {
        let part = if headline == Some(index) {
            Part::Headline
        } else {
            Part::Display
        };
        zones.add(part, display);
    }
}

/// How many of these lines are one display line, which goes on as a paragraph does, but ends with the line on which the next
/// word would have fitted, be there blank lines between paragraphs or not.
fn first_entry<'s>(lines: Lines<'s>, text: &mut Text<'s>) -> usize {
    let (count, _) = gather(lines, text);
    until_early_end(lines.until(count))
}

/// Gathers the paragraph that these lines begin with, and what goes on directly below it where it ends in the middle of
/// something; returns how many lines that are, and whether they are an item of a list.
fn gather<'s>(lines: Lines<'s>, text: &mut Text<'s>) -> (usize, bool) {
    let paragraph = lines.paragraph(text);
    let mut count = paragraph.count;
    while count < CUT_LINES
        && endings::ending(text.as_str()) == Ending::Open
        && let Some(line) = lines.get(count).filter(|line| line.gap == Gap::Next)
    {
        text.push(line, lines.compounds());
        count = count.saturating_add(1);
    }
    (count, paragraph.is_item)
}

/// What an extractor cut in the middle has no more lines.
const CUT_LINES: usize = 3;

/// The lines of a paragraph up to the first one that ends early; all of them where lines are not wrapped.
fn until_early_end(lines: Lines<'_>) -> usize {
    let Some(measure) = lines.measure() else {
        return lines.len();
    };
    let mut pairs = lines.iter().zip(lines.iter().skip(1));
    let early = pairs.position(|(line, next)| measure.ends_early(line, line.text, next.text));
    early.map_or(lines.len(), |early| early.saturating_add(1))
}

/// A head that is being laid out.
struct Head<'z, 's> {
    lines: Lines<'s>,
    zones: &'z mut Zones<'s>,
    index: usize,
    /// How many display lines there are.
    count: usize,
    /// Index behind the last display line, if it is not the headline.
    open: Option<usize>,
    /// Whether the headline is set in larger letters than the text.
    has_large_headline: bool,
    /// The lines that the title above the text repeats.
    titled: Option<Range<usize>>,
}

impl<'z, 's> Head<'z, 's> {
    const fn new(lines: Lines<'s>, zones: &'z mut Zones<'s>, has_large_headline: bool) -> Self {
        Self {
            lines,
            zones,
            index: 0,
            count: 0,
            open: None,
            has_large_headline,
            titled: None,
        }
    }

    /// Adds lines up to `end`.
    fn add(&mut self, part: Part, end: usize) {
        self.zones.add(part, self.lines.part(self.index..end));
        if matches!(part, Part::Display | Part::Headline) {
            self.count = self.count.saturating_add(1);
            self.open = (part == Part::Display).then_some(end);
        }
        self.index = end;
    }

    /// Lays out the title that a host put above the masthead, if it repeats lines from line `below` on.
    fn title(&mut self, below: usize) {
        let is_masthead = |line: Line<'_>| masthead::is_masthead(line.text);
        let Some(strip) = self
            .lines
            .iter()
            .take(TITLE_LINES)
            .position(is_masthead)
            .filter(|strip| *strip > 0)
        else {
            return;
        };
        let titles: Vec<&str> = self.lines.until(strip).iter().map(|line| line.text).collect();
        let below = below.max(strip.saturating_add(1));
        if let Some(headline) = reprint::find(&titles, self.lines.from(below)) {
            let at = |index: usize| index.saturating_add(below);
            self.titled = Some(at(headline.lines.start)..at(headline.lines.end));
            self.add(Part::Furniture(Role::Masthead), strip);
        }
    }

    /// Lays out what stands above the date that is printed on line `date`. The first row that fits decides:
    ///
    /// | the line | is |
    /// | --- | --- |
    /// | is repeated by the running heads | the headline |
    /// | begins the label of an invitation | that label, with all its lines |
    /// | has nothing but rubrics, or is a word behind a name strip that can be read, however short | topics |
    /// | belongs to the name strip | masthead |
    /// | has a few short words | topics |
    /// | is any other | a display line |
    fn above_date(&mut self, date: usize) {
        while let Some(line) = self.lines.get(self.index).filter(|_| self.index < date) {
            let next = self.index.saturating_add(1);
            let is_short = || line.width() <= TOPICS.0 && line.text.split_whitespace().count() <= TOPICS.1;
            match masthead::invitation(self.lines, self.index) {
                _ if line.is_headline() => self.add(Part::Headline, next),
                Some(count) => self.add(Part::Invitation, self.index.saturating_add(count)),
                None if topic::is_rubrics(line.text) || self.is_word_behind_strip(line.text) => {
                    self.add(Part::Topics, next);
                }
                None if masthead::is_masthead(line.text) => self.add(Part::Furniture(Role::Masthead), next),
                None if is_short() => self.add(Part::Topics, next),
                None => self.add(Part::Display, next),
            }
        }
        self.open = None;
    }

    /// Whether the next line is one word, and no noise because the name strip above it can be read.
    fn is_word_behind_strip(&self, text: &str) -> bool {
        let above = self.index.checked_sub(1).map_or("", |above| self.lines.text(above));
        let is_word = text.starts_with(char::is_uppercase) && text.chars().all(words::is_letter);
        is_word && !masthead::is_strip(text) && masthead::is_strip(above)
    }

    /// Adds lines up to `end` to the display line that was added last.
    fn extend(&mut self, end: usize) {
        self.zones.extend(end.saturating_sub(self.index));
        (self.index, self.open) = (end, Some(end));
    }

    /// Reports that a line is taken for the rest of the headline although it would have fitted above.
    fn doubt_rest(&mut self) {
        let above = self.index.saturating_sub(1);
        let pair = self.lines.part(above..self.index.saturating_add(1));
        if until_early_end(pair) == 1 {
            self.zones.doubt(Code::HeadlineUnmarked, pair.get(1));
        }
    }

    /// Whether the line above line `index` ends early although it is set in larger letters.
    fn ends_large(&self, index: usize) -> bool {
        let above = index.checked_sub(1).and_then(|above| self.lines.get(above));
        let (Some(measure), Some(above)) = (self.lines.measure(), above) else {
            return false;
        };
        let is_open = endings::ending(above.text) == Ending::Open || words::starts_lowercase(self.lines.text(index));
        !is_open && measure.ends_large(above, self.lines.text(index))
    }

    /// Without a date the head begins behind the lines of the masthead.
    fn masthead(&mut self) {
        while let Some(line) = self.lines.get(self.index).filter(|line| !line.is_headline()) {
            if let Some(count) = masthead::invitation(self.lines, self.index) {
                self.add(Part::Invitation, self.index.saturating_add(count));
            } else if masthead::is_masthead(line.text) {
                self.add(Part::Furniture(Role::Masthead), self.index.saturating_add(1));
            } else {
                break;
            }
        }
    }

    /// Takes display lines until the body begins. The first row that fits decides:
    ///
    /// | the line | is |
    /// | --- | --- |
    /// | stands behind as many display lines as a head has at most | of the body |
    /// | begins the label of an invitation | that label, with all its lines |
    /// | is repeated by the running heads | the headline, with the lines in which it goes on |
    /// | is the name of the press service, which an extractor put below it | masthead |
    /// | is repeated by the title above the text, and none by running heads | the headline, as far as the title goes |
    /// | has nothing but rubrics with the lines in which it goes on, above all display lines and not as the last one | topics |
    /// | is a topic of the press | topics |
    /// | begins a display line, directly below the first one of wrapped text, none is repeated | the rest of that, unless it ends early in letters of any size |
    /// | begins a display line | that |
    /// | is any other | of the body |
    fn displays(&mut self) {
        let last = self.lines.len().min(self.index.saturating_add(issue::DATE_LINES));
        let repeated = (self.index..last).find(|index| self.is_repeated(*index));
        let titled = self.titled.take().filter(|_| repeated.is_none());
        let repeated = repeated.or(titled.as_ref().map(|titled| titled.start));
        let is_large = self.has_large_headline && repeated.is_none() && self.lines.measure().is_some();
        while let Some(line) = self.lines.get(self.index).filter(|_| self.count < DISPLAYS) {
            let (index, next) = (self.index, self.index.saturating_add(1));
            let rubrics = || self.rubrics_end(line).filter(|_| self.count == 0);
            let is_below = is_large && self.count == 1 && line.gap == Gap::Next && self.open == Some(index);
            let is_rest = is_below && !self.ends_large(index);
            if let Some(count) = masthead::invitation(self.lines, index) {
                self.add(Part::Invitation, index.saturating_add(count));
            } else if line.is_headline() {
                let end = (next..self.lines.len()).find(|index| !self.headline_goes_on(*index));
                self.add(Part::Headline, end.unwrap_or(self.lines.len()));
            } else if line.text == masthead::NAME {
                self.add(Part::Furniture(Role::Masthead), next);
            } else if let Some(titled) = titled.as_ref().filter(|titled| titled.start == index) {
                self.add(Part::Headline, titled.end);
            } else if let Some(end) = rubrics() {
                self.add(Part::Topics, end);
            } else if topic::is_press_topic(line.text) {
                self.add(Part::Topics, next);
            } else {
                match self.display_end(repeated) {
                    Some(end) if is_rest => {
                        self.doubt_rest();
                        self.extend(end);
                    }
                    Some(end) => self.add(Part::Display, end),
                    None => break,
                }
            }
        }
    }

    /// Where the rubrics end that begin with the next line: what they go on with has to be rubrics too, and something follows.
    fn rubrics_end(&self, line: Line<'_>) -> Option<usize> {
        if !topic::is_rubrics(line.text) {
            return None;
        }
        let mut end = self.index.saturating_add(1);
        let is_open = endings::ending(line.text) == Ending::Open && !line.text.ends_with(',');
        if is_open || words::starts_lowercase(self.lines.text(end)) {
            let mut text = Text::default();
            let count = self.lines.from(self.index).paragraph(&mut text).count;
            end = self.index.saturating_add(count);
            if !topic::is_rubrics(text.as_str()) {
                return None;
            }
        }
        (end < self.lines.len()).then_some(end)
    }

    /// Where the display line ends that begins here; `None` if the body begins. `repeated` is the line that running heads or
    /// the title repeat: nothing above it goes on in it.
    ///
    /// | the paragraph that begins here | ends |
    /// | --- | --- |
    /// | is the first of all, none is repeated, and it cannot be a headline | with its first line, which is the headline |
    /// | is any other | where it ends, in wrapped text with the first line that ends early |
    ///
    /// Nothing shows the end of a headline that fills its line or ends its page.
    ///
    /// | up to there it | is a display line |
    /// | --- | --- |
    /// | has the shape of one, and is no item of a list | yes |
    /// | stands above the line that is repeated | yes |
    /// | is the first of all, not the last of the text, and can be a headline | yes |
    /// | is any other | no |
    fn display_end(&self, repeated: Option<usize>) -> Option<usize> {
        let mut text = Text::default();
        let headline = repeated.filter(|repeated| self.index < *repeated);
        let lines = self.lines.part(self.index..headline.unwrap_or(self.lines.len()));
        let (mut count, is_item) = gather(lines, &mut text);
        let is_first = self.count == 0 && repeated.is_none();
        if is_first && !is_headline(text.as_str()) {
            count = 1;
            self.lines.only(self.index).join_into(&mut text);
        }
        let end = self.index.saturating_add(count);
        let is_display = !is_item && shape::is_display(text.as_str(), line::width(text.as_str()))
            || headline.is_some()
            || is_first && end < self.lines.len() && is_headline(text.as_str());
        let entry = until_early_end(self.lines.part(self.index..end));
        is_display.then_some(self.index.saturating_add(entry))
    }

    fn is_repeated(&self, index: usize) -> bool {
        self.lines.ahead(index).is_some_and(Line::is_headline)
    }

    /// Whether the headline goes on in line `index`: the running heads repeat it too, or are shortened and break off where
    /// the line before it does.
    fn headline_goes_on(&self, index: usize) -> bool {
        let before = index.checked_sub(1).map_or("", |before| self.lines.text(before));
        let is_cut = endings::ending(before) == Ending::Open || words::starts_lowercase(self.lines.text(index));
        self.is_repeated(index) || is_cut && self.lines.get(index).is_some_and(|line| line.gap == Gap::Next)
    }

    /// The index of the first line of the body; a head without display lines lacks its headline, unless its label is one:
    /// "Medientermin abgesagt".
    fn end(self) -> usize {
        if self.count == 0 && !self.zones.display_label() {
            self.zones.missing(Code::HeadlineMissing, self.lines.near(self.index));
        }
        self.index
    }
}

/// Whether the first display line can be the headline: one that ends like a sentence too, as long as it is one.
pub(crate) fn is_headline(text: &str) -> bool {
    let width = line::width(text);
    shape::is_display(text, width)
        || width <= endings::LONGEST_HEADLINE && !text.ends_with(',') && endings::has_no_sentence(text, width)
}
