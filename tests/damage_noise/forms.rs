//! The same release as recognisers of documents print it, each with the markup of its own.

use std::fmt::Write as _;

use crate::arbitrary::Release;
use crate::print::{Kind, Layout, Piece, columns, pieces};
use crate::width::lines;

/// Programs that make texts of pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Docling,
    Marker,
    MinerU,
    Nougat,
    OlmOcr,
    Pymupdf4llm,
    Mathpix,
    Mistral,
    LlamaParse,
    Pandoc,
    Html,
    Tesseract,
    /// Extractors of the page with a sidebar.
    SidebarBehind,
    SidebarBeside,
}

impl Form {
    pub const ALL: [Self; 14] = [
        Self::Docling,
        Self::Marker,
        Self::MinerU,
        Self::Nougat,
        Self::OlmOcr,
        Self::Pymupdf4llm,
        Self::Mathpix,
        Self::Mistral,
        Self::LlamaParse,
        Self::Pandoc,
        Self::Html,
        Self::Tesseract,
        Self::SidebarBehind,
        Self::SidebarBeside,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Docling => "docling",
            Self::Marker => "marker",
            Self::MinerU => "MinerU",
            Self::Nougat => "Nougat",
            Self::OlmOcr => "olmOCR",
            Self::Pymupdf4llm => "pymupdf4llm",
            Self::Mathpix => "Mathpix",
            Self::Mistral => "Mistral",
            Self::LlamaParse => "LlamaParse",
            Self::Pandoc => "pandoc",
            Self::Html => "HTML",
            Self::Tesseract => "tesseract",
            Self::SidebarBehind => "sidebar behind the text",
            Self::SidebarBeside => "sidebar beside the text",
        }
    }

    /// The layout of what it prints.
    pub const fn layout(self) -> Layout {
        match self {
            Self::SidebarBehind | Self::SidebarBeside => Layout::Sidebar,
            _ => Layout::Paged,
        }
    }

    pub fn print(self, release: &Release) -> String {
        let release = self.layout().fit(release);
        if self.layout() == Layout::Sidebar {
            return self.sidebar(&release);
        }
        let mut text = String::from(self.beginning());
        let mut pictures = 0;
        for piece in pieces(&release) {
            pictures += usize::from(piece.kind == Kind::Picture);
            let printed = self.piece(&piece, pictures);
            if !printed.is_empty() {
                text.push_str(&printed);
                text.push_str(if self == Self::Html { "\n" } else { "\n\n" });
            }
        }
        text.push_str(self.end());
        text
    }

    /// The columns, one behind the other or beside each other.
    fn sidebar(self, release: &Release) -> String {
        let [rows, main] = columns(release);
        if self == Self::SidebarBehind {
            return [main, rows].concat().join("\n") + "\n";
        }
        let mut text = String::new();
        for index in 0..main.len().max(rows.len() + 3) {
            let line = main.get(index).map_or("", String::as_str);
            match index.checked_sub(3).and_then(|index| rows.get(index)) {
                Some(row) => writeln!(text, "{line:<76}{row}"),
                None => writeln!(text, "{line}"),
            }
            .expect("memory");
        }
        text
    }

    const fn beginning(self) -> &'static str {
        match self {
            Self::Marker => "\n\n{0}------------------------------------------------\n\n",
            Self::OlmOcr => FRONT,
            Self::Html => {
                "<!DOCTYPE html>\n<html lang=\"de\">\n<head>\n<meta charset=\"utf-8\">\n<title>presse.pdf</title>\n\
                 <style>p { margin: 0; }</style>\n</head>\n<body>\n"
            }
            _ => "",
        }
    }

    const fn end(self) -> &'static str {
        match self {
            Self::Html => "</body>\n</html>\n",
            _ => "",
        }
    }

    fn piece(self, piece: &Piece, pictures: usize) -> String {
        let escaped: Vec<String> = piece.lines.iter().map(|line| self.escaped(line)).collect();
        let first = escaped.first().cloned().unwrap_or_default();
        match piece.kind {
            Kind::Masthead | Kind::Headline => self.heading(1, &first),
            Kind::Crosshead => self.heading(2, &first),
            Kind::Text => self.text(&first),
            Kind::Items => self.items(&escaped),
            Kind::Picture => self.picture(pictures),
            Kind::Address => self.address(&piece.lines[0]),
            Kind::Rows => self.rows(&escaped),
            Kind::PageEnd => self.page_end(&escaped),
        }
    }

    /// Signs of the text that are signs of the markup too.
    fn escaped(self, text: &str) -> String {
        let number = |open: &str, close: &str| {
            text.replace("3,5 Prozent", &format!("{open}3,5{close} Prozent"))
                .replace("1/4", &format!("{open}\\frac{{1}}{{4}}{close}"))
        };
        match self {
            Self::Docling => text.replace('&', "&amp;").replace('_', "\\_"),
            Self::Marker | Self::Pymupdf4llm => text.replace('_', "\\_"),
            Self::MinerU => text.replace("3,5 Prozent", "$3 . 5 \\%$"),
            Self::Nougat => number("\\(", "\\)").replace('&', "\\&").replace('_', "\\_"),
            Self::Mathpix => number("$", "$").replace('&', "\\&").replace('_', "\\_"),
            Self::Mistral => text.replace("3,5 Prozent", "$3,5 \\%$"),
            Self::Pandoc => text.replace('"', "\\\"").replace('_', "\\_").replace("...", "\\..."),
            Self::Html => {
                let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
                text.replace('ü', "&uuml;").replace('\u{A9}', "&copy;")
            }
            Self::Tesseract => text.replace("fl", "\u{FB02}").replace("fi", "\u{FB01}"),
            _ => text.to_owned(),
        }
    }

    fn heading(self, level: usize, text: &str) -> String {
        let marks = "#".repeat(level);
        match self {
            Self::Docling | Self::Nougat => format!("## {text}"),
            Self::Marker if level == 1 => format!("<span id=\"page-0-0\"></span>{marks} **{text}**"),
            Self::Marker => format!("### **{text}**"),
            Self::Pymupdf4llm => format!("{marks}# **{text}**"),
            Self::MinerU => format!("# {text}"),
            Self::Mathpix if level == 1 && text == "Pressedienst" => format!("\\title{{\n{text}\n}}"),
            Self::Mathpix => format!("\\section*{{{text}}}"),
            Self::Html => format!("<h{level}>{text}</h{level}>"),
            Self::Pandoc => self.text(&format!("**{text}**")),
            Self::OlmOcr | Self::Tesseract => self.text(text),
            _ => format!("{marks} {text}"),
        }
    }

    fn text(self, text: &str) -> String {
        match self {
            Self::MinerU => format!("{text}  "),
            Self::Html => format!("<p>{}</p>", lines(text, 100).join("\n")),
            Self::Pandoc => lines(text, 72).join("\n"),
            Self::Tesseract => lines(text, 80).join("\n"),
            _ => text.to_owned(),
        }
    }

    fn items(self, items: &[String]) -> String {
        let list = |mark: &str, end: &str| {
            let items: Vec<_> = items.iter().map(|item| format!("{mark}{item}{end}")).collect();
            items.join("\n")
        };
        match self {
            Self::MinerU => list("\u{2022} ", "  "),
            Self::Nougat | Self::LlamaParse => list("* ", ""),
            Self::Mathpix => format!("\\begin{{itemize}}\n{}\n\\end{{itemize}}", list("  \\item ", "")),
            Self::Pandoc => list("-   ", ""),
            Self::Html => format!("<ul>\n{}\n</ul>", list("<li>", "</li>")),
            Self::Tesseract => list("\u{2014} ", ""),
            _ => list("- ", ""),
        }
    }

    fn picture(self, number: usize) -> String {
        match self {
            Self::Docling => "<!-- image -->".to_owned(),
            Self::Marker => format!("![](_page_0_Picture_{number}.jpeg)"),
            Self::MinerU => format!("![](images/{number:064x}.jpg)  "),
            Self::OlmOcr => format!("![Menschen auf einem Platz](page_1_{number}.png)"),
            Self::Pymupdf4llm => "**==> picture [480 x 320] intentionally omitted <==**".to_owned(),
            Self::Mathpix => {
                format!("![](https://cdn.mathpix.com/cropped/2024_05_01_ab12-{number}.jpg?height=480&width=720)")
            }
            Self::Mistral => format!("![img-{number}.jpeg](img-{number}.jpeg)"),
            Self::Pandoc => {
                format!("![](media/image{number}.png){{width=\"4.5in\"\nheight=\"3.0in\"}}")
            }
            Self::Html => {
                format!("<p><img src=\"media/image{number}.png\" alt=\"\" width=\"480\" height=\"320\"/></p>")
            }
            Self::Tesseract => "\u{2014}_ |\n\n".to_owned(),
            Self::Nougat | Self::LlamaParse | Self::SidebarBehind | Self::SidebarBeside => String::new(),
        }
    }

    fn address(self, url: &str) -> String {
        let escaped = self.escaped(url);
        match self {
            Self::Docling => format!("&lt;{escaped}&gt;"),
            Self::Marker | Self::Pymupdf4llm => format!("[{escaped}]({url})"),
            Self::MinerU => format!("{url}  "),
            Self::Nougat => format!("[{url}]({url})"),
            Self::Mathpix => format!("\\href{{{url}}}{{{escaped}}}"),
            Self::Pandoc => format!("[{escaped}]({url}){{.underline}}"),
            Self::Html => format!("<p><a href=\"{url}\">{url}</a></p>"),
            _ => url.to_owned(),
        }
    }

    fn rows(self, rows: &[String]) -> String {
        match self {
            Self::Docling => rows.join("\n\n"),
            Self::MinerU => rows.join("  \n") + "  ",
            Self::Marker | Self::Pymupdf4llm => rows.join("<br>"),
            Self::LlamaParse => format!("|{}|\n|{}", rows.join("|"), "---|".repeat(rows.len())),
            Self::Pandoc => rows.join("\\\n"),
            Self::Html => format!("<p>{}</p>", rows.join("<br/>\n")),
            _ => rows.join("\n"),
        }
    }

    /// Most leave running heads and folios out.
    fn page_end(self, lines: &[String]) -> String {
        match self {
            Self::Marker => "{1}------------------------------------------------".to_owned(),
            Self::Nougat => "[MISSING_PAGE_EMPTY:1]".to_owned(),
            Self::OlmOcr => FRONT.trim_end().to_owned(),
            Self::Pymupdf4llm => format!("-----\n\n{}\n\n{}", lines[0], lines[1]),
            Self::LlamaParse => format!("---\n\n# {}\n\n{}", lines[0], lines[1]),
            Self::Mistral => format!("# {}\n\n{}", lines[0], lines[1]),
            Self::Tesseract => format!("\x0C{}\n\n{}", lines[0], lines[1]),
            _ => String::new(),
        }
    }
}

/// What olmOCR says of each page.
const FRONT: &str = "---\nprimary_language: de\nis_rotation_valid: True\nrotation_correction: 0\nis_table: False\nis_diagram: False\n---\n\n";
