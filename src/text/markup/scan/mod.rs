//! The way through a text that may have markup, line by line and sign by sign.

use memchr::memmem;

use crate::text::bytes::Wanted;
use crate::text::edit::Edit;
use crate::text::line;
use crate::text::markup::ends::Ends;
use crate::text::markup::proof::{Proof, Proofs, may_be_whole};
use crate::text::markup::tag::Setting;
use crate::text::markup::token::{self, Token};
use crate::text::signs;

use emphasis::Unclosed;

mod emphasis;

/// The way through a text.
struct Scan<'t> {
    text: &'t str,
    at: usize,
    edits: Vec<Edit>,
    /// So many edits, and the one behind them, are the end of the way.
    most: usize,
    proofs: Proofs,
    ends: Ends,
    unclosed: Unclosed,
    /// In how many stretches of emphasis this place is.
    depth: usize,
    /// The tags that hide words and have no end from here on.
    endless: Vec<&'t str>,
    /// How many brackets of LaTeX are open.
    braces: u32,
    /// Where this line begins.
    line: usize,
    /// Where the words of this line end, with the length of the line end behind them.
    line_end: (usize, usize),
    /// The words of the line above it.
    above: &'t str,
    /// Whether this line is a row of a table, and whether the line before it was.
    is_row: bool,
    is_table: bool,
    /// Whether a paragraph of HTML is open, in which line ends say nothing.
    is_in_block: bool,
}

/// The markup of a text, in its order, up to the first mark behind `most`; none where nothing proves that there is any.
pub(super) fn scan(given: &str, most: usize) -> Vec<Edit> {
    // Above the first line it is no word of it.
    let text = given.trim_start_matches(signs::BYTE_ORDER_MARK);
    let mut scan = Scan {
        text,
        at: 0,
        edits: Vec::new(),
        most,
        proofs: Proofs::default(),
        ends: Ends::default(),
        unclosed: Unclosed::default(),
        depth: 0,
        endless: Vec::new(),
        braces: 0,
        line: 0,
        line_end: (0, 0),
        above: "",
        is_row: false,
        is_table: false,
        is_in_block: false,
    };
    while scan.at < text.len() {
        scan.line();
    }
    if !scan.proofs.are_enough() {
        return Vec::new();
    }
    let skipped = given.len().saturating_sub(text.len());
    for edit in &mut scan.edits {
        edit.start = edit.start.saturating_add(skipped);
        edit.end = edit.end.saturating_add(skipped);
    }
    scan.edits
}

impl<'t> Scan<'t> {
    /// What is left of the text.
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Reads so many bytes as other words.
    fn edit(&mut self, length: usize, words: &str) {
        let end = self.at.saturating_add(length).min(self.text.len());
        if self.text.get(self.at..end) != Some(words) {
            self.edits.push(Edit {
                start: self.at,
                end,
                words: words.to_owned(),
            });
        }
        let is_over = self.edits.len() > self.most;
        self.at = if is_over { self.text.len() } else { end };
    }

    /// Reads the line that begins here.
    fn line(&mut self) {
        let rest = self.rest();
        let (length, end) = line::first(rest);
        let line = rest.get(..length).unwrap_or_default();
        let words = line.trim();
        self.line = self.at;
        self.line_end = (self.at.saturating_add(length), end);
        self.is_row = self.is_row_of_table(words, rest.get(length.saturating_add(end)..).unwrap_or_default());
        self.is_table = self.is_row;
        let is_whole = self.whole_line(words, length);
        self.above = words;
        if is_whole {
            return self.pass_line_end();
        }
        self.at = self
            .at
            .saturating_add(line.len().saturating_sub(line.trim_start().len()).min(length));
        let end = self.line_words(words);
        self.inside(end);
        self.pass_line_end();
    }

    /// How much of the line is left, and the length of the line end behind it.
    fn rest_of_line(&self) -> (usize, usize) {
        let (place, end) = self.line_end;
        // A tag may have ended in another line.
        let length = place.checked_sub(self.at).filter(|_| self.at >= self.line);
        length.map_or_else(|| line::first(self.rest()), |length| (length, end))
    }

