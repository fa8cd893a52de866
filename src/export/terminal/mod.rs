//! Tables and documents for people, on a terminal or in a pipe.
//!
//! - here: a table, in the layout that its first rows ask for; at most `N_SIZED` rows are held
//! - `widths`: which columns are beside each other, how wide, and which are below the title; decided once
//! - `rows`, `line`: rows drawn in these widths; the only place that names the table library
//! - `fields`: names and values below each other, for rows that fit no other way
//! - `page`: a document
//! - `shown`: a cell as people see it; `wrap`: a text folded to a width

mod fields;
mod line;
pub(super) mod page;
mod rows;
mod shown;
mod widths;
pub(super) mod wrap;

use std::io::Write;

use self::fields::field_lines;
use self::rows::Drawing;
use self::shown::{Shown, heading};
use self::widths::{Arrangement, arrange};
use super::{Style, output_error};
use crate::error::Result;
use crate::report::table::{Column, Table};
use crate::text::words;

/// The rows by which the columns are sized; the rest is written as it comes, in the same layout.
const N_SIZED: usize = 1000;

/// Writes the table under a bold header and a rule. Where even narrow columns don't fit, every row is written a field a
/// line, empty ones left out, and a blank line between the rows. A table without rows writes nothing.
pub(super) fn write_table(table: Table<'_>, style: &Style, out: &mut dyn Write) -> Result<()> {
    let Table { columns, rows, lang, .. } = table;
    let words = words(lang);
    let mut held: Vec<Vec<Shown>> = Vec::new();
    let mut layout: Option<Layout> = None;
    rows.each(&mut |cells| {
        let row: Vec<Shown> = cells.iter().map(|cell| Shown::in_table(cell, words, style)).collect();
        if let Some(layout) = &layout {
            return out.write_all(layout.next_row(&columns, &row, style).as_bytes()).map_err(output_error);
        }
        held.push(row);
        if held.len() == N_SIZED {
            layout = Some(begin(&columns, &std::mem::take(&mut held), style, out)?);
        }
        Ok(())
    })?;
    if !held.is_empty() {
        begin(&columns, &held, style, out)?;
    }
    Ok(())
}

/// Chooses the layout by the rows that were held, and writes the header and these rows.
fn begin(columns: &[Column], held: &[Vec<Shown>], style: &Style, out: &mut dyn Write) -> Result<Layout> {
    let room = style.width.map_or(usize::MAX, usize::from);
    let layout = arrange(columns, held, room).map_or(Layout::Fields(room), Layout::Columns);
    let rows: String = held.iter().map(|row| layout.next_row(columns, row, style)).collect();
    let drawn = match &layout {
        Layout::Columns(arrangement) => Drawing { columns, arrangement, style }.header() + &rows,
        // Nothing is before the first of them.
        Layout::Fields(_) => rows.trim_start_matches('\n').to_owned(),
    };
    out.write_all(drawn.as_bytes()).map_err(output_error)?;
    Ok(layout)
}

/// Where the cells of a row are.
enum Layout {
    /// Beside each other.
    Columns(Arrangement),
    /// Below each other, each after its heading, within this width.
    Fields(usize),
}

impl Layout {
    fn next_row(&self, columns: &[Column], row: &[Shown], style: &Style) -> String {
        match self {
            Self::Columns(arrangement) => Drawing { columns, arrangement, style }.row(row),
            Self::Fields(room) => {
                let trimmed = row.iter().map(|shown| Shown { text: shown.text.trim_start().to_owned(), ..shown.clone() });
                let fields = columns.iter().map(heading).zip(trimmed).filter(|(_, shown)| !shown.text.is_empty());
                format!("\n{}", field_lines(&fields.collect::<Vec<_>>(), Some(*room)))
            }
        }
    }
}

#[cfg(test)]
mod tests;
