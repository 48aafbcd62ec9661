//! `pictures.html`: a row an address, the photographers, and names that nearly agree.

use std::io;

use chrono::Datelike as _;
use maud::{Markup, html};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;
use serde_json::Value;

use super::super::frame::data;
use super::super::signs::Shown;
use super::addresses::{Address, Mark, addresses};
use super::best::ROWS;
use super::index::Listed;
use super::list::List;
use super::people::People;
use super::words::Words;

pub(super) const SCRIPT: &str = concat!(include_str!("list.js"), include_str!("pictures.js"));

#[derive(Serialize)]
struct Data<'d> {
    words: Value,
    /// The releases that have pictures: page, date, headline.
    releases: Vec<(&'d str, String, &'d str)>,
    rows: Vec<Cells<'d>>,
}

/// As `pictures.js` takes them.
type Cells<'d> = (
    &'d str,
    &'d str,
    &'d [&'d str],
    &'d [&'d str],
    &'d [&'d str],
    &'d [&'d str],
    &'d [(usize, usize)],
    Vec<Mark>,
);

pub(super) fn page(words: &Words, listed: &[&Listed], is_cut: bool) -> io::Result<Markup> {
    let (addresses, all) = addresses(listed);
    let list = List {
        id: "pictures",
        title: words.by_address,
        facets: &[
            ("year", words.year),
            ("mark", words.mark),
            ("photographer", words.photographer),
            ("holder", words.holder),
        ],
        columns: &[
            ("name", words.file_name),
            ("caption", words.caption),
            ("credit", words.credit),
            ("", words.holder),
            ("photographer", words.photographer),
            ("date", words.releases),
        ],
    };
    let releases = listed.iter().map(|Listed { origin, row }| {
        let date = row.date.map_or_else(String::new, |date| date.to_string());
        (origin.stem.as_str(), date, row.headline.as_str())
    });
    let rows = addresses.iter().map(|address| {
        (
            address.url,
            address.file_name,
            address.captions.values.as_slice(),
            address.credits.values.as_slice(),
            address.holders.values.as_slice(),
            address.photographers.values.as_slice(),
            address.releases.as_slice(),
            address.marks(),
        )
    });
    let data = data(
        "data",
        &Data {
            words: words.of_pictures(),
            releases: releases.collect(),
            rows: rows.collect(),
        },
    )?;
    Ok(html! {
        p { (words.about_pictures) }
        @if is_cut || all > addresses.len() {
            p.notice { (words.newest_pictures(ROWS)) " " code { "--format sqlite" } }
        }
        (list.render(words))
        (photographers(words, &addresses, listed))
        (data)
    })
}

/// Each photographer with the pictures of each year, and the names that nearly agree.
fn photographers(words: &Words, addresses: &[Address<'_>], listed: &[&Listed]) -> Markup {
    let mut people = People::default();
    for address in addresses {
        let releases = address.releases.iter().filter_map(|(at, _)| listed.get(*at));
        let years = releases.map(|listed| listed.row.date.map(|date| date.year())).collect();
        for name in &address.photographers.values {
            people.add(name, &years);
        }
    }
    let (sorted, near) = (people.sorted(), people.near());
    let linked = |name: &str, year: Option<i32>, text: &str| {
        let year = year.map_or_else(String::new, |year| format!("&year={year}"));
        let href = format!("#photographer={}{year}", utf8_percent_encode(name, NON_ALPHANUMERIC));
        html! { a href=(href) { (Shown::new(text)) } }
    };
    html! {
        section {
            h2 { (words.near_names) }
            p { (words.about_near) }
            @if near.is_empty() { p { (words.none_near) } } @else {
                table.pairs {
                    thead { tr {
                        th scope="col" { (words.name) } th.number scope="col" { (words.pictures) }
                        th scope="col" { (words.nearly) } th.number scope="col" { (words.pictures) }
                    } }
                    tbody { @for pair in &near { tr {
                        @for (name, count) in pair {
                            td { (linked(name, None, name)) }
                            td.number { (words.number(*count)) }
                        }
                    } } }
                }
            }
        }
        section {
            h2 { (words.photographers) }
            p { (words.about_photographers) }
            table.people {
                thead { tr {
                    th scope="col" { (words.name) } th.number scope="col" { (words.pictures) } th scope="col" { (words.by_year) }
                } }
                tbody { @for (name, count) in &sorted { tr {
                    th scope="row" { (linked(name, None, name)) }
                    td.number { (words.number(*count)) }
                    td.years {
                        @for (year, count) in people.by_name.get(name).into_iter().flat_map(|counts| &counts.years) {
                            span {
                                @match year {
                                    Some(year) => (linked(name, Some(*year), &year.to_string())),
                                    None => (words.undated),
                                }
                                " " (words.number(*count))
                            }
                            " "
                        }
                    }
                } } }
            }
        }
    }
}
