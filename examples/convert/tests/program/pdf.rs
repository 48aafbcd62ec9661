//! PDF files, as small as they can be.

use std::fmt::Write as _;

/// A PDF file with these pages; each line is one there, an empty one is as high as the others, and a page may be empty. What
/// several pages show is in the file once.
pub(crate) fn pdf(pages: &[&str]) -> Vec<u8> {
    let kids = (0..pages.len()).map(|page| format!("{} 0 R", 4 + page));
    let mut texts = pages.to_vec();
    texts.sort_unstable();
    texts.dedup();
    let widths = ["600"; 224].join(" ");
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!(
            "<< /Type /Pages /Kids [{}] /Count {} >>",
            kids.collect::<Vec<_>>().join(" "),
            pages.len()
        ),
        format!(
            "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 255 /Widths \
             [{widths}] >>"
        ),
    ];
    for text in pages {
        let contents = 4 + pages.len() + texts.binary_search(text).unwrap();
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {contents} 0 R >>"
        ));
    }
    for text in texts {
        let shown = shown(text);
        objects.push(format!("<< /Length {} >>\nstream\n{shown}\nendstream", shown.len()));
    }
    let mut file = String::from("%PDF-1.4\n");
    let mut table = String::from("0000000000 65535 f \n");
    for (number, object) in (1..).zip(&objects) {
        writeln!(table, "{:010} 00000 n ", file.len()).unwrap();
        write!(file, "{number} 0 obj\n{object}\nendobj\n").unwrap();
    }
    let (start, count) = (file.len(), objects.len() + 1);
    write!(
        file,
        "xref\n0 {count}\n{table}trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    )
    .unwrap();
    file.into_bytes()
}

/// The operators that show a text, in ASCII.
fn shown(text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let mut shown = String::from("BT /F1 10 Tf 14 TL 56 780 Td\n");
    for line in text.lines() {
        shown.push('(');
        for c in line.chars() {
            match c {
                '(' | ')' | '\\' => shown.extend(['\\', c]),
                c if c.is_ascii() => shown.push(c),
                c => write!(shown, "\\{:03o}", u8::try_from(u32::from(c)).unwrap()).unwrap(),
            }
        }
        shown.push_str(") Tj T*\n");
    }
    shown.push_str("ET");
    shown
}
