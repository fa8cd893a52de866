//! Bytes into rows into changes of the register.

mod bad;
mod columns;
mod delimited;
mod delimiter;
mod encoding;
mod first_bytes;
mod form;
pub mod input;
mod json;
mod json_reading;
mod ndjson;
mod objects;
pub mod record;
mod records;
pub mod rows;
mod stated_table;
pub mod workbook;

#[cfg(test)]
mod reader_tests;
