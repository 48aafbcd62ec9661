//! What proves that a program wrote a text, so that signs in it are markup.

use memchr::{memchr_iter, memchr3_iter};

use crate::text::line::Line;

/// What proves that a program wrote the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Proof {
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

/// How often each proof was met.
#[derive(Debug, Default)]
pub(super) struct Proofs([u32; KINDS]);

impl Proofs {
    pub(super) fn add(&mut self, proof: Proof) {
        if let Some(count) = self.0.get_mut(proof as usize) {
            *count = count.saturating_add(1);
        }
    }

    pub(super) fn are_enough(&self) -> bool {
        let kinds = self.0.iter().filter(|count| **count > 0).count();
        kinds >= TWO_KINDS || self.0.iter().any(|count| *count >= THREE_MARKS)
    }
}

/// Whether lines have so many signs of markup that they can prove it; most texts have none.
pub(super) fn may_be_proven(lines: &[Line<'_>]) -> bool {
    let has_front_matter = lines.first().is_some_and(|line| line.text.starts_with("---"));
    let mut signs = usize::from(has_front_matter).saturating_mul(TWO_KINDS);
    lines.iter().any(|line| {
        if line.may_have_markup() || line.has_angle() {
            signs = signs
                .saturating_add(signs_of(*line).take(TWO_KINDS).count())
                .saturating_add(usize::from(begins_with_sign(line.text.as_bytes())));
        }
        signs >= TWO_KINDS
    }) && lines.iter().any(|line| may_prove(*line))
}

/// What begins with each sign of markup that is in a line.
fn signs_of(line: Line<'_>) -> impl Iterator<Item = &[u8]> {
    let bytes = line.text.as_bytes();
    let signs = line.may_have_markup().then(|| {
        let escapes = memchr3_iter(b'\\', b'&', b'{', bytes);
        escapes.chain(memchr3_iter(b'*', b'`', b']', bytes))
    });
    let tags = line.has_angle().then(|| memchr_iter(b'<', bytes));
    let places = signs.into_iter().flatten().chain(tags.into_iter().flatten());
    places.filter_map(|at| bytes.get(at..)).filter(|rest| is_sign(rest))
}

/// Whether a line may prove anything. The fractions that text recognition makes of addresses do not.
fn may_prove(line: Line<'_>) -> bool {
    let text = line.text;
    let is_other = |rest: &[u8]| rest.len() == text.len() || !rest.starts_with(b"\\frac{") && !rest.starts_with(b"{");
    let has = |words: &&str| text.contains(words);
    let has_signs = line.may_have_markup() || line.has_angle();
    has_signs && (signs_of(line).any(is_other) || begins_with_sign(text.as_bytes()))
        || may_be_whole(text) && ["---", ":::", "[MISSING_PAGE", "picture"].iter().any(has)
}

/// Whether a line begins as one that is markup as a whole.
pub(super) const fn may_be_whole(text: &str) -> bool {
    matches!(
        text.as_bytes(),
        [b'-' | b'{' | b'`' | b':' | b'|' | b'=' | b'\\' | b'[' | b'*', ..]
    )
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
