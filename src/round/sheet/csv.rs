//! A sheet as CSV: one table, with the hidden part of a workbook in its last columns. Begins with a byte order mark, for Excel.

use super::Sheet;
use super::columns::Column;
use crate::error::{Error, Result};
use crate::export::csv::guard;
use crate::text::words;

/// The sheet as bytes.
///
/// # Errors
/// None: it is written to memory.
pub fn bytes(sheet: &Sheet) -> Result<Vec<u8>> {
    let words = &words(sheet.lang).round.sheet;
    let mut writer = csv::Writer::from_writer(Vec::from("\u{feff}".as_bytes()));
    let cannot_write = |error: csv::Error| Error::io("can't write the sheet", std::io::Error::other(error));
    let columns = || Column::shown().chain(Column::HIDDEN);
    writer.write_record(columns().map(|column| column.heading(words))).map_err(cannot_write)?;
    for row in &sheet.rows {
        let cells = columns().map(|column| match column {
            Column::Reference => guard(&row.reference).into_owned(),
            Column::Text => guard(&row.text).into_owned(),
            Column::Due => guard(&row.due).into_owned(),
            Column::LastStatus => guard(&row.last_status).into_owned(),
            Column::LastNote => guard(&row.last_note).into_owned(),
            Column::Round => guard(&sheet.round).into_owned(),
            Column::Owner => guard(&sheet.owner).into_owned(),
            Column::Seal => sheet.seal.clone(),
            Column::PackedAt => sheet.packed_at_text(),
            Column::Lock => row.lock().text(),
            Column::Status | Column::Note | Column::Date | Column::Cause | Column::Evidence | Column::NewDue | Column::Reason => {
                String::new()
            }
        });
        writer.write_record(cells).map_err(cannot_write)?;
    }
    writer.into_inner().map_err(|error| Error::io("can't write the sheet", std::io::Error::other(error.to_string())))
}
