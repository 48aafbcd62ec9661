//! One test a bug, named for it.

use pressedienst::{Block, Code, Diagnostic, Kind, Layout, Parser, Release, Role, SharedStr, parse};

const HEAD: &str = "Pressedienst\n\n3. Mai 2022\n\nNeue Bänke am Rhein\n\n";
const FOOT: &str = "\n\nKontakt: Lenz, Mara\npresse@duesseldorf.de, Telefon +49.211.89-93131";

fn release(text: &str) -> Release {
    let document = parse(text);
    let [release] = document.releases() else {
        panic!("one release, not {}", document.releases().len())
    };
    release.clone()
}

/// The body as short words: `p` paragraph, `c` crosshead, `l` list.
fn body(text: &str) -> Vec<String> {
    let show = |block: &Block| match block {
        Block::Paragraph { text, .. } => format!("p {text}"),
        Block::Crosshead { text, .. } => format!("c {text}"),
        Block::List { items, .. } => {
            format!(
                "l {}",
                items.iter().map(|item| item.as_str()).collect::<Vec<_>>().join(" | ")
            )
        }
        _ => panic!("a kind of block that the test does not know"),
    };
    release(text).body.iter().map(show).collect()
}

#[test]
fn printed_lines_of_uneven_width_are_one_paragraph() {
    let text = "Nach nur 22 Monaten Bauzeit ist der Neubau an der Siegburger Straße fertig.\n\
        Stadtdirektor Burkhard Hintze übergab am Mittwoch, 2. September, den\n\
        Schlüssel an Schulleiterin Dr. Ilse Tetz. Das Gebäude bietet auf vier\n\
        Etagen Platz für 1.100 Schülerinnen und Schüler.";
    assert_eq!(
        body(&format!("{HEAD}{text}{FOOT}")),
        [format!("p {}", text.replace('\n', " "))]
    );
}

#[test]
fn wrapped_text_without_blank_lines_does_not_flow_into_the_headline() {
    let text = "Pressedienst\n3. Mai 2022\nNeue Bänke am Rhein\n\
        Am Rheinufer stehen seit Montag, 2. Mai, zwanzig neue Bänke aus heimischem\n\
        Holz, gestiftet vom Verein der Freundinnen und Freunde der Rheinwiesen in\n\
        Oberkassel und von der Bezirksvertretung.\n\
        Die Standorte sind:\n- Bilk\n- Hamm\nWeitere Bänke folgen im Herbst.";
    assert_eq!(*release(text).headlines[0].text, "Neue Bänke am Rhein");
    assert_eq!(
        body(text)[1..],
        [
            "p Die Standorte sind:",
            "l Bilk | Hamm",
            "p Weitere Bänke folgen im Herbst."
        ]
    );
}

#[test]
fn a_shortened_running_head_is_no_headline() {
    let headline = "Zahl der Geburten gestiegen: 7.012 Kinder kamen im vergangenen Jahr in Düsseldorf zur Welt";
    for head in [
        "Zahl der Geburten gestiegen: 7.012 Kinder kamen",
        "Zahl der Geburten gestiegen: 7.012 Kinder …",
    ] {
        let text = format!(
            "Pressedienst\n\n3. Mai 2022\n\n{headline}\n\nDas Standesamt hat 7.012 Geburten beurkundet. Beliebt waren \
             Emilia und\n\n\n{head}\n\nSeite 2\n\nNoah, Mia und\n\n\n{head}\n\nSeite 3\n\nauch Leon.{FOOT}"
        );
        let release = release(&text);
        assert_eq!((*release.headlines[0].text).as_str(), headline);
        assert_eq!(release.kicker, None);
        let expected =
            "p Das Standesamt hat 7.012 Geburten beurkundet. Beliebt waren Emilia und Noah, Mia und auch Leon.";
        assert_eq!(body(&text), [expected]);
    }
}

#[test]
fn a_date_and_a_contact_make_no_press_release() {
    for text in [
        "3. Mai 2019\n\nEinkaufen\n\nMilch.\n\nKontakt: Meier, Susanne",
        "3. Mai 2019\n\nTagebuch\n\nHeute war es schön.\n\nSeite 2\n\nMorgen auch.",
        "Rechnung Nr.\n29253_240\n\n3. Mai 2019\n\nKontakt: Meier, Susanne\nTelefon 0211 1234567",
    ] {
        let document = parse(text);
        assert_eq!(document.layout(), None, "{text}");
        assert!(document.releases().is_empty(), "{text}");
    }
}

#[test]
fn a_copyright_sign_inside_a_sentence_is_no_credit() {
    let text = "Am Rheinufer stehen seit Montag, 2. Mai, zwanzig neue Bänke aus Holz.\n\n\
        Die Fotos - alle © beim Stadtarchiv - zeigen die Königsallee um 1900.\n\n\
        Die Bänke hat der Gartenverein gestiftet.";
    let text = format!("{HEAD}{text}{FOOT}");
    assert_eq!(body(&text).len(), 3);
    assert!(release(&text).images.is_empty());
}

#[test]
fn a_dash_at_the_start_of_a_wrapped_line_begins_no_list() {
    let text = "Am Rheinufer stehen seit Montag neue Bänke aus Eichenholz. Der Gartenverein\n\
        - so viel steht fest - will im Herbst weitere Bänke aufstellen, auch in den\n\
        Wäldern von Gerresheim und in Kalkum am Schloss. Darüber freuen sich alle\n\
        Spaziergängerinnen und Spaziergänger.";
    assert_eq!(
        body(&format!("{HEAD}{text}{FOOT}")),
        [format!("p {}", text.replace('\n', " "))]
    );
}

#[test]
fn double_spaced_text_is_read_as_single_spaced() {
    let text = "Pressedienst\n\n\n\n3. Mai 2022\n\n\n\nNeue Bänke am Rhein\n\n\n\n\
        Am Rheinufer stehen seit Montag, 2. Mai, zwanzig neue Bänke aus Holz und\n\n\
        Stein. Der Verein will im Herbst weitere Bänke aufstellen, auch in den\n\n\
        Wäldern von Gerresheim.\n\n\n\nDie Kosten trägt der Verein.";
    let release = release(text);
    assert!(release.subheads.is_empty());
    assert_eq!(body(text)[1], "p Die Kosten trägt der Verein.");
    assert_eq!(body(text).len(), 2);
}

#[test]
fn a_page_may_end_between_day_and_month() {
    let text =
        format!("{HEAD}Der Verein feiert am Freitag, dem 12.\n\n\nNeue Bänke am Rhein\n\nSeite 2\n\nOktober.{FOOT}");
    assert_eq!(body(&text), ["p Der Verein feiert am Freitag, dem 12. Oktober."]);
}

