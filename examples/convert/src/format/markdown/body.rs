//! The text behind the front matter.

use pressedienst::{Block, Contact, Image, Imprint, Kind, Language, Layout, Release};

use super::escape::{inline, line, link};
use crate::format::address::uri;
use crate::text::{full_name, main_language};
use crate::unread::Unread;

/// Words of the headings, in the language of the release.
struct Words {
    images: &'static str,
    contacts: &'static str,
    imprint: &'static str,
    phone: &'static str,
    fax: &'static str,
    address: &'static str,
    release: &'static str,
    invitation: &'static str,
    layout: &'static str,
    unread: &'static str,
}

const GERMAN: Words = Words {
    images: "Bilder",
    contacts: "Kontakt",
    imprint: "Impressum",
    phone: "Telefon",
    fax: "Fax",
    address: "Adresse wie gedruckt",
    release: "Pressemitteilung",
    invitation: "Einladung an die Medien",
    layout: "Form",
    unread: "Nicht erkannter Text",
};

const ENGLISH: Words = Words {
    images: "Pictures",
    contacts: "Contact",
    imprint: "Imprint",
    phone: "Phone",
    fax: "Fax",
    address: "Address as printed",
    release: "Press release",
    invitation: "Invitation to the press",
    layout: "Layout",
    unread: "Unread text",
};

/// Blocks with an empty line before each.
struct Body<'r> {
    text: String,
    /// The number signs of the headline.
    head: &'static str,
    words: &'r Words,
}

impl Body<'_> {
    /// A block of Markdown.
    fn push(&mut self, block: &str) {
        if !block.is_empty() {
            self.text.extend(["\n", block, "\n"]);
        }
    }

    /// An emphasised paragraph.
    fn framed(&mut self, mark: &str, escaped: &str) {
        // Marks without anything between them are a rule.
        if !escaped.is_empty() {
            self.push(&[mark, escaped, mark].concat());
        }
    }

    fn paragraph(&mut self, text: &str) {
        self.push(&line(text));
    }

    /// A heading under the headline.
    fn heading(&mut self, text: &str) {
        self.push(&format!("#{} {}", self.head, inline(text)));
    }

    /// A list of blocks of Markdown.
    fn list(&mut self, items: impl IntoIterator<Item = String>) {
        let items: Vec<_> = items.into_iter().map(|item| format!("- {item}")).collect();
        self.push(&items.join("\n"));
    }
}

/// A release that is a text of its own.
pub(super) fn whole(release: &Release, layout: Option<Layout>) -> String {
    let mut body = start(release, "#");
    kicker(&mut body, release);
    if !release.headlines.is_empty() {
        body.push(&format!("# {}", title(release)));
    }
    facts(&mut body, release, layout);
    rest(&mut body, release);
    body.text
}

/// A release among others.
pub(super) fn item(index: usize, release: &Release, layout: Option<Layout>) -> String {
    let mut body = start(release, "##");
    let title = if release.headlines.is_empty() {
        (index + 1).to_string()
    } else {
        title(release)
    };
    body.push(&format!("## {title}"));
    facts(&mut body, release, layout);
    kicker(&mut body, release);
    rest(&mut body, release);
    body.text
}

/// The headline; one line, also where it is printed in two languages.
fn title(release: &Release) -> String {
    let headlines = release.headlines.iter().map(|headline| inline(&headline.text));
    headlines.collect::<Vec<_>>().join(" / ")
}

/// Date, time, place and topics, what it is, and the layout in which it was read, in a line below the title.
fn facts(body: &mut Body<'_>, release: &Release, layout: Option<Layout>) {
    let mut facts: Vec<String> = Vec::new();
    match (&release.date, &release.date_end) {
        (Some(from), Some(to)) => facts.push(format!("{from}/{to}")),
        (Some(date), None) => facts.push(date.to_string()),
        (None, _) => {}
    }
    facts.extend(
        [&release.time, &release.place]
            .into_iter()
            .flatten()
            .map(|fact| inline(fact)),
    );
    let topics: Vec<_> = release.topics.iter().map(|topic| inline(topic)).collect();
    facts.extend((!topics.is_empty()).then(|| topics.join(", ")));
    let kind = match release.kind {
        Kind::Invitation => body.words.invitation,
        _ => body.words.release,
    };
    facts.push(kind.to_owned());
    facts.extend(layout.map(|layout| format!("{}: {layout}", body.words.layout)));
    body.framed("*", &facts.join(" · "));
}

