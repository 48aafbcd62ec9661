//! Names of pictures in addresses, and in what the printings of one name differ.
//!
//! The upload of the city writes "_" for blanks and brackets, extractors lose or add some of them, and percent signs come and
//! go: `LT (10).jpg` is printed as `LT__10_.jpg` and as `LT__1_0_.jpg`. A doubled letter is a slip of whoever typed the name.

use percent_encoding::percent_decode_str;

/// Names that cameras, programs and desks give to any picture.
const COMMON: [&str; 34] = [
    "banner",
    "bild",
    "bilder",
    "dsc",
    "dscf",
    "dscn",
    "foto",
    "fotos",
    "galerie",
    "gruppe",
    "gruppenbild",
    "gruppenfoto",
    "header",
    "image",
    "images",
    "img",
    "imgp",
    "logo",
    "pic",
    "picture",
    "photo",
    "plakat",
    "portrait",
    "porträt",
    "pressebild",
    "pressefoto",
    "scan",
    "stadtwappen",
    "symbolbild",
    "symbolfoto",
    "teaser",
    "thumb",
    "titelbild",
    "wappen",
];

/// So many digits in a row are a day, which tells pictures apart.
const DAY: usize = 6;

/// What stands behind the last slash, decoded.
pub(super) fn of(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("://")?;
    let path = rest.split(['?', '#']).next()?;
    let (_, last) = path.rsplit_once('/')?;
    let name = percent_decode_str(last).decode_utf8().ok()?;
    (!name.is_empty()).then(|| name.into_owned())
}

/// The folder of an address.
pub(super) fn folder(url: &str) -> &str {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Whether a name tells nothing: a word that any picture has, with or without a number.
pub(super) fn is_common(name: &str) -> bool {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let mut digits = stem.split(|c: char| !c.is_ascii_digit());
    let has_day = digits.any(|run| run.len() >= DAY);
    let letters: String = stem
        .chars()
        .filter(|c| c.is_alphabetic())
        .collect::<String>()
        .to_lowercase();
    (!has_day && letters.chars().count() < 3) || COMMON.contains(&letters.as_str())
}

/// The name without what the printings of it differ in but for doubled letters.
pub(super) fn without_signs(name: &str) -> String {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let mut bare: String = stem.chars().filter(|c| c.is_alphanumeric()).collect();
    bare.push('.');
    bare.push_str(ending);
    bare.to_lowercase()
}

/// The same with each letter once where it is doubled.
pub(super) fn near(name: &str) -> String {
    let mut near = String::new();
    for c in without_signs(name).chars() {
        if !(c.is_alphabetic() && near.ends_with(c)) {
            near.push(c);
        }
    }
    near
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printings_of_one_name() {
        for (one, other) in [
            ("190831-LT__1_0_.jpg", "190831-LT__10_.jpg"),
            ("190831-LT (10).jpg", "190831-LT__10_.JPG"),
            ("Grüne Halle.jpg", "Grüne_Halle.jpg"),
        ] {
            assert_eq!(without_signs(one), without_signs(other));
        }
        assert_eq!(
            near("Minister_Stadtrregierung.jpg"),
            near("Minister_Stadtregierung.jpg")
        );
        for (one, other) in [
            ("Halle1.jpg", "Halle11.jpg"),
            ("Halle1.jpg", "Halle2.jpg"),
            ("Halle.jpg", "Halle.png"),
        ] {
            assert_ne!(near(one), near(other));
        }
        assert_eq!(
            of("https://a.de/x/Gr%C3%BCne%20Halle.jpg?w=1").as_deref(),
            Some("Grüne Halle.jpg")
        );
    }

    #[test]
    fn names_that_tell_nothing() {
        for name in [
            "logo.png",
            "bild1.jpg",
            "Bild_2.jpg",
            "IMG_0815.JPG",
            "1.jpg",
            "a.jpg",
            "DSC 12.jpg",
        ] {
            assert!(is_common(name), "{name}");
        }
        for name in ["190831-LT_1.jpg", "Ghosh_002.jpg", "190831.jpg", "Bildungsmesse.jpg"] {
            assert!(!is_common(name), "{name}");
        }
    }
}
