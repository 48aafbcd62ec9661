//! The pages of the city's portal about the pandemic, in two forms.
//!
//! ```text
//! [Zum Hauptinhalt]                           link to the text
//! Aktuelles                                   page title
//! 08.06.2020  14:25 Uhr                       date and time of issue
//! Lesefest eröffnet                           headline
//! Mit einer Lesung beginnt …                  body, with crossheads
//! [Text: Family, Given]                       byline
//! ```
//! ```text
//! Meldungen                                   page title, also "Aktuelles"
//! [Lesefest eröffnet]                         headline
//! [Sechzig Autoren aus zwölf Ländern]         subhead
//! [Mit einer Lesung beginnt …]                teaser
//! Ganzen Artikel lesen                        link, also at the end of the teaser's line
//! ```
//! **What marks it:** date and time on a line of their own above a headline; links below a few lines; where the city is
//! spoken of, because other pages have both.
//!
//! **Zones:** a release begins with its date and time, and one that lost them at the top; an item ends with its link, and with
//! nothing else. The last item has no link where the page was cut.
//!
//! **Not supported:** the text behind the link.

use crate::copy::firsts::{DIGIT, Firsts};
use crate::copy::lines::Lines;
use crate::copy::shape;
use crate::field::{date, date_time};
use crate::record::{Code, Role, place_of};
use crate::section::zone::{Part, Zones};
use crate::section::{authors, head};
use crate::text::endings;
use crate::text::line::Line;
use crate::text::words::has_same_words;

use super::{Dialect, ENOUGH, Galley, HEAD, MOST, TITLE_LINES};

const TITLES: [&str; 2] = ["Aktuelles", "Meldungen"];
/// The link above the title, to the text below it.
const TO_TEXT: &str = "Zum Hauptinhalt";
/// The text of the link behind a teaser.
const LINK: [&str; 3] = ["Ganzen", "Artikel", "lesen"];
/// An item of the list has no more lines in the mean, its link not counted.
const ITEM_LINES: usize = 3;
/// The first item of a list without title has no more.
const FIRST_LINES: usize = 2;
/// Below its headline, a release has text on one of so many lines.
const TEXT_LINES: usize = 4;

#[derive(Debug)]
pub(super) struct WebPortal;

impl Dialect for WebPortal {
    /// What marks a page are the dates of its releases, or its links, and few other pages of the city have several of them.
    /// The first row that fits decides:
    ///
    /// | the page | counts |
    /// | --- | --- |
    /// | has none, does not speak of the city, or has links and not the shape of the list | nothing |
    /// | begins with the title, and has several | as a head, and each one |
    /// | begins with the title | enough |
    /// | begins with an item, or inside a release, and has several | one, and each one |
    /// | is any other | nothing |
    fn evidence(&self, lines: Lines<'_>, firsts: &Firsts<'_>) -> u32 {
        let is_dated = |(index, _): &(usize, Line<'_>)| is_dated(lines.as_slice(), *index);
        let dated = firsts.begin_with(&[DIGIT]).filter(is_dated).count();
        let linked = count_links(lines.as_slice());
        let count = linked.max(dated);
        if count == 0 || !super::speaks_of_city(lines) {
            return 0;
        }
        let (title, page) = lines.split(head_lines(lines));
        let is_listed = linked > dated;
        if is_listed && !has_shape_of_list(page, linked) {
            return 0;
        }
        let weight = u32::try_from(count).unwrap_or(MOST);
        if title.iter().any(|line| is_title(line.text)) {
            return if count > 1 {
                HEAD.saturating_add(weight.min(MOST))
            } else {
                ENOUGH
            };
        }
        let begins_inside = if is_listed {
            begins_with_item(page)
        } else {
            begins_in_release(page)
        };
        if count > 1 && begins_inside {
            weight.saturating_add(1).min(MOST)
        } else {
            0
        }
    }

    fn galley<'s>(&self, lines: Vec<Line<'s>>) -> Galley<'s> {
        if !is_list(&lines) {
            return Galley::of(lines);
        }
        let mut cut = Vec::with_capacity(lines.len());
        for line in lines {
            match link_start(line.text).filter(|link| *link > 0) {
                Some(link) => cut.extend([line.piece(0..link, line.gap), line.rest(link)]),
                None => cut.push(line),
            }
        }
        Galley::of(cut)
    }

    fn zones<'s>(&self, _: &'s Galley<'_>, lines: Lines<'s>) -> Zones<'s> {
        let mut zones = Zones::of_items(lines.len());
        let (top, page) = lines.split(head_lines(lines));
        add_head(top, &mut zones);
        if is_list(lines.as_slice()) {
            lay_out_list(page, &mut zones);
        } else {
            lay_out_releases(page, &mut zones);
        }
        zones
    }
}