#[test]
fn a_short_sentence_with_a_colon_introduces_its_list() {
    let text = format!("{HEAD}Die Bänke sind da.\n\nZu sehen sind:\n\n- eine Bank in Bilk\n- eine Bank in Rath{FOOT}");
    assert_eq!(
        body(&text)[1..],
        ["p Zu sehen sind:", "l eine Bank in Bilk | eine Bank in Rath"]
    );
}

#[test]
fn a_salutation_stands_alone_without_blank_lines() {
    let text = "Pressedienst\nEinladung an die Medien\n3. Mai 2022\nRundgang über die Kirmes am Rhein\n\
        Liebe Kolleginnen und Kollegen,\n\
        vor der Eröffnung der großen Kirmes am Rhein laden wir Sie herzlich zu einem\n\
        Rundgang über den Festplatz ein. Der Termin findet statt am\n\
        Donnerstag, 13. Juli, 11.15 Uhr,\n\
        am Brunnen vor dem Riesenrad auf den Oberkasseler Rheinwiesen.";
    let body = body(text);
    assert_eq!(body[0], "p Liebe Kolleginnen und Kollegen,");
    assert_eq!(body[2], "p Donnerstag, 13. Juli, 11.15 Uhr,");
}

#[test]
fn bullets_on_lines_of_their_own_belong_to_the_lines_below() {
    let text = format!("{HEAD}Die Bänke stehen hier:\n\n\u{2022}\nBilk\n\u{2022}\nRath{FOOT}");
    assert_eq!(body(&text)[1], "l Bilk | Rath");
}

#[test]
fn a_contact_keeps_its_name_without_an_address() {
    for behind in ["presse@duessel", "[email protected]"] {
        let release = release(&format!("{HEAD}Die Bänke sind da.\n\nKontakt: Lenz, Mara {behind}"));
        assert_eq!(
            release.contacts[0].family.as_ref().map(|name| name.as_str()),
            Some("Lenz"),
            "{behind}"
        );
        assert_eq!(release.contacts[0].email, None, "{behind}");
    }
}

#[test]
fn a_label_inside_the_body_opens_no_footer() {
    for label in [
        "Herausgegeben von der Stiftung Rhein, kostet das Buch zwanzig Euro.",
        "Herausgegeben vorgestern, ist das Buch schon vergriffen.",
        "Kontakt: Lenz, Mara mara.lenz@example.org",
    ] {
        let text = format!(
            "{HEAD}Die Bänke sind da.\n\n{label}\n\nDie Texte darin stammen von Kindern aus vier Schulen der Stadt.{FOOT}"
        );
        let release = release(&text);
        assert_eq!((release.body.len(), release.contacts.len()), (3, 1), "{label}");
        assert_eq!(release.imprint, None, "{label}");
    }
}

#[test]
fn thirty_contacts_are_thirty() {
    let contacts: String = (0..30)
        .map(|_| "Lenz, Mara presse@duesseldorf.de, Telefon +49.211.89-93131\n")
        .collect();
    let release = release(&format!("{HEAD}Die Bänke sind da.\n\nKontakt: {contacts}"));
    assert_eq!(release.contacts.len(), 30);
    assert!(
        release
            .contacts
            .iter()
            .all(|contact| contact.phone_e164.as_deref() == Some("+492118993131"))
    );
}

#[test]
fn a_picture_address_before_the_usage_note_is_quoted() {
    let text = format!(
        "{HEAD}Auf der Tafel steht:\n\nBild: https://www.duesseldorf.de/fileadmin/a/Muster.jpg Muster,(c)Stadt/Roth\n\n\
         Darunter liegt ein Teppich.\n\nZu Ihrer redaktionellen Verwendung stellen wir Ihnen Material zur Verfügung:\n\n\
         Der Teppich, ©Landeshauptstadt Düsseldorf/Ina Roth\n\nhttps://www.duesseldorf.de/fileadmin/a/Teppich.jpg{FOOT}"
    );
    let release = release(&text);
    assert_eq!((release.body.len(), release.images.len()), (3, 1));
}

#[test]
fn a_headline_of_the_libraries_may_end_with_a_full_stop() {
    let contact = "Ansprechpartner:\nIna Roth, Tel. 0211. 89-94108\n\n";
    let text = format!(
        "Spiele in der Bibliothek: Würfel, Karten & Co.\nAn jedem Freitag wird in der Zentralbibliothek gespielt.\n\
         {contact}Lesen macht stark.\nDie Bücherei in Eller liest zwölf Stunden lang vor.\n{contact}"
    );
    let document = parse(&text);
    let headlines: Vec<_> = document
        .releases()
        .iter()
        .map(|release| release.headlines.len())
        .collect();
    assert_eq!(headlines, [1, 1]);
}

#[test]
fn two_editors_may_sign() {
    let text = "pld – Pressedienst der\nLandeshauptstadt Düsseldorf\n20. April 2016\nHerausgegeben vom\nAmt für Kommunikation\n\
                Redaktionsteam:\nko - Ina Roth - 93131\nzi - Jan Berg - 93132\nNeue Bänke am Rhein\n\
                Am Ufer stehen zwanzig Bänke. Sie sind aus Holz, das im Stadtwald stand.\n(ko/zi)\n";
    let release = release(text);
    let authors: Vec<_> = release
        .bylines
        .iter()
        .map(|author| author.family.as_ref().map(|name| name.as_str()))
        .collect();
    assert_eq!(authors, [Some("Roth"), Some("Berg")]);
}

#[test]
fn a_second_display_line_that_nothing_parts_is_reported() {
    let text = "pld – Pressedienst der\nLandeshauptstadt Düsseldorf\n20. April 2016\nHerausgegeben vom\nAmt für Kommunikation\n\
                Redaktionsteam:\nko - Ina Roth - 93131\nSommer am Rhein: Stadt erläutert\nBänke und lädt zum Sitzen ein\n\
                Am Ufer stehen zwanzig Bänke. Sie sind aus Holz, das im Stadtwald stand und\nim Winter trocknete.\n";
    let document = parse(text);
    let codes: Vec<_> = document.diagnostics().iter().map(Diagnostic::code).collect();
    assert_eq!(codes, [Code::HeadlineUnmarked]);
}

#[test]
fn a_headline_that_begins_like_an_office_is_no_publisher() {
    let text = "pld – Pressedienst der\nLandeshauptstadt Düsseldorf\n20. April 2016\nHerausgegeben vom\nAmt für Kommunikation\n\
                Rathaus - Marktplatz 2\nAmt für Soziales berät am Samstag\nPostfach 101120\nRedaktionsteam:\nko - Ina Roth - 93131\n\
                Die Beratung beginnt um zehn Uhr. Sie ist kostenlos und steht allen offen, die\nFragen haben.\n";
    let release = release(text);
    assert_eq!(*release.headlines[0].text, "Amt für Soziales berät am Samstag");
    let publisher = release.imprint.and_then(|imprint| imprint.publisher);
    assert_eq!(
        publisher.as_ref().map(|name| name.as_str()),
        Some("Amt für Kommunikation")
    );
}

