//! The packed streams of a file: how much they hold, before anything is unpacked into memory, and whether their checksums are
//! right, which the reader of the file does not mind.

use std::collections::BTreeMap;
use std::io::{self, Read};

use flate2::bufread::ZlibDecoder;
use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, MaybeRef, Object, ObjectIdentifier, Stream};
use hayro_syntax::page::Page;

/// Far more than the text, fonts and tables of a release; pictures are not unpacked and do not count.
const MOST: u64 = 256 << 20;
/// A release has some dozens of objects; each may have to be looked for.
const OBJECTS: usize = 200_000;
/// A dictionary before its stream is looked for in so many bytes.
const DICTIONARY: usize = 4096;

/// There are more objects than any release has, or they unpack to more.
#[derive(Debug)]
pub(super) struct Bomb;

/// How many packed streams are broken.
pub(super) fn broken(bytes: &[u8]) -> Result<usize, Bomb> {
    looked_into(bytes).map(|all| all.broken)
}

/// How much all packed streams hold, up to what is refused.
pub(super) fn held(bytes: &[u8]) -> u64 {
    looked_into(bytes).map_or(MOST, |all| MOST.saturating_sub(all.room))
}

fn looked_into(bytes: &[u8]) -> Result<Streams, Bomb> {
    let (mut rest, mut objects) = (0, 0);
    while let Some(found) = find(bytes, rest, b" obj") {
        rest = found + b" obj".len();
        objects += 1;
        if objects > OBJECTS {
            return Err(Bomb);
        }
    }
    let mut all = Streams { broken: 0, room: MOST };
    if find(bytes, 0, b"/Encrypt").is_some() {
        return Ok(all);
    }
    rest = 0;
    while let Some(found) = find(bytes, rest, b"stream") {
        rest = found + b"stream".len();
        if let Some((dictionary, data)) = stream(bytes, found) {
            all.look(dictionary, data)?;
        }
    }
    Ok(all)
}

/// The same where they can be looked into only when the file is open.
pub(super) fn broken_behind_locks(bytes: &[u8], pdf: &Pdf) -> Result<usize, Bomb> {
    let mut all = Streams { broken: 0, room: MOST };
    if find(bytes, 0, b"/Encrypt").is_some() {
        for object in pdf.objects() {
            // The table of contents is never encrypted, and has been read.
            if let Object::Stream(stream) = object
                && !named(stream.dict().data(), b"/Type", b"/XRef")
            {
                all.look(stream.dict().data(), &stream.raw_data())?;
            }
        }
    }
    Ok(all.broken)
}

struct Streams {
    broken: usize,
    room: u64,
}

impl Streams {
    fn look(&mut self, dictionary: &[u8], data: &[u8]) -> Result<(), Bomb> {
        let filters = Filter::all(dictionary);
        let is_picture = named(dictionary, b"/Subtype", b"/Image") && !named(dictionary, b"/Type", b"/ObjStm");
        if !filters.is_empty() && !is_picture {
            match unpacked(data, &filters, self.room) {
                Ok(length) => self.room = self.room.checked_sub(length).ok_or(Bomb)?,
                Err(Broken) => self.broken += 1,
            }
        }
        Ok(())
    }
}

#[derive(Debug)]
struct Broken;

#[derive(Clone, Copy, Debug, PartialEq)]
enum Filter {
    Hex,
    Ascii85,
    Lzw,
    Flate,
}

impl Filter {
    /// The filters that a dictionary names, in their order; none if one is among them that is not looked into.
    fn all(dictionary: &[u8]) -> Vec<Self> {
        let Some(at) = find(dictionary, 0, b"/Filter") else {
            return Vec::new();
        };
        let after = dictionary
            .get(at + b"/Filter".len()..)
            .unwrap_or_default()
            .trim_ascii_start();
        let names = if let Some(list) = after.strip_prefix(b"[") {
            list.split(|&byte| byte == b']').next().unwrap_or_default()
        } else {
            let end = after.iter().skip(1).position(|byte| b"/<>[] \t\r\n".contains(byte));
            after.get(..end.map_or(after.len(), |end| end + 1)).unwrap_or_default()
        };
        let each = names
            .split(|&byte| byte == b'/')
            .skip(1)
            .map(|name| match name.trim_ascii_end() {
                b"FlateDecode" | b"Fl" => Some(Self::Flate),
                b"ASCII85Decode" | b"A85" => Some(Self::Ascii85),
                b"ASCIIHexDecode" | b"AHx" => Some(Self::Hex),
                b"LZWDecode" | b"LZW" => Some(Self::Lzw),
                _ => None,
            });
        each.collect::<Option<_>>().unwrap_or_default()
    }
}

/// How long the data are behind all filters; no more than a byte more than there is room for is unpacked.
fn unpacked(data: &[u8], filters: &[Filter], room: u64) -> Result<u64, Broken> {
    let mut held: Option<Vec<u8>> = None;
    for (place, filter) in filters.iter().enumerate() {
        let is_last = place + 1 == filters.len();
        let packed = held.as_deref().unwrap_or(data);
        let next = match filter {
            Filter::Hex => in_hex(packed),
            Filter::Ascii85 => ascii85(packed),
            // It has no checksum, and nothing is packed once more below it.
            Filter::Lzw => return Ok(lzw(packed).min(room + 1)),
            Filter::Flate => {
                let mut inside = ZlibDecoder::new(packed).take(room + 1);
                if is_last {
                    return io::copy(&mut inside, &mut io::sink()).map_err(|_| Broken);
                }
                let mut next = Vec::new();
                inside.read_to_end(&mut next).map_err(|_| Broken)?;
                next
            }
        };
        if next.len() as u64 > room {
            return Ok(room + 1);
        }
        held = Some(next);
    }
    Ok(held.map_or(0, |held| held.len() as u64))
}