/// How many items end with their link; one that is there twice ends one item.
fn count_links(lines: &[Line<'_>]) -> usize {
    let (mut count, mut is_behind_link) = (0_usize, false);
    for line in lines {
        let link = link_start(line.text);
        let is_double = is_behind_link && link == Some(0);
        count = count.saturating_add(usize::from(link.is_some() && !is_double));
        is_behind_link = link.is_some();
    }
    count
}

/// How many releases begin with their date and time.
fn count_dates(lines: &[Line<'_>]) -> usize {
    (0..lines.len()).filter(|index| is_dated(lines, *index)).count()
}

/// Whether a release begins with line `index` and its date and time.
fn is_dated(lines: &[Line<'_>], index: usize) -> bool {
    // Few lines begin and end so.
    let may_begin = |line: &Line<'_>| matches!(line.text.as_bytes(), [b'0'..=b'9', .., b'h', b'r']);
    lines.get(index).is_some_and(may_begin) && is_start(lines, index) && has_text(lines, index)
}

/// Whether a page is the list. A release may quote a link, and a teaser a date.
fn is_list(lines: &[Line<'_>]) -> bool {
    let linked = count_links(lines);
    linked > 0 && linked > count_dates(lines)
}

fn is_title(text: &str) -> bool {
    TITLES.iter().any(|title| has_same_words(text, title))
}

fn is_head(line: &Line<'_>) -> bool {
    is_title(line.text) || has_same_words(line.text, TO_TEXT)
}

/// How many lines at the top belong to the page.
fn head_lines(lines: Lines<'_>) -> usize {
    lines.until(TITLE_LINES).iter().take_while(is_head).count()
}

fn add_head<'s>(lines: Lines<'s>, zones: &mut Zones<'s>) {
    for index in 0..lines.len() {
        let is_title = is_title(lines.text(index));
        let role = if is_title { Role::Masthead } else { Role::Label };
        zones.add(Part::Furniture(role), lines.only(index));
    }
}

/// Where the link begins that a line ends with, or that it is. Read from the right, where it shows.
#[inline]
fn link_start(text: &str) -> Option<usize> {
    // Few lines end so.
    if !text.ends_with("sen") {
        return None;
    }
    let mut rest = text;
    for (index, word) in LINK.into_iter().rev().enumerate() {
        let before = rest.trim_end();
        if index > 0 && before.len() == rest.len() {
            return None;
        }
        rest = before.strip_suffix(word)?;
    }
    let is_end = |c: char| c.is_whitespace() || matches!(c, '.' | '!' | '?' | ':' | '\u{2026}');
    (rest.is_empty() || rest.ends_with(is_end)).then_some(rest.len())
}

/// Whether nothing but headlines and teasers stand between the links: few lines each, and no date.
fn has_shape_of_list(page: Lines<'_>, links: usize) -> bool {
    let words = || page.iter().filter(|line| link_start(line.text) != Some(0));
    let most = links.saturating_add(1).saturating_mul(ITEM_LINES);
    words().count() <= most && !words().any(|line| date::parse_line(line.text).is_some())
}

/// Whether a page without title begins with an item: the line of another page's title would be one too many.
fn begins_with_item(page: Lines<'_>) -> bool {
    let first = page.iter().position(|line| link_start(line.text).is_some());
    first.is_some_and(|link| {
        let is_alone = link_start(page.text(link)) == Some(0);
        link.saturating_add(usize::from(!is_alone)) <= FIRST_LINES
    })
}

/// Whether a page without title begins inside a release: with its text, or with its date; and the newest release stands first,
/// as in no calendar.
fn begins_in_release(page: Lines<'_>) -> bool {
    let starts = starts(page);
    let above = starts.first().and_then(|first| first.checked_sub(1));
    let days = starts.iter().filter_map(|start| {
        let (day, _) = date_time::parse(page.text(*start))?;
        match date::parse_line(day) {
            Some(date::DateLine::Valid { start, .. }) => Some(start),
            _ => None,
        }
    });
    above.is_none_or(|above| endings::ends_like_sentence(page.text(above)))
        && days.is_sorted_by(|day, next| day >= next)
}

/// Whether a release begins with line `index`: date and time alone, be they there twice, and a headline below them. A
/// paragraph that is nothing but an appointment stands above a sentence.
fn is_start(lines: &[Line<'_>], index: usize) -> bool {
    let text_at = |index: usize| lines.get(index).map_or("", |line| line.text);
    let text = text_at(index);
    let is_double = || index.checked_sub(1).is_some_and(|above| text_at(above) == text);
    if date_time::parse(text).is_none() || is_double() {
        return false;
    }
    let is_below = |line: &&Line<'_>| line.text != text;
    let below = lines.iter().skip(index.saturating_add(1)).take(2).find(is_below);
    below.is_some_and(|line| date_time::parse(line.text).is_none() && shape::is_display(line.text, line.width()))
}

/// Whether there is text below the headline of the release that begins with line `index`; entries of a calendar have none.
fn has_text(lines: &[Line<'_>], index: usize) -> bool {
    let below = lines.iter().skip(index.saturating_add(2)).take(TEXT_LINES);
    below
        .take_while(|line| date_time::parse(line.text).is_none())
        .any(|line| endings::ends_like_sentence(line.text) || !endings::has_no_sentence(line.text, line.width()))
}

/// Where the releases begin. Date and time at the top of a page are those of its first one, whatever stands below.
fn starts(page: Lines<'_>) -> Vec<usize> {
    let is_top = |index: usize| index == 0 && date_time::parse(page.text(0)).is_some();
    (0..page.len())
        .filter(|index| is_top(*index) || is_start(page.as_slice(), *index))
        .collect()
}

fn lay_out_releases<'s>(page: Lines<'s>, zones: &mut Zones<'s>) {
    let starts = starts(page);
    let first = starts.first().copied().unwrap_or(page.len());
    let all = std::iter::once(0).filter(|_| first > 0).chain(starts.iter().copied());
    let ends = (first > 0)
        .then_some(first)
        .into_iter()
        .chain(starts.iter().skip(1).copied());
    for (start, end) in all.zip(ends.chain([page.len()])) {
        // The head of the next page, where several stand below each other.
        let (release, head) = page.part(start..end).split_end(|line| is_head(&line));
        if !release.is_empty() {
            zones.open();
            lay_out_release(release, zones);
        }
        add_head(head, zones);
    }
}

fn lay_out_release<'s>(lines: Lines<'s>, zones: &mut Zones<'s>) {
    zones.needs_body();
    let dates = lines.iter().take_while(|line| line.text == lines.text(0)).count();
    let mut rest = lines;
    if let Some((day, hour)) = date_time::parse(lines.text(0)) {
        for (index, line) in lines.until(dates).iter().enumerate() {
            let piece = |part: &str| line.piece(place_of(lines.text(0), part), line.gap);
            let (of_day, of_hour) = if index == 0 {
                (Part::Date, Part::Time)
            } else {
                (Part::SecondDate, Part::Furniture(Role::Time))
            };
            zones.add_piece(of_day, piece(day));
            zones.add_piece(of_hour, piece(hour));
        }
        rest = lines.from(dates);
    } else {
        zones.doubt(Code::DateMissing, lines.first());
    }
    let headline = lay_out_headline(rest, zones);
    authors::lay_out_body(rest.from(headline), zones);
}

/// Lays out the headline if these lines begin with one; returns the index of the line behind it.
fn lay_out_headline<'s>(lines: Lines<'s>, zones: &mut Zones<'s>) -> usize {
    let text = lines.text(0);
    let is_display = |line: Line<'_>| shape::is_display(text, line.width());
    // One that ends like a sentence stands above text.
    let has_headline = lines.first().is_some_and(is_display) || lines.len() > 1 && head::is_headline(text);
    if has_headline {
        zones.add(Part::Headline, lines.only(0));
    } else {
        zones.missing(Code::HeadlineMissing, lines.near(0));
    }
    usize::from(has_headline)
}

fn lay_out_list<'s>(page: Lines<'s>, zones: &mut Zones<'s>) {
    let is_link = |line: &Line<'_>| link_start(line.text) == Some(0);
    let mut rest = page;
    while !rest.is_empty() {
        // The head of the next page, where several stand below each other.
        let (head, below) = rest.split(head_lines(rest));
        add_head(head, zones);
        rest = below;
        let words = rest.iter().take_while(|line| !is_link(line)).count();
        let (item, behind) = rest.split(words);
        // A link that is there twice ends one item.
        let links = behind.iter().take_while(is_link).count();
        if !item.is_empty() {
            zones.open();
            lay_out_item(item, links > 0, zones);
        }
        zones.add(Part::Furniture(Role::Label), behind.until(links));
        rest = behind.from(links);
    }
}

/// Lays out an item of the list. What stands below its headline is a subhead if it has the shape of a display line and is no
/// clipped teaser; of an item that was cut, it is text.
fn lay_out_item<'s>(lines: Lines<'s>, has_link: bool, zones: &mut Zones<'s>) {
    let headline = lay_out_headline(lines, zones);
    let mut below = lines.from(headline);
    let is_subhead = |line: &Line<'_>| shape::is_display(line.text, line.width()) && !endings::is_clipped(line.text);
    if has_link && headline > 0 {
        let subheads = below.iter().take_while(is_subhead).count();
        for index in 0..subheads {
            zones.add(Part::Display, below.only(index));
        }
        below = below.from(subheads);
    }
    zones.add(Part::Body, below);
}

