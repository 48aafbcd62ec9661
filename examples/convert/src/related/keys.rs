//! What is printed in a release, or said by the name of its file, and names no other release.
//!
//! ```text
//! text version  …/pld/txt/20190831-318_08.txt, or the name of a file in that layout
//! record        28570 of ?tx_pld_frontpage[news]=28570 and of the document number 28570_318
//! number        08120315_162, a document number of 2016 and before, and of …/pld/…/08120315_162.pdf
//! page          the address of one release: …/pld/WORDS.html, …/newsdetail/WORDS
//! ```

use std::num::{NonZeroU32, NonZeroU64};

use percent_encoding::percent_decode_str;
use pressedienst::{Layout, Release};
use serde::{Deserialize, Serialize};

use super::words::mark;

/// The folders of the city's addresses in which each file is one release.
const FOLDERS: [&str; 2] = ["pld", "newsdetail"];

/// So long is a number that begins with a day; another one counts records.
const DAY_AND_HOUR: usize = 8;

/// The exact keys of a release; names and addresses by marks of 64 bits, of which no two are equal by accident.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Keys {
    pub(super) text_version: Option<NonZeroU64>,
    pub(super) record: Option<NonZeroU32>,
    /// The desk behind a record number.
    pub(super) desk: Option<NonZeroU32>,
    pub(super) number: Option<NonZeroU64>,
    pub(super) page: Option<NonZeroU64>,
}

impl Keys {
    /// Of a release in a text of that layout; the path is that of a text with one release only.
    pub(super) fn of(release: &Release, layout: Option<Layout>, path: Option<&str>) -> Self {
        let mut keys = Self::default();
        if let Some(url) = &release.text_version_url {
            keys.text_version = text_version(url);
        }
        if let Some(url) = &release.online_url {
            keys.read_online(url);
        }
        if let Some(printed) = &release.document_number {
            keys.read_number(printed);
        }
        let file = path.and_then(|path| path.rsplit(['/', '\\']).next());
        if let (None, Some(Layout::TextVersion), Some(file)) = (&keys.text_version, layout, file)
            && let Some(name) = name_of_text_version(file)
        {
            keys.text_version = key(name);
        }
        keys
    }

    fn read_number(&mut self, printed: &str) {
        let Some((count, desk)) = printed.split_once('_') else {
            return;
        };
        if count.len() == DAY_AND_HOUR {
            self.number = self.number.or(key(printed));
        } else if let Ok(count) = count.parse()
            && self.record.is_none_or(|record| record == count)
        {
            self.record = Some(count);
            self.desk = desk.parse().ok();
        } else {
            // Two numbers that contradict each other prove nothing.
            self.record = None;
        }
    }

    fn read_online(&mut self, url: &str) {
        let Some((path, query)) = of_the_city(url) else {
            return;
        };
        let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        if let Some((_, record)) = pairs.find(|(name, value)| name.starts_with("tx_pld") && is_digits(value)) {
            self.record = record.parse().ok();
            return;
        }
        let names: Vec<&str> = path.split('/').collect();
        let Some((file, folders)) = names.split_last() else {
            return;
        };
        if file.is_empty() || file.starts_with("index.") || !folders.iter().any(|folder| FOLDERS.contains(folder)) {
            return;
        }
        if let Some(name) = name_of_text_version(file) {
            self.text_version = self.text_version.or(key(name));
            return;
        }
        match file
            .strip_suffix(".pdf")
            .and_then(|stem| Some((stem, stem.split_once('_')?)))
        {
            Some((stem, (day, desk))) if day.len() == DAY_AND_HOUR && is_digits(day) && is_digits(desk) => {
                self.number = key(stem);
            }
            // Which host of the city answers, and by which scheme, makes no other page of it.
            _ if query.is_empty() => self.page = key(&path),
            _ => {}
        }
    }

    /// By the address that a saved page has, and the text version that it leads to, if that is one.
    pub(super) fn read_page(&mut self, addresses: &[String]) {
        let mut of_page = Self::default();
        let (texts, own): (Vec<_>, Vec<_>) = addresses.iter().partition(|address| text_version(address).is_some());
        if let [text] = *texts {
            of_page.text_version = text_version(text);
        }
        for address in own {
            of_page.read_online(address);
        }
        self.text_version = self.text_version.take().or(of_page.text_version);
        if self.record.is_none() && self.page.is_none() {
            (self.record, self.page) = (of_page.record, of_page.page);
        }
        self.number = self.number.take().or(of_page.number);
    }

