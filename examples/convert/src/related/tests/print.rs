//! The layouts in which invented releases are printed.

use super::invent::{Invented, german};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Paged,
    TextVersion,
    Web,
}

/// How a release is printed.
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is printed or not, whatever the others are"
)]
#[derive(Clone, Copy, Debug)]
pub(super) struct Printing {
    pub(super) form: Form,
    /// Whether the record number is printed, and the address of the text version.
    pub(super) has_number: bool,
    pub(super) has_path: bool,
    /// Whether names of pictures are as the text version prints them, and not as some PDFs do.
    pub(super) has_plain_names: bool,
    pub(super) has_kicker: bool,
    pub(super) is_in_english: bool,
    pub(super) is_in_both: bool,
}

const OFFER: &str =
    "Zu Ihrer redaktionellen Verwendung stellen wir Ihnen folgendes Material zum Download zur Verfügung";

pub(super) fn printed(release: &Invented, printing: Printing) -> String {
    match printing.form {
        Form::Paged => paged(release, printing),
        Form::TextVersion => flattened(release, printing),
        Form::Web => web(release, printing),
    }
}

fn headline(release: &Invented, printing: Printing) -> String {
    match &release.english {
        Some((english, _)) if printing.is_in_english => english.clone(),
        Some((english, _)) if printing.is_in_both => format!("{} / {english}", release.headline),
        _ => release.headline.clone(),
    }
}

fn body(release: &Invented, printing: Printing) -> Vec<&str> {
    let english = release.english.iter().flat_map(|(_, body)| body);
    let german = release.body.iter().filter(|_| !printing.is_in_english);
    let english = english.filter(|_| printing.is_in_english || printing.is_in_both);
    german.chain(english).map(String::as_str).collect()
}

/// The upload writes "_" for blanks and brackets; in some PDFs one of them stands between two digits or is lost.
fn picture(release: &Invented, name: &str, printing: Printing) -> String {
    let plain: String = name.chars().map(|c| if " ()".contains(c) { '_' } else { c }).collect();
    let name = if printing.has_plain_names {
        plain
    } else {
        plain.replacen("__", "_", 1).replace("_.jpg", "__.jpg")
    };
    format!(
        "https://www.duesseldorf.de/fileadmin/Amt13/pressebilder/{}/{name}",
        release.date.format("%y%m")
    )
}

fn paged(release: &Invented, printing: Printing) -> String {
    let headline = headline(release, printing);
    let mut parts = vec!["Pressedienst".to_owned(), german(release.date)];
    if release.is_invitation {
        parts.push("Einladung an die Medien".into());
    }
    parts.extend(release.kicker.clone().filter(|_| printing.has_kicker));
    parts.push(headline.clone());
    parts.extend(release.subhead.clone().filter(|_| !printing.is_in_english));
    for (index, paragraph) in body(release, printing).into_iter().enumerate() {
        if index == 3
            && let Some((first, rest)) = paragraph.split_once(' ')
        {
            parts.push(format!("{first}\n\n\n\n{headline}\n\nSeite 2\n\n{rest}"));
        } else {
            parts.push(paragraph.into());
        }
    }
    if !release.pictures.is_empty() {
        parts.push(format!("{OFFER}:"));
    }
    for (name, caption) in &release.pictures {
        let url = picture(release, name, printing);
        parts.push(format!("{caption}, ©Landeshauptstadt Düsseldorf/Ina Roth"));
        parts.push(format!("<{url}>"));
    }
    if printing.has_path {
        let file = release.text_version();
        parts.push(format!(
            "Textversion:\n\nhttps://www.duesseldorf.de/fileadmin/Amt13/pld/txt/{file}"
        ));
    }
    parts.push("Kontakt: Lenz, Mara\npresse@duesseldorf.de, Telefon +49.211.89-93131".into());
    if printing.has_number {
        parts.push("Herausgegeben von der\n\nLandeshauptstadt Düsseldorf Amt für Kommunikation".into());
        parts.push(format!("{}_{}", release.record, release.desk));
    }
    parts.join("\n\n") + "\n"
}

/// Without line ends, and with "?" for what Latin-1 has not.
fn flattened(release: &Invented, printing: Printing) -> String {
    let mut parts = vec!["Pressedienst der Landeshauptstadt Düsseldorf".to_owned()];
    parts.extend(release.is_invitation.then(|| "Einladung:".to_owned()));
    parts.push(headline(release, printing));
    parts.extend(body(release, printing).into_iter().map(str::to_owned));
    parts.push(format!("Text: Lenz, Mara {} {OFFER}", release.date.format("%d.%m.%Y")));
    for (name, caption) in &release.pictures {
        let url = picture(release, name, printing);
        parts.push(format!("Bild: {url} {caption},(c)Landeshauptstadt Düsseldorf/Ina Roth"));
    }
    if printing.has_number {
        let record = release.record;
        parts.push(format!(
            "Zur Online-Version: https://www.duesseldorf.de/index.php?id=700021293&tx_pld_frontpage%5Bnews%5D={record}"
        ));
    }
    let text = parts.join(" ").replace(['„', '“'], "\"");
    text.chars()
        .map(|c| if u32::from(c) > 0xFF { '?' } else { c })
        .collect()
}

/// One release on the web, without date and pictures.
fn web(release: &Invented, printing: Printing) -> String {
    let mut parts = vec!["Pressedienst Einzelansicht".to_owned(), "Kultur".into()];
    parts.extend(release.is_invitation.then(|| "Einladung".to_owned()));
    parts.extend(release.kicker.clone().filter(|_| printing.has_kicker));
    parts.push(headline(release, printing));
    parts.extend(release.subhead.clone().filter(|_| !printing.has_kicker));
    parts.push("\nErstellt:\nText: Lenz, Mara".into());
    parts.extend(body(release, printing).into_iter().map(str::to_owned));
    parts.push("PDF TXT\n".into());
    parts.join("\n\n")
}
