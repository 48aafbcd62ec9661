//! The paged layout with a sidebar: its rows in their order, with lines of the main column among them.

use chrono::Datelike as _;
use proptest::collection::vec;
use proptest::prelude::*;

use crate::arbitrary::{
    Block, Imprint, Language, Member, Person, Release, author, body, date, headline, kicker, long_date, phone, subhead,
};
use crate::check::{cases, same};
use crate::dice::{Dice, dice};
use crate::invitation::invitation;
use crate::marks::{MARKS, mark_at};
use crate::reprint::title;
use crate::width::{leave_room, lines, long_paragraph};
use pressedienst::parse;

/// Where lines of the main column stand among the rows of the sidebar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Leak {
    /// All of them behind the sidebar.
    None,
    /// The headline between the address rows.
    Headline,
    /// The headline above the sidebar, one line of the subhead between the address rows, the other behind the team.
    Subhead,
}

fn leak() -> impl Strategy<Value = Leak> + Clone {
    prop_oneof![Just(Leak::None), Just(Leak::Headline), Just(Leak::Subhead)]
}

fn team() -> impl Strategy<Value = Vec<Member>> + Clone {
    vec((author(), 92_000..99_999_u32), 7..=8).prop_map(|rows| {
        let initials = ["jäk", "bu", "mä", "tö", "sw", "kü", "pi", "ye"];
        let rows = rows.into_iter().zip(initials);
        rows.map(|((person, phone), initials)| Member {
            initials: initials.to_owned(),
            person,
            phone: phone.to_string(),
        })
        .collect()
    })
}

fn imprint() -> impl Strategy<Value = Imprint> + Clone {
    let email = proptest::option::of(Just("presse@duesseldorf.de".to_owned()));
    (phone(), phone(), email, team()).prop_map(|(phone, fax, email, team)| Imprint {
        publisher: Some("Amt für Kommunikation".to_owned()),
        address: ["Rathaus - Marktplatz 2", "Postfach 101120", "40002 Düsseldorf"]
            .map(str::to_owned)
            .to_vec(),
        phone: Some(phone.0),
        fax: Some(fax.0),
        email,
        channels: [
            "www.duesseldorf.de",
            "www.twitter.com/duesseldorf",
            "www.facebook.com/duesseldorf",
        ]
        .map(str::to_owned)
        .to_vec(),
        team,
    })
}

/// Number of a document: the day and the hour at which its file was made, and a desk.
fn number() -> impl Strategy<Value = String> + Clone {
    (date(), 10..19_u32, 100..200_u32).prop_map(|(date, hour, desk)| {
        format!(
            "{:02}{:02}{:02}{hour}_{desk}",
            date.year() % 100,
            date.month(),
            date.day()
        )
    })
}

/// A release or an invitation of 2016; its headline and its subhead fill less than a line each.
fn release() -> impl Strategy<Value = Release> + Clone {
    let short = |text: &String| text.chars().count() <= 56;
    let headline = headline(Language::German).prop_filter("length of a headline", short);
    let subhead = subhead(Language::German).prop_filter("length of a subhead", short);
    let invitation = proptest::option::weighted(0.3, invitation());
    // A full line that names a place behind the hour looks like prose.
    let is_short = |release: &Release| {
        let mut appointments = release.appointments.iter();
        appointments.all(|one| one.printed.chars().count() <= 52) && release.headlines[0].1.chars().count() <= 56
    };
    let text = (headline, subhead, body(Language::German, 0..=4), invitation);
    // Only the title above the text shows it.
    let kicker = proptest::option::weighted(0.3, kicker());
    let author = proptest::option::weighted(0.6, 0..7_usize);
    (text, kicker, date(), number(), imprint(), author)
        .prop_map(|(text, kicker, date, number, imprint, author)| {
            let (headline, subhead, mut body, invitation) = text;
            body.insert(0, long_paragraph());
            let author: Option<Person> = author.map(|at| imprint.team[at].person.clone());
            let mut release = Release {
                date: Some(date),
                kicker,
                headlines: vec![(Language::German, headline)],
                subheads: vec![subhead],
                body,
                document_number: Some(number),
                bylines: author.into_iter().collect(),
                imprint: Some(imprint),
                ..Release::default()
            };
            if let Some(invitation) = invitation {
                invitation.put_into(&mut release);
                release.body.insert(4, long_paragraph());
            }
            release
        })
        .prop_filter("length of an appointment or of its headline", is_short)
}