    /// Whether they name two releases.
    pub(super) fn contradict(&self, other: &Self) -> bool {
        differ(self.text_version.as_ref(), other.text_version.as_ref())
            || differ(self.record.as_ref(), other.record.as_ref())
            || differ(self.desk.as_ref(), other.desk.as_ref())
            || differ(self.number.as_ref(), other.number.as_ref())
    }

    /// Forgets those that others of its text have too: they name the text.
    pub(super) fn forget_shared(all: &mut [Self]) {
        let copy = all.to_vec();
        for (index, keys) in all.iter_mut().enumerate() {
            let others = || copy.iter().enumerate().filter(|(other, _)| *other != index);
            if others().any(|(_, other)| other.text_version == keys.text_version) {
                keys.text_version = None;
            }
            if others().any(|(_, other)| other.record == keys.record) {
                (keys.record, keys.desk) = (None, None);
            }
            if others().any(|(_, other)| other.number == keys.number) {
                keys.number = None;
            }
            if others().any(|(_, other)| other.page == keys.page) {
                keys.page = None;
            }
        }
    }
}

fn key(name: &str) -> Option<NonZeroU64> {
    NonZeroU64::new(mark(&[name]))
}

fn differ<T: PartialEq>(one: Option<&T>, other: Option<&T>) -> bool {
    matches!((one, other), (Some(one), Some(other)) if one != other)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The path and the query of an address of the city, decoded.
fn of_the_city(url: &str) -> Option<(String, String)> {
    let (scheme, rest) = url.split_once("://")?;
    if !["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known)) {
        return None;
    }
    let rest = rest.split('#').next()?;
    let (host, behind) = rest.split_once('/')?;
    let host = host.to_ascii_lowercase();
    if host != "duesseldorf.de" && !host.ends_with(".duesseldorf.de") {
        return None;
    }
    let (path, query) = behind.split_once('?').unwrap_or((behind, ""));
    let decoded = |text: &str| {
        percent_decode_str(text)
            .decode_utf8()
            .ok()
            .map(std::borrow::Cow::into_owned)
    };
    Some((decoded(path)?, decoded(query)?))
}

/// The name of a text version, which holds day, desk and hour; of another address its whole path.
fn text_version(url: &str) -> Option<NonZeroU64> {
    let (path, query) = of_the_city(url)?;
    let file = path.rsplit('/').next()?;
    if let Some(name) = name_of_text_version(file) {
        return key(name);
    }
    let is_text = path.strip_suffix(".txt").is_some() && query.is_empty();
    key(&path).filter(|_| is_text)
}

/// `20190831-318_08.txt`, also behind whatever an archive puts before its names: `A17 20190831-318_08.txt`.
fn name_of_text_version(file: &str) -> Option<&str> {
    let start = file.len().checked_sub("20190831-318_08.txt".len())?;
    let (before, name) = file.split_at_checked(start)?;
    let (day, rest) = name.strip_suffix(".txt")?.split_once('-')?;
    let (desk, hour) = rest.split_once('_')?;
    let is_name = day.len() == 8 && desk.len() == 3 && [day, desk, hour].iter().all(|part| is_digits(part));
    (is_name && !before.ends_with(char::is_alphanumeric)).then_some(name)
}

#[cfg(test)]
mod tests {
    use pressedienst::Located;

    use super::*;

    fn release(number: Option<&str>, online: Option<&str>, text: Option<&str>) -> Release {
        let mut release = Release::default();
        release.document_number = number.map(Located::from);
        release.online_url = online.map(Located::from);
        release.text_version_url = text.map(Located::from);
        release
    }

    fn online(url: &str) -> Keys {
        Keys::of(&release(None, Some(url), None), None, None)
    }

    #[test]
    fn what_names_one_release() {
        for url in [
            "https://www.duesseldorf.de/index.php?id=700021293&tx_pld_frontpage%5Bnews%5D=28570",
            "http://WWW.duesseldorf.de/index.php?tx_pld_frontpage[news]=28570#top",
        ] {
            assert_eq!(online(url).record, NonZeroU32::new(28_570), "{url}");
        }
        let number = |number| Keys::of(&release(Some(number), None, None), None, None);
        assert_eq!(number("28570_318").record, NonZeroU32::new(28_570));
        assert_eq!(number("16041416_160").number, key("16041416_160"));
        assert_eq!(number("16041416_160").record, None);
        let pdf = online("http://www.duesseldorf.de/presse/pld/d2008/12/03/08120315_162.pdf");
        assert_eq!(pdf.number, key("08120315_162"));
        let page = "https://www.duesseldorf.de/medienportal/pressedienst-einzelansicht/pld/busdach.html";
        assert_eq!(online(page).page, online(&page.replace("https", "http")).page);
        assert!(online(page).page.is_some());
    }

    #[test]
    fn what_names_none() {
        for url in [
            "https://www.duesseldorf.de/presse",
            "https://www.duesseldorf.de/medienportal/pressedienst-einzelansicht/pld/",
            "https://www.duesseldorf.de/medienportal/pld/index.html",
            "https://www.example.org/pld/busdach.html",
            "https://www.duesseldorf.de.example.org/pld/busdach.html",
            "https://www.duesseldorf.de/index.php?id=700021293",
            "pld/busdach.html",
        ] {
            assert_eq!(online(url), Keys::default(), "{url}");
        }
    }

    #[test]
    fn the_text_version_and_its_own_name() {
        let url = "http://www.duesseldorf.de/fileadmin/Amt13/pld/txt/20190831-318_08.txt";
        let printed = Keys::of(&release(None, None, Some(url)), None, None);
        let own = |path, layout| Keys::of(&release(None, None, None), layout, Some(path));
        assert_eq!(printed.text_version, key("20190831-318_08.txt"));
        assert_eq!(own("a/20190831-318_08.txt", Some(Layout::TextVersion)), printed);
        assert_eq!(online(url), printed);
        assert_eq!(own("a/A17 20190831-318_08.txt", Some(Layout::TextVersion)), printed);
        assert_eq!(
            own("a/120190831-318_08.txt", Some(Layout::TextVersion)),
            Keys::default()
        );
        assert_eq!(own("a/20190831-318_08.txt", Some(Layout::Paged)), Keys::default());
        assert_eq!(own("a/pld_20190831_08.txt", Some(Layout::TextVersion)), Keys::default());
    }

    #[test]
    fn what_a_saved_page_says_of_itself() {
        let page = "https://www.duesseldorf.de/medienportal/pld/busdach.html".to_owned();
        let text = "https://www.duesseldorf.de/fileadmin/Amt13/pld/txt/20190831-318_08.txt".to_owned();
        let record = "https://www.duesseldorf.de/index.php?tx_pld_frontpage[news]=28570".to_owned();
        let of = |addresses: &[&String]| {
            let mut keys = Keys::default();
            let addresses: Vec<String> = addresses.iter().map(|address| (*address).clone()).collect();
            keys.read_page(&addresses);
            keys
        };
        assert_eq!(of(&[&page]), online(&page));
        assert_eq!(of(&[&record]), online(&record));
        let both = of(&[&page, &text]);
        assert_eq!(
            (both.page, both.text_version),
            (online(&page).page, online(&text).text_version)
        );
        // One that leads to several texts is no version of one of them.
        assert_eq!(of(&[&text, &text.replace("_08", "_09")]), Keys::default());
        // What is printed comes first.
        let mut printed = online(&record);
        printed.read_page(&[page]);
        assert_eq!(printed, online(&record));
    }

    #[test]
    fn numbers_that_contradict() {
        let keys = |number| Keys::of(&release(Some(number), None, None), None, None);
        assert!(keys("9702_256").contradict(&keys("9702_231")));
        assert!(keys("9702_256").contradict(&keys("9703_256")));
        assert!(!keys("9702_256").contradict(&keys("16041416_160")));
        let both = "https://www.duesseldorf.de/index.php?tx_pld_frontpage[news]=9703";
        assert_eq!(
            Keys::of(&release(Some("9702_256"), Some(both), None), None, None).record,
            None
        );
    }

    #[test]
    fn what_names_a_page_of_items_names_none_of_them() {
        let page = online("https://www.duesseldorf.de/medienportal/pld/busdach.html");
        let mut all = [page, page];
        Keys::forget_shared(&mut all);
        assert_eq!(all, [Keys::default(), Keys::default()]);
        let mut one = [page];
        Keys::forget_shared(&mut one);
        assert_eq!(one, [page]);
    }
}
