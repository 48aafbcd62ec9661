//! The news mail, as blogs reprint it.
//!
//! ```text
//! ++ Lesefest eröffnet ++                     headline
//! Mit einer Lesung beginnt am                 teaser, cut in mid-sentence
//! Weiter … http://…/08052810_162.pdf          link to the release
//! ```
//! ```text
//! [News aus dem Rathaus der Stadt Düsseldorf] title, in the later form
//! [Mai 14, 2019]                               date of all items below
//! • Lesefest eröffnet                         headline
//! [Mit einer Lesung beginnt am] weiter…       teaser, and link without an address, also on a line of its own
//! ```
//! **What marks it:** headlines between plus signs and links, where the city is spoken of; the title; bullets with "weiter…"
//! below them, where the city is spoken of.
//!
//! **Zones:** an item goes on up to the next headline, title or date; one that lost its headline begins behind a link and has
//! one of its own. What stands between its headline and its link is one teaser. In the later form any sign may be the bullet.
//!
//! **Not supported:** the release behind the link; the number in its address is no document number of the text.

use crate::copy::firsts::{BEYOND_ASCII, Firsts};
use crate::copy::lines::Lines;
use crate::copy::measure::{Measure, with_next_word};
use crate::copy::shape;
use crate::field::item_mark::{self, is_bulleted};
use crate::field::news_item::{self, MARK};
use crate::field::{address, date};
use crate::record::{Code, Role, place_of};
use crate::section::zone::{Part, Zones};
use crate::text::endings::{self, Ending};
use crate::text::line::{Gap, Line};
use crate::text::words::{has_same_words, is_link, last_word, starts_lowercase};

use super::{Dialect, ENOUGH, Galley, HEAD, MOST, TITLE_LINES};

/// The title of the later form.
const TITLE: &str = "News aus dem Rathaus der Stadt Düsseldorf";
/// The first headline stands among so many first lines.
const TOP_LINES: usize = 10;
/// Without its title the later form has fewer marks of its own, so that there must be so many items.
const LATER: u32 = 2;
/// A headline has at most so many lines.
const HEADLINE_LINES: usize = 4;

#[derive(Debug)]
pub(super) struct NewsMail;

impl Dialect for NewsMail {
    /// Headlines between plus signs count twice and links once; in the later form each pair of a bullet and the link below
    /// it counts. The first row that fits decides:
    ///
    /// | the text has | counts |
    /// | --- | --- |
    /// | headlines between plus signs and enough marks, and speaks of the city | as a head if one is at the top, and the marks |
    /// | the title | as a head, and the pairs |
    /// | several pairs, and speaks of the city | as a head if a bullet is at the top, and the pairs; enough at least |
    /// | anything else | nothing |
    fn evidence(&self, lines: Lines<'_>, firsts: &Firsts<'_>) -> u32 {
        if !may_have_items(lines, firsts) {
            return 0;
        }
        let (mut first, mut headlines, mut mores) = (usize::MAX, 0_u32, 0_u32);
        let (mut first_bullet, mut pairs, mut is_paired) = (usize::MAX, 0_u32, true);
        let (mut is_titled, mut opened) = (false, None::<usize>);
        for (index, line) in lines.iter().enumerate() {
            let text = line.text;
            let is_item = match text.as_bytes() {
                [0x80..=0xFF, ..] if !is_titled => is_bulleted(text),
                _ => is_titled && (is_bulleted(text) || sign(text).is_some()),
            };
            if is_item {
                first_bullet = first_bullet.min(index);
                is_paired = false;
            }
            let count = match text.as_bytes() {
                [b'+', ..] if news_item::is_headline(text) => &mut headlines,
                [b'+', b'+', b' ', ..] => {
                    opened = Some(index);
                    continue;
                }
                // A mail wraps long headlines.
                [.., b'+', b'+'] if opened.is_some_and(|opened| index.saturating_sub(opened) < HEADLINE_LINES) => {
                    opened = None;
                    &mut headlines
                }
                [b'W', ..] if news_item::link(text) == Some(text) => &mut mores,
                [b'N', ..] if index < TITLE_LINES && is_title(text) => {
                    is_titled = true;
                    continue;
                }
                [.., b'.', b'.'] | [.., 0xA6] if !is_paired && news_item::later_link(text).is_some() => {
                    is_paired = true;
                    &mut pairs
                }
                _ => continue,
            };
            *count = count.saturating_add(1);
            if headlines > 0 {
                first = first.min(index);
            }
        }
        let head = |is_head: bool| if is_head { HEAD } else { 0 };
        let marks = headlines.saturating_mul(2).saturating_add(mores).min(MOST);
        let is_city = || super::speaks_of_city(lines);
        if headlines > 0 && marks >= ENOUGH && is_city() {
            head(first < TOP_LINES).saturating_add(marks)
        } else if is_titled {
            HEAD.saturating_add(pairs.min(MOST))
        } else if pairs >= LATER && is_city() {
            head(first_bullet < TOP_LINES)
                .saturating_add(pairs.min(MOST))
                .max(ENOUGH)
        } else {
            0
        }
    }

