//! The body: paragraphs, crossheads and lists.

use crate::context::Context;
use crate::copy::lines::Lines;
use crate::copy::shape;
use crate::copy::stitch::Text;
use crate::field::{address, appointment, credit, file_name, phone};
use crate::record::{Block, Code, Located, Role, SharedStr};
use crate::text::endings::{self, Ending};
use crate::text::language::{self, Neighbour, Sample};
use crate::text::line::{self, Line};
use crate::text::words::{self, is_digit, last_word};

/// Where the city keeps its pictures.
pub(crate) const PICTURES: &str = "duesseldorf.de/fileadmin/";

/// What was read before it is known what follows it, and in which language it is.
#[derive(Debug, Default)]
struct Draft {
    /// What may be a heading is a crosshead for now.
    blocks: Vec<Block>,
    /// How many paragraphs and items there are.
    texts: usize,
    /// Those of them that stand behind a rule, by their number.
    behind_rules: Vec<usize>,
}

impl Draft {
    /// With room for the blocks of so many lines.
    fn of(lines: usize) -> Self {
        Self {
            blocks: Vec::with_capacity(lines.min(BLOCKS)),
            ..Self::default()
        }
    }

    fn push(&mut self, text: Located<SharedStr>, shape: Shape) {
        let lang = None;
        self.texts = self.texts.saturating_add(1);
        match (shape, self.blocks.last_mut()) {
            (Shape::Prose, _) => self.blocks.push(Block::Paragraph { lang, text }),
            (Shape::Heading, _) => self.blocks.push(Block::Crosshead { lang, text }),
            (Shape::Item, Some(Block::List { items, .. })) => items.push(text),
            (Shape::Item, _) => {
                let mut items = Vec::with_capacity(ITEMS);
                items.push(text);
                self.blocks.push(Block::List { lang, items });
            }
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Prose,
    /// Could be a heading; what follows decides.
    Heading,
    Item,
}

/// Reads paragraphs, crossheads and lists.
pub(crate) fn read(lines: Lines<'_>, context: &mut Context<'_>) -> Vec<Block> {
    // Many items of a page have no text.
    if lines.is_empty() {
        return Vec::new();
    }
    blocks(draft(lines, context, |_, _| false).0, Start::Own, context)
}

/// The same where the first paragraph begins with the rest of the head, perhaps in another language: its end tells.
pub(crate) fn read_behind_head(lines: Lines<'_>, context: &mut Context<'_>) -> Vec<Block> {
    blocks(draft(lines, context, |_, _| false).0, Start::Head, context)
}

/// A body of one paragraph, which may break off anywhere.
pub(crate) fn read_teaser(lines: Lines<'_>, context: &mut Context<'_>) -> Vec<Block> {
    let mut draft = Draft::of(1);
    if let Some(text) = lines.joined().all(context) {
        draft.push(text, Shape::Prose);
    }
    blocks(draft, Start::Own, context)
}

/// Reads the body up to the first line that belongs to a picture; returns the lines from there on too.
pub(crate) fn read_up_to_pictures<'s>(lines: Lines<'s>, context: &mut Context<'_>) -> (Vec<Block>, Lines<'s>) {
    let (draft, rest) = draft(lines, context, is_picture);
    (blocks(draft, Start::Own, context), rest)
}

/// For so many blocks room is made at once; few bodies have more.
const BLOCKS: usize = 8;

/// The same for the items of a list.
const ITEMS: usize = 4;

/// Reads paragraphs until one of which `is_end` says, by the lines from it on and how many it has, that it is none.
fn draft<'s>(
    lines: Lines<'s>,
    context: &mut Context<'_>,
    is_end: impl Fn(Lines<'s>, usize) -> bool,
) -> (Draft, Lines<'s>) {
    let (mut rest, mut text) = (lines, Text::default());
    let mut draft = Draft::of(lines.len());
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
        context.mark(end.mark, Role::Delimiter);
        if let Some(value) = text.all(context) {
            if paragraph.first().is_some_and(Line::is_behind_rule) {
                draft.behind_rules.push(draft.texts);
            }
            let is_closing = shape::is_closing(&value);
            let shape = shape(&value, end.is_item, is_signature || is_closing);
            is_signature = is_closing;
            draft.push(value, shape);
        }
        rest = behind;
    }
    tell_crossheads(&mut draft.blocks);
    (draft, rest)
}

