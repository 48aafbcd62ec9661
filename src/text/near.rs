//! Places in a list that is in the order of the text, which mostly ask in that order too.

use std::cell::Cell;

/// So far from the last place the next one is looked for step by step.
const STEPS: usize = 4;

/// Where the last place was.
#[derive(Clone, Debug, Default)]
pub(crate) struct Near(Cell<usize>);

impl Near {
    /// The same as `partition_point` of all: how many of them `is_before` holds for.
    pub(crate) fn partition_point<T>(&self, all: &[T], is_before: impl Fn(&T) -> bool) -> usize {
        let (before, behind) = all.split_at_checked(self.0.get()).unwrap_or((all, &[]));
        let (near, far) = behind.split_at_checked(STEPS).unwrap_or((behind, &[]));
        let place = if !before.last().is_none_or(&is_before) {
            before.partition_point(is_before)
        } else if let Some(steps) = near.iter().position(|one| !is_before(one)) {
            before.len().saturating_add(steps)
        } else {
            let steps = near.len().saturating_add(far.partition_point(is_before));
            before.len().saturating_add(steps)
        };
        self.0.set(place);
        place
    }
}

#[cfg(test)]
mod tests {
    use super::Near;

    #[test]
    fn places_are_the_same_in_any_order() {
        let all: Vec<usize> = (0..50).map(|number| number * 2).collect();
        for step in [1, 3, 7, 31, 99] {
            let near = Near::default();
            for number in (0..300).map(|count| count * step % 101) {
                let expected = all.partition_point(|one| *one < number);
                assert_eq!(near.partition_point(&all, |one| *one < number), expected, "{number}");
            }
            assert_eq!(near.partition_point(&all[..5], |one| *one < 4), 2);
        }
    }
}
