//! `--filter`: one JSON object a line in, one record a line out, for engines that drive a program through pipes.
//!
//! A line that cannot be converted gives an error in its place, so that lines can be counted; the same line gives the same
//! bytes everywhere.

use std::io::{self, BufRead, Read as _, Write};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use encoding_rs::Encoding;
use pressedienst::Parser;
use serde_json::{Map, Value, json};

use crate::encoding::{self, Read};
use crate::format::json::Record;
use crate::text::{Source, Text};

/// How lines become records.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Filter {
    pub(crate) parser: Parser,
    pub(crate) encoding: Option<&'static Encoding>,
    pub(crate) is_annotated: bool,
    /// Texts of more bytes are refused.
    pub(crate) max_bytes: u64,
    pub(crate) is_ascii: bool,
}

/// What is wrong with a line.
struct Refused {
    code: &'static str,
    message: String,
}

fn refused(code: &'static str, message: impl Into<String>) -> Refused {
    Refused {
        code,
        message: message.into(),
    }
}

/// Keys of a line that are read, and not passed through.
const READ: [&str; 3] = ["text", "bytes_b64", "encoding"];
/// Keys that a record has, and that no line may have.
const RECORD: [&str; 9] = [
    "source",
    "layout",
    "page_count",
    "releases",
    "diagnostics",
    "annotations",
    "coverage",
    "text",
    "error",
];

impl Filter {
    /// Reads all lines and writes as many.
    pub(crate) fn run(self, lines: &mut dyn BufRead, output: &mut dyn Write) -> io::Result<()> {
        let mut line = Vec::new();
        while self.read_line(lines, &mut line)? {
            let mut object = Map::new();
            let made = self.convert(&line, &mut object);
            if let Err(Refused { code, message }) = made {
                object.retain(|key, _| !RECORD.contains(&key.as_str()));
                object.entry("id").or_insert(Value::Null);
                object.insert("error".to_owned(), json!({ "code": code, "message": message }));
            }
            let text = serde_json::to_string(&object)?;
            let text = if self.is_ascii { ascii(&text) } else { text };
            output.write_all(text.as_bytes())?;
            output.write_all(b"\n")?;
        }
        output.flush()
    }

    /// The longest line that can hold a text of the allowed size, each byte of it escaped.
    const fn longest(self) -> u64 {
        self.max_bytes.saturating_mul(6).saturating_add(1 << 16)
    }

    /// Reads up to the end of a line; of one that is too long just enough to see that it is.
    fn read_line(self, lines: &mut dyn BufRead, line: &mut Vec<u8>) -> io::Result<bool> {
        line.clear();
        let longest = self.longest().saturating_add(1);
        let read = (&mut *lines).take(longest).read_until(b'\n', line)?;
        if line.last() == Some(&b'\n') {
            line.pop();
        } else if read as u64 == longest {
            lines.skip_until(b'\n')?;
        }
        Ok(read > 0)
    }

    fn convert(self, line: &[u8], object: &mut Map<String, Value>) -> Result<(), Refused> {
        if line.len() as u64 > self.longest() {
            return Err(refused(
                "too-large",
                format!("the line is longer than {} bytes", self.longest()),
            ));
        }
        let value = serde_json::from_slice(line).map_err(|error| refused("not-json", error.to_string()))?;
        let Value::Object(given) = value else {
            return Err(refused(
                "not-an-object",
                "a line is an object with the keys id and text or bytes_b64",
            ));
        };
        let bytes = bytes(&given);
        let label = given.get("encoding").cloned();
        object.extend(given.into_iter().filter(|(key, _)| !READ.contains(&key.as_str())));
        if let Some(key) = object.keys().find(|key| RECORD.contains(&key.as_str())) {
            return Err(refused(
                "key-taken",
                format!("a record has the key {key} of its own; give it another name"),
            ));
        }
        let (bytes, is_text) = bytes?;
        if bytes.len() as u64 > self.max_bytes {
            return Err(refused(
                "too-large",
                format!("the text is larger than {} bytes", self.max_bytes),
            ));
        }
        let forced = if is_text {
            Some(encoding_rs::UTF_8)
        } else {
            self.forced(label)?
        };
        let Read { document, encoding, .. } =
            encoding::read(self.parser, &bytes, forced).map_err(|why| refused("not-text", why))?;
        let source = Source::new(None, &bytes, encoding.name(), document.layout());
        let text = Text::new(&source, &document, &bytes, self.is_annotated);
        let record =
            serde_json::to_value(Record::new(&text)).map_err(|error| refused("not-json", error.to_string()))?;
        if let Value::Object(record) = record {
            object.extend(record);
        }
        object.entry("id").or_insert(Value::Null);
        Ok(())
    }

