//! A list of news on the web, without dates and headlines.
//!
//! ```text
//! [Aktuelle News]                             page title, also "Kultur-News"
//! [News filtern:]                             label
//! Kultur                                      topics
//! [Blick in die Halle, Foto: Ina Roth]        caption, directly below; also a credit or a picture's text alone
//!
//! Mit einer Lesung beginnt …                  teaser
//! Mehr                                        link, on a line of its own
//! ```
//! **What marks it:** the title or the filter; links on lines of their own below items that begin with topics.
//!
//! **Zones:** an item ends with its link. Its first line is its topics if it looks like them. What stands directly below
//! the topics is the caption; what stands behind a blank line is the teaser. An item may have no more than one of them.
//!
//! **Not supported:** the text behind the link.

use crate::copy::firsts::Firsts;
use crate::copy::lines::Lines;
use crate::copy::shape;
use crate::field::topic;
use crate::record::Role;
use crate::section::pictures;
use crate::section::zone::{Part, Zones};
use crate::text::endings;
use crate::text::line::{Gap, Line};
use crate::text::{signs, words};

use super::{Dialect, Galley, HEAD, MOST, TITLE_LINES};

const MORE: &str = "Mehr";
const FILTER: &str = "News filtern:";
/// A line of topics that marks the layout has no more characters.
const TOPICS: u32 = 40;
/// Without a title, so many items must be there.
const ITEMS: usize = 2;

#[derive(Debug)]
pub(super) struct WebNewsList;

impl Dialect for WebNewsList {
    fn evidence(&self, lines: Lines<'_>, firsts: &Firsts<'_>) -> u32 {
        let more = || firsts.begin_with(b"M").filter(|(_, line)| line.text == MORE);
        let items = more().count();
        if items == 0 {
            return 0;
        }
        let top = lines.until(TITLE_LINES);
        let head = if top.iter().any(|line| is_furniture(line.text)) {
            HEAD
        } else {
            0
        };
        let starts = || std::iter::once(0).chain(more().map(|(link, _)| link.saturating_add(1)));
        let begins = || starts().filter_map(|start| lines.get(start));
        let is_topic = |line: &Line<'_>| line.width() <= TOPICS && topic::is_topics(line.text);
        // Six of ten items show theirs.
        let has_topics = || {
            let least = begins().count().saturating_mul(6).div_ceil(10);
            begins().filter(is_topic).take(least).count() == least
        };
        let marks = if items < ITEMS || !has_topics() {
            0
        } else {
            u32::try_from(items).unwrap_or(MOST).saturating_add(1).min(MOST)
        };
        head.saturating_add(marks)
    }

    fn galley<'s>(&self, lines: Vec<Line<'s>>) -> Galley<'s> {
        Galley::of(super::cut_links(lines, MORE))
    }

    fn zones<'s>(&self, _: &'s Galley<'_>, lines: Lines<'s>) -> Zones<'s> {
        let mut zones = Zones::of_items(lines.len());
        let (titles, mut rest) = lines.split_at_first(|index| !is_furniture(lines.text(index)));
        zones.add(Part::Furniture(Role::Masthead), titles);
        while !rest.is_empty() {
            let (item, behind) = rest.split_at_first(|index| rest.text(index) == MORE);
            if !item.is_empty() {
                zones.open();
                lay_out_item(item, &mut zones);
            }
            zones.add(Part::Furniture(Role::Label), behind.only(0));
            rest = behind.from(1);
        }
        zones
    }
}

/// Whether a line is the title of the page or its filter.
fn is_furniture(text: &str) -> bool {
    let is_title = words::has_same_words(text, "Aktuelle News")
        || text
            .strip_suffix("News")
            .is_some_and(|topic| topic.ends_with(signs::is_hyphen))
            && !text.contains(char::is_whitespace);
    is_title || words::words_end(text, FILTER).is_some()
}

fn lay_out_item<'s>(lines: Lines<'s>, zones: &mut Zones<'s>) {
    let has_credit = |index: usize| lines.get(index).is_some_and(pictures::has_credit);
    let start = usize::from(topic::is_topics(lines.text(0)) && !has_credit(0));
    zones.add(Part::Topics, lines.until(start));
    let captions = (start..lines.len())
        .take_while(|index| is_caption(lines, *index, start))
        .count();
    let body = start.saturating_add(captions);
    for index in start..body {
        zones.add(Part::Caption, lines.only(index));
    }
    zones.add(Part::Body, lines.from(body));
}

/// Whether a line ends a sentence, and not with the name of a society.
fn ends_sentence(text: &str) -> bool {
    endings::ends_like_sentence(text) && !endings::is_society(text)
}

