//! The pictures: captions with their credits and addresses.
//!
//! ```text
//! pictures  = *picture
//! picture   = [ caption ] [ credit ] [ address ]          at least one of them
//! ```
//! An address ends a picture. Without one, a finished credit does, or a caption that another one follows. Line and
//! page ends may stand anywhere: in the caption, in the credit, in the photographer's name, in the address.

use crate::context::Context;
use crate::copy::label::{LabelEnd, label_end, mark_label};
use crate::copy::paragraph::Copy;
use crate::copy::stitch::Text;
use crate::field::credit::{self, Captioned};
use crate::field::{address, person, place_of};
use crate::record::{Code, Credit, Image, Release, Role, Span};
use crate::text::endings::{self, Ending};
use crate::text::line::{Gap, Line};
use crate::text::words;
use std::collections::HashSet;

use super::link::{self, Link};

/// Reads the pictures from line and offset `from` to line `to`.
pub(crate) fn read(copy: &Copy<'_>, from: (usize, usize), to: usize, context: &mut Context<'_>) -> Vec<Image> {
    let source = context.text();
    let lines = copy.lines.get(from.0..to).unwrap_or_default();
    let addresses = lines
        .iter()
        .filter(|line| line.may_have_address() && line.text(source).contains("://"))
        .count();
    let mut pictures = Pictures {
        copy,
        to,
        text: Text::default(),
        last: Span::default(),
        is_quoted: false,
        sign: None,
        // Most pictures have one line with an address.
        images: Vec::with_capacity(addresses),
    };
    let (mut index, mut at) = from;
    while index < to {
        (index, at) = pictures.step(index, at, context);
    }
    pictures.close(None, context);
    settle_lone_names(&mut pictures.images);
    pictures.images.shrink_to_fit();
    pictures.images
}

/// A credit of more bytes does not go on on the next page.
const LONGEST_CREDIT: usize = 240;

struct Pictures<'c> {
    copy: &'c Copy<'c>,
    to: usize,
    /// Caption and credit of the open picture.
    text: Text,
    /// The last piece of it.
    last: Span,
    /// Whether a quotation is open in it.
    is_quoted: bool,
    /// Where its credit begins.
    sign: Option<usize>,
    images: Vec<Image>,
}

