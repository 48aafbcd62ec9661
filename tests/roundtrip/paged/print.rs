//! Prints a copy on pages.

use super::breaks::Place;
use crate::copy::Line;
use crate::dice::Dice;

/// What a page end prints.
#[derive(Clone, Debug)]
pub struct Furniture {
    /// The headline, where the pages repeat it; a head may be wrapped.
    pub head: Option<String>,
    pub has_folio: bool,
    pub has_form_feed: bool,
    /// What stands at the foot of the first page: logo and document number.
    pub foot: Option<String>,
    /// The most blank lines around it.
    pub most_blank: usize,
}

impl Furniture {
    /// The end of page `number - 1` and the beginning of page `number`.
    fn page_end(&self, number: usize, dice: &mut Dice) -> String {
        let blank = |dice: &mut Dice, most: usize| "\n".repeat(dice.below(most.min(self.most_blank) + 1));
        let mut text = String::from("\n");
        if number == 2 {
            text.push_str(self.foot.as_deref().unwrap_or_default());
        }
        text.push_str(&blank(dice, 5));
        if self.has_form_feed {
            text.push('\x0C');
        }
        if let Some(head) = &self.head {
            text.push_str(&format!("{head}\n{}", blank(dice, 2)));
        }
        if self.has_folio {
            text.push_str(&format!("Seite {number}\n{}", blank(dice, 4)));
        }
        text
    }
}

/// The copy on pages that end at some places; each line is cut where `wraps` says too.
pub fn print(copy: &[Line], wraps: &[Vec<usize>], ends: &[Place], furniture: &Furniture, dice: &mut Dice) -> String {
    let mut text = String::new();
    let mut number = 1;
    for (index, line) in copy.iter().enumerate() {
        let is_page_end = |at: usize| ends.contains(&Place { line: index, at });
        if is_page_end(0) {
            number += 1;
            text.push_str(&furniture.page_end(number, dice));
        } else {
            text.push_str(&"\n".repeat(line.blank_lines + usize::from(index > 0)));
        }
        let mut cuts = wraps.get(index).cloned().unwrap_or_default();
        let inside = ends
            .iter()
            .filter(|end| end.line == index && end.at > 0)
            .map(|end| end.at);
        for at in inside {
            if !cuts.contains(&at) {
                cuts.push(at);
            }
        }
        cuts.sort_unstable();
        let mut start = 0;
        for cut in cuts {
            text.push_str(line.text[start..cut].trim());
            if is_page_end(cut) {
                number += 1;
                text.push_str(&furniture.page_end(number, dice));
            } else {
                text.push('\n');
            }
            start = cut;
        }
        text.push_str(line.text[start..].trim());
    }
    text.push('\n');
    text
}