fn words(values: &[pressedienst::Located<SharedStr>]) -> Vec<&str> {
    values.iter().map(|value| value.as_str()).collect()
}

#[test]
fn a_part_of_a_subhead_may_begin_with_a_number() {
    let text = |subhead: &str| {
        format!("Pressedienst Einzelansicht\nKultur\nNeue Bänke am Rhein\n{subhead}\nErstellt:\nSie sind aus Holz.\n")
    };
    let parts = release(&text("Gäste aus dem ganzen Land/300 Bänke aus Holz"));
    assert_eq!(
        words(&parts.subheads),
        ["Gäste aus dem ganzen Land", "300 Bänke aus Holz"]
    );
    let whole = release(&text("Programm für 2018/2019 im Park"));
    assert_eq!(words(&whole.subheads), ["Programm für 2018/2019 im Park"]);
}

#[test]
fn on_a_web_page_a_headline_in_two_languages_may_stand_below_a_kicker() {
    let text = "Pressedienst Einzelansicht\nKultur\nSommer am Rhein\nNeue Bänke am Fluss / New benches by the river\nErstellt:\n\
                Am Ufer stehen seit Montag zwanzig neue Bänke aus heimischem Holz.\n\
                Twenty new benches made of local wood have been standing on the banks since Monday.\n";
    let release = release(text);
    assert_eq!(
        release.kicker.as_ref().map(|kicker| kicker.as_str()),
        Some("Sommer am Rhein")
    );
    assert_eq!(release.headlines.len(), 2);
}

#[test]
fn names_and_titles_hide_no_language_of_a_headline() {
    for headline in [
        "Werkstatt für Lastenräder am Rhein / Ina von der Heide has celebrated together with Ina Roth 73 new benches in Klein-Urdel",
        "Die Stadt hat am Montag eine Werkstatt für Fahr- und Lastenräder vorgestellt / \"Die Stadt und das Meer\" in Klein-Urdel will be built at last",
    ] {
        let text = format!(
            "Pressedienst Einzelansicht\nKultur\n{headline}\nErstellt:\n\
             Die Stadt hat am Montag den neuen Brunnen im Park vorgestellt.\n\
             The city has presented the new fountain in the park on Monday because the way to school will be shorter.\n"
        );
        assert_eq!(release(&text).headlines.len(), 2, "{headline}");
    }
}

#[test]
fn the_text_of_a_news_page_may_end_with_a_number() {
    let text = "Neue Bänke am Rhein\n\n| Umwelt\n\nEine Bank im Park. Foto: Ina Roth\n\n\
                Am Ufer stehen zwanzig Bänke. Entworfen wurden sie in der Birkenallee 13.\n";
    assert_eq!(release(text).images.len(), 1);
}

#[test]
fn a_mail_is_known_by_a_headline_on_two_lines() {
    let text = "++ Neue Bänke am Rhein: Die Stadt hat das Ufer zum\nSitzen eingerichtet ++\nSie sind aus Holz und stehen\n\
                Weiter … http://www.duesseldorf.de/presse/pld/d2008/05/01/08050110_100.pdf\n";
    assert_eq!(
        *release(text).headlines[0].text,
        "Neue Bänke am Rhein: Die Stadt hat das Ufer zum Sitzen eingerichtet"
    );
}

#[test]
fn a_library_may_have_a_long_headline() {
    let long = "\"Nachts am Fluss\" eröffnet: Der Arbeitskreis \"Nachts am Fluss\" hat ein Haus mit dreizehn Zimmern gemeinsam mit Ina Roth \
                gefeiert";
    let text = format!(
        "{long}\nDie Lesung in der Zentralbibliothek beginnt am Abend und dauert, bis auch das letzte Kapitel vorgelesen ist, das sehr lang ist.\n\nNeue Bänke am Rhein\n\
         Im Garten der Stadtbüchereien stehen zwanzig neue Bänke, auf denen man lesen kann, solange es hell ist und nicht regnet.\n"
    );
    let document = parse(&text);
    assert_eq!(document.releases().len(), 2);
    assert_eq!(*document.releases()[0].headlines[0].text, long);
}

#[test]
fn a_reference_in_brackets_ends_no_sentence() {
    let subhead = "Rund 1.000 Gäste kamen am Montag und sahen, wie der Beirat die neuen Bänke vorstellte (s. Plan).";
    let text = format!(
        "Neue Bänke am Rhein\nDatum: 1. Mai 2018 | Ort: Düsseldorf\n{subhead}\nDie Bänke sind aus Holz. Sie sind rot.\n"
    );
    assert_eq!(words(&release(&text).subheads), [subhead]);
}

#[test]
fn a_long_line_of_topics_is_no_kicker() {
    let topics = "Öffentliche Sicherheit Kinder- und Jugendkultur Öffentliche Verwaltung Zu Gast im Rathaus Planen und Bauen Amt 54 News Museum";
    let text =
        format!("Pressedienst Einzelansicht\n{topics}\nNeue Bänke am Rhein\nErstellt:\nDie Bänke sind aus Holz.\n");
    let release = release(&text);
    assert_eq!((release.topics.len(), release.kicker), (7, None));
}

#[test]
fn a_line_that_begins_like_the_logo_is_text() {
    let text = format!("{HEAD}Am Ufer stehen neue Bänke.\n\n:Danach kommen die Bäume.{FOOT}");
    assert_eq!(
        body(&text),
        ["p Am Ufer stehen neue Bänke.", "p :Danach kommen die Bäume."]
    );
}

#[test]
fn only_a_first_page_number_above_two_shows_a_gap() {
    for (folio, has_gap) in [(1, false), (2, false), (3, true)] {
        let text = format!("{HEAD}Am Ufer stehen neue\n\nSeite {folio}\n\nBänke.{FOOT}");
        let codes: Vec<_> = parse(&text).diagnostics().iter().map(Diagnostic::code).collect();
        assert_eq!(codes.contains(&Code::FolioGap), has_gap, "Seite {folio}: {codes:?}");
    }
}

