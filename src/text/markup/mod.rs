//! Markup that recognisers of documents write, Markdown, HTML and LaTeX: what of a text it is.
//!
//! A text is taken for one with markup if it proves it: by marks of two kinds, or by three of one kind. A sign alone proves
//! nothing; text recognition makes "$\frac{https://…}{…}$" of an address.
//!
//! | what stands there | what is read |
//! | --- | --- |
//! | the marks of a heading, of words set bold or slanted, of a table; tags; commands of LaTeX | nothing |
//! | a picture; a comment; the head of a page in HTML; what a recogniser says of a page; fences | nothing |
//! | a link, with its address behind it | its words; of LaTeX its address |
//! | a sign that is escaped or has a name: `\_`, `&amp;` | the sign |
//! | a rule with which a page ends | the end of a page |
//! | a cell of a table, a line break, the beginning of a paragraph | the beginning of a line |
//! | the beginning of an item | a dash |
//! | a number that was taken for mathematics: `$3 . 5 \%$` | the number as it is printed: "3,5 Prozent" |

mod ends;
mod proof;
mod scan;
mod tag;
mod token;

use super::edit::Edit;
use super::line::Line;

/// The markup of a text, in its order, up to the first mark behind `most`; none where nothing proves that there is any.
pub(crate) fn find(text: &str, lines: &[Line<'_>], most: usize) -> Vec<Edit> {
    if proof::may_be_proven(lines) {
        scan::scan(text, most)
    } else {
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::text::line;

    /// The text that is read.
    fn read(text: &str) -> String {
        let (mut read, mut end) = (String::new(), 0);
        for edit in find(text, &line::cut(text), usize::MAX) {
            assert!(
                edit.start >= end && edit.end >= edit.start,
                "{text}: {edit:?} behind {end}"
            );
            read.push_str(&text[end..edit.start]);
            read.push_str(&edit.words);
            end = edit.end;
        }
        read + &text[end..]
    }

    /// Proves markup without being any of what is asked.
    const PROOF: &str = "<!-- image -->\n<!-- image -->\n<!-- image -->\n";

    fn of(text: &str) -> String {
        let read = read(&format!("{PROOF}{text}"));
        read.trim_start_matches('\n').to_owned()
    }

    #[test]
    fn what_is_read() {
        for (text, expected) in [
            ("# Brunnen sprudelt", "Brunnen sprudelt"),
            ("## Brunnen sprudelt ##", "Brunnen sprudelt"),
            ("# Brunnen sprudelt {#brunnen .unnumbered}", "Brunnen sprudelt"),
            ("# **Brunnen** sprudelt", "Brunnen sprudelt"),
            ("#Brunnen", "#Brunnen"),
            ("Ein **neuer** Brunnen", "Ein neuer Brunnen"),
            ("**Kontakt:** Roth, Ina", "Kontakt: Roth, Ina"),
            ("***neu***", "neu"),
            ("Ein *neuer* und _alter_ Brunnen", "Ein neuer und alter Brunnen"),
            ("Bürger*innen und Freund*innen", "Bürger*innen und Freund*innen"),
            ("* Obst\n* Käse", "* Obst\n* Käse"),
            ("https://www.x.de/a_1_.jpg", "https://www.x.de/a_1_.jpg"),
            ("https://www.x.de/a\\_1\\_.jpg", "https://www.x.de/a_1_.jpg"),
            ("28841\\_240", "28841_240"),
            ("17\\. September 2019", "17. September 2019"),
            (
                "Käse &amp; Brot &lt;https://x.de&gt; f&uuml;r &#8222;alle&#x201C;",
                "Käse & Brot <https://x.de> für \u{201E}alle\u{201C}",
            ),
            ("AT&T und R&D;", "AT&T und R&D;"),
            ("![](images/4d.jpg)", ""),
            ("![Foto: Menschen](page_1_0.png){width=\"6in\"}", ""),
            ("[www.x.de](http://www.x.de){.underline} und", "www.x.de und"),
            ("[https://x.de/a\\_1.jpg](https://x.de/a_1.jpg)", "https://x.de/a_1.jpg"),
            (
                "\\href{https://x.de/a_1.jpg}{https://x.de/a\\_1.jpg}",
                "https://x.de/a_1.jpg",
            ),
            ("\\section*{Brunnen \\& Bank}", "Brunnen & Bank"),
            ("\\title{\nPressedienst\n}", "\nPressedienst\n"),
            (
                "\\begin{itemize}\n  \\item Obst\n  \\item Käse\n\\end{itemize}",
                "\n  - Obst\n  - Käse\n",
            ),
            ("um $3 . 5 \\%$, teilte", "um 3,5 Prozent, teilte"),
            ("um $3,5$ Prozent", "um 3,5 Prozent"),
            ("\\(4.500\\) Menschen und $4 . 5 0 0$", "4.500 Menschen und 4.500"),
            ("mit $\\frac{1}{4}$ der", "mit 1/4 der"),
            ("für 5 $ und 6 $", "für 5 $ und 6 $"),
            (
                "$\\frac{https://x.de/a b.jpg}{b.jpg}$",
                "$\\frac{https://x.de/a b.jpg}{b.jpg}$",
            ),
            (
                "|Kontakt: Roth, Ina|presse@x.de|\n|---|---|\n|a|b|",
                "Kontakt: Roth, Ina\npresse@x.de\n\na\nb",
            ),
            ("| Kultur Umwelt", "| Kultur Umwelt"),
            ("```markdown\nAlles\n```", "\nAlles\n"),
            ("<p>Erste<br>Zeile</p><p>Zweite</p>", "Erste\nZeile\n\n\n\nZweite\n\n"),
            ("<p>Eine\nZeile</p>", "Eine Zeile\n\n"),
            // A tag on two lines takes nothing of what follows it.
            ("<p id=\"a\"\nlang=\"de\">19. Mai</p>", "19. Mai\n\n"),
            ("<p id=\"a\"\r\nlang=\"de\">Über</p>", "Über\n\n"),
            ("<ul><li>Obst</li><li>Käse</li></ul>", "- Obst\n- Käse\n\n"),
            ("<head><title>x</title></head>Alles", "Alles"),
            ("<span id=\"page-0\"></span>Wort<sup>1</sup>", "Wort1"),
            ("<https://www.x.de/a.jpg>", "<https://www.x.de/a.jpg>"),
            // What ends inside of another mark takes nothing of what follows that.
            ("**[Brunnen](**) und Bank", "Brunnen und Bank"),
            ("**Brunnen <script>x** y</script>und Bank", "Brunnen und Bank"),
            ("[Brunnen\\](x) und Bank", "Brunnen\\ und Bank"),
            ("Brunnen\n=======", "Brunnen\n"),
            ("Zeile\\\nnoch eine", "Zeile\nnoch eine"),
            ("Zeile\\ \t\nnoch eine", "Zeile \t\nnoch eine"),
            ("Zeile\\ noch", "Zeile\\ noch"),
            ("**==> picture [12 x 3] intentionally omitted <==**", ""),
        ] {
            assert_eq!(
                of(text).trim_start_matches('\n'),
                expected.trim_start_matches('\n'),
                "{text}"
            );
        }
    }

    #[test]
    fn a_mark_may_be_as_long_as_a_picture() {
        let (picture, title) = ("iVBORw0KGgo".repeat(1_000), " \"Brunnen\"");
        assert_eq!(of(&format!("![](data:image/png;base64,{picture}) Alles")), " Alles");
        assert_eq!(of(&format!("[Alles](https://x.de/{picture}){{.{picture}}}")), "Alles");
        let far = format!("![]({picture}{title}) Alles");
        assert_eq!(of(&far), far);
    }

    /// A stack of a test has two megabytes.
    #[test]
    fn emphasis_in_emphasis_ends() {
        assert_eq!(of("**a *b __c _d x_ x__ x* x**"), "a b c d x x x x");
        let deep = ["*a ", "**a ", "_a ", "***a "].map(|mark| mark.repeat(100_000));
        for opening in deep {
            for sign in ["*", "_"] {
                let text = format!("{opening}x{}", sign.repeat(200_000));
                assert!(of(&text).len() > 300_000);
            }
        }
    }

    #[test]
    fn what_is_hidden_ends_with_its_tag() {
        assert_eq!(of("<script>a</style></SCRIPT >Alles"), "Alles");
        assert_eq!(of("<script>a<style>b</style>c"), "ac");
    }

    #[test]
    fn pages_end_at_rules() {
        assert_eq!(
            read("{0}------\n# Brunnen\n{1}------\nEs war schön.\n**b**\n"),
            "\nBrunnen\n\u{C}\nEs war schön.\nb\n"
        );
        assert_eq!(
            read("# Brunnen\n\n---\n\nEs war **schön**.\n"),
            "Brunnen\n\n\u{C}\n\nEs war schön.\n"
        );
        let said = "---\nprimary_language: de\nis_table: False\n---\n";
        assert_eq!(
            read(&format!("{said}Brunnen\n{said}![](a.png)\n")),
            "\nBrunnen\n\u{C}\n\n"
        );
    }

    #[test]
    fn what_proves_nothing() {
        for text in [
            "# Brunnen\n",
            "Ein **neuer** Brunnen",
            "$\\frac{https://www.x.de/a b.jpg}{b.jpg}$\n$\\frac{https://www.x.de/a b.jpg}{}$\n$\\frac{https://www.x.de/c}{}$\n",
            "Käse & Brot\n#Düsseldorf #Rhein #Fest\n",
            "Bürger*innen, Freund*innen **",
            "<https://www.x.de/a_1_.jpg>\n<https://www.x.de/a_2_.jpg>\n",
            "| Kultur Umwelt\n",
            "Datum: 31. August 2019 | Ort: Rathaus\n",
            "____________\n",
        ] {
            assert_eq!(find(text, &line::cut(text), usize::MAX), [], "{text}");
        }
    }
}
