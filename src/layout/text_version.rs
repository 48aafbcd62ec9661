//! The text version: the release as plain text, for those who copy it into an editor.
//!
//! ```text
//! Pressedienst der Landeshauptstadt Düsseldorf        masthead
//! Lesefest eröffnet / Reading fair opened             headline
//! [Sechzig Autoren / Zwölf Länder]                    subheads
//! Mit einer Lesung hat …                              body
//! [__________________                                 rule
//! The fair began with …]                              the body in a second language
//! Text: Family, Given                                 byline
//! 31.08.2019                                          date
//! Zu Ihrer redaktionellen Verwendung …                usage note, without a colon
//! Bild: https://…jpg caption,(c)Holder/Photographer   pictures
//! Zur Online-Version: https://…                       footer
//! ```
//! Three physical forms: one field a line; wrapped as mail; flattened to one line.
//!
//! **What marks it:** the masthead, pictures whose address stands behind "Bild:", the label of the online version.
//!
//! **Zones:** the byline with a date or one of the labels below it opens the end of the text; labels count only there, so
//! that a body may speak of a "Text:" or a "Bild:". A text that was flattened is cut where it shows it: at the masthead,
//! the rule and the labels, at glued headings, and, behind the rule, at glued sentences. Where its headline ends it does
//! not show: the part before the slash of a headline in two languages is certain, the rest is body.
//!
//! **Not supported:** two releases in one text.

use crate::context::Context;
use crate::copy::label::label_end;
use crate::copy::measure::Measure;
use crate::copy::paragraph::Copy;
use crate::field::byline::AUTHOR;
use crate::field::date;
use crate::page::unfold::{self, Glue};
use crate::record::{Block, Code, Release, Role};
use crate::section::head::Head;
use crate::section::{body, byline, footer, headline, issue, pictures, usage_note};
use crate::text::line::{Gap, Line};
use crate::text::{endings, language, words};
use std::ops::Range;

use super::{Dialect, ENOUGH, HEAD, MOST, Reading};

const MASTHEAD: &str = "Pressedienst der Landeshauptstadt Düsseldorf";
const PICTURE: &str = "Bild:";
const ONLINE: &str = "Zur Online-Version:";
/// What parts the two languages of a headline, and the parts of a subhead.
const SLASH: &str = " / ";
/// The masthead stands among so many first lines.
const TOP_LINES: usize = 12;
/// Names of authors and the date are no longer than this together.
const BYLINE: usize = 200;
/// A line of more characters may be several.
const FOLDED: u32 = 300;
/// Whoever flattens a text makes lines longer than this.
const LONG: u32 = 1_500;

#[derive(Debug)]
pub(super) struct TextVersion;

impl Dialect for TextVersion {
    fn evidence(&self, lines: &[Line], source: &str) -> u32 {
        let top = lines.get(..lines.len().min(TOP_LINES)).unwrap_or_default();
        let has_masthead = masthead(top, source).is_some();
        let (mut marks, mut has_picture, mut has_online) = (0_u32, false, false);
        for line in lines {
            let text = line.text(source);
            let weight = match text.as_bytes().first() {
                Some(b'B') if is_picture(text) || text == PICTURE => {
                    has_picture = true;
                    2
                }
                Some(b'Z') if words::words_end(text, ONLINE).is_some() => {
                    has_online = true;
                    2
                }
                _ => 0,
            };
            marks = marks.saturating_add(weight);
            if line.width > LONG && marks < MOST {
                let inner = [" Bild: http", ONLINE]
                    .iter()
                    .filter(|mark| text.contains(**mark))
                    .count();
                marks = marks.saturating_add(u32::try_from(inner).unwrap_or(0).saturating_mul(2));
            }
        }
        // A masthead alone could be that of another print.
        let head = match (has_masthead, marks) {
            (true, 1..) => HEAD,
            (true, 0) => ENOUGH.saturating_add(1),
            // Pictures and the online version are together in no other print.
            (false, _) => u32::from(has_picture && has_online),
        };
        head.saturating_add(marks.min(MOST))
    }

