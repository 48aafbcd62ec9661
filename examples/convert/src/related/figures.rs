//! Two releases beside each other: the figures, and what they allow to say.
//!
//! | | same by pictures | candidate | candidate in another language |
//! | --- | --- | --- | --- |
//! | kind | equal | equal | equal |
//! | exact keys | do not contradict | do not contradict | do not contradict |
//! | date | equal | equal, or one has none | equal |
//! | names of pictures | two, none of them common | | two; or one, and most numbers |
//! | headline | | none against each other | |
//! | words | most | half; without a date or a headline, most | |
//! | numbers | most | half; without a date or a headline, nearly all | |
//!
//! Two headlines are against each other if each has a word that the other print has nowhere in its head: "in Eller", "in Garath".
//! The head of a text without a headline is its beginning. Texts of a kind share most of their words, so numbers count apart.

use super::facts::Facts;
use super::words::{are_near, share};

/// Shares of headlines, words and numbers.
const MOST: f32 = 0.8;
const NEARLY_ALL: f32 = 0.9;
const HALF: f32 = 0.5;
const PART: f32 = 0.3;

/// A headline with fewer words says little where there are no words of the text.
const WORDS_OF_HEADLINE: usize = 4;

/// What speaks for two releases being one, or against it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Figures {
    pub(crate) days_between: Option<u32>,
    pub(crate) headline: Option<f32>,
    pub(crate) words: Option<f32>,
    pub(crate) numbers: Option<f32>,
    /// Names of pictures that both have.
    pub(crate) pictures: usize,
}

/// Two releases, compared.
pub(super) struct Pair<'f> {
    one: &'f Facts,
    other: &'f Facts,
    pub(super) figures: Figures,
    are_headlines_against: bool,
    /// Pictures that are printed in one way, and in any way.
    exact: usize,
    near: usize,
}

impl<'f> Pair<'f> {
    pub(super) fn of(one: &'f Facts, other: &'f Facts) -> Self {
        let (headline, are_headlines_against) = headlines(one, other);
        let count =
            |is_shared: &dyn Fn(usize) -> bool| (0..one.pictures.len()).filter(|index| is_shared(*index)).count();
        let picture = |index: usize| one.pictures.get(index);
        let exact = count(&|index| {
            let mark = picture(index).and_then(|picture| picture.exact);
            mark.is_some() && other.pictures.iter().any(|picture| picture.exact == mark)
        });
        let near = count(&|index| {
            picture(index)
                .is_some_and(|own| own.exact.is_some() && other.pictures.iter().any(|picture| picture.near == own.near))
        });
        Self {
            one,
            other,
            figures: Figures {
                days_between: one.date.zip(other.date).map(|(one, other)| one.abs_diff(other)),
                headline,
                words: one.runs.runs_shared(&other.runs),
                numbers: one.numbers.shared(&other.numbers, 1),
                pictures: exact,
            },
            are_headlines_against,
            exact,
            near,
        }
    }

    fn are_of_one_kind(&self) -> bool {
        self.one.is_invitation == self.other.is_invitation && !self.one.keys.contradict(&self.other.keys)
    }

    fn is_dated(&self) -> bool {
        self.figures.days_between == Some(0)
    }

    /// Whether an exact key is believed: not where numbers contradict, or where days differ and the texts have nothing in common.
    pub(super) fn may_be_same(&self) -> bool {
        let other_day = self.figures.days_between.is_some_and(|days| days > 0);
        let is_other = !self.one.is_in_other_language(self.other)
            && self.figures.headline.is_some_and(|share| share < HALF)
            && self.figures.words.is_some_and(|share| share < PART);
        !(self.one.keys.contradict(&self.other.keys) || other_day && is_other)
    }

