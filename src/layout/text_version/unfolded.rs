//! A text version that was flattened, cut where it shows that lines ended: behind the masthead, at the rule between two
//! languages, at glued headings and sentences, and at the labels of its end.

use std::ops::Range;

use crate::page::unfold::{self, Glue};
use crate::record::prefix;
use crate::section::headline;
use crate::text::line::Line;
use crate::text::{endings, language, line, words};

use super::tail::{cut_tail, find_tail};
use super::{MASTHEADS, SLASH, TOP_LINES};

/// A line of more characters may be several.
pub(super) const FOLDED: u32 = 300;

/// The lines of a text, cut where it shows that lines ended.
pub(super) struct Unfolded<'s> {
    pub(super) lines: Vec<Line<'s>>,
    pub(super) is_flattened: bool,
    /// Whether a rule stands above, and so the second language below it.
    is_behind_rule: bool,
    /// Index of the line with which the end of the text begins.
    pub(super) tail: usize,
}

impl<'s> Unfolded<'s> {
    pub(super) fn of(lines: &[Line<'s>]) -> Self {
        let tail = find_tail(lines);
        let mut unfolded = Self {
            lines: Vec::with_capacity(lines.len()),
            is_flattened: false,
            is_behind_rule: false,
            tail: usize::MAX,
        };
        let mut cuts = Vec::new();
        for (index, line) in lines.iter().enumerate() {
            cuts.clear();
            let end_of_story = match tail {
                Some((at, offset)) if index == at => offset,
                Some((at, _)) if index > at => 0,
                _ => line.text.len(),
            };
            let start = if index < TOP_LINES {
                unfolded.cut_masthead(line.text.get(..end_of_story).unwrap_or_default(), &mut cuts)
            } else {
                0
            };
            unfolded.is_flattened |= end_of_story > 0 && end_of_story < line.text.len();
            unfolded.cut_story(*line, start..end_of_story, &mut cuts);
            if end_of_story < line.text.len() {
                cuts.push(end_of_story);
                cut_tail(line.text, end_of_story, &mut cuts);
            }
            let first = unfolded.lines.len();
            unfold::cut(*line, &cuts, &mut unfolded.lines);
            if tail.is_some_and(|(at, _)| at == index) {
                unfolded.begin_tail(first, line.span().part(end_of_story..line.text.len()).start());
            }
        }
        unfolded.leave_out_rules();
        unfolded
    }

    /// Cuts the masthead off the story that goes on on its line, and off that its headline up to the slash, if that is
    /// certain; returns the offset of the rest.
    fn cut_masthead(&mut self, text: &str, cuts: &mut Vec<usize>) -> usize {
        let Some(end) = MASTHEADS.iter().find_map(|form| words::words_end(text, form)) else {
            return 0;
        };
        let Some(rest) = text.get(end..).filter(|rest| rest.starts_with(char::is_whitespace)) else {
            return 0;
        };
        self.is_flattened = true;
        cuts.push(end);
        let Some(length) = certain_headline(rest) else {
            return end;
        };
        let slash = end.saturating_add(length);
        let behind = slash.saturating_add(SLASH.len());
        cuts.extend([slash, behind]);
        behind
    }

    /// Cuts the part of a line that is story at its rules, and where it is glued together.
    fn cut_story(&mut self, line: Line<'_>, mut story: Range<usize>, cuts: &mut Vec<usize>) {
        self.is_behind_rule |= unfold::is_rule(line.text);
        // In a line that is no longer than others a rule is part of the story.
        while let Some(rule) = line
            .text
            .get(story.clone())
            .filter(|_| line.width() > FOLDED)
            .and_then(unfold::find_rule)
        {
            let start = story.start.saturating_add(rule.start);
            let end = story.start.saturating_add(rule.end);
            self.cut_seams(line.text, story.start..start, cuts);
            cuts.extend([start, end]);
            self.is_flattened |= rule.start > 0;
            self.is_behind_rule = true;
            story.start = end;
        }
        self.cut_seams(line.text, story, cuts);
    }

    /// Cuts what the flattening glued together.
    fn cut_seams(&self, text: &str, story: Range<usize>, cuts: &mut Vec<usize>) {
        if !self.is_flattened {
            return;
        }
        let glue = if self.is_behind_rule {
            Glue::Sentences
        } else {
            Glue::Headings
        };
        let seams = unfold::seams(text.get(story.clone()).unwrap_or_default(), glue);
        cuts.extend(seams.into_iter().map(|seam| story.start.saturating_add(seam)));
    }

    /// The end of the text begins at `place`, in one of the lines from `first` on.
    fn begin_tail(&mut self, first: usize, place: usize) {
        let pieces = self.lines.get(first..).unwrap_or_default();
        let above = pieces.partition_point(|piece| piece.span().start() < place);
        self.tail = first.saturating_add(above);
    }

    /// Leaves out the rule between two languages; the line behind it knows that there was one.
    fn leave_out_rules(&mut self) {
        let (mut is_behind, mut index, tail) = (false, 0_usize, self.tail);
        self.lines.retain_mut(|line| {
            index = index.saturating_add(1);
            if unfold::is_rule(line.text) {
                is_behind = true;
                if index <= tail {
                    self.tail = self.tail.saturating_sub(1);
                }
                return false;
            }
            if is_behind {
                line.leave_out_rule();
                is_behind = false;
            }
            true
        });
    }
}

/// The headline in the first language has no more bytes.
const HEADLINE: usize = 250;
/// Its slash is looked for in so many bytes.
const TOP: usize = 400;
/// So many words behind it tell the second language.
const SECOND_WORDS: usize = 8;

/// Length of a headline in two languages up to its slash: nothing ends before it, and behind it begins the other one.
fn certain_headline(text: &str) -> Option<usize> {
    let top = prefix(text, TOP);
    let at = top.find(SLASH)?;
    let before = top.get(..at)?;
    let after = top.get(at.saturating_add(SLASH.len())..)?;
    let words = after
        .split_inclusive(' ')
        .take(SECOND_WORDS)
        .map(str::len)
        .fold(0, usize::saturating_add);
    let first = language::detect_short(before)?;
    let after = after.get(..words)?;
    let own = language::of_ours(&language::small_words(after)).filter(|own| *own != first);
    let second = own.or_else(|| language::detect_short(after))?;
    let is_display = endings::has_no_sentence(before, line::width(before)) && at <= HEADLINE;
    (is_display && first != second && headline::fits(before, first) && headline::fits(after, second)).then_some(at)
}
