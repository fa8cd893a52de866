//! Bytes into rows. Nothing here knows a column of ours or the register.
//!
//! - [`input`]: the file, its form, its rows: `Input::find`, `Input::rows`, [`input::open`]; [`form`] and [`first_bytes`] tell
//!   what a file is, [`encoding`] its characters; [`standard_input`]: kept as a file.
//! - [`rows`]: what every reader gives: `Rows`, `Row`, `Field`.
//! - [`header`]: the names of the columns of a table whose cells have places alone; [`header_row`]: in which row they stand.
//! - [`delimited`] (CSV, TSV), [`json`] (JSON, NDJSON), [`workbook`] (XLSX and its kin, ODS; by a child process).
//! - [`bad`]: how a reader says what is wrong, and the limits that all share.

mod bad;
mod delimited;
mod encoding;
mod first_bytes;
mod form;
pub mod grid;
mod header;
mod header_row;
pub mod input;
mod json;
pub mod rows;
pub mod standard_input;
pub mod workbook;

#[cfg(test)]
mod reader_tests;
