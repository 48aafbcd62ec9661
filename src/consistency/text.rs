//! What is odd about a text as a whole: how it was decoded, control characters, letters of another encoding.

use memchr::memchr_iter;

use crate::context::Context;
use crate::record::{Code, Span};
use crate::text::decode::Encoding;
use crate::text::line::Line;

use super::letters::{self, Lost};

/// Reports what concerns the text as a whole; returns its words with lost letters.
pub(crate) fn check<'s>(lines: &[Line<'_>], encoding: &Encoding, context: &mut Context<'s>) -> Lost<'s> {
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
    let suspects = lines.iter().filter(|line| line.may_have_control());
    for place in suspects.filter_map(|line| line.control()) {
        context.report(Code::ControlCharacter, place);
    }
    let lost = letters::check(lines, context);
    let misread = ["Ã¼", "Ã¤", "Ã¶", "ÃŸ", "Ã©"];
    // All begin with "Ã".
    let has_first = |line: &Line<'_>| {
        let bytes = line.text.as_bytes();
        let mut seconds = memchr_iter(0x83, bytes);
        seconds.any(|at| at.checked_sub(1).and_then(|before| bytes.get(before)) == Some(&0xC3))
    };
    let mut suspects = lines.iter().filter(|line| line.may_be_misread());
    if let Some(at) = suspects
        .any(has_first)
        .then(|| misread.iter().find_map(|pair| source.find(pair)))
        .flatten()
    {
        context.report(Code::Mojibake, Span::new(at, at.saturating_add("Ã¼".len())));
    }
    lost
}
