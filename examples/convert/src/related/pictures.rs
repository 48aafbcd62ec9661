//! Addresses of pictures as things: what all releases print about each, and which may be the same picture.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use pressedienst::{Located, SharedStr};

use super::picture_name;
use crate::text::Text;

/// Addresses with one name are compared up to so many; what more share is no name of a picture.
const GROUP: usize = 16;

/// A picture as a release offers it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Offer {
    pub(crate) url: String,
    pub(crate) caption: Option<String>,
    pub(crate) holder: Option<String>,
    pub(crate) photographer: Option<String>,
    pub(crate) credit_line: Option<String>,
    pub(crate) date: Option<String>,
    /// The release by its id.
    pub(crate) release: String,
}

/// All pictures of a text that have an address.
pub(crate) fn offers(text: &Text<'_>) -> Vec<Offer> {
    let string = |value: Option<&Located<SharedStr>>| value.map(ToString::to_string);
    let mut offers = Vec::new();
    for (index, release) in text.document.releases().iter().enumerate() {
        for image in &release.images {
            let (Some(url), credit) = (&image.url, image.credit.as_ref()) else {
                continue;
            };
            offers.push(Offer {
                url: url.to_string(),
                caption: string(image.caption.as_ref()),
                holder: string(credit.and_then(|credit| credit.holder.as_ref())),
                photographer: string(credit.and_then(|credit| credit.photographer.as_ref())),
                credit_line: string(credit.map(|credit| &credit.line)),
                date: release.date.as_ref().map(ToString::to_string),
                release: text.id(index),
            });
        }
    }
    offers
}

/// Different values, as numbers of the strings of all pictures.
#[derive(Debug, Default)]
struct Values(Vec<u32>);

impl Values {
    fn add(&mut self, value: Option<u32>) {
        let Some(value) = value.filter(|value| self.0.last() != Some(value)) else {
            return;
        };
        // A search each time would be quadratic for a picture of all releases.
        if self.0.len() == self.0.capacity() {
            self.0.sort_unstable();
            self.0.dedup();
        }
        self.0.push(value);
    }

    fn sorted(&self) -> Vec<u32> {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        sorted.dedup();
        sorted
    }
}

#[derive(Debug, Default)]
struct Known {
    captions: Values,
    holders: Values,
    photographers: Values,
    credit_lines: Values,
    dates: Option<(String, String)>,
    releases: Values,
}

/// The pictures of all texts.
#[derive(Debug, Default)]
pub(crate) struct Pictures {
    known: BTreeMap<Box<str>, Known>,
    numbers: HashMap<Arc<str>, u32>,
    strings: Vec<Arc<str>>,
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Picture<'p> {
    pub(crate) url: &'p str,
    pub(crate) captions: Vec<&'p str>,
    pub(crate) holders: Vec<&'p str>,
    pub(crate) photographers: Vec<&'p str>,
    pub(crate) credit_lines: Vec<&'p str>,
    pub(crate) first_date: Option<&'p str>,
    pub(crate) last_date: Option<&'p str>,
    pub(crate) releases: Vec<&'p str>,
    /// Addresses that may be those of the same picture, with what they differ in.
    pub(crate) candidates: Vec<(&'p str, &'static str)>,
}

impl Pictures {
    pub(crate) fn add(&mut self, offers: Vec<Offer>) {
        for offer in offers {
            let numbers = [
                offer.caption,
                offer.holder,
                offer.photographer,
                offer.credit_line,
                Some(offer.release),
            ]
            .map(|value| value.map(|value| self.number(value)));
            let known = self.known.entry(offer.url.into()).or_default();
            let [caption, holder, photographer, credit_line, release] = numbers;
            known.captions.add(caption);
            known.holders.add(holder);
            known.photographers.add(photographer);
            known.credit_lines.add(credit_line);
            known.releases.add(release);
            if let Some(date) = offer.date {
                known.dates = Some(match known.dates.take() {
                    None => (date.clone(), date),
                    Some((first, last)) => (first.min(date.clone()), last.max(date)),
                });
            }
        }
    }

    fn number(&mut self, value: String) -> u32 {
        if let Some(number) = self.numbers.get(value.as_str()) {
            return *number;
        }
        let number = u32::try_from(self.strings.len()).unwrap_or(u32::MAX);
        let value: Arc<str> = value.into();
        self.strings.push(value.clone());
        self.numbers.insert(value, number);
        number
    }

    fn strings(&self, values: &Values) -> Vec<&str> {
        let index = |number: &u32| usize::try_from(*number).ok();
        let sorted = values.sorted();
        let strings = sorted.iter().filter_map(|number| self.strings.get(index(number)?));
        let mut strings: Vec<&str> = strings.map(|string| &**string).collect();
        // In whatever order texts come, rows are the same.
        strings.sort_unstable();
        strings
    }

