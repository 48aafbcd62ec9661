//! JSON objects in which nothing is said of what a text does not have, and of which no more is in memory than what is
//! being written.

use std::borrow::Cow;
use std::fmt;
use std::rc::Rc;

use pressedienst::Located;
use serde::ser::{Serialize, SerializeMap as _, SerializeSeq as _, Serializer};

/// A value of JSON.
#[derive(Clone)]
pub(super) enum Item<'r> {
    Absent,
    Text(Cow<'r, str>),
    Number(usize),
    Object(Object<'r>),
    List(Vec<Item<'r>>),
    /// A list of so many values, each made when it is written.
    Each(usize, Rc<dyn Fn(usize) -> Item<'r> + 'r>),
}

impl<'r> Item<'r> {
    /// The values of this list and those of another behind them.
    pub(super) fn and(self, more: impl Into<Item<'r>>) -> Self {
        let (more, count) = (more.into(), self.count());
        Self::Each(
            count + more.count(),
            Rc::new(move |index| match index.checked_sub(count) {
                Some(behind) => more.at(behind),
                None => self.at(index),
            }),
        )
    }

    fn count(&self) -> usize {
        match self {
            Self::List(list) => list.len(),
            Self::Each(count, _) => *count,
            _ => 0,
        }
    }

    fn at(&self, index: usize) -> Self {
        match self {
            Self::List(list) => list.get(index).cloned().unwrap_or(Self::Absent),
            Self::Each(_, make) => make(index),
            _ => Self::Absent,
        }
    }

    fn is_absent(&self) -> bool {
        match self {
            Self::Absent | Self::Each(0, _) => true,
            Self::Text(text) => text.is_empty(),
            Self::Object(object) => object.0.is_empty(),
            Self::List(list) => list.is_empty(),
            Self::Number(_) | Self::Each(..) => false,
        }
    }
}

/// An object under construction; its keys come out in the order in which they came.
#[derive(Clone, Debug, Default)]
pub(super) struct Object<'r>(Vec<(&'static str, Item<'r>)>);

impl<'r> Object<'r> {
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// With a value under a key; what is absent or empty is left out.
    pub(super) fn with(mut self, key: &'static str, value: impl Into<Item<'r>>) -> Self {
        let value = value.into();
        if !value.is_absent() {
            self.0.push((key, value));
        }
        self
    }
}

/// A list of what becomes of each value of another.
pub(super) fn each<'r, T, O: Into<Item<'r>>>(values: &'r [T], make: impl Fn(usize, &'r T) -> O + 'r) -> Item<'r> {
    let make = move |index: usize| {
        values
            .get(index)
            .map_or(Item::Absent, |value| make(index, value).into())
    };
    Item::Each(values.len(), Rc::new(make))
}

/// The words of a value.
pub(super) fn said(value: Option<&Located<String>>) -> Option<&str> {
    value.map(|value| value.as_str())
}

/// The words of several values.
pub(super) fn all_said(values: &[Located<String>]) -> Item<'_> {
    each(values, |_, value| value.as_str())
}

impl Serialize for Item<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Absent => serializer.serialize_none(),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Number(number) => number.serialize(serializer),
            Self::Object(object) => object.serialize(serializer),
            Self::List(list) => list.serialize(serializer),
            Self::Each(count, make) => {
                let mut list = serializer.serialize_seq(Some(*count))?;
                for index in 0..*count {
                    list.serialize_element(&make(index))?;
                }
                list.end()
            }
        }
    }
}

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

impl fmt::Debug for Item<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&serde_json::to_string(self).map_err(|_| fmt::Error)?)
    }
}

impl<'r> From<&'r str> for Item<'r> {
    fn from(text: &'r str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Item<'_> {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<usize> for Item<'_> {
    fn from(number: usize) -> Self {
        Self::Number(number)
    }
}

impl<'r> From<Object<'r>> for Item<'r> {
    fn from(object: Object<'r>) -> Self {
        Self::Object(object)
    }
}

impl<'r, T: Into<Item<'r>>> From<Option<T>> for Item<'r> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Absent, Into::into)
    }
}

impl<'r, T: Into<Item<'r>>> From<Vec<T>> for Item<'r> {
    fn from(values: Vec<T>) -> Self {
        Self::List(values.into_iter().map(Into::into).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_absent_is_left_out() {
        let texts = [Located::new("a\"\0".to_owned(), &[]), Located::new("b".to_owned(), &[])];
        let object = Object::new()
            .with("z", "1")
            .with("none", None::<String>)
            .with("empty", "")
            .with("list", Vec::<usize>::new())
            .with("each", all_said(&[]))
            .with("object", Object::new())
            .with("a", all_said(&texts))
            .with("both", Item::from(vec!["x"]).and(all_said(&texts)).and(Item::Absent))
            .with("inner", vec![Object::new().with("x", 0)]);
        let written = serde_json::to_string(&object).unwrap();
        assert_eq!(
            written,
            r#"{"z":"1","a":["a\"\u0000","b"],"both":["x","a\"\u0000","b"],"inner":[{"x":0}]}"#
        );
        assert_eq!(format!("{:?}", Item::from(object)), written);
    }
}
