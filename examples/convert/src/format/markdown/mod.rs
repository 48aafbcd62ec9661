//! Markdown for Hugo, Obsidian, pandoc and readers: what is known as YAML in front, then the text.

use std::io;

use super::{Files, Format};
use crate::text::Text;

mod body;
mod escape;
mod front;

pub(crate) struct Markdown;

impl Format for Markdown {
    fn files(&self) -> Files {
        Files::Each("md")
    }

    fn render(&self, text: &Text<'_>) -> io::Result<Vec<Vec<u8>>> {
        let file = match text.document.releases() {
            [release] => front::matter(text, Some(release)) + &body::whole(release),
            releases => {
                let items = releases
                    .iter()
                    .enumerate()
                    .map(|(index, release)| body::item(index, release));
                front::matter(text, None) + &items.collect::<String>()
            }
        };
        Ok(vec![file.into_bytes()])
    }
}

#[cfg(test)]
mod tests;
