//! What outputs are called: after their texts, in letters that every file system takes, and no two alike.

use std::borrow::Cow;
use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};
use std::rc::Rc;

use unicode_normalization::UnicodeNormalization as _;

use crate::extract::Kind;
use crate::input::Input;
use crate::journal::Journal;
use crate::lang::{Said, said};
use crate::message::steers;
use crate::text::{printed, sha256};

/// A part of a path has at most so many bytes, so that an ending finds room in the 255 that file systems allow.
const LONGEST: usize = 200;

/// The names of a run's outputs.
#[derive(Debug)]
pub(crate) struct Names<'j> {
    journal: &'j Journal,
    /// Whose each name is, by the name as the least exact of file systems compares it.
    taken: HashMap<String, Owner>,
    /// Whose each stem is, in the same way, so that a text has one in all formats.
    stems: HashMap<String, Owner>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Owner {
    /// All texts together.
    Common,
    /// A folder that holds outputs.
    Folder,
    Text(Rc<Who>),
}

#[derive(Debug, PartialEq, Eq)]
struct Who {
    place: String,
    /// The path as given.
    path: String,
}

/// What the outputs of a text are called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Name {
    /// Below the folder of the outputs, without ending.
    pub(crate) stem: String,
    /// Below the folder of the originals.
    pub(crate) original: String,
    /// Why it is another one than the text's own.
    pub(crate) note: Option<Said>,
}

impl<'j> Names<'j> {
    /// The names that earlier runs gave are theirs; so are those of the folders that these texts need.
    pub(crate) fn new(journal: &'j Journal, common: &[String], outputs: &str, inputs: &[&Input]) -> Self {
        let (mut taken, mut stems) = (HashMap::new(), HashMap::new());
        for (place, entry) in journal.texts() {
            let owner = Owner::text(place, &entry.path);
            taken.extend(entry.outputs.iter().map(|output| (folded(&output.name), owner.clone())));
            stems.extend(entry.stem.iter().map(|stem| (folded(stem), owner.clone())));
        }
        let common = common.iter().map(String::as_str).chain(journal.common());
        taken.extend(common.map(|name| (folded(name), Owner::Common)));
        for input in inputs {
            let below = folded(&format!("{outputs}{}", plain(&input.below)));
            let ends = below.match_indices('/').filter_map(|(end, _)| below.get(..end));
            taken.extend(ends.map(|folder| (folder.to_owned(), Owner::Folder)));
        }
        Self { journal, taken, stems }
    }

    /// Gives names to the outputs of a text; `outputs` lists them all for a stem and the name of an original.
    ///
    /// A text keeps the name that it has. One that was moved gets that of its new path, and its earlier one is its own.
    pub(crate) fn give(
        &mut self,
        input: &Input,
        from: Option<&str>,
        outputs: impl Fn(&str, &str) -> Vec<String>,
    ) -> Name {
        let below = plain(&input.below);
        let (natural, ending) = natural(&below);
        let mark = || {
            let digest = sha256(input.path.as_os_str().as_encoded_bytes());
            format!("{natural}~{}", digest.get(..8).unwrap_or_default())
        };
        let kept = self.journal.text(&input.place).and_then(|entry| entry.stem.clone());
        let attempts = kept.iter().cloned().chain(std::iter::once_with(|| natural.to_owned()));
        let attempts = attempts.chain(std::iter::once_with(mark));
        let attempts = attempts.chain((2_u32..).map(|number| format!("{}-{number}", mark())));
        let is_own = |owner: &Owner| owner.has(&input.place) || from.is_some_and(|from| owner.has(from));
        let own = Owner::text(&input.place, &printed(&input.path));
        let outputs_of = |stem: &str| {
            let original = if stem == below {
                below.clone()
            } else {
                format!("{stem}{ending}")
            };
            let names: Vec<_> = outputs(stem, &original).iter().map(|name| folded(name)).collect();
            (original, names)
        };
        let natural_names = kept.as_ref().map(|_| outputs_of(natural).1).unwrap_or_default();
        let mut other = self.other(natural, &natural_names, is_own).cloned();
        for stem in attempts {
            let (original, names) = outputs_of(&stem);
            if let Some(owner) = self.other(&stem, &names, is_own) {
                other.get_or_insert_with(|| owner.clone());
                continue;
            }
            if !names.is_empty() {
                self.stems.insert(folded(&stem), own.clone());
            }
            self.taken.extend(names.into_iter().map(|name| (name, own.clone())));
            let note = note(&below, &input.below, other.as_ref(), &stem);
            return Name { stem, original, note };
        }
        Name {
            stem: natural.to_owned(),
            original: below.clone(),
            note: None,
        }
    }