/// The text that a body ends with.
pub(crate) fn last_text(body: &[Block]) -> Option<&Located<SharedStr>> {
    match body.last()? {
        Block::Paragraph { text, .. } | Block::Crosshead { text, .. } => Some(text),
        Block::List { items, .. } => items.last(),
    }
}

/// Reports a body that breaks off, where nothing follows it.
pub(crate) fn report_break_off(body: &[Block], context: &mut Context<'_>) {
    let Some(text) = last_text(body).filter(|text| breaks_off(body, text)) else {
        return;
    };
    report_end(text, context);
}

/// Reports that a text breaks off with its last words.
pub(crate) fn report_end(text: &Located<SharedStr>, context: &mut Context<'_>) {
    let end = context.end_of(text);
    let words = last_words(end.of(context.text()));
    context.report(
        Code::TextBreaksOff,
        end.part(end.len().saturating_sub(words.len())..end.len()),
    );
}

/// Whether a body breaks off with its last text. The first row that fits decides:
///
/// | the text | breaks off |
/// | --- | --- |
/// | ends with a comma, a hyphen, an initial, or a word like "und" | yes |
/// | ends a sentence, or with a number and a full stop | no |
/// | is an item | if items of its list end sentences, or a sentence ends inside it |
/// | ends with a colon | yes: nothing stands where it points |
/// | ends with an address, or with a number to call | no |
/// | is longer than a row, or a sentence ends inside it | yes |
/// | ends with a number or an hour, is an appointment, or names a town with its number | no: it is a row |
/// | begins with a number or has a label, as the row above it | no: it is another row |
/// | stands below a closing formula | no: it is the signer |
/// | is any other, a heading or the beginning of a paragraph | yes |
fn breaks_off(body: &[Block], text: &str) -> bool {
    match (endings::ending(text), body.last()) {
        (Ending::Open, _) => true,
        (Ending::Sentence | Ending::Ordinal, _) => false,
        (_, Some(Block::List { items, .. })) => {
            let is_sentence = |item: &Located<SharedStr>| endings::ends_like_sentence(item);
            items.iter().any(is_sentence) || !endings::has_no_sentence(text, line::width(text))
        }
        (Ending::Colon, _) => true,
        (Ending::Plain, _) if ends_with_reach(text) => false,
        (Ending::Plain, _) if !is_row(text) => true,
        (Ending::Plain, _) => {
            let above = body.iter().rev().skip(1).map_while(|block| match block {
                Block::Paragraph { text, .. } if is_row(text) => Some(text.as_str()),
                _ => None,
            });
            let is_among_rows = above.clone().next().is_some_and(|above| is_like(text, above));
            let is_signer = above.take(SIGNER_LINES).any(shape::is_closing);
            !says_numbers(text) && !is_among_rows && !is_signer
        }
    }
}

/// Whether a paragraph is short and ends without a sentence.
fn is_row(text: &str) -> bool {
    let width = line::width(text);
    width <= ROW && endings::has_no_sentence(text, width) && endings::ending(text) == Ending::Plain
}

/// Whether two rows both begin with a number, or both have a label.
fn is_like(row: &str, other: &str) -> bool {
    let is_numbered = |row: &str| row.starts_with(is_digit);
    is_numbered(row) && is_numbered(other) || row.contains(": ") && other.contains(": ")
}