    /// Past the end of the line, which is a blank in a paragraph of HTML, together with those before it.
    fn pass_line_end(&mut self) {
        let rest = self.rest();
        let (length, end) = self.rest_of_line();
        if length > 0 {
            // A tag ended in the midst of the next line.
            return;
        }
        if self.is_in_block && !rest.is_empty() && !rest.starts_with('\x0C') {
            let line = self.text.get(self.line..self.at).unwrap_or_default();
            let read = self.edits.last().map_or(0, |edit| edit.end);
            let words = self.line.saturating_add(line.trim_end_matches(' ').len());
            let end = self.at.saturating_add(end);
            self.at = words.max(read).min(self.at);
            self.edit(end.saturating_sub(self.at), " ");
        } else {
            self.at = self.at.saturating_add(end);
        }
    }

    /// Reads a line that is markup as a whole; `length` is that of the line without its end.
    fn whole_line(&mut self, words: &str, length: usize) -> bool {
        if !may_be_whole(words) {
            return false;
        }
        if words.starts_with("---")
            && let Some(end) = front_matter(self.rest())
        {
            self.proofs.add(Proof::Page);
            self.proofs.add(Proof::Page);
            self.page_end(end);
        } else if token::numbered_rule(words).is_ok_and(|(rest, _)| rest.is_empty())
            || words.starts_with("[MISSING_PAGE") && words.ends_with(']')
        {
            self.proofs.add(Proof::Page);
            self.page_end(length);
        } else if words.len() >= 3 && words.bytes().all(|byte| byte == b'-') {
            self.page_end(length);
        } else if words.starts_with("```") || words.starts_with(":::") {
            self.proofs.add(Proof::Fence);
            self.edit(length, "");
        } else if is_delimiter_row(words) {
            self.proofs.add(Proof::Table);
            self.is_table = true;
            self.edit(length, "");
        } else if words.len() >= 3 && words.bytes().all(|byte| byte == b'=') && !self.above.is_empty() {
            self.proofs.add(Proof::Heading);
            self.edit(length, "");
        } else if is_environment(words) {
            self.proofs.add(Proof::Latex);
            self.edit(length, "");
        } else if words.contains("==> picture")
            || words.contains("- Start of picture text -")
            || words.contains("- End of picture text -")
        {
            self.proofs.add(Proof::Image);
            self.edit(length, "");
        } else {
            return false;
        }
        true
    }

    /// Reads so many bytes as the end of a page, unless nothing stands before it.
    fn page_end(&mut self, length: usize) {
        let before = self.text.get(..self.at).unwrap_or_default();
        let is_first = self.edits.iter().all(|edit| edit.words.is_empty()) && before.trim().is_empty();
        self.edit(length, if is_first { "" } else { "\u{C}" });
    }

    /// Whether a line is a row of a table: it stands below another one, or above the row of its delimiters.
    fn is_row_of_table(&self, words: &str, below: &str) -> bool {
        let is_row = words.len() > 2 && words.starts_with('|') && words.ends_with('|');
        let next = || below.get(..line::first(below).0).unwrap_or_default().trim();
        is_row && (self.is_table || is_delimiter_row(next()))
    }

    /// Reads the marks that a line begins with; gives the offset behind its words.
    fn line_words(&mut self, words: &str) -> usize {
        let end = self.at.saturating_add(words.len());
        if words.starts_with('#') {
            let marks = words.bytes().take_while(|byte| *byte == b'#').count();
            let heading = words.get(marks..).unwrap_or_default();
            let printed = heading.trim_start();
            if marks <= 6 && printed.len() < heading.len() && !printed.is_empty() {
                self.proofs.add(Proof::Heading);
                self.edit(words.len().saturating_sub(printed.len()), "");
                let bare = printed.trim_end_matches('#').trim_end();
                return self.at.saturating_add(token::without_attributes(bare).len());
            }
        } else if let Some(item) = words.strip_prefix("\\item") {
            let printed = item.trim_start();
            if printed.len() < item.len() {
                self.proofs.add(Proof::Latex);
                self.edit(words.len().saturating_sub(printed.len()), "- ");
            }
        }
        end
    }