/// Whether line `index` is a caption, below topics or other captions; `start` is the first line behind the topics. The first
/// row that fits decides:
///
/// | the line | is a caption |
/// | --- | --- |
/// | is the last one, below captions | no, the teaser, which may repeat them |
/// | is the last one, no display line, and has no credit, or one that is no caption's, see [`pictures::is_captioned_in_text`] | no, the teaser |
/// | has a credit | yes |
/// | has no topics above it, or blank lines between | no |
/// | is any other, the text of a picture | yes |
fn is_caption(lines: Lines<'_>, index: usize, start: usize) -> bool {
    let Some(line) = lines.get(index) else { return false };
    let is_last = index.saturating_add(1) == lines.len();
    if is_last && index > start {
        return false;
    }
    let is_below = index > 0 && line.gap == Gap::Next;
    if is_below && !is_last {
        return true;
    }
    let has_credit = pictures::has_credit(line);
    let is_sentence = || {
        let is_caption = || pictures::is_captioned_in_text(line) || pictures::is_credit(line);
        !shape::is_display(line.text, line.width())
            && (!has_credit || (ends_sentence(line.text) || pictures::is_captioned(line)) && !is_caption())
    };
    if is_last && is_sentence() {
        return false;
    }
    has_credit || is_below
}

#[cfg(test)]
mod tests {
    use super::super::asked::{evidence, zones};
    use super::super::{ENOUGH, HEAD, MOST};
    use super::WebNewsList;

    #[test]
    fn what_marks_it() {
        for (text, weight) in [
            // The title, or the filter, and a link.
            ("Aktuelle News\nKultur\n\nEs war schön.\nMehr\n", HEAD),
            ("News filtern:\nKultur\n\nEs war schön.\nMehr\n", HEAD),
            // Items that begin with topics and end with links.
            (
                "Kultur\n\nEs war schön.\nMehr\n\nSport\n\nEs ging hoch her.\nMehr\n",
                ENOUGH,
            ),
            // Without a link there is no list.
            ("Aktuelle News\nKultur\n\nEs war schön.\n", 0),
            ("Es war schön.\nMehr\n\nEs ging hoch her.\nMehr\n", 0),
        ] {
            assert_eq!(evidence(&WebNewsList, text), weight, "{text}");
        }
        let many = "Kultur\n\nEs war schön.\nMehr\n\n".repeat(9);
        assert_eq!(evidence(&WebNewsList, &many), MOST);
    }

    #[test]
    fn societies_end_no_sentences() {
        for (text, expected) in [
            ("Das Haus ist offen.", true),
            ("Blick in die Halle", false),
            ("Blick in die Halle, Foto: Brunnenfreunde e.V.", false),
        ] {
            assert_eq!(super::ends_sentence(text), expected, "{text}");
        }
    }

    #[test]
    fn where_what_stands() {
        let text = "Kultur-News\nNews filtern:\nKultur\nBlick in die Halle, Foto: Ina Roth\n\nEs war schön.\nMehr\n\n\
                    Am Abend ging es weiter.\nMehr\nMehr\n";
        assert_eq!(
            zones(&WebNewsList, text),
            [
                "Furniture(Masthead): Kultur-News | News filtern:",
                "---",
                "Topics: Kultur",
                "Caption: Blick in die Halle, Foto: Ina Roth",
                "Body: Es war schön.",
                "Furniture(Label): Mehr",
                "---",
                "Body: Am Abend ging es weiter.",
                "Furniture(Label): Mehr",
                "Furniture(Label): Mehr",
            ]
        );
    }

    #[test]
    fn an_item_may_lack_any_part() {
        for (item, expected) in [
            ("Kultur\n", &["Topics: Kultur"][..]),
            (
                "Kultur\nBlick, Foto: Ina Roth\n",
                &["Topics: Kultur", "Caption: Blick, Foto: Ina Roth"],
            ),
            (
                "Kultur\n\nBlick, Foto: Ina Roth\n",
                &["Topics: Kultur", "Caption: Blick, Foto: Ina Roth"],
            ),
            ("Blick, Foto: Ina Roth\n", &["Caption: Blick, Foto: Ina Roth"]),
            (
                "Kultur\nBlick in die Halle\n",
                &["Topics: Kultur", "Caption: Blick in die Halle"],
            ),
            ("Kultur\nEs war schön.\n", &["Topics: Kultur", "Body: Es war schön."]),
            (
                "Kultur\n\nBlick in die Halle\n",
                &["Topics: Kultur", "Body: Blick in die Halle"],
            ),
            (
                "Kultur\n\nDas Plakat ist zu sehen. Quelle: Stadtarchiv\n",
                &["Topics: Kultur", "Body: Das Plakat ist zu sehen. Quelle: Stadtarchiv"],
            ),
            // The teaser may repeat the caption.
            (
                "Kultur\nBlick, Foto: Ina Roth\nBlick, Foto: Ina Roth\n",
                &[
                    "Topics: Kultur",
                    "Caption: Blick, Foto: Ina Roth",
                    "Body: Blick, Foto: Ina Roth",
                ],
            ),
        ] {
            let text = format!("Aktuelle News\n{item}Mehr\nSport\n\nEs ging hoch her.\nMehr\n");
            let shown = zones(&WebNewsList, &text);
            let end = expected.len() + 2;
            assert_eq!(shown[2..end], *expected, "{item}");
            assert_eq!(shown[end..end + 2], ["Furniture(Label): Mehr", "---"], "{item}");
        }
    }
}
