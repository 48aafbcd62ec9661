//! The head of a release: masthead, topics, label, date, and the display lines above the body.
//!
//! Which of several display lines is the headline, the running heads tell: they repeat it. Without running heads a
//! line in two languages is the headline, else the first line is, and that is reported.

use crate::context::Context;
use crate::copy::paragraph::Copy;
use crate::copy::shape;
use crate::copy::stitch::Text;
use crate::field::{place_of, topic};
use crate::record::{Code, Kind, Release, Role};
use crate::text::endings::{self, Ending};
use crate::text::line::Gap;
use crate::text::words;
use std::ops::Range;

use super::headline::BodyLanguages;
use super::{issue, masthead, subhead};

/// The lines that stand above the body.
#[derive(Debug, Default)]
pub(crate) struct Head {
    /// Index of the first line of the body.
    pub(crate) end: usize,
    displays: Vec<Display>,
    /// Whether the parts of a subhead may have no blanks around their slash.
    has_tight_slashes: bool,
}

/// A display line, in print one line or several.
#[derive(Clone, Debug)]
struct Display {
    lines: Range<usize>,
    is_headline: bool,
}

/// No head has more display lines.
const DISPLAYS: usize = 8;

/// Reads everything above the body into `release`, except the display lines, which [`Head::finish`] tells apart when
/// the languages of the body are known.
pub(crate) fn read(copy: &Copy<'_>, to: usize, release: &mut Release, context: &mut Context<'_>) -> Head {
    let source = context.text();
    let date = issue::find_date(copy, to, source);
    let mut head = Head::default();
    let above = date.as_ref().map_or(0..0, |(lines, _)| 0..lines.start);
    let mut label = 0..0;
    for index in above {
        let Some(line) = copy.line(index).filter(|_| !label.contains(&index)) else {
            continue;
        };
        let text = line.text(source);
        if line.is_headline {
            head.push(index..index.saturating_add(1), true);
        } else if let Some(lines) = masthead::invitation(copy, index, source) {
            set_invitation(copy, lines.clone(), release, context);
            label = lines;
        } else if masthead::is_masthead(text) {
            context.mark(line.span, Role::Masthead);
        } else if line.width <= 40 && text.split_whitespace().count() <= 5 {
            push_topics(copy, index, release, context);
        } else {
            head.push(index..index.saturating_add(1), false);
        }
    }
    let mut index = date.as_ref().map_or(0, |(lines, _)| lines.end);
    match date {
        Some((lines, date)) => {
            issue::set_date(copy, lines, date, release, context);
            index = issue::skip_dates(copy, index, to, release, context);
        }
        None => index = skip_masthead(copy, to, release, context),
    }
    head.read_displays(copy, index, to, true, release, context);
    head
}

pub(crate) fn set_invitation(copy: &Copy<'_>, lines: Range<usize>, release: &mut Release, context: &mut Context<'_>) {
    release.kind = Kind::Invitation;
    for line in copy.lines.get(lines).unwrap_or_default() {
        context.mark(line.span, Role::Label);
    }
}

pub(crate) fn push_topics(copy: &Copy<'_>, index: usize, release: &mut Release, context: &mut Context<'_>) {
    let mut text = Text::default();
    copy.gather(index..index.saturating_add(1), context.text(), &mut text);
    for topic in topic::split(text.as_str()) {
        release
            .topics
            .extend(text.field(place_of(text.as_str(), topic), Role::Topic, context));
    }
}

/// Without a date the head begins behind the lines of the masthead.
fn skip_masthead(copy: &Copy<'_>, to: usize, release: &mut Release, context: &mut Context<'_>) -> usize {
    let source = context.text();
    let mut index = 0_usize;
    while let Some(line) = copy.line(index).filter(|line| index < to && !line.is_headline) {
        if let Some(lines) = masthead::invitation(copy, index, source) {
            index = lines.end;
            set_invitation(copy, lines, release, context);
            continue;
        } else if masthead::is_masthead(line.text(source)) {
            context.mark(line.span, Role::Masthead);
        } else {
            break;
        }
        index = index.saturating_add(1);
    }
    if let Some(line) = copy.line(index.min(copy.lines.len().saturating_sub(1))) {
        context.report(Code::DateMissing, line.span);
    }
    index
}