    fn galley<'s>(&self, mut lines: Vec<Line<'s>>) -> Galley<'s> {
        // A link that is there twice ends one item.
        let mut doubles = Vec::new();
        lines.dedup_by(|line, above| {
            let is_link = |text| news_item::link(text) == Some(text) || news_item::later_link(text) == Some(text);
            let is_double = line.text == above.text && is_link(line.text);
            if is_double {
                doubles.push((Part::Furniture(Role::Label), vec![*line]));
            }
            is_double
        });
        Galley {
            beside: doubles,
            ..Galley::of(lines)
        }
    }

    fn zones<'s>(&self, galley: &'s Galley<'_>, lines: Lines<'s>) -> Zones<'s> {
        let mut zones = Zones::of_items(lines.len());
        for (part, doubles) in &galley.beside {
            zones.add_pieces(*part, doubles.iter().copied());
        }
        let form = Form::of(lines);
        let begins = begins(lines, &form);
        let ends = begins.iter().skip(1).map(|(start, _)| *start).chain([lines.len()]);
        // The day of all items below it, and the title below which none was found yet.
        let (mut days, mut undated) = (lines.until(0), None);
        for ((start, begun), end) in begins.iter().zip(ends) {
            let part = lines.part(*start..end);
            match begun {
                Begun::Title => {
                    zones.add(Part::Furniture(Role::Masthead), part.only(0));
                    (days, undated) = (lines.until(0), part.first());
                }
                Begun::Day { is_another } => {
                    days = if *is_another { days.and(1) } else { part.only(0) };
                    undated = None;
                }
                Begun::Item { has_headline } => {
                    zones.open();
                    if !days.is_empty() {
                        zones.add(Part::Date, days.only(0));
                        zones.add(Part::SecondDate, days.from(1));
                    }
                    zones.doubt(Code::DateMissing, undated.take());
                    lay_out_item(part, *has_headline, &form, &mut zones);
                }
            }
        }
        zones
    }
}

/// Whether there is a headline between plus signs, the title, or a bullet: without them nothing is an item.
fn may_have_items(lines: Lines<'_>, firsts: &Firsts<'_>) -> bool {
    firsts.begin_with(b"+").next().is_some()
        || firsts
            .begin_with(&[BEYOND_ASCII])
            .any(|(_, line)| is_bulleted(line.text))
        || lines.until(TITLE_LINES).iter().any(|line| is_title(line.text))
}

/// What shows the items of a mail.
#[derive(Debug)]
struct Form {
    /// Whether headlines stand between plus signs.
    has_marks: bool,
    /// The sign before its headlines, below the title; others may stand before lines of a teaser.
    bullet: Option<char>,
    /// How the lines of the later form are set.
    measure: Option<Measure>,
}

impl Form {
    fn of(lines: Lines<'_>) -> Self {
        let title = lines.iter().take(TITLE_LINES).position(|line| is_title(line.text));
        let has_marks = title.is_none() && lines.iter().any(|line| line.text.starts_with(MARK));
        let mut below = lines.from(title.unwrap_or(lines.len())).iter();
        let first = below.find(|line| is_bulleted(line.text) || sign(line.text).is_some());
        let mut form = Self {
            has_marks,
            bullet: first.and_then(|line| line.text.chars().next()),
            measure: None,
        };
        if !has_marks {
            let bare = lines.iter().map(|line| {
                let marker = form.marker(line.text);
                marker.map_or(line, |marker| line.piece(marker..line.text.len(), Gap::Blank))
            });
            form.measure = Measure::of_mail(&bare.collect::<Vec<_>>());
        }
        form
    }

