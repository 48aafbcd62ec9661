//! Pages to look at with a browser, from the disk: one for each text, and those over all texts. Nothing is fetched.

use crate::lang::Lang;

use super::Format;
use holdings::Holdings;
pub(crate) use holdings::TextPart;
use page::Page;

mod frame;
mod holdings;
mod page;
mod signs;
mod words;

/// The pages in a language.
pub(super) fn format(lang: Lang) -> Format {
    Format::Both(Box::new(Page::new(lang)), Box::new(Holdings::new(lang)))
}
