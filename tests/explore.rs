mod support;
use support::*;
#[test]
fn explore() {
    for fixture in fixtures(Some("paged")) {
        let text = fixture.text();
        let document = pressedienst::parse(text);
        let expected = record(&document);
        let head: Option<String> = document.releases()[0]
            .headlines
            .iter()
            .map(|h| h.text.to_string())
            .reduce(|a, b| format!("{a} / {b}"));
        let has_head = document
            .lines()
            .any(|(_, r)| r == pressedienst::Role::RunningHead);
        let mut total = 0;
        let mut bad = 0;
        for (at, c) in text.char_indices() {
            let is_place = c == ' ' && !text[at + 1..].starts_with(' ');
            if !is_place {
                continue;
            }
            let start = text[..at].rfind('\n').map_or(0, |n| n + 1);
            let line = &text[start..];
            let line = &line[..line.find('\n').unwrap_or(line.len())];
            if line.starts_with("Seite")
                || document.lines().any(|(s, r)| {
                    s.start() <= at
                        && at < s.end()
                        && matches!(
                            r,
                            pressedienst::Role::RunningHead
                                | pressedienst::Role::Masthead
                                | pressedienst::Role::DocumentNumber
                        )
                })
            {
                continue;
            }
            if text[start..at].chars().all(|c| "-•– ".contains(c)) {
                continue;
            }
            let head = if has_head {
                format!("{}\n\n", head.as_deref().unwrap_or(""))
            } else {
                String::new()
            };
            let cut = format!(
                "{}\n\n\n\n{head}Seite 2\n\n{}",
                &text[..at],
                &text[at + 1..]
            );
            total += 1;
            let got = record(&pressedienst::parse(&cut));
            if let Some(d) = first_difference(&expected, &got) {
                bad += 1;
                let l = text[..at].char_indices().rev().nth(60).map_or(0, |x| x.0);
                let r = text[at..]
                    .char_indices()
                    .nth(30)
                    .map_or(text.len(), |x| at + x.0);
                println!(
                    "{}: {:?} | {:?}\n      {}",
                    fixture.name,
                    &text[l.max(start)..at],
                    &text[at..r],
                    d.chars().take(200).collect::<String>()
                );
            }
        }
        println!("=== {} {bad}/{total}", fixture.name);
    }
}
