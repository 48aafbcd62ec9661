//! `--bag`: the output folder as a `BagIt` 1.0 bag (RFC 8493), with sums of all that lies in `data/`.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::Path;

use sha2::{Digest as _, Sha256, Sha512};
use walkdir::WalkDir;

use earlier::Earlier;
use premis::Payload;

use crate::arguments::Unfit;
use crate::batch::Options;
use crate::error::{BagError, Fatal, Odd, System};
use crate::journal::{Accepted, Journal, Line};
use crate::lang::said;
use crate::name::name_below;
use crate::name::path_of;
use crate::output::Folder;
use crate::own::Code;
use crate::progress::Progress;
use crate::text::PROGRAM;
use crate::whole::write_whole;

mod earlier;
pub(crate) mod premis;

/// A line for `bag-info.txt`.
pub(crate) fn info(line: &str) -> Result<String, Unfit> {
    let parts = line
        .split_once(':')
        .filter(|(label, _)| !label.trim().is_empty() && !label.contains(char::is_whitespace));
    match parts {
        Some((label, _)) if is_own(label) => Err(Unfit::OwnLabel(label.to_owned())),
        Some((label, value)) if !line.contains(char::is_control) => Ok(format!("{label}: {}", value.trim())),
        _ => Err(Unfit::BagInfo),
    }
}

/// Whether a label is one that tells what is in the bag.
fn is_own(label: &str) -> bool {
    OWN.iter().any(|own| own.eq_ignore_ascii_case(label.trim()))
}

const OWN: [&str; 2] = ["Bag-Software-Agent", "Payload-Oxum"];

/// A manifest, and what the files in it come to.
#[derive(Default)]
struct Manifest {
    lines: Vec<u8>,
    bytes: u64,
    files: Vec<Payload>,
}

/// Writes the files beside `data/`, which tell what lies in it. No clock goes into them.
///
/// Sums are written only of what is as this program wrote it, or was accepted: a bag must not vouch for damage.
pub(crate) fn finish(
    folder: &Folder,
    journal: &mut Journal,
    options: &Options,
    progress: &Progress,
) -> Result<(), Fatal> {
    progress.phase(&said!("summing the bag up", "bildet die Prüfsummen des BagIt-Pakets"));
    tag(folder, journal, options, progress).map_err(|why| Fatal::Bag {
        root: folder.root().to_owned(),
        why,
    })
}

fn tag(folder: &Folder, journal: &mut Journal, options: &Options, progress: &Progress) -> Result<(), BagError> {
    let root = folder.root();
    let (payload, odd) = payload(root, journal).map_err(System)?;
    if !odd.is_empty() {
        let accepted = odd.iter().filter(|_| options.accepts).filter_map(Odd::acceptable);
        let accepted: Vec<_> = accepted.cloned().collect();
        if accepted.len() < odd.len() {
            let more = odd.len().saturating_sub(1);
            let is_refused = |odd: &Odd| !options.accepts || odd.acceptable().is_none();
            return match odd.into_iter().find(is_refused) {
                Some(first) => Err(BagError::Odd { first, more }),
                None => Ok(()),
            };
        }
        for Accepted { name, sha256, .. } in &accepted {
            let note = if sha256.is_some() {
                said!(
                    "it is not as pressedienst wrote it, and the bag takes it as it is",
                    "die Datei ist nicht, wie pressedienst sie schrieb, und wird anerkannt, wie sie ist"
                )
            } else {
                said!(
                    "it is gone, and the bag does without it",
                    "die Datei ist nicht mehr da, und das wird anerkannt"
                )
            };
            let path = root.join(path_of(name));
            progress.say(options.messages.message(&path, Code::Accepted, &note));
        }
        let lines = accepted.into_iter().map(|accepted| Line::Accepted { accepted });
        journal.append(lines.collect()).map_err(System)?;
        folder.close(journal)?;
    }
    let preserved = preserved(root, &payload, &options.bag_info)?;
    Ok(write_tags(root, payload, preserved, &options.bag_info).map_err(System)?)
}

/// What PREMIS tells of the files.
fn preserved(root: &Path, payload: &Manifest, lines: &[String]) -> Result<Vec<u8>, BagError> {
    let path = root.join(path_of(premis::FILE));
    let earlier = match fs::read(&path) {
        Ok(earlier) => String::from_utf8(earlier).map_err(|_| BagError::Premis(path.clone()))?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(System(error).into()),
    };
    let earlier = Earlier::read(&earlier).ok_or(BagError::Premis(path))?;
    let run = premis::Run {
        files: &payload.files,
        is_first: !root.join("bagit.txt").exists(),
        day: premis::day(lines),
    };
    Ok(premis::written(&earlier, &run).map_err(System)?)
}

