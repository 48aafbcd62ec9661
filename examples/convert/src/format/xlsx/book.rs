//! The workbook as it is written: rows one behind the other, into as many sheets as they need.

use std::cell::Cell;
use std::io;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

use chrono::{Datelike as _, NaiveDate};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, IgnoreError, Url, Workbook, Worksheet, XlsxError,
};
use tempfile::NamedTempFile;

use super::columns::{Column, LEGEND, SHEETS, Sheet};
use super::value::Value;
use super::{Gather, NAME, Part, Place};
use crate::lang::Lang;
use crate::text;

/// The rows of a sheet; what comes behind them goes into another one.
const MOST_ROWS: u32 = 1_048_576;

/// The links of a sheet; other addresses are text.
const MOST_LINKS: u32 = 65_530;

/// A workbook that is being written.
pub(super) struct Book {
    workbook: Workbook,
    tables: Vec<Table>,
    looks: Looks,
    lang: Lang,
    most_rows: u32,
    file: NamedTempFile,
}

/// The rows of a kind: sheets that are full, and the one that is not.
struct Table {
    sheet: &'static Sheet,
    full: Vec<Worksheet>,
    page: Page,
}

/// A sheet that is written.
struct Page {
    worksheet: Worksheet,
    rows: u32,
    /// Of the last row, where it shows several lines.
    height: Option<f64>,
    links: u32,
}

impl Book {
    pub(super) fn new(place: &dyn Place, lang: Lang) -> io::Result<Self> {
        Self::with_rows(place, lang, MOST_ROWS)
    }

    pub(super) fn with_rows(place: &dyn Place, lang: Lang, most_rows: u32) -> io::Result<Self> {
        let file = place.file()?;
        let looks = Looks::new(lang);
        let (workbook, tables) = written(|| {
            let mut workbook = Workbook::new();
            workbook.set_tempdir(place.folder())?;
            workbook.set_properties(&properties(lang)?);
            let tables = SHEETS.iter().map(|sheet| {
                let name = sheet.name.of(lang);
                let page = Page::new(&mut workbook, name, sheet.columns, lang, &looks)?;
                Ok(Table {
                    sheet,
                    full: Vec::new(),
                    page,
                })
            });
            let tables = tables.collect::<Result<_, XlsxError>>()?;
            Ok((workbook, tables))
        })?;
        Ok(Self {
            workbook,
            tables,
            looks,
            lang,
            most_rows,
            file,
        })
    }
}

impl Gather for Book {
    fn add(&mut self, part: Part) -> io::Result<()> {
        let Self {
            workbook,
            tables,
            looks,
            lang,
            most_rows,
            ..
        } = self;
        let parts = part.into_sheets()?;
        written(|| {
            for (table, rows) in tables.iter_mut().zip(parts) {
                for row in rows {
                    if table.page.rows == *most_rows {
                        table.turn(workbook, *lang, looks)?;
                    }
                    table.page.add(table.sheet.columns, &row, looks)?;
                }
            }
            Ok(())
        })
    }

    fn finish(self: Box<Self>) -> io::Result<Vec<(&'static str, NamedTempFile)>> {
        let Self {
            mut workbook,
            tables,
            looks,
            lang,
            file,
            ..
        } = *self;
        written(|| {
            for table in tables {
                let columns = table.sheet.columns.len();
                for worksheet in table.full {
                    workbook.push_worksheet(worksheet);
                }
                workbook.push_worksheet(table.page.close(columns)?);
            }
            let legend = legend(&mut workbook, &looks, lang)?;
            workbook.push_worksheet(legend);
            workbook.save_to_writer(file.as_file())
        })?;
        Ok(vec![(NAME, file)])
    }
}

impl Table {
    /// Goes on in another sheet: `Bilder 2`.
    fn turn(&mut self, workbook: &mut Workbook, lang: Lang, looks: &Looks) -> Result<(), XlsxError> {
        let name = format!("{} {}", self.sheet.name.of(lang), self.full.len() + 2);
        let next = Page::new(workbook, &name, self.sheet.columns, lang, looks)?;
        let page = std::mem::replace(&mut self.page, next);
        self.full.push(page.close(self.sheet.columns.len())?);
        Ok(())
    }
}

