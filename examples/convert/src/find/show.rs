//! How a release that was found is shown: to a person, or as JSON.

use std::fmt::Write as _;
use std::io;
use std::ops::Range;

use anstream::ColorChoice;
use serde_json::json;
use textwrap::core::display_width;

use super::arguments::FindArguments;
use super::database::Release;
use super::wanted::Hit;
use super::words::runs;
use crate::lang::Lang;
use crate::message::{self, Messages, escaped};

/// So many places of a release are shown.
const MOST_PLACES: usize = 5;

/// In less room behind the place of a hit no words are shown; they go to a line of their own.
const LEAST_ROOM: usize = 30;

/// A release with the places in it.
#[derive(Debug)]
pub(super) struct Shown<'r> {
    pub(super) release: &'r Release,
    pub(super) hits: Vec<Hit<'r>>,
}

/// What the output looks like.
#[derive(Debug)]
pub(super) struct Look {
    color: ColorChoice,
    /// Before and behind a word that was found.
    marks: [&'static str; 2],
    /// Before and behind a headline.
    title: [&'static str; 2],
    width: usize,
    has_terminal: bool,
    lang: Lang,
}

const BOLD: &str = "\u{1b}[1m";
const UNDERLINED: &str = "\u{1b}[4m";
const PLAIN: &str = "\u{1b}[0m";

impl Look {
    pub(super) fn new(arguments: &FindArguments, messages: Messages) -> Self {
        let color = match arguments.color.into() {
            ColorChoice::Auto => anstream::AutoStream::choice(&io::stdout()),
            asked => asked,
        };
        let has_color = color != ColorChoice::Never && !arguments.json;
        let terminal = message::columns_of_output();
        Self {
            color,
            marks: if has_color { [BOLD, PLAIN] } else { ["[", "]"] },
            title: if has_color { [UNDERLINED, PLAIN] } else { ["", ""] },
            width: terminal.unwrap_or(message::ELSEWHERE),
            has_terminal: terminal.is_some(),
            lang: messages.lang,
        }
    }

    pub(super) const fn has_terminal(&self) -> bool {
        self.has_terminal
    }

    pub(super) const fn color(&self) -> ColorChoice {
        self.color
    }

    pub(super) fn shown(&self, shown: &Shown<'_>, is_json: bool) -> io::Result<String> {
        if is_json {
            return Ok(format!("{}\n", serde_json::to_string(&object(shown))?));
        }
        Ok(self.in_words(shown))
    }

    fn in_words(&self, Shown { release, hits }: &Shown<'_>) -> String {
        let date = release.date.as_deref();
        let date = escaped(date.unwrap_or_else(|| self.lang.of("undated", "ohne Datum")));
        let headline = release.headline.as_deref();
        let headline = escaped(headline.unwrap_or_else(|| self.lang.of("(no headline)", "(ohne Überschrift)")));
        let [begin, end] = self.title;
        let room = self.width.saturating_sub(display_width(&date) + 2);
        let mut text = format!("{date}  {begin}{}{end}\n", first_columns(&headline, room));
        if hits.is_empty() {
            let place = self.place(release, release.page, release.line);
            // Nothing is written anywhere but into memory.
            let _ = writeln!(text, "  {place}");
        }
        for hit in hits.iter().take(MOST_PLACES) {
            let passage = hit.passage;
            let place = self.place(release, passage.page, hit.line());
            let behind = display_width(&place) + 4;
            let room = self.width.saturating_sub(behind);
            let (between, room) = if room < LEAST_ROOM {
                ("\n    ", self.width.saturating_sub(4))
            } else {
                (" ", room)
            };
            let _ = writeln!(
                text,
                "  {place}:{between}{}",
                self.snippet(&passage.text, &hit.places, room)
            );
        }
        let more = hits.len().saturating_sub(MOST_PLACES);
        if more > 0 {
            let more = self.lang.counted(
                more,
                ["more place", "more places"],
                ["weitere Stelle", "weitere Stellen"],
            );
            let _ = writeln!(text, "  … {more}");
        }
        text.push('\n');
        text
    }

    /// `a.txt:12`, `a.html (text):12`, `a.pdf (page 2, text):12`.
    fn place(&self, release: &Release, page: Option<u32>, line: Option<usize>) -> String {
        let mut place = escaped(release.path.as_deref().unwrap_or("-"));
        let text = self.lang.of("text", "Text");
        let _ = match (&release.extracted_by, page.or(release.page)) {
            (None, _) => Ok(()),
            (Some(by), Some(page)) if by == "pdf" => {
                write!(place, " ({} {page}, {text})", self.lang.of("page", "Seite"))
            }
            (Some(_), _) => write!(place, " ({text})"),
        };
        let _ = line.map_or(Ok(()), |line| write!(place, ":{line}"));
        place
    }

    /// The words around the first place, with all in it marked, in so many columns.
    fn snippet(&self, text: &str, places: &[Range<usize>], room: usize) -> String {
        let words: Vec<_> = runs(text, |c| !c.is_whitespace()).collect();
        let first = places.first().map_or(0, |place| place.start);
        let at = words.iter().position(|word| word.end > first).unwrap_or(0);
        let marked = |word: &Range<usize>| self.marked(text, word, places);
        let width = |index: usize| words.get(index).map_or(0, |word| shown_width(&marked(word)) + 1);
        // An ellipsis on both sides.
        let room = room.saturating_sub(4);
        let (mut start, mut end, mut used) = (at, at + 1, width(at));
        let grow_back = |start: &mut usize, used: &mut usize, room: usize| {
            while let Some(before) = start.checked_sub(1).filter(|before| *used + width(*before) <= room) {
                *used += width(before);
                *start = before;
            }
        };
        grow_back(&mut start, &mut used, room / 3);
        while end < words.len() && used + width(end) <= room {
            used += width(end);
            end += 1;
        }
        grow_back(&mut start, &mut used, room);
        let before = if start > 0 { "… " } else { "" };
        let behind = if end < words.len() { " …" } else { "" };
        let inside: Vec<_> = words.get(start..end).unwrap_or_default().iter().map(marked).collect();
        format!("{before}{}{behind}", inside.join(" "))
    }

    /// A word between blanks, with the parts of it marked that were found.
    fn marked(&self, text: &str, word: &Range<usize>, places: &[Range<usize>]) -> String {
        let [begin, end] = self.marks;
        let (mut marked, mut at) = (String::new(), word.start);
        let first = places.partition_point(|place| place.end <= word.start);
        let inside = places.iter().skip(first).take_while(|place| place.start < word.end);
        for place in inside {
            let (from, to) = (place.start.max(at), place.end.min(word.end));
            let (before, found) = (text.get(at..from), text.get(from..to));
            let (before, found) = (before.unwrap_or_default(), found.unwrap_or_default());
            marked.extend([&*escaped(before), begin, &*escaped(found), end]);
            at = to;
        }
        marked.push_str(&escaped(text.get(at..word.end).unwrap_or_default()));
        marked
    }
}

/// The columns that a text takes, without what sets it in bold.
fn shown_width(text: &str) -> usize {
    display_width(&text.replace(BOLD, "").replace(PLAIN, ""))
}

/// The first words of a line, as many as fit.
fn first_columns(text: &str, most: usize) -> String {
    if display_width(text) <= most {
        return text.to_owned();
    }
    let mut cut = String::new();
    for c in text.chars() {
        if display_width(&cut) + 2 > most {
            break;
        }
        cut.push(c);
    }
    cut.trim_end().to_owned() + "…"
}

fn object(Shown { release, hits }: &Shown<'_>) -> serde_json::Value {
    let hits = hits.iter().map(|hit| {
        let passage = hit.passage;
        let found: Vec<_> = hit
            .places
            .iter()
            .filter_map(|place| passage.text.get(place.clone()))
            .collect();
        json!({
            "in": passage.part, "kind": passage.kind, "position": passage.position, "page": passage.page,
            "line": hit.line(), "text": passage.text, "found": found,
        })
    });
    json!({
        "path": release.path, "id": release.identifier, "kind": release.kind, "date": release.date,
        "headline": release.headline, "page": release.page, "line": release.line, "hits": hits.collect::<Vec<_>>(),
    })
}
