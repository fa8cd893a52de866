//! The header of a CSV or TSV.

use std::path::Path;

use super::{Delimited, TextOptions, reason};
use crate::error::Result;
use crate::import::read::bad::bad_file;
use crate::import::read::delimited::records::Record;
use crate::import::read::header::Columns;
use crate::import::read::header_row::{HeaderLine, HeaderNames, N_LOOKED_AT, chosen, refuse_blank};

impl Delimited {
    /// As `open_whole`, and reads the header.
    ///
    /// # Errors
    /// As `open_whole`; `Error::BadFile` if the file is empty or its header can't be read.
    pub(in crate::import::read) fn open(path: &Path, name: &str, manner: &TextOptions<'_>) -> Result<Self> {
        let mut csv = Self::open_whole(path, name, manner)?;
        csv.read_header(manner)?;
        Ok(csv)
    }

    fn read_header(&mut self, manner: &TextOptions<'_>) -> Result<()> {
        let (mut first, mut header) = (Vec::new(), Vec::new());
        let mut records = self.records()?;
        let mut record = Record::default();
        let mut n_read = 0;
        loop {
            match self.next(&mut records, &mut record) {
                Ok(true) => {}
                Ok(false) => break,
                // Faults further down are reported with the name of the column.
                Err(_) if !first.is_empty() => break,
                Err(error) => return Err(error),
            }
            n_read = record.number;
            match manner.header_rows {
                Some(rows) if record.number < rows.first => {}
                Some(rows) if record.number > rows.last => break,
                Some(_) => header.push(HeaderLine { number: record.number, cells: self.header_cells(&record)? }),
                None if first.len() == N_LOOKED_AT => break,
                None => {
                    let line = self.glimpse(&record);
                    first.extend(Some(line).filter(|line| line.cells.iter().any(|cell| !cell.trim().is_empty())));
                }
            }
        }
        if manner.header_rows.is_none() {
            let nothing = HeaderNames::default();
            header.extend(chosen(&self.name, first, manner.names.unwrap_or(&nothing), &mut self.remarks)?);
            // Once more, for what can't be read of it.
            let mut records = self.records()?;
            while let Some(line) = header.first_mut()
                && self.next(&mut records, &mut record)?
            {
                if record.number == line.number {
                    line.cells = self.header_cells(&record)?;
                    break;
                }
            }
        }
        refuse_blank(&self.name, &header, manner.header_rows, n_read, ("is empty", NAMES_NEEDED))?;
        self.columns = Columns::new(&self.name, &header)?;
        self.header_row = header.last().map_or(0, |line| line.number);
        if self.columns.has_unnamed() {
            let mut records = self.records()?;
            while self.next(&mut records, &mut record)? {
                if record.number > self.header_row {
                    self.columns.see(record.cells().map(|(cell, _)| !cell.trim_ascii().is_empty()));
                }
            }
        }
        Ok(())
    }

    /// The readable part of a row, for finding the header.
    fn glimpse(&self, record: &Record) -> HeaderLine {
        let cell = |(bytes, _)| self.found.text(bytes).map_or_else(|| "?".to_owned(), |text| self.unguarded(text));
        HeaderLine { number: record.number, cells: record.cells().map(cell).collect() }
    }

    fn header_cells(&self, record: &Record) -> Result<Vec<String>> {
        let mut cells = Vec::with_capacity(record.n_cells());
        for (bytes, flaw) in record.cells() {
            let at = cells.len();
            match flaw {
                Some(flaw) => {
                    let place = format!("{}:{}:{}", self.name, record.number, self.columns.called(at));
                    return Err(bad_file(place, reason(flaw), "mend the header"));
                }
                None => cells.push(self.unguarded(self.text(record, at, bytes)?)),
            }
        }
        Ok(cells)
    }
}

const NAMES_NEEDED: &str = "it should have a header row with the names of the columns";
