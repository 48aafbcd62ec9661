//! The pictures: captions with their credits and addresses.
//!
//! ```text
//! pictures  = *picture
//! picture   = [ caption ] [ credit ] [ address ]          at least one of them
//! ```
//! An address ends a picture. Without one, a finished credit does, or a caption that another one follows. Line and
//! page ends may stand anywhere: in the caption, in the credit, in the photographer's name, in the address.

use std::collections::BTreeSet;

use crate::context::Context;
use crate::copy::lines::Lines;
use crate::copy::stitch::Text;
use crate::field::address::{self, Found};
use crate::field::credit::{self, Captioned, Captions};
use crate::field::siblings::{self, Misread, Shapes};
use crate::field::{byline, person};
use crate::record::{Code, Credit, Image, Located, Role, place_of};
use crate::text::endings::{self, Ending};
use crate::text::line::{Gap, Line};
use crate::text::quotations::Quotations;
use crate::text::signs;
use crate::text::words;

use super::link::{self, Link};

/// Reads pictures.
pub(crate) fn read(lines: Lines<'_>, context: &mut Context<'_>) -> Vec<Image> {
    let addresses = lines.iter().filter(|line| line.has_scheme()).count();
    let mut pictures = Pictures {
        lines,
        caption: Caption::default(),
        last: None,
        quotations: Quotations::default(),
        sign: None,
        // Most pictures have one line with an address.
        images: Vec::with_capacity(addresses),
    };
    let (mut index, mut at) = (0, 0);
    while index < lines.len() {
        (index, at) = pictures.step(index, at, context);
    }
    pictures.close(None, context);
    settle_lone_names(&mut pictures.images);
    pictures.images.shrink_to_fit();
    pictures.images
}

/// A credit of more bytes does not go on on the next page.
const LONGEST_CREDIT: usize = 240;
/// Holder and photographer have at most so many words, a name alone so many, and without its particles so many.
const NAMES: usize = 9;
const NAME: usize = 5;
const OWN_WORDS: usize = 3;

/// Caption and credit of the open picture.
#[derive(Debug, Default)]
pub(crate) struct Caption<'s> {
    text: Text<'s>,
    captions: Captions,
}

struct Pictures<'s> {
    lines: Lines<'s>,
    caption: Caption<'s>,
    /// The last piece of it, and where that begins.
    last: Option<(Line<'s>, usize)>,
    /// The quotations that are open before the last piece, or behind it once that was read.
    quotations: Quotations,
    /// Where its credit begins, if that is known in the same way.
    sign: Option<usize>,
    images: Vec<Image>,
}

impl<'s> Pictures<'s> {
    /// Takes what stands in line `index` from offset `at` on, up to an address or the line end; returns where to go on.
    fn step(&mut self, index: usize, at: usize, context: &mut Context<'_>) -> (usize, usize) {
        let next = (index.saturating_add(1), 0);
        let Some(line) = self.lines.get(index) else {
            return next;
        };
        let may_have_address = line.may_have_address() && at < line.text.len();
        let found = may_have_address.then(|| address::find(line.text, at)).flatten();
        let end = found
            .as_ref()
            .map_or(line.text.len(), |found| place_of(line.text, found.printed).start);
        let words = line.text.get(at..end).unwrap_or_default();
        if words.contains(|c: char| c.is_alphanumeric() || c == '\u{A9}') {
            let may_go_on = at == 0 && !self.caption.text.is_empty();
            if may_go_on {
                self.read_last();
            }
            let goes_on = may_go_on && self.goes_on(index, words.trim(), found.is_some());
            if !goes_on && !self.caption.text.is_empty() {
                self.close(None, context);
            }
            self.push(line.piece(at..end, line.gap));
        }
        let Some(found) = found else { return next };
        self.close(Some((index, &found)), context).unwrap_or(next)
    }

    fn push(&mut self, words: Line<'s>) {
        self.last = Some((words, self.caption.text.as_str().len()));
        self.caption.text.push(words, self.lines.compounds());
    }