    fn read(&self, lines: Vec<Line>, context: &mut Context<'_>) -> Reading {
        let source = context.text();
        let unfolded = Unfolded::of(&lines, source);
        let mut copy = Copy {
            lines: &unfolded.lines,
            measure: None,
        };
        let zones = Zones::find(&copy, unfolded.tail, source);
        // Captions are wrapped too, but their addresses are not.
        copy.measure = Measure::of_mail(unfolded.lines.get(..zones.end_of_body).unwrap_or_default(), source);
        let mut release = Release::default();
        let start = masthead(copy.lines, source).unwrap_or(0..0);
        for line in copy.lines.get(start.clone()).unwrap_or_default() {
            context.mark(line.span, Role::Masthead);
        }
        let head = if unfolded.is_flattened {
            flattened_head(&copy, start.end, zones.end_of_body, &mut release, context)
        } else {
            let mut head = Head::open(&copy, start.end, zones.end_of_body, &mut release, context);
            head.mark_headline(0);
            head
        };
        body::read(&copy, head.end, zones.end_of_body, &mut release, context);
        if unfolded.is_flattened
            && let Some(Block::Paragraph { lang, text }) = release.body.first_mut()
        {
            // It begins with the rest of the head, perhaps in another language: its end tells.
            *lang = language::detect_end(text).or(*lang);
        }
        if zones.end_of_body == copy.lines.len() {
            body::report_break_off(&release, context);
        }
        if !unfolded.is_flattened || head.len() > 0 {
            head.finish(&copy, &mut release, context);
        }
        zones.read_end(&copy, &mut release, context);
        Reading {
            page_count: None,
            releases: vec![release],
        }
    }
}

fn is_picture(text: &str) -> bool {
    text.strip_prefix(PICTURE).is_some_and(|rest| {
        rest.trim_start_matches(|c: char| c.is_whitespace() || c == '<')
            .starts_with("http")
    })
}

/// The lines of the masthead, of which the last one may go on with the headline.
fn masthead(lines: &[Line], source: &str) -> Option<Range<usize>> {
    let copy = Copy { lines, measure: None };
    (0..lines.len().min(TOP_LINES))
        .find_map(|index| Some(index..label_end(&copy, index, MASTHEAD, source)?.line.saturating_add(1)))
}

/// The lines of a text, cut where it shows that lines ended.
struct Unfolded {
    lines: Vec<Line>,
    is_flattened: bool,
    /// Index of the line with which the end of the text begins.
    tail: usize,
}

impl Unfolded {
    fn of(lines: &[Line], source: &str) -> Self {
        let tail = find_tail(lines, source);
        let mut unfolded = Self {
            lines: Vec::with_capacity(lines.len()),
            is_flattened: false,
            tail: usize::MAX,
        };
        let mut is_behind_rule = false;
        for (index, line) in lines.iter().enumerate() {
            let text = line.text(source);
            let from = match tail {
                Some((at, offset)) if index == at => offset,
                Some((at, _)) if index > at => 0,
                _ => text.len(),
            };
            let (mut cuts, mut start) = (Vec::new(), 0_usize);
            if index < TOP_LINES
                && let Some(end) = words::words_end(text, MASTHEAD)
                && let Some(rest) = text.get(end..from).filter(|rest| rest.starts_with(char::is_whitespace))
            {
                start = end;
                cuts.push(start);
                unfolded.is_flattened = true;
                if let Some(slash) = certain_headline(rest) {
                    let slash = start.saturating_add(slash);
                    cuts.extend([slash, slash.saturating_add(SLASH.len())]);
                    start = slash.saturating_add(SLASH.len());
                }
            }
            unfolded.is_flattened |= from > 0 && from < text.len();
            is_behind_rule |= unfold::is_rule(text);
            // In a line that is no longer than others a rule is part of the story.
            while let Some(rule) = text
                .get(start..from)
                .filter(|_| line.width > FOLDED)
                .and_then(unfold::find_rule)
            {
                let is_inside = rule.start > 0;
                unfolded.glue(text, start..start.saturating_add(rule.start), is_behind_rule, &mut cuts);
                cuts.extend([start.saturating_add(rule.start), start.saturating_add(rule.end)]);
                start = start.saturating_add(rule.end);
                unfolded.is_flattened |= is_inside;
                is_behind_rule = true;
            }
            unfolded.glue(text, start..from, is_behind_rule, &mut cuts);
            if from < text.len() {
                cuts.push(from);
                cut_tail(text, from, &mut cuts);
            }
            let end_of_body = unfolded.lines.len();
            unfold::cut(*line, source, &cuts, &mut unfolded.lines);
            if tail.is_some_and(|(at, _)| at == index) {
                let place = line.span.part(from..text.len()).start();
                let pieces = unfolded.lines.get(end_of_body..).unwrap_or_default();
                unfolded.tail = end_of_body.saturating_add(pieces.partition_point(|piece| piece.span.start() < place));
            }
        }
        unfolded.leave_out_rules(source);
        unfolded
    }