impl Head {
    /// The lines of `lines` as display lines; labels of an invitation among them are none.
    pub(crate) fn of(copy: &Copy<'_>, lines: Range<usize>, release: &mut Release, context: &mut Context<'_>) -> Self {
        let source = context.text();
        let mut head = Self {
            end: lines.end,
            ..Self::default()
        };
        let (mut index, mut text) = (lines.start, Text::default());
        while index < lines.end {
            let end = if let Some(label) = masthead::invitation(copy, index, source) {
                set_invitation(copy, label.clone(), release, context);
                label.end
            } else {
                let end = copy.paragraph(index, lines.end, source, &mut text).next;
                head.push(index..end, false);
                end
            };
            index = end;
        }
        head
    }

    /// How many display lines there are.
    pub(crate) fn len(&self) -> usize {
        self.displays.len()
    }

    /// Of two display lines the first is the headline if the second has parts of one language between slashes, as a subhead
    /// has. Wants the body, which says what the languages are.
    pub(crate) fn mark_headline_above_parts(&mut self, copy: &Copy<'_>, release: &Release, source: &str) {
        let [_, second] = self.displays.as_slice() else { return };
        let mut text = Text::default();
        copy.gather(second.lines.clone(), source, &mut text);
        let has_parts = text.as_str().contains(" / ") || !subhead::tight_slashes(text.as_str()).is_empty();
        if has_parts && BodyLanguages::of(&release.body).split(text.as_str()).is_none() {
            self.mark_headline(0);
        }
    }

    /// Says which display line is the headline.
    pub(crate) fn mark_headline(&mut self, index: usize) {
        if let Some(display) = self.displays.get_mut(index) {
            display.is_headline = true;
        }
    }

    /// Parts the subheads at slashes without blanks too.
    pub(crate) const fn part_tight_slashes(&mut self) {
        self.has_tight_slashes = true;
    }

    pub(crate) fn push(&mut self, lines: Range<usize>, is_headline: bool) {
        self.displays.push(Display { lines, is_headline });
    }

    /// The display lines from `from` on until the body begins, each whole.
    pub(crate) fn open(
        copy: &Copy<'_>,
        from: usize,
        to: usize,
        release: &mut Release,
        context: &mut Context<'_>,
    ) -> Self {
        let mut head = Self::default();
        head.read_displays(copy, from, to, false, release, context);
        head
    }

    /// Takes display lines until the body begins; lines directly below each other are one if they are set in lines.
    fn read_displays(
        &mut self,
        copy: &Copy<'_>,
        from: usize,
        to: usize,
        is_set_in_lines: bool,
        release: &mut Release,
        context: &mut Context<'_>,
    ) {
        let source = context.text();
        let last = to.min(from.saturating_add(issue::DATE_LINES));
        let flagged = (from..last).find(|index| is_flagged(copy, *index));
        let mut index = from;
        while let Some(line) = copy
            .line(index)
            .filter(|_| index < to && self.displays.len() < DISPLAYS)
        {
            let next = index.saturating_add(1);
            let is_rubric = || self.displays.is_empty() && next < to && topic::is_rubrics(line.text(source));
            if let Some(lines) = masthead::invitation(copy, index, source) {
                index = lines.end;
                set_invitation(copy, lines, release, context);
            } else if line.is_headline {
                let end = (next..to).find(|index| !goes_on(copy, *index, source)).unwrap_or(to);
                self.push(index..end, true);
                index = end;
            } else if is_rubric() || topic::is_press_topic(line.text(source)) {
                push_topics(copy, index, release, context);
                index = next;
            } else if let Some(end) = self.display_end(copy, index, to, flagged, source) {
                match self.displays.last_mut() {
                    Some(last)
                        if is_set_in_lines && line.gap == Gap::Next && !last.is_headline && last.lines.end == index =>
                    {
                        last.lines.end = end;
                    }
                    _ => self.push(index..end, false),
                }
                index = end;
            } else {
                break;
            }
        }
        self.end = index;
    }