    /// Length of the bullet that a headline stands behind.
    fn marker(&self, text: &str) -> Option<usize> {
        if is_bulleted(text) {
            return item_mark::length(text);
        }
        let words = text.strip_prefix(sign(text).filter(|sign| self.bullet == Some(*sign))?)?;
        text.len().checked_sub(words.trim_start().len())
    }

    /// Whether an item begins with a line.
    fn is_start(&self, text: &str) -> bool {
        // A line of marks alone closes a headline that was wrapped.
        if self.has_marks {
            text.starts_with(MARK) && text.len() > MARK.len()
        } else {
            self.marker(text).is_some()
        }
    }

    /// The link of a line in either form; between plus signs a "weiter…" is the end of a teaser that was cut.
    fn link<'t>(&self, text: &'t str) -> Option<&'t str> {
        let has_marks = self.has_marks;
        news_item::link(text).or_else(|| news_item::later_link(text).filter(|_| !has_marks))
    }

    /// How many of these lines the headline of the later form has; some of its teaser, if it has one. The first row that fits
    /// decides:
    ///
    /// | the line below | is one of them |
    /// | --- | --- |
    /// | stands behind a blank line | no |
    /// | begins small, or stands below a line that ends open | yes |
    /// | is the last one above the link | no |
    /// | where lines are wrapped: stands below a full line, and some line from it on is a display line and not full | yes |
    /// | where they are not: is a display line, and not full if it is set as wide as the line below it | yes |
    /// | is any other | no |
    fn headline_lines(&self, words: &[Line<'_>]) -> usize {
        let goes_on = |(line, next): &(&Line<'_>, &Line<'_>)| {
            endings::ending(line.text) == Ending::Open || starts_lowercase(next.text)
        };
        let open = glued(words).take(HEADLINE_LINES).take_while(goes_on).count();
        let rest = words.get(open..).unwrap_or_default();
        let is_display =
            |line: &Line<'_>| endings::ending(line.text) == Ending::Plain && shape::is_display(line.text, line.width());
        let more = if let Some(measure) = self.measure {
            let is_full = |(line, next): &(&Line<'_>, &Line<'_>)| {
                !measure.has_room(**line, next.text) && !endings::ends_like_sentence(line.text)
            };
            let full = glued(rest).take(HEADLINE_LINES).take_while(is_full).count();
            // All lines of a teaser but its last one are full.
            let is_whole = full.saturating_add(1) < rest.len() && rest.get(full).is_some_and(is_display);
            if is_whole { full } else { 0 }
        } else {
            let is_rest = |(line, below): &(&Line<'_>, &Line<'_>)| {
                is_display(line) && with_next_word(**line, below.text) <= below.width() && !starts_lowercase(below.text)
            };
            let below = rest.iter().skip(1).zip(rest.iter().skip(2));
            let is_glued = |(line, _): &(&Line<'_>, &Line<'_>)| line.gap == Gap::Next;
            below
                .take(HEADLINE_LINES)
                .take_while(is_glued)
                .take_while(is_rest)
                .count()
        };
        open.saturating_add(more).saturating_add(1)
    }
}

/// The lines up to the first that does not stand directly below another one, in pairs.
fn glued<'l, 's>(lines: &'l [Line<'s>]) -> impl Iterator<Item = (&'l Line<'s>, &'l Line<'s>)> {
    let below = lines.iter().skip(1).take_while(|line| line.gap == Gap::Next);
    lines.iter().zip(below)
}

/// What begins with a line.
#[derive(Clone, Copy, Debug)]
enum Begun {
    /// The mail, with its title.
    Title,
    /// The items of a day; `is_another` if its date stands below another one.
    Day {
        is_another: bool,
    },
    Item {
        has_headline: bool,
    },
}

