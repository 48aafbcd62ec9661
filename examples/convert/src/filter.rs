//! `--filter`: one JSON object a line in, one record a line out, for engines that drive a program through pipes.
//!
//! A line that cannot be converted gives an error in its place, so that lines can be counted; the same line gives the same
//! bytes everywhere.

use std::collections::BTreeSet;
use std::fmt;
use std::io::{self, BufRead, BufReader, Read as _, Write};
use std::panic::{self, AssertUnwindSafe};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use pressedienst::Parser;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::json;
use serde_json::value::RawValue;

use crate::charset::Charset;
use crate::error::Failure;
use crate::extract::{self, Read};
use crate::format::json::Record;
use crate::text::{Source, Text};

/// How lines become records.
#[derive(Clone, Debug)]
pub(crate) struct Filter {
    pub(crate) parser: Parser,
    pub(crate) encoding: Option<Charset>,
    pub(crate) is_annotated: bool,
    /// Texts of more bytes are refused.
    pub(crate) max_bytes: u64,
    pub(crate) is_ascii: bool,
}

/// What is wrong with a line.
#[derive(Debug, thiserror::Error)]
enum Refused {
    #[error(transparent)]
    NotJson(serde_json::Error),
    #[error(transparent)]
    NotAnObject(serde_json::Error),
    #[error("the key {0} stands twice")]
    KeyTwice(String),
    #[error("the value of {0} is nested deeper than {DEEPEST}; most readers of JSON refuse that")]
    TooDeep(String),
    #[error("a record has the key {0} of its own; give it another name")]
    KeyTaken(String),
    #[error("the line is longer than {0} bytes")]
    LongLine(u64),
    #[error("the text is larger than {0} bytes")]
    LargeText(u64),
    #[error("a line has either text or bytes_b64")]
    TextTwice,
    #[error("a line has a text, or bytes_b64 with its bytes in Base64, as strings")]
    NoText,
    // Python writes bytes that it could not decode in this way.
    #[error("{0} has half a surrogate pair, which is no character")]
    HalfPair(String),
    #[error(transparent)]
    NotText(#[from] extract::Refused),
    #[error(transparent)]
    NotBase64(#[from] base64::DecodeError),
    #[error("there is no encoding {0}")]
    UnknownEncoding(String),
    #[error(transparent)]
    Unwritten(serde_json::Error),
    #[error(transparent)]
    Fault(Failure),
}

impl Refused {
    /// What a program asks for.
    const fn code(&self) -> &'static str {
        match self {
            Self::NotJson(_) => "not-json",
            Self::NotAnObject(_) => "not-an-object",
            Self::KeyTwice(_) => "key-twice",
            Self::TooDeep(_) => "too-deep",
            Self::KeyTaken(_) => "key-taken",
            Self::LongLine(_) | Self::LargeText(_) => "too-large",
            Self::TextTwice | Self::NoText => "text-missing",
            Self::HalfPair(_) | Self::NotText(_) => "not-text",
            Self::NotBase64(_) => "not-base64",
            Self::UnknownEncoding(_) => "unknown-encoding",
            Self::Unwritten(_) | Self::Fault(_) => "fault",
        }
    }
}

/// What is passed through is nested no deeper; many readers take a line of 127 levels, of which its object is one.
const DEEPEST: usize = 126;

/// Keys of a line that are read, and not passed through.
const READ: [&str; 3] = ["text", "bytes_b64", "encoding"];
/// Keys that a record has, and that no line may have.
const RECORD: [&str; 10] = [
    "source",
    "layout",
    "page_count",
    "releases",
    "diagnostics",
    "annotations",
    "coverage",
    "text",
    "text_lines",
    "error",
];

/// The keys and values of a line in their order.
///
/// Values stay as they are printed: what is passed through is not read, so that no number loses digits.
#[derive(Default)]
struct Given<'l>(Vec<(String, &'l RawValue)>);