/// Whether a row ends with a number or an hour, is an appointment, or names a town with its number.
fn says_numbers(row: &str) -> bool {
    let is_number = |word: &str| word.len() == TOWN && word.bytes().all(|byte| byte.is_ascii_digit());
    let mut words = row.split_whitespace().zip(row.split_whitespace().skip(1));
    row.ends_with(is_digit)
        || last_word(row) == "Uhr"
        || appointment::is_display(row)
        || words.any(|(number, town)| is_number(number) && town.starts_with(char::is_uppercase))
}

/// Whether a text ends with a web or e-mail address, or with a number to call.
fn ends_with_reach(text: &str) -> bool {
    let word = last_word(text);
    let is_number = || word.ends_with(is_digit) && phone::is_labelled_in(last_words(text));
    words::has_address(word) || is_number()
}

/// The last words of a text.
fn last_words(text: &str) -> &str {
    let blank = text.rmatch_indices(' ').nth(LAST_WORDS.saturating_sub(1));
    blank.map_or(text, |(at, _)| text.get(at.saturating_add(1)..).unwrap_or_default())
}

/// So many words show where a text breaks off.
const LAST_WORDS: usize = 6;
/// A row has no more characters.
const ROW: u32 = 110;
/// The number of a town has so many digits.
const TOWN: usize = 5;
/// So many lines stand below a closing formula at most: name and office.
const SIGNER_LINES: usize = 3;

/// `is_of_end` says that it is a closing formula or the signer below one.
fn shape(text: &str, is_item: bool, is_of_end: bool) -> Shape {
    if is_item {
        Shape::Item
    } else if !is_of_end && shape::may_be_heading(text) {
        Shape::Heading
    } else {
        Shape::Prose
    }
}

