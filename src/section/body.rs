//! The body: paragraphs, crossheads and lists.

use crate::context::Context;
use crate::copy::lines::Lines;
use crate::copy::shape;
use crate::copy::stitch::Text;
use crate::field::{address, credit, file_name};
use crate::record::{Block, Code, Located, Role};
use crate::text::endings::{self, Ending};
use crate::text::language::{self, Neighbour, Sample};
use crate::text::line::{self, Line};

/// Where the city keeps its pictures.
pub(crate) const PICTURES: &str = "duesseldorf.de/fileadmin/";

/// A paragraph before it is known what follows it.
#[derive(Debug)]
struct Draft {
    text: Located<String>,
    shape: Shape,
    is_behind_rule: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Prose,
    /// Could be a heading; what follows decides.
    Heading,
    Crosshead,
    Item,
}

/// Reads paragraphs, crossheads and lists.
pub(crate) fn read(lines: Lines<'_>, context: &mut Context<'_>) -> Vec<Block> {
    blocks(drafts(lines, context, |_, _| false).0, Start::Own, context)
}

/// The same where the first paragraph begins with the rest of the head, perhaps in another language: its end tells.
pub(crate) fn read_behind_head(lines: Lines<'_>, context: &mut Context<'_>) -> Vec<Block> {
    blocks(drafts(lines, context, |_, _| false).0, Start::Head, context)
}

/// A body of one paragraph, which may break off anywhere.
pub(crate) fn read_teaser(lines: Lines<'_>, context: &mut Context<'_>) -> Vec<Block> {
    let draft = lines.joined().all(context).map(|text| Draft {
        text,
        shape: Shape::Prose,
        is_behind_rule: false,
    });
    blocks(draft.into_iter().collect(), Start::Own, context)
}

/// Reads the body up to the first line that belongs to a picture; returns the lines from there on too.
pub(crate) fn read_up_to_pictures<'s>(lines: Lines<'s>, context: &mut Context<'_>) -> (Vec<Block>, Lines<'s>) {
    let (drafts, rest) = drafts(lines, context, is_picture);
    (blocks(drafts, Start::Own, context), rest)
}

/// Reads paragraphs until one of which `is_end` says, by the lines from it on and how many it has, that it is none.
fn drafts<'s>(
    lines: Lines<'s>,
    context: &mut Context<'_>,
    is_end: impl Fn(Lines<'s>, usize) -> bool,
) -> (Vec<Draft>, Lines<'s>) {
    let (mut rest, mut text) = (lines, Text::default());
    let mut drafts: Vec<Draft> = Vec::new();
    let mut is_signature = false;
    while !rest.is_empty() {
        let end = rest.paragraph(&mut text);
        if is_end(rest, end.count) {
            break;
        }
        let (paragraph, behind) = rest.split(end.count);
        if let Some(last) = paragraph.last().filter(|_| end.is_unsure) {
            context.report(Code::ParagraphEndUnsure, last.span());
        }
        if let Some(value) = text.all(context) {
            let shape = shape(&value, end.is_item, is_signature);
            is_signature = shape::is_closing(&value);
            let is_behind_rule = paragraph.first().is_some_and(Line::is_behind_rule);
            drafts.push(Draft {
                text: value,
                shape,
                is_behind_rule,
            });
        }
        rest = behind;
    }
    tell_crossheads(&mut drafts);
    (drafts, rest)
}

/// Reports a body that breaks off in mid-sentence, where nothing follows it.
pub(crate) fn report_break_off(body: &[Block], context: &mut Context<'_>) {
    if let Some(Block::Paragraph { text, .. }) = body.last()
        && matches!(endings::ending(text), Ending::Plain | Ending::Open)
        && !shape::may_be_crosshead(text, line::width(text))
    {
        // The last words are where it breaks off.
        let end = context.end_of(text);
        let words = end.of(context.text());
        let last = words
            .rmatch_indices(' ')
            .nth(LAST_WORDS.saturating_sub(1))
            .map_or(0, |(at, _)| at.saturating_add(1));
        context.report(Code::TextBreaksOff, end.part(last..words.len()));
    }
}