#[test]
fn one_damaged_line_does_not_change_where_the_others_end() {
    let lines = [
        "Der Stadtteilkalender ist wieder da, und diesmal hängt er an der",
        "Litfaßsäule. Vierzig Säulen in zehn Bezirken werden von Oktober an jeden",
        "Montag neu beklebt, mit dem, was in den Straßen ringsum geschieht. Die",
        "Stadt reagiert damit auf einen Wunsch der Bezirksvertretungen, die lange",
        "nach Wegen gesucht hatten, auch Menschen ohne Telefon in der Tasche zu",
        "erreichen. Geklebt wird nachts, mit Kleister aus Weizenstärke, der sich",
        "mit kaltem Wasser löst. Wer eine Ankündigung einreichen will, legt sie",
        "in den gelben Kasten am Bürgerbüro oder gibt sie in der Bücherei ab,",
        "worauf sie gelesen wird. Für die Auswahl ist ein Kreis aus Bürgern und",
        "Vereinen zuständig, die sich einmal in der Woche trifft und entscheidet,",
        "was gedruckt wird und was bis zum nächsten Montag noch warten muss, bis",
        "sie gesammelt und einmal in der Woche an die Druckerei gegeben werden.",
        "Im Winter wird die Auswahl größer, dann dürfen auch die Schulen werben.",
        "Gedruckt wird auf Papier, das schon einmal eine Zeitung gewesen ist und",
        "danach zu Heften für die Schulen in den Bezirken drei und neun wird.",
    ];
    let text = |lines: &[&str]| {
        format!(
            "Pressedienst\n3. Mai 2022\nSäulen werden Kalender\n{}\nDer erste Kalender hängt schon.\n",
            lines.join("\n")
        )
    };
    let whole = body(&text(&lines));
    assert_eq!(whole.len(), 2, "{whole:?}");
    for index in 0..lines.len() - 1 {
        let doubled = [&lines[..=index], &lines[index..]].concat();
        assert_eq!(body(&text(&doubled)).last(), whole.last(), "{}", lines[index]);
    }
}

#[test]
fn a_label_that_is_there_twice_counts_once() {
    let once = format!("{HEAD}Die Bänke sind da.\n\nKontakt:\nLenz, Mara presse@duesseldorf.de\n");
    let contact = |text: &str| release(text).contacts;
    assert_eq!(
        contact(&once.replace("Kontakt:\n", "Kontakt:\nKontakt:\n")),
        contact(&once)
    );
    assert_eq!(contact(&once).len(), 1);

    let sidebar = "pld – Pressedienst der\nLandeshauptstadt Düsseldorf\n20. April 2016\nHerausgegeben vom\nAmt für Kommunikation\n\
                   Redaktionsteam:\nRedaktionsteam:\nko - Ina Roth - 93131\nNeue Bänke am Rhein\n\
                   Am Ufer stehen zwanzig Bänke. Sie sind aus Holz, das im Stadtwald stand.\n";
    assert_eq!(*release(sidebar).headlines[0].text, "Neue Bänke am Rhein");

    let page = "Pressedienst Einzelansicht\n\nUmwelt\n\nNeue Bänke am Rhein\n\nErstellt:\nErstellt:\nRedaktion: Lenz, Mara\n\n\
                Am Ufer stehen zwanzig Bänke.\n";
    assert_eq!((release(page).bylines.len(), release(page).body.len()), (1, 1));

    let mail = "Pressedienst der Landeshauptstadt Düsseldorf\nPressedienst der Landeshauptstadt Düsseldorf\n\
                Neue Bänke am Rhein\n\nAm Ufer stehen zwanzig Bänke.\n\nText: Lenz, Mara\n01.04.2019\n\n\
                Zur Online-Version: https://www.duesseldorf.de/a\n";
    assert_eq!(*release(mail).headlines[0].text, "Neue Bänke am Rhein");
}

#[test]
fn topics_that_are_there_twice_make_no_table() {
    let text = "Neue Bänke am Rhein\n\n| Umwelt\n| Umwelt\n\nAm Ufer stehen seit Montag zwanzig Bänke aus Holz.\n";
    let topics: Vec<_> = release(text).topics.iter().map(ToString::to_string).collect();
    assert_eq!(topics, ["Umwelt"]);
    assert_eq!(*release(text).headlines[0].text, "Neue Bänke am Rhein");
}

#[test]
fn a_link_that_is_there_twice_ends_one_item() {
    let item = |number: u8| {
        format!(
            "• Bank {number} in Düsseldorf steht\nAm Ufer steht seit Montag die Bank aus Holz und\nweiter..\nweiter..\n\n"
        )
    };
    let text: String = (1..=3).map(item).collect();
    let document = parse(&text);
    let bodies: Vec<_> = document.releases().iter().map(|release| release.body.len()).collect();
    assert_eq!(bodies, [1, 1, 1]);
}

/// Three items of the libraries; what stands between the contact of the first and the contact of the second is given.
fn libraries(second: &str) -> Vec<Release> {
    let text = format!(
        "Lesefest in der Zentralbibliothek\nAm Montag wird in der Zentralbibliothek zwölf Stunden lang vorgelesen.\n\
         Ansprechpartnerin:\nIna Roth, Tel. 0211. 89-94108\n\n{second}Ansprechpartner:\nJan Berg, Tel. 0211. 89-94109\n\n\
         Nähen für Anfänger\nAm Freitag stehen acht Maschinen bereit, Garn und Nadeln liegen daneben.\n"
    );
    parse(&text).releases().to_vec()
}

#[test]
fn an_item_of_the_libraries_may_lose_its_headline_or_its_text() {
    let second =
        "Spiele in der Bücherei\nWürfel und Karten liegen bereit, Brettspiele auch, und alle dürfen mitspielen.\n";
    let (headline, text) = second.split_once('\n').unwrap_or_default();
    let whole = libraries(second);
    for damaged in [
        format!("{headline}\n"),
        text.to_owned(),
        format!("{headline}\n{second}"),
    ] {
        let items = libraries(&damaged);
        assert_eq!(items.len(), 3, "{damaged}");
        assert_eq!((&items[0], &items[2]), (&whole[0], &whole[2]), "{damaged}");
        assert_eq!(items[1].contacts, whole[1].contacts, "{damaged}");
    }
    assert_eq!(libraries(&format!("{headline}\n{second}"))[1], whole[1]);
}

#[test]
fn a_headline_below_a_contact_is_no_contact() {
    let text = "Lesefest in der Zentralbibliothek\nAm Montag wird in der Zentralbibliothek zwölf Stunden lang vorgelesen.\n\
                Ansprechpartnerin:\nIna Roth, Tel. 0211. 89-94108\n\nLesung in der Straßenbahn\n\n\
                Nähen für Anfänger\nAm Freitag stehen acht Maschinen bereit, Garn und Nadeln liegen daneben.\n";
    let items = parse(text).releases().to_vec();
    assert_eq!((items.len(), items[0].contacts.len()), (3, 1));
    assert_eq!(*items[1].headlines[0].text, "Lesung in der Straßenbahn");
}

