use std::path::Path;

use super::*;
use crate::format::sample;
use crate::text::Source;

/// What a text becomes.
fn tei(text: &str) -> String {
    rendered(&pressedienst::parse(text), text)
}

fn rendered(document: &pressedienst::Document, text: &str) -> String {
    let source = Source::new(Some(Path::new("in/a.txt")), text.as_bytes(), "UTF-8", document.layout());
    let text = Text::new(&source, document, text.as_bytes(), false);
    String::from_utf8(Tei.file(&text).unwrap()).unwrap()
}

#[track_caller]
#[test]
fn an_appointment_that_is_cancelled() {
    let page = |notice: &str| {
        tei(&format!(
            "Pressedienst Einzelansicht\n\nKultur\n\n{notice}Medientermin 5.5.23: Neue Bäume am Rhein\n\nErstellt:\n\n\
             Am Rhein werden neue Bäume gepflanzt.\n\nPDF TXT\n"
        ))
    };
    let (usual, cancelled) = (page(""), page("ABGESAGT: "));
    assert!(
        usual.contains("<event type=\"appointment\" when=\"2023-05-05\">"),
        "{usual}"
    );
    let event = "<event type=\"appointment\" subtype=\"cancelled\" when=\"2023-05-05\">";
    assert!(cancelled.contains(event), "{cancelled}");
}

fn assert_holds(xml: &str, lines: &[&str]) {
    let mut rest = xml;
    for line in lines {
        let found = rest.split_once(&format!("{line}\n"));
        rest = found.unwrap_or_else(|| panic!("no {line} in its place in\n{xml}")).1;
    }
}

const PAGED: &str = "Pressedienst\n\n14. Mai 2021\n\nBad <eröffnet> & offen\n\nDas Bad ist wieder offen. Viele freuen sich\n\n\
                     Bad <eröffnet> & offen\n\nSeite 2\n\nüber das kühle Wasser an warmen Tagen.\n\n\
                     Zu Ihrer redaktionellen Verwendung stellen wir Ihnen folgendes Bildmaterial zum Download zur Verfügung:\n\n\
                     Das Becken, ©Landeshauptstadt Düsseldorf/Ina Roth\n\
                     <https://www.duesseldorf.de/fileadmin/Amt13/pressebilder/2105/210514-Bad.jpg>\n\n\
                     Kontakt: Lenz, Mara\npresse@duesseldorf.de, Telefon +49.211.89-93131\n";

#[test]
fn a_release() {
    let xml = tei(PAGED);
    assert_holds(
        &xml,
        &[
            "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">",
            "    <title type=\"main\" xml:lang=\"de\">Bad &lt;eröffnet&gt; &amp; offen</title>",
            "    <date when=\"2021-05-14\">2021-05-14</date>",
            "   <particDesc>",
            "    <listPerson>",
            "     <person xml:id=\"name-4d1055b1-46ce-50a0-9fbb-7530174ab81d\">",
            "      <persName>Ina Roth</persName>",
            "      <idno type=\"URI\">urn:uuid:4d1055b1-46ce-50a0-9fbb-7530174ab81d</idno>",
            "     </person>",
            "      <persName>Mara Lenz</persName>",
            "    <listOrg>",
            "      <orgName>Landeshauptstadt Düsseldorf</orgName>",
            "   </particDesc>",
            "     <term type=\"kind\" key=\"release\" xml:lang=\"de\">Pressemitteilung</term>",
            "   <pb n=\"1\"/>",
            "   <head type=\"main\" xml:lang=\"de\">Bad &lt;eröffnet&gt; &amp; offen</head>",
            "    <dateline><date when=\"2021-05-14\">14. Mai 2021</date></dateline>",
            "   <p xml:lang=\"de\">Das Bad ist wieder offen. Viele freuen sich <pb n=\"2\"/><fw type=\"pageNum\">Seite 2</fw>\
             über das kühle Wasser an warmen Tagen.</p>",
            "     <graphic url=\"https://www.duesseldorf.de/fileadmin/Amt13/pressebilder/2105/210514-Bad.jpg\"/>",
            "     <figDesc>Das Becken</figDesc>",
            "     <p>©<orgName role=\"holder\" ref=\"#name-f4bace34-333b-5f9d-ae70-4048e8b74e81\">Landeshauptstadt Düsseldorf</orgName>/\
             <persName role=\"photographer\" ref=\"#name-4d1055b1-46ce-50a0-9fbb-7530174ab81d\">Ina Roth</persName></p>",
            "    <p><persName ref=\"#name-ceb7714a-052c-51c8-b600-4ea28bf7a10f\"><forename>Mara</forename> <surname>Lenz</surname></persName>, \
             <email>presse@duesseldorf.de</email>, <num type=\"phone\">+49.211.89-93131</num>\
             <ptr type=\"phone\" target=\"tel:+492118993131\"/></p>",
        ],
    );
}

