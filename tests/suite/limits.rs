//! Limits: what is kept at each of them, and what becomes of the rest one past it.

use pressedienst::{Code, Diagnostic, Document, Limits, Parser, Role, Span, parse};

use crate::support::invariants;

/// Where a limit was reached.
fn reached(document: &Document) -> Option<Span> {
    let mut found = document.diagnostics().iter();
    let found = found.find(|found| found.code() == Code::LimitReached);
    found.map(Diagnostic::span)
}

/// Reads a text with limits so that it is just within them, and so that it is one past them; tells what was read then, and
/// the text from where the limit was reached.
fn one_past(text: &str, count: usize, limit: impl Fn(Limits, usize) -> Limits) -> (Document, &str) {
    let read = |most| Parser::new().limits(limit(Limits::of(text.len()), most)).parse(text);
    let within = read(count);
    assert_eq!((reached(&within), &within), (None, &parse(text)));
    let over = read(count - 1);
    invariants::check(&over);
    let span = reached(&over).expect("one past the limit");
    assert!(span.end() >= text.trim_end().len(), "all of the rest");
    let last = over.parts().filter(|(_, role)| *role != Role::Blank).last();
    assert!(
        last.is_some_and(|(part, role)| role == Role::Unclassified && part.end() == span.end()),
        "the rest is unclassified: {last:?}"
    );
    (over, span.of(text))
}

const HEAD: &str = "Pressedienst\n\n31. August 2019\n\nLesefest am Rhein eröffnet\n\n";

#[test]
fn lines() {
    let text = format!("{HEAD}Am Abend begann das Fest.\n\n \nAlle kamen.\n");
    let (read, rest) = one_past(&text, 5, Limits::lines);
    assert_eq!((read.releases()[0].body.len(), rest), (1, "Alle kamen."));
}

#[test]
fn lines_with_other_ends() {
    for end in ["\r\n", "\r", "\u{85}", "\u{2028}"] {
        let text = format!("{HEAD}Am Abend begann das Fest.\n\nAlle kamen.\n").replace('\n', end);
        assert_eq!(one_past(&text, 5, Limits::lines).1, "Alle kamen.", "{end:?}");
    }
}

#[test]
fn repairs() {
    for (pieces, text) in [
        (
            5,
            "<!-- image -->\n<!-- image -->\n<!-- image -->\nAm **Abend** begann das Fest.\n\nAlle kamen.\n",
        ),
        (2, "Das Fest wurde ero\u{308}ffnet.\n\nDie Tu\u{308}ren waren offen.\n"),
        (2, "Das Fest wurde er\u{AD}öffnet.\n\nAlle ka\u{AD}men.\n"),
        (2, "Das Fest wurde ero¨ffnet.\n\nDie Tu¨ren waren offen.\n"),
        (2, "Lesefest erÃ¶ffnet.\n\nDie TÃ¼ren waren offen.\n"),
    ] {
        let text = format!("{}{text}", HEAD.replace('ö', "oe"));
        let limit = |most| Parser::new().limits(Limits::of(text.len()).repairs(most)).parse(&text);
        let over = (0..40).rev().find(|most| reached(&limit(*most)).is_some());
        let count = over.expect("there are repairs") + 1;
        assert!(count >= pieces, "{count} in {text}");
        one_past(&text, count, Limits::repairs);
    }
}

#[test]
fn releases() {
    let item = "Kultur\n\nAm Anger gibt es Neues\n\nEs war schön am Abend. Mehr\n\n";
    let text = format!(
        "Pressedienst Archiv\n\n{}",
        "(04.05.2020) Am Anger gibt es Neues.\nMehr\n\n".repeat(6)
    );
    let text = if parse(&text).releases().len() > 1 {
        text
    } else {
        item.repeat(6)
    };
    let count = parse(&text).releases().len();
    assert!(count > 1);
    let (read, _) = one_past(&text, count, Limits::releases);
    assert_eq!(read.releases(), &parse(&text).releases()[..count - 1]);
}