    /// Reads the words up to `end`, which is the end of the words of a line; what stands behind is left out.
    fn inside(&mut self, end: usize) {
        self.signs(end);
        // The marks behind a heading.
        let line = self.rest().get(..self.rest_of_line().0).unwrap_or_default();
        if line.trim().is_empty() {
            self.at = self.at.saturating_add(line.len());
        } else if self.at == end {
            self.edit(line.len(), "");
        }
    }

    /// Reads the signs up to `end`, and what stands between them.
    fn signs(&mut self, end: usize) {
        while self.at < end {
            let rest = self.text.get(self.at..end).unwrap_or_default();
            let Some(sign) = SIGNS.first(rest.as_bytes()) else {
                break;
            };
            self.at = self.at.saturating_add(sign);
            let before = self.at;
            self.sign(end);
            if self.at == before {
                self.at = self.at.saturating_add(1);
            }
        }
        self.at = end.max(self.at);
    }

    /// Reads what begins with the sign that stands here.
    fn sign(&mut self, end: usize) {
        let rest = self.rest();
        let words = self.text.get(self.at..end).unwrap_or_default();
        match rest.as_bytes() {
            [b'|', ..] if self.is_row => {
                let is_edge = self.at.saturating_add(1) == end || self.is_at_line_start();
                self.edit(1, if is_edge { "" } else { "\n" });
            }
            [b'}', ..] if self.braces > 0 => {
                self.braces = self.braces.saturating_sub(1);
                self.edit(1, "");
            }
            [b'\\', ..] if self.is_last_of_line() => {
                self.proofs.add(Proof::Escape);
                self.edit(1, "");
            }
            [b'*' | b'_', ..] => self.emphasis(words),
            _ => {
                let (length, _) = self.rest_of_line();
                let line_end = self.at.saturating_add(length);
                let reach = self.ends.reach(self.text, self.at, line_end);
                let mark = reach.and_then(|reach| self.text.get(self.at..reach));
                if let Some((token, length)) = mark.and_then(token::token) {
                    self.token(&token, length);
                }
            }
        }
    }

    /// Whether nothing but blanks stands between this sign and the line end.
    fn is_last_of_line(&self) -> bool {
        let (length, end) = self.rest_of_line();
        let behind = self.rest().get(1..length).unwrap_or_default();
        end > 0 && behind.trim_start().is_empty()
    }

    fn is_at_line_start(&self) -> bool {
        let before = self.text.get(self.line..self.at).unwrap_or_default();
        before.trim().is_empty()
    }

    fn token(&mut self, token: &Token<'t>, length: usize) {
        match token {
            Token::Image => {
                self.proofs.add(Proof::Image);
                self.edit(length, "");
            }
            Token::Link(words) => {
                self.proofs.add(Proof::Link);
                let behind = length.saturating_sub(words.len()).saturating_sub(1);
                self.edit(1, "");
                let end = self.at.saturating_add(words.len());
                self.nested(end);
                self.edit(behind, "");
            }
            Token::Href(target) => {
                self.proofs.add(Proof::Latex);
                let opening = "\\href{".len();
                let behind = length.saturating_sub(target.len()).saturating_sub(opening);
                self.edit(opening, "");
                let end = self.at.saturating_add(target.len());
                self.nested(end);
                self.edit(behind, "");
            }
            Token::Command => {
                self.proofs.add(Proof::Latex);
                self.braces = self.braces.saturating_add(1);
                self.edit(length, "");
            }
            Token::Formula(number) => self.edit(length, number),
            Token::Comment(words) => {
                self.proofs.add(Proof::Comment);
                let is_page = words.to_ascii_lowercase().contains("page");
                if is_page {
                    self.page_end(length);
                } else {
                    self.edit(length, "");
                }
            }
            Token::Tag { name, setting, is_end } => {
                self.proofs.add(Proof::Tag);
                self.tag(name, *setting, *is_end, length);
            }
            Token::Entity(sign) => {
                self.proofs.add(Proof::Entity);
                self.edit(length, sign.encode_utf8(&mut [0; 4]));
            }
            Token::Escape(mark) => {
                self.proofs.add(Proof::Escape);
                self.edit(1, "");
                self.at = self.at.saturating_add(mark.len_utf8());
            }
        }
    }

