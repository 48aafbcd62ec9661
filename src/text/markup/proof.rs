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
