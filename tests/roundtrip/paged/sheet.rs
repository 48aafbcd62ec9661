//! The copy of a paged release, as 2019 set it: whole paragraphs with blank lines between them.

use crate::arbitrary::{Block, Image, Language, Release, date_line, english_date};
use crate::copy::{Line, Part};
use crate::dice::Dice;
use crate::marks::{MARKS, mark_at};

/// Gathers lines.
#[derive(Debug)]
pub struct Sheet {
    pub lines: Vec<Line>,
    /// The most blank lines between two blocks.
    most_blank: usize,
}

const NOTES: [&str; 2] = [
    "Zu Ihrer redaktionellen Verwendung stellen wir Ihnen folgendes Material zum Download zur Verfügung:",
    "Zu Ihrer redaktionellen Verwendung bieten wir Ihnen folgende Bilder an:",
];

impl Sheet {
    pub const fn new(most_blank: usize) -> Self {
        Self {
            lines: Vec::new(),
            most_blank,
        }
    }

    /// A line with any number of blank lines above it, at least one where there may be any.
    pub fn apart(&mut self, text: &str, part: Part, dice: &mut Dice) {
        let blank_lines = if self.most_blank == 0 {
            0
        } else {
            1 + dice.below(self.most_blank)
        };
        self.push(text, part, blank_lines);
    }

    /// A line with `blank_lines` above it.
    pub fn push(&mut self, text: &str, part: Part, blank_lines: usize) {
        self.lines.push(Line {
            text: text.to_owned(),
            part,
            blank_lines,
        });
    }

    /// Everything above the body.
    pub fn head(&mut self, masthead: &str, release: &Release, dice: &mut Dice) {
        self.push(masthead, Part::Head, dice.below(5));
        let label = release.is_invitation.then_some("Einladung an die Medien");
        let is_label_first = dice.below(2) == 0;
        if let Some(label) = label.filter(|_| is_label_first) {
            self.apart(label, Part::Head, dice);
        }
        // Above the date or below it, on one line or each on its own.
        let topics = match dice.below(3) {
            0 => vec![release.topics.join(" ")],
            1 => vec![release.topics.join(", ")],
            _ => release.topics.clone(),
        };
        let topics: Vec<String> = topics.into_iter().filter(|topics| !topics.is_empty()).collect();
        let is_topic_first = dice.below(2) == 0;
        for topics in topics.iter().filter(|_| is_topic_first) {
            self.apart(topics, Part::Head, dice);
        }
        let date = release.date.expect("a date");
        let is_english = release.headlines[0].0 == Language::English && dice.below(2) == 1;
        self.apart(
            &if is_english {
                english_date(date)
            } else {
                date_line(date, dice)
            },
            Part::Head,
            dice,
        );
        if let Some(label) = label.filter(|_| !is_label_first) {
            self.apart(label, Part::Head, dice);
        }
        for topics in topics.iter().filter(|_| !is_topic_first) {
            self.apart(topics, Part::Head, dice);
        }
        if let Some(kicker) = &release.kicker {
            self.apart(kicker, Part::Head, dice);
        }
        self.apart(&headline(release), Part::Head, dice);
        // A display line has at most three printed ones.
        let row = release.subheads.join(" / ");
        if dice.is_rare(3) && !row.is_empty() && row.chars().count() <= 240 {
            self.apart(&row, Part::Head, dice);
        } else {
            let is_tight = dice.is_rare(2);
            for (index, subhead) in release.subheads.iter().enumerate() {
                if is_tight && index > 0 {
                    self.push(subhead, Part::Head, 0);
                } else {
                    self.apart(subhead, Part::Head, dice);
                }
            }
        }
    }

    pub fn body(&mut self, release: &Release, dice: &mut Dice) {
        let is_appointment = |text: &str| {
            release
                .appointments
                .iter()
                .any(|appointment| text.starts_with(&appointment.printed))
        };
        for block in &release.body {
            match block {
                Block::Paragraph(_, text) if is_appointment(text) => self.apart(text, Part::Appointment, dice),
                Block::Paragraph(_, text) => self.apart(text, Part::Paragraph, dice),
                Block::Crosshead(_, text) => self.apart(text, Part::Crosshead, dice),
                Block::List(_, items) => {
                    let mark = dice.one(&MARKS);
                    let between = if self.most_blank == 0 { 0 } else { dice.below(2) };
                    for (index, item) in items.iter().enumerate() {
                        let is_above_item = index + 1 < items.len() && between == 0;
                        let part = Part::Item { is_above_item };
                        let text = format!("{}{item}", mark_at(mark, index, items));
                        match index {
                            0 => self.apart(&text, part, dice),
                            _ => self.push(&text, part, between),
                        }
                    }
                }
            }
        }
    }

