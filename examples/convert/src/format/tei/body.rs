//! The text itself: heads, dateline, paragraphs and lists.

use std::io;

use chrono::NaiveDate;
use pressedienst::{Block, Language, Located, Release, Span};

use super::pages::Pages;
use super::{back, lang};
use crate::format::xml::{NONE, Xml};
use crate::text::{Text, UNREAD, language, main_language};
use crate::unread::Unread;

/// A release as `standOff` and `text`.
pub(super) fn write(xml: &mut Xml, pages: &mut Pages<'_>, text: &Text<'_>, release: &Release) -> io::Result<()> {
    appointments(xml, release)?;
    xml.open("text", lang(main_language(release)))?;
    xml.open("body", NONE)?;
    pages.until_offset(xml, 0)?;
    heads(xml, pages, release)?;
    opener(xml, text, release)?;
    blocks(xml, pages, release)?;
    xml.close()?;
    // On a page of several it stands behind them all.
    let unread = text.unread().filter(|_| text.document.releases().len() == 1);
    back::write(xml, pages, text, release, unread.as_ref())?;
    xml.close()
}

/// A text without releases: what of it no field holds.
pub(super) fn unread(xml: &mut Xml, pages: &mut Pages<'_>, unread: Option<&Unread<'_>>) -> io::Result<()> {
    xml.open("text", NONE)?;
    xml.open("body", NONE)?;
    pages.until_offset(xml, 0)?;
    match unread {
        Some(unread) => lines(xml, unread)?,
        None => xml.leaf("p", NONE, "")?,
    }
    xml.close()?;
    xml.close()
}

/// Lines as they are printed: blocks, because nothing tells paragraphs.
pub(super) fn lines(xml: &mut Xml, unread: &Unread<'_>) -> io::Result<()> {
    let mut lines = unread.lines().peekable();
    while let Some((_, first)) = lines.next() {
        xml.mixed("ab", [("type", UNREAD)], |xml| {
            xml.text(first)?;
            while let Some((_, line)) = lines.next_if(|(begins, _)| !begins) {
                xml.inline("lb", NONE, "")?;
                xml.text(line)?;
            }
            Ok(())
        })?;
    }
    Ok(())
}

fn appointments(xml: &mut Xml, release: &Release) -> io::Result<()> {
    if release.appointments.is_empty() {
        return Ok(());
    }
    xml.open("standOff", NONE)?;
    xml.open("listEvent", NONE)?;
    for appointment in &release.appointments {
        let time = appointment.time.as_ref().map(|time| format!("{time}:00"));
        let when = match (appointment.date, time) {
            (Some(date), Some(time)) => Some(format!("{date}T{time}")),
            (date, time) => date.map(|date| date.to_string()).or(time),
        };
        let when = when.as_deref().map(|when| ("when", when));
        let cancelled = appointment.is_cancelled.then_some(("subtype", "cancelled"));
        xml.open(
            "event",
            [("type", "appointment")].into_iter().chain(cancelled).chain(when),
        )?;
        xml.leaf("label", NONE, &appointment.printed)?;
        if let Some(place) = &appointment.place {
            xml.open("place", NONE)?;
            xml.leaf("placeName", NONE, place)?;
            xml.close()?;
        }
        xml.close()?;
    }
    xml.close()?;
    xml.close()
}

fn heads(xml: &mut Xml, pages: &mut Pages<'_>, release: &Release) -> io::Result<()> {
    if let Some(kicker) = &release.kicker {
        pages.running(xml, "head", [("type", "kicker")], kicker)?;
    }
    for headline in &release.headlines {
        let attributes = [("type", "main")].into_iter().chain(lang(headline.lang));
        pages.running(xml, "head", attributes, &headline.text)?;
    }
    for subhead in &release.subheads {
        pages.running(xml, "head", [("type", "sub")], subhead)?;
    }
    Ok(())
}

