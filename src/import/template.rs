//! An empty sheet to fill in, for people without a file: instructions, a description of each column and an example are above
//! the column names, where the import ignores them; words of closed lists are chosen from drop-downs.

use chrono::NaiveDate;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Worksheet, XlsxError};

use super::map::table::ImportTable;
use crate::error::Result;
use crate::export::xlsx::book;
use crate::export::xlsx::cells::{Place, put_text};
use crate::text::Words;

/// The tables with a template.
pub const TABLES: &[ImportTable] = &[ImportTable::Recommendations, ImportTable::Shares, ImportTable::Owners];

/// A column with an example, used if the language has none.
type Column = (&'static str, &'static str);

const RECOMMENDATIONS: &[Column] = &[
    ("ref", "WDH-2027-01"),
    ("meeting", "WDH-2027"),
    ("kind", "decision"),
    ("title", ""),
    ("text", ""),
    ("source", ""),
    ("themes", ""),
    ("priority", "high"),
    ("response", "accepted"),
    ("owners", "ZMB;NAM;IOM:support"),
    ("due", "2027-12-31"),
    ("done_when", ""),
    ("status", "in-progress"),
    ("happened_on", "2027-03-01"),
    ("last_note", ""),
    ("evidence", "https://example.org/circular"),
];

const SHARES: &[Column] = &[
    ("ref", "WDH-2027-01"),
    ("owner", "ZMB"),
    ("status", "in-progress"),
    ("happened_on", "2027-03-01"),
    ("last_note", ""),
    ("due", "2027-12-31"),
    ("evidence", "https://example.org/circular"),
];

const OWNERS: &[Column] = &[
    ("code", "IOM"),
    ("kind", "organisation"),
    ("name", ""),
    ("name_fr", ""),
    ("name_pt", ""),
    ("former_names", ""),
    ("members", ""),
];

/// The number of rows with drop-down lists.
const N_ROWS: u32 = 2000;

/// The height of a line, in points.
const LINE: f64 = 15.0;

/// The sheet of a table as the bytes of a workbook.
///
/// # Errors
/// The workbook can't be made.
pub fn template(table: ImportTable, words: &Words, made_on: NaiveDate) -> Result<Vec<u8>> {
    let columns = columns_of(table);
    let name = table.to_string();
    let mut workbook = book::new((words.template.title)(&name), made_on)?;
    let page = workbook.add_worksheet();
    page.set_name(&name).map_err(book::refused)?;
    let header = instructions(page, &name, words)?;
    for (at, (key, example)) in (0_u16..).zip(columns) {
        column(page, at, header, table, key, example, words)?;
    }
    let last = u16::try_from(columns.len()).unwrap_or(u16::MAX).saturating_sub(1);
    page.set_freeze_panes(header + 1, 1).map_err(book::refused)?;
    page.autofilter(header, 0, header + N_ROWS, last).map_err(book::refused)?;
    book::bytes(&mut workbook)
}

fn columns_of(table: ImportTable) -> &'static [Column] {
    match table {
        ImportTable::Shares => SHARES,
        ImportTable::Owners => OWNERS,
        ImportTable::Recommendations
        | ImportTable::FollowUps
        | ImportTable::FocalPoints
        | ImportTable::Meetings
        | ImportTable::Relations
        | ImportTable::Translations => RECOMMENDATIONS,
    }
}

/// The instructions at the top; returns the row of the column names.
fn instructions(page: &mut Worksheet, table: &str, words: &Words) -> Result<u32> {
    let title = Format::new().set_bold().set_font_size(16);
    put_text(page, Place { row: 0, column: 0, key: "title" }, (words.template.title)(table), Some(&title))?;
    // The format of its column would wrap it.
    let plain = Format::new().set_align(FormatAlign::Left).set_font_size(11.0);
    let mut row = 1;
    for step in words.template.steps {
        put_text(page, Place { row, column: 0, key: "instructions" }, step, Some(&plain))?;
        row += 1;
    }
    // The descriptions and the examples are in between.
    Ok(row + 2)
}

fn column(
    page: &mut Worksheet,
    at: u16,
    header: u32,
    table: ImportTable,
    key: &'static str,
    example: &str,
    words: &Words,
) -> Result<()> {
    let bordered = Format::new().set_text_wrap().set_align(FormatAlign::Top).set_border(FormatBorder::Thin);
    let said = bordered.clone().set_font_size(9).set_font_color(Color::RGB(0x0059_6673));
    let shown = said.clone().set_italic().set_num_format("@");
    let name = bordered
        .clone()
        .set_bold()
        .set_font_color(Color::White)
        .set_background_color(Color::RGB(0x0033_4A5E))
        .set_num_format("@");
    let known = table.words_of(key).unwrap_or_default();
    let mut about = (words.template.about)(key).to_owned();
    if !known.is_empty() {
        let called = known.iter().map(|word| match words.labels.of(list_of(key, table), word) {
            Some(label) if label != word.replace('-', " ") => format!("{word} ({label})"),
            Some(_) | None => (*word).to_owned(),
        });
        about = format!("{about}. {}\n{}", words.template.one_of, called.collect::<Vec<_>>().join("\n"));
    }
    let place = |row: u32| Place { row, column: at, key };
    put_text(page, place(header - 2), &about, Some(&said))?;
    put_text(page, place(header - 1), (words.template.example)(key).unwrap_or(example), Some(&shown))?;
    put_text(page, place(header), key, Some(&name))?;
    let is_chosen = !known.is_empty();
    let is_long = matches!(key, "text" | "last_note" | "done_when" | "evidence" | "name" | "name_fr" | "name_pt");
    let width = if is_long {
        36.0
    } else if is_chosen {
        30.0
    } else {
        18.0
    };
    let look = Format::new().set_align(FormatAlign::Top).set_text_wrap().set_num_format("@");
    let shape = |page: &mut Worksheet| -> std::result::Result<(), XlsxError> {
        page.set_column_width(at, width)?.set_column_format(at, &look)?;
        page.set_row_height(header - 2, 11.0 * LINE)?.set_row_height(header - 1, 3.0 * LINE)?;
        Ok(())
    };
    shape(page).map_err(book::refused)?;
    // Members in the table `owners` can be of any kind; a status is one of a few.
    if !known.is_empty() {
        page.add_data_validation(header + 1, at, header + N_ROWS, at, &book::drop_down(&known)?).map_err(book::refused)?;
    }
    Ok(())
}

/// The name of a column's list of words.
fn list_of(key: &str, table: ImportTable) -> &'static str {
    use crate::model::vocabulary::{Kind, OwnerKind, Priority, Response, Status, Vocabulary};
    match key {
        "status" => Status::NAME,
        "response" => Response::NAME,
        "priority" => Priority::NAME,
        _ if table == ImportTable::Owners => OwnerKind::NAME,
        _ => Kind::NAME,
    }
}

#[cfg(test)]
mod tests {
    use super::{TABLES, columns_of};
    use crate::model::vocabulary::{Lang, Vocabulary};
    use crate::text::words;

    #[test]
    fn every_column_has_a_description() {
        for &table in TABLES {
            let keys: Vec<&str> = table.columns().into_iter().map(|(key, _)| key).collect();
            for (key, _) in columns_of(table) {
                assert!(keys.contains(key), "{table}: {key}");
                for lang in Lang::ALL {
                    assert!(!(words(*lang).template.about)(key).is_empty(), "{lang} {key}");
                }
            }
        }
    }
}