#[test]
fn a_dateline_below_running_text_is_quoted() {
    let text = "Schülerinnen aus Palermo lösen ein Rätsel\n\n| Kultur\n\nEine einzige Zeile hat die Klasse eine Woche lang \
                beschäftigt. Sie stand auf einem Plakat, das beim Umbau ihrer Schule in Düsseldorf hinter einem Schrank zum \
                Vorschein kam und auf dem außer ihr nur noch der Abdruck einer Kaffeetasse zu sehen war, den niemand erklären \
                konnte, auch die Älteren nicht, die dort schon zur Schule gegangen waren.\n\nDatum: 3. Mai 1999 | Ort: siehe oben\n\n\
                Mehr stand dort nicht.\n";
    assert_eq!(parse(text).layout().map(Layout::as_str), Some("web-news"));
}

#[test]
fn an_appointment_as_long_as_a_line_stands_alone() {
    let text = "Wir laden Sie herzlich ein am\n\nDonnerstag, 14. Juni, 8.30 Uhr, Haus der Jugend in Lohfeld\n\n\
                auf den Platz vor dem Haus.";
    assert_eq!(
        body(&format!("{HEAD}{text}{FOOT}"))[1],
        "p Donnerstag, 14. Juni, 8.30 Uhr, Haus der Jugend in Lohfeld"
    );
}

#[test]
fn a_headline_may_end_with_a_title_that_is_a_call() {
    let headline = "Die Stadt zeigt im Mai die Ausstellung \"Auf und davon!\"";
    let text = format!(
        "Pressedienst\n\n3. Mai 2022\n\n{headline}\n\nDie Stadt zeigt ab\n{headline}\nSeite 2\nMontag zwanzig Bilder."
    );
    assert_eq!(body(&text), ["p Die Stadt zeigt ab Montag zwanzig Bilder."]);
}

#[test]
fn a_wrapped_headline_may_have_an_association_or_a_dash_at_its_line_end() {
    for lines in [
        ["Neue Bänke: Der Heimatverein Lohfeld e.V.", "baut sie am Rhein"],
        ["Neue Bänke: Die Stadt zeigt ihre Pläne", "- und warum sie gelingen"],
    ] {
        let text = format!(
            "Pressedienst\n3. Mai 2022\n{}\nDie Stadt stellt am Ufer, wo es schön ist, ab\n{}\nSeite 2\nMontag neue Bänke auf.",
            lines.join("\n"),
            lines.join(" ")
        );
        let release = release(&text);
        assert_eq!(*release.headlines[0].text, lines.join(" "));
        assert_eq!(
            body(&text),
            ["p Die Stadt stellt am Ufer, wo es schön ist, ab Montag neue Bänke auf."]
        );
    }
}

#[test]
fn pictures_with_one_address_are_no_running_heads_behind_a_question() {
    let picture = "Neue Bänke, ©LHD/Ina Roth\n\nhttps://www.duesseldorf.de/fileadmin/2205/Bank.jpg\n\n";
    let text = format!(
        "{HEAD}Die Stadt stellt am Rhein zwanzig Bänke auf. Und wer hat das alles bezahlt?\n\n\
         Zu Ihrer redaktionellen Verwendung bieten wir Ihnen folgende Bilder an:\n\n{}",
        picture.repeat(6)
    );
    let addresses = release(&text).images.iter().filter(|image| image.url.is_some()).count();
    assert_eq!(addresses, 6);
}

#[test]
fn a_page_end_in_a_credit_cuts_legal_forms_and_long_names() {
    let credit = |before: &str, after: &str| {
        let text = format!(
            "{HEAD}Die Stadt stellt Bänke auf.\n\nZu Ihrer redaktionellen Verwendung bieten wir Ihnen folgende Bilder an:\n\n\
             Neue Bänke, ©{before}\n\nSeite 2\n\n{after}\nhttps://www.duesseldorf.de/fileadmin/2205/Bank.jpg\n"
        );
        release(&text).images[0]
            .credit
            .as_ref()
            .map(|credit| credit.line.to_string())
    };
    for (before, after) in [
        ("Werkstatt für", "Holz gGmbH"),
        ("Heimatverein Lohfeld", "e.V."),
        ("Büro Holm", "+ Söhne"),
        ("LHD/Anna", "Maria von der Heide"),
    ] {
        assert_eq!(credit(before, after), Some(format!("©{before} {after}")));
    }
}

#[test]
fn names_and_titles_make_no_headline_in_two_languages() {
    let english = "The city has put twenty new benches on the banks of the Rhine, where people like to sit.";
    for subheads in [
        "Dr. Hans-Jürgen Osterloh thanks the neighbours in Klein-Urdel / 1,000 guests from 13 countries",
        "1,000 guests from 13 countries / The exhibition \"Auf und davon!\" for everyone who lives in Bilkerath",
    ] {
        let text = format!("Pressedienst\n\n3. Mai 2022\n\nNew benches by the river\n\n{subheads}\n\n{english}{FOOT}");
        assert_eq!(*release(&text).headlines[0].text, "New benches by the river");
    }
    let flat = "Pressedienst der Landeshauptstadt Düsseldorf Neuer Brunnen eröffnet 1.000 Gäste aus 18 Ländern / Am Montag, \
                19. November, beginnt in Lohfeld der Wochen- und Blumenmarkt Die Stadt hat ihn vorgestellt. Text: Roth, Ina \
                01.01.2008 Zur Online-Version: https://www.duesseldorf.de/index.php?id=7";
    assert!(release(flat).headlines.is_empty());
}

/// Lines of at most seventy letters.
const WRAPPED: &str = "Pressedienst\n3. Mai 2022\nNeue Bänke am Rhein\n\
    Wer in den kommenden Wochen an dem alten Haus vorbeigeht, sieht zuerst\n\
    nur ein Gerüst und davor einen hölzernen Zaun, der bis an die Straße\n\
    reicht. Dahinter wird gearbeitet, und zwar von früh bis spät, damit\n\
    noch vor dem ersten Frost ein neues Dach auf den Mauern liegt und im\n\
    Winter niemand mehr frieren muss, der hier lernt. So wollen es alle,\n\
    die seit vielen Jahren um das alte Haus gestritten haben.\n";

#[test]
fn a_footer_wider_than_the_text_does_not_tell_its_width() {
    let text = format!(
        "{WRAPPED}Der Heimatverein hat im Mai zwanzig Bänke gebaut, sagt Dr. Ina Roth.\nDas freut alle.\n\
         Kontakt: Roth, Ina presse@duesseldorf.de, Telefon +49. 211. 89 - 93131, täglich\nKontakt: Lenz, Mara"
    );
    let body = body(&text);
    assert_eq!(
        body[1],
        "p Der Heimatverein hat im Mai zwanzig Bänke gebaut, sagt Dr. Ina Roth. Das freut alle."
    );
}

