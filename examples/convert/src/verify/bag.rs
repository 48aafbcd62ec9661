//! The manifests of a bag (RFC 8493), read as anybody may have written them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;

use walkdir::WalkDir;

use crate::lang::{Said, errors, said};

/// The file that makes a folder a bag.
pub(super) const DECLARATION: &str = "bagit.txt";

/// How a sum is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Algorithm {
    Sha256,
    Sha512,
    /// One that is not compared.
    Other,
}

/// A line of a manifest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sum {
    /// The file, below the bag.
    pub(super) name: String,
    pub(super) manifest: String,
    pub(super) algorithm: Algorithm,
    pub(super) digits: String,
}

/// What the files beside `data/` say.
#[derive(Debug, Default)]
pub(super) struct Bag {
    pub(super) sums: Vec<Sum>,
    /// What is wrong with the files themselves.
    pub(super) odd: Vec<(String, Said)>,
    /// Manifests of other kinds of sums.
    pub(super) uncompared: Vec<String>,
    /// In how many manifests each file of `data/` must be and is.
    manifests: usize,
    payload: BTreeMap<String, usize>,
    tags: BTreeSet<String>,
}

impl Bag {
    pub(super) fn read(folder: &Path) -> Self {
        let mut bag = Self::default();
        bag.read_declaration(folder);
        let names = fs::read_dir(folder).into_iter().flatten().flatten();
        let names = names.map(|entry| entry.file_name().to_string_lossy().into_owned());
        let mut names: Vec<_> = names.collect();
        names.sort_unstable();
        for name in &names {
            let stem = name.strip_suffix(".txt");
            if let Some(algorithm) = stem.and_then(|stem| stem.strip_prefix("manifest-")) {
                bag.manifests += 1;
                bag.read_manifest(folder, name, algorithm, true);
            } else if let Some(algorithm) = stem.and_then(|stem| stem.strip_prefix("tagmanifest-")) {
                bag.tags.insert(name.clone());
                bag.read_manifest(folder, name, algorithm, false);
            }
        }
        if bag.manifests == 0 {
            bag.wrong(
                "manifest-sha512.txt",
                said!(
                    "it is not there, so that nothing vouches for the bag; run pressedienst to its end",
                    "die Datei fehlt; so bürgt nichts für das BagIt-Paket; pressedienst bis zum Ende laufen lassen"
                ),
            );
        }
        bag.compare_size(folder);
        bag
    }

    /// Whether every manifest has a file of `data/`.
    pub(super) fn has_sums(&self, name: &str) -> bool {
        self.manifests == 0 || self.payload.get(name) == Some(&self.manifests)
    }

    /// Whether a file beside `data/` belongs to the bag itself and has no sum.
    pub(super) fn is_tag(&self, name: &str) -> bool {
        self.tags.contains(name)
    }

    fn wrong(&mut self, name: &str, why: Said) {
        self.odd.push((name.to_owned(), why));
    }

    fn read_declaration(&mut self, folder: &Path) {
        self.tags.insert(DECLARATION.to_owned());
        let Some(text) = self.text(folder, DECLARATION) else {
            return;
        };
        let mut lines = text.lines();
        let version = lines.next().and_then(|line| line.strip_prefix("BagIt-Version: "));
        let encoding = lines
            .next()
            .and_then(|line| line.strip_prefix("Tag-File-Character-Encoding: "));
        let is_number = |version: &str| {
            let parts = version.split_once('.');
            parts.is_some_and(|(major, minor)| [major, minor].iter().all(|part| part.parse::<u8>().is_ok()))
        };
        let is_right = version.is_some_and(is_number) && encoding.is_some_and(|it| it.eq_ignore_ascii_case("UTF-8"));
        if !is_right || lines.next().is_some() {
            let why = said!(
                "it is not the two lines that declare a bag in UTF-8",
                "das sind nicht die zwei Zeilen, die ein BagIt-Paket in UTF-8 erklären"
            );
            self.wrong(DECLARATION, why);
        }
    }

    fn read_manifest(&mut self, folder: &Path, manifest: &str, algorithm: &str, is_payload: bool) {
        let algorithm = match algorithm {
            "sha256" => Algorithm::Sha256,
            "sha512" => Algorithm::Sha512,
            _ => {
                self.uncompared.push(manifest.to_owned());
                Algorithm::Other
            }
        };
        let Some(text) = self.text(folder, manifest) else {
            return;
        };
        let mut seen = BTreeSet::new();
        for (line, number) in text.lines().zip(1_usize..) {
            let parts = line.split_once([' ', '\t']);
            let parts = parts.map(|(sum, name)| {
                (
                    sum,
                    decoded(name.trim_start_matches([' ', '\t']).trim_start_matches('*')),
                )
            });
            let Some((sum, name)) = parts.filter(|(sum, name)| is_hex(sum) && is_below(name, is_payload)) else {
                self.wrong(
                    manifest,
                    said!(
                        "line {number} is not a sum and the path of a file that it may be of",
                        "Zeile {number} ist nicht eine Prüfsumme mit dem Pfad einer Datei, die sie haben darf"
                    ),
                );
                continue;
            };
            if !seen.insert(name.clone()) {
                let why = said!(
                    "line {number} has a sum of {name} once more",
                    "Zeile {number} nennt noch einmal eine Prüfsumme von {name}"
                );
                self.wrong(manifest, why);
                continue;
            }
            if is_payload {
                *self.payload.entry(name.clone()).or_default() += 1;
            }
            self.sums.push(Sum {
                name,
                manifest: manifest.to_owned(),
                algorithm,
                digits: sum.to_owned(),
            });
        }
    }

