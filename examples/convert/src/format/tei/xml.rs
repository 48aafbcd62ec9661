//! XML on lines of its own: elements that hold elements are indented, mixed content is left as it is.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// No attributes.
pub(in crate::format) const NONE: [(&str, &str); 0] = [];

pub(in crate::format) struct Xml {
    writer: Writer<Vec<u8>>,
    open: Vec<&'static str>,
}

impl Xml {
    pub(in crate::format) fn new() -> io::Result<Self> {
        let mut writer = Writer::new(Vec::new());
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        Ok(Self {
            writer,
            open: Vec::new(),
        })
    }

    pub(in crate::format) fn finish(self) -> Vec<u8> {
        let mut bytes = self.writer.into_inner();
        bytes.push(b'\n');
        bytes
    }

    /// Begins an element that holds elements only.
    pub(in crate::format) fn open(&mut self, name: &'static str, attributes: impl Attributes) -> io::Result<()> {
        self.start_line()?;
        self.start(name, attributes)?;
        self.open.push(name);
        Ok(())
    }

    /// Ends the element that was opened last.
    pub(in crate::format) fn close(&mut self) -> io::Result<()> {
        let Some(name) = self.open.pop() else { return Ok(()) };
        self.start_line()?;
        self.writer.write_event(Event::End(BytesEnd::new(name)))
    }

    /// An element with text, on a line of its own.
    pub(in crate::format) fn leaf(
        &mut self,
        name: &'static str,
        attributes: impl Attributes,
        text: &str,
    ) -> io::Result<()> {
        self.start_line()?;
        self.inline(name, attributes, text)
    }

    /// An element with text and elements, on a line of its own.
    pub(in crate::format) fn mixed(
        &mut self,
        name: &'static str,
        attributes: impl Attributes,
        content: impl FnOnce(&mut Self) -> io::Result<()>,
    ) -> io::Result<()> {
        self.start_line()?;
        self.around(name, attributes, content)
    }

    /// An element with text and elements, inside mixed content.
    pub(in crate::format) fn around(
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
    pub(in crate::format) fn inline(
        &mut self,
        name: &'static str,
        attributes: impl Attributes,
        text: &str,
    ) -> io::Result<()> {
        if text.is_empty() {
            return self.writer.write_event(Event::Empty(tag(name, attributes)));
        }
        self.around(name, attributes, |xml| xml.text(text))
    }

    pub(in crate::format) fn text(&mut self, text: &str) -> io::Result<()> {
        self.writer
            .write_event(Event::Text(BytesText::from_escaped(escaped(text, false))))
    }

    pub(in crate::format) fn start_line(&mut self) -> io::Result<()> {
        let line = format!("\n{}", " ".repeat(self.open.len()));
        self.writer.write_event(Event::Text(BytesText::from_escaped(line)))
    }

    fn start(&mut self, name: &'static str, attributes: impl Attributes) -> io::Result<()> {
        self.writer.write_event(Event::Start(tag(name, attributes)))
    }
}

/// Names and values.
pub(in crate::format) trait Attributes: IntoIterator<Item = (&'static str, Self::Value)> {
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
            '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => escaped.push('\u{FFFD}'),
            _ => escaped.push(c),
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
        assert_eq!(String::from_utf8(xml.finish()).unwrap(), expected);
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
        assert_eq!(String::from_utf8(xml.finish()).unwrap(), expected);
    }
}