    /// Reads the last piece for its quotations and for where a credit begins.
    fn read_last(&mut self) {
        let Some((last, from)) = self.last else { return };
        self.quotations.read(last.text);
        if last.may_have_credit() || last.may_have_address() {
            let added = self.caption.text.as_str().get(from..).unwrap_or_default();
            // "(c)" inside an open quotation may be part of a title.
            let is_sign = |sign: &str| !self.quotations.is_open() || sign.starts_with('\u{A9}');
            let begin = credit::find_begin(added).filter(|at| added.get(*at..).is_some_and(is_sign));
            if let Some(at) = begin {
                self.sign = Some(from.saturating_add(at));
            }
        }
    }

    /// Whether the open picture's text goes on with `words`, which begin line `index`:
    ///
    /// | the text ends | the line | goes on |
    /// | --- | --- | --- |
    /// | in its caption | stands directly below, or behind a page end | yes |
    /// | | stands behind blank lines | if it begins with a credit's label or sign, or small, or the caption is open |
    /// | in its credit | has a credit of its own, or the credit is too long for more | no |
    /// | … with a hyphen, a slash, its label or its sign | | yes |
    /// | … otherwise | stands behind blank lines | no |
    /// | … without a slash | is a few words with one: holder and photographer | yes |
    /// | … with no or one word behind its slash | is a name | yes |
    /// | … otherwise | is a name above an address | yes |
    /// | … without a slash | is a word or two, and nothing stands directly below | yes |
    /// | … otherwise | | no |
    fn goes_on(&self, index: usize, words: &str, has_address: bool) -> bool {
        let Some(line) = self.lines.get(index) else {
            return false;
        };
        let Some(credit) = self.sign.and_then(|sign| self.caption.text.as_str().get(sign..)) else {
            let ends_open = |(last, _): (Line<'_>, usize)| endings::ending(last.text) == Ending::Open;
            let is_open =
                || self.last.is_some_and(ends_open) || words::starts_lowercase(words) || self.quotations.is_open();
            return line.gap != Gap::Blank || credit::begins(words) || is_open();
        };
        let names = credit::names_behind(credit);
        // A page may end between the label and the sign.
        let is_own = || credit::find_begin(words).is_some() && !(names.is_empty() && credit::begins(words));
        if is_own() || credit.len() > LONGEST_CREDIT {
            return false;
        }
        if names.is_empty() || names.ends_with(|c| signs::is_hyphen(c) || c == '/') {
            return true;
        }
        if line.gap == Gap::Blank {
            return false;
        }
        let slash = names.rsplit_once('/');
        let count = words.split_whitespace().count();
        if slash.is_none() && words.contains('/') && count <= NAMES {
            return true;
        }
        if count > NAME || !is_name(words) {
            return false;
        }
        let next = self.lines.get(index.saturating_add(1));
        let is_begun = slash.is_some_and(|(_, name)| name.split_whitespace().count() < 2);
        let is_above_address = || has_address || next.is_some_and(|next| address::starts(next.text));
        let is_end = |next: Line<'_>| next.gap != Gap::Next && !words::starts_lowercase(next.text);
        is_begun || is_above_address() || slash.is_none() && count <= 2 && next.is_none_or(is_end)
    }

    /// Finishes the open picture, with the address that was found in a line if it has one; returns where to go on behind
    /// that.
    fn close(&mut self, found: Option<(usize, &Found<'_>)>, context: &mut Context<'_>) -> Option<(usize, usize)> {
        let mut image = self.caption.read(context);
        if image.caption.is_none()
            && let Some(credit) = &image.credit
        {
            context.report_at(Code::CreditWithoutCaption, &credit.line);
        }
        let address = found.map(|(index, found)| link::read(self.lines, index, found, context));
        let behind = address.as_ref().map(|address| (address.line, address.offset));
        let is_bare = self.caption.text.is_empty();
        add_address(&mut image, is_bare, address, context);
        if !is_bare || image.url.is_some() {
            self.images.push(image);
        }
        self.caption.text.clear();
        (self.last, self.quotations, self.sign) = (None, Quotations::default(), None);
        behind
    }
}

impl Caption<'_> {
    /// The open picture, without its address.
    fn read(&mut self, context: &mut Context<'_>) -> Image {
        let parts = self.captions.read(self.text.as_str());
        image(&self.text, parts, context)
    }
}

/// A picture with the caption and the credit that a text has, without its address.
fn image(text: &Text<'_>, parts: Captioned<&str>, context: &mut Context<'_>) -> Image {
    let Captioned { caption, credit } = parts;
    Image {
        caption: text.field(caption, Role::Caption, context),
        credit: credit.and_then(|parts| {
            let line = text.field(parts.line, Role::Credit, context)?;
            let holder = parts.holder.and_then(|name| text.value(name, context));
            let photographer = parts.photographer.and_then(|name| text.value(name, context));
            Some(Credit {
                line,
                holder,
                photographer,
            })
        }),
        url: None,
        url_printed: None,
    }
}

/// Reads the caption of a picture without address.
pub(crate) fn read_caption(lines: Lines<'_>, context: &mut Context<'_>) -> Image {
    let text = lines.joined();
    image(&text, credit::parse(text.as_str()), context)
}

/// Whether a caption has a credit in it.
pub(crate) fn has_credit(line: Line<'_>) -> bool {
    credit::may_be_in(line) && credit::find(Text::of(line).as_str()).is_some()
}

/// Whether a line that may be no caption is one, with its credit behind it.
pub(crate) fn is_captioned(line: Line<'_>) -> bool {
    marked(line).is_some_and(|(caption, credit)| !caption.trim().is_empty() && credit::is_name(credit))
}

/// Whether it is nothing but a credit.
pub(crate) fn is_credit(line: Line<'_>) -> bool {
    marked(line).is_some_and(|(caption, credit)| is_nothing(caption) && credit::is_name(credit))
}

/// Whether a line of a text is nothing but a credit, and that of a picture.
pub(crate) fn is_credit_in_text(line: Line<'_>) -> bool {
    is_credit(line) && marked(line).is_some_and(|(_, credit)| credit::is_of_picture(credit))
}

/// A line that may be no caption, parted before its credit.
fn marked(line: Line<'_>) -> Option<(&str, &str)> {
    let may_be = line.may_have_credit() || line.may_have_address();
    may_be.then(|| credit::find_marked(line.text)).flatten()
}

/// Whether nothing but the bracket of a credit stands before it.
fn is_nothing(caption: &str) -> bool {
    matches!(caption.trim(), "" | "(" | "[")
}

/// Whether a line of a text, or the last one of an item, is a caption with its credit. The first row that fits decides:
///
/// | the line | is a caption |
/// | --- | --- |
/// | has no credit, or nothing before it | no |
/// | has a mark | yes |
/// | names authors, or several makers: "Regie: Ina Roth, Musik: Jan Lenz, Fotos: Eva Voss" | no |
/// | has a label of pictures: "Foto:", "Bildrechte:", "Grafik:" | yes |
/// | has another one, a full stop in it or at its end: "… ist zu sehen. Quelle: Stadtarchiv" | no |
/// | … none | yes |
pub(crate) fn is_captioned_in_text(line: Line<'_>) -> bool {
    is_captioned(line)
        && marked(line).is_some_and(|(caption, credit)| {
            let is_short =
                || endings::has_no_sentence(line.text, line.width()) && !endings::ends_like_sentence(line.text);
            let is_caption = credit::is_of_picture(credit) || is_short();
            !is_nothing(caption) && (credit::has_mark(credit) || is_caption && !names_makers(caption))
        })
}

/// Whether the last words name somebody behind a label: the authors, or one maker among others.
fn names_makers(words: &str) -> bool {
    words.rsplit_once(':').is_some_and(|(before, names)| {
        let label = words::last_word(before);
        let above = before.trim_end().strip_suffix(label).unwrap_or_default().trim_end();
        let is_single = label.starts_with(char::is_uppercase) && label.chars().all(words::is_letter);
        let is_among = above.ends_with([',', ';', '.', '!', '?']);
        let is_author = || above.is_empty() && byline::label_of(words).is_some();
        let names = names.trim_matches([' ', ',', ';', '/', '|']);
        is_single && (is_among || is_author()) && !person::parse_people(names).is_empty()
    })
}

/// Reads the picture behind a label, whose address stands above its caption: "Bild:". The caption was that of the last one.
pub(crate) fn read_labelled<'s>(
    lines: Lines<'s>,
    caption: &mut Caption<'s>,
    context: &mut Context<'_>,
) -> Option<Image> {
    // The address stands directly behind the label, or on the line below it.
    let found = lines
        .first()
        .filter(|line| line.may_have_address())
        .and_then(|line| address::find(line.text, 0).filter(|found| place_of(line.text, found.printed).start == 0));
    let link = found.map(|found| link::read(lines, 0, &found, context));
    let (first, offset) = link.as_ref().map_or((0, 0), |link| (link.line, link.offset));
    caption.text.clear();
    let behind = lines
        .from(first)
        .iter()
        .zip([offset].into_iter().chain(std::iter::repeat(0)));
    for line in behind
        .map(|(line, from)| line.rest(from))
        .filter(|line| !line.is_empty())
    {
        caption.text.push(line, lines.compounds());
    }
    let mut image = caption.read(context);
    add_address(&mut image, caption.text.is_empty(), link, context);
    (image != Image::default()).then_some(image)
}

