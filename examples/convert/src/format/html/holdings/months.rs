//! How many releases each month has, and which months between the first and the last one have none.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate};
use maud::{Markup, html};

use super::words::Words;

/// Counts by year and month.
#[derive(Debug, Default)]
pub(super) struct Months {
    years: BTreeMap<i32, [usize; 12]>,
    undated: usize,
}

impl Months {
    pub(super) fn add(&mut self, date: Option<NaiveDate>) {
        let Some(date) = date else {
            self.undated += 1;
            return;
        };
        let months = self.years.entry(date.year()).or_default();
        if let Some(count) = usize::try_from(date.month0()).ok().and_then(|at| months.get_mut(at)) {
            *count += 1;
        }
    }

    /// The table, a row a year; years without any are one row.
    pub(super) fn table(&self, words: &Words) -> Markup {
        let has = |count: &usize| *count > 0;
        let first = self.years.first_key_value();
        let first = first.and_then(|(year, months)| Some((*year, months.iter().position(has)?)));
        let last = self.years.last_key_value();
        let last = last.and_then(|(year, months)| Some((*year, months.iter().rposition(has)?)));
        let is_inside = |year: i32, month: usize| Some((year, month)) >= first && Some((year, month)) <= last;
        let mut before = None;
        html! {
            @if self.years.is_empty() { p { (words.no_dates) } } @else {
                table.months {
                    thead { tr {
                        th scope="col" { (words.year) }
                        @for (short, long) in words.months { th scope="col" { abbr title=(long) { (short) } } }
                    } }
                    tbody {
                        @for (year, months) in &self.years {
                            @let gap = before.replace(*year).map_or(0, |before: i32| year - before - 1);
                            @if gap > 0 { tr {
                                th scope="row" { @if gap > 1 { (year - gap) "–" } (year - 1) }
                                td.gap colspan="12" { (words.gap) }
                            } }
                            tr {
                                th scope="row" { (year) }
                                @for (month, count) in months.iter().enumerate() {
                                    @if *count > 0 {
                                        td { a href={ "#month=" (format!("{year:04}-{:02}", month + 1)) } { (count) } }
                                    } @else if is_inside(*year, month) {
                                        td.gap { "0" }
                                    } @else {
                                        td.outside {}
                                    }
                                }
                            }
                        }
                    }
                }
            }
            @if !self.years.is_empty() { p { (words.about_gaps) } }
            @if self.undated > 0 {
                p { a href="#month=-" { (words.undated) ": " (words.number(self.undated)) } }
            }
        }
    }
}