/// Where what begins: behind a link an item begins that lost its headline, if it has a link of its own.
fn begins(lines: Lines<'_>, form: &Form) -> Vec<(usize, Begun)> {
    let mut begins: Vec<(usize, Begun)> = Vec::new();
    let mut lost = Some(0);
    for (index, line) in lines.iter().enumerate() {
        let below = index.saturating_add(1);
        let above = begins
            .last()
            .filter(|(above, begun)| above.saturating_add(1) == index && !matches!(begun, Begun::Item { .. }));
        let begun = if form.is_start(line.text) {
            Begun::Item { has_headline: true }
        } else if !form.has_marks && is_title(line.text) {
            Begun::Title
        } else if !form.has_marks && is_day(lines, index, above.is_some(), form) {
            let is_another = above.is_some_and(|(_, begun)| matches!(begun, Begun::Day { .. }));
            Begun::Day { is_another }
        } else {
            if form.link(line.text).is_some() && !goes_on(lines, index, form) {
                begins.extend(lost.map(|lost| (lost, Begun::Item { has_headline: false })));
                let has_address_below = !line.text.contains("://") && address::starts(lines.text(below));
                lost = Some(below.saturating_add(usize::from(has_address_below)));
            }
            continue;
        };
        lost = (!matches!(begun, Begun::Item { .. })).then_some(below);
        begins.push((index, begun));
    }
    begins
}

/// Whether a line is the day of the items below it: it stands below the title, or above a headline, and in no sentence.
fn is_day(lines: Lines<'_>, index: usize, is_below_title: bool, form: &Form) -> bool {
    let below = index.saturating_add(1);
    let is_above = || form.is_start(lines.text(below)) || lines.is_doubled(index);
    let is_in_sentence = || {
        let above = index.checked_sub(1).map_or("", |above| lines.text(above));
        lines.get(index).is_some_and(|line| line.gap == Gap::Next) && is_link(last_word(above))
    };
    date::parse_line(lines.text(index)).is_some() && (is_below_title || is_above()) && !is_in_sentence()
}

/// Whether the sentence of a teaser goes on below a line that ends with "weiter…".
fn goes_on(lines: Lines<'_>, index: usize, form: &Form) -> bool {
    let next = lines.get(index.saturating_add(1));
    let is_later = !form.has_marks && news_item::link(lines.text(index)).is_none();
    is_later && next.is_some_and(|next| next.gap == Gap::Next && starts_lowercase(next.text))
}

fn is_title(text: &str) -> bool {
    has_same_words(text, TITLE)
}

/// The sign that stands before the words of a line, parted by blanks; a typewriter has "o" for it.
fn sign(text: &str) -> Option<char> {
    let sign = text.chars().next()?;
    let is_sign = sign == 'o' || !sign.is_alphanumeric() && !matches!(sign, '.' | '\u{2026}' | ',' | '(' | '&' | '/');
    let words = text.strip_prefix(sign).filter(|_| is_sign)?;
    (words.starts_with(char::is_whitespace) && words.contains(char::is_alphabetic)).then_some(sign)
}

fn lay_out_item<'s>(lines: Lines<'s>, has_headline: bool, form: &Form, zones: &mut Zones<'s>) {
    let mut below = 0;
    if !has_headline {
        zones.missing(Code::HeadlineMissing, lines.first());
    } else if form.has_marks {
        let words;
        (words, below) = headline(lines);
        zones.add_pieces(Part::Headline, words);
    }
    let rest = lines.from(below);
    let link = (0..rest.len())
        .rev()
        .find_map(|index| Some((index, form.link(rest.text(index))?)));
    let (index, words) = link.unwrap_or((rest.len(), ""));
    let offset = place_of(rest.text(index), words).start;
    // The words of the link may stand behind the last ones of the teaser.
    let last = rest
        .get(index)
        .map(|line| line.piece(0..offset, line.gap))
        .filter(|words| !words.is_empty());
    let words = rest.until(index).iter().chain(last);
    if has_headline && !form.has_marks {
        let mut words: Vec<_> = words.collect();
        if let Some(first) = words.first_mut() {
            let marker = form.marker(first.text).unwrap_or(0);
            let bullet = first.piece(0..marker, first.gap);
            // A sign between fields is known as one, a letter is not.
            if bullet.text.starts_with(char::is_alphabetic) {
                zones.add_piece(Part::Furniture(Role::Label), bullet);
            }
            *first = first.rest(marker);
        }
        let teaser = words.split_off(form.headline_lines(&words).min(words.len()));
        zones.add_pieces(Part::Headline, words);
        zones.add_pieces(Part::Teaser, teaser);
    } else {
        zones.add_pieces(Part::Teaser, words);
    }
    if link.is_some() {
        lay_out_link(rest.from(index), offset, form, zones);
    }
}