    pub fn pictures(&mut self, images: &[Image], dice: &mut Dice) {
        if !images.is_empty() {
            self.apart(dice.one(&NOTES), Part::Note, dice);
        }
        for image in images {
            self.picture(image, dice);
        }
    }

    fn picture(&mut self, image: &Image, dice: &mut Dice) {
        let mut text = image.caption.clone().unwrap_or_default();
        let has_address = image.url.is_some();
        let (mut credit, mut names) = (None, 0);
        if let Some(line) = &image.credit {
            let comma = dice.one(&[", ", " , ", " ,", ","]);
            if dice.is_rare(4) {
                text.push_str(comma.trim_end());
                let part = Part::Picture {
                    credit: None,
                    names: 0,
                    has_address,
                    is_above_credit: true,
                };
                self.apart(&text, part, dice);
                text.clear();
            } else {
                text.push_str(comma);
            }
            credit = Some(text.len());
            names = text.len() + line.names_at();
            text.push_str(&line.printed());
        }
        let part = Part::Picture {
            credit,
            names,
            has_address,
            is_above_credit: false,
        };
        let is_below_caption = credit == Some(0);
        let mut put = |text: &str, dice: &mut Dice| {
            if is_below_caption {
                self.push(text, part, 0);
            } else {
                self.apart(text, part, dice);
            }
        };
        let Some(url) = &image.url else {
            put(&text, dice);
            return;
        };
        let address = if dice.below(2) == 0 {
            url.clone()
        } else {
            format!("<{url}>")
        };
        let alone = Part::Picture {
            credit: Some(0),
            names: 0,
            has_address,
            is_above_credit: false,
        };
        match dice.below(3) {
            0 => {
                put(&text, dice);
                self.apart(&address, alone, dice);
            }
            1 => {
                put(&text, dice);
                self.push(&address, alone, 0);
            }
            _ => put(&format!("{text} {address}"), dice),
        }
    }

    pub fn footer(&mut self, release: &Release, dice: &mut Dice) {
        if let Some(address) = &release.text_version {
            if dice.below(3) == 0 {
                self.apart(&format!("Textversion: {address}"), Part::Footer, dice);
            } else {
                self.apart("Textversion:", Part::Footer, dice);
                self.apart(address, Part::Footer, dice);
            }
        }
        for contact in &release.contacts {
            let mut parts = vec![format!("Kontakt: {}", contact.person.family_first())];
            parts.extend(contact.email.clone());
            parts.extend(contact.phone.as_ref().map(|phone| format!("Telefon {phone}")));
            self.apart(&parts[0], Part::Footer, dice);
            match dice.below(3) {
                0 if parts.len() > 1 => self.push(&parts[1..].join(", "), Part::Footer, 0),
                1 => parts[1..].iter().for_each(|part| self.push(part, Part::Footer, 0)),
                _ => {
                    let line = self.lines.last_mut().expect("the name");
                    line.text = parts.join(" ");
                }
            }
        }
        self.imprint(release, dice);
        if let Some(number) = &release.document_number {
            self.apart(number, Part::Last, dice);
        }
    }

    fn imprint(&mut self, release: &Release, dice: &mut Dice) {
        let Some(imprint) = &release.imprint else { return };
        self.apart("Herausgegeben von der", Part::Footer, dice);
        self.apart(imprint.publisher.as_deref().unwrap_or_default(), Part::Footer, dice);
        for row in &imprint.address {
            self.push(row, Part::Row, 0);
        }
        let numbers = [
            ("Telefon ", &imprint.phone),
            ("Telefax ", &imprint.fax),
            ("", &imprint.email),
        ];
        let numbers = numbers
            .iter()
            .filter_map(|(label, number)| Some(format!("{label}{}", number.as_ref()?)));
        self.apart(&numbers.collect::<Vec<_>>().join(" "), Part::Footer, dice);
        self.apart("Medienkanäle", Part::Footer, dice);
        self.apart(&imprint.channels.join(" "), Part::Footer, dice);
    }
}

/// The headline as printed: in one language or in two.
pub fn headline(release: &Release) -> String {
    let texts: Vec<_> = release.headlines.iter().map(|(_, text)| text.as_str()).collect();
    texts.join(" / ")
}
