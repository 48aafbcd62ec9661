//! The first so many of what is counted on: a page has an end.

use std::collections::BTreeMap;

/// So many rows a list on a page has; those behind them are in the database.
pub(super) const ROWS: usize = 20_000;

/// The first [`ROWS`] of all values by their keys, of which no two are the same.
#[derive(Debug)]
pub(super) struct Best<K, V> {
    kept: BTreeMap<K, V>,
    pub(super) all: usize,
}

impl<K, V> Default for Best<K, V> {
    fn default() -> Self {
        Self {
            kept: BTreeMap::new(),
            all: 0,
        }
    }
}

impl<K: Ord, V> Best<K, V> {
    pub(super) fn add(&mut self, key: K, value: V) {
        self.all += 1;
        self.kept.insert(key, value);
        if self.kept.len() > ROWS {
            self.kept.pop_last();
        }
    }

    /// In the order of the keys.
    pub(super) fn values(&self) -> impl ExactSizeIterator<Item = &V> {
        self.kept.values()
    }

    /// Whether some are left out.
    pub(super) fn is_cut(&self) -> bool {
        self.all > self.kept.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_are_kept_in_whatever_order_they_come() {
        let mut best = Best::default();
        for at in (0..2 * ROWS).rev() {
            best.add(at, at);
        }
        assert_eq!((best.all, best.values().len(), best.is_cut()), (2 * ROWS, ROWS, true));
        assert!(best.values().copied().eq(0..ROWS));
    }
}