#[test]
fn behind_a_page_end_a_short_question_goes_on_with_a_full_line() {
    let text = format!(
        "{WRAPPED}Der Heimatverein hat im Mai zwanzig Bänke gebaut, sagt Dr. Ina Roth.\n\
         Neue Bänke am Rhein\nSeite 2\nUnd wer hat das alles bezahlt?\nDie Stadt gibt nichts dazu."
    );
    assert_eq!(
        body(&text)[1],
        "p Der Heimatverein hat im Mai zwanzig Bänke gebaut, sagt Dr. Ina Roth. Und wer hat das alles bezahlt?"
    );
}

#[test]
fn the_widest_line_before_a_page_end_is_one_line() {
    let text = format!(
        "{WRAPPED}Ina Roth kam, als die Werkstatt ihn zeigte, den Plan \"1950 - und dann?\"\n\
         Neue Bänke am Rhein\nSeite 2\nhieß er."
    );
    assert_eq!(
        body(&text)[1],
        "p Ina Roth kam, als die Werkstatt ihn zeigte, den Plan \"1950 - und dann?\" hieß er."
    );
}

#[test]
fn a_dash_behind_a_quoted_question_begins_no_list() {
    let text = format!(
        "{WRAPPED}Auch für viele Ehrenamtliche ist die Schau \"Wer zählt die vielen Bäume?\"\n\
         - und nicht nur im Park - ein Gewinn."
    );
    assert_eq!(
        body(&text)[1],
        "p Auch für viele Ehrenamtliche ist die Schau \"Wer zählt die vielen Bäume?\" - und nicht nur im Park - ein Gewinn."
    );
}

#[test]
fn a_wrapped_line_of_prose_between_a_weekday_and_an_hour_is_no_appointment() {
    let text = format!(
        "{WRAPPED}Geöffnet ist in der Regel täglich von 8 bis 22 Uhr, aber erst nach dem\n\
         Donnerstag, 1. August, auch länger. Geschlossen wird um sechzehn Uhr,\n\
         am Montag auch später."
    );
    assert_eq!(body(&text).len(), 2, "{:?}", body(&text));
}

#[test]
fn behind_eight_cut_words_a_word_keeps_its_hyphen() {
    let cut = "Am Rhein steht eine neue Sitz-\nbank und ".repeat(8);
    let text =
        format!("{HEAD}{cut}hier ist das Meet-\nup aller Viertel.\n\nEin Meet-up gibt es bald auch im Rathaus.{FOOT}");
    let whole = "Am Rhein steht eine neue Sitzbank und ".repeat(8);
    assert_eq!(body(&text)[0], format!("p {whole}hier ist das Meet-up aller Viertel."));
}

#[test]
fn an_invitation_has_its_appointment_as_text_version_too() {
    let text = "Pressedienst der Landeshauptstadt Düsseldorf\n\nMedientermin 5.5.23: Stadt eröffnet Radweg am Rheinufer\n\n\
                Der Radweg am Rheinufer ist fertig. Die Stadt hat ihn in zwei Jahren gebaut.\n\nText: Lenz, Mara\n03.05.2023\n\
                Zur Online-Version: https://www.duesseldorf.de/a.html\n";
    let document = parse(text);
    assert_eq!(document.layout(), Some(Layout::TextVersion));
    let [release] = document.releases() else {
        panic!("one release");
    };
    assert_eq!(release.kind, Kind::Invitation);
    let days: Vec<_> = release
        .appointments
        .iter()
        .map(|found| found.date.map(|day| day.to_string()))
        .collect();
    assert_eq!(days, [Some("2023-05-05".to_owned())]);
}

#[test]
fn appointments_stand_in_the_order_of_the_body() {
    let text = "Pressedienst\n\n3. Mai 2022\n\nMedientermin 14. Mai 2022, 10 Uhr: Stadt eröffnet Radweg am Rheinufer\n\n\
                Wir laden Sie herzlich ein:\n\nDonnerstag, 12. Mai 2022, 9 Uhr, Rathaus, Marktplatz 2\n\n\
                Samstag, 14. Mai 2022, 10 Uhr, Rheinufer, Apolloplatz\n\nMontag, 16. Mai 2022, 11 Uhr, Rathaus, Marktplatz 2";
    let appointments = release(&format!("{text}{FOOT}")).appointments;
    let days: Vec<_> = appointments
        .iter()
        .filter_map(|found| found.date)
        .map(|day| day.to_string())
        .collect();
    assert_eq!(days, ["2022-05-12", "2022-05-14", "2022-05-16"]);
}

#[test]
fn a_caption_above_each_page_number_is_no_running_head() {
    // The beginning is lost, so that no headline tells what the lines above the page numbers are.
    let page = |number: u32| {
        format!("Die Bäder der Stadt öffnen am Montag wieder.\n\nBad, ©Stadt/Roth.\n\nSeite {number}\n\n")
    };
    let text = format!("{}{}{}Sie schließen um acht.{FOOT}", page(2), page(3), page(4));
    let document = Parser::new().layout(Layout::Paged).parse(&text);
    let heads = document.parts().filter(|(_, role)| *role == Role::RunningHead);
    assert_eq!(heads.count(), 0);
    let others = text.replace(", ©Stadt/Roth", " am Rhein");
    let document = Parser::new().layout(Layout::Paged).parse(&others);
    let heads = document.parts().filter(|(_, role)| *role == Role::RunningHead);
    assert_eq!(heads.count(), 3);
}

#[test]
fn blanks_before_the_end_of_a_line_of_html_do_not_matter() {
    let parse = |text: &str| Parser::new().layout(Layout::PagedSidebar).parse(text);
    let text = "<h1>Bad offen. Herausgegeben vom\nAmt für\nFax&auml;mter</h1>\n<p>Es ist\noffen.</p>";
    let wanted = parse(text);
    assert!(!wanted.releases().is_empty());
    for blanks in [" ", "  ", "    "] {
        let printed = text.replace('\n', &format!("{blanks}\n"));
        assert_eq!(parse(&printed).releases(), wanted.releases(), "{blanks:?}");
    }
}

