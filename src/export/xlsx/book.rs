//! Shared by all our workbooks. The same cells always give the same bytes.

use std::io::{Cursor, Read, Write};
use std::time::SystemTime;

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{DataValidation, DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::error::{Error, Result};

/// A workbook without sheets. Its creation time is the start of its day, whenever it is written.
///
/// # Errors
/// `Error::Rule` where the computer's clock shows a day before 1970, with which the crate makes no workbook.
pub(crate) fn new(title: &str, as_of: NaiveDate) -> Result<Workbook> {
    if SystemTime::UNIX_EPOCH.elapsed().is_err() {
        return Err(Error::Rule {
            message: "the computer's clock shows a day before 1970, and no workbook can be made by it".to_owned(),
            hint: "set the clock".to_owned(),
        });
    }
    let mut properties = DocProperties::new().set_title(title).set_author("midsa");
    if let Some(made) = day(as_of) {
        properties = properties.set_creation_datetime(&made);
    }
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties);
    Ok(workbook)
}

/// The workbook as bytes.
///
/// # Errors
/// `Error::Rule` for an invalid workbook, such as one with two sheets of the same name.
pub(crate) fn bytes(workbook: &mut Workbook) -> Result<Vec<u8>> {
    workbook.use_zip_large_file(false).save_to_buffer().map_err(refused)
}

/// The same workbook with its structure protected, without a password: no sheet can be deleted, renamed or moved by mistake.
///
/// # Errors
/// None for a workbook of ours.
pub(crate) fn with_fixed_sheets(workbook: &[u8]) -> Result<Vec<u8>> {
    const PART: &str = "xl/workbook.xml";
    const BEFORE: &str = "<bookViews>";
    let rewrite = || -> std::io::Result<Vec<u8>> {
        let mut archive = ZipArchive::new(Cursor::new(workbook))?;
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for place in 0..archive.len() {
            let mut member = archive.by_index(place)?;
            if member.name_raw() == PART.as_bytes() {
                let mut text = String::new();
                member.read_to_string(&mut text)?;
                let options = SimpleFileOptions::default().last_modified_time(member.last_modified().unwrap_or_default());
                writer.start_file(PART, options)?;
                let text = text.replacen(BEFORE, &format!("<workbookProtection lockStructure=\"1\"/>{BEFORE}"), 1);
                writer.write_all(text.as_bytes())?;
            } else {
                writer.raw_copy_file(member)?;
            }
        }
        Ok(writer.finish()?.into_inner())
    };
    rewrite().map_err(|source| Error::io("can't write the workbook", source))
}

/// A4 landscape, all columns on one page, lines between the cells, the first row on every page; the footer has the name, the
/// day and the page.
///
/// # Errors
/// None for a sheet.
pub(crate) fn print_on_a4(sheet: &mut Worksheet, name: &str, as_of: NaiveDate) -> Result<()> {
    sheet
        .set_paper_size(9)
        .set_landscape()
        .set_print_fit_to_pages(1, 0)
        .set_print_gridlines(true)
        .set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3)
        .set_footer(format!("&L{name}, {as_of}&R&P / &N"));
    sheet.set_repeat_rows(0, 0).map_err(refused)?;
    Ok(())
}

/// A drop-down list of words for a cell, which refuses any other.
///
/// # Errors
/// `Error::Rule` if the words have more than 255 characters together.
pub(crate) fn drop_down(words: &[&str]) -> Result<DataValidation> {
    DataValidation::new().allow_list_strings(words).map_err(refused)
}

/// An error of the crate as ours.
#[allow(clippy::needless_pass_by_value, reason = "it is given to map_err")]
pub(crate) fn refused(error: XlsxError) -> Error {
    Error::Rule { message: format!("this makes no workbook: {error}"), hint: "choose `--format csv`".to_owned() }
}

/// A day in Excel's form; `None` before March 1900, as Excel counts a 29 February 1900 that did not exist.
pub(crate) fn day(day: NaiveDate) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok().filter(|year| *year > 1900 || (*year == 1900 && day.month() >= 3))?;
    ExcelDateTime::from_ymd(year, u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn days_count_from_march_1900_to_the_end_of_9999() {
        let is_one = |text: &str| day(text.parse().expect("a day")).is_some();
        assert_eq!(["1900-02-28", "1900-03-01", "2026-11-24"].map(is_one), [false, true, true]);
        assert_eq!(["9999-12-31", "+10000-01-01", "-0001-01-01"].map(is_one), [true, false, false]);
    }
}
