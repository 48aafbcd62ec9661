//! The paged layout of 2016 and 2019.
//!
//! ```text
//!                                             blank lines
//! Pressedienst                                masthead: also with a rule, or as noise of text recognition
//! 31. August 2019                             date
//! [Kultur]                                    topics, also above the date
//! [Einladung an die Medien]                   label
//! [Kultursommer am Rhein]                     kicker
//! Lesefest eröffnet / Reading fair opened     headline
//! [Sechzig Autoren aus zwölf Ländern]         subheads
//! Mit einer Lesung hat …                      body
//! [:DÜSSELDORF / 9636_256]                    logo and document number at the foot of a page
//! [Lesefest eröffnet / Reading …]             running head: the headline again
//! Seite 2                                     folio
//! … der Sommer begonnen.                      the body goes on
//! Zu Ihrer redaktionellen Verwendung …:       usage note
//! Caption, ©Holder/Photographer               pictures
//! <https://…jpg>
//! Textversion: https://…txt                   footer
//! Kontakt: Family, Given …
//! [Herausgegeben von der …]                   imprint with channels
//! [29253_240]                                 document number as the last line
//! ```
//!
//! **What marks it:** the masthead; the usage note, labels of the footer, the press office, addresses of the city's
//! pictures. Beside one of these a date near the top, folios, document numbers and contacts count too.
//!
//! **Zones:** the usage note opens the pictures; without it the first credit or picture address does. A label opens the
//! footer only behind the note and the last picture, and if what it announces stands behind it.
//!
//! **Not supported:** two releases in one text; pictures whose address stands above the caption.

use std::cell::LazyCell;
use std::sync::LazyLock;

use memchr::memmem::Finder;

use crate::copy::firsts::{DIGIT, Firsts, SMALL};
use crate::copy::lines::Lines;
use crate::copy::measure::{self, Measure};
use crate::field::date;
use crate::field::{document_number, folio, invitation};
use crate::page::{self, LONGEST_FOLIO};
use crate::record::Role;
use crate::section::story::Story;
use crate::section::zone::Zones;
use crate::section::{body, footer, head, masthead, usage_note};
use crate::text::line::Line;

use super::{Dialect, Galley, HEAD, MOST};

/// A line that marks the layout has no more characters.
const MARK: u32 = 600;

/// Lines that mark it begin with one of these.
const MARKS: [u8; 8] = [b'S', DIGIT, b'K', SMALL, b'Z', b'T', b'H', b'B'];

/// What letters and minutes have too counts no more often.
const COMMON: u32 = 2;

/// Looks for pictures in each line.
static PICTURES: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(body::PICTURES));

#[derive(Debug)]
pub(super) struct Paged;

impl Dialect for Paged {
    fn evidence(&self, lines: Lines<'_>, firsts: &Firsts<'_>) -> u32 {
        let top = lines.until(TOP_LINES).as_slice();
        // What letters and minutes have too counts for little; marks of the press service must be there as well.
        let (mut common, mut own, mut labelled) = (0_u32, 0_u32, 0_usize);
        let is_short = |line: &Line<'_>| line.width() <= MARK;
        let marks = firsts.begin_with(&MARKS).map(|(_, line)| line);
        for line in marks.filter(is_short) {
            let text = line.text;
            let (is_common, weight) = match text.as_bytes().first() {
                Some(b'S' | b'0'..=b'9') if common >= COMMON => (false, 0),
                Some(b'S') => (line.width() <= LONGEST_FOLIO && folio::parse(text).is_some(), 0),
                Some(b'0'..=b'9') => (document_number::parse(text).is_some(), 0),
                Some(b'K') if is_contact(text) => (true, u32::from(text.contains(footer::PRESS_OFFICE))),
                Some(b'p') if text.starts_with(footer::PRESS_OFFICE) => (false, 1),
                // Above pictures with labels it has no colon.
                Some(b'Z') if text.starts_with(usage_note::OPENING) => (false, if text.ends_with(':') { 2 } else { 1 }),
                Some(b'T') if text.starts_with(footer::TEXT_VERSION) => (false, 2),
                Some(b'H') if text.starts_with(footer::PUBLISHER) => (false, 1),
                Some(b'B') if text.starts_with("Bild:") => {
                    labelled = labelled.saturating_add(1);
                    (false, 0)
                }
                _ => (false, 0),
            };
            common = common.saturating_add(u32::from(is_common));
            own = own.saturating_add(weight);
        }
        let is_picture = |line: &Line<'_>| line.may_have_address() && line.has_slash() && has_picture(line.text);
        let addresses = lines.iter().filter(|line| is_short(line) && is_picture(line)).count();
        // The address of a picture that has a label is one of another print.
        let unlabelled = addresses.saturating_sub(labelled);
        own = own.saturating_add(u32::try_from(unlabelled).unwrap_or(MOST));
        if own == 0 && !has_name(top) {
            return 0;
        }
        let day = LazyCell::new(|| top.iter().position(|line| is_date(*line)));
        let masthead = masthead(top, || *day);
        common = common.saturating_add(u32::from(day.is_some()));
        let has_date = || top.iter().any(|line| date::parse_line(line.text).is_some());
        let head = match masthead {
            // A masthead founds no release by itself.
            Some(Masthead::Name) if own > 0 || common > 0 || has_date() => HEAD,
            Some(Masthead::Noise) if own > 0 => 2,
            _ if own > 0 => 0,
            _ => return 0,
        };
        head.saturating_add(own.saturating_add(common.min(COMMON)).min(MOST))
    }