/// Gives a picture its address, and reports what of the two is not there.
fn add_address(image: &mut Image, is_bare: bool, address: Option<Link>, context: &mut Context<'_>) {
    let Some(link) = address else {
        let credit = image.credit.as_ref().map(|credit| &credit.line);
        if let Some(words) = image.caption.as_ref().or(credit) {
            context.report_at(Code::ImageWithoutAddress, words);
        }
        return;
    };
    if let (true, Some(url)) = (is_bare, &link.url) {
        context.report_at(Code::AddressWithoutCaption, url);
    }
    (image.url, image.url_printed) = (link.url, link.printed);
}

/// Whether words can be a name: each has a capital, as in "e.V." and "gGmbH" too, or holds others, and few are no particles.
fn is_name(words: &str) -> bool {
    let is_of_name = |word: &str| {
        word.contains(char::is_uppercase)
            || words::begins_name(word)
            || words::is(word, words::HOLDER | words::PARTICLE)
    };
    let own = words.split_whitespace().filter(|word| !person::is_particle(word));
    own.count() <= OWN_WORDS && words.split_whitespace().all(is_of_name)
}

/// What the other addresses show of one.
enum Shown {
    /// Nothing, or that nothing is wrong.
    Nothing,
    /// What it was.
    Was(String),
    /// That it may be another one.
    MayBe(String),
    /// Nothing certain of one that is damaged: what it may have been, if anything.
    Open(Vec<String>),
}

