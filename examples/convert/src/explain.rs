//! `--explain`: what a code means, what to do, and a text that has it.

use pressedienst::{Code, Limits, Parser};

use crate::error::Usage;
use crate::message::{self, escaped};
use crate::own;

/// The explanation of a code; else what codes there are.
pub(crate) fn explain(id: &str) -> Result<String, Usage> {
    if let Some(code) = own::Code::from_id(id) {
        return Ok(format!(
            "{} ({}): a message of pressedienst itself\n\n{}\n",
            code.id(),
            code.severity(),
            code.meaning()
        ));
    }
    let Ok(code) = id.parse::<Code>() else {
        return Err(Usage::UnknownCode {
            code: id.to_owned(),
            all: all(),
        });
    };
    let mut text = format!(
        "{id} ({}): {}\n\n{}\n\nWhat to do: {}\n\nA text that has it:\n\n",
        code.severity(),
        code.sentence(),
        code.meaning(),
        code.advice()
    );
    for line in code.example().lines() {
        let shown: String = line.chars().take(160).collect();
        let more = if shown.len() < line.len() { " …" } else { "" };
        text.push_str(format!("    {}{more}", escaped(&shown)).trim_end());
        text.push('\n');
    }
    let parser = match code {
        Code::LimitReached => Parser::new().limits(Limits::of(0).lines(4)),
        _ => Parser::new(),
    };
    let document = parser.parse(code.example());
    let found = document.diagnostics().iter().find(|found| found.code() == code);
    if let Some(found) = found {
        text.push_str("\nAnd what is said of it:\n\n");
        for line in message::shown("example.txt", &document, found).lines() {
            text.extend(["    ", line, "\n"]);
        }
    }
    Ok(text)
}

fn all() -> String {
    let own = own::Code::all().map(own::Code::id);
    let ids = Code::ALL.iter().map(|code| code.as_str()).chain(own);
    ids.flat_map(|id| ["  ", id, "\n"]).collect()
}