    /// Whose these names are, or their stem, if they are another's.
    fn other(&self, stem: &str, names: &[String], is_own: impl Fn(&Owner) -> bool) -> Option<&Owner> {
        let owners = names.iter().filter_map(|name| self.taken.get(name));
        let whose_stem = self.stems.get(&folded(stem)).filter(|_| !names.is_empty());
        owners.chain(whose_stem).find(|owner| !is_own(owner))
    }
}

impl Owner {
    fn text(place: &str, path: &str) -> Self {
        let (place, path) = (place.to_owned(), path.to_owned());
        Self::Text(Rc::new(Who { place, path }))
    }

    fn has(&self, place: &str) -> bool {
        matches!(self, Self::Text(who) if who.place == place)
    }
}

fn note(below: &str, printed: &Path, other: Option<&Owner>, stem: &str) -> Option<Said> {
    match other {
        Some(Owner::Text(other)) => {
            let path = &other.path;
            Some(said!(
                "its outputs are called {stem}, because those of {path} have the name already",
                "die Ausgaben dieses Textes heißen {stem}, weil die von {path} den Namen schon haben"
            ))
        }
        Some(Owner::Folder) => Some(said!(
            "its outputs are called {stem}, because a folder of outputs has the name already",
            "die Ausgaben dieses Textes heißen {stem}, weil ein Ordner mit Ausgaben den Namen schon hat"
        )),
        Some(Owner::Common) => Some(said!(
            "its outputs are called {stem}, because a file for all texts has the name already",
            "die Ausgaben dieses Textes heißen {stem}, weil eine Datei für alle Texte den Namen schon hat"
        )),
        None if is_own(below, printed, stem) => None,
        None => Some(said!(
            "its outputs are called {stem}, because not every system and program takes its own name",
            "die Ausgaben dieses Textes heißen {stem}, weil nicht jedes System und Programm den eigenen Namen annimmt"
        )),
    }
}

/// Whether outputs are called as their text is, also where an earlier version left it so.
fn is_own(below: &str, printed: &Path, stem: &str) -> bool {
    Path::new(below) == printed || printed.to_str().is_some_and(|own| natural(own).0 == stem)
}

/// What the outputs of a file are called by themselves, without ending, and the ending of the file. Those of a PDF file or web page
/// have its whole name, because a text with the same name may lie beside it.
fn natural(below: &str) -> (&str, &str) {
    let (stem, ending) = parted(below);
    match Kind::of_name(Path::new(below)) {
        None | Some(Kind::Text) => (stem, ending),
        Some(_) => (below, ending),
    }
}

/// A name without its ending, and the ending with its dot.
fn parted(name: &str) -> (&str, &str) {
    let start = name.rfind('/').map_or(0, |slash| slash + 1);
    match name.rfind('.') {
        Some(dot) if dot > start => name.split_at(dot),
        _ => (name, ""),
    }
}

/// A path below a folder in letters that every file system takes, with slashes, and never above the folder.
fn plain(below: &Path) -> String {
    let parts = below.components().filter_map(|part| match part {
        Component::Normal(part) => Some(plain_part(&part.to_string_lossy())),
        _ => None,
    });
    parts.collect::<Vec<_>>().join("/")
}

fn plain_part(part: &str) -> String {
    let is_odd = |c: char| steers(c) || matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*' | '\\' | '/' | '\u{FFFD}');
    let mut name: String = composed(part)
        .chars()
        .map(|c| if is_odd(c) { '_' } else { c })
        .collect();
    if name.ends_with(['.', ' ']) {
        name.push('_');
    }
    // Programs take the first for an option, and shells the second for a home folder.
    if is_reserved(&name) || name.starts_with(['-', '~']) {
        name.insert(0, '_');
    }
    if name.len() > LONGEST {
        let (stem, ending) = parted(&name);
        let ending = if ending.len() > 20 { "" } else { ending };
        let digest = sha256(part.as_bytes());
        let mut end = LONGEST - 20;
        while !stem.is_char_boundary(end) {
            end -= 1;
        }
        name = format!(
            "{}~{}{ending}",
            stem.get(..end).unwrap_or_default(),
            digest.get(..8).unwrap_or_default()
        );
    }
    name
}

/// Windows keeps these for devices, whatever stands behind the first dot.
fn is_reserved(name: &str) -> bool {
    let stem = name
        .split('.')
        .next()
        .unwrap_or_default()
        .trim_end()
        .to_ascii_uppercase();
    let numbered = |word: &str| {
        let digit = stem.strip_prefix(word);
        digit.is_some_and(|digit| matches!(digit.as_bytes(), [b'1'..=b'9']))
    };
    matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL") || numbered("COM") || numbered("LPT")
}

/// Some file systems take names for the same that differ in the size of letters or in how umlauts are put together.
fn folded(name: &str) -> String {
    composed(name).to_lowercase()
}

