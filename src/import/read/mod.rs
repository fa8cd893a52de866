//! Reads bytes into rows. Nothing here knows our columns or the register.
//!
//! - [`input`]: the file, its form, its rows: `Input::find`, `Input::rows`, [`input::open`]; [`form`]: recognises the form;
//!   [`encoding`]: decodes the characters; [`standard_input`]: copied to a file.
//! - [`rows`]: the result of every reader: `Rows`, `Row`, `Field`.
//! - [`header`]: the column names of a table whose cells only have positions; [`header_row`]: finds their row.
//! - [`delimited`] (CSV, TSV), [`json`] (JSON, NDJSON), [`workbook`] (XLSX and its kin, ODS; by a child process).
//! - [`bad`]: the errors and limits that all readers share.

mod bad;
mod delimited;
mod encoding;
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