    /// Where the display line ends that begins with line `index`; `None` if the body begins there.
    fn display_end(
        &self,
        copy: &Copy<'_>,
        index: usize,
        to: usize,
        flagged: Option<usize>,
        source: &str,
    ) -> Option<usize> {
        let mut text = Text::default();
        let headline = flagged.filter(|flagged| index < *flagged);
        let mut end = copy.paragraph(index, headline.unwrap_or(to), source, &mut text).next;
        let is_first = self.displays.is_empty() && flagged.is_none();
        if is_first && !is_headline(text.as_str()) {
            // Nothing shows the end of a headline that fills its line or ends its page: it is that line.
            end = index.saturating_add(1);
            copy.gather(index..end, source, &mut text);
        }
        let is_display = shape::is_display(text.as_str(), crate::text::line::width(text.as_str()));
        let is_first_of_more = is_first && end < to && is_headline(text.as_str());
        (is_display || headline.is_some() || is_first_of_more).then_some(end)
    }

    /// Tells kicker, headline and subheads apart and puts them into `release`.
    pub(crate) fn finish(self, copy: &Copy<'_>, release: &mut Release, context: &mut Context<'_>) {
        let source = context.text();
        let body = BodyLanguages::of(&release.body);
        let mut text = Text::default();
        let marked = self.displays.iter().position(|display| display.is_headline);
        let chosen = marked.or_else(|| {
            self.displays.iter().position(|display| {
                copy.gather(display.lines.clone(), source, &mut text);
                body.split(text.as_str()).is_some()
            })
        });
        let headline = chosen.unwrap_or(0);
        let Some(display) = self.displays.get(headline) else {
            let span = copy
                .line(self.end.min(copy.lines.len().saturating_sub(1)))
                .map(|line| line.span);
            context.report(Code::HeadlineMissing, span.unwrap_or_default());
            return;
        };
        text.clear();
        for above in self.displays.iter().take(headline) {
            for line in copy.lines.get(above.lines.clone()).unwrap_or_default() {
                text.push(source, line.span, line.is_untidy());
            }
        }
        release.kicker = text.field(0..text.as_str().len(), Role::Kicker, context);
        copy.gather(display.lines.clone(), source, &mut text);
        release.headlines = body.headlines(&text, context);
        if marked.is_none()
            && self.displays.len() > 1
            && let Some(first) = release.headlines.first()
        {
            context.report_at(Code::HeadlineUnmarked, &first.text);
        }
        for display in self.displays.iter().skip(headline.saturating_add(1)) {
            copy.gather(display.lines.clone(), source, &mut text);
            subhead::push(&text, self.has_tight_slashes, release, context);
        }
    }
}

/// Whether the first display line can be the headline: one that ends like a sentence too, as long as it is one.
fn is_headline(text: &str) -> bool {
    let width = crate::text::line::width(text);
    shape::is_display(text, width) || width <= 160 && !text.ends_with(',') && endings::has_no_sentence(text, width)
}

fn is_flagged(copy: &Copy<'_>, index: usize) -> bool {
    copy.line(index).is_some_and(|line| line.is_headline)
}

/// Whether the headline goes on in line `index`: the running heads repeat it too, or are shortened and break off where
/// the line before it does.
fn goes_on(copy: &Copy<'_>, index: usize, source: &str) -> bool {
    let before = index.checked_sub(1).map_or("", |before| copy.text(before, source));
    let is_cut = endings::ending(before) == Ending::Open || words::starts_lowercase(copy.text(index, source));
    is_flagged(copy, index) || is_cut && copy.line(index).is_some_and(|line| line.gap == Gap::Next)
}
