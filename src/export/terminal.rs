//! Tables for people: how wide each column is, and the rows in that layout. This is the only place that names the table
//! library. It shares the width out where there is too little; the lines are ours, as it can neither hang an indent, nor
//! colour without taking over the terminal, nor stream. At most `N_SIZED` rows are held.

mod fields;
mod line;
pub(super) mod page;
mod shown;
mod wrap;

use std::io::Write;

use comfy_table::{ColumnConstraint, ContentArrangement, ContentLineStyle, LineStyle, TableStyle, Width};

use self::fields::field_lines;
use self::line::{GAP, Wide, header_lines, row_lines};
use self::shown::{Shown, heading};
use self::wrap::{longest_part, natural_width};
use super::{Style, output_error};
use crate::error::Result;
use crate::report::table::{Column, ColumnKind, Table};

/// The rows by which the columns are sized; the rest is written as it comes, in the same layout.
const N_SIZED: usize = 1000;

/// How narrow a column of texts may become, where its texts are wider at all.
const TEXT_FLOOR: usize = 20;

/// How narrow it may become before the table gives way to a field a line.
const LAST_TEXT_FLOOR: usize = 12;

/// The width of two codes of states in a list: `BWA, ZWE,`.
const TWO_STATES: usize = 9;

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
    /// Beside each other, in columns of these widths.
    Columns(Vec<usize>, Wide),
    /// Below each other, each after its heading, within this width.
    Fields(usize),
}

impl Layout {
    /// The best that the width allows. First every column as wide as its cells; then texts and lists share what the others
    /// leave; then lists are as narrow as their longest word; then words are broken, too, after a hyphen; then texts become
    /// narrower still; and at last a field stands on each line.
    fn of(columns: &[Column], rows: &[Vec<Shown>], style: &Style) -> Self {
        let cells = widest(columns, rows, natural_width);
        let natural = headed(columns, &cells, natural_width);
        let Some(room) = style.width.map(usize::from) else { return Self::Columns(natural, Wide::Kept) };
        if total(&natural) <= room {
            return Self::Columns(natural, Wide::Folded);
        }
        let whole = headed(columns, &cells, longest_part);
        let parts = headed(columns, &widest(columns, rows, longest_part), longest_part);
        let lists: Vec<usize> = natural.iter().zip(&parts).map(|(&all, &part)| narrow_list(all, part)).collect();
        let steps = [
            (fixed(columns, &whole, None), TEXT_FLOOR),
            (fixed(columns, &whole, Some(&lists)), TEXT_FLOOR),
            (fixed(columns, &parts, Some(&lists)), TEXT_FLOOR),
            (fixed(columns, &parts, Some(&lists)), LAST_TEXT_FLOOR),
        ];
        let samples = widest_cells(columns, rows);
        let arranged = steps.into_iter().find_map(|(fixed, floor)| {
            let widths = share(columns, &samples, &fixed, room)?;
            let floors = natural.iter().zip(fixed).map(|(&all, fixed)| fixed.unwrap_or(all.min(floor)));
            widths.iter().zip(floors).all(|(&width, floor)| width >= floor).then_some(widths)
        });
        arranged.map_or(Self::Fields(room), |widths| Self::Columns(widths, Wide::Folded))
    }

    fn header(&self, columns: &[Column], style: &Style) -> String {
        match self {
            Self::Columns(widths, _) => header_lines(columns, widths, style),
            Self::Fields(_) => String::new(),
        }
    }

    fn first_row(&self, columns: &[Column], row: &[Shown]) -> String {
        match self {
            Self::Columns(widths, wide) => row_lines(columns, row, widths, *wide),
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

/// The greatest width of the cells of each column.
fn widest(columns: &[Column], rows: &[Vec<Shown>], width: fn(&str) -> usize) -> Vec<usize> {
    let mut widest = vec![0; columns.len()];
    for row in rows {
        for (widest, shown) in widest.iter_mut().zip(row) {
            *widest = width(&shown.text).max(*widest);
        }
    }
    widest
}

/// The greatest width of each column, its heading included.
fn headed(columns: &[Column], cells: &[usize], width: fn(&str) -> usize) -> Vec<usize> {
    columns.iter().zip(cells).map(|(column, &cell)| width(&heading(column)).max(cell)).collect()
}

/// The widths of the columns that don't share.
fn fixed(columns: &[Column], words: &[usize], lists: Option<&[usize]>) -> Vec<Option<usize>> {
    let fixed = |(place, column): (usize, &Column)| match column.kind {
        ColumnKind::Word | ColumnKind::Number | ColumnKind::Date => Some(words[place]),
        ColumnKind::List => lists.map(|lists| lists[place]),
        ColumnKind::Text => None,
    };
    columns.iter().enumerate().map(fixed).collect()
}

/// The width of a list that gives way to texts: that of its longest word, or of two codes of states.
fn narrow_list(all: usize, longest_part: usize) -> usize {
    longest_part.max(all.min(TWO_STATES)).min(TEXT_FLOOR)
}

/// The widths of all columns, where those that are not fixed share what the others leave, in view of `samples`, their widest
/// cells. Nothing where the terminal is too narrow for that.
fn share(columns: &[Column], samples: &[&str], fixed: &[Option<usize>], room: usize) -> Option<Vec<usize>> {
    /// Draws the one line by which the widths can be read off.
    const RULED: TableStyle = TableStyle::new()
        .header_lines(ContentLineStyle::none().junction(' '))
        .header_separator(LineStyle::none().fill('─').junction('┼'));

    let mut table = comfy_table::Table::new();
    let inner_gaps = columns.len().saturating_sub(1) * (GAP - 1);
    table.load_style(RULED).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(narrow(room.saturating_sub(inner_gaps)));
    table.set_header(columns.iter().map(heading)).add_row(samples);
    for (fixed, column) in fixed.iter().zip(table.column_iter_mut()) {
        column.set_padding((0, 0));
        if let Some(width) = fixed {
            column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(narrow(*width))));
        }
    }
    let rule = table.lines().find(|line| line.starts_with('─'))?;
    let widths: Vec<usize> = rule.split('┼').map(natural_width).collect();
    (widths.len() == columns.len() && total(&widths) <= room).then_some(widths)
}

fn widest_cells<'r>(columns: &[Column], rows: &'r [Vec<Shown>]) -> Vec<&'r str> {
    let cells = (0..columns.len()).map(|place| rows.iter().filter_map(move |row| Some(row.get(place)?.text.as_str())));
    cells.map(|cells| cells.max_by_key(|text| natural_width(text)).unwrap_or_default()).collect()
}

fn total(widths: &[usize]) -> usize {
    widths.iter().sum::<usize>() + widths.len().saturating_sub(1) * GAP
}

/// The width as the table library counts it; wider than its greatest is wider than any terminal.
fn narrow(width: usize) -> u16 {
    u16::try_from(width).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests;
