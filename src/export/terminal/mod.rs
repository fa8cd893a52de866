//! Tables and documents for people, on a terminal or in a pipe.
//!
//! - here: a table, in the layout that its first rows ask for; at most `N_SIZED` rows are held
//! - `widths`: which columns stand beside each other, how wide, and which stand below the title; decided once
//! - `lines`: the cells of a row as lines of their widths, inked
//! - `draw`: the rows drawn from widths that are known; the only place that names the table library
//! - `fields`: names and values below each other, for rows that fit no other way
//! - `page`: a document
//! - `shown`: a cell as people see it; `wrap`: a text folded to a width

mod draw;
mod fields;
mod lines;
pub(super) mod page;
mod shown;
mod widths;
pub(super) mod wrap;

use std::io::Write;

use self::draw::draw;
use self::fields::field_lines;
use self::lines::{header_rows, row_cells};
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
    rows(&mut |cells| {
        let row: Vec<Shown> = cells.iter().map(|cell| Shown::in_table(cell, words, style)).collect();
        if let Some(layout) = &layout {
            return out.write_all(layout.next_row(&columns, &row).as_bytes()).map_err(output_error);
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

/// Where the cells of a row stand.
enum Layout {
    /// Beside each other.
    Columns(Arrangement, Style),
    /// Below each other, each after its heading, within this width.
    Fields(usize),
}

impl Layout {
    fn of(columns: &[Column], rows: &[Vec<Shown>], style: &Style) -> Self {
        let below = || Self::Fields(style.width.map_or(usize::MAX, usize::from));
        arrange(columns, rows, style).map_or_else(below, |arrangement| Self::Columns(arrangement, style.clone()))
    }

    /// The header, and the rows that were held.
    fn first_rows(&self, columns: &[Column], held: &[Vec<Shown>]) -> String {
        match self {
            Self::Columns(arrangement, style) => {
                let rows = held.iter().map(|row| row_cells(columns, row, arrangement, style));
                draw(columns, arrangement, header_rows(columns, arrangement, style).into_iter().chain(rows))
            }
            Self::Fields(room) => held.iter().map(|row| fields_of(columns, row, *room)).collect::<Vec<_>>().join("\n"),
        }
    }

    fn next_row(&self, columns: &[Column], row: &[Shown]) -> String {
        match self {
            Self::Columns(arrangement, style) => draw(columns, arrangement, [row_cells(columns, row, arrangement, style)]),
            Self::Fields(room) => format!("\n{}", fields_of(columns, row, *room)),
        }
    }
}

fn fields_of(columns: &[Column], row: &[Shown], room: usize) -> String {
    let trimmed = row.iter().map(|shown| Shown { text: shown.text.trim_start().to_owned(), ..shown.clone() });
    let fields = columns.iter().map(heading).zip(trimmed).filter(|(_, shown)| !shown.text.is_empty());
    field_lines(&fields.collect::<Vec<_>>(), Some(room))
}

/// Chooses the layout by the rows held, and writes the header and these rows.
fn begin(columns: &[Column], held: &[Vec<Shown>], style: &Style, out: &mut dyn Write) -> Result<Layout> {
    let layout = Layout::of(columns, held, style);
    out.write_all(layout.first_rows(columns, held).as_bytes()).map_err(output_error)?;
    Ok(layout)
}

#[cfg(test)]
mod tests;