impl<'l> Given<'l> {
    /// The value of a key; null is none.
    fn get(&self, key: &str) -> Option<&'l str> {
        let (_, value) = self.0.iter().find(|(name, _)| name == key)?;
        Some(value.get()).filter(|value| *value != "null")
    }

    /// The value of a key if it is a string.
    fn string(&self, key: &str) -> Option<Result<String, Refused>> {
        let value = self.get(key).filter(|value| value.starts_with('"'))?;
        Some(serde_json::from_str(value).map_err(|_| Refused::HalfPair(key.to_owned())))
    }

    /// Takes out the keys that stand twice, of which nobody knows which one is meant.
    fn take_twice(&mut self) -> BTreeSet<String> {
        let mut once = BTreeSet::new();
        let twice = self.0.iter().filter(|(key, _)| !once.insert(key.as_str()));
        let twice = twice.map(|(key, _)| key.clone()).collect::<BTreeSet<_>>();
        self.0.retain(|(key, _)| !twice.contains(key));
        twice
    }

    /// Takes out the values that are nested too deep for most readers.
    fn take_deep(&mut self) -> Option<String> {
        let is_deep = |value: &RawValue| depth(value.get()) > DEEPEST;
        let deep = self.0.iter().find(|(_, value)| is_deep(value));
        let deep = deep.map(|(key, _)| key.clone());
        self.0.retain(|(_, value)| !is_deep(value));
        deep
    }

    /// One line of JSON: the id, what is passed through, and the members of an object.
    fn line(&self, object: &str) -> String {
        let mut line = format!("{{\"id\":{}", one_line(self.get("id").unwrap_or("null")));
        for (key, value) in &self.0 {
            if key != "id" && !READ.contains(&key.as_str()) && !RECORD.contains(&key.as_str()) {
                line.extend([",", &json!(key).to_string(), ":", &one_line(value.get())]);
            }
        }
        line.push(',');
        line.push_str(object.strip_prefix('{').unwrap_or(object));
        line
    }
}

/// How deep lists and objects are nested in a value.
fn depth(value: &str) -> usize {
    let (mut depth, mut deepest, mut is_string) = (0_usize, 0, false);
    let mut bytes = value.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' => is_string = !is_string,
            // What stands behind it is no end.
            b'\\' => _ = bytes.next(),
            b'[' | b'{' if !is_string => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b']' | b'}' if !is_string => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

/// A value without carriage returns between its parts, which some readers take for line ends.
fn one_line(value: &str) -> String {
    value.replace('\r', " ")
}

impl<'l> Deserialize<'l> for Given<'l> {
    fn deserialize<D: Deserializer<'l>>(deserializer: D) -> Result<Self, D::Error> {
        struct Keys;

        impl<'l> Visitor<'l> for Keys {
            type Value = Given<'l>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object with the keys id and text or bytes_b64")
            }

            fn visit_map<M: MapAccess<'l>>(self, mut map: M) -> Result<Given<'l>, M::Error> {
                let mut given = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    given.push(entry);
                }
                Ok(Given(given))
            }
        }

        deserializer.deserialize_map(Keys)
    }
}

impl Filter {
    /// Reads all lines and writes as many.
    pub(crate) fn run(&self, lines: &mut BufReader<impl io::Read>, output: &mut dyn Write) -> io::Result<()> {
        let mut line = Vec::new();
        while self.read_line(lines, &mut line)? {
            let answer = self.answer(&line);
            let answer = if self.is_ascii { ascii(&answer) } else { answer };
            output.write_all(answer.as_bytes())?;
            output.write_all(b"\n")?;
            // Who gives a line and waits for its answer gets it.
            if lines.buffer().is_empty() {
                output.flush()?;
            }
        }
        output.flush()
    }

    /// The longest line that can hold a text of the allowed size, each byte of it escaped.
    const fn longest(&self) -> u64 {
        self.max_bytes.saturating_mul(6).saturating_add(1 << 16)
    }