#[cfg(test)]
mod tests {
    use super::super::asked::{evidence, zones};
    use super::super::{ENOUGH, HEAD, MOST};
    use super::{ITEM_LINES, WebPortal};

    const RELEASE: &str = "08.06.2020  14:25 Uhr\nBrunnen sprudelt\nEs war schön in Düsseldorf.\n";
    const OLDER: &str = "05.06.2020 09:50 Uhr\nLauf um den Anger\nViele liefen mit.\n";
    const ITEM: &str = "Brunnen sprudelt\nEs war schön in Düsseldorf.\nGanzen Artikel lesen\n";

    #[test]
    fn what_marks_releases() {
        for (text, weight) in [
            // Below the title several are a head, one is enough; without it two are.
            (format!("Aktuelles\n{RELEASE}{OLDER}"), HEAD + 2),
            (format!("Zum Hauptinhalt\nAktuelles\n{RELEASE}{OLDER}"), HEAD + 2),
            (format!("Aktuelles\n{RELEASE}"), ENOUGH),
            (format!("{RELEASE}{OLDER}"), ENOUGH),
            (RELEASE.to_owned(), 0),
            ("Aktuelles\nEs war schön in Düsseldorf.\n".to_owned(), 0),
            // Other cities have such pages too.
            (format!("Aktuelles\n{OLDER}{OLDER}"), 0),
            // Above the first release there may be the end of another one, but no title of another page.
            (format!("wurde gefeiert.\n{RELEASE}{OLDER}"), ENOUGH),
            (format!("Rheinbote\nAktuelles\n{RELEASE}{OLDER}"), 0),
            // In a calendar the next day stands below, and no text below a headline.
            (format!("{OLDER}{RELEASE}"), 0),
            (
                "Aktuelles\n19.05.2020 19:30 Uhr\nChorprobe\nGemeindehaus in Düsseldorf\n".to_owned(),
                0,
            ),
            // Date and time stand alone, above a headline.
            (format!("Aktuelles\nAm {RELEASE}"), 0),
            (
                "Aktuelles\n08.06.2020 14:25 Uhr\nEs war schön in Düsseldorf.\n".to_owned(),
                0,
            ),
            // A text that breaks off is one too.
            (
                "Aktuelles\n08.06.2020 14:25 Uhr\nBrunnen\nEs war schön. In Düsseldorf kam\n".to_owned(),
                ENOUGH,
            ),
            // What is there twice counts once.
            (format!("Aktuelles\n08.06.2020  14:25 Uhr\n{RELEASE}"), ENOUGH),
        ] {
            assert_eq!(evidence(&WebPortal, &text), weight, "{text}");
        }
        assert_eq!(evidence(&WebPortal, &RELEASE.repeat(9)), MOST);
        assert_eq!(
            evidence(&WebPortal, &format!("Aktuelles\n{}", RELEASE.repeat(9))),
            HEAD + MOST
        );
    }