/// The lines of the main column above the body, and the rows of the sidebar, in the order of the print.
fn head(release: &Release, leak: Leak, dice: &mut Dice) -> Vec<String> {
    let mut lines = vec![
        release.document_number.clone().expect("a number"),
        long_date(release.date.expect("a date")),
    ];
    lines.extend(["pld \u{2013} Pressedienst der", "Landeshauptstadt Düsseldorf"].map(str::to_owned));
    if release.is_invitation {
        lines.push("Einladung an die Medien".to_owned());
    }
    let headline = release.headlines[0].1.clone();
    let subhead = release.subheads.first().cloned();
    // The subhead is cut at one of its blanks.
    let (first, second) = subhead
        .as_deref()
        .and_then(|text| text.rsplit_once(' '))
        .unwrap_or_default();
    let imprint = release.imprint.as_ref().expect("a sidebar");
    let kicker = release.kicker.clone();
    // The kicker stands above the headline, be a row of the sidebar between them or not.
    let is_kicker_first = leak == Leak::Subhead || dice.is_rare(2);
    lines.extend(kicker.clone().filter(|_| is_kicker_first));
    let kicker = kicker.filter(|_| !is_kicker_first);
    if leak == Leak::Subhead {
        lines.push(headline.clone());
    }
    lines.extend(["Herausgegeben vom", "Amt für Kommunikation", "Rathaus - Marktplatz 2"].map(str::to_owned));
    match leak {
        Leak::None => {}
        Leak::Headline => lines.extend(kicker.clone().into_iter().chain([headline.clone()])),
        Leak::Subhead => lines.push(first.to_owned()),
    }
    lines.extend(imprint.address[1..].iter().cloned());
    lines.push(format!("Telefon: {}", imprint.phone.as_deref().unwrap_or_default()));
    lines.push(format!("Fax: {}", imprint.fax.as_deref().unwrap_or_default()));
    // The placeholder of a host is no address.
    lines.push(imprint.email.clone().unwrap_or_else(|| "[email protected]".to_owned()));
    lines.extend(imprint.channels.iter().cloned());
    lines.push("Redaktionsteam:".to_owned());
    for member in &imprint.team {
        let dash = if dice.is_rare(9) { '\u{2013}' } else { '-' };
        lines.push(format!(
            "{} {dash} {} - {}",
            member.initials,
            member.person.as_printed(),
            member.phone
        ));
    }
    match leak {
        Leak::None => lines.extend(kicker.into_iter().chain([headline])),
        Leak::Headline => {}
        Leak::Subhead => lines.push(second.to_owned()),
    }
    lines
}

/// The lines of each block and item of the body.
fn print(body: &[Block], width: usize, mark: &str) -> Vec<Vec<String>> {
    let blocks = body.iter().flat_map(|block| match block {
        Block::Paragraph(_, text) | Block::Crosshead(_, text) => vec![lines(text, width)],
        Block::List(_, items) => items
            .iter()
            .enumerate()
            .map(|(index, item)| lines(&format!("{}{item}", mark_at(mark, index, items)), width))
            .collect(),
    });
    blocks.collect()
}

/// The print, and the release that must come back.
fn printed(release: &Release, leak: Leak, heights: &[usize], dice: &Dice) -> (Release, u32, String) {
    let mut release = release.clone();
    let mut dice = dice.clone();
    // 2016 set about seventy letters a line.
    let (width, mark) = (66 + dice.below(7), dice.one(&MARKS));
    if leak != Leak::Subhead {
        // A subhead as full as the lines of the body shows nothing; behind the sidebar it is one of them.
        release.subheads.clear();
    }
    leave_room(&mut release.body, |body| print(body, width, mark));
    let mut text = String::new();
    if release.kicker.is_some() || dice.is_rare(4) {
        text.push_str(&format!("{}\n", title(&release.headlines[0].1, &mut dice)));
    } else if dice.is_rare(4) {
        text.push_str("Neuer Brunnen - PDF\n");
    }
    for line in head(&release, leak, &mut dice) {
        text.push_str(&format!("{line}\n"));
    }
    let label = if release.is_invitation {
        "Einladung an die Medien\n"
    } else {
        "Pressemitteilung\n"
    };
    let label = dice.one(&[label, ""]);
    let (mut pages, mut heights) = (1, heights.iter());
    let mut left = heights.next().copied();
    let lines: Vec<_> = print(&release.body, width, mark).into_iter().flatten().collect();
    for (index, line) in lines.iter().enumerate() {
        text.push_str(&format!("{line}\n"));
        // A dash behind the end of a sentence begins a list on the next page, and goes on in mid-sentence on the same.
        let is_open = lines.get(index + 1).is_some_and(|next| {
            ["- ", "\u{2013} ", "\u{2014} ", "* "]
                .iter()
                .any(|dash| next.starts_with(dash))
        });
        left = left.map(|left| if is_open { left.max(2) } else { left } - 1);
        if left == Some(0) && index + 1 < lines.len() {
            pages += 1;
            text.push_str(&format!("...\n{label}-{pages}-\n"));
            left = heights.next().copied();
        }
    }
    if let (Some(author), Some(imprint)) = (release.bylines.first(), &release.imprint) {
        // Two editors of one name have initials of their own.
        let member = imprint
            .team
            .iter()
            .find(|member| member.person == *author)
            .expect("an editor");
        text.push_str(&format!("({})\n", member.initials));
    }
    (release, pages, text)
}

fn heights() -> impl Strategy<Value = Vec<usize>> + Clone {
    vec(3..60_usize, 0..8)
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn both_columns_come_back(release in release(), leak in leak(), heights in heights(), dice in dice()) {
        let (expected, pages, text) = printed(&release, leak, &heights, &dice);
        same(&parse(&text), &[expected], "paged-sidebar", Some(pages), &text)?;
    }
}
