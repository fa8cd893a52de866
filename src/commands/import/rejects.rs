//! The file of rejected rows: the columns of the input and the reasons, so that it can be mended and imported again.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::Path;

use chrono::NaiveDate;

use crate::cli::context::Context;
use crate::error::Result;
use crate::export::file::{Overwrite, write_file};
use crate::export::{self, Format, Style};
use crate::import::map::binding::REASONS;
use crate::import::read::rows::{Field, Row, Rows};
use crate::import::run::Outcome;
use crate::model::vocabulary::Lang;
use crate::report::table::{Cell, Column, RowStream, Table};

/// Writes the rows that were refused, as CSV. A file that holds just these already, from a dry run or a first attempt, is in
/// nobody's way: it is left as it is.
pub(super) fn write(path: &Path, overwrite: Overwrite, rows: &dyn Rows, outcome: &Outcome, context: &Context) -> Result<()> {
    let write =
        |out: &mut dyn Write| export::write_table(table(rows, outcome, context.today), Format::Csv, &Style::default(), out);
    if !holds_just(path, write)? {
        write_file(path, overwrite, write)?;
    }
    context.note(&(context.said().notes.wrote)(&path.display().to_string()));
    Ok(())
}

/// Whether the file is there and holds what `write` writes, byte for byte.
fn holds_just(path: &Path, write: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<bool> {
    if !path.is_file() {
        return Ok(false);
    }
    // A file that can't be read is told by who writes it.
    let Ok(file) = File::open(path) else { return Ok(false) };
    let mut compared = Compared { file: BufReader::new(file), is_same: true };
    write(&mut compared)?;
    Ok(compared.is_same && compared.file.fill_buf().is_ok_and(<[u8]>::is_empty))
}

/// A file beside which something is written.
struct Compared {
    file: BufReader<File>,
    is_same: bool,
}

impl Write for Compared {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut there = vec![0; bytes.len()];
        self.is_same = self.is_same && self.file.read_exact(&mut there).is_ok() && there == bytes;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn table<'a>(rows: &'a dyn Rows, outcome: &'a Outcome, today: NaiveDate) -> Table<'a> {
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
            Field::Text(text) => Cell::Text(text.clone()),
            Field::List(texts) => Cell::List(texts.clone()),
            Field::Empty | Field::Fault(_) => Cell::Empty,
        })
        .collect()
}
