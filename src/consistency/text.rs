//! What is odd about a text as a whole: how it was decoded, control characters, letters of another encoding.

use memchr::memmem;

use crate::context::Context;
use crate::record::{Code, Span};
use crate::text::decode::Encoding;
use crate::text::line::Line;

use super::letters;

/// Reports what concerns the text as a whole.
pub(crate) fn check(lines: &[Line<'_>], encoding: &Encoding, context: &mut Context<'_>) {
    let source = context.text();
    match encoding {
        Encoding::Utf8 => {}
        Encoding::BrokenUtf8(places) => {
            let end = context.end;
            for place in places.iter().filter(|place| place.start() < end) {
                context.report_printed(Code::InvalidUtf8, *place);
            }
        }
        Encoding::Utf16 => context.report(Code::ReadAsUtf16, Span::default()),
        Encoding::Windows1252 => context.report(Code::ReadAsWindows1252, Span::default()),
    }
    let left_out = context.left_out();
    if !left_out.is_empty() {
        context.report_printed(Code::LimitReached, left_out);
    } else if lines.is_empty() {
        context.report(Code::EmptyText, Span::default());
    }
    for place in lines.iter().filter_map(|line| line.control()) {
        context.report(Code::ControlCharacter, place);
    }
    letters::check(lines, context);
    let misread = ["Ã¼", "Ã¤", "Ã¶", "ÃŸ", "Ã©"];
    let may_be =
        lines.iter().any(|line| line.may_be_misread()) && memmem::find(source.as_bytes(), "Ã".as_bytes()).is_some();
    if let Some(at) = may_be
        .then(|| misread.iter().find_map(|pair| source.find(pair)))
        .flatten()
    {
        context.report(Code::Mojibake, Span::new(at, at.saturating_add("Ã¼".len())));
    }
}