    /// Reads the words of a link: escapes in them, and nothing else.
    fn nested(&mut self, end: usize) {
        while let Some(backslash) = self.text.get(self.at..end).and_then(|words| words.find('\\')) {
            self.at = self.at.saturating_add(backslash);
            match token::token(self.text.get(self.at..end).unwrap_or_default()) {
                Some((Token::Escape(mark), _)) => {
                    self.edit(1, "");
                    self.at = self.at.saturating_add(mark.len_utf8());
                }
                _ => self.at = self.at.saturating_add(1),
            }
        }
        self.at = end.max(self.at);
    }

    fn tag(&mut self, name: &'t str, setting: Setting, is_end: bool, length: usize) {
        if setting == Setting::Hidden && !is_end {
            let whole = self.hidden(name);
            return self.edit(whole.unwrap_or(length), "");
        }
        if setting.is_flowing() {
            self.is_in_block = !is_end;
        }
        let words = match (setting, is_end) {
            (Setting::LineEnd, _) | (Setting::Cell, false) => "\n",
            (Setting::Item, false) => "\n- ",
            (Setting::Block | Setting::Paragraph, _) => "\n\n",
            (Setting::Inline | Setting::Hidden | Setting::Item | Setting::Cell, _) => "",
        };
        self.edit(length, words);
    }

    /// Length of what a tag hides, its end included; `None` if it has no end.
    fn hidden(&mut self, name: &'t str) -> Option<usize> {
        if self.endless.iter().any(|endless| endless.eq_ignore_ascii_case(name)) {
            return None;
        }
        let rest = self.rest();
        let is_end = |at: &usize| {
            let found = rest.get(at.saturating_add(2)..).unwrap_or_default();
            found
                .get(..name.len())
                .is_some_and(|found| found.eq_ignore_ascii_case(name))
        };
        let Some(end) = memmem::find_iter(rest.as_bytes(), "</").find(is_end) else {
            self.endless.push(name);
            return None;
        };
        let behind = rest.get(end..)?.find('>')?;
        Some(end.saturating_add(behind).saturating_add(1))
    }
}

/// The signs that markup begins with.
const SIGNS: Wanted = Wanted::of(b"*_\\<&![$|}");

fn is_delimiter_row(words: &str) -> bool {
    words.starts_with('|')
        && words.contains("--")
        && words.bytes().all(|byte| matches!(byte, b'|' | b'-' | b':' | b' '))
}

/// Whether a line sets up LaTeX.
fn is_environment(words: &str) -> bool {
    let commands = [
        "\\begin{",
        "\\end{",
        "\\documentclass",
        "\\usepackage",
        "\\maketitle",
        "\\newpage",
    ];
    commands.iter().any(|command| words.starts_with(command))
}

/// What a recogniser says of a page has at most so many lines.
const FRONT_MATTER: usize = 12;

/// Length of what a recogniser says of a page between two rules: `primary_language: de`.
fn front_matter(text: &str) -> Option<usize> {
    let (rule, end) = line::first(text);
    let mut length = rule.saturating_add(end);
    let mut said = 0_usize;
    for _ in 0..FRONT_MATTER {
        let rest = text.get(length..).filter(|rest| !rest.is_empty())?;
        let (line, end) = line::first(rest);
        let words = rest.get(..line)?.trim();
        if words.bytes().all(|byte| byte == b'-') && words.len() >= 3 {
            return (said > 1).then_some(length.saturating_add(line));
        }
        let (key, _) = words.split_once(": ").or_else(|| words.split_once(':'))?;
        if key.is_empty() || !key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_') {
            return None;
        }
        said = said.saturating_add(1);
        length = length.saturating_add(line).saturating_add(end);
    }
    None
}