    /// Leaves out the rule between two languages.
    fn leave_out_rules(&mut self, source: &str) {
        let (mut is_behind, mut index, tail) = (false, 0_usize, self.tail);
        self.lines.retain_mut(|line| {
            index = index.saturating_add(1);
            if unfold::is_rule(line.text(source)) {
                is_behind = true;
                if index <= tail {
                    self.tail = self.tail.saturating_sub(1);
                }
                return false;
            }
            if is_behind {
                line.gap = line.gap.max(Gap::Blank);
                is_behind = false;
            }
            true
        });
    }

    /// Cuts what the flattening glued together.
    fn glue(&self, text: &str, range: Range<usize>, is_behind_rule: bool, cuts: &mut Vec<usize>) {
        if !self.is_flattened {
            return;
        }
        let glue = if is_behind_rule {
            Glue::Sentences
        } else {
            Glue::Headings
        };
        let seams = unfold::seams(text.get(range.clone()).unwrap_or_default(), glue);
        cuts.extend(seams.into_iter().map(|seam| range.start.saturating_add(seam)));
    }
}

/// Where the end of the text begins: line and offset of the byline, else of the usage note, else of the first picture.
fn find_tail(lines: &[Line], source: &str) -> Option<(usize, usize)> {
    let find_last = |find: &dyn Fn(usize, &str) -> Option<usize>| {
        let mut numbered = lines.iter().enumerate().rev();
        numbered.find_map(|(index, line)| Some((index, find(index, line.text(source))?)))
    };
    let byline = find_last(&|index, text| {
        let mut labels = occurrences(text, AUTHOR).into_iter().rev();
        labels.find(|at| is_byline(lines, index, *at, source))
    });
    let note = || find_last(&|_, text| occurrences(text, usage_note::OPENING).pop());
    let picture = || {
        let mut numbered = lines.iter().enumerate();
        numbered.find_map(|(index, line)| {
            let text = line.text(source);
            let mut labels = occurrences(text, PICTURE).into_iter();
            Some((index, labels.find(|at| text.get(*at..).is_some_and(is_picture))?))
        })
    };
    let online = || find_last(&|_, text| occurrences(text, ONLINE).pop());
    byline.or_else(|| {
        let (line, offset) = note().or_else(picture).or_else(online)?;
        let (line, offset) = date_before(lines, line, offset, source).unwrap_or((line, offset));
        // A label above the date is one of a byline, even if no name can be read behind it.
        let above = line.checked_sub(1).filter(|_| offset == 0);
        let label = above.filter(|above| {
            lines
                .get(*above)
                .is_some_and(|line| line.text(source).starts_with(AUTHOR))
        });
        Some(label.map_or((line, offset), |label| (label, 0)))
    })
}

