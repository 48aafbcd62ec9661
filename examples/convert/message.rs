//! What goes to standard error: one line a message, and no line that a file's name made up.

use std::io::{self, ErrorKind, Write as _};

/// Says `line`, escaped. Nobody is left to tell when standard error is closed.
pub(crate) fn say(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{}", escaped(line));
}

/// With the characters escaped that steer a terminal, break a line or turn its direction.
pub(crate) fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        let steers = matches!(c, '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
        if c.is_control() || steers {
            escaped.extend(c.escape_default());
        } else {
            escaped.push(c);
        }
    }
    escaped
}

/// Why it failed, and what to do where that is known.
pub(crate) fn reason(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "there is no such file or folder; check the name".to_owned(),
        ErrorKind::PermissionDenied => "permission denied; ask its owner for the right to it".to_owned(),
        ErrorKind::StorageFull => "no room is left; make some and convert again".to_owned(),
        // An error that another library wrapped may name a temporary file, which differs in every run.
        kind if error.raw_os_error().is_none() => kind.to_string(),
        _ => error.to_string(),
    }
}