/// A name in which each letter is one sign with its marks.
fn composed(name: &str) -> Cow<'_, str> {
    if name.is_ascii() {
        Cow::Borrowed(name)
    } else {
        Cow::Owned(name.nfc().collect())
    }
}

/// What a file is called below a folder, with slashes.
pub(crate) fn name_below(folder: &Path, path: &Path) -> String {
    let below = path.strip_prefix(folder).unwrap_or(path);
    let parts = below.components().map(|part| part.as_os_str().to_string_lossy());
    parts.collect::<Vec<_>>().join("/")
}

/// A name with slashes as a path of this system.
pub(crate) fn path_of(name: &str) -> PathBuf {
    name.split('/').collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(paths: &[(&str, &str)]) -> Vec<(String, bool)> {
        let journal = Journal::default();
        let inputs: Vec<_> = paths
            .iter()
            .map(|(path, below)| Input::file(PathBuf::from(path), (*path).to_owned(), PathBuf::from(below), 1))
            .collect();
        let mut names = Names::new(
            &journal,
            &["datapackage.json".to_owned()],
            "",
            &inputs.iter().collect::<Vec<_>>(),
        );
        let give = |input: &Input| {
            let name = names.give(input, None, |stem, _| {
                vec![format!("{stem}.json"), format!("{stem}.md")]
            });
            (name.stem, name.note.is_some())
        };
        inputs.iter().map(give).collect()
    }

    #[test]
    fn names_are_those_of_the_texts() {
        let given = given(&[
            ("in/ä b/v1.2.txt", "ä b/v1.2.txt"),
            ("in/ohne", "ohne"),
            ("in/.txt", ".txt"),
        ]);
        assert_eq!(
            given,
            [
                ("ä b/v1.2".into(), false),
                ("ohne".into(), false),
                (".txt".into(), false)
            ]
        );
    }

    #[test]
    fn no_two_outputs_have_one_name() {
        let given = given(&[
            ("a/x.txt", "x.txt"),
            ("b/X.TXT", "X.TXT"),
            ("c/x.md", "x.md"),
            ("datapackage.txt", "datapackage.txt"),
        ]);
        let stems: Vec<_> = given.iter().map(|(stem, _)| folded(stem)).collect();
        assert_eq!(
            (given[0].1, given[1].1, given[2].1, given[3].1),
            (false, true, true, true)
        );
        assert!(
            stems[1].starts_with("x~") && stems[2].starts_with("x~") && stems[3].starts_with("datapackage~"),
            "{stems:?}"
        );
        assert_ne!(stems[1], stems[2]);
    }

    #[test]
    fn a_pdf_file_and_a_page_have_their_whole_names() {
        let given = given(&[
            ("in/x.txt", "x.txt"),
            ("in/x.pdf", "x.pdf"),
            ("in/x.HTML", "x.HTML"),
            ("in/x.pdf.txt", "x.pdf.txt"),
        ]);
        let stems: Vec<_> = given
            .iter()
            .map(|(stem, is_changed)| (stem.as_str(), *is_changed))
            .collect();
        assert_eq!(stems[..3], [("x", false), ("x.pdf", false), ("x.HTML", false)]);
        assert!(stems[3].0.starts_with("x.pdf~") && stems[3].1, "{stems:?}");
    }

    #[test]
    fn no_output_has_the_name_of_a_folder() {
        let given = given(&[
            ("t/a.txt", "a.txt"),
            ("t/a.json/b.txt", "a.json/b.txt"),
            ("t/A.MD/c.txt", "A.MD/c.txt"),
        ]);
        assert!(given[0].0.starts_with("a~") && given[0].1, "{given:?}");
        assert_eq!((given[1].0.as_str(), given[2].0.as_str()), ("a.json/b", "A.MD/c"));
    }

    #[test]
    fn names_lead_nowhere_and_hold_what_every_system_takes() {
        let long = "ü".repeat(127);
        for (below, name) in [
            ("../x.txt", "x.txt"),
            ("/etc/x.txt", "etc/x.txt"),
            ("a\nb:c.txt", "a_b_c.txt"),
            ("C:\\x.txt", "C__x.txt"),
            ("con.txt", "_con.txt"),
            ("lpt9", "_lpt9"),
            ("-rf.txt", "_-rf.txt"),
            ("~root/--x/a-b~c.txt", "_~root/_--x/a-b~c.txt"),
            ("console.txt", "console.txt"),
            ("a.", "a._"),
            ("u\u{308}.txt", "ü.txt"),
            ("\u{202E}txt.exe", "_txt.exe"),
        ] {
            assert_eq!(plain(Path::new(below)), name, "{below:?}");
        }
        let cut = plain(Path::new(&format!("{long}.txt")));
        assert!(
            cut.len() <= LONGEST && cut.contains(".txt") && cut.contains('~'),
            "{cut}"
        );
    }
}