    /// Whether two pictures and the date prove it.
    pub(super) fn is_same_by_pictures(&self) -> bool {
        if !(self.exact >= 2 && self.is_dated() && self.are_of_one_kind()) {
            return false;
        }
        let Figures { words, numbers, .. } = self.figures;
        if self.one.is_in_other_language(self.other) {
            // All pictures of one of them.
            return self.exact == self.one.pictures.len().min(self.other.pictures.len());
        }
        words.is_some_and(|share| share >= MOST) && numbers.is_none_or(|share| share >= MOST)
    }

    /// What speaks for it, if that is enough.
    pub(super) fn speaks_for(&self) -> Option<Vec<&'static str>> {
        let is_dated = self.is_dated();
        let is_other_day = self.figures.days_between.is_some() && !is_dated;
        if is_other_day || !self.are_of_one_kind() {
            return None;
        }
        if self.one.is_in_other_language(self.other) {
            return (is_dated && self.is_translation()).then(|| self.because("other-language"));
        }
        let Figures {
            headline,
            words,
            numbers,
            ..
        } = self.figures;
        let have_same_numbers = numbers.is_none_or(|share| share >= NEARLY_ALL);
        let have_numbers = numbers.is_none_or(|share| share >= HALF);
        let is_enough = match (headline, words) {
            _ if self.are_headlines_against => false,
            (Some(headline), Some(words)) if is_dated => headline >= MOST && words >= HALF && have_numbers,
            (Some(headline), Some(words)) => headline >= MOST && words >= MOST && have_same_numbers,
            (Some(headline), None) => is_dated && headline >= NEARLY_ALL && self.has_long_headline(),
            (None, Some(words)) if is_dated => words >= MOST && have_same_numbers,
            (None, Some(words)) => words >= NEARLY_ALL && have_same_numbers,
            (None, None) => false,
        };
        is_enough.then(|| self.because("words"))
    }

    fn is_translation(&self) -> bool {
        let numbers = self.figures.numbers.is_some_and(|share| share >= MOST);
        self.near >= 2 || (self.near == 1 && numbers)
    }

    fn has_long_headline(&self) -> bool {
        let is_long = |facts: &Facts| {
            let lengths = facts.headlines().map(|headline| headline.split(' ').count());
            lengths.max() >= Some(WORDS_OF_HEADLINE)
        };
        is_long(self.one) && is_long(self.other)
    }

    fn because(&self, text: &'static str) -> Vec<&'static str> {
        let Figures { headline, words, .. } = self.figures;
        let is_headline = text == "words" && headline.is_some();
        let all = [
            ("date", self.is_dated()),
            ("headline", is_headline),
            (text, text != "words" || words.is_some()),
            ("pictures", self.near > 0),
        ];
        all.into_iter()
            .filter(|(_, speaks)| *speaks)
            .map(|(name, _)| name)
            .collect()
    }
}

/// The share of the words of the headlines that the other print has in its head, and whether each lacks one of the other's;
/// `None` if neither has a headline.
fn headlines(one: &Facts, other: &Facts) -> (Option<f32>, bool) {
    let (there, back) = (found(one, other), found(other, one));
    let least = match (there, back) {
        (Some(there), Some(back)) => there.min(back),
        (there, back) => match there.or(back) {
            Some(share) => share,
            None => return (None, false),
        },
    };
    // A text without a headline of its own begins with it.
    let lacks = |share: Option<f32>| share.is_none_or(|share| share < 1.0);
    (Some(least), lacks(there) && lacks(back))
}

/// The share of the words of that headline that the other has in its head, of the headline of which it has most.
fn found(one: &Facts, other: &Facts) -> Option<f32> {
    let head: Vec<&str> = other.head().collect();
    let together = head.concat();
    let shares = one.headlines().map(|headline| {
        // Lines that were glued together have the letters all the same.
        if together.contains(&headline.replace(' ', "")) {
            return 1.0;
        }
        let words: Vec<&str> = headline.split(' ').collect();
        let has = |word: &&&str| head.iter().any(|other| are_near(word, other));
        share(words.iter().filter(has).count(), words.len())
    });
    shares.max_by(f32::total_cmp)
}
