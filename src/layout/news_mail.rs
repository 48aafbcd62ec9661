//! The news mail of 2008, as blogs reprint it.
//!
//! ```text
//! ++ Lesefest eröffnet ++                     headline; in the later form behind a bullet
//! Mit einer Lesung beginnt am                 teaser, cut in mid-sentence
//! Weiter … http://…/08052810_162.pdf          link to the release; in the later form "weiter..", without an address
//! ```
//! **What marks it:** headlines between plus signs and links; bullets with "weiter.." below them; both where the city
//! is spoken of.
//!
//! **Zones:** an item goes on up to the next headline; one that lost its headline begins behind a link and has one of
//! its own. What stands between its headline and its link is one teaser.
//!
//! **Not supported:** the release behind the link; the number in its address is no document number of the text.

use crate::copy::lines::Lines;
use crate::field::address;
use crate::field::item_mark;
use crate::field::news_item::{self, MARK};
use crate::record::{Code, Role, place_of};
use crate::section::zone::{Part, Zones};
use crate::text::line::Line;

use super::{Dialect, ENOUGH, Galley, HEAD, MOST};

/// The first headline stands among so many first lines.
const TOP_LINES: usize = 10;
/// The later form has fewer marks of its own, so that there must be so many items.
const LATER: u32 = 2;
/// A headline has at most so many lines.
const HEADLINE_LINES: usize = 4;

#[derive(Debug)]
pub(super) struct NewsMail;

impl Dialect for NewsMail {
    fn evidence(&self, lines: Lines<'_>) -> u32 {
        let (mut first, mut headlines, mut mores) = (usize::MAX, 0_u32, 0_u32);
        let (mut bullets, mut cuts, mut opened) = (0_u32, 0_u32, None::<usize>);
        for (index, line) in lines.iter().enumerate() {
            let text = line.text;
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
                [0x80..=0xFF, ..] if item_mark::is_bulleted(text) => &mut bullets,
                [.., b'.', b'.'] | [.., 0xA6] if news_item::later_link(text).is_some() => &mut cuts,
                _ => continue,
            };
            *count = count.saturating_add(1);
            if headlines > 0 {
                first = first.min(index);
            }
        }
        let marks = headlines.saturating_mul(2).saturating_add(mores).min(MOST);
        let is_city = || super::speaks_of_city(lines);
        if headlines > 0 && marks >= ENOUGH && is_city() {
            let head = if first < TOP_LINES { HEAD } else { 0 };
            return head.saturating_add(marks);
        }
        if bullets.min(cuts) >= LATER && is_city() {
            ENOUGH
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
        let mut zones = Zones::default();
        for (part, doubles) in &galley.beside {
            zones.add_pieces(*part, doubles.iter().copied());
        }
        let has_marks = lines.iter().any(|line| line.text.starts_with(MARK));
        let starts = starts(lines, has_marks);
        let ends = starts.iter().skip(1).map(|(start, _)| *start).chain([lines.len()]);
        for ((start, has_headline), end) in starts.iter().zip(ends) {
            zones.open();
            lay_out_item(lines.part(*start..end), *has_headline, has_marks, &mut zones);
        }
        zones
    }
}

/// Where the items begin, and whether with a headline: behind a link one begins that lost it, if it has a link of its own.
fn starts(lines: Lines<'_>, has_marks: bool) -> Vec<(usize, bool)> {
    let is_start = |text: &str| {
        // A line of marks alone closes a headline that was wrapped.
        if has_marks {
            text.starts_with(MARK) && text.len() > MARK.len()
        } else {
            item_mark::is_bulleted(text)
        }
    };
    let mut starts: Vec<(usize, bool)> = Vec::new();
    let mut lost = Some(0);
    for (index, line) in lines.iter().enumerate() {
        if is_start(line.text) {
            starts.push((index, true));
            lost = None;
        } else if link_of(line.text, has_marks).is_some() {
            starts.extend(lost.map(|lost| (lost, false)));
            let below = index.saturating_add(1);
            let has_address_below = !line.text.contains("://") && address::starts(lines.text(below));
            lost = Some(below.saturating_add(usize::from(has_address_below)));
        }
    }
    starts
}

/// The link of a line in either form; between plus signs a "weiter…" is the end of a teaser that was cut.
fn link_of(text: &str, has_marks: bool) -> Option<&str> {
    news_item::link(text).or_else(|| news_item::later_link(text).filter(|_| !has_marks))
}

fn lay_out_item<'s>(lines: Lines<'s>, has_headline: bool, has_marks: bool, zones: &mut Zones<'s>) {
    let mut below = 0;
    if has_headline {
        let words;
        (words, below) = headline(lines);
        zones.add_pieces(Part::Headline, words);
    } else {
        zones.missing(Code::HeadlineMissing, lines.first());
    }
    let rest = lines.from(below);
    let link = (0..rest.len())
        .rev()
        .find_map(|index| Some((index, link_of(rest.text(index), has_marks)?)));
    let (index, words) = link.unwrap_or((rest.len(), ""));
    let offset = place_of(rest.text(index), words).start;
    // The words of the link may stand behind the last ones of the teaser.
    let last = rest
        .get(index)
        .map(|line| line.piece(0..offset, line.gap))
        .filter(|words| !words.is_empty());
    zones.add_pieces(Part::Teaser, rest.until(index).iter().chain(last));
    if link.is_some() {
        lay_out_link(rest.from(index), offset, zones);
    }
}

/// The words of the headline, without its marks, and the index of the line behind it.
fn headline(lines: Lines<'_>) -> (Vec<Line<'_>>, usize) {
    let Some(first) = lines.first() else {
        return (Vec::new(), 0);
    };
    if !first.text.starts_with(MARK) {
        let words = item_mark::length(first.text).unwrap_or(0);
        return (vec![first.rest(words)], 1);
    }
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

/// Lays out the link of an item: its words, and the address behind them or on the next line.
fn lay_out_link<'s>(lines: Lines<'s>, offset: usize, zones: &mut Zones<'s>) {
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
        None if !words.text.starts_with('w') => zones.doubt(Code::AddressMissing, Some(words)),
        None => {}
    }
}

#[cfg(test)]
mod tests {
    use super::super::asked::{evidence, zones};
    use super::super::{ENOUGH, HEAD, MOST};
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
                ENOUGH,
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
        ] {
            assert_eq!(zones(&NewsMail, text), expected, "{text}");
        }
    }
}
