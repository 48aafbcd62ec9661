use quick_xml::events::Event;

use super::super::run::{Folder, RELEASE, parts, run};
use super::*;
use crate::finding_aid::InstitutionKind;

/// What `--format ead` is told by the tests of formats.
pub(in crate::format) fn aid() -> FindingAid {
    FindingAid {
        institution: Some("Stadtarchiv <Musterstadt>".into()),
        institution_kind: Some(InstitutionKind::Municipal),
        isil: Some("DE-2613".into()),
        institution_url: None,
        holdings: Some("0-1-7".into()),
        holdings_title: Some("Presseamt".into()),
        made_on: chrono::NaiveDate::from_ymd_opt(2026, 11, 30),
        rights: None,
    }
}

fn made(texts: &[(Option<&str>, &str)]) -> String {
    run(&Ead { aid: aid() }, texts).remove(NAME).unwrap()
}

/// The same release on another day.
fn on(day: &str) -> String {
    RELEASE.replace("31. August 2019", day)
}

/// The elements `c` in their order, with the titles of those that are open.
fn outline(file: &str) -> Vec<String> {
    let mut reader = quick_xml::Reader::from_str(file);
    let (mut open, mut outline, mut is_title) = (Vec::<String>::new(), Vec::new(), false);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) if tag.name().as_ref() == b"c" => open.push(String::new()),
            Event::Start(tag) => is_title = tag.name().as_ref() == b"unittitle",
            Event::Text(text) if is_title => {
                *open.last_mut().unwrap() = text.decode().unwrap().into_owned();
                outline.push(open.join(" > "));
                is_title = false;
            }
            Event::End(tag) if tag.name().as_ref() == b"c" => drop(open.pop()),
            Event::Eof => return outline,
            _ => {}
        }
    }
}

#[test]
fn releases_are_by_year_and_month() {
    let [may, december, other] = ["14. Mai 2020", "1. Dezember 2019", "2. Mai 2020"].map(on);
    let texts = [
        (Some("a.txt"), may.as_str()),
        (Some("b.txt"), "Irgendein Brief.\n"),
        (Some("c.txt"), december.as_str()),
        (Some("d.txt"), other.as_str()),
    ];
    let file = made(&texts);
    let title = "Lesefest am Rhein";
    let expected = [
        "Presseamt".to_owned(),
        "2019".into(),
        "2019 > Dezember 2019".into(),
        format!("2019 > Dezember 2019 > {title}"),
        "2020".into(),
        "2020 > Mai 2020".into(),
        format!("2020 > Mai 2020 > {title}"),
        format!("2020 > Mai 2020 > {title}"),
        "Ohne Datum".into(),
        "Ohne Datum > [b.txt]".into(),
    ];
    let below = |path: String| match path.as_str() {
        "Presseamt" => path,
        _ => format!("Presseamt > {path}"),
    };
    assert_eq!(outline(&file), expected.map(below));
    assert!(
        file.find("../").is_none() && file.contains("xlink:href=\"c.txt\""),
        "{file}"
    );
    let days = ["2019-12-01", "2020-05-02", "2020-05-14"].map(|day| file.find(&format!("normal=\"{day}\"")));
    assert!(days.is_sorted() && days.iter().all(Option::is_some), "{days:?}");
    for said in [
        "<unitdate normal=\"2019-12-01/2020-05-14\">01.12.2019-14.05.2020</unitdate>",
        "<extent>4 Verzeichnungseinheiten</extent>",
        "<unitdate normal=\"2020-05\">Mai 2020</unitdate>",
        "<corpname role=\"Kommunale Archive\" id=\"DE-2613\">Stadtarchiv &lt;Musterstadt&gt;</corpname>",
        "<eadid mainagencycode=\"DE-2613\">DE-2613__0-1-7</eadid>",
        "<date normal=\"2026-11-30\">30.11.2026</date>",
        "<c level=\"class\" id=\"DE-2613__0-1-7__2020-05\">",
    ] {
        assert!(file.contains(said), "{said}: {file}");
    }
}

