//! Pages in `tests/pages`: each with its text and its record, which `UPDATE_GOLDEN=1 cargo test -p pressedienst-convert pages`
//! writes anew.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use std::{env, fs};

use pressedienst::{Layout, Parser};

use super::*;

const PAGES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pages");

fn pages() -> Vec<PathBuf> {
    let files = fs::read_dir(PAGES).unwrap().map(|file| file.unwrap().path());
    let mut pages: Vec<PathBuf> = files
        .filter(|path| path.extension().is_some_and(|end| end == "html"))
        .collect();
    pages.sort();
    pages
}

fn text(page: &str) -> String {
    read(page.as_bytes(), None).unwrap().text
}

fn codes(page: &[u8]) -> Vec<Code> {
    let notes = read(page, None).unwrap().notes;
    notes.into_iter().map(|(code, _)| code).collect()
}

fn expect(path: &Path, now: &str) {
    if env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(path, now).unwrap();
    }
    let wanted = fs::read_to_string(path).unwrap_or_default();
    assert_eq!(now, wanted, "{}; UPDATE_GOLDEN=1 writes it", path.display());
}

#[test]
fn pages_have_their_texts_and_records() {
    let pages = pages();
    assert!(pages.len() > 12);
    for page in pages {
        let read = read(&fs::read(&page).unwrap(), None).unwrap();
        assert!(read.notes.is_empty(), "{} {:?}", page.display(), read.notes);
        expect(&page.with_extension("txt"), &read.text);
        let record = serde_json::to_string_pretty(&Parser::new().parse(&read.text)).unwrap();
        expect(&page.with_extension("json"), &format!("{record}\n"));
    }
}

/// Where a file ends is no matter of the text before it; what is read of the rest is no more than is there.
#[test]
fn cut_pages_are_read_up_to_their_ends() {
    for page in pages() {
        let bytes = fs::read(&page).unwrap();
        for end in (0..bytes.len()).step_by(61) {
            let Ok(read) = read(&bytes[..end], None) else { continue };
            assert!(read.text.len() <= 2 * end, "{} {end}", page.display());
        }
    }
}

#[test]
fn the_layout_of_a_page_decides_how_it_is_set() {
    for (name, layout) in [
        ("archive-of-2023", Layout::WebArchive),
        ("libraries-of-2014", Layout::LibraryArchive),
        ("mail-of-2008-in-a-blog", Layout::NewsMail),
        ("news-list-of-2019", Layout::WebNewsList),
        ("news-of-2021-with-figures", Layout::WebNews),
        ("portal-of-2020-dated", Layout::WebPortal),
        ("project-of-2019-english", Layout::WebProject),
        ("release-of-2010-in-tables", Layout::WebRelease),
    ] {
        let bytes = fs::read(Path::new(PAGES).join(name).with_extension("html")).unwrap();
        let read = read(&bytes, None).unwrap();
        assert_eq!(Parser::new().parse(&read.text).layout(), Some(layout), "{name}");
    }
}

#[test]
fn blocks_are_lines() {
    for (page, expected) in [
        ("<p>a\n  b<p>c", "a b\n\nc\n"),
        ("<div>a<div>b</div>c</div>d", "a\nb\nc\nd\n"),
        ("a<br>b<br><br>c", "a\nb\n\nc\n"),
        ("<p>a <b> b</b>c<i>d </i> e", "a bcd e\n"),
        ("<ul><li>a<li>b</ul>c", "• a\n• b\n\nc\n"),
        ("<ol start=3><li>a<li value=9><p>b</p><li>c</ol>", "3. a\n9. b\n10. c\n"),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>", "• a\n• b\n• c\n"),
        ("<table><tr><td>a<td>b<tr><td>c<td>d</table>", "a  b\nc  d\n"),
        ("<table><tr><td><p>a</p><td>b</table>", "a\n\nb\n"),
        ("<pre>a  b\n  c\n\nd</pre>", "a  b\n  c\n\nd\n"),
        ("<p>Gr&ouml;&szlig;e &#8211; &amp;&nbsp;5&euro;", "Größe – &\u{A0}5€\n"),
        ("<p>a<p>b<wbr>c&shy;d\u{E012}", "a\n\nbcd\n"),
        ("<p>Er sagte <q>ja</q>.", "Er sagte \"ja\".\n"),
        ("<dl><dt>a<dd>b</dl>", "a\nb\n"),
        ("<blockquote>a</blockquote>b<hr>c", "a\n\nb\n\nc\n"),
        ("<details><summary>a</summary>b</details>", "a\nb\n"),
        ("<h2><span class=kicker>a</span> b</h2><p>c", "a\nb\n\nc\n"),
    ] {
        assert_eq!(text(page), expected, "{page}");
    }
}

