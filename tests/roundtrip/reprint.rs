//! The headline printed a second time: as the title that a host puts above a text, and in the address of the online version.

use crate::dice::Dice;

/// The same in the letters of addresses.
fn spelt(text: &str) -> String {
    let pairs = [
        ("ä", "ae"),
        ("ö", "oe"),
        ("ü", "ue"),
        ("Ä", "Ae"),
        ("Ö", "Oe"),
        ("Ü", "Ue"),
        ("ß", "ss"),
    ];
    let text = text
        .replace(['é', 'è', 'ê'], "e")
        .replace(['á', 'à', 'å'], "a")
        .replace('ç', "c");
    pairs
        .iter()
        .fold(text, |text, (letter, letters)| text.replace(letter, letters))
}

/// A title as hosts print it: in another case, other quotation marks, other letters, shortened, and with their own words
/// behind it.
pub fn title(headline: &str, dice: &mut Dice) -> String {
    let words: Vec<&str> = headline.split(' ').collect();
    let title = match dice.below(6) {
        1 => headline.to_uppercase(),
        2 => spelt(headline),
        3 => headline.replace('"', ""),
        4 if words[..words.len() - 1].join("").chars().count() > 24 => {
            return format!(
                "{}{}",
                words[..words.len() - 1].join(" "),
                dice.one(&["\u{2026}", " ...", ""])
            );
        }
        _ => headline.to_owned(),
    };
    let behind = dice.one(&["", " - PDF", " | Landeshauptstadt Düsseldorf", ".pdf"]);
    format!("{title}{behind}")
}

/// Small words that addresses may leave out.
const SMALL: [&str; 12] = [
    "der", "die", "das", "und", "in", "im", "am", "für", "mit", "von", "hat", "zum",
];

/// The address of a page that is named for its headline: some leave small words out, some are cut, some are numbered.
pub fn address(headline: &str, dice: &mut Dice) -> String {
    let has_small = dice.below(2) == 0;
    let kept = headline.split(' ').filter(|word| has_small || !SMALL.contains(word));
    let words = spelt(&kept.collect::<Vec<_>>().join("-")).to_lowercase();
    let mut slug = String::new();
    for c in words.chars() {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if c != '\'' && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let most = dice.one(&[200, 60, 45]);
    let slug: String = slug.chars().take(most).collect();
    let number = dice.one(&["", "-1", "-2"]);
    let number = if slug.len() < most { number } else { "" };
    let slug = slug.trim_matches('-');
    let path = "https://www.duesseldorf.de/medienportal/pressedienst-einzelansicht/pld";
    format!("{path}/{slug}{number}{}", dice.one(&[".html", ".html", "/", ""]))
}
