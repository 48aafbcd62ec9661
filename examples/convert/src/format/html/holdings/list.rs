//! What a list has on its page before the script fills it: fields to search and filter by, heads, and the way through its rows.

use maud::{Markup, html};

use super::words::Words;

/// A list of rows.
pub(super) struct List<'l> {
    pub(super) id: &'l str,
    pub(super) title: &'l str,
    /// What the rows may be filtered by: as the script and as people call it.
    pub(super) facets: &'l [(&'l str, &'l str)],
    /// The columns, and what the script sorts them by; an empty name is of one that is not sorted.
    pub(super) columns: &'l [(&'l str, &'l str)],
}

impl List<'_> {
    pub(super) fn render(&self, words: &Words) -> Markup {
        html! {
            section id=(self.id) {
                h2 { (self.title) }
                noscript { p.notice { (words.no_script) } }
                form autocomplete="off" {
                    label.search { (words.search) input type="search" name="q" spellcheck="false"; }
                    @for (name, title) in self.facets {
                        label { (title) select name=(name) { option value="" { (words.all) } } }
                    }
                    button type="button" name="clear" hidden { (words.reset) }
                    button type="button" name="download" { (words.download) }
                }
                p role="status" {}
                table.list role="table" aria-label=(self.title) {
                    thead role="rowgroup" { tr role="row" {
                        @for (name, title) in self.columns {
                            @if name.is_empty() {
                                th scope="col" role="columnheader" { (title) }
                            } @else {
                                th scope="col" role="columnheader" data-sort=(name) { button type="button" { (title) } }
                            }
                        }
                    } }
                    tbody role="rowgroup" {}
                }
                nav.pager aria-label=(format!("{}: {}", self.title, words.leaf)) hidden {
                    @for way in words.ways { button type="button" { (way) } }
                }
            }
        }
    }
}

/// Names that stand in many rows, each once; rows have their numbers.
#[derive(Debug, Default)]
pub(super) struct Names<'n> {
    pub(super) all: Vec<&'n str>,
    places: std::collections::BTreeMap<&'n str, usize>,
}

impl<'n> Names<'n> {
    pub(super) fn place(&mut self, name: &'n str) -> usize {
        let all = &mut self.all;
        *self.places.entry(name).or_insert_with(|| {
            all.push(name);
            all.len() - 1
        })
    }

    pub(super) fn places(&mut self, names: impl IntoIterator<Item = &'n str>) -> Vec<usize> {
        let mut places = Vec::new();
        for name in names {
            let place = self.place(name);
            if !places.contains(&place) {
                places.push(place);
            }
        }
        places
    }
}
