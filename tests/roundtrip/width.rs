//! Text wrapped at a width, which alone shows where its paragraphs end.

use crate::arbitrary::{Block, Language};
use crate::copy::wrap;
use crate::marks::is_marked;

/// A paragraph of so many lines that they show how wide the text is.
pub fn long_paragraph() -> Block {
    let text = "Wer in den kommenden Wochen an dem alten Haus vorbeigeht, sieht zuerst nur ein Gerüst und davor einen \
        hölzernen Zaun, der bis an die Straße reicht. Dahinter wird gearbeitet, und zwar von früh bis spät, damit noch vor \
        dem ersten Frost ein neues Dach auf den Mauern liegt und im Winter niemand mehr frieren muss, der hier lernt. So \
        wollen es alle, die seit vielen Jahren um das alte Haus gestritten haben, und so steht es nun auch in dem kurzen \
        Vertrag, den der Rat mit großer Mehrheit gebilligt hat, als die letzten Fragen beantwortet waren.";
    Block::Paragraph(Language::German, text.to_owned())
}

/// The printed lines of a text.
pub fn lines(text: &str, width: usize) -> Vec<String> {
    let ends = wrap(text, width).into_iter().chain([text.len()]);
    let pieces = ends.scan(0, |start, end| {
        Some(text[std::mem::replace(start, end)..end].trim().to_owned())
    });
    pieces.collect()
}

/// Lengthens what would end with a full line: nothing shows that a paragraph ends there. `print` gives the printed lines of
/// each block and item, and behind them those of what follows the body.
pub fn leave_room(body: &mut [Block], print: impl Fn(&[Block]) -> Vec<Vec<String>>) {
    for _ in 0..40 {
        let full = full_ends(&print(body));
        if full.iter().all(|is_full| !is_full) {
            return;
        }
        let mut full = full.into_iter();
        for block in body.iter_mut() {
            match block {
                Block::Paragraph(_, text) if full.next() == Some(true) => text.push_str(" Das freut alle."),
                Block::Crosshead(_, text) if full.next() == Some(true) => text.push_str(" am Rhein"),
                Block::List(_, items) => {
                    for item in items {
                        if full.next() == Some(true) {
                            item.push_str(" am Rhein");
                        }
                    }
                }
                _ => {}
            }
        }
    }
}

/// Which blocks end with a line on which the next word would not have fitted. An item shows by its mark where it begins.
fn full_ends(blocks: &[Vec<String>]) -> Vec<bool> {
    let count = |line: &String| line.chars().count();
    // The widest lines may stand in the head or before a page end, where they do not show the width: half of them do.
    let mut widths: Vec<_> = blocks
        .iter()
        .flat_map(|lines| lines[..lines.len() - 1].iter().map(count))
        .collect();
    widths.sort_unstable();
    let usual = widths[widths.len() / 2];
    let is_full = |index: usize| {
        let next = blocks
            .get(index + 1)
            .map_or("", |lines| lines[0].split(' ').next().unwrap_or_default());
        let is_item = blocks.get(index + 1).is_some_and(|lines| is_marked(&lines[0]));
        let last = blocks[index].last().expect("a line");
        // An appointment stands alone, and what leads to it wants more.
        let day = last.split(',').next().unwrap_or_default();
        let is_appointment = day.ends_with("tag") || day == "Mittwoch";
        let is_about_appointment = last.ends_with(" am") || is_appointment && last.contains(" Uhr");
        !next.is_empty() && !is_item && !is_about_appointment && count(last) + 1 + next.chars().count() > usual
    };
    (0..blocks.len()).map(is_full).collect()
}