fn in_hex(data: &[u8]) -> Vec<u8> {
    let digits = data.iter().take_while(|&&byte| byte != b'>').copied();
    let mut digits: Vec<u8> = digits.filter(u8::is_ascii_hexdigit).collect();
    if digits.len() % 2 == 1 {
        digits.push(b'0');
    }
    hex::decode(digits).unwrap_or_default()
}

fn ascii85(data: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(data.len() / 5 * 4);
    let mut group: Vec<u8> = Vec::with_capacity(5);
    for &byte in data.iter().take_while(|&&byte| byte != b'~') {
        match byte {
            b'z' if group.is_empty() => out.extend([0; 4]),
            b'!'..=b'u' => group.push(byte - b'!'),
            _ => {}
        }
        if group.len() == 5 {
            out.extend(of_five(&group));
            group.clear();
        }
    }
    if group.len() > 1 {
        let count = group.len() - 1;
        group.resize(5, 84);
        out.extend(of_five(&group).into_iter().take(count));
    }
    out
}

fn of_five(group: &[u8]) -> [u8; 4] {
    group
        .iter()
        .fold(0u32, |word, &digit| {
            word.wrapping_mul(85).wrapping_add(u32::from(digit))
        })
        .to_be_bytes()
}

/// Only how long it is: each code stands for what an earlier one did and a byte more.
fn lzw(data: &[u8]) -> u64 {
    let (mut total, mut bits, mut held) = (0u64, 0u32, 0u32);
    let (mut lengths, mut last): (Vec<u64>, Option<u64>) = (vec![1; 258], None);
    for &byte in data {
        held = held << 8 | u32::from(byte);
        bits += 8;
        let width = match lengths.len() {
            ..511 => 9,
            511..1023 => 10,
            1023..2047 => 11,
            _ => 12,
        };
        if bits < width {
            continue;
        }
        bits -= width;
        let code = held >> bits;
        held &= (1 << bits) - 1;
        match code {
            256 => {
                lengths.truncate(258);
                last = None;
            }
            257 => break,
            code => {
                let known = lengths.get(code as usize).copied();
                let Some(length) = known.or(last.map(|last| last + 1)) else {
                    break;
                };
                if let Some(last) = last
                    && lengths.len() < 4096
                {
                    lengths.push(last + 1);
                }
                total += length;
                last = Some(length);
            }
        }
    }
    total
}

/// Whether a page repeats its parts so often that they are more than any release has, although each is small.
pub(super) fn is_bomb(page: &Page<'_>) -> bool {
    let mut counts: BTreeMap<_, u64> = BTreeMap::new();
    let parts = page.raw().get::<Array<'_>>(b"Contents");
    for part in parts.iter().flat_map(Array::raw_iter) {
        if let MaybeRef::Ref(part) = part {
            *counts.entry((part.obj_number, part.gen_number)).or_default() += 1;
        }
    }
    let mut room = MOST;
    counts
        .into_iter()
        .filter(|(_, count)| *count > 1)
        .any(|((number, generation), count)| {
            let part: Option<Stream<'_>> = page.xref().get(ObjectIdentifier::new(number, generation));
            let length = part
                .and_then(|part| Some(part.decoded_data().ok()?.len() as u64))
                .unwrap_or(0);
            room = room.saturating_sub(length.saturating_mul(count));
            room == 0
        })
}

/// The dictionary and the data of a stream whose keyword stands there.
fn stream(bytes: &[u8], at: usize) -> Option<(&[u8], &[u8])> {
    let before = bytes.get(at.saturating_sub(DICTIONARY)..at)?.trim_ascii_end();
    if !before.ends_with(b">>") {
        return None;
    }
    let begin = before
        .windows(4)
        .rposition(|word| word == b" obj" || word == b"\nobj")
        .unwrap_or(0);
    let data = bytes.get(at + b"stream".len()..)?;
    let data = data
        .strip_prefix(b"\r\n")
        .or(data.strip_prefix(b"\n"))
        .or(data.strip_prefix(b"\r"))?;
    Some((before.get(begin..)?, data))
}

/// Whether a key of a dictionary has a name for its value.
fn named(dictionary: &[u8], key: &[u8], name: &[u8]) -> bool {
    let mut rest = 0;
    while let Some(at) = find(dictionary, rest, key) {
        rest = at + key.len();
        if dictionary
            .get(rest..)
            .unwrap_or_default()
            .trim_ascii_start()
            .starts_with(name)
        {
            return true;
        }
    }
    false
}

/// Where a word stands next, from a place on.
pub(super) fn find(bytes: &[u8], from: usize, word: &[u8]) -> Option<usize> {
    let (first, mut at) = (*word.first()?, from);
    loop {
        at += bytes.get(at..)?.iter().position(|&byte| byte == first)?;
        if bytes.get(at..)?.starts_with(word) {
            return Some(at);
        }
        at += 1;
    }
}
