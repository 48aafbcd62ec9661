//! Markdown for Hugo, Obsidian, pandoc and readers: what is known as YAML in front, then the text.

use std::io;

use super::Each;
use crate::text::Text;

mod body;
mod escape;
mod front;

pub(crate) struct Markdown;

impl Each for Markdown {
    fn ending(&self) -> &'static str {
        "md"
    }

    fn file(&self, text: &Text<'_>) -> io::Result<Vec<u8>> {
        let (releases, layout) = (text.document.releases(), text.document.layout());
        let mut file = match releases {
            [release] => front::matter(text, Some(release)) + &body::whole(release, layout),
            releases => {
                let items = releases
                    .iter()
                    .enumerate()
                    .map(|(index, release)| body::item(index, release, layout));
                front::matter(text, None) + &items.collect::<String>()
            }
        };
        if let Some(unread) = text.unread() {
            file += &body::unread(&unread, releases);
        }
        Ok(file.into_bytes())
    }
}

#[cfg(test)]
mod tests;