/// The words of the headline, without its marks, and the index of the line behind it.
fn headline(lines: Lines<'_>) -> (Vec<Line<'_>>, usize) {
    // A mail wraps long headlines; the closing marks say where they end.
    let mut printed = lines.iter().take(HEADLINE_LINES);
    let last = printed.position(|line| line.text.ends_with(MARK)).unwrap_or(0);
    let below = last.saturating_add(1);
    let words = lines
        .until(below)
        .iter()
        .map(|line| line.piece(place_of(line.text, news_item::unmarked(line.text)), line.gap));
    (words.filter(|words| !words.is_empty()).collect(), below)
}

/// Lays out the link of an item: its words, and the address behind them or on the next line. The later form has none.
fn lay_out_link<'s>(lines: Lines<'s>, offset: usize, form: &Form, zones: &mut Zones<'s>) {
    let Some(line) = lines.first() else { return };
    let found = [(0, offset), (1, 0)]
        .into_iter()
        .find_map(|(index, from)| Some((index, address::find(lines.text(index), from)?.printed)))
        .map(|(index, printed)| (index, place_of(lines.text(index), printed).start));
    let end = found
        .filter(|(index, _)| *index == 0)
        .map_or(line.text.len(), |(_, start)| start);
    let words = line.piece(offset..end, line.gap);
    zones.add_piece(Part::Furniture(Role::Label), words);
    match found.and_then(|(index, start)| Some((index, start, lines.get(index)?))) {
        Some((index, start, line)) => {
            let rest = lines.from(index.saturating_add(1));
            zones.add_pieces(Part::Online, std::iter::once(line.rest(start)).chain(rest.iter()));
        }
        None if form.has_marks => zones.doubt(Code::AddressMissing, Some(words)),
        None => {}
    }
}

#[cfg(test)]
mod tests {
    use super::super::asked::{evidence, zones};
    use super::super::{HEAD, MOST, TITLE_LINES};
    use super::{HEADLINE_LINES, NewsMail, TOP_LINES};

    #[test]
    fn what_marks_it() {
        for (text, weight) in [
            // A headline counts twice, a link once; they must be enough, and speak of the city.
            (
                "++ Brunnen in Düsseldorf ++\nEs war am\nWeiter … http://www.x.de/a.pdf\n",
                HEAD + 3,
            ),
            ("++ Brunnen in Düsseldorf ++\nEs war am\nWeiter\n", HEAD + 3),
            ("++ Brunnen in Düsseldorf ++\n++ Lauf ++\n", HEAD + 4),
            ("++ Brunnen in Düsseldorf ++\nEs war schön.\n", 0),
            ("++ Brunnen am Anger ++\nEs war am\nWeiter … http://www.x.de/a.pdf\n", 0),
            ("In Düsseldorf war es am\nWeiter\nWeiter\nWeiter\n", 0),
            // "Weiter" in a sentence is no link, and no words stand between other marks.
            ("++ Brunnen in Düsseldorf ++\nWeiter ging es am Anger.\n", 0),
            ("++ 12 ++\n++ 13 ++\nEs war in Düsseldorf.\n", 0),
            ("+++ Brunnen in Düsseldorf +++\n+++ Lauf +++\n", 0),
            // The later form needs two items.
            (
                "• Brunnen in Düsseldorf\nEs war am weiter..\n• Lauf\nEs war am weiter…\n",
                HEAD + 2,
            ),
            ("• Brunnen in Düsseldorf\nEs war am weiter..\nEs war am weiter..\n", 0),
            ("• Brunnen in Düsseldorf\n• Lauf\nEs war am weiter..\n", 0),
            (
                "• Brunnen am Anger\nEs war am weiter..\n• Lauf\nEs war am weiter..\n",
                0,
            ),
            (
                "- Brunnen in Düsseldorf\nEs war am weiter..\n- Lauf\nEs war am weiter..\n",
                0,
            ),
            // Below the title any sign is a bullet, and the city is spoken of.
            ("News aus dem Rathaus der Stadt Düsseldorf\n", HEAD),
            (
                "News aus dem  Rathaus der Stadt Düsseldorf\n- Brunnen\nEs war am weiter..\n- Lauf weiter…\n",
                HEAD + 2,
            ),
            ("News aus dem Rathaus der Stadt Düsseldorf: ein Brunnen\n", 0),
        ] {
            assert_eq!(evidence(&NewsMail, text), weight, "{text}");
        }
        let many = "++ Brunnen in Düsseldorf ++\nEs war am\nWeiter\n".repeat(9);
        assert_eq!(evidence(&NewsMail, &many), HEAD + MOST);
    }

