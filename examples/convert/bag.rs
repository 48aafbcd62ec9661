//! `--bag`: the output folder as a `BagIt` 1.0 bag (RFC 8493), with sums of all that lies in `data/`.

use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::Path;

use sha2::{Digest as _, Sha512};
use walkdir::WalkDir;

use crate::message::reason;
use crate::text::{PROGRAM, hexadecimal};
use crate::whole::write_whole;

/// A line for `bag-info.txt`.
pub(crate) fn info(line: &str) -> Result<String, String> {
    let parts = line
        .split_once(':')
        .filter(|(label, _)| !label.trim().is_empty() && !label.contains(char::is_whitespace));
    match parts {
        Some((label, value)) if !line.contains(['\n', '\r']) => Ok(format!("{label}: {}", value.trim())),
        _ => Err("a line is a label without blanks, a colon and a value: \"Contact-Name: Mara Lenz\"".to_owned()),
    }
}

/// A manifest, and what the files in it come to.
#[derive(Default)]
struct Manifest {
    lines: Vec<u8>,
    bytes: u64,
    files: u64,
}

/// Writes the files beside `data/`, which tell what lies in it. No clock goes into them.
pub(crate) fn finish(root: &Path, lines: &[String]) -> Result<(), String> {
    let written = || {
        let payload = payload(root)?;
        let mut info = Manifest::default();
        let mut tags: Vec<(&str, Vec<u8>)> = vec![
            (
                "bagit.txt",
                b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n".to_vec(),
            ),
            ("bag-info.txt", bag_info(&payload, lines)),
            ("manifest-sha512.txt", payload.lines),
        ];
        for (name, bytes) in &tags {
            info.add(name, &hexadecimal(&Sha512::digest(bytes)))?;
        }
        tags.push(("tagmanifest-sha512.txt", info.lines));
        for (name, bytes) in tags {
            write_whole(&root.join(name), |file| file.write_all(&bytes))?;
        }
        Ok(())
    };
    written().map_err(|error: io::Error| format!("the bag {} cannot be completed: {}", root.display(), reason(&error)))
}

fn bag_info(payload: &Manifest, lines: &[String]) -> Vec<u8> {
    let mut info = format!(
        "Bag-Software-Agent: {PROGRAM}\nPayload-Oxum: {}.{}\n",
        payload.bytes, payload.files
    );
    for line in lines {
        info.push_str(line);
        info.push('\n');
    }
    info.into_bytes()
}

/// The sums of all files in `data/`.
fn payload(root: &Path) -> io::Result<Manifest> {
    let mut manifest = Manifest::default();
    let data = root.join("data");
    fs::create_dir_all(&data)?;
    for entry in WalkDir::new(&data).sort_by_file_name() {
        let entry = entry?;
        if !entry.file_type().is_file() {
            continue;
        }
        let below = entry.path().strip_prefix(root).unwrap_or(entry.path());
        let parts: Vec<_> = below
            .components()
            .map(|part| part.as_os_str().to_string_lossy())
            .collect();
        let (sum, bytes) = sum_of(entry.path())?;
        manifest.add(&parts.join("/"), &sum)?;
        manifest.bytes += bytes;
        manifest.files += 1;
    }
    Ok(manifest)
}

impl Manifest {
    fn add(&mut self, name: &str, sum: &str) -> io::Result<()> {
        let name = name.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
        writeln!(self.lines, "{sum}  {name}")
    }
}

fn sum_of(path: &Path) -> io::Result<(String, u64)> {
    let mut digest = Sha512::new();
    let mut file = File::open(path)?;
    let (mut buffer, mut bytes) = (vec![0; 1 << 16], 0);
    loop {
        let read = file.read(&mut buffer)?;
        if read == 0 {
            return Ok((hexadecimal(&digest.finalize()), bytes));
        }
        digest.update(buffer.get(..read).unwrap_or_default());
        bytes += read as u64;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_for_bag_info() {
        assert_eq!(
            info("Contact-Name:  Mara Lenz ").as_deref(),
            Ok("Contact-Name: Mara Lenz")
        );
        for line in ["", "Mara", ": Mara", "Contact Name: Mara", "A: b\nPayload-Oxum: 0.0"] {
            assert!(info(line).is_err(), "{line:?}");
        }
    }
}
