//! Lines to text: an empty line where the page shows the distance of a paragraph, a form feed where it ends.

use std::collections::BTreeMap;

use super::lines::Line;
use super::{Column, Place};

/// A distance that is so many times the usual one is that of a paragraph.
const PARAGRAPH: f64 = 1.28;
/// What lines are apart where a text shows too few to tell, in sizes of the font.
const USUAL: f64 = 1.25;

pub(super) fn written(pages: &[Vec<Column>]) -> (String, Vec<Place>) {
    let usual = Usual::new(pages);
    let (mut text, mut places) = (String::new(), Vec::new());
    let nowhere = Place {
        page: 0,
        area: [0.0; 4],
    };
    for (number, page) in (1..).zip(pages) {
        if number > 1 {
            text.push('\u{c}');
        }
        let mut above: Option<&Line> = None;
        for column in page {
            for (index, line) in column.iter().enumerate() {
                if above.is_some_and(|above| index == 0 || usual.is_paragraph(above, line)) {
                    text.push('\n');
                    places.push(nowhere);
                }
                text.push_str(&line.text);
                text.push('\n');
                #[allow(clippy::cast_possible_truncation, reason = "a page is not measured more finely")]
                places.push(Place {
                    page: number,
                    area: line.area.map(|length| length as f32),
                });
                above = Some(line);
            }
        }
    }
    (text, places)
}

/// What lines of a size are usually apart.
struct Usual {
    of_size: BTreeMap<i64, f64>,
    any: f64,
}

impl Usual {
    fn new(pages: &[Vec<Column>]) -> Self {
        let mut distances: BTreeMap<i64, Vec<f64>> = BTreeMap::new();
        let mut ratios = Vec::new();
        for pair in pages.iter().flatten().flat_map(|column| column.windows(2)) {
            if let [above, below] = pair {
                let distance = above.base - below.base;
                if class(above.size) == class(below.size) && distance > 0.5 * below.size && distance < 3.0 * below.size
                {
                    distances.entry(class(below.size)).or_default().push(distance);
                    ratios.push(distance / below.size);
                }
            }
        }
        let of_size = distances
            .into_iter()
            .filter(|(_, distances)| distances.len() > 2)
            .filter_map(|(class, distances)| Some((class, smallest(distances, 0.3)?)))
            .collect();
        let any = if ratios.len() > 2 { smallest(ratios, 0.03) } else { None };
        Self {
            of_size,
            any: any.unwrap_or(USUAL),
        }
    }

    fn of(&self, line: &Line) -> f64 {
        self.of_size
            .get(&class(line.size))
            .copied()
            .unwrap_or(self.any * line.size)
    }

    fn is_paragraph(&self, above: &Line, below: &Line) -> bool {
        let usual = if class(above.size) == class(below.size) {
            self.of(below)
        } else {
            f64::midpoint(self.of(above), self.of(below))
        };
        above.base - below.base > PARAGRAPH * usual
    }
}

/// Sizes are told apart by half a point.
fn class(size: f64) -> i64 {
    #[allow(clippy::cast_possible_truncation, reason = "a cast of a float saturates")]
    let class = (size * 2.0).round() as i64;
    class
}

/// The smallest distance that is no rarity.
fn smallest(mut distances: Vec<f64>, within: f64) -> Option<f64> {
    distances.sort_by(f64::total_cmp);
    let enough = (distances.len() / 5).max(2);
    let mut rest = distances.as_slice();
    while let Some(first) = rest.first() {
        let count = rest.iter().take_while(|&&distance| distance - first <= within).count();
        let (group, others) = rest.split_at(count);
        if count >= enough {
            return group.get(count / 2).copied();
        }
        rest = others;
    }
    distances.get(distances.len() / 4).copied()
}
