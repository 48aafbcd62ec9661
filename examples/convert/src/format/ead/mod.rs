//! `ead.xml`: one finding aid (Findbuch) of all releases, in the profile EAD(DDB) 1.2 that Archivportal-D and the Deutsche
//! Digitale Bibliothek take.
//!
//! Each release is a file (`c level="file"`) in the class of its month, and that in the class of its year; releases without a
//! date, and texts without releases, are in a class of their own behind them. What stands in it is German, as portals show it.
//! What no text says is said by options ([`FindingAid`]).

use std::io;

use super::{Common, Gather, Part, Place};
use crate::finding_aid::FindingAid;
use crate::text::Text;
use gather::Units;

mod gather;
mod head;
mod unit;

const NAME: &str = "ead.xml";

pub(crate) struct Ead {
    pub(crate) aid: FindingAid,
}

impl Common for Ead {
    fn files(&self) -> &'static [&'static str] {
        &[NAME]
    }

    fn part(&self, text: &Text<'_>) -> io::Result<Part> {
        Ok(Part::Bytes(vec![serde_json::to_vec(&unit::of_text(text)?)?]))
    }

    fn gather(&self, place: &dyn Place) -> io::Result<Box<dyn Gather>> {
        Ok(Box::new(Units::new(self.aid.clone(), place)?))
    }
}

#[cfg(test)]
pub(super) mod tests;