/// The address of a picture, nothing if it has none.
fn url_of(image: &Image) -> &str {
    image.url.as_ref().map_or("", |url| url.as_str())
}

/// Damaged and misread addresses are what their siblings prove them to have been. What none proves is reported, with what it
/// may have been.
pub(crate) fn settle_addresses(images: &mut [Image], context: &mut Context<'_>) {
    if images.iter().all(|image| image.url.is_none()) {
        return;
    }
    let mut names: Vec<&str> = images.iter().map(url_of).collect();
    let folder = siblings::folder(&names);
    for name in &mut names {
        *name = name.strip_prefix(folder).unwrap_or_default();
    }
    let misread = siblings::misread(&names);
    // What was printed is kept of all that are damaged.
    let may_be_damaged = |(image, name): (&Image, &&str)| image.url_printed.is_some() || !address::has_full_stop(name);
    if misread.iter().all(Option::is_none) && !images.iter().zip(&names).any(may_be_damaged) {
        return;
    }
    let damaged: Vec<bool> = images.iter().map(|image| link::is_damaged(url_of(image))).collect();
    let mut shapes = Shapes::default();
    for (name, is_damaged) in names.iter().zip(&damaged) {
        if *is_damaged || !address::has_full_stop(name) {
            shapes.add_damaged(name);
        } else {
            shapes.add(name);
        }
    }
    let whole = |name: String| [folder, &name].concat();
    let shown = |((name, is_damaged), misread): ((&&str, &bool), Option<Misread>)| match misread {
        Some(Misread::Digit(name)) => Shown::Was(whole(name)),
        Some(Misread::Letter(name)) => Shown::MayBe(whole(name)),
        None if !*is_damaged && address::has_full_stop(name) => Shown::Nothing,
        None => match shapes.readings(name) {
            names if names.len() == 1 => names
                .into_iter()
                .next()
                .map_or(Shown::Nothing, |name| Shown::Was(whole(name))),
            names if *is_damaged => Shown::Open(names.into_iter().map(whole).collect()),
            _ => Shown::Nothing,
        },
    };
    let misread = misread.into_iter().chain(std::iter::repeat(None));
    let all: Vec<Shown> = names.iter().zip(&damaged).zip(misread).map(shown).collect();
    for (image, shown) in images.iter_mut().zip(all) {
        let Some(url) = &image.url else { continue };
        match shown {
            Shown::Nothing => {}
            Shown::Was(reading) => {
                let repaired = Located::new(reading.into(), url.spans());
                context.report_at(Code::AddressRepaired, &repaired);
                image.url_printed = image.url_printed.take().or_else(|| Some(url.clone()));
                image.url = Some(repaired);
            }
            Shown::MayBe(reading) => context.report_readings(Code::AddressDamaged, url, &[reading]),
            Shown::Open(readings) => {
                context.report_readings(Code::AddressDamaged, url, &readings);
                image.url_printed = None;
            }
        }
    }
}