/// Place, date and time, as far as they are printed.
fn opener(xml: &mut Xml, text: &Text<'_>, release: &Release) -> io::Result<()> {
    let Release {
        place,
        date,
        date_end,
        time,
        ..
    } = release;
    if place.is_none() && date.is_none() && time.is_none() {
        return Ok(());
    }
    xml.open("opener", NONE)?;
    xml.mixed("dateline", NONE, |xml| {
        let mut separator = "";
        if let Some(place) = place {
            xml.inline("placeName", NONE, place)?;
            separator = ", ";
        }
        if let Some(date) = date {
            xml.text(separator)?;
            dates(xml, text, date, date_end.as_ref())?;
            separator = ", ";
        }
        if let Some(time) = time {
            xml.text(separator)?;
            xml.inline("time", NONE, time)?;
        }
        Ok(())
    })?;
    xml.close()
}

fn dates(
    xml: &mut Xml,
    text: &Text<'_>,
    date: &Located<NaiveDate>,
    end: Option<&Located<NaiveDate>>,
) -> io::Result<()> {
    let (first, last) = (date.to_string(), end.map(ToString::to_string));
    let spans = [date.span(), end.and_then(Located::span)].into_iter().flatten();
    let span = spans.reduce(|a, b| Span::new(a.start().min(b.start()), a.end().max(b.end())));
    let printed = span.map(|span| span.of(text.document.source())).unwrap_or_default();
    // More than a line holds other things than the dates.
    let printed = if printed.is_empty() || printed.contains(['\n', '\r']) {
        first.as_str()
    } else {
        printed
    };
    match &last {
        Some(last) => xml.inline("date", [("from", first.as_str()), ("to", last)], printed),
        None => xml.inline("date", [("when", first.as_str())], printed),
    }
}

/// Crossheads begin a division of their own, and so does the other language of a release in two.
fn blocks(xml: &mut Xml, pages: &mut Pages<'_>, release: &Release) -> io::Result<()> {
    let is_bilingual = release.headlines.len() > 1;
    let mut current: Option<Language> = None;
    let mut is_section = false;
    for (index, block) in release.body.iter().enumerate() {
        let lang_of_block = language(block);
        let is_other = is_bilingual && current.is_some() && lang_of_block.is_some() && lang_of_block != current;
        if matches!(block, Block::Crosshead { .. }) || (is_other && index > 0) {
            if is_section {
                xml.close()?;
            }
            before(xml, pages, block)?;
            xml.open("div", [("type", "section")].into_iter().chain(lang(lang_of_block)))?;
            is_section = true;
        }
        current = lang_of_block.or(current);
        write_block(xml, pages, block)?;
    }
    if release.body.is_empty() {
        xml.leaf("p", NONE, "")?;
    }
    if is_section { xml.close() } else { Ok(()) }
}

/// The pages that begin before a block.
fn before(xml: &mut Xml, pages: &mut Pages<'_>, block: &Block) -> io::Result<()> {
    match block {
        Block::Paragraph { text, .. } | Block::Crosshead { text, .. } => pages.before(xml, text),
        Block::List { items, .. } => items.first().map_or(Ok(()), |item| pages.before(xml, item)),
        _ => Ok(()),
    }
}

fn write_block(xml: &mut Xml, pages: &mut Pages<'_>, block: &Block) -> io::Result<()> {
    match block {
        Block::Paragraph {
            lang: language, text, ..
        } => pages.running(xml, "p", lang(*language), text),
        Block::Crosshead {
            lang: language, text, ..
        } => pages.running(xml, "head", lang(*language), text),
        Block::List {
            lang: language, items, ..
        } if !items.is_empty() => {
            before(xml, pages, block)?;
            xml.open("list", lang(*language))?;
            for item in items {
                pages.running(xml, "item", NONE, item)?;
            }
            xml.close()
        }
        _ => Ok(()),
    }
}