    #[test]
    fn what_is_too_far_down() {
        let below = |lines: usize| format!("{}++ Brunnen in Düsseldorf ++\nWeiter\n", "Guten Tag\n".repeat(lines));
        assert_eq!(evidence(&NewsMail, &below(TOP_LINES - 1)), HEAD + 3);
        assert_eq!(evidence(&NewsMail, &below(TOP_LINES)), 3);
        let titled = |lines: usize| {
            format!(
                "{}News aus dem Rathaus der Stadt Düsseldorf\n",
                "Guten Tag\n".repeat(lines)
            )
        };
        assert_eq!(evidence(&NewsMail, &titled(TITLE_LINES - 1)), HEAD);
        assert_eq!(evidence(&NewsMail, &titled(TITLE_LINES)), 0);
        // A headline that a mail wrapped.
        let wrapped = |lines: usize| format!("++ Brunnen in\n{}Düsseldorf ++\nWeiter\n", "und in\n".repeat(lines));
        assert_eq!(evidence(&NewsMail, &wrapped(HEADLINE_LINES - 2)), HEAD + 3);
        assert_eq!(evidence(&NewsMail, &wrapped(HEADLINE_LINES - 1)), 0);
    }

    #[test]
    fn where_what_stands() {
        let text = "++ Brunnen sprudelt ++\nDer Brunnen am Anger\nsprudelt am\nWeiter … http://www.x.de/08052810_162.pdf\n\n\
                    ++ Lauf um\nden Anger\n++\nViele liefen weiter…\nund kamen Weiter …\nhttp://www.x.de/08052811_162.pdf\n";
        assert_eq!(
            zones(&NewsMail, text),
            [
                "Headline: Brunnen sprudelt",
                "Teaser: Der Brunnen am Anger | sprudelt am",
                "Furniture(Label): Weiter …",
                "Online: http://www.x.de/08052810_162.pdf",
                "---",
                "Headline: Lauf um | den Anger",
                "Teaser: Viele liefen weiter… | und kamen",
                "Furniture(Label): Weiter …",
                "Online: http://www.x.de/08052811_162.pdf",
            ]
        );
        let later = "• Brunnen sprudelt\nDer Brunnen am Anger weiter..\n• Lauf um den Anger\nViele liefen\nweiter…\n";
        assert_eq!(
            zones(&NewsMail, later),
            [
                "Headline: Brunnen sprudelt",
                "Teaser: Der Brunnen am Anger",
                "Furniture(Label): weiter..",
                "---",
                "Headline: Lauf um den Anger",
                "Teaser: Viele liefen",
                "Furniture(Label): weiter…",
            ]
        );
    }

    #[test]
    fn only_the_earlier_form_has_addresses() {
        let text = "\u{2022} Brunnen sprudelt\nEr war am Weiter\u{2026}\n\u{2022} Lauf um den Anger\nViele liefen\nWeiter ..\n";
        assert_eq!(
            zones(&NewsMail, text),
            [
                "Headline: Brunnen sprudelt",
                "Teaser: Er war am",
                "Furniture(Label): Weiter\u{2026}",
                "---",
                "Headline: Lauf um den Anger",
                "Teaser: Viele liefen",
                "Furniture(Label): Weiter ..",
            ]
        );
        let text = "++ Brunnen sprudelt ++\nEr war am\nWeiter \u{2026}\n";
        assert_eq!(
            zones(&NewsMail, text).last().map(String::as_str),
            Some("AddressMissing")
        );
    }