    fn galley<'s>(&self, mut lines: Vec<Line<'s>>) -> Galley<'s> {
        mark_late_masthead(&mut lines);
        let furniture = page::take_out(&mut lines);
        measure::close_up(&mut lines);
        Galley {
            furniture: Some(furniture),
            ..Galley::of(lines)
        }
    }

    fn zones<'s>(&self, _: &'s Galley<'_>, lines: Lines<'s>) -> Zones<'s> {
        let story = Story::of(lines).set_in(|copy| Measure::of(copy.as_slice()));
        let mut zones = Zones::default();
        zones.open();
        zones.needs_body();
        let body = head::find(story.text(), &mut zones);
        story.lay_out(body, &mut zones);
        zones
    }
}

/// Whether the address of a picture is in a line; most lines are nothing else.
fn has_picture(text: &str) -> bool {
    let host = text.trim_start_matches('<').strip_prefix("https://www.");
    host.is_some_and(|host| host.starts_with(body::PICTURES)) || PICTURES.find(text.as_bytes()).is_some()
}

/// Whether a line is a label of contacts with a name behind it.
fn is_contact(text: &str) -> bool {
    text.strip_prefix(footer::CONTACT)
        .is_some_and(|names| names.starts_with(' '))
}

/// Marks the name of the press service where an extractor printed it below the headline or behind the page: a text that has
/// it on top has it nowhere else.
fn mark_late_masthead(lines: &mut [Line<'_>]) {
    if lines
        .iter()
        .take(STRIP_LINES)
        .any(|line| line.text.starts_with(masthead::NAME))
    {
        return;
    }
    for line in lines.iter_mut().filter(|line| line.text == masthead::NAME) {
        line.role = Some(Role::Masthead);
    }
}

/// Masthead and date stand among so many first lines.
const TOP_LINES: usize = 12;
/// A masthead that can be read, among so many.
const STRIP_LINES: usize = 3;

fn is_date(line: Line<'_>) -> bool {
    matches!(
        date::parse_line(line.text),
        Some(date::DateLine::Valid { .. } | date::DateLine::Impossible)
    )
}

/// What stands above the date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Masthead {
    /// The name of the press service.
    Name,
    /// What text recognition made of it, with nothing else above the date.
    Noise,
}

/// Whether the first lines have the name of the press service.
fn has_name(top: &[Line<'_>]) -> bool {
    let is_strip = |line: &Line<'_>| {
        let rest = line.text.strip_prefix("Pressedienst");
        rest.is_some_and(|rest| rest.chars().all(|c| c == '_' || c.is_whitespace()))
    };
    top.iter().take(STRIP_LINES).any(is_strip)
}

