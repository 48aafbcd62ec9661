//! The head of a release: masthead, topics, label, date, and the display lines above the body.
//!
//! ```text
//! head      = *( masthead | invitation | topics | headline | display ) date *date displays      above the date
//!           | *( masthead | invitation ) displays                                               without a date
//! displays  = *( invitation | headline | topics | display )                                     up to the body
//! ```

use crate::copy::lines::Lines;
use crate::copy::shape;
use crate::copy::stitch::Text;
use crate::field::topic;
use crate::record::{Code, Role};
use crate::text::endings::{self, Ending};
use crate::text::line::{self, Gap, Line};
use crate::text::words;

use super::zone::{Part, Zones};
use super::{issue, masthead};

/// No head has more display lines.
const DISPLAYS: usize = 8;
/// A line of topics above the date has no more characters and words.
const TOPICS: (u32, usize) = (40, 5);

/// Lays out everything above the body; returns the index of the first line of the body.
pub(crate) fn find<'s>(lines: Lines<'s>, zones: &mut Zones<'s>) -> usize {
    let mut head = Head::new(lines, zones, true);
    if let Some(date) = issue::find_date(lines) {
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
/// The first one is the headline if `is_headline_first`.
pub(crate) fn find_displays<'s>(lines: Lines<'s>, is_headline_first: bool, zones: &mut Zones<'s>) -> usize {
    let mut head = Head::new(lines, zones, false);
    head.is_headline_first = is_headline_first;
    head.displays();
    head.end()
}