impl Pictures<'_> {
    /// Takes what stands in line `index` from offset `at` on, up to an address or the line end; returns where to go on.
    fn step(&mut self, index: usize, at: usize, context: &mut Context<'_>) -> (usize, usize) {
        let source = context.text();
        let next = (index.saturating_add(1), 0);
        let Some(line) = self.copy.line(index) else {
            return next;
        };
        let text = line.text(source);
        let found = if line.may_have_address() {
            address::find(text, at)
        } else {
            None
        };
        let end = found
            .as_ref()
            .map_or(text.len(), |found| place_of(text, found.printed).start);
        let words = text.get(at..end).unwrap_or_default();
        if words.contains(|c: char| c.is_alphanumeric() || c == '\u{A9}') {
            let goes_on = at == 0 && self.goes_on(index, words.trim(), found.is_some(), source);
            if !goes_on && !self.text.is_empty() {
                self.close(None, context);
            }
            let span = crate::text::line::trimmed(source, line.span.part(at..end));
            self.push(span, line.is_untidy(), line.may_have_credit(), source);
        }
        let Some(found) = found else { return next };
        let address = link::read(self.copy, index, self.to, &found, context);
        let behind = (address.line, address.offset);
        self.close(Some(address), context);
        behind
    }

    fn push(&mut self, span: Span, is_untidy: bool, may_have_credit: bool, source: &str) {
        let before = self.text.as_str().len();
        self.text.push(source, span, is_untidy);
        self.last = span;
        self.is_quoted ^= span.of(source).bytes().filter(|byte| *byte == b'"').count() % 2 == 1;
        if may_have_credit {
            let added = self.text.as_str().get(before..).unwrap_or_default();
            // "(c)" inside an open quotation may be part of a title.
            let is_sign = |credit: &str| !self.is_quoted || credit.starts_with('\u{A9}');
            if let Some((caption, _)) = credit::find_sign(added).filter(|(_, credit)| is_sign(credit)) {
                self.sign = Some(before.saturating_add(caption.len()));
            }
        }
    }

    /// Whether the open picture's text goes on with `words`, which begin line `index`.
    fn goes_on(&self, index: usize, words: &str, has_address: bool, source: &str) -> bool {
        let Some(line) = self.copy.line(index) else {
            return false;
        };
        let last = self.last.of(source);
        let Some(sign) = self.sign else {
            let is_open = || endings::ending(last) == Ending::Open || words::starts_lowercase(words) || self.is_quoted;
            return line.gap != Gap::Blank || credit::mark(words).is_ok() || is_open();
        };
        let names = self.text.as_str().get(sign..).unwrap_or_default();
        if credit::find_sign(words).is_some() || names.len() > LONGEST_CREDIT {
            return false;
        }
        if last.ends_with(['-', '/', '\u{A9}']) || names.eq_ignore_ascii_case("(c)") {
            return true;
        }
        // What ends a holder and begins a photographer says so by its slash.
        let count = words.split_whitespace().count();
        let has_slash = names.contains('/');
        if line.gap == Gap::Blank || (!has_slash && words.contains('/') && count <= 9) {
            return line.gap != Gap::Blank;
        }
        let next = self
            .copy
            .line(index.saturating_add(1))
            .filter(|_| index.saturating_add(1) < self.to);
        let is_before_address = has_address || next.is_some_and(|next| address::starts(next.text(source)));
        // One word behind the slash is the beginning of a name; a word or two alone are no caption.
        let is_begun = names
            .rsplit_once('/')
            .is_some_and(|(_, name)| name.split_whitespace().count() < 2);
        let is_end = |next: Line| next.gap != Gap::Next && !words::starts_lowercase(next.text(source));
        let is_alone = !has_slash && count <= 2 && next.is_none_or(is_end);
        let is_own = |word: &&str| !person::is_particle(word);
        let is_name = count <= 5
            && words.split_whitespace().filter(is_own).count() <= 3
            && words.split_whitespace().all(is_of_name);
        is_name && (is_before_address || is_begun || is_alone)
    }

    /// Finishes the open picture, with its address if it has one.
    fn close(&mut self, address: Option<Link>, context: &mut Context<'_>) {
        let mut image = Image::default();
        let is_bare = self.text.is_empty();
        if !is_bare {
            image = captioned(&self.text, credit::parse(self.text.as_str()), context);
            if image.caption.is_none()
                && let Some(credit) = &image.credit
            {
                context.report_at(Code::CreditWithoutCaption, &credit.line);
            }
            if address.is_none()
                && let Some(value) = image
                    .caption
                    .as_ref()
                    .or(image.credit.as_ref().map(|credit| &credit.line))
            {
                context.report_at(Code::ImageWithoutAddress, value);
            }
        }
        if let Some(link) = address {
            if is_bare && let Some(url) = &link.url {
                context.report_at(Code::AddressWithoutCaption, url);
            }
            image.url = link.url;
            image.url_printed = link.printed;
        }
        if !is_bare || image.url.is_some() {
            self.images.push(image);
        }
        self.text.clear();
        (self.is_quoted, self.sign) = (false, None);
    }
}

/// A picture with the caption and the credit that `text` was read as.
pub(crate) fn captioned(text: &Text, parts: Captioned<'_>, context: &mut Context<'_>) -> Image {
    let at = |part: &str| place_of(text.as_str(), part);
    Image {
        caption: text.field(at(parts.caption), Role::Caption, context),
        credit: parts.credit.and_then(|parts| {
            let line = text.field(at(parts.line), Role::Credit, context)?;
            let holder = parts.holder.and_then(|part| text.value(at(part), context));
            let photographer = parts.photographer.and_then(|part| text.value(at(part), context));
            Some(Credit {
                line,
                holder,
                photographer,
            })
        }),
        ..Image::default()
    }
}

/// Reads line `index` as the caption of a picture without address, as web pages print it.
pub(crate) fn read_caption(copy: &Copy<'_>, index: usize, release: &mut Release, context: &mut Context<'_>) {
    let mut text = Text::default();
    copy.gather(index..index.saturating_add(1), context.text(), &mut text);
    let parts = credit::parse_worded(text.as_str());
    if release.images.is_empty() {
        // Most items of a page have one.
        release.images.reserve_exact(1);
    }
    release.images.push(captioned(&text, parts, context));
}

