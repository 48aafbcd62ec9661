//! The least of a PDF and of a page of the web that show a text.

use std::fmt::Write as _;

/// Lines on a page.
const LINES: usize = 50;

/// A text on pages of paper, line by line, in one of the fonts that every reader knows.
pub(crate) fn on_paper(text: &str) -> Vec<u8> {
    let lines: Vec<&str> = text.lines().collect();
    let pages: Vec<&[&str]> = lines.chunks(LINES).collect();
    let kids: String = (0..pages.len()).map(|at| format!("{} 0 R ", 4 + 2 * at)).collect();
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        format!("<</Type/Pages/Kids[{kids}]/Count {}>>", pages.len()).into_bytes(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_vec(),
    ];
    for page in pages {
        let contents = objects.len() + 2;
        objects.push(
            format!(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents {contents} 0 R>>"
            )
            .into_bytes(),
        );
        let mut shown = b"BT /F 11 Tf 14 TL 70 780 Td\n".to_vec();
        for line in page {
            shown.push(b'(');
            for letter in line.chars() {
                if "()\\".contains(letter) {
                    shown.push(b'\\');
                }
                shown.push(u8::try_from(u32::from(letter)).expect("a letter of Latin-1"));
            }
            shown.extend_from_slice(b") Tj T*\n");
        }
        shown.extend_from_slice(b"ET");
        let mut stream = format!("<</Length {}>>stream\n", shown.len()).into_bytes();
        stream.append(&mut shown);
        stream.extend_from_slice(b"\nendstream");
        objects.push(stream);
    }
    let mut pdf = b"%PDF-1.4\n".to_vec();
    let mut places = String::new();
    for (at, object) in objects.iter().enumerate() {
        writeln!(places, "{:010} 00000 n ", pdf.len()).unwrap();
        pdf.extend_from_slice(format!("{} 0 obj\n", at + 1).as_bytes());
        pdf.extend_from_slice(object);
        pdf.extend_from_slice(b"\nendobj\n");
    }
    let (begin, size) = (pdf.len(), objects.len() + 1);
    let end = format!(
        "xref\n0 {size}\n0000000000 65535 f \n{places}trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{begin}\n%%EOF\n"
    );
    pdf.extend_from_slice(end.as_bytes());
    pdf
}

/// A text as a page of the web shows it, a paragraph a block.
pub(crate) fn on_a_page(text: &str) -> Vec<u8> {
    let blocks = text.split("\n\n").map(|block| block.replace('\n', "<br>\n"));
    let paragraphs: String = blocks.map(|block| format!("<p>{block}</p>\n")).collect();
    format!("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>Meldung</title></head><body>\n{paragraphs}</body></html>\n")
        .into_bytes()
}
