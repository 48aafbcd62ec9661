//! XML on lines of its own: elements that hold elements are indented, mixed content is left as it is.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// No attributes.
pub(crate) const NONE: [(&str, &str); 0] = [];

pub(crate) struct Xml<W = Vec<u8>> {
    writer: Writer<W>,
    open: Vec<&'static str>,
    /// How deep the first element stands in the document.
    depth: usize,
}

impl Xml {
    pub(crate) fn new() -> io::Result<Self> {
        Self::to(Vec::new())
    }

    /// Elements that will stand so deep in another document, each on a line of its own; [`Xml::fragment`] takes them in.
    pub(crate) fn inside(depth: usize) -> Self {
        Self {
            writer: Writer::new(Vec::new()),
            open: Vec::new(),
            depth,
        }
    }

    pub(crate) fn into_fragment(self) -> Vec<u8> {
        self.writer.into_inner()
    }
}

impl<W: io::Write> Xml<W> {
    /// A document that is written as it comes.
    pub(crate) fn to(writer: W) -> io::Result<Self> {
        let mut writer = Writer::new(writer);
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        Ok(Self {
            writer,
            open: Vec::new(),
            depth: 0,
        })
    }

    pub(crate) fn finish(self) -> io::Result<W> {
        let mut writer = self.writer.into_inner();
        writer.write_all(b"\n")?;
        Ok(writer)
    }

    /// What was made by [`Xml::inside`].
    pub(crate) fn fragment(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.writer.get_mut().write_all(bytes)
    }

    /// Begins an element that holds elements only.
    pub(crate) fn open(&mut self, name: &'static str, attributes: impl Attributes) -> io::Result<()> {
        self.start_line()?;
        self.start(name, attributes)?;
        self.open.push(name);
        Ok(())
    }

    /// Ends the element that was opened last.
    pub(crate) fn close(&mut self) -> io::Result<()> {
        let Some(name) = self.open.pop() else { return Ok(()) };
        self.start_line()?;
        self.writer.write_event(Event::End(BytesEnd::new(name)))
    }

    /// An element with text, on a line of its own.
    pub(crate) fn leaf(&mut self, name: &'static str, attributes: impl Attributes, text: &str) -> io::Result<()> {
        self.start_line()?;
        self.inline(name, attributes, text)
    }

    /// An element with text and elements, on a line of its own.
    pub(crate) fn mixed(
        &mut self,
        name: &'static str,
        attributes: impl Attributes,
        content: impl FnOnce(&mut Self) -> io::Result<()>,
    ) -> io::Result<()> {
        self.start_line()?;
        self.around(name, attributes, content)
    }

    /// An element with text and elements, inside mixed content.
    pub(crate) fn around(
        &mut self,
        name: &'static str,
        attributes: impl Attributes,
        content: impl FnOnce(&mut Self) -> io::Result<()>,
    ) -> io::Result<()> {
        self.start(name, attributes)?;
        content(self)?;
        self.writer.write_event(Event::End(BytesEnd::new(name)))
    }

    /// An element with text, inside mixed content.
    pub(crate) fn inline(&mut self, name: &'static str, attributes: impl Attributes, text: &str) -> io::Result<()> {
        if text.is_empty() {
            return self.writer.write_event(Event::Empty(tag(name, attributes)));
        }
        self.around(name, attributes, |xml| xml.text(text))
    }

    pub(crate) fn text(&mut self, text: &str) -> io::Result<()> {
        self.writer
            .write_event(Event::Text(BytesText::from_escaped(escaped(text, false))))
    }

    pub(crate) fn start_line(&mut self) -> io::Result<()> {
        let line = format!("\n{}", " ".repeat(self.depth + self.open.len()));
        self.writer.write_event(Event::Text(BytesText::from_escaped(line)))
    }

    fn start(&mut self, name: &'static str, attributes: impl Attributes) -> io::Result<()> {
        self.writer.write_event(Event::Start(tag(name, attributes)))
    }
}

/// Names and values.
pub(crate) trait Attributes: IntoIterator<Item = (&'static str, Self::Value)> {
    type Value: AsRef<str>;
}

impl<A: IntoIterator<Item = (&'static str, V)>, V: AsRef<str>> Attributes for A {
    type Value = V;
}

fn tag(name: &'static str, attributes: impl Attributes) -> BytesStart<'static> {
    let mut tag = BytesStart::new(name);
    for (key, value) in attributes {
        // Bytes are taken as they are, and these are escaped.
        tag.push_attribute((key.as_bytes(), escaped(value.as_ref(), true).as_bytes()));
    }
    tag
}

/// The sign that a reader gets.
pub(crate) const fn shown(c: char) -> char {
    match c {
        '\t' | '\n' | '\r' => c,
        '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => '\u{FFFD}',
        _ => c,
    }
}

/// A text so that a reader gets it back unchanged. What XML 1.0 forbids even as a reference becomes U+FFFD.
fn escaped(text: &str, is_attribute: bool) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' if is_attribute => escaped.push_str("&quot;"),
            '\t' => escaped.push_str("&#9;"),
            '\n' => escaped.push_str("&#10;"),
            '\r' => escaped.push_str("&#13;"),
            c => escaped.push(shown(c)),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_text() {
        let mut xml = Xml::new().unwrap();
        let hostile = "\0\u{1B}[1m\u{FFFE}\r\n<b a=\"1\">&amp;]]>'\u{301}\u{202E}";
        xml.leaf("p", [("n", hostile)], hostile).unwrap();
        let attribute = "\u{FFFD}\u{FFFD}[1m\u{FFFD}&#13;&#10;&lt;b a=&quot;1&quot;&gt;&amp;amp;]]&gt;'\u{301}\u{202E}";
        let content = attribute.replace("&quot;", "\"");
        let expected = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<p n=\"{attribute}\">{content}</p>\n");
        assert_eq!(String::from_utf8(xml.finish().unwrap()).unwrap(), expected);
    }

    #[test]
    fn mixed_content_stays_on_its_line() {
        let mut xml = Xml::new().unwrap();
        xml.open("div", NONE).unwrap();
        xml.mixed("p", NONE, |xml| {
            xml.text("a")?;
            xml.inline("hi", NONE, "b")?;
            xml.inline("lb", NONE, "")
        })
        .unwrap();
        xml.close().unwrap();
        let expected = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<div>\n <p>a<hi>b</hi><lb/></p>\n</div>\n";
        assert_eq!(String::from_utf8(xml.finish().unwrap()).unwrap(), expected);
    }
}
