//! Tables for people: the rows in the layout that the first of them ask for. At most `N_SIZED` rows are held.

mod fields;
mod layout;
mod line;
pub(super) mod page;
mod shown;
mod wrap;

use std::io::Write;

use self::fields::field_lines;
use self::layout::arrange;
use self::line::{Arrangement, header_lines, row_lines};
use self::shown::{Shown, heading};
use super::{Style, output_error};
use crate::error::Result;
use crate::report::table::{Column, Table};

/// The rows by which the columns are sized; the rest is written as it comes, in the same layout.
const N_SIZED: usize = 1000;

/// Writes the table under a bold header and a rule. Where even narrow columns don't fit, every row is written a field a
/// line, empty ones left out, and a blank line between the rows. A table without rows writes nothing.
pub(super) fn write_table(table: Table<'_>, style: &Style, out: &mut dyn Write) -> Result<()> {
    let Table { columns, rows, .. } = table;
    let mut held: Vec<Vec<Shown>> = Vec::new();
    let mut layout: Option<Layout> = None;
    rows(&mut |cells| {
        let row: Vec<Shown> = cells.iter().map(|cell| Shown::in_table(cell, style)).collect();
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

    fn header(&self, columns: &[Column], style: &Style) -> String {
        match self {
            Self::Columns(arrangement, _) => header_lines(columns, arrangement, style),
            Self::Fields(_) => String::new(),
        }
    }

    fn first_row(&self, columns: &[Column], row: &[Shown]) -> String {
        match self {
            Self::Columns(arrangement, style) => row_lines(columns, row, arrangement, style),
            Self::Fields(room) => {
                let trimmed = row.iter().map(|shown| Shown { text: shown.text.trim_start().to_owned(), ..shown.clone() });
                let fields = columns.iter().map(heading).zip(trimmed).filter(|(_, shown)| !shown.text.is_empty());
                field_lines(&fields.collect::<Vec<_>>(), Some(*room))
            }
        }
    }

    fn next_row(&self, columns: &[Column], row: &[Shown]) -> String {
        let before = match self {
            Self::Columns(..) => "",
            Self::Fields(_) => "\n",
        };
        before.to_owned() + &self.first_row(columns, row)
    }
}

/// Chooses the layout by the rows held, and writes the header and these rows.
fn begin(columns: &[Column], held: &[Vec<Shown>], style: &Style, out: &mut dyn Write) -> Result<Layout> {
    let layout = Layout::of(columns, held, style);
    let mut lines = layout.header(columns, style);
    for (place, row) in held.iter().enumerate() {
        lines += &if place == 0 { layout.first_row(columns, row) } else { layout.next_row(columns, row) };
    }
    out.write_all(lines.as_bytes()).map_err(output_error)?;
    Ok(layout)
}

#[cfg(test)]
mod tests;