    #[test]
    fn title_and_day_stand_above_the_items() {
        let title = "News aus dem Rathaus der Stadt Düsseldorf";
        let text = format!(
            "{title}\n\nMai 14, 2019\n\n  - Brunnen sprudelt\n    Er war am\n    - nun ja - Anger weiter…\n  - Lauf um den Anger weiter..\n\
             {title}\n\nMai 15, 2019\nMai 15, 2019\nEs war am weiter..\n- Tanz\nNun geht es nicht weiter.\n"
        );
        assert_eq!(
            zones(&NewsMail, &text),
            [
                "Furniture(Masthead): News aus dem Rathaus der Stadt Düsseldorf",
                "---",
                "Date: Mai 14, 2019",
                "Headline: Brunnen sprudelt",
                "Teaser: Er war am",
                "---",
                "Date: Mai 14, 2019",
                "Headline: nun ja - Anger",
                "Furniture(Label): weiter…",
                "---",
                "Date: Mai 14, 2019",
                "Headline: Lauf um den Anger",
                "Furniture(Label): weiter..",
                "Furniture(Masthead): News aus dem Rathaus der Stadt Düsseldorf",
                "---",
                "Date: Mai 15, 2019",
                "SecondDate: Mai 15, 2019",
                "Teaser: Es war am",
                "Furniture(Label): weiter..",
                "---",
                "Date: Mai 15, 2019",
                "SecondDate: Mai 15, 2019",
                "Headline: Tanz",
                "Teaser: Nun geht es nicht weiter.",
                "HeadlineMissing",
            ]
        );
    }

    #[test]
    fn a_day_inside_a_sentence_is_of_no_item() {
        let text = "News aus dem Rathaus der Stadt Düsseldorf\nMai 14, 2019\n- Brunnen sprudelt\nDas Haus steht seit dem\n\
                    10. Januar 1950\n\n- Tanz\nEs war schön weiter..\n";
        let shown = zones(&NewsMail, text);
        assert!(
            shown.contains(&"Teaser: Das Haus steht seit dem | 10. Januar 1950".to_owned()),
            "{shown:?}"
        );
        assert_eq!(shown.iter().filter(|zone| *zone == "Date: Mai 14, 2019").count(), 2);
    }

    #[test]
    fn the_first_sign_below_the_title_is_the_bullet() {
        for (bullet, has_letter) in [("▪", false), ("►", false), ("*", false), ("–", false), ("o", true)] {
            let text = format!(
                "News aus dem Rathaus der Stadt Düsseldorf\nMai 14, 2019\n{bullet} Brunnen sprudelt\nEr war am\n\
                 + wie jeder weiß +\nAnger weiter…\n"
            );
            let shown = zones(&NewsMail, &text);
            assert_eq!(
                shown
                    .iter()
                    .filter(|zone| zone.starts_with("Furniture(Label): o"))
                    .count(),
                usize::from(has_letter)
            );
            let rest: Vec<_> = shown.iter().rev().take(3).rev().map(String::as_str).collect();
            assert_eq!(
                rest,
                [
                    "Headline: Brunnen sprudelt",
                    "Teaser: Er war am | + wie jeder weiß + | Anger",
                    "Furniture(Label): weiter…"
                ],
                "{bullet}"
            );
        }
        // Without the title only what nothing else begins with.
        assert_eq!(zones(&NewsMail, "* Brunnen\nweiter…\n")[0], "Teaser: * Brunnen");
    }