    /// Compares the size that bag-info.txt tells with what is there.
    fn compare_size(&mut self, folder: &Path) {
        const INFO: &str = "bag-info.txt";
        let info = match fs::read(folder.join(INFO)) {
            Ok(info) => info,
            // A bag may do without it.
            Err(error) if error.kind() == io::ErrorKind::NotFound => return,
            Err(error) => return self.wrong(INFO, unreadable(&error)),
        };
        let info = String::from_utf8_lossy(&info);
        let told = info.lines().find_map(|line| line.strip_prefix("Payload-Oxum:"));
        let Some(told) = told.map(str::trim) else { return };
        let (mut bytes, mut files) = (0, 0_u64);
        let entries = WalkDir::new(folder.join("data")).into_iter().flatten();
        for entry in entries.filter(|entry| entry.file_type().is_file()) {
            bytes += entry.metadata().map_or(0, |kind| kind.len());
            files += 1;
        }
        let found = format!("{bytes}.{files}");
        if told != found {
            self.wrong(
                INFO,
                said!(
                    "it says that data/ has {told} (bytes and files), and there are {found}",
                    "nach dieser Datei hat data/ {told} (Bytes und Dateien), tatsächlich sind es {found}"
                ),
            );
        }
    }

    fn text(&mut self, folder: &Path, name: &str) -> Option<String> {
        let text = fs::read(folder.join(name)).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => said!(
                "it is not there; run pressedienst to its end",
                "die Datei fehlt; pressedienst bis zum Ende laufen lassen"
            ),
            _ => unreadable(&error),
        });
        let text = text.and_then(|bytes| String::from_utf8(bytes).map_err(|_| said!("it is not UTF-8", "kein UTF-8")));
        text.map_err(|why| self.wrong(name, why)).ok()
    }
}

fn unreadable(error: &io::Error) -> Said {
    let warum = errors::in_words(error);
    said!("it cannot be read: {error}", "nicht zu lesen: {warum}")
}

/// A path as it is written in manifests.
fn decoded(name: &str) -> String {
    let breaks = name
        .replace("%0A", "\n")
        .replace("%0a", "\n")
        .replace("%0D", "\r")
        .replace("%0d", "\r");
    breaks.replace("%25", "%")
}

fn is_hex(sum: &str) -> bool {
    !sum.is_empty() && sum.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Whether a path stays below the bag, and is in or beside `data/` as it should be.
fn is_below(name: &str, is_payload: bool) -> bool {
    let is_part = |part: &str| !matches!(part, "" | "." | "..") && (!cfg!(windows) || !part.contains(['\\', ':']));
    name.split('/').all(is_part) && name.starts_with("data/") == is_payload
}

#[cfg(test)]
mod tests {
    use super::*;

    fn odd(files: &[(&str, &str)]) -> Vec<(String, Said)> {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("data")).unwrap();
        for (name, text) in files {
            fs::write(folder.path().join(name), text).unwrap();
        }
        Bag::read(folder.path()).odd
    }

    const DECLARED: (&str, &str) = ("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");

    #[test]
    fn what_is_wrong_with_the_files_of_a_bag() {
        assert_eq!(odd(&[DECLARED, ("manifest-sha512.txt", "")]), []);
        let sum = "ab".repeat(64);
        for (manifest, line) in [
            (format!("{sum}  ../a.txt\n"), "line 1 "),
            (format!("{sum}  data/../../a.txt\n"), "line 1 "),
            (format!("{sum}  /data/a.txt\n"), "line 1 "),
            (format!("{sum}  bagit.txt\n"), "line 1 "),
            (format!("{sum}\n"), "line 1 "),
            (format!("x{sum}  data/a.txt\n"), "line 1 "),
            (format!("{sum}  data/a.txt\n{sum} *data/a.txt\n"), "line 2 "),
        ] {
            let found = odd(&[DECLARED, ("manifest-sha512.txt", &manifest)]);
            assert!(
                found.len() == 1 && found[0].1.english.starts_with(line),
                "{manifest}: {found:?}"
            );
        }
        for (name, text) in [
            ("bagit.txt", "BagIt-Version: one\n"),
            ("bag-info.txt", "Payload-Oxum: 7.1\n"),
            ("tagmanifest-sha512.txt", "ab  data/a.txt\n"),
        ] {
            let found = odd(&[DECLARED, ("manifest-sha512.txt", ""), (name, text)]);
            assert!(found.len() == 1 && found[0].0 == name, "{name}: {found:?}");
        }
        assert_eq!(odd(&[]).len(), 2);
    }

    #[test]
    fn paths_are_decoded_once() {
        assert_eq!(decoded("data/a%0Ab%250A%25.txt"), "data/a\nb%0A%.txt");
    }
}