/// That of the first lines, of which `day` says which one is the date.
fn masthead(top: &[Line<'_>], day: impl FnOnce() -> Option<usize>) -> Option<Masthead> {
    if has_name(top) {
        return Some(Masthead::Name);
    }
    let is_noise = |line: &Line<'_>| masthead::is_masthead(line.text);
    let is_head = |line: &Line<'_>| is_noise(line) || invitation::is_invitation(line.text);
    if !top.first().is_some_and(is_noise) {
        return None;
    }
    let mut others = top.iter().take(day()?).skip(1);
    others.all(is_head).then_some(Masthead::Noise)
}

#[cfg(test)]
mod tests {
    use super::super::asked::{evidence, zones};
    use super::super::{ENOUGH, HEAD, MOST};
    use super::{Paged, STRIP_LINES, TOP_LINES};

    #[test]
    fn what_marks_it() {
        for (text, weight) in [
            // A masthead that can be read, also with a rule; alone it could be that of another print.
            ("Pressedienst\n", 0),
            ("Pressedienst\n31. August 2019\n", HEAD + 1),
            ("Pressedienst ______\n31. August 2019\n", HEAD + 1),
            ("Pressedienst\nBrunnen sprudelt\nSeite 2\n", HEAD + 1),
            ("Pressedienst\n31. Augst 2019\n", HEAD),
            ("Pressedienst\nTextversion: https://www.x.de/a.txt\n", HEAD + 2),
            ("Pressedienst am Anger\n31. August 2019\n", 0),
            // One that is noise, as far as a date follows it and the press service has left a mark.
            ("\u{3BD}\tr\u{3A9}\n31. August 2019\n", 0),
            ("NRZ\n31. August 2019\nBrunnen sprudelt\n", 0),
            ("______\n31. August 2019\nKontakt: Ina Roth\n", 0),
            ("\u{3BD}\tr\u{3A9}\n31. August 2019\nTextversion:\n", 2 + 2 + 1),
            (
                "\u{3BD}\tr\u{3A9}\nEinladung an die Medien\n31. August 2019\nTextversion:\n",
                2 + 2 + 1,
            ),
            (
                "\u{3BD}\tr\u{3A9}\nBrunnen sprudelt\n31. August 2019\nTextversion:\n",
                2 + 1,
            ),
            ("\u{3BD}\tr\u{3A9}\nBrunnen sprudelt\nTextversion:\n", 2),
            // What the press service prints.
            ("Zu Ihrer redaktionellen Verwendung:\n", 2),
            ("Zu Ihrer redaktionellen Verwendung\n", 1),
            ("Textversion: https://www.x.de/a.txt\n", 2),
            ("Herausgegeben von der Stadt\n", 1),
            ("presse@duesseldorf.de\n", 1),
            ("Am Anger, <https://www.duesseldorf.de/fileadmin/a.jpg>\n", 1),
            // A picture with a label is of another print.
            ("Bild: https://www.duesseldorf.de/fileadmin/a.jpg\n", 0),
            ("Bild:\nhttps://www.duesseldorf.de/fileadmin/a.jpg\n", 0),
            // What letters and minutes have too counts only beside that, and at most twice.
            ("31. August 2019\nKontakt: Ina Roth\nSeite 2\n9636_256\n", 0),
            ("31. August 2019\nTextversion: https://www.x.de/a.txt\n", 2 + 1),
            ("Kontakt: Ina Roth, presse@duesseldorf.de\n", 1 + 1),
            ("Seite 2\nTextversion: https://www.x.de/a.txt\n9636_256\n", 2 + 2),
            (
                "Seite 2\nSeite 3\nSeite 4\nTextversion: https://www.x.de/a.txt\n",
                2 + 2,
            ),
            ("Pressedienst\n31. August 2019\nSeite 2\n9636_256\n", HEAD + 2),
        ] {
            assert_eq!(evidence(&Paged, text), weight, "{text}");
        }
        let all = "Zu Ihrer redaktionellen Verwendung:\nTextversion: https://www.x.de/a.txt\nHerausgegeben von der Stadt\n\
                   presse@duesseldorf.de\nSeite 2\n";
        assert_eq!(evidence(&Paged, all), MOST);
        assert_eq!(evidence(&Paged, &format!("Pressedienst\n{all}")), HEAD + MOST);
    }

    #[test]
    fn what_is_too_far_down_or_too_long() {
        let strip = |lines: usize| format!("{}Pressedienst\nSeite 2\n", "Guten Tag\n".repeat(lines));
        assert_eq!(evidence(&Paged, &strip(STRIP_LINES - 1)), HEAD + 1);
        assert_eq!(evidence(&Paged, &strip(STRIP_LINES)), 0);
        let date = |lines: usize| format!("Textversion:\n{}31. August 2019\n", "Guten Tag\n".repeat(lines));
        assert_eq!(evidence(&Paged, &date(TOP_LINES - 2)), ENOUGH);
        assert_eq!(evidence(&Paged, &date(TOP_LINES - 1)), ENOUGH - 1);
        let long = |width: usize| format!("Textversion:{}\n", "x".repeat(width - "Textversion:".len()));
        assert_eq!(evidence(&Paged, &long(600)), 2);
        assert_eq!(evidence(&Paged, &long(601)), 0);
    }

    #[test]
    fn where_what_stands() {
        let text = "Pressedienst\n31. August 2019\nEinladung an die Medien\nMarkt der Ideen\n\
                    Brunnen sprudelt wieder / Fountain runs again\nZwölf Steine aus vier Brüchen\n\n\
                    Der Brunnen am Anger sprudelt wieder.\n:DÜSSELDORF\n9636_256\n\
                    Brunnen sprudelt wieder / Fountain runs again\nSeite 2\nKinder sprangen hinein.\n\
                    Zu Ihrer redaktionellen Verwendung:\nDer Brunnen, ©Stadt/Ina Roth\n<https://www.x.de/a.jpg>\n\
                    Textversion: https://www.x.de/a.txt\nKontakt: Roth, Ina, Telefon 0211 89-93131\n\
                    Herausgegeben von der Landeshauptstadt Düsseldorf\nMarktplatz 2\n29253_240\n";
        assert_eq!(
            zones(&Paged, text),
            [
                "Furniture(Masthead): Pressedienst",
                "Date: 31. August 2019",
                "Invitation: Einladung an die Medien",
                "Display: Markt der Ideen",
                "Headline: Brunnen sprudelt wieder / Fountain runs again",
                "Display: Zwölf Steine aus vier Brüchen",
                "Body: Der Brunnen am Anger sprudelt wieder. | Kinder sprangen hinein.",
                "Furniture(UsageNote): Zu Ihrer redaktionellen Verwendung:",
                "Pictures: Der Brunnen, ©Stadt/Ina Roth | <https://www.x.de/a.jpg>",
                "Furniture(Label): Textversion:",
                "TextVersion: https://www.x.de/a.txt",
                "Furniture(Label): Kontakt:",
                "Contacts: Roth, Ina, Telefon 0211 89-93131",
                "Furniture(Label): Herausgegeben von der",
                "Imprint: Landeshauptstadt Düsseldorf | Marktplatz 2",
            ]
        );
    }

    #[test]
    fn line_ends_cut_labels() {
        let text = "Pressedienst\n31. August 2019\nBrunnen sprudelt\n\nEs war schön.\nZu Ihrer\nredaktionellen Verwendung: Am Anger,\n\
                    ©Stadt\nHerausgegeben\nvon der Landeshauptstadt Düsseldorf\nMedienkanäle\nwww.x.de\n";
        assert_eq!(
            zones(&Paged, text)[2..],
            [
                "Display: Brunnen sprudelt",
                "Body: Es war schön.",
                "Furniture(UsageNote): Zu Ihrer | redaktionellen Verwendung:",
                "Pictures: Am Anger, | ©Stadt",
                "Furniture(Label): Herausgegeben | von der",
                "Imprint: Landeshauptstadt Düsseldorf",
                "Furniture(Label): Medienkanäle",
                "Channels: www.x.de",
            ]
        );
    }

    #[test]
    fn where_pictures_and_footer_begin() {
        let head = "Pressedienst\n31. August 2019\nBrunnen sprudelt\n\nEs war schön.\n";
        for (lines, expected) in [
            ("", vec!["BodyWithPictures: Es war schön."]),
            // Without the note the pictures show where they begin.
            (
                "Am Anger, ©Stadt/Ina Roth\n",
                vec!["BodyWithPictures: Es war schön. | Am Anger, ©Stadt/Ina Roth"],
            ),
            // An address before the note is quoted.
            (
                "https://www.x.de/a.jpg\nZu Ihrer redaktionellen Verwendung:\n",
                vec![
                    "Body: Es war schön. | https://www.x.de/a.jpg",
                    "Furniture(UsageNote): Zu Ihrer redaktionellen Verwendung:",
                ],
            ),
            // No label of the footer has a picture below it, or words that it does not announce.
            (
                "Textversion: https://www.x.de/a.txt\nAm Anger, ©Stadt/Ina Roth\n",
                vec![
                    "BodyWithPictures: Es war schön. | Textversion: https://www.x.de/a.txt | Am Anger, ©Stadt/Ina Roth",
                ],
            ),
            (
                "Kontakt: so hieß der Abend, den hier alle gern am Anger feiern.\n",
                vec![
                    "BodyWithPictures: Es war schön. | Kontakt: so hieß der Abend, den hier alle gern am Anger feiern.",
                ],
            ),
            (
                "Textversion: https://www.x.de/a.txt\nZu Ihrer redaktionellen Verwendung:\n",
                vec![
                    "Body: Es war schön. | Textversion: https://www.x.de/a.txt",
                    "Furniture(UsageNote): Zu Ihrer redaktionellen Verwendung:",
                ],
            ),
            (
                "Kontakt: Ina Roth\n",
                vec![
                    "BodyWithPictures: Es war schön.",
                    "Furniture(Label): Kontakt:",
                    "Contacts: Ina Roth",
                ],
            ),
        ] {
            assert_eq!(zones(&Paged, &format!("{head}{lines}"))[3..], expected, "{lines}");
        }
    }

    #[test]
    fn where_topics_stand() {
        for head in [
            "Pressedienst\n31. August 2019\nKultur, Sport\n",
            "Pressedienst\nKultur, Sport\n31. August 2019\n",
        ] {
            let shown = zones(&Paged, &format!("{head}Brunnen sprudelt\n\nEs war schön.\n"));
            let topics = "Topics: Kultur, Sport".to_owned();
            assert!(shown.contains(&topics) && shown.len() == 5, "{shown:?}");
        }
        for (head, zone) in [
            ("Kultur\n\nDüsseldorf, 31. August 2019", "Topics: Kultur"),
            // Between masthead and date a word is a topic whatever it says, and one of three letters no noise.
            ("Uhrenmuseum\n31. August 2019", "Topics: Uhrenmuseum"),
            ("Zoo\n31. August 2019", "Topics: Zoo"),
            ("Düsseldorf\n31. August 2019", "Furniture(Masthead): Düsseldorf"),
            (
                "Zu Gast im Rathaus, Planen und Bauen\n31. August 2019",
                "Topics: Zu Gast im Rathaus, Planen und Bauen",
            ),
            ("31. August 2019\nStadtentwicklung", "Topics: Stadtentwicklung"),
            (
                "31. August 2019\nEinladung an die Medien\nDigitales",
                "Topics: Digitales",
            ),
            ("31. August 2019\nPlanen und Bauen", "Topics: Planen und Bauen"),
            // Below it only one of the list is.
            ("31. August 2019\nUhrenmuseum", "Display: Uhrenmuseum"),
        ] {
            let shown = zones(
                &Paged,
                &format!("Pressedienst\n{head}\n\nBrunnen sprudelt\n\nEs war schön.\n"),
            );
            let date = shown.iter().filter(|shown| shown.starts_with("Date: ")).count();
            assert!(shown.iter().any(|shown| shown == zone) && date == 1, "{shown:?}");
            assert!(shown.contains(&"Display: Brunnen sprudelt".to_owned()), "{shown:?}");
        }
        let cut = zones(
            &Paged,
            "Pressedienst\n31. August 2019\nKunst\n\u{C}unter freiem Himmel\nBrunnen sprudelt\n\nEs war schön.\n",
        );
        assert!(!cut.iter().any(|shown| shown.starts_with("Topics")), "{cut:?}");
        // What nothing follows is the headline.
        assert!(zones(&Paged, "Pressedienst\n31. August 2019\nSport\n").contains(&"Display: Sport".to_owned()));
    }

    #[test]
    fn what_is_missing() {
        assert_eq!(
            zones(&Paged, "Pressedienst\nBrunnen sprudelt\n\nEs war schön.\n"),
            [
                "Furniture(Masthead): Pressedienst",
                "Display: Brunnen sprudelt",
                "BodyWithPictures: Es war schön.",
                "DateMissing",
            ]
        );
        assert_eq!(
            zones(&Paged, "Pressedienst\n31. August 2019\nEs war schön. Alle kamen.\n"),
            [
                "Furniture(Masthead): Pressedienst",
                "Date: 31. August 2019",
                "BodyWithPictures: Es war schön. Alle kamen.",
                "HeadlineMissing",
            ]
        );
    }
}