#[test]
fn what_is_said_of_a_release() {
    let file = made(&[(Some("a.txt"), RELEASE)]);
    let id = crate::text::sha256(RELEASE.as_bytes());
    for said in [
        &format!("<c level=\"file\" id=\"r{id}-1\">"),
        &format!("<unitid>{id}#1</unitid>"),
        "<unitdate normal=\"2019-08-31\">31.08.2019</unitdate>",
        "<genreform>Pressemitteilung</genreform>",
        "<extent>1 Seite, 2 Bilder</extent>",
        "<language langcode=\"ger\" scriptcode=\"Latn\">Deutsch</language>",
        "<abstract>=HYPERLINK(\"x\") steht; \"in\" der Zeitung, und das Fest ist eröffnet worden.</abstract>",
        "<p>Blick aus der Halle, ©Landeshauptstadt Düsseldorf/Ina Roth</p>",
        "<persname role=\"Fotograf\">Ina Roth</persname>",
        "<persname role=\"Kontakt\">Mara Lenz</persname>",
        "<corpname role=\"Herausgeber\">Landeshauptstadt Düsseldorf</corpname>",
        "<daoloc xlink:role=\"externer_viewer\" xlink:href=\"a.txt\"/>",
    ] {
        assert!(file.contains(said), "{said}: {file}");
    }
    assert_eq!(file.matches("Fotograf").count(), 1, "each name once: {file}");
    // Nothing of what only options tell.
    assert!(!file.contains("userestrict") && !file.contains("url_archive"), "{file}");
}

#[test]
fn what_only_options_tell() {
    let mut aid = aid();
    aid.rights = Some("https://creativecommons.org/licenses/by/4.0/".into());
    aid.institution_url = Some("https://archiv.example/".into());
    let file = run(&Ead { aid }, &[]).remove(NAME).unwrap();
    let rights = "<userestrict type=\"dao\">\n   <p><extref xlink:href=\"https://creativecommons.org/licenses/by/4.0/\">\
                  https://creativecommons.org/licenses/by/4.0/</extref></p>";
    for said in [rights, "url=\"https://archiv.example/\"", "xlink:role=\"url_archive\""] {
        assert!(file.contains(said), "{said}: {file}");
    }
}

#[test]
fn copies_have_names_of_their_own() {
    let file = made(&[(Some("a.txt"), RELEASE), (Some("kopie/a.txt"), RELEASE)]);
    let id = crate::text::sha256(RELEASE.as_bytes());
    for name in [format!("id=\"r{id}-1\""), format!("id=\"r{id}-1-copy2\"")] {
        assert_eq!(file.matches(&name).count(), 1, "{name}: {file}");
    }
}

#[test]
fn originals_are_reached_by_addresses() {
    for (path, href) in [
        ("in/ä 1#?.txt", "in/%C3%A4%201%23%3F.txt"),
        ("c:x/a.txt", "./c:x/a.txt"),
        ("100%.txt", "100%25.txt"),
    ] {
        let file = made(&[(Some(path), RELEASE)]);
        assert!(file.contains(&format!("xlink:href=\"{href}\"")), "{href}: {file}");
    }
}

#[test]
fn only_days_and_places_wait_in_memory() {
    let format = Ead { aid: aid() };
    let folder = Folder::new();
    let mut gather = format.gather(&folder).unwrap();
    for part in parts(&format, &[(Some("a.txt"), RELEASE)]) {
        gather.add(part).unwrap();
    }
    assert!(std::fs::read_dir(folder.folder()).unwrap().count() > 1);
    gather.finish().unwrap();
    assert_eq!(
        std::fs::read_dir(folder.folder()).unwrap().count(),
        0,
        "temporary files are gone"
    );
}