/// Whether line `index` has a credit in it, as web pages print it.
pub(crate) fn has_credit(copy: &Copy<'_>, index: usize, source: &str) -> bool {
    let mut text = Text::default();
    copy.gather(index..index.saturating_add(1), source, &mut text);
    credit::has_worded(text.as_str())
}

/// Reads pictures whose address stands above the caption, each behind a label: "Bild:".
pub(crate) fn read_labelled(
    copy: &Copy<'_>,
    from: usize,
    to: usize,
    label: &str,
    release: &mut Release,
    context: &mut Context<'_>,
) {
    let source = context.text();
    let is_start = |index: usize| label_end(copy, index, label, source);
    let mut index = from;
    while index < to {
        let Some(end) = is_start(index) else {
            index = index.saturating_add(1);
            continue;
        };
        let next = (index.saturating_add(1)..to)
            .find(|index| is_start(*index).is_some())
            .unwrap_or(to);
        mark_label(copy, index, end, context);
        release.images.extend(read_one(copy, end, next, context));
        index = next;
    }
    settle_lone_names(&mut release.images);
}

/// The picture behind a label, in the lines up to `to`.
fn read_one(copy: &Copy<'_>, from: LabelEnd, to: usize, context: &mut Context<'_>) -> Option<Image> {
    let source = context.text();
    // The address stands directly behind the label, or on the line below it.
    let mut at = (from.line, from.offset);
    if copy.text(at.0, source).len() <= at.1 {
        at = (at.0.saturating_add(1), 0);
    }
    let found = copy
        .line(at.0)
        .filter(|line| at.0 < to && line.may_have_address())
        .and_then(|line| address::find(line.text(source), at.1))
        .filter(|found| {
            let text = copy.text(at.0, source);
            let before = text.get(at.1..place_of(text, found.printed).start);
            before.is_some_and(|before| before.trim().is_empty())
        });
    let link = found.map(|found| link::read(copy, at.0, to, &found, context));
    let (first, offset) = link.as_ref().map_or(at, |link| (link.line, link.offset));
    let mut text = Text::default();
    for index in first..to {
        let Some(printed) = copy.line(index) else { break };
        let words = printed.rest(source, if index == first { offset } else { 0 });
        if words.width > 0 {
            text.push(source, words.span, words.is_untidy());
        }
    }
    let mut image = captioned(&text, credit::parse(text.as_str()), context);
    match &link {
        None => {
            if let Some(value) = image
                .caption
                .as_ref()
                .or(image.credit.as_ref().map(|credit| &credit.line))
            {
                context.report_at(Code::ImageWithoutAddress, value);
            }
        }
        Some(link) => {
            if let (true, Some(url)) = (text.is_empty(), &link.url) {
                context.report_at(Code::AddressWithoutCaption, url);
            }
        }
    }
    if let Some(link) = link {
        (image.url, image.url_printed) = (link.url, link.printed);
    }
    (image != Image::default()).then_some(image)
}

/// Whether a word can stand in a name: with a capital, as those of "e.V." and "gGmbH", or a particle.
fn is_of_name(word: &str) -> bool {
    let links = ["für", "und", "of", "&", "+", "/"];
    word.contains(char::is_uppercase) || links.contains(&word) || person::is_particle(word)
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
    let (mut holders, mut photographers) = (HashSet::new(), HashSet::new());
    for credit in images.iter().filter_map(|image| image.credit.as_ref()) {
        if let (Some(holder), Some(photographer)) = (&credit.holder, &credit.photographer) {
            holders.insert(holder.to_string());
            photographers.insert(photographer.to_string());
        }
    }
    for credit in images.iter_mut().filter_map(|image| image.credit.as_mut()) {
        let has_slash = credit.line.contains('/');
        match (&credit.holder, &credit.photographer) {
            (Some(name), None) if !has_slash && photographers.contains(name.as_str()) => {
                credit.photographer = credit.holder.take();
            }
            (None, Some(name)) if !has_slash && holders.contains(name.as_str()) => {
                credit.holder = credit.photographer.take();
            }
            _ => {}
        }
    }
}