    /// Reads up to the end of a line; of one that is too long just enough to see that it is.
    fn read_line(&self, lines: &mut dyn BufRead, line: &mut Vec<u8>) -> io::Result<bool> {
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

    /// The line that stands for a line.
    fn answer(&self, line: &[u8]) -> String {
        let mut given = Given::default();
        // A text that the program cannot cope with must not take the others with it.
        let made = panic::catch_unwind(AssertUnwindSafe(|| self.convert(line, &mut given)));
        let made = made.unwrap_or(Err(Refused::Fault(Failure::Fault)));
        let object = made.unwrap_or_else(|refused| {
            json!({ "error": { "code": refused.code(), "message": refused.to_string() } }).to_string()
        });
        given.line(&object)
    }

    /// The record of a line's text.
    fn convert<'l>(&self, line: &'l [u8], given: &mut Given<'l>) -> Result<String, Refused> {
        if line.len() as u64 > self.longest() {
            return Err(Refused::LongLine(self.longest()));
        }
        *given = serde_json::from_slice(line).map_err(|error| {
            if error.is_data() {
                Refused::NotAnObject(error)
            } else {
                Refused::NotJson(error)
            }
        })?;
        // Neither is passed through, whatever else the line is refused for.
        let (mut twice, deep) = (given.take_twice(), given.take_deep());
        if let Some(key) = twice.pop_first() {
            return Err(Refused::KeyTwice(key));
        }
        if let Some(key) = deep {
            return Err(Refused::TooDeep(key));
        }
        let names = given.0.iter().map(|(key, _)| key.as_str());
        let mut names = names.filter(|key| !READ.contains(key));
        if let Some(key) = names.find(|key| RECORD.contains(key)) {
            return Err(Refused::KeyTaken(key.to_owned()));
        }
        let (bytes, is_text) = bytes(given)?;
        if bytes.len() as u64 > self.max_bytes {
            return Err(Refused::LargeText(self.max_bytes));
        }
        let forced = if is_text {
            Some(Charset::Known(encoding_rs::UTF_8))
        } else {
            self.forced(given)?
        };
        let read = extract::read(&self.parser, &bytes, None, forced, self.max_bytes)?;
        let Read {
            document,
            encoding,
            extraction,
            ..
        } = read;
        let source = Source::new(None, &bytes, &encoding, document.layout()).extracted(extraction.as_ref());
        let mut text = Text::new(&source, &document, &bytes, self.is_annotated);
        text.extraction = extraction.as_ref();
        Record::new(&text)
            .and_then(|record| serde_json::to_string(&record))
            .map_err(Refused::Unwritten)
    }

    /// The encoding that a line or the command line names.
    fn forced(&self, given: &Given<'_>) -> Result<Option<Charset>, Refused> {
        let Some(printed) = given.get("encoding") else {
            return Ok(self.encoding);
        };
        let label: Option<String> = serde_json::from_str(printed).ok();
        let found = label.and_then(|label| Charset::of_name(&label));
        found
            .map(Some)
            .ok_or_else(|| Refused::UnknownEncoding(printed.to_owned()))
    }
}