/// A date directly before a place: at the end of the line's words, or on the line above.
fn date_before(lines: &[Line], line: usize, offset: usize, source: &str) -> Option<(usize, usize)> {
    let (line, end) = if offset > 0 {
        (line, offset)
    } else {
        let above = line.checked_sub(1)?;
        (above, lines.get(above)?.span.len())
    };
    let before = lines.get(line)?.text(source).get(..end)?.trim_end();
    let date = before.rsplit(char::is_whitespace).next()?;
    let is_date = date.starts_with(|c: char| c.is_ascii_digit()) && date::parse_line(date).is_some();
    is_date.then(|| (line, before.len().saturating_sub(date.len())))
}

/// Where a label stands in a text: at its start or behind a blank.
fn occurrences(text: &str, label: &str) -> Vec<usize> {
    let is_label = |at: &usize| {
        let before = text.get(..*at).unwrap_or_default();
        let is_alone = before.is_empty() || before.ends_with(char::is_whitespace);
        is_alone
            && text
                .get(*at..)
                .is_some_and(|rest| words::words_end(rest, label).is_some())
    };
    let places = text.match_indices(words::first_word(label));
    places.map(|(at, _)| at).filter(is_label).collect()
}

/// Whether names stand behind the label at `at`, and behind them what follows a byline.
fn is_byline(lines: &[Line], index: usize, at: usize, source: &str) -> bool {
    let mut text = String::new();
    let first = lines.get(index).and_then(|line| line.text(source).get(at..));
    let below = lines.get(index.saturating_add(1)..).unwrap_or_default();
    let all = first.into_iter().chain(below.iter().map(|line| line.text(source)));
    for part in all {
        for word in crate::record::prefix(part, BYLINE).split_whitespace() {
            text.push_str(word);
            text.push(' ');
        }
        if text.len() > BYLINE {
            break;
        }
    }
    let words = text.get(AUTHOR.len()..).unwrap_or_default();
    let end = end_of_names(words);
    let byline = text.get(..AUTHOR.len().saturating_add(end)).unwrap_or_default();
    let is_followed = end < words.len() || below.is_empty() && words.len() < BYLINE;
    is_followed && end <= 120 && !crate::field::byline::parse(byline).is_empty()
}

/// Where names end: before a date or a label.
fn end_of_names(words: &str) -> usize {
    let labels = [usage_note::OPENING, PICTURE, ONLINE];
    let label = labels
        .iter()
        .filter_map(|label| occurrences(words, label).into_iter().next())
        .min();
    let date = words.find(|c: char| c.is_ascii_digit());
    label.into_iter().chain(date).min().unwrap_or(words.len())
}

/// Cuts the end of a text at its labels, and around the date behind the byline.
fn cut_tail(text: &str, from: usize, cuts: &mut Vec<usize>) {
    let mut places: Vec<usize> = Vec::new();
    for label in [usage_note::OPENING, ONLINE] {
        places.extend(occurrences(text, label));
    }
    let is_label = |at: &usize| {
        let rest = text.get(at.saturating_add(PICTURE.len())..).unwrap_or_default();
        rest.trim().is_empty() || text.get(*at..).is_some_and(is_picture)
    };
    places.extend(occurrences(text, PICTURE).into_iter().filter(is_label));
    if let Some(date) = text.get(from..).and_then(date_behind_byline) {
        places.extend([from.saturating_add(date.start), from.saturating_add(date.end)]);
    }
    places.retain(|place| *place > from);
    places.sort_unstable();
    cuts.extend(places);
}

/// The date behind the names of a byline on one line, "Text: Lenz, Mara 31.08.2019", or without a byline.
fn date_behind_byline(text: &str) -> Option<Range<usize>> {
    let start = text.strip_prefix(AUTHOR).map_or(0, |words| {
        AUTHOR
            .len()
            .saturating_add(end_of_names(crate::record::prefix(words, BYLINE)))
    });
    let rest = text.get(start..)?;
    let date = rest.split(char::is_whitespace).next()?;
    date::parse_line(date)?;
    Some(start..start.saturating_add(date.len()))
}

