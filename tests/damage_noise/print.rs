//! Releases as the press service prints them, without damage.

use crate::arbitrary::{Block, Imprint, Release, long_date, short_date};
use crate::width::{leave_room, lines, long_paragraph};

/// How a release is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// 2019: whole paragraphs.
    Paged,
    /// The same as an extractor wraps it.
    Wrapped,
    /// 2016: wrapped lines behind a sidebar.
    Sidebar,
    TextVersion,
}

/// What a piece of a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Masthead,
    Headline,
    Crosshead,
    /// Words that are set in lines.
    Text,
    Items,
    /// The place of a picture, which a text does not show.
    Picture,
    Address,
    /// Lines that stand directly below each other.
    Rows,
    /// The end of a page with the running head of the next one.
    PageEnd,
}

/// A piece of a page.
#[derive(Clone, Debug)]
pub struct Piece {
    pub kind: Kind,
    pub lines: Vec<String>,
}

fn piece(kind: Kind, line: impl Into<String>) -> Piece {
    Piece {
        kind,
        lines: vec![line.into()],
    }
}

const NOTE: &str =
    "Zu Ihrer redaktionellen Verwendung stellen wir Ihnen folgendes Material zum Download zur Verfügung:";

/// The pieces of a paged release.
pub fn pieces(release: &Release) -> Vec<Piece> {
    let headline = &release.headlines[0].1;
    let mut pieces = vec![
        piece(Kind::Masthead, "Pressedienst"),
        piece(Kind::Text, long_date(release.date.expect("a date"))),
        piece(Kind::Headline, headline),
    ];
    pieces.extend(release.subheads.iter().map(|subhead| piece(Kind::Text, subhead)));
    for block in &release.body {
        pieces.push(match block {
            Block::Paragraph(_, text) => piece(Kind::Text, text),
            Block::Crosshead(_, text) => piece(Kind::Crosshead, text),
            Block::List(_, items) => Piece {
                kind: Kind::Items,
                lines: items.clone(),
            },
        });
    }
    pieces.push(piece(Kind::Text, NOTE));
    for image in &release.images {
        let credit = image.credit.as_ref().expect("a credit").line();
        pieces.push(piece(Kind::Picture, ""));
        let caption = image.caption.as_deref().expect("a caption");
        pieces.push(piece(Kind::Text, format!("{caption}, {credit}")));
        pieces.push(piece(Kind::Address, image.url.as_deref().expect("an address")));
    }
    pieces.push(Piece {
        kind: Kind::PageEnd,
        lines: vec![headline.clone(), "Seite 2".to_owned()],
    });
    pieces.push(piece(Kind::Text, "Textversion:"));
    pieces.push(piece(
        Kind::Address,
        release.text_version.as_deref().expect("an address"),
    ));
    for contact in &release.contacts {
        let [email, phone] = [&contact.email, &contact.phone].map(|reach| reach.as_deref().expect("a reach"));
        pieces.push(Piece {
            kind: Kind::Rows,
            lines: vec![
                format!("Kontakt: {}", contact.person.family_first()),
                format!("{email}, Telefon {phone}"),
            ],
        });
    }
    let imprint = release.imprint.as_ref().expect("an imprint");
    let of = |value: &Option<String>| value.clone().expect("a row of the imprint");
    pieces.push(piece(Kind::Text, "Herausgegeben von der"));
    pieces.push(piece(Kind::Text, of(&imprint.publisher)));
    pieces.push(Piece {
        kind: Kind::Rows,
        lines: vec![
            format!("Telefon {}", of(&imprint.phone)),
            format!("Telefax {}", of(&imprint.fax)),
            of(&imprint.email),
        ],
    });
    pieces.push(piece(Kind::Text, "Medienkanäle"));
    pieces.push(Piece {
        kind: Kind::Rows,
        lines: imprint.channels.clone(),
    });
    pieces.push(piece(Kind::Text, release.document_number.as_deref().expect("a number")));
    pieces
}

impl Layout {
    pub const ALL: [Self; 4] = [Self::Paged, Self::Wrapped, Self::Sidebar, Self::TextVersion];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Paged => "paged",
            Self::Wrapped => "wrapped",
            Self::Sidebar => "sidebar",
            Self::TextVersion => "text version",
        }
    }

    /// The release that a reader sees in this layout.
    pub fn fit(self, release: &Release) -> Release {
        let mut release = release.clone();
        match self {
            Self::Paged | Self::Wrapped => {
                if let Some(imprint) = &mut release.imprint {
                    imprint.team.clear();
                }
            }
            Self::Sidebar => {
                release.images.clear();
                release.contacts.clear();
                release.text_version = None;
                release.subheads.clear();
                release.body.insert(0, long_paragraph());
                leave_room(&mut release.body, |body| body.iter().flat_map(wrapped).collect());
                if let Some(imprint) = &mut release.imprint {
                    imprint.publisher = Some("Amt für Kommunikation".to_owned());
                    imprint.address = ADDRESS.map(str::to_owned).to_vec();
                }
            }
            Self::TextVersion => {
                release.bylines = release.contacts.drain(..).map(|contact| contact.person).collect();
                release.text_version = None;
                release.imprint = None;
                release.document_number = None;
                release.online = Some("https://www.duesseldorf.de/index.php?id=700013520".to_owned());
            }
        }
        release
    }

    /// The print of a release.
    pub fn print(self, release: &Release) -> String {
        let release = self.fit(release);
        match self {
            Self::Paged => paged(&release, usize::MAX),
            Self::Wrapped => paged(&release, 84),
            Self::Sidebar => {
                let [rows, main] = columns(&release);
                let (head, body) = main.split_at(2);
                [head, &rows, body].concat().join("\n") + "\n"
            }
            Self::TextVersion => text_version(&release),
        }
    }
}