#[test]
fn right_names_stand_in_the_list() {
    let corrections = crate::names::sample(
        "printed,role,name,kind,gnd\nIna Roth,,dpa,organisation,2001630-X\nMara Lenz,,Mara Lens,,118540238\n",
    );
    let document = pressedienst::parse(PAGED);
    let source = Source::new(
        Some(Path::new("in/a.txt")),
        PAGED.as_bytes(),
        "UTF-8",
        document.layout(),
    );
    let mut text = Text::new(&source, &document, PAGED.as_bytes(), false);
    text.names = Some(&corrections);
    let xml = String::from_utf8(Tei.file(&text).unwrap()).unwrap();
    let sum = &corrections.file().unwrap().sha256;
    let file = format!("   <p xml:lang=\"en\">Right names are from the file with the SHA-256 {sum}.</p>");
    let place = |kind, name| Who {
        kind,
        ..Who::as_printed(name, Role::Contact)
    };
    let [lens, dpa] =
        [(Kind::Person, "Mara Lens"), (Kind::Organisation, "dpa")].map(|(kind, name)| names::id(&place(kind, name)));
    assert_holds(
        &xml,
        &[
            &file,
            &format!("     <person xml:id=\"{lens}\">"),
            "      <persName>Mara Lens</persName>",
            "      <idno type=\"GND\">118540238</idno>",
            &format!("     <org xml:id=\"{dpa}\">"),
            "      <orgName>dpa</orgName>",
            "      <idno type=\"GND\">2001630-X</idno>",
        ],
    );
    for printed in [
        format!("<orgName role=\"photographer\" ref=\"#{dpa}\">Ina Roth</orgName>"),
        format!("<persName ref=\"#{lens}\"><forename>Mara</forename> <surname>Lenz</surname></persName>"),
    ] {
        assert!(xml.contains(&printed), "{printed} in {xml}");
    }
}

#[test]
fn a_word_cut_by_the_end_of_a_page() {
    let text = PAGED
        .replace("freuen sich\n", "warten jetzt auf die Ausbildungs-\n")
        .replace("über das", "werkstatt und das");
    let word = "Ausbildungs<pb n=\"2\" break=\"no\"/><fw type=\"pageNum\">Seite 2</fw>werkstatt und";
    assert!(tei(&text).contains(word), "{}", tei(&text));
}

#[test]
fn a_paragraph_that_is_not_its_pieces() {
    // A letter printed as two signs is one in the value.
    let xml = tei(&PAGED.replace("das kühle", "das ku\u{308}hle"));
    assert_holds(&xml, &["   <pb n=\"2\"/><fw type=\"pageNum\">Seite 2</fw>", "  <back>"]);
    assert!(!xml.contains("freuen sich <pb"), "{xml}");
}

#[test]
fn nothing_at_all() {
    let xml = tei("");
    assert_holds(
        &xml,
        &[
            "    <title type=\"fileName\">a.txt</title>",
            "    <publisher/>",
            "  <body>",
            "   <p/>",
            "  </body>",
            "</TEI>",
        ],
    );
}

/// A record holds whatever somebody wrote into it.
const HOSTILE: &str = r#"{"layout": null, "page_count": null, "diagnostics": [], "releases": [
    {"kind": "release", "topics": ["</term>\u0000"], "date": null, "date_end": null, "time": null, "place": null,
     "appointments": [], "kicker": "\u0301\uFFFE", "headlines": [], "subheads": [],
     "body": [{"type": "crosshead", "lang": "en", "text": "A\r\nB"}, {"type": "list", "lang": null, "items": []}],
     "images": [{"url": "https://a.de/b c.jpg", "url_printed": null, "caption": null,
                 "credit": {"line": "©A/B", "holder": "C & D", "photographer": "B"}}],
     "bylines": [{"family": null, "given": null}], "contacts": [], "text_version_url": "javascript:alert(1)",
     "online_url": null, "document_number": null, "imprint": null}]}"#;

#[test]
fn a_hostile_record() {
    let document = sample::read(HOSTILE);
    assert_holds(
        &rendered(&document, ""),
        &[
            "    <note type=\"urlAsPrinted\" subtype=\"textVersion\">javascript:alert(1)</note>",
            "     <term type=\"topic\">&lt;/term&gt;\u{FFFD}</term>",
            "   <head type=\"kicker\">\u{301}\u{FFFD}</head>",
            "   <div type=\"section\" xml:lang=\"en\">",
            "    <head xml:lang=\"en\">A&#13;&#10;B</head>",
            "   </div>",
            "    <figure>",
            "     <p>©A/<persName role=\"photographer\" ref=\"#name-062c4f46-247d-5cd4-a5d1-2f9106821613\">B</persName></p>",
            "     <p><orgName role=\"holder\" ref=\"#name-834ae826-c515-59e6-8d97-3ab343bf6aab\">C &amp; D</orgName></p>",
            "     <note type=\"urlAsPrinted\">https://a.de/b c.jpg</note>",
            "    </figure>",
        ],
    );
}

#[test]
fn a_page_of_items() {
    let items = (1..=60).map(|index| {
        format!("Kultur\n\n02.05.2023\n\nLesefest Nummer {index} am Rhein\n\nAm Abend war es schön. Mehr\n\n\n\n")
    });
    let text = format!("Pressedienst Archiv\n\n{}", items.collect::<String>());
    let document = pressedienst::parse(&text);
    assert_eq!(document.releases().len(), 60);
    let xml = rendered(&document, &text);
    assert_holds(
        &xml,
        &[
            "<teiCorpus xmlns=\"http://www.tei-c.org/ns/1.0\">",
            " <TEI n=\"60\">",
            " </TEI>",
            "</teiCorpus>",
        ],
    );
    assert_eq!(xml.matches("<text xml:lang").count(), 60);
}