/// Lays these lines out as display lines, labels of an invitation among them. Of how many there are, `headline` says which
/// one is the headline.
pub(crate) fn lay_out<'s>(lines: Lines<'s>, headline: impl Fn(usize) -> Option<usize>, zones: &mut Zones<'s>) {
    let mut displays = Vec::new();
    let (mut rest, mut text) = (lines, Text::default());
    while !rest.is_empty() {
        let label = masthead::invitation(rest, 0);
        // What stands alone need not be joined to be counted.
        let count = label.unwrap_or_else(|| {
            if rest.len() == 1 {
                1
            } else {
                rest.paragraph(&mut text).count
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
    if displays.is_empty() {
        zones.missing(Code::HeadlineMissing, lines.near(lines.len()));
    }
    let headline = headline(displays.len());
    for (index, display) in displays.into_iter().enumerate() {
        let part = if headline == Some(index) {
            Part::Headline
        } else {
            Part::Display
        };
        zones.add(part, display);
    }
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
    /// Whether display lines directly below each other are one.
    is_set_in_lines: bool,
    /// Whether the first display line is the headline.
    is_headline_first: bool,
}

impl<'z, 's> Head<'z, 's> {
    const fn new(lines: Lines<'s>, zones: &'z mut Zones<'s>, is_set_in_lines: bool) -> Self {
        Self {
            lines,
            zones,
            index: 0,
            count: 0,
            open: None,
            is_set_in_lines,
            is_headline_first: false,
        }
    }

    /// Adds lines up to `end`.
    fn add(&mut self, part: Part, end: usize) {
        let is_headline = part == Part::Display && self.is_headline_first && self.count == 0;
        let part = if is_headline { Part::Headline } else { part };
        self.zones.add(part, self.lines.part(self.index..end));
        if matches!(part, Part::Display | Part::Headline) {
            self.count = self.count.saturating_add(1);
            self.open = (part == Part::Display).then_some(end);
        }
        self.index = end;
    }

    /// Lays out what stands above the date that is printed on line `date`. The first row that fits decides:
    ///
    /// | the line | is |
    /// | --- | --- |
    /// | is repeated by the running heads | the headline |
    /// | begins the label of an invitation | that label, with all its lines |
    /// | belongs to the name strip | masthead |
    /// | has a few short words | topics |
    /// | is any other | a display line |
    fn above_date(&mut self, date: usize) {
        while let Some(line) = self.lines.get(self.index).filter(|_| self.index < date) {
            let next = self.index.saturating_add(1);
            let is_short = || line.width <= TOPICS.0 && line.text.split_whitespace().count() <= TOPICS.1;
            match masthead::invitation(self.lines, self.index) {
                _ if line.is_headline() => self.add(Part::Headline, next),
                Some(count) => self.add(Part::Invitation, self.index.saturating_add(count)),
                None if masthead::is_masthead(line.text) => self.add(Part::Furniture(Role::Masthead), next),
                None if is_short() => self.add(Part::Topics, next),
                None => self.add(Part::Display, next),
            }
        }
        self.open = None;
    }

    /// Adds lines up to `end` to the display line that was added last.
    fn extend(&mut self, end: usize) {
        self.zones.extend(end.saturating_sub(self.index));
        (self.index, self.open) = (end, Some(end));
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
    /// | has rubrics, above all display lines and not as the last one | topics |
    /// | is a topic of the press | topics |
    /// | begins a display line, directly below another one that is set in lines | the rest of that |
    /// | begins a display line | that |
    /// | is any other | of the body |
    fn displays(&mut self) {
        let last = self.lines.len().min(self.index.saturating_add(issue::DATE_LINES));
        let repeated = (self.index..last).find(|index| self.is_repeated(*index));
        while let Some(line) = self.lines.get(self.index).filter(|_| self.count < DISPLAYS) {
            let (index, next) = (self.index, self.index.saturating_add(1));
            let is_rubric = || self.count == 0 && next < self.lines.len() && topic::is_rubrics(line.text);
            let is_rest = self.is_set_in_lines && line.gap == Gap::Next && self.open == Some(index);
            if let Some(count) = masthead::invitation(self.lines, index) {
                self.add(Part::Invitation, index.saturating_add(count));
            } else if line.is_headline() {
                let end = (next..self.lines.len()).find(|index| !self.headline_goes_on(*index));
                self.add(Part::Headline, end.unwrap_or(self.lines.len()));
            } else if is_rubric() || topic::is_press_topic(line.text) {
                self.add(Part::Topics, next);
            } else {
                match self.display_end(repeated) {
                    Some(end) if is_rest => self.extend(end),
                    Some(end) => self.add(Part::Display, end),
                    None => break,
                }
            }
        }
    }

    /// Where the display line ends that begins here; `None` if the body begins. `repeated` is the line that running heads
    /// repeat: nothing above it goes on in it.
    ///
    /// | the paragraph that begins here | ends |
    /// | --- | --- |
    /// | is the first of all, none is repeated, and it cannot be a headline | with its first line, which is the headline |
    /// | is any other | where it ends |
    ///
    /// Nothing shows the end of a headline that fills its line or ends its page.
    ///
    /// | up to there it | is a display line |
    /// | --- | --- |
    /// | has the shape of one | yes |
    /// | stands above the line that is repeated | yes |
    /// | is the first of all, not the last of the text, and can be a headline | yes |
    /// | is any other | no |
    fn display_end(&self, repeated: Option<usize>) -> Option<usize> {
        let mut text = Text::default();
        let headline = repeated.filter(|repeated| self.index < *repeated);
        let lines = self.lines.part(self.index..headline.unwrap_or(self.lines.len()));
        let mut count = lines.paragraph(&mut text).count;
        let is_first = self.count == 0 && repeated.is_none();
        if is_first && !is_headline(text.as_str()) {
            count = 1;
            self.lines.only(self.index).join_into(&mut text);
        }
        let end = self.index.saturating_add(count);
        let is_display = shape::is_display(text.as_str(), line::width(text.as_str()))
            || headline.is_some()
            || is_first && end < self.lines.len() && is_headline(text.as_str());
        is_display.then_some(end)
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

    /// The index of the first line of the body; a head without display lines lacks its headline.
    fn end(self) -> usize {
        if self.count == 0 {
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