fn paged(release: &Release, width: usize) -> String {
    let mut text = String::new();
    for piece in pieces(release) {
        let printed: Vec<String> = match piece.kind {
            Kind::Picture => continue,
            Kind::Text if width < usize::MAX => lines(&piece.lines[0], width),
            Kind::Items => piece
                .lines
                .iter()
                .flat_map(|item| lines(&format!("- {item}"), width))
                .collect(),
            Kind::PageEnd => {
                text.push_str(&format!("\n\x0C{}\n\n", piece.lines[0]));
                piece.lines[1..].to_vec()
            }
            _ => piece.lines,
        };
        text.push_str(&printed.join("\n"));
        text.push_str("\n\n");
    }
    text
}

/// Rows of the sidebar's address.
const ADDRESS: [&str; 3] = ["Rathaus - Marktplatz 2", "Postfach 101120", "40002 Düsseldorf"];

/// 2016 set so many letters a line.
const SIDEBAR_WIDTH: usize = 70;

/// The lines of a block, of a list those of each item.
fn wrapped(block: &Block) -> Vec<Vec<String>> {
    match block {
        Block::Paragraph(_, text) | Block::Crosshead(_, text) => vec![lines(text, SIDEBAR_WIDTH)],
        Block::List(_, items) => items
            .iter()
            .map(|item| lines(&format!("- {item}"), SIDEBAR_WIDTH))
            .collect(),
    }
}

/// The rows of the sidebar, and the lines of the main column, of which two stand above it.
pub fn columns(release: &Release) -> [Vec<String>; 2] {
    let Imprint {
        publisher,
        address,
        phone,
        fax,
        email,
        channels,
        team,
    } = release.imprint.as_ref().expect("a sidebar");
    let of = |value: &Option<String>| value.clone().expect("a row of the sidebar");
    let mut rows = vec![
        "pld \u{2013} Pressedienst der".to_owned(),
        "Landeshauptstadt Düsseldorf".to_owned(),
        "Herausgegeben vom".to_owned(),
        of(publisher),
    ];
    rows.extend(address.iter().cloned());
    rows.extend([
        format!("Telefon: {}", of(phone)),
        format!("Fax: {}", of(fax)),
        of(email),
    ]);
    rows.extend(channels.iter().cloned());
    rows.push("Redaktionsteam:".to_owned());
    for member in team {
        rows.push(format!(
            "{} - {} - {}",
            member.initials,
            member.person.as_printed(),
            member.phone
        ));
    }
    let mut main = vec![
        release.document_number.clone().expect("a number"),
        long_date(release.date.expect("a date")),
        release.headlines[0].1.clone(),
    ];
    main.extend(release.body.iter().flat_map(wrapped).flatten());
    [rows, main]
}

fn text_version(release: &Release) -> String {
    let mut fields = vec![
        "Pressedienst der Landeshauptstadt Düsseldorf".to_owned(),
        release.headlines[0].1.clone(),
    ];
    fields.extend(release.subheads.iter().cloned());
    for block in &release.body {
        match block {
            Block::Paragraph(_, text) | Block::Crosshead(_, text) => fields.push(text.clone()),
            Block::List(_, items) => fields.push(
                items
                    .iter()
                    .map(|item| format!("- {item}"))
                    .collect::<Vec<_>>()
                    .join("\n"),
            ),
        }
    }
    fields.extend(
        release
            .bylines
            .iter()
            .map(|person| format!("Text: {}", person.family_first())),
    );
    fields.push(short_date(release.date.expect("a date")));
    fields.push(
        "Zu Ihrer redaktionellen Verwendung stellen wir Ihnen folgendes Bildmaterial zum Download zur Verfügung"
            .to_owned(),
    );
    for image in &release.images {
        let [url, caption] = [&image.url, &image.caption].map(|words| words.as_deref().expect("words"));
        let credit = image.credit.as_ref().expect("a credit").line();
        fields.push(format!("Bild: {url} {caption},{credit}"));
    }
    let online = release.online.as_deref().expect("an address");
    fields.push(format!("Zur Online-Version: {online}"));
    fields.join("\n\n") + "\n"
}