/// A name alone in a credit is what the other credits of the text show it to be.
pub(crate) fn settle_lone_names(images: &mut [Image]) {
    let is_lone = |credit: &&Credit| credit.holder.is_some() != credit.photographer.is_some();
    if !images
        .iter()
        .filter_map(|image| image.credit.as_ref())
        .any(|credit| is_lone(&credit))
    {
        return;
    }
    let credits = || images.iter().filter_map(|image| image.credit.as_ref());
    let both =
        credits().filter_map(|credit| Some((credit.holder.as_ref()?.as_str(), credit.photographer.as_ref()?.as_str())));
    let (holders, photographers): (BTreeSet<&str>, BTreeSet<&str>) = both.unzip();
    if holders.is_empty() {
        return;
    }
    let is_other = |credit: &Credit| match (&credit.holder, &credit.photographer) {
        (Some(name), None) => photographers.contains(name.as_str()),
        (None, Some(name)) => holders.contains(name.as_str()),
        _ => false,
    };
    let has_slash = |credit: &Credit| credit::names_behind(&credit.line).contains('/');
    let others: Vec<bool> = credits().map(|credit| is_other(credit) && !has_slash(credit)).collect();
    let credits = images.iter_mut().filter_map(|image| image.credit.as_mut());
    for (credit, _) in credits.zip(others).filter(|(_, is_other)| *is_other) {
        std::mem::swap(&mut credit.holder, &mut credit.photographer);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::line;

    #[test]
    fn captions_in_a_text() {
        for (text, expected) in [
            ("Der Turm am Rhein, \u{A9} LHD/Ina Roth", true),
            ("Der Turm leuchtet. Foto: Ina Roth", true),
            ("So sieht der Turm aus. Grafik: Ina Roth", true),
            ("Der Turm um 1900, Quelle: Stadtarchiv", true),
            ("Das Siegerpaar: Ina Roth und Jan Lenz; Foto: Eva Voss", true),
            ("Vor dem Turm, von links: Ina Roth und Jan Lenz; Foto: Eva Voss", true),
            ("Musik: Jan Lenz, Regie: Ina Roth, \u{A9} LHD/Eva Voss", true),
            ("Die Zahl steigt. Quelle: Stadtarchiv", false),
            ("Die Zahl steigt (Quelle: Stadtarchiv).", false),
            ("Der Film ist zu sehen. Video: Ina Roth", false),
            ("Das Buch ist da. Text: Ina Roth, Illustrationen: Eva Voss", false),
            ("Das Buch ist da. Text: Dr. Ina Roth, Fotos: Eva Voss", false),
            ("Text: Ina Roth, Fotos: Eva Voss", false),
            ("Regie: Ina Roth, Musik: Jan Lenz, Fotos: Eva Voss", false),
            ("(Foto: Ina Roth)", false),
            ("Der Turm am Rhein", false),
        ] {
            let found = line::cut(text).first().copied().is_some_and(is_captioned_in_text);
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn credits_in_a_text() {
        for (text, expected) in [
            ("\u{A9} LHD/Ina Roth", true),
            ("Foto: Ina Roth", true),
            ("(Fotos: Ina Roth)", true),
            ("Quelle: Stadtarchiv", false),
            ("\u{A9} 2019 LHD", false),
            ("Der Turm, Foto: Ina Roth", false),
            ("Bilder: so schön war das Fest", false),
        ] {
            let found = line::cut(text).first().copied().is_some_and(is_credit_in_text);
            assert_eq!(found, expected, "{text}");
        }
    }
}
