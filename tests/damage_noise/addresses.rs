//! Addresses of pictures that are damaged, and what proves how they were.

use pressedienst::{Document, Parser, parse};

use crate::draw::Draw;
use crate::noise::Noise;
use crate::print::Layout;
use crate::release::releases;
use crate::score;
use crate::table::Row;

pub const COLUMNS: [&str; 2] = ["right of the repaired", "repaired of the provable"];

/// The share of the provable ones that are repaired, at least, and that of the right ones of them.
const FOUND: f64 = 0.80;
const RIGHT: f64 = 0.995;

/// What is damaged.
type Damage = fn(&str, &mut Draw) -> String;

/// Damage to one address of several of a shape: those that are not damaged prove how it was.
const DAMAGES: [(&str, Damage); 8] = [
    ("ending misread", ending),
    ("rules lost to blanks", blanks),
    ("blank in the name", blank_in_name),
    ("head with blanks", head_blanks),
    ("scheme misread", scheme),
    ("host or folder misread", head_letters),
    ("ending cut off", cut),
    ("digit of the day misread", digit),
];

fn ending(url: &str, draw: &mut Draw) -> String {
    let (stem, ending) = url.split_at(url.len() - 3);
    let stem = &stem[..stem.len() - 1];
    let mark = draw.one(&[".", ",", "_", " "]);
    let ending = match (ending, mark) {
        ("jpg", ".") => "ipg",
        ("jpg", _) => draw.one(&["jpg", "ipg"]),
        (ending, ".") => return format!("{stem},{ending}"),
        (ending, _) => ending,
    };
    format!("{stem}{mark}{ending}")
}

/// Behind the folder.
fn name_at(url: &str) -> usize {
    url.rfind('/').expect("a folder") + 1
}

fn blanks(url: &str, _draw: &mut Draw) -> String {
    let (folder, name) = url.split_at(name_at(url));
    if name.contains('_') {
        return format!("{folder}{}", name.replace('_', " "));
    }
    format!("{folder}{}", name.replace('-', "- "))
}

fn blank_in_name(url: &str, draw: &mut Draw) -> String {
    let at = name_at(url) + 7;
    let end = url.len() - 8;
    let at = at + draw.below(end.saturating_sub(at).max(1));
    format!("{} {}", &url[..at], &url[at..])
}

fn head_blanks(url: &str, draw: &mut Draw) -> String {
    draw.one(&[
        ("://", ":/ /"),
        ("://", ": //"),
        ("www.duesseldorf.de", "www. duesseldorf. de"),
        ("fileadmin/", "fileadmin/ "),
        ("pressebilder/", "presse bilder/"),
    ])
    .replaced(url)
}

fn scheme(url: &str, draw: &mut Draw) -> String {
    let read = draw.one(&["hltps://", "htlps://", "bttps://", "https//", "https;//", "hftps://"]);
    url.replace("https://", read)
}

fn head_letters(url: &str, draw: &mut Draw) -> String {
    draw.one(&[
        ("fileadmin", "fileadrnin"),
        ("duesseldorf", "duesse1dorf"),
        ("duesseldorf", "duesscldorf"),
        ("fileadmin", "fi1eadmin"),
        ("pressebilder", "presscbilder"),
        ("www.", "www,"),
        ("Amt13", "Amtl3"),
    ])
    .replaced(url)
}

fn cut(url: &str, draw: &mut Draw) -> String {
    let at = url.len() - 1 - draw.below(2);
    format!("{}\n{}", &url[..at], &url[at..])
}

fn digit(url: &str, draw: &mut Draw) -> String {
    let folder = url.find("pressebilder/").expect("the folder of pictures") + "pressebilder/".len();
    let read = |c| match c {
        '0' => Some(draw.clone().one(&["O", "o"])),
        '1' => Some(draw.clone().one(&["l", "I"])),
        '5' => Some("S"),
        '8' => Some("B"),
        _ => None,
    };
    let digits = url[folder..folder + "1909/190917".len()].char_indices();
    let places: Vec<_> = digits.filter_map(|(at, c)| Some((folder + at, read(c)?))).collect();
    let (at, letter) = draw.one(&places);
    format!("{}{letter}{}", &url[..at], &url[at + 1..])
}

/// A pair of words: what is printed for what.
trait Replaced {
    fn replaced(self, url: &str) -> String;
}

impl Replaced for (&str, &str) {
    fn replaced(self, url: &str) -> String {
        url.replacen(self.0, self.1, 1)
    }
}

/// What became of the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Right,
    /// As it is printed, or none, with a warning or without.
    Left,
    /// Another one, without a warning.
    Wrong,
}

