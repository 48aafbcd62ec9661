//! What text recognition and extractors do to a text, here and there.

use crate::draw::Draw;

/// Letters, and what text recognition reads for them in German texts.
const CONFUSIONS: [(&str, &[&str]); 46] = [
    ("l", &["1", "I", "i", "t"]),
    ("I", &["l", "1"]),
    ("1", &["l", "I"]),
    ("i", &["l", "j", "í"]),
    ("j", &["i"]),
    ("m", &["rn", "nn", "in"]),
    ("rn", &["m"]),
    ("n", &["u", "ri", "h"]),
    ("u", &["n", "ii", "ü"]),
    ("ü", &["u", "ii", "ti"]),
    ("ä", &["a", "à"]),
    ("ö", &["o", "ó"]),
    ("Ü", &["U"]),
    ("Ä", &["A"]),
    ("Ö", &["O"]),
    ("ß", &["B", "fs", "8"]),
    ("B", &["8", "ß"]),
    ("8", &["B", "3"]),
    ("0", &["O", "o"]),
    ("O", &["0", "Q"]),
    ("o", &["0", "c", "e"]),
    ("c", &["e", "o"]),
    ("e", &["c", "o"]),
    ("f", &["t"]),
    ("t", &["f", "l", "r"]),
    ("h", &["b", "n", "li"]),
    ("b", &["h", "6"]),
    ("a", &["ä", "o", "e"]),
    ("s", &["5", "a"]),
    ("S", &["5", "8"]),
    ("5", &["S", "6"]),
    ("6", &["b", "5"]),
    ("g", &["q", "9"]),
    ("9", &["g"]),
    ("d", &["cl"]),
    ("w", &["vv"]),
    ("v", &["y", "r"]),
    ("r", &["t", "i"]),
    ("k", &["lc", "h"]),
    ("K", &["R", "k"]),
    ("T", &["I", "1"]),
    ("D", &["O", "0"]),
    (".", &[","]),
    (",", &["."]),
    (":", &[";", "."]),
    ("\u{A9}", &["@", "O", "0", "\u{AE}", "e", "(e)", ""]),
];

/// What is done to a text, at a rate in thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Noise {
    /// Letters are taken for others.
    Letters,
    /// Blanks are lost or doubled, of all blanks.
    Blanks,
    LinesLost,
    LinesDoubled,
    /// Lines end at one of their blanks.
    LinesBroken,
    /// Lines change places with the next one.
    LinesSwapped,
}

impl Noise {
    pub const ALL: [Self; 6] = [
        Self::Letters,
        Self::Blanks,
        Self::LinesLost,
        Self::LinesDoubled,
        Self::LinesBroken,
        Self::LinesSwapped,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Letters => "letters misread",
            Self::Blanks => "blanks lost or doubled",
            Self::LinesLost => "lines lost",
            Self::LinesDoubled => "lines doubled",
            Self::LinesBroken => "lines broken",
            Self::LinesSwapped => "lines swapped",
        }
    }

    /// The text with this damage.
    pub fn damage(self, text: &str, per_mille: usize, draw: &mut Draw) -> String {
        match self {
            Self::Letters => letters(text, per_mille, draw),
            Self::Blanks => blanks(text, per_mille, draw),
            _ => self.lines(text, per_mille, draw),
        }
    }

    fn lines(self, text: &str, per_mille: usize, draw: &mut Draw) -> String {
        let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
        let printed: Vec<usize> = (0..lines.len()).filter(|at| !lines[*at].trim().is_empty()).collect();
        for (index, at) in printed.iter().copied().enumerate() {
            if !draw.is_hit(per_mille) {
                continue;
            }
            match (self, printed.get(index + 1)) {
                (Self::LinesLost, _) => lines[at].clear(),
                (Self::LinesDoubled, _) => lines[at] = format!("{0}\n{0}", lines[at]),
                (Self::LinesSwapped, Some(next)) => lines.swap(at, *next),
                (Self::LinesBroken, _) => {
                    let blanks: Vec<usize> = lines[at].match_indices(' ').map(|(blank, _)| blank).collect();
                    if !blanks.is_empty() {
                        let blank = draw.one(&blanks);
                        lines[at].replace_range(blank..=blank, "\n");
                    }
                }
                _ => {}
            }
        }
        lines.join("\n")
    }
}

fn letters(text: &str, per_mille: usize, draw: &mut Draw) -> String {
    let mut damaged = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let is_hit = !c.is_whitespace() && draw.is_hit(per_mille);
        let confused = CONFUSIONS.iter().filter(|(letters, _)| rest.starts_with(letters));
        if let Some((letters, read)) = confused.max_by_key(|(letters, _)| letters.len()).filter(|_| is_hit) {
            damaged.push_str(draw.one(read));
            rest = &rest[letters.len()..];
        } else {
            damaged.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    damaged
}

fn blanks(text: &str, per_mille: usize, draw: &mut Draw) -> String {
    let mut damaged = String::with_capacity(text.len());
    for c in text.chars() {
        if c != ' ' || !draw.is_hit(per_mille) {
            damaged.push(c);
        } else if draw.below(2) == 0 {
            damaged.push_str("  ");
        }
    }
    damaged
}