#[test]
fn what_is_not_shown_is_no_text() {
    for page in [
        "<head><title>x</title><meta content=x></head><p>Text",
        "<script>if (a<b) document.write('<p>x');</script><p>Text<style>p { x: y }</style>",
        "<!-- x --><p>Text<!--[if IE]><p>x<![endif]-->",
        "<noscript>x</noscript><template><p>x</p></template><p>Text",
        "<p hidden>x</p><p style='display: none'>x</p><p>Text",
        "<p>Text<span class=sr-only> x</span>",
        "<select><option>x<option>y</select><button>x</button><textarea>x</textarea><p>Text",
        "<svg><title>x</title><style>x</style><text>x</text></svg><p>Text",
        "<iframe>x</iframe><object>x</object><video>x</video><p>Text",
    ] {
        assert_eq!(text(page), "Text\n", "{page}");
    }
}

#[test]
fn what_stands_beside_the_text_is_left_out() {
    let paragraph = "Ein Satz, der lang genug ist, um ein Text zu sein.";
    for page in [
        "<nav>x</nav>TEXT<footer>x</footer>",
        "<header><h1><a href=/>x</a></h1></header>TEXT<aside>x</aside>",
        "<div role=navigation>x</div>TEXT<div role=contentinfo>x</div>",
        "<form>x<input></form>TEXT",
        "<div id=mainNav>x</div><div class='breadcrumb'>x</div>TEXT<div class=pagination>x</div>",
        "<div id=header>x</div>TEXT<div id=footer>x</div>",
        "<p>x</p><main>TEXT</main><p>x</p>",
        "<p>x</p><div id=content>TEXT</div><p>x</p>",
        "<p>x</p><!--TYPO3SEARCH_begin-->TEXT<!--TYPO3SEARCH_end--><p>x</p>",
        "TEXT<div class=cookie-banner>x</div><div role=dialog>x</div>",
        "TEXT<p><a href=#>Seite drucken</a> <a href=#>Nach oben</a></p>",
        "TEXT<p>1 2 3 … weiter</p>",
        "<div class=page__header>x</div><div class=page__content>TEXT</div><div class=page__footer>x</div>",
        "<div id=wm-ipp-base>x</div>TEXT<div id=wm-ipp-print>x</div>",
        "TEXT<h3>x</h3><ul><li><a href=1>y</a></li><li><a href=2>z</a></li></ul>",
    ] {
        let text = text(&page.replace("TEXT", &format!("<p>{paragraph}</p>")));
        assert_eq!(text, format!("{paragraph}\n"), "{page}");
    }
}

/// A picture may stand above the topics, and other elements inside of one that is said to be the main one.
#[test]
fn parts_of_a_list_of_news_stand_in_their_order() {
    let item = "<article><img alt='Biber mit Zweig'><p class=topic>Umwelt</p><p>Ein Biber lebt hier.</p><a href=1>Mehr</a></article>";
    let page = format!("<div id=main><h1>Aktuelle News</h1><div id=content>{item}</div></div>");
    let expected = "Aktuelle News\n\nUmwelt\nBiber mit Zweig\n\nEin Biber lebt hier.\n\nMehr\n";
    assert_eq!(text(&page), expected);
    assert_eq!(text(&page.replace("class=topic", "class=dachzeile")), expected);
}

#[test]
fn what_only_styles_set_apart_is_set_apart() {
    let release = "<h1>Pressedienst Einzelansicht</h1><div class=topics><span>Kultur</span><span>Sport</span></div>\
                   <p>Fest</p><a href=1>PDF</a><a href=2>TXT</a>";
    let expected = "Pressedienst Einzelansicht\n\nKultur Sport\n\nFest\n\nPDF TXT\n";
    assert_eq!(text(release), expected);
    let item = |facts: &str| {
        let text = "Das Boot misst acht Meter und fährt mit Strom. In Düsseldorf hat es alle gefreut.";
        format!("<h2>Ein Boot</h2><img alt='Ein Rumpf'><h2>Ein Boot</h2>{facts}<p>{text}</p>")
    };
    for facts in [
        "<p>Datum: 3. Mai 2019 | Ort: Hafen</p>",
        "<ul><li>Datum: 3. Mai 2019</li><li>Ort: Hafen</li></ul>",
        "<dl><dt>Datum:</dt><dd>3. Mai 2019</dd><dt>Ort:</dt><dd>Hafen</dd></dl>",
        "<table><tr><td>Datum: 3. Mai 2019<td>Ort: Hafen</table>",
        "<div>Datum: 3. Mai 2019</div><div>Ort: Hafen</div>",
    ] {
        let text = text(&item(facts));
        assert!(
            text.contains("Ein Boot\n\nEin Rumpf\n\nEin Boot\n\nDatum: 3. Mai 2019 | Ort: Hafen\n\n"),
            "{facts} {text}"
        );
    }
}