/// A link, a name, initials or a number behind the last words show that nothing is lost, whatever these end with.
#[test]
fn what_stands_behind_the_body_proves_its_end() {
    const PAGED: &str = "Pressedienst\n\n31. August 2019\n\nLesefest am Rhein\n\nAm Abend hat es begonnen.\n\n\
                         Am Sonntag, 1. September, liest Ina Roth auf den Stufen am Ufer aus \"Zeit für alle\"\n";
    const ARCHIVE: &str = "Pressedienst Archiv\n\nKultur\n\n31.08.2019\n\nLesefest am Rhein\n\nAm Abend hat";
    const MAIL: &str = "++ Brunnen in Düsseldorf ++\nEs war am\nWeiter … http://www.duesseldorf.de/08052810_162.pdf\n";
    const LIST: &str = "Aktuelle News\n\nKultur\n\nAm Abend hat das Fest mit einer";
    for (text, breaks_off) in [
        (PAGED.to_owned(), true),
        (format!("{PAGED}\n29253_240\n"), false),
        // At the foot of a page the number stands below the logo.
        (format!("{PAGED}\n:DÜSSELDORF\n29253_240\n"), true),
        (format!("{PAGED}\nKontakt: Roth, Ina\npresse@duesseldorf.de\n"), false),
        (format!("{ARCHIVE} Mehr\n"), false),
        (format!("{ARCHIVE}\n"), true),
        (format!("{ARCHIVE} Mehr\n\n\nSport\n\n30.08.2019\n\nLauf am Rh\n"), true),
        (MAIL.to_owned(), false),
        (format!("{MAIL}++ Lauf ++\n"), true),
        (format!("{MAIL}++ Lauf ++\nEs lief am\n"), true),
        (format!("{LIST}\nMehr\n"), false),
        (format!("{LIST}\nMehr\n\nSport\n"), true),
    ] {
        let document = parse(&text);
        assert!(document.layout().is_some(), "{text}");
        let found = document
            .diagnostics()
            .iter()
            .any(|found| found.code() == Code::TextBreaksOff);
        assert_eq!(found, breaks_off, "{text}");
    }
}

#[test]
fn the_number_of_an_item_stays_where_it_counts_a_word() {
    for (text, expected) in [
        (
            "1. Preis für Ina Roth\n2. Preis für Jan Lenz",
            &["l 1. Preis für Ina Roth | 2. Preis für Jan Lenz"][..],
        ),
        // On a line of its own, and where two share it.
        (
            "1.\nPreis: Ina Roth\n2.\nPreis: Jan Lenz",
            &["l 1. Preis: Ina Roth | 2. Preis: Jan Lenz"],
        ),
        (
            "1. Platz Ina Roth\n2. Platz Jan Lenz\n2. Platz Eva Voss\n3. Platz Tom Berg",
            &["l 1. Platz Ina Roth | 2. Platz Jan Lenz | 2. Platz Eva Voss | 3. Platz Tom Berg"],
        ),
        (
            "1. und 2. Oktober: Tanz\n2. und 3. November: Musik",
            &["p 1. und 2. Oktober: Tanz", "p 2. und 3. November: Musik"],
        ),
    ] {
        let end = "Alle kommen am Abend zum Fest.";
        let found = body(&format!("{HEAD}Am Anger ist viel los.\n\n{text}\n\n{end}{FOOT}"));
        assert_eq!(found.get(1..found.len().saturating_sub(1)).unwrap(), expected, "{text}");
    }
}

#[test]
fn prose_on_a_news_page_that_ends_with_a_source_is_no_caption() {
    let page = |line: &str| {
        format!("Lesefest eröffnet\n\n| Kultur\n\nEs war schön. Alle kamen.\n\n{line}\n\nAm Abend spielte die Musik.\n")
    };
    for line in [
        "Es kamen mehr Gäste als je zuvor. Quelle: Amt für Statistik",
        "Es kamen mehr Gäste (Quelle: Amt für Statistik).",
        "Das Buch ist im Handel erhältlich. Text: Ina Roth, Illustrationen: Eva Voss",
        "Die Helferinnen und Helfer zeigt das beste Video: Jan Lenz",
    ] {
        let release = release(&page(line));
        assert!(release.images.is_empty(), "{line}");
        assert!(body(&page(line)).iter().any(|block| block.ends_with(line)), "{line}");
    }
    let text = page("Foto: Ina Roth");
    let credits: Vec<_> = release(&text)
        .images
        .into_iter()
        .filter_map(|image| image.credit)
        .collect();
    assert_eq!(credits.len(), 1);
    let codes: Vec<Code> = parse(&text).diagnostics().iter().map(Diagnostic::code).collect();
    assert_eq!(codes, [Code::CreditWithoutCaption]);
}

/// Only the clause of the appointment cancels it: neither what others are asked to do nor what somebody talks about.
#[test]
fn not_every_word_of_cancelling_cancels_an_appointment() {
    const PLAIN: &str = "Neue Bänke am Rhein";
    const DAY: &str = "Freitag, 20. September, 10 Uhr";
    let invitation = |headline: &str, body: &str| {
        let text = format!(
            "Pressedienst\n\n16. September 2019\n\nEinladung an die Medien\n\n{headline}\n\n\
             Liebe Kolleginnen und Kollegen,\n\nzur Vorstellung laden wir Sie ein am\n\n{body}{FOOT}\n"
        );
        let release = release(&text);
        assert_eq!(release.kind, Kind::Invitation, "{text}");
        assert_eq!(release.appointments.len(), 1, "{text}");
        release.appointments[0].is_cancelled
    };
    let prose = |end: &str| format!("Rhein. Am Freitag, 20. September, 10 Uhr, {end}");
    for (headline, body, is_cancelled) in [
        (PLAIN, format!("{DAY}\n\nBitte bis Mittwoch zu- oder absagen."), false),
        (PLAIN, format!("{DAY}\n\nWer nicht kommen kann, möge absagen."), false),
        (
            PLAIN,
            format!("{DAY}\n\nStadtdirektorin Ina Roth erläutert, warum der Weihnachtsmarkt entfällt."),
            false,
        ),
        (
            PLAIN,
            prose("stellt Ina Roth im Rathaus vor, welche Gebühren 2020 entfallen."),
            false,
        ),
        (
            "Oberbürgermeister erläutert, warum die Kirmes entfällt",
            DAY.to_owned(),
            false,
        ),
        ("Neue Bänke am Rhein \u{2014} ENTFÄLLT!", DAY.to_owned(), true),
        (PLAIN, format!("{DAY}\n\nim Rathaus findet leider nicht statt."), true),
        (PLAIN, format!("{DAY}\n\nDer Termin wird nicht stattfinden."), true),
        (PLAIN, prose("muss der Termin leider ausfallen."), true),
    ] {
        assert_eq!(invitation(headline, &body), is_cancelled, "{headline}: {body}");
    }
}

