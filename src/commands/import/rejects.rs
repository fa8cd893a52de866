//! The file of rejected rows: the columns of the input and the reasons, so that it can be mended and imported again.

use std::collections::HashMap;
use std::path::Path;

use chrono::NaiveDate;

use crate::cli::context::Context;
use crate::cli::rejected::write_rejected;
use crate::error::Result;
use crate::export::file::Overwrite;
use crate::import::map::binding::REASONS;
use crate::import::read::rows::{RawCell, Row, Rows};
use crate::import::run::ImportOutcome;
use crate::model::vocabulary::Lang;
use crate::report::table::{Cell, Column, RowStream, Table};

/// Writes the rows that were refused.
pub(super) fn write(
    path: &Path,
    overwrite: Overwrite,
    rows: &dyn Rows,
    outcome: &ImportOutcome,
    context: &Context,
) -> Result<()> {
    write_rejected(path, overwrite, || table(rows, outcome, context.today), context)
}

fn table<'a>(rows: &'a dyn Rows, outcome: &'a ImportOutcome, today: NaiveDate) -> Table<'a> {
    let header = rows.header().iter().filter(|name| *name != REASONS);
    let mut columns: Vec<Column> = header.map(|name| Column::text(name.clone(), name.clone())).collect();
    columns.push(Column::text(REASONS, REASONS));
    let reasons: HashMap<u64, String> = outcome
        .refused
        .iter()
        .map(|(row, faults)| {
            let texts: Vec<String> = faults
                .iter()
                .map(|fault| match &fault.column {
                    Some(column) => format!("{column}: {}", fault.reason),
                    None => fault.reason.clone(),
                })
                .collect();
            (*row, texts.join("; "))
        })
        .collect();
    let is_kept: Vec<bool> = rows.header().iter().map(|name| name != REASONS).collect();
    let rows = RowStream::whole(move |push| {
        rows.read(&mut |row, _| match reasons.get(&row.number) {
            Some(reason) => {
                let mut cells = cells(row, &is_kept);
                cells.push(Cell::Text(reason.clone()));
                push(&cells)
            }
            None => Ok(()),
        })
    });
    Table { name: "rejects", as_of: today, lang: Lang::En, columns, rows }
}

fn cells(row: &Row, is_kept: &[bool]) -> Vec<Cell> {
    let fields = row.fields.iter().zip(is_kept).filter(|(_, is_kept)| **is_kept);
    fields
        .map(|(field, _)| match field {
            RawCell::Text(text) => Cell::Text(text.clone()),
            RawCell::List(texts) => Cell::List(texts.clone()),
            RawCell::Empty | RawCell::Fault(_) => Cell::Empty,
        })
        .collect()
}