/// The bytes of a line's text, and whether they were given as text.
fn bytes(given: &Given<'_>) -> Result<(Vec<u8>, bool), Refused> {
    if given.get("text").is_some() && given.get("bytes_b64").is_some() {
        return Err(Refused::TextTwice);
    }
    if let Some(text) = given.string("text") {
        return Ok((text?.into_bytes(), true));
    }
    let Some(encoded) = given.string("bytes_b64") else {
        return Err(Refused::NoText);
    };
    Ok((STANDARD.decode(encoded?)?, false))
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
    use serde_json::Value;

    use super::*;

    fn printed(input: &[u8], is_ascii: bool) -> String {
        let filter = Filter {
            parser: Parser::new(),
            encoding: None,
            is_annotated: false,
            max_bytes: 500,
            is_ascii,
        };
        let mut output = Vec::new();
        filter.run(&mut BufReader::new(input), &mut output).unwrap();
        String::from_utf8(output).unwrap()
    }

    fn filtered(input: &str, is_ascii: bool) -> Vec<Value> {
        let output = printed(input.as_bytes(), is_ascii);
        assert!(!is_ascii || output.is_ascii());
        output.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// What stands before the record or the error in the answer to one line.
    fn passed(line: &str) -> String {
        let answer = printed(line.as_bytes(), false);
        assert_eq!(answer.matches('\n').count(), 1, "{answer}");
        let end = [",\"source\":", ",\"error\":"];
        let end = end.iter().filter_map(|mark| answer.find(mark)).min().unwrap();
        answer.split_at(end).0.to_owned()
    }

    fn code(line: &[u8]) -> String {
        let answer: Value = serde_json::from_str(&printed(line, true)).unwrap();
        answer["error"]["code"].as_str().unwrap_or("-").to_owned()
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

    #[test]
    fn what_is_passed_through_stays_as_it_is_printed() {
        for (line, expected) in [
            (r#"{"text":"a"}"#, r#"{"id":null"#),
            (
                r#"{"text":"a","z":1.10,"id":12345678901234567890123,"a":-0.0}"#,
                r#"{"id":12345678901234567890123,"z":1.10,"a":-0.0"#,
            ),
            (r#"{"text":5,"z":1e999,"id":1E400}"#, r#"{"id":1E400,"z":1e999"#),
            (
                r#"{"id": {"b": [1, 2.50], "a": null} ,"text":"a"}"#,
                r#"{"id":{"b": [1, 2.50], "a": null}"#,
            ),
            (
                r#"{"id":"\ud800\u0000\u00e4\/","text":"a"}"#,
                r#"{"id":"\ud800\u0000\u00e4\/""#,
            ),
            (r#"{"\u0069d":"ä","\n\"":true,"text":"a"}"#, r#"{"id":"ä","\n\"":true"#),
            ("{\"id\":[1,\r2],\r\"text\":\"a\"}\r\n", "{\"id\":[1, 2]"),
            (r#"{"id":1,"box":2,"releases":3,"text":"a"}"#, r#"{"id":1,"box":2"#),
            (r#"{"id":1,"box":2,"box":3,"text":"a"}"#, r#"{"id":1"#),
            (r#"{"id":1,"id":2,"box":3,"text":"a"}"#, r#"{"id":null,"box":3"#),
        ] {
            assert_eq!(passed(line), expected, "{line}");
        }
    }

    #[test]
    fn what_is_nested_too_deep_is_refused() {
        let filter = Filter {
            parser: Parser::new(),
            encoding: None,
            is_annotated: false,
            max_bytes: 1 << 20,
            is_ascii: false,
        };
        let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        for key in ["id", "box"] {
            for (value, is_refused) in [
                (nested(DEEPEST), false),
                (nested(DEEPEST + 1), true),
                (nested(100_000), true),
                (format!("\"{}\\\"[\"", nested(200)), false),
            ] {
                let answer = filter.answer(format!(r#"{{"{key}":{value},"text":"a"}}"#).as_bytes());
                let read: Value = serde_json::from_str(&answer).expect("readers of JSON take it");
                assert_eq!(read["error"]["code"] == "too-deep", is_refused, "{key}: {value:.40}");
                assert_eq!(read[key].is_null(), is_refused, "{key}: {value:.40}");
            }
        }
        // Nor where the line is refused for something else.
        let line = format!(r#"{{"id":{},"box":1,"box":2,"text":"a"}}"#, nested(DEEPEST + 1));
        let read: Value = serde_json::from_str(&filter.answer(line.as_bytes())).expect("readers of JSON take it");
        assert_eq!(
            (&read["error"]["code"], &read["id"]),
            (&json!("key-twice"), &Value::Null)
        );
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        for (line, expected) in [
            (&br#"{"id":1,"text":"a","bytes_b64":null,"encoding":null}"#[..], "-"),
            (br#"{"id":1,"text":null,"bytes_b64":"YQ=="}"#, "-"),
            (br#"{"id":1,"text":"a","bytes_b64":"YQ=="}"#, "text-missing"),
            (br#"{"id":1,"text":["a"]}"#, "text-missing"),
            (br#"{"id":1,"text":"a","text":"b"}"#, "key-twice"),
            (br#"{"id":1,"text":"a","error":null}"#, "key-taken"),
            (br#"{"id":1,"text":"\ud800"}"#, "not-text"),
            (br#"{"id":1,"bytes_b64":"YQ==","encoding":8}"#, "unknown-encoding"),
            (br#"{"id":1,"text":"a"} {}"#, "not-json"),
            (br#"{"id":1,"text":"a"#, "not-json"),
            (b"{\"id\":1,\"text\":\"\xFF\"}", "not-json"),
            (b"{\"id\":\"\xFF\",\"text\":\"a\"}", "not-json"),
            (b"{\"id\":1,\"text\":\"\0\"}", "not-json"),
            (b"\0", "not-json"),
            (b"\r\n", "not-json"),
            (b"null", "not-an-object"),
        ] {
            assert_eq!(code(line), expected, "{}", line.escape_ascii());
        }
        assert_eq!(printed(b"", false), "");
    }

    #[test]
    fn no_line_may_have_a_key_of_a_record() {
        let bytes = encoding_rs::WINDOWS_1252.encode("Düsseldorf").0;
        let Read { document, encoding, .. } = extract::read(&Parser::new(), &bytes, None, None, 500).unwrap();
        let source = Source::new(None, &bytes, &encoding, document.layout());
        let record = serde_json::to_value(Record::new(&Text::new(&source, &document, &bytes, true)).unwrap()).unwrap();
        for key in record.as_object().unwrap().keys() {
            assert!(RECORD.contains(&key.as_str()), "{key}");
        }
    }
}
