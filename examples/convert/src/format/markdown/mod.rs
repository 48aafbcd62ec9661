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

    fn write(&self, text: &Text<'_>, to: &mut dyn io::Write) -> io::Result<()> {
        let (releases, layout) = (text.document.releases(), text.document.layout());
        if let [release] = releases {
            to.write_all(front::matter(text, Some(release)).as_bytes())?;
            to.write_all(body::whole(release, layout).as_bytes())?;
        } else {
            to.write_all(front::matter(text, None).as_bytes())?;
            for (index, release) in releases.iter().enumerate() {
                to.write_all(body::item(index, release, layout).as_bytes())?;
            }
        }
        match text.unread() {
            Some(unread) => to.write_all(body::unread(&unread, releases).as_bytes()),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests;