    /// The rows, by their addresses.
    pub(crate) fn rows(&self) -> impl Iterator<Item = Picture<'_>> {
        let mut candidates = self.candidates();
        self.known.iter().map(move |(url, known)| Picture {
            url,
            captions: self.strings(&known.captions),
            holders: self.strings(&known.holders),
            photographers: self.strings(&known.photographers),
            credit_lines: self.strings(&known.credit_lines),
            first_date: known.dates.as_ref().map(|(first, _)| first.as_str()),
            last_date: known.dates.as_ref().map(|(_, last)| last.as_str()),
            releases: self.strings(&known.releases),
            candidates: candidates.remove(&**url).unwrap_or_default(),
        })
    }

    /// Addresses in one folder whose names differ only as the printings of one name do. One release offers no picture twice, so
    /// that two of its addresses are two pictures.
    fn candidates(&self) -> BTreeMap<&str, Vec<(&str, &'static str)>> {
        let mut names: Vec<(&str, String, String, &str)> = Vec::new();
        for url in self.known.keys() {
            if let Some(name) = picture_name::of(url) {
                let (near, bare) = (picture_name::near(&name), picture_name::without_signs(&name));
                names.push((file_folder(url), near, bare, url));
            }
        }
        names.sort_unstable();
        let mut found: BTreeMap<&str, Vec<(&str, &'static str)>> = BTreeMap::new();
        for group in names.chunk_by(|one, other| (one.0, &one.1) == (other.0, &other.1)) {
            if group.len() < 2 || group.len() > GROUP {
                continue;
            }
            for (_, _, bare, url) in group {
                for (_, _, other_bare, other) in group.iter().filter(|(_, _, _, other)| other != url) {
                    if !self.are_offered_together(url, other) {
                        let because = difference(url, other, bare == other_bare);
                        found.entry(url).or_default().push((other, because));
                    }
                }
            }
        }
        found
    }

    fn are_offered_together(&self, one: &str, other: &str) -> bool {
        let releases = |url: &str| self.known.get(url).map(|known| known.releases.sorted());
        let (Some(one), Some(other)) = (releases(one), releases(other)) else {
            return false;
        };
        one.iter().any(|release| other.binary_search(release).is_ok())
    }
}

/// In what two addresses differ.
fn difference(one: &str, other: &str, is_of_signs: bool) -> &'static str {
    if picture_name::of(one) == picture_name::of(other) {
        "address"
    } else if is_of_signs {
        "signs"
    } else {
        "doubled-letters"
    }
}

/// The folder, by which scheme soever.
fn file_folder(url: &str) -> &str {
    let folder = picture_name::folder(url);
    folder.split_once("://").map_or(folder, |(_, folder)| folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offer(url: &str, caption: &str, date: &str, release: &str) -> Offer {
        Offer {
            url: format!("https://www.duesseldorf.de/pressebilder/1908/{url}"),
            caption: Some(caption.into()),
            date: Some(date.into()),
            release: release.into(),
            ..Offer::default()
        }
    }

    #[test]
    fn a_row_an_address() {
        let mut pictures = Pictures::default();
        for (caption, date, release) in [
            ("B", "2019-09-01", "2"),
            ("A", "2019-08-31", "1"),
            ("B", "2019-08-31", "1"),
        ] {
            pictures.add(vec![offer("Halle.jpg", caption, date, release)]);
        }
        let rows: Vec<_> = pictures.rows().collect();
        let [row] = rows.as_slice() else { panic!("{rows:?}") };
        assert_eq!((&row.captions, &row.releases), (&vec!["A", "B"], &vec!["1", "2"]));
        assert_eq!(
            (row.first_date, row.last_date),
            (Some("2019-08-31"), Some("2019-09-01"))
        );
    }

    #[test]
    fn addresses_that_may_be_of_one_picture() {
        let mut pictures = Pictures::default();
        for (url, release) in [
            ("190831-LT__1_0_.jpg", "1"),
            ("190831-LT__10_.jpg", "2"),
            ("Stadtrregierung.jpg", "1"),
            ("Stadtregierung.jpg", "2"),
            // Two pictures of one release.
            ("190831-Chor_1.jpg", "1"),
            ("190831-Chor__1_.jpg", "1"),
            ("../1909/190831-LT__10_.jpg", "3"),
        ] {
            pictures.add(vec![offer(url, "", "2019-08-31", release)]);
        }
        let name = |url: &str| url.rsplit('/').next().unwrap().to_owned();
        let found = pictures.rows().flat_map(|row| {
            let of = name(row.url);
            let candidates = row.candidates.into_iter();
            candidates
                .map(|(other, because)| (of.clone(), name(other), because))
                .collect::<Vec<_>>()
        });
        let found: Vec<_> = found.collect();
        let found: Vec<_> = found
            .iter()
            .map(|(one, other, because)| (one.as_str(), other.as_str(), *because))
            .collect();
        assert_eq!(
            found,
            [
                ("190831-LT__10_.jpg", "190831-LT__1_0_.jpg", "signs"),
                ("190831-LT__1_0_.jpg", "190831-LT__10_.jpg", "signs"),
                ("Stadtregierung.jpg", "Stadtrregierung.jpg", "doubled-letters"),
                ("Stadtrregierung.jpg", "Stadtregierung.jpg", "doubled-letters"),
            ]
        );
    }

    #[test]
    fn many_releases_with_one_picture_take_no_longer_than_their_number() {
        let mut pictures = Pictures::default();
        for release in 0..60_000 {
            pictures.add(vec![offer(
                "Wappen.png",
                "",
                "2019-08-31",
                &(release % 50_000).to_string(),
            )]);
        }
        assert_eq!(pictures.rows().next().unwrap().releases.len(), 50_000);
    }
}