    /// The encoding that a line or the command line names.
    fn forced(self, label: Option<Value>) -> Result<Option<&'static Encoding>, Refused> {
        match label {
            None | Some(Value::Null) => Ok(self.encoding),
            Some(Value::String(label)) => match Encoding::for_label_no_replacement(label.as_bytes()) {
                Some(encoding) => Ok(Some(encoding)),
                None => Err(refused("unknown-encoding", format!("there is no encoding {label:?}"))),
            },
            Some(_) => Err(refused("unknown-encoding", "the encoding is a name")),
        }
    }
}

/// The bytes of a line's text, and whether they were given as text.
fn bytes(given: &Map<String, Value>) -> Result<(Vec<u8>, bool), Refused> {
    match (given.get("text"), given.get("bytes_b64")) {
        (Some(Value::String(text)), None) => Ok((text.clone().into_bytes(), true)),
        (None, Some(Value::String(bytes))) => STANDARD
            .decode(bytes)
            .map(|bytes| (bytes, false))
            .map_err(|error| refused("not-base64", error.to_string())),
        (Some(_), Some(_)) => Err(refused("text-missing", "a line has either text or bytes_b64")),
        _ => Err(refused(
            "text-missing",
            "a line has a text, or bytes_b64 with its bytes in Base64, as strings",
        )),
    }
}

/// JSON with all but ASCII escaped.
fn ascii(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            escaped.push(c);
        } else {
            let mut units = [0; 2];
            escaped.extend(c.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")));
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filtered(input: &str, is_ascii: bool) -> Vec<Value> {
        let filter = Filter {
            parser: Parser::new(),
            encoding: None,
            is_annotated: false,
            max_bytes: 500,
            is_ascii,
        };
        let mut output = Vec::new();
        filter.run(&mut input.as_bytes(), &mut output).unwrap();
        let output = String::from_utf8(output).unwrap();
        assert!(!is_ascii || output.is_ascii());
        output.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    #[test]
    fn each_line_gives_a_line() {
        let text = "Pressedienst\n\n14. Mai 2021\n\nNeue Bäder\n\nSie sind offen. \u{1F600}\n";
        let encoded = STANDARD.encode(encoding_rs::WINDOWS_1252.encode("Düsseldorf").0);
        let lines = [
            json!({ "id": 7, "text": text, "box": "A 3" }).to_string(),
            "{".to_owned(),
            String::new(),
            "[1]".to_owned(),
            json!({ "id": "x", "bytes_b64": encoded }).to_string(),
            json!({ "id": "y", "bytes_b64": "%" }).to_string(),
            json!({ "id": "z", "text": "a", "layout": "mine" }).to_string(),
            json!({ "id": "w", "text": "x".repeat(501) }).to_string(),
            json!({ "id": "v" }).to_string(),
            json!({ "id": "u", "bytes_b64": encoded, "encoding": "klingon" }).to_string(),
            "x".repeat(100_000),
            json!({ "text": "%PDF-1.4" }).to_string(),
        ];
        let made = filtered(&lines.join("\n"), true);
        assert_eq!(made, filtered(&lines.join("\n"), false));
        assert_eq!(made.len(), lines.len());
        assert_eq!((&made[0]["id"], &made[0]["box"]), (&json!(7), &json!("A 3")));
        assert_eq!(made[0]["releases"][0]["headlines"][0]["text"], "Neue Bäder");
        assert_eq!(made[0]["source"]["path"], Value::Null);
        assert!(made[0].get("text").is_none());
        assert_eq!(
            (&made[4]["id"], &made[4]["source"]["encoding"]),
            (&json!("x"), &json!("windows-1252"))
        );
        let codes: Vec<_> = made
            .iter()
            .map(|line| line["error"]["code"].as_str().unwrap_or("-"))
            .collect();
        assert_eq!(
            codes,
            [
                "-",
                "not-json",
                "not-json",
                "not-an-object",
                "-",
                "not-base64",
                "key-taken",
                "too-large",
                "text-missing",
                "unknown-encoding",
                "too-large",
                "not-text"
            ]
        );
        assert_eq!((&made[6]["id"], &made[1]["id"]), (&json!("z"), &Value::Null));
    }
}