/// A release with pictures and contacts.
fn with_pictures() -> String {
    let picture = |name: &str| {
        format!(
            "Blick auf {name}, ©Landeshauptstadt Düsseldorf/Ina Roth\n\
             <https://www.duesseldorf.de/fileadmin/Amt13/pressebilder/1908/190831-{name}.jpg>\n\n"
        )
    };
    let pictures: String = ["Halle", "Park", "Ufer"].map(picture).concat();
    format!(
        "{HEAD}Am Abend begann das Fest.\n\nZu Ihrer redaktionellen Verwendung stellen wir Ihnen folgendes Material zum \
         Download zur Verfügung:\n\n{pictures}Kontakt: Lenz, Mara\npresse@duesseldorf.de, Telefon +49.211.89-93131\n\n\
         Kontakt: Roth, Ina\nina.roth@duesseldorf.de\n"
    )
}

#[test]
fn images() {
    let text = with_pictures();
    let (read, rest) = one_past(&text, 3, Limits::images);
    assert_eq!(read.releases()[0].images, parse(&text).releases()[0].images[..2]);
    assert!(rest.starts_with("Blick auf Ufer"), "{rest}");
}

#[test]
fn contacts() {
    let text = with_pictures();
    let count = parse(&text).releases()[0].contacts.len();
    let (read, rest) = one_past(&text, count, Limits::contacts);
    assert_eq!((count, read.releases()[0].contacts.len()), (2, 1));
    assert!(rest.starts_with("Roth, Ina"), "{rest}");
}

#[test]
fn findings() {
    let text = format!("{HEAD}Am Abend ?ffnete das Fest.\n\nAlle k\u{1}amen.\n\nDie T\u{1}ür war offen.\n");
    let count = parse(&text).diagnostics().len();
    assert!(count > 1);
    let (read, _) = one_past(&text, count, Limits::findings);
    let before = |found: &&Diagnostic| found.span().start() < reached(&read).unwrap().start();
    assert!(read.diagnostics().iter().filter(before).count() < count);
}

/// Where lines show that there are too many findings, a text is read up to there and not to its half.
#[test]
fn control_characters() {
    let text = format!("{HEAD}{}", "Es war sch\u{1}n.\n\n".repeat(300));
    let read = Parser::new().limits(Limits::of(text.len()).findings(256)).parse(&text);
    let is_control = |found: &&Diagnostic| found.code() == Code::ControlCharacter;
    assert_eq!(read.diagnostics().iter().filter(is_control).count(), 254);
    assert!(reached(&read).is_some());
}

/// Limits that nothing can keep to end all the same.
#[test]
fn nothing() {
    let text = with_pictures();
    let text = text.replace("Am Abend", "Am \u{1} Abend");
    assert!(!parse(&text).diagnostics().is_empty());
    let none = Limits::of(0).lines(0);
    for limits in [
        none,
        Limits::of(0).findings(0),
        Limits::of(0).releases(0),
        Limits::of(0).images(0),
    ] {
        let read = Parser::new().limits(limits).parse(&text);
        invariants::check(&read);
        assert!(reached(&read).is_some());
    }
    let read = Parser::new().limits(none).parse(&text);
    assert_eq!(
        (reached(&read).map(|span| span.of(&text)), read.releases().len()),
        (Some(text.trim_end()), 0)
    );
    assert!(read.diagnostics().iter().all(|found| found.code() != Code::EmptyText));
}

/// The text behind a limit is no part of what is read, whatever stands there.
#[test]
fn what_is_read_is_as_if_the_rest_were_not_there() {
    let text = with_pictures();
    for most in 0..20 {
        let read = Parser::new().limits(Limits::of(0).lines(most)).parse(&text);
        let Some(rest) = reached(&read) else { continue };
        let alone = parse(&text[..rest.start()]);
        assert_eq!(read.releases(), alone.releases(), "{most}");
    }
}

/// Real texts have a fraction of what is kept of a text of their size.
#[test]
fn texts_of_any_size_are_read_whole() {
    let paragraph = "Am Abend begann das Fest, zu dem Gäste aus allen Stadtteilen kamen.\n\n";
    for times in [1, 1_000, 100_000] {
        let text = format!("{HEAD}{}", paragraph.repeat(times));
        assert_eq!(reached(&parse(&text)), None, "{times}");
    }
}