    #[test]
    fn what_marks_a_list() {
        let of_lines = |lines: usize| {
            let item = format!("{}Ganzen Artikel lesen\n", "Düsseldorf\n".repeat(lines));
            evidence(&WebPortal, &format!("Meldungen\n{}", item.repeat(9)))
        };
        assert_eq!(of_lines(ITEM_LINES), HEAD + MOST);
        assert_eq!(of_lines(ITEM_LINES + 1), 0);
        for (text, weight) in [
            (format!("Meldungen\n{ITEM}{ITEM}"), HEAD + 2),
            (format!("Aktuelles\n{ITEM}"), ENOUGH),
            (format!("{ITEM}{ITEM}"), ENOUGH),
            (ITEM.to_owned(), 0),
            ("Meldungen\nBrunnen sprudelt\nEs war in Düsseldorf.\n".to_owned(), 0),
            // The link may stand at the end of a line, be there twice, and have any blanks; in quotes it is none.
            (
                "Meldungen\nLauf\nIn Düsseldorf. Ganzen Artikel lesen\nGanzen\u{A0}Artikel  lesen\n".to_owned(),
                ENOUGH,
            ),
            ("Meldungen\nIn Düsseldorf: \"Ganzen Artikel lesen\"\n".to_owned(), 0),
            ("Meldungen\nIn Düsseldorf den ganzen Artikel lesen\n".to_owned(), 0),
            // Other cities have such lists too; those of papers have titles and dates of their own.
            (
                "Meldungen\nLauf\nGanzen Artikel lesen\nTanz\nGanzen Artikel lesen\n".to_owned(),
                0,
            ),
            (format!("Lokales\n{ITEM}{ITEM}"), 0),
            (format!("Aktuelles\n12.03.2021\n{ITEM}{ITEM}"), 0),
        ] {
            assert_eq!(evidence(&WebPortal, &text), weight, "{text}");
        }
    }

