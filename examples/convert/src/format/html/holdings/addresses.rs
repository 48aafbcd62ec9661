//! The pictures, a row an address, with all that is printed of it.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::best::ROWS;
use super::index::Listed;
use super::part::Picture;

/// A picture: what is printed of one address, or once of none.
#[derive(Debug, Default)]
pub(super) struct Address<'r> {
    pub(super) url: &'r str,
    pub(super) file_name: &'r str,
    pub(super) captions: Prints<'r>,
    pub(super) credits: Prints<'r>,
    pub(super) holders: Prints<'r>,
    pub(super) photographers: Prints<'r>,
    /// The releases that it is in, by their numbers in the list, and the line there.
    pub(super) releases: Vec<(usize, usize)>,
    is_without_credit_once: bool,
}

/// What may be asked about a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Mark {
    /// None of its prints has a credit.
    NoCredit,
    NoAddress,
    /// Its prints have several, or some have one and others none.
    CreditsDiffer,
    NoCaption,
}

/// Values that are printed otherwise, in the order in which they come; signs and blanks make no difference.
#[derive(Debug, Default)]
pub(super) struct Prints<'r> {
    pub(super) values: Vec<&'r str>,
    letters: BTreeSet<String>,
}

impl<'r> Prints<'r> {
    fn add(&mut self, value: Option<&'r String>) {
        let Some(value) = value else { return };
        let letters = value
            .chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase);
        if self.letters.insert(letters.collect()) {
            self.values.push(value);
        }
    }
}

impl<'r> Address<'r> {
    fn add(&mut self, at: usize, picture: &'r Picture) {
        self.captions.add(picture.caption.as_ref());
        self.credits.add(picture.credit.as_ref());
        self.holders.add(picture.holder.as_ref());
        self.photographers.add(picture.photographer.as_ref());
        self.is_without_credit_once |= picture.credit.is_none();
        if self.releases.last().is_none_or(|(last, _)| *last != at) {
            self.releases.push((at, picture.line));
        }
    }

    pub(super) fn marks(&self) -> Vec<Mark> {
        let credits = self.credits.values.len() + usize::from(self.is_without_credit_once);
        let marks = [
            (self.credits.values.is_empty(), Mark::NoCredit),
            (self.url.is_empty(), Mark::NoAddress),
            (credits > 1, Mark::CreditsDiffer),
            (self.captions.values.is_empty(), Mark::NoCaption),
        ];
        marks
            .into_iter()
            .filter(|(is_so, _)| *is_so)
            .map(|(_, mark)| mark)
            .collect()
    }
}

/// The pictures of the releases that are listed, and how many there are.
pub(super) fn addresses<'r>(listed: &[&'r Listed]) -> (Vec<Address<'r>>, usize) {
    let mut addresses: Vec<Address<'r>> = Vec::new();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, listed) in listed.iter().enumerate() {
        for picture in &listed.row.pictures {
            let url = picture.url.as_deref().unwrap_or_default();
            // What has no address is no other's.
            let known = places.get(url).copied().filter(|_| !url.is_empty());
            let place = known.unwrap_or(addresses.len());
            if known.is_none() {
                places.insert(url, place);
                addresses.push(Address {
                    url,
                    file_name: picture.file_name.as_deref().unwrap_or_default(),
                    ..Address::default()
                });
            }
            if let Some(address) = addresses.get_mut(place) {
                address.add(at, picture);
            }
        }
    }
    let all = addresses.len();
    addresses.truncate(ROWS);
    (addresses, all)
}
