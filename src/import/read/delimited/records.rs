//! Splits delimited text into records of cells (RFC 4180, with any line end). The `csv` crate reads the same, but does not
//! count blank lines, which spreadsheets number, and does not report an unclosed quote or text after a closing quote.

use std::io::{self, Read};

use crate::import::read::bad::{LONGEST_CELL, LONGEST_ROW, MOST_COLUMNS};
use crate::import::read::encoding::Decoded;

/// A row of the file, split into cells, without quotes.
#[derive(Debug, Default)]
pub(super) struct Record {
    /// The number of the row as shown in a spreadsheet.
    pub(super) number: u64,
    /// Whether it was too long, or had too many cells.
    pub(super) is_cut: bool,
    bytes: Vec<u8>,
    cells: Vec<Cell>,
}

#[derive(Debug, Clone, Copy)]
struct Cell {
    end: usize,
    flaw: Option<Flaw>,
}

/// What is wrong with a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flaw {
    TooLong,
    /// `"one" two`: a quote inside the cell that was not doubled.
    TextAfterQuote,
}

/// The next part of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    Record,
    End,
    /// A quote that opens in this row, in the cell with this index from 0, is never closed.
    Unclosed {
        number: u64,
        at: usize,
    },
}

impl Record {
    /// The cells in order.
    pub(super) fn cells(&self) -> impl Iterator<Item = (&[u8], Option<Flaw>)> {
        self.cells.iter().scan(0, |start, cell| {
            let bytes = &self.bytes[std::mem::replace(start, cell.end)..cell.end];
            Some((bytes, cell.flaw))
        })
    }

    pub(super) fn n_cells(&self) -> usize {
        self.cells.len()
    }

    fn start(&self) -> usize {
        self.cells.last().map_or(0, |cell| cell.end)
    }

    /// Adds bytes to the current cell, as many as fit.
    fn push(&mut self, bytes: &[u8]) -> Option<Flaw> {
        let room_in_cell = LONGEST_CELL - (self.bytes.len() - self.start());
        let room_in_row = LONGEST_ROW - self.bytes.len();
        self.bytes.extend_from_slice(&bytes[..bytes.len().min(room_in_cell).min(room_in_row)]);
        if bytes.len() > room_in_cell && room_in_cell <= room_in_row {
            return Some(Flaw::TooLong);
        }
        self.is_cut |= bytes.len() > room_in_row;
        None
    }

    fn clear(&mut self) {
        self.is_cut = false;
        self.bytes.clear();
        self.cells.clear();
    }
}

/// The state of reading a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Begin,
    Plain,
    Quoted,
    /// After a quote that closes the cell, unless another one follows.
    MaybeClosed,
    /// After blanks or text after the closing quote.
    Closed,
}

/// The records of a file, one after the other.
pub(super) struct Records<R> {
    source: Decoded<R>,
    delimiter: u8,
    at: usize,
    number: u64,
    /// Whether the last record ended in a carriage return, which a line feed may follow.
    is_after_cr: bool,
    flaw: Option<Flaw>,
}

impl<R: Read> Records<R> {
    pub(super) fn new(source: Decoded<R>, delimiter: u8) -> Self {
        Self { source, delimiter, at: 0, number: 0, is_after_cr: false, flaw: None }
    }

    /// The number of bytes read from the file.
    pub(super) fn n_read(&self) -> u64 {
        self.source.n_read()
    }

    /// Reads the next row with at least one character into `record`. Empty rows are skipped but counted.
    ///
    /// # Errors
    /// What the file says.
    pub(super) fn next(&mut self, record: &mut Record) -> io::Result<Next> {
        record.clear();
        self.number += 1;
        self.flaw = None;
        let mut state = State::Begin;
        while let Some(byte) = self.byte()? {
            let is_line_feed_of_cr = std::mem::take(&mut self.is_after_cr) && byte == b'\n';
            if is_line_feed_of_cr {
                continue;
            }
            let is_end = matches!(byte, b'\r' | b'\n') && state != State::Quoted;
            if !is_end {
                state = self.step(state, byte, record);
                self.take_run(state, record);
                continue;
            }
            self.is_after_cr = byte == b'\r';
            if state == State::Begin && record.cells.is_empty() {
                self.number += 1;
                continue;
            }
            return Ok(self.end(record));
        }
        Ok(match state {
            State::Begin if record.cells.is_empty() => Next::End,
            State::Quoted => Next::Unclosed { number: self.number, at: record.cells.len() },
            State::Begin | State::Plain | State::MaybeClosed | State::Closed => self.end(record),
        })
    }

    fn byte(&mut self) -> io::Result<Option<u8>> {
        if self.at == self.source.chunk().len() {
            self.source.advance()?;
            self.at = 0;
        }
        let byte = self.source.chunk().get(self.at).copied();
        self.at += usize::from(byte.is_some());
        Ok(byte)
    }

    /// Processes a byte that does not end the row.
    fn step(&mut self, state: State, byte: u8, record: &mut Record) -> State {
        let is_delimiter = byte == self.delimiter && state != State::Quoted;
        if is_delimiter {
            self.end_cell(record);
            return State::Begin;
        }
        match (state, byte) {
            (State::Begin | State::MaybeClosed, b'"') => {
                if state == State::MaybeClosed {
                    self.flaw = record.push(&[byte]).or(self.flaw);
                }
                State::Quoted
            }
            (State::Quoted, b'"') => State::MaybeClosed,
            (State::Begin | State::Plain, _) => {
                self.flaw = record.push(&[byte]).or(self.flaw);
                State::Plain
            }
            (State::Quoted, _) => {
                self.flaw = record.push(&[byte]).or(self.flaw);
                State::Quoted
            }
            (State::MaybeClosed | State::Closed, b' ' | b'\t') => State::Closed,
            (State::MaybeClosed | State::Closed, _) => {
                self.flaw = self.flaw.or(Some(Flaw::TextAfterQuote));
                State::Closed
            }
        }
    }

    /// Processes the bytes up to the next one that changes the state.
    fn take_run(&mut self, state: State, record: &mut Record) {
        let rest = &self.source.chunk()[self.at..];
        let ends = match state {
            State::Plain => rest.iter().position(|&byte| byte == self.delimiter || matches!(byte, b'\r' | b'\n')),
            State::Quoted => rest.iter().position(|&byte| byte == b'"'),
            State::Begin | State::MaybeClosed | State::Closed => return,
        };
        let run = &rest[..ends.unwrap_or(rest.len())];
        self.at += run.len();
        self.flaw = record.push(run).or(self.flaw);
    }

    fn end_cell(&mut self, record: &mut Record) {
        let flaw = self.flaw.take();
        if record.cells.len() > MOST_COLUMNS {
            record.is_cut = true;
            record.bytes.truncate(record.start());
            return;
        }
        record.cells.push(Cell { end: record.bytes.len(), flaw });
    }

    fn end(&mut self, record: &mut Record) -> Next {
        self.end_cell(record);
        record.number = self.number;
        Next::Record
    }
}
