use std::path::Path;

use pressedienst::Parser;

use super::*;
use crate::text::Source;

fn page(text: &str, lang: Lang) -> String {
    let document = Parser::new().parse(text);
    let mut source = Source::new(
        Some(Path::new("2019/a.txt")),
        text.as_bytes(),
        "UTF-8",
        document.layout(),
    );
    source.stem = Some("2019/a".to_owned());
    let text = Text::new(&source, &document, text.as_bytes(), false);
    String::from_utf8(Page::new(lang).file(&text).unwrap()).unwrap()
}