    #[test]
    fn headlines_on_several_lines() {
        let long = "Am Anger ".repeat(12);
        let wrapped = "Der Brunnen am Anger sprudelt seit gestern wieder, und zwar so hoch\nwie nie zuvor, was auch die Enten \
                       freut, die nun nicht mehr zum\nRhein laufen müssen. Die Kosten trägt der Verein der Freunde des\nAngers weiter…\n";
        for (item, headline) in [
            // The words say it, whatever stands below.
            ("• Brunnen für\nBilk weiter…\n".to_owned(), "Brunnen für | Bilk"),
            (
                "• Neuer Brunnen\nsprudelt\nEr war am weiter…\n".to_owned(),
                "Neuer Brunnen | sprudelt",
            ),
            // A short line above text.
            (
                format!("• Stadt baut\nBrunnen\n{long} weiter…\n"),
                "Stadt baut | Brunnen",
            ),
            (
                format!("• Stadt\nbaut\nBrunnen\n{long} weiter…\n"),
                "Stadt | baut | Brunnen",
            ),
            // The last line above the link, a sentence, and what stands behind a blank line are of the teaser.
            ("• Stadt baut\nBrunnen\nweiter…\n".to_owned(), "Stadt baut"),
            (format!("• Stadt baut\nSie baut.\n{long} weiter…\n"), "Stadt baut"),
            (format!("• Stadt baut\n\nBrunnen\n{long} weiter…\n"), "Stadt baut"),
            ("• Stadt baut\nBrunnen\nAm Anger weiter…\n".to_owned(), "Stadt baut"),
            // Where lines are wrapped, a full line shows it, and all lines of a teaser are full.
            (
                format!(
                    "• Stadt baut am Anger und an der Aue in Bilk dreißig Brunnen bis zum\nKirmesbeginn\n{wrapped}"
                ),
                "Stadt baut am Anger und an der Aue in Bilk dreißig Brunnen bis zum | Kirmesbeginn",
            ),
            (
                format!("• Stadt baut am Anger in Bilk zwölf Brunnen und einen Teich mit Enten\n{wrapped}"),
                "Stadt baut am Anger in Bilk zwölf Brunnen und einen Teich mit Enten",
            ),
            (format!("• Stadt baut\n{wrapped}"), "Stadt baut"),
        ] {
            assert_eq!(zones(&NewsMail, &item)[0], format!("Headline: {headline}"), "{item}");
        }
    }

    #[test]
    fn a_link_in_mid_sentence_is_none() {
        let text = "• Lauf\nViele liefen weiter…\nund kamen an. Alle weiter…\n";
        assert_eq!(
            zones(&NewsMail, text),
            [
                "Headline: Lauf",
                "Teaser: Viele liefen weiter… | und kamen an. Alle",
                "Furniture(Label): weiter…"
            ]
        );
    }

    #[test]
    fn a_link_that_is_there_twice_ends_one_item() {
        let text = "++ Brunnen ++\nEs war am\nWeiter … http://www.x.de/a.pdf\nWeiter … http://www.x.de/a.pdf\n";
        assert_eq!(
            zones(&NewsMail, text),
            [
                "Furniture(Label): Weiter … http://www.x.de/a.pdf",
                "---",
                "Headline: Brunnen",
                "Teaser: Es war am",
                "Furniture(Label): Weiter …",
                "Online: http://www.x.de/a.pdf",
            ]
        );
    }

    #[test]
    fn what_is_missing() {
        for (text, expected) in [
            // The address of a link, but not in the later form, which prints none.
            (
                "++ Brunnen ++\nEs war am\nWeiter …\n",
                vec![
                    "Headline: Brunnen",
                    "Teaser: Es war am",
                    "Furniture(Label): Weiter …",
                    "AddressMissing",
                ],
            ),
            // The link itself; a word at the end of a sentence is none.
            (
                "++ Brunnen ++\nNun geht es Weiter\n",
                vec!["Headline: Brunnen", "Teaser: Nun geht es Weiter"],
            ),
            (
                "++ Brunnen ++\nEs war am\n",
                vec!["Headline: Brunnen", "Teaser: Es war am"],
            ),
            // The headline of an item that has a link of its own, at the top and behind another link.
            (
                "Alle kamen am\nWeiter\nhttp://www.x.de/a.pdf\nViele liefen am\nWeiter http://www.x.de/b.pdf\n",
                vec![
                    "Teaser: Alle kamen am",
                    "Furniture(Label): Weiter",
                    "Online: http://www.x.de/a.pdf",
                    "---",
                    "Teaser: Viele liefen am",
                    "Furniture(Label): Weiter",
                    "Online: http://www.x.de/b.pdf",
                    "HeadlineMissing",
                    "HeadlineMissing",
                ],
            ),
            ("Alle kamen.\n", vec![]),
            // The day below the title.
            (
                "News aus dem Rathaus der Stadt Düsseldorf\n• Brunnen\nweiter…\n",
                vec![
                    "Furniture(Masthead): News aus dem Rathaus der Stadt Düsseldorf",
                    "---",
                    "Headline: Brunnen",
                    "Furniture(Label): weiter…",
                    "DateMissing",
                ],
            ),
        ] {
            assert_eq!(zones(&NewsMail, text), expected, "{text}");
        }
    }
}
