//! The copy of a printed release: its lines before it is known where lines are wrapped and pages end.

/// What a line of the copy holds, which says where a page may end in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Masthead, date, label, display lines: the first page has them all.
    Head,
    Paragraph,
    /// An appointment on a line of its own.
    Appointment,
    Crosshead,
    Item {
        /// Whether the next item follows on the next line.
        is_above_item: bool,
    },
    /// The sentence that offers the pictures.
    Note,
    /// Caption, credit and address of a picture, or some of them.
    Picture {
        /// Where the credit begins in the line.
        credit: Option<usize>,
        /// Where the names begin in it, behind label and mark.
        names: usize,
        /// Whether an address ends the picture, here or further below.
        has_address: bool,
        /// Whether a credit stands below.
        is_above_credit: bool,
    },
    /// Labels, names, numbers and addresses below the pictures.
    Footer,
    /// A row of a postal address, which only its end parts from the next one.
    Row,
    /// What stands behind the last line that a page end may cut.
    Last,
}

/// A line of the copy.
#[derive(Clone, Debug)]
pub struct Line {
    pub text: String,
    pub part: Part,
    /// How many blank lines stand above it.
    pub blank_lines: usize,
}

/// Inside a quotation or a bracket at the end of a text.
pub fn is_inside(text: &str) -> bool {
    let count = |mark: char| text.chars().filter(|c| *c == mark).count();
    count('"') % 2 == 1 || count('(') > count(')')
}

/// The places inside a text at which a line can end: blanks, hyphens before a capital, and those of addresses. A blank behind a hyphen or a
/// slash is lost with the line end ("89- 94108"), unless the word behind it is none that goes on ("Kultur- und").
pub fn seams(text: &str) -> Vec<usize> {
    let mut seams = Vec::new();
    for (at, c) in text.char_indices() {
        let behind = at + c.len_utf8();
        let after = text[behind..].chars().next();
        let word = text[..at].rsplit(' ').next().unwrap_or_default();
        let whole = text[at - word.len()..].split(' ').next().unwrap_or_default();
        let is_address = whole.starts_with("www.") || whole.contains('@');
        // Addresses are no words.
        let is_word = !word.contains(['.', '/', '@', '+']) && word.starts_with(char::is_alphabetic);
        let is_hyphen = c == '-'
            && (is_word && after.is_some_and(char::is_uppercase)
                || is_address && after.is_some_and(char::is_alphanumeric));
        let is_lost = text[..at].ends_with(['-', '/'])
            && !text[..at].ends_with(" -")
            && !text[..at].ends_with(" /")
            && !text[behind..].starts_with("und ")
            && !text[behind..].starts_with("and ");
        if c == ' ' && !is_lost {
            seams.push(at);
        } else if is_hyphen {
            seams.push(behind);
        }
    }
    seams
}

/// Wraps a line as a typewriter does: a word that does not fit stands on the next line.
pub fn wrap(text: &str, width: usize) -> Vec<usize> {
    let mut cuts: Vec<usize> = Vec::new();
    let mut start = 0;
    let mut last = None;
    for seam in seams(text).into_iter().chain([text.len()]) {
        while text[start..seam].chars().count() > width
            && let Some(at) = last.take_if(|at| *at > start)
        {
            cuts.push(at);
            start = at + usize::from(text[at..].starts_with(' '));
        }
        last = Some(seam);
    }
    cuts
}
