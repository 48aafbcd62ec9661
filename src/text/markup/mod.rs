//! Markup that recognisers of documents write, Markdown, HTML and LaTeX: what of a text it is.
//!
//! A text is taken for one with markup if it proves it: by marks of two kinds, or by three of one kind. A sign alone proves
//! nothing; text recognition makes "$\frac{https://…}{…}$" of an address.
//!
//! | what stands there | what is read |
//! | --- | --- |
//! | the marks of a heading, of words set bold or slanted, of a table; tags; commands of LaTeX | nothing |
//! | a picture; a comment; the head of a page in HTML; what a recogniser says of a page; fences | nothing |
//! | a link, with its address behind it | its words; of LaTeX its address |
//! | a sign that is escaped or has a name: `\_`, `&amp;` | the sign |
//! | a rule with which a page ends | the end of a page |
//! | a cell of a table, a line break, the beginning of a paragraph | the beginning of a line |
//! | the beginning of an item | a dash |
//! | a number that was taken for mathematics: `$3 . 5 \%$` | the number as it is printed: "3,5 Prozent" |

mod token;

use memchr::{memchr_iter, memchr3_iter};

use self::token::Token;
use super::bytes::Wanted;
use super::edit::Edit;
use super::line::{self, Line};

/// What proves that a program wrote the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Proof {
    Heading,
    Strong,
    Escape,
    Image,
    Link,
    Tag,
    Entity,
    Comment,
    Latex,
    Table,
    Page,
    Fence,
}

/// How many kinds of proof there are.
const KINDS: usize = 12;
/// So many kinds prove it, or so many marks of one kind.
const TWO_KINDS: usize = 2;
const THREE_MARKS: u32 = 3;