/// Names of elements are believed only where they cannot be meant otherwise.
#[test]
fn texts_in_elements_with_such_names_stay() {
    for page in [
        "<form id=aspnetForm>TEXT</form>",
        "<div class=sidebar>TEXT</div>",
        "<aside>TEXT</aside>",
        "<body class='menu'>TEXT</body>",
        "<div class='has-sidebar no-nav'>TEXT</div>",
        "<article><header>TEXT</header></article>",
        "<div class=header><h2>TEXT</h2></div>",
        "<ul><li class=search-result>TEXT</ul><p>Noch ein Satz, der lang genug ist.</p>",
    ] {
        assert!(text(&page.replace("TEXT", "Lesefest")).contains("Lesefest\n"), "{page}");
    }
}

#[test]
fn what_stands_above_the_title_is_no_release() {
    let page = "<p>Rathaus</p><p>Bürger</p><h1>Pressedienst Einzelansicht</h1><p>Kultur<p>Fest";
    assert_eq!(text(page), "Pressedienst Einzelansicht\n\nKultur\n\nFest\n");
    // A title that stands elsewhere, or in the file alone.
    let page = "<header><h1>Pressedienst Einzelansicht</h1></header><main><h2>Lesefest am Rhein</h2><p>Erstellt:";
    let titled = "Lesefest am Rhein\n\nPressedienst Einzelansicht\n\nLesefest am Rhein\n\nErstellt:\n";
    assert_eq!(text(page), titled);
    let page = "<title>Pressedienst Einzelansicht | Stadt</title><main><h2>Lesefest am Rhein</h2><p>Erstellt:";
    assert_eq!(text(page), titled);
    let page = "<p>Sie sind hier: Start / Presse</p><p><a href=/>Start</a></p><h1>Lesefest</h1><p>Es war schön.";
    assert_eq!(text(page), "Lesefest\n\nEs war schön.\n");
}

#[test]
fn copies_of_sources_are_pages_too() {
    let source = "&lt;!DOCTYPE html&gt;\n&lt;html&gt;&lt;p&gt;Gr&amp;ouml;&amp;szlig;e&lt;/p&gt;";
    assert_eq!(text(&format!("<html><pre>{source}</pre>")), "Größe\n");
    let row = |line| format!("<tr><td class=line-number value=1></td><td class=line-content>{line}</td></tr>");
    let rows = source.lines().map(row).collect::<Vec<_>>().concat();
    assert_eq!(text(&format!("<html><table>{rows}</table>")), "Größe\n");
}

#[test]
fn nothing_is_lost_silently() {
    for (page, code) in [
        ("<p>Text</p><a href='x", Code::PageCut),
        ("<p>Text</p><!-- x", Code::PageCut),
        ("<p>Text</p><script>x", Code::PageCut),
        ("<p>Text</p><style>x", Code::PageCut),
    ] {
        assert_eq!(codes(page.as_bytes()), [code], "{page}");
    }
    let damaged = [
        b"<meta charset=utf-8><p>Gr\xC3\xB6\xC3\x9Fe ".repeat(8),
        b"Stra\xDFe".to_vec(),
    ]
    .concat();
    assert_eq!(codes(&damaged), [Code::LettersLost]);
    assert_eq!(codes(b"<p>Text</p></div></body>"), []);
}

#[test]
fn pages_without_text_are_refused() {
    for page in [
        "<html><body><div id=app></div><script src=app.js></script></body></html>",
        "<html><body><img alt=x></body>",
        "",
    ] {
        assert!(matches!(read(page.as_bytes(), None), Err(Refused::NoText)), "{page}");
    }
    let frames = read(b"<html><frameset><frame src=a.html></frameset></html>", None);
    assert!(matches!(frames, Err(Refused::Frames)));
    let archive =
        b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\r\n<html><p>Text";
    assert!(matches!(read(archive, None), Err(Refused::WebArchive)));
}

/// Whatever is nested or repeated, the time is that of the bytes, and nothing is called again for what is inside.
#[test]
fn hostile_pages_are_read_in_time() {
    let many = 20_000;
    for piece in [
        "<div>",
        "<p>",
        "<a href=x>",
        "<ul><li>",
        "<span class=topic>",
        "<div class=caption>",
        "<figure><img alt=x>",
        "<div class=header>",
        "<header>",
        "<h1>",
        "<table><tr><td>",
        "<td>x",
        "<svg><g>",
        "<b><i></b>",
        "</div>",
        "<main>",
        "<!-- x -->",
        "<!--TYPO3SEARCH_begin-->",
        "<time datetime=2020-01-01>",
        "<b class=kicker>",
        "&",
        "<",
    ] {
        let page = format!(
            "<html><p>Text{}Ende{}",
            piece.repeat(many),
            "</div></b></p>".repeat(many)
        );
        let begun = Instant::now();
        let _ = read(page.as_bytes(), None);
        assert!(begun.elapsed() < Duration::from_secs(20), "{piece}");
    }
    let long = format!(
        "<html><p class='{}' title='{}'>Text",
        "x ".repeat(500_000),
        "y".repeat(1_000_000)
    );
    assert_eq!(text(&long), "Text\n");
}