impl Page {
    /// A sheet with its head.
    fn new(
        workbook: &mut Workbook,
        name: &str,
        columns: &[Column],
        lang: Lang,
        looks: &Looks,
    ) -> Result<Self, XlsxError> {
        let mut worksheet = workbook.new_worksheet_with_constant_memory()?;
        worksheet.set_name(name)?;
        worksheet.set_freeze_panes(1, 0)?;
        worksheet.set_landscape();
        worksheet.set_repeat_rows(0, 0)?;
        for (at, column) in (0..).zip(columns) {
            worksheet.set_column_width(at, column.width)?;
            worksheet.write_string_with_format(0, at, column.label.of(lang), &looks.head)?;
        }
        Ok(Self {
            worksheet,
            rows: 1,
            height: None,
            links: 0,
        })
    }

    fn add(&mut self, columns: &[Column], row: &[Value], looks: &Looks) -> Result<(), XlsxError> {
        // rust_xlsxwriter writes the last row twice if it has a height, so that a row gets one when the next one comes.
        if let Some(height) = self.height.take() {
            self.worksheet.set_row_height(self.rows - 1, height)?;
        }
        let lines = lines(columns, row);
        self.height = (lines > 1).then(|| LINE_HEIGHT * f64::from(lines));
        for ((at, column), value) in (0..).zip(columns).zip(row) {
            self.put(at, column.is_wrapped, value, looks)?;
        }
        self.rows += 1;
        Ok(())
    }

    fn put(&mut self, at: u16, is_wrapped: bool, value: &Value, looks: &Looks) -> Result<(), XlsxError> {
        let (row, worksheet) = (self.rows, &mut self.worksheet);
        let text = if is_wrapped { &looks.wrapped } else { &looks.text };
        match value {
            Value::Empty => {}
            Value::Number(number) => {
                worksheet.write_number_with_format(row, at, *number, &looks.number)?;
            }
            Value::Date(day) => {
                worksheet.write_datetime_with_format(row, at, day_of(*day)?, &looks.date)?;
            }
            Value::Text(words) => {
                worksheet.write_string_with_format(row, at, words, text)?;
            }
            Value::Cut(words) => {
                worksheet.write_string_with_format(row, at, words, &looks.cut)?;
            }
            Value::Link { shown, target } if self.links < MOST_LINKS => {
                let link = Url::new(target).set_text(shown);
                worksheet.write_url_with_format(row, at, link, &looks.link)?;
                self.links += 1;
            }
            Value::Link { shown, .. } => {
                worksheet.write_string_with_format(row, at, shown, text)?;
            }
        }
        Ok(())
    }

    /// The sheet when all its rows are there.
    fn close(mut self, columns: usize) -> Result<Worksheet, XlsxError> {
        let last_column = u16::try_from(columns.saturating_sub(1)).unwrap_or(u16::MAX);
        let last_row = self.rows.saturating_sub(1);
        self.worksheet.autofilter(0, 0, last_row, last_column)?;
        // Telephone numbers are meant to be text.
        self.worksheet
            .ignore_error_range(0, 0, last_row, last_column, IgnoreError::NumberStoredAsText)?;
        Ok(self.worksheet)
    }
}

/// In points.
const LINE_HEIGHT: f64 = 15.0;

/// A row shows so many lines, that one of many does not take all the screen.
const MOST_LINES: u8 = 12;

/// How many lines a row shows. Excel finds that by itself, and LibreOffice takes what the file says.
fn lines(columns: &[Column], row: &[Value]) -> u8 {
    let wrapped = columns.iter().zip(row).filter(|(column, _)| column.is_wrapped);
    let lines = wrapped.map(|(column, value)| match value {
        Value::Text(text) => textwrap::wrap(text, usize::from(column.width)).len(),
        _ => 1,
    });
    lines
        .max()
        .map_or(1, |lines| u8::try_from(lines).unwrap_or(u8::MAX))
        .min(MOST_LINES)
}