/// The head of a flattened text: what stands before the slash of a headline in two languages.
fn flattened_head(copy: &Copy<'_>, from: usize, to: usize, release: &mut Release, context: &mut Context<'_>) -> Head {
    let source = context.text();
    let next = from.saturating_add(1);
    let is_certain = copy.text(next, source) == SLASH.trim();
    if let Some(line) = copy.line(from).filter(|_| from < to) {
        let beginning = crate::record::prefix(line.text(source), 80).len();
        context.report(Code::HeadlineUnmarked, line.span.part(0..beginning));
    }
    let mut head = Head::of(copy, if is_certain { from..next } else { from..from }, release, context);
    if is_certain {
        head.mark_headline(0);
        head.end = next.saturating_add(1);
    }
    head
}

/// Length of a headline in two languages up to its slash: nothing ends before it, and behind it begins the other one.
fn certain_headline(text: &str) -> Option<usize> {
    let top = crate::record::prefix(text, 400);
    let at = top.find(SLASH)?;
    let before = top.get(..at)?;
    let after = top.get(at.saturating_add(SLASH.len())..)?;
    let words = after
        .split_inclusive(' ')
        .take(8)
        .map(str::len)
        .fold(0, usize::saturating_add);
    let first = language::detect_short(before)?;
    let after = after.get(..words)?;
    let second = language::detect_short(after)?;
    let is_display = endings::has_no_sentence(before, crate::text::line::width(before)) && at <= 250;
    (is_display && first != second && headline::fits(before, first) && headline::fits(after, second)).then_some(at)
}

/// Where the parts of a release stand, in indices of lines.
#[derive(Clone, Copy, Debug)]
struct Zones {
    end_of_body: usize,
    byline: Option<usize>,
    note: Option<usize>,
    pictures: usize,
    footer: usize,
}

impl Zones {
    fn find(copy: &Copy<'_>, tail: usize, source: &str) -> Self {
        let count = copy.lines.len();
        let tail = tail.min(count);
        let is_byline = copy.text(tail, source).starts_with(AUTHOR);
        let first = |from: usize, is_it: &dyn Fn(usize) -> bool| (from..count).find(|index| is_it(*index));
        let pictures = first(tail, &|index| label_end(copy, index, PICTURE, source).is_some()).unwrap_or(count);
        let footer = first(tail, &|index| footer::opens(copy, index, source)).unwrap_or(count);
        Self {
            end_of_body: tail.min(footer),
            byline: Some(tail).filter(|_| is_byline),
            note: first(tail, &|index| usage_note::is_at(copy, index, source)),
            pictures: pictures.min(footer),
            footer,
        }
    }

    /// Reads what stands below the body.
    fn read_end(self, copy: &Copy<'_>, release: &mut Release, context: &mut Context<'_>) {
        let source = context.text();
        let end = self.note.unwrap_or(self.pictures).min(self.pictures);
        let start = self.end_of_body;
        let date = (start..end).find(|index| date::parse_line(copy.text(*index, source)).is_some());
        if let Some(index) = self.byline
            && let Some(label) = label_end(copy, index, AUTHOR, source)
        {
            byline::read(copy, index, label, date.unwrap_or(end), release, context);
        }
        if let Some(at) = date
            && let Some(line) = date::parse_line(copy.text(at, source))
        {
            issue::set_date(copy, at..at.saturating_add(1), line, release, context);
        } else if let Some(line) = copy.line(start.min(copy.lines.len().saturating_sub(1))) {
            context.report(Code::DateMissing, line.span);
        }
        if let Some(note) = self.note {
            let end = usage_note::end(copy, note, self.pictures, source);
            usage_note::mark(copy, note, end, context);
            if let (true, Some(line)) = (self.pictures >= self.footer, copy.line(note)) {
                context.report(Code::PicturesMissing, line.span);
            }
        }
        pictures::read_labelled(copy, self.pictures, self.footer, PICTURE, release, context);
        footer::read(copy, self.footer, copy.lines.len(), release, context);
    }
}
