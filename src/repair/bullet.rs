//! Lists whose marks an extractor printed first, one below the other, and their items behind them.

use crate::field::item_mark;
use crate::text::edit::Edit;
use crate::text::line::Line;

/// An item has no more characters.
const ITEM: u32 = 200;

/// The marks that stand alone, and the items that they are of: as many lines as there are marks, which are none themselves.
pub(super) fn find(lines: &[Line<'_>], edits: &mut Vec<Edit>) {
    let mut index = 0;
    while index < lines.len() {
        let marks = lines
            .iter()
            .skip(index)
            .take_while(|line| item_mark::is_alone(line.text))
            .count();
        let from = index.saturating_add(marks.max(1));
        if marks > 1 {
            let items = lines.get(from..from.saturating_add(marks)).unwrap_or_default();
            if items.len() == marks && items.iter().all(|line| is_item(*line)) {
                for line in lines.get(index..from).unwrap_or_default() {
                    edits.push(Edit::new(line.span().start(), line.span().end(), ""));
                }
                for (item, mark) in items.iter().zip(lines.iter().skip(index)) {
                    let start = item.span().start();
                    edits.push(Edit::new(start, start, [mark.text, " "].concat()));
                }
            }
        }
        index = from;
    }
}

fn is_item(line: Line<'_>) -> bool {
    line.width <= ITEM && !item_mark::is_alone(line.text) && item_mark::length(line.text).is_none()
}

#[cfg(test)]
mod tests {
    use super::super::tests::repaired;

    #[test]
    fn marks_go_to_their_items() {
        for (text, expected) in [
            (
                "•\n\n•\n\nObst\nKäse\n\nEs war schön.",
                "\n\n\n\n• Obst\n• Käse\n\nEs war schön.",
            ),
            ("•\nObst\n•\nKäse", "•\nObst\n•\nKäse"),
            ("•\n•\nObst", "•\n•\nObst"),
            ("-\n-\n- Obst\n- Käse", "-\n-\n- Obst\n- Käse"),
        ] {
            assert_eq!(repaired(text), expected);
        }
    }
}