    #[test]
    fn where_what_stands_in_releases() {
        let text = "Zum Hauptinhalt\n\nAktuelles\n\n08.06.2020  14:25 Uhr\n\nBrunnen sprudelt\n\n\
                    Es war schön.\n\n09.06.2020 ist Pause.\n\n09.06.2020 10:00 Uhr\n\nDann geht es weiter.\n\n\n\
                    Hintergrund\n\nAlle kamen.\n\n05.06.2020  09:50 Uhr\n05.06.2020  09:50 Uhr\nLauf um den Anger!\n";
        assert_eq!(
            zones(&WebPortal, text),
            [
                "Furniture(Label): Zum Hauptinhalt",
                "Furniture(Masthead): Aktuelles",
                "---",
                "Date: 08.06.2020",
                "Time: 14:25 Uhr",
                "Headline: Brunnen sprudelt",
                "Body: Es war schön. | 09.06.2020 ist Pause. | 09.06.2020 10:00 Uhr | Dann geht es weiter. | Hintergrund \
                 | Alle kamen.",
                "---",
                "Date: 05.06.2020",
                "Time: 09:50 Uhr",
                "SecondDate: 05.06.2020",
                "Furniture(Time): 09:50 Uhr",
                "Headline: Lauf um den Anger!",
            ]
        );
    }

    #[test]
    fn where_what_stands_in_a_list() {
        let text = "Meldungen\n\nBrunnen sprudelt\n\nEs war schön. Ganzen Artikel lesen\n\nGanzen Artikel lesen\n\n\
                    Lauf um den Anger\nZwölf Runden\nViele liefen mit, und zwar so:\nGanzen Artikel lesen\n\n\
                    Tanz am Rhein\nViele tanzten …\nGanzen Artikel lesen\n\nEs ging hoch & quer.\nAlle kamen.\nGanzen Artikel lesen\n";
        assert_eq!(
            zones(&WebPortal, text),
            [
                "Furniture(Masthead): Meldungen",
                "---",
                "Headline: Brunnen sprudelt",
                "Body: Es war schön.",
                "Furniture(Label): Ganzen Artikel lesen | Ganzen Artikel lesen",
                "---",
                "Headline: Lauf um den Anger",
                "Display: Zwölf Runden",
                "Body: Viele liefen mit, und zwar so:",
                "Furniture(Label): Ganzen Artikel lesen",
                "---",
                "Headline: Tanz am Rhein",
                "Body: Viele tanzten …",
                "Furniture(Label): Ganzen Artikel lesen",
                "---",
                "Headline: Es ging hoch & quer.",
                "Body: Alle kamen.",
                "Furniture(Label): Ganzen Artikel lesen",
            ]
        );
    }

