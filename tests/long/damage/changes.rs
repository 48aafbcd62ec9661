//! What differs between two records, by path, with the entries of lists aligned: one that is dropped changes no other.

use serde_json::Value;

/// The differences between two records: what the first one had and what the second one has instead.
#[derive(Debug, Default)]
pub struct Changes {
    /// Paths of the first record.
    pub lost: Vec<String>,
    /// Paths of the second record.
    pub gained: Vec<String>,
}

impl Changes {
    pub fn between(old: &Value, new: &Value) -> Self {
        let mut changes = Self::default();
        changes.compare(old, new, "", "");
        changes
    }

    fn compare(&mut self, old: &Value, new: &Value, old_path: &str, new_path: &str) {
        match (old, new) {
            (old, new) if old == new => {}
            (Value::Object(olds), Value::Object(news)) => {
                let keys = olds.keys().chain(news.keys().filter(|key| !olds.contains_key(*key)));
                for key in keys {
                    let (old, new) = (
                        olds.get(key).unwrap_or(&Value::Null),
                        news.get(key).unwrap_or(&Value::Null),
                    );
                    self.compare(old, new, &inside(old_path, key), &inside(new_path, key));
                }
            }
            (Value::Array(olds), Value::Array(news)) => self.align(olds, news, old_path, new_path),
            (old, new) => {
                gather(old, old_path, &mut self.lost);
                gather(new, new_path, &mut self.gained);
            }
        }
    }

    /// Pairs the entries that are equal, in their order, and compares those between them.
    fn align(&mut self, olds: &[Value], news: &[Value], old_path: &str, new_path: &str) {
        let (mut old_from, mut new_from) = (0, 0);
        let ends = std::iter::once((olds.len(), news.len()));
        for (old_to, new_to) in equal_pairs(olds, news).into_iter().chain(ends) {
            self.compare_gap(
                &numbered(olds, old_from..old_to, old_path),
                &numbered(news, new_from..new_to, new_path),
            );
            (old_from, new_from) = (old_to + 1, new_to + 1);
        }
    }

    /// As many entries on both sides are the same ones, changed. Else each of them has changed as a whole.
    fn compare_gap(&mut self, olds: &[(String, &Value)], news: &[(String, &Value)]) {
        if olds.len() == news.len() {
            for ((old_path, old), (new_path, new)) in olds.iter().zip(news) {
                self.compare(old, new, old_path, new_path);
            }
            return;
        }
        for (entries, paths) in [(olds, &mut self.lost), (news, &mut self.gained)] {
            for (path, value) in entries {
                gather(value, path, paths);
            }
        }
    }
}

fn inside(path: &str, key: &str) -> String {
    if path.is_empty() {
        key.to_owned()
    } else {
        format!("{path}.{key}")
    }
}

fn numbered<'v>(values: &'v [Value], range: std::ops::Range<usize>, path: &str) -> Vec<(String, &'v Value)> {
    range
        .map(|index| (format!("{path}[{index}]"), &values[index]))
        .collect()
}

/// The paths of the entries of lists inside a value, and of the values that hold no others.
fn gather(value: &Value, path: &str, paths: &mut Vec<String>) {
    match value {
        Value::Null => {}
        Value::Object(entries) => {
            if path.ends_with(']') {
                paths.push(path.to_owned());
            }
            for (key, value) in entries {
                gather(value, &inside(path, key), paths);
            }
        }
        Value::Array(entries) => {
            for (index, value) in entries.iter().enumerate() {
                gather(value, &format!("{path}[{index}]"), paths);
            }
        }
        _ => paths.push(path.to_owned()),
    }
}

/// The longest row of equal entries, as pairs of indices.
fn equal_pairs(olds: &[Value], news: &[Value]) -> Vec<(usize, usize)> {
    let start = olds.iter().zip(news).take_while(|(old, new)| old == new).count();
    let (old_rest, new_rest) = (&olds[start..], &news[start..]);
    let end = old_rest
        .iter()
        .rev()
        .zip(new_rest.iter().rev())
        .take_while(|(old, new)| old == new)
        .count();
    let (old_rest, new_rest) = (&old_rest[..old_rest.len() - end], &new_rest[..new_rest.len() - end]);
    // longest[i][j]: how many pairs the entries from i and from j on have.
    let mut longest = vec![vec![0_usize; new_rest.len() + 1]; old_rest.len() + 1];
    for i in (0..old_rest.len()).rev() {
        for j in (0..new_rest.len()).rev() {
            longest[i][j] = if old_rest[i] == new_rest[j] {
                longest[i + 1][j + 1] + 1
            } else {
                longest[i + 1][j].max(longest[i][j + 1])
            };
        }
    }
    let mut pairs: Vec<_> = (0..start).map(|index| (index, index)).collect();
    let (mut i, mut j) = (0, 0);
    while i < old_rest.len() && j < new_rest.len() {
        if old_rest[i] == new_rest[j] {
            pairs.push((start + i, start + j));
            (i, j) = (i + 1, j + 1);
        } else if longest[i + 1][j] >= longest[i][j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs.extend((1..=end).rev().map(|back| (olds.len() - back, news.len() - back)));
    pairs
}