/// What no field holds, line by line as it is printed; under a heading if there are releases before it.
pub(super) fn unread(unread: &Unread<'_>, releases: &[Release]) -> String {
    let mut body = match releases.first() {
        Some(first) => start(first, "#"),
        None => start(&Release::default(), "#"),
    };
    if !releases.is_empty() {
        body.heading(body.words.unread);
    }
    let mut block = String::new();
    for (begins, printed) in unread.lines() {
        if begins {
            body.push(&block);
            block.clear();
        } else {
            // The line ends, and not the paragraph.
            block.push_str("\\\n");
        }
        block.push_str(&line(printed));
    }
    body.push(&block);
    body.text
}

fn start(release: &Release, head: &'static str) -> Body<'static> {
    let words = if main_language(release) == Some(Language::English) {
        &ENGLISH
    } else {
        &GERMAN
    };
    Body {
        text: String::new(),
        head,
        words,
    }
}

fn kicker(body: &mut Body<'_>, release: &Release) {
    if let Some(kicker) = &release.kicker {
        body.paragraph(kicker);
    }
}

fn rest(body: &mut Body<'_>, release: &Release) {
    for subhead in &release.subheads {
        body.framed("**", &inline(subhead));
    }
    for block in &release.body {
        match block {
            Block::Paragraph { text, .. } => body.paragraph(text),
            Block::Crosshead { text, .. } => body.heading(text),
            Block::List { items, .. } => body.list(items.iter().map(|item| line(item))),
            _ => {}
        }
    }
    if !release.images.is_empty() {
        body.heading(body.words.images);
        body.list(
            release
                .images
                .iter()
                .map(|image| picture(image, body.words))
                .collect::<Vec<_>>(),
        );
    }
    if !release.contacts.is_empty() {
        body.heading(body.words.contacts);
        body.list(
            release
                .contacts
                .iter()
                .map(|who| contact(who, body.words))
                .collect::<Vec<_>>(),
        );
    }
    if let Some(publisher) = &release.imprint {
        body.heading(body.words.imprint);
        imprint(body, publisher);
    }
}

/// The lines of an item of a list.
fn lines(lines: &[String]) -> String {
    lines.join("\\\n  ")
}

fn picture(image: &Image, words: &Words) -> String {
    let uri = image.url.as_deref().and_then(|url| uri(url));
    let caption = image.caption.as_ref();
    let mut shown = match (&uri, caption) {
        (Some(uri), Some(caption)) => vec![link(&inline(caption), uri)],
        (Some(uri), None) => vec![link(&inline(uri), uri)],
        (None, caption) => caption.map(|caption| line(caption)).into_iter().collect(),
    };
    shown.extend(image.credit.as_ref().map(|credit| line(&credit.line)));
    let broken = image.url.as_ref().filter(|_| uri.is_none());
    for printed in broken.into_iter().chain(&image.url_printed) {
        shown.push(format!("{}: {}", words.address, inline(printed)));
    }
    lines(&shown)
}

fn contact(contact: &Contact, words: &Words) -> String {
    let name = full_name(contact.given.as_ref(), contact.family.as_ref());
    let mut parts: Vec<_> = name.into_iter().map(|name| line(&name)).collect();
    parts.extend(contact.email.as_ref().map(|email| line(email)));
    parts.extend(
        contact
            .phone
            .as_ref()
            .map(|phone| format!("{} {}", words.phone, inline(phone))),
    );
    parts.join(", ")
}

fn imprint(body: &mut Body<'_>, imprint: &Imprint) {
    let mut shown: Vec<_> = imprint
        .publisher
        .iter()
        .chain(&imprint.address)
        .map(|printed| line(printed))
        .collect();
    for (word, number) in [(body.words.phone, &imprint.phone), (body.words.fax, &imprint.fax)] {
        shown.extend(number.as_ref().map(|number| format!("{word} {}", inline(number))));
    }
    shown.extend(
        imprint
            .email
            .iter()
            .chain(&imprint.channels)
            .map(|printed| line(printed)),
    );
    body.push(&shown.join("\\\n"));
    let team = imprint.team.iter().map(|member| {
        let name = full_name(member.given.as_ref(), member.family.as_ref());
        let initials = member.initials.as_ref().map(|initials| format!("({initials})"));
        let phone = member.phone.as_ref().map(ToString::to_string);
        let shown: Vec<_> = [name, initials, phone].into_iter().flatten().collect();
        line(&shown.join(" "))
    });
    body.list(team);
}
