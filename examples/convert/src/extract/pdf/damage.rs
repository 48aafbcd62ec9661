//! Proofs that a file is not as it was written. The reader mends what it can and says nothing, so that they are looked for.

use hayro_syntax::Pdf;
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::{Array, Dict, Object};
use hayro_syntax::page::Page;

use super::glyphs::TooMuch;
use super::packed::find;
use crate::lang::{Said, said};

/// A file begins and ends within so many bytes of its edges; what stands before and behind is no part of it.
const EDGE: usize = 1024;
const MOST_TABLES: usize = 64;
/// No page has so many letters, and no instruction draws them all.
const MOST_AT_ONCE: usize = 1 << 18;

/// What is wrong with the frame of a file: its first and last lines, and the tables that say where its parts begin.
pub(super) fn of_frame(bytes: &[u8]) -> Vec<Said> {
    let mut found = Vec::new();
    let head = bytes.get(..EDGE.min(bytes.len())).unwrap_or_default();
    let begin = find(head, 0, b"%PDF-");
    match begin {
        None => found.push(said!("its first line is missing", "ihre erste Zeile fehlt")),
        Some(begin) => {
            let before = head.get(..begin).unwrap_or_default();
            let before = before.strip_prefix("\u{feff}".as_bytes()).unwrap_or(before);
            if before.iter().any(|&byte| !byte.is_ascii_whitespace() && byte != 0) {
                found.push(said!(
                    "something else stands before its first line",
                    "vor ihrer ersten Zeile steht etwas anderes"
                ));
            }
        }
    }
    let filled = bytes
        .iter()
        .rposition(|&byte| byte != 0 && !byte.is_ascii_whitespace())
        .map_or(0, |last| last + 1);
    let tail = bytes.get(filled.saturating_sub(EDGE)..filled).unwrap_or_default();
    if find(tail, 0, b"%%EOF").is_none() {
        found.push(said!("its end is missing", "ihr Ende fehlt"));
    } else if !are_tables_right(bytes, begin.unwrap_or(0)) {
        found.push(said!(
            "its table of contents is wrong",
            "ihr Inhaltsverzeichnis ist falsch"
        ));
    }
    found
}

/// Whether the tables lead to the objects that they name, as far as they are not packed.
fn are_tables_right(bytes: &[u8], begin: usize) -> bool {
    let Some(last) = bytes.windows(9).rposition(|word| word == b"startxref") else {
        return false;
    };
    let mut next = bytes
        .get(last + 9..)
        .and_then(|tail| number(tail))
        .map(|(offset, _)| offset);
    for _ in 0..MOST_TABLES {
        let Some(offset) = next else { return true };
        // Some count from the first byte of the file, some from its first line.
        let Some(table) = [offset, offset.saturating_add(begin)].iter().find_map(|&at| {
            let table = bytes.get(at..)?.trim_ascii_start();
            (table.starts_with(b"xref") || is_object(table, None)).then_some(table)
        }) else {
            return false;
        };
        let Some(table) = table.strip_prefix(b"xref") else {
            return true;
        };
        let Some(rest) = entries(table, |number, offset| {
            [offset, offset.saturating_add(begin)].iter().any(|&at| {
                bytes
                    .get(at..)
                    .is_some_and(|object| is_object(object.trim_ascii_start(), Some(number)))
            })
        }) else {
            return false;
        };
        let end = find(rest, 0, b"startxref").unwrap_or(rest.len());
        let trailer = rest.get(..end).unwrap_or_default();
        next = find(trailer, 0, b"/Prev")
            .and_then(|at| number(trailer.get(at + 5..)?))
            .map(|(offset, _)| offset);
    }
    true
}

/// What stands behind the entries of a table; none if one is wrong.
fn entries(mut table: &[u8], mut is_right: impl FnMut(usize, usize) -> bool) -> Option<&[u8]> {
    while !table.trim_ascii_start().starts_with(b"trailer") {
        let (first, rest) = number(table)?;
        let (count, rest) = number(rest)?;
        table = rest.trim_ascii_start();
        for object in first..first.checked_add(count)? {
            let (offset, rest) = number(table)?;
            let (_, rest) = number(rest)?;
            let kind = rest.trim_ascii_start();
            match kind.first()? {
                // An object at the very beginning is one that was never written.
                b'n' if offset != 0 && !is_right(object, offset) => return None,
                b'n' | b'f' => table = kind.get(1..)?,
                _ => return None,
            }
        }
    }
    Some(table)
}

/// Whether an object begins there, of a number if one is asked for.
fn is_object(bytes: &[u8], wanted: Option<usize>) -> bool {
    number(bytes)
        .and_then(|(object, rest)| Some((object, number(rest)?.1)))
        .is_some_and(|(object, rest)| {
            wanted.is_none_or(|wanted| wanted == object) && rest.trim_ascii_start().starts_with(b"obj")
        })
}

fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let bytes = bytes.trim_ascii_start();
    let end = bytes.iter().take(12).take_while(|byte| byte.is_ascii_digit()).count();
    let (digits, rest) = bytes.split_at(end);
    Some((std::str::from_utf8(digits).ok()?.parse().ok()?, rest))
}

/// How many pages a file says that it has.
pub(super) fn promised(pdf: &Pdf) -> Option<usize> {
    let root: Dict<'_> = pdf.xref().get(pdf.xref().root_id())?;
    root.get::<Dict<'_>>(b"Pages")?.get::<usize>(b"Count")
}

/// Whether the instructions of a page are there, make sense to their end, and name fonts that the file has.
pub(super) fn is_page_whole(page: &Page<'_>) -> Result<bool, TooMuch> {
    let is_there = match page.raw().get::<Object<'_>>(b"Contents") {
        // A page may have none.
        None => return Ok(!page.raw().contains_key(b"Contents")),
        Some(Object::Array(_)) => {
            let parts = page.raw().get::<Array<'_>>(b"Contents");
            parts.is_some_and(|parts| {
                parts.raw_iter().count()
                    == parts
                        .iter::<Object<'_>>()
                        .filter(|part| matches!(part, Object::Stream(_)))
                        .count()
            })
        }
        Some(Object::Stream(_)) => true,
        Some(_) => false,
    };
    let (mut instructions, mut is_foreign, mut depth) = (page.typed_operations(), false, 0usize);
    while let Some(instruction) = instructions.next() {
        // All letters of one instruction are placed before any is drawn.
        let letters = match &instruction {
            TypedInstruction::ShowText(text) => text.0.as_bytes().len(),
            TypedInstruction::NextLineAndShowText(text) => text.0.as_bytes().len(),
            TypedInstruction::ShowTextWithParameters(text) => text.2.as_bytes().len(),
            TypedInstruction::ShowTexts(texts) => texts.0.data().len(),
            _ => 0,
        };
        if letters > MOST_AT_ONCE {
            return Err(TooMuch);
        }
        match instruction {
            TypedInstruction::TextFont(font) if page.resources().get_font(font.0).is_none() => is_foreign = true,
            TypedInstruction::BeginCompatibility(_) => depth += 1,
            TypedInstruction::EndCompatibility(_) => depth = depth.saturating_sub(1),
            TypedInstruction::Fallback(_) if depth == 0 => is_foreign = true,
            _ => {}
        }
    }
    Ok(is_there && !is_foreign)
}