fn outcome(document: &Document, index: usize, url: &str, printed: &str) -> Outcome {
    let images = document.releases().first().map(|release| &release.images);
    let urls: Vec<&str> = images
        .into_iter()
        .flatten()
        .filter_map(|image| image.url.as_ref().map(|url| url.value().as_str()))
        .collect();
    if urls.get(index) == Some(&url) {
        return Outcome::Right;
    }
    let codes = document.diagnostics().iter().map(|found| found.code().as_str());
    let is_reported = codes.into_iter().any(|code| {
        [
            "address-damaged",
            "address-missing",
            "unclassified-text",
            "image-without-address",
            "address-odd-host",
        ]
        .contains(&code)
    });
    let plain = |url: &str| url.split_whitespace().collect::<String>();
    let is_as_printed = urls.iter().any(|found| plain(found) == plain(printed));
    if is_reported || is_as_printed {
        Outcome::Left
    } else {
        Outcome::Wrong
    }
}

/// For each kind of damage how many were repaired rightly, and how many were found.
pub fn rows() -> Vec<Row> {
    let releases = releases();
    let (mut rows, mut all, mut faults) = (Vec::new(), (0, 0, 0), Vec::new());
    for (name, damage) in DAMAGES {
        let (mut damaged, mut right, mut wrong) = (0, 0, 0);
        for (number, release) in releases.iter().enumerate() {
            let text = Layout::Paged.print(release);
            for (index, image) in release.images.iter().enumerate() {
                let url = image.url.as_deref().expect("an address");
                let printed = damage(url, &mut Draw::of(&format!("{name} {number} {index}")));
                damaged += 1;
                match outcome(&parse(&text.replace(url, &printed)), index, url, &printed) {
                    Outcome::Right => right += 1,
                    Outcome::Left => {}
                    Outcome::Wrong => {
                        wrong += 1;
                        faults.push(format!("{name}: {printed}"));
                    }
                }
            }
        }
        all = (all.0 + damaged, all.1 + right, all.2 + wrong);
        rows.push((name.to_owned(), figures(damaged, right, wrong)));
    }
    let figures = figures(all.0, all.1, all.2);
    assert!(figures[0] >= RIGHT, "repaired wrongly, without a word: {faults:#?}");
    assert!(figures[1] >= FOUND, "{figures:?}");
    rows.push(("all".to_owned(), figures));
    rows
}

#[allow(clippy::cast_precision_loss, reason = "some hundreds")]
fn figures(damaged: usize, right: usize, wrong: usize) -> Vec<f64> {
    let repaired = (right + wrong).max(1);
    vec![right as f64 / repaired as f64, right as f64 / damaged as f64]
}

/// Letters that are misread anywhere: no repair leads away from what was printed once.
#[test]
fn repairs_lead_back() {
    for (number, release) in releases().iter().enumerate() {
        let truth: Vec<&str> = release.images.iter().filter_map(|image| image.url.as_deref()).collect();
        for layout in [Layout::Paged, Layout::Wrapped, Layout::TextVersion] {
            for per_mille in [3, 10, 30, 100] {
                let seed = format!("{number} {} {per_mille}", layout.name());
                let text = Noise::Letters.damage(&layout.print(release), per_mille, &mut Draw::of(&seed));
                let document = parse(&text);
                let images = document.releases().iter().flat_map(|release| &release.images);
                for (printed, url) in
                    images.filter_map(|image| Some((image.url_printed.as_ref()?, image.url.as_ref()?)))
                {
                    let apart = |url: &str| {
                        truth
                            .iter()
                            .map(|truth| score::distance(truth, url, usize::MAX - 1))
                            .min()
                    };
                    assert!(apart(url) <= apart(printed), "{printed} was read as {url}");
                }
            }
        }
    }
}

/// Two shapes in one text prove neither.
#[test]
fn what_nothing_proves_is_reported() {
    for release in releases() {
        let [first, second, ..] = release.images.as_slice() else {
            continue;
        };
        let [first, second] = [first, second].map(|image| image.url.as_deref().expect("an address"));
        if !first.contains("_1_.") {
            continue;
        }
        let text = Layout::Paged.print(&release);
        let damaged = second.replace("_2_.", " 2 .");
        let text = text.replace(second, &damaged).replace("_3_.", "__3_.");
        if !text.contains("__3_.") {
            continue;
        }
        let document = Parser::new().parse(&text);
        let urls = document.releases()[0]
            .images
            .iter()
            .filter_map(|image| image.url.as_ref());
        let urls: Vec<&str> = urls.map(|url| url.value().as_str()).collect();
        assert!(urls.contains(&damaged.as_str()), "{urls:#?}");
        let mut codes = document.diagnostics().iter().map(|found| found.code().as_str());
        assert!(codes.any(|code| code == "address-damaged"));
    }
}