/// The sheet that says for each column which key it has in the other outputs, and what it means.
fn legend(workbook: &mut Workbook, looks: &Looks, lang: Lang) -> Result<Worksheet, XlsxError> {
    let (name, columns) = LEGEND;
    let mut page = Page::new(workbook, name.of(lang), &columns, lang, looks)?;
    for sheet in &SHEETS {
        for (column, _, field) in sheet.shown() {
            let (name, label) = (sheet.name.of(lang), column.label.of(lang));
            let cells = [name, label, column.key, column.meaning(field, lang)];
            page.add(&columns, &cells.map(|words| Value::Text(words.to_owned())), looks)?;
        }
    }
    page.close(columns.len())
}

/// No clock has a part in them.
fn properties(lang: Lang) -> Result<DocProperties, XlsxError> {
    let title = match lang {
        Lang::De => "Pressemitteilungen der Landeshauptstadt Düsseldorf",
        Lang::En => "Press releases of the city of Düsseldorf",
    };
    let properties = DocProperties::new().set_title(title).set_author(text::PROGRAM);
    // The first day that a ZIP file can name.
    Ok(properties.set_creation_datetime(&ExcelDateTime::from_ymd(1980, 1, 1)?))
}

fn day_of(day: NaiveDate) -> Result<ExcelDateTime, XlsxError> {
    let part = |number: u32| u8::try_from(number).unwrap_or(u8::MAX);
    let year = u16::try_from(day.year()).unwrap_or(u16::MAX);
    ExcelDateTime::from_ymd(year, part(day.month()), part(day.day()))
}

/// Formats that each spreadsheet knows: text, and a whole number.
const TEXT: u8 = 49;
const WHOLE: u8 = 1;

/// How cells look.
struct Looks {
    head: Format,
    text: Format,
    wrapped: Format,
    cut: Format,
    link: Format,
    number: Format,
    date: Format,
}

impl Looks {
    fn new(lang: Lang) -> Self {
        let top = Format::new().set_align(FormatAlign::Top);
        // A text stays one, also when somebody edits it.
        let text = top.clone().set_num_format_index(TEXT);
        let day = match lang {
            Lang::De => "dd.mm.yyyy",
            Lang::En => "yyyy-mm-dd",
        };
        Self {
            head: text
                .clone()
                .set_bold()
                .set_text_wrap()
                .set_background_color(0x00E8_EDF3)
                .set_border_bottom(FormatBorder::Thin),
            wrapped: text.clone().set_text_wrap(),
            cut: text.clone().set_background_color(0x00FF_E0B0),
            link: Format::new()
                .set_hyperlink()
                .set_align(FormatAlign::Top)
                .set_num_format_index(TEXT),
            number: top.clone().set_num_format_index(WHOLE).set_align(FormatAlign::Center),
            date: top.set_num_format(day).set_align(FormatAlign::Center),
            text,
        }
    }
}

thread_local! {
    /// Whether what this thread panics about is told as an error.
    static IS_TOLD: Cell<bool> = const { Cell::new(false) };
}

/// Does a part of the work. The library panics where a disk takes no more of its temporary files.
fn written<T>(make: impl FnOnce() -> Result<T, XlsxError>) -> io::Result<T> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let hook = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            if !IS_TOLD.get() {
                hook(panic);
            }
        }));
    });
    IS_TOLD.set(true);
    let done = panic::catch_unwind(AssertUnwindSafe(make));
    IS_TOLD.set(false);
    match done {
        Ok(done) => done.map_err(|error| io::Error::other(format!("{NAME}: {error}"))),
        Err(_) => Err(io::Error::other(format!(
            "{NAME}: its temporary files cannot be written; there may be no room for them"
        ))),
    }
}
