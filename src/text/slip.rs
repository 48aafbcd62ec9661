//! How far two texts are apart that slips of text recognition may have made of one.

/// Edit distance, or more than `limit` as soon as it is known to be that. Only cells at most `limit` off the diagonal
/// can be part of a distance that small.
pub(crate) fn distance(a: &[u8], b: &[u8], limit: usize) -> usize {
    let same = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (a.get(same..).unwrap_or_default(), b.get(same..).unwrap_or_default());
    let beyond = limit.saturating_add(1);
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (index, from) in a.iter().enumerate() {
        let first = index.saturating_sub(limit);
        let mut diagonal = row.get(first).copied().unwrap_or(beyond);
        let mut left = if first == 0 { index.saturating_add(1) } else { beyond };
        if let Some(cell) = row.get_mut(first) {
            *cell = left;
        }
        let mut least = left;
        let band = limit.saturating_mul(2).saturating_add(1);
        let cells = row
            .iter_mut()
            .skip(first.saturating_add(1))
            .zip(b.iter().skip(first))
            .take(band);
        for (cell, to) in cells {
            let above = *cell;
            let changed = diagonal.saturating_add(usize::from(from != to));
            left = changed.min(above.saturating_add(1)).min(left.saturating_add(1));
            (diagonal, *cell) = (above, left);
            least = least.min(left);
        }
        if least > limit {
            return beyond;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances() {
        assert_eq!(distance(b"kitten", b"sitting", 9), 3);
        assert_eq!(distance(b"", b"abc", 9), 3);
        assert!(distance(b"entirely", b"different", 2) > 2);
    }
}
