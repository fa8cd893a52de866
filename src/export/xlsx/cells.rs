//! Cells of each type. Every text can be read back unchanged, and is never a formula.

use rust_xlsxwriter::{Format, Worksheet};

use super::book::{day, refused};
use super::looks::Looks;
use crate::error::{Error, Result};
use crate::report::table::{Cell, ColumnKind};

/// The most characters in a cell, counted in UTF-16 as Excel does.
pub(super) const LONGEST: usize = 32_767;

/// Whole numbers up to this size are exact in a cell, which holds floating point numbers.
const EXACT: i64 = 1 << 53;

/// Where a cell is: row and column counted from 0, and the name of its column, for an error.
#[derive(Clone, Copy)]
pub(crate) struct Place<'k> {
    pub(crate) row: u32,
    pub(crate) column: u16,
    pub(crate) key: &'k str,
}

/// Writes a cell to a sheet whose column has the format of its kind. Empty cells are left out.
///
/// # Errors
/// As `put_text`.
pub(crate) fn put(sheet: &mut Worksheet, place: Place<'_>, cell: &Cell, kind: ColumnKind, looks: &Looks) -> Result<()> {
    let Place { row, column, .. } = place;
    let mut put_word = |text: &str| put_text(sheet, place, text, looks.of_text(text, kind));
    match cell {
        Cell::Text(text) | Cell::Toned(text, _) | Cell::Internal { text, .. } => put_word(text)?,
        Cell::List(words) => put_word(&words.join(";"))?,
        Cell::Flag(_) | Cell::Bar(_) | Cell::Named { .. } => put_word(&cell.plain())?,
        Cell::Integer(number) if (-EXACT..=EXACT).contains(number) => {
            #[allow(clippy::cast_precision_loss, reason = "it is no larger than what is exact")]
            let number = *number as f64;
            sheet.write_number_with_format(row, column, number, &looks.number).map_err(refused)?;
        }
        Cell::Integer(number) => put_word(&number.to_string())?,
        // Rounded through its text, so that XLSX and CSV agree in the last place.
        Cell::Decimal(number) if number.is_finite() => {
            let rounded = cell.plain().parse().unwrap_or(*number);
            sheet.write_number_with_format(row, column, rounded, &looks.decimal).map_err(refused)?;
        }
        Cell::Empty | Cell::Decimal(_) => {}
        Cell::Date(date) | Cell::Dated { on: date, .. } => match day(*date) {
            Some(day) => drop(sheet.write_datetime_with_format(row, column, &day, &looks.day).map_err(refused)?),
            None => put_word(&cell.plain())?,
        },
    }
    Ok(())
}

/// Writes a text to a sheet, in the format of its column unless one is given.
///
/// # Errors
/// The text is too long for a cell; the error names the place.
pub(crate) fn put_text(sheet: &mut Worksheet, place: Place<'_>, text: &str, look: Option<&Format>) -> Result<()> {
    let Place { row, column, key } = place;
    if text.is_empty() {
        return Ok(());
    }
    // A text has at most as many characters as bytes.
    let n_characters = if text.len() > LONGEST { text.encode_utf16().count() } else { 0 };
    if n_characters > LONGEST {
        return Err(Error::Rule {
            message: format!(
                "row {}, column `{key}`: a text of {n_characters} characters is longer than a cell of a workbook can be ({LONGEST})",
                row + 1
            ),
            hint: "`--format csv` has no such limit".to_owned(),
        });
    }
    let written = match (spelled(text), look) {
        (Spelling::Plain, Some(look)) => sheet.write_string_with_format(row, column, text, look),
        (Spelling::Plain, None) => sheet.write_string(row, column, text),
        (Spelling::AsRun(text), Some(look)) => {
            sheet.write_rich_string_with_format(row, column, &[(&Format::default(), &text)], look)
        }
        (Spelling::AsRun(text), None) => sheet.write_rich_string(row, column, &[(&Format::default(), &text)]),
    };
    written.map_err(refused)?;
    Ok(())
}

/// How a text is passed to the crate.
enum Spelling {
    /// As it is.
    Plain,
    /// As one run, in which the crate does not escape `_x0041_`: it is already escaped here.
    AsRun(String),
}

/// A workbook spells a control character `_x000D_`, so a `_` that would be read as the beginning of that is spelled
/// `_x005F_`. The crate does so, but for `_x0041` before a control character, whose spelling begins with the missing `_`;
/// and it takes a text from `<r>` to `</r>` for XML.
fn spelled(text: &str) -> Spelling {
    let is_like_xml = text.starts_with("<r>") && text.ends_with("</r>");
    let is_lost = text.contains("_x") && text.contains(is_unfit);
    if !is_like_xml && !is_lost {
        return Spelling::Plain;
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for (place, c) in text.char_indices() {
        if c == '_' && looks_escaped(&text[place..]) {
            escaped.push_str("_x005F_");
        } else {
            escaped.push(c);
        }
    }
    Spelling::AsRun(escaped)
}

/// Whether XML does not allow the character, or would change it.
fn is_unfit(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

/// Whether a text begins with `_x` and four hexadecimal digits. The next character need not be `_`, as it may become one.
fn looks_escaped(text: &str) -> bool {
    text.strip_prefix("_x")
        .and_then(|rest| rest.as_bytes().get(..4))
        .is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
}