/// The markup of a text, in its order; none where nothing proves that there is any.
pub(crate) fn find(text: &str, lines: &[Line<'_>]) -> Vec<Edit> {
    if !may_have_markup(lines) {
        return Vec::new();
    }
    let mut scan = Scan {
        text,
        at: 0,
        edits: Vec::new(),
        proofs: [0; KINDS],
        braces: 0,
        line: 0,
        line_end: (0, 0),
        above: "",
        is_row: false,
        is_table: false,
        is_in_block: false,
    };
    scan.run();
    if scan.is_proven() { scan.edits } else { Vec::new() }
}

/// Whether lines have so many signs of markup that they can prove it; most texts have none.
fn may_have_markup(lines: &[Line<'_>]) -> bool {
    let mut signs =
        usize::from(lines.first().is_some_and(|line| line.text.starts_with("---"))).saturating_mul(TWO_KINDS);
    for line in lines {
        let bytes = line.text.as_bytes();
        let is_sign = |at: &usize| is_sign(bytes.get(*at..).unwrap_or_default());
        if line.may_have_markup() {
            let escapes = memchr3_iter(b'\\', b'&', b'{', bytes);
            let pairs = memchr3_iter(b'*', b'`', b']', bytes);
            let found = escapes.chain(pairs).filter(is_sign).take(TWO_KINDS).count();
            signs = signs
                .saturating_add(found)
                .saturating_add(usize::from(begins_with_sign(bytes)));
        }
        if line.has_angle() {
            let tags = memchr_iter(b'<', bytes).filter(is_sign).take(TWO_KINDS);
            signs = signs.saturating_add(tags.count());
        }
        if signs >= TWO_KINDS {
            return true;
        }
    }
    false
}

/// Whether a line begins with what may be the mark of a heading, of a rule below one, or of a row of a table.
const fn begins_with_sign(bytes: &[u8]) -> bool {
    matches!(bytes, [b'#' | b'=' | b'|', ..])
}

/// Whether bytes begin with what may be another sign of markup.
const fn is_sign(bytes: &[u8]) -> bool {
    // Addresses stand between angle brackets too.
    let is_address = matches!(bytes, [b'<', b'h', b't', b't', ..]);
    let is_mark = matches!(bytes, [b'*', b'*', ..] | [b']', b'(' | b'[', ..] | [b'`', b'`', ..]);
    let is_command = matches!(bytes, [b'\\' | b'{', ..] | [b'&', b'a'..=b'z' | b'A'..=b'Z' | b'#', ..]);
    let is_tag = matches!(bytes, [b'<', b'!' | b'/' | b'a'..=b'z' | b'A'..=b'Z', ..]);
    is_mark || is_command || is_tag && !is_address
}

/// The way through a text.
struct Scan<'t> {
    text: &'t str,
    at: usize,
    edits: Vec<Edit>,
    proofs: [u32; KINDS],
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

/// Tags that are set in lines of their own.
const BLOCKS: [&str; 24] = [
    "p",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "table",
    "tr",
    "section",
    "article",
    "header",
    "footer",
    "figure",
    "figcaption",
    "blockquote",
    "hr",
    "main",
    "nav",
    "aside",
    "pre",
];
/// Those whose line ends say nothing.
const FLOWING: [&str; 11] = ["p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "figcaption"];
/// Those of which nothing is printed.
const HIDDEN: [&str; 4] = ["head", "script", "style", "title"];

impl<'t> Scan<'t> {
    fn run(&mut self) {
        while self.at < self.text.len() {
            self.line();
        }
    }

    fn is_proven(&self) -> bool {
        let kinds = self.proofs.iter().filter(|count| **count > 0).count();
        kinds >= TWO_KINDS || self.proofs.iter().any(|count| *count >= THREE_MARKS)
    }

    fn prove(&mut self, proof: Proof) {
        if let Some(count) = self.proofs.get_mut(proof as usize) {
            *count = count.saturating_add(1);
        }
    }

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
        self.at = end;
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

    /// Past the end of the line, which is a blank in a paragraph of HTML.
    fn pass_line_end(&mut self) {
        let rest = self.rest();
        let (length, end) = self.rest_of_line();
        if length > 0 {
            // A tag ended in the midst of the next line.
            return;
        }
        if self.is_in_block && !rest.is_empty() && !rest.starts_with('\x0C') {
            self.edit(end, " ");
        } else {
            self.at = self.at.saturating_add(end);
        }
    }

    /// Reads a line that is markup as a whole; `length` is that of the line without its end.
    fn whole_line(&mut self, words: &str, length: usize) -> bool {
        if words.is_empty() || !words.starts_with(['-', '{', '`', ':', '|', '=', '\\', '[', '*']) {
            return false;
        }
        if let Some(end) = front_matter(self.rest()).filter(|_| words.starts_with("---")) {
            self.prove(Proof::Page);
            self.prove(Proof::Page);
            self.page_end(end);
        } else if token::numbered_rule(words).is_ok_and(|(rest, _)| rest.is_empty())
            || words.starts_with("[MISSING_PAGE") && words.ends_with(']')
        {
            self.prove(Proof::Page);
            self.page_end(length);
        } else if words.len() >= 3 && words.bytes().all(|byte| byte == b'-') {
            self.page_end(length);
        } else if words.starts_with("```") || words.starts_with(":::") {
            self.prove(Proof::Fence);
            self.edit(length, "");
        } else if is_delimiter_row(words) {
            self.prove(Proof::Table);
            self.is_table = true;
            self.edit(length, "");
        } else if words.len() >= 3 && words.bytes().all(|byte| byte == b'=') && !self.above.is_empty() {
            self.prove(Proof::Heading);
            self.edit(length, "");
        } else if is_environment(words) {
            self.prove(Proof::Latex);
            self.edit(length, "");
        } else if words.contains("==> picture")
            || words.contains("- Start of picture text -")
            || words.contains("- End of picture text -")
        {
            self.prove(Proof::Image);
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
                self.prove(Proof::Heading);
                self.edit(words.len().saturating_sub(printed.len()), "");
                let bare = printed.trim_end_matches('#').trim_end();
                return self.at.saturating_add(token::without_attributes(bare).len());
            }
        } else if let Some(item) = words.strip_prefix("\\item") {
            let printed = item.trim_start();
            if printed.len() < item.len() {
                self.prove(Proof::Latex);
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
            [b'\\', ..] if rest.chars().nth(1).is_some_and(line::is_end) => {
                self.prove(Proof::Escape);
                self.edit(1, "");
            }
            [b'*' | b'_', ..] => self.emphasis(words),
            _ => {
                if let Some((token, length)) = token::token(rest) {
                    self.token(&token, length);
                }
            }
        }
    }

    fn is_at_line_start(&self) -> bool {
        let before = self.text.get(self.line..self.at).unwrap_or_default();
        before.trim().is_empty()
    }

    fn token(&mut self, token: &Token<'t>, length: usize) {
        match token {
            Token::Image => {
                self.prove(Proof::Image);
                self.edit(length, "");
            }
            Token::Link(words) => {
                self.prove(Proof::Link);
                let behind = length.saturating_sub(words.len()).saturating_sub(1);
                self.edit(1, "");
                let end = self.at.saturating_add(words.len());
                self.nested(end);
                self.edit(behind, "");
            }
            Token::Href(target) => {
                self.prove(Proof::Latex);
                let opening = "\\href{".len();
                let behind = length.saturating_sub(target.len()).saturating_sub(opening);
                self.edit(opening, "");
                let end = self.at.saturating_add(target.len());
                self.nested(end);
                self.edit(behind, "");
            }
            Token::Command => {
                self.prove(Proof::Latex);
                self.braces = self.braces.saturating_add(1);
                self.edit(length, "");
            }
            Token::Formula(number) => self.edit(length, number),
            Token::Comment(words) => {
                self.prove(Proof::Comment);
                let is_page = words.to_ascii_lowercase().contains("page");
                if is_page {
                    self.page_end(length);
                } else {
                    self.edit(length, "");
                }
            }
            Token::Tag { name, is_end } => {
                self.prove(Proof::Tag);
                self.tag(&name.to_ascii_lowercase(), *is_end, length);
            }
            Token::Entity(sign) => {
                self.prove(Proof::Entity);
                self.edit(length, sign.encode_utf8(&mut [0; 4]));
            }
            Token::Escape(mark) => {
                self.prove(Proof::Escape);
                self.edit(1, "");
                self.at = self.at.saturating_add(mark.len_utf8());
            }
        }
    }

    /// Reads the words of a link: escapes in them, and nothing else.
    fn nested(&mut self, end: usize) {
        while let Some(backslash) = self.text.get(self.at..end).and_then(|words| words.find('\\')) {
            self.at = self.at.saturating_add(backslash);
            match token::token(self.rest()) {
                Some((Token::Escape(mark), _)) => {
                    self.edit(1, "");
                    self.at = self.at.saturating_add(mark.len_utf8());
                }
                _ => self.at = self.at.saturating_add(1),
            }
        }
        self.at = end.max(self.at);
    }

    fn tag(&mut self, name: &str, is_end: bool, length: usize) {
        if HIDDEN.contains(&name) && !is_end {
            let closing = ["</", name].concat();
            let hidden = self.rest().to_ascii_lowercase().find(&closing);
            let whole =
                hidden.and_then(|at| Some(at.saturating_add(self.rest().get(at..)?.find('>')?).saturating_add(1)));
            return self.edit(whole.unwrap_or(length), "");
        }
        if FLOWING.contains(&name) {
            self.is_in_block = !is_end;
        }
        let words = match (name, is_end) {
            ("br", _) | ("td" | "th", false) => "\n",
            ("li", false) => "\n- ",
            (name, _) if BLOCKS.contains(&name) => "\n\n",
            _ => "",
        };
        self.edit(length, words);
    }

    /// Reads words that are set bold or slanted, of which `words` begins with the marks. The first row that fits decides:
    ///
    /// | the marks | are markup |
    /// | --- | --- |
    /// | stand inside a word, or before a blank | no |
    /// | are more than three, as in a rule | no |
    /// | are there again behind the words, on this line | yes; two of them prove it |
    /// | are not | no |
    fn emphasis(&mut self, words: &str) {
        let sign = words.chars().next().unwrap_or('*');
        let count = words.chars().take_while(|c| *c == sign).count();
        let is_inside = || {
            let before = self.text.get(..self.at).unwrap_or_default();
            before.ends_with(|c: char| c.is_alphanumeric() || c == '/')
        };
        let behind = words.get(count..).unwrap_or_default();
        if count > 3 || is_inside() || behind.is_empty() || behind.starts_with(char::is_whitespace) {
            self.at = self.at.saturating_add(count);
            return;
        }
        let marks = words.get(..count).unwrap_or_default();
        let is_closing = |(at, _): &(usize, &str)| {
            let after = behind.get(at.saturating_add(count)..).unwrap_or_default();
            let before = behind.get(..*at).unwrap_or_default();
            !before.is_empty()
                && !before.ends_with(char::is_whitespace)
                && !after.starts_with(|c: char| c.is_alphanumeric() || c == sign)
        };
        let Some((closing, _)) = behind.match_indices(marks).find(is_closing) else {
            self.at = self.at.saturating_add(count);
            return;
        };
        if count > 1 {
            self.prove(Proof::Strong);
        }
        self.edit(count, "");
        let end = self.at.saturating_add(closing);
        self.signs(end);
        self.edit(count, "");
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

#[cfg(test)]
mod tests {
    use super::find;
    use crate::text::line;

    /// The text that is read.
    fn read(text: &str) -> String {
        let (mut read, mut end) = (String::new(), 0);
        for edit in find(text, &line::cut(text)) {
            assert!(
                edit.start >= end && edit.end >= edit.start,
                "{text}: {edit:?} behind {end}"
            );
            read.push_str(&text[end..edit.start]);
            read.push_str(&edit.words);
            end = edit.end;
        }
        read + &text[end..]
    }

    /// Proves markup without being any of what is asked.
    const PROOF: &str = "<!-- image -->\n<!-- image -->\n<!-- image -->\n";

    fn of(text: &str) -> String {
        let read = read(&format!("{PROOF}{text}"));
        read.trim_start_matches('\n').to_owned()
    }

    #[test]
    fn what_is_read() {
        for (text, expected) in [
            ("# Brunnen sprudelt", "Brunnen sprudelt"),
            ("## Brunnen sprudelt ##", "Brunnen sprudelt"),
            ("# Brunnen sprudelt {#brunnen .unnumbered}", "Brunnen sprudelt"),
            ("# **Brunnen** sprudelt", "Brunnen sprudelt"),
            ("#Brunnen", "#Brunnen"),
            ("Ein **neuer** Brunnen", "Ein neuer Brunnen"),
            ("**Kontakt:** Roth, Ina", "Kontakt: Roth, Ina"),
            ("***neu***", "neu"),
            ("Ein *neuer* und _alter_ Brunnen", "Ein neuer und alter Brunnen"),
            ("Bürger*innen und Freund*innen", "Bürger*innen und Freund*innen"),
            ("* Obst\n* Käse", "* Obst\n* Käse"),
            ("https://www.x.de/a_1_.jpg", "https://www.x.de/a_1_.jpg"),
            ("https://www.x.de/a\\_1\\_.jpg", "https://www.x.de/a_1_.jpg"),
            ("28841\\_240", "28841_240"),
            ("17\\. September 2019", "17. September 2019"),
            (
                "Käse &amp; Brot &lt;https://x.de&gt; f&uuml;r &#8222;alle&#x201C;",
                "Käse & Brot <https://x.de> für \u{201E}alle\u{201C}",
            ),
            ("AT&T und R&D;", "AT&T und R&D;"),
            ("![](images/4d.jpg)", ""),
            ("![Foto: Menschen](page_1_0.png){width=\"6in\"}", ""),
            ("[www.x.de](http://www.x.de){.underline} und", "www.x.de und"),
            ("[https://x.de/a\\_1.jpg](https://x.de/a_1.jpg)", "https://x.de/a_1.jpg"),
            (
                "\\href{https://x.de/a_1.jpg}{https://x.de/a\\_1.jpg}",
                "https://x.de/a_1.jpg",
            ),
            ("\\section*{Brunnen \\& Bank}", "Brunnen & Bank"),
            ("\\title{\nPressedienst\n}", "\nPressedienst\n"),
            (
                "\\begin{itemize}\n  \\item Obst\n  \\item Käse\n\\end{itemize}",
                "\n  - Obst\n  - Käse\n",
            ),
            ("um $3 . 5 \\%$, teilte", "um 3,5 Prozent, teilte"),
            ("um $3,5$ Prozent", "um 3,5 Prozent"),
            ("\\(4.500\\) Menschen und $4 . 5 0 0$", "4.500 Menschen und 4.500"),
            ("mit $\\frac{1}{4}$ der", "mit 1/4 der"),
            ("für 5 $ und 6 $", "für 5 $ und 6 $"),
            (
                "$\\frac{https://x.de/a b.jpg}{b.jpg}$",
                "$\\frac{https://x.de/a b.jpg}{b.jpg}$",
            ),
            (
                "|Kontakt: Roth, Ina|presse@x.de|\n|---|---|\n|a|b|",
                "Kontakt: Roth, Ina\npresse@x.de\n\na\nb",
            ),
            ("| Kultur Umwelt", "| Kultur Umwelt"),
            ("```markdown\nAlles\n```", "\nAlles\n"),
            ("<p>Erste<br>Zeile</p><p>Zweite</p>", "Erste\nZeile\n\n\n\nZweite\n\n"),
            ("<p>Eine\nZeile</p>", "Eine Zeile\n\n"),
            // A tag on two lines takes nothing of what follows it.
            ("<p id=\"a\"\nlang=\"de\">19. Mai</p>", "19. Mai\n\n"),
            ("<p id=\"a\"\r\nlang=\"de\">Über</p>", "Über\n\n"),
            ("<ul><li>Obst</li><li>Käse</li></ul>", "- Obst\n- Käse\n\n"),
            ("<head><title>x</title></head>Alles", "Alles"),
            ("<span id=\"page-0\"></span>Wort<sup>1</sup>", "Wort1"),
            ("<https://www.x.de/a.jpg>", "<https://www.x.de/a.jpg>"),
            ("Brunnen\n=======", "Brunnen\n"),
            ("Zeile\\\nnoch eine", "Zeile\nnoch eine"),
            ("**==> picture [12 x 3] intentionally omitted <==**", ""),
        ] {
            assert_eq!(
                of(text).trim_start_matches('\n'),
                expected.trim_start_matches('\n'),
                "{text}"
            );
        }
    }

    #[test]
    fn pages_end_at_rules() {
        assert_eq!(
            read("{0}------\n# Brunnen\n{1}------\nEs war schön.\n**b**\n"),
            "\nBrunnen\n\u{C}\nEs war schön.\nb\n"
        );
        assert_eq!(
            read("# Brunnen\n\n---\n\nEs war **schön**.\n"),
            "Brunnen\n\n\u{C}\n\nEs war schön.\n"
        );
        let said = "---\nprimary_language: de\nis_table: False\n---\n";
        assert_eq!(
            read(&format!("{said}Brunnen\n{said}![](a.png)\n")),
            "\nBrunnen\n\u{C}\n\n"
        );
    }

    #[test]
    fn what_proves_nothing() {
        for text in [
            "# Brunnen\n",
            "Ein **neuer** Brunnen",
            "$\\frac{https://www.x.de/a b.jpg}{b.jpg}$\n$\\frac{https://www.x.de/a b.jpg}{}$\n$\\frac{https://www.x.de/c}{}$\n",
            "Käse & Brot\n#Düsseldorf #Rhein #Fest\n",
            "Bürger*innen, Freund*innen **",
            "<https://www.x.de/a_1_.jpg>\n<https://www.x.de/a_2_.jpg>\n",
            "| Kultur Umwelt\n",
            "Datum: 31. August 2019 | Ort: Rathaus\n",
            "____________\n",
        ] {
            assert_eq!(find(text, &line::cut(text)), [], "{text}");
        }
    }
}