    #[test]
    fn a_byline_may_end_a_release() {
        let page = format!("Aktuelles\n{RELEASE}Text: Roth, Ina\n{OLDER}");
        let shown = zones(&WebPortal, &page);
        let end = shown.iter().position(|zone| zone == "Byline: Roth, Ina");
        let end = end.expect("a byline");
        assert_eq!(shown[end - 1], "Furniture(Label): Text:");
        assert_eq!(shown[end + 1], "---");
    }

    #[test]
    fn several_pages_may_stand_below_each_other() {
        let head = ["Furniture(Label): Zum Hauptinhalt", "Furniture(Masthead): Aktuelles"];
        for item in [RELEASE, ITEM] {
            let page = format!("Zum Hauptinhalt\nAktuelles\n{item}");
            let shown = zones(&WebPortal, &page.repeat(2));
            let (first, second) = shown.split_at(shown.len() / 2);
            assert_eq!(first, second, "{item}");
            assert_eq!(second[..2], head, "{item}");
        }
    }

    #[test]
    fn each_form_may_quote_the_other() {
        let quoted = format!("Aktuelles\n{RELEASE}Es ging um den Link\nGanzen Artikel lesen\n{OLDER}");
        let shown = zones(&WebPortal, &quoted);
        assert_eq!(
            shown[5..7],
            [
                "Body: Es war schön in Düsseldorf. | Es ging um den Link | Ganzen Artikel lesen",
                "---"
            ]
        );
        let dated = format!("Meldungen\n{ITEM}Lauf\n08.06.2020 14:25 Uhr\nGanzen Artikel lesen\n");
        assert_eq!(evidence(&WebPortal, &dated), HEAD + 2);
        assert_eq!(
            zones(&WebPortal, &dated)[6..],
            [
                "Headline: Lauf",
                "Display: 08.06.2020 14:25 Uhr",
                "Furniture(Label): Ganzen Artikel lesen"
            ]
        );
    }

    #[test]
    fn what_is_missing() {
        let link = "Ganzen Artikel lesen";
        for (text, expected) in [
            // The beginning of a page, with the head of its first release.
            (
                format!("kamen alle.\n{OLDER}"),
                vec![
                    "---",
                    "Body: kamen alle.",
                    "---",
                    "Date: 05.06.2020",
                    "Time: 09:50 Uhr",
                    "Headline: Lauf um den Anger",
                    "Body: Viele liefen mit.",
                    "DateMissing",
                    "HeadlineMissing",
                ],
            ),
            // The headline of the first release.
            (
                "05.06.2020 09:50 Uhr\nViele liefen mit.\n".to_owned(),
                vec![
                    "---",
                    "Date: 05.06.2020",
                    "Time: 09:50 Uhr",
                    "Body: Viele liefen mit.",
                    "HeadlineMissing",
                ],
            ),
            // The headline of an item, its teaser, and the end of the last one.
            (
                format!("Viele liefen mit.\n{link}\nTanz am Rhein\n{link}\nBrunnen\nEr sprudelt für al\n"),
                vec![
                    "---",
                    "Body: Viele liefen mit.",
                    "Furniture(Label): Ganzen Artikel lesen",
                    "---",
                    "Headline: Tanz am Rhein",
                    "Furniture(Label): Ganzen Artikel lesen",
                    "---",
                    "Headline: Brunnen",
                    "Body: Er sprudelt für al",
                    "HeadlineMissing",
                ],
            ),
            (format!("{link}\n"), vec!["Furniture(Label): Ganzen Artikel lesen"]),
        ] {
            let shown: Vec<_> = zones(&WebPortal, &text);
            let expected: Vec<_> = expected.into_iter().skip_while(|line| *line == "---").collect();
            let shown: Vec<_> = shown
                .iter()
                .map(String::as_str)
                .skip_while(|line| *line == "---")
                .collect();
            assert_eq!(shown, expected, "{text}");
        }
    }
}