fn write_tags(root: &Path, payload: Manifest, preserved: Vec<u8>, lines: &[String]) -> io::Result<()> {
    let mut manifest = Manifest::default();
    let mut tags: Vec<(&str, Vec<u8>)> = vec![
        (premis::FILE, preserved),
        (
            "bagit.txt",
            b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n".to_vec(),
        ),
        ("bag-info.txt", bag_info(root, &payload, lines)?),
        ("manifest-sha512.txt", payload.lines),
    ];
    for (name, bytes) in &tags {
        manifest.add(name, &hex::encode(Sha512::digest(bytes)))?;
    }
    tags.push(("tagmanifest-sha512.txt", manifest.lines));
    for (name, bytes) in tags {
        let path = root.join(path_of(name));
        fs::create_dir_all(path.parent().unwrap_or(root))?;
        write_whole(&path, |file| file.write_all(&bytes))?;
    }
    Ok(())
}

/// What is in the bag, and what was said of it before and is said now.
fn bag_info(root: &Path, payload: &Manifest, lines: &[String]) -> io::Result<Vec<u8>> {
    let earlier = match fs::read_to_string(root.join("bag-info.txt")) {
        Ok(earlier) => earlier,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(error),
    };
    let mut info = format!(
        "Bag-Software-Agent: {PROGRAM}\nPayload-Oxum: {}.{}\n",
        payload.bytes,
        payload.files.len()
    );
    let mut is_kept = true;
    for line in earlier.lines() {
        // A line that begins with a blank goes on with the one before it.
        if !line.starts_with([' ', '\t']) {
            is_kept = !line.split_once(':').is_some_and(|(label, _)| is_own(label));
        }
        if is_kept {
            info.extend([line, "\n"]);
        }
    }
    for line in lines
        .iter()
        .filter(|line| !earlier.lines().any(|earlier| earlier == line.as_str()))
    {
        info.extend([line, "\n"]);
    }
    Ok(info.into_bytes())
}

/// The sums of all files in `data/`, and what is not as the journal says.
fn payload(root: &Path, journal: &Journal) -> io::Result<(Manifest, Vec<Odd>)> {
    let (mut manifest, mut odd) = (Manifest::default(), Vec::new());
    let mut written = journal.outputs();
    let mut taken: BTreeSet<&str> = journal.taken().collect();
    let data = root.join("data");
    fs::create_dir_all(&data)?;
    for entry in WalkDir::new(&data).sort_by_file_name() {
        let entry = entry?;
        if entry.file_type().is_dir() {
            continue;
        }
        let name = name_below(root, entry.path());
        if !entry.file_type().is_file() {
            odd.push(Odd::NoFile(name));
            continue;
        }
        let sums = sums_of(entry.path())?;
        taken.remove(name.as_str());
        let instead_of = written.remove(name.as_str());
        let is_known = instead_of == Some(sums.sha256.as_str());
        if !is_known && !journal.accepts(&name, Some(&sums.sha256), instead_of) {
            let accepted = Accepted {
                name: name.clone(),
                sha256: Some(sums.sha256.clone()),
                instead_of: instead_of.map(str::to_owned),
            };
            odd.push(match instead_of {
                Some(_) => Odd::Changed(accepted),
                None => Odd::Foreign(accepted),
            });
        }
        manifest.add(&name, &sums.sha512)?;
        manifest.bytes += sums.bytes;
        manifest.files.push(Payload {
            name,
            sha256: sums.sha256,
            bytes: sums.bytes,
        });
    }
    taken.retain(|name| !written.contains_key(name));
    let written = written.into_iter().map(|(name, sum)| (name, Some(sum)));
    let gone = written.chain(taken.into_iter().map(|name| (name, None)));
    let gone = gone.filter(|(name, sum)| name.starts_with("data/") && !journal.accepts(name, None, *sum));
    odd.extend(gone.map(|(name, sum)| {
        Odd::Gone(Accepted {
            name: name.to_owned(),
            sha256: None,
            instead_of: sum.map(str::to_owned),
        })
    }));
    Ok((manifest, odd))
}

impl Manifest {
    fn add(&mut self, name: &str, sum: &str) -> io::Result<()> {
        let name = name.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
        writeln!(self.lines, "{sum}  {name}")
    }
}

struct Sums {
    sha256: String,
    sha512: String,
    bytes: u64,
}

fn sums_of(path: &Path) -> io::Result<Sums> {
    let (mut sha256, mut sha512, mut bytes) = (Sha256::new(), Sha512::new(), 0);
    let mut file = File::open(path)?;
    let mut buffer = vec![0; 1 << 16];
    loop {
        let read = file.read(&mut buffer)?;
        if read == 0 {
            break;
        }
        let part = buffer.get(..read).unwrap_or_default();
        sha256.update(part);
        sha512.update(part);
        bytes += read as u64;
    }
    Ok(Sums {
        sha256: hex::encode(sha256.finalize()),
        sha512: hex::encode(sha512.finalize()),
        bytes,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_for_bag_info() {
        assert_eq!(info("Contact-Name:  Mara Lenz ").unwrap(), "Contact-Name: Mara Lenz");
        for line in [
            "",
            "Mara",
            ": Mara",
            "Contact Name: Mara",
            "A: b\nPayload-Oxum: 0.0",
            "payload-oxum: 0.0",
            "A: \u{1b}[2J",
        ] {
            assert!(info(line).is_err(), "{line:?}");
        }
    }
}
