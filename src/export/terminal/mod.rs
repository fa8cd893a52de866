//! Tables and documents for people, on a terminal or in a pipe.
//!
//! - here: a table, with the layout chosen by its first rows; at most `N_SIZED` rows are held
//! - `widths`: which columns are next to each other, how wide, and which are below the title; decided once
//! - `rows`: rows drawn in these widths; `ruled`: the cells of a row next to each other
//! - `page`: a document; fields, a line each, also for rows that don't fit in columns
//! - `shown`: a cell as people see it, and a line of it with colours; `wrap`: a text wrapped to a width

pub(super) mod page;
mod rows;
mod ruled;
mod shown;
mod widths;
pub(super) mod wrap;

use std::io::Write;

use self::rows::Drawing;
use self::shown::Shown;
use super::{Style, output_error};
use crate::error::Result;
use crate::report::table::Table;
use crate::text::words;

/// The number of rows that decide the layout; further rows are written as they come, in the same layout.
const N_SIZED: usize = 1000;

/// Writes the table under a bold header and a rule. If even narrow columns don't fit, every row is written a field a line,
/// without empty ones, and with a blank line between the rows. A table without rows writes nothing.
pub(super) fn write_table(table: Table<'_>, style: &Style, out: &mut dyn Write) -> Result<()> {
    let Table { columns, rows, lang, .. } = table;
    let words = words(lang);
    let mut write = |lines: &str| out.write_all(lines.as_bytes()).map_err(output_error);
    let mut held: Vec<Vec<Shown>> = Vec::new();
    let mut layout: Option<Drawing> = None;
    rows.each(&mut |cells| {
        let row: Vec<Shown> = cells.iter().map(|cell| Shown::in_table(cell, words, style)).collect();
        if let Some(layout) = &layout {
            return write(&layout.row(&row));
        }
        held.push(row);
        if held.len() == N_SIZED {
            let held = std::mem::take(&mut held);
            write(&layout.insert(Drawing::of(&columns, &held, style)).first(&held))?;
        }
        Ok(())
    })?;
    if held.is_empty() { Ok(()) } else { write(&Drawing::of(&columns, &held, style).first(&held)) }
}

#[cfg(test)]
mod tests;
