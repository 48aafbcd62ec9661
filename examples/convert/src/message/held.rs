//! What a terminal is told: each message, or, where there are more than a person reads, one for each code.

use annotate_snippets::Origin;

use super::finding::place_count;
use super::{Code, Message, Messages};
use crate::lang::{Lang, found};

/// So many messages are printed as they are.
const MOST: usize = 20;
/// So many places stand for all of a code.
const NAMED: usize = 3;

/// Where all are.
const MEHR: &str = "  --report DATEI.csv   hat die jedes Textes
  2> DATEI.txt         hat alle, mit ihren Stellen
  --explain CODE       sagt mehr zu einem Code und was zu tun ist

";
const MORE: &str = "  --report FILE.csv   has those of each text
  2> FILE.txt         has all of them, with their places
  --explain CODE      says more of one, and what to do

";

/// The messages of a run that wait for its end.
#[derive(Debug, Default)]
pub(crate) struct Held {
    count: usize,
    /// As they are, as long as they are few.
    few: Vec<Message>,
    groups: Vec<Group>,
}

/// What was said with a code.
#[derive(Debug)]
struct Group {
    code: Code,
    count: usize,
    places: usize,
    /// The first ones.
    named: Vec<Message>,
}

impl Held {
    pub(crate) fn add(&mut self, message: Message) {
        self.count += 1;
        let known = self.groups.iter_mut().position(|group| group.code == message.code);
        let at = known.unwrap_or_else(|| {
            self.groups.push(Group {
                code: message.code,
                count: 0,
                places: 0,
                named: Vec::new(),
            });
            self.groups.len() - 1
        });
        if let Some(group) = self.groups.get_mut(at) {
            group.count += 1;
            group.places += message.places;
            if group.named.len() < NAMED {
                group.named.push(message.clone());
            }
        }
        if self.count <= MOST {
            self.few.push(message);
        } else {
            self.few.clear();
        }
    }

    /// What is printed at the end.
    pub(crate) fn said(mut self, messages: Messages) -> String {
        if self.count <= MOST {
            return self.few.iter().map(Message::printed).collect();
        }
        // The worst stand last, where they are seen.
        self.groups.sort_by_key(|group| (group.code.severity(), group.count));
        let mut said: String = self.groups.iter().map(|group| group.said(messages)).collect();
        let count = match messages.lang {
            Lang::De => format!("{} Meldungen, hier je Code eine", self.count),
            Lang::En => format!("{} messages, one here for each code", self.count),
        };
        said.push_str(&messages.conclusion(&count));
        said.push_str(messages.lang.of(MORE, MEHR));
        said
    }
}

impl Group {
    fn said(&self, messages: Messages) -> String {
        let sentence = match (self.named.as_slice(), self.code) {
            ([only], Code::Own(_)) => only.sentence.as_str(),
            (_, Code::Own(code)) => code.meaning_in(messages.lang),
            (_, Code::Found(code)) => found::words(code, messages.lang).sentence,
        };
        let origins = self.named.iter().map(|message| {
            let path = match self.code {
                Code::Own(_) if self.count > 1 => format!("{}: {}", message.path, message.sentence),
                _ => message.path.clone(),
            };
            match message.line {
                Some((line, column)) => Origin::path(path).line(line).char_column(column),
                None => Origin::path(path),
            }
        });
        let rest = (self.count > self.named.len()).then(|| messages.note(&self.counted(messages.lang)));
        let help = match self.code {
            Code::Own(_) => None,
            Code::Found(code) => Some(messages.help(code)),
        };
        let group = messages.title(self.code, sentence).elements(origins);
        messages.render(group.elements(rest).elements(help))
    }

    /// "3 of 46 texts, 112 places in all".
    fn counted(&self, lang: Lang) -> String {
        let all = match self.code {
            Code::Own(_) => lang.counted(self.count, ["file", "files"], ["Datei", "Dateien"]),
            Code::Found(_) => lang.counted(self.count, ["text", "texts"], ["Text", "Texten"]),
        };
        let places = if self.places > self.count {
            let places = place_count(self.places, lang);
            match lang {
                Lang::De => format!(", zusammen {places}"),
                Lang::En => format!(", {places} in all"),
            }
        } else {
            String::new()
        };
        format!("{} {} {all}{places}", self.named.len(), lang.of("of", "von"))
    }
}
