//! Texts whose layout was not recognised: what is certain all the same.
//!
//! Certain are pictures at an address of the city, with the credits directly beside them, and contacts that name the
//! press office. Where there are any, a date on a line of its own near the top is that of the release. Nothing tells
//! headline and body.

use crate::copy::firsts::Firsts;
use crate::copy::lines::Lines;
use crate::field::date::{self, DateLine};
use crate::record::Code;
use crate::section::zone::{Part, Zones};
use crate::section::{body, footer, pictures};
use crate::text::line::Line;

use super::{Dialect, Galley};

/// The date stands among so many first lines.
const TOP_LINES: usize = 12;
/// A contact has at most so many lines.
const CONTACT_LINES: usize = 4;

#[derive(Debug)]
pub(super) struct Unknown;

impl Dialect for Unknown {
    fn evidence(&self, _: Lines<'_>, _: &Firsts<'_>) -> u32 {
        0
    }

    fn zones<'s>(&self, _: &'s Galley<'_>, lines: Lines<'s>) -> Zones<'s> {
        let mut zones = Zones::default();
        zones.doubt(Code::UnknownLayout, lines.first());
        let mut rest = lines;
        while !rest.is_empty() {
            let (pictures, behind) = rest.split_at_first(|index| !is_picture(rest, index));
            if !pictures.is_empty() {
                open(&mut zones);
                zones.add(Part::Pictures, pictures);
            }
            let is_contact = behind.first().is_some_and(Line::may_have_address) && footer::opens(behind, 0);
            if is_contact && names_press_office(behind) {
                open(&mut zones);
                // Up to the next contact, which is read by itself.
                let (contact, _) = behind
                    .until(CONTACT_LINES)
                    .split_at_first(|index| index > 0 && footer::opens(behind, index));
                footer::find(contact, &mut zones);
                rest = behind.from(contact.len());
            } else {
                rest = behind.from(1);
            }
        }
        let is_day = |line: &Line<'_>| matches!(date::parse_line(line.text), Some(DateLine::Valid { .. }));
        let day = lines.iter().take(TOP_LINES).position(|line| is_day(&line));
        if let Some(day) = day.filter(|_| !zones.is_empty()) {
            zones.add(Part::Date, lines.only(day));
        }
        zones
    }
}

/// Whether line `index` belongs to a picture: it has an address of the city, or a credit directly above one.
fn is_picture(lines: Lines<'_>, index: usize) -> bool {
    let has_address = |index: usize| lines.text(index).contains(body::PICTURES);
    let has_credit = |line: Line<'_>| body::has_picture(line) || pictures::is_captioned(line);
    has_address(index) || has_address(index.saturating_add(1)) && lines.get(index).is_some_and(has_credit)
}

/// Begins the one release that there may be.
fn open(zones: &mut Zones<'_>) {
    if zones.is_empty() {
        zones.open();
    }
}

fn names_press_office(lines: Lines<'_>) -> bool {
    lines
        .iter()
        .take(CONTACT_LINES)
        .any(|line| line.text.contains(footer::PRESS_OFFICE))
}

#[cfg(test)]
mod tests {
    use super::super::asked::{evidence, zones};
    use super::{CONTACT_LINES, TOP_LINES, Unknown};

    const ADDRESS: &str = "https://www.duesseldorf.de/fileadmin/brunnen.jpg";
    const CONTACT: &str = "Kontakt: Roth, Ina, presse@duesseldorf.de";

    #[test]
    fn nothing_marks_it() {
        assert_eq!(evidence(&Unknown, &format!("Pressedienst\n{ADDRESS}\n{CONTACT}\n")), 0);
    }

    #[test]
    fn pictures_stand_at_addresses_of_the_city() {
        for (text, pictures) in [
            // A caption alone, and one at another address.
            ("Der Brunnen, ©Stadt/Ina Roth\n".to_owned(), None),
            (
                "Der Brunnen, ©Stadt/Ina Roth\nhttps://example.org/a.jpg\n".to_owned(),
                None,
            ),
            (
                format!("Es war schön.\nDer Brunnen, ©Stadt/Ina Roth\n{ADDRESS}\nAlle kamen.\n"),
                Some(format!("Pictures: Der Brunnen, ©Stadt/Ina Roth | {ADDRESS}")),
            ),
            // A line between them parts a credit from its address; words without a credit are no caption.
            (
                format!("Der Brunnen, ©Stadt/Ina Roth\nAm Anger\n{ADDRESS}\n"),
                Some(format!("Pictures: {ADDRESS}")),
            ),
        ] {
            let mut expected: Vec<String> = pictures.into_iter().collect();
            expected.push("UnknownLayout".to_owned());
            assert_eq!(zones(&Unknown, &text), expected, "{text}");
        }
    }

    #[test]
    fn contacts_name_the_press_office() {
        let text = format!("{CONTACT}\nTelefon 0211 89-93131\nKontakt: Lenz, Mara, Telefon 0211 89-93132\n");
        assert_eq!(
            zones(&Unknown, &text),
            [
                "Furniture(Label): Kontakt:",
                "Contacts: Roth, Ina, presse@duesseldorf.de | Telefon 0211 89-93131",
                "UnknownLayout",
            ]
        );
        // A publisher is no contact.
        assert_eq!(
            zones(
                &Unknown,
                "Herausgegeben von der Landeshauptstadt\nMarktplatz 2\npresse@duesseldorf.de\n"
            ),
            ["UnknownLayout"]
        );
        // What stands further down belongs to none.
        let last = "Zimmer 3\n".repeat(CONTACT_LINES - 1);
        let rows = " | Zimmer 3".repeat(CONTACT_LINES - 1);
        assert_eq!(
            zones(&Unknown, &format!("{CONTACT}\n{last}Zimmer 4\n")),
            [
                "Furniture(Label): Kontakt:",
                &format!("Contacts: Roth, Ina, presse@duesseldorf.de{rows}"),
                "UnknownLayout",
            ]
        );
        for (rows, is_near) in [(CONTACT_LINES - 2, true), (CONTACT_LINES - 1, false)] {
            let text = format!(
                "Kontakt: Roth, Ina\n{}presse@duesseldorf.de\n",
                "Zimmer 3\n".repeat(rows)
            );
            assert_eq!(zones(&Unknown, &text).len() > 1, is_near, "{text}");
        }
    }

    #[test]
    fn a_date_counts_beside_what_is_certain() {
        assert!(zones(&Unknown, "").is_empty());
        assert_eq!(zones(&Unknown, "31. August 2019\nEs war schön.\n"), ["UnknownLayout"]);
        let below = |lines: usize| format!("{ADDRESS}\n{}31. August 2019\n", "Es war schön.\n".repeat(lines));
        let picture = format!("Pictures: {ADDRESS}");
        assert_eq!(
            zones(&Unknown, &below(TOP_LINES - 2)),
            [&picture, "Date: 31. August 2019", "UnknownLayout"]
        );
        assert_eq!(zones(&Unknown, &below(TOP_LINES - 1)), [&picture, "UnknownLayout"]);
        assert_eq!(
            zones(&Unknown, &format!("{ADDRESS}\n31. Februar 2019\n")),
            [&picture, "UnknownLayout"]
        );
    }

    #[test]
    fn all_that_is_certain_is_of_one_release() {
        assert_eq!(
            zones(&Unknown, &format!("{ADDRESS}\nEs war schön.\n{CONTACT}\n")),
            [
                &format!("Pictures: {ADDRESS}"),
                "Furniture(Label): Kontakt:",
                "Contacts: Roth, Ina, presse@duesseldorf.de",
                "UnknownLayout",
            ]
        );
    }
}