#[test]
fn events_for_everybody_are_no_appointments_of_the_press() {
    for (headline, kind) in [
        ("Filmgespräch am 5. Oktober im Filmmuseum", Kind::Release),
        ("Filmtermine im Open-Air-Kino", Kind::Release),
        ("Fotorundgang 5. Oktober: Auf den Spuren der Bänke", Kind::Release),
        ("Bildtermine mit dem Prinzenpaar begehrt", Kind::Release),
        ("Medientermin zum Richtfest lockt Hunderte", Kind::Release),
        ("Fototermin 5. Oktober: Neue Bänke am Rhein", Kind::Invitation),
        ("Presse- und Fototermin: Neue Bänke am Rhein", Kind::Invitation),
        ("Pressegespräch am 5. Oktober im Filmmuseum", Kind::Invitation),
    ] {
        let text = format!("Pressedienst\n\n16. September 2019\n\n{headline}\n\nSie sind aus Holz.{FOOT}\n");
        assert_eq!(release(&text).kind, kind, "{headline}");
    }
}

#[test]
fn labels_of_bylines_may_be_joined_or_in_capitals() {
    let page = |byline: &str| {
        format!(
            "Pressedienst Einzelansicht\n\nUmwelt\n\nNeue Bänke am Rhein\n\nErstellt:\n{byline}\n\nSie sind aus Holz.\n"
        )
    };
    let news = |byline: &str| {
        format!(
            "Neue Bänke am Rhein\n\n| Umwelt\n\nAm Ufer stehen seit Montag Bänke.\n\nSie sind aus Holz. Alle blicken zum Fluss.\n\n{byline}\n"
        )
    };
    for (text, authors) in [
        (page("Text und Redaktion: Roth, Ina"), 1),
        (page("Redaktion/Text: Roth, Ina"), 1),
        (page("Text: Ina Roth sowie Jan Lenz"), 2),
        (page("REDAKTION: Roth, Ina"), 1),
        (news("Text und Fotos: Roth, Ina"), 1),
        (news("Text/Foto: Ina Roth"), 1),
    ] {
        let document = parse(&text);
        assert!(
            document.diagnostics().is_empty(),
            "{text}: {:?}",
            document.diagnostics()
        );
        let release = release(&text);
        assert_eq!(release.bylines.len(), authors, "{text}");
        assert!(!body(&text).iter().any(|block| block.contains("Roth")), "{text}");
    }
    let unread = page("Text: Roth, Ina (pld)");
    let codes: Vec<_> = parse(&unread).diagnostics().iter().map(Diagnostic::code).collect();
    assert!(codes.contains(&Code::BylineUnreadable), "{codes:?}");
    assert_eq!(body(&unread), ["p Sie sind aus Holz."]);
}

#[test]
fn a_caption_of_a_text_version_has_the_label_of_its_text_on_a_line() {
    let text = "Pressedienst der Landeshauptstadt Düsseldorf\n\nNeue Bänke am Rhein\n\nSie sind aus Holz.\n\n\
                Text und Foto: Lenz, Mara\n\n10.09.2019\n\nBild:\nhttps://www.duesseldorf.de/fileadmin/Amt13/pressebilder/1909/190910-B.jpg\n\
                Anna Maria Ebel, Architektin in Bilk, 13 Jahre nach dem Bau,\nText und Foto: Roth\n";
    let release = release(text);
    let authors: Vec<_> = release.bylines.iter().map(ToString::to_string).collect();
    assert_eq!(authors, ["Mara Lenz"]);
    assert_eq!(body(text), ["p Sie sind aus Holz."]);
    assert_eq!(release.images.len(), 1);
}

#[test]
fn any_blank_and_any_hyphen_stand_in_labels() {
    let portal = "Aktuelles\n\n08.06.2020 \u{2011} 14:25 Uhr\nNeue Bänke am Rhein\nSie sind aus Holz.\n\n\n\
                  05.06.2020 \u{2011} 9:05 Uhr\nNeue Bäume in Düsseldorf\nSie sind noch klein.\n";
    assert_eq!(parse(portal).layout(), Some(Layout::WebPortal));
    let paged = "pld\u{A0}- Pressedienst der\nLandeshauptstadt\u{A0}Düsseldorf\n\n16. September 2019\n\n\
                 EINLADUNG AN DIE PRESSE\n\nNeue Bänke am Rhein\n\nSie sind aus Holz.";
    let paged = release(&format!("{paged}{FOOT}\n"));
    assert_eq!((paged.topics.len(), paged.kind), (0, Kind::Invitation));
    assert_eq!(
        words(
            &paged
                .headlines
                .into_iter()
                .map(|headline| headline.text)
                .collect::<Vec<_>>()
        ),
        ["Neue Bänke am Rhein"]
    );
}

#[test]
fn a_line_knows_its_own_signs_whatever_ends_lines() {
    let text = "Selte4\nduesseldorf.de/fileadmin/\nKonlakt: L";
    let layout = parse(text).layout();
    for end in ["\r\n", "\u{B}", "\u{85}", "\u{2028}", "\u{2029}"] {
        assert_eq!(parse(&text.replace('\n', end)).layout(), layout, "{end:?}");
    }
}

#[test]
fn a_damaged_address_has_single_blanks() {
    let urls = ["a b", "a   b"].map(|name| {
        let picture =
            format!("Eine Bank, \u{A9}Landeshauptstadt Düsseldorf\n\n<https://www.duesseldorf.de/{name}_1.jpg>");
        let release = release(&format!("{HEAD}Am Rhein.\n\n{picture}{FOOT}"));
        let [image] = &release.images[..] else {
            panic!("one picture, not {}", release.images.len())
        };
        [&image.url, &image.url_printed].map(|url| url.as_ref().map(ToString::to_string))
    });
    assert_eq!(urls[0][0].as_deref(), Some("https://www.duesseldorf.de/a b_1.jpg"));
    assert_eq!(urls[0], urls[1]);
}

#[test]
fn a_headline_alone_breaks_off_wherever_it_begins() {
    for text in ["Lesefest am Rhein", "\nLesefest am Rhein", "\u{FEFF}Lesefest am Rhein"] {
        let document = Parser::new().layout(Layout::TextVersion).parse(text);
        let codes: Vec<_> = document.diagnostics().iter().map(Diagnostic::code).collect();
        assert_eq!(codes, [Code::DateMissing, Code::TextBreaksOff], "{text:?}");
    }
}

#[test]
fn a_mark_that_has_no_place_of_its_own_gives_none_to_a_value() {
    let text = "https://www.duesseldorf.de/a.jpg\nEs gibt\n-\n-\nObst\n; Foto: Ina Roth\nKäse\n";
    for layout in Layout::ALL {
        let document = Parser::new().layout(*layout).parse(text);
        for leaf in document.releases().iter().flat_map(Release::leaves) {
            assert!(leaf.spans().iter().all(|span| !span.is_empty()), "{leaf:?}");
        }
    }
}