/// So many words show where a text breaks off.
const LAST_WORDS: usize = 6;

fn shape(text: &str, is_item: bool, is_signature: bool) -> Shape {
    if is_item {
        Shape::Item
    } else if !is_signature && !shape::is_closing(text) && shape::may_be_heading(text) {
        Shape::Heading
    } else {
        Shape::Prose
    }
}

/// Headings stand above text: above a sentence, a list, or another heading.
fn tell_crossheads(drafts: &mut [Draft]) {
    let mut below = None;
    for draft in drafts.iter_mut().rev() {
        if draft.shape == Shape::Heading {
            draft.shape = match below {
                // What ends with a colon introduces the list.
                Some(Shape::Item) if draft.text.ends_with(':') => Shape::Prose,
                Some(Shape::Item | Shape::Crosshead | Shape::Prose) => Shape::Crosshead,
                Some(Shape::Heading) | None => Shape::Heading,
            };
        }
        below = Some(draft.shape);
    }
}

/// What the first paragraph of a body begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Start {
    /// Its own words.
    Own,
    /// The rest of the head.
    Head,
}

fn blocks(drafts: Vec<Draft>, start: Start, context: &mut Context<'_>) -> Vec<Block> {
    let samples = drafts.iter().enumerate().map(|(index, draft)| {
        let is_behind_head = start == Start::Head && index == 0 && matches!(draft.shape, Shape::Prose | Shape::Heading);
        let neighbour = match draft.shape {
            Shape::Item => Neighbour::Before,
            Shape::Crosshead => Neighbour::Behind,
            Shape::Prose | Shape::Heading => Neighbour::Either,
        };
        let text = draft.text.as_str();
        Sample {
            text: if is_behind_head { language::end(text) } else { text },
            neighbour,
            is_behind_rule: draft.is_behind_rule,
        }
    });
    let languages = language::of_blocks(&samples.collect::<Vec<_>>());
    let mut blocks = Vec::with_capacity(drafts.len());
    for (Draft { text, shape, .. }, lang) in drafts.into_iter().zip(languages) {
        match shape {
            Shape::Prose | Shape::Heading => {
                context.mark_located(&text, Role::Paragraph);
                blocks.push(Block::Paragraph { lang, text });
            }
            Shape::Crosshead => {
                context.mark_located(&text, Role::Crosshead);
                blocks.push(Block::Crosshead { lang, text });
            }
            Shape::Item => {
                context.mark_located(&text, Role::ListItem);
                match blocks.last_mut() {
                    Some(Block::List { items, .. }) => items.push(text),
                    _ => blocks.push(Block::List {
                        lang,
                        items: vec![text],
                    }),
                }
            }
        }
    }
    blocks
}

/// Whether the first `count` lines are about a picture: with its credit or address, or followed by it.
fn is_picture(lines: Lines<'_>, count: usize) -> bool {
    let begins = |index: usize| lines.get(index).is_some_and(begins_with_picture);
    // Words of a credit prove a picture only above an address.
    let has_words = || credit::begins(lines.text(count)) && begins(count.saturating_add(1));
    lines.until(count).iter().any(has_picture) || begins(count) || has_words()
}

/// A caption with its credit has no more characters.
const LONGEST_CAPTION: u32 = 600;

/// Whether a line has the credit or the address of a picture in it.
pub(crate) fn has_picture(line: Line<'_>) -> bool {
    line.may_have_credit()
        && line.width <= LONGEST_CAPTION
        && credit::find_sign(line.text).is_some_and(|(_, credit)| credit::is_name(credit))
        || line.may_have_address() && has_image_address(line.text)
}

fn has_image_address(text: &str) -> bool {
    address::find(text, 0).is_some_and(|found| file_name::is_image(found.url))
}

fn begins_with_picture(line: Line<'_>) -> bool {
    credit::mark(line.text).is_ok() && has_picture(line)
        || line.text.starts_with(['h', '<', '$', '\\']) && line.may_have_address() && has_image_address(line.text)
}