/// Headings stand above text: above a sentence, a list, or another heading. All others are paragraphs.
fn tell_crossheads(blocks: &mut [Block]) {
    let (mut is_above_text, mut is_above_list) = (false, false);
    for block in blocks.iter_mut().rev() {
        if let Block::Crosshead { lang, text } = block {
            // What ends with a colon introduces the list.
            if !is_above_text || is_above_list && text.ends_with(':') {
                let (lang, text) = (*lang, std::mem::take(text));
                *block = Block::Paragraph { lang, text };
            }
        } else {
            is_above_text = true;
        }
        is_above_list = matches!(block, Block::List { .. });
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

/// The blocks, each in its language.
fn blocks(draft: Draft, start: Start, context: &mut Context<'_>) -> Vec<Block> {
    let mut blocks = draft.blocks;
    let mut samples = Vec::with_capacity(draft.texts);
    for block in &blocks {
        let neighbour = match block {
            Block::List { .. } => Neighbour::Before,
            Block::Crosshead { .. } => Neighbour::Behind,
            Block::Paragraph { .. } => Neighbour::Either,
        };
        samples.extend(block.texts().iter().map(|text| Sample {
            text: text.as_str(),
            neighbour,
            is_behind_rule: false,
        }));
    }
    for behind in draft.behind_rules {
        if let Some(sample) = samples.get_mut(behind) {
            sample.is_behind_rule = true;
        }
    }
    if start == Start::Head
        && let Some(first) = samples.first_mut()
        && first.neighbour == Neighbour::Either
    {
        first.text = language::end(first.text);
    }
    let languages = language::of_blocks(&samples);
    let mut first = 0_usize;
    for block in &mut blocks {
        let role = match block {
            Block::Paragraph { .. } => Role::Paragraph,
            Block::Crosshead { .. } => Role::Crosshead,
            Block::List { .. } => Role::ListItem,
        };
        for text in block.texts() {
            context.mark_located(text, role);
        }
        let count = block.texts().len();
        // A list is in the language of its first item.
        let (Block::Paragraph { lang, .. } | Block::Crosshead { lang, .. } | Block::List { lang, .. }) = block;
        *lang = languages.get(first).copied().flatten();
        first = first.saturating_add(count);
    }
    blocks
}

/// Whether the first `count` lines are about a picture: with its credit or address, or followed by it.
fn is_picture(lines: Lines<'_>, count: usize) -> bool {
    let begins = |index: usize| lines.get(index).is_some_and(begins_with_picture);
    // Words of a credit prove a picture only above an address.
    let has_words = || begins(count.saturating_add(1)) && credit::begins(lines.text(count));
    lines.until(count).iter().any(has_picture) || begins(count) || has_words()
}

/// A caption with its credit has no more characters.
const LONGEST_CAPTION: u32 = 600;

/// Whether a line has the credit or the address of a picture in it.
pub(crate) fn has_picture(line: Line<'_>) -> bool {
    line.may_have_credit()
        && line.width() <= LONGEST_CAPTION
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

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraphs(texts: &[&str]) -> Vec<Block> {
        let block = |text: &&str| Block::Paragraph {
            lang: None,
            text: (*text).to_owned().into(),
        };
        texts.iter().map(block).collect()
    }

    #[test]
    fn what_breaks_off() {
        const STORY: &str = "Am Ufer des Weihers schwimmt nun wieder das Floß aus Weidenruten, das die Lehrlinge der Gärtnerei \
                             in vier Wochen für die Haubentaucher gebaut haben";
        for (texts, expected) in [
            (&["Es war schön."][..], false),
            (&["Es war schön, und alle kamen wieder in das"], true),
            (&["Es war schön,"], true),
            (&["Es war eine Idee von J."], true),
            (&["Es war der Gar-"], true),
            (&["Es war am 9."], false),
            (&[STORY], true),
            // Nothing stands where a colon points, or below a heading.
            (&["Es gibt:"], true),
            (&["Es war schön.", "Hintergrund"], true),
            // The beginning of a paragraph.
            (&["Es war schön.", "Im Herbst sollen zwei wei"], true),
            (&["Es war schön.", "Um 17 Uhr sollen zwei wei"], true),
            // Addresses and numbers to call.
            (&["Es war schön. Mehr steht unter www.duesseldorf.de/weiher"], false),
            (&["Es war schön. Wer mag, schreibt an weiher@duesseldorf.de"], false),
            (&["Es war schön. Auskunft gibt es unter Telefon 0211. 89-94127"], false),
            // Rows.
            (&["Samstag, 3. Mai, 17 Uhr, Rathaus"], false),
            (&["Geöffnet bis 17 Uhr"], false),
            (&["Ulmenweg 3"], false),
            (&["Gartenamt, Ulmenweg 3, 40474 Düsseldorf"], false),
            (&["17 Uhr: Musik", "18 Uhr: Tanz im Park"], false),
            (&["Ort: Rathaus", "Eintritt: frei"], false),
            (&["Rathaus", "Eintritt: frei"], true),
            // The signer, with the office.
            (&["Mit freundlichen Grüßen", "Ina Roth"], false),
            (
                &["Mit freundlichen Grüßen", "Ina Roth", "Leiterin des Gartenamtes"],
                false,
            ),
            (&["Mit freundlichen Grüßen"], true),
        ] {
            let body = paragraphs(texts);
            assert_eq!(breaks_off(&body, texts.last().unwrap()), expected, "{texts:?}");
        }
    }

    #[test]
    fn what_breaks_off_in_a_list() {
        for (items, expected) in [
            (&["Musik", "Tanz"][..], false),
            (&["Musik am Abend.", "Tanz."], false),
            (&["Musik am Abend.", "Tanz im Pa"], true),
            (&["Musik", "Tanz. Danach gibt es noch ein Fest im Pa"], true),
            (&["Musik,", "Tanz,"], true),
            (&["Musik", "Tanz und"], true),
        ] {
            let body = vec![Block::List {
                lang: None,
                items: items.iter().map(|item| (*item).to_owned().into()).collect(),
            }];
            assert_eq!(breaks_off(&body, items.last().unwrap()), expected, "{items:?}");
        }
    }
}
